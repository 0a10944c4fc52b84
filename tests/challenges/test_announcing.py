"""A challenge that is announced at a set time: kept a draft until then, seen beforehand, taken back by a tap."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from sqlalchemy import text

from bot.features import challenges, communities
from bot.features.challenges import State
from bot.features.communities import CommunitiesMerged
from tests.challenges.conftest import JOIN, NEXT, PUBLISH, STARTER
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World

AT = {"en": "⏰ Announce it at a set time", "zh-CN": "⏰ 定时发布"}
NOT_THEN = {"en": "⏰ Not by itself after all", "zh-CN": "⏰ 不定时了"}
PHOTO = "📷 A photo a day"


async def a_draft(world: "World", admin: "Human", language: str = "en", *changes: str, label: str = "") -> int:
    await world.pass_time(minutes=1)  # words go to the draft that was begun last
    await admin.says("/challenge")
    await admin.presses(label or STARTER[language])
    number = int(next(data for data in world.said[-1].buttons.values() if ":set:" in data).split(":")[3])
    for words in changes:
        await admin.says(f"/challenge {words}")
    return number


async def one_of(world: "World", number: int) -> challenges.Challenge:
    async with world.app.workshop.work() as work:
        return await challenges.find(work, 1, number)


def announced(world: "World", language: str = "en") -> int:
    return sum(JOIN[language] in one.buttons and one.chat_id == world.group.chat_id for one in world.said)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_announced_by_itself(world: "World", language: str) -> None:
    admin, ana = await people(world, "Ana", language=language)
    number = await a_draft(world, admin, language, "start 2026-05-08")
    await admin.says("/challenge")
    await admin.presses({"en": "✏️ 🚀 7-day start", "zh-CN": "✏️ 🚀 7 天起步"}[language])
    await admin.presses(NEXT[language])
    asked = await admin.presses(AT[language])
    card = await admin.whispers({"en": "6 May 18:00", "zh-CN": "5月6日 18:00"}[language])
    rehearsal = await admin.presses(NEXT[language])
    coming = await admin.says("/outlook")
    told = [asked, next(line for line in card.split("\n") if "⏰" in line), rehearsal.split("\n")[1],
            next(line for line in coming.split("\n") if "🚀" in line)]  # fmt: skip
    assert (
        told
        == {
            "en": snapshot(
                [
                    """\
<b>🚀 7-day start</b>
When is it announced? As in “tomorrow 18:00” or “5 June 9:00”. What you change until then is in it; “none”: only when you publish it.\
""",
                    "⏰ Announced by itself: Wednesday 6 May at 18:00",
                    "• Wednesday 6 May at 18:00: the announcement, by itself",
                    "1. 18:00 🚀 7-day start: the announcement",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
<b>🚀 7 天起步</b>
什么时候预告？比如「明天 18:00」或「6月5日 9:00」。在那之前的修改都算；发「无」就等你自己发布。\
""",
                    "⏰ 5月6日周三 18:00 自动发布",
                    "• 5月6日周三 18:00：自动发预告",
                    "1. 18:00 🚀 7 天起步：预告",
                ]
            ),
        }[language]
    )
    await world.pass_time(hours=56.9)
    assert announced(world, language) == 0
    await world.restart()
    heard = await world.pass_time(hours=0.2)
    assert (announced(world, language), len(heard)) == (1, 1)
    one = await one_of(world, number)
    assert (one.state, one.publish_at) == (State.LIVE, None)
    await ana.presses(JOIN[language])
    assert any("🚀" in one for one in await world.pass_time(days=2))


async def test_taken_back_published_by_hand_or_thrown_away_it_is_not_said_again(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    back, first, gone = [await a_draft(world, admin, "en", "start 8 May", "announce 6 May 18:00") for _ in range(3)]
    await admin.presses_data(f"challenges:try:1:{back}", world.said[-1])
    assert "⏰" not in await admin.presses(NOT_THEN["en"])
    await admin.presses_data(f"challenges:publish:1:{first}", world.said[-1])
    async with world.app.workshop.work() as work:
        await challenges.drop(work, 1, gone)
    assert announced(world) == 1
    await world.pass_time(days=3)
    assert announced(world) == 1
    one = await one_of(world, back)
    assert (one.state, one.publish_at) == (State.DRAFT, None)


async def test_what_cannot_be_is_said_at_once(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    number = await a_draft(world, admin, "en", "start 6 May")
    said = [
        await admin.says(f"/challenge announce {words}")
        for words in ("whenever", "4 May 8:00", "7 May 8:00", "every day 8:00")
    ]
    await admin.says("/challenge announce 5 May 18:00")
    said.append(await admin.says("/challenge start 2026-05-04"))
    assert said == snapshot(
        [
            "“whenever” is no time. Write it like “tomorrow 18:00” or “5 June 9:00”.",
            "That time is over. Did you mean <b>Tuesday 5 May at 08:00</b>?",
            "That is after it begins, on 6 May. Choose an earlier time, or another first day.",
            "“every day 8:00” is no time. Write it like “tomorrow 18:00” or “5 June 9:00”.",
            "It is announced on Tuesday 5 May at 18:00, and can't begin before. Move the announcement first.",
        ]
    )
    await admin.presses_data(f"challenges:set:1:{number}:teams:drawn", world.said[-1])
    assert await admin.says("/challenge announce 6 May 8:30") == snapshot(
        "Teams are drawn when it begins, at 08:00, and that is over today. Let it begin tomorrow."
    )
    assert (await one_of(world, number)).publish_at is not None, "the time there was stays"
    assert "⏰" not in await admin.says("/challenge announce off")


async def test_what_stands_in_the_way_then_is_told_to_admins(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    number = await a_draft(world, admin, "en", "start 8 May", "announce 6 May 18:00", label=PHOTO)
    other = await a_draft(world, admin, "en", label=PHOTO)
    async with world.app.workshop.work() as work:
        await challenges.publish(work, 1, other)
    heard = await world.pass_time(days=3)
    assert [one for one in heard if "to be announced" in one] == snapshot(
        [
            """\
<b>📷 A photo a day</b> was to be announced now, and could not be. It stays a draft.
“#photo” is heard as something else here already. Choose another word.\
"""
        ]
    )
    one = await one_of(world, number)
    assert (one.state, one.publish_at) == (State.DRAFT, None)


async def test_hearth_was_away(world: "World") -> None:
    """Late is better than never, but not when it has begun already."""
    admin, _ = await people(world, "Ana")
    await a_draft(world, admin, "en", "start 8 May", "announce 5 May 18:00")
    missed = await a_draft(world, admin, "en", "start 5 May", "announce 4 May 18:00")
    world.clock.set(world.clock.now() + timedelta(days=2))
    heard = await world.pass_time(minutes=1)
    assert announced(world) == 1
    assert [one for one in heard if "to be announced" in one] == snapshot(
        [
            """\
<b>🚀 7-day start</b> was to be announced now, and could not be. It stays a draft.
That day is over. Choose one from today on.\
"""
        ]
    )
    assert (await one_of(world, missed)).state is State.DRAFT


async def test_where_hearth_is_out_of_the_group_nothing_begins(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    number = await a_draft(world, admin, "en", "start 8 May", "announce 5 May 18:00")
    await world.group.bot_becomes("left", admin)
    assert await world.pass_time(days=3) == []
    one = await one_of(world, number)
    assert (one.state, one.publish_at) == (State.DRAFT, None)


async def test_changes_until_then_are_in_it_and_two_admins_may_make_them(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    eve = await world.person("Eve", admin=True)
    await eve.says("hello")
    number = await a_draft(world, admin, "en", "start 8 May", "announce 6 May 18:00")
    await eve.presses_data(f"challenges:set:1:{number}:points:40", world.telegram.message_in(world.group.chat_id))
    await admin.says("/challenge title <b>Late</b> & early")
    heard = await world.pass_time(days=3)
    assert any("&lt;b&gt;Late" in one and "40 points" in one for one in heard)
    assert PUBLISH["en"] not in world.said[-1].buttons


async def test_two_groups_that_become_one(world: "World") -> None:
    """It is announced where the draft is now; and who was asked something for it is asked no more."""
    admin, _ = await people(world, "Ana")
    number = await a_draft(world, admin, "en", "start 8 May", "announce 6 May 18:00")
    await admin.says("/challenge")
    await admin.presses("✏️ 🚀 7-day start")
    await admin.presses("✍️ Title")
    async with world.app.workshop.work() as work:
        await communities.of_chat(work, -5, "Other")
    async with world.app.workshop.work() as work:
        await work.announce(CommunitiesMerged(2, 1))
    async with world.app.workshop.work() as work:
        due = await work.db.execute(text("SELECT community_id FROM due WHERE kind = 'challenges.publish'"))
        assert [row[0] for row in due] == [2]
    assert await admin.whispers("A title") == ""
    await world.pass_time(days=3)
    async with world.app.workshop.work() as work:
        one = await challenges.find(work, 2, number)
    assert (one.state, one.plan.title) == (State.LIVE, "")
