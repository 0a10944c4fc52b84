"""Recording, on both databases: each message once, whatever is repeated and however it is cut into batches."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from bot.features import activity, communities, points, preferences
from bot.features.activity import Verdict
from bot.kit.wire import WireMessage
from bot.kit.work import Workshop
from tests.activity.conftest import GROUP, Writer, person, record, workshop_on
from tests.support.moments import START

DAY = START.date()
ALBUM: dict[str, Any] = {"media_group_id": "77", "photo": [{}]}


@dataclass
class Books:
    """All that recording leaves behind."""

    messages: list[Any]
    hours: list[Any]
    ledger: list[Any]
    accounts: list[Any]


async def books(workshop: Workshop) -> Books:
    async with workshop.work() as work:
        found = [
            [tuple(row) for row in await work.db.execute(text(query))]
            for query in (
                "SELECT * FROM messages ORDER BY community_id, message_id",
                "SELECT * FROM activity_hours ORDER BY community_id, day, member_id, hour",
                "SELECT * FROM ledger ORDER BY community_id, member_id, key",
                "SELECT * FROM accounts ORDER BY community_id, member_id",
            )
        ]
        assert (await points.audit(work.db))["problems"] == []
        assert (await activity.census(work.db))["problems"] == []
    # Entries carry the moment of the earning; what is compared across runs is all the rest.
    return Books(*found)


async def verdicts(workshop: Workshop, *messages: WireMessage) -> list[Verdict]:
    await record(workshop, *messages)
    async with workshop.work() as work:
        explained = [await activity.explain(work, 1, message.message_id) for message in messages]
    return [one.verdict for one in explained if one]


async def balances(workshop: Workshop, *members: int) -> list[int]:
    async with workshop.work() as work:
        return [(await points.account_of(work, 1, member)).balance for member in members]


async def test_a_message_is_a_row_a_count_and_a_point(workshop: Workshop, writer: Writer) -> None:
    message = writer.write("Good evening to all of you", topic=None)
    assert await record(workshop, message) == [True]
    found = await books(workshop)
    (row,) = found.messages
    assert row[:3] == (1, 1, 1)
    assert row[5:] == (2, 26, None, None, None, 0)
    async with workshop.work() as work:
        assert await activity.messages_on(work, 1, DAY) == {1: 1}
        assert await activity.messages_of(work, 1, 1, [DAY, DAY - timedelta(days=1)]) == {DAY: 1}
        assert await activity.author_of(work, 1, message.message_id) == 1
        assert await activity.author_of(work, 1, 999) is None
        assert await activity.explain(work, 1, 999) is None
    assert await balances(workshop, 1) == [1]


async def test_the_same_message_again_changes_nothing(workshop: Workshop, writer: Writer) -> None:
    one, two, three = writer.write(), writer.write(), writer.write()
    assert await record(workshop, one, two, one) == [True, True, False]
    before = await books(workshop)
    assert await record(workshop, two, one) == [False, False]
    assert await books(workshop) == before
    assert await record(workshop, three, two) == [True, False]
    assert len((await books(workshop)).ledger) == 3


async def test_an_empty_batch(workshop: Workshop) -> None:
    assert await record(workshop) == []


async def test_ids_of_64_bits(workshop: Workshop, writer: Writer) -> None:
    big = writer.write(
        by=2**52 - 1, group=-(10**14), id=2**51, reply_to_message={"message_id": 2**50, "from": person(2**52 - 2)}
    )
    assert await record(workshop, big) == [True]
    assert await balances(workshop, 2**52 - 1, 2**52 - 2) == [1, 2]


async def test_a_batch_that_failed_is_recorded_the_same_afterwards(workshop: Workshop, writer: Writer) -> None:
    await record(workshop, writer.write(by=3))
    batch = [writer.write("The very same words by two people", by=by) for by in (1, 2)]

    async def fail() -> None:
        async with workshop.work() as work:
            await activity.record(work, batch)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert len((await books(workshop)).messages) == 1
    assert await verdicts(workshop, *batch) == [Verdict.MAY_EARN] * 2


async def test_recorded_twice_at_once(workshop: Workshop, writer: Writer) -> None:
    async with workshop.work() as work:
        await communities.of_chat(work, GROUP, "Reading circle")
    batch = [writer.write(by=by) for by in range(1, 60)]
    answers = await asyncio.gather(*(record(workshop, *batch) for _ in range(6)))
    assert [sum(column) for column in zip(*answers, strict=True)] == [1] * 59
    found = await books(workshop)
    assert (len(found.messages), len(found.ledger), sum(row[-1] for row in found.hours)) == (59, 59, 59)


async def test_day_and_hour_are_the_members_own(workshop: Workshop, writer: Writer) -> None:
    async with workshop.work() as work:
        here = await communities.of_chat(work, GROUP, "Reading circle")
    async with workshop.work() as work:
        await communities.choose_zone(work, here, ZoneInfo("Asia/Kathmandu"))
        await preferences.choose_zone(work, 2, ZoneInfo("America/Los_Angeles"))
    at = START.replace(hour=18, minute=30)  # 00:15 on the 5th there, 11:30 on the 4th on the other side
    await record(workshop, writer.write(by=1, at=at), writer.write(by=2, at=at))
    hours = (await books(workshop)).hours
    assert [(str(day), member, hour) for _, day, member, hour, _ in hours] == [
        ("2026-05-04", 2, 11),
        ("2026-05-05", 1, 0),
    ]


# --- What earns nothing, and why ---


async def test_what_earns_nothing(workshop: Workshop, writer: Writer) -> None:
    command: dict[str, Any] = {"entities": [{"type": "bot_command", "offset": 0, "length": 8}]}
    batch = {
        Verdict.COMMAND: writer.write("/checkin today was good", **command),
        Verdict.FORWARDED: writer.write("Words of somebody else", forward_origin={"type": "user"}),
        Verdict.VIA_BOT: writer.write("Words of some machine", via_bot={"id": 5}),
        Verdict.STICKER: writer.write(sticker={"emoji": "😀"}),
        Verdict.SHORT: writer.write("ok"),
    }
    assert await verdicts(workshop, *batch.values()) == list(batch)
    assert (
        await verdicts(workshop, writer.write(animation={}), writer.write(dice={"value": 6})) == [Verdict.STICKER] * 2
    )
    assert await balances(workshop, 1) == [0]
    assert (await books(workshop)).hours[0][-1] == 7, "they are counted all the same"


async def test_pictures_and_voices_are_worth_as_much_as_words(workshop: Workshop, writer: Writer) -> None:
    batch = [writer.write(photo=[{}]), writer.write(voice={}), writer.write(photo=[{}], caption="hi")]
    assert await verdicts(workshop, *batch) == [Verdict.MAY_EARN] * 3


async def test_of_an_album_the_first_counts_also_over_two_batches(workshop: Workshop, writer: Writer) -> None:
    first, *rest = (writer.write(**ALBUM) for _ in range(10))
    assert await verdicts(workshop, first, *rest[:4]) == [Verdict.MAY_EARN, *[Verdict.ALBUM] * 4]
    assert await verdicts(workshop, *rest[4:]) == [Verdict.ALBUM] * 5
    assert await balances(workshop, 1) == [1]


async def test_repeats_of_ones_last_five_texts(workshop: Workshop, writer: Writer) -> None:
    texts = [
        "今天读完了第三章，很喜欢作者的笔触",
        "I walked along the river",
        "Bread is in the oven",
        "雨下了一整天都没停",
    ]
    first = [writer.write(said) for said in texts]
    again = [writer.write(said.upper() + "!") for said in texts]
    assert await verdicts(workshop, *first, *again) == [*[Verdict.MAY_EARN] * 4, *[Verdict.REPEATED] * 4]
    assert await verdicts(workshop, writer.write(texts[0], by=2)) == [Verdict.MAY_EARN], "others may say it"


async def test_an_explanation_has_the_numbers(workshop: Workshop, writer: Writer) -> None:
    paid, soon = writer.write(at=START), writer.write(at=START + timedelta(seconds=20))
    many = [writer.write(at=START + timedelta(minutes=minute)) for minute in range(1, 12)]
    await record(workshop, paid, soon, *many)
    async with workshop.work() as work:
        why = [await activity.explain(work, 1, message.message_id) for message in (paid, soon, many[-1])]
    first, second, last = (one.outcome for one in why if one)
    assert isinstance(first, points.Entry)
    assert isinstance(second, points.Decision)
    assert isinstance(last, points.Decision)
    assert (first.amount, second.why, second.seconds, last.why, last.used) == (1, "cooldown", 20, "cap", 10)


# --- Replies ---


def answer(to: int, **sender: Any) -> dict[str, Any]:
    return {"reply_to_message": {"message_id": 500, "from": person(to) | sender}}


async def test_who_is_worth_a_reply_earns(workshop: Workshop, writer: Writer) -> None:
    await record(workshop, writer.write(by=1, **answer(2)))
    assert await balances(workshop, 1, 2) == [1, 2]


async def test_replies_that_earn_nothing(workshop: Workshop, writer: Writer) -> None:
    channel = {"message_id": 500, "from": person(3), "sender_chat": {"id": -5, "type": "channel"}}
    await record(
        workshop,
        writer.write(by=1, **answer(1)),
        writer.write(by=1, **answer(2, is_bot=True)),
        writer.write(by=1, **answer(777000)),
        writer.write(by=1, reply_to_message=channel),
        writer.write("ok", by=1, **answer(2)),
        # In a topic every message "replies" to the one that opened it.
        writer.write(by=1, is_topic_message=True, message_thread_id=500, **answer(2)),
    )
    assert await balances(workshop, 1, 2, 3, 777000) == [5, 0, 0, 0]
    assert [row[7:10] for row in (await books(workshop)).messages] == [
        (1, 500, None), (None, 500, None), (None, 500, None), (None, 500, None), (2, 500, None), (None, None, 500),
    ]  # fmt: skip


async def test_a_thousand_messages_a_minute_are_worth_the_cap(database_url: str, writer: Writer) -> None:
    workshop = workshop_on(database_url, activity=activity.Settings(burst_messages=0))
    flood = [
        writer.write(by=1, at=START + timedelta(seconds=second / 16), **answer(2)) for second in range(0, 16 * 60 * 20)
    ]
    await record(workshop, *flood)
    assert await balances(workshop, 1, 2) == [10, 12], "of one member's replies, six a day pay"
    await workshop.engine.dispose()


# --- Reactions ---


async def react(workshop: Workshop, message: int, by: int, is_thanked: bool = True) -> None:
    async with workshop.work() as work:
        await activity.react(work, 1, message, by, START, is_thanked=is_thanked)


async def test_a_reaction_earns_once_for_each_who_reacts(workshop: Workshop, writer: Writer) -> None:
    await record(workshop, message := writer.write("ok", by=1))
    for by in (2, 3, 2, 3, 1):
        await react(workshop, message.message_id, by)
    await react(workshop, 999, 2)
    assert await balances(workshop, 1, 2, 3) == [2, 0, 0]


async def test_a_reaction_taken_back_takes_its_point_for_good(workshop: Workshop, writer: Writer) -> None:
    await record(workshop, message := writer.write("ok", by=1))
    for is_thanked in (False, True, False, True, False, False):
        await react(workshop, message.message_id, 2, is_thanked)
    assert await balances(workshop, 1) == [0]
    assert len((await books(workshop)).ledger) == 2


# --- Texts ---


async def test_words_are_kept_only_where_the_operator_says_so_and_as_long(database_url: str, writer: Writer) -> None:
    secret = "a private thought, and a long one"

    async def kept(workshop: Workshop) -> list[str]:
        async with workshop.work() as work:
            return list((await work.db.execute(text("SELECT text FROM message_texts"))).scalars())

    silent = workshop_on(database_url)
    await record(silent, writer.write(secret))
    assert await kept(silent) == []
    await silent.engine.dispose()

    keeping = workshop_on(database_url, activity=activity.Settings(keep_text_days=3))
    await record(
        keeping, old := writer.write(secret, at=START - timedelta(days=4)), writer.write("another thought"), old
    )
    assert sorted(await kept(keeping)) == [secret, "another thought"]
    async with keeping.work() as work:
        await activity.forget_texts(work)
    assert await kept(keeping) == ["another thought"]
    await keeping.engine.dispose()


# --- By property ---

said = st.sampled_from(
    [
        "good morning everybody",
        "good morning everybody!",
        "今天读完了第三章",
        "今天读完了第三章。",
        "hm",
        "a very different thing",
    ]
)
story = st.lists(
    st.tuples(
        st.integers(1, 2),  # group
        st.integers(1, 3),  # who
        said,
        st.sampled_from([None, None, 1, 2, 3]),  # answering whom
        st.integers(0, 100),  # seconds later
        st.sampled_from([None, None, None, "album"]),
        st.integers(0, 5),  # 0: said again, as Telegram may deliver twice
    ),
    max_size=25,
)


def told(moves: Sequence[tuple[int, int, str, int | None, int, str | None, int]]) -> list[WireMessage]:
    writer, at, messages = Writer(), START + timedelta(hours=14, minutes=50), list[WireMessage]()
    for group, by, words, to, seconds, album, again in moves:
        at += timedelta(seconds=seconds)
        more: dict[str, Any] = answer(to) if to else {}
        if album:
            more |= ALBUM | {"caption": words}
        messages.append(writer.write("" if album else words, by=by, group=GROUP - group, at=at, **more))
        if again == 0:
            messages.append(messages[len(messages) // 2])
    return messages


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=story, cuts=st.sets(st.integers(1, 25), max_size=5))
async def test_any_batches_leave_the_same_books(
    database_url: str, moves: list[tuple[int, int, str, int | None, int, str | None, int]], cuts: set[int]
) -> None:
    messages = told(moves)
    bounds = sorted({0, len(messages), *(cut for cut in cuts if cut < len(messages))})
    found: list[Books] = []
    for parts in ([messages], [messages[start:end] for start, end in pairwise(bounds)]):
        workshop = workshop_on(database_url)
        async with workshop.work() as work:
            for table in ("messages", "activity_hours", "ledger", "accounts", "pairs"):
                await work.db.execute(text(f"DELETE FROM {table}"))  # noqa: S608
            await communities.warm(work)
            for group in (1, 2):
                await communities.of_chat(work, GROUP - group, "Reading circle")
        for part in parts:
            await record(workshop, *part)
        found.append(await books(workshop))
        await workshop.engine.dispose()
    assert found[0] == found[1]
    assert all(isinstance(row[1], date | str) for row in found[0].hours)


async def test_a_supergroup_counts_its_messages_from_one_again(workshop: Workshop, writer: Writer) -> None:
    small = -777
    before = writer.write("What was said in the small group", group=small, id=1)
    assert await record(workshop, before) == [True]
    async with workshop.work() as work:
        await communities.moved(work, small, GROUP)
    after = writer.write("What is said in the supergroup now", by=2, id=1)
    assert await record(workshop, before, after) == [False, True]
    assert await balances(workshop, 1, 2) == [1, 1]
    async with workshop.work() as work:
        authors = [await activity.author_of(work, 1, activity.number_of(chat, 1)) for chat in (small, GROUP)]
    assert authors == [1, 2]


async def test_photos_and_answers_since_a_message_in_either_kind_of_group(workshop: Workshop, writer: Writer) -> None:
    small, picture = -777, [{"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9}]

    async def since(after: int) -> tuple[set[int], set[int]]:
        async with workshop.work() as work:
            return await activity.photos_and_answers(work, 1, [1, 2, 3], after)

    async def last() -> int:
        async with workshop.work() as work:
            return await activity.last_message(work, 1)

    first = writer.write("What was said in the small group", group=small)
    await record(workshop, first)
    assert await since(activity.number_of(small, 0)) == (set(), set())
    seen = await last()
    quoted = {"message_id": 1, "date": 1, "chat": {"id": small, "type": "group"}, "from": person(1), "text": "What"}
    photo = writer.write(by=2, group=small, photo=picture)
    answer = writer.write("So it is, so it is", by=3, group=small, reply_to_message=quoted)
    own = writer.write("So it was, I think", group=small, reply_to_message=quoted)
    await record(workshop, photo, answer, own)
    assert await since(seen) == ({2}, {3})
    seen = await last()
    assert await since(seen) == (set(), set())
    async with workshop.work() as work:
        await communities.moved(work, small, GROUP)
    await record(workshop, writer.write(by=1, id=1, photo=picture))
    assert await since(seen) == ({1}, set())
    seen = await last()
    await record(workshop, writer.write(by=3, id=2, photo=picture))
    assert await since(seen) == ({3}, set())
