"""Who comes "at the invitation of" somebody, where the parse takes him for one more of those who invited him."""

from spacy.tokens import Doc, Token

_PHRASES = frozenset({"invitation", "request", "invite", "behest", "initiative"})


def mend_bidden_subject(parsed: Doc) -> None:
    """ "At the invitation of H.E. X, President of A, H.E. Y, President of B, will visit A": Y is who will visit."""
    for noun in parsed:
        if noun.lower_ not in _PHRASES or noun.dep_ != "pobj" or noun.head.lower_ not in ("at", "on", "upon"):
            continue
        verb = noun.head.head
        if verb.pos_ not in ("VERB", "AUX") or verb.i < noun.i or not _lacks_subject(verb):
            continue
        guest = _last_apart(parsed, noun, verb)
        if guest is None:
            continue
        passive = any(c.dep_ == "auxpass" for c in verb.children)
        guest.head, guest.dep_ = verb, "nsubjpass" if passive else "nsubj"


def _lacks_subject(verb: Token) -> bool:
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") or any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    return finite and not any(
        c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") or c.lower_ == "to" for c in verb.children
    )


def _last_apart(parsed: Doc, noun: Token, verb: Token) -> Token | None:
    """The one who stands behind a comma, joined by no "and", last before the verb among those who invite."""
    best: Token | None = None
    for token in noun.subtree:
        if not noun.i < token.i < verb.i or token.dep_ not in ("conj", "appos") or token.pos_ != "PROPN":
            continue
        edge = token.left_edge
        if parsed[edge.i - 1].text != "," or not (token.dep_ == "conj" or _addressed(parsed, edge)):
            continue
        if any(c.dep_ == "cc" and c.i > token.head.i for c in token.head.children):
            continue
        if best is None or token.i < best.i:
            best = token
    return best


def _addressed(parsed: Doc, edge: Token) -> bool:
    """Whether a form of address opens here, which no office in apposition has: ", His Excellency", ", Hon."."""
    forms = {w.lower_.strip(".") for w in parsed[edge.i : edge.i + 2]}
    return bool(forms & _ADDRESSES) or (len(forms & {"his", "her", "the"}) > 0 and bool(forms & _EMINENT))


_ADDRESSES = frozenset(
    {"h.e", "he", "hon", "honourable", "honorable", "mr", "mrs", "ms", "dr", "sheikh", "sheikha"}
)
_EMINENT = frozenset({"excellency", "majesty", "highness", "honourable", "right"})
