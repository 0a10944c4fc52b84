"""What makes skills grow, on both databases."""

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.features import skills
from bot.features.communities import CommunitiesMerged
from tests.support.story import ANA, BEN, CLEO

if TYPE_CHECKING:
    from tests.skills.conftest import Story


async def test_check_ins_make_levels_and_an_undo_takes_them(story: "Story") -> None:
    reading = await story.plants("reading 📖 from checkins")
    await story.settles()
    await story.checks_in_daily(2)
    assert await story.stands() == {reading: (20, 0)}
    await story.checks_in()
    await story.checks_in()  # said twice
    assert await story.stands() == {reading: (30, 1)}
    await story.undoes()
    assert await story.stands() == {reading: (20, 0)}
    await story.checks_in()
    assert story.told == [(ANA, reading, 1, ""), (ANA, reading, 1, "lost"), (ANA, reading, 1, "")]
    assert await story.is_sound()


async def test_nothing_grows_where_nothing_is_planted(story: "Story") -> None:
    await story.checks_in_daily(4, note="10 pages")
    await story.settles()
    assert await story.stands() == {}
    assert story.told == []


async def test_the_past_counts_quietly_and_once(story: "Story") -> None:
    await story.checks_in_daily(8, note="10 pages")
    await story.checks_in_daily(1, BEN)
    reading = await story.plants("reading 📖 from checkins, pages/5")
    await story.checks_in(note="5 pages")  # before the past was looked through
    assert await story.stands() == {reading: (11, 0)}
    await story.settles()
    assert await story.stands() == {reading: (9 * 10 + 8 * 2 + 1, 2)}
    assert await story.stands(BEN) == {reading: (10, 0)}
    assert await story.stands(CLEO) == {}
    assert story.told == [(ANA, reading, 1, "quiet"), (ANA, reading, 2, "quiet")]
    async with story.workshop.work() as work:
        await skills.backfill(work, story.community, reading, 0)
    assert await story.stands() == {reading: (107, 2)}
    assert await story.is_sound()


async def test_amounts_follow_what_is_corrected(story: "Story") -> None:
    reading = await story.plants("reading 📖 from pages/5")
    await story.settles()
    await story.checks_in(note="23 pages")
    assert await story.stands() == {reading: (4, 0)}
    await story.corrects("130 pages")
    assert await story.stands() == {reading: (26, 1)}
    await story.corrects("2000 pages")
    assert await story.stands() == {reading: (400, 5)}
    await story.corrects("12 pages")
    assert await story.stands() == {reading: (2, 0)}
    await story.undoes()
    assert await story.stands() == {}
    assert await story.is_sound()


async def test_thanks_count_for_whoever_is_thanked_also_those_of_before(story: "Story") -> None:
    await story.thanks(BEN, ANA)
    story.clock.advance(timedelta(days=1))
    await story.thanks(BEN, ANA)
    helping = await story.plants("helping 🤝 from thanks")
    await story.settles()
    await story.thanks(CLEO, ANA)
    await story.passes(4)
    assert await story.stands() == {helping: (15, 0)}
    assert await story.stands(BEN) == {}
    await story.thanks(BEN, ANA)
    await story.thanks(CLEO, ANA)
    assert await story.stands() == {helping: (25, 1)}
    assert story.told == [(ANA, helping, 1, "")]
    assert await story.is_sound()


async def test_perks_come_once_and_their_points_go_with_the_level(story: "Story") -> None:
    reading = await story.plants("reading 📖 from checkins levels 10/20")
    await story.settles()
    made = await story.named("reading")
    async with story.workshop.work() as work:
        await skills.bring(work, 1, made, "1 points 7", changed_by_id=1)
    before = await story.balance()
    await story.checks_in()
    earned = await story.balance() - before
    await story.undoes()
    assert await story.balance() == before
    await story.checks_in()
    assert await story.balance() == before + earned
    story.clock.advance(timedelta(days=1))
    await story.checks_in(BEN)
    assert await story.balance(BEN) == earned
    assert earned > 7
    assert (await story.stands())[reading] == (10, 1)
    assert await story.is_sound()


async def test_what_rests_grows_no_more_and_catches_up(story: "Story") -> None:
    reading = await story.plants("reading 📖 from checkins")
    await story.settles()
    await story.checks_in_daily(3)
    made = await story.named("reading")
    async with story.workshop.work() as work:
        made = await skills.retire(work, 1, made, is_retired=True, changed_by_id=1)
    await story.checks_in_daily(3)
    await story.checks_in()
    assert await story.stands() == {reading: (30, 1)}
    await story.undoes()
    async with story.workshop.work() as work:
        await skills.retire(work, 1, made, is_retired=False, changed_by_id=1)
    await story.settles()
    assert await story.stands() == {reading: (60, 1)}
    assert await story.is_sound()


async def test_other_levels_move_everybody_quietly(story: "Story") -> None:
    reading = await story.plants("reading 📖 from checkins")
    await story.settles()
    await story.checks_in_daily(3)
    made = await story.named("reading")
    async with story.workshop.work() as work:
        await skills.set_levels(work, 1, made, "10/20/30/40", changed_by_id=1)
    await story.settles()
    assert await story.stands() == {reading: (30, 3)}
    assert story.told == [(ANA, reading, 1, ""), (ANA, reading, 2, "quiet"), (ANA, reading, 3, "quiet")]
    async with story.workshop.work() as work:
        await skills.set_levels(work, 1, made, "usual", changed_by_id=1)
    await story.settles()
    assert await story.stands() == {reading: (30, 1)}


async def test_two_communities_become_one(story: "Story") -> None:
    reading = await story.plants("reading 📖 from checkins")
    await story.settles()
    await story.checks_in_daily(2)
    await story.opens(2)
    await story.meets(ANA, BEN, CLEO)
    assert await story.plants("reading 📖 from checkins") == reading
    helping = await story.plants("helping 🤝 from thanks")
    await story.settles()
    story.clock.advance(timedelta(days=-1))
    await story.checks_in_daily(3)  # the first of them on a day of the other group, too
    await story.thanks(BEN, ANA)
    async with story.workshop.work() as work:
        await work.announce(CommunitiesMerged(1, 2))
    story.community = 1
    await story.settles()
    await story.passes(3)
    assert await story.stands() == {reading: (40, 1), helping: (5, 0)}
    async with story.workshop.work() as work:
        assert [one.id for one in skills.all_of(work, 1)] == [reading, helping]
        assert skills.all_of(work, 2) == []
    assert await story.is_sound()


async def test_messages_count_once_the_day_is_over_and_a_flood_counts_little(story: "Story") -> None:
    await story.writes(ANA, 4)
    talking = await story.plants("talking 💬 from messages")
    await story.settles()
    assert await story.stands() == {}
    await story.passes(2)
    assert await story.stands() == {talking: (4, 0)}
    for _ in range(3):
        await story.writes(ANA, 30)
        await story.writes(BEN, 1)
        await story.passes(1)
    await story.passes(1)
    assert await story.stands() == {talking: (34, 1)}
    assert await story.stands(BEN) == {talking: (3, 0)}
    assert story.told == [(ANA, talking, 1, "")]
    async with story.workshop.work() as work:
        assert (await skills.census(work.db))["problems"] == []
