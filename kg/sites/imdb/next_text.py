"""IMDb's title pages since 2021 as text in lines: a label on a line of its own, without a colon, and its values below it.

Labels and headings part everything: what stands between two of them is the first one's. Counts stand above what they count.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.model import Claim, Mention, Notice
from kg.reading import dialogue, say, songs
from kg.reading.fragments import mended
from kg.reading.page import Page, Reading, Span
from kg.reading.sections import Mark, Sheet
from kg.sites.imdb import billing, details, money, next_blocks, next_glued, next_tongues
from kg.sites.imdb.certificates import RATED
from kg.sites.imdb.connections import CONNECTION, connection
from kg.sites.imdb.marks import CERTIFICATE
from kg.sites.imdb.next_lines import LENGTH, Lines, head, original_title
from kg.sites.imdb.next_words import LABELS, SIGNS, SURE
from kg.text import fold

_COUNT = re.compile(r"\d{1,3}(?:,\d{3})*|\d{1,3}(?:[. \u202f]\d{3})+|\d{4}")
_NUMBER = re.compile(r"\d+\+?")
_CLOCK = re.compile(r"\s*(?P<length>\d{1,2}:\d\d(?::\d\d)?)(?![\d:])")
_SCORE = re.compile(r"\s*(?P<score>10|\d(?:[.,]\d)?)\s*/\s*(?P<best>10)(?!\d)")
_VOTED = re.compile(r"\s+(?P<count>\d{1,3}(?:,\d{3})*)(?=\s+your rating\b)", re.I)
"""How many voted; of a thousand and more the page says so in a rounded number."""
_ABROAD = re.compile(r"(?P<name>[^()]{1,80}?)\s*\((?P<land>[^()]{2,40})\)")
_LENGTH_APART = re.compile(r"(?<=\n)\d{1,2}\n+(?:h(?:\n+\d{1,2}\n+m)?|hours?(?:\n+\d{1,2}\n+minutes?)?|m|minutes?)(?=\n|\Z)", re.I)
_AWARDS = re.compile(r"(?:won|nominated for) [\w .]{1,60}|(?:\d+ (?:wins?|nominations?))(?: & \d+ nominations?)?(?: total)?", re.I)


def _people(reader: Callable[[Sheet, Mention, Span], Reading]) -> Callable[[Sheet, Mention, list[Span]], Reading]:
    def read(sheet: Sheet, film: Mention, values: list[Span]) -> Reading:
        for value in values:
            yield from reader(sheet, film, value)

    return read


def _literal(property: str) -> Callable[[Sheet, Mention, list[Span]], Reading]:
    def read(sheet: Sheet, film: Mention, values: list[Span]) -> Reading:
        yield from say.literals(sheet.page, film, property, values)

    return read


def _linked(property: str, kind: str) -> Callable[[Sheet, Mention, list[Span]], Reading]:
    def read(sheet: Sheet, film: Mention, values: list[Span]) -> Reading:
        for value in values:
            yield from say.person_link(sheet.page, film, property, value, kind=kind)

    return read


def _statement(kind: str) -> Callable[[Sheet, Mention, list[Span]], Reading]:
    def read(sheet: Sheet, film: Mention, values: list[Span]) -> Reading:
        # A title in a list that is called like the label stands beside its mark.
        if values and re.search(r"[^\W\d_]", sheet.page.words(values[0])):
            yield from say.statement(sheet.page, film, kind, Span(values[0].start, values[-1].end))

    return read


def _quotes(sheet: Sheet, film: Mention, values: list[Span]) -> Reading:
    if values:
        yield from say.quote(sheet.page, film, dialogue.speeches(sheet.page, Span(values[0].start, values[-1].end)))


def _connections(sheet: Sheet, film: Mention, values: list[Span]) -> Reading:
    for value in values[:1]:
        if match := CONNECTION.match(sheet.text, *value):
            yield from connection(sheet, film, match)


def _soundtracks(sheet: Sheet, film: Mention, values: list[Span]) -> Reading:
    found = songs.song(sheet.page, Span(values[0].start, values[-1].end)) if values else None
    if found:
        yield from say.recording(sheet.page, film, *found)


def _site(sheet: Sheet, film: Mention, value: Span) -> Reading:
    """An official site with its land in brackets."""
    page = sheet.page
    abroad = _ABROAD.fullmatch(page.text, *value)
    land = page.group(abroad, "land") if abroad else None
    if abroad and land and say.reads(page, land, "country"):
        yield from say.official_site(page, film, page.group(abroad, "name"), land)
    else:
        yield from say.official_site(page, film, value, None)


def _questions(sheet: Sheet, film: Mention, values: list[Span]) -> Reading:
    for value in values:
        if sheet.text[value.start : value.end].endswith("?"):
            yield from say.question(sheet.page, film, value)


def _storyline(sheet: Sheet, film: Mention, values: list[Span]) -> Reading:
    """The storyline with who wrote it behind a dash, then keywords."""
    page = sheet.page
    texts = [value for value in values if len(page.words(value).split()) > 6]
    for text in texts[:1]:
        signed = re.compile(r"[.!?…\"”]\s*[—–]\s*(?P<name>[^—–\n{}]{2,60}?)(?:\s*\{[^{}\n]*\})?$").search(page.text, *text)
        plain = page.trim(text.start, page.text.rindex(signed[0].strip('.!?…"” ')[0], text.start, text.end)) if signed else text
        yield from say.storyline(page, film, plain, page.group(signed, "name") if signed else None, "imdb")
    for value in values:
        if value not in texts and len(page.words(value).split()) <= 5 and not re.search(r"\d+ more$|[.:!»]", page.words(value)):
            yield page.claim(film, "keyword", value)


_MPA = re.compile(r"\(MPA\)\s*\Z", re.I)
_NEAR_LABEL = 12


def _mpaa(sheet: Sheet, film: Mention, values: list[Span]) -> Reading:
    for value in values[:1]:
        # The association is called as the label above calls it: it dropped a word of its name in 2019.
        body = "MPA" if _MPA.search(sheet.text, max(0, value.start - _NEAR_LABEL), value.start) else "MPAA"
        if match := RATED.match(sheet.text, *value):
            reason = sheet.page.group(match, "reason") if match["reason"] else None
            yield from say.certification(sheet.page, film, sheet.page.group(match, "value"), reason, body, sheet.page.group(match, "word"))


_READERS: dict[str, Callable[[Sheet, Mention, list[Span]], Reading]] = {
    "directors": _people(billing.directors), "writers": _people(billing.writers), "stars": _people(billing.stars),
    "release": _people(details.release), "countries": _people(details.countries), "languages": _people(details.languages),
    "aka": _literal("alternate_name"), "locations": _linked("location", "place"), "companies": _linked("company", "organization"),
    "runtime": _people(lambda sheet, film, value: say.running_time(sheet.page, film, value)), "color": _literal("color"),
    "sound_mix": _literal("sound_mix"), "aspect_ratio": _literal("aspect_ratio"), "genre": _literal("genre"),
    "tagline": lambda sheet, film, values: _literal("tagline")(sheet, film, values[:1]), "mpaa": _mpaa,
    "certificate": lambda sheet, film, values: _literal("certificate")(sheet, film, values[:1]),
    "sites": _people(_site), "questions": _questions, "trivia": _statement("trivia"),
    "goof": _statement("goof"), "crazy_credit": _statement("crazy_credit"), "alternate_version": _statement("alternate_version"),
    "quotes": _quotes, "connections": _connections, "soundtracks": _soundtracks, "storyline": _storyline,
}  # fmt: skip


def _scores(lines: Lines, film: Mention) -> Reading:
    page = lines.page
    rated = lines.first("imdb rating")
    if rated is not None and (match := _SCORE.match(page.text, lines.spans[rated].end)):
        row = lines.spans[rated]
        voted = _VOTED.match(page.text, match.end())
        counts = [("rating_count", page.group(voted, "count"))] if voted else []
        score, best = page.group(match, "score"), page.group(match, "best")
        rule = "decimal-comma" if "," in match["score"] else "decimal"
        yield from say.rating(page, film, "IMDb", "users", row, score=score, best=best, counts=counts, rule=rule)
    for label, rater, group in (
        ("user review", "IMDb", "users"),
        ("critic review", "IMDb", "critics"),
        ("metascore", "Metacritic", "critics"),
    ):
        forms = (label, f"{label}s")
        number = next((i for i in range(1, len(lines.words)) if lines.words[i] in forms and _COUNT.fullmatch(lines.words[i - 1])), None)
        if number is None:
            continue
        value, row = lines.spans[number - 1], lines.spans[number]
        if label == "metascore":
            yield from say.rating(page, film, rater, group, row, score=value, fixed_best="100.0")
        else:
            yield from say.rating(page, film, rater, group, row, heading=row, counts=[("review_count", value)])
    popular = lines.first("popularity")
    if popular is not None:
        for property, value in zip(("popularity_rank", "popularity_change"), lines.below(popular)[:2], strict=False):
            if _COUNT.fullmatch(page.words(value)):
                yield from say.attempt(page, film, property, value, "count")


def _money(sheet: Sheet, film: Mention, kind: str, label: Span, values: list[Span], tongue: str) -> Reading:
    if tongue:
        yield from next_tongues.money(sheet.page, film, kind, label, values, tongue)
    elif values and (match := money.VALUE.match(sheet.text, values[0].start, values[-1].end)):
        yield from money.amount(sheet, film, kind, match, Mark(*label, kind))


def _awards(lines: Lines, film: Mention) -> Reading:
    """The line of awards, which may stand on two."""
    page = lines.page
    until = lines.first("top cast") or len(lines.words)
    at = next((i for i in range(until) if _AWARDS.fullmatch(lines.words[i]) or next_tongues.AWARDS.fullmatch(lines.words[i])), None)
    if at is not None:
        more = [span for span in lines.spans[at + 1 : at + 2] if _AWARDS.fullmatch(page.words(span))]
        yield page.claim(film, "award", lines.spans[at], also=tuple(more))


def _trailer(lines: Lines, film: Mention) -> Reading:
    at = lines.first("play trailer", "watch trailer")
    if at is not None and (length := _CLOCK.match(lines.page.text, lines.spans[at].end)):
        yield from say.trailer(lines.page, film, lines.page.group(length, "length"))


def is_one(page: Page) -> bool:
    """Whether a text has the layout."""
    page, _ = next_tongues.english(next_glued.apart(page))
    if page.one_line:
        return False
    # The words are looked for anywhere before lines are told apart.
    words = page.text.casefold()
    return sum(sign in words for sign in SIGNS) >= SURE and len(SIGNS & set(Lines(page).words)) >= SURE


def _titled(lines: Lines, sheet: Sheet) -> tuple[Mention, list[Claim | Notice]]:
    """The film, and what stands above its rating."""
    page, found = lines.page, head(lines)
    if found is None:
        film = say.film(page, None)
        return film, [page.notice("no-title", "the page does not name its film", next_step="its facts hang on an unnamed film")]
    series = any(fold(page.words(span)).endswith("series") for span in found.facts)
    film = say.film(page, found.title, found.year, "series" if series else "film")
    out = list(say.naming(page, film, found.title, found.year))
    if series and found.year and (last := re.compile(r"\s*[–-]\s*(?P<year>(?:19|20)\d\d)").match(page.text, found.year.end)):
        out.append(page.claim(film, "end_year", page.group(last, "year")))
    for fact in found.facts:
        if re.fullmatch(CERTIFICATE, page.words(fact), re.I):
            out.append(page.claim(film, "certificate", fact))
        elif original := original_title(page, fact):
            out.append(page.claim(film, "alternate_name", original))
        elif re.fullmatch(LENGTH, page.words(fact), re.I):
            out.extend(next_tongues.running_time(page, film, fact))
    return film, out


def _blanks(match: re.Match[str]) -> list[tuple[int, int]]:
    """The line breaks in a match."""
    return [(match.start() + run.start(), match.start() + run.end()) for run in re.finditer(r"\n+", match[0])]


def read(page: Page) -> Reading:
    """Everything that a text of this layout states."""
    page, tongue = next_tongues.english(next_glued.apart(page))
    page = mended(page, dotted=False)
    # Who speaks is a link, and taken apart stands on a line above what is said.
    page = page.respaced((*colon.span(), ": ") for colon in re.finditer(r"\n+:\s+|(?<=\S) : (?=\S)", page.text))
    page = page.respaced((*blank, " ") for length in _LENGTH_APART.finditer(page.text) for blank in _blanks(length))
    lines, sheet = Lines(page), Sheet(page)
    film, claims = _titled(lines, sheet)
    yield from claims
    yield from _scores(lines, film)
    yield from _awards(lines, film)
    yield from _trailer(lines, film)
    if film.kind == "series" and (guide := lines.first("episodes")) is not None:
        for count in [span for span in lines.spans[guide + 1 : guide + 2] if _COUNT.fullmatch(page.words(span))]:
            yield from say.attempt(page, film, "episodes", count, "count")
    first = lines.first("director", "directors", "creator", "creators", "writer", "writers")
    yield from next_blocks.plot(lines, first, film, genres=lines.first("genre", "genres") is None)
    seen: set[str] = set()
    others = next_blocks.extent(lines)
    starring = lines.first("star", "stars")
    starred = lines.below(starring) if starring is not None else []
    starred = next_tongues.kept(page, "stars", starred) if tongue else starred
    stars = {fold(page.words(value).partition("(")[0]) for value in starred}
    for number, words in enumerate(lines.words):
        label = LABELS.get(words) if number not in others else None
        values = lines.below(number) if label else []
        at = number
        while label and at + 1 < len(lines.words) and (lines.words[at + 1] == "edit" or _NUMBER.fullmatch(lines.words[at + 1])):
            at += 1
            values = lines.below(at)
        values = next_tongues.kept(page, label, values) if tongue and label else values
        if label is None or not values or words in seen or (first is not None and number < first):
            continue
        seen.add(words)
        if label == "cast":
            yield from next_blocks.cast(page, film, values, stars)
        elif label in ("budget", "gross", "opening_weekend"):
            yield from _money(sheet, film, label, lines.spans[number], lines.below(number), tongue)
        elif reader := next_tongues.reader(tongue, label) or _READERS.get(label):
            yield from reader(sheet, film, values)
    yield from next_blocks.similar(lines, film)
    yield from next_blocks.review(lines, film)
