"""The built site in Firefox."""

from __future__ import annotations

from engines import firefox

from tests.judges.verdict import Verdict
from tests.judges.walks import walked


def main() -> list[Verdict]:
    with firefox() as hand:
        return [walked("Firefox", hand)]
