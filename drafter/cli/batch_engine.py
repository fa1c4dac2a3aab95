"""The engine of one worker process of a batch: its share of the settings' limits, one token budget for all."""

import dataclasses
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from drafter.batch.estimate import Planner
from drafter.batch.order import Share
from drafter.cli.engine import endpoint_config, model_engine, open_endpoint
from drafter.endpoint.purse import Purse
from drafter.engines.base import Engine
from drafter.engines.rules import RulesEngine
from drafter.prompts import load_prompt
from drafter.settings import Settings

_FAILURES_IN_A_ROW = 8  # of the server, seen by one worker


@dataclasses.dataclass(frozen=True)
class EngineOpener:
    """Opens the engine in a worker process; travels there with the settings."""

    settings: Settings

    @asynccontextmanager
    async def __call__(self, share: Share) -> AsyncIterator[Engine]:
        """Open the engine for one worker's share of the run. Raises SettingsError."""
        if self.settings.engine_name == "rules":
            yield RulesEngine()
            return
        whole = endpoint_config(self.settings)
        config = dataclasses.replace(
            whole,
            concurrency=share.places,
            requests_per_minute=_share(whole.requests_per_minute, share.workers),
            tokens_per_minute=_share(whole.tokens_per_minute, share.workers),
            failures_in_a_row=_FAILURES_IN_A_ROW,
        )
        purse = Purse(whole.max_tokens_total, share.counter)
        endpoint = open_endpoint(self.settings, config, purse, share.keeping)
        try:
            yield model_engine(endpoint, self.settings)
        finally:
            await endpoint.close()


@dataclasses.dataclass(frozen=True)
class PlannerOpener:
    """Makes, in a worker process, what says how a letter would be asked; needs no endpoint."""

    settings: Settings

    def __call__(self) -> Planner:
        """Return the planner: the prompt tokens of each call; no calls by the rules engine."""
        if self.settings.engine_name == "rules":
            return lambda _letter: []
        from drafter.engines.model import ModelEngine

        known = {"base_url": self.settings.base_url or "http://127.0.0.1/v1", "model": self.settings.model or "model"}
        config = endpoint_config(self.settings.model_copy(update=known))
        endpoint = open_endpoint(self.settings, config)
        return ModelEngine(endpoint, masked=bool(self.settings.mask), prompts=self.settings.prompts).plan


def run_fingerprint(settings: Settings) -> str:
    """Return what, when it changes, makes every letter new work: engine, model, prompts, version."""
    parts = [settings.engine_name, version("drafter")]
    if settings.engine_name == "model":
        prompts = [load_prompt(name, root=settings.prompts).sha256 for name in ("summarize", "merge")]
        parts += [str(settings.model), *prompts]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def worker_count(settings: Settings, cpus: int) -> int:
    """Return how many worker processes serve a run: one a core, fewer where limits leave less than one letter each."""
    most = min(cpus, 8)
    if settings.engine_name == "rules":
        return most
    most = min(most, settings.concurrency or most)
    if settings.requests_per_minute is not None:
        most = min(most, settings.requests_per_minute // 30)
    if settings.tokens_per_minute is not None:
        most = min(most, settings.tokens_per_minute // 60_000)
    return max(1, most)


def _share(limit: int | None, workers: int) -> int | None:
    return None if limit is None else max(1, limit // workers)
