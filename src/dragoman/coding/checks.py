"""Why a candidate comes to nothing: its frame lacks what it asks for, or its words tell of no event."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.annotation.mentions import ActorForm, PersonMention
from dragoman.coding import grammar
from dragoman.coding.assembly.pairs import says_both, says_guest
from dragoman.coding.assembly.parties import is_ranked
from dragoman.coding.bodies import bodies_pointed_to
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.coding.instruments import named_before
from dragoman.coding.members import among_themselves
from dragoman.coding.no_news import ACTING_FOR, faults_of_telling, private_delegation
from dragoman.coding.pronouns import envoy_meant
from dragoman.coding.setting import passage_text
from dragoman.coding.where import venue_of
from dragoman.knowledge.domains import Domain, domain_of, imagined_in
from dragoman.knowledge.official_nouns import describing_nouns, official_nouns
from dragoman.records import Status

_FICTION = re.compile(
    r"(?:In|According to|At|On) (?:the|his|her|this|that|a|(?:[A-Z][\w.-]* ){0,3}[A-Z][\w.-]*['’]s?(?: new| latest| first| debut| last)?) (?:(?:\w+ ){0,2}(?:pages?|chapters?|scenes?|minutes|acts?|beginning|end|episode|instalment|season|part|half|finale|sequel) of (?:the|his|her|this|that|a) )?(?:\w+ )?(?:novel|film|movie|play|book|series|game|story|episode|opera|thriller|sitcom)\b"
)
_OFTEN = frozenset(
    {"often", "repeatedly", "regularly", "frequently", "times", "usually", "always", "sometimes"}
)
_PEOPLE_SLOTS = ("visitor", "guest", "other", "side", "host")
# A page of no more characters than this is about one subject: a plot, a game, a puzzle is so from end to end.
SHORT_PAGE = 4000
# So many times the words that make a passage one of sport make a whole short page one.
ENTIRELY = 2
_SPEAKING = frozenset({"he", "she", "we", "i"})
# Kinds to which one can be invited, and which one can decline.
_INVITABLE = frozenset({"encounter", "journey", "gathering", "instrument"})


def check(candidate: Candidate) -> None:
    """Drop a candidate that lacks what its frame asks for, or whose status is that of no event."""
    reason = candidate.dropped or next(_faults(candidate), None)
    if reason is not None:
        candidate.drop(reason)


def _faults(candidate: Candidate) -> Iterator[str]:
    """What is wrong with a candidate, one after the other: the first is enough, so the later ones are rarely looked for."""
    frame = candidate.frame
    if not candidate.modality.is_event:
        yield f"no event: {candidate.modality.reason}"
    invitable = candidate.kind.assembly in _INVITABLE and candidate.kind.name != "relations"
    if candidate.modality.status is Status.DECLINED and not invitable:
        yield "a refusal, not an event"
    objects = {token.lemma_.lower() for token in grammar.objects(candidate.trigger)}
    if frame.exclude_object and objects & set(frame.exclude_object):
        yield "its object is no party"
    if (
        candidate.trigger.lemma_.lower() in _WELCOMING
        and frame.slots.get("object") == "guest"
        and _welcomes_a_thing(candidate)
    ):
        yield "what is welcomed is nobody"
    if frame.exclude_of:
        of = {noun.lemma_.lower() for word, noun in grammar.prepositional(candidate.trigger) if word == "of"}
        if of & set(frame.exclude_of) and len({e.code for e in all_entities(candidate)}) < 2:
            yield "a meeting of a body, not of states"
    if frame.object_noun and not _has_object_noun(candidate):
        yield "its object is of another kind"
    manner = {c.lower_ for c in candidate.trigger.children if c.dep_ in ("advmod", "npadvmod")}
    counted = candidate.kind.name in ("incident", "summons") and manner & _OFTEN == {"times"}
    if manner & _OFTEN and not counted:  # "violated its airspace 14 times on Thursday"
        yield "sums up many at once"
    going = candidate.trigger.lemma_.lower() == "go" and candidate.trigger.tag_ == "VBG"
    if going and any(c.dep_ == "xcomp" for c in candidate.trigger.children):
        yield "only the future of the verb that follows"
    if _FICTION.match(candidate.sentence.text.lstrip()):
        yield "told in a work of fiction"
    if candidate.sentence.text.rstrip(" \n\t\"'”’").endswith("?"):
        yield "a question"
    if frame.needs_clause and not _asks_for_something(candidate.trigger):
        yield "nothing is asked for"
    if candidate.kind.name in ("meeting", "call", "appeal") and (wrong := _calls_upon(candidate)):
        yield wrong
    if (page := _fault_of_page(candidate)) is not None:
        yield page
    yield from faults_of_telling(candidate)
    for slot in _PEOPLE_SLOTS:
        led = any(is_ranked(e) for e in candidate.entities(slot))
        if not led and any(private_delegation(token) for token in candidate.tokens(slot)):
            yield "a delegation of private people"
    for slot in frame.require:
        if slot in ("sender", "target"):
            continue  # the assembly of directed acts knows where else to look
        if slot == "side" and any(t.lower_ in _SPEAKING for t in candidate.tokens(slot)):
            continue  # who "he" or "we" are is asked of the story
        if slot == "body" and any(bodies_pointed_to(candidate, t) for t in candidate.tokens(slot)):
            continue  # "hosts the bloc's leaders"
        if slot == "other" and says_both(candidate):
            continue  # and so is who "both ministers" are
        if slot == "guest" and says_guest(candidate):
            continue  # "hosted the guest for tea": the visitor of whom the story told
        if not candidate.entities(slot) and not (
            slot in ("instrument", "destination") and candidate.tokens(slot)
        ):
            yield f"nobody and nothing for {slot}"
    if frame.together is not None and not _names_two(candidate, frame.together):
        yield f"fewer than two parties for {frame.together}"
    if frame.members_alone and not among_themselves(candidate):
        yield "not an organisation's officials among themselves"
    if frame.placeless and (venue_of(candidate) is not None or _told_where(candidate)):
        yield "it has a place"
    forms = ("name", "counterpart", "office") if candidate.kind.name == "meeting" else ("name", "counterpart")
    for slot in frame.person_only:
        if slot == "other" and says_both(candidate):
            continue
        if not any(e.person and _in_form(e.person, forms) for e in candidate.entities(slot)):
            yield f"no person for {slot}"
    for slot in frame.person_or_delegation:
        if not _people(candidate, slot):
            yield f"no people for {slot}"


def _calls_upon(candidate: Candidate) -> str | None:
    """ "Called on X's leaders to talk" is an appeal, "called on Governor X to talk about water" a meeting."""
    verb = candidate.trigger
    asked = [c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VB"]
    upon = any(c.lower_ in ("on", "upon") for c in verb.children)
    if verb.lemma_.lower() != "call" or verb.pos_ != "VERB" or not (asked and upon):
        return None
    visits = any(e.person and e.person.person.name for e in candidate.entities("other", "target"))
    if candidate.kind.name == "appeal":
        return "a call at his office" if visits else None
    return None if visits else "an appeal, nobody meets"


# "The Secretary-General welcomed the mediation by President X": the mediation, not the president.
_WELCOMING = frozenset({"welcome", "greet", "host", "receive"})


def _welcomes_a_thing(candidate: Candidate) -> bool:
    """Whether the object is a common noun that means no person, though one is named behind it."""
    words = [t for t in candidate.tokens("guest") if t in grammar.objects(candidate.trigger)]
    things = [
        t for t in words
        if t.pos_ == "NOUN" and t.lemma_.lower() not in official_nouns() | describing_nouns() | _PEOPLE | ACTING_FOR
        and not any(e.person is not None and e.start <= t.idx < e.end for e in candidate.entities("guest"))
    ]  # fmt: skip
    return bool(things) and len(things) == len(words)


def _in_form(person: PersonMention, forms: tuple[str, ...]) -> bool:
    """Whether a person is spoken of in one of these forms, or by a pronoun for somebody of whom an office is known."""
    return person.form in forms or (person.form == "pronoun" and person.known_rank is not None)


def _names_two(candidate: Candidate, slot: str) -> bool:
    """Whether a slot names two parties or more, by their officials ("the Mongolian, Kyrgyz presidents" by one noun)."""
    held = [e.person for e in candidate.entities(slot) if e.person is not None]
    shared = any(p.plural > 1 and not p.person.name for p in held)
    shared = shared or any(
        t.tag_ == "NNS" and t.lemma_.lower() in official_nouns() for t in candidate.tokens(slot)
    )
    named = [e for e in candidate.entities(slot) if e.code is not None and (e.person is not None or shared)]
    return len({e.code for e in named}) > 1


def _told_where(candidate: Candidate) -> bool:
    """Whether the clause leans on a place told before: "in Minsk, where he spoke with", "spoke there with"."""
    return any(child.lower_ in ("where", "there", "here") for child in candidate.trigger.children)


def _fault_of_page(candidate: Candidate) -> str | None:
    """Why nothing counts on a page of another subject, where no official of rank takes part, or of make-believe."""
    text = candidate.report.text
    passage = passage_text(candidate.report, candidate.sentence)
    page = f"{candidate.report.article.title or ''}\n{text}" if len(text) <= SHORT_PAGE else ""
    imagined = imagined_in(page or passage)
    if imagined is not None:
        return f"make-believe: {imagined.name}"
    ranked = [e for e in all_entities(candidate) if is_ranked(e)]
    kind = candidate.kind.name
    domain = domain_of(passage, 1, kind) or (domain_of(page, ENTIRELY, kind) if page else None)
    if domain is None and page and len(ranked) == 1:
        domain = domain_of(page, 1, kind)
        if domain is not None and not _at_home_there(ranked[0], domain):
            return None
    if domain is None:
        return None
    if not ranked or (len(ranked) == 1 and _at_home_there(ranked[0], domain)):
        return f"a page about {domain.name}, and nobody of rank"
    return None


def _at_home_there(entity: Entity, domain: Domain) -> bool:
    """Whether an official has to do with the subject of the page itself: the sports minister on a page of sport."""
    words = set((entity.person.text if entity.person else "").lower().split())
    return bool(words & set(domain.own_ministers))


def _asks_for_something(verb: Token) -> bool:
    """Whether a call says what for: "called on both sides to talk", "called for restraint"."""
    if any(c.dep_ in ("xcomp", "ccomp", "advcl") and c.pos_ in ("VERB", "AUX") for c in verb.children):
        return True
    return any(word in ("for", "to") for word, _ in grammar.prepositional(verb))


_PEOPLE = frozenset(
    {"delegation", "official", "diplomat", "envoy", "ambassador", "minister", "president", "leader", "counterpart",
     "colleague", "representative", "parliamentarian", "mp", "lawmaker", "senator", "commissioner", "secretary",
     "mission", "group", "team", "guest", "chief", "head", "premier", "chancellor", "king", "queen", "emir",
     "co-chair", "co-chairs", "chairman", "chairwoman", "mediator", "negotiator"}
)  # fmt: skip


def _people(candidate: Candidate, slot: str) -> bool:
    if any(entity.person for entity in candidate.entities(slot)):
        return True
    return any({token.lemma_.lower(), token.lower_} & _PEOPLE for token in candidate.tokens(slot))


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


def _has_object_noun(candidate: Candidate) -> bool:
    wanted = set(candidate.frame.object_noun)
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
    for token in [*tokens, *_of_sets(tokens), *_over_relative(candidate.trigger), *named_before(candidate)]:
        if token.lower_.endswith("chairs"):
            continue  # people, not the chair of a body
        if {token.lemma_.lower(), token.lower_, token.lower_.removesuffix("s")} & wanted:
            return True
        if candidate.frame.slots.get("object") == "target":
            parts = {candidate.sentence.doc[i].lemma_.lower() for i in grammar.phrase_tokens(token)}
            if parts & wanted:
                return True
    if _counts_them_again(candidate, tokens, wanted):
        return True
    return _is_envoy_by_name(candidate) or bool(envoy_meant(candidate))


def _counts_them_again(candidate: Candidate, tokens: list[Token], wanted: set[str]) -> bool:
    """ "Latvia expelled two": a number alone, on a page that has told of such people or things before."""
    behind = [t for t in candidate.trigger.children if t.dep_ == "npadvmod" and t.i > candidate.trigger.i]
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


def _is_demonym(candidate: Candidate, token: Token) -> bool:
    return any(a.start == token.idx and a.form is ActorForm.DEMONYM for a in candidate.resolver.actors) and (
        token.tag_ in ("NNS", "NNPS") or token.lower_.endswith("s")
    )


def _is_money(candidate: Candidate) -> bool:
    """Whether what is given is a sum of money, in whatever currency: "gave 50,000 leva"."""
    given = candidate.tokens("goods") or grammar.objects(candidate.trigger)
    return any(
        amount.currency is not None and amount.start <= token.idx < amount.end
        for token in given
        for amount in candidate.report.amounts
    )


_ENVOYS = re.compile(r"ambassador|high commissioner|nuncio|chargé|consul\b", re.IGNORECASE)


def _is_envoy_by_name(candidate: Candidate) -> bool:
    """ "Had summoned Wheeler", "withdrew Verma": the name of an envoy whose office the text told before."""
    if candidate.kind.name not in ("summons", "expulsion", "mission"):
        return False
    if not {"envoy", "target"} & {candidate.frame.slots.get("object")}:
        return False
    return any(
        e.person is not None and e.person.person.name and _ENVOYS.search(e.person.known_office or "")
        for e in candidate.entities("envoy", "target")
        if e.start > candidate.trigger.idx
    )


_AT_LEAST = 10
# What is counted and given, and no help: time, people, words.
_NO_GOODS = frozenset(
    {"people", "person", "soldier", "troop", "troops", "prisoner", "minute", "hour", "day", "week", "month", "year", "vote", "seat", "visa",
     "point", "percent", "national", "citizen", "refugee", "migrant", "body", "speech", "interview", "award", "question",
     "example", "reason", "man", "woman", "child", "medal", "goal", "share", "stake", "note", "letter", "document",
     "fugitive", "suspect", "detainee", "hostage", "worker", "mp", "copy", "page", "missile", "team", "athlete", "employee", "member", "student", "teacher", "resident", "officer", "guard", "inmate"}
)  # fmt: skip


def _is_quantity(candidate: Candidate) -> bool:
    """Whether what is given is so many things: "will give 76 power tillers", "20 buses"."""
    if candidate.trigger.lemma_.lower() not in (
        "give",
        "donate",
        "deliver",
        "hand",
        "provide",
        "supply",
        "gift",
        "render",
    ):
        return False
    for token in candidate.tokens("goods") or grammar.objects(candidate.trigger):
        counted = [c for c in token.children if c.dep_ == "nummod" and c.text.replace(",", "").isdigit()]
        thing = token.tag_ == "NNS" and token.lemma_.lower() not in _NO_GOODS | official_nouns()
        if thing and any(int(c.text.replace(",", "")) >= _AT_LEAST for c in counted):
            return True
    return False


# "A series of agreements", "two of the accords": what counts stands under "of".
_SETS = frozenset(
    {"number", "series", "range", "raft", "set", "package", "batch", "host", "slew", "pair", "total", "handful", "round",
     "one", "two", "three", "four", "five", "trio", "bundle", "string", "text", "instrument", "dozen", "form", "copy", "new",
     "most", "part", "bulk", "rest", "remainder", "some", "all"}
)  # fmt: skip


def _of_sets(tokens: list[Token]) -> list[Token]:
    """The nouns that words of number stand for."""
    return [
        noun
        for token in tokens
        if token.lemma_.lower() in _SETS or token.like_num
        for word, noun in grammar.prepositional(token)
        if word == "of"
    ]


def _over_relative(trigger: Token) -> list[Token]:
    """ "The agreement between their countries, which entered into force": the noun that "which" may reach over."""
    if trigger.dep_ != "relcl":
        return []
    return [t for t in grammar.ancestors(trigger.head)[1:4] if t.pos_ in ("NOUN", "PROPN")]


def all_entities(candidate: Candidate) -> list[Entity]:
    """Every entity of a candidate, whatever its slot."""
    return candidate.entities(*candidate.fillers)
