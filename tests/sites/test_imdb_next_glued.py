"""IMDb's title pages since 2021 whose tags went without a trace: labels in the middle of words, and lists that may run together."""

from __future__ import annotations

from kg.model import Document, Record
from kg.reading.page import Page
from kg.sites import read
from kg.sites.imdb import next_glued
from kg.sites.imdb.next_glued import apart
from tests.sites.steps import steps

PAGE = (
    "The Salt Sea (2021) - IMDbMenuMoviesRelease CalendarSign InEN\n\n"
    "Cast & crewUser reviewsTriviaIMDbProAll topicsThe Salt SeaOriginal title: Suola20212021PG-13PG-131h 43mIMDb RATING7.2/1012KYOUR RATING"
    "RatePOPULARITY2,75712Play trailer2:103 Videos19 PhotosDramaSci-FiTwo brothers guard a salt store, and one of them counts the boats."
    "IMDb RATING7.2/1012KYOUR RATINGRateDirectorsAino RoeJ.J. McRaeWritersAino Roe(screenplay)Hal Whitcombe(novel)StarsIvo LundAnn Bell"
    "Cleo VaneSee production, box office & company info31User reviews12Critic reviews64MetascoreSee more at IMDbPro\n"
    "Top castEditIvo LundEinoAnn BellMrs. RoeCleo VaneSelf\n"
    "All cast & crewProduction, box office & more at IMDbProMore like this7.8Dry LandStorylineEditDid you knowEditTriviaThe salt was sugar."
    "GoofsThe boat has two names.QuotesEino: One more.ConnectionsReferences Dry Land (1999)SoundtracksSaltWritten by Ida Rye"
    "User reviews31ReviewFeatured review8/10DetailsEditRelease dateAugust 21, 2021 (United States)Countries of originFinlandSwedenOfficial "
    "sitesFacebookOfficial siteLanguagesFinnishEnglishAlso known asThe Sea of SaltFilming locationsTurku, FinlandProduction companies"
    "Salt FilmsDreamNord WorksSee more company credits at IMDbProBox officeEditBudget€1,200,000 (estimated)Gross worldwide$2,345,678See "
    "detailed box office info on IMDbProTechnical specsEditRuntime1 hour 43 minutesColorColorSound mixDolby DigitalDTSAspect ratio2.39 : 1"
    "Related newsContribute to this pageSuggest an edit or add missing content\n"
)


def record(text: str) -> Record:
    return read(Document("page.txt", "0" * 64, text, len(text.encode())))


def of(text: str, property: str) -> list[str]:
    found = record(text)
    assert found.site == "imdb"
    assert all(text[place.start : place.end] == place.exact for c in found.claims for place in c.evidence)
    return list(dict.fromkeys(str(c.value) for c in found.claims if c.property == property and c.subject == found.film))


def test_the_head_is_taken_apart() -> None:
    assert (of(PAGE, "name"), of(PAGE, "year")) == (["The Salt Sea"], ["2021"])
    assert of(PAGE, "alternate_name") == ["Suola", "The Sea of Salt"]
    assert of(PAGE, "certificate") == ["PG-13"]
    assert of(PAGE, "genre") == ["Drama", "Sci-Fi"]
    assert of(PAGE, "description") == ["Two brothers guard a salt store, and one of them counts the boats."]


def test_names_that_run_together_are_read_where_each_is_one() -> None:
    assert of(PAGE, "director") == ["person(aino roe)", "person(j.j. mcrae)"]
    assert of(PAGE, "writer") == ["person(aino roe)", "person(hal whitcombe)"]
    assert of(PAGE, "actor") == ["person(ivo lund)", "person(ann bell)", "person(cleo vane)"]
    assert of(PAGE.replace("Ivo LundAnn Bell", "MadonnaIvo LundAnn Bell"), "actor") == []


def test_details_and_what_cannot_be_told_apart() -> None:
    assert of(PAGE, "language") == ["fi", "en"]
    assert of(PAGE, "runtime_minutes") == ["103"]
    assert of(PAGE, "color") == ["Color"]
    assert of(PAGE, "aspect_ratio") == ["2.39 : 1"]
    assert of(PAGE, "location") == ["place(turku, finland)"]
    assert of(PAGE, "company") == []
    assert of(PAGE, "sound_mix") == []
    assert of(PAGE, "popularity_rank") == []
    scores = [str(c.value) for c in record(PAGE).claims if c.property == "score"]
    assert scores == ["7.2", "64.0"]
    assert "amount 1200000.0" in {f"{c.property} {c.value}" for c in record(PAGE).claims}


def test_a_label_ends_before_other_scripts_too() -> None:
    page = PAGE.replace("The Sea of Salt", "Солоне море").replace(
        "Official sitesFacebookOfficial siteLanguages", "Official siteIvo's pageLanguages"
    )
    assert page.count("Солоне море") == 1
    assert of(page, "alternate_name") == ["Suola", "Солоне море"]
    assert {str(c.value) for c in record(page).claims if c.subject.kind == "official_site"} == {"Ivo's page"}


def test_a_page_with_blanks_between_its_words_is_left_alone() -> None:
    text = PAGE.replace("(2021) - IMDb", "(2021) - IMDb ")
    whole = Page(Document("page.txt", "0" * 64, text, len(text.encode())))
    assert apart(whole) is whole


def test_closed_lists_cost_work_as_their_number_grows() -> None:
    def taken(lists: int) -> int:
        text = PAGE.replace("Did you know", "Did you knowTriviaThe salt was sugar.QuotesEino: One more." * lists + "Did you know")
        page = Page(Document("page.txt", "0" * 64, text, len(text)))
        return steps(next_glued, lambda: apart(page))

    none, some, many = (taken(lists) for lists in (0, 50, 200))
    assert many - none <= 6 * (some - none)
