"""Summits: an organisation's members, or several states, gather."""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.annotation.mentions import ActorForm, DateKind, DateMention, PlaceMention
from dragoman.annotation.report import within
from dragoman.coding import grammar
from dragoman.coding.assembly.build import build
from dragoman.coding.assembly.parties import codes, facing, official, participants
from dragoman.coding.bodies import POINTING_BACK, SUMMITS, body_of
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, sums_up
from dragoman.coding.story import Story
from dragoman.coding.where import venue_from_places, venue_of
from dragoman.knowledge.organisations import is_organisation, organisation
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import EventClaim, Role, Status, Venue

# The form of a claim that counts only if the text tells who came (see ``coding/gathered.py``).
CONFERENCE = "conference"
_HELD = re.compile(
    r"\s+(?:has |have |had |was |is |will be |to be )?(?:just |formally |officially |also )?(?:opened|opens|open|ended|ends|end|"
    r"concluded|concludes|closed|closes|began|begins|begin|kicked off|kicks off|got under way|gets under way|wrapped up|"
    r"wraps up|started|starts|broke up|took place|takes place|held|convened|hosted|got off to|gets off to|under way|underway|"
    r"(?:drew|draws|drawn|came|comes|come) to (?:an?|its) (?:end|close|conclusion)|got going|wound up|winds up|adjourned|in session)\b"
)
_CURTAIN = re.compile(
    r"\bcurtains?\b[^.;]{0,40}\b(?:rose|risen|rises|lifted|raised|up|down|fell|falls|fallen|dropped|opened|closed|drawn)\b[^.;]{0,60}\bon\b[^.;,]{0,60}\Z"
)
_SETTING = re.compile(
    r"\b(?:is|was|be|been|being|served as|serves as|serve as|provided|provides|becomes|became) (?:the |a )?(?:host|venue|setting|stage|scene|backdrop)\b"
    r"[^.;]{0,40}\b(?:to|for|of)\b[^.;,]{0,60}\Z"
)
_DAY_OF = re.compile(
    r"\b(?:day|opening|start|close|conclusion) of (?:the|its|their|a|this|an)\s(?:[\w’'.-]+ ){0,5}\Z",
    re.IGNORECASE,
)
_COMING = frozenset(
    {"arrive", "come", "gather", "expect", "await", "fly", "assemble", "converge", "travel", "head", "meet"}
)
_GOING_ON = vocabulary("begins", "ends") | {"due", "plan", "schedule", "set"}
_PARTS = vocabulary("occasions")
_TAKING_PART = frozenset(
    {"organise", "organize", "open", "close", "schedule", "attend", "join", "address", "skip", "boycott", "chair", "co-chair",
     "inaugurate", "conclude", "preside"}
)  # fmt: skip
_MEETING_THERE = frozenset({"join", "host", "gather", "welcome", "bring", "convene"})
_HOLDING = frozenset({"hold", "host", "convene"})
_IN = re.compile(r"(?: of [\w ]{2,40}| on [\w ]{2,40})?,?(?: held| due| scheduled)?(?: in| at) (?:the )?")
_SOMEWHERE = re.compile(r",?(?: held| due| scheduled)? (?:in|at) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?")
_ON = re.compile(r"[\s,()]*(?:on|from|between|this|last|next)?\s*")
_NAMED = re.compile(r"(?:[A-Z][\w.–-]*\s+){1,4}[Ss]ummit|Summit (?:of|on|for) (?:the )?[A-Z]\w+")


def assemble_gathering(candidate: Candidate, story: Story) -> list[EventClaim]:
    """One claim for a summit of an organisation, or of three states or more."""
    if sums_up(candidate.trigger):
        candidate.drop("sums up many at once")
        return []
    members = [
        *facing(candidate, "member"),
        *_peers(candidate),
        *_acting_there(candidate),
        *_hosts(candidate),
    ]
    bodies = [
        entity
        for token in [
            *grammar.modifiers(candidate.trigger),
            *_of(candidate),
            *candidate.tokens("member", "body"),
        ]
        for entity in candidate.resolver.entities(token)
        if not entity.is_state
    ]
    bodies = [*bodies, *_of_group(candidate, codes(bodies))] or body_of(candidate, story)
    bodies = bodies or [e for e in members if not e.is_state and e.code is not None]
    members = [_of_its_chief(entity, bodies) for entity in members]
    everyone = list({(e.start, e.code): e for e in [*members, *bodies]}.values())
    whole = _told_whole(candidate)
    place = whole[0] if whole is not None else None
    venue = _own_venue(candidate) if place is None else venue_from_places([place])
    hosted = (
        candidate.frame.form == CONFERENCE and bool(everyone) and (venue is not None or _dated(candidate))
    )
    if not (hosted or any(not e.is_state for e in everyone) or _of_states(candidate, codes(everyone))):
        candidate.drop("a summit of no organisation and of fewer than three states")
        return []
    if not codes(everyone):
        candidate.drop("nobody is known to take part")
        return []
    told = _told_before(candidate, story, codes(everyone))
    if candidate.tokens("body") and venue is None and not _dated(candidate):
        candidate.drop("neither a day nor a place makes it one meeting")
        return []
    day = whole[1].edtf if whole is not None else None
    claim = build(candidate, story, everyone, participants(members, Role.MEMBER), venue=venue, day=day)
    if not any(e.is_state or e.person for e in members) and not _held(candidate):
        candidate.drop("only mentioned: nobody takes part, and nothing says that it is held")
        return []
    if told is not None and claim.date is None:
        claim = claim.model_copy(update={"date": told.date, "venue": claim.venue or told.venue})
    named = _NAMED.search(candidate.sentence.text)
    return [claim.model_copy(update={"series": named[0] if named else claim.series})]


def _of_group(candidate: Candidate, known: list[str]) -> list[Entity]:
    """The organisation itself where its name stands for its members: "the Visegrad Group's prime ministers"."""
    words = {t.idx for t in [candidate.trigger, *candidate.tokens("member", "body")] for t in t.subtree}
    return [
        Entity(a.start, a.end, a.code, False, actor=a)
        for a in candidate.resolver.actors
        if a.form is ActorForm.GROUP and is_organisation(a.code) and a.code not in known
        if any(a.start <= at < a.end for at in words)
    ]


def _dated(candidate: Candidate) -> bool:
    """Whether the sentence names a day, a month or the like."""
    sentence = candidate.sentence
    return any(
        mention.kind is DateKind.MOMENT
        for mention in within(candidate.report.dates, sentence.start_char, sentence.end_char)
    )


def _of_its_chief(entity: Entity, bodies: Sequence[Entity]) -> Entity:
    """An organisation's own chief is there for it: "NATO ministers met, with Secretary-General X in the chair"."""
    office = (entity.person.office or "").lower().replace("-", " ") if entity.person is not None else ""
    for body in bodies:
        known = organisation(body.code) if body.code is not None and is_organisation(body.code) else None
        if known is not None and known.head and office == known.head.lower().replace("-", " "):
            return replace(entity, code=body.code, is_state=False)
    return entity


def _peers(candidate: Candidate) -> list[Entity]:
    """Those with whom somebody took part in a summit: "at a mini-summit with his peers X and Y"."""
    if candidate.anchor is None or not candidate.entities("member"):
        return []
    found: list[Entity] = []
    if candidate.anchor.lemma_.lower() in _MEETING_THERE:
        for noun in grammar.objects(candidate.anchor):
            found += [e for e in official(candidate.resolver.entities(noun)) if e.person is not None]
    for word, noun in grammar.prepositional(candidate.anchor):
        if word == "in" and noun.lemma_.lower() == "presence":
            present = [n for of, n in grammar.prepositional(noun) if of == "of"]
            found += [e for n in present for e in official(candidate.resolver.entities(n))]
        if word in ("with", "alongside"):
            found += [e for e in official(candidate.resolver.entities(noun)) if e.person is not None]
    return found


def _hosts(candidate: Candidate) -> list[Entity]:
    """ "The summit that Port of Spain hosts", "a conference co-hosted by A and B": who is said to hold it, behind its name."""
    clauses = [c for c in candidate.trigger.children if c.dep_ in ("acl", "relcl")]
    found: list[Entity] = []
    for clause in clauses:
        if clause.lemma_.lower() in _HOSTING:
            found += [e for n in grammar.subjects(clause) for e in official(candidate.resolver.entities(n))]
    return found


_BEGUN = vocabulary("begins")
_HOSTING = frozenset({"host", "co-host", "convene", "co-convene"})


def _own_venue(candidate: Candidate) -> Venue | None:
    """The place of the sentence, unless another summit stands between: "at the UN summit and at that of the CIS in Minsk"."""
    venue = venue_of(candidate)
    place = next((p for p in candidate.resolver.places if venue is not None and p.name == venue.name), None)
    others = [t for t in candidate.sentence if t.lemma_.lower() in SUMMITS and t.i > candidate.trigger.i]
    return None if place is not None and any(t.idx < place.start for t in others) else venue


def _acting_there(candidate: Candidate) -> list[Entity]:
    """ "At the summit in Lilongwe, President X took the chair": who does anything there takes part."""
    clause = grammar.clause_verb(candidate.trigger)
    if clause is not None and clause.dep_ == "relcl" and any(c.lower_ == "where" for c in clause.children):
        verb = grammar.clause_verb(
            clause.head
        )  # "X went to Sochi, where the leaders of the CIS came together"
        nouns = grammar.subjects(verb) if verb is not None else []
        found = [e for noun in nouns for e in official(candidate.resolver.entities(noun))]
        return [e for e in found if e.person is not None and e.person.person.name]
    over = candidate.trigger.head
    own_clause = candidate.anchor is not None and candidate.anchor.head == candidate.trigger
    if own_clause and candidate.trigger.dep_ == "dobj" and over.lemma_.lower() in _TAKING_PART | {"host"}:
        # "X will attend the summit, which opens tomorrow"
        found = [e for noun in grammar.subjects(over) for e in official(candidate.resolver.entities(noun))]
        return [e for e in found if e.person is not None or e.is_state]
    at = candidate.trigger.head
    if candidate.trigger.dep_ == "pobj" and at.lower_ == "for":
        return _there_for_it(candidate, at)
    if candidate.trigger.dep_ == "pobj" and at.lower_ == "to":
        led = [at.head, *grammar.objects(at.head)]
        return next((_leading(candidate, t) for t in led if t.lemma_.lower() == "delegation"), [])
    if (
        candidate.trigger.dep_ != "pobj"
        or at.lower_ not in ("at", "during")
        or at.head.pos_ not in ("VERB", "AUX")
    ):
        return []
    found = [e for noun in grammar.subjects(at.head) for e in official(candidate.resolver.entities(noun))]
    return [e for e in found if e.person is not None and e.person.person.name]


def _leading(candidate: Candidate, delegation: Token) -> list[Entity]:
    """ "X led A's delegation to the summit": who leads it takes part for the state whose it is."""
    verb = grammar.clause_verb(delegation)
    whose = [e for e in official(candidate.resolver.entities(delegation)) if e.is_state]
    if delegation.dep_ != "dobj" or verb is None or verb.lemma_.lower() not in ("lead", "head"):
        return []
    leading = [e for noun in grammar.subjects(verb) for e in candidate.resolver.entities(noun) if e.person]
    if not whose:
        return [e for e in leading if e.code is not None]
    own = whose[0].code
    return [replace(e, code=own, is_state=True) for e in leading if e.code in (None, own)] or whose[:1]


def _there_for_it(candidate: Candidate, purpose: Token) -> list[Entity]:
    """ "X, in Brussels for a gathering of ministers", "flew to Kampala for the summit": who came for it takes part."""
    for over in purpose.ancestors:
        if over.pos_ in ("VERB", "AUX"):
            among = over.head.head if over.dep_ == "relcl" else over
            if among.lower_ == "among" and over.lemma_.lower() in _COMING | _COMING_FOR:
                over = among.head  # "X was among the leaders who gathered in Lisbon for the summit"
            if over.lemma_.lower() not in _COMING_FOR:
                return []
            found = [
                e
                for noun in grammar.surface_subjects(over)
                for e in official(candidate.resolver.entities(noun))
            ]
            return [e for e in found if e.person is not None and e.person.person.name]
        if over.pos_ in ("NOUN", "PROPN"):
            found = [
                e
                for e in official(candidate.resolver.entities(over))
                if e.person is not None and e.person.person.name
            ]
            if found:
                return found
            if not candidate.resolver.places_of(over):
                return []
    return []


_COMING_FOR = vocabulary("arrives", "departs", "travels") | {"be", "stay", "visit"}


def _of_states(candidate: Candidate, parties: list[str]) -> bool:
    """Whether states hold a summit without an organisation: three, two between themselves, or hosts of a named one."""
    if len(parties) >= 3:
        return True
    own = {*grammar.modifiers(candidate.trigger), *grammar.possessors(candidate.trigger)}
    own |= {
        n
        for word, n in grammar.prepositional(candidate.trigger)
        if word in ("of", "between", "with", "among")
    }
    sides = {
        e.code
        for token in own
        for noun in grammar.conjuncts(token)
        for e in candidate.resolver.entities(noun)
    }
    if len(sides - {None}) == 2:
        return True
    named = _NAMED.search(candidate.sentence.text) is not None
    settled = venue_of(candidate) is not None or _dated(candidate)
    settled = settled and candidate.modality.status in (Status.OCCURRED, Status.PLANNED)
    return (
        named
        and candidate.anchor is not None
        and bool(sides - {None} or len(parties) > 1 or (parties and settled))
    )


def _told_before(candidate: Candidate, story: Story, parties: list[str]) -> EventClaim | None:
    """The same organisation's summit as this report dated it before."""
    return next(
        (
            claim
            for claim in story.all()
            if claim.type == candidate.kind.name and set(claim.organisations) & set(parties) and claim.date
        ),
        None,
    )


def _held(candidate: Candidate) -> bool:
    """Whether the clause is about the summit itself: it was held, opens, takes place, is planned."""
    anchor = candidate.anchor
    after = candidate.trigger.idx + len(candidate.trigger.text)
    if candidate.modality.status in (Status.POSTPONED, Status.CANCELLED):
        return True  # "the Forum has put off its summit"
    if _HELD.match(candidate.report.text, after) or _of_verb(candidate) or _framed(candidate):
        return True
    clauses = [c for c in candidate.trigger.subtree if c.dep_ in ("acl", "relcl")]
    if any(c.lemma_.lower() in _HOLDING | _GOING_ON or _takes_place(c) for c in clauses):
        return True
    if candidate.trigger.head.lower_ == "of" and candidate.trigger.head.head.lemma_.lower() in _PARTS:
        return True  # "the final day of their summit"
    if _told_whole(candidate) is not None or _of_day(candidate) or _present_for_it(candidate):
        return True
    if (
        POINTING_BACK & {c.lower_ for c in candidate.trigger.children}
        and venue_of(candidate)
        and _dated(candidate)
    ):
        return True  # "left it for the next gathering, in Sochi on 6 December"
    into = candidate.trigger.head
    if into.lower_ == "into" and into.head.lemma_.lower() in ("go", "enter"):
        return True  # "goes into emergency session"
    if anchor is None:
        return False
    if anchor == candidate.trigger:
        return True  # "ministers of the bloc met"
    if candidate.trigger.dep_ == "pobj" and candidate.trigger.head.lower_ == "for":
        return anchor.lemma_.lower() in _COMING  # "are expected in Kigali for the summit"
    if candidate.trigger.dep_ == "dobj" and anchor.lemma_.lower() in _BEGUN and venue_of(candidate):
        return True  # "the bloc's leaders have begun a two-day meeting"
    is_subject = candidate.trigger.dep_ in ("nsubj", "nsubjpass") and candidate.trigger.head == anchor
    return is_subject or anchor.lemma_.lower() in {*_HOLDING, *_TAKING_PART}


def _of_verb(candidate: Candidate) -> bool:
    """ "The summit in Kinshasa got off to a late start": what its verb says, whatever stands between."""
    verb = candidate.trigger.head
    if candidate.trigger.dep_ not in ("nsubj", "nsubjpass") or verb.i < candidate.trigger.i:
        return False
    words = [verb, *[c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i]]
    return _HELD.match(candidate.report.text, min(t.idx for t in words) - 1) is not None


def _framed(candidate: Candidate) -> bool:
    """ "The curtain rose in Jeddah on the summit", "the second and last day of the summit": it opens, or goes on."""
    before = candidate.report.text[candidate.sentence.start_char : candidate.trigger.idx]
    if _CURTAIN.search(before) is not None or _SETTING.search(before) is not None:
        return True
    return _DAY_OF.search(before) is not None and _dated(candidate)


_BEHIND = re.compile(r"[\s,(]*(?:of|on|from)?\s*(?:the\s+)?")
_BEFORE = re.compile(
    r"\bin [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? for (?:the|an?|this|its)\b[^,;.]{0,60}$|^At (?:the|an?)\b[^,;.]{0,60}$"
)


def _of_day(candidate: Candidate) -> bool:
    """ "Before the NATO summit of 11 July": the day right behind it makes it one."""
    end = candidate.trigger.idx + len(candidate.trigger)
    for mention in within(candidate.report.dates, end, candidate.sentence.end_char):
        between = candidate.report.text[end : mention.start]
        exact = mention.edtf is not None and len(mention.edtf.split("/")[0]) >= len("2018-07-11")
        return exact and mention.kind is DateKind.MOMENT and _BEHIND.fullmatch(between) is not None
    return False


def _present_for_it(candidate: Candidate) -> bool:
    """ "X, in Brussels for a gathering of the ministers", "At the gathering in Auckland it was greeted": it goes on."""
    before = candidate.report.text[candidate.sentence.start_char : candidate.trigger.idx].lstrip()
    return _BEFORE.search(before) is not None and venue_of(candidate) is not None


def _takes_place(clause: Token) -> bool:
    return clause.lemma_.lower() == "take" and any(c.lower_ == "place" for c in clause.children)


def _told_whole(candidate: Candidate) -> tuple[PlaceMention | None, DateMention] | None:
    """ "The Commonwealth summit in Coolum, Australia, from 2 to 5 March": what stands right behind says where and when."""
    trigger, text = candidate.trigger, candidate.report.text
    if trigger.pos_ not in ("NOUN", "PROPN"):
        return None
    end, limit = trigger.idx + len(trigger), candidate.sentence.end_char
    place = next((p for p in candidate.resolver.places if p.start >= end), None)
    known = place is not None and _IN.fullmatch(text[end : place.start]) is not None
    unlisted = None if known else _SOMEWHERE.match(text, end, limit)
    if unlisted and within(candidate.report.dates, end, unlisted.end()):
        unlisted = None  # "the summit in September"
    if not known and unlisted is None:
        return None
    behind_place = place.end if known and place is not None else unlisted.end() if unlisted else end
    for mention in within(candidate.report.dates, behind_place, limit):
        between = text[behind_place : mention.start]
        named = [*candidate.resolver.actors, *candidate.resolver.places]
        for name in {m.text for m in named if m.start >= behind_place and m.end <= mention.start}:
            between = between.replace(name, "")
        behind = _ON.fullmatch(between) is not None and mention.kind is DateKind.MOMENT
        return (place if known else None, mention) if behind else None
    return None


def _of(candidate: Candidate) -> list[Token]:
    return [noun for word, noun in grammar.prepositional(candidate.trigger) if word in ("of", "between")]
