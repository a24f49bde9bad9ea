"""Arguments that the parse lost: looked for where they stand in the line of words."""

import re

from spacy.tokens import Token

from dragoman.annotation.mentions import ActorForm, PersonMention
from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.coding.slots import put
from dragoman.knowledge.official_nouns import insurgents, official_nouns
from dragoman.knowledge.vocabulary import vocabulary

# Words between a verb and an argument that the parse lost.
NEAR_WORDS = 6
# Words of day and place between the noun of talks and "with".
WITHIN_WORDS = 9
# Before the name of the country in which somebody does something.
_WHERE = (" in ", " in the ", " across ", " near ", " outside ", " around ")


def fill_lost_object(candidate: Candidate, slots: dict[str, str]) -> None:
    """The people right after a verb whose object the parse lost: "received in turn President X and Minister Y"."""
    slot = slots.get("object", "")
    verb = candidate.trigger
    if not slot or (slot != "guest" and verb.lemma_.lower() != "meet"):
        return
    if candidate.fillers.get(slot) or grammar.is_passive(verb):
        return
    if verb.dep_ == "relcl" and any(c.tag_ == "WDT" and c.dep_ == "dobj" for c in verb.children):
        return  # "the summit which X hosted and Y attended": what X hosted was the summit
    after = [p for p in candidate.resolver.persons if p.start > verb.idx and p.person.name]
    if not after or len(candidate.report.text[verb.idx + len(verb) : after[0].start].split()) > NEAR_WORDS:
        return
    found = [after[0]]
    for person in after[1:]:
        if candidate.report.text[found[-1].end : person.start].strip(" ,") not in (
            "and",
            "and the",
            "the",
            "",
        ):
            break
        found.append(person)
    candidate.fillers.setdefault(slot, []).extend(candidate.resolver.of_person(p) for p in found)


def fill_lost_destination(candidate: Candidate) -> None:
    """ "Leaves for Vienna to take part": the parse takes "for Vienna to" for a clause; the place stands there all the same."""
    slots = {w: s for w, s in candidate.frame.slots.items() if s == "destination" and w != "subject"}
    words = slots.keys() - {"object"}
    if not slots or candidate.words.get("destination"):
        return
    doc, verb = candidate.sentence.doc, candidate.trigger
    if "object" in slots and verb.i + 1 < candidate.sentence.end:
        follower = doc[verb.i + 1]  # "will be visiting Bissau", which the tagger takes for an adverb
        if any(p.start <= follower.idx < p.end for p in candidate.resolver.places):
            put(candidate, "destination", follower)
            return
    leaving = verb.lemma_.lower() in _LEAVING  # "departed from the airfield at X for Macedonia"
    reach = NEAR_WORDS * 2 if leaving else NEAR_WORDS
    for token in doc[verb.i + 1 : min(candidate.sentence.end, verb.i + 1 + reach)]:
        if leaving and (token.text == "," or token.pos_ in ("VERB", "AUX")):
            return
        if token.lower_ in words and token.i + 1 < candidate.sentence.end:
            follower = doc[token.i + 1]
            named = [p.start <= follower.idx < p.end for p in candidate.resolver.places]
            if leaving and token.lower_ == "for":
                named += [a.start <= follower.idx < a.end for a in candidate.resolver.actors
                          if a.is_state and a.form is ActorForm.NAME]  # fmt: skip
            if any(named):
                put(candidate, "destination", follower)
                return


_LEAVING = frozenset({"leave", "depart", "set", "start"})


def fill_lost_subject(candidate: Candidate, verb: Token, slots: dict[str, str]) -> None:
    """The list of states right before a verb whose subject the parse lost: "..., A, B and C signed"."""
    slot = slots.get("subject")
    if slot is None or candidate.fillers.get(slot) or grammar.is_passive(verb):
        return
    if any(candidate.resolver.entities(token) for token in candidate.words.get(slot, [])):
        return  # the subject is there, but acts for nobody ("researchers from Japan")
    resolver, text = candidate.resolver, candidate.report.text
    found: list[Entity] = []
    position = verb.idx
    for actor in reversed([a for a in resolver.actors if a.end <= position]):
        between = text[actor.end : position].strip()
        if between not in (("",) if not found else (",", "and", ", and", "and the", ", the", ", and the")):
            break
        if candidate.words.get(slot) and text[: actor.start].endswith(_WHERE):
            break  # "farmers in Poland protested"
        found += resolver.of_actor(actor)
        position = actor.start
        if text[max(0, position - 4) : position].lower() == "the ":
            position -= 4
    if not found and _names_another(candidate, verb):
        return
    if not found and verb.tag_ != "VB" and (verb.dep_ in ("conj", "ROOT", "dep", "ccomp") or _finite(verb)):
        found = _main_subject(candidate, verb)
    candidate.fillers.setdefault(slot, []).extend(found)


def _names_another(candidate: Candidate, verb: Token) -> bool:
    """ "Turkey said that the PKK had shelled a village": who did it is named, and is none of the state that tells of it."""
    acting = (official_nouns() | candidate.kind.acting) - insurgents()
    own = [c for c in verb.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")]
    behind = verb.dep_ == "ccomp" and verb.head.i < verb.i
    return behind and any(
        (not {c.lemma_.lower(), c.lower_} & acting or any(m.pos_ == "PROPN" for m in grammar.modifiers(c)))
        and not candidate.resolver.entities(c)
        for c in own
    )


def fill_first_to(candidate: Candidate, verb: Token, slots: dict[str, str]) -> None:
    """Who did it in "A has become the first state after B to recognise C": A, whatever the parse has for subject."""
    slot = slots.get("subject")
    before = candidate.report.text[candidate.sentence.start_char : verb.idx]
    found = _FIRST_TO.search(before)
    if slot is None or found is None:
        return
    at = candidate.sentence.start_char + found.start()
    over = next((t for t in candidate.sentence if t.idx <= at < t.idx + len(t)), None)
    subjects = grammar.subjects(over) if over is not None else []
    who = [e for subject in subjects for e in candidate.resolver.entities(subject)]
    if who:
        candidate.fillers[slot] = who
        candidate.words[slot] = subjects


_FIRST_TO = re.compile(
    r"\b(?:become|becomes|became|is|was) the (?:\w+ ){1,3}?(?:state|country|nation|government|republic|kingdom|member)(?: [^,;]{1,60})? to $"
)


def fill_lost_first(candidate: Candidate, verb: Token, slots: dict[str, str]) -> None:
    """The first of two states at the head of a line: "Iran, Iraq sign", where the parse takes the comma for an aside."""
    slot = slots.get("subject")
    found = candidate.fillers.get(slot or "", [])
    if slot is None or len(found) != 1 or not found[0].is_state or found[0].person is not None:
        return
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    first = next((a for a in candidate.resolver.actors if a.start == candidate.sentence.start_char), None)
    if first is None or not first.is_state or not subjects or first.code == found[0].code:
        return
    between = candidate.report.text[first.end : subjects[0].idx]
    if between.strip() in (",", "and", "&") and subjects[0].i + 1 >= verb.i - 1:
        candidate.fillers[slot] = [*candidate.resolver.of_actor(first), *found]


def _finite(verb: Token) -> bool:
    """Whether a verb must have a subject: it has a tense, or it is the only candidate for one in a clause without."""
    if verb.tag_ in ("VBD", "VBZ", "VBP") and verb.dep_ in ("acl", "advcl", "appos", "amod", "pobj", "nmod"):
        return True
    root = next((t for t in verb.sent if t.dep_ == "ROOT"), verb)
    return (
        root.pos_ in ("NOUN", "PROPN")
        and verb.dep_ in ("acl", "relcl")
        and verb.tag_ in ("VBN", "VBD")
        and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
        and root in verb.ancestors
    )


def fill_lost_agent(candidate: Candidate, verb: Token, slots: dict[str, str]) -> None:
    """By whom, where "by" hangs on another word: "was hosted on Friday at a dinner by President X"."""
    slot = slots.get("subject")
    if slot is None or candidate.fillers.get(slot) or not grammar.is_passive(verb):
        return
    for token in candidate.sentence.doc[verb.i + 1 : candidate.sentence.end]:
        if token.lower_ != "by" or _clause_between(verb, token):
            continue
        for noun in grammar.objects_of_preposition(token):
            if any(e.person is not None for e in candidate.resolver.entities(noun)):
                put(candidate, slot, noun)
        return


def fill_lost_with(candidate: Candidate) -> None:
    """With whom, where the parse hangs "with" on the verb above: "told them of his talks last week in Rabat with X"."""
    slot, noun = candidate.frame.slots.get("with"), candidate.trigger
    if slot is None or candidate.words.get(slot) or noun.dep_ != "pobj":
        return
    for token in candidate.sentence.doc[noun.i + 1 : min(candidate.sentence.end, noun.i + 1 + WITHIN_WORDS)]:
        if token.pos_ in ("VERB", "AUX", "PUNCT", "CCONJ", "SCONJ"):
            return
        if token.lower_ == "with":
            for other in grammar.objects_of_preposition(token) if token.head.i < noun.i else []:
                put(candidate, slot, other)
            return


def fill_under_object(candidate: Candidate, slots: dict[str, str]) -> None:
    """ "Deposited their instruments of ratification with the Union": with whom hangs on what was deposited."""
    for place, slot in slots.items():
        if slot != "depositary" or candidate.words.get(slot) or place in ("subject", "object"):
            continue
        for thing in grammar.objects(candidate.trigger):
            nouns = [thing, *(n for word, n in grammar.prepositional(thing) if word in ("of", "on", "for"))]
            found = [n for noun in nouns for word, n in grammar.prepositional(noun) if word == place]
            for noun in found:
                if candidate.resolver.entities(noun):
                    put(candidate, slot, noun)


def fill_named_with_paper(candidate: Candidate) -> None:
    """ "Put pen to paper on agreements with the Union": with whom stands under what the pen was put to."""
    verb, slot = candidate.trigger, candidate.frame.slots.get("with")
    if slot != "signatory" or verb.lemma_.lower() not in ("put", "set", "affix", "append"):
        return
    for word, paper in grammar.prepositional(verb):
        for inner, noun in grammar.prepositional(paper) if word in ("on", "to", "under") else ():
            if inner == "with":
                put(candidate, slot, noun)


# What may stand before the word of an appointment: "10.30 ", "Official ", "Bilateral ".
_LEADS_ENTRY = re.compile(r"\W*(?:\d{1,2}[:.h]\d{2}\W*|\d{1,2}\s?[ap]\.?m\.?\W*|(?:[A-Za-z-]+\s+){0,3}$)*")


def fill_keeper(candidate: Candidate) -> None:
    """ "10.00 Meeting with the premier of Spain": in a diary of one office-holder's days, it is he who has it."""
    keeper = candidate.report.keeper
    frame, trigger = candidate.frame, candidate.trigger
    slot = frame.slots.get("subject") or frame.support.get("subject")
    if trigger.dep_ == "acl" and "guest" in frame.slots.values() and frame.object_noun:
        slot, trigger = "guest", trigger.head  # "Dinner hosted by Prime Minister X"
    if (
        keeper is None
        or slot not in (vocabulary("guests_and_hosts") | {"member"})
        or candidate.fillers.get(slot)
    ):
        return
    text, start = candidate.report.text, candidate.sentence.start_char
    line = max(start, text.rfind("\n", start, trigger.idx) + 1)
    named = any(
        line <= m.start < trigger.idx for m in (*candidate.resolver.persons, *candidate.resolver.actors)
    )
    if named or _LEADS_ENTRY.fullmatch(text, line, trigger.idx) is None:
        return
    entity = candidate.resolver.of_person(keeper)
    if entity.code is not None:
        candidate.fillers.setdefault(slot, []).append(entity)


def fill_lost_partner(candidate: Candidate) -> None:
    """ "Talked over the dam with X", "met on the pipeline with X": "with" hangs on what they talked about."""
    slot, verb = candidate.frame.slots.get("with"), candidate.trigger
    if slot is None or candidate.words.get(slot):
        return
    for preposition in verb.children:
        if preposition.dep_ != "prep" or preposition.i < verb.i:
            continue
        for noun in grammar.objects_of_preposition(preposition):
            for word, other in grammar.prepositional(noun):
                people = [e for e in candidate.resolver.entities(other) if e.person is not None]
                if word == "with" and people:
                    put(candidate, slot, other)


def _clause_between(verb: Token, token: Token) -> bool:
    """Whether a word stands in another clause than the verb before it."""
    for over in token.ancestors:
        if over == verb:
            return False
        if over.pos_ in ("VERB", "AUX"):
            return True
    return True


def fill_lost_list(candidate: Candidate, slot: str) -> None:
    """People with whom a list goes on where the parse broke it: "A's X, B's Y and Z of C"."""
    named = [e for e in candidate.fillers.get(slot, []) if e.person is not None and e.person.person.name]
    if not named:
        return
    persons = [p for p in candidate.resolver.persons if p.person.name]
    known = {p.person.name for p in persons if any(e.person == p for e in candidate.fillers.get(slot, []))}
    found: list[PersonMention] = []
    closed = False
    first = min(named, key=lambda e: e.start).person
    for person in persons:
        if first is None or person.start <= first.start:
            continue
        start = (found[-1] if found else first).end
        between = _without_actors(candidate, start, person.start).replace(",", " , ").split()
        if closed or not between or not set(between) <= {",", "and", "&", "the", "with", "of", "'s", "’s"}:
            break
        closed = bool({"and", "&"} & set(between)) and person.form != "counterpart"
        found.append(person)
    if closed:
        candidate.fillers[slot] += [
            candidate.resolver.of_person(p) for p in found if p.person.name not in known
        ]


def _without_actors(candidate: Candidate, start: int, end: int) -> str:
    """The words between two offsets, without the names of states and organisations in them."""
    text = candidate.report.text[start:end]
    for actor in candidate.resolver.actors:
        if start <= actor.start and actor.end <= end:
            text = text.replace(actor.text, " ", 1)
    return text


def _joined_before(candidate: Candidate, named: list[PersonMention]) -> list[PersonMention]:
    """The last of some people, with those whom "and" or a comma joins to him: "Ministers X and Y, held"."""
    found = [named[-1]]
    for one in reversed(named[:-1]):
        if candidate.report.text[one.end : found[0].start].strip() not in ("and", ",", ", and", "&"):
            break
        found.insert(0, one)
    return found


def _main_subject(candidate: Candidate, verb: Token) -> list[Entity]:
    """Whom the sentence is about: its first subject outside relative clauses, else the first person that it names."""
    resolver = candidate.resolver
    for token in candidate.sentence:
        if token.i >= verb.i:
            break
        main = token.dep_ in ("nsubj", "nsubjpass") and token.tag_ not in ("WP", "WDT")
        if main and token.head.dep_ not in ("relcl", "advcl"):
            return [e for noun in grammar.conjuncts(token) for e in resolver.entities(noun)]
    named = [p for p in resolver.persons if p.end <= verb.idx and p.person.name]
    if not named:
        return []
    between = candidate.report.text[named[-1].end : verb.idx].strip()
    joined = _joined_before(candidate, named)
    if not between or (between == "," and len(joined) > 1):
        return [resolver.of_person(p) for p in joined]
    opens = any(t.pos_ in ("ADP", "SCONJ") and t.idx < named[0].start for t in candidate.sentence[:3])
    first = candidate.report.text[candidate.sentence.start_char : named[0].start]
    if not opens and len(first.split()) <= NEAR_WORDS:
        return [resolver.of_person(named[0])]
    return [] if between.strip(",)") else [resolver.of_person(named[-1])]
