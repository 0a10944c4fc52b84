"""What the numbers are made of: only what stands, only in the period, and of different people."""

from datetime import UTC, date, datetime, timedelta

from bot.features import points, thanks
from bot.features.honours import KINDS, rules
from bot.features.honours.rules import Period, Span
from tests.support.story import ANA, BEN, CLEO, Story

MAY = rules.month(date(2026, 5, 4))
THIS_YEAR = Period(Span.YEAR, date(2026, 1, 1), date(2026, 12, 31))


async def counted(story: Story, kind: str, period: Period, least: int = 1) -> dict[int, int]:
    async with story.workshop.work() as work:
        return dict(await KINDS[kind].count(work, story.community, period, least))


async def test_check_ins_that_stand_of_the_month_alone(database_url: str) -> None:
    async with Story.begin(database_url) as story:
        await story.meets(ANA, BEN)
        await story.checks_in_daily(3, ANA)
        await story.checks_in(BEN)
        await story.undoes(BEN)
        story.clock.set(datetime(2026, 5, 31, 9, tzinfo=UTC))
        await story.checks_in_daily(3, ANA)  # two of them in June
        assert await counted(story, "faithful", MAY) == {ANA: 4}
        assert await counted(story, "faithful", rules.month(date(2026, 6, 1))) == {ANA: 2}


async def test_points_that_were_earned_and_not_what_became_of_them(database_url: str) -> None:
    async with Story.begin(database_url) as story:
        await story.meets(ANA, BEN, CLEO)
        days = {ANA: date(2026, 1, 1), BEN: date(2026, 12, 31), CLEO: date(2025, 12, 31)}
        async with story.workshop.work() as work:
            for one, day in days.items():
                await points.award(work, 1, one, 100, reason="awards.for-award", key="a", day=day)
            await points.award(work, 1, ANA, 7, reason="awards.for-award", key="b", day=days[ANA])
            await points.reverse(work, 1, ANA, "b", reason="awards.for-award")
            await points.spend(work, 1, ANA, 60, reason="rewards.for-reward", key="c", day=days[ANA])
            await points.award(work, 1, CLEO, 5, reason="awards.for-award", key="b", day=days[ANA])
        assert await counted(story, "year", THIS_YEAR) == {ANA: 100, BEN: 100, CLEO: 5}
        assert await counted(story, "year", THIS_YEAR, 6) == {ANA: 100, BEN: 100}
        async with story.workshop.work() as work:
            await points.hold(work, 1, [BEN, CLEO])
            await points.move(work, 1, BEN, CLEO, 50, number=1, given="gifts.for-given", received="gifts.for-received")
        assert await counted(story, "year", THIS_YEAR) == {ANA: 100, BEN: 100, CLEO: 5}


async def test_thanks_of_different_people(database_url: str) -> None:
    async with Story.begin(database_url) as story:
        await story.meets(ANA, BEN, CLEO)
        for number, (giver, receiver) in enumerate([(ANA, BEN), (CLEO, BEN), (ANA, CLEO), (ANA, CLEO)]):
            async with story.workshop.work() as work:
                await thanks.thank(work, 1, giver, receiver, work.now, number + 1)
            story.clock.advance(timedelta(days=1))
        assert await counted(story, "helpful", MAY) == {BEN: 2, CLEO: 1}
        assert await counted(story, "helpful", rules.month(date(2026, 6, 1))) == {}
