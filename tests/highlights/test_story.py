"""A challenge is over; what members wrote and showed is asked for, looked at, published once."""

from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from tests.highlights.conftest import LOOK, NOTHING, PUBLISH, SEE, YES, begun, in_group, kept, last, over, shows

if TYPE_CHECKING:
    from tests.support.world import World

WHICH = {"en": "👀 Which are they?", "zh-CN": "👀 是哪些？"}


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_only_what_was_agreed_to_is_published_and_once(world: "World", language: str) -> None:
    admin, ana, ben = await begun(world, "Ana", "Ben", agree=False, language=language)
    await ana.says("/checkin ran in the <rain>")
    await ben.says("/checkin only Ben's")
    await world.pass_time(days=1)
    await shows(ana, "sunrise", "#checkin up early")
    since = len(world.said)
    await world.pass_time(days=4)
    asked = [one for one in world.said[since:] if YES[language] in one.buttons]
    assert {one.chat_id for one in asked} == {ana.id, ben.id}
    question = last(world, ana, YES[language])
    words = [question.text, await ana.presses(WHICH[language], question), await ana.presses(YES[language], question)]
    since = len(world.said)
    await world.pass_time(days=1)
    [ready] = [one for one in world.said[since:] if one.chat_id == admin.id]
    words.append(ready.text)
    words.append(await admin.presses(SEE[language], ready))
    card = last(world, admin, LOOK[language])
    assert "only Ben's" not in card.text
    old, since = card.buttons[PUBLISH[language]], len(world.said)
    words.append(await admin.presses(PUBLISH[language], card))
    there = in_group(world, since)
    assert [one.photo for one in there] == ["", "sunrise"]
    words += [one.text for one in there]
    words.append(await admin.presses_data(old, card))
    assert len(in_group(world, since)) == 2
    assert await kept(world) == NOTHING
    assert (
        words
        == {
            "en": snapshot(
                [
                    """\
<b>🚀 7-day start</b> in Reading circle is over. The admins may show the group once more what members wrote and showed with their check-ins. May yours be among it?
💬 2 notes
📷 one photo

Without your yes nothing of yours is shown. Your answer holds for later challenges in this group, too; <code>/showme</code> changes it.\
""",
                    """\
✨ Highlights of challenges in Reading circle
Nothing of yours is shown unless you say yes.
What I keep of yours, until 14 days after the end of its challenge at most. Editing the message or taking the check-in back takes it out:
💬 2 notes
📷 one photo
· “up early”
· “ran in the &lt;rain&gt;”\
""",
                    """\
✨ Highlights of challenges in Reading circle
What you write and show with check-ins of a challenge may be shown to the group once more at its end, with your name; what you write here in private with a check-in, too.
What I keep of yours, until 14 days after the end of its challenge at most. Editing the message or taking the check-in back takes it out:
💬 2 notes
📷 one photo
· “up early”
· “ran in the &lt;rain&gt;”\
""",
                    """\
✨ <b>🚀 7-day start</b> in Reading circle is over, and some of those who were in it agree to be shown once more with what they wrote and their photos.
Have a look and publish it, or let it be: it is forgotten by itself.\
""",
                    """\
✨ Highlights of <b>🚀 7-day start</b> in Reading circle
1. “ran in the &lt;rain&gt;” – Ana, 5 May
🖼 1. “up early” – Ana, 6 May
One more author has not said whether theirs may be shown. I ask each once, in private where I may; anybody can say it with <code>/showme on</code>.

Only what its author agreed to is here. A number with ✕ leaves that one out, 🖼 shows a photo. I publish exactly what you see here, and once.\
""",
                    """\
✨ <b>🚀 7-day start</b>, in your own words and pictures
· “ran in the &lt;rain&gt;” – Ana, 5 May
And a photo 👇
“up early” – Ana, 6 May
✨ It is on its way to the group. What I had kept for it is forgotten.\
""",
                    """\
✨ <b>🚀 7-day start</b>, in your own words and pictures
· “ran in the &lt;rain&gt;” – Ana, 5 May
And a photo 👇\
""",
                    "“up early” – Ana, 6 May",
                    "It is published already.",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
Reading circle 的 <b>🚀 7 天起步</b> 结束了。管理员可能会把大家打卡时写的话、发的照片在群里再展示一次。可以有你的吗？
💬 2 段话
📷 1 张照片

你不点头，就不会展示。这个回答对本群以后的挑战也算数，发 <code>/showme</code> 随时能改。\
""",
                    """\
✨ Reading circle 的挑战回顾
你不点头，就不会展示你的内容。
现在替你留着这些，最多留到那个挑战结束后 14 天；改过的消息、撤销的打卡不算在内：
💬 2 段话
📷 1 张照片
· “up early”
· “ran in the &lt;rain&gt;”\
""",
                    """\
✨ Reading circle 的挑战回顾
挑战结束时，你打卡写的话、发的照片可以在群里再展示一次，会写上你的名字；在私聊里打卡写的也算在内。
现在替你留着这些，最多留到那个挑战结束后 14 天；改过的消息、撤销的打卡不算在内：
💬 2 段话
📷 1 张照片
· “up early”
· “ran in the &lt;rain&gt;”\
""",
                    """\
✨ Reading circle 的 <b>🚀 7 天起步</b> 结束了，有人愿意把自己写的话、拍的照片在群里再展示一次。
先看看再发；不发也行，到期自动删掉。\
""",
                    """\
✨ Reading circle 的 <b>🚀 7 天起步</b> 回顾
1. “ran in the &lt;rain&gt;” —— Ana，5月5日
🖼 1. “up early” —— Ana，5月6日
还有 1 位没说能不能展示。能私聊的，我会各问一次；谁都可以自己发 <code>/showme 好</code>。

这里只有本人同意展示的。点 ✕ 加数字就不放那一条，点 🖼 看照片。发出去的就是你现在看到的这些，只发一次。\
""",
                    """\
✨ <b>🚀 7 天起步</b>：大家写的、拍的
· “ran in the &lt;rain&gt;” —— Ana，5月5日
还有 1 张照片 👇
“up early” —— Ana，5月6日
✨ 这就发到群里。为它留着的内容都删掉了。\
""",
                    """\
✨ <b>🚀 7 天起步</b>：大家写的、拍的
· “ran in the &lt;rain&gt;” —— Ana，5月5日
还有 1 张照片 👇\
""",
                    "“up early” —— Ana，5月6日",
                    "已经发过了。",
                ]
            ),
        }[language]
    )


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_how_it_is_set_up_and_chosen(world: "World", language: str) -> None:
    admin, ana = await begun(world, "Ana", agree=False, language=language)
    await ana.says("/checkin ran in the rain")
    said = [await ana.whispers("/showme")]
    for words in ("on", "off"):
        said.append(await ana.whispers(f"/showme {words}"))
    assert await ana.says("/showme on") == "👌"
    await ana.whispers("/hide")
    said.append(await ana.whispers("/showme"))
    said.append(await admin.says("/highlights"))
    off, on = (
        ("Turn off, and forget what was kept", "Collect highlights")
        if language == "en"
        else ("关掉，并删掉留着的内容", "收集挑战回顾")
    )
    said += [await admin.presses(off), await admin.presses(on)]
    assert (
        said
        == {
            "en": snapshot(
                [
                    """\
✨ Highlights of challenges in Reading circle
Nothing of yours is shown unless you say yes.
What I keep of yours, until 14 days after the end of its challenge at most. Editing the message or taking the check-in back takes it out:
💬 one note
· “ran in the rain”\
""",
                    """\
✨ Highlights of challenges in Reading circle
What you write and show with check-ins of a challenge may be shown to the group once more at its end, with your name; what you write here in private with a check-in, too.
What I keep of yours, until 14 days after the end of its challenge at most. Editing the message or taking the check-in back takes it out:
💬 one note
· “ran in the rain”\
""",
                    """\
✨ Highlights of challenges in Reading circle
Nothing of yours is shown, and nothing of it is kept. What has been published already stays in the group; an admin can delete it.\
""",
                    """\
✨ Highlights of challenges in Reading circle
What you write and show with check-ins of a challenge may be shown to the group once more at its end, with your name; what you write here in private with a check-in, too.
You would rather not be named (/hide or /celebrations mute), so you are left out here as well.\
""",
                    """\
✨ Notes and photos that come with check-ins of a challenge are kept until 14 days after its end, so that you can publish the best of them.
Nothing is shown without its author's yes, and nothing is published unless one of you taps the button.\
""",
                    """\
✨ Nothing is collected in challenges.
Nothing is shown without its author's yes, and nothing is published unless one of you taps the button.\
""",
                    """\
✨ Notes and photos that come with check-ins of a challenge are kept until 14 days after its end, so that you can publish the best of them.
Nothing is shown without its author's yes, and nothing is published unless one of you taps the button.\
""",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
✨ Reading circle 的挑战回顾
你不点头，就不会展示你的内容。
现在替你留着这些，最多留到那个挑战结束后 14 天；改过的消息、撤销的打卡不算在内：
💬 1 段话
· “ran in the rain”\
""",
                    """\
✨ Reading circle 的挑战回顾
挑战结束时，你打卡写的话、发的照片可以在群里再展示一次，会写上你的名字；在私聊里打卡写的也算在内。
现在替你留着这些，最多留到那个挑战结束后 14 天；改过的消息、撤销的打卡不算在内：
💬 1 段话
· “ran in the rain”\
""",
                    """\
✨ Reading circle 的挑战回顾
不会展示你的内容，也不再保留。已经发出去的还在群里，管理员可以删。\
""",
                    """\
✨ Reading circle 的挑战回顾
挑战结束时，你打卡写的话、发的照片可以在群里再展示一次，会写上你的名字；在私聊里打卡写的也算在内。
你不想被提到（/hide 或 /celebrations），所以这里也不会出现你。\
""",
                    """\
✨ 挑战里打卡时写的话、发的照片，会留到挑战结束后 14 天，你们可以挑好的发出来。
本人不点头就不展示；你们不点按钮，我就不发。\
""",
                    """\
✨ 现在不收集挑战里的内容。
本人不点头就不展示；你们不点按钮，我就不发。\
""",
                    """\
✨ 挑战里打卡时写的话、发的照片，会留到挑战结束后 14 天，你们可以挑好的发出来。
本人不点头就不展示；你们不点按钮，我就不发。\
""",
                ]
            ),
        }[language]
    )


async def test_a_no_before_publishing_takes_it_away(world: "World") -> None:
    admin, ana = await begun(world, "Ana")
    await ana.says("/checkin ran in the rain")
    card = await over(world, admin)
    assert "rain" in card.text
    await ana.says("/showme off")
    since = len(world.said)
    await admin.presses(PUBLISH["en"], card)
    assert not in_group(world, since)
    assert "rain" not in card.text


async def test_admins_leave_one_out_and_bring_it_back(world: "World") -> None:
    admin, ana = await begun(world, "Ana")
    await shows(ana, "sunrise", "#checkin up early")
    await world.pass_time(days=1)
    await ana.says("/checkin ran in the rain")
    card = await over(world, admin)
    await admin.presses("✕ 1", card)
    assert "rain" not in card.text
    await admin.presses("🖼 1", card)
    shown = world.said[-1]
    assert (shown.photo, "up early" in shown.text) == ("sunrise", True)
    assert "left out" in await admin.presses("✕ Leave it out", shown)
    await admin.presses(LOOK["en"], card)
    assert PUBLISH["en"] not in card.buttons
    await admin.presses("↩️ Bring back (2)", card)
    assert "rain" in card.text
    assert "up early" in card.text


async def test_in_a_group_one_is_answered_in_private(world: "World") -> None:
    await begun(world, "Ana")
    stranger = await world.person("Cem")
    since = len(world.said)
    await stranger.says("/showme")
    [said] = world.said[since:]
    assert [url.partition("?")[2] for url in said.buttons.values()] == ["start=showme_1"]
    assert "Highlights" in await stranger.whispers("/start showme_1")
    since = len(world.said)
    await stranger.says("/showme")
    assert [one.chat_id for one in world.said[since:]] == [stranger.id]
