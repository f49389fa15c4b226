"""What the practice run wants pressed in a step, told from its verb and its marks alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.guide.path import Act

_LOOKS = frozenset({"xem", "nhìn", "đọc", "so", "tìm", "kiểm", "soát", "nghe", "đếm", "dò"})
"""First syllables of what eyes do: “Đọc to địa chỉ vừa lưu.”"""

_WRITES = "gõ"
"""Whatever is marked in such a step is written by the learner, also where the drawing shows it written."""


@dataclass(frozen=True, slots=True)
class Target:
    """A marked element: its name, its kind (`button`), what one does with it."""

    id: str
    kind: str
    act: Act


def presses(verb: str, marked: Sequence[Target], *, opens: bool) -> tuple[Target, ...]:
    """What to press in a step that begins with this verb, buttons last. `opens` says whether another screen comes of it."""
    if not opens and verb.partition(" ")[0] in _LOOKS:
        return ()
    pressed = [each for each in marked if each.act != "look"]
    if not pressed and _WRITES in verb.split():
        pressed = [replace(each, act="type") for each in marked]
    return tuple(sorted(pressed, key=lambda each: each.kind == "button"))
