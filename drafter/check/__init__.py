"""The rules of a good proof-reader and a good accountant; no model is asked."""
