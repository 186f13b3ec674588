"""Whose voice: quotations and retold words of the customer, marked with [ ]; the sender's own voice is not."""

import pytest

from checker.language.speech import mark_speech
from checker.language.tokenizer import blank_tokenizer

ASKED = [
    "U vroeg [ons zo snel mogelijk te reageren].",
    "U vraagt [wanneer wij langskomen]; dat weet ik vrijdag.",
    "In uw mail van gisteren vroeg u [ons om z.s.m. te reageren], en dat doe ik graag.",
    "Ik begrijp dat u [zo snel mogelijk weer warm water wilt].",
    "Ik begrijp dat je [snel antwoord nodig hebt].",
    "Logisch dat u [op korte termijn duidelijkheid wenst].",
    "Jullie willen [de licenties asap live hebben], begrijp ik.",
    "Uw verzoek om [spoedig te leveren] heb ik gezien.",
    "De behandeling van uw verzoek om [geld terug bij vertraging] kan even duren.",
    "Mevrouw De Wit schreef [dat het zo snel mogelijk moet].",
    "Uw dochter vroeg [of het binnenkort klaar is].",
    "U had graag [zo snel mogelijk een monteur gehad].",
    "U heeft [ons gevraagd om spoed].",
    "Er is u beloofd [dat er spoedig iemand zou bellen].",
    "U kreeg te horen [dat er binnenkort iemand langs zou komen].",
    "U had gehoopt [op een snel antwoord], maar wij antwoordden pas na een week.",
]
OWN = [
    "Je vraag wordt z.s.m. beantwoord.",
    "Je mail is binnen, je hoort snel van ons.",
    "Jullie vragen worden spoedig beantwoord.",
    "Wij geven u zo snel mogelijk antwoord.",
    "Wilt u het formulier invullen?",
    "Wij laten u spoedig weten wat het kost.",
    "Ik vroeg u vorige week om een foto.",
    "Wij willen u zo snel mogelijk helpen.",
    "Wat verwacht u van ons?",
    "Als u wilt, bellen wij u zo snel mogelijk.",
    "Zodat u snel weer kunt internetten.",
]
QUOTED = [
    "U schrijft over [“zo snel mogelijk”] in onze brief.",
    "Een ['z.s.m.'] helpt u niet.",
    'De melding ["Even geduld"] blijft staan.',
    "[‘Binnenkort’] is geen antwoord.",
    "Onze pagina [«Binnenkort verwacht»] is nieuw.",
]
UNQUOTED = ["Dat is m'n fout en ik los 't op.", "De foto's en video's volgen.", "Wij zien u 's morgens of 's avonds."]


def spans(text: str, name: str) -> list[str]:
    doc = blank_tokenizer()(text)
    mark_speech(doc)
    return [span.text for span in doc.spans[name]]


def unmarked(text: str) -> tuple[str, str]:
    before, _, rest = text.partition("[")
    words, _, after = rest.partition("]")
    return before + words + after, words


@pytest.mark.parametrize("text", ASKED)
def test_the_customers_words_end_where_the_sender_speaks(text: str) -> None:
    plain, words = unmarked(text)
    assert " ".join(spans(plain, "asked")).rstrip(".") == words


@pytest.mark.parametrize("text", OWN)
def test_the_sender_speaks(text: str) -> None:
    assert spans(text, "asked") == []


@pytest.mark.parametrize("text", QUOTED)
def test_a_quotation_is_marked_with_its_marks(text: str) -> None:
    plain, words = unmarked(text)
    assert spans(plain, "quoted") == [words]


@pytest.mark.parametrize("text", UNQUOTED)
def test_an_apostrophe_is_no_quotation_mark(text: str) -> None:
    assert spans(text, "quoted") == []


@pytest.mark.parametrize(
    "text",
    ["Joke mailt je vrijdag de planning.", "Mijn collega Karim schrijft u morgen.", "Els vertelt jullie de rest."],
)
def test_what_somebody_else_tells_the_customer_is_not_retold(text: str) -> None:
    assert not spans(text, "asked")


@pytest.mark.parametrize("text", ["Gisteren schreef u dat het lekt.", "In uw mail van maandag vraagt u hoe het zit."])
def test_a_verb_before_the_customer_retells_him(text: str) -> None:
    assert spans(text, "asked")
