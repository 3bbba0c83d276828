"""From records to entities: clusters of films and people, the IRI of every mention, and the decisions behind them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.model import Decision, Mention, Notice, Record
from kg.resolve import films as film_rules
from kg.resolve import people as people_rules
from kg.resolve.joining import ID, PAGE, Joining
from kg.resolve.names import Rarity
from kg.resolve.naming import Names
from kg.resolve.profile import FILM_KINDS, FilmProfile, Key, PersonProfile, films, people
from kg.resolve.rulings import Finder, Ruled, Ruling, name_of
from kg.resolve.showing import Shown
from kg.resolve.weights import weight
from kg.text import slug
from kg.vocabulary import KINDS

__all__ = ["Key", "Resolution", "name_of", "resolve"]


@dataclass
class Resolution:
    """Every mention's IRI and how it came about.

    ``kinds`` maps the IRI of a thing to its kinds (usually one); ``former`` an IRI to those that parts of its documents would
    have given it; ``decisions`` are sorted; ``named`` maps the names that they use to IRIs. ``notices`` are about a person's
    decisions that could not be followed; ``shown`` says what stands behind unsure ones.
    """

    base: str
    tops: dict[Key, str] = field(default_factory=dict)
    kinds: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    former: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    decisions: list[Decision] = field(default_factory=list)
    named: dict[str, str] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    shown: Shown = field(default_factory=Shown)
    _details: dict[Key, str] = field(default_factory=dict)

    def iri(self, document: str, mention: Mention) -> str:
        """The IRI of a mention of a document; of a detail, below its owner's."""
        key = (document, mention)
        if mention.of is None:
            return self.tops[key]
        found = self._details.get(key)
        if found is None:
            segments = [self.iri(document, mention.of), KINDS[mention.kind].path]
            for part in mention.identity:
                segments.append(self._segment(document, part))
            found = self._details[key] = "/".join(segments)
            self.kinds[found].add(mention.kind)
        return found

    def _segment(self, document: str, part: str | Mention) -> str:
        if isinstance(part, str):
            return part
        return self.iri(document, part).rsplit("/", 1)[1]


def resolve(records: Sequence[Record], base: str, rulings: Sequence[Ruling] = ()) -> Resolution:
    """Decide which mentions are one thing and name every thing.

    The result does not depend on the order of the records. ``base`` is the IRI that all names start with; ``rulings`` are a
    person's decisions, in their order, and always win.
    """
    ordered = sorted(records, key=lambda r: r.document.key)
    profiles = _Profiles({p.key: p for r in ordered for p in films(r).values()}, {p.key: p for r in ordered for p in people(r).values()})
    finder = Finder(ordered, [*profiles.films, *profiles.people], base)
    named = [ruling for ruling in rulings if not any(finder.is_iri(thing) for thing in ruling.things)]
    ruled, notices = finder.find(named)
    result = _decided(ordered, profiles, ruled, base)
    if len(named) < len(rulings):
        # IRIs are those that things have without these decisions: so they mean the same in every build.
        finder.iris = _things(result)
        ruled, notices = finder.find(rulings)
        result = _decided(ordered, profiles, ruled, base)
    result.notices = [*notices, *result.notices]
    return result


@dataclass(frozen=True)
class _Profiles:
    films: dict[Key, FilmProfile]
    people: dict[Key, PersonProfile]


def _things(result: Resolution) -> dict[str, list[list[Key]]]:
    """The mentions of each thing by its IRI; by a former one where no other thing has it today."""
    mentions: dict[str, list[Key]] = defaultdict(list)
    for key, iri in result.tops.items():
        if name_of(key) in result.named:
            mentions[iri].append(key)
    found = {iri: [sorted(keys, key=name_of)] for iri, keys in mentions.items()}
    moved: dict[str, list[list[Key]]] = defaultdict(list)
    for iri, olds in sorted(result.former.items()):
        for old in olds - found.keys():
            moved[old].append(found[iri][0])
    return moved | found


def _decided(records: Sequence[Record], profiles: _Profiles, ruled: Sequence[Ruled], base: str) -> Resolution:
    names = Names(base)
    joined = [_films(profiles.films, ruled, names), _people(profiles, ruled, names)]
    result = Resolution(base, names.tops, names.kinds, defaultdict(set, {k: v for k, v in names.former.items() if v}), named=names.named)
    for record in records:
        for claim in record.claims:
            for mention in (claim.subject, claim.value):
                if isinstance(mention, Mention):
                    _rest(record.document.key, mention, result)
    result.decisions = sorted(_settled(d, result) for joining in joined for d in joining.decisions)
    result.notices = [notice for joining in joined for notice in joining.notices]
    result.shown = Shown.of(records, profiles.films, profiles.people, result.decisions, result.named)
    return result


def _settled(decision: Decision, result: Resolution) -> Decision:
    """An unsure pair that surer pairs have joined is no longer unsure."""
    if decision.verdict != "unsure" or result.named[decision.left] != result.named[decision.right]:
        return decision
    return replace(decision, verdict="same", reasons=(*decision.reasons, "each is one with the same third"))


def _ids(ids: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """The ids of a mention as traits."""
    return {f"{ID}{scheme}": values for scheme, values in ids.items()}


def _row(ids: Mapping[str, set[str]]) -> set[str]:
    """What tells a mention apart on its page besides its words."""
    return {f"{scheme} {value}" for scheme, values in ids.items() for value in values}


def _films(profiles: dict[Key, FilmProfile], ruled: Sequence[Ruled], names: Names) -> Joining:
    joining = Joining()
    for key, profile in profiles.items():
        # Two titles of one page are two things, unless the page gives both one id.
        joining.clusters.add(key, _ids(profile.ids) | {f"{PAGE}{profile.document}": {str(profile.mention), *_row(profile.ids)}})
    joining.rule(ruled)
    compared = film_rules.pairs(profiles.values())
    for comparison, left, right in compared:
        if comparison.verdict == "different":
            joining.hold_apart(left.key, right.key)
    for comparison, left, right in compared:
        verdict, reasons = comparison.verdict, comparison.reasons
        if left.document == right.document and not comparison.by_id:
            joining.decide(left.key, right.key, "different", comparison.score, (*reasons, "one page lists them as two titles"))
        elif verdict == "same":
            joining.join(left.key, right.key, comparison.score, reasons)
        else:
            joining.decide(left.key, right.key, verdict, comparison.score, reasons)
    names.films(joining.clusters.all(), profiles)
    return joining


def _people(profiles: _Profiles, ruled: Sequence[Ruled], names: Names) -> Joining:
    everyone, joining = profiles.people, Joining(of_people=True)
    for key, profile in everyone.items():
        # Who has two ids of a scheme on one page may be two people of one name: that decides nothing.
        ids = {scheme: values for scheme, values in profile.ids.items() if len(values) == 1}
        joining.clusters.add(key, _ids(ids) | {f"{PAGE}{profile.document}": {profile.name, *_row(ids)}})

    def film_of(document: str, film: Mention) -> str:
        return names.tops.get((document, film), "")

    joining.rule(ruled)
    performers = _performers_apart(everyone.values(), film_of)
    on_screen = {p.key for p in performers}
    groups = [p for p in everyone.values() if p.key not in on_screen]
    years = _years(profiles.films, names)
    together = people_rules.Together.of(everyone.values(), film_of, years)
    for pair in (*people_rules.by_ids(everyone.values()), *people_rules.same_names(performers, film_of), *people_rules.same_names(groups)):
        joining.join(pair.left.key, pair.right.key, pair.score, pair.reasons)
    likely = [p for p in people_rules.variants(everyone.values(), film_of) if p.score >= weight("person.variant.unsure")]
    rest = [*likely, *people_rules.namesakes(performers, film_of, together)]
    for pair in sorted(rest, key=lambda p: -p.score):
        one, two = pair.left.key, pair.right.key
        if pair.left.name == pair.right.name and joining.clusters.root(one) == joining.clusters.root(two):
            continue
        if pair.verdict == "same" or joining.clusters.clash(one, two):
            joining.join(one, two, pair.score, pair.reasons)
        else:
            joining.decide(one, two, pair.verdict, pair.score, pair.reasons)
    dated = {key: sorted(_dated(film, years) for film in {film_of(key[0], f) for f in p.films} - {""}) for key, p in everyone.items()}
    rarity = Rarity({p.name for p in everyone.values()})
    names.people(joining.clusters.all(), everyone, dated, lambda name: rarity.level(name) == "rare")
    return joining


def _dated(film: str, years: Mapping[str, str]) -> str:
    """Year and last part of a film's IRI: what comes first in order is the earliest film."""
    return f"{years.get(film, '9999')}/{film.rsplit('/', 1)[-1]}"


def _years(profiles: dict[Key, FilmProfile], names: Names) -> dict[str, str]:
    """The year of each film, by IRI: the one that most of its pages state."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for key, profile in profiles.items():
        if profile.year:
            found[names.tops[key]][profile.year] += 1
    return {iri: min(counted, key=lambda y: (-counted[y], y)) for iri, counted in found.items()}


def _performers_apart(profiles: Iterable[PersonProfile], film_of: Callable[[str, Mention], str]) -> list[PersonProfile]:
    """All profiles but those of performers who share their name with nobody of their own film: those are groups."""
    every = list(profiles)
    on_screen: dict[str, set[str]] = defaultdict(set)
    for profile in every:
        if profile.mention.kind == "person":
            for film in profile.films:
                on_screen[film_of(profile.document, film)].add(profile.name)
    return [p for p in every if p.mention.kind != "artist" or any(p.name in on_screen[film_of(p.document, f)] for f in p.films)]


# --- the rest --------------------------------------------------------------------------------------------------------


def _rest(document: str, mention: Mention, result: Resolution) -> None:
    """Name things that are known by their own words (organizations, places, accounts) and details."""
    if mention.of is not None:
        _rest(document, mention.of, result)
        for part in mention.identity:
            if isinstance(part, Mention):
                _rest(document, part, result)
        result.iri(document, mention)
    elif (document, mention) not in result.tops:
        if mention.kind in FILM_KINDS:
            raise KeyError(f"film mention without a profile: {mention}")
        segments = [slug(str(part)) for part in mention.identity if part]
        joined = "-".join(segments) if mention.kind == "work" else "/".join(segments)
        iri = f"{result.base}{KINDS[mention.kind].path}/{joined}"
        result.tops[document, mention] = iri
        result.kinds[iri].add(mention.kind)
