"""README promises nothing that cannot be run: every command in it is run, in its order, in a copy of the project with one lesson."""

from __future__ import annotations

import contextlib
import datetime
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from good import good
from pressed import lent

from generator import __version__
from generator.cli.main import main
from generator.disk import disk
from generator.job import PROJECT, Job

README = (PROJECT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(sh|bat)\n(.*?)```", README, re.DOTALL)
LINES = [line.split("#")[0].strip().replace("\\", "/") for _, block in BLOCKS for line in block.splitlines() if line.strip()]
TABLED = re.findall(r"^\| `(sotay [^`]+)` \|", README, re.MULTILINE)
SPOKEN = [said.replace("\\", "/") for said in re.findall(r"`(\.venv\\Scripts\\sotay [^`]+)`", README)]
INSTALLING = {
    "py -m venv .venv",
    ".venv/Scripts/python -m pip install -r requirements/site.lock",
    ".venv/Scripts/python -m pip install --no-build-isolation --no-deps -e .",
    f"pipx install ./so_tay_so-{__version__}-py3-none-any.whl",
}
"""What would make this environment anew; a test below sees that it fits the project."""

COMMANDS = main.commands if isinstance(main, click.Group) else {}
SOTAY = re.compile(r"^(\.venv/(bin|Scripts)/)?sotay ")
STEPS = list(dict.fromkeys(SOTAY.sub("", line) for line in [*TABLED, *LINES, *SPOKEN] if SOTAY.match(line)))
"""Every command line once, in the order in which it is first met, without the program's name."""

HOST = "https://sotay.quangson.vn/hoc"


@dataclass(frozen=True)
class Ran:
    """How one line of the README ended."""

    code: int
    told: str


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with the smallest handbook, at a real address."""
    copy = tmp_path_factory.mktemp("README") / "Sổ tay"
    disk.write_folder(good(), copy / "guides")
    commune = copy / "guides" / "commune.yml"
    commune.write_text(re.sub(r"(?m)^host:.*$", f"host: {HOST}", commune.read_text(encoding="utf-8")), encoding="utf-8")
    disk.write_folder(good(), copy / "communes" / "suoi-mo")
    shutil.copytree(PROJECT / "docs", copy / "docs", ignore=shutil.ignore_patterns("readme"))
    shutil.copy(PROJECT / "mkdocs.yml", copy)
    return copy


@pytest.fixture(scope="module")
def ran(folder: Path) -> dict[str, Ran]:
    """Every step of the README, run in its order as its reader would, in one folder."""
    told = {}
    day, out = datetime.date(2026, 11, 22), folder / "build"
    of_editions = Job(day, folder / "communes/suoi-mo", out / "editions", kept=out / "editions/.cache")
    with lent(Job(day, folder / "guides", out)), lent(of_editions):  # whether sheets are pressed well is no matter of the README
        for step in STEPS:
            words = [str(folder.parent / "stick") if word.startswith("E:/") else word for word in shlex.split(step)]
            told[step] = _served(folder, words) if words[0] == "serve" else _run(_place_for(words[0], folder), words)
            if words[0] == "new":  # its author has yet to fill it in, and until then no build is made
                next((folder / "guides").glob(f"*/{words[1]}-*.yml")).unlink()
    return told


def _place_for(command: str, folder: Path) -> Path:
    """The folder to call a command in: a commune begins in an empty one."""
    if command != "init":
        return folder
    empty = folder.parent / "Xã khác"
    empty.mkdir()
    return empty


def _run(folder: Path, words: list[str]) -> Ran:
    """Run a command to its end. In this process, a second faster each than in another; but for those that look into the real guides:
    whether other machines have the same, and after what pattern a commune begins."""
    if words[0] in ("editions", "init"):
        told = subprocess.run([sys.executable, "-m", "generator", *words], cwd=folder, capture_output=True, text=True, check=False)
        return Ran(told.returncode, told.stdout + told.stderr)
    with contextlib.chdir(folder):
        done = CliRunner().invoke(main, words)
    return Ran(done.exit_code, done.output + (str(done.exc_info) if done.exit_code else ""))


def _served(folder: Path, words: list[str]) -> Ran:
    """Start a server, open its first page, stop it. The room's address is given, for a machine without network."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    more = ["--address", "127.0.0.1"] if "--lan" in words else []
    log = folder.parent / "serve.txt"
    with log.open("w", encoding="utf-8") as output:
        command = [sys.executable, "-m", "generator", *words, *more, "--port", str(port)]
        server = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT)
        try:
            opened = _opened(server, f"http://127.0.0.1:{port}/")
        finally:
            server.send_signal(signal.SIGINT)
            try:
                server.wait(timeout=30)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
    return Ran(0 if opened else 1, log.read_text(encoding="utf-8"))


def _opened(server: subprocess.Popen[bytes], address: str) -> bool:
    """True once the handbook's first page is there; False where the server ends or is silent for too long."""
    for _ in range(900):
        try:
            with urllib.request.urlopen(address, timeout=30) as page:
                return b"103" in page.read()
        except urllib.error.HTTPError:
            pass
        except OSError:
            if server.poll() is not None:
                return False
        time.sleep(0.2)
    return False


def test_the_two_commands_stand_first() -> None:
    assert LINES[:2] == ["make site", "make test"]


def test_every_line_is_one_that_is_run_here() -> None:
    assert [line for line in LINES if not (SOTAY.match(line) or line.startswith("make ") or line in INSTALLING)] == []


@pytest.mark.parametrize("line", [line for line in LINES if line.startswith("make ")])
def test_every_make_target_exists(line: str) -> None:
    subprocess.run(["make", "--dry-run", line.split()[1]], cwd=PROJECT, check=True, capture_output=True)


@pytest.mark.parametrize("step", STEPS)
def test_every_command_does_what_it_says(step: str, ran: dict[str, Ran]) -> None:
    assert ran[step].code == 0, ran[step].told
    assert "Traceback" not in ran[step].told


def test_all_that_the_commands_make_is_there(ran: dict[str, Ran], folder: Path) -> None:
    assert len(ran) == len(STEPS)
    assert (folder / "build/site/103/index.html").is_file()
    assert (folder / "build/editions/suoi-mo/site/103/index.html").is_file()
    assert (folder / "bien.pdf").is_file()
    assert (folder.parent / "stick/MO-BAI-HOC.html").is_file()
    assert HOST in (folder / "guides/codes.lock.yml").read_text(encoding="utf-8")


def test_every_command_of_the_program_is_in_the_readme() -> None:
    assert {line.split()[1] for line in TABLED} == set(COMMANDS)


def test_every_command_has_help() -> None:
    assert [name for name, command in COMMANDS.items() if not command.help] == []


@pytest.mark.parametrize("option", sorted(set(re.findall(r"`(--[a-z-]+)", README))))
def test_every_option_named_exists(option: str) -> None:
    single = [
        each for command in COMMANDS.values() for each in (command.commands.values() if isinstance(command, click.Group) else [command])
    ]
    assert any(option in parameter.opts for command in single for parameter in command.params)


def test_what_installs_fits_the_project() -> None:
    assert (PROJECT / "requirements/site.lock").is_file()
    assert set(LINES) >= INSTALLING
    project = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    pinned = set(re.findall(r'"((?:libzim|distributed)==[\d.]+)"', project))
    for text in (README, *(path.read_text(encoding="utf-8") for path in sorted((PROJECT / "generator/words/author").glob("cli.*.yml")))):
        assert set(re.findall(r"""pip install ([^`"'\s]*(?:zim|distributed)[^`"'\s]*)""", text)) == pinned
        assert "pip install '" not in text


@pytest.mark.parametrize("picture", re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README))
def test_every_picture_is_there(picture: str) -> None:
    least = 5_000 if picture.endswith(".svg") else 10_000  # what is drawn takes less than what is photographed
    assert least < (PROJECT / picture).stat().st_size <= 200_000


@pytest.mark.parametrize("folder_named", re.findall(r"`((?:guides|docs|generator|tests)/[a-z_/]*)`", README))
def test_every_folder_named_exists(folder_named: str) -> None:
    assert (PROJECT / folder_named).is_dir()


def test_every_room_of_the_generator_is_in_the_table_of_folders() -> None:
    """What lies at its top are single files, which the tour in CONTRIBUTING.md leads through."""
    rooms = {each.name for each in (PROJECT / "generator").iterdir() if (each / "__init__.py").is_file()}
    told = set(re.findall(r"`generator/([a-z]+)/`", "".join(re.findall(r"(?m)^\| `generator/.*$", README))))
    assert told == rooms
