"""Film pages since 2023 as text: labels of Movie Info stand without a colon, on lines of their own or before their values.

``Released Sep 20, 2024`` beside the title, ``84% Tomatometer 131 Reviews``, ``71% Popcornmeter`` (until 2024 ``Audience Score``), cards of
reviews that end with ``Full Review``, cards of people. Of a page on one line the blocks of cards are left alone.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from kg.model import Mention
from kg.reading import say
from kg.reading.details import continued
from kg.reading.page import Page, Reading, Span
from kg.sites.rottentomatoes import recent_cards, values
from kg.sites.rottentomatoes.patterns import DATE
from kg.text import BETWEEN_NAMES, fold

RATER = "Rotten Tomatoes"
_LABELS = (
    "Director", "Executive Producer", "Producer", "Screenwriter", "Writer", "Composer", "Distributor", "Production Co", "Rating", "Genre",
    "Original Language", "Release Date (Theaters)", "Rerelease Date (Theaters)", "Release Date (Streaming)", "Release Date (DVD)",
    "Box Office (Gross USA)", "Runtime", "Sound Mix", "Aspect Ratio", "Most Popular at Home",
)  # fmt: skip
_LABEL = re.compile(rf"(?P<label>{'|'.join(re.escape(label) for label in _LABELS)})(?!:)(?: ?(?=[A-Z$\d\"])(?P<value>\S[^\n]*))?")
_AT_LINE = re.compile(rf"(?m)^{_LABEL.pattern}$")
_INFO = re.compile(r"(?<!\S)Movie Info(?=\s)")
_CALLED = re.compile(r"\W{0,2}(?P<title>[^\n|]{1,150}?)(?: \((?P<year>(?:18|19|20)\d\d)\))? \| Rotten Tomatoes(?!\S)")
_CERTIFICATE = re.compile(r"(?:G|PG|PG-13|R|NC-17|NR|Unrated|Not Rated|TV-\w+)")
_OUT = re.compile(rf"(?:Released|Re-released|Opens?|Opening|In Theaters|Now Playing|Streaming|Coming Soon)(?: (?P<date>{DATE}))?\b.*", re.I)
_INLINE = re.compile(
    r"(?P<title>\S.{0,100}?),? (?:(?:G|PG|PG-13|R|NC-17|NR|TV-\w+) ?, )?"
    r"(?:Released|Re-released|Opens?|In Theaters|Now Playing|Streaming|\d{4} ?,)"
    r"[^\n]{0,40}?,? \d{1,2}h(?: \d{1,2}m)?(?![^\s,])"
)
"""A title with the facts beside it on its line."""
_CRITICS = re.compile(r"(?<![\d.])(?P<score>100|\d{1,2})%\s+(?:(?P<row>Tomatometer)\s+)?(?P<count>\d[\d,]*)\s+Reviews?(?!\S)")
_USERS = re.compile(
    r"(?<![\d.])(?P<score>100|\d{1,2})%\s+(?P<row>Popcornmeter|Audience Score)(?:\s+(?P<count>\d[\d,]*\+?) (?:Verified )?Ratings)?"
)
_CONSENSUS = re.compile(
    r"(?<!\S)Critics Consensus(?!:)\s*(?P<words>\S.{10,800}?)\s*(?:Read Critics Reviews|\n(?:Audience Says|Read Audience|Movie Info))", re.S
)
_NO_CONSENSUS = re.compile(r"no consensus|n/a|there are no critics?", re.I)
_MORE = re.compile(r"\s*(?:Show|Read|See) (?:More|Less)\s*$")
SURE = 4
"""So many labels without a colon below "Movie Info" has no other page."""


class Laid(NamedTuple):
    """The page in lines, where its Movie Info begins, and whether the lines are none of the text's own."""

    page: Page
    info: int
    flat: bool


@lru_cache(maxsize=2)
def laid_out(page: Page) -> Laid | None:
    """The page, where it has the layout."""
    if "Movie Info" not in page.text:
        return None
    flat = page.one_line
    page = page.unwrapped() if flat else page
    headings = list(islice(_INFO.finditer(page.text), 20))
    if not headings:
        return None
    info = headings[-1]
    if not flat:
        found = {match["label"] for match in _AT_LINE.finditer(page.text, info.end())}
        return Laid(page, info.end(), False) if len(found) >= SURE and "Series Info" not in page.text else None
    cuts: list[int] = []
    at = info.end()
    synopsis = re.compile(r"(?<=\s)Synopsis(?=\s)").search(page.text, at)
    at = synopsis.end() if synopsis else at
    labels = 0
    for label in _LABELS:
        if match := re.compile(rf"(?<=\s){re.escape(label)}(?=\s[A-Z$\d\"])").search(page.text, at):
            cuts += [match.start() - 1, match.end()]
            at, labels = match.end(), labels + 1
    if labels < SURE:
        return None
    cuts += [info.start() - 1, info.end(), *((synopsis.end(),) if synopsis else ())]
    if called := _CALLED.match(page.text):
        cuts.append(called.end())
    # A blank becomes a line break: every place stays where it is.
    return Laid(page.respaced((at, at + 1, "\n") for at in sorted(set(cuts)) if page.text[at : at + 1] == " "), info.end(), True)


def read(laid: Laid) -> Reading:
    """Everything that such a page states."""
    page = laid.page
    lines = [page.trim(*line) for line in page.lines]
    title, year, beside = _heading(page, lines, laid)
    film = say.film(page, title, year)
    if title is None:
        yield page.notice("no-title", "the page does not name its film")
    else:
        yield from say.naming(page, film, title, year)
    rows = _rows(page, laid)
    yield from _ratings(page, film)
    yield from _info(page, film, rows, laid.flat)
    yield from _beside(page, film, beside, {label for label, _, _ in rows})
    if not laid.flat:
        yield from recent_cards.cast(page, film, lines)
        yield from recent_cards.reviews(page, film, lines)
        yield from recent_cards.similar(page, film, lines)


# --- the head --------------------------------------------------------------------------------------------------------


def _heading(page: Page, lines: list[Span], laid: Laid) -> tuple[Span | None, Span | None, list[Span]]:
    """The title, its year, and the facts that stand beside it."""
    called = _CALLED.match(page.text)
    title = page.group(called, "title") if called else None
    year = page.group(called, "year") if called and called["year"] else None
    if laid.flat:
        return title, year, []
    first = next((i for i, line in enumerate(lines) if i and _opens(page, lines, i, laid.info)), None)
    beside: list[Span] = []
    if first is not None:
        at = first
        while (
            at < len(lines) and at - first < 24 and re.search(r"%|tomatometer|watchlist|play trailer", page.words(lines[at]), re.I) is None
        ):
            beside += page.split(lines[at], r"\s*,\s+(?!\d{4})|\s*,$|^,|\s*/\s*")
            at += 1
        above = first - 1
        while above > 0 and re.fullmatch(r"play trailer|\d{1,2}:\d\d|watch trailer", fold(page.words(lines[above]))):
            above -= 1
        if title is None:
            title = lines[above]
    if title is None and first is None:
        told = next((m for line in lines if line.end <= laid.info for m in [_INLINE.match(page.text, *line)] if m), None)
        title = page.group(told, "title") if told else None
    if year is None:
        year = next((span for span in beside[:4] if re.fullmatch(r"(?:18|19|20)\d\d", page.words(span))), None)
    return title, year, beside


def _opens(page: Page, lines: list[Span], at: int, info: int) -> bool:
    """Whether a line is the first of the facts beside the title: more of them follow, and then the score."""
    said = [page.words(line).rstrip(" ,") for line in lines[at : at + 16]]
    first = said[0].split(",")[0]
    if lines[at].start > info or not (_CERTIFICATE.fullmatch(first) or _OUT.fullmatch(first) or values.RUNTIME.fullmatch(first)):
        return False
    if (out := _OUT.fullmatch(first)) and out["date"] is None and (dated := _OUT.fullmatch(said[0])) and dated["date"]:
        return any(fold(one) == "tomatometer" for one in said[1:])
    near = ", ".join(said[:8])
    return any("%" in one or fold(one) == "tomatometer" for one in said[1:]) and values.RUNTIME.search(near) is not None


def _beside(page: Page, film: Mention, beside: list[Span], labels: set[str]) -> Reading:
    """What stands beside the title, where no label says it."""
    runtime = False
    for span in beside:
        words = page.words(span)
        if _CERTIFICATE.fullmatch(words):
            if "Rating" not in labels:
                yield from values.rating(page, film, span, span)
        elif (out := _OUT.fullmatch(page.text, *span)) and out["date"]:
            if "Release Date (Theaters)" not in labels and words.startswith("Released"):
                yield from say.release(page, film, page.group(out, "date"), None)
        elif values.RUNTIME.fullmatch(words) and not runtime:
            runtime = True
            if "Runtime" not in labels:
                yield from say.running_time(page, film, span)
        elif fold(words) in values.GENRES and "Genre" not in labels:
            yield page.claim(film, "genre", span)


# --- scores ----------------------------------------------------------------------------------------------------------


def _ratings(page: Page, film: Mention) -> Reading:
    consensus = _CONSENSUS.search(page.text)
    verdict = page.group(consensus, "words") if consensus and not _NO_CONSENSUS.match(consensus["words"]) else None
    if critics := _CRITICS.search(page.text):
        row = page.group(critics, "row" if critics["row"] else "count")
        yield from say.rating(
            page, film, RATER, "critics", row, score=page.group(critics, "score"), fixed_best="100.0",
            counts=[("review_count", page.group(critics, "count"))], verdict=verdict,
        )  # fmt: skip
    elif verdict:
        yield from say.rating(page, film, RATER, "critics", verdict, verdict=verdict)
    if users := _USERS.search(page.text):
        exact = bool(users["count"]) and "+" not in users["count"]
        counts = [("rating_count", page.group(users, "count"))] if exact else []
        score = page.group(users, "score")
        yield from say.rating(page, film, RATER, "users", page.group(users, "row"), score=score, fixed_best="100.0", counts=counts)
        if users["count"] and not exact:
            yield page.notice("inexact-count", f"{users['count']!r} is not an exact number", page.group(users, "count"))


# --- Movie Info ------------------------------------------------------------------------------------------------------


def _rows(page: Page, laid: Laid) -> list[tuple[str, Span, Span | None]]:
    """The labels below Movie Info, each with where it stands and its value."""
    found: list[tuple[str, Span, Span | None]] = []
    labels = list(_AT_LINE.finditer(page.text, laid.info))
    seen: set[str] = set()
    for here, below in pairwise([*labels, None]):
        if here is None or here["label"] in seen:
            continue
        seen.add(here["label"])
        end = below.start() if below else len(page.text)
        value = page.group(here, "value") if here["value"] else None
        rest = page.runs((here.end(), end))
        if value is None and rest and (below or not laid.flat):
            value = Span(rest[0].start, continued(page, rest)[-1].end)
        elif value is None and rest and here["label"] == "Runtime":
            value = rest[0]
        found.append((here["label"], Span(*here.span("label")), value))
    return found


def _info(page: Page, film: Mention, rows: list[tuple[str, Span, Span | None]], flat: bool) -> Reading:
    first = rows[0][1].start if rows else len(page.text)
    info = page.text.rfind("Movie Info", 0, first)
    texts = [run for run in page.runs((info + len("Movie Info"), first)) if fold(page.words(run)) != "synopsis"] if info >= 0 else []
    if texts:
        opening = re.compile(r"Synopsis\s+(?=\S+ \S)").match(page.text, *texts[0])
        text = Span(opening.end() if opening else texts[0].start, texts[-1].end)
        more = _MORE.search(page.text, *text)
        yield from say.literals(page, film, "description", [page.trim(text.start, more.start()) if more else text])
    in_theaters = any(label == "Release Date (Theaters)" for label, _, _ in rows)
    for label, place, value in rows:
        words = fold(label)
        if value is None:
            continue
        if words == "executive producer":
            for name in page.split(value, BETWEEN_NAMES):
                yield from say.contributor(page, film, name, place)
        elif words == "release date (streaming)" and not in_theaters:
            yield from values.released(page, film, place, value)
        elif words in values.HANDLERS and values.fits(words, page.words(value)):
            yield from values.HANDLERS[words](page, film, place, value)
