"""What is a poll and what is not, and prompts that never come again before all others came."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.announcements import rules
from bot.features.announcements.rules import Poll, Turns


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ("Which book?\n- Piranesi\n- Emma", ("Piranesi", "Emma")),
        ("下一本读什么？\n・边城\n・活着\n\n• 围城", ("边城", "活着", "围城")),
        ("Which book?\n\n – Piranesi \n-Emma", ("Piranesi", "Emma")),
        ("Which book?\n- Piranesi", None),
        ("Which book?\n- Piranesi\nor\n- Emma", None),
        ("Which book\n- Piranesi\n- Emma", None),
        ("Two things.\nWhich book?\n- Piranesi\n- Emma", None),
        ("Which book?\n-\n- Emma", None),
        ("- Piranesi\n- Emma", None),
        ("", None),
    ],
)
def test_a_question_with_answers_below_it(words: str, options: tuple[str, ...] | None) -> None:
    found = rules.poll_of(words)
    assert (found.options if found else None) == options


@pytest.mark.parametrize(
    ("poll", "kind"),
    [
        (Poll("x" * 299 + "?", ("a", "b")), None),
        (Poll("x" * 300 + "?", ("a", "b")), "question"),
        (Poll("🏃" * 150 + "?", ("a", "b")), "question"),
        (Poll("?", ("a", "b" * 100)), None),
        (Poll("?", ("a", "b" * 101)), "option"),
        (Poll("?", ("a", "🏃" * 51)), "option"),
        (Poll("?", tuple("abcdefghijkl")), None),
        (Poll("?", tuple("abcdefghijklm")), "options"),
    ],
)
def test_what_telegram_would_not_take(poll: Poll, kind: str | None) -> None:
    fault = rules.fault_of(poll)
    assert (fault.kind if fault else None) == kind
    assert fault is None or fault.size > fault.most


def test_prompts_stand_between_lines_of_dashes() -> None:
    assert rules.prompts_in("One\nmore\n---\nTwo\n—\n\n——\n--- \nThree - four") == ("One\nmore", "Two", "Three - four")
    assert rules.prompts_in("Which?\n- a\n- b") == ("Which?\n- a\n- b",), "a dash alone parts nothing"


TURNS = st.builds(Turns, st.integers(1, 15), st.integers(0, 100), st.sampled_from([0, 1, 7, 1_777_777_777]))


@given(TURNS)
def test_none_comes_again_before_all_came(turns: Turns) -> None:
    begin = Turns(turns.count, 0, turns.seed)
    for start in range(0, 5 * turns.count, turns.count):
        around = Turns(turns.count, start, turns.seed).ahead(turns.count)
        assert sorted(around) == list(range(turns.count))
    following = begin.ahead(6 * turns.count)
    assert turns.count == 1 or all(one != behind for one, behind in pairwise(following))
    assert Turns(turns.count, 3, turns.seed).ahead(4) == begin.ahead(7)[3:], "whoever looks ahead sees what comes"


def test_a_seed_shuffles_and_none_does_not() -> None:
    assert Turns(5).ahead(7) == [0, 1, 2, 3, 4, 0, 1]
    orders = {tuple(Turns(5, 5 * around, 42).ahead(5)) for around in range(40)}
    assert len(orders) > 15
    first = Counter(Turns(5, 0, seed).ahead(1)[0] for seed in range(1, 500))
    assert min(first.values()) > 50, "each is as likely to begin"


def test_an_end_is_an_end() -> None:
    assert Turns(3, 1, ends=True).ahead(5) == [1, 2]
    assert Turns(3, 3, ends=True).ahead(5) == []


@pytest.mark.parametrize(
    ("turns", "before", "after", "said"),
    [
        (Turns(3, 4), "abc", "abd", 4),  # one is mended
        (Turns(3, 4), "abc", "abcd", 1),  # one more
        (Turns(3, 5), "abc", "axcd", 0),  # others
        (Turns(3, 2), "abc", "ab", 0),  # there is none left of this round
        (Turns(3, 1, seed=7), "abc", "abcd", 0),  # of another order nobody can say which were said
    ],
)
def test_what_counts_as_said_when_prompts_are_written_anew(turns: Turns, before: str, after: str, said: int) -> None:
    assert rules.said_after(turns, tuple(before), tuple(after)) == said
