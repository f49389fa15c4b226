"""Publishing by WebDAV onto Debian's nginx, told what lies in `deploy`: wherever a run is cut off, readers have one whole site."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import web_server

from generator.disk import disk
from generator.editions.manifest import entry
from generator.editions.store import HttpStore, taken
from generator.publish import web
from generator.publish.dav import Dav, DavError
from generator.publish.release import FOLDER, ForeignError, Release
from generator.publish.web import publish_to_web

CONFIGURATION = Path(__file__).parents[2] / "deploy" / "dav-nginx.conf"
OLD = {"index.html": b"trang dau", "404.html": b"khong", "103/index.html": b"bai 103", "to-roi/103 đầu.pdf": b"%PDF"}
NEW = {"index.html": b"trang dau", "404.html": b"khong", "103/index.html": b"bai 103 moi", "104/index.html": b"bai 104"}


@dataclass(frozen=True)
class Host:
    """A server, what readers find on it, and the orders that it was given."""

    address: str
    www: Path
    asked: list[str]

    def site(self) -> dict[str, bytes]:
        return disk.read_folder(self.www / "so-tay")


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    port, folder = web_server.free_port(), tmp_path / "nginx"
    said = CONFIGURATION.read_text(encoding="utf-8")
    said = re.sub(r"(?m)^    ssl_certificate.*\n", "", said).replace("listen 443 ssl", f"listen 127.0.0.1:{port}")
    said = said.replace("10.0.0.0/24", "127.0.0.1").replace("/etc/nginx/", f"{folder}/").replace("/var/www", str(tmp_path / "www"))
    said = said.replace("/var/lib/so-tay", str(tmp_path / "store"))
    for each in ("www", "store", "nginx", "home"):
        (tmp_path / each).mkdir()
    hashed = subprocess.run(["openssl", "passwd", "-apr1", "mat-khau-mau"], capture_output=True, text=True, check=True).stdout
    (folder / "so-tay.passwd").write_text(f"canbo:{hashed}", encoding="utf-8")
    netrc = tmp_path / "home" / ".netrc"
    netrc.write_text("machine 127.0.0.1 login canbo password mat-khau-mau\n", encoding="utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("HOME", str(netrc.parent))
    asked: list[str] = []
    answer = Dav._answer

    def noted(self: Dav, method: str, path: str, *rest: object) -> tuple[int, bytes]:
        asked.append(f"{method} {path}")
        return answer(self, method, path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Dav, "_answer", noted)
    with web_server.nginx(said.encode(), folder, port):
        yield Host(f"http://127.0.0.1:{port}", tmp_path / "www", asked)


@pytest.fixture
def lay(tmp_path: Path) -> Callable[[dict[str, bytes]], Path]:
    """Write a finished site; gives its folder."""

    def _lay(files: dict[str, bytes]) -> Path:
        disk.write_folder(files, tmp_path / "site")
        return tmp_path / "site"

    return _lay


def test_only_what_changed_is_sent_and_what_is_gone_goes(host: Host, lay: Callable[[dict[str, bytes]], Path]) -> None:
    first = publish_to_web(lay(OLD), f"{host.address}/so-tay/")
    assert (first.number, first.written, host.site()) == (1, 4, OLD)
    host.asked.clear()
    second = publish_to_web(lay(NEW), f"{host.address}/so-tay")
    assert (second.number, second.written, second.removed, host.site()) == (2, 2, 1, NEW)
    sent = [
        each.rpartition("/so-tay")[2] for each in host.asked if each.startswith("PUT") and FOLDER not in each and "publishing" not in each
    ]
    assert [re.sub(r"^\.next-\w+", "", each) for each in sent] == ["/103/index.html", "/104/index.html"]
    assert sorted(each.name for each in host.www.iterdir()) == ["so-tay"]
    lists = disk.names(host.www / "so-tay" / FOLDER)
    assert lists == ("1.json", "2.json", "newest.json")
    host.asked.clear()
    assert publish_to_web(lay(NEW), f"{host.address}/so-tay").written == 0
    assert {each.split()[0] for each in host.asked} == {"GET"}


def test_everything_is_sent_anew_where_it_is_asked_for(host: Host, lay: Callable[[dict[str, bytes]], Path]) -> None:
    publish_to_web(lay(OLD), f"{host.address}/so-tay")
    (host.www / "so-tay" / "index.html").write_bytes(b"ai do da sua")
    assert publish_to_web(lay(NEW), f"{host.address}/so-tay", whole=True).written == len(NEW)
    assert host.site() == NEW
    assert disk.names(host.www / "so-tay" / FOLDER) == ("1.json", "2.json", "newest.json")


def test_a_run_that_is_cut_off_at_any_order_leaves_one_whole_site(
    host: Host, lay: Callable[[dict[str, bytes]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_to_web(lay(OLD), f"{host.address}/so-tay")
    host.asked.clear()
    publish_to_web(lay(NEW), f"{host.address}/so-tay")
    orders, answer = len(host.asked), Dav._answer

    class PowerCutError(BaseException):
        """Nobody catches it, as nobody catches a power cut."""

    gone = 0
    for cut in range(orders):
        for lost in (False, True):  # before the order arrives, and after it, before its answer does
            number = publish_to_web(lay(OLD), f"{host.address}/so-tay").number
            left = iter(range(cut))

            def until(self: Dav, *order: object, left: Iterator[int] = left, lost: bool = lost) -> tuple[int, bytes]:
                if next(left, None) is None:
                    if lost:
                        answer(self, *order)  # type: ignore[arg-type]
                    raise PowerCutError
                return answer(self, *order)  # type: ignore[arg-type]

            monkeypatch.setattr(Dav, "_answer", until)
            with pytest.raises(PowerCutError):
                publish_to_web(lay(NEW), f"{host.address}/so-tay")
            monkeypatch.setattr(Dav, "_answer", answer)
            gone += host.site() == {}
            assert host.site() in (OLD, NEW, {})
            assert publish_to_web(lay(NEW), f"{host.address}/so-tay").number == number + 1  # it knew what was there
            assert host.site() == NEW
            assert sorted(each.name for each in host.www.iterdir()) == ["so-tay"]
    assert gone == 2  # between the two changes of name: nothing, and never a mixture


def test_a_server_with_something_else_there_is_left_alone(host: Host, lay: Callable[[dict[str, bytes]], Path]) -> None:
    disk.write_folder({"index.html": b"trang cua co quan khac"}, host.www / "so-tay")
    with pytest.raises(ForeignError):
        publish_to_web(lay(OLD), f"{host.address}/so-tay")
    assert host.site() == {"index.html": b"trang cua co quan khac"}


def test_a_wrong_password_and_another_place_are_told(host: Host, lay: Callable[[dict[str, bytes]], Path], tmp_path: Path) -> None:
    with pytest.raises(DavError) as elsewhere:
        publish_to_web(lay(OLD), f"{host.address}/khac")
    assert elsewhere.value.says == "status"
    (tmp_path / "home" / ".netrc").write_text("machine 127.0.0.1 login canbo password sai\n", encoding="utf-8")
    with pytest.raises(DavError) as refused:
        publish_to_web(lay(OLD), f"{host.address}/so-tay")
    assert refused.value.says == "refused"
    assert disk.names(host.www) == ()


def test_no_password_goes_where_others_can_read_along(lay: Callable[[dict[str, bytes]], Path]) -> None:
    with pytest.raises(DavError) as refused:
        publish_to_web(lay(OLD), "http://sotay.example.vn/so-tay")
    assert refused.value.says == "open"


@pytest.mark.parametrize("note", [None, b"", b'"../../etc"', b"\xff" * 30, b"{}"])
def test_a_note_that_names_nothing_of_ours_removes_nothing(note: bytes | None) -> None:
    assert web._mark(note) is None


def test_the_list_of_a_release_is_read_back(host: Host, lay: Callable[[dict[str, bytes]], Path]) -> None:
    publish_to_web(lay(OLD), f"{host.address}/so-tay")
    read = Release.from_json((host.www / "so-tay" / FOLDER / "newest.json").read_bytes())
    assert read == Release(1, {path: entry(content) for path, content in OLD.items()})


def test_the_store_of_many_machines_keeps_and_gives_by_digest(host: Host) -> None:
    store, content = HttpStore(f"{host.address}/kho"), bytes(range(256)) * 40
    known = entry(content)
    assert (store.has(known), store.raw(known)) == (False, None)
    store.put(known, content)
    assert (store.has(known), taken(store, known)) == (True, content)
