"""A small graph of invented films: three pages that agree on little about one, and two films of one title."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg import why
from kg.why import Bench


def page(title: str, year: str, director: str, **more: Any) -> str:
    """A page of a site that has no reader of its own: what its markup says, and an address that nobody may pass on."""
    film = {"@context": "https://schema.org", "@type": "Movie", "name": title, "director": {"@type": "Person", "name": director}, **more}
    return (
        f"<html><head><title>{title} ({year})</title>"
        f'<script type="application/ld+json">{json.dumps(film)}</script></head>'
        f"<body><h1>{title} ({year})</h1><p>Directed by {director}, write to ada@quill.example</p></body></html>"
    )


CAST = [{"@type": "Person", "name": name} for name in ("Bo Marsh", "Cy Fenn", "Dot Hale")]
PAGES = {
    "one.html": page(
        "Low Tide", "1998", "Ada Quill", datePublished="1998-05-01", duration="PT1H41M", genre=["Drama", "Sci-Fi"], actor=CAST
    ),
    "two.html": page("low tide", "1998", "Ada Quill", datePublished="1998-05", duration="PT1H45M", genre=["Science Fiction"], actor=CAST),
    "more/three.html": page("Low Tide", "1998", "Ada Quill", datePublished="1998-06-12", duration="PT1H41M", actor=CAST),
    "four.html": page("Salt Road", "1987", "Eve Larch", datePublished="1987-02-03"),
    "five.html": page("Salt Road", "2001", "Finn Moor", datePublished="2001-02-03"),
}


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the pages; never to be written to."""
    folder = tmp_path_factory.mktemp("why") / "pages"
    for name, text in PAGES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def tides(kg: Callable[..., Any], pages: Path) -> Path:
    """The output of their build."""
    out = pages.parent / "out"
    done = kg("build", pages, "--out", out)
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture
def bench(tides: Path, pages: Path) -> Iterator[Bench]:
    with why.opened([tides], [pages]) as opened:
        yield opened
