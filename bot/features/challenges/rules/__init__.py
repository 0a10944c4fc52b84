"""What a challenge asks, when it is, what falls due on its way, and who wins a draw."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Annotated, Any, Literal, NamedTuple, Self
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from bot.features.challenges.rules.resting import WEEKDAYS, Rest, asked_after, asked_before
from bot.features.challenges.rules.shapes import SHAPES
from bot.kit.calendar import instant_of, week_of

DAY = timedelta(days=1)
LONGEST = 366  # days
LARGEST = 1_000_000  # goal
MOST_TEAMS = 20  # and members of one
TITLE, ABOUT, CONTENT = 60, 300, 500  # characters
CLOSES_AT = time(12, 30)  # on the first day on which nobody can make up for the last one any more

Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=TITLE)]
Content = Annotated[str, StringConstraints(strip_whitespace=True, max_length=CONTENT)]
TeamName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=24)]
Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=24)]


class State(StrEnum):
    """Where a challenge stands. Whether a live one has begun, its days tell."""

    DRAFT = "draft"
    LIVE = "live"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Proof(StrEnum):
    """What has to come with a word of the challenge."""

    NONE = "none"
    TEXT = "text"
    PHOTO = "photo"


class Told(BaseModel):
    """Read from files and rows: frozen, and an unknown key is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Task(Told):
    """One thing to do on each day, and the words by which it is told."""

    name: Short = ""  # empty: as the texts call it
    words: tuple[Word, ...] = Field(min_length=1, max_length=6)


class Plan(Told):
    """All that an admin decides about a challenge, but the day on which it begins."""

    title: Short = ""  # empty: as the texts call the template
    emoji: str = Field(default="🎯", min_length=1, max_length=8)
    about: Annotated[str, StringConstraints(strip_whitespace=True, max_length=ABOUT)] = ""
    template: str = ""
    kind: str = "days"
    days: int = Field(default=21, ge=1, le=LONGEST)  # on which something is asked
    rest: Rest = ()  # weekdays on which nothing is, and nothing is missed
    goal: int = Field(default=18, ge=1, le=LARGEST)  # as its kind counts: days, days a week, how much of `unit`
    unit: str = ""
    tasks: tuple[Task, ...] = Field(default=(), max_length=4)  # none: the community's check-in is the task
    content: tuple[Content, ...] = Field(default=(), max_length=LONGEST)  # one for each day, from the first
    proof: Proof = Proof.NONE
    join_days: int = Field(default=3, ge=1, le=LONGEST)  # how many of the days one may still join on
    points: int = Field(default=30, ge=0, le=10_000)  # for whoever completes it
    stake: int = Field(default=0, ge=0, le=10_000)  # points that come back with completion
    draw: int = Field(default=0, ge=0, le=20)  # winners drawn among those who complete it
    badge: str = Field(default="", max_length=48)  # that completion brings
    reward: Short = ""  # of the shop, by its name, for whoever completed it
    prompt_at: time = time(8)
    has_prompts: bool = True
    midday_at: time = time(13)
    has_middays: bool = False
    evening_at: time = time(20, 30)
    has_evenings: bool = True
    has_placard: bool = True  # one message at the top of the group tells how it stands
    board: Literal["everybody", "admins"] = "everybody"  # who may see who has done today's
    has_survey: bool = False  # those in it are asked about it when it is over
    language: Literal["", "en", "zh-CN"] = ""  # of what it says in the group; empty: the group's
    entry_tier: str = Field(default="", pattern="^[a-z0-9-]{0,16}$")  # that joining takes; empty: none

    teams: Literal["none", "drawn", "chosen"] = "none"
    team_count: int = Field(default=0, ge=0, le=MOST_TEAMS)  # how many there are; or, where they are drawn,
    team_size: int = Field(default=0, ge=0, le=MOST_TEAMS)  # how many members one has when it is drawn
    team_names: tuple[TeamName, ...] = Field(default=(), max_length=MOST_TEAMS)  # the others: as the texts call them

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if (kind := SHAPES.get(self.kind)) is None:
            raise ValueError(f"kind must be one of {', '.join(sorted(SHAPES))}")
        if self.goal > (most := kind.most(self.days, self.week)):
            raise ValueError(f"goal must be {most} at most")
        if bool(self.unit) != kind.COUNTS_AMOUNTS:
            raise ValueError("a unit is for a kind that counts amounts, and only for that")
        if kind.COUNTS_AMOUNTS and self.tasks:
            raise ValueError(f"kind {self.kind} counts the amounts of check-ins, so it has no tasks")
        if self.proof is not Proof.NONE and not self.tasks:
            raise ValueError("proof takes a task with words of its own")
        if self.has_middays and not self.prompt_at < self.midday_at < self.evening_at:
            raise ValueError("midday_at has to lie between prompt_at and evening_at")
        return self

    @model_validator(mode="after")
    def _makes_teams(self) -> Self:
        count, size = self.team_count, self.team_size
        if self.teams == "none" and (count or size):
            raise ValueError("team_count and team_size are for teams drawn or chosen")
        if self.teams == "chosen" and (count < 2 or size):
            raise ValueError(f"teams that are chosen take a team_count of 2 to {MOST_TEAMS}, and no team_size")
        if self.teams == "drawn" and (bool(count) == bool(size) or max(count, size) < 2):
            raise ValueError(f"teams that are drawn take a team_count or a team_size, of 2 to {MOST_TEAMS}")
        if len({name.casefold() for name in self.team_names}) < len(self.team_names):
            raise ValueError("two teams have the same name")
        return self

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word for task in self.tasks for word in task.words)

    @property
    def number_of_tasks(self) -> int:
        return max(len(self.tasks), 1)

    @property
    def at_rest(self) -> tuple[int, ...]:
        return tuple(WEEKDAYS.index(day) for day in self.rest)

    @property
    def week(self) -> int:
        """How many of its days lie in seven."""
        return 7 - len(self.rest)


def changed(plan: Plan, changes: Mapping[str, Any]) -> Plan | None:
    """The plan as it would be; None when that makes no sense."""
    try:
        return Plan.model_validate(plan.model_dump() | dict(changes))
    except ValidationError:
        return None


def lasting(plan: Plan, days: int) -> Mapping[str, int]:
    """Fewer days ask for no more than they are."""
    most = SHAPES[plan.kind].most(days, plan.week)
    return {"days": days} | ({"goal": most} if most < plan.goal else {})


class Break(NamedTuple):
    """Dates that are none of a challenge's days, as it was paused; it goes on the day after."""

    first: date
    days: int

    @property
    def goes_on(self) -> date:
        return self.first + self.days * DAY


@dataclass(frozen=True, slots=True)
class Challenge:
    community_id: int
    id: int
    state: State
    plan: Plan
    first_day: date  # in each member's own days
    made_by: int
    paused_on: date | None = None  # from then on nothing counts, until it goes on
    breaks: tuple[Break, ...] = ()  # in order
    teams_drawn: int = 0  # 0: not yet
    publish_at: datetime | None = None  # when a draft is announced by itself
    secret: str = ""  # by chance, from when it is published; told with the results

    @property
    def seal(self) -> str:
        """What is published of the secret before the end, so that nobody can put another in its place."""
        return sha256(self.secret.encode()).hexdigest() if self.secret else ""

    @property
    def number_of_teams(self) -> int:
        """0: there are none, or none yet."""
        return self.plan.team_count if self.plan.teams == "chosen" else self.teams_drawn

    @property
    def team_seed(self) -> str:
        """It stays the same when two communities become one."""
        return f"{self.id}-{self.first_day}-teams"

    @property
    def last_day(self) -> date:
        """As far as can be known, while it is paused."""
        return self.day_of(self.plan.days)

    @property
    def join_until(self) -> date:
        return self.day_of(min(self.plan.join_days, self.plan.days))

    def day_of(self, number: int) -> date:
        return self.dates_of(number)[-1]

    def dates_of(self, number: int) -> list[date]:
        """On which a day can be done: where it was paused in the midst of it, on that date, too."""
        rest = self.plan.at_rest
        day, found = asked_after(self.first_day, number - 1, rest), []
        for pause in self.breaks:
            if pause.first <= day:
                found += [day] if day < pause.goes_on else []
                day = asked_after(day, asked_before(pause.first, pause.goes_on, rest), rest)
        return [*found, day]

    def number_of(self, day: date) -> int:
        """1 on the first day; 0 on none of its days."""
        return 0 if self.break_on(day) or self.is_paused_on(day) else self.belongs_to(day)

    def belongs_to(self, day: date) -> int:
        """The number of the day to which belongs what was done then, before it was paused on that date, too; or 0."""
        number = 0 if day.weekday() in self.plan.at_rest else self._counted(day)
        return number if 0 < number <= self.plan.days else 0

    def days_by(self, today: date) -> int:
        """How many of its days there have been, with today's."""
        day = min(today, self.last_day, self.paused_on or today)
        return min(max(self._counted(day), 0), self.plan.days)

    def _counted(self, day: date) -> int:
        """How many of its dates there were, with that one's."""
        rest = self.plan.at_rest
        paused = sum(asked_before(pause.first, pause.goes_on, rest) for pause in self.breaks if pause.goes_on <= day)
        return asked_before(self.first_day, day + DAY, rest) - paused

    def rests_on(self, day: date) -> bool:
        """Whether it is on, and nothing is asked on that day of the week."""
        is_on = self.first_day <= day <= self.last_day and not self.break_on(day) and not self.is_paused_on(day)
        return is_on and day.weekday() in self.plan.at_rest

    def adds_up_on(self, day: date) -> bool:
        """Whether an amount counts that is told for this day: what nobody asked for is as welcome."""
        return self.number_of(day) > 0 or self.rests_on(day)

    def break_on(self, day: date) -> Break | None:
        return next((pause for pause in self.breaks if pause.first <= day < pause.goes_on), None)

    def is_paused_on(self, day: date) -> bool:
        return self.paused_on is not None and day >= self.paused_on

    def content_of(self, day: date) -> str:
        number = self.number_of(day)
        return self.plan.content[number - 1] if 0 < number <= len(self.plan.content) else ""

    def may_join_on(self, day: date) -> bool:
        return (min(day, self.paused_on) if self.paused_on else day) <= self.join_until

    def resumed(self, today: date) -> "Challenge":
        """What lies ahead moves by as many days as it was paused."""
        if self.paused_on is None:
            return self
        pause = Break(self.paused_on, max((today - self.paused_on).days, 0))
        return replace(self, paused_on=None, breaks=(*self.breaks, pause) if pause.days else self.breaks)


class Mark(NamedTuple):
    """What was done on a day of the member's own: a task, or an amount."""

    day: date
    task: int = 0
    amount: int = 0  # thousandths of the unit


def full_days(challenge: Challenge, marks: Iterable[Mark]) -> set[int]:
    """The numbers of those with all tasks done."""
    done: dict[int, set[int]] = {}
    for mark in marks:
        is_nothing = bool(challenge.plan.unit) and not mark.amount
        if not is_nothing and (number := challenge.belongs_to(mark.day)):
            done.setdefault(number, set()).add(mark.task)
    return {number for number, which in done.items() if len(which) >= challenge.plan.number_of_tasks}


# --- What falls due ---


class What(StrEnum):
    BEGIN = "begin"
    PROMPT = "prompt"
    MIDDAY = "midday"
    EVENING = "evening"
    CLOSE = "close"


class Moment(NamedTuple):
    at: datetime
    what: What
    day: date


def begins_at(challenge: Challenge, zone: ZoneInfo) -> datetime:
    return said_at(challenge, What.BEGIN, challenge.first_day, zone)


def said_at(challenge: Challenge, what: What, day: date, zone: ZoneInfo) -> datetime:
    plan = challenge.plan
    wall = {What.MIDDAY: plan.midday_at, What.EVENING: plan.evening_at}.get(what, plan.prompt_at)
    return instant_of(day, wall, zone)


def is_running(challenge: Challenge, zone: ZoneInfo, today: date, now: datetime) -> bool:
    """Whether it has begun, and is neither paused nor at its end."""
    return challenge.paused_on is None and begins_at(challenge, zone) <= now and today <= challenge.last_day


def next_moment(challenge: Challenge, zone: ZoneInfo, after: datetime) -> Moment | None:
    """The next thing to say; None when all days are over, and only the closing is left."""
    plan = challenge.plan
    day = max(challenge.first_day, after.astimezone(zone).date() - DAY)
    while day <= challenge.last_day:
        found = [Moment(instant_of(day, wall, zone), what, day) for what, wall in _of_day(challenge, day)]
        if coming := [one for one in found if one.at > after]:
            return min(coming)
        # Nothing is said on any day, and there are years of them.
        if not plan.has_prompts and not plan.has_middays and not plan.has_evenings:
            return None
        day += DAY
    return None


def moments(challenge: Challenge, zone: ZoneInfo, after: datetime) -> Iterator[Moment]:
    """All that is still to say before the closing, in order."""
    moment = next_moment(challenge, zone, after)
    while moment is not None:
        yield moment
        moment = next_moment(challenge, zone, moment.at)


def _of_day(challenge: Challenge, day: date) -> list[tuple[What, time]]:
    plan = challenge.plan
    told: list[tuple[What, time]] = []
    if not challenge.number_of(day):
        return told
    if day == challenge.first_day:
        told.append((What.BEGIN, plan.prompt_at))
    elif plan.has_prompts:
        told.append((What.PROMPT, plan.prompt_at))
    if plan.has_middays:
        told.append((What.MIDDAY, plan.midday_at))
    if plan.has_evenings:
        told.append((What.EVENING, plan.evening_at))
    return told


def starts(today: date, rest: Collection[int] = ()) -> list[date]:
    """Days to choose from: tomorrow, the next Monday, the first of the next month; or the next one that is asked."""
    month = (today.replace(day=1) + 31 * DAY).replace(day=1)
    return sorted({asked_after(day, 0, rest) for day in (today + DAY, week_of(today) + 7 * DAY, month)})


# --- The end ---


class Finish(NamedTuple):
    """How a member came out of it."""

    member_id: int
    progress: int
    completed_on: date | None
    full_days: int


def most_faithful(finishes: Sequence[Finish]) -> list[int]:
    """Whoever has the most full days, more than one day at least; all who tie."""
    most = max((one.full_days for one in finishes), default=0)
    return [one.member_id for one in finishes if one.full_days == most] if most > 1 else []


def places(finishes: Sequence[Finish], last: int = 3) -> list[tuple[int, int, list[int]]]:
    """Place, amount and whoever has it, of those who did anything, up to a place; all who tie share one, and the places
    they take are left out behind them."""
    by_amount: dict[int, list[int]] = {}
    for one in sorted(finishes, key=lambda one: -one.progress):
        if one.progress > 0:
            by_amount.setdefault(one.progress, []).append(one.member_id)
    found, place = [], 1
    for amount, those in by_amount.items():
        if place > last:
            break
        found.append((place, amount, those))
        place += len(those)
    return found
