"""What a badge asks for is changed in chat: looked at first, and saved only upon what was looked at."""

import json
from dataclasses import asdict, dataclass, replace

from bot.features.badges import rules
from bot.features.badges.rules import BUILT_IN, Badge, Flaw
from bot.features.badges.service import shelf, walking
from bot.features.badges.service.making import new_id
from bot.features.badges.service.previewing import Preview, preview
from bot.features.badges.store import shelves
from bot.features.badges.store.shelves import DRAFT, Made
from bot.kit.work import Refusal, Work


@dataclass(frozen=True, slots=True)
class Change:
    """A change that is not made yet."""

    draft_id: str
    before: Badge
    preview: Preview  # of the badge as it would be


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Somebody changed the badge in between: nothing is saved, and there is something new to look at."""

    seen: Badge  # when the admin looked
    now: Badge
    by: int  # who changed it; 0: a file
    change: Change | None  # none: it is as the admin wanted it


async def draft_change(work: Work, community_id: int, by: int, badge: Badge, text: str) -> Change:
    """
    Raises:
        Refusal: it cannot be understood, or changes nothing; it is one that Hearth brings along, or retired.
    """
    if badge.id in BUILT_IN:
        raise Refusal("badges.change-built-in", badge=shelf.name_of(badge))
    if badge.is_retired:
        raise Refusal("badges.is-retired")
    plan = rules.read_rule(badge.emoji, badge.name, text)
    if isinstance(plan, Flaw):
        raise Refusal(f"badges.{plan.key}", word=plan.word[:60])
    live = await shelves.one(work.db, community_id, badge.id)
    if live is None:
        raise Refusal("kit.expired")
    criterion, was = plan.criterion, shelf.as_badge(live).criterion
    if criterion and was and was.since:  # everybody began at zero on that day
        criterion = replace(criterion, since=was.since)
    wanted = replace(
        live, criterion=shelf.stored(criterion), levels=json.dumps(plan.levels), points=plan.points,
        is_secret=plan.is_secret, is_revocable=plan.is_revocable,
    )  # fmt: skip
    if shelf.as_badge(wanted) == shelf.as_badge(live):
        raise Refusal("badges.is-so-already")
    draft_id = await new_id(work, community_id)
    await shelves.drop_drafts(work.db, community_id, by)
    return await _noted(work, live, wanted, by, draft_id)


async def _noted(work: Work, live: Made, wanted: Made, by: int, draft_id: str) -> Change:
    seen = json.dumps(asdict(replace(live, made_at=None, seen="")))  # type: ignore[arg-type]
    draft = replace(
        wanted, badge=draft_id, state=DRAFT, made_by=by, made_at=work.now, version=live.version, draft_of=live.badge,
        seen=seen,
    )  # fmt: skip
    await shelves.add(work.db, draft)
    return Change(draft_id, shelf.as_badge(live), await preview(work, live.community_id, shelf.as_badge(wanted)))


async def save_change(work: Work, community_id: int, draft_id: str, by: int) -> Badge | Overtaken | None:
    """The badge as it is now; None when it is no draft any more."""
    draft = await shelves.take_change(work.db, community_id, draft_id)
    live = await shelves.one(work.db, community_id, draft.draft_of) if draft else None
    if draft is None or live is None:
        return None
    wanted = replace(_upon(live, draft), version=draft.version, changed_by=by)
    if await shelves.change(work.db, wanted):
        await shelf.reread(work, community_id)
        before, after = shelf.as_badge(live), shelf.as_badge(wanted)
        if rules.counts_anew(before, after):
            await walking.plan_backfill(work, replace(wanted, version=wanted.version + 1))
        return after
    live = await shelves.one(work.db, community_id, draft.draft_of) or live
    seen, again = shelf.as_badge(Made(**json.loads(draft.seen))), None
    if shelf.as_badge(_upon(live, draft)) != shelf.as_badge(live):
        # Under another id, so that a second tap on the button that was there does not save what nobody has seen.
        again = await _noted(
            work, live, _upon(live, draft), draft.made_by, await new_id(work, community_id, taken=draft_id)
        )
    return Overtaken(seen, shelf.as_badge(live), live.changed_by, again)


def _upon(live: Made, draft: Made) -> Made:
    """What it asks for is the draft's; what it is called, and whether it is retired, stays."""
    return replace(
        live, criterion=draft.criterion, levels=draft.levels, points=draft.points, is_secret=draft.is_secret,
        is_revocable=draft.is_revocable,
    )  # fmt: skip
