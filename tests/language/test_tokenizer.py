"""The tokenizer: what stays whole in mail, and what still ends a sentence."""

import pytest

from checker.language.tokenizer import blank_tokenizer

WHOLE = """
z.s.m. Z.S.M. a.u.b. A.u.b. s.v.p. t.a.v. T.a.v. o.b.v. m.b.t. i.v.m. n.a.v. d.w.z. o.a. e.d. a.s. d.d. B.V. N.V. o.i.d.
bijv. Bijv. evt. excl. incl. nl. art. blz. nr. Nrs. klantnr. Ordernr. dhr. Mevr. mw. Drs. prof. Chr. Th. tel. max. min. jl.
nov. dec. J. A.B. H.
12.00 9:30 9.00-17.00 09:00u 17.00u 14u30 24/7 3-5 10-15
25,- 1.250,- 25,00 1.250,00 25,-- 25,= 25.-
AB-12345/67 ORD_2023_001 WEB-2024.001 2024-00123 F2023/0012 X7-99-AB SO2023001 NL91ABNA0417164300
088-1234567 12-11-2026
info@bedrijf.nl jan.de-vries+test@bedrijf.co.uk https://www.bedrijf.nl/contact?x=1&y=2 www.bedrijf.nl bedrijf.nl/contact
😀 👍🏽 👨‍👩‍👧‍👦 🇳🇱 ❤️ ☎️ 1️⃣ ©️ ⏰ 👩🏽‍❤️‍💋‍👨🏿 🏴󠁧󠁢󠁥󠁮󠁧󠁿
foto's foto’s zo'n zo’n sms'en e-mail Wi-Fi hij/zij en/of :-)
""".split()
# `|` is where the tokenizer has to split without a space.
SPLIT = """
Ik bel u|.
Ik zal u bel|. Dat is top|.
Dat is zo|. Het beste|. Ik help Jan|. Ik bel ma|.
Wij helpen U|.
Dat zegt de PvdA|. Dat zegt KPN|.
Heeft u|...
Dank|.|Wij bellen u|.|Wij mailen|.
Ja|!|Nee|,|dank u|.
Uw code is AB-12|.
Dat kost €|25,-|.
Zie www.x.nl|. Daar staat het|.
Mail info@x.nl|.
Om 12.00|. Of om 12.00u|.
Uw nummer is 12345|.
Dat is uw '|keuze|'|.
Klik op "|Inloggen|"|.
-|Bel ons
•|Stuur het
1|.|Bel ons
12|)|Stuur het
goed|—|of niet
🇳🇱|🇧🇪
top|👍🏽|👍🏽|bedankt|😀|!
Ja|👍|nee
\ufeff|Beste Jan
""".strip().splitlines()
WRAPPINGS = ["{}", "({})", "“{}”", "‘{}’", "({},", "{},", "{}!", "{}?", "({}", "“({}", "{}…", "{};"]


@pytest.mark.parametrize("word", WHOLE)
def test_stays_whole(word: str) -> None:
    assert [token.text for token in blank_tokenizer()(f"Dit is {word} en dat")] == ["Dit", "is", word, "en", "dat"]


@pytest.mark.parametrize("word", [word for word in WHOLE if word != ":-)"])
def test_stays_whole_between_marks(word: str) -> None:
    texts = [wrapping.format(word) for wrapping in WRAPPINGS]
    assert [text for text in texts if word not in [token.text for token in blank_tokenizer()(text)]] == []


@pytest.mark.parametrize("marked", SPLIT)
def test_splits(marked: str) -> None:
    tokens = blank_tokenizer()(marked.replace("|", ""))
    assert [token.text for token in tokens] == marked.replace("|", " ").split(" ")


@pytest.mark.parametrize("text", ["Hoi  Jan,\r\n\r\nik\tbel u.\n", " \n😀\u00a0ja", "z.s.m.  \n  z.s.m."])
def test_keeps_the_text(text: str) -> None:
    assert blank_tokenizer()(text).text == text
