"""Frames are laid on parsed sentences: every word that a frame knows becomes a candidate, or is passed over."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token

from dragoman.annotation.report import Report
from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.checks import check
from dragoman.coding.entities import Resolver
from dragoman.coding.filling import ROUND_NOUNS, fill, plans
from dragoman.coding.firsthand import told_by_house, told_by_speaker
from dragoman.coding.verbless import beside_name, parts_without_verb, without_verb
from dragoman.knowledge.kinds import Frame, Kind, ordered
from dragoman.knowledge.modality import modality_words
from dragoman.knowledge.ordinals import ordinal_value
from dragoman.knowledge.vocabulary import vocabulary

_SITTING = vocabulary("gathers", "begins", "begins_again", "ends", "happens") | {
    "attend",
    "bring",
    "chair",
    "co-chair",
    "co-host",
    "cochair",
    "hold",
    "host",
    "preside",
    "return",
}
# What a commission that sits does: it must be the one that does it.
_AT_WORK = frozenset({"agree", "discuss", "review", "examine", "adopt", "approve", "work", "return", "deal", "consider", "tackle", "settle"})  # fmt: skip
_SESSION_NOUNS = frozenset({"meeting", "session", "round", "sitting"})


# Why an assembly gives a word back to the frames that come after: they may find whom this one missed.
_LACKING = frozenset(
    {
        "no other party is acted upon",
        "nobody acts",
        "the envoy of another state",
        "no armed force that crosses",
        "an envoy on an errand, no post",
    }
)


@cache
def _index() -> tuple[dict[str, list[tuple[Kind, Frame]]], dict[str, list[tuple[Kind, Frame]]]]:
    verbs: dict[str, list[tuple[Kind, Frame]]] = {}
    nouns: dict[str, list[tuple[Kind, Frame]]] = {}
    for kind in ordered():
        for frame in kind.frame:
            for lemma in frame.verb:
                verbs.setdefault(lemma, []).append((kind, frame))
            for lemma in frame.noun:
                nouns.setdefault(lemma, []).append((kind, frame))
    return verbs, nouns


@cache
def _adjectives() -> dict[str, list[tuple[Kind, Frame]]]:
    found: dict[str, list[tuple[Kind, Frame]]] = {}
    for kind in ordered():
        for frame in kind.frame:
            for word in frame.adjective:
                found.setdefault(word, []).append((kind, frame))
    return found


@cache
def _prepositions() -> list[tuple[Kind, Frame]]:
    return [(kind, frame) for kind in ordered() for frame in kind.frame if "in" in frame.preposition]


def candidates(report: Report, sentence: Span, resolver: Resolver) -> Iterator[Candidate]:
    """All candidates of one sentence, in the order of its words. Some carry ``dropped`` from the start."""
    verbs, nouns = _index()
    lowered, apart = sentence.text.lower(), _clauses_apart(sentence)
    quoted = quoted_ranges(sentence)
    if parts_without_verb(sentence, diary=report.is_diary):
        for kind in ordered():
            for frame in kind.frame:
                if frame.preposition:
                    yield from map(_checked, without_verb(kind, frame, sentence, report, resolver))
    else:
        for kind, frame in _prepositions():
            yield from map(_checked, beside_name(kind, frame, sentence, report, resolver))
    for token in sentence:
        if token.pos_ in ("VERB", "AUX"):
            frames = verbs.get(token.lemma_.lower(), [])
        elif token.pos_ in ("NOUN", "PROPN"):
            frames = (
                nouns.get(token.lemma_.lower())
                or nouns.get(token.lower_)
                or nouns.get(token.lower_.rstrip("s"), [])
            )
        elif token.pos_ == "ADJ" and token.dep_ in ("amod", "acl", "appos", "relcl", "advcl", "conj", "dep"):
            frames = _adjectives().get(token.lower_, [])
        else:
            continue
        taken: set[str] = set()
        for kind, frame in frames:
            if kind.name in taken or any(
                kind.name in other.precedes for other in ordered() if other.name in taken
            ):
                continue
            # Who votes is told by "abstained" of another: "A opposed it and B abstained"
            words = lowered if kind.assembly == "ballot" else _without(lowered, sentence, apart, token)
            if not _fits(frame, token, words):
                continue
            candidate = fill(kind, frame, token, sentence, report, resolver)
            within = any(start <= token.idx < end for start, end in quoted)
            if within and not (told_by_speaker(candidate, quoted) or told_by_house(candidate, quoted)):
                candidate.drop("inside a quotation")
            check(candidate)
            told = candidate.dropped is None
            yield candidate
            # What its assembly found to lack a party may be told by another frame of the same word
            if told and candidate.dropped in _LACKING:
                continue
            # "The 14th meeting" may be one of a series, or a meeting like others: its assembly will tell
            if told and not (frame.sequel and token.lemma_.lower() == "meeting"):
                taken.add(kind.name)


def _clauses_apart(sentence: Span) -> list[tuple[int, int]]:
    """Character ranges in a sentence of the clauses that "and" joins to it with a subject of their own."""
    joined = [
        t
        for t in sentence
        if t.dep_ == "conj" and t.pos_ in ("VERB", "AUX") and t.head.pos_ in ("VERB", "AUX")
    ]
    own = [t for t in joined if any(c.dep_ in ("nsubj", "nsubjpass") for c in t.children)]
    start = sentence.start_char
    return [(t.left_edge.idx - start, t.right_edge.idx + len(t.right_edge) - start) for t in own]


def _without(lowered: str, sentence: Span, apart: list[tuple[int, int]], token: Token) -> str:
    """The words of a sentence but for clauses of others: what is told there is no cue for what is told here."""
    at = token.idx - sentence.start_char
    for start, end in reversed(apart):
        if not start <= at < end:
            lowered = lowered[:start] + " " * (end - start) + lowered[end:]
    return lowered


def _checked(candidate: Candidate) -> Candidate:
    check(candidate)
    return candidate


def quoted_ranges(sentence: Span) -> list[tuple[int, int]]:
    """Character ranges of direct speech of five words or more; shorter ones are terms, not speech."""
    found: list[tuple[int, int]] = []
    pairs = {"“": "”", "«": "»", "„": "“"}
    opened: tuple[int, str] | None = None
    if _within_speech(sentence):
        opened = (
            sentence.start - 1,
            '"',
        )  # the sentence before began to speak, and no mark has closed it yet
    for token in sentence:
        if opened is None and token.text in (*pairs, '"', "``", "''"):
            opened = (token.i, pairs.get(token.text, '"'))
        elif opened is not None and token.text in (opened[1], '"', "''", "”"):
            if token.i - opened[0] > 5 and not _wording_of_act(sentence.doc, opened[0], token.i):
                found.append((sentence.doc[max(opened[0], 0)].idx, token.idx))
            opened = None
    if opened is not None and sentence.end - opened[0] > 5:
        found.append((sentence.doc[opened[0]].idx, sentence.end_char))
    return found


_DECIDING = frozenset({"announce", "decide", "order", "declare", "confirm", "impose", "resolve"})


def _wording_of_act(doc: Doc, opened: int, closed: int) -> bool:
    """ "The bloc announced 'lifting all sanctions against X'": marks around words that the verb before them governs."""
    if not doc[opened + 1].text[0].islower():
        return False
    heads = [t for t in doc[opened + 1 : closed] if not opened < t.head.i < closed and t.dep_ != "punct"]
    return bool(heads) and all(
        t.head.i < opened and t.head.lemma_.lower() in _DECIDING and t.dep_ in ("dobj", "xcomp", "pcomp")
        for t in heads
    )


def _within_speech(sentence: Span) -> bool:
    """Whether a straight quotation mark of the same paragraph is still open where a sentence begins."""
    text = sentence.doc.text
    paragraph = text.rfind("\n", 0, sentence.start_char) + 1
    marks = text.count('"', paragraph, sentence.start_char)
    return marks % 2 == 1 and '"' in sentence.text


def _fits(frame: Frame, token: Token, lowered: str) -> bool:
    """Whether the words that the frame asks for stand in the sentence or before the noun."""
    if frame.cue and not any(cue in lowered for cue in frame.cue):
        return False
    if any(cue in lowered for cue in frame.cue_absent):
        return False
    before = {t.lower_ for t in grammar.modifiers(token)} | {
        t.lower_ for t in token.children if t.i < token.i
    }
    if frame.particle and not _has_particle(token, frame.particle):
        return False
    if frame.exclude_particle and _has_particle(token, frame.exclude_particle):
        return False
    if frame.exclude_modifier and before & set(frame.exclude_modifier):
        return False
    if frame.cue_before and not before & set(frame.cue_before):
        return False
    if frame.noun and token.dep_ == "compound" and token.head.i > token.i and token.head.lower_ != "ceremony":
        return bool(frame.needs_modifier) and token.head.lemma_.lower() in _SESSION_NOUNS
    if frame.needs_modifier and not (before & set(frame.needs_modifier) or _of_two_names(token)):
        of_trade = any(word in ("of", "on", "for") for word, _ in grammar.prepositional(token))
        if not (of_trade and before & {"joint", "bilateral"}):
            return False
    if frame.needs_session and not _is_session(token):
        return False
    if frame.needs_ordinal_or:
        return bool(before & set(frame.needs_ordinal_or)) or _in_round(token)
    return True


# Words between a verb and its particle: "called the Belgian ambassador to the ministry".
_PARTICLE_REACH = 10


def _has_particle(verb: Token, particles: tuple[str, ...]) -> bool:
    """Whether a particle stands right behind a verb, or hangs on it behind its object ("sent two diplomats home")."""
    last = verb.sent.end
    if verb.i + 1 < last and verb.nbor().lower_ in particles:
        return True
    near = verb.doc[verb.i + 1 : min(last, verb.i + 1 + _PARTICLE_REACH)]
    # "Invited the envoy to the ministry", where the parse has an envoy to it
    heads = [verb, *grammar.objects(verb)]
    behind = [t for t in near if t.lower_ in particles and t.head in heads]
    # "Will come to Bishkek in September": a preposition with a noun of its own is no particle of the verb
    return any("to" in particles or not any(c.dep_ == "pobj" for c in t.children) for t in behind)


def _is_session(token: Token) -> bool:
    """A commission is an event where it sits: "a session of the commission", "the commission met"."""
    if any(t.lemma_.lower() in _SESSION_NOUNS for t in grammar.ancestors(token)[1:3]):
        return True
    verb = grammar.clause_verb(token)
    if verb is None:
        return False
    # "The commission, which should have met in May, was postponed", "X co-chaired the joint committee"
    words = modality_words()
    put_off = words["postponed"].verbs | words["cancelled"].verbs | {"schedule", "plan"}
    verbs = [verb, *[c for c in token.children if c.dep_ == "relcl" or _to_be_held(c)]]
    # "Is to meet", "is due to convene": the infinitive says what it does
    verbs += [
        c for v in (verb, *verb.children) for c in v.children if c.dep_ == "xcomp" and v.dep_ != "relcl"
    ]
    if any(v.lemma_.lower() in _SITTING | put_off or plans(v) for v in verbs):
        return True
    if token.dep_ == "nsubj" and verb.lemma_.lower() in _AT_WORK:
        return True
    if token.dep_ != "pobj":
        return False
    # "Travelled to Vientiane for the 7th Thai-Lao Joint Trade Committee": its number says that it sits
    numbered = any(ordinal_value(t.lower_) is not None for t in grammar.modifiers(token))
    return token.head.lower_ in ("at", "during") or (numbered and token.head.lower_ == "for")


def _to_be_held(clause: Token) -> bool:
    """ "The joint commission, to be convened in Oran": the infinitive says that it sits."""
    return clause.dep_ == "acl" and any(c.tag_ == "TO" for c in clause.children)


def _of_two_names(noun: Token) -> bool:
    """ "The A-B Council": two names joined by a hyphen or a dash, or a name of both ("Russian-Hungarian", "Franco-German")."""
    around = [t for t in noun.doc[max(noun.sent.start, noun.i - 8) : noun.i] if noun in t.ancestors]
    for token in around:
        if token.text in ("-", "–", "—") and token.i + 1 < noun.i:
            sides = (token.doc[token.i - 1].text, token.nbor().text)
            if all(side[0].isupper() for side in sides):
                return True
    return False


def _in_round(token: Token) -> bool:
    head = token.head.head if token.head.pos_ == "ADP" else token.head
    return head.lemma_.lower() in ROUND_NOUNS
