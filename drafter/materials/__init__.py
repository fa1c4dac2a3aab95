"""The materials room: papers → passages that answer to an ask, each with its place, its issuer and its year."""

from drafter.materials.entry import Card
from drafter.materials.library import Library, open_library

__all__ = ["Card", "Library", "open_library"]
