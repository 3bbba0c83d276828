"""Bytes to text: what is refused, what is repaired, and that nothing else is changed."""

from __future__ import annotations

import time
import xml.etree.ElementTree as ElementTree
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.documents.decode import Decoded, decode
from kg.documents.sniff import is_html
from kg.model import Notice

PROSE = "The harbour was quiet that night, and nobody on the pier would say whose boat had burned.\n"


def codes(result: Decoded | Notice) -> list[str]:
    return [result.code] if isinstance(result, Notice) else [notice.code for notice in result.notices]


def lines_of(result: Decoded | Notice) -> list[str]:
    return [str(result)] if isinstance(result, Notice) else [str(notice) for notice in result.notices]


# --- what is no text -------------------------------------------------------------------------------------------------

BINARY = [
    (b"%PDF-1.7\n%...", "PDF"),
    (b"\x89PNG\r\n\x1a\n" + bytes(20), "PNG"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
    (b"GIF89a\x01\x00\x01\x00\x80\x00\x00", "GIF"),
    (b"PK\x03\x04\x14\x00\x06", "zip"),
    (b"\x1f\x8b\x08\x00\x00\x00\x00\x00", "gzip"),
    (b"SQLite format 3\x00" + bytes(30), "SQLite"),
    (b"\x7fELF\x02\x01\x01" + bytes(9), "ELF"),
    (b"{\\rtf1\\ansi text}", "RTF"),
    (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "RIFF"),
    (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "MP4"),
    (bytes(100), "NUL"),
    (b"one\x00two\x00three\x00", "NUL"),
    (b"\xff\xfe" + b"\x00\xdc" * 50, "binary"),
    (bytes(range(1, 256)) * 4, "binary"),
    (b"\x01\x02\x03\x04\x05" * 40, "control characters"),
]


@pytest.mark.parametrize(("data", "kind"), BINARY, ids=[kind for _, kind in BINARY])
def test_a_binary_file_is_refused_with_what_it_looks_like(data: bytes, kind: str) -> None:
    result = decode(data, "x")
    assert isinstance(result, Notice)
    assert result.code == "binary"
    assert kind in result.what


@pytest.mark.parametrize(
    "data", [b"", b" ", b"\n\r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe", b"\xef\xbb\xbf\n", "\xa0\u3000\u200b".encode(), b"\f\v"]
)
def test_nothing_but_white_space_is_empty(data: bytes) -> None:
    result = decode(data, "x")
    assert isinstance(result, Notice)
    assert result.code == "empty"


@pytest.mark.parametrize("text", ["BM is a good title", "MZ, a film", "ID3 tags explained", "RIFF raff", "PAR1 at the golf", "GIF89a"])
def test_a_text_may_begin_with_the_letters_of_a_file_format(text: str) -> None:
    result = decode(text.encode(), "x")
    assert isinstance(result, Decoded)
    assert result.text == text


# --- what is repaired ------------------------------------------------------------------------------------------------

REPAIRED = [
    ("letter", b"A caf\xe9 by the pier\n", "A café by the pier\n", "windows-1252"),
    ("quotes", b"\x93Salt\x94 \x96 it\x92s slow\n", "“Salt” – it’s slow\n", "windows-1252"),
    ("among UTF-8", "Žofie čeká na molu, říká".encode() + b" it\x92s", "Žofie čeká na molu, říká it’s", "utf-8+windows-1252"),
    ("marked", b"\xef\xbb\xbfA caf\xe9", "A café", "windows-1252"),
    ("cut off", "Žofie čeká na molu €".encode()[:-1], "Žofie čeká na molu \ufffd", "utf-8+replacement"),
    ("no such byte", "Žofie čeká na molu".encode() + b" \x81 x", "Žofie čeká na molu \ufffd x", "utf-8+replacement"),
    ("cut UTF-16", "\ufeffpier".encode("utf-16-le") + b"x", "pier\ufffd", "utf-16-le+replacement"),
    (
        "lone surrogate",
        "\ufeffpier".encode("utf-16-le") + b"\x00\xd8" + PROSE.encode("utf-16-le"),
        "pier\ufffd" + PROSE,
        "utf-16-le+replacement",
    ),
]


@pytest.mark.parametrize(("data", "text", "encoding"), [row[1:] for row in REPAIRED], ids=[row[0] for row in REPAIRED])
def test_a_few_bad_bytes_are_repaired_and_said(data: bytes, text: str, encoding: str) -> None:
    result = decode(data, "x")
    assert isinstance(result, Decoded)
    assert (result.text, result.encoding, codes(result)) == (text, encoding, ["invalid-bytes"])


@pytest.mark.parametrize("letters", range(4, 10))
def test_a_mark_before_bytes_of_another_encoding_is_no_word(letters: int) -> None:
    result = decode(
        b"\xef\xbb\xbfthe p\xcfer and the \xf4ld man at the \x85 quay of the sea \x94 x and so on " + "č".encode() * letters, "x"
    )
    assert isinstance(result, Decoded)
    assert result.text.startswith("the p")


def test_the_notice_counts_bad_bytes_and_points_at_the_first() -> None:
    result = decode(PROSE.encode() + b"it\x92s, isn\x92t it", "page.txt")
    assert lines_of(result) == [
        f"page.txt: 2 places not in UTF-8 (first at byte {len(PROSE) + 2}, line 2): 2 read as windows-1252; "
        "check names there, or save the page as UTF-8"
    ]


def test_control_characters_become_replacement_characters_one_for_one() -> None:
    result = decode((PROSE + "a\x01b\x1fc\ufffed" + PROSE * 20).encode(), "x")
    assert isinstance(result, Decoded)
    assert result.text == PROSE + "a\ufffdb\ufffdc\ufffdd" + PROSE * 20
    assert codes(result) == ["control-characters"]
    assert f"U+0001 at character {len(PROSE) + 1}" in lines_of(result)[0]


def test_a_stray_nul_in_a_long_text_is_repaired() -> None:
    result = decode(PROSE.encode() * 30 + b"a\0b", "x")
    assert isinstance(result, Decoded)
    assert result.text.endswith("a\ufffdb")
    assert codes(result) == ["control-characters"]


# --- which encoding --------------------------------------------------------------------------------------------------

RUSSIAN = "Старый смотритель маяка пишет письма, которых никто не читает, пока однажды зимой ему не приходит ответ."
CZECH = "Žofie čeká na molu, až se vrátí loď, která před třiceti lety odplula a o níž už nikdo nechce mluvit. Příběh plný ticha."
POLISH = "Stary latarnik pisze listy, których nikt nie czyta, aż pewnej zimy przychodzi odpowiedź. Piękne zdjęcia, świetna muzyka."
FRENCH = "Le vieux gardien du phare écrit des lettres où il répète les mêmes mots à une femme qui s'est noyée il y a très longtemps."
JAPANESE = "古い灯台の番人は誰も読まない手紙を書き続けていました。ある冬の日に、返事が届きます。音楽がとても美しい映画です。"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (CZECH, "cp1250"),
        (POLISH, "iso8859-2"),
        (FRENCH, "cp1252"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc-jp"),
    ],
)
def test_an_undeclared_encoding_is_guessed_and_said(text: str, codec: str) -> None:
    result = decode(text.encode(codec), "x")
    assert isinstance(result, Decoded)
    assert result.text == text
    assert text.encode(result.encoding) == text.encode(codec)
    assert codes(result) == ["guessed-encoding"]


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("windows-1250", "cp1250"),
        ("ISO-8859-2", "iso8859-2"),
        ("utf-8", "utf-8"),
        ("UTF-16", "utf-8"),
        ("x-unknown", "utf-8"),
        ("zip", "utf-8"),
    ],
)
def test_html_is_read_as_it_declares(label: str, codec: str) -> None:
    page = f"<!doctype html>\n<html><head><meta charset='{label}'><title>x</title></head><body><p>{CZECH}</p></body></html>"
    result = decode(page.encode(codec), "x")
    assert isinstance(result, Decoded)
    assert (result.text, result.media_type, result.notices) == (page, "text/html", ())


def test_the_older_form_of_the_declaration_is_known() -> None:
    page = f'<html><meta http-equiv="Content-Type" content="text/html; charset=shift_jis"><body>{JAPANESE}</body></html>'
    result = decode(page.encode("cp932"), "x")
    assert isinstance(result, Decoded)
    assert (result.text, result.notices) == (page, ())


def test_a_wrong_declaration_is_passed_over() -> None:
    page = f"<html><meta charset='euc-jp'><body><p>{CZECH}</p></body></html>"
    result = decode(page.encode("cp1250"), "x")
    assert isinstance(result, Decoded)
    assert CZECH in result.text


@pytest.mark.parametrize(("label", "charset"), [("utf-8", "windows-1250"), ("windows-1250", "utf-8")])
def test_what_is_read_in_place_of_a_declared_encoding_is_said(label: str, charset: str) -> None:
    page = f"<html><meta charset='{label}'><body><p>{CZECH}</p></body></html>"
    result = decode(page.encode("cp1250"), "x", charset)
    assert isinstance(result, Decoded)
    assert (result.text, result.encoding) == (page, "windows-1250")
    assert [(n.code, n.severity) for n in result.notices] == [("other-encoding", "info")]


def test_a_declaration_in_a_plain_text_is_none_that_a_header_overrules() -> None:
    text = f"Write <meta charset=utf-8> in the head.\n{CZECH}"
    result = decode(text.encode("cp1250"), "x", "windows-1250")
    assert isinstance(result, Decoded)
    assert (result.text, result.notices) == (text, ())


def test_a_plain_text_that_only_speaks_of_a_declaration_has_none() -> None:
    text = PROSE * 3 + "Write <meta charset=koi8-r> there, said the café's owner.\n"
    result = decode(text.encode("cp1252"), "x")
    assert isinstance(result, Decoded)
    assert (result.text, result.encoding) == (text, "windows-1252")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [PROSE, CZECH, RUSSIAN, JAPANESE + "\n" + PROSE])
def test_wide_encodings_are_known_without_a_mark(codec: str, text: str) -> None:
    result = decode(text.encode(codec), "x")
    assert isinstance(result, Decoded)
    assert (result.text, result.encoding, result.notices) == (text, codec, ())


# --- which media type ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<!DOCTYPE html><p>x", True),
        ("\n <!-- saved --> <?xml version='1.0'?>\n<HTML>", True),
        ("<div><ul><li>one</li><li>two</li></ul><p>three</p></div>", True),
        ("<", False),
        ("<!--" * 100, False),
        ("a <b>bold</b> word<br>", False),
        ("The tag <html> opens a page.", False),
        (PROSE * 40 + "<p>a</p><p>b</p><p>c</p>", False),
        ("Salt & Ember (1987) &raquo; 101 min", False),
    ],
)
def test_html_is_told_from_text(text: str, html: bool) -> None:
    assert is_html(text) is html


# --- always ----------------------------------------------------------------------------------------------------------

CLEAN = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters=[*map(chr, (*range(9), *range(11, 32))), "\ufffe", "\uffff"])
).filter(lambda text: not isinstance(decode(text.encode(), "x"), Notice) and not text.startswith("\ufeff"))


@settings(deadline=None)
@given(CLEAN, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]), st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_text_comes_back_whole_from_any_unicode_encoding_and_line_end(text: str, codec: str, line_end: str) -> None:
    result = decode(text.replace("\n", line_end).encode(codec), "x")
    assert isinstance(result, Decoded)
    assert result.text == text
    assert result.notices == ()


@settings(deadline=None)
@given(st.text(st.sampled_from("abc XYZ.,'\n019éñ"), min_size=8), st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_text_of_the_latin_alphabet_comes_back_from_utf_16_without_a_mark(text: str, codec: str) -> None:
    text = "Film " + text + " end"
    result = decode(text.encode(codec), "x")
    assert isinstance(result, Decoded)
    assert result.text == text


@settings(max_examples=300, deadline=None)  # the first guess loads a library
@given(
    st.one_of(
        st.binary(),
        st.binary(min_size=4).map(lambda b: b"<html><meta charset=big5>" + b),
        st.text().map(lambda t: t.encode("utf-8", "surrogatepass")),
    )
)
def test_any_bytes_give_a_text_that_xml_can_carry_or_one_clear_line(data: bytes) -> None:
    result = decode(data, "x")
    assert result == decode(data, "x")
    for line in lines_of(result):
        assert line.count(";") >= 1
        assert line.isprintable()
    if isinstance(result, Decoded):
        assert "\r" not in result.text
        result.text.encode("utf-8")
        carried = ElementTree.fromstring(f"<t>{escape(result.text)}</t>").text
        assert carried == result.text


HOSTILE = [
    b"&",
    b"<!--",
    b"<",
    b"<meta ",
    b"x",
    b"\xe9a",
    b"\xff",
    b"\x80<",
    "ä".encode(),
    b"\r",
    b"a\0",
    b"a\x01bcdefghijklmnop",
    b"word \xe9t\xe9 ",
]


@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_time_grows_with_the_size_and_no_faster(piece: bytes) -> None:
    def seconds(size: int) -> float:
        data = piece * (size // len(piece))
        start = time.process_time()
        decode(data, "x")
        return time.process_time() - start

    seconds(1000)
    assert seconds(4_000_000) < 6 * seconds(1_000_000) + 0.3
