"""Two small invented tables, end to end; what must not matter, and what must."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kg.errors import RequestError
from kg.resolve.pairs import evaluate, match, weights
from kg.resolve.pairs.evidence import affinities
from kg.resolve.pairs.matching import stands_once
from kg.resolve.pairs.measure import explained, explanation, write_matches
from kg.resolve.pairs.tables import Table
from kg.resolve.pairs.values import side

FIRST = [
    "Ada",
    "Bo",
    "Cy",
    "Dora",
    "Edmund",
    "Fay",
    "Gus",
    "Hanna",
    "Ivo",
    "Jo",
    "Karl",
    "Lena",
    "Mo",
    "Nell",
    "Otto",
    "Pia",
    "Quin",
    "Rosa",
    "Sven",
    "Tilda",
]
LAST = [
    "Quill",
    "Marsh",
    "Oland",
    "Tarn",
    "Weir",
    "Holm",
    "Fenn",
    "Lund",
    "Brook",
    "Strand",
    "Vale",
    "Thorpe",
    "Kell",
    "Dunmore",
    "Ashby",
    "Pryor",
    "Selwyn",
    "Varga",
    "Imre",
    "Okafor",
]
HEAD = [
    "Salt",
    "Letter",
    "Lamp",
    "Keeper",
    "Tide",
    "Orchard",
    "Winter",
    "Mirror",
    "Harbour",
    "Silence",
    "River",
    "Glass",
    "Engine",
    "Swallow",
    "Paper",
]
TAIL = ["Drowned", "Borrowed", "Last", "Northern", "Painted", "Hollow", "Second", "Burning", "Quiet", "Foreign"]


def films(number: int = 120) -> list[tuple[str, str, str, int, int]]:
    """Title, director, star, year, minutes: invented, every title twice with years apart, as remakes are."""
    draw = random.Random(7)
    titles = [f"The {t} {h}" for t in TAIL for h in HEAD]
    out = []
    for i in range(number):
        title = titles[i // 2 if i < 40 else i]
        person = [f"{draw.choice(FIRST)} {draw.choice(LAST)}" for _ in range(2)]
        out.append((title, person[0], person[1], 1930 + (i * 37) % 80, 61 + (i * 13) % 97))
    return out


def tables(films: list[tuple[str, str, str, int, int]]) -> tuple[Table, Table]:
    left = {f"a{i}": (title, director, str(year), f"{minutes} min") for i, (title, director, _, year, minutes) in enumerate(films)}
    right = {
        f"b{i * 7 % 1009}": (
            f"{title[4:]}, The",
            ", ".join(reversed(director.split())),
            star,
            f"{year}-06-0{1 + i % 9}",
            str(minutes + i % 3),
        )
        for i, (title, director, star, year, minutes) in enumerate(films)
    }
    return Table("left", ("c1", "c2", "c3", "c4"), left), Table("right", ("x", "y", "z", "v", "w"), right)


def truth(number: int = 120) -> set[tuple[str, str]]:
    return {(f"a{i}", f"b{i * 7 % 1009}") for i in range(number)}


def f1(found: set[tuple[str, str]], true: set[tuple[str, str]]) -> float:
    return 2 * len(found & true) / (len(found) + len(true))


def test_tables_that_share_nothing_have_no_pairs() -> None:
    left, _ = tables(films())
    other = Table("o", ("q",), {f"o{i}": (f"Zz{i} Yy{i} of Xx{i}",) for i in range(50)})
    assert match(side(left), side(other), weights.load()).found() == set()


def test_an_empty_table_has_no_pairs() -> None:
    left, _ = tables(films())
    assert match(side(left), side(Table("o", ("q",), {})), weights.load()).found() == set()


def test_remakes_are_told_apart_by_what_else_is_known() -> None:
    left, right = tables(films())
    found = match(side(left), side(right), weights.load()).found()
    assert f1(found, truth()) > 0.97
    remakes = {p for p in truth() if int(p[0][1:]) < 40}
    assert len(found & remakes) >= 36


def test_neither_order_nor_ids_nor_headers_matter() -> None:
    left, right = tables(films())
    expected = match(side(left), side(right), weights.load()).found()
    rows = list(right.rows.items())
    random.Random(3).shuffle(rows)
    shuffled = Table("other name", ("", "5", "?", "title", "id"), dict(rows))
    assert match(side(left), side(shuffled), weights.load()).found() == expected
    renamed = Table("left", left.columns, {f"z{999 - int(k[1:])}": v for k, v in left.rows.items()})
    again = {(f"a{999 - int(a[1:])}", b) for a, b in match(side(renamed), side(right), weights.load()).found()}
    assert f1(again, expected) > 0.99


def test_the_tables_can_be_swapped() -> None:
    left, right = tables(films())
    there = match(side(left), side(right), weights.load()).found()
    back = match(side(right), side(left), weights.load()).found()
    assert f1({(b, a) for a, b in back}, there) > 0.98


def test_a_pair_can_be_explained() -> None:
    left, right = tables(films())
    made = match(side(left), side(right), weights.load())
    at = made.pairs.index(("a50", "b350"))
    why = made.why("a50", "b350")
    assert sum(by for _, _, by in why) == pytest.approx(made.scores[at])
    assert [abs(by) for _, _, by in why] == sorted((abs(by) for _, _, by in why), reverse=True)
    assert next(by for _, key, by in why if key == "title.exact") > 0
    assert any("same" in name and "c3" in name for name, _, _ in why)
    assert any(by < 0 for _, _, by in made.why("a50", "b357"))


def test_an_explanation_and_a_list_for_people(tmp_path: Path) -> None:
    left, right = tables(films())
    made = match(side(left), side(right), weights.load())
    assert "held to be one thing, probability" in explanation(made, "a50", "b350")
    assert "were not compared" in explanation(made, "a0", "b833")
    why = explained(made, "a50", "b350")
    assert (why["left"], why["right"], why["compared"], why["same"]) == ("a50", "b350", True, True)
    assert sum(one["added"] for one in why["comparisons"]) == pytest.approx(why["score"], abs=0.1)  # type: ignore[attr-defined, union-attr]
    apart = explained(made, "a0", "b833")
    assert (apart["compared"], apart["same"], apart["probability"], apart["score"]) == (False, False, None, None)
    with pytest.raises(RequestError, match="no row 'b350'"):
        explanation(made, "b350", "a50")
    with pytest.raises(RequestError, match="cannot be written"):
        write_matches(made, tmp_path / "nowhere" / "m.csv")
    write_matches(made, tmp_path / "m.csv")
    lines = (tmp_path / "m.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "left,right,probability,score"
    assert len(lines) == 1 + len(made.matches)


def test_a_table_where_things_stand_twice_lets_both_match() -> None:
    left, right = tables(films())
    twice = Table("twice", right.columns, right.rows | {f"{k}-again": v for k, v in right.rows.items()})
    made = match(side(left), side(twice), weights.load())
    assert made.once == (True, False)
    assert f1(made.found(), truth() | {(a, f"{b}-again") for a, b in truth()}) > 0.95


def test_people_match_by_name_and_namesakes_by_year() -> None:
    names = [f"{a} {b}" for a in FIRST for b in LAST[:6]]
    left = Table("l", ("who", "born"), {f"p{i}": (name, str(1900 + i % 90)) for i, name in enumerate(names)})
    right = Table(
        "r", ("n", "b"), {f"q{i}": (f"{name.split()[1]}, {name.split()[0]}", f"{1900 + i % 90}-03-04") for i, name in enumerate(names)}
    )
    assert f1(match(side(left), side(right), weights.load()).found(), {(f"p{i}", f"q{i}") for i in range(len(names))}) > 0.98


def test_a_table_that_writes_family_names_first() -> None:
    names = [f"{a} {b}" for a in FIRST for b in LAST[:6]]
    left = Table("l", ("who",), {f"p{i}": (name,) for i, name in enumerate(names)})
    right = Table("r", ("n",), {f"q{i}": (" ".join(reversed(name.split())),) for i, name in enumerate(names)})
    assert f1(match(side(left), side(right), weights.load()).found(), {(f"p{i}", f"q{i}") for i in range(len(names))}) > 0.98


def test_evaluate_from_files(tmp_path: Path) -> None:
    left, right = tables(films())
    for table, separator in ((left, ";"), (right, "\t")):
        lines = [separator.join(("id", *table.columns)), *(separator.join((k, *v)) for k, v in table.rows.items())]
        (tmp_path / f"{table.name}.csv").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "gold.csv").write_text("D1,D2\n" + "\n".join(f"{a},{b}" for a, b in sorted(truth())), encoding="utf-8")
    made = evaluate(tmp_path / "left.csv", tmp_path / "right.csv", tmp_path / "gold.csv")
    assert made.rows == (120, 120)
    assert made.scores["all"].f1 > 0.97
    assert made.scores["all"].right == made.scores["all, chosen on"].right + made.scores["all, held out"].right
    assert "F1" in made.to_text()
    assert made.to_dict()["pairs_compared"] == len(made.matching.pairs)
    with pytest.raises(RequestError, match="no kind"):
        evaluate(tmp_path / "left.csv", tmp_path / "right.csv", tmp_path / "gold.csv", left_columns={"c1": "nonsense"})


def test_weights_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "w.toml"
    path.write_text("[title]\nexact = 1.5\n", encoding="utf-8")
    assert weights.load(path)["title"]["exact"] == 1.5
    assert weights.load(path)["title"]["different"] == weights.load()["title"]["different"]
    path.write_text("[title]\nexcat = 1.5\n", encoding="utf-8")
    with pytest.raises(RequestError, match=r"title\.excat"):
        weights.load(path)


def test_every_outcome_has_a_weight() -> None:
    from kg.resolve.pairs import comparisons

    known = weights.load()
    assert set(comparisons.RANK) <= known["name"].keys()
    assert set(comparisons.RANK) <= known["credit"].keys()
    assert {"exact", "same", "near", "subtitled", "numbered", "sequel", "longer", "partly", "different"} <= known["title"].keys()
    assert known["title"]["exact"] > known["title"]["near"] > 0 > known["title"]["sequel"]


def test_a_title_and_an_original_title_are_one_title_and_not_two() -> None:
    titles = [f"The {t} {h}" for t in TAIL for h in HEAD]
    left = Table("l", ("title", "year"), {f"l{i}": (title, str(1930 + i * 37 % 80)) for i, title in enumerate(titles)})
    # Of the last twenty titles the right table has a film of another time only.
    right = Table(
        "r",
        ("title", "original", "year"),
        {
            f"r{i}": (title, title if i % 4 else f"Zz{i} Yy{i}", str(1930 + i * 37 % 80 + (0 if i < 130 else 31)))
            for i, title in enumerate(titles)
        },
    )
    assert match(side(left), side(right), weights.load()).found() == {(f"l{i}", f"r{i}") for i in range(130)}


def test_a_table_against_itself_finds_the_rows_that_stand_there_twice(tmp_path: Path) -> None:
    left, _ = tables(films())
    again = {
        f"z{i}": (f"{t[4:].upper()}, The", who, year, minutes) for i, (t, who, year, minutes) in enumerate(left.rows.values()) if i % 3 == 0
    }
    path, gold = tmp_path / "t.csv", tmp_path / "gold.csv"
    lines = [",".join([row, *(f'"{c}"' for c in cells)]) for row, cells in {**left.rows, **again}.items()]
    path.write_text("\n".join(["id,a,b,c,d", *lines]), encoding="utf-8")
    pairs = [(f"z{i}", f"a{i}") if i % 2 else (f"a{i}", f"z{i}") for i in range(0, 120, 3)]
    gold.write_text("one,two\n" + "\n".join(f"{a},{b}" for a, b in pairs), encoding="utf-8")
    made = evaluate(path, path, gold)
    assert made.matching.itself
    assert all(a < b for a, b in made.matching.pairs)
    assert made.scores["all"].recall == 1
    assert made.scores["all"].wrong <= 2
    assert "matched against itself" in made.to_text()


def test_a_table_whose_rows_are_said_to_be_themselves_is_matched_as_any_other(tmp_path: Path) -> None:
    left, _ = tables(films())
    path, gold = tmp_path / "t.csv", tmp_path / "gold.csv"
    path.write_text("\n".join(["id,a,b,c,d", *(",".join([row, *cells]) for row, cells in left.rows.items())]), encoding="utf-8")
    gold.write_text("one,two\n" + "\n".join(f"{row},{row}" for row in left.rows), encoding="utf-8")
    made = evaluate(path, path, gold)
    assert not made.matching.itself
    assert made.scores["all"].f1 == 1


def test_a_sequel_shares_director_and_stars_and_is_another_film() -> None:
    number = 120
    films_ = films(number)
    one = {f"l{i}": (t, who, star, str(year), str(minutes)) for i, (t, who, star, year, minutes) in enumerate(films_)}
    # Of the last titles the right table has only the second part.
    two = {
        f"r{i}": (t, who, star, str(year), str(minutes)) if i < 112 else (f"{t} 2", who, star, str(year + 3), str(minutes - 9))
        for i, (t, who, star, year, minutes) in enumerate(films_)
    }
    columns = ("a", "b", "c", "d", "e")
    made = match(side(Table("l", columns, one)), side(Table("r", columns, two)), weights.load())
    assert made.found() == {(f"l{i}", f"r{i}") for i in range(112)}


SMALL = Table(
    "l",
    ("Title", "Year", "Runtime"),
    {"1": ("The Salt", "1998", "95 min"), "2": ("Lamp", "1999", "101 min"), "3": ("Keeper of the Tide", "2001", "88 min"),
     "4": ("Orchard", "1950", "120 min"), "5": ("Glass Engine", "2003", "91 min")},
)  # fmt: skip


def test_in_tables_too_small_to_learn_from_years_count_as_they_usually_do() -> None:
    right = {"a": ("Salt, The", "1998-03-04", "95"), "b": ("Lamp", "1999-01-02", "102"), "c": ("Keeper of Tide", "2001-05-06", "88"),
             "d": ("Orchard", "2007-11-12", "84"), "e": ("Glass Engine 2", "2006-01-01", "97")}  # fmt: skip
    made = match(side(SMALL), side(Table("r", ("Name", "Released", "Length"), right)), weights.load())
    assert made.found() == {("1", "a"), ("2", "b"), ("3", "c")}


def test_dates_of_something_else_do_not_count_in_small_tables() -> None:
    right = {key: (cells[0], f"20{15 + at}-03-04", cells[2]) for at, (key, cells) in enumerate(SMALL.rows.items())}
    made = match(side(SMALL), side(Table("r", ("Name", "Added", "Length"), right)), weights.load())
    assert made.found() == {(key, key) for key in right}


def test_any_of_the_titles_that_a_cell_lists_may_be_the_one() -> None:
    titles = [f"The {t} {h}" for t in TAIL for h in HEAD]
    left = Table("l", ("titles",), {f"l{i}": (f"Zz{i}ab Yy{i}\x1f{title}" if i % 2 else title,) for i, title in enumerate(titles)})
    right = Table("r", ("title",), {f"r{i}": (title,) for i, title in enumerate(titles)})
    made = match(side(left), side(right), weights.load())
    assert made.found() == {(f"l{i}", f"r{i}") for i in range(len(titles))}


def test_two_things_of_one_title_and_kind_are_not_one_that_stands_there_twice() -> None:
    rows = {
        f"l{i}": (f"The {TAIL[i % 10]} {HEAD[i % 15]}", "film" if i % 3 else "series", str(1950 + i) if i % 2 else "") for i in range(60)
    }
    assert stands_once(side(Table("l", ("title", "type", "year"), rows)))
    again = rows | {f"again {row}": cells for row, cells in rows.items()}
    assert not stands_once(side(Table("l", ("title", "type", "year"), again)))


def test_two_tables_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    for folder, column in (("one", "title"), ("two", "name")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "films.csv").write_text(f"id,{column}\n1,Low Tide\n2,The Sand of the Sea\n", encoding="utf-8")
    (tmp_path / "gold.csv").write_text("l,r\n1,1\n2,2\n", encoding="utf-8")
    made = evaluate(tmp_path / "one" / "films.csv", tmp_path / "two" / "films.csv", tmp_path / "gold.csv")
    assert set(made.kinds) == {"one/films.csv:title", "two/films.csv:name"}


def names_of_people() -> list[str]:
    draw = random.Random(3)
    families = [
        f"{a}{b}" for a in ("Quil", "Mar", "Olan", "Tar", "Wei", "Hol", "Fen", "Lun", "Broo", "Stra") for b in ("den", "vik", "zo", "mire")
    ]
    return [f"{draw.choice(FIRST)} {family}" for family in families]


def test_initials_and_a_family_name_that_stands_nowhere_else_are_that_person() -> None:
    people = [*names_of_people(), "Ada Quill", "Amos Quill"]
    left = Table("l", ("name",), {f"l{i}": (name,) for i, name in enumerate(people)})
    right = {f"r{i}": (f"{name[0]}. {name.split()[1]}" if i % 4 == 0 or i >= 40 else name,) for i, name in enumerate(people)}
    found = match(side(left), side(Table("r", ("name",), right)), weights.load()).found()
    assert found == {(f"l{i}", f"r{i}") for i in range(40)}


def test_a_table_that_turns_some_names_turns_them_all_alike() -> None:
    people = names_of_people()
    left = Table("l", ("name",), {f"l{i}": (name,) for i, name in enumerate(people)})
    right = {f"r{i}": (" ".join(reversed(name.split())) if i % 4 == 0 else name,) for i, name in enumerate(people)}
    found = match(side(left), side(Table("r", ("name",), right)), weights.load()).found()
    assert found == {(f"l{i}", f"r{i}") for i in range(40)}


COMPANIES = ["Tide Pictures", "Salt and Lamp", "Northern Film", "Quill House", "The Wharf Company"]


def test_a_company_that_made_many_films_makes_no_two_of_them_one() -> None:
    draw = random.Random(5)
    made_by = [draw.choice(COMPANIES) for _ in range(150)]
    titles = [f"The {t} {h}" for t in TAIL for h in HEAD]
    left = {f"l{i}": (title, made_by[i], str(1930 + i * 37 % 80)) for i, title in enumerate(titles)}
    # A third of the right table are films of the same companies that the left table does not hold.
    right = {
        f"r{i}": (title if i < 100 else f"Zz{i}ab Yy{i}u", made_by[i], str(1930 + i * 37 % 80 + (i >= 100)))
        for i, title in enumerate(titles)
    }
    made = match(
        side(Table("l", ("title", "studio", "year"), left)), side(Table("r", ("name", "company", "released"), right)), weights.load()
    )
    assert made.found() == {(f"l{i}", f"r{i}") for i in range(100)}


def test_a_person_in_many_rows_says_less_than_one_in_few() -> None:
    everywhere = {
        f"{at}": (f"The {TAIL[at % 10]} {HEAD[at % 15]} {at}", "Ada Quill" if at % 2 else f"{FIRST[at % 20]} {LAST[at % 19]}")
        for at in range(120)
    }
    model = match(side(Table("l", ("a", "b"), everywhere)), side(Table("r", ("a", "b"), everywhere)), weights.load()).model
    said = {two: {key: by for _, key, by in model.explain("1", two)} for two in ("3", "1")}
    assert said["3"]["credit.common"] < -2
    assert "credit.common" not in {key: by for _, key, by in model.explain("2", "2")}


def test_what_many_people_share_is_no_title_of_theirs() -> None:
    people = [f"{a} {b}" for a in FIRST for b in LAST[:6]]
    known_for = ["The Keeper of the Tide", "A Letter to the Sea", "How I Met the Lamp"]
    left = Table("l", ("name", "known for"), {f"l{i}": (name, known_for[i % 3]) for i, name in enumerate(people)})
    right = Table("r", ("who", "born"), {f"r{i}": (name, str(1930 + i % 60)) for i, name in enumerate(people)})
    made = match(side(left), side(right), weights.load())
    assert [labels.name for labels in made.model.labels if labels.own] == ["name ~ who"]
    assert f1(made.found(), {(f"l{i}", f"r{i}") for i in range(len(people))}) > 0.99


def test_episodes_of_one_name_are_told_apart_by_what_stands_beside_them() -> None:
    shows = [f"The {t} {h}" for t in TAIL for h in HEAD[:4]]
    left = {
        f"l{at} {n}": (
            f"Episode {n}" if n % 2 else f"How {LAST[at % 20]} Met the {HEAD[(at + n) % 15]} of {TAIL[at // 4]}",
            show,
            f"{1960 + at}-0{n}-1{n}",
        )
        for at, show in enumerate(shows)
        for n in range(1, 8)
    }
    true = {(row, f"r{row[1:]}") for row in left}
    by_show = {f"r{row[1:]}": (title, show) for row, (title, show, _) in left.items()}
    found = match(side(Table("l", ("name", "show", "aired"), left)), side(Table("r", ("what", "of"), by_show)), weights.load()).found()
    assert f1(found, true) > 0.99
    by_day = {f"r{row[1:]}": (title, day) for row, (title, _, day) in left.items()}
    found = match(side(Table("l", ("name", "show", "aired"), left)), side(Table("r", ("what", "day"), by_day)), weights.load()).found()
    assert f1(found, true) > 0.95


def test_what_two_columns_of_categories_say_alike_counts_once() -> None:
    draw = random.Random(9)
    lands = ["Norland", "Sudland", "Ostland", "Westland"]
    rows = {f"{at}": (lands[at % 4], f"{lands[at % 4][:4]}ish", draw.choice("abcdefgh")) for at in range(200)}
    left, right = (side(Table(name, ("land", "tongue", "mark"), rows)) for name in "lr")
    scattered = Table("r", ("land", "mark"), {row: (cells[0], draw.choice("stuvwxyz")) for row, cells in rows.items()})
    pairs = [(row, row) for row in rows]
    assert [a.name for a in affinities(left, right, pairs)] == ["mark ~ mark", "land ~ land", "tongue ~ tongue"]
    # Marks that have nothing to do with each other teach nothing, however well they fit the pairs that taught them.
    assert [a.name for a in affinities(left, side(scattered), pairs)] == ["land ~ land"]


def test_how_seldom_titles_of_one_film_differ_is_learned() -> None:
    films_ = films()
    one = {f"l{i}": (title, director, star) for i, (title, director, star, _, _) in enumerate(films_)}
    other = {f"r{i}": (title if i % 3 else f"Zz{i} of Yy{i}", director, star) for i, (title, director, star, _, _) in enumerate(films_)}
    columns = ("a", "b", "c")
    left = side(Table("l", columns, one))
    assert match(left, side(Table("r", columns, {f"r{row[1:]}": cells for row, cells in one.items()})), weights.load()).model.strict < -1
    assert match(left, side(Table("r", columns, other)), weights.load()).model.strict == 0
    bare = side(Table("r", ("a",), {row: cells[:1] for row, cells in one.items()}))
    assert match(left, bare, weights.load()).model.strict == 0
