"""What the guides must keep to beyond their shape: the list of all rules."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.guide.checks.above import above_checks
from generator.guide.checks.approvals import approval_checks
from generator.guide.checks.buttons import button_checks
from generator.guide.checks.contrast import contrast_checks
from generator.guide.checks.dates import date_checks
from generator.guide.checks.ends import end_checks
from generator.guide.checks.exempt import without_exempt
from generator.guide.checks.goals import goal_checks
from generator.guide.checks.judge import judge_checks
from generator.guide.checks.practice import practice_run_checks
from generator.guide.checks.press import press_checks
from generator.guide.checks.quality import quality_checks
from generator.guide.checks.reach import reach_checks
from generator.guide.checks.references import cross_checks
from generator.guide.checks.safety import safety_checks
from generator.guide.checks.sessions import session_checks
from generator.guide.checks.short_forms import short_form_checks
from generator.guide.checks.shown import shown_checks
from generator.guide.checks.spelling import spelling_checks
from generator.guide.checks.steps import step_checks
from generator.guide.checks.taught import drawings, lessons_steps
from generator.guide.checks.unsaid import unsaid_checks
from generator.guide.checks.way import way_checks
from generator.guide.checks.wording import wording_checks
from generator.guide.shape import Tree
from generator.problems import Problem


@dataclass(frozen=True, slots=True)
class Guides:
    """All guides as they were read, also those with mistakes.

    `unread` names the files of which there is no tree; `whole` says that every lesson could be read; `icons` are the names of those
    that can be drawn. Without `today` no date counts as lying in the future, and none as past.
    """

    trees: Sequence[Tree]
    unread: Sequence[str]
    whole: bool
    icons: frozenset[str]
    today: datetime.date | None
    met: dict[str, Collection[str]] = field(default_factory=dict)
    """By file, the allowed words that are known to be used there (see spelling.py); what a run finds out is added."""


def _practice_checks(guides: Guides) -> Iterator[Problem]:
    """What a lesson needs to be practised on its drawings: every press a step, on a button that is there, and a way to the next."""
    lessons, screens = tuple(lessons_steps(guides.trees)), drawings(guides.trees)
    yield from without_exempt((*press_checks(lessons), *button_checks(lessons, screens)), guides.trees)
    yield from way_checks(lessons, screens)


Rule = Callable[[Guides], Iterable[Problem]]

ALONE: tuple[Rule, ...] = (
    lambda guides: safety_checks(guides.trees),
    lambda guides: unsaid_checks(guides.trees),
    lambda guides: shown_checks(guides.trees),
    lambda guides: wording_checks(guides.trees),
)
"""Rules that judge a guide by itself and by what those that there is one of tell it (TOLD), whatever stands in other lessons."""

TOLD = frozenset({"Links.hosts[key]", "Contact.phone", "Term.term", "Term.also"})
"""What rules of ALONE look up in another guide: allowed hosts, declared numbers, words that the glossary explains."""

RULES: tuple[Rule, ...] = (
    *ALONE,
    lambda guides: cross_checks(guides.trees, guides.unread, guides.icons),
    lambda guides: contrast_checks(guides.trees),
    lambda guides: date_checks(guides.trees, guides.today),
    lambda guides: end_checks(guides.trees, guides.today),
    lambda guides: approval_checks(guides.trees),
    lambda guides: step_checks(guides.trees),
    _practice_checks,
    lambda guides: practice_run_checks(guides.trees),
    lambda guides: judge_checks(guides.trees),
    lambda guides: goal_checks(guides.trees),
    lambda guides: above_checks(guides.trees),
    lambda guides: session_checks(guides.trees),
    lambda guides: spelling_checks(guides.trees, whole=guides.whole and not guides.unread, met=guides.met),
    lambda guides: short_form_checks(guides.trees),
    lambda guides: reach_checks(guides.trees, whole=guides.whole),
    lambda guides: quality_checks(guides.trees),
)
"""Every rule there is. A new one is a module here and a line of this list."""


def checked(guides: Guides, clean: Collection[str] = ()) -> Iterator[Problem]:
    """Every problem that the rules find, unsorted. In files that are `clean` the rules of ALONE found nothing before, and do not look."""
    rest = replace(guides, trees=[*_to_judge(guides.trees, clean)])
    for rule in RULES:
        yield from rule(rest if rule in ALONE else guides)


def _to_judge(trees: Sequence[Tree], clean: Collection[str]) -> Iterator[Tree]:
    """What the rules of ALONE are given: guides that are not clean, and what clean ones that there is one of tell of others."""
    for tree in trees:
        if tree.name not in clean:
            yield tree
        elif "/" not in tree.name:
            yield told(tree)


def told(tree: Tree) -> Tree:
    """A guide with nothing but what it tells of others. Its first value stays too: some rules ask only whether there is such a guide."""
    return replace(tree, leaves=tuple(leaf for number, leaf in enumerate(tree.leaves) if number == 0 or leaf.slot in TOLD))
