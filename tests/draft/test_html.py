"""From HTML to the text a reader sees."""

import pytest

from checker.draft.html import read_html

SHOWN = {
    "paragraphs": ("<p>Beste Jan,</p>\n<p>Ik bel u.</p>", "Beste Jan,\n\nIk bel u.\n"),
    "blocks": ("<div>Ik bel</div><div>U ook</div>", "Ik bel\n\nU ook\n"),
    "line breaks": ("Groet,<br>Piet<br/>Bol", "Groet,\nPiet\nBol\n"),
    "no more than one white line": ("a<br><br><br><br>b", "a\n\nb\n"),
    "a list": (
        "<p>Neem mee:</p><ul><li>een pas</li><li>geld</li></ul><p>Tot dan.</p>",
        "Neem mee:\n\n- een pas\n- geld\n\nTot dan.\n",
    ),
    "paragraphs in a list": ("<ul><li><p>een</p></li><li><div>twee</div></li></ul>", "- een\n\n- twee\n"),
    "a table": ("<table><tr><td>Datum</td><td>3 mei</td></tr></table>", "Datum\n\n3 mei\n"),
    "headings": ("<h1>Uw klacht</h1>Beste Jan", "Uw klacht\n\nBeste Jan\n"),
    "inline tags": ("zo <b>snel</b> m<i>ogelij</i>k<span>.</span>", "zo snel mogelijk.\n"),
    "white space": ("zo\n   snel\t&nbsp; mogelijk", "zo snel mogelijk\n"),
    "preformatted": ("<pre>een\n  twee\ndrie</pre>vier\nvijf", "een\ntwee\ndrie\n\nvier vijf\n"),
    "entities": ("&euro; 25, &eacute;&eacute;n &lt;x&gt; &amp; &#8220;ja&#x201d;", "€ 25, één <x> & “ja”\n"),
    "soft hyphens and zero-width spaces": ("mo&shy;ge&#8203;lijk\ufeff", "mogelijk\n"),
    "emoji": ("top 👩🏽‍❤️‍👨🏿", "top 👩🏽‍❤️‍👨🏿\n"),
    "style and script": ("<style>p{color:red}</style><script>x='<p>y</p>'</script>ja", "ja\n"),
    "head": ("<html><head><title>Mail</title><meta charset=utf-8></head><body>ja</body></html>", "ja\n"),
    "head never closed": ("<html><head><style>p{}</style><body>ja", "ja\n"),
    "comments": ("een<!-- <p>twee</p> -->drie<!--[if mso]><p>vier</p><![endif]-->", "eendrie\n"),
    "Outlook's declarations": ("<!DOCTYPE html><![if !mso]>een<![endif]><o:p>&nbsp;</o:p>twee", "een twee\n"),
    "what is not displayed": ('<div style="DISPLAY : none">a<div>b</div><img>c</div><p>ja</p>', "ja\n"),
    "an image that is not displayed": ('een<img style="display:none">twee', "eentwee\n"),
    "a quotation": (
        "<p>Ja.</p><blockquote>Waarom?<br>Nu?</blockquote><p>Dag.</p>",
        "Ja.\n\n> Waarom?\n> Nu?\n\nDag.\n",
    ),
    "a quotation in a quotation": ("<blockquote>a<blockquote>b</blockquote>c</blockquote>", "> a\n>\n> b\n>\n> c\n"),
    "a quotation never closed": ("ja<blockquote>nee", "ja\n\n> nee\n"),
    "a quotation never opened": ("ja</blockquote>nee", "ja\n\nnee\n"),
    "tags that do not match": ("<p>een<div>twee</p></b>drie", "een\n\ntwee\n\ndrie\n"),
    "an unknown declaration": ("een <![zomaar iets> twee", "een twee\n"),
    "an open declaration at the end": ("een <![zomaar iets", "een\n"),
    "no tags": ("gewoon\ntekst", "gewoon tekst\n"),
    "nothing": ("", "\n"),
}


@pytest.mark.parametrize("name", SHOWN)
def test_shows(name: str) -> None:
    html, text = SHOWN[name]
    assert read_html(html).text == text


FOUND = {
    "plain words": ("<p>Ik kom zo snel mogelijk.</p>", "zo snel mogelijk", ["zo snel mogelijk"]),
    "over lines": ("<p>zo&nbsp;snel\r\n   mogelijk</p>", "zo snel mogelijk", ["zo&nbsp;snel\r\n   mogelijk"]),
    "across tags": ("Ik kom zo <b>snel</b> mogelijk.", "zo snel mogelijk", ["zo ", "snel", " mogelijk"]),
    "references": ("V&oacute;&oacute;r &#51; mei&#33;", "Vóór 3 mei!", ["V&oacute;&oacute;r &#51; mei&#33;"]),
    "behind a comment": ("<!-- a\n b --><p>Ja\n<![if x]>nee</p>", "nee", ["nee"]),
    "in a quotation": ("<blockquote>a<br>bel ons</blockquote>", "bel ons", ["bel ons"]),
    "across blocks": ("<p>een</p>\n<p>twee</p>", "een\n\ntwee", ["een", "twee"]),
    "emoji": ("👩🏽‍❤️‍👨🏿 <i>nee</i>", "nee", ["nee"]),
    "a soft hyphen": ("mo&shy;ge&shy;lijk", "mogelijk", ["mo", "ge", "lijk"]),
}


@pytest.mark.parametrize("name", FOUND)
def test_finds_the_way_back(name: str) -> None:
    html, words, ranges = FOUND[name]
    page = read_html(html)
    start = page.text.index(words)
    assert [html[first:last] for first, last in page.source(start, start + len(words))] == ranges


def test_every_code_point_has_its_place() -> None:
    for html, text in SHOWN.values():
        page = read_html(html)
        assert len(page.starts) == len(page.ends) == len(text)
        assert all(0 <= start <= end <= len(html) for start, end in zip(page.starts, page.ends, strict=True))
        assert list(page.starts) == sorted(page.starts)
