"""From the handbook and its printed files to a finished site in memory: staged Markdown, MkDocs, and a last look at the result."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from pathlib import Path

import rcssmin
import rjsmin

from generator.address import Site
from generator.disk import disk
from generator.disk.cache import Cache
from generator.guide.handbook import Handbook
from generator.job import Job
from generator.page.copy_note import Copy
from generator.page.download import FOR_RESIDENTS, FOR_TRAINERS, Download, offered
from generator.page.downloads import Thumbnail, downloads_page
from generator.page.manifest import ICONS, PATH, manifest
from generator.page.pages import resident_pages
from generator.page.practice import practice_pages
from generator.page.staff import staff_pages
from generator.page.theme import site_name, theme_settings
from generator.paper.app_icon import app_icon
from generator.paper.raster import size, thumbnail
from generator.paper.sheet import Sheet
from generator.site import mkdocs, verify
from generator.site.saved_sets import saved_sets
from generator.site.search_index import entry, search_index
from generator.site.stylesheet import stylesheet


@dataclass(frozen=True, slots=True)
class Form:
    """How a finished site is opened. `leaf` is what a link to a folder ends in; `copy` says of which day a copy without network is."""

    leaf: str = ""
    copy: Copy | None = None


WEB = Form()
"""From a server, which finds a folder's page by itself."""

_THUMBNAIL = 144
"""Width of a thumbnail in CSS pixels; it has twice as many of its own, for sharp phone screens."""


def staged_pages(job: Job, handbook: Handbook, site: Site, sheets: tuple[Sheet, ...], form: Form) -> disk.Files:
    """All that MkDocs reads: hand-written files, generated pages, hand-outs, search index."""
    written = {name: content for name, content in disk.read_folder(job.docs).items() if not name.startswith(("overrides/", "readme/"))}
    files = tuple(Download(sheet.path, len(sheet.content), sheet.pages) for sheet in sheets)
    thumbnails = _thumbnails(job, handbook, sheets)
    leaf = form.leaf
    made = {
        **(_without_network(written) if leaf else written | _on_first_screen(job, handbook, written["assets/icon.svg"].decode())),
        **resident_pages(handbook, site, offered(handbook, files, FOR_RESIDENTS), leaf=leaf),
        **staff_pages(handbook, site, offered(handbook, files, FOR_TRAINERS), leaf),
        **practice_pages(handbook, site, leaf),
        "to-roi/index.md": downloads_page(handbook, site, files, {name: shown for name, (shown, _) in thumbnails.items()}, leaf),
        **{shown.path: content for shown, content in thumbnails.values()},
        "assets/so-tay.css": stylesheet(handbook, written["assets/so-tay.css"].decode()),
        "assets/search-index.js": search_index([entry(handbook, lesson) for lesson in handbook.lessons]),
        **{sheet.path: sheet.content for sheet in sheets},
    }
    return {name: _without_comments(name, content) for name, content in made.items()}


def _without_network(written: disk.Files) -> disk.Files:
    """Hand-written files without those that keep pages on a phone: only a server's site can be kept."""
    return {name: content for name, content in written.items() if name not in ("sw.js", "assets/keep.js", "assets/save.js")}


def _on_first_screen(job: Job, handbook: Handbook, icon: str) -> disk.Files:
    """What a phone needs to put the handbook on its first screen. The fonts' folder is there since the sheets were made."""
    fonts = job.out / "cache" / "fonts"
    icons = {path: app_icon(icon, pixels, fonts, maskable=purpose == "maskable") for path, (pixels, purpose) in ICONS.items()}
    return {PATH: manifest(handbook), **icons}


def _thumbnails(job: Job, handbook: Handbook, sheets: tuple[Sheet, ...]) -> dict[str, tuple[Thumbnail, bytes]]:
    """Small pictures of every lesson's A4 sheet and of each kind of file of the first lesson, by the path of the file shown."""
    first = handbook.lessons[0].code
    of_first = {f"to-roi/{first}.png"} | {sheet.path for sheet in sheets if sheet.pages and sheet.path.startswith(f"to-roi/{first}-")}
    shown = (sheet for sheet in sheets if sheet.path.endswith("-a4.pdf") or sheet.path in of_first)
    made: dict[str, tuple[Thumbnail, bytes]] = {}
    names: set[str] = set()
    cache = Cache(job.out / "cache" / "thumbnails")
    for sheet in shown:
        name = f"{hashlib.sha256(sheet.content).hexdigest()}-{_THUMBNAIL}"
        content = cache.get(name)
        if content is None:
            content = thumbnail(sheet.content, 2 * _THUMBNAIL)
            cache.put(name, content)
        names.add(name)
        width, height = size(content)
        path = sheet.path.replace("to-roi/", "to-roi/nho/").replace(".pdf", ".png")
        made[sheet.path] = Thumbnail(path, width // 2, height // 2), content
    cache.prune(names)
    return made


def _without_comments(name: str, content: bytes) -> bytes:
    """Scripts and styles as they go over a slow line: comments and needless blanks are for us, not for the reader's phone."""
    if name.endswith(".js"):
        return str(rjsmin.jsmin(content.decode())).encode()
    if name.endswith(".css"):
        return str(rcssmin.cssmin(content.decode())).encode()
    return content


def finished_site(job: Job, work: Path, target: Path, handbook: Handbook, site: Site, staged: disk.Files, form: Form) -> disk.Files:
    """Build staged pages below `work` (`docs/`, `mkdocs.yml`) into `target` and read the result once more as a browser would.

    `target` is a folder of this run only: MkDocs of a killed run may still be at work. Raises MkDocsError, SiteError, OSError (disk).
    """
    disk.write_folder(staged, work / "docs")
    base, overrides = job.docs.parent / "mkdocs.yml", job.docs / "overrides"
    extra = theme_settings(handbook, site, form.copy)
    name = site_name(handbook)
    config = mkdocs.config(base, work / "docs", overrides, name, site.host, extra, folders=not form.leaf)
    disk.write_file(work / "mkdocs.yml", config)
    mkdocs.run(work / "mkdocs.yml", target, epoch=seconds(newest_check(handbook)))
    finished = disk.read_folder(target)
    if form == WEB:
        lists = saved_sets(finished, handbook)
        for name, content in lists.items():
            disk.write_file(target / name, content)
        finished |= lists
    allowed = frozenset(link.address for link in handbook.links.values())
    wanted = [f"{lesson.code}/index.html" for lesson in handbook.lessons]
    faults = verify.faults(finished, host=site.host, allowed=allowed, wanted=wanted)
    if faults:
        raise verify.SiteError(faults)
    return finished


def newest_check(handbook: Handbook) -> datetime.date:
    """The last day on which a lesson was checked: the one date that may stand in what is made, so that it is the same every day."""
    return max(lesson.checked.date for lesson in handbook.lessons)


def seconds(day: datetime.date) -> int:
    """A day's beginning in UTC, as seconds since 1970."""
    return int(datetime.datetime.combine(day, datetime.time(), datetime.UTC).timestamp())
