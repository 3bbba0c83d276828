"""Zip, tar, gzip and MHTML: what is refused, what each page inside is called, and that nothing hostile does harm."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import random
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.documents import Source, find, listing, load_all
from kg.documents.container import Limits, form_of
from kg.documents.inside import Inside
from kg.documents.opened import pages
from kg.model import Document, Notice
from tests.documents.pages import documents, mhtml, notices, page, shown, tarred, zipped

SMALL = Limits(page=100_000, nested=300_000, total=1_000_000, ratio=100, free=50_000, depth=2, members=50)


def opened(data: bytes, name: str = "a.zip", limits: Limits = SMALL) -> list[str]:
    """What a file of these bytes holds under small limits, as ``shown`` writes it."""
    return [f"!{i.code} {i.where}" if isinstance(i, Notice) else i.name for i in pages(io.BytesIO(data), name, limits)]


# --- damaged ---------------------------------------------------------------------------------------------------------

GOOD = zipped({"a.html": page("Salt"), "b.html": page("Tide")})
TAR = tarred({"a.html": page("Salt"), "b.html": page("Tide", body="x" * 3000)})


def encrypted(data: bytes) -> bytes:
    """The same archive with the first file marked as encrypted, in its own header and in the directory."""
    out = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        out[out.find(mark) + at] |= 1
    return bytes(out)


def method(data: bytes, number: int) -> bytes:
    out = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        struct.pack_into("<H", out, out.find(mark) + at, number)
    return bytes(out)


def damaged(data: bytes, at: int) -> bytes:
    return data[:at] + bytes(b ^ 0xFF for b in data[at : at + 20]) + data[at + 20 :]


BROKEN = [
    ("cut zip", "a.zip", GOOD[:-30], ["!broken-archive a.zip"]),
    ("half a zip", "a.zip", GOOD[: len(GOOD) // 3], ["!broken-archive a.zip"]),
    ("encrypted member", "a.zip", encrypted(GOOD), ["!encrypted a.zip!/a.html", "a.zip!/b.html"]),
    ("unknown method", "a.zip", method(GOOD, 93), ["!unknown-compression a.zip!/a.html", "a.zip!/b.html"]),
    ("damaged member", "a.zip", damaged(GOOD, 60), ["!broken-archive a.zip!/a.html", "a.zip!/b.html"]),
    ("cut tar", "a.tar", TAR[:2600], ["a.tar!/a.html", "!truncated a.tar"]),
    ("tar without end", "a.tar", TAR[: 512 * 10], ["a.tar!/a.html", "a.tar!/b.html", "!truncated a.tar"]),
    ("damaged header", "a.tar", damaged(TAR, 1024), ["a.tar!/a.html", "!broken-archive a.tar"]),
    ("no tar", "a.tar", b"\0" * 600, []),
    ("cut gzip", "a.html.gz", gzip.compress(page("Salt").encode() * 20)[:-40], ["!truncated a.html.gz"]),
    ("damaged gzip", "a.html.gz", damaged(gzip.compress(os.urandom(2000)), 20), ["!broken-archive a.html.gz"]),
    ("cut bzip2", "a.bz2", bz2.compress(page("Salt").encode())[:-10], ["!truncated a.bz2"]),
    ("cut xz", "a.xz", lzma.compress(page("Salt").encode())[:-10], ["!truncated a.xz"]),
    ("office document", "a.zip", zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>"}), ["!binary a.zip"]),
    ("e-book", "a.zip", zipped({"mimetype": "application/epub+zip", "1.xhtml": page("Salt")}), ["!binary a.zip"]),
]


@pytest.mark.parametrize(("name", "data", "expected"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_what_is_damaged_is_said_and_the_rest_is_read(name: str, data: bytes, expected: list[str]) -> None:
    found = opened(data, name)
    assert [line for line in found if not line.startswith("!truncated") or line in expected] == expected


@pytest.mark.parametrize("mode", ["w:gz", "w:xz"])
@given(draw=st.data())
@settings(max_examples=40, deadline=None)
def test_a_cut_tar_gives_every_page_before_the_cut(mode: str, draw: st.DataObject) -> None:
    # Cuts that fall into the header of a page are few, and were once the end of all pages before it.
    bodies = random.Random(draw.draw(st.integers(0, 50)))
    files = {f"{name}.html": page("Salt", body=bodies.randbytes(2500).hex()) for name in "abcde"}
    data = tarred(files, mode)
    at = draw.draw(st.integers(len(data) // 2, len(data) - 300))
    found = opened(data[:at], "a.tar.gz")
    names = [name for name in found if not name.startswith("!")]
    assert names == [f"a.tar.gz!/{name}.html" for name in "abcde"[: len(names)]]
    assert len(names) >= 1
    assert found[-1] == "!truncated a.tar.gz"


def test_a_tar_cut_in_a_header_gives_the_pages_before() -> None:
    files = {f"{name}.html": page("Salt", body=random.Random(name).randbytes(2500).hex()) for name in "abc"}
    whole = tarred(files)
    cut = whole[: whole.index(b"c.html") + 200]
    # A decompressor that meets the end of its bytes has given those before it.
    data = gzip.compress(cut)[:-8]
    assert opened(data, "a.tar.gz") == ["a.tar.gz!/a.html", "a.tar.gz!/b.html", "!truncated a.tar.gz"]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([GOOD, TAR, gzip.compress(TAR), gzip.compress(b"a page" * 50), bz2.compress(TAR), mhtml(b"<p>x")]), st.data())
def test_no_damage_ever_raises(data: bytes, draw: st.DataObject) -> None:
    at = draw.draw(st.integers(0, len(data) - 1))
    cut = draw.draw(st.booleans())
    opened(data[:at] if cut else data[:at] + draw.draw(st.binary(min_size=1, max_size=30)) + data[at + 3 :])


# --- hostile ---------------------------------------------------------------------------------------------------------

BOMBS = [
    ("ratio", "a.zip", zipped({"big": b"\0" * 90_000, "b.html": page("Salt")}), ["!bomb a.zip!/big", "a.zip!/b.html"]),
    ("size", "a.zip", zipped({"big": os.urandom(60_000).hex()}), ["!too-large a.zip!/big"]),
    ("gzip ratio", "a.gz", gzip.compress(tarred({"a": b"\0" * 400_000})), ["!bomb a.gz"]),
    ("gzip size", "a.gz", gzip.compress(os.urandom(120_000)), ["!too-large a.gz"]),
    ("xz size", "a.xz", lzma.compress(b"\0" * 50_000_000), ["!too-large a.xz"]),
    ("bzip2 ratio", "a.bz2", bz2.compress(b"\0" * 50_000_000), ["!bomb a.bz2"]),
    (
        "total",
        "a.zip",
        zipped({f"{n:02}": os.urandom(90_000) for n in range(12)}),
        [*(f"a.zip!/{n:02}" for n in range(11)), "!bomb a.zip!/11"],
    ),
    ("number", "a.zip", zipped({f"{n}": b"x" for n in range(99)}), ["!too-many a.zip"]),
    ("nested size", "a.zip", zipped({"b.zip": zipped({"c": os.urandom(400_000)}, 0)}), ["!too-large a.zip!/b.zip"]),
    ("three deep", "a.zip", zipped({"b.zip": zipped({"c.zip": GOOD, "d": "x"})}), ["!too-deep a.zip!/b.zip!/c.zip", "a.zip!/b.zip!/d"]),
    ("gzip of gzip of gzip", "a.gz", gzip.compress(gzip.compress(gzip.compress(b"x"))), ["!too-deep a.gz"]),
]


@pytest.mark.parametrize(("name", "data", "expected"), [row[1:] for row in BOMBS], ids=[row[0] for row in BOMBS])
def test_bombs_are_refused_and_the_rest_is_read(name: str, data: bytes, expected: list[str]) -> None:
    assert opened(data, name) == expected


def test_many_entries_for_the_same_bytes_are_refused() -> None:
    data = zipped({"a.html": page("Salt")})
    directory = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry = data[directory:end]
    forged = data[:directory] + entry * 20 + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 20, 20, len(entry) * 20, directory, 0)
    found = opened(forged)
    assert [line.split()[0] for line in found if not line.startswith("!duplicate")] == ["!bomb"] * 20


def test_a_tar_header_cannot_ask_for_any_amount_of_memory() -> None:
    header = bytearray(tarfile.TarInfo("pax").tobuf(tarfile.GNU_FORMAT))
    header[156:157] = b"x"
    header[124:136] = b"77777777777\0"
    header[148:156] = b"        "
    header[148:156] = b"%06o\0 " % sum(header)
    assert opened(gzip.compress(bytes(header) + bytes(2_000_000), mtime=0), "a.tar.gz") == ["!bomb a.tar.gz"]


HOSTILE = [
    ("../../etc/passwd", "a.zip!/%2E%2E/%2E%2E/etc/passwd"),
    ("/etc/passwd", "a.zip!/etc/passwd"),
    ("C:\\pages\\x.html", "a.zip!/C:\\\\pages\\\\x.html"),
    ("a\0b.html", "a.zip!/a\\x00b.html"),
    ("two\nlines\x1b[31m", "a.zip!/two\\x0alines\\x1b[31m"),
    ("./a//b/./c", "a.zip!/a/b/c"),
    ("\u202egnp", "a.zip!/\\u202egnp"),
    ("žofie/é.html", "a.zip!/žofie/é.html"),
    ("x" * 300, "a.zip!/" + "x" * 300),
]


@pytest.mark.parametrize(("inner", "name"), HOSTILE, ids=[repr(row[0][:20]) for row in HOSTILE])
def test_names_inside_never_become_paths(inner: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped({"0" * len(inner.encode()): page("Salt")}).replace(b"0" * len(inner.encode()), inner.encode())
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.zip").write_bytes(data)
    monkeypatch.chdir(tmp_path)
    assert shown(tmp_path) == [name.replace("a.zip", "in/a.zip")]
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a.zip", "in"]
    if "\0" not in inner and "\x1b" not in inner:
        assert opened(tarred({inner: page("Salt")}), "a.zip") == [name]


@given(st.lists(st.text(st.sampled_from("ab/.\\\0\n ()2%E\ud800é"), max_size=8), max_size=12))
def test_names_inside_are_unique_printable_and_the_same_every_time(raw: list[str]) -> None:
    inside, again = Inside("a.zip", raw, ()), Inside("a.zip", raw, ())
    names = [inside.name(name)[0] for name in raw]
    assert names == [again.name(name)[0] for name in raw]
    kept = [name for name in names if name]
    assert len(set(kept)) == len(kept)
    for name in kept:
        assert name.isprintable()
        assert name.startswith("a.zip!/")
        assert not {"", ".", ".."} & set(name.removeprefix("a.zip!/").split("/"))


def test_links_and_devices_in_a_tar_are_said_and_never_followed() -> None:
    links = []
    for name, kind, target in (
        ("1", tarfile.SYMTYPE, "/etc/passwd"), ("2", tarfile.LNKTYPE, "a.html"), ("3", tarfile.CHRTYPE, ""), ("4", tarfile.FIFOTYPE, ""),
    ):  # fmt: skip
        info = tarfile.TarInfo(name)
        info.type, info.linkname = kind, target
        links.append(info)
    assert opened(tarred({"a.html": page("Salt")}, links=links), "a.tar") == [
        "a.tar!/a.html", "!special-file a.tar!/1", "!special-file a.tar!/2", "!special-file a.tar!/3", "!special-file a.tar!/4",
    ]  # fmt: skip


def test_a_link_in_a_zip_is_said() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("link")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert opened(out.getvalue()) == ["!special-file a.zip!/link"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_second_file_of_a_name_gets_a_number() -> None:
    files = [("x", "one"), ("x", "two"), ("x (2)", "three"), ("./x", "four")]
    expected = [
        "a.zip!/x", "!duplicate-name a.zip!/x (2)", "a.zip!/x (2)", "!duplicate-name a.zip!/x (2) (2)", "a.zip!/x (2) (2)",
        "!duplicate-name a.zip!/x (3)", "a.zip!/x (3)",
    ]  # fmt: skip
    assert opened(zipped(files)) == expected
    assert opened(tarred(files), "a.zip") == expected


# --- what is read ----------------------------------------------------------------------------------------------------

PAGE = page("Salt").encode()
FORMS = [
    ("a.html.gz", gzip.compress(PAGE), "a.html.gz"),
    ("a.html.bz2", bz2.compress(PAGE), "a.html.bz2"),
    ("a.html.xz", lzma.compress(PAGE), "a.html.xz"),
    ("a.zip", zipped({"d/a.html": PAGE}), "a.zip!/d/a.html"),
    ("a.zip", zipped({"d/a.html": PAGE}, zipfile.ZIP_LZMA), "a.zip!/d/a.html"),
    ("a.tar", tarred({"d/a.html": PAGE}), "a.tar!/d/a.html"),
    ("a.tar.gz", tarred({"d/a.html": PAGE}, "w:gz"), "a.tar.gz!/d/a.html"),
    ("a.tgz", tarred({"d/a.html": PAGE}, "w:gz"), "a.tgz!/d/a.html"),
    ("a.tar.bz2", tarred({"d/a.html": PAGE}, "w:bz2"), "a.tar.bz2!/d/a.html"),
    ("a.tar.xz", tarred({"d/a.html": PAGE}, "w:xz"), "a.tar.xz!/d/a.html"),
    ("a.mhtml", mhtml(PAGE), "a.mhtml"),
    ("a.mht.gz", gzip.compress(mhtml(PAGE)), "a.mht.gz"),
    ("unnamed", zipped({"a.html": PAGE}), "unnamed!/a.html"),
    ("no.zip", PAGE, "no.zip"),
    ("two.zip", zipped({"in.tar.gz": tarred({"a.html": PAGE}, "w:gz")}), "two.zip!/in.tar.gz!/a.html"),
    ("gz.zip", zipped({"a.html.gz": gzip.compress(PAGE)}), "gz.zip!/a.html.gz"),
    ("mht.zip", zipped({"a.mht": mhtml(PAGE)}), "mht.zip!/a.mht"),
]


@pytest.mark.parametrize(("file", "data", "name"), FORMS, ids=[f"{n}:{row[0]}" for n, row in enumerate(FORMS)])
def test_the_same_page_is_the_same_document_in_every_form(file: str, data: bytes, name: str, tmp_path: Path) -> None:
    (tmp_path / file).write_bytes(data)
    (tmp_path / "plain.html").write_bytes(PAGE)
    plain = documents(tmp_path / "plain.html")[0]
    (document,) = documents(tmp_path / file)
    assert (document.name, document.digest, document.text, document.media_type) == (name, plain.digest, plain.text, "text/html")
    assert [n.code for n in notices(tmp_path)] == ["duplicate"]


def test_hidden_files_and_patterns_hold_inside_archives(tmp_path: Path) -> None:
    files = [".git/x", "__MACOSX/._a.html", ".DS_Store", "a.html", "a.html~", "img/a.png", "old/b.html", "old/c.html"]
    (tmp_path / "a.zip").write_bytes(zipped({name: page(name) for name in files}))
    assert shown(tmp_path, exclude=["*.png", "a.zip!/old/b*"]) == ["a.zip!/a.html", "a.zip!/old/c.html"]


def test_an_mhtml_tells_its_address_and_date_and_keeps_its_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.mht").write_bytes(mhtml(page("Sůl", charset="x-none").encode("cp1250"), "windows-1250"))
    (document,) = documents(tmp_path)
    assert (document.url, document.date, document.encoding) == ("https://pages.example/film", "2019-03-04T05:06:07Z", "windows-1250")
    assert "<h1>Sůl</h1>" in document.text


def test_an_mhtml_without_a_page_or_without_end_is_said() -> None:
    assert opened(mhtml(PAGE).replace(b"text/html; charset", b"image/png; charset"), "a.mht") == ["!binary a.mht"]
    deep = b"MIME-Version: 1.0\n" + b"".join(b'Content-Type: multipart/related; boundary="%d"\n\n--%d\n' % (n, n) for n in range(2000))
    assert opened(deep, "a.mht", Limits()) == ["!broken-archive a.mht"]


@pytest.mark.parametrize(
    "text", ["From: someone\n\nA letter about a film.", "PK is a good title", "WARC/1.0 was a robot", '{"name": "json"}\n', "BZh, a film"]
)
def test_a_text_may_begin_like_an_archive(text: str) -> None:
    assert form_of(text.encode(), "a.txt") == "page"


# --- in two steps ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["zip", "tar", "tar.gz"])
def test_large_archives_are_read_in_parts_that_add_up(kind: str, tmp_path: Path) -> None:
    files = {f"{n:04}.html": page(f"Film {n}", body=os.urandom(1100).hex()) for n in range(700)} | {"x.png": b"\x89PNG\r\n\x1a\n\0"}
    (tmp_path / f"a.{kind}").write_bytes(zipped(files) if kind == "zip" else tarred(files, "w:gz" if kind == "tar.gz" else "w"))
    sources = [item for item in listing([tmp_path]) if isinstance(item, Source)]
    assert len(sources) == (1 if kind == "tar.gz" else 3)
    assert [item for source in sources for item in load_all(source)] == list(find([tmp_path]))
    assert [d.name for d in documents(tmp_path)] == [f"a.{kind}!/{n:04}.html" for n in range(700)]
    assert len([i for i in find([tmp_path], limit=300) if isinstance(i, Document)]) == 300


def test_one_page_of_an_archive_is_in_memory_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({f"{n}.html": page(f"Film {n}") for n in range(30)}))
    opens: list[str] = []
    original = zipfile.ZipFile.open
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda self, info, *rest: opens.append(info.filename) or original(self, info, *rest))
    for number, _ in enumerate(find([tmp_path]), 1):
        assert len(opens) == number
