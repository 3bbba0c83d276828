"""Whether a page shows a value in any of the forms in which it may be printed; in doubt it does."""

from __future__ import annotations

import pytest

from kg.evaluation.shown import Shown


@pytest.mark.parametrize(("text", "property", "value"), [
    ("101 min", "duration", "101"), ("1h 41min", "duration", "101"), ("1 h 41 m", "duration", "101"), ("1:41", "duration", "101"),
    ("2 hours", "duration", "120"), ("1 Std. 41 Min.", "duration", "101"),
    ("6 March 1998 (USA)", "released", "1998-03-06"), ("March 6, 1998", "released", "1998-03-06"), ("06.03.1998", "released", "1998-03-06"),
    ("1998-03-06", "released", "1998-03-06"), ("6 mars 1998", "released", "1998-03-06"), ("6. března 1998", "released", "1998-03-06"),
    ("(1998)", "year", "1998"), ("12,345 votes", "rating_count", "12345"), ("12 345", "rating_count", "12345"),
    ("12345", "rating_count", "12345"), ("72%", "score", "72.154"), ("4.3 stars", "score", "4.26"), ("7,4", "score", "7.4"),
    ("Directed by Ada QUILL.", "director", "ada quill"), ("anything", "country", "us"),
])  # fmt: skip
def test_shown(text: str, property: str, value: str) -> None:
    assert Shown(text).has(property, value)


@pytest.mark.parametrize(("text", "property", "value"), [
    ("1010 min", "duration", "101"), ("1h 40min", "duration", "101"), ("6 March 1999", "released", "1998-03-06"),
    ("16 March 1998", "released", "1998-03-06"), ("12,346 votes", "rating_count", "12345"), ("12K votes", "rating_count", "12345"),
    ("112,345", "rating_count", "12345"), ("71%", "score", "72.154"), ("Quillan", "director", "quill"),
])  # fmt: skip
def test_not_shown(text: str, property: str, value: str) -> None:
    assert not Shown(text).has(property, value)
