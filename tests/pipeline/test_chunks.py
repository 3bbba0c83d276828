"""Blocks of things: data and never code, made once, made again for every reason there is, and for no other."""

from __future__ import annotations

import os
import pickle
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import InternalFault
from kg.fuse.scorecard import Tally
from kg.model import Conflict, Evidence
from kg.pipeline import chunks
from kg.pipeline.chunks import Chunk
from kg.pipeline.told import Told, packed, unpacked
from kg.pipeline.working import Working
from kg.rdf.block_validation import Checked, Open
from kg.rdf.void import Counts
from kg.report import Finding
from kg.spill.blocks import Block
from tests.pipeline.films import build, cut_small, files, graphs, letting_go, made, pool, put

TOLD = Told(
    3, Tally(possible=Counter(imdb=2)), [Conflict("drift", "s", "score", "", (("1", ("d",)),), (0, 1))],
    [Finding("info", "m", "f", "p", "v", (("d", Evidence(0, 1, "x")),))], [], Counts(), Counts(),
    Checked((), Open(), (), frozenset()),
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


def test_a_block_depends_on_everything_it_is_made_from(some: list[Chunk]) -> None:
    chunk = some[0]
    others = [
        replace(chunk, digest="another"),
        replace(chunk, weights=(("general", 480),)),
        replace(chunk, gone=frozenset({"https://kg.example/id/person/nobody"})),
    ]
    assert len({each.inputs for each in (chunk, *others)}) == len({each.path for each in (chunk, *others)}) == len(others) + 1
    index = replace(chunk, everyone=Path("another"))
    assert (index.inputs, index.path == chunk.path) == (chunk.inputs, False), "whether the index matters is asked of the block"


def test_the_digest_of_what_is_said_changes_with_everything_else_that_a_block_is_made_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letting_go()
    seen = graphs(monkeypatch)
    pages = {name: text for name, text in pool().items() if name in ("a0.html", "b0.html")}

    def digests(name: str, pages: Mapping[str, str], text: str = "full") -> set[str]:
        build(put(tmp_path / name / "in", pages), tmp_path / name / "out", text=text)
        return set(seen[-1].weighed)

    before = digests("one", pages)
    assert len(before) == 1
    assert digests("same", pages) == before
    others = [
        digests("fewer", {"a0.html": pages["a0.html"]}),
        digests("changed", pages | {"a0.html": pages["a0.html"].replace("7.5", "7.6")}),
        digests("renamed", {"a.html": pages["a0.html"], "b0.html": pages["b0.html"]}),
        digests("styled", pages, text="none"),
    ]
    assert len(before.union(*others)) == 1 + len(others)


def test_a_page_more_leaves_what_it_does_not_touch_and_gives_the_bytes_of_a_build_from_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letting_go()
    cut_small(monkeypatch)
    seen = graphs(monkeypatch)
    pages = pool()
    last = {"a4.html": pages.pop("a4.html")}
    folder = put(tmp_path / "in", pages)
    build(folder, tmp_path / "out")
    with made(monkeypatch) as names:
        build(folder, tmp_path / "out")
    assert names == []
    put(folder, last)
    build(folder, tmp_path / "out")
    build(folder, tmp_path / "anew")
    more, anew = seen[-2:]
    assert [block.path.name for block in more.chunks if not block.kept]
    assert [block.path.name for block in more.chunks if block.kept]
    assert (more.weighed, more.weights) == (anew.weighed, anew.weights)
    assert files(tmp_path / "out") == files(tmp_path / "anew")


def test_blocks_of_the_last_build_that_are_damaged_are_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    letting_go()
    cut_small(monkeypatch)
    seen = graphs(monkeypatch)
    folder = put(tmp_path / "in", pool())
    build(folder, tmp_path / "out")
    before = files(tmp_path / "out")
    damaged = [seen[0].chunks[1].path, seen[0].buckets[0]]
    for path in damaged:
        path.write_bytes(path.read_bytes()[:-1])
    with made(monkeypatch) as names:
        build(folder, tmp_path / "out")
    assert sorted(names) == sorted(path.name for path in damaged)
    assert files(tmp_path / "out") == before


def test_two_builds_in_one_process_do_not_mix_what_they_look_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    letting_go()
    pages = pool()
    first = put(tmp_path / "in", {"a0.html": pages["a0.html"]})
    assert build(first, tmp_path / "out").report.counts["documents"] == 1
    seen = graphs(monkeypatch)
    assert build(put(first, {"a1.html": pages["a1.html"]}), tmp_path / "out").report.counts["documents"] == 2
    assert [Block(made.path).part("facts") != b"" for made in seen[0].chunks] == [True]
