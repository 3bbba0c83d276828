"""A second opinion on places: paths evaluated over Beautiful Soup's tree of html5lib, slow, which follows the HTML standard."""

from __future__ import annotations

import re
from functools import lru_cache

from bs4 import BeautifulSoup, NavigableString, PageElement, Tag
from bs4.element import PreformattedString

from kg.model import Evidence

_STEP = re.compile(r"/(?:@(?P<attribute>[^/]+)$|(?P<name>[^/]+)\[(?P<number>\d+)\])")


@lru_cache(maxsize=4)
def parsed(html: str) -> Tag:
    """The ``html`` element, scripting off."""
    soup = BeautifulSoup(html, "html5lib", multi_valued_attributes=None)
    return next(child for child in soup.children if isinstance(child, Tag))


def _is_text(node: PageElement | None) -> bool:
    # Comments and doctypes are strings of a kind there, too.
    return isinstance(node, NavigableString) and not isinstance(node, PreformattedString)


def value(node: PageElement) -> str:
    """The string value of an element or text node, without what is inside ``<template>``."""
    out: list[str] = []
    stack = [node]
    while stack:
        at = stack.pop()
        if _is_text(at):
            out.append(str(at))
        elif isinstance(at, Tag) and (at.name != "template" or at is node):
            stack.extend(reversed(at.contents))
    return "".join(out)


def evaluated(html: str, path: str) -> str | None:
    """The string value of what a path selects, or None."""
    here: list[PageElement] = []
    for step in _STEP.finditer(path):
        at = here[0] if here else None
        if step["attribute"]:
            found = at.get(step["attribute"]) if isinstance(at, Tag) else None
            return found if found is None or isinstance(found, str) else " ".join(found)
        number = int(step["number"])
        if not isinstance(at, Tag):
            here = [parsed(html)] if step[0] == "/html[1]" else []
        elif step["name"] == "text()":
            here = _text(at, number)
        else:
            same: list[PageElement] = [c for c in at.contents if isinstance(c, Tag) and c.name == step["name"]]
            here = same[number - 1 : number]
        if not here:
            return None
    return "".join(map(value, here))


def _text(parent: Tag, number: int) -> list[PageElement]:
    runs: list[list[PageElement]] = []
    before: PageElement | None = None
    for child in parent.contents:
        if _is_text(child):
            if not _is_text(before):
                runs.append([])
            runs[-1].append(child)
        before = child
    return runs[number - 1] if number <= len(runs) else []


def quoted(html: str, place: Evidence) -> str | None:
    """The words that stand at a place."""
    words = evaluated(html, place.path)
    return words if words is None or place.start < 0 else words[place.start : place.end]
