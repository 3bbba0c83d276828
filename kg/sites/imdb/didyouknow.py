"""Trivia, goofs, quotes, credits, versions, connections, soundtrack and questions of an IMDb title page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Mention
from kg.reading import dialogue, say, songs
from kg.reading.page import Reading, Span
from kg.reading.sections import Mark, Sheet
from kg.sites.imdb.connections import CONNECTION, connection
from kg.text import fold

_SECTIONS = ("trivia", "goof", "quotes", "crazy_credit", "alternate_version", "connections", "soundtracks", "faq")
_CLOSING = frozenset(
    {
        *_SECTIONS,
        "closing",
        "user_reviews",
        "did_you_know",
        "contribute",
        "getting",
        "write",
        "boards",
        "cast_list",
        "details",
        "edit",
        "recent",
        "copyright",
        "similar",
        "keywords",
        "box_office",
        "technical",
        "storyline",
        "mpaa",
        "release",
        "official_sites",
        "no_faq",
    }
)
_QUESTION = re.compile(r"(?<!\w)q:\s*(?P<text>.+?)(?=\s+q:\s|\s*\n|\s*$)", re.I)


_STATEMENTS = ("trivia", "goof", "crazy_credit", "alternate_version")


def _song(sheet: Sheet, film: Mention, span: Span) -> Reading:
    found = songs.song(sheet.page, span)
    if found:
        yield from say.recording(sheet.page, film, *found)


def _blocks(sheet: Sheet, span: Span) -> list[Span]:
    """Blocks parted by blank lines; of a page in flow, the whole."""
    if sheet.flow:
        return [span]
    # A credit that a blank line parts from its song (a page saved with one after each line) goes with it.
    blocks: list[Span] = []
    for block in sheet.page.split(span, r"\n\n+"):
        if blocks and (songs.CREDIT.match(sheet.text, *block) or fold(sheet.page.words(block)) in songs.NOBODY):
            blocks[-1] = Span(blocks[-1].start, block.end)
        else:
            blocks.append(block)
    return blocks


def _songs(sheet: Sheet, span: Span) -> Span:
    """The first block of a range, and those behind it that have credits: what follows a list without an end is another box."""
    blocks = _blocks(sheet, span)
    foreign = next((number for number, block in enumerate(blocks) if number and not songs.is_song(sheet.page, block)), len(blocks))
    return Span(span.start, blocks[foreign - 1].end) if foreign else span


def _section(sheet: Sheet, film: Mention, mark: Mark, span: Span, characters: set[str]) -> Reading:
    page = sheet.page
    if mark.name in _STATEMENTS:
        yield from say.statement(page, film, mark.name, span)
    elif mark.name == "quotes":
        yield from say.quote(page, film, dialogue.speeches(page, span, characters))
    elif mark.name == "connections":
        found = list(CONNECTION.finditer(page.text, *span))
        if not found:
            yield page.notice("unread-connection", f"{page.words(span)[:80]!r} is no connection known here", span)
        for match in found:
            yield from connection(sheet, film, match)
    elif mark.name == "soundtracks":
        for block in _blocks(sheet, span):
            yield from _song(sheet, film, block)
    elif mark.name == "faq":
        yield from _questions(sheet, film, span)


def _questions(sheet: Sheet, film: Mention, span: Span) -> Reading:
    page = sheet.page
    found = list(_QUESTION.finditer(page.text, *span))
    for match in found:
        yield from say.question(page, film, page.group(match, "text"))
    if not found:
        for line in page.split(span, r"\n+"):
            if page.text[line.start : line.end].endswith("?") and not sheet.flow:
                yield from say.question(page, film, line)


_LABEL_WITHIN = re.compile(
    r"(?<=[.!?\"”)\]])\s(?P<label>goofs|quotes|crazy credits|alternate versions|connections|soundtracks)(?=\s+\S+\s+\S+)", re.I
)


def _mark_within(sheet: Sheet) -> None:
    """On one line, a label whose "see more" before it is gone still begins its section, where a sentence has ended."""
    if not sheet.flow:
        return
    have = {m.name for m in sheet.marks}
    names = {"goofs": "goof", "crazy credits": "crazy_credit", "alternate versions": "alternate_version"}
    for mark in [m for m in sheet.marks if m.name in _SECTIONS and m.name != "faq"]:
        closing = sheet.next_mark(mark.end, {"closing", *_SECTIONS} - {"faq"})
        for label in sheet.find(_LABEL_WITHIN, mark.end, closing.start if closing else mark.end):
            words = fold(label["label"])
            # A section whose label stands where it should has no other.
            if (name := names.get(words, words)) not in have:
                sheet.add(Mark(*label.span("label"), name))


def labelled(sheet: Sheet, film: Mention, characters: set[str]) -> Reading:
    """The sections whose label stands before them, up to their "see more"."""
    page = sheet.page
    _mark_within(sheet)
    for mark in [m for m in sheet.marks if m.name in _SECTIONS]:
        if not sheet.free(mark[:2]):
            continue
        closing = sheet.next_mark(mark.end, _CLOSING)
        end = closing.start if closing else len(sheet.text)
        span = page.trim(mark.end, end)
        span = page.trim(span.start + (sheet.text[span.start : span.end][:1] == ":"), span.end)
        if span.end <= span.start or not sheet.free(span):
            continue
        if closing is None or closing.name != "closing":
            # Without its "see more" a section is one block: what follows is another's.
            if sheet.flow and mark.name != "faq" and (closing is None or closing.name not in (*_SECTIONS, "user_reviews")):
                yield page.notice("open-section", f"{mark.name} has no end that is printed", Span(*mark[:2]))
                continue
            blank = sheet.text.find("\n\n", span.start, span.end)
            if mark.name == "soundtracks":
                span = _songs(sheet, span)
            elif blank >= 0 and mark.name != "faq":
                span = page.trim(span.start, blank)
        other = mark.name in _STATEMENTS and (
            CONNECTION.match(page.text, *span) or ("\n" in page.text[span.start : span.end] and songs.is_song(page, span))
        )
        if other:
            # The label's own text is gone, and another's stands there.
            yield from _by_form(sheet, film, span, characters, set(), iter(()))
        else:
            yield from _section(sheet, film, mark, span, characters)
        sheet.take(span)


def _is_said(words: str) -> bool:
    """Whether words are a text, and not the entries of a menu in which its heading is one."""
    return len(words.split()) > 5 or bool(re.search(r"[.!?…:][\"'”’)\]]*(?:\s|$)", words))


def unlabelled(sheet: Sheet, film: Mention, characters: set[str], people: set[str]) -> Reading:
    """The blocks after a bare "Did you know?": what a block is, its form tells, or its place (prose: trivia, then a goof)."""
    page = sheet.page
    last = {m.name: m.start for m in sheet.marks}
    for mark in [m for m in sheet.marks if m.name == "did_you_know"]:
        at = mark.end
        seen = [name for name in ("trivia", "goof") if last.get(name, -1) > mark.start]
        prose = iter([k for k in ("trivia", "goof") if k not in seen])
        before = ""
        while (closing := sheet.next_mark(at)) is not None and closing.name in ("closing", *_SECTIONS):
            span = page.trim(at, closing.start)
            label = sheet.previous_mark(closing.start)
            at = closing.end
            if (
                span.end <= span.start
                or not sheet.free(span)
                or closing.name != "closing"
                or (label and label.name in _SECTIONS and label.end > mark.end)
            ):
                continue
            words = fold(page.words(span))
            if words == before:
                # A text that was saved twice.
                sheet.take(span)
                continue
            before = words
            yield from _by_form(sheet, film, span, characters, people, prose)


_GOOFS = frozenset({
    "anachronisms", "audio/visual unsynchronised", "audio/visual unsynchronized", "boom mic visible", "boom microphone visible",
    "character error", "continuity", "crew or equipment visible", "errors in geography", "errors made by characters", "factual errors",
    "incorrectly regarded as goofs", "miscellaneous", "plot holes", "revealing mistakes",
})  # fmt: skip
"""The kinds of goofs, which stand before them as a speaker before a line."""


def _by_form(sheet: Sheet, film: Mention, span: Span, characters: set[str], people: set[str], prose: Iterator[str]) -> Reading:
    page = sheet.page
    speaker = fold(page.text[span.start : page.text.find(":", *span)]) if ":" in page.text[span.start : span.end] else ""
    found = CONNECTION.match(page.text, *span)
    if found:
        yield from connection(sheet, film, found)
    elif songs.is_song(page, span):
        yield from _song(sheet, film, span)
    elif _QUESTION.match(page.text, *span):
        yield from _questions(sheet, film, span)
    elif speaker in _GOOFS:
        yield from say.statement(page, film, "goof", span)
    elif dialogue.is_dialogue(page, span, characters) and (speaker in characters or speaker not in people):
        yield from say.quote(page, film, dialogue.speeches(page, span, characters))
    else:
        kind = next(prose, None) if sheet.flow or _is_said(page.cut(span).partition("\n")[0]) else None
        if kind is None:
            yield page.notice("unlabelled-text", f"{page.words(span)[:60]!r}: nothing tells what it is", span)
            return
        yield from say.statement(page, film, kind, span, inferred=True)
    sheet.take(span)


def _begins_with(words: str, names: set[str]) -> bool:
    """Whether folded words begin with one of the names and a colon."""
    return any(words[: colon.start()] in names for colon in re.finditer(":", words))


def loose(sheet: Sheet, film: Mention, characters: set[str], people: set[str]) -> Reading:
    """Songs, connections, questions and dialogues, told by their form wherever they stand before a "see more"."""
    page = sheet.page
    for closing in [m for m in sheet.marks if m.name == "closing"]:
        before = sheet.previous_mark(closing.start)
        span = page.trim(before.end if before else 0, closing.start)
        if span.end <= span.start:
            continue
        taken = sheet.rest(*span)
        span = page.trim(taken[0].start if taken else span.end, span.end)
        if not sheet.flow and "\n\n" in sheet.text[span.start : span.end]:
            span = page.trim(sheet.text.rindex("\n\n", span.start, span.end), span.end)
        if span.end <= span.start or not sheet.free(span):
            continue
        if (CONNECTION.match(page.text, *span) or songs.is_song(page, span) or _QUESTION.match(page.text, *span)
                or _begins_with(page.text[span.start : min(span.end, span.start + 120)].casefold(), characters)):  # fmt: skip
            yield from _by_form(sheet, film, span, characters, people, iter(()))
