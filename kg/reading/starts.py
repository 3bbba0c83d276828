"""Where matches of a pattern can begin: found from the letters it begins with, many times as fast as by trying every place.

Patterns that ignore case are tried by ``re`` at every character. Most of ours begin with a word, a digit or a sign, or with
one of a few of them: those are looked up in the text, once for all patterns, and the pattern is tried there only. What a
match is stays with ``re``. A pattern whose beginning says nothing is searched plainly.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import product

from kg.reading.beginnings import FAR, MOST, Beginning, beginnings, is_plain, letters_needed, lowered, needed

_COMMON = 6
"""A class of characters that more than one of so many characters is in tells nothing."""
_FLAGS = int(re.IGNORECASE | re.ASCII)
"""What decides which characters are of a class. A number: flags of ``re`` take longer to put together than most patterns to look for."""
_FEW = 6
"""So many places are tried at once."""
_NEAR = 200
"""Letters that can stand so far from the beginning of a match tell where it can begin."""


class Starts:
    """One text, and where in it each beginning stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lowered = lowered(text)
        self._usable = len(self._lowered) == len(text)
        self._places: dict[Beginning, list[int]] = {}
        self._there: dict[str, bool] = {}
        # By the identity of a pattern, which is kept with it: a pattern takes long to hash.
        self._needed: dict[int, tuple[re.Pattern[str], list[int] | None]] = {}
        self._of: dict[int, tuple[re.Pattern[str], list[int] | None]] = {}

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

    def finditer(self, pattern: re.Pattern[str], start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches of a pattern in a range: what ``pattern.finditer`` finds, too."""
        at, stop = start, len(self.text) if end is None else end
        if self._starts(pattern) is None:
            if (needs := self._needs(pattern)) is None or (needs and needs[-1] >= start):
                yield from pattern.finditer(self.text, start, stop)
            return
        # A pattern of which a beginning is known matches no empty words.
        while (found := self.search(pattern, at, stop)) is not None:
            yield found
            at = found.end()

    def _starts(self, pattern: re.Pattern[str]) -> list[int] | None:
        if before := self._of.get(id(pattern)):
            return before[1]
        starts: list[int] | None = None
        known = beginnings(pattern) if self._usable else ()
        flags = pattern.flags & _FLAGS
        if len(known) == 1 and len(few := self._where(known[0], flags)) <= _FEW:
            # Trying is quicker than looking for what else a match needs.
            starts = few
        elif self._usable and not self.has_one_of_each(letters_needed(pattern)):
            starts = []
        elif known:
            places = [self._where(beginning, flags) for beginning in known]
            if sum(map(len, places)) * _COMMON <= len(self.text) + 100:
                starts = self._with_what_is_needed(pattern, places[0] if len(places) == 1 else sorted(set().union(*places)))
        self._of[id(pattern)] = pattern, starts
        return starts

    def has_one_of_each(self, choices: Iterable[Iterable[str]]) -> bool:
        """Whether the text has some letters of each choice: those that a match needs (``letters_needed``)."""
        for choice in choices:
            for letters in choice:
                if self._has(letters):
                    break
            else:
                return False
        return True

    def _has(self, letters: str) -> bool:
        known = self._there.get(letters)
        if known is None:
            known = self._there[letters] = letters in self._lowered
        return known

    def _with_what_is_needed(self, pattern: re.Pattern[str], starts: list[int]) -> list[int]:
        """The starts that have what a match needs near enough behind them."""
        wanted = needed(pattern)
        if not wanted or len(starts) < 2 * MOST:
            return starts
        farthest = max(one.most for one in wanted) if self._is_plain else FAR
        needs = self._needs(pattern) or []
        if farthest > _NEAR:
            return starts[: bisect_right(starts, needs[-1])] if needs else []
        if len(needs) > len(starts):
            return [at for at in starts if (number := bisect_left(needs, at)) < len(needs) and needs[number] <= at + farthest]
        out: list[int] = []
        for at in needs:
            first = bisect_left(starts, at - farthest)
            last = bisect_right(starts, at)
            if out:
                first = max(first, bisect_right(starts, out[-1]))
            out += starts[first:last]
        return out

    @cached_property
    def _is_plain(self) -> bool:
        return is_plain(self.text)

    def _needs(self, pattern: re.Pattern[str]) -> list[int] | None:
        """Where the letters stand of which a match of a pattern needs one; None where none are known."""
        if before := self._needed.get(id(pattern)):
            return before[1]
        known = needed(pattern) if self._usable else ()
        places = sorted({at for one in known for at in self._where(Beginning(one.letters), 0)}) if known else None
        self._needed[id(pattern)] = pattern, places
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


@lru_cache(maxsize=4)
def starts_of(text: str) -> Starts:
    """What is known of where things stand in a text, for all readers that ask one after the other."""
    return Starts(text)
