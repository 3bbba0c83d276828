"""What no page is worth: size, nesting and tags made to hurt a parser, told before it is given them."""

from __future__ import annotations

import re
from collections import Counter

MOST_CHARACTERS = 32_000_000
"""Longer pages are refused: a page is read into memory several times its size."""
FEW_TAGS = 20_000
"""With fewer tags than this not even the worst nesting takes a second."""
MOST_NESTING = 400_000_000
"""The most that the depths of all tags may add up to: the parser looks through the open elements at every tag, for a second by then."""
MOST_COPIES = 4_000_000
"""The most elements that unclosed formatting may be copied into: HTML opens ``<b>``, ``<i>`` … again in every paragraph."""
MOST_ATTRIBUTES = 20_000_000
"""The square of the longest run without an end of a tag, in characters divided by 4, that is let through."""

_LONG_TAG = 18_000
"""Honest tags have fewer characters."""


class UnreadableTree(ValueError):
    """The page would cost more to parse than any page is worth: nesting or size made to hurt, or damage."""


_FORMATTING = ("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
_LETTERS = "".join(name + name.upper() for name in _FORMATTING if len(name) == 1)
_WORDS = ("".join(f"[{c}{c.upper()}]" for c in name) for name in _FORMATTING if len(name) > 1)
_FORMATTING_TAG = re.compile(rf"</?(?:[{_LETTERS}]|{'|'.join(_WORDS)})[\s>/]")  # both cases spelled out: three times as fast as a flag
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_ENDS_ITSELF = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li",
    "dd", "dt", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "rb", "rp", "rt", "rtc", "html", "head",
    "body", "caption", "colgroup",
))  # fmt: skip


def check(text: str) -> None:
    """Raises UnreadableTree for HTML that would cost too much to parse."""
    if len(text) > MOST_CHARACTERS:
        raise UnreadableTree(f"the page has {len(text):,} characters")
    tags = Counter(_FORMATTING_TAG.findall(text))
    opened: Counter[str] = Counter()
    for tag, number in tags.items():
        opened[tag.strip("</>").strip().lower()] += -number if tag[1] == "/" else number
    unclosed = sum(n for n in opened.values() if n > 0)
    if unclosed * text.count("<") > MOST_COPIES and _copies(text) > MOST_COPIES:
        raise UnreadableTree(f"{unclosed:,} formatting tags are not closed")
    if text.count("<") > FEW_TAGS and _nesting(text) > MOST_NESTING:
        raise UnreadableTree("its tags are nested without end")
    if _attributes(text) > MOST_ATTRIBUTES:
        raise UnreadableTree("a tag has attributes without end")


def _copies(text: str) -> int:
    """How many elements the formatting that is open is opened again for: at most three alike, at every tag that follows."""
    open_now: dict[str, int] = {}
    most, copies = 0, 0
    alike: dict[str, int] = {}
    for match in re.finditer(r"<(/?)([a-zA-Z][^\s/>]*)[^<>]{0,200}", text):
        name = match[2].lower()
        if name not in _FORMATTING:
            copies += most
        elif match[1]:
            if open_now.get(name):
                open_now[name] -= 1
                most -= 1
        else:
            alike[match[0]] = alike.get(match[0], 0) + 1
            if alike[match[0]] <= 3:
                open_now[name] = open_now.get(name, 0) + 1
                most += 1
    return copies


def _nesting(text: str) -> int:
    depth, total = 0, 0
    names: dict[str, int] = {}
    for match in _TAG.finditer(text):
        name = match[2].lower()
        if name in _ENDS_ITSELF:
            continue
        if not match[1]:
            names[name] = names.get(name, 0) + 1
            depth += 1
            total += depth
        elif names.get(name):
            names[name] -= 1
            depth -= 1
    return total


def _attributes(text: str) -> int:
    """The worst of the tags that are longer than any honest one, by the square of how many attributes may be in it."""
    if len(text) < 40_000:
        return 0
    longest = at = 0
    # Only stretches without ">" can be one tag, quoted values apart, which are long rather than many.
    while len(text) - at > _LONG_TAG:
        end = text.rfind(">", at, at + _LONG_TAG + 1)
        if end < 0:
            end = text.find(">", at)
            piece = text[at : end if end >= 0 else len(text)]
            tail = piece[max(0, piece.rfind("<")) :]
            longest = max(longest, len(tail.split()) if '"' not in tail and "'" not in tail else tail.count("="))
            if end < 0:
                break
        at = end + 1
    return longest * longest
