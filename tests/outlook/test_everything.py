"""What members asked for themselves is counted for admins, and named to nobody."""

from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import outlook
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import World


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_reminders_and_letters_are_foretold(world: "World", language: str) -> None:
    admin, ana, ben = await people(world, "Ana", "Ben", language=language)
    is_en = language == "en"
    await world.pass_time(days=20)
    await ana.whispers("/remind 7:15")
    await ben.whispers("/remind 21:40")
    await ana.whispers("/remind streak")
    await ben.whispers("/remind tomorrow 6:30 see the doctor" if is_en else "/remind 明天6点半 看医生")
    await ben.whispers("/remind in 5 days buy a ring" if is_en else "/remind 5天后 买戒指")
    await ana.whispers("/letter")
    await ana.presses("Write to me" if is_en else "给我写信")
    said = [await admin.says("/outlook")]
    for number in ("1", "2", "3", "4"):
        said.append(await admin.presses(number))
        said.append(" | ".join(world.said[-1].buttons))
        await admin.presses("‹ All that is coming" if is_en else "‹ 全部安排")
    assert (
        said
        == {
            "en": snapshot(
                [
                    """\
What I will say in Reading circle until 1 Jun, by the clock of UTC:
<b>24 May</b>
1. 20:00 🔥 To one member who asked for it: a warning if a streak would end that night (every day)
<b>1 Jun</b>
2. 10:00 💌 To one member who wants it: a letter about their own month
<b>At hours of their own</b>
3. ✍️ To one member: 2 reminders they wrote for themselves
4. ⏰ To 2 members who asked for it: a word if the day’s check-in is still open

Tap a number to see to whom and why, and to skip or move it.\
""",
                    """\
24 May, 20:00 (UTC): 🔥 To one member who asked for it: a warning if a streak would end that night (every day)
To each of them alone, not to the group.
They turned it on with <code>/remind</code>; the hour is <code>warn_at</code> in the settings, by everybody’s own clock. Who they are, only they know.\
""",
                    "‹ All that is coming",
                    """\
1 Jun, 10:00 (UTC): 💌 To one member who wants it: a letter about their own month
To each of them alone, not to the group.
They turned it on with <code>/letter</code>; who had a month with nothing in it gets none. Who they are, only they know.\
""",
                    "‹ All that is coming",
                    """\
At hours of their own: ✍️ To one member: 2 reminders they wrote for themselves
To each of them alone, not to the group.
Written with <code>/remind</code>. What they say, and when, only those know who wrote them.\
""",
                    "‹ All that is coming",
                    """\
At hours of their own: ⏰ To 2 members who asked for it: a word if the day’s check-in is still open
To each of them alone, not to the group.
Everybody sets their own hour with <code>/remind</code>. Who, and when, only they know.\
""",
                    "‹ All that is coming",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
到6月1日为止，我会在 Reading circle 里说这些（UTC时间）：
<b>5月24日</b>
1. 20:00 🔥 给要了提醒的 1 人：连续打卡当晚会断就说一声（每天）
<b>6月1日</b>
2. 10:00 💌 给订了的 1 人：写他们自己这个月的信
<b>时间由各人自己定的</b>
3. ✍️ 给 1 人：他们写给自己的 2 条提醒
4. ⏰ 给定了提醒的 2 人：当天还没打卡就说一声

点数字看发给谁、为什么，也可以跳过或改时间。\
""",
                    """\
5月24日 20:00（UTC时间）：🔥 给要了提醒的 1 人：连续打卡当晚会断就说一声（每天）
只发给本人，不发到群里。
本人用 <code>/remind</code> 打开的；时间是设置里的 <code>warn_at</code>，按各人自己的时区。是谁，只有本人知道。\
""",
                    "‹ 全部安排",
                    """\
6月1日 10:00（UTC时间）：💌 给订了的 1 人：写他们自己这个月的信
只发给本人，不发到群里。
本人用 <code>/letter</code> 订的；这个月没来过就不写。是谁，只有本人知道。\
""",
                    "‹ 全部安排",
                    """\
时间由各人自己定：✍️ 给 1 人：他们写给自己的 2 条提醒
只发给本人，不发到群里。
用 <code>/remind</code> 写的。写了什么、几点，只有写的人知道。\
""",
                    "‹ 全部安排",
                    """\
时间由各人自己定：⏰ 给定了提醒的 2 人：当天还没打卡就说一声
只发给本人，不发到群里。
各人用 <code>/remind</code> 定自己的时间。是谁、几点，只有本人知道。\
""",
                    "‹ 全部安排",
                ]
            ),
        }[language]
    )
    for secret in ("Ana", "Ben", "07:15", "21:40", "06:30", "doctor", "ring", "医生", "戒指"):
        assert not any(secret in one for one in said)


async def test_who_left_or_closed_the_line_is_not_counted(world: "World") -> None:
    _, ana, ben = await people(world, "Ana", "Ben")
    await ana.whispers("/remind 7:15")
    await ben.whispers("/remind 7:15")
    await ben.leaves()
    async with world.app.workshop.work() as work:
        [line] = await outlook.lines(work, 1)
    assert line.coming.what.values == {"count": 1}


async def test_what_is_theirs_cannot_be_moved(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await ana.whispers("/remind 7:15")
    async with world.app.workshop.work() as work:
        [line] = await outlook.lines(work, 1)
    since = len(world.said)
    await admin.says("/outlook")
    await admin.presses("1")
    assert list(world.said[-1].buttons) == ["‹ All that is coming"]
    assert len(world.said) > since
    for name in ("skip", "ask"):
        assert await admin.presses_data(f"outlook:{name}:1:{line.token}:0", world.said[-1]) == snapshot(
            "That one is not for me or you to move."
        )
