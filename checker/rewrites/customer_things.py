"""What belongs to a customer in place of what the customer was called: a number, a question, goods."""

from itertools import pairwise

from spacy.tokens import Span, Token

from checker.language.verb_words import is_finite
from checker.rewrites.model import Rewrite
from checker.rewrites.words import capitalised, cased_like

_PEOPLE = frozenset({"debiteur", "klant", "relatie", "cliënt", "afnemer", "gebruiker", "abonnee"})
_CASES = _PEOPLE | frozenset(
    """dossier zaaknummer dossiernummer ticket ticketnummer nummer casus case zaak klantnummer debiteurennummer
    relatienummer""".split()
)
_USERS = frozenset({"afnemer", "afnemers", "gebruiker", "gebruikers"})
_WHOSE = {"u": "u", "jij": "jou", "jou": "jou", "je": "jou", "jullie": "jullie"}
_SUBSCRIBED = ("pakket", "abonnement", "account", "contract")
_HAS = {"u": "heeft", "je": "hebt", "jij": "hebt"}
_REACH = 7


def number_given(span: Span, copula: Token, sentence: Span) -> Rewrite | None:
    """Give the number to what has it: `U bent dossier 41` → `Uw dossier heeft nummer 41`; None if unclear."""
    person = _person_beside(copula, sentence)
    kind = next((word.lower_ for word in span if word.is_alpha), "")
    number = next((word.text for word in span if any(character.isdigit() for character in word.text)), None)
    if person is None or number is None or kind not in _CASES or not span.text.endswith(number):
        return None
    whose = "uw" if person.lower_ == "u" else "je"
    thing = "klantnummer" if kind in _PEOPLE else kind
    is_number = thing.endswith("nummer")
    first = min(person, copula, key=lambda word: word.i)
    if first is copula:
        text = f"{'is' if is_number else 'heeft'} {whose} {thing} {'' if is_number else 'nummer '}{number}"
    else:
        text = f"{whose} {thing} {'is' if is_number else 'heeft nummer'} {number}"
    return Rewrite(first.idx, span.end_char, capitalised(text) if first.text[0].isupper() else text, safe=False)


def _person_beside(copula: Token, sentence: Span) -> Token | None:
    """Return the `u` or `je` right beside a verb."""
    places = (index for index in (copula.i - 1, copula.i + 1) if sentence.start <= index < sentence.end)
    return next((copula.doc[index] for index in places if copula.doc[index].lower_ in {"u", "je", "jij"}), None)


def has_question(span: Span, sentence: Span, question: str) -> Rewrite | None:
    """Let the customer ask something: `u bent een lastig geval` → `u heeft een lastige vraag`, before or behind it."""
    if span.start - sentence.start < 1:
        return None
    before, after = span[0].nbor(-1), span.doc[span.end] if span.end < sentence.end else None
    if before.lower_ == "bent" and (has := _HAS.get(before.nbor(-1).lower_) if before.i > sentence.start else None):
        return Rewrite(before.idx, span.end_char, f"{has} {question}", safe=False)
    if after is not None and after.lower_ == "bent" and (has := _HAS.get(before.lower_)):
        return Rewrite(span.start_char, after.idx + len(after), f"{question} {has}", safe=False)
    return None


def asking(span: Span) -> Rewrite | None:
    """Say what is dealt with: `Gevallen zoals u` → `Vragen zoals die van u`."""
    behind = [word.lower_ for word in span.doc[span.end : span.end + 2]]
    whose = _WHOSE.get(behind[-1]) if len(behind) == 2 and behind[0] in {"zoals", "als"} else None
    if whose is None or len(span) > 1 or span[0].lower_ not in {"gevallen", "dossiers", "casussen"}:
        return None
    last = span.doc[span.end + 1]
    return Rewrite(span.start_char, last.idx + len(last), cased_like(f"vragen zoals die van {whose}", span), safe=False)


def without_product(span: Span, sentence: Span, *, plural: bool) -> Rewrite | None:
    """Name the customer, not the goods: `Als afnemer van stroom ontvangt u` → `Als klant ontvangt u`."""
    following = span.doc[span.end : min(span.end + _REACH, sentence.end)]
    if span[-1].lower_ not in _USERS or len(following) < 2 or following[0].lower_ != "van":
        return None
    noun = "klanten" if plural else "klant"
    if span.start > sentence.start and span[0].nbor(-1).lower_ == "als":
        pairs = pairwise(following[2:])
        verb = next((word for word, after in pairs if is_finite(word.lower_) and after.lower_ in _WHOSE), None)
        return Rewrite(span.start_char, verb.idx - 1, noun, safe=False) if verb is not None else None
    if len(following) > 2 and following[2].lower_.endswith(_SUBSCRIBED):
        return Rewrite(span.start_char, following[0].idx + 3, cased_like(f"{noun} met", span), safe=False)
    return None
