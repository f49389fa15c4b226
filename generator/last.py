"""A pure function's last answer, given again: many outputs in a row are made of the same record."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from operator import is_not
from typing import ParamSpec, TypeVar

_Asked = ParamSpec("_Asked")
_Told = TypeVar("_Told")


def remembers_last(function: Callable[_Asked, _Told]) -> Callable[_Asked, _Told]:
    """Marks a pure function whose last answer is given again to whoever asks with the very same things.

    Not with equal ones, as `functools.cache` does: to compare two handbooks takes longer than to make most of what is made of them.
    """
    last: tuple[tuple[object, ...], _Told] | None = None

    @wraps(function)
    def told(*asked: _Asked.args, **named: _Asked.kwargs) -> _Told:
        nonlocal last
        found, given = last, (*asked, *named.items())  # found is held: another thread may answer meanwhile
        if found is None or len(found[0]) != len(given) or any(map(is_not, found[0], given)):
            found = last = given, function(*asked, **named)
        return found[1]

    return told
