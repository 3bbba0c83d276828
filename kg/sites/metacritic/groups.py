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
    found += [GroupSign(Span(*match.span()), "", "label", match) for match in detail_labels(page)]
    out: list[GroupSign] = []
    for sign in sorted(found, key=lambda s: (s.span.start, -s.span.end)):
        if out and sign.span.start < out[-1].span.end:
            continue
        group = sign.group or (out[-1].group if out else "critics")
        out.append(sign._replace(group=group))
    return out


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


def parts_of(page: Page, signs: list[GroupSign]) -> list[tuple[str, Span]]:
    """The stretches between signs in which a group's reviews may stand, without the rows of a distribution."""
    out = []
    for number, sign in enumerate(signs):
        start, end = sign.span.end, signs[number + 1].span.start if number + 1 < len(signs) else len(page.text)
        if sign.kind == "label":
            start = max(start, detail_value(page, sign.match, end).end)
        if none := _NONE_YET.match(page.text, start, end):
            start = none.end()
        for share in SHARE.finditer(page.text, start, end):
            if page.blank(start, share.start()):
                start = share.end()
        span = page.trim(start, end)
        if span.end > span.start:
            out.append((sign.group, span))
    return out


def shares_of(page: Page, signs: list[GroupSign], group: str) -> Iterator[re.Match[str]]:
    """The rows of a group's distributions: each belongs to the group of the last sign before it."""
    ends = [s.span.end for s in signs]
    for share in SHARE.finditer(page.text, 0, page.visible_end):
        before = bisect_right(ends, share.start() + 1)
        if before and signs[before - 1].group == group:
            yield share
