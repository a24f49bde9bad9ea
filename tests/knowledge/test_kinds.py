"""The tables of kinds: complete, true to their own examples, open to the user's, and clear about what is wrong."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from coding.reading import read

from dragoman.coding import matching
from dragoman.coding.assembly import ASSEMBLERS
from dragoman.errors import DragomanError
from dragoman.knowledge import kinds as module
from dragoman.knowledge.kinds import kinds, ordered
from dragoman.knowledge.triggers import STAYING, trigger_pattern

CONTRACT = [
    "visit", "meeting", "call", "consultation", "commission", "summit", "agreement", "vote", "membership", "sanction",
    "mission", "relations", "summons", "expulsion", "protest", "appeal", "statement", "aid", "incident",
]  # fmt: skip


def _forget() -> None:
    for cached in (kinds, ordered, trigger_pattern, matching._index):
        cached.cache_clear()


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of the user's own kinds."""
    monkeypatch.setenv("DRAGOMAN_KNOWLEDGE", str(tmp_path))
    (tmp_path / "kinds").mkdir()
    _forget()
    yield tmp_path / "kinds"
    monkeypatch.undo()
    _forget()


def test_all_kinds_of_the_contract_are_registered_and_no_others() -> None:
    assert sorted(kinds()) == sorted(CONTRACT)


@pytest.mark.parametrize("name", CONTRACT)
def test_a_kind_is_whole(name: str) -> None:
    kind = kinds()[name]
    assert kind.name == name
    assert kind.definition.endswith(".")
    assert kind.frame
    assert kind.assembly in ASSEMBLERS
    assert kind.plover.isupper()
    assert kind.cameo.isdigit()
    for frame in kind.frame:
        assert frame.verb or frame.noun or frame.preposition or frame.adjective
        filled = {*frame.slots.values(), *frame.support.values()}
        if frame.preposition:  # lines without a verb: who and where come from the line itself
            filled |= {"visitor", "destination"}
        if kind.assembly in (
            "directed",
            "restriction",
        ):  # whom it is directed at may stand in the words around (assembly/targets.py)
            filled |= {"target"}
        assert {*frame.require, *frame.person_only, *frame.person_or_delegation} <= filled
        assert 0 < frame.confidence <= 0.95


@pytest.mark.parametrize("name", CONTRACT)
def test_every_table_names_its_source_first(name: str) -> None:
    table = Path(module.__file__).parent / "tables" / "kinds" / f"{name}.toml"
    assert table.read_text("utf-8").startswith("# Source: ")


# Examples that lean on a sentence before them.
BEFORE = {
    "call": "Paraguayan Foreign Minister Eladio Loizaga met his Bolivian counterpart David Choquehuanca on 30 May. ",
    "relations": "The foreign ministers of Togo and Latvia met in Riga. ",
    "appeal": "Sudanese and Ethiopian officials held talks on 3 May. ",
    "incident": "Cambodian and Thai officials held talks on 3 May. ",
    "membership": "The African Union met. ",
}


EXAMPLE_GAPS: dict[str, str] = {}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.xfail(strict=True, reason=EXAMPLE_GAPS[name]))
        if name in EXAMPLE_GAPS
        else name
        for name in CONTRACT
    ],
)
def test_the_example_of_a_kind_is_read_as_that_kind(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.annotation.pipeline.FEWEST_ACTORS", 1)
    home = "PER" if name == "meeting" else None
    told = [e.type for e in read(BEFORE.get(name, "") + kinds()[name].example, home=home).events]
    assert name in told


def test_a_kind_comes_before_those_that_it_precedes() -> None:
    names = [kind.name for kind in ordered()]
    for kind in kinds().values():
        assert all(names.index(kind.name) < names.index(after) for after in kind.precedes)


def test_every_word_of_a_frame_makes_a_sentence_worth_parsing() -> None:
    for kind in kinds().values():
        for frame in kind.frame:
            for lemma in {*frame.verb, *frame.noun} - {"be"}:  # has a pattern of its own
                assert trigger_pattern().search(f"The two {lemma} there"), (kind.name, lemma)


@pytest.mark.parametrize(
    ("sentence", "worth"),
    [
        ("Mr Biden is in Accra for talks.", True),
        ("She's in Lima.", True),
        ("They have been in Oslo since May.", True),
        ("The road is in bad repair.", False),
        ("Prices are high.", False),
    ],
)
def test_being_somewhere_is_worth_parsing_and_being_something_is_not(sentence: str, worth: bool) -> None:
    assert bool(STAYING.search(sentence) or trigger_pattern().search(sentence)) is worth


TABLE = """
name = "training"
definition = "Soldiers of two states train together."
example = "Kenya trained with Jordan."
assembly = "encounter"
plover = "COOPERATE"
cameo = "062"
[[frame]]
verb = ["train"]
slots = { subject = "side", with = "other" }
require = ["side", "other"]
"""


def test_a_users_table_adds_a_kind(own: Path) -> None:
    (own / "training.toml").write_text(TABLE)
    events = read("Kenya trained with Jordan in Mombasa on 3 May 2016.").events
    assert [(e.type, e.date, e.states, e.cameo) for e in events] == [
        ("training", "2016-05-03", ("JOR", "KEN"), "062")
    ]


def test_a_users_table_of_a_known_kind_adds_frames_to_ours(own: Path) -> None:
    before = len(kinds()["visit"].frame)
    _forget()
    (own / "more.toml").write_text(
        'name = "visit"\n[[frame]]\nverb = ["sail"]\nslots = { subject = "visitor", to = "destination" }\n'
        'require = ["destination"]\n'
    )
    assert len(kinds()["visit"].frame) == before + 1
    events = read("Fijian President George Konrote sailed to Tonga on 4 May 2016.").events
    assert [(e.type, e.date, e.states) for e in events] == [("visit", "2016-05-04", ("FJI", "TON"))]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("name = ", "is not valid TOML"),
        ('definition = "x"', "has no name"),
        (TABLE.replace('assembly = "encounter"', 'assembly = "magic"'), "does not fit at assembly"),
        (TABLE.replace('verb = ["train"]', 'verbs = ["train"]'), "does not fit at frame.0.verbs"),
        (TABLE.replace('cameo = "062"\n', ""), "does not fit at cameo"),
        (TABLE.replace("require =", "confidence = true\nrequires ="), "does not fit at frame.0"),
    ],
)
def test_a_wrong_table_is_named_in_one_sentence(own: Path, text: str, reason: str) -> None:
    (own / "wrong.toml").write_text(text)
    with pytest.raises(DragomanError) as caught:
        kinds()
    said = str(caught.value)
    assert str(own / "wrong.toml") in said
    assert reason in said
    assert "\n" not in said


def test_kinds_that_precede_each_other_are_refused(own: Path) -> None:
    for one, two in (("alpha", "beta"), ("beta", "alpha")):
        table = TABLE.replace('"training"', f'"{one}"').replace(
            "[[frame]]", f'precedes = ["{two}"]\n[[frame]]'
        )
        (own / f"{one}.toml").write_text(table)
    with pytest.raises(DragomanError, match="circle: alpha, beta"):
        ordered()


def test_a_table_in_the_users_configuration_folder_counts_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DRAGOMAN_KNOWLEDGE", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    folder = tmp_path / "dragoman" / "knowledge" / "kinds"
    folder.mkdir(parents=True)
    (folder / "training.toml").write_text(TABLE)
    _forget()
    try:
        assert "training" in kinds()
    finally:
        monkeypatch.undo()
        _forget()


def test_a_table_that_is_not_utf_8_is_named_in_one_sentence(own: Path) -> None:
    (own / "latin.toml").write_bytes(TABLE.replace("together", "où").encode("latin-1"))
    with pytest.raises(DragomanError, match=r"latin\.toml"):
        kinds()
