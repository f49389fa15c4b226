"""What is told of what does not fit a model."""

from __future__ import annotations

from generator.guide.validate import alike


def test_of_hundreds_of_names_those_are_listed_that_begin_alike() -> None:
    screens = [f"{app}-{number}" for app in ("bank", "vneid", "zalo") for number in range(30)]
    assert alike("vneid-walet", screens) == [name for name in screens if name.startswith("vneid-")]
    assert alike("mo-may", screens) == []
    assert alike("mo-may", screens[:5]) == screens[:5]
