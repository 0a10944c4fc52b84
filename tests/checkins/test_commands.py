"""What people write and see, through the real app."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from inline_snapshot import snapshot

from bot.features import checkins
from bot.kit import outbox
from tests.checkins.conftest import days_in_a_row, speaks_chinese

if TYPE_CHECKING:
    from tests.support.world import World

PHOTO = [{"file_id": "a", "file_unique_id": "a", "width": 90, "height": 60}]


async def count(world: "World") -> int:
    async with world.app.engine.connect() as db:
        return (await checkins.census(db))["checkins"]


# --- In both languages ---


async def test_a_streak_of_a_week(world: "World") -> None:
    ana = await world.person("Ana")
    assert await days_in_a_row(world, ana, 7) == snapshot(
        [
            "✓ 4 May: your first check-in, Ana. Good to have you here. +5",
            "✓ 5 May: 2 days in a row, Ana. +5",
            """\
✓ 6 May: 3 days in a row, Ana. +5
🌱 Three days: it is taking root.\
""",
            "✓ 7 May: 4 days in a row, Ana. +5",
            "✓ 8 May: 5 days in a row, Ana. +5",
            "✓ 9 May: 6 days in a row, Ana. +5",
            """\
✓ 10 May: 7 days in a row, Ana. +5, and +10 for the streak 🔥
🌿 A whole week. Well kept!
❄ One freeze in hand. It covers a day that you leave out.\
""",
        ]
    )
    assert await ana.says("/checkin once more") == snapshot("Already noted for 10 May, Ana. 7 days in a row.")
    await world.pass_time(days=3)
    assert await ana.says("/checkin") == snapshot("✓ 13 May: good to see you, Ana. Day 1 of a new streak. +5")


async def test_a_streak_of_a_week_in_chinese(world: "World") -> None:
    await speaks_chinese(world)
    ming = await world.person("小明", language="zh-hans")
    assert await days_in_a_row(world, ming, 7) == snapshot(
        [
            "✓ 小明，5月4日打卡成功，这是你第一次打卡，欢迎！积分 +5",
            "✓ 小明，5月5日打卡成功，已连续 2 天。积分 +5",
            """\
✓ 小明，5月6日打卡成功，已连续 3 天。积分 +5
🌱 三天了，开始扎根了。\
""",
            "✓ 小明，5月7日打卡成功，已连续 4 天。积分 +5",
            "✓ 小明，5月8日打卡成功，已连续 5 天。积分 +5",
            "✓ 小明，5月9日打卡成功，已连续 6 天。积分 +5",
            """\
✓ 小明，5月10日打卡成功，已连续 7 天。积分 +5，连续打卡奖励 +10 🔥
🌿 整整一周，坚持得真好！
❄ 手里有 1 张保护卡，哪天没打上，它替你顶上。\
""",
        ]
    )
    assert await ming.says("/checkin 再来一次") == snapshot("小明，5月10日已经打过卡了，目前连续 7 天。")
    await world.pass_time(days=3)
    assert await ming.says("打卡") == snapshot(
        "✓ 小明，5月13日打卡成功，很高兴又见到你，新的连续打卡从今天开始。积分 +5"
    )


async def test_taking_it_back(world: "World") -> None:
    ana, ben = await world.person("Ana"), await world.person("Ben")
    await ana.says("/checkin")
    confirmation = world.said[-1]
    assert await ben.presses("Undo", confirmation) == snapshot("This button is for someone else.")
    assert await count(world) == 1
    assert await ana.presses("Undo", confirmation) == snapshot(
        "Taken back for 4 May, Ana. You can check in again whenever you like."
    )
    assert (await count(world), confirmation.buttons) == (0, {})
    await ana.says("/checkin")
    again = world.said[-1]
    await world.pass_time(minutes=11)
    assert await ana.presses("Undo", again) == snapshot("A check-in can be taken back for ten minutes; this one stays.")
    assert await ana.presses_data("checkins:undo:1:1001:yesterday", again) == snapshot(
        "This button no longer does anything. It belonged to something that is over."
    )
    assert await ana.presses_data("checkins:undo:1:1001", again) == snapshot(
        "This button no longer does anything. It belonged to something that is over."
    )
    assert await count(world) == 1


async def test_taking_it_back_in_chinese(world: "World") -> None:
    await speaks_chinese(world)
    ming, ana = await world.person("小明"), await world.person("Ana")
    await ming.says("签到")
    confirmation = world.said[-1]
    assert await ana.presses("撤销", confirmation) == snapshot("这个按钮是给别人的。")
    assert await ming.presses("撤销", confirmation) == snapshot("小明，5月4日的打卡已撤销，想打卡时随时再来。")
    await ming.says("签到")
    again = world.said[-1]
    await world.pass_time(minutes=11)
    assert await ming.presses("撤销", again) == snapshot("打卡后十分钟内可以撤销，这一次已经过了时间。")


async def test_words_of_a_community(world: "World") -> None:
    admin, ana = await world.person("Ada", admin=True), await world.person("Ana")
    assert await ana.says("/checkinwords gm") == snapshot("Only admins of this group can do that.")
    assert await admin.says("/checkinwords") == snapshot("""\
A message that begins with one of these words, or has one of these hashtags, is a check-in:
<b>打卡 签到 #checkin #打卡</b>
To change them: <code>/checkinwords gm #checkin</code>, or <code>/checkinwords default</code>\
""")
    assert await admin.says("/checkinwords x") == snapshot(
        "I can use up to 20 words or hashtags of 2 to 32 letters, separated by spaces. One Chinese character will do."
    )
    assert await admin.says("/checkinwords gm，#读书") == snapshot(
        "From now on these count as a check-in: <b>gm #读书</b>"
    )
    assert await ana.says("打卡") == ""
    assert await ana.says("GM ☀️") == snapshot("✓ 4 May: your first check-in, Ana. Good to have you here. +5")
    assert await admin.says("/checkinwords default") == snapshot(
        "From now on these count as a check-in: <b>打卡 签到 #checkin #打卡</b>"
    )
    assert await ana.says("打卡") == snapshot("Already noted for 4 May, Ana. One day so far.")


async def test_words_of_a_community_in_chinese(world: "World") -> None:
    await speaks_chinese(world)
    admin = await world.person("小红", admin=True)
    assert await admin.says("/checkinwords") == snapshot("""\
以这些词开头或带有这些话题标签的消息，都算打卡：
<b>打卡 签到 #checkin #打卡</b>
修改方法：<code>/checkinwords 打卡 #打卡</code>，恢复默认：<code>/checkinwords default</code>\
""")
    assert await admin.says("/checkinwords 早安 #读书") == snapshot("从现在起，这些都算打卡：<b>早安 #读书</b>")
    assert await admin.says("/checkinwords a") == snapshot(
        "最多可以设置 20 个词或话题标签，用空格分开，每个 2 到 32 个字母，汉字一个也行。"
    )


# --- Ways to check in ---


@pytest.mark.parametrize("words", ["/checkin", "/checkin ran 5 km", "打卡", "签到 第三章", "ran 5 km #checkin"])
async def test_ways_to_say_it(world: "World", words: str) -> None:
    ana = await world.person("Ana")
    assert await ana.says(words) == snapshot("✓ 4 May: your first check-in, Ana. Good to have you here. +5")


@pytest.mark.parametrize("words", ["我昨天忘了打卡", "how do I #checkin?", "hello"])
async def test_what_is_just_talk(world: "World", words: str) -> None:
    ana = await world.person("Ana")
    assert (await ana.says(words), await count(world)) == ("", 0)


async def test_a_photo_with_a_caption(world: "World") -> None:
    ana, ben = await world.person("Ana"), await world.person("Ben")
    assert await ana.says(photo=PHOTO, caption="晨跑 #打卡") == snapshot(
        "✓ 4 May: your first check-in, Ana. Good to have you here. +5"
    )
    assert await ben.says(photo=PHOTO, caption="/checkin") == snapshot(
        "✓ 4 May: your first check-in, Ben. Good to have you here. +5"
    )
    assert await ben.says(photo=PHOTO) == ""


async def test_an_album_is_one_check_in_and_one_answer(world: "World") -> None:
    """Even when each picture has the caption, and they come in two deliveries (U-22)."""
    ana = await world.person("Ana")
    chat = world.group.chat
    pictures = [
        {"message": world.message(chat, ana.user, photo=PHOTO, caption="#checkin", media_group_id="7")}
        for _ in range(10)
    ]
    await world.deliver(*pictures[:6])
    await world.deliver(*pictures[6:])
    assert (len(world.said), await count(world)) == (1, 1)


async def test_somebody_elses_post_is_none(world: "World") -> None:
    ana = await world.person("Ana")
    origin = {"type": "hidden_user", "sender_user_name": "Ben", "date": 1}
    assert await ana.says(photo=PHOTO, caption="#checkin", forward_origin=origin) == ""
    assert await count(world) == 0


async def test_an_edited_message_counts_no_more_than_before(world: "World") -> None:
    """Edited a hundred times (U-15)."""
    ana = await world.person("Ana")
    await ana.says("/checkin")
    for n in range(100):
        await world.deliver({"edited_message": ana.last_message | {"text": f"/checkin {n}", "edit_date": 2}})
    ben = await world.person("Ben")
    await ben.says("hello")
    await world.deliver({"edited_message": ben.last_message | {"text": "#checkin", "edit_date": 2}})
    assert (len(world.said), await count(world)) == (1, 1)


async def test_the_button(world: "World") -> None:
    ana = await world.person("Ana")
    await ana.says("/streak")
    assert await ana.presses("Check in") == snapshot(
        "✓ 4 May: your first check-in, \u2068Ana\u2069. Good to have you here. +5"
    )
    assert await ana.presses("Check in") == snapshot("Already noted for 4 May, \u2068Ana\u2069. One day so far.")
    assert await count(world) == 1


async def test_in_private(world: "World") -> None:
    ana, ben = await world.person("Ana"), await world.person("Ben")
    assert await ben.whispers("/checkin") == snapshot("This works once I am in a group you belong to.")
    assert await ben.whispers("/streak") == snapshot("This works once I am in a group you belong to.")
    await ana.says("/streak")
    assert await ana.whispers("/checkin ran 5 km") == snapshot(
        "✓ 4 May: your first check-in, Ana. Good to have you here. +5"
    )
    assert await ana.presses("Undo") == snapshot("Taken back for 4 May, Ana. You can check in again whenever you like.")
    await ana.whispers("/streak")
    assert await ana.presses("Check in") == snapshot("✓ 4 May: your first check-in, Ana. Good to have you here. +5")


async def test_who_left_checks_in_no_more(world: "World") -> None:
    ana = await world.person("Ana")
    await ana.says("/streak")
    await ana.whispers("/streak")
    button = world.said[-1]
    await ana.leaves()
    assert await ana.presses("Check in", button) == snapshot("This works once I am in a group you belong to.")
    assert await count(world) == 0


async def test_said_before_midnight_handled_after_it(world: "World") -> None:
    ana = await world.person("Ana")
    world.clock.set(datetime(2026, 5, 5, 0, 20, tzinfo=UTC))
    said = datetime(2026, 5, 4, 23, 59, 30, tzinfo=UTC)
    assert await ana.says("/checkin", at=said) == snapshot(
        "✓ 4 May: your first check-in, Ana. Good to have you here. +5"
    )
    assert await ana.says("/checkin") == snapshot("✓ 5 May: 2 days in a row, Ana. +5")


async def test_the_day_is_the_members(world: "World") -> None:
    """At 20:00 UTC it is tomorrow in Shanghai."""
    await speaks_chinese(world)
    ming, ana = await world.person("小明"), await world.person("Ana")
    await ming.says("hello")
    await ming.whispers("/start")
    await ming.whispers("/timezone Shanghai")
    world.clock.set(datetime(2026, 5, 4, 20, tzinfo=UTC))
    assert await ming.says("/checkin") == snapshot("✓ 小明，5月5日打卡成功，这是你第一次打卡，欢迎！积分 +5")
    assert await ana.says("/checkin") == snapshot("✓ Ana，5月4日打卡成功，这是你第一次打卡，欢迎！积分 +5")


async def test_the_answer_goes_to_the_topic(world: "World") -> None:
    ana = await world.person("Ana")
    await ana.says("/checkin", message_thread_id=7, is_topic_message=True)
    assert world.said[-1].topic_id == 7


# --- When many come at once ---


async def everybody(world: "World", number: int, **content: Any) -> None:
    people = [await world.person(f"Member {n}") for n in range(number)]
    chat = world.group.chat
    await world.deliver(*({"message": world.message(chat, one.user, text="#checkin", **content)} for one in people))


async def test_a_busy_group_hears_of_the_rest_in_one_message(world: "World") -> None:
    await everybody(world, 24)
    assert len(world.said) == 10
    assert [emoji for *_, emoji in world.telegram.reactions] == ["🔥"] * 14
    assert await count(world) == 24
    assert await world.pass_time(minutes=1) == snapshot(
        ["✓ Checked in: Member 10, Member 11, Member 12, Member 13, Member 14 and 9 more"]
    )
    assert [*world.said[-1].buttons] == snapshot(["Undo mine"])
    assert await world.pass_time(minutes=10) == []


async def test_a_busy_group_hears_of_the_rest_in_one_message_in_chinese(world: "World") -> None:
    await speaks_chinese(world)
    await everybody(world, 12)
    assert await world.pass_time(minutes=1) == snapshot(["✓ 打卡成功：Member 10、Member 11"])
    await everybody(world, 24)
    assert await world.pass_time(minutes=1) == snapshot(
        ["✓ 打卡成功：Member 10、Member 11、Member 12、Member 13、Member 14，以及另外 9 人"]
    )
    assert [*world.said[-1].buttons] == snapshot(["撤销我的打卡"])


async def test_each_topic_is_told_of_its_own(world: "World") -> None:
    await everybody(world, 10)
    await everybody(world, 1, message_thread_id=7, is_topic_message=True)
    await everybody(world, 2)
    await world.pass_time(minutes=1)
    assert sorted((said.topic_id or 0, said.text) for said in world.said[10:]) == snapshot(
        [(0, "✓ Checked in: Member 0, Member 1"), (7, "✓ Checked in: Member 0")]
    )


async def test_whoever_takes_it_back_is_not_named(world: "World") -> None:
    await everybody(world, 11)
    await world.pass_time(minutes=1)
    folded = world.said[-1]
    await everybody(world, 10)
    ana, ben, late = await world.person("Ana"), await world.person("Ben"), await world.person("Lea")
    assert [await one.says("/checkin") for one in (ana, ben)] == ["🔥", "🔥"]
    assert await ana.presses("Undo mine", folded) == snapshot(
        "Taken back for 4 May, \u2068Ana\u2069. You can check in again whenever you like."
    )
    assert await late.presses("Undo mine", folded) == snapshot("There is no check-in here to take back.")
    assert await world.pass_time(minutes=1) == snapshot(["✓ Checked in: Ben"])


async def test_repeats_in_a_busy_group_get_a_reaction(world: "World") -> None:
    ana = await world.person("Ana")
    assert [await ana.says("打卡") for _ in range(12)][10:] == ["👌", "👌"]
    assert await world.pass_time(minutes=1) == []


async def test_hundreds_at_once_leave_nobody_without_an_answer(world: "World") -> None:
    await everybody(world, 150)
    await world.pass_time(minutes=2)
    answered = len(world.telegram.reactions) + len([said for said in world.said if said.reply_to])
    assert (answered, await count(world)) == (150, 150)
    async with world.app.engine.connect() as db:
        assert (await outbox.census(db))["queued"] == 0
