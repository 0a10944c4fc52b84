"""Two groups do a challenge together: invited, accepted, compared, told at the end."""

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import challenges
from tests.alliances.conftest import (
    CHATS,
    CHESS,
    HOME,
    INVITE,
    TOGETHER,
    crowd,
    drafted,
    joins,
    neighbour,
    together,
)
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World

START = date(2026, 5, 5)


async def check_in(world: "World", community_id: int, *who: "Human") -> None:
    for one in who:
        await one.says("/checkin", group=world.groups[CHATS.get(community_id, -1001)])


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_invited_and_accepted(world: "World", language: str) -> None:
    (vera,) = await people(world, language=language)
    bo = await neighbour(world, CHESS, "Bo", "Chess", language=language)
    mine = await drafted(world, vera, language=language)
    told = [await vera.presses(TOGETHER[language]), await vera.presses(INVITE[language])]
    code = re.findall("[0-9a-f]{16}", told[-1])[-1]
    told.append(await bo.whispers(f"/start ally_{code}"))
    before = len(world.said)
    told.append(await bo.presses({"en": "Accept for Chess", "zh-CN": "为Chess接受"}[language]))
    told += [one.text for one in world.said[before:] if one.chat_id == vera.id]
    async with world.app.workshop.work() as work:
        theirs = (await challenges.everything(work, CHESS))[0]
        ours = await challenges.find(work, HOME, mine)
        assert (theirs.first_day, theirs.plan.days, theirs.plan.goal) == (START, ours.plan.days, ours.plan.goal)
        assert theirs.state is challenges.State.DRAFT, "nothing is published for them"
    told.append(await bo.presses({"en": "🤝 Together with other groups", "zh-CN": "🤝 和别的群一起"}[language]))
    assert [text.replace(code, "CODE") for text in told] == {
        "en": snapshot(
            [
                """\
🤝 <b>🚀 7-day start</b> together with other groups
Nobody else is in it yet. Invite admins of other groups by a link: whoever accepts has a challenge of their own with the same dates and tasks, and one board shows how the groups stand.
Shared are the sums of a group and its name, and nothing about anybody in it.\
""",
                """\
<b>🚀 7-day start</b>: admins of other groups can accept until 5 May, by this link:
https://t.me/HearthBot?start=ally_CODE
or with <code>/ally CODE</code> in their group. Each gets a challenge of its own; shared are the sums of a group and its name, and nothing about anybody.\
""",
                """\
🤝 Reading circle invites you to do this together:
<b>🚀 7-day start</b>
🗓 5 May to 11 May (7 days)
One week to begin with. Nobody has to be good at it yet.
🎯 On 5 of 7 days
✍️ Your check-in of the day counts by itself: /checkin

Your group gets a challenge of its own, as a draft: points and hours are yours to choose, and nothing is published until you do.
Shared between the groups: their names, how many take part, how much was done together, and what share was active. Never who takes part, nor what anybody did.\
""",
                """\
🤝 Chess has accepted your invitation to 🚀 7-day start.
🚀 7-day start is a draft of Chess now. Make it your own and publish it before it begins; then the common board shows you.\
""",
                "🤝 Chess has accepted your invitation to 🚀 7-day start.",
                """\
🤝 <b>🚀 7-day start</b> together with other groups
📝 Reading circle: not published yet (host)
📝 Chess: not published yet\
""",
            ]
        ),
        "zh-CN": snapshot(
            [
                """\
🤝 <b>🚀 7 天起步</b> · 联合挑战
还没有别的群。用链接邀请别的群的管理员：谁接受，谁的群里就有一份自己的挑战，日期和任务一样，大家在一张联合榜上见。
共享的只有各群的合计和群名，没有任何人的信息。\
""",
                """\
<b>🚀 7 天起步</b>：5月5日 之前（含当天），别的群的管理员可以用这个链接接受邀请：
https://t.me/HearthBot?start=ally_CODE
或者在他们群里发 <code>/ally CODE</code>。每个群都有自己的一份；共享的只有各群的合计和群名，没有任何人的信息。\
""",
                """\
🤝 Reading circle邀请你们一起参加：
<b>🚀 7 天起步</b>
🗓 5月5日 至 5月11日（7 天）
先来一个星期，不用一上来就做得好。
🎯 7 天里做到 5 天
✍️ 照常打卡就算：/checkin

你们群里会有自己的一份草稿：积分、几点说话由你们定，你们不发布就什么都不发。
各群之间共享的只有：群名、几个人参加、一共做到多少、活跃的占多少。谁参加、谁做了什么，都不会说出去。\
""",
                """\
🤝 Chess接受了「🚀 7 天起步」的邀请。
🚀 7 天起步已经是Chess的草稿了。改成你们自己的，在开始之前发布，联合榜上就有你们。\
""",
                "🤝 Chess接受了「🚀 7 天起步」的邀请。",
                """\
🤝 <b>🚀 7 天起步</b> · 联合挑战
📝 Reading circle：还没发布（发起群）
📝 Chess：还没发布\
""",
            ]
        ),
    }[language]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_ones_own_circle_first_and_the_common_result_once(world: "World", language: str) -> None:
    vera, bo, mine, theirs = await together(world, language=language)
    ours, others = await crowd(world, HOME, "Ana Ben Cy"), await crowd(world, CHESS, "Dan Eve Flo Gus")
    told = [await vera.says("/together")]
    await joins(world, HOME, mine, *ours)
    await joins(world, CHESS, theirs, *others[:2])
    await world.pass_time(days=1)
    await check_in(world, HOME, *ours[:2])
    told.append(await vera.says("/together"))
    await joins(world, CHESS, theirs, *others[2:])
    await check_in(world, CHESS, *others)
    await world.pass_time(minutes=6)
    told.append(await vera.says("/together"))
    told.append(await vera.presses({"en": "By total", "zh-CN": "按总量"}[language]))
    told.append(await vera.presses({"en": "By share of active members", "zh-CN": "按活跃占比"}[language]))
    told.append(await bo.says("/together", group=world.groups[CHATS[CHESS]]))
    before = len(world.said)
    await world.pass_time(days=9)
    results = [(one.chat_id, one.text) for one in world.said[before:] if one.text.startswith("🤝")]
    assert sorted(chat for chat, _ in results) == [-1002, -1001], "once in each group"
    told += [text for _, text in sorted(results)]
    assert (
        told
        == {
            "en": snapshot(
                [
                    """\
🤝 <b>🚀 7-day start</b>, together with other groups
🔥 Our circle, Reading circle: nobody is in yet. Who begins?
🗓 It begins on 5 May, on each group's own clock. In it so far:
• Chess: 0\
""",
                    """\
🤝 <b>🚀 7-day start</b>, together with other groups
🔥 Our circle, Reading circle: 3 of us have done 2 days together. Every bit of it counts.
The others are on their way. As soon as a second group has a place, it is compared here.
🌱 Chess is on its way; with 3 who take part it has a place, too
⏱ As of 09:00. Each group counts its own days.\
""",
                    """\
🤝 <b>🚀 7-day start</b>, together with other groups
🔥 Our circle, Reading circle: 3 of us have done 2 days together. Every bit of it counts.
That is the second place of 2: 0.7 days each.
📊 By average: what was done, for each who takes part
1. Chess · one day each
2. <b>Reading circle</b> · 0.7 days each
⏱ As of 09:06. Each group counts its own days.\
""",
                    """\
🤝 <b>🚀 7-day start</b>, together with other groups
🔥 Our circle, Reading circle: 3 of us have done 2 days together. Every bit of it counts.
That is the second place of 2: 2 days.
📊 By total: what was done by all of a group together
1. Chess · 4 days
2. <b>Reading circle</b> · 2 days
⏱ As of 09:06. Each group counts its own days.\
""",
                    """\
🤝 <b>🚀 7-day start</b>, together with other groups
🔥 Our circle, Reading circle: 3 of us have done 2 days together. Every bit of it counts.
That is the second place of 2: 67 %.
📊 By share of active members: of those who take part, who did something in the last seven days
1. Chess · 100 %
2. <b>Reading circle</b> · 67 %
⏱ As of 09:06. Each group counts its own days.\
""",
                    """\
🤝 <b>🚀 7-day start</b>, together with other groups
🔥 Our circle, Chess: 4 of us have done 4 days together. Every bit of it counts.
That is the first place of 2: one day each.
📊 By average: what was done, for each who takes part
1. <b>Chess</b> · one day each
2. Reading circle · 0.7 days each
⏱ As of 09:06. Each group counts its own days.\
""",
                    """\
🤝 <b>🚀 7-day start</b>: all groups have come to the end. What we did together:
🔥 Our circle, Chess: 4 of us have done 4 days together. Every bit of it counts.
That is the first place of 2: one day each.
📊 By average: what was done, for each who takes part
1. <b>Chess</b> · one day each
2. Reading circle · 0.7 days each
⏱ As of 12:30. Each group counts its own days.\
""",
                    """\
🤝 <b>🚀 7-day start</b>: all groups have come to the end. What we did together:
🔥 Our circle, Reading circle: 3 of us have done 2 days together. Every bit of it counts.
That is the second place of 2: 0.7 days each.
📊 By average: what was done, for each who takes part
1. Chess · one day each
2. <b>Reading circle</b> · 0.7 days each
⏱ As of 12:30. Each group counts its own days.\
""",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
🤝 <b>🚀 7 天起步</b> · 联合挑战
🔥 我们这一圈，Reading circle：还没有人报名，谁来第一个？
🗓 5月5日 开始，各群按自己的时间算。目前报名：
• Chess：0 人\
""",
                    """\
🤝 <b>🚀 7 天起步</b> · 联合挑战
🔥 我们这一圈，Reading circle：3 个人一起做到了 2 天，每一点都算数。
别的群正在路上，等第二个群有了名次就在这里比。
🌱 Chess正在路上，满 3 人参加就有名次
⏱ 统计到 09:00，各群按自己的日子算。\
""",
                    """\
🤝 <b>🚀 7 天起步</b> · 联合挑战
🔥 我们这一圈，Reading circle：3 个人一起做到了 2 天，每一点都算数。
2 个群里第 2：人均 0.7 天。
📊 按人均：参加的人平均每人做到多少
1. Chess · 人均 1 天
2. <b>Reading circle</b> · 人均 0.7 天
⏱ 统计到 09:06，各群按自己的日子算。\
""",
                    """\
🤝 <b>🚀 7 天起步</b> · 联合挑战
🔥 我们这一圈，Reading circle：3 个人一起做到了 2 天，每一点都算数。
2 个群里第 2：2 天。
📊 按总量：全群加起来做到多少
1. Chess · 4 天
2. <b>Reading circle</b> · 2 天
⏱ 统计到 09:06，各群按自己的日子算。\
""",
                    """\
🤝 <b>🚀 7 天起步</b> · 联合挑战
🔥 我们这一圈，Reading circle：3 个人一起做到了 2 天，每一点都算数。
2 个群里第 2：67%。
📊 按活跃占比：参加的人里，最近七天有行动的占多少
1. Chess · 100%
2. <b>Reading circle</b> · 67%
⏱ 统计到 09:06，各群按自己的日子算。\
""",
                    """\
🤝 <b>🚀 7 天起步</b> · 联合挑战
🔥 我们这一圈，Chess：4 个人一起做到了 4 天，每一点都算数。
2 个群里第 1：人均 1 天。
📊 按人均：参加的人平均每人做到多少
1. <b>Chess</b> · 人均 1 天
2. Reading circle · 人均 0.7 天
⏱ 统计到 09:06，各群按自己的日子算。\
""",
                    """\
🤝 <b>🚀 7 天起步</b>：各群都走到了终点。这是我们一起做到的：
🔥 我们这一圈，Chess：4 个人一起做到了 4 天，每一点都算数。
2 个群里第 1：人均 1 天。
📊 按人均：参加的人平均每人做到多少
1. <b>Chess</b> · 人均 1 天
2. Reading circle · 人均 0.7 天
⏱ 统计到 12:30，各群按自己的日子算。\
""",
                    """\
🤝 <b>🚀 7 天起步</b>：各群都走到了终点。这是我们一起做到的：
🔥 我们这一圈，Reading circle：3 个人一起做到了 2 天，每一点都算数。
2 个群里第 2：人均 0.7 天。
📊 按人均：参加的人平均每人做到多少
1. Chess · 人均 1 天
2. <b>Reading circle</b> · 人均 0.7 天
⏱ 统计到 12:30，各群按自己的日子算。\
""",
                ]
            ),
        }[language]
    )
