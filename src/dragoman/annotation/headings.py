"""Headlines as the parser misreads them, set right: "Peru, Oman sign deal", "Mali names envoy to Chad".

Only lines that begin with names of one or two and a plain verb of our frames, and have no other verb before it.
"""

from spacy.tokens import Doc, Token

from dragoman.knowledge.official_nouns import official_nouns
from dragoman.knowledge.triggers import event_nouns, lemmas_by_form

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# Verbs of headlines that are event nouns too, and cannot be one between two names and another noun.
_OF_PAIRS = frozenset({"talk", "meet", "hold", "sign", "ink", "discuss", "open"})
# What is signed and sealed, and no verb: "China, Samoa seal fisheries pact".
_SEALED = frozenset({"pact", "deal", "accord", "treaty", "ties", "truce", "links"})
# A name of so many words at most: "Trinidad and Tobago", "the United Arab Emirates".
_NAME_WORDS = 4


def mend_heading(parsed: Doc) -> None:
    """Make the verb of such a line its root, with the names before it as subjects."""
    start = 0
    first = _name(parsed, start)
    if first is None:
        return
    second = None
    after = first.i + 1
    if after < len(parsed) and (
        parsed[after].text == ","
        or (
            parsed[after].text == "and" and all(t.text != "." for t in parsed[-3:])
        )  # the model was given "and" for the comma
    ):
        second = _name(parsed, after + 1)
        if second is None:
            return
        after = second.i + 1
    infinitive = after + 1 < len(parsed) and parsed[after].lower_ == "to"
    verb = parsed[after + 1] if infinitive else (parsed[after] if after < len(parsed) else None)
    if verb is None or any(t.tag_ in _FINITE and t != verb and t.lower_ not in _SEALED for t in parsed):
        return
    lemma = _verb_of(verb, plural=second is not None or infinitive)
    if lemma is None or verb.i + 1 >= len(parsed) or parsed[verb.i + 1].pos_ == "PUNCT":
        return
    if verb.dep_ == "ROOT" and verb.pos_ == "VERB" and second is None:
        return
    _make_root(parsed, verb, lemma, infinitive=infinitive)
    _make_subjects(parsed, verb, first, second)


def _name(parsed: Doc, start: int) -> Token | None:
    """The last word of a name that begins at ``start``, or of the officials who bear it: "Romanian presidents"."""
    at = start
    while at < len(parsed) and at - start < _NAME_WORDS:
        token = parsed[at]
        titled = token.text[:1].isupper() and token.is_alpha
        if not titled and not (at > start and _official(token)):
            break
        at += 1
    return parsed[at - 1] if at > start else None


def _official(token: Token) -> bool:
    return token.lower_ in ("foreign", "prime", "defence", "defense") or (
        token.tag_ == "NNS" and token.lemma_.lower() in official_nouns()
    )


def _verb_of(token: Token, *, plural: bool) -> str | None:
    """The lemma of a verb of our frames in the plain present of a headline, None for another word."""
    if not token.text.islower() or token.tag_ == "VBD":
        return None
    lemma = token.lower_ if token.lower_ in lemmas_by_form().values() else lemmas_by_form().get(token.lower_)
    if lemma is None or (lemma in event_nouns() and lemma not in _OF_PAIRS and token.pos_ != "VERB"):
        return None
    if token.lower_ != (lemma if plural else lemma + "s"):
        return None
    return lemma


def _make_root(parsed: Doc, verb: Token, lemma: str, *, infinitive: bool) -> None:
    root = next((t for t in parsed if t.dep_ == "ROOT"), verb)
    verb.tag_ = "VB" if infinitive else ("VBP" if verb.lower_ == lemma else "VBZ")
    verb.pos_, verb.lemma_ = "VERB", lemma
    if root == verb:
        return
    if root.lower_ in _SEALED and root.pos_ == "VERB":
        root.pos_, root.tag_ = "NOUN", "NNS" if root.lower_.endswith("s") else "NN"
    thing = root if root.i > verb.i else verb.head  # "Iran, Iraq ink MoU": what the parse hung the verb on
    verb.head, verb.dep_ = verb, "ROOT"
    if root.i > verb.i:
        root.head, root.dep_ = verb, "dobj"
    elif thing != verb and thing.i > verb.i:
        thing.head, thing.dep_ = verb, "dobj"


def _make_subjects(parsed: Doc, verb: Token, first: Token, second: Token | None) -> None:
    for token in parsed[: verb.i]:
        if token.lower_ == "to" and token.i == verb.i - 1:
            token.head, token.dep_ = verb, "aux"
        elif token.text in (",", "and") and second is not None and first.i < token.i < second.i:
            token.head, token.dep_ = verb, "punct"
        elif token not in (first, second):
            owner = first if second is None or token.i < first.i else second
            token.head, token.dep_ = owner, "amod" if token.pos_ == "ADJ" else "compound"
    if second is not None and second.lemma_.lower() in official_nouns() and first.i + 1 < second.i:
        first.head, first.dep_ = second, "amod"
        second.head, second.dep_ = verb, "nsubj"
        return
    first.head, first.dep_ = verb, "nsubj"
    if second is not None:
        second.head, second.dep_ = first, "conj"
