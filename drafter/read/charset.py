"""Which encoding a text file is in: decided by its bytes, whatever it says of itself."""

import codecs
from dataclasses import dataclass

from drafter.read.reading import Raw

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_SAMPLE_BYTES = 1 << 16
_PLAIN_SHARE = 0.9  # of the characters of a text in UTF-16 without BOM must be Chinese or ASCII
_BROKEN_SHARE = 0.01  # of the characters may be unreadable before the file is no text any more
_CONTROL_SHARE = 0.01
_HARMLESS_CONTROLS = "\t\n\r\f\v\x1a"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file, the encoding they were in, and doubts about it."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(raw: Raw, *, declared: str | None = None) -> Decoded:
    """Return the characters of a text file.

    Order: byte order mark, UTF-8, UTF-16 if plainly so, a declared Big5, GB18030 (which contains GB2312 and GBK).
    Raises InputError for bytes that are no text.
    """
    content = raw.content
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _lenient(raw, content[len(mark) :], (encoding,))
    text = _strictly(content, "utf-8")
    if text is not None and "\0" not in text and not _is_gbk_by_accident_utf8(content, text):
        return _checked(raw, Decoded(text, "utf-8"))
    utf16 = _plain_utf16(content)
    if utf16:
        return _lenient(raw, content, (utf16,))
    if declared and declared.lower().startswith("big5"):
        text = _strictly(content, "big5hkscs")
        if text is not None:
            return _checked(raw, Decoded(text, "big5hkscs"))
    text = _strictly(content, "gb18030")
    if text is not None:
        return _checked(raw, Decoded(text, "gb18030"))
    return _lenient(raw, content, ("utf-8", "gb18030"))


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_gbk_by_accident_utf8(content: bytes, text: str) -> bool:
    """Say whether a valid UTF-8 text is GBK all the same: Chinese in UTF-8 never lies wholly in U+0080–U+07FF.

    (The bytes of 联通 in GBK are such a text.)
    """
    beyond_ascii = {character for character in text if character > "\x7f"}
    if not beyond_ascii or max(beyond_ascii) > "\u07ff":
        return False
    chinese = _strictly(content, "gb18030")
    return chinese is not None and all("\u3000" <= character <= "\u9fff" for character in chinese if character > "\x7f")


def _plain_utf16(content: bytes) -> str | None:
    """Return the byte order of a UTF-16 text without mark, or None if the bytes do not look like one."""
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


def _lenient(raw: Raw, content: bytes, encodings: tuple[str, ...]) -> Decoded:
    """Return the reading with the fewest unreadable characters, with a warning if there are any."""
    readings = [Decoded(content.decode(encoding, errors="replace"), encoding) for encoding in encodings]
    best = min(readings, key=lambda reading: reading.text.count("\ufffd"))
    broken = best.text.count("\ufffd")
    if not broken:
        return _checked(raw, best)
    if broken > max(1, _BROKEN_SHARE * len(best.text)):
        raise _no_text(raw)
    warning = f"有{broken}处字节不是有效的{best.encoding.upper()}编码，以“\ufffd”代替，请核对原件"
    return _checked(raw, Decoded(best.text, best.encoding, (warning,)))


def _checked(raw: Raw, decoded: Decoded) -> Decoded:
    """Return the reading; raise InputError when control characters show that the bytes are no text."""
    controls = sum(decoded.text.count(chr(code)) for code in range(32) if chr(code) not in _HARMLESS_CONTROLS)
    if "\0" in decoded.text or controls > _CONTROL_SHARE * len(decoded.text):
        raise _no_text(raw)
    return decoded


def _no_text(raw: Raw) -> Exception:
    return raw.refuse(
        "不是能识别的文本或公文格式", "请另存为 .docx、.pdf、.xlsx、.csv、.html、.md 或 .txt（UTF-8 或 GB18030）后再试"
    )
