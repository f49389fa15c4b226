"""The old site or the new one, never a part."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.disk import swap


def _site(folder: Path, words: str, pages: int = 40) -> Path:
    for number in range(pages):
        page = folder / str(number) / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(words)
    return folder


def _words(folder: Path) -> set[str]:
    return {page.read_text() for page in folder.rglob("index.html")}


def test_the_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    current, new = _site(tmp_path / "site", "old"), _site(tmp_path / ".next", "new")
    swap.swap(new, current)
    assert _words(current) == {"new"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_the_first_site_needs_no_old_one(tmp_path: Path) -> None:
    swap.swap(_site(tmp_path / ".next", "new"), tmp_path / "site")
    assert _words(tmp_path / "site") == {"new"}


def test_two_renames_do_where_the_system_cannot_exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "_exchange", lambda _one, _other: False)
    current, new = _site(tmp_path / "site", "old"), _site(tmp_path / ".next", "new")
    swap.swap(new, current)
    assert _words(current) == {"new"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_swap_killed_between_two_renames_is_undone(tmp_path: Path) -> None:
    _site(tmp_path / ".site.old", "old")
    swap.recover(tmp_path / "site")
    assert _words(tmp_path / "site") == {"old"}


def test_what_an_unfinished_clean_up_left_is_removed(tmp_path: Path) -> None:
    current = _site(tmp_path / "site", "new")
    _site(tmp_path / ".site.old", "old")
    swap.recover(current)
    assert _words(current) == {"new"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


_SWAPPER = """
import sys
from pathlib import Path
from generator.disk import swap
root = Path(sys.argv[1])
turn = 0
while True:
    turn += 1
    new = root / ".next"
    for number in range(12):
        page = new / str(number) / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(str(turn))
    swap.swap(new, root / "site")
    print(turn, flush=True)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="SIGKILL and renameat2 are what is tested")
def test_kill_9_at_any_moment_leaves_one_whole_site(tmp_path: Path) -> None:
    for point in range(12):
        root = tmp_path / str(point)
        root.mkdir()
        process = subprocess.Popen([sys.executable, "-c", _SWAPPER, str(root)], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "1"
        time.sleep(0.002 * point)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        pages = list((root / "site").rglob("index.html"))
        assert len(pages) == 12
        assert len(_words(root / "site")) == 1
