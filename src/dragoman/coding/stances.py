"""Positions: what a verb, a noun or an adjective of position says, for or against, and in which words."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.annotation.dates.grammar import WEEKDAY_NAMES
from dragoman.coding import grammar
from dragoman.knowledge.modality import modality_words
from dragoman.knowledge.positions import position_words, speech_words
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import Stance

_CLAUSES = ("ROOT", "conj", "relcl", "ccomp", "advcl", "parataxis", "acl", "pcomp")
_DOUBTING = frozenset({"may", "might", "could", "should", "must", "can", "ought"})
_CALLING = vocabulary("names_as") | {"think", "find", "see"}
# What one does not intend, plan or wish to do one is against.
_INTENTIONS = frozenset({"intention", "plan", "wish", "desire", "thought", "question"})
_INTENDING = frozenset({"intend", "plan", "want", "wish", "mean"})
# Who announces that something must be closes or orders it.
_DECREEING = vocabulary("announces")
_READY = frozenset({"ready", "open", "committed"})
_OWING = frozenset({"must", "should", "ought"})
_THEMES = ("to", "for", "with", "of", "against", "over", "about", "at", "in", "on")


@dataclass(frozen=True, slots=True)
class Position:
    """A position: the ``verb`` whose subject holds it, the words [start, end) by token, the side, and its theme.

    ``reported``: whoever says so holds it, and not the subject ("said that the embargo must be lifted").
    """

    verb: Token
    start: int
    end: int
    stance: Stance
    theme: tuple[Token, ...]
    reported: bool = False


def owed_in(words: Iterable[Token]) -> Stance | None:
    """The side of a quotation that says what others owe: "The payments must be released", "it must not be reopened"."""
    for token in words:
        owing = any(c.dep_ == "aux" and c.lower_ in _OWING for c in token.children)
        if token.dep_ not in ("ROOT", "ccomp") or not owing or token.lemma_ == "have":
            continue
        if all(t.pos_ == "PRON" for t in grammar.surface_subjects(token)):
            continue
        return Stance.AGAINST if any(c.dep_ == "neg" for c in token.children) else Stance.FOR
    return None


def position_at(token: Token) -> Position | None:
    """The position that begins with a verb ("opposes", "voiced support for", "is against"), or None."""
    if token.pos_ not in ("VERB", "AUX"):
        return None
    lemma = token.lemma_.lower()
    if lemma == "be":
        return _predicative(token) or _condemning(token)
    if lemma in _CALLING:
        judged = _judging(token)
        if judged is not None or lemma not in position_words().verbs:
            return judged or _with_preposition(token)
    if lemma in position_words().carriers:
        carried = _carried(token)
        if carried is not None:
            return carried
    if lemma in position_words().only_refused:
        refused = _by_verb(token, Stance.FOR)
        return refused if refused is not None and refused.stance is Stance.AGAINST else None
    if lemma not in position_words().verbs:
        return _thanking(token) or _with_preposition(token) or _of_duty(token)
    return _by_verb(token, Stance(position_words().verbs[lemma]))


# What somebody is accused of, kept from or busy with is no position: "accuses X of backing rebels", "a focus on defending".
_ASCRIBING = vocabulary("blames", "hinders") | {"accusation", "allegation", "focus"}


def _by_verb(verb: Token, stance: Stance) -> Position | None:
    over = verb
    words = position_words()
    if verb.dep_ == "xcomp" and any(c.lower_ == "to" or verb.tag_ == "VBG" for c in [*verb.children, verb]):
        over = verb.head
        if over.lemma_.lower() in words.refusing:
            stance = _turned(stance)
        elif over.lemma_.lower() in _INTENDING and any(c.dep_ == "neg" for c in over.children):
            pass  # the negation over it turns it round
        elif over.lemma_.lower() not in words.persisting:
            return None
    elif verb.dep_ == "pcomp" and verb.head.head.lemma_.lower() in _INTENTIONS:
        purpose = verb.head.head
        denied = any(c.lower_ == "no" for c in purpose.children) or any(
            c.dep_ == "neg" for c in purpose.head.children
        )
        if not denied or purpose.dep_ != "dobj":
            return None  # what is only intended is no position yet
        over, stance = purpose.head, _turned(stance)
        if any(c.dep_ == "neg" for c in over.children):
            stance = _turned(stance)  # the negation over it turns it round
    elif verb.dep_ == "pcomp" and verb.head.head.lemma_.lower() in _ASCRIBING:
        return None
    elif verb.dep_ == "pcomp" and verb.head.head.lemma_.lower() in words.persisting:
        over = verb.head.head
    held = _held(over, stance)
    if held is None:
        return None
    theme = [
        *grammar.objects(verb),
        *(n for w, n in grammar.prepositional(verb) if w in ("to", "with", "of")),
    ]
    if theme and _is_none(theme[0]):
        held = _denied(held)  # "recognises no such line"
    accused = verb.lemma_.lower() == "accuse"
    if not theme or (not accused and any(t.lemma_.lower() in words.no_issue for t in theme[:1])):
        return None
    if _votes(verb, theme[0]):
        return None
    if verb.lemma_.lower() in ("disagree", "object") and not any(True for _ in grammar.prepositional(verb)):
        return None
    return Position(verb, _start(min(verb, over, key=lambda t: t.i)), _end(verb), held, tuple(theme))


_VOTING = frozenset({"back", "support", "oppose", "endorse", "reject"})
_VOTED_ON = frozenset({"resolution", "motion", "draft", "amendment"})


def _votes(verb: Token, theme: Token) -> bool:
    """ "Twenty-seven countries backed the resolution", "opposed it and twelve abstained": a ballot, told as such."""
    counted = any(t.lemma_.lower() in ("abstain", "abstention") for t in verb.sent)
    on_it = theme.lemma_.lower() in _VOTED_ON or (counted and theme.pos_ == "PRON")
    return verb.lemma_.lower() in _VOTING and on_it


# "Came out in favour of", "declared itself against".
_COMING_OUT = frozenset({"come", "declare", "pronounce", "speak"})


def _with_preposition(verb: Token) -> Position | None:
    """ "Insisted on", "warned against", "stands by", "urged restraint": the verb takes its side by its preposition."""
    lemma, words = verb.lemma_.lower(), position_words()
    if lemma == "call" and any(child.dep_ == "dobj" for child in verb.children):
        return None  # "called home its envoy for consultations"
    if lemma == "agree" and any(child.dep_ in ("xcomp", "advcl") for child in verb.children):
        return None  # "agreed with his host to open a consulate"
    sides = words.prepositional.get(lemma, {})
    for preposition, noun in grammar.prepositional(verb):
        side = sides.get(preposition)
        if (
            side is None
            or noun.lemma_.lower() in words.no_issue
            or noun.like_num
            or noun.lower_ in WEEKDAY_NAMES
        ):
            continue
        calm = noun.lemma_.lower() in words.restraint
        held = _held(verb, Stance.NEUTRAL if calm else Stance(side))
        return Position(verb, _start(verb), _end(verb), held, (noun,)) if held is not None else None
    if lemma in _COMING_OUT:
        for child in verb.children:
            after = verb.doc[child.i : min(verb.sent.end, child.i + 3)].text.lower()
            side = next((s for phrase, s in words.phrases.items() if after.startswith(phrase)), None)
            theme = [n for n in child.subtree if n.dep_ == "pobj" and n.lower_ not in ("favour", "favor")]
            held = _held(verb, Stance(side)) if side is not None and child.dep_ == "prep" and theme else None
            if (
                held is not None
                and theme[0].lower_ not in WEEKDAY_NAMES
                and theme[0].pos_ in ("NOUN", "PROPN")
            ):
                return Position(verb, _start(verb), _end(verb), held, tuple(theme[:1]))
    if lemma in ("urge", "counsel"):
        urged = [noun for noun in grammar.objects(verb) if noun.lemma_.lower() in words.restraint]
        held = _held(verb, Stance.NEUTRAL)
        if urged and held is not None:
            return Position(verb, _start(verb), _end(verb), held, tuple(urged))
    return None


def _of_duty(verb: Token) -> Position | None:
    """ "Said that the status quo must be preserved", "had to be lifted": what somebody says that others owe."""
    clause = verb if verb.dep_ == "ccomp" else verb.head if verb.dep_ == "xcomp" else None
    if (
        clause is None
        or clause.dep_ != "ccomp"
        or clause.head.lemma_.lower() not in speech_words().says - _DECREEING
    ):
        return None
    bound = any(c.dep_ == "aux" and c.lower_ in _OWING for c in verb.children) and verb == clause
    bound = bound or (verb != clause and clause.lemma_.lower() in ("have", "need") and clause.tag_ != "VBG")
    owed = grammar.surface_subjects(clause)
    if not bound or not owed or all(t.pos_ == "PRON" for t in owed):
        return None
    negated = any(c.dep_ == "neg" for c in verb.children)
    start = min(t.left_edge.i for t in owed)
    stance = Stance.AGAINST if negated else Stance.FOR
    return Position(verb, start, _end(verb), stance, tuple(owed), reported=True)


# What one can only have in earnest: "has misgivings about", where "has concerns" may be anybody's.
_MISGIVINGS = frozenset({"reservation", "misgiving", "qualm"})


def _carried(verb: Token) -> Position | None:
    """A noun of position under the verb that carries it: "reaffirmed its support for"."""
    for noun in grammar.objects(verb):
        stance = position_words().nouns.get(noun.lemma_.lower())
        if stance is None:
            continue
        theme = [n for w, n in grammar.prepositional(noun) if w in _THEMES]
        theme += [
            n for w, n in grammar.prepositional(verb) if w in ("for", "to", "over", "about", "with", "at")
        ]
        held = _held(verb, Stance(stance))
        weak = verb.lemma_.lower() in ("have", "give", "offer", "pledge")
        weak = weak and noun.lemma_.lower() not in _MISGIVINGS
        polite = bool(theme) and theme[0].lemma_.lower() in position_words().courtesies
        if not theme or polite or held is None or (weak and stance == "neutral"):
            continue
        if _is_none(noun):
            held = _denied(held)  # "has no objection to"
        start = noun.left_edge.i if grammar.is_passive(verb) else _start(verb)
        return Position(verb, start, _end(verb), held, tuple(theme))
    return None


def _thanking(verb: Token) -> Position | None:
    """ "Thanked Doha for having brokered the step", "assured her of his country's solidarity": whom one sides with."""
    words, lemma = position_words(), verb.lemma_.lower()
    preposition = {"thank": "for", "assure": "of"}.get(lemma)
    for child in verb.children:
        if child.dep_ != "prep" or child.lower_ != preposition:
            continue
        theme = [c for c in child.children if c.dep_ in ("pobj", "pcomp")]
        if not theme or (theme[0].pos_ != "NOUN" and theme[0].dep_ != "pcomp"):
            continue
        noun = theme[0].lemma_.lower()
        sided = words.nouns.get(noun) == "for" if lemma == "assure" else noun not in words.courtesies
        if sided and _held(verb, Stance.FOR) is Stance.FOR:
            return Position(verb, _start(verb), _end(verb), Stance.FOR, tuple(theme))
    return None


def _judging(verb: Token) -> Position | None:
    """ "Called the step unfriendly", "described the day as historic": what a verb of naming condemns or praises."""
    words = position_words()
    if any(c.lower_ == "what" for c in verb.children):
        return None  # "rejected what she described as spy mania"
    sides = ((words.judgements, Stance.AGAINST), (words.praises, Stance.FOR))
    for judging, stance in sides:
        said = [t for t in verb.subtree if t.lower_ in judging and t.i > verb.i]
        named = [t for t in said if not _other(t, verb) and _names(t, verb)]
        theme = [t for t in verb.doc[verb.i + 1 : named[0].i] if t.pos_ in ("NOUN", "PROPN")] if named else []
        if theme and _held(verb, stance) is stance and not grammar.is_passive(verb):
            return Position(verb, _start(verb), _end(verb), stance, tuple(theme))
    return None


def _names(word: Token, verb: Token) -> bool:
    """Whether a word is what a verb calls its object, and no mere attribute in it ("the unfriendly step")."""
    return word.dep_ in ("oprd", "ccomp", "acomp", "conj", "attr", "pobj", "amod", "xcomp") and not (
        word.dep_ == "amod" and word.head.i > word.i
    )


def _condemning(verb: Token) -> Position | None:
    """ "Maintains that the settlements are illegal": what is said of a thing under a verb of saying condemns it."""
    if verb.dep_ != "ccomp" or verb.head.lemma_.lower() not in speech_words().says | {
        "consider",
        "believe",
        "hold",
    }:
        return None
    told = [c for c in verb.children if c.dep_ in ("acomp", "attr")]
    judged = [c for c in told if any(t.lower_ in position_words().judgements for t in (c, *c.children))]
    things = [t for t in grammar.surface_subjects(verb) if t.pos_ in ("NOUN", "PROPN")]
    if not judged or not things or _held(verb, Stance.AGAINST) is not Stance.AGAINST:
        return None
    start = min(t.left_edge.i for t in things)
    return Position(verb, start, _end(verb), Stance.AGAINST, tuple(things), reported=True)


def _predicative(verb: Token) -> Position | None:
    """ "Is opposed to", "remains against", "is in favour of"."""
    words = position_words()
    for child in verb.children:
        stance = words.adjectives.get(child.lower_) if child.dep_ in ("acomp", "attr") else None
        after = verb.doc[child.i : min(verb.sent.end, child.i + 3)].text.lower()
        if stance is None and child.dep_ == "prep":
            stance = next((s for phrase, s in words.phrases.items() if after.startswith(phrase)), None)
        if stance is None:
            continue
        theme = [n for _, n in grammar.prepositional(child)] or list(grammar.objects_of_preposition(child))
        if child.lower_ in _READY and not any(n.lemma_.lower() in words.readiness for n in theme):
            continue
        held = _held(verb, Stance(stance))
        if theme and held is not None:
            return Position(verb, _start(verb), _end(verb), held, tuple(theme))
    return None


def _turned(stance: Stance) -> Stance:
    return {Stance.FOR: Stance.AGAINST, Stance.AGAINST: Stance.FOR}.get(stance, stance)


def _denied(stance: Stance) -> Stance:
    """What remains of a side that is negated: who does not oppose a thing is not for it yet."""
    return Stance.AGAINST if stance is Stance.FOR else Stance.NEUTRAL


def _is_none(noun: Token) -> bool:
    """ "No such line", "no objection"."""
    return any(c.lower_ == "no" and c.dep_ == "det" for c in noun.children)


def _held(verb: Token, stance: Stance) -> Stance | None:
    """The side that is really held: turned round by a negation; none where it is only possible or asked for."""
    children = list(verb.children)
    auxiliaries = {c.lower_ for c in children if c.dep_ in ("aux", "auxpass")}
    negated = any(c.dep_ == "neg" or c.lower_ in ("never", "neither") for c in children)
    if verb.dep_ not in _CLAUSES:
        return None
    if any(c.dep_ == "mark" and c.lower_ in modality_words()["irreal"].marks for c in children):
        return None
    refused = (
        negated and auxiliaries & {"can", "could"} and verb.lemma_.lower() in position_words().only_refused
    )
    if "to" in auxiliaries or (auxiliaries & _DOUBTING and not refused):
        return None
    if any(c.lower_ == "longer" and any(g.lower_ == "no" for g in c.children) for c in children):
        return _turned(stance)
    if (
        auxiliaries & {"will", "would", "'ll", "’ll", "shall", "wo"}
        and not negated
        and stance is not Stance.FOR
    ):
        return None
    if verb.dep_ == "ccomp" and verb.head.lemma_.lower() in modality_words()["irreal"].verbs:
        return None
    if any(c.dep_ in ("advmod",) and c.lower_ in ("reportedly", "allegedly") for c in children):
        return None
    return _denied(stance) if negated else stance


def _start(verb: Token) -> int:
    """Where the predicate begins: at "does not" of "does not recognise", at what is judged in the passive."""
    undergone = [t.left_edge.i for t in grammar.passive_subjects(verb) if t.i < verb.i and t.tag_ != "WDT"]
    if undergone:
        return min(undergone)
    before = [c.i for c in verb.children if c.dep_ in ("aux", "auxpass", "neg") and c.i < verb.i]
    negated = any(c.dep_ == "neg" for c in verb.children)
    return min(before) if before and negated else verb.i


def _end(verb: Token) -> int:
    """The end of a verb's clause by token: what hangs on it, without clauses that tell of something else."""
    kept = verb.i
    for token in verb.subtree:
        if not _other(token, verb):
            kept = max(kept, token.i)
    while kept > verb.i and (verb.doc[kept].is_punct or verb.doc[kept].dep_ == "cc"):
        kept -= 1
    return kept + 1


def _other(token: Token, verb: Token) -> bool:
    while token != verb and token.head != token:
        if token.dep_ in ("relcl", "advcl", "parataxis") or (
            token.dep_ == "conj" and token.pos_ in ("VERB", "AUX") and token.head == verb
        ):
            return True
        token = token.head
    return False
