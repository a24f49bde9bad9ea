"""Who speaks: the official or the government that a subject stands for, also over the border of a sentence."""

import re
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.annotation.report import Report
from dragoman.coding import grammar
from dragoman.coding.assembly.parties import is_private, is_ranked, is_spokesman, official
from dragoman.coding.assembly.unsaid import DATELINE_REACH
from dragoman.coding.entities import Entity, Resolver, sums_up
from dragoman.coding.slots import acts_for_state
from dragoman.knowledge.positions import speech_words

_PLACED = ("in", "at")


@dataclass
class Voices:
    """Who was last heard in a report: the person for "he" and "the minister", the body for "the ministry" and "it".

    ``page`` is the one official whose words the whole page is; ``spoken`` says whether the body has spoken itself, and was
    not only told of, and ``teller`` is the spokesman heard last.
    """

    person: Entity | None = None
    body: Entity | None = None
    page: Entity | None = None
    spoken: bool = False
    teller: Entity | None = None

    def of(self, token: Token, resolver: Resolver) -> list[Entity]:
        """The officials and governments that a subject stands for; nobody where it acts for none."""
        if sums_up(token):
            return []
        if _is_paper(token):
            return self._issuers(token, resolver)
        found = resolver.entities(token)
        own = any(token.left_edge.idx <= e.start <= token.right_edge.idx for e in found)
        placed = [] if own else _seated(token, resolver)
        if placed:
            return placed  # the place says more than the heading under which it stands
        if found and self.person is not None and _is_host_of_counterpart(token, found[0], resolver):
            return [self.person]
        if found:
            if _government_of(token, found):
                found = [replace(e, person=None) for e in found]
            if not acts_for_state(token, resolver):
                found = [e for e in found if e.person is not None]
            return official(found) or [
                e if e.code else self._at_home(e, resolver.report) for e in found if _of_office(e)
            ]
        doer = _doer_above(token)
        if doer is not None:
            return self.of(doer, resolver)
        told = self._told_before(token, resolver.report.home)
        return [told] if told is not None else []

    def _issuers(self, paper: Token, resolver: Resolver) -> list[Entity]:
        """ "X and Y issued a statement condemning Z", "a letter from X that welcomes Z": those whose words it holds."""
        tokens = [noun for word, noun in grammar.prepositional(paper) if word in ("by", "of", "from")]
        verb = paper.head
        if (
            not tokens
            and paper.dep_ in ("dobj", "nsubjpass")
            and verb.lemma_.lower() in speech_words().issues
        ):
            tokens = grammar.subjects(verb)
        return [e for token in tokens for e in self.of(token, resolver)]

    def _at_home(self, speaker: Entity, report: Report) -> Entity:
        """An office-holder whose country the text leaves out: a spokesman of the body heard before, else of the page.

        The page is that of its home or of its dateline's country.
        """
        if is_spokesman(speaker) and self.body is not None:
            return replace(speaker, code=self.body.code, is_state=self.body.is_state, assumed=True)
        code = report.home
        if code is None:
            dateline = next((p for p in report.places if p.start < DATELINE_REACH), None)
            code = dateline.country if dateline is not None else None
        return speaker if code is None else replace(speaker, code=code, is_state=True, assumed=True)

    def _told_before(self, token: Token, home: str | None) -> Entity | None:
        lower, lemma = token.lower_, token.lemma_.lower()
        if lower in ("he", "she"):
            return self.person
        if lower == "it":
            return self.body
        if not any(c.lower_ in ("the", "its", "their", "his", "her", "a") for c in token.children):
            return None
        several = token.tag_ in ("NNS", "NNPS")
        if lemma.startswith("spokes") and not several and self.teller is not None and self._is_teller(token):
            return self.teller
        if (
            not several
            and lemma in speech_words().persons
            and self.person is not None
            and self.person.person is not None
        ):
            office = (self.person.person.known_office or "").lower()
            speaks = lemma.startswith("spokes") and "spokes" in office
            if lemma in office or (lemma == "diplomat" and office) or speaks:
                return self.person
        if lemma in speech_words().institutions and not several:
            if self.body is not None and not self.spoken and home not in (None, self.body.code):
                return None  # whose ministry it is, that of the page's home or of the state just told of, is open
            return self.body or (self.person if lemma == "statement" else None)
        return None

    def _is_teller(self, token: Token) -> bool:
        """Whether "the spokesman" is the one heard before: nothing says that he speaks for somebody else."""
        alone = {c.dep_ for c in token.children} <= {"det", "punct", "advmod"}
        return alone and any(c.lower_ == "the" for c in token.children)

    def heard(self, speaker: Entity) -> None:
        """Note who has just spoken, for the pronouns to come."""
        if speaker.person is not None and speaker.person.person.name:
            self.person = speaker
            if is_spokesman(speaker):
                self.teller = speaker
        elif speaker.code is not None:
            self.body, self.spoken = speaker, True

    def seen(self, resolver: Resolver) -> None:
        """Note whom a sentence is about, where nobody spoke in it: its first subject."""
        for token in resolver.sentence:
            if token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ not in ("relcl", "acl"):
                found = official(resolver.entities(token))
                for entity in found:
                    self.heard(entity)
                    self.spoken = self.spoken and entity.person is not None
                if found:
                    self._told(resolver)
                    return

    def _told(self, resolver: Resolver) -> None:
        """Note who told it, at the end of a sentence about somebody else: "..., spokesman X told reporters"."""
        for token in resolver.sentence:
            if token.dep_ == "nsubj" and token.head.lemma_.lower() in speech_words().says:
                for entity in resolver.entities(token):
                    if is_spokesman(entity):
                        self.heard(entity)


def _is_paper(token: Token) -> bool:
    """Whether a noun is a statement or letter that somebody gives out, with a clause or participle of what it says."""
    says = any(c.dep_ in ("acl", "relcl") for c in token.children)
    return says and token.lemma_.lower() in speech_words().papers


def _government_of(token: Token, found: list[Entity]) -> bool:
    """ "The government of X rejected it": the government speaks, and not its head."""
    people = [e.person for e in found if e.person is not None]
    return token.lemma_.lower() in ("government", "administration", "cabinet") and any(
        token.idx + len(token) <= p.start for p in people
    )


def _doer_above(token: Token) -> Token | None:
    """ "The Council adopted a text by which it condemned X": what the clause above has as its subject is meant by "it"."""
    if token.lower_ != "it" or token.head.dep_ != "relcl":
        return None
    above = [t for verb in token.head.ancestors if verb.pos_ == "VERB" for t in grammar.subjects(verb)]
    return above[0] if above and above[0].i < token.i and above[0].pos_ != "PRON" else None


def _is_host_of_counterpart(token: Token, one: Entity, resolver: Resolver) -> bool:
    """ "At a meeting with his counterpart X, he ...": he is not X but the one whose counterpart X is."""
    if token.lower_ not in ("he", "she") or one.person is None:
        return False
    before = resolver.report.text[resolver.sentence.start_char : token.idx]
    named = [p for p in resolver.persons if p.end <= token.idx and p.person is one.person.person]
    if not named:
        return False
    lead = before[: named[0].end - resolver.sentence.start_char].lower()
    return (
        re.search(r"\b(?:his|her) (?:\w+[ -]){0,3}(?:counterpart|colleague|host|guest|opposite)", lead)
        is not None
    )


def _of_office(entity: Entity) -> bool:
    """Whether a named person of no known country holds an office of a state, or is its spokesman."""
    mention = entity.person
    if mention is None or not mention.person.name:
        return False
    if is_spokesman(entity):
        return True
    return is_ranked(entity) and (entity.code is None or not is_private(entity))


def _seated(token: Token, resolver: Resolver) -> list[Entity]:
    """ "The foreign ministry in Berlin", "in Berlin a spokesman said": the country of the place of a body."""
    if token.lemma_.lower() not in speech_words().institutions:
        return []
    over = [t for t in (token.head, token.head.head) if t.pos_ in ("VERB", "AUX")]
    before = [c for verb in over for c in verb.children if c.i < token.i and c.i == token.sent.start]
    for child in [*token.children, *before]:
        if child.lower_ in _PLACED:
            for noun in grammar.objects_of_preposition(child):
                for place in resolver.places_of(noun):
                    if place.country is not None:
                        return [Entity(place.start, place.end, place.country, True)]
    return []


def name_of(speaker: Entity) -> str:
    """How a speaker is called in a record: the person's name, or the code of the government or organisation."""
    person = speaker.person.person if speaker.person else None
    return (person.name if person and person.name else None) or speaker.code or ""
