"""Asks `page`, a validator that shares nothing with the engine which sets our paper, whether a PDF keeps PDF/UA-1 (ISO 14289-1)."""

from __future__ import annotations

import page


def ua_faults(pdf: bytes) -> list[str]:
    """Every rule that the file breaks, as `rule: what is wrong`, each once. Raises page.PageError where it is no PDF."""
    failures = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1).failures
    return sorted({f"{failure.rule_id}: {failure.message}" for failure in failures})
