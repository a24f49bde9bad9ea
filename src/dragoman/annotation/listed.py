"""Parts of a list that the model hangs on the last word before: "X of Chile and Y of Peru", "to Kenya in May and Togo in June"."""

from spacy.tokens import Doc, Token

from dragoman.knowledge.official_nouns import official_nouns
from dragoman.knowledge.vocabulary import vocabulary


def _mend_names_of(parsed: Doc) -> None:
    """ "Anna Bolt of Austria and Peter Crane of Norway": Crane stands beside Bolt, and not beside Austria."""
    for name in parsed:
        beside = name.head
        if name.dep_ not in ("conj", "appos") or not _plain_name(name) or beside.pos_ != "PROPN":
            continue
        if beside.dep_ != "pobj" or beside.head.lower_ != "of" or beside.i > name.i:
            continue
        first = beside.head.head
        if not _plain_name(first) or first.i > beside.i or _country_of(name) is None:
            continue
        name.head, name.dep_ = first, "conj"
        for joint in [c for c in beside.children if c.dep_ in ("cc", "punct") and c.i > beside.i]:
            joint.head = first


def _plain_name(token: Token) -> bool:
    """Whether a word ends the name of a person, by its looks: capital, and no office or country with an article."""
    return token.pos_ == "PROPN" and token.lower_ not in official_nouns() and token.text[:1].isupper()


def _country_of(name: Token) -> Token | None:
    """The name right behind "of" right behind a name."""
    for of in name.children:
        if of.lower_ == "of" and of.i == name.i + 1:
            return next((c for c in of.children if c.dep_ == "pobj" and c.pos_ == "PROPN"), None)
    return None


def _mend_place_behind_month(parsed: Doc) -> None:
    """ "Visits to Luxembourg in June and Switzerland in October": Switzerland is visited too, and is no month."""
    for place in parsed:
        month = place.head
        if place.dep_ not in ("conj", "appos") or place.pos_ != "PROPN" or place.ent_type_ != "GPE":
            continue
        if any(c.dep_ in ("poss", "case") for c in place.children):
            continue  # "visited Accra on Monday and Mali's Lomé on Friday", "and Mali's on Friday": two travel
        if month.ent_type_ != "DATE" or month.dep_ != "pobj" or month.head.lower_ not in ("in", "on"):
            continue
        over = month.head.head
        goals = [
            (c, n)
            for c in [*over.children, *(d for noun in over.children for d in noun.children)]
            if c.dep_ == "prep" and c.lower_ in ("to", "in") and c != month.head and c.i < month.i
            for n in c.children
            if n.dep_ == "pobj" and n.ent_type_ == "GPE"
        ]
        if over.pos_ == "VERB":
            goals += [(over, c) for c in over.children if c.dep_ == "dobj" and c.ent_type_ == "GPE"]
        if goals:
            place.head, place.dep_ = goals[-1][1], "conj"
            for joint in [c for c in month.children if c.dep_ == "cc" and c.i < place.i]:
                joint.head = goals[-1][1]


_HELD = vocabulary("gatherings", "talks") | {"round", "visit"}


def _mend_company_behind_day(parsed: Doc) -> None:
    """ "Held talks in Hanoi on 26 April with Minister X": with whom the talks were is said of the talks, not of April."""
    for word in parsed:
        day = word.head
        if word.lower_ not in ("with", "between", "of") or word.dep_ != "prep" or day.dep_ != "pobj":
            continue
        if day.ent_type_ != "DATE" or day.head.lower_ not in ("on", "in"):
            continue
        over = day.head.head
        if word.lower_ == "of" and over.pos_ == "VERB":
            over = next((c for c in over.children if c.dep_ == "dobj" and c.i < word.i), over)
        if word.lower_ == "of" and over.lemma_.lower() not in _HELD:
            continue  # "on the morning of his arrival"; but "a meeting on Sunday evening of the ministers"
        if over.pos_ in ("VERB", "NOUN"):
            word.head = over


def _mend_subject_behind_and(parsed: Doc) -> None:
    """ "Iran voted against it and Algeria abstained": Algeria abstains, since no "and" stands behind it."""
    for verb in parsed[2:]:
        name = parsed[verb.i - 1]
        if verb.tag_ not in ("VBD", "VBZ") or verb.dep_ != "conj" or name.pos_ != "PROPN":
            continue
        first, over = name.head, verb.head
        if name.dep_ != "conj" or first.i <= over.i or over.pos_ != "VERB" or over not in first.ancestors:
            continue
        joint = next((c for c in first.children if c.dep_ == "cc" and first.i < c.i < name.left_edge.i), None)
        own = any(c.dep_ in ("nsubj", "nsubjpass", "auxpass") for c in verb.children)
        if own or joint is None or joint.i != name.left_edge.i - 1:
            continue
        name.head, name.dep_ = verb, "nsubj"
        joint.head = over


def _mend_states_in_a_row(parsed: Doc) -> None:
    """ "Norway, Spain and Ireland announced": one subject of three states, which the parse takes for two."""
    for second in parsed[2:]:
        comma = parsed[second.i - 1]
        first = parsed[second.i - 2]
        if comma.text != "," or second.dep_ != "nsubj" or first.dep_ != "nsubj" or first.head != second.head:
            continue
        states = first.ent_type_ == second.ent_type_ == "GPE"
        if states and any(c.dep_ == "cc" and c.i > second.i for c in second.children):
            second.head, second.dep_ = first, "conj"


def _mend_doers_behind_and(parsed: Doc) -> None:
    """ "Was signed by X, minister, on behalf of A, and Y, her B colleague": Y signed too, and is no second verb."""
    for name in parsed[3:]:
        verb, joint = name.head, parsed[max(name.left_edge.i - 1, 0)]
        if name.dep_ != "conj" or name.pos_ != "PROPN" or verb.pos_ != "VERB" or joint.lower_ != "and":
            continue
        if any(c.dep_ in ("cop", "nsubj", "aux") or c.tag_ in ("VBD", "VBZ") for c in name.children):
            continue
        doers = [
            n
            for by in verb.children
            if by.dep_ == "agent" and by.i < name.i
            for n in by.children
            if n.dep_ == "pobj"
        ]
        if doers and doers[0].pos_ == "PROPN" and not any(c.dep_ == "conj" for c in doers[0].children):
            name.head, joint.head = doers[0], doers[0]


def _mend_nations_before(parsed: Doc) -> None:
    """ "The Kazakh, Uzbek leaders held talks": both nations are the leaders', though a comma stands for "and"."""
    for nation in parsed[:-3]:
        comma, other = parsed[nation.i + 1], parsed[nation.i + 2]
        noun = other.head
        if (
            comma.text != ","
            or noun.tag_ != "NNS"
            or noun.lemma_.lower() not in official_nouns()
            or noun.i <= other.i
        ):
            continue
        between = parsed[other.i + 1 : noun.i]
        if other.dep_ not in ("compound", "amod", "nmod") or any(
            t.head != noun and t.head.head != noun for t in between
        ):
            continue
        stray = nation.dep_ in (
            "npadvmod",
            "advcl",
            "dep",
            "nsubj",
            "appos",
            "advmod",
            "nmod",
            "compound",
            "amod",
        )
        if not (
            nation.text[0].isupper() and other.text[0].isupper() and stray and nation.pos_ in ("PROPN", "ADJ")
        ):
            continue
        if nation.head != noun and nation.head != noun.head:
            continue
        nation.head, nation.dep_, comma.head = noun, "amod", noun
        for word in parsed[max(0, nation.i - 2) : nation.i]:
            if word.head == nation and word.dep_ == "det":
                word.head = noun


def mend_lists(parsed: Doc) -> None:
    """All of them, in the order in which they lean on each other."""
    _mend_names_of(parsed)
    _mend_nations_before(parsed)
    _mend_place_behind_month(parsed)
    _mend_states_in_a_row(parsed)
    _mend_company_behind_day(parsed)
    _mend_subject_behind_and(parsed)
    _mend_doers_behind_and(parsed)
