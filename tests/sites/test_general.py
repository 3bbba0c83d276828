"""Pages about one film of sites that nobody wrote a reader for: every shape of row, in every language, and what is said how surely."""

# ruff: noqa: E501 - tables of pages

from __future__ import annotations

import pytest

from kg import sites
from kg.model import Claim, Document, Record
from kg.sites import general, page_of
from kg.sites.general.labels import known, meaning, table, tongue_of
from kg.text import RULES
from tests.sites.html_pages import document, expected, pages, record, rendered, source

PAGES = pages("general")


def film(rows: str, lang: str = "en", title: str = "Low Tide (1998)") -> Record:
    return record(
        f"<!doctype html><html lang={lang}><head><title>{title} - Filmhaus</title></head><body><h1>{title}</h1>{rows}</body></html>"
    )


def values(found: Record, property: str) -> list[str]:
    """The values of a property of the film, people and companies by their folded names."""
    return [str(c.value) for c in found.claims if c.subject == found.film and c.property == property]


# --- whole pages -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", PAGES)
def test_a_page_gives_what_a_careful_reader_takes(folder: str) -> None:
    assert rendered(source(folder)) == expected(folder)


@pytest.mark.parametrize("folder", PAGES)
def test_any_site_of_its_own_comes_first(folder: str) -> None:
    strengths = [site.recognize(page_of(document(source(folder)))) for site in sites.sites().values() if not site.fallback]
    assert max(strengths) < sites.FLOOR
    assert general.SITE.fallback


def test_it_says_how_sure_it_is_and_why() -> None:
    found = film("<p>Director: Ada Quill<br>Runtime: 101 min</p>")
    notice = next(n for n in found.notices if n.code == "general-reader")
    assert notice.severity == "info"
    assert "sure to 0." in notice.what
    assert "heading and its title agree" in notice.what


def test_more_facts_make_it_surer() -> None:
    few, many = ("<p>Director: Ada Quill<br>Runtime: 101 min</p>", "<p>Director: Ada Quill<br>Runtime: 101 min<br>Writer: Bo Marsh</p>")
    page = "<html><head><title>Low Tide (1998) - Filmhaus</title></head><body><h1>Low Tide (1998)</h1>{}</body></html>"
    strengths = [general.recognize(page_of(document(page.format(rows)))) for rows in (few, many)]
    assert strengths == sorted(strengths)
    assert 0.5 <= strengths[0] < strengths[1] < 1


# --- names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("title", "heading", "name", "year"), [
    ("Low Tide (1998) - Filmhaus", "Low Tide", "Low Tide", "1998"),
    ("Filmhaus | Low Tide", "Low Tide (1998)", "Low Tide", "1998"),
    ("Low Tide (1998 film) — Wikipedia", "<i>Low Tide</i> (1998 film)", "Low Tide", "1998"),
    ("Low Tide (film, 1998) – Wikipedie", "Low Tide (film, 1998)", "Low Tide", "1998"),
    ("Low Tide (película) - Enciclopedia", "Low Tide (película)", "Low Tide", None),
    ("Low Tide :: Filmhaus", "Low Tide <small>1998</small>", "Low Tide", "1998"),
    ("Low Tide - Film (1998) - Filmhaus", "Low Tide", "Low Tide", "1998"),
    ("Low Tide Movie Review (1998) | Filmhaus", "Low Tide", "Low Tide", "1998"),
    ("Kritik: Low Tide | Filmhaus", "Kritik: Low Tide", "Low Tide", None),
    ("Low Tide - Filmhaus", "“Low Tide”", "Low Tide", None),
    ("1984 (1984) - Filmhaus", "1984 (1984)", "1984", "1984"),
    ("Low Tide: The Return - Filmhaus", "Low Tide: The Return", "Low Tide: The Return", None),
    ("Low Tide | Filmhaus", "Filmhaus</h1><h1>Low Tide", "Low Tide", None),
    ("Low Tide (1998) - Cast - Filmhaus", "Full Cast &amp; Crew</h1><h3>Low Tide (1998)</h3><h1>Photos", "Low Tide", "1998"),
])  # fmt: skip
def test_the_name_is_what_heading_and_title_agree_on(title: str, heading: str, name: str, year: str | None) -> None:
    body = "<p>Director: Ada Quill<br>Runtime: 101 min<br>Writer: Bo Marsh</p>"
    found = record(f"<html><head><title>{title}</title></head><body><h1>{heading}</h1>{body}</body></html>")
    assert values(found, "name") == [name]
    assert values(found, "year") == ([year] if year else [])


def test_a_row_may_name_the_film() -> None:
    found = record("<html><body><table><tr><th>Title</th><td>Low Tide</td></tr><tr><th>Director</th><td>Ada Quill</td></tr>"
                   "<tr><th>Running time</th><td>101 min</td></tr></table></body></html>")  # fmt: skip
    assert values(found, "name") == ["Low Tide"]


# --- shapes of rows --------------------------------------------------------------------------------------------------

SHAPES = {
    "cells": "<table><tr><th>Director</th><td>{}</td></tr></table>",
    "plain cells": "<table><tr><td>Director:</td><td>{}</td></tr></table>",
    "definitions": "<dl><dt>Director</dt><dd>{}</dd><dt>Colour</dt><dd>Black and white</dd></dl>",
    "bold in a line": "<p><b>Director:</b> {}<br><b>Colour:</b> Black and white</p>",
    "bold, colon outside": "<p><strong>Director</strong>: {}</p>",
    "two in a line": "<p>Director: {} | Colour: Black and white</p>",
    "plain text": "<div>Director: {}</div>",
    "siblings": "<div><span class=label>Director</span> <span class=value>{}</span></div>",
    "boxes": "<div class=row><div class=l>Director</div><div class=v>{}</div></div>",
    "heading": "<h4>Director</h4><p>{}</p><h4>Colour</h4><p>Black and white</p>",
    "point with a label": "<ul><li><strong>Director</strong> {}</li></ul>",
    "below its label": "<p>Director:</p><p>{}</p>",
    "credit": "<p>Directed by {}</p>",
    "plural in brackets": "<p>Director(s): {}</p>",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_labelled_row_is_read_whatever_it_is_made_of(shape: str) -> None:
    found = film(SHAPES[shape].format("<a>Ada Quill</a>") + "<p>Runtime: 101 min</p>")
    assert values(found, "director") == ["person(ada quill)"]


@pytest.mark.parametrize("value", [
    "Ada Quill, Bo Marsh", "Ada Quill and Bo Marsh", "Ada Quill &amp; Bo Marsh", "Ada Quill / Bo Marsh", "Ada Quill; Bo Marsh",
    "<ul><li>Ada Quill</li><li>Bo Marsh</li></ul>", "Ada Quill<br>Bo Marsh", "<a>Ada Quill</a><a>Bo Marsh</a>", "<a>Ada Quill</a> <a>Bo Marsh</a>",
    "<span>Ada Quill</span><span>Bo Marsh</span>", "Ada Quill, Bo Marsh u.a.", "Ada Quill, Bo Marsh and others", "Ada Quill<sup>[1]</sup><br>Bo Marsh<sup>[2]</sup>", "Ada Quill, Bo Marsh | See more »",
])  # fmt: skip
def test_a_value_is_taken_apart(value: str) -> None:
    found = film(f"<table><tr><th>Directed by</th><td>{value}</td></tr><tr><th>Runtime</th><td>101 min</td></tr></table>")
    assert values(found, "director") == ["person(ada quill)", "person(bo marsh)"]


@pytest.mark.parametrize("name", ["Sammy Quill, Jr.", "Jean-Luc de la Mer", "R. J. O'Marsh", "Ludwig van der Tide", "Čeněk Řáha"])
def test_a_name_stays_whole(name: str) -> None:
    assert values(film(f"<p>Director: {name}<br>Runtime: 101 min</p>"), "director") == [f"person({name.casefold()})"]


# --- languages -------------------------------------------------------------------------------------------------------

LANGUAGES = {
    "de": ("Regie", "Ada Quill und Bo Marsh", "Land", "Vereinigte Staaten", "Sprache", "Englisch", "Länge", "101 Min.", "Kinostart", "31. März 1998"),
    "fr": ("Réalisateurs", "Ada Quill et Bo Marsh", "Pays", "États-Unis", "Langue", "anglais", "Durée", "1h41", "Date de sortie", "31 mars 1998"),
    "es": ("Dirección", "Ada Quill y Bo Marsh", "País", "Estados Unidos", "Idioma", "Inglés", "Duración", "101 minutos", "Estreno",
           "31 de marzo de 1998"),
    "it": ("Regia", "Ada Quill e Bo Marsh", "Paese", "Stati Uniti", "Lingua", "inglese", "Durata", "101 minuti", "Uscita", "31 marzo 1998"),
    "cs": ("Režie", "Ada Quill a Bo Marsh", "Země původu", "Spojené státy", "Jazyk", "angličtina", "Délka", "1 h 41 min", "Premiéra",
           "31. března 1998"),
    "sv": ("Regissör", "Ada Quill och Bo Marsh", "Land", "USA", "Språk", "engelska", "Speltid", "101 minuter", "Premiär", "31 mars 1998"),
    "pt": ("Direção", "Ada Quill e Bo Marsh", "País", "Estados Unidos", "Idioma", "inglês", "Duração", "101 minutos", "Lançamento",
           "31 de março de 1998"),
    "nl": ("Regie", "Ada Quill en Bo Marsh", "Land", "Verenigde Staten", "Taal", "Engels", "Speelduur", "101 minuten", "Première", "31 maart 1998"),
    "pl": ("Reżyseria", "Ada Quill i Bo Marsh", "Kraj", "Stany Zjednoczone", "Język", "angielski", "Czas trwania", "101 min", "Premiera",
           "31 marca 1998"),
    "da": ("Instruktør", "Ada Quill og Bo Marsh", "Land", "USA", "Sprog", "engelsk", "Længde", "101 minutter", "Premiere", "31. marts 1998"),
    "nb": ("Regi", "Ada Quill og Bo Marsh", "Land", "USA", "Språk", "engelsk", "Lengde", "101 minutter", "Premiere", "31. mars 1998"),
    "en": ("Directed by", "Ada Quill and Bo Marsh", "Country", "United States", "Language", "English", "Running time", "1 h 41 min", "Release date",
           "March 31, 1998"),
}  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("declared", [True, False])
def test_labels_and_values_of_a_language_are_read(lang: str, declared: bool) -> None:
    words = LANGUAGES[lang]
    rows = "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in zip(words[::2], words[1::2], strict=True))
    found = film(f"<table>{rows}</table>", lang if declared else "''")
    assert values(found, "director") == ["person(ada quill)", "person(bo marsh)"]
    assert values(found, "country") == ["country(us)"]
    assert values(found, "language") == ["en"]
    assert values(found, "duration") == ["PT1H41M"]
    assert values(found, "released") == ["1998-03-31"]


def test_every_language_has_the_labels_that_matter() -> None:
    for tongue in ("en", "de", "fr", "es", "it", "cs", "sv"):
        properties = {by[tongue] for by in table().values() if tongue in by}
        assert {"director", "writer", "producer", "composer", "editor", "cinematographer", "cast", "country", "language", "year", "released",
                "duration", "genre", "original_title", "alternate_name", "company", "distributor", "certificate", "budget", "gross", "plot",
                "tagline", "keyword", "color", "sound_mix", "aspect_ratio", "location", "award", "rating"} <= properties, tongue  # fmt: skip


@pytest.mark.parametrize(("words", "tongue", "property"), [
    ("Director:", "en", "director"), ("DIRECTOR(S)", "en", "director"), ("Produktions\u00adunternehmen", "de", "company"),
    ("Regisseur", "fr", "director"), ("Genre", "xx", "genre"), ("Handlung[Bearbeiten]", "de", "plot"), ("Harbour", "en", ""),
])  # fmt: skip
def test_a_label_means_a_property_in_a_language(words: str, tongue: str, property: str) -> None:
    assert meaning(known(words), tongue) == property


def test_the_language_is_that_of_most_labels_unless_the_page_declares_one_that_fits() -> None:
    labels = [known(words) for words in ("Regie", "Drehbuch", "Länge", "Genre")]
    assert tongue_of("", labels) == "de"
    assert tongue_of("en-US", labels) == "de"
    assert tongue_of("de-AT", labels) == "de"
    assert tongue_of("en", []) == "en"


# --- casts -----------------------------------------------------------------------------------------------------------

CASTS = {
    "table": "<table><tr><td><a>Hal Voss</a></td><td>...</td><td>Tom Keel</td></tr><tr><td>Ida Wren</td><td>...</td><td>Mary Keel</td></tr></table>",
    "table with heads": "<table><tr><th>Role</th><th>Actor</th></tr><tr><td>Tom Keel</td><td>Hal Voss</td></tr><tr><td>Mary Keel</td>"
                        "<td>Ida Wren</td></tr></table>",
    "as": "<ul><li>Hal Voss as Tom Keel, a keeper of the light</li><li>Ida Wren as Mary Keel: his daughter</li></ul>",
    "dashes": "<ul><li>Hal Voss – Tom Keel</li><li>Ida Wren – Mary Keel</li></ul>",
    "colons": "<ul><li>Hal Voss: Tom Keel</li><li>Ida Wren: Mary Keel</li></ul>",
    "dots": "<p>Hal Voss ... Tom Keel<br>Ida Wren ... Mary Keel</p>",
    "cards": "<div><div class=c><img><a>Hal Voss</a><p>Tom Keel</p></div><div class=c><img><a>Ida Wren</a><p>Mary Keel (voice)</p></div></div>",
}  # fmt: skip


@pytest.mark.parametrize("shape", CASTS)
def test_a_cast_list_is_read_by_its_shape(shape: str) -> None:
    found = film(f"<p>Director: Ada Quill</p><h2>Cast</h2>{CASTS[shape]}<h2>Reception</h2><ul><li>Jo Xander: bad</li></ul>")
    assert {str(c).partition(".")[0]: c.value for c in found.claims if c.property == "character_name"} == {
        "role(person(hal voss), tom-keel)": "Tom Keel", "role(person(ida wren), mary-keel)": "Mary Keel",
    }  # fmt: skip
    assert values(found, "actor") == ["person(hal voss)", "person(ida wren)"]


@pytest.mark.parametrize(("heading", "lang", "joint"), [
    ("Besetzung", "de", "als"), ("Distribution", "fr", "dans le rôle de"), ("Reparto", "es", "como"), ("Interpreti", "it", "nel ruolo di"),
    ("Obsazení", "cs", "jako"), ("Rollista", "sv", "som"), ("Elenco", "pt", "como"),
])  # fmt: skip
def test_a_cast_list_is_read_in_other_languages(heading: str, lang: str, joint: str) -> None:
    found = film(f"<p>Genre: Drama</p><h2>{heading}</h2><ul><li>Hal Voss {joint} Tom Keel</li><li>Ida Wren {joint} Mary</li></ul>", lang)
    assert [c.value for c in found.claims if c.property == "character_name"] == ["Tom Keel", "Mary"]


# --- texts -----------------------------------------------------------------------------------------------------------

TEXT = """Low Tide (1998)

Directed by Ada Quill
Country: USA / Norway
Running time: 101 min

Synopsis
A keeper waits for the sea to come back. One night it does, and a boat is in it.

Cast
Hal Voss ... Tom Keel
Ida Wren ... Mary Keel

Related films
High Tide
Director: Uma Viel
"""


def test_a_bare_text_is_read_line_by_line() -> None:
    found = sites.read(Document("page.txt", "0" * 64, TEXT, len(TEXT)))
    assert found.site == "general"
    assert values(found, "director") == ["person(ada quill)"]
    assert values(found, "country") == ["country(us)", "country(no)"]
    assert values(found, "actor") == ["person(hal voss)", "person(ida wren)"]
    assert values(found, "description") == ["A keeper waits for the sea to come back. One night it does, and a boat is in it."]
    for claim in found.claims:
        for place in claim.evidence:
            assert TEXT[place.start : place.end] == place.exact


# --- what only the place tells ---------------------------------------------------------------------------------------


def test_facts_without_labels_below_the_name_are_inferred() -> None:
    found = film("<div>PG-13 | 1h 41min | Drama, Mystery</div><p>Director: Ada Quill</p>")
    said = {(c.property, c.value): c.inferred for c in found.claims if c.subject == found.film}
    assert said[("duration", "PT1H41M")] is True
    assert said[("genre", "Mystery")] is True
    assert said[("certificate", "PG-13")] is True
    assert said[("name", "Low Tide")] is False


@pytest.mark.parametrize(("row", "amount", "currency"), [
    ("Budget: US$6.3 million", "6300000.0", "USD"), ("Budget: 6 300 000 USD", "6300000.0", "USD"), ("Budget: €1,5 Mio.", "1500000.0", "EUR"),
    ("Rozpočet: 35.000.000 Kč", "35000000.0", "CZK"),
])  # fmt: skip
def test_an_amount_has_the_currency_that_the_row_tells(row: str, amount: str, currency: str) -> None:
    found = film(f"<p>{row}</p><p>Director: Ada Quill</p>")
    assert [(c.property, c.value) for c in found.claims if c.subject.kind == "budget"] == [("amount", amount), ("currency", currency)]


# --- series ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("title", "rows", "kind"), [
    ("Tides (TV Series 1998–2003)", "<p>Creator: Ada Quill<br>Runtime: 45 min<br>Genre: Drama</p>", "series"),
    ("Tides", "<p>Directed by: Ada Quill<br>Number of seasons: 4<br>Number of episodes: 52</p>", "series"),
    ("The Boat (TV Episode 1999)", "<p>Director: Ada Quill<br>Runtime: 45 min</p>", "episode"),
    ("Low Tide (1998)", "<p>Director: Ada Quill<br>Runtime: 101 min</p>", "film"),
    ("Tides", "<p><b>Tides</b> is a British television series of 1998.</p><p>Creator: Ada Quill<br>Genre: Drama</p>", "series"),
])  # fmt: skip
def test_series_and_episodes_are_told_from_films(title: str, rows: str, kind: str) -> None:
    found = film(rows, title=title)
    assert found.film is not None
    assert found.film.kind == kind


def test_counts_in_the_digits_of_another_script_are_read() -> None:
    found = film("<p>Directed by: Ada Quill<br>Number of seasons: 4<br>Number of episodes: ۵۲</p>", title="Tides")
    assert values(found, "episodes") == ["52"]


# --- markup ----------------------------------------------------------------------------------------------------------


def test_what_markup_says_and_what_the_page_shows_are_separate_claims_about_one_film() -> None:
    markup = '<script type="application/ld+json">{"@type": "Movie", "name": "Low Tide", "duration": "PT100M"}</script>'
    found = film(markup + "<p>Director: Ada Quill<br>Runtime: 101 min</p>")
    assert values(found, "duration") == ["PT1H40M", "PT1H41M"]
    assert values(found, "director") == ["person(ada quill)"]
    assert len({c.subject for c in found.claims if c.subject.kind == "film"}) == 1


def test_what_a_page_shows_of_another_film_than_its_markup_s_is_left_alone() -> None:
    markup = '<script type="application/ld+json">{"@type": "Movie", "name": "Spring Tide", "duration": "PT100M"}</script>'
    found = film(markup + "<p>Director: Ada Quill<br>Runtime: 101 min</p>")
    assert values(found, "duration") == ["PT1H40M"]
    assert values(found, "director") == []


# --- nothing hangs ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("filler", ["<p>Director: " * 3_000, "<b>Cast</b> " * 5_000, "(" * 50_000, "a, " * 30_000, "<ul><li>Genre" * 500, ": " * 40_000,
                                    "Ada Quill ... " * 5_000, "|" * 60_000])  # fmt: skip
def test_a_page_made_to_hurt_is_read_in_time(filler: str) -> None:
    found = film("<p>Director: Ada Quill<br>Runtime: 101 min</p>" + filler)
    assert not any(n.code == "reader-failed" for n in found.notices)


def test_every_rule_that_claims_name_is_one() -> None:
    rules = {c.rule for folder in PAGES for c in record(source(folder)).claims if isinstance(c, Claim) and isinstance(c.value, str)}
    assert {rule for rule in rules if rule} - set(RULES) <= {"site", "position", "group"}
