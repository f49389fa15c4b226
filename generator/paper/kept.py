"""All printed files of a run, made where they are not there yet: a finished one is kept as long as nothing in it would change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from generator.disk import disk
from generator.disk.cache import LIMIT, Cache
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.paper.fonts import font_files
from generator.paper.pressroom import Pressroom, kept_as, leaf
from generator.paper.printed import Print
from generator.paper.session_copies import OF_SESSION
from generator.paper.sheet import Sheet
from generator.paper.volume import Volume, press_volume
from generator.problems import GuideError, Place, Problem, problem
from generator.processes.crew import never
from generator.words.progress import Tell


@dataclass(frozen=True, slots=True)
class Press:
    """How sheets come about in a run: `cache` is the folder in which finished ones and the fonts are kept.

    `place` says where a file of the guides lies: there it is told that a lesson is too long. `tight` names the forms that are pressed
    first. A `quick` run makes nothing and takes what is there, also of an older state. `stop` is asked between two sheets. `room` is how
    many bytes of sheets stay in the cache besides those of this run.
    """

    cache: Path
    place: Callable[[str], Place]
    tell: Tell
    tight: frozenset[str] = frozenset()
    quick: bool = False
    stop: Callable[[], bool] = never
    room: int = LIMIT


def finished_sheets(edition: Edition, wanted: Iterable[Print], press: Press) -> tuple[tuple[Sheet, ...], int]:
    """All printed files, and how many had to be made: a finished one is kept as long as nothing in it would change.

    Raises GuideError for lessons that do not fit their paper, CancelledError between two sheets once `stop` says so; what was finished
    until then is kept.
    """
    cache, fonts = Cache(press.cache / "sheets"), press.cache / "fonts"
    disk.provide(font_files(), fonts)
    room = Pressroom(cache, fonts, press.tell, press.stop)
    if press.quick:
        return tuple(_lent(room, wanted)), 0
    prints = {kept_as(item): item for item in wanted}
    sheets = {name: _kept(room, name, item) for name, item in prints.items()}
    missing = [name for name, sheet in sheets.items() if sheet is None]
    volumes = {name: item for name in missing if isinstance(item := prints[name], Volume)}
    single = [name for name in missing if name not in volumes]
    first, rest = _turns(prints, single, press.tight)
    problems: list[Problem] = []
    with closing(room.pressed({name: prints[name] for name in (*first, *rest)})) as all_made:
        for done, (name, made) in enumerate(all_made, start=1):
            if isinstance(made, Sheet):
                sheets[name] = made
            else:
                problems.append(_too_long(press, edition, prints[name], made))
            if problems and done in (len(first), len(single)):
                raise GuideError(problems)
    for name, volume in volumes.items():
        sheets[name] = bound = press_volume(volume, room)
        cache.put(name, bound.as_bytes())
    cache.prune(prints.keys(), limit=press.room)
    return tuple(sheet for sheet in sheets.values() if sheet), len(missing)


def _lent(room: Pressroom, wanted: Iterable[Print]) -> Iterator[Sheet]:
    """What is there of these, also of an older state. None is looked at longer than that takes: where nothing is there, not even one."""
    older = {name.rpartition("-")[0]: name for name in reversed(room.cache.names())}
    for item in wanted if older else ():
        sheet = _kept(room, kept_as(item), item) or (_kept(room, older[leaf(item)], item) if leaf(item) in older else None)
        if sheet:
            yield sheet


def _turns(prints: Mapping[str, Print], missing: Sequence[str], tight_forms: Collection[str]) -> tuple[list[str], list[str]]:
    """What is pressed first: files that a long lesson may not fit. Whoever wrote it hears of it before all the others are pressed."""
    tight = [name for name in missing if prints[name].form in tight_forms]
    return tight, [name for name in missing if name not in set(tight)]


def _kept(room: Pressroom, name: str, item: Print) -> Sheet | None:
    """The sheet that an earlier run made of this item, or of another state of it."""
    sheet = room.kept(name)
    return sheet if sheet and sheet.path == item.path else None


def _written_in(handbook: Handbook, item: Print) -> str:
    """The lesson's or the session's file; the guides' folder for what shows many."""
    if item.lesson is not None:
        return handbook.files[item.lesson]
    if item.form.startswith(OF_SESSION) and item.number is not None:
        return handbook.session_files[item.number]
    return ""


def _too_long(press: Press, edition: Edition, item: Print, millimetres: float) -> Problem:
    """The problem of a file that does not fit its paper, where what it says is written. The sheet's name tells format and step."""
    return problem(press.place(_written_in(edition.handbook, item)), "SO402", file=leaf(item), millimetres=f"{millimetres:g}")
