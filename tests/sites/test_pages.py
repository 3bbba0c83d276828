"""Every site reads its fixture pages as a careful reader would: ``tests/sites/<site>/<page>/{page.txt,expected.txt}``.

``expected.txt`` holds one claim a line, as ``str(claim)`` writes it, sorted; lines that start with ``!`` are codes of
notices. ``python -m tests.sites.test_pages SITE/PAGE`` prints what is read, to compare with the page by eye before it is
written down as expected.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kg.model import Document
from kg.sites import read
from kg.text import RULES, collapse

HERE = Path(__file__).parent
PAGES = sorted(p.parent for p in HERE.glob("*/*/page.txt"))


def load(folder: Path) -> Document:
    """The fixture's document; the digest is fixed so that what is read does not depend on the bytes."""
    text = (folder / "page.txt").read_text(encoding="utf-8")
    return Document(f"{folder.parent.name}/{folder.name}.txt", "0" * 64, text, len(text.encode()))


def render(folder: Path) -> list[str]:
    record = read(load(folder))
    return sorted({str(c) for c in record.claims}) + sorted({f"!{n.code}" for n in record.notices})


@pytest.mark.parametrize("folder", PAGES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_page_gives_what_a_careful_reader_takes(folder: Path) -> None:
    expected = [line for line in (folder / "expected.txt").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert render(folder) == sorted(line for line in expected if not line.startswith("!")) + sorted(
        line for line in expected if line.startswith("!")
    )


@pytest.mark.parametrize("folder", PAGES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_page_is_recognized_and_every_value_follows_from_its_quote(folder: Path) -> None:
    document = load(folder)
    record = read(document)
    assert record.site == folder.parent.name
    for claim in record.claims:
        for place in claim.evidence:
            assert document.text[place.start : place.end] == place.exact
        words = collapse(" ".join(place.exact for place in claim.evidence))
        if isinstance(claim.value, str) and not claim.rule:
            assert claim.value == words
        elif claim.rule in RULES and isinstance(claim.value, str):
            assert claim.value == RULES[claim.rule](words)


if __name__ == "__main__":
    print("\n".join(render(HERE / sys.argv[1])))
