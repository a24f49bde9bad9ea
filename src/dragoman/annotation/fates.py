"""What the rest of a sentence says became of an event: "planned for May, was called off", "on hold", "could not be confirmed"."""

import re

from spacy.tokens import Token

from dragoman.annotation.dates.grammar import MONTH_NAMES, WEEKDAY_NAMES
from dragoman.annotation.own_status import Modality
from dragoman.knowledge.modality import modality_words
from dragoman.knowledge.triggers import event_nouns
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import Status

_ENDINGS = (("cancelled", Status.CANCELLED), ("postponed", Status.POSTPONED))
# "On hold", "on ice", "in limbo": nouns under a preposition that say so of the subject.
_RESTING = frozenset({"hold", "ice", "limbo", "abeyance", "standby"})
# "Under consideration", "on the table": what may come, and nobody has settled.
_OPEN = {
    "under": frozenset({"consideration", "discussion", "study", "review", "examination", "debate"}),
    "on": frozenset({"table", "horizon", "agenda"}),
    "in": frozenset({"offing", "air", "pipeline"}),
}
# Negotiations that rest are no event; a visit that rests is put off.
_GOING_ON = vocabulary("talks")

_UNTRUE = re.compile(
    r"\b(?:reports?|rumou?rs|claims?|allegations?|speculation|information|statements?|it)\b.{0,160}\b(?:did not|does not|do not) correspond to (?:the )?(?:reality|facts|the truth)"
    r"|\b(?:reports?|rumou?rs|claims|allegations|speculation|information)\b.{0,160}\b(?:has|have|had|is|are|was|were) (?:no|no basis in|devoid of(?: any)?|without(?: any)?) (?:truth|foundation|basis|fact|substance)\b"
    r"|\b(?:reports?|rumou?rs|claims|allegations|speculation)\b.{0,160}\b(?:was|were|is|are) (?:\w+ )?(?:untrue|false|baseless|groundless|unfounded|fabricated|without foundation|not true|incorrect|fake)\b"
    r"|\b(?:dismiss|reject|describ|brand|brush)\w* (?:aside )?(?:as (?:\w+ )?(?:untrue|false|baseless|groundless|unfounded|fake|nonsense|fiction|fabricat\w+)) (?:the |a |all |media |press )?(?:reports?|rumou?rs|claims?|speculation)"
    r"|\b(?:reports?|rumou?rs|claims)\b.{0,160}\bas (?:untrue|false|baseless|groundless|unfounded|fake|nonsense)\b",
    re.IGNORECASE | re.DOTALL,
)
# "Suppose that X were to", "Had the talks collapsed, Y might have": whatever the rest of the sentence tells.
_SUPPOSED = re.compile(
    r"\W*(?P<word>suppose|imagine|assume|picture|let us (?:suppose|imagine|assume)|let's (?:suppose|imagine|assume)|what if)\b"
    r"|\W*(?-i:(?P<inverted>Had|Were|Should)) (?=(?:the|a|an|(?-i:[A-Z])[\w.'’-]*)\b[^?.]*,[^.?]*\b(?:would|might|could|will|may)\b)",
    re.IGNORECASE | re.DOTALL,
)
_UNVERIFIED = re.compile(
    r"\bcould not (?:immediately |independently )?be (?:immediately |independently )?(?:confirmed|verified)"
    r"|\b(?:not been|without being) (?:yet )?(?:independently|officially|publicly) (?:confirmed|verified)"
    r"|\bwithout (?:any )?(?:official |independent |immediate )?confirmation (?:from|by|in)\b"
    r"|\b(?:there was|there has been|there is) no (?:official |independent |immediate )*(?:confirmation|word)\b",
    re.IGNORECASE,
)


_MONTHS = frozenset({*MONTH_NAMES, *WEEKDAY_NAMES})


# "Was to go to X, but has thought better of it".
_THOUGHT_BETTER = re.compile(
    r"\b(?:was|were) (?:to|due)\b.*\b(?:but|and)\b.*\b(?:thought better of it|changed (?:his|her|their|its) mind)\b",
    re.IGNORECASE | re.DOTALL,
)


def of_sentence(sentence: str) -> Modality | None:
    """What a sentence says of all that it reports: that it is untrue, or that nobody could confirm it."""
    if found := _SUPPOSED.match(sentence):
        return Modality(None, f"only supposed: {found.group().split()[0].lower()}")
    if found := _UNTRUE.search(sentence):
        return Modality(Status.DENIED, f"denied: {found.group().split()[-1].lower()}")
    if _THOUGHT_BETTER.search(sentence):
        return Modality(Status.CANCELLED, "thought better of it")
    if found := _UNVERIFIED.search(sentence):
        return Modality(Status.UNCONFIRMED, found.group().lower())
    return None


def of_subject(noun: Token) -> Modality | None:
    """What a verb further on in the sentence says of an event that is the subject: "had been announced, but was cancelled"."""
    if noun.dep_ not in ("nsubj", "nsubjpass") or noun.head.pos_ not in ("VERB", "AUX"):
        return None
    if noun.head.lemma_.lower() == "collapse" and _before_it_began(noun.head):
        return Modality(Status.CANCELLED, "collapsed before it began")
    fate = None if noun.head.dep_ == "relcl" else _open(noun.head) or _rests(noun.head, noun)
    if forced := _had_to(noun.head):
        fate = _ending(forced) or fate
    for verb in _coordinated(noun.head):
        fate = _fate(verb) or _rests(verb, noun) or fate
    return fate


def _had_to(verb: Token) -> Token | None:
    """ "The talks had to be put off", "had to postpone its visit"."""
    past = verb.lemma_ == "have" and verb.tag_ in ("VBD", "VBN")
    return next((c for c in verb.children if past and c.dep_ == "xcomp" and c.tag_ == "VBN"), None)


def _coordinated(verb: Token) -> list[Token]:
    """The verbs that go on with the same subject, in order."""
    found: list[Token] = []
    for child in verb.children:
        own = any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children)
        if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX") and not own:
            found += [child, *_coordinated(child)]
    return found


def _stands(verb: Token) -> Modality | None:
    """ "Now stands deferred"."""
    if verb.lemma_ != "stand":
        return None
    how = [
        c for c in verb.children if c.dep_ in ("acomp", "oprd", "xcomp", "advcl", "attr") and c.tag_ == "VBN"
    ]
    for name, status in _ENDINGS:
        if any(c.lemma_.lower() in modality_words()[name].verbs for c in how):
            return Modality(status, f"{name}: stands")
    return None


def _fate(verb: Token) -> Modality | None:
    """Whether a passive says that its subject was called off, put off, or took place after all."""
    if (stands := _stands(verb)) is not None:
        return stands
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    passive = bool(auxiliaries & {"was", "were", "been", "is", "are", "be"}) and verb.tag_ in ("VBN", "VBD")
    if not passive or auxiliaries & {"will", "would", "could", "may", "might", "to"}:
        return None
    if any(c.dep_ == "neg" for c in verb.children):
        return None
    return _ending(verb)


def _ending(verb: Token) -> Modality | None:
    """What a participle says became of its subject."""
    phrase = " ".join([verb.lower_, *(c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod"))])
    for name, status in _ENDINGS:
        words = modality_words()[name]
        if verb.lemma_.lower() in words.verbs or phrase in words.phrases:
            return Modality(status, f"{name}: {phrase}")
    return None


def _before_it_began(verb: Token) -> bool:
    """ "The summit collapsed before it began", "before it could open"."""
    return any(
        c.dep_ == "advcl"
        and c.lemma_.lower() in (vocabulary("begins") | {"convene", "happen"})
        and any(m.lower_ == "before" for m in c.children)
        for c in verb.children
    )


def _open(verb: Token) -> Modality | None:
    """ "A visit by X is under consideration", "A's accession to B is on the table"."""
    if verb.lemma_ not in ("be", "remain", "stay"):
        return None
    with_somebody = any(
        n.pos_ == "PROPN"
        for s in verb.children
        if s.dep_ == "nsubj"
        for p in s.children
        if p.lower_ == "with"
        for n in p.children
    )
    for prep in verb.children:
        for noun in prep.children:
            if noun.lower_ == "agenda" and with_somebody:
                continue  # "talks with Speaker X are on the agenda": of the visit
            if noun.dep_ == "pobj" and noun.lemma_.lower() in _OPEN.get(prep.lower_, ()):
                return Modality(None, f"not settled: {prep.lower_} {noun.lower_}")
    return None


def _rests(verb: Token, noun: Token) -> Modality | None:
    """ "The visit is on hold", "has been put on ice"."""
    if verb.lemma_.lower() not in ("be", "put", "place", "remain", "stay"):
        return None
    under = {
        g.lower_ for c in verb.children if c.dep_ == "prep" and c.lower_ in ("on", "in") for g in c.children
    }
    if not under & _RESTING or any(c.dep_ == "neg" for c in verb.children):
        return None
    reason = f"rests: {sorted(under & _RESTING)[0]}"
    return Modality(None if noun.lemma_.lower() in _GOING_ON else Status.POSTPONED, reason)


def to_another_time(verb: Token) -> bool:
    """ "Was moved to May", "has been shifted to next week", "has slipped to May"."""
    if verb.lemma_.lower() not in ("move", "shift", "slip", "slide"):
        return False
    times = ("week", "month", "year", "date")
    return any(
        c.dep_ == "prep"
        and c.lower_ == "to"
        and any(g.ent_type_ == "DATE" or g.lemma_.lower() in times or g.lower_ in _MONTHS for g in c.children)
        for c in verb.children
    )


def high_time(noun: Token) -> bool:
    """ "It is (high) time to appoint an ambassador"; not "it was the first time"."""
    return not any(c.dep_ in ("amod", "det") and c.lower_ != "high" for c in noun.children)


def is_off(verb: Token) -> bool:
    """ "The trip is off"."""
    return verb.lemma_ == "be" and any(
        c.lower_ == "off" and not any(g.dep_ == "pobj" for g in c.children) for c in verb.children
    )


def has_yet(have: Token) -> bool:
    """ "Talks have yet to begin"."""
    return any(c.lower_ == "yet" for c in have.subtree) and any(c.dep_ == "xcomp" for c in have.children)


_PUT_OFF = re.compile(
    r"\b(?:put off|put back|postponed|deferred|held over|pushed back|delayed|rescheduled|moved|(?:put|puts|pushed|pushes) (?:it|them|the \w+|his \w+|her \w+|its \w+) (?:off|back))\b"
)


def put_off(trigger: Token) -> bool:
    """ "Was to have gone on Friday, but put off the trip"."""
    return _PUT_OFF.search(trigger.sent.text) is not None


# What says of a visit or a meeting that it had been settled: without it, that none was held is no news of any.
_SETTLED = re.compile(
    r"\b(?:planned|scheduled|due|announced|pencilled|penciled|slated|set|expected|foreseen|agreed|arranged|called|booked|billed|"
    r"(?:was|were) to|had been|should have)\b"
)
_NUMBERED = re.compile(r"(?:\d+(?:st|nd|rd|th)|[a-z]+(?:th|first|second|third))", re.IGNORECASE)


def not_held(noun: Token, verb: Token, dep: str) -> Modality | None:
    """ "X's April trip to Kyiv did not take place: it was put off", "the ninth session, due on Friday, was not held"."""
    if dep not in ("nsubj", "nsubjpass") or noun.lemma_.lower() not in event_nouns():
        return None
    lemma, words = verb.lemma_.lower(), {c.lower_ for c in verb.children}
    happening = (
        lemma in ("happen", "materialise", "materialize", "proceed")
        or (lemma == "take" and "place" in words)
        or (lemma == "go" and "ahead" in words)
        or lemma == "hold"
    )
    aux = {"did", "could"} if dep == "nsubj" else {"was", "were", "could"}
    denied = any(c.dep_ == "neg" for c in verb.children) and bool(words & aux)
    if not (happening and denied):
        return None
    before = noun.doc[noun.left_edge.i : verb.i].text
    settled = any(c.dep_ == "poss" or _NUMBERED.fullmatch(c.text) for c in noun.children)
    if not settled and _SETTLED.search(before) is None:
        return None
    later = _PUT_OFF.search(verb.sent.text) is not None or "will now" in verb.sent.text
    return Modality(Status.POSTPONED if later else Status.CANCELLED, "did not take place")


def called_for_a_day(verb: Token, lemma: str, dep: str) -> bool:
    """ "A meeting has been called for next Tuesday": it is convened, not asked for."""
    return (
        lemma == "call"
        and dep == "nsubjpass"
        and any(
            c.dep_ == "prep"
            and c.lower_ == "for"
            and any(n.ent_type_ in ("DATE", "TIME") for n in c.children)
            for c in verb.children
        )
    )


def never_came(verb: Token) -> bool:
    """ "Had been announced but did not take place": a second verb takes back what the first promised."""
    return any(
        c.dep_ == "conj"
        and c.lemma_.lower() in vocabulary("happens")
        and any(n.dep_ == "neg" or n.lower_ in ("never", "neither") for n in c.children)
        for c in verb.children
    )


_REALISING = vocabulary("happens", "begins", "ends") | {"convene", "hold"}


def realises(verb: Token, lemma: str) -> bool:
    """Whether a verb says of its subject that it took place: "took place", "was held", "went ahead", "began"."""
    finite = verb.tag_ == "VBD" or any(
        c.lower_ in ("was", "were", "has", "have", "did")
        for c in verb.children
        if c.dep_ in ("aux", "auxpass")
    )
    if lemma == "go":
        return finite and any(c.lower_ == "ahead" for c in verb.children)
    if lemma == "take":
        return finite and any(c.lower_ == "place" for c in verb.children)
    return finite and lemma in _REALISING


_PROGRAMMES = vocabulary("agendas")


_FORESEEING = vocabulary("includes")


def on_programme(verb: Token, dep: str) -> bool:
    """ "A meeting with X is on the programme", "the agenda includes talks", "her schedule provides for a visit": ahead."""
    if verb.tag_ not in ("VBZ", "VBP") or any(c.dep_ in ("neg", "aux") for c in verb.children):
        return False
    if verb.lemma_ == "be" and dep == "nsubj":
        under = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("on", "in")]
        return any(g.lower_ in _PROGRAMMES for c in under for g in c.children)
    subject = any(c.dep_ == "nsubj" and c.lemma_.lower() in _PROGRAMMES for c in verb.children)
    return subject and dep in ("dobj", "pobj") and verb.lemma_.lower() in _FORESEEING


_BRINK = vocabulary("brinks")
_KEEPING_FROM = vocabulary("hinders") | vocabulary("shrinks_from")
_HOLDING_BACK = frozenset({"hold", "draw", "pull", "step", "back", "hang"})


def comes_to_nothing(preposition: str, governor: Token) -> bool:
    """ "Stopped short of", "on the brink of", "close to", "prevented from", "paved the way for": what follows did not come
    about, or not yet."""
    lemma = governor.lemma_.lower()
    if preposition == "of":
        thought_better = governor.lower_ == "better" and governor.head.lemma_.lower() == "think"
        thought_better |= lemma == "think" and any(c.lower_ == "better" for c in governor.children)
        return governor.lower_ == "short" or thought_better or (lemma in _BRINK and governor.dep_ == "pobj")
    if preposition == "to":
        return governor.lower_ in ("close", "closer", "near", "nearer") and governor.pos_ in ("ADJ", "ADV")
    if preposition == "for":
        return lemma == "way" and governor.head.lemma_.lower() in ("pave", "clear", "open", "prepare")
    if preposition in ("in", "on", "toward", "towards"):  # "made progress towards signing"
        made = [c.lemma_.lower() for c in governor.children if c.dep_ == "dobj"]
        over = [governor.head.lemma_.lower()] if governor.dep_ == "acl" else []
        return bool({lemma, *made, *over} & {"progress", "headway"})
    if preposition == "against":
        return lemma in ("decide", "advise", "warn", "argue", "opt", "counsel")
    back = lemma in _HOLDING_BACK and any(c.lower_ == "back" for c in governor.children)
    return preposition == "from" and (lemma in _KEEPING_FROM or back)
