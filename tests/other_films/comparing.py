"""Whether a changed page is read as its old page says it should be.

The old page's claims are carried over: same property, same kinds of things, same rule, quoted from where the old words
stand now. A value follows from its words again; a position is counted again; and the things that claims speak of are
paired, one new thing for each old one. So hashes and slugs of other words need not be foreseen, and nothing is left open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from kg.model import Claim, Document, Mention
from kg.sites import read
from kg.text import CONTEXT_RULES, RULES, collapse
from tests.other_films.edits import Changed


@lru_cache(maxsize=32)
def claims_of(document: Document) -> tuple[Claim, ...]:
    """The claims of an unchanged page, read once."""
    return read(document).claims


Key = tuple[str, str, str, str, bool, tuple[tuple[int, int], ...]]


@dataclass
class Difference:
    """What a changed page lacks, says beyond what was expected, and says otherwise; as sentences."""

    missing: list[str] = field(default_factory=list)
    surplus: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    expected: int = 0

    def __bool__(self) -> bool:
        return bool(self.missing or self.surplus or self.wrong)

    def __str__(self) -> str:
        parts = [f"{name} ({len(lines)}): " + "\n    ".join(lines[:12])
                 for name, lines in (("missing", self.missing), ("surplus", self.surplus), ("wrong", self.wrong)) if lines]  # fmt: skip
        return "\n  ".join(parts)


def kinds(mention: Mention | str) -> str:
    """What sort of thing a mention is, with what it belongs to. Whether a user's name is shortened is not for the page to say."""
    if isinstance(mention, str):
        return ""
    if mention.kind in ("account", "byline"):
        return "user"
    return mention.kind if mention.of is None else f"{kinds(mention.of)}/{mention.kind}"


def key(claim: Claim, places: tuple[tuple[int, int], ...], *, inferred: bool = True) -> Key:
    return kinds(claim.subject), claim.property, kinds(claim.value), claim.rule, claim.inferred and inferred, places


def shown(claim: Claim) -> str:
    return f"{str(claim)[:150]} [{' … '.join(p.exact[:60] for p in claim.evidence)!r} at {claim.evidence[0].start}]"


def follows(claim: Claim) -> bool:
    """Whether a literal is its words, or its rule applied to them."""
    words = collapse(" ".join(place.exact for place in claim.evidence))
    if not isinstance(claim.value, str) or claim.rule in CONTEXT_RULES:
        return True
    return claim.value == (RULES[claim.rule](words) if claim.rule else words)


def renumbered(claims: Iterable[tuple[Claim, tuple[tuple[int, int], ...]]]) -> dict[Claim, str]:
    """The position of every claim of one, counted again in the order of the new places."""
    lists: dict[tuple[str, Mention | None], list[tuple[tuple[tuple[int, int], ...], Claim]]] = defaultdict(list)
    for claim, places in claims:
        if claim.rule == "position":
            lists[claim.subject.kind, claim.subject.of].append((places, claim))
    return {claim: str(n) for rows in lists.values() for n, (_, claim) in enumerate(sorted(rows, key=lambda row: row[0]), 1)}


def compare(
    document: Document, changed: Changed, *, gone: Callable[[Claim], bool] = lambda _: False,
    may_go: Callable[[Claim], bool] = lambda _: False, labelled: bool = False,
) -> Difference:  # fmt: skip
    """Read a page and a changed page and say where the second is not what the first makes expect.

    ``gone`` are claims that must not be there (apart from those whose words are dropped), ``may_go`` those that may be
    missing; on a page that is ``labelled`` anew, what was inferred may be stated.
    """
    difference = Difference()
    expected: dict[Key, Claim] = {}
    kept: list[tuple[Claim, tuple[tuple[int, int], ...]]] = []
    for claim in claims_of(document):
        places = tuple(changed.place(place) for place in claim.evidence)
        if None not in places and not gone(claim):
            kept.append((claim, places))  # type: ignore[arg-type]
            expected[key(claim, places, inferred=not labelled)] = claim  # type: ignore[arg-type]
    positions = renumbered(kept)
    found = {key(c, tuple((p.start, p.end) for p in c.evidence), inferred=not labelled): c for c in read(changed.document(document)).claims}
    difference.expected = len(expected)
    difference.missing = [shown(c) for k, c in expected.items() if k not in found and not may_go(c)]
    difference.surplus = [shown(c) for k, c in found.items() if k not in expected]
    pairs: tuple[dict[Mention, Mention], dict[Mention, Mention]] = ({}, {})

    def pair(old: Mention, new: Mention) -> None:
        for there, one, other in ((pairs[0], old, new), (pairs[1], new, old)):
            if there.setdefault(one, other) != other:
                difference.wrong.append(f"{old} is {new}, and {one} is {there[one]}")
        if old.of and new.of:
            pair(old.of, new.of)

    for k, claim in found.items():
        if not follows(claim):
            difference.wrong.append(f"does not follow from its words: {shown(claim)}")
        if k not in expected:
            continue
        old = expected[k]
        pair(old.subject, claim.subject)
        if isinstance(old.value, Mention) and isinstance(claim.value, Mention):
            pair(old.value, claim.value)
        if claim.rule in CONTEXT_RULES and isinstance(claim.value, str) and claim.value != positions.get(old, old.value):
            difference.wrong.append(f"should be {positions.get(old, old.value)}: {shown(claim)}")
        if claim.inferred and not old.inferred:
            difference.wrong.append(f"only inferred: {shown(claim)}")
    difference.wrong = list(dict.fromkeys(difference.wrong))
    return difference
