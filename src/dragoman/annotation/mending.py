"""Parses that the model often gets wrong in the same way, set right before anybody reads them.

What is planned for a day and then called off, "the two hold talks": each repair asks for the whole pattern, so that a
right parse is never touched.
"""

from spacy.tokens import Doc, Token

from dragoman.knowledge.triggers import lemmas_by_form
from dragoman.knowledge.vocabulary import vocabulary

_FINITE_AUXILIARIES = frozenset({"has", "have", "had", "was", "were", "is", "are", "will", "would"})
# Participles that stand behind the noun of an event: "a meeting planned for May".
_OF_PLANS = frozenset(
    {"plan", "schedule", "set", "fix", "slate", "arrange", "expect", "announce", "agree", "pencil", "hold", "intend", "call"}
)  # fmt: skip
_BEHIND_PLANS = frozenset({"for", "in", "on", "at", "between", "with", "by"})
# Verbs in the plural of the present that look like nouns behind "the two".
_PLURAL_VERBS = frozenset(
    {"hold", "meet", "sign", "discuss", "visit", "talk", "tour", "plan", "address", "host", "open"}
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def mend_plans(parsed: Doc) -> None:
    """ "A meeting planned for 23 May has been put off": "planned" is a participle, and what follows the main verb."""
    for plan in parsed:
        if plan.tag_ not in ("VBD", "VBN") or plan.lemma_.lower() not in _OF_PLANS:
            continue
        subject = next((c for c in plan.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        follower = parsed[plan.i + 1] if plan.i + 1 < len(parsed) else None
        if subject is None or subject.pos_ != "NOUN" or follower is None:
            continue
        if follower.lower_ not in _BEHIND_PLANS or any(
            c.dep_ in ("dobj", "aux", "auxpass", "agent") for c in plan.children
        ):
            continue
        main = _main_verb(plan)
        if main is not None:
            _under_subject(plan, subject, main)


def _main_verb(plan: Token) -> Token | None:
    """The finite verb without a subject of its own that "planned" hides."""
    if plan.dep_ == "advcl" and plan.head.i > plan.i:  # "the visit, planned for 5 May, was called off"
        return plan.head if _open(plan.head) else None
    if plan.dep_ in ("csubj", "csubjpass") and plan.head.i > plan.i:
        return plan.head if _open(plan.head, but=plan) else None
    below = [c for c in plan.children if c.dep_ == "ccomp" and c.i > plan.i]
    return below[0] if plan.dep_ == "ROOT" and len(below) == 1 and _open(below[0]) else None


def _open(verb: Token, but: Token | None = None) -> bool:
    """Whether a verb has an auxiliary with a tense, and nobody who does what it says."""
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "csubj", "csubjpass", "mark")]
    return any(c.lower_ in _FINITE_AUXILIARIES for c in verb.children) and all(c == but for c in subjects)


def _under_subject(plan: Token, subject: Token, main: Token) -> None:
    """Hang the participle under its noun, and the noun under the verb that tells of it."""
    passive = any(c.dep_ == "auxpass" for c in main.children)
    if plan.dep_ == "ROOT":
        for child in list(plan.children):
            if child.i > main.i and child.dep_ == "punct":
                child.head = main
        main.head, main.dep_ = main, "ROOT"
    subject.head, subject.dep_ = main, "nsubjpass" if passive else "nsubj"
    plan.head, plan.dep_, plan.tag_ = subject, "acl", "VBN"


def mend_pair(parsed: Doc) -> None:
    """ "The two hold talks in the afternoon": the verb that the tagger takes for a noun, in a line without another verb."""
    if any(t.tag_ in _FINITE for t in parsed):
        return
    root = next((t for t in parsed if t.dep_ == "ROOT"), None)
    for verb in parsed[2:]:
        pair = parsed[verb.i - 1]
        if root is None or pair.lower_ not in ("two", "pair", "both") or verb.lower_ not in _PLURAL_VERBS:
            continue
        if pair.lower_ != "both" and parsed[pair.i - 1].lower_ != "the":
            continue
        pair.head, pair.dep_ = verb, "nsubj"
        for token in parsed[: verb.i]:
            if token.head == root and token != pair:
                token.head = pair if token.dep_ == "det" else verb
        if root != verb:
            root.head, root.dep_ = verb, "dobj"
        verb.head, verb.dep_ = verb, "ROOT"
        verb.tag_, verb.pos_, verb.lemma_ = "VBP", "VERB", verb.lower_
        return


def mend_opening(parsed: Doc) -> None:
    """ "After meeting President X in Rome, Y's minister, Z, flew on": X is met, and the subject begins behind the comma.

    The model takes X for the subject and what follows him for his apposition, or gives the verb two subjects.
    """
    if (
        len(parsed) < 3
        or parsed[1].tag_ != "VBG"
        or parsed[1].dep_ != "pcomp"
        or parsed[0].pos_ not in ("ADP", "SCONJ")
    ):
        return
    gerund, root = parsed[1], parsed[0].head
    comma = next((t for t in parsed[2:] if t.text == ","), None)
    if comma is None or comma.i >= root.i:
        return
    first = next((c for c in root.children if c.dep_ == "nsubj" and gerund.i < c.i < comma.i), None)
    if first is None or any(
        t.pos_ not in ("PROPN", "ADJ", "DET", "NOUN") for t in parsed[gerund.i + 1 : first.i]
    ):
        return
    behind = [
        t
        for t in parsed[comma.i + 1 : root.i]
        if t.dep_ in ("nsubj", "appos", "conj") and t.head in (first, root)
    ]
    if not behind or any(t.dep_ == "cc" for t in parsed[comma.i : behind[0].i]):
        return
    subject = behind[0]
    for child in list(first.children):
        if child.i > comma.i and child != subject:
            child.head = subject
    for title in [c for c in gerund.children if c.dep_ == "dobj"]:
        title.head, title.dep_ = first, "compound"
    first.head, first.dep_ = gerund, "dobj"
    subject.head, subject.dep_ = root, "nsubj"


# Verbs that nobody does without doing them to somebody: without an object they stand in the passive of a headline.
_UNDERGONE = vocabulary("undergone")


def mend_past(parsed: Doc) -> None:
    """ "Algeria froze trade with Spain": a verb in the past that the tagger takes for an adjective or a name."""
    for verb in parsed:
        lemma = lemmas_by_form().get(verb.lower_)
        if verb.dep_ != "ROOT" or verb.pos_ not in ("ADJ", "NOUN", "PROPN") or lemma in (None, verb.lower_):
            continue
        kinds = {c.dep_ for c in verb.children}
        if {"nsubj", "dobj"} <= kinds and not verb.lower_.endswith(("s", "ing")):
            verb.tag_, verb.pos_, verb.lemma_ = "VBD", "VERB", str(lemma)


def mend_headline(parsed: Doc) -> None:
    """ "Spanish ambassador summoned in Managua": the line of a headline leaves out "is"."""
    for verb in parsed:
        if verb.dep_ != "ROOT" or verb.tag_ not in ("VBD", "VBN") or verb.lemma_.lower() not in _UNDERGONE:
            continue
        children = {c.dep_ for c in verb.children}
        subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
        if subject is None or children & {"dobj", "ccomp", "xcomp", "attr", "oprd", "prt", "aux", "dative"}:
            continue
        verb.tag_, subject.dep_ = "VBN", "nsubjpass"
        for child in verb.children:
            if child.lower_ == "by":
                child.dep_ = "agent"


def mend_sitting(parsed: Doc) -> None:
    """ "Will hold its next sitting in Naryn": a noun in -ing behind its owner or article, which the tagger takes for a verb."""
    for word in parsed:
        if (
            word.tag_ != "VBG"
            or word.lower_ not in _NOUNS_IN_ING
            or word.dep_ not in ("dobj", "pobj", "nsubj")
        ):
            continue
        if any(c.dep_ in ("poss", "det", "amod") and c.i < word.i for c in word.children):
            word.tag_, word.pos_, word.lemma_ = "NN", "NOUN", word.lower_


_NOUNS_IN_ING = frozenset({"sitting", "gathering", "briefing", "hearing", "posting", "undertaking"})
