"""Metacritic's HTML: what is none of its film pages, what they must not be made to say, and each layout read as a careful reader would."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from kg.sites import metacritic, page_of, recognize
from tests.sites.growing import name
from tests.sites.html_pages import document, expected, pages, record, rendered, source
from tests.sites.test_growth import calls

PAGES = pages("metacritic")
PAGE = "<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
CANONICAL = '<link rel="canonical" href="{}">'


def strength(text: str, url: str = "") -> float:
    return metacritic.recognize(page_of(document(text, url)))


def said(text: str) -> set[str]:
    return {str(claim) for claim in record(text).claims}


# --- which pages are the site's --------------------------------------------------------------------------------------


WITHOUT_ADDRESS = ("metacritic/html-2008", "metacritic/html-2010")


@pytest.mark.parametrize("folder", [p for p in PAGES if p not in WITHOUT_ADDRESS])
def test_what_says_that_it_is_elsewhere_is_not_the_site_s_whatever_is_in_it(folder: str) -> None:
    foreign = re.sub(r"https?://www\.metacritic\.com/", "https://films.example.org/", source(folder))
    assert strength(foreign) == 0.0


@pytest.mark.parametrize("folder", PAGES)
def test_its_own_page_is_recognized(folder: str) -> None:
    assert strength(source(folder)) >= (0.9 if folder in WITHOUT_ADDRESS or "html-data" in folder else 1.0)


NOT_OURS = {
    "quotes a Metascore": PAGE.format(
        head=CANONICAL.format("https://www.example.org/title/tt0000001/"),
        body='<div class="metascore_w">82</div><a href="https://www.metacritic.com/movie/lowmoor">From Metacritic</a> Metascore User Score',
    ),
    "says nothing of itself": PAGE.format(
        head="<title>Lowmoor</title>",
        body='<p>Metascore 82, Universal acclaim</p><a href="https://www.metacritic.com/movie/lowmoor">here</a>',
    ),
}


@pytest.mark.parametrize("text", NOT_OURS.values(), ids=NOT_OURS.keys())
def test_pages_that_only_speak_of_the_site_are_not_its_own(text: str) -> None:
    assert strength(text) == 0.0
    assert recognize(page_of(document(text)))[0] is not metacritic.SITE


# --- pages about no film ---------------------------------------------------------------------------------------------

ELSEWHERE = (
    "https://www.metacritic.com/",
    "https://www.metacritic.com/game/lantern-keeper/",
    "https://www.metacritic.com/game/playstation-4/lantern-keeper",
    "https://www.metacritic.com/music/salt-songs/the-windfalls",
    "https://www.metacritic.com/tv/night-ferry/season-2",
    "https://www.metacritic.com/search/fog/",
    "https://www.metacritic.com/browse/movie/",
    "https://www.metacritic.com/person/ines-halvard/",
    "https://www.metacritic.com/critic/lena-marchetti/",
    "https://www.metacritic.com/publication/harbor-gazette",
)


@pytest.mark.parametrize("address", ELSEWHERE)
def test_games_music_series_lists_and_people_give_a_notice_and_no_film(address: str) -> None:
    body = source("metacritic/html-2023").partition("<body>")[2]
    found = record(PAGE.format(head=CANONICAL.format(address), body=body))
    assert found.site == "metacritic"
    assert found.claims == ()
    assert "not-one-film" in {notice.code for notice in found.notices}


@pytest.mark.parametrize("path", ["film/titles/coldferry", "video/titles/coldferry?q=ferry"])
def test_addresses_of_before_2010_are_films(path: str) -> None:
    bare = PAGE.format(head=CANONICAL.format(f"http://www.metacritic.com/{path}"), body="<h1>Cold Ferry, The</h1>")
    assert "film(cold ferry, the, ).name = Cold Ferry, The" in said(bare)


def test_what_was_put_online_on_disc_is_no_day_in_cinemas() -> None:
    found = said(source("metacritic/html-2008").replace("Theatrical: March 12, 1999<br />", ""))
    assert not [line for line in found if ".released" in line]


def test_a_list_without_an_address_names_no_film() -> None:
    rows = "".join(
        f'<li><a class="metascore_anchor" href="/movie/{slug}/critic-reviews"><div class="metascore_w movie">6{n}</div></a> {slug}</li>'
        for n, slug in enumerate(("lowmoor", "saltworks", "night-ferry"))
    )
    found = record(PAGE.format(head="<title>New Movie Releases - Metacritic</title>", body=f"<ol>{rows}</ol>"))
    assert found.site == "metacritic"
    assert found.claims == ()


# --- what must not be said -------------------------------------------------------------------------------------------


def test_a_score_to_come_is_none() -> None:
    assert not any("users)" in c for c in said(source("metacritic/html-2025")))


def test_scores_of_other_films_and_of_single_reviews_are_not_the_film_s() -> None:
    for folder in PAGES:
        scores = {c for c in said(source(folder)) if c.startswith("rating(") and ".score =" in c}
        assert not any(re.search(r"= (?:12|100|9|80)\.0", c) for c in scores)


def test_a_warning_is_no_review() -> None:
    assert not any("SPOILER" in c for c in said(source("metacritic/html-2023-users")))


def test_a_score_beyond_its_scale_is_a_notice() -> None:
    text = source("metacritic/html-2018").replace("larger movie mixed", "larger movie mixed").replace(">5.9<", ">59<")
    assert not any("users).score" in c for c in said(text))
    assert "unreadable-value" in {n.code for n in record(text).notices}


def test_a_title_that_is_only_in_the_reviews_is_inferred_and_must_be_that_of_the_address() -> None:
    text = source("metacritic/html-2010")
    assert "film(the copper tide, ).name = The Copper Tide  (inferred)" in said(text)
    other = text.replace("the-copper-tide", "night-ferry")
    assert not any("name = The Copper Tide" in c for c in said(other))


def test_critics_and_users_are_never_mixed() -> None:
    for folder in ("metacritic/html-2018", "metacritic/html-2023"):
        claims = said(source(folder))
        assert sum("user_review(" in c and ".body" in c for c in claims) == 1
        assert sum("critic_review(" in c and ".body" in c for c in claims) == 1
        assert not any("critic(harborrat99)" in c or "lena-marchetti)" in c for c in claims)


def test_a_linked_score_is_the_film_s_only_where_the_link_leads_to_its_own_reviews() -> None:
    body = "".join(
        f'<div><a class="metascore_anchor" href="/movie/{slug}/{group}-reviews"><span class="metascore_w movie">{score}</span></a></div>'
        for slug, group, score in (
            ("saltworks", "critic", 12),
            ("lowmoor", "critic", 64),
            ("lowmoor", "user", "tbd"),
            ("saltworks", "user", 3),
        )
    )
    head = CANONICAL.format("https://www.metacritic.com/movie/lowmoor")
    claims = said(PAGE.format(head=head, body=f'<div class="product_page_title"><h1>Lowmoor</h1></div>{body}<p>based on 9 Critics</p>'))
    assert {c for c in claims if ".score" in c} == {"rating(0000000000000000, metacritic, critics).score = 64.0"}
    assert "rating(0000000000000000, metacritic, critics).review_count = 9" in claims


def test_a_page_that_was_not_found_is_about_no_film() -> None:
    head = CANONICAL.format("https://www.metacritic.com/movie/lowmoor") + "<title>Page Not Found - Metacritic</title>"
    assert said(PAGE.format(head=head, body="<p>We are sorry.</p>")) == set()


ELDER = """<html><head><title>Lowmoor (2005): Reviews</title></head><body><h1>Lowmoor</h1>
<div id="metascore">58</div>{below}<div class="review"><div class="criticscore">80</div>
<div class="publication">Harbour Post</div><p class="quote">Low.</p>
</div>{more}</body></html>"""


def elder(below: str = "", more: str = "") -> set[str]:
    return said(ELDER.format(below=below, more=more))


def test_what_a_user_gave_stands_behind_the_name_in_the_years_before_2010() -> None:
    claims = elder(
        more="<h2>What Our Users Said</h2><p><b>Nils E.</b> gave it a<b>9</b>:<br>Lovely moor.</p>"
        "<p><b>[Anonymous]</b> gave it an<b>8</b>:<br>My uncle gave it a 7: he was asleep.</p><p>Nobody gave it a 12: out of reach.</p>"
    )
    bodies = {claim.split(" = ")[1] for claim in claims if claim.startswith("user_review") and ".body" in claim}
    assert bodies == {"Lovely moor.", "My uncle gave it a 7: he was asleep."}
    assert {claim.split(" = ")[1] for claim in claims if claim.startswith("user_review") and ".score" in claim} == {"9.0", "8.0"}
    assert {claim for claim in claims if claim.startswith("account")} == {"account(metacritic, nils-e).name = Nils E."}


def test_the_verdict_stood_below_the_score_before_2010() -> None:
    claims = elder("<p>Metascore: Mixed or average reviews</p><p>based on 21 reviews</p>")
    assert "rating(0000000000000000, metacritic, critics).verdict = Mixed or average reviews" in claims
    assert "rating(0000000000000000, metacritic, critics).review_count = 21" in claims


def test_languages_of_before_2010() -> None:
    row = "<p><strong>Language(s):</strong> Swedish / Norwegian</p>"
    assert {"film(lowmoor, 2005).language = sv", "film(lowmoor, 2005).language = no"} <= elder(more=row)


def test_a_film_s_page_of_2012_without_reviews_is_read_by_its_boxes() -> None:
    head = CANONICAL.format("https://www.metacritic.com/movie/lowmoor") + "<title>Lowmoor Reviews - Metacritic</title>"
    body = (
        '<div class="product_title"><a href="/movie/lowmoor"><span itemprop="name">Lowmoor</span></a></div><div class="metascore_wrap">'
        '<span class="score_value">74</span></div><li class="summary_detail director"><span class="label">Director:</span> '
        '<span class="data"><a href="/person/ada-quill"><span itemprop="name">Ada Quill</span></a></span></li>'
    )
    claims = said(PAGE.format(head=head, body=body))
    assert {"film(lowmoor, ).name = Lowmoor", "film(lowmoor, ).director -> person(ada quill)"} <= claims
    assert "rating(0000000000000000, metacritic, critics).score = 74.0" in claims


def test_who_plays_two_characters_has_a_role_for_each_and_how_they_are_played_is_no_name() -> None:
    head = CANONICAL.format("https://www.metacritic.com/movie/lowmoor/") + "<title>Lowmoor Reviews - Metacritic</title>"
    body = (
        '<div class="c-productHero_title"><h1>Lowmoor</h1></div><div class="c-globalPersonCard"><h3>Ada Quill</h3>'
        '<span class="c-globalPersonCard_role">Owl / The Moor (voice)</span></div>'
    )
    found = {claim for claim in said(PAGE.format(head=head, body=body)) if "character_name" in claim}
    assert {claim.split(" = ")[1] for claim in found} == {"Owl", "The Moor"}


# --- the layouts -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", PAGES)
def test_page_gives_what_a_careful_reader_takes(folder: str) -> None:
    assert rendered(source(folder)) == expected(folder)


@pytest.mark.parametrize("folder", PAGES)
def test_every_claim_holds_against_its_quote(folder: str) -> None:
    found = record(source(folder))
    assert found.site == "metacritic"
    assert not [n for n in found.notices if n.code in ("unverified-claim", "reader-failed")]
    assert all(place.path for claim in found.claims for place in claim.evidence)


@pytest.mark.parametrize("folder", PAGES)
def test_a_saved_page_with_its_tags_spread_over_lines_says_the_same(folder: str) -> None:
    text = source(folder)
    spread = re.sub(r"<(div|li|section|ul|ol|td|tr|p)\b", r"\n    <\1", text)
    assert said(spread) == said(text)


@pytest.mark.skipif(not os.environ.get("KG_PAGES"), reason="KG_PAGES names no folder of real pages")
def test_real_pages_hold_against_their_quotes() -> None:
    for path in sorted((Path(os.environ["KG_PAGES"]) / "metacritic").glob("*.html")):
        found = record(path.read_text(encoding="utf-8", errors="replace"))
        assert found.site == "metacritic"
        assert not [n for n in found.notices if n.code in ("unverified-claim", "reader-failed")]
        said_here = {claim.property for claim in found.claims}
        assert {"name", "director", "genre", "duration", "positive", "body", "publisher", "identifier_value"} <= said_here


# --- the cost --------------------------------------------------------------------------------------------------------

ROWS = {
    "cast": '<div class="c-globalPersonCard"><a href="/person/p{n}/"><h3 class="c-globalPersonCard_name">{name}</h3></a></div>',
    "critics": '<div class="c-siteReview"><div class="c-siteReviewScore"><span>80</span></div>'
    '<a class="c-siteReviewHeader_publicationName">Paper {n}</a>'
    '<div class="c-siteReview_quote">Words of review {n}.</div><a class="c-siteReview_criticName">By {name}</a></div>',
    "credits": '<table class="credits"><tr><th>Producer</th></tr><tr><td class="person">'
    '<a href="/person/p{n}">{name}</a></td></tr></table>',
}


@pytest.mark.parametrize("kind", ROWS)
def test_work_grows_as_the_page_does(kind: str) -> None:
    head = CANONICAL.format("https://www.metacritic.com/movie/lowmoor")

    def work(rows: int) -> int:
        body = "".join(ROWS[kind].format(n=n, name=name(n)) for n in range(rows))
        return calls(document(PAGE.format(head=head, body=f'<h1 class="hero-title__text">Lowmoor</h1>{body}')))

    work(1)
    base = work(0)
    assert work(240) - base <= 6 * (work(60) - base)


def test_a_copy_of_a_film_s_page_without_the_names_of_its_boxes_is_read_as_text() -> None:
    text = source("metacritic/html-2018")
    bare = re.sub(r"<script\b.*?</script>", "", text, flags=re.S)
    bare = re.sub(r' (?:class|id|itemprop|data-[a-z-]+|property)="[^"]*"(?=[^<>]*>)', "", bare)
    bare = bare.replace('rel="canonical" href="', 'rel="canonical" href="https://archive.ph/2018.10.02-030405/')
    claims, whole = ({str(claim) for claim in record(page).claims} for page in (bare, text))
    assert claims - whole == set()
    assert len(claims) > len(whole) / 2
    assert "film(the copper tide, 2018).page = https://www.metacritic.com/movie/the-copper-tide-2018" in claims
