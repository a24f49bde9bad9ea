"""Papers and meetings that the model loses between a verb and what follows: "a note objecting to", "inked in Lima accords"."""

from functools import cache

from spacy.tokens import Doc

from dragoman.knowledge.kinds import kinds
from dragoman.knowledge.triggers import event_nouns
from dragoman.knowledge.vocabulary import vocabulary

# What a letter or a note does, which the tagger takes for a noun behind it.
_SAYING = vocabulary("notes_say")
_WRITTEN = frozenset(
    {"note", "letter", "message", "statement", "cable", "memorandum", "complaint", "communiqué"}
)


def mend_saying(parsed: Doc) -> None:
    """ "Handed X a note (verbale) objecting to the ban": the note is handed, and objects."""
    for saying in parsed[1:]:
        if saying.lower_ not in _SAYING or saying.pos_ not in ("NOUN", "PROPN"):
            continue
        before = parsed[saying.i - 1]
        note = parsed[saying.i - 2] if before.lower_ == "verbale" and saying.i > 1 else before
        if note.lemma_.lower() not in _WRITTEN or saying.head == note:
            continue
        if note.head != saying and note.head != saying.head:
            continue
        note.head, note.dep_ = saying.head, saying.dep_
        for child in [c for c in saying.children if c.i < saying.i]:
            child.head = note
        if before != note:
            before.head, before.dep_ = note, "amod"
        saying.head, saying.dep_, saying.pos_, saying.tag_ = note, "acl", "VERB", "VBG"


def mend_addressee(parsed: Doc) -> None:
    """ "Delivered a message from X to President Y": it is delivered to him, whatever noun the model hangs "to" on."""
    for to in parsed:
        noun = to.head
        if to.lower_ == "from" and noun.lemma_.lower() in _PROMISED and noun.dep_ == "dobj":
            to.head = noun.head  # "won a pledge of a million from X"
        if to.lower_ != "to" or to.dep_ != "prep" or noun.pos_ not in ("NOUN", "PROPN") or to.i < noun.i:
            continue
        if noun.dep_ == "pobj" and noun.head.lower_ in ("from", "of"):
            noun = noun.head.head  # "a message from X to Y", with "to" under X
        verb = noun.head
        if noun.lemma_.lower() in _SENT and noun.dep_ == "dobj" and verb.lemma_.lower() in _GIVING:
            to.head = verb


_CREDENTIALS = frozenset({"credentials", "letters", "copies"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def mend_presenting(parsed: Doc) -> None:
    """ "New envoys of A and B present credentials to X": the verb of a headline that the tagger takes for an adjective."""
    for verb in parsed[1:]:
        papers = verb.head
        if verb.lower_ != "present" or verb.dep_ != "amod" or papers.lower_ not in _CREDENTIALS:
            continue
        envoys = next((t for t in parsed[: verb.i] if t.tag_ == "NNS" and t.lower_ in _BEARERS), None)
        if envoys is None or papers.i < verb.i or any(t.tag_ in _FINITE for t in parsed):
            continue
        verb.tag_, verb.pos_, verb.lemma_ = "VBP", "VERB", "present"
        verb.head, verb.dep_ = verb, "ROOT"
        for token in parsed:
            if token.dep_ == "ROOT" and token != verb:
                token.head, token.dep_ = verb, "dep"
            elif token.lower_ == "to" and token.i > papers.i and token.dep_ == "prep":
                token.head = verb
        envoys.head, envoys.dep_ = verb, "nsubj"
        papers.head, papers.dep_ = verb, "dobj"
        return


_BEARERS = frozenset({"ambassadors", "envoys", "diplomats", "commissioners", "consuls", "nuncios"})
_SENT = _WRITTEN | {"invitation", "protest", "proposal", "document", "copy", "credential", "worth"}
_PROMISED = frozenset({"pledge", "promise", "commitment"})
_GIVING = vocabulary("hands_over")


def mend_object_behind_place(parsed: Doc) -> None:
    """ "Inked in Lima agreements with Peru": a paper is signed there, and none is signed "in Lima agreements"."""
    for verb in parsed:
        if verb.pos_ != "VERB" or verb.i + 2 >= len(parsed) or parsed[verb.i + 1].lower_ != "in":
            continue
        inside = parsed[verb.i + 1]
        noun = next((c for c in inside.children if c.dep_ == "pobj"), None)
        if inside.head != verb or noun is None or noun.pos_ != "NOUN":
            continue
        name = next((c for c in noun.children if c.i == noun.i - 1 and c.pos_ == "PROPN"), None)
        if name is None or name.left_edge.i != inside.i + 1:
            continue
        if any(c.dep_ in ("dobj", "nsubjpass", "auxpass", "attr", "ccomp") for c in verb.children):
            continue
        if noun.lemma_.lower() not in _done_to().get(verb.lemma_.lower(), ()):
            continue
        noun.head, noun.dep_ = verb, "dobj"
        name.head, name.dep_ = inside, "pobj"


def mend_handed(parsed: Doc) -> None:
    """ "Provoked a complaint, handed to the envoy by the ministry", "new sanctions on Sudan, imposed last week".

    The participle is said of what stands before its comma.
    """
    for handed in parsed[2:]:
        over = handed.head
        if handed.tag_ not in ("VBN", "VBD") or handed.dep_ not in ("advcl", "conj"):
            continue
        if parsed[handed.i - 1].text != "," or over.i > handed.i:
            continue
        if handed.i + 1 < len(parsed) and parsed[handed.i + 1].lower_ in ("since", "for", "until"):
            continue  # "reopened its embassy, closed since 1994"
        if any(c.dep_ in ("nsubj", "nsubjpass", "dobj", "aux", "auxpass", "cc") for c in handed.children):
            continue
        for noun in over.children:
            said = bool({noun.lemma_.lower(), noun.lower_} & _done_to().get(handed.lemma_.lower(), set()))
            closed = max((t.i for t in noun.subtree if t.i < handed.i - 1), default=noun.i) == handed.i - 2
            if noun.dep_ in ("dobj", "attr", "nsubjpass") and said and closed and noun.i < handed.i:
                handed.head, handed.dep_, handed.tag_ = noun, "acl", "VBN"
                break


@cache
def _done_to() -> dict[str, frozenset[str]]:
    """What the verbs of our frames are done to, by their lemmas: "sign" to agreements, "hold" to talks."""
    found: dict[str, set[str]] = {
        verb: set(event_nouns()) for verb in ("hold", "open", "begin", "conclude", "start")
    }
    for kind in kinds().values():
        if kind.name not in ("agreement", "protest", "statement", "mission", "sanction"):
            continue
        for frame in kind.frame:
            for verb in frame.verb:
                found.setdefault(verb, set()).update(frame.object_noun)
    return {verb: frozenset(nouns) for verb, nouns in found.items()}
