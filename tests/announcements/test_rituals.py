"""Rituals are made with a tap, in the language of the group; newcomers are greeted by name, unless they would rather
not be, and when there are none nothing is said."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import announcements, celebrations
from bot.features.announcements import rules
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import World


async def in_the_group(world: "World", **how_long: float) -> list[str]:
    since = len(world.said)
    await world.pass_time(**how_long)
    return [one.text for one in world.said[since:] if one.chat_id == world.group.chat_id]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_a_list_with_previews_and_a_draft_with_a_tap(world: "World", language: str) -> None:
    (admin,) = await people(world, language=language)
    await admin.says("/announce")
    by_button = await admin.presses({"en": "🕯 Rituals", "zh-CN": "🕯 仪式"}[language])
    said = [await admin.says({"en": "/announce rituals", "zh-CN": "/announce 仪式"}[language])]
    assert by_button == said[0]
    titles = {"en": ("🌱 Newcomers' day", "🎁 A week of small kindnesses"), "zh-CN": ("🌱 新人日", "🎁 小小善意周")}
    rituals = world.said[-1]
    for label in rituals.buttons.copy():
        card = await admin.says({"en": "/announce rituals", "zh-CN": "/announce 仪式"}[language])
        card = await admin.presses(label)
        if label in titles[language]:
            said.append(card)
    assert "#12" in card
    assert (
        said
        == {
            "en": snapshot(
                [
                    """\
🕯 <b>Rituals</b>, made with a tap. You get a draft, and may change its time and its words.

🌱 <b>Newcomers' day</b>, every month on the 1st at 18:00: greets by name those who joined since the last time. If nobody did, I say nothing.
<i>🌱 New among us since last time: {names}.</i>
🎁 <b>A week of small kindnesses</b>, every day at 09:00: seven mornings with a post each, from the day after you publish it; then it rests until you let it go on.
<i>🎁 Day 1 of our week of small kindnesses: thank somebody here, by name, for something they may have forgotten.</i>
📖 <b>A reading week</b>, every day at 08:30: seven days with a question each, then it rests.
<i>📖 Day 1 of our reading week: what are you reading right now, and how did it find you?</i>
🤸 <b>A movement week</b>, every day at 07:30: seven days with a question each, then it rests.
<i>🤸 Day 1 of our movement week: how does your body feel this morning, and what would do it good?</i>
🌻 <b>A gratitude week</b>, every day at 20:00: seven days with a question each, then it rests.
<i>🌻 Day 1 of our gratitude week: which small thing of today are you glad about?</i>
🔕 <b>A digital-quiet week</b>, every day at 19:30: seven days with a question each, then it rests.
<i>🔕 Day 1 of our quiet week: when do you reach for your phone without wanting anything from it?</i>
✉️ <b>A letters week</b>, every day at 18:30: seven days with a question each, then it rests.
<i>✉️ Day 1 of our letters week: which letter have you kept, and who wrote it?</i>
🎇 <b>Year ceremony</b>, Tuesday 29 Dec at 18:00: three days, three posts: what the year came to, thanks by name, wishes. <i>Change</i> on the draft tells how to choose another first day.
<i>🎇 A year is coming to its end, and this is what it came to here:</i>
📚 <b>Questions for readers</b>, every Wednesday at 19:00: twelve of them, one a week, then from the first again.
<i>📚 Which book did you last press into somebody's hands, and why that one?</i>
🏃 <b>Questions for runners</b>, every Thursday at 18:00: twelve of them, one a week, then from the first again.
<i>🏃 What was the best kilometre of your week, and what made it so?</i>
🧸 <b>Questions for parents</b>, every Tuesday at 20:30: twelve of them, one a week, then from the first again.
<i>🧸 What made you laugh with your children this week?</i>
💼 <b>Questions about work</b>, every Monday at 12:00: twelve of them, one a week, then from the first again.
<i>💼 What went better than expected at work last week?</i>
Newcomers are named where the words say <code>{names}</code>. Your own questions: <code>/announce every wednesday 19:00 …</code>, with a line <code>---</code> between them.\
""",
                    """\
🌱 New among us since last time: {names}.
Lovely to have you here! Tell us one thing about you, and ask whatever you like. Everybody else: say hello.

✏️ <b>#1</b>, a draft. I would say it:
Mon 1 Jun, 18:00
Wed 1 Jul, 18:00
Sat 1 Aug, 18:00
🌱 with the names of those who joined since the last time; if nobody did, I say nothing\
""",
                    """\
🔁 <b>7 prompts</b>, one at a time in the order written, until all have come. Next: 1 of 7.

✏️ <b>#2</b>, a draft. I would say it:
Tue 5 May, 09:00 · 🎁 Day 1 of our week of small kindnesses: thank somebody here, by name, for something they may have forgotten.
Wed 6 May, 09:00 · 🎁 Day 2: write to a person you have not heard from for a while. Three lines are enough. Tell us how it felt.
Thu 7 May, 09:00 · 🎁 Day 3: share something that helped you lately: a book, a trick, a song, a place to sit.\
""",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
🕯 <b>群里的仪式</b>，点一下就有。先是草稿，时间和内容都能改。

🌱 <b>新人日</b>（每月1号 18:00）：点名欢迎上次之后加入的人，没有新人就不发。
<i>🌱 最近加入的新朋友：{名字}</i>
🎁 <b>小小善意周</b>（每天 09:00）：连续七个早上，每天一条，从发布的第二天开始，发完就歇着，想再来点“恢复”。
<i>🎁 小小善意周 · 第 1 天：点名感谢群里的一个人，为一件他自己可能都忘了的事。</i>
📖 <b>阅读周</b>（每天 08:30）：连续七天，每天一个问题，发完就歇着。
<i>📖 阅读周 · 第 1 天：你现在在读什么？是怎么遇见它的？</i>
🤸 <b>动一动周</b>（每天 07:30）：连续七天，每天一个问题，发完就歇着。
<i>🤸 动一动周 · 第 1 天：今早身体感觉怎么样？做点什么会让它舒服些？</i>
🌻 <b>感恩周</b>（每天 20:00）：连续七天，每天一个问题，发完就歇着。
<i>🌻 感恩周 · 第 1 天：今天有哪件小事让你高兴？</i>
🔕 <b>数字静心周</b>（每天 19:30）：连续七天，每天一个问题，发完就歇着。
<i>🔕 数字静心周 · 第 1 天：什么时候你会不为什么就拿起手机？</i>
✉️ <b>书信周</b>（每天 18:30）：连续七天，每天一个问题，发完就歇着。
<i>✉️ 书信周 · 第 1 天：你一直留着哪封信？是谁写的？</i>
🎇 <b>年度仪式</b>（12月29日周二 18:00）：连续三天三条：这一年的数字、点名感谢、新年愿望。想换日子，点草稿上的“修改”，写任意一个日期。
<i>🎇 这一年快到头了，我们一起走过的是：</i>
📚 <b>读书话题</b>（每周三 19:00）：十二个，每周一个，发完从头再来。
<i>📚 你最近一次硬塞给别人的书是哪本？为什么是它？</i>
🏃 <b>跑步话题</b>（每周四 18:00）：十二个，每周一个，发完从头再来。
<i>🏃 这周跑得最舒服的一公里是哪段？好在哪里？</i>
🧸 <b>爸妈话题</b>（每周二 20:30）：十二个，每周一个，发完从头再来。
<i>🧸 这周和孩子一起，什么事让你笑了？</i>
💼 <b>职场话题</b>（每周一 12:00）：十二个，每周一个，发完从头再来。
<i>💼 上周工作里，哪件事比预想的顺利？</i>
新人的名字会放在 <code>{名字}</code> 的位置。自己的话题：<code>/announce 每周三 19:00 …</code>，几个之间单独写一行 <code>---</code>。\
""",
                    """\
🌱 最近加入的新朋友：{名字}
欢迎欢迎！说说自己的一件小事，有什么想问的尽管问。老朋友们，来打个招呼吧。

✏️ <b>#1</b> 草稿，将在以下时间发出：
6月1日 周一 18:00
7月1日 周三 18:00
8月1日 周六 18:00
🌱 会带上上次之后加入的人的名字；没有新人就不发\
""",
                    """\
🔁 <b>7 个话题</b>，按顺序每次一个，发完为止。接下来是第 1 个。

✏️ <b>#2</b> 草稿，将在以下时间发出：
5月5日 周二 09:00 · 🎁 小小善意周 · 第 1 天：点名感谢群里的一个人，为一件他自己可能都忘了的事。
5月6日 周三 09:00 · 🎁 第 2 天：给一个好久没联系的人发条消息，三句话就够。回来说说是什么感觉。
5月7日 周四 09:00 · 🎁 第 3 天：分享一样最近帮到你的东西：一本书、一个小窍门、一首歌，或者一个适合发呆的地方。\
""",
                ]
            ),
        }[language]
    )
    await admin.says({"en": "/announce rituals", "zh-CN": "/announce 仪式"}[language])
    assert "#1" in await admin.presses(titles[language][0]), "that draft is there already"


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_newcomers_are_greeted_once_and_by_name(world: "World", language: str) -> None:
    (admin, *_) = await people(world, language=language)
    await admin.says({"en": "/announce rituals", "zh-CN": "/announce 仪式"}[language])
    await admin.presses({"en": "🌱 Newcomers' day", "zh-CN": "🌱 新人日"}[language])
    await admin.presses({"en": "✅ Publish", "zh-CN": "✅ 发布"}[language])
    await admin.says("/welcome off")
    for name in ("Ben <b>", "Chen", "Dora", "Emil"):
        one = await world.person(name, language=language)
        await one.joins()
        if name == "Dora":
            async with world.app.workshop.work() as work:
                await celebrations.hide(work, 1, one.id, is_hidden=True)
        if name == "Emil":
            await one.leaves()
    said = await in_the_group(world, days=30)
    assert await in_the_group(world, days=31) == [], "nobody joined"
    last = await world.person("Fay", language=language)
    await last.joins()
    await admin.says("/announce #1 Hello {names}, and welcome" if language == "en" else "/announce #1 欢迎{名字}！")
    said += await in_the_group(world, days=31)
    assert (
        said
        == {
            "en": snapshot(
                [
                    """\
🌱 New among us since last time: Ben &lt;b&gt;, Chen.
Lovely to have you here! Tell us one thing about you, and ask whatever you like. Everybody else: say hello.\
""",
                    "Hello Fay, and welcome",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
🌱 最近加入的新朋友：Ben &lt;b&gt;、Chen
欢迎欢迎！说说自己的一件小事，有什么想问的尽管问。老朋友们，来打个招呼吧。\
""",
                    "欢迎Fay！",
                ]
            ),
        }[language]
    )


async def test_words_without_a_place_for_names_and_a_greeting_now(world: "World") -> None:
    (admin,) = await people(world)
    await admin.says("/announce rituals")
    await admin.presses("🌱 Newcomers' day")
    await admin.says("/announce #1 every month on the 2nd 9:00 Say hello?\n- to these\n- and those")
    assert "📊 As a poll" not in world.said[-1].buttons
    await world.pass_time(days=40)
    assert await admin.presses("Post now") == "Nobody has joined since the last time whom I may name."
    assert await in_the_group(world, minutes=1) == []
    newcomer = await world.person("Gil")
    await newcomer.joins()
    await world.pass_time(minutes=1)
    since = len(world.said)
    await admin.presses("Post now")
    assert [one.text for one in world.said[since:]] == ["Say hello?\n- to these\n- and those\nGil"]
    await world.pass_time(minutes=2)
    assert await admin.presses("Post now") == "Nobody has joined since the last time whom I may name."


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_a_greeting_that_was_missed_and_one_to_come(world: "World", language: str) -> None:
    """Admins hear of it with the names, who are greeted the next time; nothing was missed if nobody joined."""
    (admin,) = await people(world, language=language)
    await admin.says({"en": "/announce rituals", "zh-CN": "/announce 仪式"}[language])
    await admin.presses({"en": "🌱 Newcomers' day", "zh-CN": "🌱 新人日"}[language])
    await admin.presses({"en": "✅ Publish", "zh-CN": "✅ 发布"}[language])
    await admin.says("/announce #1 daily 8:00")
    said = [await admin.says("/outlook")]
    zone = world.clock.now().replace(hour=12)
    for days in (40, 41):
        world.clock.set(zone + timedelta(days=days))
        since = len(world.said)
        await world.pass_time(minutes=1)
        said += [one.text for one in world.said[since:] if one.chat_id == admin.id]
        assert not [one for one in world.said[since:] if one.chat_id == world.group.chat_id]
        if days == 40:
            newcomer = await world.person("Gil", language=language)
            await admin.says("/welcome off")
            await newcomer.joins()
    said += await in_the_group(world, days=1)
    assert (
        said
        == {
            "en": snapshot(
                [
                    """\
What I will say in Reading circle until 18 May, by the clock of UTC:
<b>5 May</b>
1. 08:00 📣 #1 a greeting of newcomers by name, if there are any
<b>6 May</b>
2. 08:00 📣 #1 a greeting of newcomers by name, if there are any
<b>7 May</b>
3. 08:00 📣 #1 a greeting of newcomers by name, if there are any
<b>8 May</b>
4. 08:00 📣 #1 a greeting of newcomers by name, if there are any
<b>9 May</b>
5. 08:00 📣 #1 a greeting of newcomers by name, if there are any
<b>10 May</b>
6. 08:00 📣 #1 a greeting of newcomers by name, if there are any
<b>11 May</b>
7. 08:00 📣 #1 a greeting of newcomers by name, if there are any
<b>12 May</b>
8. 08:00 📣 #1 a greeting of newcomers by name, if there are any
<b>13 May</b>
9. 08:00 📣 #1 a greeting of newcomers by name, if there are any
<b>14 May</b>
10. 08:00 📣 #1 a greeting of newcomers by name, if there are any

Tap a number to see to whom and why, and to skip or move it.\
""",
                    """\
I was away on 14 Jun at 08:00, when #1 was due in Reading circle. It was too late to say it:

🌱 New among us since last time: Gil.
Lovely to have you here! Tell us one thing about you, and ask whatever you like. Everybody else: say hello.

/announce there lets you post it now.\
""",
                    """\
🌱 New among us since last time: Gil.
Lovely to have you here! Tell us one thing about you, and ask whatever you like. Everybody else: say hello.\
""",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
到5月18日为止，我会在 Reading circle 里说这些（UTC时间）：
<b>5月5日</b>
1. 08:00 📣 #1 点名欢迎新人（有新人才发）
<b>5月6日</b>
2. 08:00 📣 #1 点名欢迎新人（有新人才发）
<b>5月7日</b>
3. 08:00 📣 #1 点名欢迎新人（有新人才发）
<b>5月8日</b>
4. 08:00 📣 #1 点名欢迎新人（有新人才发）
<b>5月9日</b>
5. 08:00 📣 #1 点名欢迎新人（有新人才发）
<b>5月10日</b>
6. 08:00 📣 #1 点名欢迎新人（有新人才发）
<b>5月11日</b>
7. 08:00 📣 #1 点名欢迎新人（有新人才发）
<b>5月12日</b>
8. 08:00 📣 #1 点名欢迎新人（有新人才发）
<b>5月13日</b>
9. 08:00 📣 #1 点名欢迎新人（有新人才发）
<b>5月14日</b>
10. 08:00 📣 #1 点名欢迎新人（有新人才发）

点数字看发给谁、为什么，也可以跳过或改时间。\
""",
                    """\
6月14日 08:00 我不在线，Reading circle 的公告 #1 错过了，太晚就没有补发：

🌱 最近加入的新朋友：Gil
欢迎欢迎！说说自己的一件小事，有什么想问的尽管问。老朋友们，来打个招呼吧。

在群里用 /announce 可以立即发送。\
""",
                    """\
🌱 最近加入的新朋友：Gil
欢迎欢迎！说说自己的一件小事，有什么想问的尽管问。老朋友们，来打个招呼吧。\
""",
                ]
            ),
        }[language]
    )


async def test_many_newcomers_are_folded(world: "World") -> None:
    (admin,) = await people(world)
    await admin.says("/announce rituals")
    await admin.presses("🌱 Newcomers' day")
    for number in range(15):
        newcomer = await world.person(f"N{number}")
        await newcomer.joins()
    await world.pass_time(minutes=1)
    since = len(world.said)
    await admin.presses("Post now")
    assert world.said[-1].text.splitlines()[0] == snapshot(
        "🌱 New among us since last time: N0, N1, N2, N3, N4, N5, N6, N7, N8, N9, N10, N11 and 3 more."
    )
    assert len(world.said) == since + 1


async def test_a_week_takes_seven_days_and_ends(world: "World") -> None:
    (admin,) = await people(world)
    await admin.says("/announce rituals")
    await admin.presses("🎁 A week of small kindnesses")
    await admin.presses("✅ Publish")
    said = await in_the_group(world, days=10)
    assert [one[: len("🎁 Day 1")] for one in said] == [f"🎁 Day {number}" for number in range(1, 8)]
    async with world.app.workshop.work() as work:
        assert (await announcements.find(work, 1, 1)).state is announcements.State.PAUSED


async def test_every_set_has_the_same_number_in_both_languages(world: "World") -> None:
    (admin,) = await people(world)
    async with world.app.workshop.work() as work:
        english = announcements.rituals_of(work, 1)
    await admin.says("/language 中文")
    async with world.app.workshop.work() as work:
        chinese = announcements.rituals_of(work, 1)
    assert (
        [len(one.prompts) for one in english]
        == [len(one.prompts) for one in chinese]
        == [1, 7, 7, 7, 7, 7, 7, 3, 12, 12, 12, 12]
    )
    for one in (*english, *chinese):
        assert len({*one.prompts}) == len(one.prompts)
        assert all(rules.poll_of(prompt) is None and len(rules.prompts_in(prompt)) == 1 for prompt in one.prompts)
        assert not one.greets or "{" in one.prompts[0]
