"""What the project's host runs and asks is pinned, does what `make` does, and has the shape that GitHub needs."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.job import PROJECT

WORKFLOWS = sorted((PROJECT / ".github/workflows").glob("*.yml"))
FORMS = sorted(path for path in (PROJECT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
MAKE = re.compile(r"(?:sudo )?make ([a-z]+)")
ALLOWED = {".venv\\Scripts\\sotay check"}
"""What a workflow may run besides make's targets and the README's lines for Windows."""


def _windows_lines() -> set[str]:
    blocks = re.findall(r"```bat\n(.*?)```", (PROJECT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    return {line for block in blocks for line in block.splitlines() if line.strip()}


def _jobs(path: Path) -> dict[str, dict[str, Any]]:
    jobs: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
    return jobs


def _steps() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for path in WORKFLOWS:
        for job in _jobs(path).values():
            for step in job["steps"]:
                yield job, step


def _fits(job: dict[str, Any], command: str) -> bool:
    if "windows" in job["runs-on"]:
        return command in _windows_lines() | ALLOWED
    made = MAKE.fullmatch(command)
    return made is not None and f"\n{made[1]}:" in (PROJECT / "Makefile").read_text(encoding="utf-8")


def test_every_action_is_pinned_by_its_commit_and_says_its_version() -> None:
    lines = [line.strip() for path in WORKFLOWS for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert lines
    pinned = re.compile(r"(- )?uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert [line for line in lines if not pinned.fullmatch(line)] == []


def test_an_action_has_the_same_commit_everywhere() -> None:
    used = {step["uses"] for _, step in _steps() if "uses" in step}
    assert len(used) == len({each.partition("@")[0] for each in used})


def test_nothing_runs_that_make_does_not_but_the_readme_s_lines_on_windows() -> None:
    assert [step["run"] for job, step in _steps() if "run" in step and not _fits(job, step["run"])] == []


def test_windows_runs_all_that_the_readme_says_installs_and_builds() -> None:
    run = {step["run"] for job, step in _steps() if "windows" in job["runs-on"] and "run" in step}
    first = re.findall(r"```bat\n(.*?)```", (PROJECT / "README.md").read_text(encoding="utf-8"), re.DOTALL)[0]
    assert set(first.splitlines()) <= run


def test_no_expression_is_pasted_into_a_command() -> None:
    assert [step["run"] for _, step in _steps() if "${{" in step.get("run", "")] == []


def test_a_job_may_only_read_unless_it_publishes() -> None:
    for path in WORKFLOWS:
        assert yaml.safe_load(path.read_text(encoding="utf-8"))["permissions"] == {"contents": "read"}
        granted = {name: job["permissions"] for name, job in _jobs(path).items() if "permissions" in job}
        assert granted == {"publish": {"pages": "write", "id-token": "write"}}
        assert all(job["timeout-minutes"] <= 60 for job in _jobs(path).values())


def test_a_site_is_published_only_after_every_other_job() -> None:
    for path in WORKFLOWS:
        jobs = _jobs(path)
        assert set(jobs["publish"]["needs"]) == set(jobs) - {"publish"}


def test_every_python_that_the_project_names_is_tried() -> None:
    least = re.search(r'requires-python = ">=(3\.\d+)"', (PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    versions = [job["strategy"]["matrix"]["python"] for path in WORKFLOWS for job in _jobs(path).values() if "strategy" in job]
    assert least
    assert versions[0][0] == least[1]
    assert versions == [["3.11", "3.12", "3.13", "3.14"]]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_an_issue_form_has_what_github_needs(path: Path) -> None:
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= set(form) <= {"name", "description", "title", "labels", "body"}
    assert all(" · " in form[key] for key in ("name", "description")), "Vietnamese, then English in the same line"
    asked = [each for each in form["body"] if each["type"] != "markdown"]
    assert asked
    assert len({each["id"] for each in asked}) == len(asked)
    for each in asked:
        assert each["type"] in ("input", "textarea", "dropdown", "checkboxes")
        assert " · " in each["attributes"]["label"]
        assert isinstance(each["id"], str)
        assert (each["type"] == "dropdown") == ("options" in each["attributes"])
    assert len({each["attributes"]["label"] for each in asked}) == len(asked)
    assert all(each["attributes"]["value"] for each in form["body"] if each["type"] == "markdown")


def test_there_is_a_form_for_a_wrong_lesson_and_one_for_a_message_that_does_not_help() -> None:
    assert {path.stem for path in FORMS} == {"bai-sai", "loi-kho-hieu"}
    assert (PROJECT / ".github/pull_request_template.md").is_file()


def test_hooks_run_the_programs_of_the_project_s_own_environment() -> None:
    config = yaml.safe_load((PROJECT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    entries = [hook["entry"] for repo in config["repos"] for hook in repo["hooks"]]
    assert {repo["repo"] for repo in config["repos"]} == {"local"}
    assert {entry.split()[0] for entry in entries} == {".venv/bin/ruff", ".venv/bin/mypy", ".venv/bin/sotay"}
    for entry in entries:
        assert (Path(sys.executable).parent / Path(entry.split()[0]).name).exists()


def test_make_help_names_every_target_with_a_sentence() -> None:
    told = subprocess.run(["make", "--no-print-directory", "help"], cwd=PROJECT, check=True, capture_output=True, text=True).stdout
    phony = re.search(r"^\.PHONY: (.+)$", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert phony
    assert [line.split()[1] for line in told.splitlines()] == phony[1].split()
    assert all(len(line.split()) > 3 for line in told.splitlines())
