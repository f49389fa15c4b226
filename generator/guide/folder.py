"""What lies in the guides folder: which files are read, and a word on each that its author may take for a guide but that is not.

Left alone without a word, because no author means them to be read:

- what programs put beside a file while it is edited or copied: `103-x.yml~`, `.103-x.yml.swp`, `#103-x.yml#`, `.#103-x.yml` (Emacs),
  `103-x.yml.bak`, `.orig`, `.rej`, `.tmp`, `.part`, `.save`, `~$103-x.yml` (Office), `103-x.yml___jb_tmp___` (JetBrains);
- what systems put into folders: `.DS_Store`, `._103-x.yml` (macOS), `Thumbs.db`, `desktop.ini` (Windows), `System Volume Information`,
  `$RECYCLE.BIN`, `__MACOSX`, `lost+found`;
- hidden folders (`.git`, `.vscode`, `.history`), unless behind the dot is the name of a topic's folder, `screens`, `judge`, `sessions`
  or `audio`;
- `schema/`, which `sotay schema` writes, and files of other kinds: pictures, README.md, notes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from generator.disk.look import FolderEntry, Kind
from generator.guide.characters import most_bytes
from generator.guide.own import LESSONS
from generator.problems import Place, Problem, problem
from generator.vietnamese.fold import bare, keys

IsGuide = Callable[[str], bool]
"""Says of a path inside the guides folder whether guides are named so."""


_LEFT_ALONE = re.compile(
    r"(?i)(.*~|~\$.*|\._.*|\.?#.*|.*\.(sw[a-z]|kate-swp|bak|orig|rej|tmp|temp|part|crdownload|save)|.*___jb_(tmp|old)___"
    r"|\.ds_store|thumbs\.db|desktop\.ini)"
)
_FOLDERS_LEFT_ALONE = frozenset({"schema", "system volume information", "$recycle.bin", "__macosx", "lost+found"})

_FOLDER_OF_GUIDES = re.compile(rf"[1-9]-[a-z0-9-]+|screens|judge|sessions|audio|{LESSONS}")
_YAML = re.compile(r"\.ya?ml(?![a-z0-9])", re.IGNORECASE)
_NUMBERED_TEXT = re.compile(r"\.*[1-9]\d\d-[^.]*(\.(txt|text|md|rtf|docx?|odt))?", re.IGNORECASE)
"""A lesson's name with another ending, or with none, as Windows shows it: `104-dang-nhap.txt`."""

_OF_WINDOWS = re.compile(r"(?i)(con|prn|aux|nul|(com|lpt)[0-9])(\..*)?")
"""Names of devices: Windows makes no such file, whatever follows the dot (learn.microsoft.com, “Naming Files, Paths, and Namespaces”)."""

_CODES: Mapping[Kind, str] = {"link": "SO134", "dead": "SO133", "special": "SO135", "unreadable": "SO136", "closed": "SO136"}


def readable(entries: Mapping[str, FolderEntry], is_guide: IsGuide) -> tuple[str, ...]:
    """The files to read: guides by name, and no larger than any guide is."""
    return tuple(name for name, each in entries.items() if each.kind == "file" and each.size <= most_bytes(name) and is_guide(name))


def stray(name: str, entry: FolderEntry, place: Place, is_guide: IsGuide) -> Problem | None:
    """The problem with something that was not read; None for what nobody takes for a guide."""
    *folders, own = name.split("/")
    if _LEFT_ALONE.fullmatch(own) or any(each.casefold() in _FOLDERS_LEFT_ALONE for each in (*folders, own)):
        return None
    if entry.kind == "folder":
        return _stray_folder(name, own, place)
    if entry.kind == "closed":
        return problem(place, "SO136", file=name)
    if not (looks_like_a_guide(own) or is_guide(name) or (entry.kind in ("link", "dead") and "." not in own)):
        return None
    if entry.kind != "file":
        return problem(place, _CODES[entry.kind], file=name)
    if is_guide(name):
        most = most_bytes(name)
        return problem(place, "SO103", size=entry.size // 1000, limit=most // 1000) if entry.size > most else None
    near = meant(name, is_guide)
    if not near:
        return problem(place, "SO140" if _in_lessons(name) else "SO123", file=name)
    return problem(place, "SO131", file=name, near=near, ending=own[own.rindex(".") :] if own.casefold().endswith(".txt") else "")


def looks_like_a_guide(own: str) -> bool:
    """True for the name of a file, without its folders, that was probably meant as a guide."""
    return bool(_YAML.search(own) or _NUMBERED_TEXT.fullmatch(own))


def meant(name: str, is_guide: IsGuide) -> str:
    """The name of a guide that was probably meant by a name that is none, or nothing: `104-Mở máy.yml.txt` → `104-mo-may.yml`."""
    folder, slash, own = name.rpartition("/")
    visible = own.lstrip(".")
    cut = _YAML.search(visible)
    stem = visible[: cut.start()] if cut else visible.partition(".")[0]
    plain = "-".join(bare(key) for key in keys(re.sub(r"[-_]", " ", stem)))
    wanted = (f"{folder}{slash}{each}.yml" for each in (stem.lower(), plain))
    return next((each for each in wanted if each != name and is_guide(each)), "")


def is_folder_of_guides(name: str) -> bool:
    """True for a topic's folder and for `screens`, also where a dot hides it: with it all guides in it are lost."""
    return bool(_FOLDER_OF_GUIDES.fullmatch(name.lstrip(".")))


def no_windows_name(name: str, place: Place) -> Problem | None:
    """The problem with a guide that cannot lie on a disk of Windows."""
    own = name.rpartition("/")[2]
    return problem(place, "SO137", file=name) if _OF_WINDOWS.fullmatch(own) else None


def _in_lessons(name: str) -> bool:
    return name.casefold().startswith(f"{LESSONS}/")


def _stray_folder(name: str, own: str, place: Place) -> Problem | None:
    if own.startswith("."):
        return problem(place, "SO131", file=name, near=own.lstrip("."), ending="") if is_folder_of_guides(name) else None
    if _in_lessons(name) and is_folder_of_guides(own):
        return problem(place, "SO140", file=name)
    return problem(place, "SO132", file=name) if _YAML.search(own) else None
