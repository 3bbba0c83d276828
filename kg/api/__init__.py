"""The public Python API: the same words as the command line.

``build`` and ``open`` give a ``Graph``, which answers ``query`` with a ``Result`` and ``why`` with a ``Why``.
"""

from kg.api.graph import Film, Graph, build, open
from kg.api.result import IRI, Result, Value
from kg.api.why import Claim, Lost, Why

__all__ = ["IRI", "Claim", "Film", "Graph", "Lost", "Result", "Value", "Why", "build", "open"]
