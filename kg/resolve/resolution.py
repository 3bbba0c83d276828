"""From summaries to entities: clusters of films and people, the IRI of every mention, and the decisions behind them."""

from __future__ import annotations

import hashlib
import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from kg.model import Mention, Notice, Record
from kg.resolve import people as people_rules
from kg.resolve.candidates import Pairs
from kg.resolve.cluster import Clusters, Ids
from kg.resolve.collection import Collection, FilmNumbers, Register, name_of
from kg.resolve.decisions import Decisions, Table
from kg.resolve.film_decisions import FilmDecisions, decide
from kg.resolve.joining import Joining
from kg.resolve.local import Local
from kg.resolve.names import Rarity
from kg.resolve.namesakes import Together, namesakes
from kg.resolve.naming import PeopleNames
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

    def forget_everyone(self) -> None:
        """Let go of everyone and of all decisions: what things were once called is left."""
        self.register, self.decisions = Register(), Decisions()

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
    both = [summarized(record) for record in sorted(records, key=lambda record: record.document.key)]

    def films(ruled: Sequence[Ruled]) -> FilmDecisions:
        return decide((films for _, films in both), base, ruled)

    return resolve_summaries((summary for summary, _ in both), lambda ruled: partial(films, ruled), base, rulings)


def resolve_summaries(
    summaries: Iterable[Summary], films: Callable[[Sequence[Ruled]], Callable[[], FilmDecisions]], base: str,
    rulings: Sequence[Ruling] = (),
) -> Resolution:  # fmt: skip
    """Decide which mentions are one thing and name every film and person.

    The summaries come in the order of their documents' keys. ``films`` begins to decide on the films of the same documents, given what a
    person decided of them, and gives what has the end of it. ``base`` is the IRI that all names start with; ``rulings`` are a
    person's decisions, in their order, and always win. Raises ValueError for summaries that are out of order.
    """
    begun = films(()) if not rulings else None
    collection = Collection(summaries)
    result = _decided(collection, (), base, begun) if begun is not None else _ruled(collection, films, base, rulings)
    collection.people.forget()
    return result


def _ruled(
    collection: Collection, films: Callable[[Sequence[Ruled]], Callable[[], FilmDecisions]], base: str, rulings: Sequence[Ruling]
) -> Resolution:  # fmt: skip
    """The resolution that follows a person's decisions."""
    finder = Finder(collection.register, base)
    named = [ruling for ruling in rulings if not any(finder.iri(thing) for thing in ruling.things)]
    ruled, notices = finder.find(named)
    result = _decided(collection, ruled, base, films(ruled))
    if len(named) < len(rulings):
        # IRIs are those that things have without these decisions: so they mean the same in every build.
        finder.iris = _things(result)
        ruled, notices = finder.find(rulings)
        result = _decided(collection, ruled, base, films(ruled))
    result.notices = [*notices, *result.notices]
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


def _decided(collection: Collection, ruled: Sequence[Ruled], base: str, begun: Callable[[], FilmDecisions]) -> Resolution:
    register, everyone, table = collection.register, collection.people, Table()
    joining, of_names = _without_films(collection, ruled, table)
    places, rarity = everyone.places(), Rarity(everyone.names)
    films = begun()
    table.take(films.table)
    numbers, notices = FilmNumbers(register, films.iris), films.notices
    years = {number: films.years[iri] for number, iri in enumerate(numbers.iris) if iri in films.years}
    iris, former = films.iris, films.former
    del films  # of its table there is a copy
    _by_names(everyone, places, joining, table, of_names, numbers, years)
    del of_names, places
    names = PeopleNames(base, collection)
    names.name(joining.clusters, numbers, years, lambda name: rarity.level(name) == "rare")
    notices += joining.notices
    del joining
    iris += names.iris
    for row in table.unsure():
        # An unsure pair that surer pairs have joined is no longer unsure.
        if iris[table.left[row]] == iris[table.right[row]]:
            table.settle(row, "each is one with the same third")
    decisions = Decisions(table, table.sort(register.order), register.name)
    decisions.shown = _shown(collection, decisions, iris)
    return Resolution(base, register, iris, {**former, **names.former}, decisions, notices)


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


def _without_films(collection: Collection, ruled: Sequence[Ruled], table: Table) -> tuple[Joining, Pairs]:
    """Join people as a person decided and as their ids say, and critics by their names: for that nothing need be known of films.

    With it come the pairs of ids that are made of names, which are joined later.
    """
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
    sure, of_names = people_rules.by_ids(everyone, table.reasons)
    joining.join_all(sure.rows())
    joining.join_pairs(people_rules.critics(everyone))
    return joining, of_names


def _by_names(
    everyone: People, places: Sequence[int], joining: Joining, table: Table, of_names: Pairs, films: FilmNumbers,
    years: Mapping[int, str],
) -> None:  # fmt: skip
    """Join people as their names say, and as the ids do that are made of names; ``years`` are those of the films by number."""
    called, clusters = everyone.called, joining.clusters
    performers, groups = _performers(everyone, films)
    joining.join_pairs(people_rules.same_names(everyone, performers, films))
    joining.join_pairs(people_rules.same_names(everyone, groups))
    joining.join_all(of_names.rows())
    rest = Pairs(table.reasons)
    for pair in people_rules.variants(everyone, films, len(films.iris), weight("person.variant.unsure")):
        rest.add(pair)
    for pair in namesakes(everyone, performers, films, Together.of(everyone, films, years)):
        rest.add(pair)
    rest.sort(places)
    for score, one, two, why, verdict, _ in rest.rows():
        if called[one].name == called[two].name and clusters.root(one) == clusters.root(two):
            continue
        if verdict == "same" or clusters.clash(one, two):
            joining.join(one, two, score, why)
        else:
            joining.decide(one, two, verdict, score, why)


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
