"""What stands for building an edition in tests of how editions are shared out: a site of few small files, left in a store."""

from __future__ import annotations

import datetime
import os
import signal
import time
from pathlib import Path

from generator.editions.manifest import Manifest, entry
from generator.editions.outcome import Made
from generator.editions.plan import Task
from generator.editions.store import opened

COMMON = b"the same in every edition"


def task(name: str) -> Task:
    """A task for a commune of this name."""
    return Task(name, {"commune.yml": name.encode()}, datetime.date(2026, 11, 27), release=False, program="")


def site_of(name: str) -> dict[str, bytes]:
    """What its site is to hold."""
    return {"index.html": f"trang {name}".encode(), "assets/chung.css": COMMON, "103/index.html": f"bài 103 {name}".encode()}


def make(wanted: Task, *, store: str | None, work: Path | None = None) -> Made:
    """Make the small site: into the store, or where there is none into the folder of editions."""
    files = site_of(wanted.name)
    manifest = Manifest(wanted.name, {path: entry(content) for path, content in files.items()})
    for path, content in files.items():
        if store is None:
            assert work is not None
            target = work / wanted.name / "site" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        elif wanted.again or not opened(store).has(manifest.files[path]):
            opened(store).put(manifest.files[path], content)
    return manifest


def make_and_die_first(wanted: Task, *, store: str, scars: Path) -> Made:
    """The same, but the process that is given a task for the first time is killed halfway, as when the power fails."""
    scar = scars / wanted.name
    if not scar.exists():
        scar.touch()
        time.sleep(0.3)
        opened(store).put(entry(COMMON), COMMON)
        os.kill(os.getpid(), signal.SIGKILL)
    return make(wanted, store=store)
