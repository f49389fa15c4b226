"""A commune's own goals, and never another's."""

from __future__ import annotations

import pytest
from good import ICONS, good

from generator.guide.load import check
from generator.guide.shared import without_others_goals
from generator.guide.targets import Goal, Target


def _target(goals: str, *, shared: bool) -> Target:
    """The one target of the good handbook, whose plan says 90% and 100%."""
    files = good()
    handbook, problems = check(files | {"commune.yml": files["commune.yml"] + goals.encode()}, icons=ICONS)
    assert handbook is not None, problems
    return (without_others_goals(handbook) if shared else handbook).targets.targets[0]


def test_who_wrote_the_lessons_keeps_the_goals_in_targets() -> None:
    target = _target("", shared=False)
    assert (target.in_2025, target.in_2030, target.percents and target.percents.in_2025.percent) == ("90%", "100%", 90)


def test_who_takes_the_lessons_has_blanks_for_what_its_plan_has_not_set() -> None:
    target = _target("", shared=True)
    assert (target.in_2025, target.in_2030, target.percents) == ("", "", None)
    assert target.what == _target("", shared=False).what


@pytest.mark.parametrize("shared", [True, False])
def test_its_own_goals_are_said_and_reckoned_with(shared: bool) -> None:
    target = _target("goals: {1: {in_2025: 80-90%, in_2030: trên 95%}}\n", shared=shared)
    assert (target.in_2025, target.in_2030) == ("80-90%", "trên 95%")
    assert target.percents is not None
    assert (target.percents.in_2025, target.percents.in_2030) == (Goal(percent=80), Goal(percent=95, over=True))


@pytest.mark.parametrize("goals", ["{in_2025: 80%}", "{in_2025: 80%, in_2030: cao hơn}", "{in_2025: 80%, in_2030: 250%}"])
def test_a_goal_without_its_number_is_said_and_not_reckoned_with(goals: str) -> None:
    target = _target(f"goals: {{1: {goals}}}\n", shared=True)
    assert (target.in_2025, target.percents) == ("80%", None)
