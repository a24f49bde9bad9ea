"""The object behind a day or a place between commas: "will attend, on Thursday and Friday, the European Council in Brussels"."""

from spacy.tokens import Doc, Token

_LEADING = frozenset({"on", "in", "at", "from", "during", "between", "late", "early", "this", "next", "last", "today", "tomorrow", "yesterday"})  # fmt: skip
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_OWN = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON"})
_TAKEN = frozenset({"dobj", "auxpass", "nsubjpass", "ccomp", "xcomp", "attr", "prt"})
# An aside has so many words at most.
_LONGEST = 9


def mend_dated_aside(parsed: Doc) -> None:
    """Hang the noun behind the second comma on the verb before the first, and the aside too."""
    for verb in parsed[:-5]:
        opening, leading = parsed[verb.i + 1], parsed[verb.i + 2]
        if verb.pos_ != "VERB" or opening.text != "," or leading.lower_ not in _LEADING:
            continue
        if any(c.dep_ in _TAKEN for c in verb.children) or verb.sent != leading.sent:
            continue
        closing = _closing(parsed, leading)
        goal = _behind(parsed, closing) if closing is not None else None
        if closing is None or goal is None or goal.is_ancestor(verb):
            continue
        if leading.dep_ == "prep" and leading.head.i > closing.i:
            leading.head = verb
        for token in parsed[closing.i + 1 : goal.i]:
            if not closing.i < token.head.i <= goal.i or token.head == token:
                token.head = goal
        goal.head, goal.dep_ = verb, "dobj"


def _closing(parsed: Doc, leading: Token) -> Token | None:
    """The comma that ends an aside without a verb of its own."""
    for token in parsed[leading.i + 1 : min(leading.i + _LONGEST, leading.sent.end)]:
        if token.text == ",":
            return token
        if token.pos_ in ("VERB", "AUX") or token.pos_ == "PUNCT":
            return None
    return None


def _behind(parsed: Doc, closing: Token) -> Token | None:
    """The last noun of the phrase that an article opens behind a comma."""
    end = closing.sent.end
    if closing.i + 2 >= end or parsed[closing.i + 1].lower_ not in _ARTICLES:
        return None
    found = None
    for token in parsed[closing.i + 1 : end]:
        if token.pos_ in ("NOUN", "PROPN"):
            found = token
        elif token.pos_ not in _OWN and not (token.text == "-" or token.tag_ in ("VBN", "VBG", "POS")):
            break
    return found
