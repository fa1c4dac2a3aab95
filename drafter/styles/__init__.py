"""Style, agency and case: read from TOML, learnt from past replies, written for a person to edit."""

from drafter.styles.formula import write_formula
from drafter.styles.learn import learn_style
from drafter.styles.load import load_agency, load_case, load_style, style_names
from drafter.styles.models import Agency, Case, Closing, Opening, Style, TitleForms
from drafter.styles.write import style_toml

__all__ = [
    "Agency",
    "Case",
    "Closing",
    "Opening",
    "Style",
    "TitleForms",
    "learn_style",
    "load_agency",
    "load_case",
    "load_style",
    "style_names",
    "style_toml",
    "write_formula",
]
