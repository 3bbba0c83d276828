"""What of the options decides the bytes of a build, and what of the code: the two that every block depends on."""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass
from functools import cache, cached_property

from kg import resources
from kg.model import Options
from kg.rdf.graph import Writer
from kg.rdf.terms import Terms
from kg.spill.blocks import Packing

_STANDS_ON = (
    "anyascii", "babel", "faker", "pyarrow", "pycountry", "pyoxigraph", "pyshacl", "python-dateutil", "rapidfuzz", "rdflib",
)  # fmt: skip


@dataclass(frozen=True)
class Style:
    """How a build writes; its fields mean what they mean in ``Options``. ``claims`` says where the claims go: ``nq``, ``parquet``,
    ``both`` or ``none``."""

    base: str
    namespace: str
    text: str
    formats: tuple[str, ...]
    claims: str

    @classmethod
    def of(cls, options: Options, claims: str) -> Style:
        """The style that options ask for."""
        return cls(options.base_iri, options.schema_namespace, options.text, tuple(sorted(options.formats)), claims)

    @cached_property
    def writer(self) -> Writer:
        """Makes triples in this style."""
        return Writer(self.base, Terms(self.namespace), self.text)

    @property
    def packing(self) -> Packing:
        """How blocks are packed: whoever has claims in Parquet has what is faster."""
        return "zstd" if self.claims in ("parquet", "both") else "zlib"

    @property
    def https(self) -> bool:
        """Whether schema.org's terms have their ``https`` form."""
        return self.namespace == "https"

    @cached_property
    def digest(self) -> str:
        """A name for the style and the code."""
        return hashlib.sha256(repr((code(), astuple(self))).encode()).hexdigest()


@cache
def code() -> str:
    """A digest of all code and data of the package and of the shapes, and of the versions of what they stand on."""
    return resources.digest([*resources.package_files(), *resources.shape_files(), resources.vocabulary_file()], _STANDS_ON)
