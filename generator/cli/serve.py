"""`sotay serve`: the live preview for the author, and with `--lan` the finished site for the phones in a room."""

from __future__ import annotations

import errno
import ipaddress
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Collection, Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from queue import Empty, Queue
from typing import NoReturn

import click
from click.core import ParameterSource

from generator.build import build
from generator.cli.shared import Command, guides_option, host_option, lang_option, out_option, say, today
from generator.cli.teller import teller
from generator.disk import disk
from generator.disk.working_folder import shares_lessons
from generator.edition import Edition
from generator.guide.own import LESSONS, OWN
from generator.job import Job
from generator.words import words

_TURN = 500
"""Milliseconds between two looks for changes, so that Ctrl+C and the first build do not wait."""


@click.command("serve", cls=Command)
@guides_option
@out_option
@host_option
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Cổng trên máy này")
@click.option("--lan", is_flag=True, help="Chia sẻ trang đã dựng cho điện thoại cùng Wi-Fi")
@click.option("--address", metavar="IP", help="Địa chỉ của máy này trong mạng, nếu tự tìm không đúng (chỉ với --lan)")
@lang_option
def serve_command(guides: Path, out: Path, host: str | None, port: int, lan: bool, address: str | None, lang: str) -> None:
    """Xem thử trên máy này (sửa bài là trang tự tải lại), hoặc chia sẻ cho cả phòng."""
    if lan:
        _share(out / "site", port, address, lang)
    else:
        _preview(Job(today=today(), guides=guides, out=out, host=host), port, lang)


def _preview(job: Job, port: int, lang: str) -> None:
    """Serve on this machine only, and build again whenever a guide changes; what a build raises is shown and stops nothing."""
    from generator.serve.glimpse import glimpse
    from generator.serve.preview import News, server

    said, context = words("cli", lang), click.get_current_context()
    news = News()
    try:
        listening = server(job.site, news, port, said["preview"])
    except OSError as error:
        _cannot_listen(error, f"127.0.0.1:{port}", port, lang)

    shown: list[Edition] = []
    saved: Queue[Exception | None] = Queue()

    def glance(changes: Collection[Path]) -> None:
        """Show at once what the page of a saved lesson will be, as far as that is known already."""
        with suppress(Exception):  # whatever is wrong with it, the build tells
            if shown and (found := glimpse(shown[-1], job.guides, changes, job.site)):
                news.built(dict([found]))

    def rebuild() -> None:
        """First the pages, which the author waits for; then the paper, until something is saved again: the pages of that come first."""
        start, before = time.monotonic(), disk.state(*job.sources)
        try:
            with teller(lang) as tell:
                build(replace(job, quick=True), tell, shows=shown.append)
            del shown[:-1]
            if saved.empty():  # else the page of what was saved meanwhile is shown already, and its site comes next
                news.built()
            click.echo(said["rebuilt"].format(seconds=f"{time.monotonic() - start:.1f}"))
            with suppress(CancelledError):
                build(job, _quiet, lambda: disk.state(*job.sources) != before, shown.append)
        except Exception as error:
            news.stopped(say(error, lang, context)[0])

    def watch() -> None:
        """See what is saved also while something is built: its page does not wait for that."""
        try:
            for turn, changes in enumerate(_changes(job)):
                if changes:
                    glance([Path(path) for _, path in changes])
                if changes or not turn:  # the first build begins when the watch is on: what is saved meanwhile is seen
                    saved.put(None)
        except Exception as error:
            saved.put(error)

    for beside in (listening.serve_forever, watch):
        threading.Thread(target=beside, daemon=True).start()
    click.echo(said["serving"].format(port=port))
    while True:
        try:
            failed = _next(saved)
        except KeyboardInterrupt:  # nothing is under way
            break
        if failed:
            raise failed
        rebuild()
    listening.shutdown()


def _next(saved: Queue[Exception | None]) -> Exception | None:
    """Wait for something to be saved, and take all that was saved until now as one; an error is what ended the watch."""
    while True:
        with suppress(Empty):
            found = [saved.get(timeout=_TURN / 1000)]
            with suppress(Empty):
                while True:
                    found.append(saved.get_nowait())
            return next(filter(None, found), None)


def _changes(job: Job) -> Iterator[Collection[tuple[object, str]]]:
    """What was saved, again and again; nothing at the end of every turn.

    Beside a commune.yml alone lies what is made from it: that is not looked into.
    """
    from watchfiles import DefaultFilter, watch

    alone = shares_lessons(job.guides)
    seen = (lambda _change, path: Path(path).name in OWN or Path(path).parent.name == LESSONS) if alone else DefaultFilter()
    folders = (job.guides, *filter(Path.is_dir, [job.guides / LESSONS])) if alone else job.sources
    turns = partial(watch, debounce=200, rust_timeout=_TURN, yield_on_timeout=True, raise_interrupt=False)
    return turns(*folders, watch_filter=seen, recursive=not alone)


def _share(site: Path, port: int, address: str | None, lang: str) -> None:
    """Serve the finished site to the room until Ctrl+C."""
    from generator.serve.addresses import adapters, reachable
    from generator.serve.join import joining
    from generator.serve.room import PAGE, projector, terminal_code
    from generator.serve.site_server import SeenPhones, application, listening, serving_copy

    said = words("cli", lang)["lan"]
    if not (site / "index.html").is_file():
        raise click.UsageError(said["no_site"].format(site=site, command=_build_command(site.parent)))
    own = adapters()
    found = (_own(address, lang),) if address else reachable(own)
    if not found:
        raise click.UsageError(said["no_network"])
    place = f"http://{found[0]}:{port}/"
    phones, pages = SeenPhones(), disk.read_folder(site, suffix=".html")
    room = projector(place, phones, pages, today())
    with tempfile.TemporaryDirectory(prefix="so-tay-") as folder:
        serving_copy(site, Path(folder))
        try:
            server = listening(application(Path(folder), phones, room, joining()), port, found[0])
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                here = ", ".join(each.address for each in own)
                raise click.UsageError(said["not_here"].format(address=found[0], own=here)) from None
            _cannot_listen(error, f"{found[0]}:{port}", port, lang)
        click.echo(terminal_code(place))
        click.echo(said["open"].format(address=place, screen=f"http://127.0.0.1:{port}{PAGE}"))
        for other in found[1:]:
            click.echo(said["other"].format(address=f"http://{other}:{port}/", ip=other))
        signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit())  # stops as Ctrl+C does, and tidies up
        try:
            server.run()
        finally:
            server.close()
            click.echo(said["stopped"].format(count=len(phones)))


def _own(address: str, lang: str) -> str:
    """An address as typed, refused where it is none that a phone can open."""
    try:
        ip = ipaddress.IPv4Address(address.strip())
    except ValueError:
        ip = None
    if ip is None or ip.is_unspecified or ip.is_multicast:
        raise click.UsageError(words("cli", lang)["lan"]["no_address"].format(address=address))
    return str(ip)


def _cannot_listen(error: OSError, where: str, port: int, lang: str) -> NoReturn:
    """Wrong usage where the system does not let us listen."""
    key = {errno.EADDRINUSE: "port_taken", errno.EACCES: "port_denied"}.get(error.errno or 0, "no_port")
    sentence = words("cli", lang)[key].format(port=port, other=max(port + 1, 8000), where=where, reason=error.strerror or error)
    raise click.UsageError(sentence) from None


def _build_command(out: Path) -> str:
    """What to type for a site in this folder."""
    named = click.get_current_context().get_parameter_source("out") != ParameterSource.DEFAULT
    return f'sotay build --out "{out}"' if named else "sotay build"


def _quiet(_step: str, _blanks: dict[str, object]) -> None:
    """Say nothing."""
