"""Numbers of progress that nobody counted, for tests: two villages, two periods, one target that is no percentage."""

from __future__ import annotations

from few import few_guides

from generator.guide.handbook import Handbook
from generator.guide.load import load
from generator.screen.icons import names

VILLAGES = """villages:
  thon-mau:
    name: Thôn Mẫu
    kind: thôn
  bon-mau:
    name: Bon Mẫu
    kind: bon
"""

CSV = """kỳ;thôn bon;chỉ tiêu;làm được;tổng số
2025;cả xã;1;1700;2000
2026-Q2;Thôn Mẫu;1;1010;1200
2026-Q2;Bon Mẫu;1;790;800
2026-T10;Thôn Mẫu;1;1080;1200
2026-T10;Bon Mẫu;1;799;800
2026-T10;cả xã;2;1599;2000
2026-T10;Thôn Mẫu;4;300;599
2026-T10;Bon Mẫu;4;200;401
2026-T10;Thôn Mẫu;5;700;1200
2025;cả xã;6;210;2000
2026-T10;cả xã;7;90;100
2026-T10;cả xã;8;1;
"""
"""Of target 3 nothing is known; of 5 one village is missing; of 6 nothing in 2026; 4 is 500 of 1000, which is not above 50 per cent."""


def guides(csv: str | None = CSV, villages: str = VILLAGES) -> dict[str, bytes]:
    """The few guides of the tests with these numbers."""
    files = few_guides()
    files["commune.yml"] += villages.encode()
    return files if csv is None else files | {"progress.csv": csv.encode()}


def handbook(csv: str | None = CSV, villages: str = VILLAGES) -> Handbook:
    """The handbook of these guides."""
    return load(guides(csv, villages), icons=names())
