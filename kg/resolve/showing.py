"""What stands behind an unsure decision: of each side its name in the graph, its page, and the words there that matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from kg.model import Claim, Decision, Mention, Record
from kg.resolve.profile import FilmProfile, Key, PersonProfile, owner
from kg.resolve.rulings import name_of
from kg.text import collapse

_LABELS = {
    "name": "name", "alternate_name": "also", "year": "year", "released": "released", "director": "director", "writer": "writer",
    "actor": "with", "duration": "runs", "description": "plot", "page": "page", "identifier_value": "id",
}  # fmt: skip
_MOST = 6
"""So many quotes of one sort are shown: enough to tell, and to fit a terminal."""
_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an unsure pair: its IRI, the file it stands in, how many mentions and claims are held to be the same thing, and
    labelled quotes."""

    iri: str
    document: str
    mentions: int
    claims: int
    says: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Shown:
    """The sides of unsure decisions, by the names that decisions use."""

    sides: Mapping[str, Side] = field(default_factory=dict)

    @classmethod
    def of(
        cls, records: Iterable[Record], films: Mapping[Key, FilmProfile], people: Mapping[Key, PersonProfile],
        decisions: Iterable[Decision], named: Mapping[str, str],
    ) -> Shown:  # fmt: skip
        """Gathered from the claims of the mentions that a decision is unsure about; ``named`` maps names of mentions to IRIs."""
        wanted = {name for d in decisions if d.verdict == "unsure" for name in (d.left, d.right)}
        mentions: Counter[str] = Counter(named.values())
        claims: Counter[str] = Counter()
        for film in films.values():
            claims[named[name_of(film.key)]] += film.claims
        for person in people.values():
            claims[named[name_of(person.key)]] += person.claims
        sides: dict[str, Side] = {}
        for record in records if wanted else ():
            here = {m: n for m in _things(record) if (n := name_of((record.document.key, m))) in wanted}
            said = _quotes(record, here.keys(), films) if here else {}
            for mention, name in here.items():
                iri = named[name]
                sides[name] = Side(iri, record.document.name, mentions[iri], claims[iri], tuple(said.get(mention, ())))
        return cls(sides)

    def row(self, decision: Decision) -> dict[str, Any]:
        """What a line of ``decisions.jsonl`` has besides the decision: the sides of an unsure one."""
        found = [self.sides[name] for name in (decision.left, decision.right) if name in self.sides]
        if decision.verdict != "unsure" or len(found) < 2:
            return {}
        return {"sides": [asdict(side) for side in found]}


def _things(record: Record) -> set[Mention]:
    return {m for claim in record.claims for m in (owner(claim.subject), claim.value) if isinstance(m, Mention)}


def _quotes(record: Record, mentions: Iterable[Mention], films: Mapping[Key, FilmProfile]) -> dict[Mention, list[tuple[str, str]]]:
    """Labelled quotes of mentions, in the order of the labels and of the page, each once."""
    wanted = set(mentions)
    found: dict[Mention, list[tuple[int, str, str]]] = {}
    order = {label: n for n, label in enumerate(dict.fromkeys(_LABELS.values()))}
    roles = {c.subject: _words(c) for c in record.claims if c.property == "character_name"}
    for claim in record.claims:
        thing, value = owner(claim.subject), claim.value
        if thing in wanted and (label := _LABELS.get(claim.property)) and (thing == claim.subject or claim.property == "identifier_value"):
            found.setdefault(thing, []).append((order[label], label, _words(claim)))
        if isinstance(value, Mention) and value in wanted and value.kind not in ("film", "series", "episode"):
            as_ = f" as {roles[claim.subject]}" if claim.subject in roles else ""
            film = films.get((record.document.key, thing))
            found.setdefault(value, []).append((len(order), claim.property.replace("role_", ""), f"{_title(film)}{as_}"))
    return {mention: _few(said) for mention, said in found.items()}


def _few(said: Sequence[tuple[int, str, str]]) -> list[tuple[str, str]]:
    counted: Counter[str] = Counter()
    out: list[tuple[str, str]] = []
    for _, label, words in sorted(dict.fromkeys(said), key=lambda q: q[0]):
        counted[label] += 1
        if counted[label] <= _MOST:
            out.append((label, words))
    return out


def _title(film: FilmProfile | None) -> str:
    if film is None or not (film.printed_titles or film.titles):
        return "an unnamed film"
    title = film.printed_titles[0] if film.printed_titles else min(film.titles)
    return f"{title} ({film.year})" if film.year else title


def _words(claim: Claim) -> str:
    words = collapse(" ".join(place.exact for place in claim.evidence))
    return words if len(words) <= _LENGTH else f"{words[:_LENGTH].rsplit(' ', 1)[0]} …"
