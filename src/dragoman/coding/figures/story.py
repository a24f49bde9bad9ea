"""The dyad that a text speaks of at a point: of the last figure, of the sentences before, of the title, or of the whole article."""

from collections import Counter
from collections.abc import Sequence

from dragoman.annotation.mentions import AmountMention
from dragoman.cleaning.article import PassageRole
from dragoman.coding.figures.parties import INFERRED, Dyad
from dragoman.coding.figures.scene import Scene
from dragoman.coding.story import speaks_of_both
from dragoman.records import EventClaim

# How many sentences back a dyad is still understood.
MEMORY = 3
# A partner whom at least so large a part of all mentions of foreign states names is what the article is about.
DOMINANCE = 0.6
FEWEST_MENTIONS = 3


class Story:
    """What was understood so far in one report."""

    def __init__(self, scenes: list[Scene], events: Sequence[EventClaim] = ()) -> None:
        """``scenes`` are all sentences of the report, ``events`` what it tells."""
        self._scenes = scenes
        self._pairs = [
            (e.evidence[0].start, (*e.states, *e.organisations))
            for e in events
            if len(e.states) in (1, 2) and len(e.states) + len(e.organisations) == 2
        ]
        self._last: tuple[int, int, Dyad] | None = None
        self._total: tuple[int, Dyad] | None = None
        self._turnovers: dict[frozenset[str], list[AmountMention]] = {}
        self._title = self._titled()
        self._article = self._dominant()
        states = {p.code for s in scenes for p in s.parties if p.is_state}
        # All states that the report names, where these are two: no paragraph can be about another pair.
        self._only_pair = frozenset(states) if len(states) == 2 else frozenset()

    def note(self, scene: Scene, dyad: Dyad, turnover: AmountMention | None = None) -> None:
        """Remember the dyad of a figure that was just coded, and what it says of their turnover."""
        if turnover is not None:
            self._turnovers.setdefault(dyad.codes, []).append(turnover)
        if dyad.reporter and dyad.partner:
            self._last, self._total = (scene.index, self._passage(scene), dyad), None
        elif dyad.reporter:
            self._total = scene.index, dyad

    def exceeded(self, dyad: Dyad, amount: AmountMention) -> bool:
        """Whether a sum is larger than all that the two sides trade, and they are only understood."""
        told = self._turnovers.get(dyad.codes, ())
        alike = [t.high or t.value for t in told if t.currency == amount.currency]
        return (
            dyad.partner is not None
            and dyad.confidence <= INFERRED
            and 0 < max(alike, default=0) < amount.value
        )

    def total(self, scene: Scene) -> Dyad | None:
        """The country of which a total was told just before, and nothing of a partner since: "Peru's foreign trade
        amounted to $60bn. Exports reached $32bn" are all its exports."""
        if self._total is None or scene.index - self._total[0] > 1:
            return None
        return Dyad(self._total[1].reporter, None, INFERRED)

    def dyad(self, scene: Scene) -> Dyad | None:
        """The dyad understood in ``scene``, or None."""
        if self._last is not None:
            index, passage, last = self._last
            near = passage == self._passage(scene) or self._only_pair == last.codes
            if near and scene.index - index <= MEMORY:
                return last
        for earlier in reversed(self._scenes[max(0, scene.index - MEMORY) : scene.index]):
            named = self._named(earlier)
            if named is not None and self._passage(earlier) == self._passage(scene):
                return named
        return self._title or self._article or self._of_two(scene) or self._of_event(scene)

    def _of_event(self, scene: Scene) -> Dyad | None:
        """The two sides of the event told last, where the sentence speaks of two, on a page of one pair only."""
        report = scene.report
        start = report.evidence(*report.stripped(scene.start, scene.end)).start
        before = [states for at, states in self._pairs if at <= start]
        if not before or not speaks_of_both(scene.between(scene.start, scene.end)):
            return None
        one, two = before[-1] if before[-1][0] == report.home or report.home is None else before[-1][::-1]
        return Dyad(one, two, INFERRED - 0.05)

    def _of_two(self, scene: Scene) -> Dyad | None:
        """The only two states that the report names, where both were named before: the one named first comes first."""
        named = [p.code for s in self._scenes[: scene.index] for p in s.parties if p.code in self._only_pair]
        pair = list(dict.fromkeys(named))
        return Dyad(pair[0], pair[1], INFERRED - 0.1) if len(pair) == 2 else None

    def _titled(self) -> Dyad | None:
        """The dyad that the title of the article names."""
        for scene in self._scenes:
            if scene.report.article.passage_at(scene.start).role is PassageRole.TITLE:
                return self._named(scene)
        return None

    def _passage(self, scene: Scene) -> int:
        return scene.report.article.passage_at(scene.start).start

    def _named(self, scene: Scene) -> Dyad | None:
        """The dyad of a sentence that names exactly two states, or the home's with the only other."""
        home, states = scene.report.home, scene.states
        if len(states) == 2:
            first, second = states if states[1] != home else (states[1], states[0])
            return Dyad(first, second, INFERRED)
        if home is not None and len(states) == 1 and states[0] != home:
            return Dyad(home, states[0], INFERRED)
        return None

    def _dominant(self) -> Dyad | None:
        if not self._scenes or self._scenes[0].report.home is None:
            return None
        home = self._scenes[0].report.home
        counts = Counter(p.code for s in self._scenes for p in s.parties if p.is_state and p.code != home)
        if not counts:
            return None
        code, count = counts.most_common(1)[0]
        if count < FEWEST_MENTIONS or count < DOMINANCE * counts.total():
            return None
        return Dyad(home, code, INFERRED - 0.1)
