"""Whose "the President of Poland's visit" is: the president's, though the 's stands at the country.

The model gives the visit to Poland, and makes the president one of the visit.
"""

from spacy.tokens import Doc, Token

from dragoman.knowledge.official_nouns import held_by_officers, official_nouns
from dragoman.knowledge.vocabulary import vocabulary

# "The head of Norway's mission", "the members of Ghana's delegation": these are of what follows, not of the country.
_OF_BODIES = vocabulary("of_bodies")


def mend_group_genitive(parsed: Doc) -> None:
    """ "The President of Poland's visit to Rome", "the Minister of Trade of Mali's talks": what is held is the officer's."""
    for owner in parsed:
        held = owner.head
        if owner.dep_ != "poss" or held.lemma_.lower() not in held_by_officers() or held.dep_ != "pobj":
            continue
        of = held.head
        office = of.head
        while office.dep_ == "pobj" and office.head.lower_ == "of" and office.lower_ not in official_nouns():
            office = office.head.head  # "of Foreign Affairs of Latvia's"
        if of.lower_ != "of" or owner.left_edge.i != of.i + 1 or not _officer(office):
            continue
        _hand_over(office, of, owner, held)


def _officer(token: Token) -> bool:
    return token.lower_ in official_nouns() and token.lower_ not in _OF_BODIES


def _hand_over(office: Token, of: Token, owner: Token, held: Token) -> None:
    """Put what is held into the place of the office, and the office before it as its owner."""
    held.head, held.dep_ = (held, "ROOT") if office.head == office else (office.head, office.dep_)
    for child in list(office.children):
        if child.i > held.i:
            child.head = held
    office.head, office.dep_ = held, "poss"
    for mark in [c for c in owner.children if c.dep_ == "case"]:
        mark.head = office
    owner.head, owner.dep_ = of, "pobj"
