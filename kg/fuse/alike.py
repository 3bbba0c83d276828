"""When two spellings are one value of a property of which a thing has several: ``sci-fi`` and ``Science Fiction``."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from kg.text import fold, slug, snug

_LOOSE = frozenset({"genre", "keyword", "award", "color", "sound_mix", "aspect_ratio", "certificate"})
"""Properties whose values are terms, not texts: punctuation and spaces do not tell them apart."""


@lru_cache(maxsize=1)
def _synonyms() -> dict[tuple[str, str], str]:
    """The key of a row's first word, by property and by the key of each of its words."""
    rows = tomllib.loads(files("kg.fuse").joinpath("alike.toml").read_text(encoding="utf-8"))
    return {(name, _bare(word)): _bare(row[0]) for name, listed in rows.items() for row in listed for word in row}


def _bare(value: str) -> str:
    return slug(value).replace("-", "") if re.search(r"[^\W_]", value) else fold(value)


@lru_cache(maxsize=65536)
def key(property: str, value: str) -> str:
    """What all spellings of one value have in common. Case and spacing never count, not before punctuation either; for terms,
    punctuation does not."""
    if property not in _LOOSE:
        return fold(snug(value))
    bare = _bare(value)
    return _synonyms().get((property, bare), bare)
