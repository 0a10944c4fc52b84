"""Badges of admins' making: looked at before they are saved, given and taken by hand, renamed and retired."""

import json
from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from bot.features import communities, points
from bot.features.badges import rules
from bot.features.badges.rules import Badge, Flaw
from bot.features.badges.rules.called import goes_by, usual_names
from bot.features.badges.rules.naming import Naming
from bot.features.badges.service import shelf, walking
from bot.features.badges.service.granting import BY_HAND, grant, revoke
from bot.features.badges.service.previewing import Preview, preview
from bot.features.badges.store import grants, shelves
from bot.features.badges.store.shelves import DRAFT, LIVE, RETIRED, Made
from bot.kit.calendar import day_of
from bot.kit.work import Refusal, Work

MADE_LIMIT = 50  # badges of a community's own


# --- A new one ---


async def draft(work: Work, community_id: int, by: int, text: str) -> Preview:
    """Noted, and not there yet. Raises Refusal when it cannot be understood."""
    plan = rules.read_plan(text)
    if isinstance(plan, Flaw):
        raise Refusal(f"badges.{plan.key}", word=plan.word[:60])
    known = shelf.all_of(work, community_id)
    if any(plan.emoji == one.emoji or one.is_called(plan.name) for one in known):
        raise Refusal("badges.new-taken")
    if sum(one.id not in rules.BUILT_IN for one in known) >= MADE_LIMIT:
        raise Refusal("badges.new-enough", most=MADE_LIMIT)
    badge_id = await new_id(work, community_id)
    await shelves.drop_drafts(work.db, community_id, by)
    made = Made(
        community_id, badge_id, DRAFT, plan.emoji, plan.name, shelf.stored(plan.criterion), json.dumps(plan.levels),
        plan.points, plan.is_secret, plan.is_revocable, by, work.now,
    )  # fmt: skip
    await shelves.add(work.db, made)
    return await preview(work, community_id, shelf.as_badge(made))


async def new_id(work: Work, community_id: int, taken: str = "") -> str:
    """One that no badge and no draft has, nor ever had: a button that was shown once stays what it was."""
    known = {row.badge for row in await shelves.of_community(work.db, community_id)} | {taken}
    number = int(work.now.timestamp() * 1000)
    while f"{number:x}" in known:
        number += 1
    return f"{number:x}"


async def save(work: Work, community_id: int, badge_id: str, *, from_now: bool) -> Badge | None:
    """For all that is noted, or only what comes from today on; None when it is no draft any more."""
    made = await shelves.draft(work.db, community_id, badge_id)
    if made is None:
        return None
    criterion = made.criterion
    if criterion and from_now:
        today = day_of(work.now, communities.get(work, community_id).zone)
        criterion = shelf.stored(replace(shelf.criterion_of(json.loads(criterion)), since=today))
    live = await shelves.publish(work.db, community_id, badge_id, criterion)
    if live is None:  # pressed twice at once
        return None
    await shelf.reread(work, community_id)
    if criterion and not from_now:
        await walking.plan_backfill(work, live)
    return shelf.as_badge(live)


async def cancel(work: Work, community_id: int, badge_id: str) -> bool:
    return await shelves.drop_draft(work.db, community_id, badge_id)


# --- Those that are there ---


async def give(work: Work, community_id: int, member_id: int, badge: Badge, *, by: int, reason: str) -> bool:
    """By hand. It is said where it is given, so nothing more is said of it. False: they have it already."""
    if badge.is_retired:
        raise Refusal("badges.is-retired")
    day = points.today_of(work, community_id, member_id)
    return await grant(
        work, community_id, member_id, badge, BY_HAND, day, evidence={}, by=by, reason=reason, is_quiet=True
    )


async def lend(
    work: Work, community_id: int, member_id: int, badge: Badge, *, reason: str, key: str = "", is_quiet: bool = True
) -> bool:
    """It comes with something else, and in nobody's name. `key` says with what, where only that takes it back. False:
    they have it, or a person took it from them."""
    day = points.today_of(work, community_id, member_id)
    evidence = {"with": key} if key else {}
    return await grant(
        work, community_id, member_id, badge, BY_HAND, day, evidence=evidence, reason=reason, is_quiet=is_quiet
    )


async def take_back_lent(work: Work, community_id: int, member_id: int, badge_id: str, *, key: str = "") -> bool:
    """What it came with is gone. What a person gave stays, and what came with something else. False: nothing was
    lent."""
    mine = await grants.of_members(work.db, community_id, [member_id])
    lent = [
        one
        for one in mine
        if (one.badge, one.level, one.evidence.get("with", "")) == (badge_id, BY_HAND, key)
        and one.stands
        and not one.is_by_hand
    ]
    return bool(lent) and await revoke(work, community_id, member_id, badge_id, BY_HAND)


async def take(work: Work, community_id: int, member_id: int, badge: Badge, *, by: int, reason: str) -> bool:
    """With all its levels, for good. False: they do not have it."""
    mine = await grants.of_members(work.db, community_id, [member_id])
    had = [one.level for one in mine if one.badge == badge.id and one.stands]
    return any([await revoke(work, community_id, member_id, badge.id, level, by=by, why=reason) for level in had])


async def rename(work: Work, community_id: int, badge: Badge, naming: Naming, by: int) -> Badge:
    """The badge as it is called now; in one language, it may go back to what it is called in all.

    Raises:
        Refusal: it is no name, another badge has it, or there is none to be taken back.
    """
    if naming.name is None:
        raise Refusal("badges.name-in-what", badge=shelf.names_of(badge), language=naming.language)
    if not naming.name and naming.language and not getattr(badge, naming.column):
        raise Refusal("badges.is-so-already")
    if (naming.name or not naming.language) and not rules.is_name(naming.name):
        raise Refusal("badges.new-name", word=naming.name[:60])
    if any(one.id != badge.id and one.is_called(naming.name) for one in shelf.all_of(work, community_id)):
        raise Refusal("badges.new-taken")
    new: Mapping[str, Any] = {naming.column: naming.name}
    made = replace(as_made(work, community_id, badge, by), changed_by=by, **new)
    await shelves.put_one(work.db, made, naming.column)
    await shelf.reread(work, community_id)
    return replace(badge, **new)


async def choose_picture(work: Work, community_id: int, badge: Badge, photo_id: str, by: int) -> Badge:
    """The photo on its page, as it was sent; empty: none any more. Raises Refusal when it is so already."""
    if badge.photo_id == photo_id:
        raise Refusal("badges.is-so-already")
    made = replace(as_made(work, community_id, badge, by), photo_id=photo_id, changed_by=by)
    await shelves.put_one(work.db, made, "photo_id")
    await shelf.reread(work, community_id)
    return replace(badge, photo_id=photo_id)


async def retire(work: Work, community_id: int, badge: Badge, by: int, *, is_retired: bool) -> bool:
    """Nobody earns it any more, and whoever has it keeps it; or they do again. False: so it is already."""
    if badge.is_retired == is_retired:
        return False
    made = replace(as_made(work, community_id, badge, by), state=RETIRED if is_retired else LIVE, changed_by=by)
    await shelves.move_on(work.db, made)
    await shelf.reread(work, community_id)
    if badge.criterion and not is_retired:
        await walking.plan_backfill(work, made)
    return True


def as_made(work: Work, community_id: int, badge: Badge, by: int) -> Made:
    known = work.memory(shelf.Shelves).made.get(community_id, {}).get(badge.id)
    return known or Made(
        community_id, badge.id, LIVE, badge.emoji, "", "", json.dumps(badge.levels), badge.points, badge.is_secret,
        badge.is_revocable, by, work.now,
    )  # fmt: skip


async def holders(work: Work, community_id: int) -> Mapping[str, int]:
    """How many have each badge."""
    return await grants.holders(work.db, community_id)


def pick(work: Work, community_id: int, text: str) -> tuple[Badge, str] | None:
    """The badge that a text begins with, by emoji, name or id, in quotes or not; and what follows."""
    word, after = rules.take_name(text)
    whole, known = text.strip(), shelf.all_of(work, community_id)
    named = [(name, badge) for badge in known for name in badge.names]
    named += [(name, badge) for badge in known for name in usual_names(badge)]
    for name, badge in sorted(named, key=lambda one: -len(one[0])):
        if whole.casefold().startswith(name.casefold()):
            return badge, whole[len(name) :].strip()
    found = (one for one in known if word and (word.casefold() in (one.emoji, one.id) or one.is_called(word)))
    usual = (one for one in known if word and goes_by(one, word))
    return next(((one, after) for one in chain(found, usual)), None)
