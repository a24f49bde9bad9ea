"""The lead of a page, reworded sentence by sentence; what is refused stays as it was."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dragoman.publishing.page.model import Page, Sentence
from dragoman.publishing.polish.ask import Model, NoAnswerError
from dragoman.publishing.polish.check import fault
from dragoman.publishing.polish.material import material
from dragoman.records import Commitment, Event, Figure, Statement

AnyRecord = Event | Figure | Commitment | Statement


@dataclass(slots=True)
class Editor:
    """Rewords the leads of the pages that it is given, and gathers what is to be told of them."""

    model: Model
    remarks: list[str] = field(default_factory=list)

    def edited(self, page: Page, records: Iterable[AnyRecord]) -> Page:
        """The page with as much of its lead reworded as may stand; ``records`` are those that it was written from."""
        polished = polish_page(page, records, self.model)
        self.remarks += polished.remarks
        return polished.page


@dataclass(frozen=True, slots=True)
class Polished:
    """A page with as much of its lead reworded as may stand, and what is to be told of the rest, a sentence each."""

    page: Page
    remarks: tuple[str, ...] = ()


def polish_page(page: Page, records: Iterable[AnyRecord], model: Model) -> Polished:
    """Have the model reword the lead. Sentences keep their notes and records; the page says who reworded it."""
    ours = page.lead.sentences
    try:
        answers = model.reworded([sentence.text for sentence in ours])
    except NoAnswerError as error:
        return Polished(
            page, (f"The lead is as Dragoman wrote it: the model gave no answer to use, {error}.",)
        )
    by_id = {record.id: record for record in records}
    kept: list[Sentence] = []
    remarks = []
    for number, (sentence, answer) in enumerate(zip(ours, answers, strict=True), start=1):
        behind = material(by_id[each] for each in sentence.records if each in by_id)
        reason = fault(answer, sentence.text, behind)
        if reason:
            remarks.append(
                f"Sentence {number} of the lead is as Dragoman wrote it: the model's is refused, {reason}."
            )
        kept.append(sentence if reason else replace(sentence, text=answer))
    if all(new.text == old.text for new, old in zip(kept, ours, strict=True)):
        return Polished(page, tuple(remarks))
    lead = replace(page.lead, sentences=tuple(kept))
    colophon = f"{page.colophon} The opening paragraph was reworded by a language model ({model.name}) and held against its records."
    return Polished(replace(page, lead=lead, colophon=colophon), tuple(remarks))
