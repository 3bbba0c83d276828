"""The tables of ``docs/fusion.md``: what the code says of its rules, properties, spellings and sites, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.fuse.drifting import DRIFTING
from kg.fuse.rules import RULES
from kg.vocabulary import PROPERTIES, Property
from kg.why.answer import rule_in_words


def rules() -> str:
    """Each rule by its name, with the words in which it is told."""
    told = ((f"`{name}`", " ".join((rule.__doc__ or "").split())) for name, rule in RULES.items())
    return _table(("rule", "what it chooses"), told)


def properties() -> str:
    """Each property with its term, what it is said of, how many values a thing has, and its rule."""
    rows = ((f"`{word}`", f"`{row.term}`", ", ".join(row.of), _values(row), _rule(row)) for word, row in PROPERTIES.items())
    return _table(("property", "term", "said of", "a thing has", "rule"), rows)


def _values(row: Property) -> str:
    many = "one" if row.one else "any number"
    return f"{many}, changes with time" if row.word in DRIFTING else many


def _rule(row: Property) -> str:
    if row.layer == "document" or row.datatype == "link":
        return rule_in_words(row).lower()
    return f"`{row.fuse}`"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(heads)} |", f"| {' | '.join('---' for _ in heads)} |"]
    lines += [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
    return "\n".join(lines) + "\n"
