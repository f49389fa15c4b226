"""The commune: its name, the address of this site, and whom to ask."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from generator.address import LONGEST, PATTERN, AddressError, parsed
from generator.guide.base import Code, Frozen, Id, Line, Text
from generator.guide.targets import TargetNumber

PHONE = r"^(\d{3}|1[89]00[ .]?\d{4}|1[89]00[ .]?\d{2,3}|0\d{2,4}([ .]?\d{3,4}){2})$"
"""A number to call: 113, 1900.0368, 18001096, or a commune office's line."""

Phone = Annotated[str, StringConstraints(pattern=PHONE)]

KEY = r"^RW[Q-T][A-Za-z0-9+/]{53}$"
"""A public key: 42 bytes in Base64, of which the first two are the letters `Ed` (minisign's own documentation, "Public key format")."""

Key = Annotated[str, StringConstraints(pattern=KEY)]


def _site_address(text: str) -> str:
    try:
        return parsed(text)
    except AddressError as error:
        told = {"item": error.fault, "value": error.value, "char": error.char, "meant": error.meant}
        raise PydanticCustomError("address_refused", "not an address of a site", told) from None


Host = Annotated[str, AfterValidator(_site_address), Field(json_schema_extra={"pattern": PATTERN, "maxLength": LONGEST})]
"""The site's address, in the spelling of address.py."""


SEGMENT = re.compile(r"^(xa?|p(huong)?|dac-khu|dk)(-[a-z0-9]+)+$")

Segment = Annotated[str, StringConstraints(pattern=SEGMENT.pattern)]
"""What stands between the address of a handbook that communes share and a commune's own pages: `xa-ta-hine`, `p-cam-ly`. It begins with
what the commune is, so it is never a lesson's number nor one of the shared handbook's own pages."""


def is_below(host: str, above: str) -> bool:
    """Whether an address is a commune's own below that of a shared handbook: `https://so.lamdong.example/xa-ta-hine`."""
    return host.startswith(f"{above}/") and bool(SEGMENT.fullmatch(host.removeprefix(f"{above}/")))


UnitCode = Annotated[str, StringConstraints(pattern=r"^\d{5}$")]
"""A commune among all communes of the country: names stand more than once."""


class Contact(Frozen):
    """Somebody to ask. A number that is not known stays empty and prints as a line to fill in by hand."""

    name: Line
    what: Text = Field(description="Hỏi được việc gì, đến đâu, giờ nào")
    phone: Phone | None = None
    fee: Literal["free", "charged", "unknown"] = Field("unknown", description="Gọi có mất tiền không")
    local: bool = Field(False, description="true: đơn vị của xã (chưa có số thì in dòng chấm để điền tay)")
    link: Id | None = Field(None, description="Nguồn của số điện thoại (tên trong links.yml)")


class Village(Frozen):
    """A part of the commune, by which progress is counted."""

    name: Line = Field(description="Tên đầy đủ, ví dụ Thôn 1")
    kind: Literal["thôn", "bon"]


class Hidden(Frozen):
    """A shared lesson that this commune does not show."""

    lesson: Code = Field(description="Số bài không hiện")
    why: Text = Field(description="Vì sao xã không dùng bài này, để người sau còn biết")


class PlanGoals(Frozen):
    """How far the commune's plan wants to come with one target, as the plan words it."""

    in_2025: Line | None = Field(None, description="Mức năm 2025 trong kế hoạch của xã, ví dụ 90% hoặc trên 50%")
    in_2030: Line | None = Field(None, description="Mức năm 2030 trong kế hoạch của xã")


class Commune(Frozen):
    """The file commune.yml."""

    name: Line
    code: UnitCode | None = Field(None, description="Mã của xã, phường, đặc khu, 5 chữ số, theo cơ quan thống kê")
    province: Line
    team: Line = Field(description="Tên tổ làm sổ tay")
    host: Host = Field(description="Địa chỉ trang này, ví dụ https://quangson.example")
    above: Host | None = Field(
        None,
        description="Địa chỉ của sổ tay chung, khi trang của xã nằm dưới đó: các bài dùng chung mở ở sổ tay chung, không làm lại cho xã",
    )
    communes: Annotated[dict[Segment, Line], Field(max_length=400)] = Field(
        default_factory=dict,
        description="Sổ tay chung ghi các xã có trang riêng dưới địa chỉ của mình: phần địa chỉ riêng, ví dụ xa-ta-hine, và tên xã",
    )
    plan: Text | None = Field(None, description="Văn bản đặt ra chỉ tiêu của xã, đủ tên và ngày ký; chưa ghi thì để dòng chấm")
    handbook: Id = Field(description="Sổ tay của tỉnh (tên trong links.yml)")
    alarm: Code = Field(description="Bài mở ra khi bấm “Bị lừa? Làm ngay”")
    alarm_step: Annotated[int, Field(ge=1, le=9)] = Field(1, description="Bước của bài ấy mà người đã bị lừa phải làm trước tiên")
    contacts: Annotated[dict[Id, Contact], Field(min_length=1)]
    key: Key | None = Field(None, description="Khóa công khai để soát chữ ký của bản sao; lệnh sotay keys new làm ra và in dòng này")
    villages: dict[Id, Village] = Field(
        default_factory=dict, description="Các thôn, bon của xã, để ghi số liệu từng nơi (progress.csv); chưa có danh sách thì bỏ trống"
    )
    hide: Annotated[tuple[Hidden, ...], Field(max_length=899)] = Field(
        (), description="Những bài dùng chung mà xã không hiện, mỗi bài một lý do; bài đã in ra giấy thì không ẩn được"
    )

    goals: dict[TargetNumber, PlanGoals] = Field(
        default_factory=dict, description="Mức của từng chỉ tiêu trong kế hoạch của xã, theo số trong targets.yml; chưa ghi thì để trống"
    )

    @property
    def hidden(self) -> frozenset[int]:
        """The codes of the lessons that are not shown."""
        return frozenset(each.lesson for each in self.hide)

    @property
    def alarm_place(self) -> str:
        """Where on the alarm lesson's page its reader lands: at the first thing to do, past all that can be read later."""
        return f"buoc-{self.alarm_step}"
