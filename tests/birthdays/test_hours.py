"""An hour of one's own: who chose the same is greeted together, and nobody twice or not at all."""

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot
from sqlalchemy import text

from bot.features import birthdays
from bot.features.birthdays import rules
from bot.kit.calendar import day_of
from bot.kit.database import create_engine
from bot.migrating import migrate
from tests.birthdays.test_birthdays import goes_to, tells
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World

ZONES = st.sampled_from([
    *map(ZoneInfo, ("UTC", "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "Asia/Kathmandu")),
    *map(ZoneInfo, ("Africa/Cairo", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Pago_Pago", "Asia/Beirut")),
])  # fmt: skip
AN_HOUR = st.none() | st.integers(0, 23)


async def at(world: "World", who: "Human", hour: int | None) -> None:
    async with world.app.workshop.work() as work:
        await birthdays.choose_hour(work, 1, who.id, hour)


def named(told: list[str], *names: str) -> list[str]:
    return [" ".join(name for name in names if name in one) for one in told]


@given(ZONES, st.dates(date(2024, 1, 1), date(2030, 12, 31)), st.lists(AN_HOUR, min_size=1), st.times())
def test_the_plan_is_the_first_of_all_hours(zone: ZoneInfo, day: date, hours: list[int | None], group: time) -> None:
    """What a database finds by minutes is what comes first on every clock; and each hour is within its own day, so
    that nothing that is due was planned for later."""
    group = group.replace(second=0, microsecond=0)
    minutes = min(group.hour * 60 + group.minute if one is None else one * 60 for one in hours)
    falls = [rules.falls_at(day, one, group, zone) for one in hours]
    assert rules.falls_at(day, None, time(*divmod(minutes, 60)), zone) == min(falls)
    assert all(day <= day_of(one, zone) <= day + rules.DAY for one in falls)  # a gap may end a day


@given(AN_HOUR, st.integers(0, 23), ZONES, st.dates(date(2024, 1, 1), date(2030, 12, 31)))
def test_who_is_greeted_together_is_so_at_one_moment(hour: int | None, group: int, zone: ZoneInfo, day: date) -> None:
    own = rules.own_hour(hour, time(group))
    assert (own is None) is (hour is None or hour == group)
    assert rules.falls_at(day, own, time(group), zone) == rules.falls_at(day, hour, time(group), zone)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_chosen_by_tapping(world: "World", language: str) -> None:
    _, ana = await people(world, "Ana", language=language)
    await tells(world, ana, 5, 20)
    said = [await ana.whispers("/birthday"), " · ".join(world.said[-1].buttons)]
    said.append(await ana.presses({"en": "⏰ At what hour", "zh-CN": "⏰ 几点祝福"}[language]))
    labels = [*world.said[-1].buttons]
    assert len(labels) == 25
    said += [labels[7], labels[24], await ana.presses(labels[7])]
    assert (
        said
        == {
            "en": snapshot(
                [
                    """\
🎂 Your birthday in Reading circle: <b>20 May</b>.
The group greets you, and your day is in /birthdays.\
""",
                    "Quietly · Only between us · ⏰ At what hour · Another day · Forget it",
                    "⏰ When shall I greet you? By the clock of Reading circle; whoever chose the same hour is greeted with you.",
                    "At 07:00",
                    "With the group, at 09:00",
                    """\
🎂 Your birthday in Reading circle: <b>20 May</b>.
The group greets you, and your day is in /birthdays.
At 07:00, by the clock of the group.\
""",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
🎂 你在 Reading circle 的生日：<b>5月20日</b>。
到时候在群里祝你，/birthdays 里也看得到。\
""",
                    "低调一点 · 只在私聊里说 · ⏰ 几点祝福 · 换一天 · 忘掉它",
                    "⏰ 几点祝你？按 Reading circle 的时间；选了同一个钟点的，一起祝。",
                    "07:00",
                    "和大家一起，09:00",
                    """\
🎂 你在 Reading circle 的生日：<b>5月20日</b>。
到时候在群里祝你，/birthdays 里也看得到。
在群里时间 07:00 祝你。\
""",
                ]
            ),
        }[language]
    )
    await ana.presses({"en": "⏰ At what hour", "zh-CN": "⏰ 几点祝福"}[language])
    assert "07:00" not in await ana.presses(labels[24])


async def test_each_at_their_hour_and_those_of_one_together(world: "World") -> None:
    _, ana, ben, cem, dan, eva = everybody = await people(world, "Ana", "Ben", "Cem", "Dan", "Eva")
    for one in everybody[1:]:
        await tells(world, one, 5, 20)
    for one, hour in ((ana, 7), (ben, 9), (cem, None), (dan, 18), (eva, 18)):
        await at(world, one, hour)
    names = [one.name for one in everybody[1:]]
    await goes_to(world, 5, 20, 0)
    async with world.app.workshop.work() as work:
        coming = await birthdays.will_say(work, 1, datetime(2026, 5, 21, tzinfo=UTC))
    assert [(one.at.hour, one.key) for one in coming if one.key.startswith("birthdays")] == [
        (7, "birthdays:2026-05-20:7"), (9, "birthdays:2026-05-20"), (18, "birthdays:2026-05-20:18"),
    ]  # fmt: skip
    for hours, expected in ((8, ["Ana"]), (2, ["Ben Cem"]), (9, ["Dan Eva"]), (24 * 300, [])):
        assert named(await world.pass_time(hours=hours), *names) == expected
        await world.restart()


async def test_a_day_that_was_greeted_is_not_greeted_again_at_another_hour(world: "World") -> None:
    """Not by the member's choice, and not by the admins'; whoever still waits is not lost by it, either."""
    _, ana, ben, cem = await people(world, "Ana", "Ben", "Cem")
    for one in (ana, ben, cem):
        await tells(world, one, 5, 20)
    await at(world, cem, 12)
    await goes_to(world, 5, 20)
    assert named(await world.pass_time(hours=2), "Ana", "Ben", "Cem") == ["Ana Ben"]
    await at(world, ana, 11)
    async with world.app.workshop.work() as work:
        await birthdays.choose(work, 1, "at", "12:00")
    assert named(await world.pass_time(hours=20), "Ana", "Ben", "Cem") == ["Cem"]


async def test_an_hour_chosen_when_it_is_over_is_greeted_at_once(world: "World") -> None:
    _, ana = await people(world, "Ana")
    await tells(world, ana, 5, 20)
    await goes_to(world, 5, 20)
    await at(world, ana, 3)
    assert named(await world.pass_time(minutes=1), "Ana") == ["Ana"]
    assert await world.pass_time(days=2) == []


async def test_away_over_some_hours(world: "World") -> None:
    """Of the day itself each in their own greeting; of days before all in one."""
    _, ana, ben, cem, dan = await people(world, "Ana", "Ben", "Cem", "Dan")
    for one, day, hour in ((ana, 20, 7), (ben, 20, None), (cem, 19, 7), (dan, 19, 23)):
        await tells(world, one, 5, day)
        await at(world, one, hour)
    await goes_to(world, 5, 20, 10)
    await world.restart()
    assert named(await world.pass_time(minutes=1), "late", "Ana", "Ben", "Cem", "Dan") == [
        "Ana", "Ben", "late Cem Dan",
    ]  # fmt: skip
    assert await world.pass_time(days=300) == []


async def test_by_the_clock_of_the_group_wherever_it_moves(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await tells(world, ana, 5, 20)
    await at(world, ana, 7)
    await admin.says("/zone Shanghai")
    world.clock.set(datetime(2026, 5, 19, 22, 59, tzinfo=UTC))
    assert await world.pass_time(seconds=30) == []
    assert len(await world.pass_time(minutes=1)) == 1  # 07:00 in Shanghai


@pytest.mark.parametrize("hour", [1, 2, 3])
async def test_the_night_on_which_clocks_go_forward(world: "World", hour: int) -> None:
    """29 March 2026 in Berlin has no 02:30; 2027 it is the 28th."""
    admin, ana = await people(world, "Ana")
    await admin.says("/zone Berlin")
    await tells(world, ana, 3, 28)
    await at(world, ana, hour)
    world.clock.set(datetime(2027, 3, 27, 22, tzinfo=UTC))
    assert len(await world.pass_time(hours=24)) == 1
    assert await world.pass_time(days=300) == []


@pytest.mark.parametrize("hour", [24, 99])
async def test_no_such_hour(world: "World", hour: int) -> None:
    _, ana = await people(world, "Ana")
    await tells(world, ana, 5, 20)
    await ana.whispers("/birthday")
    await ana.presses_data(f"birthdays:hour:1:{hour}", world.said[-1])
    async with world.app.workshop.work() as work:
        told = await birthdays.of(work, 1, ana.id)
    assert told is not None
    assert told.hour is None


async def test_before_this_step_and_after_it(empty_database_url: str) -> None:
    """Public stays public; what nobody was to know is known to nobody, to admins neither. And back."""
    await migrate(empty_database_url, "20261216_challenge_draws")
    engine = create_engine(empty_database_url)
    add = text(
        "INSERT INTO birthdays (community_id, member_id, month, of_month, calendar, leap, is_public, next_on, told_on)"
        " VALUES (1, :member, 5, 20, 'solar', 'feb28', :is_public, '2027-05-20', '2026-05-01')"
    )

    async with engine.begin() as db:
        for member_id, is_public in ((1, True), (2, False)):
            await db.execute(add, {"member": member_id, "is_public": is_public})
    await migrate(empty_database_url, "20261217_birthday_hours")
    async with engine.connect() as db:
        rows = [*await db.execute(text("SELECT visibility, hour FROM birthdays ORDER BY member_id"))]
    assert [(row.visibility, row.hour) for row in rows] == [("public", None), ("private", None)]
    await migrate(empty_database_url, "-1")
    async with engine.connect() as db:
        rows = [*await db.execute(text("SELECT is_public FROM birthdays ORDER BY member_id"))]
    assert [bool(row.is_public) for row in rows] == [True, False]
    await engine.dispose()
