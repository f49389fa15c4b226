"""`sotay serve`: the live preview for the author, and with `--lan` the finished site for the phones in a room."""

from __future__ import annotations

import signal
import sys
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path

import click

from generator.build import build
from generator.command_line import ToldError, guides_option, host_option, kind_errors, lang_option, out_option, today
from generator.job import Job
from generator.words import words


@click.command("serve")
@guides_option
@out_option
@host_option
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Cổng trên máy này")
@click.option("--lan", is_flag=True, help="Chia sẻ trang đã dựng cho điện thoại cùng Wi-Fi")
@click.option("--address", metavar="IP", help="Địa chỉ của máy này trong mạng, nếu tự tìm không đúng (chỉ với --lan)")
@lang_option
def serve_command(guides: Path, out: Path, host: str | None, port: int, lan: bool, address: str | None, lang: str) -> None:
    """Xem thử trên máy này (sửa bài là trang tự tải lại), hoặc chia sẻ cho cả phòng."""
    job = Job(today=today(), guides=guides, out=out, host=host)
    if lan:
        _share(job.site, port, address, lang)
    else:
        _preview(job, port, lang)


def _preview(job: Job, port: int, lang: str) -> None:
    """Serve on this machine only, and build again whenever a guide changes."""
    from watchfiles import watch

    from generator.publish.preview import News, server

    said = words("cli", lang)
    news = News()
    try:
        listening = server(job.site, news, port)
    except OSError:
        raise click.UsageError(said["port_taken"].format(port=port, other=port + 1)) from None

    def rebuild() -> None:
        """First the pages, which the author waits for; then the paper."""
        start = time.monotonic()
        try:
            with kind_errors(lang, exits=False, tell=news.stopped):
                build(replace(job, quick=True), _quiet)
                news.built()
                click.echo(said["rebuilt"].format(seconds=f"{time.monotonic() - start:.1f}"))
                build(job, _quiet)
        except ToldError:
            pass

    rebuild()
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    click.echo(said["serving"].format(port=port))
    for _ in watch(job.guides, job.docs, debounce=200, raise_interrupt=False):
        rebuild()
    listening.shutdown()


def _share(site: Path, port: int, address: str | None, lang: str) -> None:
    """Serve the finished site to the room until Ctrl+C."""
    from generator.lan.addresses import adapters, reachable
    from generator.lan.room import PAGE, projector, terminal_code
    from generator.lan.site_server import Phones, application, listening, serving_copy

    said = words("cli", lang)["lan"]
    if not (site / "index.html").is_file():
        raise click.UsageError(said["no_site"].format(site=site))
    found = (address,) if address else reachable(adapters())
    if not found:
        raise click.UsageError(said["no_network"])
    place = f"http://{found[0]}:{port}/"
    phones = Phones()
    with tempfile.TemporaryDirectory(prefix="so-tay-") as folder:
        serving_copy(site, Path(folder))
        try:
            server = listening(application(Path(folder), phones, projector(place, phones)), port)
        except OSError:
            raise click.UsageError(words("cli", lang)["port_taken"].format(port=port, other=port + 1)) from None
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


def _quiet(_step: str, _blanks: dict[str, object]) -> None:
    """Say nothing."""
