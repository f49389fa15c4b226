"""An approval is of words: it says which, and it is told where a lesson no longer says them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from generator.guide.handbook import Handbook
from generator.guide.judge import Scheme
from generator.guide.lesson import Lesson
from generator.guide.shape import Tree
from generator.guide.source import Fields
from generator.problems import Problem, problem
from generator.words.dates import date_in_words

WITHOUT_WORDS = "SO270"
"""The problem that `sotay approve` settles."""


def approval_checks(trees: Iterable[Tree]) -> Iterator[Problem]:
    """A problem for each approval that does not say of which words it is."""
    for code, approval in _approvals(trees):
        if approval.text("status") == "approved" and not approval.text("words"):
            date, document = approval.text("date") or "", approval.text("document") or ""
            if date and document:  # without them the lesson is told of already
                yield problem(approval.place, WITHOUT_WORDS, code=code, date=date, document=document)


def amendments(handbook: Handbook, trees: Iterable[Tree]) -> Iterator[Problem]:
    """A warning for each lesson, and each file of messages to judge, that was changed after its unit had approved it."""
    for code, approval in _approvals(trees):
        if (int(code) if code.isdecimal() else code) not in handbook.amended:
            continue
        given = handbook.lesson(int(code)).approval if code.isdecimal() else handbook.schemes[code].approval
        words = approval.entries.get("words")
        day = date_in_words(given.date) if given.date else ""
        unit = handbook.contact(given.unit).name
        yield problem(words.node.place if words else approval.place, "SO271", level="warning", code=code, unit=unit, date=day)


def _approvals(trees: Iterable[Tree]) -> Iterator[tuple[str, Fields]]:
    """The number of each lesson, as typed, and the name of each file of messages, with its approval."""
    for tree in trees:
        root = tree.of(Lesson, Scheme)
        approval = root and root.group("approval")
        if root and approval:
            code = root.text("code") or "" if tree.model is Lesson else PurePosixPath(tree.name).stem
            yield code, approval
