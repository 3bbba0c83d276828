"""Whoever signs with an e-mail address is named without it, wherever the page says who signs."""

from __future__ import annotations

import json

from kg.model import Document
from kg.sites import read

FILM = {
    "@context": "https://schema.org", "@type": "Movie", "name": "Low Tide", "datePublished": "1998-03-02",
    "review": {
        "@type": "Review", "author": {"@type": "Person", "name": "ada.lund (ada7@example.com)"}, "reviewBody": "It ebbs for a long while.",
    },
}  # fmt: skip


def test_the_address_of_a_reviewer_is_in_no_name_and_no_mention() -> None:
    text = f'<html><head><script type="application/ld+json">{json.dumps(FILM)}</script></head><body><h1>Low Tide</h1></body></html>'
    page = read(Document("page.html", "ab" * 32, text, len(text), media_type="text/html"))
    signed = [c for c in page.claims if c.property == "reviewer"]
    assert len(signed) == 1
    assert "ada7" not in str(signed[0].value)
    assert "ada.lund" in [c.value for c in page.claims if c.property == "name"]
