"""Badges as files: shown first, done when told to, known to a bot that runs, and every mistake with its line."""

import tomllib
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from inline_snapshot import snapshot
from sqlalchemy import text
from typer.testing import CliRunner

from bot.cli import app
from bot.features import badges, communities
from bot.features.badges import Difference
from bot.kit.database import create_engine
from bot.operating import Halt
from bot.operating.badges import HEAD, Catalogue, apply, export, read, report
from tests.badges.test_making import readers
from tests.badges.test_written import TABLES
from tests.support.databases import KINDS
from tests.support.stage import Stage
from tests.support.world import Group, World

FILE = """\
# Ours.
[night-reader]
emoji = "🌙"
name = "Night <reader>"
counts = "checkins"
levels = [2, 30]
note = true
points = 20

[heart]
emoji = "💛"
name = "Heart of the group"
secret = true

[owl]
retired = true
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "badges.toml"
    path.write_text(FILE, "utf-8")
    return path


async def found(world: World, file: Path, *, keep: bool, community: str = "") -> Sequence[Difference]:
    return await apply(world.app.config, world.clock, community, read(file), keep=keep)


async def applied(world: World, file: Path, *, keep: bool) -> list[str]:
    return report(await found(world, file, keep=keep), kept=keep)


async def later(world: World) -> list[str]:
    """The bot has looked at what is due, as it does every ten seconds where others plan too."""
    world.app.workshop.alarm.look()
    return await world.pass_time(minutes=5)


def held(told: str) -> str:
    """What somebody has, of what /badges says."""
    return told.partition("Not far from here")[0]


async def exported(world: World, community: str = "") -> str:
    return await export(world.app.config, world.clock, community)


async def test_shown_first_and_done_when_told_to(world: World, file: Path) -> None:
    boss, ana, ben = await readers(world)
    before = await boss.says("/badge list")
    assert await applied(world, file, keep=False) == snapshot(
        [
            "+ night-reader 🌙 Night <reader>: new; 1 would get it",
            "+ heart 💛 Heart of the group: new; given by hand",
            "~ owl 🦉: changes; nobody has it",
            "    retired: False → True",
            "3 to do; --yes does it.",
        ]
    )
    await later(world)
    assert await boss.says("/badge list") == before
    assert (await applied(world, file, keep=True))[-1] == snapshot("3 done; a bot that runs knows it in a few seconds.")
    assert await later(world) == [], "nobody hears of what the past has earned"
    listed = await boss.says("/badge list")
    assert "🌙 Night &lt;reader&gt;: 2 check-ins with a note. One has it." in listed
    assert "🦉 Night owl: retired." in listed
    assert "🌙 Night &lt;reader&gt; · 2 check-ins" in await ana.says("/badges")
    assert "🌙" not in await ben.says("/badges")
    assert "💛 Heart of the group for Ben" in await boss.says("/badge give 💛", reply_to_message=ben.last_message)


async def test_twice_is_once(world: World, file: Path) -> None:
    await readers(world)
    await applied(world, file, keep=True)
    await later(world)
    assert await applied(world, file, keep=True) == snapshot(
        [
            "= night-reader 🌙 Night <reader>: like that already",
            "= heart 💛 Heart of the group: like that already",
            "= owl 🦉: like that already",
            "Nothing to do.",
        ]
    )
    async with world.app.workshop.work() as work:
        plans = await work.db.execute(text("SELECT kind FROM due WHERE kind IN ('badges.learn', 'badges.backfill')"))
        assert plans.all() == []


async def test_what_changes_and_what_goes(world: World, file: Path) -> None:
    boss, ana, _ = await readers(world)
    await boss.says("/badge new 🧗 Climber streak 2 revocable")
    await boss.presses("Save and give quietly")
    await later(world)
    written = (
        (await exported(world)).replace("levels = [\n    2,\n]", "levels = [1, 5]").replace("revocable = true\n", "")
    )
    file.write_text(written, "utf-8")
    assert [line for line in await applied(world, file, keep=False) if "🧗" in line or line.startswith(" ")] == [
        "~ " + next(iter(tomllib.loads(written))) + " 🧗 Climber: changes; 1 would get it or a further level,"
        " 0 would lose it or a level",
        "    levels: [2] → [1, 5]",
        "    revocable: True → False",
    ]
    written = written.replace("levels = [1, 5]", "levels = [4]\nrevocable = true")
    file.write_text(written, "utf-8")
    assert "0 would get it or a further level, 1 would lose it or a level" in (await applied(world, file, keep=True))[0]
    assert "🧗" in held(await ana.says("/badges")), "a running bot has not heard of it"
    await later(world)
    assert "🧗" not in held(await ana.says("/badges"))
    assert "🧗 Climber: 3 so far" in await ana.says("/badges")
    file.write_text(FILE, "utf-8")
    assert "off the shelf, as it is not in the file; nobody has it" in (await applied(world, file, keep=True))[-2]
    await later(world)
    assert "🧗 Climber: retired." in await boss.says("/badge list")
    assert "retired = true" in await exported(world)


async def test_whoever_has_what_goes_keeps_it(world: World, file: Path) -> None:
    _, ana, _ = await readers(world)
    await applied(world, file, keep=True)
    await later(world)
    file.write_text(FILE.replace("[night-reader]", "[reader]").replace("🌙", "📚").replace("<reader>", "owl"), "utf-8")
    told = await applied(world, file, keep=True)
    assert told[0] == "+ reader 📚 Night owl: new; 1 would get it"
    assert told[-2] == (
        "- night-reader 🌙 Night <reader>: off the shelf, as it is not in the file; 1 member has it and keeps it"
    )
    await later(world)
    mine = await ana.says("/badges")
    assert "🌙" in mine
    assert "📚" in mine


@pytest.mark.parametrize("community", ["", "1", "reading circle"])
async def test_what_goes_out_comes_in_again(world: World, file: Path, tmp_path: Path, community: str) -> None:
    boss, _, _ = await readers(world)
    await applied(world, file, keep=True)
    await later(world)
    await boss.says('/badge new 📚 "Book \\ worm" checkins 3/30 hour 21-24 weekend photo points 20 secret revocable')
    await boss.presses("Save, only from now on")
    await boss.says("/badge new 🪑 Chair days 7")
    await boss.presses("Save and give quietly")
    await boss.says("/badge retire 🪑")
    await boss.says("/badge name 👣 “Very first”")
    await boss.says("/badge new 🧗 Draft streak 2")
    written = await exported(world, community)
    assert {"night-reader", "heart", "owl", "first"} < set(tomllib.loads(written))
    assert "Draft" not in written
    copy = tmp_path / "copy.toml"
    copy.write_text(written, "utf-8")
    assert (await applied(world, copy, keep=True))[-1] == "Nothing to do."
    async with world.app.workshop.work() as work:
        await work.db.execute(text("DELETE FROM badges"))
    await found(world, copy, keep=True, community=community)
    assert await exported(world, community) == written


@given(TABLES)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_any_shelf_goes_out_and_comes_in_again(world: World, tables: dict[str, badges.Table]) -> None:
    """Into a community that has none, and into the same once more."""
    async with world.app.workshop.work() as work:
        await communities.of_chat(work, world.group.chat_id, world.group.title)
        await work.db.execute(text("DELETE FROM badges"))
    catalogue = Catalogue(Path("x.toml"), "", tables)
    await apply(world.app.config, world.clock, "", catalogue, keep=True)
    written = await exported(world)
    plain = tomllib.loads(written)
    again = {name: badges.read_table(name, table) for name, table in plain.items()}
    told = await apply(world.app.config, world.clock, "", Catalogue(Path("x.toml"), written, again), keep=True)
    assert all(one.before == one.after for one in told)
    assert await exported(world) == written
    assert again == {name: table for name, table in tables.items() if table.model_dump(exclude_defaults=True)}


async def test_somebody_is_quicker(world: World, file: Path) -> None:
    """An admin changes a badge between the look of the command and its hand."""
    boss, _, _ = await readers(world)
    await applied(world, file, keep=True)
    await later(world)
    file.write_text(FILE.replace("points = 20", "points = 5"), "utf-8")
    async with world.app.workshop.work() as work:
        seen = await badges.compare(work, 1, read(file).tables)
    await boss.says("/badge name 🌙 “Moon reader”")
    async with world.app.workshop.work() as work:
        assert not await badges.bring(work, 1, seen, boss.id)
        (mine,) = [one for one in badges.all_of(work, 1) if one.id == "night-reader"]
        assert (mine.name, mine.points) == ("Moon reader", 20)


async def test_which_community(world: World, file: Path) -> None:
    with pytest.raises(Halt, match="no community yet"):
        await exported(world)
    boss, _, _ = await readers(world)
    other = Group(world, -1002, "Other <circle>")
    await boss.says("hello", group=other)
    for wanted, words in (("", "several communities"), ("7", "no such community"), ("circle", "no such community")):
        with pytest.raises(Halt, match=words) as caught:
            await found(world, file, keep=True, community=wanted)
        assert caught.value.args[1:] == ("  1  Reading circle", "  2  Other <circle>")
    await found(world, file, keep=True, community="Other <Circle>")
    assert "heart" in await exported(world, "2")
    assert await exported(world, "1") == HEAD


async def test_nothing_in_it(world: World, file: Path, tmp_path: Path) -> None:
    await readers(world)
    empty = tmp_path / "empty.toml"
    empty.write_text(HEAD, "utf-8")
    assert await applied(world, empty, keep=True) == ["Nothing to do."]
    await applied(world, file, keep=True)
    with pytest.raises(Halt, match="there is no badge in it, and 2 would go off the shelf"):
        await applied(world, empty, keep=True)


async def test_what_does_not_fit_to_what_is_there(world: World, file: Path) -> None:
    await readers(world)
    file.write_text(FILE.replace("🌙", "🐦").replace("Heart of the group", "night <READER>"), "utf-8")
    with pytest.raises(Halt) as caught:
        await applied(world, file, keep=True)
    assert [line.partition(":")[2] for line in caught.value.args] == [
        "3: [night-reader] emoji: [early] has the same",
        "4: [night-reader] name: [heart] has the same",
        "12: [heart] name: [night-reader] has the same",
    ]
    assert await exported(world) == HEAD
    many = "".join(f'[b{n}]\nemoji = "{chr(0x1F600 + n)}"\nname = "B{n}"\n' for n in range(51))
    file.write_text(many, "utf-8")
    with pytest.raises(Halt, match=r":1: \[b0\]: one too many; a community has 50 of its own at most"):
        await applied(world, file, keep=True)
    file.write_text(many[: many.index("[b50]")], "utf-8")
    assert (await applied(world, file, keep=False))[-1].startswith("50 to do")


async def test_a_dark_room_is_no_shelf(world: World, file: Path) -> None:
    dark = world.app.config.model_copy(update={"disabled": ["badges"]})
    with pytest.raises(Halt, match="disabled"):
        await apply(dark, world.clock, "", read(file), keep=True)


OWN = '[a]\nemoji = "🌙"\nname = "A"\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (OWN + "colour = 'red'\n", ":4: [a] colour: unknown key"),
        ('[a]\nname = "A"\n', ":1: [a] emoji: Field required"),
        ('[a]\nemoji = "🌙"\nname = "…"\n', ":3: [a] name: a name has letters or digits, and 40 characters at most"),
        ('[a]\nemoji = "x"\nname = "A"\n', ":2: [a] emoji: one emoji was expected"),
        (OWN + "name_zh = '…'\n", ":4: [a] name_zh: a name has letters or digits, and 40 characters at most"),
        ("[owl]\nname_en = '…'\n", ":2: [owl] name_en: a name has letters or digits, and 40 characters at most"),
        (OWN + 'counts = "visits"\n', ":4: [a] counts: Input should be 'by hand', 'checkins'"),
        (OWN + "levels = [3]\n", ":4: [a] levels: nothing is counted: `counts` says what"),
        (OWN + 'counts = "days"\nlevels = [3, 3]\n', ":5: [a] levels: each level once"),
        (OWN + 'counts = "days"\nlevels = []\n', ":5: [a] levels: Tuple should have at least 1 item"),
        (OWN + 'counts = "days"\nlevels = [0]\n', ":5: [a] levels.0: Input should be greater than or equal to 1"),
        (OWN + 'counts = "days"\nlevels = ["3"]\n', ":5: [a] levels.0: Input should be a valid integer"),
        (OWN + 'counts = "streak"\nhours = "5-8"\n', ':5: [a] hours: goes with counts = "checkins" only'),
        (OWN + 'counts = "checkins"\nhours = "25-8"\n', ':5: [a] hours: hours look like "21-24" or "22-2"'),
        (OWN + 'counts = "checkins"\non = "02-30"\n', ':5: [a] on: a day of the year looks like "12-31"'),
        (OWN + 'counts = "checkins"\nweekdays = ["Monday"]\n', ":5: [a] weekdays.0: Input should be 'mon'"),
        (OWN + 'counts = "comeback"\n', ":1: [a] away_days: after how many days away?"),
        (OWN + 'counts = "days"\naway_days = 3\n', ':5: [a] away_days: goes with counts = "comeback" only'),
        (OWN + 'counts = "years"\nsince = 2026-01-01\n', ':5: [a] since: does not go with counts = "years"'),
        (OWN + "points = -1\n", ":4: [a] points: Input should be greater than or equal to 0"),
        (OWN + "secret = 1\n", ":4: [a] secret: Input should be a valid boolean"),
        ("[owl]\nlevels = [1]\n", ":2: [owl] levels: unknown key; owl comes with Hearth, only its names and retired"),
        ("[owl]\ncolour = 1\n", ":2: [owl] colour: unknown key"),
        ("[Owl]\nemoji = '🌙'\nname = 'A'\n", ":1: [Owl]: up to 20 small letters, digits and hyphens"),
        ("a = 3\n", ": a: a table was expected, [a]"),
        ("[a\n", ": not valid TOML: "),
        (OWN + OWN.replace("[a]", "[a.b]"), ":4: [a] b: unknown key"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(Halt) as caught:
        read(path)
    assert any(told in line and str(path) in line for line in caught.value.args), caught.value.args


@pytest.mark.parametrize("guide", ["operators.md", "operators.zh-CN.md"])
def test_the_file_in_the_guide_can_be_applied(tmp_path: Path, guide: str) -> None:
    path = tmp_path / "guide.toml"
    path.write_text(Path("docs", guide).read_text("utf-8").partition("```toml\n")[2].partition("```")[0], "utf-8")
    found = read(path).tables
    assert set(found) == {"night-reader", "back-again", "owl"}
    unused = set(badges.Written.model_fields) - {
        key for one in found.values() for key in one.model_dump(exclude_unset=True)
    }
    assert unused == set(), "the guide shows every key"


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(OWN + "colour = 1\npoints = -1\n\n[b]\nemoji = '🌙'\n", "utf-8")
    result = CliRunner().invoke(app, ["badges", "apply", str(path), "--yes"])
    assert result.exit_code == 2
    assert [line.partition(".toml")[2] for line in result.stderr.splitlines()] == [
        ":5: [a] points: Input should be greater than or equal to 0",
        ":4: [a] colour: unknown key",
        ":7: [b] name: Field required",
    ]


async def test_a_bot_that_runs_learns_of_it(stage: Stage, file: Path) -> None:
    """Real processes on one database: one serves, the others are the commands."""
    ana, *_ = await stage.open_group(2)
    stage.start()
    await stage.say((ana, "/checkin with the cat"))

    async def is_noted() -> bool:
        return ana in await stage.acknowledged(ana)

    await stage.until(is_noted, stage.said)
    file.write_text(FILE.replace("levels = [2, 30]", "levels = [1, 30]"), "utf-8")
    code, told = await stage.call("badges", "apply", str(file), "--yes")
    assert (code, told.splitlines()[0]) == (0, "+ night-reader 🌙 Night <reader>: new; 1 would get it")
    copy = file.with_name("copy.toml")
    assert (await stage.call("badges", "export", str(copy)))[0] == 0
    assert set(tomllib.loads(copy.read_text("utf-8"))) == {"night-reader", "heart", "owl"}

    async def has_it() -> bool:
        return any("Night <reader>" in one.get("text", "") for one in await stage.messages(ana))

    await stage.until(partial(_granted, stage, 1), stage.said)
    await stage.say((ana, "/badges 🌙"))
    await stage.until(has_it, stage.said)
    assert (await stage.terminate())[0] == 0


@pytest.mark.parametrize("database_url", KINDS[1:], indirect=True)
async def test_so_do_several_that_share_the_work(stage: Stage, workers: list[int], file: Path) -> None:
    """One of them finds the row; the others hear of it before they decide anything."""
    assert len(workers) == 3
    people = await stage.open_group(6)
    await stage.say(*((one, "/checkin with the cat") for one in people))
    await stage.settled()
    file.write_text(FILE.replace("levels = [2, 30]", "levels = [1, 30]"), "utf-8")
    code, told = await stage.call("badges", "apply", str(file), "--community", "circle", "--yes")
    assert (code, told.splitlines()[0]) == (0, "+ night-reader 🌙 Night <reader>: new; 6 would get it")
    await stage.until(partial(_granted, stage, 6), stage.said)
    for who in people:
        await stage.post("start", **{"as": who})
        await stage.post(f"chats/{who}/messages", **{"as": who}, text="/badges 🌙")
    await stage.settled()
    for who in people:
        assert "Night <reader>" in (await stage.messages(who, who))[-1]["text"]


async def _granted(stage: Stage, times: int) -> bool:
    engine = create_engine(stage.database_url)
    async with engine.connect() as db:
        found = (await db.execute(text("SELECT 1 FROM badge_grants WHERE badge = 'night-reader'"))).all()
    await engine.dispose()
    return len(found) == times
