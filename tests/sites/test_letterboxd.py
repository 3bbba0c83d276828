"""Letterboxd: what its pages must not be taken to say, and what film pages of several years say."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.intake import read_document
from kg.model import Document, Record
from kg.sites import page_of
from kg.sites.letterboxd import recognize

PAGES = Path(os.environ.get("KG_PAGES", "/nowhere")) / "letterboxd"


def document(text: str, url: str = "") -> Document:
    return Document("page.html", "0" * 64, text, len(text.encode()), media_type="text/html", url=url)


def record(text: str) -> Record:
    """What is read, every claim held against its quote."""
    found = read_document(document(text), "")
    assert not [n for n in found.notices if n.code in ("unverified-claim", "reader-failed")]
    return found


def said(text: str) -> set[str]:
    return {str(claim) for claim in record(text).claims}


def values(text: str, property: str) -> list[str]:
    return [str(claim.value) for claim in record(text).claims if claim.property == property]


def head(path: str, title: str = "‎Low Tide (1998) • Letterboxd", kind: str = "video.movie", more: str = "") -> str:
    return f"""<!doctype html><html><head><title>{title}</title><meta property="og:type" content="{kind}">
    <meta property="og:url" content="https://letterboxd.com{path}"><meta name="application-name" content="Letterboxd">{more}</head>"""


FILM = (
    head("/film/low-tide/", more='<meta name="twitter:data2" content="3.61 out of 5">')
    + """<body class="film"><header><h1 class="site-logo"><a href="/">Letterboxd — Your life in film</a></h1>
<form id="signin"><label>Username</label></form></header>
<div id="content"><div id="film-page-wrapper"><div class="col-17">
<section class="production-masthead"><div class="details"><h1 class="headline-1 primaryname"><span class="name">Low Tide</span></h1>
<div class="productioninfo"><span class="releasedate"><a href="/films/year/1998/">1998</a></span>
<p class="credits"><span class="introduction">Directed by</span> <span class="creatorlist">
<a class="contributor" href="/director/ada-quill/">
<span class="prettify">Ada Quill</span></a>, <a class="contributor" href="/director/bo-marsh/"><span>Bo Marsh</span></a></span></p>
</div></div></section>
<section class="section col-10 col-main"><section class="production-synopsis"><div class="review body-text -prose -hero">
<h3 class="hidden">Synopsis</h3><h4 class="tagline">The sea keeps its own.</h4>
<div class="truncate" data-truncate="450"><p>A keeper waits for a ship that never left.</p></div></div></section>
<div id="tabbed-content"><header><ul><li><a href="/film/low-tide/crew/" id="crew">Crew</a></li></ul></header>
<div id="tab-cast" class="tabbed-content-block"><h3 class="hidden">Cast</h3><div class="cast-list text-sluglist"><p>
<a title="The Keeper / Old Tom" href="/actor/cy-oland/" class="text-slug tooltip">Cy Oland</a>
<a title="Gull (voice)" href="/actor/di-ferro/" class="text-slug tooltip">Di Ferro</a>
<a href="/actor/ed-voss/" class="text-slug tooltip">Ed Voss</a>
<a class="text-slug" id="has-cast-overflow">Show All…</a>
<span id="cast-overflow"><a title="Sailor" href="/actor/flo-hart/" class="text-slug tooltip">Flo Hart</a></span></p></div></div>
<div id="tab-crew" class="tabbed-content-block">
<h3><span class="crewrole -full">Directors</span><span class="crewrole -short" aria-hidden="true">Directors</span></h3>
<div class="text-sluglist"><p><a href="/director/ada-quill/" class="text-slug">Ada Quill</a></p></div>
<h3><span class="crewrole -full">Original Writer</span><span class="crewrole -short">Orig. Writer</span></h3>
<div class="text-sluglist"><p><a href="/original-writer/gus-lind/" class="text-slug">Gus Lind</a></p></div>
<h3><span class="crewrole -full">Writers</span></h3><div class="text-sluglist"><p>
<a href="/writer/ada-quill/" class="text-slug">Ada Quill</a></p></div>
<h3><span class="crewrole -full">Cinematography</span></h3>
<div class="text-sluglist"><p><a href="/cinematography/hal-berg/" class="text-slug">Hal Berg</a></p></div>
<h3><span class="crewrole -full">Composer</span></h3><div class="text-sluglist"><p>
<a href="/composer/ivy-roe/" class="text-slug">Ivy Roe</a></p></div></div>
<div id="tab-details" class="tabbed-content-block"><h3><span>Studio</span></h3>
<div class="text-sluglist"><p><a href="/studio/grey-pier/" class="text-slug">Grey Pier</a></p></div>
<h3><span>Countries</span></h3><div class="text-sluglist"><p><a href="/films/country/uk/" class="text-slug">UK</a>
<a href="/films/country/south-korea/" class="text-slug">South Korea</a></p></div>
<h3><span>Spoken Languages</span></h3><div class="text-sluglist"><p><a href="/films/language/english/" class="text-slug">English</a>
<a href="/films/language/persian/" class="text-slug">Persian (Farsi)</a>
<a href="/films/language/none/" class="text-slug">No spoken language</a></p></div>
<h3><span>Alternative Titles</span></h3><div class="text-indentedlist"><p>Marée basse, Ebbe, il mare e la notte, 썰물, დაბალი მოქცევა</p>
</div></div>
<div id="tab-genres" class="tabbed-content-block"><h3><span>Genres</span></h3><div class="text-sluglist capitalize"><p>
<a href="/films/genre/drama/" class="text-slug">Drama</a></p></div><h3><span>Themes</span></h3><div class="text-sluglist"><p>
<a href="/films/theme/the-sea/by/best-match/" class="text-slug">Men, women and the sea</a>
<a class="text-slug" href="/film/low-tide/themes/">Show All…</a></p></div></div>
<div id="tab-releases" class="tabbed-content-block"><section class="release-table-group"><h3 class="release-table-title">Premiere</h3>
<div class="release-table -bydate"><div class="listitem"><div class="cell"><h5 class="date">08 Sep 1998</h5></div>
<div class="cell countries">
<ul class="release-country-list"><li class="listitem"><span class="release-country"><span class="flag"><img alt="Flag for Canada"></span>
<span class="details"><span class="name">Canada</span><span class="release-note">Lake Film Days</span></span></span></li></ul></div>
</div></div></section></div>
<div id="tab-releases-by-country"><div class="release-table -bycountry"><div class="listitem"><h5 class="release-country">
<span class="name">Canada</span></h5>
<h6 class="date">09 Sep 1998</h6></div></div></div></div>
<p class="text-link text-footer"> 101&nbsp;mins &nbsp; More at
<a href="http://www.imdb.com/title/tt0000017/maindetails" data-track-action="IMDb">IMDb</a>
<a href="https://www.themoviedb.org/movie/1717/" data-track-action="TMDB">TMDB</a> <a href="#">Report this page</a></p></section>
<section class="film-reviews"><div class="listitem"><article class="production-viewing" data-person="SaltyJo">
<a class="avatar" href="/saltyjo/"><img alt="Jo"></a><div class="body"><a href="/saltyjo/film/low-tide/" class="context">Review by
<strong class="displayname">Jo</strong></a> <span class="rating -green rated-9">★★★★½</span> <span class="date">
<time datetime="2021-02-03T00:00:00Z">03 Feb 2021</time></span>
<a href="#comments"><span class="label">12</span></a><div class="js-review"><div class="body-text js-review-body">
<p>Slow, and <i>then</i> not.</p><p>Twice.</p></div>
<p class="like-link-target" data-count="1417"></p></div></div></article></div>
<div class="listitem"><article class="production-viewing" data-person="kelp"><strong class="displayname">Jo</strong>
<div class="body-text">
<p class="view-date-link -spoilers">This review may contain spoilers. <a class="reveal">I can handle the truth.</a></p>
<div class="hidden-spoilers"><p>The lamp was out.</p></div></div></article></div>
<div class="listitem"><article class="production-viewing" data-person="mute"><strong class="displayname">Mute</strong>
<div class="body-text">
<p class="view-date-link -spoilers">This review may contain spoilers. <a class="reveal">I can handle the truth.</a></p></div></article>
</div>
</section>
<section class="section related-films"><h2><a href="/film/low-tide/similar/">Similar Films</a></h2><ul><li class="posteritem">
<div class="react-component" data-item-name="High Water (2003)" data-item-slug="high-water" data-item-link="/film/high-water/">
<img alt="High Water"></div></li></ul></section>
<section id="lists"><article class="list-summary"><h2 class="name"><a href="/saltyjo/list/wet/">Wet ones</a></h2>
<span class="value">104 films</span></article></section>
</div></div></div>
<script type="application/ld+json">
/* <![CDATA[ */
{"@context":"http://schema.org","@type":"Movie","name":"Low Tide","url":"https://letterboxd.com/film/low-tide/","dateCreated":"2011-06-22",
"director":[{"@type":"Person","name":"Ada Quill","sameAs":"/director/ada-quill/"}],
"actors":[{"@type":"Person","name":"Cy Oland","sameAs":"/actor/cy-oland/"}],
"releasedEvent":[{"@type":"PublicationEvent","startDate":"1998"}],"genre":["Drama"],
"aggregateRating":{"bestRating":5,"reviewCount":120,"@type":"aggregateRating","ratingValue":3.61,"ratingCount":4321,"worstRating":0}}
/* ]]> */
</script></body></html>"""
)
"""A film page of the layout since 2025."""

OLD = (
    head("/film/low-tide/", title="‎Low Tide (1998) directed by Ada Quill • Reviews, film + cast • Letterboxd")
    + """<body class="film"><div id="content"><div id="film-page-wrapper">
<section id="featured-film-header"><h1 class="headline-1 js-widont prettify" itemprop="name">Low Tide</h1>
<p><small class="number" itemprop="datePublished"><a href="/films/year/1998/">1998</a></small> <em>‘Marée basse’</em>
Directed by <a href="/director/ada-quill/"><span class="prettify">Ada Quill</span></a></p></section>
<div class="col-10 col-main"><div class="review body-text"><h4 class="tagline">The sea keeps its own.</h4>
<div class="truncate"><p>A keeper waits.</p></div></div>
<div id="tab-cast"><div class="cast-list"><p>
<a href="/actor/cy-oland/" class="text-slug tooltip" title="" data-original-title="The Keeper">Cy Oland</a></p></div></div>
<div id="tab-crew"><h3><span>Editor</span></h3><div class="text-sluglist"><p><a href="/editor/lou-pine/" class="text-slug">Lou Pine</a>
</p></div></div>
<p class="text-link text-footer">101&nbsp;mins <a href="http://www.imdb.com/title/tt0000017/maindetails">IMDb</a></p></div>
<section class="section ratings-histogram-chart"><span class="average-rating">
<a href="/film/low-tide/ratings/" class="tooltip display-rating"
 data-original-title="Weighted average of 3.61 based on 4,321&nbsp;ratings">3.6</a></span></section>
<ul class="film-popular-review"><li class="film-detail"><a class="avatar" href="/saltyjo/"></a><div class="film-detail-content">
<p class="attribution"><a href="/saltyjo/film/low-tide/" class="context">Review by <strong class="name">Jo</strong></a>
<span class="rating -green rated-1">½</span><span class="date"><span class="_nobr">12 Jan 2016</span></span></p>
<div class="body-text -prose collapsible-text"><div class="truncate"><p>No.</p></div></div></div></li></ul></div></div></body></html>"""
)
"""A film page of 2016."""

REVIEWS = (
    head("/film/low-tide/reviews/", title="‎Reviews of Low Tide (1998) • Letterboxd", kind="website")
    + """<body><div id="content"><aside>
<div class="film-poster" data-film-slug="/film/low-tide/" data-film-name="Low Tide" data-film-release-year="1998"></div></aside>
<ul class="film-list"><li class="film-detail"><a class="avatar" href="/kelp/"></a><strong class="name">Kelp</strong>
<div class="body-text"><p>Wet.</p></div></li></ul></div></body></html>"""
)

NO_FILM = {
    "a list": head("/saltyjo/list/wet-ones/", title="‎Wet ones, a list of films by Jo • Letterboxd", kind="letterboxd:list")
    + "<body class='list-page'><h1 class='title-1'>Wet ones</h1><ul><li class='posteritem' data-item-name='Low Tide (1998)'></li></ul>",
    "a member": head("/saltyjo/", title="‎Jo’s profile • Letterboxd", kind="profile") + "<body><h1 class='title-3'>Jo</h1>",
    "a diary": head("/saltyjo/films/diary/", title="‎Jo’s diary • Letterboxd", kind="website") + "<body><h3>Low Tide</h3>",
    "a director": head("/director/ada-quill/", title="‎Films directed by Ada Quill • Letterboxd", kind="website")
    + "<body><h1>Ada Quill</h1>",
    "a search": head("/search/low%20tide/", title="‎Letterboxd", kind="website") + "<body><h2>Low Tide</h2>",
    "the front page": head("/", title="‎Letterboxd • Social film discovery.", kind="website") + "<body><h1>Letterboxd</h1>",
}


# --- what is none of the site's, and no film ---------------------------------------------------------------------------


@pytest.mark.parametrize("other", [
    FILM.replace("https://letterboxd.com/film/low-tide/", "https://plotbox.example/low-tide/"),
    "<!doctype html><title>On Letterboxd</title><body><a href='https://letterboxd.com/film/low-tide/'>Low Tide on Letterboxd</a>",
    "<!doctype html><title>Low Tide (1998)</title><body><h1>Low Tide</h1><p>Letterboxd</p>",
])  # fmt: skip
def test_a_page_that_only_speaks_of_the_site_is_none_of_its_pages(other: str) -> None:
    assert recognize(page_of(document(other))) == 0.0


def test_to_recognize_a_page_adds_nothing_to_its_text() -> None:
    page = page_of(document(FILM))
    before = page.text
    assert recognize(page) == 1.0
    assert page.text == before


def test_text_is_no_page_of_the_site() -> None:
    assert recognize(page_of(Document("page.txt", "0" * 64, FILM, len(FILM)))) == 0.0


@pytest.mark.parametrize("text", NO_FILM.values(), ids=NO_FILM)
def test_a_page_about_no_one_film_gives_a_notice_and_no_claim(text: str) -> None:
    found = record(text)
    assert (found.site, found.film, found.claims) == ("letterboxd", None, ())
    assert "not-one-film" in {notice.code for notice in found.notices}


@pytest.mark.parametrize("words", ["Username", "Your life in film", "Show All", "Report this page", "More at", "I can handle", "Lake Film"])
def test_links_and_notes_are_in_no_claim(words: str) -> None:
    assert not [claim for claim in said(FILM) if words in claim]


def test_the_day_on_which_the_site_entered_the_film_is_not_when_it_was_made() -> None:
    assert set(values(FILM, "year")) == {"1998", "2003"}
    assert not [claim for claim in said(FILM) if "2011" in claim]


def test_a_hidden_review_is_none() -> None:
    assert not [claim for claim in said(FILM) if "mute" in claim]


def test_a_theme_is_no_genre() -> None:
    assert set(values(FILM, "genre")) == {"Drama"}
    assert values(FILM, "keyword") == ["Men, women and the sea"]


def test_no_language_is_none() -> None:
    assert values(FILM, "language") == ["en", "fa"]
    assert not [notice for notice in record(FILM).notices if notice.code == "unreadable-value"]


# --- what film pages say ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("claim", [
    "film(low tide, 1998).name = Low Tide",
    "film(low tide, 1998).year = 1998",
    "film(low tide, 1998).director -> person(ada quill)",
    "film(low tide, 1998).director -> person(bo marsh)",
    "film(low tide, 1998).tagline = The sea keeps its own.",
    "film(low tide, 1998).description = A keeper waits for a ship that never left.",
    "role(person(cy oland), the-keeper).character_name = The Keeper",
    "role(person(cy oland), old-tom).character_name = Old Tom",
    "role(person(di ferro), gull).character_name = Gull",
    "film(low tide, 1998).actor -> person(ed voss)",
    "role(person(flo hart), sailor).role_position = 4",
    "writing(person(gus lind), original-writer).credit_note = Original Writer",
    "film(low tide, 1998).writer -> person(ada quill)",
    "contribution(person(hal berg), cinematography).credit_note = Cinematography",
    "film(low tide, 1998).composer -> person(ivy roe)",
    "film(low tide, 1998).company -> organization(grey pier)",
    "film(low tide, 1998).country -> country(gb)",
    "film(low tide, 1998).country -> country(kr)",
    "release(ca, 1998-09-08).release_date = 1998-09-08",
    "film(low tide, 1998).duration = PT1H41M",
    "film(low tide, 1998).page = https://www.imdb.com/title/tt0000017/",
    "film(low tide, 1998).page = https://www.themoviedb.org/movie/1717",
    "film(low tide, 1998).page = https://letterboxd.com/film/low-tide/",
    "rating(0000000000000000, letterboxd, users).score = 3.61",
    "rating(0000000000000000, letterboxd, users).best = 5.0",
    "rating(0000000000000000, letterboxd, users).rating_count = 4321",
    "film(low tide, 1998).similar -> film(high water, 2003)",
    "film(high water, 2003).page = https://letterboxd.com/film/high-water/",
])  # fmt: skip
def test_a_film_page_says(claim: str) -> None:
    assert claim in said(FILM)


def test_what_the_markup_says_is_claimed_beside_what_the_page_shows() -> None:
    directors = [c for c in record(FILM).claims if c.property == "director" and "ada quill" in str(c)]
    assert {bool(place.pointer) for claim in directors for place in claim.evidence} == {True, False}


def test_alternative_titles_are_parted_at_commas_but_not_inside_a_title() -> None:
    assert values(FILM, "alternate_name")[:4] == ["Marée basse", "Ebbe, il mare e la notte", "썰물", "დაბალი მოქცევა"]


def test_releases_that_are_listed_twice_are_read_once() -> None:
    assert not [claim for claim in said(FILM) if "1998-09-09" in claim]
    assert "release(ca, 1998-09-09).release_date = 1998-09-09" in said(FILM.replace("release-table -bydate", "release-table -gone"))


def test_a_member_is_known_by_the_handle_whatever_name_is_shown() -> None:
    found = said(FILM)
    assert {"account(letterboxd, saltyjo).name = Jo", "account(letterboxd, kelp).name = Jo"} <= found
    assert "account(letterboxd, saltyjo).alternate_name = SaltyJo" in found


def test_a_review_has_its_words_stars_day_and_likes() -> None:
    assert values(FILM, "body") == ["Slow, and then not. Twice.", "The lamp was out."]
    assert values(FILM, "grade") == ["★★★★½"]
    assert values(FILM, "review_date") == ["2021-02-03"]
    assert values(FILM, "helpful_votes") == ["1417"]
    assert values(FILM, "spoiler") == ["true"]


def test_the_evidence_of_a_row_of_the_cast_is_its_row() -> None:
    rows = [claim for claim in record(FILM).claims if claim.property == "role_position" and claim.subject.kind == "role"]
    assert [place.exact for claim in rows for place in claim.evidence] == ["Cy Oland", "Cy Oland", "Di Ferro", "Ed Voss", "Flo Hart"]


@pytest.mark.parametrize("claim", [
    "film(low tide, 1998).name = Low Tide",
    "film(low tide, 1998).alternate_name = Marée basse",
    "film(low tide, 1998).director -> person(ada quill)",
    "film(low tide, 1998).description = A keeper waits.",
    "role(person(cy oland), the-keeper).character_name = The Keeper",
    "film(low tide, 1998).editor -> person(lou pine)",
    "film(low tide, 1998).duration = PT1H41M",
    "rating(0000000000000000, letterboxd, users).score = 3.61",
    "rating(0000000000000000, letterboxd, users).rating_count = 4321",
    "account(letterboxd, saltyjo).name = Jo",
])  # fmt: skip
def test_an_older_page_says(claim: str) -> None:
    assert claim in said(OLD)


def test_an_older_page_has_one_plot_and_one_review() -> None:
    assert values(OLD, "description") == ["A keeper waits."]
    assert (values(OLD, "body"), values(OLD, "grade"), values(OLD, "review_date")) == (["No."], ["½"], ["2016-01-12"])


def test_a_sub_page_belongs_to_its_film() -> None:
    found = said(REVIEWS)
    assert {"film(low tide, 1998).name = Low Tide", "film(low tide, 1998).page = https://letterboxd.com/film/low-tide/"} <= found
    assert values(REVIEWS, "body") == ["Wet."]


def test_a_page_of_one_members_review_is_read_by_its_markup_where_it_shows_nothing() -> None:
    page = (
        head("/saltyjo/film/low-tide/1/", title="‎‘Low Tide’ review by Jo • Letterboxd", kind="letterboxd:review")
        + """<body><script type="application/ld+json">/* <![CDATA[ */ {"@context":"http://schema.org","@type":"Review",
    "itemReviewed":{"@type":"Movie","name":"Low Tide"},"author":[{"@type":"Person","name":"Jo"}],"reviewBody":"Slow.",
    "reviewRating":{"@type":"Rating","ratingValue":4.5,"bestRating":5}} /* ]]> */</script></body></html>"""
    )
    assert {"film(low tide, ).name = Low Tide"} <= said(page)
    assert values(page, "body") == ["Slow."]


def test_a_page_of_one_members_review_says_whose_it_is_by_its_address() -> None:
    page = (
        head("/saltyjo/film/low-tide/1/", title="‎A ★★★★½ review of Low Tide (1998) • Letterboxd", kind="letterboxd:review")
        + """<body data-owner="saltyjo"><div class="person-summary"><span class="name">Jo</span></div>
<header class="inline-production-masthead">
    <h2 class="primaryname"><a href="/film/low-tide/">Low Tide</a></h2><span class="releasedate"><a href="/films/year/1998/">1998</a>
</span></header>
    <span class="inline-rating"><svg aria-label="★★★★½"></svg></span><div class="body-text js-review-body"><p>Slow.</p></div>
    <script type="application/ld+json">/* <![CDATA[ */ {"@context":"http://schema.org","@type":"Review",
"itemReviewed":{"@type":"Movie","name":"Low Tide",
    "director":[{"@type":"Person","name":"Ada Quill"}]},"author":[{"@type":"Person",
"name":"Jo"}],"reviewBody":"Slow."} /* ]]> */</script></body></html>"""
    )
    assert {
        "film(low tide, 1998).name = Low Tide", "film(low tide, 1998).page = https://letterboxd.com/film/low-tide/",
        "film(low tide, 1998).director -> person(ada quill)", "account(letterboxd, saltyjo).name = Jo",
    } <= said(page)  # fmt: skip
    assert (values(page, "body"), values(page, "grade")) == (["Slow."], ["★★★★½"])


VIEWING = (
    head("/saltyjo/film/low-tide/", title="‎‘Low Tide’ review by Jo • Letterboxd", kind="article")
    + """<body><header class="film-title-wrapper"><p><a href="/saltyjo/">Jo</a></p><h2><a href="/film/low-tide/">Low Tide</a>
<small class="metadata"><a href="/films/year/1998/">1998</a></small></h2></header>
<p class="view-date date-links">Rewatched <a href="/x/05/">05</a> <a href="/x/03/">Mar</a> <a href="/x/">2022</a></p>
<div class="review body-text"><p>Slow.</p></div><script type="application/ld+json">{"@type":"Review","itemReviewed":{"@type":"Movie",
"name":"Low Tide"},"datePublished":"2022-03-05","reviewBody":"Slow.","author":[{"@type":"Person","name":"Jo Ann"}],
"publisher":{"@type":"Organization","name":"Letterboxd"}}</script></body></html>"""
)
"""A member's review of 2022."""


def test_a_member_who_stands_in_the_heading_is_not_what_the_film_is_called() -> None:
    assert values(VIEWING, "name") == ["Low Tide", "saltyjo", "Low Tide"]


def test_a_member_is_no_critic_whoever_publishes_the_review() -> None:
    assert not [claim for claim in said(VIEWING) if "critic" in claim or "organization" in claim]
    unseen = VIEWING.replace("Slow.</p>", "</p>")
    assert values(unseen, "body") == ["Slow."]
    assert not [claim for claim in said(unseen) if "critic" in claim]


def test_a_review_is_of_the_day_in_the_diary() -> None:
    assert values(VIEWING, "review_date") == ["2022-03-05"]


@pytest.mark.parametrize("kind", ["letterboxd:review", "video.movie"])
def test_the_address_of_a_review_is_not_the_film_s(kind: str) -> None:
    page = (
        head("/saltyjo/film/low-tide/", title="‎‘Low Tide’ review by Jo • Letterboxd", kind=kind)
        + """<body>
    <script type="application/ld+json">{"@type":"Review","url":"https://letterboxd.com/saltyjo/film/low-tide/","itemReviewed":{"@type":"Movie",
    "name":"Low Tide"},"author":[{"@type":"Person","name":"Jo"}],"reviewBody":"Slow."}</script></body></html>"""
    )
    assert not [claim for claim in said(page) if ".page" in claim and "saltyjo/film" in claim]
    assert "film(low tide, ).name = Low Tide" in said(page)


def test_a_page_that_gives_no_address_is_known_by_its_head() -> None:
    bare = FILM.replace('<meta property="og:url" content="https://letterboxd.com/film/low-tide/">', "")
    assert record(bare).site == "letterboxd"
    assert "film(low tide, 1998).name = Low Tide" in said(bare)


def test_a_page_kept_by_an_archive_is_the_sites_own() -> None:
    kept = FILM.replace('content="https://letterboxd', 'content="https://web.archive.org/web/20250101000000/https://letterboxd')
    assert "film(low tide, 1998).page = https://letterboxd.com/film/low-tide/" in said(kept)


def test_hostile_nesting_costs_no_more_than_its_page() -> None:
    deep = FILM.replace("</body>", "<article class='production-viewing' data-person='a'><div class='body-text'>x" * 3_000 + "</body>")
    assert "film(low tide, 1998)" in str(record(deep).film)


# --- real pages ----------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not PAGES.is_dir(), reason="KG_PAGES is not set")
def test_a_saved_page_gives_all_its_parts() -> None:
    text = next(PAGES.glob("*.2026.html")).read_text(encoding="utf-8")
    found = record(text)
    counts: dict[str, int] = {}
    for claim in found.claims:
        counts[claim.property] = counts.get(claim.property, 0) + 1
    least = {"character_name": 60, "release_date": 90, "body": 12, "alternate_name": 30}
    assert {property: counts[property] for property in least if counts[property] < least[property]} == {}
    assert {n.code for n in found.notices} <= {"repaired-markup", "unread-markup"}


@pytest.mark.skipif(not PAGES.is_dir(), reason="KG_PAGES is not set")
def test_a_saved_list_gives_nothing() -> None:
    found = record(next(PAGES.glob("*.not-a-film.html")).read_text(encoding="utf-8"))
    assert (found.site, found.claims) == ("letterboxd", ())
