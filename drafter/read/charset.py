"""Which encoding a text file is in: decided by its bytes, whatever it says of itself."""

import codecs
import re
from dataclasses import dataclass, replace

from drafter.read.reading import Raw

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_SAMPLE_BYTES = 1 << 16
_PLAIN_SHARE = 0.9  # of the characters of a text in UTF-16 without BOM must be Chinese or ASCII
_BROKEN_SHARE = 0.01  # of the characters may be unreadable before the file is no text any more
_SOUND_PER_BROKEN = 20  # characters beyond ASCII for one broken one: then the text is UTF-8 with damage
_CONTROL_SHARE = 0.01
_HARMLESS_CONTROLS = "\t\n\r\f\v\x1a"
_PADDING = re.compile(rb"\0{4,}\Z")  # old programs fill the last sector; shorter runs end a UTF-16 text
_NUL_SHARE = 0.02  # of the characters may be NUL in a damaged text
_PRIVATE_SHARE = 0.02  # of the characters in the private area: what Big5 looks like when read as GB18030


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file, the encoding they were in, and doubts about it."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(raw: Raw, *, declared: str | None = None) -> Decoded:
    """Return the characters of a text file, with a warning where bytes cannot be read.

    GB18030 contains GB2312 and GBK; of what a page declares only Big5 counts, the rest the bytes say better.
    Raises InputError for bytes that are no text.
    """
    content = _PADDING.sub(b"", raw.content)
    marked = next(((mark, encoding) for mark, encoding in _BOMS if content.startswith(mark)), None)
    if marked:
        return _best(raw, content[len(marked[0]) :], (marked[1],))
    if _is_utf8(content):
        return _best(raw, content, ("utf-8",))
    utf16 = _plain_utf16(content)
    if utf16:
        return _best(raw, content, (utf16,))
    big5 = declared is not None and declared.lower().startswith("big5")
    return _best(raw, content, (*(("big5hkscs",) if big5 or _is_big5(content) else ()), "gb18030", "utf-8"))


def _is_utf8(content: bytes) -> bool:
    """Say whether the bytes are UTF-8, sound or with a little damage; GBK decoded so would be mostly damage."""
    text = _strictly(content, "utf-8")
    if text is None:
        text = content.decode("utf-8", errors="replace")
        if text.count("\ufffd") * _SOUND_PER_BROKEN > sum(character > "\x7f" for character in text):
            return False
    return text.count("\0") <= _NUL_SHARE * len(text)


def _is_big5(content: bytes) -> bool:
    """Say whether the bytes make Chinese in Big5 and private characters in GB18030."""
    text = content.decode("gb18030", errors="replace")
    private = sum("\ue000" <= character <= "\uf8ff" for character in text)
    return private > _PRIVATE_SHARE * len(text) and _strictly(content, "big5hkscs") is not None


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _plain_utf16(content: bytes) -> str | None:
    """Return the byte order of a UTF-16 text without mark, or None if the bytes do not look like one.

    Two Latin letters look like one Chinese character: without a NUL (a line end, a digit) GB18030 is asked first.
    """
    if b"\0" not in content and _strictly(content, "gb18030") is not None:
        return None
    sample = content[:_SAMPLE_BYTES]
    sample = sample[: len(sample) // 2 * 2]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, errors="replace")
        if text and sum(map(_is_plain, text)) >= _PLAIN_SHARE * len(text):
            return encoding
    return None


def _is_plain(character: str) -> bool:
    return (
        " " <= character <= "~"
        or character in "\t\n\r"
        or "\u3000" <= character <= "\u303f"
        or "\u4e00" <= character <= "\u9fff"
        or "\uff00" <= character <= "\uffef"
        or "\u2010" <= character <= "\u2027"
    )


def _best(raw: Raw, content: bytes, encodings: tuple[str, ...]) -> Decoded:
    """Return the first sound reading; if there is none, the one with the fewest broken characters and a warning."""
    for encoding in encodings:
        text = _strictly(content, encoding)
        if text is not None:
            return _checked(raw, Decoded(text, encoding))
    readings = [Decoded(content.decode(encoding, errors="replace"), encoding) for encoding in encodings]
    best = min(readings, key=lambda reading: reading.text.count("\ufffd"))
    broken = best.text.count("\ufffd")
    if broken > max(1, _BROKEN_SHARE * len(best.text)):
        raise _no_text(raw)
    warning = f"有{broken}处字节不是有效的{best.encoding.upper()}编码，以“\ufffd”代替，请核对原件"
    return _checked(raw, Decoded(best.text, best.encoding, (warning,)))


def _checked(raw: Raw, decoded: Decoded) -> Decoded:
    """Return the reading without NULs; raise InputError when control characters show that the bytes are no text."""
    nuls = decoded.text.count("\0")
    controls = sum(decoded.text.count(chr(code)) for code in range(32) if chr(code) not in _HARMLESS_CONTROLS)
    if nuls > _NUL_SHARE * len(decoded.text) or controls > _CONTROL_SHARE * len(decoded.text):
        raise _no_text(raw)
    if not nuls:
        return decoded
    warning = f"文件中有{nuls}个空字符（NUL），已略去，请核对原件"
    return replace(decoded, text=decoded.text.replace("\0", ""), warnings=(*decoded.warnings, warning))


def _no_text(raw: Raw) -> Exception:
    return raw.refuse(
        "不是能识别的文本或公文格式", "请另存为 .docx、.pdf、.xlsx、.csv、.html、.md 或 .txt（UTF-8 或 GB18030）后再试"
    )
