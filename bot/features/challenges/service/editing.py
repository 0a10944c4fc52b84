"""How an admin's words and taps change a draft, and the card that shows it."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.features import amounts, checkins, tiers
from bot.features.challenges.kinds import KINDS
from bot.features.challenges.rules import (
    MOST_TEAMS,
    Challenge,
    Plan,
    Proof,
    lasting,
    starts,
)
from bot.features.challenges.rules.written import read_content, read_names, read_title
from bot.features.challenges.service import middays, resting
from bot.features.challenges.service.pausing import is_running
from bot.features.challenges.service.programme import today_in
from bot.features.challenges.service.telling import button, described, moment, title
from bot.kit.routing import Button, id_in
from bot.kit.texts import LANGUAGES, Text, lines, say
from bot.kit.work import Refusal, Work

LENGTHS = (3, 5, 7, 10, 14, 21, 28, 30, 40, 50, 60, 66, 75, 90, 100, 120, 180, 365)
POINTS = (0, 5, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200, 300, 500, 1000)
# What the two buttons of a number step through.
STEPS: Mapping[str, Sequence[int]] = {
    "days": LENGTHS, "points": POINTS, "stake": POINTS, "draw": range(11), "join_days": range(1, 31),
    "team_count": range(2, MOST_TEAMS + 1), "team_size": range(2, MOST_TEAMS + 1),
    "prompt_at": range(5, 13), "midday_at": middays.HOURS, "evening_at": range(17, 24),
}  # fmt: skip
MAIN = ("days", "goal", "points")
MORE = ("stake", "join_days", "draw", "prompt_at", "evening_at")
EXTENSIONS = (1, 7)  # days that one on its way may be given at once

FIELDS = {
    "title": "title", "标题": "title", "about": "about", "介绍": "about", "words": "words", "口令": "words",
    "task": "task", "任务": "task", "content": "content", "内容": "content", "start": "start", "开始": "start",
    "badge": "badge", "徽章": "badge", "days": "days", "天数": "days", "goal": "goal", "目标": "goal",
    "teams": "team_names", "队名": "team_names", "until": "until", "结束": "until",
    "announce": "announce", "预告": "announce", "reward": "reward", "奖品": "reward",
}  # fmt: skip
NONE = ("off", "none", "无", "不要")


def written(plan: Plan, field: str, words: str) -> Mapping[str, Any]:
    """What an admin's words change.

    Raises:
        Refusal: they cannot be the words of a task.
    """
    is_none = words.lower() in NONE
    match field:
        case "title":
            emoji, called = read_title(words)
            return {"title": called} | ({"emoji": emoji} if emoji else {})
        case "about" | "badge" | "reward":
            return {field: "" if is_none else words}
        case "team_names":
            return {"team_names": () if is_none else read_names(words)}
        case "content":
            return {"content": () if is_none else read_content(words, plan.days)}
        case "days" | "goal":
            return _number(plan, field, id_in(words))
        case _:
            tasks = () if is_none else (_task(words),)
            if field == "task" and not is_none:
                tasks = (*plan.model_dump()["tasks"], *tasks)
            return {"tasks": tasks, "proof": Proof.NONE if is_none else plan.proof}


def _task(words: str) -> Mapping[str, Any]:
    """`Morning run: #run #晨跑`, or the words alone."""
    name, colon, heard = words.replace("：", ":").rpartition(":")
    usable = checkins.read_words(heard if colon else words)
    if not usable:
        raise Refusal("challenges.words-unusable")
    return {"name": name.strip(), "words": usable}


def _number(plan: Plan, field: str, value: int) -> Mapping[str, Any]:
    return lasting(plan, value) if field == "days" else {field: value}


def chosen(work: Work, one: Challenge, field: str, value: str) -> Mapping[str, Any]:
    """What a button changes.

    Raises:
        Refusal: no button of ours says that.
    """
    plan = one.plan
    match field:
        case "kind" if value in KINDS:
            unit, kind = amounts.main_unit_of(work, one.community_id) or "km", KINDS[value]
            tasks = {"tasks": (), "proof": Proof.NONE} if kind.COUNTS_AMOUNTS else {}
            goal = kind.usual(plan.days, plan.week)
            return {"kind": value, "goal": goal, "unit": unit if kind.COUNTS_AMOUNTS else ""} | tasks
        case "rest":
            return resting.chosen(plan, value)
        case "unit" | "proof" | "board" | "language":
            return {field: value}
        case "tier" if value in ("", *tiers.keys(work, one.community_id)):
            return {"entry_tier": value}
        case "teams":
            return {"teams": value, **_team_numbers(plan, value)}
        case "team_count" | "team_size":
            return {"team_count": 0, "team_size": 0, field: id_in(value)}
        case "has_prompts" | "has_middays" | "has_evenings" | "has_placard" | "has_survey":
            return {field: value == "1"}
        case "prompt_at" | "midday_at" | "evening_at":
            return {field: f"{id_in(value) % 24:02}:{30 * (field == 'evening_at'):02}"}
        case "days" | "goal" | "points" | "stake" | "draw" | "join_days":
            return _number(plan, field, id_in(value))
    raise Refusal("kit.expired")


def _team_numbers(plan: Plan, way: str) -> Mapping[str, int]:
    """What there was is kept, where it fits."""
    is_by_size = way == "drawn" and plan.team_size > 0
    size = plan.team_size if is_by_size else 0
    return {"team_count": 0 if way == "none" or is_by_size else plan.team_count or 2, "team_size": size}


def card(
    work: Work, one: Challenge, *, is_more: bool = False, is_private: bool = False
) -> tuple[Text, list[list[Button]]]:
    """A draft in words, and the buttons that change it. In private some of them ask for words."""
    plan = one.plan
    told = [*described(work, one), say("challenges.speaks", prompt=plan.prompt_at, evening=plan.evening_at,
            prompts=int(plan.has_prompts), evenings=int(plan.has_evenings)), *middays.on_card(one)]  # fmt: skip
    if plan.has_placard:
        told.append(say("challenges.has-placard"))
    if plan.has_survey:
        told.append(say("challenges.has-survey"))
    if plan.language:
        told.append(say(f"challenges.language-{plan.language}"))
    if one.publish_at is not None:
        told.append(say("challenges.announced-at", when=moment(work, one.community_id, one.publish_at)))
    if plan.content:
        told.append(say("challenges.has-content", days=sum(map(bool, plan.content))))
    how = say("challenges.draft-how-private" if is_private else "challenges.draft-how")
    text = say("challenges.draft", title=title(one), lines=lines(told), how=how)
    hours = ("midday_at",) if is_more and plan.has_middays else ()
    rows = [row for field in (*(MORE if is_more else MAIN), *hours) if (row := stepper(one, field))]
    if is_more:
        rows += _rest(one) + _toggles(one) + _teams(one) + _tiers(work, one)
        rows.append([button(one, say("challenges.button-back"), "edit")])
        return text, rows
    today = today_in(work, one.community_id)
    rows.append(
        [button(one, say("challenges.button-start", day=day), "begin", day) for day in starts(today, plan.at_rest)]
    )
    rows.append(
        [button(one, say(f"challenges.kind-{kind}"), "set", "kind", kind) for kind in KINDS if kind != plan.kind]
    )
    rows += _questions(plan, one) if is_private else []
    rows.append([button(one, say("challenges.button-more"), "edit", "more"),
                 button(one, say("challenges.button-drop"), "drop")])  # fmt: skip
    rows.append([button(one, say("challenges.button-save"), "save")])
    rows.append([button(one, say("challenges.button-rehearse"), "try")])
    return text, rows


def _questions(plan: Plan, one: Challenge) -> list[list[Button]]:
    of_tasks = [] if KINDS[plan.kind].COUNTS_AMOUNTS else ["task", *(["words"] if plan.tasks else [])]
    names = ["team-names"] if plan.teams != "none" else []
    rows = [["title", "about", "content"], of_tasks, ["badge", "reward", *names], ["start", "days", "until", "goal"]]
    return [[button(one, say(f"challenges.button-ask-{field}"), "ask", field) for field in row] for row in rows if row]


def stepper(one: Challenge, field: str, name: str = "set") -> list[Button]:
    plan = one.plan
    steps = KINDS[plan.kind].GOALS if field == "goal" else STEPS[field]
    value: Any = getattr(plan, field)
    now = value if isinstance(value, int) else value.hour
    most = {"join_days": plan.days, "goal": KINDS[plan.kind].most(plan.days, plan.week)}.get(field)
    less = max((step for step in steps if step < now), default=None)
    more = min((step for step in steps if step > now and (most is None or step <= most)), default=None)
    ways = (("less", less), ("more", more))
    return [
        button(one, say(f"challenges.{way}-{field.replace('_', '-')}"), name, field, to)
        for way, to in ways
        if to is not None
    ]


def _rest(one: Challenge) -> list[list[Button]]:
    row = [button(one, label, "set", "rest", value) for label, value in resting.choices(one)]
    return [row[:4], row[4:]]


def _toggles(one: Challenge) -> list[list[Button]]:
    plan = one.plan

    def toggle(label: str, field: str, value: object) -> Button:
        return button(one, say(f"challenges.{label}"), "set", field, value)

    rows = [
        [toggle("prompts-off" if plan.has_prompts else "prompts-on", "has_prompts", int(not plan.has_prompts))],
        [
            toggle(
                "midday-off-button" if plan.has_middays else "midday-on-button",
                "has_middays",
                int(not plan.has_middays),
            )
        ],
        [toggle("evenings-off" if plan.has_evenings else "evenings-on", "has_evenings", int(not plan.has_evenings))],
        [
            toggle(
                "placard-off-button" if plan.has_placard else "placard-on-button",
                "has_placard",
                int(not plan.has_placard),
            )
        ],
    ]
    rows.append(
        [toggle("survey-off-button" if plan.has_survey else "survey-on-button", "has_survey", int(not plan.has_survey))]
    )
    rows.append(
        [
            toggle(f"language-{way or 'group'}-button", "language", way)
            for way in ("", *LANGUAGES)
            if way != plan.language
        ]
    )
    other = "admins" if plan.board == "everybody" else "everybody"
    rows.append([toggle(f"board-for-{other}", "board", other)])
    if plan.tasks:
        rows.append(
            [toggle(f"proof-{proof}-button", "proof", proof.value) for proof in Proof if proof is not plan.proof]
        )
    if KINDS[plan.kind].COUNTS_AMOUNTS:
        units = [unit for unit in amounts.UNITS if unit != plan.unit][:4]
        rows.append([button(one, amounts.told(unit, amounts.SCALE), "set", "unit", unit) for unit in units])
    return rows


def _teams(one: Challenge) -> list[list[Button]]:
    now = one.plan.teams
    ways = [way for way in ("none", "drawn", "chosen") if way != now]
    rows = [[button(one, say(f"challenges.teams-{way}-button"), "set", "teams", way) for way in ways]]
    fields = {"none": (), "drawn": ("team_count", "team_size"), "chosen": ("team_count",)}[now]
    return rows + [stepper(one, field) for field in fields]


def _tiers(work: Work, one: Challenge) -> list[list[Button]]:
    """Whom it is open to; the first tier is everybody's."""
    row = []
    if one.plan.entry_tier:
        row.append(button(one, say("challenges.tier-any"), "set", "tier", ""))
    for tier in tiers.keys(work, one.community_id)[1:]:
        if tier != one.plan.entry_tier:
            title_of_it = tiers.title_of(work, one.community_id, tier)
            row.append(button(one, say("challenges.tier-from", tier=title_of_it), "set", "tier", tier))
    return [row[at : at + 2] for at in range(0, len(row), 2)]


def ways(work: Work, one: Challenge, *, is_sure: bool = False) -> list[list[Button]]:
    """What an admin may do with one that is on its way."""
    longer = [button(one, say("challenges.button-extend", days=days), "extend", days) for days in EXTENSIONS]
    if is_sure:
        stop = button(one, say("challenges.button-cancel-sure", stake=one.plan.stake), "cancel")
    else:
        stop = button(one, say("challenges.button-cancel"), "manage", "sure")
    rest = []
    if one.paused_on is not None:
        rest.append([button(one, say("challenges.button-resume"), "resume")])
    elif is_running(work, one):
        rest.append([button(one, say("challenges.button-pause"), "pause")])
    rest.append([button(one, say("challenges.button-amend"), "amend")])
    way = "off" if one.plan.has_placard else "on"
    rest.append([button(one, say(f"challenges.placard-{way}-button"), "placard", way)])
    again = button(one, say("challenges.button-clone", title=title(one)), "clone")
    back = button(one, say("challenges.button-desk"), "desk")
    save = button(one, say("challenges.button-save"), "save")
    return [[button(one, say("challenges.button-board"), "board")], longer, *rest, [again], [save], [stop], [back]]
