"""The parts of a digest that stand under the name of one country: "Georgia. Foreign Minister X went to ...", "FIJI | ...".

What is told in such a part without naming a country is told of that one.
"""

import re
from collections.abc import Sequence

from dragoman.annotation.mentions import ActorForm, ActorMention

# How the name of a part is set off from what is told in it; a line of its own needs nothing.
_SET_OFF = re.compile(r"(?:\.|:| ?\|| ?[–—]| -) +(?=\S)|[ \t]*(?:\n|$)")
_OPENING = re.compile(r"^(?:[ \t\u00a0]*(?:[*•●▪#]+|\d{1,2}[.)])?[ \t\u00a0]*)(?=\S)", re.MULTILINE)
_JOINED = re.compile(r"(?:, | and | & |/|, and | – | - )(?:the )?")
# "Trade.", "All three.", "Next week.": the name of a part that is no country's, where countries' are set off in this way.
_OTHER_PART = re.compile(r"[A-Z][\w’']+(?: [\w’'-]+){0,3}\. (?=[A-Z])")
_FEWEST = 2


def sections(text: str, actors: Sequence[ActorMention]) -> list[tuple[int, str | None]]:
    """Where parts of a text begin, each with its country; None for a part of several countries, or of none.

    A page that has fewer than two such headings is no digest by countries.
    """
    named = {a.start: a for a in actors if a.is_state and not _adjective(a)}
    found: list[tuple[int, str | None]] = []
    named_parts, run_in = 0, False
    for opening in _OPENING.finditer(text):
        at = opening.end()
        at += 4 if text.startswith("The ", at) else 0
        codes: list[str] = []
        while (actor := named.get(at)) is not None and not actor.members:
            codes.append(actor.code)
            at = actor.end
            joint = _JOINED.match(text, at)
            if joint is None or joint.end() not in named:
                break
            at = joint.end()
        closed = _SET_OFF.match(text, at)
        if (
            codes
            and closed is not None
            and not (actor and actor.form is ActorForm.CAPITAL and "-" in closed.group())
        ):
            found.append((opening.end(), codes[0] if len(codes) == 1 else None))
            named_parts += 1
            run_in = run_in or closed.group().startswith(".")
        elif _is_heading(text, opening.end()) or (run_in and _OTHER_PART.match(text, opening.end())):
            found.append((opening.end(), None))
    return found if named_parts >= _FEWEST else []


def _is_heading(text: str, at: int) -> bool:
    """Whether a short line without a full stop stands at an offset: the name of another part."""
    stop = text.find("\n", at)
    line = text[at : stop if stop >= 0 else len(text)].strip()
    return 0 < len(line) < 60 and line[-1:] not in ".!?:;," and stop >= 0


def _adjective(actor: ActorMention) -> bool:
    return actor.form in (ActorForm.ADJECTIVE, ActorForm.DEMONYM)


def section_at(parts: Sequence[tuple[int, str | None]], offset: int) -> str | None:
    """The country under whose name the words at ``offset`` stand, or None."""
    before = [code for start, code in parts if start <= offset]
    return before[-1] if before else None
