"""Objects and participles that the model hangs in the wrong place, hung where they belong.

A late object behind place, day or company ("signed with his host a treaty"), and an aside taken for the main verb.
"""

from functools import cache

from spacy.tokens import Doc, Token

from dragoman.knowledge.kinds import kinds
from dragoman.knowledge.official_nouns import official_nouns
from dragoman.knowledge.triggers import event_nouns, lemmas_by_form
from dragoman.knowledge.vocabulary import vocabulary

# What stands between a verb and its late object: "signed | in Lima | on Monday | with his host | a treaty".
_LATE = frozenset({"appos", "npadvmod", "dep", "oprd"})
_OF_TIME = vocabulary("times") | {"date", "eve", "way", "while"}
_ARTICLES = frozenset({"a", "an", "the", "two", "three", "four", "five", "several", "another"})


def mend_due(parsed: Doc) -> None:
    """ "Minister X due to sign": in a diary's line the tagger takes "due" for a preposition.

    "To attend the summit due to be held in May": behind an object it is said of that.
    """
    for due in parsed:
        if due.lower_ != "due" or not any(c.dep_ == "xcomp" for c in due.children):
            continue
        if due.tag_ == "IN":
            due.tag_, due.pos_ = "JJ", "ADJ"
        held = [c for c in due.head.children if c.dep_ == "dobj" and c.right_edge.i == due.i - 1]
        if held and due.dep_ == "prep":
            due.head, due.dep_ = held[0], "amod"


def mend_joined_object(parsed: Doc) -> None:
    """ "Discussed relations and the opening of an embassy": the second noun is an object as the first, not beside the verb."""
    for noun in parsed:
        verb = noun.head
        if noun.dep_ != "conj" or noun.pos_ != "NOUN" or verb.pos_ != "VERB" or verb.i > noun.i:
            continue
        first = next((c for c in reversed(list(verb.children)) if c.dep_ == "dobj" and c.i < noun.i), None)
        joint = next(
            (c for c in verb.children if c.dep_ == "cc" and first is not None and first.i < c.i < noun.i),
            None,
        )
        if (
            first is None
            or joint is None
            or joint.i != first.right_edge.i + 1
            or noun.left_edge.i != joint.i + 1
        ):
            continue
        noun.head, joint.head = first, first


def mend_joined_phrase(parsed: Doc) -> None:
    """ "Met with X on 12 October and with Y on 13 October": the second phrase is the verb's as the first."""
    for joined in parsed:
        if joined.dep_ == "conj" and joined.pos_ == "ADP" and joined.head.pos_ == "VERB":
            joined.dep_ = "prep"


def mend_dative(parsed: Doc) -> None:
    """ "Granted Mozambique 12 million dollars", "gave Haiti two boats": the name between a verb and what is given.

    The parse takes it for a part of the thing ("the Mozambique dollars"); but a number or an article stands between.
    """
    for name in parsed:
        thing, after = name.head, parsed[name.i + 1] if name.i + 1 < len(parsed) else None
        if name.pos_ != "PROPN" or name.dep_ not in _PART_OF_NOUN or after is None or thing.i <= name.i:
            continue
        verb = thing.head
        opens = after.pos_ in ("NUM", "DET", "SYM") or after.lower_ in (
            "another",
            "some",
            "about",
            "up",
            "over",
        )
        if thing.dep_ != "dobj" or verb.pos_ != "VERB" or not opens or after.i > thing.i:
            continue
        before = parsed[name.left_edge.i - 1] if name.left_edge.i else None
        before = before.nbor(-1) if before is not None and before.i and before.lower_ == "the" else before
        named = [c for c in thing.children if verb.i < c.i < name.i]
        if before != verb and not (named and named[0].i == verb.i + 1):
            continue
        for part in named:
            part.head = name
        name.head, name.dep_ = verb, "dative"


_PART_OF_NOUN = frozenset({"amod", "compound", "nmod", "poss", "nummod", "det"})
_DECLARING = frozenset({"declare", "pronounce", "name", "proclaim", "label", "brand", "deem"})


def mend_non_grata(parsed: Doc) -> None:
    """ "Declared Ambassador X persona non grata, recalled Y": X is declared so, and who declares it recalls too."""
    for grata in parsed:
        if grata.i < 3 or [t.lower_ for t in parsed[grata.i - 2 : grata.i + 1]] != [
            "persona",
            "non",
            "grata",
        ]:
            continue
        named, over = parsed[grata.i - 3], grata.head
        verb = next((t for t in over.ancestors if t.lemma_.lower() in _DECLARING and t.i < named.i), None)
        verb = over if over.lemma_.lower() in _DECLARING and over.i < named.i else verb
        if verb is None:
            continue
        if named.dep_ == "compound" and named.pos_ == "PROPN":
            named.head, named.dep_ = verb, "dobj"
        if grata.dep_ == "nsubj" and over.head == verb and over.i > grata.i:
            over.dep_ = "conj"
            grata.head, grata.dep_ = verb, "oprd"


# Offices that people are of people: "the envoy of the president, who".
_IN_PERSON = vocabulary("leaders")


def mend_who(parsed: Doc) -> None:
    """ "X, President of the Commission, who has been in Accra": it is the president who has, not the commission."""
    for clause in parsed:
        if (
            clause.dep_ != "relcl"
            or clause.head.tag_ not in ("NN", "NNP")
            or clause.head.lower_ in _IN_PERSON
        ):
            continue
        subject = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        over = (
            clause.head.head.head if clause.head.dep_ == "pobj" and clause.head.head.lower_ == "of" else None
        )
        if subject is None or subject.lower_ != "who" or over is None or clause.head.ent_type_ == "PERSON":
            continue
        if over.lower_ in official_nouns():
            clause.head = over


def mend_late_object(parsed: Doc) -> None:
    """ "Co-chaired with her Swazi colleague a meeting", "signed in Oslo a treaty": the object behind another phrase."""
    for noun in parsed:
        titled = (
            noun.pos_ == "PROPN" and noun.lower_ in official_nouns()
        )  # "on Sunday the Minister of Trade of Mali"
        if noun.dep_ not in _LATE or not (titled or noun.pos_ == "NOUN") or noun.lemma_.lower() in _OF_TIME:
            continue
        if noun.ent_type_ in ("DATE", "TIME"):
            continue
        first = noun.left_edge
        if first.i == 0 or first.lower_ not in _ARTICLES:
            continue
        verb = _over_phrase(noun)
        # "Co-chaired, with X of Ukraine, a round of consultations": commas around the company
        aside = verb is not None and [t.text for t in parsed[verb.i + 1 : verb.i + 3]] == [",", "with"]
        aside = aside or (titled and verb is not None and _closes_aside(parsed, verb, first.i - 1))
        if parsed[first.i - 1].pos_ == "PUNCT" and not (aside and parsed[first.i - 1].text == ","):
            continue
        if verb is None or verb.i > noun.i or verb.lemma_.lower() not in _late_verbs():
            continue
        taken = any(
            c.dep_ in ("dobj", "auxpass", "nsubjpass", "attr", "ccomp", "xcomp") for c in verb.children
        )
        if not taken:
            noun.head, noun.dep_ = verb, "dobj"


def _closes_aside(parsed: Doc, verb: Token, comma: int) -> bool:
    """Whether a comma is the second of two around a phrase behind the verb: "received, in the presence of X, the"."""
    opening = [t for t in parsed[verb.i + 1 : comma] if t.text == ","]
    return len(opening) == 1 and opening[0].nbor(1).pos_ in ("ADP", "SCONJ")


def _over_phrase(noun: Token) -> Token | None:
    """The verb over the prepositional phrase that a noun was hung on, or that it hangs on itself."""
    over = noun.head
    for _ in range(6):
        if over.pos_ == "VERB":
            return over
        if over.dep_ not in ("pobj", "prep", "npadvmod") or over.head == over:
            return None
        over = over.head
    return over if over.pos_ == "VERB" else None


@cache
def _late_verbs() -> frozenset[str]:
    return frozenset(lemmas_by_form().values())


def mend_apposition(parsed: Doc) -> None:
    """ "Is to meet the junta's chief, Min Aung Hlaing, in Naypyidaw on Monday": the name that the parse left without a place.

    It stands beside the office before it, and what follows it belongs to the verb.
    """
    for name in parsed:
        if name.dep_ != "dep" or name.pos_ != "PROPN" or name.i < 2:
            continue
        first = name.left_edge.i
        office = parsed[first - 2] if first > 1 and parsed[first - 1].text == "," else None
        if office is None or office.lemma_.lower() not in official_nouns() or office.head == office:
            continue
        verb = office.head
        if verb.pos_ == "ADP" or any(c.dep_ in ("appos", "conj") for c in office.children):
            continue
        behind = [c for c in name.children if c.dep_ == "prep" and c.i > name.i]
        name.head, name.dep_ = office, "appos"
        closed = name.i + 1 < len(parsed) and parsed[name.i + 1].text == ","
        for preposition in behind if closed and verb.pos_ == "VERB" else []:
            preposition.head = verb


# Participles behind the names of an absolute, which the tagger takes for nouns.
_ABSOLUTE = {
    "abstaining": "abstain",
    "opposing": "oppose",
    "dissenting": "dissent",
    "objecting": "object",
    "attending": "attend",
    "presiding": "preside",
}


def mend_absolute(parsed: Doc) -> None:
    """ "With China and Gabon abstaining": a participle, and no noun before which Gabon stands."""
    for word in parsed:
        if word.lower_ not in _ABSOLUTE or word.tag_ not in ("NN", "NNP") or word.i == 0:
            continue
        name = parsed[word.i - 1]
        over = word
        while over.dep_ in ("conj", "pobj") and over.head != over:
            over = over.head
        if name.head != word or name.pos_ != "PROPN" or over.lower_ != "with":
            continue
        name.head, name.dep_ = word.head, word.dep_
        for child in [c for c in word.children if c.i < word.i and c != name]:
            child.head = name
        word.tag_, word.pos_, word.lemma_ = "VBG", "VERB", _ABSOLUTE[word.lower_]
        word.head, word.dep_ = name, "acl"


def mend_invitation(parsed: Doc) -> None:
    """ "Accepted the invitation of President X of A to visit B": to visit is what the invitation is for."""
    for verb in parsed:
        if verb.tag_ != "VB" or verb.dep_ != "advcl" or verb.head.i > verb.i:
            continue
        bids = [c for c in verb.head.children if c.dep_ == "dobj" and c.lemma_.lower() == "invitation"]
        near = [c.i for c in verb.children if c.dep_ == "aux" and c.lower_ == "to"]
        if bids and near and parsed[near[0] - 1] in [*bids[0].subtree]:
            verb.head, verb.dep_ = bids[0], "acl"


def mend_aside(parsed: Doc) -> None:
    """ "The commission, last convened in 2012, gathers in Warsaw": the participle is the aside, the other the verb."""
    for aside in parsed:
        main = next((c for c in aside.children if _tells_after_aside(c, aside)), None)
        subject = next((c for c in aside.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if aside.tag_ not in ("VBN", "VBD") or main is None or subject is None:
            continue
        if {c.dep_ for c in aside.children} & {"aux", "auxpass", "dobj", "cc"}:
            continue
        between = [t for t in parsed[subject.i + 1 : aside.i] if t.dep_ != "advmod"]
        own = {t.i for t in subject.subtree}
        if (
            not between
            or between[-1].text != ","
            or any(t.i not in own or t.text == "," for t in between[:-1])
        ):
            continue
        over, how = aside.head, aside.dep_
        if how == "ROOT":
            main.head, main.dep_ = main, "ROOT"
        else:
            main.head, main.dep_ = over, how
        passive = any(c.dep_ == "auxpass" for c in main.children)
        subject.head, subject.dep_ = main, "nsubjpass" if passive else "nsubj"
        aside.head, aside.dep_, aside.tag_ = subject, "acl", "VBN"


def _tells_after_aside(verb: Token, aside: Token) -> bool:
    """Whether a verb behind an aside, closed by a comma, has a tense and no subject of its own: "was ratified"."""
    if verb.dep_ not in ("conj", "ccomp") or verb.i < aside.i or verb.left_edge.i == 0:
        return False
    kinds = {c.dep_ for c in verb.children}
    if kinds & {"nsubj", "nsubjpass", "csubj", "mark"} or verb.doc[verb.left_edge.i - 1].text != ",":
        return False
    passive = "auxpass" in kinds and verb.tag_ == "VBN"
    return verb.tag_ in ("VBZ", "VBD", "VBP") or passive


# What is said of a place beside its name.
_OF_PLACES = frozenset(
    {"capital", "city", "town", "seat", "port", "resort", "village", "hometown", "birthplace"}
)


def mend_parted_object(parsed: Doc) -> None:
    """ "Met, on the sidelines of the summit, X and Y": what stands behind the aside is the verb's object.

    The model takes it for another name of the last noun of the aside.
    """
    for verb in parsed[:-2]:
        aside = parsed[verb.i + 2]
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in _late_verbs() or aside.dep_ != "prep":
            continue
        taken = any(c.dep_ in ("dobj", "auxpass", "nsubjpass", "ccomp", "xcomp") for c in verb.children)
        if parsed[verb.i + 1].text != "," or aside.head != verb or taken:
            continue
        phrases = [c for c in verb.children if c.dep_ == "prep" and c.i > verb.i]
        behind = [t for c in phrases for t in c.subtree if t.dep_ == "appos" and _opens_part(t)]
        if not behind:
            continue
        goal = behind[0]
        for child in [c for c in goal.head.children if c.dep_ in ("cc", "conj") and c.i > goal.i]:
            child.head = goal
        goal.head, goal.dep_ = verb, "dobj"


def _opens_part(noun: Token) -> bool:
    """Whether a noun follows a comma, and does not say what the place before it is ("Riga, the capital")."""
    return (
        noun.left_edge.i > 0 and noun.left_edge.nbor(-1).text == "," and noun.lemma_.lower() not in _OF_PLACES
    )


def mend_parenthesis(parsed: Doc) -> None:
    """ "Makes a visit, postponed twice, to Slovenia": the participle between commas is said of the noun, and what follows is its."""
    for aside in parsed:
        over = aside.head
        if aside.tag_ not in ("VBN", "VBD") or aside.dep_ not in ("conj", "advcl", "acl") or aside.i < 2:
            continue
        noun = parsed[aside.i - 2]
        if (
            parsed[aside.i - 1].text != ","
            or noun.lemma_.lower() not in event_nouns()
            or over not in (noun, noun.head)
        ):
            continue
        if any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "dobj", "cc") for c in aside.children):
            continue
        behind = [c for c in aside.children if c.dep_ == "prep" and parsed[c.i - 1].text == ","]
        if not behind:
            continue
        aside.head, aside.dep_, aside.tag_ = noun, "acl", "VBN"
        for preposition in behind:
            preposition.head = noun


# What is done with a paper or a meeting, and never with the country, firm or river that its name ends in.
_DONE_WITH = vocabulary("done_with_papers")
_BEGUN = vocabulary("begins", "begins_again", "ends") | {"convene", "take"}


def mend_relative(parsed: Doc) -> None:
    """ "A memorandum with Kiribati, which was to be signed": what is signed is the memorandum, not the last noun before."""
    for clause in parsed:
        near = clause.head
        if clause.dep_ != "relcl" or clause.pos_ not in ("VERB", "AUX") or near.dep_ != "pobj":
            continue
        if not any(c.lower_ == "which" for c in clause.subtree if c.i <= clause.i):
            continue
        if parsed[clause.left_edge.i - 1].text != "," or near.lemma_.lower() in event_nouns():
            continue
        verbs = [clause, *(c for c in clause.children if c.dep_ in ("xcomp", "ccomp"))]
        passive = any(
            v.lemma_.lower() in _DONE_WITH and any(c.dep_ == "auxpass" for c in v.children) for v in verbs
        )
        begun = any(
            v.lemma_.lower() in _BEGUN
            and not any(c.dep_ == "dobj" and c.lower_ != "place" for c in v.children)
            for v in verbs
        )
        if not (passive or begun):
            continue
        over = near
        while over.dep_ in ("pobj", "conj") and over.head.head.pos_ in ("NOUN", "PROPN"):
            over = over.head.head if over.dep_ == "pobj" else over.head
            if over.lemma_.lower() in _told_nouns():
                clause.head = over
                break


@cache
def _told_nouns() -> frozenset[str]:
    """The nouns of events, and of the papers that are signed."""
    return event_nouns() | frozenset(n for names in kinds()["agreement"].words.values() for n in names)
