"""Whoever installs this gets the packages that were tested, byte for byte: the lock files name and hash all that is asked for."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from generator import __version__
from generator.job import PROJECT

LOCKS = PROJECT / "requirements"
SETS: dict[str, tuple[str, ...]] = {"site": (), "test": ("test", "zim", "cluster"), "bench": ("test", "zim", "cluster", "bench")}
"""The extras that each lock file is for."""

ASKED = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
OWN = ASKED["project"]["name"]
_ENTRY = re.compile(r"^([a-z0-9-]+)==(\S+)( ; .*)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE)


def _locked(name: str) -> dict[str, set[str]]:
    """The versions of each package in a lock file; what is not a package with its hashes stops the test."""
    text = (LOCKS / f"{name}.lock").read_text(encoding="utf-8")
    left = [line for line in _ENTRY.sub("", text).splitlines() if not line.startswith("#")]
    assert left == []
    found: dict[str, set[str]] = {}
    for entry in _ENTRY.finditer(text):
        found.setdefault(entry[1], set()).add(entry[2])
    return found


def _pins(extras: tuple[str, ...]) -> list[Requirement]:
    listed = [*ASKED["project"]["dependencies"], *ASKED["dependency-groups"]["build"]]
    listed += [each for extra in extras for each in ASKED["project"]["optional-dependencies"][extra]]
    return [Requirement(each) for each in listed if Requirement(each).name != OWN]


def _needed(wanted: list[Requirement]) -> set[str]:
    """The packages wanted and those that they need in turn, here, as their own metadata say."""
    found: set[str] = set()
    waiting = [(each.name, extra) for each in wanted for extra in ("", *each.extras)]
    seen = set(waiting)
    while waiting:
        name, extra = waiting.pop()
        found.add(canonicalize_name(name))
        for text in requires(name) or ():
            each = Requirement(text)
            if each.marker is None or each.marker.evaluate({"extra": extra}):
                more = {(each.name, inner) for inner in ("", *each.extras)} - seen
                seen |= more
                waiting += more
    return found


def test_there_is_a_lock_file_for_each_set_and_no_other() -> None:
    assert {path.name for path in LOCKS.iterdir()} == {f"{name}.lock" for name in SETS}
    assert set(ASKED["project"]["optional-dependencies"]) == {extra for extras in SETS.values() for extra in extras}


@pytest.mark.parametrize("name", SETS)
def test_a_lock_file_has_every_version_that_is_asked_for(name: str) -> None:
    locked = _locked(name)
    asked = {canonicalize_name(each.name): {str(each.specifier).removeprefix("==")} for each in _pins(SETS[name])}
    assert {package: locked.get(package) for package in asked} == asked


@pytest.mark.parametrize("name", ["site", "test"])
def test_a_lock_file_has_all_that_these_packages_need(name: str) -> None:
    assert _needed(_pins(SETS[name])) - _locked(name).keys() == set()


def test_what_is_in_two_lock_files_is_the_same_in_both() -> None:
    whole = _locked("bench")
    for name in ("site", "test"):
        locked = _locked(name)
        assert {package: whole.get(package) for package in locked} == locked


def test_here_is_installed_what_is_locked() -> None:
    other = {each.name: version(each.name) for each in _pins(SETS["test"]) if not each.specifier.contains(version(each.name))}
    assert other == {}


def test_the_build_backend_is_locked_as_it_is_asked_for() -> None:
    assert ASKED["build-system"]["requires"] == ASKED["dependency-groups"]["build"]


def test_every_pin_is_one_version_with_its_reason() -> None:
    lines = [line for line in (PROJECT / "pyproject.toml").read_text(encoding="utf-8").splitlines() if re.match(r'  "[\w.-]+==', line)]
    assert len(lines) > 20
    assert [line for line in lines if "  # " not in line and not re.search(r" # \w", line)] == []


def test_the_version_stands_in_one_place_and_is_what_is_installed() -> None:
    assert "version" not in ASKED["project"]
    assert version(OWN) == __version__
    assert Path(ASKED["tool"]["hatch"]["version"]["path"]).parts == ("generator", "__init__.py")


def test_no_pattern_has_a_possessive_group_which_python_before_3_11_5_gets_wrong() -> None:
    sources = {path: path.read_text(encoding="utf-8") for path in (PROJECT / "generator").rglob("*.py")}
    assert [str(path) for path, text in sources.items() if re.search(r"""r['"].*\)[*+?]\+""", text)] == []
