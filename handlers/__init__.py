"""The door for people: one thin file per room, parse → call → render."""
