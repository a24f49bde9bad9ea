"""The peers' own test sets: what we claim, as rows of who did what to whom, beside the rows of their gold.

The sets are files of PLOVER's and PETRARCH2's gold sentences as JSON Lines; they are not part of Dragoman. A sentence
stands alone there, with a placeholder for its date, so the reader reads it alone and undated.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dragoman.analysis.acts import is_mutual, linked, split
from dragoman.coding.candidate import Candidate
from dragoman.errors import DragomanError
from dragoman.evaluation.measuring import plain_article
from dragoman.knowledge.event_codes import IGO
from dragoman.knowledge.kinds import Frame, Kind, kinds
from dragoman.records import EventClaim

PLOVER, PETRARCH2 = "plover_gsr.jsonl", "petrarch2_gsr.jsonl"
# Names that PLOVER's categories had when its gold was made.
_OLDER = {"REQUEST": "DEMAND", "ACCUSE": "DISAPPROVE", "ASSAULT": "FIGHT"}
_ACTING = ("sender", "voter", "member", "visitor", "envoy", "signatory", "side", "host")
_UNDERGOING = ("target", "destination", "body")
# Slips of the sets' own: codes of countries that are none of ISO 3166.
_SLIPS = {"JAP": "JPN", "ITL": "ITA"}
_DIPLOMATIC = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "REJECT", "SANCTION"})
_ROOTS_OF_DIPLOMACY = ("02", "03", "04", "05", "06")

Row = tuple[str, str, str]


@dataclass
class Score:
    """Rows of the gold, rows claimed, and those that are in both."""

    name: str
    gold: int = 0
    claimed: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """Of the rows claimed, the share in the gold."""
        return self.right / self.claimed if self.claimed else 0.0

    @property
    def recall(self) -> float:
        """Of the rows of the gold, the share claimed."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, gold: Iterable[Row], claimed: Iterable[Row]) -> None:
        """Count one sentence."""
        mine, theirs = set(claimed), set(gold)
        self.gold += len(theirs)
        self.claimed += len(mine)
        self.right += len(mine & theirs)


@dataclass
class PeerReport:
    """How one of the sets was read: its size, and scores, each with what it counts in its name."""

    name: str
    sentences: int
    scores: list[Score] = field(default_factory=list)
    published: tuple[str, ...] = ()
    by_category: list[Score] = field(default_factory=list)


def load_sentences(path: Path) -> list[dict[str, Any]]:
    """The sentences of a set. Raises DragomanError where the file is missing or no such set."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        found = [json.loads(line) for line in lines if line.strip()]
        for sentence in found:
            if not isinstance(sentence["text"], str) or not isinstance(sentence["events"], list):
                raise ValueError("a sentence has no text or no events")
    except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError) as error:
        raise DragomanError(f"{path} is no set of sentences with events: {error}") from error
    return found


def rows(text: str, ontology: str) -> set[Row]:
    """What the reader claims of one sentence: (source, target, code); organisations are IGO. ``ontology``: plover, cameo."""
    from dragoman.annotation.pipeline import annotate
    from dragoman.coding.events import trace_events

    report = annotate(plain_article(text.strip()), "doc-peer", None, None)
    return {
        row
        for candidate, claims in trace_events(report)
        for claim in claims
        for row in _rows_of(candidate, claim, ontology)
    }


def _rows_of(candidate: Candidate, claim: EventClaim, ontology: str) -> Iterator[Row]:
    code = claim.plover if ontology == "plover" else claim.cameo
    if code is None:
        return
    parties = [*claim.states, *claim.organisations]
    acting = {e.code for e in candidate.entities(*_ACTING) if e.code}
    undergoing = {e.code for e in candidate.entities(*_UNDERGOING) if e.code}
    sources, targets = split(parties, acting, undergoing, mutual=is_mutual(claim.type, code))
    for source in sources:
        for target in targets:
            if source != target:
                for one, two, what in linked(source, target, code):
                    yield _actor(one, claim), _actor(two, claim), what


def _actor(code: str, claim: EventClaim) -> str:
    return code if code in claim.states else IGO


def covered(ontology: str) -> frozenset[str]:
    """The categories that our kinds can give: PLOVER's by their older names, CAMEO's by their roots."""
    found: set[str] = set()
    for kind in kinds().values():
        tellings: list[Kind | Frame] = [kind, *kind.frame]
        for each in tellings:
            if ontology == "plover":
                names = [each.plover, each.plover_planned, "AGREE", "THREATEN"]
                found |= {_OLDER.get(name, name) for name in names if name}
            else:
                found |= {code[:2] for code in (each.cameo, each.cameo_planned) if code}
    return frozenset(found)


def score_plover(path: Path) -> PeerReport:
    """PLOVER's gold sentences, in the categories that our kinds cover."""
    wanted = covered("plover")
    sentences = load_sentences(path)
    report = PeerReport("PLOVER", len(sentences))
    report.published = (
        "no coder has published figures on these sentences; the gold tells of dissent, crime and war too, of which the "
        "kinds of event here cover little, and has rows for what one side alone promises, demands or refuses",
    )
    whole, dyads = Score("source, target and category"), Score("source and target")
    diplomatic = Score("source, target and category, diplomatic ones")
    each = {name: Score(name) for name in sorted(wanted)}
    for sentence in sentences:
        gold = {(_state(e["src"]), _state(e["tgt"]), e["code"]) for e in sentence["events"]}
        gold = {r for r in gold if r[2] in wanted and r[0] != r[1] and all(r[:2])}
        read = {(s, t, _OLDER.get(c, c)) for s, t, c in rows(sentence["text"], "plover")}
        whole.add(gold, read)
        dyads.add({(s, t, "") for s, t, _ in gold}, {(s, t, "") for s, t, _ in read})
        diplomatic.add({r for r in gold if r[2] in _DIPLOMATIC}, {r for r in read if r[2] in _DIPLOMATIC})
        for name, score in each.items():
            score.add({r for r in gold if r[2] == name}, {r for r in read if r[2] == name})
    report.scores = [diplomatic, whole, dyads]
    report.by_category = [score for score in each.values() if score.gold or score.claimed]
    return report


def score_petrarch2(path: Path) -> PeerReport:
    """PETRARCH2's validation sentences: by full code, by root, and by the roots of diplomacy alone."""
    sentences = load_sentences(path)
    report = PeerReport("PETRARCH2", len(sentences))
    report.published = (
        "PETRARCH2 itself, given perfect parses, on 64 of the sentences: precision .750, recall .785, F1 .767 for full "
        "actor and event codes; F1 .842 for country and root; F1 .706 on roots 02 to 06",
        "not comparable without care: its gold began as its own output, and its parses were the gold ones; ours are read "
        "from the bare text, with actors as countries, in every sentence",
    )
    scores = [Score("country, full code"), Score("country, root"), Score("country, roots 02 to 06")]
    roots = covered("cameo")
    for sentence in sentences:
        gold = {(_country(e["src"]), _country(e["tgt"]), e["code"]) for e in sentence["events"]}
        gold = {r for r in gold if r[2][:2] in roots and "---" not in r[:2] and r[0] != r[1]}
        read = rows(sentence["text"], "cameo")
        scores[0].add(gold, read)
        scores[1].add(_by_root(gold), _by_root(read))
        scores[2].add(_by_root(gold, _ROOTS_OF_DIPLOMACY), _by_root(read, _ROOTS_OF_DIPLOMACY))
    report.scores = scores
    return report


def _by_root(found: Iterable[Row], roots: Sequence[str] = ()) -> set[Row]:
    return {(s, t, c[:2]) for s, t, c in found if not roots or c[:2] in roots}


def _state(code: str | None) -> str:
    return _SLIPS.get(code, code) if code else ""


def _country(actor: str) -> str:
    """The country of a CAMEO actor code, without the roles behind it; organisations are IGO."""
    return actor[:3]


def score_peers(folder: Path) -> list[PeerReport]:
    """Both sets of a folder; the one that is not there is left out. Raises DragomanError where neither is."""
    scored = []
    for name, scorer in ((PLOVER, score_plover), (PETRARCH2, score_petrarch2)):
        if (folder / name).is_file():
            scored.append(scorer(folder / name))
    if not scored:
        raise DragomanError(f"there is neither {PLOVER} nor {PETRARCH2} in {folder}")
    return scored


def lines(report: PeerReport) -> list[str]:
    """A report as lines for people, the fields of a line parted by tabs."""
    found = [f"{report.name}: {report.sentences} sentences"]
    for score in (*report.scores, *report.by_category):
        found.append(
            f"\t{score.name}\t{score.gold} in the gold, {score.claimed} claimed, {score.right} right\t"
            f"precision {score.precision:.3f}\trecall {score.recall:.3f}\tF1 {score.f1:.3f}"
        )
    return [*found, *(f"\t{sentence}" for sentence in report.published)]
