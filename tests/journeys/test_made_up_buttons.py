"""Anybody can send any callback data: it changes nothing, breaks nothing, and opens no door."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.doctor import examine
from bot.features import members
from tests.support.telegram import Said
from tests.support.world import World

words = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20)
ids = st.integers(-(2**70), 2**70).map(str) | st.sampled_from(["1", "2", "0", "1001", "٣", "1e3", ""])
ROUTES = [
    "checkins:go", "checkins:undo", "checkins:undo-mine", "communities:language", "communities:zone",
    "communities:settings", "leaderboards:show", "preferences:language", "preferences:zone", "preferences:quiet",
    "reminders:daily", "reminders:open", "reminders:stop", "help:me",
]  # fmt: skip
made_up = st.builds(
    lambda route, args: ":".join([route, *args])[:60],
    st.sampled_from(ROUTES) | words,
    st.lists(ids | words, max_size=4),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=made_up)
async def test_made_up_data_is_answered_kindly_and_breaks_nothing(world: World, data: str) -> None:
    mallory = await world.person("Mallory", id=666)
    await mallory.presses_data(data, Said(mallory.id, 1, "?"))
    report = await examine(world.app.config)
    assert report["inbox"]["quarantined"] == 0
    assert (report["checkins"], report["ledger"]["entries"], report["members"]) == (0, 0, 0)


async def test_a_stranger_cannot_check_in_where_they_are_not(world: World) -> None:
    ana = await world.person("Ana")
    await ana.says("/checkin")
    mallory = await world.person("Mallory", id=666)
    await mallory.presses_data("checkins:go:1", Said(mallory.id, 1, "?"))
    async with world.app.workshop.work() as work:
        assert not await members.is_present(work, 1, 666)
    assert (await examine(world.app.config))["checkins"] == 1
