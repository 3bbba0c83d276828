"""Tables and gold from files of several make."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from kg.errors import RequestError
from kg.resolve.pairs import tables


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("text", ["", "id|a\n1|x\n1|y\n"])
def test_what_is_no_table_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(RequestError):
        tables.read(write(tmp_path, "t.csv", text), id_column="id" if text else "")


def test_a_table_without_rows_and_one_that_is_binary_say_so(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="holds a header and no rows; give a table with rows"):
        tables.read(write(tmp_path, "t.csv", "id,title\n"))
    with pytest.raises(RequestError, match="is binary, no table; give CSV or JSON Lines"):
        tables.read(write(tmp_path, "t.csv", "id,\0title\n1,a\n"))
    (tmp_path / "wide.csv").write_text("id,title\n1,a\n", encoding="utf-16")
    assert tables.read(tmp_path / "wide.csv").rows == {"1": ("a",)}


def test_a_missing_file_or_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="cannot be read"):
        tables.read(tmp_path / "none.csv")
    with pytest.raises(RequestError, match="no column 'b'"):
        tables.read(write(tmp_path, "t.csv", "id,a\n1,x\n"), columns={"b": ""})


@pytest.mark.parametrize("separator", [",", "|", ";", "\t"])
def test_separators_are_found(tmp_path: Path, separator: str) -> None:
    path = write(
        tmp_path, "t.csv", "\n".join(separator.join(row) for row in (("id", "title", "who"), ("1", "Low Tide", "Quill"), ("2", "Sand", "")))
    )
    table = tables.read(path)
    assert table.columns == ("title", "who")
    assert table.rows == {"1": ("Low Tide", "Quill"), "2": ("Sand", "")}


def test_a_quote_that_is_a_letter_swallows_no_row(tmp_path: Path) -> None:
    path = write(tmp_path, "t.csv", 'id|title|who\n1|"Low Tide|Quill\n2|Sand|Marsh\n3|6" Lamp|Oland\n')
    assert len(tables.read(path).rows) == 3


def test_quoted_separators_and_lines_are_of_the_cell(tmp_path: Path) -> None:
    path = write(tmp_path, "t.csv", 'id,title,who\n1,"Low, Tide","Quill\nMarsh"\n2,Sand,Oland\n')
    assert tables.read(path).rows["1"] == ("Low, Tide", "Quill\nMarsh")


def test_json_lines_with_lists(tmp_path: Path) -> None:
    rows = [{"id": 1, "title": "Low Tide", "cast": ["Ada Quill", "Bo Marsh"]}, {"id": 2, "title": None, "year": 1998}]
    table = tables.read(write(tmp_path, "t.jsonl", "\n".join(map(json.dumps, rows))))
    assert table.columns == ("title", "cast", "year")
    assert table.rows == {"1": ("Low Tide", "Ada Quill\x1fBo Marsh", ""), "2": ("", "", "1998")}


def test_columns_are_dropped_and_renamed(tmp_path: Path) -> None:
    path = write(tmp_path, "t.csv", "id,a,b\n1,x,y\n")
    assert tables.read(path, columns={"a": "", "b": "title"}).columns == ("title",)


@pytest.fixture
def two(tmp_path: Path) -> tuple[tables.Table, tables.Table]:
    left = tables.Table("l", ("a",), {f"l{i}": (str(i),) for i in range(4)})
    right = tables.Table("r", ("a",), {f"r{i}": (str(i),) for i in range(4)})
    return left, right


def test_gold_is_found_whatever_its_columns_are_called(tmp_path: Path, two: tuple[tables.Table, tables.Table]) -> None:
    gold = tables.read_gold(write(tmp_path, "g.csv", "note|second|first\nx|r1|l0\ny|r2|l1\n"), *two)
    assert gold.same == {("l0", "r1"), ("l1", "r2")}
    assert not gold.different


def test_gold_without_a_header(tmp_path: Path, two: tuple[tables.Table, tables.Table]) -> None:
    assert tables.read_gold(write(tmp_path, "g.csv", "l0,r1\nl1,r2\n"), *two).same == {("l0", "r1"), ("l1", "r2")}


def test_gold_that_judges_both_ways(tmp_path: Path, two: tuple[tables.Table, tables.Table]) -> None:
    gold = tables.read_gold(write(tmp_path, "g.csv", "ltable_id,rtable_id,label\nl0,r1,1\nl1,r2,0\n"), *two)
    assert gold == tables.Gold(frozenset({("l0", "r1")}), frozenset({("l1", "r2")}))


@pytest.mark.parametrize(("yes", "no"), [("matched", "no-matched"), ("T", "F"), ("1", "-1"), ("Match", "non match"), ("+", "-")])
def test_verdicts_in_words(tmp_path: Path, two: tuple[tables.Table, tables.Table], yes: str, no: str) -> None:
    gold = tables.read_gold(write(tmp_path, "g.csv", f"one,two,what\nl0,r1,{yes}\nl1,r2,{no}\n"), *two)
    assert gold == tables.Gold(frozenset({("l0", "r1")}), frozenset({("l1", "r2")}))


def test_a_verdict_that_is_open_judges_neither_way(tmp_path: Path, two: tuple[tables.Table, tables.Table]) -> None:
    text = "one,two,label\nl0,r1,1\nl1,r2,0\nl2,r3,unsure\nl3,r0,\n"
    assert tables.read_gold(write(tmp_path, "g.csv", text), *two) == tables.Gold(frozenset({("l0", "r1")}), frozenset({("l1", "r2")}))
    text = "one,two,said\n" + "".join(f"l{n % 4},r{n // 4},{n % 2}\n" for n in range(15)) + "l3,r3,unsure\n"
    judged = tables.read_gold(write(tmp_path, "g.csv", text), *two)
    assert (len(judged.same), len(judged.different)) == (7, 8)
    # Words that are no verdicts are a remark.
    text = "one,two,label\nl0,r1,film\nl1,r2,no\nl2,r3,series\n"
    assert len(tables.read_gold(write(tmp_path, "g.csv", text), *two).same) == 3


@pytest.mark.parametrize(
    "header", ["id_right,id_left", "right_film,left_film", "r_key,l_key", "idB,idA", "film2,film1", "shop id,archive id"]
)
def test_columns_of_ids_are_told_apart_by_their_names_where_ids_are_counts(tmp_path: Path, header: str) -> None:
    counts = {str(n): ("x",) for n in range(9)}
    left, right = tables.Table("archive.csv", ("a",), counts), tables.Table("shop.csv.gz", ("a",), counts)
    gold = tables.read_gold(write(tmp_path, "g.csv", f"{header}\n1,2\n3,4\n5,6\n"), left, right)
    assert gold.same == {("2", "1"), ("4", "3"), ("6", "5")}


def test_gold_of_other_tables_is_refused(tmp_path: Path, two: tuple[tables.Table, tables.Table]) -> None:
    with pytest.raises(RequestError, match="no two columns"):
        tables.read_gold(write(tmp_path, "g.csv", "a,b\nx,y\n"), *two)


def test_halves_are_by_the_id_and_even() -> None:
    first = [i for i in range(4000) if tables.in_first_half(str(i))]
    assert 1850 < len(first) < 2150
    assert tables.in_first_half("7") == tables.in_first_half("7")
    assert first != list(range(len(first)))


def test_remarks_before_the_header_are_passed_over(tmp_path: Path) -> None:
    path = write(tmp_path, "t.csv", "#left.csv\n# made by hand, in spring\nid,a,b,c\n1,x,y,z\n")
    assert tables.read(path).columns == ("a", "b", "c")
    path = write(tmp_path, "t.csv", '#,title,who\n1,"Low, Tide","Quill, Ada"\n2,Sand,"Marsh, Bo"\n')
    assert tables.read(path).columns == ("#", "title", "who")
    assert len(tables.read(path).rows) == 2


def test_packed_tables_are_read(tmp_path: Path) -> None:
    (tmp_path / "t.csv.gz").write_bytes(gzip.compress(b"id,title\n1,Low Tide\n"))
    (tmp_path / "t.jsonl.gz").write_bytes(gzip.compress(b'{"id": 1, "title": "Low Tide"}\n'))
    for name in ("t.csv.gz", "t.jsonl.gz"):
        assert tables.read(tmp_path / name).rows == {"1": ("Low Tide",)}
    (tmp_path / "cut.csv.gz").write_bytes(gzip.compress(b"id,title\n1,Low Tide\n" * 9)[:-9])
    with pytest.raises(RequestError, match="cannot be read"):
        tables.read(tmp_path / "cut.csv.gz")


def test_columns_are_asked_for_in_any_case(tmp_path: Path) -> None:
    path = write(tmp_path, "t.csv", "Nr,Title,title\n1,x,y\n")
    assert tables.read(path, id_column="nr").columns == ("Title", "title")
    assert tables.read(path, columns={"NR": ""}).columns == ("Title", "title")
    with pytest.raises(RequestError, match="no column 'TITLE'"):
        tables.read(path, columns={"TITLE": ""})


def table(*ids: str) -> tables.Table:
    return tables.Table("t", ("a",), dict.fromkeys(ids, ("x",)))


@pytest.mark.parametrize(("left", "right", "written"), [
    (("0012", "0013"), ("7", "8"), "12,7.0\n13,8.0\n"),
    (("12", "13"), ("Q7", "Q8"), "12.0,http://facts.example/entity/Q7\n13.0,http://facts.example/entity/Q8\n"),
    (("http://facts.example/entity/Q7", "http://facts.example/entity/Q8"), ("12", "13"), "q7,12\nq8,13\n"),
    (("1", "2"), ("tt0000012", "tt0000013"), "1,0000012\n2,0000013\n"),
    (("1", "2"), ("12", "13"), "1,tt0000012\n2,tt0000013\n"),
])  # fmt: skip
def test_ids_are_found_though_they_are_written_otherwise(
    tmp_path: Path, left: tuple[str, ...], right: tuple[str, ...], written: str
) -> None:
    gold = tables.read_gold(write(tmp_path, "g.csv", f"one,two\n{written}"), table(*left), table(*right))
    assert gold.same == set(zip(left, right, strict=True))


def test_an_id_that_would_mean_two_rows_means_none(tmp_path: Path) -> None:
    gold = tables.read_gold(
        write(tmp_path, "g.csv", "one,two\n12,7\n13,8\n14,9\n"), table("012", "0012", "013", "014"), table("7", "8", "9")
    )
    assert gold.same == {("013", "8"), ("014", "9")}
    assert gold.unknown == 1


def test_ids_that_stand_there_to_the_letter_are_never_read_otherwise(tmp_path: Path) -> None:
    gold = tables.read_gold(write(tmp_path, "g.csv", "one,two\n12,7\n012,8\n"), table("12", "012"), table("7", "8"))
    assert gold.same == {("12", "7"), ("012", "8")}


def test_a_refused_list_of_pairs_says_what_ids_look_like(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="such as 'l0' in t and 'r0' in t"):
        tables.read_gold(write(tmp_path, "g.csv", "one,two\nx,y\n"), table("l0"), table("r0"))


def test_pairs_of_one_table_have_no_order() -> None:
    gold = tables.Gold(frozenset({("2", "1"), ("1", "2"), ("3", "3")}), frozenset({("2", "1"), ("4", "3")}))
    assert gold.unordered() == tables.Gold(frozenset({("1", "2")}), frozenset({("3", "4")}))


def test_a_column_of_ids_is_the_one_whose_values_the_pairs_name(tmp_path: Path) -> None:
    path = write(tmp_path, "t.csv", "gross,link,title_id\n7,http://f.example/tt01/?r=1,a\n8,http://f.example/tt02/?r=1,b\n")
    assert set(tables.read(path).rows) == {"a", "b"}
    assert set(tables.read(path, listed={"http://f.example/tt01/?r=1", "x"}).rows) == {
        "http://f.example/tt01/?r=1",
        "http://f.example/tt02/?r=1",
    }
    assert len(tables.read(path, listed={"tt01", "tt02"}).rows["http://f.example/tt01/?r=1"]) == 2
    assert set(tables.read(path, listed={"a", "b", "7"}).rows) == {"a", "b"}
    assert set(tables.read(path, listed={"nowhere"}).rows) == {"a", "b"}
    assert set(tables.read(path, id_column="gross", listed={"a"}).rows) == {"7", "8"}


def test_rows_that_repeat_a_thing_for_each_of_its_values_are_one_row(tmp_path: Path) -> None:
    text = "item,title,year,genre\nq1,Low Tide,1998,drama\nq1,Low Tide,1998,crime\nq2,Sand,,drama\nq2,Sand,1999,drama\n"
    table = tables.read(write(tmp_path, "t.csv", text), listed={"q1", "q2"})
    assert table.rows == {"q1": ("Low Tide", "1998", "drama\x1fcrime"), "q2": ("Sand", "1999", "drama")}


def test_ids_by_which_pairs_name_rows_are_no_column_but_titles_are(tmp_path: Path) -> None:
    path = write(tmp_path, "t.csv", "key,what,year\nab-12,Low Tide,1998\nab-13,The Sand of the Sea,1999\n")
    assert tables.read(path, listed={"ab-12"}).columns == ("what", "year")
    assert tables.read(path, listed={"Low Tide"}).columns == ("key", "what", "year")


def test_a_column_that_numbers_the_rows_in_their_order_says_nothing(tmp_path: Path) -> None:
    text = ",title,at\n" + "".join(f"{n},Low Tide {n},{n + 1}\n" for n in range(9))
    table = tables.read(write(tmp_path, "t.csv", text))
    assert table.columns == ("title",)
    assert list(table.rows) == [str(n) for n in range(9)]
    text = "id,title,at\n" + "".join(f"a{n},Low Tide {n},{8 - n}\n" for n in range(9))
    assert tables.read(write(tmp_path, "t.csv", text)).columns == ("title", "at")


def test_ids_in_another_writing_are_found_though_a_few_numbers_meet_to_the_letter(tmp_path: Path) -> None:
    rows = "".join(f"{n},tt{900 + n * 3:07d},Low Tide {n}\n" for n in range(40))
    path = write(tmp_path, "t.csv", f"votes,key,title\n{rows}")
    listed = {str(900 + n * 3) for n in range(40)} | {f"low-tide-{n}x" for n in range(40)} | {"1", "2", "3"}
    assert "tt0000903" in tables.read(path, listed=listed).rows
