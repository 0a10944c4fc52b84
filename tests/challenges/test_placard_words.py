"""What the placard of a challenge tells, in both languages."""

from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from tests.announcements.test_pinning import pins
from tests.challenges.conftest import AT_REST, LIVE, MINE, MORE, OFF, ON, STARTER, TO_CHOOSE, placard, press, started
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import World


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
