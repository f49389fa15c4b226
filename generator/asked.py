"""What is asked of one run: which guides, to where, for which address. Imports nothing heavy: there may be nothing to do."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from pathlib import Path

from generator.disk.cache import LIMIT
from generator.disk.working_folder import MADE, PROGRAM, here, pages, shares_lessons
from generator.guide.own import LESSONS, OWN, SHARED, is_own, path
from generator.problems import Place

PROJECT = PROGRAM
"""Where this program's own files are: its clone, or the part of its package that a wheel brought. Nothing is written there unless a
command is called there."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to build, from where and to where; by default all in the working folder.

    `guides` may hold commune.yml alone, or with lessons of its own: then all else comes from the guides that the program brought.
    `docs` are the hand-written pages, with `mkdocs.yml` beside them. `host` None means the host of
    commune.yml. A `quick` build, for the live preview, prints nothing: it takes printed files as they were, so that a changed
    page is there at once. `kept` is the folder of what is kept from run to run, by default in `out`; sheets may take `room` bytes of it.
    """

    today: datetime.date
    guides: Path = Path("guides")
    out: Path = Path(MADE)
    docs: Path = field(default_factory=lambda: pages(here()))
    host: str | None = None
    release: bool = False
    quick: bool = False
    kept: Path | None = None
    room: int = LIMIT

    @property
    def cache(self) -> Path:
        """What is kept from run to run: finished sheets, thumbnails, fonts. Runs for other communes may share it, also at the same time."""
        return self.kept or self.out / "cache"

    @property
    def site(self) -> Path:
        """The finished site."""
        return self.out / "site"

    @property
    def sources(self) -> tuple[Path, ...]:
        """The folders and files that a change in makes another site."""
        if shares_lessons(self.guides):
            return *(self.guides / name for name in (*OWN, LESSONS)), self.docs
        return self.guides, self.docs

    def place(self, name: str) -> Place:
        """Where a guide lies, as problems say it: its path begins with the name of the guides' folder, if that has one."""
        folder = SHARED if shares_lessons(self.guides) and not is_own(name) else self.guides.name
        return Place(path(folder, name))
