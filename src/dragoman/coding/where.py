"""Which of a sentence's places is the venue of an event."""

import re

from spacy.tokens import Token

from dragoman.annotation.actors.places import BUILDING, BUILDINGS, is_dateline
from dragoman.annotation.mentions import PlaceMention
from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.entries import place_over
from dragoman.coding.occasions import at_occasion, of_occasions, on_thing
from dragoman.coding.plans import said_of_subject, telling_clauses
from dragoman.coding.scene import scene
from dragoman.coding.when import date_of
from dragoman.knowledge.countries import country, in_prose
from dragoman.knowledge.official_nouns import official_nouns
from dragoman.records import Venue

# "The ambassador in X", "the embassy in X": where these are posted is not where the event takes place.
_POSTED = frozenset(
    {"ambassador", "embassy", "consulate", "consul", "envoy", "mission", "representative", "troops", "forces"}
)
# What a city does that is where something takes place.
_CITIES_DO = frozenset({"host", "see", "witness"})
_AT = frozenset({"in", "at", "near", "outside"})


def venue_from_places(places: list[PlaceMention]) -> Venue | None:
    """One venue for places of one country: "Vilnius and Klaipeda", with the coordinates of the first."""
    if not places:
        return None
    first = places[0]
    names = list(dict.fromkeys(p.name for p in places if p.country == first.country))
    name = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
    return Venue(name=name, country=first.country, latitude=first.latitude, longitude=first.longitude)


def venue_of_country(code: str, candidate: Candidate | None = None) -> Venue | None:
    """A venue of which only the country is known, without coordinates; or the one city of it where the sentence sets anything."""
    if candidate is not None:
        text = candidate.report.text
        inside = [p for p in candidate.resolver.places if p.country == code]
        led = [
            p for p in inside if text[max(0, p.start - 4) : p.start].lower().split()[-1:] in (["in"], ["to"])
        ]
        if len({p.name for p in led}) == 1:
            return venue_from_places(led[:1])
        if listed := [p for p in _in_diary(candidate) if p.country == code]:
            return venue_from_places(listed[:1])  # "RIGA - Minister X begins a visit to Latvia"
    known = country(code)
    return None if known is None else Venue(name=in_prose(code).removeprefix("the "), country=code)


def venue_of(candidate: Candidate) -> Venue | None:
    """The place at which the sentence sets the event, or None where it sets none."""
    places = [p for p in _hanging(candidate) if not _residence(candidate, p)]
    return venue_from_places(places) if places else _unknown_place(candidate)


_RESIDING = re.compile(
    r"\b(?:resident|residing|based|who resides|with residence|headquartered) (?:in|at) (?:the )?$",
    re.IGNORECASE,
)


def _residence(candidate: Candidate, place: PlaceMention) -> bool:
    """ "The new ambassador of X, resident in Kyiv": where somebody lives is not where he presents his letters."""
    return _RESIDING.search(candidate.report.text[max(0, place.start - 30) : place.start]) is not None


def _unknown_place(candidate: Candidate) -> Venue | None:
    """A place that no table has: what hangs under "in" or "at" on the event's own words and is taken for a place by name."""
    heads = event_words(candidate)
    under = [noun for head in heads for word, noun in grammar.prepositional(head) if word in ("in", "at")]
    for noun in (*under, *of_occasions(candidate, heads)):
        if noun.ent_type_ not in ("GPE", "LOC", "FAC"):
            continue
        name = "".join(t.text_with_ws for t in noun.subtree if t.i <= noun.i and t.pos_ == "PROPN").strip()
        start = noun.idx + len(noun) - len(name)
        mentions = [*candidate.resolver.actors, *candidate.resolver.persons]
        if name and not any(m.start < start + len(name) and start < m.end for m in mentions):
            return Venue(name=name, country=None, latitude=None, longitude=None)
    return None


def event_words(candidate: Candidate) -> list[Token]:
    """The words on which the place of an event may hang: its own, and those that say when it is."""
    heads = [candidate.trigger]
    over = grammar.ancestors(candidate.trigger)
    heads += [t for t in over[1:4] if t.lemma_.lower() in ("round", "session", "meeting")]
    heads += [*telling_clauses(candidate), *said_of_subject(candidate)]
    if candidate.anchor is not None:
        heads.append(candidate.anchor)
    return heads


def _hanging(candidate: Candidate) -> list[PlaceMention]:
    """Places under "in" or "at" of the event's own words, of its people, or of the day: the nearest first."""
    heads = event_words(candidate)
    for head in heads:
        for preposition, noun in grammar.prepositional(head):
            if preposition in _AT:
                found = candidate.resolver.places_of(noun)
                if found:
                    return found
    return (
        at_occasion(candidate, heads)
        or _beside_people(candidate, heads)
        or _of_building(candidate)
        or _hosting(candidate)
        or _in_diary(candidate)
        or _here(candidate)
        or scene(candidate)
        or _bracketed(candidate)
        or _loose(candidate)
        or _before_day(candidate)
        or _opening(candidate)
    )


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


_BUILDING = re.compile(rf"\bat {BUILDING}(?:{BUILDINGS}),? $")


def _of_building(candidate: Candidate) -> list[PlaceMention]:
    """ "On Monday at the State House, Dar es Salaam, led their delegations": the one city behind the building of a sentence."""
    text, start = candidate.report.text, candidate.sentence.start_char
    found = [
        p for p in candidate.resolver.places if _BUILDING.search(text, max(start, p.start - 60), p.start)
    ]
    return found if len(found) == 1 else []


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


def _hosting(candidate: Candidate) -> list[PlaceMention]:
    """ "Santiago hosted the summit", "the talks, hosted by Riga": the city that does so."""
    verbs = [c for c in candidate.trigger.children if c.dep_ in ("acl", "relcl")]
    if (clause := grammar.clause_verb(candidate.trigger)) is not None:
        verbs += [clause, *(c for c in clause.children if c.dep_ == "xcomp")]
    hosts = [noun for v in verbs if v.lemma_.lower() in _CITIES_DO for noun in grammar.subjects(v)]
    return [p for noun in hosts for p in candidate.resolver.places_of(noun)]


def _in_diary(candidate: Candidate) -> list[PlaceMention]:
    """ "* HELSINKI - X meets Y": in a diary or a list, the city before the entry is where it takes place."""
    report = candidate.report
    start = candidate.sentence.start_char
    line = report.text.rfind("\n", 0, start) + 1
    listed = report.text[line : line + 1] in ("*", "•", "●", "▪", "-", "–", "—")
    if not report.is_diary and not listed:
        return []
    leads = place_over(report, candidate.trigger.idx)
    if leads is not None:
        return [leads]
    opening = [p for p in report.places if line <= p.start <= candidate.trigger.idx]
    led = [
        p
        for p in opening
        if (p.start <= start + 3 and p.end <= start + 3) or is_dateline(report.text, p.start, p.end)
    ][-1:]
    return led or (_closing(candidate) if report.is_diary else [])


def _closing(candidate: Candidate) -> list[PlaceMention]:
    """ "14:00 Minister X meets Y, Oslo": the city that stands alone at the end of a diary's entry."""
    text, end = candidate.report.text, candidate.sentence.end_char
    return [
        p
        for p in candidate.resolver.places[-1:]
        if text[p.start - 2 : p.start] == ", " and not text[p.end : end].strip(" .\n")
    ]


def _bracketed(candidate: Candidate) -> list[PlaceMention]:
    """ "Consultations with Tunisia (Tunis, 24 November)": the city that opens the bracket after the event's words."""
    text = candidate.report.text
    found = []
    for p in candidate.resolver.places:
        close = text.find(")", p.end)
        inside = text[p.end : close] if 0 <= close - p.end <= 40 else None
        opens = text[p.start - 1 : p.start] == "(" or text[max(0, p.start - 4) : p.start] == "(in "
        if (
            opens
            and inside is not None
            and (not inside or inside[0] == ",")
            and candidate.trigger.idx < p.start
        ):
            found.append(p)
    return found if len(found) == 1 else []


def _opening(candidate: Candidate) -> list[PlaceMention]:
    """ "In Manila, my first visit as minister, I will chair the meeting": the scene of a sentence's main verb."""
    sentence, trigger = candidate.sentence, candidate.trigger
    verb = grammar.clause_verb(trigger) if trigger.pos_ not in ("VERB", "AUX") else trigger
    if sentence.text[:3] != "In " or verb is None or verb.dep_ not in ("ROOT", "conj"):
        return []
    if any(t.dep_ == "prep" and t.lower_ in _ELSEWHEN for t in grammar.ancestors(trigger)):
        return []
    return [p for p in candidate.resolver.places if p.start == sentence.start_char + 3][:1]


# Under these an event noun is not what takes place now.
_ELSEWHEN = frozenset({"after", "before", "since", "until", "following", "ahead", "on", "about", "of"})


def _here(candidate: Candidate) -> list[PlaceMention]:
    """ "MARRAKESH - X held talks here": the city of the dateline, or of the words just before."""
    words = [t for t in candidate.sentence if t.lower_ == "here" and t.i > candidate.sentence.start]
    if not any(grammar.clause_verb(t) == grammar.clause_verb(candidate.trigger) for t in words):
        return []
    places = candidate.report.places
    datelines = [p for p in places if is_dateline(candidate.report.text, p.start, p.end)]
    before = [p for p in datelines if p.start < words[0].idx]
    return before[-1:]


def _loose(candidate: Candidate) -> list[PlaceMention]:
    """A place that the parse hung elsewhere: the only "in X" of a sentence that has one verb."""
    text = candidate.report.text
    verbs = [t for t in candidate.sentence if t.pos_ == "VERB" and t.dep_ not in ("amod", "compound")]
    apart = {t.idx for t in candidate.sentence if t.dep_ == "pobj" and on_thing(t.head, candidate)}
    places = [p for p in candidate.resolver.places if text[max(0, p.start - 4) : p.start].lower().endswith(" in ")
              or (p.start == candidate.sentence.start_char + 3 and text[p.start - 3 : p.start] == "In ")]  # fmt: skip
    return places if len(verbs) <= 1 and len(places) == 1 and places[0].start not in apart else []


def _before_day(candidate: Candidate) -> list[PlaceMention]:
    """ "Met an envoy in Vienna last Thursday", "four agreements in Brussels on Tuesday": beside the day of the event."""
    day = date_of(candidate).mention
    text = candidate.report.text
    if day is None:
        return []
    beside = [
        p
        for p in candidate.resolver.places
        if text[max(0, p.start - 4) : p.start].lower() in (" in ", "in ")
        and text[p.end : day.start].strip().lower() in ("", "on", "this")
        and p.end <= day.start
        and candidate.trigger.idx < p.start
    ]
    return beside[:1]
