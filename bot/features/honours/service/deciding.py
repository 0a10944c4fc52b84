"""Who is honoured, of those who may be named."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from bot.features import celebrations
from bot.features.honours import rules, store
from bot.features.honours.kinds import KINDS
from bot.features.honours.rules import Honoured, Period
from bot.features.honours.settings import Settings
from bot.kit.work import Work

AT_ONCE = 500


def kinds_on(cfg: Settings) -> list[str]:
    return [kind for kind in KINDS if getattr(cfg, kind)]


def least_of(cfg: Settings, kind: str) -> int:
    return int(getattr(cfg, f"{kind}_least"))


async def decide(
    work: Work, community_id: int, period: Period, kinds: Collection[str]
) -> Mapping[str, Sequence[Honoured]]:
    """Of each of these kinds that is for such a period; empty where nobody came to the least."""
    return {
        kind: await _leaders(work, community_id, period, kind)
        for kind in KINDS
        if kind in kinds and KINDS[kind].SPAN is period.span
    }


async def contributors(work: Work, community_id: int, first: date, last: date) -> list[int]:
    """Who would be honoured if a year had these days, whether honours are on or not; the first in front."""
    period = Period(rules.Span.YEAR, first, last)
    return [one.member_id for one in await _leaders(work, community_id, period, "year")]


async def _leaders(work: Work, community_id: int, period: Period, kind: str) -> Sequence[Honoured]:
    """As on boards, whoever is not to be named is not counted among the others either."""
    cfg = work.settings(Settings, community_id)
    least = least_of(cfg, kind)
    counted = await KINDS[kind].count(work, community_id, period, least)
    former = await store.ever(work.db, community_id, kind) if KINDS[kind].IS_ONCE else set()
    ids = [one for one, value in counted.items() if value >= least and one not in former]
    named: list[int] = []
    for at in range(0, len(ids), AT_ONCE):
        named += await celebrations.may_be_named(work, community_id, ids[at : at + AT_ONCE])
    places = cfg.year_places if period.span is rules.Span.YEAR else 1
    return rules.leaders({one: counted[one] for one in named}, places, least)
