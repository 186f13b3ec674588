"""What real mail has and grammars have not: small letters, missing stops, exclamation marks and typing errors."""

from __future__ import annotations

import random

from .trees import Phrase

LOWERED, UNSTOPPED, EXCLAIMED, MISTYPED = 0.06, 0.06, 0.03, 0.03
# As hands slip: the tags stay those of what was meant.
TYPOS = {
    "uw": "u", "wij": "wji", "het": "hte", "niet": "neit", "bestelling": "besteling", "factuur": "faktuur",
    "binnen": "binen", "ontvangen": "ontvagen", "adres": "addres",
    "abonnement": "abonement", "e-mail": "e-mial", "graag": "graga", "formulier": "formulir", "contact": "kontact",
    "betaald": "betaalt", "wordt": "word", "direct": "direkt", "account": "acount", "pakket": "paket",
    "via": "vai", "onze": "onzr", "kunt": "kutn", "meteen": "metteen", "klacht": "klagt", "gegevens": "gegvens",
    "website": "webiste", "telefonisch": "telefonish", "vandaag": "vadaag", "gewijzigd": "gewijzigt",
}  # fmt: skip


def roughen(sentence: Phrase, chance: random.Random) -> Phrase:
    """Change the look of some sentences; the tree stays."""
    first, last = sentence[0], sentence[-1]
    if chance.random() < LOWERED and first.upos != "PROPN":
        first.form = first.form[0].lower() + first.form[1:]
    if last.form == "." and last.upos == "PUNCT":
        if chance.random() < EXCLAIMED:
            last.form = last.lemma = "!"
        elif chance.random() < UNSTOPPED:
            sentence = sentence[:-1]
    if chance.random() < MISTYPED:
        wrong = [word for word in sentence[1:] if word.form in TYPOS]
        if wrong:
            word = chance.choice(wrong)
            word.form = TYPOS[word.form]
    return sentence
