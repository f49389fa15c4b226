"""The sheet on paper, ready for the press: a row a sentence with a box to tick and room to write, signatures, the stamp."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict
from urllib.parse import urlsplit

from generator.guide.commune import Commune
from generator.paper.lesson_data import span_data
from generator.paper.printed import Print
from generator.paper.shapes import PaperData, SentenceData
from generator.review.review import LessonReview, Review, UnitQuestion
from generator.review.said import before, days, kind, text
from generator.words import words


class ClaimData(TypedDict):
    """A sentence to judge, and what stands before it so that it is understood."""

    number: int
    kind: str
    before: SentenceData
    text: SentenceData


class SourceData(TypedDict):
    """Where it is from, and of which days."""

    what: SentenceData
    where: str
    days: str


class DoubtData(TypedDict):
    """What the unit is asked, and whom else to ask."""

    number: int
    what: SentenceData
    more: str


class LessonReviewData(TypedDict):
    """One lesson or way of cheating to judge."""

    code: int | str
    title: str
    short: str
    heading: str
    state: str
    words: str
    verdict: str
    claims: list[ClaimData]
    sources: list[SourceData]
    doubts: list[DoubtData]


class ReviewData(PaperData):
    """The sheet of one unit."""

    team: str
    icons: dict[str, str]
    draft: None
    say: dict[str, str]
    title: str
    document: str
    how: list[str]
    columns: dict[str, str]
    verdicts: list[str]
    lead: str
    to: str
    head: str
    team_line: str
    lessons: list[LessonReviewData]
    elsewhere: list[Mapping[str, object]]


def sheet(review: Review, commune: Commune) -> Print[ReviewData]:
    """One PDF for one unit."""
    said, say = words("review"), words("review")["sheet"]
    unit = review.contact.name
    asks_only = "" if review.lessons else "_questions"
    title = say[f"title{asks_only}"]
    names = {"unit": unit, "team": commune.team, "what": _what(review, say), "title": title}
    data: ReviewData = {
        "subject": said["subject"].format(**names),
        "document_title": said["document_title"].format(**names),
        "team": commune.team,
        "icons": {},
        "draft": None,
        "say": {name: words_of for name, words_of in say.items() if isinstance(words_of, str) and "{" not in words_of},
        "title": title,
        "document": say[f"document{asks_only}"],
        "how": say["how"] if review.lessons else say["how"][:0],
        "columns": say["columns"],
        "verdicts": say["verdicts"],
        "lead": say[f"lead{asks_only}"].format(**names),
        "to": say["to"].format(**names),
        "head": say["head"].format(**names),
        "team_line": say["team_line"].format(**names),
        "lessons": [_lesson(each, unit, say) for each in review.lessons],
        "elsewhere": [
            {"from": say["from_lesson"].format(code=each.code, title=each.title), **_doubt(each, number, unit, say)}
            for number, each in enumerate(review.elsewhere, 1)
        ],
    }
    return Print(f"{review.unit}.pdf", "review", data, "review")


def _what(review: Review, say: Mapping[str, Any]) -> str:
    """How much there is to look at: lessons, ways of cheating, or both."""
    lessons = sum(isinstance(each.code, int) for each in review.lessons)
    counts = {"lessons": lessons, "schemes": len(review.lessons) - lessons}
    return str(say["and"].join(say["count"][name].format(count=count) for name, count in counts.items() if count))


def _lesson(each: LessonReview, unit: str, say: Mapping[str, Any]) -> LessonReviewData:
    code, title = each.code, each.title
    kind_of = "lesson" if isinstance(code, int) else "scheme"
    return {
        "code": code,
        "title": title,
        "short": str(code) if isinstance(code, int) else say["game"],
        "heading": say[kind_of].format(code=code, title=title),
        "state": say["states"][each.state],
        "words": say[f"words_{kind_of}"].format(words=each.words),
        "verdict": say[f"verdict_{kind_of}"].format(code=code, title=title),
        "claims": [
            {
                "number": claim.number,
                "kind": kind(claim),
                "before": span_data(before(claim)),
                "text": span_data(text(claim)),
            }
            for claim in each.claims
        ],
        "sources": [
            {
                "what": span_data(source.what),
                "where": f"“{link.name}”, {link.owner}, {urlsplit(link.address).hostname}",
                "days": days(source),
            }
            for source, link in each.sources
        ],
        "doubts": [_doubt(doubt, number, unit, say) for number, doubt in enumerate(each.doubts, 1)],
    }


def _doubt(doubt: UnitQuestion, number: int, unit: str, say: Mapping[str, Any]) -> DoubtData:
    ask = "" if doubt.ask == unit else say["ask"].format(unit=doubt.ask)
    phone = say["phone"].format(phone=doubt.phone) if doubt.phone else ""
    return {"number": number, "what": span_data(doubt.what), "more": f"{ask} {phone}".strip()}
