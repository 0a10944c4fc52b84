"""One file a scenario: a docstring that says what is promised, `VARIANTS`, `QUICK`, `FULL` and `async def run(lab)`."""
