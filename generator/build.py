"""The whole build, read top to bottom: guides → handbook → paper and pages → staged Markdown → site, whole or not at all."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from generator import latest
from generator.build_report import Report, reported
from generator.by_lesson import kept_by_lesson
from generator.deploy.files import for_servers, in_the_site
from generator.deploy.rules import rules
from generator.disk import disk, swap
from generator.disk.lock import only_one
from generator.disk.take_over import add_files
from generator.disk.twins import twins
from generator.disk.written import written
from generator.edition import Edition
from generator.job import Job, read_guides
from generator.outputs import TIGHT, all_prints, downloads
from generator.paper.kept import Press, finished_sheets
from generator.processes.crew import never
from generator.site.facts import kept_facts
from generator.site.finished import finished_site
from generator.site.folders import STAGED, Folders
from generator.site.staged import staged_pages
from generator.site.thumbnails import thumbnails
from generator.words.progress import Tell


def build(job: Job, tell: Tell, stop: Callable[[], bool] = never, shows: Callable[[Edition], object] = lambda _edition: None) -> Report:
    """Build everything into `job.out`; the site there changes only when the new one is whole.

    Raises GuideError (the author must act), BusyError, MkDocsError, SiteError, OSError (disk), CancelledError once `stop` says so
    while sheets are pressed. `shows` is told what the new site was made of, as soon as it is there.
    """
    clock = _Clock()
    with only_one(job.out / ".lock"), kept_by_lesson(job.cache):
        swap.recover(job.site)
        begun = None if job.quick else latest.begun(job)
        tell("read", {})
        with clock.times("read"):
            handbook, site, warnings = read_guides(job, kept=job.cache)
            edition = Edition(handbook, site, below=bool(site.above) and not job.quick)
        with clock.times("sheets"):
            press = Press(job.cache, job.place, tell, TIGHT, job.quick, stop, job.room)
            sheets, made = finished_sheets(edition, all_prints(edition), press)
        tell("pages", {})
        with clock.times("pages"):
            edition = replace(edition, files=downloads(sheets))
            small = thumbnails(edition.handbook, sheets, job.cache)
            staged = written(staged_pages(edition, disk.read_folder(job.docs), sheets, small, job.cache / "fonts"), job.out / STAGED)
        tell("mkdocs", {})
        with disk.own_folder(job.out, ".next") as new, kept_facts(job.cache) as facts:
            with clock.times("mkdocs"):
                finished = finished_site(edition, staged, Folders(job.docs, job.out, new, job.cache, old=job.site), facts)
            with clock.times("servers"):
                told = rules(edition.site, finished, handbook.register)
                added = {} if job.quick else in_the_site(told) | twins(finished, job.cache)
                whole = finished | add_files(added, new, job.site)
            report = reported(edition, sheets, made, finished, warnings, clock.seconds, facts)
            swap.swap(new, job.site)
            shows(edition)
        if not job.quick:
            disk.write_folder(for_servers(told), job.out / "deploy")
        disk.write_file(job.out / latest.REPORT, (json.dumps(report.figures(), ensure_ascii=False, indent=2) + "\n").encode())
        if begun is not None:
            latest.note(job, begun, whole.digests)
    return report


class _Clock:
    """How long each part took, in seconds."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def times(self, part: str) -> Iterator[None]:
        start = time.monotonic()
        yield
        self.seconds[part] = round(time.monotonic() - start, 2)
