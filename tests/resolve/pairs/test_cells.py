"""What stands in cells besides values."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.resolve.pairs import tables
from kg.resolve.pairs.cells import clean, flat, tidied, whole_names

TITLES = [f"{a} {b}" for a in ("Salt", "Lamp", "Keeper") for b in ("Song", "Tide", "Field", "Wharf")]


def one(cells: list[str]) -> list[str]:
    (made,) = clean("c", cells)
    return made[1]


@pytest.mark.parametrize("cells", [
    ["[REC]", "[Sic]", *TITLES],
    ["None", "Unknown", *TITLES],
    ["@home", "user@tide", *TITLES],
    ["{proof}", *TITLES],
    ["https://films.example/title/tt0000001/", "https://films.example/title/tt0000002/"],
    ["http://www.example.org/entity/Q4001", "http://www.example.org/entity/Q4002"],
    ["https://films.example/3e8", "https://films.example/3e9"],
    ["https://pictures.example/a_1b_2c.jpg", "https://pictures.example/d_3e_4f.jpg"],
    [],
    ["", ""],
])  # fmt: skip
def test_what_only_looks_like_a_mark_stays(cells: list[str]) -> None:
    assert one(cells) == cells


@pytest.mark.parametrize("mark", [r"\N", "N/A", "n/a", "#N/A"])
def test_some_marks_always_say_that_nothing_is_known(mark: str) -> None:
    assert one([mark, *TITLES]) == ["", *TITLES]


@pytest.mark.parametrize("mark", ["None", "nan", "NULL", "Unknown", "-", "?", "TBA"])
def test_others_do_where_they_come_again_and_again(mark: str) -> None:
    assert one([mark, *TITLES, mark, mark]) == ["", *TITLES, "", ""]
    assert one([mark, *TITLES, mark]) == [mark, *TITLES, mark]


def test_lists_of_objects_are_their_names_as_json_and_as_python_writes_them() -> None:
    cells = [
        '[{"id": 1, "name": "Ada Quill"}, {"id": 2, "name": "Bo O\'Marsh"}]',
        "[{'id': 1, 'name': 'Ada Quill'}, {'id': 2, 'name': \"Bo O'Marsh\", 'seen': None}]",
        r"[{'name': 'Bo O\'Marsh'}, {'name': 'Zo\xeb Tarn', 'late': True}]",
        "['Ada Quill', 'Bo']",
        "{'id': 7, 'name': 'Tide Collection'}",
        "[]",
    ]
    assert one(cells) == [
        "Ada Quill\x1fBo O'Marsh",
        "Ada Quill\x1fBo O'Marsh",
        "Bo O'Marsh\x1fZoë Tarn",
        "Ada Quill\x1fBo",
        "Tide Collection",
        "",
    ]


def test_a_list_that_cannot_be_read_stays_as_it_is() -> None:
    cells = ["[{'name': 'Ada", "[" * 9000 + "]" * 9000, "[{'name': 'Ada Quill'}, oops]", "['Bo']"]
    assert one(cells) == [*cells[:3], "Bo"]


def test_people_with_jobs_are_a_column_for_each_common_job() -> None:
    crew = [
        {"job": "Director", "name": "Ada Quill"},
        {"job": "Writer", "name": "Bo Marsh"},
        {"job": "Writer", "name": "Cy Tarn"},
    ]
    cells = [json.dumps(crew), str(crew[:2]), json.dumps([crew[0], {"job": "Caterer", "name": "Gus Holm"}]), json.dumps(crew), ""]
    assert clean("crew", cells) == [
        ("crew (Director)", ["Ada Quill"] * 4 + [""]),
        ("crew (Writer)", ["Bo Marsh\x1fCy Tarn", "Bo Marsh", "", "Bo Marsh\x1fCy Tarn", ""]),
    ]


def test_tags_of_languages_and_types_are_taken_off() -> None:
    cells = ["Low Tide@en", '"Low @ Tide"@pt-BR', "7020.0^^http://www.w3.org/2001/XMLSchema#double", "Marée@fr|Low Tide@en"]
    assert one(cells) == ["Low Tide", "Low @ Tide", "7020.0", "Marée|Low Tide"]


def test_addresses_that_spell_names_are_these_names() -> None:
    base = "http://facts.example/resource/"
    cells = [
        f"{base}Ada_Quill",
        f"{base}Bo_Marsh|{base}Zo%C3%AB_Tarn",
        f"{base}Low_Tide_(1998_film)",
        f"{base}Bo's_Lamp_(film)",
        f"{base}Hush",
        "",
    ]
    assert one(cells) == ["Ada Quill", "Bo Marsh\x1fZoë Tarn", "Low Tide (1998 film)", "Bo's Lamp (film)", "Hush", ""]
    assert one(["https://films.example/film/low-tide/", "https://films.example/film/the-salt-of-the-sea/"]) == [
        "low tide",
        "the salt of the sea",
    ]


def test_objects_are_named_by_their_value() -> None:
    assert flat([{"@value": "Low Tide", "@language": "en"}, {"@id": "q:1"}, {"type": "literal", "value": 3}]) == "Low Tide\x1fq:1\x1f3"
    assert flat(float("nan")) == ""


def test_json_lines_keep_what_stands_beside_a_name(tmp_path: Path) -> None:
    rows = [{"id": n, "crew": [{"job": "Director", "name": "Ada Quill"}, {"job": "Writer", "name": "Bo Marsh"}]} for n in (1, 2)]
    path = tmp_path / "t.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    table = tables.read(path)
    assert (table.columns, table.rows["1"]) == (("crew (Director)", "crew (Writer)"), ("Ada Quill", "Bo Marsh"))


@pytest.mark.parametrize(("cell", "meant"), [
    ("MANHÃ", "MANHÃ"),
    ("SÃO JOÃO", "SÃO JOÃO"),
    ("Âge d’or", "Âge d’or"),
    ("Marée ", "Marée"),
    ("Low\xa0Tide\xa0", "Low Tide"),
    ("MarÃ©e", "Marée"),
    ("Zoë d’Ã  cÃ´tÃ©".replace("Ã  ", "Ã\xa0 "), "Zoë d’à côté"),
    ("QuillÂ\xa0", "Quill"),
    ("Quillâ€™s Å½ena", "Quill’s Žena"),
])  # fmt: skip
def test_letters_that_were_read_in_another_encoding_are_read_again(cell: str, meant: str) -> None:
    assert tidied(cell) == meant


@pytest.mark.parametrize("header", [
    ("first", "last"), ("name", "surname_of_father"), ("firstname_a", "lastname_b"), ("last_name", "born"), ("first_name", "born"),
    ("First episode name", "Last episode name"),
])  # fmt: skip
def test_columns_that_only_look_like_parts_of_a_name_stay(header: tuple[str, str]) -> None:
    columns = [(header[0], ["Low Tide", "Ada"]), (header[1], ["Quill", "Marsh"])]
    assert whole_names(columns) == columns


def test_a_family_name_column_that_holds_whole_names_stays() -> None:
    columns = [("first_name", ["Ada", "Bo"]), ("last_name", ["Ada Quill", "Bo Marsh"])]
    assert whole_names(columns) == columns


@pytest.mark.parametrize("header", [
    ("first_name", "last_name"), ("FirstName", "LastName"), ("given name", "family name"), ("given", "family"), ("Vorname", "Nachname"),
    ("director_first_name", "director_last_name"), ("fname", "lname"), ("prénom", "nom"), ("nombre", "apellidos"), ("forename", "surname"),
])  # fmt: skip
def test_given_and_family_names_are_one_column(header: tuple[str, str]) -> None:
    columns = [(header[1], ["Quill", "Marsh", "Oland"]), ("born", ["1950", "", "1961"]), (header[0], ["Ada", "Bo", ""])]
    assert whole_names(columns) == [("born", ["1950", "", "1961"]), (" ".join(header), ["Ada Quill", "Bo Marsh", "Oland"])]
