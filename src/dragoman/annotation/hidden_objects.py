"""Objects that the parse takes for something else than what is done something to: "welcomed both", "gave two boats worth $4m"."""

from spacy.tokens import Doc, Token


def mend_both(parsed: Doc) -> None:
    """ "Had welcomed both on arrival": the object, which the parse has stand before a second verb."""
    for both in parsed[1:]:
        verb = both.head
        if both.lower_ != "both" or both.dep_ != "preconj" or verb.pos_ != "VERB" or both.i < verb.i:
            continue
        if not any(c.dep_ in ("dobj", "cc") for c in verb.children):
            both.dep_ = "dobj"


def mend_worth(parsed: Doc) -> None:
    """ "Gave the navy two boats worth $4m": the boats are given, where the parse has a clause that they are worth it."""
    for worth in parsed[1:]:
        verb = worth.head
        if worth.lower_ != "worth" or worth.dep_ != "ccomp" or verb.pos_ != "VERB" or verb.i > worth.i:
            continue
        thing = next((c for c in worth.children if c.dep_ == "nsubj" and verb.i < c.i < worth.i), None)
        if thing is None or any(c.dep_ == "dobj" for c in verb.children):
            continue
        thing.head, thing.dep_ = verb, "dobj"
        worth.head, worth.dep_ = thing, "amod"


def mend_among(parsed: Doc) -> None:
    """ "Among those X will see are A and B", "met, among others, her colleague": those named are whom the verb is done to."""
    for among in parsed:
        if among.lower_ not in ("among", "amongst") or among.dep_ != "prep":
            continue
        many = next((c for c in among.children if c.dep_ == "pobj"), None)
        if many is None:
            continue
        if many.lower_ == "others":
            _behind_others(among.head, many)
        elif among.head.lemma_ == "be" and among.i < among.head.i:
            _behind_be(among.head, many)


def _behind_others(verb: Token, others: Token) -> None:
    """The object behind "among others," which the parse takes for a word of time."""
    if verb.pos_ != "VERB" or any(c.dep_ == "dobj" for c in verb.children):
        return
    for noun in verb.children:
        named = noun.pos_ in ("NOUN", "PROPN") and noun.ent_type_ not in ("DATE", "TIME")
        if noun.dep_ == "npadvmod" and noun.i > others.i and named:
            noun.dep_ = "dobj"
            return


def _behind_be(be: Token, many: Token) -> None:
    """The subject behind "are", which is the object of the clause on "those"."""
    clause = next((c for c in many.children if c.dep_ in ("relcl", "acl") and c.pos_ == "VERB"), None)
    names = next((c for c in be.children if c.dep_ in ("nsubj", "attr") and c.i > be.i), None)
    if clause is None or names is None or clause.i > be.i:
        return
    objects = [c for c in clause.children if c.dep_ == "dobj" and c.tag_ not in ("WP", "WDT")]
    passive = any(c.dep_ in ("auxpass", "agent") for c in clause.children)
    acting = any(c.dep_ == "nsubj" and c.lower_ not in ("who", "which", "that") for c in clause.children)
    if not objects and (acting or passive):
        names.head, names.dep_ = clause, "nsubjpass" if passive else "dobj"
