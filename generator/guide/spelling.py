"""The words that are right although they cannot be written by the rules of Vietnamese: names, abbreviations, foreign words."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.guide.base import Frozen, Line, Text


class Allowed(Frozen):
    """Words that are right for one and the same reason. In small letters a word is right in any case, with a capital only so."""

    why: Text = Field(description="Vì sao để nguyên: tên ứng dụng, tên đất, chữ viết tắt…")
    words: Annotated[tuple[Line, ...], Field(min_length=1, max_length=200)] = Field(
        description="Chữ để nguyên. Viết thường thì khớp cả chữ hoa; có chữ hoa thì chỉ khớp đúng như viết"
    )


class Spelling(Frozen):
    """The file spelling.yml. Without it no syllable is judged: every handbook names apps."""

    allowed: Annotated[tuple[Allowed, ...], Field(max_length=40)]
