"""Who says it, behind what is said: "Cuba stands by X's government, Foreign Minister Y said on Monday"."""

from spacy.tokens import Doc, Token

_SAID = frozenset(
    {
        "said",
        "says",
        "told",
        "wrote",
        "added",
        "stressed",
        "declared",
        "tweeted",
        "noted",
        "insisted",
        "announced",
    }
)
_CLAUSES = frozenset({"advcl", "acl", "relcl", "dep", "parataxis"})


def mend_said_after(parsed: Doc) -> None:
    """Make the name before "said" its subject, where the parse has it stand beside the noun before the comma."""
    for said in parsed[2:]:
        speaker = said.nbor(-1)
        if said.lower_ not in _SAID or said.tag_ not in ("VBD", "VBZ", "VBN") or said.dep_ not in _CLAUSES:
            continue
        if speaker.dep_ != "appos" or speaker.pos_ != "PROPN" or speaker.head.i > speaker.i:
            continue
        if any(c.dep_ in ("nsubj", "nsubjpass", "mark", "aux", "auxpass") for c in said.children):
            continue
        told = _main(said)
        comma = parsed[speaker.left_edge.i - 1]
        if told is None or told.dep_ != "ROOT" or comma.text != "," or comma.i < told.i:
            continue
        speaker.head, speaker.dep_ = said, "nsubj"
        said.head, said.dep_, said.tag_ = said, "ROOT", "VBZ" if said.lower_ == "says" else "VBD"
        told.head, told.dep_ = said, "ccomp"


def _main(said: Token) -> Token | None:
    """The verb of what is said, over the clause into which the parse made the saying."""
    over = said.head
    while over.pos_ not in ("VERB", "AUX") and over.head != over:
        over = over.head
    subject = any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in over.children)
    return over if over.pos_ in ("VERB", "AUX") and subject and over.i < said.i else None
