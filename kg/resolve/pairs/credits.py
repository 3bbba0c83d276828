"""Who is credited, and what it comes to that some of two rows agree and some do not."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

from kg.resolve.pairs.labels import Labels

Sign = tuple[str, str, float]
"""One thing that a pair shows: the comparison's name, the weight (table.outcome) it is multiplied with, and by how much."""
AGREE = ("exact", "same", "turned", "near", "fuller", "initials", "within")
"""Outcomes of comparing credited names that say they may be one person's."""
SURE = ("exact", "same", "turned", "near")
"""Those of them that leave little doubt."""
USUAL = 0.7
"""How often sure pairs agree in two columns of people from which on it counts that they do not, whatever another column says."""


def credit_signs(credits: Sequence[tuple[int, float, Labels, str]], *, supported: bool) -> list[Sign]:
    """Credited people: the best agreement, a second one elsewhere, and for columns where nobody agrees how unusual that is."""
    out: list[Sign] = []
    used: set[int] = set()
    agreed = 0
    for _, _, labels, outcome in sorted(credits, key=lambda c: (c[0], c[1], c[2].name)):
        if outcome not in AGREE or id(labels.left) in used or id(labels.right) in used:
            continue
        used |= {id(labels.left), id(labels.right)}
        agreed += 1
        out.append((labels.name, f"credit.{outcome}" if agreed == 1 else "credit.second", 1.0))
        if agreed == 1:
            out.append((labels.name, "credit.usual", math.log(labels.agrees / 0.4)))
            if supported:
                out.append((f"{labels.name}, beside the title", "credit.support", 1.0))
    for _, minus, labels, outcome in sorted(credits, key=lambda c: (c[1], c[2].name)):
        if outcome in AGREE or id(labels.left) in used or id(labels.right) in used:
            continue
        used |= {id(labels.left), id(labels.right)}
        out.append((labels.name, "credit.disagree", math.log(max(0.02, 1.0 + minus))))
    # Of three columns of one star each, all are looked for in the one list of stars.
    said = {name for name, _, _ in out}
    for _, minus, labels, outcome in sorted(credits, key=lambda c: (c[1], c[2].name)):
        if outcome not in AGREE and labels.agrees >= USUAL and labels.name not in said and not {id(labels.left), id(labels.right)} <= used:
            used |= {id(labels.left), id(labels.right)}
            out.append((labels.name, "credit.disagree", math.log(max(0.02, 1.0 + minus))))
    return out


def twice(agreeing: Sequence[Labels]) -> bool:
    """Whether people are credited alike in two pairs of columns that have none in common: who wrote and directed a film is one person."""
    people = [labels for labels in agreeing if not labels.own and labels.table == "name"]
    return any(one.left is not two.left and one.right is not two.right for one, two in combinations(people, 2))
