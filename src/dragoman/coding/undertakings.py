"""The ways in which a sentence binds a government: over an infinitive, with a sum, with a clause, with a noun."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from dragoman.annotation.modality import modality_of
from dragoman.coding import grammar
from dragoman.knowledge.positions import speech_words
from dragoman.knowledge.promises import promise_words, promises
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import Status

_FORWARD = frozenset({"will", "would", "'ll", "’ll", "shall"})
_TOLD = 0.6
# What a government says that it will do with others on a day is an event, and no promise beside it.
_CONTACTS = vocabulary("contacts_made")
# What is given, exchanged or issued in words alone: "will give a press briefing", "will exchange views".
_SAID = vocabulary("given_in_words")
# What is bound by a document, and with what confidence.
_OBLIGING, _BOUND = frozenset({"oblige", "commit", "bind", "require", "compel"}), 0.65
# What one does without an object, and can still be a promise.
_WITHOUT_OBJECT = frozenset({"decide", "reciprocate", "withdraw", "comply", "disarm", "return", "abstain"})
_JOURNEYS = vocabulary("journeys") | {"holiday"}
# A promise of these needs no sum: "pledged support".
_GIFTS = vocabulary("gifts")


@dataclass(frozen=True, slots=True)
class Undertaking:
    """Who (``parties``, tokens), what (tokens [start, end)), and how far it binds. ``needs_day``: a bare future binds
    only where it has a day, or another state towards which it is; ``dated``: only where it has a day; ``is_gift``: a sum
    or a thing is promised."""

    verb: Token
    parties: tuple[Token, ...]
    start: int
    end: int
    strength: float
    needs_day: bool = False
    is_gift: bool = False
    dated: bool = False


def undertakings_in(sentence: Span) -> Iterator[Undertaking]:
    """The undertakings of a sentence, in the order of its words."""
    for verb in sentence:
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        found = (
            _obliged(verb)
            or _binding(verb)
            or _promising(verb)
            or _aiming(verb)
            or _is_to(verb)
            or _announced(verb)
        )
        if found is not None and _only_travels(found):
            continue
        if found is not None and (_looks_forward(found.verb) or modality_of(verb).status is Status.OCCURRED):
            yield found


def _binding(verb: Token) -> Undertaking | None:
    """A verb of undertaking with what stands under it."""
    lemma = verb.lemma_.lower()
    strength = promises().get(lemma)
    if strength is None:
        return None
    parties = tuple(grammar.passive_subjects(verb) or grammar.subjects(verb))
    for child in verb.children:
        if child.dep_ in ("xcomp", "advcl", "ccomp") and _is_infinitive(child):
            return _of_clause(verb, parties, child, strength)
        if child.dep_ == "prep" and child.lower_ in ("to", "on") and lemma in ("commit", "agree"):
            gerund = next((g for g in child.children if g.dep_ == "pcomp"), None)
            if gerund is not None and gerund.tag_ == "VBG":
                return _of_clause(verb, parties, gerund, strength)
        held = child.lemma_.lower() in _CONTACTS and lemma in ("agree", "undertake")
        if child.dep_ == "ccomp" and lemma in promise_words().assuring and _looks_forward(child) and not held:
            return _of_clause(verb, parties, child, strength)
    if lemma not in promise_words().giving or grammar.is_passive(verb):
        return None
    for noun in grammar.objects(verb):
        gift = noun.lemma_.lower() in _GIFTS or any(
            t.like_num or t.text in ("$", "€", "£", "¥") for t in noun.subtree
        )
        if gift:
            return Undertaking(verb, parties, noun.left_edge.i, _last(verb) + 1, strength, is_gift=True)
    return None


def _only_travels(found: Undertaking) -> bool:
    """ "Decided to cut short his stay", "will carry out a visit": how somebody travels is no promise."""
    words = found.verb.doc[found.start : found.end]
    objects = {
        t.lemma_.lower() for t in words if t.dep_ in ("dobj", "pobj") and t.head.pos_ in ("VERB", "AUX")
    }
    acting = [t for t in words if t.pos_ == "VERB"][:1]
    own = {n.lemma_.lower() for t in acting for n in grammar.objects(t)}
    return bool((own or objects) & _JOURNEYS)


def _obliged(verb: Token) -> Undertaking | None:
    """ "The accord obliges both sides to finish": whom a document binds undertakes what it says."""
    if verb.lemma_.lower() not in _OBLIGING:
        return None
    if grammar.is_passive(verb):  # "is obliged under the treaty to consult X"
        papers = [n for _, n in grammar.prepositional(verb) if n.lemma_.lower() in promise_words().documents]
        duties = [c for n in papers for c in n.children if c.dep_ == "acl" and _is_infinitive(c)]
        return _of_clause(verb, tuple(grammar.passive_subjects(verb)), duties[0], _BOUND) if duties else None
    if not any(t.lemma_.lower() in promise_words().documents for t in grammar.subjects(verb)):
        return None
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and _is_infinitive(child):
            bound = grammar.objects(verb) or [
                n for c in child.children if c.dep_ == "nsubj" for n in grammar.conjuncts(c)
            ]
            return _of_clause(verb, tuple(bound), child, _BOUND) if bound else None
    return None


def _promising(verb: Token) -> Undertaking | None:
    """ "Made a commitment to release", "gave an assurance that it would"."""
    if verb.lemma_.lower() not in promise_words().carriers:
        return None
    for noun in grammar.objects(verb):
        if noun.lemma_.lower() not in promise_words().nouns:
            continue
        for child in [*noun.children, *verb.children]:
            if child.dep_ in ("acl", "ccomp", "xcomp", "advcl") and (
                _is_infinitive(child) or _looks_forward(child)
            ):
                owners = [
                    t for t in grammar.possessors(noun) if t.pos_ == "PROPN"
                ]  # "reiterated Serbia's commitment"
                return _of_clause(verb, tuple(owners or grammar.subjects(verb)), child, 0.7)
    return None


def _aiming(verb: Token) -> Undertaking | None:
    """ "Set themselves the goal of finishing the line by 2030"."""
    if verb.lemma_.lower() not in ("set", "fix") or grammar.is_passive(verb):
        return None
    for noun in grammar.objects(verb):
        if noun.lemma_.lower() not in ("goal", "target", "aim", "deadline", "task", "objective"):
            continue
        for child in noun.children:
            gerund = (
                next((g for g in child.children if g.dep_ == "pcomp"), None) if child.lower_ == "of" else None
            )
            if gerund is not None and gerund.tag_ == "VBG":
                return replace(
                    _of_clause(verb, tuple(grammar.subjects(verb)), gerund, _TOLD), needs_day=True, dated=True
                )
    return None


def _is_to(verb: Token) -> Undertaking | None:
    """ "Are to synchronise their grids in February": what is laid down for a day, but for visits and meetings."""
    if verb.lemma_ != "be" or verb.tag_ not in ("VBZ", "VBP") or verb.dep_ not in ("ROOT", "ccomp", "conj"):
        return None
    for child in verb.children:
        if child.dep_ == "xcomp" and child.tag_ == "VB" and _is_infinitive(child):
            if child.lemma_.lower() in _CONTACTS or all(t.pos_ == "PRON" for t in grammar.objects(child)):
                return None
            by_deal = _under_document(verb) or _under_document(child)
            parties = tuple(grammar.subjects(verb))
            return Undertaking(
                verb, parties, child.i, _last(child) + 1, _TOLD, needs_day=not by_deal, dated=not by_deal
            )
    return None


def _announced(verb: Token) -> Undertaking | None:
    """ "Said Canada would resettle 10,000 refugees by the end of the year": what a government tells of its own future."""
    if not _looks_forward(verb) or verb.lemma_.lower() in (
        "be",
        "have",
        "continue",
        "remain",
        "need",
        "depend",
    ):
        return None
    if verb.dep_ == "ccomp" and verb.head.lemma_.lower() not in speech_words().says:
        return None
    by_deal = _under_document(verb) or _will_not_let(verb)
    if verb.dep_ not in ("ccomp", "ROOT") or grammar.is_passive(verb) or verb.lemma_.lower() in promises():
        return None
    if verb.dep_ == "ROOT" and any(c.dep_ == "aux" and c.lower_ == "would" for c in verb.children):
        return None
    if any(_on_condition(token) for token in (verb, *verb.children)):
        return None  # "if he succeeds, he will strengthen his standing"
    lemma = verb.lemma_.lower()
    taken_in = lemma == "take" and any(
        c.lower_ in ("in", "over", "back") for c in verb.children if c.dep_ == "prt"
    )
    if not (grammar.objects(verb) or lemma in _WITHOUT_OBJECT) or (lemma in _CONTACTS and not taken_in):
        return None
    if any(noun.lemma_.lower() in _SAID for noun in grammar.objects(verb)):
        return None
    return Undertaking(
        verb, tuple(grammar.subjects(verb)), _first(verb), _last(verb) + 1, _TOLD, needs_day=not by_deal
    )


def _on_condition(clause: Token) -> bool:
    return clause.dep_ in ("advcl", "ccomp", "ROOT") and any(
        c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in clause.children
    )


def _under_document(verb: Token) -> bool:
    """ "Under the memorandum each country will notify the other": what a document says binds without a day."""
    return any(
        noun.lemma_.lower() in promise_words().documents
        for word, noun in grammar.prepositional(verb)
        if word == "under" and noun.i < verb.i
    )


def _will_not_let(verb: Token) -> bool:
    """ "Would not permit its territory to be used": an assurance, without a day."""
    return verb.lemma_.lower() in ("permit", "allow", "let", "tolerate") and any(
        c.dep_ == "neg" for c in verb.children
    )


def _of_clause(verb: Token, parties: tuple[Token, ...], action: Token, strength: float) -> Undertaking:
    return Undertaking(verb, parties, _first(action), action.right_edge.i + 1, strength)


def _first(verb: Token) -> int:
    """The first word of a verb's clause, without the "to" or "that" by which it hangs on another."""
    start = verb.left_edge.i
    while start < verb.i and verb.doc[start].lower_ in ("to", "that"):
        start += 1
    return start


def _last(verb: Token) -> int:
    """The last word of a verb's clause, without what follows it as a sentence of its own."""
    aside: set[int] = set()
    for child in verb.children:
        if child.dep_ in ("parataxis", "advcl") or (child.dep_ == "conj" and child.pos_ == "VERB"):
            aside |= {t.i for t in child.subtree}
    kept = [t.i for t in verb.subtree if t.i not in aside and t.i >= verb.i]
    last = max(kept, default=verb.i)
    while last > verb.i and (verb.doc[last].is_punct or verb.doc[last].dep_ == "cc"):
        last -= 1
    return last


def _is_infinitive(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)


def _looks_forward(token: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in _FORWARD for c in token.children)
