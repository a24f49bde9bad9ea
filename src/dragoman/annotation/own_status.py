"""What a word's own auxiliaries, negation and modifiers say of the event that it tells of."""

from dataclasses import dataclass
from itertools import takewhile

from spacy.tokens import Token

from dragoman.knowledge.modality import modality_words
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import Status

# The reason where somebody "said that it would".
WOULD = "said that it would"


@dataclass(frozen=True, slots=True)
class Modality:
    """``status`` is None where no event is told of; ``reason`` says which words decided, for ``explain``."""

    status: Status | None
    reason: str

    @property
    def is_event(self) -> bool:
        """Whether anything is left to record."""
        return self.status is not None


def _of_before(participle: Token) -> bool:
    """ "A visit, postponed twice": that was before, and says nothing of how it stands now."""
    return any(
        c.lower_ in ("twice", "thrice", "repeatedly", "previously", "times") for c in participle.children
    )


def _in_the_press(token: Token) -> bool:
    """Whether somebody's press is named as having it: "X may meet Y, the newspaper Z says", "according to Serbian media"."""
    sources = modality_words()["press"].nouns
    over = token.head if token.dep_ in ("ccomp", "parataxis") else None
    if over is not None and over.lemma_.lower() not in modality_words()["saying"].verbs:
        over = None
    if over is not None and any(c.dep_ == "nsubj" and c.lemma_.lower() in sources for c in over.children):
        return True
    sentence = token.sent
    if not any(t.lower_ == "according" for t in sentence):
        return False
    return any(t.lemma_.lower() in sources and t.dep_ == "pobj" and t.head.lower_ == "to" for t in sentence)


def _is_reminder(token: Token) -> bool:
    """ "It will be recalled that X signed": no future of what is recalled."""
    return token.lemma_.lower() in ("recall", "remember", "recollect") and any(
        c.dep_ == "nsubjpass" and c.lower_ == "it" for c in token.children
    )


_MODALS = frozenset({"will", "would", "can", "could", "may", "might", "should", "'ll", "’ll"})


def _still_awaited(verb: Token) -> bool:
    """ "Suspended until a ceasefire is agreed", "could resume once the embassy was closed": awaited; "until the two signed in
    1978" is told as done."""
    words = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod")}
    once = "once" in words and verb.dep_ == "advcl"
    if not once and not words & {"until", "till"}:
        return False
    helping = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    finite = helping[0] if helping else verb
    ahead = once and any(c.dep_ == "aux" and c.lower_ in _MODALS for c in verb.head.children)
    return finite.tag_ in ("VBZ", "VBP") or ahead


def own_status(token: Token, *, first: bool) -> Modality | None:
    """What a word's own auxiliaries, negation and modifiers say, or None where they say nothing."""
    words = modality_words()
    children = list(token.children)
    lowers = {child.lower_ for child in children}
    if any(c.dep_ == "mark" and c.lower_ in words["irreal"].marks for c in children):
        return Modality(None, "under a condition")
    if _still_awaited(token):
        return Modality(None, "only once it happens")
    if token.pos_ in ("VERB", "AUX"):
        auxiliaries = {c.lower_ for c in children if c.dep_ in ("aux", "auxpass")}
        negated = any(_is_not(c) or is_no_longer(c) or _has_not(c) for c in children) or _nobody(children)
        if auxiliaries & {"will", "shall", "'ll", "’ll", "wo"} and not _is_reminder(token):
            if negated and token.lemma_.lower() in _REFUSED and not auxiliaries & {"be", "been"}:
                return Modality(Status.DECLINED, "will not")
            if negated:
                return Modality(Status.CANCELLED, "will not")
            if _only_if(token):
                return Modality(None, "under a condition")
            return Modality(Status.PLANNED, "future")
        if auxiliaries & {"may", "might", "must"} and "have" in auxiliaries and not negated:
            return Modality(Status.UNCONFIRMED, "may have")
        if auxiliaries & {"may", "might"} and not negated and _in_the_press(token):
            return Modality(Status.UNCONFIRMED, "may, as the press has it")
        if auxiliaries & words["irreal"].auxiliaries:
            said = token.dep_ == "ccomp" or (token.dep_ == "conj" and token.head.dep_ == "ccomp")
            said = said or (token.dep_ == "acl" and token.head.lemma_.lower() in _NOTICES)
            # "said that it would have helped": it was not
            said = said and not _only_if(token) and "have" not in auxiliaries
            said = said and not _only_seen_to(token)
            if "would" in auxiliaries and not negated and said:
                return Modality(Status.PLANNED, WOULD)
            return Modality(None, "only possible: " + ", ".join(sorted(auxiliaries)))
        if negated:
            return Modality(None, "negated")
        if _still_ahead(token):
            return Modality(Status.PLANNED, "future")
        if first and token.tag_ in ("VBZ", "VBP") and (_leads_ahead(token) or _and_will(token)):
            return Modality(Status.PLANNED, "future")
        if first and token.lemma_ == "be" and (due := _due(children)):
            gone = "been" in token.lower_ and "had" in auxiliaries
            return Modality(Status.CANCELLED if gone else Status.PLANNED, f"planned: {due}")
        if announced(token) or _heads_line(token):
            return Modality(Status.PLANNED, "announced in a line without a verb")
        if first and _is_imperative(token, children):
            return Modality(None, "an imperative")
        if token.lemma_ == "go" and token.tag_ == "VBG" and "to" in lowers:
            return None
    if token.pos_ in ("NOUN", "PROPN"):
        if any(c.dep_ in ("det", "neg") and c.lower_ in ("no", "any", "neither") for c in children):
            return Modality(None, "negated")
        fresh = [c for c in children if not (c.dep_ == "acl" and _of_before(c))]
        modifiers = {c.lower_ for c in fresh if c.dep_ in ("amod", "compound", "nmod", "acl", "advmod")}
        modifiers |= {c.lemma_.lower() for c in fresh if c.dep_ == "acl" and c.tag_ == "VBN" and _bare(token)}
        return _by_modifiers(modifiers)
    return None


# What one does of one's own accord: who will not do it declines. A visit that will not be made is off.
_REFUSED = frozenset(
    {
        "sign",
        "initial",
        "ratify",
        "endorse",
        "recognise",
        "recognize",
        "name",
        "appoint",
        "accept",
        "join",
        "accede",
    }
)


def _bare(noun: Token) -> bool:
    """ "Trip dropped last Friday": a line of a diary, with neither article nor verb."""
    return noun.dep_ == "ROOT" and not any(c.dep_ in ("det", "poss") for c in noun.children)


# What is given out: "gave notice that it would leave".
_NOTICES = frozenset(
    {"notice", "notification", "announcement", "confirmation", "assurance", "promise", "pledge"}
)


def _only_if(verb: Token) -> bool:
    """ "Will go to Ankara if the journalists are freed": nobody knows."""
    clauses = [c for c in verb.children if c.dep_ == "advcl"]
    would = any(c.dep_ == "aux" and c.lower_ in ("would", "'d", "will", "could") for c in verb.children)
    turned = (c for c in clauses if c.i < verb.i and c.left_edge.lower_ in ("should", "were"))
    return any(turned) or any(
        c.dep_ == "mark" and c.lower_ == "if"
        for clause in clauses
        if clause.i > verb.i or would
        for c in clause.children
    )


_MADE_SURE = vocabulary("makes_sure")
_KNOWN = vocabulary("foreknows")


def _only_seen_to(verb: Token) -> bool:
    """ "Watered down to ensure that they would abstain", "had known all along that X would veto it": no word on what is ahead."""
    clause = verb if verb.dep_ == "ccomp" else verb.head
    over = clause.head
    before = any(c.dep_ == "aux" and c.lower_ in ("had", "'d", "’d") for c in over.children)
    sure = over.lemma_.lower() == "sure" or over.lemma_.lower() in _MADE_SURE
    return sure or (before and over.lemma_.lower() in _KNOWN)


def _still_ahead(verb: Token) -> bool:
    """ "When X visits Delhi, he will": the present of a clause of time whose main clause looks forward."""
    if verb.dep_ != "advcl" or verb.tag_ not in ("VBZ", "VBP"):
        return False
    timed = any(c.dep_ in ("advmod", "mark") and c.lower_ in _TIMES for c in verb.children)
    return timed and any(c.dep_ == "aux" and c.lower_ in ("will", "shall", "'ll") for c in verb.head.children)


def _leads_ahead(verb: Token) -> bool:
    """ "Flies on to Riyadh, where he will brief ministers": the present of a journey that is ahead."""
    if verb.lemma_ == "be":
        return False  # "is in Brussels, where she will meet X": there already
    clauses = [t for t in verb.subtree if t.i > verb.i and t.dep_ in ("relcl", "advcl")]
    return any(
        all(
            t.pos_ in ("NOUN", "PROPN", "ADP", "ADV")
            for t in takewhile(lambda t: t != verb, clause.ancestors)
        )
        for clause in clauses
        if any(c.lower_ in ("where", "whence") for c in clause.subtree)
        and (
            any(c.dep_ == "aux" and c.lower_ in ("will", "shall", "'ll") for c in clause.children)
            or _is_to(clause)
        )
    )


def _is_to(verb: Token) -> bool:
    """ "Is to confer", "is due to be received", "is expected to meet", "plans to call": the present of what is ahead."""
    if verb.tag_ not in ("VBZ", "VBP") and not any(c.tag_ in ("VBZ", "VBP") for c in verb.children):
        return False
    words = modality_words()["planned"]
    planned = verb.lemma_.lower() in words.verbs or (verb.lemma_ == "be" and bool(_due(list(verb.children))))
    aims = [c for c in verb.children if c.dep_ == "xcomp" and any(t.tag_ == "TO" for t in c.children)]
    return (verb.lemma_ == "be" and bool(aims)) or planned


def _and_will(verb: Token) -> bool:
    """ "Arrives in Cuba this Thursday and will be received": ahead, as what follows it is."""
    if verb.lemma_ in ("be", "stay", "remain") or any(c.dep_ in ("neg", "aux") for c in verb.children):
        return False
    return any(
        c.dep_ == "conj"
        and c.pos_ in ("VERB", "AUX")
        and any(a.dep_ == "aux" and a.lower_ in ("will", "shall") for a in c.children)
        and not any(s.dep_ in ("nsubj", "nsubjpass", "expl") for s in c.children)
        for c in verb.children
    )


_TIMES = frozenset({"when", "once", "after", "before", "until"})


def _due(children: list[Token]) -> str:
    """The word of planning in "is due in Lima", or an empty string."""
    planned = modality_words()["planned"].adjectives
    return next((c.lower_ for c in children if c.dep_ == "acomp" and c.lower_ in planned), "")


def is_no_longer(token: Token) -> bool:
    """Whether a word is the "longer" of "no longer"."""
    return token.lower_ == "longer" and any(c.lower_ in ("no", "any") for c in token.children)


def _is_imperative(verb: Token, children: list[Token]) -> bool:
    """ "Recall the ambassador, Mr President": a bare form at the head of its sentence, without a subject."""
    bare = verb.tag_ == "VB" and verb.dep_ == "ROOT"
    return bare and not any(c.dep_ in ("nsubj", "nsubjpass", "aux", "expl", "csubj") for c in children)


def announced(verb: Token) -> bool:
    """ "Foreign minister to visit Seoul": the infinitive of a headline, which has no other verb, is its future."""
    if verb.dep_ not in ("relcl", "acl") or verb.head.dep_ != "ROOT" or verb.tag_ != "VB":
        return False
    own = any(c.dep_ in ("nsubj", "nsubjpass", "mark") for c in verb.children)
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    told = any(t.tag_ in _FINITE and t.pos_ in ("VERB", "AUX") for t in verb.sent)
    return infinitive and not own and not told and verb.head.pos_ in ("NOUN", "PROPN")


def _heads_line(verb: Token) -> bool:
    """ "Fiji to open embassy in Jakarta": the infinitive that is a headline's main verb, its subject before it."""
    if verb.dep_ != "ROOT" or verb.tag_ not in ("VB", "VBN"):
        return False
    subject = any(c.dep_ in ("nsubj", "nsubjpass") and c.i < verb.i for c in verb.children)
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" and verb.i - c.i <= 2 for c in verb.children)
    told = any(t.tag_ in (*_FINITE, "VBN") for t in verb.doc[verb.sent.start : verb.i])
    return subject and infinitive and not told


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _is_not(word: Token) -> bool:
    """Whether a word under a verb negates it."""
    return word.dep_ == "neg" or word.lower_ in ("never", "hardly")


def _has_not(auxiliary: Token) -> bool:
    """ "Has not, as was claimed, broken off relations": the negation hangs on the auxiliary."""
    return auxiliary.dep_ in ("aux", "auxpass") and any(_is_not(c) for c in auxiliary.children)


def _nobody(children: list[Token]) -> bool:
    """Whether the subject denies the verb: "no agreement was signed", "nobody met", "neither side signed"."""
    none = ("no", "neither", "nobody", "none", "nothing")
    subjects = [c for c in children if c.dep_ in ("nsubj", "nsubjpass")]
    under = [g for c in children if c.dep_ == "prep" and c.lower_ in ("to", "with") for g in c.children]
    under += [c for c in children if c.dep_ == "dobj"]
    if any(g.lower_ in ("nobody", "none") for g in under):
        return True  # "closed its airspace to nobody"
    return any(s.lower_ in none or any(d.lower_ in none for d in s.children) for s in subjects)


def _by_modifiers(modifiers: set[str]) -> Modality | None:
    words = modality_words()
    for name, status in (
        ("cancelled", Status.CANCELLED),
        ("postponed", Status.POSTPONED),
        ("planned", Status.PLANNED),
        ("irreal", None),
    ):
        hit = modifiers & (words[name].adjectives | words[name].verbs)
        if hit:
            return Modality(status, f"{name}: {sorted(hit)[0]}")
    return None


def calls_on(verb: Token) -> bool:
    """ "Holds talks with X, then calls on Y": a visit to somebody, and no call for anything."""
    on = any(c.lower_ in ("on", "upon") and c.dep_ == "prep" for c in verb.children)
    if any(c.dep_ == "prt" or c.lower_ == "off" for c in verb.children):
        return False  # "was called off on Friday"
    return on and not any(c.dep_ in ("xcomp", "ccomp") for c in verb.children)
