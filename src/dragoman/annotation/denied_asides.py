"""A "not" that an aside parts from its verb: "was not, as one paper had it, "thrown out" of the country"."""

import re

from spacy.tokens import Token

from dragoman.annotation.own_status import Modality

# "Will not, as had been planned, go" calls off what was to be, and denies nothing.
# The negation, whose report it is or what it goes against, and nothing more before the verb than its auxiliaries.
_NOT_AS_TOLD = re.compile(
    r"(?:\b(?:not|never)|n['’]t),? (?:as|contrary to|despite|whatever|pace)\b"
    r"(?![^,]{0,30}\b(?:announced|planned|scheduled|expected|intended|foreseen|agreed|arranged)\b)[^.;:]{3,80},\s*"
    r"(?:(?:been|being|be|in fact|actually) )?[\"“‘']?\Z",
    re.IGNORECASE,
)


def denied_aside(verb: Token) -> Modality | None:
    """No event, where the words right before a verb are an aside and a negation before that, whatever the parse makes of them."""
    if verb.pos_ != "VERB" or not _NOT_AS_TOLD.search(verb.doc[verb.sent.start : verb.i].text_with_ws):
        return None
    return Modality(None, "not, as an aside has it")
