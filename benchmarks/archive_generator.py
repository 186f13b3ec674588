"""Made-up archives of customer mail in which it is known what is wrong with which mail."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from random import Random
from typing import Literal, TypeVar

from archive_frame import Frame, english, out_of_office, quoted, salutation, signature, with_typo
from archive_phrases import Form, Reply, Sector, Slots, slots_of, words

T = TypeVar("T")
Status = Literal["checked", "incoming", "internal", "automatic", "other-language", "duplicate"]
DOMAIN = "voorbeeldbedrijf.nl"
FIRST_DAY = date(2026, 1, 5)
WEEKS = 26
TRAINING_DAY = date(2026, 3, 30)
TRAINED = "vage-termijn"
"""The category that was trained on: from the training day on its rate is half of what it was."""
NOISY_TEAM = "Webcare"
TEAM_FACTORS = {
    "Klantenservice": 1.0,
    "Facturatie": 0.8,
    "Technische dienst": 1.1,
    "Retouren": 0.6,
    "Binnendienst": 1.0,
    "Klachten": 1.3,
    NOISY_TEAM: 2.4,
    "Planning": 0.8,
}
"""How often a team writes something faulty, as a multiple of each category's own rate."""
# Of a hundred mails; what is left over is ordinary outgoing mail.
SHARES: tuple[tuple[Status, float], ...] = (
    ("incoming", 0.12), ("internal", 0.04), ("automatic", 0.05), ("other-language", 0.04), ("duplicate", 0.02),
)  # fmt: skip
REPLY_SHARE = 0.15
"""Of the outgoing mails, how many are a reply template."""
_HOLIDAYS = {
    date(2026, 4, 3),
    date(2026, 4, 6),
    date(2026, 4, 27),
    date(2026, 5, 5),
    date(2026, 5, 14),
    date(2026, 5, 25),
}
_DAYS = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()
_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()


@dataclass(frozen=True)
class GeneratedMail:
    """A mail and the truth about it."""

    index: int
    """Its place in the archive, from 0."""
    key: str
    """Its Message-ID; a duplicate has that of the mail it repeats."""
    status: Status
    """What a run should make of it; `checked` is the organisation's own Dutch mail to a customer."""
    categories: tuple[str, ...]
    """The categories put in, one entry a sentence; of `checked` mails only."""
    template: str
    """The reply template that it is; empty when it is none."""
    sector: str
    """What kind of organisation it is about."""
    team: str
    """The team of the agent; empty when a customer or a program wrote it."""
    agent: str
    """Who wrote it, or the name of the customer."""
    sender: str
    """The address it is from."""
    recipient: str
    """The address it is to."""
    sent: datetime
    """When, in local time."""
    ticket: str
    """The ticket it belongs to."""
    subject: str
    """Its subject, without the ticket."""
    text: str
    """The whole plain text, with signature and thread."""
    own: str
    """The sender's own words between salutation and closing."""
    is_html: bool
    """Whether it is sent as HTML beside plain text."""


def generate(mails: int, seed: int) -> Iterator[GeneratedMail]:
    """Give so many mails in the order in which they were sent; the same for the same seed and number."""
    last: GeneratedMail | None = None
    for index in range(mails):
        mail = _Maker(index, mails, Random(f"{seed}:{index}")).make()
        if mail.status == "duplicate":
            # Until there is something to repeat, a mail is itself.
            mail = (
                replace(last, index=index, status="duplicate", categories=())
                if last
                else replace(mail, status="checked")
            )
        elif mail.status == "checked":
            last = mail
        yield mail


class _Maker:
    """Makes one mail."""

    def __init__(self, index: int, mails: int, rng: Random) -> None:
        self.index, self.rng, self.words = index, rng, words()
        self.sector: Sector = self._one(self.words.sectors)
        self.form: Form = "u" if rng.random() < 0.6 else "je"
        self.sent = self._moment(index / mails)
        number = int(rng.random() * len(self.words.people["agents"]))
        self.agent = self.words.people["agents"][number]
        self.team = self.words.people["teams"][
            number * len(self.words.people["teams"]) // len(self.words.people["agents"])
        ]
        self.given, self.surname = self._one(self.words.people["given"]), self._one(self.words.people["surnames"])
        days = _days_after(self.sent.date())
        colleagues = tuple(
            one for one in self.words.people["colleagues"] if one not in (self.agent.split()[0], self.given)
        )
        self.slots: Slots = slots_of(
            rng,
            self.sector,
            {"dag": days, "datum": _date_before(self.sent.date()), "collega": colleagues, "Collega": colleagues},
        )

    def make(self) -> GeneratedMail:
        """Return the mail."""
        status = self._status()
        frame = Frame(
            self.form, self.given, self.surname, self.agent, self.team, self.sector.firm, self.sent,
            address(self.agent), self._customer(), self._one(self.sector.words["subject"]),
            self._one(self.sector.words["asks"]),
        )  # fmt: skip
        own, categories, template = self._words(status, frame)
        made = GeneratedMail(
            index=self.index, key=f"<{self.index:07d}.{int(self.rng.random() * 1e9):09d}@{DOMAIN}>", status=status,
            categories=categories, template=template, sector=self.sector.name, team=self.team, agent=self.agent,
            sender=frame.agent_address, recipient=frame.customer_address, sent=self.sent,
            ticket=str(200000 + self.index), subject=f"RE: {frame.subject}", text=own, own=own,
            is_html=self.rng.random() < 0.4,
        )  # fmt: skip
        return self._sent_by(made, status, frame)

    def _sent_by(self, mail: GeneratedMail, status: Status, frame: Frame) -> GeneratedMail:
        """Return the mail with sender, recipient and frame as its status has them."""
        if status == "incoming":
            text = f"Hallo,\n\n{mail.own}\n\nGroet,\n{frame.given} {frame.surname}"
            return replace(
                mail, agent=f"{frame.given} {frame.surname}", team="", sender=frame.customer_address,
                recipient=f"info@{DOMAIN}", subject=frame.subject, text=text,
            )  # fmt: skip
        if status == "automatic":
            return replace(mail, subject=f"Automatisch antwoord: {frame.subject}", text=mail.own, is_html=False)
        if status == "internal":
            to = self._one(self.words.people["agents"])
            return replace(
                mail,
                recipient=address(to),
                subject=frame.subject,
                text=f"Hoi {to.split()[0]},\n\n{mail.own}\n\nGroet,\n{self.agent}",
            )
        opening = f"Dear {frame.given},\n\n" if status == "other-language" else f"{salutation(self.rng, frame)}\n\n"
        text = f"{opening}{mail.own}\n\n{signature(self.rng, frame, english=status == 'other-language')}"
        return replace(mail, text=text + (quoted(self.rng, frame) if self.rng.random() < 0.5 else ""))

    def _words(self, status: Status, frame: Frame) -> tuple[str, tuple[str, ...], str]:
        """Return the words between salutation and closing, the categories in them, and the reply template."""
        if status == "incoming":
            return f"{frame.asks} Kunt u mij zo snel mogelijk helpen?", (), ""
        if status == "internal":
            return f"Kun jij z.s.m. naar {self.slots['het_stuk']()} kijken? De klant wacht. Dat kan echt niet.", (), ""
        if status == "automatic":
            return out_of_office(self.rng, frame), (), ""
        if status == "other-language":
            return english(self.rng, frame), (), ""
        if self.rng.random() < REPLY_SHARE:
            reply: Reply = self._one(self.words.replies)
            return reply.text.fill(self.form, self.slots), reply.faults, reply.name
        return (*self._ordinary(), "")

    def _ordinary(self) -> tuple[str, tuple[str, ...]]:
        """Return an ordinary answer: what goes well, then perhaps something faulty with plain words behind it."""
        clean = self.words.clean
        chosen = [self._one(clean["thanks"]), *self._some(self.sector.clean, 1, 3), *self._some(clean["middle"], 0, 2)]
        chosen.append(self._one(clean["step"]))
        good = [one.fill(self.form, self.slots) for one in chosen]
        if self.rng.random() < 0.08:
            good[1] = with_typo(self.rng, good[1])
        categories = self._faults()
        faulty = []
        for category in categories:
            faulty.append(self._one(self.words.faults[category].phrases).fill(self.form, self.slots))
            faulty.append(self._one(clean["after"]).fill(self.form, self.slots))
        middle = 1 + int(self.rng.random() * (len(good) - 1))
        paragraphs = (good[:middle], good[middle:], faulty)
        return "\n\n".join(" ".join(one) for one in paragraphs if one), categories

    def _faults(self) -> tuple[str, ...]:
        factor = TEAM_FACTORS[self.team]
        found = []
        for category, fault in self.words.faults.items():
            trained = 0.5 if category == TRAINED and self.sent.date() >= TRAINING_DAY else 1.0
            if self.rng.random() < fault.rate * factor * trained:
                found.append(category)
        self.rng.shuffle(found)
        return tuple(found)

    def _status(self) -> Status:
        drawn = self.rng.random()
        for status, share in SHARES:
            drawn -= share
            if drawn < 0:
                return status
        return "checked"

    def _moment(self, share: float) -> datetime:
        """Return a moment in office hours, so far into the weeks."""
        workday = min(int(share * WEEKS * 5 + self.rng.random()), WEEKS * 5 - 1)
        day = FIRST_DAY + timedelta(weeks=workday // 5, days=workday % 5)
        return datetime(day.year, day.month, day.day, 8 + int(self.rng.random() * 9), int(self.rng.random() * 60))

    def _customer(self) -> str:
        name = f"{self.given}.{self.surname}".lower().replace(" ", "").translate(str.maketrans("öü", "ou"))
        return f"{name}{int(self.rng.random() * 90) + 10}@mailvanklant.example"

    def _one(self, listed: tuple[T, ...]) -> T:
        return listed[int(self.rng.random() * len(listed))]

    def _some(self, listed: tuple[T, ...], fewest: int, most: int) -> list[T]:
        return self.rng.sample(listed, fewest + int(self.rng.random() * (most - fewest + 1)))


def address(agent: str) -> str:
    """Return the address of an agent."""
    plain = agent.lower().replace(" ", ".").translate(str.maketrans("éöü", "eou"))
    return f"{plain}@{DOMAIN}"


@lru_cache(maxsize=400)
def _days_after(day: date) -> tuple[str, ...]:
    """Return the coming working days as they are written: `woensdag 14 januari`."""
    days = [day + timedelta(days=ahead) for ahead in range(1, 12)]
    return tuple(_spoken(one) for one in days if one.weekday() < 5 and one not in _HOLIDAYS)


@lru_cache(maxsize=400)
def _date_before(day: date) -> tuple[str, ...]:
    days = [day - timedelta(days=back) for back in range(2, 16)]
    return tuple(f"{one.day} {_MONTHS[one.month - 1]}" for one in days)


def _spoken(day: date) -> str:
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
