"""Whether the site that is there is already what a build would make: then there is nothing to do.

It is when nothing that a build reads has changed since the site was made, and the site is whole, down to its last byte. Nothing heavy is
imported here, so that looking takes less than a second.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.asked import PROJECT, Job
from generator.disk import disk, swap
from generator.disk.cache import Cache
from generator.disk.lock import only_one
from generator.disk.sums import sum_of, sum_of_digests, sum_of_folder, sum_of_sizes, sum_of_sources
from generator.disk.working_folder import shares_lessons
from generator.guide.own import LESSONS, OWN
from generator.program import program

REPORT = "report.json"
"""What a build tells of itself, beside the site."""

_MOST = 10_000_000
"""Bytes of a guide that are looked at; a build refuses one that is larger than a fiftieth of it."""

_KEPT, _NAME = "latest", "site"


@dataclass(frozen=True, slots=True)
class Begun:
    """What a run found at its beginning: the checksum of its inputs, and what tells whether anybody has saved something since."""

    inputs: str
    touched: frozenset[tuple[str, int, int, int]]


def inputs(job: Job) -> str:
    """A checksum of all that the site is made from: guides, hand-written pages, the program, what is installed beside it, what is asked.

    Files are read, not only looked at: a time on a disk may lie. Of installed packages, which nobody edits, names and versions count.
    Raises OSError where a folder cannot be looked into.
    """
    asked = {
        "day": job.today.isoformat(),
        "host": job.host,
        "release": job.release,
        "guides": job.guides.name,
        "program": program(),
        "sources": [
            *_guides(job.guides),
            sum_of_sources(job.docs),
            (job.docs.parent / "mkdocs.yml").read_text(encoding="utf-8"),
        ],
    }
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()


def latest(job: Job) -> Mapping[str, Any] | None:
    """What the last build told of itself, where it was made of what is there now, and all that it made is whole; None where it was not.

    Every byte of the site is read; of the staged pages, which are made again in any case, names and sizes. Raises BusyError, OSError.
    """
    cache = Cache(job.out / "cache" / _KEPT)
    if not (cache.folder / _NAME).is_file():
        return None
    with only_one(job.out / ".lock"):
        swap.recover(job.site)
        made_from, noted = inputs(job), json.loads(cache.get(_NAME) or b"{}")
        if noted.get("inputs") != made_from:
            return None
        with suppress(OSError):
            if noted == _state(job, made_from, sum_of_folder(job.site)):
                told: dict[str, Any] = json.loads((job.out / REPORT).read_bytes())
                return told
    return None


def begun(job: Job) -> Begun:
    """The inputs as a run finds them. Raises OSError where a folder cannot be looked into."""
    touched = _touched(job)
    return Begun(inputs(job), touched)


def note(job: Job, begun: Begun, digests: Mapping[str, bytes]) -> None:
    """Note what the site was made from. `digests` are the SHA-256 of all that was to be written to it, by path, so a disk that wrote
    something else is found out.

    Where somebody has saved anything since the run has begun, nobody knows what was read: nothing is noted, and the next run makes the
    site again. Call with the report written, and while holding the lock.
    """
    if _touched(job) == begun.touched:
        Cache(job.out / "cache" / _KEPT).put(_NAME, json.dumps(_state(job, begun.inputs, sum_of_digests(digests))).encode())


def _touched(job: Job) -> frozenset[tuple[str, int, int, int]]:
    shared = (PROJECT / "guides",) if shares_lessons(job.guides) else ()
    return disk.state(*job.sources, job.docs.parent / "mkdocs.yml", *shared)


def _state(job: Job, made_from: str, site: str) -> dict[str, str]:
    report = hashlib.sha256((job.out / REPORT).read_bytes()).hexdigest()
    return {"inputs": made_from, "site": site, "report": report, "staged": sum_of_sizes(job.out / "docs")}


def _guides(folder: Path) -> list[str]:
    """Beside a commune.yml alone lies what is made from it: of that only the names count."""
    if not shares_lessons(folder):
        return [sum_of_sources(folder)]
    own = disk.read_files(folder, OWN, most=_MOST)
    lessons = [sum_of_sources(folder / LESSONS)] if (folder / LESSONS).is_dir() else []
    return [sum_of_sources(PROJECT / "guides"), sum_of(own), *lessons, *sorted(each.name for each in folder.iterdir())]
