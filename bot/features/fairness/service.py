from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import time, timedelta
from functools import partial

from bot.features import activity, communities, members, points, preferences
from bot.features.fairness import rules, store
from bot.features.fairness.rules import Ring
from bot.features.fairness.settings import Settings
from bot.kit.calendar import Daily, day_of, next_due
from bot.kit.routing import Button, press
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Refusal, Work

NIGHTLY = Daily(time(4))  # on the community's wall
FINE_FOR = timedelta(days=90)
PLANNED_AT_ONCE = 500  # communities
SHOWN = 10  # who paid whom, of one ring


@dataclass(frozen=True, slots=True)
class Finding:
    """A ring, in words."""

    ring: Ring
    text: Text


@dataclass
class Planned:
    """The communities whose next look is planned; what was planned before a restart is planned again, which moves it to
    the same hour."""

    ids: set[int] = field(default_factory=set)


async def begin(work: Work) -> None:
    """Plans a look at communities that are new to this process, some at a time."""
    known = work.memory(Planned).ids
    waiting = [one for one in communities.active(work) if one not in known][:PLANNED_AT_ONCE]
    for community_id in waiting:
        await _plan(work, community_id)
    work.after_commit(partial(known.update, waiting))


async def _plan(work: Work, community_id: int) -> None:
    due_at = next_due(NIGHTLY, communities.get(work, community_id).zone, work.now)
    assert due_at is not None  # noqa: S101  a nightly hour has no end
    await work.plan("fairness.look", "nightly", due_at, community_id=community_id)


async def look(work: Work, community_id: int) -> None:
    """Tells admins who have a private line to us, once for the same members in so many days."""
    if not communities.get(work, community_id).is_active:
        return
    cfg = work.settings(Settings, community_id)
    until = work.now + timedelta(days=cfg.quiet_days)
    for one in await find(work, community_id):
        if await store.tell_once(work.db, community_id, one.ring.token, work.now, until):
            await _tell(work, community_id, one)
    await _plan(work, community_id)


async def _tell(work: Work, community_id: int, one: Finding) -> None:
    fine = Button(say("fairness.button-fine"), press("fairness", "fine", community_id, one.ring.token))
    for admin_id in await preferences.admins_in_reach(work, community_id):
        key = f"fairness:{one.ring.token}:{admin_id}:{work.now:%Y-%m-%d}"
        await work.say(one.text, key=key, community_id=community_id, member_id=admin_id, buttons=[[fine]])


async def find(work: Work, community_id: int) -> Sequence[Finding]:
    """What there is to see now, whether or not anybody was told."""
    cfg = work.settings(Settings, community_id)
    today = day_of(work.now, communities.get(work, community_id).zone)
    pairs = await points.pairs_since(work, community_id, today - timedelta(days=cfg.days))
    found = rules.rings(pairs, least=cfg.least, percent=cfg.percent)
    names = await members.names(work, {one for ring in found for one in ring.members})
    title = Name(communities.get(work, community_id).title)
    findings = []
    for ring in found:
        inside = [(times, pair) for pair, times in pairs.items() if set(pair) <= set(ring.members)]
        inside.sort(key=lambda one: (-one[0], one[1]))
        shown = [
            say("fairness.pair", giver=names[giver], receiver=names[receiver], times=times)
            for times, (giver, receiver) in inside[:SHOWN]
        ]
        who: Name | Text = names[ring.members[0]]
        for one in ring.members[1:]:
            who = say("fairness.names", names=who, name=names[one])
        values = {"inside": ring.inside, "total": ring.total, "days": cfg.days, "community": title}
        findings.append(Finding(ring, say("fairness.ring", who=who, lines=lines(shown), **values)))
    return findings


async def choose(work: Work, community_id: int, words: str, *, changed_by_id: int) -> activity.Settings | None:
    """What a repeat and a burst are here from now on; None when it is like that already.

    Raises:
        Refusal: it cannot be read, or is beyond what makes sense; nothing changed.
    """
    measures = rules.read_measure(words)
    if measures is None or not rules.is_sensible(measures):
        raise Refusal("fairness.unclear")
    after = work.settings(activity.Settings, community_id).model_copy(update=measures)
    is_new = await activity.choose_measures(work, community_id, measures, changed_by_id=changed_by_id)
    return after if is_new else None


async def looks_fine(work: Work, community_id: int, token: str) -> None:
    """Nothing more is said of these members for a long time.

    Raises:
        Refusal: nobody was ever told of them.
    """
    if not await store.be_quiet(work.db, community_id, token, work.now + FINE_FOR):
        raise Refusal("kit.expired")


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    await work.unplan("fairness.look", "nightly", community_id=retired_id)
    await store.move(work.db, kept_id, retired_id)
