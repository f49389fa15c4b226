"""How the guides hang together: every lesson can be come upon, every target is served, every link used, every alias leads somewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.guide.commune import Commune
from generator.guide.lesson import Lesson
from generator.guide.links import Links
from generator.guide.own import is_own
from generator.guide.shape import Leaf, Tree
from generator.guide.source import Fields
from generator.guide.targets import Targets
from generator.guide.text import lessons
from generator.problems import Place, Problem, problem
from generator.vietnamese.fold import folded

MOST_SHARED = 2
"""Lessons that one alias may lead to. What leads everywhere helps nobody."""

_USES_LINK = frozenset({"Lesson.links", "Source.link", "Contact.link", "Commune.handbook"})


def reach_checks(trees: Sequence[Tree], *, whole: bool) -> Iterator[Problem]:
    """Every problem, unsorted. Unless `whole`, a lesson could not be read, and what it may name or use is not missed."""
    yield from _same_address(trees)
    yield from _aliases(trees)
    if whole:
        yield from _unreachable(trees)
        yield from _unserved(trees)
        if any(tree.model is Commune for tree in trees):
            yield from _unused_links(trees)


def _same_address(trees: Sequence[Tree]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for name, _, link in _links(trees):
        entry = link.entries.get("address")
        address = (link.text("address") or "").rstrip("/").lower()
        if entry and address:
            if address in first:
                yield problem(entry.node.place, "SO612", name=name[:60], other=first[address][:60])
            first.setdefault(address, name)


def _unused_links(trees: Sequence[Tree]) -> Iterator[Problem]:
    """Links that nothing names. As long as some name is misspelt, the link that it means is not called unused."""
    used = {leaf.text for tree in trees for leaf in tree.leaves if leaf.slot in _USES_LINK}
    links = {name: place for name, place, _ in _links(trees)}
    if used <= set(links):
        for name, place in links.items():
            if name not in used:
                yield problem(place, "SO613", level="warning", name=name[:60])


def _links(trees: Sequence[Tree]) -> Iterator[tuple[str, Place, Fields]]:
    for tree in trees:
        root = tree.of(Links)
        links = root and root.group("links")
        for name, entry in links.entries.items() if links else ():
            if isinstance(entry.node, Fields):
                yield name, entry.key, entry.node


def _unreachable(trees: Sequence[Tree]) -> Iterator[Problem]:
    """Lessons that no other lesson names, in `next` or in a sentence. Those that a commune added to shared ones cannot be named there."""
    named: dict[str, set[str]] = defaultdict(set)
    for tree in trees:
        for leaf in tree.leaves if tree.model is Lesson else ():
            for code in [leaf.text] if leaf.slot == "Lesson.next" else lessons(leaf.text):
                named[code].add(leaf.place.file)
    codes = list(_lesson_leaves([tree for tree in trees if not is_own(tree.name)], "Lesson.code"))
    for leaf in codes if len(codes) > 1 else ():
        if not named[leaf.text] - {leaf.place.file}:
            yield problem(leaf.place, "SO618", level="warning", code=leaf.text[:60])


def _unserved(trees: Sequence[Tree]) -> Iterator[Problem]:
    served = {leaf.text for tree in trees for leaf in tree.leaves if leaf.slot == "Lesson.targets"}
    for leaf in (leaf for tree in trees if tree.model is Targets for leaf in tree.leaves):
        if leaf.slot == "Target.number" and leaf.text not in served:
            yield problem(leaf.place, "SO619", level="warning", number=leaf.text[:60])


def _aliases(trees: Sequence[Tree]) -> Iterator[Problem]:
    """Aliases as the search compares them: twice in one lesson, in too many lessons, or the title of another lesson."""
    titles: dict[str, list[Leaf]] = defaultdict(list)
    where: dict[str, dict[str, Leaf]] = defaultdict(dict)
    codes = {leaf.place.file: leaf.text[:60] for leaf in _lesson_leaves(trees, "Lesson.code")}
    for leaf in _lesson_leaves(trees, "Lesson.title"):
        titles[folded(leaf.text)].append(leaf)
    for leaf in _lesson_leaves(trees, "Lesson.find"):
        alias, file = folded(leaf.text), leaf.place.file
        first = where[alias].setdefault(file, leaf)
        if first is not leaf:
            yield problem(leaf.place, "SO620", level="warning", alias=leaf.text[:60], first=first.text[:60], line=first.place.line)
        for title in titles[alias]:
            if title.place.file != file:
                yield problem(leaf.place, "SO622", level="warning", alias=leaf.text[:60], code=codes.get(title.place.file, "?"))
    for found in where.values():
        if len(found) > MOST_SHARED:
            told = {"count": len(found), "limit": MOST_SHARED, "codes": ", ".join(codes.get(file, "?") for file in found)}
            for leaf in found.values():
                yield problem(leaf.place, "SO621", level="warning", alias=leaf.text[:60], **told)


def _lesson_leaves(trees: Sequence[Tree], slot: str) -> Iterator[Leaf]:
    """One field of all lessons."""
    return (leaf for tree in trees if tree.model is Lesson for leaf in tree.leaves if leaf.slot == slot)
