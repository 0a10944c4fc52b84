"""What admins do with policies: from the first words to the last look. Nothing is on that was not seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.features import communities, members
from bot.features.nudges import store
from bot.features.nudges.rules import GONE
from bot.features.nudges.rules.policies import (
    LONGEST,
    LONGEST_DAYS,
    MOST_PLACEHOLDERS,
    MOST_POINTS,
    Kept,
    Placeholder,
    Policy,
    State,
    Unclear,
    are_many,
    read,
    template,
)
from bot.features.nudges.service import acting, knowing
from bot.features.nudges.settings import Settings
from bot.kit.texts import Name, Text
from bot.kit.work import Refusal, Work

MOST = 12  # that a community keeps
MOST_A_DAY = 500


@dataclass(frozen=True, slots=True)
class Card:
    """What an admin sees of one before they turn it on."""

    kept: Kept
    texts: Sequence[Text]  # as this admin would read them
    days: int  # that {days} stands for in them; 0: it is not in them
    would_tell: int  # members, today
    would_list: int
    of: int  # members that there are
    is_held: bool  # they are so many that it takes a second word


async def write(work: Work, community_id: int, words: str) -> int:
    """A new one, which is off; returns its number.

    Raises:
        Refusal: it is unclear, or there are too many.
    """
    policy = _read(words)
    if len(await store.policies(work.db, community_id)) >= MOST:
        raise Refusal("nudges.too-many", most=MOST)
    number = await store.last_number(work.db, community_id) + 1
    row = {"community_id": community_id, "number": number, "version": 1, **_columns(policy)}
    await store.add_policy(work.db, row)
    return number


async def change(work: Work, community_id: int, number: int, words: str) -> None:
    """Other words, or to others. It is off until they were seen, and what it brings is counted anew.

    Raises:
        Refusal: it is unclear, or gone.
    """
    row, policy = await _find(work, community_id, number), _read(words)
    await store.change_policy(work.db, community_id, number, version=row.version + 1, **_columns(policy))
    await _rest(work, community_id)


async def card(work: Work, community_id: int, number: int, reader_id: int) -> Card:
    kept = knowing.kept_of(await _find(work, community_id, number))
    found = await acting.rehearse(work, community_id, number, kept.policy)
    name = (await members.names(work, [reader_id])).get(reader_id, Name())
    title = Name(communities.get(work, community_id).title)
    days = _days(work, community_id, kept.policy)
    every, worth = [*kept.policy.texts, *kept.policy.in_chinese], acting.worth(work, community_id, kept.policy)
    texts = [
        acting.with_present(acting.words(one, name, title, days), kept.policy, worth, acting.SAMPLE) for one in every
    ]
    has_days = any(Placeholder.DAYS in template(one) for one in every)
    of = await members.present_count(work, community_id)
    return Card(kept, texts, days if has_days else 0, found.told, found.listed, of, are_many(found.told, of))


def _days(work: Work, community_id: int, policy: Policy) -> int:
    """As many as somebody in that stage could be silent; of no reader that is known beforehand."""
    least = work.settings(Settings, community_id).least_days if policy.stage in GONE else 0
    return least + policy.after_days


async def turn_on(work: Work, community_id: int, number: int, version: int, sure_of: int = 0) -> bool:
    """False when it would write to more members at once than `sure_of`, and these are many.

    Raises:
        Refusal: it is gone, or no longer what was seen.
    """
    row = await _find(work, community_id, number)
    if row.version != version:
        raise Refusal("nudges.policy-changed", number=number)
    if row.state == State.ON:
        return True
    found = await acting.rehearse(work, community_id, number, knowing.kept_of(row).policy)
    of = await members.present_count(work, community_id)
    if are_many(found.told, of) and found.told > sure_of:
        return False
    is_kept = row.is_kept or row.state == State.STOPPED
    was_looking = await knowing.is_looking(work, community_id)
    await store.change_policy(work.db, community_id, number, state=State.ON.value, is_kept=is_kept)
    if not was_looking:
        await knowing.plan_next(work, community_id, communities.get(work, community_id).zone)
    return True


async def turn_off(work: Work, community_id: int, number: int, state: State = State.OFF) -> None:
    """
    Raises:
        Refusal: it is gone.
    """
    await _find(work, community_id, number)
    await store.change_policy(work.db, community_id, number, state=state.value)
    await _rest(work, community_id)


async def delete(work: Work, community_id: int, number: int) -> None:
    await turn_off(work, community_id, number, State.DELETED)


async def restore(work: Work, community_id: int, number: int) -> None:
    """It is off, as whoever brings it back may want to look at it first.

    Raises:
        Refusal: it was not deleted, or there are too many.
    """
    if await store.find_policy(work.db, community_id, number, is_deleted=True) is None:
        raise Refusal("kit.expired")
    if len(await store.policies(work.db, community_id)) >= MOST:
        raise Refusal("nudges.too-many", most=MOST)
    await store.change_policy(work.db, community_id, number, state=State.OFF.value)


async def choose_a_day(work: Work, community_id: int, most: int) -> None:
    """
    Raises:
        Refusal: none, or too many.
    """
    if not 1 <= most <= MOST_A_DAY:
        raise Refusal("nudges.a-day-unclear", most=MOST_A_DAY)
    await work.change_setting(Settings, community_id, "members_a_day", most)


async def _rest(work: Work, community_id: int) -> None:
    if not await knowing.is_looking(work, community_id):
        await work.unplan("nudges.look", "daily", community_id=community_id)


async def _find(work: Work, community_id: int, number: int) -> Any:
    row = await store.find_policy(work.db, community_id, number)
    if row is None:
        raise Refusal("nudges.no-such-policy", number=number)
    return row


def _read(words: str) -> Policy:
    try:
        return read(words)
    except Unclear as why:
        limits = {"longest": LONGEST, "days": LONGEST_DAYS, "points": MOST_POINTS, "placeholders": MOST_PLACEHOLDERS}
        raise Refusal(f"nudges.unclear-{why.wrong.value}", what=why.what, **limits) from None


def _columns(policy: Policy) -> dict[str, Any]:
    return {
        "state": State.OFF.value, "stage": policy.stage.value, "after_days": policy.after_days,
        "channel": policy.channel.value, "words": policy.texts[0], "other_words": "".join(policy.texts[1:]),
        "points": policy.points, "is_kept": False, "gift_as": "coupon" if policy.is_coupon else "points",
        "words_zh": "".join(policy.in_chinese[:1]), "other_words_zh": "".join(policy.in_chinese[1:]),
    }  # fmt: skip
