"""The rows of the tables in ``schema``: one generator a table, over a graph of any size."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kg.exports.credits import CREDIT_TERMS, RELATIONS, Desk, credits_of, films_of, name_of, people_of
from kg.rdf.facts import Facts
from kg.rdf.things import Claim, Thing
from kg.vocabulary import FILMS, MONEY, PREFIXES, PROPERTIES, REVIEWS

Row = Sequence[object]

_FILM_TYPES = {"episode": "episode", "series": "series", "film": "film"}
_CREDITED = ("role", "writing", "contribution", "recording", "composition")
_AGENT_TYPES = {"person": "person", "artist": "artist", "organization": "organization"}


def type_of(thing: Thing, types: dict[str, str]) -> str:
    """The word for the first of some kinds that a thing is of; empty where it is of none."""
    return next((word for kind, word in types.items() if thing.is_a(kind)), "")


def films(facts: Facts) -> Iterator[Row]:
    """Rows of ``films``."""
    for iri in films_of(facts):
        desk, film = Desk(facts), facts.thing(iri)
        credits = credits_of(desk, film)
        yield (
            iri, type_of(film, _FILM_TYPES), _text(film, "name"), film.texts("alternate_name"), _integer(film, "year"),
            _text(film, "released"), _integer(film, "runtime_minutes"), film.texts("certificate"), film.texts("genre"),
            film.texts("keyword"), film.texts("language"),
            [facts.thing(country).text("iso_code") or name_of(facts.thing(country)) for country in film.links("country")],
            *(_names(desk, [c.agent for c in credits if c.relation == word]) for word in ("director", "writer", "company")),
            _names(desk, film.links("location")),
            film.texts("tagline"), film.texts("description"), film.texts("award"), values(film, "schema:image"), values(film, "page"),
            film.link("part_of_series") or None, film.links("similar"), len(desk.claims(iri)),
        )  # fmt: skip


def people(facts: Facts) -> Iterator[Row]:
    """Rows of ``people``."""
    for iri in people_of(facts):
        person = facts.thing(iri)
        credited, written = appearances(facts, iri)
        home = person.link("home")
        yield (
            iri, _text(person, "name"), person.texts("alternate_name"), len(credited), len(written),
            name_of(facts.thing(home)) if home else None, person.texts("badge"), values(person, "page"),
        )  # fmt: skip


def appearances(facts: Facts, person: str) -> tuple[list[str], list[str]]:
    """The films in which a person has a credit, and the reviews the person wrote, by IRI; a mere mention is neither."""
    found: set[str] = set()
    reviews: set[str] = set()
    ahead = [thing for thing, predicate in facts.pointing(person) if predicate in CREDIT_TERMS]
    seen = {person}
    while ahead:
        iri = ahead.pop()
        if iri in seen:
            continue
        seen.add(iri)
        thing = facts.thing(iri)
        if thing.is_a(*FILMS):
            found.add(iri)
        elif thing.is_a(*REVIEWS):
            reviews.add(iri)
        elif thing.is_a(*_CREDITED):
            # A detail of a film, or of a detail: the film is what it hangs on.
            ahead += [above for above, predicate in facts.pointing(iri) if predicate != PROPERTIES["mentions"].term]
    return sorted(found), sorted(reviews)


def credits(facts: Facts) -> Iterator[Row]:
    """Rows of ``credits``."""
    for iri in films_of(facts):
        desk, film = Desk(facts), facts.thing(iri)
        for credit in credits_of(desk, film):
            agent = facts.thing(credit.agent)
            yield (
                iri, _text(film, "name"), credit.agent, _text(agent, "name"), type_of(agent, _AGENT_TYPES), RELATIONS[credit.relation],
                list(credit.characters), credit.note or None, list(credit.credited_as), credit.position or None, credit.work or None,
            )  # fmt: skip


def ratings(facts: Facts) -> Iterator[Row]:
    """Rows of ``ratings``."""
    for film, rating in _details(facts, "rating"):
        rater = rating.link("rater")
        documents = sorted({claim.document for claim in facts.claims(rating.iri) if claim.document})
        yield (
            film.iri, _text(film, "name"), rating.iri, name_of(facts.thing(rater)) if rater else None, _text(rating, "group"),
            _number(rating, "score"), _number(rating, "best"), _number(rating, "worst"), _integer(rating, "rating_count"),
            _integer(rating, "review_count"), *(_integer(rating, word) for word in ("positive", "mixed", "negative", "scored")),
            rating.texts("verdict"), next(iter(documents), None),
        )  # fmt: skip


def reviews(facts: Facts) -> Iterator[Row]:
    """Rows of ``reviews``."""
    for film, review in _details(facts, *REVIEWS):
        author, publisher = review.link("reviewer"), review.link("publisher")
        rating = next(iter(facts.details(review, "review_rating")), Thing(""))
        score = rating.text("score")
        yield (
            film.iri, _text(film, "name"), review.iri, "critic" if review.is_a("critic_review") else "user", author or None,
            _text(facts.thing(author), "name") if author else None, name_of(facts.thing(publisher)) if publisher else None,
            _text(review, "name"), _text(review, "review_date"), _number(rating, "score"), _number(rating, "best"),
            score if score and _number(rating, "score") is None else None,
            _integer(review, "helpful_votes"), _integer(review, "helpful_total"), _boolean(review, "spoiler"), _text(review, "body"),
        )  # fmt: skip


def releases(facts: Facts) -> Iterator[Row]:
    """Rows of ``releases``."""
    for film, release in _details(facts, "release"):
        place = facts.thing(release.link("release_country")) if release.link("release_country") else Thing("")
        yield film.iri, _text(film, "name"), _text(place, "iso_code"), _text(place, "name"), _text(release, "release_date")


def money(facts: Facts) -> Iterator[Row]:
    """Rows of ``money``."""
    for iri in films_of(facts):
        film = facts.thing(iri)
        for kind in MONEY:
            for amount in facts.details(film, kind):
                territory = amount.link("territory")
                yield (
                    iri, _text(film, "name"), kind.replace("_", " "), _number(amount, "amount"), _text(amount, "currency"),
                    name_of(facts.thing(territory)) if territory else None, _boolean(amount, "estimated"), _text(amount, "as_of"),
                )  # fmt: skip


def documents(facts: Facts) -> Iterator[Row]:
    """Rows of ``documents``."""
    for source in facts.documents():
        yield (
            source.iri, source.name, source.site or None, source.reader or None, source.url or None, source.digest or None,
            source.about or None, len(facts.claims_of(source.iri)),
        )  # fmt: skip


def claims(facts: Facts) -> Iterator[Row]:
    """Rows of ``claims``, a document at a time."""
    for source in facts.documents():
        yield from map(_claim, facts.claims_of(source.iri))
    yield from map(_claim, facts.derived_claims())


def _claim(claim: Claim) -> Row:
    first = claim.places[0] if claim.places else None
    datatype = "link" if claim.object.sort != "literal" else claim.object.datatype.removeprefix(PREFIXES["xsd"]) or "string"
    return (
        claim.iri, claim.document or None, claim.subject, claim.predicate, claim.object.value, datatype,
        first.start if first and first.start >= 0 else None, first.end if first and first.end >= 0 else None,
        [place.exact for place in claim.places], claim.rule or None, claim.inferred, claim.rank or None, list(claim.sources),
    )  # fmt: skip


ROWS: dict[str, Callable[[Facts], Iterator[Row]]] = {
    "films": films,
    "people": people,
    "credits": credits,
    "ratings": ratings,
    "reviews": reviews,
    "releases": releases,
    "money": money,
    "documents": documents,
    "claims": claims,
}


def _details(facts: Facts, *kinds: str) -> Iterator[tuple[Thing, Thing]]:
    for iri in films_of(facts):
        film = facts.thing(iri)
        for detail in facts.details(film, *kinds):
            yield film, detail


def _names(desk: Desk, iris: Sequence[str]) -> list[str]:
    return [desk.name(iri) for iri in dict.fromkeys(iris)]


def values(thing: Thing, word: str) -> list[str]:
    """The values of a property, texts and IRIs alike."""
    return [term.value for term in thing.terms(word)]


def _text(thing: Thing, word: str) -> str | None:
    return thing.text(word) or None


def _integer(thing: Thing, word: str) -> int | None:
    text = thing.text(word)
    return int(text) if text.removeprefix("-").isdecimal() else None


def _number(thing: Thing, word: str) -> float | None:
    """A number; a text where the term also admits one (a grade) is none."""
    term = next((t for t in thing.terms(word) if t.sort == "literal"), None)
    if term is None or term.datatype == "":
        return None
    try:
        return float(term.value)
    except ValueError:
        return None


def _boolean(thing: Thing, word: str) -> bool | None:
    text = thing.text(word)
    return text in ("true", "1") if text else None
