"""How words are spelled in a document and shown on a page: blanks collapsed, escapes decoded, each character led back."""

from __future__ import annotations

import re
from array import array
from typing import Literal, NamedTuple

from kg.text import ENTITY, JSON_ESCAPE, decode_entity, json_escape

Spelling = Literal["flow", "lines", "json"]
"""``flow``: line breaks are blanks; ``lines``: they are kept; ``json``: the inside of a JSON string."""

_BLANK_ENTITY = r"&(?:amp;)*(?:nbsp|Tab|NewLine|ensp|emsp|thinsp|#0*(?:9|1[0-3]|32|160)|#[xX]0*(?:9|[aAcCdD]|20|[aA]0));"
_BLANK = rf"(?:\s|{_BLANK_ENTITY})+"
_TOKEN = re.compile(rf"(?P<blank>{_BLANK})|(?P<entity>{ENTITY})")
_JSON_TOKEN = re.compile(rf"(?P<blank>(?:\s|\\[nrtf]|\\u00[aA]0|{_BLANK_ENTITY})+)|(?P<entity>{ENTITY})|(?P<escape>{JSON_ESCAPE})", re.S)
_JSON_ESCAPE = re.compile(JSON_ESCAPE, re.S)


class Shown(NamedTuple):
    """Words as shown, and for each character the range of the spelling that it stands for."""

    text: str
    starts: array[int]
    ends: array[int]


def shown(raw: str, spelling: Spelling) -> str:
    """The words of a spelling as a page shows them, without blanks at their ends."""
    if spelling == "flow" and "&" not in raw:
        return " ".join(raw.split())
    return spread(raw, spelling).text


def spread(raw: str, spelling: Spelling) -> Shown:
    """The words of a spelling with their places in it."""
    text: list[str] = []
    starts, ends = array("I"), array("I")

    def keep(words: str, start: int, end: int) -> None:
        # All characters of an entity or a run of blanks stand for the whole of it; blanks side by side are one.
        if words == " " and (not text or text[-1].isspace()):
            return
        text.extend(words)
        starts.extend([start] * len(words))
        ends.extend([end] * len(words))

    at = 0
    for token in (_JSON_TOKEN if spelling == "json" else _TOKEN).finditer(raw):
        text.extend(raw[at : token.start()])
        starts.extend(range(at, token.start()))
        ends.extend(range(at + 1, token.start() + 1))
        at = token.end()
        if token["blank"] is not None:
            breaks = token[0].count("\n") if spelling == "lines" and text else 0
            keep("\n\n"[:breaks] or " ", *token.span())
        else:
            decoded = decode_entity(token[0]) if token["entity"] is not None else _JSON_ESCAPE.sub(json_escape, token[0])
            keep(" ".join(decoded.split()) or " ", *token.span())
    text.extend(raw[at:])
    starts.extend(range(at, len(raw)))
    ends.extend(range(at + 1, len(raw) + 1))
    while text and text[-1].isspace():
        text.pop()
    return Shown("".join(text), starts[: len(text)], ends[: len(text)])
