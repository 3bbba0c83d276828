"""Words as they are compared and named: entities, white space, folding, hashes, slugs."""

from __future__ import annotations

import hashlib
import html
import re
import unicodedata
from functools import lru_cache

from kg.text.private import with_addresses_as

ENTITY = r"&(?:amp;)*(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_ENTITY = re.compile(ENTITY)
_ESCAPED = re.compile(r"^&(?:amp;)+")
_NO_WORD = re.compile(r"[\W_]+")

_APART = re.compile(r" (?=[,;)\]…]|[!?](?![!?])|:(?![-()DPp/|])|\.(?![.\w])|['’]s\b)|(?<=[(\[]) ")
"""A space that type sets nowhere: it was left between the elements of a page; not that before a smiley or ``!!!``."""

_NO_TITLE = re.compile(r"\((?:18|19|20)[0-9]{2}(?:[ –-][^()]{0,12})?\)")
"""What stands behind a title, with nothing before it."""
_SIGN = re.compile(r"[^\s\u00ad\u200b-\u200f\u2060\ufeff|\"“”„«»'‘’()]")


def is_title(words: str) -> bool:
    """Whether a film can be called that: there is something to see, and it does not begin with the year that stands behind titles."""
    return _SIGN.search(words) is not None and not _NO_TITLE.match(words)


def decode_entity(entity: str) -> str:
    """What one character reference stands for; one that was escaped twice (``&amp;nbsp;``) is decoded to the end."""
    # The escapes of escapes go at once: one at a time, a chain of a million of them would take hours.
    previous, entity = "", _ESCAPED.sub("&", entity)
    while entity != previous and entity.startswith("&"):
        previous, entity = entity, html.unescape(entity)
    return entity


def collapse(words: str) -> str:
    """Entities decoded, every run of white space one space, none at the ends."""
    return " ".join((_ENTITY.sub(lambda m: decode_entity(m[0]), words) if "&" in words else words).split())


@lru_cache(maxsize=8192)
def fold(words: str) -> str:
    """The form in which texts are compared: collapsed and casefolded."""
    return collapse(words).casefold()


def snug(words: str) -> str:
    """Collapsed, without the spaces that stand between words and their punctuation where a page's elements were taken apart."""
    return _APART.sub("", collapse(words))


def capitals(text: str) -> int:
    """How many capitals a text has."""
    return sum(text.count(letter) for letter in set(text) if letter.isupper())


def text_hash(words: str) -> str:
    """16 hexadecimal digits that name a text, whatever its case and spacing."""
    return hashlib.sha256(snug(words).casefold().encode()).hexdigest()[:16]


@lru_cache(maxsize=8192)
def slug(words: str) -> str:
    """An IRI segment: NFKD, marks dropped, casefolded, every run of other characters a ``-``; a hash if nothing is left."""
    bare = collapse(words)
    if "@" in bare:
        # Who is named by an address alone is still somebody, and the address is not to be read from the IRI.
        bare = with_addresses_as(bare, text_hash)
    if not bare.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    return _NO_WORD.sub("-", bare.casefold()).strip("-") or text_hash(words)
