"""Who sat in: "The audience was attended by Speaker X and the Pakistani ambassador" tells of no further meeting."""

from dragoman.coding.candidate import Candidate

_ATTENDING = frozenset({"attend", "witness", "join", "grace"})


def only_attended(candidate: Candidate) -> bool:
    """Whether a clause says of "the meeting", of which the text has told, only who was there besides."""
    noun = candidate.trigger
    if noun.dep_ != "nsubjpass" or noun.head.lemma_.lower() not in _ATTENDING:
        return False
    return any(c.lower_ == "the" for c in noun.children) and not any(
        c.lower_ in ("between", "with") for c in noun.children
    )
