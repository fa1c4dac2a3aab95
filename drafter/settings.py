"""Flags, environment and file joined into Settings; a flag wins over the environment, the environment over the file.

Known to the command line only: rooms get plain arguments.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, SecretStr, ValidationError

from drafter.errors import SettingsError, system_reason, toml_place

DEFAULT_FILE = Path("drafter.toml")
_ENVIRONMENT = {"OPENAI_API_KEY": "api_key", "OPENAI_BASE_URL": "base_url", "DRAFTER_MODEL": "model"}


class Settings(BaseModel):
    """What a run is set to. Times in seconds, limits per minute; `None` means «not set»."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    api_key: SecretStr | None = None
    base_url: str | None = None
    model: str | None = None
    engine: Literal["rules", "model"] | None = None
    fallback: Literal["rules", "none"] | None = None
    mask: bool | None = None  # None: on for an endpoint that is not on this machine
    allow_marked: bool = False
    timeout_s: float = 120.0  # one request
    deadline_s: float = 600.0  # one letter, retries included
    context_tokens: int | None = None
    max_output_tokens: int = 4096
    requests_per_minute: int | None = None
    tokens_per_minute: int | None = None
    max_tokens_total: int | None = None
    concurrency: int | None = None
    send_temperature: bool = True  # false for reasoning models that refuse the parameter
    seed: int | None = None
    thinking: bool | None = None  # None: not sent
    output_mode: Literal["json_schema_strict", "json_schema", "json_object", "text"] | None = None  # None: the best
    prompts: Path | None = None  # a bureau's own prompts folder
    agency: Path | None = None  # agency.toml used when --agency is not given
    replay: Path | None = None  # answer from a folder of recordings, ask no server
    record: Path | None = None  # keep every reply in a folder of recordings
    record_note: str = ""  # engine version, model sha256

    @property
    def endpoint_configured(self) -> bool:
        """True when a base URL and a model are both named; a key alone configures nothing."""
        return bool(self.base_url and self.model)

    @property
    def engine_name(self) -> Literal["rules", "model"]:
        """Return the engine to use: the one asked for, else `model` where an endpoint is configured."""
        return self.engine or ("model" if self.endpoint_configured else "rules")


def load_settings(
    flags: Mapping[str, Any], *, config: Path | None = None, environment: Mapping[str, str] | None = None
) -> Settings:
    """Return the settings of this run.

    `flags`: names of Settings fields; a value of None means «not given». `config`: `--config FILE`, which must exist;
    without it `drafter.toml` in the working folder is read when there is one. Raises SettingsError.
    """
    path = config or DEFAULT_FILE
    chosen: dict[str, Any] = _read_file(path) if config is not None or path.is_file() else {}
    seen = os.environ if environment is None else environment
    chosen |= {field: seen[name] for name, field in _ENVIRONMENT.items() if seen.get(name)}
    chosen |= {name: value for name, value in flags.items() if value is not None}
    try:
        return Settings.model_validate(chosen)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        problem = "没有这个设置项" if first["type"] == "extra_forbidden" else "值不合要求"
        raise SettingsError(f"“{key}”{problem}", where=str(path), remedy="可用的设置项见 README「配置」一节") from None


def _read_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(
            "无法读取配置文件", where=str(path), remedy=f"请检查路径和权限（{system_reason(error)}）"
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"不是有效的 TOML（{toml_place(error)}）", where=str(path), remedy="请用 UTF-8 保存并检查语法"
        ) from None
