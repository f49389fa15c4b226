"""Recordings in the book: the steps of a lesson that somebody read in Vietnamese, beside their text (media overlays, EPUB 3.3, 9).

Only Vietnamese: an overlay is the sound of the very words that stand there, and those are Vietnamese. What was read of a whole lesson at
once, and in other languages, is for the site.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import escape

from generator.edition import Edition
from generator.guide.lesson import Lesson
from generator.guide.recording import Sound

FOLDER = "nghe/"
ACTIVE = "dang-doc"
"""The class of the step that is being read, for sach.css."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """The sound of one chapter. `file` is its SMIL document, `files` are that and the sounds, by path in the book's folder."""

    chapter: str
    file: str
    seconds: int
    files: dict[str, bytes]


def overlays(edition: Edition) -> tuple[Overlay, ...]:
    """One for each lesson with a recorded step, in order."""
    found = ((lesson, _heard(edition, lesson)) for lesson in edition.handbook.lessons)
    return tuple(_overlay(lesson, sounds) for lesson, sounds in found if sounds)


def duration(seconds: int) -> str:
    """A clock value of SMIL: `0:01:05`."""
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _heard(edition: Edition, lesson: Lesson) -> dict[int, Sound]:
    """The sound of each step, by its number."""
    return {
        number: each
        for number, step in enumerate(lesson.steps, 1)
        for each in edition.handbook.sounds_of(lesson, step)
        if each.language == "vie"
    }


def _overlay(lesson: Lesson, sounds: dict[int, Sound]) -> Overlay:
    chapter, file = f"{lesson.code}.xhtml", f"{lesson.code}.smil"
    parts = "".join(
        f'<par id="doc-{number}"><text src="{chapter}#buoc-{number}"/><audio src="{escape(FOLDER + sound.name)}"/></par>\n'
        for number, sound in sounds.items()
    )
    told = (
        f'<?xml version="1.0" encoding="utf-8"?>\n<smil xmlns="http://www.w3.org/ns/SMIL" version="3.0">\n<body>\n{parts}</body>\n</smil>\n'
    )
    played = {FOLDER + sound.name: sound.content for sound in sounds.values()}
    return Overlay(chapter, file, sum(sound.seconds for sound in sounds.values()), {file: told.encode(), **played})
