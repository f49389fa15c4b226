"""`sotay init`: from an empty folder to a handbook of one's own, with blanks where only the commune knows."""

from __future__ import annotations

import contextlib
import datetime
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.address import Site
from generator.cli.main import main
from generator.guide.commune import Commune, is_below
from generator.guide.new_commune import address_below
from generator.guide.units import units
from generator.job import Job, read_guides
from generator.paper.address_room import problems_of_address
from generator.problems import Place

SAMPLE = Path(__file__).parents[1] / "good_guides"
NATIONAL = """\
  binhdanhocvuso:
    name: Nền tảng Bình dân học vụ số
    address: https://vneid.gov.vn/hoc
    owner: Bộ Công an
    checked: 2026-11-20
"""
"""The country's own handbook, as the real links name it."""

DAY = datetime.date(2026, 11, 22)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty one; the program brings the sample guides, of a commune that wrote its numbers into them."""
    shutil.copytree(SAMPLE, tmp_path / "program" / "guides")
    commune = tmp_path / "program" / "guides" / "commune.yml"
    commune.write_text(commune.read_text(encoding="utf-8").replace("    phone:\n", "    phone: 0263 3999 888\n"), encoding="utf-8")
    links = tmp_path / "program" / "guides" / "links.yml"
    links.write_text(links.read_text(encoding="utf-8") + NATIONAL, encoding="utf-8")
    for module in ("generator.job", "generator.cli.init"):
        monkeypatch.setattr(f"{module}.PROJECT", tmp_path / "program")
    (tmp_path / "xa").mkdir()
    return tmp_path / "xa"


def _run(folder: Path, *words: str, typed: str | None = None) -> Result:
    with contextlib.chdir(folder), pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.cli.init.is_somebody_there", lambda: typed is not None)
        return CliRunner().invoke(main, words, input=typed)


def _commune(folder: Path) -> Commune:
    return read_guides(Job(today=DAY, guides=folder))[0].commune


def test_a_name_is_enough_for_a_handbook_without_a_mistake(folder: Path) -> None:
    done = _run(folder, "init", "quang son", "--province", "lam dong", "--yes")
    assert done.exit_code == 0, done.output
    assert "số của Công an xã" in done.stdout
    handbook, site, problems = read_guides(Job(today=DAY, guides=folder))
    made = handbook.commune
    assert (made.name, made.code, made.province) == ("xã Quảng Sơn", "24616", "tỉnh Lâm Đồng")
    assert (site.host, site.is_draft, problems) == ("https://quang-son.example", True, ())
    assert _run(folder, "check").exit_code == 0


def test_nothing_that_only_another_commune_knows_is_taken_over(folder: Path) -> None:
    _run(folder, "init", "Tân Tiến", "--province", "Lạng Sơn", "--yes")
    made = _commune(folder)
    assert made.contacts["cong-an-xa"].phone is None
    assert made.contacts["vneid"].phone == "1900.0368"
    assert made.villages == {}
    assert made.plan is None
    assert [target.in_2030 for target in read_guides(Job(today=DAY, guides=folder))[0].targets.targets] == [""]


def test_what_is_known_is_given_or_asked_for(folder: Path) -> None:
    words = ("init", "xã Quảng Sơn", "--host", "https://sotay.quangson.vn")
    done = _run(folder, *words, typed="Kế hoạch số 5, ký ngày 1/9/2026.\nkhông biết\n0263 3111 222\n")
    assert done.exit_code == 0, done.output
    assert "“không biết” không phải số gọi được" in done.stderr
    assert "Còn để trống" not in done.stdout
    made = _commune(folder)
    assert (made.host, made.plan) == ("https://sotay.quangson.vn", "Kế hoạch số 5, ký ngày 1/9/2026.")
    assert made.contacts["cong-an-xa"].phone == "0263 3111 222"


def test_whoever_knows_nothing_presses_enter(folder: Path) -> None:
    assert _run(folder, "init", "xã Quảng Sơn", typed="\n\n\n").exit_code == 0
    assert _commune(folder).contacts["cong-an-xa"].phone is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Quảng Sươn",), "Có phải: xã Quang Sơn, tỉnh Thái Nguyên; xã Quảng Sơn, tỉnh Lâm Đồng"),
        (("Tân Tiến",), "Có 8 nơi tên như vậy: "),
        (("Quảng Sơn", "--province", "Lâm Đông"), "Đã ghi"),
        (("Quảng Sơn", "--province", "Lam Dongg"), "Không có tỉnh nào tên “Lam Dongg”. Có phải: tỉnh Lâm Đồng?"),
        (("zzz",), "Cũng không có tên nào gần giống."),
        (("Quảng Sơn", "--phone", "cong-an-xa=12"), "“12” không phải số gọi được"),
        (("Quảng Sơn", "--phone", "cong-an=113"), "có: cong-an-xa"),
    ],
)
def test_who_is_not_understood_is_told_what_may_be_meant(folder: Path, words: tuple[str, ...], said: str) -> None:
    done = _run(folder, "init", *words)
    assert said in done.output
    assert (folder / "commune.yml").is_file() == (done.exit_code == 0)


def test_a_handbook_that_is_there_is_never_written_over(folder: Path) -> None:
    _run(folder, "init", "xã Quảng Sơn")
    before = (folder / "commune.yml").read_bytes()
    done = _run(folder, "init", "xã Tân Tiến", "--province", "Lạng Sơn")
    assert done.exit_code == 2
    assert (folder / "commune.yml").read_bytes() == before


def test_outside_the_lessons_province_the_handbook_is_the_countrys_and_one_is_told(folder: Path) -> None:
    done = _run(folder, "init", "phường Thuận Hóa")
    assert "tỉnh Lâm Đồng" in done.stdout
    assert "“Công an phường”" in done.stdout
    assert "handbook: binhdanhocvuso\n" in (folder / "commune.yml").read_text(encoding="utf-8")


def test_a_province_begins_the_handbook_that_its_communes_share_and_a_commune_its_pages_below(folder: Path) -> None:
    above = "https://so.lamdong.example"
    done = _run(folder, "init", "tinh lam dong", "--host", above, "--yes")
    assert done.exit_code == 0
    assert f"sotay init … --above {above}" in done.stdout
    shared = _commune(folder)
    assert (shared.name, shared.code, shared.host) == ("tỉnh Lâm Đồng", None, above)
    assert {each.phone for each in shared.contacts.values() if each.local} == {None}
    assert shared.contacts["cong-an-xa"].name == "Công an xã, phường"
    assert done.stdout.endswith(f"gõ: sotay editions {folder.parent.name}\n")
    (folder / "commune.yml").unlink()
    done = _run(folder, "init", "xã Tà Hine", "--above", above, "--yes")
    assert done.exit_code == 0
    assert done.stdout.endswith("xa-ta-hine: xã Tà Hine\n")
    below = _commune(folder)
    assert (below.host, below.above) == (f"{above}/xa-ta-hine", above)
    _, site, _ = read_guides(Job(today=DAY, guides=folder))
    assert site.url(103) == f"{above}/103/"


def test_what_the_file_says_to_who_fills_it_in_calls_the_place_what_it_is(folder: Path) -> None:
    for name, kind in (("phường Cam Ly", "Phường"), ("tỉnh Lâm Đồng", "Tỉnh"), ("xã Tà Hine", "Xã")):
        _run(folder, "init", name, "--yes")
        assert f"# {kind} và địa chỉ của sổ tay." in (folder / "commune.yml").read_text(encoding="utf-8")
        (folder / "commune.yml").unlink()


def test_an_address_that_is_not_below_the_shared_one_is_refused(folder: Path) -> None:
    told = _run(folder, "init", "xã Tà Hine", "--above", "https://so.lamdong.example", "--host", "https://tahine.example", "--yes")
    assert told.exit_code == 2
    assert "https://so.lamdong.example/xa-ta-hine" in told.output
    assert not (folder / "commune.yml").exists()


def test_every_commune_finds_a_place_of_its_own_below_its_provinces_address() -> None:
    above = "https://so.lamdong.gov.vn"
    for province in ("tỉnh Lâm Đồng", "tỉnh Quảng Ngãi"):
        those = [unit for unit in units() if unit.province == province]
        places = [address_below(unit, above) for unit in those]
        assert len(set(places)) == len(those), "Cẩm Giang is another commune than Cẩm Giàng"
        assert all(is_below(place, above) for place in places)
        assert [told for place in places for told in problems_of_address(Site(place, DAY), Place(""))] == []
    dalat = next(unit for unit in units() if unit.name == "phường Xuân Hương - Đà Lạt")
    assert address_below(dalat, above) == f"{above}/p-xuan-huong"
    long = next(unit for unit in units() if unit.name == "xã Đinh Văn Lâm Hà")
    assert address_below(long, "https://so.lamdong.vn") == "https://so.lamdong.vn/x-24871", "longer ones come into the code's white edge"
