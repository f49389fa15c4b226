"""The same staged pages turned into a site by our theme, by stock Material and by Zensical: processor seconds of a cold build.

`python -m tests.bench.site`. The others get a plain configuration with their own search: no styles, pictures, paper or checks of ours.
Zensical only where it is installed.
"""

from __future__ import annotations

import datetime
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import yaml

from generator.address import Site
from generator.disk.disk import read_folder, write_folder
from generator.edition import Edition
from generator.guide.load import load
from generator.page.pages import resident_pages
from generator.page.staff import staff_pages
from generator.page.theme import site_name, theme_settings
from generator.screen.icons import names
from generator.site import mkdocs
from generator.site.assets import tags
from tests.bench.table import Row

STOCK = {"site_name": "Stock", "theme": {"name": "material"}, "plugins": ["search"], "docs_dir": "docs", "site_dir": "site"}
PROJECT = Path(__file__).parents[2]


def main() -> list[Row]:
    """What our theme takes, and how many times as much the others."""
    handbook = load(read_folder(PROJECT / "guides", suffix=".yml"), icons=names())
    edition = Edition(handbook, Site("https://quangson.example", datetime.date(2026, 11, 22)))
    pages = {**resident_pages(edition), **staff_pages(edition)}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file"]
    own = built("our theme", command, pages, lambda folder: _own(edition, folder))
    others = {"stock Material": built("stock Material", command, pages, _stock)}
    if zensical := shutil.which("zensical", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"):
        others["Zensical"] = built("Zensical", [zensical, "build", "--config-file"], pages, _stock)
    else:
        sys.stdout.write("Zensical is not installed: pip install '.[bench]'\n")
    beside = [Row(f"site, {name} beside our theme", spent / own, "times", 1, more=True) for name, spent in others.items()]
    return [Row(f"site, our theme, {len(pages)} staged pages", own, "CPU s"), *beside]


def _stock(_: Path) -> bytes:
    return yaml.safe_dump(STOCK).encode()


def _own(edition: Edition, folder: Path) -> bytes:
    extra = theme_settings(edition) | tags()
    return mkdocs.config(
        PROJECT / "mkdocs.yml", folder / "docs", PROJECT / "docs/overrides", site_name(edition.handbook), edition.site.host, extra
    )


def built(name: str, command: list[str], pages: Mapping[str, bytes], config: Callable[[Path], bytes]) -> float:
    """Processor seconds of one cold build."""
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "mkdocs.yml"
        written.write_bytes(config(Path(folder)))
        write_folder(pages, Path(folder) / "docs")
        before = _spent()
        subprocess.run([*command, str(written)], cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        spent = _spent() - before
    sys.stdout.write(f"{name:16}{spent:6.1f} CPU s\n")
    sys.stdout.flush()
    return spent


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
