"""What was written before, against what the sender writes now."""

import pytest

from checker.draft.quotes import quoted_ranges

THREADS = {
    "Gmail": "Op ma 3 nov. 2026 om 12:00 schreef Jan Jansen <jan@x.nl>:\n\nWaarom?\n",
    "Gmail, wrapped": "Op ma 3 nov. 2026 om 12:00 schreef Jan Jansen\n<jan@x.nl>:\n\nWaarom?\n",
    "Gmail, wrapped twice": "Op ma 3 nov. 2026 om 12:00\nschreef Jan Jansen\n<jan@x.nl>:\n\nWaarom?\n",
    "Gmail, English": "On Mon, Nov 3, 2026 at 12:00 PM Jan <jan@x.nl> wrote:\n\nWaarom?\n",
    "Apple Mail": "Op 3 nov. 2026, om 12:00 heeft Jan Jansen <jan@x.nl> het volgende geschreven:\n\nWaarom?\n",
    "Thunderbird": "Op 3-11-2026 om 12:00 schreef Jan:\n\nWaarom?\n",
    "name first": "Jan Jansen <jan@x.nl> schreef op ma 3 nov. 2026:\n\nWaarom?\n",
    "Outlook": "Van: Jan <jan@x.nl>\nVerzonden: maandag 3 november 2026 12:00\nAan: K\nOnderwerp: klacht\n\nWaarom?\n",
    "Outlook, line by line": "Van: Jan\n\nVerzonden: maandag\n\nAan: K\n\nOnderwerp: klacht\n\nWaarom?\n",
    "Outlook, bold": "*Van:* Jan\n*Verzonden:* maandag\n*Onderwerp:* klacht\n\nWaarom?\n",
    "Outlook on the web": "________________________________\nVan: Jan <j@x.nl>\nDatum: maandag\nAan: K\n\nWaarom?\n",
    "Outlook, English": "From: Jan\nSent: Monday\nTo: K\nSubject: klacht\n\nWaarom?\n",
    "original message": "-----Oorspronkelijk bericht-----\nVan: Jan\n\nWaarom?\n",
    "original message, plain": "Oorspronkelijk bericht:\n\nWaarom?\n",
    "forwarded by Gmail": "---------- Forwarded message ---------\nVan: Jan\n\nWaarom?\n",
    "forwarded in Dutch": "---------- Doorgestuurd bericht ----------\n\nWaarom?\n",
    "forwarded by Apple": "Begin doorgestuurd bericht:\n\nVan: Jan\n\nWaarom?\n",
    "help desk": "##- Typ uw antwoord boven deze regel. -##\n\nWaarom?\n",
    "help desk, English": "--- Reply above this line ---\n\nWaarom?\n",
    "quoted lines": "> Waarom?\n> Daarom.\n>\n>> Echt?\n",
    "intro and quoted lines": "Op 3-11-2026 om 12:00 schreef Jan:\n\n> Waarom?\n> Daarom.\n",
}
OWN = [
    "Op 12 januari schreef u ons: dat klopt. Hierbij ons antwoord:\nU moet betalen.",
    "Op 3 november om 14.05 uur schreef u ons het volgende:\nU wilt uw geld terug.",
    "Op vrijdag 3 november om 12:00 schreef Jan Jansen ons:\ndit is een vraag.",
    "Op 3 november om 14:05 schreef mijn collega:\nwij helpen u.",
    "Op onze site vindt u:\n- een lijst\n- een schema om 12:00",
    "Dit is uw reis:\nDatum: 3 mei\nVan: Utrecht\nAan: Amsterdam\nTot dan.",
    "Neem mee:\nVan: uw werkgever\nAan: ons\nEen brief.",
    "Schrijf uw naam boven de lijn. Daarna stuurt u het op.",
    "Het oorspronkelijke bericht staat hieronder. Lees het na.",
    "_______________\nHandtekening",
    "Een bedrag > 100 euro betaalt u vooraf.",
    "Aan: u\nVan: ons",
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", THREADS)
def test_a_thread_below_is_quoted(name: str, end: str) -> None:
    own, thread = "Beste Jan,\n\nIk bel u.\n\n".replace("\n", end), THREADS[name].replace("\n", end)
    assert quoted_ranges(own + thread) == [(len(own), len(own + thread))]


@pytest.mark.parametrize("text", OWN)
def test_own_words_that_only_look_like_a_thread(text: str) -> None:
    assert quoted_ranges(f"Beste Jan,\n\n{text}\n\nWij bellen u.") == []


def test_a_refused_intro_does_not_hide_the_thread_below_it() -> None:
    own = "Op 12 januari om 12.00 uur schreef u ons:\nwaarom? Daarom.\n\n"
    assert quoted_ranges(own + THREADS["Gmail"]) == [(len(own), len(own + THREADS["Gmail"]))]


def test_answers_between_quoted_lines_are_own() -> None:
    text = "Zie onder.\nOp 3-11-2026 om 12:00 schreef Jan:\n> een\nAntwoord een.\n> twee\n\n> drie\nAntwoord twee."
    assert [text[start:end] for start, end in quoted_ranges(text)] == [
        "Op 3-11-2026 om 12:00 schreef Jan:\n> een\n",
        "> twee\n\n> drie\n",
    ]


def test_an_answer_below_the_quoted_mail_is_own() -> None:
    quoted = "Op 3-11-2026 om 12:00 schreef Jan:\n> een\n> twee\n"
    assert quoted_ranges(f"{quoted}\nAntwoord.") == [(0, len(quoted))]


def test_a_mail_that_is_only_a_thread_has_no_own_words() -> None:
    for name in ("Gmail", "original message", "forwarded by Gmail", "quoted lines"):
        assert quoted_ranges(THREADS[name]) == [(0, len(THREADS[name]))]


def test_the_own_headers_at_the_top_are_no_thread() -> None:
    assert quoted_ranges("\n" + THREADS["Outlook"]) == []


def test_under_a_help_desk_line_at_the_top_stands_the_mail_itself() -> None:
    line = "##- Typ uw antwoord boven deze regel. -##"
    assert quoted_ranges(f"{line}\n\nBeste Jan,\nIk bel u.") == [(0, len(line))]
