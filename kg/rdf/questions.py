"""The saved questions: one ``.rq`` file each, whose first comment is its help text."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import lru_cache

from kg.errors import RequestError
from kg.rdf import sparql
from kg.resources import queries_folder


@dataclass(frozen=True, slots=True)
class Question:
    """A saved question: its name, what it answers, the parameters it takes, and its SPARQL."""

    name: str
    help: str
    params: tuple[sparql.Param, ...]
    text: str

    @property
    def about(self) -> str:
        """Its help in one line, with the names of its parameters."""
        return self.help + "".join(f" [{param.name}=…]" for param in self.params)


@lru_cache(maxsize=1)
def saved() -> tuple[Question, ...]:
    """All saved questions, sorted by name."""
    found = []
    for path in sorted(queries_folder().glob("*.rq")):
        text = path.read_text(encoding="utf-8")
        about, params = sparql.header(text)
        found.append(Question(path.stem, about.removeprefix(f"{path.stem}:").strip(), params, text))
    return tuple(found)


def text(query: str) -> str:
    """The SPARQL of a saved question by its name; any other text is SPARQL already, but for a byte-order mark.

    Raises RequestError for a single word that is neither.
    """
    query = query.removeprefix("\ufeff")
    name = query.strip()
    if not re.fullmatch(r"[\w-]+", name):
        return query
    known = {question.name: question.text for question in saved()}
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name.casefold(), sorted(known), 1)
    hint = f"did you mean {near[0]}?" if near else f"use SPARQL, or one of: {', '.join(sorted(known))}"
    raise RequestError(f"there is no saved question called {name!r}", next_step=hint)
