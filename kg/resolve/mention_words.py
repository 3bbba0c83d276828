"""Classes of words that decide whether a word that could be a name is one: English film prose, and lists of given names."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from rapidfuzz.distance import DamerauLevenshtein

DETERMINERS = frozenset(str.split("a an the this these those his her its their our my your some any no every each another one"))
POINTING_TO_PLACES = frozenset(str.split("in to from at near toward towards through across outside around of into downtown"))
LOCATIVES = frozenset(str.split("in near inside outside across around downtown"))
"""Words behind which somebody hardly ever stands."""

MINOR = frozenset(str.split("a an the of and in on at to for from with by or as is de la le les du des el y e und der die das et"))
"""Words that may stand in lower case inside a title."""

HONORIFICS = frozenset(str.split("mr mrs ms miss dr sir prof madam monsieur herr senor don"))
RANKS = frozenset(
    str.split(
        """captain capt major colonel col general gen sergeant sgt lieutenant lt detective det inspector agent officer private corporal
    father sister brother uncle aunt auntie king queen prince princess lord lady president professor doctor judge chief sheriff
    commander commissioner admiral senator mayor reverend rabbi saint st count baron duke emperor"""
    )
)
CREDITS = frozenset(
    str.split(
        """actor actress star stars starring director writer screenwriter filmmaker composer cinematographer producer editor auteur
    co-star costar comedian lead newcomer veteran winner nominee alum hero heroine protagonist character novelist author dp"""
    )
)
"""Words in front of a name that say what its bearer does."""

ROLES = frozenset(
    str.split(
        """man woman men women boy girl boys girls guy gal kid kids child children baby teen teenager youth lady gentleman guest guests
    mother father mom mum dad mommy daddy mama papa parent son daughter brother sister husband wife bride groom widow grandmother
    grandfather grandma grandpa granny uncle aunt cousin nephew niece neighbor neighbour friend lover boyfriend girlfriend
    bartender barman barmaid barkeep waiter waitress cook chef maid butler servant landlord landlady clerk cashier teller manager boss
    owner assistant secretary receptionist colleague worker driver cabbie cabdriver chauffeur pilot stewardess passenger conductor
    doctor nurse surgeon patient orderly paramedic psychiatrist therapist dentist scientist professor teacher student pupil principal
    coach player fan dancer singer musician drummer pianist guitarist actor actress model photographer reporter journalist anchor
    announcer narrator voice host hostess interviewer writer screenwriter editor producer director agent lawyer attorney judge juror
    bailiff cop cops policeman policewoman police officer detective inspector sheriff deputy trooper guard marshal sergeant captain
    lieutenant colonel general major soldier private sailor marine medic spy assassin killer murderer thief robber burglar thug
    henchman gangster mobster hitman pimp hooker prostitute stripper escort drunk addict dealer junkie bum beggar homeless inmate
    prisoner convict warden priest minister nun monk rabbi bishop pope reverend god devil angel ghost witch vampire zombie monster
    alien robot android king queen prince princess knight lord emperor empress president senator mayor governor congressman candidate
    farmer cowboy rancher fisherman hunter miner mechanic janitor cleaner plumber electrician carpenter doorman porter bellhop
    bellboy concierge courier messenger postman mailman delivery shopkeeper salesman saleswoman salesgirl vendor butcher baker
    barber hairdresser tailor customer client shopper victim witness suspect bystander pedestrian tourist traveler traveller
    stranger biker surfer skater jogger swimmer boxer fighter wrestler referee gambler croupier businessman
    businesswoman banker executive accountant broker employee foreman crowd gang mob member villager townsperson himself
    herself themselves self itself extra stand-in double dog cat horse death fate"""
    )
)
"""Words that name a part by what somebody is, not by a name."""

AGES = frozenset(str.split("young old older younger little big teenage adult elderly middle-aged baby future past other real fake"))
WORDS_AND_NAMES = frozenset(
    str.split(
        """will mark rose grace hope faith joy art bill bud jack frank rich may june april summer autumn dawn eve iris ivy lily daisy
    violet ruby pearl jade amber crystal ginger rusty rocky sunny misty harmony melody charity prudence patience chance chase
    grant wade pierce hunter mason cliff glen dale heath forest reed ray gene guy drew ace king duke earl prince sky star angel
    rob pat sue bob nick rod dick chuck happy doc chip skip buck buddy sonny junior stone bush wood woods
    brook brooks banks fields field hill hills lake marsh west east north south page park parks price short small long strong close
    moody rush cash love law lord lowe wise wild best bright early fox wolf lamb bacon berry bird cook baker carter butler miller
    weaver potter turner hunt fisher foster grey gray green brown black white golden silver gold steel pitt penn pine ball bell bond
    case church cross crow crews diesel dance day dean driver dunst field firth ford freeman glover good hand hardy hart hurt
    irons jolly keen key keys knight light little lively lock love marks means minor moon moss nail neat noble nun page paul
    pace penny pike pope power powers pride quick rain reason rice river rivers root savage sharp shaw shepherd sharp
    sheen snow spade spacey speed spring square stark still stiller storm street sugar swan swift sweet temple tree true waters watts
    webb weeks wells wheat winter winters worth young heard cruise fry bale hawk hawks peck gore lean must self bridges sellers burns
    burn coward gable hook flowers peel mills major fell blunt stamp walker lane cox hull rhodes singer barker parson
    parsons archer porter cooper carpenter sawyer chandler gardener gardner page squires marshal marshall chancellor abbot bell belle
    beach bull buck camp castle coal cotton crane dark day deal dell dice dove dyer eagle east english french welsh irish england ford
    fort frost gates grave graves guest ham head heart heaven hood house hyde iron kite lancer last lemon lovely luck
    malice marble mercy million muse noon north olive orange parish peace peach pearl plum pool post ransom read ring rock rook
    rose royal salt sargent seal shade shepherd sly smart smile spring squire star steward sun tate tell thorn tower tune vale
    van vane wall ward warden water wave way wing winner wolfe worm yard"""
    )
)
"""Names that are words as well: without capitals they say nothing by themselves."""

NICKNAMES: dict[str, tuple[str, ...]] = {
    short: tuple(long.split("/"))
    for short, long in (
        pair.split(":")
        for pair in str.split(
            """bob:robert bobby:robert rob:robert robbie:robert bill:william billy:william will:william willie:william jim:james
            jimmy:james jamie:james mike:michael mick:michael mickey:michael dick:richard rick:richard ricky:richard ted:edward/theodore
            ned:edward eddie:edward liz:elizabeth beth:elizabeth betty:elizabeth lizzie:elizabeth kate:katherine/catherine
            katie:katherine/catherine tony:anthony/antonio jack:john johnny:john/jonathan jon:jonathan chuck:charles charlie:charles
            peggy:margaret meg:margaret maggie:margaret harry:henry/harold hank:henry larry:lawrence andy:andrew drew:andrew
            steve:stephen/steven dave:david davy:david tommy:thomas joe:joseph joey:joseph nick:nicholas nicky:nicholas toby:tobias
            tina:christina/kristina vinnie:vincent frank:francis/franklin fred:frederick abby:abigail molly:mary polly:mary gene:eugene
            patty:patricia jerry:gerald/jerome terry:terence/teresa barry:barrington danny:daniel kenny:kenneth ronnie:ronald
            donnie:donald sammy:samuel benny:benjamin lenny:leonard lou:louis louie:louis mickie:michael gus:augustus rosie:rose
            cathy:catherine kathy:katherine debbie:deborah becky:rebecca vicky:victoria
    chris:christopher/christian/christine/christina mandy:amanda sally:sarah jenny:jennifer
            marty:martin leo:leonardo/leonard/leopold angie:angela/angelina stevie:stephen/steven scotty:scott wally:walter
            bernie:bernard artie:arthur bert:albert/herbert/robert cindy:cynthia dottie:dorothy ellie:eleanor nell:eleanor/helen
            frankie:frank/francis gabby:gabrielle jackie:jacqueline kit:christopher/katherine nora:eleanor ollie:oliver
            penny:penelope randy:randall/randolph reggie:reginald sandy:alexander/alexandra/sandra susie:susan trish:patricia
            matty:matthew georgie:george archie:archibald alfie:alfred bertie:albert monty:montgomery gerry:gerald"""
        )
    )
}

OPENERS = frozenset(
    str.split(
        """when while but and because although though if since as so then thus however perhaps maybe still yet even just only like
        unlike with without for from by in on at to after before during despite both either neither here there where what why how who
        which that it he she they we you also instead meanwhile once until whereas besides enter poor sure thanks thank see give watch
        let put take make meet never always sometimes often now again not no yes well oh please best worst great good bad kudos props
        bravo cast hail picture imagine nobody everybody everyone enough too very all most many few some"""
    )
)
"""Words that open a sentence in front of a name without belonging to it."""

OTHER_WORKS = frozenset(str.split("novel novella book memoir memoirs play song songs track tune ballad album poem story single anthem"))
"""Words in front of a title that say it is no film's."""

FILM_WORDS = frozenset(str.split("film films movie movies picture pictures flick flicks classics thrillers dramas comedies"))


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    names: set[str] = set()
    for locale in ("en_US", "en_GB", "en_NZ", "en_IE", "fr_FR", "de_DE", "it_IT", "es_ES", "cs_CZ", "pl_PL", "sv_SE", "nl_NL", "da_DK"):
        names.update(str(name).casefold() for name in import_module(f"faker.providers.person.{locale}").Provider.first_names)
    return frozenset(names)


@lru_cache(maxsize=1)
def _family_names() -> frozenset[str]:
    return frozenset(str(name).casefold() for name in import_module("faker.providers.person.en_US").Provider.last_names)


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    return frozenset(str(word) for word in import_module("faker.providers.lorem.en_US").Provider.word_list)


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    import pycountry

    regions = (str(r.name).casefold() for r in pycountry.subdivisions)
    return frozenset(r.partition(",")[0] for r in regions) | frozenset(str(c.name).casefold() for c in pycountry.countries)


def ready() -> None:
    """Have all lists of words at hand."""
    for words in (_given_names, _family_names, _ordinary, _places):
        words()


def is_given(word: str) -> bool:
    """Whether a folded word is a given name."""
    return word in _given_names()


def is_family(word: str) -> bool:
    """Whether a folded word is a frequent family name."""
    return word in _family_names()


def is_ordinary(word: str) -> bool:
    """Whether a folded word is an ordinary English word, be it a name as well."""
    return word in _ordinary() or word in WORDS_AND_NAMES or word in ROLES or word in MINOR or word in DETERMINERS


def is_place(words: str) -> bool:
    """Whether folded words name a country or a region."""
    return words in _places()


def same_given(printed: str, name: str) -> bool:
    """Whether a printed folded given name may stand for that of a name: an initial, a short form or a nickname, or the full form
    of one."""
    if printed == name or (len(printed) == 1 and name.startswith(printed)):
        return True
    for short, long in ((printed, name), (name, printed)):
        if any(DamerauLevenshtein.distance(form, long, score_cutoff=1) < 2 for form in NICKNAMES.get(short, ())):
            return True
    # Short forms are brief and much shorter: with one letter more, or from five letters on, it is another name.
    short, long = sorted((printed, name), key=len)
    return 2 < len(short) < 5 and len(long) - len(short) > 1 and long.startswith(short)
