"""Sentences by rule, and which of them are the sender's own. `|` marks where each sentence begins."""

import time

import pytest
from spacy.tokens import Doc

from checker.draft.text import read_text
from checker.language.sentences import mark_sentences, own_sentences
from checker.language.tokenizer import blank_tokenizer

RUNNING_TEXT = """
Ik bel u.| Dat is top.| Ik zal u bel.| Wij doen dit voor u.| Dank!
ik heb je mail gelezen.| ik bel je morgen terug.| ok?| tot dan.
Dank.|Wij bellen u.|Wij mailen.
Ik bel u!| Echt waar?!| Ja!!!| Zeker…| Dag.
We zijn er bijna... nog even.| En dan...| Klaar!
We zijn er bijna… nog even.| En dan…| Klaar.
Dit geldt o.a. voor u, d.w.z. morgen.| Dhr. J. de Boer belt.| Mevr. A. B. Jansen ook.| Dr. P. Smit niet.
Het is nl. zo.| Zie blz. 3 en art. 5 van de wet.| De fam. Jansen en klantnr. 12 ook.| Het is excl. BTW.
Het duurt max. 2 min. per keer.
Het duurt 2 min.| Dan bent u klaar.| Het is op 12 nov.| Daarna niet.| Dat regelt Jansen B.V.| Wij niet.
Wij sturen dit z.s.m. op.| Stuur dit z.s.m.| Wij wachten.| Graag a.u.b.| En vul het s.v.p. in.
Op 3 mei jl. belden wij.| Dat was op 3 mei jl.| Nu niet.| Het is enz. enz. zo.| Pennen, papier, enz.| Bel ons.
Op de 3e verdieping.| Op 3 november.| Dat is de 2de keer.| Op ma. 3 mei.| Op 3 jan. 2026.| Ik bel Jan.| 3 keer.
Uw order is 12345.| Wij komen in 2026.| Daarna op nr. 5.| Het is versie 2.0.| Klaar om 17.00.| Om 12.00u.| Tot dan.
Zie www.bedrijf.nl.| Daar staat het.| Mail info@bedrijf.nl.| Wij helpen u.
Het kost € 25,-.| Dat is alles.| Het was 10%.| Nu niet.
Kies plan B.| Dat is het beste.| A. de Boer belt.| Vitamine C.| Wij helpen U.| Ja.
1. Bel ons.| 2. Stuur de brief.| 3. Klaar.
U schrijft "Ik ben boos." en dat begrijp ik.| "Ik wil mijn geld terug." schreef u.| "Waarom?" vroeg u ons.
“Ik ben boos.” schreef u.| ‘Waarom?’ vroeg u.| «Nee!» riep u.| U zei: “Dat kan niet.”| Dat snappen wij.
“Ik wil weg!”| Dat begrijp ik.| 'Ja.'| Wij ook.
(Dit is belangrijk.)| Daarna bel ik u.| Dit kan (zie de site).| Ja (echt!).| Dag.
Klik op "Ja".| Wacht even.| Kies 'Nee'.| Klaar.
Dank voor uw bericht 😀| Wij bellen u.| Top 👍🏽 we gaan aan de slag.| Leuk! 😀| Wij zien u 👨‍👩‍👧.| Fijn :-)| Wij ook.
👉 Klik hier.| Bel ons.
Dit is prima; dat niet: echt, ja.| - Jan belt.
Punt 1: bel ons.| Stap 2: mail ons.
Ik bel u.  | Dat  doe  ik.
iPhone kopen?| eBay helpt.| 'Ja' zei u.| € 25 is genoeg.
Graag a.u.b., zo mogelijk.| Dit art. 5, dat bijv. geldt.| Wij doen pennen e.d., meer niet.
""".strip().splitlines()
LINES = {
    "a hard-wrapped line does not end a sentence": (
        "Wij hebben uw bestelling ontvangen en gaan er zo snel\nmogelijk mee aan de slag.| U hoort\nvan ons."
    ),
    "nor when the next line begins with a name": (
        "Wij hebben uw pakket gisteren met een busje van onze vaste bezorger\nPostNL naar uw huis gebracht."
    ),
    "nor after a word that cannot end one": "U spreekt met de\nHeer van Dam.| Hij woont in de\nJordaan.",
    "nor after an abbreviation": "Wij bellen u vandaag of morgen, o.a.\nover uw rekening.| Bel mevr.\nJansen.",
    "nor after a.u.b. within one": "Wilt u dit invullen en ons terugsturen, graag a.u.b.\nvóór vrijdag?",
    "nor after an ellipsis within one": "Wij zijn er bijna...\nnog even.",
    "nor before the word u with its full stop": "Wij bellen dan morgen\nu. |Daarna niet meer.",
    "nor before a number or address": "De nieuwe polis gaat in op\n3 november.| Alles staat op\nwww.bedrijf.nl.",
    "a full stop at the end of a line does": "Ik bel u.\n|Wij mailen u.\n|ik ook.",
    "full stops left out, short lines": "Ik bel u terug\n|Dat doe ik morgen\n|U hoort van ons",
    "full stops left out, lines that no mail program wraps": (
        "Wij hebben uw bestelling ontvangen en gaan er zo snel mogelijk mee aan de slag, dat is zeker en dat doen wij graag\n|U hoort van ons"
    ),
    "a white line does": "ik bel u terug\n\n|dat doe ik morgen\n \n|en dan\n\n\n|is het klaar",
    "CRLF": "Ik bel u terug\r\n|Dat doe ik morgen\r\n\r\n|en dan is het\r\nklaar",
    "a colon at the end of a line": "Neem mee:\n|een pas\n\n|Bel ons op telefoonnummer:\n|088-1234567",
    "dashes": "Neem mee\n|- een pas\n|- een foto met\n  een rand\n|- het formulier\n\n|Tot morgen dan.",
    "stars, dots and arrows": "Neem mee\n|* een pas\n|• een foto\n|•geld\n|→ een pen\n|· papier\n|– iets",
    "numbers": "Doe dit\n|1. bel ons\n|2) mail ons\n|3. Stuur dit. |Klaar.\n|10. wacht",
    "numbers without a space": "Doe dit\n|1.Bel ons\n|2.Mail ons\n|-Wacht",
    "letters": "Doe dit\n|a. bel ons\n|b) mail ons\n|u) wacht",
    "emoji as bullets": "Doe dit\n|✅ bel ons\n|👉 mail ons",
    "semicolons in a list": "Neem mee:\n|- een pas;\n|- een foto;\n|- en geld.\n|Tot ziens op kantoor.",
    "labels": "Tel: 088-1234567\n|Mail: info@x.nl",
    "headings": "Wat kunt u doen?\n|Bel ons\n\n|Wanneer\n|Morgen",
    "white space around": "\n\n  |Ik bel u.  \n\n  |Dat is al.\n\n",
}
MAILS = {
    "a whole mail": (
        "Onderwerp: klacht\nBeste Jan,\n\n|Dank voor je mail.| Ik bel je.\n\nMet vriendelijke groet,\nPiet\n"
        "Klantenservice\nU moet bellen.\n\n|PS Vergeet je pas niet.| Dat scheelt.\n\n"
        "Op ma 3 nov. 2026 om 12:00 schreef Jan <jan@x.nl>:\n> Ik ben boos.\n> U moet iets doen.\n"
    ),
    "salutation and first sentence on one line": "Beste Jan, |dank voor je mail.| Ik bel je.",
    "lower case, no marks": "hoi jan\n|ik bel je morgen terug\n\n|is dat goed\n\ngroetjes piet",
    "no closing": "Geachte heer,\n\n|Ik bel u.\n\n|Dat beloof ik.",
    "no salutation": "|Ik bel u.| Dat beloof ik.\nMvg\nJan",
    "answers between quoted lines": "Hoi Jan,\n|zie onder.\n> een?\n|Ja.\n> twee?\n|Nee.| Nooit.",
    "an answer below": "> een?\n\nHoi Jan,\n|ja.\nGroet",
    "only a salutation and a closing": "Beste Jan,\n\nMet vriendelijke groet,\nPiet",
    "only a thread": "> Ik ben boos.\n> U moet iets doen.",
    "a sentence that begins like a closing": "Dag Jan,\n|Groeten doet u in het voorjaar.| Dag en nacht kan dat.",
}


def read(text: str) -> Doc:
    draft = read_text(text)
    doc = blank_tokenizer()(draft.text)
    mark_sentences(doc, draft)
    for part in draft.parts:
        if span := doc.char_span(part.start, part.end, alignment_mode="contract"):
            doc.spans.setdefault(part.kind, []).append(span)
    return doc


def own(text: str) -> list[str]:
    return [sentence.text for sentence in own_sentences(read(text))]


@pytest.mark.parametrize("marked", RUNNING_TEXT)
def test_sentences_in_running_text(marked: str) -> None:
    assert own(marked.replace("|", "")) == [sentence.strip() for sentence in marked.split("|")]


@pytest.mark.parametrize("name", LINES)
def test_lines(name: str) -> None:
    sentences = [sentence.strip() for sentence in LINES[name].split("|") if sentence.strip()]
    assert own(LINES[name].replace("|", "")) == sentences


@pytest.mark.parametrize("name", MAILS)
def test_own_sentences(name: str) -> None:
    text = MAILS[name].replace("|", "")
    found = own(text)
    rest = MAILS[name]
    for sentence in found:
        _, mark, rest = rest.partition("|")
        assert mark, f"{sentence!r} is not the sender's own"
        assert rest.lstrip().startswith(sentence)
    assert "|" not in rest


def test_every_token_belongs_to_a_sentence_and_none_begins_with_white_space() -> None:
    doc = read("  \n Beste Jan,\n\n\n Ik bel u.\r\n\r\n  - een\n\n  Groet,\nJan\n\n")
    sentences = list(doc.sents)
    assert "".join(sentence.text_with_ws for sentence in sentences) == doc.text
    assert [sentence[0].is_space for sentence in sentences] == [True] + [False] * (len(sentences) - 1)


@pytest.mark.parametrize(
    "piece", ["a\n", "> a\nb\n", ". ", "! \n", "😀 ", "z.s.m. ", "J. ", "- a\n", "“ ”", "Wij bellen u. "]
)
def test_a_long_text_takes_no_longer_than_its_length(piece: str) -> None:
    text = "x" + piece * (60_000 // len(piece))
    doc, draft = blank_tokenizer()(text), read_text(text)
    started = time.process_time()
    mark_sentences(doc, draft)
    assert time.process_time() - started < 3
