"""Whose part of a Metacritic page begins where: critics' or users', in the page's text.

A verdict line, a score, a distribution or a heading names its group. What names none (a verdict alone on its line, the label of a
detail) belongs to the group before it, and a page that has not named any begins with the critics.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from kg.reading.details import detail_labels, detail_value
from kg.reading.page import Page, Span
from kg.reading.signs import Sign

VERDICTS = r"(?:universal acclaim|generally (?:favorable|unfavorable)(?: reviews)?|mixed or average(?: reviews)?|overwhelming dislike)"
SUMMARY = Sign(
    rf"(?:(?P<verdict>{VERDICTS})\s*[-–—]?\s*)?based on\s+(?P<count>\d[\d,]*)\s+(?P<who>critics?(?: reviews?)?|(?:user )?ratings?)\b"
)
_LONE_VERDICT = Sign(rf"(?m)^[ ]*(?P<verdict>{VERDICTS})[ ]*$")
DISTRIBUTION = Sign(r"\b(?:(?P<who>critic|user) )?score distribution:")
SHARE = Sign(
    r"(?:(?<=\s)|^)(?:\d{1,2}\.\s+)?(?P<which>positive|mixed|negative):\s*(?P<count>\d[\d,]*)(?:\s+out of\s+(?P<of>\d[\d,]*))?(?=\s|$)"
)
_SCORE = Sign(r"\b(?P<label>metascore|user score)\b:?\s*(?P<score>\d{1,3}(?:\.\d)?)?(?!\.\s|\.?[\d:])(?:\s+out of\s+(?P<best>100|10)\b)?")
_HEADING = Sign(r"(?m)^[ ]*(?:\d{1,2}\. )?(?P<who>critic|user) reviews?[ ]*(?=\n|$)")
_HEADING_INLINE = Sign(r"\b(?P<who>critic|user) reviews?\s+(?=(?:(?:critic |user )?score distribution:|1\. |positive: ))")


class GroupSign(NamedTuple):
    """A place that shows whose part of the page begins: its range and group, and the match it came from."""

    span: Span
    group: str
    kind: str
    match: re.Match[str]


def signs_of(page: Page) -> list[GroupSign]:
    """Verdict lines, scores, distributions and headings in the order of the page; of two that overlap, the first."""
    found: list[GroupSign] = []
    text, shown = page.text, page.visible_end
    for match in SUMMARY.finditer(text, 0, shown):
        found.append(GroupSign(Span(*match.span()), "critics" if match["who"].lower().startswith("critic") else "users", "summary", match))
    for match in DISTRIBUTION.finditer(text, 0, shown):
        found.append(
            GroupSign(
                Span(*match.span()), {"critic": "critics", "user": "users"}.get((match["who"] or "").lower(), ""), "distribution", match
            )
        )
    for match in (*_HEADING.finditer(text, 0, shown), *_HEADING_INLINE.finditer(text, 0, shown)):
        found.append(GroupSign(Span(*match.span()), match["who"].lower() + "s", "heading", match))
    for match in _SCORE.finditer(text, 0, shown):
        stands = match["score"] or _stands_alone(page, match)
        if stands:
            found.append(GroupSign(Span(*match.span()), "critics" if match["label"].lower() == "metascore" else "users", "score", match))
    for match in _LONE_VERDICT.finditer(text, 0, shown):
        found.append(GroupSign(Span(*match.span()), "", "verdict", match))
    rows = _rows(page)
    found += [GroupSign(Span(*match.span()), "", "label", match) for match in detail_labels(page) if not _in_row(page, rows, match.start())]
    out: list[GroupSign] = []
    for sign in sorted(found, key=lambda s: (s.span.start, -s.span.end)):
        if out and sign.span.start < out[-1].span.end:
            continue
        group = sign.group or (out[-1].group if out else "critics")
        out.append(sign._replace(group=group))
    return out


_NUMBERED = re.compile(r"(?m)^\d{1,4}\.(?=\s)")


def _rows(page: Page) -> tuple[int, int] | None:
    """Where the rows of numbered lists begin, and how far from the beginnings of their lines."""
    marks = [] if page.one_line else [match.start() for match in _NUMBERED.finditer(page.text, 0, page.visible_end)]
    return (marks[0], min(map(page.indent, marks))) if marks else None


def _in_row(page: Page, rows: tuple[int, int] | None, label: int) -> bool:
    """Whether a label stands deeper than the numbers of a list: in the words of a review."""
    return rows is not None and label > rows[0] and page.indent(label) > rows[1] + 1


_BESIDE = re.compile(rf"tbd\b|no (?:user )?score|{VERDICTS}|based on|(?:user|critic) score distribution:", re.I)


def _stands_alone(page: Page, match: re.Match[str]) -> bool:
    """Whether a label without a number is a heading of its own: a line, or right before another sign."""
    before = page.trim(0, match.start()).end
    rest = page.text[match.end() : match.end() + 40].lstrip()
    behind = page.text[match.end("label") : match.end("label") + 40].lstrip(": ")
    alone = (before == 0 or "\n" in page.text[before : match.start()]) and behind[:1] in ("", "\n")
    return alone or bool(_BESIDE.match(rest)) or (not rest and page.one_line)


_NONE_YET = re.compile(
    r"\s*(?:tbd\s+)?no (?:user )?score yet\s*[-–—]?\s*(?:awaiting \d+ more (?:rating|review)s?|be the first to review!?)?", re.I
)


class Block(NamedTuple):
    """Rows of a distribution that follow each other: their range, whose they are (empty where that is not said), and the rows."""

    span: Span
    group: str
    shares: list[re.Match[str]]


def blocks_of(page: Page, signs: list[GroupSign]) -> list[Block]:
    """The distributions of a page.

    One that counts as many scores as a verdict is based on is that verdict's; any other belongs to the group of the last sign
    before it, but for one without a heading of its own behind the labels of details or another one's reviews.
    """
    found: list[list[re.Match[str]]] = []
    for share in SHARE.finditer(page.text, 0, page.visible_end):
        if found and page.blank(found[-1][-1].end(), share.start()) and share["which"] not in {s["which"] for s in found[-1]}:
            found[-1].append(share)
        else:
            found.append([share])
    ends = [s.span.end for s in signs]
    totals = {s.group: page.words(page.group(s.match, "count")).replace(",", "") for s in reversed(signs) if s.kind == "summary"}
    out = []
    for shares in found:
        before = bisect_right(ends, shares[0].start() + 1)
        sign = signs[before - 1] if before else None
        group = sign.group if sign else ""
        if not any(share["of"] for share in shares):
            counted = str(sum(int(share["count"].replace(",", "")) for share in shares))
            named = [whose for whose, total in totals.items() if total == counted]
            beside = sign is not None and sign.kind != "label" and page.blank(sign.span.end, shares[0].start())
            group = named[0] if len(named) == 1 else group if beside or len(found) == 1 or len(totals) < 2 else ""
        out.append(Block(Span(shares[0].start(), shares[-1].end()), group, shares))
    return out


def parts_of(page: Page, signs: list[GroupSign]) -> list[tuple[str, Span]]:
    """The stretches between signs in which a group's reviews may stand, without the rows of a distribution."""
    out = []
    blocks = blocks_of(page, signs)
    for number, sign in enumerate(signs):
        start, end = sign.span.end, signs[number + 1].span.start if number + 1 < len(signs) else len(page.text)
        if sign.kind == "label":
            start = max(start, detail_value(page, sign.match, end).end)
        if none := _NONE_YET.match(page.text, start, end):
            start = none.end()
        group = sign.group
        for block in blocks:
            if start <= block.span.start < end:
                span = page.trim(start, block.span.start)
                if span.end > span.start:
                    out.append((group, span))
                start, group = block.span.end, block.group or group
        span = page.trim(start, end)
        if span.end > span.start:
            out.append((group, span))
    return out


def shares_of(page: Page, signs: list[GroupSign], group: str) -> Iterator[re.Match[str]]:
    """The rows of a group's distributions."""
    for block in blocks_of(page, signs):
        if block.group == group:
            yield from block.shares
