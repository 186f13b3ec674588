"""Moments: what a customer can count on, what lies behind, what are only opening hours, and what is still vague."""

import pytest
from archive_generator import generate
from evaluate import CASES, read_mails

from checker.language.moments import GROUPS, MOMENT, _moments, find_moments, mark_moments
from checker.language.texts import lowered
from checker.language.tokenizer import blank_tokenizer

AHEAD = [
    "U hoort [vóór vrijdag 17.00 uur] van ons.",
    "U hoort [binnen 3 werkdagen] van ons.",
    "U krijgt [over 8 weken] antwoord.",
    "Ik bel u [morgenochtend].",
    "Ik bel u [uiterlijk a.s. maandag].",
    "De monteur komt [dinsdag 24 november om 9.30 uur].",
    "Wij betalen [binnen 14 dagen] terug.",
    "Dat doen we [nog vandaag].",
    "[Vandaag nog] zet ik de incasso stop.",
    "U krijgt de pas [binnen 2 tot 3 werkdagen].",
    "Reken op [3-5 werkdagen].",
    "Het duurt [drie à vier weken].",
    "Binnenkort, [in week 24], vervangen wij de kranen.",
    "Wij komen [in wk 7] langs.",
    "De nieuwe polis gaat in [op 1 januari 2027].",
    "De nieuwe polis gaat in [per 1-1-2027].",
    "De nieuwe polis gaat in [op 2027-01-01].",
    "Wij leveren [ma. 3 mei].",
    "De schilder komt [do 12/3].",
    "Ik mail u [binnen het uur].",
    "Wij bellen [binnen een half uur] terug.",
    "U heeft de brief [binnen een week] in huis.",
    "[Uiterlijk eind deze week] weet u meer.",
    "[Ten laatste op 30 juni] heeft u het attest.",
    "We sturen het [vóór het weekend].",
    "[Volgende week woensdag] staat de kast er.",
    "De storing is [om 14.30 uur] voorbij.",
    "De storing is [om half vier] voorbij.",
    "De bus komt [om kwart over acht].",
    "De technieker komt [om 14u30].",
    "U hoort [binnen 48u] van ons.",
    "U hoort [binnen 2 x 24 uur] van ons.",
    "Wij komen [donderdagmiddag tussen één en drie].",
    "Wij bellen [tussen 9.00 en 10.00 uur].",
    "U hoort het [de eerstvolgende werkdag].",
    "De borg komt terug [op de vijfde werkdag] na uw vertrek.",
    "U hoort [overmorgen] van mij.",
    "Ik ben er [vanmiddag om drie uur].",
    "In de week [van 12 mei] komt de schilder.",
    "Wij sluiten [op tweede kerstdag].",
    "De wachttijd is op dit moment [vier weken].",
    "Dat duurt meestal [3 weken].",
    "Wij reageren [binnen eenentwintig dagen].",
    "U krijgt [binnen anderhalve week] bericht.",
    "U krijgt [binnen een termijn van 6 weken] bericht.",
    "Het bedrag staat [aan het einde van de dag] op uw rekening.",
    "[Morgen vóór 12.00 uur] heeft u antwoord.",
]
BEHIND = [
    "Dank voor uw mail [van 12 maart].",
    "Wij spraken elkaar afgelopen [maandag].",
    "De storing begon gisteren [om 20.00 uur].",
    "Sinds [14.20 uur] heeft u weer stroom.",
    "U mailde ons [3 maart] jl.",
    "Dat was [op 8 mei] jongstleden.",
    "U vroeg [over 3 weken] geleden nog.",
    "Vorige week [dinsdag] belde u.",
]
HOURS = [
    "Wij zijn er op werkdagen [van 8.30 tot 17.00 uur].",
    "Wij zijn er [maandag t/m vrijdag van 9.00 tot 17.00 uur].",
    "U kunt ons bellen [tussen 9.00 en 17.00 uur].",
    "Elke [dinsdag om 10.00 uur] is er spreekuur.",
    "De balie is geopend [tot 17.00 uur].",
]
VAGUE = [
    "Eind deze week hoort u meer.",
    "Over een paar dagen staat het op uw rekening.",
    "Binnen enkele dagen krijgt u bericht.",
    "Over een dag of drie is het klaar.",
    "De levertijd is een week of wat.",
    "Binnen een week of twee komt het goed.",
    "In de loop van de maand komt er nieuws.",
    "In het najaar gaat de balie open.",
    "Goedemorgen, dank voor uw bericht.",
    "Goede morgen, dank voor uw bericht.",
    "Wij zijn 24/7 bereikbaar.",
    "Het kost € 24.50 per maand.",
    "U belt ons op 088 123 45 67.",
    "Ons postadres is postbus 12 te Mei.",
    "Artikel 3 van de polis.",
    "'s Morgens is het rustig.",
    "Op maandagen is het druk.",
    "Uw factuur van 120 euro.",
    "Half mei is het nog koud.",
    "Hij werkt 36 uur per week.",
    "Volgende week hoort u meer.",
    "Zij woont op nummer 9.",
]


def unmarked(text: str) -> tuple[str, str]:
    before, _, rest = text.partition("[")
    words, _, after = rest.partition("]")
    return before + words + after, words


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *(("ahead", text) for text in AHEAD),
        *(("behind", text) for text in BEHIND),
        *(("hours", text) for text in HOURS),
    ],
)
def test_finds_the_moment_and_knows_its_kind(kind: str, text: str) -> None:
    plain, words = unmarked(text)
    assert [(plain[one.start : one.end], one.kind) for one in find_moments(plain)] == [(words, kind)]


@pytest.mark.parametrize("text", VAGUE)
def test_leaves_what_nobody_can_count_on(text: str) -> None:
    assert find_moments(text) == []


def test_marks_spans_of_whole_tokens() -> None:
    doc = blank_tokenizer()(
        "Ik belde maandag jl. en bel u nu vrijdag om 9.00 uur; wij zijn er op werkdagen van 9.00 tot 17.00 uur."
    )
    mark_moments(doc)
    marked = {name: [span.text for span in doc.spans[name]] for name in GROUPS.values()}
    assert marked == {
        "moment": ["vrijdag om 9.00 uur"],
        "past-moment": ["maandag"],
        "opening-hours": ["van 9.00 tot 17.00 uur"],
    }


def test_a_moment_is_tried_wherever_one_can_begin() -> None:
    mails = (*(text for text, _ in read_mails(CASES)), *(mail.text for mail in generate(300, 1)))
    texts = [lowered(text.replace("[", "").replace("]", "")) for text in (*AHEAD, *BEHIND, *HOURS, *VAGUE, *mails)]
    found = {text: [match.span() for match in MOMENT.finditer(text)] for text in texts}
    assert {text: [match.span() for match in _moments(text)] for text in texts} == found
    assert sum(map(len, found.values())) > 500
