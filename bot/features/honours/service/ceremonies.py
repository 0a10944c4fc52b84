"""When honours are told, and what comes with them. One month is open at a time: the next that is told of."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from bot.features import badges, communities, points
from bot.features.badges import Badge
from bot.features.honours import rules, store
from bot.features.honours.kinds import KINDS
from bot.features.honours.rules import Honoured, Period
from bot.features.honours.service import telling
from bot.features.honours.service.deciding import decide, kinds_on
from bot.features.honours.settings import Settings
from bot.features.honours.store import Honour
from bot.kit.calendar import day_of, instant_of, month_of
from bot.kit.texts import Text, lines, say
from bot.kit.work import Coming, Weight, Work

EMOJI = "🕯"


async def hold(work: Work, community_id: int) -> None:
    """Whoever earned it in the month that is over is honoured, in one message; the message is left out when it would
    be days late."""
    cfg, community = work.settings(Settings, community_id), communities.get(work, community_id)
    name = await store.next_one(work.db, community_id)
    if name is None or not kinds_on(cfg):
        await store.drop_next(work.db, community_id)
        return
    ended = rules.month_named(name)
    is_missed = rules.is_late(_due_at(ended, cfg.at, community.zone), work.now)
    told: list[Text] = []
    given: list[Honour] = []
    for period in rules.ended_with(ended) if community.is_active else ():
        found = await decide(work, community_id, period, kinds_on(cfg))
        given += await _give(work, community_id, period, found, cfg)
        if text := await telling.period_told(work, period, found):
            told.append(text)
        state = store.MISSED if is_missed else store.HELD
        await store.close(work.db, community_id, period.id, state, work.now)
    if told and not is_missed:
        told += _gifts(work, community_id, given)
        await work.say(
            say("honours.told", lines=lines(told)), key=_key(ended), community_id=community_id,
            weight=Weight.CAN_WAIT, about=say("honours.will-say", title=telling.title_of_period(ended)),
        )  # fmt: skip
    await _open(work, community_id, rules.month(rules.after(ended.first)), cfg.at, community.zone)


async def _give(
    work: Work, community_id: int, period: Period, found: Mapping[str, Sequence[Honoured]], cfg: Settings
) -> list[Honour]:
    badge = badge_of(work, community_id, cfg)
    given: list[Honour] = []
    for kind, honoured in found.items():
        for one in honoured:
            if cfg.points:
                await points.award(
                    work, community_id, one.member_id, cfg.points,
                    reason=f"honours.for-{kind}", key=key_of(period.id, kind),
                    day=points.today_of(work, community_id, one.member_id),
                )  # fmt: skip
            is_new = badge is not None and await badges.give(
                work, community_id, one.member_id, badge, by=cfg.badge_by, reason=f"{EMOJI} {period.id}"
            )
            given.append(
                Honour(
                    period.id, kind, one.member_id, one.rank, one.value, cfg.points,
                    badge.id if badge and is_new else "", work.now, None, 0,
                )
            )  # fmt: skip
    await store.add(work.db, community_id, given)
    return given


def key_of(period_id: str, kind: str) -> str:
    """Of the entry for an honour."""
    return f"honour:{period_id}:{kind}"


def badge_of(work: Work, community_id: int, cfg: Settings) -> Badge | None:
    """That comes with an honour, as long as it can be given."""
    return next((one for one in badges.all_of(work, community_id) if one.id == cfg.badge and not one.is_retired), None)


def _gifts(work: Work, community_id: int, given: Sequence[Honour]) -> list[Text]:
    told = []
    if amount := max(one.points for one in given):
        told.append(say("honours.with-points", points=amount))
    badge = badge_of(work, community_id, work.settings(Settings, community_id))
    if badge and any(one.badge for one in given):
        told.append(say("honours.with-badge", badge=badges.name_of(badge)))
    return told


# --- What is coming ---


async def will_say(work: Work, community_id: int, until: datetime) -> Sequence[Coming]:
    """Whose names will be in it, nobody knows before."""
    cfg, zone = work.settings(Settings, community_id), communities.get(work, community_id).zone
    name = await store.next_one(work.db, community_id)
    if name is None:
        return []
    spans = {KINDS[kind].SPAN for kind in kinds_on(cfg)}
    ended, found = rules.month_named(name), []
    while (at := _due_at(ended, cfg.at, zone)) <= until:
        if at > work.now and spans & {period.span for period in rules.ended_with(ended)}:
            what = say("honours.will-say", title=telling.title_of_period(ended))
            found.append(Coming(at, what, _key(ended), say("honours.will-say-why")))
        ended = rules.month(rules.after(ended.first))
    return found


async def rehearse(work: Work, community_id: int) -> Text:
    """Who would be honoured if month and year ended now: of the kinds that are on, or while none is, of all."""
    cfg, community = work.settings(Settings, community_id), communities.get(work, community_id)
    kinds = kinds_on(cfg) or [*KINDS]
    told = []
    for period in rules.until_today(day_of(work.now, community.zone, community.day_starts_at)):
        if found := await decide(work, community_id, period, kinds):
            told.append(await telling.rehearsed(work, community_id, period, found))
    return say("honours.told", lines=lines(told))


# --- Choices of admins ---


async def turn(work: Work, community_id: int, kind: str, *, is_on: bool) -> Settings:
    """Like the other choices, returns the settings as they will be."""
    was_on = bool(kinds_on(work.settings(Settings, community_id)))
    cfg = await _choose(work, community_id, **{kind: is_on})
    if kinds_on(cfg) and not was_on:
        await _begin(work, community_id, cfg.at, communities.get(work, community_id).zone)
    elif was_on and not kinds_on(cfg):
        await _end(work, community_id)
    return cfg


async def choose_hour(work: Work, community_id: int, at: time) -> Settings:
    await _move(work, community_id, at, communities.get(work, community_id).zone)
    return await _choose(work, community_id, at=at.isoformat("minutes"))


async def choose_points(work: Work, community_id: int, amount: int) -> Settings:
    return await _choose(work, community_id, points=amount)


async def choose_badge(work: Work, community_id: int, badge: Badge | None, by: int) -> Settings:
    return await _choose(work, community_id, badge=badge.id if badge else "", badge_by=by if badge else 0)


async def _choose(work: Work, community_id: int, **changes: Any) -> Settings:
    for key, value in changes.items():
        await work.change_setting(Settings, community_id, key, value)
    return Settings.model_validate(work.settings(Settings, community_id).model_dump() | changes)


# --- When a community changes ---


async def joined(work: Work, community_id: int) -> None:
    """Where the operator turned it on for all."""
    cfg = work.settings(Settings, community_id)
    if kinds_on(cfg) and await store.next_one(work.db, community_id) is None:
        await _begin(work, community_id, cfg.at, communities.get(work, community_id).zone)


async def clock_changed(work: Work, community_id: int, zone: ZoneInfo) -> None:
    await _move(work, community_id, work.settings(Settings, community_id).at, zone)


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    """It goes on where either had one; what was chosen in both shows when it is due."""
    was_on = await store.next_one(work.db, retired_id) is not None
    await _end(work, retired_id)
    await store.move(work.db, kept_id, retired_id)
    if was_on and await store.next_one(work.db, kept_id) is None:
        cfg = work.settings(Settings, kept_id)
        await _begin(work, kept_id, cfg.at, communities.get(work, kept_id).zone)


# --- Steps ---


async def _begin(work: Work, community_id: int, at: time, zone: ZoneInfo) -> None:
    """With the month that is told of next: on the 1st, before the hour, that is the month before."""
    first = month_of(day_of(work.now, zone))
    ended = rules.month(first - rules.DAY)
    if _due_at(ended, at, zone) <= work.now or await store.states(work.db, community_id, [ended.id]):
        ended = rules.month(first)
    await _open(work, community_id, ended, at, zone)


async def _open(work: Work, community_id: int, ended: Period, at: time, zone: ZoneInfo) -> None:
    await store.drop_next(work.db, community_id)
    await store.open_next(work.db, community_id, ended.id, work.now)
    await _plan(work, community_id, ended, at, zone)


async def _move(work: Work, community_id: int, at: time, zone: ZoneInfo) -> None:
    """The month stays; an hour that is over already on this day means at once."""
    if name := await store.next_one(work.db, community_id):
        await _plan(work, community_id, rules.month_named(name), at, zone)


async def _end(work: Work, community_id: int) -> None:
    await store.drop_next(work.db, community_id)
    await work.unplan("honours.hold", "monthly", community_id=community_id)


async def _plan(work: Work, community_id: int, ended: Period, at: time, zone: ZoneInfo) -> None:
    await work.plan("honours.hold", "monthly", _due_at(ended, at, zone), community_id=community_id)


def _due_at(ended: Period, at: time, zone: ZoneInfo) -> datetime:
    """On the first day after it."""
    return instant_of(rules.after(ended.first), at, zone)


def _key(ended: Period) -> str:
    return f"honours:{ended.id}"
