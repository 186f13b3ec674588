"""Help: what follows a refusal helps the customer on, or leaves him with a reason, regret or another counter."""

import pytest

from checker.findings.help_follows import help_follows
from checker.findings.model import Hit, Reading
from checker.language.moments import mark_moments
from checker.language.tokenizer import blank_tokenizer
from checker.rulebook.folder import read_folders, shipped_rules
from checker.settings import Settings

HELPS = [
    "[Dat kan niet], maar ik laat de hoes voor u vermaken.",
    "[Dat kan niet], dus ik stuur u een kaartje.",
    "[Dat kan niet]; verven in een andere kleur kan wel.",
    "[Dat gaat niet]. Zal ik de tafel een week vasthouden?",
    "[Dat gaat niet]. De zaal is verhuurd. Vanaf 19.00 uur kunt u in de foyer terecht.",
    "[Dat gaat niet]. Onze kapper staat morgen om 9.00 uur voor je klaar.",
    "[Dat gaat niet]. Een halve dag meevaren kost € 15.",
    "[Dat gaat niet]. In Aalst hangt er nog één in het blauw.",
    "[Dat lukt niet]. Als alternatief geef ik u de tuinkamer.",
]
LEAVES_ALONE = [
    "[Dat kan niet], want de zaal is verhuurd.",
    "[Dat kan niet]. Heeft u nog vragen, dan help ik u graag verder.",
    "[Dat kan niet]. U kunt een klacht indienen bij de ombudsman.",
    "[Dat kan niet]. Wij betreuren het ongemak en hopen op uw begrip.",
    "[Dat kan niet]. Op 3 december schrijven wij de kosten af.",
    "[Dat kan niet]. De volgende markt in uw straat is op zaterdag 5 december.",
    "[Dat kan niet]. Wij begrijpen wel dat u baalt.",
    "[Het is niet mogelijk] om gratis te annuleren.",
    "[Dat kan niet]. De zaal is weg. De kok is ziek. Ik bel u morgen om 10.00 uur.",
]


def helped(text: str) -> bool:
    nlp = blank_tokenizer()
    doc = nlp(text.replace("[", "").replace("]", ""))
    for token in doc:
        token.is_sent_start = token.i == 0 or doc[token.i - 1].text in {".", "?", "!"}
    mark_moments(doc)
    sentences = tuple(doc.sents)
    span = doc.char_span(text.index("["), text.index("]") - 1)
    reading = Reading(doc, sentences, Settings(), read_folders([shipped_rules()]).lists)
    sentence = next(sentence for sentence in sentences if sentence.start <= span.start < sentence.end)
    return help_follows(Hit(None, span, span, sentence, {}), reading, None)


@pytest.mark.parametrize("text", HELPS)
def test_helps(text: str) -> None:
    assert helped(text)


@pytest.mark.parametrize("text", LEAVES_ALONE)
def test_leaves_alone(text: str) -> None:
    assert not helped(text)
