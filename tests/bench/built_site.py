"""The finished site that some benchmarks measure: that of the last `make site`, or of the bench's own build, whichever is newer."""

from __future__ import annotations

from pathlib import Path

from tests.bench.table import KEPT, CannotRunError

OWN = KEPT / "site"
"""Where `tests/bench/build.py` leaves the site that it built."""


def site() -> Path:
    """Its folder. Raises CannotRunError where there is none."""
    pages = [folder / "index.html" for folder in (KEPT.parent / "site", OWN)]
    there = [page for page in pages if page.is_file()]
    if not there:
        raise CannotRunError("there is no finished site yet: run `make site`, or `python -m tests.bench build`")
    return max(there, key=lambda page: page.stat().st_mtime).parent
