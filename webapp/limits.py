"""How much at once: more drafts than a server can carry are asked to come back."""

from threading import BoundedSemaphore

from flask import Flask, g, request

from webapp.problems import Problem

WAIT = 1
"""After how many seconds to come back."""
OWN_LIMIT = frozenset({"hook.judge"})
"""The pre-send hook never refuses: its policy says what happens to mail that has to wait."""


def register(app: Flask, most: int) -> None:
    """Let at most so many drafts be under way in this process; to more the answer is 503 with Retry-After."""
    places = BoundedSemaphore(most)

    def enter() -> None:
        if request.method != "POST" or request.endpoint in OWN_LIMIT:
            return
        if not places.acquire(blocking=False):
            message = "Het is even te druk. Probeer het over een paar tellen nog een keer."
            raise Problem(503, "busy", message, "Too busy. Please try again in a few seconds.", retry_after=WAIT)
        g.has_place = True

    def leave(error: BaseException | None) -> None:
        if g.pop("has_place", False):
            places.release()

    app.before_request(enter)
    app.teardown_request(leave)
