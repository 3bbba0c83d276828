from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pytest

from kg.errors import RequestError
from kg.exports.credits import people_of
from kg.rdf.facts import Facts, opened
from tests.exports.conftest import FILMS, LANTERN


def test_what_is_missing_or_no_rdf_is_one_line(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("this is no Turtle")
    with pytest.raises(RequestError, match="no such file"), opened([tmp_path / "none.nq"]):
        pass
    with pytest.raises(RequestError, match="cannot be read"), opened([broken]):
        pass


def test_a_thing_that_is_not_there_has_no_values(facts: Facts) -> None:
    assert facts.thing("https://films.test/id/movie/nothing").values == {}
    assert facts.claims("https://films.test/id/movie/nothing") == []


def test_claims_stay_out_of_the_fused_facts(facts: Facts) -> None:
    assert facts.thing(LANTERN).texts("duration") == ["PT1H42M"]
    assert [claim.object.value for claim in facts.claims(LANTERN)] == ["PT1H42M", "PT1H45M", "drama"]


def test_a_decimal_keeps_its_point(facts: Facts) -> None:
    assert facts.thing(f"{LANTERN}/rating/d1/moviehall/critics").text("score") == "81.0"


def test_both_forms_of_the_schema_namespace_are_read_as_one(tmp_path: Path) -> None:
    other = tmp_path / "https.trig"
    other.write_text(FILMS.read_text().replace("http://schema.org/", "https://schema.org/"))
    with opened([other]) as found:
        assert LANTERN in found.of_kind("film")
        assert found.thing(LANTERN).text("name") == "The Lantern Keeper"


def test_a_store_on_disk_answers_as_one_in_memory(facts: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.rdf.facts.IN_MEMORY", 0)
    with opened([FILMS]) as found:
        assert found.thing(LANTERN) == facts.thing(LANTERN)
        assert found.claims(LANTERN) == facts.claims(LANTERN)


def test_packed_files_are_read(tmp_path: Path) -> None:
    packed = tmp_path / "films.trig.gz"
    with FILMS.open("rb") as source, gzip.open(packed, "wb") as target:
        shutil.copyfileobj(source, target)
    with opened([packed]) as found:
        assert LANTERN in found.of_kind("film")


def test_documents_and_conflicts_are_found(facts: Facts) -> None:
    assert [(source.name, source.site) for source in facts.documents()] == [("pages/lantern.txt", "Moviehall"), ("pages/other.txt", "")]
    (conflict,) = facts.disagreements(LANTERN)
    assert [claim.object.value for claim in conflict.claims] == ["PT1H42M", "PT1H45M"]


def test_characters_and_bylines_are_no_people(built: Path) -> None:
    with opened([built]) as found:
        people = set(people_of(found))
        assert people
        assert not any("/character/" in iri or iri.endswith("/author") for iri in people)
