"""A question with answers is a poll of Telegram's: shown as one, said as one, and checked when it is written."""

from typing import TYPE_CHECKING, Any

import pytest
from inline_snapshot import snapshot

from bot.features import outlook
from tests.support.circle import people
from tests.support.world import photo

if TYPE_CHECKING:
    from tests.support.world import World

BOOKS = "Which book <next>?\n- Piranesi & more\n- Emma"


def polls(world: "World") -> list[dict[str, Any]]:
    return [parameters for method, parameters in world.telegram.calls if method == "sendPoll"]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_shown_and_said(world: "World", language: str) -> None:
    (admin,) = await people(world, language=language)
    words = {
        "en": (f"/announce every friday 18:00 {BOOKS}", "✅ Publish", "☑️ Several answers", "📝 As plain words"),
        "zh-CN": (
            "/announce 每周五 18:00 下一本读什么？\n・边城\n・围城", "✅ 发布", "☑️ 改为多选", "📝 发成文字",
        ),
    }[language]  # fmt: skip
    said = [await admin.says(words[0]), await admin.presses(words[1])]
    assert polls(world) == []
    await world.pass_time(days=7)
    said.append(await admin.presses(words[2]))
    await world.pass_time(days=7)
    said.append(await admin.presses(words[3]))
    said += await world.pass_time(days=7)
    assert "sendPoll" not in [method for method, _ in world.telegram.calls[-3:]]
    assert [(one["question"], one["options"], one["allows_multiple_answers"]) for one in polls(world)] == [
        (
            {"en": "Which book <next>?", "zh-CN": "下一本读什么？"}[language],
            [{"text": one} for one in {"en": ("Piranesi & more", "Emma"), "zh-CN": ("边城", "围城")}[language]],
            several,
        )
        for several in (False, True)
    ]
    assert not any("is_anonymous" in one for one in polls(world)), "anonymous, as Telegram's are"
    assert (
        said
        == {
            "en": snapshot(
                [
                    """\
📊 <b>Which book &lt;next&gt;?</b>
○ Piranesi &amp; more
○ Emma
<i>an anonymous poll with one answer</i>

✏️ <b>#1</b>, a draft. I would say it:
Fri 8 May, 18:00
Fri 15 May, 18:00
Fri 22 May, 18:00\
""",
                    """\
📊 <b>Which book &lt;next&gt;?</b>
○ Piranesi &amp; more
○ Emma
<i>an anonymous poll with one answer</i>

📣 <b>#1</b>, next:
Fri 8 May, 18:00
Fri 15 May, 18:00
Fri 22 May, 18:00\
""",
                    """\
📊 <b>Which book &lt;next&gt;?</b>
○ Piranesi &amp; more
○ Emma
<i>an anonymous poll with several answers</i>

📣 <b>#1</b>, next:
Fri 15 May, 18:00
Fri 22 May, 18:00
Fri 29 May, 18:00\
""",
                    """\
Which book &lt;next&gt;?
- Piranesi &amp; more
- Emma

📣 <b>#1</b>, next:
Fri 22 May, 18:00
Fri 29 May, 18:00
Fri 5 Jun, 18:00\
""",
                    """\
Which book &lt;next&gt;?
- Piranesi &amp; more
- Emma\
""",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
📊 <b>下一本读什么？</b>
○ 边城
○ 围城
<i>匿名投票，单选</i>

✏️ <b>#1</b> 草稿，将在以下时间发出：
5月8日 周五 18:00
5月15日 周五 18:00
5月22日 周五 18:00\
""",
                    """\
📊 <b>下一本读什么？</b>
○ 边城
○ 围城
<i>匿名投票，单选</i>

📣 <b>#1</b> 接下来：
5月8日 周五 18:00
5月15日 周五 18:00
5月22日 周五 18:00\
""",
                    """\
📊 <b>下一本读什么？</b>
○ 边城
○ 围城
<i>匿名投票，多选</i>

📣 <b>#1</b> 接下来：
5月15日 周五 18:00
5月22日 周五 18:00
5月29日 周五 18:00\
""",
                    """\
下一本读什么？
・边城
・围城

📣 <b>#1</b> 接下来：
5月22日 周五 18:00
5月29日 周五 18:00
6月5日 周五 18:00\
""",
                    """\
下一本读什么？
・边城
・围城\
""",
                ]
            ),
        }[language]
    )


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_what_is_too_long_is_named(world: "World", language: str) -> None:
    (admin,) = await people(world, language=language)
    at = {"en": "/announce daily 8:00 ", "zh-CN": "/announce 每天 8:00 "}[language]
    said = [
        await admin.says(f"{at}{'x' * 300}?\n- a\n- b"),
        await admin.says(f"{at}Which?\n- a\n- {'b' * 101}"),
        await admin.says(f"{at}Which?\n" + "\n".join(f"- {number}" for number in range(13))),
    ]
    await admin.says(f"{at}Which?\n- a\n- b")
    about = {"message_id": 7, "date": 1, "chat": world.group.chat, "photo": photo("lake")}
    said.append(await admin.says("/announce #1", reply_to_message=about))
    assert (
        said
        == {
            "en": snapshot(
                [
                    """\
That question is too long for a poll: 301 characters, and Telegram takes 300. If it is not meant as a poll, begin the lines below it without a dash.
“xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…”\
""",
                    """\
This answer is too long for a poll: 101 characters, and Telegram takes 100. If it is not meant as a poll, begin the lines without a dash.
“bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…”\
""",
                    "Those are 13 answers, and Telegram takes 12 in a poll. If it is not meant as a poll, begin the lines without a dash.",
                    "Telegram shows no picture with a poll. Take it off with <code>/announce #1 picture off</code>, or say the question as plain words.",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
投票的问题太长了：301 个字，Telegram 最多 300 个。如果不是投票，下面的行别用“-”开头。
“xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…”\
""",
                    """\
这个选项太长了：101 个字，Telegram 最多 100 个。如果不是投票，那些行别用“-”开头。
“bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…”\
""",
                    "一共 13 个选项，Telegram 的投票最多 12 个。如果不是投票，那些行别用“-”开头。",
                    "Telegram 的投票不能配图。用 <code>/announce #1 图片 关</code> 去掉图，或者把问题发成文字。",
                ]
            ),
        }[language]
    )


async def test_with_a_picture_it_is_words_and_other_words_ask_again(world: "World") -> None:
    (admin,) = await people(world)
    about = {"message_id": 7, "date": 1, "chat": world.group.chat, "photo": photo("lake")}
    await admin.says("/announce daily 8:00 Where?\n- Lake\n- Hill", reply_to_message=about)
    assert await admin.presses("📊 As a poll") == snapshot(
        "Telegram shows no picture with a poll. Take it off with /announce #1 picture off, or say the question as plain words."
    )
    await admin.says("/announce #1 picture off")
    await admin.presses("📊 As a poll")
    await admin.presses("✅ Publish")
    await admin.presses("☑️ Several answers")
    await admin.says("/announce #1 When?\n- Now\n- Later")
    await world.pass_time(days=1)
    await admin.says("/announce #1 Good morning")
    assert "📝 As plain words" not in world.said[-1].buttons
    assert (await world.pass_time(days=1))[-1] == "Good morning"
    assert [(one["question"], one["allows_multiple_answers"]) for one in polls(world)] == [("When?", True)]


async def test_it_is_pinned_and_in_words_where_the_group_allows_no_polls(world: "World") -> None:
    (admin,) = await people(world)
    await admin.says(f"/announce daily 8:00 {BOOKS}")
    await admin.presses("✅ Publish")
    await admin.presses("📌 Pin when posted")
    await world.pass_time(days=1)
    [one] = [one for one in world.said if one.text.startswith("📊 Which") and one.chat_id == world.group.chat_id]
    assert ("pinChatMessage", one.message_id) in [
        (method, parameters.get("message_id")) for method, parameters in world.telegram.calls
    ]
    refused = {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: not enough rights to send polls to the chat",
    }
    world.telegram.faults.append(lambda method, _: (400, refused) if method == "sendPoll" else None)
    assert await world.pass_time(days=1) == ["Which book &lt;next&gt;?\n· Piranesi &amp; more\n· Emma"]


async def test_put_off_it_is_a_poll_still(world: "World") -> None:
    (admin,) = await people(world)
    await admin.says(f"/announce daily 8:00 {BOOKS}")
    await admin.presses("✅ Publish")
    async with world.app.workshop.work() as work:
        first, *_ = await outlook.lines(work, 1)
        await outlook.postpone(work, 1, first.token, 2, admin.id)
    await world.pass_time(hours=24)
    assert polls(world) == []
    await world.pass_time(hours=2)
    assert [one["options"] for one in polls(world)] == [[{"text": "Piranesi & more"}, {"text": "Emma"}]]


async def test_a_button_from_before_the_words_were_others(world: "World") -> None:
    (admin,) = await people(world)
    await admin.says("/announce daily 8:00 Where?\n- Lake\n- Hill")
    old, data = world.said[-1], world.said[-1].buttons["☑️ Several answers"]
    await admin.says("/announce #1 At the lake")
    assert await admin.presses_data(data, old) == snapshot(
        "This button no longer does anything. It belonged to something that is over."
    )
    assert await admin.presses_data("announcements:poll:1:1:whatever", old) == snapshot(
        "This button no longer does anything. It belonged to something that is over."
    )
