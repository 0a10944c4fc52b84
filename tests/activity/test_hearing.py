"""Repeats are told after a restart, too, by marks from which no words can be read."""

import json
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from bot.features import activity
from bot.features.activity import Verdict, rules
from bot.features.activity.store import heard
from bot.kit.work import Workshop
from tests.activity.conftest import Writer, record, workshop_on
from tests.support.moments import START

HELLO = "Good evening to all of you"


async def verdicts(workshop: Workshop) -> list[int]:
    async with workshop.work() as work:
        return list((await work.db.execute(text("SELECT verdict FROM messages ORDER BY message_id"))).scalars())


async def rows(workshop: Workshop) -> list[str]:
    async with workshop.work() as work:
        return list((await work.db.execute(text("SELECT marks FROM heard_lately"))).scalars())


@pytest.mark.parametrize("again", [HELLO, "good evening, to ALL of you!!", "Ｇood evening to all of you"])
async def test_a_repeat_is_one_after_a_restart(database_url: str, again: str) -> None:
    writer = Writer()
    before = workshop_on(database_url)
    await record(before, writer.write(HELLO), writer.write("Something else, of the sea"))
    await before.engine.dispose()
    after = workshop_on(database_url)
    await record(after, writer.write(again), writer.write(again, by=2), writer.write("What is new tonight, friends?"))
    told = [Verdict(one) for one in await verdicts(after)]
    assert told[2:] == [Verdict.REPEATED, Verdict.MAY_EARN, Verdict.MAY_EARN]
    await after.engine.dispose()


async def test_it_is_known_for_an_hour_and_let_go(database_url: str) -> None:
    writer = Writer()
    before = workshop_on(database_url)
    await record(before, writer.write(HELLO))
    await before.engine.dispose()
    after = workshop_on(database_url)
    after.clock.set(START + timedelta(minutes=61))  # type: ignore[attr-defined]
    await record(after, writer.write(HELLO))
    assert [Verdict(one) for one in await verdicts(after)] == [Verdict.MAY_EARN] * 2
    assert len(await rows(after)) == 2
    async with after.work() as work:
        await activity.forget_texts(work)
    assert len(await rows(after)) == 1
    await after.engine.dispose()


async def test_five_others_later_it_is_no_repeat_as_without_a_restart(database_url: str) -> None:
    """Compared are one's last five, said before the restart or after."""
    writer = Writer()
    before = workshop_on(database_url)
    await record(before, writer.write(HELLO), writer.write("Something else, of the sea"))
    await before.engine.dispose()
    after = workshop_on(database_url)
    others = ("apples and pears", "a long way home", "nobody came by", "quite so, dear friend")
    await record(after, *(writer.write(one) for one in others), writer.write(HELLO))
    assert await verdicts(after) == [Verdict.MAY_EARN] * 7
    await after.engine.dispose()


async def test_a_batch_is_a_row_and_has_no_words(workshop: Workshop) -> None:
    writer = Writer()
    messages = [writer.write(f"the secret number {n} of many {n * 7919}", by=n) for n in range(1, 20)]
    await record(workshop, *messages, writer.write(HELLO, group=-1_002_000_000_002))
    found = await rows(workshop)
    assert len(found) == 2
    assert "secret" not in "".join(found)
    await record(workshop, *messages)  # once more, as after a transaction of which nobody knows
    assert await rows(workshop) == found


async def test_of_a_group_that_counts_anew_as_a_supergroup_nothing_is_mistaken(workshop: Workshop) -> None:
    await record(workshop, Writer().write(HELLO, group=-4_000_777))
    ((member_id, number, _),) = json.loads((await rows(workshop))[0])
    assert (member_id, number < 0) == (1, True)
    async with workshop.work() as work:
        for number in (-5, 5):
            await heard.add(work.db, work.now, {7: [heard.Mark(1, number, abs(number))]})
        found = sorted(one.number for one in await heard.since(work.db, 7, work.now - timedelta(hours=1)))
    assert found == [-5, 5]


async def test_where_nothing_is_a_repeat_nothing_is_kept(database_url: str) -> None:
    workshop = workshop_on(database_url, activity=activity.Settings(similar_percent=0))
    await record(workshop, Writer().write(HELLO))
    assert await rows(workshop) == []
    await workshop.engine.dispose()


@given(st.text(max_size=50), st.text(max_size=50))
def test_likeness_is_of_what_is_said(one: str, other: str) -> None:
    assert rules.likeness(2, one) == rules.likeness(2, one)
    assert rules.likeness(2, f"{one}a {other}") == rules.likeness(2, f"{one}a! {other}")
    assert rules.likeness(2, f"{one}x") != rules.likeness(3, f"{one}x")
