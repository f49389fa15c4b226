"""The quality gate: what makes a lesson one that a team can teach tomorrow. The models say what fits; these rules say what is good.

Errors stop the build, warnings are for the author to judge. The words themselves are judged in wording.py, the steps in steps.py, how
lessons hang together in reach.py.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.guide.checks.wording import too_long
from generator.guide.lesson import Lesson, Question, Source, Step
from generator.guide.links import Links
from generator.guide.phrases import syllables
from generator.guide.screen import Screens
from generator.guide.shape import Tree, leaves, named_records, records, shape_of
from generator.guide.source import Fields, Items, Scalar
from generator.guide.text import plain
from generator.guide.trouble import Trouble, Troubles, sentence
from generator.guide.worded import shown_as
from generator.problems import Problem, problem
from generator.vietnamese.fold import folded

COUNTS = {"steps": (4, 9), "warnings": (2, 8), "mistakes": (2, 5), "key_points": (3, 3), "teach_back": (3, 3), "quiz": (3, 5)}
"""How many of each a lesson has, least and most. Nine steps are the most a class keeps up with; three points are what it remembers."""

MOST_KEY_STEPS = 3
"""On the wall poster."""

LEAST_ALT = 4
"""Syllables that tell what a picture shows to somebody who cannot see it."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def quality_checks(trees: Sequence[Tree]) -> Iterator[Problem]:
    """Every problem of quality in all guides, unsorted."""
    yield from _pictures(trees)
    yield from _shared_sentences(trees)
    links = _checked_links(trees)
    fixes = _fixes(trees)
    for tree in trees:
        if lesson := tree.of(Lesson):
            yield from _counts(lesson)
            yield from _key_steps(lesson)
            yield from _answers(lesson)
            yield from _sources(lesson, links)
            yield from _repeated_fixes(lesson, fixes)


def _counts(lesson: Fields) -> Iterator[Problem]:
    """Too few or too many for teaching, where the model would let it pass (what it does not let pass it reports itself)."""
    for field, (least, most) in COUNTS.items():
        node = lesson.get(field)
        if not isinstance(node, Items):
            continue
        count = len(node.nodes)
        passes = all(
            getattr(limit, "min_length", 0) <= count <= getattr(limit, "max_length", count) for limit in Lesson.model_fields[field].metadata
        )
        if passes and not least <= count <= most:
            wanted = str(least) if least == most else f"{least}–{most}"
            yield problem(node.place, "SO614", field=field, count=count, wanted=wanted)


def _key_steps(lesson: Fields) -> Iterator[Problem]:
    keys = [step.get("key") for step in records(lesson, shape_of(Lesson), Step) if step.text("key") == "true"]
    extra = next(iter(keys[MOST_KEY_STEPS:]), None)
    if extra:
        yield problem(extra.place, "SO615", count=len(keys), limit=MOST_KEY_STEPS)


def _answers(lesson: Fields) -> Iterator[Problem]:
    """A quiz that can be passed without reading: the right answer always in one place, or always the longest."""
    quiz = lesson.get("quiz")
    asked = [(q.text("answer") or "", _texts(q.get("options"))) for q in records(lesson, shape_of(Lesson), Question)]
    if not quiz or len(asked) < 2 or not all(answer.isdecimal() and 1 <= int(answer) <= len(options) for answer, options in asked):
        return
    if len({answer for answer, _ in asked}) == 1:
        yield problem(quiz.place, "SO616", level="warning", answer=asked[0][0])
    if all(_is_longest(int(answer) - 1, options) for answer, options in asked):
        yield problem(quiz.place, "SO617", level="warning")


def _is_longest(right: int, options: list[str]) -> bool:
    return all(len(options[right]) > len(other) for at, other in enumerate(options) if at != right)


def _texts(node: object) -> list[str]:
    return [plain(each.text or "") for each in node.nodes if isinstance(each, Scalar)] if isinstance(node, Items) else []


def _sources(lesson: Fields, links: dict[str, str]) -> Iterator[Problem]:
    """A source, or the link to it, that was last looked at before the lesson was checked was not looked at again."""
    checked = lesson.group("checked")
    date = checked and checked.text("date")
    if not date or not _DAY.fullmatch(date):
        return
    for source in records(lesson, shape_of(Lesson), Source):
        for field, day in (("checked", source.text("checked")), ("link", links.get(source.text("link") or ""))):
            node = source.get(field)
            if node and day and _DAY.fullmatch(day) and day < date:
                yield problem(node.place, "SO611", level="warning", link=source.text("link") or "", day=day, date=date)
                break


def _checked_links(trees: Sequence[Tree]) -> dict[str, str]:
    """The day on which each link was checked, by its id."""
    return {name: link.text("checked") or "" for name, link in named_records(trees, Links, "links")}


def _fixes(trees: Sequence[Tree]) -> dict[str, str]:
    """The shared ways out, folded, by the id of their trouble."""
    return {name: folded(trouble.text("fix") or "") for name, trouble in named_records(trees, Troubles, "troubles")}


def _shared_sentences(trees: Sequence[Tree]) -> Iterator[Problem]:
    """A trouble and its way out are read as one sentence, which is too long sooner than each alone."""
    for tree in trees:
        for trouble in records(tree.node, shape_of(Troubles), Trouble) if tree.model is Troubles else ():
            what, fix = trouble.text("problem"), trouble.get("fix")
            if what and isinstance(fix, Scalar) and fix.text:
                yield from too_long(fix.place, sentence(Trouble.model_construct(problem=what, fix=fix.text)))


def _repeated_fixes(lesson: Fields, fixes: dict[str, str]) -> Iterator[Problem]:
    for step in records(lesson, shape_of(Lesson), Step):
        stuck, trouble = step.get("stuck"), step.text("trouble") or ""
        fix = fixes.get(trouble)
        if fix and isinstance(stuck, Scalar) and fix in folded(stuck.text or ""):
            yield problem(stuck.place, "SO623", level="warning", trouble=trouble)


def _pictures(trees: Sequence[Tree]) -> Iterator[Problem]:
    """The description of a picture is for those who cannot see it: it tells more than the step and the picture's one word do."""
    steps: dict[str, set[str]] = defaultdict(set)
    for tree in trees:
        if tree.model is Lesson:
            for step in records(tree.node, shape_of(Lesson), Step):
                picture = step.get("picture")
                screen = picture.text("screen") if isinstance(picture, Fields) else picture.text if isinstance(picture, Scalar) else None
                steps[screen or ""].add(folded(step.text("do") or ""))
    for name, drawn in named_records(trees, Screens):
        alt = drawn.get("alt")
        if isinstance(alt, Scalar) and alt.text:
            count = syllables(alt.text)
            if count < LEAST_ALT:
                yield problem(alt.place, "SO607", count=count, limit=LEAST_ALT)
            elif folded(alt.text) in steps[name] | _only_label(drawn):
                yield problem(alt.place, "SO606", screen=name[:60])


def _only_label(screen: Fields) -> set[str]:
    """What a screen with a single label says."""
    shape = shape_of(Screens).value
    found: set[str] = set()
    for text in {leaf.text for leaf in leaves(screen, shape) if shown_as(leaf.kind) == "label"} if shape else ():
        found.add(folded(text))
        if len(found) > 1:
            return set()
    return found
