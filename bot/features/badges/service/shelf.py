"""Which badges a community has: asked with every check-in, so they are held in memory. Admins make few of them."""

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from bot.features.badges.rules import BUILT_IN, CATALOGUE, Badge, Criterion
from bot.features.badges.settings import Settings
from bot.features.badges.store import shelves
from bot.features.badges.store.shelves import DRAFT, RETIRED, Made
from bot.kit.texts import Name, Text, say
from bot.kit.work import Picture, Work


@dataclass(frozen=True)
class Shelf:
    """The badges of a community, those that are retired too."""

    badges: Mapping[str, Badge]

    @cached_property
    def by_criterion(self) -> Mapping[Criterion, tuple[Badge, ...]]:
        """What there is to be earned."""
        found: dict[Criterion, tuple[Badge, ...]] = {}
        for badge in self.badges.values():
            if badge.criterion and not badge.is_retired:
                found[badge.criterion] = (*found.get(badge.criterion, ()), badge)
        return found

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[Criterion, ...]]:
        found: dict[str, tuple[Criterion, ...]] = {}
        for criterion in self.by_criterion:
            found[criterion.kind] = (*found.get(criterion.kind, ()), criterion)
        return found


USUAL, BARE = Shelf(BUILT_IN), Shelf({})


@dataclass
class Shelves:
    """What is durable, by community; who made and changed nothing is not in it."""

    made: dict[int, dict[str, Made]] = field(default_factory=dict)
    composed: dict[tuple[int, bool], Shelf] = field(default_factory=dict)

    def put(self, community_id: int, rows: Collection[Made]) -> None:
        self.made[community_id] = {row.badge: row for row in rows if row.state != DRAFT}
        for is_usual in (False, True):
            self.composed.pop((community_id, is_usual), None)


async def warm(work: Work) -> None:
    memory = work.memory(Shelves)
    memory.made.clear()
    memory.composed.clear()
    for row in await shelves.everything(work.db):
        memory.made.setdefault(row.community_id, {})[row.badge] = row


async def refresh(work: Work, ids: Collection[int]) -> None:
    """Another process changed these."""
    for community_id in ids:
        work.memory(Shelves).put(community_id, await shelves.of_community(work.db, community_id))


async def reread(work: Work, community_id: int) -> None:
    """What has just been stored is seen by all from the commit on."""
    rows = await shelves.of_community(work.db, community_id)
    memory = work.memory(Shelves)
    work.remember("badges", community_id, lambda: memory.put(community_id, rows))


def of(work: Work, community_id: int) -> Shelf:
    memory, is_usual = work.memory(Shelves), work.settings(Settings, community_id).built_in
    made = memory.made.get(community_id)
    if not made:
        return USUAL if is_usual else BARE
    if (known := memory.composed.get((community_id, is_usual))) is None:
        usual = {one.id: changed(one, made.get(one.id)) for one in CATALOGUE} if is_usual else {}
        own = {row.badge: as_badge(row) for row in made.values() if row.badge not in BUILT_IN}
        known = memory.composed[community_id, is_usual] = Shelf(usual | own)
    return known


def all_of(work: Work, community_id: int) -> Collection[Badge]:
    """Those that are retired too."""
    return of(work, community_id).badges.values()


def changed(badge: Badge, made: Made | None) -> Badge:
    if made is None:
        return badge
    return replace(
        badge, name=made.name, name_en=made.name_en, name_zh=made.name_zh, photo_id=made.photo_id,
        is_retired=made.state == RETIRED,
    )  # fmt: skip


def as_badge(row: Made) -> Badge:
    return Badge(
        row.badge,
        row.emoji,
        criterion_of(json.loads(row.criterion)) if row.criterion else None,
        tuple(json.loads(row.levels)),
        row.points,
        row.is_secret,
        row.is_revocable,
        row.state == RETIRED,
        row.name,
        row.name_en,
        row.name_zh,
        row.photo_id,
    )


def criterion_of(stored: Mapping[str, Any]) -> Criterion:
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in stored.items()}
    since: Any = values.pop("since", None)
    return Criterion(**values, since=date.fromisoformat(since) if since else None)  # type: ignore[arg-type]


def stored(criterion: Criterion | None) -> str:
    if criterion is None:
        return ""
    usual = asdict(Criterion(criterion.kind))
    values: dict[str, Any] = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(criterion).items()
        if name == "kind" or value != usual[name]
    }
    return json.dumps(values)


# --- What they are called ---


def usual_name_of(badge: Badge) -> Text | Name:
    """To whoever has none in their own language; without its emoji."""
    return Name(badge.name) if badge.name else say(f"badges.name-{badge.id}")


def bare_name_of(badge: Badge) -> Text | Name:
    """In the language of whoever reads it, where it has a name in that; without its emoji."""
    usual = usual_name_of(badge)
    if not (badge.name_en or badge.name_zh):
        return usual
    en, zh = (Name(name) if name else usual for name in (badge.name_en, badge.name_zh))
    return say("kit.by-language", en=en, zh=zh)


def names_of(badge: Badge) -> Text:
    """With all its names, for whoever looks after them."""
    joined = usual_name_of(badge)
    for name in badge.names:
        if name != badge.name:
            joined = say("badges.both-names", first=joined, second=Name(name))
    return say("badges.badge", emoji=badge.emoji, name=joined)


def name_of(badge: Badge) -> Text:
    return say("badges.badge", emoji=badge.emoji, name=bare_name_of(badge))


def level_of(badge: Badge, level: int) -> Text:
    return say(f"badges.level-{badge.criterion.kind}", n=level) if badge.criterion else say("badges.level-once")


def about(badge: Badge) -> Text:
    return say("badges.about-custom") if badge.id not in BUILT_IN else say(f"badges.about-{badge.id}")


def title_of(badge: Badge, level: int) -> Text:
    """With its level, where there are several."""
    if not level or len(badge.levels) == 1:
        return name_of(badge)
    return say("badges.badge-level", badge=name_of(badge), level=level_of(badge, level))


def picture_of(badge: Badge) -> Picture | None:
    """None: its emoji is all there is."""
    return Picture.as_it_is(badge.photo_id) if badge.photo_id else None


def title(work: Work, community_id: int, badge_id: str, level: int) -> Text | None:
    """None: there is no such badge."""
    badge = _known(work, community_id, badge_id)
    return title_of(badge, level) if badge else None


def picture(work: Work, community_id: int, badge_id: str) -> Picture | None:
    badge = _known(work, community_id, badge_id)
    return picture_of(badge) if badge else None


def _known(work: Work, community_id: int, badge_id: str) -> Badge | None:
    return of(work, community_id).badges.get(badge_id) or BUILT_IN.get(badge_id)
