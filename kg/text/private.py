"""What is never passed on: the addresses by which private people are reached."""

from __future__ import annotations

import re
from collections.abc import Callable

WITHHELD = "[e-mail address]"
"""What stands in place of an e-mail address."""

_AT = r"(?:@|&#0*64;|&#[xX]0*40;|&commat;)"
_ADDRESS = re.compile(rf"(?<![\w.+-])[\w.+-]{{1,64}}{_AT}(?:[^\W_](?:[\w-]{{0,62}}\.)){{1,8}}[^\W\d_]{{2,24}}(?!\w)")
_MARK = re.compile(_AT)


def without_addresses(words: str) -> str:
    """The words with every e-mail address in them replaced, also one whose at sign is written as an HTML entity."""
    if "@" not in words and "&" not in words:
        return words
    return _ADDRESS.sub(WITHHELD, words) if _MARK.search(words) else words


def with_addresses_as(words: str, instead: Callable[[str], str]) -> str:
    """The words with what a function makes of each e-mail address in its place."""
    return _ADDRESS.sub(lambda found: instead(found[0]), words)


def before_address(words: str) -> int:
    """How many characters of the words stand before an e-mail address with which they end, brackets round it apart."""
    found = _ADDRESS.search(words) if _MARK.search(words) else None
    if found is None or words[found.end() :].strip(" )]}>»."):
        return len(words)
    return len(words[: found.start()].rstrip(" ([{<«-–—,:"))


EXCERPT = 200
"""How many characters of page text ``--text excerpt`` lets through: a quotation, not a copy."""


NAME = 50
"""So many characters of a text that is held back may stand as the words of something else: a name, not a sentence."""


def let_through(prose: str, option: str) -> str | None:
    """Prose of a page as far as ``--text`` lets it through, without e-mail addresses; None where it is held back."""
    if option == "none":
        return None
    prose = without_addresses(prose)
    if option == "full" or len(prose) <= EXCERPT:
        return prose
    return prose[:EXCERPT].rsplit(" ", 1)[0] + "…"
