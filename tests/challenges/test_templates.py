"""What a community keeps of a challenge, begins with again, and hands on to others; nobody is in it."""

import re
import tomllib
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import challenges
from bot.features.challenges import Plan
from bot.features.communities import CommunitiesMerged
from tests.challenges.conftest import STARTER, placard, published
from tests.support.circle import people
from tests.support.world import Group

if TYPE_CHECKING:
    from tests.support.world import Human, World

KEEP = {"en": "⭐ Keep as a template", "zh-CN": "⭐ 存为模板"}
SHARE = {"en": "Share it with another group", "zh-CN": "分享给别的群"}
CHESS = -1002


async def kept(world: "World", admin: "Human", *changes: str, language: str = "en") -> str:
    """A draft of a morning run, kept as a template; what was said to that."""
    await admin.says("/challenge")
    await admin.presses(STARTER[language])
    for words in ("title 🏃 Morning run", *changes):
        await admin.says(f"/challenge {words}")
    return await admin.presses(KEEP[language])


async def opens(world: "World", admin: "Human", label: str) -> str:
    await admin.says("/challenge")
    return await admin.presses(label)


async def neighbour(world: "World", *, language: str = "en") -> "Human":
    """Bo, an admin of another group."""
    bo, chess = await world.person("Bo", language=language), Group(world, CHESS, "Chess")
    world.telegram.roles[CHESS, bo.id] = "administrator"
    home, world.group = world.group, chess
    await chess.adds_the_bot(bo)
    if language != "en":
        await bo.says("/language 中文")
    await bo.says("hello everybody")
    change = {
        "chat": chess.chat, "from": bo.user, "date": int(world.clock.now().timestamp()),
        "old_chat_member": {"user": bo.user, "status": "member"},
        "new_chat_member": {"user": bo.user, "status": "creator", "is_anonymous": False},
    }  # fmt: skip
    await world.deliver({"chat_member": change})
    await bo.opens_private_chat()
    world.group = home
    return bo


async def plans(world: "World", community_id: int) -> list[tuple[str, Plan]]:
    async with world.app.workshop.work() as work:
        return [(one.name, one.plan) for one in await challenges.own_templates(work, community_id)]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_kept_begun_with_deleted_and_back(world: "World", language: str) -> None:
    (admin,) = await people(world, language=language)
    told = [await kept(world, admin, language=language)]
    told.append(await opens(world, admin, "⭐ 🏃 Morning run"))
    told.append(await admin.presses({"en": "Begin with it", "zh-CN": "用它开始"}[language]))
    await opens(world, admin, "⭐ 🏃 Morning run")
    told.append(await admin.presses({"en": "Delete the template", "zh-CN": "删除模板"}[language]))
    assert await plans(world, 1) == []
    told.append(await admin.presses({"en": "Have it back", "zh-CN": "恢复"}[language]))
    assert [plan.title for _, plan in await plans(world, 1)] == ["Morning run"]
    assert (
        told
        == {
            "en": snapshot(
                [
                    "Kept as a template of this group: \u2068🏃\u2069 \u2068Morning run\u2069. It is among the templates of /challenge.",
                    """\
<b>🏃 Morning run</b>
🎯 On 5 of 7 days
✍️ Your check-in of the day counts by itself: /checkin\
""",
                    """\
✏️ <b>🏃 Morning run</b>, a draft
🗓 5 May to 11 May (7 days)
🎯 On 5 of 7 days
✍️ Your check-in of the day counts by itself: /checkin
🏅 15 points for everyone who completes it
🚪 Open to join until 6 May
🔔 Every day at 08:00, and in the evening at 20:30 when there is something to tell
📌 Its announcement stays at the top of the group, and shows how it goes

Change it by buttons; those with ✍️ ask you for words, here.\
""",
                    "The template 🏃 Morning run is deleted. You can have it back within a day.",
                    """\
It is back.
<b>🏃 Morning run</b>
🎯 On 5 of 7 days
✍️ Your check-in of the day counts by itself: /checkin\
""",
                ]
            ),
            "zh-CN": snapshot(
                [
                    "存成本群的模板了：\u2068🏃\u2069 \u2068Morning run\u2069，在 /challenge 的模板里能找到。",
                    """\
<b>🏃 Morning run</b>
🎯 7 天里做到 5 天
✍️ 照常打卡就算：/checkin\
""",
                    """\
✏️ <b>🏃 Morning run</b>（草稿）
🗓 5月5日 至 5月11日（7 天）
🎯 7 天里做到 5 天
✍️ 照常打卡就算：/checkin
🏅 完成的人都得 15 积分
🚪 5月6日 之前（含当天）都能报名
🔔 每天 08:00 说一次，晚上 20:30 有内容才说
📌 预告会置顶在群里，变成一张随时更新的进度卡

点按钮就能改；带 ✍️ 的会在这里问你要写什么。\
""",
                    "模板「🏃 Morning run」删除了，一天之内可以恢复。",
                    """\
恢复了。
<b>🏃 Morning run</b>
🎯 7 天里做到 5 天
✍️ 照常打卡就算：/checkin\
""",
                ]
            ),
        }[language]
    )


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_another_group_takes_a_copy(world: "World", language: str) -> None:
    (admin,) = await people(world, language=language)
    bo = await neighbour(world, language=language)
    await kept(world, admin, "badge ✨", language=language)
    await opens(world, admin, "⭐ 🏃 Morning run")
    shared = await admin.presses(SHARE[language])
    code = re.findall("[0-9a-f]{16}", shared)[-1]
    told = [shared, await bo.whispers(f"/start plan_{code}")]
    told.append(await bo.presses({"en": "Take it to Chess", "zh-CN": "拿到Chess"}[language]))
    told = [text.replace(code, "CODE") for text in told]
    await bo.says(f"/challenge take {code}", group=world.groups[CHESS])  # once more is no second one
    assert [(name, plan.title, plan.badge) for name, plan in await plans(world, 2)] == [("", "Morning run", "")]
    assert [plan.badge for _, plan in await plans(world, 1)] == ["✨"], "what was shared is as it was"
    assert (
        told
        == {
            "en": snapshot(
                [
                    """\
<b>🏃 Morning run</b> can be copied by admins of other groups until 11 May, by this link:
https://t.me/HearthBot?start=plan_CODE
or with <code>/challenge take CODE</code> in their group. It carries what the challenge asks, and nothing about anybody.\
""",
                    """\
<b>🏃 Morning run</b>
🎯 On 5 of 7 days
✍️ Your check-in of the day counts by itself: /checkin

Shared by another group. To take a copy, send <code>/challenge take CODE</code> in yours, as an admin.\
""",
                    "🏃 Morning run is a template of Chess now. Make it your own: nothing is published yet.",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
5月11日 之前，别的群的管理员可以用这个链接复制 <b>🏃 Morning run</b>：
https://t.me/HearthBot?start=plan_CODE
或者在他们群里发 <code>/challenge 领取 CODE</code>。里面只有挑战的内容，没有任何人的信息。\
""",
                    """\
<b>🏃 Morning run</b>
🎯 7 天里做到 5 天
✍️ 照常打卡就算：/checkin

这是别的群分享的。想要一份，就以管理员身份在自己群里发 <code>/challenge 领取 CODE</code>。\
""",
                    "🏃 Morning run 现在是Chess的模板了。改成你们自己的吧，还什么都没发布。",
                ]
            ),
        }[language]
    )


async def test_a_code_lives_for_some_days(world: "World") -> None:
    (admin,) = await people(world)
    bo = await neighbour(world)
    await kept(world, admin)
    await opens(world, admin, "⭐ 🏃 Morning run")
    code = re.findall("[0-9a-f]{16}", await admin.presses(SHARE["en"]))[-1]
    assert code in await admin.presses(SHARE["en"]), "the same while it lives"
    over = snapshot("Nothing is shared by that code, or not any more. Ask for a new one.")
    take = f"/challenge take {code}"
    for wrong in ("", "x", "0" * 16, code[:-1], code + "0"):
        assert await bo.whispers(f"/start plan_{wrong}") == over
    await world.pass_time(days=7)
    assert await bo.says(take, group=world.groups[CHESS]) == over
    assert await bo.whispers(f"/start plan_{code}") == over
    await opens(world, admin, "⭐ 🏃 Morning run")
    new = re.findall("[0-9a-f]{16}", await admin.presses(SHARE["en"]))[-1]
    assert new != code
    await admin.presses("Stop sharing it")
    assert await bo.whispers(f"/start plan_{new}") == over
    await opens(world, admin, "⭐ 🏃 Morning run")
    again = re.findall("[0-9a-f]{16}", await admin.presses(SHARE["en"]))[-1]
    await opens(world, admin, "⭐ 🏃 Morning run")
    await admin.presses("Delete the template")
    await admin.presses("Have it back")
    assert await bo.whispers(f"/start plan_{again}") == over, "who has it back has not shared it"
    assert await plans(world, 2) == []


async def test_whoever_is_no_admin_takes_nothing(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    bo = await neighbour(world)
    await kept(world, admin)
    await opens(world, admin, "⭐ 🏃 Morning run")
    code = re.findall("[0-9a-f]{16}", await admin.presses(SHARE["en"]))[-1]
    offered = await ana.whispers(f"/start plan_{code}")
    assert "Morning run" in offered
    assert list(world.said[-1].buttons) == []
    await ana.presses_data(f"challenges:take:2:{code}", world.said[-1])
    await bo.presses_data(f"challenges:take:1:{code}", world.said[-1])
    await ana.says(f"/challenge take {code}", group=world.groups[CHESS])
    assert await plans(world, 2) == []
    assert len(await plans(world, 1)) == 1


async def test_names_and_how_many(world: "World") -> None:
    (admin,) = await people(world)
    await kept(world, admin)
    assert await admin.says("/challenge save Runs in <spring>") == snapshot(
        "Kept as a template of this group: 🏃 Runs in &lt;spring&gt;. It is among the templates of /challenge."
    )
    await admin.says("/challenge days 9")
    await admin.says("/challenge save runs in <SPRING>")
    assert {name: plan.days for name, plan in await plans(world, 1)} == {"runs in <SPRING>": 9, "": 7}
    for number in range(18):
        await admin.says(f"/challenge save {number}")
    assert await admin.says("/challenge save one more") == snapshot("There are 20 templates. Delete one first.")
    assert len(await plans(world, 1)) == 20
    async with world.app.workshop.work() as work:
        first, *_ = await challenges.own_templates(work, 1)
        await challenges.drop_template(work, 1, first.id)
    await admin.says("/challenge save one more")
    await world.pass_time(days=2)
    async with world.app.workshop.work() as work:
        second, *_ = await challenges.own_templates(work, 1)
        await challenges.drop_template(work, 1, second.id)
    assert "Kept" in await admin.says("/challenge save the last")
    gone = await admin.presses_data(f"challenges:kept-restore:1:{first.id}", world.said[-1])
    assert gone == snapshot("That template is not there any more."), "a day has gone by"


async def test_as_text_it_is_what_files_of_challenges_are(world: "World") -> None:
    (admin,) = await people(world)
    await kept(world, admin, "about Out <b>&</b> home", "task Run: #run")
    await opens(world, admin, "⭐ 🏃 Morning run")
    shown = await admin.presses("As text (TOML)")
    text = shown.removeprefix("<pre>").removesuffix("</pre>")
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(entity, sign)
    [(name, table)] = tomllib.loads(text).items()
    assert name == "morning-run"
    assert Plan.model_validate(table) == (await plans(world, 1))[0][1]
    async with world.app.workshop.work() as work:
        template = (await challenges.own_templates(work, 1))[0]
        one = await challenges.from_own_template(work, 1, admin.id, template.id)
        long = {"content": tuple("x" * 400 for _ in range(10))}
        await challenges.change(work, 1, one.id, long)
        await challenges.save_template(work, 1, one.id)
    await opens(world, admin, "⭐ 🏃 Morning run")
    assert await admin.presses("As text (TOML)") == snapshot(
        "It is too long for a message. Whoever runs me can write it to a file: challenges export --templates"
    )


async def test_one_on_its_way_is_kept_with_its_own_words(world: "World") -> None:
    (admin,) = await people(world)
    await published(world, admin, STARTER["en"])
    await opens(world, admin, "▶️ 🚀 7-day start")
    assert await admin.presses(KEEP["en"]) == snapshot(
        "Kept as a template of this group: \u2068🚀\u2069 7-day start. It is among the templates of /challenge."
    )
    await opens(world, admin, "⭐ 🚀 7-day start")
    assert world.said[-1].text == snapshot("""\
<b>🚀 7-day start</b>
One week to begin with. Nobody has to be good at it yet.
🎯 On 5 of 7 days
✍️ Your check-in of the day counts by itself: /checkin\
""")


async def test_when_two_groups_become_one_all_goes_along(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await neighbour(world)
    await kept(world, admin)
    await published(world, admin, STARTER["en"])
    async with world.app.workshop.work() as work:
        await work.announce(CommunitiesMerged(kept_id=2, retired_id=1))
    assert [plan.title for _, plan in await plans(world, 2)] == ["Morning run"]
    await ana.says("hello", group=world.groups[CHESS])
    await world.pass_time(hours=24)
    assert placard(world).chat_id == CHESS
    assert "day 1 of 7" in placard(world).text
