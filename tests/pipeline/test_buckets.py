"""Documents in buckets: where one goes hangs on itself, and a block is made once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import documents
from kg.intake import NOTHING, read
from kg.model import Document, Entry, Options
from kg.pipeline import buckets
from kg.pipeline.buckets import Bucket, Member, cut_into
from kg.pipeline.style import Style
from kg.pipeline.working import working
from kg.resolve import resolve
from kg.spill.blocks import Block
from tests.pipeline.films import letting_go, made, pool, put

STYLE = Style.of(Options(), "nq")


def entries(number: int) -> list[Entry]:
    digests = sorted(hashlib.sha256(str(n).encode()).hexdigest() for n in range(number))
    return [Entry(Document(f"{digest}.txt", digest, "", 1), "", None, 1, 0, (), ()) for digest in digests]


def keys(some: Sequence[Sequence[Entry]]) -> list[list[str]]:
    return [[entry.document.key for entry in bucket] for bucket in some]


def test_no_documents_are_in_no_bucket() -> None:
    assert cut_into([]) == []


@given(st.integers(1, 400))
def test_every_document_is_in_one_bucket_and_the_order_stays(number: int) -> None:
    some = entries(number)
    cut = cut_into(some)
    assert [entry for bucket in cut for entry in bucket] == some
    assert all(cut)
    assert number > buckets.SIZE or len(cut) == 1


@given(st.integers(buckets.SIZE + 2, 4 * buckets.SIZE) | st.integers(4 * buckets.SIZE + 2, 16 * buckets.SIZE), st.data())
def test_a_document_less_changes_one_bucket(number: int, data: st.DataObject) -> None:
    some = entries(number)
    gone = data.draw(st.integers(0, number - 1))
    before, after = keys(cut_into(some)), keys(cut_into(some[:gone] + some[gone + 1 :]))
    changed = [bucket for bucket in before if bucket not in after]
    assert changed == [bucket for bucket in before if some[gone].document.key in bucket]


# --- blocks ----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def bucket(tmp_path_factory: pytest.TempPathFactory) -> Bucket:
    letting_go()
    root = tmp_path_factory.mktemp("buckets")
    pages = {name: text for name, text in pool().items() if name in ("a0.html", "a1.html")}
    found = documents.listing([put(root / "in", pages)], exclude=(), limit=None)
    with working(root / "out", NOTHING, keep=True) as here:
        some, _ = read(found, "", 1, lambda *_: None, 60.0, NOTHING, here.keeping)
        resolution = resolve(map(here.keeping.record, (entry.key for entry in some)), Options().base_iri)
        members = tuple(Member(entry, resolution.digest(entry.document.key), ()) for entry in some)
        locals_ = tuple(resolution.of(entry.document.key) for entry in some)
    letting_go()
    return Bucket(members, locals_, here.keeping, STYLE, here.folder)


def test_a_block_depends_on_everything_it_is_made_from(bucket: Bucket) -> None:
    first, second = bucket.members
    others = [
        replace(bucket, members=(first,)),
        replace(bucket, members=(second, first)),
        replace(bucket, members=(replace(first, copies=("copy.txt",)), second)),
        replace(bucket, members=(replace(first, iris=second.iris), second)),
        replace(bucket, members=(replace(first, entry=replace(first.entry, key=b"another")), second)),
        *(replace(bucket, style=replace(STYLE, **change)) for change in (
            {"base": "urn:x:"}, {"namespace": "https"}, {"text": "none"}, {"formats": ("nq",)}, {"claims": "none"},
        )),
    ]  # fmt: skip
    names = {other.path.name for other in others} | {bucket.path.name}
    assert len(names) == len(others) + 1
    assert replace(bucket, folder=Path("elsewhere")).path.name == bucket.path.name


def test_a_block_is_made_once_and_again_where_it_is_damaged(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    with made(monkeypatch) as names:
        path = buckets.make(bucket)
        data = path.read_bytes()
        assert buckets.make(bucket) == path
        assert names == [bucket.path.name]
        for damage in (b"", data[:-1], data[:40] + b"\0" * (len(data) - 40)):
            path.write_bytes(damage)
            assert buckets.make(bucket) == path
            assert path.read_bytes() == data
    assert names == [bucket.path.name] * 4


def test_quads_are_written_only_where_they_are_asked_for(bucket: Bucket) -> None:
    assert Block(buckets.make(bucket)).part("quads").count(b"\n") > 50
    assert Block(buckets.make(replace(bucket, style=replace(STYLE, formats=("ttl",))))).part("quads") == b""
    without = Block(buckets.make(replace(bucket, style=replace(STYLE, claims="none")))).part("quads")
    assert b"schema.org/WebPage" in without
    assert b"/oa#" not in without
