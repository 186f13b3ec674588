"""`klantcheck hook` and `klantcheck milter`: the doors for mail systems."""

import logging
import sys
from enum import IntEnum
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.options import CommandError, PolicyOption, SettingsOption, chosen_hook_policy, chosen_settings, needs
from checker.errors import CheckerError
from checker.report.terminal import printable

if TYPE_CHECKING:
    from checker.hook.guard import Unchecked
    from checker.hook.judge import Verdict
    from checker.hook.policy import Policy
    from checker.report.model import Report
    from checker.settings import Settings

EXTRA = {"kilter", "anyio"}

Filter = Annotated[
    bool, typer.Option("--filter", help="Geef de mail zelf door op de uitvoer, onveranderd op één kopregel na.")
]
Sender = Annotated[
    str | None, typer.Option("--sender", metavar="ADRES", help="Wie de mail verstuurt; anders telt de kopregel From.")
]
Recipients = Annotated[
    list[str] | None,
    typer.Option("--recipient", metavar="ADRES", help="Wie de mail krijgt (mag vaker); anders tellen To en Cc."),
]
Socket = Annotated[
    str,
    typer.Option("--socket", metavar="ADRES", help="Waar te luisteren, zoals inet:8891@127.0.0.1 of unix:/pad/sok."),
]
Workers = Annotated[
    int, typer.Option("--workers", metavar="AANTAL", min=1, max=64, help="In hoeveel processen gecontroleerd wordt.")
]


class SysExit(IntEnum):
    """How the hook ends, in the sense of sysexits.h."""

    PASS = 0
    NOTE = 1
    UNAVAILABLE = 69
    TEMPFAIL = 75
    NOPERM = 77


def hook(
    policy: PolicyOption = None,
    settings: SettingsOption = None,
    as_filter: Filter = False,
    sender: Sender = None,
    recipients: Recipients = None,
) -> None:
    """Judge the message on standard input and say by the exit code what has to happen with it.

    Whatever is wrong with policy, settings or rules is said on standard error, and the mail passes.
    """
    if sys.stdin.isatty():
        raise CommandError("geef een mail door een pijp: klantcheck hook < mail.eml")
    raw = typer.get_binary_stream("stdin").read()
    try:
        chosen_policy, chosen = chosen_hook_policy(policy), chosen_settings(settings)
    except CheckerError as error:
        _say(f"klantcheck: {printable(str(error))}. De mail gaat ongecontroleerd door.")
        if as_filter:
            _pass_on(raw)
        raise typer.Exit(SysExit.PASS) from None
    verdict = _judged(raw, chosen_policy, chosen, sender, recipients)
    _show(raw, verdict, chosen_policy, as_filter)
    raise typer.Exit(_exit_code(verdict))


def milter(
    socket: Socket = "inet:8891@127.0.0.1",
    policy: PolicyOption = None,
    settings: SettingsOption = None,
    workers: Workers = 2,
) -> None:
    """Serve Postfix or Sendmail until it is told to stop."""
    with needs("mail", EXTRA):
        import anyio

        from checker.hook.guard import Guard
        from checker.hook.judge import Hook
        from checker.hook.milter import Milter, read_address
        from checker.hook.workers import processes
    address, chosen_policy, chosen = read_address(socket), chosen_hook_policy(policy), chosen_settings(settings)
    logging.basicConfig(level=logging.INFO, format="%(name)s: %(message)s")
    logging.getLogger("kilter").setLevel(logging.CRITICAL)
    with processes(chosen, workers, chosen_policy.seconds) as submit:
        guard = Guard(submit, seconds=chosen_policy.seconds, waiting=chosen_policy.waiting)
        told = f"klantcheck luistert op {socket} met {workers} werkers (stoppen met Ctrl-C)"
        anyio.run(Milter(Hook(guard, chosen_policy)).serve, address, lambda: typer.echo(told))


def _judged(
    raw: bytes, policy: "Policy", settings: "Settings", sender: str | None, recipients: list[str] | None
) -> "Verdict":
    """Judge a message; the checker is loaded only for a message that has to be checked."""
    from checker.hook.envelope import read_envelope, read_headers_of, smtp_envelope
    from checker.hook.guard import Guard, Unchecked
    from checker.hook.judge import Hook
    from checker.hook.workers import processes

    def check(raw: bytes) -> "Report | Unchecked":
        try:
            with processes(settings, 1, policy.seconds) as submit:
                return Guard(submit, seconds=policy.seconds, waiting=1)(raw)
        except CheckerError as error:
            _say(f"klantcheck: {printable(str(error))}")
        return Unchecked("crash")

    headers = read_envelope(read_headers_of(raw))
    return Hook(check, policy).judge(raw, smtp_envelope(sender or headers.sender, recipients or headers.recipients))


def _show(raw: bytes, verdict: "Verdict", policy: "Policy", as_filter: bool) -> None:
    """Write the message on standard output for a filter, and what the sender should read on standard error."""
    from checker.hook.answer import answer
    from checker.hook.stamp import stamped

    if as_filter:
        _pass_on(stamped(raw, verdict))
    if verdict.findings or verdict.failed:
        _say(answer(verdict, policy.override))


def _exit_code(verdict: "Verdict") -> SysExit:
    if verdict.failed and verdict.action == "reject":
        return SysExit.UNAVAILABLE
    by_action = {"pass": SysExit.PASS, "note": SysExit.NOTE, "hold": SysExit.TEMPFAIL, "reject": SysExit.NOPERM}
    return by_action[verdict.action]


def _pass_on(raw: bytes) -> None:
    stream = typer.get_binary_stream("stdout")
    stream.write(raw)
    stream.flush()


def _say(text: str) -> None:
    typer.echo(text, err=True)
