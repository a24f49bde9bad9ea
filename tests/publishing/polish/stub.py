"""An endpoint that speaks as OpenAI's chat completions do, on this machine, in a thread of the test."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[list[str]], Any]
"""From the sentences that were sent to what the model says: a text, or a list of sentences."""


@dataclass
class Stub:
    """What the endpoint does, and what it was asked."""

    answer: Answer = list
    status: int = 200
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    silent: bool = False
    trickle: float = 0.0
    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    done: threading.Event = field(default_factory=threading.Event)

    def content(self, body: bytes) -> bytes:
        """The answer to a request."""
        if self.body is not None:
            return self.body
        sent = json.loads(json.loads(body)["messages"][-1]["content"])["sentences"]
        said = self.answer(sent)
        text = said if isinstance(said, str) else json.dumps({"sentences": said})
        return json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode()


@contextmanager
def serving(stub: Stub) -> Iterator[Stub]:
    """The stub behind an address, until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            stub.paths.append(self.path)
            stub.keys.append(self.headers["Authorization"])
            stub.asked.append(json.loads(body))
            if stub.silent:
                stub.done.wait(20)
                return
            content = stub.content(body)
            self.send_response(stub.status)
            for name, value in stub.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if not stub.trickle:
                self.wfile.write(content)
                return
            for byte in content:
                if stub.done.wait(stub.trickle):
                    return
                try:
                    self.wfile.write(bytes([byte]))
                    self.wfile.flush()
                except OSError:
                    return

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    stub.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield stub
    finally:
        stub.done.set()
        server.shutdown()
        server.server_close()
        thread.join(5)
