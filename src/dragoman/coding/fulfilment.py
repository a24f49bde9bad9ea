"""What a text says outright of a promise: kept, broken, given up, not yet kept; and what was expected and did not come.

Two ways of saying it are read: a verb over the promise ("kept its pledge to open", "has yet to deliver on"), and a
sentence that takes back the one before it ("Minsk expected to sign in May. This did not happen.").
"""

import re
from collections.abc import Sequence

from spacy.tokens import Span

from dragoman.annotation.mentions import ActorForm, ActorMention, DateKind
from dragoman.annotation.report import Report, covering, within
from dragoman.coding.setting import is_of_another_world
from dragoman.knowledge.fulfilment import fulfilment_words
from dragoman.knowledge.official_nouns import official_nouns
from dragoman.records import CommitmentClaim, CommitmentState, edtf

_TOLD, _TAKEN_BACK = 0.75, 0.7
#: Behind the noun of a promise: what was promised, up to the end of its clause.
_WHAT = re.compile(
    r"\s+(?:\w+\s+){0,4}?(?:to\s+(?!(?:the|an?|his|her|its|their|all|every|both)\b|[A-Z])|of\s+(?=\w+ing\b)|that\s+)"
    r"(?P<what>[^.;:!?]+)"
)
_END = re.compile(
    r",\s+(?:but|and|while|although|though|which|who|as|after|because|despite)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
#: More parties than this are no promise of one pair.
_MOST = 3
#: The one who promises stands at most so many characters before the verb.
_REACH = 80


def code_fulfilment(report: Report, found: Sequence[CommitmentClaim]) -> list[CommitmentClaim]:
    """``found``, the commitments of a report, with what the report says became of them, and those of which only that
    is told."""
    claims = list(found)
    if is_of_another_world(report):
        return claims
    sentences = [sentence for sentence in report.doc.sents if sentence.text.strip()]
    for place, sentence in enumerate(sentences):
        told = _told_of(report, sentence)
        if told is not None:
            claims.append(told)
        elif place and fulfilment_words().came_to_nothing.match(sentence.text):
            _take_back(report, claims, sentences[max(0, place - 2) : place], sentence)
    return claims


def _told_of(report: Report, sentence: Span) -> CommitmentClaim | None:
    """ "Kenya kept its promise to open an embassy": the state told of a promise, in its own words."""
    for state, pattern in fulfilment_words().over_promise.items():
        match = pattern.search(sentence.text)
        if match is None:
            continue
        what = _WHAT.match(sentence.text, match.end())
        if what is None:
            return None
        undertaking = _clause(what["what"])
        start = sentence.start_char + match.start()
        parties = _promiser(report, sentence.start_char, start)
        if not parties or len(undertaking.split()) < 2:
            return None
        at = sentence.start_char + what.start("what")
        return CommitmentClaim(
            parties=parties,
            undertaking=undertaking,
            due=_due(report, at, at + len(undertaking)),
            state=state,
            confidence=_TOLD,
            evidence=(report.evidence(*report.stripped(sentence.start_char, sentence.end_char)),),
            frames=(f"fulfilment:{state.value}",),
        )
    return None


def _promiser(report: Report, start: int, end: int) -> tuple[str, ...]:
    """Who stands before the verb: one government or two, by name or by officials of their own."""
    near = [a for a in within(report.actors, max(start, end - _REACH), end) if _speaks_for_itself(report, a)]
    codes = list(dict.fromkeys(a.code for a in near))
    if not codes:
        codes = list(dict.fromkeys(p.country for p in within(report.persons, start, end) if p.country))
    if len(codes) == 2:
        linked = len(near) == 2 and report.text[near[0].end : near[1].start].strip() in ("and", "and the")
        return tuple(sorted(codes)) if linked else ()
    return tuple(codes) if len(codes) == 1 else ()


def _speaks_for_itself(report: Report, actor: ActorMention) -> bool:
    """Whether a word stands for a government: a name, or an adjective with an official behind it."""
    if actor.form in (ActorForm.GROUP, ActorForm.DEMONYM):
        return False
    if actor.form is not ActorForm.ADJECTIVE:
        return report.text[actor.end : actor.end + 1] not in ("'", "’")
    words = re.findall(r"[a-z]+", report.text[actor.end : actor.end + 40])[:3]
    return covering(report.persons, actor.start) is not None or bool(
        {word.removesuffix("s") for word in words} & official_nouns()
    )


def _take_back(report: Report, claims: list[CommitmentClaim], before: Sequence[Span], after: Span) -> None:
    """Mark what the last sentence ``before`` expects as missed: the commitments that rest on it, or else what it says
    was to be."""
    told = before[-1]
    proof = report.evidence(*report.stripped(after.start_char, after.end_char))
    own = report.evidence(*report.stripped(told.start_char, told.end_char))
    marked = False
    for place, claim in enumerate(claims):
        rests = claim.evidence[0].start < own.end and own.start < claim.evidence[0].end
        if rests and claim.state is CommitmentState.OPEN:
            due = _looking_back(report, claim.due, own.quote)
            missed = {"state": CommitmentState.MISSED, "due": due, "evidence": (*claim.evidence, proof)}
            claims[place] = claim.model_copy(update=missed)
            marked = True
    if marked:
        return
    cues = list(fulfilment_words().expected.finditer(told.text))
    if not cues:
        return
    undertaking = _clause(told.text[cues[-1].end() :])
    at = told.start_char + told.text.find(undertaking, cues[-1].end())
    parties = _sides(report, before, told.start_char + cues[-1].start())
    if not parties or len(undertaking.split()) < 3:
        return
    claims.append(
        CommitmentClaim(
            parties=parties,
            undertaking=undertaking,
            due=_due(report, at, at + len(undertaking)),
            state=CommitmentState.MISSED,
            confidence=_TAKEN_BACK,
            evidence=(own, proof),
            frames=("fulfilment:came to nothing",),
        )
    )


def _sides(report: Report, before: Sequence[Span], end: int) -> tuple[str, ...]:
    """Who expected it, and where that is one side alone, who stands beside it in the sentence before."""
    told = before[-1]
    codes = {a.code for a in within(report.actors, told.start_char, end) if a.form is not ActorForm.GROUP}
    if len(codes) < 2 and len(before) > 1:
        earlier = before[0]
        if "\n" not in report.text[earlier.end_char : told.start_char].strip(" "):
            beside = {a.code for a in within(report.actors, earlier.start_char, earlier.end_char)}
            codes |= beside if not codes or codes & beside else set()
    return tuple(sorted(codes)) if 0 < len(codes) <= _MOST else ()


def _clause(text: str) -> str:
    return " ".join(_END.sub("", text).strip(" \"'”’,.;").split())[:300]


def _due(report: Report, start: int, end: int) -> str | None:
    """By when it was due: the last day or stretch that the words of the promise name."""
    dates = [d for d in within(report.dates, start, end) if d.kind is DateKind.MOMENT and d.edtf]
    dates = [d for d in dates if d.prefix not in ("since", "after")]
    if not dates:
        return None
    day = (dates[-1].edtf or "").split("/")[-1] if dates[-1].prefix == "by" else dates[-1].edtf
    return _looking_back(report, day, dates[-1].text)


def _looking_back(report: Report, day: str | None, words: str) -> str | None:
    """A month or a day without a year, of what did not come to be, is the last such one before the page."""
    page = edtf.bounds(report.published) if report.published else None
    said = edtf.bounds(day) if day else None
    if day is None or page is None or said is None or said[0] <= page[1] or re.search(r"\d{4}", words):
        return day
    return f"{int(day[:4]) - 1}{day[4:]}" if re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", day) else None
