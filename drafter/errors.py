"""The error tree: every failure a caller may want to tell apart.

    DrafterError
    ├── InputError            a file that cannot be read, or is not what it must be
    ├── SettingsError         drafter.toml, agency.toml, case.toml, a style or a flag that contradicts itself
    ├── AssetError            a template or a data list that is missing or broken
    ├── SecrecyError          a letter that bears a mark of secrecy and must not reach a model
    ├── BudgetError           the token budget of a run is spent
    ├── StoreError            a run directory or a library file that cannot be used
    ├── RecordingMissingError a replayed run asks for a request nobody recorded
    └── EndpointError         the model did not answer usefully
        ├── LetterCauseError  … because of this letter: the rules engine may step in
        │   ├── RefusalError · ContentFilterError · LengthError · EmptyContentError
        │   └── InvalidReplyError · ContextTooLongError
        └── ServerCauseError  … because of the server: another letter would fail as well
            ├── AuthError · RateLimitError · ServerError · EndpointTimeoutError
            └── EndpointConnectionError · UnsupportedModeError · EndpointDownError

Messages are Chinese, one line, and say what failed, on what, and what to do.
"""

import errno
import re

_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘只读",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "超过磁盘配额",
    errno.EISDIR: "是文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "已有同名文件",
    errno.ELOOP: "链接循环指向自己",
    errno.ENAMETOOLONG: "文件名过长",
    errno.EIO: "磁盘读写错误",
    errno.ENXIO: "设备不可用",
    errno.ESTALE: "网络文件夹已断开",
    errno.EINVAL: "路径含有不允许的字符",
}
_TOML_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")  # how tomllib ends its messages


class DrafterError(Exception):
    """A failure with a message for the clerk; the facts are attributes."""

    name = "error"

    def __init__(self, problem: str, *, where: str = "", remedy: str = "") -> None:
        """Keep the facts; the message is `where：problem。remedy`."""
        self.problem = problem
        self.where = where
        self.remedy = remedy
        head = f"{where}：{problem}" if where else problem
        super().__init__(f"{head}。{remedy}" if remedy else head)


class InputError(DrafterError):
    """A file that cannot be read, or is not what it must be."""

    name = "input"


class SettingsError(DrafterError):
    """A setting, an agency, case or style file that cannot be used."""

    name = "settings"


class AssetError(DrafterError):
    """A template or data list that is missing or broken."""

    name = "asset"


class SecrecyError(DrafterError):
    """A letter that bears a mark of secrecy (涉密不上网)."""

    name = "secrecy"


class BudgetError(DrafterError):
    """The hard token budget of a run is spent."""

    name = "budget"


class StoreError(DrafterError):
    """A run directory or a library file that cannot be used."""

    name = "store"


class RecordingMissingError(DrafterError):
    """A replayed run asks for a request that nobody recorded."""

    name = "recording_missing"


class EndpointError(DrafterError):
    """The model did not answer usefully."""

    name = "endpoint"


class LetterCauseError(EndpointError):
    """The cause lies in this letter; the rules engine may step in."""

    name = "letter_cause"


class RefusalError(LetterCauseError):
    """The model refused."""

    name = "refusal"


class ContentFilterError(LetterCauseError):
    """A content filter stopped the input or the output."""

    name = "content_filter"


class LengthError(LetterCauseError):
    """The reply was cut at the token limit."""

    name = "length"


class EmptyContentError(LetterCauseError):
    """The reply had no content."""

    name = "empty_content"


class InvalidReplyError(LetterCauseError):
    """The reply was still not what the schema asks for after the repairs."""

    name = "invalid_reply"


class ContextTooLongError(LetterCauseError):
    """The request is longer than the model's context."""

    name = "context_too_long"


class ServerCauseError(EndpointError):
    """The cause lies in the server; another letter would fail as well."""

    name = "server_cause"


class AuthError(ServerCauseError):
    """The key was not accepted."""

    name = "auth"


class RateLimitError(ServerCauseError):
    """Too many requests, also after waiting."""

    name = "rate"


class ServerError(ServerCauseError):
    """The server answered with an error, also after waiting."""

    name = "server"


class EndpointTimeoutError(ServerCauseError):
    """No answer within the time allowed."""

    name = "timeout"


class EndpointConnectionError(ServerCauseError):
    """The server could not be reached."""

    name = "connection"


class UnsupportedModeError(ServerCauseError):
    """The server does not know the one output mode that the settings insist on."""

    name = "unsupported_mode"


class EndpointDownError(ServerCauseError):
    """The server failed so many times in a row that a long run stops asking it."""

    name = "down"


def system_reason(error: OSError) -> str:
    """Return in Chinese why the system refused a file; the system's own words are English."""
    return _REASONS.get(error.errno or 0, "系统错误")


def toml_place(error: Exception) -> str:
    """Return in Chinese where a TOML file is wrong, by the error of reading it: 第3行第5列, or how it is encoded."""
    if isinstance(error, UnicodeDecodeError):
        return "不是 UTF-8 编码"
    found = _TOML_PLACE.search(str(error))
    return f"第{found[1]}行第{found[2]}列" if found else "文件末尾不完整"
