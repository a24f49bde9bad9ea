"""Talks over a wire, whose parties the parse hangs on the wire: "an exchange of views over the telephone between A and B"."""

from spacy.tokens import Doc, Token

from dragoman.knowledge.vocabulary import vocabulary

_WIRES = vocabulary("wires")
_BY = frozenset({"by", "over", "on", "via", "through"})


def mend_over_wires(parsed: Doc) -> None:
    """Hang "between" and "with" behind a wire on the talks themselves."""
    for word in parsed:
        wire = word.head
        if word.lower_ not in ("between", "with", "among") or word.dep_ != "prep" or word.i < wire.i:
            continue
        if wire.dep_ != "pobj" or wire.lemma_.lower() not in _WIRES or wire.head.lower_ not in _BY:
            continue
        talks = _over(wire.head.head)
        if talks.pos_ in ("NOUN", "PROPN", "VERB", "AUX"):
            word.head = talks


def _over(noun: Token) -> Token:
    """The "exchange" of "an exchange of views"."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    return noun
