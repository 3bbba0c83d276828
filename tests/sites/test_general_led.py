"""Lists that jobs lead (``Director - Ada Quill``): characters stand first in them, and who has a job is no actor. Names in other shapes."""

# ruff: noqa: E501 - tables of pages

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Document, Record
from kg.sites import read

CAST = (("Jim Arden", "Hal Voss"), ("Mary Arden", "Ida Wren"), ("Tom Bell", "Kit Yates"))
JOBS = (("Director", "Ada Quill"), ("Writer", "Bo Marsh"))


def html(body: str, heading: str = "Low Tide (1998)") -> Record:
    text = f"<!doctype html><html lang=en><head><title>Low Tide (1998) - Filmhaus</title></head><body><h1>{heading}</h1><p>Running time: 101 min</p>{body}</body></html>"
    return read(Document("page", "0" * 64, text, len(text), media_type="text/html"))


def plain(body: str) -> Record:
    text = f"Low Tide (1998)\n\nRunning time: 101 min\n\n{body}"
    return read(Document("page", "0" * 64, text, len(text), media_type="text/plain"))


def people(found: Record, property: str = "actor") -> list[str]:
    return [str(c.value) for c in found.claims if c.property == property and c.subject == found.film]


def parts(found: Record) -> list[str]:
    return [f"{c.subject.identity[0]}: {c.value}" for c in found.claims if c.property == "character_name"]


def rows(pairs: tuple[tuple[str, str], ...], shape: str) -> str:
    return "".join(shape.format(*pair) for pair in pairs)


LISTS: dict[str, Callable[[tuple[tuple[str, str], ...]], Record]] = {
    "a table": lambda pairs: html(f"<h2>Cast and crew</h2><table>{rows(pairs, '<tr><td>{}</td><td>{}</td></tr>')}</table>"),
    "terms": lambda pairs: html(f"<h2>Cast and crew</h2><dl>{rows(pairs, '<dt>{}</dt><dd>{}</dd>')}</dl>"),
    "points": lambda pairs: html(f"<h2>Cast and crew</h2><ul>{rows(pairs, '<li>{} - {}</li>')}</ul>"),
    "lines": lambda pairs: plain("Cast and crew\n\n" + rows(pairs, "{} - {}\n")),
}


@pytest.mark.parametrize("shape", LISTS)
@pytest.mark.parametrize("pairs", [CAST + JOBS, JOBS + CAST], ids=["jobs last", "jobs first"])
def test_where_jobs_stand_first_characters_do(shape: str, pairs: tuple[tuple[str, str], ...]) -> None:
    found = LISTS[shape](pairs)
    assert people(found) == ["person(hal voss)", "person(ida wren)", "person(kit yates)"]
    assert parts(found) == ["person(hal voss): Jim Arden", "person(ida wren): Mary Arden", "person(kit yates): Tom Bell"]


@pytest.mark.parametrize("shape", LISTS)
def test_where_no_job_leads_actors_stand_first(shape: str) -> None:
    assert people(LISTS[shape](tuple((two, one) for one, two in CAST))) == ["person(hal voss)", "person(ida wren)", "person(kit yates)"]


def test_jobs_of_another_list_say_nothing_of_the_cast() -> None:
    cast = tuple((two, one) for one, two in CAST)
    row = "<tr><td>{}</td><td>{}</td></tr>"
    found = html(f"<h2>Cast</h2><table>{rows(cast, row)}</table><h2>Crew</h2><table>{rows(JOBS, row)}</table>")
    assert people(found) == ["person(hal voss)", "person(ida wren)", "person(kit yates)"]


@pytest.mark.parametrize("mark", [" ............ ", "......", " ........: ", " …… "])
def test_a_row_of_dots_parts_a_label_from_its_value(mark: str) -> None:
    for found in (
        html(f"<p>Director{mark}Ada Quill<br>Screenplay{mark}Bo Marsh, Uma Viel</p>"),
        plain(f"Director{mark}Ada Quill\nScreenplay{mark}Bo Marsh, Uma Viel\n"),
    ):
        assert people(found, "director") == ["person(ada quill)"]
        assert people(found, "writer") == ["person(bo marsh)", "person(uma viel)"]


def test_three_dots_in_a_sentence_part_nothing() -> None:
    assert people(html("<p>Director... Ada Quill would not say.</p><p>Cast: Hal Voss, Ida Wren</p>"), "director") == []


@pytest.mark.parametrize(("value", "expected"), [
    ("<dd>Wren, Ida</dd><dd>Voss, Hal</dd>", ["person(wren, ida)", "person(voss, hal)"]),
    ("<dd>Wren, Ida, 1950-</dd>", ["person(wren, ida)"]),
    ("<dd>Van Oland, Cy, 1920-1998.</dd><dd>Wren, Ida M.</dd>", ["person(van oland, cy)", "person(wren, ida m.)"]),
    ("<dd>Ida Wren, Hal Voss</dd><dd>Kit Yates, Jo Xander</dd>", ["person(ida wren)", "person(hal voss)", "person(kit yates)", "person(jo xander)"]),
])  # fmt: skip
def test_names_of_catalogues_have_the_family_name_in_front(value: str, expected: list[str]) -> None:
    assert people(html(f"<dl><dt>Director</dt><dd>Ada Quill</dd><dt>Actors</dt>{value}</dl>")) == expected


@pytest.mark.parametrize("heading", [
    "[Drama] Low Tide (1998)", "[Review] Low Tide", "[DVD] Low Tide", "Low Tide - a short film", "Low Tide – A Film by Ada Quill",
    "Low Tide - un film de Ada Quill", "Low Tide – ein Kurzfilm von Ada Quill",
])  # fmt: skip
def test_what_says_that_a_name_is_a_films_is_no_part_of_it(heading: str) -> None:
    text = f"<!doctype html><html lang=en><head><title>{heading} | Filmhaus</title></head><body><h1>{heading}</h1><p>Director: Ada Quill</p><p>Cast: Hal Voss, Ida Wren</p><p>Running time: 101 min</p></body></html>"
    found = read(Document("page", "0" * 64, text, len(text), media_type="text/html"))
    assert [str(c.value) for c in found.claims if c.property == "name" and c.subject == found.film] == ["Low Tide"]


@pytest.mark.parametrize("name", ["Bean: A Film", "[Low] Tide", "Tide - The Movie"])
def test_a_film_may_be_called_so(name: str) -> None:
    text = f"<!doctype html><html lang=en><head><title>{name} (1998)</title></head><body><h1>{name} (1998)</h1><p>Director: Ada Quill</p><p>Cast: Hal Voss, Ida Wren</p><p>Running time: 101 min</p></body></html>"
    found = read(Document("page", "0" * 64, text, len(text), media_type="text/html"))
    assert [str(c.value) for c in found.claims if c.property == "name" and c.subject == found.film] == [name]


@pytest.mark.parametrize(
    "heads", [("Character", "Played by"), ("Rolle", "Darsteller"), ("Role", "Performer"), ("Character", "Portrayed by")]
)
def test_a_head_over_the_characters_is_enough(heads: tuple[str, str]) -> None:
    head = "<tr><th>{}</th><th>{}</th></tr>".format(*heads)
    found = html(f"<p>Director: Ada Quill</p><h2>Cast</h2><table>{head}{rows(CAST, '<tr><td>{}</td><td>{}</td></tr>')}</table>")
    assert parts(found) == ["person(hal voss): Jim Arden", "person(ida wren): Mary Arden", "person(kit yates): Tom Bell"]


def test_a_table_with_heads_over_actors_and_characters_needs_no_heading() -> None:
    head = "<tr><th>Rolle</th><th>Darsteller</th></tr>"
    found = html(f"<p>Regie: Ada Quill</p><table>{head}{rows(CAST, '<tr><td>{}</td><td>{}</td></tr>')}</table>")
    assert parts(found) == ["person(hal voss): Jim Arden", "person(ida wren): Mary Arden", "person(kit yates): Tom Bell"]


@pytest.mark.parametrize("tag", ["p", "div", "li"])
def test_a_label_before_links_needs_no_mark(tag: str) -> None:
    found = html(f"<{tag}>Director <a>Ada Quill</a></{tag}><{tag}>Cast <a>Hal Voss</a>, <a>Ida Wren</a></{tag}>")
    assert (people(found, "director"), people(found)) == (["person(ada quill)"], ["person(hal voss)", "person(ida wren)"])


@pytest.mark.parametrize("words", [
    "Cast <a>Photos</a> <a>Trailers</a>", "Cast <a>Hal Voss</a> talks to <a>Ida Wren</a>", "Stars <a>Voss</a>", "Director <a>Ada Quill</a> (right) at work",
])  # fmt: skip
def test_other_words_before_links_are_no_label(words: str) -> None:
    found = html(f"<p>Writer: Bo Marsh</p><p>Original title: Ebbe</p><p>{words}</p>")
    assert (people(found, "director"), people(found)) == ([], [])


@pytest.mark.parametrize("line", ["Cast: Hal Voss, Ida Wren. 101 min. UK.", "Cast: Hal Voss, Ida Wren. 1998."])
def test_a_length_ends_a_sentence_of_names(line: str) -> None:
    assert people(html(f"<p>Director: Ada Quill</p><p>{line}</p>")) == ["person(hal voss)", "person(ida wren)"]


def test_a_head_in_a_table_of_labels_stands_over_actors_and_characters() -> None:
    row, pairs = "<tr><td>{}</td><td>{}</td></tr>", (("Hal Voss", "Inspector Arden"), ("Ida Wren", "Mary Arden"))
    head = "<tr><td colspan=2><b>Cast</b></td></tr>"
    found = html(f"<table>{rows(JOBS, row)}{head}{rows(pairs, row)}<tr><td>Country</td><td>Norway</td></tr></table>")
    assert parts(found) == ["person(hal voss): Inspector Arden", "person(ida wren): Mary Arden"]
    assert people(found, "director") == ["person(ada quill)"]


def test_two_actors_may_stand_side_by_side_below_a_head() -> None:
    side = (("Hal Voss", "Ida Wren"), ("Jo Xander", "Kit Yates"))
    found = html(
        f"<p>Director: Ada Quill</p><table><tr><td colspan=2><b>Cast</b></td></tr>{rows(side, '<tr><td>{}</td><td>{}</td></tr>')}</table>"
    )
    assert parts(found) == []
