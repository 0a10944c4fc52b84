"""A poll arrives over real HTTP as everybody sees it."""

from bot.engine.botapi import AiohttpRequest, BotApi
from bot.engine.letters import letters_of
from bot.kit.outbox import Message
from bot.kit.texts import Texts, say
from tests.support.stage import GROUP, Stage


async def test_a_poll_arrives(stage: Stage) -> None:
    (one, *_) = await stage.open_group(2)
    options = ["Piranesi & more", "边城"]
    message = Message(say("kit.as-is", value="Which <next>?"), poll={"options": options, "several": True})
    [letter] = letters_of(Texts({}), Message.from_json(message.to_json()), GROUP, None, "en")
    request = AiohttpRequest()
    await request.initialize()
    try:
        await BotApi(stage.token, f"{stage.address}/bot", request).call(letter.method, letter.parameters)
    finally:
        await request.shutdown()
    shown = (await stage.messages(one))[-1]["poll"]
    assert (shown["question"], [option["text"] for option in shown["options"]]) == ("Which <next>?", options)
    assert shown["is_anonymous"]
    assert shown["allows_multiple_answers"]
