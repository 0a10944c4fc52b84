"""What lies between a member and a reward, and how an admin's words are read."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.rewards import rules
from bot.features.rewards.rules import Had, Me, Period, Reward, Shown, State, Terms, Unclear, Why

TIERS = ["newcomer", "growing", "expert"]
NAMES = {"newcomer": "newcomer", "成长": "growing", "expert": "expert"}
TODAY = date(2026, 5, 6)  # a Wednesday
ME = Me(TODAY, balance=100, lifetime=500, streak=7, tier="growing", tiers=TIERS)
FREE = Terms("Coffee", 100)


def found(terms: Terms = FREE, me: Me = ME, had: list[Had] | None = None, **more: object) -> list[tuple[Why, int]]:
    reward = replace(Reward(1, terms), **more)  # type: ignore[arg-type]
    return [(one.why, one.missing) for one in rules.obstacles(reward, me, had or [])]


@pytest.mark.parametrize(
    ("terms", "obstacle"),
    [
        (FREE, []),
        (Terms("Coffee", 112), [(Why.POINTS, 12)]),
        (Terms("Coffee", 0, streak=7, lifetime=500, tier="growing"), []),
        (Terms("Coffee", 0, streak=30), [(Why.STREAK, 23)]),
        (Terms("Coffee", 0, lifetime=501), [(Why.LIFETIME, 1)]),
        (Terms("Coffee", 0, tier="expert"), [(Why.TIER, 0)]),
        (Terms("Coffee", 0, tier="a tier that is gone"), [(Why.TIER_GONE, 0)]),
        (Terms("Coffee", 0, stock=0), [(Why.SOLD_OUT, 0)]),
        (Terms("Coffee", 0, from_on=TODAY, until_on=TODAY), []),
        (Terms("Coffee", 0, from_on=TODAY + timedelta(days=1)), [(Why.EARLY, 0)]),
        (Terms("Coffee", 0, until_on=TODAY - timedelta(days=1)), [(Why.OVER, 0)]),
        (Terms("Coffee", 999, stock=0, streak=8), [(Why.SOLD_OUT, 0), (Why.STREAK, 1), (Why.POINTS, 899)]),
    ],
)
def test_what_is_in_the_way(terms: Terms, obstacle: list[tuple[Why, int]]) -> None:
    assert found(terms) == obstacle


@pytest.mark.parametrize(("days", "is_open"), [(2, True), (3, True), (4, False)])
def test_some_may_have_it_before_its_first_day(days: int, is_open: bool) -> None:
    terms = Terms("Coffee", 0, from_on=TODAY + timedelta(days=days))
    assert found(terms) == [(Why.EARLY, 0)]
    assert found(terms, replace(ME, early=3)) == ([] if is_open else [(Why.EARLY, 3)])


def test_what_is_put_by_or_has_no_codes_is_not_to_be_had() -> None:
    assert found(shown=Shown.PAUSED) == found(shown=Shown.RETIRED) == [(Why.GONE, 0)]
    assert found(codes=3, free_codes=0) == [(Why.SOLD_OUT, 0)]
    assert found(codes=3, free_codes=1) == []


@pytest.mark.parametrize(
    ("period", "days_ago", "is_counted"),
    [
        (Period.EVER, 999, True),
        (Period.DAY, 0, True),
        (Period.DAY, 1, False),
        (Period.WEEK, 2, True),
        (Period.WEEK, 3, False),
        (Period.MONTH, 5, True),
        (Period.MONTH, 6, False),
    ],
)
@pytest.mark.parametrize("state", State)
def test_a_limit_counts_what_stands_in_the_period(
    period: Period, days_ago: int, is_counted: bool, state: State
) -> None:
    terms = replace(FREE, limit=1, period=period)
    had = [Had(TODAY - timedelta(days=days_ago), state)]
    stands = is_counted and state in (State.REQUESTED, State.READY, State.DELIVERED, State.USED)
    assert found(terms, had=had) == ([(Why.LIMIT, 0)] if stands else [])


@given(
    st.builds(
        Terms, st.just("x"), st.integers(0, 300), stock=st.none() | st.integers(0, 2), streak=st.integers(0, 9),
        lifetime=st.integers(0, 600), tier=st.sampled_from(["", *TIERS]), limit=st.integers(0, 2),
    ),
    st.integers(0, 300), st.integers(0, 300), st.integers(0, 9), st.integers(0, 9),
)  # fmt: skip
def test_having_more_never_takes_a_reward_away(terms: Terms, points: int, more: int, streak: int, longer: int) -> None:
    poor = replace(ME, balance=points, streak=streak)
    rich = replace(poor, balance=points + more, lifetime=ME.lifetime + more, streak=streak + longer)
    assert {why for why, _ in found(terms, rich)} <= {why for why, _ in found(terms, poor)}
    for why, missing in found(terms, poor):
        if why is Why.POINTS:
            enough = replace(poor, balance=points + missing)
            assert Why.POINTS not in {one for one, _ in found(terms, enough)}


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("Coffee 5", Terms("Coffee", 5)),
        ("☕ Coffee to go 5", Terms("Coffee to go", 5, emoji="☕")),
        ('"Top 10 mug" 50 stock 3', Terms("Top 10 mug", 50, stock=3)),
        (
            "“咖啡券” 200分 库存 10个 等级 成长 审批",
            Terms("咖啡券", 200, stock=10, tier="growing", needs_approval=True),
        ),
        ("「书」 0 连续 30天 限 1", Terms("书", 0, streak=30, limit=1)),
        ("A 1 limit 2/week valid 30d", Terms("A", 1, limit=2, period=Period.WEEK, valid_days=30)),
        ("A 1 限 1/月 有效 7天", Terms("A", 1, limit=1, period=Period.MONTH, valid_days=7)),
        ("A 1 until 2026-12-31 about 'x'", Terms("A", 1, until_on=date(2026, 12, 31), about="'x'")),
        ("A 1 lifetime 50 tier off stock ∞ approve auto", Terms("A", 1, lifetime=50)),
        ("A 1 name B price 2", Terms("B", 2)),
    ],
)
def test_an_admins_words(words: str, terms: Terms) -> None:
    assert rules.read_terms(words, NAMES.get) == terms


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("", "unclear-new"),
        ("200", "unclear-new"),
        ("A -5", "unclear-new"),
        ("A 5 stock -1", "unclear-number"),
        ("A 5 stock 9999999", "unclear-number"),
        ("A 5 tier emperor", "unclear-tier"),
        ("A 5 limit x/day", "unclear-number"),
        ("A 5 limit 1/century", "unclear-limit"),
        ("A 5 from yesterday", "unclear-day"),
        ("A 5 until", "unclear-end"),
        ("A 5 6", "unclear-word"),
        ('"" 5', "unclear-name"),
    ],
)
def test_unclear_words(words: str, problem: str) -> None:
    with pytest.raises(Unclear) as raised:
        rules.read_terms(words, NAMES.get)
    assert raised.value.problem == problem


@given(st.text(max_size=200))
def test_any_words_are_read_or_refused(words: str) -> None:
    try:
        terms = rules.read_terms(words, NAMES.get)
    except Unclear:
        return
    assert 0 < len(terms.name) <= rules.NAME
    assert 0 <= terms.price <= rules.MOST


def test_codes_are_taken_a_line_each_and_once() -> None:
    assert rules.read_codes(" a \nb c\r\n\na\n") == ["a", "b c"]
    for unusable in ("", " \n ", "x" * 101, "\n".join(map(str, range(501)))):
        with pytest.raises(Unclear):
            rules.read_codes(unusable)
