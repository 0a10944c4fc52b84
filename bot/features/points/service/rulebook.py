"""What things are worth in a community: how it was chosen, by whom, and as it was at any moment."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from bot.features.points import rules
from bot.features.points.settings import Rule, Settings
from bot.features.points.store import rulebook
from bot.features.points.store.rulebook import OPERATOR, Version
from bot.features.points.tables import KINDS
from bot.kit.work import Refusal, Work

MOST_POINTS = 100  # each time, that a community may choose
MOST_DAILY = 1_000  # points, or times
LONGEST_COOLDOWN = 24 * 3600
PAIRS_KEPT = timedelta(days=30)


class Rulebook:
    """The version that holds, by community; communities that changed nothing have the operator's."""

    def __init__(self) -> None:
        self.versions: dict[int, int] = {}

    def version_of(self, community_id: int) -> int:
        return self.versions.get(community_id) or self.versions.get(OPERATOR, 1)


@dataclass(frozen=True, slots=True)
class RulesChange:
    """A line of the history of a community's rules."""

    version: int
    at: datetime
    changed_by_id: int | None  # none: the operator
    differences: tuple[tuple[str, Any, Any], ...]  # what, as it was, as it became


async def warm(work: Work) -> None:
    """What the operator wrote meanwhile is a new version, for the communities that it concerns."""
    book = work.memory(Rulebook)
    book.versions = await rulebook.latest(work.db)
    for community_id in sorted({OPERATOR, *book.versions}):
        now = _dump(work.settings(Settings, community_id))
        last = await _last(work, community_id)
        if last is None or {name: last.rules.get(name) for name in now} != now:
            number = last.version + 1 if last else 1
            kept = dict(last.rules) if last else {}
            await rulebook.add(work.db, community_id, Version(number, work.now, None, kept | now))
            book.versions[community_id] = number


async def refresh(work: Work, _communities: Collection[int]) -> None:
    """Another process changed some: they are few, and changed seldom."""
    work.memory(Rulebook).versions = await rulebook.latest(work.db)


def settings_of(work: Work, community_id: int) -> Settings:
    """The rules that hold."""
    return work.settings(Settings, community_id)


async def change_rules(
    work: Work, community_id: int, changes: Mapping[str, Rule | int], *, changed_by_id: int | None
) -> Settings:
    """Lets a community have rules of its own; what was earned stays as it is.

    Raises:
        Refusal: a number is beyond what makes sense; nothing changed.
    """
    before = work.settings(Settings, community_id)
    after = with_changes(before, changes)
    changed = [name for name in changes if getattr(before, name) != getattr(after, name)]
    for name in changed:
        await work.change_setting(Settings, community_id, name, _dump(after)[name])
    if changed:
        await note_rules(work, community_id, _dump(after), changed_by_id=changed_by_id)
    return after


def with_changes(before: Settings, changes: Mapping[str, Rule | int]) -> Settings:
    """The rules as they would be.

    Raises:
        Refusal: a number is beyond what makes sense.
    """
    for one in changes.values():
        if isinstance(one, Rule):
            _check(one)
        elif not 0 <= one <= MOST_DAILY:
            raise Refusal("points.rule-too-much", most=MOST_DAILY)
    return before.model_copy(update=dict(changes))


def _check(one: Rule) -> None:
    if one.points > MOST_POINTS or one.points_after > MOST_POINTS:
        raise Refusal("points.rule-too-much", most=MOST_POINTS)
    if one.daily_cap > MOST_DAILY or one.full_until > MOST_DAILY:
        raise Refusal("points.rule-too-much", most=MOST_DAILY)
    if one.cooldown_seconds > LONGEST_COOLDOWN:
        raise Refusal("points.rule-too-much", most=LONGEST_COOLDOWN)
    if one.daily_cap < one.points:
        raise Refusal("points.rule-cap-too-low", points=one.points, cap=one.daily_cap)


async def note_rules(work: Work, community_id: int, changes: Mapping[str, Any], *, changed_by_id: int | None) -> None:
    """Writes a new version down. `changes` may be of rules that other rooms keep."""
    book = work.memory(Rulebook)
    while True:
        last = await _last(work, community_id)
        number = (last.version if last else book.versions.get(OPERATOR, 1)) + 1
        known = dict(last.rules) if last else _dump(work.settings(Settings, community_id))
        one = Version(number, work.now, changed_by_id, known | dict(changes))
        if await rulebook.add(work.db, community_id, one):
            break
    work.remember("points", community_id, lambda: book.versions.update({community_id: number}))


async def _last(work: Work, community_id: int) -> Version | None:
    return next(iter(await rulebook.history(work.db, community_id, 1)), None)


async def history(work: Work, community_id: int, limit: int = 5) -> Sequence[RulesChange]:
    """The last changes of a community's own rules, newest first."""
    versions = await rulebook.history(work.db, community_id, limit + 1)
    before: list[Mapping[str, Any]] = [one.rules for one in versions[1:]]
    if versions and len(versions) <= limit:
        operators = await rulebook.version(work.db, OPERATOR, versions[-1].version - 1)
        before.append(operators.rules if operators else _dump(work.settings(Settings)))
    return [
        RulesChange(one.version, one.at, one.changed_by_id, _differences(had, one.rules))
        for one, had in zip(versions, before, strict=False)
    ]


def _differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[tuple[str, Any, Any], ...]:
    return tuple((name, before.get(name), value) for name, value in after.items() if before.get(name) != value)


async def former_rules_since(work: Work, community_id: int, version: int) -> datetime | None:
    """Since when the rules held by which an entry was paid; None when they hold still."""
    if version == work.memory(Rulebook).version_of(community_id):
        return None
    found = await rulebook.version(work.db, community_id, version)
    found = found or await rulebook.version(work.db, OPERATOR, version)
    return found.at if found else None


async def terms_at(work: Work, community_id: int, kind: str, moment: datetime) -> rules.Terms:
    """The rule of a kind as it was at a moment."""
    found = await rulebook.at(work.db, community_id, moment) or await rulebook.at(work.db, OPERATOR, moment)
    now = work.settings(Settings, community_id)
    if found is None:
        return terms_of(now, kind)
    known = {name: value for name, value in found.rules.items() if name in Settings.model_fields}
    return terms_of(Settings.model_validate(_dump(now) | known), kind)


def terms_of(settings: Settings, kind: str) -> rules.Terms:
    rule: Rule = getattr(settings, kind)
    return rules.Terms(
        rule.points, rule.cooldown_seconds, rule.daily_cap, rule.full_until, rule.points_after,
        settings.pair_daily, settings.pair_both_daily,
    )  # fmt: skip


async def times(work: Work, community_id: int, day: date, giver_id: int, member_id: int) -> tuple[int, int]:
    """How often the giver's doing paid the member on a day of theirs, and the two each other."""
    return await rulebook.times(work.db, community_id, day, giver_id, member_id)


async def times_of(
    work: Work, community_id: int, days: Collection[date], member_id: int
) -> Mapping[tuple[date, int], tuple[int, int]]:
    """The same of everybody who paid the member on these days, by day and giver."""
    return await rulebook.times_of(work.db, community_id, days, member_id)


async def pairs_since(work: Work, community_id: int, since: date) -> Mapping[tuple[int, int], int]:
    """How often a member's replies, reactions and thanks paid another since a day: by giver and receiver. Known for
    thirty days."""
    return await rulebook.pairs_since(work.db, community_id, since)


async def forget_pairs(work: Work) -> None:
    """Lets go of what is older."""
    await rulebook.forget_pairs(work.db, (work.now - PAIRS_KEPT).date())


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    """The history of both; and what was chosen in the retired one holds where nothing was chosen in the other."""
    chosen, default = work.settings(Settings, retired_id), work.settings(Settings)
    await rulebook.move(work.db, kept_id, retired_id)
    if chosen != default == work.settings(Settings, kept_id):
        changes = {name: getattr(chosen, name) for name in (*KINDS, "pair_daily", "pair_both_daily")}
        await change_rules(work, kept_id, changes, changed_by_id=None)
    book = work.memory(Rulebook)
    versions = await rulebook.latest(work.db)

    def learn() -> None:
        book.versions = versions

    work.remember("points", kept_id, learn)


def _dump(settings: Settings) -> dict[str, Any]:
    return settings.model_dump(mode="json")
