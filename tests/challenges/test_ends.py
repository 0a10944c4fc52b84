"""How a challenge ends: when, whom it names, and what becomes of stakes."""

import re
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import challenges, checkins, preferences
from bot.features.challenges import Plan, State
from bot.features.challenges.rules.written import read_content
from tests.challenges.conftest import JOIN, NEXT, press, published
from tests.challenges.test_edges import STARTER, balance, gets, state_of, with_stake
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World

KILOMETRES = {"en": "🏃 60 km in 30 days", "zh-CN": "🏃 30 天 60 公里"}


async def test_it_closes_when_the_last_one_can_make_up_no_more(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await ana.whispers("/timezone Pacific/Honolulu")
    number = await published(world, admin, STARTER, "days 3", "goal 2")
    await ana.presses(JOIN["en"])
    async with world.app.workshop.work() as work:
        one = await challenges.find(work, 1, number)
        over = checkins.makeup_over(work, 1, one.last_day, preferences.zone_of(work, 1, ana.id))
    assert over - datetime.combine(one.last_day, datetime.min.time(), UTC) == timedelta(days=1, hours=22)
    await world.pass_time(hours=(over - world.clock.now()).total_seconds() / 3600 - 0.1)
    assert await state_of(world, number) is State.LIVE
    await world.pass_time(hours=24)
    assert await state_of(world, number) is State.CLOSED


async def test_an_hour_that_the_admins_chose_is_waited_for(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    async with world.app.workshop.work() as work:
        await checkins.choose_makeup(work, 1, until_hour=24, price=0)
    number = await published(world, admin, STARTER, "days 3", "goal 2")
    await ana.presses(JOIN["en"])
    async with world.app.workshop.work() as work:
        one = await challenges.find(work, 1, number)
    noon = datetime.combine(one.last_day + timedelta(days=1), datetime.min.time(), UTC) + timedelta(hours=20)
    await world.pass_time(hours=(noon - world.clock.now()).total_seconds() / 3600)
    assert await state_of(world, number) is State.LIVE
    await world.pass_time(hours=24)
    assert await state_of(world, number) is State.CLOSED


async def test_out_of_a_group_for_good_a_paused_one_gives_its_stakes_back(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    number = await with_stake(world, admin)
    await gets(world, ana, 30)
    before = await balance(world, ana)
    await ana.presses("I'm in (20 points)")
    await world.pass_time(days=2)
    await press(world, admin, "▶️ 🚀 7-day start", "Pause it")
    await world.group.bot_becomes("left", admin)
    await world.pass_time(days=13)
    assert await balance(world, ana) == before - 20, "it may come back"
    await world.pass_time(days=2)
    assert await balance(world, ana) == before
    assert await state_of(world, number) is State.CANCELLED


async def test_back_in_time_nothing_is_called_off(world: "World") -> None:
    admin, _ana = await people(world, "Ana")
    number = await with_stake(world, admin)
    await world.pass_time(days=2)
    await press(world, admin, "▶️ 🚀 7-day start", "Pause it")
    await world.group.bot_becomes("left", admin)
    await world.pass_time(days=3)
    await world.group.bot_becomes("administrator", admin)
    await world.pass_time(days=20)
    assert await state_of(world, number) is State.LIVE


async def test_who_hides_is_not_named_and_who_left_does_not_win(world: "World") -> None:
    admin, ana, ben, cem = await people(world, "Ana", "Ben", "Cem")
    await published(world, admin, STARTER, "days 3", "goal 2")
    for one in (ana, ben, cem):
        await one.presses(JOIN["en"])
    await ana.whispers("/hide")
    since = len(world.said)
    for _ in range(2):
        await world.pass_time(hours=24)
        for one in (ana, ben, cem):
            await one.says("/checkin")
    mine = len(world.said)
    await world.pass_time(hours=13)
    evening = [each.text for each in world.said[mine:] if "At the goal today" in each.text]
    assert evening
    assert "Ben" in evening[0]
    assert "Ana" not in evening[0]
    await cem.leaves()
    await world.pass_time(days=4)
    results = next(each.text for each in world.said[since:] if "is over. Thank you" in each.text)
    assert "Ben" in results
    assert "Ana" not in results
    assert "Cem" not in results


async def test_a_report_can_be_read_later(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await published(world, admin, STARTER, "days 3", "goal 2")
    await ana.presses(JOIN["en"])
    await world.pass_time(days=6)
    await admin.says("/challenge")
    await admin.presses("📊 Report")
    assert "in numbers" in world.said[-1].text


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_a_report_stands_beside_what_was_before(world: "World", language: str) -> None:
    """Only beside what had ended before it, however late it is read; a challenge that nobody was in says nothing."""
    admin, ana, ben = await people(world, "Ana", "Ben", language=language)
    first = await run(world, admin, [ana, ben], done=[ana])
    await run(world, admin, [], done=[])
    last = await run(world, admin, [ana], done=[ana])
    async with world.app.workshop.work() as work:
        told = [
            await challenges.report(work, one, await challenges.results_of(work, one))
            for one in [await challenges.find(work, 1, number) for number in (first, last)]
        ]
        texts = [world.app.house.texts.render(one, language) for one in told]
    assert {"en": "at the goal; this time", "zh-CN": "达成；这次"}[language] not in texts[0]
    line = next(one for one in texts[1].splitlines() if one.startswith(("The 2", "之前")))
    assert (
        line
        == {
            "en": snapshot("The 2 before it: 1 took part on average, 50% at the goal; this time 100%."),
            "zh-CN": snapshot("之前 2 次平均有 1 人参加，50% 达成；这次 100%。"),
        }[language]
    )


async def run(world: "World", admin: "Human", who: "list[Human]", *, done: "list[Human]") -> int:
    """Three days of it, to its end."""
    async with world.app.workshop.work() as work:
        one = await challenges.draft(work, 1, admin.id, Plan(title="Walk", days=3, goal=2))
        one = await challenges.begin_on(work, 1, one.id, challenges.today_in(work, 1) + timedelta(days=1))
        one = await challenges.publish(work, 1, one.id)
        for each in who:
            await challenges.enrol(work, one, each.id)
    await world.settle()
    await world.pass_time(days=1)
    for _ in range(2):
        for each in done:
            await each.says("/checkin")
        await world.pass_time(days=1)
    await world.pass_time(days=4)
    return one.id


def test_a_blank_line_is_a_day_without_content() -> None:
    assert read_content("a\n\nc", 3) == ("a", "", "c")


async def test_the_preview_shows_a_day_without_content(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    await admin.says("/challenge")
    await admin.presses(STARTER)
    for words in ("days 3", "goal 2", "content\nOne\n\nThree"):
        await admin.says(f"/challenge {words}")
    assert "2 days have words of their own" in world.said[-1].text
    await admin.presses(NEXT["en"])
    empty = [line for line in world.said[-1].text.splitlines() if "no content for this day" in line]
    assert len(empty) == 1


async def test_a_draw_is_sealed_before_and_anybody_repeats_it_after(world: "World") -> None:
    admin, *others = await people(world, "Ana", "Ben", "Cem")
    await admin.says("/challenge")
    await admin.presses(STARTER)
    for words in ("days 3", "goal 2"):
        await admin.says(f"/challenge {words}")
    await admin.presses("More …")
    await admin.presses("Drawn +")
    await admin.presses("‹ Back")
    await admin.presses(NEXT["en"])
    await admin.presses("Publish it")
    seal = next(found[1] for each in world.said if (found := re.search("seal: <code>([0-9a-f]{64})<", each.text)))
    for one in others:
        await one.presses(JOIN["en"])
    await press(world, admin, "▶️ 🚀 7-day start", "One day more")
    for _ in range(3):
        await world.pass_time(hours=24)
        for one in others:
            await one.says("/checkin")
    since = len(world.said)
    await world.pass_time(days=4)
    results = next(each.text for each in world.said[since:] if "is over. Thank you" in each.text)
    secret = re.search("secret was <code>([0-9a-f]+)<", results)
    assert secret
    assert sha256(secret[1].encode()).hexdigest() == seal, "an extension changes nothing"
    numbers = sorted(range(1, 4), key=lambda number: sha256(f"{secret[1]}:{number}".encode()).hexdigest())
    listed = results.partition("Drawn among 3 at the goal:")[2]
    winner = re.search(rf"^{numbers[0]}\. (.+)$", listed, re.MULTILINE)
    assert winner
    assert f"🎲 Drawn: {numbers[0]}. {winner[1]}" in results


async def test_a_finish_after_the_evening_word_is_celebrated_once(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await published(world, admin, STARTER, "days 5", "goal 2")
    await ana.presses(JOIN["en"])
    since = len(world.said)
    await world.pass_time(hours=24)
    await ana.says("/checkin")
    await world.pass_time(hours=24 + 13)
    await ana.says("/checkin")
    await world.pass_time(days=6)
    assert sum("At the goal today" in each.text for each in world.said[since:]) == 1


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_the_first_three_places_and_who_ties(world: "World", language: str) -> None:
    admin, ana, ben, cem, dan = await people(world, "Ana", "Ben", "Cem", "Dan", language=language)
    await published(world, admin, KILOMETRES[language], "days 3", "goal 20", language=language)
    for one in (ana, ben, cem, dan):
        await one.presses(JOIN[language])
    since = len(world.said)
    await world.pass_time(hours=24)
    for one, km in ((ana, 12), (ben, 12), (cem, 7.5), (dan, 3)):
        await one.says(f"/checkin ran {km} km")
    await world.pass_time(days=5)
    results = next(each.text for each in world.said[since:] if "🥇" in each.text)
    assert [line for line in results.splitlines() if "🥇" in line or "🥈" in line or "🥉" in line] == {
        "en": snapshot(["🥇 12 km: Ana, Ben (tied)", "🥉 7.5 km: Cem"]),
        "zh-CN": snapshot(["🥇 12 公里：Ana、Ben（并列）", "🥉 7.5 公里：Cem"]),
    }[language]
