"""Recordings of lessons: what is missing, older than its sentence, too large or long, not there, or lies there without an entry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.guide.lesson import Lesson
from generator.guide.recording import (
    FOLDER,
    LANGUAGES,
    MOST_BYTES,
    MOST_OF_LESSON,
    MOST_SECONDS,
    SOUND,
    Recording,
    Recordings,
    fault,
    is_current,
    step_words,
)
from generator.guide.shape import Tree
from generator.guide.source import Fields, Items
from generator.problems import Place, Problem, problem


def sounds_of(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The sounds among the files of the guides folder, by their own names."""
    return {name.removeprefix(FOLDER): content for name, content in files.items() if is_sound(name)}


def is_sound(name: str) -> bool:
    """True for a path inside the guides folder that names a recording."""
    return bool(re.fullmatch(FOLDER + SOUND, name))


def recording_checks(
    records: Mapping[str, Recordings], lessons: Sequence[Lesson], trees: Sequence[Tree], sounds: Mapping[str, bytes], where: str
) -> Iterator[Problem]:
    """Every problem with recordings. `records` are by the name of their file, `sounds` by their own; `where` begins each place."""
    known = {lesson.code: lesson for lesson in lessons}
    nodes = {tree.name: tree.node for tree in trees}
    named = {each.file for record in records.values() for each in record.recordings}
    for name in sorted(sounds.keys() - named):
        yield problem(Place(f"{where}/{FOLDER}{name}"), "SO693", level="warning", file=name)
    for name, record in records.items():
        place = Place(f"{where}/{name}")
        lesson = known.get(record.code)
        if lesson is None or name != f"{FOLDER}{record.code}.yml":
            yield problem(place, "SO695", code=record.code)
            continue
        node = nodes[name]
        entries = node.get("recordings") if isinstance(node, Fields) else None
        places = [each.place for each in entries.nodes] if isinstance(entries, Items) else []
        for each, at in zip(record.recordings, places, strict=True):
            yield from _of_one(each, at, lesson, sounds)
        yield from _of_language(record, lesson, sounds, place)


def _of_one(each: Recording, place: Place, lesson: Lesson, sounds: Mapping[str, bytes]) -> Iterator[Problem]:
    content = sounds.get(each.file)
    found = fault(content, each.step) if content is not None else None
    if content is None or (found and found[0] == "unread"):
        yield problem(place, "SO694", level="warning", file=each.file)
    elif found:
        seconds = MOST_SECONDS["step" if each.step else "lesson"]
        yield problem(place, "SO692", file=each.file, item=found[0], found=found[1], seconds=seconds, kilobytes=MOST_BYTES // 1000)
    if not is_current(each.words, lesson):
        yield problem(place, "SO691", level="warning", file=each.file, language=LANGUAGES[each.language], step=each.step or 0)


def _of_language(record: Recordings, lesson: Lesson, sounds: Mapping[str, bytes], place: Place) -> Iterator[Problem]:
    """What a lesson has some of and not all, language by language, and what is too much of it."""
    for (language, step), count in Counter((each.language, each.step) for each in record.recordings).items():
        if count > 1:
            yield problem(place, "SO696", language=LANGUAGES[language], step=step or 0)
    for language in dict.fromkeys(each.language for each in record.recordings):
        own = [each for each in record.recordings if each.language == language]
        if any(each.step for each in own):
            said = {each.words for each in own}
            missing = [str(number) for number, step in enumerate(lesson.steps, 1) if step_words(step) not in said]
            if missing:
                steps = ", ".join(missing)
                yield problem(place, "SO690", level="warning", code=lesson.code, language=LANGUAGES[language], steps=steps)
        size = sum(len(sounds.get(each.file, b"")) for each in own)
        if size > MOST_OF_LESSON:
            said_size, limit = size // 1000, MOST_OF_LESSON // 1000
            yield problem(place, "SO697", language=LANGUAGES[language], found=said_size, limit=limit)
