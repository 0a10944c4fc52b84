"""A challenge for members from a tier on: asked for when joining, and never again."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import challenges, points, tiers
from bot.features.challenges import Plan
from bot.kit.work import Refusal, Work
from bot.operating import Halt
from bot.operating.challenges import apply, export, read_plans
from tests.challenges.conftest import BACK, JOIN, MINE, MORE, NEXT, PUBLISH, STARTER
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World

GROWING = {"en": "From 🌱 Growing on", "zh-CN": "🌱 成长及以上"}


async def stands_at(world: "World", who: "Human", tier: str) -> None:
    async with world.app.workshop.work() as work:
        await tiers.lock(work, 1, who.id, tier, 0, "")


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_a_tier_is_asked_for_once(world: "World", language: str) -> None:
    admin, ana, ben = await people(world, "Ana", "Ben", language=language)
    await admin.says("/challenge")
    for label in (STARTER, MORE, GROWING, BACK, NEXT, PUBLISH):
        await admin.presses(label[language])
    announced = next(one for one in reversed(world.said) if JOIN[language] in one.buttons)
    told = [line for line in announced.text.splitlines() if line.startswith("🪜")]
    told.append(await ana.presses(JOIN[language], announced))
    await ben.whispers("/challenges")
    told.append((await ben.presses(STARTER[language])).splitlines()[-1])
    assert JOIN[language] not in world.said[-1].buttons
    await stands_at(world, ana, "growing")
    told.append(await ana.presses(JOIN[language], announced))
    await stands_at(world, ana, "newcomer")
    told.append(await ana.presses(JOIN[language], announced))
    told.append(await ana.presses(MINE[language], announced))
    told.append(await ben.presses(MINE[language], announced))
    assert (
        told
        == {
            "en": snapshot(
                [
                    "🪜 For members from 🌱 Growing on",
                    "This one is for members from 🌱 Growing on, and you are at 🌰 Newcomer. Still to come: 99 points. /tiers shows the way.",
                    "This one is for members from 🌱 Growing on, and you are at 🌰 Newcomer. Still to come: 99 points. /tiers shows the way.",
                    """\
You are in. \u2068🚀\u2069 7-day start: glad to have you! It begins on 5 May.
🌱 Ana is <b>growing</b>. Good to have you with us!
An admin has made you <b>🌱 Growing</b> in Reading circle, whatever the numbers say.\
""",
                    "You are in already. It begins on 5 May.",
                    "You: 0 days done, goal 5.",
                    "You are not in this challenge.",
                ]
            ),
            "zh-CN": snapshot(
                [
                    "🪜 🌱 成长及以上可以报名",
                    "这个挑战要到「🌱 成长」才能参加，你现在是「🌰 新人」，还差 99 积分。不急，/tiers 里看怎么走。",
                    "这个挑战要到「🌱 成长」才能参加，你现在是「🌰 新人」，还差 99 积分。不急，/tiers 里看怎么走。",
                    """\
你参加了。\u2068🚀\u2069 7 天起步，欢迎！ 5月5日 开始。
🌱 Ana 升到<b>「成长」</b>啦，很高兴有你同行！
管理员 在 Reading circle 把你定为<b>「🌱 成长」</b>，不看数字，一直保留。\
""",
                    "你已经参加了。 5月5日 开始。",
                    "你：已做到 0 天，目标 5 天。",
                    "你没有参加这个挑战。",
                ]
            ),
        }[language]
    )


async def test_opened_again_and_a_tier_that_is_gone(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    async with world.app.workshop.work() as work:
        made = await challenges.draft(work, 1, admin.id, Plan(days=7, goal=5, entry_tier="elder"))
        with pytest.raises(Refusal) as refused:
            await challenges.publish(work, 1, made.id)
        assert refused.value.args[0] == snapshot("challenges.tier-unknown")
        assert challenges.chosen(work, made, "tier", "") == {"entry_tier": ""}
        with pytest.raises(Refusal):
            challenges.chosen(work, made, "tier", "elder")
        await challenges.change(work, 1, made.id, {"entry_tier": ""})
        await challenges.publish(work, 1, made.id)
        assert await challenges.enrol(work, await challenges.find(work, 1, made.id), ana.id)


async def ladder(work: Work, *steps: tiers.Step) -> None:
    known = [tiers.Step(key="newcomer"), *steps]
    await work.change_setting(tiers.Settings, 1, "ladder", [step.model_dump(mode="json") for step in known])


async def test_where_several_things_are_asked_each_is_told(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    async with world.app.workshop.work() as work:
        await ladder(work, tiers.Step(key="host", title="Host", points=2, active_days=3, helped=1))
    async with world.app.workshop.work() as work:
        made = await challenges.draft(work, 1, admin.id, Plan(days=7, goal=5, entry_tier="host"))
        one = await challenges.publish(work, 1, made.id)
    await world.settle()
    async with world.app.workshop.work() as work:
        await points.award(work, 1, ana.id, 1, reason="points.for-message", key="more", day=world.clock.now().date())
    await world.settle()
    announced = next(one for one in reversed(world.said) if JOIN["en"] in one.buttons)
    assert await ana.presses(JOIN["en"], announced) == snapshot(
        "This one is for members from \u2068Host\u2069 on, and you are at 🌰 Newcomer. Still to come: 2 active days, one person helped. /tiers shows the way."
    )
    # Whoever is held below has all the numbers, and hears no number.
    async with world.app.workshop.work() as work:
        await ladder(work, tiers.Step(key="host", title="Host", points=2))
        await tiers.lock(work, 1, ana.id, "newcomer", 0, "")
    assert await ana.presses(JOIN["en"], announced) == snapshot("""\
This one is for members from \u2068Host\u2069 on, and you are at 🌰 Newcomer. It comes with time: /tiers shows the way.
An admin has made you <b>🌰 Newcomer</b> in Reading circle, whatever the numbers say.\
""")
    # A tier that is gone meanwhile keeps nobody out.
    async with world.app.workshop.work() as work:
        await ladder(work, tiers.Step(key="guest", title="Guest", points=500))
    async with world.app.workshop.work() as work:
        assert await challenges.lack_of(work, one, ana.id) is None
    assert await ana.presses(JOIN["en"], announced) == snapshot(
        "You are in. \u2068🎯\u2069 Something of our own: glad to have you! It begins on 5 May."
    )


async def test_it_goes_by_the_file_too(world: "World", tmp_path: Path) -> None:
    admin, _ = await people(world, "Ana")
    file = tmp_path / "challenges.toml"
    file.write_text('[run]\ntitle = "Run"\nentry_tier = "growing"\n', "utf-8")
    await apply(world.app.config, world.clock, 1, read_plans(file), keep=True)
    assert 'entry_tier = "growing"' in await export(world.app.config, world.clock, 1)
    await admin.says("/challenge")
    await admin.presses("✏️ 🎯 Run")
    assert "🪜 For members from 🌱 Growing on" in world.said[-1].text
    file.write_text('[run]\nentry_tier = "Growing up"\n', "utf-8")
    with pytest.raises(Halt, match=r":2: \[run\] entry_tier"):
        read_plans(file)
