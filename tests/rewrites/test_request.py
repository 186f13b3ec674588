"""Commands turned into questions, on sentences that stand in no rule."""

import pytest

from checker import Checker

MODALS = [
    ("U moet de bon bewaren.", "Wilt u de bon bewaren?"),
    ("Je moet je nieuwe adres doorgeven.", "Wil je je nieuwe adres doorgeven?"),
    ("Jullie moeten de sleutels bij de balie ophalen.", "Willen jullie de sleutels bij de balie ophalen?"),
    ("De sleutel moet u bij de balie ophalen.", "Wilt u de sleutel bij de balie ophalen?"),
    ("Morgen moet u de slang vervangen.", "Wilt u morgen de slang vervangen?"),
    ("Daarvoor moet u ons een foto mailen.", "Wilt u ons daarvoor een foto mailen?"),
    ("Als u de doos opent, moet u het zegel bewaren.", "Als u de doos opent, wilt u dan het zegel bewaren?"),
    ("U dient het contract ondertekend terug te sturen.", "Wilt u het contract ondertekend terugsturen?"),
    ("U dient zich bij de portier te melden.", "Wilt u zich bij de portier melden?"),
    ("U zult de machtiging opnieuw moeten afgeven.", "Wilt u de machtiging opnieuw afgeven?"),
    ("U wordt verzocht het bedrag over te maken.", "Wilt u het bedrag overmaken?"),
    ("Gelieve uw klantnummer te vermelden.", "Wilt u uw klantnummer vermelden?"),
    ("Het hek is kapot, u moet de fiets binnen zetten.", "Het hek is kapot. Wilt u de fiets binnen zetten?"),
    ("U moet de meter aflezen voordat wij komen.", "Wilt u de meter aflezen voordat wij komen?"),
    ("Volgens de wet bent u verplicht uw hond te melden.", "Wilt u uw hond melden?"),
    ("Wat u zelf nog moet doen:", "Wat u zelf nog kunt doen:"),
    ("De huur dient op onze rekening te staan.", "Wilt u ervoor zorgen dat de huur op onze rekening staat?"),
    ("U mag de kraan niet opendraaien.", "Wilt u de kraan niet opendraaien?"),
]
IMPERATIVES = [
    ("Bewaar de bon.", "Wilt u de bon bewaren?"),
    ("Meld je af voor de les.", "Wil je je afmelden voor de les?"),
    ("Meld u aan via de balie.", "Wilt u zich aanmelden via de balie?"),
    ("Spoel het filter schoon en bel ons daarna.", "Wilt u het filter schoonspoelen en ons daarna bellen?"),
    ("Geef uw rekeningnummer door.", "Wilt u uw rekeningnummer doorgeven?"),
    (
        "Als het lampje brandt, trek dan de stekker eruit.",
        "Als het lampje brandt, wilt u dan de stekker eruit trekken?",
    ),
    ("Controleer of het adres klopt.", "Wilt u controleren of het adres klopt?"),
    ("Wacht met betalen totdat de nota er is.", "Wilt u met betalen wachten totdat de nota er is?"),
    ("Stuur de doos terug, dan krijgt u uw geld.", None),
    ("- Trek de stekker uit het stopcontact.", "- U trekt de stekker uit het stopcontact."),
    ("Laat de verf een dag drogen.", "Wilt u de verf een dag laten drogen?"),
    ("- Trek de stekker uit het stopcontact", "- U trekt de stekker uit het stopcontact"),
    (
        "Stuur ons de bon, foto en het bewijs dat u betaald heeft.",
        "Wilt u ons de bon, foto en het bewijs sturen dat u betaald heeft?",
    ),
    ("Stuur ons uw naam, adres en geboortedatum.", "Wilt u ons uw naam, adres en geboortedatum sturen?"),
]


DUTIES = [
    ("Ik zie dat u de akte nog moet tekenen.", "Wilt u de akte nog tekenen?"),
    ("Wij wijzen u erop dat u de borg dient te storten.", "Wilt u de borg storten?"),
    ("Het is uw verantwoordelijkheid om de goot te vegen.", "Wilt u de goot vegen?"),
    ("Het is uw verantwoordelijkheid dat het hek dicht is.", "Wilt u ervoor zorgen dat het hek dicht is?"),
    ("Voor de scan moet u nuchter zijn.", "Wilt u ervoor zorgen dat u voor de scan nuchter bent?"),
    ("U dient een pas bij u te hebben.", "Wilt u ervoor zorgen dat u een pas bij u heeft?"),
    ("Als eigenaar bent u verplicht het dak te isoleren.", "Wilt u als eigenaar het dak isoleren?"),
    ("Het is de bedoeling dat je een lunch meebrengt.", "Wil je een lunch meebrengen?"),
    ("Morgen moeten u en uw partner allebei tekenen.", "Willen u en uw partner morgen allebei tekenen?"),
    ("Door u moet de eigen bijdrage worden betaald.", "Wilt u de eigen bijdrage betalen?"),
    ("Het formulier dient te worden ondertekend.", "Wilt u het formulier ondertekenen?"),
    ("Voor de tuin bent u zelf verantwoordelijk.", "Wilt u zelf zorgen voor de tuin?"),
    ("Gelieve de nota te tekenen en terug te sturen.", "Wilt u de nota tekenen en terugsturen?"),
    ("Bijlage printen en terugsturen.", "Wilt u de bijlage printen en terugsturen?"),
    ("Graag vóór vrijdag aanleveren.", "Wilt u dit vóór vrijdag aanleveren?"),
]
LOOKING_AHEAD = [
    ("U had de lekkage meteen moeten melden.", "Een volgende keer helpt het ons als u de lekkage meteen meldt."),
    ("Dan had je de les moeten afzeggen.", "Een volgende keer helpt het ons als je de les afzegt."),
    ("Wilt u voortaan uw naam noemen?", "Voortaan helpt het ons als u uw naam noemt."),
    ("Kun je de volgende keer gewoon bellen?", "Een volgende keer helpt het ons als je belt."),
    ("Vermeld voortaan uw klantnummer.", "Voortaan helpt het ons als u uw klantnummer vermeldt."),
]


@pytest.mark.parametrize(("text", "rewritten"), MODALS + IMPERATIVES + DUTIES + LOOKING_AHEAD)
def test_a_command_becomes_this_question(checker: Checker, text: str, rewritten: str | None) -> None:
    report = checker.check(text)
    first = next((finding.rewrites[0] for finding in report.findings if finding.rewrites), None)
    assert (text[: first.start] + first.text + text[first.end :] if first else None) == rewritten


@pytest.mark.parametrize(
    "text", ["U moet 18 jaar zijn.", "Het enige wat u nog moet doen is tekenen.", "Het is uw verantwoordelijkheid."]
)
def test_nothing_is_offered_where_the_construction_is_not_recognised(checker: Checker, text: str) -> None:
    report = checker.check(text)
    assert report.findings
    assert all(not finding.rewrites for finding in report.findings)


def test_a_prohibition_is_never_applied_unseen(checker: Checker) -> None:
    finding = checker.check("Gebruik nooit bleekmiddel.").findings[0]
    assert finding.rewrites
    assert not any(rewrite.safe for rewrite in finding.rewrites)


def test_more_than_one_choice_is_offered(checker: Checker) -> None:
    finding = checker.check("U moet het formulier invullen.").findings[0]
    assert [rewrite.text for rewrite in finding.rewrites] == [
        "Wilt u het formulier invullen?",
        "Kunt u het formulier invullen?",
        "Ik vul het formulier graag samen met u in.",
    ]


def test_the_draft_decides_between_u_and_je(checker: Checker) -> None:
    text = "Hoi Sem,\n\nFijn dat je mailde over je fiets. Bewaar de bon.\n\nGroetjes,\nLisa"
    assert "Wil je de bon bewaren?" in checker.check(text).apply()
