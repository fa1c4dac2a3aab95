"""A small OpenAI-compatible server on loopback that does what it is told, wrong things above all.

Cases no real server produces on demand (refusal, filter, 429 with Retry-After, a dropped connection, half a JSON
document) are played over real HTTP, through the real SDK; nothing of our own is mocked.
"""

import contextlib
import json
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Play:
    """What to do with one request."""

    body: dict[str, Any] | str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay_s: float = 0.0
    drop: bool = False  # close the connection without an answer


Script = Callable[[dict[str, Any], int], Play]


def always(play: Play) -> Script:
    """Return the script that does the same with every request."""
    return lambda _body, _number: play


def said(content: str | None, *, finish_reason: str = "stop", refusal: str | None = None) -> Play:
    """Return a chat completion with this content."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    return Play(
        {
            "id": "c1",
            "object": "chat.completion",
            "model": "played",
            "choices": [{"index": 0, "message": message, "finish_reason": finish_reason}],
            "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
        }
    )


def failed(status: int, message: str, **headers: str) -> Play:
    """Return an error as servers send it."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Play({"error": {"message": message, "type": "error", "code": str(status)}}, status, named)


class _Listening(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - the base class's own
        """Say nothing of clients that were killed."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class FaultServer:
    """Plays a script: request body and number (from 0) → what to do. Keeps the raw bodies it was sent."""

    def __init__(self, script: Script) -> None:
        """Bind to a free port of loopback."""
        self.script = script
        self.bodies: list[bytes] = []
        self.models: list[dict[str, Any]] = []  # what GET /v1/models lists
        self._lock = threading.Lock()
        self._server = _Listening(("127.0.0.1", 0), self._handler())
        self.base_url = f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    @property
    def requests(self) -> list[dict[str, Any]]:
        """Return the bodies it was sent, decoded."""
        return [json.loads(body) for body in self.bodies]

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        owner = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if len(body) < int(self.headers["Content-Length"]):  # the client was killed in the middle
                    self.close_connection = True
                    return
                with owner._lock:
                    number = len(owner.bodies)
                    owner.bodies.append(body)
                play = owner.script(json.loads(body), number)
                time.sleep(play.delay_s)
                if play.drop:
                    self.close_connection = True
                    self.connection.close()
                    return
                self._answer(play)

            def do_GET(self) -> None:
                self._answer(Play({"object": "list", "data": owner.models}))

            def _answer(self, play: Play) -> None:
                content = play.body if isinstance(play.body, str) else json.dumps(play.body, ensure_ascii=False)
                encoded = content.encode()
                self.send_response(play.status)
                for name, value in {"Content-Type": "application/json", **play.headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(encoded)))
                self.end_headers()
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # the client timed out
                    self.wfile.write(encoded)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
                """Say nothing."""

        return Handler
