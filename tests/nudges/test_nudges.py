"""A kind word by one's own rhythm: once, rarely, and never to whoever said no."""

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from inline_snapshot import snapshot

from bot.features import communities, nudges
from bot.features.communities import CommunitiesMerged
from bot.features.nudges import store
from bot.kit.calendar import day_of
from tests.support.circle import people

UTC = ZoneInfo("UTC")

if TYPE_CHECKING:
    from tests.support.world import Human, World


async def lives(world: "World", *who: "Human", days: int) -> None:
    """They come every day."""
    for _ in range(days):
        for one in who:
            await one.says("/checkin")
        await world.pass_time(days=1)


async def turned_on(world: "World", admin: "Human", language: str = "en") -> None:
    await admin.says("/nudgesetup")
    await admin.presses({"en": "Turn on", "zh-CN": "打开"}[language])


def words_to(world: "World", who: "Human", since: int) -> list[str]:
    """Those that have the button which stops them."""
    stops = {"No such words, please", "不用问候我"}
    return [one.text for one in world.said[since:] if one.chat_id == who.id and stops & set(one.buttons)]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_one_word_for_a_silence_and_another_only_after_a_return(world: "World", language: str) -> None:
    admin, ana, ben = await people(world, "Ana", "Ben", language=language)
    await turned_on(world, admin, language)
    await lives(world, ana, ben, days=6)
    since = len(world.said)
    await lives(world, ben, days=6)
    assert words_to(world, ana, since) == []
    await lives(world, ben, days=20)
    assert (
        words_to(world, ana, since)
        == {
            "en": snapshot(
                [
                    """\
Ana, Reading circle misses you a little.
Nothing to catch up on, nothing to explain. One line is enough to be back.\
"""
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
Ana，Reading circle 有点想你。
不用补课，也不用解释，说一句话就算回来了。\
"""
                ]
            ),
        }[language]
    )
    assert words_to(world, ben, since) == []
    await lives(world, ana, days=5)
    await world.pass_time(days=30)
    assert len(words_to(world, ana, since)) == 2


async def test_who_said_no(world: "World") -> None:
    admin, ana, ben = await people(world, "Ana", "Ben")
    await turned_on(world, admin)
    assert await ana.says("/nudges") == snapshot(
        """\
When somebody has been away much longer than is usual for them, or where admins wrote a word for those who are new or back again, I may send one kind word in private: once a month at most, once for a silence, never in quiet hours. In our private chat, /nudges stops it.
Whoever has no private chat with me may be greeted here by name instead, if they choose so below.\
"""
    )
    assert await ana.whispers("/nudges") == snapshot(
        "When you are away much longer than is usual for you, or are new or back again where admins wrote a word for that, I may send one kind word: once a month at most, once for a silence, never in your quiet hours."
    )
    assert await ana.presses("No such words, please") == snapshot(
        "Good, I won't write to you when it grows quiet. You are welcome all the same."
    )
    assert await ana.whispers("/nudges") == snapshot("I don't write to you when it grows quiet.")
    await lives(world, ana, ben, days=6)
    since = len(world.said)
    await world.pass_time(days=20)
    assert words_to(world, ana, since) == []
    assert len(words_to(world, ben, since)) == 1
    assert await ana.presses("You may write again") == snapshot("Good. Once a month at most, and once for a silence.")


async def test_who_is_on_vacation_or_gone_hears_nothing(world: "World") -> None:
    admin, ana, ben = await people(world, "Ana", "Ben")
    await turned_on(world, admin)
    await lives(world, ana, ben, days=6)
    await ana.says("/vacation 2026-05-10 2026-06-01")
    await ben.leaves()
    since = len(world.said)
    await world.pass_time(days=18)
    assert words_to(world, ana, since) == words_to(world, ben, since) == []


async def test_whom_we_may_not_write_to_admins_hear_of_on_monday(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    cem = await world.person("Cem")
    await turned_on(world, admin)
    await lives(world, ana, cem, days=6)
    since = len(world.said)
    await lives(world, ana, days=15)
    assert [one.text for one in world.said[since:] if one.chat_id == admin.id] == snapshot(
        [
            "It has grown quiet around Cem in Reading circle, and I may not write to them. A word from you may be worth more anyway."
        ]
    )
    assert words_to(world, cem, since) == []


async def test_a_look_before_anything_is_said(world: "World") -> None:
    admin, ana, ben = await people(world, "Ana", "Ben")
    await lives(world, ana, ben, days=6)
    await lives(world, ben, days=10)
    since = len(world.said)
    assert await admin.says("/nudgesetup") == snapshot("""\
I don't write to members who drift away.
By their own rhythm: 1 too new to tell, 1 settling in, 0 active, 1 drifting away, 0 silent, 0 long gone, 0 back again.
A look right now would send one word in private.\
""")
    await world.pass_time(days=3)
    assert words_to(world, ana, since) == []  # off, as long as nobody turned it on
    await admin.presses("Turn on")
    await world.pass_time(days=2)
    assert len(words_to(world, ana, since)) == 1
    await ana.says("/checkin")
    await world.pass_time(days=20)
    assert await admin.says("/nudgesetup") == snapshot("""\
Every day at 11:00 I look who drifts away.
By their own rhythm: 1 too new to tell, 0 settling in, 0 active, 0 drifting away, 2 silent, 0 long gone, 0 back again.
A look right now would send no word in private.
Back within two weeks, of those who got a word: 1 of 2 (50 %; 95 % interval 9 to 91 %).\
""")
    await admin.presses("Turn off")
    assert await world.pass_time(days=60) == []


async def test_two_groups_become_one(world: "World") -> None:
    _, ana = await people(world, "Ana")
    async with world.app.workshop.work() as work:
        other = await communities.of_chat(work, -1002, "Another")
        await nudges.refuse(work, other.id, ana.id, is_refused=True)
        await nudges.turn(work, other.id, is_on=True)
    async with world.app.workshop.work() as work:
        await work.announce(CommunitiesMerged(1, other.id))
    async with world.app.workshop.work() as work:
        assert await nudges.is_refused(work, 1, ana.id)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_words_that_bring_nobody_back_stop_by_themselves(world: "World", language: str) -> None:
    (admin,) = await people(world, language=language)
    await turned_on(world, admin, language)
    async with world.app.workshop.work() as work:
        for number in range(120):
            row = {
                "community_id": 1, "member_id": 5_000 + number, "silent_since": day_of(work.now, UTC), "variant": 0,
                "what": "held" if number < 12 else "told", "at": work.now,
                "back_on": day_of(work.now, UTC) if number < 30 and not number % 4 else None,
            }  # fmt: skip
            assert await store.add_once(work.db, row)
    since = len(world.said)
    await world.pass_time(days=21)
    assert [one.text for one in world.said[since:] if one.chat_id == admin.id] == {
        "en": snapshot(
            [
                "In Reading circle I stopped writing to those who drift away: of those who got a word 5 % came back, of those who got none 25 %. /nudgesetup turns it on again, should you see more than numbers do."
            ]
        ),
        "zh-CN": snapshot(
            [
                "Reading circle 里，我不再问候渐渐沉默的群友了：问候过的有 5% 回来，没问候的有 25%，问候并没有用。你若看得比数字更清楚，用 /nudgesetup 可以再打开。"
            ]
        ),
    }[language]
    async with world.app.workshop.work() as work:
        assert not work.settings(nudges.Settings, 1).is_on
    await turned_on(world, admin, language)
    await world.pass_time(days=21)
    async with world.app.workshop.work() as work:
        assert work.settings(nudges.Settings, 1).is_on
