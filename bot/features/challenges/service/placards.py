"""The placard of a challenge: one message at the top of its group that tells how it stands, changed in its place."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from bot.features import communities
from bot.features.challenges import rules
from bot.features.challenges.rules import Challenge, State
from bot.features.challenges.service import programme, resting, teams, telling
from bot.features.challenges.service.closing import results_of
from bot.features.challenges.service.making import live_one, save
from bot.features.challenges.service.programme import today_in
from bot.features.challenges.service.telling import button
from bot.features.challenges.service.touching import look_at, look_soon, touch
from bot.features.challenges.store import challenges, enrolments, placards
from bot.kit import outbox
from bot.kit.calendar import end_of
from bot.kit.outbox import Button, Message
from bot.kit.outbox import State as Fate
from bot.kit.texts import Text, lines, say
from bot.kit.work import Refusal, Work

ON_ITS_WAY = (Fate.QUEUED, Fate.SENDING, Fate.HELD)

Sign = tuple[Text, Sequence[Sequence[Button]]]


async def show(work: Work, community_id: int, challenge_id: int, *, is_midnight: bool) -> None:
    """Has it tell how things stand now, if that is something else than it tells already. `is_midnight`: a new day
    begins, which is no time for a new message."""
    row = await challenges.find(work.db, community_id, challenge_id)
    if row is None or not communities.get(work, community_id).is_active:
        return
    one, known = programme.challenge_in(row), await placards.find(work.db, community_id, challenge_id)
    is_wanted = one.state is State.LIVE and one.plan.has_placard
    if is_wanted and one.paused_on is None and today_in(work, community_id) <= one.last_day:
        community = communities.get(work, community_id)
        midnight = end_of(today_in(work, community_id), community.zone, community.day_starts_at)
        await look_at(work, one, midnight, "day", is_midnight=True)
    if known is None and not is_wanted:
        return
    sign = await _sign(work, one)
    if sign is None or (known is not None and known.shown == _print_of(sign)):
        return
    is_there = known is not None and await _change(work, one, known, sign)
    if not is_there and not is_midnight:
        await _renew(work, one, known, sign)


async def _change(work: Work, one: Challenge, known: Any, sign: Sign) -> bool:
    """False when the message is not there any more: somebody deleted it, or the group has a new chat."""
    if known.chat_id != communities.get(work, one.community_id).chat_id:
        return False
    text, rows = sign
    language = one.plan.language
    if await work.reword(text, key=known.key, community_id=one.community_id, buttons=rows, language=language):
        await placards.put(work.db, {**known._mapping, "shown": _print_of(sign)})
        return True
    state, _ = await outbox.fate_of(work.db, one.community_id, known.key)
    if state in ON_ITS_WAY:
        await look_soon(work, one)
    return state in ON_ITS_WAY


async def _renew(work: Work, one: Challenge, known: Any, sign: Sign) -> None:
    """Once a day at most: whoever deletes it does not want it back at once."""
    today = today_in(work, one.community_id)
    if one.state is State.LIVE and one.plan.has_placard and (known is None or known.said_on < today):
        await _say(work, one, sign, f"placard:{today}", over=known.key if known is not None else "")


async def _say(work: Work, one: Challenge, sign: Sign, name: str, over: str = "") -> None:
    key = f"challenge:{one.id}:{name}"
    text, rows = sign
    if await work.say(
        text, key=key, community_id=one.community_id, buttons=rows, pin=True, over=over, language=one.plan.language
    ):
        about = {"community_id": one.community_id, "challenge_id": one.id, "key": key, "shown": _print_of(sign)}
        chat_id = communities.get(work, one.community_id).chat_id
        await placards.put(work.db, about | {"chat_id": chat_id, "said_on": today_in(work, one.community_id)})


def _print_of(sign: Sign) -> str:
    return sha256(Message(*sign).to_json().encode()).hexdigest()


async def announce(work: Work, one: Challenge) -> None:
    """It is published: what is said of it then becomes its placard, if it is to have one."""
    sign = telling.announced(work, one)
    if not one.plan.has_placard:
        await telling.say_announced(work, one, sign)
        return
    await _say(work, one, sign, "announced")
    await touch(work, one)


async def switch(work: Work, community_id: int, challenge_id: int, *, is_on: bool) -> Challenge:
    """
    Raises:
        Refusal: it is over, or somebody else was quicker; nothing changed.
    """
    known = await live_one(work, community_id, challenge_id)
    plan = rules.changed(known.challenge.plan, {"has_placard": is_on})
    if plan is None:
        raise Refusal("challenges.makes-no-sense")
    one = await save(work, known, replace(known.challenge, plan=plan))
    await programme.reread(work, community_id)
    await touch(work, one, at_once=True)
    return one


# --- What it says ---


async def _sign(work: Work, one: Challenge) -> Sign | None:
    """None: it stays as it is."""
    match one.state:
        case State.CANCELLED:
            return say("challenges.cancelled", title=telling.title(one), stake=one.plan.stake), ()
        case State.CLOSED:
            return await _ended(work, one)
    enrolled = await enrolments.of_challenge(work.db, one.community_id, one.id, is_in=True)
    today = today_in(work, one.community_id)
    has_begun = rules.begins_at(one, communities.get(work, one.community_id).zone) <= work.now
    if not has_begun or today < one.first_day:
        return telling.announced(work, one, len(enrolled)) if one.plan.has_placard else None
    if not one.plan.has_placard:
        text = say("challenges.card", title=telling.title(one), lines=say("challenges.placard-off"))
        return text, [[button(one, say("challenges.button-mine"), "mine")]]
    return await _on_its_way(work, one, enrolled)


async def _on_its_way(work: Work, one: Challenge, enrolled: Sequence[Any]) -> Sign:
    today = today_in(work, one.community_id)
    number = one.number_of(today)
    tasks = await telling.done_on(work, one, number) if number else {}
    done = sum(tasks.get(row.member_id, 0) >= one.plan.number_of_tasks for row in enrolled)
    told = [*telling.paused(one), say("challenges.placard-members", members=len(enrolled), done=done)]
    if completed := sum(row.completed_on is not None for row in enrolled):
        told.append(say("challenges.placard-completed", completed=completed))
    if one.number_of_teams and enrolled:
        told += teams.on_board(one, (await results_of(work, one)).teams)
    if today > one.last_day and one.paused_on is None:
        told.append(say("challenges.placard-over"))
        look = [button(one, say("challenges.button-mine"), "mine")]
        return say("challenges.card", title=telling.title(one), lines=lines(told)), [look]
    rows = telling.day_buttons(one)
    if one.may_join_on(today):
        rows = [*telling.join_buttons(work, one), *rows]
        told.append(
            say("challenges.join-until", day=one.join_until) if one.paused_on is None else say("challenges.join-open")
        )
    told += resting.today(one, today)
    if not number:
        return say("challenges.card", title=telling.title(one), lines=lines(told)), rows
    told += [telling.how(one), say("challenges.placard-until", last=one.last_day)]
    about = {"number": number, "days": one.plan.days}
    return say("challenges.prompt", title=telling.title(one), lines=lines(told), **about), rows


async def _ended(work: Work, one: Challenge) -> Sign:
    found = await results_of(work, one)
    if not found.finishes:
        return say("challenges.placard-ended", title=telling.title(one)), ()
    told = [say("challenges.results-members", members=len(found.finishes), completed=len(found.completed))]
    told += teams.on_board(one, found.teams)
    text = say("challenges.results", title=telling.title(one), lines=lines(told))
    return text, [[button(one, say("challenges.button-mine"), "mine")]]
