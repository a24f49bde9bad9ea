"""Whether what a verb is done to is of the kind that its frame asks for: "signed a treaty", "expelled two", "sent 500 tents"."""

import re

from spacy.tokens import Token

from dragoman.annotation.mentions import ActorForm
from dragoman.annotation.persons.beside import AT_EMBASSY
from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.instruments import named_before
from dragoman.coding.pronouns import craft_meant, envoy_meant
from dragoman.knowledge.noun_classes import nouns_of
from dragoman.knowledge.official_nouns import official_nouns
from dragoman.knowledge.ship_prefixes import ship_prefixes
from dragoman.knowledge.vocabulary import vocabulary

_THINGS = (
    "instrument",
    "measure",
    "status",
    "post",
    "envoy",
    "paper",
    "ties",
    "note",
    "target",
    "called",
    "issue",
    "person",
    "carrier",
    "goods",
    "force",
    "weapon",
    "frontier",
    "feeling",
)


# In a frame's objects: any expression of time ("spent 2 to 5 August in Washington").
A_TIME = "<time>"
# People told by their nation alone: "shot dead two Bangladeshis".
A_NATIONAL = "<national>"


def has_object_noun(candidate: Candidate) -> bool:
    wanted = candidate.frame.objects
    behind = candidate.trigger.idx + len(candidate.trigger) + 1
    if A_TIME in wanted and any(d.start == behind for d in candidate.report.dates):
        return True
    if candidate.kind.name == "aid" and (_is_money(candidate) or _is_quantity(candidate)):
        return True
    tokens = candidate.tokens(*_THINGS)
    if candidate.trigger.pos_ in ("VERB", "AUX"):
        tokens = tokens + grammar.objects(candidate.trigger)
        tokens = tokens + [c for c in candidate.trigger.children if c.dep_ == "dobj"]  # "was granted status"
    if A_NATIONAL in wanted and any(_is_demonym(candidate, token) for token in tokens):
        return True
    for token in [
        *tokens,
        *_of_sets(tokens),
        *_those(tokens, candidate.trigger),
        *_over_relative(candidate.trigger),
        *named_before(candidate),
    ]:
        if token.lower_.endswith("chairs"):
            continue  # people, not the chair of a body
        if {token.lemma_.lower(), token.lower_, _one_of(token), _craft_by_type(token)} & wanted:
            return True
        if candidate.frame.slots.get("object") == "target":
            parts = {candidate.sentence.doc[i].lemma_.lower() for i in grammar.phrase_tokens(token)}
            if parts & wanted:
                return True
    if candidate.kind.name == "sanction" and any(
        _programme_of(t, wanted) for t in [*tokens, *_of_sets(tokens)]
    ):
        return True
    if _counts_them_again(candidate, tokens, wanted):
        return True
    return _is_envoy_by_name(candidate) or bool(envoy_meant(candidate)) or craft_meant(candidate) is not None


_PROGRAMMES = frozenset({"programme", "program", "package", "scheme", "flow", "payment"})


def _programme_of(noun: Token, wanted: frozenset[str]) -> bool:
    """ "A military aid programme", "its aid payments": what is cut short is the aid."""
    return noun.lemma_.lower() in _PROGRAMMES and any(
        c.dep_ == "compound" and c.lower_ in wanted for c in noun.children
    )


def _counts_them_again(candidate: Candidate, tokens: list[Token], wanted: frozenset[str]) -> bool:
    """ "Latvia expelled two": a number alone, on a page that has told of such people or things before."""
    behind = [t for t in candidate.trigger.children if t.dep_ == "npadvmod" and t.i > candidate.trigger.i]
    behind += [c for t in tokens if t.lower_ == "home" for c in t.children if c.dep_ == "nummod"]
    numbers = [
        t for t in [*tokens, *behind] if (t.like_num or t.lower_ in ("another", "dozen")) and _bare_number(t)
    ]
    if not numbers or candidate.kind.name not in ("expulsion", "summons"):
        return False
    doc = candidate.sentence.doc
    return any(
        {t.lemma_.lower(), t.lower_, t.lower_.rstrip("s")} & wanted for t in doc[: candidate.trigger.i]
    )


def _bare_number(token: Token) -> bool:
    return not any(
        c.i < token.i and (c.dep_ in ("compound", "amod") or c.pos_ == "NOUN") for c in token.children
    )


def _one_of(token: Token) -> str:
    """One of "High Commissioners", "Treaties": the tagger takes capitals for names, and knows no "attachés"."""
    word = token.lower_
    if not word.endswith("s"):
        return word
    return word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")


_TYPE = re.compile(r"(?:[A-Z]{1,2}|Mi|Il|An|Su|Tu|MiG|Ka|UH|AH|CH)-?\d{1,3}[A-Z]{0,2}s?")


def _craft_by_type(token: Token) -> str:
    """ "plane" of an "Il-76" or "C-130s", which go by the name of their type, "ship" of "HMAS Choules"; else nothing."""
    if "-" in token.text and _TYPE.fullmatch(token.text):
        return "plane"
    return "ship" if any(c.text in ship_prefixes() for c in grammar.modifiers(token)) else ""


def _is_demonym(candidate: Candidate, token: Token) -> bool:
    return any(a.start == token.idx and a.form is ActorForm.DEMONYM for a in candidate.resolver.actors) and (
        token.tag_ in ("NNS", "NNPS") or token.lower_.endswith("s")
    )


def _is_money(candidate: Candidate) -> bool:
    """Whether what is given is a sum of money, in whatever currency: "gave 50,000 leva"."""
    given = candidate.tokens("goods") or grammar.objects(candidate.trigger)
    beside = [c for c in candidate.trigger.children if c.dep_ in ("npadvmod", "dobj", "oprd", "dep")]
    beside += [c for token in given for c in token.children if c.dep_ == "nummod" and c.i > token.i]
    if any(c.lemma_.lower() in ("million", "billion") for c in beside):
        return True  # "pledged Armenia 15.8 million"
    return any(
        amount.currency is not None and amount.start <= token.idx < amount.end
        for token in given
        for amount in candidate.report.amounts
    )


_ENVOYS = re.compile(
    r"ambassador|high commissioner|nuncio|chargé|consul\b|head of (?:the )?(?:mission|delegation)|counsellor|attaché",
    re.IGNORECASE,
)


def _is_envoy_by_name(candidate: Candidate) -> bool:
    """ "Had summoned Wheeler", "withdrew Verma": the name of an envoy whose office the text told before."""
    if candidate.kind.name not in ("summons", "expulsion", "mission"):
        return False
    if not {"envoy", "target"} & {candidate.frame.slots.get("object")}:
        return False
    text, end = candidate.report.text, candidate.sentence.end_char
    return any(
        e.person is not None
        and e.person.person.name
        and (_ENVOYS.search(e.person.known_office or "") or AT_EMBASSY.match(text, e.person.end, end))
        for e in candidate.entities("envoy", "target")
        if e.start > candidate.trigger.idx or _named_as_called(candidate, e.start)
    )


def _named_as_called(candidate: Candidate, start: int) -> bool:
    """ "Mensah had been summoned": the name itself is what the passive is told of."""
    return candidate.kind.name in ("summons", "expulsion") and any(
        t.dep_ == "nsubjpass" and t.left_edge.idx <= start <= t.idx and not grammar.possessors(t)
        for t in candidate.trigger.children
    )


_AT_LEAST = 10
_NUMBERS = frozenset(
    {"ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "eighteen", "twenty", "thirty", "forty", "fifty", "sixty",
     "seventy", "eighty", "ninety"}
)  # fmt: skip
_GIVING = vocabulary("gives")
# Of these only what is goods by its class: "send" and "present" are said of people and papers too.
_HANDING = _GIVING | vocabulary("sends")
# What is counted and given, and no help: time, people, words.
_NO_GOODS = vocabulary("counted")


def _is_quantity(candidate: Candidate) -> bool:
    """Whether what is given is so many things: "will give 76 power tillers", "20 buses"."""
    if candidate.trigger.lemma_.lower() not in _HANDING:
        return False
    for token in candidate.tokens("goods") or grammar.objects(candidate.trigger):
        counted = [c for c in token.children if c.dep_ == "nummod" and c.text.replace(",", "").isdigit()]
        lemma = token.lemma_.lower()
        thing = token.tag_ == "NNS" and lemma not in _NO_GOODS | official_nouns()
        giving = candidate.trigger.lemma_.lower() in _GIVING
        if giving and thing and any(int(c.text.replace(",", "")) >= _AT_LEAST for c in counted):
            return True
        if giving and thing and any(c.lower_ in _NUMBERS for c in token.children):
            return True
        several = token.tag_ == "NNS" or any(c.dep_ == "nummod" for c in token.children)
        if several and lemma not in _NO_GOODS and lemma in nouns_of("goods"):
            return True
    return False


# "A series of agreements", "two of the accords": what counts stands under "of".
_SETS = vocabulary("counted_by")


def _of_sets(tokens: list[Token]) -> list[Token]:
    """The nouns that words of number stand for."""
    return [
        noun
        for token in tokens
        if token.lemma_.lower() in _SETS or token.like_num
        for word, noun in grammar.prepositional(token)
        if word == "of"
    ]


def _those(tokens: list[Token], verb: Token) -> list[Token]:
    """ "Established ties with A and severed those with B": ties, the object of the verb before."""
    pointing = any(
        t.lower_ in ("those", "that", "one", "ones") and t.dep_ == "dobj" and t.i > verb.i for t in tokens
    )
    if not pointing or verb.dep_ != "conj" or verb.head.pos_ != "VERB":
        return []
    return [c for c in verb.head.children if c.dep_ in ("dobj", "nsubjpass")]


def _over_relative(trigger: Token) -> list[Token]:
    """ "The agreement between their countries, which entered into force": the noun that "which" may reach over."""
    if trigger.dep_ != "relcl":
        return []
    return [t for t in grammar.ancestors(trigger.head)[1:4] if t.pos_ in ("NOUN", "PROPN")]
