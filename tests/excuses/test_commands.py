"""The words of days that need no check-in, as a group hears them. It is Monday, 4 May 2026, 09:00."""

from inline_snapshot import snapshot

from tests.support.world import Human, World


async def group_of(world: World, language: str) -> tuple[Human, Human]:
    """An admin and a member, in the language of both."""
    admin = await world.person("小李" if language != "en" else "Ana", language=language, admin=True)
    member = await world.person("王芳" if language != "en" else "Ben", language=language)
    await world.group.adds_the_bot(by=admin)
    await member.says("Good morning, all of you")
    return admin, member


async def vacations(world: World, language: str) -> list[str]:
    _, member = await group_of(world, language)
    off = "off" if language == "en" else "取消"
    said = [
        await member.says(f"/vacation{words}")
        for words in ("", " 05-10 05-12", " 2026-05-20", "", " soon", " 04-01 04-05", " 05-10 +400", f" {off}")
    ]
    await member.says("/vacation tomorrow +3")
    said.append(world.said[-1].text)
    await member.presses("I'll be here after all" if language == "en" else "不请了")
    return [*said, world.said[-1].text]


async def excuses(world: World, language: str) -> list[str]:
    admin, member = await group_of(world, language)
    do, leave, back = ("Excuse it", "Leave it", "Take back") if language == "en" else ("免掉", "算了", "收回")
    said = [await admin.says("/excuse"), await admin.says("/excuse 2026-05-03 Power cut"), await admin.presses(leave)]
    said += [await admin.says("/excuse 2026-05-03 Power cut"), await admin.presses(do), await admin.says("/excuse")]
    said += [
        await admin.says("/excuse 2026-05-02", reply_to_message=member.last_message),
        await admin.presses(do),
        await admin.presses(back),
    ]
    said += [await admin.says("/excuse never"), await admin.says("/excuse 2025-01-01")]
    said += [await admin.says("/excuse 2026-05-02 @nobody_here"), await member.says("/excuse 2026-05-02")]
    return said


async def policy(world: World, language: str) -> list[str]:
    admin, _ = await group_of(world, language)
    sunday, none, free = ("Sun", "No ❄", "free") if language == "en" else ("周日", "无 ❄", "免费")
    said = [await admin.says("/streakpolicy"), " · ".join(world.said[-1].buttons)]
    for label in (sunday, none, free):
        await admin.presses(label)
        said.append(world.said[-1].text)
    return said


async def test_vacations(world: World) -> None:
    assert await vacations(world, "en") == snapshot(
        [
            """\
No vacation is noted, Ben. Going away? Tell me from when to when, and your streak waits for you:
<code>/vacation 12-01 12-07</code> or <code>/vacation tomorrow +7</code>\
""",
            "✈ Noted, Ben: 10 May – 12 May. Your streak waits for you. Have a good time!",
            "✈ Noted, Ben: 20 May. Your streak waits for you. Have a good time!",
            """\
<b>Ben</b>, on these days your streak waits:
✈ 10 May – 12 May
✈ 20 May\
""",
            """\
I could not make days out of “soon”.
Try <code>/vacation 12-01 12-07</code>, <code>/vacation tomorrow +7</code>, or <code>/vacation off</code>.\
""",
            "✈ Noted, Ben: 1 Apr 2027 – 5 Apr 2027. Your streak waits for you. Have a good time!",
            "A vacation is 62 days at most, and begins within a year. The rest can be noted when it comes.",
            """\
No vacation is noted, Ben. Going away? Tell me from when to when, and your streak waits for you:
<code>/vacation 12-01 12-07</code> or <code>/vacation tomorrow +7</code>\
""",
            "✈ Noted, Ben: 5 May – 7 May. Your streak waits for you. Have a good time!",
            """\
No vacation is noted, Ben. Going away? Tell me from when to when, and your streak waits for you:
<code>/vacation 12-01 12-07</code> or <code>/vacation tomorrow +7</code>\
""",
        ]
    )


async def test_vacations_in_chinese(world: World) -> None:
    assert await vacations(world, "zh-hans") == snapshot(
        [
            """\
王芳，你还没有请假。要出门吗？告诉我从哪天到哪天，连续天数会等你回来：
<code>/vacation 12-01 12-07</code> 或 <code>/vacation 明天 +7</code>\
""",
            "✈ 王芳，记下了：5月10日 – 5月12日。连续天数等你回来，玩得开心！",
            "✈ 王芳，记下了：5月20日。连续天数等你回来，玩得开心！",
            """\
<b>王芳</b>，这些天不用打卡，连续天数等你：
✈ 5月10日 – 5月12日
✈ 5月20日\
""",
            """\
“soon”我没看懂是哪几天。
试试 <code>/vacation 12-01 12-07</code>、<code>/vacation 明天 +7</code>，或 <code>/vacation 取消</code>。\
""",
            "✈ 王芳，记下了：2027年4月1日 – 2027年4月5日。连续天数等你回来，玩得开心！",
            "一次最多请 62 天假，而且要在一年之内开始。更长的话，到时候再接着请就好。",
            """\
王芳，你还没有请假。要出门吗？告诉我从哪天到哪天，连续天数会等你回来：
<code>/vacation 12-01 12-07</code> 或 <code>/vacation 明天 +7</code>\
""",
            "✈ 王芳，记下了：5月5日 – 5月7日。连续天数等你回来，玩得开心！",
            """\
王芳，你还没有请假。要出门吗？告诉我从哪天到哪天，连续天数会等你回来：
<code>/vacation 12-01 12-07</code> 或 <code>/vacation 明天 +7</code>\
""",
        ]
    )


async def test_excuses(world: World) -> None:
    assert await excuses(world, "en") == snapshot(
        [
            """\
No day is excused. To excuse one for everybody: <code>/excuse tuesday power cut</code>
For some: <code>/excuse 11-24 @ana @ben flu</code>, or as a reply to somebody.\
""",
            """\
<b>Excuse 3 May for everybody?</b> (Power cut)
2 members are here. Everybody who checks in these days did so then.\
""",
            "Left as it is: 3 May is not excused.",
            """\
<b>Excuse 3 May for everybody?</b> (Power cut)
2 members are here. Everybody who checks in these days did so then.\
""",
            "◇ 3 May is excused for everybody (Power cut): nobody's streak ends by it.",
            """\
<b>Excused days</b>
◇ 3 May: everybody (Power cut)
One more: <code>/excuse tuesday power cut</code>\
""",
            """\
<b>Excuse 2 May for Ben?</b>
No streak needs it: they checked in on that day, or have not for long.\
""",
            "◇ 2 May is excused for Ben: their streak does not end by it.",
            "2 May is no longer excused for Ben. Streaks are counted as before.",
            """\
I could not find a day in “never”. It comes first, and the reason after it:
<code>/excuse tuesday power cut</code> or <code>/excuse 2026-11-24 power cut</code>\
""",
            "1 Jan 2025 is too far away: a day can be excused up to tomorrow, and 62 days back.",
            "I know nobody here called @nobody_here. You can reply to a message of theirs with /excuse and the day.",
            "Only admins of this group can do that.",
        ]
    )


async def test_excuses_in_chinese(world: World) -> None:
    assert await excuses(world, "zh-hans") == snapshot(
        [
            """\
还没有免打卡的日子。全体免一天：<code>/excuse 周二 停电</code>
只免几个人：<code>/excuse 11-24 @ana @ben 感冒</code>，或者回复某个人的消息。\
""",
            """\
<b>5月3日全体免打卡？</b>（Power cut）
群里有 2 人，最近在打卡的人那天都打了。\
""",
            "好，5月3日照常算。",
            """\
<b>5月3日全体免打卡？</b>（Power cut）
群里有 2 人，最近在打卡的人那天都打了。\
""",
            "◇ 5月3日全体免打卡（Power cut），谁的连续天数都不会因为这天中断。",
            """\
<b>免打卡的日子</b>
◇ 5月3日：全体（Power cut）
再加一天：<code>/excuse 周二 停电</code>\
""",
            """\
<b>王芳：5月2日免打卡？</b>
不影响谁的连续天数：那天都打了卡，或者很久没打了。\
""",
            "◇ 王芳：5月2日免打卡，连续天数不会因为这天中断。",
            "王芳：5月2日的免打卡收回了，连续天数照原来的算。",
            """\
“never”里我没找到日期。先写日期，再写原因：
<code>/excuse 周二 停电</code> 或 <code>/excuse 2026-11-24 停电</code>\
""",
            "2025年1月1日太远了：最晚到明天，最早到 62 天前。",
            "群里没有叫 @nobody_here 的人。你可以回复对方的一条消息，发 /excuse 加日期。",
            "只有本群管理员可以这样做。",
        ]
    )


async def test_policy(world: World) -> None:
    assert await policy(world, "en") == snapshot(
        [
            """\
<b>What keeps a streak here</b>
☾ No rest days: every day of the week counts.
❄ Every 7 days in a row earn a freeze; 2 can be held. Each covers a day that is left out.
◉ Yesterday can be made up for until 12:00, for 10 points.

Changes hold from today on; what was counted stays.\
""",
            "Mon · Tue · Wed · Thu · Fri · Sat · Sun · No ❄ · ❄ 1 · ✓ ❄ 2 · ❄ 3 · every 5 days · ✓ every 7 days · every 10 days · every 14 days · every 30 days · No ◉ · ◉ 10:00 · ✓ ◉ 12:00 · ◉ 18:00 · ◉ all day · free · −5 · ✓ −10 · −20 · −50",
            """\
<b>What keeps a streak here</b>
☾ Rest days: Sun. No check-in is needed then.
❄ Every 7 days in a row earn a freeze; 2 can be held. Each covers a day that is left out.
◉ Yesterday can be made up for until 12:00, for 10 points.

Changes hold from today on; what was counted stays.\
""",
            """\
<b>What keeps a streak here</b>
☾ Rest days: Sun. No check-in is needed then.
❄ No freezes.
◉ Yesterday can be made up for until 12:00, for 10 points.

Changes hold from today on; what was counted stays.\
""",
            """\
<b>What keeps a streak here</b>
☾ Rest days: Sun. No check-in is needed then.
❄ No freezes.
◉ Yesterday can be made up for until 12:00, free of charge.

Changes hold from today on; what was counted stays.\
""",
        ]
    )


async def test_policy_in_chinese(world: World) -> None:
    assert await policy(world, "zh-hans") == snapshot(
        [
            """\
<b>连续天数怎么算</b>
☾ 没有休息日，每天都算。
❄ 每连续 7 天得一张保护卡，最多留 2 张，哪天没打上会自动补上。
◉ 昨天的卡今天 12:00 前能补，需要 10 积分。

改动从今天起生效，以前算好的不变。\
""",
            "周一 · 周二 · 周三 · 周四 · 周五 · 周六 · 周日 · 无 ❄ · ❄ 1 · ✓ ❄ 2 · ❄ 3 · 每 5 天一张 · ✓ 每 7 天一张 · 每 10 天一张 · 每 14 天一张 · 每 30 天一张 · 无 ◉ · ◉ 10:00 · ✓ ◉ 12:00 · ◉ 18:00 · ◉ 全天 · 免费 · −5 · ✓ −10 · −20 · −50",
            """\
<b>连续天数怎么算</b>
☾ 休息日：周日，那天不用打卡。
❄ 每连续 7 天得一张保护卡，最多留 2 张，哪天没打上会自动补上。
◉ 昨天的卡今天 12:00 前能补，需要 10 积分。

改动从今天起生效，以前算好的不变。\
""",
            """\
<b>连续天数怎么算</b>
☾ 休息日：周日，那天不用打卡。
❄ 不用保护卡。
◉ 昨天的卡今天 12:00 前能补，需要 10 积分。

改动从今天起生效，以前算好的不变。\
""",
            """\
<b>连续天数怎么算</b>
☾ 休息日：周日，那天不用打卡。
❄ 不用保护卡。
◉ 昨天的卡今天 12:00 前能补，免费。

改动从今天起生效，以前算好的不变。\
""",
        ]
    )
