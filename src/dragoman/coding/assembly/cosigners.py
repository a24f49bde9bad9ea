"""The parties to an agreement where its verb doesn't name them all: with the instrument, around it, or told before."""

import re

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.coding.assembly.context import acting, named_after, subject_of
from dragoman.coding.assembly.parties import codes, official, with_home
from dragoman.coding.assembly.unsaid import teller
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.coding.story import Story, refers_back, speaks_of_both, speaks_of_more, speaks_of_two_states
from dragoman.knowledge.official_nouns import insurgents, official_nouns, private_people

_PRESENCE = re.compile(
    r"\b(?:in the presence of|witnessed by|(?:under|before) the eyes of|attended by|overseen by)(?P<who>[^;]*)",
    re.IGNORECASE,
)
_FOR = re.compile(r"\bon behalf of (?:the )?(?:\w+ of )?(?:the )?$|\bsigned for (?:the )?$", re.IGNORECASE)
# "An agreement was signed" leans on what was told no more sentences before.
NEXT_SENTENCES = 2
_POINTING = frozenset({"it", "they", "which"})
_DEFINITE = frozenset({"the", "this", "that", "both", "these"})
_THEM = frozenset({"him", "her", "them", "it"})
_OWN = frozenset({"its", "their", "his", "her"})


def signers_of(candidate: Candidate) -> list[Entity]:
    """Who signs in so many words: the verb's own arguments, and for whom somebody signs."""
    found = [*acting(candidate, "signatory"), *_represented(candidate), *_whose_signatures(candidate)]
    found = found or _each_for_his_own(candidate)
    found = [*found, *_by_decree(candidate)] if len(codes(found)) < 2 else found
    return found if len(codes(found)) > 1 else _with_listed(candidate, found)


def _whose_signatures(candidate: Candidate) -> list[Entity]:
    """ "The text bears the signatures of X and Y"."""
    marks = [
        t for t in grammar.objects(candidate.trigger) if t.lemma_.lower() in ("signature", "initial", "name")
    ]
    named = [noun for t in marks for word, noun in grammar.prepositional(t) if word == "of"]
    return official([e for noun in named for e in candidate.resolver.entities(noun)])


def parties_to(
    candidate: Candidate, story: Story, signers: list[Entity], tokens: list[Token]
) -> list[Entity]:
    """All parties: the signers, and where these are fewer than two, whom the words around or before them name."""
    parties = [e for e in signers if e.code is not None]
    named = (
        lambda found: _with_fellow(candidate, found),
        lambda found: _with_pronoun(candidate, story, found),
        lambda found: _with_stranger(candidate, story, found),
        lambda found: [*found, *_parties_of_instrument(candidate, tokens)],
    )
    taken_for_granted = (
        lambda found: found or _witnesses(candidate),
        lambda found: found or _both_of_sentence(candidate),
        lambda found: found or _of_main_clause(candidate),
        lambda found: found or _whose_draft(candidate, tokens),
        lambda found: _with_owner(candidate, found, tokens),
        lambda found: _with_teller(candidate, found),
        lambda found: _from_instrument_told(candidate, story, found, tokens),
        lambda found: _from_story(candidate, story, found),
        lambda found: with_home(candidate, found),
    )
    rebels = {t.lemma_.lower() for t in candidate.sentence} & insurgents()
    for way in (*named, *(() if rebels else taken_for_granted)):
        if len(codes(parties)) >= 2:
            break
        parties = way(parties)
    return parties


def signing_for(candidate: Candidate) -> list[Entity]:
    """People named without a country who sign on behalf of one: it is theirs."""
    represented = _represented(candidate)
    if len(codes(represented)) != 1:
        return []
    named = [
        e for e in candidate.entities("signatory") if e.code is None and e.person and e.person.person.name
    ]
    return [
        Entity(e.start, e.end, represented[0].code, represented[0].is_state, person=e.person) for e in named
    ]


def _represented(candidate: Candidate) -> list[Entity]:
    """ "On behalf of Fiji": for whom somebody signs."""
    text = candidate.report.text
    found: list[Entity] = []
    for actor in candidate.resolver.actors:
        if _FOR.search(text[max(0, actor.start - 60) : actor.start]):
            found += candidate.resolver.of_actor(actor)
    return found


_FOR_ITS = re.compile(
    r"(?:, (?:the )?(?:[\w'’-]+ ){0,8}?[\w'’-]+)?(?:,? \(?(?:signed )?for (?:the )?|,? \(?on (?:the )?behalf of (?:the )?)",
    re.IGNORECASE,
)


def _each_for_his_own(candidate: Candidate) -> list[Entity]:
    """ "Signed by X for Venezuela and Ambassador Y for China": people without a country, each for the state behind him."""
    text = candidate.report.text
    return [
        Entity(person.start, person.end, actor.code, actor.is_state, person=person)
        for person in candidate.resolver.persons
        for actor in candidate.resolver.actors
        if actor.start > person.end and _FOR_ITS.fullmatch(text[person.end : actor.start])
    ]


_DECREES = frozenset({"decree", "law", "bill", "act", "order", "legislation"})


def _by_decree(candidate: Candidate) -> list[Entity]:
    """ "X's emir issued a decree ratifying the treaty": who issues or signs the paper that does it."""
    noun = candidate.trigger.head
    if candidate.trigger.dep_ not in ("acl", "relcl") or noun.lemma_.lower() not in _DECREES:
        return []
    verb = grammar.clause_verb(noun)
    people = grammar.subjects(verb) if verb is not None and verb != candidate.trigger else []
    return official([e for n in people for e in candidate.resolver.entities(n)])


_WITH_WHOM = re.compile(
    r"\b(?:with|alongside) (?:(?:his|her|the|visiting|its) )?(?:[\w-]+ ){0,3}$", re.IGNORECASE
)


def _with_fellow(candidate: Candidate, found: list[Entity]) -> list[Entity]:
    """ "Signed on Monday, with his counterpart X, an accord": the other signer, where the parse hung him on the day."""
    if len(codes(found)) != 1 or candidate.trigger.pos_ != "VERB":
        return found
    text, at = candidate.report.text, candidate.trigger.idx
    others = [
        candidate.resolver.of_person(p)
        for p in candidate.resolver.persons
        if p.start > at and _WITH_WHOM.search(text[at : p.start])
    ]
    others = [e for e in official(others) if e.code not in codes(found)]
    return [*found, *others] if len(codes(others)) == 1 else found


def _with_listed(candidate: Candidate, found: list[Entity]) -> list[Entity]:
    """With whom a list of officials names where the parse broke it: "ministers of A, X, and B, Y", "X of A and Y of B"."""
    for token in candidate.tokens("signatory"):
        words = {t.idx for t in token.subtree if not _in_clause(t, token)}
        persons = [p for p in candidate.resolver.persons if p.head in words]
        actors = [a for a in candidate.resolver.actors if a.start in words and a.is_state]
        named = official([candidate.resolver.of_person(p) for p in persons])
        named += [e for a in actors for e in candidate.resolver.of_actor(a)]
        everyone = [*found, *[e for e in named if e.code not in codes(found)]]
        if persons and len(codes(everyone)) == 2:
            return everyone
    return found


def _in_clause(token: Token, over: Token) -> bool:
    while token != over and token.head != token:
        if token.dep_ in ("relcl", "acl", "advcl"):
            return True
        token = token.head
    return False


def _with_pronoun(candidate: Candidate, story: Story, found: list[Entity]) -> list[Entity]:
    """ "Held talks with X and signed with him": who stood beside the signer before."""
    if len(codes(found)) != 1 or not any(t.lower_ in _THEM for t in candidate.tokens("signatory")):
        return found
    at = min(t.idx for t in candidate.tokens("signatory") if t.lower_ in _THEM)
    persons = [candidate.resolver.of_person(p) for p in candidate.resolver.persons if p.end <= at]
    actors = [e for a in candidate.resolver.actors if a.end <= at for e in candidate.resolver.of_actor(a)]
    for group in (persons, actors):
        others = [e for e in official(group) if e.code not in codes(found)]
        if len(codes(others)) == 1:
            return [*found, others[-1]]
    pair = story.parties(reach=NEXT_SENTENCES)
    if pair is None or codes(found)[0] not in (*pair[0], *pair[1]):
        return found
    rest = [code for code in (*pair[0], *pair[1]) if code not in codes(found)]
    return [*found, *(Entity(at, at, code, code in pair[0]) for code in rest)]


def _with_stranger(candidate: Candidate, story: Story, found: list[Entity]) -> list[Entity]:
    """ "Gillard and Sprent Dabwido signed a memorandum on Nauru": of the only other state named, or of the journey's.

    The stranger has no country of his own; the sentence names one other state, or the story tells of one that the
    signer visits or meets.
    """
    strangers = [
        e for e in candidate.entities("signatory") if e.code is None and e.person and e.person.person.name
    ]
    if len(codes(found)) != 1 or len(strangers) != 1 or not any(e.person for e in found):
        return found
    own = codes(found)[0]
    others = {a.code for a in candidate.resolver.actors if a.is_state} - {own}
    if len(others) != 1:  # "in Rome" is where somebody else was
        others |= {p.country for p in candidate.resolver.places if p.country} - {own}
    pair = story.parties(reach=NEXT_SENTENCES) or story.pair()
    if not others and pair is not None and own in pair[0] and len(pair[0]) == 2:
        others = {*pair[0]} - {own}
    if len(others) != 1:
        return found
    one = strangers[0]
    return [*found, Entity(one.start, one.end, others.pop(), True, person=one.person)]


def _parties_of_instrument(candidate: Candidate, tokens: list[Token]) -> list[Entity]:
    """ "The Belarus-EU visa agreement", "a treaty between A and B": parties named with the instrument."""
    found: list[Entity] = []
    for token in tokens:
        around = [*grammar.modifiers(token), *grammar.possessors(token)]
        found += [e for m in around for e in candidate.resolver.entities(m)]
        for word, noun in grammar.prepositional(token):
            if word in ("between", "with", "among", "by"):
                if noun.pos_ == "NOUN" and noun.lemma_.lower() in private_people():
                    return []  # "an agreement with the Korean airline"
                found += candidate.resolver.entities(noun)
        for other in token.children:  # "the Pacific pact, the CPTPP": a pact that is an organisation
            if other.dep_ == "appos":
                found += [
                    e for e in candidate.resolver.entities(other) if not e.is_state and e.person is None
                ]
        if not found:
            found += named_after(candidate, token, ("between", "with"), beyond=";,.")
    return official(found)


_UNDER = frozenset({"under", "by", "through", "following", "after", "in", "per"})


def _of_main_clause(candidate: Candidate) -> list[Entity]:
    """ "Under an agreement signed in Hanoi, A will sell gas to B": the two states of which the sentence speaks."""
    noun = candidate.trigger.head
    if candidate.trigger.dep_ != "acl" or noun.dep_ != "pobj" or noun.head.lower_ not in _UNDER:
        return []
    named = candidate.resolver.named(states=True)
    return [Entity(e.start, e.start, e.code, True) for e in named] if len(codes(named)) == 2 else []


def _whose_draft(candidate: Candidate, tokens: list[Token]) -> list[Entity]:
    """ "A and B drafted an accord, which is to be signed in May": those of whom the main clause tells, if they are two."""
    for token in tokens:
        verb = token.head
        if token.dep_ != "dobj" or verb == candidate.trigger or verb.pos_ != "VERB":
            continue
        subjects = [n for s in grammar.subjects(verb) for n in grammar.conjuncts(s)]
        found = official([e for n in subjects for e in candidate.resolver.entities(n)])
        if len(codes(found)) == 2:
            return found
    return []


_WATCHING = frozenset({"witness", "attend", "oversee", "watch", "observe", "follow"})


def _watched(candidate: Candidate) -> list[Entity]:
    """ "Presidents X and Y witnessed the signing of the treaty": by their two states."""
    verb = grammar.clause_verb(candidate.trigger)
    if candidate.trigger.pos_ == "VERB" or verb is None or verb.lemma_.lower() not in _WATCHING:
        return []
    people = [p for p in candidate.resolver.persons if p.end <= verb.idx and p.rank is not None]
    found = official([candidate.resolver.of_person(p) for p in people])
    return [Entity(e.start, e.end, e.code, e.is_state) for e in found] if len(codes(found)) == 2 else []


def watched_between(candidate: Candidate, tokens: list[Token]) -> list[Entity] | None:
    """ "Attended the signing of the accord between A and B": A and B, and nobody who looked on; None where nobody did,
    or where "between" does not follow."""
    verb = grammar.clause_verb(candidate.trigger)
    if candidate.trigger.pos_ == "VERB" or verb is None or verb.lemma_.lower() not in _WATCHING:
        return None
    phrases = [c for t in (candidate.trigger, *tokens) for c in t.children if c.lower_ == "between"]
    if not phrases:
        return None
    start, last = phrases[0].idx, phrases[0].right_edge
    inside = [a for a in candidate.resolver.actors if start < a.start <= last.idx + len(last)]
    return [Entity(a.start, a.end, a.code, a.is_state) for a in inside]


def _witnesses(candidate: Candidate) -> list[Entity]:
    """ "In the presence of President X and President Y, an agreement was signed": by their two states."""
    if watched := _watched(candidate):
        return watched
    match = _PRESENCE.search(candidate.sentence.text)
    if match is None or not _passive(candidate):
        return []
    start, end = (candidate.sentence.start_char + at for at in match.span("who"))
    people = [p for p in candidate.resolver.persons if start <= p.start < end]
    found = official([candidate.resolver.of_person(p) for p in people])
    return [Entity(e.start, e.end, e.code, e.is_state) for e in found] if len(codes(found)) == 2 else []


_BOTH = frozenset({"both", "two", "their", "respective"})


def _both_of_sentence(candidate: Candidate) -> list[Entity]:
    """ "A lease of land by A to B got the signatures of both ministers", "A and B made up when their ministers signed":
    officials of two, and the only two states of the sentence."""
    officials = [
        t for t in candidate.tokens("signatory") if t.tag_ == "NNS" and t.lemma_.lower() in official_nouns()
    ]
    people = [e for e in candidate.entities("signatory") if e.person and e.person.person.name]
    if people or not any({c.lower_ for c in t.children} & _BOTH for t in officials):
        return []
    text = candidate.report.text
    named = [
        e
        for e in candidate.resolver.named(states=True)
        if not text[max(0, e.start - 8) : e.start].rstrip().endswith((" in", " at", " near", "In", "At"))
    ]
    return [Entity(e.start, e.start, e.code, True) for e in named] if len(codes(named)) == 2 else []


def _with_owner(candidate: Candidate, found: list[Entity], tokens: list[Token]) -> list[Entity]:
    """ "Gave notice of the termination of its treaty with X": whose treaty it is, is whom the sentence is about."""
    own = [o for t in tokens for o in t.children if o.dep_ == "poss" and o.lower_ in _OWN]
    if len(codes(found)) != 1 or not own:
        return found
    return [*found, *subject_of(candidate, own[0], codes(found))[:1]]


def _with_teller(candidate: Candidate, found: list[Entity]) -> list[Entity]:
    """ "Officials of A said the deal with B would be signed", "X recalled that the treaty with B was in force": theirs."""
    if not (_passive(candidate) or not candidate.tokens("signatory")):
        return found
    announced = candidate.trigger.dep_ == "relcl" and not found
    if not announced and len(codes(found)) != 1:
        return found
    told = [e for e in official(teller(candidate)) if e.code not in codes(found)]
    words = {w for e in told if e.person is not None for w in e.person.text.lower().split()}
    if len(codes(told)) != 1 or words & private_people():  # "the federation president said"
        return found
    return [*found, Entity(told[0].start, told[0].end, told[0].code, told[0].is_state)]


def _from_instrument_told(
    candidate: Candidate, story: Story, parties: list[Entity], tokens: list[Token]
) -> list[Entity]:
    """The parties of the agreement told before, where this is the same one: "the treaty", "the accord", "it"."""
    pointing = any(
        t.lower_ in _POINTING or any(c.lower_ in _DEFINITE for c in t.children) or t == candidate.trigger
        for t in tokens
    )
    named = any(c.pos_ == "PROPN" for t in tokens for c in grammar.modifiers(t))
    if not pointing or named:
        return parties
    at = candidate.trigger.idx
    for claim in story.recent():
        told = [*claim.states, *claim.organisations]
        if claim.type == "agreement" and set(codes(parties)) <= set(told):
            rest = [c for c in told if c not in codes(parties)]
            return [*parties, *(Entity(at, at, c, c in claim.states) for c in rest)]
    return parties


def _from_story(candidate: Candidate, story: Story, parties: list[Entity]) -> list[Entity]:
    """The two sides of the event in the foreground, where the sentence leans on them."""
    text = candidate.sentence.text
    if speaks_of_more(text):
        return parties
    leaning = speaks_of_both(text) or refers_back(text)
    pair = story.pair() if speaks_of_two_states(text) else story.parties()
    pair = pair if leaning else story.parties(reach=NEXT_SENTENCES)
    if pair is None or not (leaning or _passive(candidate) or _follows_here(candidate, story)):
        return parties
    both = {*pair[0], *pair[1]}
    at, home = candidate.trigger.idx, candidate.home
    others = {a.code for a in candidate.resolver.actors if a.is_state} - {home}
    told = candidate.trigger.dep_ not in ("acl", "relcl", "amod")
    if not parties and told and not leaning and others - both:
        # "Japan has approved a grant, and an exchange of notes will be signed": not with whom the story told of last
        other = next(iter(others))
        return (
            with_home(candidate, [Entity(at, at, other, True, assumed=True)]) if len(others) == 1 else parties
        )
    if not set(codes(parties)) < both:
        return parties
    return [*parties, *(Entity(at, at, c, c in pair[0]) for c in sorted(both - set(codes(parties))))]


def _follows_here(candidate: Candidate, story: Story) -> bool:
    """ "A receives B; the signing of the programme follows", "meeting at the border, the two signed": told just there."""
    if story.in_sentence():
        return True
    return candidate.trigger.lemma_ == "signing" and any(story.sentence - t.sentence == 1 for t in story.told)


def _passive(candidate: Candidate) -> bool:
    return candidate.trigger.pos_ == "VERB" and grammar.is_passive(candidate.trigger)
