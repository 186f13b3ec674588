"""The server where a process cannot fork, such as on Windows: one process, with threads."""

from waitress.server import create_server

from webapp.serving import SPARE_THREADS, Serving


def serve(serving: Serving) -> None:
    """Serve until the process is told to stop; raises CheckerError when loading does not work."""
    loaded = serving.load()
    server = create_server(loaded.app, sockets=[serving.listener], threads=loaded.server.at_once + SPARE_THREADS)
    serving.ready()
    server.run()
