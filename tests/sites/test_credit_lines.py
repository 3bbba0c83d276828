"""Lines of credits as newspapers, programmes and catalogues print them: what makes one, and what looks like one and is none."""

# ruff: noqa: E501 - rows of pages

from __future__ import annotations

import pytest

from kg.model import Document, Mention, Record
from kg.sites import read
from tests.sites.html_pages import record

PROSE = "<p>A keeper of a lock hears voices at night. What begins as a story of ghosts becomes the portrait of a village.</p>"


def page(line: str, lang: str = "en", title: str = "Low Tide", more: str = PROSE, tail: str = " | Film | Kurier") -> Record:
    return record(
        f"<!doctype html><html lang={lang}><head><title>{title}{tail}</title></head><body><h1>{title}</h1><p>{line}</p>{more}</body></html>"
    )


def people(found: Record, property: str) -> list[str]:
    """The folded names of the people, countries or companies of the film."""
    return [
        str(c.value.identity[0])
        for c in found.claims
        if c.subject == found.film and c.property == property and isinstance(c.value, Mention)
    ]


def values(found: Record, property: str) -> list[str]:
    return [str(c.value) for c in found.claims if c.subject == found.film and c.property == property]


def said(found: Record) -> tuple[object, ...]:
    return (
        people(found, "director"),
        people(found, "actor"),
        values(found, "year"),
        values(found, "runtime_minutes"),
        len(people(found, "country")),
    )


# --- what is none ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("Concert de Luc Aubin (France, 1 h 34), avec Jeanne Vial, Paul Ruel.", "fr"),
        ("Conferencia de Eva Mar. Con Luis Pardo, Inés Vega. España, 2009. 95 min.", "es"),
        ("Von Otto Brand. R: Grete Holm. Mit: Ida Wren, Hal Voss. Produktion: Radio Elbe 2011. 54 Min.", "de"),
        ("Přednáška / 1998 / 98 min, vede: Petr Lom", "cs"),
        ("Hal Voss, Ireland, 2016, 87 mins, Dir. Ada Quill, starring Ida Wren, Bo Marsh", "en"),
    ],
)
def test_what_is_called_something_else_has_no_credits_of_a_film(line: str, lang: str) -> None:
    found = page(line, lang)
    assert (people(found, "director"), people(found, "actor")) == ([], [])


@pytest.mark.parametrize("mark", ["h3", "b"])
def test_the_lines_of_several_films_are_of_none(mark: str) -> None:
    films = (
        ("Das Salz", "D 2004, R: Ada Quill, D: Bo Marsh, Jo Penn, 98 Min."),
        ("Der Kanal", "D 2011, R: Cy Oland, D: Ida Wren, Hal Voss, 104 Min."),
    )
    listed = "".join(f"<{mark}>{name}</{mark}><p>{line}</p>" for name, line in films)
    found = page("Filme", "de", "Neu im Kino", listed)
    assert found.film is None or people(found, "director") == []


def test_who_wrote_a_play_does_not_direct_it() -> None:
    found = page("De Eva Mar. Con Luis Pardo, Inés Vega. Dirección: Luis Roca. España, 2009. 95 min.", "es")
    assert people(found, "director") in ([], ["luis roca"])


def test_a_line_about_another_film_says_nothing_of_this_one() -> None:
    found = page("Der Kanal, D 2004, R: Ada Quill, D: Bo Marsh, Jo Penn, 98 Min.", "de")
    assert found.film is None or people(found, "director") == []


def test_a_number_in_brackets_behind_a_name_is_no_character() -> None:
    found = page("Dir. Cy Oland, USA, with Fay Tull, Lee Zorn (1974, 102 mins)")
    assert said(found) == (["cy oland"], ["fay tull", "lee zorn"], ["1974"], ["102"], 1)
    assert [c for c in found.claims if c.property == "character_name"] == []


# --- what is one -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("de", "D 2004, R: Ada Quill, D: Bo Marsh, Jo Penn, 98 Min., FSK 12"),
        ("de", "Deutschland 2004; R: Ada Quill; B: Cy Oland; K: Lee Zorn; D: Bo Marsh, Jo Penn; 98 Min."),
        ("de", "(Deutschland 2004, 98 Minuten, ab 12 Jahren)<br>Regie: Ada Quill<br>mit Bo Marsh, Jo Penn u.a."),
        ("en", "Dir: Ada Quill, Ireland 2004, 98 mins. With Bo Marsh, Jo Penn."),
        ("en", "Ireland 2004. Dir Ada Quill. With Bo Marsh, Jo Penn. 98min. 35mm. 15"),
        ("en", "Dir. Ada Quill, Ireland, 2004, starring Bo Marsh and Jo Penn. 98 mins"),
        ("fr", "Drame d’Ada Quill (France, 2004, 1 h 38), avec Bo Marsh, Jo Penn."),
        ("fr", "d’Ada Quill - France - 2004 - 1h38 - couleur - avec Bo Marsh, Jo Penn"),
        ("fr", "Film français d’Ada Quill. Avec Bo Marsh, Jo Penn (France, 2004, 98 mn)"),
        ("es", "De Ada Quill. Con Bo Marsh y Jo Penn. España, 2004. Drama. 98 min."),
        ("es", "Dir.: Ada Quill. Int.: Bo Marsh, Jo Penn. España, 2004. 35 mm. B/N. VE. 98'"),
        ("it", "di Ada Quill, con Bo Marsh, Jo Penn – Italia 2004, 98'"),
        ("it", "(Italia/2004) di Ada Quill, con Bo Marsh e Jo Penn (98')"),
        ("cs", "USA / 2004 / 98 min, režie: Ada Quill, hrají: Bo Marsh, Jo Penn"),
        ("sv", "Regi: Ada Quill. Med: Bo Marsh, Jo Penn. Sverige, 2004 (1 tim 38 min). Från 7 år."),
    ],
)
def test_a_line_of_credits_is_read(lang: str, line: str) -> None:
    assert said(page(line, lang)) == (["ada quill"], ["bo marsh", "jo penn"], ["2004"], ["98"], 1)


def test_the_name_of_the_film_may_stand_first() -> None:
    found = page("<b>Low Tide</b> (12A, 102 mins). Dir. Cy Oland, starring Fay Tull, Lee Zorn and Mel Osgood.")
    assert said(found) == (["cy oland"], ["fay tull", "lee zorn", "mel osgood"], [], ["102"], 0)


def test_letters_of_cars_are_countries_in_german_lines() -> None:
    found = page("D/PL/GB 2004, R: Ada Quill, D: Bo Marsh, Jo Penn, 98 Min.", "de")
    codes = [str(c.value) for c in found.claims if c.property == "iso_code"]
    assert sorted(codes) == ["DE", "GB", "PL"]


def test_shared_labels_give_both_jobs_and_brackets_characters() -> None:
    found = page("Österreich 2004, 98 min<br>Regie, Buch: Ada Quill<br>Mit: Bo Marsh (Maria), Jo Penn (Der Pfarrer)", "de")
    assert (people(found, "director"), people(found, "writer")) == (["ada quill"], ["ada quill"])
    assert [c.value for c in found.claims if c.property == "character_name"] == ["Maria", "Der Pfarrer"]


def test_below_the_name_a_line_may_say_where_and_when_it_was_made() -> None:
    found = page("Spielfilm, USA 1974", "de", more="<p>Regie: Cy Oland</p><p>Darsteller: Fay Tull, Lee Zorn</p>")
    assert (values(found, "year"), len(people(found, "country"))) == (["1974"], 1)


def test_labels_in_capitals_need_no_mark() -> None:
    rows = "RÉALISATION Luc Aubin<br>SCÉNARIO Anne Morel<br>IMAGE Guy Ferrand<br>MUSIQUE Jean Lacombe"
    found = page("France • 1998 • 94'", "fr", more=f"<p>{rows}</p>")
    assert (people(found, "director"), people(found, "writer"), people(found, "composer")) == (
        ["luc aubin"],
        ["anne morel"],
        ["jean lacombe"],
    )


# --- names and rows about them -----------------------------------------------------------------------------------------


def test_a_choir_has_a_conductor() -> None:
    found = page(
        "Dir. Ada Quill, Ireland, 2016, 87 mins. With Bo Marsh, Jo Penn.",
        title="Requiem",
        more="<p>Tickets from the choir.</p>",
        tail=" | Choir",
    )
    assert found.film is None


def test_a_wedding_film_is_no_film_of_anybody_else_s() -> None:
    rows = "<p>Kamera: Lena Fink</p><p>Schnitt: Jo Penn</p><p>Musik: Paul Ortner</p>"
    assert page("8 Minuten, 2019", "de", "Anna &amp; Jonas", rows, " - Hochzeitsfilm | Möwe").film is None


def test_a_line_of_buses_is_directed_by_nobody() -> None:
    rows = "<p>Running time: 42 minutes</p><p>Country: Ireland</p>"
    assert page("Director: City Transport", title="Line 12 (2019)", more=rows, tail=" | Harbour").film is None


def test_a_row_gives_country_and_year() -> None:
    rows = "<table><tr><td>Land/Jahr</td><td>Schweiz, Österreich 2015</td></tr><tr><td>Regie</td><td>Ada Quill</td></tr><tr><td>Darsteller</td><td>Bo Marsh, Jo Penn</td></tr></table>"
    found = page("Im Kino.", "de", more=rows)
    assert (values(found, "year"), len(people(found, "country"))) == (["2015"], 2)


def test_the_name_in_quotes_that_begins_a_headline_and_returns_is_the_film_s() -> None:
    line = "<b>Low Tide</b>, de Luc Aubin, avec Jeanne Vial et Paul Ruel (France, 1 h 31)."
    found = page(line, "fr", "« Low Tide » : le canal, la nuit")
    assert (values(found, "name"), people(found, "director")) == (["Low Tide"], ["luc aubin"])


def test_large_letters_are_a_heading_where_there_is_none() -> None:
    found = record(
        "<html><head><title>Welcome to the LOW TIDE page!</title></head><body><center><font size=7>Low Tide</font><br>(1974)</center>"
        "<table><tr><td><b>Directed by</b></td><td>Cy Oland</td></tr><tr><td><b>Running time</b></td><td>102 minutes</td></tr></table></body></html>"
    )
    assert (values(found, "name"), values(found, "year")) == (["Low Tide"], ["1974"])


def test_the_last_part_of_a_title_is_the_film_where_its_heading_stands_over_the_director() -> None:
    found = record(
        "<!doctype html><html lang=en><head><title>Bexley Film Society - Low Tide</title></head><body><h2>Bexley Film Society</h2><h1>Low Tide (12A)</h1>"
        "<p>Dir: Cy Oland, USA 1974, 102 mins. With Fay Tull, Lee Zorn.</p></body></html>"
    )
    assert values(found, "name") == ["Low Tide"]


def test_characters_before_those_who_play_them_in_elements_of_one_sort() -> None:
    rows = (("Ruth", "Fay Tull"), ("Sheriff Dunn", "Mel Osgood"), ("Director", "Cy Oland"))
    listed = "".join(f"<li><span>{one}</span> <span>{two}</span></li>" for one, two in rows)
    found = page("Film, 1974, Drama, 102 mins", more=f"<h2>Cast &amp; Crew</h2><ul>{listed}</ul>")
    assert (people(found, "actor"), people(found, "director")) == (["fay tull", "mel osgood"], ["cy oland"])


@pytest.mark.parametrize(("value", "director"), [("Eva Mar.", "eva mar"), ("Hal Voss Jr.", "hal voss jr.")])
def test_the_full_stop_of_a_row_is_no_part_of_a_short_name(value: str, director: str) -> None:
    found = page("Im Kino.", more=f"<p><b>Director:</b> {value}<br><b>Cast:</b> Bo Marsh, Jo Penn<br><b>Running time:</b> 95 min</p>")
    assert people(found, "director") == [director]


def test_what_made_a_film_is_a_company_where_no_people_stand() -> None:
    found = page("Im Kino.", "de", more="<p>Regie: Ada Quill<br>Darsteller: Bo Marsh, Jo Penn<br>Produktion: Kanal Film GmbH</p>")
    assert (people(found, "company"), people(found, "producer")) == (["kanal film gmbh"], [])


def test_who_wrote_a_film_in_a_line_of_credits_signs_nothing() -> None:
    found = page("Low Tide. USA 1974. Directed by Cy Oland. Screenplay by Ann Dray. Starring Fay Tull and Lee Zorn. 102 minutes. Rated PG.")
    assert people(found, "writer") == ["ann dray"]


def test_who_wrote_what_another_directs_is_no_director() -> None:
    found = page(
        "De Eva Mar. Con Lia Hug, Beat Kern. Suiza, 2015. 91 min.", "es", more="<p>Director: Luis Roca.</p><p>Para amantes del cine.</p>"
    )
    assert "eva mar" not in people(found, "director")


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("CH 2015 · 91 min · OmU · R+B: Ada Quill · D: Lia Hug, Beat Kern", "de"),
        ("un film di Ada Quill con Lia Hug, Beat Kern - drammatico - 91 min", "it"),
    ],
)
def test_a_page_needs_no_other_word_of_films(line: str, lang: str) -> None:
    found = page(line, lang, more="", tail="")
    assert (people(found, "director"), people(found, "actor")) == (["ada quill"], ["lia hug", "beat kern"])


def test_the_name_in_quotes_that_begins_a_headline_over_the_director_is_the_film_s() -> None:
    found = page("De Eva Mar. Con Lia Hug, Beat Kern. Suiza, 2015. 91 min.", "es", "'Marea baja': las raíces")
    assert values(found, "name") == ["Marea baja"]


def test_what_somebody_says_in_a_headline_names_no_film() -> None:
    found = page("An interview with Ada Quill about her film. Running time: 91 min", title="'We were afraid': Ada Quill on her debut")
    assert "We were afraid" not in values(found, "name")


# --- in texts without tags ---------------------------------------------------------------------------------------------


def text(*lines: str) -> Record:
    shown = "\n".join((*lines, ""))
    return read(Document("page.txt", "0" * 64, shown, len(shown.encode())))


def named(found: Record) -> list[str]:
    return values(found, "name")


@pytest.mark.parametrize(
    "lines",
    [
        ("Das Feuer", "Von Otto Brand. R: Grete Holm. Mit: Ida Wren, Hal Voss. Produktion: Radio Elbe 2011. 54 Min."),
        ("Lesung: Das Salz", "von Otto Brand, mit Ida Wren, Hal Voss. Deutschland 2011, 98 Min."),
        ("Kammerchor Elbe", "Leitung: Ada Quill. Mit Bo Marsh, Jo Penn. Deutschland 2011, 98 Min."),
        ("La pièce", "de Luc Aubin, mise en scène Paul Ruel, avec Jeanne Vial. France, 1 h 34."),
        ("Premiere: Match", "USA 2016. Coach: Ada Quill. With Ida Wren, Bo Marsh. 90 min."),
    ],
)
def test_a_text_about_something_else_has_no_film(lines: tuple[str, ...]) -> None:
    assert text(*lines).film is None


def test_a_text_with_the_lines_of_several_films_is_about_none() -> None:
    film = "D 2004, R: Ada Quill, D: Bo Marsh, Jo Penn, 98 Min."
    other = "D 2011, R: {}, D: Ida Wren, Hal Voss, 104 Min."
    for director in ("Cy Oland", "Ada Quill"):
        assert text("Neu im Kino", "Das Salz", film, "Der Kanal", other.format(director)).film is None


def test_a_headline_is_no_film_where_the_text_below_it_names_another_in_quotes() -> None:
    line = "D 2004, R: Ada Quill, D: Bo Marsh, Jo Penn, 98 Min."
    assert text("Stimmen in der Nacht", "Ein Wärter hört Stimmen, in „Das Salz“ wird daraus ein Porträt.", line).film is None
    found = text("Stimmen in der Nacht", "In „Das Salz“ hört ein Wärter in der Nacht leise Stimmen.", f"„Das Salz“. {line}")
    assert named(found) == ["Das Salz"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ("Das Salz", "Ein Wärter hört nachts Stimmen aus dem alten Kanal.", "D 2004, R: Ada Quill, D: Bo Marsh, Jo Penn, 98 Min."),
            (["ada quill"], ["bo marsh", "jo penn"], ["2004"], ["98"], 1),
        ),
        (
            ("LOW TIDE", "Dir-Scr Ada Quill. Prod Kit Low. With Ida Wren, Bo Marsh. UK-Kenya 2014. 97min", "A voice answers."),
            (["ada quill"], ["ida wren", "bo marsh"], ["2014"], ["97"], 2),
        ),
        (
            ("Film Notes: Low Tide", "LOW TIDE. USA 1998. Dir: Ada Quill. With Ida Wren, Bo Marsh. 101 min. 35mm."),
            (["ada quill"], ["ida wren", "bo marsh"], ["1998"], ["101"], 1),
        ),
        (
            ("LOW TIDE (12A)", "Dir: Ada Quill", "USA 1998 101 min", "With Ida Wren, Bo Marsh", "A tale of water and guilt."),
            (["ada quill"], ["ida wren", "bo marsh"], ["1998"], ["101"], 1),
        ),
        (
            ("La casa sul molo", "di Piero Zanin, con Gina Moro, Aldo Berti – Italia/Francia 1998, 98'"),
            (["piero zanin"], ["gina moro", "aldo berti"], ["1998"], ["98"], 2),
        ),
        (
            ("Eaux lentes", "Drame de Luc Aubin (France/Belgique, 2012). Avec Jeanne Vial, Omar B. 1h32."),
            (["luc aubin"], ["jeanne vial", "omar b."], ["2012"], ["92"], 2),
        ),
        (
            ("Fyren", "Drama. Sverige 1998. Regi: Lena Hult. Med: Per Ask, Eva Lind. 92 min."),
            (["lena hult"], ["per ask", "eva lind"], ["1998"], ["92"], 1),
        ),
        (
            ("Maják", "ČR / 1998 / 98 min, režie: Petr Lom, hrají: Jana Malá, Ivo Kříž"),
            (["petr lom"], ["jana malá", "ivo kříž"], ["1998"], ["98"], 1),
        ),
        (
            ("Grzech soli", "reż. Ada Nowak, Polska 2009, 95 min, wyst. Jan Kos, Ewa Lis"),
            (["ada nowak"], ["jan kos", "ewa lis"], ["2009"], ["95"], 1),
        ),
        (
            ("Zout", "Nederland 2009. Regie: Jan de Wit. Met: Eva Lis, Bo van Dam. 95 min."),
            (["jan de wit"], ["eva lis", "bo van dam"], ["2009"], ["95"], 1),
        ),
    ],
)
def test_a_line_of_credits_is_read_in_a_text(lines: tuple[str, ...], expected: tuple[object, ...]) -> None:
    found = text(*lines)
    assert named(found)[0].casefold() == lines[0].rpartition(": ")[2].removesuffix(" (12A)").casefold()
    assert said(found) == expected
