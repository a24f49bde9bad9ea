"""What was signed, where the parse doesn't hang it on the verb: behind asides, over a relative clause, or named before.

"Signed on Wednesday in Minsk, in the presence of both premiers, a protocol with X"; "the accord on transit of goods,
which was signed"; "the parliament ratified it".
"""

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.slots import put
from dragoman.knowledge.official_nouns import official_nouns
from dragoman.records import Status

INSTRUMENT = "instrument"
# An aside between a verb and its object is no longer than so many words.
_ASIDE_WORDS = 32
# How far a noun may lie over the one that a relative clause hangs on: "the accord | on | transit | of | goods, which".
_CLIMB = 7
# What is signed or ratified was named no more sentences before.
_SENTENCES_BACK = 2
# "Of the agreement" stands no more words behind "entry into force, on 4 May".
_OF_REACH = 12
_PRONOUNS = frozenset({"it", "they", "them", "both", "this"})
# Words that stand for an instrument told of before: "the document was ratified".
_GENERIC = frozenset({"document", "text", "paper", "instrument"})
# Words over the infinitive of what is ahead: "is due to be signed", "is expected to be signed".
_AHEAD = frozenset({"due", "set", "expect", "schedule", "slate", "plan", "be", "poise", "ready", "likely"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def find_instrument(candidate: Candidate) -> None:
    """Put into its slot the instrument that the verb's own places don't hold."""
    frame, trigger = candidate.frame, candidate.trigger
    if INSTRUMENT not in frame.slots.values():
        return
    if trigger.pos_ not in ("VERB", "AUX"):
        late = _behind_of(trigger, wanted := set(frame.object_noun))
        if late is not None and not any(t.lemma_.lower() in wanted for t in candidate.tokens(INSTRUMENT)):
            _put(candidate, late)
        elif _of_what_was_told(candidate):
            put(candidate, INSTRUMENT, trigger)
        return
    wanted = set(frame.object_noun)
    held = candidate.tokens(INSTRUMENT)
    held = held + (grammar.objects(trigger) if frame.slots.get("object") == INSTRUMENT else [])
    if any(t.lemma_.lower() in wanted or t.lower_ in wanted for t in held):
        return
    if found := _over_clause(trigger, wanted):
        _put(candidate, found)
    elif frame.slots.get("object") == INSTRUMENT and (found := _behind_aside(trigger, wanted)):
        _put(candidate, found)
        if (
            trigger.dep_ == "acl"
        ):  # "Minister X, signed in Bonn on Monday an agreement": no participle after all
            put(candidate, frame.slots["subject"], trigger.head)


def _behind_of(noun: Token, wanted: set[str]) -> Token | None:
    """ "The entry into force, on 4 May, of the agreement": the instrument behind an "of" that an aside cut off."""
    near = noun.doc[noun.i + 1 : min(noun.sent.end, noun.i + 1 + _OF_REACH)]
    for token in near:
        if token.tag_ in _FINITE:
            return None
        if token.lower_ == "of" and token.nbor(-1).text == ",":
            return next(
                (n for n in grammar.objects_of_preposition(token) if n.lemma_.lower() in wanted), None
            )
    return None


def _of_what_was_told(candidate: Candidate) -> bool:
    """ "The signature is planned for May", "ratification is to follow in June": of the treaty named before."""
    noun = candidate.trigger
    ahead = candidate.modality.status in (Status.PLANNED, Status.POSTPONED, Status.CANCELLED)
    alone = not any(c.dep_ in ("prep", "compound", "amod", "relcl", "acl") for c in noun.children)
    return alone and noun.dep_ in ("nsubj", "nsubjpass") and ahead and not candidate.tokens(INSTRUMENT)


def _put(candidate: Candidate, found: Token) -> None:
    """Put an instrument in the place of what the parse took for it, with the parties that stand with it."""
    candidate.words[INSTRUMENT] = []
    candidate.fillers[INSTRUMENT] = []
    for token in grammar.conjuncts(found):
        put(candidate, INSTRUMENT, token)
    if partners := candidate.frame.slots.get("with"):
        for word in (t for t in found.subtree if t.lower_ == "with"):
            for noun in grammar.objects_of_preposition(word):
                put(candidate, partners, noun)


def _over_clause(verb: Token, wanted: set[str]) -> Token | None:
    """ "The memorandum on the gas field, which was signed": the noun over the one that the clause hangs on."""
    while verb.dep_ in ("xcomp", "acomp") and (verb.dep_ == "acomp" or verb.head.lemma_.lower() in _AHEAD):
        verb = verb.head  # "an accord on visas, which is due to be signed"
    if verb.dep_ not in ("relcl", "acl"):
        return None
    token = verb.head
    for _ in range(_CLIMB):
        if (token.pos_ in ("NOUN", "PROPN") or token.i == token.sent.start) and token.lower_ in wanted | {
            f"{w}s" for w in wanted
        }:
            return token
        if token.head == token or token.pos_ not in ("NOUN", "PROPN", "ADP"):
            return None
        token = token.head
    return None


def _behind_aside(verb: Token, wanted: set[str]) -> Token | None:
    """ "Signed on Monday in Minsk, in the presence of X, a protocol": the first such noun that no preposition holds."""
    official = verb.head.pos_ == "PROPN" or verb.head.lemma_.lower() in official_nouns()
    participle = verb.dep_ == "acl" and not (official and verb.nbor(-1).text == ",")
    if participle or (grammar.is_passive(verb) and verb.dep_ != "acl"):
        return None
    if any(c.dep_ in ("agent", "dobj") for c in verb.children):
        return None
    sentence = verb.sent
    for token in verb.doc[verb.i + 1 : min(sentence.end, verb.i + 1 + _ASIDE_WORDS)]:
        if token.tag_ in _FINITE or token.text in (";", ":"):
            return None
        if token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in wanted and not _held(token):
            others = [t for t in token.ancestors if t.pos_ in ("VERB", "AUX") and t.i > verb.i]
            return None if others else token
    return None


def _held(noun: Token) -> bool:
    """Whether a preposition or another noun holds a noun: "under the agreement", "the signing ceremony"."""
    first = noun.left_edge
    before = first.nbor(-1) if first.i > noun.sent.start else None
    if noun.dep_ in ("compound", "poss", "nmod"):
        return True
    return (noun.dep_ == "pobj" and (before is None or before.text != ",")) or first.pos_ == "ADP"


def named_before(candidate: Candidate) -> list[Token]:
    """ "The treaty is ready and it will be signed", "the parliament ratified the document": the noun that is meant."""
    wanted = candidate.frame.objects
    if candidate.kind.name != "agreement" or not wanted:
        return []
    pointing = [t for t in _things(candidate) if _points_back(t) or t == candidate.trigger]
    if not pointing:
        return []
    doc, at = candidate.sentence.doc, pointing[0].i
    start = candidate.sentence
    for _ in range(_SENTENCES_BACK):
        if start.start:
            start = doc[start.start - 1].sent
    return [t for t in doc[start.start : at] if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() in wanted][
        -1:
    ]


def _things(candidate: Candidate) -> list[Token]:
    """The verb's objects, and what stands in the instrument's slot as a subject."""
    subjects = [t for t in candidate.tokens(INSTRUMENT) if t.dep_ in ("nsubjpass", "nsubj")]
    return [*grammar.objects(candidate.trigger), *subjects]


def _points_back(token: Token) -> bool:
    if token.lower_ in _PRONOUNS:
        return True
    definite = any(c.lower_ in ("the", "this", "both", "these") for c in token.children)
    bare = not any(c.dep_ in ("prep", "relcl", "acl") for c in token.children)
    return token.lemma_.lower() in _GENERIC and definite and bare
