"""A small page of IMDb as it has been since 2021: the data for its own scripts, and a little of what it shows."""

from __future__ import annotations

import json
from typing import Any


def edges(*nodes: dict[str, Any]) -> dict[str, Any]:
    return {"edges": [{"node": node} for node in nodes]}


def name(ident: str, text: str) -> dict[str, Any]:
    return {"id": ident, "nameText": {"text": text}}


def markdown(text: str) -> dict[str, Any]:
    return {"plaidHtml": text}


HEAD: dict[str, Any] = {
    "id": "tt0900001",
    "titleText": {"text": "Salt Road"},
    "originalTitleText": {"text": "Saltvägen"},
    "titleType": {"id": "movie", "text": "Movie", "isSeries": False, "isEpisode": False},
    "releaseYear": {"year": 1987, "endYear": None},
    "releaseDate": {"day": 2, "month": 5, "year": 1987},
    "certificate": {"rating": "R"},
    "runtime": {"seconds": 6660},
    "ratingsSummary": {"aggregateRating": 7.1, "voteCount": 12345},
    "meterRanking": {"currentRank": 4321, "rankChange": {"changeDirection": "UP", "difference": 12}},
    "primaryImage": {"url": "https://m.media-amazon.com/images/M/salt.jpg"},
    "metacritic": {"metascore": {"score": 62}},
    "keywords": edges({"text": "salt"}, {"text": "mule"}),
    "genres": {"genres": [{"text": "Drama", "id": "Drama"}, {"text": "War", "id": "War"}]},
    "plot": {"plotText": {"plainText": "A girl & a mule walk to the sea."}},
    "reviews": {"total": 31},
    "criticReviewsTotal": {"total": 7},
    "principalCredits": [
        {"category": {"id": "cast", "text": "Stars"}, "credits": [{"name": name("nm0900006", "Eve Lark")}]},
    ],
    "primaryVideos": edges(
        {
            "id": "vi00000009",
            "name": {"value": "First Look"},
            "contentType": {"id": "amzn1.imdb.video.contenttype.trailer"},
            "runtime": {"value": 123},
        },
    ),
}

MAIN: dict[str, Any] = {
    "id": "tt0900001",
    "cast": edges(
        {"name": name("nm0900006", "Eve Lark"), "characters": [{"name": "The Girl"}, {"name": "Old Girl"}],
         "attributes": [{"text": "as E. Lark"}]},
        {"name": name("nm0900007", "Fox Tarn"), "characters": [{"name": "Mule"}], "attributes": [{"text": "voice"}]},
        {"name": name("nm0900008", "Gil Wren"), "characters": None, "attributes": None},
    ),
    "directors": [{"credits": [{"name": name("nm0900002", "Ada Quill")}]}],
    "writers": [{"credits": [{"name": name("nm0900004", "Cy Moss"), "attributes": [{"text": "based on the novel by"}]},
                             {"name": name("nm0900005", "Di Fenn"), "attributes": None}]}],
    "akas": edges({"text": "La route du sel"}),
    "releaseDate": {"day": 2, "month": 5, "year": 1987, "country": {"id": "SE", "text": "Sweden"}},
    "countriesOfOrigin": {"countries": [{"id": "SE", "text": "Sweden"}]},
    "spokenLanguages": {"spokenLanguages": [{"id": "sv", "text": "Swedish"}, {"id": "zxx", "text": "None"}]},
    "production": edges({"company": {"id": "co1", "companyText": {"text": "Gull Films"}}}),
    "filmingLocations": edges({"text": "Lund, Sweden"}),
    "detailsExternalLinks": edges({"label": "Gull Films site", "externalLinkRegion": {"text": "Sweden"}}),
    "productionBudget": {"budget": {"amount": 8000000, "currency": "SEK"}},
    "lifetimeGross": {"total": {"amount": 0, "currency": "USD"}},
    "worldwideGross": {"total": {"amount": 1234567, "currency": "USD"}},
    "openingWeekendGross": {"gross": {"total": {"amount": 45678, "currency": "USD"}}, "weekendEndDate": "1987-05-10"},
    "technicalSpecifications": {"soundMixes": {"items": [{"text": "Mono"}]}, "aspectRatios": {"items": [{"aspectRatio": "1.85 : 1"}]},
                                "colorations": {"items": [{"text": "Color"}]}},
    "taglines": edges({"text": "Follow the mule."}),
    "summaries": edges({"plotText": markdown("They walk. It is far."), "author": "Hal Plum {hal@example.org}"}),
    "trivia": edges({"text": markdown('The mule was <a class="l" href="/name/nm0900009/?ref_=x">Ned &quot;Salt&quot; Ash</a>&#39;s.')}),
    "goofs": edges({"text": markdown("The salt moves.<br/>Twice.")}),
    "quotes": edges({"lines": [{"characters": [{"character": "The Girl"}], "text": "I walk."},
                               {"characters": [{"character": "Mule"}], "text": "I do not."}]}),
    "connections": edges(
        {"category": {"text": "Featured in"}, "associatedTitle": {"titleText": {"text": "At the Mules"}, "releaseYear": {"year": 1988}}},
        {"category": {"text": "Follows"}, "associatedTitle": {"titleText": {"text": "Pepper Road"}, "releaseYear": {"year": 1980}}},
    ),
    "soundtrack": edges({"text": "Boney Mule", "comments": [
        markdown('Written by <a href="/name/nm0900010/">Oda Reed</a> and Pim Sedge'), markdown("Performed by Pim Sedge")]}),
    "featuredReviews": edges({"author": {"nickName": "muleteer"}, "summary": {"originalText": "Dry"},
                              "text": {"originalText": markdown("It walks.<br/><br/>Slowly.")}, "authorRating": 8,
                              "submissionDate": "1999-01-02", "helpfulness": {"upVotes": 35, "downVotes": 11}}),
    "faqs": edges({"question": {"plainText": "Is the mule well?"}}),
    "news": edges({"articleTitle": {"plainText": "Mules again"}, "date": "2022-02-08T23:40:00Z",
                   "source": {"homepage": {"label": "Reel Daily"}}}),
    "moreLikeThisTitles": edges({"id": "tt0900020", "titleText": {"text": "Glass Harbour"}, "titleType": {"id": "movie"},
                                 "releaseYear": {"year": 1999}, "ratingsSummary": {"aggregateRating": 6.5, "voteCount": 99},
                                 "runtime": {"seconds": 5400}, "titleCardGenres": {"genres": [{"text": "Crime"}]}}),
}  # fmt: skip

SHOWN = """
<ul><li data-testid="award_information"><a class="ipc-metadata-list-item__label">Won 2 Salts</a><div><ul><li>
<span class="ipc-metadata-list-item__list-content-item">3 wins &amp; 4 nominations total</span></li></ul></div></li>
<li data-testid="title-boxoffice-budget"><span class="ipc-metadata-list-item__label">Budget</span>
<span class="ipc-metadata-list-item__list-content-item">SEK&nbsp;8,000,000 (estimated)</span></li>
<li data-testid="title-boxoffice-openingweekenddomestic"><span class="ipc-metadata-list-item__label">Opening weekend US &amp; Canada</span>
<span>$45,678</span></li>
<li data-testid="title-boxoffice-cumulativeworldwidegross"><span class="ipc-metadata-list-item__label">Gross worldwide</span>
<span>$1,234,567</span></li>
<li data-testid="didyouknow-quote"><a>Quotes</a><div class="ipc-html-content"><div><p><a>The Girl</a>: I walk.</p><p>[the mule sits]</p>
<p><a>Mule</a>: I do not.</p></div></div></li></ul>
"""


def changed(data: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The data with some of its parts replaced; ``None`` takes a part away."""
    return {key: value for key, value in {**data, **changes}.items() if value is not None}


def html(
    head: dict[str, Any] = HEAD, main: dict[str, Any] = MAIN, *, shown: str = "", address: str = "https://www.imdb.com/title/tt0900001/"
) -> str:
    """A page with these data, spelled as the site spells them: ``<``, ``>`` and ``&`` escaped."""
    data = json.dumps({"props": {"pageProps": {"tconst": head.get("id"), "aboveTheFoldData": head, "mainColumnData": main}}},
                      ensure_ascii=False)  # fmt: skip
    for sign in "<>&":
        data = data.replace(sign, f"\\u{ord(sign):04x}")
    return (
        f'<html><head><title>Salt Road (1987) - IMDb</title><link rel="canonical" href="{address}"></head><body>{shown}'
        f'<script id="__NEXT_DATA__" type="application/json">{data}</script></body></html>'
    )


def _row(mark: str, label: str, *items: str, content: str = "") -> str:
    inside = content or "".join(f'<li><a class="ipc-metadata-list-item__list-content-item">{item}</a></li>' for item in items)
    return (f'<li data-testid="{mark}"><span class="ipc-metadata-list-item__label">{label}</span>'
            f'<div class="ipc-metadata-list-item__content-container"><ul>{inside}</ul></div></li>')  # fmt: skip


def _credit(label: str, ident: str, text: str, note: str = "") -> str:
    beside = f'<span class="ipc-metadata-list-item__list-content-item--subText">{note}</span>' if note else ""
    return _row("title-pc-principal-credit", label, content=f'<li><a href="/name/{ident}/?ref_=tt_ov">{text}</a>{beside}</li>')


_CREDITS = (
    _credit("Director", "nm0900002", "Ada Quill")
    + _credit("Writer", "nm0900004", "Cy Moss", "(novel)")
    + _credit("Stars", "nm0900006", "Eve Lark")
)

WITHOUT_SCRIPTS = f"""<html><head><title>Salt Road (1987) - IMDb</title><link rel="canonical" href="https://www.imdb.com/title/tt0900001/">
</head><body><h1 data-testid="hero-title-block__title">Salt Road</h1>
<div data-testid="hero-title-block__original-title">Original title: Saltvägen</div><ul data-testid="hero-title-block__metadata">
<li><a href="/title/tt0900001/releaseinfo">1987</a><span>1987</span></li><li><a href="/title/tt0900001/parentalguide/certificates">R</a>
<span>R</span></li><li>1<!-- -->h<!-- --> <!-- -->51<!-- -->m</li></ul>
<div data-testid="hero-rating-bar__aggregate-rating__score"><span>7.1</span><span>/<!-- -->10</span></div>
<div data-testid="genres"><a><span class="ipc-chip__text">Drama</span></a><a><span class="ipc-chip__text">War</span></a></div>
<span data-testid="plot-l">A girl and a mule…</span><span data-testid="plot-xl">A girl and a mule walk to the sea.</span>
<ul>{_CREDITS}</ul><ul>{_CREDITS}</ul>
<div data-testid="title-cast-item"><a data-testid="title-cast-item__actor" href="/name/nm0900006?ref_=tt_cl">Eve Lark</a>
<ul data-testid="cast-item-characters-list"><li><a data-testid="cast-item-characters-link"><span>The Girl</span></a><span>as The Girl</span>
<span>(as E. Lark)</span></li></ul></div>
<ul>{_row("title-details-releasedate", "Release date", "May 2, 1987 (Sweden)")}{_row("title-details-origin", "Country of origin", "Sweden")}
{_row("title-details-languages", "Language", "Swedish")}{_row("title-boxoffice-budget", "Budget", "SEK&nbsp;8,000,000 (estimated)")}
{_row("title-boxoffice-cumulativeworldwidegross", "Gross worldwide", "$1,234,567")}
{_row("title-techspec_color", "Color", "Color")}
{_row("title-techspec_runtime", "Runtime", content="1<!-- --> <!-- -->hour<!-- --> <!-- -->51<!-- --> <!-- -->minutes")}</ul>
</body></html>"""
