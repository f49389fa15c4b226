"""How much memory this process takes."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_TOLD = Path("/proc/self/statm")
"""Linux, proc_pid_statm(5): pages, the second figure those that are in memory now."""


def memory() -> int | None:
    """Bytes that this process holds in memory now; None where the system does not say so in a file.

    Not the most that it ever held: a process begins with its starter's figure for that.
    """
    with suppress(OSError):
        return int(_TOLD.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return None
