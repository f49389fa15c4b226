"""The smallest good handbook, for tests that spoil one thing in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.guide.shape import Shape

TESTS = Path(__file__).parent.parent
ICONS = frozenset({"card", "person", "call", "message", "camera", "bank"})
LESSON = "1-vneid/103-kich-hoat.yml"
SCREENS = "screens/vneid.yml"
JUDGE = "judge/gia-cong-an.yml"
SESSION = "sessions/vneid.yml"


def good() -> dict[str, bytes]:
    """The files of tests/good_guides by their path in the guides folder."""
    root = TESTS / "good_guides"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*.yml"))}


def with_sessions() -> dict[str, bytes]:
    """The same with a second lesson and two sessions: a session asks six questions, more than one lesson has."""
    root = TESTS / "session_guides"
    return good() | {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*.yml"))}


def with_change(old: str, new: str, file: str = LESSON) -> dict[str, bytes]:
    """The good handbook with one change in one file."""
    files = good()
    before = files[file].decode()
    assert old in before, f"{old!r} is not in {file}"
    return files | {file: before.replace(old, new, 1).encode()}


def paths(shape: Shape, path: str = "") -> Iterator[str]:
    """Every single value in a shape as `steps[].picture.screen`."""
    if shape.item:
        yield from paths(shape.item, f"{path}[]")
    elif shape.record:
        for name, inner in shape.fields.items():
            yield from paths(inner, f"{path}.{name}" if path else name)
    else:
        yield path


def slots(shape: Shape) -> dict[str, object]:
    """Every single value in a shape and its type."""
    inner = [*shape.fields.values(), *(each for each in (shape.item, shape.value) if each)]
    return {slot: kind for each in inner for slot, kind in slots(each).items()} if inner else {shape.slot: shape.kind}
