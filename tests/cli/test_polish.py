"""``--polish``: off unless it is asked for, held to the records, and no reason for a command to fail."""

import pytest
from publishing.polish.stub import Stub, serving

from .conftest import Run

pytestmark = pytest.mark.usefixtures("ledger")
COMMANDS = (("digest", "--month", "2015-03"), ("review", "--year", "2015"), ("dossier", "LTU"))


def lead(page: str) -> str:
    return page.split("\n\n")[1]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_lead_is_reworded_where_a_model_is_named(
    run: Run, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAGOMAN_POLISH_KEY", "secret")
    with serving(Stub(lambda sent: [each.rstrip(".") + ", by the sources." for each in sent])) as stub:
        options = ("--polish", stub.url, "--polish-model", "small", "--polish-timeout", "5")
        outcome = run("--home", "BLR", *command, *options)
    assert (outcome.code, outcome.err) == (0, "")
    assert ", by the sources." in lead(outcome.out)
    assert (
        "The opening paragraph was reworded by a language model (small) and held against its records."
        in outcome.out
    )
    assert stub.keys == ["Bearer secret"]
    assert stub.asked[0]["model"] == "small"


def test_what_a_model_invents_is_refused_and_said_on_standard_error(run: Run) -> None:
    command = ("--home", "BLR", "digest", "--month", "2015-03")
    plain = run(*command)
    with serving(
        Stub(lambda sent: [each.rstrip(".") + ", and Angela Merkel came." for each in sent])
    ) as stub:
        outcome = run(*command, "--polish", stub.url)
        quiet = run("--quiet", *command, "--polish", stub.url)
    assert outcome.code == 0
    assert outcome.out == plain.out == quiet.out
    assert outcome.err.count("the model's is refused, it adds the name “Angela”.") == len(
        outcome.err.splitlines()
    )
    assert quiet.err == ""


@pytest.mark.parametrize(
    ("stub", "why"),
    [(Stub(status=500), "it answered 500 Internal Server Error"), (Stub(body=b"{"), "its answer is no chat completion"),
     (Stub(silent=True), "it did not answer within 0.3 seconds")],
)  # fmt: skip
def test_a_model_that_fails_does_not_fail_the_command(run: Run, stub: Stub, why: str) -> None:
    command = ("--home", "BLR", "digest", "--month", "2015-03")
    plain = run(*command)
    with serving(stub):
        outcome = run(*command, "--polish", stub.url, "--polish-timeout", "0.3")
    assert (outcome.code, outcome.out) == (0, plain.out)
    assert outcome.err == f"The lead is as Dragoman wrote it: the model gave no answer to use, {why}.\n"


def test_nothing_is_asked_where_nobody_asked_for_it(run: Run) -> None:
    with serving(Stub()) as stub:
        assert run("--home", "BLR", "digest", "--month", "2015-03").code == 0
    assert stub.asked == []


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--polish", "localhost"), "--polish: 'localhost' is no address of a model"),
        (
            ("--polish-model", "x"),
            "--polish-model and --polish-timeout say nothing without --polish MODEL_URL.",
        ),
        (("--polish", "http://localhost:1", "--polish-timeout", "0"), "Invalid value for '--polish-timeout'"),
    ],
)
def test_what_cannot_be_is_one_sentence(run: Run, options: tuple[str, ...], sentence: str) -> None:
    outcome = run("digest", "--month", "2015-03", *options)
    assert outcome.code == 2
    assert outcome.err.startswith(f"dragoman: {sentence}")
    assert outcome.err.count("\n") == 1
