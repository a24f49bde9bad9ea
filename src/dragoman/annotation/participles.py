"""Participles that the parse takes for something else: "has frozen assets belonging to X", "sent a train to flooded Y"."""

from spacy.tokens import Doc, Token

from dragoman.knowledge.triggers import lemmas_by_form

_HAVE = frozenset({"has", "have", "had"})
# What is had and not done: "has imposed" is an act, "has broken legs" none of ours.
_BETWEEN = frozenset({"already", "also", "now", "reportedly", "since", "just", "meanwhile"})


def mend_perfect(parsed: Doc) -> None:
    """ "Has frozen assets of", "had recalled ambassadors": a verb in the perfect, where the parse has what was done an adjective."""
    for had in parsed:
        if had.lower_ not in _HAVE or had.dep_ in ("aux", "auxpass"):
            continue
        noun = next((c for c in had.children if c.dep_ == "dobj" and c.i > had.i), None)
        done = next((t for t in parsed[had.i + 1 :] if t.lower_ not in _BETWEEN), None)
        if noun is None or done is None or done.head != noun or done.dep_ != "amod" or done.i > noun.i:
            continue
        lemma = lemmas_by_form().get(done.lower_)
        if lemma in (None, done.lower_) or not done.lower_.endswith(("ed", "en", "un", "ung")):
            continue
        _take_over(had, done, str(lemma))
        noun.head = done


def _take_over(had: Token, done: Token, lemma: str) -> None:
    """The participle in the place of "has", which becomes its auxiliary."""
    done.head, done.dep_ = (done, "ROOT") if had.dep_ == "ROOT" else (had.head, had.dep_)
    for child in list(had.children):
        if child != done:
            child.head = done
    had.head, had.dep_ = done, "aux"
    done.tag_, done.pos_, done.lemma_ = "VBN", "VERB", lemma


def mend_to_stricken(parsed: Doc) -> None:
    """ "A train of flour to flooded Pakistan": no infinitive, since a participle follows "to"."""
    for to in parsed[: len(parsed) - 2]:
        stricken = to.nbor()
        if (
            to.lower_ != "to"
            or to.dep_ != "aux"
            or to.head != stricken
            or stricken.tag_ not in ("VBN", "VBD")
        ):
            continue
        place = next((c for c in stricken.children if c.dep_ == "dobj" and c.i > stricken.i), None)
        if place is None or place.pos_ != "PROPN" or stricken.head == stricken:
            continue
        over, what = stricken.head, stricken.nbor()
        if what != place and what.head != place:
            continue
        for child in list(stricken.children):
            if child not in (to, place):
                child.head = over
        to.head, to.dep_, to.tag_, to.pos_ = over, "prep", "IN", "ADP"
        place.head, place.dep_ = to, "pobj"
        stricken.head, stricken.dep_, stricken.pos_ = place, "amod", "ADJ"


def mend_voting(parsed: Doc) -> None:
    """ "Joined 142 others in voting for the resolution": a verb, where the tagger has a noun."""
    for voting in parsed[1 : len(parsed) - 1]:
        before, behind = voting.nbor(-1), voting.nbor()
        if voting.lower_ != "voting" or voting.pos_ != "NOUN" or voting.dep_ != "pobj":
            continue
        if before.lower_ == "in" and voting.head == before and behind.lower_ in ("for", "against", "in"):
            voting.tag_, voting.pos_, voting.lemma_, voting.dep_ = "VBG", "VERB", "vote", "pcomp"
