"""The only reader of input: finds files, opens archives, decodes pages, and hands them on one at a time."""

from kg.documents.container import MAX_BYTES, Tally, summed
from kg.documents.find import FAILED_REQUESTS, Source, find, listing, load, load_all, stream
from kg.documents.kept import keep, kept
from kg.documents.promising import promising

__all__ = [
    "FAILED_REQUESTS",
    "MAX_BYTES",
    "Source",
    "Tally",
    "find",
    "keep",
    "kept",
    "listing",
    "load",
    "load_all",
    "promising",
    "stream",
    "summed",
]
