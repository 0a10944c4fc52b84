"""The awkward days: stakes, undo, late joiners, downtime, zones, two admins, groups that become one."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from inline_snapshot import snapshot

from bot.features import challenges, points
from bot.features.challenges import State, What
from tests.challenges.conftest import HABIT, JOIN, MINE, NEXT, PUBLISH, published
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World

STARTER, PHOTO, MONTH, HEALTHY = "🚀 7-day start", "📷 A photo a day", "🏃 60 km in 30 days", "🥗 Two good things a day"


async def balance(world: "World", who: "Human") -> int:
    async with world.app.workshop.work() as work:
        assert (await points.audit(work.db))["problems"] == []
        return (await points.account_of(work, 1, who.id)).balance


async def gets(world: "World", who: "Human", amount: int) -> None:
    async with world.app.workshop.work() as work:
        await points.award(
            work, 1, who.id, amount, reason="points.for-message", key=f"gift{amount}", day=world.clock.now().date()
        )


async def state_of(world: "World", challenge_id: int) -> State:
    async with world.app.workshop.work() as work:
        return (await challenges.find(work, 1, challenge_id)).state


async def with_stake(world: "World", admin: "Human", stake: int = 20) -> int:
    await admin.says("/challenge")
    await admin.presses(STARTER)
    await admin.presses("More …")
    while f"{stake} points are put in" not in world.said[-1].text:
        await admin.presses("Stake +")
    await admin.presses("‹ Back")
    await admin.presses(NEXT["en"])
    await admin.presses(PUBLISH["en"])
    said = next(one for one in reversed(world.said) if f"I'm in ({stake} points)" in one.buttons)
    return int(said.buttons["My progress"].split(":")[3])


# --- Stakes ---


async def test_a_stake_comes_back_with_completion_and_only_then(world: "World") -> None:
    admin, ana, ben, cem = await people(world, "Ana", "Ben", "Cem")
    await with_stake(world, admin)
    for one in (ana, ben):
        await gets(world, one, 30)
    assert await cem.presses("I'm in (20 points)") == snapshot("That takes 20 points, and you have 1.")
    before = await balance(world, ana)
    await ana.presses("I'm in (20 points)")
    await ben.presses("I'm in (20 points)")
    assert await balance(world, ana) == before - 20
    for _ in range(5):
        await world.pass_time(hours=24)
        await ana.says("/checkin")
    assert await ana.presses("My progress") == snapshot("You: 5 days done, goal 5. At the goal since 9 May 🏁")
    held = await balance(world, ana)
    await world.pass_time(days=5)
    assert await balance(world, ana) == held + 20
    assert await balance(world, ben) == 11
    assert await ana.says("/why") == snapshot("""\
<b>Your last entries</b>
<b>+20</b> your stake, back · 4 May
<b>+5</b> for a check-in · 9 May
<b>+15</b> for completing a challenge · 9 May
<b>+5</b> for a check-in · 8 May
<b>+5</b> for a check-in · 7 May
<b>+5</b> for a check-in · 6 May
<b>+5</b> for a check-in · 5 May
<b>−20</b> put in for a challenge · 4 May
Reply to a message with /why to hear what that one earned.\
""")


async def test_a_badge_counts_what_is_completed_and_no_longer_what_was_undone(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await admin.says('/badge new 🏁 "Finisher" challenges 1 revocable')
    await admin.presses("Save, only from now on")
    await published(world, admin, STARTER)
    await ana.presses(JOIN["en"])
    for _ in range(5):
        await world.pass_time(hours=24)
        await ana.says("/checkin")
    assert "🏁 Finisher" in (await ana.says("/badges")).partition("Not far")[0]
    await ana.presses("Undo")
    assert "🏁 Finisher" not in (await ana.says("/badges")).partition("Not far")[0]


async def test_called_off_all_stakes_go_back(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    number = await with_stake(world, admin)
    await gets(world, ana, 30)
    before = await balance(world, ana)
    await ana.presses("I'm in (20 points)")
    await world.pass_time(days=2)
    await admin.says("/challenge")
    await admin.presses("▶️ 🚀 7-day start")
    await admin.presses("Call it off …")
    await admin.presses("Yes, call it off (stakes go back)")
    assert next(one.text for one in reversed(world.said) if one.chat_id == world.group.chat_id) == snapshot(
        "<b>🚀 7-day start</b> was called off. Everybody who is in it has their 20 points back. What you did stays yours."
    )
    assert await balance(world, ana) == before
    assert await state_of(world, number) is State.CANCELLED
    assert await world.pass_time(days=10) == []


async def test_leaving_before_it_begins_gives_the_stake_back_and_later_it_stays(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    number = await with_stake(world, admin)
    await gets(world, ana, 30)
    before = await balance(world, ana)
    for _ in range(2):  # in and out and in again is a new stake each time
        await ana.whispers("/challenges")
        await ana.presses("🚀 7-day start")
        await ana.presses("I'm in (20 points)")
        assert await balance(world, ana) == before - 20
        await ana.whispers("/challenges")
        await ana.presses("🚀 7-day start")
        assert await ana.presses("Leave") == snapshot("""\
Leave <b>🚀 7-day start</b>?
You can keep what you did so far, or have it forgotten.\
""")
        assert await ana.presses("Leave, keep my days") == snapshot(
            "You have left <b>🚀 7-day start</b>. Your 20 points are back. You are welcome again."
        )
        assert await balance(world, ana) == before
    here = world.said[-1]
    await ana.presses_data(f"challenges:join:1:{number}", here)
    await world.pass_time(days=1)
    assert await ana.presses_data(f"challenges:leave:1:{number}", here) == snapshot("""\
Leave <b>🚀 7-day start</b>?
You can keep what you did so far, or have it forgotten. It has begun, so the 20 points you put in stay in.\
""")
    await ana.presses_data(f"challenges:leave:1:{number}:forget", here)
    assert await balance(world, ana) == before - 20


async def test_where_the_group_is_gone_all_stakes_come_back(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await with_stake(world, admin)
    await gets(world, ana, 30)
    before = await balance(world, ana)
    await ana.presses("I'm in (20 points)")
    await world.pass_time(days=2)
    await world.group.bot_becomes("left", admin)
    assert await world.pass_time(days=10) == []
    assert await balance(world, ana) == before


async def test_whoever_completed_it_may_leave_with_their_stake(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    number = await with_stake(world, admin)
    await gets(world, ana, 30)
    await ana.presses("I'm in (20 points)")
    for _ in range(5):
        await world.pass_time(days=1)
        await ana.says("/checkin")
    before = await balance(world, ana)
    await ana.presses_data(f"challenges:leave:1:{number}:keep", world.telegram.message_in(ana.id))
    assert await balance(world, ana) == before + 20


# --- Doing it ---


async def test_a_check_in_taken_back_takes_its_day_back_and_the_reward_too(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await published(world, admin, STARTER, "days 3", "goal 1", "start 2026-05-04")
    await ana.presses(JOIN["en"])
    before = await balance(world, ana)
    await ana.says("/checkin")
    paid = await balance(world, ana) - before
    assert paid == 5 + 15
    await ana.presses("Undo")
    assert await balance(world, ana) == before
    await ana.says("/checkin")
    assert await balance(world, ana) == before + paid


async def test_whoever_joins_late_brings_what_they_did(world: "World") -> None:
    admin, ana, ben = await people(world, "Ana", "Ben")
    number = await published(world, admin, STARTER, "start 2026-05-04")
    await ana.says("/checkin")
    await world.pass_time(days=1)
    await ana.says("/checkin")
    await ana.presses(JOIN["en"])
    assert await ana.presses(MINE["en"]) == snapshot("You: 2 days done, goal 5. Day 2 of 7 is done ✅")
    await world.pass_time(days=1)
    said = next(one for one in world.said if MINE["en"] in one.buttons)
    assert await ben.presses_data(f"challenges:join:1:{number}", said) == snapshot(
        "This one can't be joined any more. The next one comes!"
    )


async def test_proof_by_photo(world: "World") -> None:
    admin, ana, ben = await people(world, "Ana", "Ben")
    await published(world, admin, PHOTO, "start 2026-05-04")
    await ana.presses(JOIN["en"])
    photo: dict[str, Any] = {"photo": [{"file_id": "p", "file_unique_id": "u", "width": 1, "height": 1}]}
    assert await ana.says("#photo") == snapshot(
        "This one counts with a picture: send the picture, with the word under it."
    )
    assert await ana.says(caption="#photo the river", **photo) == snapshot("🔥")
    await world.pass_time(minutes=1)  # else it would be another picture of the same album
    assert await ana.says(caption="#photo the river", **photo) == snapshot("👌")
    assert await ben.says(caption="#photo the river", **photo) == ""  # who is not in it, is not meant
    origin = {"type": "user", "date": 1, "sender_user": ben.user}
    await world.pass_time(days=1)
    assert "can't count" in await ana.says(caption="#photo the river", forward_origin=origin, **photo)
    assert await ana.presses(MINE["en"]) == snapshot("You: one day done, goal 25. Day 2 of 30 is still open.")


async def test_two_tasks_a_day(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await published(world, admin, HEALTHY, "start 2026-05-04")
    await ana.presses(JOIN["en"])
    assert await ana.says("#move round the lake") == snapshot("👍")
    assert await ana.presses(MINE["en"]) == snapshot("You: 0 days done, goal 10. Day 1 of 14 is still open.")
    assert await ana.says("#健康餐") == snapshot("🔥")
    assert await ana.presses(MINE["en"]) == snapshot("You: one day done, goal 10. Day 1 of 14 is done ✅")
    await ana.whispers("/challenges")
    await ana.presses("🥗 Two good things a day")
    await ana.presses("My progress")
    assert await ana.presses("Take today's back") == snapshot("Taken back for today.")
    assert "still open" in await ana.presses("My progress")


async def test_amounts_of_check_ins_add_up(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await published(world, admin, MONTH, "start 2026-05-04", "goal 12")
    await ana.presses(JOIN["en"])
    await ana.says("/checkin 5.2 km")
    await world.pass_time(days=1)
    await ana.says("打卡 跑了 6 公里")
    assert await ana.presses(MINE["en"]) == snapshot("You: 11.2 km done, goal 12 km. Day 2 of 30 is done ✅")
    await ana.says("/amount 7 km")
    assert await ana.presses(MINE["en"]) == snapshot("You: 12.2 km done, goal 12 km. At the goal since 5 May 🏁")


async def test_midnight_is_each_members_own(world: "World") -> None:
    """23:59:59 and 00:00:00, on both sides of the date line."""
    admin, ana, ben = await people(world, "Ana", "Ben")
    await ana.whispers("/timezone Pacific/Kiritimati")
    await ben.whispers("/timezone Pacific/Honolulu")
    challenge_id = await published(world, admin, STARTER, "start 2026-05-05")
    for one in (ana, ben):
        await one.presses_data(f"challenges:join:1:{challenge_id}", world.telegram.message_in(world.group.chat_id))
    await world.pass_time(hours=0.5)  # 09:30 UTC: 23:30 there on the 4th, and 23:30 on the 3rd
    first_of_ana = world.clock.now() + timedelta(minutes=30)
    await ana.says("/checkin", at=first_of_ana - timedelta(seconds=1))
    await world.pass_time(hours=0.5)
    await ana.says("/checkin", at=first_of_ana)
    await world.pass_time(hours=24)
    await ben.says("/checkin", at=first_of_ana + timedelta(hours=24))
    async with world.app.workshop.work() as work:
        found = await challenges.find(work, 1, challenge_id)
        assert (await challenges.progress_of(work, found, ana.id)).progress == 1
        assert (await challenges.progress_of(work, found, ben.id)).progress == 1


# --- Hearth was away ---


async def test_after_a_pause_nothing_piles_up(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await published(world, admin, STARTER)
    await ana.presses(JOIN["en"])
    await world.pass_time(hours=3)
    said = len(world.said)
    world.clock.set(world.clock.now() + timedelta(days=3))
    await world.pass_time(minutes=1)
    late = [one.text for one in world.said[said:] if one.chat_id == world.group.chat_id]
    assert late == snapshot(
        [
            """\
<b>🚀 7-day start</b> has begun; I was away and say so late. One of us is in.
✍️ Your check-in of the day counts by itself: /checkin\
"""
        ]
    )
    world.clock.set(world.clock.now() + timedelta(days=30))
    said = len(world.said)
    await world.pass_time(minutes=1)
    assert [one.text for one in world.said[said:] if one.chat_id == world.group.chat_id] == snapshot(
        [
            """\
<b>🚀 7-day start</b> is over. Thank you for these days!
One of us was in, and the goal stays for another time.\
"""
        ]
    )


# --- Groups that become one ---


async def test_it_goes_on_in_the_supergroup(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    number = await published(world, admin, STARTER)
    await ana.presses(JOIN["en"])
    await world.deliver(
        {"message": world.message(world.group.chat, admin.user, migrate_to_chat_id=-1009999)},
    )
    world.group.chat_id = -1009999
    world.groups[-1009999] = world.group
    assert sum("begins today" in text for text in await world.pass_time(days=1)) == 1
    await ana.says("/checkin")
    async with world.app.workshop.work() as work:
        assert (await challenges.progress_of(work, await challenges.find(work, 1, number), ana.id)).progress == 1


async def test_the_hours_follow_the_groups_clock(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    await published(world, admin, STARTER)
    await admin.says("/zone Shanghai")
    said = len(world.said)
    await world.pass_time(hours=14.9)
    assert not any("begins today" in one.text for one in world.said[said:])
    await world.pass_time(hours=0.2)  # 08:00 on the 5th in Shanghai is midnight UTC
    assert any("begins today" in one.text for one in world.said[said:])


async def test_a_member_who_left_and_came_back_is_still_in(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await published(world, admin, HABIT["en"])
    await ana.presses(JOIN["en"])
    await world.pass_time(days=1)
    await ana.says("/checkin")
    await ana.leaves()
    await world.pass_time(days=1)
    await ana.joins()
    await ana.says("/checkin")
    assert await ana.presses(MINE["en"]) == snapshot("You: 2 days done, goal 18. Day 2 of 21 is done ✅")


# --- Paused, at the edge of a day ---


async def test_what_was_due_in_the_moment_of_the_pause_is_not_said(world: "World") -> None:
    """It was claimed already, and comes too late."""
    admin, ana = await people(world, "Ana")
    number = await published(world, admin, STARTER, "start 2026-05-04")
    await ana.presses(JOIN["en"])
    await world.pass_time(hours=1)
    await admin.says("/challenge pause")
    said = len(world.said)
    for what in (What.PROMPT, What.EVENING, What.CLOSE):
        async with world.app.workshop.work() as work:
            await challenges.strike(work, 1, number, what, work.now.date(), work.now)
    await world.settle()
    assert len(world.said) == said
    assert await world.pass_time(days=20) == []
    assert await state_of(world, number) is State.LIVE


async def test_whose_own_day_is_still_the_last_of_the_break_waits_for_theirs(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await ana.whispers("/timezone Pacific/Honolulu")
    await published(world, admin, PHOTO, "start 2026-05-04", "words #walk")
    await world.pass_time(hours=3)  # noon: 02:00 in Honolulu, the same day
    await ana.presses(JOIN["en"])
    announced = world.said[-1]
    await admin.says("/challenge pause")
    photo: dict[str, Any] = {"photo": [{"file_id": "p", "file_unique_id": "u", "width": 1, "height": 1}]}
    told = [await ana.says(caption="#walk", **photo)]
    await world.pass_time(hours=44)  # 08:00 on the 6th: the evening of the 5th there
    await admin.says("/challenge resume")
    told.append(await ana.says(caption="#walk", **photo))
    await world.pass_time(hours=3)  # past midnight there
    told += [await ana.says(caption="#walk", **photo), await ana.presses(MINE["en"], announced)]
    assert told == snapshot(
        [
            "📷 A photo a day is paused. Nothing counts, and nobody misses a day, until it goes on.",
            "It goes on for you on 6 May.",
            "🔥",
            "You: one day done, goal 25. Day 1 of 30 is done ✅",
        ]
    )
