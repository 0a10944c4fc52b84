"""The hour at which most members are there, from the group's own weeks, on the group's own wall."""

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.features import activity, communities, preferences
from bot.features.announcements.rules.hours import best_hours
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World

DAYS = [date(2026, 5, 4) + timedelta(days=number) for number in range(28)]


@given(st.dictionaries(st.tuples(st.sampled_from(DAYS), st.integers(0, 23)), st.integers(1, 50), min_size=1))
def test_at_no_other_hour_are_more_members_there(members: dict[tuple[date, int], int]) -> None:
    for best in best_hours(members, DAYS):
        ours = [day for day in DAYS if (day.weekday() > 4) == (best.kind == "weekend")]
        totals = [sum(members.get((day, hour), 0) for day in ours) for hour in range(24)]
        assert totals[best.hour] == max(totals)
        assert totals.index(max(totals)) == best.hour, "of two hours alike, the earlier one"
        assert best.days == len(ours)
        assert (len(best.bars), best.bars[best.hour]) == (24, "█")
        assert [bar == "·" for bar in best.bars] == [total == 0 for total in totals]


def test_of_too_few_days_nothing_is_said() -> None:
    few = {(day, 9): 3 for day in DAYS[:4]}
    assert best_hours(few, DAYS) == []
    assert [one.kind for one in best_hours(few | {(DAYS[4], 20): 1}, DAYS)] == ["workdays"]
    assert [one.kind for one in best_hours({(DAYS[5], 9): 1, (DAYS[6], 9): 1}, DAYS)] == ["weekend"]


async def lives(world: "World", *who: "Human", days: int) -> None:
    """Some weeks in which all are there at 20:00, at weekends at 11:00, and the first of them at 8:00 as well."""
    start = world.clock.now().replace(minute=0)
    for number in range(days):
        day = start + timedelta(days=number)
        world.clock.set(day.replace(hour=8))
        await who[0].says("good morning")
        world.clock.set(day.replace(hour=11 if day.weekday() > 4 else 20, minute=59))
        for one in who:
            await one.says("hello everybody")
            await one.says("and once more")
    world.clock.set(start + timedelta(days=days))


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_two_weeks_of_a_group(world: "World", language: str) -> None:
    admin, ana, ben = await people(world, "Ana", "Ben", language=language)
    ask = {"en": "/announce hour", "zh-CN": "/announce 最佳时间"}[language]
    said = [await admin.says(ask)]
    await lives(world, admin, ana, ben, days=14)
    said.append(await admin.says(ask))
    assert (
        said
        == {
            "en": snapshot(
                [
                    "I do not know this group well enough yet. Ask again when people have talked here for a week or so.",
                    """\
🕗 <b>When most members are here</b>, by their messages of the last four weeks:

Monday to Friday: <b>20:00</b>, about 3 members in that hour (of 10 days)
<code>········▃▂··········█···</code>
At weekends: <b>11:00</b>, about 3 members in that hour (of 4 days)
<code>········▃··█············</code>
<code>0     6     12    18    </code>

Then, for example: <code>/announce every friday 18:00 …</code>\
""",
                ]
            ),
            "zh-CN": snapshot(
                [
                    "对这个群还不够了解，等大家聊上一周左右再来问吧。",
                    """\
🕗 <b>大家什么时候在</b>，按最近四周的发言算：

周一到周五：<b>20:00</b>，那一小时大约有 3 人（按 10 天算）
<code>········▃▂··········█···</code>
周末：<b>11:00</b>，那一小时大约有 3 人（按 4 天算）
<code>········▃··█············</code>
<code>0     6     12    18    </code>

接着可以：<code>/announce 每周五 18:00 …</code>\
""",
                ]
            ),
        }[language]
    )


async def test_whoever_lives_elsewhere_counts_when_they_were_here(world: "World") -> None:
    """Ana wrote at eight in the evening here, which was five in the morning of the next day in Tokyo."""
    admin, ana = await people(world, "Ana")
    async with world.app.workshop.work() as work:
        await preferences.choose_zone(work, ana.id, ZoneInfo("Asia/Tokyo"))
    second = world.clock.now().date() + timedelta(days=1)
    await lives(world, admin, ana, days=8)
    async with world.app.workshop.work() as work:
        found = await activity.members_by_hour(work, 1, second, second)
    assert {hour: number for (_, hour), number in found.items()} == {8: 1, 20: 2}
    assert "<b>20:00</b>, about 2 members" in await admin.says("/announce best hour")


async def test_a_day_that_begins_at_four(world: "World") -> None:
    """What is written at two belongs to the evening before, for whoever lives here and for whoever does not."""
    admin, ana = await people(world, "Ana")
    async with world.app.workshop.work() as work:
        community = communities.get(work, 1)
        await communities.choose_day_start(work, community, datetime(2026, 1, 1, 4, tzinfo=UTC).time())
        await preferences.choose_zone(work, ana.id, ZoneInfo("Asia/Tokyo"))
    world.clock.set(datetime(2026, 5, 7, 2, 30, tzinfo=UTC))
    await admin.says("good night")
    await ana.says("good morning")
    async with world.app.workshop.work() as work:
        found = await activity.members_by_hour(work, 1, date(2026, 5, 6), date(2026, 5, 6))
    assert found == {(date(2026, 5, 6), 2): 2}
