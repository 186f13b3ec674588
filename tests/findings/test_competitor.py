"""A competitor is run down: who is meant, what counts as a judgement, and when it is none."""

import pytest

from checker import Checker, Settings
from checker.examples import example_checker
from checker.settings import Organisation

CATEGORY = "concurrent-afkraken"
OURSELVES = {"wij", "we", "ons", "onze"}

JUDGED = [
    # names, with every kind of judgement
    "Denk er nog eens over na: de helpdesk van [Odido is ronduit belabberd].",
    "U mag natuurlijk naar Colruyt, maar [hun vis is zelden vers].",
    "[Albelli drukt op flinterdun] papier.",
    "Wie bij ons weggaat, komt terug, want [Jumbo is peperduur].",
    "Met alle respect: [Partou heeft geen hart voor] de kinderen.",
    "[Bij Sixt wordt u achteraf opgelicht].",
    "[Securitas laat u gewoon zitten] als het alarm gaat.",
    "[SnelStart loopt jaren achter] en dat merk je.",
    "Ik vind [Swapfiets eerlijk gezegd te duur] voor jouw ritten.",
    "Dat [gammele pakket van Odoo] zou ik niet nemen.",
    "[Cordaan is niet bepaald bereikbaar] als het spant.",
    "Let op met Hertz, [die smeert u een verzekering aan].",
    # words for other companies
    "[Uw vorige schilder heeft er een potje van] gemaakt.",
    "[Onze concurrenten beloven van alles].",
    "[Andere rijscholen zijn slecht bereikbaar].",
    "Pas op voor [onbetrouwbare aanbieders], wij werken met een keurmerk.",
    "[De concurent is onbetrouwbaar], dat hoort u vaker.",
    "[Gewone notarissen zijn traag].",
    "[Bij zo'n stuntopticien krijg je rommel].",
    "[De duurste slager is onvriendelijk].",
    "[De rest van de branche doet maar wat].",
    "Je gaat naar de sauna om de hoek, maar [die is smerig].",
    "Ik las de offerte en eerlijk gezegd is het leer van [onze concurrent rommel].",
    "[De bakker op de hoek gebruikt diepvriesdeeg].",
    "[Die andere stemmer is onbetrouwbaar].",
    "[De collega-bakker in de Dorpsstraat bakt met poeder uit een zak].",
    "[De rijschool aan het plein heeft een kleiner assortiment dan wij].",
    "[Amazon maakt alle kleine boekwinkels kapot].",
    # named before
    "U noemde Tempo-Team. [Bij hen bent u maar een nummer].",
    "Je kunt ook naar Fit For Free. [Daar zijn de apparaten altijd kapot].",
    "Je noemde Eneco. [Hun app is een puinhoop].",
    # both word orders
    "Iedereen weet dat [Renewi u wekenlang laat wachten].",
    "[Bij Menzis betaalt u meer].",
    "Dan zou u bij ons blijven, omdat u [bij Menzis meer betaalt].",
]
COMPARED = [
    "Onze bus is [stipter dan die van Arriva].",
    "Wij zijn [vriendelijker dan de verkopers van MediaMarkt].",
    "Je zit bij ons [beter dan bij de concurrent].",
    "Uw premie is [lager dan bij Ditzo].",
    "U bent bij ons [minder kwijt dan bij uw vorige opticien].",
    "[In tegenstelling tot Sunweb] bellen wij u wél terug.",
    "[Vergeleken met Yuki] werkt ons pakket veel prettiger.",
    "[ING is trager dan wij].",
    "Wij leveren [betere kwaliteit dan de groothandels] in Aalsmeer.",
    "[Essent is niet zo betrouwbaar als wij].",
]
SET_AGAINST = [
    "[Bij Kwalitaria eet u van plastic], bij ons zit u aan een gedekte tafel.",
    "[Terwijl Adecco iedereen plaatst], kijken wij eerst wat bij u past.",
    "[Randstad belt niemand terug], wij wel.",
    "[Van Mossel verkoopt alleen] nieuwe auto's, wij leveren elk bouwjaar.",
]
LEFT_ALONE = [
    # neutral, praise, and the sender's own faults
    "U stapt op 1 mei over van Essent.",
    "Kruidvat heeft dit merk wel op voorraad.",
    "Coolblue is sneller dan wij.",
    "Wij zijn duurder dan Praxis.",
    "Wij waren traag toen u van Telenet kwam.",
    "Wij hebben Greenchoice de verkeerde stand doorgegeven, dat is slordig van ons.",
    "De winkel in de stad is slecht bereikbaar.",
    "Onze andere kantoren zijn slecht bereikbaar.",
    "Uw oude koffiezetter is slecht.",
    "Zoals u schrijft viel de hulp van Ziggo u tegen.",
    # denied
    "Vattenfall is echt niet slecht.",
    "Bij De Hypotheker werken geen oplichters.",
    "Duur is Simyo zeker niet.",
    "Univé laat u niet in de steek.",
    "Ik wil niet beweren dat Interpolis onbetrouwbaar is.",
    "Wij zijn niet goedkoper dan Lidl.",
    # the customer's own words
    "U schreef dat Ziggo u in de steek liet.",
    "Volgens u is Knab te duur.",
    "U vond de kamers van Fletcher oud.",
    "Vervelend dat u bij Sixt zo'n torenhoge rekening kreeg.",
    "Op de kaart stond ‘Ryanair is waardeloos’.",
    # questions and suppositions
    "Is KPN trager dan wij?",
    "Of Engie duur is, weet ik niet.",
    "Mocht DHL onbereikbaar zijn, bel mij dan.",
    # other things that are bad
    "Door het slechte weer rijdt De Lijn niet.",
    "Een slecht afgestelde ketel van Remeha verbruikt meer gas.",
    "Gisteren was de site van bol.com traag.",
    "Uw oude Samsung is traag.",
    "Oplichters doen zich voor als medewerkers van ING.",
    "De concurrentie tussen banken is hard.",
    # people and plain words that look like brands
    "De heer Blokker was onbereikbaar.",
    "Mevrouw Feenstra vindt de rekening te hoog.",
    "Simpel is het niet, en duur ook niet.",
    # whom ‘bij hen’ means
    "Uw ouders wonen in Assen; bij hen is het internet traag.",
    "U komt van KPN. De buren ook, en bij hen is de verbinding traag.",
    # two competitors
    "Essent is goedkoper dan Eneco.",
    "De koerier kwam later dan PostNL had beloofd.",
]


def marked(text: str) -> tuple[str, str]:
    """Return a text without its `[…]`, and what stood between them."""
    before, _, rest = text.partition("[")
    inside, _, after = rest.partition("]")
    return before + inside + after, inside


def found(checker: Checker, text: str) -> list[str]:
    return [finding.text for finding in checker.check(text).findings if finding.category == CATEGORY]


@pytest.mark.parametrize("text", [*JUDGED, *COMPARED, *SET_AGAINST])
def test_running_down_a_competitor_is_found(checker: Checker, text: str) -> None:
    plain, inside = marked(text)
    assert found(checker, plain) == [inside]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_an_innocent_sentence_is_left_alone(checker: Checker, text: str) -> None:
    assert found(checker, text) == []


def test_own_brands_are_no_competitors() -> None:
    """Neither the organisation's name nor its brands, also inside the name of a listed brand."""
    own = example_checker(Settings(organisation=Organisation(name="ANWB", brands=("Coolblue",))))
    assert found(own, "Coolblue is onbetrouwbaar.") == []
    assert found(own, "ANWB Energie is onbetrouwbaar.") == []
    assert found(own, "MediaMarkt is onbetrouwbaar.") == ["MediaMarkt is onbetrouwbaar"]


def test_competitors_from_the_settings_count(checker: Checker) -> None:
    """In exactly the spelling that the settings give, names of several words included."""
    known = example_checker(Settings(organisation=Organisation(competitors=("Fiets en Zo", "Trapper"))))
    text = "Fiets en Zo is onbetrouwbaar. Trapper ook niet erg eerlijk. Een trapper is waardeloos zonder ketting."
    assert found(checker, text) == []
    assert found(known, text) == ["Fiets en Zo is onbetrouwbaar", "Trapper ook niet erg eerlijk"]


def test_a_name_counts_in_its_own_spelling_only(checker: Checker) -> None:
    assert found(checker, "Die jumbo is waardeloos.") == []
    assert found(checker, "Tja, ziggo is waardeloos.") == ["ziggo is waardeloos"]


def words(text: str) -> set[str]:
    return set(text.casefold().split())


def test_a_rewrite_never_names_the_competitor(checker: Checker) -> None:
    for text in (*JUDGED, *COMPARED, *SET_AGAINST):
        plain, _ = marked(text)
        for finding in checker.check(plain).findings:
            if finding.category == CATEGORY:
                assert finding.rewrites
                assert not any(rewrite.safe for rewrite in finding.rewrites)
                for rewrite in finding.rewrites:
                    # A sentence to fill in, or the writer's own half about themselves.
                    own_half = rewrite.text.casefold() in plain.casefold() and OURSELVES & words(rewrite.text)
                    assert "[" in rewrite.text or own_half
