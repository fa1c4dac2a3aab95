"""Profiles: which rules a local custom switches off or lowers (prompts/lists/profiles.toml)."""

from collections.abc import Mapping
from dataclasses import dataclass

from drafter.assets import load_list
from drafter.documents import Level
from drafter.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Profile:
    """A named set of exceptions to the rule table."""

    name: str
    off: frozenset[str]
    levels: Mapping[str, Level]

    def is_off(self, rule: str) -> bool:
        """Return whether a rule is not asked."""
        return rule in self.off

    def level(self, rule: str, own: Level) -> Level:
        """Return the level of a finding: the rule's own, or the lower one the profile gives it."""
        return self.levels.get(rule, own)


def load_profile(name: str) -> Profile:
    """Return the profile of that name; raises SettingsError when there is none."""
    profiles = load_list("profiles")
    if name not in profiles:
        raise SettingsError(f"没有名为“{name}”的检查方案", remedy=f"可用的有：{'、'.join(profiles)}")
    entry = profiles[name]
    return Profile(name, frozenset(entry.get("off", ())), dict(entry.get("levels", {})))
