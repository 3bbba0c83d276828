"""JSON as pages hold it: read with the place of every value, and repaired where it is nearly JSON.

What is repaired, each as found on pages: comments and CDATA wrappers, a byte-order mark, control characters and line breaks
in strings, commas too many or missing, single or curly quotes, names without quotes, quotes inside strings, quotes written as
entities, several values one after the other (read as a list), a block that was cut short (what is complete is kept).
Nothing is made up: a value that cannot be read is left out with its name.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from kg.text import JSON_ESCAPE, json_escape

MOST_CHARACTERS = 4_000_000
MOST_DEPTH = 64
MOST_VALUES = 200_000

_SKIP = re.compile(r"[\s\ufeff\u200b\x00-\x20\xa0]+|/\*(?:.*?\*/|.*)|//[^\n]*|<!--|-->|<!\[CDATA\[|\]\]>|<!\[CDATA|\]\]", re.S)
_SPACE = re.compile(r"[ \t\n\r]*")
_BARE = re.compile(r"[^\s,:{}\[\]\"']+")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?")
_ESCAPE = re.compile(JSON_ESCAPE, re.S)
_QUOTES = {'"': '"', "'": "'", "“": "”", "”": "”", "„": "“", "‘": "’", "&quot;": "&quot;", "&#34;": "&#34;"}
_ENDS: dict[str, re.Pattern[str]] = {close: re.compile(r"(?:\\.)|" + re.escape(close), re.S) for close in _QUOTES.values()}
_AFTER = re.compile(r"\s*(?P<mark>[:}\],]|/[/*]|$)")
_NEXT = re.compile(r"[ \t]*\r?\n\s*[\"'{}\[\]]|[ \t]*\"@?[A-Za-z]{2,40}\"[ \t]*:")
_OPENING = re.compile(r"[{\[]")
_UNESCAPED = re.compile(r"[\x00-\x1f]|\\(?![\"\\/bfnrtu])|\\u(?![0-9a-fA-F]{4})")
_AFTER_COMMA = re.compile(r"(?:\s|,)*(?:[\"'{\[}\]“‘]|&quot;|-?\d|true\b|false\b|null\b|$|[A-Za-z_$@][\w$-]*\s*:)")


class NotJson(ValueError):
    """The block holds nothing that reads as JSON."""


@dataclass(frozen=True, slots=True)
class Word:
    """A string (without its quotes), number, ``true`` or ``false`` of a block: ``text[start:end]``."""

    start: int
    end: int
    quoted: bool


Value = dict[str, Any] | list[Any] | Word | None
"""Objects and lists of values; ``null`` is None."""


@dataclass(slots=True)
class Parsed:
    """A block as read: its value and the repairs that were needed, by name."""

    value: Value
    repairs: tuple[str, ...] = ()


@dataclass(slots=True)
class _Reader:
    text: str
    strict: bool
    at: int = 0
    values: int = 0
    repairs: dict[str, None] = field(default_factory=dict)

    # --- between values ----------------------------------------------------------------------------------------------

    def skip(self) -> str:
        """Move to the next character that means something and return it; empty at the end."""
        if self.strict:
            found = _SPACE.match(self.text, self.at)
            self.at = found.end() if found else self.at
        else:
            while found := _SKIP.match(self.text, self.at):
                # "]]" closes two lists unless it is what is left of a CDATA wrapper.
                if found[0] == "]]":
                    break
                if not found[0].isspace():
                    wrapper = "CDATA" in found[0] or "]]" in found[0]
                    self.repair("wrapper" if wrapper else "comment" if found[0][0] in "/<-" else "control character")
                self.at = found.end()
        return self.text[self.at : self.at + 1]

    def repair(self, name: str) -> None:
        if self.strict:
            raise NotJson(f"{name} at {self.at}")
        self.repairs[name] = None

    # --- values ------------------------------------------------------------------------------------------------------

    def value(self, depth: int) -> Value:
        self.values += 1
        if depth > MOST_DEPTH or self.values > MOST_VALUES:
            raise NotJson("the block is too deep or too long")
        mark = self.skip()
        if mark == "{":
            return self.object(depth)
        if mark == "[":
            return self.list(depth)
        if self.opening():
            return self.string(as_name=False)
        return self.bare()

    def opening(self) -> str:
        """The quote that opens a string here; empty where none does."""
        mark = self.text[self.at : self.at + 1]
        if mark == "&":
            return next((quote for quote in ("&quot;", "&#34;") if self.text.startswith(quote, self.at)), "")
        return mark if mark and mark in _QUOTES else ""

    def bare(self) -> Value:
        if number := _NUMBER.match(self.text, self.at):
            self.at = number.end()
            return Word(number.start(), number.end(), False)
        word = _BARE.match(self.text, self.at)
        if word is None:
            raise _Missing
        self.at = word.end()
        if word[0] in ("true", "false"):
            return Word(word.start(), word.end(), False)
        if word[0] == "null":
            return None
        self.repair("unreadable value")
        return None

    def string(self, as_name: bool) -> Word:
        opened = self.opening()
        if opened != '"':
            self.repair("quotes")
        close = _QUOTES[opened]
        start = at = self.at + len(opened)
        for found in _ENDS[close].finditer(self.text, at):
            if found[0] == close and (self.strict or self.closes(found.end(), as_name)):
                self.at = found.end()
                if not self.strict and _UNESCAPED.search(self.text, start, found.start()):
                    self.repair("escapes")
                return Word(start, found.start(), True)
            if found[0] == close:
                self.repair("quotes in a string")
        raise _Cut

    def closes(self, at: int, as_name: bool) -> bool:
        """Whether a quote that ends at ``at`` ends its string: by what follows."""
        after = _AFTER.match(self.text, at)
        if after is None:
            # A comma may be missing: then the next name or value begins on a line of its own, or a name with its colon follows at once.
            return not as_name and _NEXT.match(self.text, at, at + 200) is not None
        mark = after["mark"]
        if mark == ",":
            return not as_name and _AFTER_COMMA.match(self.text, after.end()) is not None
        return mark != ":" or as_name

    def object(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        self.at += 1
        try:
            while True:
                mark = self.skip()
                if not mark:
                    raise _Cut
                if mark == "}":
                    self.at += 1
                    return found
                if mark in ",;":
                    self.repair("commas")
                    self.at += 1
                    continue
                if mark in "]":
                    self.repair("brackets")
                    return found
                name = self.name()
                if self.skip() == ":":
                    self.at += 1
                else:
                    self.repair("colon")
                    continue
                try:
                    found[name] = self.value(depth + 1)
                except _Missing:
                    self.repair("unreadable value")
                    if self.text[self.at : self.at + 1] == ":":
                        self.at += 1
                    continue
                self.comma("}")
        except _Cut:
            self.repair("cut short")
            self.at = len(self.text)
            return found

    def name(self) -> str:
        if self.opening():
            word = self.string(as_name=True)
            return _decoded(self.text[word.start : word.end])
        self.repair("names")
        bare = _BARE.match(self.text, self.at)
        self.at = bare.end() if bare else self.at + 1
        return bare[0] if bare else ""

    def list(self, depth: int) -> list[Any]:
        found: list[Any] = []
        self.at += 1
        try:
            while True:
                mark = self.skip()
                if not mark:
                    raise _Cut
                if mark == "]":
                    self.at += 1
                    return found
                if mark == ",":
                    self.repair("commas")
                    self.at += 1
                    continue
                if mark == "}":
                    self.repair("brackets")
                    return found
                try:
                    found.append(self.value(depth + 1))
                except _Missing:
                    self.repair("unreadable value")
                    self.at += 1
                    continue
                self.comma("]")
        except _Cut:
            self.repair("cut short")
            self.at = len(self.text)
            return found

    def comma(self, close: str) -> None:
        """What stands after a member: a comma, which no end follows, or the end."""
        mark = self.skip()
        if mark == ",":
            self.at += 1
            if self.skip() == close:
                self.repair("commas")
        elif mark != close and mark:
            self.repair("commas")

    def top(self) -> Value:
        found: list[Any] = []
        while mark := self.skip():
            if mark in "{[":
                found.append(self.value(0))
            else:
                # Semicolons, ``var x =``, stray brackets, words.
                self.repair("stray characters")
                opening = _OPENING.search(self.text, self.at + 1)
                self.at = opening.start() if opening else len(self.text)
        if not found:
            raise NotJson("the block holds no object and no list")
        if len(found) > 1:
            self.repair("several values")
        return found[0] if len(found) == 1 else found


class _Missing(Exception):
    """No value stands where one is to stand."""


class _Cut(Exception):
    """The block ends inside a value."""


def _decoded(words: str) -> str:
    return _ESCAPE.sub(json_escape, words)


def parse(text: str) -> Parsed:
    """Read a block of JSON, repairing it where that is needed. Raises NotJson where nothing can be read."""
    if len(text) > MOST_CHARACTERS:
        raise NotJson(f"the block has {len(text):,} characters")
    try:
        # Python also reads NaN and Infinity, which JSON does not know.
        valid = isinstance(json.loads(text, parse_constant=_refuse), dict | list)
    except (ValueError, RecursionError):
        valid = False
    reader = _Reader(text, strict=valid)
    value = reader.value(0) if valid else reader.top()
    return Parsed(value, tuple(reader.repairs))


def _refuse(word: str) -> None:
    raise ValueError(f"{word} is no JSON")


def plain(value: Value, text: str) -> Any:
    """A parsed value as Python has it: strings decoded, numbers as numbers."""
    if isinstance(value, dict):
        return {name: plain(inner, text) for name, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner, text) for inner in value]
    if value is None:
        return None
    words = text[value.start : value.end]
    if value.quoted:
        return _decoded(words)
    try:
        return json.loads(words)
    except ValueError:
        return words
