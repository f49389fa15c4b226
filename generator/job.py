"""The reading that every run begins with: the guides that it is asked for, checked, and the address that the site is for."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from generator.address import Site, parsed
from generator.asked import PROJECT, Job
from generator.disk import disk, look
from generator.disk.cache import Cache
from generator.disk.look import FolderEntry
from generator.disk.working_folder import shares_lessons
from generator.guide.characters import most_bytes
from generator.guide.checks.recordings import is_sound
from generator.guide.checks.replaced import UNDECIDED, undecided
from generator.guide.clean import Clean
from generator.guide.commune import Commune, is_below
from generator.guide.folder import IsGuide, meant, readable
from generator.guide.handbook import Handbook
from generator.guide.kept_source import KeptSources
from generator.guide.load import check, load_register
from generator.guide.own import COMMUNE, LESSONS, OWN, SHARED, is_own, path
from generator.guide.read_progress import is_unsaved
from generator.guide.reading import Read, is_guide
from generator.guide.recording import MOST_BYTES as MOST_OF_SOUND
from generator.guide.register import FILE as REGISTER
from generator.guide.register import Register, changed_addresses
from generator.guide.shared import retold, unapproved, without_others_goals
from generator.guide.source import read
from generator.guide.validate import validated
from generator.paper.address_room import problems_of_address
from generator.problems import GuideError, Problem, problem
from generator.program import program
from generator.screen.icons import names as icon_names

__all__ = ["PROJECT", "Job", "guides_in", "judged", "key_of", "read_guides", "read_register"]


_ROOM = 10_000_000
"""Bytes to remember guides in that are in order, for all versions of the program."""

_ROOM_OF_SOURCES = 40_000_000
"""Bytes. The guides of 107 lessons take two million as they are noted."""


def guides_in(folder: Path, wanted: IsGuide = is_guide) -> tuple[disk.Files, dict[str, FolderEntry]]:
    """The guides of a folder, and what else lies there or could not be read. Raises OSError where the folder cannot be looked into."""
    if not shares_lessons(folder):
        return _all_in(folder, wanted)
    shared, _ = _all_in(PROJECT / "guides", wanted)
    files, others = _all_in(folder, lambda name: is_own(name) and wanted(name), into=lambda name: name.casefold() == LESSONS)
    near = {name: entry for name, entry in others.items() if is_own(name.casefold()) or meant(name, is_guide) in OWN or is_unsaved(name)}
    return {name: content for name, content in shared.items() if not is_own(name)} | files, near


def _visible(name: str) -> bool:
    return not name.startswith(".")


def _all_in(folder: Path, wanted: IsGuide, *, into: Callable[[str], bool] = _visible) -> tuple[disk.Files, dict[str, FolderEntry]]:
    """`into` says of a folder's own name whether it is looked into."""
    entries = look.entries(folder, into=into, links_inside=True)
    names = readable(entries, wanted)
    files = disk.read_files(folder, names, most=max(map(most_bytes, names), default=0))
    if wanted is is_guide:
        heard = [name for name, each in entries.items() if each.kind == "file" and is_sound(name)]
        files |= disk.read_files(folder, heard, most=MOST_OF_SOUND)
    others = {name: entry for name, entry in entries.items() if name not in files}
    return files, others | {name: FolderEntry("unreadable") for name in names if name not in files}


def judged(
    folder: Path, files: disk.Files, others: Mapping[str, FolderEntry], today: datetime.date, forgive: frozenset[str] = frozenset()
) -> Handbook:
    """The handbook that the guides of a folder would be with these files in it. Raises GuideError with every problem."""
    shared = shares_lessons(folder)
    where = SHARED if shared else folder.name
    handbook, problems = check(files, icons=icon_names(), where=where, forgive=forgive, others=others, today=today)
    if handbook is None:
        raise GuideError(retold(problems, folder.name, files, others) if shared else problems)
    return handbook


def key_of(guides: Path) -> str | None:
    """The public key by which a commune's copies are checked; None where it has none, or where there is no commune.yml.

    Raises GuideError for a commune.yml with mistakes: a slip must not switch the check off.
    """
    raw = disk.read_file(guides / COMMUNE)
    if raw is None:
        return None
    source = read(path(guides.name, COMMUNE), raw)
    commune, problems = validated(Commune, source.node) if source.node else (None, ())
    if commune is None:
        raise GuideError([*source.problems, *problems])
    return commune.key


def read_register(guides: Path) -> Register:
    """The register of printed codes, also where lessons have mistakes. Raises GuideError with what is wrong in the register itself."""
    files, others = guides_in(guides, lambda name: name == REGISTER)
    if not shares_lessons(guides):
        return load_register(files, where=guides.name, others=others)
    try:
        return load_register(files, where=SHARED, others=others)
    except GuideError as error:
        raise GuideError(retold(error.problems, guides.name, files, others)) from None


def read_guides(job: Job, *, forgive: frozenset[str] = frozenset(), kept: Path | None = None) -> tuple[Handbook, Site, tuple[Problem, ...]]:
    """Read and check all guides. Gives the handbook, its site and the warnings.

    Raises GuideError with every problem, and AddressError for a `job.host` that cannot be a site's. `forgive` names problems
    of the register that the caller is about to settle. `kept` is the folder of the caches: it is remembered there which guides are fine.
    """
    shared = shares_lessons(job.guides)
    where, commune = SHARED if shared else job.guides.name, job.place(COMMUNE)
    files, others = guides_in(job.guides)
    with _remembered(kept) as (clean, read_one):
        handbook, problems = check(
            files,
            icons=icon_names(),
            where=where,
            forgive=forgive,
            others=others,
            today=job.today,
            clean=clean,
            read_one=read_one,
        )
    if shared:
        problems = retold(problems, job.guides.name, files, others)
        handbook = handbook and without_others_goals(unapproved(handbook))
    if handbook is None:
        raise GuideError(problems)
    if job.release and undecided(problems):
        raise GuideError(replace(each, level="error") if each.code in UNDECIDED.values() else each for each in problems)
    site = _site(job, handbook)
    if job.release and site.is_draft:
        raise GuideError([*problems, problem(commune, "SO401", host=site.host)])
    too_long = tuple(problems_of_address(site, commune))
    if too_long:
        raise GuideError([*problems, *too_long])
    moved = tuple(changed_addresses(handbook.register, site, commune.file))
    if moved:
        raise GuideError([*problems, *moved])
    return handbook, site, problems


@contextmanager
def _remembered(kept: Path | None) -> Iterator[tuple[Clean, Read]]:
    """Which guides are fine and how they read, as earlier runs found it; what is found inside is kept."""
    if kept is None:
        yield Clean(), read
        return
    cache, sources = Cache(kept / "clean"), Cache(kept / "sources")
    clean, kept_sources = Clean(json.loads(cache.get(program()) or b"{}")), KeptSources(sources)
    yield clean, kept_sources.read
    cache.put(program(), json.dumps(clean.known()).encode())
    cache.prune((program(),), limit=_ROOM)
    sources.prune(kept_sources.used, limit=_ROOM_OF_SOURCES)


def _site(job: Job, handbook: Handbook) -> Site:
    """Below a shared handbook only the commune's own lessons are the site's, and what was once printed as such; not where another address,
    elsewhere, is asked for."""
    host, above = handbook.commune.host if job.host is None else parsed(job.host), handbook.commune.above
    if not above or not is_below(host, above):
        return Site(host, job.today)
    printed = (code for code, entry in handbook.register.now().items() if entry.address == f"{host}/{code}/")
    return Site(host, job.today, above, tuple(sorted({*handbook.own, *printed})))
