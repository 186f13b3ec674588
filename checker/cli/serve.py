"""`klantcheck serve`: the web page on this machine."""

import errno
import socket
from collections.abc import Callable
from importlib import import_module
from typing import Annotated, Any

import typer

from checker.cli.options import CommandError, PolicyOption, SettingsOption, chosen_hook_policy, chosen_settings

EXTRA = {"flask", "flask_openapi3", "prometheus_client", "waitress"}
SPARE_THREADS = 4
"""Threads besides those that check, so that a busy server still says that it is busy, and up."""
REASONS = {
    errno.EADDRINUSE: "die poort is al in gebruik; kies een andere met --port",
    errno.EADDRNOTAVAIL: "dat adres hoort niet bij deze computer",
    socket.EAI_NONAME: "dat adres bestaat niet",
    errno.EACCES: "die poort mag je niet gebruiken; kies er een boven 1023 met --port",
}

Host = Annotated[
    str, typer.Option("--host", metavar="ADRES", help="Op welk adres; gewoonlijk 127.0.0.1, alleen deze computer.")
]
Port = Annotated[str, typer.Option("--port", metavar="POORT", help="Op welke poort; gewoonlijk 8000.")]


def serve(
    host: Host = "127.0.0.1", port: Port = "8000", settings: SettingsOption = None, policy: PolicyOption = None
) -> None:
    """Serve the web page until it is interrupted; the port is taken before the checker is loaded."""
    chosen, chosen_policy = chosen_settings(settings), chosen_hook_policy(policy)
    waitress, create_app = _web_parts()
    with _listening(host, _port(port)) as listener:
        app, threads = create_app(chosen, policy=chosen_policy), chosen.server.at_once + SPARE_THREADS
        server = waitress.create_server(app, sockets=[listener], threads=threads)
        where = f"[{host}]" if ":" in host else host
        typer.echo(f"klantcheck staat klaar op http://{where}:{listener.getsockname()[1]} (stoppen met Ctrl-C)")
        server.run()


def _web_parts() -> tuple[Any, Callable[..., Any]]:
    """Return the web server and the page; raises CommandError when the extra `web` is not installed."""
    try:
        from webapp import create_app

        return import_module("waitress"), create_app
    except ModuleNotFoundError as error:
        if error.name not in EXTRA:
            raise
        raise CommandError("voor de pagina is meer nodig. Installeer dat met: pip install 'klantcheck[web]'") from error


def _port(value: str) -> int:
    if not value.isdecimal() or int(value) > 65535:
        raise CommandError(f"--port: ‘{value}’ is geen poortnummer.")
    return int(value)


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens; raises CommandError when host or port cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason = REASONS.get(error.errno or 0, f"dat lukt niet ({error.strerror})")
        raise CommandError(f"luisteren op {host}, poort {port}: {reason}.") from error
