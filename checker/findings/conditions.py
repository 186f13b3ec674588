"""The named conditions of rules: what makes a match count (`when`) or innocent (`unless`). All look at words alone."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Span

from checker.findings.addressed import part_of, to_customer
from checker.findings.answered import is_answered_before
from checker.findings.commitment import clear_by, sender_acts
from checker.findings.figures import go
from checker.findings.help_follows import help_follows
from checker.findings.mail_conditions import before_has, named_salutation
from checker.findings.model import Hit, Reading, overlaps
from checker.findings.named_things import is_about
from checker.findings.noun_acts import noun_acts
from checker.findings.openings import opens_clause
from checker.findings.phrases import PhraseIndex
from checker.findings.refusals import in_one_clause, is_conditional, retold, rule_in_clause
from checker.findings.settled import is_settled, settles
from checker.language.actors import customer_acts
from checker.language.clauses import Clause, clause_of, clauses, is_past

_MEETING = r"(?:zien|zie|weerzien|terugzien|ziens|verwelkomen|begroeten|ontmoeten|treffen)"
_WISH = re.compile(
    rf"\b(?:hopen|hoop|hopelijk|graag|kijken|kijk|verheug\w*)\b.*\b{_MEETING}\b|\b{_MEETING}\b.*\b(?:u|je|jou|jullie)\b.*\bgraag\b"
    r"|\b(?:wens|wensen|toewensen)\b|\bhopelijk\b.*\b(?:u|je|jij|jullie|uw|jouw)\b.*\b(?:beter|hersteld|been|oude|herstel)\b"
)
_FAREWELL = re.compile(r"\btot (?:heel |zeer |wel |dan |graag )?$")
_RECOVERY = re.compile(
    r"^ (?:en voorspoedig |weer )?(?:herstel|beterschap|ziens|betere?)\b"
    r"(?! van (?:de|het|uw) (?:storing|verbinding|lijn|schade|dienst))"
)


@dataclass(frozen=True)
class Condition:
    """A condition that a rule can name."""

    holds: Callable[[Hit, Reading, Any], bool]
    """Whether it holds for a hit; the last argument is what the rule gave with it."""
    meaning: str
    """What it means, for people who write rules."""
    needs_parse: bool = False
    """Whether it looks at tags or dependencies."""
    takes_phrases: bool = False
    """Whether the rule gives a list of phrases with it."""


def _moment(hit: Hit, reading: Reading, _: Any) -> bool:
    return is_settled(hit.span, hit.sentence, reading.spans("moment"))


def _moment_next(hit: Hit, reading: Reading, _: Any) -> bool:
    return any(settles(after, reading.spans("moment")) for after in reading.after(hit.sentence, 1))


def _inside(name: str) -> Callable[[Hit, Reading, Any], bool]:
    return lambda hit, reading, _: any(overlaps(hit.span, span) for span in reading.spans(name))


def _question(hit: Hit, reading: Reading, _: Any) -> bool:
    return any(token.text.startswith("?") for token in hit.sentence[-4:])


def _past(hit: Hit, reading: Reading, _: Any) -> bool:
    return is_past(clause_of(hit.sentence, hit.span))


def _promising_clause(hit: Hit) -> Clause:
    """Return the clause that says what is done: beside a term that is a clause itself (‘zodra het kan’)."""
    found = clauses(hit.sentence, hit.span)
    index = next((index for index, clause in enumerate(found) if hit.span[0] in clause), 0)
    if found[index].lead in {"zodra", "wanneer", "als"} and hit.span[0] in found[index].tokens[:1] and len(found) > 1:
        return found[index - 1 if index else 1]
    return found[index]


def _customer_acts(hit: Hit, reading: Reading, _: Any) -> bool:
    return customer_acts(_promising_clause(hit))


def _customer_can(hit: Hit, reading: Reading, _: Any) -> bool:
    return customer_acts(_promising_clause(hit), can=True)


def _wish(hit: Hit, reading: Reading, _: Any) -> bool:
    """Tell whether it is a wish, or a greeting such as ‘tot snel’."""
    doc, sentence = hit.span.doc, hit.sentence
    before = doc[sentence.start : hit.span.start].text.lower() + " "
    after = " " + doc[hit.span.end : sentence.end].text.lower()
    clause = " ".join(clause_of(sentence, hit.span).words)
    return bool(_FAREWELL.search(before) or _RECOVERY.search(after) or _WISH.search(clause))


def _purpose(hit: Hit, reading: Reading, _: Any) -> bool:
    clause = clause_of(hit.sentence, hit.span)
    return clause.lead in {"om", "zodat", "opdat"} and clause.before is None


def _name(hit: Hit, reading: Reading, _: Any) -> bool:
    """Tell whether a capital in the middle of a sentence makes it a name: ‘Brasserie Weldra’, ‘ASAP Koeriers’."""
    first, sentence = hit.span[0], hit.sentence
    if not first.text[0].isupper() or _shouts(sentence):
        return False
    last = hit.span[-1]
    if last.i + 1 < sentence.end and last.nbor().is_title and len(hit.span) == 1:
        return True
    return (
        first.i > sentence.start
        and first.text[1:].islower()
        and first.nbor(-1).text not in {":", "-", "–", "•", "*", '"', "‘", "“"}
    )


def _shouts(sentence: Span) -> bool:
    words = [token for token in sentence if token.is_alpha and len(token) > 1]
    return sum(word.is_upper for word in words) * 2 > len(words)


def _sentence_has(hit: Hit, reading: Reading, phrases: PhraseIndex) -> bool:
    return bool(phrases(hit.sentence))


def _clause_has(hit: Hit, reading: Reading, phrases: PhraseIndex) -> bool:
    tokens = clause_of(hit.sentence, hit.span).tokens
    return bool(phrases(hit.sentence.doc[tokens[0].i : tokens[-1].i + 1]))


def _next_has(hit: Hit, reading: Reading, phrases: PhraseIndex) -> bool:
    return any(phrases(sentence) for sentence in reading.after(hit.sentence, 2))


def _answer_before(hit: Hit, reading: Reading, _: Any) -> bool:
    return is_answered_before(hit.sentence, reading)


def _answer_before_with(hit: Hit, reading: Reading, phrases: PhraseIndex) -> bool:
    return bool(phrases(hit.sentence)) and is_answered_before(hit.sentence, reading)


def _right_after(hit: Hit, reading: Reading, phrases: PhraseIndex) -> bool:
    return any(found.start == hit.span.end for found in phrases(hit.sentence))


def _right_before(hit: Hit, reading: Reading, phrases: PhraseIndex) -> bool:
    return any(found.end == hit.span.start for found in phrases(hit.sentence))


CONDITIONS = {
    "moment-in-sentence": Condition(
        _moment, "een concreet moment (dag, tijd of termijn) staat in dezelfde zin en zegt wanneer"
    ),
    "moment-next": Condition(_moment_next, "de volgende zin zegt wanneer: ‘Dat is uiterlijk vrijdag.’"),
    "quoted": Condition(_inside("quoted"), "de woorden staan tussen aanhalingstekens"),
    "asked-by-customer": Condition(_inside("asked"), "de zin vertelt na wat de klant vroeg, schreef of wil"),
    "question": Condition(_question, "de zin is een vraag"),
    "past": Condition(_past, "de zin gaat over iets dat al gebeurd is"),
    "customer-acts": Condition(_customer_acts, "de klant is degene die iets doet, niet de afzender"),
    "customer-can": Condition(_customer_can, "de klant is degene die iets doet of kan doen, niet de afzender"),
    "wish": Condition(_wish, "de woorden zijn een wens of een groet, zoals ‘tot snel’"),
    "purpose": Condition(
        _purpose, "de woorden zeggen aan het begin van de zin waarvoor iets nodig is: ‘Om u snel te helpen, …’"
    ),
    "name": Condition(_name, "de woorden zijn een naam of horen bij een naam"),
    "sender-acts": Condition(
        sender_acts,
        "het gaat om wat de afzender of iemand namens hem doet of geeft; de gevonden woorden tellen niet mee",
    ),
    "clear-by": Condition(
        clear_by,
        "een ander zinsdeel of een van de volgende twee zinnen zegt wanneer het zeker is: ‘dat hoort u vrijdag’",
    ),
    "opens-clause": Condition(opens_clause, "de woorden staan voorop in de zin of in een deel ervan: ‘… en bestel nu’"),
    "sentence-has": Condition(_sentence_has, "een van deze frasen staat in dezelfde zin", takes_phrases=True),
    "clause-has": Condition(_clause_has, "een van deze frasen staat in hetzelfde deel van de zin", takes_phrases=True),
    "next-has": Condition(_next_has, "een van deze frasen staat in de volgende twee zinnen", takes_phrases=True),
    "help-follows": Condition(
        help_follows, "een alternatief, een prijs of een vervolgstap staat in dezelfde zin of in de volgende twee"
    ),
    "conditional": Condition(
        is_conditional, "de woorden staan in een voorwaarde: ‘als dat niet kan’, ‘lukt het niet, dan …’"
    ),
    "rule-in-clause": Condition(rule_in_clause, "een regel of contract staat in hetzelfde deel van de zin als reden"),
    "in-one-clause": Condition(in_one_clause, "de woorden staan in één deel van de zin"),
    "retold": Condition(retold, "de woorden beginnen in wat de klant vroeg of schreef"),
    "about": Condition(
        is_about,
        "het dichtstbijzijnde zelfstandig naamwoord staat in een van de `lists`, en niet in een van de `others`",
    ),
    "answer-before": Condition(_answer_before, "een van de drie zinnen ervoor geeft de klant al antwoord"),
    "answer-before-with": Condition(
        _answer_before_with,
        "de klant heeft al antwoord, en een van deze frasen zegt dat dit een extraatje is",
        takes_phrases=True,
    ),
    "before-has": Condition(
        before_has, "een van deze frasen staat in dezelfde zin of in de twee ervoor", takes_phrases=True
    ),
    "named-salutation": Condition(named_salutation, "in de aanhef staat een naam"),
    "figures-go": Condition(go, "twee getallen in de zin lopen op (`up`) of af (`down`): ‘van twaalf naar negen’"),
    "right-before": Condition(_right_before, "een van deze frasen staat er vlak voor", takes_phrases=True),
    "to-customer": Condition(
        to_customer,
        "de zin is voor de klant: er is een aanhef, een groet, een andere zin met u of je, of een van deze frasen",
        takes_phrases=True,
    ),
    "noun-acts": Condition(noun_acts, "een ander dan de klant doet het, en staat voorop: ‘De gids mailt u …’"),
    "part-of": Condition(part_of, "de woorden horen bij een van deze frasen", takes_phrases=True),
    "right-after": Condition(_right_after, "een van deze frasen staat er vlak achter", takes_phrases=True),
}
