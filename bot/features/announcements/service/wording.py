"""What an announcement says each time: its words, a poll, the prompt whose turn it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from bot.features.announcements import rules
from bot.features.announcements.rules import Poll, Turns
from bot.features.announcements.service.planning import YEAR
from bot.kit.texts import utf16_length
from bot.kit.work import Refusal

LONGEST = 3000  # characters, so that a preview with its times is one message
LONGEST_CAPTION = 1024  # Telegram's
LONGEST_RUN = 14  # days of a year ceremony
GLIMPSE = 60  # characters of it where it is named only
ONE, SEVERAL = "one", "several"  # answers to a poll


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is said at one time."""

    words: str
    poll: Poll | None = None

    @property
    def glimpse(self) -> str:
        return self.words.split("\n")[0]


def may_ask(words: str) -> str:
    """How many answers a poll in these words takes until an admin chooses; none: there is no poll in them."""
    return ONE if any(map(rules.poll_of, rules.prompts_in(words))) else ""


def may_turn(words: str) -> bool:
    return len(rules.prompts_in(words)) > 1


def turns_of(row: Any) -> Turns | None:
    return Turns(len(rules.prompts_in(row.words)), row.turn, row.seed, row.ends) if row.in_turn else None


def prompts_ahead(row: Any, number: int) -> list[Prompt]:
    """What it says the next times; one that has no turns says the same."""
    turns = turns_of(row)
    if turns is None:
        return [_prompt(row, row.words)] * number
    parts = rules.prompts_in(row.words)
    return [_prompt(row, parts[place]) for place in turns.ahead(number)]


def _prompt(row: Any, words: str) -> Prompt:
    return Prompt(words, rules.poll_of(words) if row.poll else None)


def rewritten(row: Any, words: str, photo_id: str) -> dict[str, Any]:
    """What becomes of it with other words: it asks and takes turns if it did, or if only these could."""
    if row.ritual:
        return {"words": words, "photo_id": photo_id, "in_turn": row.ritual == YEAR and may_turn(words)}
    poll = (row.poll if may_ask(row.words) else may_ask(words) if not photo_id else "") if may_ask(words) else ""
    in_turn = may_turn(words) and (row.in_turn or not may_turn(row.words))
    values = {"words": words, "photo_id": photo_id, "poll": poll, "in_turn": in_turn}
    if in_turn and (turns := turns_of(row)):
        values["turn"] = rules.said_after(turns, rules.prompts_in(row.words), rules.prompts_in(words))
    return values


def check(row: Any, **changed: Any) -> None:
    """
    Raises:
        Refusal: there is nothing to say, or more than Telegram takes.
    """
    values: Mapping[str, Any] = {
        name: getattr(row, name) for name in ("words", "in_turn", "poll", "photo_id", "ritual")
    } | changed
    parts = rules.prompts_in(values["words"]) if values["in_turn"] else (values["words"],)
    if not any(parts):
        raise Refusal("announcements.no-words")
    if values["ritual"] == YEAR and len(parts) > LONGEST_RUN:
        raise Refusal("announcements.year-too-long", most=LONGEST_RUN)
    for words in parts:
        poll = rules.poll_of(words) if values["poll"] else None
        if poll and values["photo_id"]:
            raise Refusal("announcements.poll-no-picture", number=row.number)
        if poll and (fault := rules.fault_of(poll)):
            key = f"announcements.poll-fault-{fault.kind}"
            raise Refusal(key, text=fault.text[:GLIMPSE], size=fault.size, most=fault.most)
        if values["photo_id"] and utf16_length(escape(words, quote=False)) > LONGEST_CAPTION:
            raise Refusal("announcements.too-long-below-a-picture", most=LONGEST_CAPTION)
        if len(words) > LONGEST:
            raise Refusal("announcements.too-long", most=LONGEST)
