"""Texts about a film: statements, quotes, songs, news, lists, questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.model import Claim, Mention
from kg.reading.page import Page, Reading, Span
from kg.reading.say.opinions import handle
from kg.reading.say.things import Range, attempt, given, person_link, reads, without_address
from kg.text import fold, slug, text_hash


def statement(page: Page, film: Mention, kind: str, text: Range, *, inferred: bool = False) -> Reading:
    """A trivia, goof, crazy credit or alternate version. ``inferred`` where only its place on the page tells its kind."""
    if not page.blank(*text):
        yield page.claim(Mention(kind, (text_hash(page.words(text)),), film), "text", text, inferred=inferred)


def storyline(page: Page, film: Mention, text: Range, author: Range | None, site: str) -> Reading:
    """A storyline signed by a contributor of the site; without a signature it is a description."""
    if page.blank(*text):
        return
    author = without_address(page, given(page, author))
    if author is None:
        yield page.claim(film, "description", text)
        return
    node = Mention("storyline", (text_hash(page.words(text)),), film)
    yield page.claim(node, "text", text)
    who = handle(page, site, author)
    yield page.link(node, "credit_author", who, author)
    yield page.claim(who, "name", author)


def quote(page: Page, film: Mention, lines: Sequence[tuple[Range | None, Range]]) -> Reading:
    """A quoted dialogue: pairs of speaker and line, stage directions in the line."""
    lines = [(given(page, speaker), text) for speaker, text in lines if not page.blank(*text)]
    if not lines:
        return
    whole = Span(min((s or t)[0] for s, t in lines), lines[-1][1][1])
    node = Mention("quote", (text_hash(page.words(whole)),), film)
    yield page.claim(node, "text", whole)
    for position, (speaker, text) in enumerate(lines, 1):
        line = Mention("line", (str(position),), node)
        yield page.claim(line, "text", text)
        yield page.fixed(line, "line_position", str(position), text, "position", inferred=False)
        if speaker:
            character = Mention("character", (slug(page.words(speaker)),), film)
            yield page.link(line, "speaker", character, speaker)
            yield page.claim(character, "name", speaker)


_GROUPS = re.compile(r"^the\b|\b(orchestra|band|choir|quartet|trio|ensemble|singers|brothers|sisters|philharmonic|symphony|chorus)\b", re.I)


_SURNAMES = re.compile(r"[\w'’-]+(?:, [\w'’-]+)+,? & [\w'’-]+")
"""Single words: "Marsh, Roe & Quill" is one act."""
_ONE_ACT = re.compile(r"(?:the|his|her|their)\b", re.I)


def song_credits(page: Page, span: Range, *, acts: bool = False) -> list[Span]:
    """The names in a list of people (``A, B & C``, ``A and B``), company suffixes kept with their name. ``acts`` are who perform."""
    one_name = r"(?!(?:sons?|daughters?|bros|brothers|co|company|associates|partners)\b)"
    suffix = (
        r"(?:inc|ltd|llc|jr|sr|co|corp|gmbh|l\.l\.c|s\.?a\.?s?|s\.?r\.?l|s\.?p\.?a|s\.?l|b\.?v|n\.?v|plc|pty|limited|incorporated|i{2,3})"
    )
    plain = rf"\s*(?:,(?!\s*{suffix}(?!\w))\s*(?:and\s+|&\s+)?|\s+and\s+(?!(?:his|her|their)\s)|\s*/\s*)"
    if acts and _SURNAMES.fullmatch(page.words(span)):
        return [page.trim(*span)]
    comma = page.text.rfind(",", *span) + 1
    pieces = page.split(span, plain)
    out: list[Span] = []
    for piece in pieces:
        # An ampersand before a comma stands inside a name.
        parts = page.split((max(piece.start, comma), piece.end), r"\s+&\s+" + one_name) if piece.end > comma else []
        # Given names alone, and somebody with a band, are one act: "Ike & Tina Turner", "Bo Marsh & His Trio".
        if acts and (any(_ONE_ACT.match(page.words(part)) for part in parts[1:]) or any(" " not in page.words(part) for part in parts)):
            parts = []
        out += [Span(piece.start, parts[0].end), *parts[1:]] if parts else [piece]
    return out


def recording(page: Page, film: Mention, title: Range, credits: Sequence[tuple[str, Sequence[Range]]]) -> Reading:
    """A piece of the soundtrack: its title and credits as pairs of a capacity and the names.

    Capacities are the properties ``performer``, ``rights_holder``, ``music_composer``, ``lyricist``, ``song_writer``. Who
    writes is a person; who only performs may be a group.
    """
    if page.blank(*title):
        return
    performers = sorted(slug(page.words(n)) for capacity, names in credits if capacity == "performer" for n in names)
    node = Mention("recording", (text_hash(" ".join([page.words(title), *performers])),), film)
    work = Mention("composition", (), node)
    yield page.claim(node, "name", title)
    yield page.claim(work, "name", title)
    writers = {
        fold(page.words(n))
        for capacity, names in credits
        if capacity in ("music_composer", "lyricist", "song_writer")
        for n in names
        if not _GROUPS.search(page.words(n))
    }
    for capacity, names in credits:
        for name in names:
            words = fold(page.words(name))
            kind = "person" if words in writers else "organization" if capacity == "rights_holder" else "artist"
            subject = node if capacity in ("performer", "rights_holder") else work
            yield from person_link(page, subject, capacity, name, kind=kind)


def news(page: Page, film: Mention, headline: Range, date: Range | None, publisher: Range | None) -> Reading:
    """A news article about the film."""
    if page.blank(*headline):
        return
    node = Mention("news", (text_hash(page.words(headline)),), film)
    yield page.claim(node, "headline", headline)
    if date:
        yield from attempt(page, node, "review_date", date, "date")
    if publisher:
        yield from person_link(page, node, "publisher", publisher, kind="organization")


def user_list(page: Page, film: Mention, name: Range, items: Range | None, created: Range | None,
              description: Range | None = None) -> Reading:  # fmt: skip
    """A user's list that the film is on, known by its name and the day of its making: many lists are called ``Favorites``."""
    if page.blank(*name):
        return
    description = given(page, description)
    day = reads(page, created, "date") if created else None
    node = Mention("user_list", (text_hash(" ".join([page.words(name), *([day] if day else [])])),), film)
    yield page.claim(node, "name", name)
    if description:
        yield page.claim(node, "description", description)
    if items:
        yield from attempt(page, node, "item_count", items, "count")
    if created:
        yield from attempt(page, node, "created", created, "date")


def question(page: Page, film: Mention, text: Range) -> Reading:
    """A question asked about the film (FAQ, poll)."""
    if not page.blank(*text):
        yield page.claim(Mention("question", (text_hash(page.words(text)),), film), "name", text)


def literals(page: Page, subject: Mention, property: str, spans: Iterable[Range]) -> Iterator[Claim]:
    """One literal a range: genres, keywords, sound mixes."""
    for span in spans:
        if not page.blank(*span):
            yield page.claim(subject, property, span)
