"""What an operator does with Hearth: keep a copy, bring it back, look after it, watch it."""


class Halt(Exception):
    """A command stops here and has changed nothing; each argument is one line for the operator."""


class DryRun(Exception):
    """Ends a transaction whose effects were only to be seen."""
