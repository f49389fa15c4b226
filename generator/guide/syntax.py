"""Names a syntax error of YAML by what stands at its marks; PyYAML's own sentences differ between its two parsers."""

from __future__ import annotations

import re

import yaml

from generator.guide.lines import Lines
from generator.guide.slips import slip
from generator.problems import Place, Problem, problem, problem_of

_NAME = re.compile(r"\s*(- +)*[A-Za-z_]+")
_NAMED = re.compile(r"\s*(- +)*[A-Za-z_]+: ")
_CURLY = re.compile(r"(?:- +)*(?:[A-Za-z_]+: +)?([“”‘’])")
"""A value that begins with a quote of Word."""

_COLONLESS = re.compile(r"\s*(- +)*[a-z_]+\s*|\s*[a-z_]+ .*")
"""Probably a field whose colon was forgotten: a name alone, or a line that begins with one. An entry of a list may be a sentence."""

_GLUED = re.compile(r"\s*(- +)*[A-Za-z_]+:[^\s/]")
"""A field without a space after its colon, `title:Mở máy`, which YAML takes for a sentence."""


def syntax_problem(lines: Lines, error: yaml.YAMLError) -> Problem:
    """What is probably wrong where a parser stopped."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return _unclear(lines, Place(lines.file), 0)
    mark = error.problem_mark
    start = error.context_mark or mark
    at, opened = lines.char(mark), lines.char(start)
    line = lines.at(mark)
    nameless = isinstance(error, yaml.scanner.ScannerError) and start.line < mark.line and opened not in "\"'"
    number = start.line if nameless else max(mark.line - 1, 0)
    above = lines.typed[number]
    if _GLUED.match(above) and (nameless or at == ":"):
        return problem(Place(lines.file, number + 1), "SO122", found=above.strip()[:60])
    if nameless:
        return _unclear(lines, lines.place(start), number)
    if at == ":" and _NAME.fullmatch(line[: mark.column]):
        wrong = number if _COLONLESS.fullmatch(above) and not _NAMED.match(above) else mark.line
        return _unclear(lines, Place(lines.file, wrong + 1), wrong)
    if at == ":" and not line[: mark.column].strip():
        return problem(lines.place(mark), "SO117")
    if at == ":" and opened not in "[{":
        found = line[: mark.column].strip()
        curly = _CURLY.match(found)
        return problem(lines.place(mark), "SO114", found=found[:60], curly=curly[1] if curly else "")
    if opened in "\"'" and start is not mark:
        return problem(lines.place(start), "SO115", found=opened)
    if opened in "[{" and start is not mark:
        return problem(lines.place(start), "SO118", found=opened)
    if opened in "@`%*&!|>" or at in "@`%*&!|>":
        where = start if opened in "@`%*&!|>" else mark
        return problem(lines.place(where), "SO119", found=lines.char(where))
    if re.search(r"""["'] *\S""", line[: mark.column + 1]) and at not in "-]},":
        return problem(lines.place(mark), "SO121", found=line.strip()[:60])
    place = lines.place(mark)
    return _unclear(lines, place, place.line - 1)


def _unclear(lines: Lines, place: Place, number: int) -> Problem:
    """A line that cannot be read, with the slip that it probably is."""
    line = lines.typed[number]
    return problem_of(place, "SO104", {"found": line.strip()[:60], **slip(line)})
