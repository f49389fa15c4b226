"""Real web servers on this machine, on ports of their own, with the configurations that the build writes."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from prepare import found

_NGINX = """\
{user}daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/errors.txt warn;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/so-tay.conf;
}}
"""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def nginx(configuration: bytes, folder: Path, port: int) -> Iterator[Path]:
    """nginx with a configuration that listens on this port of the loopback; gives the file of its complaints."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "so-tay.conf").write_bytes(configuration)
    user = "user root;\n" if os.name == "posix" and os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(_NGINX.format(folder=folder, user=user), encoding="utf-8")
    program = found("nginx") or "nginx"
    with _running([program, "-p", str(folder), "-e", str(folder / "errors.txt"), "-c", str(folder / "nginx.conf")], folder, port):
        yield folder / "errors.txt"


@contextmanager
def caddy(configuration: bytes, folder: Path, port: int) -> Iterator[Path]:
    """Caddy likewise, without certificates and without its own port for orders."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "Caddyfile").write_bytes(b"{\n    admin off\n    auto_https off\n}\n" + configuration)
    command = [found("caddy") or "caddy", "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]
    with _running(command, folder, port):
        yield folder / "said.txt"


@contextmanager
def _running(command: list[str], folder: Path, port: int) -> Iterator[None]:
    environment = os.environ | {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with (folder / "said.txt").open("wb") as said:
        server = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, env=environment)
        try:
            _listens(server, port, folder)
            yield
        finally:
            server.terminate()
            server.wait(timeout=20)


def _listens(server: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert server.poll() is None, (folder / "said.txt").read_text(encoding="utf-8")
        time.sleep(0.05)
    raise AssertionError("the server does not listen")
