"""Who acted for a party, where the event's own clause names them and no slot of its frame took them.

"X, whose trip had been put off twice, arrived on Friday and signed with Y the treaty", "the talks were held with Z of W
in the chair": the parse hangs a name on another word of the same act. No event is made or dropped here.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.annotation.mentions import PersonMention
from dragoman.annotation.report import within
from dragoman.coding import grammar
from dragoman.coding.assembly.parties import of_mention
from dragoman.coding.candidate import Candidate
from dragoman.knowledge.modality import modality_words
from dragoman.records import EventClaim, Participant, Role

# Of journeys the travellers are told, of posts the envoy; of what two sides do together, both.
_OF_BOTH_SIDES = frozenset(
    {
        "meeting",
        "consultation",
        "commission",
        "call",
        "agreement",
        "relations",
        "membership",
        "aid",
        "protest",
    }
)
_FACE_TO_FACE = frozenset({"meeting", "consultation", "commission", "call"})
# Prepositions by which a name stands at the event itself, and those by which the event stands at what somebody did.
_AT_IT = frozenset({"with", "by", "between", "to", "from", "of", "alongside", "under", "among"})
_AMID_IT = frozenset({"after", "following", "during", "in", "at", "for", "of", "to"})
_AT_ONCE = frozenset({"when", "as", "with"})
_BOTH = frozenset({"two", "both", "pair", "they"})
_STATES = frozenset({"side", "country", "government", "state", "nation", "party", "capital"})
_SIGNING = frozenset({"sign", "initial", "exchange", "announce", "proclaim"})
_MINISTERS = 5
_NO_RANK = 99
_LED_BY = frozenset(
    {"host", "lead", "head", "chair", "co", "preside", "sign", "attend", "mediate", "initial"}
)


def with_own_people(candidate: Candidate, claim: EventClaim) -> EventClaim:
    """The claim with the people who stand for a party in its own clause, where it names nobody of that party yet."""
    if claim.type not in _OF_BOTH_SIDES:
        return claim
    sentence, people = candidate.sentence, tuple(claim.participants)
    mentions = within(candidate.report.persons, sentence.start_char, sentence.end_char)
    unnamed = [
        c for c in (*claim.states, *claim.organisations) if not any(p.name for p in people if p.country == c)
    ]
    for code in unnamed:
        known = {p.name for p in people if p.name}
        alone = code in claim.states and len([c for c in unnamed if c in claim.states]) == 1
        own = [m for m in mentions if m.person.name not in known and _acts_for(candidate, m, code, alone)]
        if own and len({m.person.name for m in own}) == 1:
            people = _with(people, of_mention(own[0], code, _role(claim, people, code)))
    return claim.model_copy(update={"participants": people}) if people else claim


def _with(people: Sequence[Participant], person: Participant) -> tuple[Participant, ...]:
    """The people with one more, who takes the place of the nameless one that stood for the party."""
    kept = [
        p for p in people if p.name or p.country != person.country or p.office not in (None, person.office)
    ]
    return (*kept, person)


def _role(claim: EventClaim, people: Sequence[Participant], code: str) -> Role:
    roles = [p.role for p in people if p.country == code]
    if roles:
        return roles[0]
    if claim.type == "agreement":
        return Role.SIGNATORY
    if claim.type in ("aid", "protest") and any(p.role is Role.TARGET for p in people):
        return Role.SPEAKER
    return Role.COUNTERPART


def _acts_for(candidate: Candidate, mention: PersonMention, code: str, alone: bool) -> bool:
    """Whether a person of the party takes part in what the candidate tells, as the parse has it.

    ``alone`` is the party if no other state lacks a person: then a minister without a country is its minister.
    """
    if mention.plural != 1 or not mention.person.name:
        return False
    stateless = alone and mention.known_country is None and (mention.known_rank or _NO_RANK) <= _MINISTERS
    if mention.known_country != code and not stateless:
        return False
    if (mention.known_office or "").lower().startswith("former"):
        return False
    tokens = candidate.report.tokens(mention)
    return bool(tokens) and _in_own_clause(candidate, tokens)


def _in_own_clause(candidate: Candidate, name: Sequence[Token]) -> bool:
    """Whether a name and the event's word stand in one clause, in which both are told of."""
    over = grammar.ancestors(candidate.trigger)
    token = grammar.topmost(name)
    way: list[Token] = []
    on_that_day = False
    while token not in over:
        if not (on_that_day and token.pos_ not in ("VERB", "AUX")):
            way.append(token)
        on_that_day = on_that_day or _tells_of_day(token)
        if token.head == token:
            return False
        token = token.head
    down = over[: over.index(token)]
    if not way:
        return token in name and all(t.dep_ in ("relcl", "acl") or t.pos_ != "VERB" for t in down)
    if any(_leads_away(t, candidate.trigger) for t in way) or any(_hangs_apart(t) for t in down):
        return False
    return _shares(candidate, way, token, down)


def _tells_of_day(clause: Token) -> bool:
    """ "Set up relations on Wednesday, when X and Y signed": what was done on the day of the event is of the event."""
    return clause.dep_ == "relcl" and any(c.lower_ == "when" for c in clause.children)


def _leads_away(token: Token, trigger: Token) -> bool:
    """Whether a word on the way from a name to the event's clause makes the name that of another act."""
    if _tells_of_day(token):
        return False
    if token.dep_ in ("relcl", "ccomp", "parataxis", "csubj", "poss", "pcomp"):
        return True
    if token.dep_ == "acl":
        return token.head != trigger or token.lemma_.lower() not in _LED_BY
    if token.dep_ == "prep":
        if any(t.lower_ == "presence" for t in (*token.children, token.head)):
            return False
        return token.lower_ not in _AT_IT or (token.lower_ == "of" and token.head != trigger)
    if token.dep_ == "advcl":
        marks = {c.lower_ for c in token.children if c.dep_ in ("mark", "advmod") and c.i < token.i}
        return not (marks & _AT_ONCE)
    return token.dep_ == "conj" and token.pos_ in ("VERB", "AUX")


def _hangs_apart(token: Token) -> bool:
    """Whether a word between the event's and the clause that they share makes the event a topic, a plea or an aside."""
    if token.dep_ == "relcl" and _is_signed(token.head):
        return False  # "signed the communiqué that resumed ties"
    if token.dep_ in ("relcl", "acl", "ccomp", "csubj", "parataxis", "poss"):
        return True
    if token.dep_ == "prep":
        return token.lower_ not in _AMID_IT and not _is_signed(token.head)
    return token.dep_ == "advcl" and not (token.tag_ == "VBG" and not grammar.surface_subjects(token))


def _is_signed(noun: Token) -> bool:
    return noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in _SIGNING


def _shares(candidate: Candidate, way: list[Token], shared: Token, down: list[Token]) -> bool:
    """Whether the person's part in the clause that they share is a part in the event."""
    first = way[-1]
    subject = first.dep_ in ("nsubj", "nsubjpass", "agent")
    amid = any(t.dep_ == "prep" and t.lower_ in ("after", "following", "during") for t in down)
    saying = shared.lemma_.lower() in modality_words()["saying"].verbs
    if saying and shared != candidate.trigger and not (amid and candidate.kind.name in _FACE_TO_FACE):
        return False
    if amid and candidate.kind.name not in _FACE_TO_FACE:
        return False
    joined = [t for t in down if t.dep_ == "conj" and t.pos_ in ("VERB", "AUX")]
    if joined:
        own = [s for t in joined for s in t.children if s.dep_ in ("nsubj", "nsubjpass")]
        of_both = any(
            s.lemma_.lower() not in _STATES and any(t.lower_ in _BOTH for t in (s, *s.children)) for s in own
        )
        other = any(s.pos_ != "PRON" for s in own) and not of_both
        return not other and (subject or of_both or candidate.kind.name == "protest")
    return subject or first.dep_ != "conj"
