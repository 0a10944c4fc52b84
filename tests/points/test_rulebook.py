"""Rules that a community changes: what holds, since when, and who said so."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features import communities, points
from bot.features.points import Earning, Rule
from bot.features.points.reactions import reactions
from bot.features.points.rules import read_rule
from bot.kit.clock import SetClock
from bot.kit.work import Refusal, Workshop
from tests.support.moments import START

DAY = START.date()


async def rule_of(workshop: Workshop, key: str, group: int = 1) -> int:
    """The version by which an entry was paid."""
    async with workshop.work() as work:
        return next(one.rule for one in await points.entries_of(work, group, 1) if one.key == key)


async def pay(workshop: Workshop, key: str, group: int = 1) -> None:
    async with workshop.work() as work:
        at = work.now
        assert await points.earn_many(work, [Earning(group, 1, "reply", key, DAY, at)]) == [True]


async def change(workshop: Workshop, by: int = 7, group: int = 1, **changes: Rule | int) -> None:
    async with workshop.work() as work:
        await points.change_rules(work, group, changes, changed_by_id=by)


def later(workshop: Workshop, hours: int) -> None:
    assert isinstance(workshop.clock, SetClock)
    workshop.clock.set(workshop.clock.now() + timedelta(hours=hours))


async def test_every_entry_names_the_rules_it_was_paid_by(workshop: Workshop) -> None:
    async with workshop.work() as work:
        await points.warm(work)
    await pay(workshop, "r:1")
    await change(workshop, reply=Rule(points=3, daily_cap=30))
    await pay(workshop, "r:2")
    await change(workshop, reply=Rule(points=3, daily_cap=30))
    await pay(workshop, "r:3")
    await change(workshop, pair_daily=1, pair_both_daily=2)
    async with workshop.work() as work:
        await points.award(work, 1, 1, 5, reason="tests.award", key="k", day=DAY)
    await pay(workshop, "r:1", group=2)
    assert [await rule_of(workshop, key) for key in ("r:1", "r:2", "r:3", "k")] == [1, 2, 2, 3]
    assert await rule_of(workshop, "r:1", group=2) == 1, "another community has its own"
    async with workshop.work() as work:
        await points.warm(work)
        assert [(one.version, one.changed_by_id, one.differences) for one in await points.history(work, 1)] == [
            (3, 7, (("pair_daily", 6, 1), ("pair_both_daily", 10, 2))),
            (2, 7, (("reply", _stored(2, 20), _stored(3, 30)),)),
        ]
        assert await points.history(work, 2) == []


def _stored(each: int, cap: int) -> dict[str, int]:
    return {"points": each, "cooldown_seconds": 0, "daily_cap": cap, "full_until": 0, "points_after": 0}


async def test_what_the_operator_writes_is_a_new_version_too(workshop: Workshop) -> None:
    async with workshop.work() as work:
        await points.warm(work)
    await change(workshop, group=2, reaction=Rule(points=2, daily_cap=10))
    defaults = workshop.settings._defaults
    defaults["points"] = points.Settings(reply=Rule(points=4, daily_cap=20))
    workshop.settings._merged.clear()
    later(workshop, 1)
    for _ in range(2):
        async with workshop.work() as work:
            await points.warm(work)
    await pay(workshop, "r:1")
    await pay(workshop, "r:1", group=2)
    assert [await rule_of(workshop, "r:1", group) for group in (1, 2)] == [2, 3]
    async with workshop.work() as work:
        told = [await points.former_rules_since(work, group, number) for group, number in ((1, 1), (1, 2), (2, 2))]
        assert told == [START, None, START]
        assert (await points.history(work, 2))[0].changed_by_id is None


async def test_an_explanation_goes_by_the_rules_of_then(workshop: Workshop) -> None:
    soon = Earning(1, 1, "message", "m:2", DAY, START + timedelta(seconds=30))
    async with workshop.work() as work:
        await points.warm(work)
        await points.earn_many(work, [soon._replace(key="m:1", at=START), soon])
    later(workshop, 1)
    await change(workshop, message=Rule(points=1, cooldown_seconds=0, daily_cap=1))
    async with workshop.work() as work:
        found = await points.explain(work, soon)
    assert isinstance(found, points.Decision)
    assert (found.why, found.terms.cooldown_seconds) == ("cooldown", 60)


async def test_what_two_paid_each_other_is_told(workshop: Workshop) -> None:
    await change(workshop, pair_daily=2, pair_both_daily=3)
    given_by_2 = [Earning(1, 1, "reply", f"r:{n}", DAY, START, n, 2) for n in range(3)]
    given_by_1 = [Earning(1, 2, "thanks", f"t:{n}", DAY, START, n, 1) for n in range(2)]
    async with workshop.work() as work:
        assert await points.earn_many(work, [*given_by_2, *given_by_1]) == [True, True, False, True, False]
        told = [await points.explain(work, one) for one in (given_by_2[2], given_by_1[1])]
        assert [one.times for one in told if isinstance(one, points.Decision) and one.why == "pair"] == [(2, 3), (1, 3)]
        assert await points.pairs_since(work, 1, DAY) == {(2, 1): 2, (1, 2): 1}
        await points.forget_pairs(work)
        assert await points.pairs_since(work, 1, DAY) != {}, "they are kept for a while"
        tomorrow = given_by_2[2]._replace(day=DAY + timedelta(days=1))
        assert await points.earn_many(work, [tomorrow]) == [True]
    later(workshop, 24 * 31)
    async with workshop.work() as work:
        await points.forget_pairs(work)
        assert await points.pairs_since(work, 1, DAY) == {(2, 1): 1}


@pytest.mark.parametrize("kept_has_own", [False, True])
async def test_rules_of_a_group_that_moved_go_with_it(workshop: Workshop, kept_has_own: bool) -> None:
    workshop.reactions = dict(reactions.by_fact)
    await change(workshop, group=2, reply=Rule(points=4, daily_cap=40))
    if kept_has_own:
        await change(workshop, group=1, pair_daily=2)
    async with workshop.work() as work:
        for group in (1, 2):
            await points.earn_many(work, [Earning(group, 1, "reply", f"r:{group}", DAY, START, group, 2)])
        await work.announce(communities.CommunitiesMerged(1, 2))
    async with workshop.work() as work:
        assert points.settings_of(work, 1).reply.points == (2 if kept_has_own else 4)
        assert await points.pairs_since(work, 1, DAY) == {(2, 1): 2}
        assert await points.pairs_since(work, 2, DAY) == {}
        changes = await points.history(work, 1)
        assert [change.changed_by_id for change in changes] == ([7] if kept_has_own else [None, 7])


@pytest.mark.parametrize(
    "wrong",
    [
        {"reply": Rule(points=101, daily_cap=500)},
        {"reply": Rule(points=1, daily_cap=1001)},
        {"reply": Rule(points=5, daily_cap=4)},
        {"reply": Rule(points=5, daily_cap=40, cooldown_seconds=90_000)},
        {"pair_daily": 1001},
    ],
    ids=str,
)
async def test_what_makes_no_sense_changes_nothing(workshop: Workshop, wrong: dict[str, Rule | int]) -> None:
    with pytest.raises(Refusal):
        await change(workshop, 7, 1, **wrong)
    async with workshop.work() as work:
        assert points.settings_of(work, 1) == points.Settings()
        assert await points.history(work, 1) == []


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("reply 2 cap 20", ("reply", {"points": 2, "daily_cap": 20})),
        ("回复2上限20间隔60", ("reply", {"points": 2, "daily_cap": 20, "cooldown_seconds": 60})),
        ("发言 1，满 10 之后 1", ("message", {"points": 1, "full_until": 10, "points_after": 1})),
        ("Photo cooldown=３０", ("media", {"cooldown_seconds": 30})),
        ("pair 6 10", ("pair", {"0": 6, "1": 10})),
        ("字数 4", ("least", {"0": 4})),
        ("calm", ("calm", {})),
        ("热闹", ("lively", {})),
        ("reply", ("reply", {})),
        ("reply two", None),
        ("reply 2 2", None),
        ("reply 2.5", None),
        ("reply -2", None),
        ("reply 2 cap 20 please", None),
        ("reply 9999999999999", None),
        ("dance 3", None),
        ("", None),
        ("7", None),
    ],
)
def test_rules_in_words(words: str, read: tuple[str, dict[str, int]] | None) -> None:
    assert read_rule(words) == read


@given(st.text(max_size=40))
def test_any_words_are_read_or_not(words: str) -> None:
    found = read_rule(f"reply {words}")
    assert found is None or all(0 <= number < 10**9 for number in found[1].values())
