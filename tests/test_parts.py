"""What others made and this program hands on: the kept list of licences and the list of parts of a release name all of it."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

from generator.job import PROJECT
from tests.licences import licences, locked

ROW = re.compile(r"^\| ([\w.-]+) \| (\S+) \| ([^|]+) \| \S+ \|$", re.MULTILINE)


def test_the_kept_list_of_licences_is_what_the_command_writes() -> None:
    kept = (PROJECT / "LICENSES.md").read_text(encoding="utf-8")
    assert kept == licences(), "run `make licences`"
    rows = ROW.findall(kept)[1:]
    assert {name.lower().replace("_", "-").replace(".", "-") for name, _, _ in rows} == set(locked())
    assert [name for name, _, licence in rows if licence.strip() in ("", "UNKNOWN")] == []


def test_no_licence_asks_for_more_than_a_commune_can_give() -> None:
    rows = ROW.findall((PROJECT / "LICENSES.md").read_text(encoding="utf-8"))
    assert [(name, licence) for name, _, licence in rows if re.search(r"\bA?GPL|Affero|SSPL|Commercial", licence)] == []


def test_the_list_of_parts_names_each_package_with_its_version_and_hashes(tmp_path: Path) -> None:
    alone = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
    asked = subprocess.run(["make", "--dry-run", "sbom"], cwd=PROJECT, env=alone, capture_output=True, text=True, check=True).stdout
    command = next(line for line in asked.splitlines() if "cyclonedx-py" in line)
    written = tmp_path / "parts.json"
    subprocess.run(command.replace("build/dist/so-tay-so.cdx.json", str(written)).split(), cwd=PROJECT, capture_output=True, check=True)
    parts = json.loads(written.read_text(encoding="utf-8"))
    assert parts["bomFormat"] == "CycloneDX"
    assert parts["metadata"]["component"]["name"] == "so-tay-so"
    assert sorted(each["name"] for each in parts["components"]) == sorted(locked())
    for each in parts["components"]:
        assert f"{each['name']}=={each['version']}" in (PROJECT / "requirements/site.lock").read_text(encoding="utf-8")
        assert any("hashes" in reference for reference in each["externalReferences"])
