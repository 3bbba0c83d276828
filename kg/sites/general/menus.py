"""What the menus of sites say above a film's name, in lines of a text."""

from __future__ import annotations

import re

from kg.sites.general.names import listed
from kg.text import fold

_BETWEEN_ITEMS = re.compile(r"\s*[&›»>/|•·,]\s*|\s+and\s+")


def of_menu(words: str) -> bool:
    """Whether words are an item of a menu, or several of a shop's departments: ``Movies & TV``."""
    said = fold(words)
    if said in listed("menu"):
        return True
    items = _BETWEEN_ITEMS.split(said)
    return len(items) > 1 and listed("menu") | listed("department") >= {*items}
