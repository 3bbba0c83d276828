"""A quote in its context: from the document itself, where it is still the one that was read."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from kg.documents import keep, kept
from kg.rdf.things import Place, Source
from kg.why.pages import AROUND, Context, Pages

WORDS = "Low Tide"
TEXT = f"{'so many words before it ' * 9}write to ada@quill.example: {WORDS}, they say, {'and so many after it ' * 9}"
START = TEXT.index(WORDS)
HTML = f"<body><p>by Ada</p><p>{TEXT}</p><img alt='{WORDS}'><script>var x = '{WORDS} at low water';</script></body>"


def source(data: bytes, name: str = "page.txt") -> Source:
    return Source("urn:d", name, "", "", "", f"sha256:{hashlib.sha256(data).hexdigest()}", "")


def place(start: int = START, exact: str = WORDS, path: str = "") -> Place:
    return Place("urn:d", start, start + len(exact) if start >= 0 else -1, exact, path)


ALONE = Context("", WORDS, "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "page.html").write_text(HTML, encoding="utf-8")
    return tmp_path


def test_without_pages_the_quote_stands_alone() -> None:
    pages = Pages([])
    assert pages.context(place(), source(TEXT.encode())) == ALONE


def test_a_page_that_is_gone_or_changed_is_named_once(folder: Path) -> None:
    pages = Pages([folder])
    assert pages.context(place(), source(TEXT.encode(), "other.txt")) == ALONE
    changed = Pages([folder])
    assert changed.context(place(), source(b"as it was when it was read")) == ALONE
    assert "is not under" in pages.missing["other.txt"]
    assert "has changed since the build" in changed.missing["page.txt"]


def test_another_page_of_the_same_name_gives_no_context(folder: Path) -> None:
    (folder / "page.txt").write_text(TEXT.replace("so many", "too many"), encoding="utf-8")
    assert Pages([folder]).context(place(), source(TEXT.encode())) == ALONE


def test_a_place_that_does_not_hold_the_words_gives_no_context(folder: Path) -> None:
    assert Pages([folder]).context(place(start=3), source(TEXT.encode())) == ALONE


def test_context_is_short_collapsed_and_without_addresses(folder: Path) -> None:
    before, words, after = Pages([folder]).context(place(), source(TEXT.encode()))
    assert words == WORDS
    assert before.startswith("… ")
    assert before.endswith("write to [e-mail address]: ")
    assert after.startswith(", they say, and so many")
    assert after.endswith(" …")
    assert max(len(before), len(after)) <= AROUND + 4


@pytest.mark.parametrize("root", ["", "page.txt"])
def test_a_page_is_found_by_folder_or_by_itself(folder: Path, root: str) -> None:
    assert Pages([folder / root]).context(place(), source(TEXT.encode())).before


def test_a_page_is_found_in_an_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "pages.zip", "w") as archive:
        archive.writestr("deep/page.txt", TEXT)
    assert Pages([tmp_path]).context(place(), source(TEXT.encode(), "pages.zip!/deep/page.txt")).before


@pytest.mark.parametrize(
    ("path", "start", "before", "after"),
    [
        ("/html[1]/body[1]/p[2]/text()[1]", START, "[e-mail address]: ", ", they say, and"),
        ("/html[1]/body[1]/img[1]/@alt", -1, "", ""),
        ("/html[1]/body[1]/script[1]/text()[1]", 9, "var x = '", " at low water';"),
    ],
)
def test_what_a_page_shows_hides_and_embeds(folder: Path, path: str, start: int, before: str, after: str) -> None:
    found = Pages([folder]).context(place(start, path=path), source(HTML.encode(), "page.html"))
    assert found.words == WORDS
    assert found.before.endswith(before)
    assert found.after.startswith(after)


# --- where the last build looked -------------------------------------------------------------------------------------


def test_nothing_kept_is_no_place(tmp_path: Path) -> None:
    assert kept(tmp_path) == []
    for text in ("", "{}", "[1, 2]", '["/nowhere/at/all"]', "\x00"):
        (tmp_path / "inputs.json").write_text(text)
        assert kept(tmp_path) == []


def test_the_inputs_of_a_build_are_kept_but_not_its_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pages").mkdir()
    keep(tmp_path / ".kg" / "out", [Path("pages"), Path("-"), Path("gone")])
    assert kept(tmp_path / ".kg" / "out") == [tmp_path / "pages"]
    assert [p.name for p in (tmp_path / ".kg" / "out").iterdir()] == ["inputs.json"]


def test_a_folder_that_cannot_be_written_stops_no_build(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    keep(tmp_path / "file" / "out", [tmp_path])
