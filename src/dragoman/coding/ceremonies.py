"""Where somebody goes who attends a ceremony: "attended the inauguration of President X in Bogotá", "the king's funeral"."""

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.slots import put

_POSTED = ("ambassador", "high commissioner", "chargé", "charge d", "consul", "head of mission", "nuncio")


def fill_ceremony(candidate: Candidate) -> None:
    """The destination of one who attends: the place within the ceremony's phrase, or the ceremony itself."""
    for noun in _ceremonies(candidate):
        if not candidate.words.get("destination"):
            put(candidate, "destination", _place_within(candidate, noun) or noun)


def owner_of_ceremony(candidate: Candidate) -> str | None:
    """The one state that is named with the ceremony: "of Mexican President X", "the Zambian president's inauguration"."""
    for noun in _ceremonies(candidate):
        within = {t.idx for t in noun.subtree}
        named = {a.code for a in candidate.resolver.actors if a.is_state and a.start in within}
        if len(named) == 1:
            return named.pop()
    return None


def _ceremonies(candidate: Candidate) -> list[Token]:
    """The objects of "attended" that are ceremonies of a state."""
    slots = candidate.frame.slots
    if candidate.kind.name != "visit" or slots.get("at") != "destination" or "object" in slots:
        return []
    objects = grammar.objects(candidate.trigger)
    return [n for n in objects if n.lemma_.lower() in candidate.frame.objects or _torn(n)]


def only_posted(candidate: Candidate) -> bool:
    """Whether those who attend are posted there: "the ambassadors of Japan and Norway attended the inauguration"."""
    people = [e.person for e in candidate.entities("visitor")]
    held = [(p.known_office or "").lower() for p in people if p is not None]
    attends = candidate.trigger.lemma_.lower() in ("attend", "join", "witness")
    return attends and bool(held) and all(office.startswith(_POSTED) for office in held)


def _torn(noun: Token) -> bool:
    """ "The swearing-in", of which the parse sees the last word."""
    return (
        noun.lower_ == "in"
        and noun.i > 1
        and [t.lower_ for t in noun.doc[noun.i - 2 : noun.i]] == ["swearing", "-"]
    )


def _place_within(candidate: Candidate, noun: Token) -> Token | None:
    for token in noun.subtree:
        if token.i > noun.i and token.dep_ == "prep" and token.lower_ in ("in", "at"):
            for named in grammar.objects_of_preposition(token):
                if candidate.resolver.places_of(named):
                    return named
    return None
