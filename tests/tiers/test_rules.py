from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from bot.features.tiers import rules
from bot.features.tiers.rules import Act, Line, Signals, Standing, Terms, Verdict

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)
LADDER = (Signals(), Signals(100), Signals(1000, 10), Signals(3000, 20, 5))
TERMS = Terms()

haves = st.builds(Signals, st.integers(0, 5000), st.integers(0, 30), st.integers(0, 10))


@st.composite
def ladders(draw: st.DrawFn) -> rules.Ladder:
    """Each step asks for what the one below does, and for something more."""
    steps = [Signals()]
    for _ in range(draw(st.integers(1, 5))):
        more = draw(st.tuples(st.integers(0, 900), st.integers(0, 6), st.integers(0, 3)).filter(any))
        steps.append(Signals(*(one + other for one, other in zip(steps[-1], more, strict=True))))
    return tuple(steps)


def judge(standing: Standing, have: Signals, now: datetime = NOW, *, can_tell: bool = True) -> Verdict:
    return rules.judge(standing, have, LADDER, TERMS, now, can_tell=can_tell, is_locked=False)


# --- Lines ---


@pytest.mark.parametrize(
    ("have", "step"),
    [
        (Signals(), 0),
        (Signals(99, 30, 9), 0),
        (Signals(100), 1),
        (Signals(9999, 9), 1),
        (Signals(1000, 10), 2),
        (Signals(3000, 20, 4), 2),
        (Signals(3000, 20, 5), 3),
    ],
)
def test_a_step_takes_all_that_it_asks_for(have: Signals, step: int) -> None:
    assert rules.step_for(have, LADDER) == step


@given(haves, haves, ladders())
def test_more_is_never_a_lower_step(one: Signals, other: Signals, ladder: rules.Ladder) -> None:
    both = Signals(*map(max, one, other))
    assert rules.step_for(both, ladder) >= max(rules.step_for(one, ladder), rules.step_for(other, ladder))


@given(ladders())
def test_ladders_go_up(ladder: rules.Ladder) -> None:
    assert rules.goes_up(ladder)
    assert not rules.goes_up(ladder[::-1])
    assert not rules.goes_up((*ladder, ladder[-1]))


@pytest.mark.parametrize(("asked", "kept"), [(0, 0), (1, 1), (5, 4), (10, 9), (20, 18), (30, 27)])
def test_a_step_is_kept_by_somewhat_fewer_days(asked: int, kept: int) -> None:
    assert rules.keep_line(Signals(100, asked, 3), 90) == Signals(100, kept, 3)


@given(st.integers(0, 30), st.integers(1, 100))
def test_keeping_never_asks_for_more_than_coming(days: int, percent: int) -> None:
    assert rules.keep_line(Signals(7, days, 7), percent).active_days <= days


@pytest.mark.parametrize(
    ("before", "after", "is_crossed"),
    [(0, 99, False), (99, 100, True), (100, 101, False), (50, 5000, True), (100, 99, False), (0, 0, False)],
)
def test_only_lines_gone_over_upwards_matter(before: int, after: int, is_crossed: bool) -> None:
    assert rules.is_crossed(before, after, (0, 100, 1000)) is is_crossed


# --- The decision ---


def test_up_goes_at_once_and_as_far_as_it_goes() -> None:
    assert judge(Standing(), Signals(1000, 10)) == Verdict(Act.RISE, Standing(2))


def test_between_the_lines_nothing_changes() -> None:
    assert judge(Standing(2), Signals(1000, 9)) == Verdict(Act.REST, Standing(2))
    assert judge(Standing(1), Signals(1000, 9)) == Verdict(Act.REST, Standing(1))


def test_down_goes_after_one_word_and_the_grace() -> None:
    have = Signals(1000, 8)
    told = judge(Standing(2), have)
    assert told == Verdict(Act.TELL, Standing(2, NOW, NOW))
    almost = judge(told.standing, have, NOW + timedelta(days=14, seconds=-1))
    assert almost == Verdict(Act.REST, told.standing)
    assert judge(told.standing, have, NOW + timedelta(days=14)) == Verdict(Act.FALL, Standing(1))


def test_back_in_time_is_as_if_nothing_had_been() -> None:
    below = judge(Standing(2), Signals(1000, 8)).standing
    assert judge(below, Signals(1000, 9), NOW + timedelta(days=20)) == Verdict(Act.REST, Standing(2))


def test_who_cannot_be_told_has_twice_the_time() -> None:
    have = Signals(1000, 8)
    below = judge(Standing(2), have, can_tell=False)
    assert below == Verdict(Act.REST, Standing(2, NOW))
    later = NOW + timedelta(days=20)
    assert judge(below.standing, have, later, can_tell=False).act is Act.REST
    assert judge(below.standing, have, later) == Verdict(Act.TELL, Standing(2, NOW, later))
    assert judge(below.standing, have, NOW + timedelta(days=28), can_tell=False).act is Act.FALL


def test_a_lock_holds() -> None:
    held = rules.judge(Standing(3, NOW, NOW), Signals(), LADDER, TERMS, NOW, can_tell=True, is_locked=True)
    assert held == Verdict(Act.REST, Standing(3))


def test_a_ladder_that_lost_its_top_has_a_place_for_those_who_were_there() -> None:
    assert judge(Standing(7), Signals(5000, 30, 9)) == Verdict(Act.REST, Standing(3))


class Life(RuleBasedStateMachine):
    """One member, looked at now and then, whatever happens to them."""

    @initialize(ladder=ladders(), grace=st.integers(1, 20), percent=st.integers(1, 100))
    def begin(self, ladder: rules.Ladder, grace: int, percent: int) -> None:
        self.ladder, self.terms = ladder, Terms(percent, timedelta(days=grace))
        self.now, self.standing, self.have = NOW, Standing(), Signals()
        self.can_tell, self.is_locked = True, False
        self.moved_at = self.told_at = NOW - timedelta(days=999)

    @rule(have=haves)
    def does(self, have: Signals) -> None:
        self.have = have

    @rule(can_tell=st.booleans())
    def line(self, can_tell: bool) -> None:
        self.can_tell = can_tell

    @rule(is_locked=st.booleans())
    def lock(self, is_locked: bool) -> None:
        self.is_locked = is_locked

    @rule(hours=st.integers(0, 24 * 30))
    def look(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        before = self.standing
        verdict = rules.judge(
            before, self.have, self.ladder, self.terms, self.now, can_tell=self.can_tell, is_locked=self.is_locked
        )
        self.standing, step = verdict.standing, verdict.standing.step
        if self.is_locked:
            assert (verdict.act, step) == (Act.REST, before.step)
        else:
            assert step >= rules.step_for(self.have, self.ladder)
        match verdict.act:
            case Act.RISE:
                assert step > before.step
                assert rules.meets(self.have, self.ladder[step])
            case Act.TELL:
                assert (self.can_tell, step, before.told_at) == (True, before.step, None)
                self.told_at = self.now
            case Act.FALL:
                assert step == before.step - 1
                assert self.now - self.moved_at >= self.terms.grace
                if before.told_at is None:
                    assert not self.can_tell
                    assert before.below_at is not None
                    assert self.now - before.below_at >= 2 * self.terms.grace
                else:
                    assert self.told_at == before.told_at
                    assert self.now - self.told_at >= self.terms.grace
            case Act.REST:
                assert step == before.step
        if step != before.step:
            self.moved_at = self.now

    @precondition(lambda self: not self.is_locked)
    @rule()
    def looking_twice_is_looking_once(self) -> None:
        self.look(0)
        first = self.standing
        again = rules.judge(
            first, self.have, self.ladder, self.terms, self.now, can_tell=self.can_tell, is_locked=False
        )
        assert again.standing == first or again.act is Act.TELL


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=50, stateful_step_count=30)


# --- What is written ---


@pytest.mark.parametrize(
    ("have", "asked", "bar"),
    [(0, 10, "▱" * 10), (9, 100, "▱" * 10), (999, 1000, "▰" * 9 + "▱"), (10, 10, "▰" * 10), (99, 10, "▰" * 10)],
)
def test_a_bar_is_full_only_when_nothing_is_missing(have: int, asked: int, bar: str) -> None:
    assert rules.bar(have, asked) == bar


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Newcomer", Line("Newcomer", Signals())),
        ("Expert 1000", Line("Expert", Signals(1000))),
        ("Expert 1,000 points, 10 days, 3 people", Line("Expert", Signals(1000, 10, 3))),
        ("达人：1000 分，10 天，3 人", Line("达人", Signals(1000, 10, 3))),
        ("导师 3000分 15天", Line("导师", Signals(3000, 15))),
        ("🌳 Good friend · 10d · 3p", Line("🌳 Good friend", Signals(0, 10, 3))),
        ("Level 2 200", Line("Level 2", Signals(200))),
        ("", None),
        ("100 10d", None),
        ("a" * 25, None),
    ],
)
def test_a_line_is_read_as_people_write_it(text: str, line: Line | None) -> None:
    assert rules.read_line(text) == line


@given(st.text(max_size=60))
def test_any_line_is_read_or_not(text: str) -> None:
    line = rules.read_line(text)
    assert line is None or 0 < len(line.title) <= rules.TITLE_LIMIT
