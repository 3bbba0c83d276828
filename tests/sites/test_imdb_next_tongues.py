"""IMDb's title pages since 2021 in other languages whose tags are gone: labels are read as English ones, values in their language."""

from __future__ import annotations

import re

import pytest

from kg.intake import read_document, unverified
from kg.model import Document, Mention, Record
from kg.sites import read

GERMAN = """\
Der Salzschreiber (2021) - IMDb
Menü
Alle Themen
Der Salzschreiber
Originaltitel: The Salt Clerk
2021
12
1 Std. 52 Min.
IMDb-BEWERTUNG
6,8/10
12.345
DEINE BEWERTUNG
Bewerten
BELIEBTHEIT
4.310
1.002
Trailer abspielen
2:08
3 Videos
41 Fotos
Drama
Mystery
Ein Zollschreiber trägt weiter Schiffe ein, die nicht mehr kommen.
Regie
Tobias Wren
Drehbuch
Ilse Okafor(screenplay)
June Marlowe(based on the novel by)
Hauptbesetzung
Odile Marchetti
Sam P. Toller Jr.
Greta Halloran
201
Benutzerrezensionen
88
Kritische Rezensionen
61
Metascore
Auszeichnungen
3 Gewinne & 11 Nominierungen insgesamt
Videos3
Fotos41
Topbesetzung
Bearbeiten
Odile Marchetti
Odile Marchetti
Vera Lund
Sam P. Toller Jr.
Sam P. Toller Jr.
The Stranger
(as Sam Toller)
Greta Halloran
Greta Halloran
Mother
(voice)
Gesamte Besetzung und Crew
Produktion, Einspielergebnisse & mehr bei IMDbPro
Mehr wie diese
6,1
The Lantern House
Handlung
Bearbeiten
In einem Hafen, den das Meer verlassen hat, schreibt ein Schreiber weiter.
port
clerk
Schlagzeilen
Das Meer führt Buch.
Genres
Drama
Mystery
Zertifikat
12
Leitfaden für Eltern
Wusstest du schon
Bearbeiten
Wissenswertes
The ledger is real.
Patzer
The clock shows ten, then nine.
Zitate
Vera Lund: Ships don't come. They are written.
Verbindungen
Featured in The Film Hour: Episode #2.1 (2021)
Soundtracks
Blue Lantern
Written by Ida Fonn
Performed by The Ivories
Top-Auswahl
Details
Bearbeiten
Erscheinungsdatum
1. Oktober 2021 (Vereinigte Staaten)
Herkunftsländer
Vereinigte Staaten
Irland
Offizieller Standort
Official Site
Sprachen
Englisch
Irisch
Auch bekannt als
Saltskrivaren
Drehorte
Cobh, County Cork, Ireland
Produktionsfirmen
Harbor Lane Pictures
Film Fonds Nord
Weitere beteiligte Unternehmen bei IMDbPro anzeigen
Box Office
Bearbeiten
Budget
4.000.000 $ (geschätzt)
Bruttoertrag in den USA und Kanada
1.203.004 $
Weltweiter Bruttoertrag
2.310.000 $
Technische Daten
Bearbeiten
Laufzeit
1 Std. 52 Min.
Farbe
Color
Sound-Mix
Dolby Digital
Seitenverhältnis
2.39 : 1
Zu dieser Seite beitragen
Bearbeitung vorschlagen oder fehlenden Inhalt hinzufügen
Kürzlich angesehen
"""

# What stands there in another language for a line of the German page.
FRENCH = {
    "Alle Themen": "Tous les sujets", "Originaltitel: The": "Titre original\u00a0: The", "1 Std. 52 Min.": "1h 52min",
    "IMDb-BEWERTUNG": "NOTE IMDb", "DEINE BEWERTUNG": "VOTRE NOTE", "Bewerten": "Évaluer", "BELIEBTHEIT": "POPULARITÉ",
    "4.310": "4\u202f310", "1.002": "1\u202f002", "Regie": "Réalisation", "Drehbuch": "Scénario", "Hauptbesetzung": "Casting principal",
    "Benutzerrezensionen": "avis d’utilisateurs", "Kritische Rezensionen": "avis des critiques", "Metascore": "Métascore",
    "Auszeichnungen": "Récompenses", "3 Gewinne & 11 Nominierungen insgesamt": "3 victoires et 11 nominations au total",
    "Topbesetzung": "Casting principal", "Gesamte Besetzung und Crew": "Toute la distribution et toute l’équipe technique",
    "Mehr wie diese": "Plus de résultats de ce genre", "Handlung": "Histoire", "Schlagzeilen": "Accroches", "Zertifikat": "Certificat",
    "Wusstest du schon": "Le saviez-vous", "Wissenswertes": "Anecdotes", "Patzer": "Gaffes", "Zitate": "Citations",
    "Verbindungen": "Connexions", "Soundtracks": "Bandes originales", "Top-Auswahl": "Meilleurs choix", "Details": "Détails",
    "Erscheinungsdatum": "Date de sortie", "1. Oktober 2021 (Vereinigte Staaten)": "1 octobre 2021 (États-Unis)",
    "Herkunftsländer": "Pays d’origine", "Vereinigte Staaten": "États-Unis", "Irland": "Irlande", "Offizieller Standort": "Site officiel",
    "Sprachen": "Langues", "Englisch": "Anglais", "Irisch": "Irlandais", "Auch bekannt als": "Aussi connu sous le nom de",
    "Drehorte": "Lieux de tournage", "Produktionsfirmen": "Sociétés de production", "Box Office": "Box-office",
    "Weitere beteiligte Unternehmen bei IMDbPro anzeigen": "Voir plus de crédits d'entreprise sur IMDbPro",
    "4.000.000 $ (geschätzt)": "4\u202f000\u202f000\u00a0$US (estimé)", "1.203.004 $": "1\u202f203\u202f004\u00a0$US",
    "Bruttoertrag in den USA und Kanada": "Montant brut aux États-Unis et au Canada", "Weltweiter Bruttoertrag": "Montant brut mondial",
    "2.310.000 $": "2\u202f310\u202f000\u00a0$US", "Technische Daten": "Spécifications techniques", "Laufzeit": "Durée",
    "Farbe": "Couleur", "Sound-Mix": "Mixage", "Seitenverhältnis": "Rapport de forme", "Bearbeiten": "Modifier",
    "Zu dieser Seite beitragen": "Contribuer à cette page", "Leitfaden für Eltern": "Guide parental",
    "Bearbeitung vorschlagen oder fehlenden Inhalt hinzufügen": "Suggérer une modification ou ajouter du contenu manquant",
}  # fmt: skip
SPANISH = {
    "Alle Themen": "Todos los temas", "Originaltitel: The": "Título original: The", "1 Std. 52 Min.": "1h 52min",
    "IMDb-BEWERTUNG": "CALIFICACIÓN DE IMDb", "DEINE BEWERTUNG": "TU CALIFICACIÓN", "Bewerten": "Calificar", "BELIEBTHEIT": "POPULARIDAD",
    "4.310": "4310", "1.002": "1002", "Regie": "Dirección", "Drehbuch": "Guion", "Hauptbesetzung": "Elenco",
    "Benutzerrezensionen": "Opiniones de usuarios", "Kritische Rezensionen": "Opiniones de críticos", "Metascore": "Metapuntuación",
    "Auszeichnungen": "Premios", "3 Gewinne & 11 Nominierungen insgesamt": "3 premios ganados y 11 nominaciones en total",
    "Topbesetzung": "Elenco", "Gesamte Besetzung und Crew": "Todo el elenco y el equipo", "Mehr wie diese": "Más como esto",
    "Handlung": "Argumento", "Schlagzeilen": "Taglines", "Genres": "Géneros", "Zertifikat": "Certificado",
    "Wusstest du schon": "¿Sabías que...?", "Wissenswertes": "Trivia", "Patzer": "Errores", "Zitate": "Citas", "Verbindungen": "Conexiones",
    "Soundtracks": "Bandas sonoras", "Top-Auswahl": "Selecciones populares", "Details": "Detalles",
    "Erscheinungsdatum": "Fecha de lanzamiento", "1. Oktober 2021 (Vereinigte Staaten)": "1 de octubre de 2021 (Estados Unidos)",
    "Herkunftsländer": "Países de origen", "Vereinigte Staaten": "Estados Unidos", "Irland": "Irlanda",
    "Offizieller Standort": "Sitio oficial", "Sprachen": "Idiomas", "Englisch": "Inglés", "Irisch": "Irlandés",
    "Auch bekannt als": "También se conoce como", "Drehorte": "Locaciones de filmación", "Produktionsfirmen": "Productoras",
    "Box Office": "Taquilla", "Weitere beteiligte Unternehmen bei IMDbPro anzeigen": "Ver más créditos de la compañía en IMDbPro",
    "Budget": "Presupuesto", "4.000.000 $ (geschätzt)": "USD 4,000,000 (estimado)", "1.203.004 $": "USD 1,203,004",
    "Bruttoertrag in den USA und Kanada": "Total en EE. UU. y Canadá", "Weltweiter Bruttoertrag": "Total a nivel mundial",
    "2.310.000 $": "USD 2,310,000", "Technische Daten": "Especificaciones técnicas", "Laufzeit": "Tiempo de ejecución", "Farbe": "Color",
    "Sound-Mix": "Mezcla de sonido", "Seitenverhältnis": "Relación de aspecto", "Bearbeiten": "Editar",
    "Zu dieser Seite beitragen": "Contribuir a esta página", "6,8/10": "6.8/10", "6,1": "6.1", "Leitfaden für Eltern": "Guía parental",
    "Bearbeitung vorschlagen oder fehlenden Inhalt hinzufügen": "Sugerir una edición o agregar el contenido que falta",
}  # fmt: skip
ITALIAN = {
    "Alle Themen": "Tutti gli argomenti", "Originaltitel: The": "Titolo originale: The", "1 Std. 52 Min.": "1h 52min",
    "IMDb-BEWERTUNG": "VALUTAZIONE IMDb", "DEINE BEWERTUNG": "LA TUA VALUTAZIONE", "Bewerten": "Vota", "BELIEBTHEIT": "POPOLARITÀ",
    "Regie": "Regia", "Drehbuch": "Sceneggiatura", "Hauptbesetzung": "Star",
    "Benutzerrezensionen": "Recensioni degli utenti", "Kritische Rezensionen": "Recensioni della critica",
    "Auszeichnungen": "Riconoscimenti", "3 Gewinne & 11 Nominierungen insgesamt": "3 vittorie e 11 candidature totali",
    "Topbesetzung": "Interpreti principali", "Gesamte Besetzung und Crew": "Tutti gli interpreti e le troupe",
    "Mehr wie diese": "Altri elementi simili", "Handlung": "Trama", "Schlagzeilen": "Frasi di lancio", "Genres": "Generi",
    "Zertifikat": "Certificato", "Wusstest du schon": "Lo sapevi", "Wissenswertes": "Quiz", "Patzer": "Blooper", "Zitate": "Citazioni",
    "Verbindungen": "Connessioni", "Soundtracks": "Colonne sonore", "Top-Auswahl": "I più visti", "Details": "Dettagli",
    "Erscheinungsdatum": "Data di uscita", "1. Oktober 2021 (Vereinigte Staaten)": "1 ottobre 2021 (Stati Uniti)",
    "Herkunftsländer": "Paesi di origine", "Vereinigte Staaten": "Stati Uniti", "Irland": "Irlanda",
    "Offizieller Standort": "Sito ufficiale", "Sprachen": "Lingue", "Englisch": "Inglese", "Irisch": "Irlandese",
    "Auch bekannt als": "Celebre anche come", "Drehorte": "Luoghi delle riprese", "Produktionsfirmen": "Aziende produttrici",
    "Box Office": "Botteghino", "Weitere beteiligte Unternehmen bei IMDbPro anzeigen": "Vedi altri crediti dell’azienda su IMDbPro",
    "4.000.000 $ (geschätzt)": "4.000.000 USD (previsto)", "1.203.004 $": "1.203.004 USD",
    "Bruttoertrag in den USA und Kanada": "Lordo Stati Uniti e Canada", "Weltweiter Bruttoertrag": "Lordo in tutto il mondo",
    "2.310.000 $": "2.310.000 USD", "Technische Daten": "Specifiche tecniche", "Laufzeit": "Tempo di esecuzione", "Farbe": "Colore",
    "Sound-Mix": "Mix di suoni", "Seitenverhältnis": "Proporzioni", "Bearbeiten": "Modifica",
    "Zu dieser Seite beitragen": "Contribuisci a questa pagina", "Leitfaden für Eltern": "Guida per i genitori",
    "Bearbeitung vorschlagen oder fehlenden Inhalt hinzufügen": "Suggerisci una modifica o aggiungi i contenuti mancanti",
}  # fmt: skip
PORTUGUESE = {
    "Alle Themen": "Todos os tópicos", "Originaltitel: The": "Título original: The", "1 Std. 52 Min.": "1 h 52 min",
    "IMDb-BEWERTUNG": "Avaliação da IMDb", "DEINE BEWERTUNG": "SUA AVALIAÇÃO", "Bewerten": "Avaliar", "BELIEBTHEIT": "POPULARIDADE",
    "Regie": "Direção", "Drehbuch": "Roteiristas", "Hauptbesetzung": "Artistas",
    "Benutzerrezensionen": "Avaliações de usuários", "Kritische Rezensionen": "Avaliações da crítica",
    "Auszeichnungen": "Prêmios", "3 Gewinne & 11 Nominierungen insgesamt": "3 vitórias e 11 indicações no total",
    "Topbesetzung": "Elenco principal", "Gesamte Besetzung und Crew": "Elenco e equipe completos",
    "Mehr wie diese": "Mais itens semelhantes", "Handlung": "Enredo", "Schlagzeilen": "Slogans", "Genres": "Gêneros",
    "Zertifikat": "Certificado", "Wusstest du schon": "Você sabia?", "Wissenswertes": "Curiosidades", "Patzer": "Erros de gravação",
    "Zitate": "Citações", "Verbindungen": "Conexões", "Soundtracks": "Trilhas sonoras", "Top-Auswahl": "Principais escolhas",
    "Details": "Detalhes", "Erscheinungsdatum": "Data de lançamento",
    "1. Oktober 2021 (Vereinigte Staaten)": "1 de outubro de 2021 (Estados Unidos)", "Herkunftsländer": "Países de origem",
    "Vereinigte Staaten": "Estados Unidos", "Irland": "Irlanda", "Offizieller Standort": "Site oficial", "Sprachen": "Idiomas",
    "Englisch": "Inglês", "Irisch": "Irlandês", "Auch bekannt als": "Também conhecido como", "Drehorte": "Locações de filme",
    "Produktionsfirmen": "Empresas de produção", "Box Office": "Bilheteria", "Budget": "Orçamento",
    "Weitere beteiligte Unternehmen bei IMDbPro anzeigen": "Consulte mais créditos da empresa na IMDbPro",
    "4.000.000 $ (geschätzt)": "US$ 4.000.000 (estimativa)", "1.203.004 $": "US$ 1.203.004",
    "Bruttoertrag in den USA und Kanada": "Faturamento bruto nos EUA e Canadá", "Weltweiter Bruttoertrag": "Faturamento bruto mundial",
    "2.310.000 $": "US$ 2.310.000", "Technische Daten": "Especificações técnicas", "Laufzeit": "Tempo de duração", "Farbe": "Cor",
    "Sound-Mix": "Mixagem de som", "Seitenverhältnis": "Proporção", "Bearbeiten": "Editar",
    "Zu dieser Seite beitragen": "Contribua para esta página", "Leitfaden für Eltern": "Guia para pais",
    "Bearbeitung vorschlagen oder fehlenden Inhalt hinzufügen": "Sugerir uma alteração ou adicionar conteúdo ausente",
}  # fmt: skip
CHANGES = {"de": {}, "fr": FRENCH, "es": SPANISH, "it": ITALIAN, "pt": PORTUGUESE}


def put(changes: dict[str, str]) -> str:
    """The German page with the words of another language."""
    text = GERMAN
    for german, other in changes.items():
        text = re.sub(rf"(?m)^{re.escape(german)}(?=$|[ ])", lambda _, other=other: other, text)
    return text


def page(text: str) -> Record:
    document = Document("page.txt", "0" * 64, text, len(text.encode()))
    found = read(document)
    assert [str(claim) for claim in found.claims if unverified(claim, document)] == []
    return read_document(document, "")


def facts(found: Record) -> set[str]:
    """What is said of the film, of its rows and of its amounts, without evidence."""
    return {f"{claim.subject.kind}.{claim.property} {value(claim.value)}" for claim in found.claims}


def value(said: str | Mention) -> str:
    return said if isinstance(said, str) else str(said.identity[0])


@pytest.mark.parametrize("tongue", CHANGES)
def test_a_page_in_another_language_says_what_it_says_in_english(tongue: str) -> None:
    found = page(put(CHANGES[tongue]))
    assert found.site == "imdb"
    said = facts(found)
    wanted = {
        "film.name Der Salzschreiber", "film.alternate_name The Salt Clerk", "film.alternate_name Saltskrivaren", "film.year 2021",
        "film.certificate 12", "film.runtime_minutes 112", "rating.score 6.8", "rating.score 61.0", "rating.score 6.1",
        "rating.review_count 201", "rating.review_count 88", "film.popularity_rank 4310", "film.popularity_change 1002",
        "film.genre Drama", "film.genre Mystery",
        "film.description Ein Zollschreiber trägt weiter Schiffe ein, die nicht mehr kommen.",
        "film.director tobias wren", "film.writer ilse okafor", "film.writer june marlowe", "writing.credit_note screenplay",
        "film.actor odile marchetti", "film.actor sam p. toller jr.", "film.actor greta halloran", "role.character_name Vera Lund",
        "role.character_name The Stranger", "role.credited_as Sam Toller", "role.character_name Mother", "film.similar the lantern house",
        "film.description In einem Hafen, den das Meer verlassen hat, schreibt ein Schreiber weiter.", "film.keyword port",
        "film.keyword clerk", "film.tagline Das Meer führt Buch.", "trivia.text The ledger is real.",
        "goof.text The clock shows ten, then nine.", "line.text Ships don't come. They are written.",
        "work.name The Film Hour: Episode #2.1", "recording.name Blue Lantern", "release.release_date 2021-10-01",
        "film.country us", "film.country ie", "official_site.name Official Site", "film.language en", "film.language ga",
        "film.location cobh, county cork, ireland", "film.company harbor lane pictures", "film.company film fonds nord",
        "budget.amount 4000000.0", "budget.currency USD", "budget.estimated true", "gross.amount 1203004.0", "gross.amount 2310000.0",
        "gross.territory us & canada", "gross.territory worldwide", "film.color Color", "film.sound_mix Dolby Digital",
        "film.aspect_ratio 2.39 : 1",
    }  # fmt: skip
    assert wanted - said == set()
    assert any(fact.startswith("film.award 3 ") for fact in said)
    kinds = {claim.property for claim in found.claims if claim.subject == found.film}
    assert "released" not in kinds
    assert sorted(value(c.value) for c in found.claims if c.subject == found.film and c.property == "actor") == sorted(
        ["greta halloran", "odile marchetti", "sam p. toller jr."] * 2
    )


def test_a_series_in_another_language() -> None:
    text = GERMAN.replace("(2021) - IMDb", "(Fernsehserie 2019–2021) - IMDb").replace("2021\n12\n", "Fernsehserie\n2019–2021\n12\n")
    found = page(text)
    assert found.film == Mention("series", ("der salzschreiber", "2019"))
    assert "series.end_year 2021" in facts(found)


def test_labels_are_looked_at_in_one_language_and_only_on_such_a_page() -> None:
    """A few German words make no page of the site; nor does what they stand for on an English one change there."""
    few = "IMDb-BEWERTUNG\n6,8/10\nRegie\nTobias Wren\nDrehbuch\nIlse Okafor\nHandlung\nEin Hafen.\nDetails\n"
    assert page(few).site != "imdb"
    # A genre that is called as the heading of the storyline in French.
    genres = put(FRENCH).replace("Drama\nMystery\nEin Zoll", "Histoire\nMystery\nEin Zoll").replace("Genres\nDrama", "Genres\nHistoire")
    assert "film.genre Histoire" in facts(page(genres))


@pytest.mark.parametrize(
    "label", ["Herkunftsländer", "Sprachen", "Drehorte", "Produktionsfirmen", "Box Office", "Technische Daten", "Patzer"]
)
def test_a_label_that_is_not_known_ends_what_stands_above_it(label: str) -> None:
    """The site calls a thing otherwise than it did: what stands there is lost, and says nothing else."""
    others = {c.property for c in page(GERMAN).claims}
    text = GERMAN.replace(f"\n{label}\n", "\nGanz Anderes\n").replace("Gesamte Besetzung und Crew", "Alle Darsteller und Crew")
    found = page(text)
    assert facts(found) <= facts(page(GERMAN))
    assert {c.property for c in found.claims} <= others


def test_the_day_of_an_opening_weekend() -> None:
    text = GERMAN.replace("Weltweiter", "Eröffnungswochenende in den USA und in Kanada\n204.110 $\n3. Okt. 2021\nWeltweiter")
    assert {"opening_weekend.amount 204110.0", "opening_weekend.as_of 2021-10-03"} <= facts(page(text))


def test_an_amount_whose_currency_is_not_said_is_none() -> None:
    said = facts(page(GERMAN.replace("4.000.000 $ (geschätzt)", "4.000.000 (geschätzt)")))
    assert not any(fact.startswith("budget.") for fact in said)
