"""Words of running text, and the runs of capitalised words in it: names and titles, before anybody knows which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.reading.witnesses import HONORIFICS, JOINERS, OPENERS

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\$?[^\W_]+(?:[-'’&./][^\W_]+)*(?:['’](?=\s))?[!?]*")
_POSSESSIVE = re.compile(r"['’]s?$")
_OWNS = re.compile(r"(?:['’]s|s['’])$")
_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]*_]*\s|\n")
_FUNCTION_WORDS = JOINERS | OPENERS
_ABBREVIATIONS = HONORIFICS | {"vol", "no", "pt", "st", "jr", "sr", "vs"}


class Word(NamedTuple):
    """A word of a text, whether it opens a sentence, and what stands between it and the word before."""

    start: int
    end: int
    text: str
    first: bool
    gap: str

    @property
    def bare(self) -> str:
        """The word without a possessive ending, lower-cased."""
        return _POSSESSIVE.sub("", self.text).casefold().replace("’", "'")

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital or a digit."""
        return self.text.lstrip("$")[:1].isupper() or self.text[:1].isdigit()

    @property
    def owns(self) -> bool:
        """Whether it is a possessive."""
        return _OWNS.search(self.text) is not None


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words of a range of a text; a full stop after an abbreviation or an initial ends no sentence."""
    out: list[Word] = []
    at = start
    for match in _TOKEN.finditer(text, start, end):
        gap = text[at : match.start()]
        if gap == " " and out and out[-1].text[-1].isalnum():
            out.append(Word(match.start(), match.end(), match[0], False, gap))
            at = match.end()
            continue
        before = out[-1].text.casefold() if out else ""
        short = before in _ABBREVIATIONS or (len(before) == 1 and before not in "ai")
        spelled = "." in before and (match[0].casefold() not in _FUNCTION_WORDS)
        ended = bool(_SENTENCE_END.search((out[-1].text[-1] if out else "") + gap)) and not (
            (short and gap == ". ") or (spelled and gap == " ")
        )
        out.append(Word(match.start(), match.end(), match[0], not out or ended, gap))
        at = match.end()
    return out


def runs_of(words: list[Word]) -> Iterator[tuple[int, int]]:
    """Ranges of words: capitalised words with function words between them, as long as they go."""
    at = 0
    while at < len(words):
        if not words[at].capital:
            at += 1
            continue
        end = probe = at + 1
        while probe < len(words) and not words[probe].first and _joined(words[probe - 1], words[probe]):
            if words[probe].capital:
                end = probe + 1
            elif words[probe].bare not in JOINERS:
                break
            probe += 1
        yield at, end
        at = end


def _joined(left: Word, right: Word) -> bool:
    if right.gap == ". ":
        return left.text.casefold() in _ABBREVIATIONS or len(left.text) == 1
    return right.gap in {" ", ": ", " & ", "! ", "? "} or (right.gap == " " and left.text[-1] in "!?")
