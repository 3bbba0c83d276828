"""What bytes look like, from their first few: a kind of binary file, a page of HTML, a declared encoding."""

from __future__ import annotations

import re

HEAD = 65536
"""How much of a file is looked at to tell its kind: pages put their tags within it, and looking stays cheap."""

_CERTAIN = (
    (b"%PDF-", "a PDF document"), (b"\x89PNG\r\n", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"),
    (b"PK\x03\x04", "a zip archive (or an office document)"), (b"PK\x05\x06", "an empty zip archive"),
    (b"\x1f\x8b", "gzip-compressed data"), (b"\xfd7zXZ\x00", "xz-compressed data"), (b"\x28\xb5\x2f\xfd", "zstd-compressed data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"), (b"Rar!\x1a\x07", "a RAR archive"), (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "an ELF program"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"II*\x00", "a TIFF image"), (b"MM\x00*", "a TIFF image"), (b"\x00\x00\x01\x00", "an icon"), (b"\x00asm", "WebAssembly"),
    (b"\xca\xfe\xba\xbe", "a Java class or a Mach-O program"), (b"\xcf\xfa\xed\xfe", "a Mach-O program"), (b"{\\rtf1", "an RTF document"),
)  # fmt: skip

_IF_NOT_TEXT = (
    (b"GIF87a", "a GIF image"), (b"GIF89a", "a GIF image"), (b"BM", "a BMP image"), (b"RIFF", "a RIFF file (WebP, WAV or AVI)"),
    (b"BZh", "bzip2-compressed data"), (b"ID3", "an MP3 file"), (b"OggS", "an Ogg file"), (b"fLaC", "a FLAC file"),
    (b"PAR1", "a Parquet file"), (b"MZ", "a Windows program"), (b"wOFF", "a font"), (b"wOF2", "a font"),
)  # fmt: skip
"""Letters that a text may begin with too: they count only where the bytes after them are no text."""

_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1b") + b"\x7f"


def control_share(data: bytes) -> float:
    """The share (0 to 1) of control characters among the first bytes, those that text uses apart."""
    head = data[:HEAD]
    return 1 - len(head.translate(None, _CONTROL)) / len(head) if head else 0.0


def magic(data: bytes) -> str:
    """What kind of binary file the bytes begin like, in words ("a PNG image"); empty where they do not."""
    for mark, kind in _CERTAIN:
        if data.startswith(mark):
            return kind
    if control_share(data) > 0.01:
        if data[4:8] == b"ftyp":
            return "an MP4 video or HEIF image"
        if data[257:262] == b"ustar":
            return "a tar archive"
        for mark, kind in _IF_NOT_TEXT:
            if data.startswith(mark):
                return kind
    return ""


# --- HTML ------------------------------------------------------------------------------------------------------------

_OPENING = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
_TAG = re.compile(
    r"</?(?:a|body|br|div|form|h[1-6]|head|html|img|input|li|link|meta|ol|p|script|section|span|table|td|tr|ul)\b[^<>]{0,2000}>", re.I
)
_CLOSING_BLOCK = re.compile(r"</(?:body|div|h[1-6]|head|html|li|ol|p|section|script|table|td|tr|ul)\s{0,9}>", re.I)
_LEAST_TAGS, _CHARACTERS_A_TAG = 6, 400
"""A text that kept a stray ``<br>`` or ``<i>`` is text; half a page of HTML without its head has a tag every line or two."""


def is_html(text: str) -> bool:
    """Whether the text is HTML: it opens with a doctype or ``<html>``, or its first part is full of tags."""
    head = text[:HEAD].lstrip("\ufeff \t\r\n\f")
    while head.startswith(("<!--", "<?")):
        end = head.find("-->" if head.startswith("<!--") else ">")
        if end < 0:
            break
        head = head[end + 1 :].lstrip("-> \t\r\n\f")
    if _OPENING.match(head):
        return True
    tags = sum(1 for _ in _TAG.finditer(head))
    return tags >= _LEAST_TAGS and tags * _CHARACTERS_A_TAG >= len(head) and _CLOSING_BLOCK.search(head) is not None


_LABELS = {
    "utf-8": "utf-8", "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8",
    # An ASCII-readable declaration of UTF-16 is a mistake for UTF-8 (WHATWG Encoding).
    "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8",
    # The web's Latin-1, ASCII, GB2312 … are the supersets that browsers read them as.
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252",
    "windows-1252": "cp1252", "cp1252": "cp1252", "iso-8859-15": "iso8859-15", "latin9": "iso8859-15",
    "iso-8859-9": "cp1254", "windows-1254": "cp1254", "iso-8859-2": "iso8859-2", "latin2": "iso8859-2", "windows-1250": "cp1250",
    "cp1250": "cp1250", "windows-1251": "cp1251", "cp1251": "cp1251", "windows-1253": "cp1253", "windows-1255": "cp1255",
    "windows-1256": "cp1256", "windows-1257": "cp1257", "windows-1258": "cp1258", "iso-8859-3": "iso8859-3", "iso-8859-4": "iso8859-4",
    "iso-8859-5": "iso8859-5", "iso-8859-6": "iso8859-6", "iso-8859-7": "iso8859-7", "iso-8859-8": "iso8859-8", "iso-8859-10": "iso8859-10",
    "iso-8859-13": "iso8859-13", "iso-8859-14": "iso8859-14", "iso-8859-16": "iso8859-16", "koi8-r": "koi8-r", "koi8-u": "koi8-u",
    "macintosh": "mac-roman", "ibm866": "cp866", "cp866": "cp866", "tis-620": "cp874", "windows-874": "cp874", "iso-8859-11": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932", "euc-jp": "euc-jp",
    "x-euc-jp": "euc-jp", "iso-2022-jp": "iso2022-jp", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "windows-949": "cp949",
}  # fmt: skip
"""Labels that pages use, by their Python codec. A label outside the table is not looked up: Python's registry also holds
codecs that are no encodings of text (``zip``, ``punycode``, ``unicode_escape``)."""


_DECLARED = re.compile(rb"charset|encoding", re.I)
_START = 8192
"""A declaration stands in so many first bytes."""


def declared(data: bytes) -> str:
    """The codec that a ``<meta>`` tag or an XML declaration in the first bytes names; empty where none, or none known."""
    start = data[:_START]
    if not _DECLARED.search(start):
        return ""
    # Loading it takes longer than reading a page: most text has nothing to ask it for.
    from bs4.dammit import EncodingDetector

    found = EncodingDetector.find_declared_encoding(start, is_html=True, search_entire_document=True)
    return known_codec(found) if found else ""


def known_codec(label: str) -> str:
    """The codec for a label of an encoding, as headers and pages write them; empty where it is not known."""
    return _LABELS.get(label.strip(" \t\"'").lower(), "")
