import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from bot.features import members, points
from bot.features.coupons import rules, store
from bot.features.coupons.rules import Terms
from bot.features.coupons.settings import Settings
from bot.kit.work import Refusal, Work

REASON = "coupons.for-coupon"
SHOWN = 20
TRIES_WITHIN = timedelta(hours=1)


class Why(StrEnum):
    """Why a code brought nothing."""

    UNKNOWN = "unknown"
    HAD = "had"
    USED_UP = "used-up"
    OVER = "over"
    TOO_MANY = "too-many"


@dataclass(frozen=True, slots=True)
class Coupon:
    code: str  # as it is shown
    key: str  # as it is kept
    points: int
    uses: int
    left_over: int
    until_on: date | None
    reason: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a code brought; `why` when nothing."""

    points: int = 0
    balance: int = 0
    reason: str = ""
    why: Why | None = None


async def make(work: Work, community_id: int, by_id: int, terms: Terms) -> Coupon:
    """
    Raises:
        Refusal: more points than a coupon may bring, or there is such a code.
    """
    most = work.settings(Settings, community_id).most
    if terms.points > most:
        raise Refusal("coupons.too-much", most=most)
    until = points.today_of(work, community_id, by_id) + timedelta(days=terms.days) if terms.days else None
    code = terms.code or rules.by_chance(secrets.choice)
    if not await _add(work, community_id, by_id, code, terms, until):
        raise Refusal("coupons.taken", code=code)
    return Coupon(rules.shown(code), code, terms.points, terms.uses, terms.uses, until, terms.reason, False)


async def _add(work: Work, community_id: int, by_id: int, code: str, terms: Terms, until: date | None) -> bool:
    row = {
        "community_id": community_id, "code": code, "points": terms.points, "uses": terms.uses,
        "left_over": terms.uses, "until_on": until, "reason": terms.reason, "made_by": by_id, "made_at": work.now,
        "is_over": False,
    }  # fmt: skip
    return await store.add_once(work.db, row)


async def give(work: Work, community_id: int, member_id: int, most: int, days: int, *, key: str) -> Coupon | None:
    """A coupon for a member, good for one use within these days and worth `most` points, or as many as one may bring.
    None when they had theirs by that key; `given` shows it again."""
    if await store.given(work.db, community_id, member_id, key) is not None:
        return None
    terms = Terms(worth(work, community_id, most), days=days)
    until = points.today_of(work, community_id, member_id) + timedelta(days=days)
    code = rules.by_chance(secrets.choice)
    while not await _add(work, community_id, 0, code, terms, until):
        code = rules.by_chance(secrets.choice)
    await store.give(
        work.db,
        {"community_id": community_id, "member_id": member_id, "key": key, "code": code, "given_at": work.now},
    )
    return Coupon(rules.shown(code), code, terms.points, 1, 1, until, "", False)


async def given(work: Work, community_id: int, member_id: int, begins: str) -> Coupon | None:
    """What they were last given by a key that begins so, as it stands; none if it was used or its days are over."""
    code = await store.given_last(work.db, community_id, member_id, begins)
    row = code and await store.find(work.db, community_id, code)
    if not row or row.is_over or not row.left_over:
        return None
    if row.until_on and points.today_of(work, community_id, member_id) > row.until_on:
        return None
    return _coupon(row)


def worth(work: Work, community_id: int, most: int) -> int:
    """What a coupon of so many points brings: no more than one may."""
    return min(most, work.settings(Settings, community_id).most)


async def enter(work: Work, community_id: int, member_id: int, words: str) -> Outcome:
    """A member enters a code. One that there is not is counted, so that nobody finds one by guessing: what is returned
    then is to be said, not raised."""
    await members.must_belong(work, community_id, member_id)
    before = work.now - TRIES_WITHIN
    if await store.tries(work.db, community_id, member_id, before) >= work.settings(Settings, community_id).wrong_codes:
        return Outcome(why=Why.TOO_MANY)
    code = rules.plain(words)
    row = await store.find(work.db, community_id, code)
    if row is None:
        await store.tried(work.db, community_id, member_id, work.now, before)
        return Outcome(why=Why.UNKNOWN)
    today = points.today_of(work, community_id, member_id)
    if row.is_over or (row.until_on and today > row.until_on):
        return Outcome(why=Why.OVER)
    try:
        async with work.savepoint():
            return await _use(work, row, member_id, today)
    except _Nothing as nothing:
        return Outcome(why=nothing.why)


class _Nothing(Exception):
    """Undoes what was begun."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


async def _use(work: Work, row: Any, member_id: int, today: date) -> Outcome:
    if not await store.use_once(work.db, row.community_id, row.code, member_id, work.now):
        raise _Nothing(Why.HAD)
    if not await store.take(work.db, row.community_id, row.code):
        raise _Nothing(Why.USED_UP)
    key = f"coupon:{row.code}"
    got = await points.award(work, row.community_id, member_id, row.points, reason=REASON, key=key, day=today)
    return Outcome(row.points, got.balance, row.reason)


async def everything(work: Work, community_id: int) -> Sequence[Coupon]:
    """The last ones; those that are not over first."""
    return [_coupon(row) for row in await store.everything(work.db, community_id, SHOWN)]


def _coupon(row: Any) -> Coupon:
    return Coupon(
        rules.shown(row.code), row.code, row.points, row.uses, row.left_over, row.until_on, row.reason, row.is_over
    )


async def end(work: Work, community_id: int, code: str) -> None:
    """Nobody uses it any more; who did keeps the points.

    Raises:
        Refusal: it is over.
    """
    if not await store.end(work.db, community_id, code):
        raise Refusal("kit.expired")


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    await store.move(work.db, kept_id, retired_id)
