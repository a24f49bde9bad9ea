"""What stands beside the news and is none: a welcome that is thanked for, talks at a gathering, the meeting one is greeted for."""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.knowledge.vocabulary import vocabulary

_THANKING = vocabulary("praises") | {"gratitude", "appreciation", "thanks"}
_WELCOMING = vocabulary("receives") | {"accommodate"}
_GREETING = frozenset({"receive", "welcome", "greet", "shake", "pose", "meet", "arrive"})
_GATHERINGS = vocabulary("gatherings")
_BODIES = vocabulary("bodies") | {"assembly", "board", "committee", "congress", "forum", "leaders"}
# Force of long, which what is told is a judgement of, or an answer to.
_WARS = frozenset(
    {"invasion", "aggression", "occupation", "annexation", "war", "offensive", "attack", "bombardment"}
)
_LONG = frozenset(
    {"ongoing", "continued", "continuing", "unprovoked", "unjustified", "full", "brutal", "massive"}
)
_ANSWERS = frozenset({"response", "answer", "reaction", "because", "light", "view", "consequence", "victim"})
_JUDGING = vocabulary("blames") | {
    "counter",
    "countering",
    "discuss",
    "end",
    "excuse",
    "halt",
    "justify",
    "oppose",
    "recognise",
    "recognize",
    "reject",
    "repel",
    "resist",
    "stop",
    "support",
}
# Who has these in talks is none of the two that hold them, or nobody has met yet.
_PARTS = frozenset(
    {
        "participation",
        "involvement",
        "interest",
        "engagement",
        "role",
        "mediation",
        "mediator",
        "facilitation",
        "intercession",
    }
)
# "Agreed to Ukrainian mediation in the talks with X".
_THIRD_PARTIES = frozenset(
    {"mediation", "mediator", "facilitation", "intercession", "facilitator", "go-between"}
)
_SIDES = vocabulary("guests_and_hosts")


def faults_of_mention(candidate: Candidate) -> Iterator[str]:
    """What speaks against a meeting of which a clause speaks only by the way."""
    if candidate.kind.name == "incident" and (
        _war_spoken_of(candidate) or _state_of_things(candidate.trigger)
    ):
        yield "a war that is spoken of, not told"
    if candidate.kind.name != "meeting":
        return
    if _thanked_for(candidate):
        yield "thanks for a welcome, nobody is met"
    if candidate.trigger.pos_ not in ("NOUN", "PROPN"):
        return
    if _left_behind(candidate):
        yield "talks that several leave, held with others"
    if _held_at_a_gathering(candidate):
        yield "talks at a gathering, between whom is open"
    if _of_a_body(candidate):
        yield "a meeting of a body, not of states"
    if _part_in_it(candidate):
        yield "talks in which somebody has a part, between whom is open"
    if _greeted_for(candidate.trigger):
        yield "the meeting for which somebody is greeted"


def _war_spoken_of(candidate: Candidate) -> bool:
    """ "Condemned A's invasion of B", "in response to A's aggression": no day of its own, and told before it is judged."""
    noun = candidate.trigger
    lasting = any(t.lower_ in _LONG for t in noun.children)
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in _WARS:
        return False
    if noun.lemma_.lower() in ("attack", "bombardment", "offensive") and not lasting:
        return False
    start, end = noun.left_edge.idx, noun.right_edge.idx + len(noun.right_edge)
    if any(start <= m.start < end for m in candidate.report.dates):
        return False
    over = next((t for t in noun.ancestors if t.lemma_.lower() not in _WARS and t.dep_ != "conj"), None)
    if over is None:
        return False
    if over.pos_ in ("VERB", "NOUN"):
        return over.lemma_.lower() in _JUDGING
    answers = over.dep_ == "prep" and over.head.lemma_.lower() in _ANSWERS
    return answers or over.lower_ in ("of", "about", "against", "despite", "amid", "since")


# What lasts, or comes again and again, between two that are at odds; and the prepositions and words that take it as known.
_LASTING = frozenset({"standoff", "stand-off", "face-off", "faceoff", "skirmish", "clash", "hostility"})
_AS_KNOWN = frozenset({"amid", "of", "despite", "over", "about", "since", "throughout"})
_NO_ARMS = frozenset(
    {"diplomatic", "political", "trade", "legal", "economic", "verbal", "commercial", "tariff"}
)


def _state_of_things(noun: Token) -> bool:
    """ "Amid the skirmishes between A and B", "a chronicle of the A-B standoff", "the diplomatic standoff": no one act."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in _LASTING:
        return False
    if any(c.lower_ in _NO_ARMS for c in noun.children):
        return True
    dated = any(t.like_num or t.ent_type_ == "DATE" for t in noun.subtree)
    return not dated and noun.dep_ == "pobj" and noun.head.lower_ in _AS_KNOWN


_LEAVING = frozenset({"leave", "quit", "abandon", "boycott", "exit"})


def _left_behind(candidate: Candidate) -> bool:
    """ "A and B announced that they were leaving the talks": they hold them with others, not with each other."""
    verb = candidate.trigger.head
    left = candidate.trigger.dep_ == "dobj" and verb.lemma_.lower() in _LEAVING
    with_whom = any(word in ("with", "between") for word, _ in grammar.prepositional(candidate.trigger))
    return left and not with_whom


def _thanked_for(candidate: Candidate) -> bool:
    """ "Thanked the government of Bhutan for warmly receiving the ambassador": no host of flesh and blood."""
    verb = candidate.trigger
    if verb.tag_ != "VBG" or verb.lemma_.lower() not in _WELCOMING or verb.dep_ != "pcomp":
        return False
    over = next((t for t in verb.head.ancestors if t.pos_ in ("VERB", "NOUN")), None)
    thanks = over is not None and over.lemma_.lower() in _THANKING and verb.head.lower_ == "for"
    return thanks and not any(e.person is not None for e in candidate.entities("host"))


def _held_at_a_gathering(candidate: Candidate) -> bool:
    """ "The fruitful discussions held during the Leaders' Meeting last week": of all who were there."""
    if candidate.entities(*_SIDES):
        return False
    held = [
        c for c in candidate.trigger.children if c.dep_ in ("acl", "relcl") and c.lemma_.lower() == "hold"
    ]
    return any(
        word in ("during", "at") and at.lemma_.lower() in _GATHERINGS
        for verb in held
        for word, at in grammar.prepositional(verb)
    )


def _of_a_body(candidate: Candidate) -> bool:
    """ "During the Polynesian Leaders Group meeting": it names no party of its own, and is not that of the story's two."""
    noun = candidate.trigger
    if noun.dep_ != "pobj" or candidate.entities(*_SIDES):
        return False
    if any(
        t.dep_ == "compound" and t.text[0].isupper() and t.lower_ in _BODIES for t in grammar.modifiers(noun)
    ):
        return True
    # "The Consultative Meeting of the Heads of State of the Horn of Africa"
    of = [t for word, t in grammar.prepositional(noun) if word == "of" and t.lower_ in _MANY]
    return any(word == "of" for t in of for word, _ in grammar.prepositional(t))


_MANY = frozenset(
    {"heads", "leaders", "ministers", "presidents", "secretaries", "chiefs", "premiers", "speakers"}
)


def _part_in_it(candidate: Candidate) -> bool:
    """ "Expects A and B to continue their participation in talks on the dam": nobody has met."""
    noun = candidate.trigger
    if noun.dep_ != "pobj" or noun.head.lower_ != "in":
        return False
    part = noun.head.head.lemma_.lower()
    return part in _THIRD_PARTIES or (part in _PARTS and not candidate.entities(*_SIDES))


def _greeted_for(noun: Token) -> bool:
    """ "X welcomes Y ahead of their bilateral meeting": where they are greeted they meet."""
    if noun.dep_ != "pobj" or not any(c.lower_ == "their" for c in grammar.possessors(noun)):
        return False
    word = noun.head
    ahead = word.lower_ in ("before",) or (
        word.lower_ in ("of", "to") and word.head.lower_ in ("ahead", "prior")
    )
    verb = grammar.clause_verb(noun)
    return ahead and verb is not None and verb.lemma_.lower() in _GREETING
