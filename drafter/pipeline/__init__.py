"""One letter through the rooms: opening, digesting, drafting, checking; one file a way, none imported unasked."""
