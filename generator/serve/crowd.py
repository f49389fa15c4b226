"""Room for everybody at the door: connections that only wait, or on which nothing moves, make place for new ones.

Every server takes so many connections at a time; then it takes no more until some have ended. Phones keep theirs open without
need, and so does anybody who means harm, who may also ask for the largest file and never take it. Here a new one is always taken, and
another goes: browsers ask again by themselves.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer

PLACES = 400
"""Connections held at a time: sixty phones with the six that a browser opens. Windows cannot watch more than 512."""

LIMIT = PLACES + 100
"""With this many, of which at least a hundred are at work, the server stops taking new ones."""

_FRESH = 2
"""Seconds in which a newcomer may say what it wants."""

STALLED = 5
"""Seconds in which nothing was taken of an answer."""

_SHARE = 40
"""Connections that nobody needs who has one phone, or a few behind one address."""


class _Connection(HTTPChannel):  # type: ignore[misc]  # Waitress has no types
    """A connection that takes the place of another when there are too many."""

    def __init__(self, server: Any, sock: Any, addr: Any, adj: Any, map: Any = None) -> None:
        super().__init__(server, sock, addr, adj, map=map)
        others = [each for each in map.values() if isinstance(each, HTTPChannel) and each is not self and not each.will_close]
        if len(others) >= PLACES and (leaving := _leaving(others, time.time())):
            _end(leaving)


def _leaving(others: Sequence[Any], now: float) -> Any:
    """Who makes place: the oldest that waits, else who has taken nothing for longest, else of those with an address that has far too many
    the oldest, one that waits before one that is at work. None where all have a right to be there."""
    # By age, not by silence: who sends a letter now and then holds no place for ever.
    if waiting := [each for each in others if not _at_work(each) and each.creation_time < now - _FRESH]:
        return min(waiting, key=lambda each: each.creation_time)
    if stalled := [each for each in others if _at_work(each) and each.last_activity < now - STALLED]:
        return min(stalled, key=lambda each: each.last_activity)
    address, count = Counter(each.addr[0] for each in others).most_common(1)[0]
    if count <= _SHARE:
        return None
    return min((each for each in others if each.addr[0] == address), key=lambda each: (_at_work(each), each.creation_time))


def _at_work(each: Any) -> bool:
    return bool(each.requests or each.total_outbufs_len)


def _end(each: Any) -> None:
    """Close it. By itself the server does so only once the other side can take something, and some never do."""
    each.will_close = True
    if each.total_outbufs_len:
        each.handle_close()


def let_everybody_in(sockets: dict[int, Any]) -> None:
    """Make the servers among these sockets (Waitress's `map`) hold their connections so."""
    for each in sockets.values():
        if isinstance(each, BaseWSGIServer):
            each.channel_class = _Connection
            each.maintenance = partial(_tidied, each.maintenance, sockets)


def _tidied(usual: Callable[[float], None], sockets: dict[int, Any], now: float) -> None:
    """After the server's own look at silent connections, which only marks them; it looks also when it takes no new ones."""
    usual(now)
    held = [each for each in sockets.values() if isinstance(each, HTTPChannel)]
    for each in [each for each in held if each.will_close]:
        held.remove(each)
        _end(each)
    while len(held) >= PLACES and (leaving := _leaving(held, now)):
        held.remove(leaving)
        _end(leaving)
