"""A file that is as it was is not opened; whatever else happened to it, what is read is what is there."""

from __future__ import annotations

import io
import os
import shutil
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import documents, intake
from kg.intake import keeping, recall
from kg.intake.page import lost
from kg.intake.recall import Recall
from kg.intake.takedown import NOTHING, Takedown
from kg.model import Document, Entry, Notice, Record

TICK = 0.03
"""Seconds in which the clock of any file system of a test moves on."""


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recall, "SETTLED", int(TICK * 0.7e9))


def page(title: str) -> bytes:
    return f"<html><head><title>{title} (1999)</title></head><body><h1>{title} (1999)</h1><p>A page.</p></body></html>".encode()


def read(
    folder: Path, pages: Path, *, site: str = "", takedown: Takedown = NOTHING, reopen: bool = False, wait: bool = True
) -> tuple[list[Entry], list[Notice], int]:
    """What a build would read: entries, notices, and how many files were opened for it."""
    if wait:
        time.sleep(TICK)
    found = documents.listing([pages])
    kept = keeping.opened(folder, takedown)
    assert kept is not None
    opened: list[str] = []
    plain = documents.stream

    def noted(source: documents.Source) -> object:
        opened.append(source.name)
        return plain(source)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(documents, "stream", noted)
        recalled = Recall(kept, trusting=not reopen)
        entries, notices = intake.read(found, site, 1, lambda *_: None, 60.0, takedown, kept, recalled)
    recalled.settle()
    kept.sweep()
    return entries, notices, len(opened)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in ("one", "two"):
        (folder / f"{name}.html").write_bytes(page(name))
    return folder


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / ".kg" / "out"


# --- what is opened --------------------------------------------------------------------------------------------------


def test_a_file_that_was_changed_moments_before_is_opened_again(kept: Path, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recall, "SETTLED", 60_000_000_000)
    assert [read(kept, pages)[2] for _ in range(3)] == [2, 2, 2]


def test_other_bytes_of_the_same_size_under_the_same_time_are_read(kept: Path, pages: Path) -> None:
    file = pages / "one.html"
    before = file.stat()
    read(kept, pages)
    file.write_bytes(page("own"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    entries, _, opened = read(kept, pages)
    assert (file.stat().st_size, file.stat().st_mtime_ns, opened) == (before.st_size, before.st_mtime_ns, 1)
    assert {e.document.digest for e in entries} == {d.digest for d in documents.find([pages]) if isinstance(d, Document)}


def test_two_files_that_exchange_their_names_are_read_under_them(kept: Path, pages: Path) -> None:
    read(kept, pages)
    (pages / "one.html").rename(pages / "x")
    (pages / "two.html").rename(pages / "one.html")
    (pages / "x").rename(pages / "two.html")
    entries, _, opened = read(kept, pages)
    assert opened == 2
    assert {(e.document.name, e.document.digest) for e in entries} == {
        (d.name, d.digest) for d in documents.find([pages]) if isinstance(d, Document)
    }


@pytest.mark.parametrize("asked", [{"site": "imdb"}, {"reopen": True}, {"takedown": Takedown(people=frozenset({"Somebody"}))}])
def test_files_are_opened_where_something_else_is_asked(kept: Path, pages: Path, asked: dict[str, object]) -> None:
    read(kept, pages)
    assert read(kept, pages, **asked)[2] == 2  # type: ignore[arg-type]


def test_files_are_opened_by_other_code(kept: Path, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(kept, pages)
    monkeypatch.setattr(keeping, "code_version", lambda: "another")
    assert read(kept, pages)[2] == 2


def test_files_are_opened_where_the_system_does_not_tell_when_they_changed(
    kept: Path, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.documents.walk._TELLS", False)
    assert [read(kept, pages)[2] for _ in range(2)] == [2, 2]


def test_a_page_that_is_taken_down_is_left_out(kept: Path, pages: Path) -> None:
    read(kept, pages)
    without = Takedown(documents=frozenset({"one.html"}))
    for _ in range(2):
        entries, notices, _ = read(kept, pages, takedown=without)
        assert [e.document.name for e in entries] == ["two.html"]
        assert [n.code for n in notices] == ["taken-down"]


def test_what_another_time_may_read_is_opened_again(kept: Path, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gave_up(document: Document, site: str, seconds: float) -> Record:
        return lost(document, "out-of-time", "no", "")

    with monkeypatch.context() as patch:
        patch.setattr(keeping, "read_document", gave_up)
        read(kept, pages)
    assert [read(kept, pages)[2] for _ in range(2)] == [2, 0]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_could_not_be_read_is_tried_again(kept: Path, pages: Path) -> None:
    (pages / "one.html").chmod(0)
    assert [n.code for _ in range(2) for n in read(kept, pages)[1]] == ["unreadable", "unreadable"]


def test_an_archive_with_pages_packed_in_a_form_that_is_not_installed_is_opened_again(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = (page(title).replace(b"A page.", b"Director: Ada Quill. A film of 1999.") for title in ("one", "two"))
    file = tmp_path / "crawl.warc"
    packed = b"\x28\xb5\x2f\xfd" + two
    file.write_bytes(_response("http://films.example/1", one) + _response("http://films.example/2", packed, "zstd"))
    monkeypatch.setitem(sys.modules, "zstandard", None)
    entries, notices, _ = read(kept, file)
    assert (len(entries), [notice.code for notice in notices]) == (1, ["unknown-compression"])
    monkeypatch.setitem(sys.modules, "zstandard", _Installed)  # type: ignore[arg-type]
    entries, notices, opened = read(kept, file)
    assert (len(entries), notices, opened) == (2, [], 1)


def _response(url: str, body: bytes, encoding: str = "identity") -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {encoding}\r\n\r\n".encode() + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
    head += f"WARC-Record-ID: <urn:uuid:{url[-1] * 8}-0000-0000-0000-000000000000>\r\nContent-Type: application/http; msgtype=response\r\n"
    return f"{head}Content-Length: {len(http)}\r\n\r\n".encode() + http + b"\r\n\r\n"


class _Installed:
    """A library for zstd whose packed pages are the pages behind four bytes."""

    ZstdError = ValueError

    def __init__(self, **options: int) -> None:
        pass

    ZstdDecompressor = classmethod(lambda cls, **options: cls())

    @staticmethod
    def stream_reader(data: bytes) -> io.BytesIO:
        return io.BytesIO(data[4:])


def test_an_archive_on_which_a_process_died_is_opened_again(kept: Path, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = pages / "pages.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.write(pages / "one.html", "one.html")
    plain = intake.each

    def died(*asked: object) -> Iterator[tuple[list[Entry], list[Notice]]]:
        for some, notices in plain(*asked):  # type: ignore[arg-type]
            yield some, [*notices, Notice("reader-failed", "the process that read it died (exit code -9)", "pages.zip", "", "warning")]

    with monkeypatch.context() as patch:
        patch.setattr(intake, "each", died)
        assert [notice.code for notice in read(kept, file)[1]] == ["reader-failed"]
    assert read(kept, file)[1:] == ([], 1)


def test_damaged_notes_are_none(kept: Path, pages: Path) -> None:
    first = read(kept, pages)
    for damage in ("UPDATE seen SET keys = x'00'", "UPDATE seen SET notices = '{'", "UPDATE seen SET notices = '[1]'", "DELETE FROM pages"):
        keeping._connection(str(kept / keeping.FILE)).execute(damage)
        assert read(kept, pages) == first
        assert read(kept, pages) == (*first[:2], 0)


# --- what is not -----------------------------------------------------------------------------------------------------


def test_files_that_are_as_they_were_are_not_opened(kept: Path, pages: Path) -> None:
    first = read(kept, pages)
    assert first[2] == 2
    assert [read(kept, pages) for _ in range(keeping.KEPT_BUILDS + 2)] == [(*first[:2], 0)] * (keeping.KEPT_BUILDS + 2)


def test_many_files_are_learned_of_some_at_a_time(kept: Path, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recall, "_MANY", 2)
    for number in range(5):
        (pages / f"{number}.html").write_bytes(page(f"film {number}"))
    assert [read(kept, pages)[2] for _ in range(2)] == [7, 0]


def test_how_a_page_was_decoded_is_said_again(kept: Path, pages: Path) -> None:
    (pages / "one.html").write_bytes(page("Cafxe9").replace(b"xe9", b"\xe9") + b"<p>\x81 na\xefve</p>")
    first = read(kept, pages)
    assert first[1]
    assert read(kept, pages) == (*first[:2], 0)


def test_a_file_that_holds_no_page_is_known_by_what_was_said_of_it(kept: Path, pages: Path) -> None:
    (pages / "two.html").write_bytes(bytes(range(256)) * 20)
    first = read(kept, pages)
    assert [notice.where for notice in first[1]] == ["two.html"]
    assert read(kept, pages) == (*first[:2], 0)


def test_pages_of_an_archive_are_known_with_it(kept: Path, pages: Path) -> None:
    shutil.make_archive(str(pages / "more"), "zip", pages)
    first = read(kept, pages)
    assert read(kept, pages) == (*first[:2], 0)


def test_notes_on_files_that_are_gone_are_dropped(kept: Path, pages: Path) -> None:
    read(kept, pages)
    (pages / "one.html").unlink()
    for _ in range(keeping.KEPT_BUILDS + 1):
        read(kept, pages)
    count = keeping._connection(str(kept / keeping.FILE)).execute("SELECT count(*) FROM seen").fetchone()
    assert count == (1,)


# --- in any order ----------------------------------------------------------------------------------------------------

_NAMES = st.sampled_from(["a.html", "b.html", "c.html"])
_STEPS = st.one_of(
    st.tuples(st.just("write"), _NAMES, st.sampled_from(["one", "two", "six"])),
    st.tuples(st.just("write unnoticed"), _NAMES, st.sampled_from(["one", "two", "six"])),
    st.tuples(st.just("remove"), _NAMES, st.just("")),
    st.tuples(st.just("touch"), _NAMES, st.just("")),
    st.tuples(st.just("rename"), _NAMES, _NAMES),
    st.tuples(st.just("link"), _NAMES, _NAMES),
    st.tuples(st.just("copy with its time"), _NAMES, _NAMES),
    st.tuples(st.just("build"), st.just(""), st.just("")),
)


def _do(folder: Path, what: str, name: str, other: str) -> None:
    file = folder / name
    if what.startswith("write"):
        times = file.stat() if what == "write unnoticed" and file.exists() else None
        file.write_bytes(page(other))
        if times is not None:
            os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    elif file.exists() and what == "remove":
        file.unlink()
    elif file.exists() and what == "touch":
        file.touch()
    elif file.exists() and name != other:
        if what == "rename":
            file.replace(folder / other)
        elif what == "link":
            (folder / other).unlink(missing_ok=True)
            os.link(file, folder / other)
        else:
            (folder / other).unlink(missing_ok=True)
            shutil.copy2(file, folder / other)


@given(st.lists(_STEPS, min_size=2, max_size=10))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_whatever_happens_to_files_what_is_known_is_what_is_there(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, str]]
) -> None:
    """Also where builds follow changes at once."""
    home = tmp_path_factory.mktemp("any")
    folder = home / "pages"
    folder.mkdir()
    for what, name, other in [*steps, ("build", "", "")]:
        if what != "build":
            _do(folder, what, name, other)
            continue
        for wait in (False, True):
            entries, notices, _ = read(home / ".kg" / "out", folder, wait=wait)
            fresh, said, _ = read(home / ".kg" / f"fresh-{time.time_ns()}", folder, reopen=True, wait=False)
            assert (entries, notices) == (fresh, said)
    keeping._connection.cache_clear()
