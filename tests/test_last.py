"""A pure function's last answer is given again to whoever asks with the very same things, and to nobody else."""

from __future__ import annotations

from generator.last import remembers_last

MADE: list[tuple[object, ...]] = []


@remembers_last
def _told(one: list[int], other: str, *, more: str = "") -> list[object]:
    MADE.append((one, other, more))
    return [*one, other, more]


def test_only_the_very_same_things_are_not_asked_about_again() -> None:
    MADE.clear()
    one, equal = [1], [1]
    first = _told(one, "x")
    assert _told(one, "x") is first
    assert len(MADE) == 1
    assert _told(equal, "x") == first
    assert _told(one, "y") == [1, "y", ""]
    assert _told(one, "y", more="z") == [1, "y", "z"]
    assert _told(one, "y", more="w") == [1, "y", "w"]
    assert _told(one, "x") == first
    assert len(MADE) == 6
