"""Where matches of a pattern can begin: found from the letters it begins with, many times as fast as by trying every place.

Patterns that ignore case are tried by ``re`` at every character. Most of ours begin with a word, a digit or a sign, or with
one of a few of them: those are looked up in the text, once for all patterns, and the pattern is tried there only. What a
match is stays with ``re``. A pattern whose beginning says nothing is searched plainly.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import product
from re import _constants as sre  # type: ignore[attr-defined]  # what a pattern is made of, which ``re`` does not tell otherwise
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

_MOST = 60
"""With more beginnings than this a pattern is searched plainly."""
_WIDEST = 8
"""So many characters of unknown letters may stand before the known ones."""
_COMMON = 6
"""A class of characters that more than one of so many characters is in tells nothing."""
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_BLANK = [(sre.IN, [(sre.CATEGORY, sre.CATEGORY_SPACE)])]
_NOTHING = (sre.AT, sre.ASSERT, sre.ASSERT_NOT)


FAR = 1_000_000
"""Farther than any page is long."""
_NEAR = 200
"""Letters that can stand so far from the beginning of a match tell where it can begin."""


class Beginning(NamedTuple):
    """What a match may begin with: letters (in small ones), or one of a class of characters.

    Before it stand ``least`` to ``most`` characters of the match, or any number of blanks where it is ``spaced``. What must
    stand before the match itself counts from there: ``least`` and ``most`` are negative.
    """

    letters: str
    characters: str = ""
    least: int = 0
    most: int = 0
    spaced: bool = False


class _Unknown(Exception):
    """The beginning of a pattern says nothing."""


@lru_cache(maxsize=2048)
def beginnings(pattern: re.Pattern[str]) -> tuple[Beginning, ...]:
    """What matches of a pattern can begin with, one of these each; empty where that is not known, or a match may be empty."""
    try:
        parsed = _parser.parse(pattern.pattern, pattern.flags)
        if parsed.getwidth()[0] == 0:
            return ()
        found = _first(tuple(parsed.data), 0, 0, bool(pattern.flags & re.IGNORECASE))
    except (_Unknown, AttributeError, KeyError, TypeError):
        return ()
    unique = tuple(dict.fromkeys(found))
    return unique if len(unique) <= _MOST else ()


def _first(items: tuple[Any, ...], least: int, most: int, ignoring: bool) -> list[Beginning]:
    """The beginnings of a sequence of parts after so many characters. Raises _Unknown."""
    if most > _WIDEST or not items:
        raise _Unknown
    (kind, of), rest = items[0], items[1:]
    if kind in _NOTHING:
        try:
            return _first(rest, least, most, ignoring)
        except _Unknown:
            if most or kind is not sre.ASSERT or of[0] > 0 or any(part is not sre.LITERAL for part, _ in of[1].data):
                raise
            (before,) = _first(tuple(of[1].data), 0, 0, ignoring)
            return [before._replace(least=-len(of[1].data), most=-len(of[1].data))]
    if kind is sre.LITERAL:
        letters = ""
        for kind, of in items:
            if kind is not sre.LITERAL or (letter := _small(chr(of))) is None:
                break
            letters += letter
        if not letters:
            raise _Unknown
        return [Beginning(letters, "", least, most)]
    if kind is sre.SUBPATTERN and not of[1] and not of[2]:
        return _first((*of[3].data, *rest), least, most, ignoring)
    if kind is sre.ATOMIC_GROUP:
        return _first((*of.data, *rest), least, most, ignoring)
    if kind is sre.BRANCH:
        return _within([found for way in of[1] for found in _first((*way.data, *rest), least, most, ignoring)])
    if kind in _REPEATS:
        low, high, part = of
        if list(part.data) == _BLANK:
            following = _first(rest, 0, 0, ignoring)
            if most or any(b.most or b.least or b.spaced for b in following):
                raise _Unknown
            return [b._replace(spaced=True) for b in following]
        if low == 0:
            once = _first((*part.data, *(() if high == 1 else ((kind, (0, high, part)),)), *rest), least, most, ignoring)
            return _within(once + _first(rest, least, most, ignoring))
        narrow, wide = part.getwidth()
        if (
            len(part.data) == 1
            and part.data[0][0] in (sre.IN, sre.ANY, sre.NOT_LITERAL, sre.CATEGORY)
            and wide == narrow == 1
            and high < _WIDEST
        ):
            try:
                return _first(rest, least + low, most + high, ignoring)
            except _Unknown:
                pass
        return _first((*part.data, *(() if high == low == 1 else ((kind, (0, high, part)),)), *rest), least, most, ignoring)
    if kind is sre.IN:
        if most == 0:
            return [Beginning("", _rare(of, ignoring))]
        return _first(rest, least + 1, most + 1, ignoring)
    raise _Unknown


@lru_cache(maxsize=2048)
def needed(pattern: re.Pattern[str]) -> tuple[Beginning, ...]:
    """What every match of a pattern has one of, or has behind it as what must follow; empty where nothing is known.

    ``most`` is how far from the beginning it can stand; ``FAR`` where that is not known.
    """
    try:
        parsed = _parser.parse(pattern.pattern, pattern.flags)
        return _needed(parsed) or ()
    except (AttributeError, KeyError, TypeError):
        return ()


def _needed(items: Any) -> tuple[Beginning, ...] | None:
    """The choice of letters for a sequence of parts that tells most."""
    found: list[tuple[Beginning, ...] | None] = []
    letters, before, at = "", 0, 0
    for number, (kind, of) in enumerate(items.data):
        inside: tuple[Beginning, ...] | None = None
        if kind is sre.LITERAL and (letter := _small(chr(of))) is not None:
            at = at if letters else before
            letters += letter
        else:
            if letters:
                found.append((Beginning(letters, "", 0, at),))
            letters = ""
            if kind is sre.SUBPATTERN:
                inside = _needed(of[3])
            elif kind is sre.ATOMIC_GROUP:
                inside = _needed(of)
            elif (kind is sre.ASSERT and of[0] > 0) or (kind in _REPEATS and of[0] > 0):
                inside = _needed(of[-1])
            elif kind is sre.BRANCH:
                ways = [_needed(way) for way in of[1]]
                inside = tuple(one for way in ways for one in way or ()) if all(ways) else None
            if inside:
                found.append(tuple(dict.fromkeys(one._replace(most=min(FAR, one.most + before)) for one in inside)))
        before = min(FAR, before + items[number : number + 1].getwidth()[1])
    if letters:
        found.append((Beginning(letters, "", 0, at),))
    known = [one for one in found if one and len(one) <= _MOST]
    return max(known, key=lambda one: (min(min(len(b.letters), 3) for b in one), -max(b.most for b in one), -len(one)), default=None)


def _within(found: list[Beginning]) -> list[Beginning]:
    if len(found) > 4 * _MOST:
        raise _Unknown
    return found


def _small(letter: str) -> str | None:
    """A character as ``lowered`` has it; None for one of which that is not sure."""
    if letter.isascii():
        return letter.lower()
    return letter if letter.lower() == letter.upper() else None


def _rare(parts: Sequence[tuple[Any, Any]], ignoring: bool) -> str:
    """A class of characters of which a text has few, as a pattern: digits, signs, capitals. Raises _Unknown for any other."""
    out = ""
    for kind, of in parts:
        if kind is sre.CATEGORY and of is sre.CATEGORY_DIGIT:
            out += r"\d"
        elif kind is sre.LITERAL and not (letter := chr(of)).isspace() and not letter.isalpha():
            out += re.escape(letter)
        elif kind is sre.RANGE and (chr(of[1]).isdecimal() or (chr(of[1]).isupper() and not ignoring and of[0] >= 65)):
            out += f"{re.escape(chr(of[0]))}-{re.escape(chr(of[1]))}"
        else:
            raise _Unknown
    return f"[{out}]"


def lowered(text: str) -> str:
    """A text in small letters, as ``re`` compares them when it ignores case; of the same length."""
    if text.isascii():
        return text.lower()
    # These are equal to other letters for ``re``, and the first is two characters in small ones.
    return text.replace("İ", "i").replace("ı", "i").replace("ſ", "s").lower()


class Starts:
    """One text, and where in it each beginning stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lowered = lowered(text)
        self._usable = len(self._lowered) == len(text)
        self._places: dict[Beginning, list[int]] = {}
        self._needed: dict[re.Pattern[str], list[int] | None] = {}
        self._of: dict[re.Pattern[str], list[int] | None] = {}

    def search(self, pattern: re.Pattern[str], start: int, end: int) -> re.Match[str] | None:
        """The first match of a pattern in a range: what ``pattern.search`` finds, too."""
        starts = self._starts(pattern)
        if starts is None:
            needs = self._needs(pattern)
            if needs is not None and ((number := bisect_left(needs, start)) == len(needs) or needs[number] >= end):
                return None
            return pattern.search(self.text, start, end)
        match, text = pattern.match, self.text
        for number in range(bisect_left(starts, start), len(starts)):
            at = starts[number]
            if at >= end:
                return None
            if found := match(text, at, end):
                return found
        return None

    def _starts(self, pattern: re.Pattern[str]) -> list[int] | None:
        if pattern in self._of:
            return self._of[pattern]
        known = beginnings(pattern) if self._usable else ()
        starts: list[int] | None = None
        if known:
            flags = pattern.flags & (re.IGNORECASE | re.ASCII)
            places = [self._where(beginning, flags) for beginning in known]
            if sum(map(len, places)) * _COMMON <= len(self.text) + 100:
                starts = self._with_what_is_needed(pattern, places[0] if len(places) == 1 else sorted(set().union(*places)))
        self._of[pattern] = starts
        return starts

    def _with_what_is_needed(self, pattern: re.Pattern[str], starts: list[int]) -> list[int]:
        """The starts that have what a match needs near enough behind them."""
        wanted = needed(pattern)
        if not wanted or len(starts) < 2 * _MOST:
            return starts
        farthest = max(one.most for one in wanted)
        needs = self._needs(pattern) or []
        if farthest > _NEAR:
            return starts[: bisect_right(starts, needs[-1])] if needs else []
        out: list[int] = []
        for at in needs:
            first = bisect_left(starts, at - farthest)
            last = bisect_right(starts, at)
            if out:
                first = max(first, bisect_right(starts, out[-1]))
            out += starts[first:last]
        return out

    def _needs(self, pattern: re.Pattern[str]) -> list[int] | None:
        """Where the letters stand of which a match of a pattern needs one; None where none are known."""
        if pattern in self._needed:
            return self._needed[pattern]
        known = needed(pattern) if self._usable else ()
        places = sorted({at for one in known for at in self._where(Beginning(one.letters), 0)}) if known else None
        self._needed[pattern] = places
        return places

    def _where(self, beginning: Beginning, flags: int) -> list[int]:
        known = self._places.get(beginning)
        if known is None:
            if beginning.spaced or beginning.most:
                known = self._before(beginning, self._where(Beginning(beginning.letters, beginning.characters), flags))
            elif beginning.letters:
                known, text, letters = [], self._lowered, beginning.letters
                at = text.find(letters)
                while at >= 0:
                    known.append(at)
                    at = text.find(letters, at + 1)
            else:
                known = [match.start() for match in re.compile(beginning.characters, flags).finditer(self.text)]
            self._places[beginning] = known
        return known

    def _before(self, beginning: Beginning, places: list[int]) -> list[int]:
        """Where a match begins whose known letters stand at these places."""
        if not beginning.spaced:
            spread = product(places, range(beginning.least, beginning.most + 1))
            return sorted({at - before for at, before in spread if at >= before})
        starts = set(places)
        for at in places:
            before = at - 1
            while before >= 0 and self.text[before].isspace() and before not in starts:
                starts.add(before)
                before -= 1
        return sorted(starts)
