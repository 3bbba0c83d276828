"""Stock words and grammatical invented prose: every draw comes from the ``random.Random`` that is handed in."""

from __future__ import annotations

import re
from random import Random


def split(text: str) -> tuple[str, ...]:
    """The words of a text, one by one."""
    return tuple(text.split())


ADJECTIVES = split(
    """amber bitter black blue borrowed bright broken brittle buried burning careful copper crooked crimson distant dusty early
    empty faded fallen false final foreign forgotten frozen gentle gilded golden grey hidden hollow idle iron ivory jagged last
    late little lonely long lost marble narrow northern old open pale patient plain quiet restless rusted salted scarlet second secret
    silent silver sleeping slow small smoking southern stolen stubborn sunken tender tin twisted uneasy velvet wandering western white
    wicked wild winter wooden yellow"""
)
NOUNS = split(
    """anchor apiary archive attic bakery ballad balcony barge barn beacon bell bicycle bonfire bridge broom button cabinet canal candle
    carousel cellar chapel chimney clock coast compass corridor crossing crown dairy dam drum echo engine envelope feather fence ferry
    field fiddle flood forge fountain garden gate glacier glove granary greenhouse gull hammer harbour harvest hearth hedge hive hotel
    island kettle kiln kite ladder lagoon lamp lantern ledger lighthouse loom map market marsh meadow mill mirror moth mountain museum
    needle nest oar orchard organ oven parade pigeon pier piano plough pond portrait quarry quilt raft railway regatta reservoir ribbon
    river saddle sail salt scale shadow shore signal sleigh sparrow stable staircase station steeple storm suitcase swamp thicket tide
    tower trumpet tunnel umbrella valley vault veranda violin wagon waltz well wharf whistle willow window workshop"""
)
TOWNS = split(
    """Aldermoor Brackwater Caldhaven Drummory Eastmere Fennick Gullport Hartsholm Innerby Jorvale Kelderby Lanthorpe Morrowell
    Netherquay Oxlade Pellworth Quernby Ravensea Saltby Thornwick Ullsmouth Vanbrook Wexholm Yarrowby Zennick"""
)
CALLINGS = split(
    """archivist baker beekeeper bellringer blacksmith bookbinder carpenter cartographer clerk clockmaker cook dentist diver doctor
    engineer farmer ferryman fiddler fisherman florist forger gardener glassblower gravedigger harbourmaster innkeeper judge
    librarian lifeguard locksmith magician mechanic midwife miller miner nurse organist painter pharmacist pilot poacher porter
    postman potter printer projectionist sailor schoolteacher sculptor shepherd smuggler stationmaster stonemason surgeon surveyor
    tailor translator typist undertaker veterinarian watchmaker weaver welder widow"""
)
KIN = split("brother sister daughter son mother father aunt uncle cousin neighbour rival twin apprentice landlord tenant grandmother")
_DOES = (
    "inherits", "repairs", "sells", "steals", "buries", "discovers", "guards", "abandons", "photographs", "rebuilds", "borrows",
    "paints", "loses", "measures", "hides", "burns", "maps", "rents out",
)  # fmt: skip
_SEEMS = (
    "never quite wakes", "earns every minute", "grows on you", "stays with me", "runs out of steam", "finds its feet", "looks superb",
    "feels honest", "asks for patience", "pays off handsomely", "falls flat", "takes its time", "holds together", "surprised me",
    "rings true", "outstays its welcome",
)  # fmt: skip
_PARTS = (
    "the script", "the photography", "the music", "the editing", "the second act", "the ending", "the dialogue", "the opening scene",
    "the supporting cast", "the pacing", "the sound", "the set design", "the last reel", "the middle hour", "the humour", "the mood",
)  # fmt: skip
_WHEN = (
    "in the middle of winter", "on the last day of summer", "during a long strike", "after the flood", "before the harvest",
    "on a night without wind", "while the town sleeps", "in the week of the fair", "against all advice", "for a bet",
)  # fmt: skip
_AND = (
    "nobody in the village will say why", "the letters keep arriving", "the bank wants its money back", "a stranger offers to help",
    "the water is rising", "an old debt falls due", "the police ask questions", "somebody has to pay", "the trains have stopped",
    "the telephone never rings", "the weather turns", "two suitcases are switched",
)  # fmt: skip
_POOLS = {
    "a": ADJECTIVES, "n": NOUNS, "c": CALLINGS, "k": KIN, "t": TOWNS, "d": _DOES, "s": _SEEMS, "p": _PARTS, "w": _WHEN, "x": _AND,
}  # fmt: skip
_OPINIONS = (
    "{p} {s}, but {p} does not.",
    "I watched it for the {n} and stayed for the {c}.",
    "There is one scene with {a!} {n} that I would see again tomorrow.",
    "Whatever you think of {p}, {p} {s}.",
    "My {k} fell asleep before the {n} even appeared.",
    "For all its faults, {p} {s}.",
    "The {a} {n} of the title hardly matters; the {c} does.",
    "It is the kind of story in which {a!} {n} means more than a speech.",
    "Some viewers will call {p} {a}, and they will not be wrong.",
    "Nobody films {a!} {n} like this any more.",
    "I laughed at the {c}, and then I felt sorry for the {k}.",
    "By the time the {n} burns, {p} {s}.",
    "The town of {t} has never looked so {a}.",
    "If only {p} were half as {a} as {p}.",
    "Twice I thought I knew where the {n} had gone, and twice I was wrong.",
    "What begins as a tale about {a!} {c} turns into something far more {a}.",
    "Take your {k}, and take a handkerchief.",
    "It {s}, and {p} is the reason.",
)
_EVENTS = (
    "{A!} {c} {d} the {a} {n} of {t} {w}.",
    "When {a!} {n} goes missing, {a!} {c} and a {k} must cross the {n} together.",
    "{A!} {c} from {t} {d} a {n}, and {x}.",
    "The {c} {d} the {n} {w}, although {x}.",
    "Years later the {k} returns to {t}, where {x}.",
    "Between the {n} and the {n} of {t} lives {a!} {c} who {d} whatever the {n} brings.",
    "Only the {a} {k} knows what the {c} keeps in the {n}.",
    "{A!} {k} {d} the family {n}, while in {t} {x}.",
    "One {a} evening {a!} {c} finds {a!} {n} behind the {n}.",
    "Everything changes as soon as {x}.",
)
_TRIVIA = (
    "The {n} seen in the opening scene was built for {a!} exhibition in {t}.",
    "The {c} was played by a real {c}, who asked not to be paid.",
    "The scene with the {a} {n} was shot {w}.",
    "The {n} had to be painted {a} because the original one reflected the lights.",
    "The crew of the second unit lived on a {n} near {t} for a month.",
    "A {n} that was used in the film stands in the town hall of {t}.",
    "The {k} of the {c} learned the {n} for the part within a week.",
)
_GOOFS = (
    "The {n} is on the left of the {c}, and in the next shot on the right.",
    "The {a} {n} is broken in one scene and whole in the next.",
    "The shadow of the camera falls on the {n} while the {c} {d} it.",
    "The {c} leaves {t} without a hat and arrives with one.",
)
_CREDITS = ("The closing credits are painted on a {a} {n}.", "The {c} speaks once more after the credits.")
_VERSIONS = ("The version shown in {t} lacks the scene with the {n}.", "The television version ends with the {a} {n}.")
_LINES = (
    "You never asked about the {n}.",
    "The {c} will not come back, you know.",
    "I counted every {n} between here and {t}.",
    "Who put the {a} {n} there?",
    "A {n} is only worth what the {c} pays for it.",
    "Leave the {n} where it is!",
    "My {k} told me you would say that.",
    "Tomorrow we open the {n}.",
)
_HEADLINES = (
    "{A!} {n} worth seeing", "Not the {n} I hoped for", "{A} and {a}", "A {c} to remember", "All {n} and no {n}", "Better than the {n}",
    "Slow, {a} and lovely", "My {k} loved it", "The {n} wins",
)  # fmt: skip
_TAGLINES = ("Every {n} hides a {c}.", "Nobody owns the {n}.", "The {n} remembers.", "{A} is not enough.", "Mind the {a} {n}.")
_QUESTIONS = ("Who hides the {n}?", "Why does the {c} leave {t}?", "What is written on the {n}?", "Is the {a} {n} real?")
_NEWS = ("Festival of {t} opens with {a!} {n}", "The {c} of {t} talks about the {n}", "Ten films about {a!} {n}")
_LISTS = ("{a} films about a {n}", "my {n} shelf", "seen in {t}", "the {a} {n} collection")
_CONSENSUS = ("Though {p} {s}, {p} is {a} enough to carry it.", "Neither {a} nor {a}, but {p} {s}.")
_BLURBS = (
    "{A!} {n} of a film in which {p} {s}.", "The {c} is {a}, the {n} is not, and {p} {s}.", "You come for the {n}; you leave with the {c}.",
    "{A}, {a} and a little too fond of its {n}.", "For once {p} {s}.",
)  # fmt: skip
_SLOT = re.compile(r"\{(\w)(!?)\}")


def _filler(template: str) -> tuple[tuple[str, str, bool], ...]:
    """The template as (words before, pool, with an article) pieces, the last without a pool."""
    out, at = [], 0
    for match in _SLOT.finditer(template):
        out.append((template[at : match.start()], match[1], bool(match[2])))
        at = match.end()
    return (*out, (template[at:], "", False))


_COMPILED: dict[tuple[str, ...], tuple[tuple[tuple[str, str, bool], ...], ...]] = {}


def fill(rng: Random, templates: tuple[str, ...]) -> str:
    """One of the templates with its slots filled: ``{n}`` a noun, ``{a!}`` an adjective with its article, ``{A}`` in capitals."""
    compiled = _COMPILED.get(templates)
    if compiled is None:
        compiled = _COMPILED[templates] = tuple(map(_filler, templates))
    pick = rng.random
    out = []
    for before, pool, article in compiled[int(pick() * len(compiled))]:
        out.append(before)
        if pool:
            words = _POOLS[pool.lower()]
            word = words[int(pick() * len(words))]
            if article:
                word = ("an " if word[0] in "aeiou" else "a ") + word
            out.append(word[0].upper() + word[1:] if pool.isupper() else word)
    text = "".join(out)
    text = re.sub(r"\b([Aa]) (?=[aeiou])", r"\1n ", text)
    return text[0].upper() + text[1:] if templates is not _LISTS else text


def opinion(rng: Random, sentences: int) -> str:
    return " ".join([fill(rng, _OPINIONS) for _ in range(sentences)])


def plot(rng: Random, sentences: int) -> str:
    return " ".join([fill(rng, _EVENTS) for _ in range(sentences)])


def trivia(rng: Random) -> str:
    return fill(rng, _TRIVIA)


def goof(rng: Random) -> str:
    return fill(rng, _GOOFS)


def crazy_credit(rng: Random) -> str:
    return fill(rng, _CREDITS)


def version(rng: Random) -> str:
    return fill(rng, _VERSIONS)


def line(rng: Random) -> str:
    return fill(rng, _LINES)


def headline(rng: Random) -> str:
    return fill(rng, _HEADLINES)


def tagline(rng: Random) -> str:
    return fill(rng, _TAGLINES)


def question(rng: Random) -> str:
    return fill(rng, _QUESTIONS)


def news(rng: Random) -> str:
    return fill(rng, _NEWS)


def user_list(rng: Random) -> str:
    return fill(rng, _LISTS)


def consensus(rng: Random) -> str:
    return fill(rng, _CONSENSUS)


def blurb(rng: Random) -> str:
    return fill(rng, _BLURBS)


def keyword(rng: Random) -> str:
    return fill(rng, _KEYWORDS).lower()


def song(rng: Random) -> str:
    return fill(rng, _SONGS).title()


def company(rng: Random) -> str:
    return fill(rng, _COMPANIES).title()


def publication(rng: Random) -> str:
    return fill(rng, _PUBLICATIONS)


def character(rng: Random) -> str:
    """A part in a film that has no name of its own: a calling, with an adjective or a number."""
    return fill(rng, _CHARACTERS).title().replace(" No. ", " #")


def title(rng: Random) -> str:
    """A film's title in English."""
    return _capitals(fill(rng, _TITLES))


_KEYWORDS = ("{n}", "{a} {n}", "{c}", "{n} in {t}", "{c} and {k}", "{k} {k} relationship")
_SONGS = ("{a} {n}", "Waltz of the {n}", "Sleep now, {n}", "The {c}'s song", "{n} and {n}")
_COMPANIES = ("{a} {n} pictures", "{n} films", "{n} and {n} entertainment", "{t} film", "{n} house productions")
_PUBLICATIONS = ("{T} Chronicle", "{T} Gazette", "The {A} {N}", "{N} Quarterly", "The {T} Courier")
_CHARACTERS = ("{c}", "{a} {c}", "young {c}", "{c} No. 2", "{c} from {t}", "{k} of the {c}", "{c} with {n}", "old {k}")
_TITLES = (
    "the {a} {n}", "{n} and {n}", "the {c} of {t}", "{a} {n}", "the {c}'s {n}", "a {n} in {t}", "{n} of {t}", "the last {n}",
    "{a} {n}, {a} {n}", "the {n} {k}", "where the {n} ends", "no {n} for the {c}", "the {a} {c}", "beyond the {n}", "{t}",
    "seven {n} lane", "{n}", "the {c} and the {n}", "under {a} {n}s", "{n}: the {a} {c}",
)  # fmt: skip
_SMALL = frozenset(split("a an and the of in for"))


def _capitals(words: str) -> str:
    parts = words.split()
    done = [w if w in _SMALL and n else w[0].upper() + w[1:] for n, w in enumerate(p.lower() if p.lower() in _SMALL else p for p in parts)]
    return " ".join(done)
