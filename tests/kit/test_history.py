"""What is noted of changes is found again by whoever looked before, and only by them."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.kit.history import KEPT, RECENT, History
from tests.support.moments import START

CHANGES = st.lists(
    st.tuples(st.integers(1, 3), st.sampled_from(["price", "name"]), st.integers(0, 3)), max_size=2 * KEPT
)


@given(CHANGES, st.integers(0, 2 * KEPT))
def test_whoever_looked_before_a_change_sees_it(changes: list[tuple[int, str, int]], looked: int) -> None:
    history, values, made = History(), {"price": 0, "name": 0}, []
    for by, name, value in changes:
        if values[name] != value:
            made.append((by, name, values[name], value))
        history = History.read(str(history.noted(by, START, {name: (values[name], value)})))
        values[name] = value
    assert history.version == len(made)
    seen = [(one.by, one.name, one.old, one.new) for one in history.since(looked)]
    assert seen == made[looked:][-KEPT:]
    assert bool(seen) == (looked < history.version)


@given(CHANGES, st.integers(1, 3))
def test_what_was_told_is_not_told_again(changes: list[tuple[int, str, int]], me: int) -> None:
    history = History()
    for by, name, value in changes:
        history = history.noted(by, START, {name: (value, value + 1)})
    unknown = history.unknown_to(me, START, ["price"])
    after_mine = list(changes[-KEPT:])
    while any(by == me for by, _, _ in after_mine):
        after_mine.pop(0)
    assert [one.by for one in unknown] == [by for by, name, _ in after_mine if name == "price"]
    assert all(one.by != me and one.name == "price" for one in unknown)
    assert not History.read(str(history.told_to(me))).unknown_to(me, START, ["price"])
    assert not history.unknown_to(me, START + RECENT + timedelta(seconds=1), ["price"])
