"""What was last, and taking an honour back while nothing came after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.features import badges, celebrations, points
from bot.features.honours import rules, store
from bot.features.honours.kinds import KINDS
from bot.features.honours.rules import Honoured, Period
from bot.features.honours.service import telling
from bot.features.honours.service.ceremonies import EMOJI, key_of
from bot.features.honours.store import Honour
from bot.kit.texts import Text, lines, say
from bot.kit.work import Refusal, Work

MONTH_NAME, YEAR_NAME = len("2026-05"), len("2026")


@dataclass(frozen=True, slots=True)
class TakenBack:
    honour: Honour
    points: int  # that went back
    missing: int  # that were spent already


def _period(name: str) -> Period:
    """Named like one; only what it is called matters here."""
    if len(name) == MONTH_NAME:
        return rules.month_named(name)
    return rules.ended_with(rules.month_named(f"{name}-12"))[1]


async def last_told(work: Work, community_id: int) -> Text | None:
    """Who was honoured last, for a month and for a year; None: nobody yet."""
    names = [await store.last(work.db, community_id, length) for length in (MONTH_NAME, YEAR_NAME)]
    known = [name for name in names if name]
    states = await store.states(work.db, community_id, known)
    rows = await store.of_periods(work.db, community_id, known)
    told: list[Text] = []
    for name, of_period in groupby(rows, lambda row: row.period):
        is_missed = states.get(name) == store.MISSED
        told += await _period_told(work, community_id, name, list(of_period), is_missed=is_missed)
    return say("honours.told", lines=lines(told)) if told else None


async def _period_told(
    work: Work, community_id: int, name: str, rows: Sequence[Honour], *, is_missed: bool
) -> list[Text]:
    """Whoever left since then, or would rather not be named by now, is not."""
    named = await celebrations.may_be_named(work, community_id, [row.member_id for row in rows if not row.taken_at])
    found = {
        kind: [
            Honoured(row.rank, row.member_id, row.value)
            for row in rows
            if row.kind == kind and not row.taken_at and row.member_id in named
        ]
        for kind in KINDS
    }
    taken = sum(row.taken_at is not None for row in rows)
    period = _period(name)
    notes = []
    if taken:
        notes.append(say("honours.taken", number=taken))
    if is_missed:
        notes.append(say("honours.missed"))
    text = await telling.period_told(work, period, found)
    return [text or say("honours.period-empty", title=telling.title_of_period(period)), *notes]


# --- Corrections ---


async def can_be_taken(work: Work, community_id: int) -> Sequence[Honour]:
    """Those of the last month and the last year that are over, without what was taken back."""
    names = [await store.newest(work.db, community_id, length) for length in (MONTH_NAME, YEAR_NAME)]
    rows = await store.of_periods(work.db, community_id, [name for name in names if name])
    return [row for row in rows if row.taken_at is None]


async def find(work: Work, community_id: int, period: str, kind: str, member_id: int) -> Honour:
    """
    Raises:
        Refusal: there is none that could be taken back, or not any more.
    """
    for one in await can_be_taken(work, community_id):
        if (one.period, one.kind, one.member_id) == (period, kind, member_id):
            return one
    raise Refusal("honours.too-late")


async def take_back(work: Work, community_id: int, period: str, kind: str, member_id: int, by: int) -> TakenBack:
    """With the points that came with it, and with the badge if it came with this one.

    Raises:
        Refusal: see `find`.
    """
    await find(work, community_id, period, kind, member_id)
    taken = await store.take_once(work.db, community_id, period, kind, member_id, at=work.now, by=by)
    if taken is None:  # pressed twice at once
        raise Refusal("honours.too-late")
    back = await points.reverse(work, community_id, member_id, key_of(period, kind), reason="honours.for-taken-back")
    badge = next((one for one in badges.all_of(work, community_id) if one.id == taken.badge), None)
    if badge:
        await badges.take(work, community_id, member_id, badge, by=by, reason=f"{EMOJI} {period}")
    return TakenBack(taken, -back.amount, back.missing)


async def label(work: Work, one: Honour) -> Text:
    """Of an honour, in a line."""
    told = await telling.kind_told(work, one.kind, [Honoured(1, one.member_id, one.value)])
    return say("honours.label", told=told[0], title=telling.title_of_period(_period(one.period)))
