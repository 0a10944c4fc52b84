"""A week in the life of a group, in English and in Chinese: what was done and what the bot said, day by day."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from inline_snapshot import snapshot

from bot.doctor import examine
from tests.journeys.story import FRIENDS, Story, Words
from tests.journeys.week import Week, a_week

ENGLISH = Words(
    title="Lantern Readers",
    zone="Europe/London",
    tag="en",
    owner_tag="zh-hans",
    names=("Grace", "Ana", "Ben", "Carl"),
    friends="Friend",
    channel="Lantern News",
    topic="Novels",
    checkin_word="签到",
    hashtag="#checkin",
    notes=("20 pages with my coffee", "one chapter on the tram", "my corner by the window"),
    thought="That last chapter stayed with me all morning.",
    answer="With me too, above all the letter.",
    post="On Sunday we talk about part two, bring tea.",
    language="English",
    city="London",
    undo="Undo",
    check_in="Check in",
    month="Month",
    open_private="Open our private chat",
    warn="🔥 Tell me before a streak ends",
    check_in_now="✅ Check in now",
    open_settings="Open the settings",
)

CHINESE = Words(
    title="灯下共读",
    zone="Asia/Shanghai",
    tag="zh-hans",
    owner_tag="de",
    names=("林岚", "小雨", "阿明", "静静"),
    friends="书友",
    channel="灯下通讯",
    topic="小说",
    checkin_word="打卡",
    hashtag="#打卡",
    notes=("早饭前读了二十页", "地铁上读完一章", "窗边的老位置"),
    thought="昨晚读到的那一章，今天一上午都还在想。",
    answer="我也是，尤其是那封信，写得真好。",
    post="周日一起聊第二部，记得带上茶。",
    language="中文",
    city="上海",
    undo="撤销",
    check_in="打卡",
    month="本月",
    open_private="打开私聊",
    warn="🔥 快断的时候告诉我",
    check_in_now="✅ 现在打卡",
    open_settings="打开设置",
)


@pytest.fixture
async def week(database_url: str, request: pytest.FixtureRequest) -> AsyncIterator[Week]:
    """Small thresholds: a quiet week shows a busy group and a new tier too."""
    quick = {
        "tiers": {"ladder": [{"key": "newcomer"}, {"key": "growing", "points": 45}, {"key": "expert", "points": 1000}]},
        "checkins": {"replies_per_minute": 4},
    }
    async with a_week(database_url, request.param.zone, **quick) as week:
        yield week


@pytest.mark.parametrize("week", [ENGLISH], indirect=True, ids=["en"])
async def test_a_week_in_english(week: Week) -> None:
    story = Story(week, ENGLISH)
    await story.arrive()
    assert await story.monday() == snapshot("""\
(Grace + Hearth)
  » 👋 大家好，我是围炉，在这里帮大家记打卡、连续天数和积分，平时话不多。
    请管理员选一下：我说哪种语言？按哪里的时间算一天？

    这些还用不了
    • 看不到表情回应，成员进出也看不全。把我设为管理员就好了。
    [English] [✓ 中文]
    [上海] [香港]
    [台北] [新加坡]
    [其他城市…]
    [再看一下]
Carl: [English]
  ☝ 只有本群管理员可以这样做。
Grace: [English]
  ✎ 👋 Hi, I'm Hearth. I keep an eye on check-ins, streaks and points here, and I keep it short.
    Admins: which language should I speak, and whose clock do we follow?

    Not working yet
    • I can't see reactions, nor everybody who comes and goes. Make me an admin and this works.
    [✓ English] [中文]
    [London] [New York]
    [Los Angeles] [Kolkata]
    [Another city…]
    [Check again]
Grace: [London]
  ✎ All set: our days follow London, where it is 09:00 now.
    Say /checkin whenever you like. Admins can change this with /settings.

    Not working yet
    • I can't see reactions, nor everybody who comes and goes. Make me an admin and this works.
(Grace: Hearth ↑)
Ana: /checkin 20 pages with my coffee
  ↩ ✓ 4 May: your first check-in, Ana. Good to have you here. +5
    [Undo]
Ben: 签到 one chapter on the tram
  ↩ ✓ 4 May: your first check-in, Ben. Good to have you here. +5
    [Undo]
Carl: 📷 my corner by the window #checkin
  ↩ ✓ 4 May: your first check-in, Carl. Good to have you here. +5
    [Undo]
Ana: /checkin
  ↩ Already noted for 4 May, Ana. One day so far.
Carl: [Undo]
  ✎ Taken back for 4 May, Carl. You can check in again whenever you like.
Carl: /streak
  ↩ No check-in yet, Carl. The first one starts your streak.
    [Check in]
Carl: [Check in]
  ☝ ✓ 4 May: your first check-in, Carl. Good to have you here. +5
— 12:30 —
Ana: That last chapter stayed with me all morning.
Ben: With me too, above all the letter.
Carl: ❤
Ben: /why
  ↩ That message earned 1 point.
    Reactions to it earned 1 point.
Ana: /points
  ↩ 9 points to spend
    Earned today 9, this week 9, all in all 9.
Ana: /why
  ↩ Your last entries
    +1 for a reaction to you · 4 May
    +2 for a reply to you · 4 May
    +1 for a message · 4 May
    +5 for a check-in · 4 May
    Reply to a message with /why to hear what that one earned.
    [What paid nothing today?]
    [Totals] [Skills] [My place] [Streak]
Ana: /me
  ↩ Ana · 🌰 Newcomer · 🔥 1 · ⭐ 9
""")
    assert await story.tuesday() == snapshot("""\
— 08:15 —
  » 🎉 Today’s good news
    Ana: 👣 First step
    Ben: 👣 First step
    Carl: 👣 First step
Ana: /checkin
  ↩ ✓ 5 May: 2 days in a row, Ana. +5
    [Undo]
Ben: /remind 19:00
  ↩ Gladly, I have noted it. One thing only you can do: open our private chat, so that I may write to you.
    [Open our private chat]
(Ana: /start)
  💬 Ana: Hello Ana, I'm Hearth. Good to have you here.

    I look after the fire in Lantern Readers: you check in once a day, and I keep your streak and your points.
    Whatever you tell me here stays between us. /help shows the rest.
    [⏰ Remind me once a day]
    [🕰 My time zone]
    [🌐 Language · 语言]
Ana 💬: /remind
  💬 Ana: Lantern Readers
    I don't remind you yet. At what hour would a word help?
    If you like, I also tell you at 20:00 when a streak would end that night.

    Another hour? Send me, for example, /remind 19:30.
    Something else? /remind tomorrow 9:00 call mum
    [07:00] [08:00] [12:00]
    [18:00] [20:00] [22:00]
    [🔥 Tell me before a streak ends]
    [✍️ In my own words]
Ana: [🔥 Tell me before a streak ends]
  💬 Ana ✎: Lantern Readers
    I don't remind you yet. At what hour would a word help?
    🔥 And at 20:00 a word, if your streak would end that night.

    Another hour? Send me, for example, /remind 19:30.
    Something else? /remind tomorrow 9:00 call mum
    [07:00] [08:00] [12:00]
    [18:00] [20:00] [22:00]
    [No word about streaks]
    [✍️ In my own words]
Ben: [Open our private chat]
  💬 Ben: Lantern Readers
    ⏰ Every day at 19:00 (London time) I remind you, unless you have checked in by then.
    If you like, I also tell you at 20:00 when a streak would end that night.

    Another hour? Send me, for example, /remind 19:30.
    Something else? /remind tomorrow 9:00 call mum
    [07:00] [08:00] [12:00]
    [18:00] [20:00] [22:00]
    [🔥 Tell me before a streak ends]
    [No daily reminder]
    [✍️ In my own words]
— 18:59 —
— 19:05 —
  💬 Ben: You asked me for a word: today's check-in in Lantern Readers is still open.
    Yesterday you began; today makes it two.
    [✅ Check in now]
    [Not today] [Stop reminding me]
Ben: 签到
  ↩ ✓ 5 May: 2 days in a row, Ben. +5
    [Undo]
— 20:05 —
""")
    assert await story.wednesday() == snapshot("""\
— 09:00 —
Ben: 签到 one chapter on the tram
  ↩ ✓ 6 May: 3 days in a row, Ben. +5
    🌱 Three days: it is taking root.
    [Undo] [🖼 Poster]
(group → supergroup)
Carl: #checkin
  ↩ ✓ 6 May: good to see you, Carl. Day 1 of a new streak. +5
    [Undo]
Ben: /streak
  ↩ Ben: 3 days in a row
    Longest 3 · 3 check-ins in all
    ○○○○○○○○○○○●●●
    Today is done ✓
    [Undo]
    [How is this counted?]
— 19:59 —
— 20:05 —
  💬 Ana: 2 days in a row in Lantern Readers, and today's check-in is open until 00:00.
    [✅ Check in now]
    [Not today] [Stop reminding me]
Ana: [✅ Check in now]
  💬 Ana: ✓ 6 May: 3 days in a row, Ana. +5
    🌱 Three days: it is taking root.
    [Undo] [🖼 Poster]
Ana 💬: /me
  💬 Ana: Ana in Lantern Readers
    🌰 Newcomer

    🔥 3 days in a row (longest: 3)
    ✅ Checked in today
    ⭐ 19 points · 5 today · 19 this week
    🏆 Place 1 this week
""")
    assert await story.thursday() == snapshot("""\
— 09:00 —
Ana: /checkin
  ↩ ✓ 7 May: 4 days in a row, Ana. +5
    [Undo]
Ben: 签到
  ↩ ✓ 7 May: 4 days in a row, Ben. +5
    [Undo]
Carl: #checkin
  ↩ ✓ 7 May: 2 days in a row, Carl. +5
    [Undo]
(Carl ←)
Ana: /top
  ↩ 🏆 Lantern Readers, this week (since 4 May)

    🥇 Ana · 24
    🥈 Ben · 21
    [Today] [· Week ·] [Month] [All time]
    [Why?]
(Grace: Hearth ↓)
  » I'm no longer an admin here.

    Not working yet
    • I can't see reactions, nor everybody who comes and goes. Make me an admin and this works.
Ana: /checkin
  ↩ Already noted for 7 May, Ana. 4 days in a row.
— 10:00 —
(Grace: Hearth ↑)
""")
    assert await story.friday() == snapshot("""\
— 09:00 —
(Carl →)
Carl: #checkin
  ↩ ✓ 8 May: 3 days in a row, Carl. +5
    🌱 Three days: it is taking root.
    [Undo] [🖼 Poster]
Carl: /points
  ↩ 20 points to spend
    Earned today 5, this week 20, all in all 20.
Ana #Novels: /checkin 20 pages with my coffee
  ↩ #Novels ✓ 8 May: 5 days in a row, Ana. +5
    [Undo]
Ben #Novels: 签到
  ↩ #Novels ✓ 8 May: 5 days in a row, Ben. +5
    [Undo]
Ben #Novels: /top
  ↩ #Novels 🏆 Lantern Readers, this week (since 4 May)

    🥇 Ana · 29
    🥈 Ben · 26
    🥉 Carl · 20
    [Today] [· Week ·] [Month] [All time]
    [Why?]
Ben: [Month]
  ✎ #Novels 🏆 Lantern Readers, this month (since 1 May)

    🥇 Ana · 29
    🥈 Ben · 26
    🥉 Carl · 20
    [Today] [Week] [· Month ·] [All time]
    [Why?]
Grace (Lantern Readers): /checkin
  ↩ Please write as yourself, not as the group: I would not know whom to note it for.
Grace (Lantern Readers): /settings
  ↩ The settings are in our private chat, so that nobody is disturbed here.
    [Open the settings]
Grace: [Open the settings]
  💬 Grace: Lantern Readers
    语言：English
    时区：伦敦，那边现在 09:00
    新的一天从 00:00 开始
    [语言]
    [时区]
    [每天起点]
(On Sunday we talk about part two, bring tea.)
Ana: /why
  ↩ I have no note of that message. It was written before I came, or not by a member.
""")
    assert await story.saturday() == snapshot("""\
— 11:00 —
Ana: #checkin
  ↩ ✓ 9 May: 6 days in a row, Ana. +5
    [Undo]
Ben: #checkin
  ↩ ✓ 9 May: 6 days in a row, Ben. +5
    [Undo]
Friend 1: #checkin
  ↩ ✓ 9 May: your first check-in, Friend 1. Good to have you here. +5
    [Undo]
Friend 2: #checkin
  ↩ ✓ 9 May: your first check-in, Friend 2. Good to have you here. +5
    [Undo]
Friend 3: #checkin
  🔥
Friend 4: #checkin
  🔥
Friend 5: #checkin
  🔥
— 11:02 —
  » ✓ Checked in: Friend 3, Friend 4, Friend 5
    [Undo mine]
Ana: /top today
  ↩ 🏆 Lantern Readers, today (9 May)

    1. Ana · 5
    1. Ben · 5
    1. Friend 1 · 5
    1. Friend 2 · 5
    1. Friend 3 · 5
    1. Friend 4 · 5
    1. Friend 5 · 5
    [· Today ·] [Week] [Month] [All time]
    [Why?]
""")
    assert await story.sunday() == snapshot("""\
— 09:00 —
  » 🎉 New on the shelf
    Friend 1: 👣 First step
    Friend 2: 👣 First step
    Friend 3: 👣 First step
    Friend 4: 👣 First step
    Friend 5: 👣 First step
Ana: /checkin
  ↩ ✓ 10 May: 7 days in a row, Ana. +5, and +10 for the streak 🔥
    🌿 A whole week. Well kept!
    ❄ One freeze in hand. It covers a day that you leave out.
    [Undo] [🖼 Poster]
  » 🌱 Ana is growing. Good to have you with us!
Ana: [Undo]
  ✎ Taken back for 10 May, Ana. You can check in again whenever you like.
Ana: /checkin
  ↩ ✓ 10 May: 7 days in a row, Ana. +5, and +10 for the streak 🔥
    🌿 A whole week. Well kept!
    ❄ One freeze in hand. It covers a day that you leave out.
    [Undo] [🖼 Poster]
Ben: #checkin
  ↩ ✓ 10 May: 7 days in a row, Ben. +5, and +10 for the streak 🔥
    🌿 A whole week. Well kept!
    ❄ One freeze in hand. It covers a day that you leave out.
    [Undo] [🖼 Poster]
  » 🌱 Ben is growing. Good to have you with us!
Ben: /streak
  ↩ Ben: 7 days in a row
    Longest 7 · 7 check-ins in all
    ○○○○○○○●●●●●●●
    Today is done ✓
    ❄ One freeze in hand. It covers a day that you leave out.
    [Undo]
    [How is this counted?]
Ana: /tiers
  ↩ 🌰 Newcomer: where everybody begins
    🌱 Growing: from 45 points ← you
    🌳 Expert: from 1,000 points

    On the way to 🌳 Expert
    ▱▱▱▱▱▱▱▱▱▱ 49 of 1,000 points
— 20:05 —
  » 🎉 Today’s good news
    Ana: 🔥 Steady flame · 7 days in a row
    Ben: 🔥 Steady flame · 7 days in a row
""")
    assert await story.days_later() == snapshot("""\
— 09:00 —
  💬 Ana: 7 days in a row in Lantern Readers, and today's check-in is open until 00:00.
    [✅ Check in now]
    [Not today] [Stop reminding me]
  💬 Ana: 7 days in a row in Lantern Readers, and today's check-in is open until 00:00.
    [✅ Check in now]
    [Not today] [Stop reminding me]
  💬 Ben: You asked me for a word: today's check-in in Lantern Readers is still open.
    7 days in a row so far.
    [✅ Check in now]
    [Not today] [Stop reminding me]
  💬 Ben: You asked me for a word: today's check-in in Lantern Readers is still open.
    7 days in a row so far.
    [✅ Check in now]
    [Not today] [Stop reminding me]
Ana: /checkin
  ↩ ✓ 13 May: good to see you, Ana. Day 1 of a new streak. +5
    [Undo]
Ben: /me
  ↩ Ben · 🌱 Growing · ⭐ 46
Ana: /top all
  ↩ 🏆 Lantern Readers, of all time

    🥇 Ana · 54
    🥈 Ben · 46
    🥉 Carl · 20
    4. Friend 1 · 5
    4. Friend 2 · 5
    4. Friend 3 · 5
    4. Friend 4 · 5
    4. Friend 5 · 5
    [Today] [Week] [Month] [· All time ·]
    [Why?]
""")
    await everything_adds_up(week)


@pytest.mark.parametrize("week", [CHINESE], indirect=True, ids=["zh"])
async def test_a_week_in_chinese(week: Week) -> None:
    story = Story(week, CHINESE)
    await story.arrive()
    assert await story.monday() == snapshot("""\
(林岚 + Hearth)
  » 👋 Hi, I'm Hearth. I keep an eye on check-ins, streaks and points here, and I keep it short.
    Admins: which language should I speak, and whose clock do we follow?

    Not working yet
    • I can't see reactions, nor everybody who comes and goes. Make me an admin and this works.
    [✓ English] [中文]
    [London] [New York]
    [Los Angeles] [Kolkata]
    [Another city…]
    [Check again]
静静: [中文]
  ☝ Only admins of this group can do that.
林岚: [中文]
  ✎ 👋 大家好，我是围炉，在这里帮大家记打卡、连续天数和积分，平时话不多。
    请管理员选一下：我说哪种语言？按哪里的时间算一天？

    这些还用不了
    • 看不到表情回应，成员进出也看不全。把我设为管理员就好了。
    [English] [✓ 中文]
    [上海] [香港]
    [台北] [新加坡]
    [其他城市…]
    [再看一下]
林岚: [上海]
  ✎ 好了，按上海时间算，那边现在 09:00。
    随时发 /checkin 打卡。管理员想改就用 /settings。

    这些还用不了
    • 看不到表情回应，成员进出也看不全。把我设为管理员就好了。
(林岚: Hearth ↑)
小雨: /checkin 早饭前读了二十页
  ↩ ✓ 小雨，5月4日打卡成功，这是你第一次打卡，欢迎！积分 +5
    [撤销]
阿明: 打卡 地铁上读完一章
  ↩ ✓ 阿明，5月4日打卡成功，这是你第一次打卡，欢迎！积分 +5
    [撤销]
静静: 📷 窗边的老位置 #打卡
  ↩ ✓ 静静，5月4日打卡成功，这是你第一次打卡，欢迎！积分 +5
    [撤销]
小雨: /checkin
  ↩ 小雨，5月4日已经打过卡了，目前连续 1 天。
静静: [撤销]
  ✎ 静静，5月4日的打卡已撤销，想打卡时随时再来。
静静: /streak
  ↩ 静静，你还没有打过卡，第一次打卡就是连续天数的起点。
    [打卡]
静静: [打卡]
  ☝ ✓ 静静，5月4日打卡成功，这是你第一次打卡，欢迎！积分 +5
— 12:30 —
小雨: 昨晚读到的那一章，今天一上午都还在想。
阿明: 我也是，尤其是那封信，写得真好。
静静: ❤
阿明: /why
  ↩ 这条消息得了 1 分。
    大家给它点的表情带来了 1 分。
小雨: /points
  ↩ 可用积分 9
    今日 +9，本周 +9，累计获得 9。
小雨: /why
  ↩ 最近的积分记录
    +1 有人给你点了表情 · 5月4日
    +2 有人回复你 · 5月4日
    +1 发言 · 5月4日
    +5 打卡 · 5月4日
    用 /why 回复某条消息，可以看它得了多少分。
    [今天哪些没加分？]
    [累计] [技能] [名次] [连续]
小雨: /me
  ↩ 小雨 · 🌰 新人 · 🔥 1 · ⭐ 9
""")
    assert await story.tuesday() == snapshot("""\
— 08:15 —
  » 🎉 今天的好消息
    小雨：👣 第一步
    阿明：👣 第一步
    静静：👣 第一步
小雨: /checkin
  ↩ ✓ 小雨，5月5日打卡成功，已连续 2 天。积分 +5
    [撤销]
阿明: /remind 19:00
  ↩ 好，记下了。还差一步，得你来：打开和我的私聊，我才能给你发消息。
    [打开私聊]
(小雨: /start)
  💬 小雨: 小雨，你好，我是围炉，很高兴你来。

    我在灯下共读照看炉火：你每天来打个卡，连续天数和积分我替你记着。
    你在这里跟我说的，只有你我知道。其余的看 /help。
    [⏰ 每天提醒我打卡]
    [🕰 我的时区]
    [🌐 语言 · Language]
小雨 💬: /remind
  💬 小雨: 灯下共读
    还没有设每日提醒。几点叫你合适？
    需要的话，连续天数眼看要断的那天，我也可以在 20:00 告诉你一声。

    想换别的时间？直接发给我，比如 /remind 19:30。
    要提醒别的事？/remind 明天9点 给妈妈打电话
    [07:00] [08:00] [12:00]
    [18:00] [20:00] [22:00]
    [🔥 快断的时候告诉我]
    [✍️ 自己写的提醒]
小雨: [🔥 快断的时候告诉我]
  💬 小雨 ✎: 灯下共读
    还没有设每日提醒。几点叫你合适？
    🔥 另外，连续天数眼看要断的那天，20:00 告诉你一声。

    想换别的时间？直接发给我，比如 /remind 19:30。
    要提醒别的事？/remind 明天9点 给妈妈打电话
    [07:00] [08:00] [12:00]
    [18:00] [20:00] [22:00]
    [快断的时候不用告诉我]
    [✍️ 自己写的提醒]
阿明: [打开私聊]
  💬 阿明: 灯下共读
    ⏰ 每天 19:00（上海时间）提醒你；那时已经打过卡，我就不出声。
    需要的话，连续天数眼看要断的那天，我也可以在 20:00 告诉你一声。

    想换别的时间？直接发给我，比如 /remind 19:30。
    要提醒别的事？/remind 明天9点 给妈妈打电话
    [07:00] [08:00] [12:00]
    [18:00] [20:00] [22:00]
    [🔥 快断的时候告诉我]
    [不要每日提醒]
    [✍️ 自己写的提醒]
— 18:59 —
— 19:05 —
  💬 阿明: 你让我叫你一声：「灯下共读」今天还没打卡。
    昨天刚开了个头，今天接上就是两天。
    [✅ 现在打卡]
    [今天先不打] [别再提醒我]
阿明: 打卡
  ↩ ✓ 阿明，5月5日打卡成功，已连续 2 天。积分 +5
    [撤销]
— 20:05 —
""")
    assert await story.wednesday() == snapshot("""\
— 09:00 —
阿明: 打卡 地铁上读完一章
  ↩ ✓ 阿明，5月6日打卡成功，已连续 3 天。积分 +5
    🌱 三天了，开始扎根了。
    [撤销] [🖼 生成海报]
(group → supergroup)
静静: #打卡
  ↩ ✓ 静静，5月6日打卡成功，很高兴又见到你，新的连续打卡从今天开始。积分 +5
    [撤销]
阿明: /streak
  ↩ 阿明：已连续打卡 3 天
    最长连续 3 天 · 累计 3 次
    ○○○○○○○○○○○●●●
    今天已打卡 ✓
    [撤销]
    [这是怎么算的？]
— 19:59 —
— 20:05 —
  💬 小雨: 你在「灯下共读」已经连续打卡 2 天，今天的卡 00:00 前打都算。
    [✅ 现在打卡]
    [今天先不打] [别再提醒我]
小雨: [✅ 现在打卡]
  💬 小雨: ✓ 小雨，5月6日打卡成功，已连续 3 天。积分 +5
    🌱 三天了，开始扎根了。
    [撤销] [🖼 生成海报]
小雨 💬: /me
  💬 小雨: 小雨 · 灯下共读
    🌰 新人

    🔥 已连续打卡 3 天（最长 3 天）
    ✅ 今天已打卡
    ⭐ 19 分 · 今天 5 · 本周 19
    🏆 本周第 1 名
""")
    assert await story.thursday() == snapshot("""\
— 09:00 —
小雨: /checkin
  ↩ ✓ 小雨，5月7日打卡成功，已连续 4 天。积分 +5
    [撤销]
阿明: 打卡
  ↩ ✓ 阿明，5月7日打卡成功，已连续 4 天。积分 +5
    [撤销]
静静: #打卡
  ↩ ✓ 静静，5月7日打卡成功，已连续 2 天。积分 +5
    [撤销]
(静静 ←)
小雨: /top
  ↩ 🏆 灯下共读 · 本周榜（5月4日起）

    🥇 小雨 · 24
    🥈 阿明 · 21
    [今日] [· 本周 ·] [本月] [总榜]
    [怎么排的？]
(林岚: Hearth ↓)
  » 我不再是这里的管理员了。

    这些还用不了
    • 看不到表情回应，成员进出也看不全。把我设为管理员就好了。
小雨: /checkin
  ↩ 小雨，5月7日已经打过卡了，目前连续 4 天。
— 10:00 —
(林岚: Hearth ↑)
""")
    assert await story.friday() == snapshot("""\
— 09:00 —
(静静 →)
静静: #打卡
  ↩ ✓ 静静，5月8日打卡成功，已连续 3 天。积分 +5
    🌱 三天了，开始扎根了。
    [撤销] [🖼 生成海报]
静静: /points
  ↩ 可用积分 20
    今日 +5，本周 +20，累计获得 20。
小雨 #小说: /checkin 早饭前读了二十页
  ↩ #小说 ✓ 小雨，5月8日打卡成功，已连续 5 天。积分 +5
    [撤销]
阿明 #小说: 打卡
  ↩ #小说 ✓ 阿明，5月8日打卡成功，已连续 5 天。积分 +5
    [撤销]
阿明 #小说: /top
  ↩ #小说 🏆 灯下共读 · 本周榜（5月4日起）

    🥇 小雨 · 29
    🥈 阿明 · 26
    🥉 静静 · 20
    [今日] [· 本周 ·] [本月] [总榜]
    [怎么排的？]
阿明: [本月]
  ✎ #小说 🏆 灯下共读 · 本月榜（5月1日起）

    🥇 小雨 · 29
    🥈 阿明 · 26
    🥉 静静 · 20
    [今日] [本周] [· 本月 ·] [总榜]
    [怎么排的？]
林岚 (灯下共读): /checkin
  ↩ 请用你自己的身份发言，不要用群的身份，否则我不知道该记在谁名下。
林岚 (灯下共读): /settings
  ↩ 设置放在和我的私聊里，免得打扰大家。
    [打开设置]
林岚: [打开设置]
  💬 林岚: 灯下共读
    Language: 中文
    Time zone: Shanghai, where it is 09:00 now
    A new day starts at 00:00
    [Language]
    [Time zone]
    [Start of the day]
(周日一起聊第二部，记得带上茶。)
小雨: /why
  ↩ 我没有这条消息的记录：可能是我进群之前发的，或者不是群友发的。
""")
    assert await story.saturday() == snapshot("""\
— 11:00 —
小雨: #打卡
  ↩ ✓ 小雨，5月9日打卡成功，已连续 6 天。积分 +5
    [撤销]
阿明: #打卡
  ↩ ✓ 阿明，5月9日打卡成功，已连续 6 天。积分 +5
    [撤销]
书友 1: #打卡
  ↩ ✓ 书友 1，5月9日打卡成功，这是你第一次打卡，欢迎！积分 +5
    [撤销]
书友 2: #打卡
  ↩ ✓ 书友 2，5月9日打卡成功，这是你第一次打卡，欢迎！积分 +5
    [撤销]
书友 3: #打卡
  🔥
书友 4: #打卡
  🔥
书友 5: #打卡
  🔥
— 11:02 —
  » ✓ 打卡成功：书友 3、书友 4、书友 5
    [撤销我的打卡]
小雨: /top today
  ↩ 🏆 灯下共读 · 今日榜（5月9日）

    1. 小雨 · 5
    1. 阿明 · 5
    1. 书友 1 · 5
    1. 书友 2 · 5
    1. 书友 3 · 5
    1. 书友 4 · 5
    1. 书友 5 · 5
    [· 今日 ·] [本周] [本月] [总榜]
    [怎么排的？]
""")
    assert await story.sunday() == snapshot("""\
— 09:00 —
  » 🎉 又有人往前走了一步
    书友 1：👣 第一步
    书友 2：👣 第一步
    书友 3：👣 第一步
    书友 4：👣 第一步
    书友 5：👣 第一步
小雨: /checkin
  ↩ ✓ 小雨，5月10日打卡成功，已连续 7 天。积分 +5，连续打卡奖励 +10 🔥
    🌿 整整一周，坚持得真好！
    ❄ 手里有 1 张保护卡，哪天没打上，它替你顶上。
    [撤销] [🖼 生成海报]
  » 🌱 小雨 升到「成长」啦，很高兴有你同行！
小雨: [撤销]
  ✎ 小雨，5月10日的打卡已撤销，想打卡时随时再来。
小雨: /checkin
  ↩ ✓ 小雨，5月10日打卡成功，已连续 7 天。积分 +5，连续打卡奖励 +10 🔥
    🌿 整整一周，坚持得真好！
    ❄ 手里有 1 张保护卡，哪天没打上，它替你顶上。
    [撤销] [🖼 生成海报]
阿明: #打卡
  ↩ ✓ 阿明，5月10日打卡成功，已连续 7 天。积分 +5，连续打卡奖励 +10 🔥
    🌿 整整一周，坚持得真好！
    ❄ 手里有 1 张保护卡，哪天没打上，它替你顶上。
    [撤销] [🖼 生成海报]
  » 🌱 阿明 升到「成长」啦，很高兴有你同行！
阿明: /streak
  ↩ 阿明：已连续打卡 7 天
    最长连续 7 天 · 累计 7 次
    ○○○○○○○●●●●●●●
    今天已打卡 ✓
    ❄ 手里有 1 张保护卡，哪天没打上，它替你顶上。
    [撤销]
    [这是怎么算的？]
小雨: /tiers
  ↩ 🌰 新人：大家的起点
    🌱 成长：累计 45 分起 ← 你在这里
    🌳 达人：累计 1,000 分起

    离 🌳 达人 还有多远
    ▱▱▱▱▱▱▱▱▱▱ 积分 49 / 1,000
— 20:05 —
  » 🎉 今天的好消息
    小雨：🔥 不灭的火 · 连续 7 天
    阿明：🔥 不灭的火 · 连续 7 天
""")
    assert await story.days_later() == snapshot("""\
— 09:00 —
  💬 小雨: 你在「灯下共读」已经连续打卡 7 天，今天的卡 00:00 前打都算。
    [✅ 现在打卡]
    [今天先不打] [别再提醒我]
  💬 小雨: 你在「灯下共读」已经连续打卡 7 天，今天的卡 00:00 前打都算。
    [✅ 现在打卡]
    [今天先不打] [别再提醒我]
  💬 阿明: 你让我叫你一声：「灯下共读」今天还没打卡。
    已经连续 7 天了。
    [✅ 现在打卡]
    [今天先不打] [别再提醒我]
  💬 阿明: 你让我叫你一声：「灯下共读」今天还没打卡。
    已经连续 7 天了。
    [✅ 现在打卡]
    [今天先不打] [别再提醒我]
小雨: /checkin
  ↩ ✓ 小雨，5月13日打卡成功，很高兴又见到你，新的连续打卡从今天开始。积分 +5
    [撤销]
阿明: /me
  ↩ 阿明 · 🌱 成长 · ⭐ 46
小雨: /top all
  ↩ 🏆 灯下共读 · 总榜

    🥇 小雨 · 54
    🥈 阿明 · 46
    🥉 静静 · 20
    4. 书友 1 · 5
    4. 书友 2 · 5
    4. 书友 3 · 5
    4. 书友 4 · 5
    4. 书友 5 · 5
    [今日] [本周] [本月] [· 总榜 ·]
    [怎么排的？]
""")
    await everything_adds_up(week)


async def everything_adds_up(week: Week) -> None:
    """What the bot counts is what people did, by the sandbox's own book."""
    report = await examine(week.app.config)
    log = (await week.get("log"))["entries"]
    told = [entry["update_id"] for entry in log if "update_id" in entry]
    assert report["problems"] == []
    assert report["inbox"]["received"] == report["inbox"]["done"] == len(told)
    assert report["communities"] == 1
    assert report["members"] == 4 + FRIENDS
    assert report["ledger"]["sum"] == report["balances"]["sum"] > 0
    assert report["outbox"]["queued"] == report["outbox"]["failed"] == report["outbox"]["unknown"] == 0
    said_by_people = [entry for entry in log if entry.get("kind") == "message" and is_by_a_person(entry["object"])]
    assert report["messages"] == len(said_by_people)


def is_by_a_person(message: dict[str, Any]) -> bool:
    """In the group, as themselves, and not Telegram's own word on who came and went."""
    says_something = not message.keys().isdisjoint(("text", "photo"))
    return message["chat"]["type"] != "private" and "sender_chat" not in message and says_something
