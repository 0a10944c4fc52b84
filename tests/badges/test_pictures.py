"""A badge with a photo: on its page and where it alone is told; everywhere else its emoji is all there is."""

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inline_snapshot import snapshot

from bot.features import badges
from bot.features.badges.service import shelf
from bot.features.badges.store import shelves
from bot.operating.badges import Catalogue, apply, export
from tests.badges.test_making import in_chinese, readers
from tests.support.world import photo

if TYPE_CHECKING:
    from tests.support.world import Human, World


def answered(world: "World", file_id: str) -> dict[str, Any]:
    """What a message says that answers a photo."""
    return {"reply_to_message": {"message_id": 7, "date": 1, "chat": world.group.chat, "photo": photo(file_id)}}


async def heart(world: "World") -> tuple["Human", "Human", "Human"]:
    """A badge that is given by hand, with a photo."""
    boss, ana, ben = await readers(world)
    await boss.says("/badge new 💛 “Golden <heart>”")
    await boss.presses("Save")
    await boss.says("/badge picture 💛", **answered(world, "heart"))
    return boss, ana, ben


async def looked_at(world: "World", who: "Human", words: str) -> tuple[str, str]:
    """The picture, and the words below."""
    text = await who.says(words)
    return world.said[-1].photo, text


async def test_a_photo_is_answered_shown_given_and_taken_off(world: "World") -> None:
    boss, ana, ben = await heart(world)
    shown = world.said[-1]
    assert (shown.photo, shown.text) == snapshot(
        (
            "heart",
            "That is the picture of 💛 Golden &lt;heart&gt; now: for whoever looks at it, and when it alone is told.",
        )
    )
    assert await looked_at(world, ana, "/badges 💛") == snapshot(
        (
            "heart",
            """\
<b>💛 Golden &lt;heart&gt;</b>
A badge of this group.

Nothing yet.\
""",
        )
    )
    given = await boss.says("/badge give 💛 for the notes", reply_to_message=ana.last_message)
    assert (world.said[-1].photo, given) == snapshot(("heart", "💛 Golden &lt;heart&gt; for Ana &lt;3: for the notes"))
    assert (await looked_at(world, ana, "/badges"))[0] == ""
    assert (await looked_at(world, boss, "/badge list"))[0] == ""
    assert await boss.says("/badge picture 💛", **answered(world, "heart")) == "So it is already."
    assert (await looked_at(world, boss, "/badge picture 💛 off")) == snapshot(
        ("", "💛 Golden &lt;heart&gt; has no picture any more.")
    )
    assert await boss.says("/badge picture 💛 off") == "So it is already."
    assert (await looked_at(world, ben, "/badges 💛"))[0] == ""
    assert await boss.says("/badge picture 💛") == snapshot(
        "Which picture? Answer a photo with <code>/badge picture 🌙</code>, or send one with that below it. <code>/badge picture 🌙 off</code> takes it off 💛 Golden &lt;heart&gt;."
    )
    assert await boss.says("/badge picture", **answered(world, "heart")) == snapshot(
        "Which badge? Its emoji is enough: <code>/badge picture 🌙</code>"
    )


async def test_in_chinese(world: "World") -> None:
    boss, ana, _ = await heart(world)
    await in_chinese(world)
    heard = [
        await looked_at(world, ana, "/badges 💛"),
        await looked_at(world, boss, "/badge 图片 💛"),
        await looked_at(world, boss, "/badge 图片 💛 不要"),
    ]
    await boss.says(photo=photo("sea"), caption="/badge 图片 💛")
    assert [*heard, (world.said[-1].photo, world.said[-1].text)] == snapshot(
        [
            (
                "heart",
                """\
<b>💛 Golden &lt;heart&gt;</b>
本群自己的徽章。

还没有拿到。\
""",
            ),
            (
                "",
                "用哪张图？回复一张照片，发 <code>/badge 图片 🌙</code>；或者发照片时，把这句写在下面。<code>/badge 图片 🌙 不要</code> 可以去掉 💛 Golden &lt;heart&gt; 的图。",
            ),
            ("", "💛 Golden &lt;heart&gt; 不再配图。"),
            ("sea", "💛 Golden &lt;heart&gt; 配上这张图了：查看它、单独公布它的时候会带上。"),
        ]
    )


async def test_it_may_be_the_caption_of_a_photo(world: "World") -> None:
    boss, ana, _ = await heart(world)
    await boss.says(photo=photo("sea"), caption="/badge@HearthBot picture Golden <heart>")
    assert (await looked_at(world, ana, "/badges 💛"))[0] == "sea"
    for caption in ("/badge@OtherBot picture 💛", "/badges 💛", "/badge give 💛", "/badge pictures 💛"):
        assert await boss.says(photo=photo("lake"), caption=caption) == ""
    assert "Which badge?" in await boss.says(photo=photo("lake"), caption="/badge picture")
    assert await ana.says(photo=photo("lake"), caption="/badge picture 💛") == snapshot(
        "Only admins of this group can do that."
    )
    assert (await looked_at(world, ana, "/badges 💛"))[0] == "sea"


async def test_where_it_alone_is_told(world: "World") -> None:
    boss, ana, ben = await readers(world)
    cat = await world.person("Cat")
    await boss.says("/badge picture 👣", **answered(world, "step"))
    await world.pass_time(days=1)
    since = len(world.said)
    await cat.says("/checkin")
    await world.pass_time(days=1)
    assert [(one.photo, one.text) for one in world.said[since + 1 :]] == snapshot(
        [
            (
                "step",
                """\
🎉 <b>Worth a cheer today</b>
Cat: 👣 First step\
""",
            )
        ]
    )
    dan, eva = await world.person("Dan"), await world.person("Eva")
    since = len(world.said)
    await dan.says("/checkin")
    await eva.says("/checkin")
    await boss.says("/badge give ✨ thanks", reply_to_message=ben.last_message)
    assert world.said[-1].photo == ""
    async with world.app.workshop.work() as work:
        await work.announce(badges.BadgeGranted(1, ana.id, "flame", 7, work.now.date(), is_quiet=False))
    before = len(world.said)
    told = await world.pass_time(days=1)
    assert [one.photo for one in world.said[before:]] == [""]
    assert "👣" in told[0]
    assert "🔥" in told[0]


async def test_a_photo_that_telegram_forgot_leaves_the_words(world: "World") -> None:
    _, ana, _ = await heart(world)
    wrong = {"ok": False, "error_code": 400, "description": "Bad Request: wrong file identifier/HTTP URL specified"}
    world.telegram.faults.append(lambda method, _: (400, wrong) if method == "sendPhoto" else None)
    assert await looked_at(world, ana, "/badges 💛") == snapshot(
        (
            "",
            """\
<b>💛 Golden &lt;heart&gt;</b>
A badge of this group.

Nothing yet.\
""",
        )
    )


async def test_a_change_a_merge_and_a_restart_keep_it(world: "World") -> None:
    boss, _, _ = await heart(world)
    await boss.says("/badge change 💛 checkins 3")
    seen = world.said[-1]
    await boss.says("/badge picture 💛", **answered(world, "sea"))
    assert await boss.presses("Change it", seen) == snapshot("""\
Boss changed 💛 Golden &lt;heart&gt; after you looked:
It has another picture.

Nothing of yours is saved. With your change on top, it would be:

<b>💛 Golden &lt;heart&gt;</b>
Before: given by hand. Now: 3 check-ins.

By what is noted so far, one member would have it: Ana &lt;3 (3)
One member would get it, or a further level; nobody would lose it or a level.

Nothing is changed yet.\
""")
    await boss.presses("Change it", seen)
    await boss.says("/badge name 💛 “Heart”")
    async with world.app.workshop.work() as work:
        await shelves.move(work.db, 2, 1)
        await shelf.reread(work, 2)
    await world.restart()
    async with world.app.workshop.work() as work:
        (mine,) = (one for one in badges.all_of(work, 2) if one.emoji == "💛")
    assert (mine.levels, mine.name, mine.photo_id) == ((3,), "Heart", "sea")


async def test_a_file_knows_nothing_of_it(world: "World") -> None:
    """It is written without, and leaves it when it is brought in."""
    boss, ana, _ = await heart(world)
    await boss.says("/badge picture 👣", **answered(world, "step"))
    written = await export(world.app.config, world.clock, "")
    tables = {name: badges.read_table(name, table) for name, table in tomllib.loads(written).items()}
    assert len(tables) == 1
    for named in ("step", "photo", "heart\n"):
        assert named not in written.partition("\n\n")[2]
    changed = {name: table.model_copy(update={"name": "Silver heart"}) for name, table in tables.items()}
    await apply(world.app.config, world.clock, "", Catalogue(Path("x.toml"), "", changed), keep=True)
    world.app.workshop.alarm.look()
    await world.pass_time(minutes=5)
    photo_id, text = await looked_at(world, ana, "/badges 💛")
    assert (photo_id, "💛 Silver heart" in text) == ("heart", True)


async def test_a_secret_one_shows_nothing_before(world: "World") -> None:
    boss, ana, _ = await readers(world)
    await boss.says("/badge picture 🎆", **answered(world, "fireworks"))
    photo_id, text = await looked_at(world, ana, "/badges 🎆")
    assert (photo_id, "I know no badge" in text) == ("", True)
