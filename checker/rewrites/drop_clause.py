"""Leave out a whole sentence with its line, or a main clause that is joined to another one."""

from spacy.tokens import Span, Token

from checker.findings.model import Reading
from checker.language.clauses import Clause, clauses
from checker.language.subjects import SENDER_PRONOUNS
from checker.language.texts import plain_text
from checker.language.verb_words import imperatives, is_finite
from checker.language.wordorder import SUBORDINATORS, after_list_mark, after_preamble
from checker.rewrites.front import put_in_front
from checker.rewrites.model import Rewrite
from checker.rewrites.words import capitalised

_JOINS = frozenset({"en", "maar", "want", "dus", "doch"})
_CUTS = frozenset({",", ";", ":", "–"})
_FOLLOWS_FROM_IT = frozenset({"daarom", "dus", "vandaar", "dan", "toch"})
_POINTS_BACK = frozenset(
    {"dat", "dit", "die", "deze", "daar", "hier", "daardoor", "daarmee", "hierdoor", "hiermee", "zo"}
)
_OBJECT_CLAUSES = frozenset({"dat", "of", "hoe", "waarom", "wat", "wie"})
"""Words that open a clause of which the next one says something: `Dat u centraal staat, weet u.`"""
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
LONGEST_REST = 8
"""How many words of its clause may go with the matched words, beside them."""


def holds_its_clause(span: Span, sentence: Span) -> bool:
    """Tell whether words hold what their clause cannot do without: its verb, or all there is of it."""
    opens = span[0].lower_ in SUBORDINATORS
    if not opens and any(is_finite(word.lower_) and word.pos_ in {"VERB", "AUX"} for word in span):
        return True
    if not opens and len(span) > 1 and any(word.dep_ in _SUBJECTS for word in span):
        return True
    others = [word for word in sentence if not span.start <= word.i < span.end]
    return not any(is_finite(word.lower_) for word in others)


def drop_clause(span: Span, sentence: Span, reading: Reading) -> Rewrite | None:
    """Leave out the sentence, or the clause when the sentence holds another one that can stand alone."""
    if stands_alone(span, sentence):
        return drop_sentence(sentence, reading)
    return other_clause(span, sentence)


def stands_alone(span: Span, sentence: Span) -> bool:
    """Tell whether the matched words and little else make up their sentence."""
    if _shared_after(span, sentence) or _wish_after(span, sentence) or _kept_before(span, sentence):
        return False
    found = clauses(sentence, span)
    others = [word for word in sentence if word.is_alpha and not span.start <= word.i < span.end]
    return len(others) <= LONGEST_REST and all(_meets(clause, span) for clause in found)


def other_clause(span: Span, sentence: Span) -> Rewrite | None:
    """Leave the matched words' clause out of a sentence that goes on; None when what is left cannot stand alone."""
    if kept := _shared_after(span, sentence) or _wish_after(span, sentence) or _kept_before(span, sentence):
        return kept
    found = clauses(sentence, span)
    touched = [index for index, clause in enumerate(found) if _meets(clause, span)]
    if not touched or touched[0] or touched[-1] == len(found) - 1:
        return None
    if found[0].lead in _OBJECT_CLAUSES and is_finite(found[touched[-1] + 1].words[0]):
        return None
    rest = [word for index in touched for word in found[index].tokens if not span.start <= word.i < span.end]
    return _keep_after(found[touched[-1] + 1], sentence) if len(rest) <= LONGEST_REST else None


def _kept_before(span: Span, sentence: Span) -> Rewrite | None:
    """Keep what the clause is joined to: `De wachtlijst is lang en wij rekenen op uw begrip.` loses its end."""
    found = clauses(sentence, span)
    held = next((clause for clause in found[1:] if span[0] in clause), None)
    if held is None or span.start - held.tokens[0].i > LONGEST_REST:
        return _cut_before(span.start - 1, span, sentence)
    opening = held.tokens[0]
    return _cut_before(span.start - 1, span, sentence) or _cut_before(
        opening.i if opening.lower_ in _JOINS else opening.i - 1, span, sentence
    )


def _cut_before(index: int, span: Span, sentence: Span) -> Rewrite | None:
    """Cut a sentence off at a comma or joining word when a main clause stands before it and nothing else behind it."""
    while index > sentence.start and sentence.doc[index].is_space:
        index -= 1
    joint = sentence.doc[index]
    if index <= sentence.start or (joint.lower_ not in _JOINS and joint.text not in _CUTS):
        return None
    if joint.text == "," and is_finite(joint.nbor().lower_):
        return None
    behind = [word for word in sentence.doc[span.end : sentence.end] if word.is_alpha]
    if len(behind) > LONGEST_REST or any(is_finite(word.lower_) for word in behind):
        return None
    last = joint.nbor(-1) if joint.nbor(-1).text not in _CUTS else joint.nbor(-2)
    before = sentence.doc[sentence.start : last.i + 1]
    fewest = 4 if joint.text == ":" else 2
    if all(clause.is_subordinate for clause in clauses(before)) or sum(word.is_alpha for word in before) < fewest:
        return None
    end = next((word for word in reversed(list(sentence)) if not word.is_punct and not word.is_space), span[-1])
    return Rewrite(last.idx + len(last), end.idx + len(end), "", safe=False)


def _shared_after(span: Span, sentence: Span) -> Rewrite | None:
    """Keep what the same subject does besides: `Wij streven naar … en nemen uw opmerking mee.`"""
    subject = next((word for word in sentence.doc[after_preamble(sentence) : sentence.end] if not word.is_space), None)
    if subject is None or subject.lower_ not in SENDER_PRONOUNS or subject.i > span.start:
        return None
    behind = sentence.doc[span.end : sentence.end]
    joint = next((word for word in behind if word.lower_ == "en" or word.text in _CUTS or word.lower_ in _JOINS), None)
    verb = joint.nbor() if joint is not None and joint.lower_ == "en" and joint.i + 3 < sentence.end else None
    if verb is None or not is_finite(verb.lower_) or verb.pos_ not in {"VERB", "AUX"} or verb.nbor().is_punct:
        return None
    if (verb.lower_.endswith("en") or verb.lower_ == "zijn") != (subject.lower_ != "ik"):
        return None
    return _from_start(sentence, verb, f"{capitalised(subject.lower_)} {verb.text}")


def _wish_after(span: Span, sentence: Span) -> Rewrite | None:
    """Keep what is joined to a phrase without a verb: `Sorry voor het ongemak en nog een fijne dag!`."""
    if span.end + 1 >= sentence.end or sentence.doc[span.end].lower_ != "en":
        return None
    if any(is_finite(word.lower_) for word in sentence):
        return None
    first = sentence.doc[span.end + 1]
    return _from_start(sentence, first, capitalised(first.text))


def _meets(clause: Clause, span: Span) -> bool:
    return clause.tokens[0].i < span.end and span.start <= clause.tokens[-1].i


def _keep_after(kept: Clause, sentence: Span) -> Rewrite | None:
    """Keep the main clause behind: `…, en daarom horen wij graag …` becomes `Wij horen graag …`."""
    if kept.is_subordinate or not kept.body:
        return None
    leads = len(kept.words) - len(kept.body)
    if kept.lead not in _JOINS and kept.tokens[0].nbor(-1).text not in _CUTS:
        return None
    first: Token = kept.tokens[leads]
    if is_finite(first.lower_) and kept.body[1:2] and kept.body[1] in SENDER_PRONOUNS:
        return None
    if first.lower_ in _FOLLOWS_FROM_IT and len(kept.body) > 2:
        turned = put_in_front(first.nbor(), sentence)
        return _from_start(sentence, turned[1], capitalised(turned[0])) if turned else None
    if first.lower_ in _POINTS_BACK or (is_finite(first.lower_) and first.lower_ not in imperatives()):
        return None
    if not any(is_finite(word) for word in kept.body):
        return None
    return _from_start(sentence, first, capitalised(first.text))


def _from_start(sentence: Span, last: Token, text: str) -> Rewrite:
    return Rewrite(after_list_mark(sentence), last.idx + len(last), text, safe=False)


def drop_sentence(sentence: Span, reading: Reading) -> Rewrite | None:
    """Leave a sentence out with its space or its line; nothing when it is all there is."""
    text = plain_text(reading.doc)
    start, end = sentence.start_char, sentence.end_char
    if not (text[:start].strip() or text[end:].strip()):
        return None
    line_ends = not text[end:].strip(" \t") or text[end:].lstrip(" \t").startswith("\n")
    line_begins = not text[:start].strip(" \t") or text[:start].rstrip(" \t").endswith("\n")
    if line_ends and not line_begins:
        return Rewrite(len(text[:start].rstrip()), end, "", safe=False)
    if line_ends and not text[end:].strip():
        return Rewrite(len(text[:start].rstrip()), end, "", safe=False)
    return Rewrite(start, len(text) - len(text[end:].lstrip()), "", safe=False)
