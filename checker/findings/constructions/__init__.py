"""The named constructions that rule files can refer to."""

from checker.findings.constructions.address_form import ADDRESS_FORM
from checker.findings.constructions.agentless_passive import AGENTLESS_PASSIVE
from checker.findings.constructions.bare_command import BARE_COMMAND
from checker.findings.constructions.base import Construction, MailConstruction
from checker.findings.constructions.capitals import CAPITALS, FRAME_CAPITALS
from checker.findings.constructions.competitor import COMPETITOR
from checker.findings.constructions.competitor_comparison import COMPETITOR_COMPARISON
from checker.findings.constructions.competitor_contrast import COMPETITOR_CONTRAST
from checker.findings.constructions.directive import DIRECTIVE
from checker.findings.constructions.heavy_passive import HEAVY_PASSIVE
from checker.findings.constructions.imperative import IMPERATIVE
from checker.findings.constructions.long_sentence import LONG_SENTENCE
from checker.findings.constructions.mail_words import MAIL_PHRASE, MISSING_WORDS
from checker.findings.constructions.marks import FRAME_MARKS, MARKS
from checker.findings.constructions.next_step import NO_NEXT_STEP, PROMISED_MOMENT
from checker.findings.constructions.noun_chain import NOUN_CHAIN
from checker.findings.constructions.recipient import OTHER_NAME
from checker.findings.constructions.rule_as_reason import RULE_AS_REASON
from checker.findings.constructions.salutation import IMPERSONAL_SALUTATION, MISSING_SALUTATION
from checker.findings.constructions.salutation_words import SALUTATION_WORDS
from checker.findings.constructions.sent_away import SENT_AWAY
from checker.findings.constructions.sign_off import IMPERSONAL_SIGN_OFF, MISSING_CLOSING, MISSING_NAME
from checker.findings.constructions.unfinished import MISSING_FILE, OPEN_SLOT, PAST_PROMISE, WRONG_WEEKDAY

CONSTRUCTIONS: dict[str, Construction] = {
    "agentless-passive": AGENTLESS_PASSIVE,
    "bare-command": BARE_COMMAND,
    "capitals": CAPITALS,
    "competitor": COMPETITOR,
    "competitor-comparison": COMPETITOR_COMPARISON,
    "competitor-contrast": COMPETITOR_CONTRAST,
    "directive": DIRECTIVE,
    "heavy-passive": HEAVY_PASSIVE,
    "imperative": IMPERATIVE,
    "long-sentence": LONG_SENTENCE,
    "noun-chain": NOUN_CHAIN,
    "marks": MARKS,
    "rule-as-reason": RULE_AS_REASON,
    "sent-away": SENT_AWAY,
}

MAIL_CONSTRUCTIONS: dict[str, MailConstruction] = {
    "address-form": ADDRESS_FORM,
    "frame-capitals": FRAME_CAPITALS,
    "frame-marks": FRAME_MARKS,
    "impersonal-salutation": IMPERSONAL_SALUTATION,
    "impersonal-sign-off": IMPERSONAL_SIGN_OFF,
    "mail-phrase": MAIL_PHRASE,
    "missing-closing": MISSING_CLOSING,
    "missing-file": MISSING_FILE,
    "other-name": OTHER_NAME,
    "missing-name": MISSING_NAME,
    "missing-salutation": MISSING_SALUTATION,
    "missing-words": MISSING_WORDS,
    "no-next-step": NO_NEXT_STEP,
    "open-slot": OPEN_SLOT,
    "past-promise": PAST_PROMISE,
    "promised-moment": PROMISED_MOMENT,
    "salutation-words": SALUTATION_WORDS,
    "wrong-weekday": WRONG_WEEKDAY,
}
