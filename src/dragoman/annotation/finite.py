"""The one verb of a sentence, where the parse takes it for a participle: "Turkish artillery shelled positions", "an F-16 strayed into"."""

from spacy.tokens import Doc, Token

_FINITE = frozenset({"VBZ", "VBP", "MD"})
# Verbs that nothing can be done with: what stands before them does it.
_INTRANSITIVE = frozenset({"stray", "collide", "clash", "crash", "arrive", "erupt", "explode"})


def mend_finite(parsed: Doc) -> None:
    """Make the verb the root of its sentence, where a noun is and no other verb has a tense."""
    _called_home(parsed)
    root = next((t for t in parsed if t.dep_ == "ROOT"), None)
    if root is None or root.pos_ not in ("NOUN", "PROPN") or any(t.tag_ in _FINITE for t in parsed):
        return
    past = [t for t in parsed if t.tag_ in ("VBD", "VBN")]
    if not past:
        _hidden(parsed, root)
    if len(past) != 1:
        return
    verb = past[0]
    if verb.dep_ == "amod" and verb.head == root:
        _over_object(verb, root)
    elif verb.dep_ == "acl" and verb.head == root and verb.lemma_.lower() in _INTRANSITIVE:
        _behind_subject(verb, root)


def _called_home(parsed: Doc) -> None:
    """ "Called home its envoy": the object behind the particle, which the parse takes for what somebody is called."""
    for token in parsed:
        verb = token.head
        if token.dep_ != "oprd" or token.pos_ != "NOUN" or verb.lemma_.lower() not in ("call", "order"):
            continue
        if token.left_edge.i and token.left_edge.nbor(-1).lower_ in ("home", "back", "in"):
            token.dep_ = "dobj"


def _hidden(parsed: Doc, root: Token) -> None:
    """ "Paraguay froze relations with Y": the past of one of our verbs, which the tagger takes for a noun before another."""
    if len(parsed) < 4 or parsed[1].head != root or parsed[1].dep_ not in ("amod", "compound", "nmod"):
        return
    first, verb = parsed[0], parsed[1]
    lemma = _PASTS.get(verb.lower_)
    if lemma is None or first.head != verb or not first.text[:1].isupper():
        return
    verb.tag_, verb.pos_, verb.lemma_ = "VBD", "VERB", lemma
    verb.head, verb.dep_ = verb, "ROOT"
    root.head, root.dep_ = verb, "dobj"
    first.head, first.dep_, first.pos_, first.tag_ = verb, "nsubj", "PROPN", "NNP"


# Pasts that the tagger does not know for such behind a country's name.
_PASTS = {"froze": "freeze", "shelled": "shell", "sank": "sink", "downed": "down"}


def _over_object(verb: Token, noun: Token) -> None:
    subject = next((c for c in (*verb.children, *noun.children) if c.dep_ == "nsubj" and c.i < verb.i), None)
    if subject is None:
        return
    behind = [c for c in noun.children if c.i > noun.i and c.dep_ in ("prep", "punct", "npadvmod", "advmod")]
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    noun.head, noun.dep_ = verb, "dobj"
    subject.head = verb
    for child in behind:
        if child.lower_ != "of":
            child.head = verb


def _behind_subject(verb: Token, noun: Token) -> None:
    last = [c for c in noun.children if c.dep_ == "punct" and c.i > verb.i]
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    noun.head, noun.dep_ = verb, "nsubj"
    for child in last:
        child.head = verb
