"""IMDb's less usual pages as HTML: of before 2007, of its addresses in Europe, its reference view, and those saved without scripts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kg.model import Record
from kg.reading.html import HtmlPage
from kg.sites import imdb
from tests.sites.html_pages import document, sound
from tests.sites.imdb_next_pages import HEAD, changed, edges, name

HERE = Path(__file__).parent / "imdb"
PAGES = {
    page: (HERE / f"{page}.html").read_text(encoding="utf-8") for page in ("elder-2005", "german-2009", "reference-2018", "shown-2024")
}


def record(text: str) -> Record:
    return sound(text, "imdb")


def said(text: str) -> set[str]:
    found = record(text)
    return {str(claim).replace(str(found.film), "m").removesuffix("  (inferred)") for claim in found.claims}


def codes(text: str) -> set[str]:
    return {notice.code for notice in record(text).notices}


# --- what is no fact -------------------------------------------------------------------------------------------------

NOT_THERE = """<title>404 Error - IMDb</title><meta property="og:site_name" content="IMDb"><div class="error_code">404 Error</div>
<div class="error_quote">I cannot do that, Ada.</div><div>Mule (Fox Tarn), <a href="/title/tt0900020/">Glass Harbour</a> (1999)</div>"""


def test_a_page_that_is_not_there_is_about_no_film_though_it_quotes_one() -> None:
    found = record(NOT_THERE)
    assert found.claims == ()
    assert {notice.code for notice in found.notices} == {"not-one-film"}


PEOPLE = {
    "2005": """<title>Eve Lark</title><strong class="title">Eve Lark</strong><b class="ch">Trivia</b><br>She owns a mule. (more)<br>
        <ol><li><a href="/title/tt0900001/">Salt Road</a> (1987) .... The Girl with <a href="/name/nm0900007/">Fox Tarn</a></li></ol>""",
    "2008": """<title>Eve Lark</title><div id="tn15title"><h1>Eve Lark</h1></div><div id="tn15content"><div class="info"><h5>Trivia:</h5>
        She owns a mule. <a class="tn15more" href="bio">more</a></div><a href="/title/tt0900001/">Salt Road</a> (1987)</div>""",
}


@pytest.mark.parametrize("year", PEOPLE)
def test_a_person_without_an_address_is_no_film(year: str) -> None:
    found = record(PEOPLE[year])
    assert found.claims == ()
    assert {notice.code for notice in found.notices} == {"not-one-film"}


@pytest.mark.parametrize("path", ["mediaviewer/rm1", "videoplayer/vi1"])
def test_who_is_seen_in_a_picture_is_no_part_of_a_title(path: str) -> None:
    address = f'<link rel="canonical" href="https://www.imdb.com/title/tt0900001/{path}/">'
    found = record(f"<title>Eve Lark in Salt Road (1987)</title>{address}<h1>Salt Road</h1>")
    assert found.claims == ()
    assert {notice.code for notice in found.notices} == {"not-one-film"}


def test_a_film_may_be_called_an_error() -> None:
    text = "<title>Error (1999) - IMDb</title>" + '<link rel="canonical" href="https://www.imdb.com/title/tt0900020/"><h1>Error (1999)</h1>'
    assert "m.name = Error" in said(text)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("words", ["(more)", "more)", "mehr", "See more", "Main View", "Vote Here", "Now Playing", "Night Bridge", "Tinted",
                                   "Quay Distribution", "12 more", "Police Procedural", "Featured review", "helpful = ", "data:",
                                   "IMDbPro", "Written by", "Rate ", "Add "])  # fmt: skip
def test_furniture_is_in_no_claim(page: str, words: str) -> None:
    assert [line for line in said(PAGES[page]) if words in line] == []


@pytest.mark.parametrize("page", PAGES)
def test_no_label_of_a_page_is_unknown(page: str) -> None:
    assert codes(PAGES[page]) == set()


def test_a_year_that_nobody_knows_is_no_part_of_a_title() -> None:
    text = """<title>Mule Project (????)</title><link rel="canonical" href="http://www.imdb.com/title/tt0900030/"><div id="tn15title">
    <h1>Mule Project <span>(????) <span class="pro-link">More at IMDb Pro</span></span></h1></div><div id="tn15content">
    <div class="info"><h5>Director:</h5><div class="info-content"><a href="/name/nm0900002/">Ada Quill</a></div></div></div>"""
    assert {"film(mule project, ).name = Mule Project"} <= {str(claim) for claim in record(text).claims}


# --- before 2007 -----------------------------------------------------------------------------------------------------


def test_a_page_of_before_2007_is_the_site_s_without_an_address() -> None:
    assert imdb.recognize(HtmlPage(document(PAGES["elder-2005"]))) == 1.0


@pytest.mark.parametrize(
    "line",
    [
        "m.name = The Cold Ferry", "m.year = 1998", "m.page = https://www.imdb.com/title/tt0990011/", "m.director -> person(hanna brisk)",
        "writing(person(otto lamm), novel).credit_note = novel", "writing(person(pia renk), screenplay).credit_note = screenplay",
        "m.genre = Crime", "m.genre = Drama", "m.tagline = The river keeps what it takes.", "m.award = 3 wins & 2 nominations",
        "m.description = A ferryman finds a suitcase and hides it from his brother.", "m.alternate_name = Kolde færge, Den",
        "rating(0000000000000000, imdb, users).score = 7.4", "rating(0000000000000000, imdb, users).rating_count = 2913",
        "role(person(mads kvist), elias-holm).role_position = 1", "role(person(lene storm), the-widow).credited_as = Lena Storm",
        "m.actor -> person(ib falk)", "m.certificate = R", "certification(mpaa, r).certificate_reason = some violence and language",
        "m.duration = PT1H52M", "m.country -> country(dk)", "m.country -> country(de)", "m.language = da", "m.language = de",
        "m.color = Color", "m.sound_mix = Dolby", "work(warm boat, 2001).mentions -> m",
        "person(hanna brisk).page = https://www.imdb.com/name/nm0990001/", "m.image = http://ia.imdb.com/media/imdb/01/I/11/22/33m.jpg",
    ],
)  # fmt: skip
def test_a_page_of_before_2007_says(line: str) -> None:
    assert line in said(PAGES["elder-2005"])


def test_departments_of_before_2007() -> None:
    table = """<b class="blackcatheader">Cinematography by</b><table><tr><td><a href="/name/nm0990009/">Tor Vik</a></td><td> .... </td>
    <td>additional photography</td></tr></table><hr>"""
    found = said(PAGES["elder-2005"].replace("<hr>", table, 1))
    assert "contribution(person(tor vik), additional-photography).credit_note = additional photography" in found


# --- other languages -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "m.name = Die kalte Fähre", "m.alternate_name = Den kolde færge", "m.alternate_name = The Cold Ferry", "m.genre = Krimi",
        "m.page = https://www.imdb.com/title/tt0990011/", "m.director -> person(hanna brisk)", "m.writer -> person(pia renk)",
        "release(de, 1999-03-12).release_date = 1999-03-12", "m.tagline = Der Fluss behält, was er nimmt.", "m.duration = PT1H52M",
        "m.description = Ein Fährmann findet einen Koffer.", "m.country -> country(dk)", "country(dk).name = Dänemark", "m.language = da",
        "rating(0000000000000000, imdb, users).score = 7.4", "m.location -> place(skagen, dänemark)",
        "role(person(lene storm), die-witwe).character_name = Die Witwe", "m.company -> organization(nordlys film)",
    ],
)  # fmt: skip
def test_a_page_in_german_of_2009_says(line: str) -> None:
    assert line in said(PAGES["german-2009"])


def test_a_label_in_no_language_that_is_known_is_a_notice() -> None:
    assert "unknown-label" in codes(PAGES["german-2009"].replace("Drehorte:", "Orrte:"))


def test_a_page_of_2008_is_the_site_s_by_its_boxes() -> None:
    text = (HERE / "overview-2008.html").read_text(encoding="utf-8").replace('rel="canonical"', 'rel="x"')
    assert imdb.recognize(HtmlPage(document(text))) == 1.0
    assert "m.page = https://www.imdb.com/title/tt0900001/" in said(text)


# --- the reference view ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "m.name = The Cold Ferry", "m.alternate_name = Den kolde færge", "release(us, 1999-03-12).release_date = 1999-03-12",
        "rating(0000000000000000, imdb, users).rating_count = 2913", "m.award = 3 wins & 2 nominations.", "m.certificate = R",
        "m.description = A ferryman finds a suitcase and hides it from his brother.", "m.director -> person(hanna brisk)",
        "role(person(lene storm), the-widow).credited_as = Lena Storm", "m.producer -> person(bo krag)", "m.composer -> person(ase lund)",
        "m.editor -> person(eva nord)", "contribution(person(tor vik), cinematography-by).credit_contributor -> person(tor vik)",
        "m.company -> organization(nordlys film)", "m.keyword = suitcase", "m.tagline = The river keeps what it takes.",
        "storyline(95b52d445b052c47).credit_author -> account(imdb, riverrat)", "m.country -> country(de)", "m.language = da",
        "m.runtime_minutes = 112", "m.aspect_ratio = 1.85 : 1", "m.location -> place(skagen, denmark)",
        "budget(unstated, 2500000-usd).estimated = true", "gross(worldwide, 1204330-usd).amount = 1204330.0",
    ],
)  # fmt: skip
def test_the_reference_view_of_2018_says(line: str) -> None:
    assert line in said(PAGES["reference-2018"])


def test_a_plot_may_say_what_a_link_says() -> None:
    plot = "He goes to see more of the sea than anybody wants to see all of."
    text = PAGES["reference-2018"].replace("A ferryman finds a suitcase and hides it from his brother.", plot)
    assert f"m.description = {plot}" in said(text)


_GROUP = "amzn1.imdb.concept.name_credit_"
_DIRECTOR, _WRITER = f"{_GROUP}category.ace5cb4c-8708-4238-9542-04641e7c8171", f"{_GROUP}category.c84ecaff-add5-4f2e-81db-102a41881fe3"
_CAST, _STARS = f"{_GROUP}group.7caf7d16-5db9-4f4f-8864-d4c6e711c686", f"{_GROUP}group.7510356e-fde9-438e-b3ad-0099ba6bc8ce"
_CAMERA, _THANKS = f"{_GROUP}category.e2bf7217-c947-461b-aa58-47e27da1c78e", f"{_GROUP}category.90de891d-6d5e-4711-9179-3eda18bd18e1"


def next_page(main: dict[str, Any], head: dict[str, Any] = HEAD, path: str = "") -> str:
    data = json.dumps({"props": {"pageProps": {"aboveTheFoldData": head, "mainColumnData": main}}})
    return (f'<title>Salt Road (1987) - IMDb</title><link rel="canonical" href="https://www.imdb.com/title/tt0900001/{path}">'
            f'<script id="__NEXT_DATA__" type="application/json">{data}</script>')  # fmt: skip


def group(ident: str, text: str, *credits: dict[str, Any]) -> dict[str, Any]:
    return {"grouping": {"groupingId": ident, "text": text}, "credits": list(credits)}


def role(text: str, category: str, *played: str, note: str = "") -> dict[str, Any]:
    characters = edges(*({"name": one} for one in played)) if played else None
    return edges({"text": text, "category": {"text": category}, "characters": characters, "attributes": [{"text": note}] if note else None})


def test_what_people_did_is_told_by_ids_that_no_language_changes() -> None:
    crew = [group(_DIRECTOR, "Regie", {"name": name("nm0900002", "Ada Quill")}),
            group(_WRITER, "Drehbuch", {"name": name("nm0900004", "Cy Moss")}),
            group(_STARS, "Hauptbesetzung", {"name": name("nm0900006", "Eve Lark")})]  # fmt: skip
    found = said(next_page({"id": "tt0900001"}, changed(HEAD, principalCredits=None, principalCreditsV2=crew)))
    assert {"m.director -> person(ada quill)", "m.writer -> person(cy moss)", "m.actor -> person(eve lark)"} <= found
    assert "m.director -> person(cy moss)" not in found


def test_a_group_may_have_an_id_only() -> None:
    crew = [{"grouping": {"groupingId": _DIRECTOR}, "credits": [{"name": name("nm0900002", "Ada Quill")}]}]
    assert "m.director -> person(ada quill)" in said(next_page({"id": "tt0900001"}, changed(HEAD, crewV2=crew)))


def test_the_reference_view_of_2025_says_who_made_the_film() -> None:
    departments = edges(*({**each, "credits": edges(*each["credits"])} for each in (
        group(_DIRECTOR, "Director", {"name": name("nm0900002", "Ada Quill"), "creditedRoles": role("Director", "Director")}),
        group(_WRITER, "Writers", {"name": name("nm0900004", "Cy Moss"), "creditedRoles": role("novel", "Writer", note="as C. Moss")}),
        group(_CAST, "Cast", {"name": name("nm0900006", "Eve Lark"), "creditedRoles": role("The Girl", "Actress", "The Girl")}),
        group(_CAMERA, "Cinematographer", {"name": name("nm0900009", "Ned Ash"), "creditedRoles": role("operator", "Cinematographer")}),
        group(_THANKS, "Thanks", {"name": name("nm0900010", "Oda Reed")}),
    )))  # fmt: skip
    found = said(next_page({"id": "tt0900001", "creditGroupings": departments}, path="reference/"))
    assert {
        "m.director -> person(ada quill)", "writing(person(cy moss), novel).credit_note = novel",
        "person(cy moss).alternate_name = C. Moss",
        "role(person(eve lark), the-girl).role_position = 1", "contribution(person(ned ash), operator).credit_note = operator",
        "person(ned ash).page = https://www.imdb.com/name/nm0900009/",
    } <= found  # fmt: skip
    assert not [line for line in found if "oda reed" in line]


def test_the_reference_view_of_2024_says_who_made_the_film() -> None:
    jobs = [{"job": {"text": "novel"}, "attributes": None}, {"job": {"text": "screenplay"}, "attributes": None}]
    writers = {"category": {"id": "writer"}, "categoryText": {"text": "Writers"},
               "credits": edges({"name": name("nm0900004", "Cy Moss"), "jobDetails": jobs})}  # fmt: skip
    cast = {"category": {"id": "cast"}, "categoryText": {"text": "Cast"},
            "credits": edges({"name": name("nm0900006", "Eve Lark"), "characters": [{"name": "The Girl"}]})}  # fmt: skip
    found = said(next_page({"id": "tt0900001", "creditCategories": [writers, cast]}, path="reference/"))
    assert {"writing(person(cy moss), novel).credit_note = novel", "writing(person(cy moss), screenplay).credit_note = screenplay",
            "role(person(eve lark), the-girl).character_name = The Girl"} <= found  # fmt: skip


@pytest.mark.parametrize(("total", "seasons"), [(2, {"11"}), (5, set())])
def test_a_series_has_as_many_seasons_as_a_whole_list_names(total: int, seasons: set[str]) -> None:
    head = changed(HEAD, titleType={"id": "tvSeries"})
    listed = {**edges({"season": "11"}, {"season": "2"}), "total": total}
    found = said(next_page({"id": "tt0900001", "episodes": {"displayableSeasons": listed}}, head))
    assert {line.partition(" = ")[2] for line in found if ".seasons" in line} == seasons


# --- saved without scripts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "m.alternate_name = Den kolde færge", "m.genre = Crime", "m.keyword = ferry", "m.keyword = suitcase",
        "m.tagline = The river keeps what it takes.", "certification(mpa, r).certificate_reason = some violence and language",
        "storyline(95b52d445b052c47).credit_author -> account(imdb, riverrat)", "goof(f3a0f66eb6209eb8).text = The suitcase changes hands.",
        "trivia(adf786438c90953e).text = The ferry was built for the film and sank twice.", "work(warm boat, 2001).mentions -> m",
        "recording(911aafddf8aec804).performer -> artist(the quays)", "question(abf025b4972f6b6c).name = What is in the suitcase?",
        "m.similar -> film(warm boat, )", "film(warm boat, ).page = https://www.imdb.com/title/tt0990020/",
        "user_review(imdb, d3a64dd5e318430d)/review_rating().score = 9.0", "user_review(imdb, d3a64dd5e318430d).helpful_total = 10",
        "user_review(imdb, d3a64dd5e318430d).review_date = 2003-03-14", "user_review(imdb, d3a64dd5e318430d).name = Slow and wonderful",
        "user_review(imdb, d3a64dd5e318430d).reviewer -> account(imdb, riverrat-3)",
        "official_site(nordlys-film, denmark).name = Nordlys Film",
        "rating(0000000000000000, imdb, users).review_count = 38", "rating(0000000000000000, imdb, critics).review_count = 21",
        "rating(0000000000000000, metacritic, critics).score = 61.0", "m.popularity_rank = 3412", "m.popularity_change = 118",
    ],
)  # fmt: skip
def test_a_page_of_2024_without_its_scripts_says(line: str) -> None:
    assert line in said(PAGES["shown-2024"])


@pytest.mark.parametrize("count", ["1.2K", "3,4 Tsd."])
def test_a_rounded_number_is_none(count: str) -> None:
    text = PAGES["shown-2024"].replace("<span class=score>38</span>", f"<span class=score>{count}</span>")
    assert not [line for line in said(text) if "imdb, users).review_count" in line]


def test_how_films_are_connected_that_the_model_lacks_is_a_notice() -> None:
    assert "unmodelled-relation" in codes(PAGES["shown-2024"].replace("Referenced in <a", "Followed by <a"))


def test_a_summary_may_be_signed_by_nobody_known() -> None:
    signed = '—<a class=ipc-link href="https://www.imdb.com/search/title/?plot_author=riverrat">riverrat</a>'
    found = said(PAGES["shown-2024"].replace(signed, "—Anonymous"))
    assert "m.description = Elias runs the last ferry. One night a stranger leaves a suitcase." in found


def test_an_opening_weekend_that_is_only_shown_has_its_day() -> None:
    item = "<li><span class=ipc-metadata-list-item__list-content-item>{}</span>"
    for days, as_of in (("Aug 23, 2009", {"2009-08-23"}), ("of three days", set())):
        row = (
            "<li data-testid=title-boxoffice-openingweekenddomestic><span class=ipc-metadata-list-item__label>Opening weekend US &amp; "
            f"Canada</span><ul>{item.format('$38,054,676')}{item.format(days)}</ul><li data-testid=title-details-languages"
        )
        found = said(PAGES["shown-2024"].replace("<li data-testid=title-details-languages", row))
        assert "opening_weekend(us-canada, 38054676-usd).amount = 38054676.0" in found
        assert {line.partition(" = ")[2] for line in found if ".as_of" in line} == as_of


def test_a_page_of_2024_without_the_marks_of_its_boxes_is_read_as_its_text() -> None:
    bare = re.sub(r" (?:data-testid|class|id)=(?:\"[^\"]*\"|[^\s>]+)", "", PAGES["shown-2024"])
    bare = bare.replace("canonical href=https://www", "canonical href=https://archive.ph/2024.01.02-030405/https://www")
    found, whole = said(bare), said(PAGES["shown-2024"])
    assert [line for line in found if line.startswith("m.page = https://www.imdb.com/")]
    assert len(found & whole) > len(whole) / 2
    assert not [line for line in found - whole if ".genre" in line or ".color" in line or line.startswith("recording")]
    assert "certification(mpa, r).certificate_reason = some violence and language" in found
