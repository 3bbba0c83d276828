"""The words inside a JSON string."""

from __future__ import annotations

import re

from kg.text.words import collapse

_JSON_ESCAPE = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|\\u([0-9a-fA-F]{4})|\\(.)", re.S)
_JSON_SHORT = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


def json_escape(match: re.Match[str]) -> str:
    """What an escape of a JSON string stands for; half a surrogate pair stands for the replacement character."""
    if match[1]:
        return chr(0x10000 + ((int(match[1], 16) & 0x3FF) << 10) + (int(match[2], 16) & 0x3FF))
    if match[3]:
        code = int(match[3], 16)
        return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)
    return _JSON_SHORT.get(match[4], match[4])


_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def json_shown(match: re.Match[str]) -> str:
    """What an escape of a JSON string shows: a control character, which no name has, is a blank."""
    return _CONTROL.sub(" ", json_escape(match))


JSON_ESCAPE = _JSON_ESCAPE.pattern

TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
"""A tag of HTML that stands inside the words of a JSON string."""
_BREAKING = re.compile(r"</?(?:br|p|div|li|ul|ol|tr|td|h\d)\b", re.I)


def tag_words(tag: str) -> str:
    """What a tag leaves between the words round it: a blank where it breaks the line, else nothing."""
    return " " if _BREAKING.match(tag) else ""


def json_words(words: str) -> str:
    """The words that the inside of a JSON string spells: escapes and then entities decoded. Raises ValueError for none."""
    read = collapse(_JSON_ESCAPE.sub(json_shown, words))
    if not read:
        raise ValueError("no words")
    return read


def html_words(words: str) -> str:
    """The words of HTML without its tags. Raises ValueError for none."""
    read = collapse(TAG.sub(lambda tag: tag_words(tag[0]), words))
    if not read:
        raise ValueError("no words")
    return read
