"""The built site in WebKit."""

from __future__ import annotations

from engines import webkit

from tests.judges.verdict import Verdict
from tests.judges.walks import walked


def main() -> list[Verdict]:
    with webkit() as hand:
        return [walked("WebKit", hand)]
