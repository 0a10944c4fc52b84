"""Teams: drawn so that anybody can repeat it, or chosen so that they stay even; how they stand, and who is in which."""

import asyncio
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import challenges, communities
from bot.features.challenges import Challenge, Plan
from bot.features.challenges.rules.teams import dealt
from bot.features.challenges.service.teams import draw
from bot.features.challenges.store import enrolments
from bot.features.communities import CommunitiesMerged
from bot.kit.work import Work
from tests.challenges.conftest import BACK, BY_LOT, JOIN, MINE, MORE, NEXT, PUBLISH, STARTER, TO_CHOOSE
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.telegram import Said
    from tests.support.world import Human, World


async def made(world: "World", admin: "Human", *labels: str, language: str = "en") -> tuple[int, "Said"]:
    """A challenge of seven days with teams, made by tapping; its id, and what the group was told."""
    await admin.says("/challenge")
    for label in (STARTER[language], MORE[language], *labels, BACK[language], NEXT[language], PUBLISH[language]):
        await admin.presses(label)
    announced = next(one for one in reversed(world.said) if MINE[language] in one.buttons)
    return int(announced.buttons[MINE[language]].split(":")[3]), announced


async def teams_of(world: "World", challenge_id: int, community_id: int = 1) -> dict[int, int | None]:
    async with world.app.workshop.work() as work:
        rows = await enrolments.of_challenge(work.db, community_id, challenge_id, is_in=True)
        return {row.member_id: row.team for row in rows}


async def hears(world: "World", *, hours: float) -> list[str]:
    before = len(world.said)
    await world.pass_time(hours=hours)
    return [one.text for one in world.said[before:] if one.chat_id == world.group.chat_id and "🚀" in one.text]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_drawn_when_it_begins(world: "World", language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secrets.randbelow", lambda _: 6)  # its id is in the seed
    admin, *members = await people(world, "Ana", "Ben", "Cem", "Dia", "Eli", language=language)
    late = members.pop()
    number, announced = await made(world, admin, BY_LOT[language], language=language)
    told = [announced.text]
    for one in members:
        told.append(await one.presses(JOIN[language], announced))
    assert set((await teams_of(world, number)).values()) == {None}
    told += await hears(world, hours=24)
    drawn = await teams_of(world, number)
    assert drawn == dealt([one.id for one in members], "7-2026-05-05-teams", 2)
    ana, ben, *_ = members
    await ana.says("/checkin")
    told.append(await ana.presses(MINE[language], announced))
    told.append(await late.presses(JOIN[language], announced))
    for _ in range(2):
        await world.pass_time(hours=24)
        for one in members:
            await one.says("/checkin")
    await ben.whispers("/challenges")
    told.append(await ben.presses(STARTER[language]))
    for _ in range(4):
        await world.pass_time(hours=24)
        await ana.says("/checkin")
    told += (await hears(world, hours=36))[-1:]
    assert (
        told
        == {
            "en": snapshot(
                [
                    """\
<b>🚀 7-day start</b>
A challenge for all of us:
One week to begin with. Nobody has to be good at it yet.
🗓 5 May to 11 May (7 days)
🎯 On 5 of 7 days
✍️ Your check-in of the day counts by itself: /checkin
🏅 15 points for everyone who completes it
👥 2 teams, drawn when it begins
🏷 🦊 Foxes, 🐼 Pandas
🚪 Open to join until 6 May\
""",
                    "You are in. \u2068🚀\u2069 7-day start: glad to have you! It begins on 5 May.",
                    "You are in. \u2068🚀\u2069 7-day start: glad to have you! It begins on 5 May.",
                    "You are in. \u2068🚀\u2069 7-day start: glad to have you! It begins on 5 May.",
                    "You are in. \u2068🚀\u2069 7-day start: glad to have you! It begins on 5 May.",
                    """\
<b>🚀 7-day start</b> begins today. 4 of us are in.
✍️ Your check-in of the day counts by itself: /checkin
🦊 Foxes: Ana, Ben
🐼 Pandas: Cem, Dia
🎲 Drawn with the seed <code>7-2026-05-05-teams</code>\
""",
                    "You: one day done, goal 5. Day 1 of 7 is done ✅ ➤ 1. 🦊 Foxes · 50 % · 2 members",
                    "You are in. \u2068🚀\u2069 7-day start: glad to have you! Your team: 🦊 Foxes.",
                    """\
<b>🚀 7-day start</b>
One week to begin with. Nobody has to be good at it yet.
🗓 5 May to 11 May (7 days)
🎯 On 5 of 7 days
✍️ Your check-in of the day counts by itself: /checkin
🏅 15 points for everyone who completes it
👥 2 teams, drawn when it begins
🏷 🦊 Foxes, 🐼 Pandas
🚪 Open to join until 6 May
You: 2 days done, goal 5. Day 3 of 7 is done ✅
👥 Teams, by the share of days done
➤ 2. 🦊 Foxes · 56 % · 3 members
1. 🐼 Pandas · 67 % · 2 members\
""",
                    """\
<b>🚀 7-day start</b> is over. Thank you for these days!
5 of us were in, and one came to the goal.
🏁 Ana
🕯 The most days, 7: Ana
👥 Teams, by the share of days done
1. 🦊 Foxes · 43 % · 3 members
2. 🐼 Pandas · 29 % · 2 members\
""",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
<b>🚀 7 天起步</b>
新挑战，一起来：
先来一个星期，不用一上来就做得好。
🗓 5月5日 至 5月11日（7 天）
🎯 7 天里做到 5 天
✍️ 照常打卡就算：/checkin
🏅 完成的人都得 15 积分
👥 分 2 队，开始时抽签
🏷 🦊 狐狸队、🐼 熊猫队
🚪 5月6日 之前（含当天）都能报名\
""",
                    "你参加了。\u2068🚀\u2069 7 天起步，欢迎！ 5月5日 开始。",
                    "你参加了。\u2068🚀\u2069 7 天起步，欢迎！ 5月5日 开始。",
                    "你参加了。\u2068🚀\u2069 7 天起步，欢迎！ 5月5日 开始。",
                    "你参加了。\u2068🚀\u2069 7 天起步，欢迎！ 5月5日 开始。",
                    """\
<b>🚀 7 天起步</b> 今天开始。已经有 4 位参加。
✍️ 照常打卡就算：/checkin
🦊 狐狸队：Ana、Ben
🐼 熊猫队：Cem、Dia
🎲 抽签种子 <code>7-2026-05-05-teams</code>\
""",
                    "你：已做到 1 天，目标 5 天。第 1 天（共 7 天）完成了 ✅ ➤ 1. 🦊 狐狸队 · 50% · 2 人",
                    "你参加了。\u2068🚀\u2069 7 天起步，欢迎！ 你的队：🦊 狐狸队。",
                    """\
<b>🚀 7 天起步</b>
先来一个星期，不用一上来就做得好。
🗓 5月5日 至 5月11日（7 天）
🎯 7 天里做到 5 天
✍️ 照常打卡就算：/checkin
🏅 完成的人都得 15 积分
👥 分 2 队，开始时抽签
🏷 🦊 狐狸队、🐼 熊猫队
🚪 5月6日 之前（含当天）都能报名
你：已做到 2 天，目标 5 天。第 3 天（共 7 天）完成了 ✅
👥 各队平均完成率
➤ 2. 🦊 狐狸队 · 56% · 3 人
1. 🐼 熊猫队 · 67% · 2 人\
""",
                    """\
<b>🚀 7 天起步</b> 结束了，谢谢大家这些天的陪伴！
共 5 位参加，1 位达成目标。
🏁 Ana
🕯 坚持天数最多（7 天）：Ana
👥 各队平均完成率
1. 🦊 狐狸队 · 43% · 3 人
2. 🐼 熊猫队 · 29% · 2 人\
""",
                ]
            ),
        }[language]
    )


async def test_chosen_on_joining(world: "World") -> None:
    admin, ana, ben, cem, dia = await people(world, "Ana", "Ben", "Cem", "Dia")
    number, announced = await made(world, admin, TO_CHOOSE["en"])
    told = [announced.text, list(announced.buttons)]
    told.append(await ana.presses_data(f"challenges:join:1:{number}", announced))
    told.append(await ana.presses_data(f"challenges:join:1:{number}:7", announced))
    for one in (ana, ben, cem):
        told.append(await one.presses("🦊 Foxes", announced))
    told.append(await ana.presses("🐼 Pandas", announced))  # who is in, stays where they are
    assert await teams_of(world, number) == {ana.id: 0, ben.id: 0}
    told.append(await cem.presses("🐼 Pandas", announced))
    # Whoever leaves, leaves the team; whoever comes back, chooses anew.
    await ben.whispers("/challenges")
    await ben.presses(STARTER["en"])
    await ben.presses("Leave")
    await ben.presses("Leave, keep my days")
    assert await teams_of(world, number) == {ana.id: 0, cem.id: 1}
    told.append(await ben.presses("🐼 Pandas", announced))
    told += await hears(world, hours=24)
    await world.pass_time(hours=24)
    told.append(await dia.presses_data(f"challenges:join:1:{number}:1", announced))  # on the second day: the smallest
    told.append(await dia.presses(MINE["en"], announced))
    assert told == snapshot(
        [
            """\
<b>🚀 7-day start</b>
A challenge for all of us:
One week to begin with. Nobody has to be good at it yet.
🗓 5 May to 11 May (7 days)
🎯 On 5 of 7 days
✍️ Your check-in of the day counts by itself: /checkin
🏅 15 points for everyone who completes it
👥 2 teams to choose from
🏷 🦊 Foxes, 🐼 Pandas
🚪 Open to join until 6 May\
""",
            ["🦊 Foxes", "🐼 Pandas", "My progress"],
            "Here one joins with a team: tap the one you like.",
            "Here one joins with a team: tap the one you like.",
            "You are in. \u2068🚀\u2069 7-day start: glad to have you! Your team: 🦊 Foxes. It begins on 5 May.",
            "You are in. \u2068🚀\u2069 7-day start: glad to have you! Your team: 🦊 Foxes. It begins on 5 May.",
            "🦊 Foxes is more than one ahead just now. Another team would be happy to have you!",
            "You are in already. Your team: 🦊 Foxes. It begins on 5 May.",
            "You are in. \u2068🚀\u2069 7-day start: glad to have you! Your team: 🐼 Pandas. It begins on 5 May.",
            "You are in. \u2068🚀\u2069 7-day start: glad to have you! Your team: 🐼 Pandas. It begins on 5 May.",
            """\
<b>🚀 7-day start</b> begins today. 3 of us are in.
✍️ Your check-in of the day counts by itself: /checkin
🦊 Foxes: Ana
🐼 Pandas: Ben, Cem\
""",
            "You are in. \u2068🚀\u2069 7-day start: glad to have you! Your team: 🦊 Foxes.",
            "You: 0 days done, goal 5. Day 2 of 7 is still open. ➤ 1. 🦊 Foxes · 0 % · 2 members · tied",
        ]
    )


async def on_its_way(world: "World", admin: "Human", plan: Plan) -> Challenge:
    async with world.app.workshop.work() as work:
        one = await challenges.draft(work, 1, admin.id, plan)
    async with world.app.workshop.work() as work:
        return await challenges.publish(work, 1, one.id)


async def test_where_its_hour_is_skipped_it_is_drawn_with_the_next_word(
    world: "World", monkeypatch: pytest.MonkeyPatch
) -> None:
    """A group that moves east may never see the hour at which it was to begin."""
    monkeypatch.setattr("secrets.randbelow", lambda _: 6)
    admin, ana, ben = await people(world, "Ana", "Ben")
    one = await on_its_way(world, admin, Plan(days=3, goal=2, teams="drawn", team_count=2, emoji="🚀"))
    async with world.app.workshop.work() as work:
        for who in (ana, ben):
            await challenges.enrol(work, one, who.id)
    await world.pass_time(hours=22.5)  # 07:30 on the 5th
    await admin.says("/zone Shanghai")
    told = await hears(world, hours=6)
    assert sorted((await teams_of(world, one.id)).values(), key=str) == [0, 1]
    assert told == snapshot(
        [
            """\
<b>🚀 Something of our own</b>: the teams are drawn.
🦊 Foxes: Ana
🐼 Pandas: Ben
🎲 Drawn with the seed <code>7-2026-05-05-teams</code>\
"""
        ]
    )


async def test_all_at_once_teams_stay_even(world: "World") -> None:
    admin, *members = await people(world, *(f"M{number}" for number in range(9)))
    drawn = await on_its_way(world, admin, Plan(title="A", days=9, goal=2, join_days=9, teams="drawn", team_count=3))
    chosen = await on_its_way(world, admin, Plan(title="B", days=9, goal=2, join_days=9, teams="chosen", team_count=3))
    await world.pass_time(hours=48)  # nobody was in when they were drawn

    async def joins(who: "Human", one: Challenge) -> None:
        async with world.app.workshop.work() as work:
            await challenges.enrol(work, await challenges.find(work, 1, one.id), who.id, 0)

    for one in (drawn, chosen):
        await asyncio.gather(*(joins(who, one) for who in members))
        assert sorted((await teams_of(world, one.id)).values(), key=str) == [0, 0, 0, 1, 1, 1, 2, 2, 2]


async def test_drawn_once_however_often_it_strikes(world: "World") -> None:
    admin, *members = await people(world, "Ana", "Ben", "Cem", "Dia")
    one = await on_its_way(world, admin, Plan(days=3, goal=2, teams="drawn", team_size=2))
    async with world.app.workshop.work() as work:
        for who in members:
            await challenges.enrol(work, one, who.id)

    async def strikes(work: Work) -> int:
        return (await draw(work, one, is_told=True)).teams_drawn

    async def once() -> int:
        async with world.app.workshop.work() as work:
            return await strikes(work)

    assert set(await asyncio.gather(once(), once(), once())) == {2}
    before = await teams_of(world, one.id)
    assert await hears(world, hours=1) == []
    await world.pass_time(hours=26)
    assert await teams_of(world, one.id) == before == dealt([who.id for who in members], one.team_seed, 2)


async def test_two_groups_become_one_and_nobody_changes_team(world: "World") -> None:
    admin, ana, ben = await people(world, "Ana", "Ben")
    one = await on_its_way(world, admin, Plan(days=5, goal=2, teams="drawn", team_count=2))
    async with world.app.workshop.work() as work:
        for who in (ana, ben):
            await challenges.enrol(work, one, who.id)
    await world.pass_time(hours=24)
    before = await teams_of(world, one.id)
    async with world.app.workshop.work() as work:
        await communities.of_chat(work, -5, "Other")
    async with world.app.workshop.work() as work:
        await work.announce(CommunitiesMerged(2, 1))
    assert await teams_of(world, one.id, 2) == before
    async with world.app.workshop.work() as work:
        now = await challenges.find(work, 2, one.id)
        assert (now.teams_drawn, now.team_seed) == (2, one.team_seed)
        assert [each.members for each in (await challenges.results_of(work, now)).teams] in ([1, 1], [])


async def test_whoever_left_the_group_weighs_on_no_team(world: "World") -> None:
    admin, ana, ben = await people(world, "Ana", "Ben")
    _, announced = await made(world, admin, TO_CHOOSE["en"])
    for one in (ana, ben):
        await one.presses("🦊 Foxes", announced)
    await world.pass_time(hours=24)
    await ana.says("/checkin")
    assert await ana.presses(MINE["en"], announced) == snapshot(
        "You: one day done, goal 5. Day 1 of 7 is done ✅ ➤ 1. 🦊 Foxes · 50 % · 2 members"
    )
    await ben.leaves()
    assert await ana.presses(MINE["en"], announced) == snapshot(
        "You: one day done, goal 5. Day 1 of 7 is done ✅ ➤ 1. 🦊 Foxes · 100 % · one member"
    )
