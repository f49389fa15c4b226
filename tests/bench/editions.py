"""Many communes in one run: what one more costs beside the first, what an unchanged one costs, and what a second Dask worker is worth.

`python -m tests.bench.editions [how many]`: real names of Lâm Đồng's communes, sample lessons of three topics with all paper, each commune
on a host of its own. Each Dask worker is held to one core, so that two are twice as much as one.
"""

from __future__ import annotations

import json
import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from few import few_guides

from generator.disk import disk
from generator.guide.units import units
from generator.vietnamese.fold import folded
from tests.bench.table import Row

LESSONS = (103, 502, 706)
COMMUNES = 3_321


def main(count: int = 4) -> list[Row]:
    """One row a question."""
    with tempfile.TemporaryDirectory() as folder:
        communes, out = _communes(Path(folder) / "communes", count), Path(folder) / "out"
        costs = [spent(communes, out, f"{number}/{count}") for number in range(1, count + 1)]
        still = spent(communes, out, "1/1") / count
        new, whole = _bytes(out)
        one, two = (_dask(communes, Path(folder) / f"dask-{workers}", workers) for workers in (1, 2))
    more = sum(costs[1:]) / (count - 1)
    sys.stdout.write(f"first {costs[0]:.1f} CPU s, one more {more:.1f}, unchanged {still:.1f}; one worker {one:.0f} s, two {two:.0f} s\n")
    sys.stdout.write(f"{COMMUNES} communes of these lessons: {COMMUNES * more / 3600:.1f} hours of one core\n")
    return [
        Row("editions, one more on its own host ÷ the first", more / costs[0], "CPU", 0.55),
        Row("editions, bytes of one more that no other has", new / whole, "of its bytes"),
        Row("editions, an unchanged one", still, "CPU s", 1),
        Row("editions, one Dask worker ÷ twice two", one / (2 * two), "of wall time", 0.85, more=True),
    ]


def _communes(folder: Path, count: int) -> Path:
    names = [unit for unit in units() if unit.province == "tỉnh Lâm Đồng" and unit.kind == "xã"][:count]
    for unit in names:
        files = few_guides(LESSONS)
        told = yaml.safe_load(files["commune.yml"])
        slug = "-".join(folded(unit.name).split())
        told |= {
            "name": unit.name,
            "code": unit.code,
            "host": f"https://{slug}.example.vn",
            "team": f"Tổ công nghệ số cộng đồng {unit.name}",
        }
        disk.write_folder(files | {"commune.yml": yaml.safe_dump(told, allow_unicode=True).encode()}, folder / slug)
    return folder


def spent(communes: Path, out: Path, part: str) -> float:
    """Processor seconds of a run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run("-m", "generator", "editions", communes, "--out", out, "--shard", part)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _bytes(out: Path) -> tuple[float, float]:
    """Of an edition on average: bytes that no other has, and all of them."""
    report = json.loads((out / "editions.json").read_bytes())
    count, told = len(report["made"]), report["shared"]
    return (told["size"] - told["size_shared"]) / count, told["size"] / count


def _dask(communes: Path, folder: Path, workers: int) -> float:
    """Wall seconds of a run on so many workers, nothing kept from another run."""
    with ExitStack() as stack:
        scheduler = f"tcp://127.0.0.1:{_port()}"
        stack.enter_context(_running("-m", "distributed.cli.dask_scheduler", "--host", scheduler, "--no-dashboard"))
        for number in range(workers):
            home = folder / f"worker-{number}"
            home.mkdir(parents=True)
            options = ("--nworkers", "1", "--nthreads", "1", "--no-dashboard", "--local-directory", home)
            command = ("-m", "distributed.cli.dask_worker", scheduler, *options)
            stack.enter_context(_running(*command, core=number, environment={"XDG_CACHE_HOME": str(home)}))
        time.sleep(4)
        start = time.monotonic()
        run("-m", "generator", "editions", communes, "--out", folder / "out", "--scheduler", scheduler, "--store", folder / "store")
        return time.monotonic() - start


@contextmanager
def _running(*command: object, core: int | None = None, environment: dict[str, str] | None = None) -> Iterator[None]:
    held = (lambda: os.sched_setaffinity(0, {core})) if core is not None and hasattr(os, "sched_setaffinity") else None
    started = subprocess.Popen(
        [sys.executable, *map(str, command)],
        env=os.environ | (environment or {}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=held,
    )
    try:
        yield
    finally:
        started.terminate()
        started.wait(timeout=60)


def run(*command: object) -> None:
    subprocess.run([sys.executable, *map(str, command)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
