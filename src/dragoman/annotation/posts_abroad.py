"""Whose diplomats are expelled: "expelled two diplomats from Cuba's mission to the UN", whom the parse expels from there."""

from spacy.tokens import Doc, Token

from dragoman.knowledge.vocabulary import vocabulary

_STAFF = vocabulary("post_staff")
POSTS = vocabulary("posts") | {"office", "post"}
"""Where diplomats serve, whose state is another than the one that has them leave."""


def mend_post_abroad(parsed: Doc) -> None:
    """Hang "from X's mission" on the staff before it, and "to the UN" on the mission."""
    for post in parsed:
        over = post.head
        if post.lemma_.lower() not in POSTS or post.dep_ != "pobj" or over.lower_ not in ("from", "of", "at"):
            continue
        if (
            post.i + 1 < len(parsed)
            and parsed[post.i + 1].lower_ == "to"
            and parsed[post.i + 1].dep_ == "prep"
        ):
            parsed[post.i + 1].head = post
        staff = _staff_before(over)
        if over.lower_ in ("from", "at") and over.head.pos_ == "VERB" and staff is not None:
            over.head = staff


def _staff_before(preposition: Token) -> Token | None:
    """The people right before a preposition to whom its verb does something."""
    before = preposition.doc[preposition.i - 1]
    held = before.dep_ in ("dobj", "nsubjpass") and before.head == preposition.head
    return before if held and before.lemma_.lower() in _STAFF else None


_BEFORE_GENERAL = frozenset(
    {
        "consulate",
        "consulates",
        "consul",
        "consuls",
        "secretary",
        "secretaries",
        "director",
        "directors",
        "governor",
        "governors",
    }
)


def mend_general(parsed: Doc) -> None:
    """ "To close the consulates general in Hamburg": the adjective behind its noun, which the parse takes for a word of its own."""
    for noun in parsed[: len(parsed) - 1]:
        general = noun.nbor()
        if noun.lower_ not in _BEFORE_GENERAL or general.lower_ != "general" or general.head == noun:
            continue
        if noun in general.subtree or general.dep_ not in ("dobj", "oprd", "advmod", "npadvmod", "dep"):
            continue
        for child in list(general.children):
            child.head = noun
        general.head, general.dep_, general.tag_, general.pos_ = noun, "amod", "JJ", "ADJ"
