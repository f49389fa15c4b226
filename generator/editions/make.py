"""One edition, made on whatever machine this runs on: a program of its own, so that its end and its memory are its own affair."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path

from generator.disk import disk
from generator.disk.lock import BusyError, only_one
from generator.editions.manifest import Manifest, entry
from generator.editions.outcome import Failed, Made, Why
from generator.editions.plan import Task
from generator.editions.sources import digest_of_program
from generator.editions.store import StoreError, opened
from generator.processes import child
from generator.processes.crew import never
from generator.words import words

_IN_A_GB = 4
"""So many editions' sheets fit into a gigabyte: those of one take some 0.2."""

Make = Callable[[Task], Made]


def maker(work: Path | None, store: str | None, lang: str, stop: Callable[[], bool] = never) -> Make:
    """What makes a task. `work` is the folder with a folder for each edition; None is one of the machine's own, for as long as it takes:
    then the files go to `store`, and without `stop` it can be sent to another machine."""
    return partial(make, work=work, store=store, lang=lang, stop=stop)


def make(task: Task, *, work: Path | None, store: str | None, lang: str, stop: Callable[[], bool] = never) -> Made:
    """Build an edition in `work`/its name, and leave its files in the store if there is one. Never raises for what can go wrong in one
    edition: the others are made all the same. A build under way is ended when `stop` says so."""
    if digest_of_program() != task.program:
        return Failed(task.name, "", Why.OTHER_PROGRAM)
    try:
        if work is not None:
            return _made(task, work / task.name, work / ".cache", store, lang, stop)
        with tempfile.TemporaryDirectory(prefix="sotay-") as folder:
            return _made(task, Path(folder), _own_cache(), store, lang, stop)
    except StoreError as error:
        return Failed(task.name, error.said, Why.STORE, error.number)
    except OSError as error:
        return Failed.by_system(task.name, error, Why.AWAY if store else Why.DISK)


def _made(task: Task, home: Path, cache: Path, store: str | None, lang: str, stop: Callable[[], bool]) -> Made:
    guides = home / ".guides" / task.name
    room = -(-task.among // _IN_A_GB)
    command = ["build", "--guides", str(guides), "--out", str(home), "--cache", str(cache), "--cache-room", str(room), "--lang", lang]
    try:
        with only_one(home / ".guides.lock"):  # else another run would change under this build's eyes what it reads
            disk.remove(guides.parent)
            disk.write_folder(task.files, guides)
            done = child.run("generator", [*command, *(["--release"] if task.release else [])], _environment(task), stop)
    except BusyError:
        return Failed(task.name, str(words("cli", lang)["busy"]).format(out=home))
    if done.returncode:
        return Failed(task.name, (done.stdout + done.stderr).replace(f"{guides.parent}{os.sep}", "").strip())
    files = disk.read_folder(home / "site")
    manifest = Manifest(task.name, {path: entry(content) for path, content in files.items()})
    if store is not None:
        place = opened(store)
        for path, content in files.items():
            if task.again or not place.has(manifest.files[path]):
                place.put(manifest.files[path], content)
    return manifest


def _environment(task: Task) -> dict[str, str]:
    """The day is the asking machine's: two machines may stand on both sides of midnight."""
    noon = datetime.combine(task.today, time(5), UTC)  # noon in Vietnam
    return {**os.environ, "SOURCE_DATE_EPOCH": str(int(noon.timestamp()))}


def _own_cache() -> Path:
    """Where a machine that works for another keeps finished sheets from one edition to the next; its user's alone."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sotay-editions"
