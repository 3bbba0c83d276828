"""Who and what is named in prose: what must not be linked first, then what must, then how much of the seeds' prose is."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from kg.model import Document, Evidence, Options, Statement
from kg.pipeline.slices import things
from kg.resolve import resolve
from kg.resolve.mention_forms import is_personal
from kg.resolve.mention_index import Everyone
from kg.resolve.mention_text import Prose
from kg.resolve.mentions import Mentioned, mentions
from kg.resolve.settle import nodes, statements
from kg.sites import read
from kg.text import slug
from kg.vocabulary import KINDS, PROPERTIES
from tests.conftest import SEEDS

BASE = "https://kg.example/id/"
GOLD = Path(__file__).parent / "mentions"


@dataclass
class World:
    """Statements about invented films, as if documents had said them."""

    statements: list[Statement] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)

    def thing(self, kind: str, name: str, of: str = "") -> str:
        iri = f"{of}/{KINDS[kind].path}/{slug(name)}" if of else f"{BASE}{KINDS[kind].path}/{slug(name)}"
        self.kinds[iri] = kind
        if of:
            self.owners[iri] = of
        return iri

    def say(self, subject: str, property: str, value: str, document: str = "d1", at: int = 0) -> None:
        link = PROPERTIES[property].datatype == "link"
        words = value.rpartition("/")[2] if link else value
        self.statements.append(Statement(document, subject, property, value, link, (Evidence(at, at + len(words), words),)))

    def named(self, kind: str, name: str, of: str = "", called: str = "") -> str:
        iri = self.thing(kind, called or name, of)
        self.say(iri, "name", name)
        return iri

    def film(self, title: str, year: str) -> str:
        iri = self.named("film", title, called=f"{title} {year}")
        self.say(iri, "year", year)
        return iri

    def cast(self, film: str, actor: str, character: str, row: int) -> None:
        person = self.named("person", actor)
        self.say(film, "actor", person)
        role = self.thing("role", f"{actor} {character}", film)
        self.say(role, "role_actor", person)
        self.say(role, "character_name", character)
        self.say(role, "role_position", str(row))

    def text(self, film: str, words: str, kind: str = "user_review", document: str = "d1", at: int = 1000) -> str:
        node = self.thing(kind, words[:40], film)
        property = {"user_review": "body", "news": "headline"}.get(kind, "text")
        self.statements.append(Statement(document, node, property, " ".join(words.split()), False, (Evidence(at, at + len(words), words),)))
        return node

    def mentioned(self) -> Mentioned:
        return mentions(self.statements, self.kinds, self.owners)


def world() -> tuple[World, str]:
    """One film with cast and crew, and some others that the graph knows."""
    here = World()
    film = here.film("Harvest of Glass", "1987")
    for row, (actor, character) in enumerate([
        ("Tobias Wrenfield", "Leonard Oakes"), ("Marguerite Dolan", "Tilda"), ("Anselm Stone", "Father Brannock"),
        ("Petra Lindholm", "Nurse"), ("Colm Rush", "Mrs. Ashby"), ("Oona Vellacott", "Bank Clerk"), ("Ada Quill", "Woman at Window"),
        ("Bo Quill", "Boy on Train"), ("Danny Hartigan", "Barman No. 2"), ("Julian Sorrell", "Georgia"), ("R. Dean Yarrow", "Gravedigger"),
    ], 1):  # fmt: skip
        here.cast(film, actor, character, row)
    here.say(film, "director", here.named("person", "Magnus Terwilliger"))
    here.say(film, "writer", here.named("person", "Sean O'Dunne"))
    here.say(film, "composer", here.named("person", "Jeroen van der Zeeman"))
    here.say(film, "location", here.named("place", "Sorrell Point, Ohio"))
    song = here.thing("recording", "My Only Waltz", film)
    here.say(song, "performer", here.named("artist", "Odalys"))
    other = here.film("Cold Harbor", "1971")
    here.say(film, "similar", other)
    here.film("Cold Harbor", "2003")
    here.film("Ember", "1990")
    here.film("The Long Ferry", "1990")
    here.film("Salt Road", "1992")
    here.film("Ash Day", "1931")
    here.film("Ash Day", "1999")
    here.say(other, "director", here.named("person", "Harriet Blomfield"))
    here.named("person", "April May")
    here.named("person", "Gil Crane", called="Gil Crane")
    twin = here.thing("person", "Gil Crane 2")
    here.say(twin, "name", "Gil Crane")
    here.named("account", "Walter Nemeth")
    return here, film


def links(words: str, kind: str = "user_review") -> list[str]:
    """What a text about the film links: ``words -> last part of the IRI``."""
    here, film = world()
    here.text(film, words, kind)
    return shown(here.mentioned())


def shown(found: Mentioned) -> list[str]:
    return [f"{s.evidence[0].exact} -> {s.object.rpartition('/')[2]}" for s in found.statements if s.property == "mentioned"]


NOBODY = [
    # Common words that are surnames.
    "He threw a stone at the rush of people.", "A stone, and nothing else.", "Stone walls are everywhere in it.",
    "Rush hour was fun to look at.",
    "It was all a rush and a stone rolled.", "It ends on a day in april, or may it?", "The Rush of it all left me cold.",
    # Somebody else's name.
    "I prefer John Hartigan to anyone here.", "Declan Rush was not in it.", "Young Amanda Wrenfield is another actress.",
    "J. Terwilliger would have cut it.",
    "Wrenfield-Parker is the name of a bank.", "The Dolan Murphy company paid for it.", "Peter Dolan wrote about it. Not so for Dolan.",
    "Tilda Swan is not in this.", "Leonard Cohen sings at the end.", "Sean O'Brien was the best man.",
    "I thought of Magnus Carlsen all the time.",
    "Julia Sorrell is a painter.", "Mark Dolan wrote it.", "Mary Dolan wrote it.", "Petrarch Lindholm wrote it.",
    "Tobias Wrenfield Sr. was his father.", "Walter Nemeth said so in his review.", "Gil Crane could have saved it.",
    "Mike Petrarch Lindholm once said no.",
    # Shared by two of the cast.
    "Quill is wonderful.", "I liked Quill's voice.",
    # Roles that are no names.
    "The Nurse is mean.", "nurse, come here, she says", "A Bank Clerk opens the door.", "The woman at window sees it.",
    "Barman No. 2 steals it.",
    # Places, months, addresses, handles.
    "It was shot in Georgia.", "We drove to Sorrell and back.", "Filmed near Georgia, they say.",
    "A night in Oakes, Ohio.", "A Brannock-like man, all Oakes-coloured.", "Will Dolan turned it down.", "See wrenfield.com for more.",
    "Thanks @Dolan for the hint.",
    # Titles that are only words.
    "A glass of the harvest.", "Cold Harbor is a town up north.", "An ember glows.", "Ember days are long.", "Take the long ferry home.",
    "We took The Long Ferry from the pier.", "The harvest of glass was over.", "Her song \"Ember\" is sweet.",
    "Read the novel \"Harvest of Glass\" first.",
    "Harvest of Glass 2 is worse.", "Harvest of Glass (1912) was silent.", "\"Cold Harbor\" (1955) is lost.",
    "Nobody saw \"Ash Day\" then.",
    "They sing \"Salt Road Blues\" at dawn.", "Return to Harvest of Glass Hill.", "salt road is what it is",
    "he was cold. harbor lights shone",
    # Parts of words, across sentences.
    "Wrenfields are birds.", "Stonewall is a bar.", "We like Tildas.",
    # Nothing in capitals to go by.
    "the stone and the rush, the quill", "dolan was a name he never heard", "a tilda is a sign", "harvest of what?",
    "danny boy, the pipes are calling", "georgia is a state, so i was told", "there is a father brannon in it",
    # Two letters away, another first letter.
    "Tobyas Wrenfeld was there.", "Nobias Wrenfield was there.", "Margaret Dolan was there.",
]  # fmt: skip


@pytest.mark.parametrize("words", NOBODY)
def test_what_is_not_clearly_meant_is_not_linked(words: str) -> None:
    assert links(words) == []


MEANT = [
    # Full names.
    ("Tobias Wrenfield is fine.", ["Tobias Wrenfield -> tobias-wrenfield"]),
    ("I love Sean O'Dunne’s words.", ["Sean O'Dunne -> sean-o-dunne"]),
    ("Music by Jeroen van der Zeeman!", ["Jeroen van der Zeeman -> jeroen-van-der-zeeman"]),
    ("It is like Harriet Blomfield.", ["Harriet Blomfield -> harriet-blomfield"]),
    ("R. Dean Yarrow digs, Dean Yarrow sings.", ["R. Dean Yarrow -> r-dean-yarrow", "Dean Yarrow -> r-dean-yarrow"]),
    ("TOBIAS WRENFIELD AND MARGUERITE DOLAN STUN", ["TOBIAS WRENFIELD -> tobias-wrenfield", "MARGUERITE DOLAN -> marguerite-dolan"]),
    ("tobias wrenfield is fine", ["tobias wrenfield -> tobias-wrenfield"]), ("And April May is in the choir.", []),
    # Surnames.
    ("It is Wrenfield who shines.", ["Wrenfield -> tobias-wrenfield"]), ("Wrenfield and Dolan meet.", ["Wrenfield -> tobias-wrenfield",
    "Dolan -> marguerite-dolan"]),
    ("Terwilliger's camera, Terwilliger’s light.", ["Terwilliger -> magnus-terwilliger", "Terwilliger -> magnus-terwilliger"]),
    ("Mr. Hartigan pours.", ["Hartigan -> danny-hartigan"]), ("Lines by O'Dunne.", ["O'Dunne -> sean-o-dunne"]),
    ("The score by Van der Zeeman is loud.", ["Van der Zeeman -> jeroen-van-der-zeeman"]),
    ("Jeroen VanDerZeeman wrote it.", ["Jeroen VanDerZeeman -> jeroen-van-der-zeeman"]),
    ("a Terwilliger-directed film", ["Terwilliger -> magnus-terwilliger"]),
    ("Anselm Stone is a rock. Stone never blinks.", ["Anselm Stone -> anselm-stone", "Stone -> anselm-stone"]),
    ("But then Mr. Stone smiles.", ["Stone -> anselm-stone"]),
    ("T. Wrenfield, M. Dolan.", ["T. Wrenfield -> tobias-wrenfield", "M. Dolan -> marguerite-dolan"]),
    ("Toby is not Tob Wrenfield.", ["Tob Wrenfield -> tobias-wrenfield"]),
    ("tobias wrenfield and marguerite dolan meet, and dolan's laugh beats wrenfield",
     ["tobias wrenfield -> tobias-wrenfield", "marguerite dolan -> marguerite-dolan", "dolan -> marguerite-dolan",
    "wrenfield -> tobias-wrenfield"]),
    # One letter away.
    ("Tobyas Wrenfield is fine.", ["Tobyas Wrenfield -> tobias-wrenfield"]),
    ("Tobias Wrenfeld is fine.", ["Tobias Wrenfeld -> tobias-wrenfield"]),
    ("Margeurite Dolan is fine.", ["Margeurite Dolan -> marguerite-dolan"]),
    ("I saw Terwiliger at work.", ["Terwiliger -> magnus-terwilliger"]),
    ("Leonard Oaks drinks.", ["Leonard Oaks -> leonard-oakes"]), ("tobbias wrenfield is fine", ["tobbias wrenfield -> tobias-wrenfield"]),
    # Characters.
    ("Leonard Oakes digs.", ["Leonard Oakes -> leonard-oakes"]), ("When Leonard digs, Tilda sings.", ["Leonard -> leonard-oakes",
    "Tilda -> tilda"]),
    ("Oakes's spade breaks.", ["Oakes -> leonard-oakes"]), ("the one Father Brannock blessed", ["Father Brannock -> father-brannock"]),
    ("Will Dolan ever sing?", ["Dolan -> marguerite-dolan"]),
    ("as Mrs. Ashby knows", ["Mrs. Ashby -> mrs-ashby"]), ("when tilda laughs, leonard's spade breaks", ["tilda -> tilda",
    "leonard -> leonard-oakes"]),
    ("Tilda: Come in. Leonard: No.", ["Tilda -> tilda", "Leonard -> leonard-oakes"]),
    # Never across sentences.
    ("I cried for Leonard. Oakes dug.", ["Leonard -> leonard-oakes", "Oakes -> leonard-oakes"]),
    ("Marguerite. Dolan", ["Dolan -> marguerite-dolan"]),
    # The film itself.
    ("Harvest of Glass is long.", ["Harvest of Glass -> harvest-of-glass-1987"]),
    ("I saw \"harvest of glass\" twice.", ["harvest of glass -> harvest-of-glass-1987"]),
    ("Then Harvest of Glass (1987) came.", ["Harvest of Glass -> harvest-of-glass-1987"]),
    ("Harvest of Glass moved me. HOG is a marvel.", ["Harvest of Glass -> harvest-of-glass-1987", "HOG -> harvest-of-glass-1987"]),
    # Other films, marked.
    ("It is no \"Ember\", is it?", ["Ember -> ember-1990"]), ("I liked *The Long Ferry* more.", ["The Long Ferry -> the-long-ferry-1990"]),
    ("As in Ember (1990), it ends.", ["Ember -> ember-1990"]), ("Like “Salt Road,” it ends.", ["Salt Road -> salt-road-1992"]),
    ("films like Ember, Salt Road and The Long Ferry", ["Ember -> ember-1990", "Salt Road -> salt-road-1992",
    "The Long Ferry -> the-long-ferry-1990"]),
    ("He made 'Ember' and _Salt Road_.", ["Ember -> ember-1990", "Salt Road -> salt-road-1992"]),
    ("\"Cold Harbor\" is alike.", ["Cold Harbor -> cold-harbor-1971"]),
    ("\"Cold Harbor\" (2003) is alike.", ["Cold Harbor -> cold-harbor-2003"]),
    ("\"Ash Day\" (1999) is alike.", ["Ash Day -> ash-day-1999"]),
    # Artists of the soundtrack who have one name.
    ("The voice is Odalys, of course.", ["Odalys -> odalys"]), ("Odalys's waltz is sweet.", ["Odalys -> odalys"]), ("Odalys.", []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), MEANT)
def test_what_is_clearly_meant_is_linked(words: str, expected: list[str]) -> None:
    assert links(words) == expected


@pytest.mark.parametrize(
    "name", ["Bartender", "Man at Bar", "Guard #2", "Hotel Clerk", "Himself", "Old Peter", "Twin No. 1", "Nurse", "Girl in Red", "Captain"]
)
def test_a_part_that_says_what_somebody_is_is_no_name(name: str) -> None:
    assert not is_personal(name, set())


@pytest.mark.parametrize("name", ["Tilda", "Leonard Oakes", "Mrs. Ashby", "Sgt. Brody", "Uncle Silas", "Jacob 'Jake' Thorn", "Élise", "X"])
def test_a_part_that_is_somebody_has_a_name(name: str) -> None:
    assert is_personal(name, set())


def test_a_word_that_mostly_stands_behind_an_article_names_no_one() -> None:
    here, film = world()
    here.cast(film, "Una Brist", "Sommelier", 3)
    here.text(film, "the sommelier pours. a sommelier knows. sommelier, he calls")
    assert shown(here.mentioned()) == []


def test_a_plain_description_is_no_thing_that_could_mention_anybody() -> None:
    here, film = world()
    here.say(film, "description", "Leonard Oakes meets Tilda.")
    assert here.mentioned()[:2] == ([], {})


def test_a_text_about_a_film_that_nobody_could_name_links_full_names_only() -> None:
    here, _ = world()
    unknown = here.thing("film", "document-00")
    here.text(unknown, 'Wrenfield, Tilda and Harriet Blomfield agree on "Ember".')
    assert shown(here.mentioned()) == ["Harriet Blomfield -> harriet-blomfield", "Ember -> ember-1990"]


def test_a_name_of_a_character_that_is_also_a_real_name_is_nobodys() -> None:
    here, film = world()
    here.cast(film, "Una Brist", "Harriet Blomfield", 3)
    here.say(film, "writer", f"{BASE}person/harriet-blomfield")
    here.text(film, "This is about Harriet Blomfield.")
    assert shown(here.mentioned()) == []


def test_two_characters_of_one_first_name_are_not_told_apart_by_it() -> None:
    here, film = world()
    here.cast(film, "Una Brist", "Leonard Pole", 3)
    here.text(film, "So Leonard digs while Leonard Pole sleeps.")
    assert shown(here.mentioned()) == ["Leonard Pole -> leonard-pole"]


def test_a_part_printed_in_two_ways_is_one_character() -> None:
    here, film = world()
    here.cast(film, "Tobias Wrenfield", "Leonard", 1)
    here.text(film, "So Leonard digs. Leonard Oakes is tired.")
    assert shown(here.mentioned()) == ["Leonard -> leonard-oakes", "Leonard Oakes -> leonard-oakes"]


def test_a_film_with_a_title_of_one_word_is_meant_by_a_capital_only() -> None:
    here, _ = world()
    ember = f"{BASE}movie/ember-1990"
    for words in ("An ember glows.", "The Ember glows.", "We live in Ember.", "Ember Hill is high.", "ember glows"):
        here.text(ember, words)
    assert shown(here.mentioned()) == []
    here.text(ember, "I think that Ember glows.")
    assert shown(here.mentioned()) == ["Ember -> ember-1990"]


def test_a_clause_that_reads_like_the_title_is_not_the_title() -> None:
    here = World()
    film = here.film("Leaving Port Oriel", "1999")
    here.cast(film, "Una Brist", "Ada", 1)
    for words in (
        "Leaving Port Oriel, Ada weeps.",
        "He thinks of leaving Port Oriel.",
        "she is leaving port oriel",
        "before leaving port oriel she weeps",
    ):
        here.text(film, words, "trivia")
    assert [s for s in shown(here.mentioned()) if "1999" in s] == []
    here.text(film, "At best, Leaving Port Oriel is slow.")
    assert "Leaving Port Oriel -> leaving-port-oriel-1999" in shown(here.mentioned())


# --- evidence --------------------------------------------------------------------------------------------------------


def test_a_mention_is_inferred_names_its_rule_and_quotes_its_words_where_they_stand() -> None:
    here, film = world()
    words = "At last: Tobias&nbsp;Wrenfield,\n  and O&#39;Dunne&rsquo;s lines."
    node = here.text(film, words, at=70)
    found = here.mentioned().statements
    assert [(s.subject, s.property, s.rule, s.inferred, s.is_link) for s in found] == [(node, "mentioned", "prose-mention", True, True)] * 2
    assert [s.evidence[0].exact for s in found] == ["Tobias&nbsp;Wrenfield", "O&#39;Dunne"]
    for statement in found:
        place = statement.evidence[0]
        assert (" " * 70 + words)[place.start : place.end] == place.exact


def test_a_text_in_two_places_quotes_the_place_of_each_name() -> None:
    here, film = world()
    node = here.thing("trivia", "x", film)
    places = (Evidence(10, 26, "Tobias Wrenfield"), Evidence(90, 101, "Dolan sings"))
    here.statements.append(Statement("d1", node, "text", "Tobias Wrenfield Dolan sings", False, places))
    assert [s.evidence for s in here.mentioned().statements] == [(Evidence(10, 26, "Tobias Wrenfield"),), (Evidence(90, 95, "Dolan"),)]


def test_in_markup_the_range_lies_inside_the_element_and_a_json_value_is_quoted_whole() -> None:
    here, film = world()
    node = here.thing("trivia", "x", film)
    whole = Evidence(-1, -1, "So Wrenfield sings", "/html[1]/body[1]/p[2]")
    block = Evidence(4, 30, r"\u201cDolan\u201d sings", "/html[1]/head[1]/script[1]", "/review/0/reviewBody")
    for place in (whole, block):
        here.statements.append(Statement("d1", node, "text", place.exact, False, (place,)))
    found = {s.object.rpartition("/")[2]: s.evidence for s in here.mentioned().statements}
    assert found == {"tobias-wrenfield": (Evidence(3, 12, "Wrenfield", whole.path),), "marguerite-dolan": (block,)}


def test_a_mentioned_character_has_a_name_from_the_cast_list() -> None:
    here, film = world()
    here.text(film, "So Tilda sings.")
    found = here.mentioned()
    tilda = f"{film}/character/tilda"
    assert [(s.subject, s.property, s.object, s.inferred) for s in found.statements if s.property == "name"] == [
        (tilda, "name", "Tilda", False)
    ]
    assert [(n.iri, n.kind, n.of) for n in found.nodes["d1"]] == [(tilda, "character", film)]


def test_the_words_of_a_quotation_are_those_of_its_lines() -> None:
    here, film = world()
    quote = here.text(film, "Leonard: Come, Tilda.", "quote")
    line = here.text(quote, "Come, Tilda.", "line")
    here.say(line, "speaker", here.named("character", "Leonard Oakes", film))
    assert [(s.subject, s.evidence[0].exact) for s in here.mentioned().statements if s.property == "mentioned"] == [(line, "Tilda")]


def test_who_speaks_in_a_quotation_may_be_spoken_to_in_lower_case() -> None:
    here, film = world()
    here.cast(film, "Una Brist", "Zoltan", 9)
    quote = here.text(film, "zoltan: zoltan.", "quote")
    line = here.text(quote, "zoltan.", "line")
    here.say(line, "speaker", here.named("character", "Zoltan", film))
    assert shown(here.mentioned()) == ["zoltan -> zoltan"]


def test_the_order_of_the_statements_changes_nothing() -> None:
    here, film = world()
    for number, (words, _) in enumerate(MEANT):
        here.text(film, words, document=f"d{number % 3}", at=number * 1000)
    expected = here.mentioned()
    for seed in range(3):
        other = replace(here, statements=random.Random(seed).sample(here.statements, len(here.statements)))
        found = other.mentioned()
        assert set(found.statements) == set(expected.statements)
        assert found.nodes == expected.nodes


def test_every_word_is_looked_at_once_however_many_names_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = 0
    plain = Everyone.matches

    def counted(self: Everyone, words: Sequence[str], start: int) -> object:
        nonlocal steps
        steps += 1
        return plain(self, words, start)

    monkeypatch.setattr(Everyone, "matches", counted)
    counts = []
    for people in (0, 2000):
        here, film = world()
        for number in range(people):
            here.named("person", f"Wanda Number{number}")
        node = here.text(film, "She digs and Tobias Wrenfield sings by the sea. " * 40)
        steps = 0
        assert len([s for s in here.mentioned().statements if s.subject == node]) == 40
        counts.append(steps)
    assert counts[0] == counts[1] <= 5 * 10 * 40


def test_capitals_say_nothing_where_all_or_none_are() -> None:
    assert not Prose([Evidence(0, 20, "all of it is in here")]).cased
    assert not Prose([Evidence(0, 20, "ALL OF IT IS IN HERE")]).cased
    assert Prose([Evidence(0, 20, "He is here. So I am.")]).cased


# --- the seeds -------------------------------------------------------------------------------------------------------

IN_THINGS = {"review", "storyline", "trivia", "goof", "line", "headline"}
"""Where the list's words stand that are the text of a thing: plots and the critics' consensus are plain literals, polls are not read."""


@dataclass(frozen=True)
class Measured:
    linked: int
    right: int
    wanted: int
    wrong: tuple[str, ...]

    @property
    def precision(self) -> float:
        return self.right / self.linked

    @property
    def recall(self) -> float:
        return self.right / self.wanted


def measured(folder: Path, *, everywhere: bool) -> Measured:
    """What is linked in the pages of a folder against the list that was made by reading the seeds."""
    pages = ((path.name, path.read_bytes()) for path in sorted(folder.glob("*.txt")))
    records = [read(Document(name, hashlib.sha256(page).hexdigest(), page.decode(), len(page))) for name, page in pages]
    resolution = resolve(records, Options().base_iri)
    settled = [(record, resolution.of(record.document.key)) for record in sorted(records, key=lambda record: record.document.key)]
    said = [statement for record, local in settled for statement in statements(record, local)]
    known = things(node for record, local in settled for node in nodes(record, local))
    owners = {iri: node.of for iri, node in known.items() if node.of}
    added = mentions(said, {iri: node.kind for iri, node in known.items()}, owners).statements
    names: dict[str, set[str]] = {}
    for s in (*said, *added):
        if s.property == "name":
            names.setdefault(s.subject, set()).add(s.object.casefold())
    gold = {}
    for path in sorted(GOLD.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            gold[row["document"], row["start"], row["end"]] = row
    titles = {r.document.key: r.document.name for r in records}
    right, wrong = 0, []
    found = [s for s in added if s.property == "mentioned"]
    for s in found:
        row = gold.get((titles[s.document], s.evidence[0].start, s.evidence[0].end))
        if row and row["in_graph"] and row["refers"].casefold() in names[s.object]:
            right += 1
        else:
            wrong.append(f"{titles[s.document]} {s.evidence[0]} -> {s.object}")
    wanted = sum(row["in_graph"] and (everywhere or row["where"] in IN_THINGS) for row in gold.values())
    return Measured(len(found), right, wanted, tuple(wrong))


def test_the_list_quotes_the_seeds() -> None:
    for path in sorted(GOLD.glob("*.jsonl")):
        text = (SEEDS / f"{path.stem}.txt").read_text(encoding="utf-8")
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            assert text[row["start"] : row["end"]] == row["words"]


def test_what_is_linked_in_the_seeds_is_right_and_most_of_what_is_there() -> None:
    result = measured(SEEDS, everywhere=False)
    assert result.precision >= 0.99, result.wrong
    assert result.recall >= 0.95
    assert measured(SEEDS, everywhere=True).recall >= 0.88


def test_the_seeds_without_capitals_are_linked_as_rightly_if_less_often(tmp_path: Path) -> None:
    for path in SEEDS.glob("*.txt"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8").lower(), encoding="utf-8")
    result = measured(tmp_path, everywhere=False)
    assert result.precision >= 0.95, result.wrong
    assert result.recall >= 0.7
