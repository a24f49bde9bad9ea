"""What is only said of an encounter of which the text has told: who sat in ("The audience was attended by Speaker X"), and the
how manieth it was ("It was their second conversation this year"); neither is a further one."""

import re

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


_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest|last|longest|only|\d+(?:st|nd|rd|th))"
_THEIR_NTH = re.compile(
    rf"\W*(?:It |This |That |The (?:[\w-]+ ){{1,3}})(?:was|is|marked|marks|has been|had been|would be) "
    rf"(?:(?:already|also|only|the pair['’]s|the two (?:[\w-]+ )?\w+['’]|the \w+['’]s?|their|his|her|the) ){{1,2}}{_ORDINAL}\b"
)


def tells_how_manieth(candidate: Candidate) -> bool:
    """Whether a sentence says of what was told before only that it was the second or third such encounter."""
    noun = candidate.trigger
    predicate = noun.dep_ in ("attr", "nsubj", "dobj") and noun.head.lemma_ in ("be", "mark")
    return predicate and _THEIR_NTH.match(candidate.sentence.text) is not None
