"""The rooms: one folder per feature, entered by its front door only."""
