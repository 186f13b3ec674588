"""Made-up archives: the same for a seed, readable in every format, and true about what is in them."""

import json
import mailbox
from collections import Counter
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import pairwise
from pathlib import Path

import pytest
from archive_generator import NOISY_TEAM, TEAM_FACTORS, TRAINED, TRAINING_DAY, GeneratedMail, generate
from archive_mails import truth_of, write_archive
from archive_phrases import words

from checker import Checker

NUMBER, SEED = 300, 7


@pytest.fixture(scope="module")
def mails() -> list[GeneratedMail]:
    return list(generate(NUMBER, SEED))


@pytest.fixture(scope="module")
def many() -> list[GeneratedMail]:
    return list(generate(6000, SEED))


def plain_text(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return body.get_content()


def test_the_same_seed_gives_the_same_mails_and_another_seed_others(mails: list[GeneratedMail]) -> None:
    assert list(generate(NUMBER, SEED)) == mails
    others = list(generate(NUMBER, SEED + 1))
    assert sum(one.text == other.text for one, other in zip(mails, others, strict=True)) < NUMBER / 20


@pytest.mark.parametrize("kind", ["mbox", "maildir", "jsonl", "zendesk"])
def test_the_same_seed_gives_the_same_bytes(kind: str, tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert write_archive(40, SEED, kind, tmp_path / name / "archive") == 40
    first, second = (
        {one.relative_to(tmp_path / name): one.read_bytes() for one in (tmp_path / name).rglob("*") if one.is_file()}
        for name in ("a", "b")
    )
    assert first == second
    assert first


def test_every_status_and_sector_team_and_template_occurs(many: list[GeneratedMail]) -> None:
    statuses = Counter(mail.status for mail in many)
    assert set(statuses) == {"checked", "incoming", "internal", "automatic", "other-language", "duplicate"}
    assert 0.68 < statuses["checked"] / len(many) < 0.78
    outgoing = [mail for mail in many if mail.status == "checked"]
    assert {mail.sector for mail in outgoing} == {sector.name for sector in words().sectors}
    assert len({mail.sector for mail in outgoing}) == 12
    assert len({mail.team for mail in outgoing}) == 8 == len(TEAM_FACTORS)
    assert len({mail.agent for mail in outgoing}) == 40
    assert len({mail.template for mail in outgoing} - {""}) == 12
    assert all(mail.sender.endswith("@voorbeeldbedrijf.nl") for mail in outgoing)


def test_the_truth_only_speaks_of_outgoing_mail_and_known_categories(many: list[GeneratedMail]) -> None:
    known = set(words().faults)
    assert len(known) >= 8
    for mail in many:
        assert set(mail.categories) <= known
        assert mail.status == "checked" or not mail.categories
    assert set().union(*(mail.categories for mail in many)) == known


def test_a_duplicate_repeats_a_mail_before_it(many: list[GeneratedMail]) -> None:
    seen = dict[str, GeneratedMail]()
    for mail in many:
        if mail.status == "duplicate":
            assert (seen[mail.key].text, seen[mail.key].sent) == (mail.text, mail.sent)
        else:
            assert mail.key not in seen
            seen[mail.key] = mail


def test_mail_is_sent_in_order_on_working_days_over_half_a_year(many: list[GeneratedMail]) -> None:
    days = [mail.sent.date() for mail in many]
    assert all(day.weekday() < 5 for day in days)
    assert (max(days) - min(days)).days == 26 * 7 - 3
    weeks = [day.isocalendar().week for day in days]
    assert len(set(weeks)) == 26
    assert all(before <= after + 1 for before, after in pairwise(weeks))


def test_the_trained_category_halves_and_the_noisy_team_stands_out(many: list[GeneratedMail]) -> None:
    ordinary = [mail for mail in many if mail.status == "checked" and not mail.template]

    def share(chosen: list[GeneratedMail]) -> float:
        return sum(TRAINED in mail.categories for mail in chosen) / len(chosen)

    before = [mail for mail in ordinary if mail.sent.date() < TRAINING_DAY]
    after = [mail for mail in ordinary if mail.sent.date() >= TRAINING_DAY]
    assert 0.35 < share(after) / share(before) < 0.65
    faults = Counter(mail.team for mail in ordinary for _ in mail.categories)
    mails_of = Counter(mail.team for mail in ordinary)
    rates = {team: faults[team] / mails_of[team] for team in mails_of}
    assert max(rates, key=rates.__getitem__) == NOISY_TEAM


def test_sentences_vary(many: list[GeneratedMail]) -> None:
    clean = [mail.own for mail in many if mail.status == "checked" and not mail.categories and not mail.template]
    sentences = {sentence for own in clean for sentence in own.replace("\n\n", " ").split(". ")}
    assert len(sentences) > 3000


def test_an_mbox_parses_back_to_the_same_messages(mails: list[GeneratedMail], tmp_path: Path) -> None:
    write_archive(NUMBER, SEED, "mbox", tmp_path / "archief.mbox")
    with (tmp_path / "archief.mbox").open("rb") as file:
        assert file.read(5) == b"From "
    box = mailbox.mbox(tmp_path / "archief.mbox", create=False)
    read = [message_from_bytes(bytes(one), policy=policy.default) for one in box]
    assert [one["Message-ID"] for one in read] == [mail.key for mail in mails]
    for one, mail in zip(read, mails, strict=True):
        assert plain_text(one).strip() == mail.text.strip()
        assert one["Date"].datetime.replace(tzinfo=None) == mail.sent
        assert (one["From"].addresses[0].addr_spec, one["From"].addresses[0].display_name) == (mail.sender, mail.agent)
        assert one["Subject"] == f"{mail.subject} [#{mail.ticket}]"
        assert (one.get_body(("html",)) is not None) == mail.is_html


def test_a_maildir_parses_back_to_the_same_messages(mails: list[GeneratedMail], tmp_path: Path) -> None:
    write_archive(NUMBER, SEED, "maildir", tmp_path / "post")
    read = {one["Message-ID"] + name: one for name, one in mailbox.Maildir(tmp_path / "post", create=False).items()}
    assert len(read) == NUMBER
    texts = Counter(plain_text(message_from_bytes(bytes(one), policy=policy.default)).strip() for one in read.values())
    assert texts == Counter(mail.text.strip() for mail in mails)


def test_json_lines_hold_the_same_mails(mails: list[GeneratedMail], tmp_path: Path) -> None:
    write_archive(NUMBER, SEED, "jsonl", tmp_path / "post.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "post.jsonl").read_text(encoding="utf-8").splitlines()]
    for row, mail in zip(rows, mails, strict=True):
        assert (row["id"], row["sender"], row["team"], row["ticket"]) == (mail.key, mail.sender, mail.team, mail.ticket)
        assert ("html" in row) == mail.is_html
        assert mail.is_html or row["text"] == mail.text


def test_a_zendesk_export_tells_who_is_an_agent_and_what_is_private(mails: list[GeneratedMail], tmp_path: Path) -> None:
    write_archive(NUMBER, SEED, "zendesk", tmp_path / "tickets.jsonl")
    users = json.loads((tmp_path / "users.json").read_text(encoding="utf-8"))["users"]
    agents = {user["id"]: user["name"] for user in users}
    tickets = [json.loads(line) for line in (tmp_path / "tickets.jsonl").read_text(encoding="utf-8").splitlines()]
    for ticket, mail in zip(tickets, mails, strict=True):
        (comment,) = ticket["comments"]
        assert comment["body"] == mail.text
        assert agents.get(comment["author_id"]) == (None if mail.status == "incoming" else mail.agent)
        assert comment["public"] == (mail.status != "internal")
        assert (comment["via"]["channel"] == "rule") == (mail.status == "automatic")


def test_the_truth_lies_beside_the_archive(mails: list[GeneratedMail], tmp_path: Path) -> None:
    write_archive(NUMBER, SEED, "mbox", tmp_path / "new" / "archief.mbox")
    lines = (tmp_path / "new" / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [
        truth_of(mail) | {"categories": list(mail.categories)} for mail in mails
    ]


def test_what_was_put_in_is_found_and_clean_mail_is_clean(checker: Checker, mails: list[GeneratedMail]) -> None:
    outgoing = [mail for mail in mails if mail.status == "checked"]
    sample = [mail for mail in outgoing if mail.categories][:45] + [mail for mail in outgoing if not mail.categories][
        :25
    ]
    put_in = found = clean = dirty = 0
    for mail in sample:
        report = checker.check(mail.text, now=mail.sent, attachments=1)
        categories = {finding.category for finding in report.findings} & set(words().faults)
        put_in += len(mail.categories)
        found += len(categories & set(mail.categories))
        clean += not mail.categories
        dirty += bool(not mail.categories and categories)
    assert put_in > 50
    assert found / put_in >= 0.85
    assert clean >= 20
    assert dirty / clean <= 0.05
