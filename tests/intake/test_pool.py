"""A page that hangs, fails or kills its process costs itself and nothing else."""

from __future__ import annotations

import ctypes
import os
import re
import signal
import time
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg import documents, sites
from kg.intake import pool, read_document
from kg.model import Document, Record


def _by_its_words(document: Document, site: str, seconds: float) -> Record:
    """A reader that does to its process what the page says."""
    if "die" in document.text:
        os._exit(7)
    if "hang without mercy" in document.text:
        ctypes.PyDLL(None).sleep(120)  # holds the interpreter: no signal gets through
    return read_document(document, site, seconds)


def sources(folder: Path, **pages: str) -> list[documents.Source]:
    folder.mkdir(exist_ok=True)
    for name, text in pages.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return [item for item in documents.listing([folder]) if isinstance(item, documents.Source)]


def outcome(results: Iterable[tuple[Iterable[Record], object]]) -> dict[str, str]:
    """The code of the last notice of every page (empty for none), by name."""
    return {r.document.name: r.notices[-1].code if r.notices else "" for records, _ in results for r in records}


@pytest.mark.parametrize("pause", [0, 0.01], ids=["computes", "waits"])
def test_a_reader_that_never_ends_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pause: float) -> None:
    def forever(document: Document, site: str) -> Record:
        while True:
            time.sleep(pause)

    monkeypatch.setattr("kg.sites.opened_and_read", forever)
    (record,) = [read_document(d, "", 0.2) for d in a_page(tmp_path)]
    assert [n.code for n in record.notices] == ["out-of-time"]
    assert "0.2 seconds" in record.notices[0].what
    assert record.claims == ()
    assert record.document.text == ""


def test_a_page_is_not_given_up_for_what_else_the_machine_has_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (page,) = a_page(tmp_path)
    fresh, plain = read_document(page, ""), sites.opened_and_read

    def kept_waiting(document: Document, site: str) -> object:
        time.sleep(1.5)
        return plain(document, site)

    monkeypatch.setattr("kg.sites.opened_and_read", kept_waiting)
    assert read_document(page, "", 1) == fresh


def a_page(folder: Path) -> list[Document]:
    (folder / "a.txt").write_text("a page", encoding="utf-8")
    return [item for item in documents.find([folder]) if isinstance(item, Document)]


def test_the_limit_is_lifted_when_the_page_is_read(tmp_path: Path) -> None:
    for document in a_page(tmp_path):
        read_document(document, "", 0.3)
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) == signal.SIG_DFL


def test_a_page_that_kills_its_process_is_reported_and_all_others_are_read(tmp_path: Path) -> None:
    found = sources(tmp_path / "in", **{f"page{n:02}": f"die {n}" if n in (3, 17) else f"page {n}" for n in range(30)})
    results = list(pool.each(found, "", 2, 60.0, _by_its_words))
    codes = outcome(results)
    assert len(codes) == 30
    assert sorted(name for name, code in codes.items() if code == "reader-failed") == ["page03.txt", "page17.txt"]
    assert [r.document.name for records, _ in results for r in records] == sorted(codes), "in the order they were given"


def _if_unheard(document: Document, site: str, seconds: float) -> Record:
    """A reader that dies of a page where its process was not kept from Ctrl-C since before it was started, and of one as it is."""
    if document.text == "die" or signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ()):
        os._exit(7)
    return read_document(document, site, seconds)


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="signals cannot be blocked")
def test_processes_that_read_do_not_hear_ctrl_c_from_the_first_moment_on(tmp_path: Path) -> None:
    found = sources(tmp_path / "in", one="a page", two="die", three="a page")
    codes = outcome(pool.each(found, "", 2, 60.0, _if_unheard))
    assert [name for name, code in codes.items() if code == "reader-failed"] == ["two.txt"]
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def never(document: Document, site: str, seconds: float) -> Record:
    """A reader that is a fault where it is asked."""
    raise AssertionError(document.name)


def test_what_was_read_before_is_asked_of_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = sources(tmp_path / "in", **{f"page{n:02}": f"page {n}" for n in range(30)}, paper="%PDF-1.4 and more")
    monkeypatch.setattr(pool, "ProcessPoolExecutor", lambda *some, **more: NoProcess())
    results = list(pool.each(found, "", 2, 60.0, never, lambda document, site: read_document(document, site)))
    assert [r.document.name for records, _ in results for r in records] == [f"page{n:02}.txt" for n in range(30)]
    assert [notice.code for _, notices in results for notice in notices] == ["binary"]


class NoProcess:
    """Processes that are a fault where they are asked."""

    def __enter__(self) -> NoProcess:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def submit(self, *asked: object) -> None:
        raise AssertionError(asked)

    def shutdown(self, **how: object) -> None:
        return None


def test_known_and_unknown_pages_come_in_the_order_they_were_given(tmp_path: Path) -> None:
    found = sources(tmp_path / "in", **{f"page{n:02}": f"page {n}" for n in range(30)})
    with zipfile.ZipFile(tmp_path / "in" / "pages.zip", "w") as archive:
        for n in range(4):
            archive.writestr(f"{n}.txt", f"archived {n}")
    found = sources(tmp_path / "in")

    def known(document: Document, site: str) -> Record | None:
        return read_document(document, site) if "7" in document.text or "archived 1" in document.text else None

    results = list(pool.each(found, "", 2, 60.0, _by_its_words, known))
    names = [f"page{n:02}.txt" for n in range(30)] + [f"pages.zip!/{n}.txt" for n in range(4)]
    assert [r.document.name for records, _ in results for r in records] == names


def test_where_nothing_is_known_the_question_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "UNKNOWN", 3)
    found = sources(tmp_path / "in", **{f"page{n:02}": f"page {n}" for n in range(20)})
    asked: list[str] = []

    def known(document: Document, site: str) -> None:
        asked.append(document.name)

    list(pool.each(found, "", 2, 60.0, _by_its_words, known))
    assert asked == ["page00.txt", "page01.txt", "page02.txt"]


def test_in_an_archive_too_only_the_page_at_hand_is_lost(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "pages.zip", "w") as archive:
        for n in range(6):
            archive.writestr(f"{n}.txt", "die" if n == 2 else f"page {n}")
    found = sources(tmp_path, other="a page")
    codes = outcome(list(pool.each(found, "", 2, 60.0, _by_its_words)))
    assert [name for name, code in codes.items() if code == "reader-failed"] == ["pages.zip!/2.txt"]
    assert len(codes) == 7


def test_what_no_signal_reaches_is_ended_by_the_watchdog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = sources(tmp_path / "in", one="hang without mercy", two="a page")
    codes = outcome(list(pool.each(found, "", 2, 60.0, _impatient)))
    assert codes["one.txt"] == "reader-failed"
    assert codes["two.txt"] not in ("reader-failed", "out-of-time")


def test_what_computes_without_end_and_hears_no_signal_is_ended_long_before_its_time_on_the_clock(tmp_path: Path) -> None:
    found = sources(tmp_path / "in", one="compute without end", two="a page")
    codes = outcome(list(pool.each(found, "", 2, 60.0, _computing)))
    assert codes["one.txt"] == "reader-failed"
    assert codes["two.txt"] not in ("reader-failed", "out-of-time")


def _computing(document: Document, site: str, seconds: float) -> Record:
    if "compute" in document.text:
        pool._limit_computing(0.5)
        re.match(r"(a+)+$", "a" * 60 + "b")
    return read_document(document, site, seconds)


def _impatient(document: Document, site: str, seconds: float) -> Record:
    import faulthandler

    if "hang" in document.text:
        faulthandler.dump_traceback_later(1.0, exit=True, file=pool._nowhere())
    return _by_its_words(document, site, seconds)


@dataclass(frozen=True)
class _Slow:
    """A reader that takes its time for every page but the first, and leaves a mark for each."""

    marks: Path

    def __call__(self, document: Document, site: str, seconds: float) -> Record:
        (self.marks / document.name).touch()
        time.sleep(0 if document.name == "p00.txt" else 0.4)
        return read_document(document, site, seconds)


def test_a_build_that_is_stopped_does_not_wait_for_the_pages_that_nobody_has_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "marks").mkdir()
    some = sources(tmp_path / "in", **{f"p{number:02}": f"page {number}" for number in range(40)})
    monkeypatch.setattr(pool, "_window", lambda workers: 30)
    reading = pool.each(some, "", 2, 60.0, _Slow(tmp_path / "marks"))
    next(reading)
    reading.close()
    assert len(list((tmp_path / "marks").iterdir())) < 25, "of the 30 that were handed out"
