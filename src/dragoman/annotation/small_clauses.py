"""Who undergoes what somebody sees or has done to him: "saw two of its diplomats expelled", "ordered the embassy closed",
"called Ambassador X home"."""

from spacy.tokens import Doc

# Verbs over a clause without a verb of its own in a tense.
_WITNESSING = frozenset({"see", "have", "watch", "get", "find", "want", "order"})


def _mend_undergone(parsed: Doc) -> None:
    """ "Saw its diplomat thrown out": the diplomat undergoes it, and throws nobody."""
    for verb in parsed:
        if verb.tag_ not in ("VBN", "VBD") or verb.dep_ not in ("ccomp", "xcomp") or verb.head.i > verb.i:
            continue
        if verb.head.lemma_.lower() not in _WITNESSING or verb.head.pos_ != "VERB":
            continue
        undergoing = [c for c in verb.children if c.dep_ == "nsubj" and verb.head.i < c.i < verb.i]
        if len(undergoing) != 1 or any(c.dep_ in ("aux", "auxpass", "mark", "dobj") for c in verb.children):
            continue
        verb.tag_, undergoing[0].dep_ = "VBN", "nsubjpass"
        for beside in verb.children:  # "ordered the embassy closed and called the ambassador home"
            done = any(c.dep_ in ("dobj", "oprd", "ccomp") for c in beside.children)
            if beside.dep_ == "conj" and beside.tag_ in ("VBD", "VBN") and done:
                beside.head, beside.tag_ = verb.head, "VBD"


def _mend_home(parsed: Doc) -> None:
    """ "Called Ambassador X home": X is called, and home is where."""
    for home in parsed:
        if home.lower_ != "home" or home.dep_ not in ("oprd", "dobj") or home.i == 0:
            continue
        name = parsed[home.i - 1]
        if name.pos_ != "PROPN" or name.head != home or home.head.pos_ != "VERB":
            continue
        for part in [c for c in home.children if c != name and c.i < name.i]:
            part.head = name
        name.head, name.dep_ = home.head, "dobj"
        home.dep_, home.pos_, home.tag_ = "advmod", "ADV", "RB"


def mend_small_clauses(parsed: Doc) -> None:
    """All of them, the simplest first."""
    _mend_home(parsed)
    _mend_undergone(parsed)
