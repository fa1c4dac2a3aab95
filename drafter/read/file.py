"""A path → its bytes, within the limit."""

import os
import stat
import sys
from pathlib import Path

from drafter.errors import InputError, system_reason
from drafter.read.reading import Raw

MAX_BYTES = 50 * 2**20
_STANDARD_INPUT = "-"
_NOT_WAITING = getattr(os, "O_NONBLOCK", 0)  # Windows has neither the flag nor named pipes in folders
_BINARY = getattr(os, "O_BINARY", 0)  # Windows only


def load(path: str | Path, *, max_bytes: int = MAX_BYTES) -> Raw:
    """Return the bytes under a path, or of standard input for `-`; raise InputError when there are none to be had."""
    name = str(path)
    content = sys.stdin.buffer.read(max_bytes + 1) if name == _STANDARD_INPUT else _from_disk(name, max_bytes)
    if not content:
        raise InputError("文件是空的（0 字节）", where=name, remedy="请确认文件已完整复制或下载")
    if len(content) > max_bytes:
        raise InputError(
            f"超过大小上限（{max_bytes / 2**20:g} MB）", where=name, remedy="请删去图片等附件后另存，或拆分文件"
        )
    return Raw(name, content)


def _from_disk(name: str, max_bytes: int) -> bytes:
    try:
        if Path(name).is_dir():
            raise InputError("是文件夹，不是文件", where=name, remedy="请指定其中的一个文件")
        return _bytes_of(name, max_bytes)
    except FileNotFoundError:
        raise InputError("找不到文件", where=name, remedy="请检查路径和文件名") from None
    except PermissionError:
        raise InputError("没有读取权限", where=name, remedy="请检查文件权限，或关闭正在占用它的程序") from None
    except (OSError, ValueError) as error:
        raise InputError(f"无法读取（{_reason(error)}）", where=name, remedy="请把文件复制到本地磁盘后再试") from None


def _bytes_of(name: str, max_bytes: int) -> bytes:
    """Return the bytes; a pipe is read only if somebody writes into it, a device never: neither may hang the desk."""
    with os.fdopen(os.open(name, os.O_RDONLY | _BINARY | _NOT_WAITING), "rb") as stream:
        mode = os.fstat(stream.fileno()).st_mode
        if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
            raise InputError("是设备，不是文件", where=name, remedy="请指定一个文件")
        if _NOT_WAITING:
            os.set_blocking(stream.fileno(), True)
        return stream.read(max_bytes + 1)


def _reason(error: OSError | ValueError) -> str:
    return system_reason(error) if isinstance(error, OSError) else "路径含有不允许的字符"
