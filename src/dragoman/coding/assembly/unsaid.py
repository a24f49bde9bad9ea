"""Who acts, and on whom, where the grammar of a directed act leaves it out: found deeper in the sentence, or before it."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.annotation.mentions import ActorForm
from dragoman.coding import grammar
from dragoman.coding.assembly.come_from import from_seat, in_note, where_told
from dragoman.coding.assembly.context import points_to
from dragoman.coding.assembly.parties import codes, is_ranked, is_spokesman, official
from dragoman.coding.assembly.told_by_place import complained_of, from_capital, left, sent_from
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, grounds
from dragoman.coding.story import Story
from dragoman.coding.where import venue_of
from dragoman.knowledge.modality import modality_words
from dragoman.knowledge.positions import position_words
from dragoman.knowledge.vocabulary import vocabulary

# A city within so many characters of the beginning is that of the dateline.
DATELINE_REACH = 40
# Clauses that tell of something else than the noun phrase or the verb that they hang on.
_OTHER_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "parataxis"})
# What an act is called after: "Egypt's note of protest", "a wave of expulsions", "a batch of aid".
_HOLDERS = frozenset({"note", "letter", "wave", "batch", "tranche", "package", "act", "offer", "statement"})
_INSTITUTIONS = frozenset(
    {"ministry", "office", "department", "palace", "chancellery", "government", "presidency"}
)
_FORCE = vocabulary("gunfire")


def unsaid_senders(candidate: Candidate, story: Story) -> list[Entity]:
    """Who acts in "the ambassador was summoned", "the expulsion was announced".

    The sentence's own words come first: an agent that the parse hung elsewhere, the ministry to which an envoy is
    called, the country that an envoy must leave, the ministry that tells of it. Then, in the passive only, the envoy's
    own state, the state of the page, of the venue, of the dateline, or the other of the two spoken of before.
    """
    trigger = candidate.trigger
    if candidate.entities("paper"):
        return official(candidate.entities("paper"))[:1]
    if candidate.tokens("carrier"):
        return [e for e in official(candidate.entities("carrier")) if e.person is None] or _origin(candidate)
    targets = codes(official(candidate.entities("target", "envoy")))
    host = codes([e for e in _posted_in(candidate) if e.person is None])
    targets = [code for code in targets if code not in host] or targets
    if grammar.is_passive(trigger) and (given := official(candidate.entities("origin"))):
        return [e for e in given if e.code not in targets]  # "aid from A was delivered to B"
    ways = (
        _agent,
        _deciding,
        _ordering,
        _holder,
        called_to,
        complained_of,
        left,
        sent_from,
        _main_subject,
        from_capital,
        _fighting,
        _posted_in,
        in_note,
        from_seat,
    )
    for found in (way(candidate) for way in ways):
        others = [e for e in official(found) if e.code not in targets]
        if others:
            return others
    for token in candidate.tokens("sender"):
        others = [e for e in points_to(candidate, token) if e.code not in targets]
        if others and not candidate.resolver.entities(token):
            return others
    nameless = any(e.code is None and not is_private_person(e) for e in candidate.entities("sender"))
    nameless = nameless or any(_own_institution(candidate, token) for token in candidate.tokens("sender"))
    passive = grammar.is_passive(trigger) or (trigger.pos_ == "NOUN" and targets != [])
    if not passive and not nameless:
        return []
    told = [e for e in official(teller(candidate)) if e.code not in targets]
    if told:
        return told[:1]
    if not (nameless or grammar.is_passive(trigger)):
        return []
    return (
        _one_other(candidate, targets)
        or _its_minister(candidate, targets)
        or _by_scene(candidate, story, targets)
    )


def _deciding(candidate: Candidate) -> list[Entity]:
    """ "Minister X told the chargé of the decision to send the ambassador home": who decided."""
    trigger = candidate.trigger
    noun = trigger.head
    if trigger.dep_ not in ("acl", "relcl") or noun.lemma_.lower() not in ("decision", "order", "intention"):
        return []
    verb = grammar.clause_verb(noun)
    if verb is None or grammar.is_passive(verb):
        return []
    return [e for subject in grammar.subjects(verb) for e in candidate.resolver.entities(subject)]


def _ordering(candidate: Candidate) -> list[Entity]:
    """ "Chad ordered the expulsion of the ambassador": by the order it is done."""
    verb = candidate.trigger.head
    ordered = candidate.trigger.dep_ == "dobj" and verb.lemma_.lower() in ("order", "decree")
    if candidate.kind.name not in ("expulsion", "sanction", "mission") or not ordered:
        return []
    return [e for subject in grammar.subjects(verb) for e in candidate.resolver.entities(subject)]


def _one_other(candidate: Candidate, targets: list[str]) -> list[Entity]:
    """Who calls in or sends home an envoy, where the sentence names one other state only: "was told that X regarded it as"."""
    if candidate.kind.name not in ("summons", "expulsion") or not targets:
        return []
    others = [a for a in candidate.resolver.actors if a.is_state and a.code not in targets]
    ruling = () if any(e.code for e in candidate.entities("sender")) else (ActorForm.CAPITAL, ActorForm.SEAT)
    named = [a for a in others if a.form is ActorForm.NAME or a.form in ruling]
    if len({a.code for a in others}) != 1 or not named:
        return []
    spoken = [
        a
        for a in named
        if candidate.report.text[a.end : a.end + 2] not in ("'s", "’s")
        or _ANSWER.match(candidate.report.text[a.end : a.end + 40])
    ]
    return candidate.resolver.of_actor(spoken[0]) if spoken else []


# "Moscow's retaliation came on Monday: a consular officer was shown the door": what is its own, is its act.
_ANSWER = re.compile(
    r"['’]s (?:\w+ ){0,2}(?:retaliation|response|answer|reply|decision|move|order|reaction|step|government|ministry|patience|reprisal)\b"
)


def _its_minister(candidate: Candidate, targets: list[str]) -> list[Entity]:
    """ "On the orders of Foreign Minister X, the ambassador was told to come to the ministry": X's, where all others are of one state."""
    if candidate.kind.name not in ("summons", "protest") or not targets or not ministries(candidate):
        return []
    ranked = [candidate.resolver.of_person(p) for p in candidate.resolver.persons if p.rank is not None]
    found = [e for e in official(ranked) if e.is_state and e.code not in targets]
    named = {a.code for a in candidate.resolver.actors if a.is_state and a.code not in targets}
    return found[:1] if len(codes(found)) == 1 and named <= set(codes(found)) else []


def _own_institution(candidate: Candidate, token: Token) -> bool:
    """ "The Department of Foreign Affairs": a ministry without a country is that of the place where the page was written."""
    if token.lemma_.lower() not in _INSTITUTIONS or candidate.resolver.entities(token):
        return False
    return any(t.lower_ in ("foreign", "external", "affairs", "defence", "defense") for t in token.subtree)


def _fighting(candidate: Candidate) -> list[Entity]:
    """Whose soldiers or shells they were in "were killed when an X unit crossed the border", "in X shelling"."""
    if candidate.kind.name != "incident" or not grammar.is_passive(candidate.trigger):
        return []
    struck = {a.start for e in candidate.entities("target") if (a := e.actor) is not None}
    found: list[Entity] = []
    for token in candidate.sentence:
        lemma = token.lemma_.lower()
        if lemma in candidate.kind.acting or lemma in _FORCE:
            for modifier in [*grammar.modifiers(token), *grammar.possessors(token)]:
                found += [
                    e
                    for e in candidate.resolver.entities(modifier)
                    if e.is_state and e.actor is not None and e.actor.start not in struck
                ]
    return found if len(codes(found)) == 1 else []


def _posted_in(candidate: Candidate) -> list[Entity]:
    """Who calls in or sends home "Sweden's envoy in Ankara", "the embassy in Manila": the state where they are posted."""
    if candidate.kind.name not in ("summons", "expulsion", "protest"):
        return []
    for token in candidate.tokens("target", "called"):
        for word, noun in grammar.prepositional(token):
            if word in ("in", "to"):
                places = [p for p in candidate.resolver.places_of(noun) if p.country]
                found = grounds(places[:1])
                if found or (found := candidate.resolver.entities(noun)):
                    return found
    return []


def is_private_person(entity: Entity) -> bool:
    """Whether an entity is no office-holder: nobody whose state could be taken for granted."""
    return not is_ranked(entity)


def _by_scene(candidate: Candidate, story: Story, targets: list[str]) -> list[Entity]:
    """The state whose ministry a page takes for granted: its home, the venue's, the dateline's, the other of two."""
    at = candidate.trigger.idx
    if candidate.entities("envoy"):
        return [e for e in official(candidate.entities("envoy")) if e.is_state][:1]
    written = next((p for p in candidate.report.places if p.start < DATELINE_REACH and p.country), None)
    if candidate.kind.name == "summons" and written is not None and written.country not in targets:
        return [
            Entity(at, at, written.country, True, assumed=True)
        ]  # "called in to the ministry": to that of the dateline
    pair = story.parties(reach=2)
    if pair is not None and set(targets) & set(pair[0]) and len(pair[0]) == 2:
        return [Entity(at, at, code, True, assumed=True) for code in pair[0] if code not in targets][:1]
    if home := candidate.home_beside(targets):
        return home
    venue = venue_of(candidate)
    if venue is not None and venue.country is not None and venue.country not in targets:
        return [Entity(at, at, venue.country, True)]
    dateline = next((p for p in candidate.report.places if p.start < DATELINE_REACH), None)
    if dateline is not None and dateline.country is not None and dateline.country not in targets:
        return [Entity(at, at, dateline.country, True, assumed=True)]
    pair = story.parties()
    if pair is not None and set(targets) & set(pair[0]):
        return [Entity(at, at, code, True, assumed=True) for code in pair[0] if code not in targets][:1]
    return []


def _agent(candidate: Candidate) -> list[Entity]:
    """ "By X" that the parse hung on another word of the same clause."""
    trigger = candidate.trigger
    if trigger.pos_ in ("VERB", "AUX") and not grammar.is_passive(trigger):
        return []
    for token in clause_of(trigger):
        between = [t.lower_ for t in token.ancestors if t.pos_ == "ADP" and trigger in t.ancestors]
        if token.lower_ == "by" and token.dep_ in ("prep", "agent") and set(between) <= {"of"}:
            found = [e for n in grammar.objects_of_preposition(token) for e in candidate.resolver.entities(n)]
            if found:
                return found
    return []


def _origin(candidate: Candidate) -> list[Entity]:
    """Where what arrives comes from: "a plane with tents from X"."""
    for token in candidate.tokens("carrier"):
        for word in token.subtree:
            if word.lower_ in ("from", "by") and word.pos_ == "ADP":
                found = [
                    e for n in grammar.objects_of_preposition(word) for e in candidate.resolver.entities(n)
                ]
                if found:
                    return found
    words = {
        t.idx for token in candidate.tokens("carrier") for t in token.subtree
    }  # "a plane with Polish aid"
    adjectives = [a for a in candidate.resolver.actors if a.start in words and a.form is ActorForm.ADJECTIVE]
    return [e for a in adjectives[:1] for e in candidate.resolver.of_actor(a)]


def _holder(candidate: Candidate) -> list[Entity]:
    """Whose note, letter or wave it is of which an act's noun hangs: "Egypt's note of protest"."""
    trigger = candidate.trigger
    over = trigger.head.head if trigger.head.pos_ == "ADP" else trigger.head
    if trigger.pos_ != "NOUN":
        return []
    own = any(o.lower_ in ("its", "their", "his", "her") for o in grammar.possessors(trigger))
    if trigger.head.pos_ == "VERB" and (own or trigger.head.lemma_.lower() in position_words().carriers):
        return [e for n in grammar.subjects(trigger.head) for e in candidate.resolver.entities(n)]
    if over.lemma_.lower() not in _HOLDERS:
        return []
    owners = [*grammar.possessors(over), *grammar.modifiers(over)]
    found = [e for owner in owners for e in candidate.resolver.entities(owner)]
    return found or [e for n in grammar.subjects(over.head) for e in candidate.resolver.entities(n)]


# "Was asked to come to the ministry".
_COMING = frozenset({"come", "appear", "report", "attend", "go", "call"})


def called_to(candidate: Candidate) -> list[Entity]:
    """The ministry to which, or at which: "was summoned to the Dutch foreign ministry"."""
    if candidate.kind.name not in ("summons", "protest", "expulsion"):
        return []
    for noun in ministries(candidate):
        places = [
            Entity(p.start, p.end, p.country, True)
            for child in noun.children
            if child.lower_ == "in"
            for n in grammar.objects_of_preposition(child)
            for p in candidate.resolver.places_of(n)
        ]
        found = (
            candidate.resolver.entities(noun) or places or _called_to_seat(candidate)
        )  # "the Elysée Palace"
        home = candidate.home
        if home is not None and not places and "foreign office" in noun.sent.text.lower():
            return [Entity(noun.idx, noun.idx, home, True, assumed=True)]
        return found
    return _called_to_seat(candidate)


def _called_to_seat(candidate: Candidate) -> list[Entity]:
    """ "Was called to Torre Tagle": the state whose ministry goes by the name of its building."""
    nouns = [n for word, n in grammar.prepositional(candidate.trigger) if word == "to"]
    places = [p for n in nouns for p in candidate.resolver.places_of(n) if p.text != p.name and p.country]
    return [Entity(p.start, p.end, p.country, True) for p in places[:1]]


def ministries(candidate: Candidate) -> list[Token]:
    """The ministries to which, or at which, somebody is called, also in "was asked to come to the ministry"."""
    asked = [c for c in candidate.trigger.children if c.dep_ == "xcomp" and c.lemma_.lower() in _COMING]
    return [
        noun
        for token in [*clause_of(candidate.trigger), *(t for c in asked for t in c.subtree)]
        if token.lower_ in ("to", "at", "in", "into", "before") and token.pos_ == "ADP"
        for noun in grammar.objects_of_preposition(token)
        if noun.lemma_.lower() in _INSTITUTIONS
    ]


def _main_subject(candidate: Candidate) -> list[Entity]:
    """Who acts in "A broke with B, whose ambassador was asked to leave": the subject of the main clause."""
    trigger = candidate.trigger
    if trigger.dep_ != "relcl" or not grammar.is_passive(trigger):
        return []
    verb = grammar.clause_verb(trigger.head)
    return [] if verb is None else [e for n in grammar.subjects(verb) for e in candidate.resolver.entities(n)]


def teller(candidate: Candidate) -> list[Entity]:
    """The ministry or minister under whose "said" the act stands."""
    token = candidate.trigger
    for over in token.ancestors:
        if over.pos_ == "VERB" and over.lemma_.lower() in modality_words()["saying"].verbs:
            said = [e for n in grammar.subjects(over) for e in candidate.resolver.entities(n)]
            return said or where_told(candidate, over)
    return []


def announcing(candidate: Candidate, senders: Sequence[Entity]) -> list[Entity]:
    """The office-holder who announces what his own state does: "Minister X said that A was imposing sanctions".

    A spokesman only tells of it.
    """
    if any(e.person is not None and e.person.person.name for e in senders):
        return []
    return [
        e
        for e in official([*teller(candidate), *_who_ordered(candidate)])
        if e.code in codes(senders) and e.person is not None and e.person.person.name and not is_spokesman(e)
    ]


def _who_ordered(candidate: Candidate) -> list[Entity]:
    """ "Prime Minister X ordered the embassy closed": who had it done."""
    over = candidate.trigger.head
    ordered = candidate.trigger.dep_ in ("ccomp", "xcomp") and over.lemma_.lower() in (
        "order",
        "instruct",
        "direct",
    )
    return [e for n in grammar.subjects(over) for e in candidate.resolver.entities(n)] if ordered else []


def clause_of(token: Token) -> list[Token]:
    """The words of a trigger's clause, in the order of the text; clauses that tell of something else left out."""
    return [t for t in token.subtree if not is_aside(t, token)]


def is_aside(token: Token, over: Token) -> bool:
    """Whether a word under another stands in a clause that tells of something else."""
    while token != over and token.head != token:
        if token.dep_ in _OTHER_CLAUSES or (token.dep_ == "conj" and token.pos_ in ("VERB", "AUX")):
            return True
        token = token.head
    return False
