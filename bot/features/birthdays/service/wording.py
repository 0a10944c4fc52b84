"""What is said in the group: what admins wrote, where they wrote something, else Hearth's own words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.features.birthdays import rules, store
from bot.features.birthdays.rules import GREETING_LIMIT, MOST_GREETINGS
from bot.kit.texts import Name, Text, say
from bot.kit.work import Refusal, Work

GREETINGS = 4  # ways of Hearth's own


@dataclass(frozen=True, slots=True)
class Written:
    number: int
    words: str


async def written(work: Work, community_id: int) -> Sequence[Written]:
    return [Written(row.number, row.words) for row in await store.greetings(work.db, community_id)]


async def write(work: Work, community_id: int, words: str) -> int:
    """One more greeting, in whatever language; returns its number.

    Raises:
        Refusal: it names nobody, or is too long, or there are too many or that one already.
    """
    words = rules.in_one_line(words)
    if len(rules.greeting_parts(words)) == 1:
        raise Refusal("birthdays.greeting-how")
    if len(words) > GREETING_LIMIT:
        raise Refusal("birthdays.greeting-long", length=len(words), limit=GREETING_LIMIT)
    there = await written(work, community_id)
    if any(one.words == words for one in there):
        raise Refusal("birthdays.greeting-there")
    if len(there) >= MOST_GREETINGS:
        raise Refusal("birthdays.greeting-many", most=MOST_GREETINGS)
    number = max((one.number for one in there), default=0) + 1
    await store.write(work.db, community_id, number, words)
    return number


async def remove(work: Work, community_id: int, number: int) -> None:
    """
    Raises:
        Refusal: there is no such greeting.
    """
    if not await store.remove(work.db, community_id, number):
        raise Refusal("kit.expired")


async def greeting(
    work: Work, community_id: int, names: Text, had: Collection[int], today: date, hour: int | None
) -> tuple[Text, int | None]:
    """For those who had these greetings last year; with the number of what admins wrote."""
    rows = await store.greetings(work.db, community_id)
    if not rows:
        # Not always in the same words, and the same words for the same day.
        turn = today.toordinal() + (0 if hour is None else 1 + hour)
        return say(f"birthdays.greeting-{turn % GREETINGS + 1}", names=names), None
    number = rules.pick([(row.number, row.said_at) for row in rows], had)
    return words_of(next(row.words for row in rows if row.number == number), names), number


def words_of(words: str, names: Text | Name) -> Text:
    parts: list[Any] = [names if part is None else part for part in rules.greeting_parts(words)]
    told = say("birthdays.part", part=parts[0])
    for one in parts[1:]:
        told = say("birthdays.both", first=told, second=say("birthdays.part", part=one))
    return told
