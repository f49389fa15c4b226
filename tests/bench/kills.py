"""Real commands ended at random moments: is what they replace the old one whole or the new one whole, who works on, what is left. Linux.

`python -m tests.bench.kills [times]`: builds, copies, updates and editions, each so often by `kill -9` and a fifth as often by TERM and
Ctrl+C. Every run makes another state than the one before, so a mixture would be seen; every tenth time the next run goes to its end.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.disk.sums import sum_of_folder
from generator.stick.checking import checked
from tests.bench.forked import Forked
from tests.bench.table import Row

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from good import good

TIMES = 100
STATES = ("one", "other")
_SOFT = (signal.SIGTERM, signal.SIGINT)
_LEFT = (".next*", ".work*", ".few*", ".*.part", ".*.moi", ".*.old")
"""What no run that went well leaves."""


@dataclass(frozen=True)
class Victim:
    """A command that is ended: what it is given in a turn, what is done before, and what is not whole afterwards."""

    name: str
    command: Callable[[int], list[str]]
    before: Callable[[int], object]
    broken: Callable[[], list[str]]


def main(times: int = TIMES) -> list[Row]:
    """How often something was not whole, how many processes were left, and how many next runs failed."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for victim in victims(Path(folder)):
            broken, at_work, refused = tried(victim, Path(folder), times, random.Random(victim.name))
            rows += [
                Row(f"{victim.name}, ended {times + times // 5} times: not whole", broken, "", 0),
                Row(f"{victim.name}: left at work, or a traceback", at_work, "", 0),
                Row(f"{victim.name}: next runs refused or untidy", refused, "", 0),
            ]
            rows.append(Row(f"{victim.name}, two at once: not whole, or not one and one refused", at_once(victim, Path(folder)), "", 0))
    return rows


def at_once(victim: Victim, project: Path, times: int = 5) -> int:
    """Begin it twice at the same moment, for two states: how often not one of them wins, whole, while the other says that it is busy."""
    wrong = 0
    for turn in range(times):
        runs = [Forked(victim.command(each), project, project.with_suffix(f".{each}")) for each in (turn, turn + 1)]
        codes = sorted(run.ended() for run in runs)
        said = "".join(run.said() for run in runs)
        good = codes == [0, 0] or (codes == [0, 1] and "lệnh sotay khác" in said)  # one may have ended before the other began
        wrong += bool(not good or victim.broken() or "Traceback" in said)
        if not good:
            sys.stdout.write(f"{victim.name}, two at once: {codes} {said}\n")
    return wrong


def tried(victim: Victim, project: Path, times: int, chance: random.Random) -> tuple[int, int, int]:
    """End it so often."""
    broken = at_work = refused = 0
    for turn in (0, 1, 2, 3):
        start = time.monotonic()
        refused += not _goes_well(victim, project, turn)
        whole = time.monotonic() - start
        victim.broken()
    soft = times // 5
    for turn in range(2, times + soft + 2):
        victim.before(turn)
        run = Forked(victim.command(turn), project, project.with_suffix(".log"))
        run.process.join(chance.uniform(0, whole * chance.choice((1, 1, 3))))  # with more to do it takes longer
        if run.process.pid and run.process.is_alive():
            os.kill(run.process.pid, signal.SIGKILL if turn < times + 2 else chance.choice(_SOFT))
        left = run.left()
        found = victim.broken()
        broken, at_work = broken + bool(found), at_work + bool(left)
        if turn % 10 == 0:
            refused += not _goes_well(victim, project, turn)
        if found or left or turn % 10 == 0:
            sys.stdout.write(
                "\n".join([f"{victim.name} {turn - 1}: {broken} broken, {at_work} at work, {refused} refused", *found, *left, ""])
            )
            sys.stdout.flush()
    return broken, at_work, refused


def _goes_well(victim: Victim, project: Path, turn: int) -> bool:
    run = Forked(victim.command(turn), project, project.with_suffix(".log"))
    left = run.left()
    untidy = [path.name for pattern in _LEFT for path in project.rglob(pattern) if not path.is_relative_to(project / "guides")]
    if run.process.exitcode or untidy or left:
        sys.stdout.write(f"{victim.name} {turn}: {run.process.exitcode} {untidy} {left}\n{run.said()}\n")
    return not (run.process.exitcode or untidy or left)


def victims(project: Path) -> Iterator[Victim]:
    """The four commands, on two states of the smallest handbook."""
    for state in STATES:
        for file, content in guides(state).items():
            for folder in (project / "guides" / state, project / "communes" / state / "suoi-mo"):
                (folder / file).parent.mkdir(parents=True, exist_ok=True)
                (folder / file).write_bytes(content)

    def given(turn: int, out: str) -> list[str]:
        return ["--guides", f"guides/{STATES[turn % 2]}", "--out", out]

    def forget(cache: str, turn: int) -> None:
        """Now and then there is more to do: sheets to press, all pages for MkDocs."""
        kinds = {1: ("sheets",), 2: ("pages", "lessons"), 4: ("pages", "singles", "facts"), 7: ("sheets", "pages")}
        for kind in kinds.get(turn % 8, ()):
            shutil.rmtree(project / cache / kind, ignore_errors=True)

    def pack_anew(turn: int) -> None:
        forget("pack/cache", turn)
        if turn % 3 == 0:
            shutil.rmtree(project / "pack/offline", ignore_errors=True)

    yield Victim(
        "build", lambda turn: ["build", "--force", *given(turn, "build")], partial(forget, "build/cache"), _seen(project / "build/site")
    )
    copies = project / "pack/offline"
    pack = Victim("pack", lambda turn: ["pack", "--epub", *given(turn, "pack")], pack_anew, lambda: list(_broken_copies(copies)))
    yield pack
    for turn in (0, 1):
        _goes_well(pack, project, turn)
    zips = sorted(copies.glob("*.zip"))
    stick = project / "stick" / "Sổ tay của thôn 3"
    yield Victim(
        "update",
        lambda turn: ["update", str(stick), "--from", str(zips[turn % 2])],
        lambda _turn: None,
        lambda: [] if checked(stick).whole else ["the copy on the stick"],
    )
    yield Victim(
        "editions",
        lambda turn: ["editions", f"communes/{STATES[turn % 2]}", "--out", "editions"],
        partial(forget, "editions/.cache"),
        _seen(project / "editions/suoi-mo/site"),
    )


def guides(state: str) -> dict[str, bytes]:
    """The smallest handbook; in the other state the commune has another name, which every page and sheet shows."""
    files = good()
    files["commune.yml"] = files["commune.yml"].replace(b"quangson.example", b"sotay.quangson.vn")
    if state == STATES[1]:
        files["commune.yml"] = files["commune.yml"].replace("Quảng Sơn".encode(), "Suối Mơ".encode())
    return files


def _seen(site: Path) -> Callable[[], list[str]]:
    """Whether a site is one of those that were there after whole runs: the first two answers are believed."""
    known: set[str] = set()

    def broken() -> list[str]:
        found = sum_of_folder(site) if site.is_dir() else ""
        if len(known) < len(STATES):
            known.add(found)
        return [] if found in known else [f"{site.name} is neither"]

    return broken


def _broken_copies(offline: Path) -> Iterator[str]:
    for path in offline.glob("so-tay-so-*"):
        if (path.is_dir() or path.suffix == ".zip") and not checked(path).whole:
            yield path.name


if __name__ == "__main__":
    from tests.bench import table

    sys.stdout.write(table.text(table.Run(table.machine(), tuple(main(*map(int, sys.argv[1:]))))))
