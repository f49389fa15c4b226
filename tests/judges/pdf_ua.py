"""Every PDF of the site against PDF/UA-1."""

from __future__ import annotations

from pdf_ua import ua_faults

from tests.judges.built import SITE
from tests.judges.verdict import Verdict


def main() -> list[Verdict]:
    files = sorted(SITE.rglob("*.pdf"))
    found = [f"{file.relative_to(SITE)}: {fault}" for file in files for fault in ua_faults(file.read_bytes())]
    return [Verdict("PDF/UA-1 by page-validation", len(files), "PDFs of the site", tuple(found))]
