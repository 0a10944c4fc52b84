"""How much a number of returns says."""

from hypothesis import given
from hypothesis import strategies as st

from bot.features.nudges.rules.shares import Share, Verdict, are_no_use, compare, difference

SHARES = st.integers(0, 200).flatmap(lambda of: st.builds(Share, st.integers(0, of), st.just(of)))


def test_words_are_of_no_use_only_after_many() -> None:
    assert are_no_use(Share(20, 100), Share(2, 10))
    assert not are_no_use(Share(21, 100), Share(2, 10))
    assert not are_no_use(Share(0, 99), Share(9, 10))
    assert not are_no_use(Share(0, 100), Share(9, 9))


def test_an_interval_is_wide_while_little_is_known() -> None:
    assert Share(0, 0).bounds == (0, 100)
    assert Share(5, 10).bounds == (24, 76)  # Wilson (1927); the usual tables have 23.7 and 76.3
    assert Share(500, 1000).bounds == (47, 53)
    assert Share(0, 20).bounds[0] == 0


def test_the_difference_of_two_shares() -> None:
    least, most = difference(Share(56, 70), Share(48, 80))  # the first example of Newcombe (1998): 0.0524 to 0.3339
    assert (round(least, 3), round(most, 3)) == (0.052, 0.334)


def test_a_verdict_claims_no_more_than_numbers_do() -> None:
    assert compare(Share(9, 9), Share(0, 100)) is Verdict.TOO_FEW
    assert compare(Share(6, 10), Share(4, 10)) is Verdict.OPEN
    assert compare(Share(56, 70), Share(48, 80)) is Verdict.MORE
    assert compare(Share(48, 80), Share(56, 70)) is Verdict.FEWER


@given(SHARES, SHARES)
def test_seen_from_the_other_side_it_is_the_same(one: Share, other: Share) -> None:
    opposite = {Verdict.MORE: Verdict.FEWER, Verdict.FEWER: Verdict.MORE}
    assert compare(other, one) is opposite.get(compare(one, other), compare(one, other))
    assert compare(one, one) in (Verdict.OPEN, Verdict.TOO_FEW)
