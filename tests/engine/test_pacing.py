"""What bot/engine/pacing.py promises, on a virtual clock, against a Telegram that knows no leniency."""

import random
import sys
from collections import defaultdict
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.constants import FloodLimit

from bot.engine.pacing import Limits, Pacer, Rate
from bot.kit.outbox import Lane
from tests.kit.strict_telegram import LATENCY, Letter, deliver, physical_minimum

ANSWER, BULK = Lane.ANSWER, Lane.BULK


def bulk(n: int, chat_of: Callable[[int], int]) -> list[Letter]:
    return [Letter(item, chat_of(item)) for item in range(n)]


def test_the_limits_are_those_documented() -> None:
    limits = Limits()
    assert (limits.overall.limit, limits.overall.seconds) == (FloodLimit.MESSAGES_PER_SECOND, 1)
    assert (limits.group.limit, limits.group.seconds) == (FloodLimit.MESSAGES_PER_MINUTE_PER_GROUP, 60)
    assert (limits.private.limit, limits.private.seconds) == (FloodLimit.MESSAGES_PER_SECOND_PER_CHAT, 1)


# --- the whole rate, and never more -----------------------------------------------------------------------------------

few_busy_groups = random.Random(1)
BROADCASTS = {
    "3,000 people": bulk(3_000, lambda item: 1 + item),
    "500 groups, 6 each": bulk(3_000, lambda item: -1 - item % 500),
    "3,000 to groups, most to a few": bulk(3_000, lambda item: -int(few_busy_groups.paretovariate(0.6)) % 300 - 300),
    "one group, an hour of it": bulk(1_260, lambda item: -1),
    "one person, two minutes of it": bulk(120, lambda item: 1),
    "3,000 answers": [Letter(item, 1 + item, ANSWER) for item in range(3_000)],
}


@pytest.mark.parametrize("letters", BROADCASTS.values(), ids=BROADCASTS.keys())
@pytest.mark.parametrize("lateness", [0, 0.004])
def test_a_broadcast_takes_hardly_longer_than_it_must(letters: list[Letter], lateness: float) -> None:
    delivery = deliver(Pacer(), letters, lateness=lateness)
    assert delivery.refused == 0
    assert sorted(delivery.order) == [letter.item for letter in letters]
    assert delivery.end <= 1.02 * physical_minimum(letters)
    assert delivery.wakes <= 2.1 * len(letters), "once to send and once when it is done, and seldom for nothing"


def test_a_short_broadcast_leaves_evenly_which_costs_a_second_at_most() -> None:
    letters = bulk(300, lambda item: 1 + item)
    assert deliver(Pacer(), letters).end <= 1.02 * physical_minimum(letters) + 1


def test_a_network_that_delays_some_makes_no_limit_fall() -> None:
    """One that comes late leaves less than a second to the thirtieth after it."""
    chance = random.Random(7)
    delays = [
        chance.expovariate(100) for _ in range(3_000)
    ]  # a hundredth of a second, mostly less and at times a tenth
    letters = bulk(3_000, lambda item: 1 + item)
    delivery = deliver(Pacer(), letters, delay=delays.__getitem__)
    assert delivery.refused == 0
    assert delivery.end <= 1.1 * physical_minimum(letters)


def test_a_pause_saves_up_no_second_helping() -> None:
    first = bulk(40, lambda item: -1)
    second = [Letter(40 + item, -1, at=1_000) for item in range(40)]
    others = [Letter(100 + item, 1 + item, ANSWER, at=at) for item, at in enumerate([0.0] * 60 + [1_000.0] * 60)]
    assert deliver(Pacer(), first + second + others).refused == 0


@st.composite
def some_letters(draw: st.DrawFn) -> list[Letter]:
    """Letters to a few chats over ten minutes, numbered as they come."""
    chats, lanes, gaps = st.sampled_from([-2, -1, 1, 2]), st.sampled_from(Lane), st.sampled_from([0, 0, 0, 0.3, 7, 61])
    at, letters = 0.0, []
    for item, (chat, lane, gap) in enumerate(draw(st.lists(st.tuples(chats, lanes, gaps), max_size=120))):
        at += gap
        letters.append(Letter(item, chat, lane, at))
    return letters


@given(some_letters(), st.dictionaries(st.sampled_from([-2, -1, 1, 2]), st.floats(0, 300)))
def test_each_arrives_once_in_the_order_of_its_lane(letters: list[Letter], throttled: dict[int, float]) -> None:
    pacer = Pacer()
    delivery = deliver(pacer, letters, throttled=throttled)
    assert delivery.refused == 0
    assert sorted(delivery.order) == [letter.item for letter in letters]
    queues = defaultdict(list)
    for item in delivery.order:
        queues[letters[item].chat, letters[item].lane].append(item)
    assert all(items == sorted(items) for items in queues.values())
    assert len(pacer) == 0


# --- answers first ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("chat", [7, 999_999], ids=["who also gets the broadcast", "who does not"])
def test_an_answer_does_not_wait_for_a_broadcast(chat: int) -> None:
    answers = [Letter(10_000 + n, chat, ANSWER, at=20 + 1.7 * n) for n in range(100)]
    delivery = deliver(Pacer(), bulk(9_000, lambda item: 1 + item) + answers)
    assert max(delivery.left[answer.item] - answer.at for answer in answers) <= 0.1


def test_answers_overtake_announcements_to_the_same_chat() -> None:
    letters = [Letter(1, -1), Letter(2, -1), Letter(3, -1, ANSWER), Letter(4, -1, ANSWER)]
    assert deliver(Pacer(), letters).order == [3, 4, 1, 2]


def test_an_announcement_waits_for_the_answer_that_is_on_its_way_to_the_same_chat() -> None:
    pacer = Pacer()
    pacer.add(1, -1, is_group=True, lane=ANSWER)
    pacer.add(2, -1, is_group=True, lane=BULK)
    pacer.add(3, -2, is_group=True, lane=BULK)
    assert pacer.take(0) == [1, 3]
    pacer.done(1)
    assert pacer.take(1) == [2]


@pytest.mark.parametrize("at", [0.5, 13, 31, 47, 59.9, 90, 400.2])
def test_the_first_answer_in_a_group_flooded_by_announcements(at: float) -> None:
    first = Letter(1_000, -1, ANSWER, at)
    assert deliver(Pacer(), [*bulk(300, lambda item: -1), first]).left[1_000] - at <= 12.1


def test_where_people_talk_to_the_bot_announcements_leave_them_room() -> None:
    flood = bulk(300, lambda item: -1)
    talk = [Letter(1_000 + n, -1, ANSWER, at=30 + 12.1 * n) for n in range(50)]  # five a minute
    delivery = deliver(Pacer(), flood + talk)
    waits = [delivery.left[answer.item] - answer.at for answer in talk]
    assert max(waits[5:]) == 0
    assert delivery.refused == 0
    # They still get the rest of the rate, fifteen a minute, and all of it when the talk is over.
    assert delivery.end <= (30 + 12.1 * 50 + 600) + (300 - 15 * 20) * 3 + 61


def test_chats_take_their_turns_by_how_long_their_items_wait() -> None:
    letters = [Letter(item, chat) for item, chat in ((3, 1), (2, 2), (1, 3), (0, 4))]
    pacer = Pacer()
    for letter in letters:
        pacer.add(letter.item, letter.chat, is_group=False, lane=letter.lane)
    assert [item for now in range(4) for item in pacer.take(now)] == [0, 1, 2, 3]


# --- Telegram says 429 ------------------------------------------------------------------------------------------------


def test_a_throttled_chat_delays_nobody_else() -> None:
    others = [Letter(1_000 + n, -2 - n) for n in range(300)] + [Letter(2_000, -2, ANSWER, at=5)]
    letters = bulk(10, lambda item: -1) + others
    usual, delivery = deliver(Pacer(), letters), deliver(Pacer(), letters, throttled={-1: 300})
    assert all(delivery.left[letter.item] <= usual.left[letter.item] for letter in others)
    assert delivery.order[-10:] == list(range(10))
    assert min(delivery.left[item] for item in range(10)) >= 300, "the chat rests"
    assert max(delivery.left[item] for item in range(10)) <= 300 + 10 * LATENCY + 0.1


def test_when_telegram_has_had_enough_of_all_nothing_leaves() -> None:
    pacer = Pacer()
    pacer.throttle(None, 30)
    pacer.add(1, 5, is_group=False, lane=ANSWER)
    pacer.add(2, -5, is_group=True, lane=BULK)
    assert pacer.take(29.9) == []
    assert pacer.next_at(29.9) == 30
    assert pacer.take(30) == [1, 2]


def test_nobody_is_woken_for_a_chat_that_is_free_when_telegram_is_not() -> None:
    pacer = Pacer()
    pacer.throttle(None, 30)
    pacer.throttle(5, 10)
    pacer.add(1, 5, is_group=False, lane=BULK)
    assert pacer.next_at(0) == 30


def test_an_earlier_end_does_not_cut_a_rest_short() -> None:
    pacer = Pacer()
    pacer.throttle(5, 30)
    pacer.throttle(5, 10)
    pacer.add(1, 5, is_group=False, lane=ANSWER)
    assert pacer.next_at(0) == 30


def test_what_must_be_sent_again_keeps_its_place() -> None:
    pacer = Pacer()
    for item in (1, 2, 3):
        pacer.add(item, -1, is_group=True, lane=BULK)
    assert pacer.take(0) == [1]
    assert pacer.take(0) == [], "the next waits until the first is done"
    assert pacer.next_at(0) is None
    pacer.done(1)
    pacer.add(1, -1, is_group=True, lane=BULK)
    assert pacer.take(1) == [1]


# --- the small print --------------------------------------------------------------------------------------------------


def test_a_chat_that_is_gone_gives_its_items_back() -> None:
    pacer = Pacer()
    for item, lane in ((1, BULK), (3, ANSWER), (4, ANSWER), (6, BULK), (7, BULK), (5, BULK), (2, BULK)):
        pacer.add(item, -1, is_group=True, lane=lane)
    assert pacer.take(0) == [3]
    assert pacer.forget(-1) == [4, 1, 2, 5, 6, 7]
    assert pacer.forget(-1) == []
    assert len(pacer) == 0
    pacer.done(3)
    pacer.done(99)
    assert pacer.take(100) == []
    assert pacer.next_at(100) is None
    pacer.add(8, -1, is_group=True, lane=BULK)
    assert pacer.forget(-1) == [8]
    assert pacer.next_at(100) is None
    pacer.add(4, -100, is_group=True, lane=ANSWER)
    assert pacer.take(100) == [4]


def test_idle_chats_are_forgotten() -> None:
    pacer = Pacer()
    letters = bulk(200, lambda item: 1 + item) + [Letter(1_000 + n, -1 - n, ANSWER) for n in range(200)]
    end = deliver(pacer, letters).end
    pacer.throttle(-999, end + 90)
    pacer.next_at(end + 80)
    assert pacer.chats == 201, "groups where people talk are remembered for a while, and so is a rest"
    pacer.next_at(end + 700)
    assert pacer.chats == 0


def test_a_busy_chat_is_not_forgotten() -> None:
    pacer = Pacer()
    pacer.add(1, 5, is_group=False, lane=BULK)
    assert pacer.take(0) == [1]
    pacer.next_at(1_000)
    assert pacer.chats == 1
    pacer.done(1)
    pacer.next_at(2_000)
    assert pacer.chats == 0


@pytest.mark.parametrize("rate", [(0, 1, 0), (1, 0, 0), (1, 1, 2), (1, 1, -1)])
def test_what_is_no_rate_is_refused(rate: tuple[int, float, int]) -> None:
    with pytest.raises(ValueError, match="not a rate"):
        Rate(*rate)


def lines_per_message(chats: int) -> float:
    """Lines of Python that run for one message: a measure of work that a busy machine does not change."""
    lines = 0

    def count(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal lines
        lines += event == "line"
        return count

    pacer, now, messages = Pacer(), 0.0, 500
    for item in range(chats):
        pacer.add(item, -1 - item, is_group=True, lane=BULK)
    pacer.take(now)
    before = sys.gettrace()
    sys.settrace(count)
    try:
        for item in range(chats, chats + messages):
            pacer.add(item, -1 - item % chats, is_group=True, lane=BULK)
            now = pacer.next_at(now) or now
            for taken in pacer.take(now):
                pacer.done(taken)
    finally:
        sys.settrace(before)
    return lines / messages


def test_the_work_for_a_message_does_not_grow_with_the_number_of_chats() -> None:
    assert lines_per_message(10_000) <= 1.2 * lines_per_message(500)
