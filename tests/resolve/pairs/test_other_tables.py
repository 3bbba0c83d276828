"""Tables as they are published elsewhere: many columns, lists of people, labelled pairs; all films and people are invented."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import RequestError
from kg.resolve.pairs import Evaluation, evaluate

HEADER = [
    "Id", "Name", "Year", "Release Date", "Director", "Creator", "Actors", "Cast", "Language", "Country", "Duration", "RatingValue",
    "RatingCount", "ReviewCount", "Genre", "Filming Locations", "Description",
]  # fmt: skip
PARTS = ["ka", "lo", "mi", "ren", "ta", "vor", "sel", "du", "bra", "ni", "go", "pa", "ston", "fer", "wyn", "ha", "zu", "le", "mar", "ol"]
MONTHS = ["January", "March", "April", "June", "August", "October"]
GENRES = ["Drama", "Comedy", "Horror", "Thriller", "Romance", "Action", "Western"]


class Films:
    """Films told by two sites, one in six of each site's unknown to the other, some of one title."""

    def __init__(self, number: int = 150) -> None:
        self.draw = draw = random.Random(11)
        self.left: list[list[str]] = []
        self.right: list[list[str]] = []
        self.true: list[tuple[str, str]] = []
        people = [f"{self.word()} {self.word()}" for _ in range(4 * number)]
        titles = [" ".join(self.word() for _ in range(draw.choice((1, 2, 2, 3)))) for _ in range(number)]
        for at, title in enumerate(titles):
            again = at > 30 and draw.random() < 0.06
            cast = draw.sample(people, draw.randint(5, 12))
            film = (
                titles[at - 30] if again else title,
                draw.randint(1935, 2015),
                draw.choice(people[:60]),
                draw.choice(people[60:120]),
                cast,
            )
            share = draw.random()
            if share < 0.87:
                self.left.append(self.one(at, *film))
            if share < 0.74 or share >= 0.87:
                self.right.append(self.other(at, *film))
            if share < 0.74:
                self.true.append((self.left[-1][0], self.right[-1][0]))
        draw.shuffle(self.left)
        draw.shuffle(self.right)

    def word(self) -> str:
        return "".join(self.draw.choice(PARTS) for _ in range(self.draw.choice((2, 2, 3)))).capitalize()

    def one(self, at: int, title: str, year: int, director: str, writer: str, cast: list[str]) -> list[str]:
        day = f"{self.draw.choice(MONTHS)} {self.draw.randint(1, 28)}, {year} (USA)"
        minutes = 70 + at % 90
        return [
            f"q{at:05d}", title, str(year), day, director, writer, ",".join(cast[:3]), ",".join(cast), "English", "USA",
            f"{minutes // 60} hr. {minutes % 60} min.", f"{3 + at % 60 / 10:.1f}", f"{1000 + at * 37:,}",
            f"{at % 70 + 1} user,{at % 9 + 1} critic", self.draw.choice(GENRES), f"{self.word()}, USA",
            f'"{cast[0]} plays ' + " ".join(self.word().lower() for _ in range(24)) + ".",
        ]  # fmt: skip

    def other(self, at: int, title: str, year: int, director: str, writer: str, cast: list[str]) -> list[str]:
        shown = f"{title} ({year})" if at % 5 == 0 else title[:-1] if at % 17 == 3 else title
        seen = self.draw.sample(cast, len(cast))
        return [
            f"tt{9000 - at:07d}", shown, str(year + (at % 11 == 0)), f"{self.draw.randint(1, 28)} {self.draw.choice(MONTHS)} {year} (USA)",
            director if at % 19 else "", writer if at % 4 else "", ",".join(seen[:3]), ",".join(seen[:9]), "English", "USA",
            f"{70 + at % 90 + at % 3} min", f"{4 + at % 50 / 10:.1f}", str(900 + at * 41), str(at % 90 + 1),
            self.draw.choice(GENRES), "", "",
        ]  # fmt: skip


@pytest.fixture(scope="module")
def films() -> Films:
    return Films()


def written(path: Path, header: list[str], rows: list[list[str]], **layout: str) -> Path:
    with path.open("w", newline="", encoding=layout.pop("encoding", "utf-8")) as file:
        out = csv.writer(file, delimiter=layout.get("delimiter", ","))
        out.writerow(header)
        out.writerows(rows)
    return path


def judged(folder: Path, films: Films) -> tuple[Path, Path, Path]:
    """Both tables and labelled pairs with copied cells, a counter and a verdict, as sets of labelled pairs are published."""
    draw = random.Random(5)
    true = set(films.true)
    same = [[a, b, "1"] for a, b in draw.sample(films.true, 80)]
    different = [[a[0], b[0], "0"] for a, b in zip(films.left, films.right, strict=False) if (a[0], b[0]) not in true]
    rows = [[str(at), a, b, "y", "n", verdict] for at, (a, b, verdict) in enumerate([*same, *different])]
    return (
        written(folder / "one.csv", HEADER, films.left, encoding="utf-8-sig"),
        written(folder / "two.tsv", HEADER, films.right, delimiter="\t"),
        written(folder / "labelled.csv", ["_id", "ltable.Id", "rtable.Id", "ltable.Name", "rtable.Name", "gold"], rows),
    )


def test_many_columns_and_labelled_pairs(tmp_path: Path, films: Films) -> None:
    made = evaluate(*judged(tmp_path, films))
    assert (made.scores["all"].right, made.scores["all"].missed) == pytest.approx((80, 0), abs=2)
    assert made.scores["all"].wrong <= 1
    found, true = made.matching.found(), set(films.true)
    assert 2 * len(found & true) / (len(found) + len(true)) > 0.97
    assert made.kinds["one.csv:Cast"] == "names"
    assert made.kinds["one.csv:ReviewCount"] == "number"


@pytest.mark.parametrize("suffix", ["jsonl", "ndjson", "csv"])
def test_json_lines_whatever_the_file_is_called(tmp_path: Path, films: Films, suffix: str) -> None:
    one = tmp_path / f"one.{suffix}"
    keys = [name.lower() for name in HEADER]
    rows = [dict(zip(keys, row, strict=True)) | {"cast": row[7].split(","), "id": int(row[0][1:])} for row in films.left]
    one.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    two = written(tmp_path / "two.csv", HEADER, films.right, delimiter="|")
    gold = tmp_path / f"gold.{suffix}"
    gold.write_text("\n".join(json.dumps([int(a[1:]), b]) for a, b in films.true), encoding="utf-8")
    made = evaluate(one, two, gold)
    assert made.scores["all"].f1 > 0.97


def test_a_table_without_ids_is_known_by_its_titles(tmp_path: Path, films: Films) -> None:
    left, seen = [], set[str]()
    for row in films.left:
        if row[1] not in seen:
            seen.add(row[1])
            left.append(row[1:])
    one = written(tmp_path / "one.csv", HEADER[1:], left)
    two = written(tmp_path / "two.csv", HEADER, films.right)
    known = {row[0]: row[1] for row in films.left}
    gold = written(tmp_path / "gold.csv", ["left", "right"], [[known[a], b] for a, b in films.true])
    made = evaluate(one, two, gold)
    assert made.scores["all"].recall > 0.9
    assert "one.csv:Name" in made.kinds


def test_columns_can_be_mapped_and_left_out(tmp_path: Path, films: Films) -> None:
    one, two, gold = judged(tmp_path, films)
    gone = dict.fromkeys(["Director", "Creator", "Actors", "Cast"], "")
    made = evaluate(one, two, gold, left_columns=gone | {"Name": "title"}, right_columns=gone)
    assert not any("Cast" in name for name in made.kinds)
    assert made.scores["all"].f1 > 0.9


def test_people_mapped_as_titles_are_no_failure(tmp_path: Path, films: Films) -> None:
    made = evaluate(*judged(tmp_path, films), left_columns={"Director": "title", "Cast": "", "Description": "title"})
    assert made.scores["all"].f1 > 0.9


def test_gold_rows_of_other_tables_are_counted_and_left_out(tmp_path: Path, films: Films) -> None:
    one, two, _ = judged(tmp_path, films)
    gold = written(tmp_path / "gold.csv", ["a", "b"], [[*pair] for pair in films.true] + [["q99999", "tt9999999"]] * 3)
    made = evaluate(one, two, gold)
    assert made.unknown == 3
    assert "3 rows name no row" in made.to_text()
    assert made.scores["all"].right + made.scores["all"].missed == len(films.true)


Prepare = Callable[[Path, Path, Path], None]


@pytest.mark.parametrize(("prepare", "message"), [
    (lambda one, two, gold: one.write_text(""), "is empty"),
    (lambda one, two, gold: one.write_text("\n\n  \n"), "is empty"),
    (lambda one, two, gold: one.write_text(";;;\n;;;\n"), "no two columns"),
    (lambda one, two, gold: one.unlink(), "cannot be read"),
    (lambda one, two, gold: (two.unlink(), two.mkdir()), "cannot be read"),
    (lambda one, two, gold: gold.write_text("a,b\n"), "no two columns|no pair"),
    (lambda one, two, gold: gold.write_text("a,b\nx1,x2\nx3,x4\n"), "no two columns"),
    (lambda one, two, gold: gold.write_text("only\nq00001\n"), "no two columns"),
    (lambda one, two, gold: one.write_text('{"id": 1, "Name": "Ka Lo"\n{"id": 2}'), "is no JSON"),
    (lambda one, two, gold: one.write_text("Id,Name\nq1,Ka Lo\nq1,Mi Ren\n"), None),
])  # fmt: skip
def test_what_cannot_be_read_is_refused_in_words(tmp_path: Path, films: Films, prepare: Prepare, message: str | None) -> None:
    paths = judged(tmp_path, films)
    prepare(*paths)
    with pytest.raises(RequestError, match=message):
        evaluate(*paths)


def test_options_that_do_not_fit_are_refused(tmp_path: Path, films: Films) -> None:
    one, two, gold = judged(tmp_path, films)
    for asked, message in (
        ({"left_id": "Nummer"}, "no column 'Nummer'"),
        ({"right_columns": {"Titel": "title"}}, "no column 'Titel'"),
        ({"left_columns": {"Name": "film"}}, "no kind 'film'"),
        ({"left_id": "Year"}, "stands there twice"),
    ):
        with pytest.raises(RequestError, match=message):
            evaluate(one, two, gold, **asked)  # type: ignore[arg-type]


def test_a_separator_of_two_characters(tmp_path: Path, films: Films) -> None:
    one, two, gold = judged(tmp_path, films)
    for path, rows in ((one, films.left), (two, films.right)):
        path.write_text("\n".join("::".join(cell.replace('"', "") for cell in row) for row in [HEADER, *rows]), encoding="utf-8")
    gold.write_text("\n".join("::".join(pair) for pair in [("l", "r"), *films.true]), encoding="utf-8")
    made: Evaluation = evaluate(one, two, gold, separator="::")
    assert made.scores["all"].f1 > 0.97
