"""The rules by which a value follows from quoted words, by the names that claims carry as ``kgv:normalizedBy``."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.text.addresses import ADDRESS_RULES
from kg.text.codes import country, country_code, country_of_plate, currency_code, language, language_tag
from kg.text.dates import (
    date,
    date_of_parts,
    duration,
    duration_of_minutes,
    duration_of_seconds,
    minutes,
    minutes_of_seconds,
    month_first_date,
)
from kg.text.escapes import html_words, json_words
from kg.text.numbers import count, decimal, short_amount, stars, total
from kg.text.tongues import TONGUE_RULES


def _truth(words: str) -> str:
    if not words.strip():
        raise ValueError("no words")
    return "true"


def _whole(words: str) -> str:
    """Words without the blanks behind the hyphens at which a line was broken."""
    if not words.strip():
        raise ValueError("no words")
    return re.sub(r"(?<=[^\W\d_]-) (?=[^\W\d_])", "", words)


RULES: dict[str, Callable[[str], str]] = {
    **TONGUE_RULES,
    "date": date,
    "date-of-parts": date_of_parts,
    "month-first-date": month_first_date,
    "duration": duration,
    "duration-of-minutes": duration_of_minutes,
    "duration-of-seconds": duration_of_seconds,
    "minutes": minutes,
    "minutes-of-seconds": minutes_of_seconds,
    "count": count,
    "sum": total,
    "decimal": decimal,
    "stars": stars,
    "short-amount": short_amount,
    "country": country,
    "country-code": country_code,
    "country-plate": country_of_plate,
    "language": language,
    "language-tag": language_tag,
    "currency-code": currency_code,
    "present": _truth,
    "whole-word": _whole,
    **ADDRESS_RULES,
}
"""Rules that need the quoted words alone; the build checks every claim that names one by applying it again."""


def _through_json(rule: Callable[[str], str]) -> Callable[[str], str]:
    return lambda words: rule(json_words(words))


for _prefix in ("json", "repaired-json"):
    # The value stands in an embedded JSON block with escapes in its words, or in a block that had to be repaired to be read.
    # ``-html``: the value is HTML, and its words are those between the tags.
    RULES |= {f"{_prefix}-{name}": _through_json(rule) for name, rule in RULES.items() if "json" not in name} | {_prefix: json_words}
    RULES |= {f"{_prefix}-html": _through_json(html_words)}

CONTEXT_RULES: dict[str, str] = {
    "site": "fixed by which site the page belongs to: a rater's name, a scale, the currency behind a symbol",
    "group": "who rated, named by the quoted heading or label",
    "position": "the how-manieth of its kind the quoted row is on the page",
    "prose": "a title that the page only names in its prose",
    "prose-mention": "who or what of the graph the quoted words of a text clearly mean",
    "recase": "the usual capitals of a name that every page prints without them",
    "earliest": "the earliest of the full dates that are claimed",
}
"""Rules whose value does not follow from the quoted words alone; claims by them are inferred, or quote a row or label."""
