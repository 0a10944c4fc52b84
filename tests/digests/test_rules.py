from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.features.digests import rules
from bot.features.digests.rules import Trend

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
NUMBERS = st.integers(1, 100_000)
UPWARDS = [Trend.MUCH_LESS, Trend.LESS, Trend.ALIKE, Trend.MORE, Trend.MUCH_MORE]


@given(now=NUMBERS, before=NUMBERS)
def test_up_and_down_are_told_alike(now: int, before: int) -> None:
    there, back = (UPWARDS.index(rules.trend(*pair)) for pair in ((now, before), (before, now)))
    assert there + back == len(UPWARDS) - 1


@given(now=NUMBERS, more=st.integers(0, 100_000), before=NUMBERS)
def test_more_is_never_told_as_less(now: int, more: int, before: int) -> None:
    assert UPWARDS.index(rules.trend(now, before)) <= UPWARDS.index(rules.trend(now + more, before))


@given(now=NUMBERS)
def test_nothing_before_is_compared_with_nothing(now: int) -> None:
    assert rules.trend(now, 0) is Trend.FIRST


def test_words_for_a_week_after_a_hundred() -> None:
    told = {now: rules.trend(now, 100) for now in (60, 80, 95, 110, 115, 140, 150)}
    assert [*told.values()] == [
        Trend.MUCH_LESS, Trend.LESS, Trend.ALIKE, Trend.ALIKE, Trend.MORE, Trend.MORE, Trend.MUCH_MORE,
    ]  # fmt: skip
    assert rules.trend(3, 1) is Trend.ALIKE  # in a small group two are no news


@given(DAYS)
def test_a_digest_is_about_seven_whole_days(today: date) -> None:
    days = rules.days_before(today)
    assert len(set(days)) == 7
    assert days == sorted(days)
    assert days[-1] + timedelta(days=1) == today


@given(DAYS)
def test_a_letter_is_about_a_whole_month(today: date) -> None:
    first, last = rules.month_before(today)
    assert first.day == 1
    assert (first.year, first.month) == (last.year, last.month)
    assert last < today <= last + timedelta(days=31)


@given(st.dictionaries(DAYS, NUMBERS))
def test_no_day_had_more_than_the_best(messages: dict[date, int]) -> None:
    best = rules.best_of(messages)
    assert best == (min(day for day in messages if messages[day] == best[1]), best[1]) if best else not messages
    assert best is None or best[1] == max(messages.values())


@given(st.lists(st.integers(0, 1000), min_size=1))
def test_the_highest_bar_is_full(numbers: list[int]) -> None:
    shares = rules.shares(numbers)
    assert max(shares) == (1 if any(numbers) else 0)
    assert all((share > 0) == (number > 0) for share, number in zip(shares, numbers, strict=True))
