"""The cast of a one-line page, whose rows run into each other: ``name as character name as character …``.

Only a given name, a word for a trade or a number (``No. 2``) tells where one row ends; where they do not agree on one place, the
border is unknown, and what it would have parted is not said.
"""

from __future__ import annotations

import importlib
import re
from functools import lru_cache

from kg.model import Mention
from kg.reading import say
from kg.reading.page import Page, Reading, Span
from kg.sites.rottentomatoes.layout import LABEL, Layout

ABBREVIATION = re.compile(r"(?:\b(?:no|mr|mrs|ms|dr|st|sgt|lt|capt|col|gen|jr|sr|prof|rev|det|officer|[a-z])|\d)\.$", re.I)


def is_name(words: str) -> bool:
    """Whether words have the form of a name in a list: up to six words, no sentence, no number, no label."""
    if not 0 < len(words.split()) <= 6 or re.search(r"[?!:;%$|•…]|\d{3}|,(?! (?:jr|sr|ii|iii)\b)|^as ", words, re.I):
        return False
    return (
        not re.search(r"super reviewer$|^top critic|\bminutes?$", words, re.I)
        and not (words.endswith(".") and not ABBREVIATION.search(words))
        and not re.fullmatch(LABEL, words, re.I)
        and any(c.isalpha() for c in words)
    )


_LOCALES = ("en_US", "en_GB", "fr_FR", "de_DE", "it_IT", "es_ES", "pl_PL", "sv_SE", "nl_NL", "pt_BR", "en_IN")


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Given names of the lands that most film people come from, in lower case."""
    names: set[str] = set()
    for locale in _LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        names.update(word.lower() for name in provider.first_names for word in [name] if " " not in word)
    return frozenset(names)


_TITLES = frozenset(
    re.findall(
        r"\S+",
        """mr. mrs. ms. dr. st. sgt. lt. capt. young old king queen prince princess the sheriff uncle aunt detective officer captain sir
    lady lord father sister judge agent""",
    )
)
"""Words that a role's own name may follow ("king arthur")."""
_TRADES = frozenset(
    re.findall(
        r"\S+",
        """man woman boy girl guy kid lady owner clerk teller cabbie driver cop policeman waitress waiter bartender barman manager guard
    reporter lawyer soldier landlord landlady secretary receptionist singer dancer customer neighbor teacher student paramedic pilot
    hooker prostitute colleague assistant announcer newscaster anchor bouncer dealer thug mobster gangster passenger tourist worker
    salesman mechanic stewardess butler maid cook chef janitor technician hostess host fisherman sailor farmer nurse himself
    herself""",
    )
)
"""Words that close a role which is a trade, not a name ("pawn shop owner")."""
_LINKS = frozenset({"at", "in", "on", "of", "with", "from", "no.", "and", "the", "by", "for", "to", "#", "&", "who"})
_INITIAL = re.compile(r"[a-z]\.", re.I)


def read_run(layout: Layout, film: Mention) -> Reading:
    """The stretch ``name as character name as character …`` of a one-line page, as far as its rows can be told apart."""
    page = layout.page
    for row in layout.rows:
        if not row.plain or row.section not in ("info", "cast", "photos", "top"):
            continue
        start = _cast_start(page, row.span)
        if start is None:
            continue
        row.used = start == row.span.start
        if not row.used:
            row.span = page.trim(row.span.start, start)
            row.words = page.words(row.span)
            stretch = page.trim(start, _stop(layout, row.span.end))
        else:
            stretch = row.span
        yield from _split_rows(page, film, stretch)


def _stop(layout: Layout, position: int) -> int:
    later = [r.span.start for r in layout.rows if r.span.start > position]
    return min(later) if later else len(layout.page.text)


def _cast_start(page: Page, span: Span) -> int | None:
    """Where a run of rows begins: at the start of the stretch, or behind the last sentence of the plot."""
    ends = [
        m.end()
        for m in re.compile(r"[.!?…][\"'”’)\]]*\s+").finditer(page.text, span.start, span.end)
        if not ABBREVIATION.search(page.text[max(span.start, m.start() - 9) : m.start() + 1])
    ]
    start = ends[-1] if ends else span.start
    words = page.text[start : span.end].split()
    if "as" not in [w.lower() for w in words[1:6]] or sum(w.lower() == "as" for w in words) < 2:
        return None
    return start


def _split_rows(page: Page, film: Mention, stretch: Span) -> Reading:
    if re.match(r"cast ", page.text[stretch.start : stretch.end], re.I):
        stretch = page.trim(stretch.start + 5, stretch.end)
    parts = page.split(stretch, r"(?<=\s)as(?=\s)")
    actor: Span | None = parts[0] if is_name(page.words(parts[0])) else None
    for position, part in enumerate(parts[1:], 1):
        final = position == len(parts) - 1
        border = part.end if final else _border(page, part)
        character = page.trim(part.start, border) if border else None
        if actor is None:
            yield page.notice("no-actor", f"whose role {page.words(part)[:50]!r} opens with cannot be told", part)
        else:
            if character is None:
                yield page.notice(
                    "unclear-cast", f"where the role ends and the next name begins in {page.words(part)[:60]!r} is unclear", part
                )
            yield from say.cast_row(page, film, actor, character, position)
        actor = page.trim(border, part.end) if border and not final else None


def _border(page: Page, part: Span) -> int | None:
    """Where, between two "as", the character ends and the next actor's name begins; None unless one place alone is possible."""
    tokens = [Span(*m.span()) for m in re.compile(r"\S+").finditer(page.text, part.start, part.end)]
    words = [page.words(t).lower() for t in tokens]
    for i in range(len(words) - 1, 0, -1):
        if re.fullmatch(r"#?\d{1,2}|\S*\)", words[i - 1]) and 1 <= len(words) - i <= 4:
            return tokens[i].start
    named = given_names()
    given, trade = set(), set()
    for i in range(1, len(words) - 1):
        if len(words) - i > 4 or words[i] in _LINKS:
            continue
        if words[i - 1] in _TRADES:
            trade.add(i)
        if words[i] not in _TRADES and (words[i] in named or words[i].split("-")[0] in named or (i == 1 and _INITIAL.fullmatch(words[i]))):
            given.add(i)
    possible = (given & trade) or (given | trade)
    if len(possible) > 1:
        possible = {i for i in possible if words[i - 1] not in _TITLES}
    unsure = len(possible) != 1 or any(_INITIAL.fullmatch(words[i]) for i in range(2, min(possible) + 1))
    return None if unsure else tokens[possible.pop()].start
