"""A file that says which badges of its own a community has: what it would change, and for whom; then done at once."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.features.badges.rules import BUILT_IN, Badge, counts_anew
from bot.features.badges.rules.written import BuiltIn, Table, table_of
from bot.features.badges.service import shelf
from bot.features.badges.service.making import MADE_LIMIT
from bot.features.badges.service.previewing import Preview, preview
from bot.features.badges.service.walking import backfill_key, plan_learning
from bot.features.badges.store import shelves
from bot.features.badges.store.shelves import DRAFT, LIVE, RETIRED, Made
from bot.kit.work import Work

NAMES = ("name", "name_en", "name_zh")


@dataclass(frozen=True, slots=True)
class Difference:
    """A badge as the file has it, beside the one that is there."""

    badge_id: str
    before: Table | None  # none: it is new
    after: Table
    is_missing: bool  # from the file, so it is taken off the shelf
    version: int  # that was looked at; 0: nobody has changed anything yet
    preview: Preview | None  # none: nothing changes

    @property
    def badge(self) -> Badge:
        return self.after.as_badge(self.badge_id)

    @property
    def changes(self) -> Sequence[tuple[str, Any, Any]]:
        """Key, before, after."""
        if self.before is None:
            return []
        old, new = self.before.model_dump(mode="json"), self.after.model_dump(mode="json")
        return [(key, old[key], new[key]) for key in new if old[key] != new[key]]

    @property
    def counts_anew(self) -> bool:
        """Whether members may come to it, or lose it, by what is noted."""
        return counts_anew(self.before.as_badge(self.badge_id) if self.before else None, self.badge)


@dataclass(frozen=True, slots=True)
class Clash:
    """Why a file does not fit to what is there."""

    badge_id: str
    key: str  # "emoji", or one of its names: another one has it; none: the community has as many as it may
    other_id: str


async def tables(work: Work, community_id: int) -> Mapping[str, Table]:
    """The badges of a community's own, and what it changed about the others; in an order that stays."""
    rows = await shelves.of_community(work.db, community_id)
    found = {row.badge: _table(row) for row in rows if row.state != DRAFT}
    return {one: found[one] for one in sorted(found) if found[one] != BuiltIn()}


def _table(row: Made) -> Table:
    if row.badge in BUILT_IN:
        return table_of(shelf.changed(BUILT_IN[row.badge], row))
    return table_of(shelf.as_badge(row))


async def compare(work: Work, community_id: int, wanted: Mapping[str, Table]) -> Sequence[Difference]:
    """What a file says about badges of a community's own is all there is to them: one that is not in it goes off the
    shelf. Of those that Hearth brings along, what is not in it stays as it is."""
    rows = {row.badge: row for row in await shelves.of_community(work.db, community_id) if row.state != DRAFT}
    found = []
    for badge_id, after in wanted.items():
        row = rows.get(badge_id)
        before = _table(row) if row else BuiltIn() if badge_id in BUILT_IN else None
        found.append(await _difference(work, community_id, badge_id, before, after, row))
    for badge_id, row in rows.items():
        if badge_id not in wanted and badge_id not in BUILT_IN and row.state != RETIRED:
            before = _table(row)
            after = before.model_copy(update={"retired": True})
            found.append(await _difference(work, community_id, badge_id, before, after, row, is_missing=True))
    return found


async def _difference(
    work: Work,
    community_id: int,
    badge_id: str,
    before: Table | None,
    after: Table,
    row: Made | None,
    *,
    is_missing: bool = False,
) -> Difference:
    seen = await preview(work, community_id, after.as_badge(badge_id)) if before != after else None
    return Difference(badge_id, before, after, is_missing, row.version if row else 0, seen)


async def clashes(work: Work, community_id: int, found: Sequence[Difference]) -> Sequence[Clash]:
    """Why that cannot be done. What was alike before may stay so."""
    will_be = {one.id: one for one in shelf.all_of(work, community_id)} | {one.badge_id: one.badge for one in found}
    told = []
    for one in found:
        changed = {key for key, _, _ in one.changes} if one.before else {"emoji", *NAMES}
        others = [other for other in will_be.values() if other.id != one.badge_id]
        for key in ("emoji", *NAMES):
            mine = getattr(one.badge, key)
            same = next((other for other in others if mine and (other.emoji == mine or other.is_called(mine))), None)
            if same and key in changed:
                told.append(Clash(one.badge_id, key, same.id))
    own = [one for one in will_be if one not in BUILT_IN]
    if len(own) > MADE_LIMIT:
        told += [Clash(one.badge_id, "", "") for one in found if one.before is None]
    return told


async def bring(work: Work, community_id: int, found: Sequence[Difference], by: int) -> bool:
    """All of it, in this transaction; whoever holds these badges in memory is told by a row that is due. False:
    somebody changed one of them in the meantime, and the transaction must not be kept."""
    keys: list[str] = []
    is_new = False
    for one in found:
        if one.before == one.after:
            continue
        is_new = True
        made = _made(work, community_id, one, by)
        if not one.version:
            await shelves.add(work.db, made)
        elif not await shelves.change(work.db, made):
            return False
        if one.counts_anew:
            keys.append(backfill_key(one.badge_id, one.version + 1))
    if is_new:
        await plan_learning(work, community_id, keys)
    return True


def _made(work: Work, community_id: int, one: Difference, by: int) -> Made:
    badge, is_own = one.badge, one.badge_id not in BUILT_IN
    return Made(
        community_id, badge.id, RETIRED if badge.is_retired else LIVE, badge.emoji, badge.name,
        shelf.stored(badge.criterion) if is_own else "", json.dumps(badge.levels), badge.points, badge.is_secret,
        badge.is_revocable, by, work.now, one.version or 1, name_en=badge.name_en, name_zh=badge.name_zh,
    )  # fmt: skip
