"""The last post of an announcement is at the top of the chat; without the right it is still posted, and admins know."""

from typing import TYPE_CHECKING, Any

import pytest
from inline_snapshot import snapshot

from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World

NO_RIGHT = {
    "ok": False,
    "error_code": 400,
    "description": "Bad Request: not enough rights to manage pinned messages in the chat",
}


def pins(world: "World") -> list[tuple[str, str]]:
    """What was pinned and unpinned, by its words."""
    words = {one.message_id: one.text for one in world.said}
    return [
        (method.removesuffix("ChatMessage"), words[parameters["message_id"]])
        for method, parameters in world.telegram.calls
        if method in ("pinChatMessage", "unpinChatMessage")
    ]


async def planned(world: "World", admin: "Human", words: str, at: str) -> None:
    await admin.says(f"/announce daily {at} {words}")
    await admin.presses("✅ Publish")
    await admin.presses("📌 Pin when posted")


def no_right(method: str, _parameters: dict[str, Any]) -> tuple[int, dict[str, Any]] | None:
    return (400, NO_RIGHT) if method == "pinChatMessage" else None


async def demoted(world: "World", by: "Human", *, can_pin: bool) -> None:
    """The bot stays an admin, with the right or without."""
    await world.group.bot_becomes("administrator", by, can_pin_messages=can_pin)


async def test_the_last_post_is_pinned_and_the_one_before_no_longer(world: "World") -> None:
    (admin,) = await people(world)
    await planned(world, admin, "First", "8:00")
    await planned(world, admin, "Second", "9:00")
    assert "📌 Do not pin" in world.said[-1].buttons
    await world.pass_time(days=1)
    assert pins(world) == [("pin", "First"), ("pin", "Second")]
    await admin.says("/announce #1 Changed")
    await world.pass_time(hours=23, minutes=30)
    assert pins(world)[2:] == [("pin", "Changed"), ("unpin", "First")], "of the same announcement"
    await admin.says("/announce #1")
    await admin.presses("📌 Do not pin")
    await world.pass_time(days=1)
    assert pins(world)[4:] == [("pin", "Second"), ("unpin", "Second")]


async def test_it_is_pinned_once_though_telegram_is_slow(world: "World") -> None:
    (admin,) = await people(world)
    await planned(world, admin, "First", "8:00")
    slow = [{"ok": False, "error_code": 429, "description": "Too Many Requests", "parameters": {"retry_after": 0}}]
    world.telegram.faults.append(lambda method, _: (429, slow.pop()) if method == "pinChatMessage" and slow else None)
    await world.pass_time(days=1)
    assert pins(world) == [("pin", "First")] * 2


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_without_the_right_it_is_posted_and_admins_hear_it_once(world: "World", language: str) -> None:
    (admin,) = await people(world, language=language)
    words = {
        "en": ("/announce daily 8:00 Words", "✅ Publish", "📌 Pin when posted"),
        "zh-CN": ("/announce 每天 8:00 公告", "✅ 发布", "📌 发出后置顶"),
    }[language]
    await admin.says(words[0])
    await admin.presses(words[1])
    await admin.presses(words[2])
    world.telegram.faults.append(no_right)
    since = len(world.said)
    await world.pass_time(days=3)
    told = [one.text for one in world.said[since:] if one.chat_id == admin.id]
    assert len([one for one in world.said[since:] if one.chat_id == world.group.chat_id]) == 3
    told.append(await admin.says("/announce #1"))
    assert (
        told
        == {
            "en": snapshot(
                [
                    "I may not pin messages in Reading circle any more, so what I just posted there is not pinned. Once you give me that right back, the next one is.",
                    """\
Words

📣 <b>#1</b>, next:
Fri 8 May, 08:00
Sat 9 May, 08:00
Sun 10 May, 08:00
📌 not pinned: I may not pin here\
""",
                ]
            ),
            "zh-CN": snapshot(
                [
                    "我在 Reading circle 已没有置顶权限，刚发的公告没能置顶。权限恢复后，下一条会照常置顶。",
                    """\
公告

📣 <b>#1</b> 接下来：
5月8日 周五 08:00
5月9日 周六 08:00
5月10日 周日 08:00
📌 没有置顶权限，发出后不会置顶\
""",
                ]
            ),
        }[language]
    )
    # The right comes back, and is lost again.
    world.telegram.faults.clear()
    await demoted(world, admin, can_pin=True)
    assert "📌" not in await admin.says("/announce #1")
    await world.pass_time(days=1)
    assert "📌" not in await admin.says("/announce #1")
    world.telegram.faults.append(no_right)
    since = len(world.said)
    await world.pass_time(days=2)
    assert [one.text for one in world.said[since:] if one.chat_id == admin.id] == told[:1]


async def test_who_asks_for_pinning_hears_at_once_that_it_may_not_be(world: "World") -> None:
    (admin,) = await people(world)
    await demoted(world, admin, can_pin=False)
    await admin.says("/announce daily 8:00 Words")
    assert await admin.presses("📌 Pin when posted") == snapshot(
        "I may not pin here. Give me the admin right to pin messages, then press again."
    )
    await world.pass_time(days=1)
    assert pins(world) == []
