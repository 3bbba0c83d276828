"""IMDb's pages of 2008 to 2018 as HTML: what the boxes, links and markup say, and which pages are no title's."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Record
from kg.reading.html import HtmlPage
from kg.sites import imdb
from tests.sites.html_pages import document, sound

HERE = Path(__file__).parent / "imdb"
FILM = (HERE / "film-2011.html").read_text(encoding="utf-8")


def record(text: str) -> Record:
    return sound(text, "imdb")


def said(name: str) -> set[str]:
    text = FILM if name == "film-2011" else (HERE / f"{name}.html").read_text(encoding="utf-8")
    found = record(text)
    return {str(claim).replace(str(found.film), "m") for claim in found.claims}


# --- which pages these are ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("name/nm0900002/", "a page about a person"), ("find?q=salt", "a search"), ("chart/top", "a list"), ("list/ls1/", "a list"),
        ("search/title?genres=war", "a search"), ("company/co1/", "a page about something else"), ("", "a page about something else"),
    ],
)  # fmt: skip
def test_a_page_about_no_title_gives_a_notice(path: str, what: str) -> None:
    text = f'<link rel="canonical" href="http://www.imdb.com/{path}"><h1>Salt Road (1987)</h1><p>Director: Ada Quill</p>'
    assert imdb.recognize(HtmlPage(document(text))) == 1.0
    found = record(text)
    assert found.claims == ()
    assert [n.what for n in found.notices if n.code == "not-one-film"] == [f"{what}: it is about no single film"]


def test_a_video_game_is_no_film() -> None:
    found = record(FILM.replace("<title>Salt Road (1987)", "<title>Salt Road (Video Game 1987)"))
    assert found.claims == ()
    assert "not-one-film" in {n.code for n in found.notices}


def test_a_video_game_of_2008_is_no_film() -> None:
    text = (
        (HERE / "overview-2008.html").read_text(encoding="utf-8").replace('1987</a>) <span class="pro', '1987</a>) (VG) <span class="pro')
    )
    found = record(text)
    assert found.claims == ()
    assert "not-one-film" in {n.code for n in found.notices}


@pytest.mark.parametrize("text", ["<p>Read more on IMDb</p>", '<a href="http://www.imdb.com/title/tt0900001/">Salt Road</a>',
                                  '<link rel="canonical" href="http://reel.example/www.imdb.com/title/tt0900001/">'])  # fmt: skip
def test_a_page_that_speaks_of_the_site_is_not_of_the_site(text: str) -> None:
    assert imdb.recognize(HtmlPage(document(text))) < 0.5


@pytest.mark.parametrize("name", ["overview-2008", "film-2011", "episode-2014", "series-2016", "episode-2018"])
def test_every_layout_is_recognized_by_its_address(name: str) -> None:
    assert imdb.recognize(HtmlPage(document((HERE / f"{name}.html").read_text(encoding="utf-8")))) == 1.0


# --- what is no fact -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["more credit", "full summary", "MOVIEmeter", "Unrated", "49 articles", "Top 5000", "Top 250",
                                   "ur9000001", "Year", "> person(and)", "fox tarn and"])  # fmt: skip
@pytest.mark.parametrize("name", ["overview-2008", "film-2011"])
def test_furniture_is_in_no_claim(name: str, words: str) -> None:
    assert [line for line in said(name) if words in line] == []


def test_who_created_a_series_is_no_writer() -> None:
    assert not [line for line in said("series-2016") if ".writer" in line]


def test_a_name_that_leads_to_two_people_has_no_id() -> None:
    other = '<a href="/name/nm0900099/">Ada Quill</a></body>'
    found = record(FILM.replace("</body>", other))
    assert "ambiguous-name" in {n.code for n in found.notices}
    assert not [c for c in found.claims if c.property == "page" and c.subject.identity == ("ada quill",)]


def test_the_awards_are_one_line() -> None:
    found = [str(c.value) for c in record(FILM).claims if c.property == "award"]
    assert found == ["Won 2 Salts. Another 3 wins & 4 nominations."]


def test_the_language_s_address_is_no_language() -> None:
    assert "unreadable-value" not in {n.code for n in record(FILM).notices}


# --- what is said ----------------------------------------------------------------------------------------------------

BOTH = [
    "m.name = Salt Road", "m.year = 1987", "m.alternate_name = Saltvägen", "identifier(imdb, tt0900001).identifier_value = tt0900001",
    "m.page = https://www.imdb.com/title/tt0900001/", "m.director -> person(ada quill)", "m.writer -> person(cy moss)",
    "writing(person(cy moss), novel).credit_note = novel", "m.writer -> person(di fenn)", "m.genre = Drama",
    "person(ada quill).page = https://www.imdb.com/name/nm0900002/", "role(person(eve lark), the-girl).character_name = The Girl",
    "role(person(eve lark), old-girl).character_name = Old Girl", "role(person(fox tarn), mule).character_name = Mule",
    "certification(mpaa, r).certificate_reason = strong salt", "m.country -> country(us)", "m.aspect_ratio = ",
    "m.image = http://ia.media-imdb.com/", "m.certificate = R",
]  # fmt: skip


@pytest.mark.parametrize("line", BOTH)
@pytest.mark.parametrize("name", ["overview-2008", "film-2011"])
def test_two_layouts_give_the_same_facts(name: str, line: str) -> None:
    assert [found for found in said(name) if found.startswith(line)]


@pytest.mark.parametrize(
    "line",
    [
        "m.director -> person(bo vane)", "person(bo vane).alternate_name = Bob Vane", "release(fi, 1987-07-28).release_date = 1987-07-28",
        "m.description = A girl and a mule walk to the sea.", "m.keyword = Salt Flat",
        "m.award = Nominated for 3 Oscars. Another 8 wins & 17 nominations", "m.alternate_name = Route du sel, La", "m.duration = PT2H45M",
        "m.color = Color (Technicolor)", "m.sound_mix = Dolby Digital", "m.company -> organization(gull films)",
        "rating(0000000000000000, imdb, users).rating_count = 41203", "work(another mule, 2006).mentions -> m",
        "role(person(eve lark), the-girl).credited_as = E. Lark", "account(imdb, james-hill).home -> place(wells, england)",
    ],
)  # fmt: skip
def test_the_overview_of_2008(line: str) -> None:
    assert line in said("overview-2008")


@pytest.mark.parametrize("end", [".headline = Gull Films to walk again", ".review_date = 2008-10-08", ".text = Continuity: The salt moves.",
                                 "/line(2).text = [the mule sits]", ".name = Boney Mule", ".body = It is long. It is salty. 6/10",
                                 ".name = Salt and sense", "/review_rating().score = 6.0", ".helpful_total = 30"])  # fmt: skip
def test_the_texts_of_2008(end: str) -> None:
    assert [line for line in said("overview-2008") if line.endswith(end)]


def test_a_cast_row_of_2011_with_its_notes() -> None:
    assert {"role(person(fox tarn), mule).credited_as = F. Tarn", "role(person(fox tarn), mule).role_position = 2"} <= said("film-2011")


def test_stars_that_an_and_closes_are_two() -> None:
    assert {"m.actor -> person(fox tarn)", "m.actor -> person(gil wren)"} <= said("film-2011")


@pytest.mark.parametrize("name", ["episode-2014", "episode-2018"])
@pytest.mark.parametrize(
    "line",
    [
        "m.name = The Mule", "m.year = 2013", "m.part_of_series -> series(salt town, )", "series(salt town, ).name = Salt Town",
        "series(salt town, ).page = https://www.imdb.com/title/tt0900010/", "m.season_number = 5", "m.episode_number = 14",
        "m.duration = PT47M", "m.genre = Crime", "m.director -> person(ada quill)", "m.actor -> person(fox tarn)",
    ],
)  # fmt: skip
def test_an_episode(name: str, line: str) -> None:
    assert line in said(name)


@pytest.mark.parametrize(
    "line",
    [
        "m.name = The Mule", "m.part_of_series -> series(salt town, )", "m.season_number = 1", "m.episode_number = 2",
        "m.released = 2008-01-20", "series(salt town, ).page = https://www.imdb.com/title/tt0900010/",
    ],
)  # fmt: skip
def test_an_episode_of_2008(line: str) -> None:
    assert line in said("episode-2008")


def test_an_episode_is_not_called_after_its_series() -> None:
    assert not [line for name in ("episode-2014", "episode-2018") for line in said(name) if "m.alternate_name" in line]


@pytest.mark.parametrize("line", ["m.name = Salt Town", "m.year = 2008", "m.end_year = 2013", "m.seasons = 5", "m.episodes = 62",
                                  "m.language = es", "role(person(eve lark), wilma-white).character_name = Wilma White"])  # fmt: skip
def test_a_series(line: str) -> None:
    assert line in said("series-2016")


@pytest.mark.parametrize(("name", "kind"), [("overview-2008", "film"), ("series-2016", "series"), ("episode-2018", "episode")])
def test_a_page_is_about_one_thing_of_its_kind(name: str, kind: str) -> None:
    film = record((HERE / f"{name}.html").read_text(encoding="utf-8")).film
    assert film is not None
    assert film.kind == kind


def test_a_series_of_2008_is_told_by_its_quotation_marks() -> None:
    text = (HERE / "overview-2008.html").read_text(encoding="utf-8")
    text = text.replace("<h1>Salt Road <span>(", "<h1>&#34;Salt Road&#34; <span>(")
    assert str(record(text).film) == "series(salt road, 1987)"


def test_hostile_cells_and_headings_end_soon() -> None:
    import time

    text = FILM.replace("Eve Lark</a></td>", "E" + " (" * 20_000 + "</a></td>").replace("<title>", "<title>" + '"a" (' * 20_000)
    start = time.process_time()
    record(text)
    assert time.process_time() - start < 5


# --- /combined of later years ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "m.alternate_name = Route du sel", "m.alternate_name = Salzstraße - Der Weg", "m.producer -> person(fox tarn)",
        "m.company -> organization(gull films)", "m.company -> organization(mule pictures)", "person(gil moss).alternate_name = G. Moss",
        "contribution(person(gil moss), hair-stylist).credit_note = hair stylist", "m.similar -> film(tin boat, )",
        "film(boney mule, ).page = https://www.imdb.com/title/tt0900011/",
    ],
)  # fmt: skip
def test_the_combined_page_of_2013(line: str) -> None:
    assert line in said("combined-2013")


@pytest.mark.parametrize("end", ["/line(1).text = [first lines]", "/line(2).text = You don't like walking?", "/line(3).text = No.",
                                 "/line(4).text = [the mule sits]", "/line(5).text = Then sit.", "/review_rating().score = 9.0",
                                 ".name = Where does the mule go?", ".body = It is long. It is salty."])  # fmt: skip
def test_the_texts_of_2013(end: str) -> None:
    assert [line for line in said("combined-2013") if line.endswith(end)]


def test_of_companies_only_who_produced_is_said_and_no_label_is_unknown() -> None:
    assert not [line for line in said("combined-2013") if "tin boat video" in line]
    assert {n.code for n in record((HERE / "combined-2013.html").read_text(encoding="utf-8")).notices} == set()


# --- title pages of the last years before the data ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "m.similar -> film(hull, 2017)", "film(hull, 2017).name = Hull", "film(hull, 2017).page = https://www.imdb.com/title/tt0000022/",
        "film(hull, 2017).description = A hull is found on a hill, a hundred miles inland.", "film(keel ii, 1984).name = Keel II",
    ],
)  # fmt: skip
def test_a_number_beside_the_name_of_a_similar_film_is_no_part_of_it(line: str) -> None:
    assert line in said("film-2021")


@pytest.mark.parametrize("end", ["/review_rating().score = 8.0", "/review_rating().best = 10.0", ".helpful_votes = 400"])
def test_the_mark_of_a_review_is_the_title_of_its_stars(end: str) -> None:
    assert [line for line in said("film-2021") if line.endswith(end)]


def test_that_a_recording_is_instrumental_is_no_part_of_its_name() -> None:
    names = [line for line in said("film-2021") if "recording(" in line and ".name = " in line]
    assert names
    assert all(line.endswith(".name = Low Water") for line in names)


# --- numbers as another language writes them ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("score", "count", "users"),
    [("8,3", "1&nbsp;615&nbsp;923", "3&nbsp;942"), ("8,3", "1.615.923", "3.942"), ("8.3", "1,615,923", "3,942")],
)  # fmt: skip
def test_scores_and_counts_of_a_page_for_readers_of_another_language(score: str, count: str, users: str) -> None:
    head = f"""<div class="ratings_wrapper"><div class="imdbRating"><div class="ratingValue">
<strong title="{score} based on {count} user ratings"><span>{score}</span></strong><span class="grey">/</span><span class="grey">10</span>
</div>                    <a href="/title/tt0000021/ratings"><span class="small">{count}</span></a>
<div class="hiddenImportant">
 <span>{users} user</span>
 <span>195 critic</span></div></div><div class="star-rating-widget"><span class="star-rating-text">Rate This</span></div></div>"""
    text = (HERE / "film-2021.html").read_text(encoding="utf-8").replace('<div class="titleBar">', head + '<div class="titleBar">')
    text = text.replace(">8.4<", f">{score}<").replace(">7.3<", f">{score}<").replace("1,359", users)
    found = [claim for claim in record(text).claims if claim.subject.kind == "rating"]
    assert {claim.value for claim in found if claim.property == "score"} == {"8.3"}
    assert {claim.value for claim in found if claim.property == "rating_count"} == {"1615923"}
    assert {claim.value for claim in found if claim.property == "review_count"} == {"3942", "195"}


# --- what a page without the site's address or name is -----------------------------------------------------------------


def test_a_sub_page_without_a_head_is_the_site_s_by_its_boxes_and_a_page_of_another_name_is_not() -> None:
    credits = """<div id="fullcredits_content" class="header"><h4 class="dataHeaderWithBorder">Directed by&nbsp;</h4></div>
<div class="parent"><h3 itemprop="name"><a href="/title/tt0000021/?ref_=ttfc_fc_tt" itemprop='url'>Tin Boat</a>
<span class="nobr">(2020)</span></h3></div>"""
    named = '<html><head><meta property="og:site_name" content="Reelhouse"></head><body>'
    assert imdb.recognize(HtmlPage(document(f"{named}{credits}</body></html>"))) == 0.0


@pytest.mark.parametrize("path", ["/name/nm0000001/", "/chart/top/", "/list/ls000000001/"])
def test_of_a_page_about_no_film_there_is_one_notice_only(path: str) -> None:
    text = (
        f'<html><head><title>x - IMDb</title><link rel="canonical" href="https://www.imdb.com{path}"></head><body><h1>x</h1></body></html>'
    )
    assert [notice.code for notice in record(text).notices if notice.code in ("no-film", "not-one-film")] == ["not-one-film"]


# --- pages that say less, and copies -------------------------------------------------------------------------------------

IN_DEVELOPMENT = """<html><head><title>Grey Ferry - IMDb</title><link rel="canonical" href="https://www.imdb.com/title/tt0900102/">
</head><body><div class="title_wrapper"><h1 class="">Grey Ferry&nbsp;</h1></div>
<div class="plot_summary"><div class="credit_summary_item"><h4 class="inline">Director:</h4>
<a href="/name/nm0900211/">Moe Tell</a></div></div>
<div class="article" id="titleStoryLine"><h2>Storyline</h2><div class="inline canwrap">It looks like we don't have a Plot Summary for this
title yet. Be the first to contribute! Just click the "Edit page" button at the bottom of the page.</div></div>
<div class="article" id="titleDetails"><h2>Details</h2><div class="txt-block"><h4 class="inline">Country:</h4> <a>USA</a></div></div>
</body></html>"""


def test_the_word_that_there_is_no_plot_yet_is_no_plot() -> None:
    assert not [claim for claim in record(IN_DEVELOPMENT).claims if claim.property == "description"]


def test_a_film_without_a_year_has_its_title() -> None:
    found = record(IN_DEVELOPMENT)
    assert "film(grey ferry, ).name = Grey Ferry" in {str(claim) for claim in found.claims}
    assert "film(grey ferry, ).director -> person(moe tell)" in {str(claim) for claim in found.claims}
    assert "no-title" not in {notice.code for notice in found.notices}


@pytest.mark.parametrize(
    "text",
    [IN_DEVELOPMENT.replace("<h1 class=\"\">Grey Ferry", "<h1>Top Rated"), IN_DEVELOPMENT.replace("/title/tt0900102/", "/chart/top/")],
)  # fmt: skip
def test_only_a_title_s_page_is_called_as_its_window(text: str) -> None:
    assert not [claim for claim in record(text).claims if claim.property == "name" and claim.subject.kind == "film"]


ARCHIVE = "https://web.archive.org/web/20150102030405/"


def test_a_copy_of_the_internet_archive_keeps_the_ids() -> None:
    copy = FILM.replace('href="http://www.imdb.com', f'href="{ARCHIVE}http://www.imdb.com')
    copy = copy.replace('href="/', 'href="/web/20150102030405/http://www.imdb.com/')
    assert copy.count("20150102030405") > 9
    assert {str(claim) for claim in record(copy).claims} == {str(claim) for claim in record(FILM).claims}


@pytest.mark.parametrize("path", ["name/nm0900002/", "chart/top", "es-es/chart/top"])
def test_a_copy_of_a_page_about_no_title_gives_a_notice(path: str) -> None:
    found = record(f'<link rel="canonical" href="{ARCHIVE}http://www.imdb.com/{path}"><h1>Salt Road (1987)</h1><p>Director: Ada Quill</p>')
    assert found.claims == ()
    assert "not-one-film" in {notice.code for notice in found.notices}


@pytest.mark.parametrize("tongue", ["de", "fr-ca", "es-es"])
def test_an_address_may_name_a_tongue_and_a_land(tongue: str) -> None:
    copy = FILM.replace("imdb.com/title/tt0900001/", f"imdb.com/{tongue}/title/tt0900001/")
    assert {str(claim) for claim in record(copy).claims} == {str(claim) for claim in record(FILM).claims}


# --- pages that were cut off -------------------------------------------------------------------------------------------

MENUS = """<html><head><title>Salt Road (1987) - IMDb</title>
<link rel="canonical" href="http://www.imdb.com/title/tt0900001/"><meta property="og:type" content="video.movie">
<meta property="og:title" content="Salt Road (1987)"></head><body id="styleguide-v2"><div id="nb20"><ul>
<li><p class="navCategory"><a href="/movies-in-theaters/">Movies</a>, <a href="/tv/">TV</a></p></li><li><a href="/f">In Theaters</a></li>
</ul><p><a href="/chart/top">#89 on IMDb Top Rated Movies »</a></p>
<h2>There was an error trying to load your rating for this title.</h2></div>"""


@pytest.mark.parametrize(
    "rest", ["", '<div id="pagecontent"><div class="quicklinks"><a href="fullcredits">FULL CAST AND CREW</a> <span>|</span>']
)
def test_the_menus_of_a_page_that_ends_below_them_are_no_facts(rest: str) -> None:
    found = record(MENUS + rest)
    assert {claim.property for claim in found.claims} <= {"name", "year", "page", "identifier", "scheme", "identifier_value"}
    assert "film(salt road, 1987).name = Salt Road" in {str(claim) for claim in found.claims}


@pytest.mark.parametrize(
    "name", ["film-2011", "episode-2014", "episode-2018", "film-2021", "series-2016", "combined-2013", "reference-2018"]
)
def test_a_page_that_was_cut_off_names_nobody_else(name: str) -> None:
    text = FILM if name == "film-2011" else (HERE / f"{name}.html").read_text(encoding="utf-8")
    whole = {str(claim) for claim in record(text).claims if claim.property in ("director", "writer", "creator", "alternate_name")}
    for end in range(len(text) // 10, len(text), max(1, len(text) // 40)):
        # What a cut leaves of a word or a link is not looked at.
        cut = text[: text.rindex("</", 0, end)]
        told = {str(claim) for claim in record(cut).claims if claim.property in ("director", "writer", "creator", "alternate_name")}
        assert told <= whole, (end, sorted(told - whole))


def test_the_stars_that_a_cut_leaves_of_a_similar_title_are_no_plot() -> None:
    text = (HERE / "film-2021.html").read_text(encoding="utf-8")
    found = record(text[: text.index("<a><span>7</span></a>")])
    assert "film(hull, 2017).name = Hull" in {str(claim) for claim in found.claims}
    assert not [claim for claim in found.claims if claim.property == "description" and "film(hull" in str(claim)]
