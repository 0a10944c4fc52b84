"""The score and how sure one may be of it; what is shown, and in which order."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.surveys import read_score
from bot.features.surveys.rules import SCORES, WORDS, Net, as_words, may_be_shown, mixed, net_of, shown

COUNTS = st.integers(0, 5000)
NETS = st.builds(Net, COUNTS, COUNTS, COUNTS)


@given(st.lists(st.sampled_from(SCORES)))
def test_everybody_counts_once(scores: list[int]) -> None:
    net = net_of(scores)
    assert net.answers == len(scores)
    assert (net.promoters, net.detractors) == (sum(one > 8 for one in scores), sum(one < 7 for one in scores))


@given(NETS)
def test_the_score_lies_within_its_bounds_and_they_within_what_can_be(net: Net) -> None:
    least, most = net.bounds
    assert -100 <= least <= net.score <= most <= 100


@given(NETS)
def test_turned_round_it_is_the_opposite(net: Net) -> None:
    other = Net(net.detractors, net.passives, net.promoters)
    assert (other.score, other.bounds) == (-net.score, (-net.bounds[1], -net.bounds[0]))


@given(NETS, st.integers(2, 9))
def test_more_answers_of_the_same_kind_make_one_surer(net: Net, times: int) -> None:
    more = Net(net.promoters * times, net.passives * times, net.detractors * times)
    assert more.score == net.score
    assert more.bounds[1] - more.bounds[0] <= net.bounds[1] - net.bounds[0] + 1  # of rounding


@given(NETS)
def test_one_who_changes_their_mind_for_the_better_never_lowers_it(net: Net) -> None:
    if net.detractors:
        assert Net(net.promoters, net.passives + 1, net.detractors - 1).score >= net.score


@pytest.mark.parametrize(
    ("net", "score", "bounds"),
    [
        (Net(0, 0, 0), 0, (-100, 100)),
        (Net(5, 0, 0), 100, (17, 100)),
        (Net(70, 20, 10), 60, (45, 71)),
        (Net(0, 10, 0), 0, (-18, 18)),
    ],
)
def test_by_numbers(net: Net, score: int, bounds: tuple[int, int]) -> None:
    assert (net.score, net.bounds) == (score, bounds)


@pytest.mark.parametrize(("text", "score"), [("0", 0), ("10", 10), ("11", None), ("", None), ("-1", None), ("٣", None)])
def test_only_our_numbers_are_scores(text: str, score: int | None) -> None:
    assert read_score(text) == score


def test_few_are_not_shown() -> None:
    assert [may_be_shown(answers, 5) for answers in (0, 4, 5)] == [False, False, True]


def test_the_order_tells_nothing_of_who_came_first() -> None:
    assert len({tuple(mixed(words, "challenge-1")) for words in permutations(["a", "b", "", "c"])}) == 1
    assert "" not in mixed(["a", ""], "challenge-1")


@given(st.text())
def test_words_are_one_line_and_not_too_long(text: str) -> None:
    words = as_words(text)
    assert len(words) <= WORDS
    assert words == as_words(words)
    assert "\n" not in words


def test_of_many_words_some_are_shown() -> None:
    some, more = shown([str(number) for number in range(40)])
    assert (len(some), more) == (30, 10)
