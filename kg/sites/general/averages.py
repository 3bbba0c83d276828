"""Average marks: of rows whose scale is printed, and of the line below a film's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Claim, Mention, Notice
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.sites.general.lines import Row

SCORE = re.compile(
    r"(?P<score>\d{1,3}(?:[.,]\d{1,2})?)\s*(?:/|out of|von|sur|su|de|av|af|z|ze)\s*(?P<best>(?:5|6|10|20|100)(?:\.0)?)(?![\d.,]\d|\d)", re.I
)
COUNT = re.compile(
    r"(?P<count>\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+|\d+)\s*(?:user |member |viewer )?"
    r"(?:votes?|ratings?|users?|stimmen|bewertungen|nutzer|hlas\w*"
    r"|hodnocení"
    r"|votos?|voti|röster|betyg|notes|notas|avis|stemmen|głos\w*|ocen[ay]?|stemmer|members?|szavazat\w*|голос\w*|оцен\w*)\b",
    re.I,
)
"""How many gave a mark."""
USERS = re.compile(
    r"user|audience|viewer|member|average|nutzer|community|spectateur|usuario|público|pubblico"
    r"|uživatel|användar|medel|votes?|hlas|media|moyenne|durchschnitt", re.I,
)  # fmt: skip
CRITICS = re.compile(r"critic|press|presse|kritik|crítica|critica|recenz|recension|anmeld", re.I)


def number_rule(page: Page, span: Span) -> str:
    """The rule that reads a number with a point or a comma."""
    return "decimal" if say.reads(page, span, "decimal") and "," not in page.words(span) else "decimal-comma"


def rating(page: Page, film: Mention, row: Row, *, rated: bool = False) -> Iterator[Claim | Notice]:
    """The average mark of a row, where its words tell that many gave it; nothing for one critic's mark. ``rated``: whether the page has
    said already what the average is, so that one without its scale says less."""
    if not row.value:
        return
    whole = Span(row.value[0].start, min(row.value[-1].end, row.value[0].start + 120))
    match = SCORE.search(page.text, *whole)
    if match is None:
        yield from () if rated else _without_scale(page, film, whole)
        return
    if float(match["score"].replace(",", ".")) > float(match["best"]):
        return
    counted = COUNT.search(page.text, match.end(), whole.end)
    if not counted and not USERS.search(page.words(row.label)):
        return
    score, best = page.group(match, "score"), page.group(match, "best")
    group = "critics" if CRITICS.search(page.words(row.label)) else "users"
    node = Mention("rating", (page.document.key, "unnamed", group), film)
    yield page.fixed(node, "group", group, row.label, "group", inferred=not say.says_group(page.words(row.label), group))
    yield page.claim(node, "score", score, number_rule(page, score))
    yield page.claim(node, "best", best, "decimal")
    if counted:
        yield from say.attempt(page, node, "rating_count", page.group(counted, "count"), "count")


_AVERAGE = re.compile(
    r"(?<![\d.,/])(?P<score>\d{1,2}[.,]\d{1,2})\s*(?:/|out of|von|sur|de|su|av|af|ze?)\s*(?P<best>5|10|100)(?![\d.,/])"
    r"[^\d\n]{0,30}\n{0,2}[^\d\n]{0,20}"
    r"(?:(?P<short>\d{1,3}(?:[.,]\d)?[KMk])(?!\w)"
    r"|(?P<count>\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+|\d{2,7})(?![\d.,/:%])(?P<behind>[^\d\n]{0,20}))"
)


_ASKED = re.compile(r"\b(?:rate (?:this|it)|your (?:rating|vote)|this (?:page|article|post)|bewerte|notez|califica|ohodno)[^\n]*$", re.I)
"""What stands before the mark of a page, not of its film."""


def average(page: Page, film: Mention, within: Span) -> Iterator[Claim | Notice]:
    """The average below a film's name that says its scale and how many gave it: ``7.6/10 56,465``; inferred, since no label tells."""
    match = _AVERAGE.search(page.text, *within)
    if match is None:
        yield from _without_scale(page, film, within)
        return
    if float(match["score"].replace(",", ".")) > float(match["best"]):
        return
    score, best, count = page.group(match, "score"), page.group(match, "best"), page.group(match, "count" if match["count"] else "short")
    if _ASKED.search(page.text, max(within.start, match.start() - 40), match.start()):
        return
    if match["behind"] and re.match(r"\s*min", match["behind"]):
        return
    if re.fullmatch(r"(?:18|19|20)\d\d", page.words(count)) and not COUNT.match(page.text, count.start):
        return
    node = Mention("rating", (page.document.key, "unnamed", "users"), film)
    yield page.fixed(node, "group", "users", count, "group")
    yield page.claim(node, "score", score, number_rule(page, score), inferred=True)
    yield page.claim(node, "best", best, "decimal", inferred=True)
    # "61K" is no count, but tells that there is one.
    if match["count"]:
        yield from say.attempt(page, node, "rating_count", count, "count", inferred=True)


_UNSCALED = re.compile(
    r"(?<![\w.,/:$€£])(?P<score>\d[.,]\d{1,2})(?![\d.,/%])[^\w/%$€£]{1,6}"
    r"(?:(?!mill|mio|min|mrd|stund|hour|euro|from|since)[^\W\d_]{4,12}[^\w/%$€£]{1,4})?"
    r"(?=\d)"
)
"""A mark with a part, and behind it, with one word at most between, a number."""


def _without_scale(page: Page, film: Mention, within: Span) -> Iterator[Claim | Notice]:
    """An average that is told by how many gave it, and does not say of how much it is: ``6,4`` over ``1.284 votos``."""
    for match in _UNSCALED.finditer(page.text, *within):
        score, behind = page.group(match, "score"), match.end()
        # Elements may touch: "6,9" and "1 204 votes".
        if edge := next((at for at in (page.piece_starts(score) if isinstance(page, HtmlPage) else ()) if score.start < at < score.end), 0):
            score, behind = Span(score.start, edge), edge
        if not re.fullmatch(r"\d[.,]\d{1,2}", page.words(score)):
            continue
        counted = COUNT.match(page.text, behind, min(within.end, behind + 60))
        if counted is None or _ASKED.search(page.text, max(within.start, match.start() - 40), match.start()):
            continue
        node = Mention("rating", (page.document.key, "unnamed", "users"), film)
        yield page.fixed(node, "group", "users", page.group(counted), "group")
        yield page.claim(node, "score", score, number_rule(page, score), inferred=True)
        yield from say.attempt(page, node, "rating_count", page.group(counted, "count"), "count", inferred=True)
        return
