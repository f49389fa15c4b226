"""What is to be read aloud in a session, noted in the session's folder, so that the sounds find their sentences when they come back."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Annotated

import yaml
from pydantic import Field

from generator.guide.base import Code, Frozen
from generator.guide.handbook import Handbook
from generator.guide.lesson import Digest, Lesson
from generator.guide.recording import Language, lesson_words, step_words, to_read
from generator.guide.source import read
from generator.guide.validate import validated
from generator.problems import GuideError

FILE = "phien-ghi.yml"
"""The note in the folder of a session."""

_HEAD = "# Máy ghi, người không sửa: nhờ tệp này mà sotay record take biết tệp âm thanh nào đọc câu nào.\n"


class Piece(Frozen):
    """One sound to be made: of a step, or without one of the whole lesson. `words` stand for what the script says."""

    code: Code
    step: Annotated[int, Field(ge=1, le=9)] | None = None
    words: Digest

    @property
    def stem(self) -> str:
        """The name that its file is to have, without the ending: `103-3`, or `103`."""
        return f"{self.code}-{self.step}" if self.step else f"{self.code}"


class Session(Frozen):
    """The file phien-ghi.yml."""

    language: Language
    pieces: Annotated[tuple[Piece, ...], Field(min_length=1, max_length=900)]


def session(handbook: Handbook, codes: Collection[int], language: Language, *, whole: bool, again: bool) -> Session | None:
    """What is still to be recorded of these lessons, or with `again` all of it; `whole` is one sound a lesson. None where nothing is.

    KeyError for a code without a lesson.
    """
    found = [piece for code in codes for piece in _pieces(handbook.lesson(code), whole=whole)]
    left = [each for each in found if again or not _has(handbook, each, language)]
    return Session(language=language, pieces=tuple(left)) if left else None


def sentences(handbook: Handbook, piece: Piece) -> tuple[str, ...]:
    """What the script says of a piece."""
    lesson = handbook.lesson(piece.code)
    if piece.step:
        return (to_read(lesson.steps[piece.step - 1]),)
    return (f"{lesson.title}.", *(to_read(step) for step in lesson.steps))


def dumped(made: Session) -> bytes:
    """The session as its file."""
    told = made.model_dump(mode="json", exclude_none=True)
    return (_HEAD + yaml.safe_dump(told, allow_unicode=True, sort_keys=False)).encode()


def loaded(raw: bytes, file: str) -> Session:
    """The session that the file tells. Raises GuideError where it was spoilt."""
    source = read(file, raw)
    made, refused = validated(Session, source.node) if source.node else (None, ())
    if made is None:
        raise GuideError([*source.problems, *refused])
    return made


def replaced(before: Session, made: Session) -> tuple[Piece, ...]:
    """Pieces of an older session of which the new one says other words."""
    now = {each.stem: each.words for each in made.pieces}
    return tuple(each for each in before.pieces if now.get(each.stem, each.words) != each.words)


def joined(before: Session, made: Session) -> Session:
    """Both sessions in one; where they differ, the new one."""
    now = {each.stem for each in made.pieces}
    return made.model_copy(update={"pieces": (*(each for each in before.pieces if each.stem not in now), *made.pieces)})


def _pieces(lesson: Lesson, *, whole: bool) -> Iterator[Piece]:
    if whole:
        yield Piece(code=lesson.code, words=lesson_words(lesson))
        return
    for number, step in enumerate(lesson.steps, 1):
        yield Piece(code=lesson.code, step=number, words=step_words(step))


def _has(handbook: Handbook, piece: Piece, language: Language) -> bool:
    return any(each.language == language and each.words == piece.words for each in handbook.sounds.get(piece.code, ()))
