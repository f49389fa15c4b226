"""Where a site is finished: what it is made from, where work is done, where it comes to lie."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

STAGED = "docs"


@dataclass(frozen=True, slots=True)
class Folders:
    """`docs` are the hand-written pages, with the theme's overrides in it and `mkdocs.yml` beside it: both are taken into `work` (`theme/`)
    as they are when the site is begun. `work` also takes the staged pages (`docs/`) and MkDocs' configuration. `target` is a folder of
    this run only: MkDocs of a killed run may still be at work. `kept` is the folder of the caches, `old` the site before, which nobody
    writes to and from which files may be taken over.
    """

    docs: Path
    work: Path
    target: Path
    kept: Path
    old: Path | None = None

    @property
    def staged(self) -> Path:
        """Where the staged pages lie."""
        return self.work / STAGED
