"""“Thật hay lừa?”: messages, calls, addresses and papers to judge, as data: a file for each way of cheating.

Genuine messages stand among the false ones, because a game of lies alone teaches people to believe nothing; false alarms are counted
too. What is false is never a message that was really sent, and never an address, a number or a code that could be used.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from generator.guide.base import Code, Frozen, Id, Line
from generator.guide.lesson import SOON_DAYS, Approval, Source
from generator.guide.screen import Screen

ROUND_DAYS = (0, 7, 21)
"""On which day after the first round each round is to be played: what one game teaches is gone in two weeks without another."""

FOLDER = "that-hay-lua"
"""Where the game is found below the site's root, as paper says it too: `that-hay-lua/`, then `that-hay-lua/2/`."""

MessageKind = Literal["sms", "call", "chat", "address", "page", "paper"]


class Sign(Frozen):
    """By what it is known, and where that stands in the drawing."""

    mark: Id = Field(description="Tên (id) của chỗ cần nhìn trong hình")
    says: Line = Field(description="Vì sao chỗ ấy cho biết là thật hay lừa, một câu ngắn")


class Message(Frozen):
    """One thing to judge: the situation, its drawing, and what gives it away."""

    real: bool = Field(description="true: thật; false: lừa")
    kind: MessageKind = Field(description="sms tin nhắn, call cuộc gọi, chat Zalo, address địa chỉ, page màn hình, paper giấy hay mã dán")
    when: Line = Field(description="Chuyện đang thế nào khi bác gặp, một câu; không được để lộ thật hay lừa")
    screen: Screen = Field(description="Hình vẽ; lời tả hình cũng không được để lộ thật hay lừa")
    signs: Annotated[tuple[Sign, ...], Field(min_length=1, max_length=2)] = Field(description="Nhìn chỗ nào mà biết, 1 hoặc 2 chỗ")
    do: Line = Field(description="Gặp như vậy thì làm gì: dừng, hỏi, kiểm tra; bắt đầu bằng động từ")


class Scheme(Frozen):
    """One way of cheating with its messages, false and genuine: guides/judge/<name>.yml."""

    name: Line = Field(description="Kiểu lừa gì, nói như bà con hay nói")
    lesson: Code = Field(description="Bài dạy kỹ hơn")
    messages: Annotated[dict[Id, Message], Field(min_length=2, max_length=12)] = Field(description="Các tin để đoán, tin lừa và tin thật")
    sources: Annotated[tuple[Source, ...], Field(min_length=1, max_length=6)] = Field(description="Lấy thông tin từ đâu")
    checked: datetime.date = Field(description="Ngày cuối cùng có người soát lại, ghi năm-tháng-ngày, ví dụ 2026-11-22")
    approval: Approval = Field(description="Đơn vị nào phải duyệt, đã duyệt chưa")

    @property
    def due(self) -> datetime.date:
        """The last day on which the last check is young enough: that of a lesson on fraud."""
        return self.checked + datetime.timedelta(days=SOON_DAYS)


@dataclass(frozen=True, slots=True)
class Posed:
    """A message as it is put to people: its number in the whole game (from 1, as on paper), its name, and whose it is."""

    number: int
    id: str
    scheme: Scheme
    message: Message


def rounds(schemes: Mapping[str, Scheme]) -> tuple[tuple[Posed, ...], ...]:
    """The messages of each round, every message in one of them. No round is left without false or genuine ones where there are enough.

    The messages of each kind are dealt like cards, scheme after scheme; their order inside a round says nothing, and is the same
    every time.
    """
    dealt: list[list[tuple[str, Scheme, Message]]] = [[] for _ in ROUND_DAYS]
    turn = 0
    for real in (False, True):
        for scheme, name, message in _all(schemes):
            if message.real == real:
                dealt[turn % len(dealt)].append((name, scheme, message))
                turn += 1
    shuffled = [sorted(each, key=lambda found: hashlib.sha256(found[0].encode()).digest()) for each in dealt]
    number = 0
    found: list[tuple[Posed, ...]] = []
    for each in shuffled:
        found.append(tuple(Posed(number + at, name, scheme, message) for at, (name, scheme, message) in enumerate(each, 1)))
        number += len(each)
    return tuple(found)


def round_numbers(schemes: Mapping[str, Scheme]) -> list[int]:
    """The numbers of the rounds that there are, from 1; none where there are no messages."""
    return [number for number, posed in enumerate(rounds(schemes), 1) if posed]


def round_address(number: int) -> str:
    """A round's page, below the site's root."""
    return f"{FOLDER}/" if number == 1 else f"{FOLDER}/{number}/"


def round_addresses(schemes: Mapping[str, Scheme]) -> list[str]:
    """The pages of all rounds."""
    return [round_address(number) for number in round_numbers(schemes)]


def _all(schemes: Mapping[str, Scheme]) -> Iterator[tuple[Scheme, str, Message]]:
    for _, scheme in sorted(schemes.items()):
        for name, message in scheme.messages.items():
            yield scheme, name, message
