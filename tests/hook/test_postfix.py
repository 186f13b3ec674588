"""A real Postfix with the milter: every mail arrives or is rejected as the policy says, whatever happens to us."""

import os
import re
import signal
import time
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import postfix
import pytest

from checker import Checker
from checker.hook import Hook, Verdict, check_message, read_policy
from checker.hook.envelope import Envelope

MAILS = Path(__file__).parent.parent / "mails"
POLICY = """\
severity: {error: reject, warning: note}
rules: {schreeuwen: hold}
internal: [firma.example]
seconds: 20
max_bytes: 8000000
"""
OURS = re.compile(rb"^X-Klantcheck:[^\n]*\n(?:[ \t][^\n]*\n)*", re.M)
TRACE = re.compile(rb"\AReceived:[^\n]*\n(?:[ \t][^\n]*\n)*")

pytestmark = pytest.mark.skipif(bool(postfix.WHY_NOT) and "CI" not in os.environ, reason=postfix.WHY_NOT)


def crlf(raw: bytes) -> bytes:
    return raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def mail(text: str, subject: str = "Uw vraag", **headers: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = postfix.SENDER, "klant@elders.example", subject
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return crlf(message.as_bytes())


def with_attachment(size: int) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = postfix.SENDER, "Uw vraag"
    message.set_content("Beste Jan,\n\nDe tekening zit in de bijlage.\n\nMet vriendelijke groet,\nBo Stam\n")
    message.add_attachment(os.urandom(size), maintype="application", subtype="pdf", filename="tekening.pdf")
    return crlf(message.as_bytes())


FAULTY = "Beste Jan,\n\nDat is tegen onze regels.\n\nMet vriendelijke groet,\nBo Stam\n"
SPECIAL = {
    "override-header": mail(FAULTY, X_Klantcheck_Override="besproken met de klant"),
    "override-subject": mail(FAULTY, "Uw vraag [klantcheck: besproken]"),
    "rejected": mail(FAULTY),
    "held": mail("Beste Jan,\n\nU BETAALT NU METEEN ALLES TERUG.\n\nGroet,\nBo Stam\n"),
    "forged-on-top": b"X-Klantcheck: pass\r\n" + mail(FAULTY.replace("Dat is tegen onze regels", "Uw fiets is klaar")),
    "forged": mail("Beste Jan,\n\nUw fiets is klaar.\n\nGroet,\nBo Stam\n", X_Klantcheck="reject; findings=99"),
    "english": mail("Dear Jan,\n\nYour bike is ready and you can come to fetch it.\n\nKind regards,\nBo Stam\n"),
    "large": with_attachment(3_700_000),
    "too-large": with_attachment(7_000_000),
    "no-text": b"From: a@b.example\r\n\r\n",
    "broken": b"Content-Type: multipart/mixed; boundary=x\r\nSubject: =?x?y?\r\n\r\n--x\r\n\r\nU moet betalen.\r\n",
    "binary": b"Subject: ruis\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + bytes(range(128, 256)) + b"\r\n",
}


@pytest.fixture(scope="module")
def server() -> Iterator[postfix.Server]:
    with postfix.running() as running:
        yield running


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    path = tmp_path / "policy.yaml"
    path.write_text(POLICY, encoding="utf-8")
    return path


def expected(checker: Checker, policy: Path, messages: dict[str, bytes]) -> dict[str, Verdict]:
    hook = Hook(lambda raw: check_message(checker, raw), read_policy(policy))
    return {address: hook.judge(raw, Envelope(postfix.SENDER, (address,))) for address, raw in messages.items()}


def without_ours(raw: bytes) -> bytes:
    """Return a delivered message without what Postfix and we put on it, with its ends of lines as text has them."""
    raw = raw.replace(b"\r\n", b"\n")
    head, blank, body = TRACE.sub(b"", raw).partition(b"\n\n")
    return OURS.sub(b"", head + b"\n").rstrip(b"\n") + blank + body


def test_two_hundred_mixed_messages(server: postfix.Server, policy: Path) -> None:
    raws = [crlf(path.read_bytes()) for path in sorted(MAILS.glob("*.eml"))] * 3 + list(SPECIAL.values())
    messages = {f"c{number}@klant.example": raw for number, raw in enumerate(raws)}
    messages |= {f"i{number}@firma.example": raw for number, raw in enumerate(raws[:8])}
    assert len(messages) == 200
    with postfix.Milter(server.milter, policy) as milter:
        answers = server.send(server.checked, messages.items(), 8)
        assert milter.stop() == 0
        log = milter.log.read_text()
    verdicts = expected(Checker(), policy, messages)
    rejected = {address for address, verdict in verdicts.items() if verdict.action == "reject"}
    held = {address for address, verdict in verdicts.items() if verdict.action == "hold"}
    assert {address for address, (code, _) in answers.items() if code == 550} == rejected
    assert {code for code, _ in answers.values()} == {250, 550}
    sent = messages.keys() - rejected - held
    assert 20 < len(sent) < 190
    assert rejected
    assert held
    plain = {f"plain-{address}": raw for address, raw in messages.items() if address in sent}
    server.send(server.plain, plain.items(), 8)
    server.sink.wait_for([*sent, *plain], 60)
    for address in sent:
        delivered = server.sink.received[address]
        assert len(OURS.findall(delivered.replace(b"\r\n", b"\n"))) == 1
        assert without_ours(delivered) == without_ours(server.sink.received[f"plain-{address}"])
    assert not held & server.sink.received.keys()
    assert "not checked" not in log
    assert "klant.example" not in log
    assert "tegen onze regels" not in log


def test_the_rejection_names_the_finding_and_words_to_send(server: postfix.Server, policy: Path) -> None:
    with postfix.Milter(server.milter, policy, workers=1):
        [(code, text)] = server.send(server.checked, [("weiger@klant.example", mail(FAULTY))], 1).values()
    assert code == 550
    assert b"tegen onze regels" in text
    assert b"Schrijf bijvoorbeeld" in text
    assert b"[klantcheck: je reden]" in text


CLEAN = mail("Beste Jan,\n\nUw fiets is klaar. U kunt hem morgen halen.\n\nMet vriendelijke groet,\nBo Stam\n")


def all_arrive(server: postfix.Server, name: str, count: int = 8) -> list[bytes]:
    messages = [(f"{name}{number}@klant.example", CLEAN) for number in range(count)]
    answers = server.send(server.checked, messages, 4)
    assert {code for code, _ in answers.values()} == {250}
    server.sink.wait_for([address for address, _ in messages], 30)
    return [server.sink.received[address] for address, _ in messages]


def test_without_a_milter_all_mail_flows(server: postfix.Server) -> None:
    assert not any(OURS.search(raw) for raw in all_arrive(server, "stopped"))


def test_with_a_milter_killed_in_the_middle_all_mail_flows(server: postfix.Server, policy: Path) -> None:
    with postfix.Milter(server.milter, policy) as milter:
        all_arrive(server, "before", 2)
        workers = milter.workers
        for worker in workers:
            os.kill(worker, signal.SIGSTOP)
        messages = [(f"killed{number}@klant.example", CLEAN) for number in range(8)]
        with postfix.ThreadPoolExecutor(1) as pool:
            sending = pool.submit(server.send, server.checked, messages, 4)
            time.sleep(1)
            milter.process.kill()
            assert {code for code, _ in sending.result(60).values()} == {250}
    server.sink.wait_for([address for address, _ in messages], 30)
    assert {address for address, _ in messages} <= server.sink.received.keys()
    for worker in workers:
        os.kill(worker, signal.SIGKILL)


def test_with_a_milter_that_hangs_all_mail_flows(server: postfix.Server, policy: Path) -> None:
    with postfix.Milter(server.milter, policy, workers=1) as milter:
        milter.process.send_signal(signal.SIGSTOP)
        assert not any(OURS.search(raw) for raw in all_arrive(server, "hanging", 4))


def test_a_worker_that_hangs_lets_mail_pass_and_a_new_one_comes(server: postfix.Server, policy: Path) -> None:
    policy.write_text(POLICY.replace("seconds: 20", "seconds: 3"), encoding="utf-8")
    with postfix.Milter(server.milter, policy, workers=1) as milter:
        [worker] = milter.workers
        os.kill(worker, signal.SIGSTOP)
        assert all(b"unchecked=timeout" in raw for raw in all_arrive(server, "worker", 2))
        comes_back(server, milter, worker)


def test_a_worker_that_dies_lets_mail_pass_and_a_new_one_comes(server: postfix.Server, policy: Path) -> None:
    with postfix.Milter(server.milter, policy, workers=1) as milter:
        [worker] = milter.workers
        os.kill(worker, signal.SIGKILL)
        all_arrive(server, "died", 2)
        comes_back(server, milter, worker)


def comes_back(server: postfix.Server, milter: postfix.Milter, lost: int) -> None:
    """Wait until mail is checked again by another worker than the one that was lost."""
    for attempt in range(60):
        [raw] = all_arrive(server, f"again{lost}-{attempt}-", 1)
        if b"X-Klantcheck: pass; findings=0" in raw:
            assert lost not in milter.workers
            return
        time.sleep(1)
    raise AssertionError("no worker came back")
