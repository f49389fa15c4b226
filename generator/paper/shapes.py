"""The parts of what layouts are given: JSON values only, so that an author's text never reaches the engine as source."""

from __future__ import annotations

from typing import TypedDict


class PaperData(TypedDict):
    """What every layout is given: `subject` names the thing in errors, `document_title` is the file's title."""

    subject: str
    document_title: str


class Foot(TypedDict):
    """Whose sheet it is: the team, the handbook's name, and the words of the band on a draft."""

    team: str
    handbook: str
    draft: str | None


class Stamp(TypedDict):
    """Which lesson a sheet shows, of which day that is, and whether its unit has approved it."""

    code: int
    title: str
    stale: str | None
    checked: str
    approval: str


class FootedData(PaperData, Foot):
    """A sheet of the handbook, with its layout's own words."""

    say: dict[str, str]


class StampedData(FootedData, Stamp):
    """A sheet of one lesson."""


class Run(TypedDict):
    """A piece of a sentence. `kind` is plain, strong, a term, or the site's name."""

    kind: str
    words: str


SentenceData = list[Run]


class Shown(TypedDict):
    """A drawing; `width`, `height` and `label`, the size of its smallest words, are in its own units."""

    svg: str
    alt: str
    width: float
    height: float
    label: float | None


class PhonesData(TypedDict):
    """What is different on either phone."""

    android: SentenceData
    iphone: SentenceData


class StepData(TypedDict):
    """A step, counted from 1."""

    number: int
    do: SentenceData
    see: SentenceData
    key: bool
    stuck: SentenceData | None
    phones: PhonesData | None


class Group(TypedDict):
    """Steps beside one picture, given in several cuts from wide to close; no picture: an empty list."""

    pictures: list[Shown | None]
    steps: list[StepData]


class MistakeData(TypedDict):
    """What people do by mistake, and how it is put right."""

    wrong: SentenceData
    fix: SentenceData


class Call(TypedDict):
    """Whom to ask, and what the call costs in words."""

    name: str
    what: SentenceData
    phone: str | None
    fee: str


class CodeData(TypedDict):
    """A QR code: what it holds, its drawing, and its side in millimetres without the white edge."""

    holds: str
    svg: str
    side: float


class AddressBeside(CodeData):
    """A code that opens an address, and that address in words."""

    address: str
    alt: str


class AddressCode(AddressBeside):
    """A code that opens an address, and what is said beside it."""

    label: str
    opens: str
