"""Blocks are there whole or not at all, and whatever happened to one is noticed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import InternalFault
from kg.spill import blocks
from kg.spill.blocks import Block, whole

PARTS = {"facts": b"a line\n" * 50, "plain": b"0123456789", "none": b"", "last": b"\0\xff"}


@pytest.fixture(params=["zlib", "zstd"])
def block(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    blocks.write(tmp_path / "block", PARTS, plain=("plain",), packing=request.param)
    return tmp_path / "block"


@pytest.mark.parametrize("content", [b"", b"KG5\n", b"KG", bytes(500), b"KG5\n" + b"x" * 500, b"KG5\n" + b"9" * 500, b"other" * 50])
def test_another_file_is_no_block(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "block").write_bytes(content)
    assert whole(tmp_path / "block") is None
    with pytest.raises(InternalFault, match="damaged"):
        Block(tmp_path / "block")


def test_a_block_of_another_name_is_none(block: Path) -> None:
    block.rename(block.with_name("other"))
    assert whole(block.with_name("other")) is None


def test_what_is_not_there_is_no_block(tmp_path: Path) -> None:
    assert whole(tmp_path / "block") is None
    assert whole(tmp_path) is None
    with pytest.raises(InternalFault, match="damaged"):
        Block(tmp_path / "block")


def test_a_block_that_is_cut_anywhere_or_too_long_is_none(block: Path) -> None:
    data = block.read_bytes()
    for end in range(len(data)):
        block.write_bytes(data[:end])
        assert whole(block) is None, end
    block.write_bytes(data + b"\0")
    assert whole(block) is None


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_block_in_which_a_byte_is_another_is_none(block: Path, data: st.DataObject) -> None:
    blocks.write(block, PARTS, plain=("plain",))
    found = bytearray(block.read_bytes())
    at = data.draw(st.integers(0, len(found) - 1))
    found[at] ^= data.draw(st.integers(1, 255))
    block.write_bytes(found)
    assert whole(block) is None


def test_a_packed_part_that_is_damaged_later_is_said(block: Path) -> None:
    found = Block(block)
    data = block.read_bytes()
    block.write_bytes(data[: -len(data) // 2] + b"\0" * (len(data) - len(data) // 2))
    with pytest.raises(InternalFault, match="damaged"):
        [found.part(name) for name in PARTS]


def test_a_block_that_cannot_be_written_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        blocks.write(tmp_path / "block", PARTS)
    assert list(tmp_path.iterdir()) == []


def test_parts_are_as_they_were_given(block: Path) -> None:
    found = whole(block)
    assert found is not None
    assert {name: found.part(name) for name in PARTS} == PARTS
    assert found.part("another") == b""
    with block.open("rb") as file:
        file.seek(found.place("plain") + 3)
        assert file.read(4) == b"3456"


@given(
    st.dictionaries(st.text(max_size=4), st.binary(max_size=40), max_size=4), st.sets(st.text(max_size=4), max_size=3),
    st.sampled_from(["zlib", "zstd"]),
)  # fmt: skip
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_parts_come_back(tmp_path: Path, parts: dict[str, bytes], plain: set[str], packing: blocks.Packing) -> None:
    blocks.write(tmp_path / "any", parts, plain, packing)
    found = whole(tmp_path / "any")
    assert found is not None
    assert {name: found.part(name) for name in parts} == parts


@pytest.mark.parametrize("packing", ["zlib", "zstd"])
def test_the_same_parts_make_the_same_bytes(tmp_path: Path, packing: blocks.Packing) -> None:
    written = []
    for _ in range(2):
        blocks.write(tmp_path / "block", PARTS, plain=("plain",), packing=packing)
        written.append((tmp_path / "block").read_bytes())
    assert written[0] == written[1]
