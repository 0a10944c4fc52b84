"""Every query of this room: check-ins, what they add up to, freezes and milestones, folds."""
