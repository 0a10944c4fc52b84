"""What must not be shown, what must not stay, and what may happen between a look and the tap that publishes."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from bot.features import highlights
from bot.features.communities import CommunitiesMerged
from bot.features.highlights import store
from bot.kit.texts import utf16_length
from bot.kit.work import Refusal
from tests.challenges.conftest import LIVE, press
from tests.highlights.conftest import LOOK, NOTHING, PUBLISH, SEE, YES, begun, in_group, kept, last, over, shows
from tests.support.circle import becomes_owner
from tests.support.world import Group

if TYPE_CHECKING:
    from tests.support.world import Human, World


async def edits(world: "World", ana: "Human") -> None:
    await world.deliver({"edited_message": ana.last_message | {"text": "/checkin never mind", "edit_date": 2}})


async def takes_back(world: "World", ana: "Human") -> None:
    await ana.presses("Undo")


async def leaves(world: "World", ana: "Human") -> None:
    await ana.leaves()


async def withdraws(world: "World", ana: "Human") -> None:
    await ana.whispers("/showme off")


async def hides(world: "World", ana: "Human") -> None:
    await ana.whispers("/hide")


async def is_not_to_be_named(world: "World", ana: "Human") -> None:
    await ana.says("/celebrations mute")


WAYS = [edits, takes_back, leaves, withdraws, hides, is_not_to_be_named]


@pytest.mark.parametrize("way", WAYS)
async def test_what_was_taken_back_is_not_shown(
    world: "World", way: Callable[["World", "Human"], Awaitable[None]]
) -> None:
    admin, ana, ben = await begun(world, "Ana", "Ben")
    await ben.says("/checkin walked along the river")
    await ana.says("/checkin ran in the rain")
    await way(world, ana)
    card = await over(world, admin)
    assert "river" in card.text
    assert "rain" not in card.text
    assert "Ana" not in card.text


@pytest.mark.parametrize("way", [leaves, withdraws, hides, is_not_to_be_named])
async def test_nor_is_it_published_when_somebody_has_seen_it_before(
    world: "World", way: Callable[["World", "Human"], Awaitable[None]]
) -> None:
    admin, ana, ben = await begun(world, "Ana", "Ben")
    await ben.says("/checkin walked along the river")
    await ana.says("/checkin ran in the rain")
    card = await over(world, admin)
    assert "rain" in card.text
    await way(world, ana)
    since = len(world.said)
    assert "changed since you looked" in await admin.presses(PUBLISH["en"], card)
    assert not in_group(world, since)
    await admin.presses(PUBLISH["en"], card)
    [post] = in_group(world, since)
    assert ("river" in post.text, "rain" in post.text) == (True, False)


async def test_called_off_it_is_dropped_at_once(world: "World") -> None:
    admin, ana = await begun(world, "Ana")
    await ana.says("/checkin ran in the rain")
    assert (await kept(world))["highlight_pieces"] == 1
    await press(world, admin, LIVE["en"], "Call it off …", "Yes, call it off")
    assert await kept(world) == NOTHING


async def test_turned_off_it_is_dropped_at_once(world: "World") -> None:
    admin, ana = await begun(world, "Ana")
    await ana.says("/checkin ran in the rain")
    card = await over(world, admin)
    await admin.says("/highlights")
    await admin.presses("Turn off, and forget what was kept")
    assert await kept(world) == NOTHING
    assert "Its time is over" in await admin.presses(PUBLISH["en"], card)


async def test_after_two_weeks_it_is_gone(world: "World") -> None:
    admin, ana = await begun(world, "Ana")
    await ana.says("/checkin ran in the rain")
    card = await over(world, admin)
    since = len(world.said)
    await world.pass_time(days=11)
    assert (await kept(world))["highlight_pieces"] == 1
    await world.pass_time(days=3)
    assert await kept(world) == NOTHING
    assert not any("Have a look" in label for one in world.said[since:] for label in one.buttons)
    assert "Its time is over" in await admin.presses(PUBLISH["en"], card)
    assert "rain" not in str(in_group(world, since))


async def test_of_a_challenge_that_is_paused_for_good_nothing_stays(world: "World") -> None:
    admin, ana = await begun(world, "Ana")
    await ana.says("/checkin ran in the rain")
    await press(world, admin, LIVE["en"], "Pause it")
    await world.pass_time(days=59)
    assert (await kept(world))["highlight_pieces"] == 1
    await world.pass_time(days=2)
    assert await kept(world) == NOTHING


async def test_an_edit_in_private_counts_like_one_in_the_group(world: "World") -> None:
    _, ana = await begun(world, "Ana")
    await ana.whispers("/checkin ran in the rain")
    said = ana.last_message
    await ana.whispers("/streak")
    await world.deliver({"edited_message": ana.last_message | {"text": "/streak ", "edit_date": 2}})
    assert (await kept(world))["highlight_pieces"] == 1
    await world.deliver({"edited_message": said | {"text": "/checkin", "edit_date": 2}})
    assert await kept(world) == NOTHING


async def test_nothing_is_kept_outside_a_challenge_or_after_a_no(world: "World") -> None:
    _, ana = await begun(world, "Ana")
    ben = await world.person("Ben")
    await ben.says("/checkin not in it")
    await ana.whispers("/showme off")
    await ana.says("/checkin ran in the rain")
    assert await kept(world) == NOTHING


async def test_what_waits_or_stays_in_the_outbox_repeats_nobodys_words(world: "World") -> None:
    admin, ana = await begun(world, "Ana", agree=False)
    await ana.says("/checkin ran in the rain")
    await world.pass_time(days=4)
    await ana.presses(YES["en"], last(world, ana, YES["en"]))
    await world.pass_time(days=1)
    await admin.presses(SEE["en"])
    await admin.presses(PUBLISH["en"], last(world, admin, LOOK["en"]))
    async with world.app.engine.connect() as db:
        lasting = "SELECT count(*) FROM outbox WHERE key IS NOT NULL AND payload LIKE :words"
        assert (await db.execute(text(lasting), {"words": "%ran in the rain%"})).scalar() == 0
        assert (await db.execute(text(lasting), {"words": "%highlights.%"})).scalar() == 2


async def test_one_is_asked_once_and_not_without_a_private_line(world: "World") -> None:
    _, ana = await begun(world, "Ana", agree=False)
    await ana.says("/checkin ran in the rain")
    async with world.app.workshop.work() as work:
        assert await store.consents(work.db, 1, [ana.id]) == {}
    since = len(world.said)
    await world.pass_time(days=12)
    assert [one.chat_id for one in world.said[since:] if YES["en"] in one.buttons] == [ana.id]
    async with world.app.workshop.work() as work:
        assert await store.consents(work.db, 1, [ana.id]) == {ana.id: store.ASKED}


async def test_whoever_leaves_is_forgotten_but_for_their_no(world: "World") -> None:
    _, ana, ben = await begun(world, "Ana", "Ben")
    await ben.whispers("/showme off")
    for one in (ana, ben):
        await one.leaves()
    async with world.app.workshop.work() as work:
        assert await store.consents(work.db, 1, [ana.id, ben.id]) == {ben.id: store.NO}


async def test_a_restart_between_the_look_and_the_tap(world: "World") -> None:
    admin, ana = await begun(world, "Ana")
    await shows(ana, "sunrise")
    card = await over(world, admin)
    await world.restart()
    since = len(world.said)
    await admin.presses(PUBLISH["en"], card)
    assert [one.photo for one in in_group(world, since)] == ["", "sunrise"]


async def test_two_admins_publish_at_once(world: "World") -> None:
    admin, ana = await begun(world, "Ana")
    await ana.says("/checkin ran in the rain")
    card = await over(world, admin)
    _, _, _, challenge_id, fingerprint = card.buttons[PUBLISH["en"]].split(":")

    async def publish() -> object:
        async with world.app.workshop.work() as work:
            return await highlights.publish(work, 1, int(challenge_id), fingerprint)

    since = len(world.said)
    found = await asyncio.gather(publish(), publish(), return_exceptions=True)
    await world.settle()
    assert sorted(map(str, found)) == ["None", str(Refusal("highlights.published-already"))]
    assert len(in_group(world, since)) == 1


async def test_a_no_at_the_very_moment_of_the_tap_is_heard(world: "World") -> None:
    admin, ana = await begun(world, "Ana")
    await ana.says("/checkin ran in the rain")
    card = await over(world, admin)
    _, _, _, challenge_id, fingerprint = card.buttons[PUBLISH["en"]].split(":")

    async def publish() -> highlights.Preview | None:
        async with world.app.workshop.work() as work:
            return await highlights.publish(work, 1, int(challenge_id), fingerprint)

    async with world.app.workshop.work() as work:
        await highlights.choose(work, 1, ana.id, may_be_shown=False)
        publishing = asyncio.ensure_future(publish())
        done, _ = await asyncio.wait([publishing], timeout=0.3)
        assert not done
    found = await publishing
    assert found is not None
    assert not found.selection.pieces


async def test_the_group_becomes_a_supergroup(world: "World") -> None:
    admin, ana = await begun(world, "Ana")
    await ana.says("/checkin ran in the rain")
    card = await over(world, admin)
    old, world.group = world.group, Group(world, -1_002_000_000_001, "Reading circle")
    world.telegram.roles[world.group.chat_id, admin.id] = "administrator"
    await world.deliver({"message": world.message(old.chat, ana.user, migrate_to_chat_id=world.group.chat_id)})
    since = len(world.said)
    await admin.presses(PUBLISH["en"], card)
    assert ["rain" in one.text for one in in_group(world, since)] == [True]


@pytest.mark.parametrize("is_over", [False, True])
async def test_two_communities_become_one(world: "World", is_over: bool) -> None:
    """What was kept moves along, and a no in either is a no."""
    admin, ana, ben = await begun(world, "Ana", "Ben")
    await ana.says("/checkin ran in the rain")
    await ben.says("/checkin walked along the river")
    if is_over:
        await world.pass_time(days=4)
    first, world.group = world.group, Group(world, -1002, "Second")
    world.telegram.roles[world.group.chat_id, admin.id] = "administrator"
    await world.group.adds_the_bot(admin)
    for one in (ana, ben):
        await one.says("hello there")
    await becomes_owner(world, admin)
    await ben.says("/showme off")
    assert first is not world.group
    async with world.app.workshop.work() as work:
        await work.announce(CommunitiesMerged(2, 1))
    card = await over(world, admin)
    assert ("rain" in card.text, "river" in card.text) == (True, False)
    since = len(world.said)
    await admin.presses(PUBLISH["en"], card)
    assert ["rain" in one.text for one in in_group(world, since)] == [True]
    assert await kept(world) == NOTHING


HOSTILE = ["<b>Ana", "&" * 64, "\u202eReversed", "\U0001f525" * 64, "a\u0301\u0301\u0301" * 40, "../../etc"]


async def test_long_notes_twenty_photos_and_hostile_names(world: "World") -> None:
    names = [f"{HOSTILE[number % len(HOSTILE)]}{number}" for number in range(20)]
    admin, *members = await begun(world, *names)
    async with world.app.workshop.work() as work:
        for setting, most in (("quotes", 20), ("photos", 10)):
            await work.change_setting(highlights.Settings, 1, setting, most)
    for number, one in enumerate(members):
        await shows(one, f"photo-{number}", "#checkin " + "<\U0001f525&\u202e" * 100)
    since = len(world.said)
    card = await over(world, admin)
    assert len([one for one in world.said[since:] if LOOK["en"] in one.buttons]) == 1
    photos = [label for label in card.buttons if label.startswith("🖼")]
    assert 3 <= len(photos) <= 10  # whose fit goes by lot
    assert f"🖼 {len(photos)}. " in card.text
    assert "Only what its author agreed to" in card.text
    since = len(world.said)
    await admin.presses(PUBLISH["en"], card)
    post, *shown = in_group(world, since)
    assert len({one.photo for one in shown}) == len(photos)
    assert all(utf16_length(one.text) <= 1024 for one in shown)
    assert "\u202e" not in card.text + post.text


async def test_only_the_latest_of_a_member_are_kept(world: "World") -> None:
    async with world.app.workshop.work() as work:
        for day in range(1, 20):
            row = {"community_id": 1, "challenge_id": 7, "member_id": 5, "message_id": day, "photo_id": ""}
            on = work.now.date().replace(day=day)
            await store.keep(work.db, row | {"day": on, "note": str(day)}, most=12)
        assert [row.note for row in await store.pieces(work.db, 1, 7)] == [str(day) for day in range(8, 20)]
