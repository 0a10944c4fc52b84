from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.features import communities, preferences
from bot.features.points import rules
from bot.features.points.facts import Change, PointsChanged
from bot.features.points.rules import DaySums, Decision, Period
from bot.features.points.service import boards, rulebook
from bot.features.points.service.rulebook import Rulebook
from bot.features.points.settings import Rule, Settings
from bot.features.points.store import bulk, ledger, merging
from bot.features.points.store.bulk import Earning, Terms
from bot.features.points.store.ledger import MOVED, REVERSED, Entry
from bot.features.points.tables import KINDS
from bot.kit.calendar import day_of, month_of, week_of
from bot.kit.work import Refusal, Work

CHANGES = 20  # of the rules that are looked back upon, for what came lately


@dataclass(frozen=True, slots=True)
class Account:
    """What a member has, and what they earned in the day, week and month they are living in."""

    balance: int
    lifetime: int  # all awards that stand, spent or not
    today: int
    this_week: int
    this_month: int


@dataclass(frozen=True, slots=True)
class Award:
    is_new: bool  # False: this key had been awarded before, and nothing changed
    balance: int
    lifetime: int


@dataclass(frozen=True, slots=True)
class Spending:
    is_new: bool
    balance: int


@dataclass(frozen=True, slots=True)
class Reversal:
    is_new: bool  # False: there was nothing to take back, or it had been taken back before
    amount: int  # by which the balance changed
    missing: int  # of what was got: what was spent already and could not be taken back
    balance: int
    lifetime: int


async def award(
    work: Work,
    community_id: int,
    member_id: int,
    amount: int,
    *,
    reason: str,
    key: str,
    day: date,
    ref: int | None = None,
) -> Award:
    """Adds points, once for this key among the member's own. `day` is the member's; `reason` is the key of the
    text, of any room, that says what for: "checkins.checkin"."""
    _check(amount, reason, key)
    if not await _enter(work, community_id, member_id, key, amount, reason, day, ref):
        known = await ledger.account_of(work.db, community_id, member_id)
        return Award(False, known.balance, known.lifetime)
    balance, lifetime = await ledger.earn(work.db, community_id, member_id, amount, day)
    await boards.follow(work, {community_id: [member_id]})
    await _announce(work, Change(community_id, member_id, amount, lifetime - amount, lifetime, reason))
    return Award(True, balance, lifetime)


async def spend(
    work: Work,
    community_id: int,
    member_id: int,
    amount: int,
    *,
    reason: str,
    key: str,
    day: date,
    ref: int | None = None,
) -> Spending:
    """Takes points from the balance, once for this key. What was ever earned stays as it is.

    Raises:
        Refusal: the balance holds less; nothing changed.
    """
    _check(amount, reason, key)
    async with work.savepoint():
        if not await _enter(work, community_id, member_id, key, -amount, reason, day, ref):
            return Spending(False, (await ledger.account_of(work.db, community_id, member_id)).balance)
        balance = await ledger.spend(work.db, community_id, member_id, amount)
        if balance is None:
            held = (await ledger.account_of(work.db, community_id, member_id)).balance
            raise Refusal("points.too-few", balance=held, needed=amount)
    lifetime = (await ledger.account_of(work.db, community_id, member_id)).lifetime
    await _announce(work, Change(community_id, member_id, -amount, lifetime, lifetime, reason))
    return Spending(True, balance)


async def reverse(work: Work, community_id: int, member_id: int, key: str, *, reason: str) -> Reversal:
    """Undoes the award or the spending with this key by an entry of its own, once, on the day of the original.

    An award that was spent meanwhile is taken back as far as the balance goes, and the rest is `missing`: who lets
    members earn the same thing anew must refuse then, or points come from nowhere. It no longer counts as earned.
    """
    if (held := await ledger.lock(work.db, community_id, member_id)) is None:
        return Reversal(False, 0, 0, 0, 0)
    done = await ledger.entry(work.db, community_id, member_id, key)
    undo = REVERSED + key
    if done is None or key.startswith(REVERSED) or await ledger.entry(work.db, community_id, member_id, undo):
        known = await ledger.account_of(work.db, community_id, member_id)
        return Reversal(False, 0, 0, known.balance, known.lifetime)
    change = -min(done.amount, held)
    earned = 0 if key.startswith(MOVED) else max(done.amount, 0)
    await _enter(work, community_id, member_id, undo, change, reason, done.day, done.ref)
    balance, lifetime = await ledger.unearn(work.db, community_id, member_id, change, earned, done.day)
    await boards.follow(work, {community_id: [member_id]})
    await _announce(work, Change(community_id, member_id, change, lifetime + earned, lifetime, reason))
    return Reversal(True, change, done.amount + change, balance, lifetime)


async def earn_many(work: Work, earnings: Sequence[Earning], *, are_new: bool = False) -> Sequence[bool]:
    """Pays by the rules what is within cooldown and daily cap, in the order given; says of each whether it was paid.

    The same key is paid once, whatever is retried; how a sequence is cut into batches makes no difference. `are_new`
    promises that no key was ever used, for one because what it names was added in this very transaction: that spares
    a look into the ledger for each.
    """
    book = _book(work, earnings)
    version_of = work.memory(Rulebook).version_of
    versions = {community_id: version_of(community_id) for community_id, _ in book}
    paid = await bulk.earn(work.db, earnings, book, versions, are_new=are_new)
    are_paid = [False] * len(earnings)
    changes: list[Change] = []
    earners: dict[int, list[int]] = defaultdict(list)
    for position, amount, lifetime in paid:
        are_paid[position] = True
        community_id, member_id, kind, *_ = earnings[position]
        reason = book[community_id, kind].reason
        earners[community_id].append(member_id)
        changes.append(Change(community_id, member_id, amount, lifetime - amount, lifetime, reason))
    if earners:
        await boards.follow(work, earners)
    await _announce(work, *changes)
    return are_paid


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    """Two communities turned out to be one: its members have the entries of both, what has the same key once.

    What was spent stays spent: a balance that is below 0 without what happened twice is evened out by an entry. For
    whoever follows what was earned, a member had come as far as in the community where they had come further.
    """
    before = await merging.move(work.db, kept_id, retired_id)
    days = await merging.days_of(work.db, kept_id, retired_id, [_reason(kind) for kind in KINDS])
    accounts, changes, reason = [], [], "points.for-merge"
    for member_id, of_member in days.items():
        had = before[member_id]
        balance, lifetime, day, earned, used = rules.add_up([DaySums(*one) for one in of_member])
        if balance < 0:
            # It names an undo of nothing: it changes the balance, and not what was earned.
            await _enter(work, kept_id, member_id, f"{REVERSED}merged:{retired_id}", -balance, reason, day, None)
        of_day, of_week, of_month = (earned[one] for one in (Period.DAY, Period.WEEK, Period.MONTH))
        balance = max(balance, 0)
        sums = ledger.Sums(balance, lifetime, day, of_day, week_of(day), of_week, month_of(day), of_month)
        accounts.append((member_id, sums, used))
        reached = max(had.lifetime, had.elsewhere)
        changes.append(Change(kept_id, member_id, balance - had.balance, reached, lifetime, reason))
    if accounts:
        await merging.close(work.db, kept_id, retired_id, accounts)
    await boards.merged(work, kept_id, retired_id)
    await rulebook.merged(work, kept_id, retired_id)
    await _announce(work, *changes)


def _book(work: Work, earnings: Sequence[Earning]) -> dict[tuple[int, str], Terms]:
    """The terms of each community and kind. Most communities share the operator's rules, so they are read once."""
    book: dict[tuple[int, str], Terms] = {}
    read: dict[tuple[int, str], Terms] = {}
    for community_id, _, kind, *_ in earnings:
        if (community_id, kind) in book:
            continue
        settings = work.settings(Settings, community_id)
        terms = read.get((id(settings), kind))
        if terms is None:
            rule: Rule = getattr(settings, kind)
            terms = read[id(settings), kind] = Terms(
                kind, rule.points, timedelta(seconds=rule.cooldown_seconds), rule.daily_cap, _reason(kind),
                rule.full_until, rule.points_after, settings.pair_daily, settings.pair_both_daily,
            )  # fmt: skip
        book[community_id, kind] = terms
    return book


async def account_of(work: Work, community_id: int, member_id: int) -> Account:
    sums = await ledger.account_of(work.db, community_id, member_id)
    today = today_of(work, community_id, member_id)
    return Account(
        sums.balance,
        sums.lifetime,
        sums.day_points if sums.day == today else 0,
        sums.week_points if sums.week == week_of(today) else 0,
        sums.month_points if sums.month == month_of(today) else 0,
    )


async def lifetimes_of(work: Work, community_id: int, ids: Collection[int]) -> Mapping[int, int]:
    """What each of them ever earned; who never did is not in it."""
    return await ledger.lifetimes_of(work.db, community_id, ids) if ids else {}


async def earned_in_month(work: Work, community_id: int, ids: Collection[int], month: date) -> Mapping[int, int]:
    """What each of them earned in the month that begins on `month`, spent or not; who earned nothing is not in it."""
    if not ids:
        return {}
    last = month_of(month + timedelta(days=31)) - timedelta(days=1)
    earned = await ledger.earned_in_month(work.db, community_id, ids, month, last)
    return {member_id: amount for member_id, amount in earned.items() if amount > 0}


async def earned_between(work: Work, community_id: int, first: date, last: date, least: int = 1) -> Mapping[int, int]:
    """What everybody earned from a day to another, spent or not, of those who came to `least`. Looks through the whole
    ledger, so it is nothing to ask for with every message."""
    return await ledger.earned_between(work.db, community_id, first, last, least)


async def entries_of(work: Work, community_id: int, member_id: int, limit: int = 10) -> Sequence[Entry]:
    """A member's last entries, newest first."""
    return await ledger.last_entries(work.db, community_id, member_id, limit)


async def entries_about(work: Work, community_id: int, member_id: int, ref: int) -> Sequence[Entry]:
    """A member's entries for one thing, mostly a message; oldest first."""
    return await ledger.entries_about(work.db, community_id, member_id, ref)


async def explain(work: Work, earning: Earning) -> Entry | Decision:
    """Why something was or was not paid, by the rules as they were then: the entry, or what kept it from one."""
    community_id, member_id, kind, key, day, at, _, giver_id = earning
    if entry := await ledger.entry(work.db, community_id, member_id, key):
        return entry
    paid = await ledger.entries_on(work.db, community_id, member_id, day, _reason(kind))
    terms = await rulebook.terms_at(work, community_id, kind, at)
    times = (0, 0)
    if giver_id is not None:
        times = await rulebook.times(work, community_id, day, giver_id, member_id)
    return rules.decide(terms, at, [rules.Paid(one.at, one.amount) for one in paid], times)


async def explain_many(
    work: Work, community_id: int, member_id: int, earnings: Sequence[Earning]
) -> Sequence[Entry | Decision]:
    """The same of many that were for one member, lately."""
    days = {one.day for one in earnings}
    if not days:
        return []
    entries = await ledger.entries_in(work.db, community_id, member_id, days)
    known = {one.key: one for one in entries}
    paid: dict[tuple[date, str], list[rules.Paid]] = defaultdict(list)
    for one in entries:
        paid[one.day, one.reason].append(rules.Paid(one.at, one.amount))
    times = await rulebook.times_of(work, community_id, days, member_id)
    changed = [one.at for one in await rulebook.history(work, community_id, CHANGES)]
    terms: dict[tuple[str, int], rules.Terms] = {}
    found: list[Entry | Decision] = []
    for _, _, kind, key, day, at, _, giver_id in earnings:
        if entry := known.get(key):
            found.append(entry)
            continue
        of = kind, sum(one > at for one in changed)  # what it was by: one look for all between two changes
        if of not in terms:
            terms[of] = await rulebook.terms_at(work, community_id, kind, at)
        both = times.get((day, giver_id), (0, 0)) if giver_id is not None else (0, 0)
        found.append(rules.decide(terms[of], at, paid[day, _reason(kind)], both))
    return found


def today_of(work: Work, community_id: int, member_id: int, at: datetime | None = None) -> date:
    """The day a member is living in, now or at a moment: in their zone, beginning when the community's days do."""
    zone = preferences.zone_of(work, community_id, member_id)
    return day_of(at or work.now, zone, communities.get(work, community_id).day_starts_at)


def _check(amount: int, reason: str, key: str) -> None:
    if amount < 1:
        raise ValueError(f"an amount is 1 or more, not {amount}")
    if "." not in reason or key.startswith((REVERSED, MOVED)):
        raise ValueError(f"not a reason and a key: {reason!r}, {key!r}")


async def _enter(
    work: Work, community_id: int, member_id: int, key: str, amount: int, reason: str, day: date, ref: int | None
) -> bool:
    return await ledger.add_entry(
        work.db, community_id, member_id, key, amount,
        reason=reason, rule=work.memory(Rulebook).version_of(community_id), day=day, at=work.now, ref=ref,
    )  # fmt: skip


async def _announce(work: Work, *changes: Change) -> None:
    if changes:
        await work.announce(PointsChanged(changes))


def _reason(kind: str) -> str:
    return f"points.for-{kind}"
