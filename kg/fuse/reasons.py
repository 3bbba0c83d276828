"""Why a value lost: a sentence for each claimed value that the fused graph does not say, in the words of the rule that chose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.fuse import alike
from kg.fuse.rules import Candidate, groups, usual_way, votes
from kg.text import country_names, fold, is_cased
from kg.vocabulary import PROPERTIES

LEFT_OUT = "left out of the fused graph, which says no other value either: report.txt tells what the shapes found"
NOT_BY_RULE = "not what the rule chose"
_PADDED = "January 1 is what markup makes of a year alone"
_FULL = len("1998-05-01")


class Loss(NamedTuple):
    """A value as it was claimed, a sentence on why it lost, and the positions of its claims."""

    value: str
    reason: str
    claims: tuple[int, ...]


def spelled(property: str, value: str, chosen: Sequence[str]) -> str:
    """Why a value stands in another spelling among the chosen ones: in a few words; empty where it does not."""
    if value in chosen:
        return ""
    found = next((other for other in chosen if alike.key(property, other) == alike.key(property, value)), "")
    if not found:
        return ""
    if fold(found) == fold(value):
        return f"re-cased as “{_short(found)}”" if is_cased(found) and not is_cased(value) else f"spelled as “{_short(found)}”"
    return f"another spelling of “{_short(found)}”"


def losses(rule: str, candidates: Sequence[Candidate], chosen: Sequence[str], *, weighed: bool = True) -> list[Loss]:
    """The values that lost, in order, each as most pages print it.

    ``rule`` is the name of the rule (``rules.RULES``), ``chosen`` what the fused graph says; other spellings of those have not
    lost. Without ``weighed`` the weights of the candidates mean nothing, and only pages are counted.
    """
    if not candidates:
        return []
    property = candidates[0].property
    won = {alike.key(property, value) for value in chosen}
    found = []
    for key, group in groups(candidates).items():
        if key not in won:
            value = min((c.value for c in group), key=lambda v: (-sum(c.value == v for c in group), v))
            reason = _reason(rule, value, group, candidates, chosen, weighed=weighed)
            found.append(Loss(value, reason, tuple(sorted(c.claim for c in group))))
    return found


def _reason(
    rule: str, value: str, group: Sequence[Candidate], candidates: Sequence[Candidate], chosen: Sequence[str], *, weighed: bool
) -> str:
    if not chosen:
        return LEFT_OUT
    property, winner = group[0].property, chosen[0]
    rivals = [c for c in candidates if alike.key(property, c.value) in {alike.key(property, v) for v in chosen}]
    if rule in ("earliest_full_date", "most_precise") and len(value) < len(winner):
        return f"less precise than {winner}" if winner.startswith(value) else f"less precise than {winner}, which is another date"
    if rule == "earliest_full_date" and len(winner) == _FULL:
        return f"later than {winner}" if value > winner else _PADDED if value.endswith("-01-01") else NOT_BY_RULE
    if rule == "latest_count":
        return _older(value, group, winner, rivals)
    if rule in ("majority", "best_name", "most_precise", "earliest_full_date") and rivals:
        reason = (_other_form(value, winner, group[0].kind) if rule == "best_name" else "") or _fewer(
            group, winner, rivals, weighed=weighed
        )
        return f"{reason}; kept as another name" if property == "name" and PROPERTIES[property].one else reason
    return NOT_BY_RULE


def _other_form(value: str, winner: str, kind: str) -> str:
    """Why a name lost that is the chosen one the other way round, or a country's in another language; empty for all others."""
    if kind == "country" and fold(winner) in country_names() and fold(value) not in country_names():
        return f"not an English name, as “{_short(winner)}” is"
    if fold(value) != fold(winner) and fold(usual_way(value, kind)) == fold(winner):
        return f"“{_short(winner)}” the other way round"
    return ""


def _older(value: str, group: Sequence[Candidate], winner: str, rivals: Sequence[Candidate]) -> str:
    mine, theirs = max((c.date for c in group), default=""), max((c.date for c in rivals), default="")
    if mine and theirs and mine < theirs:
        return f"an older count: fetched {mine[:10]}, and {winner} {theirs[:10]}"
    return f"an older count: lower than {winner}, and such counts only grow" if _number(value) < _number(winner) else NOT_BY_RULE


def _fewer(group: Sequence[Candidate], winner: str, rivals: Sequence[Candidate], *, weighed: bool) -> str:
    mine, theirs = votes(group), votes(rivals)
    if mine > theirs:
        return NOT_BY_RULE
    if mine[0] < theirs[0]:
        if not mine[0]:
            return f"only inferred, where “{_short(winner)}” is stated by {_pages(rivals, weighed=weighed, stated=True)}"
        return f"stated by {_pages(group, weighed=weighed, stated=True)} against {_count(rivals, weighed=weighed, stated=True)}"
    if mine[1] < theirs[1]:
        return f"inferred from {_pages(group, weighed=weighed)} against {_count(rivals, weighed=weighed)}"
    how = f"stated by {_pages(group, weighed=weighed, stated=True)}" if mine[0] else f"inferred from {_pages(group, weighed=weighed)}"
    return f"{how}, as much as “{_short(winner)}”, which is first in order"


def _pages(group: Sequence[Candidate], *, weighed: bool, stated: bool = False) -> str:
    weights = _weights(group, stated=stated)
    if not weighed:
        return f"{len(weights)} page{'' if len(weights) == 1 else 's'}"
    one = len(weights) == 1
    return f"{len(weights)} page{'' if one else 's'} of weight {_weight(weights)}{'' if one else ' together'}"


def _count(group: Sequence[Candidate], *, weighed: bool, stated: bool = False) -> str:
    weights = _weights(group, stated=stated)
    return f"{len(weights)} of {_weight(weights)}{'' if len(weights) == 1 else ' together'}" if weighed else str(len(weights))


def _weights(group: Sequence[Candidate], *, stated: bool) -> dict[str, int]:
    return {c.document: c.weight for c in group if not (stated and c.inferred)}


def _weight(weights: dict[str, int]) -> str:
    return f"{sum(weights.values()) / 1000:.2f}"


def _number(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        return 0.0


def _short(value: str) -> str:
    return value if len(value) <= 60 else f"{value[:57].rstrip()}…"
