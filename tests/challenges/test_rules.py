"""Decisions about challenges, without a database."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.challenges import kinds, rules
from bot.features.challenges.rules import Challenge, Mark, Plan, Proof, State, Task, What, draws
from bot.features.challenges.rules.amending import amended, differences, first_unsaid, next_after_move
from bot.features.challenges.rules.entering import is_below
from bot.features.challenges.rules.written import read_content, read_title, same_word, spread
from bot.features.challenges.service.making import templates

FIRST = date(2026, 5, 4)
DAY = timedelta(days=1)
ZONES = st.sampled_from(["UTC", "Asia/Shanghai", "America/New_York", "Pacific/Kiritimati", "Europe/Berlin"]).map(
    ZoneInfo
)


def challenge(first_day: date = FIRST, **plan: object) -> Challenge:
    return Challenge(1, 7, State.LIVE, Plan.model_validate({"days": 21, "goal": 18} | plan), first_day, 1000)


# --- Plans ---


@pytest.mark.parametrize(
    "changes",
    [
        {"goal": 22},
        {"kind": "weekly", "goal": 8},
        {"kind": "total"},
        {"unit": "km"},
        {"kind": "total", "unit": "km", "tasks": [{"words": ["#run"]}]},
        {"proof": Proof.PHOTO},
        {"days": 0},
        {"days": 367},
        {"title": "x" * 61},
        {"colour": "red"},
    ],
)
def test_a_plan_that_makes_no_sense_is_none(changes: dict[str, object]) -> None:
    assert rules.changed(challenge().plan, changes) is None


def test_every_template_makes_sense() -> None:
    assert set(templates()) == {
        "habit", "month", "starter", "reading", "healthy", "steps", "photo", "poem", "blank",
    }  # fmt: skip
    for name, plan in templates().items():
        assert plan.template == name
        assert Plan.model_validate_json(plan.model_dump_json()) == plan


# --- Kinds ---

MARKS = st.lists(st.builds(Mark, st.integers(0, 20).map(lambda n: FIRST + n * DAY), st.integers(0, 1)), max_size=60)


@given(MARKS, st.sampled_from(["days", "weekly"]), st.integers(1, 7))
def test_more_is_never_less(marks: list[Mark], kind: str, goal: int) -> None:
    one = challenge(kind=kind, goal=goal, tasks=[{"words": ["#a1"]}, {"words": ["#b1"]}])
    known = kinds.of(one.plan)
    steps = [known.progress(one, marks[:number]) for number in range(len(marks) + 1)]
    assert steps == sorted(steps)
    assert known.progress(one, [*marks, *marks]) == steps[-1]


@given(st.integers(1, 60), st.integers(1, 7))
def test_whoever_comes_every_day_completes_every_kind(days: int, goal: int) -> None:
    marks = [Mark(FIRST + number * DAY) for number in range(days)]
    for kind in ("days", "weekly"):
        one = challenge(kind=kind, days=days, goal=min(goal, days) if kind == "days" else goal)
        assert kinds.of(one.plan).progress(one, marks) >= kinds.of(one.plan).target(one.plan)


def test_a_day_is_full_with_all_its_tasks() -> None:
    one = challenge(tasks=[{"words": ["#move"]}, {"words": ["#meal"]}])
    assert kinds.of(one.plan).progress(one, [Mark(FIRST, 0), Mark(FIRST + DAY, 0), Mark(FIRST + DAY, 1)]) == 1


def test_a_short_last_week_asks_for_no_more_days_than_it_has() -> None:
    one = challenge(kind="weekly", days=9, goal=4)
    assert kinds.of(one.plan).target(one.plan) == 2
    assert kinds.of(one.plan).progress(one, [Mark(FIRST + 7 * DAY), Mark(FIRST + 8 * DAY)]) == 1


def test_amounts_add_up() -> None:
    one = challenge(kind="total", unit="km", goal=10)
    assert kinds.of(one.plan).progress(one, [Mark(FIRST, 0, 5200), Mark(FIRST + DAY, 0, 4800)]) == 10_000
    assert kinds.of(one.plan).target(one.plan) == 10_000


# --- Moments ---


@given(st.dates(date(2024, 1, 1), date(2032, 1, 1)), st.integers(1, 40), ZONES, st.booleans(), st.booleans())
def test_every_moment_comes_once_and_in_order(
    first: date, days: int, zone: ZoneInfo, has_prompts: bool, has_evenings: bool
) -> None:
    one = challenge(first, days=days, goal=1, has_prompts=has_prompts, has_evenings=has_evenings)
    found = []
    after = datetime(first.year, first.month, first.day, tzinfo=UTC) - 3 * DAY
    while (moment := rules.next_moment(one, zone, after)) is not None:
        found.append(moment)
        after = moment.at
    expected = [(What.BEGIN, first)] + [(What.PROMPT, first + n * DAY) for n in range(1, days) if has_prompts]
    expected += [(What.EVENING, first + n * DAY) for n in range(days) if has_evenings]
    assert sorted((moment.day, moment.what.value) for moment in found) == sorted(
        (day, what.value) for what, day in expected
    )
    assert [moment.at for moment in found] == sorted({moment.at for moment in found})
    assert all(moment.at.astimezone(zone).date() == moment.day for moment in found)


@given(st.dates(date(2024, 1, 1), date(2032, 1, 1)))
def test_days_to_begin_on_lie_ahead(today: date) -> None:
    assert all(today < day <= today + 31 * DAY for day in rules.starts(today))


# --- Words ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("🏃 Morning run", ("🏃", "Morning run")),
        ("Morning run", ("", "Morning run")),
        ("🏃", ("", "🏃")),
        ("<b> run", ("", "<b> run")),
        ("", ("", "")),
    ],
)
def test_a_symbol_in_front_of_a_title(text: str, expected: tuple[str, str]) -> None:
    assert read_title(text) == expected


def test_content_is_one_day_a_line() -> None:
    assert read_content("Chapter 1\n\n  Chapter 2  \n", 3) == ("Chapter 1", "", "Chapter 2")
    one = challenge(content=("Chapter 1", "Chapter 2"))
    assert [one.content_of(FIRST + n * DAY) for n in range(-1, 3)] == ["", "Chapter 1", "Chapter 2", ""]


@pytest.mark.parametrize(
    ("text", "days", "expected"),
    [
        ("chapters 7", 3, ("Chapters 1–2", "Chapters 3–4", "Chapters 5–7")),
        ("Chapters 3-5", 3, ("Chapter 3", "Chapter 4", "Chapter 5")),
        ("2 chapters", 4, ("Chapter 1", "Chapter 1", "Chapter 2", "Chapter 2")),
        ("24章", 2, ("第 1–12 章", "第 13–24 章")),
        ("第3-4章", 2, ("第 3 章", "第 4 章")),
        ("chapters 9-3", 2, ("chapters 9-3",)),  # nobody can mean that: it is said as it is
        ("chapter 1 of the book", 2, ("chapter 1 of the book",)),
    ],
)
def test_chapters_are_spread_over_the_days(text: str, days: int, expected: tuple[str, ...]) -> None:
    assert read_content(text, days) == expected


@given(st.integers(1, 500), st.integers(0, 500), st.integers(1, 365))
def test_every_chapter_has_its_day_and_days_are_alike(first: int, more: int, days: int) -> None:
    found = spread(first, first + more, days)
    assert len(found) == days
    assert {number for begins, ends in found for number in range(begins, ends + 1)} == set(
        range(first, first + more + 1)
    )
    assert found == sorted(found)
    sizes = [ends - begins + 1 for begins, ends in found]
    assert max(sizes) - min(sizes) <= 1
    if more + 1 >= days:  # no chapter twice
        assert sum(sizes) == more + 1
    else:
        lasting = Counter(begins for begins, _ in found)
        assert max(lasting.values()) - min(lasting.values()) <= 1


def test_the_same_word_in_other_letters() -> None:
    assert same_word("#Run", "＃run")
    assert not same_word("#run", "#runs")


# --- The end ---


@given(st.sets(st.integers(1, 10**12), max_size=30), st.text(max_size=20), st.integers(0, 10))
def test_a_draw_can_be_repeated_by_anybody(members: set[int], seed: str, winners: int) -> None:
    won = draws.drawn(members, seed, winners)
    assert won == draws.drawn(sorted(members, reverse=True), seed, winners)
    assert len(set(won)) == len(won) == min(winners, len(members))
    assert set(won) <= members


def test_a_draw_is_fair() -> None:
    won = [draws.drawn(range(10), str(seed), 1)[0] for seed in range(2000)]
    assert all(130 < won.count(member) < 270 for member in range(10))


def test_all_who_tie_are_the_most_faithful() -> None:
    finishes = [rules.Finish(1, 5, None, 5), rules.Finish(2, 7, FIRST, 7), rules.Finish(3, 7, None, 7)]
    assert rules.most_faithful(finishes) == [2, 3]
    assert rules.most_faithful([rules.Finish(1, 1, None, 1)]) == []


@given(st.lists(st.sampled_from("abcdefgh"), min_size=2, unique=True), st.sampled_from("abcdefgh"))
def test_a_tier_is_below_all_that_come_after_it(ladder: list[str], asked: str) -> None:
    below = [tier for tier in ladder if is_below(ladder, tier, asked)]
    assert below == (ladder[: ladder.index(asked)] if asked in ladder else [])
    assert not is_below(ladder, ladder[0], "")


def test_a_task_needs_words() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        Task(words=())


@given(st.lists(st.integers(0, 5), max_size=12))
def test_places_are_those_of_a_competition(amounts: list[int]) -> None:
    """A place is one more than how many did more; nobody who did nothing has one."""
    finishes = [rules.Finish(number, amount, None, 0) for number, amount in enumerate(amounts)]
    found = {one: place for place, _, those in rules.places(finishes) for one in those}
    better = {number: sum(other > amount for other in amounts) for number, amount in enumerate(amounts) if amount}
    assert found == {number: ahead + 1 for number, ahead in better.items() if ahead < 3}


# --- Changed on its way ---

HOURS = st.tuples(st.integers(5, 12), st.integers(17, 23))


def with_hours(hours: tuple[int, int]) -> Challenge:
    plan = Plan(days=5, goal=3, prompt_at=time(hours[0]), evening_at=time(hours[1], 30))
    return Challenge(1, 1, State.LIVE, plan, FIRST, 1)


@given(old=HOURS, new=HOURS, hours=st.integers(0, 24 * 8), zone=ZONES)
def test_however_hours_move_everything_is_said_once(
    old: tuple[int, int], new: tuple[int, int], hours: int, zone: ZoneInfo
) -> None:
    was, now = with_hours(old), datetime(2026, 5, 3, tzinfo=UTC) + timedelta(hours=hours)
    will = with_hours(new)
    everything = {(each.what, each.day) for each in rules.moments(was, zone, now - 30 * DAY)}
    said = [(each.what, each.day) for each in rules.moments(was, zone, now - 30 * DAY) if each.at <= now]
    moment = next_after_move(was, will, zone, now)
    while moment is not None:
        assert moment.at >= now
        said.append((moment.what, moment.day))
        moment = rules.next_moment(will, zone, moment.at)
    assert len(said) == len(set(said))
    assert set(said) == everything


@given(
    known=st.lists(st.sampled_from(["", "a", "b"]), max_size=5),
    lines=st.lists(st.sampled_from(["", "x", "y"]), max_size=8),
    asked=st.integers(0, 24 * 6),
    later=st.integers(0, 24 * 3),
)
def test_no_day_that_was_spoken_is_another_afterwards(
    known: list[str], lines: list[str], asked: int, later: int
) -> None:
    one = replace(with_hours((8, 20)), plan=Plan(days=5, goal=3, content=tuple(known)))
    zone, at = ZoneInfo("UTC"), datetime(2026, 5, 3, tzinfo=UTC) + timedelta(hours=asked)
    since, now = first_unsaid(one, zone, at), at + timedelta(hours=later)
    plan = amended(one, {"content": {"from": since, "lines": lines}}, zone, now)
    assert plan is not None
    new, unsaid = replace(one, plan=plan), first_unsaid(one, zone, now)
    for number in range(1, 6):
        day = one.day_of(number)
        if number < unsaid:
            assert new.content_of(day) == one.content_of(day)
        else:
            at_line = number - since
            assert new.content_of(day) == (lines[at_line] if at_line < len(lines) else "")


def test_differences_are_told_by_field() -> None:
    old = Plan(title="Run", emoji="🏃")
    assert differences(old, old) == []
    assert differences(old, old.model_copy(update={"emoji": "🌾"})) == ["title"]
    assert differences(old, old.model_copy(update={"about": "x", "board": "admins"})) == ["about", "board"]
