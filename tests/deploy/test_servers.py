"""Debian's nginx and Caddy, with what the build tells them: headers, keeping, and every way a printed address is typed or scanned."""

from __future__ import annotations

import datetime
import gzip
import http.client
import os
import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
import web_server

from generator.address import Site
from generator.deploy.caddy import caddy
from generator.deploy.files import in_the_site
from generator.deploy.nginx import nginx
from generator.deploy.redirects import redirects
from generator.deploy.rules import HEADERS, POLICY_OF_PAGES, Rules, rules
from generator.disk import disk
from generator.disk.twins import twins
from generator.guide.register import PrintedCode, Register
from generator.job import PROJECT
from generator.page.policy import POLICY, UNFRAMED

HOST = "quangson.example"
OLD_HOST, OLD_PATH = "so-tay.example", "/so-tay-cu"
PRINTED, WITHDRAWN, OTHER_HOST, OTHER_PATH = 103, 299, 502, 801
PAGES = (
    *("", "103/", "299/", "502/", "801/", "1/", "tap-huan/", "tap-huan/103/", "tap-huan/buoi-1/", "that-hay-lua/2/"),
    *("to-roi/", "a-z/", "luu/"),
)


def _page(name: str) -> bytes:
    return f"<!doctype html><title>{name}</title>".encode() + "bài học ".encode() * 200


FILES = {
    **{f"{page}index.html": _page(page) for page in PAGES},
    "404.html": _page("không có trang này"),
    "103/103-kich-hoat.html": _page("một tệp"),
    "sw.js": b"self.skipWaiting();" * 50,
    "assets/luu.json": b"{}",
    "assets/luu-ban.json": b"{}",
    "assets/so-tay.css": b"a{color:red}" * 100,
    "assets/so-tay.js": b"void 0;" * 100,
    "assets/stylesheets/main.57a0d79d.min.css": b"a{color:red}" * 100,
    "assets/icon.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "assets/nghe/103-vie-1.opus": b"OggS" * 100,
    "manifest.webmanifest": b"{}",
    "to-roi/103-a4.pdf": b"%PDF" + bytes(range(256)) * 40,
    "to-roi/103.png": bytes(range(256)) * 40,
}


def _entry(code: int, address: str) -> PrintedCode:
    event = "withdrawn" if code == WITHDRAWN else "printed"
    day = datetime.date(2026, 11, 20)
    return PrintedCode(code=code, event=event, date=day, address=address, title="Bài", subject="bai", note="200 tờ", seal="0" * 16)


def _rules(path: str) -> Rules:
    site = Site(f"https://{HOST}{path}", datetime.date(2026, 11, 22))
    printed = (
        _entry(PRINTED, site.url(PRINTED)),
        _entry(WITHDRAWN, site.url(WITHDRAWN)),
        _entry(OTHER_HOST, f"https://{OLD_HOST}/{OTHER_HOST}/"),
        _entry(OTHER_PATH, f"https://{HOST}{OLD_PATH}/{OTHER_PATH}/"),
        _entry(OTHER_PATH, site.url(OTHER_PATH)),
    )
    return rules(site, FILES, Register(count=len(printed), entries=printed))


@dataclass(frozen=True)
class Server:
    """One that serves the files; `path` is the site's own."""

    name: str
    port: int
    path: str

    def ask(self, path: str, method: str = "GET", host: str = HOST, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, headers={"Host": host, **{name.replace("_", "-"): each for name, each in headers.items()}})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer, content

    def hops(self, path: str, host: str = HOST) -> tuple[int, str, int]:
        """How often one is sent on, where one ends, with which status."""
        for count in range(6):
            answer, _ = self.ask(path, host=host)
            if answer.status not in (301, 302, 307, 308):
                return count, f"{host}{path}", answer.status
            target = answer.headers["Location"].removeprefix("https://")
            host, path = (host, target) if target.startswith("/") else (target.partition("/")[0], "/" + target.partition("/")[2])
        raise AssertionError(f"round in a ring: {path}")


@pytest.fixture(scope="module", params=["nginx", "nginx below a path", "caddy", "caddy below a path"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    name, _, below = request.param.partition(" ")
    path = "/so-tay" if below else ""
    folder, port, told = tmp_path_factory.mktemp("server"), web_server.free_port(), _rules(path)
    disk.write_folder(FILES | twins(FILES) | in_the_site(told), folder / "www" / path.strip("/"))
    with ExitStack() as stack:
        if name == "nginx":
            errors = stack.enter_context(web_server.nginx(nginx(told, where=str(folder / "www"), listen=f"127.0.0.1:{port}"), folder, port))
        else:
            text = caddy(told, where=str(folder / "www"), address=f"http://{HOST}:{port}")
            text = re.sub(rf"(?m)^{re.escape(OLD_HOST)}", f"http://{OLD_HOST}:{port}", text.decode()).encode()
            stack.enter_context(web_server.caddy(text, folder, port))
        yield Server(name, port, path)
        if name == "nginx":
            assert [line for line in errors.read_text(encoding="utf-8").splitlines() if "directory index of" not in line] == []


def test_pages_carry_every_header(server: Server) -> None:
    for path in ("/", "/103/", "/tap-huan/buoi-1/", "/103/index.html"):
        answer, content = server.ask(server.path + path)
        assert answer.status == 200, path
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        assert answer.headers.get_all("Content-Security-Policy") == [POLICY_OF_PAGES]
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert content.startswith(b"<!doctype html>")
    assert "1." not in server.ask("/")[0].headers.get("Server", "")


def test_a_lesson_in_one_file_keeps_the_policy_that_it_carries(server: Server) -> None:
    answer, _ = server.ask(f"{server.path}/103/103-kich-hoat.html")
    assert (answer.status, answer.headers.get_all("Content-Security-Policy")) == (200, [UNFRAMED])


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/sw.js", "no-cache"),
        ("/assets/luu.json", "no-cache"),
        ("/assets/luu-ban.json", "no-cache"),
        ("/assets/stylesheets/main.57a0d79d.min.css", "public, max-age=31536000, immutable"),
        ("/103/", "public, max-age=300"),
        ("/assets/so-tay.css", "public, max-age=300"),
        ("/to-roi/103-a4.pdf", "public, max-age=3600"),
    ],
)
def test_each_file_is_kept_as_long_as_it_may_be(server: Server, path: str, kept: str) -> None:
    answer, _ = server.ask(server.path + path)
    assert (answer.status, answer.headers.get_all("Cache-Control")) == (200, [kept])
    assert answer.headers["ETag"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/assets/so-tay.css", "text/css"),
        ("/sw.js", "text/javascript"),
        ("/assets/icon.svg", "image/svg+xml"),
        ("/assets/luu.json", "application/json"),
        ("/manifest.webmanifest", "application/manifest+json"),
        ("/to-roi/103-a4.pdf", "application/pdf"),
        ("/to-roi/103.png", "image/png"),
        ("/assets/nghe/103-vie-1.opus", "audio/ogg"),
    ],
)
def test_each_file_says_what_it_is(server: Server, path: str, kind: str) -> None:
    assert server.ask(server.path + path)[0].headers["Content-Type"].partition(";")[0] == kind


def test_the_compressed_twin_is_what_a_phone_gets(server: Server) -> None:
    answer, content = server.ask(server.path + "/103/", Accept_Encoding="gzip, br")
    assert (answer.headers["Content-Encoding"], answer.headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert content == twins(FILES)["103/index.html.gz"]
    assert gzip.decompress(content) == FILES["103/index.html"]
    assert server.ask(server.path + "/103/")[1] == FILES["103/index.html"]


@pytest.mark.parametrize("code", [PRINTED, WITHDRAWN, OTHER_HOST, OTHER_PATH])
def test_every_printed_code_opens_its_page_in_one_hop_at_most(server: Server, code: int) -> None:
    assert server.hops(f"{server.path}/{code}/") == (0, f"{HOST}{server.path}/{code}/", 200)
    assert server.hops(f"{server.path}/{code}") == (1, f"{HOST}{server.path}/{code}/", 200)
    assert server.hops(f"{server.path}/{code}/", host=HOST.upper())[0::2] == (0, 200)
    assert server.hops(f"{server.path}/{code}?a=1")[0::2] == (1, 200)


def test_what_was_printed_for_another_host_or_path_leads_to_the_new_page(server: Server) -> None:
    new = f"{HOST}{server.path}"
    for end in ("", "/"):
        assert server.hops(f"/{OTHER_HOST}{end}", host=OLD_HOST) == (1, f"{new}/{OTHER_HOST}/", 200)
        assert server.hops(f"{OLD_PATH}/{OTHER_PATH}{end}") == (1, f"{new}/{OTHER_PATH}/", 200)


@pytest.mark.parametrize("page", [page for page in PAGES if page])
def test_capitals_and_a_missing_stroke_cost_one_hop(server: Server, page: str) -> None:
    wanted = f"{HOST}{server.path}/{page}"
    for typed in (page, page.upper(), page.capitalize(), page.rstrip("/"), page.upper().rstrip("/")):
        hops, where, status = server.hops(f"{server.path}/{typed}")
        assert (where, status, hops) == (wanted, 200, 0 if typed == page else 1), typed


@pytest.mark.parametrize(
    "path",
    ["/199/", "/199", "/tap-huan/199", "/TAP-HUAN/199/", "/assets/", "/x.html", "/_headers", "/_redirects", "/.git/config", "/103/x"],
)
def test_anything_else_is_the_page_for_wrong_addresses(server: Server, path: str) -> None:
    hops, _, status = server.hops(server.path + path)
    assert (hops <= (path == "/assets"), status) == (True, 404)
    answer, content = server.ask(server.path + path)
    assert content == FILES["404.html"]
    assert answer.headers["Content-Security-Policy"]
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_nothing_can_be_sent_to_it(server: Server) -> None:
    assert server.ask(server.path + "/103/", "POST")[0].status == 405
    assert server.ask(server.path + "/%2e%2e/%2e%2e/etc/passwd")[0].status in (400, 404)


def test_fifty_readers_at_once_meet_no_error(server: Server) -> None:
    """A short one; `python -m tests.bench deploy` asks more of a whole site."""
    statuses: list[int] = []

    def reader() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
        for path in ("/103/", "/assets/so-tay.css", "/to-roi/103-a4.pdf", "/sw.js") * 3:
            connection.request("GET", server.path + path, headers={"Host": HOST, "Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            answer.read()
            statuses.append(answer.status)
        connection.close()

    crowd = [threading.Thread(target=reader) for _ in range(50)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join()
    assert statuses == [200] * 600


def test_an_old_nginx_answers_for_what_moved_away(tmp_path: Path) -> None:
    """The lines that `sotay codes host` writes, put into a server as it is."""
    port = web_server.free_port()
    lines = redirects("https://cu.example/so-tay", {103: "https://moi.example/103/", 502: "https://moi.example/502/"})[
        "nginx.conf"
    ].decode()
    conf = f"server {{ listen 127.0.0.1:{port}; {lines} }}".encode()
    with web_server.nginx(conf, tmp_path, port):
        old = Server("nginx", port, "")
        for path in ("/so-tay/103", "/so-tay/103/"):
            assert old.ask(path)[0].headers["Location"] == "https://moi.example/103/"
        assert old.ask("/so-tay/1030/")[0].status == 404


def test_caddy_itself_calls_the_file_good(tmp_path: Path) -> None:
    (tmp_path / "Caddyfile").write_bytes(caddy(_rules("/so-tay")))
    command = ["caddy", "validate", "--adapter", "caddyfile", "--config", str(tmp_path / "Caddyfile")]
    done = subprocess.run(command, env=os.environ | {"HOME": str(tmp_path)}, capture_output=True, text=True, check=False)
    assert (done.returncode, "Valid configuration" in done.stdout + done.stderr) == (0, True), done.stderr


def test_pages_carry_the_policy_that_servers_send() -> None:
    head = (PROJECT / "docs/overrides/partials/head.html").read_text(encoding="utf-8")
    assert re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', head) == [POLICY]
