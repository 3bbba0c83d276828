"""Where the values of a valid JSON block stand."""

from __future__ import annotations

import json
import re

from kg.reading.markup.json import Word

_SPACE = re.compile(r"[ \t\n\r]*")


class Places:
    """Where the values of a valid block stand, found only as far as they are asked for: for blocks of a megabyte.

    What lies beside the way to a value is passed over by the C decoder of the standard library.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._decode = json.JSONDecoder(strict=False).raw_decode
        self._members: dict[int, dict[str, int]] = {}

    def find(self, pointer: str) -> Word | None:
        """The string, number or truth value that a pointer (RFC 6901) leads to; None where it leads to none."""
        at = self._space(0)
        for step in pointer.split("/")[1:]:
            if self._text[at] not in "{[":
                return None
            found = self._inside(at).get(step.replace("~1", "/").replace("~0", "~"))
            if found is None:
                return None
            at = found
        mark = self._text[at]
        if mark in "{[n":
            return None
        end = self._decode(self._text, at)[1]
        return Word(at + 1, end - 1, True) if mark == '"' else Word(at, end, False)

    def _space(self, at: int) -> int:
        found = _SPACE.match(self._text, at)
        return found.end() if found else at

    def _inside(self, start: int) -> dict[str, int]:
        """The places where the members of the object or list at ``start`` begin, by name or number."""
        if start in self._members:
            return self._members[start]
        found: dict[str, int] = {}
        text, is_list, at = self._text, self._text[start] == "[", self._space(start + 1)
        while text[at] not in "}]":
            if is_list:
                name = str(len(found))
            else:
                name, at = self._decode(text, at)
                at = self._space(self._space(at) + 1)
            found[name] = at
            at = self._space(self._decode(text, at)[1])
            if text[at] == ",":
                at = self._space(at + 1)
        self._members[start] = found
        return found
