"""A province's address with a phường below it, built and put together, for what lies under such an address."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from good import SESSION, good, with_sessions

from generator import outputs
from generator.address import Site
from generator.build import build
from generator.build_report import Report
from generator.disk import disk
from generator.editions.hosts import SharedHost
from generator.editions.together import together
from generator.guide.register import Register
from generator.guide.source import read
from generator.guide.standing import binding
from generator.job import Job

ABOVE = "https://so.lamdong.example.vn"
WRITTEN = "người xã mình"
"""The commune's own words, which stay as it writes them."""

_DAY = datetime.date(2026, 11, 22)
_OWN = "lessons/190-lich-hop.yml"
_OF_TEAM = ("to", "phieu", "the", "trinh-chieu")
_OF_LESSONS = ("to-lon", "cho-nao-bam", "cau-hoi", "giang-vien")
NOT_PRINTED = (*(f"buoi-1-{form}.pdf" for form in _OF_TEAM), *(f"{code}-{form}.pdf" for code in (103, 104) for form in _OF_LESSONS))
"""Papers of the evening for which the test takes no time: they lie above all the same."""

Built = tuple[Path, dict[str, Report], Job]
"""The whole site of the address, what each build told, and what was asked for the commune."""

HOST = SharedHost(ABOVE, "tinh", {"p-suoi-mo": "suoi-mo"})


def one_host(folder: Path) -> Built:
    """All that lies under the address, of few kinds of paper."""
    lesson = good()["1-vneid/103-kich-hoat.yml"].decode()
    own = (
        lesson.replace("Công an xã", "Công an phường")
        .replace("code: 103", "code: 190")
        .replace("Kích hoạt VNeID", "Tải lịch họp của bon", 1)
        .replace("kich hoat", "lich hop")
    )
    third = lesson.replace("code: 103", "code: 104").replace("Kích hoạt VNeID", "Xem giấy tờ", 1).replace("kich hoat", "xem giay to")
    shared = read("", third.encode()).node
    assert shared is not None
    words = "steps.2.do"
    replaced = (
        "# yaml-language-server: $schema=./schema/replace.json\nreplace:\n"
        f'  - {{lesson: 104, field: {words}, words: "Gõ 12 số trên thẻ của người xã mình.", why: Quen gọi vậy., '
        f'shared: "Gõ 12 số trên thẻ.", digest: {binding(104, words, shared)}}}\n'
    )
    both = {"1-vneid/104-mo-can-cuoc.yml": third.encode()}
    root = {"name: Xã Quảng Sơn": "name: Tỉnh Lâm Đồng", "https://quangson.example": ABOVE}
    root["Công an xã"] = "Công an xã, phường"
    root["alarm: 103"] = "alarm: 103\ncommunes: {p-suoi-mo: Phường Suối Mơ}"
    below = {"name: Xã Quảng Sơn": "name: Phường Suối Mơ", "https://quangson.example": f"{ABOVE}/p-suoi-mo\nabove: {ABOVE}"}
    below["Công an xã"] = "Công an phường"
    below["    phone:\n"] = "    phone: 0218 3111 222\n"
    folders = {
        "tinh": _guides(folder / "guides" / "tinh", root, both),
        "suoi-mo": _guides(folder / "guides" / "suoi-mo", below, both | {_OWN: own.encode(), "replace.yml": replaced.encode()}),
    }
    reports = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outputs, "PAPERS", tuple(each for each in outputs.PAPERS if each.form == "a4"))
        patch.setattr(outputs, "COLLECTIONS", tuple(each for each in outputs.COLLECTIONS if each.form in ("lam-ngay", "buoi-moi")))
        for name, guides in folders.items():
            job = Job(today=_DAY, guides=guides, out=folder / name, kept=folder / "cache")
            reports[name] = build(job, lambda _step, _blanks: None)
    for name in NOT_PRINTED:
        disk.write_file(folder / "tinh" / "site" / "to-roi" / name, b"%PDF")
    assert together(HOST, folder, Site(ABOVE, _DAY), Register()).site
    return folder / "so.lamdong.example.vn" / "site", reports, job


def _guides(folder: Path, changes: dict[str, str], more: dict[str, bytes]) -> Path:
    files = good() | {SESSION: with_sessions()[SESSION]}
    commune = files["commune.yml"].decode()
    for old, new in changes.items():
        assert old in commune
        commune = commune.replace(old, new)
    disk.write_folder(files | more | {"commune.yml": commune.encode()}, folder)
    return folder
