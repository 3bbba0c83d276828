"""Prose read chunk by chunk means what it means when all is read at once, and what a changed index can change is found again."""

from __future__ import annotations

import gc
import hashlib
import os
import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Document, Node, Options, Record, Statement
from kg.resolve import mention_things, resolve
from kg.resolve.mention_everyone import Everyone, Names, changed, gathered, touched
from kg.resolve.mention_things import Row, Thing, names_of
from kg.resolve.mentions import Mentioned, mentions, mentions_of
from kg.resolve.settle import nodes, statements
from kg.sites import read
from tests.conftest import SEEDS
from tests.resolve.test_mentions import BASE, MEANT, NOBODY, World, shown, world

PAGES = sorted(Path(os.environ["KG_PAGES"]).glob("*/*.html")) if os.environ.get("KG_PAGES") else []


# --- a graph in pieces -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Graph:
    """Statements by the key of their document, with the kinds and owners of the things each document speaks of."""

    said: dict[str, list[Statement]]
    things: dict[str, dict[str, tuple[str, str]]]

    @property
    def kinds(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for things in self.things.values():
            for iri, (kind, _) in things.items():
                if found.get(iri, "artist") == "artist":
                    found[iri] = kind
        return found

    @property
    def owners(self) -> dict[str, str]:
        return {iri: of for things in self.things.values() for iri, (_, of) in things.items() if of}

    def names(self) -> dict[str, Names]:
        """What every document contributes."""
        return {key: gathered(said, *_parted(self.things[key])) for key, said in self.said.items()}

    def chunks(self, size: int = 1) -> list[list[Statement]]:
        """The statements by the things of their own they are about, ``size`` of these things together."""
        owners = self.owners
        parts: dict[str, list[Statement]] = defaultdict(list)
        for key in sorted(self.said):
            for statement in self.said[key]:
                thing = statement.subject
                while thing in owners:
                    thing = owners[thing]
                parts[thing].append(statement)
        tops = sorted(parts)
        return [_ordered([s for top in tops[at : at + size] for s in parts[top]]) for at in range(0, len(tops), size)]

    def without(self, document: str) -> Graph:
        return Graph({k: v for k, v in self.said.items() if k != document}, {k: v for k, v in self.things.items() if k != document})


def _parted(things: Mapping[str, tuple[str, str]]) -> tuple[dict[str, str], dict[str, str]]:
    return {iri: kind for iri, (kind, _) in things.items()}, {iri: of for iri, (_, of) in things.items() if of}


def _ordered(said: Sequence[Statement]) -> list[Statement]:
    return sorted(said, key=lambda s: s.document)


def of_world(here: World) -> Graph:
    """An invented world, every document with the things that its statements name."""
    said: dict[str, list[Statement]] = defaultdict(list)
    things: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for s in sorted(here.statements, key=lambda s: s.document):
        said[s.document].append(s)
        for iri in (s.subject, s.object) if s.is_link else (s.subject,):
            while iri:
                things[s.document][iri] = (here.kinds[iri], here.owners.get(iri, ""))
                iri = here.owners.get(iri, "")
    return Graph(dict(said), dict(things))


def of_records(records: Sequence[Record]) -> Graph:
    """The graph of some documents that were read."""
    resolution = resolve(records, Options().base_iri)
    ordered = sorted(records, key=lambda r: r.document.key)
    said = {r.document.key: statements(r, resolution.of(r.document.key)) for r in ordered}
    named: dict[str, dict[str, Node]] = {r.document.key: {n.iri: n for n in nodes(r, resolution.of(r.document.key))} for r in ordered}
    return Graph(said, {key: {iri: (n.kind, n.of) for iri, n in found.items()} for key, found in named.items()})


def in_chunks(graph: Graph, everyone: Everyone, size: int = 1) -> list[Mentioned]:
    """The mentions of every chunk, of which no more is known than its own statements and what they link to."""
    kinds, owners = graph.kinds, graph.owners
    found = []
    for chunk in graph.chunks(size):
        near = {iri for s in chunk for iri in ((s.subject, s.object) if s.is_link else (s.subject,))}
        near |= {owners[iri] for iri in near if iri in owners} | {owners[o] for iri in near if (o := owners.get(iri)) in owners}
        found.append(mentions_of(chunk, {i: kinds[i] for i in near}, {i: owners[i] for i in near if i in owners}, everyone))
    return found


def summed(chunks: Sequence[Mentioned]) -> tuple[Counter[Statement], dict[str, set[Node]]]:
    things: dict[str, set[Node]] = defaultdict(set)
    for chunk in chunks:
        for document, named in chunk.nodes.items():
            things[document] |= set(named)
    return Counter(s for chunk in chunks for s in chunk.statements), dict(things)


def at_once(graph: Graph) -> Mentioned:
    return mentions([s for key in sorted(graph.said) for s in graph.said[key]], graph.kinds, graph.owners)


def invented() -> World:
    """Several films whose prose speaks of each other's people, over several documents."""
    here, film = world()
    for number, (words, _) in enumerate(MEANT):
        here.text(film, words, document=f"d{number % 3}", at=number * 1000)
    for number, words in enumerate(NOBODY):
        here.text(film, words, document="d4", at=number * 1000)
    other = f"{BASE}movie/cold-harbor-1971"
    here.text(other, 'Blomfield made "Ember" (1990) and "Harvest of Glass" with Marguerite Dolan and Oda Kestrel.', document="d5")
    here.text(f"{BASE}movie/ember-1990", 'I like "Cold Harbor" and "Ash Day" (1931). Oda Kestrel sings!', document="d6")
    # What only another document says: a second name, a neighbour from the other side, a singer who acts.
    here.statements.append(replace(_said(here, "Harriet Blomfield"), document="d7", property="alternate_name", object="Hattie Blom"))
    here.text(other, "So Hattie Blom it is, and Blom stays.", document="d5", at=9000)
    here.say(f"{BASE}movie/cold-harbor-2003", "similar", f"{BASE}movie/ember-1990", document="d7")
    singer = here.named("artist", "Oda Kestrel")
    here.say(here.thing("recording", "Low Tide", other), "performer", singer, document="d5")
    return here


def _said(here: World, name: str) -> Statement:
    return next(s for s in here.statements if s.property == "name" and s.object == name)


# --- chunks ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [1, 2, 100])
def test_chunks_of_an_invented_world_say_together_what_all_of_it_says(size: int) -> None:
    graph = of_world(invented())
    whole = at_once(graph)
    with Everyone.of(graph.names().values()) as everyone:
        assert summed(in_chunks(graph, everyone, size)) == summed([whole])
    assert {"Hattie Blom -> harriet-blomfield", "Blom -> harriet-blomfield", "Oda Kestrel -> oda-kestrel"} <= set(shown(whole))
    assert "Cold Harbor -> cold-harbor-2003" in shown(whole)


def test_chunks_of_the_seeds_say_together_what_all_of_them_say(tmp_path: Path) -> None:
    pages = ((path.name, path.read_bytes()) for path in sorted(SEEDS.glob("*.txt")))
    graph = of_records([read(Document(name, hashlib.sha256(page).hexdigest(), page.decode(), len(page))) for name, page in pages])
    Everyone.write(tmp_path / "names", graph.names().values())
    with Everyone.open(tmp_path / "names") as everyone:
        found = in_chunks(graph, everyone)
    assert summed(found) == summed([at_once(graph)])
    assert sum(len(chunk.statements) for chunk in found) > 100


@pytest.mark.skipif(not PAGES, reason="KG_PAGES names no folder of saved pages")
def test_chunks_of_saved_pages_say_together_what_all_of_them_say() -> None:
    from kg.documents import listing, stream
    from kg.intake import read_document
    from kg.model import Notice

    found = [source for source in listing(PAGES) if not isinstance(source, Notice)]
    documents = [item for source in found for item in stream(source) if isinstance(item, Document)]
    graph = of_records([read_document(document, "") for document in documents])
    with Everyone.of(graph.names().values()) as everyone:
        assert summed(in_chunks(graph, everyone, 3)) == summed([at_once(graph)])


def test_a_chunk_without_texts_says_nothing_and_hangs_on_no_word() -> None:
    here, _ = world()
    assert needed(here) == b""
    assert shown(here.mentioned()) == []


def test_texts_about_a_person_are_judged_by_themselves() -> None:
    here = World()
    one, two = here.named("person", "Una Brist"), here.named("person", "Ada Quill")
    here.named("person", "Grey Harrow")
    here.text(one, "The grey sea and the harrow.", "trivia")
    here.text(two, "She knows Grey Harrow.", "trivia", at=5000)
    assert shown(here.mentioned()) == ["Grey Harrow -> grey-harrow"]


def test_what_a_chunk_leaves_behind_holds_nothing_itself() -> None:
    here = invented()
    assert here.mentioned().statements
    gc.collect()
    gc.disable()
    try:
        assert here.mentioned().statements
        assert gc.collect() < 10
    finally:
        gc.enable()


# --- the index -------------------------------------------------------------------------------------------------------


def test_an_index_knows_what_all_documents_say_of_a_thing_and_nothing_of_others() -> None:
    film = f"{BASE}movie/ember-1990"
    with Everyone.of(of_world(invented()).names().values()) as everyone:
        near = (f"{BASE}movie/cold-harbor-2003",)
        assert everyone.thing(film) == Thing(film, "film", "", ("Ember",), ("1990",), near)
        assert everyone.thing(f"{BASE}person/harriet-blomfield").names == ("Harriet Blomfield", "Hattie Blom")  # type: ignore[union-attr]
        assert everyone.thing(f"{BASE}movie/ember-1991") is None
        assert everyone.thing("") is None
        assert everyone.matches(("hattie", "harriet"), 0) == []
        assert [(end, {n.target for n in meant}) for end, meant in everyone.matches(("a", "hattie", "blom"), 1)] == [
            (3, {f"{BASE}person/harriet-blomfield"})
        ]


def test_longer_names_come_before_those_they_begin_with() -> None:
    here = World()
    for title in ("Ember", "Ember Days", "Ember Days of Ash"):
        here.film(title, "1990")
    with Everyone.of(of_world(here).names().values()) as everyone:
        assert [end for end, _ in everyone.matches(["ember", "days", "of", "ash", "and"], 0)] == [4, 2, 1]
        assert [end for end, _ in everyone.matches(["ember", "days", "of"], 0)] == [2, 1]
        assert everyone.matches(["of", "ash"], 0) == []


def test_who_is_an_artist_here_and_a_person_there_is_a_person() -> None:
    rows = [names_of([("i", "artist", "", ["Oda Kestrel"], [], [])]), names_of([("i", "person", "", [], [], [])])]
    for order in (rows, rows[::-1]):
        with Everyone.of(order) as everyone:
            assert everyone.thing("i") == Thing("i", "person", "", ("Oda Kestrel",))


_words = st.text("ab\t\n\r é\ud800", max_size=6)
_rows = st.lists(
    st.tuples(st.sampled_from(["a", "a-2", "a/b", "b"]), st.sampled_from(["film", "person"]), st.sampled_from(["", "o"]),
              st.lists(_words, max_size=3), st.lists(st.sampled_from(["1998", "2001"]), max_size=2), st.just([])),
    max_size=8,
)  # fmt: skip


@given(st.lists(_rows, max_size=4), st.integers(1, 9))
def test_nothing_that_documents_say_is_lost_or_mixed_up_however_little_is_held_at_a_time(said: list[list[Row]], held: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mention_things, "_SOME", held)
        found = {thing.iri: thing for thing in mention_things.merged(map(names_of, said))}
    rows = [row for rows in said for row in rows]
    assert list(found) == sorted({row[0] for row in rows})
    for iri, thing in found.items():
        own = [row for row in rows if row[0] == iri]
        assert thing.kind == max(row[1] for row in own)
        assert thing.of == max(row[2] for row in own)
        assert set(thing.names) == {name.replace("\n", " ").replace("\r", " ") for row in own for name in row[3]}
        assert thing.years == tuple(sorted({year for row in own for year in row[4]}))
        assert len(set(thing.names)) == len(thing.names)


def test_an_empty_index_knows_nothing(tmp_path: Path) -> None:
    Everyone.write(tmp_path / "names", [])
    with Everyone.open(tmp_path / "names") as everyone:
        assert everyone.thing("i") is None
        assert everyone.matches(("a", "b"), 0) == []
        assert list(everyone.things()) == []


@pytest.mark.parametrize("content", [b"", b"kg", b"no index, but long enough to have been one"])
def test_a_file_that_is_no_index_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "names").write_bytes(content)
    with pytest.raises(ValueError):  # noqa: PT011
        Everyone.open(tmp_path / "names")


def test_the_order_of_the_documents_changes_no_byte(tmp_path: Path) -> None:
    names = list(of_world(invented()).names().values())
    made = set()
    for seed in range(4):
        Everyone.write(tmp_path / "names", random.Random(seed).sample(names, len(names)))
        made.add((tmp_path / "names").read_bytes())
    assert len(made) == 1


NAMES = st.text("aAeé ‘'-.(", min_size=1, max_size=12) | st.sampled_from(["Ann Lee", "Ann B. Lee Jr.", "Élise Å", "\ud800 x y"])


@given(st.lists(st.tuples(st.sampled_from(["film", "person", "critic", "artist", "place"]), NAMES), max_size=30))
def test_every_form_of_every_name_is_found_by_its_words(things: list[tuple[str, str]]) -> None:
    rows: list[Row] = [(f"x:{number}", kind, "", [name], [], []) for number, (kind, name) in enumerate(things)]
    with Everyone.of([names_of(rows)]) as everyone:
        for iri, kind, of, names, *_ in rows:
            thing = Thing(iri, kind, of, tuple(names))
            assert everyone.thing(iri) == thing
            for form in thing.forms:
                assert iri in {n.target for end, meant in everyone.matches(form, 0) for n in meant if end == len(form)}


# --- what a changed index can change ---------------------------------------------------------------------------------


def needed(here: World) -> bytes:
    graph = of_world(here)
    with Everyone.of(graph.names().values()) as everyone:
        return mentions_of(_ordered(here.statements), here.kinds, here.owners, everyone).needs


def touches(tmp_path: Path, needs: bytes, before: Sequence[Names], after: Sequence[Names]) -> bool:
    Everyone.write(tmp_path / "old", before)
    Everyone.write(tmp_path / "new", after)
    return touched(needs, changed(tmp_path / "old", tmp_path / "new"))


HARMLESS: list[list[Row]] = [
    [],
    [(f"{BASE}person/x", "person", "", ["Ottilie Varnholt"], [], [])],
    [(f"{BASE}movie/x", "film", "", ["Wrenfield Shines Forever"], ["1990"], [])],
    [(f"{BASE}movie/x", "film", "", ["Ember Days"], ["1990"], [])],
    [(f"{BASE}place/x", "place", "", ["Wrenfield"], [], [])],
    [(f"{BASE}movie/harvest-of-glass-1987", "film", "", [], [], [f"{BASE}movie/salt-road-1992"])],
    [(f"{BASE}movie/salt-road-1992", "film", "", [], [], [f"{BASE}movie/ember-1990"])],
]


@pytest.mark.parametrize("added", HARMLESS)
def test_names_that_stand_in_no_text_of_a_chunk_do_not_touch_it(tmp_path: Path, added: list[Row]) -> None:
    here, film = world()
    here.text(film, 'I like Tobias Wrenfield and "Ember" (1990).')
    names = list(of_world(here).names().values())
    assert not touches(tmp_path, needed(here), names, [*names, names_of(added)])
    assert not touches(tmp_path, needed(here), [*names, names_of(added)], names)


TOUCHING: list[list[Row]] = [
    [(f"{BASE}person/x", "person", "", ["Tobias Wrenfield"], [], [])],
    [(f"{BASE}movie/x", "film", "", ["Ember"], ["2001"], [])],
    [(f"{BASE}movie/ember-1990", "film", "", [], ["1991"], [])],
    [(f"{BASE}person/x", "critic", "", ["Like T. Tobias"], [], [])],
    [(f"{BASE}person/tobias-wrenfield", "person", "", ["Toby W."], [], [])],
    [(f"{BASE}movie/harvest-of-glass-1987", "film", "", [], [], [f"{BASE}movie/ember-1990"])],
    [(f"{BASE}place/sorrell-point-ohio", "place", "", ["Wrenfield Point"], [], [])],
]


@pytest.mark.parametrize("added", TOUCHING)
def test_what_could_be_meant_otherwise_touches_a_chunk(tmp_path: Path, added: list[Row]) -> None:
    here, film = world()
    here.text(film, 'I like Tobias Wrenfield and "Ember" (1990).')
    names = list(of_world(here).names().values())
    assert touches(tmp_path, needed(here), names, [*names, names_of(added)])
    assert touches(tmp_path, needed(here), [*names, names_of(added)], names)


def test_the_same_index_has_not_changed(tmp_path: Path) -> None:
    Everyone.write(tmp_path / "names", of_world(invented()).names().values())
    assert not changed(tmp_path / "names", tmp_path / "names")


@pytest.mark.parametrize("document", ["d1", "d5", "d6", "d7"])
def test_a_chunk_that_is_not_touched_says_the_same_with_the_changed_index(tmp_path: Path, document: str) -> None:
    graph = of_world(invented())
    names = graph.names()
    Everyone.write(tmp_path / "old", names.values())
    Everyone.write(tmp_path / "new", [n for key, n in names.items() if key != document])
    changes = changed(tmp_path / "old", tmp_path / "new")
    with Everyone.open(tmp_path / "old") as old, Everyone.open(tmp_path / "new") as new:
        before, after = in_chunks(graph, old), in_chunks(graph, new)
    otherwise = [one[:2] != two[:2] for one, two in zip(before, after, strict=True)]
    assert all(touched(one.needs, changes) for one, differs in zip(before, otherwise, strict=True) if differs)
    assert document != "d7" or (any(otherwise) and not all(touched(one.needs, changes) for one in before))
