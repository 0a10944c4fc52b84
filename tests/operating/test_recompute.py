"""Other rules are tried on what happened, by the very code that pays, and nothing is written."""

import re
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from bot.cli import app
from bot.features import points
from bot.features.points import Rule
from bot.operating import Halt
from bot.operating.recompute import Difference, Outcome, read_rules, recompute, report
from tests.support.world import Human, World

FLAT = points.Settings(
    message=Rule(points=10, daily_cap=1_000),
    media=Rule(points=0, daily_cap=0),
    reply=Rule(points=100, daily_cap=1_000),
    reaction=Rule(points=0, daily_cap=0),
    thanks=Rule(points=0, daily_cap=0),
)


@pytest.fixture
async def evening(world: World, ana: Human) -> Human:
    """Ana and Ben talk: replies, reactions, one of them taken back, thanks, and a check-in."""
    ben = await world.person("Ben\u202e\n")
    await world.pass_time(days=1)
    await ben.says("The chapter on rivers made me want to walk there")
    first = ben.last_message
    await ana.says("Then let us walk there on Sunday, all of us", reply_to_message=first)
    await ana.reacts(first["message_id"], "❤")
    await ben.reacts(ana.last_message["message_id"], "👍")
    await ben.reacts(ana.last_message["message_id"], was=("👍",))
    await world.pass_time(minutes=5)
    await ben.says("On Sunday it is, at the old bridge at nine", reply_to_message=ana.last_message)
    await ana.says("Thank you so much, this is lovely", reply_to_message=ben.last_message)
    await ben.says("The old bridge then, and bring something to eat")
    return ben


async def all_rows(world: World) -> list[object]:
    async with world.app.workshop.work() as work:
        tables = (text("SELECT * FROM ledger"), text("SELECT * FROM accounts"), text("SELECT * FROM pairs"))
        return [list(await work.db.execute(one)) for one in tables]


async def tried(world: World, rules: points.Settings | None = None) -> Outcome:
    (outcome,) = await recompute(world.app.config, world.clock, rules)
    return outcome


async def test_by_the_same_rules_everybody_has_what_they_have(world: World, evening: Human) -> None:
    before = await all_rows(world)
    outcome = await tried(world)
    assert {one.name.split("\u202e")[0] for one in outcome.differences} == {"Ana", "Ben"}
    assert all(one.before == one.after > 0 for one in outcome.differences)
    assert await all_rows(world) == before


async def test_other_rules_change_what_they_pay_for_and_nothing_else(world: World, evening: Human) -> None:
    before = await all_rows(world)
    outcome = await tried(world, FLAT)
    async with world.app.workshop.work() as work:
        rows = await work.db.execute(
            text("SELECT verdict, count(*), count(reply_to_member_id) FROM messages GROUP BY verdict ORDER BY verdict")
        )
        of_checkin = await work.db.execute(
            text("SELECT sum(amount) FROM ledger WHERE amount > 0 AND reason NOT LIKE 'points.for-%'")
        )
        checkin = of_checkin.scalar_one()
        may_earn = rows.all()[0]
    assert may_earn[0] == 0
    assert sum(one.after for one in outcome.differences) == 10 * may_earn[1] + 100 * may_earn[2] + checkin
    assert outcome.differences[0].after > outcome.differences[0].before
    assert await all_rows(world) == before


async def test_what_is_not_kept_any_more_stays_paid(world: World, evening: Human) -> None:
    async with world.app.workshop.work() as work:
        await work.db.execute(text("DELETE FROM messages"))
    outcome = await tried(world, FLAT)
    assert outcome.stays > 0
    assert all(one.after <= one.before for one in outcome.differences)


async def test_one_community_of_several(world: World, evening: Human) -> None:
    with pytest.raises(Halt, match="no community 99; there are 1"):
        await recompute(world.app.config, world.clock, None, community_id=99)
    assert [one.title for one in await recompute(world.app.config, world.clock, None, community_id=1)]


def test_the_report_shows_the_largest_first_and_no_tricks_of_a_name() -> None:
    outcome = Outcome(
        "Circle", 1_234, 5, [Difference("Zoë\u202e\n", 40, 140), Difference("围", 9, 3), Difference("C", 1, 1)]
    )
    assert report(outcome, most=1) == [
        "Circle: 1,234 messages, replies, reactions and thanks, earned again",
        "  1 members would have more, 1 fewer, 1 as many",
        "      +100         40 → 140       Zoë��",
        "  and 1 more with smaller differences",
        "  5 payments stay as they were: what they were for is not kept any more",
        "  Check-ins, awards by hand and all else stay as they are. Reactions that were not paid are not known.",
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[points.message]\npoints = 'many'\ndaily_cap = 3", r"\[points.message\] points: .*integer"),
        ("[points.mesage]\npoints = 2", r"\[points\] mesage: unknown key"),
        ("[points.message]\npoints = 2", r"\[points.message\] daily_cap: Field required"),
        ("points = [", "not valid TOML"),
        ("[tiers]\n", r"\[tiers\]: unknown key"),
    ],
)
def test_a_file_that_does_not_fit_is_told_by_its_key(tmp_path: Path, written: str, said: str) -> None:
    file = tmp_path / "other.toml"
    file.write_text(written)
    with pytest.raises(Halt) as caught:
        read_rules(file, None)
    assert any(re.search(said, line) for line in caught.value.args), caught.value.args


def test_rules_are_read_from_a_file_or_by_name(tmp_path: Path) -> None:
    file = tmp_path / "other.toml"
    file.write_text("[points.message]\npoints = 2\ndaily_cap = 8")
    read = read_rules(file, None)
    assert read
    assert (read.message.points, read.reply) == (2, points.Settings().reply)
    assert read_rules(None, "calm") == points.with_changes(points.Settings(), points.PRESETS["calm"])
    assert read_rules(None, None) is None
    with pytest.raises(Halt, match="no such preset: wild; there are balanced, calm, lively"):
        read_rules(None, "wild")
    with pytest.raises(Halt, match="No such file"):
        read_rules(tmp_path / "none.toml", None)


def test_the_ledger_is_never_rewritten() -> None:
    result = CliRunner().invoke(app, ["recompute"])
    assert result.exit_code == 2
    assert "What was earned stays earned" in result.output
