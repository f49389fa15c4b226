"""Copies are judged by the key of the project one stands in; these tests stand in none."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _outside(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder."""
    folder = tmp_path_factory.mktemp("outside")
    monkeypatch.chdir(folder)
    return folder
