"""A real Postfix on loopback with our milter, and a sink behind it: for tests and for the benchmark.

Never touches /etc/postfix; needs root and Debian's postfix. Mail to the one port passes the milter, mail to the other
does not, and nothing can leave the machine.
"""

import os
import shutil
import signal
import smtplib
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

HOST = "127.0.0.1"
SENDER = "balie@firma.example"
WHY_NOT = "" if shutil.which("postfix") and not os.geteuid() else "needs root and Debian's postfix"
MASTER = """\
{host}:{checked} inet n - n - - smtpd
{host}:{plain} inet n - n - - smtpd -o smtpd_milters=
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""
MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/spool
data_directory = {folder}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = test.invalid
mydestination =
inet_interfaces = loopback-only
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_client_connection_count_limit = 0
local_header_rewrite_clients =
relayhost = [{host}]:{sink}
smtp_bind_address = {host}
smtp_dns_support_level = disabled
smtp_host_lookup = native
alias_maps =
local_transport = error:no
message_size_limit = 20000000
maillog_file = {folder}/maillog
maillog_file_prefixes = {folder}
smtpd_milters = inet:{host}:{milter}
milter_default_action = accept
milter_connect_timeout = 3s
milter_command_timeout = 5s
milter_content_timeout = {content_timeout}s
"""


@dataclass
class Sink:
    """Receives what Postfix sends on."""

    received: dict[str, bytes] = field(default_factory=dict)
    """The messages by the address to which they went."""

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep a message; aiosmtpd calls this by its name."""
        for address in envelope.rcpt_tos:
            self.received[address] = bytes(envelope.content or b"")
        return "250 OK"

    def wait_for(self, addresses: Iterable[str], seconds: float) -> None:
        """Wait until something has come for every address, or the time is up."""
        wanted, end = set(addresses), time.monotonic() + seconds
        while not wanted <= self.received.keys() and time.monotonic() < end:
            time.sleep(0.05)


class Milter:
    """Our milter, as its users start it."""

    def __init__(self, port: int, policy: Path, workers: int = 2) -> None:
        klantcheck = str(Path(sys.executable).with_name("klantcheck"))
        command = [klantcheck, "milter", "--socket", f"inet:{port}@{HOST}", "--policy"]
        self.log = policy.with_suffix(".log")
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [*command, str(policy), "--workers", str(workers)], stdout=subprocess.PIPE, stderr=log
            )
        assert self.process.stdout is not None
        if b"luistert" not in self.process.stdout.readline():
            raise RuntimeError(self.log.read_text())

    @property
    def workers(self) -> list[int]:
        """The process ids of its workers."""
        threads = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        children = [child for thread in threads for child in thread.read_text().split()]
        return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]

    def stop(self) -> int:
        """Tell it to stop, and return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        self.process.send_signal(signal.SIGCONT)
        try:
            return self.process.wait(40)
        finally:
            self.process.kill()

    def __enter__(self) -> "Milter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.stop()


@dataclass(frozen=True)
class Server:
    """A running Postfix."""

    checked: int
    """The port on which mail passes the milter."""
    plain: int
    """The port on which it does not."""
    milter: int
    """The port on which Postfix looks for the milter."""
    sink: Sink
    """What comes out."""

    def send(self, port: int, messages: Iterable[tuple[str, bytes]], concurrency: int) -> dict[str, tuple[int, bytes]]:
        """Send (address, message) pairs over so many connections, and return what Postfix said to each."""
        waiting = iter(messages)
        with ThreadPoolExecutor(concurrency) as pool:
            answers = pool.map(lambda _: dict(_talk(port, waiting)), range(concurrency))
            return {address: answer for some in answers for address, answer in some.items()}


def _talk(port: int, waiting: Iterator[tuple[str, bytes]]) -> Iterator[tuple[str, tuple[int, bytes]]]:
    with smtplib.SMTP(HOST, port, timeout=120) as client:
        for address, message in waiting:
            try:
                client.sendmail(SENDER, [address], message, mail_options=["BODY=8BITMIME"])
                yield address, (250, b"")
            except smtplib.SMTPDataError as error:
                text = error.smtp_error
                yield address, (error.smtp_code, text if isinstance(text, bytes) else text.encode())


@contextmanager
def running(*, content_timeout: int = 60) -> Iterator[Server]:
    """Start Postfix and the sink in a folder of their own, and stop them; the user postfix must be able to read it."""
    checked, plain, milter, sink_port = (_free_port() for _ in range(4))
    ports = {"checked": checked, "plain": plain, "milter": milter, "sink": sink_port, "host": HOST}
    sink = Sink()
    controller = Controller(sink, hostname=HOST, port=sink_port, data_size_limit=None)
    controller.start()
    with TemporaryDirectory(prefix="klantcheck-postfix-") as name:
        folder = Path(name)
        for part in ("etc", "spool", "data"):
            (folder / part).mkdir()
        folder.chmod(0o755)
        shutil.chown(folder / "data", "postfix")
        (folder / "etc" / "main.cf").write_text(MAIN.format(folder=folder, content_timeout=content_timeout, **ports))
        (folder / "etc" / "master.cf").write_text(MASTER.format(**ports))
        postfix = ["postfix", "-c", str(folder / "etc")]
        subprocess.run([*postfix, "start"], check=True, capture_output=True)
        try:
            yield Server(checked, plain, milter, sink)
        finally:
            subprocess.run([*postfix, "abort"], check=False, capture_output=True)
            controller.stop()


def _free_port() -> int:
    with socket.create_server((HOST, 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
