"""Lessons with recordings for tests: what espeak-ng says, in Opus."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from functools import cache

from generator.guide.lesson import Lesson
from generator.guide.recording import Language, Recording, Recordings, lesson_words, named, step_words
from generator.guide.sound import seconds


@cache
def spoken(sentence: str) -> bytes:
    """The sentence as a short Opus file."""
    wave = subprocess.run(["espeak-ng", "-v", "vi", "-s", "400", "--stdout", sentence], capture_output=True, check=True).stdout
    command = ["opusenc", "--quiet", "--serial", "1", "--bitrate", "16", "--ignorelength", "-", "-"]
    return subprocess.run(command, input=wave, capture_output=True, check=True).stdout


def recorded(lesson: Lesson, steps: Mapping[Language, tuple[int, ...]]) -> dict[str, bytes]:
    """The files of the folder of guides for some steps of a lesson; step 0 is the whole lesson."""
    files: dict[str, bytes] = {}
    entries = []
    for language, numbers in steps.items():
        for number in numbers:
            content = spoken(f"{language} {number}")
            name = named(lesson.code, language, number or None, "opus")
            words = step_words(lesson.steps[number - 1]) if number else lesson_words(lesson)
            length = max(1, round(seconds(content)))
            entries.append(Recording(language=language, step=number or None, file=name, seconds=length, words=words))
            files[f"audio/{name}"] = content
    return files | {f"audio/{lesson.code}.yml": Recordings(code=lesson.code, recordings=tuple(entries)).dumped()}
