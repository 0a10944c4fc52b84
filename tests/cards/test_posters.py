"""Posters of check-ins, with words that say the same."""

import io
from typing import TYPE_CHECKING

from inline_snapshot import snapshot
from PIL import Image

from bot.features import cards

if TYPE_CHECKING:
    from tests.support.world import World


async def test_a_poster_of_the_last_checkin(world: "World") -> None:
    ana = await world.person("Ana")
    assert await ana.says("/poster") == snapshot(
        "There is nothing to put on a picture yet. Your first check-in will change that: /checkin"
    )
    await ana.says("/checkin finished <chapter> 7")
    assert await ana.says("/poster") == snapshot("""\
🖼 <b>Ana</b> · Reading circle
4 May: checked in, the first day of a streak, one check-in in all.
“finished &lt;chapter&gt; 7”\
""")
    first = world.said[-1].photo
    assert world.telegram.files[first].startswith(b"\xff\xd8")
    await ana.says("/poster")
    assert world.said[-1].photo == first, "the same picture, at no cost"
    await world.pass_time(days=1)
    await ana.says("/checkin")
    assert await ana.says("/poster") == snapshot("""\
🖼 <b>Ana</b> · Reading circle
5 May: checked in, 2 days in a row, 2 check-ins in all.\
""")
    assert world.said[-1].photo != first


async def test_in_chinese_and_in_private(world: "World") -> None:
    li = await world.person("小李", language="zh-hans")
    assert await li.whispers("/poster") == snapshot("等我和你在同一个群里，就可以用了。")
    await li.says("打卡 读完第三章")
    assert await li.whispers("/poster") == snapshot("""\
🖼 <b>小李</b> · Reading circle
5月4日打卡，连续打卡的第一天，累计打卡 1 次。
「读完第三章」\
""")
    assert world.said[-1].photo


async def test_a_milestone_offers_a_poster_and_makes_one(world: "World") -> None:
    ana, ben = await world.person("Ana"), await world.person("Ben")
    for _ in range(2):
        await ana.says("/checkin")
        assert "🖼 Poster" not in world.said[-1].buttons
        await world.pass_time(days=1)
    await ana.says("/checkin")
    offered = world.said[-1]
    assert await ben.presses("🖼 Poster", offered) == "This button is for someone else."
    assert await ana.presses("🖼 Poster", offered) == snapshot("""\
Your poster is on its way.
🖼 <b>Ana</b> · Reading circle
6 May: checked in, 3 days in a row, 3 check-ins in all.\
""")
    assert world.said[-1].photo
    assert await ana.presses("🖼 Poster", offered) == snapshot("Your poster of that day is in this chat already.")


async def test_a_poster_on_ones_own_photo(world: "World") -> None:
    ana, ben = await world.person("Ana"), await world.person("Ben")
    await ana.says("/checkin")
    await ana.says("/poster")
    plain = world.telegram.files[world.said[-1].photo]
    world.telegram.files["sunset"] = _photo()
    await ana.says(photo=[{"file_id": "sunset", "file_unique_id": "u", "width": 640, "height": 640}])
    mine = ana.last_message
    await ana.says("/poster", reply_to_message=mine)
    assert world.telegram.files[world.said[-1].photo] != plain
    await ben.says("/checkin")
    await ben.says("/poster")
    bens = world.said[-1].photo
    cat = await world.person("Cat")
    await cat.says(photo=[{"file_id": "sunset", "file_unique_id": "u", "width": 640, "height": 640}], caption="打卡")
    await cat.says("/poster")
    assert _brightness(world.telegram.files[world.said[-1].photo]) != _brightness(plain)
    await ben.says("/poster")
    await ben.says("/poster", reply_to_message=mine)  # somebody else's photo is theirs
    assert world.said[-1].photo == bens


def _brightness(picture: bytes) -> int:
    """Of the middle of the upper part, where a photo shows."""
    return int(Image.open(io.BytesIO(picture)).convert("L").crop((400, 150, 700, 400)).resize((1, 1)).tobytes()[0])


def _photo() -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(out, "JPEG")
    return out.getvalue()


async def test_a_poster_shows_how_much_it_was(world: "World") -> None:
    ana = await world.person("Ana")
    await ana.says("/checkin")
    await ana.says("/poster")
    without = world.said[-1].photo
    await ana.says("/amount 5.2 km")
    await ana.says("/poster")
    assert world.said[-1].photo != without
    async with world.app.workshop.work() as work:
        sheet = await cards.poster_of(work, 1, ana.id)
    assert world.app.house.texts.plain(sheet.picture.data["quantity"], "zh-CN") == "5.2 公里"


async def test_a_poster_of_a_streak_that_ended_says_how_long_it_was(world: "World") -> None:
    ana = await world.person("Ana")
    for _ in range(3):
        await ana.says("/checkin 5 km")
        await world.pass_time(days=1)
    await world.pass_time(days=5)
    said = await ana.says("/poster")
    assert "3 days in a row" in said
    assert "(5 km)" in said
