"""Who acts: the customer, or somebody who promises the customer something; the term stands between [ ]."""

import pytest

from checker.language.actors import customer_acts
from checker.language.clauses import Clause, clause_of
from checker.language.subjects import subject_of
from checker.language.tokenizer import blank_tokenizer

CUSTOMER = [
    "U gaat [binnenkort] verhuizen, las ik.",
    "Fijn dat u [binnenkort] weer bij ons komt logeren.",
    "Loopt uw paspoort [binnenkort] af?",
    "Bent u van plan om [op korte termijn] te verbouwen?",
    "Krijgt u [binnenkort] gasten, zodat de meteropnemer beter kan komen?",
    "Hopelijk bent u [spoedig] weer op de been, meneer Smeets.",
    "Stuur ons [z.s.m.] een kopie.",
    "Vul het formulier in en stuur het [zo snel mogelijk] terug.",
    "Wij verzoeken u [zo spoedig mogelijk] te betalen.",
    "Wij vragen u vriendelijk om het bedrag [z.s.m.] over te maken.",
    "Graag hoor ik [zo snel mogelijk] van u.",
    "Graag ontvangen wij uw reactie [zo spoedig mogelijk].",
    "Gelieve [zo spoedig mogelijk] te antwoorden.",
    "Het is belangrijk om bij een lekkage [zo snel mogelijk] de hoofdkraan dicht te draaien.",
    "Graag [z.s.m.] reageren.",
    "Als je [binnenkort] gaat verhuizen, laat het ons weten.",
    "Als uw paspoort [binnenkort] verloopt, kunt u een nieuw aanvragen.",
    "Je verhuist [binnenkort], las ik.",
    "Wilt u het formulier [zo snel mogelijk] terugsturen?",
    "Kun je ons [zsm] laten weten of dat past?",
    "U moet [zo snel mogelijk] betalen.",
    "Binnenkort gaat u [binnenkort] met pensioen.",
    "De factuur moet [z.s.m.] worden betaald.",
    "We hopen [spoedig] van u te horen.",
    "Laat het me [zo snel mogelijk] weten.",
    "Omdat u [binnenkort] op reis gaat, heb ik alvast alles klaargezet.",
    "Jullie gaan [binnenkort] trouwen.",
    "Omdat jullie [binnenkort] verhuizen, stop ik het contract.",
    "U wilt het pakket [zo snel mogelijk] ontvangen.",
    "Dien uw declaratie [zo snel mogelijk] in.",
    "Uw zoon gaat [binnenkort] naar school.",
    "Zullen we [binnenkort] eens bellen?",
    "Wanneer schikt het u [binnenkort]?",
    "Laat je me [zsm] weten of dat lukt?",
    "U zou [zo snel mogelijk] gebeld worden.",
]
OTHERS = [
    "U hoort [zo snel mogelijk] van ons.",
    "Onze monteur neemt [zo snel mogelijk] contact met u op.",
    "De monteur belt u [zsm].",
    "En die belt u [zsm] terug.",
    "Wij bellen u [zsm] terug.",
    "Je bestelling wordt [binnenkort] verstuurd.",
    "Je bericht wordt [z.s.m.] beantwoord.",
    "Jullie vragen worden [spoedig] beantwoord.",
    "Vindt u het goed als ik u hierover [binnenkort] even bel?",
    "[Op termijn] kunt u in de app ook uw meterstanden doorgeven.",
    "Wat u te veel heeft betaald, krijgt u [te zijner tijd] terug.",
    "De sleutels van de berging krijgt u [tzt] van de opzichter.",
    "U mag [eerstdaags] een antwoord van ons verwachten.",
    "Graag laten wij u [zo snel mogelijk] horen hoe het verder gaat.",
    "De balie is open en wij helpen u [zo snel mogelijk].",
    "Ik ga het navragen en kom er [zsm] op terug.",
    "Hoi Lisa, je opzegging is binnen, je krijgt [snel] een bevestiging van ons.",
    "U wordt [binnenkort] gebeld door een collega.",
    "U kunt [binnenkort] een brief verwachten.",
    "Zodat we u [spoedig] kunnen helpen.",
    "De conceptakte ontvangt u [te zijner tijd].",
    "Het bedrag heeft u [zo snel mogelijk] terug.",
    "U heeft het pakket [snel] in huis.",
    "Ons team is druk bezig, en u hoort [z.s.m.] van ons.",
    "Over de nieuwe pensioenwet informeren wij u [op een later moment].",
    "Wij komen [te gelegener tijd] op uw voorstel terug.",
    "U zult [binnenkort] een uitnodiging ontvangen.",
    "Uw abonnement loopt [binnenkort] af.",
    "Dat maken we [binnenkort] bekend.",
    "Ik zal [bij gelegenheid] eens informeren.",
    "Bedankt voor uw mail, wij reageren [zo snel mogelijk].",
    "We hebben hem gevraagd om u [zsm] te bellen.",
    "Mijn collega Fatima belt u [binnenkort].",
    "Fatima belt je [binnenkort].",
    "Bel je [zsm] terug!",
    "Kom er [zsm] op terug.",
    "Laat je [zsm] weten hoe het zit.",
    "Zullen wij u [binnenkort] bellen?",
    "Ga het [zo snel mogelijk] regelen!",
    "Uw dochter ontvangt [binnenkort] een pas.",
    "Over de datum wordt u [spoedig] bericht.",
]


def clause_around(text: str) -> Clause:
    doc = blank_tokenizer()(text.replace("[", "").replace("]", ""))
    term = doc.char_span(text.index("["), text.index("]") - 1, alignment_mode="expand")
    return clause_of(doc[:], term)


@pytest.mark.parametrize("text", CUSTOMER)
def test_the_customer_acts(text: str) -> None:
    assert customer_acts(clause_around(text))


@pytest.mark.parametrize("text", OTHERS)
def test_the_customer_only_receives(text: str) -> None:
    assert not customer_acts(clause_around(text))


@pytest.mark.parametrize(
    ("text", "alone", "with_can"),
    [
        ("U kunt het [later] nog wijzigen.", False, True),
        ("U kunt [binnenkort] een brief verwachten.", False, False),
        ("Je mag [op een later moment] kiezen.", False, True),
        ("Als het goed is krijgt u [binnenkort] een sleutel.", False, False),
        ("Als u [binnenkort] verhuist, hoor ik het graag.", True, True),
    ],
)
def test_what_the_customer_can_do_counts_only_when_asked_for(text: str, alone: bool, with_can: bool) -> None:
    clause = clause_around(text)
    assert (customer_acts(clause), customer_acts(clause, can=True)) == (alone, with_can)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("U hoort [snel] van ons.", "u"),
        ("Omdat jullie [snel] verhuizen.", "jullie"),
        ("Morgen bellen wij u [snel].", "wij"),
        ("De monteur belt u [snel].", None),
        ("Je bestelling komt [snel].", None),
        ("Ik zoek het uit en bel je [snel].", "ik"),
        ("Bel je [snel] terug!", "ik"),
        ("Bel je [snel] terug?", "je"),
    ],
)
def test_the_subject_is_found_in_every_order(text: str, subject: str | None) -> None:
    assert subject_of(clause_around(text)) == subject
