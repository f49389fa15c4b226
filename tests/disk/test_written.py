"""Files that are held by their checksums."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.disk.disk import ReadingError
from generator.disk.written import written

FILES = {"a.txt": b"first", "103/index.html": b"page"}


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    assert dict(written(FILES, tmp_path)) == FILES


@pytest.mark.parametrize("spoil", [lambda path: path.write_bytes(b"PAGE"), lambda path: path.unlink()])
def test_what_is_no_longer_what_it_was_to_be_is_told(spoil, tmp_path: Path) -> None:
    files = written(FILES, tmp_path)
    spoil(tmp_path / "103/index.html")
    assert "103/index.html" in files
    with pytest.raises(ReadingError):
        files["103/index.html"]
