"""What the rules paid in a community, for whoever asks what others would have paid."""

from collections.abc import Sequence
from datetime import datetime

from bot.features.points.store import recount
from bot.features.points.store.recount import Payment
from bot.kit.work import Work


async def first_payment(work: Work, community_id: int) -> datetime | None:
    return await recount.first_payment(work.db, community_id)


async def payments(work: Work, community_id: int, since: datetime, until: datetime) -> Sequence[Payment]:
    """Those made for what happened from `since` until before `until`, in that order, taken back or not."""
    return await recount.payments(work.db, community_id, since, until)
