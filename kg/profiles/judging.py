"""A page held against the profiles of its site: does it still give what its kind of page gives?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.model import Document, Notice, Record
from kg.profiles.address import kind_of
from kg.profiles.counting import counts, of_film
from kg.profiles.labels import labels
from kg.profiles.profile import Profile, profiles, ranges

FRAGMENT = 0.25
"""A page of less than this part of the smallest measured one is a piece of one, of which nothing can be expected."""
MOST_MISSING = 0.5
"""Which part of the core a page may lack and still be as its site makes them; films differ."""
ALWAYS = 5
"""Where so many pages were measured and all have a property, a page without it is worth a line in the report."""
SURE = ("name", "year", "genre", "director", "actor", "country", "language")
"""What hardly any film lacks. Where two of these are gone at once, it is the layout; a rating, a length, a plot may be still to come."""
TOO_MANY = (4, 100)
"""A page has too many values of a property with so many times, and so many more than, any measured page."""
MOST_LABELS = {"labels found": 8, "labels missing": 20, "labels that are new": 12}
"""So many labels of each sort a notice names."""


def notices(document: Document, record: Record) -> Iterator[Notice]:
    """What is unusual about a page and what was read of it.

    ``layout-changed`` (a notice): an HTML page that by its address is one of a site's pages about a film, and of whose core most
    is missing, or two things that no film lacks, or that gives far too much of something. ``layout-differs`` (only in the
    report): something is missing that no measured page lacks. ``out-of-range``: a value that cannot be. Nothing is said of
    pages that are pieces, or are known to be about no film.
    """
    yield from _impossible(document, record)
    fitting = _of_kind(document)
    if not fitting or is_excused(record):
        return
    given = counts(record)
    fitting = _nearest_first(fitting, given)
    profile = fitting[0]
    missing = [name for name in profile.core if name not in given]
    always = [name for name in missing if profile.usual[name].share == 1 and profile.pages >= ALWAYS]
    is_film = record.film is None or record.film.kind == "film"
    excess = [
        name for name, count in given.items()
        if name in profile.usual and count > max(profile.usual[name].most * TOO_MANY[0], profile.usual[name].most + TOO_MANY[1])
    ]  # fmt: skip
    if len(missing) > MOST_MISSING * len(profile.core) or (is_film and len(set(always) & set(SURE)) > 1):
        what = f"gives {len(profile.core) - len(missing)} of the {len(profile.core)} facts that such pages of {profile.site} give"
        yield _notice("layout-changed", document, fitting, f"{what}; missing: {', '.join(missing)}")
    elif excess:
        many = ", ".join(f"{given[name]:,} {name} (at most {profile.usual[name].most:,} on measured pages)" for name in excess)
        yield _notice("layout-changed", document, fitting, f"gives far more than such pages of {profile.site} give: {many}")
    elif always:
        what = f"lacks what all {profile.pages} measured pages of {profile.site} give: {', '.join(always)}"
        yield _notice("layout-differs", document, fitting, what)


def matching(document: Document, record: Record) -> tuple[Sequence[Profile], Mapping[str, int]]:
    """The profiles for the page's kind, the nearest to what the record gives first, and what it gives; none for a piece of a page."""
    given = counts(record)
    return _nearest_first(_of_kind(document), given), given


def _of_kind(document: Document) -> list[Profile]:
    """The profiles for a page's kind; none for a piece of a page."""
    if document.media_type != "text/html":
        return []
    kind = kind_of(document)
    return [profile for profile in profiles() if profile.is_of(kind) and len(document.text) >= profile.smallest * FRAGMENT]


def _nearest_first(fitting: Sequence[Profile], given: Mapping[str, int]) -> list[Profile]:
    return sorted(fitting, key=lambda profile: (_lacking(profile, given), profile.layout))


def _lacking(profile: Profile, given: Mapping[str, int]) -> float:
    return sum(name not in given for name in profile.core) / max(1, len(profile.core))


def is_excused(record: Record) -> bool:
    """Whether the reader knows why the page gives no facts about a film."""
    return any(notice.code in EXCUSES for notice in record.notices)


EXCUSES = frozenset({"not-one-film", "unreadable-page"})
"""Codes of notices that say by themselves why a page gives no facts about a film."""


def _notice(code: str, document: Document, fitting: Sequence[Profile], what: str) -> Notice:
    """The notice, with the labels that tell what has changed: against the layout with which the page shares most of them."""
    here = labels(document)
    profile = max(fitting, key=lambda profile: len(profile.labels & here) / max(1, len(profile.labels)))
    known = frozenset(label for other in fitting for label in other.labels)
    parts = (
        ("labels found", sorted(here & known)),
        ("labels missing", sorted(profile.labels - here)),
        ("labels that are new", sorted(here - known)),
    )
    told = "; ".join(f"{title}: {_listed(some, MOST_LABELS[title])}" for title, some in parts if some)
    text, next_step = f"{what}; {told}" if told else what, "look at it: the site's layout may be new"
    return Notice(code, text, document.name, next_step, "info" if code == "layout-differs" else "notice")


def _listed(words: Sequence[str], most: int) -> str:
    more = len(words) - most
    return ", ".join(f"“{word}”" for word in words[:most]) + (f" and {more} more" if more > 0 else "")


def _impossible(document: Document, record: Record) -> Iterator[Notice]:
    limits = ranges()
    told = [(name, claim) for name, claim in of_film(record) if name in limits or name == "rating.best"]
    scales = {claim.subject: _number(str(claim.value)) for name, claim in told if name == "rating.best"}
    for name, claim in told:
        if name in limits and isinstance(claim.value, str):
            low, high = limits[name]
            if name == "rating.score":
                high = scales.get(claim.subject) or high
            value = _number(claim.value)
            if value is not None and not low <= value <= high:
                what = f"{name} is {claim.value}, which is not between {low:g} and {high:g}"
                place = claim.evidence[0] if claim.evidence else None
                yield Notice("out-of-range", what, document.name, "look at it: something else may stand there", evidence=place)


def _number(value: str) -> float | None:
    """A number, or the year of a date; None for anything else."""
    try:
        return float(value[:4] if value[4:5] == "-" else value)
    except ValueError:
        return None
