"""Bytes to text: which encoding, what could not be read in it, and nothing left that RDF and XML cannot carry.

The first of these that fits decides: a byte-order mark; UTF-16 or UTF-32 by where the NULs stand; strict UTF-8; UTF-8 with
a few bad bytes; what a header and the HTML declare; windows-1252 where a text in ASCII has a few more letters or marks; a guess by the
statistics of charset-normalizer. Same bytes, same answer.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from kg.documents.guess import candidates, mostly_ascii, sample
from kg.documents.sniff import HEAD, control_share, declared, is_html, known_codec, magic
from kg.model import Notice


class Decoded(NamedTuple):
    """A text and how it was come by; ``notices`` speak of what in it was repaired or guessed."""

    text: str
    encoding: str
    media_type: str
    notices: tuple[Notice, ...]


class _Reading(NamedTuple):
    text: str
    encoding: str
    notices: tuple[Notice, ...] = ()


def decode(data: bytes, name: str, charset: str = "") -> Decoded | Notice:
    """The text of a file's bytes, or the notice why it has none; ``name`` says in notices where it was found.

    ``charset`` is the encoding that a header from outside the bytes declared (of HTTP, of a part of an MHTML), in its own
    words. Bytes that are plainly something else are read as what they are: servers often declare a default.

    CR LF and CR become LF, one leading byte-order mark is dropped, form feeds and vertical tabs become spaces, and
    other control characters (and U+FFFE, U+FFFF) become U+FFFD one for one, with a notice: XML has no way to write them.
    """
    if not data:
        return _empty(name, "the file is empty")
    if kind := magic(data):
        return _binary(name, f"looks like {kind}")
    reading = _read(data, name, known_codec(charset))
    if isinstance(reading, Notice):
        return reading
    text, control = _clean(reading.text, name)
    if not text.strip(_BLANK):
        return _empty(name, "the file is empty, but for white space")
    return Decoded(text, reading.encoding, "text/html" if is_html(text) else "text/plain", reading.notices + control)


def _empty(name: str, what: str) -> Notice:
    return Notice("empty", what, name, "save the page again, or remove the file")


def _binary(name: str, reason: str) -> Notice:
    return Notice("binary", f"binary, not text: it {reason}", name, "give the page as text or HTML")


# --- choosing --------------------------------------------------------------------------------------------------------

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_STRAY_NULS = 1000
"""One NUL in so many bytes of good UTF-8 is an accident in a text; more is a file of records."""


def _read(data: bytes, name: str, header: str) -> _Reading | Notice:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            body = data[len(mark) :]
            reading = _utf8(body, name, "", marked=True) if codec == "utf-8" else _wide(body, codec, name, len(mark))
            if reading is not None:
                return reading
    if b"\0" in data:
        marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        for codec in () if marked else _wide_codecs(data):
            reading = _wide(data, codec, name, 0)
            if reading is not None and _plausible(reading.text) and not _pairs_of_ascii(reading.text):
                return reading
        if data.count(b"\0") * _STRAY_NULS > len(data):
            return _binary(name, "has NUL bytes")
    # A mark that the bytes behind it belie is no word of the page either.
    data = data.removeprefix(codecs.BOM_UTF8)
    return _utf8(data, name, header) or _legacy(data, name, header) or _binary(name, "fits no encoding of text")


def _wide_codecs(data: bytes) -> Iterator[str]:
    """UTF-16 and UTF-32 without a mark, the likelier first: the NULs are the empty halves of ASCII characters."""
    nuls = [data[i::4].count(0) for i in range(4)]
    if sum(nuls) * 2 > len(data):
        yield from ("utf-32-le", "utf-32-be") if nuls[0] < nuls[3] else ("utf-32-be", "utf-32-le")
    ascii_le, ascii_be = nuls[1] + nuls[3], nuls[0] + nuls[2]
    if max(ascii_le, ascii_be) > 4 * min(ascii_le, ascii_be):
        yield "utf-16-le" if ascii_le > ascii_be else "utf-16-be"


def _wide(body: bytes, codec: str, name: str, mark: int) -> _Reading | None:
    """UTF-16 or UTF-32, with a few broken units replaced; None where more than one in a hundred is broken."""
    try:
        return _Reading(body.decode(codec), codec)
    except UnicodeDecodeError as error:
        first = error.start + mark
    text = body.decode(codec, "replace")
    broken = len(text) - len(body.decode(codec, "ignore"))
    if broken > 1 + len(text) // 100 or (codec.startswith("utf-32") and broken > 1):
        return None
    what = f"{broken} {_places(broken)} in {codec.upper()} cannot be decoded (first at byte {first}); replaced by U+FFFD"
    return _Reading(text, codec + "+replacement", (_invalid(name, what),))


def _plausible(text: str) -> bool:
    """Whether a text decoded on suspicion is one: hardly a control, private or unassigned character in its first part."""
    head = text[:HEAD]
    odd = sum(1 for c in head if c not in "\t\n\r\f" and unicodedata.category(c) in ("Cc", "Cn", "Co", "Cs"))
    return odd * 50 <= len(head)


def _pairs_of_ascii(text: str) -> bool:
    """Whether the units of what was read as UTF-16 are rather pairs of ASCII characters: words between NULs."""
    units = [divmod(ord(c), 256) for c in text[:HEAD] if c >= "\u0100"]
    pairs = sum(1 for high, low in units if 0x20 <= high < 0x7F and 0x20 <= low < 0x7F)
    return pairs > 0.8 * len(units)


# --- UTF-8 -----------------------------------------------------------------------------------------------------------

_CONTROL_SHARE_OF_TEXT, _CONTROL_SHARE_OF_LEGACY = 0.1, 0.02
"""Above these a file is binary: random bytes have a share of 0.11, captured terminal output (good UTF-8) below 0.1."""


def _utf8(data: bytes, name: str, header: str, *, marked: bool = False) -> _Reading | Notice | None:
    """UTF-8, whole or with a few bad bytes; None where the bytes are in another encoding."""
    said = {codec for codec in (header, declared(data)) if codec}
    if b"\x1b" in data and "iso2022-jp" in said:
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        first = error.start
    else:
        if control_share(data) > _CONTROL_SHARE_OF_TEXT:
            return _binary(name, "is full of control characters")
        return _Reading(text, "utf-8")
    lossy = data.decode("utf-8", "replace")
    kept = len(data.decode("utf-8", "ignore"))
    bad, good = len(lossy) - kept, kept - len(data.decode("ascii", "ignore"))
    few = bad * 50 <= len(data) or bad <= 3
    # Two well-formed characters to a bad byte do not come about in other encodings.
    if good >= 2 * bad or (few and (marked or said == {"utf-8"})):
        return _repaired(data, name, first)
    return None


def _windows_1252(error: UnicodeError) -> tuple[str, int]:
    """The handler ``kg-windows-1252``: a byte that is no UTF-8 but a likely letter or mark of windows-1252, else U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    data, start, end = error.object, error.start, error.end
    # Two bytes and more are the beginning of a character of UTF-8 that was cut off.
    if end - start == 1 and _likely(data[start], data[start - 1 : start], data[end : end + 1]):
        return data[start:end].decode("cp1252"), end
    return "\ufffd", end


codecs.register_error("kg-windows-1252", _windows_1252)

_COMMON_MARKS = frozenset("“”‘’‚„–—…•·«»©®™°£€§½¼¾´¡¿†‡²³×\xa0")
_WORDS_OF_ONE_LETTER = frozenset("àáèéìíòóùúêôÀÁÈÉÓÚå")


def _likely(byte: int, before: bytes, after: bytes) -> bool:
    """Whether a byte makes sense as windows-1252 between its neighbours (each one byte, or none at an end)."""
    character = bytes((byte,)).decode("cp1252", "ignore")
    if not character or not character.isalpha():
        return character in _COMMON_MARKS and character != ""
    if character.isupper() and before.islower():
        return False
    beside_letter = before.isalpha() or after.isalpha() or before >= b"\xc0" or after >= b"\xc0"
    return beside_letter or character in _WORDS_OF_ONE_LETTER


def _repaired(data: bytes, name: str, first: int) -> _Reading:
    """UTF-8 (or ASCII) whose few bad bytes are read as windows-1252 where that makes sense and replaced where not."""
    text = data.decode("utf-8", "kg-windows-1252")
    lost = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    kept = len(text) - len(data.decode("utf-8", "ignore")) - lost
    base = "utf-8" if len(data.decode("utf-8", "ignore")) > len(data.decode("ascii", "ignore")) else "ascii"
    encoding = "utf-8+replacement" if lost else "windows-1252" if base == "ascii" else "utf-8+windows-1252"
    how = " and ".join(
        part for part in (f"{kept} read as windows-1252" if kept else "", f"{lost} replaced by U+FFFD" if lost else "") if part
    )
    line = data.count(b"\n", 0, first) + 1
    what = f"{kept + lost} {_places(kept + lost)} not in UTF-8 (first at byte {first}, line {line}): {how}"
    return _Reading(text, encoding, (_invalid(name, what),))


def _places(count: int) -> str:
    return "place" if count == 1 else "places"


def _invalid(name: str, what: str) -> Notice:
    return Notice("invalid-bytes", what, name, "check names there, or save the page as UTF-8")


# --- other encodings -------------------------------------------------------------------------------------------------


def _legacy(data: bytes, name: str, header: str) -> _Reading | None:
    """What is declared, else windows-1252 for a few bytes, else a guess; None where nothing fits."""
    if control_share(data) > _CONTROL_SHARE_OF_LEGACY and b"\x1b" not in data:
        return None
    wrong = ["utf-8"] if "utf-8" in (header, _meta(data)) else []
    for codec in _declarations(data, header):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            wrong.append(codec)
            continue  # a wrong declaration: the next one, or the bytes, decide
        return _Reading(text, _called(codec), tuple(_instead(name, codec, wrong)))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        first = error.start
    else:
        return _Reading(text, "utf-8")
    lines = sample(data, first)
    if mostly_ascii(lines) and not _unlikely(lines):
        return _repaired(data, name, first)
    if guess := _guess(data, lines, name):
        return guess
    bad = len(data.decode("utf-8", "replace")) - len(data.decode("utf-8", "ignore"))
    return _repaired(data, name, first) if bad * 50 <= len(data) else None


def _meta(data: bytes) -> str:
    return declared(data) if is_html(data[:HEAD].decode("latin-1")) else ""


def _declarations(data: bytes, header: str) -> list[str]:
    """The codecs that the header and the HTML declare, other than UTF-8, the one to try first in front.

    The header comes first, as browsers have it, unless the two disagree and the bytes look like what the HTML says: a
    server's default holds for all of its pages, what a page says of itself was written for it.
    """
    said = [codec for codec in dict.fromkeys((header, _meta(data))) if codec and codec != "utf-8"]
    if len(said) == 2:
        first = re.search(rb"[\x80-\xff]", data)
        likely = [codec.replace("_", "-") for codec in candidates(sample(data, first.start() if first else 0))]
        said.sort(key=lambda codec: likely.index(codec.replace("_", "-")) if codec.replace("_", "-") in likely else len(likely))
    return said


def _called(codec: str) -> str:
    """The web's name of a Python codec, which Python knows too."""
    return codec.replace("_", "-").replace("cp125", "windows-125")


def _instead(name: str, codec: str, wrong: list[str]) -> Iterator[Notice]:
    """What one declaration says where another, which its bytes belie, says otherwise."""
    if wrong:
        what = f"declared as {_called(wrong[0])}, which its bytes are not; read as {_called(codec)}, which is declared too"
        yield Notice("other-encoding", what, name, severity="info")


def _unlikely(lines: bytes) -> bool:
    return "\ufffd" in lines.decode("utf-8", "kg-windows-1252")


def _guess(data: bytes, lines: bytes, name: str) -> _Reading | None:
    """The likeliest encoding in which all of the bytes can be decoded, or all but a few."""
    codecs_in_order = candidates(lines)
    for codec in codecs_in_order:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if _plausible(text):
            return _Reading(text, _called(codec), (_guessed(name, codec, ""),))
    for codec in codecs_in_order[:1]:
        text = data.decode(codec, "replace")
        lost = text.count("\ufffd")
        if lost <= 1 + len(text) // 1000 and _plausible(text):
            return _Reading(text, _called(codec) + "+replacement", (_guessed(name, codec, f", {lost} {_places(lost)} replaced by U+FFFD"),))
    return None


def _guessed(name: str, codec: str, but: str) -> Notice:
    what = f"neither UTF-8 nor a declared encoding; read as {_called(codec)} by guess{but}"
    return Notice("guessed-encoding", what, name, "check names, or save the page as UTF-8")


# --- cleaning --------------------------------------------------------------------------------------------------------

_NEVER = re.compile("[\0-\x08\x0e-\x1f\ufffe\uffff]")
_BLANK = "\ufeff\u200b\u2060 \t\n\r\x85\xa0\u2028\u2029\u3000" + "".join(map(chr, range(0x2000, 0x200B)))


def _clean(text: str, name: str) -> tuple[str, tuple[Notice, ...]]:
    """The text with LF line ends and without characters that XML cannot carry; positions stay as they are."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", " ").replace("\v", " ")
    first = _NEVER.search(text)
    if first is None:
        return text, ()
    cleaned, count = _NEVER.subn("\ufffd", text)
    characters = "a control character" if count == 1 else f"{count} control characters"
    what = f"{characters} replaced by U+FFFD (first U+{ord(first[0]):04X} at character {first.start()})"
    return cleaned, (Notice("control-characters", what, name, "check the words there, or save the page again"),)
