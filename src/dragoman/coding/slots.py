"""What fills the slots of a frame: words, and the entities that these stand for."""

from spacy.tokens import Token

from dragoman.annotation.mentions import ActorForm
from dragoman.coding import grammar
from dragoman.coding.bands import is_band, is_official_band
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, Resolver, grounds
from dragoman.knowledge.names import called
from dragoman.knowledge.official_nouns import official_nouns
from dragoman.knowledge.vocabulary import vocabulary

# Slots whose fillers act for a state or organisation.
_ACTING = vocabulary("guests_and_hosts") | {"member", "sender", "signatory", "voter"}

# "The president's son" is not the president.
_KIN = frozenset({"son", "daughter", "nephew", "niece", "cousin", "uncle", "grandson", "widow"})


def put(candidate: Candidate, slot: str, token: Token) -> None:
    """Put a word and what it stands for into a slot."""
    token = _counted(candidate, token)
    found = candidate.resolver.entities(token)
    if not found and slot in ("target", "body"):
        found = grounds(candidate.resolver.places_of(token))
    if not found and slot in ("target", "envoy") and any(c.tag_ == "WP$" for c in token.children):
        clause = grammar.clause_verb(token)  # "Iran, whose ambassador was asked to leave"
        found = (
            candidate.resolver.entities(clause.head) if clause is not None and clause.dep_ == "relcl" else []
        )
    if not found and token.lower_ in ("whom", "which") and slot in ("other", "guest", "host", "side"):
        found = _antecedent(candidate, token)
    if slot in _ACTING and not acts_for_state(token, candidate.resolver, candidate.kind.acting):
        found = [e for e in found if e.person is not None]
    if not found and slot in ("other", "former") and "former" in candidate.frame.slots.values():
        found = grounds(candidate.resolver.places_of(token))  # "switched recognition from Taipei to Beijing"
    if slot == "target" and candidate.trigger.pos_ == "NOUN":
        found = [e for e in found if not _agent_of_act(candidate, token, e)]
    if slot in _ACTING and token.lemma_.lower() in _KIN and token.text[0].islower():  # not Bui Thanh Son
        found = []
    if slot in ("destination", "origin"):
        found = [e for e in found if e.person is None]
    if slot == "visitor" and token.lower_ in ("his", "her"):
        found = _who_goes_on(candidate) or found or _possessor(candidate, token)
    if slot == "visitor" and not found and token.tag_ == "WP$":
        clause = grammar.clause_verb(token)  # "X, whose last trip had been to Prague"
        found = (
            candidate.resolver.entities(clause.head) if clause is not None and clause.dep_ == "relcl" else []
        )
    if (
        slot == "visitor"
        and token.lemma_.lower() in _JOURNEYS | _VEHICLES
        and not any(e.person for e in found)
    ):
        found = _who_makes(candidate, token) or found
    if slot == "visitor" and not found and token.lower_ in ("he", "she"):
        found = _subject_to_come(candidate, token) or _subject_before(candidate, token.lower_)
    home = candidate.home
    if slot in ("visitor", "member") and not found and home is not None and token.lower_ in ("i", "we"):
        found = [Entity(token.idx, token.idx + len(token), home, True, assumed=True)]
    if slot == "member" and not found and (token.tag_ == "WP$" or token.lower_ in ("its", "their")):
        found = _body_of(candidate, token)
    if slot == "side" and not found and token.lower_ in ("his", "her"):
        found = _whose(candidate, token)
    if slot in ("guest", "other") and not found and token.lower_ in ("him", "her"):
        found = _whom(candidate, token)
    if slot in ("guest", "side") and not found and token.lower_ == "they":
        found = _travellers_to(candidate, token)
    if not found and slot in _ACTING and token.ent_type_ != "PERSON" and _is_day(candidate, token):
        return  # "on Tuesday received a call": nobody is called on
    candidate.words.setdefault(slot, []).append(token)
    candidate.fillers.setdefault(slot, []).extend(found)


def _whose(candidate: Candidate, token: Token) -> list[Entity]:
    """ "X briefed the council on his talks with Y": the one person who is the subject of the clause around the talks."""
    for verb in token.ancestors:
        subjects = [s for s in grammar.surface_subjects(verb) if s.i < token.i and token not in s.subtree]
        if subjects:
            found = [e for e in candidate.resolver.entities(subjects[0]) if e.person is not None]
            return found if len(found) == len(subjects) == 1 else []
    return []


_JOURNEYS = vocabulary("journeys") | {"itinerary", "odyssey", "shuttle", "travel"}


_VEHICLES = vocabulary("carriers")


def _who_makes(candidate: Candidate, journey: Token) -> list[Entity]:
    """ "The Zambian leg of the president's trip", "X's tour was to wind up in Nicosia": whoever makes the journey."""
    makers = [c for c in journey.children if c.dep_ == "poss"]
    makers += [noun for word, noun in grammar.prepositional(journey) if word in ("of", "by")]
    if journey.lemma_.lower() in _VEHICLES:  # "the aircraft carrying President X"
        makers += [
            noun
            for clause in journey.children
            if clause.dep_ == "acl"
            and clause.lemma_.lower() in ("carry", "bring", "bear", "transport", "take", "fly")
            for noun in grammar.objects(clause)
        ]
    found = [e for noun in makers for e in candidate.resolver.entities(noun)]
    return [e for e in found if e.person is not None]


def _is_day(candidate: Candidate, token: Token) -> bool:
    """Whether a word only tells when."""
    return any(d.start <= token.idx < d.end for d in candidate.report.dates)


def _agent_of_act(candidate: Candidate, token: Token, entity: Entity) -> bool:
    """ "The expulsion of a diplomat by Chad": who stands under "by" acts, also where the parse hung it on the object."""
    by = [c for c in token.children if c.lower_ == "by" and c.dep_ in ("prep", "agent")]
    return any(entity.start <= t.idx < entity.end for c in by for t in c.subtree)


def _antecedent(candidate: Candidate, token: Token) -> list[Entity]:
    """Who "whom" is: "at the invitation of X, with whom she dined"; the person named last before the clause."""
    clause = grammar.clause_verb(token)
    while clause is not None and clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    if clause is None or clause.dep_ != "relcl":
        return []
    found = candidate.resolver.entities(clause.head)
    if any(e.person is not None for e in found) or token.lower_ == "which":
        return found
    start = min(t.idx for t in clause.subtree)
    before = [p for p in candidate.resolver.persons if p.end <= start]
    near = before and not candidate.report.text[before[-1].end : start].strip(" ,")
    return [candidate.resolver.of_person(before[-1])] if near else found


_COUNTING = frozenset(
    {
        "hundred",
        "thousand",
        "dozen",
        "score",
        "hundreds",
        "thousands",
        "dozens",
        "scores",
        "group",
        "column",
        "squad",
        "unit",
    }
)


def _counted(candidate: Candidate, token: Token) -> Token:
    """The soldiers of "hundreds of X soldiers", where force is used: many of them make one incident."""
    if candidate.kind.name != "incident" or token.lower_ not in _COUNTING:
        return token
    of = [noun for word, noun in grammar.prepositional(token) if word == "of"]
    return of[0] if of else token


def acts_for_state(token: Token, resolver: Resolver, agents: frozenset[str] = frozenset()) -> bool:
    """Whether a noun phrase acts for the state that it names: "Chilean officials" do, "Chilean tourists" do not.

    ``agents`` are nouns that do so beside the official ones: ships and soldiers, where force is used.
    """
    if token.lemma_.lower() in agents or token.lower_ in agents:
        return True
    if is_band(token):
        return is_official_band(token)
    named = [a for a in resolver.actors if a.start <= token.idx < a.end]
    if named:
        return not all(a.form is ActorForm.DEMONYM for a in named)
    if token.lemma_.lower() in ("house", "chamber"):
        return any(c.lower_ in ("upper", "lower", "both") for c in token.children)
    if token.pos_ == "PROPN":
        words = {resolver.sentence.doc[i].lower_ for i in grammar.phrase_tokens(token)}
        singular = {w.removesuffix("ies") + "y" if w.endswith("ies") else w.removesuffix("s") for w in words}
        return bool((words | singular) & official_nouns())
    return (
        token.pos_ != "NOUN" or token.lemma_.lower() in official_nouns() or token.lower_ in official_nouns()
    )


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


def _body_of(candidate: Candidate, token: Token) -> list[Entity]:
    """ "The African Union, whose summit", "ECOWAS decided at its session": the organisation before it, or that acts."""
    clause = grammar.clause_verb(token)
    if clause is None:
        return []
    nouns = (
        [clause.head] if token.tag_ == "WP$" and clause.dep_ == "relcl" else grammar.surface_subjects(clause)
    )
    found = [e for noun in nouns for e in candidate.resolver.entities(noun)]
    return [e for e in found if not e.is_state and e.person is None]


def _travellers_to(candidate: Candidate, token: Token) -> list[Entity]:
    """Who "they" are in "X and Y travel to Warsaw, where they are to be received": those of the main clause."""
    clause = grammar.clause_verb(token)
    while clause is not None and clause.dep_ in ("xcomp", "conj") and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    if clause is None or clause.dep_ not in ("relcl", "advcl") or clause.head == clause:
        return []
    if not any(t.lower_ == "where" for t in clause.subtree):
        return []
    over = grammar.clause_verb(clause.head)
    nouns = grammar.surface_subjects(over) if over is not None else []
    found = [e for noun in nouns for e in candidate.resolver.entities(noun) if e.person is not None]
    return found if len({e.code for e in found}) > 1 else []


def _subject_to_come(candidate: Candidate, token: Token) -> list[Entity]:
    """ "After Beirut, where he spent Monday, the minister went on": the subject of the sentence, which follows."""
    if any(p.end <= token.idx for p in candidate.resolver.persons):
        return []
    verb = grammar.clause_verb(token)
    if verb is None or verb.dep_ not in ("relcl", "advcl"):
        return []
    over = grammar.clause_verb(verb.head)
    nouns = [n for n in grammar.surface_subjects(over) if n.i > token.i] if over is not None else []
    return [e for n in nouns[:1] for e in candidate.resolver.entities(n) if e.person is not None]


def _subject_before(candidate: Candidate, word: str) -> list[Entity]:
    """Who "he" is where nobody told yet: the one person whom the sentence before is about."""
    start = candidate.sentence.start
    if start == 0:
        return []
    before = candidate.sentence.doc[start - 1].sent
    if "\n" in candidate.report.text[before.end_char - 1 : candidate.sentence.start_char]:
        return []
    main = next((t for t in before if t.dep_ in ("nsubj", "nsubjpass") and t.tag_ not in ("WP", "WDT")), None)
    if main is None or main.head.dep_ == "relcl":
        return []
    resolver = Resolver(candidate.report, before)
    found = resolver.entities(main)
    if len({p.known_country for p in resolver.persons}) > 1:
        return []  # "A received B. He then flew to C" leaves it open
    found = [e for e in found if e.person is not None and called(e.person.person.name) in (word, None)]
    return [e for e in found if e.person is not None and e.person.plural == 1] if len(found) == 1 else []


# A possessive among so many first words of a sentence may look forward.
_OPENING = 5


# What is done with a journey by nobody but who makes it.
_OWN_JOURNEY = vocabulary("begins", "begins_again", "ends") | {
    "break",
    "cancel",
    "curtail",
    "cut",
    "extend",
    "interrupt",
    "make",
    "pay",
    "postpone",
    "prolong",
    "shorten",
    "use",
}


def _who_goes_on(candidate: Candidate) -> list[Entity]:
    """ "X, who had met Y, continues her stay in Z": whose stay it is says the verb of which it is the object."""
    noun = candidate.trigger
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_.lower() not in _OWN_JOURNEY or grammar.is_passive(verb):
        return []
    found = [e for n in grammar.subjects(verb) for e in candidate.resolver.entities(n)]
    return found if found and all(e.person is not None and e.code is not None for e in found) else []


def _possessor(candidate: Candidate, token: Token) -> list[Entity]:
    """Whose "his visit" is: the last person named before it in the sentence."""
    before = [p for p in candidate.resolver.persons if p.end <= token.idx and p.person.name]
    if before:
        return [candidate.resolver.of_person(before[-1])]
    # "Fresh from his trip to Pyongyang, President X": the subject that follows
    verb = candidate.sentence.root
    nouns = [n for n in grammar.surface_subjects(verb) if n.i > token.i]
    opens = token.i - candidate.sentence.start <= _OPENING
    found = [e for n in nouns[:1] for e in candidate.resolver.entities(n) if e.person is not None]
    return found if opens and found else []
