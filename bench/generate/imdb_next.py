# ruff: noqa: E501 (lines of pages are as long as the sites make them)
"""IMDb's title page as it has been since 2021: the data for its own scripts in ``__NEXT_DATA__``, and a little of what it shows."""

from __future__ import annotations

import json
from typing import Any

from bench.generate import words
from bench.generate.imdb_text import ids, nm, review_facts, tt
from bench.generate.page import Written, e
from bench.generate.view import View
from bench.generate.world import Film, Who


def _edges(nodes: list[dict[str, Any]]) -> dict[str, Any]:
    return {"edges": [{"node": node} for node in nodes]}


def _name(who: Who) -> dict[str, Any]:
    return {"id": nm(who.number), "nameText": {"text": who.name}}


def _plaid(text: str) -> dict[str, str]:
    return {"plaidHtml": e(text)}


def title_page(view: View, page: Written) -> None:
    """The page: what it shows in HTML, then its data with ``<``, ``>`` and ``&`` escaped as the site does."""
    ident = ids(page, view)
    data = {
        "props": {"pageProps": {"tconst": ident, "aboveTheFoldData": _head(view, page, ident), "mainColumnData": _main(view, page, ident)}}
    }
    spelled = json.dumps(data, ensure_ascii=False)
    for sign in "<>&":
        spelled = spelled.replace(sign, f"\\u{ord(sign):04x}")
    year = f" ({view.year})" if view.year else ""
    page.text = (
        f'<!DOCTYPE html><html lang="en-US"><head><meta charSet="utf-8"/><title>{e(view.title)}{year} - IMDb</title>'
        f'<link rel="canonical" href="https://www.imdb.com/title/{ident}/"/><meta property="og:site_name" content="IMDb"/></head><body>'
        f'<div id="__next"><main><h1 data-testid="hero__pageTitle"><span>{e(view.title)}</span></h1>{_shown(view)}</main></div>'
        f'<script id="__NEXT_DATA__" type="application/json">{spelled}</script></body></html>'
    )


def _shown(view: View) -> str:
    """The first rows of the cast as the browser draws them: what the data says, again."""
    rows = []
    for part in view.cast[: min(18, view.some(18))]:
        link = f"/name/{nm(part.who.number)}?ref_=tt_cl"
        rows.append(f'<div data-testid="title-cast-item" class="sc-cd7dc4b7-7"><a data-testid="title-cast-item__actor" href="{link}">{e(part.who.name)}</a>'
                    f'<ul data-testid="cast-item-characters-list"><li><a data-testid="cast-item-characters-link" href="{link}"><span>{e(part.character)}</span>'
                    "</a></li></ul></div>")  # fmt: skip
    return f'<section data-testid="title-cast">{"".join(rows)}</section>'


def _head(view: View, page: Written, ident: str) -> dict[str, Any]:
    film = view.film
    page.say("name", view.title)
    if view.year:
        page.say("year", view.year)
    if film.original:
        page.say("alternate_name", film.foreign[film.original])
    page.say("minutes", view.minutes)
    page.say("certificate", film.certificate)
    page.say("score", "imdb/users", view.score / 10)
    page.say("count", "imdb/users", "rating", view.votes)
    page.say("score", "metacritic/critics", float(film.score))
    page.say("count", "imdb/users", "review", view.votes // 90 + 1)
    page.say("count", "imdb/critics", "review", view.votes // 900 + 1)
    page.say("popularity", 4321)
    page.say("description", film.plot)
    keywords = view.keywords(view.some(20))
    for word in keywords:
        page.say("keyword", word)
    for genre in film.genres:
        page.say("genre", genre)
    return {
        "id": ident, "titleText": {"text": view.title},
        "originalTitleText": {"text": film.foreign[film.original] if film.original else view.title},
        "titleType": {"id": "movie", "text": "", "isSeries": False, "isEpisode": False},
        "releaseYear": {"year": view.year, "endYear": None} if view.year else None, "certificate": {"rating": film.certificate},
        "runtime": {"seconds": view.minutes * 60}, "ratingsSummary": {"aggregateRating": view.score / 10, "voteCount": view.votes},
        "meterRanking": {"currentRank": 4321, "rankChange": {"changeDirection": "UP", "difference": 12}},
        "metacritic": {"metascore": {"score": film.score}}, "keywords": _edges([{"text": word} for word in keywords]),
        "genres": {"genres": [{"text": genre, "id": genre} for genre in film.genres]}, "plot": {"plotText": {"plainText": film.plot}},
        "reviews": {"total": view.votes // 90 + 1}, "criticReviewsTotal": {"total": view.votes // 900 + 1},
        "principalCredits": [{"category": {"id": "cast", "text": "Stars"}, "credits": [{"name": _name(p.who)} for p in view.cast[:3]]}],
    }  # fmt: skip


def _main(view: View, page: Written, ident: str) -> dict[str, Any]:
    film, rng = view.film, view.rng
    for part in view.cast[: view.some(70)]:
        page.name("cast", part.who, part.character)
    for prop, people in (("director", film.directors), ("writer", film.writers)):
        for who in people:
            page.name(prop, who)
    for tongue in ("de", "fr", "es"):
        page.say("alternate_name", film.foreign[tongue])
    for prop, pairs in (("country", view.countries()), ("language", view.languages())):
        for _, code in pairs:
            page.say(prop, code)
    for company in film.companies:
        page.say("company", company)
    _, iso = view.vague()
    page.say("released", iso)
    page.say("release", iso, "US")
    page.say("budget", float(film.budget), "USD")
    page.say("gross", float(film.gross), "USD")
    page.say("tagline", film.tagline)
    for prop, value in (("sound_mix", "Dolby Digital"), ("color", "Color"), ("aspect_ratio", "2.39:1")):
        page.say(prop, value)
    story, trivia, goof = words.plot(rng, view.some(7)), words.trivia(rng), words.goof(rng)
    for prop, text in (("storyline", story), ("trivia", trivia), ("goof", goof)):
        page.say(prop, text)
    lines = [(view.cast[n % 2].character, words.line(rng)) for n in range(4)]
    for line in lines:
        page.say("quote", *line)
    reviews = view.reviews("imdb", view.some(26))
    for review in reviews:
        review_facts(page, review, review.body)
    questions = list(dict.fromkeys(words.question(rng) for _ in range(view.some(5))))
    for question in questions:
        page.say("question", question)
    parts = [int(n) for n in iso.split("-")]
    date = dict(zip(("year", "month", "day"), (*parts, None, None), strict=False))
    return {
        "id": ident, "titleText": {"text": view.title},
        "cast": _edges([{"name": _name(p.who), "characters": [{"name": p.character}], "attributes": None} for p in view.cast[: view.some(70)]]),
        "directors": [{"credits": [{"name": _name(who)} for who in film.directors]}],
        "writers": [{"credits": [{"name": _name(who), "attributes": None} for who in film.writers]}],
        "akas": _edges([{"text": film.foreign[tongue]} for tongue in ("de", "fr", "es")]),
        "releaseDate": {**date, "country": {"id": "US", "text": "United States"}},
        "countriesOfOrigin": {"countries": [{"id": code, "text": name} for name, code in view.countries()]},
        "spokenLanguages": {"spokenLanguages": [{"id": code, "text": name} for name, code in view.languages()]},
        "production": _edges([{"company": {"id": f"co{n}", "companyText": {"text": c}}} for n, c in enumerate(film.companies)]),
        "productionBudget": {"budget": {"amount": film.budget, "currency": "USD"}},
        "worldwideGross": {"total": {"amount": film.gross, "currency": "USD"}},
        "technicalSpecifications": {"soundMixes": {"items": [{"text": "Dolby Digital"}]}, "aspectRatios": {"items": [{"aspectRatio": "2.39:1"}]},
                                    "colorations": {"items": [{"text": "Color"}]}},
        "taglines": _edges([{"text": film.tagline}]), "summaries": _edges([{"plotText": _plaid(story), "author": view.rng.choice(view.world.people).name}]),
        "trivia": _edges([{"text": _plaid(trivia)}]), "goofs": _edges([{"text": _plaid(goof)}]),
        "quotes": _edges([{"lines": [{"characters": [{"character": who}], "text": text} for who, text in lines]}]),
        "soundtrack": _edges([_song(view, page) for _ in range(view.some(3))]),
        "featuredReviews": _edges([{
            "author": {"nickName": r.author}, "summary": {"originalText": r.headline}, "text": {"originalText": _plaid(r.body)},
            "authorRating": r.score or None, "submissionDate": r.date.isoformat(),
            "helpfulness": {"upVotes": r.helpful, "downVotes": r.total - r.helpful}} for r in reviews]),
        "faqs": _edges([{"question": {"plainText": question}} for question in questions]),
        "news": _edges([_news(view, page) for _ in range(view.some(4))]),
        "moreLikeThisTitles": _edges([_like(page, other) for other in view.likes()]),
    }  # fmt: skip


def _song(view: View, page: Written) -> dict[str, Any]:
    song = words.song(view.rng)
    page.say("song", song)
    writer, singer = view.rng.choice(view.world.people), view.rng.choice(view.cast).who
    return {"text": song, "comments": [_plaid(f"Written by {writer.name}"), _plaid(f"Performed by {singer.name}")]}


def _news(view: View, page: Written) -> dict[str, Any]:
    headline = words.news(view.rng)
    page.say("news", headline)
    return {
        "articleTitle": {"plainText": headline},
        "date": "2022-02-08T23:40:00Z",
        "source": {"homepage": {"label": words.publication(view.rng)}},
    }


def _like(page: Written, other: Film) -> dict[str, Any]:
    page.say("similar", other.title)
    return {
        "id": tt(other.number), "titleText": {"text": other.title}, "titleType": {"id": "movie"}, "releaseYear": {"year": other.year},
        "ratingsSummary": {"aggregateRating": other.score / 10, "voteCount": other.votes}, "runtime": {"seconds": other.minutes * 60},
        "titleCardGenres": {"genres": [{"text": genre} for genre in other.genres]},
    }  # fmt: skip
