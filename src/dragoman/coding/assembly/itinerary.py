"""Where a journey leads: the places and parties that its words name, or that the text around them takes for granted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.annotation.mentions import ActorForm, ActorMention, PlaceMention
from dragoman.annotation.modality import Modality, modality_of
from dragoman.coding import grammar
from dragoman.coding.assembly.homeland import capital_of, described, ground_of
from dragoman.coding.assembly.parties import codes, is_ranked
from dragoman.coding.assembly.whither import LEADING, before_noun, beside, following, here, where_acting
from dragoman.coding.bodies import SUMMITS
from dragoman.coding.candidate import Candidate
from dragoman.coding.ceremonies import owner_of_ceremony
from dragoman.coding.entities import Entity
from dragoman.coding.items import further_stops
from dragoman.coding.occasions import place_within
from dragoman.coding.where import venue_from_places, venue_of_country
from dragoman.knowledge.countries import country
from dragoman.knowledge.organisations import organisations
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import Status, Venue

# Characters around a city within which an organisation that sits there must be named, to be what was visited.
NEARBY = 600
# The capital that stands for the organisations in it; and so many in one city that nearness says nothing.
_OF_BODIES = "Brussels"
MANY_SEATED = 6
_MINISTER = 4  # whom one meets at home
# "To New York for the General Assembly", whoever else is met there.
_FOR_BODY = re.compile(
    r"(?: (?:on [A-Z]\w+|this week|last week|next week))?,? (?:for|to (?:attend|address|take part in|speak at)) (?:the |a |an |its |this year's )?(?:annual |opening of the |\d\w+ )?"
)
_SAKE = re.compile(r"\b(?:for|to|at|headquarters|seat)\b")
# Verbs of a clause on "tour" whose objects or "to" name the stops: "a tour that also took him to A and B".
_ENDS = vocabulary("begins", "ends")
_ROUTE = frozenset({"take", "bring", "lead", "include", "cover", "comprise", "span", "encompass"}) | _ENDS

_INVITED = re.compile(
    r"\b(?:invitation|invitations|request|guests?) (?:of|from|by) |\binvited by |\bhosted by "
)


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a visit leads: a venue and the party visited (a state, or an organisation at its seat)."""

    venue: Venue | None
    party: Entity


def destinations_of(candidate: Candidate, visitors: list[Entity]) -> list[Destination]:
    """The destinations that the journey's own words name, or that its sentence leaves no doubt about."""
    found = stops_of(candidate)
    if found or candidate.trigger.pos_ == "ADP":
        return found
    if (meant := described(candidate, visitors)) is not None:
        venue = (
            capital_of(meant) if any(t.lemma_ == "capital" for t in candidate.tokens("destination")) else None
        )
        return [Destination(venue_from_places([venue]) if venue else _somewhere_in(candidate, meant), meant)]
    # "The first stop", "a leg" say where themselves, or are said of the journey around them.
    part = "destination" in candidate.frame.require and candidate.trigger.pos_ in ("NOUN", "PROPN")
    for way in (before_noun,) if part else (here, where_acting, beside, before_noun, following):
        places, parties = way(candidate, visitors)
        found = _destinations(candidate, places, parties)
        if found:
            return found
    if part:
        return []
    return (
        _of_host(candidate, visitors)
        or _of_ceremony(candidate, visitors)
        or _of_other_side(candidate, visitors)
        or _of_invitation(candidate, visitors)
        or _to_home(candidate, visitors)
    )


def stops_of(candidate: Candidate) -> list[Destination]:
    """The destinations that stand in the journey's own words, and those of a list that the parse broke off."""
    found = _of_tokens(candidate, [*candidate.tokens("destination"), *_on_the_way(candidate)])
    if not found:
        return found
    known = {d.party.code for d in found}
    places: list[PlaceMention] = []
    parties: list[Entity] = []
    for stop in further_stops(candidate, max(d.party.end for d in found)):
        named = [stop] if isinstance(stop, PlaceMention) else []
        if isinstance(stop, ActorMention):
            states = candidate.resolver.of_actor(stop)
            capital = capital_of(states[0]) if stop.form is ActorForm.CAPITAL else None
            parties += [] if capital is not None else states
            named += [] if capital is None else [capital]
        places += named
    more = _destinations(candidate, places, parties)
    return found + [d for d in more if d.party.code not in known]


# What one travels to and is no party.
_GATHERINGS = frozenset({"opening", "close", "summit", "session", "ceremony", "funeral", "gathering"})


def _of_tokens(candidate: Candidate, tokens: list[Token]) -> list[Destination]:
    places: list[PlaceMention] = []
    parties: list[Entity] = []
    # "Travelled to A for the summit of B": the purpose is the destination only where no other is named.
    bound = [t for t in tokens if _first_of_list(t).head.lower_ != "for"]
    for token in bound or tokens:
        here = candidate.resolver.places_of(token)
        named = [e for e in candidate.resolver.entities(token) if e.person is None]
        if token.lemma_.lower() in SUMMITS and (held_in := place_within(candidate, token)):
            here, named = candidate.resolver.places_of(held_in), []  # "will go to the AU summit in Kigali"
        if token.lemma_.lower() == "capital" and not here:
            here = [p for e in named if (p := capital_of(e)) is not None]
        if not here and token.lemma_.lower() in _GATHERINGS:
            named = [
                e for e in named if e.is_state
            ]  # "stood in for him in Kigali at the Commonwealth summit"
        places += here
        parties += named if token in bound else [e for e in named if e.is_state]
    return _destinations(candidate, places, parties)


def _first_of_list(token: Token) -> Token:
    """ "Rome" for each of "left for Rome, Lisbon and Vienna"."""
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    return token


def _destinations(
    candidate: Candidate, places: list[PlaceMention], parties: list[Entity]
) -> list[Destination]:
    found: dict[str, Destination] = {}
    for place in places:
        if place.country is not None and place.country not in found:
            same = [p for p in places if p.country == place.country]
            found[place.country] = Destination(venue_from_places(same), _party(candidate, place))
    for entity in parties:
        covered = any(p.start < entity.end and entity.start < p.end for p in places)
        if entity.code is None or covered or entity.code in found:
            continue
        if any(d.party.code == entity.code for d in found.values()):
            continue
        found[entity.code] = Destination(_somewhere_in(candidate, entity), entity)
    return list(found.values())


def _somewhere_in(candidate: Candidate, state: Entity) -> Venue | None:
    """The country visited, or the one city of it that the same clause names: not that of another journey."""
    if state.code is None or not state.is_state:
        return None
    venue = venue_of_country(state.code, candidate)
    own = grammar.clause_verb(candidate.trigger)
    for place in candidate.resolver.places:
        if venue is not None and place.name == venue.name:
            token = next((t for t in candidate.sentence if t.idx >= place.start), candidate.trigger)
            if own is not None and grammar.clause_verb(token) != own:
                return venue_of_country(state.code)
    return venue


def legs_of(candidate: Candidate) -> list[Candidate]:
    """The stops told in a clause on the noun: "a tour that has taken her to A and will end in B".

    Each verb of the clause is a candidate of its own, since its stops have a status and days of their own.
    """
    if candidate.trigger.pos_ not in ("NOUN", "PROPN"):
        return []
    found = []
    for clause in candidate.trigger.children:
        if clause.dep_ not in ("relcl", "acl") or clause.lemma_.lower() not in _ROUTE:
            continue
        for verb in [clause, *[c for c in clause.children if c.dep_ == "conj" and c.pos_ == "VERB"]]:
            stops = [t for word, t in grammar.prepositional(verb) if word in LEADING]
            if verb.lemma_.lower() not in _ENDS:
                stops += grammar.objects(verb)
            if stops:
                leg = replace(candidate, trigger=verb, anchor=verb, modality=_of_leg(candidate, verb))
                leg.words = {**candidate.words, "destination": stops}
                found.append(leg)
    return found


def _of_leg(candidate: Candidate, verb: Token) -> Modality:
    """The present tense of an itinerary is its future: "a trip that also takes in B"."""
    if verb.tag_ == "VBG":
        return candidate.modality
    found = modality_of(verb)
    tells = verb.tag_ in ("VBZ", "VBP") and found.status is Status.OCCURRED
    if tells or (found.status is Status.OCCURRED and candidate.modality.status is not Status.OCCURRED):
        return Modality(Status.PLANNED, "a stop to come")
    return found


def _on_the_way(candidate: Candidate) -> list[Token]:
    """ "A tour of Asia including A and B"."""
    return [noun for word, noun in grammar.prepositional(candidate.trigger) if word in ("including", "via")]


def _of_other_side(candidate: Candidate, visitors: list[Entity]) -> list[Destination]:
    """ "A postponed a visit by B's minister": the state that puts a visit off is the one to be visited."""
    people = [e for e in visitors if e.person is not None]
    bare = [e for e in visitors if e.person is None and e.is_state and e.code not in codes(people)]
    called_off = candidate.modality.status in (Status.POSTPONED, Status.CANCELLED)
    if not called_off or len(codes(people)) != 1 or len(codes(bare)) != 1 or bare[0].code is None:
        return []
    return [Destination(venue_of_country(bare[0].code, candidate), bare[0])]


_RECEIVING = vocabulary("receives") | {"meet"}


def _of_ceremony(candidate: Candidate, visitors: list[Entity]) -> list[Destination]:
    """ "Attended the swearing-in of Nigerian President X": the ceremony is held in his state."""
    owner = owner_of_ceremony(candidate)
    if owner is None or owner in codes(visitors):
        return []
    at = candidate.trigger.idx
    return [Destination(venue_of_country(owner, candidate), Entity(at, at, owner, True))]


def _of_host(candidate: Candidate, visitors: list[Entity]) -> list[Destination]:
    """ "President X received Y, who is on a working visit": who receives is visited, at the place of receiving."""
    verb = grammar.clause_verb(candidate.trigger)
    if (
        candidate.trigger.pos_ not in ("NOUN", "PROPN")
        or verb is None
        or verb.lemma_.lower() not in _RECEIVING
    ):
        return []
    if verb.lemma_.lower() == "meet" and not any(
        t.lower_ in ("on", "during") for t in (candidate.trigger.head, *candidate.trigger.head.children)
    ):
        return []
    mine = set(codes(visitors))
    hosts = [e for noun in grammar.subjects(verb) for e in candidate.resolver.entities(noun)]
    found = list(
        dict.fromkeys(e.code for e in hosts if e.code is not None and e.is_state and e.code not in mine)
    )
    if not mine or len(found) != 1:
        return []
    host = next(e for e in hosts if e.code == found[0])
    venue = venue_of_country(found[0], candidate)
    return [Destination(venue, Entity(host.start, host.end, found[0], True))]


def _of_invitation(candidate: Candidate, visitors: list[Entity]) -> list[Destination]:
    """ "At the invitation of the Kazakh side", "hosted by Minister X": who invites is visited."""
    mine = set(codes(visitors))
    for entity in invited_by(candidate) if mine else []:
        if entity.code is not None and entity.is_state and entity.code not in mine:
            party = Entity(entity.start, entity.end, entity.code, True)
            return [Destination(venue_of_country(entity.code, candidate), party)]
    return []


def invited_by(candidate: Candidate) -> list[Entity]:
    """Who the sentence says has invited: the person or party right after "at the invitation of"."""
    resolver, start = candidate.resolver, candidate.sentence.start_char
    found = []
    for invited in _INVITED.finditer(candidate.sentence.text):
        at = start + invited.end()
        after = [resolver.of_person(p) for p in resolver.persons if at <= p.start]
        after += [e for a in resolver.actors if at <= a.start for e in resolver.of_actor(a)]
        for entity in sorted(after, key=lambda e: (e.start, -e.end))[:1]:
            if len(candidate.report.text[at : entity.start].split()) <= 3:
                found.append(entity)
    return found


def _to_home(candidate: Candidate, visitors: list[Entity]) -> list[Destination]:
    """ "President X's visit has been put off": where a page of one country names no destination, it is that country."""
    home = candidate.home
    foreign = codes(visitors)
    noun = candidate.trigger.pos_ in ("NOUN", "PROPN")
    arriving = candidate.trigger.lemma_.lower() in ("arrive", "land", "visit")
    if home is None or len(foreign) != 1 or home in foreign or not (noun or arriving):
        return []
    return _if_nowhere_else(candidate, home, foreign)


def _if_nowhere_else(candidate: Candidate, code: str, foreign: Sequence[str]) -> list[Destination]:
    """A country as the unsaid destination, where the sentence names no other but the visitors' own."""
    resolver = candidate.resolver
    named = resolver.states | {p.country for p in resolver.places if p.country}
    if named - {code, *foreign} or not candidate.modality.is_event:
        return []
    at = candidate.trigger.idx
    return [Destination(venue_of_country(code, candidate), Entity(at, at, code, True, assumed=True))]


_ARRIVING = vocabulary("arrives") | {"visit"}


def to_ground(candidate: Candidate, visitors: list[Entity]) -> list[Destination]:
    """ "The Chilean president arrived on Thursday": where no visit of theirs was told, to where the dispatch is dated from."""
    ground = ground_of(candidate.report, candidate.trigger.idx)
    foreign = codes([e for e in visitors if e.person is not None])
    noun = candidate.trigger.pos_ in ("NOUN", "PROPN") and candidate.trigger.lemma_.lower() != "tour"
    arriving = candidate.trigger.lemma_.lower() in _ARRIVING
    if ground is None or len(foreign) != 1 or ground in foreign or not (noun or arriving):
        return []
    if not any(is_ranked(e) for e in visitors) or candidate.tokens("destination"):
        return []
    return _if_nowhere_else(candidate, ground, foreign)


# What somebody does with a guest who has come to him.
_HAVING_HERE = vocabulary("receives") | {"confer", "meet", "thank"}


def to_receiver(candidate: Candidate, visitors: list[Entity]) -> list[Destination]:
    """ "The president received the premier of Laos, who arrived on Monday": to the country of who receives him."""
    clause = grammar.clause_verb(candidate.trigger)
    while clause is not None and clause.dep_ in ("conj", "xcomp") and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    if clause is None or clause.dep_ != "relcl" or candidate.tokens("destination"):
        return []
    coming = candidate.trigger.lemma_.lower() in _ARRIVING
    over = grammar.clause_verb(clause.head)
    if over is None or over.lemma_.lower() not in _HAVING_HERE or grammar.is_passive(over) or not coming:
        return []
    if candidate.modality.status not in (Status.OCCURRED, Status.PLANNED):
        return []
    hosts = [e for noun in grammar.subjects(over) for e in candidate.resolver.entities(noun)]
    found = {e.code for e in hosts if e.is_state and (e.person is None or is_ranked(e))}
    foreign = codes([e for e in visitors if e.person is not None])
    if len(found) != 1 or len(foreign) != 1 or found & set(foreign):
        return []
    return _if_nowhere_else(candidate, found.pop() or "", foreign)


def to_speaker(candidate: Candidate, visitors: list[Entity]) -> list[Destination]:
    """ "President X of Gambia said so during a visit by Foreign Secretary Y": to the country of who spoke there."""
    noun = candidate.trigger
    foreign = codes([e for e in visitors if e.person is not None])
    during = noun.dep_ == "pobj" and noun.head.lower_ in ("during", "on", "amid")
    if not during or len(foreign) != 1 or not any(is_ranked(e) for e in visitors):
        return []
    if any(c.lower_ in ("his", "her", "their") for c in noun.children):
        return []
    verb = grammar.clause_verb(noun)
    spoke = [
        e
        for n in (grammar.subjects(verb) if verb is not None else [])
        for e in candidate.resolver.entities(n)
    ]
    hosts = {e.code for e in spoke if e.is_state and e.person is not None and is_ranked(e)}
    if len(hosts) != 1 or hosts & set(foreign):
        return []
    return _if_nowhere_else(candidate, hosts.pop() or "", foreign)


def _party(candidate: Candidate, place: PlaceMention) -> Entity:
    """The party visited at a place: its country, or the organisation that sits there and for whose sake it is visited.

    In a city that is known for its organisations rather than for a government, naming one nearby is enough.
    """
    state = Entity(place.start, place.end, place.country, True)
    mine = set(codes(candidate.entities("visitor")))
    seated = {o.code for o in organisations() if o.seat == place.name} - mine
    named = candidate.resolver.actors
    ministers = {p.country for p in candidate.resolver.persons if (p.rank or 9) <= _MINISTER}
    known = country(place.country) if place.country is not None else None
    of_bodies = place.name == _OF_BODIES or (known is not None and known.capital != place.name)
    for actor in named if of_bodies else ():
        if actor.code in seated and _FOR_BODY.fullmatch(candidate.report.text[place.end : actor.start]):
            return Entity(place.start, place.end, actor.code, False)
    if not seated or place.country in {a.code for a in named} | ministers:
        return state  # also "came to Brussels and conferred with Prime Minister Guy Verhofstadt"
    for actor in named:
        between = candidate.report.text[place.end : actor.start]
        if actor.code in seated and (_SAKE.search(between) or (of_bodies and actor.start < place.start)):
            return Entity(place.start, place.end, actor.code, False)
    if of_bodies and len(seated) < MANY_SEATED:
        nearby = [a.code for a in candidate.report.actors if abs(a.start - place.start) < NEARBY]
        host = next((code for code in nearby if code in seated), None)
        if host is not None:
            return Entity(place.start, place.end, host, False)
    return state
