"""An event's codes follow from its kind and frame, its status and its place."""

import pytest

from dragoman.knowledge.kinds import kinds
from dragoman.knowledge.ontologies import codes_of
from dragoman.records import Status


@pytest.mark.parametrize(
    ("kind", "status", "plover", "cameo"),
    [
        ("visit", Status.OCCURRED, "CONSULT", "042"),
        ("visit", Status.PLANNED, "AGREE", "036"),
        ("visit", Status.DECLINED, "REJECT", "125"),
        ("visit", Status.CANCELLED, "SANCTION", "160"),
        ("visit", Status.DENIED, None, "010"),
        ("meeting", Status.POSTPONED, "AGREE", "036"),
        ("call", Status.OCCURRED, "CONSULT", "041"),
        ("agreement", Status.OCCURRED, "SUPPORT", "057"),
        ("agreement", Status.PLANNED, "AGREE", "030"),
        ("sanction", Status.OCCURRED, "SANCTION", "163"),
        ("sanction", Status.PLANNED, "THREATEN", "1312"),
        ("relations", Status.OCCURRED, "SUPPORT", "054"),
        ("summons", Status.OCCURRED, "ACCUSE", "114"),
    ],
)
def test_a_kind_and_a_status_have_codes(kind: str, status: Status, plover: str | None, cameo: str) -> None:
    known = kinds()[kind]
    codes = codes_of(known, known.frame[0], status)
    assert (codes.plover, codes.cameo) == (plover, cameo)


@pytest.mark.parametrize(
    ("kind", "form", "planned", "plover", "cameo"),
    [
        ("sanction", "lifted or suspended", False, "RETREAT", "085"),
        ("sanction", "lifted or suspended", True, "AGREE", "0354"),
        ("relations", "broken", False, "SANCTION", "161"),
        ("relations", "broken", True, "THREATEN", "1313"),
        ("mission", "recalled", False, "SANCTION", "161"),
        ("agreement", "terminated", False, "SANCTION", "160"),
        ("agreement", "reached", False, "AGREE", "030"),
        ("vote", "veto", False, "REJECT", "129"),
        ("membership", "withdrawal", False, "SANCTION", "160"),
    ],
)
def test_a_frame_may_have_codes_of_its_own(
    kind: str, form: str, planned: bool, plover: str, cameo: str
) -> None:
    known = kinds()[kind]
    frame = next(frame for frame in known.frame if frame.form == form)
    codes = codes_of(known, frame, Status.PLANNED if planned else Status.OCCURRED)
    assert (codes.plover, codes.cameo) == (plover, cameo)


def test_a_meeting_in_a_third_place_has_its_own_code() -> None:
    known = kinds()["meeting"]
    assert codes_of(known, known.frame[0], Status.OCCURRED, abroad=True).cameo == "044"
