"""Many communes under one address: what each one more costs beside the shared handbook, in processor time and in bytes.

`python -m tests.bench.one_host [how many [topics]]`: the program's lessons with all paper, once for the province, and real names of Lâm
Đồng's communes below it, as `sotay init --above` begins them; `one_host 124 567` is all of them with the lessons of three topics. Named
only: the shared handbook alone takes as long as `make site`.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import yaml

from generator.disk import disk
from generator.editions.manifest import FILE, Manifest
from generator.guide.handbook import code_of
from generator.guide.kinds import LESSON_FILE
from generator.guide.new_commune import address_below, new_commune
from generator.guide.units import province, units
from generator.job import PROJECT
from tests.bench.editions import spent
from tests.bench.table import Row

ABOVE, PROVINCE = "https://so.lamdong.vn", "tỉnh Lâm Đồng"


def main(count: int | str = 4, topics: str = "123456789") -> list[Row]:
    """One row a question."""
    count = int(count)
    with tempfile.TemporaryDirectory() as folder:
        communes, out = _communes(Path(folder) / "communes", count, topics), Path(folder) / "out"
        first, *costs = (spent(communes, out, f"{number}/{count + 1}") for number in range(1, count + 2))
        spent(communes, out, "1/1")  # once more, put together
        still = spent(communes, out, "1/1") / (count + 1)
        whole = sum(map(len, disk.read_folder(out / "so.lamdong.vn" / "site").values()))
        shared, *others = _made(out)
    known = {each.digest for each in shared.files.values()}
    size = sum({each.digest: each.size for each in shared.files.values()}.values())
    new = 0
    for made in others:
        new += sum({each.digest: each.size for each in made.files.values() if each.digest not in known}.values())
        known |= {each.digest for each in made.files.values()}
    more = sum(costs) / count
    told = {"first CPU s": round(first, 1), "one more": round(more, 1), "unchanged": round(still, 2), "communes": count}
    sys.stdout.write(json.dumps(told | {"first MB": size // 10**6, "one more KB": new // count // 1000, "all MB": whole // 10**6}) + "\n")
    return [
        Row("one address, one more commune ÷ the shared handbook", more / first, "CPU", 0.10),
        Row("one address, new bytes of one more ÷ the shared handbook's", new / count / size, "of its bytes", 0.05),
        Row("one address, an unchanged edition, put together anew", still, "CPU s", 1),
    ]


def _communes(folder: Path, count: int, topics: str) -> Path:
    hidden = _hidden(topics)
    pattern = disk.read_file(PROJECT / "guides" / "commune.yml") or b""
    below = [unit for unit in units() if unit.province == PROVINCE][:count]
    root = province(PROVINCE)
    assert root is not None
    listed = {address_below(unit, ABOVE).rpartition("/")[2]: unit for unit in below}
    text = new_commune(root, pattern, host=ABOVE, plan=None, phones={})
    text += yaml.safe_dump({"communes": {segment: unit.name for segment, unit in listed.items()}}, allow_unicode=True)
    disk.write_file(folder / "chung" / "commune.yml", text.encode() + hidden)
    for segment, unit in listed.items():
        disk.write_file(
            folder / segment / "commune.yml",
            new_commune(unit, pattern, host=address_below(unit, ABOVE), plan=None, phones={}, above=ABOVE).encode() + hidden,
        )
    return folder


def _hidden(topics: str) -> bytes:
    """The lines of commune.yml that leave out the lessons of all other topics."""
    files = disk.read_folder(PROJECT / "guides", suffix=".yml")
    others = sorted(code_of(name) for name in files if LESSON_FILE.fullmatch(name) and name[0] not in topics)
    return yaml.safe_dump({"hide": [{"lesson": code, "why": "Không đo bài này."} for code in others]}, allow_unicode=True).encode()


def _made(out: Path) -> list[Manifest]:
    """What was made of the shared handbook, then of each commune."""
    found = (Manifest.from_json(disk.read_file(each / FILE)) for each in sorted(out.iterdir()) if (each / FILE).is_file())
    return [each for each in found if each is not None]


if __name__ == "__main__":
    main(*sys.argv[1:])
