"""One member of a cast: the actor and the character in a run of words, and lists whose lines or elements tell them apart."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.sites.general.labels import LONGEST, known
from kg.sites.general.parts import Part, crammed, filler, is_name, noted
from kg.text import fold

MOST_ROWS = 2_000
FEWEST_ROWS = 2
JOBS = frozenset(("director", "writer", "producer", "composer", "editor", "cinematographer", "director_writer"))
"""What labels of jobs mean."""

_AS = {
    "en": "as", "de": "als", "fr": "dans le rôle de|dans le rôle d'|est", "es": "como|es", "it": "come|nel ruolo di|è", "cs": "jako|… ",
    "sk": "ako", "sv": "som", "pt": "como", "nl": "als", "pl": "jako", "da": "som", "nb": "som",
}  # fmt: skip
LEADERS = re.compile(r"\s*(?:\.{2,}|…+)\s*")
_TAIL = re.compile(
    r"\s*(?:[:;]\s|\s[–—-]\s|(?<=[^\W\d_A-Z]{4})\.\s|,\s(?=[^,]{0,80}\b(?:an?|the|who|whose|his|her|one|formerly|now|and)\b)|[(\[]).*$",
    re.S,
)
"""What describes a character behind the name."""
_IN_BRACKETS = re.compile(r"\([^\W\d_a-z][^()]*\)")
"""A character alone in brackets; notes begin with a small letter."""
_THE = re.compile(r"(?:the|an?|le|la|les|une?|der|die|das|eine?|il|lo|el|los|una|uno) (?!voi[cx]|voce|stimme|voz)|l['’]\w", re.I)
"""How a part without a name begins."""
_NO_CHARACTER = re.compile(
    r"^\W*(?:\d[\d\s,–-]*)?(?:(?:eps?|episodes?|folgen?|épisodes?|episodios?|uncredited|credited|photos?|self|voice|rest of cast.*)\W*)?$"
    r"|^\W*(?:more|see (?:more|all)|full cast|show (?:more|all)|mehr|alle anzeigen|voir plus|ver más|altro|více|visa (?:mer|alla))\b",
    re.I,
)

Member = tuple[Span, Span | None]
"""An actor and the character."""


def member(page: Page, span: Span, tongue: str) -> Member | None:
    """The actor, and the character where one stands beside the name, in a run of words; None where no name begins it."""
    text = re.sub(r"\([^()]*\)", lambda m: "\0" * len(m[0]), page.text[span.start : span.end])
    if re.match(r"\s*:\s", text):
        # The actor is gone; what is left is the character.
        return None
    if _run_on(text):
        return None
    words = "|".join(dict.fromkeys((*(_AS.get(tongue, "as").split("|")), "as")))
    for pattern in (LEADERS.pattern, rf"\s*,?\s+(?:{words})\s+", r"\s*\0*\s*:\s+", r"\s+[–—-]\s+", r"\s*\n\s*"):
        match = re.compile(pattern, re.I).search(text)
        if match and match.start() and match.end() < len(text):
            actor = noted(page, page.trim(span.start, span.start + match.start()))
            if actor and is_name(page, actor.span):
                return actor.span, character_of(page, Span(span.start + match.end(), span.end), tongue)
    actor = noted(page, span)
    if actor is None or not is_name(page, actor.span):
        return None
    return actor.span, None


_DASH = re.compile(r"\s[–—-]\s")


def _run_on(words: str) -> bool:
    """Whether words are several members of a cast whose marks are gone: ``Tom - Hal Voss Mary - Ida Wren``."""
    pieces = _DASH.split(words)
    return len(pieces) > 3 or (len(pieces) > 2 and crammed(pieces[1]))


def in_brackets(page: Page, part: Part) -> Member | None:
    """An actor with a character in brackets: ``Hal Voss (Tom Keel)``."""
    if part.note is None or not is_name(page, part.span):
        return None
    words = page.words(part.note)
    is_role = (
        (words[:1].isupper() or _THE.match(words) is not None)
        and not re.search(r"\d", words)
        and not re.match(r"(?:voice|uncredited|as|not|also|VF|narrator)\b", words, re.I)
    )
    return (part.span, part.note) if is_role else None


def character_of(page: Page, span: Span, tongue: str) -> Span | None:
    """The range of a character's name, without what describes it and the words that lead to it; None where none is."""
    span = page.trim(*span)
    lead = re.match(rf"(?:(?:{_AS.get(tongue, 'as')}|as)\s+|(?:\.{{2,}}|…|[–—:-])\s*)+", page.text[span.start : span.end], re.I)
    span = page.trim(span.start + lead.end(), span.end) if lead else span
    head = re.match(r"([^:\n]{2,20}?)\s*:\s+", page.text[span.start : span.end])
    if head and "character" in known(head[1]).values():
        span = page.trim(span.start + head.end(), span.end)
    if _IN_BRACKETS.fullmatch(page.text, *span):
        span = page.trim(span.start + 1, span.end - 1)
    if tail := _TAIL.search(page.text, span.start, span.end):
        span = page.trim(span.start, tail.start())
    while span.end > span.start and page.text[span.end - 1] in ".,;/":
        span = page.trim(span.start, span.end - 1)
    words = page.words(span)
    if not words or len(words) > 70 or _NO_CHARACTER.match(words) or filler(words) or len(words.split()) > 9:
        return None
    return span


def of_jobs(page: Page, span: Span) -> bool:
    """Whether words are a job, or several between marks: ``Director``, ``Director, Screenplay``."""
    if span.end - span.start > 2 * LONGEST:
        return False
    meant = [set(known(page.text[one.start : one.end]).values()) for one in page.split(span, r"\s*[,/|&•·]\s*")]
    return any(JOBS & one for one in meant) and all((JOBS | {"ignored", "cast"}) & one for one in meant)


LEAST_TURNS = 4
"""So many lines at least show whether every second is a character."""
TITLED = re.compile(
    r"(?:the|young|old|little|sheriff|deputy|officer|detective|inspector|captain|capt\.|sergeant|sgt\.|lieutenant|lt\.|colonel|col\.|general|major"
    r"|doctor|dr\.?|professor|prof\.|mr\.?|mrs\.?|ms\.?|miss|father|sister|brother|mother|uncle|aunt|king|queen|prince|princess|lord|lady"
    r"|judge|agent|nurse|man|woman|boy|girl|junge|alter?|kommissar|frau|herr|madame|monsieur|señor|señora|don|doña|signor|signora|pan|paní"
    r"|bürgermeister|fru|herr|fröken|doktor) \S",
    re.I,
)
"""How characters are called, and nobody who plays them."""


def _told_by_second(page: Page, runs: Sequence[Span]) -> int:
    """How much says that every second of some names is a character's: titles, and family names that several of them share.

    Nothing where the first ones have any of these as well.
    """
    counts = []
    for column in (runs[::2], runs[1::2]):
        words = [page.text[run.start : run.end].casefold() for run in column]
        families = [one.rsplit(" ", 1)[-1] for one in words]
        counts.append(sum(1 for one in words if TITLED.match(one)) + len(families) - len(set(families)))
    return counts[1] if not counts[0] else 0


_ARTICLED = re.compile(r"(?:the|der|das) (?!rock\b|weeknd\b|miz\b|game\b|great\b|big\b|edge\b)", re.I)
_RANKED = re.compile(
    r"(?:officer|detective|inspector|captain|capt\.|sergeant|sgt\.|lieutenant|lt\.|colonel|col\.|doctor|dr\.?|professor|prof\.|mr\.?|mrs\.?"
    r"|ms\.|miss|nurse|agent|kommissarin?|inspektor|hauptmann|frau|herr|madame|monsieur|mademoiselle|commissaire|señora?|signora?|capitano"
    r"|commissario|paní|pan) \S",
    re.I,
)
"""How characters are called, and next to nobody who plays them."""


def turned(page: Page, members: Sequence[Member], actors: Collection[str] = ()) -> Sequence[Member]:
    """The members, or actors for characters where the columns stand the other way: ``Tom - Hal Voss``.

    So they do where all that stand second are whole names and none that stand first, where characters are told by an article or titles
    before them, and where some that stand second, and none that stand first, are ``actors``, whose folded names the page gives elsewhere,
    or play something as its prose says.
    """
    if len(members) < FEWEST_ROWS or not all(second for _, second in members):
        return members
    columns = [list(column) for column in zip(*members, strict=True)]
    forms = (_ARTICLED, _RANKED)
    articled, ranked = ([sum(1 for one in column if one and form.match(page.text, *one)) for column in columns] for form in forms)
    titled = [sum(both) for both in zip(articled, ranked, strict=True)]
    # "The Captain" is nobody's name, and of two "Dr." one at least plays none.
    apart = titled[0] * 4 >= len(members) and not titled[1] and (articled[0] > 0 or ranked[0] > 1)
    named = [sum(1 for one in column if one and fold(page.words(one)) in actors) for column in columns]
    if not any(named):
        whole = Span(min(one.start for one, _ in members), max(both.end for pair in members for both in pair if both))
        told = [(page.words(first), page.words(second)) for first, second in members[:MOST_PLAYED] if second]
        named = [sum(1 for pair in told if _plays(page, pair[at], pair[1 - at], whole)) for at in (0, 1)]
    whole_first = any(" " in words and not TITLED.match(words) for words in (page.words(first) for first, _ in members))
    if whole_first and not apart and not (named[1] and not named[0]):
        return members
    other = [(second, first) for first, second in members if second and " " in page.words(second) and is_name(page, second)]
    return other if len(other) == len(members) else members


MOST_PLAYED = 12
_PLAYS = re.compile(
    r"(?:['’]s? )?\)?\s+(?:plays?|played|stars?|starred|portrays|gives|spielt|joue|incarne|interpreta|hraje|spelar|spiller|gra)\b"
)
_PLAYED_BY = re.compile(
    r"(?:\b(?:played|portrayed) by|\bstarring|\bgespielt von|\bincarnée? par|\binterpretad[oa] por|\binterpretat[oa] da)\s+$"
)


def _plays(page: Page, name: str, other: str, within: Span) -> bool:
    """Whether the page says in prose that somebody plays something: ``Hal Voss plays``, ``played by Hal Voss``, ``Tom (Hal Voss)``.

    ``within`` is the range of the cast, which is no prose; who has ``other``, the whole name that is paired with this one, before the
    bracket may be either.
    """
    family = other.rsplit(" ", 1)[-1]
    at = page.text.find(name) if " " in name else -1
    for _ in range(MOST_PLAYED):
        if at < 0:
            break
        end = at + len(name)
        bracketed = page.text[at - 1 : at] == "(" and page.text[end : end + 1] == ")"
        bracketed = bracketed and not page.text[max(0, at - 80) : at - 1].rstrip().endswith(family)
        if not within.start <= at < within.end and (
            bracketed or _PLAYS.match(page.text, end) or _PLAYED_BY.search(page.text, max(0, at - 30), at)
        ):
            return True
        at = page.text.find(name, end)
    return False


_LEADS = re.compile(r"\b(?:by|von|par|por|da|di|av|af|door)$", re.I)
"""What a job ends with that leads to a name: ``Edited by`` stands below nobody's."""


def _names_crew(page: Page, run: Span) -> bool:
    """Whether a line of a text names somebody with the job below it, and those below that do, rather than each job a name below it."""
    at = page.line_at(run.start) + 1
    while at < len(page.lines) and of_jobs(page, page.lines[at]):
        if _LEADS.search(page.text, *page.lines[at]):
            return False
        following = page.lines[at + 1] if at + 1 < len(page.lines) else None
        if following is None or not is_name(page, following) or " " not in page.words(following):
            return True
        at += 2
    return False


LONGEST_CHARACTER = 60
"""A longer line between actors is none."""
_BOTH_IN_ONE = re.compile(r"[^\W\d_a-zà-ÿ][^\W\d_]+ [^\W\d_a-zà-ÿ][^\W\d_]+ [a-zà-ž]")


def together(page: Page, runs: Sequence[Span], tongue: str) -> list[Span]:
    """The first of the lines of a text that list a cast: as long as each has a character, or each is a whole name."""
    said = [member(page, run, tongue) for run in runs[:MOST_ROWS]]
    if len(runs) < FEWEST_ROWS or said[0] is None:
        return list(runs)
    played = said[0][1] is not None

    def goes_on(one: Member | None) -> bool:
        return one is not None and ((one[1] is not None) if played else (one[1] is None and " " in page.words(one[0])))

    end = next((number for number, one in enumerate(said) if not goes_on(one)), len(said))
    if not played and holds_both(page, runs[: min(end + 1, MOST_PLAYED)]):
        return []
    if not played and any(_led_without_mark(page, run) for run in runs[:MOST_ROWS]):
        return []
    if not played:
        # One word between whole names is a character's, and the others before it may be as well.
        following = said[end + 1] if end + 1 < len(said) else None
        if (end % 2 and following) or any(page.text[run.start] in ":–-(" for run in runs[: end + 1]):
            return []
        if sum(1 for run in runs[:end] if _GLUED.search(page.text[run.start : run.end])) * 2 > end:
            return []
    return list(runs[:end]) if end >= FEWEST_ROWS else list(runs)


def _led_without_mark(page: Page, run: Span) -> bool:
    """Whether a line is a job and who has it without a mark between: so may characters stand before actors in the others."""
    words = page.text[run.start : min(run.end, run.start + 2 * LONGEST)]
    blanks = [match.start() for match in re.finditer(" ", words)][:3]
    cuts = [run.start + at for at in blanks if JOBS & set(known(words[:at]).values())]
    return any(" " in page.words(rest := Span(cut + 1, run.end)) and is_name(page, rest) for cut in cuts)


def holds_both(page: Page, runs: Sequence[Span]) -> bool:
    """Whether lines seem to hold a name and a part without a mark: one goes on in small letters, or none is of two words."""
    words = [page.words(run).split() for run in runs]
    return any(_BOTH_IN_ONE.match(page.text, *run) for run in runs) or all(2 < len(one) < LONG_NAME for one in words)


LONG_NAME = 7
_GLUED = re.compile(r"[a-zà-ÿ]{3}[A-Z][a-zà-ÿ]{2,}$")
"""A name and the words behind it, whose elements touched: ``Hal VossCast``."""


def by_turns(page: Page, runs: Sequence[Span], tongue: str) -> list[Member] | None:
    """Actors and characters that take turns in the lines of a text, or none where names might be either; None for any other list."""
    runs = runs[: next((number for number, run in enumerate(runs) if filler(page.words(run))), MOST_ROWS)]
    if len(runs) % 2 and len(runs) > FEWEST_ROWS and not isinstance(page, HtmlPage) and _names_crew(page, runs[-1]):
        told = [(member(page, one, tongue), two) for one, two in zip(runs[:-1:2], runs[1:-1:2], strict=True)]
        sure = all(one and not one[1] and " " in page.words(one[0]) and not crammed(page.words(one[0])) for one, _ in told)
        sure = sure and any(" " not in page.words(two) or TITLED.match(page.words(two)) or not is_name(page, two) for _, two in told)
        return [(one[0], character_of(page, two, tongue)) for one, two in told if one] if sure else []
    members = [member(page, run, tongue) for run in runs]
    if len(runs) < FEWEST_ROWS or any(one and one[1] for one in members):
        return None
    if any(one and crammed(page.words(one[0])) for one in members):
        return []
    jobs = [number for number, run in enumerate(runs) if JOBS & set(known(page.text[run.start : run.end][:LONGEST]).values())]
    # A name of one word, or what is no name, is a character's far more often than an actor's.
    whole = [one is not None and " " in page.words(one[0]) for one in members]
    odd, even = whole[1::2], whole[::2]
    if jobs:
        return []
    if all(whole) and len(runs) >= LEAST_TURNS and not len(runs) % 2 and (signs := _told_by_second(page, runs)):
        both = zip(members[::2], runs[1::2], strict=True)
        return [(one[0], character_of(page, second, tongue)) for one, second in both if one] if signs > 1 else []
    # Two whole names may be an actor and a part as well as two actors: the first is sure.
    if all(whole) and len(runs) == FEWEST_ROWS and not isinstance(page, HtmlPage):
        return [(one[0], None) for one in members[:1] if one]
    if all(whole) or not (all(even) or _mostly_whole(page, members, runs, whole)):
        return None
    # Both may stand in one line: "Hal Voss a keeper".
    if any(_BOTH_IN_ONE.match(page.text, *run) or not 2 < run.end - run.start <= LONGEST_CHARACTER for run in runs[1::2]):
        return []
    parts = sum(1 for run, name in zip(runs[1::2], odd, strict=True) if not name or TITLED.match(page.words(run)))
    if len(runs) >= 4 and parts * 2 >= len(odd) and parts > 1:
        pairs = zip(members[::2], [*runs[1::2], None], strict=False)
        return [(one[0], character_of(page, second, tongue) if second else None) for one, second in pairs if one]
    # One word right below the only name may be a character's: the name alone is sure.
    return [] if len(runs) > FEWEST_ROWS else [(one[0], None) for one in members[:1] if one]


LEAST_OF_CARDS = 6


def _mostly_whole(page: Page, members: Sequence[Member | None], runs: Sequence[Span], whole: Sequence[bool]) -> bool:
    """Whether of the lines that would be actors' all are names, most of them whole, and of those that would be characters' most are not."""
    if len(runs) < LEAST_OF_CARDS or len(runs) % 2 or not all(members[::2]) or not whole[0]:
        return False
    others = sum(1 for run, name in zip(runs[1::2], whole[1::2], strict=True) if not name or TITLED.match(page.words(run)))
    titled = any(TITLED.match(page.words(run)) for run in runs[::2])
    return not titled and sum(whole[::2]) * 3 >= len(runs[::2]) * 2 and others * 3 >= len(runs[1::2]) * 2


def unglued(page: HtmlPage, run: Span) -> list[Span]:
    """A run parted behind a name that the next element touches: ``<a>Hal Voss</a><span>Tom</span>``."""
    for start in page.piece_starts(run):
        if run.start < start < run.end - 2 and page.text[start - 1].isalnum() and page.text[start].isalpha():
            first = Span(run.start, start)
            if " " in page.words(first) and is_name(page, first):
                return [first, Span(start, run.end)]
    return [run]


def is_initials(words: str, name: str) -> bool:
    """Whether words are nothing but the first letters of a name: ``HV`` before ``Hal Voss``."""
    return 1 <= len(words) <= 4 and words.isupper() and words == "".join(piece[0] for piece in name.split())[: len(words)] and words != name


def without_initials(page: HtmlPage, run: Span) -> Span:
    """A run without the element at its begin that shows the initials of the name behind it, in the place of a picture."""
    at = next((start for start in page.piece_starts(run) if start > run.start), run.start)
    following = next((start for start in page.piece_starts(run) if start > at), run.end)
    return Span(at, run.end) if at > run.start and is_initials(page.words((run.start, at)), page.words((at, following))) else run
