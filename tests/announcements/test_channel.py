"""An announcement is said in the channel that the group is linked with; where it cannot be, the group hears it anyway."""

from typing import TYPE_CHECKING, Any

import pytest
from inline_snapshot import snapshot

from bot.features import activity, attention
from bot.kit import outbox
from bot.kit.texts import say
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World

CHANNEL, BOT_ID = -1009, 1
NO_RIGHT = {"ok": False, "error_code": 400, "description": "Bad Request: need administrator rights in the channel chat"}


def linked(world: "World", *may_post: int) -> None:
    world.telegram.channels[world.group.chat_id] = CHANNEL
    for one in may_post:
        world.telegram.roles[CHANNEL, one] = "administrator"


def shut(method: str, parameters: dict[str, Any]) -> tuple[int, dict[str, Any]] | None:
    return (400, NO_RIGHT) if method.startswith("send") and parameters["chat_id"] == CHANNEL else None


def said_in(world: "World", chat_id: int, since: int = 0) -> list[str]:
    return [one.text for one in world.said[since:] if one.chat_id == chat_id]


async def planned(world: "World", admin: "Human", words: str = "every monday 18:00 We run") -> str:
    await admin.says(f"/announce {words}")
    await admin.presses("✅ Publish")
    return await admin.presses("📣 In the channel too")


async def test_in_the_channel_and_not_twice_in_the_group(world: "World") -> None:
    """Telegram brings it from there to the group."""
    [admin] = await people(world)
    linked(world, BOT_ID, admin.id)
    assert await planned(world, admin) == snapshot("""\
We run

📣 <b>#1</b>, next:
Mon 4 May, 18:00
Mon 11 May, 18:00
Mon 18 May, 18:00
📣 in your channel too, from where Telegram brings it here\
""")
    since = len(world.said)
    await world.pass_time(days=1)
    assert (said_in(world, CHANNEL), said_in(world, world.group.chat_id, since)) == (["We run"], [])
    await world.pass_time(days=7)
    assert (said_in(world, CHANNEL), said_in(world, world.group.chat_id, since)) == (["We run"] * 2, [])
    async with world.app.workshop.work() as work:
        assert sum((await attention.said_from_today(work, 1, work.now)).values()) <= 1


async def test_with_a_picture_and_a_poll(world: "World") -> None:
    [admin] = await people(world)
    linked(world, BOT_ID, admin.id)
    await planned(world, admin, "every monday 18:00 Where?\n- here\n- there")
    await world.pass_time(days=1)
    assert said_in(world, CHANNEL) == ["📊 Where?\n○ here\n○ there"]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_a_right_lost_is_told_once_and_the_group_hears_it_at_once(world: "World", language: str) -> None:
    [admin] = await people(world, language=language)
    linked(world, BOT_ID, admin.id)
    for number in (1, 2):
        await admin.says(
            f"/announce every monday 18:0{number} We run" if language == "en" else f"/announce 每周一 18:0{number} 跑步"
        )
        await admin.presses({"en": "✅ Publish", "zh-CN": "✅ 发布"}[language])
        await admin.presses({"en": "📣 In the channel too", "zh-CN": "📣 也发到频道"}[language])
    world.telegram.faults.append(shut)
    since = len(world.said)
    await world.pass_time(hours=9, minutes=3)
    assert said_in(world, CHANNEL) == []
    assert len(said_in(world, world.group.chat_id, since)) == 2
    assert (
        said_in(world, admin.id, since)
        == {
            "en": snapshot(
                [
                    "I may not post in the channel of Reading circle any more, so what I just had for it stands in the group alone. Once I may again, turn it on anew with /announce."
                ]
            ),
            "zh-CN": snapshot(
                [
                    "我在 Reading circle 的频道里已经不能发帖了，刚才那条只发在了群里。权限恢复后，用 /announce 重新打开。"
                ]
            ),
        }[language]
    )
    assert (
        await admin.says({"en": "/announce #1", "zh-CN": "/announce #1"}[language])
        == {
            "en": snapshot("""\
We run

📣 <b>#1</b>, next:
Mon 11 May, 18:01
Mon 18 May, 18:01
Mon 25 May, 18:01
📣 not in your channel: I may not post there\
"""),
            "zh-CN": snapshot("""\
跑步

📣 <b>#1</b> 接下来：
5月11日 周一 18:01
5月18日 周一 18:01
5月25日 周一 18:01
📣 没有频道的发帖权限，只发在群里\
"""),
        }[language]
    )
    world.telegram.faults.clear()
    await admin.presses({"en": "📣 In the channel too", "zh-CN": "📣 也发到频道"}[language])
    since = len(world.said)
    await world.pass_time(days=7)
    assert len(said_in(world, CHANNEL)) == 1
    assert len(said_in(world, world.group.chat_id, since)) == 1


async def test_unlinked_meanwhile(world: "World") -> None:
    """Nothing goes to a channel that is the group's no more."""
    [admin] = await people(world)
    linked(world, BOT_ID, admin.id)
    await planned(world, admin)
    world.telegram.channels.clear()
    since = len(world.said)
    await world.pass_time(hours=10)
    assert (said_in(world, CHANNEL), said_in(world, world.group.chat_id, since)) == ([], ["We run"])


async def test_where_nobody_knows_whether_it_arrived_the_group_hears_it(world: "World") -> None:
    [admin] = await people(world)
    linked(world, BOT_ID, admin.id)
    await planned(world, admin)

    def silent(method: str, parameters: dict[str, Any]) -> tuple[int, dict[str, Any]] | None:
        lost = method.startswith("send") and parameters["chat_id"] == CHANNEL
        return (502, {"ok": False, "error_code": 502, "description": "Bad Gateway"}) if lost else None

    world.telegram.faults.append(silent)
    since = len(world.said)
    await world.pass_time(hours=9, minutes=1)
    await world.settle()
    assert said_in(world, world.group.chat_id, since) == ["We run"]
    assert sum(1 for method, about in world.telegram.calls if about.get("chat_id") == CHANNEL and "send" in method) == 1


async def test_a_crash_before_the_channel_hears_it_leaves_it_to_the_group(world: "World") -> None:
    """What was on its way is not sent again, and the group waits ten minutes for it and no longer."""
    [admin] = await people(world)
    linked(world, BOT_ID, admin.id)
    await planned(world, admin)
    async with world.app.workshop.work() as work:
        await work.say(say("kit.as-is", value="We run"), key="one", community_id=1)
        await work.say_in_channel(say("kit.as-is", value="We run"), key="one:channel", instead_of="one", community_id=1)
        rows = [row.id for row in work._outgoing if row.message.channel]
        assert await outbox.start(work.db, rows, ()) == set(rows)
        await outbox.recover(work.db)
        work._outgoing.clear()
    since = len(world.said)
    await world.pass_time(minutes=9)
    assert said_in(world, world.group.chat_id, since) == []
    await world.pass_time(minutes=2)
    assert (said_in(world, CHANNEL), said_in(world, world.group.chat_id, since)) == ([], ["We run"])


async def test_put_off_in_the_outlook_it_comes_later_in_both(world: "World") -> None:
    [admin] = await people(world)
    linked(world, BOT_ID, admin.id)
    await planned(world, admin)
    await admin.says("/outlook")
    await admin.presses("1")
    await admin.presses("3 hours later")
    await world.pass_time(hours=11, minutes=59)
    assert said_in(world, CHANNEL) == []
    await world.pass_time(minutes=2)
    assert said_in(world, CHANNEL) == ["We run"]


async def test_what_must_be_right_before_it_is_turned_on(world: "World") -> None:
    admin, ben = await people(world, "Ben")
    said = [await planned(world, admin)]
    linked(world)
    said.append(await admin.presses("📣 In the channel too"))
    linked(world, BOT_ID)
    said.append(await admin.presses("📣 In the channel too"))
    world.telegram.roles[CHANNEL, admin.id] = "creator"
    said.append(await admin.presses("📣 In the channel too"))
    assert said == snapshot(
        [
            "This group is linked with no channel. Link it in the channel’s settings under Discussion, then press again.",
            "I may not post in your channel. Make me an admin there, with the right to post messages, then press again.",
            "Only who may post in the channel can have me post there.",
            """\
We run

📣 <b>#1</b>, next:
Mon 4 May, 18:00
Mon 11 May, 18:00
Mon 18 May, 18:00
📣 in your channel too, from where Telegram brings it here\
""",
        ]
    )
    assert "📣 In the channel too" in await _buttons_after(world, admin, "📣 Not in the channel")
    before = len(world.telegram.calls)
    await ben.presses_data("announcements:channel:1:1:1", world.said[-1])
    assert not any(method == "getChat" for method, _ in world.telegram.calls[before:]), "members ask Telegram nothing"


async def _buttons_after(world: "World", admin: "Human", label: str) -> list[str]:
    await admin.presses(label)
    return list(world.said[-1].buttons)


async def test_what_telegram_brings_from_the_channel_is_nobodys_message(world: "World") -> None:
    """It is not counted, starts no check-in, and is not answered, even where it begins like a command."""
    [admin] = await people(world)
    linked(world, BOT_ID, admin.id)
    since = len(world.said)
    channel = {"id": CHANNEL, "type": "channel", "title": "News"}
    async with world.app.workshop.work() as work:
        before = await activity.census(work.db)
    for text in ("We run", "/checkin", "打卡"):
        origin = {"type": "channel", "date": 1777885200, "chat": channel, "message_id": 5}
        more = {"is_automatic_forward": True, "sender_chat": channel, "forward_origin": origin, "text": text}
        account = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
        await world.deliver({"message": world.message(world.group.chat, account, **more)})
    assert world.said[since:] == []
    async with world.app.workshop.work() as work:
        assert await activity.census(work.db) == before
