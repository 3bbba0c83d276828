"""Crawls and JSON Lines: what is no page, what is passed over at a cheap look, and that parts add up to the whole."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import os
import pickle
import random
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.documents import Source, Tally, find, listing, load_all, parts, promising, summed
from kg.documents import crawl as reader
from kg.documents import lines as line_reader
from kg.documents.container import Limits, Payload
from kg.documents.encodings import UnknownEncoding, without_content_encodings
from kg.documents.opened import Part
from kg.documents.records import plain_offsets
from kg.model import Document, Notice
from tests.documents.pages import INFO, crawl, documents, http, json_lines, notices, page, record, shown

FILM = page("Salt").encode()
SOUP = b"<!doctype html><html><body><h1>Leek soup</h1><p>Wash the leeks.</p></body></html>"
FIRST = f"{len(gzip.compress(INFO, mtime=0)):012d}"
SMALL = Limits(page=100_000, nested=300_000, total=10_000_000, ratio=100, free=200_000)


def read(data: bytes, name: str = "c.warc.gz", start: int = 0, end: int | None = None) -> list[Payload | Notice]:
    return list(reader.pages(io.BytesIO(data), name, SMALL, start, end))


def lines_of(items: list[Payload | Notice]) -> list[str]:
    return [f"!{i.code} {i.what}" if isinstance(i, Notice) else i.url for i in items]


# --- no pages --------------------------------------------------------------------------------------------------------

NO_PAGES = [
    ("soup", record("response", http(SOUP)), "1 record passed over: 1 without a sign of a film"),
    ("picture", record("response", http(FILM, "image/png")), "1 record passed over: 1 of other kinds than pages (pictures, scripts, data)"),
    (
        "json",
        record("response", http(b"{}", "application/json")),
        "1 record passed over: 1 of other kinds than pages (pictures, scripts, data)",
    ),
    ("no type", record("response", b"HTTP/1.1 200 OK\r\n\r\n\x89PNG film director"), "1 of other kinds than pages"),
    ("gone", record("response", http(FILM, status="404 Not Found")), "1 record passed over: 1 redirects and errors"),
    ("moved", record("response", http(FILM, status="301 Moved")), "1 record passed over: 1 redirects and errors"),
    ("empty", record("response", http(b" \n")), "1 record passed over: 1 empty"),
    ("revisit", record("revisit", http(b"")), "1 record passed over: 1 unchanged since an earlier visit"),
    ("wet", record("conversion", b"Leek soup\nWash the leeks.\n"), "1 record passed over: 1 without a sign of a film"),
]


@pytest.mark.parametrize(("data", "what"), [row[1:] for row in NO_PAGES], ids=[row[0] for row in NO_PAGES])
@pytest.mark.parametrize("members", [True, False])
def test_what_is_no_page_of_a_film_is_counted(data: bytes, what: str, members: bool) -> None:
    (notice,) = read(crawl(data, members=members))
    assert isinstance(notice, Tally)
    assert (notice.code, notice.severity, notice.where) == ("passed-over", "info", "c.warc.gz")
    assert what in notice.what


@pytest.mark.parametrize("kind", ["request", "metadata", "warcinfo"])
def test_what_never_is_a_page_is_not_even_counted(kind: str) -> None:
    assert read(crawl(record(kind, b"GET /film HTTP/1.1\r\nHost: director\r\n\r\n"))) == []


def test_thousands_of_records_passed_over_are_one_notice(tmp_path: Path) -> None:
    soups = [record("response", http(SOUP + str(n).encode())) for n in range(300)]
    (tmp_path / "c.warc.gz").write_bytes(crawl(*soups, record("response", http(FILM)), record("response", http(b"x", "image/gif"))))
    (notice,) = notices(tmp_path)
    assert str(notice) == (
        "c.warc.gz: 301 records passed over: 1 of other kinds than pages (pictures, scripts, data), 300 without a sign of a film"
    )


# --- damaged and hostile ---------------------------------------------------------------------------------------------

ONE, TWO = record("response", http(FILM), "https://a.example/1"), record("response", http(FILM + b"2"), "https://a.example/2")
THREE = record("response", http(FILM + b"3"), "https://a.example/3")


def test_a_cut_crawl_gives_what_came_before_the_cut() -> None:
    for members in (True, False):
        found = lines_of(read(crawl(ONE, TWO, members=members)[:-60]))
        assert [line.split()[0] for line in found] == ["https://a.example/1", "!truncated"]


def test_after_a_damaged_record_the_next_is_found() -> None:
    packed = [gzip.compress(r, mtime=0) for r in (INFO, ONE, TWO, THREE)]
    packed[2] = packed[2][:40] + b"\0" * 30 + packed[2][70:]
    assert [line.split()[0] for line in lines_of(read(b"".join(packed)))] == [
        "https://a.example/1",
        "!broken-archive",
        "https://a.example/3",
    ]
    rubbish = b"".join([packed[0], packed[1], b"rubbish between members", packed[3]])
    assert [line.split()[0] for line in lines_of(read(rubbish))] == ["https://a.example/1", "!broken-archive", "https://a.example/3"]
    plain = b"".join((INFO, ONE, TWO.replace(b"Content-Length: ", b"Content-Length: x", 1), THREE))
    assert [line.split()[0] for line in lines_of(read(plain))] == ["https://a.example/1", "!broken-archive", "https://a.example/3"]


def test_a_record_larger_than_a_page_is_said_and_the_next_is_read() -> None:
    large = record("response", http(FILM + os.urandom(60_000).hex().encode()))
    for members in (True, False):
        found = read(crawl(large, THREE, members=members))
        assert [i.code if isinstance(i, Notice) else i.url for i in found] == ["too-large", "https://a.example/3"]


def test_a_bomb_in_a_member_or_in_a_content_encoding_is_refused() -> None:
    bomb = record("response", http(b" " * 5_000_000))
    coded = record("response", http(gzip.compress(FILM + b" " * 90_000_000), "text/html", "Content-Encoding: gzip"))
    for data in (bomb, coded):
        found = read(crawl(data, THREE))
        assert [i.code if isinstance(i, Notice) else i.url for i in found][-1] == "https://a.example/3"
        assert {i.code for i in found if isinstance(i, Notice)} <= {"bomb", "too-large"}


def test_a_header_without_end_is_damage() -> None:
    found = read(crawl(b"WARC/1.0\r\n" + b"X: " + os.urandom(200_000).hex().encode(), THREE))
    assert [i.code if isinstance(i, Notice) else i.url for i in found] == ["broken-archive", "https://a.example/3"]


@settings(max_examples=80, deadline=None)
@given(st.booleans(), st.data())
def test_no_damage_ever_raises(members: bool, draw: st.DataObject) -> None:
    data = crawl(ONE, TWO, members=members)
    at = draw.draw(st.integers(0, len(data) - 1))
    read(data[:at] + draw.draw(st.binary(max_size=40)) + data[at + draw.draw(st.integers(0, 20)) :])


# --- content encodings -----------------------------------------------------------------------------------------------


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


ENCODED = [
    ("gzip", gzip.compress(FILM), FILM), ("x-gzip", gzip.compress(FILM), FILM), ("deflate", zlib.compress(FILM), FILM),
    ("deflate", raw_deflate(FILM), FILM), ("gzip, gzip", gzip.compress(gzip.compress(FILM)), FILM),
    ("identity", FILM, FILM), ("", FILM, FILM),
    ("gzip", FILM, FILM), ("br", FILM, FILM), ("deflate", FILM, FILM), ("zstd", FILM, FILM),
]  # fmt: skip


@pytest.mark.parametrize(("encoding", "data", "expected"), ENCODED, ids=[f"{n}:{row[0]}" for n, row in enumerate(ENCODED)])
def test_content_encodings_are_undone_unless_the_crawler_did(encoding: str, data: bytes, expected: bytes) -> None:
    assert without_content_encodings(data, encoding, SMALL) == expected


@pytest.mark.parametrize(("encoding", "data"), [("compress", b"\x1f\x9d\x90"), ("aes128gcm", b"x")])
def test_an_unknown_encoding_is_a_notice(encoding: str, data: bytes) -> None:
    with pytest.raises(UnknownEncoding, match=encoding):
        without_content_encodings(data, encoding, SMALL)
    (notice,) = read(crawl(record("response", http(data, "text/html", f"Content-Encoding: {encoding}"))))
    assert isinstance(notice, Notice)
    assert notice.code == "unknown-compression"


@pytest.mark.parametrize("library", ["brotli", "zstandard"])
def test_brotli_and_zstd_are_undone_within_limits_where_their_library_is_there(library: str) -> None:
    module = pytest.importorskip(library)
    pack: Callable[[bytes], bytes] = module.compress
    name = {"brotli": "br", "zstandard": "zstd"}[library]
    assert without_content_encodings(pack(FILM), name, SMALL) == FILM
    with pytest.raises(Exception, match="times its compressed size"):
        without_content_encodings(pack(b" " * 50_000_000), name, Limits(ratio=100))


def test_chunks_are_joined() -> None:
    body = b"%x\r\n%b\r\n%x\r\n%b\r\n0\r\n\r\n" % (50, FILM[:50], len(FILM) - 50, FILM[50:])
    (found,) = read(crawl(record("response", http(body, "text/html", "Transfer-Encoding: chunked"))))
    assert isinstance(found, Payload)
    assert found.data == FILM


# --- what is read ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("members", [True, False])
def test_a_record_is_a_document_with_its_address_date_and_digest_of_the_page(members: bool, tmp_path: Path) -> None:
    (tmp_path / "c.warc").write_bytes(crawl(record("response", http(FILM), "https://a.example/salt"), members=members))
    (tmp_path / "page.html").write_bytes(FILM)
    plain = documents(tmp_path / "page.html")[0]
    (found,) = documents(tmp_path / "c.warc")
    assert found.name == f"c.warc!/{FIRST if members else f'{len(INFO):012d}'}"
    assert (found.url, found.date, found.digest, found.text) == ("https://a.example/salt", "2019-03-04T05:06:07Z", plain.digest, plain.text)
    assert [n.code for n in notices(tmp_path)] == ["duplicate"]


def test_a_text_of_a_wet_is_a_plain_text(tmp_path: Path) -> None:
    (tmp_path / "c.warc.wet.gz").write_bytes(crawl(record("conversion", b"Salt (2003)\nA film directed by Odalys Brandt.\n")))
    (found,) = documents(tmp_path)
    assert (found.media_type, found.url, found.text) == (
        "text/plain", "https://pages.example/1", "Salt (2003)\nA film directed by Odalys Brandt.\n",
    )  # fmt: skip


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress], ids=["one gzip member", "bzip2"])
def test_a_crawl_compressed_as_a_whole_is_read(pack: Callable[[bytes], bytes], tmp_path: Path) -> None:
    (tmp_path / "c.warc.gz").write_bytes(pack(crawl(ONE, TWO, members=False)))
    found = documents(tmp_path)
    assert [d.url for d in found] == ["https://a.example/1", "https://a.example/2"]
    assert len({d.name for d in found}) == 2


CZECH = "Žofie čeká na molu, až se vrátí loď, která před třiceti lety odplula. Film režíroval Žďárský."
HEADERS = [
    ("header", "text/html; charset=windows-1250", "x-none", "cp1250"),
    ("meta", "text/html", "windows-1250", "cp1250"),
    ("header of a server's default", "text/html; charset=ISO-8859-1", "windows-1250", "cp1250"),
    ("wrong header", "text/html; charset=utf-8", "windows-1250", "cp1250"),
    ("wrong meta", "text/html; charset=iso-8859-2", "utf-8", "iso8859-2"),
    ("both wrong", "text/html; charset=windows-1252", "iso-8859-1", "utf-8"),
    ("neither", "text/html", "x-none", "cp1250"),
    ("quoted", 'text/html; charset="windows-1250"', "x-none", "cp1250"),
    ("unknown", "text/html; charset=none", "utf8", "utf-8"),
    ("codec that is none", "text/html; charset=zip", "utf8", "utf-8"),
]


@pytest.mark.parametrize(("content_type", "meta", "codec"), [row[1:] for row in HEADERS], ids=[row[0] for row in HEADERS])
def test_the_encoding_is_found_whatever_is_declared(content_type: str, meta: str, codec: str, tmp_path: Path) -> None:
    html = page("Molo", charset=meta, body=CZECH)
    (tmp_path / "c.warc.gz").write_bytes(crawl(record("response", http(html.encode(codec), content_type))))
    (found,) = documents(tmp_path)
    assert CZECH in found.text


# --- parts -----------------------------------------------------------------------------------------------------------


def mixed(count: int) -> list[bytes]:
    """Records of all kinds, films among them, one with a gzip member inside its content."""
    chance = random.Random(7)
    trap = b"<p>film director</p>" + gzip.compress(ONE, mtime=0) + b"WARC/1.0\r\n\r\n"
    kinds = [
        lambda n: record("response", http(FILM + b"%d" % n), f"https://a.example/{n}"),
        lambda n: record("response", http(SOUP + b"%d" % n), f"https://b.example/{n}"),
        lambda n: record("request", b"GET / HTTP/1.1\r\n\r\n"),
        lambda n: record("response", http(trap + b"%d" % n), f"https://c.example/{n}"),
    ]
    return [chance.choice(kinds)(n) for n in range(count)]


@pytest.mark.parametrize("members", [True, False])
@pytest.mark.parametrize("step", [1, 300, 777, 5000, 10**9])
def test_any_division_gives_the_same_pages_once(members: bool, step: int) -> None:
    data = crawl(*mixed(40), members=members)
    whole = read(data)
    cuts = [*range(0, len(data), step)] if members else plain_offsets(io.BytesIO(data), step)
    pieces = [item for start, end in zip(cuts, [*cuts[1:], None], strict=True) for item in read(data, start=start, end=end)]
    assert [i for i in pieces if isinstance(i, Payload)] == [i for i in whole if isinstance(i, Payload)]
    assert summed([i for i in pieces if isinstance(i, Notice)]) == [i for i in whole if isinstance(i, Notice)]
    assert sum(isinstance(i, Payload) for i in whole) > 5


def test_large_crawls_and_lines_are_listed_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "LEAST_BYTES", 1000)
    monkeypatch.setattr(parts, "_RANGE", 2000)
    (tmp_path / "a.warc.gz").write_bytes(crawl(*mixed(60)))
    (tmp_path / "b.warc").write_bytes(crawl(*mixed(60), members=False))
    (tmp_path / "c.jsonl").write_bytes(json_lines(*({"url": f"https://a.example/{n}", "html": page(f"Film {n}")} for n in range(50))))
    sources = [item for item in listing([tmp_path]) if isinstance(item, Source)]
    assert len(sources) > 12
    assert pickle.loads(pickle.dumps(sources)) == sources
    two_steps = [item for source in sources for item in load_all(source)]
    names = [i.name for i in two_steps if isinstance(i, Document)]
    assert names == sorted(set(names))
    found = list(find([tmp_path]))
    assert {i.digest for i in found if isinstance(i, Document)} == {i.digest for i in two_steps if isinstance(i, Document)}
    assert [n.where for n in found if isinstance(n, Tally)] == ["a.warc.gz", "b.warc"]
    for limit in (0, 1, 17, 99):
        assert len([i for i in listing([tmp_path], limit=limit) for d in load_all(i) if isinstance(d, Document)]) == min(limit, len(names))  # type: ignore[arg-type]


# --- JSON Lines ------------------------------------------------------------------------------------------------------

BAD_LINES = [
    (b"{not json}", "no JSON"), (b"[1, 2]", "no JSON object"), (b'{"url": "https://a.example/"}', "no html and no text"),
    (b'{"html": 7}', "no html and no text"), (b'{"html": "  "}', "no html and no text"),
    (b"[" * 100_000, "no JSON"), (b"\xff\xfe", "no JSON"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "why"), BAD_LINES, ids=[repr(row[0][:20]) for row in BAD_LINES])
def test_a_line_without_a_page_is_said_and_the_rest_is_read(line: bytes, why: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\n" + line + b"\n" + json_lines({"url": "https://a.example/", "html": page("Salt")}))
    notice, found = list(find([tmp_path]))
    assert isinstance(notice, Notice)
    assert isinstance(found, Document)
    assert (notice.code, notice.where, found.url) == ("broken-line", "a.jsonl!/000000000001", "https://a.example/")
    assert why in notice.what


def test_many_broken_lines_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.ndjson").write_bytes(b'{"x": 1}\n' * 500)
    found = notices(tmp_path)
    assert len(found) == 11
    assert str(found[-1]) == "a.ndjson: 490 records passed over: 490 no html and no text"


def test_a_line_larger_than_a_page_is_passed_over_whole(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(json_lines({"html": "x" * 250_000}, {"html": page("Salt")}))
    items = list(find([tmp_path], max_bytes=100_000))
    assert [i.code if isinstance(i, Notice) else i.name for i in items] == ["too-large", "a.jsonl!/000000250013"]


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.jsonl.gz", "unnamed", "a.txt"])
def test_lines_are_pages_whatever_the_file_is_called(name: str, tmp_path: Path) -> None:
    rows = [
        {"url": "https://a.example/1", "html": page("Sůl"), "date": "2019-03-04T05:06:07Z"},
        {"url": "https://a.example/2", "text": "Sůl (2003)\n\ud800", "date": "yesterday", "html": ""},
        {"html": page("Tide"), "url": None},
    ]
    data = json_lines(*rows)
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data[:-1])
    one, two, three = documents(tmp_path)
    assert (one.text, one.url, one.date, one.media_type) == (page("Sůl"), "https://a.example/1", "2019-03-04T05:06:07Z", "text/html")
    assert (two.text[:10], two.url, two.date, two.media_type) == ("Sůl (2003)", "https://a.example/2", "", "text/plain")
    assert (three.text, three.url, three.name) == (page("Tide"), "", f"{name}!/{len(json_lines(*rows[:2])):012d}")


@pytest.mark.parametrize("name", ["a.json", "a.json.gz", "unnamed"])
@pytest.mark.parametrize("indent", [None, 2])
def test_an_array_of_pages_is_pages(name: str, indent: int | None, tmp_path: Path) -> None:
    rows = [{"url": "https://a.example/1", "html": page("Sůl")}, {"url": "https://a.example/2", "text": "Tide (2003)"}, {"url": "x"}, 7]
    data = json.dumps(rows, indent=indent).encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    assert [(d.name, d.url, d.text) for d in documents(tmp_path)] == [
        (f"{name}!/000000000000", "https://a.example/1", page("Sůl")), (f"{name}!/000000000001", "https://a.example/2", "Tide (2003)"),
    ]  # fmt: skip
    assert [(n.code, n.where) for n in notices(tmp_path)] == [("broken-line", f"{name}!/{n:012d}") for n in (2, 3)]


def test_an_object_over_several_lines_is_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"url": "https://a.example/1", "html": page("Sůl")}, indent=2))
    assert [(d.name, d.url) for d in documents(tmp_path)] == [("a.json", "https://a.example/1")]


@pytest.mark.parametrize("data", [b'[{"url": "https://a.example/", "html": "<p>', b'[{"url": 1, "html": "' + b"x" * 250_000 + b'"}]'])
def test_an_array_that_is_cut_off_or_too_large_is_said(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(data)
    items = list(find([tmp_path], max_bytes=100_000))
    assert [i.code for i in items if isinstance(i, Notice)] == ["too-large" if len(data) > 100_000 else "broken-line"]
    assert len(items) == 1


@pytest.mark.parametrize(
    ("date", "known"),
    [
        ("2019-03-04", True),
        ("9999-99-99", False),
        ("0000-00-00", False),
        ("2019-02-30", False),
        ("1066-10-14", False),
        ("2019-13-04", False),
    ],
)
def test_a_date_on_which_nothing_can_be_saved_is_none(date: str, known: bool, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(json_lines({"html": page("Sůl"), "date": date}, {"html": page("Tide"), "date": "2020-01-01"}))
    assert [found.date for found in documents(tmp_path)] == [date if known else "", "2020-01-01"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(["x", "éé", "\n", "long " * 30])), st.integers(1, 120))
def test_any_division_of_lines_gives_each_line_once(texts: list[str], step: int) -> None:
    data = json_lines(*({"html": f"{n} {text}"} for n, text in enumerate(texts)))
    whole = list(line_reader.pages(io.BytesIO(data), "a", SMALL))
    cuts = [Part(start, start + step) for start in range(0, len(data), step)]
    assert [item for cut in cuts for item in line_reader.pages(io.BytesIO(data), "a", SMALL, cut.start, cut.end)] == whole


# --- the cheap look --------------------------------------------------------------------------------------------------

NOT_PROMISING = [
    SOUP,
    b"",
    b"<html>" + b"x" * 10_000,
    b"The director of the school resigned.",
    "Réalisé par le maire.".encode(),
    b"tt12 abc",
]
ASCII_SIGNS = [
    "A film directed by someone", "FILM. DIRECTED BY SOMEONE", "Ein Film. Regie: jemand", "Una pelicula. Reparto: X", "Un film. Regia: X",
    "Elokuva. Ohjaus: X", "<a href='/title/tt0123456/'>x</a>", "tt01234567", "<div itemscope itemtype='http://schema.org/Movie'>",
    '{"@type": "Movie"}', '{"@type" : ["Movie"]}', '<meta property="og:type" content="video.movie">', '<div typeof="v:Movie">',
    "https://www.rottentomatoes.com/m/x",
]  # fmt: skip
SIGNS = [
    *((text, codec) for text in ASCII_SIGNS for codec in ("utf-8", "utf-16")),
    *(
        (text, codec)
        for text in ("Un film réalisé par X", "UN FILM RÉALISÉ PAR X", "En film. Regissör: X")
        for codec in ("utf-8", "cp1252")
    ),
    *((text, codec) for text in ("Film. Režie: X", "FILM. REŽIE: X") for codec in ("utf-8", "cp1250", "iso8859-2")),
    *((text, codec) for text in ("Фильм. Режиссёр: X", "ФИЛЬМ. РЕЖИССЁР: X") for codec in ("utf-8", "cp1251", "koi8-r")),
    *(("映画 監督: X", codec) for codec in ("utf-8", "cp932", "euc-jp")),
    *(("电影 导演: X", codec) for codec in ("utf-8", "gb18030")),
    *(("영화 감독: X", codec) for codec in ("utf-8", "cp949")),
]


@pytest.mark.parametrize("data", NOT_PROMISING, ids=repr)
def test_what_shows_no_sign_of_a_film_is_not_promising(data: bytes) -> None:
    assert not promising(data)


@pytest.mark.parametrize(("text", "codec"), SIGNS)
def test_a_sign_of_a_film_is_promising_in_the_encodings_of_its_language(text: str, codec: str) -> None:
    assert promising(f"{'Wash the leeks. ' * 500}{text} {'Wash the leeks. ' * 500}".encode(codec))


def test_entities_hide_nothing() -> None:
    assert promising(b"<p>Un film de X</p><p>Sc&eacute;nario : Y</p>")


def test_names_of_pages_in_a_crawl_do_not_depend_on_what_else_is_given(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "c.warc.gz").write_bytes(crawl(ONE))
    (tmp_path / "e").mkdir()
    (tmp_path / "e" / "c.warc.gz").write_bytes(crawl(TWO, THREE))
    assert shown(tmp_path / "d") == [f"c.warc.gz!/{FIRST}"]
    both = [item.name for item in find([tmp_path / "e", tmp_path / "d"]) if isinstance(item, Document)]
    assert both == [item.name for item in find([tmp_path / "d", tmp_path / "e"]) if isinstance(item, Document)]
    assert both[0] == f"d/c.warc.gz!/{FIRST}"
