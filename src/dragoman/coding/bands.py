"""People told of by the number that they form: "a group of Chilean diplomats", "a team of Iranian experts"."""

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.knowledge.noun_classes import nouns_of
from dragoman.knowledge.official_nouns import band_members, bands, official_nouns, private_people


def is_band(token: Token) -> bool:
    """Whether a noun only counts or gathers the people under its "of"."""
    return token.pos_ == "NOUN" and token.lemma_.lower() in bands() and bool(_members(token))


def is_official_band(token: Token) -> bool:
    """Whether its people hold office, or are of a trade whom states send: lawmakers, inspectors, experts."""
    sent = (official_nouns() | band_members()) - private_people() - nouns_of("troops") - nouns_of("craft")
    return is_band(token) and any({n.lemma_.lower(), n.lower_} & sent for n in _members(token))


def _members(token: Token) -> list[Token]:
    return [noun for word, noun in grammar.prepositional(token) if word == "of" and noun.tag_ == "NNS"]
