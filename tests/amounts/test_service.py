"""What check-ins add up to, on both databases."""

from datetime import timedelta

import pytest

from bot.features import amounts
from bot.features.amounts import Sums
from bot.features.communities import CommunitiesMerged
from bot.kit.work import Refusal
from tests.amounts.conftest import ANA, BEN, Story
from tests.support.moments import START

DAY = START.date()


async def test_days_add_up(story: Story) -> None:
    for note in ("5 km", "read 30 pages, ran 3.5 km", "no amount", "2 km"):
        await story.checks_in(note)
        story.next_day()
    found = await story.totals()
    assert (found["km"].all, found["km"].days, found["km"].best, found["km"].best_day) == (10_500, 3, 5000, DAY)
    assert (found["page"].all, found["page"].days, found["page"].best_day) == (30_000, 1, DAY + timedelta(days=1))
    assert await story.totals(BEN) == {}


async def test_this_week_and_this_month(story: Story) -> None:
    """START is Monday, 4 May."""
    await story.checks_in("1 km")
    for _ in range(7):
        story.next_day()
    await story.checks_in("2 km")
    km = (await story.totals())["km"]
    assert (km.this_week, km.this_month, km.all) == (2000, 3000, 3000)
    assert await story.together() == {"km": Sums(2000, 3000, 3000)}
    for _ in range(28):
        story.next_day()
    km = (await story.totals())["km"]
    assert (km.this_week, km.this_month, km.all) == (0, 0, 3000)


async def test_taken_back_it_was_never_there(story: Story) -> None:
    await story.checks_in("5 km, 30 min")
    await story.takes_it_back()
    assert (await story.totals(), await story.together()) == ({}, {})
    await story.checks_in("3 km")
    assert await story.all_of("km") == 3000
    assert await story.all_of("minute") is None


async def test_a_best_day_that_is_taken_back_gives_way_to_the_next_best(story: Story) -> None:
    for note in ("5 km", "5 km", "3 km", "8 km"):
        await story.checks_in(note)
        story.next_day()
    assert (await story.totals())["km"].best == 8000
    await story.checks_in("9 km")
    await story.takes_it_back()
    assert (await story.totals())["km"].best == 8000
    await story.checks_in("9 km")
    await story.corrects("1 km")
    km = (await story.totals())["km"]
    assert (km.best, km.best_day, km.all) == (8000, DAY + timedelta(days=3), 22_000)


async def test_a_personal_best_is_announced(story: Story) -> None:
    for note in ("5 km", "5 km", "6 km"):
        await story.checks_in(note)
        story.next_day()
    assert story.bests == [
        amounts.PersonalBest(1, ANA, "daily", "km", DAY + timedelta(days=2), amount=6000, before=5000)
    ]


async def test_a_first_day_is_no_best_and_a_correction_of_the_best_is_none_again(story: Story) -> None:
    await story.checks_in("5 km")
    await story.corrects("7 km")
    assert story.bests == []
    story.next_day()
    await story.checks_in("done")
    await story.corrects("8 km")
    await story.corrects("9 km")
    assert [best.amount for best in story.bests] == [8000]


async def test_a_correction_replaces_what_it_names_and_nothing_else(story: Story) -> None:
    await story.checks_in("5 km, 30 min")
    assert await story.corrects("5.2 km") == amounts.Noted(DAY, {"km": 5200})
    assert (await story.all_of("km"), await story.all_of("minute")) == (5200, 30_000)
    await story.corrects("0 km")
    assert (await story.all_of("km"), await story.all_of("minute")) == (None, 30_000)
    assert await story.together() == {"minute": Sums(30_000, 30_000, 30_000)}


@pytest.mark.parametrize("words", ["", "much", "5", "-", "0"])
async def test_a_correction_that_says_nothing_is_refused(story: Story, words: str) -> None:
    await story.checks_in("5 km")
    with pytest.raises(Refusal, match=r"amounts\.unclear"):
        await story.corrects(words)
    assert await story.all_of("km") == 5000


async def test_a_correction_is_of_a_check_in(story: Story) -> None:
    with pytest.raises(Refusal, match=r"amounts\.no-check-in"):
        await story.corrects("5 km")
    await story.checks_in("5 km")
    story.next_day()
    with pytest.raises(Refusal, match=r"amounts\.no-check-in"):
        await story.corrects("6 km")
    assert await story.all_of("km") == 5000


async def test_a_community_counts_what_it_chose(story: Story) -> None:
    async with story.workshop.work() as work:
        assert await amounts.choose_units(work, 1, "页 km") == ("page", "km")
    await story.checks_in("30 pages, 20 min, 5 km")
    assert list(await story.totals()) == ["page", "km"]
    assert await story.corrects("31") == amounts.Noted(DAY, {"page": 31_000})
    with pytest.raises(Refusal, match=r"amounts\.not-counted"):
        await story.corrects("20 min")
    with pytest.raises(Refusal, match=r"amounts\.units-unknown"):
        async with story.workshop.work() as work:
            await amounts.choose_units(work, 1, "km bananas")
    async with story.workshop.work() as work:
        assert amounts.units_of(work, 1) == ("page", "km")
        assert await amounts.count_all(work, 1) == amounts.UNITS
    story.next_day()
    await story.checks_in("20 min")
    assert await story.all_of("minute") == 20_000


async def test_everybody_together(story: Story) -> None:
    await story.checks_in("5 km")
    await story.checks_in("3 km, 20 pages", BEN)
    await story.checks_in("100 km", BEN, community=2)
    assert await story.together() == {"km": Sums(8000, 8000, 8000), "page": Sums(20_000, 20_000, 20_000)}


async def test_two_communities_become_one(story: Story) -> None:
    """What was told in both groups for one day was done once."""
    await story.checks_in("5 km")
    await story.checks_in("8 km", community=2)
    await story.checks_in("30 pages", BEN, community=2)
    story.next_day()
    await story.checks_in("1 km", community=2)
    async with story.workshop.work() as work:
        await work.announce(CommunitiesMerged(1, 2))
    km = (await story.totals())["km"]
    assert (km.all, km.days, km.best, km.best_day) == (9000, 2, 8000, DAY)
    assert await story.all_of("page", BEN) == 30_000
    assert await story.totals(community=2) == {}
    assert await story.together() == {"km": Sums(9000, 9000, 9000), "page": Sums(30_000, 30_000, 30_000)}


async def test_totals_that_went_astray_are_found_and_mended(story: Story) -> None:
    from sqlalchemy import text

    await story.checks_in("5 km")
    await story.checks_in("3 km", BEN)
    before = await story.totals(), await story.totals(BEN), await story.together()
    async with story.workshop.work() as work:
        await work.db.execute(text("UPDATE amount_totals SET amount = 1, best = 1"))
        await work.db.execute(text("DELETE FROM group_amounts"))
    async with story.workshop.work() as work:
        found = await amounts.census(work.db)
        assert found["repairs"] == ["amounts"]
        assert found["problems"] == [
            "amounts: 8000 by day, and 2 in members' totals", "amounts: 8000 by day, and 0 in groups' totals",
        ]  # fmt: skip
        assert await amounts.repairs["amounts"](work.db) == 1
    assert (await story.totals(), await story.totals(BEN), await story.together()) == before
