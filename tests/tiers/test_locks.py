"""/tier: an admin holds somebody in a tier, lets go, or looks why."""

from typing import TYPE_CHECKING, Any

from inline_snapshot import snapshot

from bot.features import communities, points, tiers
from bot.features.tiers import TierLost, TierReached
from tests.support.moments import START
from tests.support.world import Human

if TYPE_CHECKING:
    from tests.support.world import World


class Known(Human):
    """Somebody with an @name."""

    @property
    def user(self) -> dict[str, Any]:
        return super().user | {"username": "Ana_K"}


async def known(world: "World") -> Known:
    ana = Known(world, 5001, "Ana", "en")
    await ana.says("Good morning all")
    return ana


async def test_held_by_name(world: "World") -> None:
    boss, ana = await world.person("Boss", admin=True), await known(world)
    await ana.opens_private_chat()
    assert await boss.says("/tier @ana_k lock expert hosts our evenings") == snapshot(
        """\
Ana is 🌳 Expert, and stays so until you say <code>unlock</code>.
Boss has made you <b>🌳 Expert</b> in Reading circle, whatever the numbers say. “hosts our evenings”
🌳 Ana is an <b>expert</b> here now. Thank you for all you bring!\
"""
    )
    assert await ana.whispers("/tiers") == snapshot("""\
🌰 Newcomer: where everybody begins
🌱 Growing: from 100 points
<b>🌳 Expert: from 1,000 points ← you</b>

You have earned one point so far.
You stand at the top.
Boss made you 🌳 Expert on 4 May, whatever the numbers say. “hosts our evenings”\
""")
    assert await world.pass_time(days=60) == []
    assert await boss.says("/tier @ana_k why") == snapshot("That is for our private chat.")
    await boss.opens_private_chat()
    assert await boss.says("/tier @ana_k why") == snapshot(
        """\
<b>Ana</b>: 🌳 Expert
1 points so far, and at the top.
Held by Boss since 4 May. “hosts our evenings”\
"""
    )
    assert await boss.says("/tier @ana_k unlock") == snapshot(
        "From now on the numbers count again for Ana. Nothing changes today."
    )
    assert await boss.says("/tier @ana_k unlock") == snapshot(
        "Ana is not held; the numbers count as they do for everybody."
    )
    assert await boss.says("/tier @ana_k lock newcomer") == snapshot(
        """\
Ana is 🌰 Newcomer, and stays so until you say <code>unlock</code>.
Boss has made you <b>🌰 Newcomer</b> in Reading circle, whatever the numbers say.\
"""
    )
    assert "<b>🌰 Newcomer" in await ana.whispers("/tiers")


async def test_held_by_an_answer_in_chinese(world: "World") -> None:
    boss, ming = await world.person("老王", admin=True), await world.person("小明", language="zh-hans")
    await boss.says("/settings")
    async with world.app.workshop.work() as work:
        await communities.choose_language(work, communities.get(work, 1), "zh-CN")
    await ming.says("大家早上好呀")
    await ming.opens_private_chat()
    answered = {"reply_to_message": ming.last_message | {"from": ming.user, "chat": world.group.chat}}
    assert await boss.says("/tier 锁定 达人 常年带读", **answered) == snapshot("""\
小明 现在是 🌳 达人，一直到你<code>解锁</code>为止。
老王 在 Reading circle 把你定为<b>「🌳 达人」</b>，不看数字，一直保留。原因：常年带读
🌳 小明 成为<b>「达人」</b>了，谢谢你一路以来的投入！\
""")
    assert await ming.whispers("/tiers") == snapshot("""\
🌰 新人：大家的起点
🌱 成长：累计 100 分起
<b>🌳 达人：累计 1,000 分起 ← 你在这里</b>

你已累计 1 分。
已经到顶啦。
老王 在 5月4日把你定为 🌳 达人，不看数字。原因：常年带读\
""")
    assert await boss.says("/tier 解锁", **answered) == snapshot("小明 从现在起重新看数字，今天什么都不变。")


async def test_what_cannot_be_read_is_said_kindly(world: "World") -> None:
    boss, ana = await world.person("Boss", admin=True), await known(world)
    assert await boss.says("/tier") == snapshot(
        """\
<code>/tier @name lock expert</code> holds somebody in a tier (a reason may follow).
<code>unlock</code> lets the numbers count again, <code>why</code> tells you where they stand.
Without @name, answer one of their messages.\
"""
    )
    assert await boss.says("/tier @nobody lock expert") == snapshot(
        "I know nobody here called @nobody. You can answer one of their messages: <code>/tier lock expert</code>"
    )
    assert await boss.says("/tier @ana_k lock <b>king") == snapshot(
        "“&lt;b&gt;king” is no tier here. There are 🌰 Newcomer, 🌱 Growing, 🌳 Expert."
    )
    assert await boss.says("/tier @ana_k dance") == await boss.says("/tier")
    assert await ana.says("/tier @ana_k lock expert") == snapshot("Only admins of this group can do that.")


async def test_a_lock_is_told_as_a_fact(workshop: Any, reached: list[TierReached], lost: list[TierLost]) -> None:
    async with workshop.work() as work:
        await points.award(work, 1, 7, 150, reason="tests.award", key="a", day=START.date())
        await tiers.lock(work, 1, 7, "expert", 0, "")
    async with workshop.work() as work:
        await tiers.lock(work, 1, 7, "newcomer", 0, "")
        await points.award(work, 1, 7, 5000, reason="tests.award", key="b", day=START.date())
        assert await tiers.tier_of(work, 1, 7) == "newcomer"
        assert (await tiers.view_of(work, 1, 7)).lock == tiers.Lock(None, "", START.date())
    assert [fact.tier for fact in reached] == ["growing", "expert"]
    assert lost == [TierLost(1, 7, "expert", "newcomer")]
