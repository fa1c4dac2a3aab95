"""The parts of an Office Open XML package and how they refer to one another (ECMA-376 part 2)."""

import posixpath

from drafter.read.archive import Archive
from drafter.read.markup import attribute, children


def main_part(archive: Archive, otherwise: str) -> str:
    """Return the name of the document or workbook part; `otherwise` where the package does not say."""
    found = (target for kind, target, _id in relations(archive, "") if kind == "officeDocument")
    return next((target for target in found if target in archive.names), otherwise)


def relations(archive: Archive, part: str) -> list[tuple[str, str, str]]:
    """Return (last word of the relationship type, part name, id) of all a part refers to inside the package."""
    folder, name = posixpath.split(part)
    root = archive.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
    found = []
    for element in children(root, "Relationship"):
        if attribute(element, "TargetMode") == "External":
            continue
        target = attribute(element, "Target") or ""
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        kind = (attribute(element, "Type") or "").rpartition("/")[2]
        found.append((kind, path, attribute(element, "Id") or ""))
    return found
