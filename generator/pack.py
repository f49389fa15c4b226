"""The copy for laptops and sticks: the same site built once more for opening from a disk, as a folder and as a zip.

On request also as a book in one file, of the kinds that the table of outputs has.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.by_lesson import kept_by_lesson
from generator.disk import disk, swap
from generator.disk.lock import only_one
from generator.disk.written import written
from generator.edition import Copy, Edition
from generator.job import Job, read_guides
from generator.outputs import BOOKS, TIGHT, all_prints, downloads
from generator.paper.kept import Press, finished_sheets
from generator.problems import Problem
from generator.site.finished import finished_site
from generator.site.folders import Folders
from generator.site.staged import staged_pages
from generator.site.thumbnails import thumbnails
from generator.stick.archive import zipped
from generator.stick.copy_files import copy_files
from generator.stick.sums import FILE, SIGNATURE
from generator.words.progress import Tell

LEAF = "index.html"

Sign = Callable[[bytes, str], bytes]
"""From a list and its copy's version to the signature."""

NAME = "so-tay-so"
"""What the name of every copy begins with; its version follows."""

LAST = ".packed-last"
"""Beside the copies, a file with the name of the zip that was packed last: times of files follow a clock that may be wrong."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What was made, and how large it is in bytes."""

    folder: Path
    archive: Path
    version: str
    lessons: int
    files: int
    folder_bytes: int
    archive_bytes: int
    more: Mapping[str, tuple[Path, int]]
    """By form (`epub`, `zim`): the file, and its size in bytes."""
    warnings: tuple[Problem, ...]
    """What is to be looked at in the guides."""


def pack(job: Job, tell: Tell, codes: Collection[int] | None = None, forms: Collection[str] = (), sign: Sign | None = None) -> Packed:
    """Make the copy in `job.out/offline`: of all lessons, or of these and the one for who was cheated; also in other `forms`.

    `sign` gives the signature of the copy's list, told its version.

    The same guides give the same bytes on any day until a sentence ends: the copy's day is that of its newest lesson, and what has ended
    by today is in no copy. Raises KeyError for a code without
    a lesson, NoLibzimError (before anything is made), and what a build raises.
    """
    target = job.out / "offline"
    books = [book for book in BOOKS if book.form in forms]
    for book in books:
        book.needs()
    with only_one(job.out / ".lock"), kept_by_lesson(job.cache):
        tell("read", {})
        handbook, site, warnings = read_guides(job, kept=job.cache)
        if codes is not None:
            handbook = handbook.only(codes)
        edition = Edition(handbook, site, leaf=LEAF)
        handbook, day = edition.handbook, edition.newest_check
        edition = replace(edition, site=replace(site, today=day))
        sheets, _ = finished_sheets(edition, all_prints(edition), Press(job.cache, job.place, tell, TIGHT))
        edition = replace(edition, files=downloads(sheets))
        tell("pages", {})
        fonts = job.cache / "fonts"
        staged = staged_pages(edition, disk.read_folder(job.docs), sheets, thumbnails(handbook, sheets, job.cache), fonts)
        copy = Copy(f"{day:%Y-%m-%d}-{_digest(staged)}", day)
        edition = replace(edition, copy=copy, whole=codes is None)
        tell("mkdocs", {})
        with disk.own_folder(target, ".work") as work:
            folders = Folders(job.docs, work, work / "site", job.cache)
            finished = dict(finished_site(edition, written(staged, folders.staged), folders))
        tell("zip", {})
        name = f"{NAME}-{copy.version}"
        files = copy_files(finished, edition)
        if sign is not None:
            files[SIGNATURE] = sign(files[FILE], copy.version)
        folder, archive = target / name, target / f"{name}.zip"
        content = zipped(files, name, day)
        more: dict[str, bytes] = {}
        for book in books:
            tell(book.form, {})
            more[book.form] = book.makes(edition, finished, fonts)
        swap.recover(folder)
        with disk.own_folder(target, ".next") as new:
            disk.write_folder(files, new)
            swap.swap(new, folder)
        disk.write_file(archive, content)
        for form, made in more.items():
            disk.write_file(target / f"{name}.{form}", made)
        disk.write_file(target / LAST, archive.name.encode())
    sizes = {form: (target / f"{name}.{form}", len(made)) for form, made in more.items()}
    bytes_of = (sum(map(len, files.values())), len(content))
    return Packed(folder, archive, copy.version, len(handbook.lessons), len(files), *bytes_of, sizes, warnings)


def _digest(files: Mapping[str, bytes]) -> str:
    """Six hexadecimal digits that tell one content from another."""
    whole = hashlib.sha256()
    for name, content in sorted(files.items()):
        whole.update(f"{len(name.encode())} {name} {len(content)} ".encode() + content)
    return whole.hexdigest()[:6]
