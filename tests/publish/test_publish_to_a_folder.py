"""Publishing into a folder: only what changed is written, what somebody changed there is put right, nothing is ever half."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.main import main
from generator.disk import disk, swap
from generator.disk.lock import BusyError, only_one
from generator.publish import folder as publishing
from generator.publish.folder import publish_to_folder
from generator.publish.release import FOLDER, ChangedError, ForeignError
from generator.publish.site import NoSiteError, content_of, entries

OLD = {"index.html": b"trang dau", "404.html": b"khong", "103/index.html": b"bai 103", "to-roi/103-a4.pdf": b"%PDF"}
NEW = {"index.html": b"trang dau", "404.html": b"khong", "103/index.html": b"bai 103 moi", "104/index.html": b"bai 104"}


@pytest.fixture
def lay(tmp_path: Path) -> Callable[[dict[str, bytes]], Path]:
    """Write a finished site; gives its folder."""

    def _lay(files: dict[str, bytes]) -> Path:
        disk.write_folder(files, tmp_path / "build" / "site")
        return tmp_path / "build" / "site"

    return _lay


def test_what_is_the_same_is_not_written_again(lay: Callable[[dict[str, bytes]], Path], tmp_path: Path) -> None:
    target = tmp_path / "www"
    assert publish_to_folder(lay(OLD), target).written == 4
    same = (target / "index.html").stat().st_ino
    done = publish_to_folder(lay(NEW), target)
    assert (done.number, done.written, done.removed) == (2, 2, 1)
    assert (target / "index.html").stat().st_ino == same
    assert disk.read_folder(target) == NEW
    assert disk.names(target / FOLDER) == ("1.json", "2.json", "newest.json")
    assert publish_to_folder(lay(NEW), target).number == 2


def test_a_page_that_somebody_changed_or_added_there_is_put_right(lay: Callable[[dict[str, bytes]], Path], tmp_path: Path) -> None:
    target = tmp_path / "www"
    publish_to_folder(lay(OLD), target)
    (target / "103" / "index.html").write_bytes(b"trang gia")
    (target / "la.html").write_bytes(b"trang la")
    done = publish_to_folder(lay(OLD), target)
    assert (done.written, done.removed) == (1, 1)
    assert disk.read_folder(target) == OLD


def test_wherever_a_run_ends_one_whole_site_is_there(
    lay: Callable[[dict[str, bytes]], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "www"
    places = ((disk, "write_through"), (publishing, "link_or_copy"), (disk, "sync_folders"), (swap, "swap"))
    true = {name: getattr(module, name) for module, name in places}
    ends = 0
    for cut in range(100):
        monkeypatch.undo()
        publish_to_folder(lay(OLD), target)
        steps = iter(range(cut))

        def until(name: str, steps: object = steps) -> Callable[..., object]:
            def step(*args: object, **more: object) -> object:
                if next(steps, None) is None:  # type: ignore[call-overload]
                    raise KeyboardInterrupt
                return true[name](*args, **more)

            return step

        for module, name in places:
            monkeypatch.setattr(module, name, until(name))
        try:
            publish_to_folder(lay(NEW), target)
        except KeyboardInterrupt:
            ends += 1
            assert disk.read_folder(target) in (OLD, NEW)
            assert [each.name for each in disk.kept(tmp_path) if each.name.startswith(".www.next")] == []
        else:
            break
    assert ends >= 8
    assert disk.read_folder(target) == NEW


def test_something_else_is_left_alone(lay: Callable[[dict[str, bytes]], Path], tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "www" / "anh.jpg").write_bytes(b"anh cua ai do")
    with pytest.raises(ForeignError):
        publish_to_folder(lay(OLD), tmp_path / "www")
    assert disk.names(tmp_path / "www") == ("anh.jpg",)


def test_what_is_no_finished_site_is_refused(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b"")
    with pytest.raises(NoSiteError):
        publish_to_folder(tmp_path, tmp_path.parent / "www-khac")


def test_a_site_that_changes_meanwhile_is_not_published(lay: Callable[[dict[str, bytes]], Path]) -> None:
    site = lay(OLD)
    known = entries(site)
    lay(NEW)
    with pytest.raises(ChangedError):
        content_of(site, "103/index.html", known["103/index.html"])


def test_no_build_changes_the_site_while_it_is_published(lay: Callable[[dict[str, bytes]], Path], tmp_path: Path) -> None:
    site = lay(OLD)
    with only_one(site.parent / ".lock"), pytest.raises(BusyError):
        publish_to_folder(site, tmp_path / "www")


def test_the_command_tells_what_it_did_and_refuses_the_site_itself(lay: Callable[[dict[str, bytes]], Path], tmp_path: Path) -> None:
    site = str(lay(OLD))
    told = CliRunner().invoke(main, ["publish", site, str(tmp_path / "www")])
    assert (told.exit_code, "bản số 1, ghi 4 tệp" in told.output) == (0, True)
    assert "không phải ghi gì" in CliRunner().invoke(main, ["publish", site, str(tmp_path / "www")]).output
    refused = CliRunner().invoke(main, ["publish", site, f"{site}/103"])
    assert (refused.exit_code, "nằm trong nhau" in refused.output) == (2, True)
