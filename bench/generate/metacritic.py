# ruff: noqa: E501 (lines of pages are as long as the sites make them)
"""Metacritic: the film's page as text with its labels, and the page of 2018 as HTML."""

from __future__ import annotations

from bench.generate import words
from bench.generate.page import Written, e
from bench.generate.view import View, critic


def _facts(view: View, page: Written, critics: int) -> str:
    film = view.film
    verdict = "Universal acclaim" if view.score > 80 else "Generally favorable reviews" if view.score > 60 else "Mixed or average reviews"
    page.say("name", view.title)
    page.say("released", view.date.isoformat())
    page.say("minutes", view.minutes)
    page.say("certificate", film.certificate)
    page.say("description", film.plot)
    page.say("score", "metacritic/critics", float(view.score))
    page.say("score", "metacritic/users", film.score / 10)
    page.say("count", "metacritic/critics", "review", critics)
    page.say("count", "metacritic/users", "rating", view.votes)
    page.say("verdict", "metacritic/critics", verdict)
    page.say("verdict", "metacritic/users", "Mixed or average reviews")
    for genre in film.genres:
        page.say("genre", genre)
    for who in film.directors:
        page.name("director", who)
    for part in view.cast[:5]:
        page.name("cast", part.who, "")
    return verdict


def _critic(view: View, page: Written, number: int, dated: bool) -> tuple[str, str, str, int, str]:
    who, paper = critic(view, number)
    rng = view.world.random("mc", view.film.number, number)
    text, grade = words.blurb(rng) + " " + words.blurb(rng), rng.randint(2, 20) * 5
    key = text[:60]
    page.say("review", key)
    page.say("review_author", key, who.name)
    page.people[who.name] = f"c{who.ident}"
    page.say("review_publisher", key, paper)
    page.say("review_score", key, float(grade))
    if dated:
        page.say("review_date", key, view.date.isoformat())
    return text, who.name, paper, grade, view.american(view.date)


def lines(view: View, page: Written) -> None:
    """The page in lines with its labels."""
    page.suffix = ".txt"
    film, count = view.film, view.some(60)
    verdict = _facts(view, page, count)
    page.say("company", film.companies[0])
    page.say("certificate_reason", film.reason)
    if view.year:
        page.say("year", view.year)
    good, poor = view.votes * 6 // 10, view.votes // 10
    out = [f"{view.title} ({view.year})" if view.year else view.title, "", f"Studio: {film.companies[0]}", f"Release Date: {view.american(view.date)}", "",
           "Metascore", str(view.score), f"{verdict} - based on {count} Critics", "", "User Score", str(film.score / 10),
           f"Mixed or average reviews- based on {view.votes:,} Ratings", "", f"Summary: {film.plot}",
           f"Starring: {', '.join(part.who.name for part in view.cast[:5])}", f"Director: {', '.join(w.name for w in film.directors)}",
           f"Genre(s): {', '.join(film.genres)}", f"Rating: {film.certificate} for {film.reason}", f"Runtime: {view.minutes} min",
           "More Details and Credits »", "", "Critic Reviews", "", "Critic score distribution:", f"  1. Positive: {count - 3} out of {count}",
           f"  2. Mixed: 2 out of {count}", f"  3. Negative: 1 out of {count}"]  # fmt: skip
    for n in range(count):
        text, name, paper, grade, _ = _critic(view, page, n, dated=False)
        out += [f"  {n + 1}. {paper}", f"    Reviewed by: {name}", f"    {grade}", f"    {text}", "    Read full review"]
    out += ["    All this publication's reviews", "", "User Reviews", "User score distribution:", f"Positive: {good:,}", f"Mixed: {view.votes - good - poor:,}",
            f"Negative: {poor:,} out of {view.votes:,}"]  # fmt: skip
    for n, review in enumerate(view.reviews("mc", view.some(60), (4, 9))):
        key = review.body[:60]
        score = review.score or 5
        page.say("review", key)
        page.say("review_author", key, review.author)
        page.say("review_date", key, review.date.isoformat())
        page.say("review_score", key, float(score))
        out += [f"  {n + 1}. {review.author}", f"    {view.american(review.date)}", f"    {score}", f"    {review.body}",
                f"    {review.helpful} of {review.total} users found this helpful", "    Full Review »"]  # fmt: skip
    out += ["    All this user's reviews", f"See all {view.votes // 30 + 1} User Reviews"]
    page.text = "\n".join(out) + "\n"


def html(view: View, page: Written) -> None:
    """The page of 2018: summary, details, reviews of critics and users."""
    film, count = view.film, view.some(26)
    verdict = _facts(view, page, count)
    year = view.year or film.year
    address = f"movie/{film.slug.replace('_', '-')}"
    page.say("year", year)
    page.say("identifier", "metacritic", address)

    def person(name: str) -> str:
        return f'<a href="/person/{e(name.lower().replace(" ", "-").replace(".", ""))}"><span>{e(name)}</span></a>'

    def score(label: str, way: str, words_: str, based: str, mark: str, value: object) -> str:
        return f"""<table><tr><td class="summary_left"><h2><a href="/{address}/{way}">{label}</a></h2><span class="label">{words_}</span> <span
 class="based_on">based on {based}</span></td><td class="summary_right"><a class="metascore_anchor" href="/{address}/{way}"><span class="metascore_w {mark}larger
 movie mixed">{value}</span></a></td></tr></table>"""

    def chart(*counts: int) -> str:
        rows = "".join(f'<div class="chart {label.lower()}"><div class="label fl">{label}:</div><div class="count fr">{n:,}</div></div>'
                       for label, n in zip(("Positive", "Mixed", "Negative"), counts, strict=True))  # fmt: skip
        return f'<div class="distribution"><div class="charts fl">{rows}</div></div>'

    out = [f'''<!DOCTYPE html>
<html><head><title>{e(view.title)} Reviews - Metacritic</title><link rel="canonical" href="https://www.metacritic.com/{address}"></head><body>
<div class="top_nav"><a href="/game">Games</a><a href="/movie">Movies</a></div>
<div class="product_page_title oswald"><h1>{e(view.title)}</h1><span class="release_year lighter">{year}</span></div>
<div class="details_section"><span class="distributor"><a href="/company/x">{e(film.companies[0])}</a></span> | <span class="release_date"><span
 class="label">Release Date:</span> <span>{view.american(view.date, short=False)}</span></span></div>
<div class="ms_wrapper">{score("Metascore", "critic-reviews", verdict, f"{count} Critic Reviews", "", view.score)}</div>
<div class="us_wrapper">{score("User Score", "user-reviews", "Mixed or average reviews", f"{view.votes:,} Ratings", "user ", film.score / 10)}</div>
<div class="summary_cast details_section"><span class="label">Starring:</span> <span>{", ".join(person(p.who.name) for p in view.cast[:5])}</span></div>
<div class="summary_deck details_section"><span class="label">Summary:</span> <span>{e(film.plot)}</span></div>
<div class="details_section"><div class="director"><span class="label">Director:</span> {", ".join(person(w.name) for w in film.directors)}</div>
<div class="genres"><span class="label">Genre(s):</span> <span>{", ".join(f"<span>{g}</span>" for g in film.genres)}</span></div>
<div class="rating"><span class="label">Rating:</span> <span>{film.certificate}</span></div>
<div class="runtime"><span class="label">Runtime:</span> <span>{view.minutes} min</span></div></div>
<div class="critics_col">{chart(count - 3, 2, 1)}<div class="critic_reviews2">''']  # fmt: skip
    for n in range(count):
        text, name, paper, grade, date = _critic(view, page, n, dated=True)
        out.append(f"""<div class="review pad_top1"><div class="left fl"><a class="no_hover" href="/critic"><div class="metascore_w large movie positive
 indiv">{grade}</div></a></div><div class="right fl"><div class="title pad_btm_half"><span class="source"><a href="/publication/x">{e(paper)}</a></span><span
 class="author"><a href="/critic/x">{e(name)}</a></span><span class="date">{date}</span></div><div class="summary"><a class="no_hover"
 href="http://example.org/r">{e(text)}</a> <a class="read_full" href="http://example.org/r">Read full review</a></div></div></div>""")
    good, poor = view.votes * 6 // 10, view.votes // 10
    out.append(f'</div></div><div class="users_col">{chart(good, view.votes - good - poor, poor)}<div class="user_reviews2">')
    for review in view.reviews("mc", view.some(24), (3, 8)):
        key = review.body[:60]
        page.say("review", key)
        page.say("review_author", key, review.author)
        page.say("review_date", key, review.date.isoformat())
        page.say("review_score", key, float(review.score or 5))
        out.append(f"""<div class="review pad_top1"><div class="left fl"><div class="metascore_w user large movie positive indiv">{review.score or 5}</div></div><div
 class="right fl"><div class="title pad_btm_half"><span class="author"><a href="/user/{review.author}">{review.author}</a></span><span
 class="date">{view.american(review.date)}</span></div><div class="summary"><div class="review_body"><span>{e(review.body)}</span></div></div></div></div>""")
    page.text = "\n".join(out) + "</div></div></body></html>"
