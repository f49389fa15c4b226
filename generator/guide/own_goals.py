"""How far a commune's own plan wants to come. What is counted is shared; the numbers are one commune's, and no other may seem to have set
them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.guide.commune import PlanGoals
from generator.guide.targets import Goal, Goals, Target, Targets

OVER = re.compile(r"\b(trên|hơn)\b", re.IGNORECASE)
"""“trên 50%” is not reached with 50, “từ 40% trở lên” is with 40."""

_BLANK = PlanGoals()


def with_goals(targets: Targets, goals: Mapping[int, PlanGoals], *, blank: bool) -> Targets:
    """The targets with the goals that the commune set itself. Where it set none, its goals are blank, or with `blank` False those that
    are there."""
    found = tuple(_with(each, goals.get(each.number, _BLANK)) if blank or each.number in goals else each for each in targets.targets)
    return targets.model_copy(update={"targets": found})


def _with(target: Target, own: PlanGoals) -> Target:
    first, last = (_goal(said) if target.percents else None for said in (own.in_2025, own.in_2030))
    percents = Goals(in_2025=first, in_2030=last) if first and last else None
    return target.model_copy(update={"in_2025": own.in_2025 or "", "in_2030": own.in_2030 or "", "percents": percents})


def _goal(said: str | None) -> Goal | None:
    """`trên 50%` → over 50; of a range (80-90%) the lower one. None where no number from 1 to 100 is said."""
    found = re.search(r"\d+", said or "")
    percent = int(found[0]) if found and len(found[0]) < 4 else 0
    return Goal(percent=percent, over=bool(OVER.search(said or ""))) if 1 <= percent <= 100 else None
