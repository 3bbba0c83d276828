"""The claims that film pages make, one function a kind of statement: what every site file is written with.

Each function takes the page and ranges of its text and yields claims in kg's words; where a rule refuses the words (a
date that is none), it yields a notice instead, and the rest is still read. Nothing here knows any site's layout.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.model import Claim, Mention
from kg.reading.page import Page, Reading, Span
from kg.text import RULES, fold, slug, text_hash

Range = tuple[int, int]


def attempt(page: Page, subject: Mention, property: str, span: Range, rule: str, *, inferred: bool = False) -> Reading:
    """A claim through a rule, or a notice where the rule refuses the words."""
    try:
        yield page.claim(subject, property, span, rule, inferred=inferred)
    except ValueError:
        yield page.notice("unreadable-value", f"{page.words(span)[:60]!r} is no {rule} ({property})", span)


def reads(page: Page, span: Range, rule: str) -> str | None:
    """The value of a range by a rule, or None where the rule refuses it."""
    try:
        return RULES[rule](page.words(span))
    except ValueError:
        return None


# --- things of their own ---------------------------------------------------------------------------------------------


def film_mention(title: str, year: str = "", kind: str = "film") -> Mention:
    """A film as this document names it; ``title`` may be empty where the page does not name its film."""
    return Mention(kind, (fold(title), year))


def film(page: Page, title: Range | None, year: Range | None = None, kind: str = "film") -> Mention:
    """The mention of a film by the ranges of its title and year (four digits)."""
    return film_mention(page.words(title) if title else "", page.words(year) if year else "", kind)


def naming(page: Page, subject: Mention, title: Range, year: Range | None = None, *, inferred: bool = False) -> Reading:
    """A film's (or work's) name and year."""
    yield page.claim(subject, "name", title, inferred=inferred)
    if year:
        yield page.claim(subject, "year", year)


def named(page: Page, kind: str, span: Range) -> Mention:
    """A person, organization, place or artist by its printed name."""
    return Mention(kind, (fold(page.words(span)),))


def person_link(page: Page, subject: Mention, property: str, span: Range, *, inferred: bool = False,
                kind: str = "person") -> Reading:  # fmt: skip
    """A link to a named person (or, by ``kind``, organization, place …) and that one's name."""
    target = named(page, kind, span)
    yield page.link(subject, property, target, span, inferred=inferred)
    yield page.claim(target, "name", span)


def site_organization(page: Page, subject: Mention, property: str, name: str, span: Range) -> Reading:
    """A link to an organization whose one fixed name (a rater's) the page need not print."""
    target = Mention("organization", (fold(name),))
    printed = page.words(span) == name
    yield page.link(subject, property, target, span, "" if printed else "site", inferred=not printed)
    yield (page.claim(target, "name", span) if printed else page.fixed(target, "name", name, span))


def country(page: Page, subject: Mention, property: str, span: Range) -> Reading:
    """A link to a country and its code and printed name."""
    code = reads(page, span, "country")
    if code is None:
        yield page.notice("unknown-country", f"{page.words(span)[:40]!r} is no country known here", span)
        return
    target = Mention("country", (code.casefold(),))
    yield page.link(subject, property, target, span, "country")
    yield page.claim(target, "iso_code", span, "country")
    yield page.claim(target, "name", span)


def territory(page: Page, subject: Mention, property: str, span: Range) -> Reading:
    """A link to where something holds: a country, or a place that is none (``Worldwide``)."""
    if reads(page, span, "country"):
        yield from country(page, subject, property, span)
    else:
        yield from person_link(page, subject, property, span, kind="place")


# --- the film --------------------------------------------------------------------------------------------------------


def cast_row(page: Page, film: Mention, actor: Range, character: Range | None, position: int, *,
             credited_as: Range | None = None) -> Reading:  # fmt: skip
    """A row of a cast list: the actor, and the role where a character stands in the row.

    ``position`` counts from 1 in the list; ``credited_as`` is the name of an ``(as …)`` note.
    """
    who = named(page, "person", actor)
    yield from person_link(page, film, "actor", actor)
    row = Span(actor[0], (character or actor)[1])
    role = Mention("role", (who, slug(page.words(character)) if character else str(position)), film)
    yield page.link(role, "role_actor", who, actor)
    if character:
        yield page.claim(role, "character_name", character)
    yield page.fixed(role, "role_position", str(position), row, "position", inferred=False)
    if credited_as:
        yield page.claim(role, "credited_as", credited_as)
        yield page.claim(who, "alternate_name", credited_as)


_NOVEL = re.compile(r"\b(novels?|book|memoirs?|short story|novella)\b", re.I)


def writer(page: Page, film: Mention, who: Range, note: Range | None) -> Reading:
    """A writer with the printed note (without its brackets); a note that names a book also gives the book."""
    person = named(page, "person", who)
    yield from person_link(page, film, "writer", who)
    if not note:
        return
    role = Mention("writing", (person, slug(page.words(note))), film)
    yield page.link(role, "credit_author", person, who)
    yield page.claim(role, "credit_note", note)
    if _NOVEL.search(page.words(note)):
        book = Mention("book", (person,), film)
        yield page.link(book, "credit_author", person, who)


def contributor(page: Page, film: Mention, who: Range, note: Range) -> Reading:
    """Someone who worked on the film in a capacity schema.org has no property for: a contributor with a role."""
    person = named(page, "person", who)
    yield from person_link(page, film, "contributor", who)
    role = Mention("contribution", (person, slug(page.words(note))), film)
    yield page.link(role, "credit_contributor", person, who)
    yield page.claim(role, "credit_note", note)


def running_time(page: Page, film: Mention, span: Range) -> Reading:
    """The film's running time, as a duration and in whole minutes."""
    if reads(page, span, "duration") is None:
        yield page.notice("unreadable-value", f"{page.words(span)[:40]!r} is no duration", span)
        return
    yield page.claim(film, "duration", span, "duration")
    yield page.claim(film, "runtime_minutes", span, "minutes")


def trailer(page: Page, film: Mention, length: Range) -> Reading:
    """A trailer, known by its running time."""
    value = reads(page, length, "duration")
    if value:
        yield page.claim(Mention("trailer", (value,), film), "duration", length, "duration")
    else:
        yield page.notice("unreadable-value", f"{page.words(length)[:40]!r} is no duration (trailer)", length)


def certification(page: Page, film: Mention, value: Range, reason: Range | None, certifier: str, label: Range) -> Reading:
    """A content rating with the body that gave it (quoting its label) and its reason."""
    node = Mention("certification", (slug(certifier), slug(page.words(value))), film)
    yield page.claim(film, "certificate", value)
    yield page.claim(node, "certificate_value", value)
    yield from site_organization(page, node, "certifier", certifier, label)
    if reason:
        yield page.claim(node, "certificate_reason", reason)


def release(page: Page, film: Mention, date: Range, country_: Range | None) -> Reading:
    """A release date; in a country it is an event of its own."""
    value = reads(page, date, "date")
    if value is None:
        yield page.notice("unreadable-value", f"{page.words(date)[:40]!r} is no date", date)
    elif country_ is None:
        yield page.claim(film, "released", date, "date")
    else:
        code = reads(page, country_, "country")
        event = Mention("release", (code.casefold() if code else slug(page.words(country_)), value), film)
        yield page.claim(event, "release_date", date, "date")
        yield from territory(page, event, "release_country", country_)


def money(
    page: Page, film: Mention, kind: str, amount: Range, currency: Range, code: str, *,
    territory_: Range | None = None, estimated: Range | None = None, as_of: Range | None = None,
) -> Reading:  # fmt: skip
    """A budget, gross or opening weekend. ``code`` is the currency; ``currency`` the symbol or code it was read from."""
    rule = "decimal" if reads(page, amount, "decimal") else "short-amount"
    value = reads(page, amount, rule)
    if value is None:
        yield page.notice("unreadable-value", f"{page.words(amount)[:40]!r} is no amount", amount)
        return
    where = "unstated"
    if territory_:
        iso = reads(page, territory_, "country")
        where = iso.casefold() if iso else slug(page.words(territory_))
    node = Mention(kind, (where, f"{value.removesuffix('.0')}-{code.casefold()}"), film)
    yield page.claim(node, "amount", amount, rule)
    if page.words(currency).upper() == code:
        yield page.claim(node, "currency", currency, "currency-code")
    else:
        yield page.fixed(node, "currency", code, currency)
    if territory_:
        yield from territory(page, node, "territory", territory_)
    if estimated:
        yield page.claim(node, "estimated", estimated, "present")
    if as_of:
        yield from attempt(page, node, "as_of", as_of, "date")


def official_site(page: Page, film: Mention, name: Range, territory_: Range | None) -> Reading:
    """An official site by its printed name and the territory it is for."""
    where = (slug(page.words(territory_)),) if territory_ else ()
    node = Mention("official_site", (slug(page.words(name)), *where), film)
    yield page.claim(node, "name", name)
    if territory_:
        yield from territory(page, node, "territory", territory_)


# --- ratings and reviews ---------------------------------------------------------------------------------------------


_GROUP_WORDS = {
    "users": re.compile(r"(?<!\w)(?:users?|audiences?|viewers?|members?)(?!\w)", re.I),
    "critics": re.compile(r"(?<!\w)(?:critics?|reviewers?)(?!\w)", re.I),
    "top critics": re.compile(r"(?<!\w)top critics?(?!\w)", re.I),
}


def says_group(words: str, group: str) -> bool:
    """Whether words name a group of raters, and not only what that group gives (``7.5``, ``Tomatometer``)."""
    return bool(_GROUP_WORDS[group].search(words)) if group in _GROUP_WORDS else fold(group) in fold(words)


def rating(
    page: Page, film: Mention, rater: str, group: str, row: Range, *, heading: Range | None = None,
    score: Range | None = None, best: Range | None = None, fixed_best: str = "", counts: Iterable[tuple[str, Range]] = (),
    verdict: Range | None = None, worst: Range | None = None,
) -> Reading:  # fmt: skip
    """An aggregate rating: one node per document, rater and group of raters (``users``, ``critics``, ``top critics``).

    ``row`` is quoted for the rater and ``heading`` (default the row) for the group; ``counts`` are pairs of a property
    (``rating_count``, ``review_count``, ``positive`` …) and the range of its number. ``fixed_best`` is the top of a scale
    that only the site fixes. An empty ``rater`` is a site that does not name itself: then the node has no author.
    """
    node = Mention("rating", (page.document.key, slug(rater) if rater else "unnamed", slug(group)), film)
    if rater:
        yield from site_organization(page, node, "rater", rater, row)
    quoted = heading or row
    printed = page.words(quoted) == group
    yield page.fixed(node, "group", group, quoted, "" if printed else "group", inferred=not says_group(page.words(quoted), group))
    if score:
        yield from attempt(page, node, "score", score, "decimal")
        if best:
            yield from attempt(page, node, "best", best, "decimal")
        elif fixed_best:
            yield page.fixed(node, "best", fixed_best, score)
        if worst:
            yield from attempt(page, node, "worst", worst, "decimal")
    for property, number in counts:
        yield from attempt(page, node, property, number, "count")
    if verdict:
        yield page.claim(node, "verdict", verdict)


def handle(page: Page, site: str, span: Range) -> Mention:
    """A user's account of a site, by its printed name; of a site without a name, an account known from this page only."""
    return Mention("account", (site or f"document-{page.document.key}", slug(page.words(span))))


def review(
    page: Page, film: Mention, kind: str, site: str, body: Range, position: int, *,
    author: Range | None = None, author_kind: str = "account", date: Range | None = None, headline: Range | None = None,
    score: Range | None = None, best: Range | None = None, fixed_best: str = "", grade: Range | None = None,
    verdict: Range | None = None, helpful: tuple[Range, Range] | None = None, home: Range | None = None,
    badge: Range | None = None, publisher: Range | None = None, pagination: Range | None = None, spoiler: Range | None = None,
) -> Reading:  # fmt: skip
    """A whole review. ``kind`` is ``user_review`` or ``critic_review``; ``site`` the slug of the site that holds it.

    ``author_kind`` is ``account`` (a user of the site), ``critic`` (a person named in full) or ``byline`` (a shortened
    name, which names nobody beyond this review).
    """
    node = Mention(kind, (site or f"document-{page.document.key}", text_hash(page.words(body))), film)
    yield page.link(film, "review", node, body)
    yield page.link(node, "reviewed", film, body)
    yield page.claim(node, "body", body)
    yield page.fixed(node, "role_position", str(position), body, "position", inferred=False)
    if author:
        who = {
            "account": lambda: handle(page, site, author),
            "critic": lambda: named(page, "critic", author),
            "byline": lambda: Mention("byline", (slug(page.words(author)),), node),
        }[author_kind]()
        yield page.link(node, "reviewer", who, author)
        yield page.claim(who, "name", author)
        if badge:
            yield page.claim(who, "badge", badge)
        if home:
            yield from person_link(page, who, "home", home, kind="place")
    if headline:
        yield page.claim(node, "name", headline)
    if date:
        yield from attempt(page, node, "review_date", date, "date")
    if score or grade:
        mark = Mention("review_rating", (), node)
        if score:
            yield from attempt(page, mark, "score", score, "decimal")
            if best:
                yield from attempt(page, mark, "best", best, "decimal")
            elif fixed_best:
                yield page.fixed(mark, "best", fixed_best, score)
        if grade:
            yield page.claim(mark, "grade", grade)
        if verdict:
            yield page.claim(mark, "verdict", verdict)
    if helpful:
        yield from attempt(page, node, "helpful_votes", helpful[0], "count")
        yield from attempt(page, node, "helpful_total", helpful[1], "count")
    if publisher:
        yield from person_link(page, node, "publisher", publisher, kind="organization")
    if pagination:
        yield page.claim(node, "pagination", pagination)
    if spoiler:
        yield page.claim(node, "spoiler", spoiler, "present")


_CLOSING_MARK = re.compile(
    r"(?<![\w./])(?P<score>\d{1,2}(?:\.\d{1,2})?) ?(?:/|out of|of) ?(?P<best>\d{1,3})(?![\w/])"
    r"(?:\s*(?:-|–|—|:)\s*(?P<verdict>[^\W\d][\w' ]{1,20}?))?"
    r"(?:\s+stars)?[.!)\s]*$",
    re.I,
)


def closing_mark(page: Page, body: Range) -> dict[str, Span]:
    """A score that closes a review's words (``2.75/5 - Decent``, ``9.5 out of 10.``): ranges ``score``, ``best``, ``verdict``.

    Empty where the review closes without one, or with one that exceeds its own scale.
    """
    match = _CLOSING_MARK.search(page.text, max(body[0], body[1] - 60), body[1])
    if not match or float(match["score"]) > float(match["best"]) or match["best"] not in {"4", "5", "6", "10", "20", "100"}:
        return {}
    return {name: page.group(match, name) for name in ("score", "best", "verdict") if match[name]}


# --- texts -----------------------------------------------------------------------------------------------------------


def statement(page: Page, film: Mention, kind: str, text: Range, *, inferred: bool = False) -> Reading:
    """A trivia, goof, crazy credit or alternate version. ``inferred`` where only its place on the page tells its kind."""
    yield page.claim(Mention(kind, (text_hash(page.words(text)),), film), "text", text, inferred=inferred)


def storyline(page: Page, film: Mention, text: Range, author: Range | None, site: str) -> Reading:
    """A storyline signed by a contributor of the site; without a signature it is a description."""
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


def song_credits(page: Page, span: Range) -> list[Span]:
    """The names in a list of people (``A, B & C``, ``A and B``), company suffixes kept with their name."""
    one_name = r"(?!(?:sons?|daughters?|bros|brothers|co|company|associates|partners)\b)"
    plain = r"\s*(?:,(?!\s*(?:inc|ltd|llc|jr|sr|co|corp|gmbh)\b)\s*(?:and\s+|&\s+)?|\s+and\s+|\s*/\s*)"
    comma = page.text.rfind(",", *span) + 1
    pieces = page.split(span, plain)
    out: list[Span] = []
    for piece in pieces:
        # An ampersand before a comma stands inside a name.
        parts = page.split((max(piece.start, comma), piece.end), r"\s+&\s+" + one_name) if piece.end > comma else []
        out += [Span(piece.start, parts[0].end), *parts[1:]] if parts else [piece]
    return out


def recording(page: Page, film: Mention, title: Range, credits: Sequence[tuple[str, Sequence[Range]]]) -> Reading:
    """A piece of the soundtrack: its title and credits as pairs of a capacity and the names.

    Capacities are the properties ``performer``, ``rights_holder``, ``music_composer``, ``lyricist``, ``song_writer``. Who
    writes is a person; who only performs may be a group.
    """
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
    node = Mention("news", (text_hash(page.words(headline)),), film)
    yield page.claim(node, "headline", headline)
    if date:
        yield from attempt(page, node, "review_date", date, "date")
    if publisher:
        yield from person_link(page, node, "publisher", publisher, kind="organization")


def user_list(page: Page, film: Mention, name: Range, items: Range | None, created: Range | None,
              description: Range | None = None) -> Reading:  # fmt: skip
    """A user's list that the film is on."""
    node = Mention("user_list", (text_hash(page.words(name)),), film)
    yield page.claim(node, "name", name)
    if description:
        yield page.claim(node, "description", description)
    if items:
        yield from attempt(page, node, "item_count", items, "count")
    if created:
        yield from attempt(page, node, "created", created, "date")


def question(page: Page, film: Mention, text: Range) -> Reading:
    """A question asked about the film (FAQ, poll)."""
    yield page.claim(Mention("question", (text_hash(page.words(text)),), film), "name", text)


def literals(page: Page, subject: Mention, property: str, spans: Iterable[Range]) -> Iterator[Claim]:
    """One literal a range: genres, keywords, sound mixes."""
    for span in spans:
        yield page.claim(subject, property, span)
