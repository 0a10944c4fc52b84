"""Being somebody: switching people, languages and chats; what the address keeps; what waits for whom."""

import pytest
from playwright.async_api import expect

from tests.sandbox_page.stage import ANA, BEN, GRACE, GROUP, YU, Stage, message, write

pytestmark = pytest.mark.browser


async def test_switching_keeps_the_chat_and_says_so_in_the_address(stage: Stage) -> None:
    page = await stage.opens(ANA)
    await write(page, "Who am I?")
    await expect(message(page, "Who am I?")).to_be_visible()

    await page.get_by_label("Become Ben").click()
    await expect(page.get_by_test_id("me")).to_contain_text("Ben")
    await expect(message(page, "Who am I?").locator(".sender-name")).to_have_text("Ana Ribeiro")
    assert page.url.endswith(f"#as={BEN}&chat={GROUP}")

    await page.reload()
    await expect(page.get_by_test_id("me")).to_contain_text("Ben")
    await expect(message(page, "Who am I?")).to_be_visible()

    await page.go_back()
    await expect(page.get_by_test_id("me")).to_contain_text("Ana")


async def test_a_draft_waits_for_its_writer(stage: Stage) -> None:
    page = await stage.opens(ANA)
    field = page.get_by_label("Message", exact=True)
    await field.fill("half a thou")
    await page.get_by_label("Become Ben").click()
    await expect(field).to_have_value("")
    await page.get_by_label("Become Ana Ribeiro").click()
    await expect(field).to_have_value("half a thou")


async def test_a_link_reproduces_person_and_chat(stage: Stage) -> None:
    await stage.do("start", as_=YU)
    page = await stage.opens(YU, YU)
    await expect(page.get_by_test_id("me")).to_contain_text("小雨")
    await expect(page.locator(".talk-title")).to_have_text("Hearth")
    await expect(message(page, "/start")).to_be_visible()


async def test_without_an_address_the_first_person_sees_a_group(stage: Stage) -> None:
    page = await stage.opens()
    await expect(page.get_by_test_id("me")).to_contain_text("Ana")
    await expect(page.locator(".talk-title")).to_have_text("Ember Readers")


async def test_an_address_of_nobody_leads_to_somebody(stage: Stage) -> None:
    page = await stage.opens(424242, -424242)
    await expect(page.get_by_test_id("me")).to_contain_text("Ana")
    await expect(page.locator(".talk-title")).to_have_text("Ember Readers")


async def test_unread_messages_are_counted_until_seen(stage: Stage) -> None:
    await stage.do("start", as_=ANA)
    page = await stage.opens(ANA, ANA)
    group = page.get_by_test_id("chat-row").filter(has_text="Ember Readers")
    await expect(message(page, "/start")).to_be_visible()
    await stage.says(BEN, "one")
    await stage.says(BEN, "two")
    await expect(group.locator(".badge")).to_have_text("2")
    await expect(group).to_contain_text("Ben: two")

    await group.click()
    await expect(message(page, "two")).to_be_visible()
    await expect(page.locator(".unread-line")).to_be_visible()
    await expect(group.locator(".badge")).to_have_count(0)


async def test_a_private_message_to_somebody_else_marks_their_face(stage: Stage) -> None:
    await stage.do("start", as_=BEN)
    page = await stage.opens(ANA)
    face = page.locator(f".face[data-user='{BEN}']")
    await expect(face).to_be_visible()
    await stage.bot("sendMessage", chat_id=BEN, text="Only for Ben")
    await expect(face).to_have_accessible_name("Become Ben. Ben has something new")

    await face.click()
    await expect(page.get_by_test_id("chat-row").first).to_contain_text("Only for Ben")
    await expect(face).to_have_accessible_name("Become Ben")


async def test_the_language_switch_changes_every_sentence_and_stays(stage: Stage) -> None:
    await stage.says(BEN, "今天好冷")
    page = await stage.opens(ANA, query="")
    await page.get_by_test_id("language").click()
    await expect(page.get_by_label("消息", exact=True)).to_have_attribute("placeholder", "输入消息…")
    await expect(page.locator(".talk-about")).to_have_text("4 位成员")
    await expect(page.get_by_test_id("day").first).to_have_text("今天")
    await expect(page.get_by_test_id("clock.day")).to_have_accessible_name("快进 1 天")
    await expect(page.get_by_test_id("welcome")).to_contain_text("你现在是")
    await expect(page.get_by_test_id("chat-row").nth(1)).to_contain_text("Ben：今天好冷")
    await page.reload()
    await expect(page.locator(".talk-about")).to_have_text("4 位成员")


async def test_the_browsers_language_is_the_first_choice(stage: Stage) -> None:
    page = await stage.opens(ANA, query="", locale="zh-CN")
    await expect(page.locator(".talk-about")).to_have_text("4 位成员")


async def test_the_list_of_everyone_can_be_searched(stage: Stage) -> None:
    page = await stage.opens(ANA)
    await page.get_by_test_id("me").click()
    people = page.locator(".person")
    await expect(people).to_have_count(4)
    await page.get_by_label("Find a person").fill("gra")
    await expect(people).to_have_count(1)
    await people.click()
    await expect(page.get_by_test_id("me")).to_contain_text("Grace")
    assert page.url.endswith(f"#as={GRACE}&chat={GROUP}")


async def test_a_new_person_arrives(stage: Stage) -> None:
    page = await stage.opens(ANA)
    await page.get_by_test_id("me").click()
    await page.locator("#everyone").get_by_label("New person").click()
    await page.get_by_label("First name").fill("Emre")
    await page.get_by_label("Language of their Telegram").select_option("de")
    await page.get_by_role("button", name="Create").click()
    await expect(page.get_by_test_id("me")).to_contain_text("Emre")
    languages = {user["first_name"]: user["language_code"] for user in (await stage.state())["users"]}
    assert languages["Emre"] == "de"


async def test_a_new_group_has_the_bot_in_it(stage: Stage) -> None:
    page = await stage.opens(ANA)
    await page.get_by_label("New group").click()
    await page.get_by_label("Name of the group").fill("Sunday walkers")
    await page.get_by_role("button", name="Create").click()
    await expect(page.locator(".talk-title")).to_have_text("Sunday walkers")
    await expect(page.locator(".talk-about")).to_have_text("2 members")


async def test_the_welcome_goes_for_good(stage: Stage) -> None:
    await stage.bot("setMyCommands", commands=[{"command": "checkin", "description": "Check in"}])
    page = await stage.opens(ANA)
    await expect(page.get_by_test_id("welcome")).to_contain_text(
        "You are Ana Ribeiro. Type /checkin and see what Hearth says."
    )
    await page.get_by_label("Understood").click()
    await expect(page.get_by_test_id("welcome")).to_be_hidden()
    await page.reload()
    await expect(page.locator(".talk-title")).to_be_visible()
    await expect(page.get_by_test_id("welcome")).to_be_hidden()
