"""The drawings stay as somebody saw and liked them."""

from __future__ import annotations

import difflib
import os
import subprocess
import sys

import pytest
from screen_samples import GOLDEN, Sample, samples

from generator.guide.screen import Element


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)
def test_a_sample_looks_as_before(sample: Sample, update_golden: bool) -> None:
    path = GOLDEN / f"{sample.name}.svg"
    drawn = sample.draw().svg.replace("><", ">\n<") + "\n"
    if update_golden:
        path.write_text(drawn, encoding="utf-8", newline="\n")
    kept = path.read_text(encoding="utf-8")
    assert drawn == kept, "\n".join(difflib.unified_diff(kept.splitlines(), drawn.splitlines(), "golden", "drawn", lineterm=""))


def test_every_golden_drawing_has_its_sample() -> None:
    assert samples()
    assert {path.stem for path in GOLDEN.glob("*.svg")} == {sample.name for sample in samples()}


def test_the_samples_show_every_kind_of_element() -> None:
    shown = {element.kind for sample in samples() for element in sample.screen.draw}
    assert shown == set(Element.model_fields)


def test_another_process_draws_the_same_bytes() -> None:
    code = "from screen_samples import samples\nimport sys\nsys.stdout.buffer.write(''.join(s.draw().svg for s in samples()).encode())"
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=GOLDEN.parent,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(GOLDEN.parents[1] / "support")},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] == "".join(sample.draw().svg for sample in samples()).encode()
