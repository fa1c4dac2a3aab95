"""What works on this machine: package, endpoint and what it obeys, fonts, LibreOffice, OCR. Never a key."""

import importlib.metadata
import importlib.util
import platform
import shutil
import subprocess
from dataclasses import dataclass
from typing import Literal

from drafter.endpoint import EndpointConfig
from drafter.endpoint.probe import Tried, find_profile, try_thinking
from drafter.endpoint.profile import save_profile
from drafter.errors import ServerCauseError

State = Literal["ok", "warn", "missing"]

# 公文用字 (GB/T 9704-2012 §5.2.2 names 仿宋, 小标宋, 黑体, 楷体); only named in a .docx, never shipped.
_FONTS = ("方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体")
_TIMEOUT_S = 20


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing looked at."""

    what: str
    state: State
    detail: str


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Everything looked at; `endpoint` is None where none is configured."""

    seen: tuple[Seen, ...]
    endpoint: dict[str, object] | None = None


async def diagnose(config: EndpointConfig | None) -> Diagnosis:
    """Return what works here; with an endpoint, what it obeys, and a profile written for later runs."""
    seen = [_python(), _package(), *_fonts(), _libreoffice(), _ocr()]
    if config is None:
        seen.append(Seen("大模型接口", "warn", "未配置（OPENAI_BASE_URL 与 DRAFTER_MODEL）；使用内置规则"))
        return Diagnosis(tuple(seen))
    try:
        profile, tried = await find_profile(config)
        thinking = await try_thinking(config)
    except ServerCauseError as error:
        seen.append(Seen("大模型接口", "missing", str(error)))
        return Diagnosis(tuple(seen), {"host": config.host, "model": config.model, "error": error.name})
    seen.append(Seen("大模型接口", "ok", f"{config.host} 模型 {config.model}，将用 {profile.best}"))
    seen.extend(_mode(one) for one in tried)
    length = f"{profile.context_tokens} 词元" if profile.context_tokens else "服务未说明，可设 context_tokens"
    seen.append(Seen("上下文长度", "ok" if profile.context_tokens else "warn", length))
    for switch, works in thinking.items():
        name = "思考模式开" if switch else "思考模式关"
        seen.append(
            Seen(name, "ok" if works else "warn", "结构化输出有效" if works else "结构化输出无效，请勿这样设置")
        )
    if config.profiles is not None:
        save_profile(config.profiles, profile)
    endpoint: dict[str, object] = {
        "host": config.host,
        "model": config.model,
        "mode": profile.best,
        "obeyed": list(profile.obeyed),
        "context_tokens": profile.context_tokens,
        "thinking": {"on": thinking[True], "off": thinking[False]},
    }
    return Diagnosis(tuple(seen), endpoint)


def _mode(one: Tried) -> Seen:
    if one.works:
        return Seen(f"输出格式 {one.mode}", "ok", "各项均按要求返回")
    reasons = "；".join(f"{case}：{reason}" for case, reason in one.failed)
    return Seen(f"输出格式 {one.mode}", "warn", reasons)


def _python() -> Seen:
    return Seen("Python", "ok", platform.python_version())


def _package() -> Seen:
    return Seen("drafter", "ok", importlib.metadata.version("drafter"))


def _fonts() -> list[Seen]:
    listing = _output("fc-list", ":", "family")
    if listing is None:
        return [Seen("公文字体", "warn", "无法列出本机字体；.docx 中已写明字体名，请在装有公文字体的电脑上打开")]
    return [
        Seen(f"字体 {name}", "ok", "已安装")
        if name in listing
        else Seen(f"字体 {name}", "warn", f"未安装，本机显示时由 {_substitute(name)} 代替；文件中的字体名不变")
        for name in _FONTS
    ]


def _substitute(name: str) -> str:
    matched = _output("fc-match", "-f", "%{family[0]}", name)
    return matched.strip() if matched else "其他字体"


def _libreoffice() -> Seen:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return Seen("LibreOffice", "warn", "未安装：不能读取 .doc、.wps（请先另存为 .docx）")
    version = _output(program, "--version")
    return Seen("LibreOffice", "ok", version.strip() if version else program)


def _ocr() -> Seen:
    if importlib.util.find_spec("rapidocr") is not None:
        return Seen("文字识别", "warn", "已装 rapidocr，但本版本不读取扫描件；请先识别为文字")
    return Seen("文字识别", "warn", "未安装：扫描件请先用识别软件转成文字")


def _output(*command: str) -> str | None:
    """Return what a local program prints, or None where it is not there or does not answer."""
    program = shutil.which(command[0])
    if program is None:
        return None
    try:
        ran = subprocess.run(  # noqa: S603 - a fixed command without a shell
            [program, *command[1:]], capture_output=True, timeout=_TIMEOUT_S, check=True, encoding="utf-8"
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return None
    return ran.stdout
