"""A photo above the words: taken from a message, shown as it will be, kept until it is taken off."""

from typing import TYPE_CHECKING, Any

import pytest
from inline_snapshot import snapshot

from tests.support.circle import people
from tests.support.world import photo

if TYPE_CHECKING:
    from tests.support.telegram import Said
    from tests.support.world import World


def answered(world: "World", file_id: str, caption: str = "") -> dict[str, Any]:
    """What a message says that answers a photo."""
    about = {"message_id": 7, "date": 1, "chat": world.group.chat, "photo": photo(file_id)}
    return {"reply_to_message": about | ({"caption": caption} if caption else {})}


async def posted(world: "World", **how_long: float) -> list["Said"]:
    since = len(world.said)
    await world.pass_time(**how_long)
    return [one for one in world.said[since:] if one.chat_id == world.group.chat_id]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_a_photo_is_answered_shown_posted_kept_and_taken_off(world: "World", language: str) -> None:
    (admin,) = await people(world, language=language)
    words = {
        "en": ("/announce daily 8:00 The <lake>", "✅ Publish", "/announce #1 The hill", "/announce #1 picture off"),
        "zh-CN": ("/announce 每天 8:00 湖边", "✅ 发布", "/announce #1 山上", "/announce #1 图片 关"),
    }[language]
    said = [await admin.says(words[0], **answered(world, "lake"))]
    assert world.said[-1].photo == "lake"
    said.append(await admin.presses(words[1]))
    assert world.said[-1].photo == "lake", "the same message, with its picture"
    [one] = await posted(world, days=1)
    assert one.photo == "lake"
    said.append(one.text)
    await admin.says(words[2])
    assert world.said[-1].photo == "lake"
    [one] = await posted(world, days=1)
    assert (one.photo, one.text) == ("lake", words[2].rpartition(" ")[2] if language != "en" else "The hill")
    said.append(await admin.says(words[3]))
    [one] = await posted(world, days=1)
    assert one.photo == ""
    assert (
        said
        == {
            "en": snapshot(
                [
                    """\
The &lt;lake&gt;

✏️ <b>#1</b>, a draft. I would say it:
Tue 5 May, 08:00
Wed 6 May, 08:00
Thu 7 May, 08:00\
""",
                    """\
The &lt;lake&gt;

📣 <b>#1</b>, next:
Tue 5 May, 08:00
Wed 6 May, 08:00
Thu 7 May, 08:00\
""",
                    "The &lt;lake&gt;",
                    """\
The hill

📣 <b>#1</b>, next:
Thu 7 May, 08:00
Fri 8 May, 08:00
Sat 9 May, 08:00\
""",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
湖边

✏️ <b>#1</b> 草稿，将在以下时间发出：
5月5日 周二 08:00
5月6日 周三 08:00
5月7日 周四 08:00\
""",
                    """\
湖边

📣 <b>#1</b> 接下来：
5月5日 周二 08:00
5月6日 周三 08:00
5月7日 周四 08:00\
""",
                    "湖边",
                    """\
山上

📣 <b>#1</b> 接下来：
5月7日 周四 08:00
5月8日 周五 08:00
5月9日 周六 08:00\
""",
                ]
            ),
        }[language]
    )


async def test_it_may_be_the_caption_of_a_photo(world: "World") -> None:
    (admin, ben) = await people(world, "Ben")
    await admin.says(photo=photo("lake"), caption="/announce daily 8:00 At the lake")
    await admin.presses("✅ Publish")
    [one] = await posted(world, days=1)
    assert (one.photo, one.text) == ("lake", "At the lake")
    await admin.says(photo=photo("hill"), caption="/announce@HearthBot #1")
    assert (world.said[-1].photo, world.said[-1].text[:11]) == ("hill", "At the lake")
    assert await admin.says(photo=photo("sea"), caption="/announce@OtherBot #1") == ""
    assert await admin.says(photo=photo("sea"), caption="/announcements are nice") == ""
    assert await ben.says(photo=photo("sea"), caption="/announce #1") == snapshot(
        "Only admins of this group can do that."
    )


async def test_words_of_the_photo_answered(world: "World") -> None:
    (admin,) = await people(world)
    await admin.says("/announce daily 8:00", **answered(world, "lake", "Come along"))
    assert (world.said[-1].photo, world.said[-1].text[:10]) == ("lake", "Come along")


async def test_what_is_too_long_for_below_a_picture(world: "World") -> None:
    (admin,) = await people(world)
    longest = "\n".join(["x" * 40] * 25)[:1024]
    assert await admin.says(f"/announce daily 8:00 {longest}y", **answered(world, "lake")) == snapshot(
        "That is too long to stand below a picture: 1,024 characters at most there."
    )
    await admin.says(f"/announce daily 8:00 {longest}", **answered(world, "lake"))
    card = world.said[-1]
    assert (card.photo, len(card.text) < 1024, next(iter(card.buttons))) == ("lake", True, "✅ Publish")
    await admin.presses("✅ Publish")
    [one] = await posted(world, days=1)
    assert (one.photo, one.text) == ("lake", longest), "in one message"
    await admin.says("/announce daily 9:00 " + "y" * 1025)
    assert "characters at most" in await admin.says("/announce #2", **answered(world, "lake"))


async def test_a_card_is_changed_in_place_only_where_its_picture_allows(world: "World") -> None:
    (admin,) = await people(world)
    await admin.says("/announce daily 8:00 Words")
    await admin.says("/announce daily 9:00 With a picture", **answered(world, "lake"))
    shown = world.said[-1]
    before = len(world.said)
    await admin.presses("All", shown)
    assert (len(world.said), world.said[-1].photo, shown.text[:14]) == (before + 1, "", "With a picture")
    listed = world.said[-1]
    await admin.presses("#2 With a picture", listed)
    assert (len(world.said), world.said[-1].photo) == (before + 2, "lake")
    await admin.presses("#1 Words", listed)
    assert len(world.said) == before + 2, "in place"
    await admin.presses("✅ Publish", shown)
    assert len(world.said) == before + 2, "in place"
    await admin.says("/announce #2 picture off")
    await admin.presses("⏸ Pause", shown)
    assert (world.said[-1].photo, world.said[-1].text[:14]) == ("", "With a picture")


async def test_a_photo_that_telegram_forgot_leaves_the_words(world: "World") -> None:
    (admin,) = await people(world)
    await admin.says("/announce daily 8:00 At the lake", **answered(world, "lake"))
    await admin.presses("✅ Publish")
    wrong = {"ok": False, "error_code": 400, "description": "Bad Request: wrong file identifier/HTTP URL specified"}
    world.telegram.faults.append(lambda method, _: (400, wrong) if method == "sendPhoto" else None)
    [one] = await posted(world, days=1)
    assert (one.photo, one.text) == ("", "At the lake")
