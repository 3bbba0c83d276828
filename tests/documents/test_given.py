"""What is given besides paths (patterns, standard input), and the folders that browsers save beside a page."""

from __future__ import annotations

import io
import random
import sys
from pathlib import Path

import pytest

from kg import documents
from kg.documents import Source, find, given, listing, load_all
from kg.documents.address import saved_from
from kg.documents.names import companion, page_stem
from kg.model import Document, Notice
from tests.documents.pages import page, shown, tarred, zipped


def write(root: Path, *names: str) -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(page(name), encoding="utf-8")
    return root


# --- patterns --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pattern", ["*.txt", "no/*/x", "[z]*", "**/*.txt", "deep/**/none"])
def test_a_pattern_that_matches_nothing_is_a_failed_request(pattern: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write(tmp_path, "a.html", "deep/b.html", "deep/.c.txt", ".d.txt"))
    (notice,) = find([pattern])
    assert isinstance(notice, Notice)
    assert notice.code in documents.FAILED_REQUESTS
    assert str(notice) == f"{pattern}: no file matches; check how it is written"


PATTERNS = [
    ("*.html", ["a.html", "b.html", "odd[1].html"]),
    ("?.html", ["a.html", "b.html"]),
    ("[ax].html", ["a.html"]),
    ("*/c.html", ["d/c.html"]),
    ("d*/", ["d"]),
    ("*/", ["d"]),
    ("**/*.html", ["a.html", "b.html", "d/c.html", "d/e/f.html", "odd[1].html"]),
    ("d/**", ["d/c.html", "d/e/f.html"]),
    ("**/**/f.html", ["d/e/f.html"]),
    ("./d/**/f.html", ["./d/e/f.html"]),
    ("d/../?.html", ["d/../a.html", "d/../b.html"]),
    (".h*/*", [".h/g.html"]),
    ("*", ["a.html", "b.html", "d", "odd[1].html"]),
]


@pytest.mark.parametrize(("pattern", "paths"), PATTERNS, ids=[row[0] for row in PATTERNS])
def test_a_pattern_stands_for_the_paths_that_a_shell_would_give(
    pattern: str, paths: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write(tmp_path, "a.html", "b.html", "d/c.html", "d/e/f.html", ".h/g.html", "odd[1].html"))
    assert given.expanded(pattern) == paths
    assert given.expanded(str(tmp_path) + "/" + pattern) == [f"{tmp_path}/{path}" for path in paths]
    assert list(find([pattern])) == list(find(paths))


def test_a_file_whose_name_is_a_pattern_is_meant_itself(tmp_path: Path) -> None:
    write(tmp_path, "odd[1].html", "odd1.html")
    assert shown(tmp_path / "odd[1].html") == ["odd[1].html"]


def test_two_stars_do_not_follow_links(tmp_path: Path) -> None:
    write(tmp_path, "d/a.html")
    for n in range(30):
        (tmp_path / "d" / f"loop{n}").symlink_to("..")
    assert given.expanded(f"{tmp_path}/**/a.html") == [f"{tmp_path}/d/a.html"]


# --- standard input --------------------------------------------------------------------------------------------------


class Stdin(io.TextIOWrapper):
    """Standard input with these bytes."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data))


def test_a_terminal_is_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = Stdin(b"")
    monkeypatch.setattr(stdin, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", stdin)
    (notice,) = find(["-"])
    assert isinstance(notice, Notice)
    assert notice.code in documents.FAILED_REQUESTS
    monkeypatch.setattr(sys, "stdin", None)
    (closed,) = find(["-"])
    assert isinstance(closed, Notice)
    assert (closed.code, closed.what) == (notice.code, "standard input is closed")


def test_nothing_on_standard_input_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Stdin(b""))
    assert shown("-") == ["!empty stdin"]


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (page("Salt").encode(), ["stdin"]),
        (zipped({"a.html": page("Salt")}), ["stdin!/a.html"]),
        (tarred({"a.html": page("Salt")}, "w:gz"), ["stdin!/a.html"]),
        (b'{"url": "https://a.example/", "text": "A film"}\n', ["stdin!/000000000000"]),
    ],
    ids=["page", "zip", "tar.gz", "lines"],
)
def test_standard_input_may_be_a_page_or_an_archive(data: bytes, names: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Stdin(data))
    sources = [item for item in listing(["-", "-"]) if isinstance(item, Source)]
    assert [item.name for source in sources for item in load_all(source) if isinstance(item, Document)] == names
    assert shown("-") == names, "it is read once, and found again"


def test_a_file_called_stdin_gets_another_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "d", "stdin")
    monkeypatch.setattr(sys, "stdin", Stdin(page("Salt").encode()))
    names = [item.name for item in find([tmp_path / "d", "-"]) if isinstance(item, Document)]
    assert names == ["d/stdin", "stdin"]


# --- saved by a browser ----------------------------------------------------------------------------------------------

NOT_COMPANIONS = [
    ["Salt_files/a.html"],
    ["Salt.txt", "Salt_files/a.html"],
    ["Tide.html", "Salt_files/a.html"],
    ["salt.html", "Salt_files/a.html"],
    ["Salt.html", "Saltfiles/a.html"],
    ["Salt.html", "_files/a.html"],
    ["d/Salt.html", "Salt_files/a.html"],
]
COMPANIONS = ["Salt_files", "Salt.files", "Salt-Dateien", "Salt_fichiers", "Salt_archivos", "Salt_soubory", "Salt-filer"]


@pytest.mark.parametrize("names", NOT_COMPANIONS, ids=[" + ".join(row) for row in NOT_COMPANIONS])
def test_a_folder_without_its_page_is_a_folder(names: list[str], tmp_path: Path) -> None:
    write(tmp_path, *names)
    assert shown(tmp_path) == sorted(names)
    (tmp_path / "a.zip").write_bytes(zipped({name: page(name) for name in names}))
    assert shown(tmp_path / "a.zip") == [f"a.zip!/{name}" for name in names]


@pytest.mark.parametrize("folder", COMPANIONS)
def test_what_a_browser_saved_beside_a_page_is_part_of_it(folder: str, tmp_path: Path) -> None:
    names = [f"{folder}/frame.html", f"{folder}/deep/x.html", "Salt.html", "d/Salt.htm", f"d/{folder}/y.html"]
    write(tmp_path / "in", *names)
    assert shown(tmp_path / "in") == ["Salt.html", "d/Salt.htm"]
    assert shown(tmp_path / "in", exclude=["*.css"]) == ["Salt.html", "d/Salt.htm"]
    for file, data in (("a.zip", zipped({n: page(n) for n in names})), ("a.tar.gz", tarred({n: page(n) for n in names}, "w:gz"))):
        (tmp_path / file).write_bytes(data)
        assert shown(tmp_path / file) == [f"{file}!/Salt.html", f"{file}!/d/Salt.htm"]


def test_a_saved_page_stays_one_however_it_is_given(tmp_path: Path) -> None:
    write(tmp_path, "Salt.html", "Salt_files/frame.html")
    ways: list[Path | str] = [tmp_path / "Salt.html", tmp_path / "Salt_files", tmp_path / "Salt_files" / "frame.html", f"{tmp_path}/**"]
    for _ in range(5):
        random.Random(1).shuffle(ways)
        assert [i.name for i in find(ways) if isinstance(i, Document)] == ["Salt.html"]
    assert shown(tmp_path / "Salt_files") == ["frame.html"]


def test_stems() -> None:
    assert [companion(name) for name in ("Salt_files", "a_files_files", "_files", "files")] == ["Salt", "a_files", "", ""]
    assert [page_stem(name) for name in ("d/Salt.html", "x.php.HTM", "x.txt", "x")] == ["d/Salt", "x.php", "", ""]


# --- addresses in pages ----------------------------------------------------------------------------------------------

ADDRESSES = [
    ("<!-- saved from url=(0014)about:internet -->", ""),
    ("<p>saved from url=(0026)https://pages.example/salt</p>", ""),
    ("x" * 5000 + "<!-- saved from url=(0026)https://pages.example/salt -->", ""),
    ("<!DOCTYPE html>\n<!-- saved from url=(0026)https://pages.example/salt -->\n<html>", "https://pages.example/salt"),
    ("<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: https://pages.example/salt \n saved date: x\n-->", "https://pages.example/salt"),
    ("<!-- Saved from https://pages.example/salt at 2024-01-02T03:04:05Z using monolith v2.8.1 -->\n<html></html>", "https://pages.example/salt"),
    ('<html lang="en" data-scrapbook-source="https://pages.example/salt?a=1&amp;b=2" data-scrapbook-create="20240102">', "https://pages.example/salt?a=1&b=2"),
    ("<html><head>" + "<style>a{}</style>" * 1000 + '<meta name="savepage-url" content="https://pages.example/salt"></head>', "https://pages.example/salt"),
    ('<html><head><meta name="savepage-url" content="file:///salt.html"></head>', ""),
    ("<html>\n<!-- Mirrored from pages.example/salt by HTTrack Website Copier/3.x [XR&CO'2014], Mon -->", "http://pages.example/salt"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "url"), ADDRESSES)
def test_the_address_that_the_saving_program_wrote(html: str, url: str) -> None:
    assert saved_from(html) == url
