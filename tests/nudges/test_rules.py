"""Whose silence is unlike them."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.nudges import rules
from bot.features.nudges.rules import DAY, Limits, Share, Stage

TODAY = date(2026, 5, 4)
LIMITS = Limits(least=7, factor=3, lost_after=45)


def every(pause: int, silence: int, times: int = 10) -> list[date]:
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
        (7, 44, Stage.DRIFTING),
        (7, 45, Stage.LOST),
        (1, 300, Stage.LOST),
    ],
)
def test_a_silence_is_long_by_ones_own_rhythm(pause: int, silence: int, expected: Stage) -> None:
    assert rules.stage(every(pause, silence), TODAY, LIMITS) is expected


def test_of_a_few_days_no_rhythm_is_known() -> None:
    assert rules.stage(every(1, 20, times=3), TODAY, LIMITS) is Stage.NEW
    assert rules.stage((), TODAY, LIMITS) is Stage.NEW


@given(st.sets(st.dates(date(2026, 1, 1), TODAY), min_size=4, max_size=60), st.integers(0, 100))
def test_longer_silence_never_looks_better(days: set[date], more: int) -> None:
    order = [Stage.ACTIVE, Stage.DRIFTING, Stage.LOST]
    now, later = (rules.stage(days, TODAY + timedelta(days=add), LIMITS) for add in (0, more))
    assert order.index(now) <= order.index(later)


@given(st.integers(1, 10**12))
def test_chance_is_the_same_whenever_it_is_asked(member: int) -> None:
    assert rules.chance(1, member, TODAY) == rules.chance(1, member, TODAY)
    assert 0 <= rules.chance(1, member, TODAY) < 100


def test_one_in_ten_is_held_back() -> None:
    held = sum(rules.chance(1, member, TODAY) < 10 for member in range(10_000))
    assert 900 < held < 1100


def test_words_are_of_no_use_only_after_many() -> None:
    assert rules.are_no_use(Share(20, 100), Share(2, 10))
    assert not rules.are_no_use(Share(21, 100), Share(2, 10))
    assert not rules.are_no_use(Share(0, 99), Share(9, 10))
    assert not rules.are_no_use(Share(0, 100), Share(9, 9))


def test_an_interval_is_wide_while_little_is_known() -> None:
    assert Share(0, 0).bounds == (0, 100)
    assert Share(5, 10).bounds == (24, 76)  # Wilson (1927); the usual tables have 23.7 and 76.3
    assert Share(500, 1000).bounds == (47, 53)
    assert Share(0, 20).bounds[0] == 0


def test_the_stages_of_five_hundred_are_recognised(capsys: pytest.CaptureFixture[str]) -> None:
    """Habits are known here: daily, most days, twice a week, weekly; each fifth member stopped some weeks ago."""
    chance = random.Random(11)
    right = wrong = missed = 0
    for member in range(500):
        pause = (1, 1.5, 3.5, 7)[member % 4]
        has_left = member % 5 == 0
        silence = int(pause * 4 + 8) if has_left else 0
        days, day = set(), TODAY - 90 * DAY
        while day <= TODAY - silence * DAY:
            if chance.random() < 1 / pause:
                days.add(day)
            day += DAY
        found = rules.stage(days, TODAY, LIMITS) is Stage.DRIFTING
        right += found and has_left
        wrong += found and not has_left
        missed += has_left and not found
    precision, recall = right / (right + wrong), right / (right + missed)
    with capsys.disabled():
        print(f"\n500 members: precision {precision:.2f}, recall {recall:.2f}")  # noqa: T201
    assert precision > 0.8
    assert recall > 0.8
