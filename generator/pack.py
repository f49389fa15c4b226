"""The copy for laptops and sticks: the same site built once more for opening from a disk, as a folder and as a zip.

On request also as an electronic book (EPUB) and for the reader Kiwix (ZIM).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.disk import disk, swap
from generator.epub.epub import epub
from generator.job import Job, Tell, read
from generator.page.copy_note import Copy
from generator.paper.app_icon import app_icon
from generator.paper.kept import finished_sheets
from generator.site.staged import Form, finished_site, newest_check, staged_pages
from generator.stick.archive import zipped
from generator.stick.copy_files import copy_files
from generator.zim.zim import ICON, require, zim

LEAF = "index.html"

NAME = "so-tay-so"
"""What the name of every copy begins with; its version follows."""


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


def pack(job: Job, tell: Tell, codes: Collection[int] | None = None, forms: Collection[str] = ()) -> Packed:
    """Make the copy in `job.out/offline`: of all lessons, or of these and the one for who was cheated; also in other `forms`.

    The same guides give the same bytes on any day: the copy's day is that of its newest lesson. Raises KeyError for a code without
    a lesson, NoLibzimError (before anything is made), and what a build raises.
    """
    target = job.out / "offline"
    if "zim" in forms:
        require()
    with disk.only_one(job.out / ".lock"):
        tell("read", {})
        handbook, site, _ = read(job)
        if codes is not None:
            handbook = handbook.only(codes)
        day = newest_check(handbook)
        site = replace(site, today=day)
        sheets, _ = finished_sheets(job, handbook, site, tell)
        tell("pages", {})
        staged = staged_pages(job, handbook, site, sheets, Form(LEAF))
        copy = Copy(f"{day:%Y-%m-%d}-{_digest(staged)}", day)
        tell("mkdocs", {})
        with disk.own_folder(target, ".work") as work:
            finished = finished_site(job, work, work / "site", handbook, site, staged, Form(LEAF, copy))
        tell("zip", {})
        name = f"{NAME}-{copy.version}"
        files = copy_files(finished, handbook, site, copy)
        folder, archive = target / name, target / f"{name}.zip"
        content = zipped(files, name, day)
        fonts = job.out / "cache" / "fonts"
        more: dict[str, bytes] = {}
        if "epub" in forms:
            tell("epub", {})
            more["epub"] = epub(handbook, site, copy, fonts)
        if "zim" in forms:
            tell("zim", {})
            icon = app_icon(finished["assets/icon.svg"].decode(), ICON, fonts)
            more["zim"] = zim(finished, handbook, copy, icon, whole=codes is None)
        swap.recover(folder)
        with disk.own_folder(target, ".next") as new:
            disk.write_folder(files, new)
            swap.swap(new, folder)
        disk.write_file(archive, content)
        for form, made in more.items():
            disk.write_file(target / f"{name}.{form}", made)
    sizes = {form: (target / f"{name}.{form}", len(made)) for form, made in more.items()}
    return Packed(folder, archive, copy.version, len(handbook.lessons), len(files), sum(map(len, files.values())), len(content), sizes)


def _digest(files: Mapping[str, bytes]) -> str:
    """Six hexadecimal digits that tell one content from another."""
    whole = hashlib.sha256()
    for name, content in sorted(files.items()):
        whole.update(f"{len(name.encode())} {name} {len(content)} ".encode() + content)
    return whole.hexdigest()[:6]
