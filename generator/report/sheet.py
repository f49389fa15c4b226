"""The report on paper, ready for the press: the same blocks as in the Word file, to read and to send round before it is signed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from generator.paper.printed import Print
from generator.paper.shapes import PaperData
from generator.report import form
from generator.report.report import Block, Heading, Report, Table
from generator.words import words

_SIZES = (
    *("NATION", "MOTTO", "SUPERIOR", "ISSUER", "NUMBER", "PLACE_DATE", "TITLE", "BODY", "TABLE"),
    *("SIGNER", "RECEIVERS_TITLE", "RECEIVERS", "PAGE_NUMBER"),
)


class HeadData(TypedDict):
    """The head of an official letter, line by line."""

    superior: list[str]
    issuer: str
    number: str
    nation: str
    motto: str
    place_date: str


class Receivers(TypedDict):
    """Who else gets it."""

    title: str
    lines: list[str]


class PageSize(TypedDict):
    """The page and its margins, in millimetres."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float


class ReportData(PaperData):
    """The report; `halves` are the widths of the head's two columns, `sizes` those of the letters in points."""

    team: str
    icons: dict[str, str]
    draft: None
    say: dict[str, str]
    head: HeadData
    kind: str
    about: str
    to: str
    blocks: list[Mapping[str, object]]
    receivers: Receivers
    signer: list[str]
    page: PageSize
    halves: list[float]
    sizes: dict[str, float]


def sheet(report: Report) -> Print[ReportData]:
    """One PDF."""
    data: ReportData = {
        "subject": words("report")["subject"].format(year=report.year),
        "document_title": f"{report.kind.capitalize()}: {report.about}",
        "team": report.team,
        "icons": {},
        "draft": None,
        "say": {},
        "head": {
            "superior": list(report.superior),
            "issuer": report.issuer,
            "number": report.number,
            "nation": report.nation,
            "motto": report.motto,
            "place_date": report.place_date,
        },
        "kind": report.kind,
        "about": report.about,
        "to": report.to,
        "blocks": [_block(each) for each in report.blocks],
        "receivers": {"title": report.receivers_title, "lines": list(report.receivers)},
        "signer": list(report.signer),
        "page": {
            "width": form.PAGE[0],
            "height": form.PAGE[1],
            "top": form.TOP,
            "bottom": form.BOTTOM,
            "left": form.LEFT,
            "right": form.RIGHT,
        },
        "halves": list(form.HEAD),
        "sizes": {name.lower(): getattr(form, name) for name in _SIZES},
    }
    return Print(f"bao-cao-{report.year}.pdf", "report", data, "report")


def _block(block: Block) -> Mapping[str, object]:
    if isinstance(block, Heading):
        return {"kind": "heading", "text": block.text, "level": block.level}
    if isinstance(block, Table):
        return {
            "kind": "table",
            "columns": list(block.columns),
            "rows": [list(row) for row in block.rows],
            "widths": list(block.widths),
            "middle": sorted(block.middle),
            "sum": block.sum,
        }
    return {"kind": "paragraph", "text": block.text}
