"""What a person calls a property, and which properties and details of the graph they mean by it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kg.errors import RequestError
from kg.exports.wording import LABELS
from kg.rdf.things import compact
from kg.text import fold
from kg.vocabulary import FILMS, KINDS, MONEY, PROPERTIES, STATEMENTS, Property


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: ``properties`` by kg's words, and ``kinds`` of details that are shown whole."""

    word: str
    properties: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[Property, ...]:
        """The rows of the properties."""
        return tuple(PROPERTIES[word] for word in self.properties)


_EVERYDAY: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("release, premiere, date, opened, came out", ("released",), ("release",)),
    ("runtime, length, minutes, time, how long, runs", ("runtime_minutes", "duration"), ()),
    ("cast, actor, star, starring, actress, played by", ("actor",), ("role",)),
    ("character, part", (), ("role",)),
    ("writer, written by, screenplay, script, screenwriter", ("writer",), ("writing", "book")),
    ("based on, novel", (), ("book",)),
    ("directed by, filmmaker", ("director",), ()),
    ("music, score by, soundtrack composer, music by", ("composer",), ()),
    ("crew", ("director", "writer", "producer", "composer", "editor", "contributor"), ("writing", "contribution")),
    ("cinematographer, camera", ("contributor",), ("contribution",)),
    ("cost", (), ("budget",)),
    ("box office, earnings, takings", (), ("gross", "opening_weekend")),
    ("money", (), MONEY),
    ("rating, votes, score, stars, metascore, tomatometer, critics score, user rating", (), ("rating",)),
    ("content rating, mpaa, certificate, certification, rated, age rating, parental", ("certificate",), ("certification",)),
    ("plot, synopsis, story, summary, movie info", ("description",), ("storyline",)),
    ("title", ("name",), ()),
    ("aka, other title, other name, also", ("alternate_name",), ()),
    ("poster, picture, photo", ("image",), ()),
    ("studio, producer company, distributor", ("company",), ()),
    ("nation, made in", ("country",), ()),
    ("tongue, spoken", ("language",), ()),
    ("place, shot in, filmed in, filming", ("location",), ()),
    ("prize, oscar, nomination, won", ("award",), ()),
    ("tag, plot keyword", ("keyword",), ()),
    ("fact", (), STATEMENTS),
    ("soundtrack, song", (), ("recording",)),
    ("website, homepage", (), ("official_site",)),
    ("link, same as", ("page",), ()),
    ("id, imdb id", (), ("identifier",)),
    ("faq, poll", (), ("question",)),
    ("connection, reference", ("mentions",), ()),
    ("popularity, moviemeter", ("popularity_rank", "popularity_change"), ()),
    ("made", ("year",), ()),
)


def asked(word: str) -> Asked:
    """What a word asks for: kg's own word, a term of schema.org (compact or whole), a label, or an everyday word; also its plural, and
    its beginning where that can be only one. Raises RequestError, with near words, for what names nothing or several things."""
    known = _known()
    wanted = _plain(compact(word.strip().strip("<>")))
    for form in _forms(wanted):
        if form in known:
            return known[form]
    starting = {name: one for name, one in sorted(known.items()) if len(wanted) > 1 and name.startswith(wanted)}
    if len({(one.properties, one.kinds) for one in starting.values()}) == 1:
        return next(iter(starting.values()))
    alike = difflib.get_close_matches(wanted.rpartition(":")[2], known, 6, 0.65)
    near = _distinct(starting.values()) or _distinct(known[name] for name in alike)
    hint = f"did you mean {_either(near[:5])}?" if near else "for example release, runtime, cast, director, budget, rating or plot"
    raise RequestError(f"there is no property called {word!r}", next_step=hint)


def _distinct(found: Iterable[Asked]) -> list[str]:
    return list(dict.fromkeys(one.word for one in found))


def _either(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


@lru_cache(maxsize=1)
def _known() -> dict[str, Asked]:
    """All names, plain, with what they ask for; where several have one name, the first stands."""
    known: dict[str, Asked] = {}
    for words, properties, kinds in _EVERYDAY:
        first = ""
        for word in words.split(", "):
            first = first or word
            known.setdefault(_plain(word), Asked(word, properties, kinds))
    by_term: dict[str, list[str]] = {}
    for name, row in PROPERTIES.items():
        by_term.setdefault(row.term, []).append(name)
        found = Asked(name, (name,), _beside(row))
        known.setdefault(_plain(name), found)
        if name in LABELS:
            known.setdefault(_plain(LABELS[name]), found)
    for name, kind in KINDS.items():
        if kind.link or name == "character":
            known.setdefault(_plain(name), Asked(name, (), (name,)))
            known.setdefault(_plain(kind.path), Asked(name, (), (name,)))
    for term, names in by_term.items():
        kinds = tuple(k for k, kind in KINDS.items() if kind.link == term and not kind.named)
        found = Asked(term, tuple(names), kinds)
        for form in (term, term.partition(":")[2]):
            known.setdefault(_plain(form), found)
    for link in dict.fromkeys(kind.link for kind in KINDS.values() if kind.link):
        found = Asked(link, (), tuple(k for k, kind in KINDS.items() if kind.link == link))
        for form in (link, link.partition(":")[2]):
            known.setdefault(_plain(form), found)
    return known


def _beside(row: Property) -> tuple[str, ...]:
    """The details that stand beside the plain values of a property of films, under the same term."""
    return tuple(name for name, kind in KINDS.items() if kind.link == row.term and not kind.named) if set(row.of) & set(FILMS) else ()


def _plain(word: str) -> str:
    """A word as it is compared: ``schema:contentRating`` → ``schema:content rating``, ``runtime_minutes`` → ``runtime minutes``."""
    return fold(re.sub(r"[_\-\s]+", " ", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", word)))


def _forms(word: str) -> list[str]:
    """A word, then what it may be the plural of."""
    found = [word]
    if word.endswith("ies"):
        found.append(f"{word[:-3]}y")
    if word.endswith("es"):
        found.append(word[:-2])
    if word.endswith("s"):
        found.append(word[:-1])
    return [*found, f"{word}s"]
