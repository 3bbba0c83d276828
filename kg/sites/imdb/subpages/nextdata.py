"""The data that a Next.js page carries beside what it shows (``script#__NEXT_DATA__``, ``props.pageProps.contentData``)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from kg.reading.html import HtmlPage
from kg.reading.markup.block import Block, pointer
from kg.reading.markup.json import NotJson
from kg.reading.page import Span

Step = str | int
_ROOT: tuple[Step, ...] = ("props", "pageProps", "contentData")
MOST_NODES = 100_000


class NextData:
    """The content data of a page; empty for a page without."""

    def __init__(self, page: HtmlPage) -> None:
        found = page.select("script#__NEXT_DATA__")
        self._block = Block(page, found[0]) if found else None

    @cached_property
    def _data(self) -> Any:
        if self._block is None:
            return None
        try:
            data = self._block.data
        except NotJson:
            return None
        return _at(data, _ROOT)

    def value(self, *steps: Step) -> Any:
        """What stands at a way of names and numbers below the content data; None where nothing does."""
        return _at(self._data, steps)

    def range(self, *steps: Step, tagged: bool = False) -> Span | None:
        """The range of a string, number or truth value behind the page's visible text; None where there is none.

        ``tagged`` is whether the value is HTML, whose words are those between its tags.
        """
        value = self.value(*steps)
        if self._block is None or value is None or isinstance(value, dict | list) or value == "":
            return None
        return self._block.range(pointer(*_ROOT, *steps), tagged=tagged)

    def ways(self, name: str) -> Iterator[tuple[Step, ...]]:
        """The ways to every member of a name, the outer before the inner; what lies inside a found one is not searched."""
        queue: list[tuple[tuple[Step, ...], Any]] = [((), self._data)]
        for way, value in queue:
            if len(queue) > MOST_NODES:
                return
            if isinstance(value, dict):
                for key, inner in value.items():
                    if key == name:
                        yield (*way, key)
                    elif isinstance(inner, dict | list):
                        queue.append(((*way, key), inner))
            elif isinstance(value, list):
                queue.extend(((*way, i), inner) for i, inner in enumerate(value) if isinstance(inner, dict | list))


def _at(value: Any, steps: tuple[Step, ...]) -> Any:
    for step in steps:
        if isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value
