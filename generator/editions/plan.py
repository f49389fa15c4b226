"""What a run makes: one task for each commune's folder, and which of them are this machine's share."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.disk import disk
from generator.disk.working_folder import MADE
from generator.editions.addresses import addresses
from generator.guide.own import COMMUNE

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MOST = 63
"""Letters of a name: it may become a label of a host name (RFC 1035)."""


@dataclass(frozen=True, slots=True)
class Task:
    """One edition to make, with all that another machine needs for it: `files` of its folder (path → bytes), the day, and `program`,
    the digest of the program and the shared lessons that it is to be made with. `again` is set where what a machine kept is in doubt;
    `among` is how many editions a machine may have to keep sheets of."""

    name: str
    files: Mapping[str, bytes]
    today: datetime.date
    release: bool
    program: str
    again: bool = False
    among: int = 1


class PlanError(Exception):
    """A folder of editions that cannot be worked on: `says` is a key of `editions.plan` in the words, the rest fills its blanks."""

    def __init__(self, says: str, **blanks: object) -> None:
        super().__init__(says)
        self.says, self.blanks = says, blanks


def tasks(folder: Path, today: datetime.date, program: str, *, release: bool) -> tuple[Task, ...]:
    """A task for each folder in `folder` that has a commune.yml, by name, for a `program` of this digest. Raises PlanError, OSError.

    Two editions with one host are refused: the second would be published over the first.
    """
    names = sorted(each.name for each in disk.kept(folder) if (folder / each.name / COMMUNE).is_file())
    if not names:
        raise PlanError("none", folder=folder, file=COMMUNE)
    for name in names:
        if not _NAME.fullmatch(name) or len(name) > _MOST:
            raise PlanError("name", name=name)
    found = tuple(Task(name, disk.read_folder(folder / name, without=(MADE,)), today, release, program, among=len(names)) for name in names)
    hosts: dict[str, str] = {}
    for task in found:
        host = addresses(task.files).host
        if host and (other := hosts.setdefault(host, task.name)) != task.name:
            raise PlanError("host", host=host, one=other, other=task.name)
    return found


def share(wanted: Sequence[Task], part: int, of: int) -> tuple[Task, ...]:
    """Every `of`-th task from the `part`-th on (counted from 1): all parts together are the whole, and none is in two."""
    return tuple(wanted[part - 1 :: of])
