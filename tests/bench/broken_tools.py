"""A program of which something is broken or missing: does it say what, by name, without a traceback, and does the last good site stay?

`python -m tests.bench.broken_tools`. The whole program is copied, a part of the copy is spoilt, and the copy builds. The tests have the
same sentences without the builds.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.disk.sums import sum_of_folder
from tests.bench.forked import DAY
from tests.bench.table import Row

PROGRAM = Path(__file__).parents[2]


def _appended(name: str, text: str) -> Callable[[Path], object]:
    def spoil(project: Path) -> None:
        file = project / name
        file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")

    return spoil


def _begun(name: str, text: str) -> Callable[[Path], object]:
    def spoil(project: Path) -> None:
        file = project / name
        file.write_text(text + file.read_text(encoding="utf-8"), encoding="utf-8")

    return spoil


def _gone(name: str) -> Callable[[Path], object]:
    return lambda project: (project / name).unlink()


def _stand_in(package: str, text: str) -> Callable[[Path], object]:
    """A module that is found before the one that is installed."""
    return lambda project: (project / f"{package}.py").write_text(text, encoding="utf-8")


_LESSON, _A4 = "generator/page/templates/lesson.md.j2", "generator/paper/layouts/a4.typ"
_FALL = "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n"
_DEADLY = "\n\ndef faults(*_pages):\n    import os, signal\n    os.kill(os.getpid(), signal.SIGKILL)\n"

BROKEN: dict[str, tuple[Callable[[Path], object], tuple[str, ...]]] = {
    "a template that asks for what is not there": (_appended(_LESSON, "{{ nothing.there }}"), ("lesson.md.j2", "nothing", "dòng")),
    "a template with a slip": (_appended(_LESSON, "{% if %}"), ("lesson.md.j2", "dòng")),
    "a template that divides by zero": (_appended(_LESSON, "{{ 1 / 0 }}"), ("lesson.md.j2", "division")),
    "no template": (_gone(_LESSON), ("lesson.md.j2", "Cài lại")),
    "a layout that stops": (_begun(_A4, '#panic("no room")\n'), ("a4.typ", "no room", "bài 103")),
    "a layout with a slip": (_begun(_A4, "#let x = \n#nothing-there()\n"), ("a4.typ", "bài 103")),
    "no layout": (_gone(_A4), ("a4.typ",)),
    "no library of layouts": (_gone("generator/paper/layouts/lib.typ"), ("lib.typ",)),
    "a theme that asks for what is not there": (_begun("docs/overrides/main.html", "{{ nothing.there.at }}\n"), ("MkDocs", "nothing")),
    "a theme with a slip": (_appended("docs/overrides/main.html", "{% block x %}"), ("MkDocs",)),
    "a slip in mkdocs.yml": (_appended("mkdocs.yml", "\nplugins: [\n"), ("MkDocs",)),
    "a plugin that is not there": (_appended("mkdocs.yml", "\nhooks: [nothing.py]\n"), ("MkDocs", "nothing.py")),
    "a page with a dead link": (lambda project: (project / "docs/a.md").write_text("[x](../nowhere.md)"), ("MkDocs", "nowhere.md", "docs")),
    "a page of HTML with a dead link": (
        lambda project: (project / "docs/b.md").write_text('<a href="../nowhere/">x</a>'),
        ("nowhere", "docs"),
    ),
    "no mkdocs.yml": (_gone("mkdocs.yml"), ("mkdocs.yml",)),
    "no fonts": (_stand_in("pymupdf_fonts", "def myfont(name):\n    open('/nowhere.ttf')\n"), ("pymupdf-fonts", "Cài lại")),
    "damaged fonts": (_stand_in("pymupdf_fonts", "def myfont(name):\n    return b'x' * 1000\n"), ("pymupdf-fonts", "Cài lại")),
    "no MkDocs": (_stand_in("mkdocs", "raise ModuleNotFoundError(\"No module named 'mkdocs'\", name='mkdocs')\n"), ("mkdocs", "cài lại")),
    "MkDocs ended by the system": (_stand_in("mkdocs", _FALL), ("MkDocs", "-9")),
    "no Typst": (_stand_in("typst", "raise ModuleNotFoundError(\"No module named 'typst'\", name='typst')\n"), ("typst", "Cài lại")),
    "a press ended by the system": (_appended("generator/paper/overprint.py", _DEADLY), ("thiếu bộ nhớ",)),
}


def main() -> list[Row]:
    """How many broken parts were told badly, or cost the site."""
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole"
        ignore = shutil.ignore_patterns("__pycache__", "bundled")
        for name in ("generator", "docs"):
            shutil.copytree(PROGRAM / name, whole / name, ignore=ignore)
        shutil.copytree(PROGRAM / "tests/good_guides", whole / "guides")
        shutil.copy(PROGRAM / "mkdocs.yml", whole)
        done = _build(whole)
        if done.returncode:
            raise SystemExit(done.stderr)
        for name, (spoil, says) in BROKEN.items():
            project = Path(folder) / "broken"
            shutil.copytree(whole, project)
            for kind in ("sheets", "pages", "lessons"):
                shutil.rmtree(project / "build/cache" / kind)
            before = sum_of_folder(project / "build/site")
            spoil(project)
            faults = list(_faults(_build(project), says, sum_of_folder(project / "build/site") == before))
            sys.stdout.write("\n".join([f"{name}: {'WRONG' if faults else 'told'}", *faults, ""]))
            sys.stdout.flush()
            wrong += bool(faults)
            shutil.rmtree(project)
    return [Row(f"{len(BROKEN)} broken parts of the program: told badly", wrong, "", 0)]


def _build(project: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"SOURCE_DATE_EPOCH": DAY, "PYTHONPATH": str(project), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "generator", "build", "--force"]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, timeout=600, check=False)


def _faults(done: subprocess.CompletedProcess[str], says: tuple[str, ...], same: bool) -> Iterator[str]:
    said = done.stdout + done.stderr
    if done.returncode != 1:
        yield f"ends with {done.returncode}"
    if "Traceback" in said or "ngoài dự tính" in said:
        yield f"says: {said[-800:]}"
    yield from (f"does not say {each}: {said[-400:]}" for each in says if each not in said)
    if not same:
        yield "the site is another"


if __name__ == "__main__":
    main()
