"""What a person is told of a failure names the place once, and no number of the system."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import RequestError, reason
from kg.rdf.lines import lines
from kg.rdf.validate import validate

DENIED = PermissionError(13, "Permission denied", "graph.nt")


@pytest.mark.parametrize(
    ("error", "said"), [(DENIED, "Permission denied"), (OSError("no such disk"), "no such disk"), (ValueError("two"), "two")]
)
def test_the_reason_is_what_went_wrong_and_not_where(error: Exception, said: str) -> None:
    assert reason(error) == said


def test_a_file_that_may_not_be_read_is_named_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> None:
        raise DENIED

    path = tmp_path / "graph.nt"
    path.touch()
    monkeypatch.setattr(Path, "read_bytes", denied)
    monkeypatch.setattr(Path, "open", denied)
    for command in (lambda: validate(path), lambda: lines([path])):
        with pytest.raises(RequestError) as refused:
            command()
        assert "ermission denied" in str(refused.value)
        assert str(refused.value).count("graph.nt") == 1
        assert "Errno" not in str(refused.value)
