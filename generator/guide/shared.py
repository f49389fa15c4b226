"""A commune that takes the lessons as they come with the program: its own are commune.yml and the register of what it printed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from generator.guide.handbook import Handbook
from generator.guide.own import COMMUNE, SHARED, is_own, path
from generator.guide.own_goals import with_goals
from generator.guide.source import Fields, read
from generator.problems import Place, Problem

_NO_CONTACT = ("SO231", "SO502")
"""Somebody, or a number, that commune.yml does not name."""


def retold(problems: Iterable[Problem], folder: str, files: Mapping[str, bytes], others: Collection[str]) -> tuple[Problem, ...]:
    """Problems of shared lessons, told to somebody who can change only what is never shared and `others`, which lie in `folder`.

    Somebody whom shared lessons send people to and whom commune.yml does not name is missing among its contacts, once. What is only to be
    looked at in shared lessons is for those who write them.
    """
    found: set[Problem] = set()
    contacts = _contacts(path(folder, COMMUNE), files.get(COMMUNE, b""))
    for each in problems:
        name = each.place.file.removeprefix(f"{SHARED}/")
        if is_own(name) or name in others:
            found.add(replace(each, place=each.place._replace(file=path(folder, name))))
        elif each.code in _NO_CONTACT:
            if contacts:  # else it is told that there are none
                found.add(replace(each, place=contacts))
        elif each.level == "error":
            found.add(each)
    return tuple(sorted(found))


def _contacts(file: str, raw: bytes) -> Place | None:
    """Where the contacts begin; None where there are none."""
    node = read(file, raw).node
    entry = node.entries.get("contacts") if isinstance(node, Fields) else None
    return entry.key if entry else None


def without_others_goals(handbook: Handbook) -> Handbook:
    """The same without the percentages of the commune that wrote the lessons: what this one has not set itself is blank."""
    return replace(handbook, targets=with_goals(handbook.targets, handbook.commune.goals, blank=True))


def unapproved(handbook: Handbook) -> Handbook:
    """The same lessons and messages without what the offices of another commune approved: these have yet to. A commune's own lessons
    keep what they have."""
    waiting = {"status": "waiting", "date": None, "document": None, "words": None, "history": ()}
    own = {code for code, name in handbook.files.items() if is_own(name)}
    lessons = (
        each if each.code in own else each.model_copy(update={"approval": each.approval.model_copy(update=waiting)})
        for each in handbook.lessons
    )
    schemes = {
        name: each.model_copy(update={"approval": each.approval.model_copy(update=waiting)}) for name, each in handbook.schemes.items()
    }
    return replace(handbook, lessons=tuple(lessons), schemes=schemes, amended=handbook.amended & own)
