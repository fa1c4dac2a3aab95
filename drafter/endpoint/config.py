"""What an endpoint is set to."""

import ipaddress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class EndpointConfig:
    """One server and model, with limits. Times in seconds; `None` means «no limit» or «unknown»."""

    base_url: str
    model: str
    api_key: str = field(default="", repr=False)  # local servers want none
    timeout_s: float = 120.0  # one request
    deadline_s: float = 600.0  # one question, retries included
    attempts: int = 6  # one question, at most
    first_wait_s: float = 1.0  # before the second attempt; doubles, with jitter
    context_tokens: int | None = None
    max_output_tokens: int = 4096
    requests_per_minute: int | None = None
    tokens_per_minute: int | None = None
    max_tokens_total: int | None = None  # hard budget of a run
    concurrency: int = 4
    failures_in_a_row: int | None = None  # of the server, then nobody asks it any more; None: every question tries
    temperature: float | None = 0.0  # None: not sent (reasoning models)
    seed: int | None = None
    thinking: bool | None = None  # None: not sent
    profiles: Path | None = None  # folder of capability profiles

    @property
    def is_loopback(self) -> bool:
        """True when the server is on this machine."""
        host = urlsplit(self.base_url).hostname or ""
        if host == "localhost":
            return True
        try:
            return ipaddress.ip_address(host).is_loopback
        except ValueError:
            return False

    @property
    def host(self) -> str:
        """Host and port, for remarks; never a key or a path."""
        parts = urlsplit(self.base_url)
        return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)
