"""What matches of a pattern begin with, and what they need: told from the parts that the pattern is made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from re import _constants as sre  # type: ignore[attr-defined]  # what a pattern is made of, which ``re`` does not tell otherwise
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

MOST = 60
"""With more beginnings than this a pattern is searched plainly."""
_WIDEST = 8
"""So many characters of unknown letters may stand before the known ones."""
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_BLANK = [(sre.IN, [(sre.CATEGORY, sre.CATEGORY_SPACE)])]
_NOTHING = (sre.AT, sre.ASSERT, sre.ASSERT_NOT)

FAR = 1_000_000
"""Farther than any page is long."""
LONGEST_NUMBER, LONGEST_BLANK = 24, 4
"""Digits (and commas) and blanks without end are taken to be so many at most: true of a text that ``is_plain``."""
_RUN_ON = re.compile(rf"[\d,]{{{LONGEST_NUMBER + 1}}}|\s{{{LONGEST_BLANK + 1}}}")


def is_plain(text: str) -> bool:
    """Whether no number and no gap in a text is longer than any page needs: then a ``\\d+`` does not reach far."""
    return _RUN_ON.search(text) is None


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


def beginnings(pattern: re.Pattern[str]) -> tuple[Beginning, ...]:
    """What matches of a pattern can begin with, one of these each; empty where that is not known, or a match may be empty."""
    return _beginnings(pattern.pattern, pattern.flags)


# Kept by what a pattern was made from: the pattern itself takes long to hash.
@lru_cache(maxsize=2048)
def _beginnings(pattern: str, flags: int) -> tuple[Beginning, ...]:
    try:
        parsed = _parser.parse(pattern, flags)
        if parsed.getwidth()[0] == 0:
            return ()
        found = _first(tuple(parsed.data), 0, 0, bool(flags & re.IGNORECASE))
    except (_Unknown, AttributeError, KeyError, TypeError):
        return ()
    unique = tuple(dict.fromkeys(found))
    return unique if len(unique) <= MOST else ()


def _first(items: tuple[Any, ...], least: int, most: int, ignoring: bool) -> list[Beginning]:
    """The beginnings of a sequence of parts after so many characters. Raises _Unknown."""
    if most > _WIDEST or not items:
        raise _Unknown
    (kind, of), rest = items[0], items[1:]
    if kind is sre.AT and of is sre.AT_BEGINNING_STRING and not most:
        return [Beginning("", r"\A")]
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


def needed(pattern: re.Pattern[str]) -> tuple[Beginning, ...]:
    """What every match of a pattern has one of, or has behind it as what must follow; empty where nothing is known.

    ``most`` is how far from the beginning it can stand in a text that ``is_plain``; ``FAR`` where that is not known.
    """
    return _needed_by(pattern.pattern, pattern.flags)


@lru_cache(maxsize=2048)
def _needed_by(pattern: str, flags: int) -> tuple[Beginning, ...]:
    try:
        return _needed(_parser.parse(pattern, flags)) or ()
    except (AttributeError, KeyError, TypeError):
        return ()


def letters_needed(pattern: re.Pattern[str]) -> tuple[tuple[str, ...], ...]:
    """The letters that every match of a pattern has: of each of these choices one, or its text has them behind it."""
    return _letters_needed(pattern.pattern, pattern.flags)


@lru_cache(maxsize=2048)
def _letters_needed(pattern: str, flags: int) -> tuple[tuple[str, ...], ...]:
    try:
        choices = _choices(_parser.parse(pattern, flags))
    except (AttributeError, KeyError, TypeError):
        return ()
    # The longest are the rarest, so that what is not there is seen soon.
    return tuple(sorted((tuple(one.letters for one in choice) for choice in choices), key=lambda some: -min(map(len, some))))


def _needed(items: Any) -> tuple[Beginning, ...] | None:
    """The choice of letters for a sequence of parts that tells most."""
    return max(
        _choices(items), key=lambda one: (min(min(len(b.letters), 3) for b in one), -max(b.most for b in one), -len(one)), default=None
    )


def _choices(items: Any) -> list[tuple[Beginning, ...]]:
    """The choices of letters for a sequence of parts of which a match has one each."""
    found: list[tuple[Beginning, ...] | None] = []
    letters, before, at = "", 0, 0
    for kind, of in items.data:
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
        before = min(FAR, before + _reach(kind, of))
    if letters:
        found.append((Beginning(letters, "", 0, at),))
    return [one for one in found if one and len(one) <= MOST]


def _reach(kind: Any, of: Any) -> int:
    """The most characters that a part of a pattern matches in a text that ``is_plain``."""
    if kind in _NOTHING:
        return 0
    if kind in (sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN, sre.CATEGORY):
        return 1
    if kind is sre.BRANCH:
        return max(map(_reach_of, of[1]))
    if kind is sre.SUBPATTERN:
        return _reach_of(of[3])
    if kind is sre.ATOMIC_GROUP:
        return _reach_of(of)
    if kind in _REPEATS:
        _, high, part = of
        longest = LONGEST_BLANK if list(part.data) == _BLANK else LONGEST_NUMBER if all(map(_is_of_numbers, part.data)) else FAR
        return min(longest, int(high) * _reach_of(part))
    return FAR


def _reach_of(items: Any) -> int:
    return min(FAR, sum(_reach(kind, of) for kind, of in items.data))


def _is_of_numbers(part: tuple[Any, Any]) -> bool:
    """Whether a part of a pattern matches nothing but digits and commas."""
    kind, of = part
    if kind is sre.IN:
        return all(map(_is_of_numbers, of))
    if kind in _REPEATS:
        return all(map(_is_of_numbers, of[-1].data))
    return (kind is sre.CATEGORY and of is sre.CATEGORY_DIGIT) or (kind is sre.LITERAL and chr(of) in "0123456789,")


def _within(found: list[Beginning]) -> list[Beginning]:
    if len(found) > 4 * MOST:
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


@lru_cache(maxsize=4)
def lowered(text: str) -> str:
    """A text in small letters, as ``re`` compares them when it ignores case; of the same length."""
    if text.isascii():
        return text.lower()
    # These are equal to other letters for ``re``, and the first is two characters in small ones.
    return text.replace("İ", "i").replace("ı", "i").replace("ſ", "s").lower()
