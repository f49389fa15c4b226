"""What a lesson's page tells of its recordings, in the attribute `data-sounds`: `vie:14:103-vie-3.opus cmo:17:103-cmo-3.opus`.

Read by `docs/assets/js/nghe.js`; a lesson without recordings carries nothing of it.
"""

from __future__ import annotations

from generator.edition import Edition
from generator.guide.lesson import Lesson, Step

FOLDER = "assets/nghe/"
"""Where the sounds lie below the site's root."""


def sound_list(edition: Edition, lesson: Lesson, step: Step | None = None) -> str:
    """Language, seconds and file of each recording of a step, or of the whole lesson."""
    return " ".join(f"{each.language}:{each.seconds}:{each.name}" for each in edition.handbook.sounds_of(lesson, step))


def sound_files(edition: Edition) -> dict[str, bytes]:
    """Path → content of every recording that a page plays."""
    handbook = edition.handbook
    return {
        FOLDER + each.name: each.content
        for lesson in edition.here
        for part in (None, *lesson.steps)
        for each in handbook.sounds_of(lesson, part)
    }
