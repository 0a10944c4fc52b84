"""What a badge is called in each language, as a file says it."""

import tomllib
from pathlib import Path

import pytest

from bot.features import communities
from bot.operating import Halt
from tests.badges.test_making import readers
from tests.operating.test_badges import FILE, applied, exported, later
from tests.support.world import World


async def test_names_in_both_languages(world: World, tmp_path: Path) -> None:
    boss, ana, _ = await readers(world)
    file = tmp_path / "badges.toml"
    named = FILE.replace('counts = "checkins"', 'name_zh = "夜读人"\ncounts = "checkins"')
    named = named.replace("[owl]\n", '[owl]\nname_en = "Owlet"\n')
    file.write_text(named.replace("secret = true", 'name_en = "夜读人"'), "utf-8")
    with pytest.raises(Halt) as caught:
        await applied(world, file, keep=True)
    assert [line.partition(":")[2] for line in caught.value.args] == [
        "5: [night-reader] name_zh: [heart] has the same",
        "14: [heart] name_en: [night-reader] has the same",
    ]
    file.write_text(named, "utf-8")
    await applied(world, file, keep=True)
    await later(world)
    assert "🌙 Night &lt;reader&gt;" in await ana.says("/badges")
    assert "🦉 Night owl / Owlet: retired." in await boss.says("/badge list")
    assert (tables := tomllib.loads(await exported(world)))["night-reader"]["name_zh"] == "夜读人"
    assert tables["owl"] == {"name_en": "Owlet", "retired": True}
    file.write_text(named.replace("夜读人", "月下读者"), "utf-8")
    assert [line for line in await applied(world, file, keep=True) if "🌙" in line or line.startswith(" ")] == [
        "~ night-reader 🌙 Night <reader>: changes; nobody gets or loses it by that",
        "    name_zh: '夜读人' → '月下读者'",
    ]
    await later(world)
    async with world.app.workshop.work() as work:
        await communities.choose_language(work, communities.get(work, 1), "zh-CN")
    assert "🌙 月下读者" in await ana.says("/badges")
