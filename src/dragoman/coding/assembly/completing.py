"""Parties that a sentence takes for granted: told before, standing elsewhere in it, or the country of the page."""

import re
from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.coding.assembly.amid import speaker_beside, speaks_abroad, whose
from dragoman.coding.assembly.officials_there import met_officials_there
from dragoman.coding.assembly.pairs import pair_of_sentence
from dragoman.coding.assembly.parties import codes, official, with_home
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, Resolver
from dragoman.coding.slots import acts_for_state
from dragoman.coding.story import Story, speaks_of_both, speaks_of_more, speaks_of_two_states
from dragoman.coding.when import date_of
from dragoman.coding.where import venue_of
from dragoman.knowledge.vocabulary import vocabulary

COLLEAGUES = vocabulary("counterparts")
"""Nouns for the other side of a meeting, whose state is left to the reader."""

# Characters back to which "the two presidents" can point.
NAMED_REACH = 700
LEADERS = re.compile(
    r"\b(?:presidents|prime ministers|premiers|leaders|ministers|heads of state|the pair|they|"
    r"the two (?!countries|states|nations|sides|governments|parties|capitals|neighbours))\b",
    re.IGNORECASE,
)
"""Words for both sides that mean people, not states."""


_MINISTERS = re.compile(
    r"\b(?:the|their|both) (?:foreign|defen[cs]e|prime|interior) ministers\b", re.IGNORECASE
)


def complete(candidate: Candidate, story: Story, found: list[Entity]) -> list[Entity]:
    """The parties, with those that the sentence takes for granted from the story, from home or from a heading."""
    completed = _of_sentence_and_story(candidate, story, found)
    present = codes(completed)
    partner = candidate.partner
    if (
        partner is None
        or len(present) >= 2
        or only_topic(candidate.trigger)
        or set(present) - {partner, candidate.home}
    ):
        return completed
    if not present and candidate.kind.name not in ("commission", "consultation"):
        return completed
    at = candidate.trigger.idx
    pair = [code for code in (candidate.home, partner) if code is not None and code not in present]
    return [*completed, *(Entity(at, at, code, True, assumed=True) for code in pair)]


def _of_sentence_and_story(candidate: Candidate, story: Story, found: list[Entity]) -> list[Entity]:
    """The parties, with those that the sentence takes for granted from the story or from the page's home."""
    present = codes(found)
    they = (
        (pair_of_sentence(candidate, story) or _named_before(candidate, told=True))
        if len(present) == 1
        else []
    )
    if they and set(present) < set(codes(they)):
        return they  # "reminded him of what was said when they met"
    if len(present) >= 2:
        return [*_missing_side(candidate, story, present), *found]
    text = candidate.sentence.text
    same = []
    if not present:
        same = (
            _named_before(candidate)
            or _plural_office(candidate)
            or _pair_before(candidate, story)
            or _pair_joined(candidate)
            or pair_of_sentence(candidate, story)
        )
    partner, home = candidate.partner, candidate.home
    if same and (partner is None or partner in codes(same)):
        return same
    pair = (
        (story.pair() if speaks_of_two_states(text) else story.parties())
        if not speaks_of_more(text)
        else None
    )
    if pair is not None and pair[1] and _MINISTERS.search(text):
        pair = None  # an organisation has no foreign minister
    if pair is not None and partner and home and partner not in (*pair[0], *pair[1]):
        pair = (home, partner), ()  # the story so far is of another part of the digest
    if pair is not None and (not present or set(present) <= {*pair[0], *pair[1]}):
        # "During the meeting" only points back; what has a day of its own is told anew.
        anew = speaks_of_both(text) and (
            date_of(candidate).mention is not None or _not_yet_face_to_face(candidate, story, pair)
        )
        if (not present and (anew or _next_of_series(candidate))) or (present and _unnamed_other(candidate)):
            at = candidate.trigger.idx
            return found + [
                Entity(at, at, code, code in pair[0], assumed=False)
                for code in (*pair[0], *pair[1])
                if code not in present
            ]
    if only_topic(candidate.trigger):
        return found
    inherited = _holding_encounter(candidate, story, present)
    if inherited:
        return inherited
    beside = speaker_beside(candidate, present) or whose(candidate, present)
    if beside:
        return [*beside, *found]
    ground = _ground(candidate, present)
    if ground is not None:
        return with_home(candidate, [*found, ground])
    spoken = any(t.lower_ in ("he", "she", "we", "i") for t in candidate.tokens("side", "host"))
    if spoken and not any(e.person for e in candidate.entities("other", "guest")):
        return found
    if speaks_abroad(candidate) and any(e.person for e in found):
        protagonist = _protagonist(candidate, story, present)
        if protagonist is not None:
            return [protagonist, *found]
    if candidate.trigger.pos_ in ("NOUN", "PROPN") or candidate.entities("host") or spoken:
        joint = candidate.kind.name == "commission" and not candidate.tokens("side", "host")[1:]
        definite = any(e.person for e in found) or date_of(candidate).mention is not None or joint
        return with_home(candidate, found) if speaks_abroad(candidate) and definite else found
    return found


def _not_yet_face_to_face(
    candidate: Candidate, story: Story, pair: tuple[tuple[str, ...], tuple[str, ...]]
) -> bool:
    """ "X arrives in Kyoto. The two hold talks": of the two parties no meeting was told so far that this may go on with."""
    if not any(t.lower_ in _BOTH or t.lemma_.lower() in _BOTH for t in candidate.tokens("side")):
        return False
    met = [c for c in story.all() if c.type in ("meeting", "call", "consultation", "commission", "summit")]
    return not any({*c.states, *c.organisations} >= {*pair[0], *pair[1]} for c in met)


# Words for the two sides of a story, as those who meet.
_BOTH = frozenset(
    {"two", "both", "pair", "they", "leader", "president", "minister", "premier", "duo", "statesman"}
)


def _missing_side(candidate: Candidate, story: Story, present: Sequence[str]) -> list[Entity]:
    """Whose talks "talks with A and B" are, where neither the noun nor its verb says it."""
    if candidate.words.get("side") and candidate.entities("side", "host"):
        return []
    if not speaks_abroad(candidate) or candidate.kind.name == "relations" or only_topic(candidate.trigger):
        return []
    if not any(word == "with" for t in _around(candidate) for word, _ in grammar.prepositional(t)):
        return []
    found = speaker_beside(candidate, present) or whose(candidate, present)
    if found:
        return found
    protagonist = _protagonist(candidate, story, present)
    if protagonist is not None:
        return [protagonist]
    return candidate.home_beside(present)


def _around(candidate: Candidate) -> list[Token]:
    return [candidate.trigger, *([candidate.anchor] if candidate.anchor is not None else [])]


def only_topic(trigger: Token) -> bool:
    """Whether an event noun is what others talked about: "talks on trade and the negotiations with the bloc"."""
    over = trigger
    while over.dep_ == "conj" and over.head.pos_ in ("NOUN", "PROPN"):
        over = over.head
    if over.dep_ == "pobj" and over.head.head.lemma_.lower() in ("delegation", "team", "side"):
        return False  # "headed the delegation on the consultations"
    if over.dep_ == "pobj" and over.head.i == over.sent.start:
        return False  # "On a call with X, Y raised the matter"
    return over.dep_ == "pobj" and over.head.lower_ in ("on", "about", "over", "regarding", "concerning")


def _holding_encounter(candidate: Candidate, story: Story, present: Sequence[str]) -> list[Entity]:
    """ "Sat down with X for consultations": the consultations are those of the meeting that the sentence just told."""
    if candidate.kind.name not in ("consultation", "commission") or candidate.trigger.dep_ != "pobj":
        return []
    for claim in story.in_sentence():
        parties = [*claim.states, *claim.organisations]
        if claim.type == "meeting" and len(parties) == 2 and set(present) <= set(parties):
            at = candidate.trigger.idx
            return [Entity(at, at, code, code in claim.states) for code in parties]
    return []


def _protagonist(candidate: Candidate, story: Story, present: Sequence[str]) -> Entity | None:
    """The side that every encounter told so far shares, or the one that travels: it holds this one too."""
    near = [c for c in story.recent() if c.type in ("meeting", "call", "consultation", "commission", "visit")]
    parties = [{*c.states, *c.organisations} for c in near]
    common = set.intersection(*parties) if parties else set()
    travelling = {p.country for c in near[:1] if c.type == "visit" for p in c.participants if p.country}
    if candidate.home is not None and candidate.home in common and candidate.home not in present:
        return named_last(candidate, candidate.home)  # on its own page the home side is the one that goes on
    for codes_shared in (common, travelling):
        shared = {code for code in codes_shared if code is not None} - set(present)
        if len(shared) == 1 and codes_shared.isdisjoint(present):
            return named_last(candidate, shared.pop())
    return None


def named_last(candidate: Candidate, code: str) -> Entity:
    """The one person of a party whom the text named lately; the party alone where it named none, or several."""
    start = candidate.trigger.idx
    people = [
        p
        for p in candidate.report.persons
        if p.end <= start and start - p.end <= NAMED_REACH and p.person.name
        if p.known_country == code
    ]
    if people and len({p.person.name for p in people}) == 1:
        return candidate.resolver.of_person(people[-1])
    return Entity(start, start, code, len(code) == 3 and code not in candidate.resolver.organisation_codes)


def _next_of_series(candidate: Candidate) -> bool:
    """ "The next round is due in Kigali": of the series that was just told."""
    nouns = [candidate.trigger, *grammar.ancestors(candidate.trigger)[1:3]]
    return any(
        c.lower_ in ("next", "following") and c.dep_ == "amod" for noun in nouns for c in noun.children
    )


def _named_before(candidate: Candidate, *, told: bool = False) -> list[Entity]:
    """Whom "they" are in "A and B failed to agree when they met": the two parties that the sentence began with."""
    if not any(t.lower_ in ("they", "both", "two", "pair") for t in candidate.tokens("side")):
        return []
    verb = next(
        (t for t in candidate.sentence if t.dep_ in ("nsubj", "nsubjpass") and t.i < candidate.trigger.i),
        None,
    )
    if verb is None:
        return []
    nouns = [
        n for n in grammar.conjuncts(verb) if acts_for_state(n, candidate.resolver, candidate.kind.acting)
    ]
    found = [e for noun in nouns for e in official(candidate.resolver.entities(noun))]
    if told and candidate.trigger.dep_ != "advcl":
        return []
    telling = verb.head if candidate.trigger.dep_ == "advcl" else None
    if len(codes(found)) == 1 and telling is not None and telling in candidate.trigger.ancestors:
        # "X told Y, when they met in Jerusalem, that"
        others = [e for noun in grammar.objects(telling) for e in official(candidate.resolver.entities(noun))]
        found += [e for e in others if e.person is not None]
    return found if len(codes(found)) == 2 else []


def _pair_before(candidate: Candidate, story: Story) -> list[Entity]:
    """ "Whether A would meet B is open; the two last met in May": the two people whom the sentence before named.

    Where that sentence told an event, the story knows its parties.
    """
    pointing = any(t.lower_ in ("two", "pair", "both", "they") for t in candidate.tokens("side"))
    if not pointing or any(story.sentence - t.sentence <= 1 for t in story.told):
        return []
    before = candidate.sentence_before
    if before is None:
        return []
    named = [p for p in Resolver(candidate.report, before).persons if p.person.name and p.plural == 1]
    found = official([candidate.resolver.of_person(p) for p in named])
    return found[:2] if len(codes(found)) == 2 and len(named) <= 3 else []


_JOINED = re.compile(r",? (?:and|or|with|nor) (?:[\w.’'-]+ ){0,6}")


def _pair_joined(candidate: Candidate) -> list[Entity]:
    """ "No call between X and Y was planned, said Z, denying that the two had spoken": the two named side by side before."""
    if not any(t.lower_ in ("two", "pair", "both", "they", "duo") for t in candidate.tokens("side")):
        return []
    at, text = candidate.trigger.idx, candidate.report.text
    named = [p for p in candidate.resolver.persons if p.end <= at and p.person.name and p.plural == 1]
    pairs = []
    for one, two in pairwise(named):
        both = official([candidate.resolver.of_person(one), candidate.resolver.of_person(two)])
        if len(codes(both)) == 2 and _JOINED.fullmatch(text[one.end : two.start]):
            pairs.append(both)
    return pairs[0] if len(pairs) == 1 else []


def _plural_office(candidate: Candidate) -> list[Entity]:
    """ "The two presidents": the two holders of that office, of two countries, whom the text named last."""
    plural = [
        p for p in candidate.resolver.persons if p.plural > 1 and p.country is None and p.rank is not None
    ]
    if not plural or not LEADERS.search(candidate.sentence.text):
        return []
    found: dict[str, Entity] = {}
    for person in reversed([p for p in candidate.report.persons if p.end < plural[0].start]):
        if plural[0].start - person.end > NAMED_REACH:
            break
        entity = candidate.resolver.of_person(person)
        if person.known_rank == plural[0].rank and person.person.name and entity.code is not None:
            found.setdefault(entity.code, entity)
    return list(found.values())[::-1] if len(found) == 2 else []


def _ground(candidate: Candidate, present: Sequence[str]) -> Entity | None:
    """The state on whose ground one named side holds bilateral talks: the other side, where nobody else is named."""
    venue = venue_of(candidate)
    home = candidate.home
    joint = candidate.kind.name == "commission" and not present and home is not None
    if joint and venue is not None and venue.country not in (None, home):
        at = candidate.trigger.idx
        return Entity(at, at, venue.country, True, assumed=True)
    if len(present) != 1 or venue is None or venue.country is None or venue.country in present:
        return None
    words = {t.lower_ for t in candidate.trigger.children}
    bilateral = candidate.kind.name in ("consultation", "commission") and "bilateral" in words
    local = candidate.kind.name in ("meeting", "consultation") and met_officials_there(candidate)
    if not (bilateral or local) and not (
        venue.country == candidate.home and candidate.kind.name != "relations"
    ):
        return None
    if candidate.entities("host") or _others_from_elsewhere(candidate):
        return None
    at = candidate.trigger.idx
    own = venue.country == candidate.home and not (bilateral or local)
    return Entity(at, at, venue.country, True, assumed=own)


_BODIES_AT_HOME = vocabulary("chambers") | {"cabinet", "government", "ministry", "state"}


def _others_from_elsewhere(candidate: Candidate) -> bool:
    """ "Met the leaders of other island states in Suva": the other side has an origin, and none that is named."""
    if candidate.entities("other", "guest"):
        return False
    return any(
        word in ("of", "from") and not candidate.resolver.entities(noun) and noun.pos_ in ("NOUN", "PROPN")
        for token in candidate.tokens("other", "guest")
        if token.pos_ == "NOUN"
        for word, noun in grammar.prepositional(token)
        if noun.tag_ in ("NNS", "NNPS") or noun.lemma_.lower() not in _BODIES_AT_HOME
    )


def _unnamed_other(candidate: Candidate) -> bool:
    return any(t.lemma_.lower() in COLLEAGUES for t in candidate.tokens("other", "guest"))
