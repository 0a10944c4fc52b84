"""Deciding who is honoured, telling it, giving what comes with it, and taking it back."""
