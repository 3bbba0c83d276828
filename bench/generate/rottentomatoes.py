# ruff: noqa: E501 (lines of pages are as long as the sites make them)
"""Rotten Tomatoes: the page of 2018 as text, in lines and on one line, and the page of 2019 as HTML."""

from __future__ import annotations

import json

from bench.generate import words
from bench.generate.page import Written, e
from bench.generate.view import Review, View, critic
from bench.generate.world import slug


def _facts(view: View, page: Written, synopsis: str) -> None:
    film = view.film
    page.say("name", view.title)
    page.say("certificate", film.certificate)
    page.say("certificate_reason", film.reason)
    page.say("minutes", view.minutes)
    page.say("description", synopsis)
    page.say("released", view.date.isoformat())
    page.say("company", film.companies[0])
    page.say("score", "rotten-tomatoes/critics", float(view.score))
    page.say("score", "rotten-tomatoes/users", float(min(99, film.score + 3)))
    for genre in film.genres:
        page.say("genre", genre)
    for who in film.directors:
        page.name("director", who)
    for who in film.writers:
        page.name("writer", who)


def _critic_review(view: View, page: Written, number: int, named: bool = True) -> tuple[str, str, str, int, str]:
    """Text, critic, publication and grade; the grade is out of five, 0 where there is none."""
    who, paper = critic(view, number)
    rng = view.world.random("rt", view.film.number, number)
    text, grade = words.blurb(rng), rng.randint(1, 5) if rng.random() < 0.7 else 0
    key = text[:60]
    page.say("review", key)
    if named:
        page.say("review_author", key, who.name)
        page.people[who.name] = f"c{who.ident}"
        page.say("review_publisher", key, paper)
    if grade:
        page.say("review_score", key, float(grade))
    date = view.american(view.date, short=False)
    page.say("review_date", key, view.date.isoformat())
    return text, who.name, paper, grade, date


def _user_facts(page: Written, review: Review, author: str, date: bool) -> None:
    key = review.body[:60]
    page.say("review", key)
    page.say("review_author", key, author)
    if date:
        page.say("review_date", key, review.date.isoformat())


def lines(view: View, page: Written) -> None:
    """The page in lines with its labels."""
    page.suffix = ".txt"
    film, rng, critics = view.film, view.rng, view.votes // 900 + 12
    synopsis = film.plot + " " + words.plot(rng, 2)
    _facts(view, page, synopsis)
    fresh = critics * view.score // 100
    head = view.title
    if view.year:
        page.say("year", view.year)
        head = f"{view.title} ({view.year})"
    page.say("count", "rotten-tomatoes/critics", "review", critics)
    page.say("count", "rotten-tomatoes/users", "rating", view.votes)
    verdict = words.consensus(rng)
    page.say("verdict", "rotten-tomatoes/critics", verdict)
    out = ["Home", "Top Box Office", "Tickets & Showtimes", head, "TOMATOMETER", f"{view.score}%", f"Reviews Counted: {critics}", f"Fresh: {fresh}",
           f"Rotten: {critics - fresh}", f"Critics Consensus: {verdict}", "AUDIENCE SCORE", f"{min(99, film.score + 3)}%", "liked it",
           f"User Ratings: {view.votes:,}", "Add Rating", f"{view.title} Videos", f"{view.title} Photos", "Movie Info", synopsis]  # fmt: skip
    out += ["Rating:", f"{film.certificate} (for {film.reason})", "Genre:", ", ".join(film.genres), "Directed By:"]
    out += [",\n".join(who.name for who in film.directors), "Written By:", ",\n".join(who.name for who in film.writers)]
    out += [
        "In Theaters:",
        f"{view.american(view.date)}  wide",
        "Runtime:",
        f"{view.minutes} minutes",
        "Studio:",
        film.companies[0],
        "Watch It Now",
    ]
    out += ["Cast"]
    for part in view.cast[: view.some(90)]:
        page.name("cast", part.who, part.character)
        out += [part.who.name, f"as {part.character}"]
    for who, what in [(who, "Director") for who in film.directors] + [(who, "Screenwriter") for who in film.writers]:
        out += [who.name, what]
    for who in film.producers:
        page.name("contributor", who)
        out += [who.name, "Executive Producer"]
    out += ["Show More Cast", f"News & Interviews for {view.title}"]
    for _ in range(view.some(3)):
        news = words.news(rng)
        page.say("news", news)
        out.append(news)
    out += ["View All", f"Critic Reviews for {view.title}", f"All Critics ({critics}) | Top Critics ({critics // 3}) | Fresh ({fresh}) | "
            f"Rotten ({critics - fresh})"]  # fmt: skip
    page.say("count", "rotten-tomatoes/top-critics", "review", critics // 3)
    for n in range(view.some(45)):
        text, who_name, paper, grade, date = _critic_review(view, page, n)
        out += [text, f"{date} | {f'Rating: {grade}/5 | ' if grade else ''}Full Review…", who_name, paper]
    out += [f"View All Critic Reviews ({critics})", f"Audience Reviews for {view.title}"]
    for review in view.reviews("rt", view.some(68), (3, 9)):
        _user_facts(page, review, review.author, date=False)
        out += [review.body, review.author, "Super Reviewer"]
    out += ["See All Audience Reviews", f"{view.title} Quotes"]
    for n in range(view.some(8)):
        speaker, text = view.cast[n % 3].character, words.line(rng)
        page.say("quote", speaker, text)
        out += [f"{speaker}:", text]
    page.text = "\n".join([*out, "View All Quotes", "Discussion Forum", f"Discuss {view.title} on our Movie forum!", ""])


def one_line(view: View, page: Written) -> None:
    """The page on one line, without its year."""
    page.suffix = ".txt"
    film, rng, critics, title = view.film, view.rng, view.votes // 900 + 12, view.title
    synopsis = film.plot + " " + words.plot(rng, 2)
    _facts(view, page, synopsis)
    verdict = words.consensus(rng)
    page.say("verdict", "rotten-tomatoes/critics", verdict)
    page.say("count", "rotten-tomatoes/critics", "review", critics)
    page.say("count", "rotten-tomatoes/users", "rating", view.votes)
    page.say("count", "rotten-tomatoes/top-critics", "review", critics // 3)
    out = [f"{title} {title} Critics Consensus {verdict} {view.score}% Tomatometer Total Count: {critics} Audience Score {min(99, film.score + 3)}%",
           f"User Ratings: {view.votes:,} User image {title} Photos Movie Info {synopsis} Rating: {film.certificate} (for {film.reason})",
           f"Genre: {', '.join(film.genres)} Directed By: {', '.join(w.name for w in film.directors)} Written By:",
           f"{', '.join(w.name for w in film.writers)} In Theaters: {view.american(view.date)} wide Runtime: {view.minutes} minutes",
           f"Studio: {film.companies[0]} Watch it now"]  # fmt: skip
    for part in view.cast[: view.some(60)]:
        page.name("cast", part.who, part.character)
        out.append(f"{part.who.name} as {part.character}")
    out.append(f"View All News & Interviews for {title} Critic Reviews for {title} All Critics ({critics}) | Top Critics ({critics // 3})")
    for n in range(view.some(40)):
        text, _, _, grade, date = _critic_review(view, page, n, named=False)
        out.append(f"{text} {date} | {f'Rating: {grade}/5 | ' if grade else ''}Full Review…")
    out.append(f"Audience Reviews for {title}")
    for n, review in enumerate(view.reviews("rt", view.some(80), (3, 9))):
        author = f"{rng.choice(view.world.people).name.split()[0]} {'KLMNPRST'[n % 8]}"
        _user_facts(page, review, author, date=True)
        out.append(f"• {view.american(review.date)} {review.body} {author} Super Reviewer")
    page.text = " ".join([*out, f"{title} Quotes News & Features"])


def html(view: View, page: Written) -> None:
    """The page of 2019, with its JSON-LD."""
    film, rng, critics = view.film, view.rng, view.votes // 900 + 12
    synopsis = film.plot + " " + words.plot(rng, 2)
    _facts(view, page, synopsis)
    year = view.year or film.year
    page.say("year", year)
    page.say("count", "rotten-tomatoes/critics", "review", critics)
    page.say("count", "rotten-tomatoes/critics", "rating", critics)
    page.say("count", "rotten-tomatoes/users", "rating", view.votes)
    page.say("identifier", "rottentomatoes", f"m/{film.slug}")
    verdict = words.consensus(rng)
    page.say("verdict", "rotten-tomatoes/critics", verdict)
    reviews = []
    for n in range(view.some(10)):
        text, name, paper, grade, _ = _critic_review(view, page, n)
        if grade:
            del page.facts["review_score", f"{text[:60]}|{float(grade)}"]
        reviews.append({"@type": "Review", "author": {"@type": "Person", "name": name}, "datePublished": view.date.isoformat(),
                        "publisher": {"@type": "Organization", "name": paper}, "reviewBody": text, "url": "http://example.org/r"})  # fmt: skip

    def person(name: str) -> dict[str, str]:
        return {"@type": "Person", "name": name, "sameAs": f"https://www.rottentomatoes.com/celebrity/{slug(name)}"}

    markup = {
        "@context": "http://schema.org", "@type": "Movie", "name": view.title, "contentRating": film.certificate, "genre": list(film.genres),
        "url": f"https://www.rottentomatoes.com/m/{film.slug}", "actors": [person(p.who.name) for p in view.cast[:6]],
        "aggregateRating": {"@type": "AggregateRating", "bestRating": "100", "name": "Tomatometer", "ratingCount": critics,
                            "ratingValue": str(view.score), "reviewCount": critics, "worstRating": "0"},
        "author": [person(w.name) for w in film.writers], "director": [person(w.name) for w in film.directors], "review": reviews,
    }  # fmt: skip
    out = [f'''<!DOCTYPE html>
<html lang="en" dir="ltr"><head><title>{e(view.title)} ({year}) - Rotten Tomatoes</title>
<link rel="canonical" href="https://www.rottentomatoes.com/m/{film.slug}"><meta property="og:site_name" content="Rotten Tomatoes">
<script id="jsonLdSchema" type="application/ld+json">{json.dumps(markup, ensure_ascii=False)}</script></head><body>
<section class="mop-ratings-wrap score_panel js-mop-ratings-wrap"><h1 class="mop-ratings-wrap__title mop-ratings-wrap__title--top">{e(view.title)}</h1>
<section class="mop-ratings-wrap__row js-scoreboard-container"><strong class="mop-ratings-wrap__text--subtle">Critics Consensus</strong>
<p class="mop-ratings-wrap__text mop-ratings-wrap__text--concensus">{e(verdict)}</p>
<div class="mop-ratings-wrap__half"><h2 class="mop-ratings-wrap__score"><a href="#contentReviews" id="tomato_meter_link" class="unstyled articleLink"><span
 class="mop-ratings-wrap__icon meter-tomato icon big fresh"></span><span class="mop-ratings-wrap__percentage">
            {view.score}%
          </span></a></h2><div class="mop-ratings-wrap__review-totals mop-ratings-wrap__review-totals--not-released"><h3
 class="mop-ratings-wrap__title mop-ratings-wrap__title--small">Tomatometer</h3><strong class="mop-ratings-wrap__text--small">Total Count: </strong><small
 class="mop-ratings-wrap__text--small">{critics}</small></div></div>
<div class="mop-ratings-wrap__half audience-score"><h2 class="mop-ratings-wrap__score"><a href="#audience_reviews" class="unstyled articleLink"><span
 class="mop-ratings-wrap__icon meter-tomato icon big upright"></span><span class="mop-ratings-wrap__percentage">
            {min(99, film.score + 3)}%
          </span></a></h2><div class="mop-ratings-wrap__review-totals"><h3 class="mop-ratings-wrap__title audience-score__title
 mop-ratings-wrap__title--small">Audience Score</h3><strong class="mop-ratings-wrap__text--small">Verified Ratings: {view.votes:,}</strong></div></div>
</section></section><section class="panel panel-rt panel-box movie_info media"><h2 class="panel-heading">Movie Info</h2>
<div id="movieSynopsis" class="movie_synopsis clamp clamp-6 js-clamp" style="clear:both">
   {e(synopsis)}
 </div><ul class="content-meta info">''']  # fmt: skip
    directors = ", ".join(f'<a href="/celebrity/{slug(w.name)}">{e(w.name)}</a>' for w in film.directors)
    for label, value in (
        ("Rating", f"{film.certificate} (for {film.reason})"), ("Directed By", directors),
        ("In Theaters", f'<time datetime="{view.date}T17:00:00-07:00">{view.american(view.date)}</time> <span>&nbsp;wide</span>'),
        ("Runtime", f'<time datetime="P{view.minutes}M">{view.minutes} minutes</time>'), ("Studio", f'<a href="http://example.org">{e(film.companies[0])}</a>'),
    ):  # fmt: skip
        out.append(f'<li class="meta-row clearfix"><div class="meta-label subtle">{label}:</div><div class="meta-value">{value}</div></li>')
    out.append('</ul></section><div class="castSection">')
    for part in view.cast[: view.some(55)]:
        page.name("cast", part.who, part.character)
        name, role = e(part.who.name), e(part.character)
        out.append(f'''<div class="cast-item media inlineBlock" data-qa="cast-crew-item"><div class="media-body"><a href="/celebrity/{slug(part.who.name)}"
 class="unstyled articleLink"><span title="{name}">{name}</span></a><span class="characters subtle smaller" title="{role}"><br/>as {role}<br/></span></div></div>''')
    out.append('</div><section id="audience_reviews"><ul class="audience-reviews">')
    for review in view.reviews("rt", view.some(18), (3, 9)):
        _user_facts(page, review, review.author, date=True)
        out.append(f"""<li class="audience-reviews__item"><div class="audience-reviews__user-wrap"><span class="audience-reviews__name">{review.author}</span><span
 class="audience-reviews__super-reviewer">Super Reviewer</span></div><div class="audience-reviews__review-wrap"><span
 class="audience-reviews__duration">{view.american(review.date)}</span><p class="audience-reviews__review js-review-text clamp clamp-8
 js-clamp">{e(review.body)}</p></div></li>""")
    page.text = "\n".join(out) + "</ul></section></body></html>"
