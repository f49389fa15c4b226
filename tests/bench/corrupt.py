"""Every file that is kept from run to run, spoilt in every way: is any of it published, and is all of it made again?

`python -m tests.bench.corrupt`: a real build of the smallest handbook for each way in which a file on a disk can be wrong. The tests
have one build, in which each file is spoilt in another way.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from generator.disk.sums import sum_of_folder
from tests.bench.forked import Forked
from tests.bench.table import Row

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from spoilt import SPOILS, spoil_all

GUIDES = Path(__file__).parents[1] / "good_guides"


def main() -> list[Row]:
    """How many builds showed something else than the first, failed, or left a spoilt file."""
    wrong = tries = 0
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        project.mkdir()
        words = ["build", "--force", "--guides", str(GUIDES), "--out", "build"]
        _built(words, project)
        before = sum_of_folder(project / "build/site")
        for name, way in SPOILS.items():
            spoilt = spoil_all(project / "build/cache", [way])
            tries += len(spoilt)
            said = _built(words, project)
            left = [path.name for path in spoilt if path.is_symlink() or not path.is_file()]
            bad = bool(said or left or sum_of_folder(project / "build/site") != before)
            wrong += bad
            kinds = len({path.parent.name for path in spoilt})
            sys.stdout.write(f"{name}: {len(spoilt)} files of {kinds} kinds{f', WRONG {said} {left}' if bad else ''}\n")
            sys.stdout.flush()
    return [Row(f"{tries} kept files spoilt in {len(SPOILS)} ways: published or left", wrong, "", 0)]


def _built(words: list[str], project: Path) -> str:
    run = Forked(words, project, project.with_suffix(".log"))
    return run.said() if run.ended() else ""


if __name__ == "__main__":
    main()
