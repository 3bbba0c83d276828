"""What is said of a film itself."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.reading.page import Page, Reading, Span
from kg.reading.say.things import Range, attempt, given, named, person_link, reads, site_organization, territory
from kg.text import identified, slug


def cast_row(page: Page, film: Mention, actor: Range, character: Range | None, position: int, *,
             credited_as: Range | None = None, row: Range | None = None) -> Reading:  # fmt: skip
    """A row of a cast list: the actor, and the role where a character stands in the row.

    ``position`` counts from 1 in the list; ``credited_as`` is the name of an ``(as …)`` note; ``row`` is
    quoted for the position where actor and character do not stand side by side.
    """
    if page.blank(*actor):
        return
    character, credited_as = given(page, character), given(page, credited_as)
    who = named(page, "person", actor)
    yield from person_link(page, film, "actor", actor)
    both = (actor, character or actor)
    row = row or Span(min(start for start, _ in both), max(end for _, end in both))
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
    if not given(page, note) or not note or page.blank(*who):
        return
    role = Mention("writing", (person, slug(page.words(note))), film)
    yield page.link(role, "credit_author", person, who)
    yield page.claim(role, "credit_note", note)
    if _NOVEL.search(page.words(note)):
        book = Mention("book", (person,), film)
        yield page.link(book, "credit_author", person, who)


def contributor(page: Page, film: Mention, who: Range, note: Range) -> Reading:
    """Someone who worked on the film in a capacity schema.org has no property for: a contributor with a role."""
    if page.blank(*who) or page.blank(*note):
        return
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


def trailer(
    page: Page, film: Mention, length: Range | None, *, name: Range | None = None, address: Range | None = None, site: str = "",
    rule: str = "duration",
) -> Reading:  # fmt: skip
    """A trailer, known by the id in its address (or an id that stands alone), else by its running time, else by its name.

    ``site`` names the site that paths without a host are of; ``rule`` reads the running time.
    """
    value = reads(page, length, rule) if length else None
    if length and value is None:
        yield page.notice("unreadable-value", f"{page.words(length)[:40]!r} is no duration (trailer)", length)
    raw = page.text[address[0] : address[1]] if address else ""
    found = identified(raw, site)
    video = found if found is not None and found.scheme.thing == "video" else None
    key = raw[video.start : video.end] if video else value or (slug(page.words(name)) if name else "")
    if not key:
        return
    one = Mention("trailer", (key,), film)
    if name:
        yield page.claim(one, "name", name)
    if length and value:
        yield page.claim(one, "duration", length, rule)
    if address and video:
        yield page.claim(one, "video_page", (address[0] + video.start, address[0] + video.end), video.scheme.rule)


def certification(page: Page, film: Mention, value: Range, reason: Range | None, certifier: str, label: Range) -> Reading:
    """A content rating with the body that gave it (quoting its label) and its reason."""
    node = Mention("certification", (slug(certifier), slug(page.words(value))), film)
    yield page.claim(film, "certificate", value)
    yield page.claim(node, "certificate_value", value)
    yield from site_organization(page, node, "certifier", certifier, label)
    if reason and not page.blank(*reason):
        yield page.claim(node, "certificate_reason", reason)


def certification_in(page: Page, film: Mention, value: Range, where: Range, rule: str = "country") -> Reading:
    """A content rating in a country, by whom is not said."""
    code = reads(page, where, rule)
    node = Mention("certification", (code.casefold() if code else slug(page.words(where)), slug(page.words(value))), film)
    yield page.claim(film, "certificate", value)
    yield page.claim(node, "certificate_value", value)
    yield from territory(page, node, "territory", where, rule)


def release(
    page: Page, film: Mention, date: Range, country_: Range | None, *, date_rule: str = "date", country_rule: str = "country"
) -> Reading:
    """A release date; in a country it is an event of its own. The rules read a date and a country of another language."""
    value = reads(page, date, date_rule)
    if value is None:
        yield page.notice("unreadable-value", f"{page.words(date)[:40]!r} is no date", date)
    elif country_ is None:
        yield page.claim(film, "released", date, date_rule)
    else:
        code = reads(page, country_, country_rule)
        event = Mention("release", (code.casefold() if code else slug(page.words(country_)), value), film)
        yield page.claim(event, "release_date", date, date_rule)
        yield from territory(page, event, "release_country", country_, country_rule)


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
