"""Saved pages are read as well as ``floors.toml`` says, or better."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from kg.evaluation import facts, markup
from kg.evaluation.comparing import Figures, Finding

HERE = Path(__file__).parent
PAGES = os.environ.get("KG_PAGES", "")
LAYOUTS = {"facts_of_classic_layouts": "*.classic*", "facts_of_script_data": "*.nextjs*", "facts_without_site_files": "tt*"}
"""The pages whose facts are known, by what is measured on them."""
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif(not PAGES, reason="KG_PAGES does not say where saved pages are")


def _figures(gold: str) -> Figures:
    folder = Path(PAGES)
    if gold in LAYOUTS:
        paths = sorted((folder / "imdb").glob(LAYOUTS[gold]))
        known = folder / "imdb" / "facts.json"
        return facts.evaluate(paths, known, HERE / "differences.toml", site_files=gold != "facts_without_site_files", jobs=1).figures
    return markup.evaluate([folder], site_files=gold == "with_site_files", jobs=1).figures


@pytest.mark.parametrize("gold", FLOORS)
def test_floors(gold: str) -> None:
    figures = _figures(gold)
    below = []
    for site, floors in FLOORS[gold].items():
        for name, floor in floors.items():
            reached = figures.mean(site) if name == "mean" else figures.sites[site][name].f1
            if reached is None or reached < floor:
                misses = [f"{f.page} {f.outcome} {f.expected or f.found}" for f in figures.findings if _is_miss(f, site, name)]
                below.append(f"{site} {name}: {reached} is less than {floor}; {'; '.join(misses)[:1000]}")
    assert below == []


def _is_miss(finding: Finding, site: str, name: str) -> bool:
    return finding.outcome != "right" and finding.property == name and site in (finding.site, "all")


def test_the_floors_of_the_facts_are_those_that_do_not_drift() -> None:
    assert set(FLOORS["facts_of_classic_layouts"]["imdb"]) == {measure.property for measure in facts.MEASURES[:8]}


def test_every_known_difference_still_differs() -> None:
    """A difference that no page shows any longer hides nothing, and goes."""
    folder = Path(PAGES) / "imdb"
    plain = facts.evaluate(sorted(folder.glob("*classic*")), folder / "facts.json", jobs=1).figures
    seen = {(f.property, f.found or f.expected) for f in plain.findings if f.outcome != "right"}
    assert [d for d in facts.read_differences(HERE / "differences.toml") if (d.property, d.value) not in seen] == []
