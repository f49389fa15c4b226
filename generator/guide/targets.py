"""The targets of the commune's plan: what the lessons are for."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.guide.base import Age, Frozen, Line, Text

TargetNumber = Annotated[int, Field(ge=1, le=99)]


class Target(Frozen):
    """One target, as the plan words it, for both years."""

    number: TargetNumber
    what: Text
    counted: Line = Field(description="Đếm cái gì: người, cửa hàng, tuyến đường…")
    min_age: Age | None = None
    in_2025: Line
    in_2030: Line


class Targets(Frozen):
    """The file targets.yml."""

    document: Text = Field(description="Văn bản đặt ra chỉ tiêu")
    targets: Annotated[tuple[Target, ...], Field(min_length=1, max_length=30)]
