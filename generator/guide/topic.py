"""A topic: the first digit of its lessons' codes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from generator.guide.base import Frozen, Id, Line, Text

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]


class Topic(Frozen):
    """One of the nine topics of the handbook."""

    digit: Annotated[int, Field(ge=1, le=9)]
    name: Line
    summary: Text = Field(description="Một dòng dưới tên chủ đề, ở trang đầu")
    intro: Text = Field(description="Lời mở đầu trang chủ đề")
    icon: Id
    colour: Colour = Field(description="Màu nền của biểu tượng, ví dụ '#0d5c4c'; chữ trắng trên nền này phải đạt tương phản 7:1")
    unit: Id = Field(description="Đơn vị phụ trách (tên trong danh bạ của commune.yml)")


class Topics(Frozen):
    """The file topics.yml."""

    topics: Annotated[tuple[Topic, ...], Field(min_length=1, max_length=9)]
