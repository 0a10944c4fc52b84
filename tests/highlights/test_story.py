"""A challenge is over; what members wrote and showed is asked for, looked at, published once."""

from typing import TYPE_CHECKING

from bot.features.highlights import store
from tests.challenges.conftest import started
from tests.support.world import photo

if TYPE_CHECKING:
    from tests.support.world import World


async def test_only_what_was_agreed_to_is_published_and_once(world: "World") -> None:
    admin, ana, ben = await started(world, "Ana", "Ben")
    await world.pass_time(days=1)
    await ana.says("/checkin ran in the <rain>")
    await ben.says("/checkin only Ben's")
    await world.pass_time(days=1)
    await ana.says("", photo=photo("sunrise"), caption="#checkin up early")
    since = len(world.said)
    await world.pass_time(days=4)
    asked = [one for one in world.said[since:] if "Yes, show mine" in one.buttons]
    assert {one.chat_id for one in asked} == {ana.id, ben.id}
    assert "ran in the &lt;rain&gt;" in next(one.text for one in asked if one.chat_id == ana.id)
    await ana.presses("Yes, show mine", next(one for one in asked if one.chat_id == ana.id))
    card = next(one for one in reversed(world.said) if "🔄 Look again" in one.buttons)
    await admin.presses("🔄 Look again", card)
    assert "rain" in card.text
    assert "only Ben's" not in card.text
    since = len(world.said)
    old = card.buttons["Publish in the group"]
    await admin.presses("Publish in the group", card)
    there = [one for one in world.said[since:] if one.chat_id == world.group.chat_id]
    assert ["rain" in one.text for one in there] == [True, False]
    assert there[1].photo == "sunrise"
    assert "published already" in await admin.presses_data(old, card)
    async with world.app.workshop.work() as work:
        assert (await store.census(work.db)) == {"highlight_pieces": 0, "highlight_albums_open": 0}


async def test_a_no_before_publishing_takes_it_away(world: "World") -> None:
    admin, ana = await started(world, "Ana")
    await ana.says("/showme on")
    await world.pass_time(days=1)
    await ana.says("/checkin ran in the rain")
    await world.pass_time(days=5)
    card = next(one for one in reversed(world.said) if "Publish in the group" in one.buttons)
    assert "rain" in card.text
    await ana.says("/showme off")
    since = len(world.said)
    await admin.presses("Publish in the group", card)
    assert not any(one.chat_id == world.group.chat_id for one in world.said[since:])
    assert "rain" not in card.text
