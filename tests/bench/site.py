"""The same staged pages turned into a site by stock Material and by Zensical: processor seconds of a cold build.

`python -m tests.bench.site`. Both get a plain configuration: no styles, pictures, paper or checks of ours. Zensical only where it is
installed (`pip install zensical`).
"""

from __future__ import annotations

import datetime
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import yaml

from generator.address import Site
from generator.disk.disk import read_folder, write_folder
from generator.edition import Edition
from generator.guide.load import load
from generator.page.pages import resident_pages
from generator.page.staff import staff_pages
from generator.screen.icons import names
from tests.bench.table import Row

STOCK = {"site_name": "Stock", "theme": {"name": "material"}, "plugins": ["search"], "docs_dir": "docs", "site_dir": "site"}


def main() -> list[Row]:
    """One row a builder."""
    zensical = shutil.which("zensical", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    ways = {"stock Material": [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file"]}
    if zensical:
        ways["Zensical"] = [zensical, "build", "--config-file"]
    else:
        sys.stdout.write("Zensical is not installed: pip install zensical\n")
    return [Row(f"{name}, the same staged pages", built(name, command), "CPU s") for name, command in ways.items()]


def pages() -> Mapping[str, bytes]:
    """The pages that the site has from the guides."""
    handbook = load(read_folder(Path(__file__).parents[2] / "guides", suffix=".yml"), icons=names())
    edition = Edition(handbook, Site("https://quangson.example", datetime.date(2026, 11, 22)))
    return {**resident_pages(edition), **staff_pages(edition)}


def built(name: str, command: list[str]) -> float:
    """Processor seconds of one cold build."""
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "mkdocs.yml"
        config.write_text(yaml.safe_dump(STOCK), encoding="utf-8")
        write_folder(pages(), Path(folder) / "docs")
        before = _spent()
        subprocess.run([*command, str(config)], cwd=folder, check=True, timeout=600, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        spent = _spent() - before
    sys.stdout.write(f"{name:16}{spent:6.1f} CPU s\n")
    return spent


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
