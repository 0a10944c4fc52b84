"""Reading and writing: what a chat program is for."""

import re

import pytest
from playwright.async_api import expect

from tests.sandbox_page.stage import ANA, BEN, GRACE, GROUP, YU, Stage, message, write

pytestmark = pytest.mark.browser


async def test_what_one_writes_the_others_see(stage: Stage) -> None:
    ana, ben = await stage.opens(ANA), await stage.opens(BEN)
    await expect(ana.locator(".talk-title")).to_have_text("Ember Readers")
    await expect(ana.locator(".talk-about")).to_have_text("4 members")

    await write(ana, "Is the kettle on?")

    await expect(message(ana, "Is the kettle on?")).to_have_class(re.compile(r"\bmine\b"))
    await expect(message(ben, "Is the kettle on?").locator(".sender-name")).to_have_text("Ana Ribeiro")
    await expect(ana.get_by_label("Message", exact=True)).to_have_value("")


async def test_shift_enter_makes_a_new_line(stage: Stage) -> None:
    page = await stage.opens(ANA)
    field = page.get_by_label("Message", exact=True)
    await field.fill("one")
    await field.press("Shift+Enter")
    await field.press_sequentially("two")
    await field.press("Enter")
    await expect(message(page, "one").locator(".text")).to_have_text("one\ntwo")


async def test_reply_edit_delete(stage: Stage) -> None:
    await stage.says(BEN, "Who brings scones?")
    page = await stage.opens(ANA)

    await message(page, "Who brings scones?").click(button="right")
    await page.get_by_role("menuitem", name="Reply").click()
    await write(page, "I wll")
    await expect(message(page, "I wll").locator(".quote")).to_contain_text("Who brings scones?")

    await message(page, "I wll").click(button="right")
    await page.get_by_role("menuitem", name="Edit").click()
    await write(page, "I will")
    await expect(message(page, "I will").locator(".edited")).to_be_visible()

    await message(page, "I will").click(button="right")
    await page.get_by_role("menuitem", name="Delete").click()
    await page.get_by_role("button", name="Yes").click()
    await expect(message(page, "I will")).to_have_count(0)


async def test_nobody_edits_what_another_wrote(stage: Stage) -> None:
    await stage.says(BEN, "Mine alone")
    page = await stage.opens(ANA)
    await message(page, "Mine alone").click(button="right")
    await expect(page.get_by_role("menuitem", name="Reply")).to_be_visible()
    await expect(page.get_by_role("menuitem", name="Edit")).to_have_count(0)
    await expect(page.get_by_role("menuitem", name="Delete")).to_have_count(0)


async def test_react_and_take_it_back(stage: Stage) -> None:
    await stage.says(BEN, "Soup is ready")
    page = await stage.opens(ANA)
    soup = message(page, "Soup is ready")

    await soup.hover()
    await page.get_by_test_id("hover-bar").get_by_label("React with 🔥").click()
    chip = soup.get_by_test_id("reaction")
    await expect(chip).to_have_attribute("aria-pressed", "true")
    await expect(chip).to_have_accessible_name("🔥: Ana Ribeiro")

    await chip.click()
    await expect(chip).to_have_count(0)


async def test_a_sample_photo_with_a_caption(stage: Stage) -> None:
    page = await stage.opens(ANA)
    await page.get_by_label("Attach", exact=True).click()
    await page.get_by_role("menuitem", name="A sample photo").click()
    await write(page, "From my window")
    picture = message(page, "From my window").get_by_role("img")
    await expect(picture).to_be_visible()
    await expect(picture).to_have_js_property("complete", True)
    assert await picture.evaluate("image => image.naturalWidth") == 960

    await message(page, "From my window").get_by_role("button", name="Look at the photo").click()
    await expect(page.locator("dialog img")).to_be_visible()


async def test_a_place(stage: Stage) -> None:
    page = await stage.opens(ANA)
    await page.get_by_label("Attach", exact=True).click()
    await page.get_by_role("menuitem", name="Share a location").click()
    await page.get_by_role("button", name="Shanghai").click()
    await expect(message(page, "31.230, 121.474")).to_be_visible()


async def test_a_poll_is_voted_on(stage: Stage) -> None:
    await stage.bot(
        "sendPoll", chat_id=GROUP, question="Which book next?", options=["Piranesi", "边城"], is_anonymous=False
    )
    page = await stage.opens(ANA)
    await message(page, "Which book next?").get_by_role("button", name="边城").click()
    await expect(message(page, "Which book next?").locator(".poll-option.chosen")).to_contain_text("100%")
    await expect(message(page, "Which book next?")).to_contain_text("1 vote")


async def test_formatted_text(stage: Stage) -> None:
    html = (
        "<b>bold <i>both</i></b> <u>under</u> <s>gone</s> <code>x &lt; y</code> <tg-spoiler>the butler</tg-spoiler> "
        '<a href="https://example.org/">there</a><pre><code class="language-python">print(1)</code></pre>'
    )
    await stage.bot("sendMessage", chat_id=GROUP, text=html, parse_mode="HTML")
    page = await stage.opens(ANA)
    text = message(page, "bold both").locator(".text")
    await expect(text.locator("strong em")).to_have_text("both")
    await expect(text.locator("u")).to_have_text("under")
    await expect(text.locator("s")).to_have_text("gone")
    await expect(text.locator("code").first).to_have_text("x < y")
    await expect(text.locator("pre")).to_have_text("print(1)")
    await expect(text.get_by_role("link")).to_have_attribute("href", "https://example.org/")

    await text.get_by_label("Show what is hidden").click()
    await expect(text.locator(".spoiler")).to_have_class(re.compile("revealed"))


async def test_service_lines_and_the_pinned_message(stage: Stage) -> None:
    rule = await stage.says(BEN, "Be kind")
    await stage.do(f"chats/{GROUP}/members", as_=BEN, user=(await stage.state())["bot"]["id"], action="promote")
    await stage.bot("pinChatMessage", chat_id=GROUP, message_id=rule["message_id"])
    page = await stage.opens(ANA)
    await expect(page.locator(".pinned")).to_contain_text("Be kind")
    await expect(page.get_by_test_id("service").filter(has_text="pinned")).to_contain_text("Be kind")


async def test_topics_of_a_forum(stage: Stage) -> None:
    forum = await stage.do("chats", type="supergroup", title="Makers", owner=ANA, is_forum=True, members=[YU])
    wood = await stage.do(f"chats/{forum['id']}/topics", as_=ANA, name="Wood")
    page = await stage.opens(ANA, forum["id"])
    await write(page, "Hello everybody")

    await page.get_by_test_id("chat-row").filter(has_text="Wood").click()
    await write(page, "Who lends a mallet?")
    await expect(message(page, "Who lends a mallet?")).to_be_visible()
    await expect(message(page, "Hello everybody")).to_have_count(0)
    assert page.url.endswith(f"#as={ANA}&chat={forum['id']}&topic={wood['id']}")


async def test_two_thousand_messages_come_in_pages(stage: Stage) -> None:
    story = [
        {"chat": GROUP, "as": BEN, "text": f"line {n} of the story", "date": 1_790_000_000 + n} for n in range(2000)
    ]
    await stage.do("import", messages=story)
    page = await stage.opens(ANA)
    rows = page.get_by_test_id("message")
    await expect(message(page, "line 1999 of")).to_be_in_viewport()
    await expect(rows).to_have_count(200)

    await page.get_by_test_id("messages").evaluate("scroller => scroller.scrollTo(0, 0)")
    await expect(rows).to_have_count(400)
    # What one was reading stays in sight.
    await expect(message(page, "line 1800 of")).to_be_in_viewport()


async def test_arrow_keys_walk_through_the_messages(stage: Stage) -> None:
    await stage.says(BEN, "first")
    await stage.says(BEN, "second")
    page = await stage.opens(ANA)
    await expect(message(page, "second")).to_be_visible()
    await page.get_by_label("Message", exact=True).press("ArrowUp")
    await expect(message(page, "second")).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await expect(message(page, "first")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("menu")).to_be_visible()


async def test_those_who_listen_are_told(stage: Stage) -> None:
    page = await stage.opens(ANA)
    await expect(page.locator(".talk-title")).to_be_visible()
    await stage.says(BEN, "Can you hear me?")
    await expect(page.locator("#announcer")).to_contain_text("Can you hear me?")


async def test_what_is_said_in_a_group_is_for_its_members(stage: Stage) -> None:
    await stage.says(BEN, "Between us")
    page = await stage.opens(GRACE)
    await expect(page.get_by_text("What is said here is for those who joined.")).to_be_visible()
    await expect(message(page, "Between us")).to_have_count(0)
    await expect(page.get_by_test_id("welcome")).to_be_hidden()
