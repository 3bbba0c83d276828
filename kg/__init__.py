"""Movie pages in, trustworthy linked data out.

The public names are loaded when they are first used, so that ``import kg`` costs nothing. Everything else is private.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.api import IRI, Film, Graph, Result, Why, build, open
    from kg.errors import KgError

__version__ = "0.1.0"

__all__ = ["IRI", "Film", "Graph", "KgError", "Result", "Why", "__version__", "build", "open"]


def __getattr__(name: str) -> Any:
    """A public name, from the module that holds it. Raises AttributeError for any other."""
    if name == "KgError":
        from kg.errors import KgError

        return KgError
    if name in __all__:
        from kg import api

        return getattr(api, name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
