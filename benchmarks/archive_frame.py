"""What stands around the words of a mail: salutation, signature, disclaimer and thread; and mails of other kinds."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from archive_phrases import Form

_SHORT_DAYS = "ma di wo do vr za zo".split()
_SHORT_MONTHS = "jan. feb. mrt. apr. mei jun. jul. aug. sep. okt. nov. dec.".split()
_CLOSINGS = (
    "Met vriendelijke groet,",
    "Met vriendelijke groeten,",
    "Vriendelijke groet,",
    "Hartelijke groet,",
    "Groet,",
)
_DISCLAIMER = (
    "Dit bericht is alleen bestemd voor de geadresseerde en kan vertrouwelijk zijn. Kreeg u het per ongeluk? "
    "Dan vragen wij u het te verwijderen."
)
_ENGLISH = (
    "Thank you for your message about the invoice. We have looked into it and will send a new one on Monday.",
    "I have checked your account and the payment was received last week. Please let me know if there is anything else.",
    "We are sorry to hear that the parcel was damaged. A new one will be delivered as soon as possible.",
    "Your booking has been changed. You will find the new times in the attached document.",
)
_AWAY = (
    "Ik ben afwezig tot en met {until}. Uw mail wordt niet doorgestuurd. Neem bij spoed contact op met een collega.",
    "Bedankt voor uw bericht. Dit is een automatische bevestiging. Wij antwoorden zo spoedig mogelijk.",
)


@dataclass(frozen=True)
class Frame:
    """Who writes to whom, and what about."""

    form: Form
    """How the customer is addressed."""
    given: str
    """The customer's given name."""
    surname: str
    """The customer's surname, with what stands before it."""
    agent: str
    """Who writes."""
    team: str
    """In which team."""
    firm: str
    """For which organisation."""
    sent: datetime
    """When."""
    agent_address: str
    """The agent's address."""
    customer_address: str
    """The customer's address."""
    subject: str
    """What the customer's mail was called."""
    asks: str
    """What the customer asked."""


def salutation(rng: Random, frame: Frame) -> str:
    """Return the line that opens the mail."""
    if frame.form == "je":
        return f"{('Beste', 'Hoi', 'Dag', 'Hallo')[int(rng.random() * 4)]} {frame.given},"
    surname = frame.surname[0].upper() + frame.surname[1:]
    title = ("mevrouw", "heer")[int(rng.random() * 2)]
    return f"{('Beste', 'Geachte')[int(rng.random() * 2)]} {title} {surname},"


def signature(rng: Random, frame: Frame, *, english: bool = False) -> str:
    """Return the closing with the agent's name, and mostly a signature and now and then a disclaimer."""
    closing = "Kind regards," if english else _CLOSINGS[int(rng.random() * len(_CLOSINGS))]
    lines = [closing, "", frame.agent]
    if rng.random() < 0.8:
        lines += [frame.team, frame.firm]
    if rng.random() < 0.4:
        lines += [f"T 088 555 {int(rng.random() * 90) + 10} {int(rng.random() * 90) + 10}", f"E {frame.agent_address}"]
    if rng.random() < 0.25:
        lines += ["", _DISCLAIMER]
    return "\n".join(lines)


def quoted(rng: Random, frame: Frame) -> str:
    """Return the customer's mail as mail programs put it below an answer: words that are not the sender's."""
    before = frame.sent - timedelta(days=1, minutes=37)
    name = f"{frame.given} {frame.surname}"
    asks = f"Beste lezer,\n\n{frame.asks} Ik wil zo snel mogelijk antwoord, u moet mij bellen.\n\nGroet,\n{name}"
    kind = int(rng.random() * 4)
    if kind == 0:
        day = f"{_SHORT_DAYS[before.weekday()]} {before.day} {_SHORT_MONTHS[before.month - 1]} {before.year}"
        intro = f"Op {day} om {before:%H:%M} schreef {name} <{frame.customer_address}>:"
        return f"\n\n{intro}\n" + "\n".join(f"> {line}".rstrip() for line in asks.split("\n")) + "\n"
    if kind == 3:
        intro = (
            f"Op {before:%d-%m-%Y} om {before:%H:%M} heeft {name} <{frame.customer_address}> het volgende geschreven:"
        )
        return f"\n\n{intro}\n\n{asks}\n"
    rule = "-----Oorspronkelijk bericht-----" if kind == 1 else "_" * 32
    headers = [
        rule,
        f"Van: {name} <{frame.customer_address}>",
        f"Verzonden: {before:%d-%m-%Y %H:%M}",
        f"Aan: {frame.firm} <{frame.agent_address}>",
        f"Onderwerp: {frame.subject}",
    ]
    return "\n\n" + "\n".join(headers) + f"\n\n{asks}\n"


def with_typo(rng: Random, sentence: str) -> str:
    """Return the sentence with two letters in the middle of a long word swapped."""
    long = [word for word in sentence.split() if len(word) > 6 and word.isalpha() and word.islower()]
    if not long:
        return sentence
    word = long[int(rng.random() * len(long))]
    at = 2 + int(rng.random() * (len(word) - 4))
    return sentence.replace(word, word[:at] + word[at + 1] + word[at] + word[at + 2 :], 1)


def english(rng: Random, frame: Frame) -> str:
    """Return an answer in English."""
    return f"{_ENGLISH[int(rng.random() * len(_ENGLISH))]} Your ticket is about: {frame.subject}."


def out_of_office(rng: Random, frame: Frame) -> str:
    """Return what a program answers."""
    until = (frame.sent + timedelta(days=6)).strftime("%d-%m-%Y")
    return _AWAY[int(rng.random() * len(_AWAY))].format(until=until) + f"\n\n{frame.agent}"
