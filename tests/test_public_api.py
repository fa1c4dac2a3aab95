"""The public names: sorted, loaded when used, none named like its module."""

import subprocess
import sys

import pytest

import drafter


def test_names_are_sorted_and_load() -> None:
    """Every name is there, and no function hides a module."""
    assert drafter.__all__ == sorted(drafter.__all__)
    for name in drafter.__all__:
        assert getattr(drafter, name).__name__ == name
        assert name not in {"read", "parse", "summarize", "draft", "check", "render", "styles", "materials"}


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A misspelt name fails as usual."""
    with pytest.raises(AttributeError, match="summarise"):
        _ = drafter.summarise


def test_importing_the_package_costs_nothing() -> None:
    """`import drafter` loads no room and no third-party package."""
    code = (
        "import drafter, sys; print([m for m in ('pydantic', 'openai', 'jinja2', 'drafter.parse') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - ourselves
    assert ran.stdout.strip() == "[]"
