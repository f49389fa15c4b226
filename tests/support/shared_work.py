"""A plugin for runs of several processes: files whose tests live on the same site, copy or guides are done by one, which makes it once."""

from __future__ import annotations

import pytest
from xdist.scheduler import LoadFileScheduling

TOGETHER = {
    "a site in the browser": ("tests/browser/",),
    "a site kept on a phone": ("tests/site/phone/",),
    "the real guides": ("tests/curriculum/",),
    "a finished copy": (
        "tests/epub/",
        "tests/zim/",
        "tests/site/test_same_counts.py",
        "tests/stick/test_pack.py",
        "tests/stick/test_copy_in_browser.py",
    ),
}
"""What costs much to make, and the files that share it, by the beginning of their tests' names."""


LONG = (
    "tests/browser/",
    "tests/curriculum/",
    "tests/epub/",
    "tests/zim/",
    "tests/site/",
    "tests/stick/",
    "tests/test_",
    "tests/paper/",
    "tests/cli/",
)
"""What takes longest, first: what begins last should be short, or one process works on while the other has nothing left."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The order in which the processes are given their files."""
    items.sort(key=lambda item: next((place for place, begin in enumerate(LONG) if item.nodeid.startswith(begin)), len(LONG)))


class _Shared(LoadFileScheduling):  # type: ignore[misc]  # xdist tells no types
    def _split_scope(self, nodeid: str) -> str:
        shared = next((name for name, files in TOGETHER.items() if nodeid.startswith(files)), None)
        return shared or str(super()._split_scope(nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> LoadFileScheduling | None:
    """File by file, as `--dist loadfile` does, but for what belongs together."""
    return _Shared(config, log) if config.getvalue("dist") == "loadfile" else None
