"""The lines of IMDb's title pages since 2021 as text, and what stands above the rating: the title, its year and other facts.

Where the tags went without a trace, what they parted runs together: a year twice (its link's words and what a screen reader says), a
count and what it counts, genres.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.reading.page import Page, Span
from kg.sites.imdb.marks import CERTIFICATE, GENRES, YEARS
from kg.sites.imdb.next_words import HEADINGS, LABELS, TONGUES
from kg.text import fold

LENGTH = r"(?:\d{1,2} ?(?:h|std\.)(?: ?\d{1,2} ?m(?:in\.?)?)?|\d{1,3} ?m(?:in\.?)?)"
_FORMAT = r"(?:tv (?:mini[- ]?)?series|tv movie|tv special|tv short|video|short|music video|podcast series)"
_AGE_TWICE = re.compile(r"(?P<once>\d{1,2}\+?)[ ]?(?P=once)")
"""An age that is a certificate, twice: only below a year, for elsewhere it is a count."""
_FACTS = re.compile(rf"(?:{YEARS}|{CERTIFICATE}|{LENGTH}|{_FORMAT}|{_AGE_TWICE.pattern})", re.I)
_RATED = CERTIFICATE.replace(r"(?![\w+-])", "")
_TWICE = re.compile(rf"(?!\d{{1,4}}\+*\Z)(?P<once>{YEARS}|{_RATED})[ ]?(?P=once)", re.I)
_COUNTED = re.compile(
    r"(?P<count>\d[\d.,]*[km]?\+?) ?(?P<label>user reviews?|critic reviews?|metascore)"
    r"|(?P<heading>user reviews|videos|photos|faq|top cast|play trailer|episodes|watch trailer)(?P<number>\d[\d.,:]*[km]?\+?)",
    re.I,
)
_ONE_GENRE = r"(?:" + "|".join(sorted(GENRES, key=len, reverse=True)) + r")"
_CHIPS = re.compile(rf"{_ONE_GENRE}(?: ?{_ONE_GENRE}){{1,7}}", re.I)
_CHIP = re.compile(rf"{_ONE_GENRE}(?=\Z|[A-Z ])", re.I)
_NAMED = re.compile(
    r"(?P<title>.{1,150}?)"
    r"(?: \((?:(?:tv|video|short|podcast|fernseh|mini|s[eé]rie|téléfilm|película|film)[^()\d]{0,25})?"
    r"(?P<year>(?:18|19|20)\d\d)(?:\s?[–-]\s?(?:\d{4})?\s?)?\))?"
    r" [-–] imdb",
    re.I,
)
"""What the page is called: ``Salt (2021) - IMDb``."""
_OWN = {"color": frozenset({"color"}), "sites": frozenset({"official site"})}
"""Values of a label that are spelled as labels are."""
_ORIGINAL = re.compile(r"original title: ?(?P<title>.+)", re.I)


_END_OF_MENU = "all topics"
_NO_TITLE = re.compile(r"original title:.*|\d+ episodes?")


class Head(NamedTuple):
    """The title, where its year stands, and the other facts above the rating."""

    title: Span
    year: Span | None
    facts: list[Span]


class Lines:
    """The lines of the page, taken apart where several stand on one, in small letters; and where each label's values stand."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.spans = [piece for line in page.lines for piece in _pieces(page, page.trim(*line))]
        self.words = [fold(page.words(span)) for span in self.spans]

    def stops(self, number: int) -> bool:
        """Whether a line is a label or a heading."""
        words = self.words[number]
        return words in LABELS or words in HEADINGS

    def below(self, number: int) -> list[Span]:
        """The lines between a line and the next label or heading."""
        end = number + 1
        own = _OWN.get(LABELS.get(self.words[number], ""), ())
        while end < len(self.words) and (not self.stops(end) or self.words[end] in own):
            end += 1
        return self.spans[number + 1 : end]

    def first(self, *words: str, start: int = 0) -> int | None:
        """The number of the first line that is one of some words."""
        return next((i for i in range(start, len(self.words)) if self.words[i] in words), None)

    def end_of_head(self) -> int:
        """The number of the line with which the rows of facts below the title end, or 0."""
        rated = self.first("imdb rating")
        if rated is not None:
            return rated
        years = [i for i in range(1, min(80, len(self.words))) if re.fullmatch(YEARS, self.words[i])]
        at = years[0] + 1 if years else 0
        while years and at < len(self.words) and _FACTS.fullmatch(self.page.words(self.spans[at])):
            at += 1
        return at


def _pieces(page: Page, line: Span) -> list[Span]:
    words = page.text[line.start : line.end]
    if len(words) > 160:
        return [line]
    if twice := _TWICE.fullmatch(words):
        return [page.trim(line.start, line.start + twice.end("once"))]
    if counted := _COUNTED.fullmatch(words):
        first, second = ("count", "label") if counted["label"] else ("heading", "number")
        return [Span(line.start + counted.start(name), line.start + counted.end(name)) for name in (first, second)]
    if _CHIPS.fullmatch(words) and "".join(chip[0] for chip in _CHIP.finditer(words)).replace(" ", "") == words.replace(" ", ""):
        return [Span(line.start + chip.start(), line.start + chip.end()) for chip in _CHIP.finditer(words)]
    return [line]


def head(lines: Lines) -> Head | None:
    """What the page is about: above "IMDb RATING", or as the page is called; None where neither says so."""
    page = lines.page
    called = _NAMED.fullmatch(page.text, *lines.spans[0]) if lines.spans else None
    facts: list[Span] = []
    at = lines.end_of_head()
    while at and (_FACTS.fullmatch(page.words(lines.spans[at - 1])) or lines.words[at - 1] in ("episode guide", "·")):
        at -= 1
        facts.insert(0, lines.spans[at])
    name = fold(page.words(page.group(called, "title"))) if called else ""
    if at and _ORIGINAL.fullmatch(page.text, *lines.spans[at - 1]):
        at -= 1
        facts.insert(0, lines.spans[at])
    title = lines.spans[at - 1] if at else None
    if facts and (title is None or _is_none(lines, at - 1) or (name and fold(page.words(title)) != name == fold(page.words(facts[0])))):
        # A title may be a year, or look like a certificate: what stands above the first fact that is no title is one.
        named = not _ORIGINAL.fullmatch(page.text, *facts[0])
        title, facts = (facts[0] if named else None), facts[1:]
    if title is None or not facts or (name and fold(page.words(title)) != name):
        if called is None:
            return _below_menu(lines) if not at else None
        title = page.group(called, "title")
        facts = facts if facts and called["year"] and any(page.words(fact)[:4] == called["year"] for fact in facts) else []
        return Head(title, page.group(called, "year") if called["year"] else None, facts)
    year = next((span for span in facts if re.fullmatch(YEARS, page.words(span))), None)
    halves = [
        Span(fact.start, fact.start + twice.end("once"))
        if i and facts[i - 1] == year and (twice := _AGE_TWICE.fullmatch(page.text, *fact)) and len(page.words(fact)) > 2
        else fact
        for i, fact in enumerate(facts)
    ]
    return Head(title, Span(year.start, year.start + 4) if year else None, _once(page, halves))


def _below_menu(lines: Lines) -> Head | None:
    """The title of a film that is not out yet, above which nothing but the menu stands and below which are genres and the plot."""
    menu = lines.first(_END_OF_MENU)
    below = menu + 1 if menu is not None else len(lines.words)
    if below + 1 >= len(lines.words) or _is_none(lines, below) or lines.words[below] in GENRES or len(lines.words[below]) > 150:
        return None
    return Head(lines.spans[below], None, []) if lines.words[below + 1] in GENRES else None


def _is_none(lines: Lines, number: int) -> bool:
    """Whether a line is no title, but the menu above it."""
    words = lines.words[number]
    if number and lines.words[number - 1] == _END_OF_MENU and words not in TONGUES and not _NO_TITLE.fullmatch(words):
        # A film may be called like a label: below the menu stands its title.
        return False
    return lines.stops(number) or words in TONGUES or _NO_TITLE.fullmatch(words) is not None


def _once(page: Page, facts: list[Span]) -> list[Span]:
    """The facts, each once: a screen reader's words repeat them."""
    return [fact for i, fact in enumerate(facts) if not i or page.words(fact) != page.words(facts[i - 1])]


def original_title(page: Page, fact: Span) -> Span | None:
    """The title in ``Original title: …``."""
    match = _ORIGINAL.fullmatch(page.text, *fact)
    return page.group(match, "title") if match else None
