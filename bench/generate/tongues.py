"""What general pages and foreign titles need of other languages: nouns, sentences, labels and genres."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

_NOUNS = {
    "de": [
        "Salz",
        "Asche",
        "Nebel",
        "Hafen",
        "Winter",
        "Mond",
        "Sand",
        "Feuer",
        "Regen",
        "Schatten",
        "Brot",
        "Glas",
        "Wind",
        "Rost",
        "Honig",
        "Eis",
        "Licht",
        "Nacht",
        "Stille",
        "Meer",
    ],
    "fr": [
        "Sel",
        "Cendre",
        "Brume",
        "Port",
        "Hiver",
        "Lune",
        "Sable",
        "Feu",
        "Pluie",
        "Ombre",
        "Pain",
        "Verre",
        "Vent",
        "Rouille",
        "Miel",
        "Glace",
        "Lumière",
        "Nuit",
        "Silence",
        "Mer",
    ],
    "es": [
        "Sal",
        "Ceniza",
        "Niebla",
        "Puerto",
        "Invierno",
        "Luna",
        "Arena",
        "Fuego",
        "Lluvia",
        "Sombra",
        "Pan",
        "Vidrio",
        "Viento",
        "Óxido",
        "Miel",
        "Hielo",
        "Luz",
        "Noche",
        "Mar",
    ],
    "it": [
        "Sale",
        "Cenere",
        "Nebbia",
        "Porto",
        "Inverno",
        "Luna",
        "Sabbia",
        "Fuoco",
        "Pioggia",
        "Ombra",
        "Pane",
        "Vetro",
        "Vento",
        "Ruggine",
        "Miele",
        "Ghiaccio",
        "Luce",
        "Notte",
    ],
    "cs": [
        "Sůl",
        "Popel",
        "Mlha",
        "Přístav",
        "Zima",
        "Měsíc",
        "Písek",
        "Oheň",
        "Déšť",
        "Stín",
        "Chléb",
        "Sklo",
        "Vítr",
        "Rez",
        "Med",
        "Led",
        "Světlo",
        "Noc",
        "Ticho",
        "Moře",
    ],
    "sv": [
        "Salt",
        "Aska",
        "Dimma",
        "Hamn",
        "Vinter",
        "Måne",
        "Sand",
        "Eld",
        "Regn",
        "Skugga",
        "Bröd",
        "Glas",
        "Vind",
        "Rost",
        "Honung",
        "Is",
        "Ljus",
        "Natt",
        "Tystnad",
        "Hav",
    ],
}
_AND = {"de": "und", "fr": "et", "es": "y", "it": "e", "cs": "a", "sv": "och"}


def title(rng: Random, tongue: str) -> str:
    """An invented title in another language: two nouns, which no grammar can bend."""
    one, other = rng.sample(_NOUNS[tongue], 2)
    joint = "e" if (tongue, other[0]) == ("es", "I") else _AND[tongue]
    return f"{one} {joint} {other if tongue == 'de' else other.lower()}"


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language of encyclopedia pages: how its page names itself, its labels, headings, sentences and genres."""

    code: str
    wiki: str
    film: str
    minutes: str
    original: str
    labels: dict[str, str]
    headings: tuple[str, str]
    played: str
    genres: dict[str, str]
    sentences: tuple[str, ...]


GENRES = ("Drama", "Comedy", "Thriller", "Horror", "Western", "Adventure", "Romance", "Mystery", "War", "Fantasy", "Family", "Crime")

TONGUES = {
    t.code: t
    for t in (
        Tongue(
            "en", "Wikipedia", "({year} film)", "minutes", "",
            {"director": "Directed by", "writer": "Written by", "producer": "Produced by", "cast": "Starring", "composer": "Music by",
             "camera": "Cinematography", "editor": "Edited by", "company": "Production company", "released": "Release date",
             "duration": "Running time", "country": "Country", "language": "Language"},
            ("Plot", "Cast"), " as ", {}, (),
        ),
        Tongue(
            "de", "Wikipedia", "({year})", "Minuten", "Originaltitel",
            {"country": "Produktionsland", "language": "Originalsprache", "year": "Erscheinungsjahr", "duration": "Länge",
             "company": "Produktions\u00adunternehmen", "director": "Regie", "writer": "Drehbuch", "producer": "Produktion",
             "composer": "Musik", "camera": "Kamera", "editor": "Schnitt"},
            ("Handlung", "Besetzung"), ": ", {},
            ("Ein alter Fährmann findet im Keller eine Karte.", "Niemand im Dorf will von dem Brief etwas wissen.",
             "Erst im Winter kehrt die Schwester zurück.", "Das Haus am Kanal steht seit Jahren leer.",
             "Der Müller verkauft die Glocke, und das Wasser steigt."),
        ),
        Tongue(
            "fr", "Wikipédia", "(film, {year})", "minutes", "Titre original",
            {"director": "Réalisation", "writer": "Scénario", "composer": "Musique", "cast": "Acteurs principaux",
             "company": "Sociétés de production", "country": "Pays de production", "genre": "Genre", "duration": "Durée", "year": "Sortie"},
            ("Synopsis", "Distribution"), " : ",
            {"Drama": "Drame", "Comedy": "Comédie", "Thriller": "Thriller", "Horror": "Horreur", "Western": "Western",
             "Adventure": "Aventure", "War": "Guerre"},
            ("Un vieux passeur trouve une carte dans la cave.", "Personne au village ne veut parler de la lettre.",
             "La sœur ne revient qu'en hiver.", "La maison du canal est vide depuis des années."),
        ),
        Tongue(
            "es", "Wikipedia, la enciclopedia libre", "(película)", "minutos", "Título original",
            {"director": "Dirección", "producer": "Producción", "writer": "Guion", "composer": "Música", "camera": "Fotografía",
             "editor": "Montaje", "cast": "Protagonistas", "country": "País", "year": "Año", "genre": "Género", "duration": "Duración",
             "language": "Idioma(s)", "company": "Productora"},
            ("Argumento", "Reparto"), " como ",
            {"Drama": "Drama", "Comedy": "Comedia", "Thriller": "Thriller", "Horror": "Terror", "Western": "Western",
             "Adventure": "Aventura"},
            ("Un viejo barquero encuentra un mapa en el sótano.", "Nadie en el pueblo quiere hablar de la carta.",
             "La hermana vuelve en invierno.", "La casa del canal lleva años vacía."),
        ),
        Tongue(
            "it", "Wikipedia", "(film {year})", "min", "Titolo originale",
            {"country": "Paese di produzione", "year": "Anno", "duration": "Durata", "genre": "Genere", "director": "Regia",
             "writer": "Sceneggiatura", "producer": "Produttore", "company": "Casa di produzione", "camera": "Fotografia",
             "editor": "Montaggio", "composer": "Musiche"},
            ("Trama", "Interpreti"), ": ",
            {"Drama": "drammatico", "Comedy": "commedia", "Thriller": "thriller", "Horror": "orrore", "Western": "western",
             "Adventure": "avventura"},
            ("Un vecchio traghettatore trova una mappa in cantina.", "Nessuno in paese vuole parlare della lettera.",
             "La sorella torna soltanto in inverno.", "La casa sul canale è vuota da anni."),
        ),
        Tongue(
            "cs", "Wikipedie", "(film, {year})", "min", "Původní název",
            {"country": "Země původu", "language": "Jazyk", "duration": "Délka", "genre": "Žánr", "writer": "Scénář", "director": "Režie",
             "cast": "Hlavní role", "producer": "Produkce", "composer": "Hudba", "camera": "Kamera", "editor": "Střih",
             "company": "Produkční společnosti"},
            ("Děj", "Obsazení"), " – ",
            {"Drama": "drama", "Comedy": "komedie", "Thriller": "thriller", "Horror": "horor", "Western": "western"},
            ("Starý převozník najde ve sklepě mapu.", "Nikdo ve vsi nechce o dopise mluvit.", "Sestra se vrátí až v zimě.",
             "Dům u kanálu je léta prázdný."),
        ),
        Tongue(
            "sv", "Wikipedia", "(film, {year})", "minuter", "Originaltitel",
            {"genre": "Genre", "director": "Regissör", "producer": "Producent", "writer": "Manus", "cast": "Skådespelare",
             "composer": "Originalmusik", "camera": "Fotograf", "editor": "Klippning", "company": "Produktionsbolag",
             "duration": "Speltid", "country": "Land", "language": "Språk"},
            ("Handling", "Roller"), " – ",
            {"Drama": "Drama", "Comedy": "Komedi", "Thriller": "Thriller", "Horror": "Skräck", "Western": "Western"},
            ("En gammal färjkarl hittar en karta i källaren.", "Ingen i byn vill tala om brevet.", "Systern kommer först på vintern.",
             "Huset vid kanalen har stått tomt i flera år."),
        ),
    )
}  # fmt: skip


def prose(rng: Random, tongue: Tongue, sentences: int) -> str:
    return " ".join(rng.choice(tongue.sentences) for _ in range(sentences))
