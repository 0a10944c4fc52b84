"""Whose silence is unlike them."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.nudges import rules
from bot.features.nudges.rules import DAY, GONE, KNOWN_FROM, Limits, Stage, Standing

TODAY = date(2026, 5, 4)
LIMITS = Limits(least=7, factor=3, lost_after=45)


def every(pause: int, silence: int, times: int = 40) -> list[date]:
    return [TODAY - timedelta(days=silence + pause * number) for number in range(times)]


@pytest.mark.parametrize(
    ("pause", "silence", "expected"),
    [
        (1, 6, Stage.ACTIVE),
        (1, 7, Stage.DRIFTING),
        (3, 8, Stage.ACTIVE),
        (3, 9, Stage.DRIFTING),
        (7, 20, Stage.ACTIVE),
        (7, 21, Stage.DRIFTING),
        (7, 41, Stage.DRIFTING),
        (7, 42, Stage.SILENT),
        (7, 62, Stage.SILENT),
        (7, 63, Stage.LOST),
        (1, 13, Stage.DRIFTING),
        (1, 14, Stage.SILENT),
        (1, 44, Stage.SILENT),
        (1, 45, Stage.LOST),
        (1, 300, Stage.LOST),
    ],
)
def test_a_silence_is_long_by_ones_own_rhythm(pause: int, silence: int, expected: Stage) -> None:
    assert rules.stage(every(pause, silence), TODAY, LIMITS) is expected


def test_of_a_few_days_no_rhythm_is_known() -> None:
    assert rules.stage(every(1, 20, times=3), TODAY, LIMITS) is Stage.NEW
    assert rules.stage((), TODAY, LIMITS) is Stage.NEW
    assert rules.stage(every(1, 45, times=3), TODAY, LIMITS) is Stage.LOST
    assert rules.standing((), TODAY, LIMITS, came_on=TODAY - 45 * DAY).stage is Stage.LOST
    assert rules.standing((), TODAY, LIMITS, came_on=TODAY - 44 * DAY) == Standing(Stage.NEW, TODAY - 44 * DAY)


def test_who_found_a_rhythm_within_a_month_is_activated() -> None:
    found = rules.standing(every(2, 0, times=6), TODAY, LIMITS)
    assert found == Standing(Stage.ACTIVATED, TODAY - 4 * DAY)
    assert rules.standing(every(2, 0, times=16), TODAY, LIMITS) == Standing(Stage.ACTIVE, TODAY)


@pytest.mark.parametrize(
    ("gap", "since", "expected"),
    [
        (14, 0, Stage.RETURNED),
        (60, 6, Stage.RETURNED),
        (60, 7, Stage.ACTIVE),  # as of any other day
        (13, 0, Stage.ACTIVE),  # was drifting, and never silent
    ],
)
def test_a_return_follows_a_silence(gap: int, since: int, expected: Stage) -> None:
    before = [day - (gap + since) * DAY for day in every(1, 0)]
    assert rules.stage([*before, *(TODAY - number * DAY for number in range(since + 1))], TODAY, LIMITS) is expected


LATELY = st.dates(date(2026, 1, 1), TODAY)
# Days alone, and days in a row with long pauses between them: chance alone hardly ever makes somebody come back.
RUNS = st.lists(st.tuples(st.integers(1, 70), st.integers(1, 8), st.integers(1, 3)), min_size=1, max_size=5)


def _days(runs: list[tuple[int, int, int]]) -> set[date]:
    days, day = set(), TODAY - 20 * DAY
    for pause, times, step in runs:
        days |= {day - number * step * DAY for number in range(times)}
        day = min(days) - pause * DAY
    return days


LIVES = st.one_of(st.sets(LATELY, max_size=60), RUNS.map(_days))
ORDER = {Stage.NEW: 0, Stage.ACTIVATED: 0, Stage.RETURNED: 0, Stage.ACTIVE: 1, Stage.DRIFTING: 2, Stage.SILENT: 3}
ORDER[Stage.LOST] = 4


@given(LIVES, st.integers(0, 200), st.integers(0, 100))
def test_longer_silence_never_looks_better(days: set[date], silence: int, more: int) -> None:
    now = rules.standing(days, TODAY + silence * DAY, LIMITS, TODAY)
    later = rules.standing(days, TODAY + (silence + more) * DAY, LIMITS, TODAY)
    assert ORDER[now.stage] <= ORDER[later.stage]
    assert now.since <= later.since


@given(LIVES, st.randoms(use_true_random=False), st.integers(0, 100))
def test_the_order_of_days_and_telling_one_twice_changes_nothing(days: set[date], chance: Random, silence: int) -> None:
    told = [*days, *chance.sample(sorted(days), len(days) // 2)]
    chance.shuffle(told)
    today = TODAY + silence * DAY
    assert rules.standing(told, today, LIMITS) == rules.standing(sorted(days), today, LIMITS)


@given(LIVES, st.integers(0, 100))
def test_everybody_is_in_one_stage_since_a_day_on_which_they_were_not_yet_in_a_later_one(
    days: set[date], silence: int
) -> None:
    today = TODAY + silence * DAY
    found = rules.standing(days, today, LIMITS, TODAY)
    assert found.since <= today
    if found.stage in GONE:  # one that only time brings: they have been in it since then, and were not the day before
        assert rules.standing(days, found.since, LIMITS, TODAY).stage is found.stage
        assert rules.standing(days, found.since - DAY, LIMITS, TODAY).stage is not found.stage


@given(LIVES, st.integers(0, 60))
def test_a_return_is_one_only_after_a_silence(days: set[date], silence: int) -> None:
    today = TODAY + silence * DAY
    found = rules.standing(days, today, LIMITS)
    if found.stage is Stage.RETURNED:
        before = {day for day in days if day < found.since}
        assert len(before) >= KNOWN_FROM
        assert rules.stage(before, found.since, LIMITS) in (Stage.SILENT, Stage.LOST)
        assert found.since in days


@given(LIVES, st.integers(0, 200))
def test_the_word_of_old_is_for_silences_that_are_no_longer_than_they_were(days: set[date], silence: int) -> None:
    today = TODAY + silence * DAY
    if rules.drifts(days, today, LIMITS):
        assert rules.stage(days, today, LIMITS) in (Stage.DRIFTING, Stage.SILENT)
        assert (today - max(days)).days < LIMITS.lost_after


@given(st.integers(1, 10**12))
def test_chance_is_the_same_whenever_it_is_asked(member: int) -> None:
    assert rules.chance(1, member, TODAY) == rules.chance(1, member, TODAY)
    assert 0 <= rules.chance(1, member, TODAY) < 100


def test_one_in_ten_is_held_back() -> None:
    held = sum(rules.chance(1, member, TODAY) < 10 for member in range(10_000))
    assert 900 < held < 1100


@pytest.mark.parametrize(
    ("silence", "stage", "after", "is_meant"),
    [
        (8, Stage.DRIFTING, 2, False),
        (9, Stage.DRIFTING, 2, True),
        (13, Stage.DRIFTING, 2, True),
        (14, Stage.DRIFTING, 2, False),  # silent by now
        (16, Stage.DRIFTING, 10, False),
        (17, Stage.DRIFTING, 10, True),  # who came daily drifts for a week only, and is meant all the same
        (14, Stage.SILENT, 0, True),
        (44, Stage.SILENT, 30, True),
        (45, Stage.SILENT, 30, False),
        (45, Stage.LOST, 0, True),
        (99, Stage.DRIFTING, 10, False),
    ],
)
def test_days_in_a_stage(silence: int, stage: Stage, after: int, *, is_meant: bool) -> None:
    found = rules.standing(every(1, silence), TODAY, LIMITS)
    assert (found.in_stage_since(stage, after, TODAY) is not None) is is_meant


@given(LIVES, st.sampled_from([Stage.DRIFTING, Stage.SILENT]), st.integers(0, 20))
def test_whoever_goes_through_a_stage_is_meant_once_at_least(days: set[date], stage: Stage, after: int) -> None:
    """Whatever their rhythm, as long as they stay away and the days end before the stage after the next."""
    if len(days) < KNOWN_FROM:
        return
    silences = [rules.standing(days, max(days) + number * DAY, LIMITS) for number in range(900)]
    meant = {found.in_stage_since(stage, after, max(days) + number * DAY) for number, found in enumerate(silences)} - {
        None
    }
    assert len(meant) == 1
