"""Updates that are not what one expects: no sender, no person, another bot's command, a topic that is gone."""

from typing import Any

import pytest

from bot.doctor import examine
from bot.engine import received
from bot.features import communities, members, points, preferences
from tests.support.telegram import BOT
from tests.support.world import World

TELEGRAM = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
CHANNEL_BOT = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}


async def quarantined(world: World) -> int:
    async with world.app.engine.connect() as db:
        return (await received.census(db))["quarantined"]


def refusing(code: int, description: str, times: int = 1000) -> Any:
    """A fault: Telegram's no to every message."""
    left = [times]

    def strike(method: str, _parameters: dict[str, Any]) -> Any:
        if method != "sendMessage" or not left[0]:
            return None
        left[0] -= 1
        return code, {"ok": False, "error_code": code, "description": description}

    return strike


# --- Who is nobody ---


async def test_channels_and_the_group_itself_earn_nothing_and_are_nobody(world: World) -> None:
    """Fifty posts forwarded from the linked channel, fifty in a channel's name, fifty of the anonymous admin."""
    group = world.group.chat
    channel = {"id": -100777, "type": "channel", "title": "News"}
    origin = {"type": "channel", "chat": channel, "message_id": 1, "date": 1}
    forwarded = {"sender_chat": channel, "is_automatic_forward": True, "forward_origin": origin}
    await world.deliver(
        *(
            {"message": world.message(group, account, text=f"{number * 7919} is a number to think of", **more)}
            for number in range(50)
            for account, more in (
                (TELEGRAM, forwarded),
                (CHANNEL_BOT, {"sender_chat": channel}),
                (ANONYMOUS, {"sender_chat": group}),
            )
        )
    )
    ana = await world.person("Ana")
    answered = world.message(group, TELEGRAM, text="news", **forwarded)
    await ana.says("What a long and thoughtful answer to the channel", reply_to_message=answered)
    report = await examine(world.app.config)
    assert (report["members"], report["ledger"]["entries"], report["inbox"]["quarantined"]) == (1, 1, 0)
    async with world.app.workshop.work() as work:
        ids = [777000, 136817688, 1087968824, -100777]
        assert await members.names(work, ids) == dict.fromkeys(ids, "")


async def test_bots_are_no_members_whatever_they_do(world: World) -> None:
    other = {"id": 5005, "is_bot": True, "first_name": "Other bot"}
    group = world.group.chat
    await world.deliver(
        {"message": world.message(group, other, new_chat_members=[other])},
        {"message": world.message(group, other, text="/checkin")},
        {"message": world.message(group, other, text="Hello, I am a machine that talks")},
    )
    report = await examine(world.app.config)
    assert (report["members"], report["checkins"], report["ledger"]["entries"]) == (0, 0, 0)


async def test_a_username_that_changes_hands_takes_nothing_along(world: World) -> None:
    ana, ben = await world.person("Ana"), await world.person("Ben")
    named = {"username": "reader"}
    await world.deliver({"message": world.message(world.group.chat, ana.user | named, text="/checkin")})
    await world.deliver({"message": world.message(world.group.chat, ana.user, text="I gave my name away, you see")})
    await world.deliver({"message": world.message(world.group.chat, ben.user | named, text="/points")})
    assert world.said[-1].text.startswith("No points yet")
    async with world.app.workshop.work() as work:
        balances = [(await points.account_of(work, 1, one.id)).balance for one in (ana, ben)]
    assert balances[0] > 0 == balances[1]


@pytest.mark.parametrize(
    ("command", "is_ours"),
    [("/start", True), ("/start@HearthBot", True), ("/start@hearthbot", True), ("/start@OtherBot", False)],
)
async def test_only_our_own_commands_are_ours(world: World, command: str, is_ours: bool) -> None:
    ana = await world.person("Ana")
    assert bool(await ana.says(command)) == is_ours
    assert bool(await ana.says(f"{command.replace('start', 'checkin')} again")) == is_ours


# --- What is missing ---

OPTIONAL = {
    "message": ("from", "entities", "title", "last_name", "username", "language_code", "text", "reply_to_message"),
    "callback_query": ("message", "data", "last_name", "username", "text"),
    "message_reaction": ("user", "username", "title"),
    "chat_member": ("username", "title", "last_name"),
}  # fmt: skip


def without(value: Any, field: str) -> Any:
    if isinstance(value, dict):
        return {name: without(one, field) for name, one in value.items() if name != field}
    return [without(one, field) for one in value] if isinstance(value, list) else value


async def test_whatever_telegram_may_leave_out_can_be_left_out(world: World) -> None:
    ana = await world.person("Ana Maria")
    user, group = ana.user | {"username": "ana"}, world.group.chat
    earlier = world.message(group, user, text="Something said before")
    whole = {
        "message": world.message(group, user, text="/checkin today", reply_to_message=earlier),
        "callback_query": {
            "id": "1", "from": user, "chat_instance": "1", "data": "checkins:go:1",
            "message": world.message(group, BOT, text="?"),
        },
        "message_reaction": ana.reaction(earlier["message_id"], "🔥")["message_reaction"],
        "chat_member": ana._membership("left", "member")["chat_member"],
    }  # fmt: skip
    await world.deliver({"message": earlier})
    for kind, fields in OPTIONAL.items():
        await world.deliver({kind: whole[kind]}, *({kind: without(whole[kind], field)} for field in fields))
    assert await quarantined(world) == 0
    assert (await examine(world.app.config))["members"] == 1


# --- Where one cannot speak any more ---


@pytest.mark.parametrize("description", ["message thread not found", "TOPIC_CLOSED", "TOPIC_DELETED"])
async def test_a_topic_that_is_gone_is_answered_in_the_group_and_never_in_private(
    world: World, description: str
) -> None:
    ana = await world.person("Ana")
    await ana.opens_private_chat()
    world.telegram.faults.append(refusing(400, f"Bad Request: {description}", times=1))
    assert await ana.says("/checkin", message_thread_id=7, is_topic_message=True) != ""
    assert (world.said[-1].chat_id, world.said[-1].topic_id) == (world.group.chat_id, None)


async def test_a_thread_that_is_no_topic_is_not_answered_in(world: World) -> None:
    """A plain reply carries the number of a thread that nobody may write to."""
    ana = await world.person("Ana")
    assert await ana.says("/checkin", message_thread_id=7) != ""
    assert world.said[-1].topic_id is None


@pytest.mark.parametrize(
    "description",
    ["bot was kicked from the supergroup chat", "bot is not a member of the channel chat", "words nobody has read yet"],
)
async def test_put_out_of_a_group_it_tries_once_and_comes_back_with_all_there_was(
    world: World, description: str
) -> None:
    ana = await world.person("Ana", admin=True)
    await world.group.adds_the_bot(ana)
    await ana.says("/checkin")
    world.telegram.faults.append(refusing(403, f"Forbidden: {description}"))
    before = len(world.telegram.calls)
    for _ in range(3):
        assert await ana.says("/points") == ""
    assert [method for method, _ in world.telegram.calls[before:]] == ["sendMessage"]
    async with world.app.workshop.work() as work:
        assert not communities.get(work, 1).is_active
    world.telegram.faults.clear()
    await world.group.bot_becomes("left", ana)
    assert await world.group.adds_the_bot(ana) == ["I'm back, and so is everything you had: points, streaks and days."]
    assert "5" in await ana.says("/points")


async def test_a_deleted_account_is_written_to_once_and_never_again(world: World) -> None:
    ana = await world.person("Ana")
    await ana.opens_private_chat()
    await ana.says("/remind 10:00")
    world.telegram.faults.append(refusing(403, "Forbidden: user is deactivated"))
    await world.pass_time(days=3)
    tried = [one for one in world.telegram.calls if one[0] == "sendMessage" and one[1]["chat_id"] == ana.id]
    arrived = [one for one in world.said if one.chat_id == ana.id]
    assert len(tried) == len(arrived) + 1
    async with world.app.workshop.work() as work:
        assert not preferences.of(work, ana.id).is_line_open


async def test_one_that_cannot_be_read_among_a_thousand_stops_nobody(world: World) -> None:
    ana = await world.person("Ana")
    good = [{"message": world.message(world.group.chat, ana.user, text=f"thought {number}")} for number in range(999)]
    poison = {"message": world.message(world.group.chat, ana.user, text="bad") | {"date": "yesterday"}}
    await world.deliver(*good[:500], poison, *good[500:])
    report = await examine(world.app.config)
    assert (report["messages"], report["inbox"]["quarantined"], report["inbox"]["pending"]) == (999, 1, 0)


# --- Numbers that are no ids ---


async def test_an_id_that_is_no_number_is_set_aside_and_nobody_is_written_to(world: World) -> None:
    ana = await world.person("Ana")
    await ana.says("/checkin")
    before, calls = await quarantined(world), len(world.telegram.calls)
    elsewhere = world.group.chat | {"id": "Circle"}
    shown = world.message(elsewhere, ana.user, text="x")
    press = {"id": "1", "from": ana.user, "chat_instance": "1", "data": "checkins:go:1", "message": shown}
    await world.deliver({"callback_query": press}, {"message": world.message(elsewhere, ana.user, text="/checkin")})
    assert await quarantined(world) == before + 2
    assert len(world.telegram.calls) == calls


@pytest.mark.parametrize("huge", [2**53, -(2**53), 2**63, -(2**63) - 1, 10**30])
async def test_a_number_beyond_every_id_is_set_aside_and_harms_nobody(world: World, huge: int) -> None:
    ana = await world.person("Ana")
    someone = {"id": huge, "is_bot": False, "first_name": "Somebody"}
    elsewhere = world.group.chat | {"id": huge}
    before = await quarantined(world)
    odd = [
        {"message": world.message(world.group.chat, someone, text="/checkin")},
        {"message": world.message(world.group.chat, someone, text="A thought that is long enough to be worth a point")},
        {"message": world.message(elsewhere, ana.user, text="/checkin")},
        {"message": world.message(world.group.chat, ana.user, text="/checkin") | {"message_id": huge}},
        {"message": world.message(world.group.chat, ana.user, new_chat_members=[someone])},
        {"message": world.message(world.group.chat, ana.user, migrate_to_chat_id=huge)},
        {"message_reaction": {"chat": world.group.chat, "message_id": huge, "user": ana.user, "date": 1,
                              "old_reaction": [], "new_reaction": [{"type": "emoji", "emoji": "👍"}]}},
        {"callback_query": {"id": "1", "from": someone, "chat_instance": "1", "data": "checkins:go:1",
                            "message": world.message(world.group.chat, ana.user, text="x")}},
    ]  # fmt: skip
    await world.deliver(*odd)
    await ana.says("/checkin")
    assert await quarantined(world) == before + len(odd)
    report = await examine(world.app.config)
    assert (report["checkins"], report["problems"]) == (1, [])
