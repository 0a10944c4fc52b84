"""An announcement that stays away on holidays, of the country that counts in its group, as far as calendars reach."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from inline_snapshot import snapshot

from bot.features import announcements, communities, outlook
from bot.features.announcements.service import planning
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World

SHANGHAI = ZoneInfo("Asia/Shanghai")


async def planned(world: "World", admin: "Human", zone: str, at: datetime, said: str) -> None:
    world.clock.set(at)
    await admin.says(f"/zone {zone}")
    await admin.says(f"/announce {said}")
    await admin.presses("✅ Publish")


async def days_of(world: "World", days: int) -> list[str]:
    """On which days, each up to its noon, it was said in the group."""
    found = []
    for _ in range(days):
        since = len(world.said)
        await world.pass_time(days=1)
        if any(one.chat_id == world.group.chat_id for one in world.said[since:]):
            found.append(f"{world.clock.now().astimezone(SHANGHAI):%m-%d}")
    return found


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_working_days_around_a_golden_week(world: "World", language: str) -> None:
    (admin,) = await people(world, language=language)
    world.clock.set(datetime(2026, 9, 29, 12, tzinfo=SHANGHAI))
    await admin.says("/zone Shanghai")
    words = {
        "en": ("/announce monday to friday 9:00 Stand up", "✅ Publish", "🗓 Not on holidays", "/announce holidays"),
        "zh-CN": ("/announce 工作日 9点 站会", "✅ 发布", "🗓 节假日不发", "/announce 节假日"),
    }[language]
    await admin.says(words[0])
    await admin.presses(words[1])
    said = [await admin.presses(words[2])]
    said.append(await admin.says(words[3]))
    assert await days_of(world, 14) == ["09-30", "10-08", "10-09", "10-10", "10-12", "10-13"]
    assert (
        said
        == {
            "en": snapshot(
                [
                    """\
Stand up

📣 <b>#1</b>, next:
Wed 30 Sep, 09:00
Thu 8 Oct, 09:00
Fri 9 Oct, 09:00
🗓 not on holidays of 🇨🇳 CN\
""",
                    """\
🗓 Holidays here are those of 🇨🇳 CN. The next:
Thu 1 Oct
Fri 2 Oct
Sat 3 Oct

Another country or state: <code>/announce holidays DE</code>, <code>/announce holidays DE-BY</code>. Which announcements stay away then, you choose on each.\
""",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
站会

📣 <b>#1</b> 接下来：
9月30日 周三 09:00
10月8日 周四 09:00
10月9日 周五 09:00
🗓 🇨🇳 CN 的节假日不发\
""",
                    """\
🗓 这里按 🇨🇳 CN 的节假日算，接下来是：
10月1日 周四
10月2日 周五
10月3日 周六

换一个地方：<code>/announce 节假日 CN</code>、<code>/announce 节假日 DE-BY</code>。哪条公告避开节假日，在公告上选。\
""",
                ]
            ),
        }[language]
    )


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_a_year_without_a_calendar_is_said(world: "World", language: str) -> None:
    (admin,) = await people(world, language=language)
    world.clock.set(datetime(2029, 12, 30, 12, tzinfo=UTC))
    on, holidays = {"en": ("🗓 Not on holidays", "holidays"), "zh-CN": ("🗓 节假日不发", "节假日")}[language]
    await admin.says("/announce daily 9:00 Hello")
    await admin.says(f"/announce {holidays} LK")
    said = [await admin.presses(on), await admin.says(f"/announce {holidays} CN"), await admin.says("/announce #1")]
    said += [await admin.says(f"/announce {holidays} Atlantis")]
    assert (
        said
        == {
            "en": snapshot(
                [
                    """\
Hello

✏️ <b>#1</b>, a draft. I would say it:
Mon 31 Dec, 09:00
Tue 1 Jan, 09:00
Wed 2 Jan, 09:00
🗓 not on holidays of 🇱🇰 LK
⚠️ No calendar for 2029 yet: until there is one, no day of it counts as a holiday.
⚠️ No calendar for 2030 yet: until there is one, no day of it counts as a holiday.\
""",
                    """\
🗓 Holidays here are those of 🇨🇳 CN. The next:
Tue 1 Jan
Sat 2 Feb
Sun 3 Feb
⚠️ For 2029 only the statutory days are known yet, not those that are moved.
⚠️ For 2030 only the statutory days are known yet, not those that are moved.

Another country or state: <code>/announce holidays DE</code>, <code>/announce holidays DE-BY</code>. Which announcements stay away then, you choose on each.\
""",
                    """\
Hello

✏️ <b>#1</b>, a draft. I would say it:
Mon 31 Dec, 09:00
Wed 2 Jan, 09:00
Thu 3 Jan, 09:00
🗓 not on holidays of 🇨🇳 CN
⚠️ For 2029 only the statutory days are known yet, not those that are moved.
⚠️ For 2030 only the statutory days are known yet, not those that are moved.\
""",
                    "I have no calendar for “Atlantis”. Try the two letters of the country: <code>/announce holidays DE</code>.",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
Hello

✏️ <b>#1</b> 草稿，将在以下时间发出：
12月31日 周一 09:00
1月1日 周二 09:00
1月2日 周三 09:00
🗓 🇱🇰 LK 的节假日不发
⚠️ 还没有 2029 年的节假日数据，先按没有节假日算。
⚠️ 还没有 2030 年的节假日数据，先按没有节假日算。\
""",
                    """\
🗓 这里按 🇨🇳 CN 的节假日算，接下来是：
1月1日 周二
2月2日 周六
2月3日 周日
⚠️ 2029 年的调休还没公布，先按法定节假日算。
⚠️ 2030 年的调休还没公布，先按法定节假日算。

换一个地方：<code>/announce 节假日 CN</code>、<code>/announce 节假日 DE-BY</code>。哪条公告避开节假日，在公告上选。\
""",
                    """\
Hello

✏️ <b>#1</b> 草稿，将在以下时间发出：
12月31日 周一 09:00
1月2日 周三 09:00
1月3日 周四 09:00
🗓 🇨🇳 CN 的节假日不发
⚠️ 2029 年的调休还没公布，先按法定节假日算。
⚠️ 2030 年的调休还没公布，先按法定节假日算。\
""",
                    "没有“Atlantis”的节假日数据，试试国家的两个字母：<code>/announce 节假日 CN</code>",
                ]
            ),
        }[language]
    )


async def test_the_country_is_where_the_clock_is_until_one_is_chosen(world: "World") -> None:
    (admin,) = await people(world)
    await admin.says("/announce daily 9:00 Hello")
    assert await admin.presses("🗓 Not on holidays") == snapshot(
        "I cannot tell whose holidays count here. Choose with /announce holidays DE."
    )
    await admin.says("/zone Berlin")
    assert "🇩🇪 DE" in await admin.presses("🗓 Not on holidays")
    await admin.says("/zone Tokyo")
    assert "🇯🇵 JP" in await admin.says("/announce #1")
    await admin.says("/announce holidays DE-BY")
    await admin.says("/zone Shanghai")
    assert "🇩🇪 DE-BY" in await admin.says("/announce #1")


async def test_other_holidays_move_what_is_planned_but_what_was_skipped_stays_skipped(world: "World") -> None:
    (admin,) = await people(world)
    berlin = ZoneInfo("Europe/Berlin")
    await planned(world, admin, "Berlin", datetime(2026, 12, 24, 12, tzinfo=berlin), "daily 9:00 Hello")

    async def next_day() -> int:
        async with world.app.workshop.work() as work:
            return (await announcements.find(work, 1, 1)).times[0].day

    assert await next_day() == 25
    await admin.presses("🗓 Not on holidays")
    assert await next_day() == 27
    await admin.says("/announce holidays US")
    assert await next_day() == 26, "the 26th is a holiday in Germany only"
    await admin.says("/announce #1")
    await admin.presses("Skip next time")
    assert await next_day() == 27
    await admin.presses("🗓 On holidays too")
    assert await next_day() == 27
    await admin.says("/announce #1 daily 10:00")
    assert await next_day() == 25, "another time begins anew"
    await admin.presses("🗓 Not on holidays")
    await admin.says("/announce holidays DE")
    await admin.says("/zone New York")
    assert await next_day() == 27
    async with world.app.workshop.work() as work:
        coming = [line.coming.at.astimezone(communities.get(work, 1).zone).day for line in await outlook.lines(work, 1)]
    assert coming[:6] == [27, 28, 29, 30, 31, 2]


async def test_a_holiday_that_became_known_since_it_was_planned(world: "World") -> None:
    (admin,) = await people(world)
    berlin = ZoneInfo("Europe/Berlin")
    await planned(world, admin, "Berlin", datetime(2026, 12, 24, 12, tzinfo=berlin), "daily 9:00 Hello")
    await admin.presses("🗓 Not on holidays")
    async with world.app.workshop.work() as work:  # as an older calendar had it
        await planning.plan(work, 1, 1, datetime(2026, 12, 25, 9, tzinfo=berlin))
    assert await days_of(world, 3) == ["12-27"]


async def test_what_would_never_come_is_refused(world: "World") -> None:
    (admin,) = await people(world)
    await admin.says("/announce tomorrow 9:00 Once")
    assert "🗓 Not on holidays" not in world.said[-1].buttons
    once = world.said[-1]
    assert await admin.presses_data("announcements:holidays:1:1:1", once) == snapshot(
        "This button no longer does anything. It belonged to something that is over."
    )
