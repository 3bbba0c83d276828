"""A page while it is written: its text, and beside it what a careful reader takes from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from bench.generate.world import Who


def e(words: object) -> str:
    """Words as HTML text or as the value of an attribute."""
    return escape(str(words), quote=True)


@dataclass(slots=True)
class Written:
    """A page. ``facts`` holds (property, parts of the value); ``people`` the identities of the printed names."""

    site: str
    layout: str
    film: str
    text: str = ""
    suffix: str = ".html"
    facts: dict[tuple[str, str], None] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)

    def say(self, prop: str, *parts: object) -> None:
        """The page states a fact; parts of a value (an actor and a character) are joined by a bar."""
        self.facts[prop, "|".join(map(str, parts))] = None

    def name(self, prop: str, who: Who, *parts: object) -> str:
        """The page states a fact about a person; what to print."""
        self.say(prop, who.name, *parts)
        self.people[who.name] = who.ident
        return who.name
