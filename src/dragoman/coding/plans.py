"""Where a sentence says when and where an event is to be: "planned for Friday", "is to be held", "set for 25 August"."""

from spacy.tokens import Token

from dragoman.annotation.mentions import DateMention
from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.knowledge.modality import modality_words

_SET = frozenset(
    {"set", "due", "planned", "scheduled", "slated", "fixed", "pencilled", "billed", "earmarked", "expected"}
)


def round_nouns(candidate: Candidate) -> list[Token]:
    """The "round", "session" or "meeting" of which the event's own word says more."""
    trigger = candidate.trigger
    return [t for t in grammar.ancestors(trigger)[1:4] if t.lemma_.lower() in ("round", "session", "meeting")]


def telling_clauses(candidate: Candidate) -> list[Token]:
    """Clauses on an event noun that say when it was to be: "planned for Friday", "which was to be held in May"."""
    trigger = candidate.trigger
    if trigger.pos_ not in ("NOUN", "PROPN"):
        return []
    telling = modality_words()["planned"].verbs | {
        "hold",
        "take",
        "due",
        "begin",
        "start",
        "set",
        "end",
        "conclude",
        "meet",
        "convene",
        "gather",
        "sit",
        "happen",
    }
    found: list[Token] = []
    under = [token for noun in (trigger, *round_nouns(candidate)) for token in noun.subtree]
    for token in dict.fromkeys(under):
        hangs = token.dep_ in ("acl", "relcl", "xcomp", "amod", "advcl") and token.i > trigger.i
        if any(c.lower_ in ("last", "previously") for c in token.children):
            continue  # "the commission, last convened in 2012"
        if hangs and (token.lemma_.lower() in telling or token.lower_ in telling or _should_have(token)):
            found += [token, *[c for c in token.children if c.dep_ == "xcomp"]]
        elif hangs and token.lemma_ == "be":  # "which was to open on Tuesday"
            found += [
                c for c in token.children if c.dep_ == "xcomp" and c.lemma_.lower() in telling | {"open"}
            ]
    return found


def _should_have(verb: Token) -> bool:
    """ "The commission, which should have met in October": when it was to be."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return verb.dep_ == "relcl" and {"should", "have"} <= auxiliaries


def said_of_subject(candidate: Candidate) -> list[Token]:
    """ "The talks are due to take place in Kigali": the words that the verb takes to say something of its subject."""
    noun = next(
        (t for t in grammar.ancestors(candidate.trigger)[:4] if t.dep_ in ("nsubj", "nsubjpass")), None
    )
    if noun is None or candidate.trigger.pos_ not in ("NOUN", "PROPN"):
        return []
    verb = noun.head
    found = [verb] if verb.pos_ in ("VERB", "AUX") else []
    for token in verb.subtree:
        if token.dep_ in ("xcomp", "acomp", "oprd") and token.head in (verb, *found):
            found.append(token)
    return found


def had_been_set(word: Token, trigger: Token) -> bool:
    """ "Called off talks between X and Y, set for 25 August": the day for which what was called off had been set."""
    auxiliary = any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for c in word.children)
    return word.lower_ in _SET and word.i > trigger.i and not auxiliary


def in_own_bracket(mention: DateMention, candidate: Candidate) -> bool:
    """ "A meeting of X and Y (Vienna, 16 May)": a bracket after an event's noun, with its city and day."""
    trigger = candidate.trigger
    if trigger.pos_ not in ("NOUN", "PROPN") or mention.start < trigger.idx:
        return False
    text = candidate.report.text
    between = text[trigger.idx : mention.start]
    close = text[mention.end : mention.end + 1]
    opened = between.rfind("(")
    inside = between[opened + 1 :].strip(" ,") if opened >= 0 and between.count("(") == 1 else "-"
    places = [p.text for p in candidate.resolver.places]
    verbs = any(t.pos_ == "VERB" and trigger.i < t.i and t.idx < mention.start for t in candidate.sentence)
    return (
        close == ")" and ")" not in between and not verbs and inside.removesuffix(" on").rstrip(",") in places
    )
