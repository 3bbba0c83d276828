"""The weights by which comparisons are summed: data that lies beside the code and can be replaced by a file of one's own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from kg.errors import RequestError, reason

Weighing = Mapping[str, Mapping[str, float]]


def load(path: Path | None = None) -> Weighing:
    """The weights of a TOML file (``[comparison]`` tables of ``outcome = number``), or those that come with kg.

    What a file leaves out is as it comes with kg. Raises RequestError for a file that cannot be read or names what is not there.
    """
    own = tomllib.loads(resources.files("kg.resolve.pairs").joinpath("weights.toml").read_text(encoding="utf-8"))
    if path is None:
        return own
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RequestError(f"cannot be read as weights ({reason(error)})", where=str(path)) from error
    for table, outcomes in given.items():
        for outcome, value in outcomes.items() if isinstance(outcomes, dict) else [("", None)]:
            if table not in own or outcome not in own[table] or isinstance(value, bool) or not isinstance(value, int | float):
                raise RequestError(f"knows no weight {table}.{outcome} = {value!r}", where=str(path))
            own[table][outcome] = float(value)
    return own
