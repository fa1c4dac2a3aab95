"""Capability profiles: which output mode a server really obeys for a model, found by `drafter doctor`."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from drafter.endpoint.question import MODES, Mode


@dataclass(frozen=True, slots=True)
class Profile:
    """What one base URL and model were seen to obey."""

    base_url: str
    model: str
    date: str  # ISO
    obeyed: tuple[Mode, ...]
    context_tokens: int | None = None

    @property
    def best(self) -> Mode:
        """Return the strongest mode obeyed; prose always works."""
        return next((mode for mode in MODES if mode in self.obeyed), "text")


def profile_path(folder: Path, base_url: str, model: str) -> Path:
    """Return where the profile of a base URL and model is kept."""
    key = hashlib.sha256(f"{base_url}\n{model}".encode()).hexdigest()[:16]
    return folder / f"{key}.json"


def load_profile(folder: Path | None, base_url: str, model: str) -> Profile | None:
    """Return the profile, or None when there is none or it cannot be read (then a run finds out by itself)."""
    if folder is None:
        return None
    try:
        kept = json.loads(profile_path(folder, base_url, model).read_text(encoding="utf-8"))
        obeyed = tuple(mode for mode in MODES if mode in kept["obeyed"])
        return Profile(kept["base_url"], kept["model"], kept["date"], obeyed, kept["context_tokens"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def save_profile(folder: Path, profile: Profile) -> Path:
    """Write a profile whole and return its path."""
    path = profile_path(folder, profile.base_url, profile.model)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    partial.write_text(json.dumps(asdict(profile), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    partial.replace(path)
    return path
