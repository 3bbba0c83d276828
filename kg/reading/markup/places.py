"""Where the values of a valid JSON block stand."""

from __future__ import annotations

import json
import re
from json.decoder import scanstring  # type: ignore[attr-defined]  # what reads a name; the decoder has no other way to one
from typing import Any

from kg.reading.markup.json import Word

_SPACE = re.compile(r"[ \t\n\r]*")


class _Repeated(Exception):
    """What stands first under a name is not what the block says: the name comes again in the same object."""


class Places:
    """Where the values of a valid block stand, found only as far as they are asked for: for blocks of a megabyte.

    What lies beside the way to a value is passed over by the C decoder of the standard library.
    """

    def __init__(self, text: str, data: Any) -> None:
        """``data`` is what the text says, as the standard library reads it."""
        self._text, self._data = text, data
        # Behind ``raw_decode``, which only turns what cannot happen in a valid block into another exception.
        self._decode = json.JSONDecoder(strict=False).scan_once  # type: ignore[attr-defined]
        self._begins: dict[str, tuple[int, Any] | None] = {}
        self._seen: dict[int, tuple[dict[str, int], int, bool]] = {}
        self._repeated = False

    def find(self, pointer: str) -> Word | None:
        """The string, number or truth value that a pointer (RFC 6901) leads to; None where it leads to none."""
        try:
            return self._word(pointer)
        except _Repeated:
            # Of two members of one name the last one counts: from now on all of them are looked at.
            self._repeated, self._begins, self._seen = True, {}, {}
            return self._word(pointer)

    def _word(self, pointer: str) -> Word | None:
        begin = self._begin(pointer)
        if begin is None or begin[1] is None or isinstance(begin[1], dict | list):
            return None
        at, value = begin
        if self._text[at] in "{[n":
            raise _Repeated
        said, end = self._decode(self._text, at)
        if said != value and not self._repeated:
            raise _Repeated
        return Word(at + 1, end - 1, True) if self._text[at] == '"' else Word(at, end, False)

    def _begin(self, pointer: str) -> tuple[int, Any] | None:
        """Where the value at a pointer begins, and the value; of what was asked for before, and of what that is in, it is known."""
        above, steps = pointer, list[str]()
        while above not in self._begins:
            above, slash, step = above.rpartition("/")
            if not slash:
                above = ""
                self._begins[above] = self._space(0), self._data
                break
            steps.append(step)
        found = self._begins[above]
        for step in reversed(steps):
            if found is not None:
                found = self._member(*found, step.replace("~1", "/").replace("~0", "~") if "~" in step else step)
            above = f"{above}/{step}"
            self._begins[above] = found
        return found

    def _space(self, at: int) -> int:
        if self._text[at : at + 1] > " ":
            return at
        found = _SPACE.match(self._text, at)
        return found.end() if found else at

    def _member(self, start: int, data: Any, wanted: str) -> tuple[int, Any] | None:
        """Where the member of a name or number begins in the object or list at ``start``, and its value."""
        if isinstance(data, dict) and wanted in data:
            value = data[wanted]
        elif isinstance(data, list) and wanted.isdecimal() and wanted == str(int(wanted)) and int(wanted) < len(data):
            value = data[int(wanted)]
        else:
            return None
        text, is_list = self._text, self._text[start] == "["
        if text[start] != ("[" if isinstance(data, list) else "{"):
            raise _Repeated
        members, at, passed = self._seen.get(start) or ({}, self._space(start + 1), True)
        # Blanks are rare, so that they are looked at before anything is called.
        while self._repeated or wanted not in members:
            if not passed:
                at = self._decode(text, at)[1]
                if text[at] <= " ":
                    at = self._space(at)
                if text[at] == ",":
                    at += 1
                    if text[at] <= " ":
                        at = self._space(at)
                passed = True
            if text[at] in "}]":
                break
            if is_list:
                name = str(len(members))
            else:
                name, at = scanstring(text, at + 1, False)
                if text[at] <= " ":
                    at = self._space(at)
                at += 1
                if text[at] <= " ":
                    at = self._space(at)
            members[name] = at
            passed = False
        self._seen[start] = members, at, passed
        if wanted not in members:
            raise _Repeated
        return members[wanted], value
