"""What a verb says of the clause under it: "agreed to visit", "denied having met", "directed them to meet"."""

from spacy.tokens import Token

from dragoman.annotation.doubts import unconfirmed_by
from dragoman.annotation.fates import never_came
from dragoman.annotation.own_status import Modality, own_status
from dragoman.knowledge.modality import ModalityWords
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import Status

_SETTLED = vocabulary("undertakes") | {"announce", "arrange", "confirm", "prepare"}
# "Directed the ministers to meet": it is settled that they will. What is decided is done by deciding it (to expel, to
# recall), but for what takes its time: to open an embassy, to hold a session.
_DIRECTING = vocabulary("orders")
_DECIDING = frozenset({"decide", "resolve", "determine"})
_AHEAD_OF = frozenset(
    {
        "open",
        "reopen",
        "close",
        "shut",
        "establish",
        "hold",
        "convene",
        "meet",
        "visit",
        "travel",
        "resume",
        "conclude",
    }
)


def pluperfect(word: Token) -> bool:
    """ "Had been due to", "had been scheduled to", "was due to ... but stayed": the plan of a past that came otherwise."""
    verb = word.head if word.pos_ == "ADJ" and word.head.lemma_ == "be" else word
    own = {c.lower_ for c in (*verb.children, *word.children) if c.dep_ in ("aux", "auxpass")} | {verb.lower_}
    if "had" in own and "been" in own:
        return True
    if "had" in own and verb.lemma_.lower() in ("plan", "intend", "schedule"):
        return True
    otherwise = [
        c for c in verb.children if c.dep_ == "conj" and c.tag_ == "VBD" and c.pos_ in ("VERB", "AUX")
    ]
    but = any(c.dep_ == "cc" and c.lower_ == "but" for c in verb.children)
    otherwise += [
        c
        for x in word.children
        if x.dep_ == "xcomp"
        for c in x.children
        if c.dep_ == "conj" and c.tag_ == "VBD"
    ]
    but = but or any(c.dep_ == "cc" and c.lower_ == "but" for x in word.children for c in x.children)
    own_subject = any(c.dep_ in ("nsubj", "nsubjpass") for other in otherwise for c in other.children)
    return bool(own & {"was", "were"}) and but and bool(otherwise) and not own_subject


def clause_under_verb(
    token: Token, verb: Token, lemma: str, words: dict[str, ModalityWords], is_infinitive: bool
) -> Modality | None:
    own = own_status(verb, first=False)
    if unconfirmed_by(verb, lemma):
        return Modality(Status.UNCONFIRMED, f"not confirmed: {lemma}")
    if never_came(verb):
        return Modality(Status.CANCELLED, "did not take place")
    if own is not None and own.status is None:
        if lemma in words["planned"].verbs:
            return Modality(None, f"not planned: {lemma}")
        return own
    if lemma == "deny" and any(c.lower_ in ("nor", "neither") for c in (*verb.children, *verb.head.children)):
        return Modality(Status.UNCONFIRMED, "neither confirmed nor denied")
    if lemma in words["denied"].verbs:
        return Modality(Status.DENIED, f"denied: {lemma}")
    if lemma in words["declined"].verbs:
        return Modality(Status.DECLINED, f"declined: {lemma}")
    if is_infinitive and (lemma in _DIRECTING or (lemma in _DECIDING and token.lemma_.lower() in _AHEAD_OF)):
        return Modality(Status.PLANNED, f"planned: {lemma}")
    if is_infinitive:
        for name, status in (
            ("cancelled", Status.CANCELLED),
            ("postponed", Status.POSTPONED),
            ("planned", Status.PLANNED),
            ("irreal", None),
            ("unconfirmed", Status.UNCONFIRMED),
        ):
            if lemma in words[name].verbs:
                if status is Status.PLANNED and pluperfect(verb) and lemma not in _SETTLED:
                    return Modality(Status.CANCELLED, f"had been {lemma}")
                return Modality(status, f"{name}: {lemma}")
        return own
    if lemma in words["unconfirmed"].verbs:
        return Modality(Status.UNCONFIRMED, f"unconfirmed: {lemma}")
    if lemma in words["irreal"].verbs - {"suggest", "claim"}:
        return Modality(None, f"only wished: {lemma}")
    return None
