"""What pages found in the wild do: grids, characters before actors, headings over reviews, markup with labels for names."""

# ruff: noqa: E501 - rows of pages

from __future__ import annotations

import json

import pytest

from tests.sites.html_pages import record
from tests.sites.test_general_ways import film, linked, values

CREDITS = "<p><b>Director:</b> Ada Quill<br><b>Cast:</b> Hal Voss, Ida Wren<br><b>Runtime:</b> 101 min</p>"
TEXT = "The film opens on a shore that nobody walks, and stays there for a long while, as if it had nothing else to do. " * 4


def roles(found: object) -> list[str]:
    """The characters, each with its actor."""
    claims = found.claims  # type: ignore[attr-defined]
    actors = {c.subject: c.value.identity[0] for c in claims if c.property == "role_actor"}
    return [f"{actors[c.subject]}: {c.value}" for c in claims if c.property == "character_name"]


# --- rows --------------------------------------------------------------------------------------------------------------


def test_labels_and_values_may_take_turns_in_one_element() -> None:
    grid = "<span>Director</span><span>Ada Quill</span><span>Writers</span><span>Bo Marsh, Cy Oland</span><span>Language</span><span>English, Welsh</span>"
    found = film(f"<div class=grid>{grid}</div><p>Runtime: 101 min</p>")
    assert values(found, "director") == ["person(ada quill)"]
    assert values(found, "writer") == ["person(bo marsh)", "person(cy oland)"]
    assert values(found, "language") == ["en", "cy"]


def test_links_of_a_menu_take_no_turns() -> None:
    menu = "<span>Cast</span><span>Photos</span><span>Director</span><span>Reviews</span><span>News</span><span>Trailers</span>"
    found = film(f"<div>{menu}</div>{CREDITS}")
    assert values(found, "director") == ["person(ada quill)"]
    assert values(found, "actor") == ["person(hal voss)", "person(ida wren)"]


def test_a_dash_in_an_element_of_its_own_says_that_there_is_no_value() -> None:
    row = "<div class=item><span>{}</span> <span>{}</span></div>"
    rows = "".join(row.format(*one) for one in (("Réalisateur", "Ada Quill"), ("Langues", "-"), ("Format audio", "-"), ("Durée", "1h41")))
    found = film(rows, "fr")
    assert values(found, "director") == ["person(ada quill)"]
    assert values(found, "language") == values(found, "sound_mix") == []
    assert values(found, "runtime_minutes") == ["101"]


@pytest.mark.parametrize(("lang", "row", "writers"), [
    ("de", "Drehbuch: Bo Marsh nach dem Roman von Cy Oland", ["bo marsh"]),
    ("en", "Screenplay: Bo Marsh, based on the novel by Cy Oland", ["bo marsh"]),
    ("es", "Guion: Bo Marsh, Dee Pratt, basado en la novela de Cy Oland", ["bo marsh", "dee pratt"]),
    ("it", "Sceneggiatura: Bo Marsh dal romanzo di Cy Oland", ["bo marsh"]),
    ("sv", "Manus: Bo Marsh efter en roman av Cy Oland", ["bo marsh"]),
])  # fmt: skip
def test_what_a_script_is_made_after_takes_no_writer_away(lang: str, row: str, writers: list[str]) -> None:
    base = "<p>Regie: Ada Quill</p>" if lang == "de" else "<p>Director: Ada Quill</p>"
    assert values(film(f"{base}<p>{row}</p><p>101 min</p>", lang), "writer") == [f"person({name})" for name in writers]


@pytest.mark.parametrize(("lang", "row", "certificate"), [
    ("es", "Calificación: No recomendada para menores de 12 años", "No recomendada para menores de 12 años"),
    ("es", "Calificación: Apta para todos los públicos", "Apta para todos los públicos"),
    ("fr", "Classification : Interdit aux moins de 12 ans", "Interdit aux moins de 12 ans"),
    ("de", "FSK: Freigegeben ab 12 Jahren", "Freigegeben ab 12 Jahren"),
])  # fmt: skip
def test_a_certificate_may_be_said_in_words(lang: str, row: str, certificate: str) -> None:
    assert values(film(f"<p>Director: Ada Quill</p><p>{row}</p><p>101 min</p>", lang), "certificate") == [certificate]


@pytest.mark.parametrize(("lang", "line", "expected"), [
    ("it", "Un film di Ada Quill. Con Hal Voss, Ida Wren. Drammatico, durata 103 min. - Gran Bretagna 2011.",
     {"director": 1, "actor": 2, "genre": 1, "runtime_minutes": 1, "country": 1}),
    ("it", "Regia di Ada Quill. Un film con Hal Voss, Ida Wren. Genere Drammatico - Gran Bretagna, 2011, durata 103 minuti. Uscita cinema 4 marzo 2011.",
     {"director": 1, "actor": 2, "genre": 1, "runtime_minutes": 1, "country": 1}),
    ("en", "Directed by Ada Quill. Starring Hal Voss, Ida Wren, Jo Xander. Drama, 101 min. UK 1998.",
     {"director": 1, "actor": 3, "genre": 1, "runtime_minutes": 1, "country": 1}),
    ("en", "Directed by Ada Quill. The crew was small, and the sea was large.", {"actor": 0, "genre": 0, "country": 0}),
])  # fmt: skip
def test_a_line_that_begins_with_director_and_cast_goes_on_without_labels(lang: str, line: str, expected: dict[str, int]) -> None:
    found = film(f"<p>{line}</p>{'' if 'Con' in line or 'con' in line else '<p>Writer: Bo Marsh</p>'}", lang)
    assert {property: len(values(found, property)) for property in expected} == expected


@pytest.mark.parametrize(("lang", "row", "codes"), [
    ("de", "Land: GB", ["country(gb)"]),
    ("de", "Produktionsland: Großbritannien/Irland", ["country(gb)", "country(ie)"]),
    ("fr", "Origine : Etats-Unis, Belgique", ["country(us)", "country(be)"]),
])  # fmt: skip
def test_countries_as_pages_write_them(lang: str, row: str, codes: list[str]) -> None:
    assert values(film(f"<p>Director: Ada Quill</p><p>{row}</p><p>101 min</p>", lang), "country") == codes


def test_actors_in_danish_are_no_number_of_a_shop() -> None:
    rows = "<div><strong>Instruktør</strong><span>Ada Quill</span></div><div><strong>Skuespillere</strong><span>Hal Voss, Ida Wren</span></div>"
    found = film(rows + "<div><strong>Spilletid</strong><span>103 min.</span></div>", "da")
    assert values(found, "actor") == ["person(hal voss)", "person(ida wren)"]
    assert film(rows + "<p>SKU: 12345678</p>", "da").film is None


def test_a_value_ends_where_a_heading_of_a_level_above_its_label_begins() -> None:
    found = film("<p>Regie: Ada Quill</p><h3>Produktionsfirma</h3><p>Möwe Film GmbH</p><h2>Alle Credits</h2><p>Länge: 103 min</p>", "de")
    assert values(found, "company") == ["organization(möwe film gmbh)"]


def test_a_label_without_an_element_stands_over_the_blocks_beside_it() -> None:
    rows = "<li>Directed by <p>Ada Quill</p></li><li>Written by <p>Bo Marsh, Cy Oland</p></li><li>Featuring <p>Hal Voss, Ida Wren</p></li>"
    found = film(f"<ul>{rows}<li>Running time <p>101 minutes</p></li></ul>")
    assert [len(values(found, p)) for p in ("director", "writer", "actor", "runtime_minutes")] == [1, 2, 2, 1]


def test_the_line_below_the_director_s_names_the_cast() -> None:
    found = film("<p>geregisseerd door Ada Quill<br>met Hal Voss, Ida Wren en Jo Xander</p><p>Drama | 103 minuten</p>", "nl")
    assert values(found, "actor") == ["person(hal voss)", "person(ida wren)", "person(jo xander)"]


# --- casts -------------------------------------------------------------------------------------------------------------

_FIRST = (("Tom Keel", "Hal Voss"), ("Mary Keel", "Ida Wren"), ("The Captain", "Jo Xander"))


@pytest.mark.parametrize("card", [
    '<div class=card><img src=a alt="{1}"><span class=role>{0}</span><strong>{1}</strong></div>',
    '<div class=card><div class=who><p>{0}</p><p>{1}</p></div><img src=a alt="{1}"></div>',
    '<li><span class="character-name">{0}</span><a href="#">{1}</a></li>',
    '<div class=card><div class="cast-role">{0}</div><div class=actor>{1}</div></div>',
])  # fmt: skip
def test_cards_may_show_the_character_first(card: str) -> None:
    cards = "".join(card.format(*one) for one in _FIRST)
    found = film(f"<p>Directed by: Ada Quill</p><h2>Cast</h2><div>{cards}</div>")
    assert roles(found) == ["hal voss: Tom Keel", "ida wren: Mary Keel", "jo xander: The Captain"]


@pytest.mark.parametrize(("around", "row"), [
    ("dl", "<dt class=role>{0}</dt><dd class=actor>{1}</dd>"),
    ("div", "<p><b>{0}:</b> {1}</p>"),
    ("pre", "{0} .......... {1}\n"),
])  # fmt: skip
def test_lists_may_show_the_character_first(around: str, row: str) -> None:
    found = film(f"<p>Directed by: Ada Quill</p><h2>Cast</h2><{around}>{''.join(row.format(*one) for one in _FIRST)}</{around}>")
    assert roles(found) == ["hal voss: Tom Keel", "ida wren: Mary Keel", "jo xander: The Captain"]


def test_cards_may_be_the_cells_of_one_row() -> None:
    cells = "".join(f'<td><img alt="{actor}"><br><a>{actor}</a><br>{part}</td>' for part, actor in _FIRST)
    found = film(f"<p>Directed by: Ada Quill</p><h2>Cast</h2><table><tr>{cells}</tr></table>")
    assert roles(found) == ["hal voss: Tom Keel", "ida wren: Mary Keel", "jo xander: The Captain"]


def test_cards_with_a_class_for_the_part_below_the_actor_stay_as_they_are() -> None:
    card = '<div class=card><img src=a alt="{1}"><strong>{1}</strong><span class=role>{0}</span></div>'
    found = film(f"<p>Directed by: Ada Quill</p><h2>Cast</h2><div>{''.join(card.format(*one) for one in _FIRST)}</div>")
    assert roles(found) == ["hal voss: Tom Keel", "ida wren: Mary Keel", "jo xander: The Captain"]


@pytest.mark.parametrize("row", ["<li><b>{1}</b> {0}</li>", "<li>{1} <span>{0}</span></li>", "<li><a>{1}</a> <span>({0})</span></li>"])
def test_a_character_may_stand_beside_the_name_in_no_element_of_its_own(row: str) -> None:
    found = film(f"<p>Directed by: Ada Quill</p><h2>Cast</h2><ul>{''.join(row.format(*one) for one in _FIRST)}</ul>")
    assert roles(found) == ["hal voss: Tom Keel", "ida wren: Mary Keel", "jo xander: The Captain"]


@pytest.mark.parametrize(
    "row", ["<li><b>Hal</b> Voss</li>", "<li>Hal Voss <small>(uncredited)</small></li>", "<li>Hal Voss <i>and others</i></li>"]
)
def test_what_stands_beside_a_name_is_not_always_a_character(row: str) -> None:
    found = film(f"<p>Directed by: Ada Quill</p><h2>Cast</h2><ul>{row}{row.replace('Hal', 'Ida')}</ul>")
    assert roles(found) == []


def test_characters_may_stand_in_brackets_in_a_column() -> None:
    rows = "".join(f"<tr><td>{actor}</td><td>({part})</td></tr>" for part, actor in _FIRST)
    found = film(f"<p>Directed by: Ada Quill</p><h2>Cast</h2><table>{rows}<tr><td>Max Rowe</td><td>(voice)</td></tr></table>")
    assert roles(found) == ["hal voss: Tom Keel", "ida wren: Mary Keel", "jo xander: The Captain"]


def test_a_line_of_stars_names_who_is_missing_in_the_cast_below() -> None:
    cards = "".join(f"<li><b>{actor}</b><i>{part}</i></li>" for part, actor in _FIRST[:2])
    found = film(f"<p>Directed by: Ada Quill</p><p>Starring: Hal Voss, Ida Wren, Max Rowe</p><h2>Cast</h2><ul>{cards}</ul>")
    assert {str(value) for value in values(found, "actor")} == {"person(hal voss)", "person(ida wren)", "person(max rowe)"}
    assert roles(found) == ["hal voss: Tom Keel", "ida wren: Mary Keel"]


@pytest.mark.parametrize("card", [
    "<div class=people><div class=person><a>Hal Voss</a><div>Tom Keel</div></div></div>",
    '<ul><li><a href="/p/1">Hal Voss</a> <span>Tom Keel</span></li></ul>',
    "<div><img alt='Hal Voss'><p>Hal Voss</p><p>Tom Keel</p></div>",
])  # fmt: skip
def test_one_card_with_two_whole_names_has_one_actor(card: str) -> None:
    found = film(f"<p>Directed by: Ada Quill</p><h2>Cast</h2>{card}")
    assert (values(found, "actor"), roles(found)) == (["person(hal voss)"], ["hal voss: Tom Keel"])


def test_two_names_of_one_sort_are_two_actors() -> None:
    found = film("<p>Directed by: Ada Quill</p><h2>Cast</h2><div><p>Hal Voss</p><p>Ida Wren</p></div>")
    assert values(found, "actor") == ["person(hal voss)", "person(ida wren)"]


def test_cards_of_the_crew_among_the_cast_are_none_of_it() -> None:
    people = (
        ("Ada Quill", "Director"),
        ("Bo Marsh", "Writer"),
        ("Hal Voss", "Tom Keel"),
        ("Ida Wren", "Mary Keel"),
        ("Jo Xander", "Actress"),
    )
    cards = "".join(f'<div class=p><img alt="{name} photo"><h4>{name}</h4><p>{said}</p></div>' for name, said in people)
    found = film(f"<p>Runtime: 101 min</p><h2>Cast &amp; Crew</h2><div>{cards}</div>")
    assert values(found, "actor") == ["person(hal voss)", "person(ida wren)", "person(jo xander)"]
    assert roles(found) == ["hal voss: Tom Keel", "ida wren: Mary Keel"]
    assert (values(found, "director"), values(found, "writer")) == (["person(ada quill)"], ["person(bo marsh)"])


def test_initials_in_the_place_of_a_picture_are_no_part_of_a_name() -> None:
    cards = "".join(
        f"<li><span>{a}</span><span>{b}</span><span>{c}</span></li>"
        for a, b, c in (("HV", "Hal Voss", "Tom Keel"), ("IW", "Ida Wren", "Mary Keel"))
    )
    assert roles(film(f"<p>Directed by: Ada Quill</p><h2>Cast</h2><ul>{cards}</ul>")) == ["hal voss: Tom Keel", "ida wren: Mary Keel"]


# --- other films -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("box", [
    "<section><h3>High Water</h3><ul><li>Country: France</li><li>Rating: R</li><li>Year: 2003</li></ul></section>",
    "<div class=x><p>Film of the week</p><b>High Water</b><p>Director: Otto Lund</p><p>Country: France</p><p>Rating: R</p></div>",
])  # fmt: skip
def test_a_box_with_another_year_or_director_is_another_film_s(box: str) -> None:
    found = film(f"<ul><li>Director: Ada Quill</li><li>Runtime: 101 min</li></ul><h2>Plot</h2><p>{TEXT}</p>{box}")
    assert values(found, "country") == values(found, "certificate") == []
    assert values(found, "director") == ["person(ada quill)"]


def test_headings_with_a_director_each_are_several_films() -> None:
    one = "<h2>{} ({})</h2><p>Director: {}<br>Cast: Hal Voss<br>Runtime: 101 min</p>"
    both = one.format("Low Tide", 1998, "Ada Quill") + one.format("High Water", 2003, "Otto Lund")
    assert film(both, heading="Double feature: Low Tide &amp; High Water", title="Low Tide / High Water - Filmhaus").film is None
    assert film(f"<p>Director: Ada Quill<br>Runtime: 101 min</p>{both}").film is not None


def test_a_year_beside_the_running_time_is_the_film_s() -> None:
    found = film(f"<p>Ada Quill | UK, Ireland | 1998 | 101 min</p>{CREDITS}", heading="Low Tide", title="Low Tide - Harbour Festival")
    assert values(found, "year") == ["1998"]


# --- headings over reviews ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("heading", "name"), [
    ("Low Tide Review: Waiting for the Sea", "Low Tide"),
    ("Low Tide review – a slow film about the sea", "Low Tide"),
    ("‘Low Tide’ Review: Ada Quill’s Slow Return", "Low Tide"),
    ("Sundance 2018 Review: Low Tide", "Low Tide"),
    ("Film Review – Low Tide (1998)", "Low Tide"),
    ("[Review] Low Tide", "Low Tide"),
    ("Kritik zu Ebbe", "Ebbe"),
    ("Ebbe: Kritik zum Film von Ada Quill", "Ebbe"),
    ("Critique : Marée basse, d'Ada Quill", "Marée basse"),
    ("Marée basse : la critique", "Marée basse"),
    ("Critique du film Marée basse", "Marée basse"),
    ("Crítica de Marea baja", "Marea baja"),
    ("Bassa marea: la recensione del film di Ada Quill", "Bassa marea"),
    ("Bassa marea, la recensione", "Bassa marea"),
    ("Recensione di Bassa marea", "Bassa marea"),
    ("Odliv – recenze", "Odliv"),
    ("Recension: Ebb", "Ebb"),
])  # fmt: skip
def test_a_heading_over_a_review_names_the_film_and_says_more(heading: str, name: str) -> None:
    found = film(CREDITS, heading=heading, title=f"{heading} - Gull Blog")
    assert [c.value for c in found.claims if c.subject == found.film and c.property == "name"] == [name]


def test_a_review_of_a_book_names_no_film() -> None:
    found = film(CREDITS, heading="Book Review: Low Tide", title="Book Review: Low Tide - Gull Blog")
    assert "Low Tide" not in [c.value for c in found.claims if c.property == "name"]


def test_what_a_heading_says_of_the_film_behind_its_name_is_no_part_of_it() -> None:
    found = film(CREDITS, heading="Ebb – en stillsam film", title="Ebb | Recension | Film", lang="sv")
    assert [c.value for c in found.claims if c.subject == found.film and c.property == "name"] == ["Ebb"]


@pytest.mark.parametrize(("close", "lang", "mark"), [
    ("<p>Rating: 4/5</p>", "en", ["4.0", "5.0"]),
    ("<p><strong>7.5 out of 10</strong></p>", "en", ["7.5", "10.0"]),
    ("<p>Wertung: 3,5/5</p>", "de", ["3.5", "5.0"]),
    ("<p>User rating: 7.5/10</p>", "en", []),
])  # fmt: skip
def test_a_page_that_is_a_review_gives_its_mark_and_its_own_words(close: str, lang: str, mark: list[str]) -> None:
    signed = '<p>By <a rel="author">Rita Vale</a> on March 14, 2018</p>'
    found = film(
        f"<article>{signed}<div>{CREDITS}<p>{TEXT}</p><p>{TEXT}</p>{close}</div></article>",
        lang,
        "Low Tide Review",
        "Low Tide Review - Gull",
    )
    assert [str(c.value)[:15] for c in found.claims if c.property == "body"] == ["The film opens "]
    assert [str(c.value) for p in ("score", "best") for c in found.claims if c.property == p and c.subject.kind == "review_rating"] == mark


# --- markup ------------------------------------------------------------------------------------------------------------


def test_a_label_in_the_place_of_a_name_is_nobody() -> None:
    person = '<li itemprop="{}" itemscope itemtype="https://schema.org/Person"><span itemprop="name">{} :&nbsp;</span>{}</li>'
    people = person.format("director", "Director", "Ada Quill") + person.format("actor", "Cast", "Hal Voss, Ida Wren")
    page = f'<div itemscope itemtype="https://schema.org/Movie"><h1 itemprop="name">Low Tide</h1><ul>{people}</ul><p>Runtime: 101 min</p></div>'
    found = record(f"<html lang=en><head><title>Low Tide</title></head><body>{page}</body></html>")
    assert values(found, "director") == ["person(ada quill)"]
    assert values(found, "actor") == ["person(hal voss)", "person(ida wren)"]


def test_who_wrote_an_article_is_not_what_its_page_is_about() -> None:
    who = {"@id": "https://gull.example/#ada", "name": "Rita Vale"}
    graph = [{"@type": "Article", "headline": "Low Tide", "author": who}, {"@type": "Person", **who}]
    assert film(CREDITS, head=linked({"@context": "https://schema.org", "@graph": graph})).film is not None
    assert film(CREDITS, head=linked({"@context": "https://schema.org", "@graph": graph[1:]})).film is None


def test_what_a_template_left_and_what_nobody_rated_is_nothing() -> None:
    said = {
        "@context": "https://schema.org", "@type": "Movie", "name": "Low Tide", "genre": "{{genre}}", "director": {"name": "Ada Quill"},
        "aggregateRating": {"@type": "AggregateRating", "ratingValue": "NaN", "ratingCount": "0", "reviewCount": 0},
    }  # fmt: skip
    found = film("<p>Runtime: 101 min</p>", head=linked(said))
    assert values(found, "genre") == []
    assert not [c for c in found.claims if c.subject.kind == "rating"]


def test_a_review_may_be_signed_with_its_paper() -> None:
    review = '<div itemprop="review" itemscope itemtype="http://schema.org/Review"><div itemprop="reviewBody">“Hondo y sereno.”</div><p itemprop="author">{}</p></div>'
    page = '<div itemscope itemtype="http://schema.org/Movie"><h1 itemprop="name">Marea baja</h1>{}</div>'
    both = review.format("Rita Vale: The Harbour Times") + review.format("hal: 77").replace("Hondo", "Largo")
    found = record(f"<html lang=es><body>{page.format(both)}</body></html>")
    assert [str(c.value) for c in found.claims if c.property == "reviewer"][:1] == ["critic(rita vale)"]
    assert [str(c.value) for c in found.claims if c.property == "publisher"] == ["organization(the harbour times)"]


def test_a_mark_with_a_comma_is_a_mark() -> None:
    review = {
        "@type": "Review",
        "author": "Rita Vale",
        "reviewBody": "Still und klar.",
        "reviewRating": {"ratingValue": "3,5", "bestRating": "5"},
    }
    found = film(
        "",
        head=f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", "@type": "Movie", "name": "Low Tide", "review": review})}</script>',
    )
    assert [c.value for c in found.claims if c.property in ("score", "grade")] == ["3.5"]


def test_a_card_for_sharing_may_give_the_seconds_of_a_film() -> None:
    meta = '<meta property="og:type" content="video.movie"><meta property="og:title" content="Low Tide"><meta property="video:duration" content="{}">'
    assert values(film("<p>Director: Ada Quill</p>", head=meta.format(6060)), "runtime_minutes") == ["101"]
    assert values(film("<p>Director: Ada Quill</p>", head=meta.format(131)), "runtime_minutes") == []


def test_elements_that_differ_by_their_turn_are_of_one_sort() -> None:
    people = '<div class="field-item even">Hal Voss</div><div class="field-item odd">Ida Wren</div>'
    found = film(f"<div>Director: Ada Quill</div><div><div class=label>Cast:&nbsp;</div><div class=items>{people}</div></div>")
    assert (values(found, "actor"), roles(found)) == (["person(hal voss)", "person(ida wren)"], [])


def test_a_review_with_classes_for_its_parts_is_one_review() -> None:
    page = f'<div class="h-review"><a class="p-author">Rita Vale</a><div class="e-content"><p>{TEXT}</p><p>{TEXT}</p></div></div>{CREDITS}'
    found = film(page, heading="Low Tide review", title="Low Tide review - Gull")
    assert len([c for c in found.claims if c.property == "body"]) == 1


# --- reviews below the facts -------------------------------------------------------------------------------------------

_TWO = (("tarn77", 4, "March 14, 2018", "I saw this one at the old cinema by the harbour and could not sleep."),
        ("kelp_9", 2, "April 2, 2018", "A film about waiting that made me wait for its end, which came too late."))  # fmt: skip


@pytest.mark.parametrize("review", [
    '<div class=c><div class="author">{0}</div><div aria-label="{1} out of 5"></div><div>{2}</div><div>{3}</div><div>{1}/5</div></div>',
    "<article><h3>{1}/5</h3><p>{3}</p><p>by {0} on {2}</p></article>",
    '<section><p>{1}/5</p><table><tr><td class="author">{0}<br>{2}</td><td>{3}</td></tr></table></section>',
])  # fmt: skip
def test_reviews_whose_parts_are_more_than_they_are(review: str) -> None:
    found = film(f"{CREDITS}<h2>User reviews</h2>{''.join(review.format(*one) for one in _TWO)}")
    told = {p: [str(c.value) for c in found.claims if c.property == p and c.subject.kind in ("user_review", "review_rating")]
            for p in ("body", "review_date", "score", "name")}  # fmt: skip
    assert told == {"body": [one[3] for one in _TWO], "review_date": ["2018-03-14", "2018-04-02"], "score": ["4.0", "2.0"], "name": []}
    assert [c.value for c in found.claims if c.subject.kind == "account" and c.property == "name"] == ["tarn77", "kelp_9"]


def test_the_summary_of_a_review_is_no_plot() -> None:
    review = "<li><div class=source>The Harbour</div><div class=author>{0}</div><div class=summary>{3}</div></li>"
    found = film(f"{CREDITS}<h2>Critic reviews</h2><ul>{''.join(review.format(*one) for one in _TWO)}</ul>")
    assert values(found, "description") == []


# --- sites that offer films, credits of papers -------------------------------------------------------------------------


@pytest.mark.parametrize("heading", [
    "Watch Low Tide (1998) Full Movie Online Free", "Low Tide (1998) Streaming VF Gratuit", "Watch Low Tide Online Free", "Low Tide (1998) 1080p BluRay",
])  # fmt: skip
def test_what_offers_a_film_is_no_part_of_its_name(heading: str) -> None:
    found = film(f"{CREDITS}<p>Keywords: <b>sea</b>, <b>watch low tide online</b></p>", heading=heading, title=f"{heading} - Gull")
    assert [c.value for c in found.claims if c.subject == found.film and c.property == "name"] == ["Low Tide"]
    assert values(found, "keyword") == ["sea"]


def test_a_film_may_have_such_words_in_its_name() -> None:
    found = film(CREDITS, heading="Stream of Time (1998)", title="Stream of Time (1998) - Gull")
    assert [c.value for c in found.claims if c.subject == found.film and c.property == "name"] == ["Stream of Time"]


def test_credits_behind_the_end_of_a_sentence() -> None:
    first = "Reviewed at Gull Room, London, March 2, 1998. MPAA Rating: PG-13. Running time: 101 MIN."
    second = (
        "Production: A Sea Releasing release of a Gull Pictures production. Producers: Pia Noor, Max Rowe. Executive producers: Al Bee."
    )
    third = "Crew: Director: Ada Quill. Screenplay: Bo Marsh. Camera: Ed Thorne. Editor: Sal Venn."
    found = film(f"<p>{first}</p><p>{second}</p><p>{third}</p><p><b>With:</b> Hal Voss, Ida Wren, Jo Xander.</p>")
    assert (values(found, "certificate"), values(found, "runtime_minutes")) == (["PG-13"], ["101"])
    assert (values(found, "producer"), values(found, "company")) == (["person(pia noor)", "person(max rowe)"], [])
    assert values(found, "actor") == ["person(hal voss)", "person(ida wren)", "person(jo xander)"]


def test_labels_before_dashes_between_bars() -> None:
    line = "Genres - Drama | Release Date - Mar 6, 1998 | Run Time - 101 min. | Countries - United Kingdom | MPAA Rating - PG13"
    found = film(f"<p>Director: Ada Quill</p><p>{line}</p>")
    told = [values(found, p) for p in ("genre", "released", "runtime_minutes", "country", "certificate")]
    assert told == [["Drama"], ["1998-03-06"], ["101"], ["country(gb)"], ["PG13"]]


# --- theatres, cinemas, money ------------------------------------------------------------------------------------------


def test_a_play_has_an_interval() -> None:
    play = "<p>Directed by Ada Quill. With Hal Voss, Ida Wren.</p><p>Running time: 2 hours 20 minutes{}</p>"
    where = {"heading": "Low Tide", "title": "Low Tide | Harbour Playhouse"}
    assert film(play.format(" including interval"), **where).film is None
    assert film(play.format(" including interval"), heading="Low Tide", title="Low Tide - Filmhaus").film is not None


@pytest.mark.parametrize(("lang", "lines"), [
    ("fr", "De Ada Quill<br>Avec Hal Voss, Ida Wren"),
    ("de", "Von Ada Quill<br>Mit Hal Voss, Ida Wren"),
    ("fr", "D'Ada Quill<br>Avec Hal Voss, Ida Wren"),
])  # fmt: skip
def test_who_made_a_film_and_with_whom_in_two_lines(lang: str, lines: str) -> None:
    found = film(f"<p>{lines}<br>Genre : Drame<br>Durée : 1h41min</p>", lang)
    assert values(found, "director") == ["person(ada quill)"]
    assert values(found, "actor") == ["person(hal voss)", "person(ida wren)"]


def test_an_amount_of_millions_of_a_currency() -> None:
    found = film("<p>Dirección: Ada Quill</p><p>Duración: 101 min</p><p>Presupuesto: 4 millones de euros</p>", "es")
    assert [c.value for c in found.claims if c.subject.kind == "budget"] == ["4000000.0", "EUR"]


@pytest.mark.parametrize(("lang", "row", "country"), [
    ("de", "Kinostart Deutschland: 5. März 1998", "de"),
    ("fr", "Sortie en France : 5 mars 1998", "fr"),
    ("es", "Estreno en España: 5 de marzo de 1998", "es"),
    ("cs", "Premiéra v ČR: 5. 3. 1998", "cz"),
    ("en", "Release date (UK): 5 March 1998", "gb"),
])  # fmt: skip
def test_a_label_may_name_the_country_of_a_date(lang: str, row: str, country: str) -> None:
    found = film(f"<p>Director: Ada Quill</p><p>101 min</p><p>{row}</p>", lang)
    assert [str(c.value) for c in found.claims if c.property in ("release_date", "release_country")] == [
        "1998-03-05",
        f"country({country})",
    ]
    assert values(found, "released") == []


@pytest.mark.parametrize("rows", [
    "<h3>Director (1)</h3><p>Ada Quill</p><h3>Cast (2)</h3><ul><li>Hal Voss</li><li>Ida Wren</li></ul>",
    "<details><summary>Director</summary><p>Ada Quill</p></details><details><summary>Cast</summary><ul><li>Hal Voss</li><li>Ida Wren</li></ul></details>",
])  # fmt: skip
def test_labels_that_count_and_labels_that_open(rows: str) -> None:
    found = film(f"{rows}<p><b>Runtime</b> – 101 min</p>")
    assert [len(values(found, p)) for p in ("director", "actor", "runtime_minutes")] == [1, 2, 1]


def test_an_element_in_brackets_behind_a_name_is_no_part_of_it() -> None:
    found = film(CREDITS, heading="Ebbe <small>(Low Tide)</small>", title="Ebbe (Low Tide) (1998) - Kino")
    assert [c.value for c in found.claims if c.subject == found.film and c.property == "name"] == ["Ebbe"]


@pytest.mark.parametrize("called", ["", "user-comments"])
def test_a_headline_is_not_who_wrote_a_review(called: str) -> None:
    review = '<div><strong>{4}</strong><div class="comment-meta">{2} | by <a href="/u">{0}</a> (Cork) – <a>See all my reviews</a></div><p>{3}</p></div>'
    one, two = ((*_TWO[0], "Classic"), (*_TWO[1], "No Matter How You Spell It"))
    found = film(f"{CREDITS}<h2>User Reviews</h2><div class='{called}'>{review.format(*one)}{review.format(*two)}</div>")
    assert [c.value for c in found.claims if c.subject.kind == "account" and c.property == "name"] == ["tarn77", "kelp_9"]


def test_handles_are_users_whatever_their_words_are_called() -> None:
    review = "<article><h3><a>{0}</a></h3><p>{3}</p></article>"
    found = film(f"{CREDITS}<h2>Recenze</h2><section>{''.join(review.format(*one) for one in _TWO)}</section>", "cs")
    assert {c.subject.kind for c in found.claims if c.property == "body"} == {"user_review"}


def test_a_list_of_names_is_no_review() -> None:
    names = "".join(
        f"<p>{name}</p>" for name in ["Hal Voss Ida Wren Jo Xander Max Rowe Al Bee Di Ferro Ed Thorne Lou Case Sal Venn Pia Noor."] * 12
    )
    found = film(f'<span class="name">Low Tide</span>{CREDITS}<div>{names}</div>', title="Low Tide (1998) Reviews, film + cast - Gull")
    assert not [c for c in found.claims if c.property == "body"]


def test_an_article_behind_a_name_is_part_of_it() -> None:
    companies = "<a>Gull Pictures</a>, <a>Harbour Company, The</a>, <a>A Sea Apart</a>"
    found = film(f"{CREDITS}<div><h4>Production Co:</h4> {companies}</div>")
    assert values(found, "company") == [f"organization({name})" for name in ("gull pictures", "harbour company, the", "a sea apart")]
    found = film(f"{CREDITS}<p>Production companies: Gull Pictures, The Harbour Company</p>")
    assert values(found, "company") == ["organization(gull pictures)", "organization(the harbour company)"]


@pytest.mark.parametrize(("said", "minutes"), [
    ("P0Y0M0DT1H41M0S", ["101"]), ("1h41", ["101"]), ("1:41:00", ["101"]), ("01:41", []), ("P0Y0M0DT0H0M0S", []), ("PT0M", []),
])  # fmt: skip
def test_lengths_in_markup(said: str, minutes: list[str]) -> None:
    markup = {"@context": "https://schema.org", "@type": "Movie", "name": "Low Tide", "duration": said, "datePublished": "1998-03"}
    found = film("", heading="Low Tide", title="Low Tide", head=linked(markup))
    assert (values(found, "runtime_minutes"), values(found, "released")) == (minutes, ["1998-03"])


def test_an_item_may_refer_to_what_stands_elsewhere() -> None:
    movie = '<div itemscope itemtype="https://schema.org/Movie" itemref="more"><h1 itemprop="name">Low Tide</h1></div>'
    more = '<div id="more"><p itemprop="director" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Ada Quill</b></p></div>'
    found = record(f"<html><head><title>Low Tide</title></head><body>{movie}{more}</body></html>")
    assert values(found, "director") == ["person(ada quill)"]


_CARD = '<meta property="og:type" content="video.movie"><meta property="og:title" content="{}"><meta property="og:url" content="{}">'


@pytest.mark.parametrize(("name", "address", "body", "expected"), [
    ("About us", "https://gull.example/about", "<p>We make films.</p>", False),
    ("Gull Movies - watch them online", "https://gull.example/", "<p>Low Tide, Salt</p>", False),
    ("Low Tide", "https://gull.example/movie/low-tide", "<p>Play</p>", True),
    ("Low Tide (1998)", "https://gull.example/low-tide", "<p>Play</p>", True),
    ("Low Tide", "https://gull.example/low-tide", "<p>Director: Ada Quill</p><p>101 min</p>", True),
])  # fmt: skip
def test_the_type_in_a_card_for_sharing_is_not_enough(name: str, address: str, body: str, expected: bool) -> None:
    found = film(body, heading=name, title=name, head=_CARD.format(name, address))
    assert (found.film is not None) == expected


def test_a_blog_names_itself_first() -> None:
    post = (
        f'<h2 class="date-header">March 14, 2018</h2><div class=post><h3 class="post-title entry-title">Low Tide (1998)</h3>{CREDITS}</div>'
    )
    found = film(post, heading="Gull's Film Blog", title="Gull's Film Blog: Low Tide (1998)")
    assert [c.value for c in found.claims if c.subject == found.film and c.property in ("name", "year")] == ["Low Tide", "1998"]


@pytest.mark.parametrize(("row", "certificate"), [
    ("<h3>Rated</h3><div>PG-13</div>", ["PG-13"]), ("<h3>Rated</h3><div>5 stars</div>", []), ("<p>Rated: 8</p>", []),
])  # fmt: skip
def test_what_a_film_is_rated(row: str, certificate: list[str]) -> None:
    assert values(film(f"{CREDITS}{row}"), "certificate") == certificate


# --- what stands below a cast ------------------------------------------------------------------------------------------

_CARDS = "".join(f"<div class=card><p>{actor}</p><p>{part}</p></div>" for part, actor in _FIRST[:2])


@pytest.mark.parametrize("box", [
    "<div><h3>Top 10</h3><ol><li>High Water</li><li>Salt Road</li><li>Long Ebb</li></ol></div>",
    "<div><h3>Today in cinemas</h3><table><tr><td>High Water</td><td>18:00</td></tr><tr><td>Salt Road</td><td>20:15</td></tr>"
    "<tr><td>Long Ebb</td><td>20:30</td></tr></table></div>",
    "<div><h4>Poll</h4><p>What is the best film of Otto Lund?</p><p>High Water</p><p>Salt Road</p></div>",
])  # fmt: skip
def test_boxes_below_a_cast_are_none_of_it(box: str) -> None:
    found = film(f"<p>Directed by: Ada Quill</p><h2>Cast</h2>{_CARDS}{box}")
    assert roles(found) == ["hal voss: Tom Keel", "ida wren: Mary Keel"]
    assert len(values(found, "actor")) == 2


def test_a_cast_may_have_parts() -> None:
    parts = "<h3>Main cast</h3><ul><li>Hal Voss as Tom Keel</li></ul><h3>Supporting cast</h3><ul><li>Ida Wren as Mary Keel</li><li>Jo Xander as Captain</li></ul>"
    found = film(f"<p>Directed by: Ada Quill</p><h2>Cast</h2><p>In order of appearance</p>{parts}")
    assert "ida wren: Mary Keel" in roles(found)


def test_the_day_of_a_review_stands_below_its_film_s_name() -> None:
    news = "<div><h3>Latest news</h3><p>12 March 2024</p></div>"
    article = (
        f'<h1>Low Tide review</h1><p>By <a rel="author">Rita Vale</a></p><time>March 14, 2018</time><p>{TEXT}</p><p>{TEXT}</p>{CREDITS}'
    )
    found = record(f"<html lang=en><head><title>Low Tide review - Gull</title></head><body>{news}{article}</body></html>")
    assert [c.value for c in found.claims if c.property == "review_date"] == ["2018-03-14"]


@pytest.mark.parametrize(("lang", "by", "close", "mark", "day"), [
    ("de", '<p class="author">Von Rita Vale | 14. März 2018</p>', "<p>Fazit: 7/10</p>", "7.0", ["2018-03-14"]),
    ("de", '<p>von <a rel="author">Rita Vale</a> am 14.03.2018</p>', "<p>Bewertung: 4 von 5 Sternen</p>", "4.0", ["2018-03-14"]),
    ("fr", '<p class="byline">Par Rita Vale, le 14 mars 2018</p>', "<p>Note : 4/5</p>", "4.0", ["2018-03-14"]),
    ("it", '<p class="autore">di <span class="author">Rita Vale</span></p><time>14 marzo 2018</time>', "<p>Voto: 7,5/10</p>", "7.5", ["2018-03-14"]),
    ("en", '<p class="byline">By Rita Vale • Published Mar 14, 2018</p>', "<p>Final score: 80/100</p>", "80.0", ["2018-03-14"]),
    ("en", '<p>Written by <strong class="author">Rita Vale</strong></p>', "<p>My rating: 8 out of 10.</p>", "8.0", []),
])  # fmt: skip
def test_who_signs_a_review_and_when(lang: str, by: str, close: str, mark: str, day: list[str]) -> None:
    head = {"de": "Kritik: Low Tide", "fr": "Critique : Low Tide", "it": "Low Tide, la recensione"}.get(lang, "Review: Low Tide")
    found = film(f"<article>{by}<div>{CREDITS}<p>{TEXT}</p><p>{TEXT}</p>{close}</div></article>", lang, head, f"{head} - Gull")
    assert [str(c.value) for c in found.claims if c.property == "reviewer"] == ["critic(rita vale)"]
    assert [c.value for c in found.claims if c.property == "score"] == [mark]
    assert [c.value for c in found.claims if c.property == "review_date"] == day
    assert values(found, "writer") == []
