"""How members are dealt out to teams, and how teams stand, without a database."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from bot.features.challenges import Plan
from bot.features.challenges.rules.teams import dealt, is_full, smallest, team_board, teams_for

MEMBERS = st.sets(st.integers(1, 10**12), max_size=60)


@given(MEMBERS, st.text(max_size=20), st.integers(2, 20))
def test_drawn_teams_are_even_and_anybody_can_draw_them_again(members: set[int], seed: str, teams: int) -> None:
    drawn = dealt(members, seed, teams)
    assert drawn == dealt(sorted(members, reverse=True), seed, teams)
    assert set(drawn) == members
    sizes = [list(drawn.values()).count(team) for team in range(teams)]
    assert sum(sizes) == len(members)
    assert max(sizes) - min(sizes) <= 1


@given(MEMBERS, st.integers(2, 20))
def test_no_team_is_larger_than_it_should_be(members: set[int], size: int) -> None:
    plan = Plan(teams="drawn", team_size=size)
    drawn = dealt(members, "seed", teams_for(plan, len(members)))
    assert all(list(drawn.values()).count(team) <= size for team in drawn.values())
    assert teams_for(plan, len(members)) >= 2


def test_a_draw_is_fair() -> None:
    first = [dealt(range(10), str(seed), 5)[3] for seed in range(2000)]
    assert all(320 < first.count(team) < 480 for team in range(5))


@given(st.integers(2, 20), st.lists(st.integers(0, 19), max_size=80))
def test_whatever_is_chosen_teams_stay_even(teams: int, wants: list[int]) -> None:
    sizes = [0] * teams
    for want in wants:
        if want < teams and not is_full(sizes, want):
            sizes[want] += 1
        assert max(sizes) - min(sizes) <= 2
    for _ in range(2 * teams):
        sizes[smallest(sizes)] += 1
    assert max(sizes) - min(sizes) <= 1


DONE = st.dictionaries(st.integers(0, 19), st.lists(st.integers(0, 30), max_size=5), max_size=6)


@given(DONE, st.integers(0, 30))
def test_the_board_has_every_team_with_members_in_order(done: dict[int, list[int]], days: int) -> None:
    board = team_board(done, days)
    assert {one.team for one in board} == {team for team, mine in done.items() if mine}
    assert [one.share for one in board] == sorted((one.share for one in board), reverse=True)
    for one in board:
        assert 0 <= one.share <= 1
        level = [each for each in board if each.share == one.share]
        assert one.is_tied is (len(level) > 1)
        assert {each.rank for each in level} == {1 + sum(each.share > one.share for each in board)}


def test_a_share_is_the_average_of_the_members() -> None:
    board = team_board({0: [3, 1], 1: [2], 2: [4, 0, 2], 3: []}, 4)
    assert [(one.team, one.share, one.rank, one.is_tied) for one in board] == [
        (0, Fraction(1, 2), 1, True), (1, Fraction(1, 2), 1, True), (2, Fraction(1, 2), 1, True),
    ]  # fmt: skip
