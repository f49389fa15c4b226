"""The whole handbook from the bytes of its files: reads, fills the models, checks what refers to what, collects every problem."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from generator.disk.look import FolderEntry
from generator.guide.bound import bound
from generator.guide.checks import Guides, checked
from generator.guide.checks.approvals import amendments
from generator.guide.checks.hidden import hidden_checks
from generator.guide.checks.recordings import recording_checks, sounds_of
from generator.guide.checks.replaced import replaced_checks
from generator.guide.checks.shown import shown_checks
from generator.guide.clean import Clean
from generator.guide.folder import is_folder_of_guides, meant, stray
from generator.guide.handbook import Handbook, code_of, subject_of
from generator.guide.kinds import LESSON_FILE, SINGLE
from generator.guide.lesson import Lesson
from generator.guide.own import is_own
from generator.guide.own_names import filled_text
from generator.guide.progress import FILE as PROGRESS
from generator.guide.progress import Progress
from generator.guide.read_progress import is_unsaved, places, read_progress
from generator.guide.reading import NOTHING, Folder, Read, Reading, is_guide, place_of, read_all
from generator.guide.recording import Recordings
from generator.guide.register import FILE as REGISTER
from generator.guide.register import Register, broken_promises, broken_seals
from generator.guide.shape import Tree, leaves, shape_of
from generator.guide.source import read
from generator.guide.standing import IN_FORCE
from generator.guide.validate import validated
from generator.problems import GuideError, Place, Problem, problem
from generator.processes.garbage import no_collection


def load(files: Mapping[str, bytes], *, icons: frozenset[str], where: str = "guides") -> Handbook:
    """The handbook. Raises GuideError with all problems of all files; warnings do not count.

    `files` maps paths inside the guides folder to their bytes, `icons` names the icons that can be drawn, `where` is what
    paths in problems begin with.
    """
    handbook, problems = check(files, icons=icons, where=where)
    if handbook is None:
        raise GuideError(problems)
    return handbook


@no_collection()
def check(
    files: Mapping[str, bytes],
    *,
    icons: frozenset[str],
    where: str = "guides",
    forgive: frozenset[str] = frozenset(),
    others: Mapping[str, FolderEntry] = NOTHING,
    today: datetime.date | None = None,
    clean: Clean | None = None,
    read_one: Read = read,
) -> tuple[Handbook | None, tuple[Problem, ...]]:
    """The handbook, or None where there are errors; and every problem including warnings, sorted by place.

    Problems whose code is in `forgive` are left out. `others` is what else lies in the folder and was not read. Dates are compared
    with `today`; without it none counts as lying in the future. `clean` remembers guides in which there was nothing, `read_one` may
    remember how they read.
    """
    reading = read_all(Folder(files, others, where, icons, today), read_one)
    register, broken = _register_of(reading)
    progress, miscounted = _progress_of(reading)
    clean, about = clean or Clean(), f"{where} {today}"
    known = clean.names(files, about)
    guides = Guides(reading.trees, reading.unread, reading.whole, icons, today, dict(known))
    judged = [*checked(guides, known), *(each for judge in _JUDGES for each in judge(reading))]
    found = [*reading.problems, *broken, *miscounted, *judged, *hidden_checks(reading.trees, register)]
    dirty = {each.place.file for each in found} | {reading.folder.at(name).file for name in _with_words_of_another_file(reading)}
    clean.note(files, about, guides.met, {name for name in files if reading.folder.at(name).file in dirty})
    problems = [each for each in found if each.code not in forgive]
    wrong = any(each.level == "error" for each in problems)
    handbook = None if wrong else bound(reading.records, register, sounds_of(files), progress)
    if handbook:
        handbook = replace(handbook, reworded=_reworded(reading))
        handbook = handbook.without(handbook.commune.hidden)
        problems += (each for each in amendments(handbook, reading.trees) if each.code not in forgive)
    return handbook, tuple(sorted(set(problems)))


def load_register(files: Mapping[str, bytes], *, where: str = "guides", others: Mapping[str, FolderEntry] = NOTHING) -> Register:
    """The register alone, whatever is wrong with the lessons. Raises GuideError where it cannot be read or was edited by hand."""
    odd = {name: entry for name, entry in others.items() if REGISTER in (name, meant(name, is_guide))}
    problems = [told for name, entry in odd.items() if (told := stray(name, entry, place_of(where, name), is_guide))]
    register, refused = _register(files.get(REGISTER), None, f"{where}/{REGISTER}")
    if problems or refused:
        raise GuideError([*problems, *refused])
    return register


def _reworded(reading: Reading) -> dict[int, dict[str, str]]:
    """By lesson the commune's own words that residents read, each with the shared sentence whose place it takes."""
    found: dict[int, dict[str, str]] = {}
    for each in sorted(reading.replaced, key=lambda each: each.entry.lesson):
        if each.standing.kind in IN_FORCE:
            own, shared = (filled_text(text, reading.names) for text in (each.entry.words, each.standing.now or each.entry.shared or ""))
            found.setdefault(each.entry.lesson, {})[own] = shared
    return found


def _missing(reading: Reading) -> Iterator[Problem]:
    """Files that every handbook has once."""
    return (problem(reading.folder.at(name), "SO124", file=name) for name in SINGLE if name not in reading.named)


def _nothing_of_a_kind(reading: Reading) -> Iterator[Problem]:
    """A handbook without a lesson, and one without the pictures that its lessons show, each told once."""
    if not any(re.search(r"[1-9]\d\d-", name) or is_folder_of_guides(name) for name in reading.named):
        yield problem(Place(reading.folder.where), "SO138")
    shows = any(leaf.slot == "Picture.screen" for tree in reading.trees for leaf in tree.leaves)
    if shows and not any(name.lstrip(".").startswith("screens") for name in reading.named):
        yield problem(reading.folder.at("screens"), "SO139")


def _recorded(reading: Reading) -> Iterator[Problem]:
    """What is wrong with recordings, where the lessons are known: with their shared ways out or without, steps say the same."""
    lessons = [each for each in reading.records.values() if isinstance(each, Lesson)]
    if len(lessons) < sum(tree.model is Lesson for tree in reading.trees):
        return
    recordings = {name: each for name, each in reading.records.items() if isinstance(each, Recordings)}
    yield from recording_checks(recordings, lessons, reading.trees, sounds_of(reading.folder.files), reading.folder.where)


def _replaced(reading: Reading) -> Iterator[Problem]:
    """What is wrong with the commune's own words for shared sentences."""
    own = frozenset(code_of(tree.name) for tree in reading.trees if tree.model is Lesson and is_own(tree.name))
    yield from replaced_checks(reading.replaced, reading.trees, reading.names, own)


def _with_words_of_another_file(reading: Reading) -> Iterator[str]:
    """Lessons in which words of replace.yml stand: what is wrong with those is told there, and says nothing of the lesson's own file."""
    codes = {each.entry.lesson for each in reading.replaced}
    yield from (tree.name for tree in reading.trees if codes and tree.model is Lesson and code_of(tree.name) in codes)


_JUDGES: tuple[Callable[[Reading], Iterable[Problem]], ...] = (_missing, _nothing_of_a_kind, _recorded, _replaced)
"""What is asked of the files together, besides the rules. A new thing to ask is a function and a name here."""


def _register_of(reading: Reading) -> tuple[Register, tuple[Problem, ...]]:
    """The register, held against the lessons there are: by the names of their files, since one with a mistake is not a lesson lost."""
    folder = reading.folder
    named = [name for name in sorted(reading.named) if LESSON_FILE.fullmatch(name)]
    subjects = {code_of(name): subject_of(name) for name in named}
    known = None if any(is_folder_of_guides(name) for name in reading.strays) else subjects
    return _register(folder.files.get(REGISTER), known, folder.at(REGISTER).file)


def _register(raw: bytes | None, subjects: Mapping[int, str] | None, file: str) -> tuple[Register, tuple[Problem, ...]]:
    """The register of printed codes, and the promises on paper that the guides would break; not those where `subjects` are not known."""
    if raw is None:
        return Register(), ()
    source = read(file, raw)
    if source.node is None:
        return Register(), source.problems
    register, refused = validated(Register, source.node)
    refused += tuple(shown_checks([Tree(REGISTER, source.node, Register, tuple(leaves(source.node, shape_of(Register))))]))
    if register is None:
        return Register(), (*source.problems, *refused)
    broken = broken_seals(register, source.node, file)
    lost = broken_promises(register, subjects, source.node) if subjects is not None else ()
    return register, (*source.problems, *refused, *broken, *lost)


def _progress_of(reading: Reading) -> tuple[Progress, tuple[Problem, ...]]:
    """The commune's numbers, and what is wrong with them. A spreadsheet of that name that was never saved as CSV is told."""
    folder = reading.folder
    raw = folder.files.get(PROGRESS)
    if raw is not None:
        return read_progress(folder.at(PROGRESS).file, raw, places(reading.trees), folder.today)
    unsaved = (name for name, entry in folder.others.items() if entry.kind == "file" and is_unsaved(name))
    return Progress(), tuple(problem(folder.at(name), "SO820", file=name) for name in unsaved)
