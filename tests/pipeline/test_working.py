"""The working folder: never in the way. What is damaged, in use or not to be written costs time, not the build."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InternalFault
from kg.intake import NOTHING
from kg.pipeline.working import Ledger, working
from kg.spill import blocks
from tests.pipeline.films import letting_go

LEDGERS = [
    "", "{", "[]", "null", "{}", '{"names": 1, "chunks": {}, "weighed": {}}', '{"names": "n"}',
    '{"names": "n", "chunks": [], "weighed": {}}',
    '{"names": "n", "chunks": {"a": 1}, "weighed": {}}', '{"names": "n", "chunks": {"a": "../../elsewhere"}, "weighed": {}}',
    '{"names": "/etc/passwd", "chunks": {}, "weighed": {}}', '{"names": "", "chunks": {}, "weighed": {}}',
    '{"names": "n", "chunks": {"a": ".."}, "weighed": {}}', '{"names": "n\\u0000", "chunks": {}, "weighed": {}}',
    '{"names": "n", "chunks": {}}', '{"names": "n", "chunks": {}, "weighed": {"d": 3}}',
    '{"names": "n", "chunks": {}, "weighed": {"d": {"imdb": [1]}}}', '{"names": "n", "chunks": {}, "weighed": {"d": {"imdb": ["x", 2]}}}',
]  # fmt: skip


@pytest.fixture(autouse=True)
def _let_go() -> None:
    letting_go()


@pytest.mark.parametrize("text", LEDGERS)
def test_a_ledger_of_something_else_is_none(tmp_path: Path, text: str) -> None:
    blocks.write(tmp_path / "ledger", {"ledger": text.encode()})
    assert Ledger.read(tmp_path / "ledger") == Ledger()


def test_a_ledger_that_is_no_block_or_not_there_is_none(tmp_path: Path) -> None:
    assert Ledger.read(tmp_path / "ledger") == Ledger()
    (tmp_path / "ledger").write_bytes(b"\xff\xfe\0\1")
    assert Ledger.read(tmp_path / "ledger") == Ledger()


def test_a_ledger_in_which_any_byte_is_another_is_none(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    ledger = Ledger("names-1", {"inputs": "block"}, {"digest": {"imdb": (3, 4)}})
    ledger.write(path)
    assert Ledger.read(path) == ledger
    data = path.read_bytes()
    for at in range(len(data)):
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert Ledger.read(path) == Ledger(), at


@pytest.mark.parametrize("at", [".kg", ".kg/out", ".kg/out/blocks"])
def test_where_there_is_a_file_in_the_way_a_temporary_folder_is_used_and_goes_again(tmp_path: Path, at: str) -> None:
    path = tmp_path / at
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("a file")
    with working(tmp_path / "out", NOTHING, keep=True) as here:
        assert not here.folder.is_relative_to(tmp_path)
        assert here.folder.is_dir()
    assert not here.folder.exists()
    assert path.read_text() == "a file"


def test_what_is_not_to_be_kept_leaves_nothing(tmp_path: Path) -> None:
    with working(tmp_path / "out", NOTHING, keep=False) as here:
        assert here.folder.is_dir()
    assert not here.folder.exists()
    assert list(tmp_path.iterdir()) == []


def test_two_builds_at_a_time_have_two_folders(tmp_path: Path) -> None:
    with working(tmp_path / "out", NOTHING, keep=True) as one:
        with working(tmp_path / "out", NOTHING, keep=True) as two:
            assert one.folder != two.folder
        assert one.folder.exists()
    with working(tmp_path / "out", NOTHING, keep=True) as three:
        assert three.folder == one.folder


def test_no_room_at_all_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.intake import keeping

    monkeypatch.setattr(keeping, "opened", lambda *_: None)
    with pytest.raises(InternalFault, match="TMPDIR"), working(tmp_path / "out", NOTHING, keep=True):
        pass


def test_after_a_build_only_what_the_next_can_use_is_left(tmp_path: Path) -> None:
    with working(tmp_path / "out", NOTHING, keep=True) as here:
        for name in ("names-1", "names-0", "used", "bucket", "unused", "unused.123", "documents-1"):
            (here.folder / name).touch()
        ledger = Ledger("names-1", {"inputs": "used"}, {"digest": {"imdb": (3, 4)}})
        here.sweep(ledger, [here.folder / "bucket"])
        assert {p.name for p in here.folder.iterdir()} - {"lock"} == {"ledger", "names-1", "used", "bucket"}
    with working(tmp_path / "out", NOTHING, keep=True) as here:
        assert here.ledger == ledger
