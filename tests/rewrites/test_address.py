"""Recipe `address`: the sentence in the mail's own form of address, verbs included, and nothing where that is unclear."""

import pytest

from checker import Checker

POLITE = (
    "Geachte heer Bos,\n\nUw dak is klaar en uw goot ook. U hoort van ons. Uw rekening volgt, en u betaalt in mei. "
)
FAMILIAR = "Hoi Bo,\n\nJe dak is klaar en je goot ook. Je hoort van ons. Je rekening volgt, en je betaalt in mei. "
GROUP = "Hoi allemaal,\n\nJullie dak is klaar en jullie goot ook. Jullie horen van ons. Jullie rekening volgt. "
BOTH_WAYS = [
    ("Heeft u uw bon nog?", "Heb je je bon nog?"),
    ("Wordt u liever gebeld?", "Word je liever gebeld?"),
    ("Kunt u morgen om negen uur?", "Kun je morgen om negen uur?"),
    ("Daarna bent u verzekerd tot mei.", "Daarna ben je verzekerd tot mei."),
    ("U kunt zich tot vrijdag inschrijven.", "Je kunt je tot vrijdag inschrijven."),
    ("Meldt u zich gerust aan.", "Meld je gerust aan."),
    ("In de bijlage vindt u de offerte.", "In de bijlage vind je de offerte."),
    ("Zodra u betaald heeft, krijgt u een mail.", "Zodra je betaald hebt, krijg je een mail."),
    ("Als u zich vergist, kunt u uw keuze wijzigen.", "Als je je vergist, kun je je keuze wijzigen."),
    ("De loodgieter belt u een dag vooraf.", "De loodgieter belt je een dag vooraf."),
    ("Wilt u dat wij u bellen?", "Wil je dat wij je bellen?"),
    ("Had u de doos al geopend?", "Had je de doos al geopend?"),
    ("Het pakket ligt bij u op de stoep.", "Het pakket ligt bij je op de stoep."),
    ("Weet u al welke kleur u wilt?", "Weet je al welke kleur je wilt?"),
    ("Vraag het uzelf eens af.", "Vraag het jezelf eens af."),
    ("U heeft betaald en heeft dus recht op korting.", "Je hebt betaald en hebt dus recht op korting."),
    ("Wij vragen u om uw adres door te geven.", "Wij vragen je om je adres door te geven."),
    ("Uw vrouw vertelde dat u ziek bent.", "Je vrouw vertelde dat je ziek bent."),
]
TO_U = [
    ("Kan je morgen om negen uur?", "Kunt u morgen om negen uur?"),
    ("Ik bel je morgen en stuur je daarna de factuur.", "Ik bel u morgen en stuur u daarna de factuur."),
    ("Zorg dat je buurman de sleutel heeft.", "Zorg dat uw buurman de sleutel heeft."),
    ("Daar heb je recht op.", "Daar heeft u recht op."),
    ("De lamp is van jou of van je broer.", "De lamp is van u of van uw broer."),
    ("Hebben jullie morgen tijd?", "Heeft u morgen tijd?"),
    ("Als jullie vragen hebben, bel ik jullie.", "Als u vragen heeft, bel ik u."),
    ("Wij halen jullie oude koelkast op.", "Wij halen uw oude koelkast op."),
    ("Wend je tot de balie.", "Wendt u zich tot de balie."),
]
TO_JE = [
    ("Neemt u gerust contact met mij op.", "Neem gerust contact met mij op."),
    ("U en uw man zijn welkom.", "Jij en je man zijn welkom."),
    ("Als de arts u heeft gezien, belt ze.", "Als de arts je heeft gezien, belt ze."),
    ("U ziet dat de storing zich heeft hersteld.", "Je ziet dat de storing zich heeft hersteld."),
    ("Aan u de keuze.", "Aan jou de keuze."),
    ("De rekening vindt u onder het zadel.", "De rekening vind je onder het zadel."),
]
TO_GROUP = [
    ("Als u vragen heeft, bel ik u.", "Als jullie vragen hebben, bel ik jullie."),
    ("Zoals u vroeg, staat er een kinderstoel.", "Zoals jullie vroegen, staat er een kinderstoel."),
    ("Uw hond mag mee.", "Jullie hond mag mee."),
]
UNCLEAR = ["Schrijf je dat even op.", "Bewaar je deze mail."]


def offered(checker: Checker, mail: str, sentence: str) -> set[str]:
    """Return what is offered for the sentence that ends a mail; never to be applied unseen."""
    findings = [one for one in checker.check(mail + sentence).findings if one.category == "aanspreekvorm"]
    assert findings
    assert all(len(mail) <= one.start for one in findings)
    rewrites = [rewrite for one in findings for rewrite in one.rewrites]
    assert not any(rewrite.safe for rewrite in rewrites)
    return {rewrite.text for rewrite in rewrites}


@pytest.mark.parametrize(("polite", "familiar"), BOTH_WAYS)
def test_a_sentence_goes_from_one_form_to_the_other_and_back(checker: Checker, polite: str, familiar: str) -> None:
    assert offered(checker, POLITE, familiar) == {polite}
    assert offered(checker, FAMILIAR, polite) == {familiar}


@pytest.mark.parametrize(("familiar", "polite"), TO_U)
def test_a_familiar_sentence_becomes_polite(checker: Checker, familiar: str, polite: str) -> None:
    assert offered(checker, POLITE, familiar) == {polite}


@pytest.mark.parametrize(("polite", "familiar"), TO_JE)
def test_a_polite_sentence_becomes_familiar(checker: Checker, polite: str, familiar: str) -> None:
    assert offered(checker, FAMILIAR, polite) == {familiar}


@pytest.mark.parametrize(("polite", "familiar"), TO_GROUP)
def test_a_group_stays_a_group(checker: Checker, polite: str, familiar: str) -> None:
    assert offered(checker, GROUP, polite) == {familiar}


@pytest.mark.parametrize("sentence", UNCLEAR)
def test_nothing_is_offered_for_what_is_not_recognised(checker: Checker, sentence: str) -> None:
    assert offered(checker, POLITE, sentence) == set()
