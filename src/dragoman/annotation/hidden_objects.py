"""Objects that the parse takes for something else than what is done something to: "welcomed both", "gave two boats worth $4m"."""

from spacy.tokens import Doc


def mend_both(parsed: Doc) -> None:
    """ "Had welcomed both on arrival": the object, which the parse has stand before a second verb."""
    for both in parsed[1:]:
        verb = both.head
        if both.lower_ != "both" or both.dep_ != "preconj" or verb.pos_ != "VERB" or both.i < verb.i:
            continue
        if not any(c.dep_ in ("dobj", "cc") for c in verb.children):
            both.dep_ = "dobj"


def mend_worth(parsed: Doc) -> None:
    """ "Gave the navy two boats worth $4m": the boats are given, where the parse has a clause that they are worth it."""
    for worth in parsed[1:]:
        verb = worth.head
        if worth.lower_ != "worth" or worth.dep_ != "ccomp" or verb.pos_ != "VERB" or verb.i > worth.i:
            continue
        thing = next((c for c in worth.children if c.dep_ == "nsubj" and verb.i < c.i < worth.i), None)
        if thing is None or any(c.dep_ == "dobj" for c in verb.children):
            continue
        thing.head, thing.dep_ = verb, "dobj"
        worth.head, worth.dep_ = thing, "amod"
