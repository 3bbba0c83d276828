"""What the words around a name say about it: that it names a work, or that it names a person, and how strongly.

The word classes and sentence patterns are those of English film reviews. ``witness`` looks at one place; weighing
the places of all reviews against each other is ``kg.reading.prose``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kg.reading.page import Span

ARTICLES = frozenset({"the", "a", "an"})
JOINERS = ARTICLES | frozenset(
    {"of", "and", "in", "on", "to", "for", "from", "with", "at", "by", "or", "vs", "as", "into", "no", "de", "la", "le", "les", "du", "des",
     "el", "n", "&", "per", "without", "my", "his", "her", "is", "are", "upon", "under", "over"}
)  # fmt: skip
"""Words that stand in lower case inside a title."""
OPENERS = frozenset(
    str.split(
        """after all although amid and another any as at because before beneath besides both but by certainly considering despite directed
    director during each either enter even every except far few filmmaker finally first for from get give given go here how however if
    in indeed instead is it its just let like make many maybe meet most much neither never nevertheless no none nor not now of oddly
    often on once one only or other otherwise our out over perhaps plus rarely rather see sadly seeing set since so some sometimes
    starring still such sure take that their then there these they this those though through thus to together too two ultimately
    unfortunately unlike until unto up was watch watching we well what whatever when where whether which while who why with within
    without writer yes yet you your actor actress star co-star fortunately happily thankfully clearly simply actually basically
    essentially overall honestly personally surprisingly his her he she i my"""
    )
)
"""Words that open a sentence in front of a name without belonging to it."""
RANKS = frozenset(
    {"captain", "major", "colonel", "general", "sergeant", "lieutenant", "detective", "inspector", "agent", "officer", "father", "sister",
     "brother", "uncle", "aunt", "saint", "king", "queen", "prince", "princess", "lord", "lady", "president", "professor", "doctor",
     "judge", "chief"}
)  # fmt: skip
"""Words in front of a name that make it somebody's."""
HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "prof"})
GENERIC = frozenset(
    str.split(
        """film films movie movies picture pictures hollywood oscar oscars academy award awards best actor actress supporting director
    screenplay cinema english french german italian spanish american americans british european japanese chinese russian australian
    irish jewish african asian mexican america europe england france germany italy god christ jesus christmas easter halloween dvd vhs
    tv cgi imax blu-ray netflix disney hbo bbc mgm monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december i ii iii usa u.s us uk la l.a nyc new york broadway sundance cannes
    venice toronto berlin festival metacritic imdb rotten tomatoes acting plot music cinematography dialogue ending cast script story
    direction action humor humour everything nothing nobody everyone someone score soundtrack editing performances performance
    characters character visuals effects pacing writing oscar-winning world war"""
    )
)
"""Capitalised words that name no film by themselves."""
_FILM_WORDS = frozenset(
    str.split(
        """dark night day days man men woman women girl girls boy boys king queen lord ring rings house street road river lake sea island
    city town country heart hearts love death life dead last first lost secret secrets star stars war wars world black white red blue
    green silver gold golden big little small old young good bad ugly great american dirty wild cold hot sweet bitter long short high
    low deep true false pure blood fire ice snow rain storm wind water sun moon sky earth stone iron steel glass paper silk light
    shadow shadows dream dreams nightmare fear time hour hours minute minutes year years summer winter spring autumn fall morning
    evening midnight dawn sunset game games play player players rules line lines bridge tower castle door window room garden park
    forest wood woods mountain hill valley desert beach harbor harbour bay station train ship boat bird birds dog dogs cat cats wolf
    horse horses lion tiger bear snake spider fish monkey children child mother father brother brothers sister sisters daughter son
    family friend friends stranger strangers lover lovers wife husband bride wedding doctor killer thief soldier hunter angel angels
    devil ghost ghosts witch monster dance dancer dancing song singing piano letter letters story tales book diary code mystery case
    club school hospital prison hotel motel bar kitchen home end ends beginning return back away down out up run running walk walking
    dead-end flight fight fighting kill killing beautiful perfect strange simple ordinary usual quiet silent broken empty hidden hard
    easy soft brave fearless fatal final seven six five four three two one ten twelve hundred thousand million pulp fiction mission
    impossible guardians legend lake memory memories lessons lesson number north south east west northern southern eastern western
    crossing rising falling burning breaking saving private public people society affair affairs trouble instinct identity project
    theory speech account education confession confessions adventure adventures bread candle candles lantern lanterns orchard salt
    sugar honey winter tide tides harvest paradise hell heaven century empire kingdom"""
    )
)
"""Common nouns, adjectives and verb forms that titles are made of, beside the general word list."""
_ENDING = re.compile(r"(?:ing|tion|ness|ment|less|ful|ly|ous|ship)$")


@lru_cache(maxsize=1)
def _general() -> frozenset[str]:
    from faker.providers.lorem.en_US import Provider

    return frozenset(str(w) for w in Provider.word_list)


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    from faker.providers.person.en_GB import Provider as British
    from faker.providers.person.en_US import Provider as American

    return frozenset(str(n).casefold() for provider in (British, American) for n in provider.first_names)


@lru_cache(maxsize=8192)
def is_common(word: str) -> bool:
    """Whether a lower-cased word is an ordinary English word rather than a name."""
    bare = word.rstrip("!?").removesuffix("'s")
    return not is_given(bare) and (bare in _general() or bare in _FILM_WORDS or (len(bare) > 5 and bool(_ENDING.search(bare))))


def is_given(word: str) -> bool:
    """Whether a lower-cased word is a given name."""
    return word in _given_names()


class Witness(NamedTuple):
    """How strongly one place speaks for a work and for a person, each from 0."""

    work: float
    person: float


_KIND = (
    r"(?:film|movie|picture|flick|comedy|drama|thriller|romance|musical|western|documentary|sequel|prequel|remake|biopic|masterpiece"
    r"|satire|farce|"
    r"tearjerker|tear-jerker|weepie|noir|chiller|melodrama|fable|parable|epic|romp|blockbuster|adaptation|love story|fairy tale"
    r"|horror show|spoof|parody|"
    r"caper|whodunit|love letter|crowd-pleaser|piece of (?:filmmaking|cinema|work|entertainment))"
)
_BEING = (
    r"(?:is|isn['’]t|was|wasn['’]t|remains|becomes|proves(?: to be)?|feels like|plays like|plays out like|plays as|works as|stands as"
    r"|emerges as|"
    r"qualifies as|ranks as|amounts to|makes for|unfolds as|may be|might be|could be|may not be|might not be|will be|has to be|must be)"
)
_FILLER = r"(?:(?!(?:in|for|with|by|to|at|on|from|of|about|who|his|her|he|she|as)\b)[\w’'-]+,?\s+)"
_NOT_A_PERSON = r"(?![-\s]*(?:makers?|stars?|actors?|actress\w*|directors?|critics?|buffs?|fans?|goers?|industry|writers?|legend|icon))"
_IS_A_WORK = re.compile(
    rf"\s+{_BEING}\s+(?:(?:not|also|still|simply|perhaps|easily|indeed|never|just|only|quite|less|more|at heart|at once),?\s+)*"
    rf"(?:(?:a|an|the|that|this|no|pure|another)\s+(?:kind of |sort of |piece of )?{_FILLER}{{0,7}}?{_KIND}\b{_NOT_A_PERSON}"
    rf"|(?:one|two) of (?:the|this|those|his|her|its|last)\s+{_FILLER}{{0,6}}?{_KIND}e?s\b)",
    re.I,
)
_APPOSED = re.compile(rf"\s*(?:,|--|—|–|-|\()\s*(?:a|an|the|this)\s+{_FILLER}{{0,6}}?{_KIND}\b{_NOT_A_PERSON}", re.I)
_KIND_BEFORE = re.compile(
    rf"(?<!his )(?<!her )(?<!their )(?<!previous )(?<!earlier )(?<!last )(?<!first )(?<!other )(?<!classic )\b{_KIND}(?: version of"
    rf"| called| titled| entitled)?\s*,?\s*"
    r"[\"“‘'*_«]?$",
    re.I,
)
_WORK_DOES = re.compile(
    r"(?:\s+(?:never|also|often|still|only|always|ultimately|eventually|soon|quickly|slowly|rarely))?\s+(?:takes (?:us|you|its|place)"
    r"|tells|unfolds|opens|"
    r"runs (?:out|on|for|at|a|too)|clocks|boasts|features|stars|co-stars|chronicles|explores|examines|depicts|contains|benefits|suffers"
    r"|drags|entertains|belongs|"
    r"packs|deserves to be (?:seen|watched)|deserves an audience|is (?:set|based|adapted|shot|directed|written|filmed|narrated|rated"
    r"|about|worth (?:seeing|watching|your))|"
    r"was (?:shot|directed|written|filmed|made)|zips|meanders|follows|centers|centres|revolves|doesn['’]t (?:go down|hold|add|work|end)"
    r"|works (?:best|well|because|on|as)|"
    r"ends|begins|starts|looks like|manages|succeeds|fails|offers|marks|represents|reminds|transcends|overcomes|has (?:its|no|enough"
    r"|all the|plenty|something))\b",
    re.I,
)
_WORK_OWNS = re.compile(
    r"['’]s?\s+(?:\w+\s+)?(?:plot|story|storyline|ending|cast|running time|runtime|premise|tone|climax|final (?:act|scene|shot|reel)"
    r"|makers|soundtrack|title|"
    r"second half|first half|first hour|opening|screenplay|narrative|pacing|visuals|third act|length|makers|target audience)\b",
    re.I,
)
_VERB = re.compile(
    r"(?:\s+(?:never|also|often|still|only|always|ultimately))?\s+(?:isn|doesn|hasn|wasn|won|can|may|might|could|should|would|will|must"
    r"|was|had|did|[a-z]+s)\b"
)
_LIKENED = re.compile(
    r"\b(?:like|than|since|unlike|recalls?|recalling|reminiscent of|remake of|sequel to|follow-up to|à la|a la|echoes? of|shades of"
    r"|evokes|evoking|"
    r"homage to|prequel to|spin on|cross between|such as|including|between|after|made|makers of|director of|creator of"
    r"|behind)\s+(?:the\s+)?[\"“‘'*_«]?$",
    re.I,
)
_PERSON_BEFORE = re.compile(
    r"\b(?:mr|mrs|ms|miss|dr|sir|director|directors|actor|actors|actress|star|stars|starring|writer|screenwriter|writer-director"
    r"|co-stars?|newcomer|filmmaker|"
    r"filmmakers|by|named|comedian|singer|producer|opposite|performances? (?:of|from)|leads|playwright|novelist|author|composer"
    r"|cinematographer|"
    r"character|hero|heroine|protagonist|veteran|young|old|poor|late|the great|casting|cast)\.?,?\s*$",
    re.I,
)
_PERSON_OWNS = re.compile(
    r"['’]s?\s+(?:[\w-]+,?\s+){0,3}?(?:performances?|turn|work|direction|directing|acting|portrayal|face|eyes|voice|smile|career|role"
    r"|debut|character|mind|"
    r"wife|husband|mother|father|daughter|son|life|apartment|acceptance|mission|body|co-star|camera|film|films|movie|movies|script|novel"
    r"|book|play|best|latest|"
    r"[A-Z][\w'’-]+)\b"
)
_PERSON_DOES = re.compile(
    r"(?:,)?\s+(?:who|whose|himself|herself)\b|\s+(?:\w+\s+)?(?:plays|portrays|directs|directed|wrote|writes|acts|stars as|co-stars|won"
    r"|wins|sings|digs|"
    r"(?:is|was|are|were)\s+(?:\w+\s+)?(?:at )?(?:his|her|their)|and (?:his|her)|gives? (?:a|an|one|the|his|her|another)|deliver?s? (?:a"
    r"|an|one|his|her)[\w\s,-]{0,40}performances?|"
    r"turns in|shines|has never been|is (?:an|the|a) (?:\w+\s+){0,3}(?:actor|actress|director|filmmaker|man|woman|performer|artist|hero"
    r"|heroine|character|boy|girl))\b",
    re.I,
)
_SELF = re.compile(r"\b(?:himself|herself|he|she)\b", re.I)
_ITS = re.compile(r"\b(?:its|itself|it)\b", re.I)
_PAIR_AFTER = re.compile(
    r"\s+(?:and|&)\s+(?:[A-Z][\w'’.-]+\s*){1,3}(?:are|were|make|give|do|all|both|have|play|deliver|share|as|at)\b"
    r"|,\s+[A-Z][\w'’-]+,? and [A-Z]"
)
_ARTICLE = re.compile(r"(?:The|A|An)\s")
"""What has its own article is not determined by a word before it: "the feeling that The Tide would turn"."""
_DETERMINED = re.compile(r"(?:^|\s)(?:the|a|an|this|that|his|her)\s+$")
_WATCHED = re.compile(r"\b(?:watch(?:ing|ed)?|see(?:ing)?|saw|recommend|enjoyed|loved?|hated?|sit through|sat through)\s+$", re.I)
_ABOUT = re.compile(r"\b(?:in|of|with|about|makes?|for)\s+$", re.I)
_JOINED_BEFORE = re.compile(r"(?<!such )\b(?:as|and)\s+$", re.I)
_JOINED_AFTER = re.compile(r"\s+as\b|\s+and\s+[A-Z]")
_REFLEXIVE = re.compile(r"[^.;]{0,60}\b(?:himself|herself)\b", re.I)
_CLAUSE_OPENING = re.compile(
    r"(?:^|[,;:.!?—–-]|\b(?:and|but|that|while|because|though|although|if|when|yet|so|what makes|whether))\s*[\"“‘'*_«(]?$", re.I
)
_SENTENCE_BREAK = re.compile(r"[.!?…][\"”’'»)\]]*\s+(?=[\"“‘'(*_]?[A-Z0-9])|\n")
_HONORIFIC_DOT = re.compile(r"\b(?:mr|mrs|ms|dr|st|jr|[A-Z])\.\s+$", re.I)


def witness(text: str, start: int, end: int, span: Span, *, quoted: bool) -> Witness:
    """What the sentence round ``span`` (a name inside the review that is ``text[start:end]``) says about it."""
    before, after = _sentence(text, start, end, span)
    if quoted:
        before, after = re.sub(r"[\"“‘'*_«]$", "", before), re.sub(r"^[,.]?[\"”’'*_»]", "", after)
    person = _person(before, after)
    work = _work(before, after, opening=bool(_CLAUSE_OPENING.search(before)))
    if _LIKENED.search(before):
        return Witness(0.2 if quoted else 0.0, person)
    if quoted:
        return Witness(max(1.5, work + 1.0), 0.5 * person if work < 1 else 0.0)
    if _DETERMINED.search(before) and not _ARTICLE.match(text, span.start, span.end):
        return Witness(0.0, person)
    return Witness(work, person if work < 1.5 else 0.5 * person)


def _sentence(text: str, start: int, end: int, span: Span) -> tuple[str, str]:
    """The words of the sentence before and after a name, at most 160 characters each."""
    before = text[max(start, span.start - 160) : span.start]
    for stop in reversed(list(_SENTENCE_BREAK.finditer(before + "X"))):
        if not _HONORIFIC_DOT.search(before[: stop.end()]):
            before = before[stop.end() :]
            break
    after = text[span.end : min(end, span.end + 160)]
    stop_after = _SENTENCE_BREAK.search(after)
    return before, after[: stop_after.start() + 1] if stop_after else after


def _work(before: str, after: str, *, opening: bool) -> float:
    if _KIND_BEFORE.search(before) or _APPOSED.match(after):
        return 2.0
    if _IS_A_WORK.match(after):
        return 2.0
    if _WORK_OWNS.match(after):
        return 1.0
    if _WORK_DOES.match(after):
        return 1.5 if opening else 1.0
    if opening and _VERB.match(after):
        return 1.2 if _ITS.search(after) and not _SELF.search(after) else 0.7
    if _WATCHED.search(before):
        return 0.6
    return 0.3 if _ABOUT.search(before) else 0.1


def _person(before: str, after: str) -> float:
    if _PERSON_BEFORE.search(before):
        return 1.5
    if _PERSON_DOES.match(after) or _PERSON_OWNS.match(after):
        return 1.5
    if _PAIR_AFTER.match(after):
        return 1.0
    if _JOINED_BEFORE.search(before) or _JOINED_AFTER.match(after):
        return 0.5
    return 0.5 if _REFLEXIVE.match(after) else 0.0
