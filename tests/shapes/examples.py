"""Small graphs made from the mapping table: for every property of every kind, good values and each way to get one wrong.

All of them stand beside ``house()``, one quiet, conforming thing of every kind to link to. Nothing here looks at the shapes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.vocabulary import FILMS, KINDS, PEOPLE, PROPERTIES, REVIEWS, SCHEMA_HTTPS, Kind, Property, datatype_of, expand

BASE = "https://kg.example/id/"
TYPE = f"<{expand('rdf:type')}>"
OWNERS = {"review_rating": REVIEWS, "byline": REVIEWS, "line": ("quote",), "composition": ("recording",), "identifier": (*FILMS, *PEOPLE)}
"""What details of details hang below; every other detail hangs below a film."""

FUSED = [prop for prop in PROPERTIES.values() if prop.layer != "document"]

GOOD = {
    "iso_code": ["NZ"], "language": ["en", "pt-BR"], "currency": ["EUR"], "page": ["https://films.example/1"], "video_page": ["https://films.example/1"],
    "image": ["https://films.example/1.jpg"], "scheme": ["films"], "identifier_value": ["tt0000001", "m/a_film"],
    "popularity_change": ["-4", "4"], "group": ["users", "critics", "top critics"],
    "duration": ["PT1H51M", "PT2H", "PT2M5S", "PT45S", "PT1H3S"], "score": ["7.5"], "best": ["10.0"], "worst": ["1.0"],
}  # fmt: skip
"""Values of the properties for which any value of the datatype will not do."""

SAMPLES = {
    "text": ["one or two words"], "year": ["1999"], "date": ["1999-05-28", "1999-05", "1999"], "integer": ["12"], "decimal": ["12.5"],
    "boolean": ["true", "false"], "duration": ["PT1H51M"],
}  # fmt: skip

ILL = {
    "text": ['""', '" x"', '"a  b"'],
    "year": ['"99"^^xsd:gYear', '"1999Z"^^xsd:gYear', '"1999-05"^^xsd:gYearMonth'],
    "date": ['"1995-02-31"^^xsd:date', '"1995-W07-1"^^xsd:date', '"1995-13"^^xsd:gYearMonth', '"95"^^xsd:gYear', '"28 May 1999"'],
    "integer": ['"-1"^^xsd:integer', '"1.5"^^xsd:integer', '"1.0"^^xsd:decimal'],
    "decimal": ['"-1.0"^^xsd:decimal', '"7"^^xsd:decimal', '"7"^^xsd:integer', '"7.0"^^xsd:double'],
    "boolean": ['"1"^^xsd:boolean', '"yes"^^xsd:boolean'],
    "duration": ['"PT111M"^^xsd:duration', '"P1D"^^xsd:duration', '"PT"^^xsd:duration', '"PT0H5M"^^xsd:duration', '"111"^^xsd:duration',
                 '"PT1H60M"^^xsd:duration', '"PT90S"^^xsd:duration'],
}  # fmt: skip

ILL_OF = {
    "iso_code": ['"nz"', '"NZL"'], "language": ['"English"', '"e"'], "currency": ['"EURO"', '"€"'], "page": ['"films.example/1"', '"ftp://x.example/"'],
    "image": ['"films.example/1.jpg"', '"ftp://x.example/1.jpg"'], "scheme": ['"Films"', '"a b"'], "identifier_value": ['"a b"'],
    "group": ['"everyone"', '"Users"'], "popularity_rank": ['"0"^^xsd:integer'], "runtime_minutes": ['"0"^^xsd:integer'],
    "line_position": ['"0"^^xsd:integer'], "video_page": ['"films.example/1"', '"ftp://x.example/"'],
    "popularity_change": ['"+4"^^xsd:integer'],
}  # fmt: skip

HAPPY: dict[str, dict[str, str]] = {
    "film": {"name": "A", "year": "1999", "director": "person", "~rating": "rating"},
    "series": {"name": "A", "year": "1999", "director": "person", "~rating": "rating"},
    "episode": {"name": "A", "year": "1999", "director": "person", "~rating": "rating", "part_of_series": "series"},
    "country": {"name": "A", "iso_code": "NZ"},
    "role": {"role_actor": "person"},
    "writing": {"credit_note": "story", "credit_author": "person"},
    "contribution": {"credit_note": "casting", "credit_contributor": "person"},
    "book": {"credit_author": "person"},
    "certification": {"certificate_value": "R"},
    "trailer": {"name": "A", "duration": "PT2M"},
    "release": {"release_date": "1999-05-28", "release_country": "country"},
    "budget": {"amount": "12.0", "currency": "EUR"},
    "gross": {"amount": "12.0", "currency": "EUR"},
    "opening_weekend": {"amount": "12.0", "currency": "EUR"},
    "rating": {"score": "7.5", "best": "10.0", "rating_count": "12"},
    "user_review": {"reviewed": "film", "reviewer": "account", "body": "good"},
    "critic_review": {"reviewed": "film", "reviewer": "critic", "body": "good"},
    "storyline": {"text": "words"},
    "trivia": {"text": "words"}, "goof": {"text": "words"}, "crazy_credit": {"text": "words"}, "alternate_version": {"text": "words"},
    "quote": {"~line": "line"},
    "line": {"text": "words"},
    "news": {"headline": "words"},
    "review_rating": {"score": "7.5", "best": "10.0"},
    "composition": {},
    "identifier": {"scheme": "films", "identifier_value": "tt0000001"},
}  # fmt: skip
"""What each kind needs so that no shape has anything to say; kinds that are not listed need a name. ``~`` links to a detail."""

NARROWED = {"kgv:seasonNumber", "schema:episodeNumber", "schema:numberOfSeasons", "schema:numberOfEpisodes", "schema:endDate"}
"""Terms that the common shape of films, series and episodes lists and their own shapes narrow: the cases show it."""


@dataclass(frozen=True)
class Expected:
    """One result that a graph must bring about: severity, path (compact, or empty) and whose fault it is."""

    severity: str
    path: str
    structural: bool


@dataclass(frozen=True)
class Example:
    """A graph in N-Triples that stands beside the house, and all results that it must bring about.

    ``tolerated`` paths may be objected to as well: one wrong value can be wrong in two ways (no number, and so not below
    the best one either).
    """

    name: str
    triples: tuple[str, ...]
    expected: frozenset[Expected] = frozenset()
    tolerated: frozenset[str] = frozenset()


def house_iri(kind: str) -> str:
    return f"<{BASE}house/{kind}>"


def literal(prop: Property, lexical: str) -> str:
    return f'"{lexical}"^^<{expand(datatype_of(prop, lexical))}>'


def spelled(shorthand: str) -> str:
    """A literal of the lists above in N-Triples."""
    lexical, mark, datatype = shorthand.rpartition("^^xsd:")
    return f"{lexical}^^<{expand('xsd:' + datatype)}>" if mark else shorthand


def value(prop: Property, lexical_or_kind: str) -> str:
    return house_iri(lexical_or_kind) if prop.datatype == "link" else literal(prop, lexical_or_kind)


def typed(subject: str, kind: Kind) -> list[str]:
    lines = [f"{subject} {TYPE} <{expand(cls)}> ." for cls in kind.classes]
    if kind.additional:
        lines.append(f"{subject} <{expand('schema:additionalType')}> <{expand(kind.additional)}> .")
    if kind.word == "character":
        lines.append(f"{house_iri('line')} <{expand('schema:spokenByCharacter')}> {subject} .")
    elif kind.link and kind.word not in ("line", "byline", *REVIEWS):
        lines.append(f"{house_iri(OWNERS.get(kind.word, FILMS)[0])} <{expand(kind.link)}> {subject} .")
    return lines


def happy(subject: str, kind: str, without: tuple[str, ...] = ()) -> list[str]:
    """A thing of a kind that no shape objects to; ``without`` names terms to leave away."""
    lines = typed(subject, KINDS[kind])
    for word, given in HAPPY.get(kind, {"name": "A"}).items():
        if word.startswith("~"):
            term, shown = KINDS[word[1:]].link, house_iri(given)
        else:
            term, shown = PROPERTIES[word].term, value(PROPERTIES[word], given)
        if term not in without:
            lines.append(f"{subject} <{expand(term)}> {shown} .")
            if word == "reviewed":
                lines.append(f"{shown} <{expand('schema:review')}> {subject} .")
    return lines


@cache
def house() -> tuple[str, ...]:
    """One thing of every kind, linked to each other, with nothing to object to."""
    lines = [line for kind in KINDS for line in happy(house_iri(kind), kind)]
    for plain, detailed in (("actor", "role_actor"), ("writer", "credit_author"), ("contributor", "credit_contributor")):
        for kind in PROPERTIES[detailed].to:
            lines.append(f"{house_iri('film')} <{expand(PROPERTIES[plain].term)}> {house_iri(kind)} .")
    return tuple(lines)


def terms_of(*kinds: str) -> set[str]:
    """Every term that the table has for things of these kinds in the fused graph, but rdf:type."""
    terms = {prop.term for prop in FUSED if set(prop.of) & set(kinds)}
    terms |= {kind.link for kind in KINDS.values() if kind.link and set(OWNERS.get(kind.word, FILMS)) & set(kinds)}
    terms |= {"owl:sameAs"} if set(OWNERS["identifier"]) & set(kinds) else set()
    return terms | ({"schema:additionalType"} if any(KINDS[kind].additional for kind in kinds) else set())


def good_value(term: str, kinds: list[str]) -> str:
    """Something that things of one of these kinds may have as a value of a term."""
    for prop in FUSED:
        if prop.term == term and set(prop.of) & set(kinds):
            return house_iri(prop.to[0]) if prop.to else literal(prop, GOOD.get(prop.word, SAMPLES[prop.datatype])[0])
    if term == "owl:sameAs":
        return "<http://www.wikidata.org/entity/Q1>"
    if term == "schema:additionalType":
        return next(f"<{expand(KINDS[kind].additional)}>" for kind in kinds if KINDS[kind].additional)
    return next(house_iri(kind.word) for kind in KINDS.values() if kind.link == term and set(OWNERS.get(kind.word, FILMS)) & set(kinds))


def kinds_of(*classes: str) -> list[str]:
    return [kind.word for kind in KINDS.values() if set(kind.classes) & set(classes)]


# --- the examples ----------------------------------------------------------------------------------------------------


def all_examples() -> list[Example]:
    return [*_properties(), *_details(), *_strangers()]


def subject_of(name: str) -> str:
    return f"<{BASE}example/{name}>"


def _properties() -> Iterator[Example]:
    """Good and bad values of every property of every kind."""
    for prop in FUSED:
        for kind in prop.of:
            where, first = f"{kind}/{prop.word}", _first_of_its_shape(kind, prop.of)
            if prop.datatype != "link":
                yield from _literals(where, kind, prop, bad=first)
                continue
            yield from _links(where, kind, prop.term, prop.to, bad=first)
            if prop.one and first:
                yield _two_links(f"{where}/two", kind, prop)


def _first_of_its_shape(kind: str, kinds: tuple[str, ...]) -> bool:
    """Kinds of one class share a shape, and so do films, series and episodes: one of them shows what is wrong for all."""

    def shape(word: str) -> str:
        return "film" if word in FILMS else KINDS[word].classes[0]

    return next(word for word in kinds if shape(word) == shape(kind)) == kind


def _details() -> Iterator[Example]:
    """Good and bad links from an owner to its details."""
    for detail in KINDS.values():
        if detail.link and not detail.named:
            for owner in OWNERS.get(detail.word, FILMS):
                first = owner in ("film", OWNERS.get(detail.word, FILMS)[0])
                yield from _links(f"{owner}/to-{detail.word}", owner, detail.link, (detail.word,), bad=first)


def _strangers() -> Iterator[Example]:
    """Terms and classes that do not belong where they stand."""
    every = {prop.term for prop in FUSED} | {kind.link for kind in KINDS.values() if kind.link}
    for kind in KINDS.values():
        for name, term in (("undefined", "schema:noSuchTerm"), ("foreign", "kgv:noSuchTerm")):
            yield _with(f"{kind.word}/{name}", kind.word, f'<{expand(term)}> "x"', {term}, {""})
        yield _with(f"{kind.word}/https", kind.word, f'<{SCHEMA_HTTPS}name> "x"', {f"{SCHEMA_HTTPS}name"}, {""})
        for name, cls in (("undefined-class", expand("schema:NoSuchClass")), ("https-class", f"{SCHEMA_HTTPS}Movie")):
            yield _with(f"{kind.word}/{name}", kind.word, f"{TYPE} <{cls}>", {"rdf:type"}, set())
        misplaced = every - terms_of(*kinds_of(*kind.classes)) - (NARROWED if kind.word in FILMS else set())
        subject = subject_of(f"{kind.word}/misplaced")
        triples = happy(subject, kind.word) + [f'{subject} <{expand(term)}> "x" .' for term in sorted(misplaced)]
        expected = frozenset(Expected("violation", term, True) for term in misplaced)
        yield Example(f"{kind.word}/misplaced", tuple(triples), expected, frozenset({"", "kgv:runtimeMinutes"}))


def _with(name: str, kind: str, said: str, paths: set[str], tolerated: set[str]) -> Example:
    subject = subject_of(name)
    expected = frozenset(Expected("violation", path, True) for path in paths)
    return Example(name, (*happy(subject, kind), f"{subject} {said} ."), expected, frozenset(tolerated))


def _literals(where: str, kind: str, prop: Property, *, bad: bool) -> Iterator[Example]:
    # A plain content rating shares its property with a link to the whole one, so a fault there is one of form; that a
    # mentioned work has a year but a list a date is said of the whole work.
    fault = Expected("violation", "" if (kind, prop.word) == ("work", "year") else prop.term, prop.word == "certificate")
    # A grade has no best value, and a best value that is none leaves the value without a scale.
    without = (prop.term, "schema:bestRating") if prop.word == "grade" else (prop.term,)
    tolerated = frozenset({"schema:ratingValue"} if prop.word == "best" else {"schema:dateCreated"} if prop.word == "year" else ())

    def example(name: str, *values: str, good: bool = False) -> Example:
        subject = subject_of(f"{where}/{name}")
        lines = [*happy(subject, kind, without), *(f"{subject} <{expand(prop.term)}> {spelled(v)} ." for v in values)]
        return Example(f"{where}/{name}", tuple(lines), frozenset(() if good else {fault}), tolerated)

    grade_possible = kind == "review_rating" and prop.word == "score"
    goods = [literal(prop, lexical) for lexical in GOOD.get(prop.word, SAMPLES[prop.datatype])]
    for number, shown in enumerate(goods):
        bare = shown.partition("^^")[0]
        yield example(f"good-{number}", shown, good=True)
        if not bad:
            continue
        yield example(f"other-datatype-{number}", f"{bare}^^<{expand('xsd:token')}>")
        if prop.datatype != "text" and not grade_possible:
            yield example(f"plain-text-{number}", bare)
    if prop.datatype == "text":
        yield example("tagged", '"some words"@en', good=prop.prose)
    if not bad:
        return
    ill = ILL_OF.get(prop.word, []) + ILL[prop.datatype]
    for number, shown in enumerate(v for v in ill if not (prop.word == "popularity_change" and v.startswith('"-1"'))):
        yield example(f"ill-{number}", shown)
    if prop.datatype == "text":
        yield example("tagged-untidy", '" some words"@en')
    if prop.one:
        yield example("two", goods[0], goods[1] if prop.datatype == "boolean" or prop.word == "group" else _another(prop, goods[0]))


def _another(prop: Property, shown: str) -> str:
    datatype = shown.partition("^^")[2]
    lexical = {"year": "2001", "date": "2001-05-28", "duration": "PT3H", "integer": "13", "decimal": "9.5"}.get(prop.datatype, "others")
    lexical = {
        "iso_code": "FJ",
        "currency": "FJD",
        "page": "https://films.example/2",
        "video_page": "https://films.example/2",
        "best": "20.0",
        "worst": "2.0",
    }.get(prop.word, lexical)
    return f'"{lexical}"^^{datatype}'


def _links(where: str, kind: str, term: str, targets: tuple[str, ...], *, bad: bool) -> Iterator[Example]:
    def example(name: str, shown: str, *more: str, good: bool = False) -> Example:
        subject = subject_of(f"{where}/{name}")
        lines = [*happy(subject, kind, (term,)), f"{subject} <{expand(term)}> {shown} .", *more]
        if term == "schema:itemReviewed":
            lines = [line for line in lines if not line.startswith(house_iri("film"))]
            lines += [f"{shown} <{expand('schema:review')}> {subject} ."] if good else []
        tolerated = {"^schema:review"} if term == "schema:itemReviewed" else set()
        return Example(
            f"{where}/{name}", tuple(lines), frozenset(() if good else {Expected("violation", term, True)}), frozenset(tolerated)
        )

    for target in targets:
        subject, shown = subject_of(f"{where}/good-{target}"), house_iri(target)
        more: list[str] = []
        if target in ("role", "writing", "contribution"):
            more = [f"{subject} <{expand(term)}> {house_iri('person')} ."]
        if target in REVIEWS:
            shown = subject_of(f"{where}/good-{target}/review")
            more = [line.replace(house_iri("film"), subject) for line in happy(shown, target)]
        yield example(f"good-{target}", shown, *more, good=True)
    if not bad:
        return
    yield example("nowhere", f"<{BASE}nothing-is-said-of-this>")
    yield example("wrong-class", house_iri({"schema:recordingOf": "question"}.get(term, "composition")))
    if term != "schema:contentRating":
        yield example("literal", '"words"')


def _two_links(name: str, kind: str, prop: Property) -> Example:
    subject = subject_of(name)
    lines = [*happy(subject, kind, (prop.term,)), f"{subject} <{expand(prop.term)}> {house_iri(prop.to[0])} ."]
    second = subject_of(f"{name}/second")
    lines += [*happy(second, prop.to[0]), f"{subject} <{expand(prop.term)}> {second} ."]
    if prop.word == "reviewed":
        lines += [f"{other} <{expand('schema:review')}> {subject} ." for other in (house_iri("film"), second)]
    return Example(name, tuple(lines), frozenset({Expected("violation", prop.term, False)}))
