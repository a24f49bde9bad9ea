"""The clause before a colon, which the model takes for what the verb behind it says: "Hungary did so too: one was told to go"."""

from spacy.tokens import Doc, Token

from dragoman.knowledge.positions import speech_words

_HUNG = frozenset({"ccomp", "advcl", "dep", "csubj"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def mend_before_colon(parsed: Doc) -> None:
    """What stands before the colon is told, and what stands behind it tells it more closely.

    "Minister to visit Oslo: report says" gives its source behind the colon, and stays as it is.
    """
    for colon in parsed:
        if colon.text != ":":
            continue
        for verb in parsed[: colon.i]:
            behind = verb.head
            if not (verb.dep_ in _HUNG and behind.i > colon.i > verb.right_edge.i):
                continue
            if _stands_alone(verb) and not _gives_source(behind) and not _opens_before(behind, colon):
                _part(verb, behind, colon)


def _stands_alone(verb: Token) -> bool:
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") or any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    marked = any(c.dep_ == "mark" for c in verb.children)
    return finite and not marked and any(c.dep_ in _SUBJECTS for c in verb.children)


def _gives_source(verb: Token) -> bool:
    asked = any(c.dep_ in ("auxpass", "xcomp", "dobj") for c in verb.children)
    return verb.lemma_.lower() in speech_words().says and not asked


def _opens_before(verb: Token, colon: Token) -> bool:
    return any(c.dep_ in _SUBJECTS and c.i < colon.i for c in verb.children)


def _part(verb: Token, behind: Token, colon: Token) -> None:
    hung = [c for c in behind.children if c.i < colon.i and c != verb]
    verb.head, verb.dep_ = (verb, "ROOT") if behind.head == behind else (behind.head, behind.dep_)
    behind.head, behind.dep_ = verb, "parataxis"
    for child in hung:
        child.head = verb
