"""Years with the group: greeted where admins want it, with the birthdays of the day, and of nobody who would mind."""

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.features import birthdays, celebrations, communities
from bot.features.birthdays import Visibility, rules
from bot.features.communities import CommunitiesMerged
from bot.kit.calendar import Yearly
from tests.birthdays.test_birthdays import goes_to, tells
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World

DAYS = st.dates(date(2000, 1, 1), date(2035, 12, 31))


@given(DAYS, DAYS, st.integers(0, 40))
def test_every_day_of_joining_is_looked_for(came: date, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    comes_round = next(Yearly(came.month, came.day, time()).days(first))
    if comes_round <= last and comes_round.year > came.year:
        assert rules.years_there(came, comes_round) == comes_round.year - came.year
        assert any(since <= came <= until for since, until in rules.came_between(first, last))


@given(DAYS)
def test_once_a_year_and_29_february_too(came: date) -> None:
    for year in range(came.year + 1, came.year + 6):
        days = [date(year, 1, 1) + timedelta(days=number) for number in range(365 + (year % 4 == 0))]
        assert [rules.years_there(came, day) for day in days if rules.years_there(came, day)] == [year - came.year]


async def gathers(world: "World", *, language: str = "en") -> "tuple[Human, ...]":
    """Ana and Ben joined on 4 May, before the eyes of Hearth; Cem was there before it."""
    admin, cem = await people(world, "Cem", language=language)
    ana, ben = [await world.person(name, language=language) for name in ("Ana", "Ben")]
    for one in (ana, ben):
        await one.joins()
        await one.says("hello")
        await one.opens_private_chat()
    await world.pass_time(days=1)
    await admin.says("/birthdaysetup")
    await admin.presses({"en": "Greet years with us", "zh-CN": "祝贺入群周年"}[language])
    return admin, ana, ben, cem


def years(told: list[str]) -> list[str]:
    return [one for one in told if "🌱" in one]


async def goes(world: "World", year: int, month: int, day: int, hour: int = 8) -> None:
    world.clock.set(datetime(year, month, day, hour, tzinfo=UTC))
    await world.restart()


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_a_year_with_us(world: "World", language: str) -> None:
    admin, *_ = await gathers(world, language=language)
    said = [await admin.says("/birthdaysetup")]
    await goes(world, 2027, 5, 3, 10)
    async with world.app.workshop.work() as work:
        coming = await birthdays.will_say(work, 1, datetime(2027, 5, 5, tzinfo=UTC))
    found = [one for one in coming if one.key.startswith("anniversaries")]
    said += [world.app.house.texts.render(one.what, language) for one in found]
    assert [one.at for one in found] == [datetime(2027, 5, 4, 9, tzinfo=UTC)]
    said += years(await world.pass_time(days=2))
    await goes(world, 2028, 5, 4)
    said += years(await world.pass_time(hours=2))
    assert (
        said
        == {
            "en": snapshot(
                [
                    """\
Birthdays are greeted at 09:00, with 20 points as a present.
No wishes of members are collected beforehand.
The greeting comes without a card.
Whoever joined on this day some years ago is greeted, too.
What shall be different?\
""",
                    "Years in the group: \u2068Ana\u2069, \u2068Ben\u2069",
                    "🌱 Ana, Ben: a year with us today. Good that you stayed!",
                    "🌱 Ana, Ben: 2 years with us today. Good that you stayed!",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
生日在 09:00 祝福，送 20 积分。
不提前收大家的祝福。
祝福时不附贺卡。
入群周年也会祝贺。
想改哪一样？\
""",
                    "入群周年：\u2068Ana\u2069、\u2068Ben\u2069",
                    "🌱 Ana、Ben，今天入群满 1 年，谢谢一路同行！",
                    "🌱 Ana、Ben，今天入群满 2 年，谢谢一路同行！",
                ]
            ),
        }[language]
    )
    assert years(await world.pass_time(days=200)) == []


async def test_with_the_birthdays_of_the_day_in_one_message(world: "World") -> None:
    *_, cem = await gathers(world)
    await tells(world, cem, 5, 4)
    await goes(world, 2027, 5, 4)
    async with world.app.workshop.work() as work:
        coming = await birthdays.will_say(work, 1, datetime(2027, 5, 5, tzinfo=UTC))
    told = [world.app.house.texts.render(one.what, "en") for one in coming if "birthdays" in one.key]
    assert told == snapshot(
        ["A birthday greeting to \u2068Cem\u2069. Years in the group: \u2068Ana\u2069, \u2068Ben\u2069"]
    )
    assert years(await world.pass_time(hours=2)) == snapshot(
        [
            """\
🎉 Today is for Cem. Happy birthday, and cake!
🎁 With 20 points as a present.
🌱 Ana, Ben: a year with us today. Good that you stayed!\
"""
        ]
    )


async def test_off_unless_turned_on_and_again(world: "World") -> None:
    await people(world)
    ana = await world.person("Ana")
    await ana.joins()
    await goes(world, 2027, 5, 4)
    assert years(await world.pass_time(hours=2)) == []
    async with world.app.workshop.work() as work:
        await birthdays.turn(work, 1, is_on=True)  # the hour of today is over
    assert years(await world.pass_time(days=30)) == []
    async with world.app.workshop.work() as work:
        await birthdays.turn(work, 1, is_on=False)
    await goes(world, 2028, 5, 4)
    assert years(await world.pass_time(hours=2)) == []


async def test_of_nobody_who_left_hides_or_keeps_their_birthday_back(world: "World") -> None:
    _, ana, ben, _ = await gathers(world)
    dan, eva = [await world.person(name) for name in ("Dan", "Eva")]
    for one in (dan, eva):
        await one.joins()
    await tells(world, ben, 9, 9)
    async with world.app.workshop.work() as work:
        await celebrations.hide(work, 1, ana.id, is_hidden=True)
        await birthdays.show(work, 1, ben.id, Visibility.QUIET)
    await dan.leaves()
    await goes(world, 2027, 5, 5)
    told = years(await world.pass_time(hours=2))
    assert len(told) == 1
    assert [name in told[0] for name in ("Ana", "Ben", "Dan", "Eva")] == [False, False, False, True]


async def test_who_comes_back_keeps_the_first_day(world: "World") -> None:
    _, ana, _, _ = await gathers(world)
    await world.pass_time(days=100)
    await ana.leaves()
    await world.pass_time(days=60)
    await ana.joins()
    await goes(world, 2027, 5, 4)
    assert ["Ana" in one for one in years(await world.pass_time(hours=2))] == [True]


@pytest.mark.parametrize(("days", "is_late"), [(1, True), (3, True), (4, False)])
async def test_away_on_the_day(world: "World", days: int, is_late: bool) -> None:
    await gathers(world)
    await goes(world, 2027, 5, 4 + days, 10)
    told = [one for one in await world.pass_time(minutes=5) if "Ana" in one]
    assert len(told) == 1
    assert ("A little late" in told[0]) is is_late
    assert is_late or told[0] == snapshot(
        "I was away on the day on which Ana, Ben joined Reading circle some years ago, and it is too late now to say so. A word from you would still be kind."
    )
    assert [one for one in await world.pass_time(days=100) if "Ana" in one] == []


async def test_the_first_joining_stays_through_a_merge(world: "World") -> None:
    _, ana, ben, _ = await gathers(world)
    async with world.app.workshop.work() as work:
        other = await communities.of_chat(work, -1002, "Another")
    async with world.app.workshop.work() as work:
        await work.announce(CommunitiesMerged(1, other.id))
    await goes(world, 2027, 5, 4)
    [told] = years(await world.pass_time(hours=2))
    assert ana.name in told
    assert ben.name in told


async def test_each_once_through_a_year_of_restarts(world: "World") -> None:
    await gathers(world)
    await goes_to(world, 12, 1)
    told = []
    for _ in range(20):
        await world.restart()
        told += years(await world.pass_time(days=10))
    assert len(told) == 1
