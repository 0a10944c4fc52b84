from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from bot.features.alliances.rules import LEAST, Circle, Measure, ranked, value_of

COUNTS = st.integers(min_value=0, max_value=9)
CIRCLES = st.lists(
    st.builds(Circle, st.integers(1, 20), COUNTS, COUNTS, COUNTS), unique_by=lambda one: one.community_id, max_size=8
)
MEASURES = st.sampled_from(list(Measure))


@given(CIRCLES, MEASURES)
def test_a_rank_says_how_many_are_ahead_and_ties_share_it(circles: list[Circle], measure: Measure) -> None:
    found = ranked(circles, measure)
    for each in found:
        assert each.rank == 1 + sum(other.value > each.value for other in found)
        assert each.is_tied == (sum(other.rank == each.rank for other in found) > 1)
    assert [each.rank for each in found] == sorted(each.rank for each in found)


@given(CIRCLES, MEASURES)
def test_whoever_is_small_has_no_place_and_takes_none(circles: list[Circle], measure: Measure) -> None:
    big = [one for one in circles if one.members >= LEAST]
    assert {each.circle for each in ranked(circles, measure)} == set(big)
    assert ranked(circles, measure) == ranked(big, measure)


@given(CIRCLES, MEASURES, st.randoms())
def test_the_order_of_asking_changes_nothing(circles: list[Circle], measure: Measure, random) -> None:  # type: ignore[no-untyped-def]
    mixed = random.sample(circles, len(circles))
    assert ranked(mixed, measure) == ranked(circles, measure)


def test_what_is_measured() -> None:
    one = Circle(1, 4, 10, 3)
    assert [value_of(one, each) for each in Measure] == [Fraction(5, 2), 10, Fraction(3, 4)]
    assert value_of(Circle(1, 0, 0, 0), Measure.AVERAGE) == 0
