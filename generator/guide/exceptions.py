"""Where a rule of the check does not hold, and why: the file exceptions.yml, which a handbook need not have."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.guide.base import Code, Frozen, Text

Excepted = Literal["SO640", "SO641", "SO643"]
"""The rules that judge a step by its words, and can be wrong about one."""


class Exempt(Frozen):
    """One step that a rule lets pass."""

    problem: Excepted = Field(description="Mã của lời báo được bỏ qua")
    lesson: Code = Field(description="Số bài")
    step: Annotated[int, Field(ge=1, le=9)] = Field(description="Bước thứ mấy của bài ấy, đếm từ 1")
    why: Text = Field(description="Vì sao chỗ này được để nguyên")


class Exceptions(Frozen):
    """The file exceptions.yml."""

    exceptions: Annotated[tuple[Exempt, ...], Field(min_length=1)] = Field(
        description="Những bước mà lời báo không đúng, mỗi bước một lý do"
    )
