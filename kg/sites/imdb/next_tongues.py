"""IMDb's title pages since 2021 in other languages as text: labels and headings are read as the English ones, values in their language.

The lines that stand on every page are in ``next_tongues.toml``; what an English page has in their place is read by ``next_text``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import takewhile

from kg.model import Mention
from kg.reading import say
from kg.reading.page import Page, Reading, Span
from kg.reading.sections import Sheet
from kg.sites.imdb import tn15_languages
from kg.sites.imdb.money import SYMBOLS
from kg.sites.imdb.next_words import SIGNS, SURE
from kg.text import fold, slug

Reader = Callable[[Sheet, Mention, list[Span]], Reading]

_ENGLISH = "contribute to this page"
_LONGEST = 70
"""No line of the table has more characters."""
_ORIGINAL = re.compile(r"(?P<label>originaltitel|titre original|título original|titolo originale) ?: ?(?=\S)", re.I)
_COUNTED = re.compile(r"(?P<count>\d[\d., ]{0,12}?) ?(?P<label>[^\W\d].*)")
"""A count and what it counts, on one line."""
_CREDITS = frozenset({"director", "directors", "writer", "writers", "creator", "creators"})
_EITHER = frozenset({"casting principal", "elenco", "reparto principal"})
"""What stands above the stars in the head of a page and, in the same language, above its cast."""
_BELOW_CREDITS = frozenset({"user reviews", "critic reviews", "metascore", "awards", "photos", "videos"})
_A_GENRE = frozenset({"histoire"})
"""A heading that is also the name of a genre: only where the link to edit it stands below."""


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str]]:
    """The English lines by those of each language. Of two with one line the first of the file counts."""
    found: dict[str, dict[str, str]] = {}
    for english, tongues in tomllib.loads(files(__package__).joinpath("next_tongues.toml").read_text(encoding="utf-8")).items():
        for tongue, lines in tongues.items():
            for line in lines:
                found.setdefault(tongue, {}).setdefault(line, english)
    return found


@lru_cache(maxsize=1)
def _surest() -> dict[str, tuple[str, ...]]:
    """Lines of each language one of which every page has: what its users gave it, and where it can be changed."""
    wanted = ("imdb rating", _ENGLISH)
    return {tongue: tuple(line for line, english in lines.items() if english in wanted) for tongue, lines in _table().items()}


def _folded(words: str) -> str:
    return fold(words).replace("’", "'")


_CAPACITIES = {"director": "director", "directors": "director", "writer": "writer", "writers": "writer", "star": "actor", "stars": "actor"}


def capacity(words: str) -> str:
    """What a label in any of the languages says that people are of the film; empty for a label that is about no people."""
    label = _folded(words)
    return next((found for lines in ({}, *_table().values()) if (found := _CAPACITIES.get(lines.get(label, label), ""))), "")


def _tongue(page: Page) -> str:
    """The language whose lines a text has that only this layout has; empty where it is none of them."""
    words = page.text.casefold().replace("’", "'")
    if "imdb" not in words or _ENGLISH in words:
        return ""
    likely = [tongue for tongue, lines in _surest().items() if any(line in words for line in lines)]
    if not likely:
        return ""
    here = {_folded(page.words(line)) for line in page.lines if line.end - line.start <= _LONGEST}
    signs = {tongue: len({english for line, english in _table()[tongue].items() if english in SIGNS and line in here}) for tongue in likely}
    best = max(likely, key=lambda tongue: signs[tongue])
    return best if signs[best] >= SURE else ""


@lru_cache(maxsize=2)
def english(page: Page) -> tuple[Page, str]:
    """The page with English labels, and its language; the page itself and an empty language where it is in English, or another's."""
    tongue = "" if page.one_line else _tongue(page)
    return (page.respaced(_runs(page, _table()[tongue])), tongue) if tongue else (page, "")


def _runs(page: Page, table: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    """The labels of a page with what stands there in English."""
    spans = [page.trim(*line) for line in page.lines]
    words = [_folded(page.words(span)) if span.end - span.start <= _LONGEST else "" for span in spans]
    credited = False
    for number, (span, line) in enumerate(zip(spans, words, strict=True)):
        label = table.get(line, "")
        credited = label in _CREDITS or (credited and label not in _BELOW_CREDITS)
        if line in _EITHER:
            label = "stars" if credited else "top cast"
        if line in _A_GENRE and table.get(words[number + 1] if number + 1 < len(words) else "") != "edit":
            continue
        if label:
            yield span.start, span.end, label
        elif original := _ORIGINAL.match(page.text, *span):
            yield original.start(), original.end(), "original title: "
        elif (
            line[:1].isdecimal()
            and (counted := _COUNTED.fullmatch(page.text, *span))
            and (label := table.get(_folded(counted["label"]), ""))
        ):
            credited = credited and label not in _BELOW_CREDITS
            yield counted.end("count"), counted.start("label"), "\n"
            yield counted.start("label"), counted.end(), label


# --- values ----------------------------------------------------------------------------------------------------------

_LINK = re.compile(
    r"(?=.{1,90}\Z).*(?:imdbpro|(?<!\w)(?:&|und|et|y|ed?) (?:\S+ ){0,2}(?:crew|troupe|(?:l['’])?équipe|equip[oe])(?!\w)).*", re.I
)
"""A link among the values that leads to more."""
_NOTES = re.compile(r"\([^()]*\)")
_NAME = re.compile(r"(?!.*\d)[^\s:»|&,]+(?: [^\s:»|&,]+){0,4}(?:, [js]r\.?)?", re.I)
_FORMS = {
    "companies": re.compile(r"\S+(?: \S+){0,9}"),
    "sites": re.compile(r".*(?:sit[eio]\b|official|offizi|oficia|officie|ufficia|facebook|instagram|twitter|youtube|\.\w{2,4}\b).*", re.I),
    "genre": re.compile(r"[^\s\d]+(?: [^\s\d]+)?"),
    "color": re.compile(r"\S+(?: \S+){0,3}"),
    "aspect_ratio": re.compile(r"\d.*"),
    "sound_mix": re.compile(r".*(?:dolby|dts|sdds|stereo|mono|imax|auro|atmos|silent|\btrack|sonics|thx|datasat|digital|surround).*", re.I),
    "quotes": re.compile(r"[^:]{1,60}: \S.*|\[.*\]"),
}
"""What a value has to look like, where any other line would be taken for one."""
_CREDIT = re.compile(
    r"(?:(?:written|composed|performed|produced|arranged|music|lyrics|words|sung)\b.*\bby|courtesy of|under license|traditional|by)\b.*",
    re.I,
)
_ONE = frozenset({
    "release", "aka", "locations", "tagline", "certificate", "runtime", "trivia", "goof", "crazy_credit", "alternate_version", "mpaa",
})  # fmt: skip
"""Labels below which the page shows one value."""


def kept(page: Page, label: str, values: list[Span]) -> list[Span]:
    """The values below a label, without the lines behind them that may be the next label in words that are not known here."""
    if label in _ONE:
        return values[:1]
    out = list(takewhile(lambda value: _is_value(label, page.words(value), first=value == values[0]), values))
    if label == "storyline":
        # A keyword is in small letters, and a heading is not.
        return [value for value in out if value == out[0] or page.text[value.start].islower()]
    return out


def _is_value(label: str, words: str, *, first: bool) -> bool:
    if _LINK.fullmatch(words):
        return False
    if label in ("directors", "writers", "stars"):
        return _NAME.fullmatch(_NOTES.sub("", words).strip()) is not None
    if label == "sites" and first:
        return True
    if label == "soundtracks":
        return first or _CREDIT.fullmatch(words) is not None
    return label not in _FORMS or _FORMS[label].fullmatch(words) is not None


_SIGN = r"(?:[A-Z]{1,3}\$|\$US|\$CA|[$€£¥₹₩₽₺]|[A-Z]{3}(?![A-Z]))"
_AMOUNT = re.compile(
    rf"(?:(?P<before>{_SIGN}) ?)?(?P<amount>\d{{1,3}}(?:[., \u202f]\d{{3}})+|\d+)(?: ?(?P<after>{_SIGN}))?"
    r"(?P<more> ?\((?P<estimated>[^()]+)\))?"
)
_ESTIMATED = frozenset({
    "geschätzt", "schätzung", "estimé", "estimée", "estimation", "estimado", "estimada", "estimación", "previsto", "stimato", "stima",
    "estimativa", "estimated",
})  # fmt: skip
_SWAPPED = {"$US": "USD", "$CA": "CAD"}


def money(page: Page, film: Mention, kind: str, label: Span, values: list[Span], tongue: str, *, everywhere: bool | None = None) -> Reading:
    """An amount as other languages write it: ``4.000.000 $ (geschätzt)``, ``3 600 000 $US``, with the currency on either side.

    Where it was earned the (English) words of the ``label`` say, where it is not known whether that is ``everywhere``.
    """
    match = _AMOUNT.fullmatch(page.text, *values[0]) if values else None
    if match is None or bool(match["before"]) == bool(match["after"]):
        return
    sign = page.group(match, "before" if match["before"] else "after")
    printed = page.words(sign)
    code = SYMBOLS.get(printed) or _SWAPPED.get(printed) or say.reads(page, sign, "currency-code")
    amount = page.group(match, "amount")
    value = say.reads(page, amount, "amount")
    estimated = bool(match["estimated"]) and fold(match["estimated"]) in _ESTIMATED
    if not code or value is None or (match["more"] and not estimated):
        yield page.notice("unreadable-value", f"{page.words(values[0])[:40]!r} is no amount ({kind})", values[0])
        return
    everywhere = page.words(label).endswith("worldwide") if everywhere is None else everywhere
    where = "" if kind == "budget" else "Worldwide" if everywhere else "US & Canada"
    node = Mention(kind, (slug(where) if where else "unstated", f"{value.removesuffix('.0')}-{code.casefold()}"), film)
    yield page.claim(node, "amount", amount, "amount")
    if printed == code:
        yield page.claim(node, "currency", sign, "currency-code")
    else:
        yield page.fixed(node, "currency", code, sign)
    if where:
        place = Mention("place", (fold(where),))
        yield page.link(node, "territory", place, label, "site", inferred=True)
        yield page.fixed(place, "name", where, label)
    if estimated:
        yield page.claim(node, "estimated", page.group(match, "estimated"), "present")
    if kind == "opening_weekend" and len(values) > 1 and say.reads(page, values[1], f"date-{tongue}"):
        yield page.claim(node, "as_of", values[1], f"date-{tongue}")


def running_time(page: Page, film: Mention, span: Span) -> Reading:
    """A running time with the units of any of the languages."""
    if say.reads(page, span, "duration") is None and say.reads(page, span, "running-time"):
        yield page.claim(film, "duration", span, "running-time")
        yield page.claim(film, "runtime_minutes", span, "running-minutes")
    else:
        yield from say.running_time(page, film, span)


_WON = (
    r"(?:gewinne?|nominierung(?:en)?|victoires?|nominations?|premios?(?: ganados?)?|nominaci(?:ón|ones)|vittori[ae]|candidatur[ae]"
    r"|vitórias?|indicaç(?:ão|ões))"
)
AWARDS = re.compile(rf"\d+ {_WON}(?: (?:&|und|et|y|e) \d+ {_WON})?(?: (?:insgesamt|au total|en total|totali|no total))?", re.I)
"""How many awards a film has won and been nominated for."""

_VALUES = {"release": "release date", "countries": "country", "languages": "language"}


def reader(tongue: str, label: str) -> Reader | None:
    """How the values of a label are read that are words of the page's language; None for what is written alike."""
    each = tn15_languages.reader(tongue, _VALUES.get(label, ""))
    if each is None and not (tongue and label == "runtime"):
        return None

    def read(sheet: Sheet, film: Mention, values: list[Span]) -> Reading:
        for value in values:
            yield from each(sheet, film, value) if each else running_time(sheet.page, film, value)

    return read
