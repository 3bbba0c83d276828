"""Two tables of films and people that nobody has seen before: which rows are the same thing, how sure, and why.

Columns are recognized by their values, agreement is weighed by what the tables themselves teach, and pairs compete for their rows.
The comparisons are small named functions that documents' records can use as well.
"""

from kg.resolve.pairs.matching import Matching, match
from kg.resolve.pairs.measure import Evaluation, evaluate

__all__ = ["Evaluation", "Matching", "evaluate", "match"]
