"""Blocks of things: data and never code, made once, made again for every reason there is, and for no other."""

from __future__ import annotations

import os
import pickle
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import InternalFault
from kg.fuse.scorecard import Tally
from kg.model import Conflict, Evidence
from kg.pipeline import chunks, tables
from kg.pipeline.chunks import Chunk, Piece
from kg.pipeline.told import Told, packed, unpacked
from kg.pipeline.working import Working
from kg.rdf.block_validation import Checked, Open
from kg.rdf.void import Counts
from kg.report import Finding
from kg.spill.blocks import Block
from tests.pipeline.films import build, cut_small, graphs, letting_go, made, pool, put

TOLD = Told(
    3, Tally(possible=Counter(imdb=2)), [Conflict("drift", "s", "score", "", (("1", ("d",)),), (0, 1))],
    [Finding("info", "m", "f", "p", "v", (("d", Evidence(0, 1, "x")),))], [], Counts(), Counts(),
    Checked((), 3, Open(), (), frozenset()),
)  # fmt: skip


# --- what a block says of itself is data -----------------------------------------------------------------------------


class _Malicious:
    def __init__(self, call: Callable[..., object], *arguments: object) -> None:
        self.call, self.arguments = call, arguments

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self.call, self.arguments


def _malicious(at: Path) -> list[bytes]:
    told = replace(TOLD, left_out=[_Malicious(os.mkdir, str(at))])  # type: ignore[list-item]
    return [
        pickle.dumps(_Malicious(os.mkdir, str(at))),
        pickle.dumps(_Malicious(os.system, f"mkdir {at}")),
        pickle.dumps(_Malicious(eval, f"__import__('os').mkdir({str(at)!r})")),
        pickle.dumps(_Malicious(getattr, Told, "__init__")),
        pickle.dumps(told),
        f"cos\nmkdir\n(V{at}\ntR.".encode(),
        f"cbuiltins\nexec\n(Vimport os; os.mkdir({str(at)!r})\ntR.".encode(),
        f"(V{at}\nios\nmkdir\n.".encode(),
        f"\x80\x04\x8c\x19kg.pipeline.chunks.os.mkdir\x8c\x05mkdir\x93\x8c{chr(len(str(at)))}{at}\x85R.".encode(),
        f"\x80\x04\x8c\x12kg.pipeline.chunks\x8c\x08os.mkdir\x93\x8c{chr(len(str(at)))}{at}\x85R.".encode(),
        f"\x80\x04\x8c\x12kg.pipeline.chunks\x8c\x0dTold.__init__\x93\x8c{chr(len(str(at)))}{at}\x85R.".encode(),
    ]


@pytest.mark.parametrize("number", range(11))
def test_code_in_a_block_is_refused_and_does_not_run(tmp_path: Path, number: int) -> None:
    with pytest.raises(InternalFault, match="damaged"):
        unpacked(_malicious(tmp_path / "harm")[number])
    assert list(tmp_path.iterdir()) == []


def test_the_malice_of_these_tests_is_real(tmp_path: Path) -> None:
    pickle.loads(_malicious(tmp_path / "harm")[0])
    assert (tmp_path / "harm").is_dir()


@pytest.mark.parametrize(
    "data", [b"", b"no pickle", packed(TOLD)[:-9], pickle.dumps([1]), pickle.dumps(TOLD.tally), pickle.dumps(Path("x")), b"\x80\x05N."]
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(InternalFault, match="damaged"):
        unpacked(data)


def test_what_is_packed_comes_back() -> None:
    assert unpacked(packed(TOLD)) == TOLD


# --- blocks ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def some(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Chunk]:
    """The chunks of a build that ended."""
    letting_go()
    cut_small(monkeypatch)
    made: list[Chunk] = []
    plain = chunks.make

    def noted(chunk: Chunk) -> chunks.Made:
        made.append(chunk)
        return plain(chunk)

    with monkeypatch.context() as patch:
        # The sweep at the end of a build takes away what chunks are made from.
        patch.setattr(Working, "sweep", lambda *_: None)
        patch.setattr(chunks, "make", noted)
        build(put(tmp_path / "in", pool()), tmp_path / "out")
    return made


def test_a_block_is_made_once(some: list[Chunk], monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(some) > 6
    with made(monkeypatch) as names:
        assert all(chunks.make(chunk).kept for chunk in some)
    assert names == []


def test_a_damaged_block_is_made_again_with_the_same_bytes(some: list[Chunk], monkeypatch: pytest.MonkeyPatch) -> None:
    path = chunks.make(some[0]).path
    data = path.read_bytes()
    for damage in (b"", data[: len(data) // 2], data[:60] + bytes(len(data) - 60)):
        path.write_bytes(damage)
        with made(monkeypatch) as names:
            assert not chunks.make(some[0]).kept
        assert names == [path.name]
        assert path.read_bytes() == data


def test_a_block_depends_on_everything_it_is_made_from(some: list[Chunk], tmp_path: Path) -> None:
    chunk, (slices, *_) = some[0], some[0].said
    pages = tables.read_documents(str(chunk.documents))
    lines = b"".join(piece.read() for piece in chunk.said)
    fewer = tmp_path / "fewer"
    fewer.write_bytes(lines[: lines.index(b"\n") + 1])
    others = [
        replace(chunk, said=(Piece(str(fewer), 0, fewer.stat().st_size),)),
        replace(chunk, weights=(("general", 480),)),
        replace(chunk, gone=frozenset({"https://kg.example/id/person/nobody"})),
        replace(chunk, style=replace(chunk.style, text="none")),
        *(replace(chunk, documents=tables.write_documents(tmp_path, {key: page._replace(**change) for key, page in pages.items()}))
          for change in ({"site": "imdb"}, {"date": "1999"}, {"name": "x"}, {"film": ""})),
    ]  # fmt: skip
    before = chunks.make(chunk)
    inputs = {chunks.make(other).inputs for other in others} | {before.inputs}
    assert len(inputs) == len(others) + 1
    key = lines[2:18].decode()
    others_only = {k: page if k == key or k in lines.decode() else page._replace(name="x") for k, page in pages.items()}
    assert chunks.make(replace(chunk, documents=tables.write_documents(tmp_path, others_only))) == before, "other documents do not matter"
    assert slices.length


def test_two_builds_in_one_process_do_not_mix_what_they_look_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    letting_go()
    pages = pool()
    first = put(tmp_path / "in", {"a0.html": pages["a0.html"]})
    assert build(first, tmp_path / "out").report.counts["documents"] == 1
    seen = graphs(monkeypatch)
    assert build(put(first, {"a1.html": pages["a1.html"]}), tmp_path / "out").report.counts["documents"] == 2
    assert [Block(made.path).part("facts") != b"" for made in seen[0].chunks] == [True]
