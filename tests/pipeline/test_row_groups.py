"""Claims packed once: what does not change is copied, and the table is the same as if all had been made anew."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kg.pipeline import row_groups as grouping
from kg.pipeline.chunks import Made
from kg.pipeline.row_groups import row_groups
from kg.spill import blocks
from tests.pipeline.films import build, cut_small, letting_go, pool, put


@pytest.fixture(autouse=True)
def _let_go() -> None:
    letting_go()


def chunk(number: int) -> Made:
    digest = hashlib.sha256(str(number).encode()).hexdigest()
    return Made(Path("blocks", digest[:32]), digest[32:], False)


def test_every_chunk_is_in_one_group_in_order() -> None:
    chunks = [chunk(number) for number in range(500)]
    groups = row_groups(chunks)
    assert [path for group in groups for path in group.chunks] == [made.path for made in chunks]
    assert len({group.path for group in groups}) == len(groups)
    assert 30 < len(groups) < 130
    assert row_groups([]) == []


@pytest.mark.parametrize("at", range(0, 500, 25))
def test_a_chunk_that_changes_changes_its_group_and_at_most_the_next(at: int) -> None:
    chunks = [chunk(number) for number in range(500)]
    before, after = (set(row_groups(some)) for some in (chunks, [*chunks[:at], chunk(1000), *chunks[at + 1 :]]))
    assert 1 <= len(after - before) <= 2
    assert len(before - after) <= 2


def kept(home: Path) -> dict[str, int]:
    """The blocks of claims in a working folder, and when each was written."""
    found = (path for path in (home / ".kg/out/blocks").iterdir() if (block := blocks.whole(path)) and list(block._places) == ["claims"])
    return {path.name: path.stat().st_mtime_ns for path in found}


def test_groups_that_did_not_change_are_copied_and_the_others_are_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut_small(monkeypatch)
    monkeypatch.setattr(grouping, "PER_GROUP", 2)
    names = sorted(pool())
    put(tmp_path / "in", {name: pool()[name] for name in names[1:]})
    build(tmp_path / "in", tmp_path / "out", claims="parquet")
    before = kept(tmp_path)
    put(tmp_path / "in", pool())
    letting_go()
    build(tmp_path / "in", tmp_path / "out", claims="parquet")
    after = kept(tmp_path)
    same = before.keys() & after.keys()
    assert same
    assert after.keys() - before.keys()
    assert before.keys() - after.keys()
    assert {name: before[name] for name in same} == {name: after[name] for name in same}
    build(tmp_path / "in", tmp_path / "anew", claims="parquet", keep=False)
    assert (tmp_path / "out/claims.parquet").read_bytes() == (tmp_path / "anew/claims.parquet").read_bytes()


def test_a_group_that_is_damaged_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut_small(monkeypatch)
    put(tmp_path / "in", pool())
    build(tmp_path / "in", tmp_path / "out", claims="parquet")
    wanted = (tmp_path / "out/claims.parquet").read_bytes()
    for name in kept(tmp_path):
        path = tmp_path / ".kg/out/blocks" / name
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] + b"?" + data[len(data) // 2 + 1 :])
    assert not kept(tmp_path)
    letting_go()
    build(tmp_path / "in", tmp_path / "out", claims="parquet")
    assert kept(tmp_path)
    assert (tmp_path / "out/claims.parquet").read_bytes() == wanted


def test_without_a_table_there_are_none(tmp_path: Path) -> None:
    put(tmp_path / "in", pool())
    build(tmp_path / "in", tmp_path / "out", claims="nq")
    assert not kept(tmp_path)
