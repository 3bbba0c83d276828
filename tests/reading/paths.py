"""A second opinion on places: paths evaluated over the tree of html5lib, a slow parser that follows the HTML standard."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import html5lib

from kg.model import Evidence

_STEP = re.compile(r"/(?:@(?P<attribute>[^/]+)$|(?P<name>[^/]+)\[(?P<number>\d+)\])")


@lru_cache(maxsize=4)
def parsed(html: str) -> Any:
    """The ``html`` element in DOM form, scripting off."""
    tree = html5lib.parse(html, treebuilder="dom", namespaceHTMLElements=False)
    return next(child for child in tree.childNodes if child.nodeType == child.ELEMENT_NODE)


def value(node: Any) -> str:
    """The string value of an element or text node, without what is inside ``<template>``."""
    out, stack = [], [node]
    while stack:
        at = stack.pop()
        if at.nodeType == at.TEXT_NODE:
            out.append(at.data)
        elif at.nodeType == at.ELEMENT_NODE and (at.tagName != "template" or at is node):
            stack.extend(reversed(at.childNodes))
    return "".join(out)


def evaluated(html: str, path: str) -> str | None:
    """The string value of what a path selects, or None."""
    here: list[Any] = []
    for step in _STEP.finditer(path):
        if step["attribute"]:
            return here[0].getAttribute(step["attribute"]) if here[0].hasAttribute(step["attribute"]) else None
        number = int(step["number"])
        if not here:
            here = [parsed(html)] if step[0] == "/html[1]" else []
        elif step["name"] == "text()":
            here = _text(here[0], number)
        else:
            same = [c for c in here[0].childNodes if c.nodeType == c.ELEMENT_NODE and c.tagName == step["name"]]
            here = same[number - 1 : number]
        if not here:
            return None
    return "".join(map(value, here))


def _text(parent: Any, number: int) -> list[Any]:
    runs: list[list[Any]] = []
    before = None
    for child in parent.childNodes:
        if child.nodeType == child.TEXT_NODE:
            if before is None or before.nodeType != before.TEXT_NODE:
                runs.append([])
            runs[-1].append(child)
        before = child
    return runs[number - 1] if number <= len(runs) else []


def quoted(html: str, place: Evidence) -> str | None:
    """The words that stand at a place."""
    words = evaluated(html, place.path)
    return words if words is None or place.start < 0 else words[place.start : place.end]
