"""Whose a post or an envoy is, and where it stands or serves: said by an argument, by a title, or told before."""

import re
from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from dragoman.annotation.mentions import ActorForm, PersonMention, PlaceMention
from dragoman.coding import grammar
from dragoman.coding.assembly.aims import aimed_at
from dragoman.coding.assembly.context import acting, dateline, subject_of
from dragoman.coding.assembly.parties import codes, official
from dragoman.coding.assembly.unsaid import clause_of
from dragoman.coding.assembly.whither import there
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, grounds
from dragoman.coding.story import Story
from dragoman.knowledge.vocabulary import vocabulary

_ENVOY = re.compile(
    r"ambassador|high commissioner|envoy|nuncio|consul|representative|chargé|charge d|head of mission|"
    r"head of delegation",
    re.IGNORECASE,
)
_POSTED = re.compile(
    r"\b(?:ambassador|commissioner|envoy|consul|consul-general|representative|affaires|nuncio|extraordinary|"
    r"plenipotentiary|embassy|consulate|consulate-general|mission|representation|post)s?\b"
    r"(?:(?!\b(?:on|over|after|amid|against|because|who|which|was|were|has|had|is|said)\b)[^.,;]){0,40} "
    r"(?:to|in|at) (?:the )?(?:city of |republic of |kingdom of |state of |\w+ capital,? )?$",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r" (?:\w+ )?(?:ambassador|high commissioner|consul|nuncio|envoy|charg[ée])", re.IGNORECASE
)
_TITLES = (
    r"(?:ambassador|high commissioner|consul|consul[- ]general|nuncio|envoy|charg[ée](?: d['’]affaires)?|"
    r"(?:permanent )?representative)"
)
OWN_TITLE = re.compile(r"['’]s? (?:[\w-]+ ){0,3}" + _TITLES + r"\b", re.IGNORECASE)
_TITLE_OF = re.compile(_TITLES + r"s? (?:of|from) (?:the )?(?:republic of |kingdom of )?$", re.IGNORECASE)
_TITLE_TO = re.compile(
    r"\b(?P<title>high commissioner|ambassador|consul[- ]general|honorary consul|nuncio|charg[ée] d['’]affaires|"
    r"permanent representative)\b[^.;]{0,30}? (?:to|in|at|there|from|of)\b",
    re.IGNORECASE,
)
# What is done with a post or an envoy often without saying where.
_LEAVES_OUT = frozenset({"recalled", "returned", "closed", "exchanged", "replaced"})
_QUARRELS = frozenset({"expulsion", "summons", "protest", "relations", "sanction", "incident"})


def senders_of(candidate: Candidate) -> list[Entity]:
    """Whose post or envoy it is: the subject, or in "the Indian embassy in X reopened" whose name it bears."""
    posts = {t.i for t in candidate.tokens("post", "envoy")}
    subjects = [t for t in candidate.tokens("sender") if t.i not in posts]
    plain = [t for t in subjects if not is_post(t)]
    found = official([e for t in plain for e in candidate.resolver.entities(t)])
    if not found and plain:
        found = acting(candidate, "sender")
    owners: list[Entity] = []
    told = candidate.tokens("post", "envoy")
    for token in [*told, *_posts_of_staff(told), *[t for t in subjects if is_post(t)]]:
        owners += [e for m in grammar.modifiers(token) for e in candidate.resolver.entities(m)]
        owners += [e for m in grammar.possessors(token) for e in candidate.resolver.entities(m)]
        owners += [
            e for w, n in grammar.prepositional(token) if w == "of" for e in candidate.resolver.entities(n)
        ]
    owners = official(owners)
    if not found or (
        owners and codes(owners)[0] not in codes(found) and grammar.is_passive(candidate.trigger)
    ):
        found = owners[:1] or found
    if not found:
        found = _of_pronoun(candidate)
    if not found:
        found = official(whose(candidate))
    persons = [e for e in candidate.entities("envoy") if e.person is not None and e.code is not None]
    return found or [e for e in persons if e.is_state][:1]


def whose(candidate: Candidate) -> list[Entity]:
    """ "The ambassador of Sweden, whose mission closes in May": to whom the relative clause points back."""
    for token in candidate.tokens("post", "envoy"):
        clause = grammar.clause_verb(token)
        if clause is not None and any(c.tag_ == "WP$" for c in token.children):
            return candidate.resolver.entities(clause.head) if clause.dep_ == "relcl" else []
    return []


def _of_pronoun(candidate: Candidate) -> list[Entity]:
    """Whose "its embassy in X" is: that of the government with which the sentence begins."""
    own = any(
        owner.lower_ in ("its", "their", "his", "her")
        for token in candidate.tokens("post", "envoy")
        for owner in grammar.possessors(token)
    )
    for token in reversed(candidate.sentence) if own else ():
        if token.dep_ in ("nsubj", "nsubjpass") and token.i < candidate.trigger.i:
            found = official(candidate.resolver.entities(token))
            if len(codes(found)) == 1:
                return found
    return []


def is_anothers(candidate: Candidate, senders: list[str]) -> bool:
    """Whether the envoy who is called or ordered home is not the sender's own: then he is expelled."""
    owners = [
        e
        for token in candidate.tokens("envoy")
        for word in [*grammar.modifiers(token), *grammar.possessors(token)]
        if word.pos_ != "PRON" and word.lower_ not in ("its", "their", "his", "her", "own")
        for e in candidate.resolver.entities(word)
        if e.person is None
        or not e.person.person.name  # whose "Ambassador X" is, the page only lets one guess
    ]
    return bool(codes(owners)) and not {*codes(owners)} & {*senders}


def is_post(token: Token) -> bool:
    return token.lemma_.lower() in (vocabulary("posts") | {"commission"})


_STAFF = frozenset({"staff", "personnel", "employee", "worker", "all", "everyone", "everybody"})


def is_staff(noun: Token) -> bool:
    """ "All its personnel", "all of the staff": the people of a post as one body."""
    return noun.lemma_.lower() in _STAFF


def _posts_of_staff(nouns: Iterable[Token]) -> list[Token]:
    """ "All of the personnel employed at the Peruvian embassy in X": the post at which they work."""
    return [t for n in nouns if is_staff(n) for t in n.subtree if is_post(t) and t.i > n.i]


def targets_of(candidate: Candidate, senders: list[str]) -> list[Entity]:
    """Where the post stands, or where the envoy serves."""
    found = [e for e in official(candidate.entities("target")) if e.code not in senders]
    posts = candidate.tokens("post", "envoy")
    around = {c.lower_ for head in (candidate.trigger, *posts) for c in head.children}
    if "there" in around:
        found += _there(candidate)
    back = [c for c in candidate.trigger.children if c.dep_ == "advmod" and c.lower_ in ("back", "home")]
    bearers = [t for t in candidate.tokens("sender") if is_post(t)]
    for token in [*posts, *_posts_of_staff(posts), *bearers, *back]:
        found += _standing(candidate, token, ("to",) if token in back else ("in", "to", "at", "with"))
    found = [e for e in found if e.code not in senders]
    if not found:
        found = [e for e in _travelled_to(candidate) if e.code not in senders]
    for token in candidate.tokens("sender") if not found else ():
        found += [e for e in _standing(candidate, token, ("in", "to", "at", "with")) if e.code not in senders]
    if not found:
        found = [e for e in posted_to(candidate) if e.code not in senders]
    if not found:
        found = [e for e in official(candidate.entities("post", "envoy")) if e.code not in senders]
    return found


def _there(candidate: Candidate) -> list[Entity]:
    """The parties, and the states of the places, to which "there" points."""
    places, parties = there(candidate)
    return [*parties, *grounds(places)]


def _standing(candidate: Candidate, token: Token, words: tuple[str, ...]) -> list[Entity]:
    """What stands under one of these prepositions of a noun: parties, and the states of places."""
    nouns = [noun for word, noun in grammar.prepositional(token) if word in words]
    return [
        entity
        for noun in nouns
        for entity in (
            *official(candidate.resolver.entities(noun)),
            *grounds(candidate.resolver.places_of(noun)),
        )
    ]


def _travelled_to(candidate: Candidate) -> list[Entity]:
    """ "Will travel to Tonga to open the embassy": where the verb leads under which the opening stands."""
    over = candidate.trigger.head
    if candidate.trigger.dep_ not in ("advcl", "xcomp") or over.pos_ != "VERB":
        return []
    return _standing(candidate, over, ("to", "for"))


def posted_to(candidate: Candidate) -> list[Entity]:
    """ "Its ambassador to X", "an embassy in Y": the party named right after; "X, envoy in A, as envoy in B" goes to B."""
    text = candidate.report.text
    actors = [a for a in candidate.resolver.actors if a.form is not ActorForm.ADJECTIVE]
    named = [a for a in actors if _POSTED.search(text[max(0, a.start - 90) : a.start])]
    clause = {t.idx for t in clause_of(candidate.trigger)}  # "X goes to A, while Y will serve as envoy to B"
    named = [a for a in named if any(a.start <= at < a.end for at in clause)] or named
    named.sort(key=lambda a: _AS_POST.search(text[max(0, a.start - 90) : a.start]) is None)
    if named:
        return candidate.resolver.of_actor(named[0])
    for place in candidate.resolver.places:
        if place.country and _POSTED.search(text[max(0, place.start - 90) : place.start]):
            return [Entity(place.start, place.end, place.country, True)]
    return []


_AS_POST = re.compile(
    r"\bas (?:(?:the|its|his|her|new|next|non-resident|apostolic|first) ){0,3}" + _TITLES + r"\b[^,;.]*$",
    re.IGNORECASE,
)


def other_side(candidate: Candidate, story: Story, senders: Sequence[Entity]) -> list[Entity]:
    """Where an envoy served, or whose posts were shut, in words that leave it out: told before, or the page's other."""
    form, acting_codes = candidate.frame.form, codes(senders)
    if len(acting_codes) != 1:
        return []
    if pointed := _here_or_there(candidate, acting_codes):
        return pointed
    if form == "opened" and (ground := story.ground_abroad(acting_codes)) is not None:
        return [Entity(candidate.trigger.idx, candidate.trigger.idx, ground, True, assumed=True)]
    if form not in _LEAVES_OUT:
        return []
    if form == "closed" and whose(candidate):
        return subject_of(candidate, candidate.trigger, acting_codes)
    if form == "closed" and not any(e.code in acting_codes for e in candidate.entities("target")):
        return []  # only posts on one's own ground are those of another
    found = of_quarrel(candidate, story, senders) or aimed_at(candidate, story, acting_codes)
    if not found and form == "recalled" and not _others_quarrelled(story, acting_codes):
        found = subject_of(candidate, candidate.trigger, acting_codes)
    return found or _other_of_page(candidate, story, acting_codes)


def _others_quarrelled(story: Story, senders: list[str]) -> bool:
    """Whether what was told just before is a quarrel of two others: "The EU punished Belarus. Kenya recalled its envoy"."""
    if story.in_sentence():
        return False
    near = [t.claim for t in story.told if story.sentence - t.sentence <= 1]
    return any(
        c.type in _QUARRELS and len(c.states) + len(c.organisations) == 2 and not {*senders} & {*c.states}
        for c in near
    )


def _here_or_there(candidate: Candidate, senders: list[str]) -> list[Entity]:
    """ "Is to reopen its embassy here", "reopened its embassy there": at home or at the dateline; where the text is."""
    words = {t.lower_ for token in candidate.tokens("post", "envoy") for t in token.subtree}
    words |= {t.lower_ for t in candidate.trigger.children}
    if "here" in words:
        if candidate.home is not None:
            return candidate.home_beside(senders)
        return [e for e in dateline(candidate) if e.code not in senders]
    if "there" in words:
        return [e for e in _there(candidate) if e.code not in senders][:1]
    return []


def _other_of_page(candidate: Candidate, story: Story, senders: list[str]) -> list[Entity]:
    """The state that the page puts beside the sender: its home, the other of the two told of, the only other named."""
    at = candidate.trigger.idx
    here = candidate.resolver.states - {*senders}
    if here:
        return [Entity(at, at, code, True) for code in here] if len(here) == 1 else []
    if home := candidate.home_beside(senders):
        return home
    pair = story.parties()
    if pair is not None and len(pair[0]) == 2 and senders[0] in pair[0]:
        return [Entity(at, at, code, True, assumed=True) for code in pair[0] if code not in senders]
    named = {a.code for a in candidate.report.actors if a.is_state} - {*senders}
    return [Entity(at, at, code, True, assumed=True) for code in named] if len(named) == 1 else []


def where_named(candidate: Candidate, story: Story, senders: Sequence[Entity]) -> list[Entity]:
    """Where an envoy is sent whom the words name without a country: "its first ambassador there", "to us"."""
    if any(t.lower_ == "there" for t in candidate.trigger.subtree):
        found = [e for e in _there(candidate) if e.code not in codes(senders)]
        before = [
            a
            for a in candidate.resolver.actors
            if a.is_state and a.end <= candidate.trigger.idx and a.code not in codes(senders)
        ]
        return found[:1] or [e for a in before[-1:] for e in candidate.resolver.of_actor(a)]
    here = candidate.resolver.states - {*codes(senders)}
    return [] if here else candidate.home_beside(codes(senders))


def nation_of_title(candidate: Candidate, targets: list[str]) -> list[Entity]:
    """Whose envoy the title says: "Japanese ambassador", "Kenya's next high commissioner", "ambassador of Peru to X"."""
    text = candidate.report.text
    for actor in candidate.resolver.actors:
        if actor.code in targets or not actor.is_state:
            continue
        before = text[max(candidate.sentence.start_char, actor.start - 60) : actor.start]
        behind = text[actor.end : actor.end + 60]
        if actor.form is ActorForm.ADJECTIVE:
            own = _TITLE.match(behind) is not None
        else:
            own = OWN_TITLE.match(behind) is not None or _TITLE_OF.search(before) is not None
        if own:
            return candidate.resolver.of_actor(actor)
    return []


def title_told(candidate: Candidate) -> str | None:
    """The envoy's title in the words of a naming: "ambassador" in "named X ambassador to Y"."""
    told = _TITLE_TO.search(candidate.sentence.text)
    return told["title"] if told else None


def of_quarrel(candidate: Candidate, story: Story, senders: Sequence[Entity]) -> list[Entity]:
    """ "A declared the envoy of B unwanted and recalled its own": from the state that the act before was done to."""
    at = candidate.trigger.idx
    near = [
        *story.in_sentence(),
        *(t.claim for t in reversed(story.told) if story.sentence - t.sentence == 1),
    ]
    for told in near:
        others = [code for code in told.states if code not in codes(senders)]
        if told.type in _QUARRELS and len(others) == 1 and len(told.states) == 2:
            return [Entity(at, at, others[0], True, assumed=True)]
    return []


def places_of_post(candidate: Candidate) -> list[PlaceMention]:
    """The cities of a post: where it stands, or where "there" points."""
    if any(c.lower_ == "there" for t in candidate.tokens("post") for c in t.children):
        return there(candidate)[0]
    tokens = candidate.tokens("post", "target", "envoy", "sender")
    found = [p for t in tokens for p in candidate.resolver.places_of(t)]
    for token in candidate.tokens("post", "sender", "envoy", "person"):
        for preposition, noun in grammar.prepositional(token):
            if preposition in ("in", "at", "to"):
                found += candidate.resolver.places_of(noun)
    return found


def is_envoy(person: PersonMention) -> bool:
    office = person.known_office or ""
    return person.plural == 1 and _ENVOY.search(f"{office} {person.text}") is not None


def is_envoys_office(office: str | None) -> bool:
    """Whether an office is that of an envoy: "Director General X", who is named ambassador, has another till then."""
    return office is not None and _ENVOY.search(office) is not None and "special" not in office.lower()
