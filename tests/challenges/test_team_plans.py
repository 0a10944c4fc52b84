"""What an admin may decide about teams: by taps, in words, in a file; and what makes no sense."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features.challenges import Plan, rules
from bot.features.challenges.rules.written import read_names
from bot.operating import Halt
from bot.operating.challenges import apply, export, read_plans
from tests.challenges.conftest import BY_LOT, MORE, NEXT, PUBLISH, STARTER, TO_CHOOSE
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import World


@pytest.mark.parametrize(
    "changes",
    [
        {"teams": "drawn"},
        {"teams": "drawn", "team_count": 1},
        {"teams": "drawn", "team_count": 21},
        {"teams": "drawn", "team_count": 2, "team_size": 2},
        {"teams": "chosen", "team_size": 4},
        {"teams": "none", "team_count": 2},
        {"teams": "chosen", "team_count": 2, "team_names": ["Red", "red"]},
        {"teams": "chosen", "team_count": 2, "team_names": ["x" * 25]},
        {"teams": "picked", "team_count": 2},
    ],
)
def test_teams_that_make_no_sense(changes: dict[str, object]) -> None:
    assert rules.changed(Plan(), changes) is None


def test_names_in_a_row() -> None:
    assert read_names("Red, Blue，绿队、 紫队\n;Gold ") == ("Red", "Blue", "绿队", "紫队", "Gold")


async def test_by_taps_words_and_file(world: "World", tmp_path: Path) -> None:
    admin, _ = await people(world, "Ana")
    await admin.says("/challenge")
    await admin.presses(STARTER["en"])
    await admin.presses(MORE["en"])
    told: list[object] = []

    def of_teams() -> list[str]:
        return [line for line in world.said[-1].text.splitlines() if line[:1] in ("👥", "🏷")]

    for label in (BY_LOT["en"], "Teams +", "Members a team +", "Members a team +", "Teams +", TO_CHOOSE["en"],
                  "Teams +", BY_LOT["en"], "Members a team +", TO_CHOOSE["en"], "No teams"):  # fmt: skip
        await admin.presses(label)
        told.append((label, of_teams()))
    await admin.presses(TO_CHOOSE["en"])
    for words in ("teams Red, Blue", "队名 红队，红队", "teams off"):
        told.append((words, (await admin.says(f"/challenge {words}")).splitlines()[0]))
        told.append((words, of_teams()))
    assert told == snapshot(
        [
            ("Teams by lot", ["👥 2 teams, drawn when it begins", "🏷 🦊 Foxes, 🐼 Pandas"]),
            ("Teams +", ["👥 3 teams, drawn when it begins", "🏷 🦊 Foxes, 🐼 Pandas, 🦉 Owls"]),
            ("Members a team +", ["👥 Teams of up to 2, drawn when it begins"]),
            ("Members a team +", ["👥 Teams of up to 3, drawn when it begins"]),
            ("Teams +", ["👥 2 teams, drawn when it begins", "🏷 🦊 Foxes, 🐼 Pandas"]),
            ("Teams to choose", ["👥 2 teams to choose from", "🏷 🦊 Foxes, 🐼 Pandas"]),
            ("Teams +", ["👥 3 teams to choose from", "🏷 🦊 Foxes, 🐼 Pandas, 🦉 Owls"]),
            ("Teams by lot", ["👥 3 teams, drawn when it begins", "🏷 🦊 Foxes, 🐼 Pandas, 🦉 Owls"]),
            ("Members a team +", ["👥 Teams of up to 2, drawn when it begins"]),
            ("Teams to choose", ["👥 2 teams to choose from", "🏷 🦊 Foxes, 🐼 Pandas"]),
            ("No teams", []),
            ("teams Red, Blue", "✏️ <b>🚀 7-day start</b>, a draft"),
            ("teams Red, Blue", ["👥 2 teams to choose from", "🏷 Red, Blue"]),
            (
                "队名 红队，红队",
                "That does not fit together: a goal within its days, a title of 60 characters at most, teams with different names. Nothing was changed.",
            ),
            ("队名 红队，红队", []),
            ("teams off", "✏️ <b>🚀 7-day start</b>, a draft"),
            ("teams off", ["👥 2 teams to choose from", "🏷 🦊 Foxes, 🐼 Pandas"]),
        ]
    )
    await admin.says("/challenge teams Red")
    assert '"Red"' in await export(world.app.config, world.clock, 1)
    file = tmp_path / "challenges.toml"
    file.write_text('[run]\ntitle = "Run"\nteams = "drawn"\nteam_size = 4\n', "utf-8")
    await apply(world.app.config, world.clock, 1, read_plans(file), keep=True)
    await admin.says("/challenge")
    await admin.presses("✏️ 🎯 Run")
    assert of_teams() == ["👥 Teams of up to 4, drawn when it begins"]
    file.write_text('[run]\nteams = "drawn"\nteam_count = 99\n', "utf-8")
    with pytest.raises(Halt, match=r":3: \[run\] team_count"):
        read_plans(file)


async def test_a_draw_needs_its_hour(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    await admin.says("/challenge")
    await admin.presses(STARTER["en"])
    await admin.presses(MORE["en"])
    await admin.presses(BY_LOT["en"])
    await admin.says("/challenge start 2026-05-04")
    await admin.presses(NEXT["en"])
    assert await admin.presses(PUBLISH["en"]) == snapshot(
        "Teams are drawn when it begins, at 08:00, and that is over today. Let it begin tomorrow."
    )
