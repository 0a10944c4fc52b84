"""What a plan may ask besides: a last day in place of a length, a language of its own."""

from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import challenges
from tests.challenges.conftest import BACK, JOIN, MORE, NEXT, PUBLISH, STARTER, placard
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World

LAST_DAY = "✍️ Last day"


async def a_draft(world: "World", admin: "Human", language: str = "en") -> int:
    await admin.says("/challenge")
    await admin.presses(STARTER[language])
    return int(next(data for data in world.said[-1].buttons.values() if ":set:" in data).split(":")[3])


async def plan_of(world: "World", number: int) -> challenges.Plan:
    async with world.app.workshop.work() as work:
        return (await challenges.find(work, 1, number)).plan


# --- A last day ---


async def test_until_a_day_in_private_and_in_the_group(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    number = await a_draft(world, admin)
    await admin.presses(LAST_DAY)
    said = [await admin.whispers(words) for words in ("yesterday evening", "4 May", "2026-05-04", "2030-01-01")]
    card = await admin.whispers("21 May")
    assert (said, [line for line in card.split("\n") if "🗓" in line]) == snapshot(
        (
            [
                """\
“yesterday evening” is no day. Write it like 2027-01-04.
Write it once more, or “cancel”.\
""",
                """\
That is before it begins, on 5 May. Choose a later day, or another first day.
Write it once more, or “cancel”.\
""",
                """\
That is before it begins, on 5 May. Choose a later day, or another first day.
Write it once more, or “cancel”.\
""",
                """\
That is too far: a challenge lasts 366 days at most.
Write it once more, or “cancel”.\
""",
            ],
            ["🗓 5 May to 21 May (17 days)"],
        )
    )
    assert (await plan_of(world, number)).days == 17
    assert "(3 days)" in await admin.says("/challenge until 2026-05-07")
    assert (await plan_of(world, number)).goal == 3, "fewer days ask for no more than they are"
    assert "(one day)" in await admin.says("/challenge 结束 5月5日")
    assert "4 May to 4 May" in await admin.says("/challenge start today")
    assert "8 May to 8 May" in await admin.says("/challenge start 8 May")


# --- A language of its own ---


@pytest.mark.parametrize(("language", "own"), [("en", "zh-CN"), ("zh-CN", "en")])
async def test_what_it_says_in_the_group_is_in_its_own_language(world: "World", language: str, own: str) -> None:
    admin, ana = await people(world, "Ana", language=language)
    number = await a_draft(world, admin, language)
    await admin.presses(MORE[language])
    card = await admin.presses({"zh-CN": "🗣 中文", "en": "🗣 English"}[own])
    assert {"en": "It speaks Chinese", "zh-CN": "用英文说"}[language] in card, "the card stays in the admin's"
    await admin.presses(BACK[language])
    await admin.presses(NEXT[language])
    before = len(world.said)
    await admin.presses(PUBLISH[language])
    await ana.presses(JOIN[own])
    async with world.app.workshop.work() as work:
        await challenges.extend(work, 1, number, 1)
    await world.pass_time(days=1)
    await ana.says("/checkin")
    await world.pass_time(minutes=15)
    shown = placard(world).text
    await world.pass_time(days=12)
    group = [one for one in world.said[before:] if one.chat_id == world.group.chat_id and "🚀" in one.text]
    told = [shown, *(one.text.split("\n")[0] for one in group)]
    assert (
        told
        == {
            "zh-CN": snapshot(
                [
                    """\
<b>🚀 7 天起步</b> · 第 1 天，共 8 天
👥 1 位参加 · ✅ 今天 1 位已完成
🚪 5月6日 之前（含当天）都能报名
✍️ 照常打卡就算：/checkin
🗓 到 5月12日 结束\
""",
                    "<b>🚀 7 天起步</b> 结束了，谢谢大家这些天的陪伴！",
                    "<b>🚀 7 天起步</b> 延长到 5月12日。多几天，目标不变。",
                    "<b>🚀 7 天起步</b> 今天开始。已经有 1 位参加。",
                    "<b>🚀 7 天起步</b> · 第 2 天，共 8 天",
                    "<b>🚀 7 天起步</b> · 第 3 天，共 8 天",
                    "<b>🚀 7 天起步</b> · 第 4 天，共 8 天",
                    "<b>🚀 7 天起步</b> · 第 5 天，共 8 天",
                    "<b>🚀 7 天起步</b> · 第 6 天，共 8 天",
                    "<b>🚀 7 天起步</b> · 第 7 天，共 8 天",
                    "<b>🚀 7 天起步</b> · 第 8 天，共 8 天",
                    "<b>🚀 7 天起步</b> 结束了，谢谢大家这些天的陪伴！",
                ]
            ),
            "en": snapshot(
                [
                    """\
<b>🚀 7-day start</b> · day 1 of 8
👥 One of us is in · ✅ 1 did today's
🚪 Open to join until 6 May
✍️ Your check-in of the day counts by itself: /checkin
🗓 Until 12 May\
""",
                    "<b>🚀 7-day start</b> is over. Thank you for these days!",
                    "<b>🚀 7-day start</b> goes on until 12 May. More days, the same goal.",
                    "<b>🚀 7-day start</b> begins today. One of us is in.",
                    "<b>🚀 7-day start</b> · day 2 of 8",
                    "<b>🚀 7-day start</b> · day 3 of 8",
                    "<b>🚀 7-day start</b> · day 4 of 8",
                    "<b>🚀 7-day start</b> · day 5 of 8",
                    "<b>🚀 7-day start</b> · day 6 of 8",
                    "<b>🚀 7-day start</b> · day 7 of 8",
                    "<b>🚀 7-day start</b> · day 8 of 8",
                    "<b>🚀 7-day start</b> is over. Thank you for these days!",
                ]
            ),
        }[own]
    )


async def test_back_to_the_groups_language(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    number = await a_draft(world, admin)
    await admin.presses(MORE["en"])
    await admin.presses("🗣 中文")
    assert (await plan_of(world, number)).language == "zh-CN"
    card = await admin.presses("🗣 The group's language")
    assert "speaks Chinese" not in card
    said = await admin.presses_data(f"challenges:set:1:{number}:language:de", world.said[-1])
    assert "does not fit together" in said
    assert (await plan_of(world, number)).language == ""
