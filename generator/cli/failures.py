"""What can go wrong in a run, in words for the person who can act: one table from exceptions to sentences and exit codes."""

from __future__ import annotations

import errno
import re
from collections.abc import Callable, Mapping
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from traceback import walk_tb
from typing import Any

from jinja2 import TemplateNotFound

from generator.cli.problem_formats import as_github, as_json, as_text
from generator.disk import disk
from generator.disk.lock import BusyError
from generator.paper.fonts import FontError
from generator.paper.printed import PressError
from generator.paper.readback import ReadBackError
from generator.paper.typst import PaperError
from generator.problems import GuideError
from generator.publish.dav import DavError
from generator.publish.release import ChangedError, ForeignError
from generator.publish.site import NoSiteError
from generator.qr.qr import QrSizeError
from generator.sign.banks import banks
from generator.sign.order import OrderError
from generator.site.mkdocs import MkDocsError
from generator.site.verify import SiteError
from generator.stick.archive import ArchiveError, RefusedError
from generator.stick.entry_names import shown
from generator.stick.signed import ForgedError, OlderError, UnsignedError
from generator.stick.sums import FILE, SumsError, Verdict
from generator.stick.update import BrokenError, NoFilesError, NoRoomError, NotACopyError
from generator.words import words
from generator.zim.zim import NoLibzimError

_MB = 1_000_000

_NAMED = 20
"""So many entries of a hostile zip are named; it may have thousands."""

_LEVEL = re.compile(r"(ERROR|WARNING)\s+-\s+")
"""How MkDocs begins what it complains of."""

_LINE = 200
"""Letters of what a tool said that are repeated; the file with the details has all."""

_Says = Callable[[Any, str], str]
"""From an exception and a language to a sentence."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `details` is True where a person who knows the program must look into it."""

    kind: type[Exception]
    says: _Says
    details: bool = False
    code: int = 1


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of an exception: `found` names single faults, for the standard output; `text` is the sentence."""

    found: str
    text: str
    details: bool
    code: int


def told(error: Exception, lang: str, form: str = "text") -> Told:
    """Put an exception into words. `form` is how problems of guides are printed: `text`, `json` or `github`."""
    row = next(row for row in TABLE if isinstance(error, row.kind))
    return Told(_found(error, lang, form), row.says(error, lang), row.details, row.code)


def faults(verdict: Verdict, lang: str) -> str:
    """Every fault of a copy, one a line."""
    said = words("cli", lang)["verify"]
    kinds = ("missing", "changed", "extra", "no_file")
    return "\n".join(said[kind].format(name=shown(name)) for kind in kinds for name in getattr(verdict, kind))


def _found(error: Exception, lang: str, form: str) -> str:
    if isinstance(error, GuideError):
        return {"text": as_text, "json": as_json, "github": as_github}[form](error.problems, lang)
    said = words("cli", lang)["verify"]
    if isinstance(error, BrokenError):
        return faults(error.verdict, lang)
    if isinstance(error, NoFilesError):
        return "\n".join(said["no_file"].format(name=shown(name)) for name in error.names)
    if isinstance(error, RefusedError):
        return "\n".join(said["refused"][why].format(name=shown(name)) for name, why in error.faults[:_NAMED])
    return ""


def _nothing(_error: Any) -> Mapping[str, object]:
    return {}


def _key(path: str, blanks: Callable[[Any], Mapping[str, object]] = _nothing) -> _Says:
    """The sentence at a path of keys in `words/cli.<language>.yml`; `blanks` takes from the exception what fills its blanks."""

    def says(error: Any, lang: str) -> str:
        found: Any = words("cli", lang)
        for key in path.split("."):
            found = found[key]
        return str(found).format(**blanks(error))

    return says


def _problems(error: GuideError, lang: str) -> str:
    count = sum(problem.level == "error" for problem in error.problems)
    return str(words("cli", lang)["problems"]).format(errors=count, warnings=len(error.problems) - count)


def _broken(error: BrokenError, lang: str) -> str:
    said = words("cli", lang)
    return f"{said['verify']['broken'].format(count=error.verdict.count)}\n{said['update']['stopped']}"


def _sums(error: SumsError, lang: str) -> str:
    key = "verify.bad_list" if str(error) else "verify.no_list"
    return _key(key, lambda error: {"file": FILE, "line": shown(str(error), 200)})(error, lang)


def _refused(error: RefusedError, lang: str) -> str:
    said = words("cli", lang)["verify"]
    rest = len(error.faults) - _NAMED
    return "\n".join(([said["refused"]["more"].format(count=rest)] if rest > 0 else []) + [said["unsafe"]])


def _forged(error: ForgedError, lang: str) -> str:
    return _key(f"signed.forged.{error.why}")(error, lang)


def _pressed(error: PressError, lang: str) -> str:
    key = "errors.sheet" if error.lesson is None else "errors.sheet_of_lesson"
    return _key(key, lambda error: {"file": error.path, "lesson": error.lesson, "why": _telling(error.reason)})(error, lang)


def _telling(text: str) -> str:
    """The line of what a tool printed that says most: its first error or warning, else its first line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    first = next((line for line in lines if _LEVEL.match(line)), lines[0] if lines else "?")
    return shown(_LEVEL.sub("", first).rstrip("."), _LINE)


def _no_pages(error: MkDocsError, lang: str) -> str:
    """MkDocs' own words; where it fell over, the last line of its traceback."""
    text = str(error)
    said = text.splitlines()[-1:] if "Traceback" in text else [text]
    return _key("errors.pages", lambda _: {"said": _telling("\n".join(said))})(error, lang)


def _bug(error: Exception, lang: str) -> str:
    """A fault of the program. Where it happened in the middle of a template, that template is named."""
    places = [(Path(frame.f_code.co_filename), line) for frame, line in walk_tb(error.__traceback__)]
    if inside := [(path, line) for path, line in places if path.suffix == ".j2"]:
        file, line = inside[-1]
        return _key("errors.template", lambda error: {"file": file.name, "line": line, "said": _telling(str(error))})(error, lang)
    return _key("errors.bug", lambda error: {"kind": type(error).__name__})(error, lang)


def _dav(error: DavError, lang: str) -> str:
    return str(words("cli", lang)["publish"]["dav"][error.says]).format(**error.blanks)


def _order(error: OrderError, lang: str) -> str:
    said = words("sign", lang)
    known = "\n".join(f"  {bank.bin}  {bank.name}" for bank in banks())
    says = str(said["errors"][error.says]).format(**{"list": known, **error.blanks})
    return says if error.line is None else str(said["line"]).format(line=error.line, says=says)


_REASONS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "large",
    errno.EROFS: "read_only",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.ENAMETOOLONG: "long",
    errno.EMFILE: "many",
    errno.ENFILE: "many",
    errno.ENOENT: "gone",
    errno.EISDIR: "folder",
    errno.ENOTDIR: "file",
    errno.EEXIST: "file",
    errno.EIO: "fault",
}
"""Why the system refused (POSIX error numbers) → a key of `errors.disk.why`."""


def why_refused(number: int, strerror: str, lang: str) -> str:
    """Why the system refused something, by its error's number, and what to do."""
    return str(words("cli", lang)["errors"]["disk"]["why"][_REASONS.get(number, "other")]).format(reason=strerror)


def _disk(error: OSError, lang: str) -> str:
    said = words("cli", lang)["errors"]["disk"]
    writing = isinstance(error, disk.WritingError) or error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
    doing = "write" if writing else "read" if isinstance(error, disk.ReadingError) else "use"
    why = why_refused(error.errno or 0, error.strerror or f"{error}", lang)
    if error.filename is None:
        return str(said["nowhere"]).format(why=why)
    return str(said[doing]).format(file=error.filename, why=why)


TABLE = (
    Row(GuideError, _problems),
    Row(BusyError, _key("busy", lambda error: {"out": error})),
    Row(OrderError, _order),
    Row(NoLibzimError, _key("pack.no_libzim")),
    Row(SumsError, _sums),
    Row(ArchiveError, _key("verify.bad_zip", lambda error: {"name": shown(str(error), 200)})),
    Row(RefusedError, _refused),
    Row(BrokenError, _broken),
    Row(NoFilesError, _key("update.no_files")),
    Row(UnsignedError, _key("signed.unsigned")),
    Row(ForgedError, _forged),
    Row(OlderError, _key("signed.older", lambda error: {"here": error.here.version, "new": error.new.version})),
    Row(NotACopyError, _key("update.not_a_copy", lambda error: {"folder": error})),
    Row(NoRoomError, _key("update.no_room", lambda error: {"free": error.free // _MB, "needed": error.needed // _MB + 1})),
    Row(DavError, _dav),
    Row(ForeignError, _key("publish.foreign", lambda error: {"target": error})),
    Row(ChangedError, _key("publish.changed", lambda error: {"file": error})),
    Row(NoSiteError, _key("publish.no_site", lambda error: {"site": error})),
    Row(PressError, _pressed, details=True),
    Row(PaperError, _key("errors.paper", lambda error: {"subject": error.subject, "why": _telling(error.reason)}), details=True),
    Row(ReadBackError, _key("errors.unread", lambda error: {"why": _telling(str(error))}), details=True),
    Row(FontError, _key("errors.font", lambda error: {"font": error}), details=True),
    Row(MkDocsError, _no_pages, details=True),
    Row(SiteError, _key("errors.site", lambda error: {"fault": _telling(error.faults[0]), "count": len(error.faults)}), details=True),
    Row(TemplateNotFound, _key("errors.no_template", lambda error: {"file": error.name}), details=True),
    Row(ImportError, _key("errors.no_part", lambda error: {"name": error.name or error}), details=True),
    Row(QrSizeError, _key("errors.qr_size"), details=True),
    Row(BrokenProcessPool, _key("errors.cut_off"), details=True),
    Row(MemoryError, _key("errors.memory"), details=True),
    Row(OSError, _disk),
    Row(Exception, _bug, details=True),
)
"""The first row that fits counts."""
