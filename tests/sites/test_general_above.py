"""Names of films in texts that have no title, told by what stands below them; and texts and pages about no one film."""

# ruff: noqa: E501 - tables of pages

from __future__ import annotations

import pytest

from tests.sites.html_pages import record
from tests.sites.test_general_columns import cast, marks, roles, text
from tests.sites.test_general_ways import film, values

ROWS = "Director: Ada Quill\nCast: Hal Voss, Ida Wren\nRunning time: 101 min\n"
PROSE = "A keeper waits for the sea to come back, and nobody on the island asks him for how long."


@pytest.mark.parametrize("page", [
    f"Low Tide\n1998 R 101 minutes\n{PROSE}\n{ROWS}",
    f"Low Tide\nnorský film, 101 min, 1998\n\n{ROWS}",
    f"‘Low Tide’ (R)\n\nBy Jo Penn\nMarch 6, 1998\n\n{PROSE}\n\n{ROWS}",
    f"Low Tide\n\nA movie review by Jo Penn\n4 stars\n\nUnited States, 1998\nU.S. Release Date: 3/6/98 (wide)\nRunning Length: 1:41\n{ROWS}",
    f"Low Tide\n\nDomestic Total Gross: $32,029,928\nDistributor: Gull Release Date: March 6, 1998\n{ROWS}",
    f"Low Tide\nGull Pictures\n{ROWS}",
    f"SCHEDA FILM\nTitel Low Tide\n{ROWS}",
    f"[TDR] Low Tide (1998) 1080p\nPosted by gull\n\nTitle: Low Tide\n{ROWS}",
    f"Norway, 1998, 101 min\nLow Tide\n{ROWS}",
])  # fmt: skip
def test_what_stands_below_a_name_tells_it(page: str) -> None:
    found = text(page)
    assert values(found, "name")[0] == "Low Tide"
    assert values(found, "director") == ["person(ada quill)"]


@pytest.mark.parametrize("page", [
    f"Low Tide\nNational Competition\n\n{PROSE}\n\nCATEGORY National Competition\nDirector Ada Quill\nCast Hal Voss, Ida Wren\nRun time 101 min\nCountry Norway\n",
    f"Competition\nLow Tide\nAda Quill\n{PROSE}\n\nDirector(s)\nAda Quill\nCast\nHal Voss, Ida Wren\nRunning time\n101 min\n",
    f"Open now\nLow Tide\nAt five.\nCast & Crew\n\nAda Quill\nDirector\nHal Voss\nTom Keel\n{PROSE} Tom Keel counts the days.\nGenre\nDrama\nRunning time\n101 min\n",
])  # fmt: skip
def test_neither_a_row_s_value_nor_somebody_s_name_is_the_film_s(page: str) -> None:
    assert not {"National Competition", "Ada Quill", "Tom Keel"} & set(values(text(page), "name"))


def test_a_film_may_be_called_as_somebody_else() -> None:
    found = text("Ada Quill\n1998 R 101 minutes\nThe life of a painter.\nDirector: Bo Marsh\nCast: Hal Voss, Ida Wren\n")
    assert (values(found, "name"), values(found, "director")) == (["Ada Quill"], ["person(bo marsh)"])


@pytest.mark.parametrize("page", [
    f"My films of the sea\nA list by gull\n\n1. Low Tide (1998)\nR | 101 min | Drama\nDirector: Ada Quill | Stars: Hal Voss\n\n2. High Tide (2001)\n98 min\n{ROWS}",
    "The Long Quay\nA radio play by Bo Marsh\n\nDirector: Pip Lowe\nCast: Mara Finch, Ed Rowe\nDuration: 57 min\n",
    "The Long Quay\nBy Bo Marsh\nRunning time: 2 hours 10 minutes including one interval\nCast\nMara Finch as Nell\nEd Rowe as Dr. Ames\nDirector\nPip Lowe\n",
    "Ruth Calder - Low Tide (1998)\nLabel: Gull Records\nGenre: Soundtrack\nComposer: Ruth Calder\nProducer: Ruth Calder\nLength: 48 min\nCountry: Norway\n\nTracklist\n1 Dawn 3:12\n",
    "Episode 12: Low Tide (1998)\nDuration: 74 min\nReleased: March 4, 2019\nHosts: Kay Dunn and Al Perry\nProducer: Mo Lane\nEditor: Lee Zorn\nA film about a keeper.\n",
])  # fmt: skip
def test_a_text_about_no_one_film_gives_no_claim(page: str) -> None:
    assert text(page).claims == ()


def test_a_page_of_a_podcast_gives_no_claim() -> None:
    rows = "<p>Duration: 74 min</p><p>Producer: Mo Lane</p><p>Released: March 4, 2019</p>"
    assert film(rows, heading="Episode 12: Low Tide (1998)", title="Episode 12: Low Tide (1998) - The Wet Reel Podcast").claims == ()


def test_an_article_about_a_film_that_only_names_it_gives_no_claim() -> None:
    said = '{"@context":"https://schema.org","@type":"NewsArticle","headline":"Hal Voss joins Low Tide","about":[{"@type":"Movie","name":"Low Tide"%s}]}'
    for more, told in (("", False), (',"director":{"@type":"Person","name":"Ada Quill"}', True)):
        head = f'<script type="application/ld+json">{said % more}</script>'
        found = film(
            "<p>The film is shot in May.</p>", heading="Hal Voss joins Low Tide", title="Hal Voss joins Low Tide - Wire", head=head
        )
        assert bool(found.claims) is told


# --- rows ----------------------------------------------------------------------------------------------------------------


def test_two_labels_in_a_line_are_two_cells_where_such_lines_are_several() -> None:
    found = text("Low Tide\n\nGenre: Drama Running Time: 1 hrs. 41 min.\nMPAA Rating: R Release Date: March 6, 1998\nDirector: Ada Quill\n")
    assert values(found, "genre") == ["Drama"]
    assert values(found, "runtime_minutes") == ["101"]
    assert values(found, "released") == ["1998-03-06"]


def test_names_of_a_cell_may_stand_in_lines_of_their_own() -> None:
    rows = "Dirección Amaya Irigoyen\nGuion Amaya Irigoyen\nPablo Sedano\nMúsica Rosa Llull\nProtagonistas Clara Montejo\nHugo Arrieta\nSancho Vidal\nPaís España\nDuración 88 minutos\n"
    found = text(f"El molino quieto (1979)\n\n{rows}")
    assert values(found, "writer") == ["person(amaya irigoyen)", "person(pablo sedano)"]
    assert values(found, "actor") == ["person(clara montejo)", "person(hugo arrieta)", "person(sancho vidal)"]
    assert values(found, "composer") == ["person(rosa llull)"]


@pytest.mark.parametrize("words", ["1 hour, 41 minutes", "1 hr., 41 min.", "2690 m, 101 min"])
def test_a_length_may_have_a_comma(words: str) -> None:
    assert values(film(f"<p>Director: Ada Quill</p><p>Running time: {words}</p>"), "runtime_minutes") == ["101"]
    assert values(film(f"<p>R, {words}</p><p>Director: Ada Quill</p><p>Cast: Hal Voss, Ida Wren</p>"), "runtime_minutes") in (["101"], [])


@pytest.mark.parametrize(("row", "genres"), [
    ("<dt>Género</dt><dd>Drama. Intriga | Mar</dd>", ["Drama", "Intriga"]), ("<dt>Genre</dt><dd>Drama | Crime</dd>", ["Drama", "Crime"]),
])  # fmt: skip
def test_genres_between_full_stops_end_before_the_topics(row: str, genres: list[str]) -> None:
    assert values(film(f"<dl><dt>Director</dt><dd>Ada Quill</dd>{row}</dl><p>101 min</p>", "es"), "genre") == genres


def test_who_wrote_stands_behind_a_bar_after_who_directed() -> None:
    found = text("Marea baja (1998)\n\nDirigida por Ada Quill | Guion Bo Marsh, Cy Oland\nReparto: Hal Voss, Ida Wren\nDuración: 101 min\n")
    assert values(found, "director") == ["person(ada quill)"]
    assert values(found, "writer") == ["person(bo marsh)", "person(cy oland)"]


def test_words_behind_a_label_are_its_value_though_elements_take_turns() -> None:
    rows = "<b>Direção:</b> <a>Ada Quill</a><br><b>Roteiro:</b> <a>Bo Marsh</a><br><b>Gênero:</b> Drama<br><b>Origem:</b> França<br><b>Duração:</b> 101 min<br><b>Tipo:</b> Longa"
    found = film(f"<div>{rows}</div>", "pt")
    assert (values(found, "genre"), values(found, "country")) == (["Drama"], ["country(fr)"])


def test_somebody_presents_a_film_directed_by() -> None:
    found = film("<p>Gull Pictures presents a film directed by Ada Quill. Written by Bo Marsh. Running time: 101 minutes. Rated R.</p>")
    assert (values(found, "director"), values(found, "writer")) == (["person(ada quill)"], ["person(bo marsh)"])


# --- casts ---------------------------------------------------------------------------------------------------------------


def test_prose_tells_who_plays() -> None:
    prose = "<p>Hal Voss plays the ferryman as if every word cost him a day. The widow (Ida Wren) says less.</p>"
    rows = "<div>Cast &amp; Credits<p>Tom Keel: Hal Voss<br>Anna Pell: Ida Wren<br>Yuri Mort: Jo Xander</p></div>"
    assert roles(film(f"<p>Director: Ada Quill</p>{prose}<h2>Cast</h2>{rows}")) == [
        "hal voss: Tom Keel",
        "ida wren: Anna Pell",
        "jo xander: Yuri Mort",
    ]


def test_what_stands_in_the_cast_itself_is_no_prose() -> None:
    rows = cast("<a>Hal Voss</a> <span>(Tom Keel)</span>", "<a>Ida Wren</a> <span>(Anna Pell)</span>")
    assert roles(film(f"<p>Director: Ada Quill</p><p>101 min</p>{rows}")) == ["hal voss: Tom Keel", "ida wren: Anna Pell"]


@pytest.mark.parametrize("tag", ["span", "b"])
def test_two_elements_of_one_sort_in_every_line_are_an_actor_and_a_character(tag: str) -> None:
    rows = cast(*(f"<{tag}>{one}</{tag}> <{tag}>{two}</{tag}>" for one, two in (("Hal Voss", "Keeper Keel"), ("Ida Wren", "Mary"))))
    assert roles(film(f"<p>Director: Ada Quill</p>{rows}")) == ["hal voss: Keeper Keel", "ida wren: Mary"]


@pytest.mark.parametrize("lines", [
    "Cast\nTom Keel - Hal Voss Anna Pell - Ida Wren Yuri - Jo Xander\n", "Cast\nIngrid Sandell Märta\n\nÅke Tunvall fyrvaktaren\n\nBirger Lod Frans\n",
    "Cast\nMilo Hart Ben\n\nJune Park Addie\n",
])  # fmt: skip
def test_lines_that_hold_actor_and_character_without_a_mark_are_nobody(lines: str) -> None:
    assert values(text(f"Low Tide (1998)\n\nDirector: Ada Quill\nRunning time: 101 min\n\n{lines}"), "actor") == []


def test_one_of_two_lines_below_a_cast_is_sure() -> None:
    found = text(
        "Low Tide (1998)\n\nDirector: Ada Quill\nRunning time: 101 min\n\nCast\nHal Voss\nTom Keel\n\nPlot\nA keeper counts the days to the last crossing.\n"
    )
    assert values(found, "actor") == ["person(hal voss)"]


def test_initials_before_a_director_are_none_of_the_name() -> None:
    cards = "".join(
        f"<li><span>{sign}</span><span>{name}</span><span>{job}</span></li>"
        for sign, name, job in (("HV", "Hal Voss", "Tom"), ("AQ", "Ada Quill", "Director"))
    )
    assert values(film(f"<p>101 min</p><h2>Cast &amp; Crew</h2><ul>{cards}</ul>"), "director") == ["person(ada quill)"]


# --- what the page is called --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "title", ["Low Tide streaming: where to watch movie online?", "Low Tide ansehen | Gull+", "Low Tide jetzt online anschauen"]
)
def test_that_a_film_can_be_seen_is_no_part_of_its_name(title: str) -> None:
    head = f'<meta property="og:type" content="video.movie"><meta property="og:title" content="{title}">'
    found = film("<p>Director: Ada Quill</p><p>Runtime: 101 min</p>", heading="Low Tide", title=title, head=head)
    assert set(values(found, "name")) == {"Low Tide"}
    assert values(found, "director") == ["person(ada quill)"]


@pytest.mark.parametrize("words", ["4.2 out of 5 based on 318 ratings", "4,2 von 5 (318 Bewertungen)"])
def test_of_how_much_a_mark_is_may_be_said_in_words(words: str) -> None:
    said = marks(film(f"<p>{words}</p><p>Director: Ada Quill</p><p>Runtime: 101 min</p>"))
    assert {"score": "4.2", "best": "5.0", "rating_count": "318"}.items() <= dict(said).items()


def test_a_review_whose_title_speaks_of_films_names_one() -> None:
    body = "".join(f"<p>{PROSE} {PROSE} The days go by. The light stays on.</p>" for _ in range(4))
    page = f'<p>By <a rel="author">Jo Penn</a>, 12 October 2006</p><div>{body}</div>'
    for title, told in (
        ("Low Tide review – a quiet sea | Drama films | The Gull", True),
        ("Low Tide review – a quiet sea | Books | The Gull", False),
    ):
        found = film(page, heading="Low Tide review – a quiet sea", title=title)
        assert ([c.value for c in found.claims if c.property == "name"][:1] == ["Low Tide"]) is told


def test_markup_may_give_the_mark_of_the_review_that_the_page_shows() -> None:
    said = '{"@context":"https://schema.org","@type":"Review","author":{"@type":"Person","name":"%s"},"itemReviewed":{"@type":"Movie","name":"Low Tide"},"reviewRating":{"@type":"Rating","bestRating":"4","ratingValue":"3"}}'
    body = "".join(f"<p>{PROSE} {PROSE} The days go by. The light stays on.</p>" for _ in range(4))
    page = f'<p>Director: Ada Quill</p><p>By <a rel="author">Jo Penn</a>, 12 October 2006</p><div>{body}</div>'
    for name, mark in (("Jo Penn", ["3.0"]), ("Mo Lane", [])):
        head = f'<script type="application/ld+json">{said % name}</script>'
        found = film(page, heading="Low Tide", title="Low Tide movie review (2006) | Gull", head=head)
        assert [c.value for c in found.claims if c.property == "score"] == mark


@pytest.mark.parametrize(("box", "plot"), [
    (f'<p itemprop="description">{PROSE}</p>', [PROSE]),
    (f'<div itemscope itemtype="http://schema.org/Person"><b itemprop=name>Ada Quill</b><p itemprop="description">{PROSE}</p></div>', []),
])  # fmt: skip
def test_a_description_of_no_item_is_the_page_s(box: str, plot: list[str]) -> None:
    assert values(film(f"<p>Director: Ada Quill</p><p>Runtime: 101 min</p>{box}"), "description") == plot


def test_a_part_in_brackets_behind_its_actor_does_not_turn_a_cast() -> None:
    rows = cast("Hal Voss - Tom Keel", "Ida Wren - Anna Pell", "Jo Xander - Yuri Mort")
    prose = "<p>WITH: Hal Voss (Tom Keel), Ida Wren (Anna Pell) and Xander (Yuri Mort).</p>"
    assert roles(film(f"<p>Director: Ada Quill</p>{prose}{rows}")) == ["hal voss: Tom Keel", "ida wren: Anna Pell", "jo xander: Yuri Mort"]


@pytest.mark.parametrize("name", ["By the Sea", "Text of Light", "Di padre in figlio"])
def test_a_film_may_be_called_as_signatures_begin(name: str) -> None:
    assert values(text(f"Filmhaus\n{name}\n{ROWS}"), "name") == [name]


def test_a_heading_inside_a_table_is_nobody() -> None:
    rows = "Dirección Amaya Irigoyen\nGuion Pablo Sedano\nDatos Técnicos\nPaís España\nDuración 88 minutos\nGénero Drama\n"
    found = text(f"El molino quieto (1979)\n\n{rows}")
    assert values(found, "writer") == ["person(pablo sedano)"]


REPEATED = {
    "The Salt Ferry (2019) - IMDb": "The Salt Ferry",
    "The Salt Ferry (2019) — The Movie Database (TMDB)": "The Salt Ferry",
    "The Salt Ferry - Wikipedia": "The Salt Ferry",
    "The Salt Ferry (film) – Wikipedia": "The Salt Ferry",
    "The Salt Ferry - film 2019 - AlloCiné": "The Salt Ferry",
    "The Salt - A Ferry": "The Salt - A Ferry",
    "The Salt - A Ferry (2019)": "The Salt - A Ferry",
}


@pytest.mark.parametrize("title", REPEATED)
def test_a_heading_that_repeats_the_whole_title_ends_before_the_site_s_name(title: str) -> None:
    rows = "<p>Director: Mara Ilves</p><p>Country: Estonia</p><p>Running time: 96 min</p>"
    claims = record(f"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1>{rows}</body></html>").claims
    assert {claim.value for claim in claims if claim.property == "name" and claim.subject.kind == "film"} == {REPEATED[title]}
