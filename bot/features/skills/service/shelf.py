"""Which skills a community has: asked with every check-in, so they are held in memory. Most have none."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field

from bot.features.skills import rules, store
from bot.features.skills.kinds import KINDS
from bot.features.skills.rules import CALLED, Feed, Perk, Skill
from bot.features.skills.store import DRAFT, RETIRED, Made
from bot.kit.texts import Name, Text, say, strung
from bot.kit.work import Work


@dataclass
class Shelves:
    """What is durable, by community; who made none is not in it."""

    skills: dict[int, Mapping[str, Skill]] = field(default_factory=dict)

    def put(self, community_id: int, rows: Collection[Made]) -> None:
        self.skills[community_id] = {row.skill: as_skill(row) for row in rows if row.state != DRAFT}


async def warm(work: Work) -> None:
    memory = work.memory(Shelves)
    memory.skills.clear()
    rows: dict[int, list[Made]] = {}
    for row in await store.everything(work.db):
        rows.setdefault(row.community_id, []).append(row)
    for community_id, made in rows.items():
        memory.put(community_id, made)


async def refresh(work: Work, ids: Collection[int]) -> None:
    """Another process changed these."""
    for community_id in ids:
        work.memory(Shelves).put(community_id, await store.of_community(work.db, community_id))


async def reread(work: Work, community_id: int) -> None:
    """Seen by all from the commit on."""
    rows = await store.of_community(work.db, community_id)
    memory = work.memory(Shelves)
    work.remember("skills", community_id, lambda: memory.put(community_id, rows))


def of(work: Work, community_id: int) -> Mapping[str, Skill]:
    """In their order, those that are retired too."""
    return work.memory(Shelves).skills.get(community_id, {})


def all_of(work: Work, community_id: int) -> Sequence[Skill]:
    """Those that are retired too."""
    return list(of(work, community_id).values())


def live(work: Work, community_id: int) -> list[Skill]:
    return [one for one in of(work, community_id).values() if not one.is_retired]


def as_skill(row: Made) -> Skill:
    return Skill(
        row.skill,
        row.emoji,
        row.name,
        tuple(Feed(**feed) for feed in json.loads(row.feeds)),
        tuple(json.loads(row.levels)) if row.levels else (),
        {int(level): Perk(**perk) for level, perk in json.loads(row.perks).items()},
        row.state == RETIRED,
        row.made_by,
    )


def stored(community_id: int, skill: Skill, state: str, place: int, history: str = "") -> Made:
    return Made(
        community_id,
        skill.id,
        state,
        place,
        skill.emoji,
        skill.name,
        json.dumps([asdict(feed) for feed in skill.feeds]),
        json.dumps(skill.levels) if skill.levels else "",
        json.dumps({level: asdict(perk) for level, perk in skill.perks.items()}),
        skill.made_by,
        history,
    )


# --- By what people call them ---


def find(work: Work, community_id: int, words: str) -> Skill | None:
    """By its emoji, its id or its name."""
    wanted = rules.plain(words).casefold()
    for skill in of(work, community_id).values():
        names = [skill.name.casefold()] if skill.name else CALLED[skill.id]
        if wanted and wanted in (skill.emoji, skill.id, *names):
            return skill
    return None


def pick(work: Work, community_id: int, words: str) -> tuple[Skill, str] | None:
    """The one that `words` begin with, and what they say besides."""
    said = words.split()
    for end in range(len(said), 0, -1):
        if skill := find(work, community_id, " ".join(said[:end])):
            return skill, " ".join(said[end:])
    return None


# --- What they are called ---


def name_of(skill: Skill) -> Text:
    bare: Text | Name = Name(skill.name) if skill.name else say(f"skills.name-{skill.id}")
    return say("skills.skill", emoji=skill.emoji, name=bare)


def titled(skill: Skill, level: int) -> Text:
    """With its level."""
    return say("skills.skill-level", skill=name_of(skill), level=level)


def title_of(work: Work, community_id: int, skill_id: str, level: int) -> Text | None:
    """The same by its id. None: there is no such skill."""
    skill = of(work, community_id).get(skill_id)
    return titled(skill, level) if skill else None


def sources_of(skill: Skill) -> Text:
    """What makes it grow, and by how much."""
    return strung((KINDS[feed.kind].source(feed) for feed in skill.feeds), "skills.joined")
