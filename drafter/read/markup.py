"""Elements of an Office Open XML part by local name: transitional and strict namespaces read alike."""

from collections.abc import Iterator

from lxml import etree

_OFF = {"0", "false", "off"}


def local(element: etree._Element) -> str:
    """Return the element's name without its namespace; "" for a comment or instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """Yield the direct children of that name."""
    if element is not None:
        yield from element.iterchildren(f"{{*}}{name}")


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """Return the first direct child of that name."""
    return next(children(element, name), None)


def attribute(element: etree._Element | None, name: str) -> str | None:
    """Return an attribute by local name."""
    if element is None:
        return None
    return next((str(text) for key, text in element.items() if str(key).rpartition("}")[2] == name), None)


def value(element: etree._Element | None) -> str | None:
    """Return w:val."""
    return attribute(element, "val")


def is_on(element: etree._Element | None) -> bool | None:
    """Return a toggle property: None where it is not given."""
    if element is None:
        return None
    return (value(element) or "true").lower() not in _OFF
