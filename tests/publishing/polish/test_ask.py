"""The call to a model: what is sent, what is taken for an answer, and what becomes of an endpoint that fails."""

import json
import time

import pytest

from dragoman.errors import UsageError
from dragoman.publishing.polish.ask import LARGEST, Model, NoAnswerError

from .stub import Stub, serving

OURS = ["Chile had two contacts.", "Peru came first."]


def asked(stub: Stub, key: str | None = None, timeout: float = 10.0) -> list[str]:
    with serving(stub):
        return Model.at(stub.url, "small", key, timeout).reworded(OURS)


def reason(stub: Stub, timeout: float = 10.0) -> str:
    with pytest.raises(NoAnswerError) as caught:
        asked(stub, timeout=timeout)
    return str(caught.value)


def test_only_the_sentences_are_sent_with_the_name_and_the_key() -> None:
    stub = Stub(lambda sent: [each.upper() for each in sent])
    assert asked(stub, key="secret") == ["CHILE HAD TWO CONTACTS.", "PERU CAME FIRST."]
    assert (stub.paths, stub.keys) == (["/v1/chat/completions"], ["Bearer secret"])
    (question,) = stub.asked
    assert (question["model"], question["temperature"]) == ("small", 0)
    assert json.loads(question["messages"][1]["content"]) == {"sentences": OURS}
    assert set(question) == {"model", "temperature", "messages"}


def test_without_a_key_none_is_sent() -> None:
    stub = Stub()
    asked(stub)
    assert stub.keys == [None]


@pytest.mark.parametrize(
    "said",
    ['{"sentences": ["A b.", "C d."]}', '["A b.", "C d."]', '```json\n{"sentences": ["A\\n b.", " C d. "]}\n```',
     'Here you are:\n```\n["A b.", "C d."]\n```\nAnything else?'],
)  # fmt: skip
def test_a_list_of_sentences_is_found_in_what_models_say(said: str) -> None:
    assert asked(Stub(lambda _: said)) == ["A b.", "C d."]


@pytest.mark.parametrize(
    ("said", "why"),
    [("Chile had two contacts. Peru came first.", "it did not answer with JSON"),
     ('{"sentences": ["A b."', "it did not answer with JSON"),
     ('{"lines": ["A b.", "C d."]}', "it did not answer with a list of sentences"),
     ('["A b.", 7]', "it did not answer with a list of sentences"),
     ('["A b."]', "it answered 1 sentences for 2"),
     ("[" * 100_000, "it did not answer with JSON")],
)  # fmt: skip
def test_what_is_no_list_of_as_many_sentences_is_no_answer(said: str, why: str) -> None:
    assert reason(Stub(lambda _: said)) == why


@pytest.mark.parametrize(
    "body",
    [b"", b"not json", b"{}", b'{"choices": []}', b'{"choices": [{"message": {}}]}', b"[1]", b"\xff\xfe"],
)
def test_what_is_no_chat_completion_is_no_answer(body: bytes) -> None:
    assert reason(Stub(body=body)) == "its answer is no chat completion"


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (500, "it answered 500 Internal Server Error"),
        (401, "it answered 401 Unauthorized"),
        (404, "it answered 404 Not Found"),
    ],
)
def test_an_error_of_the_endpoint_is_told(status: int, why: str) -> None:
    assert reason(Stub(status=status)) == why


def test_a_redirect_is_not_followed_for_the_key_was_not_meant_for_it() -> None:
    other = Stub()
    with serving(other):
        assert reason(Stub(status=307, headers={"Location": f"{other.url}/chat/completions"})).startswith(
            "it answered 307"
        )
    assert other.asked == []


@pytest.mark.parametrize("slow", [Stub(silent=True), Stub(trickle=0.05)])
def test_an_answer_that_is_too_late_is_not_waited_for(slow: Stub) -> None:
    begun = time.monotonic()
    assert reason(slow, timeout=0.5) == "it did not answer within 0.5 seconds"
    assert time.monotonic() - begun < 5


def test_an_answer_without_end_is_cut_off() -> None:
    assert reason(Stub(body=b"x" * (LARGEST + 10))) == "its answer is longer than 1,000,000 bytes"


def test_an_endpoint_that_is_not_there_is_told() -> None:
    with serving(Stub()) as stub:
        pass
    with pytest.raises(NoAnswerError, match="it cannot be reached"):
        Model.at(stub.url, None, None, 2).reworded(OURS)


@pytest.mark.parametrize(
    ("url", "address"),
    [("http://localhost:8080", "http://localhost:8080/v1/chat/completions"),
     ("https://api.example.org/v1/", "https://api.example.org/v1/chat/completions"),
     ("https://example.org/openai/chat/completions?v=2", "https://example.org/openai/chat/completions?v=2")],
)  # fmt: skip
def test_an_address_may_be_long_or_short(url: str, address: str) -> None:
    assert Model.at(url, None, "key" if url.startswith("https") else None, 60).url == address


@pytest.mark.parametrize(
    "url",
    [
        "",
        "localhost:8080",
        "ftp://example.org",
        "file:///etc/passwd",
        "http://",
        "http://[",
        "https://me:pw@example.org",
        "http://a:port",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="is no address of a model"):
        Model.at(url, None, None, 60)


def test_a_key_does_not_travel_unencrypted_but_on_this_machine() -> None:
    with pytest.raises(UsageError, match=r"would go to models\.example unencrypted"):
        Model.at("http://models.example/v1", None, "secret", 60)
    assert Model.at("http://127.0.0.1:1/v1", None, "secret", 60).key == "secret"
