"""A phone screen as data: a few lines of YAML that become one drawing, used on pages, paper and slides.

A screen is a column of elements. Each element is a mapping with exactly one key, the kind (`button: Đăng nhập`). An element
that a step may mark has an `id`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, RootModel, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from generator.guide.base import Frozen, Id, Short, Text

Label = Annotated[str, StringConstraints(min_length=1, max_length=40)]


class Markable(Short):
    """An element that a step can mark."""

    id: Id | None = Field(None, description="Tên để bước của bài chỉ vào")


class Bar(Markable):
    """The coloured bar on top with the screen's name."""

    text: Label
    back: bool = True


class Words(Markable):
    """Centred words: a heading or a note."""

    text: Text


class Badge(Markable):
    """A round sign with an icon."""

    icon: Id


class FieldBox(Markable):
    """A box to type into, with its label."""

    text: Label
    hint: Label | None = None
    value: Label | None = None
    icon: Id | None = None
    dots: Annotated[int, Field(ge=1, le=12)] | None = Field(None, description="Số chấm tròn (mật khẩu)")
    down: bool = Field(False, description="true: ô bấm để chọn, có mũi tên xuống")


class Button(Markable):
    """A button."""

    text: Label
    style: Literal["main", "second", "off"] = "main"


class Cell(Markable):
    """An entry of a grid, of rows or of links: words with an icon."""

    text: Label
    icon: Id | None = None
    note: Label | None = Field(None, description="Dòng chữ nhỏ bên dưới (chỉ trong rows)")


class Pin(Markable):
    """Boxes for the digits of a code."""

    length: Annotated[int, Field(ge=4, le=8)] = 6
    filled: Annotated[int, Field(ge=0, le=8)] = 0


class Frame(Markable):
    """A camera frame: round for a face, a card's shape for papers, square with corners for a code being scanned."""

    shape: Literal["face", "card", "qr"]


class Bubble(Markable):
    """A message: an SMS or a chat bubble."""

    text: Text
    sender: Label | None = Field(None, alias="from")
    mine: bool = Field(False, description="true: tin của mình, nằm bên phải")


class DrawnCode(Markable):
    """A drawn QR code (never a real one: it cannot be scanned)."""

    text: Label | None = None


class Photo(Markable):
    """A picture placeholder, such as goods in a shop, with a caption."""

    text: Label
    icon: Id | None = None
    note: Label | None = None


class Element(Frozen):
    """One element: exactly one of these kinds."""

    bar: Bar | None = None
    badge: Badge | None = None
    heading: Words | None = None
    note: Words | None = None
    field: FieldBox | None = None
    button: Button | None = None
    links: Annotated[tuple[Cell, ...], Field(min_length=1, max_length=3)] | None = None
    rows: Annotated[tuple[Cell, ...], Field(min_length=1, max_length=8)] | None = None
    grid: Annotated[tuple[Cell, ...], Field(min_length=1, max_length=12)] | None = None
    pin: Pin | None = None
    keypad: Literal["digits"] | None = None
    camera: Frame | None = None
    alert: Words | None = None
    sms: Bubble | None = None
    chat: Bubble | None = None
    qr: DrawnCode | None = None
    photo: Photo | None = None
    gap: Annotated[int, Field(ge=4, le=120)] | None = Field(None, description="Khoảng trống, đơn vị của hình (màn hình rộng 240)")

    @model_validator(mode="after")
    def _exactly_one_kind(self) -> Element:
        if len(self.model_fields_set) != 1:
            raise PydanticCustomError("one_kind_each", "{count}", {"count": len(self.model_fields_set)})
        if getattr(self, self.kind) is None:
            raise PydanticCustomError("kind_left_blank", "{field}", {"field": self.kind})
        return self

    @property
    def kind(self) -> str:
        """The one kind that is set."""
        return next(iter(self.model_fields_set))


class Screen(Frozen):
    """One drawn screen."""

    alt: Text = Field(description="Lời tả hình cho người không nhìn thấy")
    draw: Annotated[tuple[Element, ...], Field(min_length=1, max_length=16)]
    phone: bool = Field(True, description="false: việc ngoài điện thoại (giấy tờ, quầy, tấm bảng), vẽ trong khung trơn")


class Screens(RootModel[dict[Id, Screen]]):
    """A file of guides/screens/: screens by id, shared between lessons."""
