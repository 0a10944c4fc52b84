"""Forty members, twenty-one days: every word that the group hears, in both languages."""

from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from tests.challenges.conftest import HABIT, JOIN, published
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import World

MEMBERS, DAYS = 40, 21


def comes(member: int, day: int) -> bool:
    """The first ten come every day, the next twenty most days, the last ten stay away one after the other."""
    if member < 10:
        return True
    return (member + day) % (2 + member // 4) != 0 if member < 30 else day <= 2 * (member - 29)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_twenty_one_days(world: "World", language: str) -> None:
    admin, *members = await people(world, *(f"M{number:02}" for number in range(MEMBERS)), language=language)
    await admin.says("/celebrationsetup")
    await admin.presses({"en": "Not at all", "zh-CN": "不公布"}[language])
    start = len(world.said)
    await published(world, admin, HABIT[language], language=language)
    announced = next(one for one in world.said[start:] if JOIN[language] in one.buttons)
    for one in members:
        await one.presses(JOIN[language], announced)
    heard: list[str] = [announced.text]
    for day in range(1, DAYS + 1):
        heard += await said_in_group(world, hours=24)
        coming = [one for number, one in enumerate(members) if comes(number, day)]
        await world.deliver(
            *({"message": world.message(world.group.chat, one.user, text="#checkin")} for one in coming)
        )
    heard += await said_in_group(world, hours=48)
    assert (
        heard
        == {
            "en": snapshot(
                [
                    """\
<b>🌱 21 days, one habit</b>
A challenge for all of us:
One small thing, most days, for three weeks: that is how it stays.
🗓 5 May to 25 May (21 days)
🎯 On 18 of 21 days
✍️ Your check-in of the day counts by itself: /checkin
🏅 30 points for everyone who completes it
🚪 Open to join until 7 May\
""",
                    """\
<b>🌱 21 days, one habit</b> begins today. 40 of us are in.
✍️ Your check-in of the day counts by itself: /checkin\
""",
                    """\
<b>🌱 21 days, one habit</b> · day 2 of 21
Yesterday 36 of 40 were there. Today is a new one.\
""",
                    """\
<b>🌱 21 days, one habit</b> · day 3 of 21
Yesterday 37 of 40 were there. Today is a new one.\
""",
                    """\
<b>🌱 21 days, one habit</b> · day 4 of 21
Yesterday 38 of 40 were there. Today is a new one.\
""",
                    """\
<b>🌱 21 days, one habit</b> · day 5 of 21
Yesterday 39 of 40 were there. Today is a new one.\
""",
                    """\
<b>🌱 21 days, one habit</b> · day 6 of 21
Yesterday 33 of 40 were there. Today is a new one.\
""",
                    """\
<b>🌱 21 days, one habit</b> · day 7 of 21
Yesterday 33 of 40 were there. Today is a new one.\
""",
                    """\
<b>🌱 21 days, one habit</b> · the evening of day 7 of 21
✅ 32 of 40 have done today's.\
""",
                    """\
<b>🌱 21 days, one habit</b> · day 8 of 21
Yesterday 32 of 40 were there. Today is a new one.\
""",
                    """\
<b>🌱 21 days, one habit</b> · day 9 of 21
Yesterday 32 of 40 were there. Today is a new one.\
""",
                    """\
<b>🌱 21 days, one habit</b> · day 10 of 21
Yesterday 35 of 40 were there. Today is a new one.\
""",
                    """\
<b>🌱 21 days, one habit</b> · day 11 of 21
Yesterday 34 of 40 were there. Today is a new one.\
""",
                    """\
<b>🌱 21 days, one habit</b> · day 12 of 21
Yesterday 33 of 40 were there. Today is a new one.\
""",
                    """\
<b>🌱 21 days, one habit</b> · day 13 of 21
Yesterday 32 of 40 were there. Today is a new one.\
""",
                    """\
<b>🌱 21 days, one habit</b> · day 14 of 21
Yesterday 29 of 40 were there. Today is a new one.\
""",
                    """\
<b>🌱 21 days, one habit</b> · the evening of day 14 of 21
✅ 30 of 40 have done today's.\
""",
                    """\
<b>🌱 21 days, one habit</b> · day 15 of 21
Yesterday 30 of 40 were there. Today is a new one.\
""",
                    """\
<b>🌱 21 days, one habit</b> · day 16 of 21
Yesterday 30 of 40 were there. Today is a new one.\
""",
                    """\
<b>🌱 21 days, one habit</b> · day 17 of 21
Yesterday 30 of 40 were there. Today is a new one.\
""",
                    """\
<b>🌱 21 days, one habit</b> · day 18 of 21
Yesterday 28 of 40 were there. Today is a new one.\
""",
                    """\
<b>🌱 21 days, one habit</b> · the evening of day 18 of 21
✅ 29 of 40 have done today's.
🏁 At the goal today: M00, M01, M02, M03, M04, M05, M06, M07, M08, M09, M38, M39. Well done!\
""",
                    """\
<b>🌱 21 days, one habit</b> · day 19 of 21
Yesterday 29 of 40 were there. Today is a new one.\
""",
                    """\
<b>🌱 21 days, one habit</b> · day 20 of 21
Yesterday 29 of 40 were there. Today is a new one.\
""",
                    """\
<b>🌱 21 days, one habit</b> · the evening of day 20 of 21
✅ 28 of 40 have done today's.
🏁 At the goal today: M21, M24, M25, M26, M27, M28, M29. Well done!\
""",
                    """\
<b>🌱 21 days, one habit</b> · day 21 of 21
Yesterday 28 of 40 were there. Today is a new one.\
""",
                    """\
<b>🌱 21 days, one habit</b> · the evening of day 21 of 21
✅ 26 of 40 have done today's.
🏁 At the goal today: M18, M19, M20, M22, M23. Well done!\
""",
                    """\
<b>🌱 21 days, one habit</b> is over. Thank you for these days!
40 of us were in, and 24 came to the goal.
🏁 M00, M01, M02, M03, M04, M05, M06, M07, M08, M09, M39, M24 and 12 more
🕯 The most days, 21: M00, M01, M02, M03, M04, M05, M06, M07, M08, M09
📈 Most improved, one day more in the second half than in the first: M10, M20 (tied)\
""",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
<b>🌱 21 天养成一个习惯</b>
新挑战，一起来：
一件小事，大多数日子都做，三个星期就留下来了。
🗓 5月5日 至 5月25日（21 天）
🎯 21 天里做到 18 天
✍️ 照常打卡就算：/checkin
🏅 完成的人都得 30 积分
🚪 5月7日 之前（含当天）都能报名\
""",
                    """\
<b>🌱 21 天养成一个习惯</b> 今天开始。已经有 40 位参加。
✍️ 照常打卡就算：/checkin\
""",
                    """\
<b>🌱 21 天养成一个习惯</b> · 第 2 天，共 21 天
昨天 40 位里有 36 位做到了，今天继续。\
""",
                    """\
<b>🌱 21 天养成一个习惯</b> · 第 3 天，共 21 天
昨天 40 位里有 37 位做到了，今天继续。\
""",
                    """\
<b>🌱 21 天养成一个习惯</b> · 第 4 天，共 21 天
昨天 40 位里有 38 位做到了，今天继续。\
""",
                    """\
<b>🌱 21 天养成一个习惯</b> · 第 5 天，共 21 天
昨天 40 位里有 39 位做到了，今天继续。\
""",
                    """\
<b>🌱 21 天养成一个习惯</b> · 第 6 天，共 21 天
昨天 40 位里有 33 位做到了，今天继续。\
""",
                    """\
<b>🌱 21 天养成一个习惯</b> · 第 7 天，共 21 天
昨天 40 位里有 33 位做到了，今天继续。\
""",
                    """\
<b>🌱 21 天养成一个习惯</b> · 第 7 天晚上，共 21 天
✅ 40 位里有 32 位完成了今天的。\
""",
                    """\
<b>🌱 21 天养成一个习惯</b> · 第 8 天，共 21 天
昨天 40 位里有 32 位做到了，今天继续。\
""",
                    """\
<b>🌱 21 天养成一个习惯</b> · 第 9 天，共 21 天
昨天 40 位里有 32 位做到了，今天继续。\
""",
                    """\
<b>🌱 21 天养成一个习惯</b> · 第 10 天，共 21 天
昨天 40 位里有 35 位做到了，今天继续。\
""",
                    """\
<b>🌱 21 天养成一个习惯</b> · 第 11 天，共 21 天
昨天 40 位里有 34 位做到了，今天继续。\
""",
                    """\
<b>🌱 21 天养成一个习惯</b> · 第 12 天，共 21 天
昨天 40 位里有 33 位做到了，今天继续。\
""",
                    """\
<b>🌱 21 天养成一个习惯</b> · 第 13 天，共 21 天
昨天 40 位里有 32 位做到了，今天继续。\
""",
                    """\
<b>🌱 21 天养成一个习惯</b> · 第 14 天，共 21 天
昨天 40 位里有 29 位做到了，今天继续。\
""",
                    """\
<b>🌱 21 天养成一个习惯</b> · 第 14 天晚上，共 21 天
✅ 40 位里有 30 位完成了今天的。\
""",
                    """\
<b>🌱 21 天养成一个习惯</b> · 第 15 天，共 21 天
昨天 40 位里有 30 位做到了，今天继续。\
""",
                    """\
<b>🌱 21 天养成一个习惯</b> · 第 16 天，共 21 天
昨天 40 位里有 30 位做到了，今天继续。\
""",
                    """\
<b>🌱 21 天养成一个习惯</b> · 第 17 天，共 21 天
昨天 40 位里有 30 位做到了，今天继续。\
""",
                    """\
<b>🌱 21 天养成一个习惯</b> · 第 18 天，共 21 天
昨天 40 位里有 28 位做到了，今天继续。\
""",
                    """\
<b>🌱 21 天养成一个习惯</b> · 第 18 天晚上，共 21 天
✅ 40 位里有 29 位完成了今天的。
🏁 今天达成目标的有：M00、M01、M02、M03、M04、M05、M06、M07、M08、M09、M38、M39。真好！\
""",
                    """\
<b>🌱 21 天养成一个习惯</b> · 第 19 天，共 21 天
昨天 40 位里有 29 位做到了，今天继续。\
""",
                    """\
<b>🌱 21 天养成一个习惯</b> · 第 20 天，共 21 天
昨天 40 位里有 29 位做到了，今天继续。\
""",
                    """\
<b>🌱 21 天养成一个习惯</b> · 第 20 天晚上，共 21 天
✅ 40 位里有 28 位完成了今天的。
🏁 今天达成目标的有：M21、M24、M25、M26、M27、M28、M29。真好！\
""",
                    """\
<b>🌱 21 天养成一个习惯</b> · 第 21 天，共 21 天
昨天 40 位里有 28 位做到了，今天继续。\
""",
                    """\
<b>🌱 21 天养成一个习惯</b> · 第 21 天晚上，共 21 天
✅ 40 位里有 26 位完成了今天的。
🏁 今天达成目标的有：M18、M19、M20、M22、M23。真好！\
""",
                    """\
<b>🌱 21 天养成一个习惯</b> 结束了，谢谢大家这些天的陪伴！
共 40 位参加，24 位达成目标。
🏁 M00、M01、M02、M03、M04、M05、M06、M07、M08、M09、M39、M24，还有 12 位
🕯 坚持天数最多（21 天）：M00、M01、M02、M03、M04、M05、M06、M07、M08、M09
📈 最大进步（后半程比前半程多 1 天）：M10、M20（并列）\
""",
                ]
            ),
        }[language]
    )


async def said_in_group(world: "World", *, hours: int) -> list[str]:
    """What the group hears of the challenge; without answers to check-ins."""
    before = len(world.said)
    await world.pass_time(hours=hours)
    return [one.text for one in world.said[before:] if one.chat_id == world.group.chat_id and "<b>🌱" in one.text]
