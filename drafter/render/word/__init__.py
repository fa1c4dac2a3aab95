"""The .docx forms: the letter in the dress of GB/T 9704-2012, the opinion form, and findings as comments."""
