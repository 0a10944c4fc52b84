"""What people write and see, through the real app."""

from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from bot.features import communities, members

if TYPE_CHECKING:
    from tests.support.world import World


async def speaks_chinese(world: "World") -> None:
    async with world.app.workshop.work() as work:
        community = await communities.of_chat(work, world.group.chat_id, world.group.title)
        await communities.choose_language(work, community, "zh-CN")


async def test_a_word_of_thanks_gets_a_reaction(world: "World") -> None:
    ana, ben = await world.person("Ana"), await world.person("Ben")
    await ben.says("Here are my notes of yesterday evening")
    said = ben.last_message
    assert await ana.says("Thank you, that helps a lot!", reply_to_message=said) == "🙏"
    assert await ana.says("thanks again", reply_to_message=said) == ""  # once a day
    assert await ben.says("谢谢", reply_to_message=said) == ""  # oneself
    assert await ana.says("no thanks", reply_to_message=said) == ""
    assert await ben.says("/thanks") == snapshot("""\
🙏 You were thanked once.
Lately:
4 May · Ana → Ben
Answer somebody's message with a thank-you, or write <code>/thanks @name for the notes</code>. You can thank 5 more today.\
""")
    assert await ana.says("/thanks") == snapshot("""\
🙏 Nobody has thanked you here yet. You thanked somebody once.
Lately:
4 May · Ana → Ben
Answer somebody's message with a thank-you, or write <code>/thanks @name for the notes</code>. You can thank 4 more today.\
""")
    assert "for thanks to you" in await ben.says("/why")


async def test_thanks_aloud(world: "World") -> None:
    ana, ben = await world.person("Ana"), await world.person("Ben")
    await ben.says("Here are my notes of yesterday evening")
    said = ben.last_message
    assert await ana.says("/thanks for the <b>notes</b>", reply_to_message=said) == snapshot(
        "🙏 Ana thanks Ben: for the &lt;b&gt;notes&lt;/b&gt; · +3"
    )
    assert await ben.presses("Take back", world.said[-1]) == snapshot("This button is for someone else.")
    assert await ana.presses("Take back", world.said[-1]) == snapshot("Taken back, as if it had not been said.")
    assert await ana.says("/thanks", reply_to_message=said) == snapshot("🙏 Ana thanks Ben. +3")
    assert await ana.says("/thanks", reply_to_message=said) == snapshot(
        "You have thanked them today already. Once a day is what counts."
    )
    assert await ana.says("/thanks for the notes") == snapshot(
        "Whom? Answer their message with <code>/thanks</code>, or write <code>/thanks @name for the notes</code>."
    )
    assert await ana.says("/thanks @nobody_here for the notes") == snapshot(
        "I know nobody here called @nobody_here. You can answer one of their messages: <code>/thanks</code>"
    )


async def test_in_chinese(world: "World") -> None:
    ana, ben = await world.person("小安", language="zh-hans"), await world.person("小本", language="zh-hans")
    await speaks_chinese(world)
    assert await ben.says("/thanks") == snapshot("""\
🙏 还没有人感谢过你。
回复对方的消息说声谢谢，或者发 <code>/thanks @名字 帮我改稿</code>。今天还可以感谢 5 次。\
""")
    await ben.says("昨天读书会的笔记我整理好了，放在群文件里")
    said = ben.last_message
    assert await ana.says("/thanks 笔记太有用了", reply_to_message=said) == snapshot(
        "🙏 小安 感谢 小本：笔记太有用了 · +3"
    )
    assert await ana.says("/thanks", reply_to_message=said) == snapshot("今天已经感谢过这位了，一天算一次。")
    assert await ben.says("/thanks") == snapshot("""\
🙏 有人感谢过你一次。
最近：
5月4日 · 小安 → 小本
回复对方的消息说声谢谢，或者发 <code>/thanks @名字 帮我改稿</code>。今天还可以感谢 5 次。\
""")
    assert await ana.whispers("/thanks") == snapshot("""\
🙏 还没有人感谢过你。你感谢过别人 1 次。
最近：
5月4日 · 小安 → 小本
回复对方的消息说声谢谢，或者发 <code>/thanks @名字 帮我改稿</code>。今天还可以感谢 4 次。\
""")


async def test_a_newcomer_is_told_kindly(world: "World") -> None:
    ana, ben = await world.person("Ana"), await world.person("Ben")
    await ben.says("Here are my notes of yesterday evening")
    said = ben.last_message
    await ana.joins()
    assert await ana.says("/thanks", reply_to_message=said) == snapshot(
        "Welcome! From tomorrow on your thanks count, too."
    )
    await world.pass_time(days=1)
    assert "Ana thanks Ben" in await ana.says("/thanks", reply_to_message=said)


async def test_words_of_a_group(world: "World") -> None:
    admin, ben = await world.person("Boss", admin=True), await world.person("Ben")
    assert await admin.says("/thankswords") == snapshot("""\
Who answers or names somebody and says one of these, thanks them:
<b>谢谢, 谢啦, 感谢, 多谢, 辛苦了, thanks, thank you, thx, ty, 🙏</b>
To change them: <code>/thankswords thanks, cheers, 谢谢</code>, or <code>/thankswords default</code>\
""")
    assert await admin.says("/thankswords x") == snapshot(
        "I can use up to 20 words of 2 to 32 letters, separated by commas. One Chinese character or an emoji will do."
    )
    assert await admin.says("/thankswords cheers, merci") == snapshot(
        "From now on these thank somebody: <b>cheers, merci</b>"
    )
    await ben.says("Here are my notes of yesterday evening")
    said = ben.last_message
    assert await admin.says("thanks", reply_to_message=said) == ""
    assert await admin.says("Cheers!", reply_to_message=said) == "🙏"
    assert "谢谢" in await admin.says("/thankswords default")


async def test_whoever_left_is_not_thanked(world: "World") -> None:
    ana, ben = await world.person("Ana"), await world.person("Ben")
    await ben.says("Here are my notes of yesterday evening")
    said = ben.last_message
    await ben.leaves()
    assert await ana.says("/thanks", reply_to_message=said) == snapshot("That person is not in the group at present.")
    async with world.app.workshop.work() as work:
        assert not await members.is_present(work, 1, ben.id)
