"""When a digest is posted, and what admins choose about it."""

from collections.abc import Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.features import communities, preferences
from bot.features.digests import rules
from bot.features.digests.service.gathering import gather
from bot.features.digests.service.telling import Digest, told
from bot.features.digests.settings import Settings
from bot.kit.calendar import Weekly, day_of, next_due
from bot.kit.outbox import fate_of
from bot.kit.texts import Name, Text, say
from bot.kit.work import Coming, Weight, Work


async def post(work: Work, community_id: int, due_at: datetime) -> None:
    """The one message of a week, where there is something to tell; a day late at most, else left out."""
    cfg, community = work.settings(Settings, community_id), communities.get(work, community_id)
    if not cfg.is_on:
        return
    await _plan_next(work, community_id, cfg, community.zone)
    was_said = (await fate_of(work.db, community_id, _key(due_at, community.zone)))[0] is not None
    if not community.is_active or was_said:
        return
    if rules.is_digest_stale(due_at, work.now):
        if (await gather(work, community_id, due_at)).is_worth_telling:
            await tell_of_missed(
                work, community_id, say("digests.missed-week", community=Name(community.title)), due_at
            )
        return
    await _say(work, community_id, due_at, _key(due_at, community.zone))


async def _say(work: Work, community_id: int, at: datetime, key: str) -> None:
    if found := await _digest(work, community_id, at):
        await work.say(
            found.text, key=key, community_id=community_id, picture=found.picture,
            weight=Weight.CAN_WAIT, about=say("digests.will-say"),
        )  # fmt: skip


async def say_early(work: Work, community_id: int, key: str) -> None:
    """The week so far, with the key of the next."""
    cfg, zone = work.settings(Settings, community_id), communities.get(work, community_id).zone
    if cfg.is_on and key == _key(_next_at(work, cfg, zone), zone):
        await _say(work, community_id, work.now, key)


async def tell_of_missed(work: Work, community_id: int, text: Text, due_at: datetime) -> None:
    """Admins hear once of what was left out because Hearth was away for too long."""
    await preferences.tell_admins(work, community_id, text, key=f"digests.missed:{text.key}:{due_at.isoformat()}")


async def will_say(work: Work, community_id: int, until: datetime) -> Sequence[Coming]:
    """What will be in it, nobody knows before."""
    cfg, zone = work.settings(Settings, community_id), communities.get(work, community_id).zone
    found: list[Coming] = []
    at = _next_at(work, cfg, zone)
    while cfg.is_on and at <= until:
        # A later week has not begun yet.
        earliest = None if found else work.now
        why = say("digests.will-say-why")
        found.append(Coming(at, say("digests.will-say"), _key(at, zone), why, earliest=earliest))
        at = _next_at(work, cfg, zone, at)
    return found


def _key(due_at: datetime, zone: ZoneInfo) -> str:
    return f"digest:{day_of(due_at, zone)}"


async def preview(work: Work, community_id: int) -> Digest | None:
    """What would be posted now; None when nothing would."""
    return await _digest(work, community_id, work.now)


async def _digest(work: Work, community_id: int, at: datetime) -> Digest | None:
    week = await gather(work, community_id, at)
    return await told(work, community_id, week) if week.is_worth_telling else None


# --- Choices ---


async def turn(work: Work, community_id: int, *, is_on: bool) -> None:
    await work.change_setting(Settings, community_id, "is_on", is_on)
    if is_on:
        cfg = work.settings(Settings, community_id)
        await _plan_next(work, community_id, cfg, communities.get(work, community_id).zone)
    else:
        await work.unplan("digests.week", "weekly", community_id=community_id)


async def choose_weekday(work: Work, community_id: int, weekday: int) -> None:
    await _choose(work, community_id, "weekday", weekday)


async def choose_hour(work: Work, community_id: int, at: time) -> None:
    await _choose(work, community_id, "at", at.isoformat("minutes"))


async def _choose(work: Work, community_id: int, key: str, value: int | str) -> None:
    cfg = work.settings(Settings, community_id)
    await work.change_setting(Settings, community_id, key, value)
    if cfg.is_on:
        changed = Settings.model_validate(cfg.model_dump() | {key: value})
        await _plan_next(work, community_id, changed, communities.get(work, community_id).zone)


# --- When a community changes ---


async def joined(work: Work, community_id: int) -> None:
    """Where the operator turned it on for all."""
    await clock_changed(work, community_id, communities.get(work, community_id).zone)


async def clock_changed(work: Work, community_id: int, zone: ZoneInfo) -> None:
    cfg = work.settings(Settings, community_id)
    if cfg.is_on:
        await _plan_next(work, community_id, cfg, zone)


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    """It goes on where either had one; what was chosen in both shows when it is due."""
    await work.unplan("digests.week", "weekly", community_id=retired_id)
    for one in (kept_id, retired_id):
        cfg = work.settings(Settings, one)
        if cfg.is_on:
            await _plan_next(work, kept_id, cfg, communities.get(work, kept_id).zone)
            return


async def _plan_next(work: Work, community_id: int, cfg: Settings, zone: ZoneInfo) -> None:
    await work.plan("digests.week", "weekly", _next_at(work, cfg, zone), community_id=community_id)


def _next_at(work: Work, cfg: Settings, zone: ZoneInfo, after: datetime | None = None) -> datetime:
    due_at = next_due(Weekly(frozenset({cfg.weekday}), cfg.at), zone, after or work.now)
    assert due_at is not None  # noqa: S101  a weekly hour has no end
    return due_at
