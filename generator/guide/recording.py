"""Lessons read aloud by people of the village: which sentence was read in which language, in which file, for how many seconds.

`sotay record take` writes these files (guides/audio/<code>.yml, the sounds beside them), people do not. A recording is of words: it is
bound to a digest of what was read, so that one whose sentence was changed since is found, and a step that moved keeps its own. Nothing
here is made by machine, and no language but Vietnamese is ever written: speakers say the sentence in their own words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.guide.base import Code, Frozen
from generator.guide.lesson import Digest, Lesson, Step
from generator.guide.sound import SoundError, seconds
from generator.guide.text import plain
from generator.words import words

Language = Literal["vie", "cmo", "cma", "hmn", "rad"]
"""ISO 639-3: Vietnamese, Central Mnong, Maa, Hmong (all its branches), Rade: what is spoken in the commune."""

LANGUAGES: Mapping[Language, str] = {
    "vie": "Tiếng Việt",
    "cmo": "Tiếng M’Nông",
    "cma": "Tiếng Mạ",
    "hmn": "Tiếng H’Mông",
    "rad": "Tiếng Ê Đê",
}
"""What each is called in Vietnamese; Vietnamese comes first."""

MOST_BYTES = 1_000_000
"""Of one file: some five minutes of clear speech in Opus, and a minute's wait on a slow line."""

MOST_OF_LESSON = 3_000_000
"""Bytes of a lesson's recordings in one language."""

MOST_SECONDS = {"step": 120, "lesson": 900}
"""The longest recording of a step, and of a whole lesson."""

FOLDER = "audio/"
SOUND = r"[1-9]\d\d-[a-z]{3}(-[1-9])?\.(opus|m4a)"
"""`103-vie-3.opus`: lesson, language, step; without a step it is the whole lesson."""

_SCHEMA = "# yaml-language-server: $schema=../schema/audio.json"
_HEAD = "# Máy ghi bằng lệnh sotay record take, người không sửa."

SoundName = Annotated[str, StringConstraints(pattern=rf"^{SOUND}$")]


class Recording(Frozen):
    """One sound. `step` counts from 1 as the lesson stood that day; without it the whole lesson was read."""

    language: Language = Field(description="Tiếng gì (mã ISO 639-3)")
    step: Annotated[int, Field(ge=1, le=9)] | None = Field(None, description="Bước thứ mấy; không ghi là cả bài")
    file: SoundName = Field(description="Tên tệp âm thanh nằm cạnh tệp này")
    seconds: Annotated[int, Field(ge=1, le=MOST_SECONDS["lesson"])] = Field(description="Dài bao nhiêu giây; máy đo")
    words: Digest = Field(description="Mã của câu đã đọc; máy ghi")


class Recordings(Frozen):
    """The recordings of a lesson, one file: guides/audio/<code>.yml."""

    code: Code = Field(description="Số bài")
    recordings: Annotated[tuple[Recording, ...], Field(min_length=1, max_length=50)] = Field(description="Các bản ghi; máy ghi")

    def dumped(self) -> bytes:
        """The file that `sotay record take` writes: a line a recording, by language and step."""
        order = {language: number for number, language in enumerate(LANGUAGES)}
        listed = sorted(self.recordings, key=lambda each: (order[each.language], each.step or 0))
        told = (each.model_dump(mode="json", exclude_none=True) for each in listed)
        lines = ("- {" + ", ".join(f"{name}: {value}" for name, value in each.items()) + "}" for each in told)
        return "\n".join((_SCHEMA, _HEAD, f"code: {self.code}", "recordings:", *lines, "")).encode()


@dataclass(frozen=True, slots=True)
class Sound:
    """A recording that can be played: its file's name and content, and its length in seconds."""

    language: Language
    name: str
    seconds: int
    content: bytes
    words: str


def to_read(step: Step) -> str:
    """What a speaker reads of a step. Its number is not said, so that it may move."""
    return f"{plain(step.do)} {words('page')['lesson']['see']} {plain(step.see)}"


def step_words(step: Step) -> str:
    """Stands for the sentence that is read of a step."""
    return _digest([to_read(step)])


def lesson_words(lesson: Lesson) -> str:
    """Stands for all that is read of a lesson."""
    return _digest([lesson.title, *(to_read(step) for step in lesson.steps)])


def named(code: int, language: str, step: int | None, ending: str) -> str:
    """The name of a sound's file."""
    return f"{code}-{language}{f'-{step}' if step else ''}.{ending}"


def is_current(words: str, lesson: Lesson) -> bool:
    """True where what was read still stands in the lesson: a sentence at whichever step, or all of it."""
    return words == lesson_words(lesson) or any(words == step_words(step) for step in lesson.steps)


Fault = Literal["unread", "large", "long"]


def fault(content: bytes, step: int | None) -> tuple[Fault, int] | None:
    """Why a sound cannot be used, as kind and number: `unread` 0, `large` kilobytes, `long` seconds. None for a good one."""
    if len(content) > MOST_BYTES:
        return "large", len(content) // 1000
    try:
        length = seconds(content)
    except SoundError:
        return "unread", 0
    return ("long", round(length)) if length > MOST_SECONDS["step" if step else "lesson"] else None


def playable(all_of: Iterable[Recordings], lessons: Iterable[Lesson], sounds: Mapping[str, bytes]) -> dict[int, tuple[Sound, ...]]:
    """By lesson, the recordings that are there, whole, and still say what the lesson says. `sounds` are the files by name."""
    known = {lesson.code: lesson for lesson in lessons}
    return {each.code: found for each in all_of if each.code in known and (found := tuple(_playable(each, known[each.code], sounds)))}


def _playable(recordings: Recordings, lesson: Lesson, sounds: Mapping[str, bytes]) -> Iterator[Sound]:
    for each in recordings.recordings:
        content = sounds.get(each.file)
        if content is not None and is_current(each.words, lesson) and fault(content, each.step) is None:
            yield Sound(each.language, each.file, each.seconds, content, each.words)


def _digest(sentences: list[str]) -> str:
    found = hashlib.sha256("\n".join(sentences).encode()).hexdigest()[:16]
    return "-".join(found[at : at + 4] for at in range(0, 16, 4))
