"""“Thật hay lừa?”: what is marked is drawn, nothing gives the answer away, and genuine messages are not forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.guide.checks.references import ids
from generator.guide.judge import Message, Scheme
from generator.guide.shape import Tree, records, shape_of
from generator.guide.source import Fields, Items, Scalar
from generator.guide.validate import listed
from generator.problems import Place, Problem, problem

LEAST_GENUINE = 1 / 3
"""Of all messages. With fewer, “lừa” would be the right answer too often, and people would learn to believe nothing."""

_TELLS = re.compile(r"\b(lừa|giả mạo|mạo danh|tin thật|là thật|là giả|giả danh|kẻ gian|chính thức)\b", re.IGNORECASE)
"""Words that give the answer away where the question is put."""


def judge_checks(trees: Sequence[Tree]) -> Iterator[Problem]:
    """Every problem with the messages to judge, unsorted."""
    first: dict[str, Place] = {}
    answers: list[tuple[Place, str]] = []
    for tree in trees:
        scheme = tree.of(Scheme)
        messages = scheme and scheme.group("messages")
        if messages is None:
            continue
        for name, entry in messages.entries.items():
            if name in first:
                yield problem(entry.key, "SO671", name=name[:60], other=first[name])
            first.setdefault(name, entry.key)
        for message in records(tree.node, shape_of(Scheme), Message):
            yield from _signs(message)
            yield from _given_away(message)
            answers.append((message.place, message.text("real") or ""))
    genuine = sum(real == "true" for _, real in answers)
    if answers and genuine < len(answers) * LEAST_GENUINE:
        yield problem(answers[0][0], "SO673", level="warning", genuine=genuine, all=len(answers))


def _signs(message: Fields) -> Iterator[Problem]:
    screen, signs = message.get("screen"), message.get("signs")
    if screen is None or not isinstance(signs, Items):
        return
    there = set(ids(screen))
    for sign in signs.nodes:
        mark = sign.get("mark") if isinstance(sign, Fields) else None
        if isinstance(mark, Scalar) and mark.text and mark.text not in there:
            yield problem(mark.place, "SO670", mark=mark.text[:60], known=listed(there))


def _given_away(message: Fields) -> Iterator[Problem]:
    screen = message.get("screen")
    for node in (message.get("when"), screen.get("alt") if isinstance(screen, Fields) else None):
        told = _TELLS.search(node.text) if isinstance(node, Scalar) and node.text else None
        if told and isinstance(node, Scalar):
            yield problem(node.place, "SO672", found=told[0])
