"""What the word over an event says of it: "agreed to visit", "preparations for a visit", "rejected a meeting"."""

from spacy.tokens import Token

from dragoman.annotation.clauses import clause_under_verb, pluperfect
from dragoman.annotation.doubts import (
    broken_off,
    gives_reason,
    in_doubt,
    only_named,
    only_welcome,
    passed_over,
)
from dragoman.annotation.fates import (
    called_for_a_day,
    comes_to_nothing,
    has_yet,
    high_time,
    never_came,
    not_held,
    on_programme,
    realises,
    to_another_time,
)
from dragoman.annotation.idioms import came_to_grief, only_raised, turned_off
from dragoman.annotation.invitations import under_invitation
from dragoman.annotation.own_status import Modality, calls_on, own_status
from dragoman.knowledge.modality import modality_words
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import Status

# The reason where a verb says that what was planned or put off before took place after all.
REALISED = "took place"
# The reason where an event "follows", in the present tense: ahead, unless its day says otherwise.
FOLLOWS = "follows"
_WRITTEN = frozenset({"agreement", "programme", "arrangement", "plan", "schedule", "decision"})
_GIVING_UP = frozenset({"pull", "back", "drop", "bow", "cry", "opt", "duck", "bail", "wriggle"})


def governed(token: Token) -> Modality | None:
    """What the word over ``token`` says of it, or None where the climb should go on."""
    head, dep = token.head, token.dep_
    if head.pos_ == "ADP" or dep in ("pobj", "pcomp"):
        return _under_preposition(head)
    if head.pos_ in ("NOUN", "PROPN"):
        if dep == "acl" and token.tag_ == "VBN" and head.lemma_.lower() in _WRITTEN:
            return None  # "the agreement signed in Bern": signed, not agreed upon
        if dep == "acl" and token.tag_ == "VBG" and head.lemma_.lower() in _WRITTEN and _makes_ties(token):
            return None  # "signed an agreement establishing relations": with that they are
        return _under_noun(head, dep)
    if head.pos_ == "ADJ":
        return _under_adjective(token, head, dep)
    if head.pos_ in ("VERB", "AUX"):
        return _under_verb(token, head, dep)
    return None


def _makes_ties(verb: Token) -> bool:
    return any(
        c.dep_ == "dobj" and c.lemma_.lower() in ("relation", "relations", "tie") for c in verb.children
    )


def _agreed(verb: Token) -> bool:
    """ "Agreed on Wednesday to reopen the border after talks in Nairobi": after these they agreed."""
    over = verb.head
    return (
        verb.dep_ == "xcomp"
        and over.tag_ in ("VBD", "VBN")
        and over.lemma_.lower() in vocabulary("undertakes")
    )


def _under_preposition(preposition: Token) -> Modality | None:
    words = modality_words()
    lower = preposition.lower_
    if lower == "before" and _told_of(governing := preposition.head) and _has_clause(preposition):
        return Modality(Status.OCCURRED, f"before {governing.lower_}")
    if lower == "of" and preposition.head.lower_ == "eve" and only_named(preposition):
        return Modality(None, "only the day before it")
    if lower in words["planned"].prepositions or (lower == "of" and preposition.head.lower_ == "ahead"):
        return Modality(Status.PLANNED, f"before it: {lower}")
    governor = preposition.head
    if (off := turned_off(preposition)) is not None:
        return off
    if lower in ("for", "of") and on_programme(governor, "pobj"):
        return Modality(Status.PLANNED, "on the programme")
    if comes_to_nothing(lower, governor):
        return Modality(None, f"only near: {governor.lower_} {lower}")
    if lower == "of" and governor.lower_ == "out" and governor.head.lemma_.lower() in _GIVING_UP:
        return Modality(Status.CANCELLED, "pulled out")
    if (
        lower == "of"
        and governor.lemma_.lower() in _GIVING_UP
        and any(c.lower_ == "out" for c in governor.children)
    ):
        return Modality(Status.CANCELLED, "pulled out")
    if lower == "for" and governor.lemma_.lower() == "be" and (plan := _plan_beside(governor)):
        return Modality(Status.PLANNED, f"planned: {plan}")
    if lower == "for" and (turned := _turned_down(governor)):
        return Modality(Status.DECLINED, f"declined: {turned}")
    if lower in ("after", "following") and _agreed(governor):
        return Modality(Status.OCCURRED, f"{lower} it, agreed to {governor.lower_}")
    if lower in ("on", "to") and governor.lemma_.lower() == "agree":
        own = own_status(governor, first=False)
        return own if own is not None and own.status is None else Modality(Status.PLANNED, f"agree {lower}")
    if lower in ("to", "for", "of", "on", "in") and governor.pos_ in ("NOUN", "PROPN"):
        return _under_noun(governor, "prep")
    if lower in ("for", "to", "on", "upon", "at") and governor.pos_ in ("VERB", "AUX"):
        verb = governor.lemma_.lower()
        if verb in words["planned"].verbs and verb not in ("agree", "announce", "confirm") and lower == "for":
            nothing = any(
                c.dep_ == "det" and c.lower_ == "no"
                for noun in governor.children
                if noun.dep_ in ("nsubjpass", "dobj")
                for c in noun.children
            )  # "no date was set for a meeting"
            nothing = nothing or (
                governor.dep_ == "acl"
                and any(
                    c.dep_ in ("det", "neg") and c.lower_ in ("no", "without") for c in governor.head.children
                )
            )  # "with no date set for a further round"
            return (
                Modality(None, f"nothing {verb} for") if nothing else Modality(Status.PLANNED, f"{verb} for")
            )
        if verb in ("arrange", "plan", "prepare"):
            return Modality(Status.PLANNED, f"{verb} {lower}")
        raised = any(only_raised(c, verb) for c in preposition.children)
        if raised or (verb in words["irreal"].verbs and verb not in ("discuss", "offer", "ask")):
            return Modality(None, f"only wished: {verb} {lower}")
        if governor.tag_ in ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG"):
            return own_status(governor, first=False)
    if governor.pos_ == "ADJ":
        return _under_adjective(preposition, governor, "prep")
    return None


_ASKED = frozenset({"request", "proposal", "plea", "bid", "offer", "appeal", "call", "suggestion"})


def _turned_down(word: Token) -> str:
    """ "Has turned down a request for a meeting": the words of declining, or nothing."""
    noun = word if word.pos_ == "NOUN" else next((c for c in word.children if c.dep_ == "dobj"), None)
    if noun is None or noun.lemma_.lower() not in _ASKED or noun.dep_ not in ("dobj", "nsubjpass"):
        return ""
    verb, declined = noun.head, modality_words()["declined"]
    phrase = " ".join([verb.lower_, *(c.lower_ for c in verb.children if c.dep_ == "prt")])
    negated = any(c.dep_ == "neg" for c in verb.children)
    return (
        phrase
        if not negated and (verb.lemma_.lower() in declined.verbs or phrase in declined.phrases)
        else ""
    )


def _told_of(verb: Token) -> bool:
    return verb.tag_ == "VBD" or (
        verb.tag_ == "VBN" and any(c.lower_ in ("was", "were", "had") for c in verb.children)
    )


def _has_clause(preposition: Token) -> bool:
    return any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in preposition.children)


def _plan_beside(be: Token) -> str:
    """The word of planning in "is due in Accra for talks", "preparations are under way for a visit", or nothing."""
    planned = modality_words()["planned"]
    for child in be.children:
        if child.dep_ in ("acomp", "attr") and child.lower_ in planned.adjectives:
            return child.lower_
        if child.dep_ == "nsubj" and child.lemma_.lower() in ("preparation", "arrangement", "plan", "work"):
            return child.lower_
    return ""


def _under_noun(noun: Token, dep: str) -> Modality | None:
    words = modality_words()
    lemma = noun.lemma_.lower()
    if lemma == "invitation":
        return under_invitation(noun)
    if dep not in ("prep", "acl", "compound", "relcl", "poss", "nmod", "amod"):
        return None
    if lemma in words["irreal"].reasons and gives_reason(noun):
        return Modality(None, f"only possible: {lemma}")
    if dep == "relcl" and lemma not in ("hope", "wish", "time") and not _according_to(noun):
        return None
    if lemma in words["irreal"].nouns:
        return Modality(None, f"only possible: {lemma}")
    if lemma == "time" and dep in ("acl", "relcl") and noun.head.lemma_ == "be" and high_time(noun):
        return Modality(None, "only advised: time to")
    if lemma == "agenda" and noun.head.tag_ in ("VBD", "VBN"):
        return None  # "topped the agenda of his talks"
    if dep in ("prep", "acl", "relcl") and lemma in words["unconfirmed"].nouns | words["denied"].nouns:
        if noun.dep_ in ("dobj", "nsubjpass", "pobj") and (
            noun.head.lemma_.lower() in words["denied"].verbs | words["declined"].verbs
        ):
            return Modality(Status.DENIED, f"denied: {lemma}")
        if lemma in words["unconfirmed"].nouns:
            return Modality(Status.UNCONFIRMED, f"only heard: {lemma}")
    if dep in ("prep", "acl"):
        if lemma in words["planned"].nouns and (fate := _fate_of_plan(noun)) is not None:
            return fate
        for name, status in (
            ("planned", Status.PLANNED),
            ("postponed", Status.POSTPONED),
            ("cancelled", Status.CANCELLED),
        ):
            if lemma in words[name].nouns:
                return Modality(status, f"{name}: {lemma}")
    return None


def _according_to(report: Token) -> bool:
    """ "A report according to which", which says what stands in its relative clause."""
    near = report.doc[report.i + 1 : min(report.sent.end, report.i + 4)]
    return report.lemma_.lower() in modality_words()["unconfirmed"].nouns and [t.lower_ for t in near] == [
        "according", "to", "which",
    ]  # fmt: skip


def _fate_of_plan(plan: Token) -> Modality | None:
    """ "No plans for", "dropped plans to", "plans for ... have been scrapped": what became of the plan itself."""
    if any(c.dep_ in ("det", "neg") and c.lower_ in ("no", "any") for c in plan.children):
        return Modality(None, f"no {plan.lemma_}")
    if plan.dep_ not in ("dobj", "nsubjpass"):
        return None
    over = _noun_under_verb(plan, plan.head, plan.head.lemma_.lower(), plan.dep_)
    if over is None or over.status in (Status.OCCURRED, Status.PLANNED, Status.UNCONFIRMED):
        return None
    return over


def _under_adjective(token: Token, adjective: Token, dep: str) -> Modality | None:
    words = modality_words()
    lower = adjective.lower_
    if dep not in ("xcomp", "prep", "ccomp", "acl"):
        return None
    if lower == "ready" and adjective.head.lemma_ == "stand":
        return Modality(None, "only ready to")
    if lower in words["planned"].adjectives:
        if pluperfect(adjective):
            return Modality(Status.CANCELLED, f"had been {lower}")
        return Modality(Status.PLANNED, f"planned: {lower}")
    if lower in ("likely", "certain", "sure") and any(
        c.dep_ == "aux" and c.lower_ == "have" for c in token.children
    ):
        return Modality(Status.UNCONFIRMED, f"{lower} to have")
    if lower in words["irreal"].adjectives:
        return Modality(None, f"only possible: {lower}")
    return None


def _under_verb(token: Token, verb: Token, dep: str) -> Modality | None:
    lemma = verb.lemma_.lower()
    words = modality_words()
    is_infinitive = dep in ("xcomp", "ccomp") and _infinitive(token)
    if dep == "advcl" and _infinitive(token) and lemma in (vocabulary("undertakes") | {"plan"}):
        dep, is_infinitive = "xcomp", True  # "agreed with his host to open a consulate"
    if (
        lemma == "have"
        and is_infinitive
        and any(c.lower_ == "yet" for c in (*verb.children, *token.children))
    ):
        return Modality(None, "has yet to")
    if lemma == "have" and is_infinitive and verb.tag_ in ("VBZ", "VBP", "VB"):
        return Modality(None, "has to")
    if is_infinitive and lemma == "be":
        own = own_status(verb, first=False)
        if own is not None and own.status is None:
            return own
        if verb.tag_ == "VBD" and any(c.dep_ == "aux" and c.lower_ == "have" for c in token.children):
            return Modality(Status.CANCELLED, "was to have")
        negated = any(c.dep_ == "neg" for c in verb.children)
        return Modality(None, "is not to") if negated else Modality(Status.PLANNED, "is to")
    if is_infinitive and lemma == "go" and verb.tag_ == "VBG":
        return Modality(Status.CANCELLED if pluperfect(verb) else Status.PLANNED, "going to")
    if dep in ("dobj", "nsubjpass", "attr", "pobj") or (dep == "nsubj" and token.pos_ != "VERB"):
        return not_held(token, verb, dep) or _noun_under_verb(token, verb, lemma, dep)
    if dep in ("xcomp", "ccomp", "advcl") or is_infinitive:
        if dep == "advcl" and not is_infinitive:
            return None
        if dep == "advcl":
            return Modality(Status.PLANNED, "a purpose")
        gerund = dep == "xcomp" and token.tag_ == "VBG"
        return clause_under_verb(token, verb, lemma, words, is_infinitive or gerund)
    return None


def _infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _noun_under_verb(noun: Token, verb: Token, lemma: str, dep: str) -> Modality | None:
    """An event noun that somebody planned, cancelled, rejected, denied, called for."""
    words = modality_words()
    if lemma == "call" and calls_on(verb):
        return own_status(verb, first=False)
    phrase = " ".join([verb.lower_, *(c.lower_ for c in verb.children if _particle(c))])
    own = own_status(verb, first=False)
    if dep != "nsubj" and broken_off(noun, lemma):
        return Modality(None, "broken off")
    if dep == "dobj" and passed_over(noun, verb, lemma):
        return Modality(Status.CANCELLED, f"passed over: {lemma}")
    if dep == "dobj" and only_welcome(verb, lemma):
        return Modality(None, f"only wished: would {lemma}")
    if dep == "nsubj" and in_doubt(verb, lemma):
        return Modality(None, "left open")
    for name, status in (
        ("cancelled", Status.CANCELLED),
        ("postponed", Status.POSTPONED),
        ("declined", Status.DECLINED),
        ("denied", Status.DENIED),
    ):
        if (lemma in words[name].verbs or phrase in words[name].phrases) and not _only_subject(dep, name):
            off_not = (
                own is not None and own.reason.startswith("negated") and name in ("cancelled", "postponed")
            )
            if (own and own.status is None and not off_not) or _only_asked(verb):
                return Modality(None, "only possible")
            if off_not:  # "has not been called off"
                return Modality(Status.PLANNED, f"denied that it was {phrase}")
            if name in ("cancelled", "postponed") and _denied(verb):
                return Modality(Status.PLANNED, f"denied that it was {phrase}")
            return Modality(status, f"{name}: {phrase}")
    if dep in ("nsubjpass", "dobj", "nsubj") and to_another_time(verb):
        return Modality(Status.POSTPONED, f"postponed: {phrase}")
    if came_to_grief(noun, verb, phrase):
        return Modality(Status.CANCELLED, f"cancelled: {phrase}")
    if (
        lemma == "be"
        and dep == "nsubj"
        and any(c.dep_ in ("acomp", "attr") and c.lower_ in words["irreal"].adjectives for c in verb.children)
    ):
        return Modality(None, "only possible")
    if lemma == "be" and dep == "nsubj" and verb.tag_ in ("VBZ", "VBP") and (due := _plan_beside(verb)):
        return Modality(None, "not due") if own and own.status is None else Modality(Status.PLANNED, due)
    if on_programme(verb, dep):
        return Modality(Status.PLANNED, "on the programme")
    if lemma == "be" and dep == "nsubj" and any(c.dep_ == "xcomp" and _infinitive(c) for c in verb.children):
        return (
            Modality(None, "is not to") if own and own.status is None else Modality(Status.PLANNED, "is to")
        )
    if lemma == "have" and dep == "nsubj" and has_yet(verb):
        return Modality(None, "has yet to")
    if dep in ("nsubj", "nsubjpass") and own is None and realises(verb, lemma):
        return Modality(Status.OCCURRED, REALISED)
    if dep in ("nsubj", "nsubjpass") and never_came(verb):
        return Modality(Status.CANCELLED, "did not take place")
    if dep == "nsubj" and lemma == "follow" and verb.tag_ == "VBZ" and own is None:
        return Modality(Status.PLANNED, FOLLOWS)
    if dep == "nsubj":
        if lemma == "fail":
            return Modality(None, "failed to")
        return own
    if lemma in words["planned"].verbs and lemma not in ("confirm", "undertake"):
        return (
            Modality(None, own.reason)
            if own and own.status is None
            else Modality(Status.PLANNED, f"planned: {lemma}")
        )
    if called_for_a_day(verb, lemma, dep):
        return Modality(Status.PLANNED, "called for a day")
    if lemma in ("rumour", "rumor", "speculate", "allege") and dep in ("nsubjpass", "dobj"):
        return Modality(Status.UNCONFIRMED, f"unconfirmed: {lemma}")
    if (lemma in words["irreal"].verbs and dep != "attr") or only_raised(noun, lemma):
        return Modality(None, f"only wished: {lemma}")
    return own


_AWAY = frozenset({"back", "off", "over", "away"})


def _particle(word: Token) -> bool:
    """The "off", "back", "over" of a verb of two words."""
    return (
        word.dep_ == "prt"
        or word.lower_ == "through"
        or (word.dep_ == "advmod" and word.lower_ in _AWAY and word.i == word.head.i + 1)
    )


def _denied(verb: Token) -> bool:
    """ "Denied that the visit had been cancelled"."""
    clause = verb.dep_ in ("ccomp", "pcomp") and verb.head.pos_ == "VERB"
    return clause and verb.head.lemma_.lower() in modality_words()["denied"].verbs


def _only_asked(verb: Token) -> bool:
    """ "Asked the king to postpone his visit", "refused to cancel the talks": nothing was put off."""
    if verb.dep_ not in ("xcomp", "ccomp") or verb.tag_ not in ("VB", "VBG"):
        return False
    over = governed(verb)
    return over is not None and over.status in (None, Status.DECLINED)


def _only_subject(dep: str, name: str) -> bool:
    """ "The talks rejected ..." does not tell that talks were rejected; "the visit was postponed" has nsubjpass."""
    return dep == "nsubj" and name in ("declined", "denied", "postponed", "cancelled")
