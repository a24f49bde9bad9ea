"""The one call to a language model: an endpoint that speaks as OpenAI's chat completions do, by the standard library."""

import json
import re
import time
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from ipaddress import ip_address
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from dragoman import __version__
from dragoman.errors import DragomanError, UsageError

KEY = "DRAGOMAN_POLISH_KEY"
"""The variable of the environment that holds the key of the endpoint, where it wants one."""

LARGEST = 1_000_000
"""Bytes of an answer that are read: a lead has some hundreds."""

PROMPT = """You are the copy editor of a digest of foreign policy. You are given the sentences of its opening paragraph as JSON. \
Reword them so that they read well one after the other, in plain British English. Rules: one sentence for each, in the same order. \
Say what the sentence says and nothing else: add no name, place, number, date, cause, comparison or judgement, and leave none out. \
What is planned, postponed, cancelled or not known stays so. Keep names and numbers as they are written. No markup. \
Answer with JSON alone: {"sentences": ["...", "..."]}."""


class NoAnswerError(DragomanError):
    """The model gave no answer that can be used; the message says why, without a full stop."""


@dataclass(frozen=True, slots=True)
class Model:
    """An endpoint: its address, the name of the model, the key if it wants one, and how long to wait, in seconds."""

    url: str
    name: str = "default"
    key: str | None = None
    timeout: float = 60.0

    @classmethod
    def at(cls, url: str, name: str | None, key: str | None, timeout: float) -> "Model":
        """The model at an address such as ``http://localhost:8080/v1``.

        Raises UsageError for an address of another sort, and for a key that would travel unencrypted to another machine.
        """
        try:
            parts = urlsplit(url)
            host, _ = parts.hostname, parts.port
        except ValueError:
            parts, host = urlsplit(""), None
        if parts.scheme not in ("http", "https") or not host or parts.username:
            raise UsageError(
                f"--polish: '{url}' is no address of a model; write it as http://localhost:8080/v1."
            )
        if key and parts.scheme == "http" and not _here(host):
            raise UsageError(f"--polish: {KEY} would go to {host} unencrypted; give an https address.")
        path = parts.path.rstrip("/")
        if not path.endswith("/chat/completions"):
            path = (path or "/v1") + "/chat/completions"
        address = urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))
        return cls(address, name or "default", key or None, timeout)

    def reworded(self, sentences: list[str]) -> list[str]:
        """What the model makes of the sentences: as many. Raises NoAnswerError where it can't be had."""
        question = {
            "model": self.name,
            "temperature": 0,
            "messages": [
                {"role": "system", "content": PROMPT},
                {"role": "user", "content": json.dumps({"sentences": sentences}, ensure_ascii=False)},
            ],
        }
        answer = _sentences(_content(self._post(json.dumps(question).encode())))
        if len(answer) != len(sentences):
            raise NoAnswerError(f"it answered {len(answer)} sentences for {len(sentences)}")
        return answer

    def _post(self, body: bytes) -> bytes:
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "User-Agent": f"dragoman/{__version__}",
        }
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        deadline = time.monotonic() + self.timeout
        try:
            with _opener(self.url).open(Request(self.url, body, headers), timeout=self.timeout) as response:
                return _read(response, deadline)
        except HTTPError as error:
            with error:
                raise NoAnswerError(f"it answered {error.code} {error.reason or ''}".strip()) from None
        except TimeoutError:
            raise NoAnswerError(f"it did not answer within {self.timeout:g} seconds") from None
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise NoAnswerError(f"it did not answer within {self.timeout:g} seconds") from None
            raise NoAnswerError(f"it cannot be reached ({error.reason})") from None
        except (OSError, HTTPException) as error:
            raise NoAnswerError(f"the connection broke ({type(error).__name__})") from None


class _NoRedirect(HTTPRedirectHandler):
    """A redirect is an error: the key was meant for the address that was given."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def _opener(url: str) -> OpenerDirector:
    """No proxy stands between us and our own machine."""
    host = urlsplit(url).hostname or ""
    return build_opener(_NoRedirect, *([ProxyHandler({})] if _here(host) else []))


def _here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _read(response: HTTPResponse, deadline: float) -> bytes:
    """The body, piece by piece: one that trickles in is too late like one that does not come."""
    pieces: list[bytes] = []
    while piece := response.read1(65536):
        pieces.append(piece)
        if sum(map(len, pieces)) > LARGEST:
            raise NoAnswerError(f"its answer is longer than {LARGEST:,} bytes")
        if time.monotonic() > deadline:
            raise TimeoutError
    return b"".join(pieces)


def _content(body: bytes) -> str:
    """What the model says, out of the answer of the endpoint."""
    try:
        content = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        content = None
    if not isinstance(content, str):
        raise NoAnswerError("its answer is no chat completion")
    return content


def _sentences(content: str) -> list[str]:
    """The sentences in what the model says: JSON, as asked for, or a fenced block of it."""
    fenced = re.search(r"```(?:json)?\s*(.*?)```", content, re.DOTALL)
    try:
        found = json.loads(fenced[1] if fenced else content)
    except (ValueError, RecursionError):
        raise NoAnswerError("it did not answer with JSON") from None
    if isinstance(found, dict):
        found = found.get("sentences")
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise NoAnswerError("it did not answer with a list of sentences")
    return [" ".join(each.split()) for each in found]
