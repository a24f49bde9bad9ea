"""The verb behind a long subject with a name in apposition: "Uganda's State Minister for Z, Philemon Mateke, conferred with".

The parse takes the subject for the root and the verb for a participle that describes the name.
"""

from spacy.tokens import Doc, Token

# Participles that describe a name, and verbs that nobody does without somebody to do it to.
_UNDERGONE = frozenset({"name", "appoint", "elect", "nominate", "picture", "see", "bear", "base", "accredit", "know", "call",
                        "accompany", "flank", "represent", "quote", "age"})  # fmt: skip
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "acl", "pcomp", "csubj", "xcomp"})


def mend_rootless(parsed: Doc) -> None:
    """Make the verb behind the comma that closes the apposition the root of a sentence that has no other."""
    root = next((t for t in parsed if t.dep_ == "ROOT"), None)
    if (
        root is None
        or root.pos_ not in ("NOUN", "PROPN")
        or not parsed[-1].is_punct
        or parsed[-1].text != "."
    ):
        return
    named = [c for c in root.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > root.i]
    if not named:
        return
    for name in named:
        verb = next((t for t in parsed[name.i + 1 :] if t.text != "," or t.i > name.i + 1), None)
        if verb is None or parsed[verb.i - 1].text != "," or not _past(verb, root, name):
            continue
        if any(_rules(t, verb) for t in parsed):
            return
        _set_right(parsed, root, verb)
        return


def _past(verb: Token, root: Token, name: Token) -> bool:
    """Whether a word is a past that hangs as a participle on the subject, the name or its own object."""
    if verb.tag_ not in ("VBD", "VBN") or verb.lemma_.lower() in _UNDERGONE:
        return False
    follower = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
    if follower is None or follower.lower_ in ("by", "as"):
        return False
    if any(c.dep_ in ("aux", "auxpass", "agent", "nsubj", "nsubjpass") for c in verb.children):
        return False
    if verb.dep_ == "amod":
        return (
            verb.head.i > verb.i
            and verb.head.dep_ in ("appos", "conj", "dep")
            and verb.head.head in (root, name)
        )
    return verb.dep_ in ("acl", "conj", "dep", "appos") and verb.head in (root, name)


def _rules(token: Token, verb: Token) -> bool:
    """Whether another verb with a tense may be that of the sentence."""
    if token == verb or token.tag_ not in ("VBD", "VBZ", "VBP", "MD"):
        return False
    clause = token.head if token.dep_ in ("aux", "auxpass") else token
    return clause != verb and clause.dep_ not in _CLAUSES and verb not in clause.ancestors


def _set_right(parsed: Doc, root: Token, verb: Token) -> None:
    noun = verb.head if verb.dep_ == "amod" else None
    verb.head, verb.dep_, verb.tag_, verb.pos_ = verb, "ROOT", "VBD", "VERB"
    root.head, root.dep_ = verb, "nsubj"
    if noun is not None:
        noun.head, noun.dep_ = verb, "dobj"
        for child in list(noun.children):
            if (
                child.i > noun.i
                and child.dep_ in ("prep", "npadvmod", "advmod")
                and child.lower_ not in ("of", "with", "between")
            ):
                child.head = verb
    for child in list(root.children):
        if child.i > verb.i:
            child.head = verb
            if child.dep_ == "appos":
                child.dep_ = "dobj"
    parsed[-1].head = verb
