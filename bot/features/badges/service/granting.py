"""Granting a badge, taking it back, and making both agree with what was counted."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from bot.features import points
from bot.features.badges import rules
from bot.features.badges.facts import BadgeGranted, BadgeRevoked
from bot.features.badges.rules import Badge, Had
from bot.features.badges.store import counts, grants
from bot.kit.work import Work

BY_HAND = 0  # the level of what was given by hand


async def grant(
    work: Work,
    community_id: int,
    member_id: int,
    badge: Badge,
    level: int,
    day: date,
    *,
    evidence: Mapping[str, Any],
    by: int | None = None,
    reason: str = "",
    is_quiet: bool = False,
) -> bool:
    """False when they have it already, or when somebody took it away from them by hand."""
    attempt = await grants.grant_once(
        work.db, community_id, member_id, badge.id, level, day=day, granted_at=work.now, granted_by=by, reason=reason,
        evidence=evidence, is_quiet=is_quiet,
    )  # fmt: skip
    if attempt is None:
        return False
    if badge.points:
        await points.award(
            work, community_id, member_id, badge.points,
            reason="badges.for-badge", key=_points_key(badge.id, level, attempt), day=day,
        )  # fmt: skip
    await work.announce(BadgeGranted(community_id, member_id, badge.id, level, day, is_quiet))
    return True


async def revoke(
    work: Work, community_id: int, member_id: int, badge_id: str, level: int, *, by: int | None = None, why: str = ""
) -> bool:
    """With its points. False when they do not have it."""
    attempt = await grants.revoke_once(work.db, community_id, member_id, badge_id, level, work.now, by, why)
    if attempt is None:
        return False
    key = _points_key(badge_id, level, attempt)
    back = await points.reverse(work, community_id, member_id, key, reason="badges.for-revoked")
    if back.is_new and not back.missing:  # what was spent is not paid a second time
        await grants.pay_anew(work.db, community_id, member_id, badge_id, level)
    await work.announce(BadgeRevoked(community_id, member_id, badge_id, level))
    return True


async def settle(
    work: Work,
    community_id: int,
    ids: Collection[int],
    badges: Iterable[Badge],
    *,
    is_quiet: bool,
    day: date | None = None,
) -> None:
    """Grants what the counters say was earned, and takes back what they no longer bear out."""
    counted = {badge: badge.criterion.measure for badge in badges if badge.criterion}
    had: dict[tuple[int, str], list[Had]] = {}
    for one in await grants.of_members(work.db, community_id, ids):
        had.setdefault((one.member_id, one.badge), []).append(Had(one.level, one.stands, one.is_by_hand))
    numbers = await counts.of_members(work.db, community_id, set(counted.values()), ids)
    for member_id in sorted(ids):
        for badge, measure in counted.items():
            n = numbers[member_id].get(measure, 0)
            due, taken = rules.to_settle(badge, n, had.get((member_id, badge.id), ()))
            for level in due:
                on = day or points.today_of(work, community_id, member_id)
                await grant(work, community_id, member_id, badge, level, on, evidence={"n": n}, is_quiet=is_quiet)
            for level in taken:
                await revoke(work, community_id, member_id, badge.id, level)


def _points_key(badge_id: str, level: int, attempt: int) -> str:
    return f"badge:{badge_id}:{level}" + (f":{attempt}" if attempt > 1 else "")
