"""To whom aid goes, where no argument of its verb names a party: for whose good it is given, who takes it over."""

import re

from spacy.tokens import Token

from dragoman.annotation.mentions import ActorForm, ActorMention
from dragoman.coding import grammar
from dragoman.coding.assembly.aims import counted_off
from dragoman.coding.assembly.context import dateline, subject_of
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, grounds
from dragoman.coding.story import Story
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import Role


def host_of_giver(candidate: Candidate, acting: list[str]) -> list[Entity]:
    """ "India's ambassador to Bhutan handed over a cheque": where the giver is posted."""
    for giver in candidate.entities("sender"):
        if giver.person is None:
            continue
        for actor in candidate.resolver.actors:
            inside = giver.person.start < actor.start < giver.person.end
            before = candidate.report.text[max(0, actor.start - 24) : actor.start].lower()
            if inside and actor.is_state and actor.code not in acting and _POSTED_TO.search(before):
                return candidate.resolver.of_actor(actor)
    return []


_POSTED_TO = re.compile(r"(?:ambassador|commissioner|envoy|consul|chargé) (?:to|in) (?:the )?$")


def supplied(candidate: Candidate) -> list[Entity]:
    """ "Will supply X with missiles": the object, where "with" says what is given."""
    if candidate.trigger.pos_ != "VERB":
        return []
    if not any(word == "with" for word, _ in grammar.prepositional(candidate.trigger)):
        return []
    named = [e for n in grammar.objects(candidate.trigger) for e in candidate.resolver.entities(n)]
    return [e for e in named if e.actor is not None and e.actor.form is ActorForm.NAME]


_GOOD = vocabulary("helps")


def for_whose_good(candidate: Candidate) -> list[Entity]:
    """ "Committed 10 million to help X's refugees", "gave 5 million to rebuild schools in Y": what the gift is for."""
    if candidate.trigger.pos_ != "VERB":
        return []
    heads = [candidate.trigger, *grammar.objects(candidate.trigger)]
    clauses = [
        c
        for h in heads
        for c in h.children
        if c.dep_ in ("xcomp", "advcl", "acl", "relcl") and c.tag_ == "VB"
    ]
    for clause in clauses:
        if clause.lemma_.lower() not in _GOOD:
            continue
        nouns = [c for c in clause.children if c.dep_ == "dobj"]
        nouns += [n for c in clause.children if c.dep_ == "ccomp" for n in grammar.surface_subjects(c)]
        for noun in nouns:
            found = candidate.resolver.entities(noun)
            found = found or [e for n in grammar.conjuncts(noun) for e in _seated_in(candidate, n)]
            if found:
                return found
        for noun in [n for w, n in grammar.prepositional(clause) if w in ("in", "to", "with")]:
            if found := candidate.resolver.entities(noun) or grounds(candidate.resolver.places_of(noun)):
                return found
    return []


_STRUCK = re.compile(
    r"\b(?:earthquake|quake|floods?|flooding|cyclone|typhoon|hurricane|tsunami|eruption|volcan\w+|landslides?|mudslides?|wildfires?|"
    r"drought|famine|explosion|blast|epidemic|outbreak|disaster|devastated|stricken|hurricane-hit|survivors|victims)\b",
    re.IGNORECASE,
)
# So many sentences on, what is given goes to whom the aid told last went.
_SAME_NEED = 4


def as_those_before(candidate: Candidate, story: Story, acting: list[str]) -> list[Entity]:
    """ "Kuwait flew in a field hospital", on a page about a disaster: to whom others gave just before, or where it is written."""
    if _others_named(candidate, story, acting) or _goes_elsewhere(candidate) or candidate.report.is_diary:
        return []
    at = candidate.trigger.idx
    for told in reversed(story.told):
        if story.sentence - told.sentence > _SAME_NEED:
            break
        given = {p.country for p in told.claim.participants if p.role is Role.TARGET and p.country}
        if told.claim.type == "aid" and len(given) == 1 and not given & {*acting}:
            return [Entity(at, at, code, True, assumed=True) for code in given]
    struck = _STRUCK.search(candidate.report.text)
    return [e for e in dateline(candidate) if e.code not in acting] if struck is not None else []


def _others_named(candidate: Candidate, story: Story, acting: list[str]) -> bool:
    """Whether the sentence names a state that neither gives by itself ("A is shipping grain, and B has pledged a million")
    nor has just been told of as giving or given."""
    told = {c for claim in story.in_sentence() if claim.type == "aid" for c in claim.states}
    return any(
        a.is_state and a.code not in (*acting, *told) and not _gives_too(candidate, a)
        for a in candidate.resolver.actors
    )


def _gives_too(candidate: Candidate, actor: ActorMention) -> bool:
    """Whether a state is the subject of another verb of giving, or stands before a sum of its own ("and Norway 17 million")."""
    if (alone := candidate.report.doc.char_span(actor.start, actor.end, alignment_mode="expand")) is None:
        return False
    text = candidate.report.text
    sum_behind = counted_off(text, actor.end) or _SUM.match(text, actor.end) is not None
    if sum_behind and actor.start > candidate.trigger.idx:
        return True
    root = alone.root
    verb = root.head
    gives = verb.lemma_.lower() in _GIVING and verb.i != candidate.trigger.i
    return root.dep_ == "nsubj" and gives


_SUM = re.compile(
    r" (?:(?:a further|another|some|about|around|nearly|up to|over|more than) )?(?:\w{0,3}[$€£¥])?\d"
)
_GIVING = vocabulary("gives", "sends") | {"pledge", "announce", "offer", "promise", "contribute", "commit"}


def _goes_elsewhere(candidate: Candidate) -> bool:
    """Whether the words say to whom it goes, and that is more than what it is given for ("to the project")."""
    return any(t.lemma_.lower() not in _GIVEN_FOR for t in candidate.tokens("target"))


_GIVEN_FOR = vocabulary("given_for")


def owing(candidate: Candidate) -> list[Entity]:
    """ "Waived 1.5 billion that Bishkek owed it": whose debt it was."""
    clauses = [c for g in candidate.tokens("goods") for c in g.children if c.dep_ == "relcl"]
    debts = [c for c in [*clauses, *candidate.trigger.children] if c.lemma_.lower() == "owe"]
    return [e for c in debts for n in grammar.subjects(c) for e in candidate.resolver.entities(n)]


def built_in(candidate: Candidate) -> list[Entity]:
    """ "Will foot the bill for a hospital in N'Djamena": where it is that is paid for."""
    for noun in candidate.tokens("goods", "called"):
        if found := [e for e in _seated_in(candidate, noun) if e.is_state]:
            return found
    return []


def beside_helper(candidate: Candidate, acting: list[str]) -> list[Entity]:
    """ "X took in children from Y and sent a ferry with water": the one other state that the sentence has named by then."""
    if candidate.trigger.pos_ != "VERB" or candidate.tokens("target") or candidate.trigger.dep_ != "conj":
        return []
    named = [a for a in candidate.resolver.actors if a.is_state and a.code not in acting]
    before = [a for a in named if a.end <= candidate.trigger.idx and a.form is ActorForm.NAME]
    one = len({a.code for a in named}) == 1 and bool(before)
    return candidate.resolver.of_actor(before[-1]) if one else []


def _seated_in(candidate: Candidate, noun: Token) -> list[Entity]:
    """The state in which something is that is built or fed: "schools in X", "the people of Y"."""
    under = [n for w, n in grammar.prepositional(noun) if w in ("in", "of", "from", "across")]
    return [
        e for n in under for e in candidate.resolver.entities(n) or grounds(candidate.resolver.places_of(n))
    ]


_TAKING = frozenset(
    {"receive", "take", "get", "accept", "inaugurate", "commission", "obtain", "acquire", "use", "unveil", "christen"}
)  # fmt: skip


def taken_over(candidate: Candidate) -> list[Entity]:
    """ "Tonga took delivery of an ambulance donated by X": who takes what was given."""
    trigger = candidate.trigger
    if trigger.dep_ != "acl" or trigger.tag_ != "VBN":
        return []
    verb = grammar.clause_verb(trigger.head)
    if verb is None or verb.lemma_.lower() not in _TAKING or grammar.is_passive(verb):
        return []
    return [e for noun in grammar.subjects(verb) for e in candidate.resolver.entities(noun)]


# Who takes aid for a state without its name: "to the Ministry of Health".
_TAKERS = vocabulary("local_receivers")


def given_locally(candidate: Candidate, story: Story, acting: list[str]) -> list[Entity]:
    """To whom "the Ministry of Health", "him", "the country" belong: the state told of before, or of the page."""
    tokens = candidate.tokens("target")
    for token in tokens:
        if token.lower_ in ("him", "her", "it", "them"):
            return subject_of(candidate, token, acting)
    pronoun = not tokens and any(t.pos_ == "PRON" for t in candidate.tokens("sender"))
    handed = candidate.trigger.lemma_.lower() in ("donate", "gift", "hand")
    taking = handed or any(t.lemma_.lower() in _TAKERS for t in tokens)
    if not (pronoun or (tokens and taking)):
        return []
    at = candidate.trigger.idx
    named_here = {a.code for a in candidate.resolver.actors if a.is_state} - {*acting}
    if (home := candidate.home_beside(acting)) and not named_here:
        return home
    pair = story.parties(reach=2)
    if pair is not None and len(pair[0]) == 2 and set(acting) & set(pair[0]):
        return [Entity(at, at, code, True, assumed=True) for code in pair[0] if code not in acting]
    if found := [e for e in dateline(candidate) if e.code not in acting]:
        return found
    named = {a.code for a in candidate.report.actors if a.is_state} - {*acting}
    return [Entity(at, at, code, True, assumed=True) for code in named] if len(named) == 1 else []


def helped(candidate: Candidate) -> list[Entity]:
    """ "Supplied X with wheat", "forgave Y's debt": who stands where the goods should."""
    home = candidate.home
    seats = (ActorForm.CAPITAL, ActorForm.SEAT)
    alone = {a.code for a in candidate.resolver.actors if a.form not in seats} <= {
        e.code for e in candidate.entities("sender")
    }
    handed = candidate.trigger.lemma_.lower() not in ("announce", "unveil", "make", "approve")
    if home is not None and alone and handed and not candidate.tokens("target"):
        # on a page about one country, "Japan handed over two boats" to it
        return [Entity(candidate.trigger.idx, candidate.trigger.idx, home, True, assumed=True)]
    return [
        e for e in candidate.entities("goods") if e.actor is None or e.actor.form is not ActorForm.DEMONYM
    ]
