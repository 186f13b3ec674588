"""`klantcheck serve`: the web page and the HTTP API."""

import errno
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.options import (
    SETTINGS_FILE,
    CommandError,
    PolicyOption,
    SettingsOption,
    chosen_hook_policy,
    chosen_settings,
    needs,
)
from checker.report.terminal import printable

if TYPE_CHECKING:
    from checker.settings import Settings
    from webapp.serving import Loaded, Serving

EXTRA = {"flask", "flask_openapi3", "gunicorn", "prometheus_client", "waitress"}
REASONS = {
    errno.EADDRINUSE: "die poort is al in gebruik; kies een andere met --port",
    errno.EADDRNOTAVAIL: "dat adres hoort niet bij deze computer",
    socket.EAI_NONAME: "dat adres bestaat niet",
    errno.EACCES: "die poort mag je niet gebruiken; kies er een boven 1023 met --port",
}
HAS_FORK = hasattr(os, "fork")

Host = Annotated[
    str, typer.Option("--host", metavar="ADRES", help="Op welk adres; gewoonlijk 127.0.0.1, alleen deze computer.")
]
Port = Annotated[str, typer.Option("--port", metavar="POORT", help="Op welke poort; gewoonlijk 8000.")]
Workers = Annotated[
    int, typer.Option("--workers", metavar="AANTAL", min=1, max=64, help="In hoeveel processen gecontroleerd wordt.")
]


def serve(
    host: Host = "127.0.0.1",
    port: Port = "8000",
    workers: Workers = 1,
    settings: SettingsOption = None,
    policy: PolicyOption = None,
) -> None:
    """Serve the web page until it is interrupted; the port is taken before the checker is loaded."""
    chosen_settings(settings)
    chosen_hook_policy(policy)
    run = _server(workers)
    from webapp.serving import Serving

    with _listening(host, _port(port)) as listener:
        where = f"[{host}]" if ":" in host else host
        said = f"klantcheck staat klaar op http://{where}:{listener.getsockname()[1]} (stoppen met Ctrl-C)"
        run(Serving(lambda: _load(settings, policy), listener, workers, lambda: typer.echo(said), _say))


def _server(workers: int) -> Callable[["Serving"], None]:
    """Return what serves; raises CommandError when the extra `web` is not installed."""
    with needs("web", EXTRA, "voor de pagina"):
        if HAS_FORK:
            from webapp.server import serve
        else:
            from webapp.single import serve
    if workers > 1 and not HAS_FORK:
        raise CommandError("--workers: op deze computer kan er maar één proces zijn.")
    return serve


def _load(settings: Path | None, policy: Path | None) -> "Loaded":
    """Load the application from its files, as they are now; raises CheckerError when one cannot be used."""
    from webapp import create_app
    from webapp.serving import Loaded

    chosen = chosen_settings(settings)
    app = create_app(chosen, policy=chosen_hook_policy(policy))
    files = [settings or SETTINGS_FILE, *([policy] if policy else []), *_read_for(chosen)]
    return Loaded(app, chosen.server, files)


def _read_for(settings: "Settings") -> Iterator[Path]:
    """Give the files and folders that settings name."""
    from checker.rulebook.folder import shipped_rules
    from checker.settings import read_settings

    yield shipped_rules()
    yield from settings.rules.extra
    for file in {key.settings for key in settings.server.keys if key.settings}:
        yield file
        yield from read_settings(file).rules.extra


def _say(text: str) -> None:
    """Write a line on standard error, if that is still there."""
    with suppress(OSError):
        typer.echo(f"klantcheck: {printable(text)}", err=True)


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
