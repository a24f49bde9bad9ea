"""A state's standing in an organisation: accession, observer status, the chair, withdrawal."""

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.annotation.modality import Modality
from dragoman.annotation.report import within
from dragoman.coding import grammar
from dragoman.coding.assembly.build import build
from dragoman.coding.assembly.context import (
    acting,
    body_before,
    is_capital,
    is_history,
    named_after,
    points_to,
    stands_so,
    subject_of,
)
from dragoman.coding.assembly.lone_day import on_lone_day
from dragoman.coding.assembly.parties import codes, distinct, each_once, official, participants
from dragoman.coding.assembly.unsaid import announcing
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, governments_in, sums_up
from dragoman.coding.story import Story
from dragoman.coding.when import date_of
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import EventClaim, Participant, Role, Status, edtf

# Words for the organisation itself, which point back to its name.
_BODY_NOUNS = vocabulary("bodies")
# What a state has in an organisation: whose it is, is the member, and in what, the body.
_STANDING = frozenset({"membership", "participation", "status", "suspension", "candidacy", "seat", "place"})
# "Its instrument of accession": papers by which a state joins, and what it does with them.
_PAPERS = frozenset({"instrument", "protocol", "treaty", "agreement", "document", "act", "paper", "note"})
_FILING = vocabulary("done_with_instruments")
_OWN = frozenset({"its", "their", "his", "her"})
# "Spoke about Armenia's accession": prepositions of what is talked about.
_TOPICAL = frozenset({"about", "on", "over", "regarding", "concerning"})
_AT_CHAIR = frozenset({"chair", "in the chair"})
# Where the parse hung it elsewhere: the organisation behind "status", "membership", "to join".
_INTO = ("of", "in", "at", "to", "with", "by", "from", "join", "rejoin", "joining", "rejoining", "for")
# A list of organisations longer than this is none of those that a state joins in one sentence.
MOST_BODIES = 3


def assemble_membership(candidate: Candidate, story: Story) -> list[EventClaim]:
    """A claim for each state that joins (leaves) an organisation; one for those between whom the chair passes."""
    reason = _no_event(candidate)
    if reason is not None:
        candidate.drop(reason)
        return []
    _as_filed(candidate)
    at_chair = candidate.frame.form in _AT_CHAIR
    members = [e for e in _members(candidate) if e.is_state]
    if candidate.frame.form == "in the chair" or (
        not at_chair and not _filed(candidate) and not _applies(candidate)
    ):
        members = [e for e in members if e.person is None]
    givers = [e for e in acting(candidate, "giver") if e.is_state] if at_chair else []
    if at_chair and not givers and candidate.tokens("status"):
        givers = [e for e in named_after(candidate, candidate.trigger, ("from",), ";.,") if e.is_state]
    if at_chair and not givers:
        givers = _capitals(candidate, "giver")
    if at_chair and not members:
        members = _capitals(candidate, "member")
    givers = [e for e in givers if e.code not in codes(members)]
    bodies = _bodies(candidate, story, both=bool(members and givers))
    if not [*members, *givers] or not 1 <= len(codes(bodies)) <= (1 if at_chair else MOST_BODIES):
        candidate.drop("not a state and one organisation")
        return []
    if at_chair:
        groups = [[*members, *givers]]
    else:
        groups = [[e for e in members if e.code == code] for code in codes(members)]
    claims = [
        _dated(candidate, build(candidate, story, [*group, body], _people(candidate, group)))
        for group in groups
        for body in each_once(bodies)
    ]
    return [claim for claim in claims if not (_filed(candidate) and _known(claim, story))]


def _people(candidate: Candidate, group: Sequence[Entity]) -> list[Participant]:
    """The member's own people, and whoever announces the step: "Prime Minister X said that A would leave the bloc"."""
    members = participants(group, Role.MEMBER)
    if candidate.trigger.pos_ != "VERB":
        return members
    return distinct([*members, *participants(announcing(candidate, group), Role.SPEAKER)])


def _capitals(candidate: Candidate, slot: str) -> list[Entity]:
    """ "Took the presidency over from Zagreb", "the chair went to Lisbon": a capital that the preposition made a place."""
    return governments_in(p for t in candidate.tokens(slot) for p in candidate.resolver.places_of(t))[:1]


def _as_filed(candidate: Candidate) -> None:
    """An application lodged on a day that is told is done; the accession that it aims at is what is planned."""
    if candidate.frame.form != "application" or candidate.modality.reason != "told as planned":
        return
    candidate.modality = Modality(Status.OCCURRED, "filed on a day")
    if date_of(candidate).edtf is None and _filing_day(candidate) is None:
        candidate.modality = Modality(Status.PLANNED, "told as planned")


def _applies(candidate: Candidate) -> bool:
    """ "The ambassadors of A and B put their countries' applications into the hands of the EU presidency"."""
    if candidate.frame.form != "application":
        return False
    trigger = candidate.trigger
    return trigger.pos_ == "VERB" or (trigger.dep_ == "dobj" and trigger.head.lemma_.lower() in _FILING)


def _filing_day(candidate: Candidate) -> str | None:
    """ "Filed a request to rejoin the bloc on Monday": the only day of the sentence, if it is over, is that of the filing."""
    if not _applies(candidate):
        return None
    start, end = candidate.sentence.start_char, candidate.sentence.end_char
    days = [m for m in within(candidate.report.dates, start, end) if m.edtf is not None and not m.prefix]
    day, page = (
        edtf.bounds(it) if it else None for it in (days[0].edtf if days else None, candidate.report.published)
    )
    over = day is not None and (page is None or day[0] <= page[1])
    return days[0].edtf if len(days) == 1 and over else None


def _known(claim: EventClaim, story: Story) -> bool:
    """Whether the papers belong to an accession that the report told before."""
    return any(
        told.type == claim.type
        and told.status is claim.status
        and (told.states, told.organisations) == (claim.states, claim.organisations)
        for told in story.recent()
    )


_BACKING = frozenset(
    {"support", "back", "backing", "endorse", "endorsement", "champion", "supporter", "backer"}
)


def _only_backed(noun: Token) -> bool:
    """ "Supports Moldova's accession to the EU", "the support for its entry": a wish, whoever has it."""
    if noun.pos_ != "NOUN":
        return False
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("for", "of") else noun.head
    return noun.dep_ in ("dobj", "pobj", "nsubjpass") and over.lemma_.lower() in _BACKING


def _no_event(candidate: Candidate) -> str | None:
    """Why nothing is claimed, whoever the parties are."""
    if is_history(candidate):
        return "only remembered"
    if candidate.trigger.dep_ in ("pobj", "pcomp") and candidate.trigger.head.lower_ in _topical(candidate):
        return "only a topic"
    if _only_backed(candidate.trigger):
        return "only supported"
    if candidate.trigger.dep_ in ("xcomp", "advcl") and candidate.trigger.head.lemma_.lower() == "apply":
        return "only applied for"
    if any(sums_up(token) for token in candidate.tokens("member")):
        return "sums up many at once"
    if (
        candidate.frame.form == "chair"
        and candidate.trigger.lemma_.lower() == "hold"
        and stands_so(candidate)
    ):
        return "how it stands, no change"
    return None


def _dated(candidate: Candidate, claim: EventClaim) -> EventClaim:
    """A state that applies is no member yet: the day of its application is not that of its accession."""
    if candidate.frame.form != "application":
        return on_lone_day(candidate, claim)
    if claim.status is Status.OCCURRED and claim.date is None:
        return claim.model_copy(update={"date": _filing_day(candidate)})
    if claim.status is not Status.PLANNED or claim.date is None:
        return claim
    day, page = edtf.bounds(claim.date), edtf.bounds(candidate.report.published or "")
    past = day is None or page is None or day[0] <= page[1]
    return claim.model_copy(update={"date": None}) if past else claim


def _topical(candidate: Candidate) -> frozenset[str]:
    """ "The aim of joining", "steps towards joining" tell of no accession yet; "the accession of X" does."""
    return _TOPICAL | (
        {"of", "towards", "toward", "for", "to"} if candidate.trigger.pos_ == "VERB" else set()
    )


def _filed(candidate: Candidate) -> bool:
    """Whether an accession stands under a paper that somebody signs or hands in."""
    return candidate.trigger.pos_ == "NOUN" and _paper(candidate.trigger) is not None


def _paper(noun: Token) -> Token | None:
    """The paper in "the instrument of accession"."""
    over = noun.head
    if noun.dep_ == "pobj" and over.lower_ in ("of", "on") and over.head.lemma_.lower() in _PAPERS:
        return over.head
    return noun.head if noun.dep_ == "compound" and noun.head.lemma_.lower() in _PAPERS else None


def _one_of_its_people(candidate: Candidate, entity: Entity) -> bool:
    """ "Would eject another Russian from the UN": somebody of the nation, no state."""
    before = candidate.report.text[max(0, entity.start - 12) : entity.start].lower().split()[-1:]
    return entity.actor is not None and before != [] and before[0] in _COUNTING


_COUNTING = frozenset({"a", "an", "another", "one", "two", "three", "four", "five", "several", "some"})


def _members(candidate: Candidate) -> list[Entity]:
    """The states whose standing it is: named as members, as owners of a status, or as those who sign for it."""
    found = [e for e in acting(candidate, "member") if e.is_state and not _one_of_its_people(candidate, e)]
    for token in candidate.tokens("member", "status", "accession"):
        applied = _applies(candidate) and token in candidate.tokens("status")
        if applied or token.lemma_.lower() in _STANDING or token in candidate.tokens("accession"):
            found += _whose(candidate, token)
    if found:
        return found
    paper = _paper(candidate.trigger) if candidate.trigger.pos_ == "NOUN" else None
    if paper is not None:
        verb = grammar.clause_verb(paper)
        owners = [e for o in grammar.possessors(paper) for e in candidate.resolver.entities(o)]
        if verb is not None and verb.lemma_.lower() in _FILING:
            owners = owners or [
                e for n in grammar.subjects(verb) for e in official(candidate.resolver.entities(n))
            ]
        return owners
    if candidate.trigger.pos_ != "NOUN":
        return []
    found = _whose(candidate, candidate.trigger)
    verb = grammar.clause_verb(candidate.trigger)
    if found or candidate.frame.form != "application" or verb is None or verb.lemma_.lower() not in _FILING:
        return found
    return [e for n in grammar.subjects(verb) for e in official(candidate.resolver.entities(n))]


def _whose(candidate: Candidate, noun: Token) -> list[Entity]:
    """Whose membership or application it is: a possessor, an adjective, "of X", or the subject where it is "its"."""
    owners = [*grammar.possessors(noun), *grammar.modifiers(noun)]
    found = [e for o in owners for e in candidate.resolver.entities(o) if e.is_state and e.person is None]
    behind = candidate.report.text[noun.idx + len(noun) :].startswith(" of ")
    if not found and behind:
        found = [e for e in named_after(candidate, noun, ("of",), ";.,") if e.is_state]
    if found or not any(o.lower_ in _OWN for o in owners):
        return found
    verb = grammar.clause_verb(noun)
    subjects = grammar.subjects(verb) if verb is not None else []
    own = [e for n in subjects for e in official(candidate.resolver.entities(n)) if e.is_state]
    return own or [e for e in subject_of(candidate, noun) if e.is_state]


def _bodies(candidate: Candidate, story: Story, *, both: bool) -> list[Entity]:
    """The organisation: it must be named by the head of its phrase, not by an adjective ("the EU sanctions").

    ``both``: two states hand the chair to each other, so that the organisation may be that of the page.
    """
    found: list[Entity] = []
    for token in candidate.tokens("body"):
        found += [e for e in _named(candidate, token) if not is_capital(e)] or _through_organ(
            candidate, token
        )
        for name in [c for c in token.children if c.dep_ == "appos"] if not found else []:
            found += _named(candidate, name)  # "the organisation of French-speaking states, the OIF"
        if not found and token.lemma_.lower() in _BODY_NOUNS:
            found += [e for e in points_to(candidate, token) if not e.is_state] or _body_told(
                candidate, story
            )
    if found:
        return found
    standing = [t for t in candidate.tokens("status", "member") if t.lemma_.lower() in _STANDING]
    given = (
        [c for c in candidate.trigger.children if c.dep_ == "dobj"]
        if candidate.frame.form == "status"
        else []
    )
    applied = candidate.frame.form == "application" and candidate.trigger.pos_ == "NOUN"
    own = [candidate.trigger] if applied else []  # "its EU membership bid"
    for token in [*candidate.tokens("status"), *standing, *given, *own]:
        modifiers = [*grammar.modifiers(token), *grammar.possessors(token)]
        found += [e for m in modifiers for e in candidate.resolver.entities(m) if not e.is_state]
        found += [
            e for e in named_after(candidate, token, ("of", "in", "at", "to", "on", "from")) if not e.is_state
        ]
        found = [e for e in found if e.person is None][:1]
    if not found and candidate.frame.form in ("application", "status"):
        found = [e for e in named_after(candidate, candidate.trigger, _INTO) if not e.is_state][:1]
    if not found and _applies(candidate):  # "put it into the hands of NATO Secretary General X"
        hands = [n for t in candidate.tokens("body") for word, n in grammar.prepositional(t) if word == "of"]
        found = [e for n in hands for e in candidate.resolver.entities(n) if e.code and not e.is_state][:1]
    if not found and "back" in candidate.frame.particle:
        found = [
            e for e in named_after(candidate, candidate.trigger, ("into", "in", "to")) if not e.is_state
        ][:1]
    if not found and candidate.tokens("status"):
        found = body_before(candidate, candidate.trigger.idx)
        started = candidate.sentence.start_char
        found = [e for e in found if e.start >= started]
    admitted = candidate.trigger.lemma_.lower() in ("admit", "readmit", "re-admit") and candidate.tokens(
        "status"
    )
    if not found and admitted and grammar.is_passive(candidate.trigger):
        found = _body_told(candidate, story)  # "were admitted as observers"
    return found or _body_of_page(candidate, story, both=both)


def _body_of_page(candidate: Candidate, story: Story, *, both: bool) -> list[Entity]:
    """The organisation that the text spoke of before, where the words leave no doubt that they mean a body's."""
    own = any(c.lower_ == "its" for t in candidate.tokens("status") for c in t.children)
    if own and (told := _body_told(candidate, story)):
        return told
    conferred = candidate.frame.form == "status" and candidate.frame.require == ("member",)
    if both or conferred:
        return body_before(candidate, candidate.trigger.idx)
    if candidate.trigger.pos_ == "NOUN":
        return _body_told(candidate, story)
    return []


def _body_told(candidate: Candidate, story: Story) -> list[Entity]:
    """ "Was admitted as its 55th member", "took the chair of the organisation": the one that the story told of last."""
    at = candidate.trigger.idx
    for claim in story.recent():
        if claim.type in ("membership", "summit") and len(claim.organisations) == 1:
            return [Entity(at, at, claim.organisations[0], False)]
    return []


_ORGANS = frozenset(
    {"council", "commission", "assembly", "committee", "secretariat", "parliament", "summit", "member", "state", "leader", "minister",
     "head", "government", "country", "nation", "partner", "ally"}
)  # fmt: skip


# "Mali's suspension from ECOWAS bodies".
_DOINGS = frozenset({"body", "institution", "organ", "activity", "meeting", "structure", "work", "session"})


def _through_organ(candidate: Candidate, token: Token) -> list[Entity]:
    """ "The AU's Peace and Security Council barred X", "the member states of the SCO took in Y": it acts by these."""
    acts = token.lemma_.lower() in _ORGANS and token in grammar.subjects(candidate.trigger)
    kept_from = token.lemma_.lower() in _DOINGS and candidate.trigger.pos_ == "NOUN"
    if not (acts or kept_from):
        return []
    found = [e for e in candidate.resolver.entities(token) if not e.is_state and e.person is None]
    return found if len(codes(found)) == 1 else []


def _named(candidate: Candidate, token: Token) -> list[Entity]:
    if token.lower_ == "commonwealth" and token.pos_ == "PROPN":
        return [Entity(token.idx, token.idx + len(token), "COMMONWEALTH", False)]
    entities = [e for e in candidate.resolver.entities(token) if not e.is_state and e.person is None]
    return [e for e in entities if e.start <= token.idx < e.end]
