"""A badge called something else in each language: whoever reads sees their own, and both are one badge's names."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.app import build_house
from bot.features import badges
from bot.features.badges.rules.naming import Naming, read_naming
from bot.features.badges.service import shelf
from bot.features.badges.store import shelves
from bot.kit.texts import Text
from tests.badges.test_making import in_chinese, readers
from tests.badges.test_written import NAMES

if TYPE_CHECKING:
    from tests.support.world import Human, World

TEXTS = build_house().texts


async def reader(world: "World") -> tuple["Human", "Human"]:
    """An admin, and one who has their badge."""
    boss, ana, _ = await readers(world)
    await boss.says("/badge new 🌙 “Night <reader>” checkins 2")
    await boss.presses("Save and give quietly")
    await world.pass_time(minutes=5)
    return boss, ana


async def test_whoever_reads_sees_their_own(world: "World") -> None:
    boss, ana = await reader(world)
    lin = await world.person("Lin", language="zh-hans")
    await lin.says("/checkin")
    for who in (ana, lin):
        await who.opens_private_chat()
    assert await boss.says("/badge name 🌙 zh 夜<读>人") == snapshot(
        "Whoever reads Chinese sees 🌙 夜&lt;读&gt;人 from now on."
    )
    assert "🌙 Night &lt;reader&gt;" in await ana.says("/card badges")
    told = [
        await ana.says("/badges 🌙"),
        await ana.says("/badges 夜<读>人"),
        (await ana.whispers("/badges")).splitlines()[1],
        (await lin.whispers("/badges night <READER>")),
        await boss.says("/badge list"),
    ]
    assert told[0] == told[1]
    assert told[2:4] == snapshot(
        [
            "🌙 Night &lt;reader&gt;",
            """\
<b>🌙 夜&lt;读&gt;人</b>
本群自己的徽章。

下一级：打卡 2 次，你现在是 1。\
""",
        ]
    )
    assert [line for line in told[4].splitlines() if "🌙" in line] == snapshot(
        ["🌙 Night &lt;reader&gt; / 夜&lt;读&gt;人: 2 check-ins. One has it."]
    )
    await in_chinese(world)
    assert await ana.says("/badges 🌙") == snapshot("""\
<b>🌙 夜&lt;读&gt;人</b>
本群自己的徽章。

5月7日：打卡 2 次\
""")
    assert "🌙 夜&lt;读&gt;人" in await ana.says("/card badges")


async def test_it_is_taken_back(world: "World") -> None:
    boss, ana = await reader(world)
    heard = [
        await boss.says(f"/badge name {words}")
        for words in (
            "🌙 zh off",
            "🌙 zh",
            "🌙 en Moon reader",
            "🌙 中文 月下读者",
            "月下读者 EN “off”",
            "moon reader zh 夜读人",
            "🌙 en off",
            "🌙 zh …",
            "🌙 Moon reader",
            '🌙 ""',
            "夜读人 en",
        )
    ]
    assert heard == snapshot(
        [
            "So it is already.",
            """\
What shall 🌙 Night &lt;reader&gt; be called in Chinese? <code>/badge name 🌙 zh 夜读人</code>
<code>off</code> in place of the name takes it back. A name that is itself the word for a language goes in quotes.\
""",
            "Whoever reads English sees 🌙 Moon reader from now on.",
            "Whoever reads Chinese sees 🌙 月下读者 from now on.",
            "Whoever reads English sees 🌙 off from now on.",
            "Which badge? Its emoji is enough: <code>/badge name 🌙</code>",
            "No name of its own for whoever reads English any more; it is 🌙 Night &lt;reader&gt; to them, too.",
            'A badge needs a name of 1 to 40 characters, in quotes when it has several words: <code>/badge new 🌙 "Night reader" checkins 30</code>',
            "It is called 🌙 Moon reader / 月下读者 now.",
            'A badge needs a name of 1 to 40 characters, in quotes when it has several words: <code>/badge new 🌙 "Night reader" checkins 30</code>',
            "Which badge? Its emoji is enough: <code>/badge name 🌙</code>",
        ]
    )
    await in_chinese(world)
    heard = [
        await boss.says(f"/badge 改名 {words}")
        for words in ("🌙 英文 Night reader", "🌙 英文", "🌙 中文", "🌙 中文 不要", "🌙 中文 “不要”", "🌙 月下读者")
    ]
    assert heard == snapshot(
        [
            "以后看英文的人，看到的是 🌙 Night reader。",
            """\
🌙 Moon reader / Night reader / 月下读者 的英文名叫什么？<code>/badge 改名 🌙 英文 Night reader</code>
名字写成 <code>不要</code>，就去掉它。要是名字本身就是“中文”或“英文”这样的词，请加上引号。\
""",
            """\
🌙 Moon reader / Night reader / 月下读者 的中文名叫什么？<code>/badge 改名 🌙 中文 夜读人</code>
名字写成 <code>不要</code>，就去掉它。要是名字本身就是“中文”或“英文”这样的词，请加上引号。\
""",
            "中文名去掉了，看中文的人看到的也是 🌙 Moon reader。",
            "以后看中文的人，看到的是 🌙 不要。",
            "它现在叫 🌙 月下读者 / Night reader / 不要。",
        ]
    )
    assert "🌙 不要" in await ana.says("/badges")


async def test_one_that_comes_along(world: "World") -> None:
    """It goes back to what the texts call it."""
    boss, ana, _ = await readers(world)
    await boss.says("/badge name 👣 zh 迈出第一步")
    assert "👣 First step" in await ana.says("/badges")
    assert "👣 First step / 迈出第一步: " in await boss.says("/badge list")
    assert "👣 First step / 迈出第一步: " in await boss.says("/badge")
    await in_chinese(world)
    assert "👣 迈出第一步" in await ana.says("/badges")
    await boss.says("/badge 改名 👣 中文 不要")
    assert "👣 第一步" in await ana.says("/badges")


async def test_no_two_are_called_the_same_in_any_language(world: "World") -> None:
    boss, _ = await reader(world)
    await boss.says("/badge name 🌙 zh 夜读人")
    await boss.says("/badge new 💛 Heart")
    await boss.presses("Save")
    taken = "There is a badge with this emoji or name already. <code>/badge list</code> shows all of them."
    for words in ("name 💛 夜读人", "name 💛 en 夜读人", "name 💛 zh night <READER>", "new 📚 夜读人 days 3"):
        assert await boss.says(f"/badge {words}") == taken
    await boss.says("/badge name 🌙 zh “Night <reader>”")
    assert "/ " not in await boss.says("/badge list"), "its own name it may have twice"
    await boss.says("/badge name 🌙 zh 月下读者")
    assert await boss.says("/badge name 💛 zh 夜读人") == snapshot("Whoever reads Chinese sees 💛 夜读人 from now on.")


async def test_a_change_and_a_restart_keep_it(world: "World") -> None:
    boss, _ = await reader(world)
    await boss.says("/badge change 🌙 checkins 3")
    seen = world.said[-1]
    await boss.says("/badge name 🌙 zh 夜读人")
    assert await boss.presses("Change it", seen) == snapshot("""\
Boss changed 🌙 Night &lt;reader&gt; after you looked:
In Chinese it is called 夜读人.

Nothing of yours is saved. With your change on top, it would be:

<b>🌙 Night &lt;reader&gt;</b>
Before: 2 check-ins. Now: 3 check-ins.

By what is noted so far, one member would have it: Ana &lt;3 (3)
Nobody would get it or a further level by that; nobody would lose it or a level.

Nothing is changed yet.\
""")
    await boss.presses("Change it", seen)
    await boss.says("/badge retire 🌙")
    await world.restart()
    async with world.app.workshop.work() as work:
        (mine,) = (one for one in badges.all_of(work, 1) if one.emoji == "🌙")
    assert (mine.levels, mine.is_retired, mine.names) == ((3,), True, ("Night <reader>", "夜读人"))


async def test_groups_that_turn_out_to_be_one_keep_it(world: "World") -> None:
    boss, _ = await reader(world)
    await boss.says("/badge name 🌙 zh 夜读人")
    async with world.app.workshop.work() as work:
        await shelves.move(work.db, 2, 1)
        await shelf.reread(work, 2)
    async with world.app.workshop.work() as work:
        (mine,) = (one for one in badges.all_of(work, 2) if one.emoji == "🌙")
    assert mine.name_zh == "夜读人"


@pytest.mark.parametrize(
    ("before", "after"),
    [({}, {"name_zh": "夜读人"}), ({"name_zh": "夜读人", "name_en": "A"}, {"name_en": "B"})],
)
def test_what_is_different_is_told(before: dict[str, str], after: dict[str, str]) -> None:
    one, two = (badges.Badge("a", "🌙", name="Moon", **names) for names in (before, after))  # type: ignore[arg-type]
    told = badges.changes(one, two)
    said = {language: TEXTS.render(told, language) for language in ("en", "zh-CN")}
    assert said == (
        snapshot({"en": "In Chinese it is called \u2068夜读人\u2069.", "zh-CN": "中文名现在叫 \u2068夜读人\u2069。"})
        if not before
        else snapshot(
            {
                "en": """\
In English it is called \u2068B\u2069.
In Chinese it is no longer called \u2068夜读人\u2069.\
""",
                "zh-CN": """\
英文名现在叫 \u2068B\u2069。
中文名不再是 \u2068夜读人\u2069。\
""",
            }
        )
    )


@given(st.sampled_from(["", "en", "zh"]), NAMES)
def test_whatever_stands_in_quotes_is_a_name(language: str, name: str) -> None:
    if set(name) & set('"“”„「」『』《》'):
        return
    assert read_naming(f"{language} “{name}”") == Naming(language, name.strip())


@given(st.text(max_size=60))
def test_anything_is_read(text: str) -> None:
    naming = read_naming(text)
    assert naming.name is None or len(naming.name) <= len(text)


@given(NAMES, NAMES)
def test_each_language_has_its_own(en: str, zh: str) -> None:
    badge = badges.Badge("a", "🌙", name="Moon", name_en=en, name_zh=zh)
    for language, own in (("en", en), ("zh-CN", zh)):
        plain = badges.Badge("a", "🌙", name=own)
        title = badges.name_of(badge)
        assert isinstance(title, Text)
        assert TEXTS.render(title, language) == TEXTS.render(badges.name_of(plain), language)
