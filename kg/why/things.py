"""Which thing of a graph a person means: by IRI, whole or short, by an IRI of former times, or by name."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence

from kg.errors import RequestError
from kg.rdf.facts import Facts
from kg.rdf.things import Thing
from kg.text import fold, slug
from kg.vocabulary import FILMS, KINDS, PEOPLE

MOST = 8
"""So many choices or near names are listed."""


def base_of(facts: Facts) -> str:
    """What the IRIs of the graph begin with; empty where it has neither documents nor films."""
    for path, names in (("document", (d.iri for d in facts.documents())), ("movie", iter(facts.of_kind(*FILMS)))):
        for iri in names:
            if f"/{path}/" in iri:
                return iri[: iri.index(f"/{path}/") + 1]
    return ""


def kinds_of(thing: Thing) -> tuple[str, ...]:
    """kg's kinds of a thing, by its classes and its IRI; a thing without classes has those of its IRI."""
    found = [word for word in KINDS if thing.is_a(word)] if thing.types else list(KINDS)
    path = _path(thing.iri)
    narrowed = [word for word in found if KINDS[word].path == path]
    return tuple(narrowed or (found if thing.types else ()))


_TOPS = {kind.path for kind in KINDS.values() if kind.named and not kind.link}
_BELOW = {kind.path for kind in KINDS.values()} - _TOPS


def _cuts(parts: Sequence[str]) -> list[int]:
    """Where in the segments of an IRI of ours it says of what sort a thing is: first of the thing of its own, then of its details."""
    start = next((n for n, part in enumerate(parts) if part in _TOPS and n > 2), -1)
    found, at = ([start], start + 2) if start >= 0 else ([], len(parts))
    while at < len(parts) - 1:
        if parts[at] in _BELOW:
            found.append(at)
            # What follows is the first segment of its own name, whatever that says.
            at += 1
        at += 1
    return found


def _path(iri: str) -> str:
    """The segment that says of what sort a thing is: ``role`` of ``…/movie/x/role/a/b``; empty for IRIs that are not ours."""
    parts = iri.split("/")
    cuts = _cuts(parts)
    return parts[cuts[-1]] if cuts else ""


def owner(iri: str) -> str:
    """What the IRI of a detail hangs below; a thing of its own, and any IRI that is not ours, is its own."""
    parts = iri.split("/")
    cuts = _cuts(parts)
    return "/".join(parts[: cuts[-1]]) if len(cuts) > 1 else iri


def called(thing: Thing) -> str:
    """What a thing is called: name and year of a film, a name, a headline, or the end of its IRI."""
    name = thing.text("name") or thing.text("headline") or thing.iri.rstrip("/").rsplit("/", 1)[-1]
    year = thing.text("year")
    return f"{name} ({year})" if year and thing.is_a(*FILMS) else name


def find(facts: Facts, wanted: str) -> Thing:
    """The thing of an IRI (``<…>``, whole, ``kg:movie/x``, ``movie/x``, or one of former times), or of a name: films that pages are
    about first, then other films, people, and all else. Raises RequestError with choices for several, with near names for none."""
    base = base_of(facts)
    bare = wanted.strip().removeprefix("<").removesuffix(">")
    for iri in _as_iris(bare, base):
        if (thing := facts.thing(iri)).types or thing.values:
            return thing
        now = facts.renamed(iri)
        if len(now) > 1:
            raise _several(bare, [facts.thing(one) for one in now], "was once the name of")
        if now:
            return facts.thing(now[0])
    if "://" in bare:
        hint = "take one from `kg query films`, or give a name"
        raise RequestError("nothing in the graph has this IRI", where=bare, next_step=hint)
    return _named(facts, bare)


def _as_iris(bare: str, base: str) -> list[str]:
    if "://" in bare or bare.startswith("urn:"):
        return [bare]
    if bare.startswith("kg:"):
        return [base + bare.removeprefix("kg:")]
    return [base + bare] if "/" in bare and base and " " not in bare else []


def _named(facts: Facts, name: str) -> Thing:
    wanted = fold(name)
    title, year = _with_year(wanted)
    by_name: dict[str, set[str]] = {}
    also: dict[str, set[str]] = {}
    every: dict[str, str] = {}
    for word, held in (("name", by_name), ("alternate_name", also)):
        for iri, text in facts.labels(word):
            key = fold(text)
            every.setdefault(key, text)
            if key in (wanted, title):
                held.setdefault(key, set()).add(iri)
    about = {document.about for document in facts.documents()}
    for held, key in ((by_name, wanted), (by_name, title), (also, wanted), (also, title)):
        found = [facts.thing(iri) for iri in sorted(held.get(key, ()))]
        if key != wanted:
            found = [thing for thing in found if thing.is_a(*FILMS) and thing.text("year") == year]
        if chosen := _best(found, about):
            if len(chosen) > 1:
                raise _several(name, chosen, "is the name of")
            return chosen[0]
    # Not every keyboard has every accent.
    alike = [f"{text} ({year})" if year else text for text in every.values() if slug(text) == slug(title) and fold(text) != title]
    if len(alike) == 1:
        return _named(facts, alike[0])
    near = difflib.get_close_matches(wanted, every, MOST // 2, 0.6) or [key for key in every if len(wanted) > 2 and wanted in key]
    films = [called(facts.thing(iri)) for iri in sorted(about - {""})]
    hint = f"did you mean {' or '.join(every[key] for key in near[: MOST // 2])}?" if near else f"the pages are about {_few(films)}"
    raise RequestError(f"nothing in the graph is called {name!r}", next_step=hint)


def _with_year(wanted: str) -> tuple[str, str]:
    """``low tide (1998)`` → ``low tide``, ``1998``; without a year twice the words and nothing."""
    title, space, year = wanted.rpartition(" (")
    return (title, year[:-1]) if space and year.endswith(")") and year[:-1].isdigit() and len(year) == 5 else (wanted, "")


def _best(found: Sequence[Thing], about: set[str]) -> list[Thing]:
    """Of things of one name those that come first: films of pages, films, people, things of their own, anything."""
    own = [word for word, kind in KINDS.items() if kind.named and kind.word not in (*FILMS, *PEOPLE)]
    sorts: tuple[Callable[[Thing], bool], ...] = (
        lambda t: t.iri in about,
        lambda t: t.is_a(*FILMS),
        lambda t: t.is_a("person") and "character" not in kinds_of(t),
        lambda t: t.is_a(*own),
        lambda t: True,
    )
    return next((chosen for belongs in sorts if (chosen := [thing for thing in found if belongs(thing)])), [])


def _several(name: str, found: Iterable[Thing], what: str) -> RequestError:
    choices = [f"{called(thing)} <{thing.iri}>" for thing in found]
    return RequestError(f"{name!r} {what} {len(choices)} things", next_step=f"give one of: {_few(choices)}")


def _few(names: list[str]) -> str:
    return ", ".join(names[:MOST]) + (f" and {len(names) - MOST} more" if len(names) > MOST else "") or "nothing"
