"""What one file cannot know by itself: names that other files must have, codes, and marks inside sentences.

The checks look at the trees and not at the finished records, so that a file with one mistake still gets all its other checks.
A list of names that could not be read is not held against the files that use it.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from generator.guide.base import Id
from generator.guide.commune import Commune
from generator.guide.folder import is_folder_of_guides
from generator.guide.glossary import Glossary
from generator.guide.lesson import STAYS, Lesson, Picture
from generator.guide.links import Links
from generator.guide.own import LESSONS
from generator.guide.screen import Screens
from generator.guide.shape import Leaf, Tree, plain_kind, records, shape_of
from generator.guide.source import Fields, Items, Node, Scalar
from generator.guide.targets import Targets
from generator.guide.text import lessons, terms, unpaired
from generator.guide.topic import Topics
from generator.guide.trouble import Troubles
from generator.guide.validate import alike, listed, near
from generator.guide.worded import Shown, shown_as
from generator.problems import Place, Problem, problem

Names = Mapping[str, Place]
_ID = str(get_args(Id)[1].pattern)


@dataclass(frozen=True, slots=True)
class Known:
    """The names that may be referred to, each with the place that makes it known; None where its file could not be read."""

    link: Names | None
    contact: Names | None
    screen: Names | None
    lesson: Names | None
    target: Names | None
    topic: Names | None
    term: Names | None
    trouble: Names | None
    icon: Names


REFERENCES = {
    "Commune.handbook": "link",
    "Contact.link": "link",
    "Lesson.links": "link",
    "Source.link": "link",
    "Doubt.ask": "contact",
    "Approval.unit": "contact",
    "Lesson.help": "contact",
    "Exempt.lesson": "lesson",
    "Hidden.lesson": "lesson",
    "Step.leads_to": "screen",
    "Step.trouble": "trouble",
    "Topic.unit": "contact",
    "Target.unit": "contact",
    "Picture.screen": "screen",
    "Lesson.next": "lesson",
    "Scheme.lesson": "lesson",
    "Session.lessons": "lesson",
    "Turn.lesson": "lesson",
    "Asked.lesson": "lesson",
    "Door.offer": "lesson",
    "Commune.goals[key]": "target",
    "Lesson.targets": "target",
    "Badge.icon": "icon",
    "Cell.icon": "icon",
    "FieldBox.icon": "icon",
    "Photo.icon": "icon",
    "Topic.icon": "icon",
}
"""Which field names what. A reference is checked only if it stands here (a test compares this table with the models)."""

ANCHORS = frozenset({"noi-dung"})
"""Names that every page uses for a place of its own (a test compares them with the theme)."""

_SIGNS = re.compile(r"[*\[\]\d][*\[\]\d]")
"""In every mark of text.py, and in every number of a lesson."""

_CODES = {"link": "SO230", "contact": "SO231", "screen": "SO232", "lesson": "SO234", "target": "SO235", "icon": "SO227", "trouble": "SO246"}


def cross_checks(trees: Iterable[Tree], unread: Iterable[str], icons: frozenset[str]) -> Iterator[Problem]:
    """Every problem between files and inside sentences, unsorted. `unread` names the files of which there is no tree."""
    trees = tuple(trees)
    unread = tuple(unread)
    known = _known(trees, unread, icons)
    for tree in trees:
        for leaf in tree.leaves:
            if leaf.slot in REFERENCES:
                yield from _reference(leaf, known)
            shown = shown_as(leaf.kind)
            if shown is None:
                yield from _exact(leaf)
            elif _SIGNS.search(leaf.text):
                yield from _inline(leaf, shown, known)
        if lesson := tree.of(Lesson):
            yield from _lesson(tree.name, lesson, known)
    yield from _marks(trees, known)
    yield from _same_code(trees)
    yield from _doubles(trees)
    yield from _anchors(trees)
    yield from _alarm(trees, known)
    if known.lesson is not None and not any(_code_of(name) for name in unread):
        yield from _unused(trees, known)


def _known(trees: tuple[Tree, ...], unread: tuple[str, ...], icons: frozenset[str]) -> Known:
    def keys(model: type, *path: str) -> Names | None:
        found: dict[str, Place] = {}
        for tree in (each for each in trees if each.model is model):
            node: Node | None = tree.node
            for step in path:
                node = node.get(step) if isinstance(node, Fields) else None
            if not isinstance(node, Fields):
                return None
            found |= {name: entry.key for name, entry in node.entries.items()}
        return found if any(each.model is model for each in trees) else None

    def values(model: type, *slots: str) -> Names | None:
        if not any(each.model is model for each in trees):
            return None
        return {leaf.text: leaf.place for leaf in _leaves(trees, model) if leaf.slot in slots}

    named = values(Glossary, "Term.term", "Term.also")
    written = {**(values(Lesson, "Lesson.code") or {}), **{code: Place(name) for name in unread for code in _code_of(name)}}
    return Known(
        link=keys(Links, "links"),
        contact=keys(Commune, "contacts"),
        screen=None if any(name.lstrip(".").startswith("screens") for name in unread) else keys(Screens),
        lesson=None if any(is_folder_of_guides(name) for name in unread) else written or None,
        target=values(Targets, "Target.number"),
        topic=values(Topics, "Topic.digit"),
        term=None if named is None else {name.casefold(): place for name, place in named.items()},
        trouble=keys(Troubles, "troubles"),
        icon=dict.fromkeys(icons, Place("")),
    )


def _code_of(name: str) -> list[str]:
    """The code in a lesson's file name, for lessons that cannot be read."""
    return re.findall(rf"^(?:\d-[^/]*|{LESSONS})/(\d{{3}})-", name)


def _leaves(trees: Iterable[Tree], model: type) -> Iterator[Leaf]:
    for tree in trees:
        if tree.model is model:
            yield from tree.leaves


def _reference(leaf: Leaf, known: Known) -> Iterator[Problem]:
    kind = REFERENCES[leaf.slot]
    names: Names | None = getattr(known, kind)
    if names is None or leaf.text in names:
        return
    if (leaf.kind == Id and not re.fullmatch(_ID, leaf.text)) or (leaf.slot == "Step.leads_to" and leaf.text == STAYS):
        return
    yield problem(leaf.place, _CODES[kind], name=leaf.text[:60], near=near(leaf.text, names), known=listed(alike(leaf.text, names)))


def _inline(leaf: Leaf, shown: Shown, known: Known) -> Iterator[Problem]:
    """The marks of text.py: paired, only where sentences stand; every term is in the glossary, every lesson named is there."""
    if shown == "text":
        broken = unpaired(leaf.text)
        if broken:
            yield problem(leaf.place, "SO241", mark=broken)
        for term in terms(leaf.text):
            if known.term is not None and term.casefold() not in known.term:
                yield problem(leaf.place, "SO236", term=term, near=near(term, known.term))
        for code in lessons(leaf.text):
            if known.lesson is not None and code not in known.lesson:
                yield problem(leaf.place, _CODES["lesson"], name=code, known=listed(known.lesson))
    elif shown == "line":
        mark = re.search(r"\*\*|\[\[|\]\]", leaf.text)
        if mark:
            yield problem(leaf.place, "SO242", mark=mark[0])


def _exact(leaf: Leaf) -> Iterator[Problem]:
    """Numbers and dates are written in one way only; pydantic would also take `0103`, `1_000` and seconds since 1970."""
    plain = plain_kind(leaf.kind)
    if plain is int and not re.fullmatch(r"0|-?[1-9]\d*", leaf.text):
        yield problem(leaf.place, "SO208", field=leaf.slot.rpartition(".")[2], value=leaf.text[:60])
    if plain is datetime.date and not re.fullmatch(r"\d{4}-\d\d-\d\d", leaf.text):
        yield problem(leaf.place, "SO219", field=leaf.slot.rpartition(".")[2], value=leaf.text[:60])


def _lesson(name: str, node: Fields, known: Known) -> Iterator[Problem]:
    """The code of a lesson agrees with its file's name, its folder and the topics."""
    code = node.get("code")
    if not isinstance(code, Scalar) or not code.text or not re.fullmatch(r"[1-9]\d\d", code.text):
        return
    folder, _, file = name.partition("/")
    if not file.startswith(code.text + "-"):
        yield problem(code.place, "SO404", code=code.text, file=file)
    if folder[0] != code.text[0] and folder != LESSONS:
        yield problem(code.place, "SO403", code=code.text, folder=folder, digit=code.text[0])
    if known.topic is not None and code.text[0] not in known.topic:
        yield problem(code.place, "SO406", code=code.text, digit=code.text[0], known=listed(known.topic))


def _same_code(trees: Iterable[Tree]) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for leaf in _leaves(trees, Lesson):
        if leaf.slot == "Lesson.code":
            if leaf.text in first:
                yield problem(leaf.place, "SO405", code=leaf.text[:60], other=first[leaf.text].file)
            first.setdefault(leaf.text, leaf.place)


def ids(node: Node) -> Iterator[str]:
    """Every `id` of a screen, also one that stands a level too high."""
    if isinstance(node, Items):
        for each in node.nodes:
            yield from ids(each)
    elif isinstance(node, Fields):
        for name, entry in node.entries.items():
            if name == "id" and isinstance(entry.node, Scalar):
                yield entry.node.text or ""
            else:
                yield from ids(entry.node)


def _marks(trees: Iterable[Tree], known: Known) -> Iterator[Problem]:
    """Every mark of a picture is the `id` of something that the screen draws."""
    if known.screen is None:
        return
    named: dict[str, set[str]] = {}
    for screens in (root for tree in trees if (root := tree.of(Screens))):
        named |= {name: set(ids(entry.node)) for name, entry in screens.entries.items()}
    for tree in (each for each in trees if each.model is Lesson):
        for picture in records(tree.node, shape_of(tree.model), Picture):
            screen, mark = picture.text("screen"), picture.get("mark")
            if screen not in named or not isinstance(mark, Items):
                continue
            for each in mark.nodes:
                if isinstance(each, Scalar) and each.text and each.text not in named[screen]:
                    yield problem(each.place, "SO233", mark=each.text[:60], screen=screen, known=listed(named[screen]))


def _doubles(trees: tuple[Tree, ...]) -> Iterator[Problem]:
    """Names that may be given once only, over all files of a kind."""
    for tree_model, slots, code in (
        (Glossary, ("Term.term", "Term.also"), "SO237"),
        (Glossary, ("Term.id",), "SO244"),
        (Topics, ("Topic.digit",), "SO244"),
        (Targets, ("Target.number",), "SO244"),
        (Commune, ("Hidden.lesson",), "SO244"),
    ):
        first: dict[str, Place] = {}
        for leaf in _leaves(trees, tree_model):
            if leaf.slot not in slots:
                continue
            name = leaf.text.casefold()
            if name in first:
                yield problem(leaf.place, code, name=leaf.text[:60], line=first[name].line)
            first.setdefault(name, leaf.place)
    places: dict[str, Place] = {}
    for screens in (root for tree in trees if (root := tree.of(Screens))):
        for name, entry in screens.entries.items():
            if name in places:
                yield problem(entry.key, "SO238", screen=name[:60], other=places[name])
            places.setdefault(name, entry.key)


def _anchors(trees: Iterable[Tree]) -> Iterator[Problem]:
    """Terms and troubles are places on their pages, named by their ids; each place of a page has its own name."""
    for leaf in (leaf for tree in trees if tree.model in (Glossary, Troubles) for leaf in tree.leaves):
        if leaf.slot in ("Term.id", "Troubles.troubles[key]") and leaf.text in ANCHORS:
            yield problem(leaf.place, "SO247", name=leaf.text)
        if leaf.slot == "Troubles.troubles[key]" and leaf.text.startswith("ten-"):
            yield problem(leaf.place, "SO247", name=leaf.text)


def _alarm(trees: tuple[Tree, ...], known: Known) -> Iterator[Problem]:
    """The button for those who were cheated leads to a lesson, and to a step of it, that there are."""
    told = {leaf.slot: leaf for leaf in _leaves(trees, Commune)}
    alarm, step = told.get("Commune.alarm"), told.get("Commune.alarm_step")
    if alarm is None:
        return
    if known.lesson is not None and alarm.text not in known.lesson:
        yield problem(alarm.place, "SO240", code=alarm.text[:60])
    for node in (each.node for each in trees if each.model is Lesson):
        steps = node.get("steps") if isinstance(node, Fields) and node.text("code") == alarm.text else None
        if step and isinstance(steps, Items) and re.fullmatch("[1-9]", step.text) and int(step.text) > len(steps.nodes):
            yield problem(step.place, "SO252", step=step.text, code=alarm.text, count=len(steps.nodes))


def _unused(trees: tuple[Tree, ...], known: Known) -> Iterator[Problem]:
    """Pictures that no lesson shows: probably forgotten, so a warning."""
    used: dict[str, int] = defaultdict(int)
    for leaf in _leaves(trees, Lesson):
        used[leaf.text] += leaf.slot in ("Picture.screen", "Step.leads_to")
    for name, place in (known.screen or {}).items():
        if not used[name]:
            yield problem(place, "SO239", level="warning", screen=name[:60])
