"""The milter: Postfix or Sendmail hands over every message before it accepts it.

A thin adapter on kilter.service, the one place that knows it. Whatever goes wrong in here, the message is accepted.
"""

import logging
import signal
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from math import inf
from pathlib import Path
from typing import Any

import anyio
from anyio import to_thread
from anyio.abc import ByteStream, Listener
from kilter.protocol.messages import Accept, ActionFlags, Header, Quarantine, ReplyCode
from kilter.service import START, Runner, Session
from kilter.service.options import (
    AFTER,
    BEFORE,
    examine_body,
    examine_headers,
    examine_recipients,
    examine_sender,
    modify_flags,
)
from kilter.service.session import Filter, FilterResponse

from checker.errors import SettingsError
from checker.hook.answer import smtp_answer
from checker.hook.envelope import smtp_envelope
from checker.hook.judge import Hook, Verdict
from checker.hook.stamp import HEADER, header_value

logger = logging.getLogger("klantcheck.milter")
QUARANTINE_REASON = "klantcheck"
LAST_SECONDS = 30
"""How long messages under way may take when the milter is told to stop."""


@dataclass(frozen=True)
class Address:
    """Where the milter listens."""

    host: str = ""
    """The address of a TCP socket; empty for a Unix one."""
    port: int = 0
    """The port of a TCP socket."""
    path: Path | None = None
    """The path of a Unix socket."""


def read_address(text: str) -> Address:
    """Read an address as Postfix and Sendmail write it: `inet:8891@127.0.0.1`, `unix:/run/klantcheck.sock`."""
    kind, _, rest = text.partition(":")
    if kind in ("unix", "local") and rest.startswith("/"):
        return Address(path=Path(rest))
    port, _, host = rest.partition("@")
    if kind in ("inet", "inet6") and port.isdecimal() and int(port) < 65536:
        return Address(host=host or "127.0.0.1", port=int(port))
    raise SettingsError(f"--socket: ‘{text}’ is geen adres; schrijf het als inet:8891@127.0.0.1 of unix:/pad/naar.sock")


class Milter:
    """Answers a mail server, on as many connections as it makes."""

    def __init__(self, hook: Hook) -> None:
        self.hook = hook
        self._under_way = 0

    async def serve(self, address: Address, ready: Callable[[], None]) -> None:
        """Serve until a SIGTERM or SIGINT, then finish the messages under way; `ready` is called when it listens."""
        runner = Runner(self._filter())
        async with await _listening(address) as listener, anyio.create_task_group() as connections:
            async with anyio.create_task_group() as accepting:
                accepting.start_soon(listener.serve, partial(_connection, runner), connections)
                with anyio.open_signal_receiver(signal.SIGTERM, signal.SIGINT) as signals:
                    ready()
                    await anext(signals)
                accepting.cancel_scope.cancel()
            with anyio.move_on_after(LAST_SECONDS):
                while self._under_way:
                    await anyio.sleep(0.05)
            connections.cancel_scope.cancel()

    def _filter(self) -> Filter:
        @examine_sender()
        @examine_recipients()
        # kilter's loops over recipients and headers swallow the event that ends them: without DATA the first header,
        # without the end of the headers the first piece of the body.
        @examine_headers(can_respond=BEFORE | AFTER, can_add=True, can_modify=True)
        @examine_body()
        @modify_flags(set_actions=ActionFlags.QUARANTINE)
        async def klantcheck(session: Session) -> FilterResponse:
            try:
                return await self._handle(session)
            except Exception as error:
                _failed(error)
                return Accept()

        return klantcheck

    async def _handle(self, session: Session) -> FilterResponse:
        sender = await session.envelope_from()
        recipients = [recipient async for recipient in session.envelope_recipients()]
        async with session.headers as arriving:
            headers = [header async for header in arriving]
        raw = await self._message(session, headers)
        self._under_way += 1
        try:
            envelope = smtp_envelope(sender, recipients)
            # The guard says how many may be under way; a thread that waits for it costs little.
            limiter = anyio.CapacityLimiter(inf)
            verdict = await to_thread.run_sync(self.hook.judge, raw, envelope, limiter=limiter)
            return await self._answer(session, headers, verdict)
        finally:
            self._under_way -= 1

    async def _message(self, session: Session, headers: list[Header]) -> bytes:
        """Return the message, cut off just beyond the size from which it is not checked."""
        lines = [b"%s: %s\n" % (header.name.encode(), bytes(header.value)) for header in headers]
        raw = bytearray(b"".join([*lines, b"\n"]))
        async with session.body as body:
            async for chunk in body:
                if len(raw) <= self.hook.policy.max_bytes:
                    raw += chunk
        return bytes(raw)

    async def _answer(self, session: Session, headers: list[Header], verdict: Verdict) -> FilterResponse:
        if verdict.temporary:
            return _reply("451", "4.7.1", smtp_answer(verdict, self.hook.policy.override))
        if verdict.action == "reject":
            return _reply("550", "5.7.1", smtp_answer(verdict, self.hook.policy.override))
        for header in headers:
            if header.name.lower() == HEADER.lower():
                await session.headers.delete(header)
        await session.headers.insert(Header(HEADER, header_value(verdict).encode()), START)
        if verdict.action == "hold":
            # The protocol knows Quarantine; only the library's type of what may be sent forgot it.
            await session.sender.send(Quarantine(QUARANTINE_REASON))  # type: ignore[arg-type]
        return Accept()


async def _connection(runner: Runner, client: ByteStream) -> None:
    """Serve a connection; one that breaks costs no other."""
    try:
        await runner(client)
    except Exception as error:
        _failed(error)


def _failed(error: Exception) -> None:
    """Log a failure of ours: never more than its kind, since its text may quote the mail."""
    logger.error("%s: a message was not checked", type(error).__name__)


async def _listening(address: Address) -> Listener[Any]:
    try:
        if address.path:
            return await anyio.create_unix_listener(address.path)
        return await anyio.create_tcp_listener(local_host=address.host, local_port=address.port)
    except OSError as error:
        raise SettingsError(f"--socket: daar is niet te luisteren ({error.strerror})") from error


def _reply(code: str, status: str, lines: list[str]) -> ReplyCode:
    """Return an SMTP reply of several lines; the milter protocol wants % doubled and a NUL at the end."""
    starts = [f"{code}-"] * (len(lines) - 1) + [f"{code} "]
    reply = "\r\n".join(f"{start}{status} {line}" for start, line in zip(starts, lines, strict=True))
    return ReplyCode(reply.replace("%", "%%").encode("ascii") + b"\0")
