"""XML of a Word part, written as strings: small, ordered by hand as the schema orders it, the same bytes every time.

The order of children is that of ECMA-376 part 1, 17 (CT_PPr, CT_RPr, CT_Style …); tests/test_render_docx_schema.py
holds every written element against it, because Word calls a file with children out of order damaged.
"""

import re

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# XML 1.0, 2.2: these characters cannot stand in a document in any form.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": " "})


def escape(text: str) -> str:
    """Return the text as it may stand in content or in an attribute; characters XML does not know become U+FFFD."""
    return _ILLEGAL.sub("\ufffd", text).translate(_ENTITIES)


def word(name: str, /, *children: str, **attributes: str | int) -> str:
    """Return the element `w:name` with its attributes (all in the w namespace) and its children, which are XML."""
    listed = "".join(f' w:{key}="{escape(str(setting))}"' for key, setting in attributes.items())
    inner = "".join(children)
    return f"<w:{name}{listed}>{inner}</w:{name}>" if inner else f"<w:{name}{listed}/>"


def part(root: str, *children: str) -> bytes:
    """Return a whole part whose root element is `w:root`."""
    declared = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
    inner = "".join(children)
    return f"{_DECLARATION}<w:{root}{declared}>{inner}</w:{root}>".encode()


def plain_part(body: str) -> bytes:
    """Return a part whose root declares its own namespaces."""
    return (_DECLARATION + body).encode()
