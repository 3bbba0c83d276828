"""Ways in which sites of all sorts say things: what is none of a film's facts, two meanings in a label, marked reviews."""

# ruff: noqa: E501 - rows of pages

from __future__ import annotations

import json

import pytest

from kg.intake import read_document
from kg.model import Document, Record
from tests.sites.html_pages import record

BASE = "<p>Director: Ada Quill<br>Writer: Bo Marsh<br>Runtime: 101 min</p>"
LONG = (
    "There is a moment in this film when a man looks at the sea and the sea looks away, and nobody on the shore can say for how long. " * 3
)


def film(
    rows: str, lang: str = "en", heading: str = "Low Tide (1998)", title: str = "Low Tide (1998) - Filmhaus", head: str = ""
) -> Record:
    return record(f"<!doctype html><html lang={lang}><head><title>{title}</title>{head}</head><body><h1>{heading}</h1>{rows}</body></html>")


def values(found: Record, property: str) -> list[str]:
    """The values of a property of the film, people and companies by their folded names."""
    return [str(c.value) for c in found.claims if c.subject == found.film and c.property == property]


def linked(facts: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(facts)}</script>'


# --- what is no film ---------------------------------------------------------------------------------------------------


def test_a_page_about_a_soundtrack_gives_no_film() -> None:
    rows = "<p>Composer: Lou Case<br>Film director: Ada Quill<br>Running time: 41 min</p><h2>Tracks</h2><p>1. Ebb</p>"
    assert film(rows, heading="Low Tide - Soundtrack", title="Low Tide - Soundtrack (1998)").film is None
    assert film(BASE, heading="Low Tide", title="Low Tide (1998) - Soundtrack - Filmhaus").film is not None


def test_facts_of_several_films_together_are_no_film_s() -> None:
    rows = "<table><tr><th>Directed by</th><td>Ada Quill</td></tr><tr><th>Starring</th><td>Hal Voss</td></tr><tr><th>Running time</th><td>301 minutes</td></tr></table>"
    assert film(rows, heading="Tide trilogy", title="Tide trilogy - Filmhaus").film is None
    assert film(rows, heading="Tide Trilogy (1998)").film is not None


# --- what the first sentence says --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "kind"), [
    ("a British crime drama television series created by Ada Quill", "series"),
    ("an American comedy-drama television series", "series"),
    ("a historical drama television miniseries", "series"),
    ("a documentary television series", "series"),
    ("a period comedy-drama film", "film"),
    ("a Western thriller film", "film"),
    ("a film series", ""),
    ("a drama film series", ""),
    ("a thriller novel", ""),
])  # fmt: skip
def test_genres_before_a_series_make_no_film_of_it(words: str, kind: str) -> None:
    found = film(f"<p>Low Tide is {words} about the sea.</p>{BASE}", heading="Low Tide", title="Low Tide - Filmhaus")
    assert (found.film.kind if found.film else "") == kind


# --- labels ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("lang", "row"), [
    ("en", "<h5>Written and Directed by</h5><ul><li>Ada Quill</li></ul>"),
    ("en", "<p>Writer/Director: Ada Quill</p>"),
    ("de", "<p>Regie und Drehbuch: Ada Quill</p>"),
    ("fr", "<p>Écrit et réalisé par : Ada Quill</p>"),
    ("es", "<p>Guion y dirección: Ada Quill</p>"),
    ("cs", "<p>Režie a scénář: Ada Quill</p>"),
    ("sv", "<p>Manus och regi: Ada Quill</p>"),
])  # fmt: skip
def test_a_label_may_mean_two_things(lang: str, row: str) -> None:
    found = film(f"{row}<p>Cast: Hal Voss, Ida Wren</p>", lang)
    assert (values(found, "director"), values(found, "writer")) == (["person(ada quill)"], ["person(ada quill)"])


@pytest.mark.parametrize(("row", "property", "expected"), [
    ("<table><tr><th>Color</th><td>Black and White</td></tr></table>", "color", ["Black and White"]),
    ("<table><tr><th>Color</th><td>Color and Sepia</td></tr></table>", "color", ["Color", "Sepia"]),
    ("<table><tr><th>Genre</th><td><ul><li>Crime drama</li><li>Mystery</li></ul></td></tr></table>", "genre", ["Crime drama", "Mystery"]),
    ("<p>Original title: <span>Fjære</span> (<span>1997</span>)</p>", "alternate_name", ["Fjære"]),
])  # fmt: skip
def test_values_stay_whole(row: str, property: str, expected: list[str]) -> None:
    assert values(film(BASE + row), property) == expected


# --- opinions ----------------------------------------------------------------------------------------------------------


def test_what_an_hreview_describes_is_a_review_and_no_plot() -> None:
    found = film(
        f"{BASE}<div class=hreview><h2 class=summary>No ride</h2><span class='reviewer vcard'><span class=fn>gull88</span></span>"
        "<abbr class=dtreviewed title=1999-01-14>January 14, 1999</abbr><span class=rating><b class=value>2</b>/<b class=best>5</b></span>"
        "<div class=description><p>Two families, one boat, and a map that nobody can read. It stalls before the bridge.</p></div></div>"
    )
    said = {
        c.property: c.value
        for c in found.claims
        if c.subject.kind in ("user_review", "review_rating", "account") and isinstance(c.value, str)
    }
    assert values(found, "description") == []
    assert (said["body"][:12], said["review_date"], said["score"], said["best"], said["name"]) == (
        "Two families",
        "1999-01-14",
        "2.0",
        "5.0",
        "No ride",
    )


def test_the_author_of_a_review_is_no_genre_and_no_date() -> None:
    found = film(
        f"<div class=page-byline><span>Drama</span></div><div class=byline>Eve Stone May 6, 1998</div><a rel=author>Eve Stone</a>"
        f"<div><p>{LONG}</p><p>{LONG}</p></div>{BASE}",
        title="Low Tide movie review (1998)",
    )
    assert [c.value for c in found.claims if c.subject.kind == "critic" and c.property == "name"] == ["Eve Stone"]


# --- markup ------------------------------------------------------------------------------------------------------------


def test_a_site_s_name_behind_the_film_s_is_no_part_of_it() -> None:
    graph = '<meta property="og:type" content="video.movie"><meta property="og:title" content="Low Tide | Gullflix">'
    found = film(BASE, head=graph + linked({"@context": "https://schema.org", "@type": "Movie", "name": "Low Tide"}))
    assert set(values(found, "name")) == {"Low Tide"}


@pytest.mark.parametrize(("title", "url", "name"), [
    ("Watch Low Tide | Gullflix", "https://gull.example/film/low-tide", "Low Tide"),
    ("Watch on the Quay | Gullflix", "https://gull.example/film/watch-on-the-quay", "Watch on the Quay"),
    ("Watch Low Tide | Gullflix", "https://gull.example/film/77", "Watch Low Tide"),
])  # fmt: skip
def test_an_invitation_is_no_part_of_a_name_where_the_address_goes_without_it(title: str, url: str, name: str) -> None:
    metas = {"og:type": "video.movie", "og:title": title, "og:site_name": "Gullflix", "og:url": url, "video:director": "Ada Quill"}
    head = "".join(f'<meta property="{k}" content="{v}">' for k, v in metas.items())
    found = record(f"<!doctype html><html><head><title>{title}</title>{head}</head><body>Loading</body></html>")
    assert set(values(found, "name")) == {name}


def test_where_to_see_a_film_is_no_plot_of_it() -> None:
    facts = {
        "@context": "https://schema.org",
        "@type": "Movie",
        "name": "Low Tide",
        "description": "Find out where to watch Low Tide online. This guide lists all services.",
    }
    assert values(film(BASE, head=linked(facts)), "description") == []


def test_who_signs_a_quoted_review_is_no_writer() -> None:
    box = (
        "<div itemscope itemtype='http://schema.org/Movie'><span itemprop=name>Low Tide</span><span itemprop=director>Ada Quill</span>"
        "<div itemprop=author>Rosa Bern: Harbour Post</div><div itemprop=author>Bo Marsh</div></div>"
    )
    assert values(film(box), "writer") == ["person(bo marsh)"]


# --- texts whose tags are gone -------------------------------------------------------------------------------------------

TEXT = "Low Tide (1998)\nGenre: Drama\nRuntime: 101 min\n"


def text(words: str) -> Record:
    raw = words.encode()
    return read_document(Document("page.txt", "0" * 64, words, len(raw)), "")


def cast(found: Record) -> list[str]:
    return sorted(str(c.value) for c in found.claims if c.property in ("actor", "character_name"))


@pytest.mark.parametrize(("lines", "director", "producer"), [
    ("Ada Quill\nDirector\nFay Tull\nProducer\n", ["person(ada quill)"], ["person(fay tull)"]),
    ("Ada Quill\nDirector\nFay Tull\nProducer\nGus Ulm\nEditor\nNotes\n", ["person(ada quill)"], ["person(fay tull)"]),
    ("Notes\nAda Quill\nDirector\nFay Tull\nProducer\n", [], []),
    ("Director\nAda Quill\nProducer\nFay Tull\n", ["person(ada quill)"], ["person(fay tull)"]),
    ("Hal Voss\nDirector\nAda Quill\nProducer\nFay Tull\n", ["person(ada quill)"], ["person(fay tull)"]),
])  # fmt: skip
def test_names_over_their_jobs_are_not_taken_for_those_below(lines: str, director: list[str], producer: list[str]) -> None:
    found = text(f"{TEXT}Country: Norway\nCredits\n{lines}")
    assert (values(found, "director"), values(found, "producer")) == (director, producer)


@pytest.mark.parametrize(("lines", "expected"), [
    ("Hal Voss\nthe keeper\nIda Wren\nMary\nJo Xander\n", ["Mary", "person(hal voss)", "person(ida wren)", "person(jo xander)", "the keeper"]),
    ("Hal Voss\nTom Keel\nIda Wren\nMary\n", []),
    ("Hal Voss\nIda Wren\nJo Xander\nKit Yates\n", ["person(hal voss)", "person(ida wren)", "person(jo xander)", "person(kit yates)"]),
    ("Hal Voss Tom Keel\nIda Wren Mary Keel\nJo Xander\n", []),
    ("Hal Voss\nDirector\nIda Wren\nJo Xander\n", []),
])  # fmt: skip
def test_characters_between_actors_are_no_actors(lines: str, expected: list[str]) -> None:
    assert cast(text(f"{TEXT}Director: Ada Quill\n\nCast and Crew\n{lines}")) == expected


def test_another_title_is_the_line_below_its_label_and_no_other() -> None:
    found = text(f"{TEXT}Director: Ada Quill\nOriginal title\nFjære\nKind of film\nFeature\n")
    assert values(found, "alternate_name") == ["Fjære"]
    assert values(text(f"{TEXT}Director: Ada Quill\nAlso known as\nGenre Romance\nCountry Norway\n"), "alternate_name") == []


def test_a_second_director_begins_another_film() -> None:
    found = text("Low Tide (1998)\nDirector: Ada Quill\nCast: Hal Voss, Ida Wren\nTry High Tide.\nDirector: Uma Viel\nRuntime: 99 min\n")
    assert (values(found, "director"), values(found, "duration")) == (["person(ada quill)"], [])


def test_a_game_in_lines_is_no_film() -> None:
    assert (
        text("Low Tide (1998)\nDeveloper\nGull Soft\nDirector\nAda Quill\nPlatforms\nPC\nGenre\nAdventure\nReleased\n10 August 1998\n").film
        is None
    )


def test_the_date_of_a_disc_is_not_the_film_s() -> None:
    line = "Low Tide (1998) Director: Ada Quill Genre: Drama Runtime: 101 min Country: Norway Video Release: December 13, 1999 Language: Norwegian"
    assert values(text(line), "released") == []


# --- names and their neighbours ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("heading", "title", "name"), [
    ("Low Tide Blu-ray", "Low Tide Blu-ray Release Date 12 November 2019", "Low Tide"),
    ("Low Tide [DVD]", "Low Tide [DVD] | Discs", "Low Tide"),
    ("Low Tide", "Filmhaus - Low Tide (1998)", "Low Tide"),
])  # fmt: skip
def test_the_name_is_neither_the_disc_s_nor_the_menu_s(heading: str, title: str, name: str) -> None:
    menu = "<table><tr><td><a>Film</a></td><td><a>People</a></td><td><a>Versions</a></td></tr></table>"
    assert values(film(menu + BASE, heading=heading, title=title), "name") == [name]


@pytest.mark.parametrize(("cast", "expected"), [
    ("<ul><li><a>Hal Voss</a><span>Tom Keel</span></li><li><a>Ida Wren</a><span>Mary</span></li></ul>", ["Mary", "Tom Keel", "person(hal voss)", "person(ida wren)"]),
    ("<ul><li><a>Hal Voss</a><span>Cast</span></li><li><a>Ida Wren</a><span>Cast</span></li><li><a>Kay Young</a><span>Cinematography</span></li></ul>", ["person(hal voss)", "person(ida wren)"]),
    ("<dl><dt>Hal Voss</dt><dd>Tom Keel</dd><dt>Ida Wren</dt><dd>Mary</dd></dl>", ["Mary", "Tom Keel", "person(hal voss)", "person(ida wren)"]),
    ("<p>Hal Voss</p><p>the keeper</p><p>Ida Wren</p><p>Mary</p>", ["Mary", "person(hal voss)", "person(ida wren)", "the keeper"]),
    ("<p>Hal Voss</p><p>Ida Wren</p><p>Jo Xander</p>", ["person(hal voss)", "person(ida wren)", "person(jo xander)"]),
])  # fmt: skip
def test_elements_tell_actors_and_characters_apart(cast: str, expected: list[str]) -> None:
    found = film(f"{BASE}<section><h2>Cast</h2>{cast}</section>")
    assert sorted(str(c.value) for c in found.claims if c.property in ("actor", "character_name")) == expected


# --- credits in running words ----------------------------------------------------------------------------------------------


def test_credits_in_a_sentence_are_read_up_to_its_marks() -> None:
    found = film(
        "<p>Opens today. Directed by Ada Quill; written by Bo Marsh; director of photography, Kay Young; edited by Lee Zorn; production designer, Al Crewe; "
        "produced by Fay Tull; released by Gull. Running time: 101 minutes. This film is rated R.</p><p>WITH: Hal Voss (Tom Keel) and Ida Wren (Mary).</p>"
    )
    said = {p: values(found, p) for p in ("director", "writer", "editor", "producer", "duration", "actor")}
    assert said == {
        "director": ["person(ada quill)"], "writer": ["person(bo marsh)"], "editor": ["person(lee zorn)"], "producer": ["person(fay tull)"],
        "duration": ["PT1H41M"], "actor": ["person(hal voss)", "person(ida wren)"],
    }  # fmt: skip
    assert [c.value for c in found.claims if c.property == "character_name"] == ["Tom Keel", "Mary"]


def test_italian_credits_begin_their_sentences() -> None:
    line = "<p>Un film di Ada Quill. Con Hal Voss, Ida Wren. Genere Drammatico - Italia, 1998. Durata 95 minuti circa.</p>"
    found = film(line, "it", heading="Bassa marea", title="Bassa marea - Film (1998) - Filmhaus")
    assert {p: values(found, p) for p in ("director", "actor", "genre", "duration")} == {
        "director": ["person(ada quill)"], "actor": ["person(hal voss)", "person(ida wren)"], "genre": ["Drammatico"], "duration": ["PT1H35M"],
    }  # fmt: skip


def test_sentences_about_a_film_are_no_credits() -> None:
    found = film(f"{BASE}<p>Music by the sea is heard. With Some Luck it ends. Story of a man. Cast Away it is not.</p>")
    assert values(found, "composer") == values(found, "actor") == []


@pytest.mark.parametrize(("first", "name"), [
    ("Filmhaus - Low Tide (1998)\nLow Tide\n", "Low Tide"),
    ("Low Tide Film (1998)\nLow Tide\n", "Low Tide"),
    ("Low Tide Blu-ray Release Date November 12, 2019 (Blu-ray + DVD)\nLow Tide Blu-ray\nGull | 1998 | 101 min\nVideo\n", "Low Tide"),
    ("Low Tide - The Return (1998)\nThe low sea\n", "Low Tide - The Return"),
])  # fmt: skip
def test_the_first_line_of_a_text_is_its_title_and_the_next_the_name(first: str, name: str) -> None:
    assert values(text(f"{first}Director: Ada Quill\nRuntime: 101 min\nCast: Hal Voss, Ida Wren\n"), "name") == [name]


def test_a_label_behind_a_bar_begins_a_row() -> None:
    found = text(
        "Bassa marea (1998)\nDireção: Ada Quill | Roteiro Bo Marsh, Cy Oland\nDuração: 101 min\nElenco: Hal Voss, Ida Wren\nGênero: Drama\n"
    )
    assert (values(found, "director"), values(found, "writer")) == (["person(ada quill)"], ["person(bo marsh)", "person(cy oland)"])


def test_conjunctions_and_plots_between_names_are_no_characters() -> None:
    assert cast(text(f"{TEXT}Director: Ada Quill\n\nCast\nHal Voss\n,\nIda Wren\nand\nJo Xander\n")) == []


# --- what is none of the film's facts ----------------------------------------------------------------------------------------

PLOT = "<h2>Plot</h2><p>A keeper waits for the sea to come back. One night it does, and a boat is in it.</p>"
CAST = "<p>Cast: Hal Voss, Ida Wren</p><p>Director: Ada Quill</p><p>Runtime: 101 min</p>"


@pytest.mark.parametrize(("lang", "row"), [
    ("en", f"{PLOT}<p>Written by Jon Holl</p>"),
    ("en", "<p>Created by Bob Hill</p>"),
    ("en", "<p>Story: Good</p><p>Music: Excellent</p><p>Editing: Average</p>"),
    ("en", "<p>Author: Tim Ross</p>"),
    ("de", "<p>Autor: Tim Ross</p>"),
    ("cs", "<p>Autor: Tim Ross</p>"),
    ("fr", "<p>Par : Tim Ross</p><p>Publié le : 4 mai 2010</p>"),
    ("en", "<h3>More from Ada Quill</h3><p>Writer: Cy Oland</p>"),
    ("en", "<h2>Awards</h2><table><tr><td>Gull</td><td>Writer</td><td>Cy Oland</td></tr><tr><td>Gull</td><td>Editor</td><td>Lee Zorn</td></tr></table>"),
    ("en", "<h2>Awards</h2><table><tr><td>Writer</td><td>Cy Oland</td></tr></table>"),
    ("en", "<h2>DVD details</h2><p>Release date: 1 May 2004</p><p>Language: French</p>"),
    ("en", "<p>Release date: 1 May 2004 on DVD</p>"),
    ("en", "<p>Budget: under £1 million</p>"),
    ("en", "<p>Classification: Feature film</p>"),
])  # fmt: skip
def test_is_no_fact_of_the_film(lang: str, row: str) -> None:
    found = film(CAST + row, lang)
    said = {p for p in ("writer", "composer", "editor", "language", "released", "certificate") if values(found, p)}
    assert said == set()
    assert not [c for c in found.claims if c.subject.kind == "budget"]


def test_a_writer_among_other_credits_signs_no_text() -> None:
    assert values(
        film(
            "<p>The best film of the year, and one to remember for long.</p><p>Written by Bo Marsh</p><p>Directed by Ada Quill</p>" + CAST
        ),
        "writer",
    ) == ["person(bo marsh)"]
    assert values(film("<p>De : Ada Quill</p><p>Par : Bo Marsh</p><p>Durée : 101 min</p>", "fr"), "writer") == ["person(bo marsh)"]


@pytest.mark.parametrize(("row", "property", "expected"), [
    ("AKA: Fjære (Norway), Lavvann (Denmark)", "alternate_name", ["Fjære", "Lavvann"]),
    ("AKA: The Keeper (and the Sea), Part One", "alternate_name", ["The Keeper (and the Sea), Part One"]),
    ("AKA: Lowman or (the Virtue of the Sea)", "alternate_name", ["Lowman or (the Virtue of the Sea)"]),
    ("Original title: Fjære (working title)", "alternate_name", ["Fjære"]),
    ("Aspect ratio: 16:9", "aspect_ratio", ["16:9"]),
    ("Aspect ratio: 1:1,85", "aspect_ratio", ["1:1,85"]),
    ("Aspect ratio: 1.85:1 / 4:3", "aspect_ratio", ["1.85:1", "4:3"]),
    ("MPAA Rating: Rated R for violence.", "certificate", ["R"]),
])  # fmt: skip
def test_values_are_those_that_the_row_names(row: str, property: str, expected: list[str]) -> None:
    assert values(film(f"{CAST}<p>{row}</p>"), property) == expected


@pytest.mark.parametrize("behind", ["Poll\nWho is best?\nJo Penn\n", "Action\nComedy\n", "High Tide\n1999\n"])
def test_what_stands_below_a_cast_in_a_text_is_none_of_it(behind: str) -> None:
    names = "Hal Voss\nIda Wren\n"
    found = text(f"{TEXT}Director: Ada Quill\n\nCast\n{names}{behind}")
    assert {"Poll", "Action", "Comedy"}.isdisjoint(str(c.value) for c in found.claims if c.property == "name")
    assert "person(jo penn)" not in values(found, "actor")


@pytest.mark.parametrize("lines", [
    "Hal Voss\nTom Keel\nIda Wren\nMary\nJo Xander\nBo Marsh (voice)\nView more\n",
    "Hal VossCast\nIda WrenCast\nJo XanderCast\n",
])  # fmt: skip
def test_a_cast_whose_lines_are_not_plain_is_not_read(lines: str) -> None:
    assert cast(text(f"{TEXT}Director: Ada Quill\n\nCast\n{lines}")) == []


def test_a_box_in_a_text_with_another_director_is_left_out() -> None:
    box = "\n\nHigh Tide\nGenre: Horror\nDuration: 90 min\nRegie: Uma Viel\nWriter: Cy Quist\n"
    found = text(f"{TEXT}Director: Ada Quill\nCast: Hal Voss, Ida Wren\nA keeper waits for the sea.{box}")
    assert values(found, "writer") == []
    assert values(found, "director") == ["person(ada quill)"]


def test_keywords_of_a_text_end_with_their_line() -> None:
    found = text(f"{TEXT}Director: Ada Quill\nCast: Hal Voss, Ida Wren\nKeywords\nsea, boat\nAbout us\nContent\n")
    assert sorted(values(found, "keyword")) == ["boat", "sea"]


def test_a_date_in_cinemas_stands_above_that_of_the_disc() -> None:
    found = text(f"{TEXT}Director: Ada Quill\nCast: Hal Voss, Ida Wren\nIn theaters\nJune 15, 1998\nOn DVD or streaming\nOctober 2, 1999\n")
    assert values(found, "released") == ["1998-06-15"]


def test_a_menu_above_the_name_of_a_text_does_not_hide_its_rows() -> None:
    found = text(
        "Bassa marea (1998) Film - Trama, Cast | Filmhaus\nFilm al cinema\nSerie TV\nBassa marea\nANNO: 1998\nREGIA: Ada Quill\nATTORI: Hal Voss, Ida Wren\nDURATA: 103 Min\n"
    )
    assert values(found, "director") == ["person(ada quill)"]
