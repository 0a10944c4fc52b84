"""What somebody is given at a milestone, and what becomes of it when the check-in is taken back."""

from inline_snapshot import snapshot

from bot.features import rewards
from tests.checkins.conftest import days_in_a_row
from tests.milestones.conftest import balance, held, left, parrot, people, rewarded
from tests.support.world import World


async def test_a_milestone_brings_its_badge_and_its_reward_once(world: World) -> None:
    ana, admin = await people(world)
    await parrot(world, admin)
    await admin.says("/reward new 🍵 Tea 50 stock 2")
    await admin.says("/milestone 3 points 7 badge Parrot reward Tea")
    said = await days_in_a_row(world, ana, 3)
    assert said[-1] == snapshot("""\
✓ 6 May: 3 days in a row, Ana. +5
🌱 Three days: it is taking root. +7
🎁 For 3 days in a row:
🍵 <b>Tea</b> is yours. Enjoy it!\
""")
    assert [one.text for one in world.said if one.chat_id == ana.id][-1] == snapshot("""\
🎁 For 3 days in a row:
🍵 <b>Tea</b> is yours. Enjoy it!\
""")
    assert await held(world, ana) == ["Parrot"]
    assert await rewarded(world, ana) == ["ready"]
    assert await left(world) == 1
    await ana.says("/checkin")
    await world.pass_time(days=1)
    await ana.says("/checkin")
    assert await rewarded(world, ana) == ["ready"]
    # Another streak brings the reward again; the badge they have.
    await world.pass_time(days=5)
    await days_in_a_row(world, ana, 3)
    assert await rewarded(world, ana) == ["ready", "ready"]
    assert await held(world, ana) == ["Parrot"]


async def test_undo_takes_back_what_was_not_used(world: World) -> None:
    ana, admin = await people(world)
    await parrot(world, admin)
    await admin.says("/reward new 🍵 Tea 50 stock 1")
    await admin.says("/milestone 3 points 7 badge Parrot reward Tea")
    await days_in_a_row(world, ana, 2)
    before = await balance(world, ana)
    await world.pass_time(days=1)
    for _ in range(2):  # taken back and made again, it is as if it had been made once
        await ana.says("/checkin")
        assert await balance(world, ana) == before + 5 + 7 + 5
        assert (await held(world, ana), await left(world)) == (["Parrot"], 0)
        assert "ready" in await rewarded(world, ana)
        await ana.presses("Undo")
        assert await balance(world, ana) == before
        assert (await held(world, ana), await left(world)) == ([], 1)
        assert set(await rewarded(world, ana)) == {"cancelled"}


async def test_a_reward_that_was_used_is_kept_and_comes_once(world: World) -> None:
    ana, admin = await people(world)
    await admin.says("/reward new 🍵 Tea 50 stock 5")
    async with world.app.workshop.work() as work:
        (tea,) = await rewards.everything(work, 1)
        await rewards.begin_filling(work, 1, tea.id, admin.id)
    async with world.app.workshop.work() as work:
        await rewards.fill(work, admin.id, "CODE-1\nCODE-2")
    await admin.says("/milestone 3 reward Tea")
    await days_in_a_row(world, ana, 3)
    assert await rewarded(world, ana) == ["delivered"]
    await ana.presses("Undo")
    await ana.says("/checkin")
    assert await rewarded(world, ana) == ["delivered"]


async def test_out_of_stock_is_said_to_admins(world: World) -> None:
    ana, admin = await people(world)
    await admin.says("/reward new 🍵 Tea 50 stock 0")
    await admin.says("/milestone 3 reward Tea")
    await days_in_a_row(world, ana, 3)
    assert await rewarded(world, ana) == []
    assert [one.text for one in world.said if one.chat_id == admin.id][-1] == snapshot(
        "Ana in Reading circle came to 3 days in a row, and of the reward for it, Tea, none is left or it is off the shelf. You may want to make up for it."
    )


async def test_what_is_added_today_is_for_those_who_come_to_it_from_today_on(world: World) -> None:
    ana, admin = await people(world)
    await days_in_a_row(world, ana, 6)
    await admin.says("/milestone 5 points 100")
    await admin.says("/milestone 3 points 100")
    before = await balance(world, ana)
    # A day that is excused has every streak counted anew: no milestone of the past is among what is found.
    await world.pass_time(days=2)
    await ana.says("/makeup")
    assert await balance(world, ana) == before - 10
    await admin.says("/milestone 9 points 100")
    await ana.says("/checkin")
    await world.pass_time(days=1)
    await ana.says("/checkin")
    assert await balance(world, ana) == before - 10 + 5 + 5 + 100
