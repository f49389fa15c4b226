"""What all guide models share: frozen, no unknown fields, and the kinds of text that authors write."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator


class Frozen(BaseModel):
    """A guide record. A field that we do not know is a mistake, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Short(Frozen):
    """A record that may be written as one bare value, which then fills its first field but `id`: `bar: Tin nhắn`."""

    @model_validator(mode="before")
    @classmethod
    def _from_bare_value(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {next(name for name in cls.model_fields if name != "id"): value}
        return value


Line = Annotated[str, StringConstraints(min_length=1, max_length=120)]
"""Plain words on one line: a title, a label. No inline marks."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=400)]
"""A sentence or two; may hold `**words on a button**` and `[[term]]` (see text.py)."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""A name for reference: lower-case ASCII letters, digits, single hyphens."""

Code = Annotated[int, Field(ge=101, le=999)]
"""A lesson's number for life; its first digit is the topic."""

Age = Annotated[int, Field(ge=0, le=100)]
