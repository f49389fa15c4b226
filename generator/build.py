"""The whole build, read top to bottom: guides → handbook → paper and pages → staged Markdown → site, whole or not at all."""

from __future__ import annotations

import datetime
import gzip
import hashlib
import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import rcssmin
import rjsmin

from generator.address import Site
from generator.guide.handbook import Handbook
from generator.guide.load import check
from generator.guide.register import changed_addresses
from generator.page.download import FOR_RESIDENTS, FOR_TRAINERS, Download, offered
from generator.page.downloads import Thumbnail, downloads_page
from generator.page.pages import resident_pages
from generator.page.practice import practice_pages
from generator.page.staff import staff_pages
from generator.page.stylesheet import stylesheet
from generator.page.theme import theme_settings
from generator.paper.catalogue import all_prints
from generator.paper.fonts import font_files
from generator.paper.printed import Print, press_all
from generator.paper.raster import size, thumbnail
from generator.paper.sheet import Sheet
from generator.problems import GuideError, Place, Problem, problem
from generator.publish import disk, mkdocs, swap, verify
from generator.screen.icons import names as icon_names
from generator.search.index import entry, search_index

Tell = Callable[[str, dict[str, object]], None]
"""Says how far the build is: a key of `words/cli.<language>.yml` under `progress`, and what fills its blanks."""

_THUMBNAIL = 144
"""Width of a thumbnail in CSS pixels; it has twice as many of its own, for sharp phone screens."""

PROJECT = Path(__file__).resolve().parent.parent
"""Where `docs/`, `guides/` and `mkdocs.yml` lie: the package is installed in place."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to build, from where and to where.

    `host` None means the host of commune.yml. A `quick` build, for the live preview, prints nothing: it takes printed files as
    they were, so that a changed page is there at once.
    """

    today: datetime.date
    guides: Path = PROJECT / "guides"
    out: Path = PROJECT / "build"
    docs: Path = PROJECT / "docs"
    host: str | None = None
    release: bool = False
    quick: bool = False

    @property
    def site(self) -> Path:
        """The finished site."""
        return self.out / "site"


@dataclass(frozen=True, slots=True)
class Report:
    """What was made, written to `report.json`. Sizes in bytes, times in seconds."""

    host: str
    draft: bool
    lessons: int
    pictures: int
    pages: int
    site_bytes: int
    sheets_made: int
    sheets_kept: int
    codes_read_back: int
    stale_lessons: tuple[int, ...]
    printed_codes: Mapping[str, tuple[str, ...]]
    first_visit_gzip_bytes: Mapping[str, int]
    search_index_gzip_bytes: int
    warnings: int
    seconds: Mapping[str, float]

    def figures(self) -> dict[str, Any]:
        """The report as plain values."""
        return asdict(self)


def read(job: Job, *, forgive: frozenset[str] = frozenset()) -> tuple[Handbook, Site, tuple[Problem, ...]]:
    """Read and check all guides. Gives the handbook, its site and the warnings; raises GuideError with every problem.

    `forgive` names problems of the register that the caller is about to settle.
    """
    where = job.guides.name
    files = disk.read_folder(job.guides, suffix=(".yml", ".yaml"))
    handbook, problems = check(files, icons=icon_names(), where=where, forgive=forgive)
    if handbook is None:
        raise GuideError(problems)
    site = Site((job.host or handbook.commune.host).rstrip("/"), job.today)
    if job.release and site.is_draft:
        raise GuideError([*problems, problem(Place(f"{where}/commune.yml"), "SO401", host=site.host)])
    moved = tuple(changed_addresses(handbook.register, site.host, f"{where}/commune.yml"))
    if moved:
        raise GuideError([*problems, *moved])
    return handbook, site, problems


def build(job: Job, tell: Tell) -> Report:
    """Build everything into `job.out`; the site there changes only when the new one is whole.

    Raises GuideError (the author must act), BusyError, MkDocsError, SiteError, OSError (disk).
    """
    clock = _Clock()
    with disk.only_one(job.out / ".lock"):
        swap.recover(job.site)
        tell("read", {})
        with clock.times("read"):
            handbook, site, warnings = read(job)
        with clock.times("sheets"):
            sheets, made = _sheets(job, handbook, site, tell)
        tell("pages", {})
        with clock.times("pages"):
            staged = _staged(job, handbook, site, sheets)
            disk.write_folder(staged, job.out / "docs")
        tell("mkdocs", {})
        with clock.times("mkdocs"):
            finished = _run_mkdocs(job, handbook, site)
        tell("verify", {})
        with clock.times("verify"):
            _verify(finished, handbook, site)
        swap.swap(job.out / ".next", job.site)
        report = _report(handbook, site, sheets, made, finished, len(warnings), clock.seconds)
        disk.write_file(job.out / "report.json", (json.dumps(report.figures(), ensure_ascii=False, indent=2) + "\n").encode())
    return report


def _sheets(job: Job, handbook: Handbook, site: Site, tell: Tell) -> tuple[tuple[Sheet, ...], int]:
    """All printed files, and how many had to be made: a finished one is kept as long as nothing in it would change."""
    cache, fonts = job.out / "cache" / "sheets", job.out / "cache" / "fonts"
    disk.write_folder(font_files(), fonts)
    prints = {item.fingerprint(): item for item in all_prints(handbook, site)}
    sheets = {key: Sheet.from_bytes(disk.read_file(cache / key)) for key in prints}
    missing = [key for key, sheet in sheets.items() if sheet is None]
    if job.quick and missing:
        older = {sheet.path: sheet for kept in disk.read_folder(cache).values() if (sheet := Sheet.from_bytes(kept))}
        return tuple(sheet for key, item in prints.items() if (sheet := sheets[key] or older.get(item.path))), 0
    problems: list[Problem] = []
    for done, (key, made) in enumerate(zip(missing, press_all([prints[key] for key in missing], fonts), strict=True), start=1):
        tell("press", {"file": prints[key].path, "done": done, "all": len(missing)})
        if isinstance(made, Sheet):
            disk.write_file(cache / key, made.as_bytes())
            sheets[key] = made
        else:
            problems.append(_too_long(job, handbook, prints[key], made))
    if problems:
        raise GuideError(problems)
    disk.keep_only(cache, set(prints))
    return tuple(sheet for sheet in sheets.values() if sheet), len(missing)


def _too_long(job: Job, handbook: Handbook, item: Print, millimetres: float) -> Problem:
    """The problem of a lesson that does not fit one of its formats, at the lesson's file."""
    place = Place(f"{job.guides.name}/{'' if item.lesson is None else handbook.files[item.lesson]}")
    return problem(place, "SO402", code=item.lesson or item.path, form=item.layout.upper(), millimetres=f"{millimetres:g}")


def _staged(job: Job, handbook: Handbook, site: Site, sheets: tuple[Sheet, ...]) -> disk.Files:
    """All that MkDocs reads: hand-written files, generated pages, hand-outs, search index."""
    written = {name: content for name, content in disk.read_folder(job.docs).items() if not name.startswith(("overrides/", "readme/"))}
    files = tuple(Download(sheet.path, len(sheet.content), sheet.pages) for sheet in sheets)
    thumbnails = _thumbnails(job, handbook, sheets)
    made = {
        **written,
        **resident_pages(handbook, site, offered(handbook, files, FOR_RESIDENTS)),
        **staff_pages(handbook, site, offered(handbook, files, FOR_TRAINERS)),
        **practice_pages(handbook, site),
        "to-roi/index.md": downloads_page(handbook, site, files, {name: shown for name, (shown, _) in thumbnails.items()}),
        **{shown.path: content for shown, content in thumbnails.values()},
        "assets/so-tay.css": stylesheet(handbook, written["assets/so-tay.css"].decode()),
        "assets/search-index.js": search_index([entry(handbook, lesson) for lesson in handbook.lessons]),
        **{sheet.path: sheet.content for sheet in sheets},
    }
    return {name: _without_comments(name, content) for name, content in made.items()}


def _thumbnails(job: Job, handbook: Handbook, sheets: tuple[Sheet, ...]) -> dict[str, tuple[Thumbnail, bytes]]:
    """Small pictures of every lesson's A4 sheet and of each kind of file of the first lesson, by the path of the file shown."""
    first = handbook.lessons[0].code
    of_first = {f"to-roi/{first}.png"} | {sheet.path for sheet in sheets if sheet.pages and sheet.path.startswith(f"to-roi/{first}-")}
    shown = (sheet for sheet in sheets if sheet.path.endswith("-a4.pdf") or sheet.path in of_first)
    made: dict[str, tuple[Thumbnail, bytes]] = {}
    names: set[str] = set()
    cache = job.out / "cache" / "thumbnails"
    for sheet in shown:
        kept = cache / hashlib.sha256(sheet.content).hexdigest()
        content = disk.read_file(kept)
        if content is None:
            content = thumbnail(sheet.content, 2 * _THUMBNAIL)
            disk.write_file(kept, content)
        names.add(kept.name)
        width, height = size(content)
        path = sheet.path.replace("to-roi/", "to-roi/nho/").replace(".pdf", ".png")
        made[sheet.path] = Thumbnail(path, width // 2, height // 2), content
    disk.keep_only(cache, names)
    return made


def _without_comments(name: str, content: bytes) -> bytes:
    """Scripts and styles as they go over a slow line: comments and needless blanks are for us, not for the reader's phone."""
    if name.endswith(".js"):
        return str(rjsmin.jsmin(content.decode())).encode()
    if name.endswith(".css"):
        return str(rcssmin.cssmin(content.decode())).encode()
    return content


def _run_mkdocs(job: Job, handbook: Handbook, site: Site) -> disk.Files:
    """Build the staged pages into `.next` and read the result."""
    base = job.docs.parent / "mkdocs.yml"
    target = job.out / ".next"
    disk.remove(target)
    config = mkdocs.config(base, job.out / "docs", job.docs / "overrides", site.host, theme_settings(handbook, site))
    disk.write_file(job.out / "mkdocs.yml", config)
    mkdocs.run(job.out / "mkdocs.yml", target, epoch=_epoch(handbook))
    return disk.read_folder(target)


def _epoch(handbook: Handbook) -> int:
    """The one time that may stand in the site, in seconds since 1970: the last day on which a lesson was checked."""
    newest = max(lesson.checked.date for lesson in handbook.lessons)
    return int(datetime.datetime.combine(newest, datetime.time(), datetime.UTC).timestamp())


def _verify(finished: disk.Files, handbook: Handbook, site: Site) -> None:
    """Raise SiteError unless the finished site is without fault."""
    allowed = frozenset(link.address for link in handbook.links.values())
    wanted = [f"{lesson.code}/index.html" for lesson in handbook.lessons]
    found = verify.faults(finished, host=site.host, allowed=allowed, wanted=wanted)
    if found:
        raise verify.SiteError(found)


def _report(
    handbook: Handbook,
    site: Site,
    sheets: tuple[Sheet, ...],
    made: int,
    finished: disk.Files,
    warnings: int,
    seconds: Mapping[str, float],
) -> Report:
    return Report(
        host=site.host,
        draft=site.is_draft,
        lessons=len(handbook.lessons),
        pictures=sum(step.picture is not None for lesson in handbook.lessons for step in lesson.steps),
        pages=sum(name.endswith(".html") for name in finished),
        site_bytes=sum(map(len, finished.values())),
        sheets_made=made,
        sheets_kept=len(sheets) - made,
        codes_read_back=sum(len(sheet.codes) for sheet in sheets),
        stale_lessons=tuple(lesson.code for lesson in handbook.lessons if lesson.is_stale(site.today)),
        printed_codes={sheet.path: sheet.codes for sheet in sheets},
        first_visit_gzip_bytes={str(lesson.code): first_visit(finished, f"{lesson.code}/index.html") for lesson in handbook.lessons},
        search_index_gzip_bytes=_gzipped(finished["assets/search-index.js"]),
        warnings=warnings,
        seconds=seconds,
    )


def first_visit(finished: Mapping[str, bytes], page: str) -> int:
    """Bytes, each file compressed by gzip, that a phone fetches to show a page of a finished site for the first time."""
    needed = {page, *verify.needed(page, finished[page].decode())}
    return sum(_gzipped(finished[name]) for name in needed)


def _gzipped(content: bytes) -> int:
    return len(gzip.compress(content, mtime=0))


class _Clock:
    """How long each part took, in seconds."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def times(self, part: str) -> Iterator[None]:
        start = time.monotonic()
        yield
        self.seconds[part] = round(time.monotonic() - start, 2)
