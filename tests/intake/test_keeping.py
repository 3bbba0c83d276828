"""Records are read once: what is kept is equal to what is read, and whatever a record depends on reads again."""

from __future__ import annotations

import ast
import random
import shutil
import sys
import zlib
from collections.abc import Iterable
from dataclasses import replace
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import documents, resources
from kg.errors import DamagedRecords
from kg.intake import keeping, kept_form
from kg.intake.page import lost, read_document
from kg.intake.recall import Recall
from kg.intake.takedown import Takedown
from kg.model import Claim, Document, Entry, Evidence, Mention, Notice, Record
from kg.pipeline import style
from kg.resolve import summary
from kg.resolve.summary import packed_films
from tests.conftest import SEEDS
from tests.test_build import Run

DOCUMENT = Document("a.txt", "0" * 64, "", 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / ".kg" / "out"


def seeds() -> list[Document]:
    return [d for d in documents.find([SEEDS]) if isinstance(d, Document)]


def opened(folder: Path) -> keeping.Keeping:
    kept = keeping.opened(folder)
    assert kept is not None
    return kept


def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that are read from now on."""
    names: list[str] = []

    def noted(document: Document, site: str, seconds: float) -> Record:
        names.append(document.name)
        return read_document(document, site, seconds)

    monkeypatch.setattr(keeping, "read_document", noted)
    return names


# --- what is not kept ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["out-of-time", "reader-failed"])
def test_what_another_time_may_read_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(keeping, "read_document", lambda d, site, seconds: lost(d, code, "no", ""))
    kept = opened(folder)
    kept(DOCUMENT, "")
    names = reads(monkeypatch)
    kept(DOCUMENT, "")
    assert names == ["a.txt"]


@pytest.mark.parametrize(
    "change",
    [
        {"digest": "1" * 64},
        {"name": "b.txt"},
        {"url": "https://films.example/1"},
        {"date": "1999"},
        {"media_type": "text/html"},
        {"encoding": "x"},
    ],
    ids=lambda c: next(iter(c)),
)
def test_whatever_of_a_document_its_reading_depends_on_reads_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, change: dict[str, str]
) -> None:
    kept = opened(folder)
    names = reads(monkeypatch)
    kept(DOCUMENT, "")
    kept(DOCUMENT, "")
    assert len(names) == 1
    kept(replace(DOCUMENT, **change), "")  # type: ignore[arg-type]
    assert len(names) == 2


def test_another_site_or_other_code_reads_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = opened(folder)
    names = reads(monkeypatch)
    kept(DOCUMENT, "")
    kept(DOCUMENT, "imdb")
    replace(kept, version="another")(DOCUMENT, "")
    assert len(names) == 3


def test_the_version_covers_code_and_data_of_the_readers() -> None:
    root = Path(resources.__file__).parent
    covered = {p.relative_to(root).as_posix() for p in resources.package_files(*keeping._READING)}
    assert {"sites/imdb/__init__.py", "reading/tree.py", "text/dates.py", "model.py", "intake/verify.py"} <= covered
    assert {p.relative_to(root).as_posix() for p in (root / "sites").rglob("*.toml")} <= covered
    assert not [name for name in covered if "__pycache__" in name or name.startswith(("rdf/", "cli/"))]


def test_the_version_covers_all_that_the_readers_and_the_summaries_import() -> None:
    root = Path(resources.__file__).parent
    covered = resources.package_files(*keeping._READING)
    nodes = [node for path in covered if path.suffix == ".py" for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    names = {f"{node.module}.{alias.name}" for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names}
    paths = {root.joinpath(*name.split(".")[1:]) for name in names if name.startswith("kg.")}
    modules = {
        path for one in paths for path in (one.with_suffix(".py"), one / "__init__.py", one.parent.with_suffix(".py")) if path.is_file()
    }
    left = {path.relative_to(root).as_posix() for path in modules - set(covered)}
    assert left == {"errors.py", "resources.py", "resolve/spool.py"}, "what says why, finds files and keeps bytes decides no record"


def imported(files: Iterable[Path]) -> set[str]:
    """The libraries that modules import, as they are called where they come from."""
    nodes = [node for path in files if path.suffix == ".py" for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    others = {name.partition(".")[0] for name in names} - sys.stdlib_module_names - {"kg"}
    return {distribution.lower() for name in others for distribution in packages_distributions()[name]}


def test_the_versions_of_all_that_decides_a_record_or_a_block_are_covered() -> None:
    assert imported(resources.package_files(*keeping._READING)) == set(keeping._STANDS_ON)
    parts = ("fuse", "pipeline", "rdf", "resolve", "spill", "text")
    assert imported(resources.package_files(*parts)) - {"httpx", "rich"} <= set(style._STANDS_ON), "what sends and shows decides nothing"


@pytest.mark.parametrize("change", ["3.99", "unicode"])
def test_another_python_reads_again(monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    before = resources.digest([], [])
    if change == "unicode":
        monkeypatch.setattr("unicodedata.unidata_version", "99.0.0")
    else:
        monkeypatch.setattr("sys.version_info", (3, 99))
    assert resources.digest([], []) != before


# --- what is kept ----------------------------------------------------------------------------------------------------


def test_what_is_kept_is_equal_to_what_was_read(folder: Path) -> None:
    kept = opened(folder)
    fresh = [read_document(d, "") for d in seeds()]
    entries = [Entry.of(record, kept.key(record.document, "")) for record in fresh]
    both = [summary.summarized(record) for record in fresh]
    assert [kept(d, "") for d in seeds()] == entries
    assert [kept(d, "") for d in seeds()] == entries, "the second time from the file"
    assert [kept.record(entry.key) for entry in entries] == fresh
    assert [summary.packed(one) for one in kept.summaries(entry.key for entry in entries)] == [summary.packed(one) for one, _ in both]
    said = [summary.packed_films(one) for one in kept.film_summaries([entry.key for entry in entries])]
    assert said == [summary.packed_films(one) for _, one in both]


_words = st.text(max_size=8)
_mentions = st.recursive(
    st.builds(Mention, _words, st.lists(_words, max_size=2).map(tuple)),
    lambda inner: st.builds(Mention, _words, st.lists(_words | inner, max_size=2).map(tuple), st.none() | inner),
    max_leaves=4,
)
_places = st.builds(Evidence, st.integers(-1, 9), st.integers(-1, 9), _words, _words, _words)
_claims = st.builds(Claim, _mentions, _words, _words | _mentions, st.lists(_places, max_size=2).map(tuple), _words, st.booleans())
_notices = st.builds(Notice, _words, _words, _words, _words, st.sampled_from(["info", "notice"]), st.none() | _places)
_records = st.builds(
    Record,
    st.just(DOCUMENT),
    _words,
    st.none() | _mentions,
    st.lists(_claims, max_size=4).map(tuple),
    st.lists(_notices, max_size=2).map(tuple),
)


@given(_records)
def test_packing_loses_nothing(record: Record) -> None:
    assert kept_form.unpacked(kept_form.packed(record)) == record


def test_a_damaged_file_is_made_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(folder)(DOCUMENT, "")
    keeping._connection.cache_clear()
    for left in folder.iterdir():
        left.write_bytes(b"no database at all" * 1000)
    names = reads(monkeypatch)
    kept = opened(folder)
    kept(DOCUMENT, "")
    kept(DOCUMENT, "")
    assert names == ["a.txt"]


@pytest.mark.parametrize("number", ["x", b"\0", None, 1 << 62, (1 << 63) - 1, 0.5])
def test_a_file_in_which_a_build_has_no_number_is_made_anew(folder: Path, number: object) -> None:
    kept = opened(folder)
    kept(DOCUMENT, "")
    kept._do("UPDATE asked SET build = ?", (number,))
    keeping._connection.cache_clear()
    kept = opened(folder)
    assert (kept.build, kept.entry(kept.key(DOCUMENT, ""))) == (1, None)


def test_a_damaged_entry_is_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = opened(folder)
    kept(DOCUMENT, "")
    for damage in (b"damage", b"{}", b"[1]", b"", None):
        kept._do("UPDATE pages SET entry = ?", (damage,))
        names = reads(monkeypatch)
        assert kept(DOCUMENT, "").document == DOCUMENT
        assert names == ["a.txt"]


@given(st.binary(), st.text(), st.binary(), st.data())
def test_what_is_sealed_comes_back_as_what_it_is_under_its_key_only(data: bytes, name: str, key: bytes, chance: st.DataObject) -> None:
    kept = kept_form.sealed(data, name, key)
    assert kept_form.unsealed(kept, name, key) == data
    at, bit = chance.draw(st.integers(0, len(kept) - 1)), chance.draw(st.integers(0, 7))
    flipped = bytes(byte ^ (1 << bit) if place == at else byte for place, byte in enumerate(kept))
    for damaged, told, under in ((flipped, name, key), (kept, name + "s", key), (kept, name, key + b"k"), (kept[:-1], name, key)):
        with pytest.raises(ValueError, match="not what was kept"):
            kept_form.unsealed(damaged, told, under)


def test_what_the_last_build_asked_for_is_known_and_what_is_at_hand_is_not_looked_for(folder: Path) -> None:
    first = opened(folder)
    assert first.asked_before() == []
    documents = [replace(DOCUMENT, name=name) for name in ("a.txt", "b.txt")]
    keys = [first.key(document, "") for document in documents if first(document, "")]
    then = opened(folder)
    then(documents[1], "")
    assert sorted(then.asked_before()) == [keys[0]]
    at_hand = dict(zip(keys[:1], then.film_summaries(keys[:1]), strict=True))
    then._do("DELETE FROM pages WHERE key = ?", (keys[0],))
    assert [packed_films(one) for one in then.film_summaries(keys, at_hand)] == [packed_films(one) for one in (at_hand[keys[0]],) * 2]
    with pytest.raises(DamagedRecords, match="gone"):
        list(then.film_summaries(keys))


def test_what_is_known_of_a_file_is_no_answer_for_another(folder: Path) -> None:
    kept = opened(folder)
    kept.ask_again((), (), [(b"one", b"k" * 32, "[]", 1), (b"two", b"l" * 32, "[]", 1)])
    assert kept.seen(b"one") == (b"k" * 32, "[]")
    kept._do("UPDATE seen SET keys = (SELECT keys FROM seen WHERE stamp = ?)", (b"two",))
    assert (kept.seen(b"one"), kept.seen(b"two")) == (None, (b"l" * 32, "[]"))
    kept._do("UPDATE seen SET notices = ?", ("[1]",))
    assert kept.seen(b"two") is None


@pytest.mark.parametrize("damage", [b"damage", b"", zlib.compress(b"{}"), zlib.compress(b"[]"), None])
def test_a_record_that_is_damaged_or_gone_is_told_apart_from_other_failures(folder: Path, damage: bytes | None) -> None:
    kept = opened(folder)
    kept(DOCUMENT, "")
    kept._do("UPDATE pages SET record = ?", (damage,))
    with pytest.raises(DamagedRecords):
        kept.record(kept.key(DOCUMENT, ""))
    with pytest.raises(DamagedRecords, match="gone"):
        kept.record(b"of no document")


def test_where_nothing_can_be_kept_everything_is_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert keeping.opened(tmp_path / "file" / "out") is None


def test_what_the_last_builds_did_not_ask_for_is_dropped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(folder)(DOCUMENT, "")
    for _ in range(keeping.KEPT_BUILDS + 1):
        kept = opened(folder)
        kept(replace(DOCUMENT, name="b.txt"), "")
        kept.sweep()
    names = reads(monkeypatch)
    kept(replace(DOCUMENT, name="b.txt"), "")
    kept(DOCUMENT, "")
    assert names == ["a.txt"]


# --- builds ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
def test_adding_and_removing_documents_in_any_order_gives_what_a_build_from_nothing_gives(kg: Run, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    pages = sorted(SEEDS.iterdir())
    inbox = tmp_path / "in"
    inbox.mkdir()
    shutil.copy(pages[0], inbox)
    for step in range(3):
        page = chance.choice(pages)
        if (inbox / page.name).exists() and len(list(inbox.iterdir())) > 1:
            (inbox / page.name).unlink()
        else:
            shutil.copy(page, inbox)
        if step == 1:
            changed = next(inbox.iterdir())
            changed.write_text(changed.read_text(encoding="utf-8") + "\nOne more line\n", encoding="utf-8")
        assert kg("build", inbox, "--out", tmp_path / "out", "-q").returncode in (0, 1)
    assert kg("build", inbox, "--out", tmp_path / "anew", "--no-cache", "-q").returncode in (0, 1)
    assert not (tmp_path / ".kg" / "anew").exists()
    for path in (tmp_path / "anew").iterdir():
        assert (tmp_path / "out" / path.name).read_bytes() == path.read_bytes(), path.name


# --- what must not be passed on --------------------------------------------------------------------------------------


def rows(kept: keeping.Keeping) -> int:
    return int(keeping._connection(kept.file).execute("SELECT count(*) FROM pages").fetchone()[0])


def test_of_a_document_that_is_taken_down_there_is_no_record_any_more(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = seeds()[0]
    opened(folder)(document, "")
    names = reads(monkeypatch)
    kept = keeping.opened(folder, Takedown(documents=frozenset({document.name})))
    assert kept is not None
    entry = kept(document, "")
    assert (entry.claims, entry.document.name, names) == (0, document.name, [])
    assert rows(kept) == 0


def test_known_is_what_was_read_and_not_taken_down(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = seeds()[:2]
    entry = opened(folder)(one, "")
    names = reads(monkeypatch)
    known = Recall(opened(folder))
    assert (known.document(one, ""), known.document(other, ""), known.document(one, "imdb"), names) == (entry, None, None, [])
    without = keeping.opened(folder, Takedown(documents=frozenset({one.name})))
    assert without is not None
    assert Recall(without).document(one, "") is None


def test_records_of_before_a_takedown_do_not_outlive_the_build(folder: Path) -> None:
    document = seeds()[0]
    opened(folder)(document, "")
    kept = keeping.opened(folder, Takedown(people=frozenset({"Somebody"})))
    assert kept is not None
    kept(document, "")
    assert rows(kept) == 2
    kept.sweep()
    assert rows(kept) == 1
