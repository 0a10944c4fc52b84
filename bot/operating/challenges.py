"""Challenges as files: what a community has is written out; a file becomes drafts, once it was looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from bot.config import Config
from bot.doctor import reading_engine
from bot.features import challenges, members
from bot.features.challenges import Challenge, Plan, State
from bot.kit.clock import Clock
from bot.kit.database import create_engine, reason_of
from bot.kit.work import Refusal
from bot.operating import Halt, catalogues
from bot.operating.opening import moment, must_be_known

HEAD = "# Each table is a challenge; `python -m bot challenges apply FILE --community ID` makes drafts of them.\n\n"


@dataclass(frozen=True, slots=True)
class Difference:
    """A plan of the file, beside the draft of that name."""

    name: str
    plan: Plan
    draft_id: int | None  # none: it would be new
    changes: Sequence[tuple[str, Any, Any]]  # key, before, after


def read_plans(file: Path) -> Mapping[str, Plan]:
    """
    Raises:
        Halt: the file cannot be read, or a key or value in it does not fit; all that is wrong, with its lines.
    """
    text, tables = catalogues.read(file)
    plans: dict[str, Plan] = {}
    wrong: list[str] = []
    for name, table in tables.items():
        if not isinstance(table, dict):
            wrong.append(f"{file}:{catalogues.line_of(text, '', [name])}: {name}: a table was expected, [{name}]")
            continue
        try:
            plans[name] = Plan.model_validate(table)
        except ValidationError as error:
            wrong += catalogues.problems(file, text, name, error)
    if wrong:
        raise Halt(*wrong)
    if not plans:
        raise Halt(f"{file}: there is no challenge in it")
    return plans


async def export(config: Config, clock: Clock, community_id: int, *, own: bool = False) -> str:
    """A community's drafts and what is on its way, or its templates, as TOML; the usual values are left out.

    Raises:
        Halt: there is no such community, or the database cannot be read.
    """
    engine = reading_engine(config.database.url)
    try:
        async with moment(config, clock, engine) as work:
            must_be_known(work, community_id)
            found = await challenges.everything(work, community_id)
            kept = await challenges.own_templates(work, community_id)
    except SQLAlchemyError as error:
        raise Halt(f"the database refuses: {reason_of(error)}") from None
    finally:
        await engine.dispose()
    if own:
        return HEAD + challenges.toml_of((one.called, one.plan) for one in kept)
    plans = [one.plan for one in found if one.state in (State.DRAFT, State.LIVE)]
    return HEAD + challenges.toml_of((plan.title or plan.template, plan) for plan in plans)


async def apply(
    config: Config, clock: Clock, community_id: int, plans: Mapping[str, Plan], *, keep: bool
) -> Sequence[Difference]:
    """What would be new or changed among a community's drafts; with `keep` it is done. What is published stays.

    Raises:
        Halt: there is no such community, too many drafts, or the database refuses.
    """
    engine = create_engine(config.database.url)
    try:
        async with moment(config, clock, engine, keep=keep) as work:
            must_be_known(work, community_id)
            drafts = [one for one in await challenges.everything(work, community_id) if one.state is State.DRAFT]
            found = [_difference(name, plan, drafts) for name, plan in plans.items()]
            owner = next(iter(await members.admins_of(work, community_id)), 0)
            for one in found:
                if one.draft_id is None:
                    await challenges.draft(work, community_id, owner, one.plan)
                elif one.changes:
                    await challenges.change(work, community_id, one.draft_id, one.plan.model_dump())
            return found
    except Refusal as refusal:
        raise Halt(f"refused: {refusal}") from None
    except SQLAlchemyError as error:
        raise Halt(f"the database refuses: {reason_of(error)}") from None
    finally:
        await engine.dispose()


def _difference(name: str, plan: Plan, drafts: Sequence[Challenge]) -> Difference:
    """A draft is known again by its title, and without one by its template."""
    known = next((one for one in drafts if _title(one.plan) == _title(plan)), None)
    if known is None:
        return Difference(name, plan, None, ())
    before, after = known.plan.model_dump(mode="json"), plan.model_dump(mode="json")
    return Difference(
        name, plan, known.id, [(key, before[key], after[key]) for key in after if before[key] != after[key]]
    )


def _title(plan: Plan) -> str:
    return plan.title.casefold() or plan.template


def report(found: Sequence[Difference], *, kept: bool) -> list[str]:
    """Lines for the operator."""
    told = []
    for one in found:
        if one.draft_id is None:
            told.append(f"+ {one.name}: a new draft, {one.plan.days} days, goal {one.plan.goal} ({one.plan.kind})")
        elif one.changes:
            told.append(f"~ {one.name}: the draft changes")
            told += [f"    {key}: {before!r} → {after!r}" for key, before, after in one.changes]
        else:
            told.append(f"= {one.name}: the draft is like that already")
    changing = sum(one.draft_id is None or bool(one.changes) for one in found)
    if changing:
        told.append(f"{changing} {'done' if kept else 'to do; --yes does it'}. Admins publish drafts with /challenge.")
    return told
