"""Greetings in the admins' own words: in turns, never the same twice in a row, and safe from whatever stands in them."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.features import birthdays, communities
from bot.features.birthdays import rules
from bot.features.communities import CommunitiesMerged
from tests.birthdays.test_birthdays import goes_to, tells
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import World

AT = datetime(2026, 5, 1, tzinfo=UTC)
SAID = st.none() | st.integers(0, 999).map(lambda days: AT + timedelta(days=days))


@given(st.dictionaries(st.integers(1, 30), SAID, min_size=1), st.sets(st.integers(1, 30)))
def test_variety(greetings: dict[int, datetime | None], had: set[int]) -> None:
    found = rules.pick([*greetings.items()], had)
    times = [at for at in greetings.values() if at]
    last = {number for number, at in greetings.items() if times and at == max(times)}
    if len(greetings) > 1 and len(last) == 1:
        assert found not in last
    if greetings.keys() - had - last:
        assert found not in had


@given(st.text(alphabet="{}name名字s ab<&", max_size=60))
def test_words_are_cut_and_put_together_again(words: str) -> None:
    parts = rules.greeting_parts(words)
    assert len([part for part in parts if part is not None]) == parts.count(None) + 1
    assert "".join("{name}" if part is None else part for part in parts).count("{name}") >= parts.count(None)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_written_listed_and_removed(world: "World", language: str) -> None:
    admin, _ana = await people(world, "Ana", language=language)
    said = [await admin.says("/birthdaygreetings")]
    said.append(await admin.says("/birthdaygreetings Feliz <b>cumple</b>, {name}! {luck}"))
    said.append(await admin.says("/birthdaygreetings 祝{名字}生日快乐，{名字}！"))
    said.append(await admin.says("/birthdaygreetings Feliz <b>cumple</b>, {name}! {luck}"))
    said.append(await admin.says("/birthdaygreetings Happy birthday to somebody"))
    said.append(await admin.says("/birthdaygreetings {name} " + "x" * 300))
    said += [await admin.says("/birthdaygreetings"), " · ".join(world.said[-1].buttons)]
    said.append(await admin.presses(next(iter(world.said[-1].buttons))))
    said.append(await admin.says("/birthdaysetup"))
    assert (
        said
        == {
            "en": snapshot(
                [
                    "I use my own words. Yours, in whatever language: <code>/birthdaygreetings Happy birthday, {name}!</code>",
                    "Kept as number 1. It will read like this: Feliz &lt;b&gt;cumple&lt;/b&gt;, Vera! {luck}",
                    "Kept as number 2. It will read like this: 祝Vera生日快乐，Vera！",
                    "That greeting is there already.",
                    "Where shall the name stand? Like this: <code>/birthdaygreetings Happy birthday, {name}!</code>",
                    "That is 307 characters; a greeting has 300 at most.",
                    """\
✍️ <b>Your greetings</b>
1. Feliz &lt;b&gt;cumple&lt;/b&gt;, {name}! {luck}
2. 祝{名字}生日快乐，{名字}！
I take turns, and never say the same twice in a row. One more: <code>/birthdaygreetings Happy birthday, {name}!</code>\
""",
                    "Remove 1 · Remove 2",
                    """\
✍️ <b>Your greetings</b>
2. 祝{名字}生日快乐，{名字}！
I take turns, and never say the same twice in a row. One more: <code>/birthdaygreetings Happy birthday, {name}!</code>\
""",
                    """\
Birthdays are greeted at 09:00, with 20 points as a present.
No wishes of members are collected beforehand.
The greeting comes without a card.
One greeting of your own words is used.
What shall be different?\
""",
                ]
            ),
            "zh-CN": snapshot(
                [
                    "现在用的是我自己的话。想用你们写的，哪种语言都行：<code>/birthdaygreetings {名字}，生日快乐！</code>",
                    "记下了，第 1 条。到时候是这样：Feliz &lt;b&gt;cumple&lt;/b&gt;, Vera! {luck}",
                    "记下了，第 2 条。到时候是这样：祝Vera生日快乐，Vera！",
                    "这一条已经有了。",
                    "名字放在哪里？这样写：<code>/birthdaygreetings {名字}，生日快乐！</code>",
                    "这有 307 个字，一条祝福最多 300 个字。",
                    """\
✍️ <b>你们写的祝福</b>
1. Feliz &lt;b&gt;cumple&lt;/b&gt;, {name}! {luck}
2. 祝{名字}生日快乐，{名字}！
轮着说，不会连着说同一条。再加一条：<code>/birthdaygreetings {名字}，生日快乐！</code>\
""",
                    "删掉第 1 条 · 删掉第 2 条",
                    """\
✍️ <b>你们写的祝福</b>
2. 祝{名字}生日快乐，{名字}！
轮着说，不会连着说同一条。再加一条：<code>/birthdaygreetings {名字}，生日快乐！</code>\
""",
                    """\
生日在 09:00 祝福，送 20 积分。
不提前收大家的祝福。
祝福时不附贺卡。
用的是你们写的 1 条祝福。
想改哪一样？\
""",
                ]
            ),
        }[language]
    )


async def test_said_in_turns_with_hostile_names(world: "World") -> None:
    admin, ana, ben, cem = await people(world, "{name} <b>", "Ben\u202e", "Cem")
    for words in ("One for {name}", "{names}: two, {name}!"):
        await admin.says(f"/birthdaygreetings {words}")
    for day, one in enumerate((ana, ben, cem), 20):
        await tells(world, one, 5, day)
    async with world.app.workshop.work() as work:
        await birthdays.choose(work, 1, "gift", 0)
    await goes_to(world, 5, 20)
    assert await world.pass_time(days=3) == snapshot(["One for {name} &lt;b&gt;", "Ben: two, Ben!", "One for Cem"])
    [told] = [one for one in await world.pass_time(days=364) if "name" in one]
    assert "two" in told  # the year before it was the other one


async def test_without_any_hearth_has_its_own(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await admin.says("/birthdaygreetings Only {name}")
    await admin.presses("Remove 1")
    await tells(world, ana, 5, 20)
    await goes_to(world, 5, 20)
    [told] = await world.pass_time(hours=2)
    assert "Only" not in told
    assert "Ana" in told


async def test_two_groups_become_one(world: "World") -> None:
    await people(world)
    async with world.app.workshop.work() as work:
        other = await communities.of_chat(work, -1002, "Another")
        for community_id, words in ((1, "A {name}"), (other.id, "A {name}"), (other.id, "B {name}")):
            await birthdays.write(work, community_id, words)
        await birthdays.turn(work, other.id, is_on=True)
    async with world.app.workshop.work() as work:
        await work.announce(CommunitiesMerged(1, other.id))
    async with world.app.workshop.work() as work:
        assert [one.words for one in await birthdays.written(work, 1)] == ["A {name}", "B {name}"]
        assert await birthdays.written(work, other.id) == []
        assert await birthdays.are_greeted(work, 1)
