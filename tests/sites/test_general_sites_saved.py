"""What pages of encyclopedias, databases, services, cinemas and papers have in common, and what on them is nothing of the film's."""

# ruff: noqa: E501 - tables of pages

from __future__ import annotations

import pytest

from kg.intake import read_document
from kg.model import Record
from tests.sites.html_pages import document

ROWS = "<p><b>Running time:</b> 101 min</p><p><b>Writer:</b> Bo Marsh</p>"
DIRECTOR = "<p><b>Director:</b> Ada Quill</p>"
BOXES = f"{DIRECTOR}{ROWS}<p><b>Genre:</b> Drama</p>"

STORY = "".join(
    f"<p>There is a kind of film that trusts its weather, and this one does so for scene {n}. Nobody speaks. The sea is seen. It is enough for a whole reel.</p>"
    for n in range(6)
)


def html(body: str, title: str = "Low Tide", head: str = "", lang: str = "en") -> Record:
    return read_document(document(f'<html lang="{lang}"><head><title>{title}</title>{head}</head><body>{body}</body></html>'), "")


def values(found: Record, property: str) -> list[str]:
    """The values of a property of the film, people and companies by their folded names."""
    said = [c.value for c in found.claims if c.subject == found.film and c.property == property]
    return [value if isinstance(value, str) else str(value.identity[0]) for value in said]


def said(found: Record, property: str) -> list[str]:
    return [str(c.value) for c in found.claims if c.property == property]


# --- no one film -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [
    "Tides season 3", "Tides (season 3)", "Tides, Season 3", "Gezeiten Staffel 2", "Les Marées saison 3", "Příliv 2. řada", "Mareas temporada 1",
])  # fmt: skip
def test_a_season_of_a_series_is_no_film_of_its_own(name: str) -> None:
    rows = "<table><tr><th>Starring</th><td>Hal Voss<br>Ida Wren</td></tr><tr><th>No. of episodes</th><td>10</td></tr></table>"
    assert html(f"<h1>{name}</h1>{rows}{DIRECTOR}", f"{name} - Encyclopedia").claims == ()


@pytest.mark.parametrize("name", ["Season 3 of Love", "Open Season 3 (2010 film)", "Season of Tides", "Apollo 13"])
def test_a_film_may_be_called_almost_so(name: str) -> None:
    assert html(f"<h1>{name}</h1>{BOXES}", f"{name} - Encyclopedia").film is not None


@pytest.mark.parametrize("name", ["Low Tide Official Trailer (1998) Hal Voss", "LOW TIDE - Official Teaser Trailer", "Low Tide Trailer #2"])
def test_a_video_of_a_trailer_is_no_film(name: str) -> None:
    assert html(f"<h1>{name}</h1>{BOXES}", f"{name} - Tubes").claims == ()


@pytest.mark.parametrize("name", ["About us", "Our team", "Über uns", "Impressum", "Qui sommes-nous"])
def test_who_runs_a_magazine_about_films_makes_none(name: str) -> None:
    team = "".join(
        f"<li><div>{who}</div><div>{job}</div></li>"
        for who, job in (("Jo Penn", "Editor"), ("Kit Yates", "Director"), ("Al Oland", "Writer"))
    )
    assert html(f"<h1>{name}</h1><ul>{team}</ul>", f"{name} | Filmhaus film magazine").claims == ()


# --- markup ------------------------------------------------------------------------------------------------------------

OTHER = '<div itemscope itemtype="http://schema.org/Movie"><meta itemprop="name" content="High Tide"><a>High Tide</a></div>'
UNNAMED = '<section itemscope itemtype="http://schema.org/Movie"><h1>Low Tide</h1><span itemprop="genre">Drama</span></section>'


def test_a_film_that_markup_names_beside_an_unnamed_one_is_another() -> None:
    found = html(f"{UNNAMED}{BOXES}<h2>Related</h2>{OTHER}", "Low Tide (1998)", '<meta property="og:title" content="Low Tide (1998)">')
    assert found.film is not None
    assert "high tide" not in str(found.film)
    assert values(found, "genre")[0] == "Drama"


def test_an_unnamed_film_of_markup_is_the_one_that_the_page_is_named_after() -> None:
    named = '<div itemscope itemtype="http://schema.org/Movie"><b itemprop="name">Low Tide</b></div>'
    assert values(html(f"{UNNAMED}{named}{BOXES}"), "name")[0] == "Low Tide"


@pytest.mark.parametrize("beside", ['<div itemscope itemtype="http://schema.org/Movie"></div>', UNNAMED])
def test_data_of_the_whole_page_may_give_the_original_title(beside: str) -> None:
    data = '<script type="application/ld+json">{"@type": "Movie", "name": "Bajamar", "genre": ["Horror"], "contentRating": "R"}</script>'
    found = html(f"{data}{beside}<h1>Low Tide</h1>{BOXES}", "Low Tide (1998)")
    assert "Horror" in values(found, "genre")
    assert values(found, "certificate") == ["R"]


def test_who_is_marked_as_the_author_of_what_is_said_wrote_no_film() -> None:
    review = '<div><p itemprop="reviewBody">A quiet film, and a fine one.</p><span itemprop="author">Jo Penn</span></div>'
    film = f'<div itemscope itemtype="http://schema.org/Movie"><h1 itemprop="name">Low Tide</h1>{review}</div>'
    assert values(html(film + BOXES), "writer") == ["bo marsh"]


@pytest.mark.parametrize("title", ["«Low Tide» (Lavvann, 1998)", "„Low Tide“ (1998)", "\u200eLow Tide"])
def test_a_card_may_have_the_name_in_quotes_or_behind_a_mark_of_direction(title: str) -> None:
    card = f'<meta property="og:type" content="video.movie"><meta property="og:title" content="{title}">'
    found = html(f"<h1>Low Tide</h1>{BOXES}", "Low Tide", card)
    assert set(values(found, "name")) == {"Low Tide"}
    assert values(found, "director") == ["ada quill"]


@pytest.mark.parametrize("tail", [" : Ada Quill : Free Download", " – Tubular", " | Tubular"])
def test_a_card_says_more_behind_the_name_that_the_heading_shows(tail: str) -> None:
    card = f'<meta property="og:type" content="video.movie"><meta property="og:title" content="Low Tide{tail}">'
    found = html(f"<h1>Low Tide</h1>{BOXES}", f"Low Tide{tail}", card)
    assert set(values(found, "name")) == {"Low Tide"}
    assert values(found, "director") == ["ada quill"]


def test_a_film_may_have_a_colon_between_blanks() -> None:
    card = '<meta property="og:type" content="video.movie"><meta property="og:title" content="Low Tide : The Return">'
    assert set(values(html(f"<h1>Low Tide : The Return</h1>{BOXES}", "Low Tide : The Return", card), "name")) == {"Low Tide : The Return"}


def test_a_heading_asks_to_watch_the_film_that_markup_names() -> None:
    card = '<meta property="og:type" content="video.movie"><meta property="og:title" content="Low Tide">'
    assert values(html(f"<h1>Watch Low Tide</h1>{BOXES}", "Watch Low Tide | Tubular", card), "director") == ["ada quill"]


# --- names -------------------------------------------------------------------------------------------------------------


def test_the_headline_beside_a_name_in_quotes_is_no_film() -> None:
    credits = "<div><strong>Ebbe</strong>, Norwegen 1998 – Regie: Ada Quill. Mit Hal Voss, Ida Wren. 101 Minuten.</div>"
    found = html(f"<p>Filmkritik „Ebbe“</p><h1>Stille am Meer</h1>{credits}", "Filmkritik „Ebbe“: Stille am Meer | Küstenblatt", lang="de")
    assert set(values(found, "name")) <= {"Ebbe"}
    assert values(found, "director") == ["ada quill"]


def test_a_headline_may_begin_with_the_film_in_quotes_where_its_director_is_named() -> None:
    line = (
        "<p>Publié le 12 octobre 2004</p>"
        + STORY.replace("It is", "It was")
        + "<p><em>Film français de Solène Marchais. Avec Hal Voss, Ida Wren (1 h 38).</em></p>"
    )
    head = "« La Digue » : la mer et les souvenirs d'un autre"
    found = html(f"<h1>{head}</h1><p>Par <a>Jacques Morel</a></p>{line}", head, lang="fr")
    assert values(found, "name") == ["La Digue"]
    assert values(found, "director") == ["solène marchais"]
    assert values(found, "writer") == []


def test_a_museum_says_in_its_heading_when_and_by_whom() -> None:
    found = html(f"<h1><em>Low Tide</em>. 1998. Directed by Ada Quill</h1>{ROWS}", "Low Tide. 1998. Directed by Ada Quill | Museum")
    assert (values(found, "name"), values(found, "year"), values(found, "director")) == (["Low Tide"], ["1998"], ["ada quill"])


def test_a_wiki_sets_a_name_apart_in_brackets() -> None:
    lead = '<p>"<b>The Wreck</b>" is the first episode of the third season of the television series <i>Tides</i>.</p>'
    found = html(f"<h1>The Wreck (<i>Tides</i>)</h1>{WIKI.format(lead)}", "The Wreck (Tides) - Encyclopedia")
    assert values(found, "name") == ["The Wreck"]
    assert found.film is not None
    assert found.film.kind == "episode"


def test_brackets_that_the_first_sentence_has_as_well_are_part_of_the_name() -> None:
    lead = "<p><b>Low Tide (and High)</b> is a drama film directed by Ada Quill.</p>"
    assert values(html(f"<h1>Low Tide (and High)</h1>{WIKI.format(lead)}", "Low Tide (and High) - Encyclopedia"), "name") == [
        "Low Tide (and High)"
    ]


def test_a_site_may_stand_before_the_name_with_its_year() -> None:
    found = html(f"<table><tr><td><font size=3><b>Low Tide</b></font></td></tr></table>{BOXES}", "Filmhaus - Low Tide (1998)")
    assert values(found, "name") == ["Low Tide"]


# --- facts that a class names --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("box", "property", "value"), [
    ('<p class="mpaa-rating">Rated PG-13</p>', "certificate", "PG-13"),
    ('<div class="certification">12A</div>', "certificate", "12A"),
    ('<span class="content-rating">FSK 16</span>', "certificate", "FSK 16"),
    ('<p class="running-time"><strong>101 minutes</strong></p>', "runtime_minutes", "101"),
    ('<p class="genres">Drama, Thriller</p>', "genre", "Drama"),
    ('<div class="filmCover__originalTitle">Lavvann</div>', "alternate_name", "Lavvann"),
    ('<span class="styles_originalTitle__JaN2M">Lavvann</span>', "alternate_name", "Lavvann"),
])  # fmt: skip
def test_a_class_may_name_a_fact(box: str, property: str, value: str) -> None:
    found = html(f"<h1>Low Tide</h1>{DIRECTOR}<p><b>Cast:</b> Hal Voss, Ida Wren</p><hr>{'<p>Sea.</p>' * 300}{box}", "Low Tide (1998)")
    assert values(found, property)[:1] == [value]
    assert all(c.inferred for c in found.claims if c.subject == found.film and c.property == property)


@pytest.mark.parametrize("box", [
    '<div class="certification">12A</div><div class="certification">15</div>',
    '<aside><div class="certification">12A</div></aside>',
    '<div class="related-films"><div class="certification">12A</div></div>',
    '<a href="/high-tide">High Tide <span class="certification">12A</span></a>',
    '<div class="certification">Certified organic</div>',
    '<div class="runtime">2:31</div>',
    '<div class="duration">3 min</div>',
    '<div class="trailer-duration">2 min</div>',
    '<p class="genres">News, Shop</p>',
])  # fmt: skip
def test_a_class_says_nothing_where_others_say_the_same_or_the_words_do_not_fit(box: str) -> None:
    found = html(f"<h1>Low Tide</h1>{DIRECTOR}<p><b>Cast:</b> Hal Voss, Ida Wren</p><hr>{'<p>Sea.</p>' * 300}{box}", "Low Tide (1998)")
    assert found.film is not None
    assert not {"certificate", "duration", "genre", "alternate_name"} & {c.property for c in found.claims}


@pytest.mark.parametrize("line", ["Rated R, 117 minutes", "Rated R for language; 117 min."])
def test_a_review_closes_with_certificate_and_length(line: str) -> None:
    found = html(f"<h1>Low Tide</h1>{DIRECTOR}<p><b>Cast:</b> Hal Voss, Ida Wren</p>{'<p>Sea.</p>' * 300}<p>{line}</p>")
    assert (values(found, "certificate"), values(found, "runtime_minutes")) == (["R"], ["117"])


def test_lines_of_two_films_close_none() -> None:
    lines = "<p>Rated R, 117 minutes</p><p>Rated PG, 97 minutes</p>"
    found = html(f"<h1>Low Tide</h1>{DIRECTOR}<p><b>Cast:</b> Hal Voss, Ida Wren</p>{'<p>Sea.</p>' * 300}{lines}")
    assert (values(found, "certificate"), values(found, "runtime_minutes")) == ([], [])


# --- facts that only their list tells ------------------------------------------------------------------------------------

BARE = "<h1>Low Tide</h1>" + DIRECTOR + "<p><b>Cast:</b> Hal Voss, Ida Wren</p>" + "<p>Sea.</p>" * 300
ITEMS = ("Ada Quill", "Norway, Denmark", "1998", "101 minutes", "Black &amp; White", "1.37:1", "Norwegian", "Spine #99")


def listed(*items: str) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def test_a_list_may_hold_nothing_but_facts() -> None:
    found = html(BARE + listed(*ITEMS))
    told = {p: values(found, p) for p in ("country", "runtime_minutes", "color", "aspect_ratio", "language")}
    assert told == {
        "country": ["no", "dk"],
        "runtime_minutes": ["101"],
        "color": ["Black & White"],
        "aspect_ratio": ["1.37:1"],
        "language": ["no"],
    }


@pytest.mark.parametrize("lists", [
    listed(*ITEMS) + listed(*ITEMS),
    "<aside>" + listed(*ITEMS) + "</aside>",
    listed("Norway", "Denmark", "Sweden", "1998"),
    listed("Norway", "1998", "1999", "101 minutes", "Drama"),
    listed("Sea", "Boat", "Keel", "Wren", "1998", "101 minutes", "Norway"),
    listed("Drama", "Comedy", "101 minutes"),
    listed("<p>It was made in Norway in 1998 and is a story of the sea.</p>", "101 minutes", "1998"),
])  # fmt: skip
def test_a_list_of_other_things_tells_nothing(lists: str) -> None:
    found = html(BARE + lists)
    assert found.film is not None
    assert not {"country", "duration", "year", "genre", "language"} & {c.property for c in found.claims if c.subject == found.film}


# --- people ------------------------------------------------------------------------------------------------------------

CREW = (
    ("Ada Quill", "Director"),
    ("Kay Young", "Cinematography"),
    ("Lee Zorn", "Editing"),
    ("Mo Abbot", "Music"),
    ("Fay Tull", "Producer"),
)


@pytest.mark.parametrize("form", ["<li>{} - {}</li>", "<tr><td>{}</td><td>{}</td></tr>", "<li><a><div>{}</div><div>{}</div></a></li>"])
def test_a_crew_stands_before_its_jobs(form: str) -> None:
    listed = "".join(form.format(name, job) for name, job in CREW)
    listed = f"<table>{listed}</table>" if "<tr>" in form else f"<ul>{listed}</ul>"
    found = html(f"<h1>Low Tide</h1><p><b>Running time:</b> 101 min</p><h2>Crew</h2>{listed}", "Low Tide (1998)")
    for property, name in (
        ("director", "ada quill"),
        ("contributor", "kay young"),
        ("editor", "lee zorn"),
        ("composer", "mo abbot"),
        ("producer", "fay tull"),
    ):
        assert values(found, property) == [name], property


def test_a_dot_within_a_chinese_name_parts_nothing() -> None:
    rows = "<span>导演</span>: <span><a>乌玛·维尔</a></span><br><span>主演</span>: <span><a>鲁特·莱亚尔</a> / <a>达维·普拉多</a></span><br><span>片长:</span> 101分钟"
    found = html(f"<h1>涨潮</h1><div>{rows}</div>", "涨潮 (1998)", lang="zh")
    assert values(found, "director") == ["乌玛·维尔"]
    assert values(found, "actor") == ["鲁特·莱亚尔", "达维·普拉多"]


def test_a_heading_may_begin_with_the_films_name() -> None:
    cards = "".join(
        f"<div class=item><img alt='{who}'><a>{who}</a><span>as {part}</span></div>"
        for who, part in (("Hal Voss", "Tom"), ("Ida Wren", "Mary"))
    )
    found = html(f"<h1>Low Tide</h1>{BOXES}<h2>Low Tide Cast</h2><div>{cards}</div>", "Low Tide (1998)")
    assert values(found, "actor") == ["hal voss", "ida wren"]
    assert said(found, "character_name") == ["Tom", "Mary"]


def test_actors_may_be_listed_with_the_crew() -> None:
    people = (("Hal Voss", "actor"), ("Ida Wren", "actress"), ("Kay Young", "cinematography"), ("Mo Abbot", "composer"))
    listed = "".join(f"<li><a>{name}</a> <span>{job}</span></li>" for name, job in people)
    found = html(f"<h1>Low Tide</h1>{BOXES}<h3>Credits</h3><ul>{listed}</ul>", "Low Tide (1998)")
    assert (values(found, "actor"), values(found, "contributor"), values(found, "composer")) == (
        ["hal voss", "ida wren"],
        ["kay young"],
        ["mo abbot"],
    )


@pytest.mark.parametrize("card", [
    "<li><div>Jo Penn</div><div>Editor</div></li>", "<li><div>Jo Penn</div><div>Producer</div></li>", "<li><div>User</div><div>Score</div></li>",
])  # fmt: skip
def test_who_runs_a_site_made_no_film(card: str) -> None:
    found = html(f"<h1>Low Tide</h1>{BOXES}<ul>{card}</ul>")
    assert not {"editor", "producer", "composer"} & {c.property for c in found.claims}


def test_a_list_below_a_heading_is_all_of_its_value() -> None:
    found = html(f"<h1>Low Tide</h1>{BOXES}<div><h4>Composer</h4><ul><li>Mo Abbot</li></ul><p>Mystery, Thriller</p></div>")
    assert values(found, "composer") == ["mo abbot"]


def test_the_text_of_a_post_is_none_of_its_last_row() -> None:
    prose = (
        "It is a slow film, and a good one. The sea comes back in the end, as one knew that it would. I have seen it three times by now."
    )
    found = html(
        f"<h3>Low Tide (1998)</h3><div><b>Director:</b> Ada Quill<br><b>Genre:</b> Drama<br><b>Cast:</b> Hal Voss, Ida Wren<br><br>{prose}</div>",
        "Low Tide (1998)",
    )
    assert values(found, "actor") == ["hal voss", "ida wren"]


def test_links_behind_a_label_in_bold_take_no_turns_with_it() -> None:
    cell = "<td><b>Starring:</b> <a>Hal Voss</a>, <a>Ida Wren</a>, <a>Jo Penn</a><br><b>Directed by:</b> <a>Ada Quill</a></td>"
    found = html(f"<h1>Low Tide</h1><table><tr><td><b>Cast and Credits</b></td></tr><tr>{cell}</tr></table>{ROWS}")
    assert values(found, "actor") == ["hal voss", "ida wren", "jo penn"]
    assert values(found, "director") == ["ada quill"]


def test_where_a_fact_was_found_is_none_of_its_value() -> None:
    statement = '<div><div>{}</div><div><div><a>{}</a></div><div class="statement-references-container"><a>1 reference</a><a>English Encyclopedia</a></div></div></div>'
    found = html(
        f"<h1>Low Tide</h1>{ROWS}" + statement.format("director", "Ada Quill") + statement.format("composer", "Mo Abbot"), "Low Tide (1998)"
    )
    assert values(found, "director") == ["ada quill"]
    assert values(found, "composer") == ["mo abbot"]


def test_a_paper_parts_its_crew_by_stops_behind_a_heading() -> None:
    crew = "<li><strong>Crew: </strong>Directed by Ada Quill. Screenplay, Bo Marsh. Camera (color, widescreen), Kay Young; editor, Lee Zorn; music, Mo Abbot.</li>"
    line = "<p>Reviewed at Gull Festival, Sept. 6, 1998. MPAA Rating: R. Running time: 101 MIN.</p>"
    found = html(f"<h1>‘Low Tide’</h1>{line}<ul>{crew}<li><strong>With: </strong>Hal Voss, Ida Wren.</li></ul>", "Low Tide")
    for property, value in (("director", "ada quill"), ("writer", "bo marsh"), ("contributor", "kay young"), ("editor", "lee zorn"), ("composer", "mo abbot"),
                            ("certificate", "R"), ("runtime_minutes", "101")):  # fmt: skip
        assert values(found, property) == [value], property


# --- values ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("row", "property", "value"), [
    ("<div>Release Date <span>March 31, 1998</span></div>", "released", "1998-03-31"),
    ("<li>Country <b>Norway</b></li>", "country", "no"),
])  # fmt: skip
def test_words_before_one_element_are_its_label(row: str, property: str, value: str) -> None:
    assert values(html(f"<h1>Low Tide</h1>{BOXES}{row}"), property) == [value]


@pytest.mark.parametrize(
    "row", ["<div>Release Date <span>March 31, 1998</span> <a>Tickets</a> <span>now</span></div>", "<div>Country <span>music</span></div>"]
)
def test_words_before_more_are_none(row: str) -> None:
    assert not {"released", "country"} & {c.property for c in html(f"<h1>Low Tide</h1>{BOXES}{row}").claims}


def test_a_mark_and_a_count_in_elements_that_touch_are_two_numbers() -> None:
    found = html(f"<h1>Low Tide</h1><div><span>6,9</span><span>1 204 <span>votes</span></span></div>{BOXES}")
    assert said(found, "score") == ["6.9"]
    assert said(found, "rating_count") == ["1204"]


@pytest.mark.parametrize(
    ("line", "found"), [("DE · DK · 2013 · 94 min", ["de", "dk"]), ("TV · 2013 · 94 min", []), ("CC · HD · 2013 · 94 min", [])]
)
def test_two_letters_are_a_country_in_a_line_of_credits(line: str, found: list[str]) -> None:
    assert (
        values(
            html(f"<h1>Low Tide</h1><div>{line}</div>{DIRECTOR}<p><b>Mit:</b> Hal Voss, Ida Wren</p>", "Low Tide | Kino", lang="de"),
            "country",
        )
        == found
    )


def test_other_titles_stand_behind_their_languages() -> None:
    body = "<h2>Alternative Titles</h2><div><span>Synonyms:</span> Neap</div><div><span>Norwegian:</span> Lavvann</div><h2>Cast</h2>"
    assert values(html(f"<h1>Low Tide</h1>{BOXES}{body}"), "alternate_name") == ["Neap", "Lavvann"]


# --- wikis -------------------------------------------------------------------------------------------------------------

WIKI = '<div id="mw-content-text"><table><tr><th>Directed by</th><td>Ada Quill</td></tr><tr><th>Running time</th><td>101 min</td></tr></table>{}</div>'


def test_a_wiki_says_below_about_the_film_how_it_was_made() -> None:
    made = "<h2>Om filmen[redigera]</h2><p>Filmen hade premiär på biograf Grand. Den spelades in vid havet.</p>"
    assert values(html(f"<h1>Lågvatten</h1>{WIKI.format(made)}", "Lågvatten", lang="sv"), "description") == []


def test_the_short_description_of_a_page_is_no_tagline() -> None:
    found = html(f'<h1>Low Tide</h1><div class="tagline">1998 film by Ada Quill</div>{WIKI.format("")}')
    assert values(found, "tagline") == []


def test_the_link_to_edit_a_section_may_stand_before_its_heading() -> None:
    cast = (
        '<h2><span class="editsection">[<a>edit</a>]</span> <span class="mw-headline">Plot</span></h2><p>A keeper waits for a boat that never comes. One night it does.</p>'
        '<h2><span class="editsection">[<a>edit</a>]</span> <span class="mw-headline">Cast</span></h2><ul><li>Hal Voss as Tom Keel</li><li>Ida Wren as Mary Keel</li></ul>'
    )
    found = html(f"<h1>Low Tide</h1>{WIKI.format(cast)}")
    assert said(found, "character_name") == ["Tom Keel", "Mary Keel"]
    assert values(found, "description") == ["A keeper waits for a boat that never comes. One night it does."]


def test_a_sentence_says_first_when_its_subject_was_made() -> None:
    prose = "<p><b>Low Tide</b> is a 1998 drama film directed by Ada Quill, based on the 1995 novel <i>Tide</i> by Eve Stone.</p>"
    assert values(html(f"<h1>Low Tide</h1>{WIKI.format(prose)}"), "year") == ["1998"]


# --- reviews -----------------------------------------------------------------------------------------------------------


def test_a_review_may_be_signed_beside_its_text() -> None:
    found = html(
        f"<article><h1>Low Tide review – a slow film</h1><aside><a rel=author>Nell Ferris</a></aside><div>{STORY}</div></article>{BOXES}",
        "Low Tide review – a slow film | Film | Paper",
    )
    assert [str(c.value.identity[0]) for c in found.claims if c.property == "reviewer"] == ["nell ferris"]  # type: ignore[union-attr]


def test_two_who_sign_beside_a_text_tell_nothing() -> None:
    aside = "<aside><a rel=author>Nell Ferris</a><a rel=author>Jo Penn</a></aside>"
    found = html(
        f"<article><h1>Low Tide review – a slow film</h1>{aside}<div>{STORY}</div></article>{BOXES}",
        "Low Tide review – a slow film | Film | Paper",
    )
    assert said(found, "reviewer") == []


# --- whose page --------------------------------------------------------------------------------------------------------


def test_a_page_that_shows_the_two_scores_of_another_site_is_not_its() -> None:
    assert html(f"<h1>Low Tide</h1><div>Tomatometer 61%</div><div>Audience Score 64%</div>{BOXES}").site == "general"


@pytest.mark.parametrize("physical", ["1 videodisc (92 min.) : sd., col. ; 4 3/4 in.", "2 DVDs (about 180 min.) ; sound, color. 12 cm"])
def test_what_a_catalogue_says_of_the_disc_is_no_plot(physical: str) -> None:
    assert values(html(f"<h1>Low Tide</h1><table><tr><th>Description:</th><td>{physical}</td></tr></table>{BOXES}"), "description") == []
