"""How many drafts one client may send in a minute."""

import time
from collections.abc import Callable
from math import ceil
from threading import Lock

MINUTE = 60
MOST = 20_000
"""How many clients are counted apart; any more are counted together, so that memory stays bounded."""
OTHERS = ""


class Rate:
    """Counts per client, anew every minute."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._clock = most, clock
        self._counting = Lock()
        self._until = 0.0
        self._counts: dict[str, int] = {}

    def wait(self, client: str) -> int:
        """Count one draft of a client; return 0, or in how many seconds it may come back."""
        with self._counting:
            now = self._clock()
            if now >= self._until:
                self._until, self._counts = now + MINUTE, {}
            if client not in self._counts and len(self._counts) >= MOST:
                client = OTHERS
            self._counts[client] = self._counts.get(client, 0) + 1
            return ceil(self._until - now) if self._counts[client] > self._most else 0
