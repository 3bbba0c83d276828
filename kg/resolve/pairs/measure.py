"""Hold a matching against gold: precision, recall and F1, over all pairs and over those that can be answered, and what it took."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import RequestError
from kg.resolve.pairs import tables, tokens, values, weights
from kg.resolve.pairs.kinds import Kind
from kg.resolve.pairs.matching import Matching, match
from kg.resolve.pairs.tables import Gold, Table

Pair = tuple[str, str]


@dataclass(frozen=True)
class Score:
    """Counts of found pairs that are right, wrong, and true pairs that were missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of found pairs that are true; 1 where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of true pairs that were found; 1 where there are none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def to_dict(self) -> dict[str, float]:
        """Counts and shares, rounded to four places."""
        shares = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {"right": self.right, "wrong": self.wrong, "missed": self.missed} | {k: round(v, 4) for k, v in shares.items()}


def score(found: Collection[Pair], gold: Gold) -> Score:
    """Count found pairs against gold. Where the gold judges pairs both ways, a pair it does not speak of is neither right nor wrong."""
    pairs = set(found)
    right = len(pairs & gold.same)
    wrong = len(pairs & gold.different) if gold.different else len(pairs - gold.same)
    return Score(right, wrong, len(gold.same) - right)


def answerable(gold: Gold, left: Table, right: Table) -> Gold:
    """The gold's true pairs whose rows share at least one word (folded, of two letters or more) in any cell."""

    def words(cells: tuple[str, ...]) -> set[str]:
        return {w for cell in cells for w in tokens.words(tokens.repair(cell)) if len(w) > 1}

    known: dict[tuple[int, str], set[str]] = {}
    same = set()
    for one, two in gold.same:
        a = known.setdefault((0, one), words(left.rows[one]))
        b = known.setdefault((1, two), words(right.rows[two]))
        if a & b:
            same.add((one, two))
    return Gold(frozenset(same), gold.different)


def half(gold: Gold, pairs: Collection[Pair], first: bool) -> tuple[Gold, set[Pair]]:
    """Gold and found pairs of one half, by a hash of the left row's id."""

    def of_half(some: Collection[Pair]) -> frozenset[Pair]:
        return frozenset(p for p in some if tables.in_first_half(p[0]) is first)

    return Gold(of_half(gold.same), of_half(gold.different)), set(of_half(pairs))


@dataclass(frozen=True)
class Evaluation:
    """A matching, its scores by name (``all``, ``answerable``, and each also for either half), its cost."""

    matching: Matching
    scores: Mapping[str, Score]
    rows: tuple[int, int]
    kinds: Mapping[str, str]
    seconds: float
    megabytes: float
    unknown: int = 0
    unanswerable: int = 0

    def to_dict(self) -> dict[str, object]:
        """Everything that is printed, as one JSON object."""
        return {
            "rows": list(self.rows),
            "columns": dict(self.kinds),
            "one_to_one": list(self.matching.once),
            "itself": self.matching.itself,
            "pairs_touched": self.matching.touched,
            "pairs_compared": len(self.matching.pairs),
            "pairs_found": len(self.matching.matches),
            "gold_pairs": self.scores["all"].right + self.scores["all"].missed,
            "gold_pairs_unanswerable": self.unanswerable,
            "gold_rows_unknown": self.unknown,
            "seconds": round(self.seconds, 1),
            "peak_megabytes": round(self.megabytes),
            "scores": {name: score.to_dict() for name, score in self.scores.items()},
        }

    def to_text(self) -> str:
        """The same as lines for a person."""
        m = self.matching
        lines = [
            f"{self.rows[0]:,} × {self.rows[1]:,} rows: {len(m.pairs):,} pairs compared ({m.touched:,} touched), {len(m.matches):,} found, "
            f"{self.seconds:.1f} s, {self.megabytes:,.0f} MB",
            "columns: " + ", ".join(f"{name} ({kind})" for name, kind in self.kinds.items()),
            f"a thing stands once: left {'yes' if m.once[0] else 'no'}, right {'yes' if m.once[1] else 'no'}",
            *(["the table is matched against itself: a row is no partner of its own, a pair counts once"] if m.itself else []),
            f"{'':<24}{'precision':>10}{'recall':>10}{'F1':>10}{'right':>10}{'wrong':>10}{'missed':>10}",
        ]
        true = self.scores["all"].right + self.scores["all"].missed
        lines.insert(-1, f"gold: {true:,} true pairs, {self.unanswerable:,} of them share no word")
        if self.unknown:
            rows = "1 row names" if self.unknown == 1 else f"{self.unknown:,} rows name"
            lines.insert(-1, f"gold: {rows} no row of the tables and {'is' if self.unknown == 1 else 'are'} left out")
        for name, s in self.scores.items():
            lines.append(f"{name:<24}{s.precision:>10.4f}{s.recall:>10.4f}{s.f1:>10.4f}{s.right:>10,}{s.wrong:>10,}{s.missed:>10,}")
        return "\n".join(lines) + "\n"


def evaluate(
    left: Path, right: Path, gold: Path, *, separator: str = "", left_id: str = "", right_id: str = "",
    left_columns: Mapping[str, str] | None = None, right_columns: Mapping[str, str] | None = None,
    once: tuple[bool, bool] | None = None, weights_file: Path | None = None,
) -> Evaluation:  # fmt: skip
    """Match two tables and hold the result against gold.

    ``left_columns`` and ``right_columns`` say what columns are: name → kind (see ``kinds.Kind``), or empty to leave one out.
    ``once`` says whether a thing stands once in the left and the right table; it is found from the tables otherwise. A table is matched
    against itself where both are the same and gold names pairs of different rows: then a row is no partner of its own, and a pair
    counts once. Raises RequestError where a file, a column or a kind is not there.
    """
    started = time.perf_counter()
    listed = tables.listed(gold, separator)
    one = tables.read(left, separator=separator, id_column=left_id, columns=_dropped(left_columns), listed=listed)
    two = tables.read(right, separator=separator, id_column=right_id, columns=_dropped(right_columns), listed=listed)
    if one.name == two.name and left.parent.name != right.parent.name:
        one, two = (replace(table, name=f"{path.parent.name}/{table.name}") for table, path in ((one, left), (two, right)))
    sides = (values.side(one, _kinds(left_columns, one)), values.side(two, _kinds(right_columns, two)))
    judged = tables.read_gold(gold, one, two, separator=separator)
    itself = one.rows == two.rows and any(a != b for a, b in judged.same | judged.different)
    judged = judged.unordered() if itself else judged
    made = match(*sides, weights.load(weights_file), once=once, itself=itself)
    seconds = time.perf_counter() - started
    found = made.found()
    within = answerable(judged, one, two)
    scores = {"all": score(found, judged), "answerable": score(found & _speaks(found, judged, within), within)}
    for name, known in (("all", judged), ("answerable", within)):
        for label, first in (("chosen on", True), ("held out", False)):
            part, pairs = half(known, found if name == "all" else found & _speaks(found, judged, within), first)
            scores[f"{name}, {label}"] = score(pairs, part)
    kinds = {f"{side.name}:{c.name}": str(c.kind) for side in sides for c in [*side.labels, *side.others] if not c.noted}
    return Evaluation(
        made, scores, (len(one.rows), len(two.rows)), kinds, seconds, peak_megabytes(), judged.unknown, len(judged.same) - len(within.same)
    )


def write_matches(made: Matching, path: Path) -> None:
    """Write the found pairs as CSV: both ids, the probability and the score, the surest first.

    Raises RequestError where the file cannot be written.
    """
    found = sorted(made.matches, key=lambda at: (-made.chances[at], made.pairs[at]))
    lines = ["left,right,probability,score"]
    for at in found:
        ids = ('"' + row.replace('"', '""') + '"' if set(row) & set(',"\n') else row for row in made.pairs[at])
        lines.append(f"{','.join(ids)},{made.chances[at]:.4f},{made.scores[at]:.2f}")
    try:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as error:
        raise RequestError(f"cannot be written ({error.strerror})", where=str(path)) from error


def explained(made: Matching, one: str, two: str) -> dict[str, object]:
    """Why two rows were held to be one thing or not: whether they were compared and joined, the probability among their rivals, the
    score, and each comparison with what it added.

    Raises RequestError for an id that its table does not hold.
    """
    for row, side in ((one, made.model.left), (two, made.model.right)):
        if row not in side.cells:
            raise RequestError(f"no row {row!r}", where=side.name, next_step="name the left table's id, then the right one's")
    at = made.pairs.index((one, two)) if (one, two) in made.pairs else None
    return {
        "left": one,
        "right": two,
        "compared": at is not None,
        "same": at is not None and at in made.matches,
        "probability": None if at is None else round(made.chances[at], 4),
        "score": None if at is None else round(made.scores[at], 2),
        "comparisons": [{"name": name, "outcome": key, "added": round(by, 2)} for name, key, by in made.why(one, two)],
    }


def explanation(made: Matching, one: str, two: str) -> str:
    """The same as lines for a person."""
    why = explained(made, one, two)
    if why["compared"]:
        held = "held to be one thing" if why["same"] else "not held to be one thing"
        head = f"{one} and {two}: {held}, probability {why['probability']:.3f} among their rivals, score {why['score']:+.2f}"
    else:
        head = f"{one} and {two} share no rare word and were not compared; if they had been:"
    return "\n".join([head, *(f"{by:+8.2f}  {key:<22}{name}" for name, key, by in made.why(one, two))]) + "\n"


def _speaks(found: set[Pair], judged: Gold, within: Gold) -> set[Pair]:
    """The found pairs that count among the answerable: all but true ones that nobody could be asked for."""
    return found - (judged.same - within.same)


def _dropped(columns: Mapping[str, str] | None) -> dict[str, str]:
    return {name: "" if not kind else name for name, kind in (columns or {}).items()}


def _kinds(columns: Mapping[str, str] | None, table: Table) -> dict[str, Kind]:
    out: dict[str, Kind] = {}
    for name, kind in (columns or {}).items():
        if not kind:
            continue
        if kind not in {k.value for k in Kind}:
            raise RequestError(f"knows no kind {kind!r}", where=f"{table.name}:{name}", next_step=f"choose from {', '.join(Kind)}")
        # A column of people with their jobs has become one for each job.
        own = [c for c in table.columns if c.casefold() == name.casefold() or c.casefold().startswith(f"{name.casefold()} (")]
        out |= dict.fromkeys([name] if name in own else own, Kind(kind))
    return out


def peak_megabytes() -> float:
    """The most memory that this process has held so far, in millions of bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6
