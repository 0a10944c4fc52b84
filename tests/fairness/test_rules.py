"""Who pays whom, and mostly each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.fairness.rules import MOST, STEADY, Ring, components, rings


def found(pairs: dict[tuple[int, int], int]) -> list[Ring]:
    return rings(pairs, least=20, percent=80)


def test_two_who_pay_each_other() -> None:
    assert found({(1, 2): 12, (2, 1): 10, (3, 1): 2}) == [Ring((1, 2), 22, 24)]


def test_round_and_round() -> None:
    assert found({(1, 2): 8, (2, 3): 8, (3, 1): 8}) == [Ring((1, 2, 3), 24, 24)]


def both_ways(*among: int, times: int) -> dict[tuple[int, int], int]:
    return {(a, b): times for a in among for b in among if a != b}


def test_ordinary_talk_does_not_hide_it() -> None:
    """They talk with others, too, who talk with each other."""
    talk = both_ways(1, 3, times=5)
    for one in range(3, 12):
        talk |= both_ways(one, one + 1, times=5)
    assert found(talk) == []
    assert found(talk | both_ways(1, 2, times=100)) == [Ring((1, 2), 200, 205)]
    assert found(talk | both_ways(1, 2, 20, times=40)) == [Ring((1, 2, 20), 240, 245)]


def test_six_of_many_are_a_ring_and_of_a_few_are_a_group() -> None:
    six = both_ways(*range(6), times=9)
    others = {(one, one + 1): 1 for one in range(10, 40)}
    assert found(six) == []
    assert found(six | others) == [Ring((0, 1, 2, 3, 4, 5), 270, 270)]


@pytest.mark.parametrize(
    "pairs",
    [
        {},
        {(1, 2): 30},  # one way is no ring
        {(1, 2): 30, (2, 1): STEADY - 1},  # now and then
        {(1, 2): 9, (2, 1): 9},  # too little to tell
        {(1, 2): 12, (2, 1): 12, (3, 1): 5, (4, 2): 5},  # others find them good, too
        both_ways(*range(6), times=9),  # a lively group
        {(1, 1): 99},
    ],
)
def test_what_is_no_ring(pairs: dict[tuple[int, int], int]) -> None:
    assert found(pairs) == []


edges = st.dictionaries(st.tuples(st.integers(0, 9), st.integers(0, 9)), st.integers(1, 30), max_size=40)


@given(edges)
def test_parts_are_those_that_reach_each_other(pairs: dict[tuple[int, int], int]) -> None:
    graph: dict[int, set[int]] = {}
    for one, other in pairs:
        graph.setdefault(one, set()).add(other)

    def reach(start: int) -> set[int]:
        seen, left = set(), [start]
        while left:
            for other in graph.get(left.pop(), ()):
                if other not in seen:
                    seen.add(other)
                    left.append(other)
        return seen

    nodes = {node for pair in pairs for node in pair}
    together = {frozenset({one} | {two for two in reach(one) if one in reach(two)}) for one in nodes}
    assert {frozenset(part) for part in components(graph)} == together


@given(edges, st.permutations(range(10)))
def test_who_is_called_what_makes_no_difference(pairs: dict[tuple[int, int], int], other: list[int]) -> None:
    renamed = {(other[a], other[b]): times for (a, b), times in pairs.items()}
    mine = {frozenset(other[one] for one in ring.members) for ring in found(pairs)}
    assert mine == {frozenset(ring.members) for ring in found(renamed)}


@given(edges)
def test_a_ring_is_what_it_says(pairs: dict[tuple[int, int], int]) -> None:
    for ring in found(pairs):
        assert 2 <= len(ring.members) <= MOST
        assert 20 <= ring.inside <= ring.total
        assert ring.inside * 100 >= ring.total * 80
