"""docs/json.md names every key that a command writes as JSON."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, SEEDS

Run = Callable[..., subprocess.CompletedProcess[str]]

FREE = {"properties", "sites", "pages", "columns", "scores", "claims"}
"""Keys whose objects have names of the data for keys."""

PAGE = """<!DOCTYPE html><html lang="en"><title>Low Tide (1998)</title><h1>Low Tide (1998)</h1><dl><dt>Genre</dt><dd>Drama</dd></dl>
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Movie", "name": "Low Tide",
"director": {"@type": "Person", "name": "Ada Quill"}}</script></html>"""


def keys(value: object, free: bool = False) -> Iterator[str]:
    """The keys of a JSON value that are words of ours, not names of the data."""
    if isinstance(value, dict):
        for key, inside in value.items():
            if not free:
                yield key
            yield from keys(inside, not free and key in FREE and isinstance(inside, dict))
    elif isinstance(value, list):
        for inside in value:
            yield from keys(inside)


def documented(section: str) -> set[str]:
    text = (ROOT / "docs/json.md").read_text(encoding="utf-8")
    found = re.search(rf"^## {re.escape(section)}\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    assert found, section
    return set(re.findall(r"`(\w+)`", found[1]))


def test_every_key_that_is_written_is_named(kg: Run, built: Path, tmp_path: Path) -> None:
    said = {"report.json": [json.loads((built / "report.json").read_text(encoding="utf-8"))]}

    def ask(section: str, *args: object) -> None:
        said.setdefault(section, []).append(json.loads(kg(*args, "--format", "json").stdout))

    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "left.csv").write_text("id,title\n1,Low Tide\n2,The Gull\n", encoding="utf-8")
    (tmp_path / "right.csv").write_text("id,title\na,Low Tide\nb,Gull\n", encoding="utf-8")
    (tmp_path / "gold.csv").write_text("l,r\n1,a\n2,b\n", encoding="utf-8")
    page = next(SEEDS.glob("001*"))
    kg("build", page, "--out", tmp_path / "less", "--no-cache")
    for asked in ("release", "award", "cast"):
        ask("kg why", "why", "Leaving Las Vegas", asked, "--data", built, "--pages", SEEDS)
    ask("kg why", "why", "--between", "Al C. Henderson", "Albert Henderson", "--data", built)
    ask("kg explain", "explain", page)
    ask("kg diff", "diff", tmp_path / "less", built)
    ask("kg validate", "validate", built)
    ask("kg sites", "sites")
    ask("kg sites", "sites", "--check", SEEDS)
    ask("kg evaluate", "evaluate", tmp_path / "page.html")
    tables = [tmp_path / name for name in ("left.csv", "right.csv", "gold.csv")]
    ask("kg evaluate", "evaluate", "--pairs", *tables, "--why", "1", "a")
    for section, values in said.items():
        assert {key for value in values for key in keys(value)} - documented(section) == set(), section


@pytest.mark.parametrize("value", [{"claims": {"page.txt": {"added": 1}}}, {"sites": {"imdb": {"added": 1}}}])
def test_names_of_the_data_are_no_keys(value: object) -> None:
    assert list(keys(value)) == [*value, "added"]  # type: ignore[misc]
