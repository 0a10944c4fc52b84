"""A tag stands beside a name, over real HTTP."""

from typing import Any

from bot.engine.botapi import AiohttpRequest, BotApi
from tests.support.stage import GROUP, HURRY, Stage

TIERS = """
[tiers]
tags = true
[[tiers.ladder]]
key = "newcomer"
[[tiers.ladder]]
key = "step-1"
title = "🌱 Regular guest of ours"
points = 4
"""


async def test_a_tag_stands_beside_a_name(stage: Stage) -> None:
    (_owner, ana, ben) = await stage.open_group(3)
    stage.configure(more=HURRY + TIERS)
    stage.start()
    await stage.say((ana, "/checkin"), (ben, "hello all"))

    async def tag(who: int) -> Any:
        shown = await api.call("getChatMember", {"chat_id": GROUP, "user_id": who})
        return shown.get("tag") if isinstance(shown, dict) else shown

    request = AiohttpRequest()
    await request.initialize()
    api = BotApi(stage.token, f"{stage.address}/bot", request)
    try:
        await stage.settled()
        assert b'"tag":"Regular guest of"' in bytes(await tag(ana)).replace(b'": "', b'":"')
        assert b'"tag"' not in bytes(await tag(ben))
    finally:
        await request.shutdown()
