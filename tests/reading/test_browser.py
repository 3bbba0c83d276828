"""Places as a real browser finds them: paths into HTML pages, evaluated by Chromium over its own parse of the same bytes.

The page is parsed by ``DOMParser`` (scripting off, nothing is fetched or run), each path is evaluated as XPath, and the words at the place
are compared with the words of the claim.
"""

from __future__ import annotations

import html
import json
import os
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from kg.intake import read_document
from kg.model import Document, Evidence
from kg.reading.html import HtmlPage
from tests.conftest import PATIENCE

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PAGES = sorted(Path(os.environ["KG_PAGES"]).rglob("*.html")) if os.environ.get("KG_PAGES") else []


@pytest.fixture(autouse=True, scope="module")
def _browser(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Skips where there is no browser, or one that does not even show an empty page (no room, no rights)."""
    if BROWSER is None:
        pytest.skip("no Chromium is installed")
    try:
        assert in_browser("<p>x", ["/html[1]/body[1]/p[1]"], tmp_path_factory.mktemp("browser")) == ["x"]
    except (subprocess.SubprocessError, ValueError, AssertionError) as error:
        pytest.skip(f"Chromium does not run here: {str(error)[:200]}")


HARNESS = """<!DOCTYPE html><meta charset="utf-8"><pre id="found"></pre><script>
const given = JSON.parse(new TextDecoder().decode(Uint8Array.from(atob("%s"), c => c.charCodeAt(0))));
const page = new DOMParser().parseFromString(given.html, "text/html");
const found = given.paths.map(path => {
  try {
    const node = page.evaluate(path, page, null, XPathResult.FIRST_ORDERED_NODE_TYPE, null).singleNodeValue;
    return node === null ? null : node.nodeValue === null ? node.textContent : node.nodeValue;
  } catch (error) { return String(error); }
});
document.getElementById("found").textContent = JSON.stringify(found);
</script>"""


def in_browser(text: str, paths: list[str], folder: Path) -> list[str | None]:
    """The string value of what each path selects in the browser's tree, None where it selects nothing."""
    import base64

    given = base64.b64encode(json.dumps({"html": text, "paths": paths}).encode()).decode()
    (folder / "harness.html").write_text(HARNESS % given, encoding="utf-8")
    assert BROWSER is not None
    done = subprocess.run(
        [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", f"--user-data-dir={folder / 'profile'}", "--dump-dom",
         (folder / "harness.html").as_uri()],
        capture_output=True, timeout=PATIENCE, check=True,
    )  # fmt: skip
    dumped = done.stdout.decode("utf-8")
    found = dumped.partition('<pre id="found">')[2].rpartition("</pre>")[0].partition("</pre>")[0]
    return json.loads(html.unescape(found))  # type: ignore[no-any-return]


def wrong(text: str, places: list[Evidence], folder: Path) -> list[tuple[Evidence, str | None]]:
    """The places at which the browser has other words."""
    values = in_browser(text, [place.path for place in places], folder)
    return [
        (place, value)
        for place, value in zip(places, values, strict=True)
        if value is None or (value if place.start < 0 else value[place.start : place.end]) != place.exact
    ]


def quoted(text: str, seed: str, most: int) -> list[Evidence]:
    """A sample of the places of lines and claims; the browser calls no foreign elements (SVG) by these paths."""
    document = Document("page.html", "0" * 64, text, len(text), media_type="text/html")
    page = HtmlPage(document)
    said = {place for claim in read_document(document, "").claims for place in claim.evidence}
    said |= {place for line in page.lines for place in page.places(line)}
    places = sorted(place for place in said if place.path and "/svg[" not in place.path)
    return random.Random(seed).sample(places, min(most, len(places)))


MESSY = """<html><head><title>Salt Road (1988)</title>
<meta property="og:type" content="video.movie"><meta property="og:title" content="Salt Road &#8212; a film (1988)">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Movie", "name": "Salt Road",
 "dateCreated": "1988", "director": {"@type": "Person", "name": "Ada L\\u00f8v"}, "genre": ["Drama", "War &amp; Peace"],
 "description": "A \\"salt\\" trader 😀 walks.", "duration": "PT1H41M"}</script>
</head><p>Before<table><tr><td>one<p>two</table><b><i>odd</b> nesting</i><!-- a comment --> after
<h1 itemprop="name">Salt Road <span>(1988)</span></h1><noscript><p>no script</p></noscript>
<template><p>hidden</p></template><dl><dt>Director<dd>Ada Løv<dt>Genre<dd>Drama</dl><select><option>1<option>2</select>"""


def test_every_place_of_a_messy_page_is_found(tmp_path: Path) -> None:
    places = quoted(MESSY, "messy", 500)
    assert len(places) > 5
    assert wrong(MESSY, places, tmp_path) == []


def test_a_place_that_is_none_would_be_noticed(tmp_path: Path) -> None:
    (place,) = quoted(MESSY, "one", 1)
    assert wrong(MESSY, [place._replace(path="/html[1]/body[1]/p[99]"), place._replace(exact="other words")], tmp_path) != []


@pytest.mark.skipif(not PAGES, reason="KG_PAGES names no folder of saved pages")
@pytest.mark.parametrize("path", PAGES[:: max(1, len(PAGES) // 8)], ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_a_sample_of_the_places_of_real_pages_is_found(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    places = quoted(text, path.name, 150)
    found = wrong(text, places, tmp_path)
    assert not found, f"{len(found)} of {len(places)}: {found[:3]}"
