"""All of a challenge can be made in private: buttons ask, the next words answer."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import badges, challenges
from bot.features.challenges import State
from tests.challenges.conftest import JOIN, STARTER
from tests.support.circle import people
from tests.support.world import Group, Human

if TYPE_CHECKING:
    from tests.support.world import World

LABELS = {
    "title": "✍️ Title", "about": "✍️ About", "task": "✍️ Add a task", "words": "✍️ One task only",
    "badge": "✍️ Badge", "start": "✍️ First day", "days": "✍️ How long", "goal": "✍️ Goal",
}  # fmt: skip


async def a_draft(world: "World", admin: Human) -> int:
    await admin.says("/challenge")
    await admin.presses(STARTER["en"])
    return int(next(data for data in world.said[-1].buttons.values() if ":set:" in data).split(":")[3])


async def found(world: "World", number: int) -> challenges.Challenge:
    async with world.app.workshop.work() as work:
        return await challenges.find(work, 1, number)


async def test_what_makes_no_sense_is_asked_again_until_it_does(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    number = await a_draft(world, admin)
    said = []
    for field, wrong, right in (
        ("goal", ("ninety", "99"), "3"),
        ("days", ("0", "400", "１０１"), "5"),
        ("start", ("soon", "2020-01-01", "31 February", "2031-01-01"), "tomorrow"),
        ("badge", ("Best of all",), "none"),
        ("task", ("a", "Run: /run"), "Run: #jog"),
        ("words", ("b",), "#run"),
        ("title", ("x" * 61,), "🏃 Run"),
    ):
        await admin.presses(LABELS[field])
        said += [await admin.whispers(words) for words in wrong]
        assert "a draft" in await admin.whispers(right)
    assert said == snapshot(
        [
            """\
That does not fit together: a goal within its days, a title of 60 characters at most, teams with different names. Nothing was changed.
Write it once more, or “cancel”.\
""",
            """\
That does not fit together: a goal within its days, a title of 60 characters at most, teams with different names. Nothing was changed.
Write it once more, or “cancel”.\
""",
            """\
That does not fit together: a goal within its days, a title of 60 characters at most, teams with different names. Nothing was changed.
Write it once more, or “cancel”.\
""",
            """\
That does not fit together: a goal within its days, a title of 60 characters at most, teams with different names. Nothing was changed.
Write it once more, or “cancel”.\
""",
            """\
That does not fit together: a goal within its days, a title of 60 characters at most, teams with different names. Nothing was changed.
Write it once more, or “cancel”.\
""",
            """\
“soon” is no day. Write it like 2027-01-04.
Write it once more, or “cancel”.\
""",
            """\
That day is over. Choose one from today on.
Write it once more, or “cancel”.\
""",
            """\
“31 February” is no day. Write it like 2027-01-04.
Write it once more, or “cancel”.\
""",
            """\
That is more than a year ahead.
Write it once more, or “cancel”.\
""",
            """\
There is no badge “Best of all” here.
Write it once more, or “cancel”.\
""",
            """\
Those cannot be the words of a task: two letters at least, six words at most, and none that begins with a slash.
Write it once more, or “cancel”.\
""",
            """\
Those cannot be the words of a task: two letters at least, six words at most, and none that begins with a slash.
Write it once more, or “cancel”.\
""",
            """\
Those cannot be the words of a task: two letters at least, six words at most, and none that begins with a slash.
Write it once more, or “cancel”.\
""",
            """\
That does not fit together: a goal within its days, a title of 60 characters at most, teams with different names. Nothing was changed.
Write it once more, or “cancel”.\
""",
        ]
    )
    one = await found(world, number)
    assert (one.plan.goal, one.plan.days, one.plan.words, one.plan.title) == (3, 5, ("#run",), "Run")
    assert one.first_day == world.clock.now().date() + timedelta(days=1)


async def test_never_mind_in_words_or_by_its_button_changes_nothing(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    number = await a_draft(world, admin)
    before = await found(world, number)
    await admin.presses(LABELS["title"])
    assert "a draft" in await admin.whispers("Cancel")
    assert await admin.whispers("Something else") == ""
    await admin.presses(LABELS["title"])
    assert "a draft" in await admin.presses("Never mind")
    assert await admin.whispers("Something else") == ""
    assert await found(world, number) == before


async def test_a_question_waits_for_two_hours_and_through_a_restart(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    number = await a_draft(world, admin)
    await admin.presses(LABELS["title"])
    await world.restart()
    await world.pass_time(hours=1.9)
    assert "Through the night" in await admin.whispers("Through the night")
    await admin.presses(LABELS["title"])
    await world.pass_time(hours=2.1)
    assert await admin.whispers("Too late") == ""
    assert (await found(world, number)).plan.title == "Through the night"
    await admin.says("/challenge")  # the draft waits as it is
    assert "Through the night" in await admin.presses("✏️ 🚀 Through the night")


async def test_only_the_words_of_who_was_asked_and_in_private(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    number = await a_draft(world, admin)
    await admin.presses(LABELS["title"])
    assert await ana.whispers("My title") == ""
    assert await admin.says("In the group") == ""
    origin = {"type": "user", "date": 1, "sender_user": ana.user}
    assert await admin.whispers("Somebody else's", forward_origin=origin) == ""
    await admin.whispers("/nosuch")
    assert (await found(world, number)).plan.title == ""
    assert "Mine" in await admin.whispers("Mine")


async def test_who_is_no_admin_any_more_changes_nothing(world: "World") -> None:
    await people(world, "Ana")
    eve = await world.person("Eve", admin=True)
    await eve.says("hello")
    await eve.opens_private_chat()
    number = await a_draft(world, eve)
    await eve.presses(LABELS["title"])
    world.telegram.roles[world.group.chat_id, eve.id] = "member"
    assert await eve.whispers("Ours now") == snapshot("Only admins of this group can do that.")
    said = next(one for one in reversed(world.said) if one.chat_id == eve.id)
    assert await eve.presses_data(f"challenges:ask:1:{number}:about", said) == snapshot(
        "Only admins of this group can do that."
    )
    assert (await found(world, number)).plan.title == ""


@pytest.mark.parametrize("goes", [Human.stands_down, Human.leaves])
async def test_who_stands_down_or_leaves_has_their_words_to_themselves(
    world: "World", goes: Callable[[Human], Awaitable[str]]
) -> None:
    await people(world, "Ana")
    eve = await world.person("Eve", admin=True)
    await eve.says("hello")
    await eve.opens_private_chat()
    number = await a_draft(world, eve)
    await eve.presses(LABELS["title"])
    await goes(eve)
    assert await eve.whispers("Is anybody there?") == ""
    assert (await found(world, number)).plan.title == ""


async def test_a_draft_that_went_meanwhile(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    eve = await world.person("Eve", admin=True)
    await eve.says("hello")
    gone = await a_draft(world, admin)
    await admin.presses(LABELS["title"])
    question = world.said[-1]
    async with world.app.workshop.work() as work:
        await challenges.drop(work, 1, gone)
    assert await admin.whispers("Too late") == snapshot(
        "That is no draft any more: somebody published it or threw it away."
    )
    assert await admin.whispers("And nobody listens") == ""
    assert await admin.presses("Never mind", question) == snapshot(
        "This button no longer does anything. It belonged to something that is over."
    )
    number = await a_draft(world, admin)
    await admin.presses(LABELS["title"])
    async with world.app.workshop.work() as work:
        await challenges.publish(work, 1, number)
    assert "on its way" in await admin.whispers("Too late")  # there it is looked at first
    assert (await found(world, number)).plan.title == ""
    assert (await found(world, number)).state is State.LIVE


async def test_two_admins_each_have_a_question_of_their_own(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    eve = await world.person("Eve", admin=True)
    await eve.says("hello")
    await eve.opens_private_chat()
    number = await a_draft(world, admin)
    await admin.presses(LABELS["title"])
    data = f"challenges:ask:1:{number}:about"
    await eve.presses_data(data, next(one for one in reversed(world.said) if one.chat_id == eve.id))
    await admin.whispers("By Vera")
    await eve.whispers("By Eve")
    one = await found(world, number)
    assert (one.plan.title, one.plan.about) == ("By Vera", "By Eve")


async def test_who_looks_after_two_groups_is_asked_one_thing_at_a_time(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    number = await a_draft(world, admin)
    other = Group(world, -1002, "Runners")
    world.telegram.roles[other.chat_id, admin.id] = "creator"
    await other.adds_the_bot(admin)
    await admin.says("/challenge", group=other)
    await admin.presses(STARTER["en"])
    second = int(next(data for data in world.said[-1].buttons.values() if ":set:" in data).split(":")[3])
    await admin.presses(LABELS["title"])
    said = world.said[-1]
    await admin.presses_data(f"challenges:ask:1:{number}:title", said)
    await admin.presses_data(f"challenges:ask:2:{second}:about", said)
    await admin.whispers("For the runners")
    async with world.app.workshop.work() as work:
        assert (await challenges.find(work, 2, second)).plan.about == "For the runners"
    assert (await found(world, number)).plan.title == ""
    assert await admin.whispers("And no more") == ""


async def test_of_two_questions_the_last_one_is_answered(world: "World") -> None:
    """A survey asks for words, too."""
    admin, _ = await people(world, "Ana")
    await admin.says("/challenge")
    await admin.presses(STARTER["en"])
    number = int(next(data for data in world.said[-1].buttons.values() if ":set:" in data).split(":")[3])
    async with world.app.workshop.work() as work:
        one = await challenges.change(work, 1, number, {"days": 1, "goal": 1, "has_survey": True})
        await challenges.publish(work, 1, one.id)
    await world.settle()
    await admin.presses(JOIN["en"])
    await world.pass_time(days=4)
    asked = next(one for one in reversed(world.said) if "10" in one.buttons)
    draft = await a_draft(world, admin)
    await admin.presses(LABELS["title"])
    await world.pass_time(minutes=1)
    await admin.presses("10", asked)
    assert "I liked it" in await admin.whispers("I liked it")
    assert (await found(world, draft)).plan.title == ""
    assert "A new one" in await admin.whispers("A new one")
    assert (await found(world, draft)).plan.title == "A new one"


async def test_a_badge_is_found_by_its_name(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    await admin.says('/badge new 🏁 "Finisher" challenges 1 revocable')
    await admin.presses("Save, only from now on")
    number = await a_draft(world, admin)
    await admin.presses(LABELS["badge"])
    await admin.whispers("finisher")
    one = await found(world, number)
    async with world.app.workshop.work() as work:
        assert badges.find(work, 1, one.plan.badge) is not None


async def test_in_the_group_words_stay_behind_the_command(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    number = await a_draft(world, admin)
    card = await admin.says("/challenge title By command")
    assert "/challenge about" in card
    assert not any(label.startswith("✍️") for label in world.said[-1].buttons)
    assert await admin.presses_data(f"challenges:ask:1:{number}:title", world.said[-1]) == snapshot(
        "This works in our private chat."
    )
    assert await admin.says("/challenge badge No such badge") == snapshot("There is no badge “No such badge” here.")
    assert "🗓 9 May" in await admin.says("/challenge start 9 May")


async def test_made_up_fields(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    number = await a_draft(world, admin)
    for field in ("", "points", "secret", "plan", "title:x", "__class__"):
        said = await admin.presses_data(f"challenges:ask:1:{number}:{field}", world.said[-1])
        assert ("This button" in said) is (field != "title:x"), field
