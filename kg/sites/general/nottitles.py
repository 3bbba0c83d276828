"""Lines of a text that are no title: points of menus and lists, counts, dates, values of rows, a film's facts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading import say
from kg.reading.genres import is_genre
from kg.reading.page import Page, Span
from kg.sites.general.labels import known
from kg.sites.general.menus import of_menu
from kg.sites.general.names import YEAR, is_offer, listed, pattern
from kg.text import fold
from kg.text.tongues import TONGUES

POINT = re.compile(r"(?:#|no\.? ?|nr\.? ?)?\d{1,3}[.)]\s+\S.*\(", re.I)
"""How a point of a counted list begins below the line that says what it lists: ``7. Low Tide (1998)``."""
SIGNED = re.compile(r"(?i:by|text|von|par|por|di|av):? (?:[A-ZÀ-ÞŁŠČŘŽ][^\W\d_]+ ){1,2}[A-ZÀ-ÞŁŠČŘŽ][^\W\d_]+")
"""Who wrote what follows: ``By Jo Penn``."""
SITE = re.compile(
    r"(?:www\.)?[^\W_][\w-]*\.(?:com|org|net|info|tv|eu|cz|sk|de|at|ch|fr|it|es|nl|be|se|no|dk|fi|pl|pt|br|ru|uk|co\.uk|io|me|us|ca|au|in)",
    re.I,
)
"""A site's address, which is its name, on a line of its own."""
VOTES = re.compile(
    r"\(?[\d.,\s]+[kKmM]? ?(?:votos|votes|ratings?|reviews?|stimmen|bewertungen|avis|notes|críticas|hodnocení|röster|voti|recensioni)\)?",
    re.I,
)
COUNT = re.compile(r"(?:[^\W\d_]+ ){0,3}\d+(?:[.,]\d+[kKmM]?|[kKmM])(?: [a-zà-ÿ]+)?|\d{1,3}% \d+|(?:[$€£]|[A-Z]{3}) ?\d+[.,]\d\d")
"""A number with a fraction or in thousands, as marks, counts and prices are: ``4.1``, ``Watched 1.1k``, ``$9.99``."""
RUN_TOGETHER = re.compile(r"[^\W\d_]*[a-zà-ÿ]{2}[A-ZÀ-Þ][a-zà-ÿ]{2,}[^\W\d_]*")
"""Two items of a menu without a blank between them."""


def no_title(page: Page, line: Span, among: Sequence[Span]) -> bool:
    """Whether a line of a text is a date, a point of a list, a sentence, or the facts of a film: ``Drama | 1998 | 101 min``."""
    words = page.words(line)
    if fold(words) in listed("about") or _is_genre_alone(words) or _is_value(page, line):
        return True
    if (
        of_menu(words)
        or re.match(r"[\d.,\s]*/ ?\d+\b", words)
        or VOTES.fullmatch(words)
        or COUNT.fullmatch(words)
        or _labelled(words)
        or offers(words)
        or SITE.fullmatch(words)
    ):
        # A menu's item; a score.
        return True
    if words[0] in "-–*•·" or (words[-1] in ".:;," and not words.endswith("...")) or re.search(rf",[^,()]+, {YEAR}$", words):
        return True
    if are_facts(page, among):
        return True
    # "14.10.2015 ∙ Film at eight": when it was on.
    if is_dated(page, among):
        return True
    # A year alone may be a name: "1984".
    return " " in words and any(say.reads(page, line, name) for name in ("date", *(f"date-{tongue}" for tongue in TONGUES)))


def _is_genre_alone(words: str) -> bool:
    """Whether words are a genre as no name is written: in small letters, or a compound of one (``Jugenddrama``)."""
    return (words.islower() and of_genre(words)) or pattern("compound").fullmatch(words) is not None


def _is_value(page: Page, line: Span) -> bool:
    """Whether a line stands between two labels with a colon, in lines of their own: it is what the first one gives, such as a city."""
    number = page.line_at(line.start)
    if not 0 < number < len(page.lines) - 1:
        return False
    above, below = (page.words(page.lines[at]) for at in (number - 1, number + 1))
    named = set(known(above).values()) & _NAMING or pattern("review").fullmatch(above.rstrip(" :"))
    return all(_LABEL_ALONE.fullmatch(one) for one in (above, below)) and not named


_LABEL_ALONE = re.compile(r"[^\W\d_][^:.!?|]{1,30}:")


def is_dated(page: Page, among: Sequence[Span]) -> bool:
    """Whether the first part of a line is a day, and more stands behind it."""
    return (
        len(among) > 1
        and re.fullmatch(r"\d[\d./-]{5,9}", page.words(among[0])) is not None
        and any(say.reads(page, among[0], name) for name in ("date", "date-de"))
    )


def _labelled(words: str) -> bool:
    """Whether words are a label and its value without a blank between (``Runtime:108 min``), or a prize and who won it."""
    match = re.match(r"([^:]{2,40}):(?P<blank>\s?)\S", words)
    meant = set(known(match[1]).values()) if match else set()
    # "Review: Low Tide (1998)" names it as well.
    return bool(meant and match and (not match["blank"] or not meant & _NAMING)) or _PRIZE.match(words) is not None


_NAMING = frozenset(("title", "original_title", "alternate_name", "reviews", "plot"))
_PRIZE = re.compile(r"(?:best|beste[rs]?|meilleure?|mejor|miglior[e]?|nejlepší|bästa) [^:]{3,40}: \S", re.I)
"""Who was given what: ``Best Screenplay: Ada Quill``."""


def are_facts(page: Page, among: Sequence[Span]) -> bool:
    """Whether the parts of a line, between marks, are a film's facts: a running time or a genre among them."""
    parts = [part for one in among for part in page.split(one, r"\s+/\s+")]
    return len(parts) > 1 and any(say.reads(page, one, "running-time") or is_genre(page.words(one)) for one in parts)


def of_genre(words: str) -> bool:
    """Whether words are a genre, in any of the languages."""
    return is_genre(words) or pattern("genre").fullmatch(words) is not None


def offers(words: str) -> bool:
    """Whether words are those of a button, "Watch now": several, for a film may be called "Rent"; or those of two that touch."""
    glued = _GLUED_OFFER.match(words)
    return (" " in words and is_offer(words)) or (glued is not None and is_offer(glued["button"]))


_GLUED_OFFER = re.compile(r"(?P<button>[^\W\d_]+ [^\W\d_]*[a-zà-ÿ])(?=[A-ZÀ-Þ][a-zà-ÿ])")
