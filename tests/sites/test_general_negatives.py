"""Pages that are about no one film, or about something else that has a director, a cast or a length: silence and a reason."""

# ruff: noqa: E501 - tables of pages

from __future__ import annotations

import pytest

from kg.model import Document, Record
from kg.sites import read


def html(title: str, body: str, head: str = "") -> str:
    return f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def record(text: str, media_type: str = "text/html") -> Record:
    return read(Document("page", "0" * 64, text, len(text), media_type=media_type))


FILM_ROWS = "<p>Director: <a>{}</a><br>Cast: {}<br>Runtime: {} min<br>Country: USA</p>"
LISTED = "".join(
    f"<h2>{name}</h2>" + FILM_ROWS.format(who, cast, length)
    for name, who, cast, length in (
        ("Low Tide", "Ada Quill", "Hal Voss, Ida Wren", 101),
        ("High Tide", "Uma Viel", "Jo Xander, Kit Yates", 98),
        ("Spring Tide", "Bo Marsh", "Lee Zorn, Mo Abbot", 120),
    )
)

PAGES = {
    "a list of the best": html("The best films of 1998 | Filmhaus", "<h1>The best films of 1998</h1>" + LISTED),
    "a list of one": html("The best films of 1998 | Filmhaus", "<h1>The best films of 1998</h1>" + LISTED.partition("<h2>High")[0]),
    "a list of seven": html("Die 7 besten Filme", "<h1>Meine 7 beste Filme</h1>" + LISTED.partition("<h2>High")[0]),
    "a list by any other name": html("My sea - Filmhaus", "<h1>My sea</h1>" + LISTED),
    "a double bill": html("Sea night - Filmhaus", "<h1>Sea night</h1>" + LISTED.partition("<h2>Spring")[0]),
    "an article about several": html(
        "Five films about the sea - Filmhaus",
        "<h1>Five films about the sea</h1>" + "".join(f"<h2>{n} Tide ({1990 + i})</h2><p>Director: Ada Quill. It is a quiet one.</p>"
                                                      for i, n in enumerate(("Low", "High", "Spring", "Neap", "Rip"))),
    ),
    "a search": html("Search results for tide", "<h1>Search results for “tide”</h1><ul><li><a>Low Tide (1998)</a></li></ul>"
                     + FILM_ROWS.format("Ada Quill", "Hal Voss", 101)),
    "a person": html(
        "Ada Quill - Wikipedia",
        "<h1>Ada Quill</h1><table><tr><th>Born</th><td>Ada May Quill<br>1 May 1950</td></tr><tr><th>Occupations</th><td>Film director</td></tr>"
        "<tr><th>Years active</th><td>1975–2010</td></tr></table><p><b>Ada Quill</b> (born 1 May 1950) is an American film director and"
        " screenwriter.</p><h2>Filmography</h2><table><tr><th>Year</th><th>Title</th><th>Director</th></tr><tr><td>1998</td><td>Low Tide</td>"
        "<td>Yes</td></tr></table>",
    ),
    "a German actress": html(
        "Ida Wren – Wikipedia", "<h1>Ida Wren</h1><p><b>Ida Wren</b> (* 3. Mai 1960 in Bremen) ist eine deutsche Schauspielerin.</p>"
        "<h2>Filmografie</h2><ul><li>1998: Ebbe (Regie: Ada Quill)</li></ul>",
    ),
    "a novel": html(
        "Low Tide (novel) - Wikipedia",
        "<h1><i>Low Tide</i> (novel)</h1><table><tr><th>Author</th><td>Eve Stone</td></tr><tr><th>Country</th><td>United States</td></tr>"
        "<tr><th>Language</th><td>English</td></tr><tr><th>Genre</th><td>Drama</td></tr><tr><th>Publisher</th><td>Gull Books</td></tr>"
        "<tr><th>Publication date</th><td>1995</td></tr><tr><th>Pages</th><td>320</td></tr></table><p><b>Low Tide</b> is a 1995 novel by"
        " Eve Stone. It was made into a film in 1998.</p>",
    ),
    "a game": html(
        "Low Tide (1999) - Games", "<h1>Low Tide (1999)</h1><table><tr><th>Developer(s)</th><td>Gull Soft</td></tr><tr><th>Publisher(s)</th>"
        "<td>Quill Games</td></tr><tr><th>Director(s)</th><td>Ada Quill</td></tr><tr><th>Composer(s)</th><td>Mo Abbot</td></tr><tr><th>"
        "Platform(s)</th><td>PC</td></tr><tr><th>Release</th><td>March 31, 1999</td></tr><tr><th>Genre(s)</th><td>Adventure</td></tr></table>",
    ),
    "an album": html(
        "Low Tide (album) - Wikipedia", "<h1>Low Tide (album)</h1><table><tr><th>Released</th><td>March 31, 1998</td></tr><tr><th>Genre</th>"
        "<td>Rock</td></tr><tr><th>Length</th><td>41 min</td></tr><tr><th>Producer</th><td>Fay Tull</td></tr></table>"
        "<p><b>Low Tide</b> is the third studio album by the band Gull.</p>",
    ),
    "a shop": html(
        "Low Tide [DVD] : Gull Shop", "<h1>Low Tide [DVD]</h1><ul><li>Director : Ada Quill</li><li>Run time : 1 hour and 41 minutes</li>"
        "<li>Release date : March 31, 1999</li><li>Actors : Hal Voss, Ida Wren</li><li>ASIN : B00QUILL01</li></ul><button>Add to Cart</button>",
    ),
    "a company": html("Quill Shipping - About us", "<h1>Quill Shipping</h1><p>Director: Ada Quill<br>Country: Norway<br>Language: English</p>"),
    "an error": html("404 - Page not found", "<h1>404</h1><p>Director: Ada Quill</p><p>Runtime: 101 min</p>"),
    "a home page": html("Filmhaus - films of the north", "<h1>Filmhaus</h1><h2>Now playing</h2><ul><li>Low Tide (1998)</li></ul>"),
    "prose": html("Low Tide | Sea News", "<h1>Low Tide</h1><p>The tide was low on Sunday, and the director of the harbour, Ada Quill, said so.</p>"),
    "markup of a book": html(
        "Low Tide (1998)", "<h1>Low Tide (1998)</h1>" + FILM_ROWS.format("Ada Quill", "Hal Voss", 101),
        '<script type="application/ld+json">{"@context":"https://schema.org","@type":"Book","name":"Low Tide"}</script>',
    ),
    "markup of several films": html(
        "Tides", "<h1>Tides</h1>" + FILM_ROWS.format("Ada Quill", "Hal Voss", 101),
        '<script type="application/ld+json">[{"@context":"https://schema.org","@type":"Movie","name":"Low Tide"},'
        '{"@context":"https://schema.org","@type":"Movie","name":"High Tide"}]</script>',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_a_page_about_no_one_film_gives_a_reason_and_no_claim(name: str) -> None:
    found = record(PAGES[name])
    assert (found.site, found.film, found.claims) == ("", None, ())
    assert any(n.code == "unknown-site" and ", since " in n.what for n in found.notices)


def test_a_text_that_is_a_letter_is_no_film() -> None:
    found = record("Dear Ada,\n\nthe director says: no.\nCountry: none of mine.\nYours\nBo\n", "text/plain")
    assert (found.site, found.claims) == ("", ())


def test_an_empty_page_has_no_text() -> None:
    assert [n.what for n in record("<html></html>").notices] == ["the page has no text"]


MAIN = "<h1>Low Tide (1998)</h1><p>Director: Ada Quill<br>Runtime: 101 min</p>"
ASIDE = "<h3>High Tide</h3><p>Writer: Uma Viel</p><p>Genre: Comedy</p><p>Cast: Jo Xander, Kit Yates</p>"


@pytest.mark.parametrize("beside", [
    f"<nav>{ASIDE}</nav>",
    f"<footer>{ASIDE}</footer>",
    f"<div class=related-films>{ASIDE}</div>",
    f"<section id=similarMovies>{ASIDE}</section>",
    f"<section><h2>You might also like</h2>{ASIDE}</section>",
    f"<section><h2>Ähnliche Filme</h2>{ASIDE}</section>",
    "<ul class=menu><li><a>Genre</a></li><li><a>Cast</a></li><li><a>Writer</a></li></ul>",
    "<p><b>Writer</b> of the year is what they call her.</p>",
    "<p>Genre: a question that the film leaves open, as it does with everything else that it begins.</p>",
    "<p>Cast: iron, mostly, and 12 tons of it.</p>",
])  # fmt: skip
def test_what_stands_beside_the_film_says_nothing_about_it(beside: str) -> None:
    alone, found = record(html("Low Tide (1998) - Filmhaus", MAIN)), record(html("Low Tide (1998) - Filmhaus", MAIN + beside))
    assert found.film is not None
    assert {str(c) for c in found.claims} == {str(c) for c in alone.claims}


@pytest.mark.parametrize(("row", "property"), [
    ("Director: see all", "director"),
    ("Director: N/A", "director"),
    ("Director: unknown", "director"),
    ("Country: Atlantis", "country"),
    ("Language: Whalish", "language"),
    ("Runtime: a long time", "duration"),
    ("Runtime: 101", "duration"),
    ("Budget: $6,300,000", "amount"),
    ("Budget: €6–8 million", "amount"),
    ("Rating: 7.5", "score"),
    ("Rating: 8/10", "score"),
    ("Release date: 3/4/1998", "released"),
    ("Year: soon", "year"),
])  # fmt: skip
def test_a_value_that_does_not_read_as_its_label_promises_is_left_out(row: str, property: str) -> None:
    found = record(
        html("Low Tide - Filmhaus", f"<h1>Low Tide</h1><p>Writer: Bo Marsh<br>Cast: Hal Voss, Ida Wren<br>{row}</p><p>Music: Mo Abbot</p>")
    )
    assert found.film is not None
    assert property not in {c.property for c in found.claims}


# --- what is on every page of a site, and what a text has twice ----------------------------------------------------------


def test_a_title_that_is_the_sites_on_every_page_names_no_film() -> None:
    rows = "<h2>Wysoka woda</h2><dl><dt>Reżyseria:</dt><dd>Ada Quill</dd><dt>Czas trwania:</dt><dd>105 min.</dd></dl>"
    found = record(html("Kino Latarnia Miejska", rows))
    assert not [c for c in found.claims if c.property == "name" and "Latarnia" in str(c.value)]
    way = '<div class="breadcrumb"><a href="/">Start</a> &gt; <a href="/filmy">Filmy</a> &gt; <span>Wysoka woda</span></div>'
    named = record(html("Kino Latarnia Miejska", way + rows))
    assert [c.value for c in named.claims if c.property == "name" and c.subject == named.film] == ["Wysoka woda"]


def test_a_text_with_two_films_that_each_have_a_head_is_about_neither() -> None:
    one = (
        "{} ({})\n\nRegie: {}\nOriginal-Titel: {}\nErscheinungsjahr: {}\nGenre: Drama\n\nEs ist ein stiller Film, der lange nachwirkt.\n\n"
    )
    text = one.format("Ebbe", 1998, "Ada Quill", "Low Tide", 1998) + one.format("Flut", 1999, "Bo Marsh", "High Tide", 1999)
    found = record(text, "text/plain")
    assert found.claims == ()


@pytest.mark.parametrize(("lang", "row"), [("de", "Bühne: Eve Stone"), ("en", "Set designer: Eve Stone"), ("fr", "Scénographie: Eve Stone"),
                                           ("it", "Disegno luci: Eve Stone"), ("es", "Espacio escénico: Eve Stone")])  # fmt: skip
def test_what_is_played_on_a_stage_is_no_film(lang: str, row: str) -> None:
    rows = f"<p>Regie: Ada Quill<br>Director: Ada Quill<br>Cast: Hal Voss, Ida Wren<br>Runtime: 101 min<br>{row}</p>"
    page = html("Low Tide - Filmhaus", f"<h1>Low Tide</h1>{rows}").replace("lang=en", f"lang={lang}")
    assert record(page).claims == ()
    told = "<p><b>Low Tide</b> is a 1998 drama film about a stage and the sea.</p>"
    assert record(page.replace("</h1>", f"</h1>{told}")).film is not None


@pytest.mark.parametrize("heading", ["Besetzung und Stab", "Reparto y equipo", "Casting et équipe technique", "Cast e troupe"])
def test_the_heading_of_a_page_of_credits_is_no_title(heading: str) -> None:
    found = record(f"{heading}\nRegie\nEdda Krahn\nBesetzung\nWim Aske\nAnton\nDrehbuch\nNoor Salim\n", "text/plain")
    assert not [c for c in found.claims if c.property == "name" and c.value == heading]
