"""The HTML forms: one self-contained file each, no script, no outside request."""
