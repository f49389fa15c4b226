"""Troubles that many lessons share, with the way out, written once: no SMS, wrong passcode, no room in the phone."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from generator.guide.base import Frozen, Id, Line, Text
from generator.guide.lesson import Lesson, Step
from generator.words import words


class Trouble(Frozen):
    """What goes wrong and what to do then."""

    problem: Text = Field(description="Chuyện gì xảy ra, một câu ngắn bà con hay nói")
    fix: Text = Field(description="Làm gì khi ấy, bắt đầu bằng động từ; được nối sau chuyện bằng chữ “thì”")
    find: tuple[Line, ...] = Field((), description="Cách khác bà con hay nói, hay gõ vào ô tìm, không dấu cũng được")


class Troubles(Frozen):
    """The file troubles.yml."""

    troubles: dict[Id, Trouble] = Field(description="Chuyện hay gặp ở nhiều bài; bước của bài gọi bằng tên")


def sentence(trouble: Trouble) -> str:
    """The trouble and the way out in one sentence: “Máy báo không có mạng thì bật Wi-Fi…”."""
    joined: str = words("troubles")["joined"]
    return joined.format(problem=trouble.problem.rstrip("."), fix=trouble.fix[0].lower() + trouble.fix[1:])


def with_fixes(lesson: Lesson, troubles: Mapping[str, Trouble]) -> Lesson:
    """The lesson with the shared ways out written into its steps, so that every output finds them in `stuck`."""

    def fixed(step: Step) -> Step:
        if step.trouble is None:
            return step
        fix = sentence(troubles[step.trouble])
        return step.model_copy(update={"stuck": f"{step.stuck} {fix}" if step.stuck else fix})

    return lesson.model_copy(update={"steps": tuple(fixed(step) for step in lesson.steps)})
