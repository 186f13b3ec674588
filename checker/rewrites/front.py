"""The place in front of the verb: what comes there when the words that stood there are left out.

`In principe komen wij vrijdag.` → `Wij komen vrijdag.`; the verb stays second, `krijg je` becomes `je krijgt`.
"""

from spacy.tokens import Span, Token

from checker.language.second_person import forms_of
from checker.language.verb_words import is_finite, past_forms
from checker.language.verbs import load_verbs
from checker.rewrites.words import text_of

_SUBJECTS = frozenset("ik wij we u jij jullie hij zij ze er men iedereen niemand alles iemand niets ge gij jij".split())
_DEMONSTRATIVES = frozenset({"het", "dit", "dat", "deze", "die"})
_TIMES = frozenset(
    "vandaag morgen nu dan daar hier straks vanmiddag vanavond overmorgen daarna daarvoor hiervoor".split()
)
_DETERMINERS = frozenset(
    """de het een uw je jouw jullie onze ons mijn hun zijn haar dit dat deze die elke elk iedere ieder alle geen
    beide sommige veel weinig meer zo'n welke""".split()
)
_GOES_ON = frozenset({"en", "of", "die", "dat", "wie", "waar", "om", "zoals", "dan", "te", "-", "/", "("})
_WITHOUT_OBJECT = frozenset(
    "bleef lag stond kwam ging raakte viel zat verliep belandde ontbrak verdween ligt staat komt gaat valt zit".split()
)
"""Verbs without an object, so that `je` before a noun behind one is whose it is: `bleef je vraag liggen`."""
_COMPLETED = frozenset(
    """aanvraag aanvragen verzoek vraag vragen klacht klachten offerte aanbod antwoord bezwaar kosten recht reden
    abonnement bestelling rekening factuur aanmelding inschrijving""".split()
)
_COMPLETING = frozenset({"voor", "over", "tegen", "tot"})
"""Words behind which a noun goes with the one before: `uw aanvraag voor een huurwoning`."""
_OTHERS = {
    "heb": "hebt",
    "ben": "bent",
    "kun": "kunt",
    "zul": "zult",
    "wil": "wilt",
    "kan": "kan",
    "zal": "zal",
    "mag": "mag",
}


def put_in_front(verb: Token, sentence: Span) -> tuple[str, Token] | None:
    """Return `subject verb` for a clause that begins with its verb, and its last word; None when it is not clear."""
    if not is_finite(verb.lower_) or verb.i + 1 >= sentence.end:
        return None
    last = constituent_end(verb.nbor(), sentence)
    if last is None:
        return None
    words = sentence.doc[verb.i + 1 : last.i + 1]
    familiar = words.text.lower() in {"je", "jij"}
    if familiar and _owns(verb, last, sentence):
        return None
    form = _straight_form(verb) if familiar else verb.lower_
    return (f"{text_of(list(words))} {form}", last) if form else None


def _owns(verb: Token, word: Token, sentence: Span) -> bool:
    """Tell whether `je` must be a possessive: the verb is none that stands before it, as in `ligt je vergunning`."""
    forms = forms_of(verb.lower_)
    unlike = forms is not None and not forms.is_past and verb.lower_ == forms.polite != forms.before_je
    noun = word.i + 1 < sentence.end and word.nbor().pos_ in {"NOUN", "PROPN", "ADJ"}
    return unlike and noun and word.lower_ == "je"


def constituent_end(first: Token, sentence: Span) -> Token | None:
    """Return the last word of what begins at a word and can stand before a verb; None when that is not clear."""
    following = first.nbor() if first.i + 1 < sentence.end else None
    if first.lower_ in _SUBJECTS and not _is_possessive(first):
        return first if following is None or following.lower_ != "en" else None
    if first.lower_ in _TIMES:
        return first
    if first.lower_ in {"je", *_DEMONSTRATIVES} and not _goes_with_noun(first, following):
        return first if following is None or following.lower_ not in _GOES_ON - {"dat", "die", "om", "te"} else None
    return _noun_phrase_end(first, sentence)


def _noun_phrase_end(first: Token, sentence: Span) -> Token | None:
    """Return the last word of a plain noun phrase, `van` and its own noun phrase included."""
    token, last = first, None
    if token.lower_ in _DETERMINERS:
        token = token.nbor()
    while token.i < sentence.end and (token.pos_ in {"ADJ", "NUM"} or (token.pos_ == "NOUN" and last is None)):
        last = token if token.pos_ == "NOUN" else last
        if last is not None:
            break
        token = token.nbor()
    if last is None:
        last = _name_end(token, sentence) if token.pos_ == "PROPN" else None
    if last is None or last.i + 1 >= sentence.end:
        return last
    following = last.nbor()
    if following.lower_ == "van" and following.i + 1 < sentence.end:
        return _noun_phrase_end(following.nbor(), sentence)
    if last.lower_ in _COMPLETED and following.lower_ in _COMPLETING and following.i + 1 < sentence.end:
        return _noun_phrase_end(following.nbor(), sentence)
    if following.lower_ == "om" and following.i + 1 < sentence.end and following.nbor().pos_ == "NUM":
        return last
    return None if following.lower_ in _GOES_ON or following.text == "," or _goes_on_name(following) else last


def _name_end(token: Token, sentence: Span) -> Token:
    while token.i + 1 < sentence.end and _goes_on_name(token.nbor()):
        token = token.nbor()
    return token


def _goes_on_name(word: Token) -> bool:
    return word.pos_ == "PROPN" and word.text[0].isupper()


def _is_possessive(word: Token) -> bool:
    return word.tag_.startswith("VNW|bez")


def _goes_with_noun(word: Token, following: Token | None) -> bool:
    """Tell whether a word such as `je` or `dat` stands before its noun: `dat bedrag`, `je pakket`."""
    if word.lower_ == "je":
        before = word.nbor(-1).lower_ if word.i else ""
        is_noun = following is not None and following.pos_ == "NOUN"
        return _is_possessive(word) or (is_noun and before in _WITHOUT_OBJECT)
    prenominal = following is not None and (following.pos_ == "NOUN" or following.tag_.startswith("ADJ|prenom"))
    return prenominal and (word.pos_ == "DET" or word.dep_ == "det" or "|det|" in word.tag_)


def _straight_form(verb: Token) -> str | None:
    """Return what a verb before `je` becomes behind it: `krijg je` → `je krijgt`; None when the verb is unknown."""
    word = verb.lower_
    if word in _OTHERS:
        return _OTHERS[word]
    if word in past_forms() or word in {"zou", "mocht", "is", "moet"} or word.endswith("t"):
        return word
    infinitive = load_verbs().infinitive_of(word)
    found = load_verbs().verb(infinitive) if infinitive else None
    return found.third if found else None
