"""Packs a copy of a few lessons."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from pathlib import Path

from pressed import lent

from generator.job import Job
from generator.pack import Packed, pack

CODES = (103, 502)
DAY = datetime.date(2026, 11, 22)


def pack_few(folder: Path, codes: tuple[int, ...] = CODES, today: datetime.date = DAY, forms: Collection[str] = ()) -> Packed:
    """Pack from a folder that holds `guides`."""
    job = Job(today=today, guides=folder / "guides", out=folder / "build")
    with lent(job):
        return pack(job, lambda _step, _blanks: None, codes, forms)
