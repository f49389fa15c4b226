"""A shared lesson that goes on being edited, and a commune that says some of its sentences in its own words, for as long as one likes.

Every three bytes are one thing that somebody does. After each it is proven, from the sentences themselves and not from their digests, that
no word of the commune's is lost and that none stands over a sentence that changed without that being told.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Any

from generator.guide.checks.replaced import UNDECIDED, replaced_checks
from generator.guide.own import REPLACE
from generator.guide.reading import replacements_of
from generator.guide.replacement import Replacement
from generator.guide.rewrite import rewritten_entry, with_entry
from generator.guide.source import Entry, Fields, Items, Node, Scalar, read
from generator.guide.standing import IN_FORCE, Placed, binding, merged, placed, replaceable, text_at
from generator.problems import Place

CODE = 104
SAID = ("Bấm **Tiếp tục**.", "Gõ số.", "Chờ máy báo.", "Bấm **Xong**.", "Đọc tên mình.", "Cất thẻ.")
"""So few sentences that the same one often stands in several places."""

_NOWHERE = Place("")


class Life:
    """What there is now: the lesson (gone for a while), the commune's file, the words it wrote last by the number of their entry, and what
    it had before it when it last decided: the sentence, what that needs around it, all that was around it."""

    def __init__(self) -> None:
        steps = [{"do": SAID[n % 6], "see": SAID[(n * 2 + 1) % 6], "stuck": SAID[(n + 3) % 6]} for n in range(4)]
        self.lesson: dict[str, Any] = {"summary": SAID[0], "need": [SAID[1], SAID[2]], "steps": steps}
        self.gone = False
        self.raw = b""
        self.words: list[str] = []
        self.seen: dict[int, tuple[str, object, object]] = {}
        self.told: Counter[str] = Counter()
        self.node = _node(self.lesson)

    def live(self, done: bytes) -> None:
        """Do it all. AssertionError where a promise is broken."""
        for at in range(0, len(done) - 2, 3):
            what, one, other = done[at : at + 3]
            _DEEDS[what % len(_DEEDS)](self, one, other)
            self.node = _node(self.lesson)
            self.prove()

    def edit(self, one: int, other: int) -> None:
        """The shared lesson says one sentence otherwise."""
        holder, key = self._holder(self._path(one))
        holder[key] = SAID[other % 6]

    def insert(self, one: int, other: int) -> None:
        """A step more."""
        steps = self.lesson["steps"]
        if len(steps) < 9:
            steps.insert(one % (len(steps) + 1), {"do": SAID[other % 6], "see": SAID[other // 6 % 6]})

    def remove(self, one: int, _other: int) -> None:
        """A step or a need less."""
        items = self.lesson["need" if one % 4 == 0 else "steps"]
        if len(items) > 1:
            del items[one // 4 % len(items)]

    def move(self, one: int, other: int) -> None:
        """A step stands elsewhere."""
        steps = self.lesson["steps"]
        steps.insert(other % len(steps), steps.pop(one % len(steps)))

    def go(self, one: int, _other: int) -> None:
        """The lesson goes, or comes back."""
        self.gone = one % 3 == 0

    def begin(self, one: int, other: int) -> None:
        """The commune says a sentence in its own words."""
        path = self._path(one)
        if not self.gone and all(entry.field != path for entry, _ in self._entries().values()):
            told = {"lesson": str(CODE), "field": path, "words": f"Lời xã {other}.", "why": "Quen gọi vậy."}
            self.words.append(told["words"])
            self.raw = with_entry(self.raw, "replace", told | self._look(len(self.words) - 1, path))

    def reword(self, one: int, other: int) -> None:
        """The commune changes its words."""
        if numbers := list(self._entries()):
            number = numbers[one % len(numbers)]
            self.words[number] = f"Lời xã {other}."
            self.raw = rewritten_entry(self.raw, "replace", number, {"words": self.words[number]})

    def keep(self, one: int, other: int) -> None:
        """The commune decides for its own words, where they are or in another place."""
        entries = self._entries()
        if entries and not self.gone:
            number = list(entries)[one % len(entries)]
            path = self._placed()[number].standing.at or self._path(other)
            if all(entry.field != path for beside, (entry, _) in entries.items() if beside != number):
                self.raw = rewritten_entry(self.raw, "replace", number, {"field": path, **self._look(number, path)})

    def drop(self, one: int, _other: int) -> None:
        """The commune decides for the shared words."""
        if numbers := list(self._entries()):
            self.raw = rewritten_entry(self.raw, "replace", numbers[one % len(numbers)], {"dropped": "2026-11-27"})

    def prove(self) -> None:
        """The promises, at this moment."""
        assert [record.text("words") for record in _records(self.raw)] == self.words, "a word of the commune's is lost"
        now = self._placed()
        problems = [each for each in replaced_checks(list(now.values()), (), {}, frozenset()) if each.code in UNDECIDED.values()]
        lines = {each.place.line for each in problems}
        said = {each.standing.at: each.entry.words for each in now.values() if each.standing.kind in IN_FORCE}
        assert sum(each.standing.kind in IN_FORCE for each in now.values()) == len(said), "two in one place"
        for number, each in now.items():
            kind, at = each.standing.kind, each.standing.at
            self.told[kind] += 1
            text, needed, around = self.seen[number]
            silent = each.node.entries["field"].node.place.line not in lines
            assert not silent or (at and (text_at(self.node, at), self._needed(at)) == (text, needed)), "over a changed meaning, untold"
            if kind in IN_FORCE and at:
                assert text_at(self.node, at) == text or self._around(at) == around, "in a place that is not known"
            if not self.gone and text_at(self.node, each.entry.field) and self._around(each.entry.field) == around:
                assert kind == "moved" or each.entry.field in said, "where the sentence alone changed, the commune's words go on being said"
                assert kind == "held" or text_at(self.node, each.entry.field) != text, "nothing changed"
        if not self.gone:
            shared = replaceable(self.node)
            assert replaceable(merged(self.node, list(now.values()))) == {path: said.get(path, text) for path, text in shared.items()}

    def _look(self, number: int, path: str) -> dict[str, str]:
        """Decide on what stands there now."""
        text = text_at(self.node, path) or ""
        self.seen[number] = (text, self._needed(path), self._around(path))
        return {"shared": text, "digest": binding(CODE, path, self.node)}

    def _entries(self) -> dict[int, tuple[Replacement, Fields]]:
        """What is not dropped, by its number in the file."""
        return _entries(self.raw)

    def _placed(self) -> dict[int, Placed]:
        entries = self._entries()
        return dict(zip(entries, placed(list(entries.values()), None if self.gone else self.node), strict=True))

    def _path(self, number: int) -> str:
        paths = list(replaceable(self.node))
        return paths[number % len(paths)]

    def _holder(self, path: str) -> tuple[Any, Any]:
        *way, last = path.split(".")
        found: Any = self.lesson
        for step in way:
            found = found[int(step) - 1] if step.isdecimal() else found[step]
        return found, int(last) - 1 if last.isdecimal() else last

    def _around(self, path: str) -> object:
        holder, key = self._holder(path)
        if isinstance(holder, list):
            return holder[:key] + holder[key + 1 :]
        return {name: text for name, text in holder.items() if name != key} if "." in path else None

    def _needed(self, path: str) -> object:
        """What must be around a sentence for it to mean the same: the rest of its step; an entry of a list speaks for itself."""
        return self._around(path) if path.startswith("steps") else None


@lru_cache(1)
def _records(raw: bytes) -> list[Fields]:
    root = read(REPLACE, raw).node if raw else None
    items = root.get("replace") if isinstance(root, Fields) else None
    return [each for each in items.nodes if isinstance(each, Fields)] if isinstance(items, Items) else []


@lru_cache(1)
def _entries(raw: bytes) -> dict[int, tuple[Replacement, Fields]]:
    lines = {record.place.line: number for number, record in enumerate(_records(raw))}
    return {lines[record.place.line]: (entry, record) for entry, record in replacements_of({REPLACE: raw}).get(CODE, [])}


def _node(value: Any) -> Node:
    if isinstance(value, list):
        return Items(_NOWHERE, [_node(each) for each in value])
    if isinstance(value, dict):
        return Fields(_NOWHERE, {name: Entry(_NOWHERE, _node(each)) for name, each in value.items()})
    return Scalar(_NOWHERE, value)


_DEEDS = (Life.edit, Life.begin, Life.edit, Life.insert, Life.begin, Life.remove, Life.move, Life.keep, Life.reword, Life.drop, Life.go)
