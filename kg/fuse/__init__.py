"""What we believe: per property one named rule that chooses among claims, ranks for every claim, and typed conflicts."""

from kg.fuse.fusion import Fusion, fuse

__all__ = ["Fusion", "fuse"]
