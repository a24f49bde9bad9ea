"""Places that hang on what an event was part of, or on a thing: "met at the summit in Vientiane", "discussed the war in Mali"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from dragoman.annotation.mentions import PlaceMention
from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.hanging import FRAMING
from dragoman.knowledge.loading import words_of
from dragoman.knowledge.vocabulary import vocabulary

_AT = frozenset({"in", "at", "near", "outside"})
# By these an event is set within an occasion: "met during the summit in X", "met in the margins of the session in X".
_WITHIN = frozenset({"at", "during", "in", "of", "on", "amid", "within", "for", "over"})


def _occasions() -> frozenset[str]:
    """Lemmas of gatherings, sittings and buildings: who does something at one is where it is."""
    return words_of("travel.toml", "occasions")


def _elsewhere() -> frozenset[str]:
    """Lemmas of what goes on somewhere, and is talked of elsewhere."""
    return words_of("travel.toml", "elsewhere")


def at_occasion(candidate: Candidate, heads: Sequence[Token]) -> list[PlaceMention]:
    """The place of the occasion on which the event hangs: "held its next sitting in Nukus", "saw X at the fair in Bari"."""
    for noun in of_occasions(candidate, heads):
        if found := candidate.resolver.places_of(noun):
            return found
    return []


def of_occasions(candidate: Candidate, heads: Sequence[Token]) -> Iterator[Token]:
    """What stands under "in" or "at" behind an occasion on which the event hangs."""
    own = {head.i for head in heads}
    for token in candidate.sentence:
        if token.lower_ in _AT and token.dep_ == "prep" and _leads_to(token.head, own):
            yield from grammar.objects_of_preposition(token)


def place_within(candidate: Candidate, noun: Token) -> Token | None:
    """The word for the place behind a noun and within its phrase: "the AU summit in Kigali", "X's swearing-in at Abuja"."""
    for token in noun.subtree:
        if token.i > noun.i and token.dep_ == "prep" and token.lower_ in ("in", "at"):
            for named in grammar.objects_of_preposition(token):
                if candidate.resolver.places_of(named):
                    return named
    return None


def _leads_to(noun: Token, own: set[int]) -> bool:
    """Whether an occasion hangs on one of the event's own words, directly or as a part of another occasion."""
    for _ in range(4):
        if noun.i in own:
            return True
        lemma = noun.lower_ if noun.tag_ == "VBG" else noun.lemma_.lower()  # "its next sitting"
        if lemma not in _occasions() and lemma not in FRAMING:
            return False
        if noun.dep_ in ("dobj", "nsubj", "nsubjpass"):
            noun = noun.head
        elif noun.dep_ == "pobj" and noun.head.lower_ in _WITHIN:
            if noun.head.lower_ in ("on", "in") and lemma not in FRAMING | _INDOORS:
                return False
            if noun.head.lower_ == "for" and not _hosts(noun.head.head):
                return False
            if noun.head.lower_ == "over" and lemma not in _MEALS:
                return False
            noun = noun.head.head
        else:
            return False
        if noun.pos_ in ("VERB", "AUX"):
            return noun.i in own
    return False


def _hosts(verb: Token) -> bool:
    """ "Will host the presidents for a trilateral in Piran": what guests are asked to is where they are."""
    return verb.lemma_.lower() in (vocabulary("receives") | {"assemble", "convene", "gather", "join", "meet"})


_MEALS = vocabulary("meals")
# Under "in" or "on", these are where something happens; "a meeting on the summit in X" is about it.
_INDOORS = vocabulary("places_of_meeting")


_TOPICAL = frozenset({"on", "about", "over", "of", "regarding", "concerning", "against"})


def on_thing(preposition: Token, candidate: Candidate) -> bool:
    """Whether "in X" hangs on a thing that is talked of: "discussed the war in X", "welcomed the elections in X"."""
    noun = preposition.head
    own = {candidate.trigger.i, *(t.i for words in candidate.words.values() for t in words)}
    return (
        noun.pos_ == "NOUN"
        and noun.i not in own
        and (noun.dep_ in ("dobj", "conj") or (noun.dep_ == "pobj" and noun.head.lower_ in _TOPICAL))
        and noun.lemma_.lower() in _elsewhere()
    )
