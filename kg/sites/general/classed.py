"""Facts that only the class of their element names: ``<p class="running-time">117 minutes</p>``, ``<b class="certification">R</b>``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Claim, Mention, Notice
from kg.reading import say
from kg.reading.genres import is_genre
from kg.reading.html import HtmlPage
from kg.reading.page import Span
from kg.reading.tree import Node
from kg.sites.general.names import LONGEST, pattern
from kg.sites.general.outline import Outline
from kg.sites.general.values import ADVICE
from kg.text import RULES, fold

_ENDS = {
    "certificate": (
        ("certification",), ("certificate",), ("certificate", "text"), ("mpaa", "rating"), ("content", "rating"), ("age", "rating"),
        ("maturity", "rating"), ("mpaa",),
    ),
    "duration": (("running", "time"), ("runtime",), ("duration",), ("run", "time")),
    "genre": (("genres",), ("genre", "list"), ("movie", "genres"), ("film", "genres")),
    "alternate_name": (("original", "title"), ("title", "original"), ("originaltitle",)),
}  # fmt: skip
"""How classes end that name a fact."""
_HASH = re.compile(r"__(?=[\w-]*[A-Z0-9_-])[\w-]{5,6}$")
"""What tools put behind a class to make it the page's own."""
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_CERTIFICATE = re.compile(
    r"(?:Rated )?(?P<mark>G|PG|PG-?13|R|NC-?17|NR|Not Rated|Unrated|TV-(?:MA|14|PG|G|Y7?)|U"
    r"|\d{1,2}[+A]?|FSK ?(?:ab )?\d{1,2}|[KS]-?\d{1,2})"
)
_ELEMENTS = frozenset(("span", "div", "value", "val"))
"""What stands behind the words of a class and says only what has it: ``movieMpaaSpan``."""
MOST = 12
"""More elements of a class are those of a list."""
LONGEST_FACT = 60
_PARTS = r"\s*[,|/•·]\s*"


def facts(page: HtmlPage, film: Mention, outline: Outline, name: Span, done: set[str]) -> Iterator[Claim | Notice]:
    """Certificate, running time, genres and original title, unless rows gave them (``done``): each where one value alone is called so."""
    wanted = {property: ends for property, ends in _ENDS.items() if property not in done}
    if not wanted:
        return
    found: dict[str, list[Span]] = {property: [] for property in wanted}
    for node in page.select("[class]"):
        if not (called := _called(node)):
            continue
        for property, ends in wanted.items():
            if any(words[-len(end) :] == end for words in called for end in ends):
                span = page.range_of(node)
                if span and len(found[property]) <= MOST and not outline.left_alone(span.start) and not _of_another(node):
                    found[property].append(page.trim(*span))
    for property, spans in found.items():
        # Boxes in boxes may be called alike: what the innermost say.
        inner = [s for s in spans if not any(o != s and s.start <= o.start and o.end <= s.end for o in spans)]
        if 0 < len(inner) <= MOST and len({fold(page.words(s)) for s in inner}) == 1:
            said = list(_READERS[property](page, film, inner[0], name))
            if said:
                done.add(property)
                yield from said


_CLOSING = re.compile(
    r"Rated (?P<mark>PG-13|NC-17|PG|G|R|X)(?: for [^\n,;]{4,80})?[,;.] (?P<time>\d{2,3} min(?:ute)?s?|\d hours?(?:,? \d{1,2} minutes)?)\.?"
)
"""How reviews close: ``Rated R, 117 minutes``."""


def closing(page: HtmlPage, film: Mention, outline: Outline, done: set[str]) -> Iterator[Claim | Notice]:
    """Certificate and running time of the one line of a page that says nothing but them."""
    lines = [match for line in page.lines if not outline.left_alone(line.start) and (match := _CLOSING.fullmatch(page.text, *line))]
    if len(lines) == 1:
        for property, read, group in (("certificate", _certificate, "mark"), ("duration", _duration, "time")):
            span = page.group(lines[0], group)
            yield from read(page, film, span, span) if property not in done else ()


def _called(node: Node) -> list[tuple[str, ...]]:
    """The words of each class of an element that may name a fact."""
    names = (node.attributes.get("class") or "").split()
    called = [tuple(w.lower() for w in _WORD.findall(_HASH.sub("", name))) for name in names]
    return [words[:-1] if len(words) > 1 and words[-1] in _ELEMENTS else words for words in called]


def _of_another(node: Node) -> bool:
    """Whether an element is one of a list of things, or stands in a link as on the card of another film."""
    at: Node | None = node.parent
    while at is not None:
        if at.tag == "a":
            return True
        at = at.parent
    return False


def _certificate(page: HtmlPage, film: Mention, span: Span, _: Span) -> Iterator[Claim | Notice]:
    words = page.words(span)
    if match := _CERTIFICATE.fullmatch(page.text, *span):
        yield page.claim(film, "certificate", page.group(match, "mark"), inferred=True)
    elif ADVICE.fullmatch(words):
        yield page.claim(film, "certificate", span, inferred=True)


def _duration(page: HtmlPage, film: Mention, span: Span, _: Span) -> Iterator[Claim | Notice]:
    if span.end - span.start > LONGEST_FACT or not say.reads(page, span, "running-time"):
        return
    # Trailers are minutes long.
    if 40 <= int(RULES["running-minutes"](page.words(span))) <= 600:
        yield page.claim(film, "duration", span, "running-time", inferred=True)
        yield page.claim(film, "runtime_minutes", span, "running-minutes", inferred=True)


def _genre(page: HtmlPage, film: Mention, span: Span, _: Span) -> Iterator[Claim | Notice]:
    pieces = [one for run in page.runs(span) for one in page.split(run, _PARTS)]
    if pieces and all(is_genre(page.words(one)) or pattern("genre").fullmatch(page.words(one)) for one in pieces):
        for one in pieces:
            yield page.claim(film, "genre", one, inferred=True)


def _title(page: HtmlPage, film: Mention, span: Span, name: Span) -> Iterator[Claim | Notice]:
    words = page.words(span)
    if (
        1 <= len(words) <= LONGEST
        and ":" not in words[:20]
        and "\n" not in page.text[span.start : span.end]
        and fold(words) != fold(page.words(name))
    ):
        yield page.claim(film, "alternate_name", span, inferred=True)


_READERS = {"certificate": _certificate, "duration": _duration, "genre": _genre, "alternate_name": _title}
