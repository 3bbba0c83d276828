"""What a file is, is found: its encoding, its separator, whether its first line is a header."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.resolve.pairs import sheets


def write(folder: Path, content: str | bytes, name: str = "t.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


@pytest.mark.parametrize("first", [
    "id,title,year",
    "D1,D2,D3",
    "0,1,2",
    ",0,1",
    "tt,title,2015-",
    "nr7,what,when",
])  # fmt: skip
def test_a_header_is_no_row(tmp_path: Path, first: str) -> None:
    header, rows = sheets.read(write(tmp_path, f"{first}\n1,Low Tide,1998\n2,Sand,1999\n"))
    assert header == first.split(",")
    assert len(rows) == 2


@pytest.mark.parametrize("text", ["title\nLow Tide\nThe Sand\n", "name,job\nAda Quill,actor\nBo Marsh,writer\n"])
def test_words_alone_never_tell_that_there_is_no_header(tmp_path: Path, text: str) -> None:
    header, _ = sheets.read(write(tmp_path, text))
    assert header == text.split("\n")[0].split(",")


@pytest.mark.parametrize("text", [
    "1,1998,Low Tide\n2,1999,Sand\n3,NULL,Lamp\n",
    "tt0000011,1998,Low Tide\ntt0000012,1999,Sand\ntt0000013,2001,Lamp\n",
    "1\t1998\tLow Tide\n2\t1999\tSand\n3\t2001\tLamp\n",
    "1::1998::Low Tide\n2::1999::Sand\n3::2001::Lamp\n",
    "https://films.example/1,,Low Tide\nhttps://films.example/2,1999,Sand\nhttps://films.example/3,2001,Lamp\n",
])  # fmt: skip
def test_columns_without_names_are_counted(tmp_path: Path, text: str) -> None:
    header, rows = sheets.read(write(tmp_path, text))
    assert header == ["1", "2", "3"]
    assert [row[2] for row in rows] == ["Low Tide", "Sand", "Lamp"]


@pytest.mark.parametrize("separator", ["::", "^", "~", "\x01", "#", "%", ">"])
def test_seldom_separators_are_found(tmp_path: Path, separator: str) -> None:
    lines = (("id", "title", "genres"), ("1", "Tide, The (1998)", "Drama|Crime"), ("2", "Sand", "Drama"), ("3", "Lamp; Again", "War"))
    header, rows = sheets.read(write(tmp_path, "\n".join(separator.join(line) for line in lines)))
    assert header == ["id", "title", "genres"]
    assert rows[0] == ("1", "Tide, The (1998)", "Drama|Crime")


def test_a_seldom_separator_in_titles_parts_no_table(tmp_path: Path) -> None:
    text = "id,title\n" + "".join(f"{n},Tide #{n} > Sand\n" for n in range(20))
    assert sheets.read(write(tmp_path, text))[0] == ["id", "title"]
    assert sheets.read(write(tmp_path, "title\nLow Tide #2\nSand #3\n"))[0] == ["title"]


def test_what_nobody_quoted_belongs_to_the_last_cell(tmp_path: Path) -> None:
    lines = "".join(f"{n},19{n},Sand of {n}\n" for n in range(50, 70))
    _, rows = sheets.read(write(tmp_path, f"id,year,title\n1,1998,Salt, the Lamp, and I\n2,1999,Tide,,\n{lines}"))
    assert rows[:2] == [("1", "1998", "Salt, the Lamp, and I"), ("2", "1999", "Tide")]


def test_one_row_in_another_encoding_spoils_no_other(tmp_path: Path) -> None:
    mixed = "id,title\n1,Marée\n".encode() + "2,Forêt\n".encode("cp1252") + "3,Žena\n".encode()
    assert [row[1] for row in sheets.read(write(tmp_path, mixed))[1]] == ["Marée", "Forêt", "Žena"]
    western = "id,title\n1,Marée – Forêt\n2,Ça\n"
    assert sheets.read(write(tmp_path, western.encode("cp1252")))[1] == [("1", "Marée – Forêt"), ("2", "Ça")]
    assert sheets.read(write(tmp_path, "id,title\n1,Mar\x8de\n".encode("latin-1")))[1] == [("1", "Mar\x8de")]


def test_pairs_as_triples_alignments_and_with_blanks(tmp_path: Path) -> None:
    one, two = "http://one.example/film/7", "http://two.example/r/Low_Tide_(film)"
    triples = f"# links\n<{one}> <http://www.w3.org/2002/07/owl#sameAs> <{two}> .\n"
    cells = (
        f'<rdf:RDF><Alignment><map><Cell><entity1 rdf:resource="{one}"/>\n<entity2 rdf:resource="{two}"/>'
        "<measure>1.0</measure></Cell></map></Alignment></rdf:RDF>"
    )
    for name, text in (("links.nt", triples), ("align.rdf", cells), ("links", f"{one} {two}\n")):
        header, rows = sheets.links(write(tmp_path, text, name))
        assert (one, two) in (tuple(header), *rows)


def test_pairs_as_an_object_of_json(tmp_path: Path) -> None:
    path = write(tmp_path, '{"tt11": 7, "tt12": [8, 9], "tt13": 10}', "gold.json")
    assert sheets.links(path)[1] == [("tt11", "7"), ("tt12", "8"), ("tt12", "9"), ("tt13", "10")]
