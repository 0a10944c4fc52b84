"""What makes skills grow: facts as they are told, days once they are over, and the past, once, where a skill is new.

Whoever changes where a member stands in a skill holds that row first, and reads what was done only then: so a check-in
that is made or taken back meanwhile counts as it is in the end, and once.
"""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any

from bot.features import badges, members, points
from bot.features.skills import rules, store
from bot.features.skills.facts import SkillLevelLost, SkillLevelReached
from bot.features.skills.kinds import BY_DAY, BY_MEMBER, KINDS, Fed
from bot.features.skills.rules import Skill
from bot.features.skills.service import shelf
from bot.kit.calendar import closes_at, last_closed
from bot.kit.work import Work

PAGE = 100  # members looked at in one step
DAYS = 7  # days walked in one step


# --- As it is told ---


async def hear(work: Work, fact: Any) -> None:
    for skill in shelf.of(work, fact.community_id).values():
        for one in skill.feeds:
            kind = KINDS[one.kind]
            fed = kind.hear(fact, one) if type(fact) in kind.FACTS else None
            # What is retired grows no more; what is taken back is taken back.
            if fed and not (skill.is_retired and fed.experience):
                await feed(work, fact.community_id, skill, [fed])


async def feed(
    work: Work,
    community_id: int,
    skill: Skill,
    fed: Iterable[Fed],
    *,
    also: Collection[int] = (),
    is_quiet: bool = False,
) -> None:
    """What things that members did are worth from now on. Said again under the same key, it counts once; 0 takes it
    back. `also`: members whose levels are looked at in any case."""
    worth = {(one.member_id, one.key): one.experience for one in fed}
    ids = {member_id for member_id, _ in worth} | set(also)
    if not ids:
        return
    held = await store.hold(work.db, community_id, skill.id, ids)
    before = await store.known(work.db, community_id, skill.id, ids, {key for _, key in worth}) if worth else {}
    more = dict.fromkeys(ids, 0)
    changed = []
    for (member_id, key), experience in worth.items():
        if difference := experience - before.get((member_id, key), 0):
            changed.append((member_id, key, experience))
            more[member_id] += difference
    await store.put_feeds(work.db, community_id, skill.id, changed)
    grown = {
        member_id: (more[member_id], level)
        for member_id, stood in held.items()
        if (level := rules.level_at(stood.experience + more[member_id], skill.levels)) != stood.level or more[member_id]
    }
    if grown:
        await store.grow(work.db, community_id, skill.id, grown)
    for member_id, (_, level) in sorted(grown.items()):
        for gone in range(held[member_id].level, level, -1):
            await _lose(work, community_id, skill, member_id, gone)
        for reached in range(held[member_id].level + 1, level + 1):
            await _reach(work, community_id, skill, member_id, reached, is_quiet=is_quiet)


# --- Levels ---


def _points_key(skill: Skill, level: int, attempt: int) -> str:
    return f"skill:{skill.id}:{level}" + (f":{attempt}" if attempt > 1 else "")


async def _reach(work: Work, community_id: int, skill: Skill, member_id: int, level: int, *, is_quiet: bool) -> None:
    attempt = await store.reach_once(work.db, community_id, skill.id, member_id, level)
    if attempt is None:
        return
    perk = skill.perks.get(level)
    if perk and perk.points:
        await points.award(
            work, community_id, member_id, perk.points, reason="skills.for-level",
            key=_points_key(skill, level, attempt), day=points.today_of(work, community_id, member_id),
        )  # fmt: skip
    badge = badges.find(work, community_id, perk.badge) if perk and perk.badge else None
    if badge and not badge.is_retired:
        reason = f"{skill.emoji} {level}"
        await badges.lend(work, community_id, member_id, badge, reason=reason)
    await work.announce(SkillLevelReached(community_id, member_id, skill.id, level, is_quiet))


async def _lose(work: Work, community_id: int, skill: Skill, member_id: int, level: int) -> None:
    """With its points and its badge."""
    attempt = await store.lose_once(work.db, community_id, skill.id, member_id, level)
    if attempt is None:
        return
    key = _points_key(skill, level, attempt)
    back = await points.reverse(work, community_id, member_id, key, reason="skills.for-undo")
    if back.is_new and not back.missing:  # what was spent is not paid a second time
        await store.pay_anew(work.db, community_id, skill.id, member_id, level)
    perk = skill.perks.get(level)
    if perk and perk.badge and not await _brings(work, community_id, member_id, perk.badge):
        await badges.take_back_lent(work, community_id, member_id, perk.badge)
    await work.announce(SkillLevelLost(community_id, member_id, skill.id, level))


async def _brings(work: Work, community_id: int, member_id: int, badge: str) -> bool:
    """Whether a badge comes with another level on which they stand."""
    stands = await store.standings_of(work.db, community_id, member_id)
    return any(
        perk.badge == badge and one.id in stands and level <= stands[one.id].level
        for one in shelf.of(work, community_id).values()
        for level, perk in one.perks.items()
    )


# --- The past, and days that are over ---


async def begin(work: Work, community_id: int, skill: Skill, *, and_of: int | None = None) -> None:
    """Has the past looked through, quietly, and days walked from the first of which anything is known, in a community
    that is about to move here, too."""
    await look_back(work, community_id, skill.id)
    kinds = {one.kind for one in skill.feeds if one.kind in BY_DAY}
    if kinds:
        places = [community_id, *([and_of] if and_of else [])]
        first = [await BY_DAY[kind].first_day(work, place) for kind in sorted(kinds) for place in places]
        today = work.now.date()
        day = min([today, *(one for one in first if one)])
        await work.plan("skills.walk", skill.id, work.now, community_id=community_id, day=str(day), made_on=str(today))


async def look_back(work: Work, community_id: int, skill_id: str) -> None:
    await work.plan("skills.backfill", skill_id, work.now, community_id=community_id, after=0)


async def backfill(work: Work, community_id: int, skill_id: str, after: int) -> None:
    """What some members have done so far, and the levels it comes to."""
    ids = await members.page(work, community_id, after, PAGE)
    skill = shelf.of(work, community_id).get(skill_id)
    if not ids or skill is None or skill.is_retired:
        return
    concerned = {one.member_id for one in await _done(work, community_id, skill, ids)}
    concerned |= await store.having(work.db, community_id, skill_id, ids)
    if concerned:
        await store.hold(work.db, community_id, skill_id, concerned)
        done = await _done(work, community_id, skill, concerned)
        await feed(work, community_id, skill, done, also=concerned, is_quiet=True)
    await work.plan("skills.backfill", skill_id, work.now, community_id=community_id, after=ids[-1])


async def _done(work: Work, community_id: int, skill: Skill, ids: Collection[int]) -> list[Fed]:
    done: list[Fed] = []
    for one in skill.feeds:
        if kind := BY_MEMBER.get(one.kind):
            done += await kind.of_members(work, community_id, one, ids)
    return done


async def walk(work: Work, community_id: int, skill_id: str, day: date, made_on: date) -> None:
    """The days that are over for everybody, some at a time, in order. What is told of as it happens is walked through
    only up to the day on which the skill was made, and the day after: somebody may live that far ahead."""
    skill = shelf.of(work, community_id).get(skill_id)
    if skill is None or skill.is_retired:
        return
    until = min(last_closed(work.now), day + timedelta(days=DAYS - 1))
    told_until = made_on + rules.DAY
    kinds = sorted({one.kind for one in skill.feeds if one.kind in BY_DAY})
    while day <= until:
        for kind in kinds:
            if not KINDS[kind].FACTS or day <= told_until:
                is_quiet = day <= made_on or not rules.is_news(day, work.now)
                await _count_day(work, community_id, skill, kind, day, is_quiet=is_quiet)
        day += rules.DAY
    if day <= told_until or any(not KINDS[kind].FACTS for kind in kinds):
        at = max(work.now, closes_at(day))
        await work.plan("skills.walk", skill_id, at, community_id=community_id, day=str(day), made_on=str(made_on))


async def _count_day(work: Work, community_id: int, skill: Skill, kind: str, day: date, *, is_quiet: bool) -> None:
    concerned = {one.member_id for one in await BY_DAY[kind].on_day(work, community_id, day)}
    if concerned:
        await store.hold(work.db, community_id, skill.id, concerned)
        await feed(work, community_id, skill, await BY_DAY[kind].on_day(work, community_id, day), is_quiet=is_quiet)


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    """Two communities turned out to be one: the skills of both are there, and the past is looked through once more,
    quietly: other rooms move what they noted before us or after us."""
    for skill in shelf.all_of(work, retired_id):
        for kind in ("skills.backfill", "skills.walk"):
            await work.unplan(kind, skill.id, community_id=retired_id)
    await store.move(work.db, kept_id, retired_id)
    for community_id in (kept_id, retired_id):
        await shelf.reread(work, community_id)
    for row in await store.of_community(work.db, kept_id):
        if row.state == store.LIVE:
            await begin(work, kept_id, shelf.as_skill(row), and_of=retired_id)
