"""Plain speech: short sentences, hard words explained, no foreign word and no officialese where everyday words will do.

Only what people read is judged, and of that only the author's own words: the words of a button (bold) and of a quotation are as they
are. The lists are in wording.vi.yml, each group with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.guide.glossary import Glossary
from generator.guide.lesson import Lesson
from generator.guide.phrases import Phrases, sentences, small, syllables, tokens
from generator.guide.shape import Leaf, Tree
from generator.guide.word_lists import word_lists
from generator.problems import Place, Problem, problem

MOST_SYLLABLES = 30
"""In one sentence that residents read, other than the step itself (see steps.py)."""

_SHOWN = 6
"""So many words of a long sentence are quoted, to find it by."""

STEP = "Step.do"
LESSON = frozenset(
    {
        "Audience.who",
        "Lesson.summary",
        "Lesson.need",
        "Step.see",
        "Step.stuck",
        "Phones.android",
        "Phones.iphone",
        "Sentence.say",
        "Mistake.wrong",
        "Mistake.fix",
        "Lesson.practise",
        "Lesson.teach_back",
        "Question.ask",
        "Question.options",
        "Question.why",
    }
)
"""The sentences of a lesson that residents read, without the steps' own."""
MANY = frozenset({"Term.means", "Topic.summary", "Topic.intro", "Contact.what"})
"""Sentences that residents read on many pages."""
TROUBLE = frozenset({"Trouble.problem", "Trouble.fix"})
"""Read as one sentence, whose length is judged as such (see quality.py)."""
TRAINER = frozenset({"Trainer.prepare", "Trainer.say", "Trainer.pitfalls"})
TITLES = frozenset({"Lesson.title", "Topic.name"})


@dataclass(frozen=True, slots=True)
class _Plainer:
    """Words to avoid, each with the better ones; `keep` are names that only look like one of them."""

    phrases: Phrases
    better: Mapping[str, str]

    def found(self, said: Sequence[str]) -> list[str]:
        """The words to avoid in a sentence, each once, in their order."""
        return list(dict.fromkeys(each for each in self.phrases.within(said) if each in self.better))


ALT = "Screen.alt"
"""What a picture shows: only its terms are judged, since what stands on it is copied from a phone."""

_SHORT = LESSON | MANY
_EXPLAINED = LESSON | TITLES | {STEP}
_PLAIN = LESSON | MANY | TROUBLE | TRAINER | TITLES | {STEP}
_JUDGED = _PLAIN | {ALT}
_OF_ALT = "SO650"
_SECTIONS = (("SO609", "foreign"), ("SO610", "official"), (_OF_ALT, "terms"))
"""Of wording.vi.yml, each with the problem that its words are."""


def wording_checks(trees: Sequence[Tree]) -> Iterator[Problem]:
    """Every problem of wording, unsorted."""
    explained = _explained(trees)
    for tree in trees:
        hard: set[str] = set()
        for leaf in tree.leaves:
            if leaf.slot not in _JUDGED:
                continue
            if leaf.slot in _SHORT:
                yield from too_long(leaf.place, leaf.text)
            said = small(leaf.text)
            for code, section in _SECTIONS:
                if (leaf.slot != ALT or code == _OF_ALT) and _plainer(section).phrases.may_be_in(said):
                    yield from _avoided(leaf, code, section)
            if leaf.slot in _PLAIN and _merged_names("words").may_be_in(said):
                yield from _merged(leaf)
            if leaf.slot in _EXPLAINED and tree.model is Lesson and explained is not None and _hard_words().may_be_in(said):
                yield from _hard(leaf, explained, hard)


def _explained(trees: Sequence[Tree]) -> frozenset[str] | None:
    """Everything that the glossary explains; None where there is no glossary to look into."""
    if not any(tree.model is Glossary for tree in trees):
        return None
    return frozenset(leaf.text.lower() for tree in trees for leaf in tree.leaves if leaf.slot in ("Term.term", "Term.also"))


def too_long(place: Place, text: str) -> Iterator[Problem]:
    """The longest sentence of a text, where it is too long."""
    if len(text.split()) <= MOST_SYLLABLES:
        return
    longest = max(sentences(text), key=syllables)
    count = syllables(longest)
    if count > MOST_SYLLABLES:
        yield problem(place, "SO602", level="warning", count=count, limit=MOST_SYLLABLES, found=" ".join(longest.split()[:_SHOWN]))


def _avoided(leaf: Leaf, code: str, section: str) -> Iterator[Problem]:
    """Each word of a section of wording.vi.yml, with the one to use."""
    plainer = _plainer(section)
    for found in plainer.found(tokens(leaf.text)):
        yield problem(leaf.place, code, level="warning", found=found, better=plainer.better[found])


def _merged(leaf: Leaf) -> Iterator[Problem]:
    """Provinces that are no more and are nowhere in the text called “(cũ)”. A newspaper, a ward, a street may keep the name."""
    said = tokens(leaf.text)
    names, after, before = (_merged_names(name) for name in ("words", "after", "before"))
    found: dict[str, bool] = {}
    for at in range(len(said)):
        name = names.at(said, at)
        if name and not (at and before.at(said, at - 1)):
            found[" ".join(name)] = found.get(" ".join(name), False) or after.at(said, at + len(name)) is not None
    for province, marked in found.items():
        if not marked:
            yield problem(leaf.place, "SO651", level="warning", found=province)


def _hard(leaf: Leaf, explained: frozenset[str], known: set[str]) -> Iterator[Problem]:
    """Hard words that the glossary does not explain; each is reported once in a lesson, `known` remembers which."""
    for found in _hard_words().within(tokens(leaf.text)):
        if found not in known and found.lower() not in explained:
            yield problem(leaf.place, "SO608", found=found)
        known.add(found)


@cache
def _hard_words() -> Phrases:
    return Phrases(word for group in word_lists()["hard"] for word in group["words"])


@cache
def _merged_names(name: str) -> Phrases:
    return Phrases(word_lists()["merged"][name])


@cache
def _plainer(section: str) -> _Plainer:
    groups = word_lists()[section]
    better = {word: plain for group in groups for word, plain in group.get("words", {}).items()}
    return _Plainer(Phrases((*better, *(name for group in groups for name in group.get("keep", ())))), better)
