"""What changed between two outputs: in facts and claims, in words a person reads, as data, and as a patch."""

from kg.diff.changes import Change, Difference, compare
from kg.diff.revisions import opened
from kg.diff.shown import as_json, as_patch, as_text

__all__ = ["Change", "Difference", "as_json", "as_patch", "as_text", "compare", "opened"]
