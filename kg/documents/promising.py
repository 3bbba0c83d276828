"""The cheap look: whether bytes could be a page about a film, before they are decoded, parsed and read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.entities import codepoint2name

_ADDRESSES = (
    b"imdb.com/", b"themoviedb.org/", b"rottentomatoes.com/", b"letterboxd.com/", b"csfd.cz/", b"csfd.sk/", b"metacritic.com/",
    b"filmweb.pl/",    b"allocine.fr/", b"filmaffinity.com/", b"kinopoisk.ru/", b"douban.com/subject", b"moviepilot.de/", b"mymovies.it/",
)  # fmt: skip
_MARKS = tuple(
    re.compile(pattern)
    for pattern in (
        rb"tt[0-9]{7}", rb"schema\.org/(?:movie|tvseries|tvepisode|screeningevent)",
        rb"\"@type\"\s{0,9}:\s{0,9}(?:\[\s{0,9})?\"(?:movie|tv[se])",
        rb"typeof=[\"'][^\"'<>]{0,99}\bmovie\b", rb"video\.(?:movie|tv_show|episode)", rb"video:(?:director|actor)",
    )
)  # fmt: skip
"""Identifiers, links and markup that hardly any page has which is about no film; matched against lower-cased bytes. Each
begins with letters that it can be looked for by: one expression for all of them would take ten times as long."""

_FILMS = {
    "cp1252": "film*, movie*, cinema*, cinéma*, kino*, película*, pelicula*, elokuv*, imdb*, tv series, tv-serie, episode*",
    "cp1251": "фильм*, кино*",
    "koi8-r": "фильм*, кино*", "cp932": "映画*", "euc-jp": "映画*", "gb18030": "电影*, 影片*", "big5": "電影*", "cp949": "영화*",
}  # fmt: skip
"""What pages about films call their subject, by a legacy encoding of the language (UTF-8 goes without saying)."""

_MAKERS = {
    "cp1252": "director*, directed by, starring, stars, screenplay, runtime, running time, full cast, cast, box office, plot, synopsis,"
    "writers, regie, regisseur, regisseurin, drehbuch, darsteller, besetzung, laufzeit, schauspieler, alisat*, acteurs, distribution,"
    "scénario, durée, reparto, guión, dirigida, protagonistas, intérpretes, duración, regia, regista, sceneggiatura, interpreti, attori,"
    "réalisé, réalisée, durata, trama, regissör, skådespelare, speltid, manus, rollerna, realização, elenco, direção, roteiro,"
    "instruktør, medvirkende, skuespillere, ohjaaja, ohjaus, näyttelijät, spelers, speelduur",
    "cp1250": "režie, hrají, scénář, stopáž, délka, herci, réžia, hrajú, reżyseria, obsada, scenariusz, rendező, rendezte, szereplők",
    "iso8859-2": "režie, hrají, scénář, stopáž, réžia, hrajú, reżyseria",
    "cp1254": "yönetmen, yönetmeni, oyuncular",
    "cp1253": "σκηνοθεσία, ηθοποιοί, σενάριο",
    "cp1251": "режисс*, актер*, актёр*, ролях, сценар*",
    "koi8-r": "режисс*, актер*, ролях, сценар*",
    "cp932": "監督*, 出演*, キャスト*",
    "euc-jp": "監督*, 出演*, キャスト*",
    "gb18030": "导演*, 主演*, 片长*",
    "big5": "導演*, 主演*, 片長*",
    "cp949": "감독*, 출연*",
}
"""What stands beside the people and the figures of a film, in some twenty languages; with ``*``, as a part of words or in
a script without spaces. A word costs next to nothing to look for, a part of one a tenth of a millisecond."""


class _Needles:
    """Words as they may stand in bytes whose ASCII letters are lower-cased: in each case, in each encoding, with entities."""

    def __init__(self, table: dict[str, str]) -> None:
        rows = [(word.strip(), codec) for codec, row in table.items() for word in row.split(",")]
        cased = [(form, codec) for word, codec in rows for form in (word, word.capitalize(), word.upper())]
        plain = [_with_entities(form).encode() for form, _ in cased if _with_entities(form).isascii()]
        self._forms = {
            "ascii": _divided(plain),
            "utf-8": _divided([*plain, *(form.encode() for form, _ in cased if not form.isascii())]),
            "": _divided([*plain, *(form.encode(codec, "ignore") for form, codec in cased if not form.isascii())]),
        }

    def __call__(self, low: bytes, encoding: str) -> bool:
        words, parts = self._forms[encoding]
        return any(part in low for part in parts) or (bool(words) and not words.isdisjoint(low.translate(_APART).split()))


_APART = bytes(c if (chr(c).isalpha() and c < 0x80) or c >= 0x80 else 0x20 for c in range(256))


def _divided(forms: Iterable[bytes]) -> tuple[frozenset[bytes], tuple[bytes, ...]]:
    """The forms that are words of letters, and those that have to be looked for as they are."""
    lowered = dict.fromkeys(form.lower() for form in forms)
    words = frozenset(form for form in lowered if form.translate(_APART) == form and b" " not in form)
    return words, tuple(form.rstrip(b"*") for form in lowered if form not in words and len(form) > 2)


def _with_entities(word: str) -> str:
    return "".join(f"&{codepoint2name[ord(c)]};" if c > "\x7f" and ord(c) in codepoint2name else c for c in word)


_OF_FILMS, _OF_MAKERS = _Needles(_FILMS), _Needles(_MAKERS)


def promising(data: bytes) -> bool:
    """Whether the bytes of a page (in any encoding, HTML or text) show a sign of being about a film.

    True for an identifier of a film's page (``tt`` and digits, the address of a film site), for markup of schema.org, RDFa
    or Open Graph about a film, and for a word for films together with one for those who make them or for what is told of
    them, in some twenty languages. Made to miss next to nothing: much that is no film's page passes, and is told apart by
    reading. Costs a few milliseconds for 100 kB; nothing is parsed.
    """
    low = data.lower()
    if b"\0" in low:
        low = low.replace(b"\0", b"")  # UTF-16
    encoding = _encoding(low)
    if _OF_FILMS(low, encoding) and _OF_MAKERS(low, encoding):
        return True
    return any(address in low for address in _ADDRESSES) or any(mark.search(low) for mark in _MARKS)


def _encoding(low: bytes) -> str:
    """``ascii``, ``utf-8`` or neither (empty); a page cut in the middle of a character is still UTF-8."""
    if low.isascii():
        return "ascii"
    try:
        low.decode("utf-8")
    except UnicodeDecodeError as error:
        return "utf-8" if error.end >= len(low) - 3 else ""
    return "utf-8"
