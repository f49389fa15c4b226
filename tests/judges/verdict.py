"""What a judge of others' making said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """`judge` looked at so many things (`of` what) and told this of them."""

    judge: str
    looked_at: int
    of: str
    found: tuple[str, ...] = ()


def text(verdicts: Iterable[Verdict]) -> str:
    """All that was found, then one line a judge."""
    verdicts = tuple(verdicts)
    told = [f"{verdict.judge}: {each}" for verdict in verdicts for each in verdict.found]
    table = [f"{verdict.judge:34}{verdict.looked_at:>6} {verdict.of:22}{len(verdict.found):>5} found" for verdict in verdicts]
    return "\n".join([*told, "", *table]) + "\n"
