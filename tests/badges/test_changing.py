"""What a badge asks for is changed in chat; of two admins who do so at a time, the second sees what the first did."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from bot.features import badges, communities
from bot.features.badges import Badge, Overtaken
from bot.features.badges.rules import Criterion
from bot.kit.database import create_engine
from bot.kit.work import Workshop
from bot.operating.badges import Catalogue, apply
from tests.badges.conftest import Story
from tests.badges.test_making import in_chinese, readers
from tests.support.story import ANA, BEN

if TYPE_CHECKING:
    from tests.support.world import Human, World

EXPIRED = "This button no longer does anything. It belonged to something that is over."


async def reader(world: "World") -> tuple["Human", "Human", "Human"]:
    """Two admins, and a badge of theirs that Ana has."""
    boss, ana, _ = await readers(world)
    second = await world.person("Second <admin>", admin=True)
    await boss.says("/badge new 🌙 “Night reader” checkins 2 points 5 revocable")
    await boss.presses("Save and give quietly")
    await world.pass_time(minutes=5)
    return boss, second, ana


async def the(world: "World") -> Badge:
    async with world.app.workshop.work() as work:
        return next(one for one in badges.all_of(work, 1) if one.emoji == "🌙")


async def test_a_badge_is_changed(world: "World") -> None:
    boss, _, ana = await reader(world)
    assert await boss.says("/badge change 🌙") == snapshot("""\
What shall 🌙 Night reader ask for? All of it in one line: <code>/badge change 🌙 checkins 30/100 hour 21-24 points 20</code>

Now: 2 check-ins.
Worth 5 points
Taken back when no longer true\
""")
    assert await boss.says("/badge change 🌙 checkins 1/3/30 note points 10 secret") == snapshot("""\
<b>🌙 Night reader</b>
Before: 2 check-ins. Now: one check-in with a note.
Levels: 2 → 1, 3, 30
Points: 5 → 10
Secret until it is earned, from now on.
Not taken back any more.

By what is noted so far, one member would have it: Ana &lt;3 (3)
One member would get it, or a further level; nobody would lose it or a level.

Nothing is changed yet.\
""")
    assert (await the(world)).levels == (2,)
    assert await boss.presses("Change it") == snapshot(
        "🌙 Night reader is changed. Who has it is put right in the next minutes, without noise."
    )
    assert await world.pass_time(minutes=5) == []
    assert "🌙 Night reader · 3 check-ins" in await ana.says("/badges")
    assert await boss.says("/badge change “Night reader” checkins 4 revocable") == snapshot("""\
<b>🌙 Night reader</b>
Before: one check-in with a note. Now: 4 check-ins.
Levels: 1, 3, 30 → 4
Points: 10 → 0
No longer secret.
From now on taken back when no longer true.

By what is noted so far, nobody would have it yet.
Nobody would get it or a further level by that; one would lose it, or a level.

Nothing is changed yet.\
""")
    assert await boss.presses("Change it") == snapshot(
        "🌙 Night reader is changed. Who has it is put right in the next minutes, without noise."
    )
    await world.pass_time(minutes=5)
    assert "🌙" not in (await ana.says("/badges")).partition("Not far")[0]


async def test_whoever_comes_second_sees_it_and_looks_again(world: "World") -> None:
    boss, second, _ = await reader(world)
    await boss.says("/badge change 🌙 checkins 3 points 5 revocable")
    first = world.said[-1]
    await second.says("/badge change 🌙 checkins 1/50 points 7")
    other = world.said[-1]
    old = other.buttons["Change it"]
    assert "is changed" in await boss.presses("Change it", first)
    assert await second.presses("Change it", other) == snapshot("""\
Boss changed 🌙 Night reader after you looked:
Before: 2 check-ins. Now: 3 check-ins.

Nothing of yours is saved. With your change on top, it would be:

<b>🌙 Night reader</b>
Before: 3 check-ins. Now: one check-in.
Levels: 3 → 1, 50
Points: 5 → 7
Not taken back any more.

By what is noted so far, 2 members would have it: Ana &lt;3 (3), Ben (1)
One member would get it, or a further level; nobody would lose it or a level.

Nothing is changed yet.\
""")
    assert (await the(world)).levels == (3,)
    assert await second.presses_data(old, other) == EXPIRED, "a second tap saves nothing that was not looked at"
    assert (await the(world)).levels == (3,)
    assert "is changed" in await second.presses("Change it", other)
    now = await the(world)
    assert (now.levels, now.points, now.is_revocable) == ((1, 50), 7, False)
    assert await second.presses_data(old, other) == EXPIRED


async def test_in_chinese(world: "World") -> None:
    boss, second, _ = await reader(world)
    await in_chinese(world)
    assert await boss.says("/badge 改条件 🌙") == snapshot("""\
🌙 Night reader 要改成什么条件？一行写全：<code>/badge 改条件 🌙 打卡 30/100 时段 21-24 积分 20</code>

现在：打卡 2 次。
值 5 分
条件不再成立就收回\
""")
    assert await boss.says("/badge 改条件 🌙 打卡 3 积分 5 可收回") == snapshot("""\
<b>🌙 Night reader</b>
原来：打卡 2 次。现在：打卡 3 次。

按目前的记录，有 1 人会拿到：Ana &lt;3（3）
这样一改，没有人多拿到一枚或一级；也没有人会失去。

现在还没有改。\
""")
    first = world.said[-1]
    assert await second.says("/badge 改条件 🌙 打卡 1/50 积分 7 隐藏") == snapshot("""\
<b>🌙 Night reader</b>
原来：打卡 2 次。现在：打卡 1 次。
级别：2 → 1, 50
分值：5 → 7
以后没拿到之前看不见。
以后不再收回。

按目前的记录，有 2 人会拿到：Ana &lt;3（3）、Ben（1）
这样一改，有 1 人会拿到，或者升一级；也没有人会失去。

现在还没有改。\
""")
    other = world.said[-1]
    assert await boss.presses("就这样改", first) == snapshot(
        "🌙 Night reader 改好了。几分钟内会悄悄按新条件补发或收回。"
    )
    assert await second.presses("就这样改", other) == snapshot("""\
你看过之后，Boss 改了 🌙 Night reader：
原来：打卡 2 次。现在：打卡 3 次。

你的改动没有保存。加上你的改动，会变成：

<b>🌙 Night reader</b>
原来：打卡 3 次。现在：打卡 1 次。
级别：3 → 1, 50
分值：5 → 7
以后没拿到之前看不见。
以后不再收回。

按目前的记录，有 2 人会拿到：Ana &lt;3（3）、Ben（1）
这样一改，有 1 人会拿到，或者升一级；也没有人会失去。

现在还没有改。\
""")
    assert await second.presses("就这样改", other) == snapshot(
        "🌙 Night reader 改好了。几分钟内会悄悄按新条件补发或收回。"
    )
    assert await second.says("/badge 改条件 👣 打卡 3") == snapshot(
        "👣 第一步 是我自带的，条件不能改。可以 <code>/badge 停用</code> 它，再用 <code>/badge 新建</code> 做一枚自己的。"
    )


async def test_whatever_was_changed_in_between(world: "World") -> None:
    """A name, a state, or by a file: the second sees that too."""
    boss, second, _ = await reader(world)
    await second.says("/badge change 🌙 checkins 3 points 5 revocable")
    await boss.says("/badge name 🌙 “Moon <reader>”")
    assert await second.presses("Change it") == snapshot("""\
Boss changed 🌙 Moon &lt;reader&gt; after you looked:
🌙 Night reader is called 🌙 Moon &lt;reader&gt;.

Nothing of yours is saved. With your change on top, it would be:

<b>🌙 Moon &lt;reader&gt;</b>
Before: 2 check-ins. Now: 3 check-ins.

By what is noted so far, one member would have it: Ana &lt;3 (3)
Nobody would get it or a further level by that; nobody would lose it or a level.

Nothing is changed yet.\
""")
    await boss.says("/badge retire 🌙")
    assert "Retired: nobody earns it any more." in await second.presses("Change it")
    await boss.says("/badge restore 🌙")
    badge = await the(world)
    table = {
        "emoji": "🌙",
        "name": "Moon <reader>",
        "counts": "checkins",
        "levels": [2],
        "points": 6,
        "revocable": True,
    }
    catalogue = Catalogue(Path("x.toml"), "", {badge.id: badges.read_table(badge.id, table)})
    await apply(world.app.config, world.clock, "", catalogue, keep=True)
    told = await second.presses("Change it")
    assert "A file of the operator's changed 🌙 " in told
    assert "Points: 5 → 6" in told
    assert "is changed" in await second.presses("Change it")
    now = await the(world)
    assert (now.name, now.levels, now.points, now.is_retired) == ("Moon <reader>", (3,), 5, False)


async def test_both_want_the_same(world: "World") -> None:
    boss, second, _ = await reader(world)
    for admin in (boss, second):
        await admin.says("/badge change 🌙 checkins 3")
    first, other = world.said[-2:]
    await boss.presses("Change it", first)
    told = await second.presses("Change it", other)
    assert "Boss" in told
    assert "That is what you wanted, too." in told
    assert "Change it" not in other.buttons


async def test_what_is_no_change(world: "World") -> None:
    boss, _, _ = await reader(world)
    assert await boss.says("/badge change 🌙 checkins 2 points 5 revocable") == "So it is already."
    assert "I don't know what “visits” means there." in await boss.says("/badge change 🌙 visits 3")
    assert await boss.says("/badge change 👣 checkins 3") == snapshot(
        "👣 First step came with me, so what it asks for stays. <code>/badge retire</code> it, and make your own with <code>/badge new</code>."
    )
    assert "Which badge?" in await boss.says("/badge change")
    await boss.says("/badge retire 🌙")
    assert "That badge is retired." in await boss.says("/badge change 🌙 checkins 3")


async def test_buttons_do_what_they_were_shown_for(world: "World") -> None:
    boss, _, _ = await reader(world)
    await boss.says("/badge change 🌙 checkins 3")
    change = world.said[-1]
    as_new = change.buttons["Change it"].replace(":change:", ":save:") + ":save-quietly"
    assert await boss.presses_data(as_new, change) == EXPIRED
    assert await boss.presses("Cancel", change) == "All right, nothing was saved."
    assert await boss.presses_data(as_new.replace(":save:", ":change:"), change) == EXPIRED
    await boss.says("/badge new 🪑 Chair days 2")
    new = world.said[-1]
    as_change = next(iter(new.buttons.values())).replace(":save:", ":change:")
    assert await boss.presses_data(as_change, new) == EXPIRED
    assert "is there" in await boss.presses("Save and give quietly", new), "that did no harm to it"
    assert (await the(world)).levels == (2,)


async def test_what_counts_from_a_day_on_still_does(story: Story) -> None:
    async with story.workshop.work() as work:
        made = await badges.draft(work, story.community, ANA, "🌙 Reader checkins 2")
        saved = await badges.save(work, story.community, made.badge.id, from_now=True)
        assert saved
        assert saved.criterion
    async with story.workshop.work() as work:
        change = await badges.draft_change(work, story.community, ANA, saved, "checkins 3 note")
        now = await badges.save_change(work, story.community, change.draft_id, ANA)
    assert isinstance(now, Badge)
    assert now.criterion == Criterion("checkins", with_note=True, since=saved.criterion.since)


async def test_two_at_the_same_moment_in_two_processes(story: Story, database_url: str) -> None:
    """Whoever the database lets go first has it; the other is shown that."""
    async with story.workshop.work() as work:
        made = await badges.draft(work, story.community, ANA, "🌙 Reader checkins 2")
        badge = await badges.save(work, story.community, made.badge.id, from_now=True)
        assert badge
    other = Workshop(create_engine(database_url), story.clock, story.workshop.settings)
    async with other.work() as work:
        await communities.warm(work)
        await badges.warm(work)
    shops = {ANA: story.workshop, BEN: other}
    for turn in range(5):
        drafts = {}
        for by, shop in shops.items():
            async with shop.work() as work:
                change = await badges.draft_change(work, story.community, by, badge, f"checkins {10 * by + turn}")
            drafts[by] = change.draft_id

        async def saves(by: int, draft_id: str) -> object:
            async with shops[by].work() as work:
                return await badges.save_change(work, story.community, draft_id, by)

        found = await asyncio.gather(*(saves(by, draft_id) for by, draft_id in drafts.items()))
        [saved] = [one for one in found if isinstance(one, Badge)]
        [late] = [one for one in found if isinstance(one, Overtaken)]
        assert late.now == saved
        assert late.by == (ANA if saved is found[0] else BEN)
        assert late.change
        async with story.workshop.work() as work:
            await badges.refresh(work, [story.community])
            assert next(one for one in badges.all_of(work, story.community) if one.id == badge.id) == saved
    await other.engine.dispose()


async def test_a_name_and_a_rule_at_the_same_time(story: Story, database_url: str) -> None:
    """Who renames by what is in memory takes nothing of the rule back."""
    async with story.workshop.work() as work:
        made = await badges.draft(work, story.community, ANA, "🌙 Reader checkins 2")
        badge = await badges.save(work, story.community, made.badge.id, from_now=True)
        assert badge
    other = Workshop(create_engine(database_url), story.clock, story.workshop.settings)
    async with other.work() as work:
        await communities.warm(work)
        await badges.warm(work)
        change = await badges.draft_change(work, story.community, BEN, badge, "checkins 3")
        await badges.save_change(work, story.community, change.draft_id, BEN)
    async with story.workshop.work() as work:  # which has not heard of it
        await badges.rename(work, story.community, badge, badges.Naming("", "Moon reader"), ANA)
    async with other.work() as work:
        await badges.refresh(work, [story.community])
        now = next(one for one in badges.all_of(work, story.community) if one.id == badge.id)
    assert (now.name, now.levels) == ("Moon reader", (3,))
    await other.engine.dispose()


async def test_whoever_makes_up_for_it_has_heard_of_it(story: Story, database_url: str) -> None:
    """An admin saves in one process, and another lets things fall due before it has read the news."""
    await story.meets(ANA)
    await story.checks_in_daily(2)
    other = Workshop(create_engine(database_url), story.clock, story.workshop.settings)
    async with other.work() as work:
        await communities.warm(work)
        made = await badges.draft(work, story.community, ANA, "🌙 Reader checkins 2")
        assert await badges.save(work, story.community, made.badge.id, from_now=False)
    await other.engine.dispose()
    story.workshop.alarm.look()
    await story.settles()
    assert (made.badge.id, 2) in await story.has()
