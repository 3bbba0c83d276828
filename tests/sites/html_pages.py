"""Fixture pages of HTML: ``tests/sites/<site>/html-<year>/{page.html,expected.txt}``, one for each layout of a site.

``expected.txt`` is as for text pages (``test_pages``); ``python -m tests.sites.html_pages SITE/PAGE`` prints what is read.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kg.intake import read_document, unverified
from kg.model import Document, Record
from kg.reading.tree import Tree
from kg.sites import read

HERE = Path(__file__).parent


def document(text: str, url: str = "") -> Document:
    """An HTML document; the digest is fixed so that what is read does not depend on the bytes."""
    return Document("page.html", "0" * 64, text, len(text.encode()), media_type="text/html", url=url)


def record(text: str, url: str = "") -> Record:
    """What is read and holds against its quotes."""
    return read_document(document(text, url), "")


def sound(text: str, site: str) -> Record:
    """What a site's reader says of HTML; every claim must hold against its quote."""
    found, tree = read(document(text), site), Tree(text)
    assert [str(claim) for claim in found.claims if unverified(claim, found.document, tree)] == []
    return found


def source(folder: str) -> str:
    """The HTML of a fixture."""
    return (HERE / folder / "page.html").read_text(encoding="utf-8")


def pages(site: str) -> list[str]:
    """The fixtures of a site."""
    return sorted(f"{site}/{path.parent.name}" for path in (HERE / site).glob("html-*/page.html"))


def rendered(text: str) -> list[str]:
    """The claims and the codes of the notices of a page, as ``expected.txt`` has them."""
    found = record(text)
    return sorted({str(claim) for claim in found.claims}) + sorted({f"!{notice.code}" for notice in found.notices})


def expected(folder: str) -> list[str]:
    """What a careful reader takes from a fixture."""
    lines = [line for line in (HERE / folder / "expected.txt").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return sorted(line for line in lines if line[0] != "!") + sorted(line for line in lines if line[0] == "!")


if __name__ == "__main__":
    print("\n".join(rendered(source(sys.argv[1]))))
