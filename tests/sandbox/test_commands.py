"""Command menus: limits, scopes, languages."""

from typing import Any

import pytest

from tests.sandbox.conftest import Box, Refused


def commands(*names: str) -> list[dict[str, str]]:
    return [{"command": name, "description": f"does {name}"} for name in names]


async def _menu(box: Box, user: int, chat: int) -> list[str]:
    return [c["command"] for c in await box.look("commands", as_=user, chat=chat)]


async def test_kept_by_scope_and_language(box: Box, ana: int) -> None:
    await box.bot("setMyCommands", commands=commands("start"))
    await box.bot("setMyCommands", commands=commands("hallo"), language_code="de")
    assert await box.bot("getMyCommands") == commands("start")
    assert await box.bot("getMyCommands", language_code="de") == commands("hallo")
    assert await box.bot("getMyCommands", scope={"type": "all_group_chats"}) == []
    await box.bot("deleteMyCommands", language_code="de")
    assert await box.bot("getMyCommands", language_code="de") == []


async def test_the_narrowest_menu_wins(box: Box, ana: int) -> None:
    boris = await box.person("Boris", language_code="zh-hans")
    chat = await box.group(ana, boris)
    await box.bot("setMyCommands", commands=commands("everywhere"))
    assert await _menu(box, ana, ana) == ["everywhere"]
    await box.bot("setMyCommands", commands=commands("private"), scope={"type": "all_private_chats"})
    await box.bot("setMyCommands", commands=commands("group"), scope={"type": "all_group_chats"})
    await box.bot("setMyCommands", commands=commands("zu"), scope={"type": "all_group_chats"}, language_code="zh")
    await box.bot("setMyCommands", commands=commands("admins"), scope={"type": "all_chat_administrators"})
    assert await _menu(box, ana, ana) == ["private"]
    assert await _menu(box, ana, chat) == ["admins"]
    assert await _menu(box, boris, chat) == ["zu"], "two letters serve every kind of Chinese"
    await box.bot("setMyCommands", commands=commands("here"), scope={"type": "chat", "chat_id": chat})
    assert await _menu(box, boris, chat) == ["here"]
    scope = {"type": "chat_administrators", "chat_id": chat}
    await box.bot("setMyCommands", commands=commands("keepers"), scope=scope)
    assert await _menu(box, ana, chat) == ["keepers"]
    scope = {"type": "chat_member", "chat_id": chat, "user_id": ana}
    await box.bot("setMyCommands", commands=commands("ana"), scope=scope)
    assert await _menu(box, ana, chat) == ["ana"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (commands("Nö"), "BOT_COMMAND_INVALID"),
        (commands("x" * 33), "BOT_COMMAND_INVALID"),
        (commands("a-b"), "BOT_COMMAND_INVALID"),
        ([{"command": "a", "description": ""}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([{"command": "a", "description": "x" * 257}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        (commands(*(f"c{n}" for n in range(101))), "too many commands specified"),
        (["x"], "can't parse BotCommand"),
    ],
)
async def test_limits(box: Box, given: Any, words: str) -> None:
    with pytest.raises(Refused, match=words):
        await box.bot("setMyCommands", commands=given)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"language_code": "zh-hans"}, "invalid language code specified"),
        ({"scope": {"type": "nowhere"}}, "Unsupported type"),
        ({"scope": {"type": "chat", "chat_id": -100}}, "chat not found"),
        ({"scope": "x"}, "can't parse scope JSON object"),
    ],
)
async def test_scopes_refused(box: Box, more: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        await box.bot("setMyCommands", commands=commands("a"), **more)
