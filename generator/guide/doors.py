"""From door to door: what to offer by who opens. No names and no numbers of people: the sheet counts doors."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated

from pydantic import Field

from generator.guide.base import Code, Frozen, Line


class Door(Frozen):
    """Who may open the door, how to begin, and which lessons are the ones for them."""

    who: Line = Field(description="Ai ra mở cửa")
    say: Line = Field(description="Câu mở lời, một câu ngắn")
    offer: Annotated[tuple[Code, ...], Field(min_length=1, max_length=2)] = Field(description="Mời tập bài nào, bài đầu là bài mời trước")

    def only(self, codes: Collection[int]) -> Door | None:
        """The same with those of its lessons that there are; None where none is left."""
        offer = tuple(code for code in self.offer if code in codes)
        return self.model_copy(update={"offer": offer}) if offer else None


class Doors(Frozen):
    """The file doors.yml."""

    doors: Annotated[tuple[Door, ...], Field(min_length=1, max_length=8)] = Field(description="Từng loại nhà, nhà hay gặp đứng trước")
