"""Skills of admins' making: looked at before they are saved, adopted as a set, renamed, retired and brought back."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from bot.features import badges
from bot.features.skills import kinds, rules, store
from bot.features.skills.rules import PRESETS, Flaw, Perk, Skill
from bot.features.skills.service import feeding, shelf
from bot.features.skills.store import DRAFT, LIVE, RETIRED
from bot.kit.history import Changed, History
from bot.kit.work import Refusal, Work

MOST = 8  # that grow at a time: more is no tree that anybody can take in
EVER = 40  # with those that are retired


@dataclass(frozen=True, slots=True)
class Preview:
    """A skill as it would be, and where its first levels begin."""

    skill: Skill
    first: Sequence[int]
    highest: int


FIRST = 5  # levels shown


def _preview(skill: Skill) -> Preview:
    highest = rules.highest(skill.levels)
    first = [rules.needed_for(level, skill.levels) for level in range(1, min(FIRST, highest) + 1)]
    return Preview(skill, first, highest)


async def draft(work: Work, community_id: int, by: int, text: str) -> Preview:
    """Noted, and not there yet.

    Raises:
        Refusal: it cannot be understood, there is one of that name or emoji, or there are enough.
    """
    plan = rules.read_skill(text, kinds.read)
    if isinstance(plan, Flaw):
        raise Refusal(f"skills.{plan.key}", word=plan.word[:60])
    _must_be_new(work, community_id, plan.name, plan.emoji)
    if plan.id in shelf.of(work, community_id):  # by another name now
        raise Refusal("skills.new-taken")
    _must_have_room(work, community_id, 1)
    await store.drop_drafts(work.db, community_id, by)
    plan = replace(plan, made_by=by)
    await store.put(work.db, shelf.stored(community_id, plan, DRAFT, await _next_place(work, community_id)))
    return _preview(plan)


def _must_be_new(work: Work, community_id: int, name: str, emoji: str) -> None:
    for words in (name, emoji):
        if found := shelf.find(work, community_id, words):
            raise Refusal("skills.new-was" if found.is_retired else "skills.new-taken")


def _must_have_room(work: Work, community_id: int, more: int) -> None:
    ours = shelf.all_of(work, community_id)
    if len(shelf.live(work, community_id)) + more > MOST or len(ours) + more > EVER:
        raise Refusal("skills.new-enough", most=MOST)


async def _next_place(work: Work, community_id: int) -> int:
    return max((row.place for row in await store.of_community(work.db, community_id)), default=0) + 1


async def save(work: Work, community_id: int, skill_id: str) -> Skill:
    """What was done so far counts, quietly.

    Raises:
        Refusal: it is no draft any more, or there are enough by now.
    """
    _must_have_room(work, community_id, 1)
    row = next((one for one in await store.of_community(work.db, community_id) if one.skill == skill_id), None)
    if row is None or not await store.publish(work.db, community_id, skill_id):  # pressed twice
        raise Refusal("kit.expired")
    skill = shelf.as_skill(row)
    await shelf.reread(work, community_id)
    await feeding.begin(work, community_id, skill)
    return skill


async def cancel(work: Work, community_id: int, skill_id: str) -> bool:
    return await store.drop_draft(work.db, community_id, skill_id)


async def adopt(work: Work, community_id: int, by: int, name: str) -> Sequence[Skill]:
    """A ready-made set; of it, what is not there yet.

    Raises:
        Refusal: there is no such set, all of it is there, or there is no room for it.
    """
    known = shelf.of(work, community_id)
    signs = {one.emoji for one in known.values()}
    new = [one for one in PRESETS.get(name, ()) if one.id not in known and one.emoji not in signs]
    if not new:
        raise Refusal("kit.expired" if name not in PRESETS else "skills.set-is-there")
    _must_have_room(work, community_id, len(new))
    place = await _next_place(work, community_id)
    for at, skill in enumerate(new):
        made = replace(skill, made_by=by)
        await store.put(work.db, shelf.stored(community_id, made, LIVE, place + at))
        await feeding.begin(work, community_id, made)
    await shelf.reread(work, community_id)
    return new


# --- Those that are there ---


async def hold(work: Work, community_id: int, skill: Skill, what: str, by: int) -> Skill | Sequence[Changed]:
    """As it stands, changed by nobody else until this transaction ends; or, where somebody has just changed the same of
    it, what they changed, told once.

    Raises:
        Refusal: it is there no more.
    """
    row = await store.held(work.db, community_id, skill.id)
    if row is None:
        raise Refusal("kit.expired")
    history = History.read(row.history)
    unknown = history.unknown_to(by, work.now, [what])
    if unknown:
        await store.put(work.db, replace(row, history=str(history.told_to(by))))
    return unknown or shelf.as_skill(row)


async def rename(work: Work, community_id: int, skill: Skill, name: str, *, changed_by_id: int) -> Skill:
    name = rules.plain(name)
    if not rules.is_name(name):
        raise Refusal("skills.new-name", word=name[:60])
    other = shelf.find(work, community_id, name)
    if other and other.id != skill.id:
        raise Refusal("skills.new-taken")
    change = {"name": (skill.name, name)}
    return await _keep(work, community_id, replace(skill, name=name), changed_by_id, change)


async def retire(
    work: Work, community_id: int, skill: Skill, *, is_retired: bool, changed_by_id: int
) -> Skill:  # fmt: skip
    """It grows no more, and whoever came far in it keeps that; or it grows again, with what was done meanwhile.

    Raises:
        Refusal: so it is already, or there are enough.
    """
    if skill.is_retired == is_retired:
        raise Refusal("skills.is-so-already")
    if not is_retired:
        _must_have_room(work, community_id, 1)
    change = {"rests": (skill.is_retired, is_retired)}
    kept = await _keep(work, community_id, replace(skill, is_retired=is_retired), changed_by_id, change)
    if not is_retired:
        await feeding.begin(work, community_id, kept)
    return kept


async def set_levels(work: Work, community_id: int, skill: Skill, words: str, *, changed_by_id: int) -> Preview:
    """Where its levels begin, of an admin's own or by the rule; where members stand follows, quietly."""
    levels = rules.read_levels(words.strip())
    if not levels and words.strip().casefold() not in ("usual", "默认"):
        raise Refusal("skills.new-levels", word=words[:60])
    change = {"levels": ("/".join(map(str, skill.levels)), "/".join(map(str, levels)))}
    kept = await _keep(work, community_id, replace(skill, levels=levels), changed_by_id, change)
    await feeding.look_back(work, community_id, skill.id)
    return _preview(kept)


async def bring(
    work: Work, community_id: int, skill: Skill, words: str, *, changed_by_id: int
) -> tuple[int, Perk]:  # fmt: skip
    """What comes with a level, for whoever reaches it from now on; the title, for whoever stands there.

    Raises:
        Refusal: it cannot be understood, or there is no such badge.
    """
    read = rules.read_perk(words, rules.highest(skill.levels))
    if isinstance(read, Flaw):
        raise Refusal(f"skills.{read.key}", word=read.word[:60])
    level, kind, rest = read
    perk = before = skill.perks.get(level, Perk())
    if kind == "badge":
        badge = badges.find(work, community_id, rest)
        if badge is None or badge.is_retired:
            raise Refusal("skills.perk-badge", word=rest[:60])
        perk = replace(perk, badge=badge.id)
    elif kind == "points":
        perk = replace(perk, points=int(rest))
    else:
        perk = replace(perk, title=rest) if kind == "title" else Perk()
    perks = {at: one for at, one in {**skill.perks, level: perk}.items() if one != Perk()}
    change = {"perks": ([level, asdict(before)], [level, asdict(perk)])}
    await _keep(work, community_id, replace(skill, perks=perks), changed_by_id, change)
    return level, perk


async def _keep(
    work: Work, community_id: int, skill: Skill, by: int, change: Mapping[str, tuple[Any, Any]]
) -> Skill:  # fmt: skip
    row = await store.held(work.db, community_id, skill.id)
    if row is None:
        raise Refusal("kit.expired")
    state, history = RETIRED if skill.is_retired else LIVE, History.read(row.history).noted(by, work.now, change)
    await store.put(work.db, shelf.stored(community_id, skill, state, row.place, str(history)))
    await shelf.reread(work, community_id)
    return skill
