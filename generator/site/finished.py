"""From staged pages to the finished site: MkDocs, what only the finished files tell, and a last look at the result."""

from __future__ import annotations

import datetime
import errno
import hashlib
import json
import os
from collections.abc import Collection
from pathlib import Path

from generator.disk import disk
from generator.disk.sums import sum_of
from generator.disk.take_over import add_files
from generator.disk.written import Written, digest
from generator.edition import Edition
from generator.guide.run import has_run
from generator.page.heard import sound_files
from generator.page.run_data import run_path
from generator.page.theme import site_name, theme_settings
from generator.program import tools
from generator.site import above, assets, mkdocs, verify
from generator.site.facts import Facts
from generator.site.folders import Folders
from generator.site.icon import PATH as ICON
from generator.site.icon import icon_address
from generator.site.rendered import rendered
from generator.site.saved_sets import commune_set, saved_sets
from generator.site.single_file import single_files, too_large

_BASE, _OVERRIDES = "mkdocs.yml", "overrides"


def finished_site(edition: Edition, staged: Written, folders: Folders, facts: Facts | None = None) -> Written:
    """Build staged pages, which lie in `folders.staged`, into `folders.target` and read the result once more as a browser would.

    Raises MkDocsError, SiteError, OSError (disk).
    """
    handbook, facts = edition.handbook, facts or Facts()
    name, host = site_name(handbook), edition.site.host
    extra = theme_settings(edition) | assets.tags(copy=not edition.keeps) | {"icon": icon_address(staged[ICON].decode())}
    theme, work, target = _theme(folders.docs), folders.work, folders.target
    # MkDocs is given what was read here: what is saved while it works would be kept under the sum of what was there before.
    disk.write_folder(theme, work / "theme")

    def config(staged_in: Path) -> bytes:
        base, overrides = work / "theme" / _BASE, work / "theme" / _OVERRIDES
        return mkdocs.config(base, staged_in, overrides, name, host, extra, folders=edition.on_a_server)

    asked = [name, host, extra, edition.on_a_server, sum_of(theme), *tools()]
    look = hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()
    finished = rendered(staged, config, look, _seconds(edition.newest_check), folders)
    pages_above = above.pages_above(edition) if edition.below else frozenset()
    if edition.below:
        finished = _led_up(finished, pages_above, edition.site.segment, target)
    singles = add_files(single_files(finished, edition, facts, folders.kept), target, folders.old)
    more = saved_sets(finished, handbook, facts) if edition.keeps else {}
    finished |= singles | add_files(more, target, folders.old)
    allowed = frozenset(link.address for link in handbook.links.values())
    wanted = [f"{lesson.code}/index.html" for lesson in edition.here]
    wanted += [run_path(lesson.code) for lesson in edition.here if has_run(lesson, handbook.screens)]
    wanted += sound_files(edition)
    faults = verify.faults(finished, host=host, allowed=allowed, wanted=wanted, read=facts.page, elsewhere=above.elsewhere(edition))
    faults += too_large(singles)
    if faults:
        raise verify.SiteError(faults)
    if edition.below:
        finished |= add_files(above.ways_up(pages_above, edition.site.segment), target, folders.old)
        finished |= add_files(commune_set(finished, edition, facts), target, folders.old)
    return finished


def _led_up(finished: Written, pages_above: Collection[str], segment: str, target: Path) -> Written:
    """The same with every way up, also in `target`: there a file may be one of the site before too, so it is replaced, not written to."""
    led = above.leading_up(finished, pages_above, segment)
    for name in finished.keys() - led.keys():
        disk.remove(target / name)
    for name, content in led.items():
        if content != finished[name]:
            disk.write_file(target / name, content)
    return Written(target, {name: digest(content) for name, content in led.items()})


def _theme(docs: Path) -> disk.Files:
    """MkDocs' own file and the theme's overrides, read once. Raises OSError (disk)."""
    base = disk.read_file(docs.parent / _BASE)
    if base is None:
        raise disk.ReadingError(errno.ENOENT, os.strerror(errno.ENOENT), str(docs.parent / _BASE))
    overrides = disk.read_folder(docs / _OVERRIDES)
    return {_BASE: base, **{f"{_OVERRIDES}/{name}": content for name, content in overrides.items()}}


def _seconds(day: datetime.date) -> int:
    """A day's beginning in UTC, as seconds since 1970."""
    return int(datetime.datetime.combine(day, datetime.time(), datetime.UTC).timestamp())
