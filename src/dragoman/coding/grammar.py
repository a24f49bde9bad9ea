"""Where the arguments of a verb or an event noun stand in the parse. Labels are those of ClearNLP, as spaCy's models use.

Everything here speaks of tokens; what the tokens stand for is decided in ``entities.py``.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from dragoman.annotation.own_status import announced
from dragoman.coding.voice import by_wire, finite_after_all, is_passive
from dragoman.coding.what import called_so
from dragoman.knowledge.official_nouns import official_nouns
from dragoman.knowledge.vocabulary import vocabulary

__all__ = [
    "ancestors",
    "clause_verb",
    "conjuncts",
    "datives",
    "is_passive",
    "modifiers",
    "objects",
    "objects_of_preposition",
    "passive_subjects",
    "phrase_tokens",
    "possessors",
    "prepositional",
    "subjects",
    "surface_subjects",
    "topmost",
]

_SUBJECTS = frozenset({"nsubj", "csubj"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
# Verbs whose object, not whose subject, does what the infinitive under them says.
_OBJECT_CONTROL = vocabulary("moves_to_act")
# Relative and participial clauses, which tell other stories than the noun phrase that they hang on.
_ASIDE = frozenset({"relcl", "advcl", "ccomp", "xcomp", "punct", "cc", "mark", "parataxis"})


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it to its right: "A, B and C" gives three."""
    found = [token]
    for child in token.children:
        if (child.dep_ == "conj" and child.pos_ not in ("VERB", "AUX")) or _listed(child, token):
            found += conjuncts(child)
        elif child.dep_ == "appos" and child.i == token.i + 2 and child.nbor(-1).text == "-":
            found += conjuncts(child)[
                1:
            ]  # "the vice-president and his counterpart": a word torn at its hyphen
    return found


def _listed(noun: Token, first: Token) -> bool:
    """The second of three names, which the parse takes for an apposition of the first: "A's X, B's Y and C's Z"."""
    if (
        noun.dep_ != "appos"
        or {noun.pos_, first.pos_} != {"PROPN"}
        or noun.lemma_.lower() in official_nouns()
    ):
        return False
    owned = [any(c.dep_ == "poss" for c in t.children) for t in (first, noun)]
    more = [c for c in noun.children if c.dep_ == "conj" and c.pos_ == "PROPN"]
    return all(owned) and any(c.dep_ == "poss" for t in more for c in t.children)


def subjects(verb: Token) -> list[Token]:
    """Who does what ``verb`` says: its subject, its agent in the passive, or the subject that it shares."""
    if is_passive(verb):
        agents = [by for by in verb.children if by.dep_ == "agent"]
        agents += [c for by in agents for c in by.children if c.dep_ == "conj" and c.lower_ == "by"]
        return [obj for by in agents for obj in objects_of_preposition(by)]
    own = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if own:
        return [noun for child in own for noun in conjuncts(_antecedent(child, verb))]
    return _shared_subjects(verb)


def _antecedent(subject: Token, verb: Token) -> Token:
    if subject.lower_ in _RELATIVE and verb.dep_ == "relcl":
        return _holder_before(verb.head) if subject.lower_ == "who" else verb.head
    return subject


def _holder_before(noun: Token) -> Token:
    """ "President X of Kenya, who came": X, though the parse hangs the clause on the country or the ministry before it."""
    over = noun
    while over.lemma_.lower() not in official_nouns() and over.ent_type_ != "PERSON":
        if over.dep_ != "pobj" or over.head.lower_ not in ("of", "for", "from", "to", "in"):
            return noun
        over = over.head.head
        if over.pos_ not in ("NOUN", "PROPN"):
            return noun
    return over


def _shared_subjects(verb: Token) -> list[Token]:
    head = verb.head
    if head == verb:
        return []
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        own = _subject_before_aside(verb)
        return conjuncts(own) if own is not None else surface_subjects(head)
    if verb.dep_ == "amod" and verb.tag_ == "VBG" and head.pos_ in ("NOUN", "PROPN"):
        return [head]  # "the visiting Slovak premier"
    if verb.dep_ == "acl" and (verb.tag_ == "VBG" or finite_after_all(verb) or by_wire(verb)):
        return [head]
    if verb.dep_ == "acl" and head.lemma_.lower() == "invitation":
        invited = [noun for word, noun in prepositional(head) if word in ("to", "for") and noun.i < verb.i]
        if invited:
            return invited  # "an invitation to President X to visit Baghdad"
    if verb.dep_ == "acl" and verb.tag_ == "VB" and (owners := possessors(head) or _deciders(head)):
        return owners  # "welcomed A's decision to lift its sanctions"
    if announced(verb):
        return conjuncts(head)
    if verb.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN"):
        return subjects(head.head) if head.head.pos_ in ("VERB", "AUX") and head.head != head else []
    if verb.dep_ == "advcl" and head.pos_ == "NOUN" and head.dep_ == "dobj" and head.head.pos_ == "VERB":
        return subjects(head.head)  # "A used her stay in Geneva to see B"
    if verb.dep_ in ("xcomp", "advcl", "ccomp") and head.pos_ in ("VERB", "AUX"):
        if head.lemma_ in _OBJECT_CONTROL:
            controlled = [c for c in head.children if c.dep_ in ("dobj", "nsubjpass")]
            if controlled:
                return [noun for c in controlled for noun in conjuncts(c)]
        return surface_subjects(head)
    if verb.dep_ == "xcomp" and head.lower_ in _AHEAD and head.i > head.sent.start and head.head.i < head.i:
        before = head.nbor(-1)  # "Minister X due to sign a treaty", in the line of a diary
        if before.pos_ in ("NOUN", "PROPN") and not any(c.dep_ == "nsubj" for c in head.head.children):
            return conjuncts(before)
    if verb.dep_ == "xcomp" and head.pos_ == "ADJ":
        return surface_subjects(head.head) if head.head != head else []
    if verb.dep_ == "pcomp":
        over = head.head
        if over.lemma_.lower() in _BLAMING and (blamed := _whom_it_blames(over)):
            return blamed
        while over.pos_ not in ("VERB", "AUX") and over.head != over:
            over = over.head
        return surface_subjects(over) if over.pos_ in ("VERB", "AUX") else []
    return []


# What is somebody's to do: "the decision of A's government to open", "the plan by A to close".
_RESOLVED = frozenset({"decision", "intention", "plan", "move", "resolve", "readiness", "pledge", "promise"})


def _deciders(noun: Token) -> list[Token]:
    """Whose decision it is that an infinitive tells, where "of" or "by" says so."""
    if noun.lemma_.lower() not in _RESOLVED:
        return []
    return [owner for word, owner in prepositional(noun) if word in ("of", "by")]


# Verbs whose object does what the gerund under their preposition says: "accused A of shelling B", "barred A from entering".
_BLAMING = vocabulary("blames", "hinders", "praises") | {"convict", "punish"}


def _whom_it_blames(verb: Token) -> list[Token]:
    """The object of a verb of blame or hindrance, or its subject in the passive."""
    place = "nsubjpass" if is_passive(verb) else "dobj"
    return [noun for c in verb.children if c.dep_ == place for noun in conjuncts(c)]


# Words of a diary's lines, which leave out "is": "Minister X due to sign".
_AHEAD = vocabulary("planned") | {"likely"}


def _subject_before_aside(verb: Token) -> Token | None:
    """ "X came in May, and Y, on his way to Rome, stopped in Oslo": Y, whom the parse hung on the first verb."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.i == verb.sent.start or verb.nbor(-1).text != ",":
        return None
    doc = verb.doc
    for joint in reversed(doc[verb.head.i + 1 : verb.i]):
        if joint.dep_ != "cc" or joint.lower_ not in ("and", "but", "while"):
            continue
        noun = next(
            (t for t in doc[joint.i + 1 : verb.i] if t.pos_ in ("NOUN", "PROPN") and t.left_edge.i == joint.i + 1
             and t.dep_ not in ("compound", "poss", "amod", "nmod")), None)  # fmt: skip
        closed = noun is not None and noun.i + 1 < verb.i and doc[noun.i + 1].text == ","
        return noun if closed and noun is not None and noun.head.i < joint.i else None
    return None


def surface_subjects(verb: Token) -> list[Token]:
    """The grammatical subjects of a verb, active or passive, those that it shares with the verb before included."""
    own = [child for child in verb.children if child.dep_ in (*_SUBJECTS, "nsubjpass")]
    if own:
        return [noun for child in own for noun in conjuncts(_antecedent(child, verb))]
    return _shared_subjects(verb)


def passive_subjects(verb: Token) -> list[Token]:
    """The grammatical subjects of a passive verb: who undergoes it."""
    return [
        noun
        for child in verb.children
        if child.dep_ == "nsubjpass"
        for noun in conjuncts(_antecedent(child, verb))
    ]


def objects(verb: Token) -> list[Token]:
    """Whom or what a verb is done to."""
    if is_passive(verb):
        found = passive_subjects(verb)
        if not found and verb.dep_ == "acl":
            return [verb.head]
        if not found and verb.dep_ in ("conj", "xcomp"):
            over = passive_subjects(verb.head) or surface_subjects(verb.head) or _awaited(verb)
            return over or _said_to_be(verb)
        if not found and verb.dep_ in ("advcl", "pcomp"):
            return _shared_subjects(verb)  # "summoned to the ministry, X was told", "after being called in"
        return found
    given_to = _first_of_two(verb)
    found = [
        noun
        for child in verb.children
        if child.dep_ in ("dobj", "attr") and child != given_to
        for noun in conjuncts(_antecedent(child, verb))
    ] or called_so(verb)
    if (
        not found and verb.lemma_ in _OBJECT_CONTROL
    ):  # "ordered X's envoy to leave", where the parse has the envoy leave
        found = [
            noun
            for clause in verb.children
            if clause.dep_ in ("xcomp", "ccomp") and any(c.tag_ == "TO" for c in clause.children)
            for child in clause.children
            if child.dep_ == "nsubj" and verb.i < child.i < clause.i
            for noun in conjuncts(child)
        ]
    if not found and any(c.dep_ == "prt" for c in verb.children):
        found = [n for c in verb.children if c.dep_ == "oprd" and c.i > verb.i for n in conjuncts(c)]
    found = found or _left_out(verb)
    # "hands over the presidency": the parse hangs the object on the particle
    return found or [n for c in verb.children if c.dep_ == "prt" for n in objects_of_preposition(c)]


# "The way they met", "the reason it protested": no object of what follows.
_ADVERBIAL = frozenset(
    {
        "way",
        "reason",
        "moment",
        "time",
        "day",
        "week",
        "month",
        "year",
        "hour",
        "minute",
        "place",
        "extent",
        "degree",
        "point",
        "speed",
    }
)


def _left_out(verb: Token) -> list[Token]:
    """ "The ten pumps it handed over in Lviv": the noun before a clause that lacks its "which"."""
    noun = verb.head
    if (
        verb.dep_ != "relcl"
        or noun.pos_ != "NOUN"
        or noun.ent_type_ in ("DATE", "TIME")
        or noun.lemma_ in _ADVERBIAL
    ):
        return []
    doers = [c for c in verb.children if c.dep_ == "nsubj"]
    if len(doers) != 1 or doers[0].tag_.startswith("W") or doers[0].left_edge.i != noun.i + 1:
        return []
    held = any(c.dep_ in ("dobj", "ccomp", "xcomp", "attr", "acomp") for c in verb.children)
    stranded = any(c.dep_ == "prep" and not any(c.children) for c in verb.children)
    return [] if held or stranded else [noun]


def _said_to_be(verb: Token) -> list[Token]:
    """ "Is due to be received by X": who is due."""
    return _shared_subjects(verb) if verb.head.pos_ == "ADJ" else []


def _awaited(verb: Token) -> list[Token]:
    """ "The accord, due to be signed on Thursday", "a treaty expected to be ratified": the noun of which it is said."""
    over = verb.head
    said_of = verb.dep_ == "xcomp" and over.dep_ in ("amod", "acl", "relcl") and over.head.i < over.i
    return [over.head] if said_of and over.head.pos_ in ("NOUN", "PROPN") else []


def datives(verb: Token) -> list[Token]:
    """To whom something is given."""
    given_to = _first_of_two(verb)
    return [
        noun
        for child in verb.children
        if child.dep_ == "dative" or child == given_to
        for noun in _or_objects(child)
    ]


def _first_of_two(verb: Token) -> Token | None:
    """ "Handed Belgrade a note": of two objects right after the verb, the name before the thing is the receiver."""
    found = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
    two = len(found) == 2 and found[0].pos_ == "PROPN" and found[1].pos_ == "NOUN"
    return found[0] if two and not is_passive(verb) else None


def _or_objects(token: Token) -> list[Token]:
    return objects_of_preposition(token) if token.pos_ == "ADP" else conjuncts(token)


def objects_of_preposition(preposition: Token) -> list[Token]:
    """The nouns under a preposition."""
    return [noun for c in preposition.children if c.dep_ == "pobj" for noun in conjuncts(c)]


def prepositional(token: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, noun) pairs that hang on a word, chains such as "from A to B" included."""
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.pos_ in ("ADP", "SCONJ", "ADV", "VERB"):
            for noun in objects_of_preposition(child) or _object_to_come(token, child):
                yield child.lower_, noun
            yield from prepositional(child)
            for other in child.children:
                if other.dep_ == "conj" and other.pos_ == "ADP":
                    for noun in objects_of_preposition(other):
                        yield other.lower_, noun


def _object_to_come(verb: Token, preposition: Token) -> list[Token]:
    """ "Fired on and boarded a ferry": a preposition without its noun has the object of the verb that goes on."""
    if any(preposition.children) or verb.pos_ != "VERB":
        return []
    behind = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.i > preposition.i]
    if not behind or any(
        t.dep_ not in ("cc", "advmod", "neg") for t in verb.doc[preposition.i + 1 : behind[0].i]
    ):
        return []
    return [noun for c in behind[0].children if c.dep_ == "dobj" for noun in conjuncts(c)]


def possessors(noun: Token) -> list[Token]:
    """Whose: "Lukashenka's visit", "their talks"."""
    return [owner for child in noun.children if child.dep_ == "poss" for owner in conjuncts(child)]


def modifiers(noun: Token) -> list[Token]:
    """Names and adjectives before a noun: "Belarus-EU talks", "the Lithuanian visit"."""
    found = [c for c in noun.children if c.dep_ in ("amod", "compound", "nmod", "npadvmod") and c.i < noun.i]
    return found + [t for c in found for t in c.subtree if t != c and t.i < noun.i]


def phrase_tokens(token: Token, keep: Iterable[str] = ("of", "from", "for", "led", "headed")) -> set[int]:
    """The indexes of the words of a noun phrase that name what it stands for; "a delegation led by X" keeps X.

    Coordinated phrases, relative clauses and prepositions other than ``keep`` are left out.
    """
    kept = set(keep)
    found = {token.i}
    for child in token.children:
        if child.dep_ in _ASIDE or child.dep_ == "conj":
            continue
        if child.dep_ in ("amod", "nmod", "compound") and child.i < token.i:
            found |= {t.i for t in child.subtree if t.dep_ == "conj" and t.head == child}  # "A and B troops"
        led = {"by", "under"} if token.lemma_ in ("team", "delegation") else {"by"}
        if child.dep_ in ("prep", "agent") and child.lower_ not in kept | led:
            continue
        if child.dep_ == "acl" and child.lemma_.lower() not in ("lead", "head", "compose", "comprise"):
            continue
        if child.dep_ == "pobj":
            found |= {i for noun in conjuncts(child) for i in phrase_tokens(noun, kept)}
        else:
            found |= phrase_tokens(child, kept)
    return found


def clause_verb(token: Token) -> Token | None:
    """The verb of the clause in which a word stands: the word itself, or the first verb over it."""
    while token.pos_ not in ("VERB", "AUX"):
        if token.head == token:
            return None
        token = token.head
    return token


def ancestors(token: Token) -> list[Token]:
    """The word and everything over it, up to the root."""
    return [token, *token.ancestors]


def topmost(tokens: Iterable[Token]) -> Token:
    """Of some words, the one over which the fewest others stand."""
    return min(tokens, key=lambda token: len(ancestors(token)))
