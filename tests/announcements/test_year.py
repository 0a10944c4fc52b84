"""A year ceremony: three days on a date that a community chooses, with what the year came to and whom it thanks."""

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.features import announcements, celebrations, points
from bot.features.announcements.rules import Timing, year_until
from bot.kit.calendar import Yearly
from tests.announcements.test_rituals import in_the_group
from tests.challenges.conftest import HABIT, published
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World

RITUALS = {"en": "/announce rituals", "zh-CN": "/announce 仪式"}
YEAR = {"en": "🎇 Year ceremony", "zh-CN": "🎇 年度仪式"}
PUBLISH = {"en": "✅ Publish", "zh-CN": "✅ 发布"}
NOON = time(12)


async def earns(world: "World", who: "Human", amount: int) -> None:
    async with world.app.workshop.work() as work:
        day = points.today_of(work, 1, who.id)
        await points.award(work, 1, who.id, amount, reason="honours.for-year", key=f"test:{who.id}", day=day)


async def takes(admin: "Human", language: str = "en") -> str:
    await admin.says(RITUALS[language])
    return await admin.presses(YEAR[language])


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_a_year_is_looked_back_at_on_the_chosen_days(world: "World", language: str) -> None:
    admin, ana, ben, cem = await people(world, "Ana <3", "Ben", "Cem", language=language)
    await published(world, admin, HABIT[language], "start 2026-05-06", language=language)
    for _ in range(3):
        await ana.says("/checkin")
        await world.pass_time(days=1)
    await ben.says("/checkin")
    await ana.says("/thanks", reply_to_message=ben.last_message)
    for who, amount in ((ana, 120), (ben, 300), (cem, 900)):
        await earns(world, who, amount)
    async with world.app.workshop.work() as work:
        await celebrations.hide(work, 1, cem.id, is_hidden=True)
    said = [await takes(admin, language)]
    said.append(await admin.says({"en": "/announce #1 10 June 18:00", "zh-CN": "/announce #1 6月10日 18:00"}[language]))
    assert {"en": "🔀 Shuffle", "zh-CN": "🔀 打乱顺序"}[language] not in world.said[-1].buttons
    await admin.presses(PUBLISH[language])
    quiet = await in_the_group(world, days=(datetime(2026, 6, 10, 12, tzinfo=UTC) - world.clock.now()).days)
    assert not any("🎇" in one for one in quiet), "before its day"
    posted = [one for one in await in_the_group(world, days=5) if "🎇" in one]
    said += posted
    assert len(posted) == 3
    async with world.app.workshop.work() as work:
        one = await announcements.find(work, 1, 1)
        assert one.state is announcements.State.ON, "it comes back"
        assert [at.date() for at in one.times] == [date(2027, 6, day) for day in (10, 11, 12)]
    await admin.says("/announce #1")
    await admin.presses({"en": "🗑 Delete", "zh-CN": "🗑 删除"}[language])
    async with world.app.workshop.work() as work:
        assert (await announcements.overview(work, 1)).kept == ()
    assert (
        said
        == {
            "en": snapshot(
                [
                    """\
🔁 <b>3 prompts</b>, one at a time in the order written, then from the first again. Next: 1 of 3.

✏️ <b>#1</b>, a draft. I would say it:
Tue 29 Dec, 18:00 · 🎇 A year is coming to its end, and this is what it came to here:
Wed 30 Dec, 18:00 · 🎇 Thank you to everybody who kept this place warm this year, and to those who carried a little more of it: {names}.
Thu 31 Dec, 18:00 · 🎇 The last page is turned. What do you wish yourself for the new year, and what do you wish us all?
🎇 with the numbers of the year and names to thank, as they are on the day. Today these would be:
👥 4 of us
✅ 4 check-ins by 2 members
🙏 one thank-you said
💛 Ben, Ana &lt;3\
""",
                    """\
🔁 <b>3 prompts</b>, one at a time in the order written, then from the first again. Next: 1 of 3.

✏️ <b>#1</b>, a draft. I would say it:
Wed 10 Jun, 18:00 · 🎇 A year is coming to its end, and this is what it came to here:
Thu 11 Jun, 18:00 · 🎇 Thank you to everybody who kept this place warm this year, and to those who carried a little more of it: {names}.
Fri 12 Jun, 18:00 · 🎇 The last page is turned. What do you wish yourself for the new year, and what do you wish us all?
🎇 with the numbers of the year and names to thank, as they are on the day. Today these would be:
👥 4 of us
✅ 4 check-ins by 2 members
🙏 one thank-you said
💛 Ben, Ana &lt;3\
""",
                    """\
🎇 A year is coming to its end, and this is what it came to here:
👥 4 of us
✅ 4 check-ins by 2 members
🏁 one challenge finished
🙏 one thank-you said
Which moment of it do you remember best?\
""",
                    """\
🎇 Thank you to everybody who kept this place warm this year, and to those who carried a little more of it: Ben, Ana &lt;3.
Whom would you like to thank?\
""",
                    """\
🎇 The last page is turned. What do you wish yourself for the new year, and what do you wish us all?
May it be kind to you.\
""",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
🔁 <b>3 个话题</b>，按顺序每次一个，发完从头再来。接下来是第 1 个。

✏️ <b>#1</b> 草稿，将在以下时间发出：
12月29日 周二 18:00 · 🎇 这一年快到头了，我们一起走过的是：
12月30日 周三 18:00 · 🎇 谢谢今年一直暖着这里的每个人，也谢谢多出了一份力的：{名字}
12月31日 周四 18:00 · 🎇 这一页翻过去了。新的一年，你想对自己说什么愿望？对大家呢？
🎇 会带上当天统计的年度数字和要感谢的名字。按今天算是：
👥 我们有 4 人
✅ 2 人一共打卡 4 次
🙏 说了 1 次感谢
💛 Ben、Ana &lt;3\
""",
                    """\
🔁 <b>3 个话题</b>，按顺序每次一个，发完从头再来。接下来是第 1 个。

✏️ <b>#1</b> 草稿，将在以下时间发出：
6月10日 周三 18:00 · 🎇 这一年快到头了，我们一起走过的是：
6月11日 周四 18:00 · 🎇 谢谢今年一直暖着这里的每个人，也谢谢多出了一份力的：{名字}
6月12日 周五 18:00 · 🎇 这一页翻过去了。新的一年，你想对自己说什么愿望？对大家呢？
🎇 会带上当天统计的年度数字和要感谢的名字。按今天算是：
👥 我们有 4 人
✅ 2 人一共打卡 4 次
🙏 说了 1 次感谢
💛 Ben、Ana &lt;3\
""",
                    """\
🎇 这一年快到头了，我们一起走过的是：
👥 我们有 4 人
✅ 2 人一共打卡 4 次
🏁 完成了 1 个挑战
🙏 说了 1 次感谢
哪个瞬间你记得最清楚？\
""",
                    """\
🎇 谢谢今年一直暖着这里的每个人，也谢谢多出了一份力的：Ben、Ana &lt;3
你想谢谢谁？\
""",
                    """\
🎇 这一页翻过去了。新的一年，你想对自己说什么愿望？对大家呢？
愿新的一年善待你。\
""",
                ]
            ),
        }[language]
    )


async def test_at_the_years_end_each_day_says_what_is_its_own(world: "World") -> None:
    """Skipped or published in between, the wishes still come on New Year's Eve."""
    (admin,) = await people(world)
    world.clock.set(datetime(2026, 12, 29, 20, tzinfo=UTC))
    await takes(admin)
    await admin.presses("✅ Publish")
    await admin.presses("Skip next time")
    (wishes,) = await in_the_group(world, days=3)
    assert wishes.startswith("🎇 The last page is turned.")
    outlook = await in_the_group(world, days=10)
    assert outlook == []


async def test_places_are_optional_and_one_post_is_enough(world: "World") -> None:
    (admin,) = await people(world)
    await takes(admin)
    await admin.says("/announce #1 9 May 12:00 All of it: {numbers} {Names} {numbers}")
    await admin.presses("✅ Publish")
    assert await in_the_group(world, days=8) == snapshot(["All of it: 👥 one of us every one of you 👥 one of us"])
    assert await admin.says("/announce #1 every friday 12:00") == snapshot(
        "A year ceremony needs a date, which comes every year. For example: <code>/announce #1 20 December 18:00</code>"
    )
    assert await admin.says("/announce #1 " + "\n---\n".join(map(str, range(15)))) == snapshot(
        "A year ceremony has 14 days at most, each with a post of its own."
    )


async def test_together_and_apart_again(world: "World") -> None:
    (admin,) = await people(world)
    await takes(admin)
    await admin.says("/announce #1 9 May 12:00")
    await admin.presses("📄 All in one")
    await admin.presses("✅ Publish")
    async with world.app.workshop.work() as work:
        assert [at.date().year for at in (await announcements.find(work, 1, 1)).times] == [2026, 2027, 2028]
    await admin.presses("🔁 Several, in turn")
    async with world.app.workshop.work() as work:
        assert [at.date().day for at in (await announcements.find(work, 1, 1)).times] == [9, 10, 11]


@given(
    st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    st.dates(date(2024, 1, 1), date(2024, 12, 31)),
    st.integers(1, 14),
)
def test_a_year_has_no_day_twice_and_leaves_none_out(today: date, begins: date, run: int) -> None:
    timing = Timing(Yearly(begins.month, begins.day, NOON), run=run)
    first, last = year_until(today, timing)
    assert first <= last <= today
    assert (last - first).days <= 366
    assert today - last <= timedelta(days=14)
    _, before = year_until(first, timing)
    assert before == first - timedelta(days=1), "the year before ends where this one begins"
