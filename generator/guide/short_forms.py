"""What people write short, or still call by an old name, and what they mean by it: so that a search finds it all the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from generator.guide.base import Frozen, Line
from generator.last import remembers_last
from generator.vietnamese.fold import folded


class ShortForm(Frozen):
    """One thing with the ways it is written short, or called by another name."""

    means: Line = Field(description="Chữ đầy đủ, viết như trong bài: mật khẩu")
    forms: Annotated[tuple[Line, ...], Field(min_length=1, max_length=30)] = Field(
        description="Cách bà con viết tắt, gọi tên cũ; có dấu hay không dấu đều được, nhiều nhất bốn tiếng: mk, mkhau"
    )


class ShortForms(Frozen):
    """The file short-forms.yml. A handbook may do without it."""

    short: Annotated[tuple[ShortForm, ...], Field(max_length=200)]


@remembers_last
def meanings(short: Iterable[ShortForm]) -> dict[str, str]:
    """Form without accents → what it means."""
    return {folded(form): one.means for one in short for form in one.forms}
