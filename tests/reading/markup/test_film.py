"""What markup says of a film becomes claims, each quoting where it stands; what says nothing, or too much, becomes none."""
# ruff: noqa: E501 (markup is read more easily in one piece)

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.intake import unverified
from kg.model import Claim, Document, Site
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.markup.film import claims
from kg.reading.tree import Tree
from tests.reading.markup.test_items import ld
from tests.reading.paths import quoted

SITE = Site("reel", "Reelhouse", "", lambda page: 1.0, lambda page: iter(()), slug="reel")
PAGES = sorted(Path(os.environ["KG_PAGES"]).rglob("*.html")) if os.environ.get("KG_PAGES") else []


def page(html: str) -> HtmlPage:
    return HtmlPage(Document("page.html", "0" * 64, html, len(html), media_type="text/html"))


def said(html: str, **options: object) -> list[str]:
    """The claims about a page's film, checked against the page, in order."""
    read = page(html)
    out = []
    for item in claims(read, **options):  # type: ignore[arg-type]
        if isinstance(item, Claim):
            assert unverified(item, read.document, read.tree) == ""
            out.append(str(item).replace("film(salt road, )", "m").replace("film(salt road, 1987)", "m"))
        elif item.severity != "info":
            out.append(f"!{item.code}")
    return out


def movie(rest: str) -> str:
    return ld('{"@type": "Movie", "name": "Salt Road", ' + rest + "}")


# --- nothing is said -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "html",
    [
        "<h1>Salt Road</h1>", ld('{"@type": "Person", "name": "Ada Quill"}'), ld('{"@type": "WebSite", "name": "Reelhouse"}'),
        ld('{"@type": "Movie", "director": {"@type": "Person", "name": "Ada Quill"}}'), '<meta property="og:title" content="Salt Road">',
        '<meta property="og:type" content="article"><meta property="og:title" content="Salt Road">',
        ld('{"@type": "ItemList", "itemListElement": [{"@type": "Movie", "name": "A"}, {"@type": "Movie", "name": "B"}]}'),
        ld('{"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": {"@type": "Movie", "name": "A"}}]}'),
    ],
)  # fmt: skip
def test_a_page_that_describes_no_film_says_nothing(html: str) -> None:
    assert said(html) == []


def test_of_several_films_none_is_chosen_unless_something_tells() -> None:
    two = ld('{"@type": "Movie", "name": "Salt Road", "genre": "Drama"}', '{"@type": "Movie", "name": "Glass Harbour", "genre": "War"}')
    assert said(two) == ["!several-films"]
    assert said("<title>Salt Road (1987) | Reelhouse</title>" + two) == ["m.name = Salt Road", "m.genre = Drama"]
    assert said(two, film=say.film_mention("Glass Harbour"))[-1] == "film(glass harbour, ).genre = War"


@pytest.mark.parametrize(
    "rest",
    [
        '"genre": ""', '"genre": null', '"genre": []', '"director": {"@type": "Person"}', '"director": {"@type": "Person", "name": "N/A"}',
        '"duration": "PT0M"', '"image": "/poster.jpg"', '"image": {"@type": "ImageObject"}', '"url": "/film/1"', '"sameAs": "reel:1"',
        '"aggregateRating": {"@type": "AggregateRating"}', '"aggregateRating": {"ratingValue": "0", "ratingCount": "0"}',
        '"aggregateRating": {"ratingValue": 0}', '"review": {"@type": "Review", "author": "x"}', '"dateCreated": "2011-06-22"',
        '"datePublished": "11 August 2014 10:44 AM, EDT"', '"datePublished": "soon"', '"actor": {"@type": "PerformanceRole"}',
        '"creator": {"@type": "Organization", "name": "Reelhouse"}', '"trailer": {"@type": "VideoObject", "name": "Trailer"}',
        '"offers": {"price": "9"}', '"keywords": " , "', '"contentRating": {"@type": "Rating"}', '"countryOfOrigin": ""',
    ],
)  # fmt: skip
def test_what_is_empty_or_relative_or_about_something_else_is_no_fact(rest: str) -> None:
    assert said(movie(rest)) == ["m.name = Salt Road"]


@pytest.mark.parametrize("rest", ['"duration": "long"', '"countryOfOrigin": "Freedonia"', '"inLanguage": "Fnord"'])
def test_what_looks_like_a_fact_and_cannot_be_read_is_a_notice(rest: str) -> None:
    assert [item for item in said(movie(rest)) if item.startswith("!")] != []


# --- what is said ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ('"alternateName": "La route du sel"', ["m.alternate_name = La route du sel"]),
        ('"description": "A girl &amp; a mule.\\nThey walk."', ["m.description = A girl & a mule. They walk."]),
        ('"genre": ["Drama", "War"]', ["m.genre = Drama", "m.genre = War"]),
        ('"genre": "Drama, War"', ["m.genre = Drama", "m.genre = War"]),
        ('"keywords": "salt,mule"', ["m.keyword = salt", "m.keyword = mule"]),
        ('"duration": "PT1H51M"', ["m.duration = PT1H51M", "m.runtime_minutes = 111"]),
        ('"duration": "PT111M"', ["m.duration = PT1H51M", "m.runtime_minutes = 111"]),
        ('"duration": "T6660S"', ["m.duration = PT1H51M", "m.runtime_minutes = 111"]),
        ('"datePublished": "1987-05-02"', ["m.released = 1987-05-02"]),
        ('"datePublished": "1987-05-02T00:00:00.000Z"', ["m.released = 1987-05-02"]),
        ('"datePublished": "1987"', ["m.released = 1987"]),
        ('"contentRating": "PG-13"', ["m.certificate = PG-13"]),
        ('"contentRating": "Rated R for salt and some mules"', ["m.certificate = R"]),
        ('"url": "https://reel.example/f/1"', ["m.page = https://reel.example/f/1"]),
        ('"url": "https:\\/\\/reel.example\\/f\\/1"', ["m.page = https://reel.example/f/1"]),
        ('"image": {"@type": "ImageObject", "url": "https://reel.example/1.jpg"}', ["m.image = https://reel.example/1.jpg"]),
        ('"image": ["https://reel.example/1.jpg", "https://reel.example/2.jpg"]', ["m.image = https://reel.example/1.jpg"]),
        ('"director": [{"@type": "Person", "name": "Zo\\u00eb Q"}]', ["m.director -> person(zoë q)", "person(zoë q).name = Zoë Q"]),
        ('"director": "Ada Quill, Bo Vane"', ["m.director -> person(ada quill)", "person(ada quill).name = Ada Quill",
                                             "m.director -> person(bo vane)", "person(bo vane).name = Bo Vane"]),
        ('"musicBy": {"name": "Bo Vane"}', ["m.composer -> person(bo vane)", "person(bo vane).name = Bo Vane"]),
        ('"actor": {"@type": "Person", "name": "Bo Vane", "url": "https://reel.example/p/2"}',
         ["m.actor -> person(bo vane)", "person(bo vane).name = Bo Vane", "person(bo vane).page = https://reel.example/p/2"]),
        ('"actor": [{"@type": "PerformanceRole", "actor": {"@type": "Person", "name": "Bo Vane"}, "characterName": "Mule"}]',
         ["m.actor -> person(bo vane)", "person(bo vane).name = Bo Vane", "role(person(bo vane), mule).role_actor -> person(bo vane)",
          "role(person(bo vane), mule).character_name = Mule", "role(person(bo vane), mule).role_position = 1"]),
        ('"productionCompany": {"@type": "Organization", "name": "Gull Films"}',
         ["m.company -> organization(gull films)", "organization(gull films).name = Gull Films"]),
        ('"countryOfOrigin": {"@type": "Country", "name": "Sweden"}',
         ["m.country -> country(se)", "country(se).iso_code = SE", "country(se).name = Sweden"]),
        ('"countryOfOrigin": "SE"', ["m.country -> country(se)", "country(se).iso_code = SE"]),
        ('"inLanguage": ["sv", "English", "en-us"]', ["m.language = sv", "m.language = en", "m.language = en-US"]),
        ('"releasedEvent": {"@type": "PublicationEvent", "startDate": "1987"}', ["m.released = 1987"]),
        ('"trailer": {"@type": "VideoObject", "duration": "PT2M3S"}', ["m/trailer(PT2M3S).duration = PT2M3S"]),
    ],
)  # fmt: skip
def test_a_property_of_the_film(rest: str, expected: list[str]) -> None:
    found = [line.replace("trailer(PT2M3S)", "m/trailer(PT2M3S)") for line in said(movie(rest))]
    assert found == ["m.name = Salt Road", *expected]


def test_the_year_is_a_year_and_no_date_of_an_entry() -> None:
    assert said(movie('"dateCreated": "1987"')) == ["m.name = Salt Road", "m.year = 1987"]
    assert said(ld('{"@type": "Movie", "name": "Salt Road (1987)"}')) == ["m.name = Salt Road", "m.year = 1987"]


def test_ratings_by_whom_of_what_scale_from_how_many() -> None:
    rating = '"aggregateRating": {"ratingValue": 8.25, "bestRating": "10", "worstRating": 1, "ratingCount": "1,204", "reviewCount": 31}'
    node = "rating(0000000000000000, reelhouse, users)"
    assert said(movie(rating), site=SITE)[1:] == [
        f"{node}.rater -> organization(reelhouse)  (inferred)", "organization(reelhouse).name = Reelhouse  (inferred)",
        f"{node}.group = users  (inferred)",
        f"{node}.score = 8.25", f"{node}.best = 10.0", f"{node}.worst = 1.0", f"{node}.rating_count = 1204", f"{node}.review_count = 31",
    ]  # fmt: skip
    assert said(movie(rating), site=SITE, group="critics")[3] == "rating(0000000000000000, reelhouse, critics).group = critics  (inferred)"
    assert not any("rater" in line or "organization" in line for line in said(movie(rating)))


def test_a_review_with_its_mark() -> None:
    review = (
        '"review": {"@type": "Review", "author": {"@type": "Person", "name": "muleteer"}, "dateCreated": "1999-01-02", "name": "Dry",'
        '"reviewBody": "It walks.", "reviewRating": {"ratingValue": 4, "bestRating": 5}}'
    )
    found = [line.partition(".")[2] for line in said(movie(review), site=SITE)[1:]]
    assert [line for line in found if not line.startswith(("review ->", "reviewed ->"))] == [
        "body = It walks.", "role_position = 1", "reviewer -> account(reel, muleteer)", "name = muleteer", "name = Dry",
        "review_date = 1999-01-02", "score = 4.0", "best = 5.0",
    ]  # fmt: skip


def test_a_thumb_is_no_score_and_what_stands_for_no_author_is_none() -> None:
    review = (
        '"review": {"@type": "Review", "author": {"@type": "Person", "name": "NA"}, "reviewBody": "It walks.",'
        '"reviewRating": {"ratingValue": %s, "bestRating": "1", "worstRating": "-1"}, "publisher": {"name": "Dry Run"}}'
    )
    for thumb in ("1", "-1"):
        found = said(movie(review % thumb), site=SITE)
        assert not [line for line in found if ".score" in line or ".grade" in line or ".best" in line or "reviewer" in line]
        assert [line for line in found if line.endswith(".publisher -> organization(dry run)")]


def test_people_listed_in_one_value_are_parted_and_keep_their_junior() -> None:
    found = said(movie('"director": "Ada Quill, Bo Lund, Jr., Cy Oland; Di Ferro"'))
    assert [line for line in found if ".director" in line] == [
        "m.director -> person(ada quill)", "m.director -> person(bo lund, jr.)", "m.director -> person(cy oland)",
        "m.director -> person(di ferro)",
    ]  # fmt: skip


def test_a_review_page_is_about_the_film_it_reviews() -> None:
    found = said(ld('{"@type": "Review", "reviewBody": "It walks.", "itemReviewed": {"@type": "Movie", "name": "Salt Road"}}'))
    assert found[0] == "m.name = Salt Road"
    assert any(line.endswith("body = It walks.") for line in found)


def test_series_and_episodes_are_what_they_are() -> None:
    assert said(ld('{"@type": "TVSeries", "name": "Gulls"}')) == ["series(gulls, ).name = Gulls"]
    assert said(ld('{"@type": "TVEpisode", "name": "Tide", "partOfSeries": {"@type": "TVSeries", "name": "Gulls"}}')) == [
        "episode(tide, ).name = Tide", "episode(tide, ).part_of_series -> series(gulls, )", "series(gulls, ).name = Gulls",
    ]  # fmt: skip


@pytest.mark.parametrize("archive", ["/web/20170102030405/", "https://web.archive.org/web/20170102030405/"])
def test_the_address_of_a_film_is_that_of_the_page_that_an_archive_copied(archive: str) -> None:
    graph = '<meta property="og:type" content="video.movie"><meta property="og:title" content="Salt Road">'
    assert "m.page = https://reel.example/f/1" in said(f'{graph}<meta property="og:url" content="{archive}https://reel.example/f/1">')
    box = f'<div itemscope itemtype="http://schema.org/Movie"><b itemprop="name">Salt Road</b><a itemprop="url" href="{archive}https://reel.example/f/1">x</a></div>'
    assert "m.page = https://reel.example/f/1" in said(box)


def test_open_graph_speaks_of_films_only() -> None:
    html = (
        '<meta property="og:type" content="video.movie"><meta property="og:site_name" content="Reelhouse">'
        '<meta property="og:title" content="Salt Road - Reelhouse"><meta property="og:description" content="A girl and a mule. They walk.">'
        '<meta property="og:url" content="https://reel.example/f/1"><meta property="video:director" content="https://reel.example/p/1">'
        '<meta property="video:actor" content="Bo Vane"><meta property="video:tag" content="salt, mule">'
    )
    assert said(html) == [
        "m.name = Salt Road", "m.description = A girl and a mule. They walk.", "m.page = https://reel.example/f/1",
        "m.actor -> person(bo vane)", "person(bo vane).name = Bo Vane", "m.keyword = salt", "m.keyword = mule",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "Directed by Ada Quill. With Bo Vane.",
        "A girl and a mule…",
        "Trailers, cast, photos and reviews.",
        "Salt Road",
        "Watch Salt Road starring Bo Vane on Box.",
    ],
)
def test_a_description_made_for_sharing_is_no_plot(words: str) -> None:
    html = f'<meta property="og:type" content="video.movie"><meta property="og:title" content="Salt Road"><meta property="og:description" content="{words}">'
    assert said(html) == ["m.name = Salt Road"]


def test_microdata_quotes_the_visible_words() -> None:
    html = (
        '<div itemscope itemtype="http://schema.org/Movie"><h1><span itemprop="name">Salt Road</span> <i itemprop="name">"La route" (original title)</i>'
        '</h1><time itemprop="duration" datetime="PT111M">1 h 51</time><a itemprop="director" href="/ada">Ada Quill</a>'
        '<b itemprop="reviewCount">268 user</b></div>'
    )
    read = page(html)
    found = {str(item): item.evidence[0] for item in claims(read) if isinstance(item, Claim)}
    assert found["film(salt road, ).name = Salt Road"].path == "/html[1]/body[1]/div[1]/h1[1]/span[1]/text()[1]"
    assert found["film(salt road, ).alternate_name = La route"].exact == "La route"
    assert found["film(salt road, ).duration = PT1H51M"].path.endswith("/time[1]/@datetime")
    assert found["film(salt road, ).director -> person(ada quill)"].exact == "Ada Quill"


def test_counts_that_say_who_counts_are_ratings_of_their_own() -> None:
    html = (
        '<div itemscope itemtype="http://schema.org/Movie"><h1 itemprop="name">Salt Road</h1><p itemprop="aggregateRating" itemscope '
        'itemtype="http://schema.org/AggregateRating"><b itemprop="ratingValue">7.1</b> <i itemprop="reviewCount">268 user</i> '
        '<i itemprop="reviewCount">1,355 critic</i></p></div>'
    )
    found = said(html)
    assert "rating(0000000000000000, unnamed, users).review_count = 268" in found
    assert "rating(0000000000000000, unnamed, critics).review_count = 1355" in found


@pytest.mark.skipif(not PAGES, reason="KG_PAGES names no folder of saved pages")
@pytest.mark.parametrize("path", PAGES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_claim_of_a_real_page_follows_from_its_place(path: Path) -> None:
    html = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    read = page(html)
    found = [item for item in claims(read) if isinstance(item, Claim)]
    tree = Tree(html)
    assert [str(claim) for claim in found if unverified(claim, read.document, tree)] == []
    assert [place for claim in found for place in claim.evidence if quoted(html, place) != place.exact] == []
    assert ("not-a-film" in path.name or path.stem.startswith("page.")) <= (not found)


def test_a_screening_leads_to_the_film_it_shows() -> None:
    shown = '{"@type": "Movie", "name": "Salt Road", "duration": "PT90M"}'
    event = ld(f'{{"@type": "ScreeningEvent", "name": "Salt Road at the Gull", "workPresented": {shown}}}')
    assert {"m.name = Salt Road", "m.runtime_minutes = 90"} <= set(said(event))
    other = event.replace("Salt Road", "Low Tide")
    assert said(event + other) == ["!several-films"]


@pytest.mark.parametrize(
    ("publisher", "writer", "kind"), [("The Post", "Ida Wren", "critic"), ("", "Ida Wren", "user"), ("The Post", "Jo Penn", "user")]
)
def test_a_review_is_a_paper_s_where_the_article_is_its_author_s(publisher: str, writer: str, kind: str) -> None:
    published = f', "publisher": {{"@type": "Organization", "name": "{publisher}"}}' if publisher else ""
    article = ld(f'{{"@type": "NewsArticle", "headline": "It walks", "author": {{"name": "{writer}"}}{published}}}')
    review = '{"@type": "Review", "author": {"name": "Ida Wren"}, "reviewBody": "It walks.", "itemReviewed": {"@type": "Movie", "name": "Salt Road"}}'
    found = said(article + ld(review), site=SITE)
    assert any(f".review -> {kind}_review(" in line for line in found)


@pytest.mark.parametrize("control", ["\\u0001", "\\u0085", "\\b", "\\u007f"])
def test_a_control_character_is_in_no_value(control: str) -> None:
    assert "m.name = Salt Road" in said(ld(f'{{"@type": "Movie", "name": "Salt{control} Road"}}'))
