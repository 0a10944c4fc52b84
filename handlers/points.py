"""/points; /rules for everybody, and /rule and buttons for the admins who change them."""

from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import blake2b
from typing import Any

from bot.features import activity, checkins, communities, members, points
from bot.features.points import Rule, Settings
from bot.kit.routing import Button, Place, Reply, Request, Role, Router, press
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Refusal

router = Router()

NUMBERS = tuple(Rule.model_fields)  # of a rule, in this order
STATE = 6  # signs of a mark
FEW = 3  # changes that are named one by one
COOLDOWNS = (0, 10, 30, 60, 120, 300, 600, 1800, 3600, 3 * 3600)
DAILY = (*range(10), *range(10, 30, 2), *range(30, 60, 5), *range(60, 201, 20), 300, 500, 1000)
ONES = tuple(range(101))
# What its two buttons step through, for every number.
STEPS = {
    "points": ONES, "cooldown": COOLDOWNS, "cap": DAILY, "full": DAILY, "after": ONES,
    "pair": ONES[:51], "both": ONES, "least": ONES, "each": ONES,
}  # fmt: skip
STEPPED: dict[str, tuple[str, ...]] = {"checkin": ("each",)}
STEPPED |= dict.fromkeys(points.KINDS, ("points", "cooldown", "cap", "full", "after"))
STEPPED |= {"pair": ("pair", "both"), "least": ("least",)}


@router.command("points")
async def show(request: Request) -> Reply:
    if not request.community_id:
        raise Refusal("kit.no-community")
    account = await points.account_of(request.work, request.community_id, request.person.id)
    if not account.lifetime and not account.balance:
        return Reply(say("points.balance-none"))
    return Reply(
        say(
            "points.balance",
            balance=account.balance,
            today=account.today,
            week=account.this_week,
            lifetime=account.lifetime,
        )
    )


# --- The rules, for everybody ---


@router.command("rules")
async def rules(request: Request) -> Reply:
    work, community_id = request.work, request.community_id
    if not community_id or (request.is_private and not await members.is_present(work, community_id, request.person.id)):
        raise Refusal("kit.no-community")
    told = _rules(request)
    told.insert(1, say("points.rules-milestones"))
    told += await _last_change(request)
    text = say("points.rules", rules=lines(told))
    is_admin = request.person.id in await members.admins_of(work, community_id)
    return Reply(text, [[_way_in(request)]] if is_admin else ())


def _way_in(request: Request) -> Button:
    label = say("points.rules-change")
    if request.is_private:
        return Button(label, press("points", "rules", request.community_id))
    return Button(label, url=request.deep_link(f"rules_{request.community_id}"))


def _rules(request: Request) -> list[Text]:
    work, community_id = request.work, request.community_id
    told = [_checkin(_checkin_points(request))]
    told += _all(points.settings_of(work, community_id))
    chosen = work.settings(activity.Settings, community_id)
    told.append(_least(chosen.least_characters))
    if chosen.burst_messages:
        told.append(say("points.rules-burst", messages=chosen.burst_messages, seconds=chosen.burst_seconds))
    return [*told, say("points.rules-never", percent=chosen.similar_percent)]


def _all(settings: Settings) -> list[Text]:
    return [*(_rule(kind, getattr(settings, kind)) for kind in points.KINDS), *_pairs(settings)]


def _rule(kind: str, rule: Rule) -> Text:
    what = say(f"points.kind-{kind}")
    if not 0 < rule.points <= rule.daily_cap:
        return say("points.rule-off", what=what)
    full = rule.full_until if rule.full_until < rule.daily_cap and rule.points_after < rule.points else 0
    return say(
        "points.rule",
        what=what,
        points=rule.points,
        cap=rule.daily_cap,
        cooldown=rule.cooldown_seconds,
        full=full,
        after=rule.points_after,
    )


def _pairs(settings: Settings) -> list[Text]:
    one = [say("points.rules-pair", pair=settings.pair_daily)] if settings.pair_daily else []
    both = settings.pair_both_daily
    return [*one, say("points.rules-pair-both", both=both)] if both else one


def _checkin(value: int) -> Text:
    if value:
        return say("points.rules-checkin", points=value)
    return say("points.rule-off", what=say("points.kind-checkin"))


def _checkin_points(request: Request) -> int:
    return request.work.settings(checkins.Settings, request.community_id).points


def _least(least: int) -> Text:
    return say("points.rules-least", least=least) if least else say("points.rules-least-none")


async def _last_change(request: Request) -> list[Text]:
    """Who changed what, and when: rules are no secret, and neither is a change of them."""
    changes = await points.history(request.work, request.community_id, 1)
    if not changes or not changes[0].differences:
        return []
    (change,) = changes
    what: Text | None = None
    for changed, _, value in change.differences:
        one = say("points.rules-value", what=say(f"points.kind-{_thing(changed)}"), value=_value(changed, value))
        what = say("points.rules-several", first=what, second=one) if what else one
    if len(change.differences) > FEW:
        what = say("points.rules-several-at-once")
    day = _day(request, change)
    if change.changed_by_id is None:
        return [say("points.rules-changed-operator", day=day, what=what)]
    names = await members.names(request.work, [change.changed_by_id])
    name: Name | Text = names.get(change.changed_by_id) or say("points.rules-admins")  # anonymous, they are the group
    return [say("points.rules-changed", day=day, name=name, what=what)]


NAMED = {
    "streak_bonus": "streak-bonus", "streak_bonus_every_days": "streak-every", "freeze_every_days": "freeze-every",
}  # fmt: skip


def _thing(name: str) -> str:
    things = ("pair", "burst", "milestone")
    return next((thing for thing in things if name.startswith(f"{thing}_")), NAMED.get(name, name))


def _value(changed: str, value: Any) -> Text:
    if changed.startswith("milestone_"):
        key = "points.rules-number-milestone" if value else "points.rules-number-milestone-off"
        return say(key, days=int(changed.partition("_")[2]))
    if isinstance(value, Mapping):
        return say("points.rules-number-rule", points=value["points"], cap=value["daily_cap"])
    return say("points.rules-number", number=value)


def _day(request: Request, change: points.RulesChange) -> date:
    return change.at.astimezone(communities.get(request.work, request.community_id).zone).date()


# --- Changing them in words ---


@router.command("rule", role=Role.ADMIN, place=Place.GROUP)
async def rule(request: Request) -> Reply:
    if not request.args:
        return Reply(say("points.rules-where"), [[_way_in(request)]])
    read = points.read_rule(request.args)
    if read is None:
        raise Refusal("points.rule-unclear")
    thing, numbers = read
    settings = points.settings_of(request.work, request.community_id)
    if thing in points.KINDS and numbers:
        before: Rule = getattr(settings, thing)
        values: list[int] = [numbers.get(name, getattr(before, name)) for name in NUMBERS]
        if "daily_cap" not in numbers and values[0] > before.daily_cap:
            raise Refusal("points.rule-cap-too-low", points=values[0], cap=before.daily_cap)
    elif thing in points.PRESETS and not numbers:
        values = []
    elif thing in STEPPED and 0 < len(numbers) <= len(STEPPED[thing]):
        values = list(numbers.values())
        values += [settings.pair_both_daily] if thing == "pair" and len(values) == 1 else []
    else:
        raise Refusal("points.rule-unclear")
    if not await _change(request, thing, values):
        return Reply(say("points.rule-same"))
    return Reply(say("points.rule-set", rules=lines(_shown(settings, thing, values))))


async def _change(request: Request, thing: str, values: Sequence[int]) -> bool:
    """False when it is like that already."""
    work, community_id, by = request.work, request.community_id, request.person.id
    if thing == "least":
        if activity.least_of(work, community_id) == values[0]:
            return False
        await activity.choose_least(work, community_id, values[0], changed_by_id=by)
        return True
    if thing == "checkin":
        return await checkins.choose_points(work, community_id, values[0], changed_by_id=by)
    before = points.settings_of(work, community_id)
    return await points.change_rules(work, community_id, _changes(thing, values), changed_by_id=by) != before


def _changes(thing: str, values: Sequence[int]) -> Mapping[str, Rule | int]:
    if thing in points.PRESETS:
        return points.PRESETS[thing]
    if thing == "pair":
        return dict(zip(("pair_daily", "pair_both_daily"), values, strict=True))
    return {thing: Rule(**dict(zip(NUMBERS, values, strict=True)))}


def _shown(settings: Settings, thing: str, values: Sequence[int]) -> list[Text]:
    """What a change comes to."""
    if thing == "least":
        return [_least(values[0])]
    if thing == "checkin":
        return [_checkin(values[0])]
    after = points.with_changes(settings, _changes(thing, values))
    if thing in points.PRESETS:
        return _all(after)
    if thing == "pair":
        return _pairs(after) or [say("points.rule-off", what=say("points.kind-pair"))]
    return [_rule(thing, getattr(after, thing))]


# --- Changing them by buttons: each carries the numbers it stands for, so nothing is kept between two presses ---


@router.start("rules", role=Role.ADMIN, community_arg=True)
async def open_rules(request: Request) -> Reply:
    return _edit(request)


@router.button("rules", role=Role.ADMIN, community_arg=True)
async def all_rules(request: Request) -> Reply:
    reply = _edit(request)
    return Reply(reply.text, reply.buttons, edit=True)


def _edit(request: Request) -> Reply:
    work, community_id = request.work, request.community_id
    title = Name(communities.get(work, community_id).title)
    things = [_press(request, say(f"points.kind-{thing}"), "draft", thing, _now(request, thing)) for thing in STEPPED]
    presets = [_press(request, say(f"points.preset-{name}"), "draft", name, ()) for name in points.PRESETS]
    return Reply(
        say("points.edit", title=title, rules=lines(_rules(request))),
        [*(things[start : start + 2] for start in range(0, len(things), 2)), presets],
    )


@router.button("draft", role=Role.ADMIN, community_arg=True)
async def draft(request: Request) -> Reply:
    """One rule with the numbers that the button says, beside those that hold."""
    thing, values, is_up_to_date = _drafted(request)
    return _draft(request, thing, values, is_up_to_date=is_up_to_date)


def _draft(request: Request, thing: str, values: list[int], *, is_up_to_date: bool) -> Reply:
    settings = points.settings_of(request.work, request.community_id)
    text = _draft_text(request, settings, thing, values)
    if not is_up_to_date:
        text = say("points.edit-meanwhile", draft=text)
    rows: list[list[Button]] = []
    for place, name in enumerate(STEPPED.get(thing, ())):
        row = []
        for direction in ("less", "more"):
            stepped = [*values[:place], _step(STEPS[name], values[place], direction == "more"), *values[place + 1 :]]
            row.append(_press(request, say(f"points.edit-{name}-{direction}"), "draft", thing, stepped))
        rows.append(row)
    if thing in points.PRESETS or values != _now(request, thing):
        rows.append([_press(request, say("points.edit-save"), "save", thing, values)])
    rows.append([Button(say("points.edit-back"), press("points", "rules", request.community_id))])
    return Reply(text, rows, edit=True)


@router.button("save", role=Role.ADMIN, community_arg=True)
async def save(request: Request) -> Reply:
    thing, values, is_up_to_date = _drafted(request)
    if not is_up_to_date:
        return _draft(request, thing, values, is_up_to_date=False)
    is_new = await _change(request, thing, values)
    back = [[Button(say("points.edit-back"), press("points", "rules", request.community_id))]]
    settings = points.settings_of(request.work, request.community_id)
    text = say("points.rule-set", rules=lines(_shown(settings, thing, values)))
    return Reply(text, back, edit=True, toast=say("points.edit-saved" if is_new else "points.rule-same"))


def _draft_text(request: Request, settings: Settings, thing: str, values: Sequence[int]) -> Text:
    new = _shown(settings, thing, values)
    if thing in points.PRESETS:
        return say("points.edit-preset", name=say(f"points.preset-{thing}"), rules=lines(new))
    what, now = say(f"points.kind-{thing}"), _shown(settings, thing, _now(request, thing))
    if new == now:
        return say("points.edit-rule", what=what, now=lines(now))
    return say("points.edit-rule-new", what=what, now=lines(now), new=lines(new))


def _now(request: Request, thing: str) -> list[int]:
    """The numbers that hold."""
    settings = points.settings_of(request.work, request.community_id)
    if thing == "least":
        return [activity.least_of(request.work, request.community_id)]
    if thing == "checkin":
        return [_checkin_points(request)]
    if thing == "pair":
        return [settings.pair_daily, settings.pair_both_daily]
    return [getattr(getattr(settings, thing), name) for name in NUMBERS]


def _state(request: Request, thing: str) -> str:
    """A mark of what holds, by which a button knows later whether somebody changed it."""
    things = [one for one in STEPPED if one not in ("checkin", "least")] if thing in points.PRESETS else [thing]
    return blake2b(repr([_now(request, one) for one in things]).encode(), digest_size=STATE // 2).hexdigest()


def _drafted(request: Request) -> tuple[str, list[int], bool]:
    """What a button says, and whether it was made for the rules that hold. Anybody can make one up."""
    thing, numbers = request.button_args[1], request.button_args[2]
    *values, state = numbers.split(".")
    if thing in points.PRESETS and len(state) == STATE and not values:
        return thing, [], state == _state(request, thing)
    if thing not in STEPPED or len(values) != len(STEPPED[thing]):
        raise Refusal("kit.expired")
    if not all(value.isascii() and value.isdecimal() and len(value) < 6 for value in values):
        raise Refusal("kit.expired")
    return thing, list(map(int, values)), state == _state(request, thing)


def _step(steps: Sequence[int], value: int, is_more: bool) -> int:
    if is_more:
        return next((one for one in steps if one > value), value)
    return next((one for one in reversed(steps) if one < value), value)


def _press(request: Request, label: Text, name: str, thing: str, values: Sequence[int]) -> Button:
    numbers = ".".join([*map(str, values), _state(request, thing)])
    return Button(label, press("points", name, request.community_id, thing, numbers))
