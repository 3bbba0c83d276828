"""Which encoding bytes are in when nothing says so: by the alphabets of languages, and by charset-normalizer."""

from __future__ import annotations

import re

_SAMPLE = 32768
"""charset-normalizer decodes its input some twenty times over: a page's worth of lines tells as much as the whole."""

_MARKS = frozenset("“”‘’‚„–—…•«»©®™°·§\xa0")

_ALPHABETS = {
    "cp1252": ("àâæçéèêëîïôœùûüÿ", "äöüß", "áéíñóúü¿¡", "áâãàçéêíóôõúü", "àèéìíîòóùú", "äåæéøö", "áéíðóúýþæö", "áéëïóöüè"),
    "cp1250": ("áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "áéíóöőúüű", "čćđšž", "ăâîşţ"),
    "iso8859_2": ("áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "áéíóöőúüű", "čćđšž", "ăâîşţ"),
    "cp1254": ("âçğıîöşüûİ",),
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äöõüšž"),
}  # fmt: skip
"""The letters beyond ASCII of the languages that each code page of the Latin script is for, the commonest page first: these
pages share most of their bytes, and only whole alphabets tell them apart."""

_OTHERS = ["cp1251", "cp1253", "cp1255", "cp1256", "cp874", "koi8_r", "gb18030", "big5hkscs", "cp949", "iso2022_jp"]
_ONE_BYTE = frozenset({*_ALPHABETS, "cp1251", "cp1253", "cp1255", "cp1256", "cp874", "koi8_r"})
_JAPANESE = ("cp932", "euc_jp")
_HIRAGANA_OF_JAPANESE = 0.1
"""Half of a Japanese text is hiragana, of a list of titles a fifth; bytes of another language, read so, give next to none."""
_FIT_OF_LATIN = 0.75
"""Text of a Latin alphabet fits its own nearly whole; foreign names and signs are the rest. Cyrillic or Greek do not come near."""


def sample(data: bytes, first: int) -> bytes:
    """Lines with other than ASCII characters, without tags, from near the first of them (at ``first``); cut between words."""
    start = max(data.rfind(b"\n", 0, first), first - 1024) + 1
    window = re.sub(rb"<[^<>]*>", b" ", data[start : start + 32 * _SAMPLE])
    lines = b"\n".join(line for line in window.split(b"\n") if not line.isascii())
    if len(lines) <= _SAMPLE:
        return lines
    # A space is no part of a character in any encoding that is tried.
    cut = lines.rfind(b" ", 0, _SAMPLE)
    return lines[: cut if cut > 0 else _SAMPLE]


_ASCII_LETTERS = bytes(c for c in range(128) if chr(c).isalpha())
_ASCII_MARKS = bytes(range(128)) + "".join(sorted(_MARKS)).encode("cp1252")


def mostly_ascii(lines: bytes) -> bool:
    """Whether the letters beyond ASCII are so few that they are names and loan words in a text of English."""
    letters, plain = len(lines.translate(None, _ASCII_MARKS)), len(lines) - len(lines.translate(None, _ASCII_LETTERS))
    return letters <= 3 or letters * 33 <= plain


def candidates(lines: bytes) -> list[str]:
    """Python codecs that the bytes may be in, the likeliest first; empty where none looks like text."""
    from charset_normalizer import from_bytes

    for codec in _JAPANESE:
        strange = [c for c in _decoded(lines, codec) if c >= "\x80"]
        if sum("\u3041" <= c <= "\u3096" for c in strange) > _HIRAGANA_OF_JAPANESE * len(strange) and "\ufffd" not in strange[:-1]:
            return [codec]
    matches = from_bytes(lines, cp_isolation=[*_ALPHABETS, *_OTHERS, *_JAPANESE], enable_fallback=False)
    found = [match.encoding for match in matches]
    if not found or found[0] not in _ONE_BYTE:
        return found
    # sorted() is stable: equal fits keep the order of the table
    fits = {codec: _fit(_decoded(lines, codec), _ALPHABETS[codec]) for codec in _ALPHABETS}
    latin, others = sorted(fits, key=lambda codec: -fits[codec]), [codec for codec in found if codec not in _ALPHABETS]
    return [*latin, *others] if fits[latin[0]] >= _FIT_OF_LATIN and _mixed_words(lines) else [*others, *latin]


def _mixed_words(lines: bytes) -> bool:
    """Whether most letters beyond ASCII stand beside one of ASCII, as in a Latin alphabet and in no other."""
    runs = list(re.finditer(rb"[\xc0-\xff]+", lines))
    beside = sum(1 for run in runs if lines[run.end() : run.end() + 1].isalpha() or lines[max(run.start() - 1, 0) : run.start()].isalpha())
    return 2 * beside > len(runs)


def _decoded(lines: bytes, codec: str) -> str:
    return lines.decode(codec, "replace")


def _fit(text: str, alphabets: tuple[str, ...]) -> float:
    """The greatest share (0 to 1) of a text's characters beyond ASCII that one alphabet explains."""
    strange = [c for c in text if c >= "\x80" and c not in _MARKS]
    return max(sum(c in alphabet or c.lower() in alphabet for c in strange) for alphabet in alphabets) / max(len(strange), 1)
