"""Days counted from the day of another clause: "signed on Friday, two days after X had visited Y", "hours before he left"."""

from dataclasses import dataclass
from datetime import timedelta

from spacy.tokens import Token

from dragoman.annotation.dates.grammar import number
from dragoman.annotation.mentions import DateKind, DateMention
from dragoman.annotation.report import within
from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.records import edtf as edtf_values

_SIDES = frozenset({"after", "before"})
_LIMITS = frozenset({"since", "until", "before", "after", "by"})


# "Within 60 days after the talks": a limit, and no day.
_UP_TO = frozenset({"within", "inside", "under", "than", "to"})


@dataclass(frozen=True, slots=True)
class Step:
    """How far the clause under ``word`` lies from the main one: ``days`` of it earlier; None in weeks or months, which
    give no day."""

    word: Token
    days: int | None


def day_by_counting(candidate: Candidate) -> tuple[bool, str | None]:
    """Whether the event's day is counted from that of another clause of the sentence, and the day, where it can be known.

    "A signed on Friday, two days after B had left": B left on Wednesday. "Three days after B left on 3 May, A signed": on
    6 May. An event with a day in its own clause has that day, and so is not counted.
    """
    for step in _steps(candidate):
        clause = {t.i for t in step.word.subtree}
        if step.word.dep_ == "mark":
            clause = {t.i for t in step.word.head.subtree}
        inside, outside = _days_of(candidate, clause)
        under = candidate.trigger.i in clause
        own, other = (inside, outside) if under else (outside, inside)
        if under and not own and not other and _comes(step):
            other = _told_last(candidate)
        if own or not other:
            continue
        if not under and not _told_by(step, candidate.trigger):
            continue
        if len(other) > 1:
            main = _main_verb(step)
            other = [m for m in other if grammar.clause_verb(candidate.report.tokens(m)[0]) == main]
        days = edtf_values.bounds(other[0].edtf) if len(other) == 1 and other[0].edtf else None
        if step.days is None or days is None or days[0] != days[1]:
            return True, None
        earlier = under == (step.word.lower_ == "after")
        shift = timedelta(days=-step.days if earlier else step.days)
        value = (days[0] + shift).isoformat()
        return True, value if (other[0].edtf or "")[:4] != "XXXX" else f"XXXX{value[4:]}"
    return False, None


# "The decision comes a day after a call with X": the day from which it is counted is that of the sentence before.
_COMING = frozenset({"come", "follow"})


def _comes(step: Step) -> bool:
    main = _main_verb(step)
    return main is not None and main.lemma_.lower() in _COMING


def _told_last(candidate: Candidate) -> list[DateMention]:
    """The last day that the text before the sentence named, not far from it."""
    days = [
        m
        for m in within(candidate.report.dates, 0, candidate.sentence.start_char)
        if m.edtf
        and m.kind is DateKind.MOMENT
        and m.prefix not in _LIMITS
        and len(m.edtf) == len("2000-01-01")
        if candidate.sentence.start_char - m.end <= REACH and m.edtf <= (candidate.report.published or m.edtf)
    ]
    return days[-1:]


# So many characters back the day from which another is counted may stand.
REACH = 500


def _told_by(step: Step, trigger: Token) -> bool:
    """Whether the word is the verb over the counted clause, or stands under it in one clause."""
    verb = grammar.clause_verb(trigger)
    return verb is not None and verb == _main_verb(step)


def _main_verb(step: Step) -> Token | None:
    return grammar.clause_verb(step.word.head.head if step.word.dep_ == "mark" else step.word.head)


def _steps(candidate: Candidate) -> list[Step]:
    """The counted clauses of a sentence: "a day after ...", "hours before ...", "two weeks after ..."."""
    found = []
    for token in candidate.sentence:
        if token.lower_ not in _SIDES or token.i == candidate.sentence.start:
            continue
        unit = token.nbor(-1).lower_.rstrip("s")
        count = token.nbor(-2).lower_ if token.i - 2 >= candidate.sentence.start else ""
        if unit in ("hour", "minute", "moment"):
            found.append(Step(token, 0))
        elif unit == "day" and token.nbor(-min(3, token.i - candidate.sentence.start)).lower_ in _UP_TO:
            continue
        elif unit == "day":
            n = 1 if count in ("a", "the") else number(count)  # none for "days after"
            found.append(Step(token, n))
        elif unit in ("week", "fortnight", "month", "year"):
            found.append(Step(token, None))
    return found


def _days_of(candidate: Candidate, clause: set[int]) -> tuple[list[DateMention], list[DateMention]]:
    """The days that a sentence names inside a clause, and those outside of it."""
    sentence = candidate.sentence
    inside: list[DateMention] = []
    outside: list[DateMention] = []
    for mention in within(candidate.report.dates, sentence.start_char, sentence.end_char):
        tokens = candidate.report.tokens(mention)
        if (
            mention.edtf is None
            or mention.kind is not DateKind.MOMENT
            or mention.prefix in _LIMITS
            or not tokens
        ):
            continue
        if mention.anchor == "narrative" and any(t.lower_ in _SIDES for t in tokens):
            continue
        if tokens[-1].dep_ == "poss":
            continue  # "in response to Sunday's vote"
        (inside if tokens[0].i in clause else outside).append(mention)
    return inside, outside
