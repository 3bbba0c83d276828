"""One review of a list: its head (score, publication, ``Reviewed by:``, user, date in any order), its body, its tail.

Heads and tails may be gone. A head is read from the front as long as something known stands there, a tail (links, counts of
helpful votes) from the end; what is left is the body, from its first character to its last.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.reading.beginnings import lowered
from kg.reading.folded import unfolded
from kg.reading.links import is_link
from kg.reading.page import Page, Span
from kg.reading.witnesses import is_common
from kg.text import PARTICLES, fold


class Row(NamedTuple):
    """One review: the whole row, its body, its position, and what is printed round the body.

    ``group`` is ``critics`` or ``users``; ``helpful`` the ranges of the two counts; ``printed`` and ``pages`` the date and pages of
    a print citation inside the body.
    """

    group: str
    whole: Span
    body: Span
    position: int
    author: Span | None = None
    publisher: Span | None = None
    score: Span | None = None
    date: Span | None = None
    helpful: tuple[Span, Span] | None = None
    spoiler: Span | None = None
    printed: Span | None = None
    pages: Span | None = None


_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
DATE = rf"(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
_PRINT_DATE = re.compile(rf"(?<!\d[-–])\b(?:{DATE}|{_MONTH},? \d{{4}})(?!\d)", re.I)
_PRINT_PAGES = re.compile(r"\bpp?\. ?(?P<pages>[^\];]+)", re.I)
_CITATION = re.compile(r"\[(?P<inside>[^\[\]\n]{4,80})\]\W*$")
SCORE = r"(?:100|\d{1,2})(?:\.\d)?"
_PUBLICATION_AND_SCORE = re.compile(rf"((?:[\w.'’&-]+ ){{1,6}}){SCORE} (?=[\"“‘']?[^\W\d_])")
BY = re.compile(r"reviewed by:[ \n]*", re.I)
_VOTES = r"(?<![\d,])(?P<yes>\d[\d,]*) of (?P<all>\d[\d,]*) users found this helpful(?: ?\d+)*"
_LINK = (
    r"full\sreview ?»|all this (?:critic|publication|user)['’]s reviews|(?:(?<=[.!?…\"”’')\]\n])|(?<=reviews)"
    r"|(?<=^))\s*read (?:the )?full review ?»?"
    r"|…\s*expand|more details and credits ?»?|see all(?: \d+)? (?:critic|user) reviews ?»?"
    r"|was this review helpful(?: to you)?\?(?: yes| no|/)*"
    r"|(?<=[.!?…\"”’')\]])\s+(?:expand|collapse)"
)
"""Links that close a review, also on the same line; those that are ordinary words only behind the end of a sentence."""
_LINE = (
    r"full review|read full review|read more ?»?|report (?:this|abuse|as spam)|(?:yes|no) ?\(?\d*\)?|collapse|expand|load more"
    r"|more user reviews ?»?"
    r"|show all|write a review|add your review|page \d+|back to top|\d+ comments?|advertisement"
)
"""Links that are ordinary words: only where they are a line of their own."""
CLOSING = (
    r"(?:full\sreview ?»|read (?:the )?full review|all this (?:critic|publication|user)['’]s reviews|"
    r"\d+ of \d+ users found this helpful(?: ?\d+)*)"
)
FARTHEST = 400
"""How many characters of an end are looked at for a tail."""
_TAIL_END = re.compile(rf"(?:\s*(?:{_VOTES}|{_LINK})|(?:(?<=\n)|(?<=^))[ ]*(?:{_LINE}))[ ]*$", re.I)
_LINE_END = re.compile(rf"(?:(?<=\n)|(?<=^))[ ]*(?:{_LINE})[ ]*$", re.I)
_LINK_WORDS = ("review", "helpful", "expand", "more details", "collapse")
"""Without one of these there is neither a link nor a count of votes."""
_LAST_WORDS = (
    "helpful", "review", "reviews", "expand", "collapse", "credits", "yes", "no", "more", "this", "abuse", "spam", "all", "top", "comment",
    "comments", "advertisement", *"»?/()0123456789",
)  # fmt: skip
"""What a tail ends with: without it, none is looked for."""
_SPOILER = re.compile(r"this review contains spoilers?(?:,? click (?:full review link|expand) to view)?\.?", re.I)
_SPOILER_LAST = re.compile(rf"\s*(?:{_SPOILER.pattern})\s*$", re.I)
BODY_END = re.compile(r"[.!?…][\"”’')\]*]*$|\]$")
PUBLICATION = re.compile(
    r"(?:the )?(?:[\w.'’&-]+ ){0,5}(?:times|post|news|tribune|chronicle|globe|herald|weekly|magazine|observer|guardian|reporter|journal"
    r"|voice|star|sun|inquirer|"
    r"examiner|sun-times|press|today|monthly|review|club|telegraph|independent|mail|daily|gazette|bulletin|dispatch|constitution"
    r"|republic|sentinel|"
    r"ledger|stone|out(?: \w+)?|guide|international|comment|screen|daily news|entertainment|standard|scotsman|register|oregonian|bee"
    r"|record|list|"
    r"\w+\.com|\w+\.org)(?: magazine)?|variety|empire|slate|time|newsweek|salon|indiewire|boxoffice|premiere|reelviews|cinevue|usa today"
    r"|(?:the )?new yorker|"
    r"mr\. showbiz|film threat|npr|vox|vulture|wired|people|total film|little white lies|the wrap|thewrap|uproxx|consequence|polygon|ign"
    r"|collider|screenrant",
    re.I,
)
"""Names of publications that reviews are taken from, by their usual last words, and some that have none of them."""


def read_row(page: Page, piece: Span, group: str, position: int) -> Row | None:
    """The review that stands in ``piece``, or None where there is nothing but a head or a tail."""
    row = Row(group, piece, piece, position)
    row = _cut_tail(page, row)
    row = _cut_spoiler(page, row)
    row = _cut_head(page, row)
    row = _cut_tail(page, _cut_spoiler(page, row))
    body = _unfolded(page, row.body)
    words = page.words(body)
    if not re.search(r"[^\W\d]", words) or (group == "critics" and PUBLICATION.fullmatch(re.sub(r"\s*\d+$", "", words))):
        return None
    return _cited(page, row._replace(body=body))


def tail_of(text: str, start: int = 0) -> re.Match[str] | None:
    """The last part of a tail at the end of a text, not before ``start``."""
    small = lowered(text)
    if not small.rstrip().endswith(_LAST_WORDS):
        return None
    return (_TAIL_END if any(words in small for words in _LINK_WORDS) else _LINE_END).search(text, start)


def _cut_tail(page: Page, row: Row) -> Row:
    while match := tail_of(page.text[(at := max(row.body.start, row.body.end - FARTHEST)) : row.body.end]):
        if not match[0].strip() or (at + match.start() == row.body.start and row.score is None and " " not in match[0].strip()):
            break
        if match.re is _TAIL_END and match["yes"]:
            votes = (Span(at + match.start("yes"), at + match.end("yes")), Span(at + match.start("all"), at + match.end("all")))
            row = row._replace(helpful=votes)
        row = row._replace(body=page.trim(row.body.start, at + match.start()))
    return row


def _cut_spoiler(page: Page, row: Row) -> Row:
    text = page.text[row.body.start : row.body.end]
    if "spoiler" not in lowered(text):
        return row
    match = _SPOILER.match(text) or _SPOILER_LAST.search(text)
    if not match:
        return row
    found = page.trim(row.body.start + match.start(), row.body.start + match.end())
    body = (
        page.trim(row.body.start + match.end(), row.body.end)
        if match.start() == 0
        else page.trim(row.body.start, row.body.start + match.start())
    )
    return row._replace(spoiler=found, body=body)


def _cut_head(page: Page, row: Row) -> Row:
    return _head_of_user(page, row) if row.group == "users" else _head_of_critic(page, row)


def _after(page: Page, row: Row, end: int) -> Span:
    return page.trim(end, row.body.end)


def _head_of_critic(page: Page, row: Row) -> Row:
    """Publication, critic, score and date before a critic's words, in any order."""
    for _ in range(6):
        start, end = row.body
        text = page.text[start:end]
        line = re.match(r"[^\n]*", text)
        words = line[0].strip() if line else ""
        more = "\n" in text
        if row.author is None and (by := BY.match(text)):
            name_end, who = _critic(page, start + by.end(), end)
            row = row._replace(author=who, body=_after(page, row, name_end))
        elif (
            row.score is None
            and (score := re.match(rf"{SCORE}(?=\s*\n|\s+[\"“‘'(\[]?[^\W\d_])|\d{{3,4}}(?=[ ]*\n)", text))
            and _is_score(page, text, score)
        ):
            row = row._replace(score=Span(start, start + score.end()), body=_after(page, row, start + score.end()))
        elif row.date is None and (posted := re.match(rf"(?:posted )?({DATE})(?=\s|$)", text, re.I)):
            row = row._replace(date=Span(start + posted.start(1), start + posted.end(1)), body=_after(page, row, start + posted.end()))
        elif row.publisher is None and (by := BY.search(words)) and by.start() < 50:
            row = row._replace(publisher=page.trim(start, start + by.start()), body=_after(page, row, start + by.start()))
        elif more and is_link(words):
            row = row._replace(body=_after(page, row, start + (len(line[0]) if line else 0)))
        elif row.publisher is None and more and len(words.split()) < 8 and (PUBLICATION.fullmatch(words) or not BODY_END.search(words)):
            row = row._replace(
                publisher=page.trim(start, start + len(line[0]) if line else start),
                body=_after(page, row, start + len(line[0] if line else "")),
            )
        elif (
            row.publisher is None
            and row.score is None
            and not more
            and (scored := _PUBLICATION_AND_SCORE.match(text))
            and (PUBLICATION.fullmatch(scored[1].strip()) or (_is_titled(scored[1]) and not text[scored.end()].islower()))
        ):
            row = row._replace(publisher=page.trim(start, start + scored.end(1)), body=_after(page, row, start + scored.end(1)))
        else:
            break
    return row


def _is_titled(words: str) -> bool:
    """Whether words are capitalised like a name: no sentence begins so ("In 7 days …")."""
    parts = words.split()
    return all(w[:1].isupper() or w in {"the", "of", "and", "&"} for w in parts) and not all(is_common(fold(w)) for w in parts)


def _is_score(page: Page, text: str, match: re.Match[str]) -> bool:
    """Whether a number that begins a row is a score: alone on its line, or (on one line) not counting what follows it."""
    rest = text[match.end() :]
    if rest.lstrip(" ").startswith("\n"):
        return True
    if rest.lstrip()[:1].islower() and page.capitals:
        return False
    return page.one_line and not re.match(
        r"\s+(?:years?|minutes?|hours?|days?|times|of|out|stars?|percent|people|things|reasons|or|and|more|to)\b", rest, re.I
    )


def _critic(page: Page, start: int, end: int) -> tuple[int, Span | None]:
    """A critic's name and where it ends: at the line's end, or (on one line) after given name, initials and surname."""
    newline = page.text.find("\n", start, end)
    if newline >= 0 or not page.one_line:
        name = page.trim(start, newline if newline >= 0 else end)
    else:
        staff = re.match(r"staff (?:\[[^\]]*\]|\([^)]*\))|\[[^\]]*\]", page.text[start:end], re.I)
        name = Span(start, start + staff.end()) if staff else _name(page, start, end)
    glued = re.search(r"\s*\d{1,3}$", page.text[name.start : name.end])
    name = page.trim(name.start, name.start + glued.start()) if glued else name
    plain = page.words(name)
    return name.end, None if not plain or re.match(r"staff\b|\[|not credited|uncredited", plain, re.I) else name


_BEFORE_SCORE = re.compile(rf"(?P<name>[^\W\d_][^\s\d:;!?]*(?: [^\W\d_][^\s\d:;!?]*){{1,4}}) {SCORE} (?=[\"“‘'\[]?[^\W\d_])")
_UNPARTED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2,}")  # writing without spaces


def _name(page: Page, start: int, end: int) -> Span:
    """The first words of a range that make up a person's name: initials and particles, two names, a generation."""
    before = _BEFORE_SCORE.match(page.text, start, end)
    if before and not any(is_common(fold(word)) for word in before["name"].split()):
        return page.group(before, "name")
    full, at = 0, start
    for word in re.finditer(r"\S+", page.text[start:end]):
        bare = word[0].rstrip(".,").casefold()
        small = len(bare) == 1 or re.fullmatch(r"(?:[a-z]\.)+[a-z]?\.?", word[0], re.I) or (full and bare in PARTICLES)
        if full >= 2 or _UNPARTED.fullmatch(page.text[start:at]):
            if bare in {"jr", "sr", "iii", "ii"}:
                at = start + word.end()
            break
        full += 0 if small and not (len(bare) == 1 and full == 0 and at > start) else 1
        if re.fullmatch(r"(?:[a-z]\.){2,}|[a-z]\.", word[0], re.I) and at == start:
            full = 1
        at = start + word.end()
    return Span(start, at)


def _head_of_user(page: Page, row: Row) -> Row:
    """User, date and score before a user's words, in any order."""
    for _ in range(4):
        start, end = row.body
        text = page.text[start:end]
        line = re.match(r"[^\n]*", text)
        words = line[0].strip() if line else ""
        if row.date is None and (date := re.match(rf"(?:posted )?({DATE})(?=\s|$)", text, re.I)):
            row = row._replace(date=Span(start + date.start(1), start + date.end(1)), body=_after(page, row, start + date.end()))
        elif row.score is None and (score := re.match(r"(\d{1,3})(?=[ ]*\n)|(?:10|\d)(?=\s)", text)) and _is_score(page, text, score):
            row = row._replace(score=Span(start, start + score.end()), body=_after(page, row, start + score.end()))
        elif (
            row.author is None
            and row.date is None
            and (ahead := re.match(rf"(?:by )?(\S+(?: \S+){{0,2}}?)\s+(?:(?:10|\d)\s+)?(?={DATE})", text, re.I))
        ):
            row = _with_user(page, row, start + ahead.start(1), start + ahead.end(1))
        elif (
            row.author is None
            and "\n" in text
            and len(words.split()) == 1
            and (_is_anonymous(words) or not BODY_END.search(words.rstrip(".")))
        ):
            row = _with_user(page, row, start, start + len(words))
        else:
            break
    return row


def _with_user(page: Page, row: Row, start: int, end: int) -> Row:
    return row._replace(author=None if _is_anonymous(page.text[start:end]) else Span(start, end), body=_after(page, row, end))


def _is_anonymous(words: str) -> bool:
    return bool(re.fullmatch(r"\W*anonymous\W*", words, re.I))


def _unfolded(page: Page, body: Span) -> Span:
    """The full text where a shortened and a full one stand one after the other."""
    text = page.text[body.start : body.end]
    for toggle in re.finditer(r"(?:…|\.\.\.)\s*(?:\bexpand\b)?\s*|\bexpand\b\s*", text, re.I):
        if toggle.start() >= 40 and text.startswith(text[:40], toggle.end()):
            return page.trim(body.start + toggle.end(), body.end)
    return unfolded(page, body)


def _cited(page: Page, row: Row) -> Row:
    """The date and pages of a print citation at the end of a body."""
    match = _CITATION.search(page.text, max(row.body.start, row.body.end - FARTHEST), row.body.end)
    if not match:
        return row
    date = _PRINT_DATE.search(page.text, *match.span("inside"))
    pages = _PRINT_PAGES.search(page.text, *match.span("inside"))
    if pages:
        end = min([pages.end("pages"), *([date.start()] if date and date.start() > pages.start() else [])])
        span = page.trim(pages.start("pages"), end)
        while span.end > span.start and page.text[span.end - 1] in " ,.":
            span = Span(span.start, span.end - 1)
        row = row._replace(pages=span if span.end > span.start else None)
    return row._replace(printed=page.group(date)) if date and (pages or len(page.words(match.span("inside"))) < 40) else row
