"""All printed files of a run, made where they are not there yet: a finished one is kept as long as nothing in it would change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing

from generator.address import Site
from generator.disk import disk
from generator.disk.cache import Cache
from generator.guide.handbook import Handbook
from generator.job import Job, Tell
from generator.paper.catalogue import TIGHT, all_prints
from generator.paper.fonts import font_files
from generator.paper.printed import Print, press_all
from generator.paper.sheet import Sheet
from generator.problems import GuideError, Place, Problem, problem
from generator.processes.crew import never


def finished_sheets(
    job: Job, handbook: Handbook, site: Site, tell: Tell, stop: Callable[[], bool] = never
) -> tuple[tuple[Sheet, ...], int]:
    """All printed files, and how many had to be made: a finished one is kept as long as nothing in it would change.

    Raises GuideError for lessons that do not fit their paper, CancelledError between two sheets once `stop` says so; what was finished
    until then is kept.
    """
    cache, fonts = Cache(job.out / "cache" / "sheets"), job.out / "cache" / "fonts"
    disk.write_folder(font_files(), fonts)
    prints = {_name(item): item for item in all_prints(handbook, site)}
    sheets = {name: _kept(cache, name, item) for name, item in prints.items()}
    missing = [name for name, sheet in sheets.items() if sheet is None]
    if job.quick and missing:
        older = {name.rpartition("-")[0]: name for name in reversed(cache.names())}
        sheets |= {name: _kept(cache, older[_leaf(prints[name])], prints[name]) for name in missing if _leaf(prints[name]) in older}
        return tuple(sheet for sheet in sheets.values() if sheet), 0
    done = 0
    for turn in _turns(prints, missing):
        problems: list[Problem] = []
        with closing(press_all([prints[name] for name in turn], fonts, stop)) as made_in_turn:
            for name, made in zip(turn, made_in_turn, strict=True):
                done += 1
                tell("press", {"file": prints[name].path, "done": done, "all": len(missing)})
                if isinstance(made, Sheet):
                    cache.put(name, made.as_bytes())
                    sheets[name] = made
                else:
                    problems.append(_too_long(job, handbook, prints[name], made))
        if problems:
            raise GuideError(problems)
    cache.prune(prints.keys())
    return tuple(sheet for sheet in sheets.values() if sheet), len(missing)


def _turns(prints: Mapping[str, Print], missing: Sequence[str]) -> tuple[list[str], list[str]]:
    """What is pressed first: files that a long lesson may not fit. Whoever wrote it hears of it before all the others are pressed."""
    tight = [name for name in missing if prints[name].layout in TIGHT]
    return tight, [name for name in missing if name not in set(tight)]


def _kept(cache: Cache, name: str, item: Print) -> Sheet | None:
    """The sheet that an earlier run made of this item, or of another state of it."""
    kept = cache.get(name)
    sheet = Sheet.from_bytes(kept) if kept else None
    return sheet if sheet and sheet.path == item.path else None


def _name(item: Print) -> str:
    """Where the cache keeps it: `103-a4.pdf-…`, another one whenever the finished file might be another one."""
    return f"{_leaf(item)}-{item.fingerprint()}"


def _leaf(item: Print) -> str:
    return item.path.rpartition("/")[2]


def _too_long(job: Job, handbook: Handbook, item: Print, millimetres: float) -> Problem:
    """The problem of a lesson that does not fit one of its formats, at the lesson's file."""
    place = Place(f"{job.guides.name}/{'' if item.lesson is None else handbook.files[item.lesson]}")
    return problem(place, "SO402", code=item.lesson or item.path, form=item.layout.upper(), millimetres=f"{millimetres:g}")
