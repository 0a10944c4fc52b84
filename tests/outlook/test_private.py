"""What is said in private to some, one by one, is one line for admins: to whom, why, skipped and put off."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import nudges, outlook
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World


def told(world: "World", who: "Human", since: int) -> list[str]:
    return [one.text for one in world.said[since:] if one.chat_id == who.id]


async def line(world: "World", begins: str) -> outlook.Line:
    async with world.app.workshop.work() as work:
        return next(one for one in await outlook.lines(work, 1) if one.coming.key.startswith(begins))


async def skip(world: "World", begins: str) -> None:
    found = await line(world, begins)
    async with world.app.workshop.work() as work:
        await outlook.skip(work, 1, found.token, 1)


async def put_off(world: "World", begins: str, hours: int) -> None:
    found = await line(world, begins)
    async with world.app.workshop.work() as work:
        await outlook.postpone(work, 1, found.token, hours, 1)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_to_whom_and_why(world: "World", language: str) -> None:
    [admin] = await people(world, language=language)
    await admin.says("/nudgesetup")
    await admin.presses({"en": "Turn on", "zh-CN": "打开"}[language])
    await admin.whispers("/birthday 7 May")
    await admin.says("/outlook")
    cards = []
    for number in ("1", "2"):
        cards.append(await admin.presses(number))
        await admin.presses({"en": "‹ All that is coming", "zh-CN": "‹ 全部安排"}[language])
    assert (
        cards
        == {
            "en": snapshot(
                [
                    """\
4 May, 11:00 (UTC): In private, to whoever drifts away: a kind word (every day I look anew)
To each of them alone, not to the group.
Whose silence is unlike them gets a word, within everybody's own limits; <code>/nudgesetup</code> changes that.\
""",
                    """\
7 May, 09:00 (UTC): A birthday greeting to Vera
To the whole group.
It is their day, and they like to be greeted here; <code>/birthdaysetup</code> changes how.\
""",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
5月4日 11:00（UTC时间）：私聊问候渐渐沉默的群友（每天重新看一遍）
只发给本人，不发到群里。
谁安静得不像平时，就轻声问一句，绝不超过各人的限度；<code>/nudgesetup</code> 可以改。\
""",
                    """\
5月7日 09:00（UTC时间）：给 Vera 的生日祝福
发到群里。
那天是他们的日子，他们愿意在这里收到祝福；<code>/birthdaysetup</code> 可以改。\
""",
                ]
            ),
        }[language]
    )


async def test_a_look_for_who_drifts_away(world: "World") -> None:
    """Skipped, nobody gets a word on that day, and the next day looks anew; put off, it comes that much later."""
    async with world.app.workshop.work() as work:
        await work.change_setting(nudges.Settings, 1, "held_back_percent", 0)
    admin, ana = await people(world, "Ana")
    await admin.says("/nudgesetup")
    await admin.presses("Turn on")
    for _ in range(6):
        await ana.says("/checkin")
        await world.pass_time(days=1)
    since = len(world.said)
    for _ in range(26):
        await skip(world, "nudges.look:")
        await world.pass_time(days=1)
    assert told(world, ana, since) == []
    await put_off(world, "nudges.look:", 3)
    at = (await line(world, "nudges.look:")).coming.at
    await world.pass_time(seconds=(at + timedelta(hours=2, minutes=59) - world.clock.now()).total_seconds())
    assert told(world, ana, since) == []
    await world.pass_time(minutes=2)
    [word] = told(world, ana, since)
    assert "misses you" in word


async def test_words_of_a_first_week(world: "World") -> None:
    """A day's words are one line: skipped, nobody gets theirs; put off by a day they are not too late for it."""
    admin, _ = await people(world, "Mia")
    await admin.says("/welcome")
    await admin.presses("✅ Turn on")
    ana = await world.person("Ana")
    await ana.joins()
    await world.pass_time(minutes=3)
    await ana.opens_private_chat()
    since = len(world.said)
    first = await line(world, "welcomes.words:")
    await skip(world, "welcomes.words:")
    await world.pass_time(days=2)
    assert told(world, ana, since) == []
    second = await line(world, "welcomes.words:")
    assert second.coming.at > first.coming.at
    await put_off(world, "welcomes.words:", 24)
    await world.pass_time(seconds=(second.coming.at + timedelta(hours=23) - world.clock.now()).total_seconds())
    assert told(world, ana, since) == []
    await world.pass_time(hours=2)
    assert len(told(world, ana, since)) == 1
