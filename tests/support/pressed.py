"""A plugin: sheets that a test of this run has pressed, for whoever needs the very same. Pressing was a sixth of what all tests took.

They are kept as the program keeps them, by a fingerprint of all that is in them and with a checksum, for all processes of the run and no
longer: the next run tests another press. What tests the press itself (the same bytes, another process) does not ask here.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.disk.cache import Cache
from generator.edition import Edition
from generator.job import Job, read_guides
from generator.outputs import all_prints
from generator.paper import pressroom, volume
from generator.paper.pressroom import Pressroom
from generator.paper.printed import Print, press
from generator.paper.sheet import Sheet
from generator.paper.typst import compile
from generator.paper.volume import Volume

_FOLDER = "SOTAY_SHEETS_OF_A_TEST_RUN"


def pytest_configure(config: pytest.Config) -> None:
    """The folder is made by the process that starts the others."""
    if not hasattr(config, "workerinput"):
        folder = tempfile.mkdtemp(prefix="sotay-sheets-")
        os.environ[_FOLDER] = folder
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


def pressed(item: Print, fonts: Path) -> Sheet:
    """The finished file. Raises what `press` raises."""
    name = _name(item)
    kept = _store().get(name)
    sheet = Sheet.from_bytes(kept) if kept else None
    if sheet is None:
        sheet = anew(item, fonts)
        _keep(name, sheet.as_bytes())
    return sheet


def anew(item: Print, fonts: Path) -> Sheet:
    """The finished file, made now, in this process. Raises what `press` and `press_volume` raise."""
    if not isinstance(item, Volume):
        return press(item, fonts)
    with tempfile.TemporaryDirectory() as folder:
        return bound(item, Cache(Path(folder)), fonts)[0]


def bound(item: Volume, cache: Cache, fonts: Path) -> tuple[Sheet, list[str]]:
    """A file of many parts, and the paths of those pressed for it: in this process, since few parts take less than another's start."""
    asked: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pressroom, "press_all", lambda items, fonts, _stop: (press(each, fonts) for each in items))
        patch.setattr(volume, "spread", lambda work, items, **_how: map(work, items))
        made = volume.press_volume(item, Pressroom(cache, fonts, lambda _step, blanks: asked.append(str(blanks["file"]))))
    return made, asked


def drawn(item: Print, fonts: Path) -> bytes:
    """Its PDF, before a picture becomes pixels."""
    return anew(item, fonts).content if isinstance(item, Volume) else compile(item.layout, item.data, fonts)


@contextmanager
def lent(job: Job) -> Iterator[None]:
    """Lay into a job's cache what was pressed of its guides before; what is pressed for it inside is kept for others."""
    handbook, site, _ = read_guides(job)
    own = Cache(job.cache / "sheets")
    for name in map(_name, all_prints(Edition(handbook, site))):
        if kept := _store().get(name):
            own.put(name, kept)
    yield
    for name in {*own.names()} - {*_store().names()}:
        if made := own.get(name):
            _keep(name, made)


def _store() -> Cache:
    return Cache(Path(os.environ[_FOLDER]))


def _keep(name: str, content: bytes) -> None:
    """Two processes may press the same at the same time: each writes aside."""
    aside = Cache(_store().folder / f".{os.getpid()}")
    aside.put(name, content)
    (aside.folder / name).replace(_store().folder / name)


def _name(item: Print) -> str:
    """As the cache of a build calls it."""
    return f"{item.path.rpartition('/')[2]}-{item.fingerprint()}"
