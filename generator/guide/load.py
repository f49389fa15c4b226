"""The whole handbook from the bytes of its files: reads, fills the models, checks what refers to what, collects every problem."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar

from pydantic import BaseModel

from generator.disk.look import FolderEntry
from generator.guide.approval import amended
from generator.guide.checks import Guides, checked
from generator.guide.checks.approvals import amendments
from generator.guide.checks.recordings import recording_checks, sounds_of
from generator.guide.checks.shown import shown_checks
from generator.guide.clean import Clean
from generator.guide.commune import Commune
from generator.guide.doors import Doors
from generator.guide.folder import is_folder_of_guides, meant, no_windows_name, stray
from generator.guide.glossary import Glossary
from generator.guide.handbook import Handbook, code_of, subject_of
from generator.guide.judge import Scheme
from generator.guide.kinds import LESSON_FILE, SINGLE, model_of, schema_line
from generator.guide.lesson import Lesson
from generator.guide.links import Links
from generator.guide.progress import FILE as PROGRESS
from generator.guide.progress import Progress
from generator.guide.read_progress import is_unsaved, places, read_progress
from generator.guide.recording import Recordings, playable
from generator.guide.register import FILE as REGISTER
from generator.guide.register import Register, broken_promises, broken_seals
from generator.guide.screen import Screen, Screens
from generator.guide.session import Session
from generator.guide.shape import Sheet, leaves, shape_of
from generator.guide.short_forms import ShortForms
from generator.guide.source import Fields, read
from generator.guide.targets import Targets
from generator.guide.topic import Topics
from generator.guide.trouble import Troubles, with_fixes
from generator.guide.validate import validated
from generator.problems import GuideError, Place, Problem, problem

M = TypeVar("M", bound=BaseModel)

_NOTHING: Mapping[str, FolderEntry] = MappingProxyType({})


def load(files: Mapping[str, bytes], *, icons: frozenset[str], where: str = "guides") -> Handbook:
    """The handbook. Raises GuideError with all problems of all files; warnings do not count.

    `files` maps paths inside the guides folder to their bytes, `icons` names the icons that can be drawn, `where` is what
    paths in problems begin with.
    """
    handbook, problems = check(files, icons=icons, where=where)
    if handbook is None:
        raise GuideError(problems)
    return handbook


def check(
    files: Mapping[str, bytes],
    *,
    icons: frozenset[str],
    where: str = "guides",
    forgive: frozenset[str] = frozenset(),
    others: Mapping[str, FolderEntry] = _NOTHING,
    today: datetime.date | None = None,
    clean: Clean | None = None,
) -> tuple[Handbook | None, tuple[Problem, ...]]:
    """The handbook, or None where there are errors; and every problem including warnings, sorted by place.

    Problems whose code is in `forgive` are left out. `others` is what else lies in the folder and was not read. Dates are compared
    with `today`; without it none counts as lying in the future. `clean` remembers guides in which there was nothing.
    """
    strays = {name: told for name, entry in _unread(files, others).items() if (told := stray(name, entry, _at(where, name), is_guide))}
    problems = [*strays.values()]
    sheets: list[Sheet] = []
    unread = list(strays)
    records: dict[str, BaseModel] = {}
    for name in sorted(files):
        model = model_of(name)
        file = f"{where}/{name}"
        if model is None:
            continue
        problems += filter(None, [no_windows_name(name, Place(file))])
        source = read(file, files[name])
        problems += source.problems
        if source.node is None:
            unread.append(name)
            continue
        if not isinstance(source.node, Fields):
            unread.append(name)
        if source.first_line != schema_line(name):
            problems.append(problem(Place(file), "SO120", level="warning", line=schema_line(name)))
        sheets.append(Sheet(name, source.node, model, tuple(leaves(source.node, shape_of(model)))))
        record, refused = validated(model, source.node)
        problems += refused
        if record is not None:
            records[name] = record
    present = {name for name in files if is_guide(name)} | set(strays)
    whole = any(sheet.model is Lesson for sheet in sheets) and not any(
        model_of(name) is Lesson or is_folder_of_guides(name) for name in unread
    )
    problems += (problem(_at(where, name), "SO124", file=name) for name in SINGLE if name not in present)
    problems += _nothing_of_a_kind(present, sheets, where)
    clean, about = clean or Clean(), f"{where} {today}"
    problems += checked(Guides(sheets, unread, whole, icons, today), clean.names(files, about))
    dirty = {each.place.file for each in problems}
    clean.note(files, about, {name for name in files if f"{where}/{name}" in dirty})
    subjects = None if any(is_folder_of_guides(name) for name in strays) else _subjects(present)
    register, refused = _register(files.get(REGISTER), subjects, f"{where}/{REGISTER}")
    problems += refused
    problems += _recorded(records, sheets, files, where)
    progress, refused = _progress(files, others, sheets, where, today)
    problems += refused
    problems = [each for each in problems if each.code not in forgive]
    wrong = any(each.level == "error" for each in problems)
    handbook = None if wrong else _bound(records, register, sounds_of(files), progress)
    if handbook:
        problems += (each for each in amendments(handbook, sheets) if each.code not in forgive)
    return handbook, tuple(sorted(set(problems)))


def is_guide(name: str) -> bool:
    """True for a path inside the guides folder that names a guide, the register or the commune's numbers."""
    return model_of(name) is not None or name in (REGISTER, PROGRESS)


def _at(where: str, name: str) -> Place:
    return Place(f"{where}/{name}")


def _unread(files: Mapping[str, bytes], others: Mapping[str, FolderEntry]) -> dict[str, FolderEntry]:
    """What lies in the folder and is no guide that was read."""
    return {name: FolderEntry("file") for name in files if not is_guide(name)} | dict(others)


def _nothing_of_a_kind(named: Collection[str], sheets: Iterable[Sheet], where: str) -> Iterator[Problem]:
    """A handbook without a lesson, and one without the pictures that its lessons show, each told once. `named` may be misnamed."""
    if not any(re.search(r"[1-9]\d\d-", name) or is_folder_of_guides(name) for name in named):
        yield problem(Place(where), "SO138")
    shows = any(leaf.slot == "Picture.screen" for sheet in sheets for leaf in sheet.leaves)
    if shows and not any(name.lstrip(".").startswith("screens") for name in named):
        yield problem(_at(where, "screens"), "SO139")


def _subjects(files: Iterable[str]) -> dict[int, str]:
    """Which lessons there are, by the names of their files: a lesson with a mistake in it is not a lesson lost."""
    return {code_of(name): subject_of(name) for name in files if LESSON_FILE.fullmatch(name)}


def load_register(files: Mapping[str, bytes], *, where: str = "guides", others: Mapping[str, FolderEntry] = _NOTHING) -> Register:
    """The register alone, whatever is wrong with the lessons. Raises GuideError where it cannot be read or was edited by hand."""
    odd = {name: entry for name, entry in others.items() if REGISTER in (name, meant(name, is_guide))}
    problems = [told for name, entry in odd.items() if (told := stray(name, entry, _at(where, name), is_guide))]
    register, refused = _register(files.get(REGISTER), None, f"{where}/{REGISTER}")
    if problems or refused:
        raise GuideError([*problems, *refused])
    return register


def _register(raw: bytes | None, subjects: Mapping[int, str] | None, file: str) -> tuple[Register, tuple[Problem, ...]]:
    """The register of printed codes, and the promises on paper that the guides would break; not those where `subjects` are not known."""
    if raw is None:
        return Register(), ()
    source = read(file, raw)
    if source.node is None:
        return Register(), source.problems
    register, refused = validated(Register, source.node)
    refused += tuple(shown_checks([Sheet(REGISTER, source.node, Register, tuple(leaves(source.node, shape_of(Register))))]))
    if register is None:
        return Register(), (*source.problems, *refused)
    broken = broken_seals(register, source.node, file)
    lost = broken_promises(register, subjects, source.node) if subjects is not None else ()
    return register, (*source.problems, *refused, *broken, *lost)


def _progress(
    files: Mapping[str, bytes], others: Mapping[str, FolderEntry], sheets: list[Sheet], where: str, today: datetime.date | None
) -> tuple[Progress, tuple[Problem, ...]]:
    """The commune's numbers, and what is wrong with them. A spreadsheet of that name that was never saved as CSV is told."""
    raw = files.get(PROGRESS)
    if raw is not None:
        return read_progress(f"{where}/{PROGRESS}", raw, places(sheets), today)
    unsaved = (name for name, entry in others.items() if entry.kind == "file" and is_unsaved(name))
    return Progress(), tuple(problem(_at(where, name), "SO820", file=name) for name in unsaved)


def _name(file: str) -> str:
    """`judge/gia-cong-an.yml` → `gia-cong-an`."""
    return file.rpartition("/")[2].removesuffix(".yml")


def _recorded(records: Mapping[str, BaseModel], sheets: list[Sheet], files: Mapping[str, bytes], where: str) -> Iterator[Problem]:
    """What is wrong with recordings, where the lessons are known: with their shared ways out or without, steps say the same."""
    lessons = [each for each in records.values() if isinstance(each, Lesson)]
    if len(lessons) < sum(sheet.model is Lesson for sheet in sheets):
        return
    recordings = {name: each for name, each in records.items() if isinstance(each, Recordings)}
    yield from recording_checks(recordings, lessons, sheets, sounds_of(files), where)


def _bound(records: Mapping[str, BaseModel], register: Register, sounds: Mapping[str, bytes], progress: Progress) -> Handbook:
    """Everything in one record; only called for guides without errors."""

    def one(model: type[M]) -> M:
        return next(record for record in records.values() if isinstance(record, model))

    screens: dict[str, Screen] = {}
    for record in records.values():
        if isinstance(record, Screens):
            screens.update(record.root)
    troubles = one(Troubles).troubles
    lessons = sorted((with_fixes(r, troubles) for r in records.values() if isinstance(r, Lesson)), key=lambda lesson: lesson.code)
    schemes = {_name(file): record for file, record in sorted(records.items()) if isinstance(record, Scheme)}
    return Handbook(
        commune=one(Commune),
        topics=tuple(sorted(one(Topics).topics, key=lambda topic: topic.digit)),
        lessons=tuple(lessons),
        troubles=troubles,
        schemes=schemes,
        sessions=tuple(sorted((r for r in records.values() if isinstance(r, Session)), key=lambda session: session.number)),
        doors=next((record.doors for record in records.values() if isinstance(record, Doors)), ()),
        screens=dict(sorted(screens.items())),
        short_forms=tuple(form for record in records.values() if isinstance(record, ShortForms) for form in record.short),
        links=one(Links).links,
        terms=one(Glossary).terms,
        targets=one(Targets),
        files={record.code: name for name, record in records.items() if isinstance(record, Lesson)},
        register=register,
        amended=frozenset(
            (*(each.code for each in lessons if amended(each)), *(name for name, scheme in schemes.items() if amended(scheme)))
        ),
        sounds=playable((each for each in records.values() if isinstance(each, Recordings)), lessons, sounds),
        progress=progress,
    )
