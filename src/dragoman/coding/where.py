"""Which of a sentence's places is the venue of an event."""

from spacy.tokens import Token

from dragoman.annotation.mentions import PlaceMention
from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.when import telling_clauses
from dragoman.knowledge.countries import country, in_prose
from dragoman.knowledge.official_nouns import official_nouns
from dragoman.records import Venue

# "The ambassador in X", "the embassy in X": where these are posted is not where the event takes place.
_POSTED = frozenset(
    {"ambassador", "embassy", "consulate", "consul", "envoy", "mission", "representative", "troops", "forces"}
)
_AT = frozenset({"in", "at", "near", "outside"})


def venue_from_places(places: list[PlaceMention]) -> Venue | None:
    """One venue for places of one country: "Vilnius and Klaipeda", with the coordinates of the first."""
    if not places:
        return None
    first = places[0]
    names = list(dict.fromkeys(p.name for p in places if p.country == first.country))
    name = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
    return Venue(name=name, country=first.country, latitude=first.latitude, longitude=first.longitude)


def venue_of_country(code: str) -> Venue | None:
    """A venue of which only the country is known; without coordinates."""
    known = country(code)
    return None if known is None else Venue(name=in_prose(code).removeprefix("the "), country=code)


def venue_of(candidate: Candidate) -> Venue | None:
    """The place at which the sentence sets the event, or None where it sets none."""
    places = _hanging(candidate)
    return venue_from_places(places) if places else None


def _hanging(candidate: Candidate) -> list[PlaceMention]:
    """Places under "in" or "at" of the event's own words, of its people, or of the day: the nearest first."""
    heads = [candidate.trigger]
    over = grammar.ancestors(candidate.trigger)
    heads += [t for t in over[1:4] if t.lemma_.lower() in ("round", "session", "meeting")]
    heads += telling_clauses(candidate)
    if candidate.anchor is not None:
        heads.append(candidate.anchor)
    for head in heads:
        for preposition, noun in grammar.prepositional(head):
            if preposition in _AT:
                found = candidate.resolver.places_of(noun)
                if found:
                    return found
    return _beside_people(candidate, heads) or _in_diary(candidate) or _loose(candidate)


def _beside_people(candidate: Candidate, heads: list[Token]) -> list[PlaceMention]:
    """ "Held talks with President X in Accra", "on 12 March in Tashkent": a place hung on a name or a date."""
    words = {t.i for head in heads for t in head.subtree if _same_clause(t, head)}
    for token in candidate.sentence:
        if token.lower_ not in _AT or token.dep_ != "prep" or token.i not in words:
            continue
        host = token.head
        official = host.lemma_.lower() in official_nouns() - _POSTED
        if official or host.pos_ in ("PROPN", "NUM") or host.ent_type_ in ("DATE", "TIME", "PERSON"):
            found = [
                p
                for noun in grammar.objects_of_preposition(token)
                for p in candidate.resolver.places_of(noun)
            ]
            if found:
                return found
    return []


def _same_clause(token: Token, head: Token) -> bool:
    """Whether no relative, participial or reported clause stands between a word and the event's own words."""
    for over in grammar.ancestors(token):
        if over == head:
            return True
        if over.dep_ in ("relcl", "acl", "ccomp", "advcl", "conj", "parataxis") and over.pos_ in (
            "VERB",
            "AUX",
        ):
            return False
    return False


def _in_diary(candidate: Candidate) -> list[PlaceMention]:
    """ "* HELSINKI - X meets Y": in a diary, the city before the entry is where it takes place."""
    report = candidate.report
    if not report.is_diary:
        return []
    start = candidate.sentence.start_char
    line = report.text.rfind("\n", 0, start) + 1
    return [p for p in report.places if line <= p.start and p.end <= start + 3][-1:]


def _loose(candidate: Candidate) -> list[PlaceMention]:
    """A place that the parse hung elsewhere: the only "in X" of a sentence that has one verb."""
    text = candidate.report.text
    verbs = [t for t in candidate.sentence if t.pos_ == "VERB" and t.dep_ not in ("amod", "compound")]
    places = [p for p in candidate.resolver.places if text[max(0, p.start - 4) : p.start].lower().endswith(" in ")
              or (p.start == candidate.sentence.start_char + 3 and text[p.start - 3 : p.start] == "In ")]  # fmt: skip
    return places if len(verbs) <= 1 and len(places) == 1 else []
