"""The suite: one file a room, offline."""
