"""IMDb's title pages since 2021 as text in lines: a label on a line of its own, without a colon, and its values below it.

Labels and headings part everything: what stands between two of them is the first one's. Counts stand above what they count.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.model import Mention
from kg.reading import dialogue, say, songs
from kg.reading.page import Page, Reading, Span
from kg.reading.sections import Mark, Sheet
from kg.sites.imdb import billing, details, money
from kg.sites.imdb.certificates import RATED
from kg.sites.imdb.connections import CONNECTION, connection
from kg.sites.imdb.marks import CERTIFICATE, GENRES, MONTH, YEARS
from kg.sites.imdb.next_words import HEADINGS, LABELS, SIGNS, SURE
from kg.text import fold

_FACTS = re.compile(
    rf"(?:{YEARS}|{CERTIFICATE}|(?:\d{{1,2}}h)? ?(?:\d{{1,3}}m)?|tv (?:mini )?series|tv movie|tv special|video|short)", re.I
)
_DAY = re.compile(rf"(?:{MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {MONTH} \d{{4}})", re.I)
_COUNT = re.compile(r"\d{1,3}(?:,\d{3})*")
_SHORTENED = re.compile(r"\d+(?:\.\d+)?[KM]", re.I)
_SCORE = re.compile(r"(?P<score>10|\d(?:\.\d)?)\s*/\s*(?P<best>10)(?!\d)")
_NOTE = re.compile(rf"\(.*\)|{YEARS}|\d+ eps?(?:isodes?)?\b.*|…|\.\.\.", re.I)


def is_one(page: Page) -> bool:
    """Whether a text has the layout."""
    return not page.one_line and len(SIGNS & {fold(page.words(line)) for line in page.lines}) >= SURE


class _Lines:
    """The lines of the page in small letters, and where each label's values stand."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.spans = page.lines
        self.words = [fold(page.words(line)) for line in page.lines]

    def stops(self, number: int) -> bool:
        words = self.words[number]
        return words in LABELS or words in HEADINGS

    def below(self, number: int) -> list[Span]:
        """The lines between a line and the next label or heading."""
        end = number + 1
        while end < len(self.words) and not self.stops(end):
            end += 1
        return [self.page.trim(*span) for span in self.spans[number + 1 : end]]

    def first(self, *words: str, start: int = 0) -> int | None:
        return next((i for i in range(start, len(self.words)) if self.words[i] in words), None)


def _head(lines: _Lines) -> tuple[Span, Span | None, list[Span]] | None:
    """Title, year and the other facts above "IMDb RATING"."""
    rated = lines.first("imdb rating")
    page, at = lines.page, rated or 0
    if rated is None:
        # A film that nobody has rated yet: the facts end where a line is none.
        years = [i for i in range(1, min(60, len(lines.words))) if re.fullmatch(YEARS, lines.words[i])]
        at = years[0] + 1 if years else 0
        while years and at < len(lines.words) and _FACTS.fullmatch(page.words(lines.spans[at])):
            at += 1
    facts: list[Span] = []
    while at and (_FACTS.fullmatch(page.words(lines.spans[at - 1])) or lines.words[at - 1] in ("episode guide", "·")):
        at -= 1
        facts.insert(0, lines.spans[at])
    if at and lines.words[at - 1].startswith("original title:"):
        at -= 1
        facts.insert(0, lines.spans[at])
    # A title may be a year: what stands above the first fact that is no title is one.
    if not at or not facts:
        return None
    title = lines.spans[at - 1]
    if lines.stops(at - 1) or lines.words[at - 1] == "all topics":
        title, facts = facts[0], facts[1:]
    year = next((span for span in facts if re.fullmatch(YEARS, page.words(span))), None)
    return page.trim(*title), Span(year.start, year.start + 4) if year else None, facts


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
        if values:
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


def _storyline(sheet: Sheet, film: Mention, values: list[Span]) -> Reading:
    """The storyline with who wrote it behind a dash, then keywords."""
    page = sheet.page
    texts = [value for value in values if len(page.words(value).split()) > 6]
    for text in texts[:1]:
        signed = re.compile(r"[.!?…\"”]\s*[—–]\s*(?P<name>[^—–\n]{2,60})$").search(page.text, *text)
        plain = page.trim(text.start, page.text.rindex(signed[0].strip('.!?…"” ')[0], text.start, text.end)) if signed else text
        yield from say.storyline(page, film, plain, page.group(signed, "name") if signed else None, "imdb")
    for value in values:
        if value not in texts and len(page.words(value).split()) <= 5 and not re.search(r"\d+ more$|[.:!»]", page.words(value)):
            yield page.claim(film, "keyword", value)


def _mpaa(sheet: Sheet, film: Mention, values: list[Span]) -> Reading:
    for value in values[:1]:
        if match := RATED.match(sheet.text, *value):
            reason = sheet.page.group(match, "reason") if match["reason"] else None
            yield from say.certification(
                sheet.page, film, sheet.page.group(match, "value"), reason, "MPAA", sheet.page.group(match, "word")
            )


_READERS: dict[str, Callable[[Sheet, Mention, list[Span]], Reading]] = {
    "directors": _people(billing.directors), "writers": _people(billing.writers), "stars": _people(billing.stars),
    "release": _people(details.release), "countries": _people(details.countries), "languages": _people(details.languages),
    "aka": _literal("alternate_name"), "locations": _linked("location", "place"), "companies": _linked("company", "organization"),
    "runtime": _people(lambda sheet, film, value: say.running_time(sheet.page, film, value)), "color": _literal("color"),
    "sound_mix": _literal("sound_mix"), "aspect_ratio": _literal("aspect_ratio"), "genre": _literal("genre"),
    "tagline": lambda sheet, film, values: _literal("tagline")(sheet, film, values[:1]), "mpaa": _mpaa,
    "certificate": lambda sheet, film, values: _literal("certificate")(sheet, film, values[:1]),
    "sites": _people(lambda sheet, film, value: say.official_site(sheet.page, film, value, None)), "trivia": _statement("trivia"),
    "goof": _statement("goof"), "crazy_credit": _statement("crazy_credit"), "alternate_version": _statement("alternate_version"),
    "quotes": _quotes, "connections": _connections, "soundtracks": _soundtracks, "storyline": _storyline,
}  # fmt: skip


def _whole(page: Page, value: Span) -> Span:
    """A character without the dots that stand for others."""
    words = page.cut(value)
    return Span(value.start, value.start + len(words.rstrip(" .…"))) if words.endswith("…") else value


def _cast(page: Page, film: Mention, values: list[Span], stars: set[str]) -> Reading:
    """Rows of a name twice (its picture's and its own) or of a star's, the character, and notes."""
    words = [fold(page.words(value)) for value in values]
    # The picture's name is none of the row before.
    values = [value for i, value in enumerate(values) if not (i + 1 < len(words) and words[i] == words[i + 1])]
    doubled = {words[i] for i in range(len(words) - 1) if words[i] == words[i + 1]}
    heads = [i for i, value in enumerate(values) if fold(page.words(value)) in doubled | stars]
    if not heads and values:
        yield page.notice("unread-cast", "names without their pictures' are not told from characters", values[0])
    for position, (head, end) in enumerate(zip(heads, [*heads[1:], len(values)], strict=True), 1):
        below = values[head + 1 : end]
        characters = [_whole(page, value) for value in below if not _NOTE.fullmatch(page.words(value))]
        alias = next((m for v in below if (m := re.compile(r"\(as (?P<name>[^()]+)\)", re.I).fullmatch(page.text, *v))), None)
        credited = page.group(alias, "name") if alias else None
        if len(characters) > 1:
            # Another character, or an actor without a picture.
            yield page.notice("unread-cast", "which lines are characters is not printed", characters[1])
        yield from say.cast_row(page, film, values[head], characters[0] if characters else None, position, credited_as=credited)


def _scores(lines: _Lines, film: Mention) -> Reading:
    page = lines.page
    rated = lines.first("imdb rating")
    if rated is not None and (match := _SCORE.match(page.text, lines.spans[rated].end + 1)):
        row = lines.spans[rated]
        yield from say.rating(page, film, "IMDb", "users", row, score=page.group(match, "score"), best=page.group(match, "best"))
    for label, rater, group in (
        ("user reviews", "IMDb", "users"),
        ("critic reviews", "IMDb", "critics"),
        ("metascore", "Metacritic", "critics"),
    ):
        number = next((i for i in range(1, len(lines.words)) if lines.words[i] == label and _COUNT.fullmatch(lines.words[i - 1])), None)
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


def _money(sheet: Sheet, film: Mention, kind: str, label: Span, values: list[Span]) -> Reading:
    if values and (match := money.VALUE.match(sheet.text, values[0].start, values[-1].end)):
        yield from money.amount(sheet, film, kind, match, Mark(*label, kind))


def _review(lines: _Lines, film: Mention) -> Reading:
    """The featured review: its mark, headline, words, author and date."""
    page = lines.page
    start = lines.first("featured review", "featured reviews")
    closing = lines.first("permalink", start=start or 0)
    if start is None or closing is None or closing - start < 4 or not _DAY.fullmatch(page.words(lines.spans[closing - 1])):
        return
    rows = lines.spans[start + 1 : closing]
    mark = _SCORE.match(page.text, rows[0].start)
    while rows and mark and rows[0].start < mark.end():
        rows = rows[1:]
    if len(rows) < 4:
        return
    headline, *body, author, date = rows
    yield from say.review(
        page, film, "user_review", "imdb", page.trim(body[0].start, body[-1].end), 1, author=author, date=date, headline=headline,
        score=page.group(mark, "score") if mark else None, best=page.group(mark, "best") if mark else None,
    )  # fmt: skip


def read(page: Page) -> Reading:
    """Everything that a text of this layout states."""
    lines = _Lines(page)
    head = _head(lines)
    if head is None:
        yield page.notice("no-title", "the page does not name its film", next_step="its facts hang on an unnamed film")
    series = head is not None and any(fold(page.words(span)).endswith("series") for span in head[2])
    film = say.film(page, head[0], head[1], "series" if series else "film") if head else say.film(page, None)
    sheet = Sheet(page)
    if head:
        yield from say.naming(page, film, head[0], head[1])
        if series and head[1] and (last := re.compile(r"\s*[–-]\s*(?P<year>(?:19|20)\d\d)").match(page.text, head[1].end)):
            yield page.claim(film, "end_year", page.group(last, "year"))
        for fact in head[2]:
            if re.fullmatch(CERTIFICATE, page.words(fact), re.I):
                yield page.claim(film, "certificate", fact)
            elif original := re.compile(r"original title:\s*(?P<title>.+)", re.I).fullmatch(page.text, *fact):
                yield page.claim(film, "alternate_name", page.group(original, "title"))
    yield from _scores(lines, film)
    first = lines.first("director", "directors", "creator", "creators", "writer", "writers")
    if first and len(lines.words[first - 1].split()) > 3 and not lines.stops(first - 1):
        yield page.claim(film, "description", lines.spans[first - 1])
        chips = first - 1
        while chips and lines.words[chips - 1] in GENRES:
            chips -= 1
        if lines.first("genre", "genres") is None:
            yield from say.literals(page, film, "genre", lines.spans[chips : first - 1])
    seen: set[str] = set()
    starring = lines.first("star", "stars")
    stars = {fold(page.words(value)) for value in lines.below(starring)} if starring is not None else set()
    for number, words in enumerate(lines.words):
        label = LABELS.get(words)
        values = lines.below(number) if label else []
        if label == "sites" and lines.words[number + 1 : number + 2] == ["official site"]:
            values = [page.trim(*lines.spans[number + 1])]
        if label and lines.words[number + 1 : number + 2] == ["edit"]:
            values = lines.below(number + 1)
        if label is None or not values or words in seen or (first is not None and number < first):
            continue
        seen.add(words)
        if label == "cast":
            yield from _cast(page, film, values, stars)
        elif label in ("budget", "gross", "opening_weekend"):
            yield from _money(sheet, film, label, lines.spans[number], values)
        elif reader := _READERS.get(label):
            yield from reader(sheet, film, values)
    yield from _review(lines, film)
