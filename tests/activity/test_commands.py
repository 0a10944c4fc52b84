"""What people see of it, in both languages."""

from typing import Any

from inline_snapshot import snapshot

from bot.features import communities
from tests.support.world import Human, World


async def in_chinese(world: World) -> None:
    async with world.app.workshop.work() as work:
        here = await communities.of_chat(work, world.group.chat_id, world.group.title)
        await communities.choose_language(work, here, "zh-CN")


async def why(human: Human, message: dict[str, Any]) -> str:
    return await human.says("/why", reply_to_message=message)


async def test_why_a_message_did_or_did_not_earn(world: World) -> None:
    ana, bo = await world.person("Ana"), await world.person("Bo")
    answers: dict[str, list[str]] = {"en": [], "zh": []}
    told: list[dict[str, Any]] = []
    for content in (
        {"text": "Good evening to all of you"},
        {"text": "It comes a bit early, this one"},
        {"text": "ok"},
        {"text": "Good evening to all of you!"},
        {"sticker": {"file_id": "1", "file_unique_id": "1", "type": "regular", "width": 1, "height": 1,
                     "is_animated": False, "is_video": False}},
        {"text": "Their words", "forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "X"}},
        {"text": "/points"},
    ):  # fmt: skip
        await ana.says(**content)
        told.append(ana.last_message)
    for day in range(11):
        await world.pass_time(seconds=61)
        await ana.says(f"{day * 7919} is a number I like")
    told.append(ana.last_message)
    await world.pass_time(seconds=61)
    answers["en"] = [await why(bo, message) for message in told]
    answers["en"].append(await why(bo, told[0] | {"message_id": 4711}))
    await in_chinese(world)
    answers["zh"] = [await why(bo, message) for message in told]
    answers["zh"].append(await why(bo, told[0] | {"message_id": 4711}))
    assert answers == snapshot(
        {
            "en": [
                "That message earned 1 point.",
                "No points for that one: it came 0 s after one that earned some. They count 60 s apart.",
                "No points for that one: it is short (2). From 8 letters on it counts; a 汉字 is worth three.",
                "No points for that one: it is much like another that its author wrote just before.",
                "Stickers and animations earn no points. They are fun anyway!",
                "Forwarded messages earn no points. Your own words do.",
                "What is said to me, a command or a check-in, earns no message points. A check-in has its own.",
                "No points for that one: the day's 10 points for messages were in already. Welcome all the same!",
                "I have no note of that message. It was written before I came, or not by a member.",
            ],
            "zh": [
                "这条消息得了 1 分。",
                "这条消息没有加分：距离上一条加分的消息只有 0 秒，间隔满 60 秒才会再加。",
                "这条消息没有加分：有点短（2 个字符）。满 8 个字母才算，一个汉字抵三个字母。",
                "这条消息没有加分：跟作者前几条发的差不多。",
                "贴纸和动图不计积分，不过大家看着开心！",
                "转发的消息不计积分，自己写的才算。",
                "对我说的话（命令、打卡口令）不算发言积分，打卡另有积分。",
                "这条消息没有加分：当天发言的 10 分已经拿满了。发言一样欢迎！",
                "我没有这条消息的记录：可能是我进群之前发的，或者不是群友发的。",
            ],
        }
    )


async def test_why_tells_about_answers_reactions_and_the_rules_of_then(world: World) -> None:
    ana, bo = await world.person("Ana", admin=True), await world.person("Bo")
    await ana.says("Good evening to all of you")
    first = ana.last_message
    await bo.reacts(first["message_id"], "👍")
    await ana.says("/rule pair 2 4")
    await ana.says("/rule media 3 full 3 after 1")
    answers = []
    photo: dict[str, Any] = {"photo": [{"file_id": "x", "file_unique_id": "x", "width": 1, "height": 1}]}
    for number in range(3):
        await world.pass_time(seconds=61)
        await bo.says(f"{number * 7919} is what I answer you", reply_to_message=first)
        answers.append(bo.last_message)
    for number in range(4):
        await world.pass_time(seconds=61)
        await ana.says(caption=f"{number * 104729} pictures of the sea", **photo)
        answers.append(ana.last_message)
    told = [await why(bo, message) for message in (first, *answers)]
    await ana.says("/rule calm")
    await in_chinese(world)
    told += [await why(bo, message) for message in (first, *answers)]
    assert told == snapshot(
        [
            """\
That message earned 1 point.
Reactions to it earned 1 point.
2 replies to it earned its author nothing: of the same person's, the first 2 a day count.
That was by the rules of 4 May; /rules shows today's.\
""",
            """\
That message earned 1 point.
Ana, whom it answers, got 2 points for it.\
""",
            """\
That message earned 1 point.
It earned Ana nothing: of the same person's, the first 2 a day count. Do go on talking!\
""",
            """\
That message earned 1 point.
It earned Ana nothing: of the same person's, the first 2 a day count. Do go on talking!\
""",
            "That message earned 3 points.",
            """\
That message earned 1 point.
From 3 points a day on, each pays 1: there is room for everybody.\
""",
            """\
That message earned 1 point.
From 3 points a day on, each pays 1: there is room for everybody.\
""",
            "No points for that one: the day's 5 points for pictures and media were in already. Welcome all the same!",
            """\
这条消息得了 1 分。
大家给它点的表情带来了 1 分。
收到了 2 条没有加分的回复：同一个人的每天只算前 2 次。
这是按 5月4日 起的规则算的，现在的规则见 /rules。\
""",
            """\
这条消息得了 1 分。
被回复的 Ana 因此得了 2 分。
这是按 5月4日 起的规则算的，现在的规则见 /rules。\
""",
            """\
这条消息得了 1 分。
Ana 没有因此得分：同一个人的互动每天只算前 2 次。多聊聊，一样欢迎！
这是按 5月4日 起的规则算的，现在的规则见 /rules。\
""",
            """\
这条消息得了 1 分。
Ana 没有因此得分：同一个人的互动每天只算前 2 次。多聊聊，一样欢迎！
这是按 5月4日 起的规则算的，现在的规则见 /rules。\
""",
            """\
这条消息得了 3 分。
这是按 5月4日 起的规则算的，现在的规则见 /rules。\
""",
            """\
这条消息得了 1 分。
当天满 3 分后，每次 1 分，给大家都留点空间。
这是按 5月4日 起的规则算的，现在的规则见 /rules。\
""",
            """\
这条消息得了 1 分。
当天满 3 分后，每次 1 分，给大家都留点空间。
这是按 5月4日 起的规则算的，现在的规则见 /rules。\
""",
            "这条消息没有加分：距离上一条加分的消息只有 61 秒，间隔满 300 秒才会再加。",
        ]
    )


async def test_where_points_come_from(world: World) -> None:
    ana, bo = await world.person("Ana"), await world.person("Bo")
    assert await ana.says("/why") == snapshot("Nothing in your book yet. Write a few words to the group and it begins.")
    await ana.says("Good evening to all of you")
    said = ana.last_message
    await bo.says("Good to see you, dear Ana", reply_to_message=said)
    await bo.reacts(said["message_id"], "👍")
    await world.pass_time(minutes=1)
    await bo.reacts(said["message_id"], was=("👍",))
    assert await ana.says("/why") == snapshot("""\
<b>Your last entries</b>
<b>−1</b> for a reaction that was taken back · 4 May
<b>+1</b> for a reaction to you · 4 May
<b>+2</b> for a reply to you · 4 May
<b>+1</b> for a message · 4 May
Reply to a message with /why to hear what that one earned.\
""")
    await in_chinese(world)
    assert await ana.says("/why") == snapshot("""\
<b>最近的积分记录</b>
<b>−1</b> 收回了表情 · 5月4日
<b>+1</b> 有人给你点了表情 · 5月4日
<b>+2</b> 有人回复你 · 5月4日
<b>+1</b> 发言 · 5月4日
用 /why 回复某条消息，可以看它得了多少分。\
""")


async def test_messages_that_open_a_topic_are_nobodys_answer(world: World) -> None:
    ana, bo = await world.person("Ana"), await world.person("Bo")
    await ana.says("Here is a topic for books")
    opened = ana.last_message
    topic = {"is_topic_message": True, "message_thread_id": opened["message_id"], "reply_to_message": opened}
    await bo.says("I am reading about lighthouses", **topic)
    assert "1 point" in await ana.says("/points")
