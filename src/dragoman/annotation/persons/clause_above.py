"""Whom a pronoun means as the subject of the clause above its own: "flew to Rome, where he met C", "Y, who said that he would come"."""

from spacy.tokens import Token

from dragoman.annotation.persons.found import Found
from dragoman.annotation.persons.page import Page
from dragoman.knowledge.names import Word

# Of these the one who is told something is as likely meant: "told X that he would be welcome".
_TOLD = frozenset({"tell", "inform", "assure", "remind", "ask", "notify", "promise"})


def of_clause_above(page: Page, word: Word, before: list[Found]) -> Found | None:
    """The person who is the subject above the clause of a pronoun: of a journey that goes on, or of what somebody says."""
    own = page.tokens(word.start, word.end)
    verb = own[0].head if own and own[0].dep_ in ("nsubj", "nsubjpass") else None
    while verb is not None and verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    if verb is None:
        return None
    if verb.dep_ == "ccomp":
        return _who_says(verb.head, before)
    if verb.dep_ not in ("relcl", "advcl") or not _tells_where(verb):
        return None
    over = verb.head
    while over.head != over and not any(c.dep_ in ("nsubj", "nsubjpass") for c in over.children):
        over = over.head
    return _one(over, before)


def _who_says(saying: Token, before: list[Found]) -> Found | None:
    """ "X was received by Y, who said that he would come": Y; the one above whose words a relative clause tells."""
    if saying.dep_ != "relcl" or not any(c.lower_ == "who" and c.dep_ == "nsubj" for c in saying.children):
        return None
    if saying.lemma_.lower() in _TOLD and any(
        c.dep_ in ("dobj", "dative") and c.pos_ == "PROPN" for c in saying.children
    ):
        return None
    said = next(c for c in saying.children if c.lower_ == "who")
    last = [f for f in before if f.end <= said.idx]
    if not last or len(said.doc.text[last[-1].end : said.idx].strip(" ,")) > 0:
        return None
    return last[-1]


def _one(over: Token, before: list[Found]) -> Found | None:
    subjects = [c for c in over.children if c.dep_ in ("nsubj", "nsubjpass")]
    meant = [f for f in before for c in subjects if f.start <= c.idx < f.end]
    return meant[0] if len(meant) == 1 else None


def _tells_where(verb: Token) -> bool:
    """Whether a clause goes on with the journey of the clause above: "where he met", "during which he met"."""
    opening = {t.lower_ for t in verb.subtree if t.i < verb.i and t.tag_ in ("WRB", "WDT")}
    return bool(opening & {"where", "which", "whence"})
