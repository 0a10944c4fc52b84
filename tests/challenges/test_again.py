"""Once more in one tap; and why a picture that was forwarded does not count."""

from typing import TYPE_CHECKING, Any

import pytest
from inline_snapshot import snapshot

from bot.features import challenges
from bot.features.challenges import State
from tests.challenges.conftest import JOIN, PUBLISH, STARTER, published, started
from tests.support.circle import people
from tests.support.world import photo

if TYPE_CHECKING:
    from tests.support.world import Human, World

PHOTO = {"en": "📷 A photo a day", "zh-CN": "📷 每日一照"}
AGAIN = {"en": "↻ Once more from Monday", "zh-CN": "↻ 下周一再来一次"}


# --- Once more ---


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_from_the_report_to_what_will_be_said_and_published(world: "World", language: str) -> None:
    admin, *_ = await started(world, "Ana", language=language)
    await world.pass_time(days=6)
    report = next(one for one in reversed(world.said) if AGAIN[language] in one.buttons)
    before = len(world.said)
    told = await admin.presses(AGAIN[language], report)
    assert (
        told
        == {
            "en": snapshot("""\
<b>🚀 7-day start</b> is going to say 8 messages in the group at most:
• the announcement, as soon as you publish
• 11 May: it begins
• 11 May: the evening, if there is something to tell
• 12 May: the day's word
• 12 May: the evening, if there is something to tell
• 13 May: the day's word
• 13 May: the evening, if there is something to tell
• 14 May: the results\
"""),
            "zh-CN": snapshot("""\
<b>🚀 7 天起步</b> 最多会在群里发 8 条：
• 一发布就发预告
• 5月11日：开始
• 5月11日：晚上小结，有可说的才发
• 5月12日：当天的提醒
• 5月12日：晚上小结，有可说的才发
• 5月13日：当天的提醒
• 5月13日：晚上小结，有可说的才发
• 5月14日：结果\
"""),
        }[language]
    )
    assert [one for one in world.said[before:] if one.chat_id == world.group.chat_id] == []
    await admin.presses(PUBLISH[language], report)
    announced = next(one for one in world.said[before:] if one.chat_id == world.group.chat_id)
    assert JOIN[language] in announced.buttons
    async with world.app.workshop.work() as work:
        (one,) = challenges.live(work, 1)
    assert (one.first_day.isoformat(), one.first_day.weekday(), one.plan.days) == ("2026-05-11", 0, 3)


async def test_an_old_report_means_the_monday_to_come(world: "World") -> None:
    admin, *_ = await started(world, "Ana")
    await world.pass_time(days=6)
    report = next(one for one in reversed(world.said) if AGAIN["en"] in one.buttons)
    await world.pass_time(days=30)
    assert "15 Jun: it begins" in await admin.presses(AGAIN["en"], report)


async def test_only_admins_and_only_of_what_there_was(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    number = await published(world, admin, STARTER["en"])
    here = world.telegram.message_in(world.group.chat_id)
    assert await ana.presses_data(f"challenges:rematch:1:{number}", here) == snapshot(
        "Only admins of this group can do that."
    )
    assert await admin.presses_data("challenges:rematch:1:77", here) == snapshot(
        "This button no longer does anything. It belonged to something that is over."
    )
    async with world.app.workshop.work() as work:
        found = await challenges.everything(work, 1)
    assert [one.state for one in found] == [State.LIVE]


# --- Forwarded ---


async def forwards(world: "World", who: "Human", words: str = "#photo", **more: Any) -> str:
    origin = {"type": "user", "date": 1, "sender_user": who.user}
    return await who.says(caption=words, photo=photo("p"), forward_origin=origin, **more)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_why_is_said_once_a_day_in_private(world: "World", language: str) -> None:
    admin, ana, ben = await people(world, "Ana", "Ben", language=language)
    await published(world, admin, PHOTO[language], language=language)
    await ana.presses(JOIN[language])
    assert await forwards(world, ana) == "", "it has not begun"
    await world.pass_time(days=1)
    told = await forwards(world, ana)
    assert world.said[-1].chat_id == ana.id
    assert (
        told
        == {
            "en": snapshot(
                "Ana, a forwarded picture can't count for <b>📷 A photo a day</b>, as it may be from another day. Send one of today yourself, with the word under it: the day is still open."
            ),
            "zh-CN": snapshot(
                "Ana，转发的图片没法算进 <b>📷 每日一照</b>，说不定是别的日子的。自己发一张今天的，配文带上口令就好，今天还来得及。"
            ),
        }[language]
    )
    assert await forwards(world, ana) == ""
    assert await forwards(world, ben) == "", "who is not in it, is not meant"
    assert await forwards(world, ana, "look at this") == ""
    assert await ana.says(caption="#photo mine", photo=photo("q")) == "🔥"
    await world.pass_time(days=1)
    assert await forwards(world, ana) == told
    await world.pass_time(days=1)
    assert await ana.says(caption="#photo mine", photo=photo("q")) == "🔥"
    assert await forwards(world, ana) == "", "today is done"


async def test_in_the_group_where_there_is_no_other_way(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    eve = await world.person("Eve <b>")
    await eve.says("hello")
    await published(world, admin, PHOTO["en"], "start 2026-05-04")
    await eve.presses(JOIN["en"])
    told = await forwards(world, eve)
    assert "Eve &lt;b&gt;" in told
    assert world.said[-1].chat_id == world.group.chat_id
    assert await forwards(world, eve) == ""


async def test_without_proof_a_forwarded_word_is_still_nothing(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await published(world, admin, STARTER["en"], "task Run: #run", "start 2026-05-04")
    await ana.presses(JOIN["en"])
    assert await forwards(world, ana, "#run") == ""
    assert await ana.says("#run") == "🔥"
