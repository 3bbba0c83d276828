"""What pages of IMDb print in some years only: slashes in lists, lengths by country, boxes without an end, numbers above a title."""

from __future__ import annotations

import pytest

from kg.intake import unverified
from kg.model import Document, Record
from kg.reading.html import HtmlPage
from kg.reading.tree import Tree
from kg.sites import imdb, read
from tests.sites.html_pages import document, sound


def record(text: str) -> Record:
    return sound(text, "imdb")


def values(text: str, property: str) -> list[str]:
    return [str(claim.value) for claim in record(text).claims if claim.property == property]


# --- 2007 ------------------------------------------------------------------------------------------------------------


def of_2007(*rows: str) -> str:
    boxes = "".join(f'<div class="info">{row}</div>' for row in rows)
    return f"""<html><head><title>"Salt Road" (2003) (mini)</title><link rel="canonical" href="http://www.imdb.com/title/tt0900001/"></head>
<body><div id="tn15"><div id="tn15title"><h1>"Salt Road" <span>(<a href="/Sections/Years/2003">2003</a>) (mini)</span></h1></div>
<div id="tn15main"><div id="tn15content"><h3>Overview</h3>{boxes}</div></div></div></body></html>"""


@pytest.mark.parametrize(
    ("row", "property", "expected"),
    [
        ("<h5>Country:</h5><a>UK</a> / <a>Ireland</a>", "country", ["country(gb)", "country(ie)"]),
        ("<h5>Language:</h5><a>English</a> / <a>Irish</a>", "language", ["en", "ga"]),
        ('<h5>Plot Keywords:</h5><a>Mule</a> / <a>Salt</a> <a class="tn15more">more</a>', "keyword", ["Mule", "Salt"]),
        ("<h5>Sound Mix:</h5><a>DTS</a> / <a>Dolby</a>", "sound_mix", ["DTS", "Dolby"]),
        ("<h5>Color:</h5><a>Color</a> / <a>Black and White</a>", "color", ["Color", "Black and White"]),
        # Since 2008 bars part them, and a slash belongs to a word.
        ("<h5>Sound Mix:</h5><a>DTS / ES</a> | <a>Dolby</a>", "sound_mix", ["DTS / ES", "Dolby"]),
        ("<h5>User Rating:</h5><b>7.9/10</b> <small>(<a>1,204 votes</a>)</small>", "rating_count", ["1204"]),
        ("<h5>Runtime:</h5>UK:240 min (4 parts)", "duration", ["PT4H"]),
        ("<h5>Runtime:</h5>UK:90 min | Germany:85 min (cut)", "duration", ["PT1H30M"]),
        ("<h5>Runtime:</h5>DVD:95 min", "duration", []),
        ('<h5>Writers:</h5><a href="/name/nm0900004/">Cy Moss</a> (novel)<br><a href="/name/nm0900005/">Di Fenn</a> (3&nbsp;episodes)',
         "credit_note", ["novel"]),
    ],
)  # fmt: skip
def test_a_row_of_2007(row: str, property: str, expected: list[str]) -> None:
    assert values(of_2007(row), property) == expected


# --- boxes without an end --------------------------------------------------------------------------------------------

CLASSIC = """<html><head><title>Salt Road (1987) - IMDb</title><link rel="canonical" href="http://www.imdb.com/title/tt0900001/"></head><body>
<h1 class="header"><span itemprop="name">Salt Road</span> <span class="nobr">(1987)</span></h1>
<div class="txt-block"><h4>Motion Picture Rating (MPAA)</h4> <span itemprop="contentRating">{rated}</span></div>
<div class="article"><h2>Did You Know?</h2><div><h4>Soundtracks</h4>{songs}</div></div>
<div class="aside"><h3>TV Schedule</h3><p>Tue, Nov 18, 8:00 PM on NRK</p></div></body></html>"""
SONG = "<b>Rolling Home</b> <br>Traditional <br>Performed by <a href='/name/nm0900010/'>Ida Reed</a><br>"


def test_what_stands_below_the_songs_is_none() -> None:
    found = record(CLASSIC.format(rated="R", songs=SONG))
    assert {str(c.value) for c in found.claims if c.subject.kind == "recording" and c.property == "name"} == {"Rolling Home"}


def test_editors_make_lists_as_users_do_and_when_one_was_changed_is_not_when_it_was_made() -> None:
    lists = (
        "<h3>Editorial Lists</h3><p>Related lists from IMDb editors</p><div><a>Twelve Salt Films</a><p>a list of 13 titles<br>updated "
        "18 Sep 2014</p></div><h3>User Lists</h3><p>Related lists from IMDb users</p><div><a>To See</a><p>a list of 27 titles<br>created "
        "06 May 2016</p></div><p>See all related lists »</p>"
    )
    found = record(CLASSIC.format(rated="R", songs=SONG).replace("</body>", f"{lists}</body>"))
    said = {(claim.property, str(claim.value)) for claim in found.claims if claim.subject.kind == "user_list"}
    assert said == {
        ("name", "Twelve Salt Films"), ("item_count", "13"), ("name", "To See"), ("item_count", "27"), ("created", "2016-05-06"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "words", ["Old Tom / ... <a>12 episodes, 2010-2011</a>", "Old Tom / ... (12 episodes, 2010)", "Old Tom / …", "Old Tom"]
)
def test_that_somebody_plays_more_in_a_series_is_no_part_of_a_character(words: str) -> None:
    name = '<td class="itemprop"><a href="/name/nm0900007/">Fox Tarn</a></td><td class="ellipsis">...</td>'
    row = f'<tr>{name}<td class="character">{words}</td></tr>'
    cast = f'<table class="cast_list"><tr><td class="castlist_label">Series cast summary:</td></tr>{row}</table>'
    assert values(CLASSIC.format(rated="R", songs=SONG).replace("<div class=", f"{cast}<div class=", 1), "character_name") == ["Old Tom"]


@pytest.mark.parametrize("words", ["Not yet rated", "N/A", "Rating pending"])
def test_that_nothing_is_rated_yet_is_no_rating(words: str) -> None:
    markup = '<body itemscope itemtype="http://schema.org/Movie"><span itemprop="name">Salt Road</span>'
    assert not [c for c in record(CLASSIC.format(rated=words, songs=SONG).replace("<body>", markup)).claims if c.property == "certificate"]


# --- since 2021 ------------------------------------------------------------------------------------------------------

SHOWN = """<html><head><title>"Salt Town" The Mule (TV Episode 2024) - IMDb</title>{head}</head><body>
<div data-testid="hero-subnav-bar-season-episode-numbers-section"><span>S2</span><span>.</span><span>E13</span></div>
<h1 data-testid="hero__pageTitle"><span>The Mule</span></h1><ul><li>Folge vom 6. Okt. 2024</li></ul>
<ul><li data-testid="award_information"><a class="ipc-metadata-list-item__label">Auszeichnungen</a>
<span class="ipc-metadata-list-item__list-content-item">2 Gewinne &amp; 1 Nominierung insgesamt</span></li></ul></body></html>"""
CANONICAL = '<link rel="canonical" href="{}">'
EPISODE = SHOWN.format(head=CANONICAL.format("https://www.imdb.com/title/tt0900011/"))


def test_season_and_number_stand_above_the_title() -> None:
    assert (values(EPISODE, "season_number"), values(EPISODE, "episode_number")) == (["2"], ["13"])


def test_the_label_of_the_awards_is_none_of_them() -> None:
    assert values(EPISODE, "award") == ["2 Gewinne & 1 Nominierung insgesamt"]


ABROAD = """<html lang="{lang}"><head><title>Salt Road (1987) - IMDb</title>
<link rel="canonical" href="https://www.imdb.com/{lang}/title/tt0900001/"></head><body>
<h1 data-testid="hero__pageTitle">Salt Road</h1><div>{original}: Saltvägen</div><ul><li>1987</li></ul><ul>{credits}
<li data-testid="title-details-releasedate"><span class="ipc-metadata-list-item__label">x</span>
<a class="ipc-metadata-list-item__list-content-item">{date}</a></li>
<li data-testid="title-boxoffice-budget"><span class="ipc-metadata-list-item__label">Budget</span>
<span class="ipc-metadata-list-item__list-content-item">{budget}</span></li>
<li data-testid="title-boxoffice-cumulativeworldwidegross"><span class="ipc-metadata-list-item__label">x</span>
<span class="ipc-metadata-list-item__list-content-item">{gross}</span></li></ul></body></html>"""
CREDIT = """<li data-testid="title-pc-principal-credit"><span class="ipc-metadata-list-item__label">{label}</span><ul><li>
<a href="/name/{ident}/{mark}">{name}</a></li></ul></li>"""


def abroad(lang: str, *credits: str, original: str = "x", date: str = "1987", budget: str = "", gross: str = "") -> str:
    return ABROAD.format(lang=lang, credits="".join(credits), original=original, date=date, budget=budget, gross=gross)


@pytest.mark.parametrize(
    ("lang", "label", "mark", "property"),
    [
        ("hi-IN", "निर्देशक", "?ref_=tt_ov_dr_1", "director"), ("xx", "Whatever", "?ref_=tt_ov_wr", "writer"),
        ("es-MX", "Guionistas", "", "writer"), ("fr-FR", "Réalisatrice", "", "director"), ("en-US", "Stars", "?ref_=tt_ov_1_3", "actor"),
    ],
)  # fmt: skip
def test_what_people_did_is_told_by_their_links_or_their_label(lang: str, label: str, mark: str, property: str) -> None:
    credit = CREDIT.format(label=label, ident="nm0900002", mark=mark, name="Ada Quill")
    assert values(abroad(lang, credit), property) == ["person(ada quill)"]


@pytest.mark.parametrize(("label", "mark"), [("Serien-Entwicklung", ""), ("Idee", "?ref_=tt_ov_cr_1"), ("Sprache", "")])
def test_who_did_nothing_that_is_known_is_nothing(label: str, mark: str) -> None:
    found = record(abroad("de-DE", CREDIT.format(label=label, ident="nm0900002", mark=mark, name="Ada Quill")))
    assert not [claim for claim in found.claims if claim.property in ("director", "writer", "actor")]


@pytest.mark.parametrize(
    ("lang", "budget"),
    [
        ("es-MX", "EUR 3,500,000 (estimado)"), ("de-DE", "3.500.000\xa0€ (geschätzt)"), ("fr-FR", "3\u202f500\u202f000\xa0€ (estimé)"),
        ("en-US", "€3,500,000 (estimated)"),
    ],
)  # fmt: skip
def test_that_a_budget_is_estimated_is_no_place(lang: str, budget: str) -> None:
    text = abroad(lang, budget=budget)
    assert (values(text, "amount"), values(text, "estimated"), values(text, "territory")) == (["3500000.0"], ["true"], [])


def test_what_was_earned_everywhere_is_told_by_its_row() -> None:
    text = abroad("de-DE", gross="1.234.567\xa0$")
    assert (values(text, "amount"), values(text, "territory")) == (["1234567.0"], ["place(worldwide)"])


def test_a_page_in_hindi() -> None:
    text = abroad("hi-IN", original="मूल शीर्षक", date="4 अक्टूबर 1987 (स्वीडन)")
    assert (values(text, "alternate_name"), values(text, "release_date"), values(text, "release_country")) == (
        ["Saltvägen"], ["1987-10-04"], ["country(se)"],
    )  # fmt: skip


def fetched(head: str, url: str) -> Document:
    return document(SHOWN.format(head=head), url)


def test_a_page_that_was_saved_from_the_site_is_its_own() -> None:
    page = fetched("", "https://www.imdb.com/title/tt0900011/?ref_=x")
    assert imdb.recognize(HtmlPage(page)) == 1.0
    found = read(page)
    assert str(found.film) == "episode(the mule, 2024)"
    assert not [str(claim) for claim in found.claims if unverified(claim, found.document, Tree(page.text))]


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("", "https://films.example/www.imdb.com/title/tt0900011/"),
        (CANONICAL.format("https://films.example/the-mule"), "https://www.imdb.com/title/tt0900011/"),
    ],
)  # fmt: skip
def test_a_page_that_says_that_it_is_elsewhere_is_not(head: str, url: str) -> None:
    assert imdb.recognize(HtmlPage(fetched(head, url))) < 1.0


def test_a_list_that_was_saved_from_the_site_is_about_no_film() -> None:
    found = read(document("<html><title>Top 250 - IMDb</title><h1>Salt Road (1987)</h1>", "https://www.imdb.com/chart/top/"))
    assert found.site == "imdb"
    assert [n.code for n in found.notices] == ["not-one-film"]
    assert found.claims == ()
