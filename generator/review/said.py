"""What the sheet and the table say in the same words: kinds of sentences, what a sentence answers, days."""

from __future__ import annotations

from generator.guide.lesson import Source
from generator.review.review import Claim
from generator.words import words
from generator.words.dates import date_in_words


def kind(claim: Claim) -> str:
    """What a sentence is in its lesson: “Bước 3, làm”."""
    return str(words("review")["kinds"][claim.place].format(of=claim.of))


def text(claim: Claim) -> str:
    """The sentence as residents read it, with its inline marks and, where it has one, its last day."""
    said = words("review")
    sentence = said["age"].format(age=claim.text) if claim.place == "min_age" else claim.text
    if claim.place == "verdict":
        sentence = said["judged"][claim.text]
    return str(sentence + (said["until"].format(date=date_in_words(claim.until)) if claim.until else ""))


def before(claim: Claim) -> str:
    """What the sentence answers, and the shared one whose place it takes, as sentences; nothing where it stands alone."""
    shared = words("review")["before"]["shared"].format(shared=claim.shared) if claim.shared else ""
    return " ".join(filter(None, (shared, _answered(claim))))


def _answered(claim: Claim) -> str:
    said = words("review")["before"]
    if claim.place == "fix":
        return str(said["slip"].format(slip=claim.before[0]))
    if claim.place == "why":
        question, right, *wrong = (part.rstrip(".") for part in claim.before)
        return str(said["question"].format(of=claim.of, question=question, right=right, wrong="; ".join(wrong)))
    if claim.place == "verdict":
        when, alt, drawn = claim.before
        return str(said["message"].format(of=claim.of, when=when, alt=alt, drawn=drawn))
    return ""


def days(source: Source) -> str:
    """A source's own days, and that on which somebody looked."""
    said = words("review")["days"]
    told = {"published": source.published, "in_force": source.in_force, "seen": source.checked}
    return ", ".join(said[name].format(date=date_in_words(day)) for name, day in told.items() if day)
