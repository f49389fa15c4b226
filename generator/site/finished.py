"""From staged pages to the finished site: MkDocs, what only the finished files tell, and a last look at the result."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

from generator.disk import disk
from generator.edition import Edition
from generator.guide.run import has_run
from generator.page.heard import sound_files
from generator.page.run_data import run_path
from generator.page.theme import site_name, theme_settings
from generator.site import assets, mkdocs, verify
from generator.site.saved_sets import saved_sets
from generator.site.single_file import single_files, too_large


def finished_site(edition: Edition, staged: Mapping[str, bytes], docs: Path, work: Path, target: Path) -> disk.Files:
    """Build staged pages below `work` (`docs/`, `mkdocs.yml`) into `target` and read the result once more as a browser would.

    `docs` is the folder of the hand-written pages, with the theme's overrides in it and `mkdocs.yml` beside it. `target` is a folder of
    this run only: MkDocs of a killed run may still be at work. Raises MkDocsError, SiteError, OSError (disk).
    """
    handbook = edition.handbook
    disk.write_folder(staged, work / "docs")
    config = mkdocs.config(
        docs.parent / "mkdocs.yml",
        work / "docs",
        docs / "overrides",
        site_name(handbook),
        edition.site.host,
        theme_settings(edition) | assets.tags(copy=not edition.on_a_server),
        folders=edition.on_a_server,
    )
    disk.write_file(work / "mkdocs.yml", config)
    mkdocs.run(work / "mkdocs.yml", target, epoch=_seconds(edition.newest_check))
    finished = disk.read_folder(target)
    singles = single_files(finished, edition)
    more = singles | (saved_sets(finished, handbook) if edition.on_a_server else {})
    for name, content in more.items():
        disk.write_file(target / name, content)
    finished |= more
    allowed = frozenset(link.address for link in handbook.links.values())
    wanted = [f"{lesson.code}/index.html" for lesson in handbook.lessons]
    wanted += [run_path(lesson.code) for lesson in handbook.lessons if has_run(lesson, handbook.screens)]
    wanted += sound_files(edition)
    faults = [*verify.faults(finished, host=edition.site.host, allowed=allowed, wanted=wanted), *too_large(singles)]
    if faults:
        raise verify.SiteError(faults)
    return finished


def _seconds(day: datetime.date) -> int:
    """A day's beginning in UTC, as seconds since 1970."""
    return int(datetime.datetime.combine(day, datetime.time(), datetime.UTC).timestamp())
