"""An evaluation as a table for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from kg.evaluation.columns import columns
from kg.evaluation.comparing import SEVEN, Figures, Finding, Tally
from kg.evaluation.pages import Evaluation

_HEAD = ("site", "property", "pages", "right", "wrong", "missing", "precision", "recall", "F1", "not shown", "F1 of shown")


def as_table(evaluation: Evaluation, *, misses: bool = False, mean: bool = True) -> str:
    """The figures per site and property in columns; with ``misses`` also each value that is wrong or missing.

    ``mean`` adds the mean F1 over the seven fields for which figures are published.
    """
    figures = evaluation.figures
    rows: list[Sequence[str]] = [_HEAD]
    for site in _sites(figures):
        for property, tally in figures.sites[site].items():
            counts = (tally.pages, tally.right, tally.wrong, tally.missing)
            rows.append((
                site, property, *(f"{count:,}" for count in counts), _share(tally.precision), _share(tally.recall), _share(tally.f1),
                f"{tally.unshown:,}", _share(tally.of_shown.f1),
            ))  # fmt: skip
        if mean:
            both = (_share(figures.mean(site)), "", _share(figures.mean(site, shown=True)))
            rows.append((site, "mean of seven", "", "", "", "", "", "", *both))
    lines = columns(rows, 2) if len(rows) > 1 else []
    if misses:
        lines += ["", *(_miss(finding) for finding in figures.findings if finding.outcome != "right")]
    count = sum(evaluation.pages.values())
    lines += ["", f"{count:,} page{'s' * (count != 1)} judged, {len(evaluation.without):,} with nothing to judge by"]
    return "\n".join(lines).lstrip("\n") + "\n"


def _miss(finding: Finding) -> str:
    unseen = "" if finding.shown else " (not shown)"
    value = finding.found if finding.outcome == "wrong" else finding.expected
    return f"{finding.page}  {finding.property}  {finding.outcome}{unseen}: {value if len(value) <= 100 else value[:99] + '…'}"


def as_dict(evaluation: Evaluation) -> dict[str, Any]:
    """The figures, and each value that is wrong or missing, as plain data."""
    figures = evaluation.figures
    return {
        "pages": dict(sorted(evaluation.pages.items())),
        "without": evaluation.without,
        "sites": {
            site: {
                "properties": {name: _tally(tally) for name, tally in figures.sites[site].items()},
                "mean": {"fields": list(SEVEN), "f1": _round(figures.mean(site)), "f1_of_shown": _round(figures.mean(site, shown=True))},
            }
            for site in _sites(figures)
        },
        "misses": [
            {"page": f.page, "site": f.site, "property": f.property, "outcome": f.outcome, "expected": f.expected, "found": f.found,
             "shown": f.shown}
            for f in figures.findings if f.outcome != "right"
        ],
        "notices": [str(notice) for notice in evaluation.notices],
    }  # fmt: skip


def as_json(evaluation: Evaluation) -> str:
    """``as_dict`` written out."""
    return json.dumps(as_dict(evaluation), ensure_ascii=False, indent=1) + "\n"


def _sites(figures: Figures) -> list[str]:
    """The sites by name, and all of them together at the end, where there are several."""
    named = sorted(site for site in figures.sites if site != "all")
    return [*named, *(["all"] if len(named) > 1 else [])]


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "pages": tally.pages, "right": tally.right, "wrong": tally.wrong, "missing": tally.missing, "partial": tally.partial,
        "precision": _round(tally.precision), "recall": _round(tally.recall), "f1": _round(tally.f1),
        "not_shown": tally.unshown, "f1_of_shown": _round(tally.of_shown.f1),
    }  # fmt: skip


def _round(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"
