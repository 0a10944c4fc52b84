"""Templates of a community's own: kept from a challenge, begun with again, handed on to other communities."""

import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import tomli_w

from bot.features.challenges.rules import TITLE, Challenge, Plan, State
from bot.features.challenges.service import programme, telling
from bot.features.challenges.service.making import IDS, draft
from bot.features.challenges.service.programme import today_in
from bot.features.challenges.settings import Settings
from bot.features.challenges.store import templates
from bot.kit.texts import Text, lines, say
from bot.kit.work import Refusal, Work

MOST = 20  # of a community
GONE_AFTER = timedelta(days=1)  # until then a dropped one can be had back
TOKEN = re.compile("[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Template:
    community_id: int
    id: int
    name: str  # empty: as its plan is called
    plan: Plan
    token: str  # by which others find it; empty: it is not shared
    shared_until: datetime | None

    @property
    def called(self) -> str:
        return _called(self.name, self.plan)


def _called(name: str, plan: Plan) -> str:
    return (name or plan.title or plan.template).casefold()


def _template_in(row: Any) -> Template:
    plan = Plan.model_validate_json(row.plan)
    return Template(row.community_id, row.id, row.name, plan, row.token, row.shared_until)


# --- Kept ---


async def save_template(work: Work, community_id: int, challenge_id: int, name: str = "") -> Template:
    """One of the same name becomes this.

    Raises:
        Refusal: there is no such challenge, or there are enough templates.
    """
    plan, name = (await programme.find(work, community_id, challenge_id)).plan, name.strip()[:TITLE]
    for known in await own_templates(work, community_id):
        if known.called == _called(name, plan):
            await templates.change(work.db, community_id, known.id, {"plan": plan.model_dump_json(), "name": name})
            return await own_template(work, community_id, known.id)
    return await _add(work, community_id, name, plan)


async def _add(work: Work, community_id: int, name: str, plan: Plan) -> Template:
    await templates.purge(work.db, community_id, work.now - GONE_AFTER)
    if len(await templates.everything(work.db, community_id)) >= MOST:
        raise Refusal("challenges.templates-enough", most=MOST)
    made = Template(community_id, secrets.randbelow(IDS) + 1, name, plan, "", None)
    row = {"community_id": community_id, "id": made.id, "name": name, "plan": plan.model_dump_json()}
    row |= {"made_at": work.now, "token": "", "shared_until": None, "dropped_at": None}
    await templates.add(work.db, row)
    return made


async def own_templates(work: Work, community_id: int) -> Sequence[Template]:
    return [_template_in(row) for row in await templates.everything(work.db, community_id)]


async def own_template(work: Work, community_id: int, template_id: int) -> Template:
    """
    Raises:
        Refusal: there is none any more.
    """
    row = await templates.find(work.db, community_id, template_id)
    if row is None:
        raise Refusal("challenges.template-gone")
    return _template_in(row)


async def from_own_template(work: Work, community_id: int, by: int, template_id: int) -> Challenge:
    return await draft(work, community_id, by, (await own_template(work, community_id, template_id)).plan)


async def drop_template(work: Work, community_id: int, template_id: int) -> Template:
    """It can be had back for a day; a link to it leads nowhere from now on."""
    known = await own_template(work, community_id, template_id)
    await templates.change(work.db, community_id, known.id, {"dropped_at": work.now, "token": "", "shared_until": None})
    return known


async def restore_template(work: Work, community_id: int, template_id: int) -> Template:
    await templates.restore(work.db, community_id, template_id)
    return await own_template(work, community_id, template_id)


# --- Handed on ---


async def share_template(work: Work, community_id: int, template_id: int) -> Template:
    """Whoever has its code may take a copy, for some days from now."""
    known = await own_template(work, community_id, template_id)
    days = work.settings(Settings, community_id).share_days
    is_shared = known.shared_until is not None and known.shared_until > work.now
    token = known.token if is_shared else secrets.token_hex(8)
    values = {"token": token, "shared_until": work.now + timedelta(days=days)}
    await templates.change(work.db, community_id, template_id, values)
    return await own_template(work, community_id, template_id)


async def unshare_template(work: Work, community_id: int, template_id: int) -> Template:
    await templates.change(work.db, community_id, template_id, {"token": "", "shared_until": None})
    return await own_template(work, community_id, template_id)


async def shared_template(work: Work, token: str) -> Template:
    """
    Raises:
        Refusal: nothing is shared by that code, or not any more.
    """
    code = token.strip().lower()
    row = await templates.shared(work.db, code, work.now) if TOKEN.fullmatch(code) else None
    if row is None:
        raise Refusal("challenges.share-over")
    return _template_in(row)


async def take_template(work: Work, community_id: int, token: str) -> Template:
    """A copy, without what only its own community has. Taken twice it is there once.

    Raises:
        Refusal: nothing is shared by that code, or there are enough templates.
    """
    found = await shared_template(work, token)
    plan = found.plan.model_copy(update={"badge": "", "reward": "", "entry_tier": ""})
    for known in await own_templates(work, community_id):
        if (known.called, known.plan) == (found.called, plan):
            return known
    return await _add(work, community_id, found.name, plan)


# --- In words ---


def template_title(one: Template) -> Text:
    return telling.titled(one.plan, one.name)


def template_card(work: Work, one: Template) -> Text:
    first_day = today_in(work, one.community_id)
    told = telling.in_short(Challenge(one.community_id, 0, State.DRAFT, one.plan, first_day, 0))
    return say("challenges.card", title=template_title(one), lines=lines(told))


def toml_of(plans: Iterable[tuple[str, Plan]]) -> str:
    """As `python -m bot challenges apply` reads them, under short names; the usual values are left out."""
    tables: dict[str, Any] = {}
    for called, plan in plans:
        word = re.sub(r"[^a-z0-9]+", "-", called.lower()).strip("-") or "challenge"
        name = next(one for one in (word, *(f"{word}-{n}" for n in range(2, len(tables) + 3))) if one not in tables)
        tables[name] = plan.model_dump(exclude_defaults=True)
    return tomli_w.dumps(tables, multiline_strings=False)
