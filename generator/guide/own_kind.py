"""What the commune is, in guides that were written for a xã: a phường reads “Công an phường”, “ra phường hỏi”.

Left as they stand are a xã of which something is told (“một xã ở Hải Phòng”, “xã Đắk Wil”, “ở xã nghèo”), what is chosen on a form
(“chọn tỉnh và xã”), and words that only sound alike (xã hội, hợp tác xã).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from generator.words import words

WRITTEN_FOR = "xã"
"""What the shared lessons take a commune for."""

BOTH = "xã, phường"
"""What stands for the reader's own commune where all communes of a province read the same words."""

_WORD = re.compile(rf"\b(?:{WRITTEN_FOR}|{WRITTEN_FOR.capitalize()})\b")

_NOT_AFTER = (
    *("tác ", "thị ", "tỉnh và ", "tỉnh, ", "thôn, ", "bon, ", "phường, ", "phường hoặc "),
    *("một ", "hai ", "nhiều ", "mỗi ", "các ", "bất cứ ", "có ", "cấp ", "nhập ", "liên "),
    *("chọn ", "tên ", "địa chỉ ", "theo ", "danh sách ", "ô "),
)
"""What stands before a xã that is not the reader's own, in small letters."""

_NOT_BEFORE = re.compile(r" (?:hội|khác|cũ|mới|nào|nghèo|ấy|vừa|bên|được hỗ trợ)\b| …|, phường|, từng|/")


def of_kind(text: str, kind: str) -> str:
    """One sentence in which the reader's own commune is what it is: `phường` for `xã`."""

    def said(match: re.Match[str]) -> str:
        before, after = text[: match.start()].lower(), text[match.end() :]
        named = after[:1] == " " and after[1:2].isupper()
        if named or before.endswith(_NOT_AFTER) or _NOT_BEFORE.match(after):
            return match[0]
        return kind if match[0] == WRITTEN_FOR else kind.capitalize()

    return text if kind == WRITTEN_FOR else _WORD.sub(said, text)


@cache
def words_for(kind: str, name: str) -> Mapping[str, Any]:
    """The words of one part of the product, `words(name)`, as readers in a commune of this kind are told them."""
    said: Mapping[str, Any] = _throughout(words(name), kind)
    return said


def _throughout(said: Any, kind: str) -> Any:
    if isinstance(said, str):
        return of_kind(said, kind)
    if isinstance(said, dict):
        return {name: _throughout(each, kind) for name, each in said.items()}
    return [_throughout(each, kind) for each in said] if isinstance(said, list) else said
