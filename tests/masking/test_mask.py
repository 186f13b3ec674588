"""Masking: on the marked sentences, and its behaviour one by one."""

import masking
import pytest

from checker.masking import Mask, apply, mask, masks, moved

FLOOR = 0.98


@pytest.mark.parametrize("groups", [("first", "clean"), ("later",)])
def test_recall_and_precision_on_the_marked_sentences_stay_where_they_were(groups: tuple[str, ...]) -> None:
    tallies = masking.tallied(masking.read_sentences(*groups))
    assert tallies["all"].marked >= 50
    assert tallies["all"].recall >= FLOOR, tallies["all"].errors
    assert tallies["all"].precision >= FLOOR, tallies["all"].errors


def test_nothing_is_masked_in_sentences_that_only_look_personal() -> None:
    for sentence in masking.read_sentences("clean"):
        assert mask(sentence) == sentence


def test_the_set_is_as_large_and_varied_as_it_is_said_to_be() -> None:
    assert len(masking.read_sentences("first", "clean")) >= 200
    assert len(masking.read_sentences("clean")) >= 40
    assert len(masking.read_sentences("later")) >= 60


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Jan belt u op 06-12345678.", "‹naam› belt u op ‹telefoon›."),
        ("Beste Jan de Vries,", "Beste ‹naam›,"),
        ("De rekening NL91 ABNA 0417 1643 00 is goed.", "De rekening ‹rekening› is goed."),
        ("De rekening NL91ABNA0417164300.", "De rekening ‹rekening›."),
        ("Stuur het naar jan@voorbeeld.nl, dan kijk ik.", "Stuur het naar ‹e-mail›, dan kijk ik."),
        ("Kerkstraat 12, 1234 AB Utrecht", "‹adres› Utrecht"),
        ("Volg het op https://post.voorbeeld/volg?code=3SABC123&pc=1234AB.", "Volg het op ‹link›."),
        ("Lees meer op www.voorbeeld.nl/regels.", "Lees meer op www.voorbeeld.nl/regels."),
        ("Het BSN 111222333 klopt.", "Het BSN ‹bsn› klopt."),
        ("", ""),
    ],
)
def test_personal_data_become_placeholders(text: str, masked: str) -> None:
    assert mask(text) == masked


def test_nine_digits_without_the_right_check_digit_are_no_bsn() -> None:
    assert mask("Nummer 111222334 staat op de brief.") == "Nummer ‹nummer› staat op de brief."
    assert mask("Nummer 111222333 staat op de brief.") == "Nummer ‹nummer› staat op de brief."
    assert mask("U gaf 111222333 door.") == "U gaf ‹bsn› door."


def test_a_customer_number_that_would_pass_as_a_bsn_is_a_number() -> None:
    assert mask("Uw klantnummer is 111222333.") == "Uw klantnummer is ‹nummer›."


@pytest.mark.parametrize(
    "kept",
    [
        "op 12 mei 2026 om 14.30 uur",
        "€ 1.234,56 en 45 euro",
        "van maandag tot en met vrijdag, 9.00-17.00 uur",
        "2450 kWh, 1500 KM en 256 GB",
        "week 14, stap 3, kamer 112, huis 4",
        "de factuur van 2026 en de bestelling van 12 stoelen",
        "0800-1234",
        "Beste klant, Geachte heer, mevrouw, Beste collega's, Hallo allemaal,",
    ],
)
def test_dates_amounts_times_and_measures_stay(kept: str) -> None:
    assert mask(f"Dat geldt voor {kept}.") == f"Dat geldt voor {kept}."


@pytest.mark.parametrize(
    "form",
    [
        "Jorrick",
        "Jorrick Zandvoerder",
        "Zandvoerder",
        "J. Zandvoerder",
        "JORRICK",
        "Jorricks",
        "Jorrick's",
        "J.P. Zandvoerder",
    ],
)
def test_a_known_name_is_masked_in_every_form(form: str) -> None:
    assert mask(f"Dat weet {form} zeker.", ["Jorrick Zandvoerder"]) == "Dat weet ‹naam› zeker."


@pytest.mark.parametrize("name", ["Rietberg, Anouschka van der", "Anouschka van der Rietberg (Klantzaken)"])
def test_a_known_name_is_read_whichever_way_it_is_written(name: str) -> None:
    text = "Het dossier van der Rietberg ligt bij Anouschka."
    assert mask(text, [name]) == "Het dossier ‹naam› ligt bij ‹naam›."


def test_a_known_name_without_a_capital_is_masked_unless_it_is_a_word() -> None:
    assert mask("dat heeft anita gezegd", ["Anita Mark"]) == "dat heeft ‹naam› gezegd"
    assert mask("zet er een mark bij", ["Anita Mark"]) == "zet er een mark bij"
    assert mask("Volgens Mark klopt het", ["Anita Mark"]) == "Volgens ‹naam› klopt het"


def test_the_name_of_a_team_or_firm_is_not_taken_for_that_of_a_person() -> None:
    text = "De webshop en de klantenservice van Voorbeeld staan voor u klaar."
    assert mask(text, ["Klantenservice Voorbeeld", "Webshop B.V.", "info@voorbeeld.nl"]) == text


def test_a_street_named_after_somebody_is_an_address() -> None:
    assert mask("U woont aan de Anna Paulownastraat 14-2.") == "U woont aan de ‹adres›."


def test_masks_say_where_and_what_in_order() -> None:
    text = "Bel Piet op 0612345678 of mail piet@voorbeeld.nl."
    found = masks(text)
    assert [(text[one.start : one.end], one.kind) for one in found] == [
        ("Piet", "naam"),
        ("0612345678", "telefoon"),
        ("piet@voorbeeld.nl", "e-mail"),
    ]
    assert apply(text, found) == mask(text)


def test_an_offset_moves_with_what_stands_before_it() -> None:
    text = "Jan de Vries hoort zo snel mogelijk van Fatima."
    found = masks(text)
    after = apply(text, found)
    start, end = text.index("zo snel"), text.index(" van Fatima")
    assert after[moved(start, found) : moved(end, found, is_end=True)] == "zo snel mogelijk"
    assert after[moved(0, found) : moved(len(text), found, is_end=True)] == after


def test_an_offset_inside_a_mask_moves_to_an_edge_of_the_placeholder() -> None:
    found = (Mask(2, 8, "naam"),)
    assert (moved(2, found), moved(5, found), moved(5, found, is_end=True), moved(8, found)) == (2, 2, 8, 8)


def test_masking_what_is_masked_changes_nothing() -> None:
    for sentence in masking.read_sentences("first", "later"):
        once = mask(masking.parsed(sentence)[0])
        assert mask(once) == once
