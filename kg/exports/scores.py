"""Ratings and reviews as a page shows them."""

from __future__ import annotations

from collections.abc import Sequence

from kg.exports import wording
from kg.exports.credits import name_of, positions
from kg.exports.evidence import Witnesses
from kg.exports.views import Entry, Href, ReviewView, Score
from kg.rdf.things import Thing
from kg.vocabulary import REVIEWS

_SHARES = ("positive", "mixed", "negative")


def scores_of(witnesses: Witnesses, film: Thing) -> tuple[Score, ...]:
    """The aggregate ratings of a film side by side, those with a score first; never merged."""
    found = [_score(witnesses, rating) for rating in witnesses.desk.facts.details(film, "rating")]
    return tuple(sorted(found, key=lambda s: (s.share is None, not s.value, s.only_counts, s.rater, s.group, s.counts)))


def _score(witnesses: Witnesses, rating: Thing) -> Score:
    value, best = rating.text("score"), rating.text("best")
    rater = rating.link("rater")
    counts = [
        wording.plural(int(n), word)
        for key, word in (("rating_count", "rating"), ("review_count", "review"))
        if (n := rating.text(key)).isdecimal()
    ]
    shares = [(word, int(n)) for word in _SHARES if (n := rating.text(word)).isdecimal()]
    scored = rating.text("scored")
    whole = max(sum(n for _, n in shares), int(scored) if scored.isdecimal() else 0)
    backing = witnesses.behind([(rating.iri, "", "")])
    return Score(
        rater=witnesses.desk.name(rater) if rater else "An unnamed site",
        group=rating.text("group"),
        value=wording.number(value),
        best=wording.number(best),
        share=_share(value, best),
        counts=tuple(counts),
        verdicts=tuple(rating.texts("verdict")),
        distribution=tuple((word, n, n / whole) for word, n in shares) if whole else (),
        backing=backing,
    )


def _share(value: str, best: str) -> float | None:
    try:
        return min(1.0, max(0.0, float(value) / float(best)))
    except (ValueError, ZeroDivisionError):
        return None


def reviews_of(witnesses: Witnesses, film: Thing, href: Href) -> tuple[ReviewView, ...]:
    """The reviews of a film, critics first, each page's in its order."""
    facts = witnesses.desk.facts
    reviews = facts.details(film, *REVIEWS)
    order = positions(facts, reviews)
    reviews.sort(key=lambda r: (not r.is_a("critic_review"), order.get(r.iri, len(reviews) + 1), r.iri))
    return tuple(review_view(witnesses, review, href) for review in reviews)


def review_view(witnesses: Witnesses, review: Thing, href: Href) -> ReviewView:
    """A review as shown."""
    desk = witnesses.desk
    body = review.text("body")
    lead, rest = wording.parts(body)
    author = review.link("reviewer")
    rating = next(iter(desk.facts.details(review, "review_rating")), Thing(""))
    value, best = rating.text("score"), rating.text("best")
    numeric = _share(value, "1") is not None
    votes = [wording.number(review.text(word)) for word in ("helpful_votes", "helpful_total")]
    who = desk.facts.thing(author) if author else Thing("")
    home = who.link("home")
    wanted = [(review.iri, "", ""), (rating.iri, "", "")] if rating.iri else [(review.iri, "", "")]
    return ReviewView(
        anchor=anchor(review.iri),
        author=Entry(name_of(who) if author else "", href(author) if author else ""),
        critic=review.is_a("critic_review"),
        publisher=desk.name(review.link("publisher")) if review.link("publisher") else "",
        date=review.text("review_date"),
        headline=review.text("name"),
        rating=wording.number(value) + (f" / {wording.number(best)}" if best else "") if numeric else "",
        grade="" if numeric else value,
        votes=f"{votes[0]} of {votes[1]} found this helpful" if all(votes) else "",
        spoiler=review.text("spoiler") == "true",
        notes=(*who.texts("badge"), *([desk.name(home)] if home else []), *rating.texts("verdict"), *review.texts("pagination")),
        lead=lead,
        rest=rest,
        words=len(rest.split()),
        backing=witnesses.behind(wanted, body),
    )


def anchor(iri: str) -> str:
    """The name of a review's place on the page of its film."""
    return "review-" + "-".join(_segment(s) for s in iri.rstrip("/").split("/")[-2:])


def _segment(segment: str) -> str:
    return "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in segment)


def films_reviewed(witnesses: Witnesses, reviews: Sequence[str], href: Href) -> tuple[ReviewView, ...]:
    """Reviews by IRI, each with the film that it is of and the address of its place there."""
    found = []
    for iri in reviews:
        review = witnesses.desk.facts.thing(iri)
        film = review.link("reviewed")
        view = review_view(witnesses, review, href)
        page = href(film) if film else ""
        there = Entry(witnesses.desk.name(film) if film else "", f"{page}#{view.anchor}" if page else "")
        found.append(ReviewView(**{**{name: getattr(view, name) for name in view.__dataclass_fields__}, "film": there}))
    return tuple(sorted(found, key=lambda view: (view.film.text, view.date, view.anchor)))
