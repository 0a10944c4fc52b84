"""Whether a question is a poll, and how prompts take turns."""

from typing import Any

from bot.features.announcements import rules, store
from bot.features.announcements.service import wording
from bot.features.announcements.service.keeping import Announcement, find, find_row
from bot.features.announcements.service.planning import NEWCOMERS, YEAR, State, load, plan, timing_of, zone_of
from bot.features.announcements.service.wording import ONE, SEVERAL
from bot.kit.calendar import Once
from bot.kit.work import Refusal, Work

ANSWERS = {"words": "", ONE: ONE, SEVERAL: SEVERAL}


async def choose_poll(work: Work, community_id: int, number: int, answers: str) -> Announcement:
    """Said as a poll, with one answer or several, or in `words` as it is written.

    Raises:
        Refusal: it asks nothing, or Telegram would not take it as a poll.
    """
    row = await find_row(work, community_id, number)
    if answers not in ANSWERS or row.ritual or not wording.may_ask(row.words):
        raise Refusal("kit.expired")
    return await _choose(work, row, poll=ANSWERS[answers])


async def choose_turns(work: Work, community_id: int, number: int, how: str) -> Announcement:
    """All prompts at once, one at a time, in their order or shuffled, once or again and again.

    Raises:
        Refusal: there is but one.
    """
    row = await find_row(work, community_id, number)
    is_year = row.ritual == YEAR and how not in ("together", "apart")  # its days tell their order
    if row.ritual == NEWCOMERS or is_year or not wording.may_turn(row.words) or isinstance(load(row), Once):
        raise Refusal("kit.expired")
    if how in ("together", "apart"):
        await _choose(work, row, in_turn=how == "apart", turn=0)
        row = await find_row(work, community_id, number)
        if row.ritual == YEAR and row.state == State.ON:
            due = timing_of(work, row).next_due(zone_of(work, community_id), work.now)
            if due:
                await plan(work, community_id, number, due)
        return await find(work, community_id, number)
    if not row.in_turn:
        raise Refusal("kit.expired")
    match how:
        case "shuffled" | "in-order":
            if (how == "shuffled") == bool(row.seed):  # pressed twice
                return await find(work, community_id, number)
            # In another order they begin anew: of this one nobody could say which were said.
            return await _choose(work, row, seed=int(work.now.timestamp()) if how == "shuffled" else 0, turn=0)
        case "once":
            return await _choose(work, row, ends=True, turn=row.turn % len(rules.prompts_in(row.words)))
        case "again":
            return await _choose(work, row, ends=False)
    raise Refusal("kit.expired")


async def _choose(work: Work, row: Any, **values: Any) -> Announcement:
    wording.check(row, **values)
    await store.change(work.db, row.community_id, row.number, values)
    return await find(work, row.community_id, row.number)
