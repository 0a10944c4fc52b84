"""The door for the clock: one thin file per room, when → call."""
