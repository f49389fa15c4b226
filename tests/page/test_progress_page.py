"""What was counted stands on /chi-tieu/ twice, drawn and as a table, with the shares that division gives, and without colour."""

from __future__ import annotations

import csv
import datetime
import io
import re
import xml.etree.ElementTree as ET
from fractions import Fraction

import pytest
from counted import CSV, VILLAGES, handbook

from generator.address import Site
from generator.edition import Edition
from generator.page.chart import SIZE, WIDTH
from generator.page.staff import authoring_page, targets_page
from generator.words import words
from generator.words.numbers import grouped, percent

SITE = Site("https://quangson.example", datetime.date(2026, 11, 27))
PAGE = targets_page(Edition(handbook(), SITE)).decode()
CHARTS = [ET.fromstring(each) for each in re.findall(r"<svg class=\"st-chart\".*?</svg>", PAGE)]


def _bars(chart: ET.Element) -> list[tuple[str, str, float, str]]:
    """Of each bar: its name, its numbers in words, the drawn share of the whole in per cent, and its fill."""
    texts = [each.text or "" for each in chart.findall("text")[2:]]
    whole, share = chart.findall("rect")[::2], chart.findall("rect")[1::2]
    shares = [100 * float(part.attrib["width"]) / float(all_.attrib["width"]) for all_, part in zip(whole, share, strict=True)]
    return [(name, says, of, part.attrib["fill"]) for name, says, of, part in zip(texts[::2], texts[1::2], shares, share, strict=True)]


def _shares() -> list[Fraction]:
    """Of every line of the file that has a total, and of the sums of both villages where the commune has no line."""
    rows = [row for row in list(csv.reader(io.StringIO(CSV), delimiter=";"))[1:] if row[4]]
    found = [Fraction(int(row[3]), int(row[4])) for row in rows if row[0] != "2026-Q2"]
    for when, target in (("2026-Q2", "1"), ("2026-T10", "1"), ("2026-T10", "4")):
        of = [row for row in rows if row[0] == when and row[2] == target]
        found.append(Fraction(sum(int(row[3]) for row in of), sum(int(row[4]) for row in of)))
    return found


def test_every_bar_is_as_long_as_its_share() -> None:
    drawn = sorted(share for chart in CHARTS for _, _, share, _ in _bars(chart))
    assert drawn == pytest.approx(sorted(float(100 * share) for share in _shares()), abs=0.05)


def test_shares_are_rounded_down_in_words() -> None:
    said = sorted(float(says.partition("%")[0].replace(",", ".")) for chart in CHARTS for _, says, _, _ in _bars(chart))
    assert said == sorted(float(100 * share * 10 // 1 / 10) for share in _shares())


def test_a_goal_is_known_without_colour() -> None:
    for chart in CHARTS:
        for _, says, _, fill in _bars(chart):
            assert (fill == "currentColor") == says.endswith(", đạt") != says.endswith("chưa đạt")
        dashes = {each.attrib["stroke-dasharray"] for each in chart.findall("path") if "stroke-dasharray" in each.attrib}
        assert len(dashes) == 2
        used = {value for each in chart.iter() for name, value in each.attrib.items() if name in ("fill", "stroke")}
        assert {value for value in used if not value.startswith("url(#")} <= {"currentColor", "none", "#fff"}


def test_a_chart_can_be_heard_and_is_drawn_by_attributes_alone() -> None:
    names = [each.attrib["id"] for chart in CHARTS for each in chart.iter() if "id" in each.attrib]
    assert len(names) == len(set(names)) == 3 * len(CHARTS)
    for chart in CHARTS:
        title, told = (chart.findtext(name) or "" for name in ("title", "desc"))
        assert chart.attrib["aria-labelledby"].split() == [chart.find(name).attrib["id"] for name in ("title", "desc")]  # type: ignore[union-attr]
        assert title.startswith("Chỉ tiêu ")
        assert all(f"{name}: {says}" in told for name, says, _, _ in _bars(chart))
        assert not [each for each in chart.iter() if each.tag in ("script", "style", "a", "image") or "style" in each.attrib]


def test_words_do_not_run_into_each_other() -> None:
    """Name and numbers share a line: letters of this size are at most 0.62 of it wide, bold and on the average."""
    for chart in CHARTS:
        for name, says, _, _ in _bars(chart):
            assert (len(name) + len(says) + 1) * SIZE * 0.62 <= WIDTH


def test_a_name_that_is_long_is_whole_in_the_table() -> None:
    long = "Thôn Mẫu" + " Mẫu" * 8
    villages = VILLAGES.replace("Thôn Mẫu", long)
    page = targets_page(Edition(handbook(CSV.replace("Thôn Mẫu", "thon-mau"), villages), SITE)).decode()
    assert f'<th scope="row">{long}</th>' in page
    assert f">{long[:25].rstrip()}…</text>" in page


def test_the_table_says_what_is_not_known_and_judges_no_number_of_pieces() -> None:
    rows = [re.sub("<[^>]+>", "|", row).strip("|") for row in re.findall(r"<tr>.*?</tr>", PAGE)]
    told = [re.sub(r"\|+", "|", row) for row in rows]
    assert "Bon Mẫu|chưa có số liệu" in told
    assert "tháng 10/2026|1|–|–|đếm theo số lượng" in told
    assert "tháng 10/2026 (cộng)|500|1.000|50,0%|chưa đạt mức 2025" in told
    assert "Chỉ tiêu 3:" not in PAGE


def test_without_numbers_the_page_says_so_to_residents_and_the_authors_page_how_to_begin() -> None:
    page = targets_page(Edition(handbook(None, ""), SITE)).decode()
    assert '<svg class="st-chart"' not in page
    assert words("staff")["progress"]["none"] in page
    told = authoring_page(Edition(handbook(None, ""), SITE)).decode()
    for word in ("progress.csv", "sotay report"):
        assert word not in page
        assert word in told


def test_each_target_names_the_unit_that_the_plan_charges() -> None:
    assert "Trạm Y tế xã</div>" in PAGE
    assert words("staff")["targets"]["no_unit"] in PAGE


@pytest.mark.parametrize(("counted", "eligible", "said"), [(8999, 10000, "89,9%"), (1, 3, "33,3%"), (0, 7, "0,0%"), (5, 5, "100,0%")])
def test_a_share_is_never_rounded_up(counted: int, eligible: int, said: str) -> None:
    assert percent(counted, eligible) == said
    assert grouped(1234567) == "1.234.567"
