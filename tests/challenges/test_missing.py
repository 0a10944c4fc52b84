"""Hearth was away for too long: admins see what was not said, and may have it said once."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from tests.challenges.conftest import JOIN, STARTER, published
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.telegram import Said
    from tests.support.world import World

NOW = {"en": "Say day 2 now", "zh-CN": "现在补发第 2 天"}


async def away(world: "World", language: str = "en") -> "tuple[Said, ...]":
    """A prompt of a challenge is missed; what the admin is told of it."""
    admin, ana = await people(world, "Ana", language=language)
    content = {"en": "content", "zh-CN": "内容"}[language]
    words = f"{content} One\nTwo <b>\nThree\nFour"
    await published(world, admin, STARTER[language], words, language=language)
    await ana.presses(JOIN[language])
    await world.pass_time(days=1, hours=2)
    since = len(world.said)
    world.clock.set(world.clock.now() + timedelta(days=2))
    await world.pass_time(minutes=1)
    return tuple(one for one in world.said[since:] if NOW[language] in one.buttons)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_what_was_missed_is_listed_and_said_once(world: "World", language: str) -> None:
    [listed] = await away(world, language)
    admin = await world.person("Vera", admin=True, language=language, id=listed.chat_id)
    before = len(world.said)
    toasts = [await admin.presses(NOW[language], listed) for _ in range(2)]
    said = [one.text for one in world.said[before:] if one.chat_id == world.group.chat_id]
    assert [listed.text, *toasts, *said] == {
        "en": snapshot(
            [
                """\
🌙 I was away, and these prompts of <b>🚀 7-day start</b> were not said; so late I don't say them by myself:
Day 2 (6 May): Two &lt;b&gt;\
""",
                """\
Day 2 is said in the group.
<b>🚀 7-day start</b> · day 2 of 7, which I was away for
Two &lt;b&gt;\
""",
                "That one was said already.",
                """\
<b>🚀 7-day start</b> · day 2 of 7, which I was away for
Two &lt;b&gt;\
""",
            ]
        ),
        "zh-CN": snapshot(
            [
                """\
🌙 我离线了一阵，<b>🚀 7 天起步</b> 的这几条提示没有发出；太晚了，我不会自己补发：
第 2 天（5月6日）：Two &lt;b&gt;\
""",
                """\
第 2 天的提示已发到群里。
<b>🚀 7 天起步</b> · 第 2 天（共 7 天），当时我不在
Two &lt;b&gt;\
""",
                "这一条已经发过了。",
                """\
<b>🚀 7 天起步</b> · 第 2 天（共 7 天），当时我不在
Two &lt;b&gt;\
""",
            ]
        ),
    }[language]


async def test_nothing_is_listed_that_was_said(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    await published(world, admin, STARTER["en"])
    since = len(world.said)
    await world.pass_time(days=5)
    assert not [one for one in world.said[since:] if "were not said" in one.text]


async def test_what_was_not_missed_is_not_said(world: "World") -> None:
    [listed] = await away(world)
    admin = await world.person("Vera", admin=True, id=listed.chat_id)
    data = listed.buttons[NOW["en"]].rpartition(":")[0]
    before = len(world.said)
    for day in ("2026-05-02", "2027-01-01", "nonsense", ""):
        await admin.presses_data(f"{data}:{day}", listed)
    assert [one for one in world.said[before:] if one.chat_id == world.group.chat_id] == []
