"""The badges that are there from the beginning, by the names that people read."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import bot.features.badges as room
from bot.features.badges.rules import BUILT_IN, Criterion, Flaw, Plan, read_plan
from bot.features.badges.rules.called import CALLED, goes_by, usual_names

if TYPE_CHECKING:
    from tests.support.world import World


def test_they_are_called_as_the_texts_call_them() -> None:
    folder = Path(room.__file__).parent / "texts"
    found = [
        dict(re.findall(r"^name-([\w-]+) = (.*)$", (folder / f"{one}.ftl").read_text("utf-8"), re.MULTILINE))
        for one in ("en", "zh-CN")
    ]
    assert {id_: tuple(texts[id_] for texts in found) for id_ in BUILT_IN} == CALLED


def test_a_name_that_admins_gave_takes_their_place() -> None:
    from dataclasses import replace

    early = BUILT_IN["early"]
    assert goes_by(early, "EARLY bird")
    assert goes_by(early, "早起的鸟")
    assert usual_names(replace(early, name="Lark")) == ()
    assert goes_by(replace(early, name_en="Lark"), "早起的鸟")


async def test_it_is_found_by_its_name_in_both_languages(world: "World") -> None:
    ana, ben = await world.person("Ana", admin=True), await world.person("Ben")
    assert "Early bird" in await ben.says("/badges Early bird")
    assert "Early bird" in await ben.says("/badges 早起的鸟")
    assert "Early bird" in await ana.says("/badge retire Early bird")
    assert "Early bird" in await ana.says("/badge restore 早起的鸟")
    assert "no badge" in (await ben.says("/badges The small hours")).lower()


@pytest.mark.parametrize(
    ("text", "criterion", "levels"),
    [
        ("🎂 Anniversary years 1/5", Criterion("years"), (1, 5)),
        ("🎂 元老 周年 3", Criterion("years"), (3,)),
        ("🎄 Tree checkins 1 on 12-25", Criterion("checkins", on=(12, 25)), (1,)),
        ("🎄 圣诞 打卡 1 日期 12月25日", Criterion("checkins", on=(12, 25)), (1,)),
        ("🐸 Leap checkins 1 on 02/29", Criterion("checkins", on=(2, 29)), (1,)),
    ],
)
def test_years_and_dates_are_made_in_chat(text: str, criterion: Criterion, levels: tuple[int, ...]) -> None:
    plan = read_plan(text)
    assert isinstance(plan, Plan)
    assert (plan.criterion, plan.levels) == (criterion, levels)


@pytest.mark.parametrize("text", ["🎄 Tree checkins 1 on 02-30", "🎄 Tree checkins 1 on", "🎄 Tree days 1 on 12-25"])
def test_a_date_that_is_none_or_has_no_check_ins_is_refused(text: str) -> None:
    assert isinstance(read_plan(text), Flaw)
