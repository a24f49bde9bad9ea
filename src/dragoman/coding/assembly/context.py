"""Who acts where the sentence doesn't name them: "it", "the bloc", "the upper house", the subject of the sentence before."""

import re
from collections.abc import Collection, Iterable, Sequence

from spacy.tokens import Span, Token

from dragoman.annotation.mentions import ActorForm
from dragoman.coding import grammar
from dragoman.coding.assembly.parties import codes, official
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, Resolver, grounds
from dragoman.coding.story import Story
from dragoman.coding.those import NUMBERS
from dragoman.coding.when import date_of
from dragoman.knowledge.vocabulary import vocabulary

# Nouns that stand for the state, or for the organisation, that the text named before.
_OF_STATE = vocabulary("lands", "chambers") | {
    "administration",
    "authority",
    "cabinet",
    "capital",
    "deputy",
    "government",
    "lawmaker",
    "leadership",
    "legislator",
    "ministry",
    "regime",
    "senator",
}
_OF_BODY = vocabulary("bodies") | {"ambassador"}
# A city within so many characters of the beginning is that of the dateline.
_DATELINE_REACH = 40
_BRACKETED = re.compile(r"\([^()]*\)")
_LIST = re.compile(r"^(?:\s*(?:,|and|or|the|both|as well as|&)\s*)+$", re.IGNORECASE)


def acting(candidate: Candidate, *slots: str) -> list[Entity]:
    """Who acts for a state or organisation in these slots; what only points back is looked up."""
    found = official(candidate.entities(*slots))
    for token in candidate.tokens(*slots):
        if not candidate.resolver.entities(token):
            if _counts_many(token):
                if not any(e.start == token.idx for e in found):
                    candidate.drop("who they all are is open")
                continue
            found += [e for e in points_to(candidate, token) if e.code not in codes(found)]
    return found


def stands_so(candidate: Candidate) -> bool:
    """ "A, which holds the presidency", "B, which recognises Taiwan, was there": how things stand, since nobody knows when."""
    trigger = candidate.trigger
    day = date_of(candidate).mention
    dated = day is not None and trigger.left_edge.idx <= day.start <= trigger.right_edge.idx
    return trigger.dep_ == "relcl" and trigger.tag_ in ("VBZ", "VBP") and not dated


def told_by_main_clause(candidate: Candidate, story: Story, parties: Sequence[Entity]) -> bool:
    """ "Turned back an X boat that had entered its waters": what the relative clause tells is part of one act of its kind
    between the same, which the sentence has told."""
    if candidate.trigger.dep_ != "relcl":
        return False
    own = set(codes(parties))
    return any(
        c.type == candidate.kind.name and {*c.states, *c.organisations} == own for c in story.in_sentence()
    )


def _counts_many(token: Token) -> bool:
    """ "The four countries": more than the two sides that a story tells of."""
    return token.lemma_.lower() in (vocabulary("lands") | {"government", "neighbor", "neighbour"}) and any(
        c.dep_ == "nummod" and (c.lower_ in NUMBERS or c.text.isdigit()) for c in token.children
    )


def points_to(candidate: Candidate, token: Token) -> list[Entity]:
    """Whom a pronoun or a common noun stands for: "it", "the kingdom", "the lower chamber in Dushanbe", "the bloc"."""
    lemma = token.lemma_.lower()
    if token.lower_ in ("it", "they", "which", "itself"):
        return subject_of(candidate, token)
    if lemma in _OF_STATE:
        return _own_state(candidate, token)
    if candidate.home is not None and _is_cabinet(token):
        return [Entity(token.idx, token.idx + len(token), candidate.home, True, assumed=True)]
    named = token.pos_ == "PROPN" and any(c.pos_ == "PROPN" for c in grammar.modifiers(token))
    if lemma in _OF_BODY and _definite(token) and not named:
        return body_before(candidate, token.idx)
    return []


def _is_cabinet(token: Token) -> bool:
    """ "The Council of Ministers" on the page of a country: its own government."""
    of = [noun.text for word, noun in grammar.prepositional(token) if word == "of"]
    return token.text == "Council" and of == ["Ministers"] and _definite(token)


def _definite(token: Token) -> bool:
    return any(c.lower_ in ("the", "this", "its", "that") for c in token.children)


def _own_state(candidate: Candidate, token: Token) -> list[Entity]:
    for preposition, noun in grammar.prepositional(token):
        if preposition in ("in", "of"):
            places = [p for p in candidate.resolver.places_of(noun) if p.country]
            if places:
                return grounds(places[:1])
            if preposition == "of":
                return []
    if any(c.dep_ == "poss" and c.lower_ in ("his", "her", "their", "its") for c in token.children):
        return [e for e in subject_of(candidate, token) if e.is_state][:1]  # "X said his government would"
    plural = token.tag_ in ("NNS", "NNPS") and token.lemma_.lower() not in ("authority", "lawmaker", "deputy")
    if plural or not (_definite(token) or token.lemma_.lower() in ("parliament", "lawmaker")):
        return []
    home = candidate.home
    if home is not None:
        return [Entity(token.idx, token.idx + len(token), home, True, assumed=True)]
    return [e for e in subject_of(candidate, token) if e.is_state][:1] or dateline(candidate)


def subject_of(candidate: Candidate, token: Token, other_than: Iterable[str] = ()) -> list[Entity]:
    """The state or organisation that the sentence, or the one before, is about: what "it" points to."""
    passed = set(other_than)
    earlier = [t for t in candidate.sentence if t.i < token.i and t.dep_ in ("nsubj", "nsubjpass")]
    for subject in reversed(earlier):
        nouns = grammar.conjuncts(subject) if token.lower_ == "they" else [subject]
        found = [e for n in nouns for e in official(candidate.resolver.entities(n)) if e.code not in passed]
        if len(codes(found)) == 1 or (found and len(nouns) > 1):
            return _bare(found)
    before = candidate.sentence_before
    if before is None:
        return []
    resolver = Resolver(candidate.report, before)
    for subject in before:
        if subject.dep_ in ("nsubj", "nsubjpass") and subject.head.dep_ in ("ROOT", "ccomp", "conj"):
            nouns = grammar.conjuncts(subject)
            found = [e for n in nouns for e in official(resolver.entities(n)) if e.code not in passed]
            if not found and subject.lemma_.lower() in _OF_BODY and _definite(subject):
                found = body_before(candidate, subject.idx)  # "the group closed its borders. It also froze"
            if len(codes(found)) == 1:
                return _bare(found)
    return []


def _bare(entities: list[Entity]) -> list[Entity]:
    """The states and organisations, without the people that stood for them."""
    return [Entity(e.start, e.end, e.code, e.is_state) for e in entities]


def sentences_after(candidate: Candidate) -> list[Span]:
    """The sentence after the candidate's, with those that go on with it after a semicolon."""
    found: list[Span] = []
    for sentence in candidate.report.doc.sents:
        if sentence.start <= candidate.sentence.start:
            continue
        found.append(sentence)
        if not sentence.text.rstrip().endswith(";"):
            break
    return found


def body_before(candidate: Candidate, offset: int) -> list[Entity]:
    """The organisation named last before an offset of the report: "the bloc", "the 54-member body"."""
    before = [a for a in candidate.report.actors if not a.is_state and a.start < offset]
    return candidate.resolver.of_actor(before[-1]) if before else []


def dateline(candidate: Candidate) -> list[Entity]:
    """The state of the city from which the report is datelined."""
    place = next((p for p in candidate.report.places if p.start < _DATELINE_REACH and p.country), None)
    if place is None:
        capital = next((a for a in candidate.report.actors if a.start < _DATELINE_REACH), None)
        city = capital is not None and capital.form is ActorForm.CAPITAL
        return candidate.resolver.of_actor(capital) if capital is not None and city else []
    return [Entity(place.start, place.end, place.country, True, assumed=True)]


def named_after(candidate: Candidate, token: Token, words: Iterable[str], beyond: str = ";.") -> list[Entity]:
    """States and organisations that follow one of ``words`` after a token, wherever the parse hung them."""
    text = candidate.report.text
    pattern = re.compile(rf"\b(?:{'|'.join(words)})\b[^{re.escape(beyond)}]{{0,70}}$", re.IGNORECASE)
    found: list[Entity] = []
    last = token.idx
    for actor in candidate.resolver.actors:
        if actor.start < token.idx:
            continue
        between = _BRACKETED.sub(" ", text[last : actor.start])
        if found and "(" in between:
            continue  # "the United States of America (USA)"
        if found:
            if not _LIST.match(between):
                break
        elif not pattern.search(text[token.idx : actor.start]):
            continue
        found += candidate.resolver.of_actor(actor)
        last = actor.end
    return found


_YEARS_AFTER = re.compile(r"\b(?:years?|decades?) (?:after|since|before)\b[^,;]*$", re.IGNORECASE)


def is_history(candidate: Candidate) -> bool:
    """ "32 years after the kingdom left the bloc": the clause only dates what the sentence tells."""
    return (
        _YEARS_AFTER.search(candidate.report.text[candidate.sentence.start_char : candidate.trigger.idx])
        is not None
    )


def recalled_by_noun(candidate: Candidate) -> bool:
    """ "The Cod Wars, when A and B broke off relations": what a noun recalls, without saying when."""
    token = candidate.trigger
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ == "relcl" and any(c.lower_ == "when" for c in token.children)


def is_capital(entity: Entity) -> bool:
    """Whether an entity is named only by its capital or seat ("left Brussels")."""
    return entity.actor is not None and entity.actor.form in (ActorForm.CAPITAL, ActorForm.SEAT)


def whose_doing(candidate: Candidate, verbs: Collection[str]) -> list[Entity]:
    """Whose act a noun tells that is the object of one of ``verbs``: "X extended the suspension", "widened the closure"."""
    trigger = candidate.trigger
    verb = grammar.clause_verb(trigger) if trigger.pos_ == "NOUN" and trigger.dep_ == "dobj" else None
    if verb is None or grammar.is_passive(verb) or verb.lemma_.lower() not in verbs:
        return []
    return [e for n in grammar.subjects(verb) for e in official(candidate.resolver.entities(n))]


def unsaid_actor(candidate: Candidate, story: Story, targets: list[str]) -> list[Entity]:
    """Who acts in a passive that leaves it out: home, or who did the like before in the story."""
    if not grammar.is_passive(candidate.trigger) and candidate.trigger.pos_ == "VERB":
        return []
    at = candidate.trigger.idx
    for claim in story.recent():
        if claim.type != candidate.kind.name:
            continue
        parties = [*claim.organisations, *claim.states]
        if set(targets) & set(parties):
            return [Entity(at, at, c, c in claim.states, assumed=True) for c in parties if c not in targets]
    return candidate.home_beside(targets)
