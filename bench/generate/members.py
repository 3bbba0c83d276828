# ruff: noqa: E501 (lines of pages are as long as the sites make them)
"""Letterboxd and ČSFD: film pages of 2025 with their credits, details and reviews."""

from __future__ import annotations

from babel import Locale

from bench.generate import tongues, words
from bench.generate.imdb_text import tt
from bench.generate.page import Written, e
from bench.generate.view import View
from bench.generate.world import Who, slug

_CZECH = Locale("cs")
_GENRES = {"Drama": "Drama", "Comedy": "Komedie", "Thriller": "Thriller", "Horror": "Horor", "Western": "Western", "Adventure": "Dobrodružný",
           "Romance": "Romantický", "Mystery": "Mysteriózní", "War": "Válečný", "Fantasy": "Fantasy", "Family": "Rodinný", "Crime": "Krimi"}  # fmt: skip


def letterboxd(view: View, page: Written) -> None:
    """Letterboxd's page: masthead, tabs of cast, crew, details and genres, the line with the running time, reviews."""
    film, year = view.film, view.year or view.film.year
    name = slug(film.slug).replace("_", "-")
    path = f"/film/{name}/"
    page.say("name", view.title)
    page.say("year", year)
    page.say("tagline", film.tagline)
    page.say("description", film.plot)
    page.say("minutes", view.minutes)
    page.say("identifier", "letterboxd", name)
    page.say("identifier", "imdb", tt(film.number))

    def person(prop: str, who: Who, way: str) -> str:
        page.name(prop, who)
        return f'<a href="/{way}/{slug(who.name).replace("_", "-")}/" class="text-slug">{e(who.name)}</a>'

    directors = ", ".join(
        f'<a class="contributor" href="/director/{slug(w.name)}/"><span class="prettify">{e(w.name)}</span></a>' for w in film.directors
    )
    cast = []
    for part in view.cast[: view.some(110)]:
        page.name("cast", part.who, part.character)
        cast.append(
            f'<a title="{e(part.character)}" href="/actor/{slug(part.who.name).replace("_", "-")}/" class="text-slug tooltip">{e(part.who.name)}</a>'
        )
    crew = []
    blocks = [("Director", "director", film.directors), ("Writer", "writer", film.writers), ("Producer", "producer", film.producers),
              ("Composer", "composer", (film.composer,))]  # fmt: skip
    blocks += [("Editor", "editor", tuple(w for where, _, w in film.crew if where == "Film Editing")),
               ("Cinematography", "contributor", tuple(w for where, _, w in film.crew if where == "Cinematography"))]  # fmt: skip
    for label, prop, people in blocks:
        links = " ".join(person(prop, who, label.lower()) for who in people)
        crew.append(
            f'<h3><span class="crewrole -full">{label}{"s" * (len(people) > 1)}</span></h3><div class="text-sluglist"><p>{links}</p></div>'
        )
    for company in film.companies:
        page.say("company", company)
    for prop, pairs in (("country", view.countries()), ("language", view.languages())):
        for _, code in pairs:
            page.say(prop, code)
    others = [film.foreign[tongue] for tongue in ("de", "fr", "sv")]
    for other in others:
        page.say("alternate_name", other)
    for genre in film.genres:
        page.say("genre", genre)

    def block(label: str, way: str, values: list[str]) -> str:
        links = " ".join(f'<a href="/{way}/{e(v.lower().replace(" ", "-"))}/" class="text-slug">{e(v)}</a>' for v in values)
        return f'<h3><span>{label}</span></h3><div class="text-sluglist"><p>{links}</p></div>'

    reviews = []
    for review in view.reviews("letterboxd", view.some(34), (2, 6)):
        key = review.body[:60]
        page.say("review", key)
        page.say("review_author", key, review.author)
        page.say("review_date", key, review.date.isoformat())
        stars = ""
        if review.score:
            printed = "★" * (review.score // 2) + "½" * (review.score % 2)
            page.say("review_score", key, printed)
            stars = f'<span class="rating -green rated-{review.score}">{printed}</span>'
        reviews.append(f'''<div class="listitem"><article class="production-viewing" data-person="{review.author}"><a class="avatar" href="/{review.author}/"></a><div
 class="body"><a href="/{review.author}{path}" class="context">Review by <strong class="displayname">{review.author}</strong></a> {stars} <span class="date">
<time datetime="{review.date}T00:00:00Z">{review.date:%d} {view.american(review.date)[:3]} {review.date.year}</time></span><div class="js-review"><div
 class="body-text js-review-body"><p>{e(review.body)}</p></div></div></div></article></div>''')
    page.text = f'''<!doctype html><html><head><title>\u200e{e(view.title)} ({
        year
    }) • Letterboxd</title><meta property="og:type" content="video.movie">
<meta property="og:url" content="https://letterboxd.com{
        path
    }"><meta name="application-name" content="Letterboxd"></head><body class="film"><header><h1
 class="site-logo"><a href="/">Letterboxd — Your life in film</a></h1></header><div id="content"><div id="film-page-wrapper"><div class="col-17">
<section class="production-masthead"><div class="details"><h1 class="headline-1 primaryname"><span class="name">{e(view.title)}</span></h1>
<div class="productioninfo"><span class="releasedate"><a href="/films/year/{year}/">{
        year
    }</a></span><p class="credits"><span class="introduction">Directed
 by</span> <span class="creatorlist">{directors}</span></p></div></div></section><section class="section col-10 col-main"><section
 class="production-synopsis"><div class="review body-text -prose -hero"><h3 class="hidden">Synopsis</h3><h4 class="tagline">{
        e(film.tagline)
    }</h4><div
 class="truncate" data-truncate="450"><p>{e(film.plot)}</p></div></div></section><div id="tabbed-content"><header><ul><li><a
 href="{path}crew/" id="crew">Crew</a></li></ul></header><div id="tab-cast" class="tabbed-content-block"><h3 class="hidden">Cast</h3><div
 class="cast-list text-sluglist"><p>{chr(10).join(cast)}</p></div></div><div id="tab-crew" class="tabbed-content-block">{
        "".join(crew)
    }</div><div
 id="tab-details" class="tabbed-content-block">{block("Studios", "studio", list(film.companies))}{
        block("Countries", "films/country", [n for n, _ in view.countries()])
    }{block("Spoken Languages", "films/language", [n for n, _ in view.languages()])}<h3><span>Alternative
 Titles</span></h3><div class="text-indentedlist"><p>{
        e(", ".join(others))
    }</p></div></div><div id="tab-genres" class="tabbed-content-block">{
        block("Genres", "films/genre", list(film.genres))
    }</div></div><p class="text-link text-footer"> {view.minutes}&nbsp;mins &nbsp; More at <a
 href="http://www.imdb.com/title/{
        tt(film.number)
    }/maindetails" data-track-action="IMDb">IMDb</a> <a href="#">Report this page</a></p></section><section
 class="film-reviews">{"".join(reviews)}</section></div></div></div></body></html>'''


def csfd(view: View, page: Written) -> None:
    """ČSFD's page, in Czech: a Czech title above the original one, countries and genres in Czech."""
    film, rng, year = view.film, view.rng, view.year or view.film.year
    title, path = film.foreign["cs"], f"/film/{900_000 + film.number}-{slug(film.title).replace('_', '-')}"
    tongue = tongues.TONGUES["cs"]
    page.say("name", title)
    page.say("alternate_name", view.title)
    page.say("year", year)
    page.say("minutes", view.minutes)
    page.say("identifier", "csfd", 900_000 + film.number)
    page.say("identifier", "imdb", tt(film.number))
    page.say("score", "csfd/users", float(view.score))
    page.say("count", "csfd/users", "rating", view.votes)
    count = view.some(40)
    page.say("count", "csfd/users", "review", count)
    for genre in film.genres:
        page.say("genre", _GENRES[genre])
    lands = []
    for _, code in view.countries():
        page.say("country", code)
        lands.append({"CZ": "Česko", "US": "USA"}.get(code) or _CZECH.territories[code])
    story = " ".join(dict.fromkeys(rng.choice(tongue.sentences) for _ in range(4)))
    page.say("storyline", story)

    def people(label: str, prop: str, whos: list[Who]) -> str:
        links = []
        for who in whos:
            page.name(prop, who, *(("",) if prop == "cast" else ()))
            links.append(f'<a href="/tvurce/{70_000 + who.number}-{slug(who.name).replace("_", "-")}/">{e(who.name)}</a>')
        return f"<div><h4>{label}:</h4> {', '.join(links)}</div>"

    crew = {where: who for where, _, who in film.crew}
    creators = (people("Režie", "director", list(film.directors)) + people("Scénář", "writer", list(film.writers))
                + people("Kamera", "contributor", [crew["Cinematography"]]) + people("Hudba", "composer", [film.composer])
                + people("Hrají", "cast", [part.who for part in view.cast[: view.some(90)]])
                + people("Producenti", "producer", list(film.producers)) + people("Střih", "editor", [crew["Film Editing"]]))  # fmt: skip
    reviews = []
    for n, review in enumerate(view.reviews("csfd", count, (2, 7))):
        key = review.body[:60]
        stars = (review.score + 1) // 2 or 3
        page.say("review", key)
        page.say("review_author", key, review.author)
        page.say("review_date", key, review.date.isoformat())
        page.say("review_score", key, float(stars))
        reviews.append(f"""<article id="review-{n}" class="article" data-film-review><header class="article-header"><h3 class="user-title"><a
 href="/uzivatel/{n}-x/prehled/" class="user-title-name">{review.author}</a> <span class="user-title-info"><span class="star-rating"><span
 class="stars stars-{stars}"></span></span></span></h3></header><p><span class="comment" data-film-review-content>{e(review.body)}</span> <span
 class="review-date info">(<time>{review.date:%d.%m.%Y}</time>)</span></p></article>""")
    head = f"{e(title)} ({year})"
    votes = f"{view.votes:,}".replace(",", " ")
    page.text = f'''<!doctype html><html lang="cs"><head><title>{head} | ČSFD.cz</title><link rel="canonical" href="https://www.csfd.cz{path}/prehled/">
<meta property="og:site_name" content="ČSFD.cz"><meta property="og:title" content="{head} | ČSFD.cz"><meta property="og:type" content="video.movie"></head>
<body data-page="film" class="csfd-cz"><header><nav><ul class="tab-nav-list"><li><a href="/televize/">Televize</a></li></ul></nav></header><div
 class="main-movie"><div class="main-movie-profile"><div class="film-info"><header class="film-header"><div class="film-header-name"><h1>{e(title)}</h1><ul
 class="film-names"><li><img class="flag" title="{e(lands[0])}" alt="{e(lands[0])}"> {e(view.title)}</li></ul></div></header><div class="film-info-content"><div
 class="genres">{' <span class="bullet"></span> '.join(f'<a href="/zanry/1-x/">{_GENRES[g]}</a>' for g in film.genres)}</div><div
 class="origin">{e(" / ".join(lands))} <span class="bullet"></span> <span>{year} <span class="bullet"></span> </span>{view.minutes} min</div><div
 class="mobile-film-rating"><div class="film-rating-average">{view.score}%</div><div class="mobile-film-count"><a
 href="{path}/prehled/?modal=ratingAndFanclub">Hodnocení <strong>{votes}</strong></a> <a href="{path}/recenze/">Recenze <strong>{count}</strong></a></div></div><div
 class="creators" id="creators">{creators}</div></div></div><section><h3>Obsahy <span class="count">(1)</span></h3><div class="body--plots"><div
 class="plot-full"><p>{e(story)} <em class="span-more-small">(<a href="/uzivatel/7-x/">{words.publication(rng)}</a>)</em></p></div></div></section><div
 class="tab-content"><section class="box box-reviews"><header><h2>Recenze <span class="count">({count})</span></h2></header>{"".join(reviews)}</section></div></div>
<aside class="aside-movie-profile"><section class="updated-box box-links"><a href="https://www.imdb.com/title/{tt(film.number)}/combined"
 class="button">IMDb</a></section></aside></div></body></html>'''
