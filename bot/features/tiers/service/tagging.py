"""Tags: a member's tier beside their name in the group, a few at once where they change, and many by and by."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.features import communities, members
from bot.features.tiers import rules, store
from bot.features.tiers.service.ladders import position, settings_of, titled
from bot.features.tiers.settings import Step
from bot.kit.texts import Text, Texts
from bot.kit.work import Work

AT_ONCE = 500  # members looked at in one transaction
FEW = 10  # changes that do not wait for the next round
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Tags:
    """What turning tags on or off would mean, or goes on to mean."""

    is_on: bool
    is_allowed: bool  # as far as anybody knows
    shown: tuple[tuple[Text, str], ...]  # each tier but the first, and its tag; empty: nothing is left of the title
    tagged: int  # members who have one
    tagged_minutes: int  # that it takes to take them away
    waiting: int  # members whose tag would be another, or is going to be
    minutes: int  # that this takes


def tag_of(work: Work, community_id: int, step: Step) -> str:
    """In the language of the community."""
    language = communities.get(work, community_id).language
    return rules.tag(step.title or work.memory(Texts).plain(titled(step), language))


async def retag(work: Work, community_id: int, ids: Collection[int]) -> None:
    """Members have come to another tier, or into the group."""
    if not ids or not settings_of(work, community_id).tags or not _may_tag(work, community_id):
        return
    if len(ids) > FEW:
        await begin(work, community_id)
    else:
        await _ask(work, community_id, await _changes(work, community_id, sorted(ids), is_on=True))


async def begin(work: Work, community_id: int) -> None:
    """Plans a round through all members. Not at once: whatever plans it, no minute has more than its share."""
    if settings_of(work, community_id).tags or await store.count_tags(work.db, community_id):
        await work.plan("tiers.tag", "round", work.now + MINUTE, community_id=community_id)


async def go_on(work: Work, community_id: int, after: int = 0, left: int = 0) -> None:
    """Changes the next few tags behind `after`, and plans to go on; `left` may still be changed in this minute."""
    cfg = settings_of(work, community_id)
    if not _may_tag(work, community_id):
        return  # begun again when it may
    left = left or cfg.tags_per_minute
    page = await _page(work, community_id, after, is_on=cfg.tags)
    await _forget_admins(work, community_id, page)
    changes = await _changes(work, community_id, page, is_on=cfg.tags)
    await _ask(work, community_id, changes[:left])
    is_full = len(changes) >= left
    if len(changes) <= left and len(page) < AT_ONCE:
        return
    after = changes[left - 1][0] if len(changes) > left else page[-1]
    at, left = (work.now + MINUTE, 0) if is_full else (work.now, left - len(changes))
    await work.plan("tiers.tag", "round", at, community_id=community_id, after=after, left=left)


async def look(work: Work, community_id: int) -> Tags:
    cfg = settings_of(work, community_id)
    waiting = after = 0
    while page := await _page(work, community_id, after, is_on=True):
        after = page[-1]
        waiting += len(await _changes(work, community_id, page, is_on=True))
    tagged = await store.count_tags(work.db, community_id)
    shown = tuple((titled(step), tag_of(work, community_id, step)) for step in cfg.ladder[1:])
    times = [rules.minutes(number, cfg.tags_per_minute) for number in (tagged, waiting)]
    return Tags(cfg.tags, _may_tag(work, community_id), shown, tagged, times[0], waiting, times[1])


async def turn(work: Work, community_id: int, *, is_on: bool) -> None:
    """On or off, for everybody by and by."""
    cfg = settings_of(work, community_id)
    if cfg.tags is not is_on:
        await work.change_setting(type(cfg), community_id, "tags", is_on)
    await work.plan("tiers.tag", "round", work.now + MINUTE, community_id=community_id)


async def left(work: Work, community_id: int, member_id: int) -> None:
    """Who leaves a group leaves their tag there."""
    await store.drop_tags(work.db, community_id, [member_id])


async def refused(work: Work, community_id: int, member_id: int) -> None:
    await store.doubt(work.db, community_id, member_id)


async def again(work: Work, community_id: int) -> None:
    """What was asked for may not have come about."""
    await store.doubt(work.db, community_id)
    await begin(work, community_id)


def _may_tag(work: Work, community_id: int) -> bool:
    community = communities.get(work, community_id)
    return community.is_active and community.can_tag is not False


async def _page(work: Work, community_id: int, after: int, *, is_on: bool) -> Sequence[int]:
    if is_on:
        return await members.page(work, community_id, after, AT_ONCE)
    return await store.tagged(work.db, community_id, after, AT_ONCE)


async def _changes(work: Work, community_id: int, ids: Sequence[int], *, is_on: bool) -> list[tuple[int, str]]:
    """What is not as it should be, of those who are there and can have a tag; in the order of `ids`."""
    away = await members.absent_among(work, community_id, ids) | set(await members.admins_of(work, community_id))
    there = [one for one in ids if one not in away]
    wanted: Mapping[int, str] = await _wanted(work, community_id, there) if is_on else {}
    have = await store.tags(work.db, community_id, there)
    return [(one, tag) for one in there if (tag := wanted.get(one, "")) != have.get(one, "")]


async def _wanted(work: Work, community_id: int, ids: Collection[int]) -> dict[int, str]:
    steps = settings_of(work, community_id).ladder
    tags = ["", *(tag_of(work, community_id, step) for step in steps[1:])]
    return {one: tags[position(steps, row.tier)] for one, row in (await store.some(work.db, community_id, ids)).items()}


async def _ask(work: Work, community_id: int, changes: Sequence[tuple[int, str]]) -> None:
    await store.put_tags(work.db, community_id, changes)
    for member_id, tag in changes:
        await work.tag(community_id, member_id, tag)


async def _forget_admins(work: Work, community_id: int, ids: Collection[int]) -> None:
    """A title of their own takes the place of the tag; who is no admin any more begins anew."""
    admins = set(await members.admins_of(work, community_id))
    await store.drop_tags(work.db, community_id, admins.intersection(ids))
