"""The wheel alone is enough: installed into an environment outside the checkout, it builds a commune's handbook from its commune.yml."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest
from good import with_sessions

from generator import __version__
from generator.disk import disk
from generator.job import PROJECT

LESSONS = 3
THEIRS = {"Quảng Sơn": "Suối Mơ", "quangson": "suoimo"}
PROGRAMS = Path("Scripts" if os.name == "nt" else "bin")
UV = Path(sys.executable).with_name("uv")


def _run(*command: str | Path, folder: Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Run a program where nothing leads back to the checkout."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "UV_"))}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300)
    assert done.returncode == code, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source archive, and with the wheel that is built from that archive and nothing else."""
    folder = tmp_path_factory.mktemp("dist")
    _run(UV, "build", "--offline", "--no-build-isolation", "--python", sys.executable, "--out-dir", folder, folder=PROJECT)
    return folder


@pytest.fixture(scope="module")
def wheel(made: Path) -> Path:
    """The wheel."""
    return made / f"so_tay_so-{__version__}-py3-none-any.whl"


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel. What it needs is lent by this one: as a path, on which an editable checkout is not followed."""
    folder = tmp_path_factory.mktemp("installed") / "env"
    _run(UV, "venv", "--offline", "--python", sys.executable, folder, folder=folder.parent)
    _run(UV, "pip", "install", "--offline", "--no-deps", "--python", folder / PROGRAMS / "python", wheel, folder=folder.parent)
    (_packages(folder) / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def commune(environment: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds only commune.yml. All lessons of the wheel are checked for it; then three short ones stand for them."""
    folder = tmp_path_factory.mktemp("Suối Mơ")
    _write_theirs(folder, (PROJECT / "guides" / "commune.yml").read_bytes())
    _sotay(environment, folder, "check")
    guides = _three_lessons()
    disk.write_folder(guides, _packages(environment) / "generator" / "bundled" / "guides")
    _write_theirs(folder, guides["commune.yml"])
    return folder


def _write_theirs(folder: Path, ours: bytes) -> None:
    text = ours.decode()
    for name, other in THEIRS.items():
        text = text.replace(name, other)
    (folder / "commune.yml").write_text(text, encoding="utf-8")


def _three_lessons() -> dict[str, bytes]:
    guides = with_sessions()
    one_more = guides["1-vneid/104-mo-can-cuoc.yml"].decode()
    for old, new in {"code: 104": "code: 105", "Mở căn cước": "Mở sổ", "mo can cuoc": "mo so"}.items():
        assert old in one_more
        one_more = one_more.replace(old, new, 1)
    return {**guides, "1-vneid/105-mo-so.yml": one_more.encode()}


def _packages(environment: Path) -> Path:
    return Path(sysconfig.get_path("purelib", vars={"base": str(environment), "platbase": str(environment)}))


def _sotay(environment: Path, folder: Path, *words: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    return _run(environment / PROGRAMS / "sotay", *words, folder=folder, code=code)


def test_the_wheel_holds_the_package_and_what_it_works_with_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        inside = {name for name in opened.namelist() if not name.startswith(f"so_tay_so-{__version__}.dist-info/")}
    own = {f"generator/{name}" for name in disk.names(PROJECT / "generator") if "__pycache__/" not in name}
    lent = {f"{room}/{name}" for room in ("docs", "guides") for name in disk.names(PROJECT / room)} | {"mkdocs.yml"}
    apart = ("docs/readme/", "guides/schema/", "guides/codes.lock.yml")
    assert inside == own | {f"generator/bundled/{name}" for name in lent if not name.startswith(apart)}


def test_the_source_archive_holds_everything(made: Path) -> None:
    top = f"so_tay_so-{__version__}/"
    with tarfile.open(made / f"so_tay_so-{__version__}.tar.gz") as opened:
        inside = {name.removeprefix(top) for name in opened.getnames()}
    wanted = {
        "Makefile",
        "README.md",
        "pyproject.toml",
        "requirements/site.lock",
        "guides/schema/lesson.json",
        "docs/readme/one-command.png",
    }
    assert inside >= wanted | {"tests/test_installed.py", "tests/good_guides/commune.yml", ".ci/run", "LICENSE"}


def test_the_program_is_the_installed_one_and_says_its_version(environment: Path, tmp_path: Path) -> None:
    assert _sotay(environment, tmp_path, "--version").stdout.strip() == f"sotay, version {__version__}"
    where = _run(environment / PROGRAMS / "python", "-c", "import generator; print(generator.__file__)", folder=tmp_path).stdout
    assert Path(where.strip()).is_relative_to(_packages(environment))


def test_nothing_else_can_be_imported_from_it(environment: Path, tmp_path: Path) -> None:
    ours = [each.name for each in _packages(environment).iterdir() if not each.name.startswith("_")]
    assert sorted(ours) == ["generator", "lent.pth", f"so_tay_so-{__version__}.dist-info"]
    _run(environment / PROGRAMS / "python", "-c", "import tests", folder=tmp_path, code=1)


def test_it_checks_and_builds_from_a_folder_with_only_commune_yml(environment: Path, commune: Path) -> None:
    _sotay(environment, commune, "check")
    before = disk.read_folder(_packages(environment) / "generator" / "bundled")
    _sotay(environment, commune, "build")
    assert sorted(each.name for each in commune.iterdir()) == ["build", "commune.yml"]
    report = json.loads((commune / "build" / "report.json").read_text(encoding="utf-8"))
    assert (report["version"], report["lessons"], report["host"]) == (__version__, LESSONS, "https://suoimo.example")
    site = commune / "build" / "site"
    assert "Suối Mơ" in (site / "103" / "index.html").read_text(encoding="utf-8")
    assert (site / "to-roi" / "103-a4.pdf").is_file()
    assert (site / "assets" / "so-tay.css").is_file()
    assert disk.read_folder(_packages(environment) / "generator" / "bundled") == before


def test_a_mistake_is_told_at_its_line_of_commune_yml(environment: Path, commune: Path, tmp_path: Path) -> None:
    text = (commune / "commune.yml").read_text(encoding="utf-8")
    (tmp_path / "commune.yml").write_text(text.replace("host: https:", "host: http:"), encoding="utf-8")
    assert _sotay(environment, tmp_path, "check", code=1).stdout.startswith("commune.yml:5:7: SO218 ")


def test_guides_of_ones_own_need_nothing_else_either(environment: Path, tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "tests" / "good_guides", tmp_path / "guides")
    _sotay(environment, tmp_path, "check")
    _sotay(environment, tmp_path, "new", "199", "Bài thử")
    assert (tmp_path / "guides" / "1-vneid" / "199-bai-thu.yml").is_file()
