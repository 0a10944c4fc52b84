"""A challenge for members from a tier on: asked for when joining, and never again."""

from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import challenges, tiers
from bot.features.challenges import Plan
from bot.kit.work import Refusal
from tests.challenges.conftest import JOIN, MINE, NEXT, PUBLISH
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World

STARTER = {"en": "🚀 7-day start", "zh-CN": "🚀 7 天起步"}
MORE = {"en": "More …", "zh-CN": "更多……"}
BACK = {"en": "‹ Back", "zh-CN": "‹ 返回"}
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
    await stands_at(world, ana, "growing")
    told.append(await ana.presses(JOIN[language], announced))
    await stands_at(world, ana, "newcomer")
    told.append(await ana.presses(JOIN[language], announced))
    told.append(await ana.presses(MINE[language], announced))
    told.append(await ben.presses(MINE[language], announced))
    assert told == {"en": snapshot(['🪜 For members from 🌱 Growing on', 'This one is for members from 🌱 Growing on, and you are at 🌰 Newcomer. It comes with time: /tiers shows the way.', """\
You are in. \u2068🚀\u2069 7-day start: glad to have you! It begins on 5 May.
🌱 Ana is <b>growing</b>. Good to have you with us!
An admin has made you <b>🌱 Growing</b> in Reading circle, whatever the numbers say.\
""", 'You are in already. It begins on 5 May.', 'You: 0 days done, goal 5.', 'You are not in this challenge.']), "zh-CN": snapshot(['🪜 🌱 成长及以上可以报名', '这个挑战要到「🌱 成长」才能参加，你现在是「🌰 新人」。不急，/tiers 里看怎么走。', """\
你参加了。\u2068🚀\u2069 7 天起步，欢迎！ 5月5日 开始。
🌱 Ana 升到<b>「成长」</b>啦，很高兴有你同行！
管理员 在 Reading circle 把你定为<b>「🌱 成长」</b>，不看数字，一直保留。\
""", '你已经参加了。 5月5日 开始。', '你：已做到 0 天，目标 5 天。', '你没有参加这个挑战。'])}[language]


async def test_opened_again_and_a_tier_that_is_gone(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    async with world.app.workshop.work() as work:
        made = await challenges.draft(work, 1, admin.id, Plan(days=7, goal=5, entry_tier="elder"))
        with pytest.raises(Refusal) as refused:
            await challenges.publish(work, 1, made.id)
        assert refused.value.args[0] == snapshot('challenges.tier-unknown')
        assert challenges.chosen(work, made, "tier", "") == {"entry_tier": ""}
        with pytest.raises(Refusal):
            challenges.chosen(work, made, "tier", "elder")
        await challenges.change(work, 1, made.id, {"entry_tier": ""})
        await challenges.publish(work, 1, made.id)
        assert await challenges.enrol(work, await challenges.find(work, 1, made.id), ana.id)
