"""The frame of a mail: its own words against heading, salutation, closing and signature."""

import pytest

from checker.draft.model import PartKind
from checker.draft.text import read_text

SALUTATIONS = """
Beste Jan,
Beste Jan
beste jan,
Beste Jan.
Beste,
Beste Jan!
Beste Jan, Piet en Klaas,
Beste mevrouw Jansen, beste Karin,
Geachte heer De Vries,
Geachte heer, mevrouw,
Geachte heer/mevrouw Van der Berg-Jansen,
Geachte mevrouw, geachte heer,
Geachte dr. J.P. van den Berg,
Geachte mevr. A.B. El Amrani:
Geacht bestuur,
Geachte collega’s,
Beste (oud-)leden en donateurs,
Beste [naam],
Geachte {{aanhef}} {{achternaam}},
Hoi!
Hoi Jan 😊,
Hallo allemaal,
Hé Jan!
Hey Lotte & Bram,
Dag meneer Jansen
Goedemorgen,
Goede middag mevrouw Smeets,
Goeiedag Jan,
Lieve Anna,
Waarde klant,
L.S.,
Mijne heren,
Mevrouw, mijnheer,
Dames en heren,
Mevrouw Jansen,
Jan,
*Beste Jan,*
Weledelgeboren heer Jansen,
""".strip().splitlines()
CLOSINGS = """
Met vriendelijke groet,
Met vriendelijke groet
met vriendelijke groet.
*Met vriendelijke groet,*
Met vriendelijke groeten, / Kind regards,
Met vriendelijke groet van het hele team,
Met vriendelijke en sportieve groet,
Met sportieve groet,
Vriendelijke groeten
Vriendelijk groetend,
Heel hartelijk gegroet,
Hartelijke groet, Piet
Hartelijke groet en tot ziens,
Namens het hele team een hartelijke groet,
Warme groeten uit Zeeland,
Groet en sterkte,
Groet
Groetjes!
Groetjes 😊 Anna
Groetjes! 👋🏽
groetjes jan
gr jan
Grt,
Met vriendelijk groet,
Sterkte en tot morgen of overmorgen,
Van harte beterschap!
Vr. gr.
Mvg
M.v.g.,
MVG Jan Jansen
Hoogachtend,
Hoogachtend
Met de meeste hoogachting,
Met oprechte hoogachting,
Liefs,
Veel liefs
Tot dinsdag en hartelijke groet,
Alvast bedankt en een fijne dag.
Met dank en vriendelijke groet,
Bedankt en groet,
Vriendelijke groet en alvast bedankt,
Een fijne dag gewenst,
Nog een hele fijne dag en tot snel!
Fijne feestdagen en een goed 2027 gewenst!
Prettig weekend!
Tot dinsdag,
Graag tot ziens!
Alvast bedankt!
Bij voorbaat dank,
Best regards,
""".strip().splitlines()
OWN_THAT_ONLY_LOOKS_LIKE_A_SALUTATION = """
Dag en nacht bereikbaar
Dag en nacht bereikbaar.
Dag en nacht, zomer en winter, staan wij klaar.
Beste kwaliteit vinden wij belangrijk.
Beste prijs van Nederland!
Lieve help, dat is niet goed.
Hallo Jumbo is de naam van de winkel.
Goedemorgen wenst niemand u zo graag als wij.
Mevrouw Jansen belt u morgen.
Jan, Piet en Klaas bellen u morgen.
Iedereen weet:
""".strip().splitlines()
OWN_THAT_ONLY_LOOKS_LIKE_A_CLOSING = """
Groeten doet u in het voorjaar het beste met een kaart.
Groeten doet u het beste zelf
Groeten, en vergeet u de factuur niet te betalen
Met hartelijke groeten begint elke mail van ons
Met vriendelijke groet ontvangen wij u in de winkel.
Hoogachtend zijn wij u van dienst.
Wij zenden u de hartelijke groeten.
Fijne dagen bij ons in het hotel beginnen met een goed ontbijt.
Een goede dag begint met een ontbijt
Ik wens u een fijne dag.
Tot dinsdag kunt u ons bellen.
Tot ziens op onze open dag.
Succes met de verhuizing!
Veel plezier met uw aankoop!
Tot morgen bij ons op kantoor.
Bedankt voor uw geduld.
Alvast bedankt voor uw medewerking.
Dank voor uw bericht
Liefst bellen wij u zelf.
Groetjes van ons allemaal hier op het kantoor in Utrecht
""".strip().splitlines()


def parts(text: str, *kinds: PartKind) -> list[str]:
    draft = read_text(text)
    found = [text[part.start : part.end].strip() for part in draft.parts if part.kind in kinds]
    return [words for words in found if words]


@pytest.mark.parametrize("line", SALUTATIONS)
def test_knows_a_salutation_line(line: str) -> None:
    text = f"{line}\n\nDank voor uw mail. Wij bellen u."
    assert parts(text, "salutation") == [line]
    assert parts(text, "own") == ["Dank voor uw mail. Wij bellen u."]


@pytest.mark.parametrize(
    ("salutation", "rest"),
    [
        ("Beste Jan,", "dank voor je mail."),
        ("Beste Jan,", "Dank voor uw mail."),
        ("beste jan,", "ik bel je."),
        ("Beste dr. J.P. van den Berg,", "dank voor uw mail."),
        ("Beste Jan, Piet en Klaas,", "dank voor jullie mail."),
        ("Geachte heer Jansen, beste Piet,", "ik bel u."),
        ("Hoi Jan!", "Leuk dat je mailt."),
        ("Hallo,", "hoe gaat het?"),
        ("Dag Jan en Anna,", "fijn dat jullie bellen."),
        ("Beste Jan", "- bedankt voor je mail."),
    ],
)
def test_knows_a_salutation_before_text_on_the_same_line(salutation: str, rest: str) -> None:
    assert parts(f"{salutation} {rest}\nIk bel.", "salutation") == [salutation]
    assert parts(f"{salutation} {rest}\nIk bel.", "own") == [f"{rest}\nIk bel."]


@pytest.mark.parametrize("line", OWN_THAT_ONLY_LOOKS_LIKE_A_SALUTATION)
def test_leaves_a_first_sentence_that_only_looks_like_a_salutation(line: str) -> None:
    assert parts(line, "own") == [line]
    assert parts(f"{line}\nWij helpen u.", "own") == [f"{line}\nWij helpen u."]


def test_a_salutation_stands_only_at_the_top() -> None:
    text = "Beste Jan,\n\nU schrijft aan ons:\nBeste mensen,\ndat klopt."
    assert parts(text, "salutation") == ["Beste Jan,"]
    assert parts(text, "own") == ["U schrijft aan ons:\nBeste mensen,\ndat klopt."]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("line", CLOSINGS)
def test_knows_a_closing_line(line: str, end: str) -> None:
    text = f"Beste Jan,{end}{end}Ik bel u.{end}{end}{line}{end}Anna de Vries{end}Klantenservice"
    assert parts(text, "closing") == [line]
    assert parts(text, "own") == ["Ik bel u."]
    assert parts(text, "signature") == [f"Anna de Vries{end}Klantenservice"]


@pytest.mark.parametrize("line", CLOSINGS)
def test_knows_a_closing_at_the_very_end(line: str) -> None:
    assert parts(f"Ik bel u.\n{line}", "own") == ["Ik bel u."]


@pytest.mark.parametrize("line", OWN_THAT_ONLY_LOOKS_LIKE_A_CLOSING)
def test_leaves_sentences_that_only_look_like_a_closing(line: str) -> None:
    assert parts(f"Beste Jan,\n{line}\nWij bellen u.", "own") == [f"{line}\nWij bellen u."]
    assert parts(f"Beste Jan,\nIk bel u.\n{line}", "own") == [f"Ik bel u.\n{line}"]


@pytest.mark.parametrize("line", ["Tot dinsdag!", "Fijne dag.", "Alvast bedankt!", "Succes!"])
def test_a_wish_is_a_closing_only_when_no_sentence_follows(line: str) -> None:
    text = f"Ik bel u.\n\n{line}\n\nNog even iets anders: u moet uw paspoort meenemen.\n\nMet groet,\nJan"
    assert parts(text, "own") == [f"Ik bel u.\n\n{line}\n\nNog even iets anders: u moet uw paspoort meenemen."]


def test_a_wish_right_before_the_closing_belongs_to_it() -> None:
    assert parts("Ik bel u.\n\nAlvast bedankt!\nFijne dag.\n\nMet groet,\nJan", "own") == ["Ik bel u."]


def test_a_closing_after_a_sentence_on_the_same_line() -> None:
    text = "Beste Jan, ik bel u. Met vriendelijke groet, Piet de Vries"
    assert parts(text, "own") == ["ik bel u."]
    assert parts(text, "closing") == ["Met vriendelijke groet, Piet de Vries"]


def test_a_heading_that_greets_is_no_closing_when_the_mail_is_below_it() -> None:
    body = "Deze zomer krijgt u bij ons korting op alle huisjes. " * 4
    assert parts(f"Groeten uit Zeeland\n{body}", "own") == [f"Groeten uit Zeeland\n{body}".strip()]


@pytest.mark.parametrize("sentences", [1, 38])
def test_a_disclaimer_below_the_closing_is_not_own(sentences: int) -> None:
    disclaimer = "Bent u niet de geadresseerde, dan moet u dit wissen. " * sentences
    assert parts(f"Ik bel u.\n\nMet vriendelijke groet,\nJan\n\n{disclaimer}", "own") == ["Ik bel u."]


def test_a_greeting_halfway_a_long_mail_is_no_closing() -> None:
    below = "Wij helpen u graag met de verhuizing. " * 80
    assert "Wij helpen" in parts(f"Zo kunt u eindigen:\nMet vriendelijke groet,\n[uw naam]\n\n{below}", "own")[0]


@pytest.mark.parametrize(
    "text",
    [
        "Beste Jan,\n\nIk bel u morgen.\n\nDat beloof ik.",
        "Beste Jan,\n\nIk bel u morgen.\n\nDat beloof ik.\n\n-- \nJan\nKlantenservice",
        "Beste Jan,\n\nIk bel u morgen.\n\nDat beloof ik.\r\n--\r\nJan",
        "Beste Jan,\n\nIk bel u morgen.\n\nDat beloof ik.\n\nVerstuurd vanaf mijn iPhone",
        "Beste Jan,\n\nIk bel u morgen.\n\nDat beloof ik.\n\nVerzonden met Outlook voor Android\n",
    ],
)
def test_a_mail_without_closing(text: str) -> None:
    assert parts(text, "own") == ["Ik bel u morgen.\n\nDat beloof ik."]


@pytest.mark.parametrize(
    "line", ["Verzonden met PostNL: uw pakket is onderweg.", "-- let op: dit is nieuw.", "--- Aanbieding ---"]
)
def test_a_line_that_only_looks_like_a_signature_is_own(line: str) -> None:
    assert parts(f"Ik bel u.\n{line}\nTot morgen bij ons op kantoor.", "signature") == []


@pytest.mark.parametrize("mark", ["PS", "PS:", "P.S.", "p.s.", "P.P.S.", "P.S.:", "NB", "N.B.:"])
def test_a_postscript_after_the_signature_is_own_again(mark: str) -> None:
    own, signature = "Ik bel u.", "Met vriendelijke groet,\nJan Jansen"
    text = f"{own}\n\n{signature}\n\n{mark} U moet uw paspoort meenemen.\nDat scheelt u tijd.\n\n-- \nBol"
    assert parts(text, "own") == ["Ik bel u.", f"{mark} U moet uw paspoort meenemen.\nDat scheelt u tijd."]
    assert parts(text, "signature") == ["Jan Jansen", "-- \nBol"]


def test_a_name_that_begins_with_ps_is_no_postscript() -> None:
    assert parts("Ik bel u.\n\nGroet,\nPSV Eindhoven\nNBA Nederland", "own") == ["Ik bel u."]


HEADINGS = [
    "Onderwerp: uw klacht\n",
    "Betreft: RE: factuur 123\n\n",
    "Subject: Re: klacht\r\n\r\n",
    "T.a.v. mevrouw De Vries\nBetreft: uw klacht\n\n",
    "Van: Jan <jan@x.nl>\nVerzonden: maandag 3 november 2026 12:00\nAan: klant@x.nl\nOnderwerp: factuur\n\n",
    "*Van:* Jan\n*Aan:* Piet\n\n",
    "Bakkerij De Vries\nT.a.v. de heer Jansen\nDorpsstraat 1\n1234 AB Utrecht\n\nUtrecht, 3 mei\n\nOns kenmerk: 1\n\n",
]


@pytest.mark.parametrize("heading", HEADINGS)
def test_knows_what_stands_above_the_salutation(heading: str) -> None:
    text = f"{heading}Geachte heer Jansen,\n\nIk bel u.\n\nGroet,\nJan"
    assert parts(text, "subject") == [heading.strip()]
    assert parts(text, "salutation") == ["Geachte heer Jansen,"]
    assert parts(text, "own") == ["Ik bel u."]


@pytest.mark.parametrize("heading", HEADINGS[:-1])
def test_knows_a_heading_without_salutation(heading: str) -> None:
    assert parts(f"{heading}Ik bel u morgen. Dat beloof ik.", "own") == ["Ik bel u morgen. Dat beloof ik."]


def test_a_subject_line_below_the_salutation_is_not_own() -> None:
    assert parts("Beste Jan,\n\nBetreft: factuur 123\n\nIk bel u.", "own") == ["Ik bel u."]


@pytest.mark.parametrize(
    "text",
    [
        "Ik heb u gemist.\n\nBeste mensen,\nik bel.",
        "Betreft dit u ook? Bel ons.",
        "Van: Utrecht gaat u naar Arnhem.",
        "Re: daar begint het mee? Nee, zei hij.\nIk bel u."[4:],
    ],
)
def test_leaves_sentences_at_the_top_that_are_no_heading(text: str) -> None:
    assert parts(text, "own") == [text]


DISCLAIMERS = (
    "Dit e-mailbericht is uitsluitend bestemd voor de geadresseerde.",
    "De informatie in dit bericht is vertrouwelijk. Bent u niet de geadresseerde, bel ons dan.",
    "Disclaimer: lees onze voorwaarden.",
    "This message is confidential and intended for the addressee only.",
    "Aan dit bericht kunnen geen rechten worden ontleend.",
    "Denk aan het milieu voordat u deze mail afdrukt.",
)


@pytest.mark.parametrize("disclaimer", DISCLAIMERS)
@pytest.mark.parametrize(
    "above", ["Uw fiets is klaar.\n\nMet vriendelijke groet,\nJan Bos\n\n", "Uw fiets is klaar.\n\n"]
)
def test_a_disclaimer_is_not_checked(disclaimer: str, above: str) -> None:
    draft = read_text(above + disclaimer)
    assert [draft.text[part.start : part.end] for part in draft.of("disclaimer")] == [disclaimer]


def test_own_words_that_ask_for_confidence_are_checked() -> None:
    draft = read_text("Beste Jan,\n\nDit bericht is vertrouwelijk: deel de code niet.\n\nGroet,\nPiet")
    assert not draft.of("disclaimer")
