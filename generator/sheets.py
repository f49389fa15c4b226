"""All printed files of a run, made where they are not there yet: a finished one is kept as long as nothing in it would change."""

from __future__ import annotations

from generator.address import Site
from generator.guide.handbook import Handbook
from generator.job import Job, Tell
from generator.paper.catalogue import all_prints
from generator.paper.fonts import font_files
from generator.paper.printed import Print, press_all
from generator.paper.sheet import Sheet
from generator.problems import GuideError, Place, Problem, problem
from generator.publish import disk


def finished_sheets(job: Job, handbook: Handbook, site: Site, tell: Tell, *, prune: bool = True) -> tuple[tuple[Sheet, ...], int]:
    """All printed files, and how many had to be made: a finished one is kept as long as nothing in it would change.

    Without `prune` finished files of other lessons are kept too. Raises GuideError for lessons that do not fit their paper.
    """
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
    if prune:
        disk.keep_only(cache, set(prints))
    return tuple(sheet for sheet in sheets.values() if sheet), len(missing)


def _too_long(job: Job, handbook: Handbook, item: Print, millimetres: float) -> Problem:
    """The problem of a lesson that does not fit one of its formats, at the lesson's file."""
    place = Place(f"{job.guides.name}/{'' if item.lesson is None else handbook.files[item.lesson]}")
    return problem(place, "SO402", code=item.lesson or item.path, form=item.layout.upper(), millimetres=f"{millimetres:g}")
