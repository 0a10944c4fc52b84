"""What a member is shown of the ladder and of their place on it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.features import members, preferences
from bot.features.tiers import rules, store
from bot.features.tiers.rules import Signals, Standing
from bot.features.tiers.service.ladders import asked_by, ladder_in, position, settings_of, terms_in
from bot.features.tiers.service.signals import signals_of
from bot.features.tiers.settings import Step
from bot.kit.calendar import day_of
from bot.kit.texts import Name
from bot.kit.work import Work


@dataclass(frozen=True, slots=True)
class Lock:
    """Who holds a member in their tier, and why."""

    by: Name | None  # None: an admin who spoke as the group
    why: str
    day: date


@dataclass(frozen=True, slots=True)
class View:
    """All steps of a community, and where one member stands."""

    steps: tuple[Step, ...]
    at: int  # their step
    have: Signals
    asked: Signals | None  # by the step above; None: there is none
    keeps: Signals | None  # what their step takes to stay there, where that can get lost
    until: date | None  # when they lose the step, unless they have that again
    lock: Lock | None
    window_days: int

    @property
    def step(self) -> Step:
        return self.steps[self.at]


async def view_of(work: Work, community_id: int, member_id: int) -> View:
    cfg = settings_of(work, community_id)
    ladder, terms = ladder_in(cfg.ladder), terms_in(cfg)
    row = (await store.some(work.db, community_id, [member_id])).get(member_id)
    lock = (await store.locks(work.db, community_id, [member_id])).get(member_id)
    have = (await signals_of(work, community_id, cfg, ladder, [member_id], all_days=True))[member_id]
    at = position(cfg.ladder, row.tier) if row else 0
    until = None
    if row and row.below_at and not lock:
        falls_at = rules.falls(Standing(at, row.below_at, row.told_at), terms)
        until = day_of(falls_at, preferences.zone_of(work, community_id, member_id))
    can_be_lost = until is not None or (ladder[at].active_days > 0 and lock is None)
    return View(
        cfg.ladder,
        at,
        have,
        asked_by(cfg.ladder[at + 1]) if at + 1 < len(ladder) else None,
        rules.keep_line(ladder[at], cfg.keep_percent) if can_be_lost else None,
        until,
        await _lock(work, community_id, lock) if lock else None,
        cfg.window_days,
    )


async def _lock(work: Work, community_id: int, row: Any) -> Lock:
    by = (await members.names(work, [row.by_id]))[row.by_id] if row.by_id else None
    return Lock(by, row.why, day_of(row.at, preferences.zone_of(work, community_id, row.member_id)))
