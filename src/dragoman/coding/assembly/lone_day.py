"""The only day that a sentence names, where the parse hung it on another word of the same act."""

from spacy.tokens import Token

from dragoman.annotation.mentions import DateKind
from dragoman.annotation.report import within
from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.counted import day_by_counting
from dragoman.coding.hanging import governor_of, names_reason
from dragoman.records import EventClaim, Status

# Clauses that tell of something else, which has days of its own.
_ELSEWHERE = frozenset({"relcl", "advcl", "ccomp", "parataxis", "csubj", "acl"})


# Participles that say what something is for, or whose: no day is theirs.
_STANDING = frozenset(
    {
        "house",
        "belong",
        "host",
        "use",
        "carry",
        "hold",
        "contain",
        "serve",
        "base",
        "station",
        "moor",
        "operate",
        "fly",
    }
)


def on_lone_day(candidate: Candidate, claim: EventClaim, *, anywhere: bool = False) -> EventClaim:
    """The claim with the one day of its sentence, where it has none: "barred three ministers from entering on Monday".

    ``anywhere``: a day in another clause counts too, as in "X abstained when the Council voted on Monday".
    """
    if claim.date is not None or claim.status is not Status.OCCURRED:
        return claim
    start, end = candidate.sentence.start_char, candidate.sentence.end_char
    mentions = [m for m in within(candidate.report.dates, start, end) if m.edtf is not None]
    if len(mentions) != 1 or mentions[0].kind is not DateKind.MOMENT or mentions[0].prefix:
        return claim
    named = next((t for t in candidate.sentence if t.idx <= mentions[0].start < t.idx + len(t)), None)
    if named is None or (not anywhere and _apart(named, candidate.trigger)):
        return claim
    if day_by_counting(candidate)[0]:
        return claim  # "days after it closed its borders"
    date = candidate.report.tokens(mentions[0])
    governor = governor_of(grammar.topmost(date))
    if governor is not None and names_reason(date, governor, candidate):
        return claim
    return claim.model_copy(update={"date": mentions[0].edtf})


def _apart(token: Token, trigger: Token) -> bool:
    """Whether a word stands in a clause beside the trigger's: "X, which joined in 2003, imposed"."""
    over = set(grammar.ancestors(trigger))
    while token not in over and token.head != token:
        if token.dep_ == "acl" and token.lemma_.lower() in _STANDING:
            token = token.head  # "missiles at bases housing troops on Wednesday"
            continue
        if token.dep_ in _ELSEWHERE or (token.dep_ == "conj" and token.pos_ in ("VERB", "AUX")):
            return trigger not in token.subtree
        token = token.head
    return False
