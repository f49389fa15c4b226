"""A session: one evening in the village hall, as data. From it come its page, its paper, and the pack that a team takes along.

Its sentences are for trainers: what residents read comes from its lessons, which their units approve.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.guide.base import Code, Frozen, Line, Text
from generator.guide.judge import ROUND_DAYS

Place = Literal["hall", "market", "home", "office"]

TurnKind = Literal["welcome", "show", "practise", "play", "check", "break", "close"]
"""`play` is the game “Thật hay lừa?”."""

ACTIVE: frozenset[TurnKind] = frozenset({"practise", "play", "check"})
"""When people do something themselves, and are not told or shown."""

TASKS = 3
"""Of a check, and as many questions."""


class AtHand(Frozen):
    """What the team can count on in the room."""

    network: bool = Field(description="Chỗ học có mạng hay không")
    projector: bool = Field(description="Có máy chiếu hay màn hình lớn không")
    phones: Annotated[int, Field(ge=0, le=60)] = Field(description="Tổ mang theo mấy điện thoại cho người không có máy mượn tập")


class Turn(Frozen):
    """A part of the evening."""

    what: Line = Field(description="Làm gì, nói như dặn nhau trong Tổ")
    minutes: Annotated[int, Field(ge=1, le=60)] = Field(description="Mấy phút")
    kind: TurnKind = Field(
        description="welcome đón, show làm mẫu, practise bà con tự làm, play chơi Thật hay lừa, check kiểm tra, break nghỉ, close kết thúc"
    )
    lesson: Code | None = Field(None, description="Theo bài nào (nếu có)")
    round: Annotated[int, Field(ge=1, le=len(ROUND_DAYS))] = Field(1, description="Phần play chơi vòng mấy, không ghi thì vòng 1")


class Asked(Frozen):
    """A question of a lesson's quiz, by its number there, from 1."""

    lesson: Code = Field(description="Câu hỏi của bài nào, trong các bài của buổi")
    number: Annotated[int, Field(ge=1, le=5)] = Field(description="Câu thứ mấy trong phần quiz của bài ấy, đếm từ 1")


class Trial(Frozen):
    """A check, before or after: what one does unaided while a helper watches, and what one answers."""

    tasks: Annotated[tuple[Line, ...], Field(min_length=TASKS, max_length=TASKS)] = Field(
        description="Ba việc tự làm, người đứng cạnh nhìn thấy được: Tự mở VNeID, cho xem thẻ căn cước"
    )
    questions: Annotated[tuple[Asked, ...], Field(min_length=TASKS, max_length=TASKS)] = Field(description="Ba câu hỏi lấy từ các bài")


class Trials(Frozen):
    """Two checks as hard as each other: half of the class begins with A, half with B, and afterwards they swap."""

    a: Trial = Field(description="Phiếu A")
    b: Trial = Field(description="Phiếu B, khó ngang phiếu A, không trùng việc nào, câu nào")


class Session(Frozen):
    """One evening, one file: guides/sessions/<name>.yml."""

    number: Annotated[int, Field(ge=1, le=99)] = Field(description="Số buổi, giữ suốt đời")
    title: Line = Field(description="Tên buổi, bà con đọc trên tờ mời")
    who: Line = Field(description="Mời ai")
    place: Place = Field(description="hall hội trường, market chợ, home nhà dân, office nơi làm giấy tờ")
    minutes: Annotated[int, Field(ge=30, le=120)] = Field(description="Cả buổi mấy phút")
    at_hand: AtHand = Field(description="Chỗ học có sẵn gì")
    lessons: Annotated[tuple[Code, ...], Field(min_length=1, max_length=6)] = Field(description="Các bài của buổi, bài chính đứng đầu")
    goal: Text = Field(description="Cuối buổi mỗi người tự làm được gì; bà con cũng đọc câu này trên tờ mời")
    agenda: Annotated[tuple[Turn, ...], Field(min_length=3, max_length=16)] = Field(
        description="Từng phần của buổi, cộng lại đúng số phút; tự làm, chơi, kiểm tra ít nhất một nửa"
    )
    prepare: Annotated[tuple[Text, ...], Field(min_length=2, max_length=12)] = Field(description="Chuẩn bị và tập dượt trước")
    checks: Trials = Field(description="Hai phiếu kiểm tra đầu buổi và cuối buổi")

    @property
    def active_minutes(self) -> int:
        """How long people do something themselves."""
        return sum(turn.minutes for turn in self.agenda if turn.kind in ACTIVE)

    @property
    def rounds(self) -> tuple[int, ...]:
        """Which rounds of “Thật hay lừa?” are played, each once; none where it is not played."""
        return tuple(sorted({turn.round for turn in self.agenda if turn.kind == "play"}))

    @property
    def plays(self) -> bool:
        """True where “Thật hay lừa?” is played."""
        return bool(self.rounds)
