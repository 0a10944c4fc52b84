from datetime import date, datetime, timedelta

from bot.features.points import Period, Ranked
from bot.features.points.rules import Paid, Terms, decide, ranked
from tests.support.moments import START


def test_equal_points_share_a_rank_and_the_next_is_left_out() -> None:
    rows = [(7, 30), (3, 20), (9, 20), (1, 10)]
    assert list(ranked(rows)) == [Ranked(1, 7, 30), Ranked(2, 3, 20), Ranked(2, 9, 20), Ranked(4, 1, 10)]


def test_a_period_is_named_by_its_first_day() -> None:
    wednesday = date(2026, 9, 2)
    assert [period.begins(wednesday) for period in (Period.DAY, Period.WEEK, Period.MONTH)] == [
        wednesday,
        date(2026, 8, 31),
        date(2026, 9, 1),
    ]


def ago(seconds: int) -> datetime:
    return START - timedelta(seconds=seconds)


def test_the_cooldown_is_told_with_the_seconds_since_the_last_one_that_was_paid() -> None:
    why = decide(Terms(1, 60, 10), START, [Paid(ago(500), 1), Paid(ago(20), 1), Paid(ago(-5), 1)])
    assert (why.why, why.seconds, why.used) == ("cooldown", 20, 2)


def test_the_cap_is_told_with_what_was_paid_that_day() -> None:
    why = decide(Terms(2, 0, 5), START, [Paid(ago(50), 2), Paid(ago(20), 2)])
    assert (why.why, why.used, why.terms.daily_cap) == ("cap", 4, 5)


def test_a_rule_that_pays_nothing_is_off() -> None:
    assert decide(Terms(0, 60, 10), START, []).why == "off"
    assert decide(Terms(5, 60, 4), START, []).why == "off"


def test_what_pays_less_from_some_points_on() -> None:
    terms = Terms(3, 0, 10, full_until=6, points_after=2)
    assert [terms.amount(used) for used in (0, 3, 5, 6, 8, 9)] == [3, 3, 3, 2, 2, 0]
    assert Terms(3, 0, 10, full_until=6).amount(6) == 0
    assert Terms(3, 0, 2).amount(0) == 0


def test_two_who_paid_each_other_enough_are_told_so_unless_the_day_was_full_anyway() -> None:
    terms = Terms(2, 0, 4, pair=3, both=5)
    assert decide(terms, START, [], (3, 3)).why == "pair"
    assert decide(terms, START, [], (2, 5)).why == "pair"
    assert decide(terms, START, [Paid(ago(50), 2), Paid(ago(20), 2)], (3, 5)).why == "cap"
