"""Imports go one way. What each room of the generator may use is data here, and there is no exception to it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "generator"

GROUND = frozenset({"__init__", "disk", "last", "problems", "processes", "program", "qr", "vietnamese", "words"})
"""What every room may use."""

ALLOWED: dict[str, frozenset[str]] = {
    # ground
    "address": frozenset(),
    "disk": frozenset(),
    "last": frozenset(),
    "problems": frozenset(),
    "processes": frozenset(),
    "program": frozenset({"disk"}),
    "qr": frozenset(),
    "vietnamese": frozenset(),
    "words": frozenset(),
    # what is said
    "guide": frozenset({"address"}),
    "screen": frozenset({"guide"}),
    "edition": frozenset({"address", "guide"}),
    "view": frozenset({"edition", "guide"}),
    "by_lesson": frozenset({"edition", "guide"}),
    # what is made of it
    "paper": frozenset({"by_lesson", "address", "edition", "guide", "keys", "screen", "view"}),
    "page": frozenset({"by_lesson", "edition", "guide", "paper", "screen", "view"}),
    "keys": frozenset({"guide"}),
    "stick": frozenset({"edition", "keys", "page"}),
    "epub": frozenset({"edition", "guide", "page", "paper", "screen", "stick", "view"}),
    "zim": frozenset({"edition", "guide", "paper", "stick"}),
    "sign": frozenset({"paper"}),
    "review": frozenset({"guide", "paper"}),
    "record": frozenset({"guide", "page"}),
    "report": frozenset({"guide", "paper"}),
    "outputs": frozenset({"by_lesson", "edition", "epub", "guide", "paper", "zim"}),
    "site": frozenset({"by_lesson", "edition", "guide", "page", "paper"}),
    "serve": frozenset({"address", "edition", "guide", "page"}),
    "deploy": frozenset({"address", "guide", "page"}),
    # runs
    "asked": frozenset({"guide"}),
    "latest": frozenset({"asked", "guide"}),
    "job": frozenset({"address", "asked", "guide", "paper", "screen"}),
    "build_report": frozenset({"edition", "guide", "paper", "site"}),
    "build": frozenset({"build_report", "by_lesson", "deploy", "edition", "job", "latest", "outputs", "paper", "site"}),
    "evening": frozenset({"edition", "guide", "job", "outputs", "paper", "stick"}),
    "editions": frozenset({"address", "deploy", "guide", "site"}),
    "publish": frozenset({"editions"}),
    "pack": frozenset({"by_lesson", "edition", "job", "outputs", "paper", "site", "stick"}),
    "cli": frozenset(
        {
            "address",
            "asked",
            "build",
            "build_report",
            "deploy",
            "edition",
            "editions",
            "evening",
            "guide",
            "job",
            "keys",
            "latest",
            "outputs",
            "pack",
            "paper",
            "record",
            "report",
        }
        | {"publish", "review", "serve", "sign", "site", "stick", "zim"}
    ),
    "__main__": frozenset({"cli"}),
    "__init__": frozenset(),
}
"""Room (a folder of the package, or a file at its top) → the rooms above the ground that it may use besides itself."""


def room(module: str) -> str:
    """`generator.page.lesson` → `page`."""
    below = module.split(".")[1:2]
    return below[0] if below and not (below[0].startswith("__") and below != ["__main__"]) else "__init__"


def arrows(source: str, name: str) -> Iterator[tuple[str, str]]:
    """Each import of ours in a module: (from room, to room)."""
    for node in ast.walk(ast.parse(source)):
        targets: list[str] = []
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            inside = node.module == "generator"
            targets = [f"generator.{alias.name}" for alias in node.names] if inside else [node.module]
        elif isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        for target in targets:
            if target.split(".")[0] == "generator":
                yield room(name), room(target)


def climbs(source: str, name: str) -> list[str]:
    """The imports of a module that its room is not allowed."""
    return [
        f"{here} → {there}"
        for here, there in arrows(source, name)
        if here != there and there not in ALLOWED[here] and (there not in GROUND or here in GROUND)
    ]


MODULES = {".".join(("generator", *path.relative_to(PACKAGE).with_suffix("").parts)): path for path in sorted(PACKAGE.rglob("*.py"))}


@pytest.mark.parametrize("name", MODULES)
def test_a_module_uses_only_what_its_room_may(name: str) -> None:
    assert climbs(MODULES[name].read_text(encoding="utf-8"), name) == []


def test_only_the_reading_of_guides_asks_the_checks() -> None:
    """What checks share with the models and the practice run lies beside them, not among them."""
    checks = "generator.guide.checks"
    asking = {
        name
        for name, path in MODULES.items()
        if name.startswith("generator.guide.") and not name.startswith(checks) and f"from {checks}" in path.read_text(encoding="utf-8")
    }
    assert asking == {"generator.guide.load"}


def test_every_room_is_in_the_table_and_the_table_names_no_other() -> None:
    assert {room(name) for name in MODULES} == set(ALLOWED)


def test_no_two_rooms_may_use_each_other() -> None:
    """The table itself is one way: following its arrows never leads back."""

    def reach(start: str) -> set[str]:
        found: set[str] = set()
        ahead = [start]
        while ahead:
            for each in ALLOWED[ahead.pop()] - found:
                found.add(each)
                ahead.append(each)
        return found

    assert [start for start in ALLOWED if start in reach(start)] == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("generator.guide.load", "from generator.page.html import date"),
        ("generator.guide.load", "import generator.paper.typst"),
        ("generator.paper.typst", "from generator import build"),
        ("generator.disk.disk", "from generator.problems import Problem"),
        ("generator.view", "def late():\n    from generator.site import mkdocs"),
    ],
)
def test_a_planted_arrow_is_seen(name: str, line: str) -> None:
    assert climbs(line, name) != []
