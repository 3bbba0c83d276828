"""The names in what markup gives as a person: several in one value, the words before a credit, a part behind an actor's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.reading.page import Page, Span
from kg.text import fold

_LISTED = r"\s*[;|]\s*|\s*,(?!\s*(?:jr|sr|ii|iii)\b)\s*"
_JOINED = re.compile(r"\s+(?:&|/|and|und|et|y|e|och|og|i)\s+")
_WHOLE_NAME = re.compile(r"[^\W\d_a-zà-öø-ÿ]\S*(?:\s+\S+)*\s+[^\W\d_]\S*")
_LEAD = re.compile(r"(?:directed|written|produced|edited|music) by:?\s+", re.I)
_PART = re.compile(r"\s+as\s+\S.*$|\s*\([^()]*\)$|\s*\.{2,}.*$|\s+[–—-]\s+\S.*$", re.S)
"""What stands behind an actor's name: the part, or a note."""
_MORE = re.compile(r"(?:see|show|view|read|full|more|all|and \d+)\b.{0,30}\b(?:more|cast|crew|credits|all|full)\b|more\W*", re.I)
_NOBODY = frozenset((
    "various", "various directors", "various artists", "unknown", "unknown actor", "unknown director", "admin", "administrator", "editor",
    "staff", "anonymous", "several", "diverse", "divers", "varios", "vari", "různí", "none", "n/a", "na", "tba", "tbc", "tbd",
))  # fmt: skip


def names_in(page: Page, span: Span, *, listed: bool) -> Iterator[Span]:
    """The ranges of the names in a value; none for a placeholder. ``listed``: whether commas part names in it."""
    apart = page.split(span, _LISTED)
    # A person's name holds those of several where each is whole: "Ada Quill, Bo Marsh", but "Quill, Ada".
    several = listed or (len(apart) > 1 and all(_WHOLE_NAME.fullmatch(page.words(one)) for one in apart))
    for one in apart if several else [span]:
        # "Ada Quill: Harbour Post" signs a quoted review.
        if listed and ": " in page.words(one) and not _LEAD.match(page.words(one)):
            continue
        for name in _apart(page, one):
            words = page.text[name.start : name.end]
            lead = _LEAD.match(words)
            tail = _PART.search(words)
            start, end = lead.end() if lead else 0, tail.start() if tail and tail.start() else len(words)
            bare = page.trim(name.start + start, name.start + end)
            # "Director:" in the place of the name is the label before it.
            if (
                bare.end > bare.start
                and page.text[bare.end - 1] not in ":："
                and fold(page.words(bare)) not in _NOBODY
                and not _MORE.match(page.words(bare))
            ):
                yield bare


def _apart(page: Page, span: Span) -> list[Span]:
    """A value parted where a conjunction joins names of two words and more: "Ada Quill and Bo Marsh", but "Penn & Teller"."""
    words = page.text[span.start : span.end]
    if "(" in words:
        return [span]
    out, at = list[Span](), 0
    for match in _JOINED.finditer(words):
        behind = _JOINED.split(words[match.end() :], maxsplit=1)[0]
        if _WHOLE_NAME.fullmatch(words[at : match.start()]) and _WHOLE_NAME.fullmatch(behind):
            out.append(page.trim(span.start + at, span.start + match.start()))
            at = match.end()
    return [*out, page.trim(span.start + at, span.end)]
