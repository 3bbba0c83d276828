"""When two spellings are one value of a property of which a thing has several: ``sci-fi`` and ``Science Fiction``."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from kg.text import fold, slug, snug

_LOOSE = frozenset({
    "genre", "keyword", "award", "color", "sound_mix", "aspect_ratio", "certificate", "certificate_value", "credit_note", "character_name",
})  # fmt: skip
"""Properties whose values are terms, not texts: punctuation and spaces do not tell them apart."""

_ADDRESSES = frozenset({"page", "image", "video_page"})
"""Properties whose values are addresses: with http and with https they lead to one place."""

_TYPED = str.maketrans({**dict.fromkeys("‘’‛ʼ´", "'"), **dict.fromkeys("“”„‟", '"'), **dict.fromkeys("‐‑‒–—−", "-"), "…": "..."})
"""What is typed for the signs that type has."""


@lru_cache(maxsize=1)
def _synonyms() -> dict[tuple[str, str], tuple[str, int]]:
    """The key of a row's first word, and the place in the row, by property and by the key of each of its words."""
    rows = tomllib.loads(files("kg.fuse").joinpath("alike.toml").read_text(encoding="utf-8"))
    found: dict[tuple[str, str], tuple[str, int]] = {}
    for name, row in ((name, row) for name, listed in rows.items() for row in listed):
        for place, word in enumerate(row):
            found.setdefault((name, _bare(word)), (_bare(row[0]), place))
    return found


def _bare(value: str) -> str:
    return slug(value).replace("-", "") if re.search(r"[^\W_]", value) else fold(value)


@lru_cache(maxsize=65536)
def key(property: str, value: str) -> str:
    """What all spellings of one value have in common. Case and spacing never count, not before punctuation either, nor do the signs
    that stand for a quotation mark or a dash, nor whether an address begins with http or https; for terms, punctuation does not."""
    if property not in _LOOSE:
        folded = spelling(property, value)
        return folded if folded.isascii() else folded.translate(_TYPED)
    bare = _bare(value)
    if property == "certificate" and "+" in value:
        # The same age, said as another mark: ``R15+``, ``15``.
        bare += "+"
    return _synonyms().get((property, bare), (bare, 0))[0]


def spelling(property: str, value: str) -> str:
    """What a value is spelled with, its case and spacing apart, and of an address whether it begins with http or https."""
    folded = fold(snug(value))
    return re.sub(r"^https?:", "", folded) if property in _ADDRESSES else folded


def rank(property: str, value: str) -> int:
    """The place of a word among those of its row, 0 of one that is in none; of addresses that with http comes second."""
    if property in _ADDRESSES:
        return int(value.casefold().startswith("http:"))
    return _synonyms().get((property, _bare(value)), ("", 0))[1] if property in _LOOSE else 0
