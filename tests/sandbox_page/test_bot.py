"""What the bot adds to the talk: commands, buttons, deep links, Start and blocking."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.sandbox_page.stage import ANA, BEN, GROUP, YU, Stage, message, write

pytestmark = pytest.mark.browser

COMMANDS = [
    {"command": "checkin", "description": "Check in for today"},
    {"command": "challenges", "description": "What we do this week"},
    {"command": "help", "description": "What I can do"},
]


async def test_the_command_menu_narrows_while_one_types(stage: Stage) -> None:
    await stage.bot("setMyCommands", commands=COMMANDS)
    page = await stage.opens(ANA)
    field = page.get_by_label("Message", exact=True)
    rows = page.get_by_role("option")

    await field.press_sequentially("/")
    await expect(rows).to_have_count(3)
    await expect(rows.first).to_contain_text("Check in for today")
    await field.press_sequentially("ch")
    await expect(rows).to_have_count(2)

    await field.press("ArrowDown")
    await expect(rows.nth(1)).to_have_attribute("aria-selected", "true")
    await field.press("Enter")
    await expect(message(page, "/challenges")).to_be_visible()
    await expect(page.get_by_test_id("command-menu")).to_be_hidden()
    assert (await stage.next_update("message", "text"))["text"] == "/challenges"


async def test_tab_completes_so_that_one_can_add_words(stage: Stage) -> None:
    await stage.bot("setMyCommands", commands=COMMANDS)
    page = await stage.opens(ANA)
    field = page.get_by_label("Message", exact=True)
    await field.press_sequentially("/che")
    await field.press("Tab")
    await expect(field).to_have_value("/checkin ")
    await field.press_sequentially("tea")
    await field.press("Enter")
    await expect(message(page, "/checkin tea")).to_be_visible()


async def test_commands_speak_the_persons_language_and_arrive_late(stage: Stage) -> None:
    page = await stage.opens(YU, query="lang=zh")
    await stage.bot("setMyCommands", commands=COMMANDS)
    await stage.bot("setMyCommands", commands=[{"command": "checkin", "description": "今日打卡"}], language_code="zh")
    await page.get_by_label("消息", exact=True).press_sequentially("/")
    await expect(page.get_by_role("option")).to_have_count(1)
    await expect(page.get_by_role("option")).to_contain_text("今日打卡")


async def test_a_command_in_a_text_is_sent_by_a_click(stage: Stage) -> None:
    await stage.bot("sendMessage", chat_id=GROUP, text="Try /checkin today")
    page = await stage.opens(ANA)
    await message(page, "Try").get_by_role("button", name="/checkin").click()
    await expect(page.locator(".row.mine").filter(has_text="/checkin")).to_be_visible()


async def offer(stage: Stage, *rows: list[dict[str, str]]) -> None:
    await stage.bot("sendMessage", chat_id=GROUP, text="Saturday?", reply_markup={"inline_keyboard": rows})


async def press_and_answer(stage: Stage, page: Page, name: str, **answer: object) -> None:
    key = page.get_by_test_id("keyboard").get_by_role("button", name=name)
    await key.click()
    query = await stage.next_update("callback_query", "data")
    await expect(key).to_have_attribute("aria-busy", "true")
    await stage.bot("answerCallbackQuery", callback_query_id=query["id"], **answer)
    await expect(key).not_to_have_attribute("aria-busy", "true")


async def test_a_button_answers_with_a_toast(stage: Stage) -> None:
    await offer(stage, [{"text": "I am in", "callback_data": "in"}])
    page = await stage.opens(ANA)
    await press_and_answer(stage, page, "I am in", text="See you there ☕")
    await expect(page.get_by_test_id("toast")).to_have_text("See you there ☕")


async def test_a_button_answers_with_an_alert(stage: Stage) -> None:
    await offer(stage, [{"text": "My points", "callback_data": "points"}])
    page = await stage.opens(ANA)
    await press_and_answer(stage, page, "My points", text="You have 42.", show_alert=True)
    await expect(page.get_by_test_id("alert")).to_have_text("You have 42.")
    await page.get_by_role("button", name="Done").click()
    await expect(page.get_by_test_id("alert")).to_have_count(0)


async def test_a_bot_that_stays_silent(stage: Stage) -> None:
    await offer(stage, [{"text": "Hello?", "callback_data": "hello"}])
    page = await stage.opens(ANA)
    await page.get_by_role("button", name="Hello?").click()
    await expect(page.get_by_test_id("toast")).to_have_text("The bot did not answer this button.")


async def test_a_message_changes_under_the_readers_eyes(stage: Stage) -> None:
    sent = await stage.bot("sendMessage", chat_id=GROUP, text="One is coming")
    page = await stage.opens(ANA)
    await expect(message(page, "One is coming")).to_be_visible()
    keys = {"inline_keyboard": [[{"text": "Me too", "callback_data": "x"}]]}
    await stage.bot(
        "editMessageText", chat_id=GROUP, message_id=sent["message_id"], text="Two are coming", reply_markup=keys
    )
    await expect(message(page, "Two are coming").get_by_role("button", name="Me too")).to_be_visible()
    await expect(message(page, "One is coming")).to_have_count(0)


async def test_start_opens_the_private_chat(stage: Stage) -> None:
    page = await stage.opens(ANA, ANA)
    await expect(page.get_by_label("Message", exact=True)).to_be_hidden()
    await page.get_by_role("button", name="Start", exact=True).click()
    await expect(message(page, "/start")).to_be_visible()
    await expect(page.get_by_label("Message", exact=True)).to_be_visible()
    assert (await stage.next_update("message", "text"))["text"] == "/start"

    await stage.bot("sendMessage", chat_id=ANA, text="Welcome, Ana")
    await expect(message(page, "Welcome, Ana")).to_be_visible()


@pytest.mark.parametrize("place", ["button", "text"])
async def test_a_deep_link_opens_the_private_chat_with_its_payload(stage: Stage, place: str) -> None:
    name = (await stage.state())["bot"]["username"]
    link = f"https://t.me/{name}?start=gift-7"
    if place == "button":
        await offer(stage, [{"text": "Open the gift", "url": link}])
    else:
        await stage.bot("sendMessage", chat_id=GROUP, text=f'<a href="{link}">Open the gift</a>', parse_mode="HTML")
    page = await stage.opens(ANA)
    await page.get_by_test_id("messages").get_by_text("Open the gift").click()
    await expect(message(page, "/start gift-7")).to_be_visible()
    assert page.url.endswith(f"#as={ANA}&chat={ANA}")


async def test_block_and_unblock(stage: Stage) -> None:
    await stage.do("start", as_=ANA)
    page = await stage.opens(ANA, ANA)
    assert await stage.bot_becomes() == "member"  # when the group was made
    await page.get_by_label("More about this chat").click()
    await page.get_by_role("menuitem", name="Block the bot").click()
    await expect(page.get_by_text("You blocked this bot.")).to_be_visible()
    assert await stage.bot_becomes() == "kicked"

    await page.get_by_role("button", name="Unblock").click()
    await write(page, "I am back")
    await expect(message(page, "I am back")).to_be_visible()


async def test_the_members_and_the_bots_promotion(stage: Stage) -> None:
    page = await stage.opens(BEN)
    assert await stage.bot_becomes() == "member"  # when the group was made
    await page.get_by_test_id("members-button").click()
    members = page.get_by_test_id("member")
    await expect(members).to_have_count(4)
    await expect(members.first).to_contain_text("Ben")
    await expect(members.first).to_contain_text("owner")

    await page.locator(".members-bot").get_by_role("button", name="Make admin").click()
    await expect(page.locator(".members-bot")).to_contain_text("is an admin here")
    assert await stage.bot_becomes() == "administrator"


async def test_an_ordinary_member_promotes_nobody(stage: Stage) -> None:
    page = await stage.opens(ANA)
    await page.get_by_test_id("members-button").click()
    await expect(page.get_by_test_id("member").filter(has_text="小雨")).to_be_visible()
    await expect(page.get_by_role("button", name="Make admin")).to_have_count(0)
    await page.get_by_label("What to do with 小雨").click()
    await expect(page.get_by_role("menuitem")).to_have_text(["Become 小雨"])


async def test_leave_and_join_again(stage: Stage) -> None:
    await stage.says(BEN, "Stay a while")
    page = await stage.opens(ANA)
    await page.get_by_label("More about this chat").click()
    await page.get_by_role("menuitem", name="Leave the group").click()
    await page.get_by_role("button", name="Yes").click()
    await expect(page.get_by_text("You are not in this group.")).to_be_visible()
    await expect(message(page, "Stay a while")).to_have_count(0)

    await page.get_by_role("button", name="Join the group").click()
    await expect(message(page, "Stay a while")).to_be_visible()
    await expect(page.get_by_test_id("service").last).to_have_text("Ana Ribeiro joined the group")


async def test_the_bot_is_typing(stage: Stage) -> None:
    page = await stage.opens(ANA)
    await expect(page.locator(".talk-about")).to_have_text(re.compile("members"))
    await stage.bot("sendChatAction", chat_id=GROUP, action="typing")
    await expect(page.locator(".talk-about")).to_have_text("typing…")
    await stage.bot("sendMessage", chat_id=GROUP, text="There.")
    await expect(message(page, "There.")).to_be_visible()
    await expect(page.locator(".talk-about")).to_have_text("4 members")
