"""From summaries to entities: clusters of films and people, the IRI of every mention, and the decisions behind them."""

from __future__ import annotations

import hashlib
import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import Mention, Notice, Record
from kg.resolve import films as film_rules
from kg.resolve import people as people_rules
from kg.resolve.candidates import Pairs, Row
from kg.resolve.cluster import Clusters, Ids
from kg.resolve.collection import Collection, FilmNumbers, Register, name_of
from kg.resolve.company import in_company, only_series
from kg.resolve.decisions import Decisions, Table
from kg.resolve.joining import Joining
from kg.resolve.local import Local
from kg.resolve.names import Rarity
from kg.resolve.namesakes import Together, namesakes
from kg.resolve.naming import Names
from kg.resolve.people import is_of_name
from kg.resolve.people_columns import People
from kg.resolve.profile import Kept, Key
from kg.resolve.rulings import Finder, Ruled, Ruling
from kg.resolve.showing import Shown, Side
from kg.resolve.spool import Spool
from kg.resolve.summary import Summary, summarized
from kg.resolve.weights import weight

__all__ = ["Key", "Local", "Resolution", "name_of", "resolve", "resolve_summaries"]


@dataclass
class Resolution:
    """The IRI of every film and person and how it came about.

    ``former`` maps an IRI to those that parts of its documents would have given it; ``decisions`` are sorted. ``notices`` are about
    a person's decisions that could not be followed.
    """

    base: str
    register: Register
    iris: Sequence[str]
    former: Mapping[str, set[str]]
    decisions: Decisions
    notices: list[Notice] = field(default_factory=list)
    _locals: dict[str, Local] = field(default_factory=dict)

    def of(self, document: str) -> Local:
        """The IRIs of a document. Raises KeyError for a document that is not here."""
        register = self.register
        return Local(self.base, {register.key(number)[1]: self.iris[number] for number in register.of(document)})

    def digest(self, document: str) -> str:
        """A digest of the IRIs of a document's films and people: the same as long as every one is. Raises KeyError as ``of`` does."""
        named = "\n".join([self.base, *map(self.iris.__getitem__, self.register.of(document))])
        return hashlib.sha256(named.encode()).hexdigest()

    def iri(self, document: str, mention: Mention) -> str:
        """The IRI of a mention of a document; of a detail, below its owner's."""
        if document not in self._locals:
            self._locals[document] = self.of(document)
        return self._locals[document].iri(mention)

    def forget(self) -> None:
        """Let go of the names of mentions: those that need them have them."""
        self.iris, self._locals = (), {}

    @property
    def tops(self) -> dict[Key, str]:
        """The IRIs of all films and people."""
        return {self.register.key(number): iri for number, iri in enumerate(self.iris)}

    @property
    def shown(self) -> Shown:
        """What stands behind unsure decisions."""
        return self.decisions.shown


def resolve(records: Iterable[Record], base: str, rulings: Sequence[Ruling] = ()) -> Resolution:
    """Decide which mentions of the records are one thing, as ``resolve_summaries`` does. The order of the records does not matter."""
    return resolve_summaries(map(summarized, sorted(records, key=lambda record: record.document.key)), base, rulings)


def resolve_summaries(summaries: Iterable[Summary], base: str, rulings: Sequence[Ruling] = ()) -> Resolution:
    """Decide which mentions are one thing and name every film and person.

    The summaries come in the order of their documents' keys. ``base`` is the IRI that all names start with; ``rulings`` are a
    person's decisions, in their order, and always win. Raises ValueError for summaries that are out of order.
    """
    collection = Collection(summaries)
    finder = Finder(collection.register, base)
    named = [ruling for ruling in rulings if not any(finder.iri(thing) for thing in ruling.things)]
    ruled, notices = finder.find(named)
    result = _decided(collection, ruled, base, last=len(named) == len(rulings))
    if len(named) < len(rulings):
        # IRIs are those that things have without these decisions: so they mean the same in every build.
        finder.iris = _things(result)
        ruled, notices = finder.find(rulings)
        result = _decided(collection, ruled, base, last=True)
    result.notices = [*notices, *result.notices]
    collection.people.forget()
    return result


def _things(result: Resolution) -> dict[str, list[list[int]]]:
    """The mentions of each thing by its IRI; by a former one where no other thing has it today."""
    mentions: dict[str, list[int]] = defaultdict(list)
    for number, iri in enumerate(result.iris):
        mentions[iri].append(number)
    found = {iri: [sorted(numbers, key=result.register.order.__getitem__)] for iri, numbers in mentions.items()}
    moved: dict[str, list[list[int]]] = defaultdict(list)
    for iri, olds in sorted(result.former.items()):
        for old in olds - found.keys():
            moved[old].append(found[iri][0])
    return moved | found


def _decided(collection: Collection, ruled: Sequence[Ruled], base: str, *, last: bool) -> Resolution:
    names, table = Names(base, collection), Table()
    notices = _films(collection, ruled, names, table)
    films = FilmNumbers(collection.register, names.films)
    years = _years(collection, names.films, films)
    if last:
        collection.forget_films()
    notices += _people(collection, ruled, names, table, films, years)
    iris = [*names.films, *names.people]
    for row in table.unsure():
        # An unsure pair that surer pairs have joined is no longer unsure.
        if iris[table.left[row]] == iris[table.right[row]]:
            table.settle(row, "each is one with the same third")
    register = collection.register
    decisions = Decisions(table, table.sort(register.order), register.name)
    decisions.shown = _shown(collection, decisions, iris)
    return Resolution(base, register, iris, names.former, decisions, notices)


def _shown(collection: Collection, decisions: Decisions, iris: Sequence[str]) -> Shown:
    """What stands behind the unsure decisions."""
    wanted = sorted({number for pair in decisions.among("unsure") for number in pair})
    mentions: Counter[str] = Counter()
    claims: Counter[str] = Counter()
    asked = {iris[number] for number in wanted}
    for number, iri in enumerate(iris):
        if iri in asked:
            mentions[iri] += 1
            claims[iri] += collection.claims(number)
    register = collection.register
    by_document: dict[str, list[int]] = defaultdict(list)
    for number in wanted:
        by_document[register.key(number)[0]].append(number)
    sides: dict[str, Side] = {}
    spool = Spool()
    for document, numbers in by_document.items():
        page, says = register.names[register.place[document]], collection.quotes(document)
        for number in numbers:
            iri = iris[number]
            kept = Kept(spool, spool.add(json.dumps(says[number]).encode()))
            sides[register.name(number)] = Side(iri, page, mentions[iri], claims[iri], kept)
    return Shown(sides)


def _films(collection: Collection, ruled: Sequence[Ruled], names: Names, table: Table) -> list[Notice]:
    """Decide on films and name them; what of a person's decisions could not be followed."""
    profiles = collection.films

    def row(number: int) -> list[str]:
        # Two titles of one page are two things, unless the page gives both one id.
        profile = profiles[number]
        return [str(profile.mention), *(f"{scheme} {value}" for scheme, values in profile.ids for value in values)]

    clusters = Clusters(collection.register.film_pages, lambda number: profiles[number].ids, row)
    joining = Joining(clusters, table, collection.register.order, 0)
    joining.rule(ruled)
    # Whom a person spoke of is held against the others by what was said, and joins them by its own words.
    spoken_of = {number for each in ruled if not each.of_people for thing in each.things for number in thing}
    compared = film_rules.pairs(profiles, spoken_of, table.reasons)
    for one, two in compared.of("different"):
        joining.hold_apart(one, two)

    def unsure() -> Iterator[Row]:
        pages = collection.register.film_pages
        return (row for row in compared.rows() if row.verdict == "unsure" and pages[row.left] != pages[row.right])

    for score, one, two, why, verdict, rank in compared.rows():
        if profiles[one].document == profiles[two].document and rank != film_rules.BY_ID:
            joining.decide(one, two, "different", score, table.reasons.more(why, "one page lists them as two titles"))
        elif verdict == "same":
            joining.join(one, two, score, why)
        elif verdict == "different":
            joining.decide(one, two, verdict, score, why)
    # What is decided first stands, so pairs that stay unsure come last.
    sure = dict.fromkeys(in_company(profiles, collection.register, unsure(), clusters), "both are similar titles of one film")
    sure |= dict.fromkeys(only_series(profiles, collection.register, unsure(), clusters), "pages speak of no two series of that title")
    for pair in unsure():
        if because := sure.get((pair.left, pair.right)):
            score = min(1.0, round(pair.score + weight("film.company.same"), 3))
            joining.join(pair.left, pair.right, score, table.reasons.more(pair.why, because))
        else:
            joining.decide(pair.left, pair.right, pair.verdict, pair.score, pair.why)
    names.name_films(clusters.all())
    return joining.notices


def _people(
    collection: Collection, ruled: Sequence[Ruled], names: Names, table: Table, films: FilmNumbers, years: dict[int, str]
) -> list[Notice]:
    """Decide on people and name them, as ``_films`` does; ``years`` are those of the films by number."""
    # What the decisions took is let go of before the names are made.
    joining = _joined_people(collection, ruled, table, films, years)
    rarity = Rarity(collection.people.names)
    names.name_people(joining.clusters, films, years, lambda name: rarity.level(name) == "rare")
    return joining.notices


def _joined_people(
    collection: Collection, ruled: Sequence[Ruled], table: Table, films: FilmNumbers, years: dict[int, str]
) -> Joining:  # fmt: skip
    everyone = collection.people
    called = everyone.called

    def ids(number: int) -> Ids:
        return called[number].single_ids()

    def row(number: int) -> list[str]:
        return [called[number].name, *(f"{scheme} {values[0]}" for scheme, values in ids(number))]

    def of_name(number: int, scheme: str) -> bool:
        return all(is_of_name(value, called[number].name) for of, values in ids(number) if of == scheme for value in values)

    clusters = Clusters(everyone.pages, ids, row, of_name)
    joining = Joining(clusters, table, collection.register.order, collection.register.people_from, of_people=True)
    joining.rule(ruled)
    performers, groups = _performers(everyone, films)
    for sure in (
        people_rules.by_ids(everyone),
        people_rules.same_names(everyone, performers, films),
        people_rules.same_names(everyone, groups),
        people_rules.by_ids(everyone, of_names=True),
    ):
        for pair in sure:
            joining.join(pair.left, pair.right, pair.score, table.reasons.number(pair.reasons))
    rest = Pairs(table.reasons)
    for pair in people_rules.variants(everyone, films, len(films.iris), weight("person.variant.unsure")):
        rest.add(pair)
    for pair in namesakes(everyone, performers, films, Together.of(everyone, films, years)):
        rest.add(pair)
    rest.sort(everyone.places())
    for score, one, two, why, verdict, _ in rest.rows():
        if called[one].name == called[two].name and clusters.root(one) == clusters.root(two):
            continue
        if verdict == "same" or clusters.clash(one, two):
            joining.join(one, two, score, why)
        else:
            joining.decide(one, two, verdict, score, why)
    return joining


def _years(collection: Collection, iris: Sequence[str], films: FilmNumbers) -> dict[int, str]:
    """The year of each film: the one that most of its pages state."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for iri, profile in zip(iris, collection.films, strict=True):
        if profile.year:
            found[iri][profile.year] += 1
    favourite = {iri: min(counted, key=lambda y: (-counted[y], y)) for iri, counted in found.items()}
    return {number: favourite[iri] for number, iri in enumerate(films.iris) if iri in favourite}


def _performers(everyone: People, films: FilmNumbers) -> tuple[array[int], array[int]]:
    """All people but those performers who share their name with nobody of their own film, and these: they are groups."""
    artists = {called.name for called in everyone.called if called.mention.kind == "artist"}
    on_screen: dict[int, set[str]] = defaultdict(set)
    for number, called in enumerate(everyone.called):
        if called.name in artists and called.mention.kind == "person":
            for film in everyone.films(number, films):
                on_screen[film].add(called.name)
    found = array("I"), array("I")
    for number, called in enumerate(everyone.called):
        group = called.mention.kind == "artist" and not any(
            called.name in on_screen.get(film, ()) for film in everyone.films(number, films)
        )
        found[group].append(number)
    return found
