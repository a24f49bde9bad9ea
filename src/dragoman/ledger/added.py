"""Records that people add: no words, no fact holds for them too."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from dragoman.errors import UsageError
from dragoman.ledger.fields import FIELDS, RECORDS, derived, fitting, parsed
from dragoman.ledger.finding import Finder
from dragoman.ledger.merging.claim import KINDS, AnyClaim
from dragoman.records import Document, Evidence


def claim_to_add(kind: str, given: Mapping[str, Any], find: Finder) -> tuple[AnyClaim, dict[str, Any], str]:
    """The claim that a person adds, the fields that were given, and the document that it quotes.

    ``given`` are fields as in ``fields.py``, and ``evidence``: ``{document, quote}`` or a list of these, all of one
    document, ``start`` where the words stand there more than once. Raises UsageError.
    """
    if kind not in RECORDS:
        raise UsageError(f"There is no kind of record '{kind}'; choose from {', '.join(RECORDS)}.")
    evidence = _evidence(given.get("evidence"), find)
    fields = parsed(kind, {name: value for name, value in given.items() if name != "evidence"})
    missing = [
        name
        for name in FIELDS[kind]
        if name in KINDS[kind].model_fields
        and KINDS[kind].model_fields[name].is_required()
        and name not in fields
    ]
    if missing:
        raise UsageError(f"What is added lacks {', '.join(missing)}.")
    for outcome in ("outcome_event", "outcome_figure"):
        if fields.get(outcome):
            raise UsageError(f"{outcome}: set it with 'dragoman correct ID' once the commitment is there.")
    plain = {"id": "", "confidence": 1.0, "evidence": [e.model_dump() for e in evidence]}
    fields = fitting(kind, plain, fields)
    if kind == "event":
        fields |= derived(kind, {"states": [], "organisations": []} | fields, fields)
    try:
        said = KINDS[kind].model_validate({k: v for k, v in plain.items() if k != "id"} | fields)
    except ValidationError as error:
        raise UsageError(f"What is added doesn't fit: {error.errors()[0]['msg']}.") from None
    return said, fields, evidence[0].document


def _evidence(given: Any, find: Finder) -> list[Evidence]:
    listed = [given] if isinstance(given, Mapping) else given
    if not isinstance(listed, list) or not listed or not all(isinstance(e, Mapping) for e in listed):
        raise UsageError(
            'What is added needs evidence, as {"document": ID, "quote": WORDS}: no words, no fact.'
        )
    found = [_located(entry, find) for entry in listed]
    if len({told.document for told in found}) > 1:
        raise UsageError("All evidence of what is added must be of one document; add it once for each.")
    return found


def _located(entry: Mapping[str, Any], find: Finder) -> Evidence:
    name, quote = str(entry.get("document") or ""), str(entry.get("quote") or "")
    if not name or not quote.strip():
        raise UsageError("Evidence needs a document and a quote of its words.")
    document = find.get(name)
    source = find.source(document.id) if isinstance(document, Document) else None
    if source is None:
        raise UsageError(f"{name} is not a document.")
    text = source[1]
    start = entry.get("start")
    if start is None:
        if text.count(quote) > 1:
            raise UsageError(
                f"The words '{_short(quote)}' stand in {document.id} more than once: give their start."
            )
        start = text.find(quote)
    if not isinstance(start, int) or start < 0 or text[start : start + len(quote)] != quote:
        raise UsageError(f"The words '{_short(quote)}' don't stand in {document.id}, letter by letter.")
    return Evidence(document=document.id, start=start, end=start + len(quote), quote=quote)


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59]}…"
