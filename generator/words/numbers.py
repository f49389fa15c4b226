"""Numbers as people here write them: a point between thousands, a comma before decimals."""

from __future__ import annotations


def grouped(number: int) -> str:
    """1234 → `1.234`."""
    return f"{number:,}".replace(",", ".")


def percent(counted: int, eligible: int) -> str:
    """45 of 100 → `45,0%`. Rounded down, so that 89,96% is not printed as the 90% that it has not reached."""
    tenths = counted * 1000 // eligible
    return f"{grouped(tenths // 10)},{tenths % 10}%"
