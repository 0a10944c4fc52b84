"""Where admins turn it on, a member's tier stands beside their name."""

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from inline_snapshot import snapshot

from bot.features import communities, members, points, tiers
from bot.features.tiers import store
from bot.kit.routing import Person
from bot.kit.scheduling import run_due
from jobs.tiers import schedule
from tests.support.moments import START
from tests.tiers.test_setup import boss, people

if TYPE_CHECKING:
    from bot.kit.clock import SetClock
    from bot.kit.work import Workshop
    from tests.support.world import Human, World

NO_RIGHT = "Bad Request: not enough rights to change tag of the user"
NO_MEMBER = "Bad Request: user is not a regular member of the chat"


async def founder(world: "World", *, language: str = "en", may: bool = True) -> "Human":
    admin = await boss(world, language=language)
    await world.group.bot_becomes("administrator", admin, can_manage_tags=may)
    return admin


async def turned(world: "World", admin: "Human", *, on: bool) -> str:
    await admin.says("/tiersetup")
    await admin.presses("🏷 Tier beside the name: no" if on else "🏷 Tier beside the name: yes")
    return await admin.presses("Turn it on" if on else "Turn it off")


def asked(world: "World", since: int = 0) -> list[tuple[int, str]]:
    """Whose tag became what."""
    return [
        (parameters["user_id"], parameters["tag"])
        for method, parameters in world.telegram.calls[since:]
        if method == "setChatMemberTag"
    ]


def refusing(description: str) -> Any:
    def fault(method: str, _parameters: dict[str, Any]) -> tuple[int, dict[str, Any]] | None:
        body = {"ok": False, "error_code": 400, "description": description}
        return (400, body) if method == "setChatMemberTag" else None

    return fault


async def award(world: "World", human: "Human", number: int, key: str) -> None:
    async with world.app.workshop.work() as work:
        await points.award(work, 1, human.id, number, reason="tests.award", key=key, day=START.date())
    await world.settle()


async def test_it_is_rehearsed_and_then_done_by_and_by(world: "World") -> None:
    admin = await founder(world)
    crowd = await people(world, 44, 150)
    [expert] = await people(world, 1, 1500, first=44)
    [newcomer] = await people(world, 1, 5, first=45)
    await admin.says("/tiersetup")
    assert await admin.presses("🏷 Tier beside the name: no") == snapshot("""\
<b>A tier as the tag beside a member's name</b>
🌱 Growing → Growing
🌳 Expert → Expert
Whoever is at the beginning has none, and so have admins.

About 3 minutes for 45 members. Nothing has changed yet.\
""")
    assert asked(world) == [], "only looked at"
    assert await admin.presses("Turn it on") == snapshot(
        "✓ From now on a member's tier stands beside their name, for all in about 3 minutes."
    )
    assert await turned_again(world, admin) == snapshot("""\
<b>A tier as the tag beside a member's name</b>
🌱 Growing → Growing
🌳 Expert → Expert
Whoever is at the beginning has none, and so have admins.

45 members still wait for their tag, about 3 minutes.\
""")
    done: list[int] = []
    for _ in range(4):
        await world.pass_time(minutes=1)
        done.append(len(asked(world)))
    assert done == [20, 40, 45, 45], "so many a minute, and then no more"
    assert dict(asked(world)) == dict.fromkeys((one.id for one in crowd), "Growing") | {expert.id: "Expert"}
    assert newcomer.id not in dict(asked(world)), "where everybody begins there is none"
    await world.pass_time(days=2)
    assert len(asked(world)) == 45, "what is there is not asked for again"
    before = len(world.telegram.calls)
    assert await turned(world, admin, on=False) == snapshot(
        "✓ No more tiers beside the names; the last tag is gone in about 3 minutes."
    )
    await world.pass_time(minutes=2)
    assert len(asked(world, before)) == 40
    await admin.says("/tiersetup")
    assert await admin.presses("🏷 Tier beside the name: no") == snapshot("""\
<b>A tier as the tag beside a member's name</b>
🌱 Growing → Growing
🌳 Expert → Expert
Whoever is at the beginning has none, and so have admins.

5 tags are still to be taken away, about one minute.
About 2 minutes for 40 members. Nothing has changed yet.\
""")
    await world.pass_time(minutes=5)
    assert Counter(asked(world, before)) == Counter((one.id, "") for one in [*crowd, expert])


async def turned_again(world: "World", admin: "Human") -> str:
    """What is said to whoever looks meanwhile."""
    await admin.says("/tiersetup")
    return await admin.presses("🏷 Tier beside the name: yes")


async def test_the_same_in_chinese(world: "World") -> None:
    admin = await founder(world, language="zh-hans")
    [one] = await people(world, 1, 150)
    await admin.says("/tiersetup")
    assert await admin.presses("🏷 名字旁显示等级：否") == snapshot("""\
<b>把等级显示成名字旁的标签</b>
🌱 成长 → 成长
🌳 达人 → 达人
还在起点的成员没有标签，管理员也没有。

1 位成员，大约要 1 分钟。现在什么都还没改。\
""")
    assert await admin.presses("打开") == snapshot("✓ 从现在起，等级会显示在名字旁，大约 1 分钟后全部到位。")
    await world.pass_time(minutes=2)
    assert asked(world) == [(one.id, "成长")]
    await admin.says("/tiersetup")
    assert await admin.presses("🏷 名字旁显示等级：是") == snapshot("""\
<b>把等级显示成名字旁的标签</b>
🌱 成长 → 成长
🌳 达人 → 达人
还在起点的成员没有标签，管理员也没有。

1 位成员已有标签。
关掉的话，大约 1 分钟撤完。\
""")
    assert await admin.presses("关掉") == snapshot("✓ 名字旁不再显示等级，大约 1 分钟撤完。")


async def test_it_follows_every_rise_lock_and_return(world: "World") -> None:
    admin = await founder(world)
    await turned(world, admin, on=True)
    await world.pass_time(minutes=2)
    [ana] = await people(world, 1, 99)
    assert asked(world) == []
    await award(world, ana, 10, "b")
    assert asked(world) == [(ana.id, "Growing")]
    await award(world, ana, 10, "c")
    assert len(asked(world)) == 1
    await admin.says("/tier lock expert", reply_to_message=ana.last_message)
    await world.settle()
    assert asked(world)[1:] == [(ana.id, "Expert")]
    await admin.says("/tier lock newcomer", reply_to_message=ana.last_message)
    await world.settle()
    assert asked(world)[2:] == [(ana.id, "")]
    await admin.says("/tier lock growing", reply_to_message=ana.last_message)
    await world.settle()
    who = Person(ana.id, ana.name)
    async with world.app.workshop.work() as work:
        await members.left(work, 1, who, world.clock.now())
        await members.joined(work, 1, who, world.clock.now())
    await world.settle()
    assert asked(world)[3:] == [(ana.id, "Growing"), (ana.id, "Growing")], "who comes back has it again"


async def test_a_new_ladder_changes_what_it_must(world: "World") -> None:
    admin = await founder(world)
    await people(world, 13, 60)
    [one] = await people(world, 1, 150, first=13)
    await turned(world, admin, on=True)
    await world.pass_time(minutes=2)
    assert asked(world) == [(one.id, "Growing")]
    await admin.says("/tiersetup\nNewcomer\n🔥 Growing fast 50\n🎉 900")
    await admin.presses("Do it")
    assert len(asked(world)) == 1, "many wait for their turn"
    await world.pass_time(minutes=3)
    assert {tag for _, tag in asked(world)[1:]} == {"Growing fast"}
    assert len(asked(world)) == 15


async def test_without_the_right_the_card_says_so(world: "World") -> None:
    admin = await founder(world, may=False)
    [one] = await people(world, 1, 150)
    await admin.says("/tiersetup")
    assert await admin.presses("🏷 Tier beside the name: no") == snapshot("""\
<b>A tier as the tag beside a member's name</b>
🌱 Growing → Growing
🌳 Expert → Expert
Whoever is at the beginning has none, and so have admins.

I may not set tags here. Please give me the admin right to edit member tags; then it works.\
""")
    shown = world.said[-1]
    assert "Turn it on" not in shown.buttons
    assert "edit member tags" in await admin.presses_data("tiers:tag:1:on", shown)
    await world.group.bot_becomes("administrator", admin, can_manage_tags=True)
    await turned(world, admin, on=True)
    await world.pass_time(minutes=2)
    assert asked(world) == [(one.id, "Growing")]


async def test_a_right_that_is_gone_is_learned_once_and_comes_back(world: "World") -> None:
    admin = await founder(world)
    [one] = await people(world, 1, 150)
    no_right = refusing(NO_RIGHT)
    world.telegram.faults.append(no_right)
    said = len(world.said)
    await turned(world, admin, on=True)
    said = len(world.said)
    await world.pass_time(days=3)
    assert len(asked(world)) == 1, "not tried again"
    assert len(world.said) == said, "and nobody hears of it"
    await admin.says("/tiersetup")
    assert "Please give me the admin right" in await admin.presses("🏷 Tier beside the name: yes")
    world.telegram.faults.remove(no_right)
    await world.group.bot_becomes("administrator", admin, can_manage_tags=True)
    await world.pass_time(minutes=2)
    assert asked(world)[1:] == [(one.id, "Growing")]


async def test_who_is_no_regular_member_is_asked_for_once(world: "World") -> None:
    admin = await founder(world)
    await people(world, 1, 150)
    world.telegram.faults.append(refusing(NO_MEMBER))
    await turned(world, admin, on=True)
    await world.pass_time(days=3)
    assert len(asked(world)) == 1
    await admin.says("/tiersetup")
    assert "right" not in await admin.presses("🏷 Tier beside the name: yes")


async def test_who_left_is_skipped(world: "World") -> None:
    admin = await founder(world)
    ana, ben = await people(world, 2, 150)
    async with world.app.workshop.work() as work:
        await members.left(work, 1, Person(ana.id, ana.name), world.clock.now())
    await turned(world, admin, on=True)
    await world.pass_time(minutes=2)
    assert asked(world) == [(ben.id, "Growing")]


async def test_a_made_up_button_turns_nothing(world: "World") -> None:
    admin = await founder(world)
    await admin.says("/tiersetup")
    for forged in ("tiers:tag:1", "tiers:tag:1:maybe"):
        assert "no longer does anything" in await admin.presses_data(forged, world.said[-1])
    ana = await world.person("Ana")
    for theirs in ("tiers:tags:1", "tiers:tag:1:on", "tiers:card:1"):
        assert await ana.presses_data(theirs, world.said[-1]) == "Only admins of this group can do that."


async def test_two_communities_become_one(workshop: "Workshop", clock: "SetClock") -> None:
    """Nobody knows what the chat that goes on shows; so everything is asked for again, in time."""
    async with workshop.work() as work:
        await store.put_tags(work.db, 1, [(1, "Growing")])
        await store.put_tags(work.db, 2, [(1, "Expert"), (2, "Expert")])
        await communities.moved(work, -1, -2)
    async with workshop.work() as work:
        kept = next(one for one in (1, 2) if communities.get(work, one).is_active)
        assert await store.tags(work.db, kept, [1, 2]) == {1: None, 2: None}
        assert await store.tags(work.db, 3 - kept, [1, 2]) == {}
        assert not await work.unplan("tiers.tag", "round", community_id=3 - kept)
        assert await work.unplan("tiers.tag", "round", community_id=kept)


async def test_a_round_goes_on_where_it_stopped(
    workshop: "Workshop", clock: "SetClock", monkeypatch: pytest.MonkeyPatch
) -> None:
    """More members than are looked at in one transaction, with tags to be taken away."""
    monkeypatch.setattr("bot.features.tiers.service.tagging.AT_ONCE", 3)
    async with workshop.work() as work:
        await store.put_tags(work.db, 1, [(one, "Growing" if one % 2 else "") for one in range(1, 60)])
        await tiers.turn(work, 1, is_on=False)
    left = []
    for _ in range(3):
        clock.advance(timedelta(minutes=1))
        while await run_due(workshop, {"tiers.tag": schedule.due_doors["tag"]}):
            pass
        async with workshop.work() as work:
            left.append(await store.count_tags(work.db, 1))
    assert left == [10, 0, 0]
