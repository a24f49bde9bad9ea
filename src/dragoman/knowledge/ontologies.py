"""The codes of PLOVER and CAMEO that an event gets: by its kind and frame, its status, and where it took place.

PLOVER codes what is promised as AGREE or, if it is hostile, as THREATEN; CAMEO has codes for intent. What is called off
or refused is another act than the one that would have been.
"""

from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.kinds import Frame, Kind
from dragoman.knowledge.loading import shipped
from dragoman.records import Status

# CAMEO roots from here on are of conflict: such an act is not promised, but threatened.
_FIRST_CONFLICT = 10
_CONSULTING = "04"


@dataclass(frozen=True, slots=True)
class Codes:
    """A code of either ontology; ``plover`` is None for what is told not to have happened."""

    plover: str | None
    cameo: str | None


@cache
def _status_codes() -> dict[str, Codes]:
    table = shipped("status_codes.toml")
    return {name: Codes(entry.get("plover"), entry.get("cameo")) for name, entry in table.items()}


def codes_of(kind: Kind, frame: Frame, status: Status, *, abroad: bool = False) -> Codes:
    """The codes of an event of ``kind`` told by ``frame``; ``abroad``: two states met in a third."""
    plover, cameo = frame.plover or kind.plover, frame.cameo or kind.cameo
    cooperative = int(cameo[:2]) < _FIRST_CONFLICT
    if status is Status.DENIED:
        return _status_codes()["denied"]
    if status in (Status.DECLINED, Status.CANCELLED) and cooperative:
        return _status_codes()[status.value]
    if status in (Status.PLANNED, Status.POSTPONED):
        intent = _status_codes()["promised" if cooperative else "threatened"]
        own_plover = frame.plover_planned or (None if frame.plover else kind.plover_planned)
        own_cameo = frame.cameo_planned or (None if frame.cameo else kind.cameo_planned)
        return Codes(own_plover or intent.plover, own_cameo or intent.cameo)
    if abroad and cameo.startswith(_CONSULTING):
        return Codes(plover, _status_codes()["third place"].cameo)
    return Codes(plover, cameo)


def recoded(kind: Kind, codes: Codes, before: Status, status: Status) -> Codes:
    """The codes of an event of ``kind`` that was told with ``codes`` as of the status ``before``, when it is ``status``.

    They are those of the frame that gives ``codes``, where one does, else of the kind itself.
    """
    abroad = codes.cameo == _status_codes()["third place"].cameo
    told = (frame for frame in kind.frame if codes_of(kind, frame, before, abroad=abroad) == codes)
    plain = Frame()
    if codes_of(kind, plain, before, abroad=abroad) == codes:
        return codes_of(kind, plain, status, abroad=abroad)
    return codes_of(kind, next(told, plain), status, abroad=abroad)


def is_intent(codes: Codes) -> bool:
    """Whether the codes are of an act that is announced, promised or threatened, and not done."""
    intent = [entry for name, entry in _status_codes().items() if name in ("promised", "threatened")]
    return bool(codes.cameo) and str(codes.cameo)[:2] in {str(entry.cameo)[:2] for entry in intent}
