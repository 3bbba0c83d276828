"""From records to entities: clusters of films and people, the IRI of every mention, and the decisions behind them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.model import Decision, Mention, Record
from kg.resolve import films as film_rules
from kg.resolve import people as people_rules
from kg.resolve.cluster import Clusters
from kg.resolve.profile import FILM_KINDS, FilmProfile, PersonProfile, films, people
from kg.text import slug
from kg.vocabulary import KINDS

Key = tuple[str, Mention]


@dataclass
class Resolution:
    """Every mention's IRI and how it came about.

    ``kinds`` maps the IRI of a thing to its kinds (usually one); ``former`` an IRI to those that single documents would
    have given it; ``decisions`` are sorted;
    ``named`` maps the names that they use to IRIs.
    """

    base: str
    tops: dict[Key, str] = field(default_factory=dict)
    kinds: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    former: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    decisions: list[Decision] = field(default_factory=list)
    named: dict[str, str] = field(default_factory=dict)
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


def name_of(key: Key) -> str:
    """What a decision calls a mention."""
    document, mention = key
    return "/".join([document, mention.kind, *(str(part) for part in mention.identity if part)])


def resolve(records: Sequence[Record], base: str) -> Resolution:
    """Decide which mentions are one thing and name every thing.

    The result does not depend on the order of the records. ``base`` is the IRI that all names start with.
    """
    ordered = sorted(records, key=lambda r: r.document.key)
    result = Resolution(base)
    film_profiles = {(r.document.key, m): p for r in ordered for m, p in films(r).items()}
    _films(film_profiles, result)
    person_profiles = {(r.document.key, m): p for r in ordered for m, p in people(r).items()}
    _people(person_profiles, result)
    for record in ordered:
        for claim in record.claims:
            for mention in (claim.subject, claim.value):
                if isinstance(mention, Mention):
                    _rest(record.document.key, mention, result)
    result.decisions = sorted(_settled(d, result) for d in result.decisions)
    return result


def _settled(decision: Decision, result: Resolution) -> Decision:
    """An unsure pair that surer pairs have joined is no longer unsure."""
    if decision.verdict != "unsure" or result.named[decision.left] != result.named[decision.right]:
        return decision
    return replace(decision, verdict="same", reasons=(*decision.reasons, "each is one with the same third"))


# --- films -----------------------------------------------------------------------------------------------------------


def _films(profiles: dict[Key, FilmProfile], result: Resolution) -> None:
    clusters: Clusters[Key] = Clusters()
    for key in profiles:
        clusters.add(key)
    refused: set[tuple[Key, Key]] = set()
    compared = film_rules.pairs(profiles.values())
    for comparison, left, right in compared:
        if comparison.verdict == "different":
            one, two = (left.document, left.mention), (right.document, right.mention)
            refused |= {(one, two), (two, one)}
    for comparison, left, right in compared:
        one, two = (left.document, left.mention), (right.document, right.mention)
        verdict, reasons = comparison.verdict, comparison.reasons
        if one[0] == two[0]:
            verdict, reasons = "different", (*reasons, "one page lists them as two titles")
        elif verdict == "same" and not clusters.join(one, two, lambda a, b: a[0] == b[0] or (a, b) in refused):
            verdict, reasons = "unsure", (*reasons, "joining them would join what is known to differ")
        _decide(result, one, two, verdict, comparison.score, reasons)
    named: dict[str, list[list[Key]]] = defaultdict(list)
    for members in clusters.all():
        named[_film_iri([profiles[k] for k in sorted(members, key=name_of)], result.base)].append(members)
    for iri, groups in sorted(named.items()):
        for members in groups:
            own = [profiles[k] for k in sorted(members, key=name_of)]
            chosen = iri if len(groups) == 1 else f"{iri}-{_tell_apart(own)}"
            for profile in own:
                key = (profile.document, profile.mention)
                result.tops[key] = result.named[name_of(key)] = chosen
                result.kinds[chosen].add(profile.mention.kind)
                alone = _film_iri([profile], result.base)
                if alone != chosen:
                    result.former[chosen].add(alone)


def _film_iri(profiles: list[FilmProfile], base: str) -> str:
    kind = min(p.mention.kind for p in profiles)
    path = f"{base}{KINDS[kind].path}/"
    printed = [p for p in profiles if not p.inferred and p.printed_titles] or [p for p in profiles if p.printed_titles]
    if not printed:
        return f"{path}document-{min(p.document for p in profiles)}"
    title = _favourite(slug(p.printed_titles[0]) for p in printed)
    year = _favourite(p.year for p in profiles if p.year)
    return f"{path}{title}-{year}" if year else f"{path}{title}"


def _tell_apart(profiles: list[FilmProfile]) -> str:
    director = _favourite(d for p in profiles for d in p.people.get("director", ()))
    return director or min(p.document for p in profiles)


def _favourite(values: object) -> str:
    """The value that stands most often, the first in order among equals; empty where there is none."""
    counted = Counter(values)  # type: ignore[call-overload]
    return str(min(counted, key=lambda v: (-counted[v], v))) if counted else ""


# --- people ----------------------------------------------------------------------------------------------------------

SAME_PERSON, UNSURE_PERSON = 0.8, 0.5


def _people(profiles: dict[Key, PersonProfile], result: Resolution) -> None:
    clusters: Clusters[Key] = Clusters()
    for key in profiles:
        clusters.add(key)

    def film_of(document: str, film: Mention) -> str:
        return result.tops.get((document, film), "")

    def two_rows(a: Key, b: Key) -> bool:
        return a[0] == b[0] and people_rules.name_slug(profiles[a]) != people_rules.name_slug(profiles[b])

    pairs = [*people_rules.same_names(_performers_apart(profiles, film_of)), *people_rules.variants(profiles.values(), film_of)]
    for score, left, right, reasons in pairs:
        one, two = (left.document, left.mention), (right.document, right.mention)
        if score < UNSURE_PERSON:
            continue
        if clusters.apart(one, two, two_rows):
            _decide(result, one, two, "different", score, (*reasons, "a page lists both names, in two rows"))
        elif score < SAME_PERSON:
            _decide(result, one, two, "unsure", score, reasons)
        else:
            clusters.join(one, two, two_rows)
            _decide(result, one, two, "same", score, reasons)
    _name_people(profiles, clusters, result)


def _performers_apart(profiles: dict[Key, PersonProfile], film_of: object) -> list[PersonProfile]:
    """All profiles but those of performers who share their name with nobody of their own film: those are groups."""
    on_screen: dict[str, set[str]] = defaultdict(set)
    for profile in profiles.values():
        if profile.mention.kind == "person":
            for film in profile.films:
                on_screen[film_of(profile.document, film)].add(people_rules.name_slug(profile))  # type: ignore[operator]
    return [
        p
        for p in profiles.values()
        if p.mention.kind != "artist" or any(people_rules.name_slug(p) in on_screen[film_of(p.document, f)] for f in p.films)  # type: ignore[operator]
    ]


def _name_people(profiles: dict[Key, PersonProfile], clusters: Clusters[Key], result: Resolution) -> None:
    taken: dict[str, list[tuple[list[Key], str]]] = defaultdict(list)
    for members in clusters.all():
        kinds = {k[1].kind for k in members}
        kind = "critic" if "critic" in kinds else "person" if "person" in kinds else "artist"
        own = sorted(members, key=name_of)
        name = _favourite(people_rules.name_slug(profiles[k]) for k in own)
        taken[f"{result.base}{KINDS[kind].path}/{name}"].append((own, kind))
    for iri, groups in sorted(taken.items()):
        for own, kind in groups:
            # A critic who shares a name with film people is told apart by the trade; film people keep the plain name.
            crowded = len(groups) > 1 and kind == "critic"
            chosen = f"{iri}-critic" if crowded else iri
            for key in own:
                result.tops[key] = result.named[name_of(key)] = chosen
                result.kinds[chosen].add(kind)
                alone = f"{result.base}{KINDS[kind].path}/{people_rules.name_slug(profiles[key])}"
                if alone != chosen and not crowded:
                    result.former[chosen].add(alone)


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


def _decide(result: Resolution, one: Key, two: Key, verdict: str, score: float, reasons: tuple[str, ...]) -> None:
    left, right = sorted((name_of(one), name_of(two)))
    result.decisions.append(Decision(left, right, verdict, score, reasons))  # type: ignore[arg-type]
