"""Polls: sending, voting, stopping."""

from typing import Any

import pytest

from tests.sandbox.conftest import Box, Refused


async def _vote(box: Box, user: int, chat: int, message: int, *options: int) -> Any:
    return await box.people("messages/vote", **{"as": user, "chat": chat, "message": message, "options": options})


async def test_open_poll(box: Box, ana: int) -> None:
    chat = await box.group(ana)
    sent = await box.bot(
        "sendPoll", chat_id=chat, question="When?", options=["Now", {"text": "Later"}], is_anonymous=False
    )
    assert [o["text"] for o in sent["poll"]["options"]] == ["Now", "Later"]
    await _vote(box, ana, chat, sent["message_id"], 1)
    poll, answer = await box.updates()
    assert poll["poll"]["options"][1]["voter_count"] == 1
    assert answer["poll_answer"]["option_ids"] == [1]
    assert answer["poll_answer"]["user"]["id"] == ana
    await _vote(box, ana, chat, sent["message_id"])
    assert (await box.updates())[1]["poll_answer"]["option_ids"] == [], "a vote taken back"
    with pytest.raises(Refused, match="one option only"):
        await _vote(box, ana, chat, sent["message_id"], 0, 1)
    with pytest.raises(Refused, match="no such option"):
        await _vote(box, ana, chat, sent["message_id"], 7)


async def test_anonymous_poll_names_nobody(box: Box, ana: int) -> None:
    sent = await box.bot("sendPoll", chat_id=ana, question="?", options=["a", "b"], allows_multiple_answers=True)
    await _vote(box, ana, ana, sent["message_id"], 0, 1)
    [only] = await box.updates()
    assert only["poll"]["total_voter_count"] == 1


async def test_quiz_is_answered_once(box: Box, ana: int) -> None:
    sent = await box.bot("sendPoll", chat_id=ana, question="?", options=["a", "b"], type="quiz", correct_option_id=1,
                         explanation="b it is")  # fmt: skip
    await _vote(box, ana, ana, sent["message_id"], 0)
    with pytest.raises(Refused, match="a quiz is answered once"):
        await _vote(box, ana, ana, sent["message_id"], 1)


async def test_stop(box: Box, ana: int) -> None:
    sent = await box.bot("sendPoll", chat_id=ana, question="?", options=["a", "b"])
    where = {"chat_id": ana, "message_id": sent["message_id"]}
    assert (await box.bot("stopPoll", **where))["is_closed"] is True
    assert (await box.told("poll"))[0]["is_closed"] is True
    with pytest.raises(Refused, match="poll has already been closed"):
        await box.bot("stopPoll", **where)
    with pytest.raises(Refused, match="the poll is closed"):
        await _vote(box, ana, ana, sent["message_id"], 0)
    said = await box.says(ana, "hi")
    with pytest.raises(Refused, match="message is not a poll"):
        await box.bot("stopPoll", chat_id=ana, message_id=said["message_id"])
    with pytest.raises(Refused, match="message with poll to stop not found"):
        await box.bot("stopPoll", chat_id=ana, message_id=999)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"question": ""}, "poll question must be non-empty"),
        ({"question": "x" * 301}, "poll question length must not exceed 300"),
        ({"options": []}, "poll must have at least 1 option"),
        ({"options": ["x"] * 13}, "poll can't have more than 12 options"),
        ({"options": ["", "b"]}, "poll options must be non-empty"),
        ({"options": ["x" * 101, "b"]}, "poll options length must not exceed 100"),
        ({"type": "quiz"}, "wrong correct option ID specified"),
        ({"type": "vote"}, "unsupported poll type specified"),
        ({"type": "quiz", "correct_option_id": 0, "explanation": "x" * 201}, "explanation length must not exceed 200"),
    ],
)
async def test_polls_refused(box: Box, ana: int, more: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        await box.bot("sendPoll", **{"chat_id": ana, "question": "?", "options": ["a", "b"], **more})


async def test_channel_polls_are_anonymous(box: Box, ana: int) -> None:
    chat = await box.group(ana, kind="channel")
    with pytest.raises(Refused, match="non-anonymous polls can't be sent to channel chats"):
        await box.bot("sendPoll", chat_id=chat, question="?", options=["a", "b"], is_anonymous=False)
