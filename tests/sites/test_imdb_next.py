"""IMDb's title pages since 2021: what their data states becomes claims that quote it; what it does not state becomes none."""

from __future__ import annotations

import copy
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Notice, Record
from kg.sites import imdb
from kg.sites import page_of as page_of_document
from tests.sites.html_pages import document, sound
from tests.sites.imdb_next_pages import HEAD, MAIN, SHOWN, WITHOUT_SCRIPTS, changed, edges, html, name

PAGES = sorted(Path(os.environ["KG_PAGES"]).glob("imdb/tt*.html")) if os.environ.get("KG_PAGES") else []


def record(text: str) -> Record:
    return sound(text, "imdb")


def said(text: str) -> set[str]:
    return {str(claim).replace("film(salt road, 1987)", "m") for claim in record(text).claims}


def codes(found: Record) -> set[str]:
    return {notice.code for notice in found.notices}


# --- what is no fact -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["None", "hal@example.org", "<a", "&quot;", "nm0900009", "Pepper Road", "zxx"])
def test_what_is_no_statement_about_the_film_is_in_no_claim(word: str) -> None:
    assert [line for line in said(html(shown=SHOWN)) if word in line] == []


@pytest.mark.parametrize("kind", ["videoGame", "podcastSeries"])
def test_what_is_no_film_is_a_notice(kind: str) -> None:
    found = record(html(changed(HEAD, titleType={"id": kind})))
    assert found.claims == ()
    assert "not-one-film" in codes(found)


@pytest.mark.parametrize("path", ["name/nm0900002/", "chart/top/", "find/?q=salt", "list/ls000000001/", "news/ni0000001/", "company/co1/"])
def test_other_pages_of_the_site_are_recognized_and_give_a_notice(path: str) -> None:
    text = html(address=f"https://www.imdb.com/{path}").replace("aboveTheFoldData", "other")
    assert imdb.recognize(page_of_document(document(text))) == 1.0
    found = record(text)
    assert found.claims == ()
    assert "not-one-film" in codes(found)


def test_a_score_that_nobody_gave_and_an_amount_of_nothing_are_none() -> None:
    head = changed(HEAD, ratingsSummary={"aggregateRating": None, "voteCount": 0}, metacritic=None)
    assert not [line for line in said(html(head)) if ".score" in line and "glass" not in line and "review" not in line
                and "6.5" not in line]  # fmt: skip
    assert not [line for line in said(html()) if "gross" in line and " = 0" in line]


def test_reviews_that_nobody_wrote_are_no_rating() -> None:
    head = changed(HEAD, reviews={"total": 0}, criticReviewsTotal={"total": 0})
    assert not [line for line in said(html(head)) if "review_count" in line and line.endswith("= 0")]
    assert [line for line in said(html()) if line.endswith("review_count = 31")]


@pytest.mark.parametrize("change", [{"releaseDate": {"year": 1987, "month": 15, "day": 2}}, {"runtime": {"seconds": -4}}])
def test_what_cannot_be_read_is_a_notice(change: dict[str, Any]) -> None:
    found = record(html(changed(HEAD, **change), changed(MAIN, releaseDate=None)))
    assert "unreadable-value" in codes(found)


# --- what is said ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "m.name = Salt Road", "m.year = 1987", "m.alternate_name = Saltvägen", "m.alternate_name = La route du sel",
        "identifier(imdb, tt0900001).identifier_value = tt0900001", "m.page = https://www.imdb.com/title/tt0900001/",
        "m.image = https://m.media-amazon.com/images/M/salt.jpg", "m.duration = PT1H51M", "m.runtime_minutes = 111",
        "m.genre = Drama", "m.genre = War", "m.keyword = mule", "m.certificate = R", "m.tagline = Follow the mule.",
        "m.description = A girl & a mule walk to the sea.", "release(se, 1987-05-02).release_date = 1987-05-02",
        "release(se, 1987-05-02).release_country -> country(se)", "m.country -> country(se)", "m.language = sv",
        "m.company -> organization(gull films)", "m.location -> place(lund, sweden)", "m.sound_mix = Mono", "m.color = Color",
        "m.aspect_ratio = 1.85 : 1", "m.director -> person(ada quill)", "m.writer -> person(cy moss)", "m.writer -> person(di fenn)",
        "writing(person(cy moss), based-on-the-novel-by).credit_note = based on the novel by",
        "book(person(cy moss)).credit_author -> person(cy moss)", "m.actor -> person(eve lark)",
        "role(person(eve lark), the-girl).character_name = The Girl", "role(person(eve lark), old-girl).character_name = Old Girl",
        "role(person(eve lark), the-girl).credited_as = E. Lark", "person(eve lark).alternate_name = E. Lark",
        "role(person(fox tarn), mule).role_position = 2", "role(person(gil wren), 3).role_position = 3",
        "person(ada quill).page = https://www.imdb.com/name/nm0900002/", "identifier(imdb, nm0900002).scheme = imdb",
        "rating(0000000000000000, imdb, users).score = 7.1", "rating(0000000000000000, imdb, users).best = 10.0  (inferred)",
        "rating(0000000000000000, imdb, users).rating_count = 12345", "rating(0000000000000000, imdb, users).review_count = 31",
        "rating(0000000000000000, imdb, critics).review_count = 7", "rating(0000000000000000, metacritic, critics).score = 62.0",
        "m.popularity_rank = 4321", "m.popularity_change = 12", "trailer(vi00000009).duration = PT2M3S",
        "trailer(vi00000009).name = First Look", "trailer(vi00000009).video_page = https://www.imdb.com/video/vi00000009/",
        "budget(unstated, 8000000-sek).estimated = true", "gross(worldwide, 1234567-usd).amount = 1234567.0",
        "opening_weekend(us-canada, 45678-usd).as_of = 1987-05-10", "m.award = Won 2 Salts 3 wins & 4 nominations total",
        "official_site(gull-films-site, sweden).territory -> country(se)", "account(imdb, hal-plum).name = Hal Plum",
        "work(at the mules, 1988).mentions -> m", "m.similar -> film(glass harbour, 1999)", "film(glass harbour, 1999).genre = Crime",
        "film(glass harbour, 1999).page = https://www.imdb.com/title/tt0900020/", "film(glass harbour, 1999).duration = PT1H30M",
    ],
)  # fmt: skip
def test_the_data_of_a_title_page(line: str) -> None:
    assert line in said(html(shown=SHOWN))


@pytest.mark.parametrize(
    "words",
    [
        '.text = The mule was Ned "Salt" Ash\'s.', ".text = The salt moves. Twice.", ".text = They walk. It is far.",
        ".body = It walks. Slowly.", ".helpful_votes = 35", ".helpful_total = 46", ".name = Dry", ".review_date = 1999-01-02",
        ".name = Is the mule well?", ".headline = Mules again", ".review_date = 2022-02-08", ".publisher -> organization(reel daily)",
        ".song_writer -> person(oda reed)", ".song_writer -> person(pim sedge)", ".performer -> person(pim sedge)",
        ".text = The Girl: I walk. [the mule sits] Mule: I do not.", "/line(2).text = [the mule sits]",
        "/line(3).speaker -> character(mule)",
    ],
)  # fmt: skip
def test_the_texts_of_a_title_page(words: str) -> None:
    assert [line for line in said(html(shown=SHOWN)) if line.endswith(words)]


def test_quotes_that_are_not_shown_are_read_from_the_data() -> None:
    assert [line for line in said(html()) if line.endswith("/line(2).speaker -> character(mule)")]


def test_a_value_quotes_its_place_in_the_data() -> None:
    (claim,) = [c for c in record(html()).claims if c.property == "tagline"]
    assert claim.evidence[0].pointer == "/props/pageProps/mainColumnData/taglines/edges/0/node/text"
    assert claim.evidence[0].exact == "Follow the mule."


def test_the_first_rows_of_a_cast_may_stand_apart() -> None:
    first = {"name": name("nm0900007", "Fox Tarn"), "characters": [{"name": "Mule"}]}
    found = said(html(main=changed(MAIN, principalCast=[{"credits": [first]}])))
    assert "role(person(fox tarn), mule).role_position = 1" in found
    assert "role(person(eve lark), the-girl).role_position = 2" in found
    assert "role(person(gil wren), 3).role_position = 3" in found


def test_the_data_of_2025_has_other_names_for_the_same_things() -> None:
    lark = {"name": name("nm0900006", "Eve Lark"), "creditedRoles": edges(
        {"characters": edges({"name": "The Girl"}, {"name": "Old Girl"}), "attributes": [{"text": "as E. Lark"}]})}  # fmt: skip
    moss = {"name": name("nm0900004", "Cy Moss"), "creditedRoles": edges({"attributes": [{"text": "novel"}]})}
    crew = [{"grouping": {"text": "Director"}, "credits": [{"name": name("nm0900002", "Ada Quill")}]},
            {"grouping": {"text": "Writers"}, "credits": [moss]}]  # fmt: skip
    stars = [{"grouping": {"groupingId": "amzn1.imdb.concept.grouping.stars", "text": "Stars"}, "credits": [lark]}]
    head = changed(HEAD, genres=None, titleGenres={"genres": [{"genre": {"text": "War"}}]}, principalCredits=None, principalCreditsV2=stars)
    cast = [{"grouping": {"text": "Top Cast"}, "credits": [lark]}]
    main = changed(MAIN, cast=None, castV2=cast, directors=None, writers=None, crewV2=crew, countriesOfOrigin=None,
                   countriesDetails=MAIN["countriesOfOrigin"])  # fmt: skip
    assert {
        "m.genre = War", "m.director -> person(ada quill)", "writing(person(cy moss), novel).credit_note = novel",
        "m.actor -> person(eve lark)", "role(person(eve lark), old-girl).character_name = Old Girl", "m.country -> country(se)",
        "role(person(eve lark), the-girl).credited_as = E. Lark",
    } <= said(html(head, main))  # fmt: skip


def test_certificates_with_their_reason_and_their_body() -> None:
    rated = {"rating": "R", "ratingReason": "Rated R for salt", "ratingsBody": {"id": "MPAA"}}
    found = said(html(main=changed(MAIN, certificate=rated)))
    assert {"certification(mpaa, r).certificate_reason = salt", "certification(mpaa, r).certifier -> organization(mpaa)"} <= found


def test_a_page_in_another_language_names_countries_and_languages_by_their_codes() -> None:
    sweden, swedish = {"id": "SE", "text": "Schweden"}, {"id": "sv", "text": "Schwedisch"}
    date = {"day": 2, "month": 5, "year": 1987, "country": sweden}
    main = changed(MAIN, countriesOfOrigin={"countries": [sweden]}, spokenLanguages={"spokenLanguages": [swedish]}, releaseDate=date)
    found = said(html(main=main))
    assert {"m.country -> country(se)", "country(se).name = Schweden", "m.language = sv"} <= found
    assert "release(se, 1987-05-02).release_country -> country(se)" in found


@pytest.mark.parametrize(
    "line",
    [
        "m.name = Salt Road", "m.year = 1987", "m.alternate_name = Saltvägen", "m.certificate = R", "m.genre = War", "m.duration = PT1H51M",
        "m.description = A girl and a mule walk to the sea.", "rating(0000000000000000, imdb, users).score = 7.1",
        "m.director -> person(ada quill)", "writing(person(cy moss), novel).credit_note = novel", "m.actor -> person(eve lark)",
        "role(person(eve lark), the-girl).character_name = The Girl", "role(person(eve lark), the-girl).credited_as = E. Lark",
        "person(eve lark).page = https://www.imdb.com/name/nm0900006/", "m.country -> country(se)", "m.language = sv",
        "release(se, 1987-05-02).release_date = 1987-05-02", "budget(unstated, 8000000-sek).estimated = true",
        "gross(worldwide, 1234567-usd).amount = 1234567.0", "m.page = https://www.imdb.com/title/tt0900001/", "m.color = Color",
    ],
)  # fmt: skip
def test_a_page_without_its_scripts_is_read_by_what_it_shows(line: str) -> None:
    assert line in said(WITHOUT_SCRIPTS)


def test_a_page_without_its_scripts_says_nothing_twice() -> None:
    actors = [c for c in record(WITHOUT_SCRIPTS).claims if c.property == "director"]
    assert len(actors) == 1


@pytest.mark.parametrize("shown", ["NOK&nbsp;20.000.000 (estimativa)", "NOK&nbsp;1.234", "20.000.000&nbsp;NOK"])
def test_an_amount_with_the_points_of_another_tongue_is_a_notice(shown: str) -> None:
    found = record(WITHOUT_SCRIPTS.replace("SEK&nbsp;8,000,000 (estimated)", shown))
    assert not [claim for claim in found.claims if claim.subject.kind == "budget"]
    assert [notice for notice in found.notices if notice.code == "unreadable-value" and "(budget)" in notice.what]


@pytest.mark.parametrize(
    ("director", "writer", "stars"),
    [
        ("Regie", "Drehbuch", "Hauptbesetzung"), ("Réalisation", "Scénario", "Casting principal"), ("Dirección", "Guion", "Elenco"),
        ("Regia", "Sceneggiatura", "Star"), ("Direção", "Roteiristas", "Artistas"),
    ],
)  # fmt: skip
def test_credits_in_another_tongue(director: str, writer: str, stars: str) -> None:
    page = WITHOUT_SCRIPTS
    for label, other in (("Director", director), ("Writer", writer), ("Stars", stars)):
        page = page.replace(f'label">{label}<', f'label">{other}<')
    assert not page.count(">Director<")
    assert {"m.director -> person(ada quill)", "m.writer -> person(cy moss)", "m.actor -> person(eve lark)"} <= said(page)


@pytest.mark.parametrize("label", ["Originaltitel", "Titre original\u00a0", "Título original", "Titolo originale"])
def test_an_original_title_in_another_tongue(label: str) -> None:
    assert "m.alternate_name = Saltvägen" in said(WITHOUT_SCRIPTS.replace("Original title:", f"{label}:"))


_IN_GERMAN = (
    ("<html>", '<html lang="de-DE">'), ("May 2, 1987 (Sweden)", "2. Mai 1987 (Schweden)"),
    (">Sweden<", ">Schweden<"), (">Swedish<", ">Schwedisch<"),
    ("<span>7.1</span>", "<span>7,1</span>"), ("1<!-- --> <!-- -->hour<!-- --> <!-- -->51<!-- --> <!-- -->minutes", "1 Stunde 51 Minuten"),
)  # fmt: skip


def test_the_facts_of_a_page_in_another_tongue() -> None:
    page = WITHOUT_SCRIPTS
    for english, german in _IN_GERMAN:
        assert english in page
        page = page.replace(english, german)
    assert said(page) == {line.replace("name = Sweden", "name = Schweden") for line in said(WITHOUT_SCRIPTS)}


def test_a_tongue_that_the_page_is_not_in_is_not_tried() -> None:
    assert "country(se).name = Schweden" not in said(WITHOUT_SCRIPTS.replace(">Sweden<", ">Schweden<"))


# --- series and episodes -----------------------------------------------------------------------------------------------


def test_a_series_with_its_years_seasons_and_episodes() -> None:
    head = changed(HEAD, titleType={"id": "tvSeries", "isSeries": True, "isEpisode": False}, releaseYear={"year": 2008, "endYear": 2013})
    main = changed(MAIN, episodes={"episodes": {"total": 62}, "seasons": [{"number": 1}, {"number": 5}]})
    found = said(html(head, main))
    assert {f"series(salt road, 2008).{fact}" for fact in ("name = Salt Road", "end_year = 2013", "episodes = 62", "seasons = 5")} <= found


def test_an_episode_of_a_series() -> None:
    series = {"series": {"id": "tt0900010", "titleText": {"text": "Salt Town"}}, "episodeNumber": {"episodeNumber": 14, "seasonNumber": 5}}
    head = changed(HEAD, titleType={"id": "tvEpisode", "isSeries": False, "isEpisode": True}, series=series)
    found = said(html(head))
    assert {
        "episode(salt road, 1987).part_of_series -> series(salt town, )", "series(salt town, ).name = Salt Town",
        "episode(salt road, 1987).season_number = 5", "episode(salt road, 1987).episode_number = 14",
        "series(salt town, ).page = https://www.imdb.com/title/tt0900010/",
    } <= found  # fmt: skip


# --- damage ----------------------------------------------------------------------------------------------------------


def test_data_that_is_cut_short_says_what_it_still_says() -> None:
    text = html()
    cut = text[: text.index('"taglines"')] + "</script></body></html>"
    found = record(cut)
    assert "cut-data" in codes(found)
    assert "film(salt road, 1987).name = Salt Road" in {str(c) for c in found.claims}


def test_data_that_cannot_be_read_is_a_notice_and_the_markup_is_read() -> None:
    start, end = html().index("{"), html().rindex("}") + 1
    ld = '<script type="application/ld+json">{"@type": "Movie", "name": "Salt Road", "genre": "Drama"}</script>'
    found = record(html()[:start] + "oops" + html()[end:].replace("</body>", ld + "</body>"))
    assert "broken-data" in codes(found)
    assert "film(salt road, ).genre = Drama" in {str(c) for c in found.claims}


def _paths(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [way, *(path for key, member in inner for path in _paths(member, (*way, key)))][1 if not way else 0 :]


_WAYS = [("head", *path) for path in _paths(HEAD)] + [("main", *path) for path in _paths(MAIN)]


@settings(max_examples=150)
@given(way=st.sampled_from(_WAYS), value=st.sampled_from([None, [], {}, "", 0, "x", 7, True, [None], {"edges": None}, {"edges": [None]}]))
def test_a_part_that_is_missing_or_of_another_shape_takes_its_own_facts_only(way: tuple[Any, ...], value: object) -> None:
    data = copy.deepcopy({"head": HEAD, "main": MAIN})
    at: Any = data
    for step in way[:-1]:
        at = at[step]
    at[way[-1]] = value
    found = record(html(data["head"], data["main"]))
    assert not [n for n in found.notices if n.severity == "warning"]
    if way[0] == "main":
        assert "film(salt road, 1987).name = Salt Road" in {str(c) for c in found.claims}


def test_more_rows_than_any_page_has_are_not_read() -> None:
    rows = [{"name": name(f"nm{n:07d}", f"Person {n}"), "characters": None} for n in range(2_050)]
    found = record(html(main=changed(MAIN, cast=edges(*rows))))
    assert len([c for c in found.claims if c.property == "role_position" and c.subject.kind == "role"]) == 2_000


# --- real pages ------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not PAGES, reason="KG_PAGES names no folder of saved pages")
@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_a_real_page_is_read_and_every_claim_follows_from_its_place(path: Path) -> None:
    text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    assert imdb.recognize(page_of_document(document(text))) == 1.0
    found = record(text)
    ident = path.name.partition(".")[0]
    assert {c.value for c in found.claims if c.property == "identifier_value" and c.subject.of == found.film} == {ident}
    rows = [c for c in found.claims if c.property == "role_actor"]
    assert len(rows) >= 10
    assert not [n for n in found.notices if isinstance(n, Notice) and n.code in ("no-title", "unverified-claim", "reader-failed")]
