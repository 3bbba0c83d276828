"""Which addresses name a film or a person, and where they lead."""

from __future__ import annotations

import pytest

from kg.text import RULES, SCHEMES, identified


@pytest.mark.parametrize(
    ("words", "site"),
    [
        ("", ""),
        ("https://films.example/title/tt0000001/", ""),
        ("https://films.example/?to=https://www.imdb.com/title/tt0000001/", ""),
        ("/title/tt0000001/", ""),  # a path says nothing of whose it is
        ("/m/a_film", ""),
        ("/m/a_film", "metacritic"),
        ("/title/tt00000010000/", "imdb"),  # no id has so many digits
        ("tt12", ""),
        ("https://www.imdb.com/list/ls000000001/", ""),
        ("https://letterboxd.com/actor/someone/", ""),
        ("https://notimdb.com/title/tt0000001/", ""),
        ("https://web.archive.org/web/20150102030405/https://notimdb.com/title/tt0000001/", ""),
        ("https://web.archive.org/web/20150102030405/", "imdb"),
        ("https://archive.ph/2013.05.12-091122/https://notimdb.com/title/tt0000001/", ""),
        ("https://archive.example/2013.05.12-091122/https://www.imdb.com/title/tt0000001/", ""),
        ("https://notimdb-com.translate.goog/title/tt0000001/?_x_tr_sl=en", ""),
        ("https://www-imdb-com.translate.example/title/tt0000001/", ""),
    ],
)
def test_no_id_is_seen_where_none_is(words: str, site: str) -> None:
    assert identified(words, site) is None


@pytest.mark.parametrize(
    ("words", "site", "scheme", "thing", "id_", "page"),
    [
        ("tt0000001", "", "imdb", "film", "tt0000001", "https://www.imdb.com/title/tt0000001/"),
        ("/title/tt0000001/?ref_=x", "imdb", "imdb", "film", "tt0000001", "https://www.imdb.com/title/tt0000001/"),
        ("https://m.imdb.com/de/title/tt0000001/reviews", "", "imdb", "film", "tt0000001", "https://www.imdb.com/title/tt0000001/"),
        ("https://www.imdb.com/es-es/title/tt0000001/", "", "imdb", "film", "tt0000001", "https://www.imdb.com/title/tt0000001/"),
        (
            "https://web.archive.org/web/2015/http://imdb.com/title/tt0000001",
            "",
            "imdb",
            "film",
            "tt0000001",
            "https://www.imdb.com/title/tt0000001/",
        ),
        (
            "/web/20150102im_/https://www.imdb.com/name/nm0000001/",
            "imdb",
            "imdb",
            "person",
            "nm0000001",
            "https://www.imdb.com/name/nm0000001/",
        ),
        (
            "https://archive.ph/2013.05.12-091122/https://www.imdb.com/title/tt0000001/",
            "",
            "imdb",
            "film",
            "tt0000001",
            "https://www.imdb.com/title/tt0000001/",
        ),
        (
            "https://archive.today/o/Ab12C/http://www.imdb.com/name/nm0000001/",
            "imdb",
            "imdb",
            "person",
            "nm0000001",
            "https://www.imdb.com/name/nm0000001/",
        ),
        (
            "https://www-imdb-com.translate.goog/name/nm0000001/?ref_=x&_x_tr_sl=en&_x_tr_tl=de",
            "",
            "imdb",
            "person",
            "nm0000001",
            "https://www.imdb.com/name/nm0000001/",
        ),
        (
            "https://letterboxd-com.translate.goog/film/a-film/?_x_tr_sl=en",
            "",
            "letterboxd",
            "film",
            "a-film",
            "https://letterboxd.com/film/a-film/",
        ),
        ("//www.imdb.com/name/nm00000001", "", "imdb", "person", "nm00000001", "https://www.imdb.com/name/nm00000001/"),
        ("/m/a_film/reviews/", "rottentomatoes", "rottentomatoes", "film", "m/a_film", "https://www.rottentomatoes.com/m/a_film"),
        ("http://www.metacritic.com/movie/a-film", "", "metacritic", "film", "movie/a-film", "https://www.metacritic.com/movie/a-film"),
        ("https://letterboxd.com/film/a-film/", "", "letterboxd", "film", "a-film", "https://letterboxd.com/film/a-film/"),
        ("https://www.csfd.sk/film/12-a-film/prehlad/", "", "csfd", "film", "12", "https://www.csfd.cz/film/12/"),
        ("https://www.csfd.cz/tvurce/34-some-one/", "", "csfd", "person", "34", "https://www.csfd.cz/tvurce/34/"),
        ("https://www.themoviedb.org/movie/56", "", "tmdb", "film", "movie/56", "https://www.themoviedb.org/movie/56"),
        ("/video/imdb/vi00000001?ref_=x", "imdb", "imdb", "video", "vi00000001", "https://www.imdb.com/video/vi00000001/"),
        ("//www.youtube.com/embed/a-b_c012345?rel=0", "", "youtube", "video", "a-b_c012345", "https://www.youtube.com/watch?v=a-b_c012345"),
        ("https://www.wikidata.org/wiki/Q7", "", "wikidata", "any", "Q7", "https://www.wikidata.org/wiki/Q7"),
    ],
)
def test_an_address_gives_the_id_and_the_page(words: str, site: str, scheme: str, thing: str, id_: str, page: str) -> None:
    found = identified(words, site)
    assert found is not None
    assert (found.scheme.name, found.scheme.thing, words[found.start : found.end]) == (scheme, thing, id_)
    assert RULES[found.scheme.rule](id_) == page


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda s: s.rule)
def test_a_rule_refuses_what_is_no_id_of_its_scheme(scheme: object) -> None:
    with pytest.raises(ValueError, match="no id of"):
        RULES[scheme.rule]("no id / at all")  # type: ignore[attr-defined]


def test_the_page_of_an_id_names_that_id() -> None:
    for scheme in SCHEMES:
        one = {"imdb": {"film": "tt0000001", "person": "nm0000001", "video": "vi00000001"}[scheme.thing]} if scheme.name == "imdb" else {}
        id_ = one.get("imdb") or {
            "rottentomatoes": "m/a",
            "metacritic": "movie/a",
            "tmdb": "movie/1",
            "wikidata": "Q1",
            "youtube": "a-b_c012345",
        }.get(scheme.name, "1")
        if scheme.thing == "person" and scheme.name in ("rottentomatoes", "metacritic", "tmdb"):
            id_ = {"rottentomatoes": "celebrity/a", "metacritic": "person/a", "tmdb": "person/1"}[scheme.name]
        page = RULES[scheme.rule](id_)
        found = identified(page)
        assert found is not None
        assert found.scheme == scheme
        assert page[found.start : found.end] == id_
