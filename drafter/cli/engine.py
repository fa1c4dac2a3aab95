"""From settings to an engine, with the remarks a person must see: where text is sent, and what was stepped down."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from drafter.cli.output import remark
from drafter.engines.base import Engine
from drafter.engines.rules import RulesEngine
from drafter.errors import SettingsError
from drafter.settings import Settings, load_settings

if TYPE_CHECKING:
    from drafter.endpoint import Endpoint, EndpointConfig
    from drafter.endpoint.purse import Purse
    from drafter.endpoint.transport import Transport

_CONCURRENCY = 4


def settings_of(config: Path | None, **flags: Any) -> Settings:  # noqa: ANN401 - fields of Settings
    """Return the settings of this run. Raises SettingsError."""
    return load_settings(flags, config=config)


@asynccontextmanager
async def opened_engine(settings: Settings) -> AsyncIterator[Engine]:
    """Open the engine of a run and close it; says on stderr where text is sent. Raises SettingsError."""
    if settings.engine_name == "rules":
        yield RulesEngine()
        return
    config = endpoint_config(settings)
    name_the_host(config, settings)
    endpoint = open_endpoint(settings, config)
    try:
        yield model_engine(endpoint, settings)
    finally:
        for note in endpoint.notes:
            remark(f"提示：{note}")
        await endpoint.close()


def name_the_host(config: "EndpointConfig", settings: Settings) -> None:
    """Say on stderr where letters are sent, when that is not this machine."""
    if not config.is_loopback:
        hidden = "姓名、电话等已遮蔽" if _is_masked(config, settings) else "未遮蔽个人信息"
        remark(f"提示：来文将发送到 {config.host}（模型 {config.model}，{hidden}）")


def model_engine(endpoint: "Endpoint", settings: Settings) -> Engine:
    """Return the model engine on an endpoint, with the rules engine behind it where the settings say so."""
    from drafter.engines.fallback import FallbackEngine
    from drafter.engines.model import ModelEngine

    masked = _is_masked(endpoint.config, settings)
    model = ModelEngine(endpoint, masked=masked, allow_marked=settings.allow_marked, prompts=settings.prompts)
    return FallbackEngine(model, RulesEngine()) if settings.fallback == "rules" else model


def _is_masked(config: "EndpointConfig", settings: Settings) -> bool:
    return settings.mask if settings.mask is not None else not config.is_loopback


def endpoint_config(settings: Settings) -> "EndpointConfig":
    """Return the endpoint's configuration. Raises SettingsError where none is configured."""
    from drafter.endpoint import EndpointConfig

    if not settings.endpoint_configured:
        remedy = "请设置 OPENAI_BASE_URL 和 DRAFTER_MODEL，或改用 --engine rules"
        raise SettingsError("没有配置大模型接口", remedy=remedy)
    return EndpointConfig(
        base_url=str(settings.base_url),
        model=str(settings.model),
        api_key=settings.api_key.get_secret_value() if settings.api_key else "",
        timeout_s=settings.timeout_s,
        deadline_s=settings.deadline_s,
        context_tokens=settings.context_tokens,
        max_output_tokens=settings.max_output_tokens,
        requests_per_minute=settings.requests_per_minute,
        tokens_per_minute=settings.tokens_per_minute,
        max_tokens_total=settings.max_tokens_total,
        concurrency=settings.concurrency or _CONCURRENCY,
        temperature=0.0 if settings.send_temperature else None,
        seed=settings.seed,
        thinking=settings.thinking,
        profiles=Path(typer.get_app_dir("drafter")) / "profiles",
    )


def open_endpoint(
    settings: Settings,
    config: "EndpointConfig",
    purse: "Purse | None" = None,
    around: "Callable[[Transport], Transport] | None" = None,
) -> "Endpoint":
    """Return the endpoint of a run: live, replayed from recordings, or recorded; `around`: put round its transport."""
    from drafter.endpoint import Endpoint
    from drafter.endpoint.recording import Recorder, Replay
    from drafter.endpoint.transport import LiveTransport

    transport: Transport = LiveTransport(config)
    if settings.replay is not None:
        transport = Replay(settings.replay)
    elif settings.record is not None:
        transport = Recorder(settings.record, transport, note=settings.record_note)
    if around is not None:
        transport = around(transport)
    return Endpoint(config, transport=transport, mode=settings.output_mode, purse=purse)
