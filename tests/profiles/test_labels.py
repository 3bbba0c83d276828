"""Labels are short words with a colon in a box of their own, and headings; never the film's own words."""

from __future__ import annotations

import pytest

from kg.model import Document
from kg.profiles.labels import labels


def of(body: str) -> frozenset[str]:
    text = f"<!doctype html><body>{body}"
    return labels(Document("p.html", "0" * 64, text, len(text), media_type="text/html"))


@pytest.mark.parametrize("body", [
    "<p>The keeper: a man who waits", "<p>me, after the storm: fine</p>", "<span>at 10:30</span>", "<h2>1998</h2>", "<td>12:</td>",
    "<h3>A heading that goes on for longer than any label would ever do</h3>", "<h2>Low Tide (1998)</h2>",
    "<script><b>Hidden:</b></script>",
])  # fmt: skip
def test_no_label(body: str) -> None:
    assert of(body) == frozenset()


@pytest.mark.parametrize(("body", "label"), [
    ("<h4>Directed by:</h4>Ada Quill", "Directed by:"), ("<b>Režie: </b>Ada Quill", "Režie:"), ("<dt>Länge</dt><dd>101", "Länge"),
    ("<table><tr><th>Genre<td>Drama</table>", "Genre"), ("<h2>Photos (12)</h2>", "Photos"), ("<h2>Cast »</h2>", "Cast"),
    ('<a class="row__label">Release date</a>', "Release date"),
])  # fmt: skip
def test_a_label(body: str, label: str) -> None:
    assert of(body) == {label}
