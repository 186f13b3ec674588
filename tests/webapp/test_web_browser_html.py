"""The page in a browser: a mail that is pasted with its formatting, and copied with it again."""

import re

import pytest
from lxml import html as lxml_html
from playwright.sync_api import Page, expect

PROMISE = "uiterlijk maandag 23 november vóór 17.00 uur"
MAIL = (
    "<p>Beste <b>Jan</b>,</p><p>U hoort 😀 <i>zo snel</i> mogelijk van <a href='https://voorbeeld.nl/a'>ons</a>.</p>"
    "<ul><li>Neem uw pas mee</li><li>En uw <u>brief</u></li></ul><p>Groet,<br>Sanne</p>"
)
TEXT = "Beste Jan,\n\nU hoort 😀 zo snel mogelijk van ons.\n\n- Neem uw pas mee\n- En uw brief\n\nGroet,\nSanne"
OUTLOOK = (
    "<html><head><style>p.MsoNormal{margin:0}</style></head><body lang=NL><!--StartFragment-->"
    "<p class=MsoNormal>Beste&nbsp;Jan,<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"
    "<p class=MsoNormal>Een\n zin.<o:p></o:p></p><p class=MsoNormal>Nog een zin.</p><!--EndFragment--></body></html>"
)
GMAIL = (
    "<div dir=ltr>Beste Jan,<div><br></div><div>Een zin.</div><div>Nog een zin.</div></div>"
    "<div class=gmail_quote><div>Op 3 nov. 2026 om 10:12 schreef Jan &lt;jan@voorbeeld.nl&gt;:<br></div>"
    "<blockquote><div>Waar blijft het, zo snel mogelijk?</div><div>Jan</div></blockquote></div>"
)
TABLE = "<table><tr><td>Tafel</td><td>€ 10</td></tr><tr><td>Stoel</td><td>€ 5</td></tr></table><ol><li>Een</li><li>Twee</li></ol>"
PREHEADER = "<div style='display:none'>Bekijk online</div><h1>Dag</h1><pre>een\n  twee</pre>"


def paste(page: Page, source: str) -> None:
    page.evaluate(
        """source => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/html", source);
          clipboardData.setData("text/plain", "zonder opmaak");
          const area = document.getElementById("draft");
          area.focus();
          area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        source,
    )


def draft(page: Page) -> str:
    return page.input_value("#draft")


def replace(page: Page, old: str, new: str) -> None:
    """Type over some words of the draft."""
    page.evaluate(
        """old => {
          const area = document.getElementById("draft");
          area.focus();
          area.setSelectionRange(area.value.indexOf(old), area.value.indexOf(old) + old.length);
        }""",
        old,
    )
    if new:
        page.keyboard.insert_text(new)
    else:
        page.keyboard.press("Delete")


def copied(page: Page) -> tuple[str, str]:
    """Press the button; return the formatted and the plain text that go to the clipboard."""
    page.evaluate(
        """() => document.addEventListener("copy", event => {
             const set = event.clipboardData.setData.bind(event.clipboardData);
             globalThis.copied = {};
             event.clipboardData.setData = (kind, data) => { globalThis.copied[kind] = data; set(kind, data); };
           }, { once: true, capture: true })"""
    )
    page.locator("#copy").click()
    data = page.evaluate("globalThis.copied")
    return data.get("text/html", ""), data["text/plain"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (MAIL, TEXT),
        (OUTLOOK, "Beste Jan,\n\nEen zin.\nNog een zin."),
        (
            GMAIL,
            "Beste Jan,\n\nEen zin.\nNog een zin.\nOp 3 nov. 2026 om 10:12 schreef Jan <jan@voorbeeld.nl>:"
            "\n\n> Waar blijft het, zo snel mogelijk?\n> Jan",
        ),
        (TABLE, "Tafel € 10\nStoel € 5\n\n1. Een\n2. Twee"),
        (PREHEADER, "Dag\n\neen\n  twee"),
    ],
)
def test_html_becomes_the_text_that_a_reader_sees(page: Page, source: str, text: str) -> None:
    paste(page, source)
    expect(page.locator("#draft")).to_have_value(text)
    expect(page.locator("#rich")).to_be_visible()


def test_a_quoted_thread_is_grey_and_not_checked(page: Page) -> None:
    paste(page, GMAIL)
    expect(page.locator("#summary")).to_have_text("Niets gevonden")
    assert "> Waar blijft het" in (page.locator("#veil .veiled").last.text_content() or "")


def test_what_is_applied_and_typed_stands_in_the_html(page: Page) -> None:
    paste(page, MAIL)
    page.get_by_role("button", name=PROMISE).click()
    replace(page, "Neem uw pas", "Breng uw 🎫")
    replace(page, "Groet,", "Groet & dank,\nook namens <b>Els</b>,")
    formatted, plain = copied(page)
    assert plain == draft(page)
    assert formatted == (
        f'<p>Beste <b>Jan</b>,</p><p>U hoort 😀 <i>{PROMISE}</i> van <a href="https://voorbeeld.nl/a">ons</a>.</p>'
        "<ul><li>Breng uw 🎫 mee</li><li>En uw <u>brief</u></li></ul>"
        "<p>Groet &amp; dank,<br>ook namens &lt;b&gt;Els&lt;/b&gt;,<br>Sanne</p>"
    )
    expect(page.locator("#copy")).to_have_text("Gekopieerd, met opmaak")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("\n- En uw brief", "", "<ul><li>Neem uw pas mee</li></ul>"),
        ("Jan,\n\nU", "Jan, u", "<p>Beste <b>Jan</b>, u hoort"),
        ("Groet,\nSanne", "Groet, Sanne", "<p>Groet, Sanne</p>"),
        ("- Neem uw pas mee\n- En uw brief\n\n", "", "</p><p>Groet,"),
        ("Jan", "Els", "<p>Beste <b>Els</b>,</p>"),
        ("\n\nGroet", "\n\nTot dan.\n\nGroet", "Tot dan."),
    ],
)
def test_what_is_taken_away_leaves_nothing_behind(page: Page, old: str, new: str, expected: str) -> None:
    paste(page, MAIL)
    replace(page, old, new)
    formatted, plain = copied(page)
    assert expected in formatted
    assert squeezed(lxml_html.fromstring(f"<div>{formatted}</div>").text_content()) == squeezed(
        plain.replace("\n- ", "\n")
    )


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_colours_and_fonts_go_along(page: Page) -> None:
    paste(page, "<p style='color:red' class=a>Hoi <span style=\"font-family:'Arial'\">z.s.m.</span> dus</p>")
    replace(page, "Hoi", "Dag")
    formatted, _ = copied(page)
    paragraph = lxml_html.fromstring(formatted)
    assert (paragraph.get("style"), paragraph.text) == ("color:red", "Dag ")
    assert paragraph[0].get("style") == "font-family:'Arial'"


def test_taking_an_edit_back_takes_the_formatting_back(page: Page) -> None:
    paste(page, MAIL)
    before, _ = copied(page)
    replace(page, TEXT, "Weg ermee.")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator("#draft")).to_have_value(TEXT)
    assert copied(page)[0] == before
    assert "<b>Jan</b>" in before


def test_formatting_can_be_left_out(page: Page) -> None:
    paste(page, MAIL)
    page.get_by_role("button", name="Zonder opmaak").click()
    assert copied(page) == ("", TEXT)
    expect(page.locator("#copy")).to_have_text("Gekopieerd")
    expect(page.locator("#rich")).to_be_hidden()


def test_a_bit_pasted_into_a_draft_is_plain(page: Page) -> None:
    page.fill("#draft", "Hoi.")
    page.evaluate("navigator.clipboard.writeText(' U hoort z.s.m. iets.')")
    page.press("#draft", "Control+End")
    page.keyboard.press("Control+v")
    expect(page.locator("#summary")).to_have_text("1 punt gevonden")
    expect(page.locator("#rich")).to_be_hidden()


def test_a_real_clipboard_goes_both_ways(page: Page) -> None:
    page.evaluate(
        """source => navigator.clipboard.write([new ClipboardItem({
             "text/html": new Blob([source], { type: "text/html" }),
             "text/plain": new Blob(["zonder opmaak"], { type: "text/plain" }),
           })])""",
        MAIL,
    )
    page.focus("#draft")
    page.keyboard.press("Control+v")
    expect(page.locator("#draft")).to_have_value(TEXT)
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")
    formatted = page.evaluate(
        "navigator.clipboard.read().then(([item]) => item.getType('text/html')).then(blob => blob.text())"
    )
    assert lxml_html.fromstring(formatted).xpath("//b")[0].text == "Jan"
    assert page.evaluate("navigator.clipboard.readText()") == TEXT


def test_pasted_html_runs_nothing_loads_nothing_and_is_copied_without_it(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    paste(
        page,
        "<p onclick=\"document.title='x'\">Hoi <script>document.title='x'</script><b>z.s.m.</b> iets.</p>"
        "<img src=/spion onerror=\"document.title='x'\"><a href=' JavaScript:alert(1)'>klik</a><iframe src=/spion></iframe>"
        "<svg onload=\"document.title='x'\"><a href='javascript:alert(1)'></a></svg><form action=/spion><input name=a></form>",
    )
    expect(page.locator("#summary")).to_have_text("1 punt gevonden")
    formatted, _ = copied(page)
    assert "<b>z.s.m.</b>" in formatted
    assert not re.search(r"script|onclick|onerror|onload|iframe|<form|<input", formatted, re.I)
    assert not any("spion" in address for address in asked)
    expect(page).to_have_title(re.compile("klantcheck"))
    expect(page.locator("main iframe, main [onclick], main svg[onload]")).to_have_count(0)
