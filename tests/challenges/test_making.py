"""Admins make a challenge: by taps and words, kept as a draft, published once."""

from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from bot.features import challenges
from tests.challenges.conftest import JOIN, NEXT, PUBLISH, published
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import World

STARTER, PHOTO = "🚀 7-day start", "📷 A photo a day"


async def test_two_admins_publish_once(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    eve = await world.person("Eve", admin=True)
    await eve.says("hello")
    await admin.says("/challenge")
    await admin.presses(STARTER)
    await admin.presses(NEXT["en"])
    said = next(one for one in reversed(world.said) if PUBLISH["en"] in one.buttons)
    data = said.buttons[PUBLISH["en"]]
    await admin.presses_data(data, said)
    assert await eve.presses_data(data, world.telegram.message_in(world.group.chat_id)) == snapshot(
        "That is no draft any more: somebody published it or threw it away."
    )
    announced = [one for one in world.said if JOIN["en"] in one.buttons]
    assert len(announced) == 1


async def test_what_cannot_be_published_says_why(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    refused = []
    await published(world, admin, PHOTO)
    for changes in (("words 打卡",), ("words #a1 #a1x", "task Other: #A1"), ()):
        await admin.says("/challenge")
        await admin.presses(PHOTO)
        for words in changes:
            await admin.says(f"/challenge {words}")
        await admin.presses(NEXT["en"])
        refused.append(await admin.presses(PUBLISH["en"]))
    assert refused == snapshot(
        [
            "“打卡” is heard as something else here already. Choose another word.",
            "“#A1” is heard as something else here already. Choose another word.",
            "“#photo” is heard as something else here already. Choose another word.",
        ]
    )


async def test_words_that_make_no_sense_change_nothing(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    assert await admin.says("/challenge title Run") == snapshot(
        "You have no draft yet. /challenge shows the templates."
    )
    await admin.says("/challenge")
    await admin.presses(STARTER)
    said = [
        await admin.says(f"/challenge {words}")
        for words in (
            "goal 99",
            "days 0",
            "start 2020-01-01",
            "start soon",
            "start 2030-01-01",
            "words a",
            "dance",
            "title " + "x" * 61,
        )
    ]
    assert said == snapshot(
        [
            "That does not fit together: a goal within its days, a title of 60 characters at most, teams with different names. Nothing was changed.",
            "That does not fit together: a goal within its days, a title of 60 characters at most, teams with different names. Nothing was changed.",
            "That day is over. Choose one from today on.",
            "“soon” is no day. Write it like 2027-01-04.",
            "That is more than a year ahead.",
            "Those cannot be the words of a task: two letters at least, six words at most, and none that begins with a slash.",
            "I don't know “dance”. /challenge alone shows what there is.",
            "That does not fit together: a goal within its days, a title of 60 characters at most, teams with different names. Nothing was changed.",
        ]
    )


async def test_a_draft_waits_and_content_is_told_day_by_day(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await admin.says("/challenge")
    await admin.presses("📖 Reading together")
    await world.pass_time(days=3)
    await admin.says("/challenge content\nChapter 1: the fire\nChapter 2: the guests")
    await admin.says("/challenge")
    assert "✏️ 📖 Reading together" in world.said[-1].buttons
    await admin.presses("✏️ 📖 Reading together")
    await admin.presses("From 8 May")
    await admin.presses(NEXT["en"])
    await admin.presses(PUBLISH["en"])
    await ana.presses(JOIN["en"])
    assert await world.pass_time(days=3) == snapshot(
        [
            """\
<b>📖 Reading together</b> begins today. One of us is in.
Chapter 1: the fire
✍️ Your check-in of the day counts by itself: /checkin\
""",
            """\
<b>📖 Reading together</b> · day 2 of 28
Chapter 2: the guests\
""",
            """\
<b>📖 Reading together</b> · day 3 of 28
✍️ Your check-in of the day counts by itself: /checkin\
""",
        ]
    )


async def test_longer_and_again(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await published(world, admin, STARTER)
    await admin.says("/challenge")
    await admin.presses("▶️ 🚀 7-day start")
    assert await admin.presses("7 days more") == snapshot("""\
It goes on until 18 May.
<b>🚀 7-day start</b> goes on until 18 May. More days, the same goal.\
""")
    await ana.presses(JOIN["en"])
    await world.pass_time(days=16)
    assert await admin.presses("Do it again") == snapshot("""\
✏️ <b>🚀 7-day start</b>, a draft
One week to begin with. Nobody has to be good at it yet.
🗓 21 May to 3 Jun (14 days)
🎯 On 5 of 14 days
✍️ Your check-in of the day counts by itself: /checkin
🏅 15 points for everyone who completes it
🚪 Open to join until 22 May
🔔 Every day at 08:00, and in the evening at 20:30 when there is something to tell
📌 Its announcement stays at the top of the group, and shows how it goes

Change it by buttons; those with ✍️ ask you for words, here.\
""")


async def test_more_weeks_take_nothing_from_whoever_was_at_the_goal(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    number = await published(world, admin, "📖 Reading together", "days 7", "goal 2", "start 2026-05-04")
    await ana.presses(JOIN["en"])
    for _ in range(2):
        await ana.says("/checkin")
        await world.pass_time(days=1)
    async with world.app.workshop.work() as work:
        await challenges.extend(work, 1, number, 7)
    await ana.says("/checkin")
    async with world.app.workshop.work() as work:
        mine = await challenges.progress_of(work, await challenges.find(work, 1, number), ana.id)
    assert (mine.progress, mine.target) == (1, 2)
    assert mine.completed_on is not None


async def test_everything_can_be_tapped(world: "World") -> None:
    """Every button of a draft leads somewhere, and none changes the group."""
    admin, _ = await people(world, "Ana")
    await admin.says("/challenge")
    await admin.presses("🥗 Two good things a day")
    for label in ("Days +", "Goal −", "Points +", "From 11 May", "Days a week", "Days in all", "An amount", "More …"):
        await admin.presses(label)
    for label in ("Stake +", "Open to join +", "Drawn +", "Morning −", "Evening +", "No word in the morning",
                  "No evening word", "The list for admins only", "1 page"):  # fmt: skip
        await admin.presses(label)
    assert await admin.presses("‹ Back") == snapshot("")
    assert await admin.presses(NEXT["en"]) == snapshot("""\
<b>🥗 Two good things a day</b> is going to say 3 messages in the group at most:
• the announcement, as soon as you publish
• 11 May: it begins
• 1 Jun: the results\
""")
    assert [one for one in world.said if one.chat_id == world.group.chat_id and "Two good" in one.text] == []
    await admin.presses("‹ Back")
    assert "✏️ 🥗 Two good things a day" not in await admin.presses("Throw away")


async def test_a_list_for_admins_only(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await admin.says("/challenge")
    await admin.presses(STARTER)
    await admin.presses("From 5 May")
    await admin.presses("More …")
    await admin.presses("The list for admins only")
    await admin.presses("‹ Back")
    await admin.presses(NEXT["en"])
    await admin.presses(PUBLISH["en"])
    await ana.presses(JOIN["en"])
    await world.pass_time(days=1)
    assert await ana.presses("Who is in") == snapshot("Here the admins keep this list to themselves.")
    assert await admin.presses("Who is in") == snapshot("""\
I sent it to our private chat.
<b>🚀 7-day start</b> · 1 in
▫️ Ana · 0 days done, goal 5\
""")
