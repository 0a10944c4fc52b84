"""Seven in ten of use, two a delight, one a stretch: what the coming weeks are like, and of what there could be more."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.features.announcements.rules.mixing import FEW, GOAL, Content, percents, scarce
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import World

U, D, S = Content


@pytest.mark.parametrize(
    ("posts", "found", "missing"),
    [
        ({}, (0, 0, 0), None),
        ({U: 4}, (100, 0, 0), None),  # too few to tell
        ({U: 7, D: 2, S: 1}, (70, 20, 10), None),
        ({U: 9}, (100, 0, 0), D),
        ({U: 8, D: 2}, (80, 20, 0), S),
        ({D: 6, S: 4}, (0, 60, 40), U),
        ({U: 1, D: 1, S: 1}, (34, 33, 33), None),
    ],
)
def test_shares_and_what_is_scarce(
    posts: dict[Content, int], found: tuple[int, int, int], missing: Content | None
) -> None:
    assert tuple(percents(posts).values()) == found
    assert scarce(posts) == missing


@given(st.fixed_dictionaries({one: st.integers(0, 60) for one in Content}))
def test_one_more_of_what_is_scarce_never_takes_the_mix_further_away(posts: dict[Content, int]) -> None:
    assert sum(percents(posts).values()) == (100 if any(posts.values()) else 0)
    if more := scarce(posts):
        total = sum(posts.values())
        assert total >= FEW
        assert posts[more] * 100 < GOAL[more] * total
        assert (posts[more] + 1) * 100 <= GOAL[more] * total


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_what_posts_are_there_for(world: "World", language: str) -> None:
    [admin] = await people(world, language=language)
    useful = {"en": "Useful", "zh-CN": "实用"}[language]
    for words in ("every monday 9:00 Read chapter one", "every friday 18:00 A joke", "tomorrow 18:00 Hello"):
        await admin.says(f"/announce {words}")
        await admin.presses({"en": "✅ Publish", "zh-CN": "✅ 发布"}[language])
    assert "🍱" not in await admin.says("/announce")
    await admin.says("/announce #1")
    await admin.presses(useful)
    assert f"✓ {useful}" in world.said[-1].buttons
    assert (await admin.says("/announce")).split("\n")[4] == {
        "en": snapshot(
            "🍱 The next four weeks: 100% useful, 0% delightful, 0% stretching; 5 posts say nothing of it. Seven, two and one in ten make a good mix."
        ),
        "zh-CN": snapshot(
            "🍱 未来四周：实用 100%，有趣 0%，进阶 0%，另有 5 条没标。七分实用、两分有趣、一分进阶最合适。"
        ),
    }[language]
    await admin.says("/announce #2")
    await admin.presses(useful)
    assert (await admin.says("/announce")).split("\n")[4:6] == {
        "en": snapshot(
            [
                "🍱 The next four weeks: 100% useful, 0% delightful, 0% stretching; one post says nothing of it. Seven, two and one in ten make a good mix.",
                "There could be a little more that is delightful.",
            ]
        ),
        "zh-CN": snapshot(
            [
                "🍱 未来四周：实用 100%，有趣 0%，进阶 0%，另有 1 条没标。七分实用、两分有趣、一分进阶最合适。",
                "可以多来点有趣的。",
            ]
        ),
    }[language]
    await admin.says("/announce #2")
    await admin.presses(f"✓ {useful}")
    await admin.presses({"en": "Stretching", "zh-CN": "进阶"}[language])
    assert (await admin.says("/announce")).split("\n")[4:6] == {
        "en": snapshot(
            [
                "🍱 The next four weeks: 50% useful, 0% delightful, 50% stretching; one post says nothing of it. Seven, two and one in ten make a good mix.",
                "There could be a little more that is useful.",
            ]
        ),
        "zh-CN": snapshot(
            [
                "🍱 未来四周：实用 50%，有趣 0%，进阶 50%，另有 1 条没标。七分实用、两分有趣、一分进阶最合适。",
                "可以多来点实用的。",
            ]
        ),
    }[language]
