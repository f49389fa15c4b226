"""The targets of the commune's plan: what the lessons are for, and how far they are reached."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.guide.base import Age, Frozen, Id, Line, Short, Text

TargetNumber = Annotated[int, Field(ge=1, le=99)]

GoalYear = Literal[2025, 2030]
"""The years for which the plan sets goals. It sets none for those between, and none is worked out for them here."""


class Goal(Short):
    """So many in a hundred; may be written as the bare number."""

    percent: Annotated[int, Field(ge=1, le=100)]
    over: bool = Field(False, description="true: phải vượt số ấy (kế hoạch ghi “trên 50%”), bằng thì chưa đạt")

    def is_reached(self, counted: int, eligible: int) -> bool:
        """In whole numbers, so that nothing is rounded up into a success."""
        done, wanted = counted * 100, self.percent * eligible
        return done > wanted if self.over else done >= wanted


class Goals(Frozen):
    """The numbers that `in_2025` and `in_2030` say in words; of a range (80-90%) the lower one."""

    in_2025: Goal
    in_2030: Goal


class Target(Frozen):
    """One target, as the plan words it, for both years."""

    number: TargetNumber
    what: Text
    counted: Line = Field(description="Đếm cái gì: người, cửa hàng, tuyến đường…")
    min_age: Age | None = None
    in_2025: Line
    in_2030: Line
    percents: Goals | None = Field(None, description="Hai mức ấy bằng số phần trăm; bỏ trống nếu chỉ tiêu không tính theo phần trăm")
    unit: Id | None = Field(None, description="Đơn vị mà kế hoạch giao (tên trong danh bạ); kế hoạch không ghi rõ thì bỏ trống")

    def due(self, year: int) -> tuple[GoalYear, Goal] | None:
        """The goal that counts in a year: the last one whose day has come, or the first one. None where it is no percentage."""
        if self.percents is None:
            return None
        return (2030, self.percents.in_2030) if year >= 2030 else (2025, self.percents.in_2025)


class Targets(Frozen):
    """The file targets.yml."""

    document: Text = Field(description="Văn bản đặt ra chỉ tiêu")
    targets: Annotated[tuple[Target, ...], Field(min_length=1, max_length=30)]
