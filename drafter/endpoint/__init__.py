"""One OpenAI-compatible client: output modes, retry, limits, recording and replay, probe.

    Endpoint.ask(Question) → Reply

A question is a system text, a user text and, where the answer must be JSON, a pydantic class. The endpoint chooses the
strongest output mode that the server really obeys, retries what is worth retrying, and turns everything that can go
wrong into a named error of `drafter.errors`.
"""

from drafter.endpoint.config import EndpointConfig
from drafter.endpoint.endpoint import Endpoint
from drafter.endpoint.question import Mode, Question, Reply, Usage

__all__ = ["Endpoint", "EndpointConfig", "Mode", "Question", "Reply", "Usage"]
