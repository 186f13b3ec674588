"""Clauses: where a sentence is cut, what joins them, and which speak of the past."""

import pytest

from checker.language.clauses import clause_of, clauses, is_past
from checker.language.tokenizer import blank_tokenizer


@pytest.mark.parametrize(
    "text",
    [
        "U hoort, zo snel mogelijk, van ons.",
        "We zijn er tot 17.00 uur | en bellen u terug.",
        "Omdat het regent, | blijven we binnen.",
        "Vindt u het goed | als ik u bel?",
        "U en uw partner krijgen een brief.",
        "Binnenkort, na de verbouwing, kunt u weer komen.",
        "Onze excuses, | u krijgt uw geld terug.",
        "Wij hebben hem gevraagd | om u te bellen.",
        "Wij wachten | tot de arts het weet.",
        "Uw mail is binnen | en als u wilt bel ik u.",
        "Fijn | dat u komt.",
        "Gelieve dus nog te wachten.",
        "Zaterdag lukt niet, | maar vrijdag om 16.00 uur staat de taart klaar.",
    ],
)
def test_a_sentence_is_cut_where_another_verb_begins(text: str) -> None:
    sentence = blank_tokenizer()(text.replace(" |", ""))[:]
    expected = [part.strip(" .?").replace(",", "").split() for part in text.split("|")]
    assert [[token.text for token in clause.tokens] for clause in clauses(sentence)] == expected


@pytest.mark.parametrize(
    ("text", "lead", "body"),
    [
        ("U belt en dat doen wij ook.", "en", "dat doen wij ook"),
        ("Wij weten dat u belt.", "dat", "u belt"),
        ("Dat doen wij.", "", "dat doen wij"),
        ("En nu belt u.", "", "en nu belt u"),
    ],
)
def test_a_clause_knows_the_word_that_joins_it(text: str, lead: str, body: str) -> None:
    clause = clauses(blank_tokenizer()(text)[:])[-1]
    assert (clause.lead, " ".join(clause.body)) == (lead, body)


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("Wij hebben de ruit snel vervangen.", True),
        ("De monteur was er snel.", True),
        ("Wij hebben de ruit laten vervangen.", True),
        ("De ruit is gisteren vervangen.", True),
        ("Wij vervangen de ruit.", False),
        ("De ruit wordt vervangen.", False),
        ("De glaszetter heeft beloofd snel te komen.", False),
        ("Het te veel betaalde bedrag krijgt u terug.", False),
        ("Over drie weken is de ruit vervangen.", False),
        ("Wij hopen de ruit snel te hebben vervangen.", False),
    ],
)
def test_the_past_is_told_from_what_is_to_come(text: str, past: bool) -> None:
    sentence = blank_tokenizer()(text)[:]
    assert is_past(clause_of(sentence, sentence[-2:-1])) is past
