"""When Python collects garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Inside, Python does not look for objects that only hold one another: for where much is made and all of it is needed until the end.

    To go through all that is there again and again is a fifth of the reading of 107 lessons. What nothing holds is gone at once as ever.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
