"""Frames are laid on parsed sentences: every word that a frame knows becomes a candidate, or is passed over."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span, Token

from dragoman.annotation.modality import Modality, modality_of
from dragoman.annotation.report import Report
from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, Resolver
from dragoman.knowledge.domains import domain_of
from dragoman.knowledge.kinds import Frame, Kind, ordered
from dragoman.knowledge.modality import modality_words
from dragoman.knowledge.official_nouns import official_nouns
from dragoman.records import Status

# Kinds to which one can be invited, and which one can decline.
_INVITABLE = frozenset({"encounter", "journey", "gathering", "instrument"})
# How far up an event noun looks for the verb that holds it: "held | a round | of talks" is two steps.
FARTHEST_SUPPORT = 5
_SESSION_NOUNS = frozenset({"meeting", "session", "round", "sitting"})
_ROUND_NOUNS = frozenset({"round", "session", "series", "meeting", "stage", "phase", "set"})
# Verbs for which the subject of the clause does not take part in the event that the noun names.
_BYSTANDERS = frozenset(
    {"discuss", "announce", "mention", "schedule", "prepare", "follow", "precede", "mark", "note"}
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


def candidates(report: Report, sentence: Span, resolver: Resolver) -> Iterator[Candidate]:
    """All candidates of one sentence, in the order of its words. Some carry ``dropped`` from the start."""
    verbs, nouns = _index()
    lowered = sentence.text.lower()
    quoted = quoted_ranges(sentence)
    for token in sentence:
        if token.pos_ in ("VERB", "AUX"):
            frames = verbs.get(token.lemma_.lower(), [])
        elif token.pos_ in ("NOUN", "PROPN"):
            frames = (
                nouns.get(token.lemma_.lower())
                or nouns.get(token.lower_)
                or nouns.get(token.lower_.rstrip("s"), [])
            )
        else:
            continue
        taken: set[str] = set()
        for kind, frame in frames:
            if kind.name in taken or any(
                kind.name in other.precedes for other in ordered() if other.name in taken
            ):
                continue
            if not _fits(frame, token, lowered):
                continue
            candidate = _fill(kind, frame, token, sentence, report, resolver)
            if any(start <= token.idx < end for start, end in quoted):
                candidate.drop("inside a quotation")
            _check(candidate)
            if candidate.dropped is None:
                taken.add(kind.name)
            yield candidate


def quoted_ranges(sentence: Span) -> list[tuple[int, int]]:
    """Character ranges of direct speech of five words or more; shorter ones are terms, not speech."""
    found: list[tuple[int, int]] = []
    pairs = {"“": "”", "«": "»", "„": "“"}
    opened: tuple[int, str] | None = None
    for token in sentence:
        if opened is None and token.text in (*pairs, '"', "``", "''"):
            opened = (token.i, pairs.get(token.text, '"'))
        elif opened is not None and token.text in (opened[1], '"', "''", "”"):
            if token.i - opened[0] > 5:
                found.append((sentence.doc[opened[0]].idx, token.idx))
            opened = None
    if opened is not None and sentence.end - opened[0] > 5:
        found.append((sentence.doc[opened[0]].idx, sentence.end_char))
    return found


def _fits(frame: Frame, token: Token, lowered: str) -> bool:
    """Whether the words that the frame asks for stand in the sentence or before the noun."""
    if frame.cue and not any(cue in lowered for cue in frame.cue):
        return False
    before = {t.lower_ for t in grammar.modifiers(token)} | {
        t.lower_ for t in token.children if t.i < token.i
    }
    if frame.cue_before and not before & set(frame.cue_before):
        return False
    if frame.noun and token.dep_ == "compound" and token.head.i > token.i:
        return bool(frame.needs_modifier) and token.head.lemma_.lower() in _SESSION_NOUNS
    if frame.needs_modifier and not before & set(frame.needs_modifier):
        of_trade = any(word in ("of", "on", "for") for word, _ in grammar.prepositional(token))
        if not (of_trade and before & {"joint", "bilateral"}):
            return False
    if frame.needs_session and not _is_session(token):
        return False
    if frame.needs_ordinal_or:
        return bool(before & set(frame.needs_ordinal_or)) or _in_round(token)
    return True


def _is_session(token: Token) -> bool:
    """A commission is an event where it sits: "a session of the commission", "the commission met"."""
    if any(t.lemma_.lower() in _SESSION_NOUNS for t in grammar.ancestors(token)[1:3]):
        return True
    verb = grammar.clause_verb(token)
    return verb is not None and verb.lemma_.lower() in ("meet", "convene", "sit", "hold", "gather")


def _in_round(token: Token) -> bool:
    head = token.head.head if token.head.pos_ == "ADP" else token.head
    return head.lemma_.lower() in _ROUND_NOUNS


def _fill(
    kind: Kind, frame: Frame, trigger: Token, sentence: Span, report: Report, resolver: Resolver
) -> Candidate:
    anchor = trigger if trigger.pos_ in ("VERB", "AUX") else support_verb(trigger)
    candidate = Candidate(
        kind=kind,
        frame=frame,
        trigger=trigger,
        anchor=anchor,
        sentence=sentence,
        report=report,
        resolver=resolver,
        modality=_modality(trigger, anchor),
    )
    if trigger.pos_ in ("VERB", "AUX"):
        _fill_places(candidate, trigger, frame.slots)
        _fill_lost_subject(candidate, frame.slots)
        for noun in grammar.objects(trigger):
            if not any(e.person is not None and e.person.person.name for e in resolver.entities(noun)):
                _fill_prepositions(candidate, noun, frame.slots)
        for clause in trigger.children:
            if clause.dep_ == "xcomp":
                _fill_prepositions(candidate, clause, frame.slots)
    else:
        _fill_noun(candidate, trigger, frame.slots)
        if anchor is not None:
            _fill_places(candidate, anchor, _support_slots(candidate, anchor), beside=trigger)
        for clause in trigger.children:
            if clause.dep_ == "relcl" and clause != anchor and _plans(clause) and "subject" in frame.support:
                for noun in grammar.subjects(clause):
                    _put(candidate, frame.support["subject"], noun)
    return candidate


def _fill_lost_subject(candidate: Candidate, slots: dict[str, str]) -> None:
    """The list of states right before a verb whose subject the parse lost: "..., A, B and C signed"."""
    slot = slots.get("subject")
    if slot is None or candidate.fillers.get(slot) or grammar.is_passive(candidate.trigger):
        return
    resolver, text = candidate.resolver, candidate.report.text
    found: list[Entity] = []
    position = candidate.trigger.idx
    for actor in reversed([a for a in resolver.actors if a.end <= position]):
        between = text[actor.end : position].strip()
        if between not in (("",) if not found else (",", "and", ", and", "and the", ", the", ", and the")):
            break
        found += resolver.of_actor(actor)
        position = actor.start
        if text[max(0, position - 4) : position].lower() == "the ":
            position -= 4
    if not found and candidate.trigger.dep_ in ("conj", "ROOT", "dep", "ccomp") and candidate.trigger.tag_ != "VB":
        main = next((t for t in candidate.sentence if t.dep_ in ("nsubj", "nsubjpass") and t.i < candidate.trigger.i), None)
        if main is not None and main.head.dep_ not in ("relcl", "advcl"):
            found = [e for noun in grammar.conjuncts(main) for e in resolver.entities(noun)]
    candidate.fillers.setdefault(slot, []).extend(found)


def _support_slots(candidate: Candidate, anchor: Token) -> dict[str, str]:
    """The slots around the verb that holds an event noun; a host's guest is the one who is on the visit."""
    support = candidate.frame.support
    if support.get("subject") == "visitor" and anchor.lemma_.lower() in (
        "host",
        "receive",
        "welcome",
        "greet",
        "invite",
    ):
        return {**{k: v for k, v in support.items() if k not in ("subject", "object")}, "object": "visitor"}
    return support


def _modality(trigger: Token, anchor: Token | None) -> Modality:
    """The status of the trigger, or of the relative clause that says how the event itself went."""
    if anchor is not None and anchor.dep_ == "relcl" and anchor.head == trigger:
        return modality_of(anchor)
    return modality_of(trigger)


def support_verb(noun: Token) -> Token | None:
    """The verb that an event noun depends on, where that verb only holds the event ("paid", "held", "took place").

    A relative clause that says how the event itself went ("the summit, which was held in Kigali") comes first.
    """
    telling = ("hold", "take", "convene", "open", "begin", "conclude")
    for child in noun.children:
        relative = any(c.dep_ in ("nsubjpass", "nsubj") and c.tag_ == "WDT" for c in child.children)
        if child.dep_ == "relcl" and relative and child.lemma_.lower() in telling:
            return child
    token = noun
    for _ in range(FARTHEST_SUPPORT):
        if token.head == token:
            return None
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            lemma = token.lemma_.lower()
            return token if lemma in modality_words()["support"].verbs or _plans(token) else None
        if token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() not in _ROUND_NOUNS | {"delegation"}:
            return None
    return None


def _plans(verb: Token) -> bool:
    """Whether a verb plans, puts off, calls off or declines an event; its subject is the one whose event it is."""
    words = modality_words()
    phrase = " ".join([verb.lower_, *(c.lower_ for c in verb.children if c.dep_ == "prt")])
    return any(
        verb.lemma_.lower() in words[name].verbs or phrase in words[name].phrases
        for name in ("planned", "postponed", "cancelled", "declined")
    )


def _fill_places(
    candidate: Candidate, verb: Token, slots: dict[str, str], beside: Token | None = None
) -> None:
    """Fill slots from the grammatical places of a verb; ``beside`` is an event noun that is no argument itself."""
    places: list[tuple[str, Token]] = []
    if verb.lemma_.lower() not in _BYSTANDERS or beside is None:
        places += [("subject", token) for token in grammar.subjects(verb)]
    places += [("object", token) for token in grammar.objects(verb)]
    places += [("dative", token) for token in grammar.datives(verb)]
    for place, token in places:
        slot = slots.get(place)
        if slot and not _is_event_noun(token, beside):
            _put(candidate, slot, token)
    _fill_prepositions(candidate, verb, slots, beside)


def _is_event_noun(token: Token, beside: Token | None) -> bool:
    """Whether an argument is the event noun itself, or the "round" or "session" over it."""
    return beside is not None and beside.i in {t.i for t in token.subtree} and token.pos_ == "NOUN"


def _fill_prepositions(
    candidate: Candidate, token: Token, slots: dict[str, str], beside: Token | None = None
) -> None:
    for preposition, noun in grammar.prepositional(token):
        slot = slots.get(preposition)
        if slot and not _is_event_noun(noun, beside):
            _put(candidate, slot, noun)


def _fill_noun(candidate: Candidate, noun: Token, slots: dict[str, str]) -> None:
    """Arguments around an event noun, and around the "round" or "session" that it depends on."""
    nouns = [noun]
    head = noun.head.head if noun.head.pos_ == "ADP" else noun.head
    if head.lemma_.lower() in _ROUND_NOUNS and head.pos_ == "NOUN":
        nouns.append(head)
    for each in nouns:
        for owner in grammar.possessors(each):
            if "possessor" in slots:
                _put(candidate, slots["possessor"], owner)
        if "modifier" in slots:
            for modifier in grammar.modifiers(each):
                _put(candidate, slots["modifier"], modifier)
        _fill_prepositions(candidate, each, slots, beside=noun)


# Slots whose fillers act for a state or organisation.
_ACTING = frozenset({"side", "other", "host", "guest", "visitor", "signatory", "member", "sender", "voter"})


def _acts(token: Token, resolver: Resolver) -> bool:
    """Whether a noun phrase acts for the state that it names: "Chilean officials" do, "Chilean tourists" do not."""
    if any(a.start <= token.idx < a.end for a in resolver.actors):
        return True
    if token.pos_ == "PROPN":
        words = {resolver.sentence.doc[i].lower_ for i in grammar.phrase_tokens(token)}
        return token.ent_type_ != "ORG" or bool(words & official_nouns())
    return (
        token.pos_ != "NOUN" or token.lemma_.lower() in official_nouns() or token.lower_ in official_nouns()
    )


def _put(candidate: Candidate, slot: str, token: Token) -> None:
    found = candidate.resolver.entities(token)
    if not found and slot in ("target", "body"):
        found = [
            Entity(p.start, p.end, p.country, True) for p in candidate.resolver.places_of(token) if p.country
        ]
    if slot in _ACTING and not _acts(token, candidate.resolver):
        found = [e for e in found if e.person is not None]
    if slot in ("destination", "origin"):
        found = [e for e in found if e.person is None]
    candidate.words.setdefault(slot, []).append(token)
    candidate.fillers.setdefault(slot, []).extend(found)


def _check(candidate: Candidate) -> None:
    """Drop a candidate that lacks what its frame asks for, or whose status is that of no event."""
    frame = candidate.frame
    if not candidate.modality.is_event:
        candidate.drop(f"no event: {candidate.modality.reason}")
    invitable = candidate.kind.assembly in _INVITABLE and candidate.kind.name != "relations"
    if candidate.modality.status is Status.DECLINED and not invitable:
        candidate.drop("a refusal, not an event")
    objects = {token.lemma_.lower() for token in grammar.objects(candidate.trigger)}
    if frame.exclude_object and objects & set(frame.exclude_object):
        candidate.drop("its object is no party")
    if frame.exclude_of:
        of = {noun.lemma_.lower() for word, noun in grammar.prepositional(candidate.trigger) if word == "of"}
        if of & set(frame.exclude_of):
            candidate.drop("a meeting of a body, not of states")
    if frame.object_noun and not _has_object_noun(candidate):
        candidate.drop("its object is of another kind")
    if candidate.sentence.text.rstrip(" \"'”’").endswith("?"):
        candidate.drop("a question")
    if frame.needs_clause and not _asks_for_something(candidate.trigger):
        candidate.drop("nothing is asked for")
    domain = domain_of(passage_text(candidate))
    if domain is not None and not any(_ranked(e) for e in all_entities(candidate)):
        candidate.drop(f"a page about {domain}, and nobody of rank")
    for slot in frame.require:
        if slot in ("sender", "target"):
            continue  # the assembly of directed acts knows where else to look
        if not candidate.entities(slot) and not (
            slot in ("instrument", "destination") and candidate.tokens(slot)
        ):
            candidate.drop(f"nobody and nothing for {slot}")
    for slot in frame.person_only:
        if not any(entity.person for entity in candidate.entities(slot)):
            candidate.drop(f"no person for {slot}")
    for slot in frame.person_or_delegation:
        if candidate.dropped is None and not _people(candidate, slot):
            candidate.drop(f"no people for {slot}")


def _asks_for_something(verb: Token) -> bool:
    """Whether a call says what for: "called on both sides to talk", "called for restraint"."""
    if any(c.dep_ in ("xcomp", "ccomp", "advcl") and c.pos_ in ("VERB", "AUX") for c in verb.children):
        return True
    return any(word in ("for", "to") for word, _ in grammar.prepositional(verb))


def passage_text(candidate: Candidate) -> str:
    """The passage around a candidate's sentence, and the title: what the page is about."""
    report = candidate.report
    start, end = candidate.sentence.start_char, candidate.sentence.end_char
    for left, right, _ in report.article.bounds():
        if left <= start < right:
            return f"{report.article.title or ''}\n{report.text[left:right]}"
    return report.text[start:end]


def _ranked(entity: Entity) -> bool:
    """Whether an entity is an official of rank: below that, people on pages of sport or business act for nobody."""
    person = entity.person
    if person is None:
        return False
    rank = person.rank if person.rank is not None else person.person.rank
    return rank is not None and rank <= 7


_PEOPLE = frozenset(
    {"delegation", "official", "diplomat", "envoy", "ambassador", "minister", "president", "leader", "counterpart",
     "colleague", "representative", "parliamentarian", "mp", "lawmaker", "senator", "commissioner", "secretary",
     "mission", "group", "team", "guest", "chief", "head", "premier", "chancellor", "king", "queen", "emir"}
)  # fmt: skip


def _people(candidate: Candidate, slot: str) -> bool:
    if any(entity.person for entity in candidate.entities(slot)):
        return True
    return any(token.lemma_.lower() in _PEOPLE for token in candidate.tokens(slot))


_THINGS = (
    "instrument",
    "measure",
    "status",
    "post",
    "envoy",
    "paper",
    "ties",
    "note",
    "target",
    "issue",
    "person",
)


def _has_object_noun(candidate: Candidate) -> bool:
    wanted = set(candidate.frame.object_noun)
    tokens = candidate.tokens(*_THINGS)
    if candidate.trigger.pos_ in ("VERB", "AUX"):
        tokens = tokens + grammar.objects(candidate.trigger)
    for token in tokens:
        if token.lemma_.lower() in wanted or token.lower_ in wanted:
            return True
        if candidate.frame.slots.get("object") == "target":
            parts = {candidate.sentence.doc[i].lemma_.lower() for i in grammar.phrase_tokens(token)}
            if parts & wanted:
                return True
    return False


def all_entities(candidate: Candidate) -> list[Entity]:
    """Every entity of a candidate, whatever its slot."""
    return candidate.entities(*candidate.fillers)
