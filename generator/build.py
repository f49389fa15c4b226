"""The whole build, read top to bottom: guides → handbook → paper and pages → staged Markdown → site, whole or not at all."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from typing import Any

from generator import __version__, latest
from generator.by_lesson import kept_by_lesson
from generator.deploy.files import for_servers, in_the_site
from generator.deploy.rules import rules
from generator.disk import disk, swap
from generator.disk.lock import only_one
from generator.disk.take_over import add_files
from generator.disk.twins import twins
from generator.edition import Edition
from generator.guide.checks.replaced import undecided
from generator.guide.doubts import OpenQuestion, open_questions
from generator.job import Job, read_guides
from generator.outputs import TIGHT, all_prints, downloads
from generator.paper.kept import Press, finished_sheets
from generator.paper.sheet import Sheet
from generator.problems import Problem
from generator.processes.crew import never
from generator.site import verify
from generator.site.facts import Facts, kept_facts
from generator.site.finished import finished_site
from generator.site.staged import staged_pages
from generator.site.thumbnails import thumbnails
from generator.words.progress import Tell


@dataclass(frozen=True, slots=True)
class Report:
    """What was made, written to `report.json`. Sizes in bytes, times in seconds; `without_phone` are the commune's own offices,
    `open_questions` what is still to be asked, by the contact's id; `amended_lessons` were changed after their approval; `undecided`
    are the fields in the commune's own words whose shared sentence has changed; `version` is the program's."""

    version: str
    host: str
    draft: bool
    lessons: int
    pictures: int
    pages: int
    site_bytes: int
    sheets_made: int
    sheets_kept: int
    sheets_of_form: Mapping[str, int]
    codes_read_back: int
    stale_lessons: tuple[int, ...]
    open_questions: Mapping[str, tuple[OpenQuestion, ...]]
    amended_lessons: tuple[int, ...]
    undecided: tuple[str, ...]
    without_phone: tuple[str, ...]
    printed_codes: Mapping[str, tuple[str, ...]]
    first_visit_gzip_bytes: Mapping[str, int]
    search_index_gzip_bytes: int
    warnings: int
    seconds: Mapping[str, float]

    def figures(self) -> dict[str, Any]:
        """The report as plain values."""
        return asdict(self)


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
            staged = staged_pages(edition, disk.read_folder(job.docs), sheets, small, job.cache / "fonts")
        tell("mkdocs", {})
        with disk.own_folder(job.out, ".next") as new, kept_facts(job.cache) as facts:
            with clock.times("mkdocs"):
                finished = finished_site(edition, staged, job.docs, job.out, new, job.cache, facts, job.site)
            with clock.times("servers"):
                told = rules(edition.site, finished, handbook.register)
                added = {} if job.quick else in_the_site(told) | twins(finished, job.cache)
                add_files(added, new, job.site)
            report = _report(edition, sheets, made, finished, warnings, clock.seconds, facts)
            swap.swap(new, job.site)
            shows(edition)
        if not job.quick:
            disk.write_folder(for_servers(told), job.out / "deploy")
        disk.write_file(job.out / latest.REPORT, (json.dumps(report.figures(), ensure_ascii=False, indent=2) + "\n").encode())
        if begun is not None:
            latest.note(job, begun, {**finished, **added})
    return report


def _report(
    edition: Edition,
    sheets: tuple[Sheet, ...],
    made: int,
    finished: disk.Files,
    warnings: tuple[Problem, ...],
    seconds: Mapping[str, float],
    facts: Facts,
) -> Report:
    handbook, site = edition.handbook, edition.site
    return Report(
        version=__version__,
        host=site.host,
        draft=site.is_draft,
        lessons=len(handbook.lessons),
        pictures=sum(step.picture is not None for lesson in handbook.lessons for step in lesson.steps),
        pages=sum(name.endswith(("index.html", "404.html")) for name in finished),
        site_bytes=sum(map(len, finished.values())),
        sheets_made=made,
        sheets_kept=len(sheets) - made,
        sheets_of_form=dict(Counter(sheet.form for sheet in sheets)),
        codes_read_back=sum(len(sheet.codes) for sheet in sheets),
        stale_lessons=tuple(lesson.code for lesson in handbook.lessons if lesson.is_stale(site.today)),
        open_questions=open_questions(handbook),
        amended_lessons=tuple(sorted(code for code in handbook.amended if isinstance(code, int))),
        undecided=undecided(warnings),
        without_phone=tuple(each.name for each in handbook.commune.contacts.values() if each.local and each.phone is None),
        printed_codes={sheet.path: sheet.codes for sheet in sheets},
        first_visit_gzip_bytes={str(each.code): first_visit(finished, f"{each.code}/index.html", facts) for each in edition.here},
        search_index_gzip_bytes=facts.gzipped(finished["assets/search-index.js"]),
        warnings=len(warnings),
        seconds=seconds,
    )


def first_visit(finished: Mapping[str, bytes], page: str, facts: Facts) -> int:
    """Bytes, each file compressed by gzip, that a phone fetches to show a page of a finished site for the first time."""
    needed = {page, *verify.needed(page, facts.page(finished[page]))}
    return sum(facts.gzipped(finished[name]) for name in needed)


class _Clock:
    """How long each part took, in seconds."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def times(self, part: str) -> Iterator[None]:
        start = time.monotonic()
        yield
        self.seconds[part] = round(time.monotonic() - start, 2)
