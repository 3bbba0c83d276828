"""What the values of Rotten Tomatoes' labels say: content ratings, people, companies, genres, releases, amounts, lengths."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.model import Mention
from kg.reading import say
from kg.reading.genres import CORE, is_genre
from kg.reading.page import Page, Reading, Span
from kg.sites.rottentomatoes import older
from kg.sites.rottentomatoes.patterns import DATE
from kg.text import BETWEEN_NAMES

GENRES = CORE | {
    "art house & international", "classics", "cult movies", "faith & spirituality", "gay & lesbian", "musical & performing arts",
    "special interest", "sports & fitness", "television", "lgbtq", "lgbtq+", "holiday", "variety", "entertainment", "foreign", "nature",
    "travel", "stand-up", "health & wellness",
}  # fmt: skip
"""The site's genres, which name themselves where their label was dropped."""

_MPAA = r"g|pg|pg-13|r|nc-17|x|m"
_CERTIFICATE = re.compile(rf"(?P<value>{_MPAA}|nr|not rated|unrated|tv-\w+)(?: ?\((?P<reason>[^()]*(?:\([^()]*\)[^()]*)*)\))?", re.I)
BARE_CERTIFICATE = re.compile(rf"(?:{_MPAA}) \(.+\)|pg-13|nc-17", re.I)
BARE_RELEASE = re.compile(rf"(?P<date>{DATE}) (?:wide|limited)", re.I)
RUNTIME = re.compile(r"(?<![\w.])\d{1,3} ?m(?:in(?:ute)?s?)?(?!\w)\.?|\d{1,2} ?hr?s?\.?(?: ?\d{1,2} ?m(?:in(?:ute)?s?)?\.?)?", re.I)
_MONEY = re.compile(
    r"(?P<currency>\$)(?P<amount>\d[\d,]*(?:\.\d+)?)(?![\d.,]* ?[kmb]\b)(?!\d)|(?P<symbol>\$)(?P<short>\d[\d.,]* ?[kmb])\b", re.I
)
_COMPANY_COMMA = r"\s*,(?!\s*(?:inc|ltd|llc|l\.l\.c|co|corp|gmbh|s\.a|lp|l\.p)\b)\s*"


def fits(label: str, words: str) -> bool:
    """Whether words can be a label's value at all: what was dropped must not be replaced by the next row."""
    if label == "rating":
        return _CERTIFICATE.fullmatch(words) is not None
    if label == "runtime":
        return RUNTIME.fullmatch(words) is not None
    if "box office" in label:
        return "$" in words
    if label in ("in theaters", "on dvd", "theatrical release") or "date" in label or "disc" in label:
        return re.search(r"\d{4}", words) is not None
    if label in ("genre", "original language", "sound mix", "aspect ratio"):
        return len(words) < 120
    return not (re.search(r"\d{3,}|[$%?!]", words) or RUNTIME.fullmatch(words) or BARE_CERTIFICATE.fullmatch(words)) and len(words) < 300


def _names(page: Page, value: Span) -> list[Span]:
    """The names of a list, without the numerals by which the site tells namesakes apart (``Name (III)``)."""
    out = []
    for span in page.split(value, BETWEEN_NAMES):
        numeral = re.compile(r" ?\([IVX]+\)$", re.I).search(page.text, span.start, span.end)
        out.append(page.trim(span.start, numeral.start() if numeral else span.end))
    return [s for s in out if s.end > s.start]


def rating(page: Page, film: Mention, label: Span, value: Span) -> Reading:
    """A content rating, with the words that give its reason."""
    match = _CERTIFICATE.fullmatch(page.text, value.start, value.end)
    if not match:
        yield page.notice("unreadable-value", f"{page.words(value)[:60]!r} is no content rating", value)
        return
    grade = page.group(match, "value")
    if not re.fullmatch(_MPAA, match["value"], re.I):
        yield page.claim(film, "certificate", grade)
        return
    reason = page.group(match, "reason") if match["reason"] else None
    if reason and (opening := re.compile(r"for\s+", re.I).match(page.text, reason.start, reason.end)):
        reason = page.trim(opening.end(), reason.end)
    yield from say.certification(page, film, grade, reason if reason and reason.end > reason.start else None, "MPAA", label)


def _people(property: str) -> Callable[[Page, Mention, Span, Span], Reading]:
    def reading(page: Page, film: Mention, label: Span, value: Span) -> Reading:
        for name in _names(page, value):
            if property == "writer":
                yield from say.writer(page, film, name, None)
            else:
                yield from say.person_link(page, film, property, name)

    return reading


def _companies(page: Page, film: Mention, label: Span, value: Span) -> Reading:
    if re.search(r"\sas\s\S+", page.words(value)) and page.one_line:
        yield page.notice(
            "unclear-value", "where the company's name ends cannot be told", Span(value.start, min(value.end, value.start + 60))
        )
        return
    for name in page.split(value, _COMPANY_COMMA):
        yield from say.person_link(page, film, "company", name, kind="organization")


_GENRE = re.compile(
    r"(?:dramas|comedies|mysteries|documentaries|thrillers|suspense|musicals|romances?|westerns"
    r"|holiday|lgbtq.{0,6}|gay|lesbian|faith|spirituality|health|wellness|nature|fitness|special interest|art house|international"
    r"|classics?"
    r"|cult|television|performing arts|stand-up|variety|other|biography|sports?|western|kids|family|music(?:al)?|foreign)(?!\w)",
    re.I,
)


def genres(page: Page, film: Mention, label: Span, value: Span) -> Reading:
    """Genres, of which the site has a few dozen; where none of them stands in the row, something else does."""
    parts = page.split(value, r"\s*[,|/]\s*")
    if any(is_genre(words) or _GENRE.search(words) for words in map(page.words, parts)):
        yield from say.literals(page, film, "genre", parts)
    else:
        yield page.notice("unreadable-value", f"{page.words(value)[:60]!r} is no genre of this site", value)


def _listed(property: str) -> Callable[[Page, Mention, Span, Span], Reading]:
    def reading(page: Page, film: Mention, label: Span, value: Span) -> Reading:
        yield from say.literals(page, film, property, page.split(value, r"\s*,\s*(?![^()]*\))"))

    return reading


def released(page: Page, film: Mention, label: Span, value: Span) -> Reading:
    """The day, or the year, of a release in theaters."""
    match = re.compile(rf"{DATE}|(?:18|19|20)\d\d", re.I).search(page.text, value.start, value.end)
    if match:
        yield from say.release(page, film, page.group(match), None)
    else:
        yield page.notice("unreadable-value", f"{page.words(value)[:40]!r} is no date", value)


def _gross(page: Page, film: Mention, label: Span, value: Span) -> Reading:
    match = _MONEY.search(page.text, value.start, value.end)
    if not match:
        yield page.notice("unreadable-value", f"{page.words(value)[:40]!r} is no amount", value)
        return
    territory = re.compile(r"\busa?\b", re.I).search(page.text, label.start, label.end)
    amount, symbol = ("amount", "currency") if match["amount"] else ("short", "symbol")
    yield from say.money(
        page, film, "gross", page.group(match, amount), page.group(match, symbol), "USD",
        territory_=page.group(territory) if territory else None,
    )  # fmt: skip


def _language(page: Page, film: Mention, label: Span, value: Span) -> Reading:
    for span in page.split(value, r"\s*,\s*"):
        bracket = page.text.find("(", span.start, span.end)
        yield from say.attempt(page, film, "language", page.trim(span.start, bracket if bracket > 0 else span.end), "language")


_RATIO = re.compile(r"[^\d\n]{0,30}\(?\d{1,2}(?:\.\d{1,3})? ?: ?1\)?")


def _aspect(page: Page, film: Mention, label: Span, value: Span) -> Reading:
    """Aspect ratios; on one line other words follow."""
    match = _RATIO.match(page.text, value.start, value.end) if page.one_line else None
    yield from _listed("aspect_ratio")(page, film, label, page.group(match) if match else value)


def _runtime(page: Page, film: Mention, label: Span, value: Span) -> Reading:
    match = RUNTIME.match(page.text, value.start, value.end)
    yield from say.running_time(page, film, page.group(match) if match else value)


HANDLERS: dict[str, Callable[[Page, Mention, Span, Span], Reading]] = {
    "rating": rating, "genre": genres, "directed by": _people("director"), "director": _people("director"),
    "written by": _people("writer"), "writer": _people("writer"), "screenwriter": _people("writer"), "producer": _people("producer"),
    "in theaters": released, "release date (theaters)": released, "box office": _gross, "box office (gross usa)": _gross,
    "runtime": _runtime, "studio": _companies, "production co": _companies, "original language": _language,
    "rated": older.rated, "synopsis": older.synopsis, "starring": older.starring, "theatrical release": released,
    "composer": _people("composer"), "us box office": _gross, "sound mix": _listed("sound_mix"), "aspect ratio": _aspect,
}  # fmt: skip
