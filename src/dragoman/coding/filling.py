"""The arguments of a frame: which words fill its slots, around a verb, an event noun, or the verb that holds one."""

from spacy.tokens import Span, Token

from dragoman.annotation.mentions import ActorForm
from dragoman.annotation.modality import Modality, modality_of
from dragoman.annotation.report import Report
from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, Resolver
from dragoman.knowledge.kinds import Frame, Kind
from dragoman.knowledge.modality import modality_words
from dragoman.knowledge.official_nouns import official_nouns

# How far up an event noun looks for the verb that holds it: "held | a round | of talks" is two steps.
FARTHEST_SUPPORT = 5
# Words between a verb and an argument that the parse lost.
NEAR_WORDS = 6
ROUND_NOUNS = frozenset({"round", "session", "series", "meeting", "stage", "phase", "set"})
_BYSTANDERS = frozenset(
    {"discuss", "announce", "mention", "schedule", "prepare", "follow", "precede", "mark", "note"}
)


def fill(
    kind: Kind, frame: Frame, trigger: Token, sentence: Span, report: Report, resolver: Resolver
) -> Candidate:
    """A candidate with its slots filled: of the verb itself, or of the event noun and the verb that holds it."""
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
        _fill_lost_subject(candidate, trigger, frame.slots)
        _fill_lost_object(candidate, frame.slots)
        _fill_lost_destination(candidate)
        for noun in grammar.objects(trigger):
            if not any(e.person is not None and e.person.person.name for e in resolver.entities(noun)):
                _fill_prepositions(candidate, noun, frame.slots)
        for clause in trigger.children:
            if clause.dep_ == "xcomp":
                _fill_prepositions(candidate, clause, frame.slots)
    else:
        _fill_noun(candidate, trigger, frame.slots)
        if anchor is not None:
            support = _support_slots(candidate, anchor)
            _fill_places(candidate, anchor, support, beside=trigger)
            if not any(child.dep_ in ("nsubj", "nsubjpass") for child in anchor.children):
                _fill_lost_subject(candidate, anchor, support)
        for clause in trigger.children:
            if clause.dep_ == "relcl" and clause != anchor and _plans(clause) and "subject" in frame.support:
                for noun in grammar.subjects(clause):
                    _put(candidate, frame.support["subject"], noun)
    return candidate


def _fill_lost_object(candidate: Candidate, slots: dict[str, str]) -> None:
    """The people right after a verb whose object the parse lost: "received in turn President X and Minister Y"."""
    slot = slots.get("object", "")
    verb = candidate.trigger
    if slot != "guest" and verb.lemma_.lower() != "meet":
        return
    if candidate.fillers.get(slot) or grammar.is_passive(verb):
        return
    after = [p for p in candidate.resolver.persons if p.start > verb.idx and p.person.name]
    if not after or len(candidate.report.text[verb.idx + len(verb) : after[0].start].split()) > NEAR_WORDS:
        return
    found = [after[0]]
    for person in after[1:]:
        if candidate.report.text[found[-1].end : person.start].strip(" ,") not in (
            "and",
            "and the",
            "the",
            "",
        ):
            break
        found.append(person)
    candidate.fillers.setdefault(slot, []).extend(candidate.resolver.of_person(p) for p in found)


def _fill_lost_destination(candidate: Candidate) -> None:
    """ "Leaves for Vienna to take part": the parse takes "for Vienna to" for a clause; the place stands there all the same."""
    words = {
        w: s
        for w, s in candidate.frame.slots.items()
        if s == "destination" and w not in ("subject", "object")
    }
    if not words or candidate.words.get("destination"):
        return
    doc, verb = candidate.sentence.doc, candidate.trigger
    for token in doc[verb.i + 1 : min(candidate.sentence.end, verb.i + 1 + NEAR_WORDS)]:
        if token.lower_ in words and token.i + 1 < candidate.sentence.end:
            follower = doc[token.i + 1]
            if any(p.start <= follower.idx < p.end for p in candidate.resolver.places):
                _put(candidate, "destination", follower)
                return


def _whom(candidate: Candidate, token: Token) -> list[Entity]:
    """Who "him" is in "He met A, and B received him": the one the sentence began with, unless he is the subject here."""
    main = next((t for t in candidate.sentence if t.dep_ in ("nsubj", "nsubjpass")), None)
    if main is None or main.head == candidate.trigger or main.i > token.i:
        return []
    found = [e for e in candidate.resolver.entities(main) if e.person is not None]
    acting = {
        e.code for noun in grammar.subjects(candidate.trigger) for e in candidate.resolver.entities(noun)
    }
    return [e for e in found if e.code not in acting]


def _possessor(candidate: Candidate, token: Token) -> list[Entity]:
    """Whose "his visit" is: the last person named before it in the sentence."""
    before = [p for p in candidate.resolver.persons if p.end <= token.idx and p.person.name]
    return [candidate.resolver.of_person(before[-1])] if before else []


def _fill_lost_subject(candidate: Candidate, verb: Token, slots: dict[str, str]) -> None:
    """The list of states right before a verb whose subject the parse lost: "..., A, B and C signed"."""
    slot = slots.get("subject")
    if slot is None or candidate.fillers.get(slot) or grammar.is_passive(verb):
        return
    if any(candidate.resolver.entities(token) for token in candidate.words.get(slot, [])):
        return  # the subject is there, but acts for nobody ("researchers from Japan")
    resolver, text = candidate.resolver, candidate.report.text
    found: list[Entity] = []
    position = verb.idx
    for actor in reversed([a for a in resolver.actors if a.end <= position]):
        between = text[actor.end : position].strip()
        if between not in (("",) if not found else (",", "and", ", and", "and the", ", the", ", and the")):
            break
        found += resolver.of_actor(actor)
        position = actor.start
        if text[max(0, position - 4) : position].lower() == "the ":
            position -= 4
    if not found and verb.dep_ in ("conj", "ROOT", "dep", "ccomp") and verb.tag_ != "VB":
        found = _main_subject(candidate, verb)
    candidate.fillers.setdefault(slot, []).extend(found)


def _main_subject(candidate: Candidate, verb: Token) -> list[Entity]:
    """Whom the sentence is about: its first subject outside relative clauses, else the first person that it names."""
    resolver = candidate.resolver
    for token in candidate.sentence:
        if token.i >= verb.i:
            break
        main = token.dep_ in ("nsubj", "nsubjpass") and token.tag_ not in ("WP", "WDT")
        if main and token.head.dep_ not in ("relcl", "advcl"):
            return [e for noun in grammar.conjuncts(token) for e in resolver.entities(noun)]
    named = [p for p in resolver.persons if p.end <= verb.idx and p.person.name]
    if named and not candidate.report.text[named[-1].end : verb.idx].strip(" ,)"):
        return [resolver.of_person(named[-1])]
    opens = any(t.pos_ in ("ADP", "SCONJ") for t in candidate.sentence[:3])
    first = candidate.report.text[candidate.sentence.start_char : named[0].start] if named else ""
    if named and not opens and len(first.split()) <= NEAR_WORDS:
        return [resolver.of_person(named[0])]
    return []


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
        if token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() not in ROUND_NOUNS | {"delegation"}:
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
    if head.lemma_.lower() in ROUND_NOUNS and head.pos_ == "NOUN":
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
    named = [a for a in resolver.actors if a.start <= token.idx < a.end]
    if named:
        return not all(a.form is ActorForm.DEMONYM for a in named)
    if token.pos_ == "PROPN":
        words = {resolver.sentence.doc[i].lower_ for i in grammar.phrase_tokens(token)}
        return bool(words & official_nouns())
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
    if slot == "visitor" and not found and token.lower_ in ("his", "her"):
        found = _possessor(candidate, token)
    if slot in ("guest", "other") and not found and token.lower_ in ("him", "her"):
        found = _whom(candidate, token)
    candidate.words.setdefault(slot, []).append(token)
    candidate.fillers.setdefault(slot, []).extend(found)
