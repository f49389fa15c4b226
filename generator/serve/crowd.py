"""Room for everybody at the door: connections that only wait make place for new ones.

Every server takes so many connections at a time; then it takes no more until some have ended. Phones keep theirs open without
need, and so does anybody who means harm. Here a new one is always taken, and the oldest of those that wait for nothing goes.
"""

from __future__ import annotations

from typing import Any

from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer

PLACES = 400
"""Connections held at a time: sixty phones with the six that a browser opens. Windows cannot watch more than 512."""

LIMIT = PLACES + 100
"""With this many, of which at least a hundred are at work, the server stops taking new ones."""


class _Connection(HTTPChannel):  # type: ignore[misc]  # Waitress has no types
    """A connection that takes the place of an older one when there are too many."""

    def __init__(self, server: Any, sock: Any, addr: Any, adj: Any, map: Any = None) -> None:
        super().__init__(server, sock, addr, adj, map=map)
        others = [each for each in map.values() if isinstance(each, HTTPChannel) and each is not self and not each.will_close]
        if len(others) >= PLACES:
            waiting = [each for each in others if not each.requests and not each.total_outbufs_len]
            # By age, not by silence: who sends a letter now and then holds no place for ever. Browsers ask again by themselves.
            if oldest := min(waiting, key=lambda each: each.creation_time, default=None):
                oldest.will_close = True


def let_everybody_in(sockets: dict[int, Any]) -> None:
    """Make the servers among these sockets (Waitress's `map`) hold their connections so."""
    for each in sockets.values():
        if isinstance(each, BaseWSGIServer):
            each.channel_class = _Connection
