"""Ratings with their scale, and reviews by their shape: text, who wrote it, when, and a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Claim, Mention, Notice
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.reading.tree import Node
from kg.sites.general.averages import COUNT, CRITICS, SCORE, USERS, number_rule
from kg.sites.general.castblocks import side_by_side_in
from kg.sites.general.lines import Row
from kg.sites.general.outline import NEVER, Heading, Outline, tokens
from kg.sites.general.parts import is_name
from kg.sites.general.signatures import guessed, signatures, signed, signed_by
from kg.sites.general.values import dated
from kg.text import fold

LEAST_REVIEW = 60
"""Shorter words under a heading for reviews are as likely to be its furniture."""
LEAST_ARTICLE = 600
"""A page that is a review has more characters of text."""
MOST_REVIEWS = 500
LEAST_SENTENCES = 4
_SENTENCES = re.compile(r"[.!?…][\"'”’»)]*(?=\s|$)")
MOST_GROUPS = 12
MOST_HEADINGS = 40
ROWS = 2
"""So many labels in a paragraph make it one of facts, and none of the review's."""

REVIEW_CLASSES = frozenset(("hreview", "h-review"))
"""Classes of the elements that microformats make a review."""


def reviews(page: Page, film: Mention, outline: Outline, tongue: str) -> Iterator[Claim | Notice]:
    """The reviews below the first heading over some that have an author each."""
    if not isinstance(page, HtmlPage):
        return
    marked = [one for node in page.select(".hreview, .h-review")[:MOST_REVIEWS] if (one := _marked(page, node, outline, tongue))]
    for position, parts in enumerate(marked, 1):
        yield from _said(page, film, "user_review", parts, position)
    if marked:
        return
    headed = [one for heading in outline.headings[:MOST_REVIEWS] if (one := _headed(page, heading, tongue))]
    for position, parts in enumerate(headed, 1):
        yield from _said(page, film, "user_review", parts, position)
    if headed:
        return
    for heading in outline.over("reviews")[:MOST_HEADINGS]:
        groups = side_by_side_in(page, outline, outline.section(heading), ("li", "div", "article", "tr", "section", "blockquote"))
        kind = "critic_review" if CRITICS.search(heading.words) and not USERS.search(heading.words) else "user_review"
        # The parts of a review may be more than there are reviews.
        most = sorted(groups, key=len, reverse=True)[:MOST_GROUPS]
        read = [([one for node in group[:MOST_REVIEWS] if (one := _review(page, node, tongue))], len(group)) for group in most]
        found, several = max(read, key=lambda one: len(one[0]), default=([], 0))
        # "Review: Low Tide" is over one, which the page is.
        if len(found) > (1 if heading.level == 1 else 0) and len(found) * 2 >= several:
            # Handles are of users, whatever their words are called.
            handles = sum(1 for parts in found if isinstance(who := parts["author"], Span) and " " not in page.words(who))
            kind = "user_review" if handles * 2 > len(found) else kind
            for position, parts in enumerate(found, 1):
                yield from _said(page, film, kind, parts, position)
            return


_BY_WHOM = re.compile(r"(?:an? )?review by (?P<author>\S+(?: \S+){0,3})", re.I)
HIGHEST = 6


def _beside(node: Node) -> bool:
    """Whether an element stands in a box about other films, or in a menu."""
    at: Node | None = node
    while at is not None:
        if at.tag in ("nav", "footer", "aside") or tokens(at) & NEVER:
            return True
        at = at.parent
    return False


def _headed(page: HtmlPage, heading: Heading, tongue: str) -> dict[str, Span | str] | None:
    """The review whose heading says who wrote it, ``A review by tidewatch``: the first text of its box."""
    by = _BY_WHOM.fullmatch(page.text, *heading.span)
    if by is None or heading.level == 1 or heading.node is None or _beside(heading.node):
        return None
    node = heading.node
    for _ in range(HIGHEST):
        span = page.range_of(node)
        runs = page.runs(Span(heading.span.end, span.end)) if span else []
        body = next((run for run in runs if run.end - run.start >= LEAST_REVIEW and _SENTENCES.search(page.text, *run)), None)
        if body:
            found: dict[str, Span | str] = {"body": body, "author": page.group(by, "author")}
            between = [run for run in runs if run.end <= body.start and run.end - run.start <= 80]
            if date := next((d for run in between if (d := dated(page, run, tongue)) and d.date.end - d.date.start > 6), None):
                found |= {"date": date.date, "date_rule": date.date_rule}
            return found
        if node.parent is None:
            return None
        node = node.parent
    return None


def own_review(page: HtmlPage, film: Mention, outline: Outline, title: Span, tongue: str, rows: Sequence[Row]) -> Iterator[Claim | Notice]:
    """The review that a page is, where its title says that it is one: the longest text on it, signed with a name."""
    texts: dict[int, list[Span]] = {}
    # Papers may name the film below their text alone.
    head = min([title.start, *(heading.span.start for heading in outline.headings if heading.level == 1)])
    for node in page.select("p"):
        span = page.range_of(node)
        if span and node.parent is not None and span.start > head and not outline.left_alone(span.start):
            texts.setdefault(node.parent.mem_id, []).append(Span(*span))
    whole = max(texts.values(), key=lambda spans: sum(s.end - s.start for s in spans), default=[])
    labels = [row.label.start for row in rows if row.firm]
    body = [s for s in whole if s.end - s.start >= LEAST_REVIEW and sum(1 for at in labels if s.start <= at < s.end) < ROWS]
    if sum(s.end - s.start for s in body) < LEAST_ARTICLE:
        return
    called = fold(page.words(title))
    author = next(
        (one for one in signatures(page, page.tree.root, outline) if is_name(page, one) and fold(page.words(one)) != called), None
    )
    author = author or _beside_text(page)
    if author is None or sum(len(_SENTENCES.findall(page.text, *one)) for one in body) < LEAST_SENTENCES:
        return
    date = next((d for run in _near(page, author, title) if (d := dated(page, run, tongue)) and d.date.end - d.date.start > 6), None)
    parts: dict[str, Span | str] = {"body": Span(body[0].start, body[-1].end), "author": author}
    if date:
        parts |= {"date": date.date, "date_rule": date.date_rule}
    parts |= _own_mark(page, rows, [body[-1], *(s for s in whole if s.start >= body[-1].end)])
    if "score" not in parts and (stars := _own_stars(page, outline, Span(title.start, body[-1].end + 80))):
        parts["grade"] = stars
    yield from _said(page, film, "critic_review", parts, 1)


def _beside_text(page: HtmlPage) -> Span | None:
    """The one name beside a text that its link says is its author's; None where several are."""
    found = [Span(*span) for node in page.select("[rel=author], address")[:MOST_GROUPS] if (span := page.range_of(node))]
    named = [span for span in found if " " in page.words(span) and is_name(page, span)]
    return named[0] if len({fold(page.words(span)) for span in named}) == 1 else None


STARS = re.compile(r"(?=.*[★⭐✭✮])[★⭐✭✮½ ]{2,12}[☆✩✰ ]{0,12}")
"""A mark in stars, as printed: nobody says of how many it is where the empty ones are not."""


def _own_stars(page: HtmlPage, outline: Outline, within: Span) -> Span | None:
    """The one mark in stars of a review, in a line of its own; None where others give stars as well."""
    lines = [line for line in page.lines if within.start <= line.start and line.end <= within.end and not outline.left_alone(line.start)]
    found = [run for line in lines for run in page.runs(line) if STARS.fullmatch(page.text, *run)]
    return found[0] if len({page.words(one) for one in found}) == 1 else None


def _own_mark(page: HtmlPage, rows: Sequence[Row], closing: Sequence[Span]) -> dict[str, Span | str]:
    """The mark that a review gives its film: of a row, or the words that close its text."""
    for row in rows:
        if "rating" not in row.meanings.values() or not row.value or USERS.search(page.words(row.label)):
            continue
        mark = SCORE.match(page.text, row.value[0].start, row.value[0].end)
        if mark and _in_scale(mark) and not COUNT.search(page.text, mark.end(), row.value[0].end):
            return {"score": page.group(mark, "score"), "best": page.group(mark, "best")}
    for span in reversed(closing):
        closed = say.closing_mark(page, span)
        # "User rating: 7/10" is nothing the review says.
        if closed and not (span.end - span.start < LEAST_REVIEW and USERS.search(page.text, span.start, closed["score"].start)):
            return {name: closed[name] for name in ("score", "best")}
    return {}


def _near(page: HtmlPage, span: Span, title: Span) -> list[Span]:
    """The runs of words of the lines round a place, those below the film's name and the nearest first."""
    number = page.line_at(span.start)
    lines = [page.lines[at] for at in (number, number + 1, number - 1, number + 2, number - 2) if 0 <= at < len(page.lines)]
    runs = [run for line in lines for run in page.runs(line)]
    return sorted(runs, key=lambda run: run.start < title.start)


def _review(page: HtmlPage, node: Node, tongue: str) -> dict[str, Span | str] | None:
    span = page.range_of(node)
    if span is None:
        return None
    runs = page.runs(span)
    texts = [run for run in runs if run.end - run.start >= LEAST_REVIEW and re.search(r"[.!?…]", page.text[run.start : run.end])]
    if not texts:
        return None
    found: dict[str, Span | str] = {"body": Span(texts[0].start, texts[-1].end)}
    if any(texts[0].start < run.start < texts[-1].end for run in runs if run not in texts):
        found["body"] = texts[0]
    if author := signed(page, node):
        found["author"] = author
    for run in runs:
        if run in texts:
            continue
        words = page.text[run.start : run.end]
        if "score" not in found and len(words) <= 80 and (mark := SCORE.search(words)) and _in_scale(mark):
            found["score"] = Span(run.start + mark.start("score"), run.start + mark.end("score"))
            found["best"] = Span(run.start + mark.start("best"), run.start + mark.end("best"))
        if "grade" not in found and STARS.fullmatch(words):
            found["grade"] = Span(*run)
        if "date" not in found and len(words) <= 80 and (date := dated(page, run, tongue)) and date.date.end - date.date.start > 6:
            found["date"], found["date_rule"] = date.date, date.date_rule
        if "author" not in found and (by := signed_by(page, run, tongue)):
            found["author"] = by
    before = [run for run in runs if run.end <= texts[0].start]
    if "author" not in found and (guess := guessed(page, node, before)):
        found["author"] = guess
    if "author" not in found:
        return None
    heads = [Span(*s) for inner in page.select("h2, h3, h4, h5, h6", node) if (s := page.range_of(inner)) and s.end - s.start <= 150]
    heads = [s for s in heads if re.search(r"[^\W\d_]{2}", page.words(s)) and not SCORE.fullmatch(page.words(s))]
    if head := next((s for s in heads if s != found["author"] and s.end <= texts[0].start), None):
        found["headline"] = head
    return found


def _marked(page: HtmlPage, node: Node, outline: Outline, tongue: str) -> dict[str, Span | str] | None:
    """A review that the classes of hReview (or h-review) tell the parts of; None without words or the name of who wrote it."""

    def first(*classes: str) -> Span | None:
        found = (page.range_of(inner) for name in classes for inner in page.select(f".{name}", node)[:1])
        return next((Span(*span) for span in found if span), None)

    body = first("description", "e-content")
    author = first("reviewer .fn", "reviewer", "p-author")
    if body is None or author is None or outline.left_alone(body.start) or body.end - body.start < LEAST_REVIEW:
        return None
    if author.end - author.start > 40 or "\n" in page.text[author.start : author.end]:
        return None
    found: dict[str, Span | str] = {"body": body, "author": author}
    if (head := first("summary", "p-name")) and head.end - head.start <= 150:
        found["headline"] = head
    if (when := first("dtreviewed", "dt-reviewed", "dt-published")) and (date := dated(page, when, tongue)):
        found["date"], found["date_rule"] = date.date, date.date_rule
    score, best = first("rating .value", "p-rating .value", "rating", "p-rating"), first("rating .best", "best", "p-best")
    if score and best and say.reads(page, score, "decimal") and say.reads(page, best, "decimal"):
        found["score"], found["best"] = score, best
    return found


def _in_scale(mark: re.Match[str]) -> bool:
    return float(mark["score"].replace(",", ".")) <= float(mark["best"])


def _said(page: Page, film: Mention, kind: str, parts: dict[str, Span | str], position: int) -> Iterator[Claim | Notice]:
    spans = {name: value for name, value in parts.items() if isinstance(value, Span)}
    author = spans["author"]
    author_kind = "account" if kind == "user_review" else "critic" if " " in page.words(author) else "byline"
    rule = parts.get("date_rule", "date")
    yield from say.review(
        page, film, kind, "", spans["body"], position, author=author, author_kind=author_kind, date=spans.get("date"),
        date_rule=rule if isinstance(rule, str) else "date", score=spans.get("score"), best=spans.get("best"),
        headline=spans.get("headline"), grade=spans.get("grade") if "score" not in spans else None,
        score_rule=number_rule(page, spans["score"]) if "score" in spans else "decimal",
    )  # fmt: skip
