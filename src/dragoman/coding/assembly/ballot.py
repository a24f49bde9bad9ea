"""Votes in international bodies: for, against, abstained, vetoed; a seat won; a resolution adopted on a state."""

import re
from collections.abc import Sequence

from dragoman.annotation.modality import Modality
from dragoman.coding import grammar
from dragoman.coding.assembly.ballot_days import BALLOT_BEFORE, day_of_ballot, day_told_before, same_ballot
from dragoman.coding.assembly.behind_numbers import voters_behind_numbers
from dragoman.coding.assembly.build import build
from dragoman.coding.assembly.context import acting, named_after, subject_of
from dragoman.coding.assembly.elected import SEATED, elected
from dragoman.coding.assembly.lone_day import on_lone_day
from dragoman.coding.assembly.parties import codes, official, participants
from dragoman.coding.assembly.voters import joined_voters, listed_voters, named_of_many, states_joined_to
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, Resolver, sums_up
from dragoman.coding.story import Story
from dragoman.coding.where import venue_of
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import EventClaim, Role, Status

# Bodies that go by their own name alone, with the organisation that they belong to.
_CHAMBERS = (
    (re.compile(r"(?<!National )(?<!'s )\bSecurity Council\b"), "UN"),
    (re.compile(r"\bGeneral Assembly\b|\bUN ?(?:GA|SC|HRC)\b"), "UN"),
    (re.compile(r"\bHuman Rights Council\b|\bECOSOC\b|\bEconomic and Social Council\b"), "UN"),
    (re.compile(r"\bEuropean Parliament\b|\bMEPs\b"), "EU"),
)
_ABOUT = vocabulary("ballot_matters")
# What a body that votes decides to do: "voted to send police to X".
_TO_DO = ("to", "in", "for", "from")
_AT_HOME = vocabulary("chambers") | {"lawmaker", "legislator", "party", "people"}
# Those who have a veto over resolutions, in one body only.
_PERMANENT = frozenset({"CHN", "FRA", "GBR", "RUS", "USA"})
_OWN = frozenset({"its", "his", "her", "their"})


def assemble_ballot(candidate: Candidate, story: Story) -> list[EventClaim]:
    """A claim for each voter with the body; where a body adopts, one of the body and the state that it speaks of."""
    voters = (
        named_of_many(candidate) or _in_absolute(candidate) or joined_voters(candidate) or elected(candidate)
    )
    if not (voters or _tallied(candidate)):
        voters = acting(candidate, "voter") or _owner(candidate)
    voters = [*_listed_before(candidate, voters), *voters]
    voters = voters or listed_voters(candidate)
    _settle_status(candidate, voters)
    if any(sums_up(token) for token in candidate.tokens("voter")):
        candidate.drop("sums up many at once")
        return []
    if candidate.frame.form == "stood" and not (_stood(candidate) and _just_voted(candidate)):
        candidate.drop("says not how it voted")
        return []
    bodies = _body(candidate, story)
    decides = candidate.frame.form == "adopted" or _votes_itself(candidate, voters)
    if decides:
        voters = _spoken_of(candidate, bodies)
    voters = _without_issue(candidate, [e for e in voters if e.is_state])
    behind = voters_behind_numbers(candidate)
    counted = decides or not voters or bool({e.start for _, e in behind} & {e.start for e in voters})
    bodies = bodies or (
        _body_told(candidate, story) if decides and _COUNTED.search(candidate.sentence.text) else []
    )
    bracketed = behind if counted and bodies else []
    if candidate.frame.form == "counted" and (not bracketed or _carried(candidate)):
        candidate.drop("names no voter")
        return []
    if bracketed:
        listed = set(codes([e for _, e in bracketed]))
        whole = (
            [_claim(candidate, story, [e for e in voters if e.code not in listed], bodies)]
            if voters and decides
            else []
        )
        return [*whole, *(_told_in_brackets(candidate, story, how, e, bodies) for how, e in bracketed)]
    if decides and _told_of_text(candidate):
        candidate.drop("what the resolution says")
        return []
    if candidate.frame.form == "adopted" and not voters and _a_ballot(candidate) and bodies:
        return [_claim(candidate, story, [], bodies)]
    if not voters or (candidate.frame.form == "sponsored" and candidate.trigger.dep_ == "relcl"):
        candidate.drop("nobody acts")
        return []
    if (
        not decides
        and candidate.frame.form in (None, "for", "against", "stood", "abstention")
        and not _international(candidate, story)
    ):
        candidate.drop("in no international body")
        return []
    if not bodies:
        candidate.drop("in no international body")
        return []
    groups = [voters] if decides else [[e for e in voters if e.code == code] for code in codes(voters)]
    return [_claim(candidate, story, group, bodies) for group in groups]


def _tallied(candidate: Candidate) -> bool:
    """ "It passed with 22 abstentions": what passed is the text, and those who are counted are not named."""
    noun = candidate.trigger
    counted = noun.pos_ == "NOUN" and any(c.dep_ == "nummod" for c in noun.children)
    return counted and any(t.lower_ == "it" for t in candidate.tokens("voter"))


def _settle_status(candidate: Candidate, voters: Sequence[Entity]) -> None:
    """ "Was one of seven to vote against", "will sit on it from January after winning election on Friday": told as facts."""
    trigger, over = candidate.trigger, candidate.sentence.root
    one_of = voters and trigger.dep_ in ("acl", "relcl") and trigger.tag_ == "VB"
    was = over.tag_ == "VBD" and over.lemma_ == "be"
    if one_of and was and candidate.modality.status is Status.PLANNED:
        candidate.modality = Modality(Status.OCCURRED, "told as a fact")
    if candidate.frame.form == "elected" and trigger.lemma_.lower() in SEATED:
        candidate.modality = Modality(Status.OCCURRED, "decided by the ballot that it tells of")
    if candidate.frame.form == "elected" and trigger.dep_ == "pcomp" and trigger.head.lower_ == "after":
        candidate.modality = Modality(Status.OCCURRED, "before what follows it")


def _claim(candidate: Candidate, story: Story, voters: Sequence[Entity], bodies: list[Entity]) -> EventClaim:
    """The vote of one state in a body, on the day of the same ballot where it has none of its own."""
    people = participants(voters, Role.VOTER)
    claim = build(candidate, story, [*voters, *bodies], people, venue=venue_of(candidate))
    if candidate.frame.form == "elected" and candidate.trigger.lemma_.lower() in SEATED:
        return claim.model_copy(update={"date": day_of_ballot(candidate)})
    claim = on_lone_day(candidate, claim, anywhere=True)
    if candidate.frame.form is None and any(c.lower_ == "against" for c in candidate.trigger.children):
        claim = claim.model_copy(update={"form": ("against",), "plover": "REJECT", "cameo": "120"})
    if (
        claim.date is None
        and (before := same_ballot(story, bodies)) is not None
        and candidate.modality.status is before.status
    ):
        claim = claim.model_copy(update={"date": before.date})
    if claim.date is None and claim.status is Status.OCCURRED and candidate.frame.form != "elected":
        claim = claim.model_copy(update={"date": day_told_before(candidate)})
    return claim


def _told_in_brackets(
    candidate: Candidate, story: Story, how: str, voter: Entity, bodies: list[Entity]
) -> EventClaim:
    """The vote of one of those named in a bracket behind their number."""
    codes_of = {"plover": "REJECT", "cameo": "120"} if how == "against" else {}
    claim = _claim(candidate, story, [voter], bodies)
    return claim.model_copy(update={"form": (how,), **codes_of})


def _international(candidate: Candidate, story: Story) -> bool:
    """Whether a bare "voted" is one in an international body: its sentence says so, or tells on of such a vote."""
    if any(t.lemma_.lower() in _AT_HOME for t in candidate.tokens("voter")):
        return False
    text = f" {candidate.sentence.text.lower()} "
    if any(word in text for word in candidate.kind.words["body"]):
        return True
    if _just_voted(candidate) or (
        _TO_THE_VOTE.search(text) and (_named_body(candidate) or _sits_alone(candidate))
    ):
        return True
    if any(claim.type == "vote" for claim in story.in_sentence()):
        return True
    return any(story.sentence - told.sentence <= 2 and told.claim.type == "vote" for told in story.told)


# What heads of state veto at home.
_AT_HOME_VETOED = re.compile(
    r"\b(?:bills?|congress|parliament|senate|budget|law|laws|legislation|lawmakers|mayor|governor|amendments?)\b",
    re.IGNORECASE,
)
# What is put to the vote among states, or how it was voted on.
_TO_THE_VOTE = re.compile(
    r"\b(?:resolution|motion|draft|text|statement|declaration|amendment|in favou?r|against|dissenting|vote)\b"
)
_COUNCIL_ALONE = re.compile(r"\b[Tt]he (?:15-member |fifteen-member )?(?:Council|Assembly)\b(?! of)")


def _named_body(candidate: Candidate) -> bool:
    """Whether the sentence names an organisation, and the vote is not on joining or leaving it."""
    to_do = any(c.dep_ == "xcomp" for c in candidate.trigger.children)
    return bool(candidate.resolver.named(states=False)) and not to_do


def _sits_alone(candidate: Candidate) -> bool:
    """ "The Council adopted the resolution": that of the United Nations, where the page names no other organisation."""
    others = candidate.resolver.organisation_codes - {"UN"}
    return not others and _COUNCIL_ALONE.search(candidate.sentence.text) is not None


def _just_voted(candidate: Candidate) -> bool:
    """Whether one of the two sentences before tells of a ballot in an international body."""
    doc, start = candidate.sentence.doc, candidate.sentence.start
    before = ""
    for _ in range(2):
        if start == 0:
            break
        sentence = doc[start - 1].sent
        before, start = f" {sentence.text.lower()} {before}", sentence.start
    words = (*candidate.kind.words["body"], "atomic energy agency", "'s board", "members of the council")
    return BALLOT_BEFORE.search(before) is not None and any(word in before for word in words)


def _a_ballot(candidate: Candidate) -> bool:
    """Whether a resolution that speaks of no state was put to the vote in the Security Council or the Assembly."""
    text = candidate.sentence.text
    chamber = any(pattern.search(text) for pattern, _ in _CHAMBERS[:2])
    resolved = any(t.lemma_.lower() == "resolution" for t in candidate.tokens("issue"))
    acts = any(not e.is_state for e in candidate.entities("chamber"))
    return chamber and (resolved or (acts and _COUNTED.search(text) is not None))


# "By a vote of 14 in favour", "with 12 votes for and none against".
_COUNTED = re.compile(
    r"\b(?:by|in|with|on) (?:a |an )?(?:recorded |roll-call |\w+ )?vote of [\w-]+|"
    r"\b[\w-]+ votes? (?:to|for|in favou?r|against)\b|\b(?:\d+|\w+teen|twelve|eleven|ten|nine) in favou?r\b",
    re.IGNORECASE,
)


_CARRYING = frozenset({"adopt", "pass", "approve", "carry", "endorse", "vote", "back"})


def _carried(candidate: Candidate) -> bool:
    """Whether a verb of the sentence tells that a text was adopted: it tells of the numbers beside it, too."""
    return any(t.pos_ == "VERB" and t.lemma_.lower() in _CARRYING - {"vote"} for t in candidate.sentence)


def _told_of_text(candidate: Candidate) -> bool:
    """ "Adopted by 185 votes a resolution demanding an end to it": what the text says, and no second ballot."""
    verb = candidate.trigger
    text = verb.head
    about = verb.dep_ in ("acl", "relcl") and text.lemma_.lower() in candidate.kind.words["text"]
    return (
        about and (carried := grammar.clause_verb(text)) is not None and carried.lemma_.lower() in _CARRYING
    )


def _stood(candidate: Candidate) -> bool:
    """Whether a state "was opposed" or "were against": the word right behind the verb says how it voted."""
    behind = candidate.trigger.doc[candidate.trigger.i + 1 : candidate.trigger.i + 3]
    return any(t.lower_ in ("opposed", "against", "favour", "favor") for t in behind)


def _votes_itself(candidate: Candidate, voters: Sequence[Entity]) -> bool:
    """Whether it is the body that votes: "the Council voted to send police to X", "MEPs voted for"."""
    if candidate.frame.form is not None or candidate.trigger.lemma_.lower() != "vote":
        return False
    subjects = [t for t in candidate.tokens("voter") if t.head == candidate.trigger]
    text = " ".join(t.text for noun in subjects for t in noun.subtree)
    chamber = bool(subjects) and any(pattern.search(text) for pattern, _ in _CHAMBERS)
    return chamber or (bool(voters) and not any(e.is_state for e in voters))


def _spoken_of(candidate: Candidate, bodies: list[Entity]) -> list[Entity]:
    """The state that a decision is about: named with it or behind it, or the only one of the sentence before."""
    adopted = candidate.frame.form == "adopted"
    issue = candidate.tokens("issue")
    found = [e for token in issue for e in candidate.resolver.entities(token)]
    words = _ABOUT if adopted else (*_ABOUT, *_TO_DO)
    over = issue or [candidate.trigger]
    found += [e for token in over for e in named_after(candidate, token, words, ";" if adopted else ";.")]
    found = [e for e in found if e.is_state and e.code not in codes(bodies) and not _wrote_it(candidate, e)]
    later = [a for a in candidate.resolver.actors if a.is_state and a.start > candidate.trigger.idx]
    later = [a for a in later if not any(_wrote_it(candidate, e) for e in candidate.resolver.of_actor(a))]
    if not found and not adopted and later:
        found = candidate.resolver.of_actor(later[0])
    if found:
        rest = candidate.report.text[max(e.end for e in found) :].lstrip()
        return found[:1] if rest.startswith(("abstain", "voting", "oppos")) else found
    return _state_before(candidate)


# "A text drafted by Jordan and the Gulf states", "put forward by".
_BY = re.compile(
    rf"\b(?:{'|'.join(vocabulary('put_to_vote_by'))}) by (?:the |both )?(?:[A-Z]\w+(?:,| and) ){{0,3}}$"
)


def _wrote_it(candidate: Candidate, entity: Entity) -> bool:
    """Whether a state put the text to the vote: it is no matter of it."""
    return _BY.search(candidate.report.text[candidate.sentence.start_char : entity.start]) is not None


def _state_before(candidate: Candidate) -> list[Entity]:
    """The only state of the sentence before in the paragraph, where the sentence itself names none."""
    before = candidate.sentence_before
    if before is None or any(a.is_state for a in candidate.resolver.actors):
        return []
    if "\n" in candidate.report.text[before.end_char - 1 : candidate.sentence.start_char]:
        return []
    named = [
        e
        for a in Resolver(candidate.report, before).actors
        if a.is_state
        for e in candidate.resolver.of_actor(a)
    ]
    return named[:1] if len(codes(named)) == 1 else []


def _without_issue(candidate: Candidate, voters: list[Entity]) -> list[Entity]:
    """ "On Libya, Brazil and Germany abstaining": the parse takes the subject of the resolution for one of the voters."""
    if len(voters) < 2 or candidate.frame.form != "abstention":
        return voters
    ordered = sorted(voters, key=lambda e: e.start)
    before = candidate.report.text[: ordered[0].start].split()[-1:]
    return ordered[1:] if before and before[0] in ("on", "against", "over", "about") else voters


def _listed_before(candidate: Candidate, voters: list[Entity]) -> list[Entity]:
    """ "Ten supported it, A, B and C opposed it": the rest of a list of which the parse has the last alone as the subject."""
    verb = candidate.trigger
    if len(codes(voters)) != 1 or not voters[0].is_state or verb.pos_ != "VERB" or verb.tag_ == "VBG":
        return []
    text, last = candidate.report.text, voters[0].start
    if not text[:last].rstrip().endswith((" and", " &")) or last > verb.idx:
        return []
    found, start = states_joined_to(candidate, last)
    return found if text[:start].rstrip()[-1:] in (",", ";", ".", ":", "") else []


def _in_absolute(candidate: Candidate) -> list[Entity]:
    """Who abstains in "adopted by ten votes, A, B and C abstaining": the list of states right before the participle."""
    trigger = candidate.trigger
    if trigger.tag_ != "VBG" or trigger.i == candidate.sentence.start:
        return []
    before = [a for a in candidate.resolver.actors if a.is_state and a.end <= trigger.idx]
    if not before or candidate.report.text[before[-1].end : trigger.idx].strip():
        return []
    return states_joined_to(candidate, trigger.idx)[0]


def _owner(candidate: Candidate) -> list[Entity]:
    """Whose "its abstention" is: that of the state which explains it."""
    owned = [t for t in candidate.tokens("voter") if t.lower_ in _OWN]
    return [e for token in owned for e in subject_of(candidate, token)]


def _body(candidate: Candidate, story: Story) -> list[Entity]:
    """The organisation in which a vote was taken: named in the sentence, or that of the vote told before."""
    at = candidate.trigger.idx
    own = official(candidate.entities("body", "chamber"))
    own = own or [e for e in official(candidate.entities("voter")) if not e.is_state]
    own = [e for e in own if not e.is_state]
    if own:
        return own[:1]
    text = candidate.sentence.text
    for pattern, code in _CHAMBERS:
        if pattern.search(text):
            return [Entity(at, at, code, False)]
    if _sits_alone(candidate) and (candidate.frame.form == "elected" or _TO_THE_VOTE.search(text)):
        return [Entity(at, at, "UN", False)]
    return [] if candidate.frame.form == "adopted" else _body_told(candidate, story)


def _body_told(candidate: Candidate, story: Story) -> list[Entity]:
    """The organisation that the sentence names beside the vote, or that of the vote told before."""
    at, text = candidate.trigger.idx, candidate.sentence.text
    named = [e for e in candidate.resolver.named(states=False) if not e.is_state]  # no group of states
    if named:
        return named[:1]
    if (board := _board_before(candidate)) is not None:
        return [Entity(at, at, board, False)]
    voters = set(codes(official(candidate.entities("voter"))))
    people = any(e.person is not None for e in candidate.entities("voter"))
    on_text = not people and _AT_HOME_VETOED.search(text) is None
    if candidate.frame.form == "veto" and on_text and voters <= _PERMANENT:
        return [Entity(at, at, "UN", False)]
    if _council_before(candidate):
        return [Entity(at, at, "UN", False)]
    before = [c for c in story.recent() if c.type in ("vote", "sanction") and c.organisations]
    if before:
        return [Entity(at, at, code, False) for code in before[0].organisations[:1]]
    earlier = candidate.report.text[: candidate.sentence.start_char]
    for pattern, code in _CHAMBERS:
        if pattern.search(earlier):
            return [Entity(at, at, code, False)]
    return []


def _council_before(candidate: Candidate) -> bool:
    """Whether the sentence before tells how "the Council" voted, where the page names no other organisation."""
    before = candidate.sentence_before
    if before is None or candidate.resolver.organisation_codes - {"UN"}:
        return False
    return BALLOT_BEFORE.search(before.text) is not None and _COUNCIL_ALONE.search(before.text) is not None


def _board_before(candidate: Candidate) -> str | None:
    """The organisation that the sentence before has voting: "the Agency's board voted on Saturday to report X"."""
    before = candidate.sentence_before
    if before is None:
        return None
    resolver = Resolver(candidate.report, before)
    for verb in before:
        if verb.lemma_.lower() in ("vote", "adopt", "pass") and verb.pos_ == "VERB":
            found = [e for n in grammar.subjects(verb) for e in official(resolver.entities(n))]
            bodies = [e.code for e in found if not e.is_state]
            if bodies:
                return bodies[0]
    return None
