"""A relative clause that the parse hangs on a verb: "abstained on a resolution on Tuesday that urged Chad to withdraw"."""

from spacy.tokens import Doc, Token

from dragoman.annotation.dates.grammar import WEEKDAY_NAMES
from dragoman.knowledge.vocabulary import vocabulary

_DAYS = frozenset({*WEEKDAY_NAMES, "today", "yesterday"})
# What may stand between a noun and its clause beside a day: "a resolution on Tuesday that", "a pact, on 3 May, which".
_BETWEEN = frozenset({"on", "last", "this", ",", "in", "late", "early"})


def mend_relative_of_verb(parsed: Doc) -> None:
    """Hang the clause on the noun before the day that parts them."""
    for clause in parsed:
        over = clause.head
        if clause.dep_ != "relcl" or over.pos_ not in ("VERB", "AUX") or over == clause:
            continue
        pronoun = next(
            (
                c
                for c in clause.children
                if c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in ("that", "which")
            ),
            None,
        )
        noun = _noun_before(pronoun) if pronoun is not None else None
        if noun is not None and over in noun.ancestors and clause not in noun.ancestors:
            clause.head = noun


_VOTED_DOWN = vocabulary("votes_down")
_PUT_TO_VOTE = vocabulary("put_to_the_vote")


def mend_what_text_says(parsed: Doc) -> None:
    """ "Vetoed a resolution condemning the raid": it is the text that condemns, and not who votes it down."""
    for participle in parsed[1:]:
        verb, noun = participle.head, parsed[participle.i - 1]
        if participle.tag_ != "VBG" or participle.dep_ not in ("advcl", "xcomp") or noun.head != verb:
            continue
        text = noun.dep_ == "dobj" and noun.lemma_.lower() in _PUT_TO_VOTE
        if text and verb.lemma_.lower() in _VOTED_DOWN:
            participle.head, participle.dep_ = noun, "acl"


def _noun_before(pronoun: Token) -> Token | None:
    """The noun before a pronoun, over the day that stands between."""
    parted = False
    for i in range(pronoun.i - 1, -1, -1):
        token = pronoun.doc[i]
        if token.lower_ in _DAYS or token.ent_type_ == "DATE":
            parted = True
        elif token.lower_ not in _BETWEEN:
            return token if parted and token.pos_ in ("NOUN", "PROPN") else None
    return None
