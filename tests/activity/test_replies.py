"""Replies to a message that paid its author nothing, each with its reason, in either kind of group."""

import pytest
from inline_snapshot import snapshot

from bot.features import activity, communities
from bot.kit.work import Workshop
from tests.activity.conftest import GROUP, Writer, person, record
from tests.activity.test_why import asks
from tests.support.world import World


async def test_a_message_tells_of_the_replies_to_it(world: World) -> None:
    ana, ben, admin = await world.person("Ana"), await world.person("Ben"), await world.person("Vera", admin=True)
    await admin.says("/rule pair 2 4")
    await ana.says("The first of my stories")
    story = ana.last_message
    for words in ("What a story that is", "Where was it, by the sea?", "I should like to go there", "ok"):
        await ben.says(words, reply_to_message=story)
        await world.pass_time(seconds=61)
    await ana.says("And then we all went home", reply_to_message=story)
    await ben.says(
        "What does a bot say?", reply_to_message=story | {"from": {"id": 9, "is_bot": True, "first_name": "B"}}
    )
    assert await asks(ana, story) == snapshot("""\
That message earned 1 point.
One reply to it earned its author nothing: what was written earns nothing (short, repeated, forwarded or the like).
One reply to it earned its author nothing: one's own earn nothing.
One reply to it earned its author nothing: of the same person's, the first 2 a day count.\
""")


@pytest.mark.parametrize("group", [-777, GROUP])
async def test_replies_are_found_behind_their_message(workshop: Workshop, writer: Writer, group: int) -> None:
    story = writer.write("What was said here", group=group, id=1)
    quoted = {"message_id": 1, "date": 1, "chat": {"id": group, "type": "group"}, "from": person(1), "text": "What"}
    short = writer.write("ok", by=2, group=group, id=2, reply_to_message=quoted)
    own = writer.write("And then I went home", group=group, id=3, reply_to_message=quoted)
    other = writer.write("ok", by=2, group=group, id=4)
    await record(workshop, story, short, own, other)
    async with workshop.work() as work:
        community = await communities.of_chat(work, group, "Reading circle")
        found = await activity.explain(work, community.id, activity.number_of(group, 1))
    assert found is not None
    assert [activity.named(one) for one in found.replies] == ["verdict", "self"]
