"""An unmodified python-telegram-bot against the sandbox over real HTTP."""

import asyncio
import io
from typing import Any

import httpx
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, ChatMemberHandler, CommandHandler, ContextTypes

from sandbox import Options, Sandbox, serve
from sandbox.files import small_picture
from tests.sandbox.conftest import Box

Context = ContextTypes.DEFAULT_TYPE


async def _start(update: Update, context: Context) -> None:
    assert update.effective_message is not None
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="yes")]])
    await update.effective_message.reply_html("<b>Ready?</b>", reply_markup=keyboard)


async def _pressed(update: Update, context: Context) -> None:
    assert update.callback_query is not None
    await update.callback_query.edit_message_text("Welcome")
    await update.callback_query.answer("Done")


async def _welcome(update: Update, context: Context) -> None:
    assert update.chat_member is not None
    new = update.chat_member.new_chat_member
    await context.bot.send_message(update.chat_member.chat.id, f"{new.user.first_name} is now {new.status}")


async def _text(box: Box, user: int, chat: int, wanted: str) -> dict[str, Any]:
    """The message with this text, once it is there."""
    for _ in range(500):
        for message in await box.sees(user, chat):
            if message.get("text") == wanted:
                return message
        await asyncio.sleep(0.01)
    raise AssertionError(f"{wanted!r} never came")


async def test_polls_and_answers() -> None:
    sandbox = Sandbox(Options())
    async with serve(sandbox) as address, httpx.AsyncClient(base_url=address) as http:
        box = Box(sandbox)
        await box.http.aclose()
        box.http = http
        application = (
            Application.builder().token(sandbox.token).base_url(f"{address}/bot").base_file_url(f"{address}/file/bot")
        ).build()
        application.add_handler(CommandHandler("start", _start))
        application.add_handler(CallbackQueryHandler(_pressed))
        application.add_handler(ChatMemberHandler(_welcome, ChatMemberHandler.CHAT_MEMBER))
        async with application:
            await application.start()
            assert application.updater is not None
            await application.updater.start_polling(allowed_updates=Update.ALL_TYPES)
            await _meet(box, application)
            await application.updater.stop()
            await application.stop()


async def _meet(box: Box, application: "Application[Any, Any, Any, Any, Any, Any]") -> None:
    bot = application.bot
    ana, boris = await box.person("Ana"), await box.person("Boris")
    await box.people("start", **{"as": ana}, payload="from-poster")
    asked = await _text(box, ana, ana, "Ready?")
    answer = await box.people(
        "messages/press", **{"as": ana, "chat": ana, "message": asked["message_id"], "data": "yes"}
    )
    assert answer == {"answered": True, "alert": False, "text": "Done"}
    assert (await _text(box, ana, ana, "Welcome"))["message_id"] == asked["message_id"]

    chat = (await box.people("chats", type="supergroup", title="G", owner=ana, members=[box.me], is_forum=True))["id"]
    await box.member(chat, ana, box.me, "promote")
    await box.member(chat, boris, boris, "join")
    await _text(box, ana, chat, "Boris is now member")

    # Whatever the library asks for, it must be able to read the answer
    assert (await bot.get_chat(chat)).title == "G"
    assert {m.status for m in await bot.get_chat_administrators(chat)} == {"creator", "administrator"}
    assert (await bot.create_forum_topic(chat, "News")).name == "News"
    assert (await bot.create_chat_invite_link(chat, name="x")).name == "x"
    photo = await bot.send_photo(chat, io.BytesIO(small_picture(1)), caption="hi")
    assert bytes(await (await photo.photo[-1].get_file()).download_as_bytearray()) == small_picture(1)
    poll = await bot.send_poll(chat, "When?", ["Now", "Later"], is_anonymous=False)
    assert (await bot.stop_poll(chat, poll.message_id)).is_closed
    await bot.restrict_chat_member(chat, boris, permissions=(await bot.get_chat(chat)).permissions.no_permissions())
    assert (await bot.get_chat_member(chat, boris)).status == "restricted"
    assert await bot.set_my_commands([("start", "Begin")])
    assert (await bot.get_my_commands())[0].command == "start"
    assert (await bot.get_webhook_info()).pending_update_count == 0
