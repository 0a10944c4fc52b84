"""A member's tree: as a picture, and in words that tell the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.features import badges, communities, members, themes
from bot.features.skills import rules, store
from bot.features.skills.kinds import KINDS
from bot.features.skills.rules import Perk, Skill
from bot.features.skills.service import shelf
from bot.features.skills.store import Standing
from bot.kit.routing import Page
from bot.kit.texts import Lines, Name, Text, lines, say, strung
from bot.kit.work import Picture, Work


@dataclass(frozen=True, slots=True)
class Limb:
    """How far a member has come in one skill."""

    skill: Skill
    experience: int
    level: int
    needed: int | None  # for the next level; none: there is no higher one
    share: float  # of the way from this level to the next

    @property
    def missing(self) -> int:
        return max((self.needed or 0) - self.experience, 0)


@dataclass(frozen=True, slots=True)
class Tree:
    limbs: Sequence[Limb]
    text: Text
    picture: Picture


def _limb(skill: Skill, standing: Standing | None) -> Limb:
    experience, level = (standing.experience, standing.level) if standing else (0, 0)
    if level >= rules.highest(skill.levels):
        return Limb(skill, experience, level, None, 1.0)
    begins, needed = (rules.needed_for(at, skill.levels) for at in (level, level + 1))
    return Limb(skill, experience, level, needed, min(max((experience - begins) / (needed - begins), 0), 1))


async def _limbs(work: Work, community_id: int, member_id: int) -> list[Limb]:
    """Without those that are retired, unless the member stands on a level there."""
    ours = shelf.all_of(work, community_id)
    if not ours:
        return []
    standings = await store.standings_of(work.db, community_id, member_id)
    limbs = [_limb(skill, standings.get(skill.id)) for skill in ours]
    return [one for one in limbs if one.level or not one.skill.is_retired]


async def tree_of(work: Work, community_id: int, member_id: int) -> Tree | None:
    """None: there are no skills here."""
    limbs = await _limbs(work, community_id, member_id)
    if not limbs:
        return None
    limbs = sorted(limbs, key=lambda one: one.skill.is_retired)[:SHOWN]
    name: Text | Name = (await members.names(work, [member_id]))[member_id]
    look = await themes.look_of(work, community_id)
    total = sum(one.level for one in limbs)
    data = {
        "colour": look.colour,
        "symbol": look.symbol,
        "community": Name(communities.get(work, community_id).title),
        "name": name,
        "title": say("skills.in-all", levels=total),
        "limbs": [
            {
                "emoji": one.skill.emoji,
                "name": _bare_name(one.skill),
                "level": one.level,
                "words": say("skills.at-level", level=one.level),
                "share": one.share,
                "ahead": _ahead(one),
            }
            for one in limbs
        ],
    }
    told = lines(
        say("skills.line", skill=shelf.name_of(one.skill), level=_level(one), ahead=_ahead(one)) for one in limbs
    )
    text = say("skills.tree", name=name, title=say("skills.in-all", levels=total), lines=told)
    return Tree(limbs, text, Picture("skills:tree", data, look.photos))


SHOWN = 10  # limbs


def _bare_name(skill: Skill) -> Text | Name:
    return Name(skill.name) if skill.name else say(f"skills.name-{skill.id}")


def _level(limb: Limb) -> Text:
    if title := limb.skill.title_at(limb.level):
        return say("skills.at-level-titled", level=limb.level, title=Name(title))
    return say("skills.at-level", level=limb.level)


def _ahead(limb: Limb) -> Text:
    if limb.skill.is_retired:
        return say("skills.rests")
    if limb.needed is None:
        return say("skills.full")
    return say("skills.ahead", missing=limb.missing, level=limb.level + 1)


EXPLAINED = 4  # skills on a page


async def explained(work: Work, community_id: int, member_id: int, number: int = 0) -> tuple[Text, Page] | None:
    """A page of what each skill grew by, and what its next level takes. None: there are no skills here."""
    limbs = await _limbs(work, community_id, member_id)
    if not limbs:
        return None
    page = Page.of(number, len(limbs), EXPLAINED)
    prefixes = {name: kind.PREFIX for name, kind in KINDS.items()}
    fed = await store.fed_by(work.db, community_id, member_id, prefixes)
    told = [_explained(one, fed.get(one.skill.id, ())) for one in limbs[page.begin : page.begin + EXPLAINED]]
    return say("skills.why", skills=lines(told), page=page.number + 1, pages=page.count), page


def _explained(limb: Limb, fed: Sequence[store.FedBy]) -> Text:
    parts = strung(map(_part, fed), "skills.joined") if fed else say("skills.why-nothing")
    about = {"skill": shelf.name_of(limb.skill), "level": _level(limb), "experience": limb.experience}
    if limb.needed is None or limb.skill.is_retired:
        return say("skills.why-skill", **about, parts=parts, ahead=_ahead(limb))
    ahead = say("skills.why-ahead", next=limb.level + 1, needed=limb.needed, missing=limb.missing)
    return say("skills.why-skill", **about, parts=parts, ahead=ahead)


def _part(fed: store.FedBy) -> Text:
    each = KINDS[fed.kind].EACH
    times = fed.experience // each if each else fed.times
    return say(f"skills.why-{fed.kind}", times=times, experience=fed.experience)


async def best_of(work: Work, community_id: int, member_id: int) -> Text | None:
    """The skill in which a member has come furthest, with its title if it brought one; none without a level."""
    limbs = [one for one in await _limbs(work, community_id, member_id) if one.level]
    if not limbs:
        return None
    best = max(limbs, key=lambda one: (one.level, one.experience))
    return say("skills.best", skill=shelf.name_of(best.skill), level=_level(best))


async def detail_of(work: Work, community_id: int, member_id: int, skill: Skill) -> Text:
    """One skill in full: where a member stands, what makes it grow, what its levels bring."""
    limb = _limb(skill, (await store.standings_of(work.db, community_id, member_id)).get(skill.id))
    return say(
        "skills.detail",
        skill=shelf.name_of(skill),
        level=_level(limb),
        experience=limb.experience,
        ahead=_ahead(limb),
        sources=shelf.sources_of(skill),
        perks=perks_of(work, community_id, skill) if skill.perks else "",
    )


def perks_of(work: Work, community_id: int, skill: Skill) -> Lines:
    return lines(
        say("skills.perk", level=level, what=what)
        for level, perk in sorted(skill.perks.items())
        for what in whats(work, community_id, perk)
    )


def whats(work: Work, community_id: int, perk: Perk) -> list[Text]:
    """What comes with a level, in words."""
    told: list[Text] = []
    if perk.title:
        told.append(say("skills.perk-is-title", title=Name(perk.title)))
    if perk.points:
        told.append(say("skills.perk-is-points", points=perk.points))
    if perk.badge and (badge := badges.title(work, community_id, perk.badge, 0)):
        told.append(say("skills.perk-is-badge", badge=badge))
    return told
