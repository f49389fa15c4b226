"""Sessions: their times add up, people do more than they are told, lessons and questions are there, the two checks differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from generator.guide.lesson import Lesson, Question
from generator.guide.session import ACTIVE, Asked, Session, Trial, Turn, TurnKind
from generator.guide.shape import Tree, records, shape_of
from generator.guide.source import Fields, Items, Scalar
from generator.problems import Place, Problem, problem

LEAST_ACTIVE = 1 / 2
"""Of all minutes. Hand-outs and talk alone leave nothing behind; practice in a small group does."""

Quiz = Mapping[str, Sequence[Fields]]


def session_checks(trees: Sequence[Tree]) -> Iterator[Problem]:
    """Every problem with the sessions, unsorted."""
    first: dict[str, Place] = {}
    lessons = (lesson for tree in trees if (lesson := tree.of(Lesson)))
    quiz = {code: list(records(lesson, shape_of(Lesson), Question)) for lesson in lessons if (code := lesson.text("code"))}
    for tree in trees:
        session = tree.of(Session)
        if session is None:
            continue
        number = session.get("number")
        if isinstance(number, Scalar) and number.text:
            if number.text in first:
                yield problem(number.place, "SO686", number=number.text[:60], other=first[number.text].file)
            first.setdefault(number.text, number.place)
        yield from _times(session)
        yield from _lessons(session)
        yield from _questions(session, quiz)
        yield from _shared(session)


def _times(node: Fields) -> Iterator[Problem]:
    """Judged only where every number can be read: what cannot is told elsewhere."""
    whole, agenda = node.get("minutes"), node.get("agenda")
    if not isinstance(whole, Scalar) or not isinstance(agenda, Items):
        return
    turns = list(records(node, shape_of(Session), Turn))
    said = [turn.text("minutes") or "" for turn in turns]
    if len(turns) != len(agenda.nodes) or not all(re.fullmatch(r"\d{1,3}", each) for each in (*said, whole.text or "")):
        return
    total = sum(map(int, said))
    if total != int(whole.text or ""):
        yield problem(whole.place, "SO680", said=whole.text, total=total)
    if not {turn.text("kind") for turn in turns} <= set(get_args(TurnKind)):
        return
    active = sum(int(each) for each, turn in zip(said, turns, strict=True) if turn.text("kind") in ACTIVE)
    if active < total * LEAST_ACTIVE:
        yield problem(agenda.place, "SO681", active=active, total=total)


def _lessons(node: Fields) -> Iterator[Problem]:
    lessons, agenda = node.get("lessons"), node.get("agenda")
    if not isinstance(lessons, Items) or not isinstance(agenda, Items):
        return
    own = {each.text: each.place for each in lessons.nodes if isinstance(each, Scalar) and each.text}
    taught = [turn.get("lesson") for turn in records(node, shape_of(Session), Turn)]
    named = [each for each in taught if isinstance(each, Scalar) and each.text]
    for each in named:
        if each.text not in own:
            yield problem(each.place, "SO682", code=(each.text or "")[:60], known=", ".join(own))
    for code, place in own.items():
        if code not in {each.text for each in named}:
            yield problem(place, "SO683", code=code[:60])


def _questions(node: Fields, quiz: Quiz) -> Iterator[Problem]:
    lessons = node.get("lessons")
    own = {each.text for each in lessons.nodes if isinstance(each, Scalar)} if isinstance(lessons, Items) else None
    for asked in records(node, shape_of(Session), Asked):
        lesson, number = asked.get("lesson"), asked.get("number")
        if not isinstance(lesson, Scalar) or not isinstance(number, Scalar) or not re.fullmatch(r"[1-9]", number.text or ""):
            continue
        code = lesson.text or ""
        if own is not None and code not in own:
            yield problem(lesson.place, "SO687", code=code[:60])
        elif code in quiz and int(number.text or "") > len(quiz[code]):
            yield problem(number.place, "SO684", code=code, number=number.text, count=len(quiz[code]))
        elif code in quiz and any(question.get("until") for question in quiz[code][: int(number.text or "")]):
            yield problem(number.place, "SO688", code=code, number=number.text)


def _shared(node: Fields) -> Iterator[Problem]:
    """What stands twice in the two checks: a task in the same words, or a question."""
    first: dict[tuple[str, ...], Place] = {}
    for trial in records(node, shape_of(Session), Trial):
        tasks = trial.get("tasks")
        for task in tasks.nodes if isinstance(tasks, Items) else ():
            if isinstance(task, Scalar) and task.text:
                yield from _once((task.text.casefold(),), task.text[:60], task.place, first)
        for asked in records(trial, shape_of(Trial), Asked):
            key = (asked.text("lesson") or "", asked.text("number") or "")
            yield from _once(key, " / ".join(key), asked.place, first)


def _once(key: tuple[str, ...], shown: str, place: Place, first: dict[tuple[str, ...], Place]) -> Iterator[Problem]:
    if key in first:
        yield problem(place, "SO685", what=shown, line=first[key].line)
    first.setdefault(key, place)
