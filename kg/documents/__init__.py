"""The only reader of input: finds files, decodes them, and hands them on one at a time."""

from kg.documents.find import FAILED_REQUESTS, MAX_BYTES, Source, find, listing, load, load_all

__all__ = ["FAILED_REQUESTS", "MAX_BYTES", "Source", "find", "listing", "load", "load_all"]
