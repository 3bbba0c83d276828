"""The parts of a value: names, words and notes between commas, conjunctions, brackets and the edges of links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.sites.general.labels import known
from kg.sites.general.lines import Row
from kg.sites.general.names import LONGEST, is_offer, listed
from kg.text import PARTICLES, fold

CONJUNCTIONS = {
    "en": "and", "de": "und", "fr": "et", "es": "y|e", "it": "e|ed", "cs": "a|i", "sv": "och|samt", "pt": "e", "nl": "en", "pl": "i|oraz",
    "da": "og", "nb": "og", "fi": "ja", "sk": "a|i", "ru": "и", "hu": "és", "tr": "ve", "ro": "și|şi", "el": "και",
    "uk": "та|і|й", "ca": "i",
}  # fmt: skip
"""What joins the last of several to the others, by language, as alternatives of a pattern."""
_SUFFIXES = r"(?:jr|sr|ii|iii|iv|inc|ltd|llc|l\.l\.c|co|corp|gmbh|s\.?r\.?l|s\.?a|s\.?r\.?o|a\.?s)\b"
_ARTICLE = r"(?:the|les?|die|der|das|el|los|las|il)"
"""What stands behind a comma in lists that are sorted: ``Harbour Company, The``."""
_FOOTNOTE = r"\[[^\[\]]{1,12}\]"
_DOT = r"(?:(?<![\u3400-\u9fff])·|·(?![\u3400-\u9fff]))"
"""A dot in the middle parts what a row lists, but the names of foreigners as Chinese pages write them: ``乌玛·维尔``."""
_NOTE = re.compile(r"\s*(?P<note>[(\[][^()\[\]]{0,80}[)\]])\s*$")
_STOPPED = re.compile(r"(?<![^\W\d_])(?!(?:corp|bros|prods?|assoc|ltda|univ|intl|dist|filmprod)\.)[^\W\d_]{4,}\.$", re.I)
_SHORT_STOPPED = re.compile(
    r"(?<=[a-zà-ÿ] )(?!(?:Inc|Ltd|Esq|Phd|Cie|Cia|Mfg|Vol|Rev|Hon|Lic|Ing|Ges|Srl|Prod|Bro|Est|Int|Min|Std)\.)"
    r"[A-ZÀ-Þ](?:[a-zà-ÿ]{2}|[aeiouy])\.$"
)
"""A short family name before the full stop of its row: ``Eva Mar.``"""
_OTHERS = re.compile(
    r"\s+(?:u\. ?a\.|u\.v\.a\.|et al\.?|m\. ?fl\.|etc\.?"
    r"|(?:and|und|et|y|e|a|och|en|i) (?:others|more|andere|autres|otros|altri|další|andra|outros|inni))$",
    re.I,
)
"""What closes a list that could go on."""
_JOBS = frozenset(("director", "producer", "writer", "editor", "composer", "screenwriter", "cinematographer"))
_SOCIETY = re.compile(r"(?:[A-Z]\.){3,5}|ASC|BSC|ACE|CSC|AFC|BVK|NSC|FSF|DFF|SASC")
"""Letters of societies that editors and cinematographers carry behind their names."""
_NO_NAME = re.compile(r"[\d:!?@#<>{}=_\"“”„…|\\/+*%$€£§\[\]]|\.\.\.|\bhttps?\b", re.I)
_COMPANY = re.compile(
    r"\b(?:\w*films?|filmes|pictures?|productions?|\w*produktion|entertainment|studios?|gmbh|media|company|cinemas?|cinéma|television|network|inc|ltd|llc|group"
    r"|distribution|releasing|verleih|corporation|international|features|communications|arts|enterprises|filmproduktion|trailers?"
    r"|showtimes?|tickets|reviews?|photos|videos|credits|biography|filmography|wallpapers?|posters?|gallery|episodes?|soundtracks?|quotes"
    r"|transport|council|university|museum|hospital|ministry|trivia|awards|ratings?|clips|movies|shows|articles|headlines|recently|updated|trending|upcoming)\b",
    re.I,
)
"""Words that are part of a company's name or of a site's menu, and of no person's."""
_BEGIN = re.compile(r"^(?:see|view|show|read|click|watch|add|and|und|et|avec|with|mit|more|all|voir|ver|mostra|zobrazit|visa)\s", re.I)


MOST_NAMES = 5
"""Nobody is called by more names, written whole and with capitals, on a page about a film."""


class Part(NamedTuple):
    """One of the things a value lists, and the note in brackets behind it (without the brackets)."""

    span: Span
    note: Span | None


_ONE_NAME = r"[^\W\d_][\w.'’-]{0,29}"
_SURNAME_FIRST = re.compile(
    rf"{_ONE_NAME}(?: {_ONE_NAME}){{0,2}}, ?(?!(?:{_SUFFIXES}|{_ARTICLE}\b)){_ONE_NAME}(?: {_ONE_NAME}){{0,2}}(?:\s*\([^()]{{0,80}}\))?",
    re.I,
)
_SORTED = re.compile(rf"\b{_ONE_NAME}, {_ONE_NAME}(?: {_ONE_NAME}){{0,2}}; {_ONE_NAME}, {_ONE_NAME}")

_SORTED_ROW = rf"{_ONE_NAME}, {_ONE_NAME}(?: {_ONE_NAME}){{0,2}} ?(?:\.{{2,9}}|…)"
_SORTED_ROWS = re.compile(rf"(?m)^{_SORTED_ROW}[^\n]*\n{_SORTED_ROW}")
"""Two lines of a cast whose family names stand in front, with dots before the characters."""


_LIVED = re.compile(r",? ?(?:b\. ?)?(?:18|19|20)\d\d ?[-–] ?(?:(?:18|19|20)\d\d)?\.?$")
"""How catalogues tell people of one name apart: ``Oland, Al, 1950-``."""
_ONE_OF_SORTED = re.compile(
    rf"(?:(?:d|l|o|van|von|de|der|den|da|di|del|la|le|af) ){{0,2}}{_ONE_NAME}, {_ONE_NAME}(?: {_ONE_NAME}){{0,2}}", re.I
)


def _sorted_names(page: Page, run: Span, *, among: bool) -> list[Span]:
    """The names of a list whose family names stand in front: ``Oland, Al; Marsh, Bo``. One alone is such a name (and no two of a word
    each) where the page has such a list or cast elsewhere, it is one of several (``among``), years stand behind it, or the page has the
    name the usual way round. Empty for anything else."""
    pieces = page.split(run, ";")
    lived = [_LIVED.search(page.text[piece.start : piece.end]) for piece in pieces]
    pieces = [page.trim(p.start, p.start + years.start()) if years else p for p, years in zip(pieces, lived, strict=True)]
    if not all(_SURNAME_FIRST.fullmatch(page.text, *piece) for piece in pieces):
        return []
    if len(pieces) > 1 or among or any(lived) or _SORTED.search(page.text) or _SORTED_ROWS.search(page.text):
        return pieces
    family, _, given = _NOTE.sub("", page.words(run)).partition(",")
    usual = f"{given.strip()} {family.strip()}"
    at = page.text.find(usual)
    return pieces if at >= 0 and not page.text[at + len(usual) : at + len(usual) + 1].isalnum() else []


def _all_sorted(page: Page, runs: Sequence[Span]) -> bool:
    """Whether each of several runs is one name whose family name stands in front: no two in a row are of a word each."""
    shown = [_LIVED.sub("", page.text[run.start : min(run.end, run.start + LONGEST)]) for run in runs]
    return len(shown) > 1 and all(_ONE_OF_SORTED.fullmatch(words) for words in shown)


def parts(page: Page, row: Row, tongue: str, *, slash: bool = True, joined: bool = True, people: bool = False) -> list[Part]:
    """The things that a row's value lists. ``slash`` and ``joined``: whether ``/`` and a conjunction part them; ``people``: whether they
    are people, whose family names may stand in front."""
    marks = rf",(?!\s*(?:{_SUFFIXES}|{_ARTICLE}\s*(?:[,;|]|$)))|[;|•\u2022、，]|{_DOT}|{_FOOTNOTE}|\.\s(?=[^\W\d_]{{3,20}}:\s)" + (
        r"|\s/\s|/" if slash else r"|\s/\s"
    )
    ands = CONJUNCTIONS.get(tongue, "and")
    pattern = rf"\s*(?:{marks})\s*(?:(?:{ands}|&)\s+)?" + (rf"|\s+(?:{ands}|&)\s+" if joined else "")
    links = (
        [span for node in row.nodes for link in page.select("a", node) if (span := page.range_of(link))]
        if isinstance(page, HtmlPage)
        else []
    )
    found: list[Part] = []
    among = people and _all_sorted(page, row.value)
    for run in [_before_figures(run, page) for run in row.value] if people else row.value:
        for piece in _linked(page, run, links) or _unglued(page, run):
            for span in (people and _sorted_names(page, piece, among=among)) or _split(page, piece, pattern, links):
                if part := noted(page, span):
                    found.append(part)
    return found


_FIGURES = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=\d{2,4}(?:\b|mm|min|m\b))")
"""Where a sentence of names ends and another begins with a year or a length: ``Hal Voss, Ida Wren. 101 min.``"""


def _before_figures(run: Span, page: Page) -> Span:
    match = _FIGURES.search(page.text, *run)
    return Span(run.start, match.start()) if match else run


def noted(page: Page, span: Span) -> Part | None:
    """A range without footnotes and marks at its ends, and without the note in brackets that closes it; None for nothing."""
    note = None
    if page.text[span.start : span.end].endswith((").", "].")):
        span = Span(span.start, span.end - 1)
    for _ in range(3):
        match = _NOTE.search(page.text[span.start : span.end])
        if match is None:
            break
        if match.start() == 0:
            return None
        start, end = span.start + match.start("note"), span.start + match.end("note")
        inner = page.trim(start + 1, end - 1)
        note = inner if page.text[start] == "(" and inner.end > inner.start else note
        span = page.trim(span.start, span.start + match.start())
    # The full stop of the sentence that a list is.
    if any(form.search(page.text, max(span.start, span.end - 20), span.end) for form in (_STOPPED, _SHORT_STOPPED)):
        span = Span(span.start, span.end - 1)
    if others := _OTHERS.search(page.text, span.start, span.end):
        span = page.trim(span.start, others.start())
    while span.end > span.start and page.text[span.end - 1] in ",;|•·…–-:*†":
        span = page.trim(span.start, span.end - 1)
    while span.end > span.start and page.text[span.start] in ",;|•·–-:*›»":
        span = page.trim(span.start + 1, span.end)
    return Part(span, note) if span.end > span.start else None


def _linked(page: Page, run: Span, links: Sequence[Span]) -> list[Span]:
    """The links of a run that is nothing but links with blanks and marks between them; empty for any other."""
    inside = sorted({link for link in links if run.start <= link.start and link.end <= run.end})
    gaps = [page.text[a:b] for a, b in zip([run.start, *(s.end for s in inside)], [*(s.start for s in inside), run.end], strict=True)]
    return [page.trim(*link) for link in inside] if len(inside) > 1 and not any(gap.strip(" .,;|•·/") for gap in gaps) else []


def without_toggle(page: Page, run: Span) -> Span:
    """A run without the element at its end that only opens something: ``Low Tide<span>aka</span>``."""
    starts = [at for at in page.piece_starts(run) if at > run.start] if isinstance(page, HtmlPage) else []
    words = page.words((starts[-1], run.end)) if starts else ""
    if any(c.isalnum() for c in words) and (known(words) or filler(words)):
        return page.trim(run.start, starts[-1])
    return run


def _unglued(page: Page, run: Span) -> list[Span]:
    """A run parted where two elements touch without a blank between them: ``<span>Drama</span><span>Crime</span>``."""
    if not isinstance(page, HtmlPage):
        return [run]
    out, at = [], run.start
    for start in page.piece_starts(run):
        if run.start < start and page.text[start - 1].isalnum() and page.text[start].isupper():
            out.append(Span(at, start))
            at = start
    return [*out, Span(at, run.end)]


def _split(page: Page, span: Span, pattern: str, links: Sequence[Span]) -> list[Span]:
    """The pieces of a range between separators that stand neither in brackets nor inside of one link among others."""
    text = re.sub(r"\([^()]*\)", lambda m: "(" + "x" * (len(m[0]) - 2) + ")", page.text[span.start : span.end])
    for link in links:
        if span.start <= link.start and link.end <= span.end and link != span:
            text = text[: link.start - span.start] + "x" * (link.end - link.start) + text[link.end - span.start :]
    out, at = [], 0
    for match in re.compile(pattern, re.I).finditer(text):
        out.append(page.trim(span.start + at, span.start + match.start()))
        at = match.end()
    out.append(page.trim(span.start + at, span.end))
    return [piece for piece in out if piece.end > piece.start]


@lru_cache(maxsize=16_384)
def filler(words: str) -> bool:
    """Whether words only stand where a value does: buttons, links to more, what says that there is none."""
    bare = fold(words).strip(" .:>»…")
    return bare in listed("filler") or "imdbpro" in bare or not any(c.isalnum() for c in words) or is_offer(bare)


def crammed(words: str, *, company: bool = False) -> bool:
    """Whether words are too many for one name, where nothing would part two."""
    pieces = [piece for piece in words.split() if fold(piece) not in PARTICLES and len(piece.strip(".")) > 1]
    return len(pieces) > (4 if company else 3)


def of_company(words: str) -> bool:
    """Whether a word among these is part of a company's name and of no person's."""
    return _COMPANY.search(words) is not None


def society(words: str) -> bool:
    """Whether words are the letters of a society behind somebody's name."""
    return _SOCIETY.fullmatch(words) is not None


_RUN_ON = re.compile(r"[A-ZÀ-Þ]?[a-zà-ÿ]{4,}[A-ZÀ-Þ][a-zà-ÿ]")
"""Two names without a blank between them; the small words that names begin with are shorter (``DeVito``, ``MacLaine``)."""


_TOUCHING = re.compile(r" (?P<head>[A-ZÀ-Þ][a-zà-ÿ]{2,})(?=[A-ZÀ-Þ][a-zà-ÿ])")
_PREFIXES = frozenset((
    "mac", "fitz", "van", "von", "del", "des", "dos", "das", "der", "den", "dal", "dell", "della", "delle", "san", "saint", "bel", "ben",
    "abu", "ten", "ter", "vande", "vander", "vanden",
))  # fmt: skip
"""What family names begin with before another capital: ``MacArthur``, ``DelRey``."""


def _touching(words: str) -> bool:
    """Whether a family name touches another name: ``Hal VossIda Wren``."""
    return any(match["head"].casefold() not in _PREFIXES for match in _TOUCHING.finditer(words))


_NICKNAME = re.compile(r"(?:(?<=\w )|^)[\"“„]([^\W\d_][\w .'’-]{0,20})[\"”“](?= [^\W\d_])")
"""How a person is called besides, before the name or in the middle of it: ``Al "Gull" Marsh``."""


_SMALL_IN_NAMES = frozenset(("of", "the", "and", "&", "do", "zum", "vom", "op", "'t", "’t", "nic", "mac", "ó", "ua", "ní"))
"""Small words in the middle of names, beside those by which they are written large again."""


def is_name(page: Page, span: Span, *, company: bool = False) -> bool:
    """Whether words look like the name of a person (or company): few, capitalized, and no label, number or mark among them."""
    words = _NICKNAME.sub(r"\1", page.words(span))
    if not 2 <= len(words) <= (70 if company else 48) or filler(words) or _BEGIN.match(words) or not any(c.isalpha() for c in words):
        return False
    if words[0] == "&" or (not company and (_RUN_ON.search(words) or _touching(words))):
        return False
    pieces = words.split()
    if len(pieces) > (9 if company else 6) or (known(words) and len(pieces) < 3 and not company):
        return False
    if company:
        return bool(words[0].isupper() or words[0].isdigit() or page.capitals < 10) and not re.search(r"[?!:@…]|\.\s+[A-Z].*\s", words)
    if fold(words) in listed("judged") or (len(pieces) > 2 and fold(pieces[-1]) in _JOBS):
        return False
    if _NO_NAME.search(words) or of_company(words) or (words.endswith(".") and len(pieces[-1]) > 4):
        return False
    # Five whole words, none of them small, are two names whose mark is gone.
    if len([piece for piece in pieces if len(piece.strip(".")) > 1 and _capitalized(piece) and "-" not in piece]) > MOST_NAMES:
        return False
    if page.capitals < 10:
        return True
    return all(_capitalized(piece) or fold(piece) in PARTICLES or fold(piece) in _SMALL_IN_NAMES for piece in pieces) and any(
        _capitalized(piece) for piece in pieces
    )


def _capitalized(word: str) -> bool:
    first = next((c for c in word if c.isalpha()), "")
    return bool(first) and (first.isupper() or not first.islower() or re.match(r"(?:d|l|o|al|el)['’-][A-Z]", word) is not None)
