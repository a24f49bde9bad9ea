"""Pronouns that stand for a person, where only one can be meant: "he" and "she", "met him", "hosted her"."""

import re
from itertools import pairwise

from spacy.tokens import Token

from dragoman.annotation.persons.clause_above import of_clause_above
from dragoman.annotation.persons.found import Found
from dragoman.annotation.persons.page import Page
from dragoman.annotation.persons.told_of import told_of
from dragoman.knowledge.names import Word, called, given_names, plain

# So many sentences back somebody was the subject who "also" does something more.
_CONTINUING = 3

# Verbs and prepositions behind which "him" or "her" is the other side of a contact, and not the subject's own self.
_CONTACTS = frozenset(
    [
        "met", "meet", "meets", "receive", "received", "receives", "host", "hosted", "hosts",
        "welcomed", "greeted", "invited", "phoned", "telephoned", "congratulated", "thanked",
        "summoned", "assured", "urged", "joined", "saw", "see", "sees", "seeing", "meeting",
        "receiving", "hosting", "welcome", "rang", "called", "briefed", "with"
    ]
)  # fmt: skip
_CALLING = frozenset({"call", "calls", "called", "calling", "dropped", "waited"})
_BEHIND_OBJECT = frozenset(
    [
        "at", "in", "on", "for", "to", "and", "during", "after", "before", "over", "as", "upon",
        "when", "while", "there", "too", "again", "together", "separately", "later", "earlier",
        "today", "yesterday", "this", "that"
    ]
)  # fmt: skip


def find_pronouns(page: Page, found: list[Found]) -> list[Found]:
    """ "He" and "she" with the one person named before in the sentence, or else in the sentences before.

    Of several it is the one who was the subject there, as far as nothing says that the other word is used of them.
    """
    told: dict[int, str] = {}
    people = sorted(
        (f for f in found if f.form in ("name", "office", "counterpart") and f.plural == 1),
        key=lambda f: f.start,
    )
    by_sentence: dict[int, list[Found]] = {}
    for item in people:
        by_sentence.setdefault(page.sentence_number(item.start), []).append(item)
    spoken = _spoken(page)
    pronouns = []
    for word in page.words:
        if word.text in ("him", "her"):
            other = _object(page, by_sentence, page.word_at(word.start))
            if other is not None:
                pronouns.append(pronoun_for(word, other))
                pronouns[-1].source = "object"
                told[id(other.person)] = "he" if word.lower == "him" else "she"
                here = page.sentence_number(word.start)
                by_sentence.setdefault(here, []).append(pronouns[-1])
                by_sentence[here].sort(key=lambda f: f.start)
            continue
        if word.lower in ("former", "latter") and _alone(page, word):
            here = page.sentence_number(word.start)
            earlier = [by_sentence.get(here - back, []) for back in range(PAIR_REACH)]
            pairs = (
                _of_two(
                    page, word, [f for f in named if (f.form == "name" or f.parts) and f.end < word.start]
                )
                for named in earlier
            )
            pair = next((one for one in pairs if one is not None), None)
            if pair is not None:
                pronouns.append(pronoun_for(word, pair))
                by_sentence.setdefault(page.sentence_number(word.start), []).append(pronouns[-1])
            continue
        if word.lower not in ("he", "she") or word.text.isupper():
            continue
        here = page.sentence_number(word.start)
        quoted = spoken if _behind_quotation(page, word) else []
        before = _outside(by_sentence.get(here, []), quoted)
        before = [f for f in before if f.end <= word.start]
        if not before and _stranger_speaks(page, word):
            continue  # "Challenger X said that he would": X, of whom nothing else is known
        candidates = before or _outside(by_sentence.get(here - 1, []), quoted)
        candidates = candidates or _outside(by_sentence.get(here - 2, []), quoted)
        one = _told_after(page, word, people) if not before else None
        one = one or _of_clause(page, word, before, told)
        one = one or (_goes_on(page, word, by_sentence, told) if not before else None)
        meant = _meant(page, candidates, word.lower, told)
        if meant is None or not _surely(page, meant, word.lower, told):
            meant = _only_woman(page, word, by_sentence, told) or meant
        one = one or told_of(page, word, [f for f in candidates if _may_be(page, f, word.lower, {})], meant)
        if one is not None and not before and _about_a_stranger(page, one, people):
            continue
        if one is None or page.heading(one.start):
            continue
        told[id(one.person)] = word.lower
        pronoun = pronoun_for(word, one)
        pronouns.append(pronoun)
        by_sentence.setdefault(here, []).append(pronoun)
        by_sentence[here].sort(key=lambda f: f.start)
    return pronouns


_SPOKEN = re.compile(r"\"[^\"”\n]{10,}[\"”]|“[^”\n]{10,}”")
_QUOTATION_ENDS = re.compile(r"[\"”] $")


def _behind_quotation(page: Page, word: Word) -> bool:
    """ "..., he said": right behind words in quotation marks, whose speaker names others in them."""
    return _QUOTATION_ENDS.search(page.text[max(0, word.start - 2) : word.start]) is not None


def _spoken(page: Page) -> list[tuple[int, int]]:
    """Where words stand in quotation marks."""
    return [match.span() for match in _SPOKEN.finditer(page.text)]


def _outside(people: list[Found], quoted: list[tuple[int, int]]) -> list[Found]:
    """Those who are not named within a quotation."""
    return [f for f in people if not any(start <= f.start < end for start, end in quoted)]


# Who tells something in a story of the writer's own: "our guide told us that he".
_OWN_PEOPLE = frozenset({"our", "my"})


def _stranger_speaks(page: Page, word: Word) -> bool:
    """Whether somebody who is none of the people found is the subject before a pronoun in its sentence."""
    own = page.tokens(word.start, word.end)
    for token in own[0].sent if own else ():
        if token.i >= own[0].i:
            return False
        if token.dep_ not in ("nsubj", "nsubjpass"):
            continue
        if _a_person(token):
            return True
        if any(c.dep_ == "poss" and c.lower_ in _OWN_PEOPLE for c in token.children):
            return True
    return False


def _a_person(subject: Token) -> bool:
    """Whether a name looks like that of a person: the model says so, or a given name stands in it."""
    if subject.pos_ != "PROPN":
        return False
    names = [t for t in subject.subtree if t.i <= subject.i and t.dep_ in ("compound", "nsubj", "nsubjpass")]
    return subject.ent_type_ == "PERSON" or any(plain(t.text) in given_names() for t in names)


def _about_a_stranger(page: Page, one: Found, people: list[Found]) -> bool:
    """Whether the sentence of somebody who is not its subject is about somebody else, of whom nothing is known."""
    own = page.tokens(one.start, one.end)
    if not own or is_subject(page, one):
        return False
    for token in own[0].sent.root.children:
        if token.dep_ in ("nsubj", "nsubjpass") and _a_person(token):
            return not any(f.start <= token.idx < f.end for f in people)
    return False


def _of_clause(page: Page, word: Word, before: list[Found], told: dict[int, str]) -> Found | None:
    """Whom the clause above a pronoun's own has as its subject, if the pronoun may mean that one."""
    meant = of_clause_above(page, word, before)
    return meant if meant is not None and _may_be(page, meant, word.lower, told) else None


# So far into its sentence a pronoun may stand before the one whom it means.
OPENING = 5


def _told_after(page: Page, word: Word, people: list[Found]) -> Found | None:
    """Whom "he" means in "After he met X, Y said", "In Oslo, where she arrived, Y said": the subject of the main clause behind."""
    own = page.tokens(word.start, word.end)
    sentence = page.sentence(word.start)
    if not own or page.word_at(word.start) - page.word_at(sentence.start) > OPENING:
        return None
    verb = own[0].head
    root = own[0].sent.root
    fronted = verb.dep_ == "relcl" and verb.head.head.dep_ == "prep" and verb.head.head.head == root
    if not (fronted or verb.dep_ in ("advcl", "pcomp")) or root not in verb.ancestors or verb.i > root.i:
        return None
    subjects = [c for c in root.children if c.dep_ in ("nsubj", "nsubjpass") and c.i > verb.i]
    meant = [f for f in people for c in subjects if f.start <= c.idx < f.end and f.form == "name"]
    return meant[0] if len(meant) == 1 and len(subjects) == 1 else None


PAIR_REACH = 4
"""Sentences back to which "the latter" can point, and one more."""
_PAIR = re.compile(
    r"(?: of (?:the )?(?:[A-Z][\w’'-]+ ?){1,4}(?<! ))?\s*(?:\([^()]*\)\s*)?,?\s*(?:and|with|,)\s+(?:the\s+)?"
)


def _alone(page: Page, word: Word) -> bool:
    """Whether "the former" stands for somebody, and not before a noun."""
    own = page.tokens(word.start, word.end)
    if page.lower(page.word_at(word.start) - 1) != "the" or not own:
        return False
    # "The latter left": the parser likes to take the verb for a noun
    return own[0].dep_ in ("nsubj", "nsubjpass", "pobj", "dobj") or own[0].head.lower_ == "left"


def _of_two(page: Page, word: Word, candidates: list[Found]) -> Found | None:
    """Whom "the former" and "the latter" mean: the first or the second of two who were named side by side."""
    pairs = [
        (one, two)
        for one, two in pairwise(candidates)
        if one.person is not two.person and _PAIR.fullmatch(page.text[one.end : two.start])
    ]
    if len(pairs) != 1:
        return None
    return pairs[0][0] if word.lower == "former" else pairs[0][1]


def _goes_on(
    page: Page, word: Word, by_sentence: dict[int, list[Found]], told: dict[int, str]
) -> Found | None:
    """Whom "he" means in "He also met X": the page's own subject of the sentences before, and not who was met there."""
    i, here = page.word_at(word.start), page.sentence_number(word.start)
    if page.home is None or "also" not in (page.lower(i + 1), page.lower(i + 2), page.lower(i + 3)):
        return None
    for back in range(1, _CONTINUING + 1):
        named = [f for f in by_sentence.get(here - back, []) if _may_be(page, f, word.lower, told)]
        subjects = [f for f in named if is_subject(page, f)]
        beside = [f for f in by_sentence.get(here - back, []) if f.form == "name" and f not in subjects]
        if subjects and len(beside) < MANY_NAMED:
            own = [f for f in subjects if f.known_country == page.home]
            return own[0] if len(own) == 1 else None
    return None


def _surely(page: Page, item: Found, word: str, told: dict[int, str]) -> bool:
    """Whether the text, or the given name, says that somebody is called "he" or "she"."""
    title = page.text[item.start : item.end]
    own = _MALE if word == "he" else _FEMALE
    named = item.person is not None and called(item.person.name) == word
    return named or told.get(id(item.person)) == word or own.search(title) is not None


def _only_woman(
    page: Page, word: Word, by_sentence: dict[int, list[Found]], told: dict[int, str]
) -> Found | None:
    """The one woman, by name or title, of whom the sentences before tell: "she" is none of the others."""
    here = page.sentence_number(word.start)
    near = [
        f for back in range(_CONTINUING + 1) for f in by_sentence.get(here - back, []) if f.end <= word.start
    ]
    women = [f for f in near if _surely(page, f, "she", told)]
    known = bool(women) and all(f.person is women[0].person for f in women)
    own = known and women[0].known_country == page.home
    return women[0] if own and word.lower == "she" else None


# So many others named beside the subject make the sentence one of a gathering, of which the next tells no more.
MANY_NAMED = 3


_MALE = re.compile(
    r"\b(?:Mr|Sir|Lord|King|Prince|Sheikh|Sultan|Emir|Pope|Cardinal|Archbishop|Baron|Father)\b"
)
_FEMALE = re.compile(r"\b(?:Mrs|Ms|Miss|Queen|Princess|Dame|Lady|Baroness|Sheikha|Madam|Madame)\b")


def _meant(page: Page, candidates: list[Found], word: str, told: dict[int, str]) -> Found | None:
    """Of those spoken of the one whom "he" or "she" means: the only one who can be, or else the subject."""
    fits = [f for f in candidates if _may_be(page, f, word, told)]
    if not fits:
        return None
    if all(f.person is fits[0].person for f in fits):
        return fits[0]
    sure = [f for f in fits if _surely(page, f, word, told)]
    if (
        sure
        and all(f.person is sure[0].person for f in sure)
        and (word == "she" or told.get(id(sure[0].person)) == word)
    ):
        return sure[0]
    sentence = page.sentence(fits[0].start)
    subjects = [f for f in fits if is_subject(page, f)]
    if subjects and all(f.person is subjects[0].person for f in subjects):
        return subjects[0]
    unparsed = not any(t.dep_ == "ROOT" and t.head == t for t in page.tokens(sentence.start, sentence.end))
    opens = page.word_at(fits[0].start) - page.word_at(sentence.start) <= 2
    return fits[0] if unparsed and opens else None


def _may_be(page: Page, item: Found, word: str, told: dict[int, str]) -> bool:
    """Whether nothing speaks against calling a person "he" or "she"."""
    title = page.text[item.start : item.end]
    other = _FEMALE if word == "he" else _MALE
    if item.person is not None and called(item.person.name) not in (word, None):
        return False
    return told.get(id(item.person), word) == word and not other.search(title)


def is_subject(page: Page, item: Found) -> bool:
    """Whether a mention is the subject of its sentence's main verb, or of one coordinated with that."""
    for token in page.tokens(item.start, item.end):
        if token.dep_ in ("nsubj", "nsubjpass"):
            verb = token.head
            while verb.dep_ == "conj":
                verb = verb.head
            return bool(verb.dep_ == "ROOT")
    return False


def pronoun_for(word: Word, one: Found) -> Found:
    """A mention of somebody told before by a word that is no name."""
    return Found(
        word.start,
        word.end,
        word.start,
        form="pronoun",
        source="pronoun",
        person=one.person,
        country=one.country,
    )


def _object(page: Page, by_sentence: dict[int, list[Found]], i: int) -> Found | None:
    """Whom "him" or "her" at word ``i`` means: the one person spoken of who is not the subject of the verb before it."""
    word = page.words[i]
    visits = page.lower(i - 1) in ("on", "upon") and page.lower(i - 2) in _CALLING
    if not (visits or page.lower(i - 1) in _CONTACTS) or not page.tight(i):
        return None
    closed = i + 1 >= len(page.words) or not page.tight(i + 1) or page.lower(i + 1) in _BEHIND_OBJECT
    if word.text == "her" and not closed:
        return None
    here = page.sentence_number(word.start)
    before = [f for f in by_sentence.get(here, []) if f.end <= word.start]
    subjects = different(before)
    again = [f for f in before if f.source == "object" and page.lower(page.word_at(f.start)) == word.lower]
    if again and len(subjects) > 1:
        return again[-1]  # "A received him on Monday, and on Tuesday B called on him"
    together = _side_by_side(page, subjects) and page.word_at(subjects[-1].end) >= i - NEAR_VERB
    if not together and len(subjects) == 2 and page.word_at(subjects[1].end) >= i - 2:
        return subjects[0]  # "flew to Accra, where the president received him"
    if len(subjects) > 1 and not together:
        return None
    told = by_sentence.get(here - 1) or [f for f in by_sentence.get(here - 2, []) if not _aside(page, f)]
    return of_sentence(page, told, subjects)


def _aside(page: Page, found: Found) -> bool:
    """ "The audience, at which X was also present": nobody to whom a later sentence leads back."""
    i = page.word_at(found.start)
    return any(page.lower(k) == "which" for k in range(max(0, i - 3), i))


NEAR_VERB = 4
"""So many words before "him" the subject of his verb ends at the latest."""


def of_sentence(page: Page, told: list[Found], subjects: list[Found]) -> Found | None:
    """The one person of a sentence whom ``subjects`` meet: the only other one, or whom that sentence is about."""
    others = [f for f in different(told) if all(f.person is not s.person for s in subjects)]
    if not others or (not subjects and len(others) > 1) or page.heading(others[0].start):
        return None
    if len(others) == 1:
        return others[0]
    main = [f for f in others if is_subject(page, f)]
    if main:
        return main[0] if len(main) == 1 else None
    return others[0] if others[0].person is told[0].person else None


def _side_by_side(page: Page, found: list[Found]) -> bool:
    """Whether all of these people are one subject: "A, B and C"."""
    return len(found) > 1 and all(_PAIR.fullmatch(page.text[a.end : b.start]) for a, b in pairwise(found))


def different(found: list[Found]) -> list[Found]:
    """The first mention of each person."""
    return [f for n, f in enumerate(found) if all(f.person is not other.person for other in found[:n])]
