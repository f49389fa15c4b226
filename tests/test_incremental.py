"""A build that makes only what changed gives byte for byte what a build of the same guides from nothing gives."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from few import copy_few_guides
from spoilt import SPOILS, spoil_all

from generator.build import build
from generator.disk import disk
from generator.job import PROJECT, Job
from generator.latest import latest
from generator.paper.printed import Print
from generator.paper.raster import png
from generator.paper.sheet import Sheet
from generator.site import mkdocs

CODES = (103, 201, 706)
KINDS = {"clean", "facts", "fonts", "latest", "lessons", "pages", "sheets", "singles", "sources", "thumbnails", "twins"}
"""All that is kept from run to run. A new kind belongs here, so that it is spoilt too."""

DAY = datetime.date(2026, 11, 22)


def _quiet(_step: str, _blanks: dict[str, object]) -> None:
    pass


@pytest.fixture(scope="module")
def pressed() -> Generator[list[str]]:
    """What was pressed, by path. Nothing is: each sheet is one and the same page, with what the real one would show told by its sum."""
    asked: list[str] = []
    page = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    page += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 90 120]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    picture = png(pypdfium2.PdfDocument(page))

    def press_all(items: Sequence[Print], *_more: object) -> Generator[Sheet]:
        for item in items:
            asked.append(item.path)
            whole = item.path.endswith(".pdf")
            content = (page if whole else picture) + f"%{item.fingerprint()}\n".encode()
            yield Sheet(item.path, content, int(whole), item.codes, item.form, item.lesson, item.number)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.paper.pressroom.press_all", press_all)
        patch.setattr("generator.paper.kept.press_volume", lambda volume, *_more: next(press_all([volume])))
        yield asked


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory, pressed: list[str]) -> Path:
    """A project with its finished site and all that is kept from making it."""
    folder = tmp_path_factory.mktemp("warm")
    copy_few_guides(folder / "guides", CODES)
    shutil.copytree(PROJECT / "docs", folder / "docs")
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    build(_job(folder), _quiet)
    assert pressed
    return folder


def _job(folder: Path) -> Job:
    return Job(DAY, folder / "guides", folder / "build", folder / "docs")


def _edit(folder: Path, name: str, old: str, new: str) -> None:
    (file,) = folder.glob(name)
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def _sentence(folder: Path) -> None:
    _edit(folder, "guides/*/103-*.yml", "see: nút **Gửi yêu cầu** ở dưới", "see: nút **Gửi yêu cầu** ở phía dưới")


def _without_a_lesson(folder: Path) -> None:
    next(folder.glob("guides/*/201-*.yml")).unlink()


CHANGES: dict[str, Callable[[Path], object]] = {
    "a sentence": _sentence,
    "a title, which other lessons show": lambda folder: _edit(folder, "guides/*/706-*.yml", "Lỡ bị lừa", "Nhỡ bị lừa"),
    "no lesson 201": _without_a_lesson,
    "a screen": lambda folder: _edit(folder, "guides/screens/vneid.yml", "ở ngay dưới", "ở phía dưới"),
    "the commune": lambda folder: _edit(folder, "guides/commune.yml", "name: xã Quảng Sơn", "name: xã Quảng Khê"),
    "a style": lambda folder: _edit(folder, "docs/assets/css/base.css", "{", "{orphans:2;"),
}


def _build(folder: Path, **asked: object) -> disk.Files:
    job = replace(_job(folder), **asked)  # type: ignore[arg-type]
    build(job, _quiet)
    return disk.read_folder(job.site)


def _from_nothing(folder: Path, **asked: object) -> disk.Files:
    shutil.rmtree(folder / "build")
    return _build(folder, **asked)


@pytest.fixture
def project(warm: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    return Path(shutil.copytree(warm, tmp_path / "project"))


def _same(one: disk.Files, other: disk.Files) -> None:
    assert [name for name in sorted(one.keys() | other.keys()) if one.get(name) != other.get(name)] == []


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_the_site_is_that_of_a_build_from_nothing(project: Path, warm: Path, change: str) -> None:
    CHANGES[change](project)
    changed = _build(project)
    assert changed != disk.read_folder(warm / "build/site")
    _same(changed, _from_nothing(project))


def test_so_it_is_on_another_day_for_another_address_and_in_another_theme(project: Path) -> None:
    _edit(project, "docs/overrides/resident.html", "<main ", '<main class="x" ')
    asked = {"today": datetime.date(2027, 8, 1), "host": "https://sotay.quangson.vn/hoc"}
    _same(_build(project, **asked), _from_nothing(project, **asked))


def test_without_a_change_nothing_is_made_and_the_site_is_the_same(
    project: Path, warm: Path, pressed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mkdocs, "run", lambda *_a, **_b: pytest.fail("MkDocs was asked"))
    monkeypatch.setattr("generator.paper.handout.handout", lambda *_a, **_b: pytest.fail("a sheet was laid out"))
    pressed.clear()
    _same(_build(project), disk.read_folder(warm / "build/site"))
    assert pressed == []


def test_a_changed_sentence_asks_for_its_own_pages_alone(project: Path, pressed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    run = mkdocs.run

    def watched(config_file: Path, target: Path, *, epoch: int) -> None:
        asked.extend(disk.names(config_file.parent / "docs"))
        run(config_file, target, epoch=epoch)

    monkeypatch.setattr(mkdocs, "run", watched)
    pressed.clear()
    _sentence(project)
    _build(project)
    assert "103/index.md" in asked
    assert {name for name in asked if name[:1].isdigit()} == {"103/index.md"}
    assert {path for path in pressed if "/103" not in path} <= {"to-roi/so-tay.pdf"}


def test_what_is_saved_while_mkdocs_works_is_neither_shown_nor_kept(project: Path, warm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build shows one state of the theme: else pages of one would be kept under the checksum of the other, and shown for ever."""
    run = mkdocs.run

    def meanwhile(config_file: Path, target: Path, *, epoch: int) -> None:
        _edit(project, "docs/overrides/resident.html", "<main ", '<main class="x" ')
        _edit(project, "mkdocs.yml", "site_name: Sổ tay số", "site_name: Sổ tay khác")
        run(config_file, target, epoch=epoch)

    monkeypatch.setattr(mkdocs, "run", meanwhile)
    shutil.rmtree(project / "build/cache/pages")
    _same(_build(project), disk.read_folder(warm / "build/site"))


def test_what_was_damaged_in_what_is_kept_is_made_anew(project: Path, warm: Path) -> None:
    """Each kept file, of every kind, is spoilt in one of the ways that there are; `make bench` tries all ways on all of them."""
    spoilt = spoil_all(project / "build/cache", list(SPOILS.values()))
    assert {path.parent.name for path in spoilt} == KINDS
    _same(_build(project), disk.read_folder(warm / "build/site"))
    assert latest(_job(project)) is not None
    assert [path for path in spoilt if not path.is_file() or path.is_symlink()] == []
