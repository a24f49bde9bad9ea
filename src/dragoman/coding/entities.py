"""What the words of an argument stand for: persons, states, organisations, places."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from spacy.tokens import Span, Token

from dragoman.annotation.mentions import ActorForm, ActorMention, PersonMention, PlaceMention
from dragoman.annotation.report import Report, covering
from dragoman.coding.grammar import conjuncts, phrase_tokens
from dragoman.coding.guests import guest_meant
from dragoman.knowledge.countries import country, is_state
from dragoman.knowledge.noun_classes import nouns_of
from dragoman.knowledge.official_nouns import parts_of_countries
from dragoman.knowledge.vocabulary import vocabulary

_AND = re.compile(r"\b(?:and|as well as)\b|&")
_BRACKETS = re.compile(r"\([^()]*\)")
# Words that say that many unnamed visits or meetings are summed up: no single event can be recorded from them.
_SUMMING = vocabulary("many")


@dataclass(frozen=True, slots=True)
class Entity:
    """One party to an event: a person (with ``code`` their country or organisation), or an actor alone."""

    start: int
    end: int
    code: str | None
    is_state: bool
    person: PersonMention | None = None
    actor: ActorMention | None = None
    assumed: bool = False


_CHAIR = 8
"""The rank of chairs and managers, who act for a state only as heads of its delegation."""


def grounds(places: Iterable[PlaceMention]) -> list[Entity]:
    """The states in which places lie, each where its place is named; places of no state are left out."""
    return [Entity(p.start, p.end, p.country, True) for p in places if p.country]


def governments_in(places: Iterable[PlaceMention]) -> list[Entity]:
    """The states of whose capitals places are: "was announced in Tehran", "took the chair over from Zagreb"."""
    return [
        e
        for p in places
        for e in grounds([p])
        if is_state(e.code or "") and country(e.code or "").capital == p.name
    ]


# "Moldova, not a member of the EU,": what somebody is not takes no part.
_NO_MEMBER = re.compile(
    r", (?:which is |who is |though )?not (?:an? |the )?(?:[\w-]+ ){0,2}(?:member|part|party|signatory|ally) (?:of|to|in) (?:the )?\Z"
)


class Resolver:
    """Resolves tokens of one sentence of a report to entities."""

    def __init__(self, report: Report, sentence: Span) -> None:
        self.report = report
        self.sentence = sentence
        start, end = sentence.start_char, sentence.end_char
        self.persons = [p for p in report.persons if start <= p.head < end]
        self.actors = [
            a
            for a in report.actors
            if start <= a.start < end and not _NO_MEMBER.search(report.text, start, a.start)
        ]
        self.places = [p for p in report.places if start <= p.start < end]
        self.home = report.home or report.section_at(start)

    @property
    def states(self) -> set[str]:
        """Codes of the states that the sentence itself names; the caller's own."""
        return {a.code for a in self.actors if a.is_state}

    @cached_property
    def organisation_codes(self) -> set[str]:
        """Codes of organisations that the report names."""
        return {a.code for a in self.report.actors if not a.is_state}

    def entities(self, token: Token) -> list[Entity]:
        """What one noun phrase stands for: its persons, or else its states and organisations."""
        tokens = phrase_tokens(token)
        offsets = {self.sentence.doc[i].idx for i in tokens} | self._inside(tokens)
        persons = [p for p in self.persons if p.head in offsets or self._covers_head(p, offsets)]
        # "The two ministers" are whoever the story told of last, not persons of their own.
        persons = [p for p in persons if not (p.plural > 1 and p.country is None and not p.person.name)]
        persons = [p for p in persons if not self._superior(p, persons) and not self._is_ship(p)]
        persons = self._with_rest_of_peers(persons)
        if persons:
            led = [self._of_group(self.of_person(p), token, offsets) for p in persons]
            return [*self._beside_plural(persons, offsets), *led]
        actors = [a for a in self.actors if self._touches(a, offsets) and not self._is_place(a)]
        actors = [a for a in actors if not self._of_a_part(a, token)]
        actors = [a for a in actors if not self._beside_neighbour(a, actors)]
        found = [e for actor in actors for e in self._holder_or_actor(actor)]
        home = self.home
        if not found and home is not None and token.lemma_.lower() in _HOME_BODIES and _bare(token):
            return [Entity(token.idx, token.idx + len(token), home, True, assumed=True)]
        if (guest := guest_meant(self.report, token)) is not None:
            return [replace(self.of_person(guest), start=token.idx, end=token.idx + len(token))]
        return found or self._commission(token) or self._seated(token)

    def _with_rest_of_peers(self, persons: list[PersonMention]) -> list[PersonMention]:
        """ "His Latvian and Lithuanian counterparts, X and Y": where X is meant, so is Y."""
        last = persons[-1] if persons else None
        if last is None or last.form != "counterpart" or not last.person.name:
            return persons
        at = self.persons.index(last)
        for other in self.persons[at + 1 :]:
            joint = self.report.text[self.persons[at].end : other.start]
            if other.form != "counterpart" or not other.person.name or joint.strip() not in _IN_LIST:
                break
            persons = [*persons, other]
            at += 1
        return persons

    def _commission(self, token: Token) -> list[Entity]:
        """ "The Commission", in a text about the European Union and no other union that has one."""
        bare = token.text == "Commission" and {c.lower_ for c in token.children if c.i < token.i} == {"the"}
        if not bare or any(
            c.dep_ in ("prep", "appos") and c.lower_ in ("of", "on", "for") for c in token.children
        ):
            return []
        if "EU" not in self.organisation_codes or self.organisation_codes & {"AU", "ECOWAS", "CEMAC"}:
            return []
        return [Entity(token.idx, token.idx + len(token), "EU", False, assumed=True)]

    def _of_group(self, entity: Entity, token: Token, offsets: set[int]) -> Entity:
        """Who leads a group and is given no country is of the group's: "members of the US Senate led by X"."""
        if entity.code is not None or token.idx >= entity.start or token.pos_ != "NOUN":
            return entity
        led = any(t.dep_ == "acl" and t.lemma_.lower() in ("lead", "head") for t in token.subtree)
        if not led and not any(t.dep_ == "prep" and t.lower_ == "under" for t in token.children):
            return entity
        states = {
            a.code for a in self.actors if a.is_state and a.start < entity.start if self._touches(a, offsets)
        }
        if len(states) != 1:
            return entity
        if entity.person is not None and (entity.person.known_rank or 0) >= _CHAIR:
            return Entity(
                token.idx, token.idx + len(token), states.pop(), True
            )  # "headed by its chairwoman, X"
        return replace(entity, code=states.pop(), is_state=True)

    def _is_ship(self, person: PersonMention) -> bool:
        """ "The Spanish patrol vessel Rio Cedena", "the frigate Juan Carlos": a name behind a craft is the craft's."""
        if person.form != "name" or person.known_office is not None:
            return False
        before = self.report.text[max(0, person.start - 30) : person.start].split()
        return bool(before) and before[-1] in nouns_of("craft")

    def _superior(self, person: PersonMention, others: list[PersonMention]) -> bool:
        """Whether a person is named only as whose envoy another is: "Trudeau's special envoy, Bob Rae"."""
        joint = (
            ("'s ", "’s ", "' ", "’ ", " ")
            if person.text.endswith(("'s", "’s"))
            else ("'s ", "’s ", "' ", "’ ")
        )
        return any(
            self.report.text[person.end : other.start] in joint
            for other in others
            if other.start > person.end
        )

    def _inside(self, tokens: set[int]) -> set[int]:
        """Where actors begin in the middle of a word: "Oman" in "U.S.-Oman dialogue", which the parser leaves whole."""
        words = [self.sentence.doc[i] for i in tokens]
        return {a.start for a in self.actors for t in words if t.idx < a.start < t.idx + len(t)}

    def _beside_plural(self, persons: list[PersonMention], offsets: set[int]) -> list[Entity]:
        """ "US" in "the US and Qatari foreign ministers", where only the second adjective stands with the office."""
        if not any(p.plural > 1 and not p.person.name for p in persons):
            return []
        beside = [
            a
            for a in self.actors
            if self._touches(a, offsets) and not self._is_place(a) and covering(self.persons, a.start) is None
        ]
        end = min(p.start for p in persons)
        return [e for a in beside if self._joins(a.end, end) for e in self.of_actor(a)]

    def _seated(self, token: Token) -> list[Entity]:
        """ "The foreign ministry in Berlin" is that of the country whose place Berlin is."""
        if token.lemma_.lower() not in _HOME_BODIES:
            return []
        inside = [c for c in token.children if c.dep_ == "prep" and c.lower_ in ("in", "at")]
        nouns = [noun for word in inside for noun in word.children if noun.dep_ == "pobj"]
        places = [p for noun in nouns for p in self.places_of(noun) if p.country is not None]
        return grounds(places[:1])

    def _holder_or_actor(self, actor: ActorMention) -> list[Entity]:
        """The unnamed office-holder that an actor's word stands for ("his colleagues from A and B"), or the actor."""
        holder = covering(self.persons, actor.start)
        if holder is not None and holder.form != "name" and holder.country == actor.code:
            return [self.of_person(holder)]
        countryman = self._countryman(actor)
        if countryman is not None:
            return [replace(self.of_person(countryman), start=actor.start, end=actor.end)]
        return self.of_actor(actor)

    def _countryman(self, actor: ActorMention) -> PersonMention | None:
        """Who "the Lithuanian" is: the one person of that country whom the text has named, where no noun follows."""
        if actor.form not in (ActorForm.ADJECTIVE, ActorForm.DEMONYM) or actor.text.endswith("s"):
            return None
        words = [t for t in self.sentence if t.idx == actor.start]
        alone = bool(words) and words[0].dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "conj")
        if not alone or not any(c.lower_ == "the" for c in words[0].children):
            return None
        before = [p for p in self.report.persons if p.end <= actor.start and p.person.name]
        named = [p for p in before if p.known_country == actor.code]
        return named[-1] if len({p.person.name for p in named}) == 1 else None

    def places_of(self, token: Token) -> list[PlaceMention]:
        """The places that a noun phrase and what is coordinated with it name."""
        doc = self.sentence.doc
        offsets = {doc[i].idx for noun in conjuncts(token) for i in phrase_tokens(noun)}
        return [p for p in self.places if any(p.start <= o < p.end for o in offsets)]

    def of_person(self, mention: PersonMention) -> Entity:
        """The entity of a person's mention."""
        code = mention.known_country
        is_state = (
            code is not None and code not in self.organisation_codes and len(code) == 3 and code.isupper()
        )
        return Entity(mention.start, mention.end, code, is_state, person=mention)

    def named(self, *, states: bool) -> list[Entity]:
        """The states that the sentence names, or the organisations."""
        return [e for a in self.actors if a.is_state is states for e in self.of_actor(a)]

    def lands(self) -> list[Entity]:
        """The states that the sentence names, and those in which its places lie."""
        return [*self.named(states=True), *grounds(self.places)]

    def of_actor(self, mention: ActorMention) -> list[Entity]:
        """The entities of an actor's mention; a group gives one for each member."""
        if mention.form is ActorForm.GROUP and mention.members:
            return [Entity(mention.start, mention.end, m, True, actor=mention) for m in mention.members]
        return [Entity(mention.start, mention.end, mention.code, mention.is_state, actor=mention)]

    def _covers_head(self, person: PersonMention, offsets: set[int]) -> bool:
        return any(person.start <= offset < person.end for offset in offsets) and any(
            person.start <= offset <= person.head for offset in offsets
        )

    @staticmethod
    def _touches(actor: ActorMention, offsets: set[int]) -> bool:
        return any(actor.start <= offset < actor.end for offset in offsets)

    def _of_a_part(self, actor: ActorMention, token: Token) -> bool:
        """Whether an adjective belongs to a city or a firm inside the phrase: "a delegation from the Chinese city of X"."""
        if actor.form is not ActorForm.ADJECTIVE:
            return False
        words = [t for t in self.sentence if t.idx == actor.start]
        over = [t.head for t in words if t.head != token and t.dep_ in ("amod", "compound", "nmod")]
        return any(t.lemma_.lower() in parts_of_countries() for t in over)

    def _beside_neighbour(self, actor: ActorMention, actors: list[ActorMention]) -> bool:
        """ "To Myanmar's neighbour Laos": to Laos alone."""
        behind = _NEIGHBOUR.match(self.report.text, actor.end)
        return behind is not None and any(a.start == behind.end() for a in actors)

    def _is_place(self, actor: ActorMention) -> bool:
        """Whether a capital stands for the city here: after "in", "at", "from" ..."""
        if actor.form not in (ActorForm.CAPITAL, ActorForm.SEAT):
            return False
        place = covering(self.places, actor.start)
        before = self.report.text[max(0, actor.start - 14) : actor.start].lower().split()
        return (
            place is not None and bool(before) and before[-1] in ("in", "at", "near", "outside", "from", "to")
        )

    def followers(self, after: int, *, closed: bool = False) -> list[Entity]:
        """Actors that go on with a list where the parse lost it: ", B and C", "and D in Prague".

        ``closed``: the list has had its "and" already, so that a bare comma no longer goes on with it.
        """
        found: list[Entity] = []
        position = after
        for actor in self.actors:
            if actor.start < position:
                continue
            if self._is_place(actor):
                continue
            joint = self.report.text[position : actor.start]
            if not self._joins(position, actor.start) or (closed and not _AND.search(joint)):
                break
            closed = closed or _AND.search(joint) is not None
            found += self._holder_or_actor(actor)
            position = actor.end
        return found

    def _joins(self, start: int, end: int) -> bool:
        """Whether the words between two actors only go on with a list (places in it are passed over)."""
        between = _BRACKETS.sub(" ", self.report.text[start:end])
        for place in self.places:
            if start <= place.start and place.end <= end:
                between = between.replace(place.text, " ")
        words = between.replace(",", " , ").split()
        linking = {",", "and", "the", "in", "at", "with", "as", "well", "&"}
        return bool(words) and {w.lower() for w in words} <= linking and bool({",", "and", "&"} & set(words))


_NEIGHBOUR = re.compile(
    r"['’]s? (?:[\w-]+ ){0,3}(?:neighbour|neighbor|ally|rival|arch-rival|foe|partner|patron|protector|backer|enemy|archenemy),? "
)
# What joins the names of a list.
_IN_LIST = frozenset({",", "and", ", and", "&"})
# On a page about one country, "the government" and "the foreign ministry" are its own.
_HOME_BODIES = frozenset({"government", "ministry", "cabinet"})


def _bare(token: Token) -> bool:
    """Whether a noun stands with nothing but its article and "foreign"."""
    before = {c.lower_ for c in token.children if c.dep_ != "punct" and c.i < token.i}
    return before in ({"the"}, {"our"}, {"the", "foreign"})


_UNITS = frozenset({"minute", "hour", "day", "night", "week", "month", "year"})


def sums_up(token: Token) -> bool:
    """Whether a noun phrase speaks of many at once ("several US delegations"): no single event."""
    if token.lower_ == "number" and any(t.lower_ == "opposite" for t in token.children):
        return False  # "his opposite number"
    if token.lemma_.lower() in _UNITS:
        return False  # "a stopover of several hours"
    one = token.tag_ in ("NN", "NNP")
    return any(
        t.lower_ in _SUMMING and not (one and t.lower_ == "regular")  # "the regular session"
        for t in token.children
        if t.dep_ in ("amod", "det", "nummod", "quantmod", "predet")
    ) or (token.lower_ in _SUMMING)
