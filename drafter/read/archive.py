"""A zip container (.docx, .xlsx, .ofd …) opened with its declared sizes checked first."""

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from drafter.read.reading import Raw

_MAX_UNPACKED_BYTES = 400 * 2**20  # of all parts together
_MAX_PART_BYTES = 200 * 2**20
_MAX_TREE_BYTES = 32 * 2**20  # of a part that is read as a whole tree, which takes about sixteen times its size
_MAX_RATIO = 150  # unpacked : packed; a long XML table reaches about 60
_RATIO_FREE_BYTES = 2 * 2**20  # below this the ratio does not matter
_MAX_PARTS = 20_000
_PROLOGUE_BYTES = 4096
_ENCRYPTED = 0x1  # general purpose bit 0, APPNOTE 4.4.4


@dataclass(frozen=True, slots=True)
class Archive:
    """The parts of a container, by name."""

    raw: Raw
    zip: zipfile.ZipFile
    names: frozenset[str]

    def part(self, name: str) -> bytes | None:
        """Return a part's bytes, or None if there is no such part."""
        if name not in self.names:
            return None
        try:
            with self.zip.open(name) as stream:
                return stream.read(self.zip.getinfo(name).file_size + 1)  # what a false size hides is not unpacked
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
            raise damaged(self.raw) from None

    def xml(self, name: str) -> etree._Element | None:
        """Return a part's XML tree with no entity resolved and nothing fetched, or None if there is no such part."""
        content = self.part(name)
        if content is not None and len(content) > _MAX_TREE_BYTES:
            raise self.raw.refuse(
                f"正文部分过大（{len(content) / 2**20:.0f} MB，上限 {_MAX_TREE_BYTES // 2**20} MB）",
                "请删去不需要的内容，或拆成几个文件",
            )
        return None if content is None else parse_xml(self.raw, content)


def open_archive(raw: Raw) -> Archive:
    """Return the container; raise InputError if it is damaged, encrypted, or unpacks to more than the limits."""
    try:
        container = zipfile.ZipFile(io.BytesIO(raw.content))
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, OSError):
        raise damaged(raw) from None
    parts = container.infolist()
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise raw.refuse("压缩包设有密码", "请解除密码后另存")
    unpacked = sum(part.file_size for part in parts)
    largest = max((part.file_size for part in parts), default=0)
    packed = max(1, len(raw.content))
    bomb = unpacked > _RATIO_FREE_BYTES and unpacked > _MAX_RATIO * packed
    if bomb or unpacked > _MAX_UNPACKED_BYTES or largest > _MAX_PART_BYTES or len(parts) > _MAX_PARTS:
        raise raw.refuse(
            f"解压后过大（声明 {unpacked / 2**20:.0f} MB），疑似压缩炸弹", "请确认来源可靠，用 WPS 或 Word 打开后另存"
        )
    return Archive(raw, container, frozenset(container.namelist()))


def parse_xml(raw: Raw, content: bytes) -> etree._Element:
    """Return the tree of an XML part; raise InputError if it is damaged or defines entities."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        refuse_entities(raw, content)
        raise damaged(raw) from None
    refuse_entities(raw, content)
    return root


def refuse_entities(raw: Raw, content: bytes) -> None:
    """Raise InputError for an XML part with a document type: only an attack defines entities in an office file."""
    if b"<!DOCTYPE" in content[:_PROLOGUE_BYTES].replace(b"\0", b""):  # also in UTF-16
        raise raw.refuse("内部 XML 带有实体定义，疑似恶意文件", "请确认来源可靠，用 WPS 或 Word 打开后另存")


def damaged(raw: Raw) -> Exception:
    """Return the error for a container that cannot be unpacked."""
    return raw.refuse("文件已损坏或不完整", "请重新复制或下载，或用 WPS、Word 打开修复后另存")
