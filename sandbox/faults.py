"""Bad days on purpose: seeded rules that spoil calls at the Bot API's door, or the delivery of updates."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from sandbox.errors import PersonError
from sandbox.updates import Waiting

CALL_KINDS = frozenset(("429", "5xx", "timeout_before", "timeout_after", "reset", "garbage", "slow", "black_hole"))
UPDATE_KINDS = frozenset(("duplicate", "reorder"))


@dataclass(slots=True)
class Rule:
    """One fault. `rate` 0..1 of the calls it fits; `times` at most; `seconds` and `retry_after` in real seconds."""

    kind: str
    method: str | None = None
    chat: int | None = None
    rate: float = 1.0
    times: int | None = None
    retry_after: int = 3
    window: int = 10
    seconds: float = 30.0


class Faults:
    """The rules in force. The same seed and the same calls give the same faults."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self._rng = Random(0)  # noqa: S311 - repeatable on purpose

    def replace(self, seed: int, rules: list[dict[str, Any]]) -> None:
        """Put other rules in place of all; an empty list ends every fault. Raises PersonError for a bad rule."""
        self._rng = Random(seed)  # noqa: S311 - repeatable on purpose
        try:
            made = [Rule(**rule) for rule in rules]
        except TypeError as error:
            raise PersonError(f"not a fault rule: {error}") from None
        for rule in made:
            rule.kind = str(rule.kind)
            if rule.kind not in CALL_KINDS | UPDATE_KINDS:
                raise PersonError(f"unknown kind of fault: {rule.kind}")
            rule.method = rule.method.lower() if rule.method else None
        self.rules = made

    def for_call(self, method: str, chat: Any) -> Rule | None:
        """The fault that meets this call, if any; `method` in lower case."""
        for rule in self.rules:
            if rule.kind not in CALL_KINDS or (rule.method is not None and rule.method != method):
                continue
            if rule.chat is not None and str(rule.chat) != str(chat):
                continue
            if self._strikes(rule):
                return rule
        return None

    def disordered(self, page: list[Waiting]) -> list[Waiting]:
        """The same updates, mixed within windows if a rule says so."""
        for rule in self.rules:
            if rule.kind == "reorder" and len(page) > 1 and self._strikes(rule):
                page = self._shuffled(page, max(2, rule.window))
        return page

    def to_repeat(self, handed_out: list[Waiting]) -> list[Waiting]:
        """Which of these shall come once more. What came twice already is left alone, or it would come for ever."""
        rules = [rule for rule in self.rules if rule.kind == "duplicate"]
        return [u for u in handed_out if not u.is_replay for rule in rules if self._strikes(rule)]

    def _shuffled(self, page: list[Waiting], window: int) -> list[Waiting]:
        mixed: list[Waiting] = []
        for start in range(0, len(page), window):
            part = page[start : start + window]
            self._rng.shuffle(part)
            mixed.extend(part)
        return mixed

    def _strikes(self, rule: Rule) -> bool:
        if rule.times is not None and rule.times <= 0:
            return False
        if rule.rate < 1.0 and self._rng.random() >= rule.rate:
            return False
        if rule.times is not None:
            rule.times -= 1
        return True
