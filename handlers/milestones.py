"""/milestones for everybody; /milestone and buttons for the admins who choose what a streak brings."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b

from bot.features import badges, checkins, communities, members, milestones, rewards
from bot.features.milestones import Ask, Step
from bot.kit.routing import Button, Place, Reply, Request, Role, Router, press
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Refusal

router = Router()

STATE = 6  # signs of a mark
IDEAS = (5, 10, 21, 40, 60, 75, 150, 200, 300, 500, 1000)  # lengths that a button offers
OFFERED = 3  # of them at once
LISTED = 60  # badges or rewards to choose from; the others by their names
POINTS = (*range(0, 20, 5), *range(20, 100, 10), *range(100, 500, 50), 500, 750, 1000, 2000, 5000, 10_000)
FREEZES = tuple(range(checkins.MOST_FREEZES + 1))
DAYS = (0, *range(2, 15), 21, 28, 30)
STEPS = {"step": (POINTS, FREEZES), "bonus": (POINTS, DAYS), "every": (DAYS[1:],)}
LABELS = {"step": ("points", "freezes"), "bonus": ("points", "days"), "every": ("days",)}


@router.command("milestones")
async def show(request: Request) -> Reply:
    work, community_id = request.work, request.community_id
    if request.is_private:
        await members.must_belong(work, community_id, request.person.id)
    text = await _shown(request)
    standing = await checkins.standing_of(work, community_id, request.person.id)
    ahead = next((one for one in await milestones.ladder_of(work, community_id) if one.days > standing.streak), None)
    if standing.streak and ahead:
        text = say("milestones.and-mine", ladder=text, streak=standing.streak, next=ahead.days)
    is_admin = request.person.id in await members.admins_of(work, community_id)
    return Reply(text, [[_way_in(request)]] if is_admin else ())


async def _shown(request: Request) -> Text:
    work, community_id = request.work, request.community_id
    cfg = work.settings(checkins.Settings, community_id)
    steps = await milestones.ladder_of(work, community_id)
    told = [await _line(request, one) for one in steps] or [say("milestones.none")]
    if cfg.streak_bonus and cfg.streak_bonus_every_days:
        told.append(say("milestones.bonus", every=cfg.streak_bonus_every_days, points=cfg.streak_bonus))
    if cfg.freezes:
        told.append(say("milestones.every", every=cfg.freeze_every_days, most=cfg.freezes))
    return say("milestones.ladder", steps=lines(told))


async def _line(request: Request, step: Step) -> Text:
    return say("milestones.step", days=step.days, what=await milestones.what(request.work, request.community_id, step))


def _way_in(request: Request) -> Button:
    label = say("milestones.button-change")
    if request.is_private:
        return Button(label, press("milestones", "edit", request.community_id))
    return Button(label, url=request.deep_link(f"milestones_{request.community_id}"))


# --- In words ---


@router.command("milestone", role=Role.ADMIN, place=Place.GROUP)
async def milestone(request: Request) -> Reply:
    if not request.args:
        return Reply(say("milestones.how"), [[_way_in(request)]])
    asked = milestones.read(request.args)
    if asked is None:
        raise Refusal("milestones.unclear")
    if asked.thing != "step":
        values = [asked.points or 0, asked.days] if asked.thing == "bonus" else [asked.days]
        return await _answered(request, asked.thing, 0, values)
    return await _by_words(request, asked)


async def _by_words(request: Request, asked: Ask) -> Reply:
    work, community_id = request.work, request.community_id
    before = await milestones.step_of(work, community_id, asked.days)
    if before is None and asked.is_off:
        return Reply(say("milestones.same"))
    step = before or Step(asked.days)
    if asked.points is not None:
        step = replace(step, points=asked.points)
    if asked.freezes is not None:
        step = replace(step, freezes=asked.freezes)
    step = await milestones.chosen_by(work, community_id, step, badge=asked.badge, reward=asked.reward)
    by = request.person.id
    if not await milestones.choose(work, community_id, step, is_off=asked.is_off, changed_by_id=by):
        return Reply(say("milestones.same"))
    if asked.is_off:
        return Reply(say("milestones.off", days=step.days))
    return Reply(say("milestones.set", step=await _line(request, step)))


async def _answered(request: Request, thing: str, days: int, values: Sequence[int]) -> Reply:
    is_new = await _choose(request, thing, days, values)
    return Reply(await _set(request, thing, days, values) if is_new else say("milestones.same"))


async def _choose(request: Request, thing: str, days: int, values: Sequence[int]) -> bool:
    """False when it is like that already."""
    work, community_id, by = request.work, request.community_id, request.person.id
    if thing == "bonus":
        return await checkins.choose_bonus(work, community_id, values[0], values[1], changed_by_id=by)
    if thing == "every":
        if values[0] not in range(2, 366):
            raise Refusal("milestones.every-wrong")
        return await checkins.choose_freezes(work, community_id, every_days=values[0], changed_by_id=by)
    step = await milestones.step_of(work, community_id, days) or Step(days)
    step = replace(step, points=values[0], freezes=values[1])
    return await milestones.choose(work, community_id, step, changed_by_id=by)


async def _set(request: Request, thing: str, days: int, values: Sequence[int]) -> Text:
    return say("milestones.set", step=await _drafted_line(request, thing, days, values))


async def _drafted_line(request: Request, thing: str, days: int, values: Sequence[int]) -> Text:
    """What a draft comes to."""
    work, community_id = request.work, request.community_id
    cfg = work.settings(checkins.Settings, community_id)
    if thing == "bonus":
        if not all(values):
            return say("milestones.bonus-none")
        return say("milestones.bonus", points=values[0], every=values[1])
    if thing == "every":
        return say("milestones.every", every=values[0], most=cfg.freezes)
    step = await milestones.step_of(work, community_id, days) or Step(days)
    return await _line(request, replace(step, points=values[0], freezes=values[1]))


# --- By buttons: each carries what it stands for and a mark of what held, so nothing is kept between two presses ---


@router.start("milestones", role=Role.ADMIN, community_arg=True)
async def open_edit(request: Request) -> Reply:
    return await _edit(request)


@router.button("edit", role=Role.ADMIN, community_arg=True)
async def edit(request: Request) -> Reply:
    return replace(await _edit(request), edit=True)


async def _edit(request: Request) -> Reply:
    work, community_id = request.work, request.community_id
    steps = await milestones.ladder_of(work, community_id)
    known = {one.days for one in steps}
    ideas = [days for days in IDEAS if days not in known][:OFFERED]
    buttons = [await _opens(request, say("milestones.button-step", days=one.days), "step", one.days) for one in steps]
    added = [await _opens(request, say("milestones.button-add", days=days), "step", days) for days in ideas]
    others = [await _opens(request, say(f"milestones.button-{thing}"), thing, 0) for thing in ("bonus", "every")]
    rows = [buttons[start : start + 4] for start in range(0, len(buttons), 4)]
    title = Name(communities.get(work, community_id).title)
    text = say("milestones.edit", title=title, ladder=await _shown(request))
    return Reply(text, [*rows, added, others])


async def _opens(request: Request, label: Text, thing: str, days: int) -> Button:
    return await _press(request, label, "draft", thing, days, await _now(request, thing, days))


@router.button("draft", role=Role.ADMIN, community_arg=True)
async def draft(request: Request) -> Reply:
    thing, days, values, is_up_to_date = await _drafted(request)
    return await _draft(request, thing, days, values, is_up_to_date=is_up_to_date)


async def _draft(request: Request, thing: str, days: int, values: list[int], *, is_up_to_date: bool) -> Reply:
    now = await _now(request, thing, days)
    text = say("milestones.draft", line=await _drafted_line(request, thing, days, values))
    if values != now and await _is_there(request, thing, days):
        before = await _drafted_line(request, thing, days, now)
        text = say("milestones.draft-new", line=await _drafted_line(request, thing, days, values), now=before)
    if not is_up_to_date:
        text = say("milestones.meanwhile", draft=text)
    rows: list[list[Button]] = []
    for place, steps in enumerate(STEPS[thing]):
        row = []
        for direction in ("less", "more"):
            stepped = [*values[:place], _step(steps, values[place], direction == "more"), *values[place + 1 :]]
            label = say(f"milestones.{LABELS[thing][place]}-{direction}")
            row.append(await _press(request, label, "draft", thing, days, stepped))
        rows.append(row)
    if values != now or not await _is_there(request, thing, days):
        rows.append([await _press(request, say("milestones.button-save"), "save", thing, days, values)])
    elif thing == "step":
        rows.append(
            [
                await _press(request, say("milestones.button-badge"), "badges", thing, days, values),
                await _press(request, say("milestones.button-reward"), "rewards", thing, days, values),
            ]
        )
        rows.append([await _press(request, say("milestones.button-off"), "off", thing, days, values)])
    rows.append(_back(request))
    return Reply(text, rows, edit=True)


async def _is_there(request: Request, thing: str, days: int) -> bool:
    return thing != "step" or await milestones.step_of(request.work, request.community_id, days) is not None


@router.button("save", role=Role.ADMIN, community_arg=True)
async def save(request: Request) -> Reply:
    thing, days, values, is_up_to_date = await _drafted(request)
    if not is_up_to_date:
        return await _draft(request, thing, days, values, is_up_to_date=False)
    await _choose(request, thing, days, values)
    text = await _set(request, thing, days, values)
    return Reply(text, [_back(request)], edit=True, toast=say("milestones.saved"))


@router.button("off", role=Role.ADMIN, community_arg=True)
async def off(request: Request) -> Reply:
    thing, days, values, is_up_to_date = await _drafted(request)
    if not is_up_to_date:
        return await _draft(request, thing, days, values, is_up_to_date=False)
    if thing != "step":
        raise Refusal("kit.expired")
    await milestones.choose(
        request.work, request.community_id, Step(days), is_off=True, changed_by_id=request.person.id
    )  # fmt: skip
    return Reply(say("milestones.off", days=days), [_back(request)], edit=True)


@router.button("badges", role=Role.ADMIN, community_arg=True)
async def choose_badge(request: Request) -> Reply:
    known = [one for one in badges.all_of(request.work, request.community_id) if not one.is_retired]
    return await _choices(request, "b", [(one.id, badges.name_of(one)) for one in known])


@router.button("rewards", role=Role.ADMIN, community_arg=True)
async def choose_reward(request: Request) -> Reply:
    known = await rewards.everything(request.work, request.community_id)
    return await _choices(request, "r", [(str(one.id), rewards.label(one)) for one in known])


async def _choices(request: Request, kind: str, known: Sequence[tuple[str, Text]]) -> Reply:
    thing, days, values, is_up_to_date = await _drafted(request)
    if not is_up_to_date or not await _is_there(request, thing, days) or thing != "step":
        return await _draft(request, thing, days, values, is_up_to_date=False)
    state = await _state(request, thing, days)

    def button(label: Text, chosen: str) -> Button:
        return Button(label, press("milestones", "to", request.community_id, days, f"{kind}{chosen}.{state}"))

    buttons = [button(label, chosen) for chosen, label in known[:LISTED]]
    rows = [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
    text = say("milestones.choose-badge" if kind == "b" else "milestones.choose-reward", days=days)
    return Reply(text, [*rows, [button(say("milestones.button-none"), "")], _back(request)], edit=True)


@router.button("to", role=Role.ADMIN, community_arg=True)
async def bring(request: Request) -> Reply:
    work, community_id = request.work, request.community_id
    days = _whole(request.button_args[1])
    chosen, _, state = request.button_args[2].rpartition(".")
    step = await milestones.step_of(work, community_id, days)
    if step is None or not chosen or chosen[0] not in "br":
        raise Refusal("kit.expired")
    if state != await _state(request, "step", days):
        return await _draft(request, "step", days, [step.points, step.freezes], is_up_to_date=False)
    step = await _with(request, step, chosen[0], chosen[1:])
    await milestones.choose(work, community_id, step, changed_by_id=request.person.id)
    text = say("milestones.set", step=await _line(request, step))
    return Reply(text, [_back(request)], edit=True, toast=say("milestones.saved"))


async def _with(request: Request, step: Step, kind: str, chosen: str) -> Step:
    work, community_id = request.work, request.community_id
    if kind == "b":
        known = {one.id for one in badges.all_of(work, community_id) if not one.is_retired}
        if chosen and chosen not in known:
            raise Refusal("kit.expired")
        return replace(step, badge=chosen)
    offered = {str(one.id) for one in await rewards.everything(work, community_id)}
    if chosen and chosen not in offered:
        raise Refusal("kit.expired")
    return replace(step, reward_id=int(chosen or 0))


def _back(request: Request) -> list[Button]:
    return [Button(say("milestones.button-back"), press("milestones", "edit", request.community_id))]


async def _now(request: Request, thing: str, days: int) -> list[int]:
    """The numbers that hold; of a step that is not there, those that it would begin with."""
    cfg = request.work.settings(checkins.Settings, request.community_id)
    if thing == "bonus":
        return [cfg.streak_bonus, cfg.streak_bonus_every_days]
    if thing == "every":
        return [cfg.freeze_every_days]
    step = await milestones.step_of(request.work, request.community_id, days)
    return [step.points, step.freezes] if step else [0, 0]


async def _state(request: Request, thing: str, days: int) -> str:
    """A mark of what holds, by which a button knows later whether somebody changed it."""
    holds: object = await _now(request, thing, days)
    if thing == "step":
        holds = await milestones.step_of(request.work, request.community_id, days)
    return blake2b(repr(holds).encode(), digest_size=STATE // 2).hexdigest()


async def _drafted(request: Request) -> tuple[str, int, list[int], bool]:
    """What a button says, and whether it was made for what holds. Anybody can make one up."""
    thing, _, days = request.button_args[1].partition("-")
    *numbers, state = request.button_args[2].split(".")
    if thing not in STEPS or len(numbers) != len(STEPS[thing]):
        raise Refusal("kit.expired")
    number = _whole(days)
    if thing == "step" and not 2 <= number <= checkins.LONGEST:
        raise Refusal("kit.expired")
    return thing, number, list(map(_whole, numbers)), state == await _state(request, thing, number)


def _whole(word: str) -> int:
    if not (word.isascii() and word.isdecimal() and len(word) < 6):
        raise Refusal("kit.expired")
    return int(word)


def _step(steps: Sequence[int], value: int, is_more: bool) -> int:
    if is_more:
        return next((one for one in steps if one > value), value)
    return next((one for one in reversed(steps) if one < value), value)


async def _press(
    request: Request, label: Text, name: str, thing: str, days: int, values: Sequence[int]
) -> Button:  # fmt: skip
    numbers = ".".join([*map(str, values), await _state(request, thing, days)])
    return Button(label, press("milestones", name, request.community_id, f"{thing}-{days}", numbers))
