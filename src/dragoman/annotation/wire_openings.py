"""How wires begin, a name, a day and a verb, where the parse misses that: "Rabat on Friday severed diplomatic relations"."""

from spacy.tokens import Doc, Token

from dragoman.annotation.dates.grammar import MONTH_NAMES, WEEKDAY_NAMES
from dragoman.knowledge.triggers import lemmas_by_form

_NO_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


def mend_severed(parsed: Doc) -> None:
    """ "Rabat on Friday severed relations": the verb that was taken for an adjective of its object, and that for what is on."""
    for on in parsed[1:-3]:
        subject, day = parsed[on.i - 1], _day_behind(on)
        if on.lower_ != "on" or subject.pos_ not in ("PROPN", "NOUN") or on.head != subject or day is None:
            continue
        verb = parsed[day.i + 1]
        noun = verb.head
        told = verb.tag_ in ("VBN", "VBD") or (verb.pos_ == "ADJ" and verb.lower_ in lemmas_by_form())
        if not told or verb.dep_ != "amod" or noun.head != on or noun.i < verb.i:
            continue
        main = subject.head
        if not (subject.dep_ == "ROOT" or (subject.dep_ == "nsubj" and _only_participle(main))):
            continue
        _make_root(verb, main)
        subject.head, subject.dep_ = verb, "nsubj"
        on.head, noun.head, noun.dep_ = verb, verb, "dobj"
        day.head, day.dep_ = on, "pobj"
        verb.lemma_ = lemmas_by_form().get(verb.lower_, verb.lemma_)
        verb.pos_, verb.tag_ = "VERB", "VBD"


def _day_behind(on: Token) -> Token | None:
    """The last word of the day behind "on": "Friday", "2 March", "March 2"."""
    doc = on.doc
    one, two = doc[on.i + 1], doc[on.i + 2]
    if one.lower_ in WEEKDAY_NAMES:
        return one
    named = {one.lower_, two.lower_} & set(MONTH_NAMES)
    return two if named and (one.like_num or two.like_num) and two.i + 1 < len(doc) else None


def _only_participle(verb: Token) -> bool:
    """ "..., accusing it of": no verb with a tense, and nobody's auxiliary."""
    return verb.tag_ == "VBG" and verb.dep_ == "ROOT" and not any(c.dep_ == "aux" for c in verb.children)


def _make_root(verb: Token, main: Token) -> None:
    """Put a verb at the top of its sentence, with what hung on the word that stood there, or with that participle."""
    verb.head, verb.dep_ = verb, "ROOT"
    if main.tag_ == "VBG":
        main.head, main.dep_ = verb, "advcl"
        return
    for child in list(main.children):
        if child.i > verb.i:
            child.head = verb


def mend_lost_opener(parsed: Doc) -> None:
    """ "Tegucigalpa on Thursday broke off relations": a name taken for a measure of the verb, which has no other subject."""
    for on in parsed[1:-3]:
        subject, verb = parsed[on.i - 1], on.head
        if on.lower_ != "on" or _day_behind(on) is None or subject.dep_ not in ("npadvmod", "dep", "nmod"):
            continue
        if subject.pos_ != "PROPN" or subject.lower_ in WEEKDAY_NAMES or subject.head != verb:
            continue
        if verb.tag_ == "VBD" and verb.i > on.i and not any(c.dep_ in _NO_SUBJECTS for c in verb.children):
            subject.dep_ = "nsubj"


def mend_parted_passive(parsed: Doc) -> None:
    """ "Two diplomats were on Tuesday given 48 hours": the participle behind the day is the verb, and "were" its auxiliary."""
    for be in parsed[:-4]:
        on = parsed[be.i + 1]
        if be.lower_ not in ("was", "were", "is", "are") or be.pos_ != "AUX" or on.lower_ != "on":
            continue
        day = _day_behind(on) if on.i + 3 < len(parsed) else None
        verb = parsed[day.i + 1] if day is not None else None
        if verb is None or verb.tag_ not in ("VBN", "VBD"):
            continue
        if be.head != verb:
            if verb.head not in (be, day) or be.dep_ in ("aux", "auxpass"):
                continue
            verb.head, verb.dep_ = (verb, "ROOT") if be.dep_ == "ROOT" else (be.head, be.dep_)
        below = [c for c in be.children if c != verb]
        for child in below:
            child.head = verb
            if child.dep_ == "nsubj":
                child.dep_ = "nsubjpass"
        for child in verb.children:
            if child.dep_ == "pobj":
                child.dep_ = "dobj"
        be.head, be.dep_ = verb, "auxpass"
        verb.pos_, verb.tag_ = "VERB", "VBN"
