"""Rotten Tomatoes' HTML: what is none of its pages, what they must not be made to say, and each layout read as a careful reader would."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from kg.model import Claim
from kg.sites import page_of, recognize, rottentomatoes
from tests.sites.growing import name
from tests.sites.html_pages import document, expected, pages, record, rendered, source
from tests.sites.test_growth import calls

PAGES = pages("rottentomatoes")
FULL = [p for p in PAGES if re.search(r"html-20\d\d$", p)]
PAGE = "<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
CANONICAL = '<link rel="canonical" href="{}">'


def strength(text: str, url: str = "") -> float:
    return rottentomatoes.recognize(page_of(document(text, url)))


def said(text: str) -> set[str]:
    return {str(claim) for claim in record(text).claims}


# --- which pages are the site's --------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", PAGES)
def test_what_says_that_it_is_elsewhere_is_not_the_site_s_whatever_is_in_it(folder: str) -> None:
    foreign = re.sub(r"https?://(?:www\.)?rottentomatoes\.com/", "https://films.example.org/", source(folder))
    assert strength(foreign) == 0.0


@pytest.mark.parametrize("folder", PAGES)
def test_its_own_page_is_certain_by_its_address(folder: str) -> None:
    """Nearly certain is one whose head is gone and whose data have the address."""
    assert strength(source(folder)) == (0.9 if "html-data" in folder else 1.0)


@pytest.mark.parametrize("folder", FULL)
def test_a_page_that_lost_its_head_is_recognized_by_its_boxes(folder: str) -> None:
    assert strength(re.sub(r"<head>.*?</head>", "<head></head>", source(folder), flags=re.S)) >= 0.5


def test_a_page_that_was_fetched_there_is_its_own() -> None:
    assert strength(PAGE.format(head="", body="<p>Hello</p>"), "https://www.rottentomatoes.com/m/lowmoor") == 1.0


NOT_OURS = {
    "links to the site": PAGE.format(
        head=CANONICAL.format("https://blog.example.org/lowmoor"),
        body='<h1>Lowmoor (2018)</h1><p>On <a href="https://www.rottentomatoes.com/m/lowmoor">Rotten Tomatoes</a>: Tomatometer 64%.</p>',
    ),
    "says nothing of itself and links to the site": PAGE.format(
        head="<title>Lowmoor</title>", body='<a href="https://www.rottentomatoes.com/m/lowmoor">Rotten Tomatoes</a> Critics Consensus'
    ),
    "of another site by name": PAGE.format(
        head='<meta property="og:site_name" content="Film Post"><title>Why I left Rotten Tomatoes</title>', body="<p>Tomatometer</p>"
    ),
    "of a site that sounds alike": PAGE.format(head=CANONICAL.format("https://rottentomatoes.com.example.org/m/lowmoor"), body="<p>x</p>"),
}


@pytest.mark.parametrize("text", NOT_OURS.values(), ids=NOT_OURS.keys())
def test_pages_that_only_speak_of_the_site_are_not_its_own(text: str) -> None:
    assert strength(text) == 0.0
    assert recognize(page_of(document(text)))[0] is not rottentomatoes.SITE


# --- pages about no one film -----------------------------------------------------------------------------------------

ELSEWHERE = (
    "https://www.rottentomatoes.com/",
    "https://www.rottentomatoes.com/search?search=fog",
    "https://www.rottentomatoes.com/browse/movies_at_home/",
    "https://www.rottentomatoes.com/celebrity/ines_halvard",
    "https://www.rottentomatoes.com/critics/lena-marchetti/movies",
    "https://www.rottentomatoes.com/source-17",
    "https://www.rottentomatoes.com/top/bestofrt/",
    "https://editorial.rottentomatoes.com/guide/best-fog-films/",
    "https://www.rottentomatoes.com/m/",
)


@pytest.mark.parametrize("address", ELSEWHERE)
def test_lists_people_and_articles_give_a_notice_and_no_film(address: str) -> None:
    body = '<h1 class="title">Best Fog Films</h1><div class="mop-ratings-wrap"><a href="/m/lowmoor">Lowmoor</a> 64%</div>'
    found = record(PAGE.format(head=CANONICAL.format(address) + "<title>Best Fog Films | Rotten Tomatoes</title>", body=body))
    assert found.site == "rottentomatoes"
    assert found.claims == ()
    assert "not-one-film" in {notice.code for notice in found.notices}


def test_a_list_without_an_address_names_no_film() -> None:
    body = '<h1 class="title">Opening This Week</h1><ul><li><a href="/m/lowmoor/">Lowmoor</a> 64%</li></ul>'
    found = record(PAGE.format(head="<title>Rotten Tomatoes: Opening This Week</title>", body=body))
    assert found.site == "rottentomatoes"
    assert found.claims == ()


def test_a_copy_in_an_archive_is_what_it_is_a_copy_of() -> None:
    text = source("rottentomatoes/html-2016")
    copy = text.replace('"https://www.rotten', '"https://web.archive.org/web/20170102030405/https://www.rotten')
    assert strength(copy) == 1.0
    assert said(copy) == said(text)


@pytest.mark.parametrize("name", ["html-2010", "html-2016", "html-2025", "html-data-2026"])
@pytest.mark.parametrize("host", ["", "https://web.archive.org"])
def test_a_copy_in_an_archive_says_the_same_where_every_link_is_changed(name: str, host: str) -> None:
    text = source(f"rottentomatoes/{name}")
    whole = re.sub(r'href="(?=/[^/])', 'href="http://www.rottentomatoes.com', text)
    copy = re.sub(r'(?<=href=")(?=https?://)', f"{host}/web/20170102030405/", whole)
    copy = re.sub(r'(?<="url":")(?=https?://)', "https://web.archive.org/web/20170102030405/", copy)
    assert copy != whole
    assert said(copy) == said(text)


def test_a_page_that_was_not_found_is_about_no_film() -> None:
    head = CANONICAL.format("https://www.rottentomatoes.com/m/lowmoor") + "<title>404 - Not Found | Rotten Tomatoes</title>"
    assert record(PAGE.format(head=head, body='<h1 class="title">404 - Not Found</h1>')).claims == ()


# --- what must not be said -------------------------------------------------------------------------------------------


def test_a_season_s_score_and_dates_are_not_its_series() -> None:
    claims = said(source("rottentomatoes/html-season-2024"))
    assert claims
    assert not any("score" in c or "released" in c or "count" in c for c in claims)


def test_an_episode_whose_heading_is_cut_off_is_not_called_as_its_series() -> None:
    head = source("rottentomatoes/html-episode-2024").partition("<body>")[0]
    claims = said(head)
    assert "episode(the long crossing, ).name = The Long Crossing" in claims
    assert not any(claim.startswith("episode(night ferry") for claim in claims)
    found = record(re.sub(r"<script.*</script>", "", head))
    assert found.claims == ()
    assert "no-title" in {notice.code for notice in found.notices}


def test_an_episode_has_not_the_identifier_of_its_series() -> None:
    assert not any("identifier(rottentomatoes, tv:" in c for c in said(source("rottentomatoes/html-episode-2024")))


def test_rounded_counts_are_no_counts() -> None:
    claims = said(source("rottentomatoes/html-2021"))
    assert not any("users).rating_count" in c for c in claims)
    assert any(c.endswith("users).score = 68.0") for c in claims)


def test_a_film_without_a_score_has_none_and_zeros_that_mean_nothing_are_not_counted() -> None:
    claims = said(source("rottentomatoes/html-2022"))
    assert not any("users).score" in c for c in claims)
    assert not any("users).positive" in c for c in claims)
    assert any("users).rating_count = 31" in c for c in claims)


def test_the_site_s_praise_of_itself_is_no_plot() -> None:
    plots = {c for c in said(source("rottentomatoes/html-2024")) if ".description" in c}
    assert len(plots) == 1
    assert "Discover" not in plots.pop()


def test_other_films_on_the_page_leave_no_trace() -> None:
    for folder in FULL:
        assert not any("other film" in c.lower() or "= 12.0" in c for c in said(source(folder)))


def test_a_person_without_a_page_has_no_address() -> None:
    assert not any("undefined" in c for c in said(source("rottentomatoes/html-cast-2024")))


def test_unknown_labels_are_noticed() -> None:
    assert [n.code for n in record(source("rottentomatoes/html-2022")).notices if "Weather" in n.what] == ["unknown-label"]


@pytest.mark.parametrize("folder", [p for p in FULL if "critics).score" in "".join(expected(p))])
def test_a_score_follows_its_own_box(folder: str) -> None:
    """Another number in the box changes the score there and nothing but the score."""
    text = source(folder)
    changed = re.sub(r'(?<![\d.])(?:64|84|91|83|61)(?=%|</span>|"|\s*%|<)|(?<=score=")41|(?<="value":)41', "57", text)
    assert changed != text
    before, after = said(text), said(changed)
    assert {c for c in after - before if not re.search(r"rating\(.*\.score = 57\.0$", c)} == set()
    assert any(".score = 57.0" in c for c in after)


# --- the layouts -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", PAGES)
def test_page_gives_what_a_careful_reader_takes(folder: str) -> None:
    assert rendered(source(folder)) == expected(folder)


@pytest.mark.parametrize("folder", PAGES)
def test_every_claim_holds_against_its_quote(folder: str) -> None:
    found = record(source(folder))
    assert not [n for n in found.notices if n.code in ("unverified-claim", "reader-failed")]
    assert all(place.path for claim in found.claims for place in claim.evidence)


@pytest.mark.parametrize("folder", FULL)
def test_a_saved_page_with_its_tags_spread_over_lines_says_the_same(folder: str) -> None:
    text = source(folder)
    spread = re.sub(r"<(div|li|section|ul|ol|td|tr|p)\b", r"\n    <\1", text)
    assert said(spread) == said(text)


def test_reviews_whose_boxes_are_not_known_are_read_as_their_text_is() -> None:
    text = source("rottentomatoes/html-2016")
    unknown = text.replace("quote_bubble", "bubble").replace("<em class", "<div class").replace("</em><div", "</div><div")
    assert any("body = Halvard lets the harbor" in c for c in said(unknown))


SCORES = {
    "2007": '<div id="tm"><div id="critics_tomatometer_score_txt" class="percent">45%</div><div id="critics_tomatometer_numbers_txt">'
    "Reviews Counted: <span>120</span><br/>Fresh: <span>54</span> Rotten: <span>66</span></div></div>",
    "2008": '<div id="tmeter_bar"><span class="fl">45%</span><div id="critics_tomatometer_numbers_txt">Reviews Counted: 120 Fresh: 54 '
    "Rotten: 66</div></div>",
    "2009": '<div id="tomatometer"><div id="tomatometer_score"><span>45</span><sup>%</sup></div><div id="tomatometer_data">'
    "<p>Reviews Counted:<span>120</span></p><p>Fresh:<span>54</span></p><p>Rotten:<span>66</span></p></div></div>",
    "2012": '<div id="all-critics-numbers"><span class="meter rotten numeric" id="all-critics-meter">45</span><p class="critic_stats">'
    "Reviews Counted: <span>120</span> <br/>Fresh: 54 | Rotten: 66</p></div>",
}
FANS = (
    '<div class="fan_side"><h3>Audience</h3><span class="meter popcorn numeric ">71</span><p class="critic_stats">'
    '<span class="subText liked_it">liked it</span> <br/>User Ratings: <span>12,345</span></p></div>'
)


@pytest.mark.parametrize("year", SCORES)
def test_scores_of_the_years_around_2010(year: str) -> None:
    head = CANONICAL.format("http://www.rottentomatoes.com/m/copper_tide/") + "<title>The Copper Tide - Rotten Tomatoes</title>"
    claims = said(PAGE.format(head=head, body=f'<h1 class="movie_title">The Copper Tide (2007)</h1>{SCORES[year]}{FANS}'))
    rating = "rating(0000000000000000, rotten-tomatoes, "
    assert {f"{rating}critics).score = 45.0", f"{rating}critics).review_count = 120", f"{rating}critics).negative = 66",
            f"{rating}users).score = 71.0", f"{rating}users).rating_count = 12345"} <= claims  # fmt: skip


WAITING = {
    "html-2013": {"meter popcorn numeric": "meter wts numeric", "liked it": "want to see", "Average Rating: 3.6/5<br>": ""},
    "html-2016": {"liked it": "want to see", "</span> 3.8/5": "</span> N/A"},
    "html-2019": {"Audience Score": "Want to See", "Verified Ratings": "User Ratings"},
}


@pytest.mark.parametrize("folder", WAITING)
def test_who_waits_for_a_film_has_not_rated_it(folder: str) -> None:
    text = source(f"rottentomatoes/{folder}")
    for old, new in WAITING[folder].items():
        assert old in text
        text = text.replace(old, new)
    found = record(text)
    assert not [claim for claim in map(str, found.claims) if "rotten-tomatoes, users)" in claim]
    assert "not-a-rating" in {notice.code for notice in found.notices}


USERS = (
    '<section id="audience_reviews"><h2>Audience Reviews for <em>The Copper Tide</em></h2>'
    '<div class="panel-body content_body"><div class="review_quote"><div class="media"><a class="pull-left" href="/user/id/9001/"><img></a>'
    '<div class="media-body"><div style="color:#F1870A"> <span class="glyphicon glyphicon-star"></span>'
    '<span class="glyphicon glyphicon-star"></span>&frac12;</div><p class="comment clamp clamp-6">I stayed for all of it.</p></div>'
    '<div class="media-body"><a class="articleLink" href="/user/id/9001/">Imre Toldy</a><span class="subtle">Feb 22, 2016</span></div>'
    "</div></div></div></section>"
)


def test_reviews_of_users_in_boxes_called_as_those_of_critics_are_users() -> None:
    text = source("rottentomatoes/html-2016")
    added = said(text.replace('<div id="footer">', USERS + '<div id="footer">')) - said(text)
    assert not [c for c in added if "critic" in c]
    assert {c.rpartition(")/" if "/" in c else ").")[2] for c in added if ".review_date" in c or ".score" in c or ".body" in c} == {
        "body = I stayed for all of it.", "review_date = 2016-02-22", "review_rating().score = 2.5",
    }  # fmt: skip


def test_quotes_and_headlines_under_their_headings_are_read_as_their_text_is() -> None:
    more = (
        "<section><h2>The Copper Tide Quotes</h2><ul><li><strong>Marta:</strong> Nobody drowns on a Sunday.</li></ul></section>"
        "<section><h2>News &amp; Interviews for <em>The Copper Tide</em></h2><ul><li><h3>Weekend Preview: Fog and a Barge</h3>"
        "<p>September 22, 2016</p></li></ul></section>"
    )
    claims = said(source("rottentomatoes/html-2016").replace('<div id="footer">', more + '<div id="footer">'))
    assert any(".headline = Weekend Preview: Fog and a Barge" in c for c in claims)
    assert any("Nobody drowns on a Sunday." in c for c in claims)


def test_a_page_without_any_of_its_boxes_is_read_as_text() -> None:
    lines = (Path(__file__).parent / "rottentomatoes" / "labelled-2018" / "page.txt").read_text(encoding="utf-8").splitlines()
    body = "".join(f"<div>{line}</div>" if line else "<p></p>" for line in lines)
    assert any(".director ->" in c for c in said(PAGE.format(head="", body=body)))


@pytest.mark.skipif(not os.environ.get("KG_PAGES"), reason="KG_PAGES names no folder of real pages")
def test_real_pages_hold_against_their_quotes() -> None:
    for path in sorted((Path(os.environ["KG_PAGES"]) / "rottentomatoes").glob("*.html")):
        found = record(path.read_text(encoding="utf-8", errors="replace"))
        assert found.site == "rottentomatoes"
        assert not [n for n in found.notices if n.code in ("unverified-claim", "reader-failed")]
        by_property: dict[str, list[Claim]] = {}
        for claim in found.claims:
            by_property.setdefault(claim.property, []).append(claim)
        assert {"name", "year", "director", "actor", "score", "positive", "verdict", "body", "identifier_value"} <= set(by_property)


def test_a_cast_row_whose_role_stands_first_is_read_all_the_same() -> None:
    row = (
        '<a href="/celebrity/ada_quill" data-qa="person-item"><p data-qa="person-role">Waiter</p><p data-qa="person-name">Ada Quill</p></a>'
    )
    head = CANONICAL.format("https://www.rottentomatoes.com/m/lowmoor") + "<title>Lowmoor | Rotten Tomatoes</title>"
    claims = said(PAGE.format(head=head, body=f"<media-scorecard></media-scorecard>{row}"))
    assert any("character_name = Waiter" in c for c in claims)
    assert any("role_position = 1" in c for c in claims)


def film(body: str, title: str = "Lowmoor - Rotten Tomatoes", path: str = "/m/lowmoor") -> set[str]:
    return said(PAGE.format(head=CANONICAL.format(f"https://www.rottentomatoes.com{path}") + f"<title>{title}</title>", body=body))


def test_that_somebody_lends_a_voice_is_no_character() -> None:
    claims = film(
        '<h1 class="movie_title">Lowmoor</h1><div id="movieSynopsis">A moor that is low.</div><div class="cast-item">'
        '<div class="media-body"><a href="/celebrity/ada_quill"><span title="Ada Quill">Ada Quill</span></a>'
        '<span class="characters">Owl<br>Voice<br></span></div></div>'
    )
    assert [claim for claim in claims if "character_name" in claim] == ["role(person(ada quill), owl).character_name = Owl"]


def test_a_certificate_of_2008_ends_where_its_reason_opens() -> None:
    claims = film(
        '<h1 class="movie_title">Lowmoor (2008)</h1><div id="movie_stats"><p><span class="label">Rated:</span> <span class="content">PG-13 '
        '<a class="movie_rating_reason">[See Full Rating]</a> <span class="movie_rating_reason"> for some bog</span></span></p></div>'
        '<div id="movie_synopsis_all">A moor that is low.</div>'
    )
    assert "certification(mpaa, pg-13).certificate_value = PG-13" in claims
    assert "certification(mpaa, pg-13).certificate_reason = some bog" in claims


@pytest.mark.parametrize("path", ["/tv/lowmoor", "/tv/lowmoor/s01/e03"])
def test_the_plot_of_a_series_and_of_an_episode_stands_beside_its_scores(path: str) -> None:
    claims = film(
        '<media-hero><rt-text slot="title" context="heading">Lowmoor</rt-text></media-hero><media-scorecard><div slot="description">'
        '<rt-text slot="content">A moor that is low.</rt-text></div></media-scorecard>', "Lowmoor | Rotten Tomatoes", path,
    )  # fmt: skip
    assert len([claim for claim in claims if claim.endswith("description = A moor that is low.")]) == 1


@pytest.mark.parametrize(("path", "days"), [("/tv/lowmoor/s01/e03", {"2024-10-06"}), ("/tv/lowmoor", set()), ("/tv/lowmoor/s01", set())])
def test_the_day_in_the_air_is_an_episode_s_only(path: str, days: set[str]) -> None:
    claims = film(
        '<h1 class="movie_title">Lowmoor</h1><div id="movieSynopsis">A moor that is low.</div><ul><li class="meta-row">'
        '<div class="meta-label">Air Date:</div><div class="meta-value">Oct 6, 2024</div></li></ul>', "Lowmoor | Rotten Tomatoes", path,
    )  # fmt: skip
    assert {claim.split(" = ")[1] for claim in claims if ".released" in claim} == days


def test_reviews_are_of_the_film_that_their_heading_links_to() -> None:
    claims = film(
        '<section id="content"><h2 class="panel-heading"><a href="/m/lowmoor">Lowmoor</a> Reviews</h2><div id="reviews">'
        '<div class="review_table_row"><a href="/critic/ada-quill" class="articleLink">Ada Quill</a><div class="the_review">Very low.</div>'
        "</div></div></section>", "Lowmoor - Movie Reviews", "/m/lowmoor/reviews",
    )  # fmt: skip
    assert "film(lowmoor, ).name = Lowmoor" in claims


# --- the cost --------------------------------------------------------------------------------------------------------


def test_a_copy_of_a_film_s_page_without_the_names_of_its_boxes_is_read_as_text() -> None:
    text = source("rottentomatoes/html-2016")
    bare = re.sub(r"<script\b.*?</script>", "", text, flags=re.S)
    bare = re.sub(r' (?:class|id|itemprop|data-[a-z-]+|property)="[^"]*"(?=[^<>]*>)', "", bare)
    bare = bare.replace('rel="canonical" href="', 'rel="canonical" href="https://archive.ph/2016.10.02-030405/')
    claims, whole = said(bare), said(text)
    assert {c for c in claims - whole if "name =" in c or "score" in c} == set()
    assert len(claims & whole) > len(whole) / 2
    assert "film(the copper tide, 2016).page = https://www.rottentomatoes.com/m/the_copper_tide_2016" in claims


ROWS = {
    "cast": '<a href="/celebrity/p{n}" data-qa="person-item"><p data-qa="person-name">{name}</p><p data-qa="person-role">Role {n}</p></a>',
    "critics": '<review-card-critic><rt-link slot="name">{name}</rt-link><rt-text slot="publication">Paper {n}</rt-text>'
    '<div slot="rating"><span>3/4</span></div><span slot="review">Words of review {n}.</span></review-card-critic>',
    "labels": '<div class="category-wrap" data-qa="item"><dt><rt-text data-qa="item-label">Producer</rt-text></dt>'
    '<dd><rt-link href="/celebrity/p{n}" data-qa="item-value">{name}</rt-link></dd></div>',
}


@pytest.mark.parametrize("kind", ROWS)
def test_work_grows_as_the_page_does(kind: str) -> None:
    head = CANONICAL.format("https://www.rottentomatoes.com/m/lowmoor") + "<title>Lowmoor | Rotten Tomatoes</title>"

    def work(rows: int) -> int:
        body = "".join(ROWS[kind].format(n=n, name=name(n)) for n in range(rows))
        return calls(document(PAGE.format(head=head, body=f"<media-scorecard></media-scorecard>{body}")))

    work(1)
    base = work(0)
    assert work(240) - base <= 6 * (work(60) - base)
