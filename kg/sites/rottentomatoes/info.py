"""Movie Info of a Rotten Tomatoes page: the plot and the labelled rows of 2017-2019 and of 2020-21.

A label stands on the line of its value or on the line before it. Where a saving dropped the labels of one word, a row is
still known by its form: ``R (for …)``, ``111 minutes``, a list of the site's genres.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.model import Mention
from kg.reading import say
from kg.reading.genres import CORE, is_genre
from kg.reading.page import Page, Reading, Span
from kg.sites.rottentomatoes import cards, older
from kg.sites.rottentomatoes.layout import Layout, Row
from kg.sites.rottentomatoes.patterns import DATE, LABEL, SUMMARY
from kg.text import fold

GENRES = CORE | {
    "art house & international", "classics", "cult movies", "faith & spirituality", "gay & lesbian", "musical & performing arts",
    "special interest", "sports & fitness", "television", "lgbtq", "lgbtq+", "holiday", "variety", "entertainment", "foreign", "nature",
    "travel", "stand-up", "health & wellness",
}  # fmt: skip
"""The site's genres, which name themselves where their label was dropped."""

IGNORED = {
    "distributor": "who distributes a film is not in the graph model",
    "view the collection": "a link to other films",
    "on disc/streaming": "a home release beside the one in theaters",
    "release date (streaming)": "a home release beside the one in theaters",
    "release date (dvd)": "a home release beside the one in theaters",
    "rerelease date (theaters)": "a later release",
    "on dvd": "a home release beside the one in theaters",
}
"""Labels that are known and not read, each with its reason."""

HOME_RELEASES = ("on disc/streaming", "release date (streaming)")
_MPAA = r"g|pg|pg-13|r|nc-17|x|m"
_CERTIFICATE = re.compile(rf"(?P<value>{_MPAA}|nr|not rated|unrated|tv-\w+)(?: ?\((?P<reason>[^()]*(?:\([^()]*\)[^()]*)*)\))?", re.I)
_BARE_CERTIFICATE = re.compile(rf"(?:{_MPAA}) \(.+\)|pg-13|nc-17", re.I)
_BARE_RELEASE = re.compile(rf"(?P<date>{DATE}) (?:wide|limited)", re.I)
_RUNTIME = re.compile(r"\d{1,3} ?min(?:ute)?s?\.?|\d{1,2} ?hr?s?\.?(?: ?\d{1,2} ?m(?:in(?:ute)?s?)?\.?)?", re.I)
_MONEY = re.compile(
    r"(?P<currency>\$)(?P<amount>\d[\d,]*(?:\.\d+)?)(?![\d.,]* ?[kmb]\b)(?!\d)|(?P<symbol>\$)(?P<short>\d[\d.,]* ?[kmb])\b", re.I
)
_COMPANY_COMMA = r"\s*,(?!\s*(?:inc|ltd|llc|l\.l\.c|co|corp|gmbh|s\.a|lp|l\.p)\b)\s*"


_THEATERS = re.compile(r"(?:in theaters|release date \(theaters\)) ?(?::|$)", re.I)


def read(layout: Layout, film: Mention) -> Reading:
    """Labelled rows, rows known by their form, then the plot."""
    rows = layout.rows
    in_theaters = any(_THEATERS.match(row.words) or _BARE_RELEASE.fullmatch(row.words) for row in rows)
    seen: set[str] = set()
    for i, row in enumerate(rows):
        found = _label(row, layout)
        if not found:
            continue
        label, span, value = found
        if value is None and not layout.colons and (label in seen or cards.is_capacity(layout, i, label)):
            # Below a name it is that one's capacity.
            if label not in seen and label in cards.CAPACITIES:
                rows[i - 1].used = row.used = True
                yield from HANDLERS[label](layout.page, film, span, rows[i - 1].span)
            continue
        seen.add(label)
        row.used = True
        if value is None:
            value = _value_below(layout, i, label)
        elif layout.page.text[value.end - 1] == ",":
            value = _continued(layout, i, value)
        if value is None:
            yield layout.page.notice("missing-value", f"nothing that fits stands at the label {label!r}", span)
        elif label in HOME_RELEASES and not in_theaters:
            yield from _released(layout.page, film, span, value)
        elif label not in IGNORED:
            yield from HANDLERS[label](layout.page, film, span, value)
    yield from _summary(layout, film)
    yield from older.rows(layout, film)
    yield from _unlabelled(layout, film)
    yield from _plot(layout, film)


def _label(row: Row, layout: Layout) -> tuple[str, Span, Span | None] | None:
    """The label that opens a row with its place and, on the same row, its value."""
    if row.used or row.heading or row.furniture or row.section in ("audience", "critics", "quotes", "news", "footer"):
        return None
    page = layout.page
    match = re.compile(rf"(?P<label>{LABEL}) ?(?P<colon>:)?", re.I).match(page.text, row.span.start, row.span.end)
    if not match:
        return None
    label, rest = fold(match["label"]), page.trim(match.end(), row.span.end)
    if not match["colon"] and (rest.end > rest.start or row.section != "info" or layout.colons):
        return None
    return label, page.group(match, "label"), rest if rest.end > rest.start else None


def _value_below(layout: Layout, i: int, label: str) -> Span | None:
    if i + 1 >= len(layout.rows):
        return None
    row = layout.rows[i + 1]
    if not row.plain or not fits(label, row.words) or _label(row, layout):
        return None
    row.used = True
    return _continued(layout, i + 1, row.span)


def _continued(layout: Layout, i: int, value: Span) -> Span:
    """A value that ends with a comma goes on in the next row."""
    while layout.page.text[value.end - 1] == "," and i + 1 < len(layout.rows) and layout.rows[i + 1].plain:
        i += 1
        layout.rows[i].used = True
        value = Span(value.start, layout.rows[i].span.end)
    return value


def fits(label: str, words: str) -> bool:
    """Whether words can be a label's value at all: what was dropped must not be replaced by the next row."""
    if label == "rating":
        return _CERTIFICATE.fullmatch(words) is not None
    if label == "runtime":
        return _RUNTIME.fullmatch(words) is not None
    if "box office" in label:
        return "$" in words
    if label in ("in theaters", "on dvd", "theatrical release") or "date" in label or "disc" in label:
        return re.search(r"\d{4}", words) is not None
    if label in ("genre", "original language", "sound mix", "aspect ratio"):
        return len(words) < 120
    return not (re.search(r"\d{3,}|[$%?!]", words) or _RUNTIME.fullmatch(words) or _BARE_CERTIFICATE.fullmatch(words)) and len(words) < 300


# --- what each label says --------------------------------------------------------------------------------------------


def _names(page: Page, value: Span, pattern: str = r"\s*,\s*") -> list[Span]:
    """The names of a list, without the numerals by which the site tells namesakes apart (``Name (III)``)."""
    out = []
    for span in page.split(value, pattern):
        numeral = re.compile(r" ?\([IVX]+\)$", re.I).search(page.text, span.start, span.end)
        out.append(page.trim(span.start, numeral.start() if numeral else span.end))
    return [s for s in out if s.end > s.start]


def _rating(page: Page, film: Mention, label: Span, value: Span) -> Reading:
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


def _genres(page: Page, film: Mention, label: Span, value: Span) -> Reading:
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


def _released(page: Page, film: Mention, label: Span, value: Span) -> Reading:
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


def _runtime(page: Page, film: Mention, label: Span, value: Span) -> Reading:
    match = _RUNTIME.match(page.text, value.start, value.end)
    yield from say.running_time(page, film, page.group(match) if match else value)


HANDLERS: dict[str, Callable[[Page, Mention, Span, Span], Reading]] = {
    "rating": _rating, "genre": _genres, "directed by": _people("director"), "director": _people("director"),
    "written by": _people("writer"), "writer": _people("writer"), "screenwriter": _people("writer"), "producer": _people("producer"),
    "in theaters": _released, "release date (theaters)": _released, "box office": _gross, "box office (gross usa)": _gross,
    "runtime": _runtime, "studio": _companies, "production co": _companies, "original language": _language,
    "rated": older.rated, "synopsis": older.synopsis, "starring": older.starring, "theatrical release": _released,
    "composer": _people("composer"), "us box office": _gross, "sound mix": _listed("sound_mix"), "aspect ratio": _listed("aspect_ratio"),
}  # fmt: skip


def _summary(layout: Layout, film: Mention) -> Reading:
    """The line of 2021 under the title: ``2021, Horror/Drama, 1h 52m`` (the year is read with the title)."""
    page = layout.page
    match = SUMMARY.fullmatch(page.text, *layout.summary) if layout.summary else None
    if match:
        yield from say.literals(page, film, "genre", page.split(page.group(match, "genres"), r"\s*[/,]\s*"))
        yield from say.running_time(page, film, page.group(match, "runtime"))


def _unlabelled(layout: Layout, film: Mention) -> Reading:
    """Rows of the section whose one-word label was dropped, known by their form; the studio only by its place."""
    page = layout.page
    runtime_row = -2
    for i, row in enumerate(layout.rows):
        if row.section != "info" or not row.plain:
            continue
        parts = [fold(page.words(s)) for s in page.split(row.span, r"\s*,\s*")]
        if _BARE_CERTIFICATE.fullmatch(row.words):
            row.used = True
            yield from _rating(page, film, Span(row.span.start, row.span.start + len(row.words.split()[0])), row.span)
        elif release := _BARE_RELEASE.fullmatch(page.text, *row.span):
            row.used = True
            yield from say.release(page, film, page.group(release, "date"), None)
        elif _RUNTIME.fullmatch(row.words):
            row.used, runtime_row = True, i
            yield from say.running_time(page, film, row.span)
        elif parts and all(part in GENRES for part in parts):
            row.used = True
            yield from _genres(page, film, row.span, row.span)
        elif (
            i == runtime_row + 1
            and (page.one_line or not row.apart)
            and _closes(layout, i)
            and len(row.words.split()) <= 8
            and not re.search(r"[.!?]$|\bas\b", row.words)
        ):
            row.used = True
            yield from say.person_link(page, film, "company", row.span, kind="organization", inferred=True)


def _closes(layout: Layout, i: int) -> bool:
    after = layout.rows[i + 1] if i + 1 < len(layout.rows) else None
    return after is None or after.heading != "" or after.furniture or after.apart


def _plot(layout: Layout, film: Mention) -> Reading:
    """The paragraphs from ``Movie Info`` to the first label, link or heading."""
    page = layout.page
    for run in layout.section("info"):
        text: list[Row] = []
        for i in run:
            row = layout.rows[i]
            if not row.plain:
                if text:
                    break
                continue
            if not text and len(row.words.split()) < 6 and not re.search(r"[.!?…]$", row.words):
                continue
            if text and cards.opens_cards(layout, i):
                break
            if text and row.apart and len(row.words.split()) <= 5 and not re.search(r"[.!?…\"'”’)]$", row.words):
                break
            text.append(row)
        if not text:
            continue
        for row in text:
            row.used = True
        opening = re.compile(r"synopsis:? (?=\S+ \S)", re.I).match(page.text, *text[0].span)
        span = Span(opening.end() if opening else text[0].span.start, text[-1].span.end)
        more = re.compile(r"(?:\s*(?:\[more\]|show more|read more|\.\.\. ?more))+$", re.I).search(
            page.text, max(span.start, span.end - 200), span.end
        )
        yield page.claim(film, "description", page.trim(span.start, more.start() if more else span.end))
