"""A letter about one's own month: asked for, in private, once a month, and only after a month with something in it."""

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import digests, points, preferences
from bot.features.digests.service import letters
from bot.kit.calendar import Quiet
from tests.support.circle import people
from tests.support.databases import KINDS

if TYPE_CHECKING:
    from tests.support.world import Human, World


def to(world: "World", who: "Human", since: int = 0) -> list[str]:
    return [one.text for one in world.said[since:] if one.chat_id == who.id and "✉️" in one.text]


async def goes_to(world: "World", month: int, day: int, hour: int) -> None:
    moment = datetime(2026, month, day, hour, tzinfo=UTC)
    await world.pass_time(seconds=(moment - world.clock.now()).total_seconds())


async def comes(world: "World", *who: "Human", days: int) -> None:
    for _ in range(days):
        for one in who:
            await one.says("/checkin")
        await world.pass_time(days=1)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_the_letter_of_a_month(world: "World", language: str) -> None:
    _, ana, ben = await people(world, "Ana <3", "Ben", language=language)
    assert (
        await ana.whispers("/letter")
        == {"en": snapshot("I write no letters about your month."), "zh-CN": snapshot("现在不给你写每月的信。")}[
            language
        ]
    )
    assert (
        await ana.presses({"en": "Write to me", "zh-CN": "给我写信"}[language])
        == {
            "en": snapshot(
                "On the 1st of each month I write to you how yours was, if you were here. Never in your quiet hours."
            ),
            "zh-CN": snapshot("每月 1 号我给你写一封信，说说上个月；没来过就不写，免打扰时段也不发。"),
        }[language]
    )
    await comes(world, ana, ben, days=5)
    await world.pass_time(days=3)
    await comes(world, ana, days=2)
    await goes_to(world, 6, 1, 9)
    await ana.says("/checkin")  # belongs to the next
    await world.pass_time(hours=2)
    assert (
        to(world, ana)
        == {
            "en": snapshot(
                [
                    """\
✉️ <b>Your May in Reading circle</b>
Dear Ana &lt;3, this was your month:
✅ 7 days with a check-in, 5 in a row at the longest
⭐ 36 points earned
🏅 New on your shelf: 👣 First step
💬 Your liveliest day: 4 May, with 2 messages
🔭 To look forward to: 🧱 Regular · 10 check-ins. You are at 8.\
"""
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
✉️ <b>你在 Reading circle 的 5 月</b>
Ana &lt;3，你这个月：
✅ 打卡 7 天，最长连续 5 天
⭐ 得了 36 积分
🏅 新徽章：👣 第一步
💬 最热闹的一天：5月4日，你说了 2 句
🔭 可以期待：🧱 常客 · 打卡 10 次，现在到 8 了\
"""
                ]
            ),
        }[language]
    )
    assert to(world, ben) == []
    await ana.presses({"en": "Stop these", "zh-CN": "不用再写"}[language])
    await comes(world, ana, days=40)
    assert len(to(world, ana)) == 1


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_asked_for_in_the_group(world: "World") -> None:
    _, ana = await people(world, "Ana")
    cem = await world.person("Cem")
    assert await ana.says("/letter") == snapshot(
        "If you like, I write to you on the 1st of each month how yours was: days, points, badges, and one thing to look forward to. Only you see it."
    )
    assert [*world.said[-1].buttons] == snapshot(["Open our chat"])
    assert await ana.says("/letter on") == snapshot(
        "On the 1st of each month I write to you how yours was, if you were here. Never in your quiet hours."
    )
    assert await cem.says("/letter on") == snapshot(
        "Noted. I may only write to you once you have opened our chat: one tap is enough."
    )
    assert await cem.whispers("/start letter_1") == snapshot(
        "On the 1st of each month I write to you how yours was, if you were here. Never in your quiet hours."
    )
    assert await cem.says("/letter 关") == snapshot("I write no letters about your month.")


async def test_no_month_without_anything_no_closed_line_nobody_who_left(world: "World") -> None:
    _, ana, ben, cem = await people(world, "Ana", "Ben", "Cem")
    for one in (ana, ben, cem):
        await one.says("/letter on")
    await comes(world, ana, ben, cem, days=3)
    await ben.leaves()
    async with world.app.workshop.work() as work:
        await preferences.line_closed(work, cem.id)
    await goes_to(world, 7, 2, 9)  # a June without anybody
    assert [len(to(world, one)) for one in (ana, ben, cem)] == [1, 0, 0]


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_never_in_quiet_hours_and_late_but_once(world: "World") -> None:
    _, ana = await people(world, "Ana")
    await ana.says("/letter on")
    await comes(world, ana, days=2)
    async with world.app.workshop.work() as work:
        await preferences.choose_quiet(work, ana.id, Quiet(time(9), time(12)))
    await goes_to(world, 5, 31, 23)
    world.clock.set(datetime(2026, 6, 3, 9, 30, tzinfo=UTC))  # nobody was there
    await world.pass_time(hours=1)
    assert to(world, ana) == []
    async with world.app.workshop.work() as work:
        await digests.begin(work, 1, datetime(2026, 6, 1, 10, tzinfo=UTC))  # as if it came twice
    await world.pass_time(hours=3)
    assert len(to(world, ana)) == 1


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_a_week_late_is_too_late(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await ana.says("/letter on")
    await comes(world, ana, days=2)
    world.clock.set(datetime(2026, 6, 9, tzinfo=UTC))
    await comes(world, ana, days=25)
    assert [one.chat_id for one in world.said if "were to be written" in one.text] == [admin.id]
    assert [text.splitlines()[0] for text in to(world, ana)] == snapshot(["✉️ <b>Your June in Reading circle</b>"])


async def test_page_by_page(world: "World", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "AT_ONCE", 2)
    who = (await people(world, *(f"Member {number}" for number in range(5))))[1:]
    for one in who:
        await one.says("/letter on")
    await comes(world, *who, days=1)
    await goes_to(world, 6, 1, 9)
    since = len(world.said)
    await goes_to(world, 6, 1, 11)
    assert [len(to(world, one, since)) for one in who] == [1] * 5


async def test_what_was_earned_in_a_month(world: "World") -> None:
    """Spent is earned all the same, taken back is not; and it is known after the next month began."""
    _, ana, ben = await people(world, "Ana", "Ben")
    may = date(2026, 5, 1)
    async with world.app.workshop.work() as work:
        for key, amount, day in (("a", 30, date(2026, 5, 6)), ("b", 5, date(2026, 5, 31)), ("c", 7, date(2026, 4, 30))):
            await points.award(work, 1, ana.id, amount, reason="points.for-message", key=key, day=day)
        await points.spend(work, 1, ana.id, 20, reason="points.for-message", key="d", day=may)
        await points.reverse(work, 1, ana.id, "b", reason="points.for-message")
        ids = [ana.id, ben.id]
        earned = (await points.earned_in_month(work, 1, ids, may)).get(ana.id, 0)
        await points.award(work, 1, ana.id, 100, reason="points.for-message", key="e", day=date(2026, 6, 1))
        assert (await points.earned_in_month(work, 1, ids, may))[ana.id] == earned
        assert (await points.earned_in_month(work, 1, ids, date(2026, 6, 1))) == {ana.id: 100}
        hello = (await points.earned_in_month(work, 1, ids, may)).get(ben.id, 0)
        assert earned == 30 + hello
