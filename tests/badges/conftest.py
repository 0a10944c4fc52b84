"""A community whose badges are counted."""

from collections.abc import AsyncIterator

import pytest

from bot.features import badges, points
from bot.features.badges import BadgeGranted, BadgeRevoked
from bot.features.badges.store import counts, grants
from tests.support.story import ANA
from tests.support.story import Story as Anywhere


class Story(Anywhere):
    @property
    def told(self) -> list[tuple[int, str, int]]:
        """Who was granted what, in order; what was taken back has a minus."""
        return [
            (one.member_id, one.badge if isinstance(one, BadgeGranted) else f"-{one.badge}", one.level)
            for one in self.facts
        ]

    async def has(self, member: int = ANA) -> set[tuple[str, int]]:
        async with self.workshop.work() as work:
            mine = await grants.of_members(work.db, self.community, [member])
        return {(one.badge, one.level) for one in mine if one.stands}

    async def counted(self, member: int = ANA) -> dict[str, int]:
        async with self.workshop.work() as work:
            measures = [one.measure for badge in badges.all_of(work, self.community) if (one := badge.criterion)]
            return (await counts.of_members(work.db, self.community, measures, [member]))[member]

    async def balance(self, member: int = ANA) -> int:
        async with self.workshop.work() as work:
            assert (await points.audit(work.db))["problems"] == []
            return (await points.account_of(work, self.community, member)).balance


@pytest.fixture
async def story(database_url: str) -> AsyncIterator[Story]:
    async with Story.begin(database_url, BadgeGranted, BadgeRevoked) as story:
        yield story
