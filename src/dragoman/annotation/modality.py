"""What became of the event that a word tells of: planned, occurred, put off, denied, heard of, or only imagined.

The word is followed upwards through its clause: auxiliaries, negation, the verbs and nouns that it stands under
("agreed to visit", "preparations for a visit", "rejected a meeting"). The words are in ``tables/modality.toml``.
"""

from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.knowledge.modality import ModalityWords, modality_words
from dragoman.records import Status

# A word this deep in a sentence is under so many others that its status is anybody's guess.
DEEPEST_CLIMB = 9


# Conjunctions of time: their clause tells what happened, whatever the main clause says.
_TELLING = frozenset({"when", "as", "while", "after", "since", "once", "where"})


@dataclass(frozen=True, slots=True)
class Modality:
    """``status`` is None where no event is told of; ``reason`` says which words decided, for ``explain``."""

    status: Status | None
    reason: str

    @property
    def is_event(self) -> bool:
        """Whether anything is left to record."""
        return self.status is not None


def modality_of(trigger: Token) -> Modality:
    """The status of the event that ``trigger`` (a verb or an event noun) tells of."""
    found = _walk(trigger)
    if found.status in (Status.OCCURRED, Status.PLANNED):
        hearsay = _hearsay(trigger)
        if hearsay:
            return Modality(Status.UNCONFIRMED, hearsay)
    return found


def _walk(trigger: Token) -> Modality:
    current = Modality(Status.OCCURRED, "told as a fact")
    token = trigger
    for _ in range(DEEPEST_CLIMB):
        own = _own(token, first=token == trigger)
        if own is not None:
            current = _combine(current, own)
            planned_noun = own.status is Status.PLANNED and token.pos_ in ("NOUN", "PROPN")
            if current.status is None:
                return current
            if own.status is not Status.OCCURRED and not planned_noun:
                over = _governed(token) if own.status is Status.PLANNED and token.head != token else None
                return _combine(current, over) if over is not None else current
        if token.head == token:
            return current
        over = _governed(token)
        if over is not None:
            return _combine(current, over)
        if _stops(token) or _presupposed(token):
            return current
        token = token.head
    return current


def _presupposed(token: Token) -> bool:
    """An event noun deep in a noun phrase ("a subtext in X's visit") is taken for granted by whatever stands above.

    "A round of talks", "a session of the commission" are one event with two nouns: the climb goes on.
    """
    over = token.head.head
    if token.dep_ != "pobj" or token.pos_ not in ("NOUN", "PROPN") or over.pos_ not in ("NOUN", "PROPN"):
        return False
    return over.lemma_.lower() not in ("round", "session", "meeting", "sitting", "series", "stage")


def _combine(below: Modality, above: Modality) -> Modality:
    """What is planned stays planned under a plain verb; what is imagined is no event under any."""
    if above.status is Status.OCCURRED:
        return below
    return above


def _own(token: Token, *, first: bool) -> Modality | None:
    """What a word's own auxiliaries, negation and modifiers say, or None where they say nothing."""
    words = modality_words()
    children = list(token.children)
    lowers = {child.lower_ for child in children}
    if any(c.dep_ == "mark" and c.lower_ in words["irreal"].marks for c in children):
        return Modality(None, "under a condition")
    if token.pos_ in ("VERB", "AUX"):
        auxiliaries = {c.lower_ for c in children if c.dep_ in ("aux", "auxpass")}
        negated = any(c.dep_ == "neg" or c.lower_ in ("never", "hardly") for c in children) or _nobody(
            children
        )
        if auxiliaries & {"will", "shall", "'ll", "’ll", "wo"}:
            if negated:
                return Modality(Status.CANCELLED, "will not")
            return Modality(Status.PLANNED, "future")
        if auxiliaries & words["irreal"].auxiliaries:
            if "would" in auxiliaries and not negated and token.dep_ == "ccomp":
                return Modality(Status.PLANNED, "said that it would")
            return Modality(None, "only possible: " + ", ".join(sorted(auxiliaries)))
        if negated:
            return Modality(None, "negated")
        if first and _is_imperative(token, children):
            return Modality(None, "an imperative")
        if token.lemma_ == "go" and token.tag_ == "VBG" and "to" in lowers:
            return None
    if token.pos_ in ("NOUN", "PROPN"):
        if any(c.dep_ in ("det", "neg") and c.lower_ in ("no", "any", "neither") for c in children):
            return Modality(None, "negated")
        modifiers = {c.lower_ for c in children if c.dep_ in ("amod", "compound", "nmod", "acl", "advmod")}
        return _by_modifiers(modifiers)
    return None


def _is_imperative(verb: Token, children: list[Token]) -> bool:
    """ "Recall the ambassador, Mr President": a bare form at the head of its sentence, without a subject."""
    bare = verb.tag_ == "VB" and verb.dep_ == "ROOT"
    return bare and not any(c.dep_ in ("nsubj", "nsubjpass", "aux", "expl", "csubj") for c in children)


def _nobody(children: list[Token]) -> bool:
    """Whether the subject denies the verb: "no agreement was signed", "nobody met", "neither side signed"."""
    none = ("no", "neither", "nobody", "none", "nothing")
    subjects = [c for c in children if c.dep_ in ("nsubj", "nsubjpass")]
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


def _governed(token: Token) -> Modality | None:
    """What the word over ``token`` says of it, or None where the climb should go on."""
    head, dep = token.head, token.dep_
    if head.pos_ == "ADP" or dep in ("pobj", "pcomp"):
        return _under_preposition(head)
    if head.pos_ in ("NOUN", "PROPN"):
        return _under_noun(head, dep)
    if head.pos_ == "ADJ":
        return _under_adjective(token, head, dep)
    if head.pos_ in ("VERB", "AUX"):
        return _under_verb(token, head, dep)
    return None


def _under_preposition(preposition: Token) -> Modality | None:
    words = modality_words()
    lower = preposition.lower_
    if lower in words["planned"].prepositions or (lower == "of" and preposition.head.lower_ == "ahead"):
        return Modality(Status.PLANNED, f"before it: {lower}")
    governor = preposition.head
    if lower in ("to", "for", "of", "on", "in") and governor.pos_ in ("NOUN", "PROPN"):
        return _under_noun(governor, "prep")
    if lower in ("for", "to", "on", "at") and governor.pos_ in ("VERB", "AUX"):
        verb = governor.lemma_.lower()
        if verb in words["planned"].verbs and verb not in ("agree", "announce", "confirm") and lower == "for":
            return Modality(Status.PLANNED, f"{verb} for")
        if verb in ("arrange", "plan", "prepare"):
            return Modality(Status.PLANNED, f"{verb} {lower}")
        if verb in words["irreal"].verbs and verb not in ("discuss", "offer", "ask"):
            return Modality(None, f"only wished: {verb} {lower}")
        if governor.tag_ in ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG"):
            return _own(governor, first=False)
    if governor.pos_ == "ADJ":
        return _under_adjective(preposition, governor, "prep")
    return None


def _under_noun(noun: Token, dep: str) -> Modality | None:
    words = modality_words()
    lemma = noun.lemma_.lower()
    if lemma == "invitation":
        return _under_invitation(noun)
    if dep not in ("prep", "acl", "compound", "relcl", "poss", "nmod", "amod"):
        return None
    if dep == "relcl" and lemma not in ("hope", "wish"):
        return None
    if lemma in words["irreal"].nouns:
        return Modality(None, f"only possible: {lemma}")
    if lemma == "agenda" and noun.head.tag_ in ("VBD", "VBN"):
        return None  # "topped the agenda of his talks"
    if dep in ("prep", "acl"):
        for name, status in (
            ("planned", Status.PLANNED),
            ("postponed", Status.POSTPONED),
            ("cancelled", Status.CANCELLED),
        ):
            if lemma in words[name].nouns:
                return Modality(status, f"{name}: {lemma}")
    return None


def _under_invitation(invitation: Token) -> Modality | None:
    """An invitation alone is no plan: it must be accepted. "At the invitation of" says nothing."""
    verb = invitation.head
    if invitation.dep_ == "pobj" and invitation.head.lower_ in ("at", "on", "upon", "following"):
        return Modality(Status.OCCURRED, "on an invitation")
    words = modality_words()
    phrase = " ".join([verb.lower_, *(c.lower_ for c in verb.children if c.dep_ == "prt")])
    if verb.lemma_.lower() in words["declined"].verbs or phrase in words["declined"].phrases:
        return Modality(Status.DECLINED, f"declined: {phrase} an invitation")
    if verb.lemma_.lower() == "accept" and not any(
        c.dep_ in ("neg", "aux") and c.lower_ in ("not", "would", "may") for c in verb.children
    ):
        return Modality(Status.PLANNED, "accepted an invitation")
    return Modality(None, "only invited")


def _under_adjective(token: Token, adjective: Token, dep: str) -> Modality | None:
    words = modality_words()
    lower = adjective.lower_
    if dep not in ("xcomp", "prep", "ccomp", "acl"):
        return None
    if lower in words["planned"].adjectives:
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
    is_infinitive = dep in ("xcomp", "ccomp") and any(
        c.lower_ == "to" and c.dep_ == "aux" for c in token.children
    )
    if is_infinitive and lemma == "be":
        own = _own(verb, first=False)
        if own is not None and own.status is None:
            return own
        if verb.tag_ == "VBD" and any(c.dep_ == "aux" and c.lower_ == "have" for c in token.children):
            return Modality(Status.CANCELLED, "was to have")
        negated = any(c.dep_ == "neg" for c in verb.children)
        return Modality(None, "is not to") if negated else Modality(Status.PLANNED, "is to")
    if is_infinitive and lemma == "go" and verb.tag_ == "VBG":
        return Modality(Status.PLANNED, "going to")
    if dep in ("dobj", "nsubjpass", "attr", "pobj") or (dep == "nsubj" and token.pos_ != "VERB"):
        return _noun_under_verb(verb, lemma, dep)
    if dep in ("xcomp", "ccomp", "advcl") or is_infinitive:
        if dep == "advcl" and not is_infinitive:
            return None
        if dep == "advcl":
            return Modality(Status.PLANNED, "a purpose")
        return _clause_under_verb(verb, lemma, words, is_infinitive)
    return None


def _noun_under_verb(verb: Token, lemma: str, dep: str) -> Modality | None:
    """An event noun that somebody planned, cancelled, rejected, denied, called for."""
    words = modality_words()
    phrase = " ".join([verb.lower_, *(c.lower_ for c in verb.children if c.dep_ == "prt")])
    own = _own(verb, first=False)
    for name, status in (
        ("cancelled", Status.CANCELLED),
        ("postponed", Status.POSTPONED),
        ("declined", Status.DECLINED),
        ("denied", Status.DENIED),
    ):
        if (lemma in words[name].verbs or phrase in words[name].phrases) and not _only_subject(dep, name):
            return (
                Modality(None, "only possible")
                if own and own.status is None
                else Modality(status, f"{name}: {phrase}")
            )
    if dep in ("nsubj", "nsubjpass") and _never_came(verb):
        return Modality(Status.CANCELLED, "did not take place")
    if dep == "nsubj":
        if lemma == "fail":
            return Modality(None, "failed to")
        return own
    if lemma in words["planned"].verbs and lemma not in ("confirm",):
        return (
            Modality(None, own.reason)
            if own and own.status is None
            else Modality(Status.PLANNED, f"planned: {lemma}")
        )
    if lemma in words["irreal"].verbs and dep != "attr":
        return Modality(None, f"only wished: {lemma}")
    return own


def _never_came(verb: Token) -> bool:
    """ "Had been announced but did not take place": a second verb takes back what the first promised."""
    return any(
        c.dep_ == "conj"
        and c.lemma_.lower() in ("take", "happen", "occur", "materialise", "materialize", "go")
        and any(n.dep_ == "neg" or n.lower_ in ("never", "neither") for n in c.children)
        for c in verb.children
    )


def _only_subject(dep: str, name: str) -> bool:
    """ "The talks rejected ..." does not tell that talks were rejected; "the visit was postponed" has nsubjpass."""
    return dep == "nsubj" and name in ("declined", "denied", "postponed", "cancelled")


def _clause_under_verb(
    verb: Token, lemma: str, words: dict[str, ModalityWords], is_infinitive: bool
) -> Modality | None:
    own = _own(verb, first=False)
    if _never_came(verb):
        return Modality(Status.CANCELLED, "did not take place")
    if own is not None and own.status is None:
        if lemma in words["planned"].verbs:
            return Modality(None, f"not planned: {lemma}")
        return own
    if lemma in words["denied"].verbs:
        return Modality(Status.DENIED, f"denied: {lemma}")
    if lemma in words["declined"].verbs:
        return Modality(Status.DECLINED, f"declined: {lemma}")
    if is_infinitive:
        for name, status in (
            ("cancelled", Status.CANCELLED),
            ("postponed", Status.POSTPONED),
            ("planned", Status.PLANNED),
            ("irreal", None),
            ("unconfirmed", Status.UNCONFIRMED),
        ):
            if lemma in words[name].verbs:
                return Modality(status, f"{name}: {lemma}")
        return own
    if lemma in words["unconfirmed"].verbs:
        return Modality(Status.UNCONFIRMED, f"unconfirmed: {lemma}")
    if lemma in words["irreal"].verbs - {"suggest", "claim"}:
        return Modality(None, f"only wished: {lemma}")
    return None


def _stops(token: Token) -> bool:
    """Clauses whose own verb decides: what stands over them says nothing of them."""
    if token.pos_ not in ("VERB", "AUX"):
        return False
    if token.dep_ == "advcl":
        return any(c.dep_ in ("advmod", "mark") and c.lower_ in _TELLING for c in token.children)
    if token.dep_ == "conj" and token.tag_ == "VB" and not any(c.dep_ == "aux" for c in token.children):
        return False  # "will call on X and hold talks": the second verb shares the auxiliary of the first
    return token.dep_ in ("relcl", "parataxis", "conj")


def _hearsay(trigger: Token) -> str:
    """The words of the sentence that make all of it hearsay, or an empty string."""
    words = modality_words()["unconfirmed"]
    sentence = trigger.sent.text.lower().replace("’", "'")
    for phrase in words.phrases:
        if phrase in sentence:
            return phrase
    token = trigger
    for _ in range(4):
        for child in token.children:
            if child.dep_ == "advmod" and child.lower_ in words.adverbs:
                return child.lower_
        if token.head == token or _stops(token):
            break
        token = token.head
    return ""


def tempered(modality: Modality, *, later_than_report: bool) -> Modality:
    """What is told as a fact but lies after the day of the report is a plan ("Modi visits Japan on Friday")."""
    if modality.status is Status.OCCURRED and later_than_report:
        return replace(modality, status=Status.PLANNED, reason="dated after the report")
    return modality
