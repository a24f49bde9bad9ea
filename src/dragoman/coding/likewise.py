"""Who does again what was told: "Y did the same", "as did Z", "which took the step on Monday"; "Peru three and Chile four".

Words alone are found here, with those of whom they are said; what they repeat is found in ``repeating.py``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from dragoman.annotation.mentions import ActorForm, ActorMention, DateKind, DateMention, PersonMention
from dragoman.annotation.report import covering
from dragoman.coding import grammar
from dragoman.coding.assembly.aims import NUMBER
from dragoman.coding.assembly.parties import official
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, Resolver
from dragoman.knowledge.vocabulary import vocabulary

# "Took the step", "made the same move": with nothing said of the step itself.
_STEPS = frozenset({"step", "move", "decision", "action", "measure", "line", "path", "course"})
_THAT = frozenset({"the", "that", "this", "same", "similar", "identical", "such"})
_OF_THE_STEP = frozenset({"prep", "acl", "relcl", "ccomp", "advcl", "appos", "xcomp"})
_JOINED_IN = frozenset(
    {
        ",",
        ".",
        ";",
        "during",
        "on",
        "later",
        "too",
        "soon",
        "within",
        "hours",
        "yesterday",
        "today",
        "afterwards",
    }
)
_EXAMPLES = frozenset({"suit", "example", "lead"})
_ANSWERS = vocabulary("answers")
# "Did the same with its exports": to something else.
_OTHERWISE = frozenset({"with", "for", "about", "in"})
_AUXILIARIES = frozenset({"do", "have", "will", "be"})
# "The first country of the European Union to do so": so many words back.
_ORDINAL_REACH = 9
# "As did X", "so has Y": what is said next is who.
INVERTED = re.compile(
    r"\b(?:so|as) (?:too )?(?:did|do|does|has|have|had|will|would|is|are|was|were) (?:also )?(?:the |its )?",
    re.IGNORECASE,
)
_AS_BEFORE = re.compile(r"\b(?:as|like) (?:the )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Again:
    """Somebody who does again what was told. ``back``: to the one who did it ("responded in kind"); ``day`` and ``counted``
    are of a gap, where no verb stands ("Chile, four, on Monday"); ``apart`` where it is a clause of its own, ``owning`` where
    only whose official it is is said ("and Kenya's on Monday"); ``things`` are what it was done to ("Slovakia the embassy's
    second secretary")."""

    trigger: Token
    who: tuple[Entity, ...]
    back: bool = False
    gap: bool = False
    day: DateMention | None = None
    counted: bool = False
    apart: bool = False
    owning: bool = False
    things: str = ""


def pro_verbs(sentence: Span, resolver: Resolver) -> Iterator[Again]:
    """The verbs of a sentence that stand for one told before, with their subjects."""
    for token in sentence:
        if token.pos_ not in ("VERB", "AUX") or _is_infinitive_of_noun(token) or _tells_itself(token):
            continue
        if (who := _inverted(token, resolver)) or (who := _after_as(token, resolver)):
            yield Again(token, tuple(who))
            continue
        back = _answers_in_kind(token)
        if back or _stands_for_verb(token):
            nouns = _who_says_so(token) or grammar.subjects(token)
            found = official([e for noun in nouns for e in resolver.entities(noun)])
            if found:
                yield Again(token, tuple(found), back=back)


def _who_says_so(verb: Token) -> list[Token]:
    """ "A said it would follow": A, who speaks of what it will do itself."""
    own = [c for c in verb.children if c.dep_ == "nsubj"]
    ahead = any(c.dep_ == "aux" and c.lower_ in ("will", "would") for c in verb.children)
    if (
        verb.dep_ != "ccomp"
        or not ahead
        or [c.lower_ for c in own] not in (["it"], ["they"], ["he"], ["she"])
    ):
        return []
    return grammar.subjects(verb.head)


def _is_infinitive_of_noun(verb: Token) -> bool:
    """ "The first member to do so": told of it already."""
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    before = {t.lower_ for t in verb.doc[max(verb.sent.start, verb.i - _ORDINAL_REACH) : verb.i]}
    return verb.dep_ == "acl" or (
        to and bool(before & {"first", "second", "third", "last", "latest", "only"})
    )


def _tells_itself(verb: Token) -> bool:
    """ "Followed suit, expelling three", "did so and broke off relations": what was done is said."""
    behind = [c for c in verb.children if c.dep_ in ("conj", "advcl") and c.pos_ == "VERB" and c.i > verb.i]
    return any(
        c.tag_ == "VBG"
        or (c.dep_ == "conj" and not any(x.dep_ in ("nsubj", "nsubjpass") for x in c.children))
        for c in behind
    )


def _behind(token: Token, words: int) -> list[str]:
    return [t.lower_ for t in token.doc[token.i + 1 : min(token.sent.end, token.i + 1 + words)]]


def _stands_for_verb(verb: Token) -> bool:
    """Whether a verb with its object says no more than that it was done: "did so", "followed suit", "took the step"."""
    lemma, near = verb.lemma_.lower(), _behind(verb, 4)
    if lemma == "do":
        same = near.index("same") if "same" in near[:3] else None
        if same is not None:
            return not set(near[same + 1 : same + 2]) & _OTHERWISE
        return bool({"so", "likewise"} & set(near[:2]))
    if lemma == "follow":
        bare = not grammar.objects(verb) and not any(c.dep_ in ("agent", "ccomp") for c in verb.children)
        bare = bare and not any(word in ("from", "with", "on", "up", "by") for word in near[:1])
        told = verb.tag_ in ("VBD", "VBP", "VBZ") or (verb.tag_ == "VB" and bool(_who_says_so(verb)))
        return bool(_EXAMPLES & set(near[:3])) or (bare and told)
    if lemma == "join":  # "joined in during the day"
        return verb.tag_ in ("VBD", "VBN", "VBZ") and near[:1] == ["in"] and bool({*near[1:2]} & _JOINED_IN)
    if lemma in ("take", "make", "reach"):
        return any(_is_that_step(noun) for noun in grammar.objects(verb))
    return False


def _is_that_step(noun: Token) -> bool:
    words = {c.lower_ for c in noun.children}
    said = any(c.dep_ in _OF_THE_STEP for c in noun.children)
    return noun.lemma_.lower() in _STEPS and bool(words & _THAT) and not said


def _answers_in_kind(verb: Token) -> bool:
    """ "Responded in kind", "reciprocated": done to the one who did it first."""
    lemma, near = verb.lemma_.lower(), _behind(verb, 6)
    if lemma == "reciprocate":
        return not any(word == "with" for word, _ in grammar.prepositional(verb))
    return lemma in _ANSWERS and "kind" in near and "in" in near


def _inverted(aux: Token, resolver: Resolver) -> list[Entity]:
    """Who is named right behind "so did", "as has"."""
    if aux.lemma_.lower() not in _AUXILIARIES or aux.i == aux.sent.start:
        return []
    before = aux.nbor(-1).lower_ if aux.nbor(-1).lower_ != "too" else aux.nbor(-2).lower_
    if before not in ("so", "as"):
        return []
    text = aux.doc.text
    found = INVERTED.search(text[: aux.sent.end_char], max(aux.sent.start_char, aux.idx - 8))
    return named_at(resolver, found.end()) if found is not None else []


def _after_as(aux: Token, resolver: Resolver) -> list[Entity]:
    """ "As Lithuania had in May", "as the Fijian leader did": who stands between "as" and a verb that has lost its own."""
    if aux.lemma_.lower() not in ("do", "have") or aux.tag_ not in ("VBD", "VBZ", "VBP"):
        return []
    if aux.dep_ == "aux" and aux.head.i > aux.i and aux.head.pos_ == "VERB":
        return []
    if any(c.dep_ in ("dobj", "xcomp", "ccomp", "attr") for c in aux.children):
        return []
    text = aux.doc.text
    parties: list[PersonMention | ActorMention] = [*resolver.persons, *_namers(resolver)]
    for mention in parties:
        opening = text[aux.sent.start_char : mention.start]
        if mention.end == aux.idx - 1 and _AS_BEFORE.search(opening):
            return official(_entities(resolver, mention))
    return []


def named_at(resolver: Resolver, offset: int) -> list[Entity]:
    """The parties that are named from an offset on, one after the other: "Chile", "Chile and Peru", "Kenya's President X"."""
    found: list[Entity] = []
    position = offset
    while (mention := _party_at(resolver, position)) is not None:
        found += official(_entities(resolver, mention))
        joint = _JOINED.match(resolver.report.text, mention.end)
        if joint is None:
            break
        position = joint.end()
    return found


def _party_at(resolver: Resolver, offset: int) -> PersonMention | ActorMention | None:
    """The person, with the nation's name before him, or the state that is named at an offset."""
    text = resolver.report.text
    for person in resolver.persons:
        if person.start == offset and person.form != "pronoun":
            return person
    for actor in resolver.actors:
        if actor.start == offset:
            own = [
                p for p in resolver.persons if text[actor.end : p.start] in ("'s ", "’s ", " ", "' ", "’ ")
            ]
            return own[0] if own else actor if actor.form is not ActorForm.ADJECTIVE else None
    return None


def _entities(resolver: Resolver, mention: PersonMention | ActorMention) -> list[Entity]:
    return [resolver.of_person(mention)] if isinstance(mention, PersonMention) else resolver.of_actor(mention)


def _namers(resolver: Resolver) -> list[ActorMention]:
    """States and organisations by their own names, but those within the office of a person."""
    return [
        a
        for a in resolver.actors
        if a.form in (ActorForm.NAME, ActorForm.CAPITAL, ActorForm.GROUP)
        and covering(resolver.persons, a.start) is None
    ]


_JOINED = re.compile(r",? and (?:the )?|, (?:the )?")
_OWNING = re.compile(r"['’]s?(?=[\s,])")
_TOO = re.compile(r"[\s,]*(?:too|likewise|as well|also|each|apiece|in turn|only|later|then)\b", re.IGNORECASE)
_SO_MANY = re.compile(
    rf"\s*[,:–—-]?\s*(?:another |a further |some |about |just |only )?(?P<n>{NUMBER})\b(?: more| further| apiece| each|"
    r" of (?:them|its|their)\b[^,;.]{0,20}| (?:diplomats?|officials?|envoys?|officers?|staff|attach[ée]s?|people|members))*",
    re.IGNORECASE,
)
_SUCH = re.compile(
    rf"\s+(?P<np>(?:the|an?|its|{NUMBER})\s[^,;.:()]{{3,60}}?)(?=\s*(?:[,;.)]|\band\b|\bon\b|\bin\b|$))",
    re.IGNORECASE,
)
_BEFORE_DAY = re.compile(r"[\s,:]*(?:had )?(?:back )?(?:on|in|at|from)?\s*(?:the )?")
_BEFORE_PLACE = re.compile(r"[\s,]*(?:in|at|to)\s+(?:the )?")
_PARTED = re.compile(
    r"(?P<clause>;|:|\.|\bwhile\b|\bwhereas\b|, and\b|, but\b)\s*(?:then |also |later )?(?:the )?$|(?:,|\band)\s*(?:the )?$"
)
_CLOSED = re.compile(r"(?:['’]s?)?\s*(?:[,;.–—)]|and\b|while\b|whereas\b|but\b|$)")
_LISTED = re.compile(r"\s*(?:,|,? and|&)\s*(?:the )?")
# What may lead a line of a list: the hour, a bullet.
_LEADING = re.compile(r"\s*(?:[*•●▪–—-]\s*)?(?:\d{1,2}[.:h]\d{2}(?: ?(?:am|pm|GMT|CET))?[.:]?\s*)?(?:the )?", re.IGNORECASE)  # fmt: skip


def gaps(sentence: Span, resolver: Resolver, after: int, *, whole: bool) -> list[Again]:
    """Who stands in a sentence behind ``after`` with a number, a day or a "too", and no verb.

    ``whole``: the sentence holds nothing else, as in "Germany and France: four each."
    """
    text, end = resolver.report.text, sentence.end_char
    parties: list[PersonMention | ActorMention] = [
        *[p for p in resolver.persons if p.form != "pronoun"],
        *_namers(resolver),
    ]
    parties = sorted((m for m in parties if m.start >= after), key=lambda m: m.start)
    found: list[Again] = []
    position = after
    for index, mention in enumerate(parties):
        remnant = _remnants(resolver, mention.end, end)
        if remnant is None or mention.start < position:
            continue
        group = _with_those_before(text, parties[: index + 1], position)
        before = text[sentence.start_char : group[0].start]
        opens = _LEADING.fullmatch(before) is not None
        parted = _PARTED.search(before)
        if whole and not (opens or (found and _PARTED.search(text[position : group[0].start]))):
            return []
        if not opens and parted is None:
            continue
        if not whole and group[0].start > sentence.start_char and parted is None:
            continue
        stop, day, counted, things = remnant
        who = [e for m in group for e in official(_entities(resolver, m))]
        token = next((t for t in sentence if t.idx <= group[0].start < t.idx + len(t)), sentence[0])
        apart = opens or bool(parted and parted["clause"])
        if who:
            owning = text[mention.end : mention.end + 2] in ("'s", "’s")
            found.append(Again(token, tuple(who), False, True, day, counted, apart, owning, things))
        position = stop
    if whole and text[position:end].strip(" .\n;"):
        return []
    return found


def _with_those_before(
    text: str, parties: Sequence[PersonMention | ActorMention], since: int
) -> list[PersonMention | ActorMention]:
    """The last of some parties, with those joined to it: "Latvia and Estonia"."""
    group = [parties[-1]]
    for mention in reversed(parties[:-1]):
        if mention.start < since or not _LISTED.fullmatch(text, mention.end, group[0].start):
            break
        group.insert(0, mention)
    return group


def _remnants(resolver: Resolver, start: int, end: int) -> tuple[int, DateMention | None, bool, str] | None:
    """Where the number, the day, the place and the "too" behind a party end; None where something else stands there."""
    text = resolver.report.text
    own = _OWNING.match(text, start)
    position = own.end() if own is not None else start
    day: DateMention | None = None
    counted = seen = False
    things = ""
    while position < end:
        such = _SUCH.match(text, position, end) if not seen else None
        number, too = _SO_MANY.match(text, position, end), _TOO.match(text, position, end)
        date = _date_at(resolver, position)
        place = _BEFORE_PLACE.match(text, position, end)
        there = next((p for p in resolver.places if place is not None and p.start == place.end()), None)
        if date is not None and day is None:
            day, position = date, date.end
        elif such is not None and not (number is not None and _CLOSED.match(text, number.end(), end)):
            things, position = such["np"], such.end()
        elif number is not None and not counted:
            counted, position = number["n"].lower() != "none", number.end()
            if not counted:
                return None
        elif too is not None:
            position = too.end()
        elif there is not None:
            position = there.end
        else:
            break
        seen = True
    return (position, day, counted, things) if seen and _CLOSED.match(text, position, end) else None


def _date_at(resolver: Resolver, position: int) -> DateMention | None:
    """The day that stands at an offset, behind its preposition."""
    led = _BEFORE_DAY.match(resolver.report.text, position)
    reached = led.end() if led is not None else position
    return next(
        (
            d
            for d in resolver.report.dates
            if position <= d.start <= reached < d.end and d.kind is DateKind.MOMENT and d.edtf is not None
        ),
        None,
    )


def leave_gaps(candidate: Candidate) -> None:
    """Take out of a candidate's slots who does the same in words of his own, though the parse hung him on its verb.

    "Kenya summoned the envoy, and so did Ethiopia"; "Poland expelled two, Estonia one".
    """
    behind = [
        e for slot in candidate.fillers for e in candidate.fillers[slot] if e.start > candidate.trigger.idx
    ]
    for entity in behind:
        joins = candidate.kind.assembly == "instrument"  # "signed it with Cuba, as did Grenada": one paper
        if not ((_follows_so(candidate, entity) and not joins) or _is_counted_off(candidate, entity)):
            continue
        for slot in candidate.fillers:
            candidate.fillers[slot] = [e for e in candidate.fillers[slot] if e.start != entity.start]
            kept = [
                t
                for t in candidate.words.get(slot, [])
                if not entity.start <= t.idx < max(entity.end, entity.start + 1)
            ]
            if slot in candidate.words:
                candidate.words[slot] = kept


def _follows_so(candidate: Candidate, entity: Entity) -> bool:
    """Whether "so did" or "as has" stands right before a party, behind the verb of the candidate."""
    opening = candidate.report.text[candidate.trigger.idx : entity.start]
    return any(len(opening) - m.end() <= len("the ") for m in INVERTED.finditer(opening))


def _is_counted_off(candidate: Candidate, entity: Entity) -> bool:
    """Whether a party stands with a number of its own, and no noun: "Estonia one"."""
    text, end = candidate.report.text, candidate.sentence.end_char
    if entity.actor is None or entity.actor.form is not ActorForm.NAME:
        return False
    before = text[candidate.trigger.idx : entity.start]
    remnant = _remnants(candidate.resolver, entity.end, end) if _PARTED.search(before) else None
    return remnant is not None and (remnant[2] or of_a_sort(remnant[3], candidate))


def of_a_sort(things: str, candidate: Candidate) -> bool:
    """Whether words name what the candidate's verb is done to: "the embassy's second secretary"."""
    wanted = {noun for noun in candidate.frame.object_noun if noun[:1] not in "@<"}
    return bool({w for word in things.lower().split() for w in (word, word.rstrip("s"))} & wanted)
