"""A new lesson, a real approval, an edited sentence, a warning left in: none of them turns a test red, not even of the curriculum."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from edited_guides import edited_guides

from generator.guide.handbook import Handbook

ELSEWHERE = ("ordinary_day", "paper_room", "first_screen", "practice_runs", "judge_paper", "sheets_fit", "weight", "whose_lessons")
"""This file, those that look at every drawing of every lesson or set its paper, and the one that is about the guides as they are: what an
officer edits on an ordinary day is words."""


def test_an_officers_ordinary_day_turns_no_test_of_the_guides_red(whole: Handbook, tmp_path: Path) -> None:
    """Four changes that anybody may make; the tests that read the real guides run on the changed copy, in a run of their own."""
    edited_guides(whole, tmp_path / "guides")
    chosen = ["-k", " and ".join(f"not {each}" for each in ELSEWHERE), "judge_edited.py", "."]
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *chosen]
    environment = os.environ | {"SOTAY_TEST_GUIDES": str(tmp_path / "guides")}
    done = subprocess.run(
        command, cwd=Path(__file__).parent, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout
