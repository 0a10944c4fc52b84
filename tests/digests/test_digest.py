"""A week in one message: what happened, who grew, who came, what comes; of nobody who would rather not be named."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from inline_snapshot import snapshot

from bot.engine.letters import CAPTION_LIMIT
from bot.features import birthdays, communities, digests, preferences
from bot.features.birthdays import Birthday
from bot.features.communities import CommunitiesMerged
from bot.kit.texts import Texts, utf16_length
from tests.challenges.conftest import HABIT, published
from tests.support.circle import people
from tests.support.databases import KINDS
from tests.support.world import World

if TYPE_CHECKING:
    from tests.support.world import Human

ISOLATES = dict.fromkeys(map(ord, "\u2068\u2069"))  # around what is filled in; `said` has none


async def turned_on(world: World, admin: "Human", language: str = "en") -> str:
    await admin.says("/digest")
    return await admin.presses({"en": "Turn on", "zh-CN": "打开"}[language])


async def lives(world: World, *who: "Human", days: int) -> None:
    for _ in range(days):
        for one in who:
            await one.says("/checkin")
        await world.pass_time(days=1)


async def goes_to(world: World, day: int, hour: int = 17) -> None:
    """In May 2026, with all that falls due until then."""
    await world.pass_time(seconds=(datetime(2026, 5, day, hour, tzinfo=UTC) - world.clock.now()).total_seconds())


def posted(world: World, since: int) -> list[str]:
    """Those that have a picture, which nothing else in these weeks has."""
    return [one.text for one in world.said[since:] if one.chat_id == world.group.chat_id and one.photo]


async def a_full_week(world: World, language: str) -> tuple["Human", "Human"]:
    admin, ana, ben, cem = await people(world, "Ana <3", "Ben", "Cem", language=language)
    await turned_on(world, admin, language)
    await published(world, admin, HABIT[language], "start 2026-05-12", language=language)
    for who, day in ((ana, 14), (ben, 11), (cem, 20)):
        async with world.app.workshop.work() as work:
            await birthdays.tell(work, 1, who.id, Birthday(5, day))
    async with world.app.workshop.work() as work:
        await birthdays.show(work, 1, ben.id, birthdays.Visibility.PRIVATE)
        await preferences.hide(work, cem.id, is_hidden=True)
    await lives(world, ana, ben, cem, days=2)
    newcomer = await world.person("Dora", language=language)
    await newcomer.joins()
    await ana.says("/thanks", reply_to_message=ben.last_message)
    await lives(world, ana, cem, days=3)
    return admin, ana


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_a_full_week(world: World, language: str) -> None:
    admin, ana = await a_full_week(world, language)
    await goes_to(world, 10)
    since = len(world.said)
    assert (
        await admin.says("/digest")
        == {
            "en": snapshot("""\
The week is told in one message every Sunday at 18:00, when there is something to tell.

This is how it would read now:

🔥 <b>Our week, 3 May – 9 May</b>
✅ 12 check-ins by 3 members.
📊 Sun 0 · Mon 3 · Tue 3 · Wed 2 · Thu 2 · Fri 2 · Sat 0
💬 4 members wrote here.
🌱 <b>Who grew</b>
Ben: 🤝 Helping hand · one person helped
Ana &lt;3: 👣 First step
… and one more
👋 Welcome, Dora!
🙏 One thank-you was said, to Ben.
📅 <b>The week ahead</b>
🌱 21 days, one habit begins on 12 May
🎂 Ana &lt;3 (14 May)\
"""),
            "zh-CN": snapshot("""\
每周日 18:00 用一条消息说说这一周，没什么可说就不发。

现在发的话，是这样：

🔥 <b>我们这一周（5月3日 – 5月9日）</b>
✅ 3 人打卡 12 次。
📊 周日 0 · 周一 3 · 周二 3 · 周三 2 · 周四 2 · 周五 2 · 周六 0
💬 4 人在群里说过话。
🌱 <b>成长的人</b>
Ben：🤝 热心肠 · 帮过 1 个人
Ana &lt;3：👣 第一步
……还有 1 位
👋 欢迎 Dora！
🙏 有人感谢了 Ben。
📅 <b>接下来一周</b>
🌱 21 天养成一个习惯，5月12日开始
🎂 Ana &lt;3（5月14日）\
"""),
        }[language]
    )
    assert [*world.said[-1].buttons] == {
        "en": snapshot(
            ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "09:00", "12:00", "18:00", "20:00", "21:00", "Turn off"]
        ),
        "zh-CN": snapshot(
            [
                "周一",
                "周二",
                "周三",
                "周四",
                "周五",
                "周六",
                "周日",
                "09:00",
                "12:00",
                "18:00",
                "20:00",
                "21:00",
                "关掉",
            ]
        ),
    }[language]
    seen = posted(world, since)[0]
    since = len(world.said)
    await world.pass_time(hours=2)
    [told] = posted(world, since)
    assert seen.endswith(told)  # what was shown is what is posted
    assert "Cem" not in told
    await lives(world, ana, days=1)
    later = await world.pass_time(days=6)
    assert (
        next(text for text in later if text.startswith("🔥"))
        == {
            "en": snapshot("""\
🔥 <b>Our week, 10 May – 16 May</b>
✅ One check-in by one member, a quieter week than the one before.
📊 Sun 1 · Mon 0 · Tue 0 · Wed 0 · Thu 0 · Fri 0 · Sat 0
💬 2 members wrote here, about as many as the week before.
🌱 21 days, one habit: day 6 of 21\
"""),
            "zh-CN": snapshot("""\
🔥 <b>我们这一周（5月10日 – 5月16日）</b>
✅ 1 人打卡 1 次，比上一周安静些。
📊 周日 1 · 周一 0 · 周二 0 · 周三 0 · 周四 0 · 周五 0 · 周六 0
💬 2 人在群里说过话，和上一周差不多。
🌱 21 天养成一个习惯：第 6 天，共 21 天\
"""),
        }[language]
    )


async def test_one_a_week_and_only_when_there_is_something_to_tell(world: World) -> None:
    admin, ana, ben = await people(world, "Ana", "Ben")
    assert await turned_on(world, admin) == snapshot(
        "The week is told in one message every Sunday at 18:00, when there is something to tell."
    )
    assert await world.pass_time(days=14) == []
    since = len(world.said)
    await lives(world, ana, ben, days=7)
    await lives(world, ana, days=7)
    texts = posted(world, since)
    assert len(texts) == 2
    assert texts[-1].splitlines()[1] == snapshot("✅ 8 check-ins by 2 members, a quieter week than the one before.")


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_off_until_turned_on_and_at_the_hour_that_was_chosen(world: World) -> None:
    admin, ana = await people(world, "Ana")
    since = len(world.said)
    assert await admin.says("/digest") == snapshot("""\
The week is not told here.

Right now there is nothing to tell, so nothing would be posted.\
""")
    await lives(world, ana, days=8)
    assert posted(world, since) == []
    await admin.presses("Turn on")
    await admin.says("/digest")
    menu = world.said[-1]
    assert await admin.presses("Wed", menu) == snapshot(
        "The week is told in one message every Wednesday at 18:00, when there is something to tell."
    )
    assert await admin.presses("20:00", menu) == snapshot(
        "The week is told in one message every Wednesday at 20:00, when there is something to tell."
    )
    since = len(world.said)
    await goes_to(world, 13, 19)
    assert posted(world, since) == []
    await world.pass_time(hours=2)
    assert len(posted(world, since)) == 1
    assert await admin.presses("Turn off", menu) == snapshot("The week is not told here.")
    await lives(world, ana, days=8)
    assert len(posted(world, since)) == 1
    assert await admin.presses("Fri", menu) == snapshot("The week is not told here.")


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_everybody_would_rather_not_be_named(world: World) -> None:
    admin, ana, ben = await people(world, "Ana", "Ben")
    newcomer = await world.person("Dora")
    await newcomer.joins()
    await lives(world, ana, days=1)
    await ana.says("/thanks", reply_to_message=ben.last_message)
    await ana.says("/celebrations mute")
    async with world.app.workshop.work() as work:
        for one in (ben, newcomer):
            await preferences.hide(work, one.id, is_hidden=True)
    await goes_to(world, 6)
    assert await admin.says("/digest") == snapshot("""\
The week is not told here.

This is how it would read now:

🔥 <b>Our week, 29 Apr – 5 May</b>
✅ One check-in by one member.
📊 Wed 0 · Thu 0 · Fri 0 · Sat 0 · Sun 0 · Mon 1 · Tue 0
💬 3 members wrote here.
🌱 <b>Who grew</b>
2 of us did.
👋 Welcome to one newcomer!
🙏 One thank-you was said.\
""")


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
@pytest.mark.parametrize(("hours", "digests_posted"), [(20, 1), (30, 0)])
async def test_late_after_a_pause_and_after_a_day_not_at_all(world: World, hours: int, digests_posted: int) -> None:
    admin, ana = await people(world, "Ana")
    await turned_on(world, admin)
    await lives(world, ana, days=5)
    await goes_to(world, 10)
    since = len(world.said)
    world.clock.set(datetime(2026, 5, 10 + (18 + hours) // 24, (18 + hours) % 24, tzinfo=UTC))  # nobody was there
    await world.pass_time(minutes=1)
    assert len(posted(world, since)) == digests_posted
    missed = [one.chat_id for one in world.said[since:] if "was to be told" in one.text]
    assert missed == ([] if digests_posted else [admin.id])
    await lives(world, ana, days=1)
    await goes_to(world, 17, 20)
    assert len(posted(world, since)) == digests_posted + 1


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_another_clock_and_a_group_that_is_left(world: World) -> None:
    admin, ana = await people(world, "Ana")
    await turned_on(world, admin)
    await lives(world, ana, days=4)
    async with world.app.workshop.work() as work:
        community = communities.get(work, 1)
        await communities.choose_zone(work, community, ZoneInfo("Asia/Shanghai"))
    await goes_to(world, 10, 9)
    since = len(world.said)
    await world.pass_time(hours=2)
    assert len(posted(world, since)) == 1
    await lives(world, ana, days=2)
    await world.group.bot_becomes("left", admin)
    await goes_to(world, 18)
    assert len(posted(world, since)) == 1
    await world.group.bot_becomes("administrator", admin)
    await lives(world, ana, days=7)
    assert len(posted(world, since)) == 2


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_an_operator_turned_it_on_for_all(database_url: str) -> None:
    world = await World(database_url, digests={"is_on": True, "weekday": 4}).open()
    _, ana = await people(world, "Ana")
    since = len(world.said)
    await lives(world, ana, days=6)
    assert len(posted(world, since)) == 1
    await world.close()


async def test_two_groups_become_one(world: World) -> None:
    _, ana = await people(world, "Ana")
    async with world.app.workshop.work() as work:
        other = await communities.of_chat(work, -1002, "Another")
        await digests.turn(work, other.id, is_on=True)
        await digests.want(work, other.id, ana.id, is_wanted=True)
    async with world.app.workshop.work() as work:
        await work.merge_settings(digests.Settings, 1, other.id, leading_id=1)
        await work.announce(CommunitiesMerged(1, other.id))
    async with world.app.workshop.work() as work:
        assert await digests.is_wanted(work, 1, ana.id)
    since = len(world.said)
    await lives(world, ana, days=7)
    assert len(posted(world, since)) == 1


async def test_a_digest_longer_than_a_caption_arrives_whole(world: World) -> None:
    """The picture comes with its beginning, and the rest behind it; nothing is cut."""
    names = [f"{letter} {'wanders ' * 6}".strip() for letter in "ABCDE"]
    admin, *others = await people(world, *names)
    await turned_on(world, admin)
    for letter in "VWXYZ":
        newcomer = await world.person(f"{letter} {'arrives ' * 6}".strip())
        await newcomer.joins()
    await published(world, admin, HABIT["en"], "start 2026-05-12")
    await others[0].says("/thanks", reply_to_message=others[1].last_message)
    await lives(world, *others, days=5)
    async with world.app.workshop.work() as work:
        for day, one in enumerate(others[:3], 12):
            await birthdays.tell(work, 1, one.id, Birthday(5, day))
    await goes_to(world, 10)
    async with world.app.workshop.work() as work:
        told = await digests.preview(work, 1)
        assert told is not None
        whole = work.memory(Texts).render(told.text, "en").translate(ISOLATES)
    since = len(world.said)
    await goes_to(world, 10, 19)
    said = [one for one in world.said[since:] if one.chat_id == world.group.chat_id]
    assert utf16_length(whole) > CAPTION_LIMIT
    assert [bool(one.photo) for one in said] == [True, False]
    assert utf16_length(said[0].text) <= CAPTION_LIMIT
    assert "\n".join(one.text for one in said).split() == whole.split()
