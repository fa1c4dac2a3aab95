"""Old office formats (.doc, .wps, .xls, .rtf …) → .docx or .xlsx, by LibreOffice where it is installed."""

import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from drafter.read.reading import Raw, Reading
from drafter.read.word import read_docx
from drafter.read.workbook import read_xlsx

_PROGRAMS = ("soffice", "libreoffice")
_TIMEOUT_S = 120
_READERS = {"docx": read_docx, "xlsx": read_xlsx}


def find_office() -> str | None:
    """Return the LibreOffice program on this machine, or None."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def read_converted(raw: Raw, *, suffix: str, target: str, media_type: str) -> Reading:
    """Return the text of an old format; `suffix` tells LibreOffice what it is, `target` is docx or xlsx.

    Raises InputError with what to do when LibreOffice is missing or cannot convert the file.
    """
    office = find_office()
    called = raw.suffix or suffix
    if office is None:
        raise raw.refuse(
            f"是旧格式（{called}），本机没有 LibreOffice，无法转换",
            f"请用 WPS 或 Word 另存为 .{target}，或安装 LibreOffice 后再试",
        )
    converted = Raw(raw.path, _convert(raw, office, suffix, target))
    reading = _READERS[target](converted)
    warning = "由 LibreOffice 转换旧格式，编号、文本框等请核对原件"
    return replace(
        reading,
        media_type=media_type,
        method=f"{called} 经 LibreOffice 转换为 .{target} 后读出",
        warnings=(*reading.warnings, warning),
    )


def _convert(raw: Raw, office: str, suffix: str, target: str) -> bytes:
    """Return the converted file; LibreOffice gets a profile of its own, so that a running one does not interfere."""
    with tempfile.TemporaryDirectory(prefix="drafter-") as folder:
        source = Path(folder, f"paper{suffix}")
        source.write_bytes(raw.content)
        profile = Path(folder, "profile").as_uri()
        command = [office, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"]
        command += ["--convert-to", target, "--outdir", folder, str(source)]
        try:
            subprocess.run(command, capture_output=True, timeout=_TIMEOUT_S, check=False)  # noqa: S603 - fixed words, own paths
        except subprocess.TimeoutExpired:
            raise raw.refuse(f"LibreOffice 转换超过 {_TIMEOUT_S} 秒", f"请用 WPS 或 Word 另存为 .{target}") from None
        except OSError:
            raise raw.refuse("LibreOffice 无法启动", f"请检查安装，或用 WPS、Word 另存为 .{target}") from None
        made = Path(folder, f"paper.{target}")
        if not made.is_file():
            raise raw.refuse(
                "LibreOffice 无法转换，文件可能已损坏或设有密码", f"请用 WPS 或 Word 打开后另存为 .{target}"
            )
        return made.read_bytes()
