"""Names, titles and arguments that mean something to a database, a template or Telegram's markup: to us, text."""

import re

import pytest

from bot.doctor import examine
from bot.features import checkins, communities, members
from bot.features.checkins import rules
from sandbox.entities_html import parse_html
from tests.support.telegram import Said
from tests.support.world import World

HOSTILE = {
    "link": '<a href="tg://user?id=1">Admin</a>',
    "broken markup": "<3 </b> &lt; & @HearthBot",
    "sql": "Robert'); DROP TABLE members; --",
    "quotes": """O'Neil "the" `boss` \\' OR 1=1""",
    "format": "{user.__class__} %s %(name)s :x ? $1",
    "fluent": "{ $name } { checkins.done } {{",
}
ISOLATES = re.compile("[\u2066-\u2069]")
HARMLESS = {"bold", "code"}


def seen(said: Said) -> str:
    """A message as its reader sees it. Links are what Hearth never makes in a text, so one would be somebody else's."""
    plain, entities = parse_html(said.text)
    assert {one["type"] for one in entities} <= HARMLESS, said.text
    return ISOLATES.sub("", plain)


async def live(world: World, words: str) -> None:
    """A member and an admin who have a name, in a group that has it too, say all they can say with it."""
    world.group.title = words
    ana, ben = await world.person(words, admin=True, id=1001), await world.person(f"{words} {words}", id=1002)
    await world.group.adds_the_bot(ana)
    await world.group.bot_becomes("member", ana)
    for who in (ana, ben):
        await who.says(f"/checkin {words}")
        await who.opens_private_chat()
        for said in ("/me", "/top", "/streak", f"/top {words}"):
            await who.says(said)
            await who.whispers(said)
        for command in ("quiet", "timezone", "remind", "start", "nonsense"):
            await who.whispers(f"/{command} {words}")
        await who.whispers(f"/start remind_{words}")
    for command in ("zone", "checkinwords", "settings"):
        await ana.says(f"/{command} {words}")
    await ana.whispers("/start settings_1")
    for label in ("Language", "‹ Back", "Time zone", "‹ Back", "Start of the day", "‹ Back"):
        await ana.presses(label)
    await ben.leaves()


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
async def test_words_are_words_in_every_view_and_in_both_databases(world: World, words: str) -> None:
    await live(world, words)
    views = [seen(said) for said in world.said]
    assert sum(words in view for view in views) > 10
    async with world.app.workshop.work() as work:
        assert communities.get(work, 1).title == words
        assert list((await members.names(work, [1001, 1002])).values()) == [words, f"{words} {words}"]
    report = await examine(world.app.config)
    assert (report["inbox"]["quarantined"], report["outbox"]["failed"], report["problems"]) == (0, 0, [])
    assert (report["members"], report["checkins"], report["messages"]) == (2, 2, 13), "nothing was dropped or added"


@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize(
    "template", ["{user.__class__}", "{0}", "%s", "{$name}", "{[source}", "{{7*7}}", "${7*7}", "<b>hi</b>"]
)
async def test_what_admins_write_is_no_template(world: World, template: str, language: str) -> None:
    """The one thing that admins may write for all to read today are the words that mean a check-in."""
    ana = await world.person("Ana", admin=True)
    await ana.says("hello")
    await ana.presses_data(f"communities:language:1:{language}", world.telegram.message_in(world.group.chat_id))
    await ana.says(f"/checkinwords {template}")
    assert template in seen(world.said[-1])
    async with world.app.workshop.work() as work:
        assert checkins.words_of(work, 1) == (template,)
    ben = await world.person("Ben")
    assert await ben.says("49") == ""
    assert await ben.says(template) != ""


@pytest.mark.parametrize("pattern", ["(a+)+$", ".*", "[a-z]+", "a|b", r"\w+", "(?:x)", "^gm$"])
def test_words_of_a_check_in_are_literal(pattern: str) -> None:
    for words in rules.read_words(pattern), rules.read_words(f"#{pattern}"):
        ear = rules.Ear(words)
        assert ear.hears(words[0])
        assert not any(ear.hears(said) for said in ("aaaa!", "gm", "#gm", "anything at all", "x", "#x", "ab"))
