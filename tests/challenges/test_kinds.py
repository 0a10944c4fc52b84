"""A kind is one file and its words: whatever lies in the folder is chosen, lived through and ended; and nobody else
asks for a kind by its name."""

import importlib
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from inline_snapshot import snapshot
from pydantic import ValidationError

import bot
from bot.features import challenges
from bot.features.challenges import State, kinds, rules
from bot.features.challenges.rules import Plan, shapes
from tests.challenges.conftest import HABIT, JOIN, MINE, NEXT, PUBLISH
from tests.challenges.test_edges import state_of
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import World

ROOM = Path(challenges.__path__[0])
STREAK = '''"""On so many days in a row."""

from collections.abc import Sequence

from bot.features.challenges.rules import Challenge, Mark, Plan, full_days

COUNTS_AMOUNTS = False
COUNTS_BY_GOAL = False
GOALS = (2, 3, 5, 10)


def most(days: int, _week: int) -> int:
    return days


def usual(days: int, _week: int) -> int:
    return min(3, days)


def target(plan: Plan) -> int:
    return plan.goal


def progress(challenge: Challenge, marks: Sequence[Mark]) -> int:
    longest = run = 0
    done = full_days(challenge, marks)
    for number in range(1, challenge.plan.days + 1):
        run = run + 1 if number in done else 0
        longest = max(longest, run)
    return longest
'''
WORDS = {
    "en": """
kind-streak = Days in a row
goal-streak = 🎯 { $goal } days in a row, of { $days }
so-far-streak = { $progress } in a row, goal { $target }
measure-streak = { $number } in a row
""",
    "zh-CN": """
kind-streak = 连续天数
goal-streak = 🎯 { $days } 天里连续 { $goal } 天
so-far-streak = 已连续 { $progress } 天，目标 { $target } 天
measure-streak = 连续 { $number } 天
""",
}


@pytest.fixture
def fourth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file in the folder, and words in the texts; the folder of these."""
    folder, texts = tmp_path / "kinds", tmp_path / "texts"
    folder.mkdir()
    (folder / "streak.py").write_text(STREAK)
    shutil.copytree(ROOM / "texts", texts)
    for language, words in WORDS.items():
        with (texts / f"{language}.ftl").open("a") as file:
            file.write(words)
    monkeypatch.setattr(kinds, "__path__", [*kinds.__path__, str(folder)])
    importlib.invalidate_caches()
    for name, kind in kinds.found().items():
        monkeypatch.setitem(_dict(kinds.KINDS), name, kind)
        monkeypatch.setitem(shapes.SHAPES, name, kind)
    yield texts
    sys.modules.pop(f"{kinds.__name__}.streak")


def _dict(mapping: Any) -> dict[str, Any]:
    assert isinstance(mapping, dict)
    return mapping


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_a_fourth_kind_from_its_button_to_its_results(
    world: "World", fourth: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(world.app.house.texts._folders, "challenges", fourth)
    monkeypatch.setattr(world.app.house.texts, "_bundles", {})
    admin, ana, ben = await people(world, "Ana", "Ben", language=language)
    await admin.says("/challenge")
    await admin.presses(HABIT[language])
    draft = await admin.presses({"en": "Days in a row", "zh-CN": "连续天数"}[language])
    assert {"en": "🎯 3 days in a row, of 21", "zh-CN": "🎯 21 天里连续 3 天"}[language] in draft
    other = {"en": "Days in all", "zh-CN": "按天数"}[language]
    await admin.says("/challenge days 5")
    assert {"en": "🎯 3 days in a row, of 5", "zh-CN": "🎯 5 天里连续 3 天"}[language] in world.said[-1].text
    assert any(other in one for one in world.said[-1].buttons), "and there is a way back"
    await admin.presses(NEXT[language])
    await admin.presses(PUBLISH[language])
    number = int(
        next(one for one in reversed(world.said) if MINE[language] in one.buttons).buttons[MINE[language]].split(":")[3]
    )
    for one in (ana, ben):
        await one.presses(JOIN[language])
    for day in range(1, 6):
        await world.pass_time(days=1)
        await ana.says("/checkin")
        if day % 2:
            await ben.says("/checkin")
    told = [await one.presses(MINE[language]) for one in (ana, ben)]
    assert (
        told
        == {
            "en": snapshot(
                [
                    "You: 5 in a row, goal 3. At the goal since 7 May 🏁",
                    "You: 1 in a row, goal 3. Day 5 of 5 is done ✅",
                ]
            ),
            "zh-CN": snapshot(
                [
                    "你：已连续 5 天，目标 3 天。5月7日 达成目标 🏁",
                    "你：已连续 1 天，目标 3 天。第 5 天（共 5 天）完成了 ✅",
                ]
            ),
        }[language]
    )
    since = len(world.said)
    await world.pass_time(days=3)
    assert await state_of(world, number) is State.CLOSED
    assert (
        next(one.text for one in reversed(world.said[since:]) if one.chat_id == world.group.chat_id)
        == {
            "en": snapshot("""\
<b>🌱 21 days, one habit</b> is over. Thank you for these days!
2 of us were in, and one came to the goal.
🏁 Ana
🕯 The most days, 5: Ana\
"""),
            "zh-CN": snapshot("""\
<b>🌱 21 天养成一个习惯</b> 结束了，谢谢大家这些天的陪伴！
共 2 位参加，1 位达成目标。
🏁 Ana
🕯 坚持天数最多（5 天）：Ana\
"""),
        }[language]
    )
    async with world.app.workshop.work() as work:
        ended = await challenges.find(work, 1, number)
        finishes = {each.member_id: each for each in (await challenges.results_of(work, ended)).finishes}
        figures = await challenges.figures_of(work, ended)
    assert (finishes[ana.id].progress, finishes[ana.id].completed_on is not None) == (5, True)
    assert (finishes[ben.id].progress, finishes[ben.id].completed_on) == (1, None)
    assert figures.progress == 6


def test_what_is_not_in_the_folder_is_no_kind() -> None:
    with pytest.raises(ValidationError, match="kind must be one of days, total, weekly"):
        Plan(kind="streak")
    assert rules.changed(Plan(), {"kind": "streak"}) is None


def test_its_own_limits_hold(fourth: Path) -> None:
    plan = Plan(kind="streak", days=7, goal=7)
    assert rules.changed(plan, {"goal": 8}) is None
    assert rules.changed(plan, {"unit": "km"}) is None
    assert rules.changed(plan, rules.lasting(plan, 4)) == plan.model_copy(update={"days": 4, "goal": 4})
    assert Plan.model_validate_json(plan.model_dump_json()) == plan


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_every_kind_has_its_words(language: str) -> None:
    keys = set(re.findall(r"^([a-z-]+) =", (ROOM / "texts" / f"{language}.ftl").read_text("utf-8"), re.MULTILINE))
    for name, kind in kinds.KINDS.items():
        told = {f"{about}-{name}" for about in ("kind", "goal", "so-far")}
        told.add(f"how-{name}" if kind.COUNTS_AMOUNTS else f"measure-{name}")
        assert told <= keys


@pytest.mark.parametrize("name", kinds.KINDS)
def test_what_a_kind_begins_with_is_a_plan(name: str) -> None:
    kind = kinds.KINDS[name]
    for days in (1, 6, 7, 21, rules.LONGEST):
        goal = kind.usual(days, 7)
        assert goal <= kind.most(days, 7)
        assert Plan(kind=name, days=days, goal=goal, unit="km" if kind.COUNTS_AMOUNTS else "")
    assert list(kind.GOALS) == sorted(set(kind.GOALS))
    assert max(kind.GOALS) <= kind.most(rules.LONGEST, 7)


def test_nobody_asks_for_a_kind_by_its_name() -> None:
    root = Path(bot.__file__).parent
    files = [
        *ROOM.rglob("*.py"),
        *(root / "features/alliances").rglob("*.py"),
        *(root.parent / "handlers").rglob("*.py"),
    ]
    by_name = re.compile(
        r"""plan\.kind\s*(==|!=|in\b)|["'](weekly|total)["']\s*:|\.kind\s*==\s*["'](days|weekly|total)"""
    )
    found = [f"{file.name}: {line.strip()}" for file in files if file.parent.name != "kinds"
             for line in file.read_text("utf-8").splitlines() if by_name.search(line)]  # fmt: skip
    assert found == []
