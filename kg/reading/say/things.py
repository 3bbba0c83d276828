"""What every statement is made of: claims through rules, and things of their own."""

from __future__ import annotations

from kg.model import Mention
from kg.reading.page import Page, Reading
from kg.text import RULES, before_address, fold, identified, is_title, is_year

Range = tuple[int, int]


def attempt(page: Page, subject: Mention, property: str, span: Range, rule: str, *, inferred: bool = False) -> Reading:
    """A claim through a rule, or a notice where the rule refuses the words."""
    try:
        yield page.claim(subject, property, span, rule, inferred=inferred)
    except ValueError:
        yield page.notice("unreadable-value", f"{page.words(span)[:60]!r} is no {rule} ({property})", span)


def given(page: Page, span: Range | None) -> Range | None:
    """A range in which words stand; None for one in which there are none."""
    return span if span and not page.blank(*span) else None


def reads(page: Page, span: Range, rule: str) -> str | None:
    """The value of a range by a rule, or None where the rule refuses it."""
    try:
        return RULES[rule](page.words(span))
    except ValueError:
        return None


def film_mention(title: str, year: str = "", kind: str = "film") -> Mention:
    """A film as this document names it; ``title`` may be empty where the page does not name its film."""
    return Mention(kind, (fold(title), year))


def film(page: Page, title: Range | None, year: Range | None = None, kind: str = "film") -> Mention:
    """The mention of a film by the ranges of its title and year; what is no title or no year tells no film from others."""
    name, printed = (page.words(span) if span else "" for span in (title, year))
    return film_mention(name if is_title(name) else "", printed if is_year(printed) else "", kind)


def naming(page: Page, subject: Mention, title: Range, year: Range | None = None, *, inferred: bool = False) -> Reading:
    """A film's (or work's) name and year."""
    if is_title(page.words(title)):
        yield page.claim(subject, "name", title, inferred=inferred)
    else:
        yield page.notice("no-title", f"{page.words(title)[:40]!r} is no title", title)
    if year and is_year(page.words(year)):
        yield page.claim(subject, "year", year)
    elif year:
        yield page.notice("unreadable-value", f"{page.words(year)[:40]!r} is no year", year)


def named(page: Page, kind: str, span: Range) -> Mention:
    """A person, organization, place or artist by its printed name."""
    return Mention(kind, (fold(page.words(span)),))


def person_link(page: Page, subject: Mention, property: str, span: Range, *, inferred: bool = False,
                kind: str = "person") -> Reading:  # fmt: skip
    """A link to a named person (or, by ``kind``, organization, place …) and that one's name; nothing where no words stand."""
    if page.blank(*span):
        return
    target = named(page, kind, span)
    yield page.link(subject, property, target, span, inferred=inferred)
    yield page.claim(target, "name", span)


def without_address(page: Page, span: Range | None) -> Range | None:
    """A person's name without the e-mail address beside it, which would stand in the person's IRI; None where nothing is left."""
    if span is None:
        return None
    left = page.trim(span[0], span[0] + before_address(page.cut(span)))
    return left if left.end > left.start else None


def site_organization(page: Page, subject: Mention, property: str, name: str, span: Range) -> Reading:
    """A link to an organization whose one fixed name (a rater's) the page need not print."""
    target = Mention("organization", (fold(name),))
    printed = page.words(span) == name
    yield page.link(subject, property, target, span, "" if printed else "site", inferred=not printed)
    yield (page.claim(target, "name", span) if printed else page.fixed(target, "name", name, span))


def country(page: Page, subject: Mention, property: str, span: Range, rule: str = "country") -> Reading:
    """A link to a country and its code and printed name. ``rule`` reads the name: ``country-cs`` reads a Czech one."""
    code = reads(page, span, rule)
    if code is None:
        yield page.notice("unknown-country", f"{page.words(span)[:40]!r} is no country known here", span)
        return
    target = Mention("country", (code.casefold(),))
    yield page.link(subject, property, target, span, rule)
    yield page.claim(target, "iso_code", span, rule)
    yield page.claim(target, "name", span)


def territory(page: Page, subject: Mention, property: str, span: Range, rule: str = "country") -> Reading:
    """A link to where something holds: a country, or a place that is none (``Worldwide``)."""
    if reads(page, span, rule):
        yield from country(page, subject, property, span, rule)
    else:
        yield from person_link(page, subject, property, span, kind="place")


def identifier(page: Page, thing: Mention, span: Range, site: str = "") -> Reading:
    """An id of a film or a person and the address of its page, from the range of an address, a path or an id that stands alone.

    ``site`` names the site that paths without a host are of (``kg.text.addresses``). Nothing is said of an address that is not known,
    or that is of another sort of thing.
    """
    raw = page.cut(span)
    words = raw.strip()
    found = identified(words, site)
    if found is None or found.scheme.thing not in ("any", "person" if thing.kind in ("person", "critic", "account") else "film"):
        return
    first = span[0] + len(raw) - len(raw.lstrip())
    place = (first + found.start, first + found.end)
    node = Mention("identifier", (found.scheme.name, words[found.start : found.end].replace("/", ":")), thing)
    yield page.claim(node, "identifier_value", place)
    yield page.fixed(node, "scheme", found.scheme.name, place, inferred=False)
    yield page.claim(thing, "page", place, found.scheme.rule)
