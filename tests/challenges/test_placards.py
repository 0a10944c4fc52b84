"""One message at the top of the group tells how a challenge stands: changed in its place, seldom, and only for news."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.features.challenges.rules.placards import MARGIN, next_look
from tests.announcements.test_pinning import demoted, no_right, pins
from tests.challenges.conftest import JOIN, MINE, MORE, STARTER, TO_CHOOSE, published
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.telegram import Said
    from tests.support.world import Human, World

OFF, ON = (
    {"en": "📌 No pinned card", "zh-CN": "📌 不要进度卡"},
    {"en": "📌 Pin a progress card", "zh-CN": "📌 置顶进度卡"},
)
GONE = {"ok": False, "error_code": 400, "description": "Bad Request: message to edit not found"}
LIVE = {"en": "▶️ 🚀 7-day start", "zh-CN": "▶️ 🚀 7 天起步"}
AT_REST = {"en": "⏸ 🚀 7-day start", "zh-CN": "⏸ 🚀 7 天起步"}


def placard(world: "World", language: str = "en") -> "Said":
    """The last one that was put up."""
    pinned = [parameters["message_id"] for method, parameters in world.telegram.calls if method == "pinChatMessage"]
    return next(one for one in world.said if one.message_id == pinned[-1])


def edits(world: "World") -> int:
    return sum(method == "editMessageText" for method, _ in world.telegram.calls)


def gone(method: str, _parameters: dict[str, Any]) -> tuple[int, dict[str, Any]] | None:
    return (400, GONE) if method == "editMessageText" else None


async def press(world: "World", admin: "Human", label: str, *buttons: str) -> None:
    await admin.says("/challenge")
    await admin.presses(label)
    for each in buttons:
        await admin.presses(each)


async def started(world: "World", *names: str, language: str = "en") -> list["Human"]:
    """A challenge that all but the admin are in, on the afternoon before it begins."""
    admin, *members = await people(world, *names, language=language)
    await published(world, admin, STARTER[language], "days 3", "goal 2", language=language)
    for one in members:
        await one.presses(JOIN[language])
    return [admin, *members]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_from_the_first_word_to_the_last(world: "World", language: str) -> None:
    admin, ana, _ = await started(world, "Ana", "Ben", language=language)
    told = [placard(world).text]
    await world.pass_time(minutes=11)
    told.append(placard(world).text)
    await world.pass_time(hours=24)  # the 5th
    told.append(placard(world).text)
    await ana.says("/checkin")
    await world.pass_time(minutes=11)
    told.append(placard(world).text)
    await press(world, admin, LIVE[language], {"en": "Pause it", "zh-CN": "暂停"}[language])
    await world.pass_time(minutes=1)
    told.append(placard(world).text)
    await world.pass_time(hours=24)  # the 6th
    await press(world, admin, AT_REST[language], {"en": "Let it go on", "zh-CN": "继续"}[language])
    await world.pass_time(hours=24)  # the 7th
    await ana.says("/checkin")
    await world.pass_time(minutes=11)
    told.append(placard(world).text)
    await world.pass_time(hours=24)  # the 8th
    told.append(placard(world).text)
    await world.pass_time(hours=18)  # the morning of the 9th
    told.append(placard(world).text)
    await world.pass_time(hours=24)
    told.append(placard(world).text)
    assert [what for what, _ in pins(world)] == ["pin"]
    assert (
        told
        == {
            "en": snapshot(
                [
                    """\
<b>🚀 7-day start</b>
A challenge for all of us:
One week to begin with. Nobody has to be good at it yet.
🗓 5 May to 7 May (3 days)
🎯 On 2 of 3 days
✍️ Your check-in of the day counts by itself: /checkin
🏅 15 points for everyone who completes it
🚪 Open to join until 6 May\
""",
                    """\
<b>🚀 7-day start</b>
A challenge for all of us:
One week to begin with. Nobody has to be good at it yet.
🗓 5 May to 7 May (3 days)
🎯 On 2 of 3 days
✍️ Your check-in of the day counts by itself: /checkin
🏅 15 points for everyone who completes it
🚪 Open to join until 6 May
👥 2 of us are in\
""",
                    """\
<b>🚀 7-day start</b> · day 1 of 3
👥 2 of us are in
🚪 Open to join until 6 May
✍️ Your check-in of the day counts by itself: /checkin
🗓 Until 7 May\
""",
                    """\
<b>🚀 7-day start</b> · day 1 of 3
👥 2 of us are in · ✅ 1 did today's
🚪 Open to join until 6 May
✍️ Your check-in of the day counts by itself: /checkin
🗓 Until 7 May\
""",
                    """\
<b>🚀 7-day start</b>
⏸ Paused since 5 May: nothing counts, and nobody misses a day, until it goes on
👥 2 of us are in
🚪 Open to join\
""",
                    """\
<b>🚀 7-day start</b> · day 2 of 3
👥 2 of us are in · ✅ 1 did today's
🏁 1 at the goal
🚪 Open to join until 7 May
✍️ Your check-in of the day counts by itself: /checkin
🗓 Until 8 May\
""",
                    """\
<b>🚀 7-day start</b> · day 3 of 3
👥 2 of us are in
🏁 1 at the goal
✍️ Your check-in of the day counts by itself: /checkin
🗓 Until 8 May\
""",
                    """\
<b>🚀 7-day start</b>
👥 2 of us are in
🏁 1 at the goal
All days are done. The results follow.\
""",
                    """\
<b>🚀 7-day start</b> is over. Thank you for these days!
2 of us were in, and one came to the goal.\
""",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
<b>🚀 7 天起步</b>
新挑战，一起来：
先来一个星期，不用一上来就做得好。
🗓 5月5日 至 5月7日（3 天）
🎯 3 天里做到 2 天
✍️ 照常打卡就算：/checkin
🏅 完成的人都得 15 积分
🚪 5月6日 之前（含当天）都能报名\
""",
                    """\
<b>🚀 7 天起步</b>
新挑战，一起来：
先来一个星期，不用一上来就做得好。
🗓 5月5日 至 5月7日（3 天）
🎯 3 天里做到 2 天
✍️ 照常打卡就算：/checkin
🏅 完成的人都得 15 积分
🚪 5月6日 之前（含当天）都能报名
👥 2 位参加\
""",
                    """\
<b>🚀 7 天起步</b> · 第 1 天，共 3 天
👥 2 位参加
🚪 5月6日 之前（含当天）都能报名
✍️ 照常打卡就算：/checkin
🗓 到 5月7日 结束\
""",
                    """\
<b>🚀 7 天起步</b> · 第 1 天，共 3 天
👥 2 位参加 · ✅ 今天 1 位已完成
🚪 5月6日 之前（含当天）都能报名
✍️ 照常打卡就算：/checkin
🗓 到 5月7日 结束\
""",
                    """\
<b>🚀 7 天起步</b>
⏸ 5月5日 起暂停：恢复之前不计数，也不算缺席
👥 2 位参加
🚪 可以报名\
""",
                    """\
<b>🚀 7 天起步</b> · 第 2 天，共 3 天
👥 2 位参加 · ✅ 今天 1 位已完成
🏁 1 位已达成目标
🚪 5月7日 之前（含当天）都能报名
✍️ 照常打卡就算：/checkin
🗓 到 5月8日 结束\
""",
                    """\
<b>🚀 7 天起步</b> · 第 3 天，共 3 天
👥 2 位参加
🏁 1 位已达成目标
✍️ 照常打卡就算：/checkin
🗓 到 5月8日 结束\
""",
                    """\
<b>🚀 7 天起步</b>
👥 2 位参加
🏁 1 位已达成目标
每一天都过完了，结果马上公布。\
""",
                    """\
<b>🚀 7 天起步</b> 结束了，谢谢大家这些天的陪伴！
共 2 位参加，1 位达成目标。\
""",
                ]
            ),
        }[language]
    )


async def test_it_is_changed_once_in_ten_minutes_however_much_happens(world: "World") -> None:
    _, *members = await started(world, *(f"M{number}" for number in range(12)))
    await world.pass_time(hours=24)
    before = edits(world)
    for one in members:
        await one.says("/checkin")
        await world.pass_time(minutes=1)
    assert edits(world) - before in (1, 2)
    await world.pass_time(minutes=10)
    assert "12 did today's" in placard(world).text
    before = edits(world)
    await world.pass_time(hours=6)
    assert edits(world) == before, "nothing is new"


async def test_a_restart_loses_nothing(world: "World") -> None:
    _, ana = await started(world, "Ana")
    await world.pass_time(hours=24)
    await ana.says("/checkin")
    assert "did today's" not in placard(world).text
    await world.restart()
    await world.pass_time(minutes=11)
    assert "✅ 1 did today's" in placard(world).text
    await world.restart()
    await world.pass_time(hours=24)
    assert "day 2 of 3" in placard(world).text


async def test_whoever_deletes_it_has_peace_until_the_next_day(world: "World") -> None:
    _, ana, ben = await started(world, "Ana", "Ben")
    await world.pass_time(hours=20)
    first = placard(world)
    world.telegram.faults.append(gone)
    await world.pass_time(hours=4)
    for one in (ana, ben):
        await one.says("/checkin")
        await world.pass_time(minutes=11)
    await ana.says("/undo")
    await world.pass_time(minutes=11)
    assert [what for what, _ in pins(world)] == ["pin", "pin", "unpin"], "put up yesterday, and once today"
    second = placard(world)
    assert second.message_id != first.message_id
    assert "day 1 of 3" in second.text
    await world.pass_time(hours=24)
    await ana.says("/checkin")
    await world.pass_time(minutes=22)
    world.telegram.faults.remove(gone)
    third = placard(world)
    assert third.message_id != second.message_id
    await ben.says("/checkin")
    await world.pass_time(minutes=11)
    assert placard(world) is third
    assert "2 did today's" in third.text


async def test_without_the_right_to_pin_it_is_said_and_kept_up_to_date(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    world.telegram.faults.append(no_right)
    await demoted(world, admin, can_pin=False)
    await published(world, admin, STARTER["en"])
    announced = next(one for one in world.said if JOIN["en"] in one.buttons)
    await ana.presses(JOIN["en"])
    await world.pass_time(hours=24)
    assert "day 1 of 7" in announced.text
    assert "One of us is in" in announced.text


async def test_who_wants_none_gets_none(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await admin.says("/challenge")
    await admin.presses(STARTER["en"])
    await admin.presses(MORE["en"])
    assert "📌" not in await admin.presses(OFF["en"])
    await admin.presses("‹ Back")
    await admin.presses("Next: what will be said ›")
    await admin.presses("Publish it")
    announced = next(one for one in world.said if JOIN["en"] in one.buttons)
    before = announced.text
    await ana.presses(JOIN["en"])
    await world.pass_time(hours=48)
    assert announced.text == before
    assert pins(world) == []


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_off_and_on_again_and_called_off(world: "World", language: str) -> None:
    admin, ana = await started(world, "Ana", language=language)
    await world.pass_time(hours=24)
    await press(world, admin, LIVE[language], OFF[language])
    await ana.says("/checkin")
    await world.pass_time(minutes=11)
    told = [placard(world).text, await ana.presses(MINE[language], placard(world))]
    await press(world, admin, LIVE[language], ON[language])
    await world.pass_time(minutes=1)
    told.append(placard(world).text)
    stop = {"en": ["Call it off …", "Yes, call it off"], "zh-CN": ["取消挑战……", "确定取消"]}[language]
    await press(world, admin, LIVE[language], *stop)
    await world.pass_time(minutes=1)
    told.append(placard(world).text)
    assert placard(world).buttons == {}
    assert len(pins(world)) == 1
    assert (
        told
        == {
            "en": snapshot(
                [
                    """\
<b>🚀 7-day start</b>
I no longer keep this card up to date. “My progress” shows how far you are.\
""",
                    "You: one day done, goal 2. Day 1 of 3 is done ✅",
                    """\
<b>🚀 7-day start</b> · day 1 of 3
👥 One of us is in · ✅ 1 did today's
🚪 Open to join until 6 May
✍️ Your check-in of the day counts by itself: /checkin
🗓 Until 7 May\
""",
                    "<b>🚀 7-day start</b> was called off. What you did stays yours.",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
<b>🚀 7 天起步</b>
这张进度卡不再更新了，点「我的进度」看你走到哪了。\
""",
                    "你：已做到 1 天，目标 2 天。第 1 天（共 3 天）完成了 ✅",
                    """\
<b>🚀 7 天起步</b> · 第 1 天，共 3 天
👥 1 位参加 · ✅ 今天 1 位已完成
🚪 5月6日 之前（含当天）都能报名
✍️ 照常打卡就算：/checkin
🗓 到 5月7日 结束\
""",
                    "<b>🚀 7 天起步</b> 取消了。已经做到的，都还是你的。",
                ]
            ),
        }[language]
    )


async def test_teams_are_on_it(world: "World") -> None:
    admin, ana, ben = await people(world, "Ana", "Ben")
    await admin.says("/challenge")
    await admin.presses(STARTER["en"])
    await admin.presses(MORE["en"])
    await admin.presses(TO_CHOOSE["en"])
    for each in ("‹ Back", "Next: what will be said ›", "Publish it"):
        await admin.presses(each)
    await ana.presses("🦊 Foxes")
    await ben.presses("🐼 Pandas")
    await world.pass_time(hours=24)
    await ana.says("/checkin")
    await world.pass_time(minutes=11)
    assert placard(world).text == snapshot("""\
<b>🚀 7-day start</b> · day 1 of 7
👥 2 of us are in · ✅ 1 did today's
👥 Teams, by the share of days done
1. 🦊 Foxes · 100 % · one member
2. 🐼 Pandas · 0 % · one member
🚪 Open to join until 6 May
✍️ Your check-in of the day counts by itself: /checkin
🗓 Until 11 May\
""")
    assert list(placard(world).buttons) == snapshot(["🦊 Foxes", "🐼 Pandas", "Check in", "My progress", "Who is in"])


async def test_in_a_new_chat_there_is_a_new_one(world: "World") -> None:
    """Its number there may be another message's."""
    admin, ana = await started(world, "Ana")
    await world.deliver({"message": world.message(world.group.chat, admin.user, migrate_to_chat_id=-1009999)})
    world.group.chat_id = -1009999
    world.groups[-1009999] = world.group
    before = edits(world)
    await world.pass_time(hours=24)
    assert edits(world) == before
    assert placard(world).chat_id == -1009999
    await ana.says("/checkin")
    await world.pass_time(minutes=11)
    assert "✅ 1 did today's" in placard(world).text


@given(
    now=st.datetimes(datetime(2026, 1, 2), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    minutes=st.integers(1, 1440),
    challenge_id=st.integers(1, 2**31),
    later=st.timedeltas(timedelta(0), timedelta(days=2)),
)
def test_looks_are_far_enough_apart(now: datetime, minutes: int, challenge_id: int, later: timedelta) -> None:
    every = timedelta(minutes=minutes)
    first, second = next_look(now, every, challenge_id), next_look(now + later, every, challenge_id)
    assert MARGIN <= first - now <= every + MARGIN
    assert second == first or second - first >= every
    assert (second - first) % every == timedelta(0)
