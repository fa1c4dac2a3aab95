"""What many rooms read alike: numbers and units, dates, numbering markers, titles, names, words."""
