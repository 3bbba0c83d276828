"""How words are spelled in a document and shown on a page: blanks collapsed, escapes decoded, each character led back."""

from __future__ import annotations

import re
from array import array
from typing import Literal, NamedTuple

from kg.text import ENTITY, JSON_ESCAPE, TAG, collapse, decode_entity, json_shown, tag_words

Spelling = Literal["flow", "lines", "json", "json-html"]
"""``flow``: line breaks are blanks; ``lines``: they are kept; ``json``: the inside of a JSON string;
``json-html``: of one with HTML in it."""

BLANK_ENTITY = r"&(?:amp;)*(?:nbsp|Tab|NewLine|ensp|emsp|thinsp|#0*(?:9|1[0-3]|32|160)|#[xX]0*(?:9|[aAcCdD]|20|[aA]0));"
"""What is a blank although it is spelled, in text that was escaped twice."""
_BLANK = rf"(?:\s|{BLANK_ENTITY})+"
_TOKEN = re.compile(rf"(?P<blank>{_BLANK})|(?P<entity>{ENTITY})")
_JSON_TOKEN = re.compile(rf"(?P<blank>(?:\s|\\[nrtf]|\\u00[aA]0|{BLANK_ENTITY})+)|(?P<entity>{ENTITY})|(?P<escape>{JSON_ESCAPE})", re.S)
_JSON_ESCAPE = re.compile(JSON_ESCAPE, re.S)


class Shown(NamedTuple):
    """Words as shown, and for each character the range of the spelling that it stands for."""

    text: str
    starts: array[int]
    ends: array[int]


def shown(raw: str, spelling: Spelling) -> str:
    """The words of a spelling as a page shows them, without blanks at their ends."""
    if spelling == "flow":
        return collapse(raw)
    if spelling == "lines" or (spelling == "json-html" and ("<" in raw or "&" in raw)) or "\\u00" in raw:
        return spread(raw, spelling).text
    return " ".join((_JSON_TOKEN.sub(_said, raw) if "&" in raw or "\\" in raw else raw).split())


def _said(token: re.Match[str]) -> str:
    if token["blank"] is not None:
        return " "
    return decode_entity(token[0]) if token["entity"] is not None else _JSON_ESCAPE.sub(json_shown, token[0])


def plain_ends(raw: str) -> tuple[int, int] | None:
    """Where the words of a spelling begin and end in it, where one look at its ends tells; else None."""
    if not raw or not (raw[0].isalnum() and (raw[-1].isalnum() or raw[-1] in ".,!?)") and "\\" not in raw[-8:] and "<" not in raw[-8:]):
        return None
    return 0, len(raw)


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
    for token in (_JSON_TOKEN if spelling.startswith("json") else _TOKEN).finditer(raw):
        text.extend(raw[at : token.start()])
        starts.extend(range(at, token.start()))
        ends.extend(range(at + 1, token.start() + 1))
        at = token.end()
        if token["blank"] is not None:
            breaks = token[0].count("\n") if spelling == "lines" and text else 0
            keep("\n\n"[:breaks] or " ", *token.span())
        else:
            decoded = decode_entity(token[0]) if token["entity"] is not None else _JSON_ESCAPE.sub(json_shown, token[0])
            keep(" ".join(decoded.split()) or " ", *token.span())
    text.extend(raw[at:])
    starts.extend(range(at, len(raw)))
    ends.extend(range(at + 1, len(raw) + 1))
    if spelling.startswith("json") and "\\u0026" in raw:
        # An ampersand that is escaped itself begins an entity only now.
        text, starts, ends = _decoded(text, starts, ends)
    if spelling == "json-html":
        return _untagged(Shown("".join(text), starts, ends))
    while text and text[-1].isspace():
        text.pop()
    return Shown("".join(text), starts[: len(text)], ends[: len(text)])


def _decoded(characters: list[str], starts: array[int], ends: array[int]) -> tuple[list[str], array[int], array[int]]:
    """Characters with the entities among them decoded."""
    whole = "".join(characters)
    text: list[str] = []
    firsts, lasts = array("I"), array("I")
    at = 0
    for token in _TOKEN.finditer(whole):
        text.extend(whole[at : token.start()])
        firsts.extend(starts[at : token.start()])
        lasts.extend(ends[at : token.start()])
        at = token.end()
        words = " " if token["blank"] is not None else " ".join(decode_entity(token[0]).split()) or " "
        if words == " " and (not text or text[-1].isspace()):
            continue
        text.extend(words)
        firsts.extend([starts[token.start()]] * len(words))
        lasts.extend([ends[at - 1]] * len(words))
    text.extend(whole[at:])
    firsts.extend(starts[at:])
    lasts.extend(ends[at:])
    return text, firsts, lasts


def _untagged(tagged: Shown) -> Shown:
    """Words without the tags among them."""
    text: list[str] = []
    starts, ends = array("I"), array("I")
    at = 0

    def keep(start: int, end: int) -> None:
        for number in range(start, end):
            if not tagged.text[number].isspace() or (text and not text[-1].isspace()):
                text.append(tagged.text[number])
                starts.append(tagged.starts[number])
                ends.append(tagged.ends[number])

    for tag in TAG.finditer(tagged.text):
        keep(at, tag.start())
        at = tag.end()
        if tag_words(tag[0]) and text and not text[-1].isspace():
            text.append(" ")
            starts.append(tagged.starts[tag.start()])
            ends.append(tagged.ends[tag.end() - 1])
    keep(at, len(tagged.text))
    while text and text[-1].isspace():
        text.pop()
    return Shown("".join(text), starts[: len(text)], ends[: len(text)])
