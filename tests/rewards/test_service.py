"""Taking a reward and giving it back, on both databases."""

import asyncio
from datetime import timedelta

import pytest

from bot.features import points, rewards, tiers
from bot.features.communities import CommunitiesMerged
from bot.features.points import Period
from bot.features.rewards import RedemptionReturned, RewardRedeemed
from bot.kit.work import Refusal
from tests.rewards.conftest import ADMIN, ANA, BEN, DAY, Story


async def test_a_reward_is_paid_for_and_theirs(story: Story) -> None:
    await story.earns(120)
    coffee = await story.offers("☕ Coffee voucher 100 stock 3")
    outcome = await story.redeems(coffee)
    assert (outcome.is_new, outcome.redemption.state, outcome.balance) == (True, "ready", 20)
    assert (await story.now(coffee)).left == 2
    assert story.facts == [RewardRedeemed(1, ANA, coffee.id, 1, 100)]


async def test_ten_taps_at_once_are_one(story: Story) -> None:
    await story.earns(1000)
    coffee = await story.offers("Coffee 100 stock 5")
    outcomes = await asyncio.gather(*(story.redeems(coffee) for _ in range(10)))
    assert sorted(outcome.is_new for outcome in outcomes) == [False] * 9 + [True]
    assert {outcome.redemption.state for outcome in outcomes} == {"ready"}
    assert {outcome.balance for outcome in outcomes} == {900}
    assert (await story.balance(), (await story.now(coffee)).left) == (900, 4)


async def test_ten_members_at_once_and_one_left(story: Story) -> None:
    coffee = await story.offers("Coffee 100 stock 1")
    members = range(2001, 2011)
    for member in members:
        await story.earns(100, member)
    found = await asyncio.gather(*(story.redeems(coffee, member) for member in members), return_exceptions=True)
    won = [one for one in found if isinstance(one, rewards.Outcome)]
    lost = [one.text.key for one in found if isinstance(one, Refusal)]
    assert (len(won), lost) == (1, ["rewards.no-sold-out"] * 9)
    balances = [await story.balance(member) for member in members]
    assert sorted(balances) == [0] + [100] * 9
    assert (await story.now(coffee)).left == 0


async def test_a_change_of_its_terms_puts_nothing_back_on_the_shelf(story: Story) -> None:
    """Read before somebody took one, and written behind it."""
    coffee = await story.offers("Coffee 100 stock 10")
    members = range(2001, 2011)
    for member in members:
        await story.earns(100, member)

    async def changes(days: int) -> None:
        async with story.workshop.work() as work:
            await rewards.change(work, 1, f"Coffee valid {days}", changed_by_id=ADMIN)

    taking = (story.redeems(coffee, member) for member in members)
    found = await asyncio.gather(
        *(one for pair in zip(taking, map(changes, range(1, 11)), strict=True) for one in pair)
    )
    assert sum(isinstance(one, rewards.Outcome) for one in found) == 10
    assert (await story.now(coffee)).left == 0


async def test_one_that_is_retired_meanwhile_is_not_handed_out(story: Story) -> None:
    coffee = await story.offers("Coffee 100 stock 10")
    members = range(2001, 2011)
    for member in members:
        await story.earns(100, member)

    async def retires() -> None:
        async with story.workshop.work() as work:
            await rewards.show(work, 1, coffee.id, rewards.Shown.PAUSED, changed_by_id=ADMIN)

    taking = [story.redeems(coffee, member) for member in members]
    found = await asyncio.gather(*taking[:5], retires(), *taking[5:], return_exceptions=True)
    won = sum(isinstance(one, rewards.Outcome) for one in found)
    assert all(isinstance(one, rewards.Outcome | Refusal) or one is None for one in found)
    late = [await asyncio.gather(story.redeems(coffee, member, 2), return_exceptions=True) for member in members]
    assert all(isinstance(one, Refusal) for [one] in late)
    assert sum([await story.balance(member) for member in members]) == 100 * (10 - won)


async def test_ten_members_at_once_and_one_code(story: Story) -> None:
    card = await story.offers("Card 10")
    async with story.workshop.work() as work:
        await rewards.begin_filling(work, 1, card.id, ADMIN)
        assert (await rewards.fill(work, ADMIN, "one\n\n two \none"))[1] == 2
    members = range(2001, 2011)
    for member in members:
        await story.earns(10, member)
    card = await story.now(card)
    found = await asyncio.gather(*(story.redeems(card, member) for member in members), return_exceptions=True)
    won = [one.redemption.code for one in found if isinstance(one, rewards.Outcome)]
    assert sorted(won) == ["one", "two"]
    assert {one.text.key for one in found if isinstance(one, Refusal)} == {"rewards.no-sold-out"}


async def test_different_numbers_at_once_do_not_pass_the_limit(story: Story) -> None:
    """Made-up buttons: the second one is not the next while the first is on its way."""
    await story.earns(1000)
    coffee = await story.offers("Coffee 100 limit 1")
    found = await asyncio.gather(*(story.redeems(coffee, number=n) for n in (1, 2, 3) * 4), return_exceptions=True)
    assert sum(isinstance(one, rewards.Outcome) and one.is_new for one in found) == 1
    assert await story.balance() == 900


async def test_whoever_wants_too_much_changes_nothing(story: Story) -> None:
    await story.earns(88)
    coffee = await story.offers("Coffee 100 stock 1")
    with pytest.raises(Refusal) as no:
        await story.redeems(coffee)
    assert (no.value.text.key, no.value.text.values["missing"]) == ("rewards.no-points", 12)
    assert (await story.balance(), (await story.now(coffee)).left, await story.states()) == (88, 1, [])
    assert story.facts == []


async def test_the_price_is_the_one_that_was_shown(story: Story) -> None:
    await story.earns(200)
    coffee = await story.offers("Coffee 100")
    async with story.workshop.work() as work:
        await rewards.move_price(work, 1, coffee.id, 10, changed_by_id=ADMIN)
    with pytest.raises(Refusal, match="price-changed"):
        await story.redeems(coffee)
    assert await story.balance() == 200


async def test_a_limit_counts_what_stands_in_its_month(story: Story) -> None:
    await story.earns(1000)
    coffee = await story.offers("Coffee 100 limit 1/month approve")
    await story.redeems(coffee)
    with pytest.raises(Refusal, match="no-limit"):
        await story.redeems(coffee, number=2)
    async with story.workshop.work() as work:
        await rewards.decline(work, 1, coffee.id, ANA, 1, ADMIN, "not-now")
    assert (await story.redeems(coffee, number=2)).is_new
    story.clock.set(story.clock.now() + timedelta(days=30))
    assert (await story.redeems(coffee, number=3)).is_new


async def test_spending_lowers_neither_tier_nor_rank(story: Story) -> None:
    await story.earns(150)
    await story.earns(120, BEN)
    coffee = await story.offers("Coffee 150")
    await story.redeems(coffee)
    account = await story.account()
    assert (account.balance, account.lifetime, account.this_week) == (0, 150, 150)
    async with story.workshop.work() as work:
        assert await tiers.tier_of(work, 1, ANA) == "growing"
        for period in Period:
            top = await points.top(work, 1, period, DAY)
            assert [one.member_id for one in top] == [ANA, BEN]


async def test_a_tier_may_bring_rewards_before_their_first_day(story: Story) -> None:
    await story.earns(150)
    await story.earns(50, BEN)
    async with story.workshop.work() as work:
        await tiers.give(work, 1, tiers.Privilege.EARLY, 1, changed_by_id=1)
    coffee = await story.offers(f"Coffee 10 from {DAY + timedelta(days=3)}")
    late = await story.offers(f"Tea 10 from {DAY + timedelta(days=4)}")
    assert (await story.redeems(coffee)).is_new
    with pytest.raises(Refusal) as refused:
        await story.redeems(late)
    assert refused.value.text.values["day"] == DAY + timedelta(days=1)
    with pytest.raises(Refusal) as refused:
        await story.redeems(coffee, BEN)
    assert refused.value.text.values["day"] == DAY + timedelta(days=3)


async def test_what_is_declined_is_given_back(story: Story) -> None:
    await story.earns(100)
    coffee = await story.offers("Coffee 100 stock 1 approve")
    await story.redeems(coffee)
    assert (await story.states(), await story.balance(), (await story.now(coffee)).left) == (["requested"], 0, 0)
    async with story.workshop.work() as work:
        await rewards.decline(work, 1, coffee.id, ANA, 1, ADMIN, "none-left")
    account = await story.account()
    assert (await story.states(), account.balance, account.lifetime) == (["declined"], 100, 100)
    assert (await story.now(coffee)).left == 1
    assert story.facts[-1] == RedemptionReturned(1, ANA, coffee.id, 1, "declined")
    async with story.workshop.work() as work:
        for late in (rewards.approve(work, 1, coffee.id, ANA, 1, ADMIN), rewards.cancel(work, 1, coffee.id, ANA, 1)):
            with pytest.raises(Refusal, match="settled"):
                await late
    assert await story.balance() == 100


async def test_approving_and_declining_at_once_do_one_of_both(story: Story) -> None:
    await story.earns(100)
    coffee = await story.offers("Coffee 100 stock 1 approve")
    await story.redeems(coffee)

    async def answers(yes: bool) -> None:
        async with story.workshop.work() as work:
            if yes:
                await rewards.approve(work, 1, coffee.id, ANA, 1, ADMIN)
            else:
                await rewards.decline(work, 1, coffee.id, ANA, 1, ADMIN, "talk")

    found = await asyncio.gather(*(answers(n % 2 == 0) for n in range(10)), return_exceptions=True)
    assert sum(one is None for one in found) == 1
    state = (await story.states())[0]
    assert (state, await story.balance(), (await story.now(coffee)).left) in [("ready", 0, 0), ("declined", 100, 1)]


async def test_a_code_is_kept_until_an_admin_says_yes(story: Story) -> None:
    await story.earns(30)
    card = await story.offers("Card 10 approve")
    async with story.workshop.work() as work:
        await rewards.begin_filling(work, 1, card.id, ADMIN)
        await rewards.fill(work, ADMIN, "SECRET")
    card = await story.now(card)
    assert (await story.redeems(card)).redemption.code == ""
    async with story.workshop.work() as work:
        await rewards.cancel(work, 1, card.id, ANA, 1)
    assert (await story.now(card)).left == 1
    await story.redeems(card, number=2)
    async with story.workshop.work() as work:
        assert (await rewards.approve(work, 1, card.id, ANA, 2, ADMIN)).code == "SECRET"
        assert (await rewards.take_back(work, 1, card.id, ANA, 2, ADMIN)).code == ""
    assert (await story.balance(), (await story.now(card)).left) == (30, 0), "whoever has seen a code has it"


async def test_what_nobody_answers_or_uses_is_given_back(story: Story) -> None:
    await story.earns(100)
    coffee = await story.offers("Coffee 50 approve valid 3")
    await story.redeems(coffee)
    await story.redeems(coffee, number=2)
    async with story.workshop.work() as work:
        one = await rewards.approve(work, 1, coffee.id, ANA, 2, ADMIN)
        assert one.expires_on == DAY + timedelta(days=3)

    async def expire(days: int) -> list[str]:
        story.clock.set(story.clock.now() + timedelta(days=days))
        for number in (1, 2):
            async with story.workshop.work() as work:
                await rewards.expire(work, 1, coffee.id, ANA, number)
        return await story.states()

    assert await expire(3) == ["ready", "requested"]
    assert await expire(1) == ["expired", "requested"]
    assert await expire(11) == ["expired", "expired"]
    assert await expire(1) == ["expired", "expired"]
    assert await story.balance() == 100


async def test_what_was_handed_over_is_not_given_back_by_the_clock(story: Story) -> None:
    await story.earns(50)
    coffee = await story.offers("Coffee 50 valid 3")
    await story.redeems(coffee)
    async with story.workshop.work() as work:
        await rewards.hand_over(work, 1, coffee.id, ANA, 1, ADMIN)
        with pytest.raises(Refusal, match="settled"):
            await rewards.hand_over(work, 1, coffee.id, ANA, 1, ADMIN)
    story.clock.set(story.clock.now() + timedelta(days=9))
    async with story.workshop.work() as work:
        await rewards.expire(work, 1, coffee.id, ANA, 1)
    assert (await story.states(), await story.balance()) == (["used"], 0)


async def test_two_shelves_become_one(story: Story) -> None:
    for community in (1, 2):
        await story.earns(100, community=community, key=f"gift{community}")
    here, there = await story.offers("Coffee 60 approve"), await story.offers("Coffee 70 approve", community=2)
    await story.redeems(here)
    await story.redeems(there, community=2)
    async with story.workshop.work() as work:
        from bot.features.points.reactions import reactions

        for react in (*reactions.by_fact[CommunitiesMerged], *story.workshop.reactions[CommunitiesMerged]):
            await react(work, CommunitiesMerged(1, 2))
    assert await story.balance() == 70
    async with story.workshop.work() as work:
        assert len(await rewards.everything(work, 1)) == 2
        assert await rewards.everything(work, 2) == []
        await rewards.decline(work, 1, there.id, ANA, 1, ADMIN, "talk")
        await rewards.approve(work, 1, here.id, ANA, 1, ADMIN)
    assert (await story.balance(), sorted(await story.states())) == (140, ["declined", "ready"])


async def test_a_gift_costs_nothing_and_asks_for_nothing(story: Story) -> None:
    book = await story.offers("Book 500 stock 1 streak 30")
    async with story.workshop.work() as work:
        assert (await rewards.give(work, 1, BEN, book.id)).price == 0
        with pytest.raises(Refusal, match="sold-out"):
            await rewards.give(work, 1, ANA, book.id)
    assert (await story.states(BEN), await story.states()) == (["ready"], [])
