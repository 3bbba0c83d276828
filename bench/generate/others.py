# ruff: noqa: E501 (lines of pages are as long as the sites make them)
"""Streaming sites as text, with labels and without, and pages of encyclopedias in several languages."""

from __future__ import annotations

from babel import Locale

from bench.generate import words
from bench.generate.page import Written, e
from bench.generate.tongues import TONGUES, prose
from bench.generate.view import View
from bench.generate.world import Who


def _reviews(view: View, page: Written, count: int, headed: bool) -> list[str]:
    out: list[str] = []
    for review in view.reviews("streaming", count, (4, 10)):
        key = review.body[:60]
        page.say("review", key)
        page.say("review_author", key, review.author)
        page.say("review_date", key, review.date.isoformat())
        if headed:
            page.say("review_headline", key, review.headline)
            out += [f"Review by {review.author}", f"{review.date:%Y/%m/%d}"]
            if review.score:
                page.say("review_score", key, float(review.score))
                out.append(f"{review.score}/10")
            out += [review.headline, "", review.body, "", "More"]
        else:
            out += [review.author, f"{review.date:%Y/%m/%d}", "", review.body, "", "More"]
    return out


def _similar(view: View, page: Written) -> list[str]:
    out = []
    for other in view.likes():
        page.say("similar", other.title)
        out.append(f"{other.title} ({other.year})")
    return out


def bare(view: View, page: Written) -> None:
    """A streaming page without labels: title, date, score, certificate, genres, plot, similar titles, reviews."""
    page.suffix = ".txt"
    film = view.film
    year = view.year or film.year
    synopsis = film.plot + " " + words.plot(view.rng, 3)
    month = view.american(view.date, short=False).split()[0]
    for prop, value in (
        ("name", view.title),
        ("year", year),
        ("released", view.date),
        ("certificate", film.certificate),
        ("description", synopsis),
    ):
        page.say(prop, value)
    for genre in film.genres:
        page.say("genre", genre)
    page.say("score", "unnamed/users", view.score / 10)
    out = ["UNLIMITED STREAMING", "WITH PRIME VIDEO", "TRY 30-DAY TRIAL", f"Home > {film.genres[0]} >", "", view.title, "", f"{view.title} ({year})", "",
           f"{month}. {view.date.day},{view.date.year}", "|", str(view.score / 10), "|", film.certificate, f"| {' '.join(film.genres)}", "", synopsis, "",
           "...", "", "Watch Trailer", "", "Cast", "", "Similar titles", "", *_similar(view, page), "", "Reviews", ""]  # fmt: skip
    page.text = "\n".join(out + _reviews(view, page, view.some(88), headed=False)) + "\n"


def labelled(view: View, page: Written) -> None:
    """A streaming page with its labels, a cast and reviews with headlines."""
    page.suffix = ".txt"
    film = view.film
    year = view.year or film.year
    synopsis = film.plot + " " + words.plot(view.rng, 3)
    for prop, value in (("name", view.title), ("year", year), ("released", view.date), ("certificate", film.certificate), ("description", synopsis),
                        ("minutes", view.minutes), ("alternate_name", film.foreign["fr"])):  # fmt: skip
        page.say(prop, value)
    for prop, values in (("genre", film.genres), ("company", film.companies[:1]), ("country", [c for _, c in view.countries()]),
                         ("language", [c for _, c in view.languages()])):  # fmt: skip
        for value in values:
            page.say(prop, value)
    page.say("score", "unnamed/users", view.score / 10)
    page.say("count", "unnamed/users", "rating", view.votes)
    hours, minutes = divmod(view.minutes, 60)
    out = [f"Home > Movies > {film.genres[0]} > {view.title}", "", f"{view.title} ({year})", "", f"Original title: {film.foreign['fr']}",
           f"Released: {view.date:%Y/%m/%d}", f"Rating: {view.score / 10}/10 ({view.votes:,} votes)", f"Rated: {film.certificate}", f"Runtime: {hours}h {minutes}m",
           f"Genre: {', '.join(film.genres)}", f"Country: {', '.join(c for c, _ in view.countries())}", f"Language: {', '.join(n for n, _ in view.languages())}",
           f"Director: {', '.join(page.name('director', w) for w in film.directors)}", f"Writers: {', '.join(page.name('writer', w) for w in film.writers)}",
           f"Production: {film.companies[0]}", f"Starring: {', '.join(p.who.name for p in view.cast[:3])}", "Synopsis", "", synopsis, "", "Watch Trailer 1:52", "",
           "Top Cast", ""]  # fmt: skip
    for part in view.cast[: view.some(75)]:
        out.append(f"{page.name('cast', part.who, part.character)} as {part.character}")
    count = view.some(76)
    out += ["", "You May Also Like", "", *_similar(view, page), "", f"Reviews ({count})", "", *_reviews(view, page, count, headed=True)]
    page.text = "\n".join([*out, "", "© 2020 All rights reserved. Terms of use | Privacy policy", ""])


def encyclopedia(view: View, page: Written) -> None:
    """A page of an encyclopedia in one of seven languages: an infobox, a plot, and the cast as a list."""
    film, rng, code = view.film, view.rng, view.rng.choice(sorted(TONGUES))
    tongue, year = TONGUES[code], view.year or film.year
    page.layout = f"encyclopedia-{code}"
    title = view.title if code == "en" else film.foreign[code]
    locale = Locale(code)
    page.say("name", title)
    if code != "en":
        page.say("alternate_name", view.title)
    crew = {where: who for where, _, who in film.crew}
    cast = view.cast[: view.some(100)]

    def people(prop: str, whos: tuple[Who, ...]) -> str:
        return "<br>".join(e(page.name(prop, who)) for who in whos)

    if "{year}" in tongue.film or "year" in tongue.labels:
        page.say("year", year)
    rows = [] if code == "en" else [(tongue.original, e(view.title))]
    for key, label in tongue.labels.items():
        if key in ("director", "writer", "producer"):
            value = people(key, getattr(film, f"{key}s"))
        elif key == "cast":
            value = "<br>".join(e(part.who.name) for part in cast[:4])
        elif key in ("composer", "camera", "editor"):
            who = film.composer if key == "composer" else crew["Cinematography" if key == "camera" else "Film Editing"]
            value = people({"camera": "contributor"}.get(key, key), (who,))
        elif key == "country":
            for _, land in view.countries():
                page.say("country", land)
            value = "<br>".join(e(locale.territories[land]) for _, land in view.countries())
        elif key == "language":
            spoken = view.languages()[:1]
            page.say("language", spoken[0][1])
            value = e(locale.languages[spoken[0][1]])
        elif key == "genre":
            found = [tongue.genres[g] for g in film.genres if g in tongue.genres]
            for genre in found:
                page.say("genre", genre)
            value = ", ".join(found)
        elif key == "company":
            for company in film.companies:
                page.say("company", company)
            value = "<br>".join(map(e, film.companies))
        elif key == "released":
            page.say("released", view.date.isoformat())
            value = view.american(view.date, short=False)
        elif key == "year":
            value = str(year)
            if label == "Sortie":
                page.say("released", year)
        else:
            page.say("minutes", view.minutes)
            value = f"{view.minutes} {tongue.minutes}"
        if value:
            rows.append((label, value))
    for part in cast:
        page.name("cast", part.who, part.character)
    story = words.plot(rng, view.some(25)) if code == "en" else prose(rng, tongue, view.some(30))
    page.say("description", story)
    head = f"{title} {tongue.film.format(year=year)}"
    parts = "".join(
        f'<li><a href="/wiki/{e(p.who.name.replace(" ", "_"))}">{e(p.who.name)}</a>{tongue.played}{e(p.character)}</li>' for p in cast
    )
    plot, played = tongue.headings
    table = "".join(f'<tr><th scope="row">{label}</th><td>{value}</td></tr>' for label, value in rows)
    page.text = f'''<!DOCTYPE html><html lang="{code}"><head><meta charset="UTF-8"><title>{e(head)} – {tongue.wiki}</title></head><body class="mediawiki"><h1
 id="firstHeading">{e(head)}</h1><div id="mw-content-text"><div class="mw-parser-output"><table class="infobox"><tbody><tr><th colspan="2">{e(title)}</th></tr>
{table}</tbody></table><h2>{plot}</h2><p>{e(story)}</p><h2>{played}</h2><ul>{parts}</ul></div></div></body></html>'''
