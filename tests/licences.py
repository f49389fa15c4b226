"""`make licences`: LICENSES.md, what of others is installed with this program, under which licence, as each package's own metadata say."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from generator.job import PROJECT

LOCK = PROJECT / "requirements/site.lock"
WRITTEN = PROJECT / "LICENSES.md"

HEAD = """\
# Licences of what this program stands on

`make licences` writes this list from the packages' own metadata: all of `requirements/site.lock`, which is what `make site` and
`pip install` bring along. What only tests and measures use is not handed on and not listed.

From these packages the finished site, sheets and copies carry: scripts and styles of `mkdocs-material` (MIT), with its
Material Design icons (Apache-2.0), on the trainers' pages, and Noto Sans from `pymupdf-fonts` (SIL Open Font License 1.1) inside the PDFs.
The pictures of screens, the icons in lessons and the residents' scripts are this project's own, under `LICENSE`.

"""


def main() -> None:
    """Write the list anew."""
    WRITTEN.write_text(licences(), encoding="utf-8", newline="\n")


def locked() -> tuple[str, ...]:
    """The names of the packages in the lock file, in its order."""
    return tuple(re.findall(r"^([a-z0-9-]+)==", LOCK.read_text(encoding="utf-8"), re.MULTILINE))


def licences() -> str:
    """The whole file: a table with name, version, licence and address of each package."""
    program = str(Path(sys.executable).with_name("pip-licenses"))
    command = [program, "--packages", *locked(), "--from=mixed", "--with-urls", "--with-system", "--order=name", "--format=markdown"]
    listed = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    # The table's columns are as wide as their longest word; without that, one new package would change every line.
    return HEAD + "".join(re.sub(r" +\|", " |", re.sub(r"-{2,}\|", "--|", line)) + "\n" for line in listed.strip().splitlines())


if __name__ == "__main__":
    main()
