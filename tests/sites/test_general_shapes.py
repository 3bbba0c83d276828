"""Shapes of real pages: tables with heads over columns and sections, boxes beside the text, headings with more in them, marks of all sorts."""

# ruff: noqa: E501 - tables of pages

from __future__ import annotations

import pytest

from kg.model import Record
from tests.sites.html_pages import record


def film(rows: str, lang: str = "en", heading: str = "Low Tide (1998)", title: str = "Low Tide (1998) - Filmhaus") -> Record:
    return record(f"<!doctype html><html lang={lang}><head><title>{title}</title></head><body><h1>{heading}</h1>{rows}</body></html>")


def values(found: Record, property: str) -> list[str]:
    """The values of a property of the film, people and companies by their folded names."""
    return [str(c.value) for c in found.claims if c.subject == found.film and c.property == property]


BASE = "<p>Writer: Bo Marsh<br>Runtime: 101 min</p>"

# --- tables ------------------------------------------------------------------------------------------------------------

SECTIONS = (
    "<table><tr><td>Director</td><td>Credit</td></tr><tr><td>Ada Quill</td><td>Director</td></tr><tr><td>Cast</td><td>Credit</td></tr>"
    "<tr><td>Hal Voss</td><td>Tom Keel</td></tr><tr><td>Ida Wren</td><td>Mary Keel</td></tr><tr><td>Producers</td><td>Credit</td></tr>"
    "<tr><td>Fay Tull</td><td>Producer</td></tr><tr><td>Production Companies</td><td>Credit</td></tr><tr><td>Gull</td><td>Gull</td></tr></table>"
)


def test_heads_inside_of_a_table_begin_sections_of_it() -> None:
    found = film(BASE + SECTIONS)
    assert (values(found, "director"), values(found, "producer")) == (["person(ada quill)"], ["person(fay tull)"])
    assert values(found, "actor") == ["person(hal voss)", "person(ida wren)"]
    assert [c.value for c in found.claims if c.property == "character_name"] == ["Tom Keel", "Mary Keel"]
    assert values(found, "company") == ["organization(gull)"]


def test_a_value_may_stand_below_its_head() -> None:
    table = (
        "<table><tr><td><div>Year</div></td><td rowspan=2><img></td><td><div>Run Time</div></td></tr><tr><td>1998</td><td>101 min.</td></tr></table>"
        "<table><tr><td><div>Director</div></td></tr><tr><td><img></td></tr><tr><td>Ada Quill</td></tr></table>"
        "<table><tr><td>Plot Synopsis</td><td>by Eve Stone</td></tr><tr><td colspan=2>A keeper waits for the sea to come back to him. One night it does.</td></tr></table>"
    )
    found = film(table, heading="Low Tide", title="Low Tide - Filmhaus")
    assert (values(found, "year"), values(found, "duration"), values(found, "director")) == (["1998"], ["PT1H41M"], ["person(ada quill)"])
    assert values(found, "description") == ["A keeper waits for the sea to come back to him. One night it does."]


def test_a_list_of_films_below_heads_is_none_of_its_facts() -> None:
    rows = "".join(f"<tr><td>{y}</td><td>{d}</td></tr>" for y, d in ((1990, "Uma Viel"), (1994, "Cy Oland")))
    found = film(f"{BASE}<table><tr><th>Year</th><th>Director</th></tr>{rows}</table>")
    assert values(found, "director") == []


def test_a_table_of_names_and_jobs_tells_the_director() -> None:
    rows = "".join(
        f"<tr><td><b>{n}</b></td><td>&nbsp;</td><td>{j}</td></tr>" for n, j in (("Ada Quill", "Director"), ("Fay Tull", "Gaffer"))
    )
    assert values(film(f"{BASE}<table>{rows}</table>"), "director") == ["person(ada quill)"]


# --- boxes and headings ------------------------------------------------------------------------------------------------


def test_facts_in_a_box_beside_the_text_are_the_film_s() -> None:
    box = "".join(f"<tr><td class=sidebar-title>{k}</td></tr><tr><td class=sidebar-list>{v}</td></tr>"
                  for k, v in (("Director", "Ada Quill"), ("Country", "Norway"), ("Language", "English")))  # fmt: skip
    found = film(f"{BASE}<div class=left-sidebar><table>{box}</table></div>")
    assert (values(found, "director"), values(found, "country"), values(found, "language")) == (
        ["person(ada quill)"],
        ["country(no)"],
        ["en"],
    )


@pytest.mark.parametrize("heading", ["Low Tide <em>details</em>", "Low Tide <small>Movie Info</small>"])
def test_an_element_behind_the_name_is_no_part_of_it(heading: str) -> None:
    assert values(film(BASE, heading=heading, title="Low Tide - Movie Details - Filmhaus"), "name") == ["Low Tide"]


@pytest.mark.parametrize(
    "heading", ["Trama Low Tide", "La trama di Low Tide", "Synopsis of Low Tide", "Inhalt von Low Tide", "Plot: Low Tide"]
)
def test_a_heading_may_name_the_film_behind_its_label(heading: str) -> None:
    found = film(f"{BASE}<h2>{heading}</h2><p>A keeper waits for the sea to come back to him. One night it does.</p>")
    assert values(found, "description") == ["A keeper waits for the sea to come back to him. One night it does."]


def test_a_section_about_other_films_ends_with_its_element() -> None:
    found = film(
        "<div><section><h3>Recommendations</h3><p>High Tide</p></section><div><p>Director: Ada Quill</p><p>Runtime: 101 min</p></div></div>"
    )
    assert values(found, "director") == ["person(ada quill)"]


# --- values ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("row", "property", "expected"), [
    ("<p>Genre: Action/Adventure, Drama and Thriller</p>", "genre", ["Action/Adventure", "Drama", "Thriller"]),
    ("<p>Genre: <a>Action/Adventure</a></p>", "genre", ["Action/Adventure"]),
    ("<p>Genre: Drama/Thriller</p>", "genre", ["Drama", "Thriller"]),
    ("<dl><dt>Genre</dt><dd><a>Drama</a> | <a>The 80s</a>. <a>Music</a>. <a>Sea</a></dd></dl>", "genre", ["Drama"]),
    ("<table><tr><th>Genres</th></tr><tr><td>3D 1</td></tr></table>", "genre", []),
    ("<p>Filmed In: Color</p>", "location", []),
    ("<p>Filmed In: Color</p>", "color", ["Color"]),
    ("<p>Filmed In: Bergen, Norway</p>", "location", ["place(bergen, norway)"]),
    ("<dl><dt>Original title</dt><dd>Fjære<span class=toggle>aka</span></dd></dl>", "alternate_name", ["Fjære"]),
    ("<p>Production company: Co-production Norway-Sweden; <a>Gull Films</a>, <a>Kelp</a></p>", "company", ["organization(gull films)", "organization(kelp)"]),
    ("<p>Production company: Gull Films in association with Kelp</p>", "company", ["organization(gull films)", "organization(kelp)"]),
    ("<p>Production company: Quill/Marsh</p>", "company", ["organization(quill/marsh)"]),
    ("<table><tr><th>Production companies</th><td><ul><li>Gull Films</li><li>Quill/Marsh</li></ul></td></tr></table>", "company", ["organization(gull films)", "organization(quill/marsh)"]),
    ("<p>Production company: Quill/Marsh Sea/Kelp</p>", "company", ["organization(quill)", "organization(marsh sea)", "organization(kelp)"]),
    ("<p>Production company: Gull Films/Kelp Pictures</p>", "company", ["organization(gull films)", "organization(kelp pictures)"]),
    ("<p>Produced by: Gull Communications, Kelp Pictures</p>", "producer", []),
    ("<p>Cast: Showtimes</p>", "actor", []),
    ("<p>MPAA Rating: R for language.</p>", "certificate", ["R"]),
    ("<div>PG, 1hr 41min</div>", "certificate", ["PG"]),
    ("<div>PG</div>", "certificate", []),
    ("<p>Box office: ₹400.19 crore</p>", "amount", []),
    ("<p>Release: 1998 03 31 (USA)</p>", "released", []),
    ("<p>Screenplay: <a>Ada Quill</a>, <a>Cy Oland</a>. <i>Novel:</i> <a>Eve Stone</a></p>", "writer", ["person(bo marsh)", "person(ada quill)", "person(cy oland)"]),
])  # fmt: skip
def test_a_value_is_read_for_what_it_is(row: str, property: str, expected: list[str]) -> None:
    assert values(film(BASE + row), property) == expected


def test_a_certificate_keeps_its_reason() -> None:
    found = film(BASE + "<p>MPAA Rating: R for strong language, and for violence.</p>")
    assert [c.value for c in found.claims if c.property == "certificate_reason"] == ["strong language, and for violence."]


@pytest.mark.parametrize(("row", "lang", "codes"), [
    ("Nationalité : américain, français", "fr", ["country(us)", "country(fr)"]),
    ("Nacionalidad: estadounidense", "es", ["country(us)"]),
    ("Nazionalità: italiana", "it", ["country(it)"]),
    ("Země: německý", "cs", ["country(de)"]),
    ("Land: svensk", "sv", ["country(se)"]),
])  # fmt: skip
def test_an_adjective_of_one_country_names_it(row: str, lang: str, codes: list[str]) -> None:
    assert values(film(f"<p>{row}</p><p>Director: Ada Quill<br>Runtime: 101 min</p>", lang), "country") == codes


def test_a_language_beside_the_running_time_is_no_country() -> None:
    assert values(film("<div>101 Min., Deutsch</div><p>Regie: Ada Quill</p><p>Drehbuch: Bo Marsh</p>", "de"), "country") == []


@pytest.mark.parametrize("row", ["Réžia: Ada Quill", "Režie: Ada Quill", "Regisseur:in: Ada Quill"])
def test_directors_of_more_languages(row: str) -> None:
    assert values(film(f"<p>{row}</p>{BASE}"), "director") == ["person(ada quill)"]


# --- marks -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("shown", "score", "count"), [
    ("<div><b>7.6</b>/10</div><div>56,465</div>", ["7.6"], ["56465"]),
    ("<div>7,6 / 10 (1 204 votes)</div>", ["7.6"], ["1204"]),
    ("<div>7.6/10</div><div>61K</div>", ["7.6"], []),
    ("<div>7.6/10</div>", [], []),
    ("<div>8/10 2019</div>", [], []),
    ("<div>12.3/10 56,465</div>", [], []),
    ("<div>7.6/10 101 min</div>", [], []),
    ("<div>31.3/1998 56,465</div>", [], []),
])  # fmt: skip
def test_a_mark_below_the_name_needs_its_scale_and_how_many_gave_it(shown: str, score: list[str], count: list[str]) -> None:
    found = film(f"{shown}<p>Director: Ada Quill</p>{BASE}")
    marks = [c for c in found.claims if c.property in ("score", "rating_count")]
    assert [c.value for c in marks if c.property == "score"] == score
    assert [c.value for c in marks if c.property == "rating_count"] == count
    assert all(c.inferred for c in marks)


# --- names and what stands beside them -------------------------------------------------------------------------------

PEOPLE = (("Ada Grey", "Keeper"), ("Bo Marsh", "Tom Keel"), ("Cy Oland", "Sailor"))
LINES = {
    "dots": "<tr><td>{}</td><td>...</td><td>{}</td></tr>",
    "cells": "<tr><td>{}</td><td>{}</td></tr>",
    "as": "<tr><td>{}</td><td>as</td><td>{}</td></tr>",
    "bold": "<li><b>{}</b> <span>{}</span></li>",
    "links": "<div><a href=x>{}</a><span>{}</span></div>",
    "classes": "<li><span class=a>{}</span> <span class=b>{}</span></li>",
    "captions": "<figure><figcaption><b>{}</b> <small>{}</small></figcaption></figure>",
    "terms": "<dt>{}</dt><dd>{}</dd>",
}
AROUND = {"dots": "table", "cells": "table", "as": "table", "bold": "ul", "links": "div", "classes": "ul", "captions": "div", "terms": "dl"}


def below(shape: str, people: tuple[tuple[str, str], ...]) -> Record:
    lines = "".join(LINES[shape].format(*one) for one in people)
    return film(f"{BASE}<h2>Cast</h2><{AROUND[shape]}>{lines}</{AROUND[shape]}>")


@pytest.mark.parametrize("several", ["<a>{}</a> <a>{}</a>", "<b>{}</b>, <i>{}</i>", "<b>{}</b> / <i>{}</i>"])
def test_names_of_one_sort_or_with_a_comma_between_them_are_a_list(several: str) -> None:
    people = [("Ada Grey", "Bo Marsh"), ("Cy Oland", "Di Fern")]
    found = film(BASE + "<h2>Cast</h2><ul>" + "".join(f"<li>{several.format(*two)}</li>" for two in people) + "</ul>")
    assert values(found, "actor") == [f"person({name.lower()})" for two in people for name in two]
    assert not [c for c in found.claims if c.property == "character_name"]


@pytest.mark.parametrize("shape", ["bold", "links", "terms", "classes"])
@pytest.mark.parametrize("words", ["Actress", "Follow", "View profile", "Bio", "12 films"])
def test_what_stands_beside_every_name_alike_is_neither_a_character_nor_a_person(shape: str, words: str) -> None:
    found = below(shape, tuple((name, words) for name, _ in PEOPLE))
    assert values(found, "actor") == [f"person({name.lower()})" for name, _ in PEOPLE]
    assert not [c for c in found.claims if c.property == "character_name"]


def test_terms_that_are_no_names_are_no_cast() -> None:
    found = film(BASE + "<h2>Cast and crew</h2><dl><dt>Director</dt><dd>Ada Grey</dd><dt>Cast</dt><dd>Bo Marsh</dd><dd>Cy Oland</dd></dl>")
    assert (values(found, "director"), values(found, "actor")) == (["person(ada grey)"], ["person(bo marsh)", "person(cy oland)"])


# One line of marks alone does not tell a name and a character from two names.
@pytest.mark.parametrize(
    ("shape", "rows"), [(s, n) for s in LINES for n in (1, 2, 3) if n > 1 or s not in ("bold", "links", "classes", "captions")]
)
def test_a_character_is_no_actor_however_few_the_rows_are(shape: str, rows: int) -> None:
    found = below(shape, PEOPLE[:rows])
    assert values(found, "actor") == [f"person({name.lower()})" for name, _ in PEOPLE[:rows]]
    assert [c.value for c in found.claims if c.property == "character_name"] == [character for _, character in PEOPLE[:rows]]


def test_a_job_beside_a_name_tells_what_they_did() -> None:
    people = (("Ada Quill", "Director"), ("Bo Marsh", "Gaffer"), ("Cy Oland", "Producer"))
    lines = "".join(f"<li><a href=x>{name}</a> <span>{job}</span></li>" for name, job in people)
    assert values(film(f"<p>Runtime: 101 min</p><h2>Crew</h2><ul>{lines}</ul>"), "director") == ["person(ada quill)"]
    several = "<ul><li><a href=x>Ada Quill</a> <a href=y>Director</a></li></ul>"
    assert values(film(f"<p>Runtime: 101 min</p><h2>Menu</h2>{several}"), "director") == []


@pytest.mark.parametrize("around", ["<div>{}</div>", "<div><div>{}</div></div>"])
def test_one_card_below_cast_has_one_actor(around: str) -> None:
    found = film(BASE + "<h2>Cast</h2>" + around.format("<div>Ada Grey</div><div>Keeper</div>"))
    assert values(found, "actor") == ["person(ada grey)"]


def test_characters_may_stand_before_their_actors() -> None:
    rows = "".join(f"<tr><td>{c}</td><td>{a}</td></tr>" for c, a in (("Keeper", "Hal Voss"), ("Mary", "Ida Wren")))
    found = film(f"{BASE}<h2>Cast</h2><table>{rows}</table>")
    assert values(found, "actor") == ["person(hal voss)", "person(ida wren)"]
    assert [c.value for c in found.claims if c.property == "character_name"] == ["Keeper", "Mary"]


@pytest.mark.parametrize("heading", ["Press contact", "Pressekontakt", "Contact presse", "Ufficio stampa", "Presskontakt"])
def test_what_stands_below_a_contact_is_not_the_film_s(heading: str) -> None:
    found = film(f"{BASE}<h2>{heading}</h2><p>Producer: Jo Penn<br>Country: Sweden</p>")
    assert not values(found, "producer")
    assert "country(se)" not in values(found, "country")


@pytest.mark.parametrize("heading", [
    "Crítica de 'Marea baja', de Eva Mar", "Recension: \"Marea baja\" är långsam", "Filmkritik „Marea baja“: Warten auf das Meer",
    "Critique : « Marea baja », une attente", "Review: “Marea baja” waits",
])  # fmt: skip
def test_a_review_s_heading_names_its_film_in_quotes(heading: str) -> None:
    found = film("<p>Director: Eva Mar<br>Running time: 91 min<br>Country: Norway</p>", heading=heading, title=f"{heading} - El Muelle")
    assert values(found, "name") == ["Marea baja"]


@pytest.mark.parametrize("heading", ["Your plan", "Meine Region", "Votre compte"])
def test_what_stands_below_a_heading_of_the_visitor_s_is_not_the_film_s(heading: str) -> None:
    found = film(f"{BASE}<h2>{heading}</h2><p>Country: Sweden</p><p>Language: Swedish</p>")
    assert "country(se)" not in values(found, "country")
    assert "sv" not in values(found, "language")


@pytest.mark.parametrize("form", ["<h2>Verhaal</h2><p>{plot}</p>", "<p><b>Verhaal:</b> {plot}</p>"])
def test_what_dutch_pages_call_the_plot_is_no_credit(form: str) -> None:
    plot = "Twee wachters tellen de dagen op een zoutboot die misschien nooit meer terugkomt. Dan breekt de storm los, en een van hen verdwijnt."
    rows = "<p><b>Regie:</b> Ada Quill</p><p><b>Speelduur:</b> 101 minuten</p><p><b>Genre:</b> Drama</p>"
    body = f"<body><h1>Laagtij (1998)</h1>{rows}{form.format(plot=plot)}</body>"
    found = record(f'<html lang="nl"><head><title>Laagtij (1998)</title></head>{body}</html>')
    assert [c.value for c in found.claims if c.property == "description"] == [plot]
    assert "writer" not in {c.property for c in found.claims}
