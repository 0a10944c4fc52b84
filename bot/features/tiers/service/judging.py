"""Looking at members: at once when their points go over a line, and at everybody once a day."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from functools import partial
from types import MappingProxyType
from typing import Any

from bot.features import attention, communities, members, preferences
from bot.features.attention import Answer
from bot.features.points import Change
from bot.features.tiers import rules, store
from bot.features.tiers.facts import TierLost, TierReached
from bot.features.tiers.rules import Act, Signals, Standing, Verdict
from bot.features.tiers.service.ladders import asked_by, ladder_in, position, settings_of, terms_in, titled
from bot.features.tiers.service.signals import signals_of
from bot.features.tiers.service.tagging import begin as begin_tagging
from bot.features.tiers.service.tagging import retag
from bot.features.tiers.settings import Settings, Step, Tier
from bot.kit.calendar import Daily, day_of, next_due
from bot.kit.texts import Name, Text, say, strung
from bot.kit.work import Weight, Work

RISES = {Tier.GROWING: "tiers.rise-growing", Tier.EXPERT: "tiers.rise-expert"}
EVERY_DAY = Daily(time(9))  # on the community's wall
AT_ONCE = 500  # members looked at in one transaction
BEGUN_AT_ONCE = 500  # communities
FEW = 10  # rises that are told one by one
NAMED = 5  # in a message for many


# --- When ---


async def follow(work: Work, changes: Sequence[Change]) -> None:
    """Points changed, mostly of many members by one: only who went over a line is looked at."""
    lines: dict[int, tuple[int, ...]] = {}
    crossing: dict[int, list[int]] = {}
    for community_id, member_id, _, before, after, _ in changes:
        known = lines.get(community_id)
        if known is None:
            known = lines[community_id] = tuple(step.points for step in settings_of(work, community_id).ladder)
        if after > before and rules.is_crossed(before, after, known):
            crossing.setdefault(community_id, []).append(member_id)
    for community_id, ids in crossing.items():
        await look_at(work, community_id, list(dict.fromkeys(ids)), lets_fall=False)


async def helped(work: Work, community_id: int, member_id: int) -> None:
    """Somebody was thanked, which counts where a step asks for people helped."""
    if any(step.helped for step in settings_of(work, community_id).ladder):
        await look_at(work, community_id, [member_id], lets_fall=False)


@dataclass
class Begun:
    """The communities whose next look is planned."""

    ids: set[int] = field(default_factory=set)


async def begin(work: Work) -> None:
    """Plans the first look at the members of communities that are new, some at a time."""
    known = work.memory(Begun).ids
    waiting = [one for one in communities.active(work) if one not in known]
    if not waiting:
        return
    begun = await store.begun(work.db)
    for community_id in [one for one in waiting if one not in begun][:BEGUN_AT_ONCE]:
        await begin_in(work, community_id)
        begun.add(community_id)
    work.after_commit(partial(known.update, begun))


async def begin_in(work: Work, community_id: int) -> None:
    if await store.begin_once(work.db, community_id):
        await _plan_next(work, community_id)


async def review(work: Work, community_id: int, after: int = 0, *, is_quiet: bool = False) -> None:
    """Looks at the next few members behind `after`, and plans to look at those behind them, or at all tomorrow."""
    ids: Sequence[int] = []
    if communities.get(work, community_id).is_active:
        ids = await members.page(work, community_id, after, AT_ONCE)
        absent = await members.absent_among(work, community_id, ids)
        await look_at(work, community_id, [one for one in ids if one not in absent], is_quiet=is_quiet)
    if len(ids) < AT_ONCE:
        await _plan_next(work, community_id)
        await begin_tagging(work, community_id)
    else:
        data = {"after": ids[-1], "is_quiet": is_quiet}
        await work.plan("tiers.review", "daily", work.now, community_id=community_id, **data)


async def _plan_next(work: Work, community_id: int) -> None:
    due = next_due(EVERY_DAY, communities.get(work, community_id).zone, work.now)
    assert due is not None  # noqa: S101  a daily hour has no end
    await work.plan("tiers.review", "daily", due, community_id=community_id)


async def stop(work: Work, community_id: int) -> None:
    await work.unplan("tiers.review", "daily", community_id=community_id)


# --- What ---


@dataclass(frozen=True, slots=True)
class Look:
    """What was found of one member."""

    member_id: int
    row: Any  # None: never left the first step
    before: Standing
    have: Signals
    verdict: Verdict


async def judge(
    work: Work,
    community_id: int,
    cfg: Settings,
    ids: Collection[int],
    rows: Mapping[int, Any],
    moved: Mapping[str, str] = MappingProxyType({}),
) -> list[Look]:
    """`moved` are tiers that a ladder has no more, and which of it stand for them."""
    ladder, terms = ladder_in(cfg.ladder), terms_in(cfg)
    locked = await store.locks(work.db, community_id, ids)
    have = await signals_of(work, community_id, cfg, ladder, ids)
    heard = await attention.would_answer(work, [one for one in ids if one in rows])  # nobody else can fall
    looks = []
    for member_id in ids:
        row = rows.get(member_id)
        tier = moved.get(row.tier, row.tier) if row else ""
        before = Standing(position(cfg.ladder, tier), row.below_at, row.told_at) if row else Standing()
        verdict = rules.judge(
            before, have[member_id], ladder, terms, work.now,
            can_tell=heard.get(member_id) is Answer.SAID, is_locked=member_id in locked,
        )  # fmt: skip
        looks.append(Look(member_id, row, before, have[member_id], verdict))
    return looks


async def look_at(
    work: Work, community_id: int, ids: Sequence[int], *, lets_fall: bool = True, is_quiet: bool = False
) -> None:
    """Does what is to be done about these members, and tells those whom it concerns."""
    cfg = settings_of(work, community_id)
    rows = await store.some(work.db, community_id, ids)
    risen: list[tuple[int, Step]] = []
    stepped: list[int] = []
    for look in await judge(work, community_id, cfg, ids, rows):
        after = look.verdict.standing
        if after == look.before or ((after.below_at is not None or look.verdict.act is Act.FALL) and not lets_fall):
            continue
        if not await move(work, community_id, cfg, look.member_id, look.row, after):
            continue
        if after.step != look.before.step:
            stepped.append(look.member_id)
        match look.verdict.act:
            case Act.RISE:
                risen.append((look.member_id, cfg.ladder[after.step]))
            case Act.TELL:
                await _warn(work, community_id, cfg, look)
            case Act.FALL:
                await tell_fall(work, community_id, cfg, look.member_id, look.before.step, after.step)
    await tell_rises(work, community_id, risen, is_quiet=is_quiet)
    await retag(work, community_id, stepped)


async def move(work: Work, community_id: int, cfg: Settings, member_id: int, row: Any, to: Standing) -> bool:
    tier = cfg.ladder[to.step].key
    was = row.tier if row else cfg.ladder[0].key
    changed_at = row.changed_at if row and tier == was else work.now
    return await store.move(work.db, community_id, member_id, was, tier, changed_at, to.below_at, to.told_at)


# --- What is said ---


async def tell_rises(
    work: Work, community_id: int, risen: Sequence[tuple[int, Step]], *, is_quiet: bool = False
) -> None:
    """Each rise once for ever, however often it is lost and won again; many of them in one message."""
    new = []
    for member_id, step in risen:
        if await store.rise_once(work.db, community_id, member_id, step.key, work.now):
            await work.announce(TierReached(community_id, member_id, step.key))
            new.append((member_id, step))
    if is_quiet or not new:
        return
    if len(new) > FEW:
        text = await naming("tiers.rises", work, [member_id for member_id, _ in new])
        key = f"tiers.rises:{work.now.isoformat()}:{new[0][0]}"
        await work.say(text, key=key, community_id=community_id, weight=Weight.FOLDS)
        return
    names = await members.names(work, [member_id for member_id, _ in new])
    for member_id, step in new:
        key = "tiers.rise" if step.title or step.key not in RISES else RISES[Tier(step.key)]
        text = say(key, name=names[member_id], tier=titled(step))
        await work.say(
            text, key=f"tier:{member_id}:{step.key}", community_id=community_id, weight=Weight.FOLDS, names=member_id
        )


async def naming(key: str, work: Work, ids: Sequence[int]) -> Text:
    """A text about many, by the names of the first and the number of the others."""
    names = await members.names(work, ids[:NAMED])
    listed = strung([names[member_id] for member_id in ids[:NAMED]], "tiers.list")
    return say(key, names=listed, more=max(len(ids) - NAMED, 0), number=len(ids))


async def _warn(work: Work, community_id: int, cfg: Settings, look: Look) -> None:
    """The one word before a step down: what keeps the tier, and until when there is time."""
    step, standing = cfg.ladder[look.before.step], look.verdict.standing
    zone = preferences.zone_of(work, community_id, look.member_id)
    kept = rules.keep_line(asked_by(step), cfg.keep_percent)
    text = say(
        "tiers.notice" if look.have.active_days < kept.active_days else "tiers.notice-other",
        community=Name(communities.get(work, community_id).title),
        tier=titled(step),
        until=day_of(rules.falls(standing, terms_in(cfg)), zone),
    )
    key = f"tiers.notice:{look.member_id}:{work.now:%Y-%m-%d}"
    await attention.tell(
        work, text, about="tiers.unasked", key=key, community_id=community_id, member_id=look.member_id
    )


async def tell_fall(work: Work, community_id: int, cfg: Settings, member_id: int, was: int, now: int) -> None:
    """In private or not at all."""
    before, after = cfg.ladder[was], cfg.ladder[now]
    await work.announce(TierLost(community_id, member_id, before.key, after.key))
    community = Name(communities.get(work, community_id).title)
    text = say("tiers.fallen", community=community, before=titled(before), tier=titled(after))
    key = f"tiers.fallen:{member_id}:{work.now:%Y-%m-%d}"
    await attention.tell(work, text, about="tiers.unasked", key=key, community_id=community_id, member_id=member_id)
